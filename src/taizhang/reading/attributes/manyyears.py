"""Where a review sums up several years, and where it turns to one."""

from bisect import bisect_right
from collections.abc import Callable

from taizhang.reading.patterns import lazy
from taizhang.reading.records import Part


def sums_up_years(text: str, part_at: Callable[[int], Part | None], reviewed: int | None = None) -> list[int]:
    """Return the offsets from which a review sums up several years (过去五年, “十三五”时期), and negative ones where it
    turns to one year.

    ``reviewed`` is the year that the document's reviews report: since its beginning is not several years.
    ``text`` is normalised; a review that opens with several years speaks of them until it says 过去一年, 去年 or a year.
    """
    marks = [
        (m.start(), True)
        for word, pattern in _LONG
        if word in text
        for m in pattern.finditer(text)
        if _looks_back(text, part_at, m.start())
        and text[m.start() - 4 : m.end()] != f"{reviewed}年以来"
        and _SUPERLATIVE.match(text, m.end()) is None
        and (not m.group().endswith(("以来", "期间", "时期", "几年来")) or _begins_clause(text, m.start()))
    ]
    if not marks:
        return []
    first = _SINGLE_FIRST.match(text)
    if first is not None and part_at(0) == "review":
        marks.append((0, False))
    begin = first.end() if first is not None else 0
    marks += [
        (m.start(), False)
        for word, pattern in _SINGLE
        if word in text
        for m in pattern.finditer(text, begin)
        if _looks_back(text, part_at, m.start())
    ]
    return [at if long else -at - 1 for at, long in sorted(marks)]


def _looks_back(text: str, part_at: Callable[[int], Part | None], at: int) -> bool:
    """Say whether an offset lies in a review, or in words to the delegates that go on with one (各位代表!五年来,…)."""
    part = part_at(at)
    if part == "boilerplate":
        part = part_at(max(0, text.rfind("\n", 0, at) - 1))
    return part == "review"


def _begins_clause(text: str, at: int) -> bool:
    """Say whether a span of years opens its clause, and is not only what something is compared with (是“十四五”时期的2倍)."""
    return _LED_IN.search(text, max(0, at - _LONGEST_LEAD), at) is not None


_LED_IN = lazy(
    r"(?:^|[,。;:!、\s](?<![图表]\d.))(?:自|从|在|这|整个|[即刚][将刚]|过去的?|经[过历]|历经|回[望顾首眸]|纵观|透过|全[市省县区]|我[国省市县区]"
    r"|(?:19|20)\d\d|[ “])*$"
)
_LONGEST_LEAD = 16
_SUPERLATIVE = lazy("[^,。;]{0,8}最|首|罕|总和|同期最|的?(?:水平|平均)")
"""What follows a span of years that something is only compared with (1998年以来最多)."""


def is_long(marks: list[int], offset: int) -> bool:
    """Say whether the review at ``offset`` sums up several years, by the marks of :func:`sums_up_years`."""
    at = bisect_right(marks, offset, key=lambda mark: mark if mark >= 0 else -mark - 1) - 1
    return at >= 0 and marks[at] >= 0


_LONG = tuple(
    (word, lazy(word + rest))
    for word, rest in (
        ("过去", r"的?[三四五六]年"),
        ("年来", r"(?:(?<=[四五六]年来)|(?<=近[3-6]年来))"),
        ("几年来", r"(?<![近这最前]几年来)(?=工作|,)"),
        (
            "本届",
            r"(?:(?:人民)?政府(?=及|以来|任期|五年|任职|成立|的五年|工作回顾|履职)|[省市县区州旗]?(?:政协|人大)以来)",
        ),
        ("五年", r"(?:中|间|累计|内)"),
        ("年以来", r"(?<=(?:19|20)\d\d年以来)"),
        ("这四年", ""),
        ("这五年", ""),
        ("这六年", ""),
        ("十", r"[一二三四五]五”?(?:以来|时期|期间)"),
    )
)
"""What speaks of several years, by the literal it begins with: whether a whole text holds that is known at once."""
_SINGLE = tuple(
    (word, lazy(pattern))
    for word, pattern in (
        ("过去", r"过去的?(?:一年|(?:19|20)\d\d年)"),
        ("一年来", "一年来"),
        ("去年以来", "去年以来"),
        ("今年", r"今年(?:以来|上半年|前三季度|[一二三]季度)"),
        ("年工作", r"年(?<=(?:19|20)\d\d年)(?<!及\d{4}年)(?=工作)"),
        ("年,", r"年(?<=(?:19|20)\d\d年)(?<!及\d{4}年)(?=,(?:面对|是|我们))"),
        ("年经济社会发展", r"年(?<=(?:19|20)\d\d年)(?<!及\d{4}年)(?=经济社会发展)"),
        ("1月", r"1月[至-]\d{1,2}月"),
        ("1-", r"1-\d{1,2}月"),
        ("1至", r"1至\d{1,2}月"),
        ("\n", r"\n\s*(?:19|20)\d\d年(?!以来|工作)"),
    )
)
"""What speaks of one year."""
_SINGLE_FIRST = lazy(r"\s*(?:19|20)\d\d年(?!以来|工作)")
"""The same at the beginning of the text, where no line break stands before the year."""
