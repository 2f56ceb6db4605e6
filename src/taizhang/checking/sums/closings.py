"""Amounts that make another of their unit but for one slip, whatever words stand between.

受理2877件,自行处理2276件,派单610件: 601, with one digit, makes all of them. How such amounts are listed says how likely
they are parts of that one; how few slips would make just what is lacking says how unlikely that is to be chance.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, last_place, sum_told
from taizhang.checking.passages import PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import Slips, digits_of, slip_like
from taizhang.checking.sums.candidates import FINE, MOVES, Item, Sum, made_with_another, moved, one_name, twice_told
from taizhang.checking.sums.chains import NEAR, STEP, chains
from taizhang.checking.sums.exclusive import CARRIERS, both_of_family, exclusive
from taizhang.checking.sums.surely import sure_lists
from taizhang.reading.patterns import lazy

_OPENER = lazy("其中(?!心)|包括|分别|分为|含|：|中，|看，|如下")
_ANEW = lazy("[。\n：]|其中|看，|中，|如下")
_STOP = lazy("[；。\n]")
_LEADS = lazy("^(?:其中|此外|全[国省市区县])+|(?:达到|[为有共达])+$")
_KINDS = lazy("(?:按|从|分)[^，。；：]{2,12}(?:统计|看|分|划分)[：，]")
_BRACKETS = lazy("（[^（）]*）")
_BOUND = lazy("以[上下]")
_AMONG = lazy("[^，；。：、]{0,8}中，")
_SOME = lazy("热点|主要|居前|排名|前[一二三四五六七八九十0-9]+|典型|突出")
_IN_ALL = lazy("合计|共计|总计|(?:^|[，。；])两?项?共$")
_EVERY = lazy("各类|各项|共|总|全部")
_OF_ALL_ANEW = lazy("。[ \u3000]{0,4}[全我][国省市县区州旗]")
_REST = lazy("其他|其它|其余|另有|另外")
_JOINS = ("、", "和", "及")
_MOST, _FAR, _LATER = 12, 700, 5
_TEN, _ANEW_WITHIN = 10, 6
_TINY, _AGAIN = 400, 2
_THREE, _FIVE = 3, 5
_TWO, _NAME, _APART, _TRIED = 2, 4, 2, 3
_CHANCE = tuple(Fraction(n, 200) for n in (0, 1, 2, 14, 40, 80, 200))
"""How likely a slip may be chance for a list for which so much speaks."""
_OPEN = Why(
    zh="只差一个数字或两位数字对调就与总数相合，像是誊写有误，也可能各部分未必是全部",
    en="one digit or two swapped would make it, as by a slip of the pen; or the parts are not all of it",
)


def _sum(items: Sequence[Item], at: int, run: Sequence[int], way: str) -> Sum | None:
    """Return an amount with some that may be its parts; None where they are too far from it, but for a point moved."""
    whole = items[at]
    lacking, room = whole.value, whole.half
    for k in run:
        lacking -= items[k].value
        room += items[k].half
    one = Sum(items, at, tuple(run), way, lacking, room)
    far = abs(lacking) > room and abs(lacking) * _THREE > max(abs(whole.value), abs(whole.value - lacking)) * _TWO
    return None if far and not _added(one) and not moved(one) and twice_told(one) is None else one


_OF_OTHERS = lazy("[\u4e00-\u9fff]{2}(?<!其)中(?:还|已|共)?有$")


@dataclass(slots=True)
class _Text:
    """What closes in a text, and what does not."""

    closed: list[Sum] = field(default_factory=list)
    open: list[Sum] = field(default_factory=list)
    _by_passage: dict[int, list[Sum]] = field(default_factory=dict)
    _by_parts: dict[frozenset[int], list[Sum]] = field(default_factory=dict)

    def close(self, one: Sum) -> None:
        """Take up a sum that closes."""
        self.closed.append(one)
        self._by_parts.setdefault(frozenset(map(id, one.parts)), []).append(one)
        for home in {id(one.whole.passage), id(one.parts[0].passage)}:
            self._by_passage.setdefault(home, []).append(one)

    def beside(self, one: Sum) -> Sequence[Sum]:
        """Return the sums that close whose whole or list stands in the sentence of the whole or list of another."""
        homes = {id(one.whole.passage), id(one.parts[0].passage)}
        return [other for home in homes for other in self._by_passage.get(home, ())]

    def of_same(self, one: Sum) -> Sequence[Sum]:
        """Return the sums that close whose parts are those of another."""
        return self._by_parts.get(frozenset(map(id, one.parts)), ())


def check_closings(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Ask of amounts that all but make one told before them."""
    for passages in readings:
        text = _Text()
        told = [*chains(passages)]
        for items in told:
            for one in _totalled(items):
                text.close(one)
            for at in range(len(items)):
                for one in _sums(items, at):
                    (text.close if abs(one.lacking) <= one.room else text.open.append)(one)
        asked = [*_asked(text)]
        yield from asked
        yield from sure_lists(told, text.closed, {place.start for finding in asked for place in finding.places})


def _sums(items: Sequence[Item], at: int) -> Iterator[Sum]:
    """Yield the lists that may break down an amount: what follows it, begins anew a little later, or is named so."""
    yield from _from(items, at, at + 1)
    for start in range(at + _TWO, min(len(items) - 1, at + _ANEW_WITHIN)):
        if items[start].figure.start - items[at].figure.end > NEAR:
            break
        if _ANEW.search(items[start].since) is not None and not items[start].inside:
            # 税收收入865.4亿元;非税收入279亿元。税收项目情况如下：增值税393.9亿元: of one told before what is beside it.
            yield from _from(items, at, start)
    yield from _named_alike(items, at)
    back = _MOST if _IN_ALL.search(items[at].label) is not None else _LATER
    before = [k for k in range(at - 1, max(-1, at - back), -1) if not items[k].inside or items[at].inside]
    for count in range(_TWO, len(before) + 1):
        if _apart(items, before[count - 1], at):
            break
        yield from _told(items, at, before[count - 1 :: -1], "after")


def _apart(items: Sequence[Item], first: int, at: int) -> bool:
    """Whether the first of some amounts stands too far before their total."""
    return items[at].figure.start - items[first].figure.end > NEAR


def _from(items: Sequence[Item], at: int, start: int) -> Iterator[Sum]:
    whole = items[at]
    flat: list[int] = []
    heads: list[int] = []
    nested = False
    for k in range(start, min(len(items), start + _MOST * 2)):
        item = items[k]
        if item.figure.start - whole.figure.end > _FAR or item.figure.start - items[k - 1].figure.end > NEAR:
            break
        stopped = _STOP.search(item.since) is not None
        if stopped:
            if _OF_OTHERS.search(item.since) is not None:
                break  # 部门网站中31个开通…。省级网站中有|10个: of another whole
            nested = False
        if flat and "其中" in item.since:
            nested = True
        if flat and items[start].inside and not whole.inside and (not item.inside or "）" in item.since):
            # 工程师2000人（含重点产业1000人）、科技人才300人: the bracket is closed.
            break
        if item.inside and not whole.inside and not items[start].inside:
            continue
        if not nested:
            flat.append(k)
        if stopped or k == start:
            heads.append(k)
        if len(flat) > _MOST or len(heads) > _MOST:
            break
        if not nested and len(flat) > 1:
            yield from _told(items, at, flat, "flat")
        if stopped and len(heads) > 1 and heads != flat:
            yield from _told(items, at, heads, "heads")


def _told(items: Sequence[Item], at: int, run: Sequence[int], way: str) -> Iterator[Sum]:
    found = _sum(items, at, run, way)
    if found is not None:
        yield found


def _named_alike(items: Sequence[Item], at: int) -> Iterator[Sum]:
    """Yield what later clauses, one each, tell by the same name, and what begins with the same words."""
    whole = items[at]
    name, begin = whole.figure.indicator[-_NAME:], whole.label[:_TWO]
    column: list[int] = []
    begun: list[int] = []
    for k in range(at + 1, len(items)):
        item = items[k]
        if item.figure.start - whole.figure.end > _FAR * _APART:
            break
        if len(name) >= _TWO and item.figure.indicator[-len(name) :] == name and item.clause != whole.clause:
            if column and items[column[-1]].clause == item.clause:
                break
            column.append(k)
            if len(column) > 1:
                yield from _told(items, at, column, "column")
        if len(begin) == _TWO and item.label[:_TWO] == begin and item.figure.start - whole.figure.end < NEAR:
            begun.append(k)
            if len(begun) == _TWO:
                yield from _told(items, at, begun, "begun")


def _totalled(items: Sequence[Item]) -> Iterator[Sum]:
    """Yield the amounts that are made by those right before them."""
    for at in range(_TWO, len(items)):
        lacking, room = items[at].value - items[at - 1].value, items[at].half + items[at - 1].half
        for first in range(at - _TWO, max(-1, at - _MOST), -1):
            lacking -= items[first].value
            room += items[first].half
            if abs(lacking) <= room:
                yield Sum(items, at, tuple(range(first, at)), "before", lacking, room)


def _asked(text: _Text) -> Iterator[Finding]:
    if not text.open:
        return
    wholes = {id(one.whole) for one in text.closed}
    held = wholes | {id(part) for one in text.closed for part in one.parts}
    sums = [one for one in text.open if _ends(one)]
    # What any number would set right is asked last, and of as long a list as there is.
    sums.sort(key=lambda one: 0 if twice_told(one) is None else _MOST * _TWO - len(one.run))
    tried: dict[int, int] = defaultdict(int)
    for one in sums:
        tried[id(one.whole)] += 1
    for one in sums:
        # What makes another amount, or is made already, is no list to look for a slip in.
        again = id(one.whole) in wholes
        if again and any(id(p) in held for p in one.parts):
            continue
        if held.issuperset(map(id, one.parts)) and not _told_anew(one, text):
            continue
        chance = _chance(one)
        beside = chance is None or chance > _CHANCE[-2]
        if beside and (_told_beside(one, text) or (one.way == "after" and _summed_up(one) == len(_CHANCE))):
            chance = Fraction(0)
        if chance is None or made_with_another(one):
            continue
        # 留言3059条,部门1904条,县市1155条,其中咨询1160条、…: another way to part it has to be told more plainly.
        score = _score(one, text) - _AGAIN * (again and not _by_kinds(one))
        if score < _THREE and (twice_told(one) is not None or (moved(one) and (score < _TWO or chance > _CHANCE[1]))):
            continue
        sure = len(_CHANCE) - 1
        ways = min(tried[id(one.whole)], _TRIED) if score < sure and one.way != "column" else 1
        if score > 0 and chance * ways <= _CHANCE[min(score, sure)]:
            parts = [(p.passage, p.figure) for p in one.parts]
            yield sum_told(
                one.whole.passage, one.whole.figure, parts, "unclear", room=Fraction(one.room, FINE), reason=_OPEN
            )
            wholes.add(id(one.whole))
            held.update(map(id, (one.whole, *one.parts)))


def _told_anew(one: Sum, text: _Text) -> bool:
    """Whether parts make an amount told after them that is but for a slip the whole told before them, of one noun."""
    return any(
        (other.at > one.at and other.items is one.items)
        and slip_like(one.whole.figure, other.whole.figure)
        and one_name(one.whole.figure.indicator, other.whole.figure.indicator)
        for other in text.of_same(one)
    )


def _told_beside(one: Sum, text: _Text) -> bool:
    """Whether a list too small to say much is told beside one that closes, part for part, and does not (事故26起,死亡2人)."""
    if len(one.parts) < _THREE or not any(_twins(one, other) for other in text.beside(one)):
        return False
    slips = Slips()
    for item in (one.whole, *one.parts):
        slips.look(item.figure, FINE, -one.lacking if item is one.whole else one.lacking, one.room)
    return one.room == 0 and slips.chance(Fraction(1)) is not None


def _ends(one: Sum) -> bool:
    """Whether a list goes to the end of a clause, a bracket or a line."""
    if one.way in ("column", "begun", "after"):
        return True
    if len(one.run) == _MOST:
        return False
    after = one.items[one.run[-1] + 1] if one.run[-1] + 1 < len(one.items) else None
    joined = all(p.since.startswith("、") for p in one.parts[1:])
    if after is not None and joined and not after.since.startswith("、"):
        # 咨询1160条、投诉1859条、建言40条，答复3055条: the list is what 、 joins.
        return True
    if after is not None and _goes_on(one, after):
        return False
    return after is None or _STOP.search(after.since) is not None or after.inside != one.parts[-1].inside


def _goes_on(one: Sum, after: Item) -> bool:
    """Whether what follows a list stands behind the mark that parts its items, and is told like them (甲9起;乙3起;丙1起)."""
    own = "".join(_STOP.findall(after.since))
    alike = after.between == one.parts[-1].between and own.startswith("；")
    return alike and {"".join(_STOP.findall(p.since)) for p in one.parts[1:]} == {own}


def _score(one: Sum, text: _Text) -> int:
    """Say how much speaks for a list being all the parts of an amount."""
    whole, parts = one.whole, one.parts
    twin = any(_twins(one, other) for other in text.beside(one))
    if not twin and any(p.figure.mood != whole.figure.mood for p in parts):
        return 0
    if any(p.figure.period not in (whole.figure.period, None) for p in parts):
        return 0
    if one.way == "column":
        # 新建项目91个,到位资金4.64亿元;续建项目204个,到位资金17.77亿元: clauses that begin with two kinds.
        kinds = len(parts) == _TWO and exclusive([p.clause_head() for p in parts])
        return len(_CHANCE) if twin else _FIVE * kinds
    if one.way == "after":
        return _summed_up(one)
    if _SOME.search(_lead(parts[0].since)) or all(CARRIERS.search(p.label) for p in parts):
        return 0
    if any(_OF_ALL_ANEW.search(p.since) for p in parts[1:]) and not _OF_ALL_ANEW.search(parts[0].since):
        return 0  # 贷款12.3万亿元,其中人民币12.1万亿元。全市普惠贷款1.1万亿元: said of the city anew, and no part
    bracket = parts[0].inside and not whole.inside
    kinds = _of_its_kinds(one)
    opened = bracket or kinds or _OPENER.search(_lead(parts[0].since)) is not None
    every = len(parts) > _THREE and _EVERY.search(whole.label) is not None
    same = not every and len(parts[0].label) >= _TWO and whole.label[-_TWO:] == parts[0].label[-_TWO:]
    beside = not kinds and same
    labels = [p.label for p in parts]
    named = twin and set(labels) == {whole.label}
    if (whole.label in labels and not named) or parts[0].since in _JOINS:
        # 普通中学207万人,小学2017万人。自办的招生：高中1万人,初中18万人,小学256万人: one of another list, told alike.
        return 0
    if _larger(one) and twin and not named:
        # 死亡33人,受伤14人。其中甲事故30起,死亡26人: of those who died.
        return 0
    if not opened and not twin and (beside or _larger(one)) and one.way != "begun":
        # 肉类产量211.76万吨、牛奶产量198万吨、水产品产量19.65万吨: side by side.
        return 0
    if one.way == "begun":
        return len(_CHANCE) if exclusive([label[_TWO:] for label in labels]) else 0
    noun = whole.figure.indicator[-_TWO:]
    bearing = sum(noun in p.figure.indicator for p in parts)
    alike = len(noun) == _TWO and bearing >= len(parts) - (len(parts) > _THREE)
    led = _OPENER.search(_lead(parts[0].since)) is not None
    if alike and not led and one.run[0] > one.at + 1 and noun in one.items[one.at + 1].figure.indicator:
        # What stands between bears the name of the parts as well: it is the first of them.
        return 0
    lines = {"\n" in p.since for p in parts[1:]}
    among = _AMONG.match(parts[0].since) is not None
    mixed = len(lines) > 1 or (True in lines and "\n" not in parts[0].since)
    if (mixed and not among) or (not twin and any(_BOUND.search(_BRACKETS.sub("", p.since)) for p in parts)):
        return 0
    if not (opened or twin or (alike and (len(parts) > _TWO or STEP.search(whole.label))) or _REST.search(labels[-1])):
        return 1
    score = (
        3 * twin
        + 2 * kinds
        + opened
        + among
        + 2 * _by_kinds(one)
        + bracket
        + alike
        + 2 * (alike and every)
        + 2 * both_of_family(labels)
        + 3 * _all_by_shares(one)
        + 2 * (_REST.search(labels[-1]) is not None)
    )
    score += len({(p.between, _STOP.search(p.since) is not None) for p in parts[1:]}) == 1
    score += len({label[-_TWO:] for label in labels}) == 1 and len(labels[0]) >= _TWO
    # What four and more make to within a twentieth is hardly but some of it.
    score += len(parts) > _THREE and abs(one.lacking) * _TEN * _TWO <= abs(whole.value)
    last = one.run[-1] + 1
    return score + (last >= len(one.items) or "\n" in one.items[last].since)


def _of_its_kinds(one: Sum) -> bool:
    """Whether parts bear the name of their whole with a word of their own before it (乔木林213万公顷。天然乔木林…,人工乔木林…)."""
    name = _LEADS.sub("", one.whole.label)
    names = [_LEADS.sub("", p.label) for p in one.parts]
    own = {n.removesuffix(name) for n in names if n.endswith(name)}
    return len(name) > _TWO and len(own) == len(names) and all(0 < len(n) <= _NAME for n in own)


def _by_kinds(one: Sum) -> bool:
    """Whether a list begins by saying how it parts things (按照血液品种统计：), and is most of them."""
    most = abs(one.lacking) * _TEN <= abs(one.whole.value) * _THREE
    return most and _KINDS.search(_lead(one.parts[0].since)) is not None


def _summed_up(one: Sum) -> int:
    """Say how much speaks for an amount being the total of those before it: a word for it, or a name all bear."""
    whole, parts = one.whole, one.parts
    name = whole.figure.indicator
    names = {p.figure.indicator for p in parts}
    borne = len(name) > _TWO and name not in names and all(n.endswith(name) for n in names) and len(names) == len(parts)
    said = _IN_ALL.search(whole.label) is not None
    plus = any("加" in p.since for p in parts[1:])
    if said and len(parts) > _THREE and _larger(one) and _added(one):
        # 完成15.39亿元,加上补助13.36亿元、…,收入合计6.15亿元: what is added up makes more than each.
        return len(_CHANCE)
    if (
        not (borne or said)
        or (_larger(one) and not moved(one))
        or any(_OPENER.search(p.since.replace("加上：", "")) for p in parts[1:])
    ):
        return 0
    return 3 * borne + 3 * said + 2 * plus + (len({p.between for p in parts[1:]}) == 1)


def _added(one: Sum) -> bool:
    """Whether a sentence adds to its first amount what stands before its last (完成9亿元,加上补助3亿元、…,收入合计)."""
    if one.way != "after" or "，加上" not in one.items[one.run[1]].since:
        return False
    home = one.whole.passage
    return not any(p.passage is not home or _IN_ALL.search(p.label) is not None for p in one.parts)


def _all_by_shares(one: Sum) -> bool:
    """Whether each part is told with its share right after it, and these make 100."""
    shares = []
    for part in one.parts:
        figures, at = part.passage.figures, part.number + 1
        if at == len(figures) or part.passage.kind(at) != PERCENT or "占" not in part.passage.gaps[at]:
            return False
        shares.append(figures[at])
    room = sum(map(half_unit, shares), Fraction(0))
    return abs(sum((Fraction(f.value or 0) for f in shares), Fraction(0)) - 100) <= room


def _larger(one: Sum) -> bool:
    """Whether a part is more than its whole, where none of them is a fall."""
    return all(p.value > 0 for p in one.parts) and any(p.value >= one.whole.value for p in one.parts)


def _lead(since: str) -> str:
    """Return the words of the sentence that a list begins in, after the mark of a line that opens one."""
    before, _, own = since.rpartition("\n")
    return ("：" if before.rstrip().endswith("：") else "") + own.rpartition("。")[2]


def _twins(one: Sum, other: Sum) -> bool:
    """Whether a sum that closes, its whole in the same sentence, tells another measure or count of the same things."""
    if one.items is other.items and one.at == other.at:
        return False
    whole, top = one.whole, other.whole
    if one.way == "column":
        rows = other.rows
        return other.way == "column" and one.rows <= rows and len(rows) > 1
    same = top.passage is whole.passage
    beside = abs(top.number - whole.number) <= _APART
    # 项目91宗,总投资1964亿元。1-4月,完成投资96.4亿元。其中…: the whole of each in a sentence of its own.
    apart = len(one.run) > _TWO and 0 < top.figure.start - whole.figure.end < NEAR
    near = one.items is not other.items and (beside if same else apart)
    return (
        near
        and len(other.run) == len(one.run)
        and all(
            p.passage is q.passage and abs(p.number - q.number) <= _APART
            for p, q in zip(one.parts, other.parts, strict=True)
        )
    )


def _chance(one: Sum) -> Fraction | None:
    """Return how likely one slip would make up for what is lacking by chance; None where none would."""
    lacking, size, room = one.lacking, abs(one.whole.value), one.room
    items = [one.whole, *one.parts]
    place = min(int(last_place(item.figure) * FINE) for item in items)
    if moved(one):
        return MOVES * len(items) * Fraction(room * _TWO + place, max(size, abs(size - lacking), 1))
    if (twice := twice_told(one)) is not None:
        return Fraction(len(one.run), _TEN ** len(digits_of(twice.figure)))
    if size == 0 or sum(abs(p.value) >= size for p in one.parts) > 1:
        return None
    tiny = sum(abs(p.value) * _TINY < size for p in one.parts)
    crowded = tiny * _TWO > len(one.parts) or (tiny and len(one.parts) < _FIVE)
    if crowded or any(abs(p.value) == size for p in one.parts):
        return None
    while all(item.value % (place * 10) == 0 for item in items):
        # 5000, 2000 and 2400 are 50, 20 and 24.
        place *= 10
    slips = Slips()
    for item in items:
        meant = -lacking if item is one.whole else lacking
        slips.look(item.figure, int(last_place(item.figure) * FINE), -meant if item.value < 0 else meant, room)
    return slips.chance(Fraction(room * _TWO + place, size))
