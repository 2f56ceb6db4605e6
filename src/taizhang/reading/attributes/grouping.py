"""What a list of values shared out by 分别 is of, by the words before it."""

from taizhang.reading.patterns import lazy


def owned_alike(members: list[str], levels: list[str]) -> list[str]:
    """Return nouns that leave open whose they are with the owner that one of them had before (项目总投资2亿元,年度计划3亿元,
    总投资和年度计划分别增长)."""
    for member in members:
        told = next((level for level in reversed(levels) if level.endswith(member) and len(level) > len(member)), "")
        if told:
            owner = told[: -len(member)]
            return [one if one.startswith(owner) else owner + one for one in members]
    return members


def each_once(names: list[str]) -> list[str]:
    """Return names without those that only repeat the one before (a value after what it rose from)."""
    return [name for at, name in enumerate(names) if not at or name != names[at - 1]]


def counted_twice(lead: str) -> bool:
    """Say whether a clause ends with the same things counted in two ways (受理案件65件109人,分别上升5%和7%)."""
    return lead[-1:] in _PEOPLE and _COUNTED_TWICE.search(lead) is not None


_PEOPLE = frozenset("人名户")
_COUNTED_TWICE = lazy(r"[一-龥](?<![加少多升降])\d[\d.]*[余多万亿]*[件起宗案户]、?\d[\d.]*[余多万亿]*[人名户]$")


def names_each(left: str) -> bool:
    """Say whether words before places name what has one each (引进内资、消费品零售额分别列|第9位和第8位)."""
    return "分" in left and _NAMES_EACH.match(left) is not None


_NAMES_EACH = lazy("[、,]?[一-龥]{3,16}[、和][一-龥]{3,16}?分[别列居]")


def of_listed(lead: str, left: str, count: int) -> list[str]:
    """Return the rates of as many kinds as the clause before lists (粮食制品、食用油等2类食品,不合格率分别为|0.4%、0.5%), or an
    empty list."""
    kinds, rate = _KINDS.fullmatch(lead) if "等" in lead else None, _RATE_EACH.fullmatch(left)
    if kinds is None or rate is None:
        return []
    listed = _AND.split(kinds.group(1))
    return [one + rate.group(1) for one in listed] if len(listed) == count else []


_KINDS = lazy(r"(?:[一-龥]{2,8}的)?([一-龥]{2,10}(?:[、和][一-龥]{2,10})+)等\d{1,2}大?[类种个项][一-龥]{2,8}")
_RATE_EACH = lazy("([一-龥]{2,10}[率比重量额数])分别(?:为|是|达|达到)?")
_AND = lazy("[、和]")
