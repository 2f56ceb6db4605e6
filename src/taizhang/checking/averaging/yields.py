"""Area, output and what each unit of area bore (面积4332.6万亩,产量1762万吨,单产406.7公斤/亩); what is left of a sum of money."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import (
    QUALIFIED,
    Comparison,
    Why,
    compare,
    decimal_text,
    half_unit,
    is_plain,
    span_of,
    worded,
)
from taizhang.checking.passages import LINK, MONEY, PERCENT, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import stray_to
from taizhang.checking.words import WORDS
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_MARK = lazy("[，,；;。：:、（(]")
_YIELD = lazy("(?:单产|亩产|单位面积产量)(?:为|达到?|约)?$")
_OUTPUT = lazy("(?<!单位面积)(?:总产|产量)(?:为|达到?|合计)?$")
_AREA = lazy("(?:面积|种植|播种)(?:为|达到?|合计)?$")
_AREAS = {"亩": "亩", "公顷": "公顷"}
_MASSES = ("公斤", "千克", "斤", "吨")
_OTHER = Why(zh="面积与产量的口径可能不同", en="area and output may differ in scope")
_LEFT = lazy(
    f"(?:预算|安排|下达|筹集|总额|总量|到位|资金|拨付){WORD}{{0,8}}?(?P<whole>{MONEY})[，,；、]"
    f"(?:实际|已|累计|共|其中|本年|当年){{0,3}}(?:支出|使用|拨付|兑付|发放|动支|列支){LINK}(?P<used>{MONEY})[，,；、]"
    f"(?:{WORD}{{0,24}}[，,])?(?:剩余|结余|尚余|还剩|节余|结转)(?:资金)?{LINK}(?P<left>{MONEY})"
)


def check_yields(passage: Passage) -> Iterator[Finding]:
    """夏粮播种面积4332.6万亩,…产量1762万吨,…单产406.7公斤/亩: the output over the area."""
    if "产" not in passage.masked:
        return
    area = output = each = None
    areas = 0
    for number, figure in enumerate(passage.figures):
        label = _MARK.split(passage.gaps[number])[-1]
        unit = figure.unit or ""
        if not figure.value or not is_plain(figure) or figure.measure not in ("level",):
            continue
        if unit in _AREAS and _AREA.search(label):
            area, each = figure, None
            areas += 1
        elif unit in _MASSES and _OUTPUT.search(label):
            output = figure
            if each is not None and area is not None:
                # 面积125.4万亩,每亩单产为644.6公斤,总产80.8万吨
                yield from yield_held(passage, each, area, output)
        elif (
            _YIELD.search(label)
            and area is not None
            and output is not None
            and (output.start > area.start or areas == 1)
        ):
            yield from yield_held(passage, figure, area, output)
        elif _YIELD.search(label):
            each = figure


def yield_held(
    passage: Passage, each: Figure, area: Figure, output: Figure, homes: tuple[Passage, Passage] | None = None
) -> Iterator[Finding]:
    """Yield what comes of holding a yield against output over area; ``homes`` are their sentences where others."""
    mass, _, per = (each.unit or "").partition("/")
    if mass not in _MASSES or (per and per != area.unit) or (not per and area.unit != "亩"):
        return
    scale = Fraction(1)
    if mass != output.unit:
        if (output.unit, mass) not in WORDS.converted:
            return
        scale = Fraction(WORDS.converted[output.unit or "", mass])
    ratio = span_of(output).over(span_of(area))
    if ratio is None:
        return
    away = Fraction(output.value or 0) / Fraction(area.value or 1) * scale / Fraction(each.value or 1)
    if not Fraction(1, 3) < away < 3:
        # So far off that they are of different crops.
        return
    yield compare(
        Comparison(
            rule="average",
            stated=each,
            stated_span=span_of(each),
            computed=Fraction(output.value or 0) / Fraction(area.value or 1) * scale,
            computed_span=ratio.scaled(scale),
            basis=Why(zh=f"按产量{output.text}与面积{area.text}计算的单产", en=f"{output.text} over {area.text}"),
            open_to=None if homes is None and _one_crop(each, area, output) else _OTHER,
        ),
        passage,
        (output, area) if homes is None else (),
        () if homes is None else (homes[1].place(output), homes[0].place(area)),
    )


_NAMED = (
    ("area", lazy("(?P<crop>[一-鿿]{2,6}?)(?:播种|种植)?面积(?:为|达到?)?$")),
    ("each", lazy("(?P<crop>[一-鿿]{2,6}?)(?:单产每(?:公顷|亩)|单产|亩产|单位面积产量)(?:为|达到?)?$")),
    ("output", lazy("(?P<crop>[一-鿿]{2,6}?)总?产量?(?:为|达到?)?$")),
)
_PLACES = lazy("^.*?(?:全[国省市区县]|[我本][国省市区县]|年)")
_APART = 3


def check_yields_apart(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """一、夏粮播种面积26703千公顷…。二、夏粮单位面积产量5194.9公斤/公顷…。三、夏粮总产量13872万吨: a sentence for each."""
    for passages in readings:
        told: dict[str, dict[str, tuple[int, Passage, Figure]]] = {}
        for at, passage in enumerate(passages):
            label = _MARK.split(passage.gaps[0])[-1] if "产" in passage.masked or "面积" in passage.masked else ""
            figure = passage.figures[0]
            found = next(((n, m) for n, p in _NAMED if (m := p.search(_PLACES.sub("", label)))), None)
            if found is None or not figure.value or not is_plain(figure) or figure.measure != "level":
                continue
            held = told.setdefault(found[1]["crop"], {})
            held[found[0]] = (at, passage, figure)
            if len(held) == len(_NAMED) and all(at - n <= _APART for n, _, _ in held.values()):
                area, each, output = (held[name] for name, _ in _NAMED)
                yield from yield_held(each[1], each[2], area[2], output[2], (area[1], output[1]))
                held.clear()


def check_grown_yields(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """面积下降1.8%,单产增长1.0%,总产下降0.8%: what the two growths make together."""
    for passages in readings:
        grown: dict[str, tuple[Passage, Figure, int]] = {}
        seen = 0
        for passage in passages:
            if "产" not in passage.masked or PERCENT not in passage.masked:
                seen += len(passage.figures)
                continue
            for number in range(1, len(passage.figures)):
                seen += 1
                growth, label = passage.figures[number], _MARK.split(passage.gaps[number - 1])[-1]
                unit = passage.figures[number - 1].unit or ""
                if passage.kind(number) != PERCENT or growth.measure != "growth" or not is_plain(growth):
                    continue
                name = (
                    "area"
                    if unit in _AREAS and _AREA.search(label)
                    else "each"
                    if _YIELD.search(label)
                    else "output"
                    if unit in _MASSES and _OUTPUT.search(label)
                    else ""
                )
                if not name or _GREW.fullmatch(passage.gaps[number]) is None:
                    continue
                if name == "area":
                    grown.clear()
                grown[name] = passage, growth, seen
                if len(grown) == len(("area", "each", "output")) and seen - grown["area"][2] <= _APART:
                    yield from _grown_together(grown)
                    grown.clear()


_GREW = lazy("[，,、（(]?(?:同比|(?:比|较)[上去]年(?:同期)?)?(?:增长|下降|减少|增加|提高|上升)了?")
_APART = 8


def _grown_together(grown: dict[str, tuple[Passage, Figure, int]]) -> Iterator[Finding]:
    (home, area, _), (place, each, _), (passage, output, _) = (grown[name] for name in ("area", "each", "output"))
    factors = [Fraction(f.value or 0) / 100 + 1 for f in (area, each)]
    computed = (factors[0] * factors[1] - 1) * 100
    room = half_unit(area) + half_unit(each) + half_unit(output)
    away = abs(computed - Fraction(output.value or 0))
    if away <= room * 2:
        return
    yield worded(
        "growth",
        "contradicts" if stray_to(output, computed) and _one_crop(area, each, output) else "unclear",
        places=(passage.place(output), home.place(area), place.place(each)),
        stated=output.text,
        computed=decimal_text(computed, 2) + "%",
        difference=decimal_text(away, 2) + "%",
        tolerance=decimal_text(room, 3) + "%",
        basis=Why(
            zh=f"按面积{area.text}与单产{each.text}的变化计算的总产量变化",
            en=f"what a change of the area of {area.text} and of the yield of {each.text} make of the output",
        ),
        reason=_OTHER,
    )


def _one_crop(*figures: Figure) -> bool:
    """Whether all of them are named after one crop (夏粮播种面积, 夏粮产量, 夏粮单产)."""
    names = {re.sub("总?(?:播种|种植)?面积|总?产量|单产|亩产", "", f.indicator) for f in figures}
    return len(names) == 1 and len(names.pop()) > 1


def check_left(passage: Passage) -> Iterator[Finding]:
    """预备费预算500亿元,实际支出17.48亿元,剩余482.52亿元: the first less the second."""
    if not re.search("余|结转|还剩", passage.masked):
        return
    for match in _LEFT.finditer(passage.masked):
        whole, used, left = (passage.figure(match.start(name)) for name in ("whole", "used", "left"))
        if not whole.unit == used.unit == left.unit or None in (whole.value, used.value, left.value):
            continue
        # What is budgeted is set, not rounded.
        span = span_of(used)
        yield compare(
            Comparison(
                rule="difference",
                stated=left,
                stated_span=span_of(left),
                computed=Fraction(whole.value or 0) - Fraction(used.value or 0),
                computed_span=(span_of(whole) - span),
                basis=Why(zh=f"按{whole.text}减去{used.text}计算", en=f"{whole.text} less {used.text}"),
                open_to=None if all(map(is_plain, (whole, used, left))) else QUALIFIED,
                additive=True,
            ),
            passage,
            (whole, used),
        )
