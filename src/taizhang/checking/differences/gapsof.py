"""Gaps of which one rate stands in a sentence before: of what is named alone, or of all that it is one of.

累计增速高于全国(3.9%)3.6个百分点: its own was told before. 增长15%,快于全部文化企业7.7个百分点: theirs was.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.differences.gaps import fits_gap, gap_between
from taizhang.checking.judging import Why, compare, is_plain
from taizhang.checking.passages import LINK, PERCENT, POINTS, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import stray_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_GAP = lazy(
    f"(?P<name>{WORD}{{2,16}}?)的?(?:增幅|增速|增长率|涨幅|降幅)(?:比|较|高于|低于|快于|慢于)"
    f"{WORD}{{0,14}}[（(](?P<other>{PERCENT})[）)](?:高出?|低|快|慢)?{LINK}(?P<gap>{POINTS})"
)
_OWN_PACE = lazy(
    f"(?:^|[，,。；;])(?:累计|总体|整体|其|该)?(?:增幅|增速|涨幅)(?:比|较|高于|低于|快于|慢于){WORD}{{0,14}}"
    f"[（(](?P<other>{PERCENT})[）)](?:高出?|低|快|慢)?{LINK}(?P<gap>{POINTS})"
)
_TO_ALL = lazy(
    f"(?P<own>{PERCENT})[，,](?:增速|增幅|涨幅)?(?:高于|低于|快于|慢于|高出|比|较)(?P<all>全部|整个|整体|总体|全行业)?"
    f"(?P<name>{WORD}{{2,16}}?)(?:平均水平|平均|整体水平|总体水平)?(?:增速|增幅|涨幅)?(?:高出?|低|快|慢)?{LINK}(?P<gap>{POINTS})"
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
                if not own or not plain or any(fits_gap(gap, f, other) for _, f in own):
                    continue
                home, rate = own[-1]
                yield compare(gap_between(rate, other, gap, _SOFT), passage, (other,), (home.place(rate),))


def check_gap_to_all(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Hold a gap against a rate that the text tells before it, where one slip would make it that gap."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if POINTS not in passage.masked or PERCENT not in passage.masked:
                continue
            near = passages[max(0, at - _BACK) : at + 1]
            for match in _OWN_PACE.finditer(passage.masked) if "速" in passage.masked or "幅" in passage.masked else ():
                other, gap = passage.figure(match.start("other")), passage.figure(match.start("gap"))
                yield from _held(passage, other, gap, _grown(near[-_TWO:], other, ""))
            for match in _TO_ALL.finditer(passage.masked):
                own, gap = passage.figure(match.start("own")), passage.figure(match.start("gap"))
                if own.measure == "growth" and len(match["name"]) >= _LONG:
                    yield from _held(passage, own, gap, _grown(near, own, match["name"]))


def _grown(near: Sequence[Passage], before: Figure, name: str) -> list[tuple[Passage, Figure]]:
    """Return the growths told before one, of what bears most of a name where there is one."""
    pairs = {name[k : k + _TWO] for k in range(len(name) - 1)}
    return [
        (home, f)
        for home in near
        for f in home.figures
        if f.start < before.start
        and f.unit == "%"
        and f.measure == "growth"
        and f.value is not None
        and (not name or _measured(f) == _measured(before))
        and sum(pair in f.indicator for pair in pairs) * _FOUR >= len(pairs) * (_FOUR - 1)
    ]


_TWO, _FOUR, _TEN = 2, 4, 10
_MEASURES = ("利润", "收入", "投资", "产值", "增加值", "出口", "进口", "进出口", "税收", "销售", "用电", "贷款", "存款")


def _measured(figure: Figure) -> str:
    """Return what of a thing grew (利润, 收入), by which all of it grew at another pace."""
    name = figure.indicator.replace("营收", "收入")
    return max(((name.rfind(word), word) for word in _MEASURES if word in name), default=(0, ""))[1]


def _held(passage: Passage, one: Figure, gap: Figure, told: Sequence[tuple[Passage, Figure]]) -> Iterator[Finding]:
    if not told or not (is_plain(one) and is_plain(gap)) or one.value is None or not gap.value:
        return
    if any(fits_gap(gap, f, one) for _, f in told) or len({f.value for _, f in told}) > _TWO:
        return
    for home, other in told:
        if is_plain(other) and _one_slip(one, other, gap):
            yield compare(gap_between(one, other, gap, _SOFT), passage, (one,), (home.place(other),))
            return


def _one_slip(one: Figure, other: Figure, gap: Figure) -> bool:
    """Whether one slip of one of the three would make the gap what lies between the two rates."""
    a, b, away = (Fraction(f.value or 0) for f in (one, other, gap))
    meant = [(gap, abs(a - b)), *((one, b + s * away) for s in (1, -1)), *((other, a + s * away) for s in (1, -1))]
    return any(v > 0 and (stray_to(f, v) or Fraction(f.value or 0) in (v * _TEN, v / _TEN)) for f, v in meant)
