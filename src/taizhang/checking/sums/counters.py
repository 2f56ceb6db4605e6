"""Parts that are counted by other words than their whole (1000个水利项目,其中水库7座、蓄水池993个)."""

from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Why, is_exact, is_plain, sum_told, total_of
from taizhang.checking.passages import COUNT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import swap_to
from taizhang.reading.patterns import lazy

_COUNTERS = frozenset("个座处条口所家项道眼台套栋")
_OF_THEM = lazy("其中")
_NEAR = 16
_NEXT = lazy("(?:[、和及]|以及)[^，,；;。：:、0-9]{1,16}")
_ENDS = lazy("[，。；）]|$")
_STEP = lazy("[比由从每均占]|增加|减少|新增")
_LEAST, _OPEN = (
    2,
    Why(zh="各项所用的量词不同，未必合为全部", en="they are counted by other words and need not be all of it"),
)


def check_mixed_counters(passage: Passage) -> Iterator[Finding]:
    """684个,其中水库5座、淤地坝20座、调蓄设施695座: only a slip of the pen parts them from the whole."""
    for match in _OF_THEM.finditer(passage.masked):
        first = next((k for k, mark in enumerate(passage.marks) if mark > match.start()), None)
        if not first or match.start() - passage.marks[first - 1] > _NEAR:
            continue
        numbers = [first]
        while numbers[-1] + 1 < len(passage.figures) and _NEXT.fullmatch(passage.gaps[numbers[-1] + 1]):
            numbers.append(numbers[-1] + 1)
        figures = [passage.figures[k] for k in (first - 1, *numbers)]
        whole, *parts = figures
        plain = all(passage.kind(k) == COUNT for k in (first - 1, *numbers)) and all(map(is_plain, figures))
        units = {f.unit or "" for f in figures}
        if not plain or not units <= _COUNTERS or {f.unit for f in parts} == {whole.unit} or len(parts) < _LEAST:
            continue
        if not all(map(is_exact, figures)) or any(_STEP.search(passage.gaps[k]) for k in numbers):
            continue
        if not _ENDS.match(passage.gaps[numbers[-1] + 1]):
            continue
        total = total_of(parts)
        lacking = Fraction(whole.value or 0) - total
        slip = swap_to(whole, total, least=_LEAST) or any(
            swap_to(f, Fraction(f.value or 0) + lacking, least=_LEAST) for f in parts
        )
        if lacking and slip:
            yield sum_told(passage, whole, [(passage, f) for f in parts], "unclear", room=Fraction(0), reason=_OPEN)
