"""From normalised text to raw quantities, in one pass over its digits and one over its bare magnitudes."""

import re
from decimal import Decimal
from functools import lru_cache

from taizhang.reading.patterns import lazy
from taizhang.reading.quantities.chinese import scan_chinese
from taizhang.reading.quantities.exclude import after_number, before_number, inside_name
from taizhang.reading.quantities.join import COUNTED_BARE, join
from taizhang.reading.quantities.named import PLACES, named_before
from taizhang.reading.quantities.raw import RawQuantity
from taizhang.reading.quantities.signs import below_zero, is_minus
from taizhang.reading.quantities.units import FIRST_OF_UNIT, canonical, multiplier_of, unit_at, with_rate
from taizhang.values import resolution_of

_MIXED = lazy(r"(\d{1,4})([千万亿])零?(\d{1,4})(?=[千百]|[余多]?万)([千百]?)([余多]?)(万?)([余多]?)")
_POWERS = frozenset("千万亿")
_SEED = lazy("[0-9][0-9]*")  # not \\d+: a search passes over what is not in a plain class quickly where that leads
_NUMBER = lazy(r"(?:\d{1,3}(?:,\d{3}){1,5}(?![\d])|\d{1,18})(?:[.·](?![ \n]?20\d\d年)[ \n]?\d{1,8}|\n\.\d{1,8})?")
_PLAIN_DIGITS = 18
_IN_NUMBER = frozenset(",.·")
"""What goes on with a number after its first digits: without one, and no more digits than such a number has, they are
all of it."""
_SPACED_NUMBER = lazy(r"\d(?: ?\d){0,17}(?: ?[.·] ?\d(?: ?\d){0,7})?")
_SPACED_RUN = lazy(r"\d(?: \d){2,8}(?!\d)")
_SPACED = lazy(r" (?<=\d )\d \d")
"""What every such run holds; a search for it passes over other texts quickly."""
_SPACED_STYLE = 3
"""How many runs of single digits with a space after each make a text one that was set or scanned so."""
_RATIO = lazy(r"\d{1,3}(?:\.\d{1,3})?(?:[ \n]{0,2}:[ \n]{0,2}\d{1,3}(?:\.\d{1,3})?){1,4}(?![\d:]|\.\d)")
_IN_RATIO = frozenset(":. ")
"""What may follow the first digits of a ratio."""
_TO_COLON = 8
"""Its first colon is no further from those."""
_TAIL_FIRST = frozenset(" \n余多来几百千万亿兆")
"""What may stand between number and unit begins with one of these: a cheap test before the pattern."""
_SELDOM_UNITS = ("百分点", "工作日", "自然日", "千分点", "基点", "小时", "工作小时", "学时", "课时", "标箱", "标准箱")
_LONG_UNITS = ("百分点", "工作日", "平方公里", "平方米", "立方米", "千瓦时", "公顷", "公里", "美元", "人次")
_PARTED = lazy("(个[ \n]?)?(" + "|".join("[ \n]?".join(unit) for unit in _LONG_UNITS) + ")(?![日要生])")
"""A unit that the end of a line parted (5个百⏎分点)."""
_GAPS = frozenset(" \n")
_GAP = lazy("[ \n]")
_HUNDRED_MILLIONS = lazy(
    "个亿元?(?![元级以美欧日港]|[项产企村镇乡县园平]|[大工俱规]|立方)|个亿元?(?=(?:以[上下内]|左右)(?:[,。;、)\n]|的资金))"
)
"""Money as it is spoken of; 5个亿元项目 are five projects."""
_PARTED_FIRST = frozenset("个百工平立千公美人")
_TAIL = lazy(
    r"(?: {4,40}(?=[百千万亿]{1,2}元)|[ \n]{0,3})([余多来几]?)"
    r"([百千万亿]{0,3}(?:兆(?![瓦伏赫字帕]))?)([余多]?(?:(?<=[百千][余多])[万亿]|(?<=万[余多])亿)?)[ \n]{0,2}"
)
# The first character is asked before what stands round it, since few characters are one.
_BARE = lazy(
    r"([百千万亿])(?<![一二三四五六七八九十零〇两几半双壹贰\d.百千万亿].)(?>([百千万亿]{0,2})([余多]?)(?=\D))"
    rf"(?={FIRST_OF_UNIT})"
)
_DOUBLED = lazy(r"翻(?<!作为翻)了?[将接]?近?([一二两三四五六\d])番")
_TIMES = lazy(r"倍(?<=([一二两三四五六七八九十])倍)")
_CHINESE_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
_COUNTED_BARE = lazy(r"(?:近|超|超过|逾|突破|达|达到|约|上|数|过|余)$")
_SIGN_LAST = frozenset("-下负")
_PLACED = ("位", "名")
_STATED = frozenset("为是达到至")
_KILO = ("瓦", "克", "米", "伏", "卡")
_ONE = Decimal(1)
_ALSO_WORDS = frozenset("焦米斤克卡石里度方瓦升桶箱平")
"""Units that words begin with, which no line but a number's own tells from them (12-03⏎焦作)."""
_APART = 2
"""So many line breaks may stand between a number and its multiplier, where a page set it apart."""
_NEAR = Decimal("0.2")
"""How far two printed shares may be from 100 together and still be a ratio on sight."""


_SMALL = 3
_small = lru_cache(maxsize=1024)(Decimal)
"""Numbers of so few digits are the most of a dense text's; those that are alike are one."""


@lru_cache(maxsize=256)
def _step(decimals: int, multiplier: Decimal) -> Decimal:
    """Return the worth of one unit in the last of so many decimals; few are met, and those of one text are shared."""
    return multiplier.scaleb(-decimals)


def _digits(digits: str) -> str:
    return (
        digits if digits.isdecimal() else digits.replace(",", "").replace(" ", "").replace("\n", "").replace("·", ".")
    )


def _ratio(text: str, start: int, last: RawQuantity | None) -> RawQuantity | None:
    """Read the ratio that begins at ``start``, or None where it may be a time of day or a score.

    ``last`` is the quantity before it, or None.
    """
    match = _RATIO.match(text, start)
    if match is None:
        return None
    parts = tuple(Decimal(part.strip()) for part in match.group().split(":"))
    whole = abs(sum(parts, Decimal(0)) - 100) <= _NEAR
    moved = last is not None and last.values is not None and _TO_RATIO.fullmatch(text, last.end, start) is not None
    if len(parts) == 2 and not (whole or moved or inside_ratio_context(text, start, match.end())):
        return None
    step = min(resolution_of(part.strip()) for part in match.group().split(":"))
    return RawQuantity(start, match.end(), None, step, ":", "ratio", "ratio list", values=parts)


_TO_RATIO = lazy(
    r"[^。;\n:]{0,16}?(?:缩小|下降|降低|降|扩大|提高|上升|优化|调整|改善|收窄|变化|变|增|减|升)[了]?[到至为](?:[^,。;\n:]{0,8}[年的约])?"
    r"|[ ]?(?:[、~和与及至到]|-{1,2})[ ]?|[,、]?(?:力争|争取|确保)(?:达到?|控制在|为)?"
)
"""What stands between a ratio and the next that it moved to (由1.84:1缩小到1.80:1), or that is beside it."""
_RATIO_WORDS = lazy(
    r"比(?:例|值|重|率)?(?:[^,。;\d]{0,6},[由从](?:上年同期|去年同期|上年|去年|(?:19|20)\d\d年)的?|"
    r"[由从](?:上年|去年|上年同期|去年同期|年初|(?:19|20)\d\d年)[底末初]?的?|分别|目标|计划"
    r"|为|达到?|是|由|从|不?[低高]于|不?[大小]于|不超过|缩小|降|提高|调整|优化|控制|保持|至|到|下降|在|约|扩大|[\d.: ]){0,8}$"
)


def inside_ratio_context(text: str, start: int, end: int) -> bool:
    """Say whether a two-part ratio (2.1:1) is spoken of as one, rather than as a time of day or a score."""
    return _RATIO_WORDS.search(text, max(0, start - 16), start) is not None


def _number(text: str, start: int, end: int, pattern: re.Pattern[str]) -> tuple[RawQuantity | None, int]:
    """Read the quantity whose digits begin at ``start``, up to ``end``; return it (or None) and where to go on.

    ``pattern`` is the shape of numbers in this text: some texts set a space after every digit.
    """
    digits, end = _digits_from(text, start, end, pattern)
    mixed = _MIXED.match(text, start) if text[end : end + 1] in _POWERS else None
    if mixed is not None:
        return _mixed(text, start, mixed)
    at = powers_end = end
    several = powers = more = ""
    if text[end : end + 1] in _TAIL_FIRST:
        several, powers, more, at, powers_end = _tail(text, end)
    grown = bool(several or more)
    if text[at : at + 1] == "个" and text.startswith(_SELDOM_UNITS, at + 1):
        at += 1
    elif not powers and text.startswith("个亿", at) and (money := _HUNDRED_MILLIONS.match(text, at)) is not None:
        spoken = _spoken(start, money.end(), digits, grown=grown)
        return spoken, spoken.end
    found, parted = _unit(text, end, at, digits, powers)
    value = _small(digits) if len(digits) <= _SMALL else Decimal(digits)
    multiplier = _ONE
    if powers:
        multiplier = multiplier_of(powers)
        value *= multiplier
    point = digits.rfind(".")
    step = multiplier if point < 0 else _step(len(digits) - 1 - point, multiplier)
    stop = end
    if found is not None:
        unit, family = found
        stop = at + len(unit := with_rate(text, at, unit, family)) if parted < 0 else parted
        quantity = RawQuantity(start, stop, value, step, canonical(unit), family, "number with unit")
        quantity.times = unit == "倍"
    elif powers and text.startswith("平", at) and not text.startswith(_NO_AREA, at):
        quantity = RawQuantity(start, at + 1, value, step, "平方米", "measure", "number with unit")
    else:
        upto = powers_end if (powers or grown) else end
        quantity = RawQuantity(start, upto, value, step, None, None, "number")
    quantity.multiplier, quantity.more = multiplier, grown
    if start:
        _take_before(text, start, quantity, found)
    return quantity, max(quantity.end, stop)


_NO_AREA = ("平均", "平台", "平原", "平安", "平稳")
"""What begins with 平 and does not stand for 平方米 (3万平)."""


def _digits_from(text: str, start: int, end: int, pattern: re.Pattern[str]) -> tuple[str, int]:
    """Return the digits of the number at ``start``, whose first run ends at ``end``, and where it ends itself."""
    if (
        pattern is _NUMBER
        and end - start <= _PLAIN_DIGITS
        and text[end : end + 1] not in _IN_NUMBER
        and text[end : end + 2] != "\n."
    ):
        return text[start:end], end
    match = pattern.match(text, start)
    assert match is not None  # the seed is a digit
    return _digits(match.group()), match.end()


def _tail(text: str, end: int) -> tuple[str, str, str, int, int]:
    """Return what stands between the digits that end at ``end`` and the unit: that it is several (10余万), the powers of
    ten, that it is more than these, where the unit begins and where the powers end."""
    tail = _TAIL.match(text, end)
    assert tail is not None  # every part of it is optional
    several, powers, more = tail.groups()
    if len(more) > 1:
        powers, more = powers + more[1], more[0]
    at, powers_end = tail.end(), tail.end(3)
    if several and not powers and several != "多" and unit_at(text, at) is None:
        several = several if several == "余" and COUNTED_BARE.match(text, at) is not None else ""
    if powers.endswith("千") and text[at : at + 1] in _KILO:
        powers, at = powers[:-1], tail.start(2) + len(powers) - 1
    elif powers == "万" and at > powers_end and text.startswith("亿元", at):
        powers, at, powers_end = "万亿", at + 1, at + 1  # 1万 亿元
    return several, powers, more, at, powers_end


def _spoken(start: int, end: int, digits: str, *, grown: bool) -> RawQuantity:
    """Return the amount of money that 5个亿 is in speech."""
    hundred_millions = multiplier_of("亿")
    amount, worth = Decimal(digits) * hundred_millions, resolution_of(digits) * hundred_millions
    spoken = RawQuantity(start, end, amount, worth, "元", "money", "number with unit")
    spoken.multiplier, spoken.more = hundred_millions, grown
    return spoken


def _unit(text: str, end: int, at: int, digits: str, powers: str) -> tuple[tuple[str, str] | None, int]:
    """Return the unit (with its family) that stands at ``at``, behind digits that end at ``end``, or None; and where it
    ends where a line's end parted it, otherwise -1."""
    parted = None
    if text[at : at + 1] in _PARTED_FIRST and not _GAPS.isdisjoint(text[at + 1 : at + 4]):
        parted = _PARTED.match(text, at)
        parted = None if parted is None or parted.group(2).isalpha() else parted
    found = unit_at(text, at) if parted is None else unit_at(_GAP.sub("", parted.group(2)), 0)
    if found is None:
        return None, -1
    if found[0] == "个点" and "." not in digits:
        found = ("个", "count")  # 设立12个点; of 1.9个点 only percentages are told
    if at > end and (breaks := text.count("\n", end, at)):
        shy = found[1] in ("count", "person") or (not powers and found[0] in _ALSO_WORDS)
        if (shy or breaks > 1) and (not powers or breaks > _APART):
            return None, -1  # a counter on the next line is the next line's own word
    return found, -1 if parted is None else parted.end()


def _take_before(text: str, start: int, quantity: RawQuantity, found: tuple[str, str] | None) -> None:
    """Take what stands before the digits into a quantity: 第, which makes it a rank, and what puts it below zero."""
    before = text[start - 1]
    if before == "第":
        quantity.start, quantity.rule = start - 1, "rank"
        return
    if before == " " and text[start - 2 : start] == "第 " and found is not None and found[0] in _PLACED:
        quantity.start, quantity.rule = start - 2, "rank"  # 第 7 位
        return
    if before not in _SIGN_LAST or quantity.value is None:
        return
    if before == "-":
        below = 1 if is_minus(text, start - 1, quantity.end, quantity.unit, quantity.family) else 0
    elif before == "负":
        # Only behind a word for is: 减负5% takes something off.
        below = 1 if quantity.family in ("percent", "points") and text[start - 2 : start - 1] in _STATED else 0
    else:
        below = 2 if below_zero(text, start, quantity.unit) else 0
    if below:
        quantity.start, quantity.value = start - below, -quantity.value


def _mixed(text: str, start: int, match: re.Match[str]) -> tuple[RawQuantity, int]:
    """Read a number written by its powers (1万6千多户, 1亿3千多万人)."""
    whole, power, rest, small, some, large, more = match.groups()
    smaller = small + large
    value = Decimal(whole) * multiplier_of(power) + Decimal(rest) * multiplier_of(smaller)
    found = unit_at(text, match.end())
    unit, family = found if found is not None else (None, None)
    end = match.end() + len(unit or "")
    named = canonical(unit) if unit is not None else None
    rule = "number" if unit is None else "number with unit"
    quantity = RawQuantity(start, end, value, multiplier_of(smaller), named, family, rule)
    quantity.multiplier, quantity.more = multiplier_of(smaller), bool(some or more)
    return quantity, end


_UNIT_OF = len("单位:")
_ENDS = frozenset((*",、。;和", ""))
_BEYOND = frozenset("超过破上近达数几逾满好成整每")
"""What stands before a magnitude that is a value of its own (总产值突破|亿元)."""


def _bare(text: str, match: re.Match[str]) -> RawQuantity | None:
    """Read a bare magnitude (百亿元, 百万头, 千余名), or None where it is a name, an idiom or part of an indicator."""
    powers, more = match.group(1) + match.group(2), match.group(3)
    found = unit_at(text, match.end())
    if found is None:
        return None
    unit, family = found
    start, end = match.start(), match.end() + len(unit)
    if (
        powers.startswith("百千")
        or family in ("percent", "points", "time")
        or unit in ("级", "代", "号")
        or (family != "money" and text.startswith("级", end) and not text.startswith("级以上", end))  # 千万千瓦|级基地
        or ("亿" in powers and unit in PLACES)  # 百亿县 are counties that make ten billion
        or inside_name(text, start, end)
    ):
        return None
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return None  # the unit of what is named: 地区生产总值(亿元)
    if (unit == "项" and text.startswith("目", end)) or text.startswith("单位:", start - _UNIT_OF):
        return None  # 过亿|项目; 单位:亿元, over a table or below a chart
    if unit == "元" and len(powers) == 1 and text[end : end + 1] in _ENDS and text[start - 1 : start] not in _BEYOND:
        return None  # 生产总值完成 |亿元,: the number was left blank
    if unit == "棚" and text.startswith("户", end):
        return None  # 上亿|棚户区居民
    if unit == "元" and before_bare_money(text, start, end):
        return None
    if unit == "吨" and text.startswith("死亡率", end):
        return None  # 煤矿|百万吨死亡率
    uncounted = family != "money" and not more and not text.startswith(("以上", "规模"), end)
    if uncounted and (
        powers == "亿万" or (len(powers) < 2 and not _COUNTED_BARE.search(text, max(0, start - 2), start))
    ):
        return None
    multiplier = multiplier_of(powers)
    return RawQuantity(
        start,
        end,
        multiplier,
        multiplier,
        canonical(unit),
        family,
        "bare magnitude",
        multiplier=multiplier,
        more=bool(more),
        bare=True,
    )


_PER = lazy(r"(?:每|单位|双|“)$")
_PER_NAME = lazy(
    r"(?:人民币|单位)?(?:GDP|gdp|地区生产总值|国内生产总值|生产总值|工业增加值|工业总产值|规模|规上|规模以上|产值(?!超|达|突破|\d)|增加值|农业增加值|投资贷|国内)"
)


def before_bare_money(text: str, start: int, end: int) -> bool:
    """Say whether a bare 万元 is a unit inside an indicator's name (万元GDP能耗) or of a rate (每万元)."""
    return _PER.search(text, max(0, start - 2), start) is not None or _PER_NAME.match(text, end) is not None


def _doubled(match: re.Match[str]) -> RawQuantity:
    """Read 翻一番, 翻两番: twice as much, four times as much."""
    doubled = match.group(1)
    count = int(doubled) if doubled.isdigit() else _CHINESE_DIGIT[doubled]
    value = Decimal(2**count - 1) * 100
    return RawQuantity(match.start(), match.end(), value, Decimal(100), "%", "percent", "doubling", times=True)


def _times(text: str, match: re.Match[str]) -> RawQuantity | None:
    """Read 三倍, or None where it is part of a longer number or word."""
    start, end = match.start(1), match.end()
    if text.startswith("倍", end) or (start and text[start - 1] in "十百千几数第."):
        return None
    value = Decimal(_CHINESE_DIGIT[match.group(1)])
    return RawQuantity(start, end, value, _ONE, "倍", "count", "multiple in Chinese", times=True)


def scan(text: str) -> list[RawQuantity]:
    """Return the raw quantities of the normalised ``text`` in order, without overlaps."""
    found: list[RawQuantity] = []
    done = 0
    spaced = _SPACED.search(text) is not None and len(_SPACED_RUN.findall(text)) >= _SPACED_STYLE
    pattern = _SPACED_NUMBER if spaced else _NUMBER
    for seed in _SEED.finditer(text):
        start, end = seed.span()
        if start < done:
            continue
        skip = before_number(text, start, end)
        if skip:
            done = skip
            continue
        following = text[end : end + _TO_COLON]
        if ":" in following and following[0] in _IN_RATIO and (following[0] != " " or following[1] == ":"):
            ratio = _ratio(text, start, found[-1] if found else None)
            if ratio is not None:
                found.append(ratio)
                done = ratio.end
                continue
        quantity, done = _number(text, start, end, pattern)
        if quantity is None:
            continue
        if quantity.unit is None:
            named_before(text, quantity)
        stop = after_number(text, quantity)
        if stop:
            done = max(done, stop)
            quantity.rule = "excluded"
        found.append(quantity)
    joined = join(text, found)
    extra = scan_chinese(text)
    extra += [q for m in _BARE.finditer(text) if (q := _bare(text, m)) is not None]
    extra += [_doubled(m) for m in _DOUBLED.finditer(text)] if "翻" in text else []
    extra += [q for m in _TIMES.finditer(text) if (q := _times(text, m)) is not None]
    if not extra:
        return joined
    merged: list[RawQuantity] = []
    for quantity in sorted(joined + extra, key=lambda q: (q.start, -q.end)):
        if not merged or quantity.start >= merged[-1].end:
            merged.append(quantity)
    return merged
