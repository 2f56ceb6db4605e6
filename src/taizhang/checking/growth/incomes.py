"""Incomes of all, of town and of country: the first lies between the others, and 收入比 is one over the other."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import QUALIFIED, Why, decimal_text, is_plain, show, span_of, worded
from taizhang.checking.passages import Passage
from taizhang.checking.records import Finding, Place
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_NAMES = {
    "all": lazy("全体居民|居民人均可支配收入$"),
    "town": lazy("城镇"),
    "country": lazy("农村|农民"),
}
_WINDOW = 3
_RATIO_AFTER = lazy("[。；;，,\n]{1,2}[^。；;\n]{0,20}收入(?:之?比|倍差)(?P<told>[^。；;\n]{1,60})")
_NUMBER = lazy("(?<![0-9.．])(?P<x>[1-9][.．][0-9]{1,4})(?=[:：∶]1|[。；;，,]|$)")
_OTHER = lazy("工资性|经营|财产|转移|消费|支出|脱贫|低收入|标准|提高到")


def check_incomes(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """全体居民人均可支配收入7256元。城镇10063元,农村4974元。城乡收入比2.02:1."""
    for passages in readings:
        for at, passage in enumerate(passages):
            window = [p for p in passages[at : at + _WINDOW] if _close(passage, p)]
            held = _held(window, "人均可支配收入")
            if held is not None:
                yield from _between(window, held)
                yield from _ratio(passage, held)
            spent = _held(window, "人均消费支出")
            if spent is not None:
                yield from _between(window, spent)


def _close(first: Passage, other: Passage) -> bool:
    return "\n" not in first.reading.text[first.end : other.start].strip("\n") or first is other


def _held(window: Sequence[Passage], what: str) -> dict[str, tuple[Passage, Figure]] | None:
    """Return income or spending of town and country, and of all where stated, each stated once and of one time."""
    held: dict[str, list[tuple[Passage, Figure]]] = {name: [] for name in _NAMES}
    for passage in window:
        for figure in passage.figures:
            words = figure.indicator
            if figure.unit != "元" or figure.measure != "level" or figure.role != "value" or not figure.value:
                continue
            if what not in words or _OTHER.search(words.replace(what, "")) or figure.mood == "target":
                continue
            side = "town" if _NAMES["town"].search(words) else "country" if _NAMES["country"].search(words) else "all"
            held[side].append((passage, figure))
    if len(held["town"]) != 1 or len(held["country"]) != 1 or len(held["all"]) > 1:
        return None
    figures = [pairs[0][1] for pairs in held.values() if pairs]
    if len({f.period for f in figures if f.period is not None}) > 1 or len({f.scope for f in figures}) > 1:
        return None
    return {name: pairs[0] for name, pairs in held.items() if pairs}


def _between(window: Sequence[Passage], held: dict[str, tuple[Passage, Figure]]) -> Iterator[Finding]:
    if "all" not in held or not any(held["all"][0] is p for p in window[:1]):
        return
    home, mean = held["all"]
    ends = [held[name][1] for name in ("town", "country")]
    values = sorted(Fraction(f.value or 0) for f in ends)
    value = Fraction(mean.value or 0)
    outside = not values[0] <= value <= values[1]
    away = min(abs(value - v) for v in values) if outside else Fraction(0)
    yield worded(
        "average",
        "consistent" if not outside else "contradicts" if all(map(is_plain, (mean, *ends))) else "unclear",
        places=(home.place(mean), *(held[name][0].place(held[name][1]) for name in ("town", "country"))),
        stated=mean.text,
        computed="—".join(show(v, mean) for v in values),
        difference=show(away, mean),
        tolerance=show(Fraction(0), mean),
        basis=Why(
            zh="全体居民的人均数应介于城镇与农村之间，所在的范围",
            en="the figure of all residents lies between those of town and country, which",
        ),
        reason=QUALIFIED,
    )


def _ratio(first: Passage, held: dict[str, tuple[Passage, Figure]]) -> Iterator[Finding]:
    """Where a sentence after both tells from what to what the ratio went, the last is the present one."""
    (town_at, town), (country_at, country) = held["town"], held["country"]
    text = first.reading.text
    after = max(town_at.end, country_at.end)
    quotient = span_of(town).over(span_of(country))
    match = _RATIO_AFTER.match(text, after)
    if match is None or quotient is None:
        return
    found = list(_NUMBER.finditer(match["told"]))
    if not found or "目标" in match["told"]:
        return
    written = found[-1]["x"].replace("．", ".")
    value, half = Fraction(written), Fraction(1, 2 * 10 ** len(written.partition(".")[2]))
    gap = Interval(low=value - half, high=value + half).gap(quotient)
    start = match.start("told") + found[-1].start("x")
    place = Place(file=first.reading.source, start=start, end=start + len(found[-1]["x"]), text=found[-1]["x"])
    computed = Fraction(town.value or 0) / Fraction(country.value or 1)
    yield worded(
        "multiple",
        "consistent"
        if gap == 0
        else "rounding"
        if gap <= half
        else "contradicts"
        if all(map(is_plain, (town, country)))
        else "unclear",
        places=(place, town_at.place(town), country_at.place(country)),
        stated=f"{found[-1]['x']}:1",
        computed=decimal_text(computed, 2) + ":1",
        difference=decimal_text(abs(computed - value), 2),
        tolerance=decimal_text(half, 3),
        basis=Why(zh=f"按{town.text}比{country.text}计算的收入比", en=f"the ratio of {town.text} to {country.text}"),
        reason=QUALIFIED,
    )
