"""How many a sentence says there are, against those that it goes through with a number each (有5项下降,分别是:甲43,乙13…)."""

from collections.abc import Iterator

from taizhang.checking.judging import Why, is_exact, is_plain, names_counted
from taizhang.checking.passages import ANY, COUNT, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy

_LED = lazy(f"有(?P<n>{COUNT})[^，。；：（）{ANY[1:-1]}]{{0,16}}[，]?(?:分别|依次)(?:为|是)[：]?(?P<list>[^。；]+)")
_GROWN = lazy("^[^，（]{0,6}[，（]?(?:同比|环比)?(?:增长|上升|提高|增加|下降|降低|减少|改善)了?$")
_NAME = lazy("[\u4e00-\u9fffA-Za-z0-9.]{2,14}(?:为|达)?$")
_FEWEST, _MOST = 3, 20
_BY_NAME = Why(zh="按其后逐一列出的各项计数", en="counting those gone through after it")
_UNSURE = Why(zh="所列的未必一项一数", en="an item may have more than one number")


def check_gone_through(passage: Passage) -> Iterator[Finding]:
    """有5项同比下降,分别是:PM2.5浓度43,下降18.9%,…: as many names as are counted, each with its number."""
    if "分别" not in passage.masked and "依次" not in passage.masked:
        return
    for match in _LED.finditer(passage.masked):
        count = passage.figure(match.start("n"))
        inside = [k for k, mark in enumerate(passage.marks) if match.start("list") <= mark < match.end("list")]
        if not inside or not is_exact(count) or not is_plain(count):
            continue
        items = [k for k in inside if not (passage.kind(k) == PERCENT and _GROWN.search(passage.gaps[k]))]
        grown = len(inside) - len(items)
        names = [_NAME.search(passage.label(k)) for k in items]
        told = {m.group() for m in names if m is not None}
        alike = grown in (0, len(items)) and len(told) == len(items) and all(_apart(passage, k) for k in items[1:])
        if not alike or not _FEWEST <= len(items) <= _MOST or abs(len(items) - int(count.value or 0)) != 1:
            continue
        yield names_counted(
            passage.place(count), int(count.value or 0), len(items), "unclear", _BY_NAME, reason=_UNSURE
        )


def _apart(passage: Passage, number: int) -> bool:
    """Whether an item begins behind a mark and is no part of the one before it."""
    return passage.gaps[number][:1] in ("，", "、") and "其中" not in passage.gaps[number]
