"""How far a number lies from one in brackets, where others stand between (30,优于目标(32.9)2.9,较2019年(36)改善16.7%)."""

from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, told_amiss
from taizhang.checking.passages import ANY, COUNT, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import stray_to, swap_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_AGAINST = lazy(
    f"(?:[比较与]|[优好高低快慢多少]于|超过)[^，。；（{ANY[1:-1]}]{{1,24}}（[^（）{ANY[1:-1]}]{{0,6}}(?P<other>[{COUNT}{MONEY}])）(?:相比)?"
    f"(?:改善|增加|增长|提高|上升|扩大|减少|下降|降低|缩小|[高低多少])?了?(?P<x>[{COUNT}{MONEY}{PERCENT}])"
)
_UNSURE = Why(zh="与括号内相比的是哪个数，按位置推断", en="which number is held against that in brackets is inferred")


def check_in_brackets(passage: Passage) -> Iterator[Finding]:
    """浓度30微克,优于目标(32.9微克)2.9微克,较2019年(36微克)改善16.7%: of the first of its unit, but for a slip."""
    if "）" not in passage.masked:
        return
    for match in _AGAINST.finditer(passage.masked):
        other, told = passage.figure(match.start("other")), passage.figure(match.start("x"))
        first = next((k for k, f in enumerate(passage.figures) if f.unit == other.unit and f.measure == "level"), None)
        if first is None or first + 1 == passage.number(match.start("x")):
            continue
        own = passage.figures[first]
        if own.start >= other.start:
            continue
        if not all(map(is_plain, (own, other, told))) or not own.value or not other.value or not told.value:
            continue
        if told.unit in ("%", other.unit) and told.unit != "百分点":
            yield from _judged(passage, own, other, told)


def _judged(passage: Passage, own: Figure, other: Figure, told: Figure) -> Iterator[Finding]:
    apart = abs(Fraction(own.value or 0) - Fraction(other.value or 0))
    room = half_unit(own) + half_unit(other)
    scale = Fraction(100) / Fraction(other.value or 1) if told.unit == "%" else Fraction(1)
    meant, room = apart * scale, room * scale * 2 + half_unit(told)
    if abs(meant - abs(Fraction(told.value or 0))) <= room:
        return
    slip = swap_to(told, meant, least=2) or (told.unit == "%" and stray_to(told, meant))
    if slip and meant:
        yield told_amiss(
            "difference" if told.unit != "%" else "growth",
            "unclear",
            places=(passage.place(told), passage.place(own), passage.place(other)),
            figure=told,
            value=meant,
            room=room,
            basis=Why(zh=f"按{own.text}与括号内的{other.text}计算", en=f"{own.text} against {other.text} in brackets"),
            reason=_UNSURE,
        )
