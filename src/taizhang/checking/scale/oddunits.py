"""One amount of a list that is printed in another multiplier than the rest, as 50.11万元 among amounts in 亿元."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.judging import Why, is_plain, last_place, show, worded
from taizhang.checking.passages import ANY, COUNT, ITEM_MARK, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_LEAST, _SPREAD = 3, 20
_APART = Decimal(10_000)
_OPEN = Why(zh="这一项也可能本来就小得多", en="this one may as well be so much smaller")


def check_odd_units(passage: Passage) -> Iterator[Finding]:
    """收入467.49亿元、利税50.11万元、利润35.20亿元: printed alike but for 万 among 亿, and alike in size without that."""
    yield from _within(passage)
    yield from _next(passage)
    yield from _next_of_noun(passage)
    yield from _among(passage)
    yield from _beyond(passage)
    run: list[Figure] = []
    for number, figure in enumerate((*passage.figures, None)):
        listed = figure is not None and passage.kind(number) in (MONEY, COUNT) and is_plain(figure)
        joined = bool(run) and passage.gaps[number][:1] == "、" and "，" not in passage.gaps[number]
        if figure is not None and listed and joined and figure.unit == run[-1].unit:
            run.append(figure)
            continue
        if len(run) >= _LEAST:
            yield from _odd(passage, run)
        run = [figure] if figure is not None and listed else []


_OF_IT = lazy(f"(?P<whole>{MONEY})[^{MONEY}]{{0,40}}其中[^，,。；;{ANY[1:-1]}]{{0,14}}(?P<part>{MONEY})")
_DECIMALS, _MUCH = 2, 50


def _within(passage: Passage) -> Iterator[Finding]:
    """支出481.77亿元。其中民生支出369.09万元: printed to the same decimals, and no part worth telling unless it is 亿."""
    for match in _OF_IT.finditer(passage.masked) if "其中" in passage.masked else ():
        whole, part = passage.figure(match.start("whole")), passage.figure(match.start("part"))
        if not (is_plain(whole) and is_plain(part)) or whole.unit != part.unit or not part.value or not whole.value:
            continue
        decimals = {len(f.text.partition(".")[2].rstrip("万亿元美吨人次")) for f in (whole, part)}
        apart = Decimal(last_place(whole)) == Decimal(last_place(part)) * _APART and decimals == {_DECIMALS}
        meant = part.value * _APART
        if apart and "万" in part.text and meant < whole.value < meant * _MUCH:
            yield _asked(passage, part, [whole])


def _next(passage: Passage) -> Iterator[Finding]:
    """财政总收入13.23亿元,一般公共预算收入6.66万元: one after the other, printed to the same two decimals."""
    for k in range(len(passage.figures) - 1):
        pair = passage.figures[k : k + 2]
        gap = passage.gaps[k + 1]
        if not all(passage.kind(n) == MONEY and is_plain(f) for n, f in enumerate(pair, start=k)) or gap[:1] != "，":
            continue
        small, large = sorted(pair, key=lambda f: f.value or 0)
        decimals = {len(f.text.partition(".")[2].rstrip("万亿元美")) for f in pair}
        apart = Decimal(last_place(large)) == Decimal(last_place(small)) * _APART and decimals == {_DECIMALS}
        meant = (small.value or 0) * _APART
        alike = small.unit == large.unit and large.value and meant < large.value < meant * _SPREAD
        if apart and "万" in small.text and alike and "，" not in gap[1:] and len(gap) < _SPREAD:
            yield _asked(passage, small, [large])


def _next_of_noun(passage: Passage) -> Iterator[Finding]:
    """粮食种植面积32.4万亩,油料种植面积5.6亿亩: of one noun and one number of decimals, ten thousand times the other."""
    asked: set[int] = set()
    for k in range(len(passage.figures) - 1):
        pair, gap = passage.figures[k : k + 2], passage.gaps[k + 1]
        if any(passage.kind(n) != COUNT or not is_plain(f) for n, f in enumerate(pair, start=k)) or gap[:1] != "，":
            continue
        labels = [ITEM_MARK.split(g)[-1] for g in (passage.gaps[k], gap)]
        decimals = {len(_DECIMAL.findall(f.text)[0]) if _DECIMAL.search(f.text) else 0 for f in pair}
        small, large = sorted(pair, key=_size)
        # 灌溉面积15.6万亩,全国耕地面积19.2亿亩: of quite another area.
        alike = labels[0][-2:] == labels[1][-2:] and "全" not in labels[1] and decimals in ({1}, {_DECIMALS})
        apart = Decimal(last_place(large)) == Decimal(last_place(small)) * _APART
        near = _size(small) < _size(large) / _APART * _SPREAD and _size(large) / _APART < _size(small) * _SPREAD
        if alike and apart and near and small.unit == large.unit and large.start not in asked and "，" not in gap[1:]:
            asked.add(large.start)
            yield _asked(passage, large, [small])


def _among(passage: Passage) -> Iterator[Finding]:
    """供水量增加66.1亿立方米,…减少25.6万立方米,…增加37.5亿立方米: all of a sentence in 亿, to one decimal, but one."""
    held = [f for k, f in enumerate(passage.figures) if passage.kind(k) in (MONEY, COUNT) and is_plain(f) and f.value]
    by_unit: dict[str | None, list[Figure]] = {}
    for figure in held:
        by_unit.setdefault(figure.unit, []).append(figure)
    for figures in by_unit.values():
        if len(figures) >= _LEAST and (_same_decimals(figures) or _all_whole(figures)):
            small, *others = sorted(figures, key=_size)
            within = _size(small) * _APART <= _size(others[-1])
            if within and "万" in small.text and all("亿" in f.text for f in others):
                yield from _odd(passage, figures)


# More people, households, journeys and vehicles than there are.
_ALL_THERE_ARE = {"人": 10**10, "名": 10**10, "户": 4 * 10**9, "人次": 3 * 10**11, "辆": 4 * 10**9, "家": 4 * 10**9}


def _beyond(passage: Passage) -> Iterator[Finding]:
    """25810亿人次: no country has so many, and 万 must be meant."""
    for figure in passage.figures:
        unit = figure.unit or ""
        told = unit in _ALL_THERE_ARE and "亿" in figure.text and figure.text.endswith(unit)
        if told and _size(figure) > _ALL_THERE_ARE[unit]:
            meant = _size(figure) / _APART
            yield worded(
                "scale",
                "unclear",
                places=(passage.place(figure),),
                stated=figure.text,
                computed=show(Fraction(meant), figure),
                difference=show(Fraction(_size(figure) - meant), figure),
                tolerance="0",
                basis=Why(zh="以万计，这一项", en="in 万, this one"),
                reason=Why(zh="数目大于所能有的", en="there cannot be so many"),
            )


def _size(figure: Figure) -> Decimal:
    return abs(figure.value or Decimal(0))


def _all_whole(figures: list[Figure]) -> bool:
    """Whether no amount has decimals, and the smallest is more 万 than anyone writes who writes 亿 (16775万元)."""
    small = min(map(_size, figures))
    return len(figures) > _LEAST and small >= _APART * _APART and not any(_DECIMAL.search(f.text) for f in figures)


def _same_decimals(figures: list[Figure]) -> bool:
    return (
        all(map(_DECIMAL.search, (f.text for f in figures)))
        and len({len(_DECIMAL.findall(f.text)[0]) for f in figures}) == 1
    )


_DECIMAL = lazy("[.．]([0-9]+)")


def _odd(passage: Passage, run: list[Figure]) -> Iterator[Finding]:
    """Ask of the one amount of a list whose last place is ten thousand times finer or coarser than the rest's."""
    places = [Decimal(last_place(f)) for f in run]
    for figure, place in zip(run, places, strict=True):
        others = [f for f in run if f is not figure]
        if places.count(place) != 1 or len({last_place(f) for f in others}) != 1 or not figure.value:
            continue
        by = Decimal(last_place(others[0])) / place
        if by not in (_APART, 1 / _APART) or place == 1 or last_place(others[0]) == 1:
            continue
        meant = abs(Fraction(figure.value)) * Fraction(by)
        sizes = [abs(Fraction(f.value or 0)) for f in others]
        if min(sizes) <= meant * _SPREAD and meant <= max(sizes) * _SPREAD:
            yield _asked(passage, figure, others)


def _asked(passage: Passage, figure: Figure, others: list[Figure]) -> Finding:
    meant = Fraction(figure.value or 0) * Fraction(last_place(others[0])) / Fraction(last_place(figure))
    return worded(
        "scale",
        "unclear",
        places=(passage.place(figure), *(passage.place(f) for f in others)),
        stated=figure.text,
        computed=show(meant, others[0]),
        difference=show(abs(meant - Fraction(figure.value or 0)), others[0]),
        tolerance="0",
        basis=Why(zh="按相邻各项的单位，这一项", en="in the multiplier of those beside it, this one"),
        reason=_OPEN,
    )
