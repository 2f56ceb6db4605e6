"""A whole told of several kinds by name (铁路、公路、水路共发送旅客N), each of which the sentence after it tells."""

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, sum_told, total_of
from taizhang.checking.passages import CLAUSE_OR_BRACKET, COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_NAMES = lazy(
    "(?:全[国省市县区州])?(?P<names>[\u4e00-\u9fff]{2,5}(?:、[\u4e00-\u9fff]{2,5}){1,5}(?:(?:和|及)[\u4e00-\u9fff]{2,5})?)"
    "(?:[两三四五六][种类项大])?(?:共计|合计|总计|累计共|共|累计)[\u4e00-\u9fff]{0,8}$"
)
_JOINED = lazy("[、和及]")
_OPEN = Why(zh="前后口径未必相同", en="the two sentences need not count alike")
_ROUGH, _BEYOND = ("=", "≈"), (">", ">=")
_LEAD = 4


def check_modes(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """铁路、公路、水路共发送旅客2.26亿人次。具体来看,铁路发送5017.4万人次,公路发送1.62亿人次,水路…: one for each name."""
    for passages in readings:
        for home, passage in itertools.pairwise(passages):
            if home.reading is not passage.reading or "其中" in passage.masked[_LEAD:]:
                continue
            for number, whole in enumerate(home.figures):
                told = _NAMES.search(CLAUSE_OR_BRACKET.split(home.gaps[number])[-1])
                if told is None or home.kind(number) not in (COUNT, MONEY) or whole.measure != "level":
                    continue
                names = _JOINED.split(told["names"])
                yield from _judged(home, whole, passage, names)


def _judged(home: Passage, whole: Figure, passage: Passage, names: Sequence[str]) -> Iterator[Finding]:
    held = [
        (CLAUSE_OR_BRACKET.split(passage.gaps[k])[-1], f)
        for k, f in enumerate(passage.figures)
        if f.unit == whole.unit and f.measure == "level"
    ]
    rough = [f.qualifier in _ROUGH for _, f in held]
    if len(held) != len(names) or not all(rough) or whole.qualifier not in _ROUGH + _BEYOND or whole.value is None:
        return
    if any(name not in label for name, (label, _) in zip(names, held, strict=True)):
        return
    parts = [f for _, f in held]
    total = total_of(parts)
    room = sum((half_unit(f) for f in parts), Fraction(0)) + half_unit(whole)
    if "约" in home.gaps[home.figures.index(whole)][-2:] or whole.qualifier != "=":
        room += half_unit(whole)
    if abs(total - Fraction(whole.value)) <= room:
        return
    yield sum_told(home, whole, [(passage, f) for f in parts], "unclear", room=room, reason=_OPEN)
