"""A gap to a rate in brackets, where what is compared is named alone and its own rate stands in a sentence before."""

from collections.abc import Iterator, Sequence

from taizhang.checking.differences.gaps import gap_between
from taizhang.checking.judging import Why, compare, is_plain, span_of
from taizhang.checking.passages import LINK, PERCENT, POINTS, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_GAP = lazy(
    f"(?P<name>{WORD}{{2,16}}?)的?(?:增幅|增速|增长率|涨幅|降幅)(?:比|较|高于|低于|快于|慢于)"
    f"{WORD}{{0,14}}[（(](?P<other>{PERCENT})[）)](?:高出?|低|快|慢)?{LINK}(?P<gap>{POINTS})"
)
_IDLE = lazy("全[国省市区县州]|我[省市区县]|地方|的|其中")
_BACK = 3
_LONG = 4
_SOFT = Why(zh="所比的增速在别处写明，口径可能不同", en="the rate compared is stated elsewhere")


def check_gap_of_named(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """收入1392476万元,增长21.87%。…全市收入增幅比全省平均增幅(15.97%)高5.9个百分点: its own rate is the 21.87%."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if POINTS not in passage.masked or "（" not in passage.masked.replace("(", "（"):
                continue
            for match in _GAP.finditer(passage.masked):
                other, gap = passage.figure(match.start("other")), passage.figure(match.start("gap"))
                name = _IDLE.sub("", match["name"])
                own = [
                    (home, f)
                    for home in passages[max(0, at - _BACK) : at + 1]
                    for f in home.figures
                    if f.start < other.start
                    and f.measure == "growth"
                    and f.unit == "%"
                    and f.value is not None
                    and len(name) >= _LONG
                    and _IDLE.sub("", f.indicator).endswith(name)
                ]
                plain = other.value is not None and gap.value is not None and is_plain(other) and is_plain(gap)
                if not own or not plain or any(_fits(f, other, gap) for _, f in own):
                    continue
                home, rate = own[-1]
                yield compare(gap_between(rate, other, gap, _SOFT), passage, (other,), (home.place(rate),))


def _fits(own: Figure, other: Figure, gap: Figure) -> bool:
    apart = span_of(own) - span_of(other)
    return span_of(gap).meets(apart if (own.value or 0) >= (other.value or 0) else -apart)
