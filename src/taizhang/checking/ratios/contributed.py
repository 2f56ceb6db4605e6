"""What a part contributes to growth: its own increase over that of the whole (工资性收入对增收的贡献率)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, sum_told
from taizhang.checking.passages import LINK, PERCENT, POINTS, Passage
from taizhang.checking.ratios.shares import share_finding
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_RATE = lazy(f"(?P<name>[\u4e00-\u9fff]{{3,12}}?)对[^，,；;。]{{0,24}}?(?:增收|增长|增加)的?(?:直接)?贡献率{LINK}$")
_CARRIED = lazy(
    f"(?P<all>{PERCENT})的?(?:同比)?[涨升降]幅中[，,]?[^。；0-9]{{0,16}}翘尾[^。；，0-9]{{0,6}}(?P<old>{POINTS})[，,]"
    f"[^。；，0-9]{{0,12}}新涨价[^。；，0-9]{{0,6}}(?P<new>{POINTS})"
)
_WHOLE = lazy("人均(?:可支配|纯)?收入$|(?:可支配|纯)收入$")
_SOURCE = lazy("工资性|经营|财产|转移")
_BACK, _ROOM = 4, 4
_CARRIES = Why(zh="负的翘尾影响或另有写法", en="a part that pulls down may be told otherwise")
_OPEN = Why(zh="贡献率也可能按另一时期或另一口径的增量计算", en="the rate may be of increases told otherwise")


def check_contributed_steps(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """纯收入5919元,增加766元。工资性收入2431元,增加370元。工资性收入对增收的贡献率达48.3%: 370 over 766."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if "贡献率" not in passage.masked:
                continue
            for number, percent in enumerate(passage.figures):
                told = _RATE.search(passage.label(number)) if passage.kind(number) == PERCENT else None
                if told is None or not is_plain(percent):
                    continue
                steps = [
                    (home, figure)
                    for home in passages[max(0, at - _BACK) : at + 1]
                    for figure in home.figures
                    if figure.measure == "change" and figure.start < percent.start and figure.unit == "元"
                ]
                yield from _judged(passage, percent, told["name"], steps)


def check_carried_prices(passage: Passage) -> Iterator[Finding]:
    """在2.1%的涨幅中,翘尾影响约为1.2个百分点,新涨价影响约为0.9个百分点: what last year left and what is new make the whole rise."""
    for match in _CARRIED.finditer(passage.masked) if "翘尾" in passage.masked else ():
        whole, old, new = (passage.figure(match.start(name)) for name in ("all", "old", "new"))
        made = sum((Fraction(f.value or 0) for f in (old, new)), Fraction(0))
        if abs(abs(Fraction(whole.value or 0)) - abs(made)) > half_unit(whole) * _ROOM:
            parts = [(passage, old), (passage, new)]
            room = half_unit(whole) * _ROOM
            yield sum_told(passage, whole, parts, "unclear", room=room, reason=_CARRIES)


def _judged(passage: Passage, percent: Figure, name: str, steps: Sequence[tuple[Passage, Figure]]) -> Iterator[Finding]:
    own = [(home, f) for home, f in steps if name in f.indicator and is_plain(f)]
    if not own or not _SOURCE.search(name):
        return
    part = own[-1][1]
    wholes = [
        (home, f)
        for home, f in steps
        if f.start < part.start and _WHOLE.search(f.indicator) and not _SOURCE.search(f.indicator) and is_plain(f)
    ]
    if not wholes or (part.value or 0) <= 0 or (wholes[-1][1].value or 0) <= (part.value or 0):
        return
    home, whole = wholes[-1]
    found = share_finding(passage, "share", percent, part, whole, _OPEN, home)
    if found is not None:
        yield found
