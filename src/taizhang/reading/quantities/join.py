"""Neighbouring numbers that are one statement: ranges, and lists that share a unit."""

from decimal import Decimal

from taizhang.reading.patterns import lazy
from taizhang.reading.quantities.raw import RawQuantity

_RANGE = lazy(r" ?(?:-{1,2}|~|至|到) ?")
_FROM = lazy(r"[从由自]\D{0,4}$")
_LIST = lazy(r" ?[、/和与及] ?")
_VERBED = lazy(r" ?[、,和]? ?(?:提高|降低|下降|上升|增长|增加|减少|回落)了? ?")
_MOVES = lazy("(?:提高|降低|下降|上升|增长|增加|减少|回落)了?$")
_MOVED_BY = ("百分点", "%")
"""Units of moves that a list may state each with its own verb (提高0.3、降低2.5和提高2.2个百分点)."""
_INDEX_WORDS = lazy(
    r"(?:系数|之比|指数|比|比值|得分|评分|倍差|CPI|PPI|PMI|总量|人数|数量|户数|件数|数|率|满意度|安全感|幸福感|面积|产量)"
    r"(?:\([^()\n]{1,36}\))?(?:分别)?(?:为|达到?|是|至|到|[由从](?:[上去]年(?:同期)?的?|(?:19|20)\d\d年(?:[一-龥]{2,12}的|的?))?|"
    r"缩小|降低?|提高|提升|上升|控制在|保持在|约|[,、\d.])*(?:为|达到?|是|至|到|约)?$"
)
_WORDS, _BASED, _NEAR_WORD = 20, 56, 8
"""How far before a bare number its index is named, alone and with a bracket, which ends at most so far before it."""
_NOTHING_AFTER = (",", "。", ";", "、", "\n", ")", "(", "以", "左右", "上下", "和", "的")


COUNTED_BARE = lazy(
    "(?:城乡|农村|困难|贫困|脱贫|返乡|在校|当地|本地|外来|优秀|基层|一线)?"
    "(?:居民|群众|村民|市民|农民|农户|贫困户|住户|商户|家庭|企业|学生|师生|学员|教师|老人|儿童|妇女|青年|患者|职工|员工|党员|干部|志愿者|游客|旅客|人员|劳动力|毕业生|残疾人)"
)
"""Those who stand right behind a number with 余 or 多 and no counter (3100多|居民)."""


def _same_line(text: str, start: int, end: int) -> bool:
    return "\n" not in text[start:end]


def _share(member: RawQuantity, last: RawQuantity) -> None:
    """Give ``member`` the unit and, where it has none of its own, the multiplier of ``last``."""
    member.unit, member.family = last.unit, last.family
    if member.multiplier == 1 and member.value is not None:
        member.value *= last.multiplier
        member.resolution *= last.multiplier
        member.multiplier = last.multiplier
    member.rule = "number with the unit of its list"


def join(text: str, found: list[RawQuantity]) -> list[RawQuantity]:
    """Return ``found`` with ranges made one quantity and shared units handed to every member of their list.

    What is left without a unit stays only where it is a number in 万 or 亿, or where an index or coefficient is named
    before it.
    """
    for i in range(len(found) - 2, -1, -1):
        here, following = found[i], found[i + 1]
        if here.unit == "个" and following.unit == "百分点" and here.rule != "excluded":
            if _LIST.fullmatch(text, here.end, following.start) is not None:
                _share(here, following)
        elif here.unit is None and here.rule != "excluded" and here.multiplier == 1 and following.unit in _MOVED_BY:
            between = _LIST.fullmatch(text, here.end, following.start)
            if between is None and _MOVES.search(text, max(0, here.start - 6), here.start) is not None:
                between = _VERBED.fullmatch(text, here.end, following.start)
            if between is not None and following.rule != "excluded" and _same_line(text, here.end, following.start):
                _share(here, following)
        elif here.unit is None and here.rule != "excluded" and following.unit is not None:
            between = _LIST.fullmatch(text, here.end, following.start)
            alone = following.times or following.values is not None
            if between is not None and not alone and _same_line(text, here.end, following.start):
                if following.rule == "excluded":
                    here.rule = "excluded"
                else:
                    _share(here, following)
    kept: list[RawQuantity] = []
    for quantity in found:
        if quantity.rule == "excluded":
            continue
        last = kept[-1] if kept else None
        if last is not None and _is_range(text, last, quantity):
            _merge_range(last, quantity)
            continue
        kept.append(quantity)
    counted: list[RawQuantity] = []
    index_end = -1
    for quantity in kept:
        measured = quantity.unit is not None or quantity.multiplier != 1 or quantity.rule == "rank"
        value = quantity.value
        people = value is not None and value >= _SOME and not _YEARS[0] <= value < _YEARS[1]
        people = people and text[quantity.end : quantity.end + 1] in _PEOPLE
        many = quantity.more or people
        measured = measured or (many and COUNTED_BARE.match(text, quantity.end) is not None)
        if measured or _named_index(text, quantity) or _moved_index(text, quantity, index_end):
            counted.append(quantity)
            ratio = quantity.values is not None and len(quantity.values) == _TWO
            index_end = quantity.end if ratio or not measured else -1
    return counted


_SOME = 100
"""From so many on a number right before those it counts needs no counter (211741|农民参合)."""
_YEARS = 1900, 2100
"""Numbers that may be years (2022|居民收入)."""
_PEOPLE = frozenset("居群村市农住学师教老儿妇青患职员党干志游旅人劳毕残困贫脱在城")


def _moved_index(text: str, quantity: RawQuantity, index_end: int) -> bool:
    """Say whether a bare decimal is by how much the index that ended at ``index_end`` (-1 where none did) moved
    (综合指数4.26,同比下降0.31)."""
    if index_end >= 0 and _INDEX_GOES.fullmatch(text, index_end, quantity.start) is not None:
        return True  # 性别比由100.75上升为|104.01
    return (
        index_end >= 0
        and quantity.start - index_end <= _FAR_MOVED
        and "." in text[quantity.start : quantity.end]
        and _INDEX_MOVED.fullmatch(text, index_end, quantity.start) is not None
        and (text.startswith(_NOTHING_AFTER, quantity.end) or quantity.end >= len(text))
    )


_FAR_MOVED = 34
_TWO = 2
_INDEX_MOVED = lazy(
    "(?:\\([^()\n]{2,16}\\))?[,、(]?(?:同比|环比|[比较][^,。;]{2,24}?|与[^,。;]{2,24}?相比,?)?"
    "(?:下降|上升|提高|提升|降低|增加|减少|改善|回落|扩大|缩小)了?"
)
"""How an index moved, between it and by how much."""


def _named_index(text: str, quantity: RawQuantity) -> bool:
    """Say whether a bare number is an index or coefficient that the words before it name."""
    nothing_after = text.startswith(_NOTHING_AFTER, quantity.end) or quantity.end >= len(text)
    if not nothing_after and _INDEX_GOES.match(text, quantity.end) is None:
        return False
    # 价格指数(上年=100)为102.3: a bracket that says on what basis stands between.
    based = text[quantity.start - 1] == "的" or text.rfind(")", max(0, quantity.start - _NEAR_WORD), quantity.start) >= 0
    far = _BASED if based else _WORDS
    return _INDEX_WORDS.search(text, max(0, quantity.start - far), quantity.start) is not None


_INDEX_GOES = lazy(
    "[ ]?(?:进一步|逐步|逐年|大幅|稳步|连续)?(?:提高|提升|上升|增加|增长|扩大|下降|降低|减少|回落|缩小|收窄|改善|调整|优化|[升降增减变])(?:到|至|为)"
)
"""How an index goes on from a value to the next (系数由0.551|提高到0.572)."""


def _is_range(text: str, low: RawQuantity, high: RawQuantity) -> bool:
    """Say whether ``high`` is the upper end of a range that ``low`` begins."""
    if low.value is None or high.value is None or low.high is not None or low.values is not None or low.bare:
        return False
    if high.start - low.end > 4 or _RANGE.fullmatch(text, low.end, high.start) is None:
        return False
    if low.unit not in (None, high.unit) or (low.unit is None and low.rule == "excluded"):
        return False
    if text[low.end : high.start].strip() in ("至", "到") and _FROM.search(text, max(0, low.start - 6), low.start):
        return False
    scale = high.multiplier if low.multiplier == 1 and low.unit is None else Decimal(1)
    return low.value * scale < high.value


def _merge_range(low: RawQuantity, high: RawQuantity) -> None:
    """Make ``low`` the whole range; its lower end takes the multiplier of the upper one where it has none."""
    assert low.value is not None  # a ratio is never part of a range
    if low.unit is None and low.multiplier == 1:
        low.value *= high.multiplier
        low.resolution *= high.multiplier
    low.high, low.end = high.value, high.end
    low.unit, low.family, low.multiplier = high.unit, high.family, high.multiplier
    low.resolution = min(low.resolution, high.resolution)
    low.rule = "rank" if low.rule == "rank" else "range"
