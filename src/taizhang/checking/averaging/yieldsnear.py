"""Output, area and yield of one crop told over several sentences, where two swapped digits part the three."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.averaging.yields import yield_held
from taizhang.checking.judging import is_plain, span_of
from taizhang.checking.passages import CLAUSE_OR_BRACKET, COUNT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import explained
from taizhang.checking.words import WORDS
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_YIELD = lazy("(?P<crop>.{0,6}?)(?:单位面积产量|单产|亩产)(?:为|达到?)?$")
_OUTPUT = lazy("(?P<crop>.{0,6}?)(?:总产量?|产量)(?:为|达到?)?$")
_AREA = lazy("(?P<crop>.{0,6}?)(?:播种|种植)?面积(?:为|达到?)?$")
_IDLE = lazy("^.*(?:全[国省市区县]|[我本][国省市区县]|年|[，；。]|其中)")
_AREAS = ("亩", "公顷")
_BACK = 3
_Told = tuple[Passage, Figure, str]


def check_yields_near(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """夏粮总产量14052万吨,增产131万吨。夏粮播种面积27410千公顷,…。夏粮单位面积产量5216公斤/公顷: 5126, but for a swap."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for number, each in enumerate(passage.figures):
                crop = _crop(passage, number, _YIELD) if "产" in passage.gaps[number] else None
                if crop is None or not each.value or not is_plain(each):
                    continue
                near = passages[max(0, at - _BACK) : at + 2]
                yield from _judged(passage, each, [*_told(near, _AREA, crop)], [*_told(near, _OUTPUT, crop)])


def _crop(passage: Passage, number: int, pattern: re.Pattern[str]) -> str | None:
    label = CLAUSE_OR_BRACKET.split(passage.gaps[number])[-1]
    match = pattern.search(label) if passage.kind(number) == COUNT else None
    return None if match is None or passage.figures[number].measure != "level" else _IDLE.sub("", match["crop"])


def _told(near: Sequence[Passage], pattern: re.Pattern[str], crop: str) -> Iterator[_Told]:
    for home in near:
        for number, figure in enumerate(home.figures):
            name = _crop(home, number, pattern) if "产" in home.gaps[number] or "积" in home.gaps[number] else None
            if name is not None and figure.value and is_plain(figure) and name == crop:
                yield home, figure, name


def _judged(passage: Passage, each: Figure, areas: Sequence[_Told], outputs: Sequence[_Told]) -> Iterator[Finding]:
    areas = [t for t in areas if t[1].unit in _AREAS]
    pairs = [(area, output) for area in areas for output in outputs if _scale(each, area[1], output[1]) is not None]
    if len({(a[1].value, o[1].value) for a, o in pairs}) != 1:
        return
    area, output = pairs[0]
    scale = _scale(each, area[1], output[1])
    ratio = span_of(output[1]).over(span_of(area[1]))
    if scale is None or ratio is None or ratio.scaled(scale).meets(span_of(each)):
        return
    if explained(each, output[1], area[1], scale=int(scale)) and output[0] is not passage:
        yield from yield_held(passage, each, area[1], output[1], (area[0], output[0]))


def _scale(each: Figure, area: Figure, output: Figure) -> Fraction | None:
    """Return how many of a yield's masses are one of the output's; None where the units don't go together."""
    mass, _, per = (each.unit or "").partition("/")
    if per and per != area.unit:
        return None
    if mass == output.unit:
        return Fraction(1)
    times = WORDS.converted.get((output.unit or "", mass))
    return None if times is None else Fraction(times)
