"""Gaps against a quantity that is named and stated elsewhere (高技术工业增长23.3%,快于规上工业16.5个百分点)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from taizhang.checking.differences.gaps import fits_gap, gap_between, lying_apart
from taizhang.checking.judging import Comparison, Why, compare, is_plain, span_of, told_amiss
from taizhang.checking.passages import ANY, COUNT, ITEM_MARK, MONEY, PERCENT, POINTS, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import stray_to, swap_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_GAP = lazy(
    f"(?P<own>{PERCENT})[，,、（(]?(?:增速|增幅|涨幅)?(?:比(?!重)|较|高于|低于|快于|慢于|高出|低出|超过|领先)"
    f"(?P<who>{WORD}{{2,14}}?)(?:多|少|高出?|低|快|慢)?了?(?P<gap>{POINTS})"
)
_GAPS = lazy(
    f"(?P<a>{PERCENT})[、和及](?P<b>{PERCENT})[，,](?:增速|增幅)?(?:分别)?(?:比(?!重)|较|高于|低于|快于|慢于|高出|领先)"
    f"(?P<who>{WORD}{{2,14}}?)(?:多|少|高出?|低|快|慢)?了?(?P<x>{ANY})[、和及](?P<y>{POINTS})"
)
_TWO_NAMED = lazy(
    f"(?:^|[，,；;。：:])(?P<one>{WORD}{{2,10}})(?:比|较)(?P<other>{WORD}{{2,10}}?)(?:多|少|高出?|低|快|慢)了?"
    f"(?P<gap>{ANY})"
)
_FASTER = lazy(
    f"(?:^|[，,；;])(?P<one>{WORD}{{2,8}}?)(?:增速|增幅)?(?P<way>快于|高于|慢于|低于)"
    f"(?P<other>{WORD}{{2,8}}?)(?:增速|增幅)?(?P<gap>{POINTS})"
)
_PLACE = lazy(
    "全国|全省|全市|全区|全县|全州|省[均级]|市[均级]|上年|去年|同期|年初|年均|计划|目标|预期|平均|上月|上季|季度|半年|[0-9]月|高于|低于"
)
_TAIL = lazy("(?:增速|增幅|涨幅|平均水平|水平|整体|总体|增长)+$")
_MEAN = lazy("(?<=[\u4e00-\u9fff]{2})(?:总体|整体)?平均(?:增幅|增速|涨幅|水平)?$")
_OUTPUT = lazy("(?:全[市区县省州])?(?:经济|GDP|生产总值|地区生产总值)(?:整体|总体)?(?:增速|增长|增幅)?(?:水平)?")
_IDLE = lazy("全[国省市区县]|(?<=[口贸])总值|总额|总量|总数|实现|完成|年末|其中|增加值|人口|的")
_NOUN = lazy("增加值|总产值|产值|营业收入|利润|投资|零售额|收入|人口$")
_BACK, _ON = 8, 2
_SHORTEST = 2
_SOFT = Why(zh="与之相比的数在别处写明，口径可能不同", en="what it is compared with is stated elsewhere")


def _faster(passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    """城镇居民收入增长4.8%、农村居民收入增长6.5%,农村快于城镇1.7个百分点: of the one rate named like each."""
    gap = passage.figure(match.start("gap"))
    before = [
        f
        for k, f in enumerate(passage.figures)
        if passage.kind(k) == PERCENT and f.measure == "growth" and f.start < gap.start and is_plain(f)
    ]
    one, other = ([f for f in before if match[side] in f.indicator] for side in ("one", "other"))
    if len(one) != 1 or len(other) != 1 or one[0] is other[0] or not is_plain(gap):
        return
    own, base = one[0], other[0]
    apart = span_of(own) - span_of(base)
    apart = apart if match["way"] in ("快于", "高于") else -apart
    if span_of(gap).meets(apart):
        return
    yield told_amiss(
        "gap",
        "unclear",
        places=(passage.place(gap), passage.place(own), passage.place(base)),
        figure=gap,
        value=abs(Fraction(own.value or 0) - Fraction(base.value or 0)),
        basis=Why(zh=f"按{own.text}与{base.text}之差", en=f"the difference between {own.text} and {base.text}"),
        reason=_SOFT,
    )


def check_gap_to_named(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """A gap to what is named follows from the two rates, wherever near the second of them is stated."""
    for passages in readings:
        for at, passage in enumerate(passages):
            near = passages[max(0, at - _BACK) : at + 1 + _ON]
            for match in _GAP.finditer(passage.masked):
                own, gap = passage.figure(match.start("own")), passage.figure(match.start("gap"))
                who = _name(_TAIL.sub("", match["who"]))
                placed = _PLACE.search(_MEAN.sub("", match["who"])) and not _OUTPUT.fullmatch(match["who"])
                if own.measure != "growth" or len(who) < _SHORTEST or placed:
                    continue
                found = [(p, f) for p, f in _stated(near, own, PERCENT) if who in _name(f.indicator)]
                if _OUTPUT.fullmatch(match["who"]):
                    found = [(p, f) for p, f in _stated(near, own, PERCENT) if f.indicator_id == "gdp"]
                if _MEAN.search(match["who"]):
                    # 超过企业平均增幅: what all of them grew by bears the shortest name.
                    bare = _MEAN.sub("", who)
                    found = [(p, f) for p, f in _stated(near, own, PERCENT) if bare and bare in _name(f.indicator)]
                    if any(fits_gap(gap, own, f) for _, f in found if _of_one_sign(own, f)):
                        continue
                    least = min((len(f.indicator) for _, f in found), default=0)
                    found = [(p, f) for p, f in found if len(f.indicator) == least]
                # 外贸 alone is 外贸进出口, neither 外贸出口 nor 外贸进口.
                found = [(p, f) for p, f in found if _name(f.indicator).replace(who, "", 1) in ("", "进出口")] or found
                yield from _judged(passage, gap, own, found)
            for match in _GAPS.finditer(passage.masked):
                who = _name(_TAIL.sub("", match["who"]))
                if len(who) < _SHORTEST or _PLACE.search(match["who"]):
                    continue
                for rate_at, gap_at in (("a", "x"), ("b", "y")):
                    own, gap = passage.figure(match.start(rate_at)), passage.figure(match.start(gap_at))
                    found = [(p, f) for p, f in _stated(near, own, PERCENT) if who in _name(f.indicator)]
                    if own.measure == "growth":
                        yield from _judged(passage, gap, own, found)
            for match in _FASTER.finditer(passage.masked) if POINTS in passage.masked and "于" in passage.masked else ():
                yield from _faster(passage, match)
            for match in _TWO_NAMED.finditer(passage.masked):
                gap = passage.figure(match.start("gap"))
                kind = passage.masked[match.start("gap")]
                if kind == PERCENT or _PLACE.search(match["one"] + match["other"]):
                    continue
                # 工业投资增速比服务业投资高2.1个百分点: of what each grew by.
                kind = PERCENT if kind == POINTS else kind
                names = [_name(_TAIL.sub("", match[side])) for side in ("one", "other")]
                stated = [(p, f) for p, f in _stated(near, gap, kind) if _name(f.indicator) in names]
                one, other = ([(p, f) for p, f in stated if _name(f.indicator) == name] for name in names)
                if len({f.value for _, f in one}) == 1:
                    yield from _judged(passage, gap, one[0][1], other, home=one[0][0])


def _name(words: str) -> str:
    return _IDLE.sub("", words.replace("规模以上", "规上"))


def _stated(near: Sequence[Passage], like: Figure, kind: str) -> Iterator[tuple[Passage, Figure]]:
    """Yield the figures near by that are of the kind of one, of its unit and of no other year."""
    for passage in near:
        for number, figure in enumerate(passage.figures):
            if (
                passage.kind(number) == kind
                and figure is not like
                and figure.value is not None
                and figure.role == "value"
                and figure.measure == ("growth" if kind == PERCENT else "level")
                and figure.unit == ("%" if kind == PERCENT else like.unit)
                and like.period in (None, figure.period)
            ):
                yield passage, figure


def _judged(
    passage: Passage,
    gap: Figure,
    own: Figure,
    others: list[tuple[Passage, Figure]],
    home: Passage | None = None,
) -> Iterator[Finding]:
    noun = _NOUN.search(own.indicator)
    if noun is not None and len({f.value for _, f in others}) > 1:
        others = [(p, f) for p, f in others if noun.group() in f.indicator]
    # The nearest before it is meant, where several bear the name.
    fitting = [f for _, f in others if _of_one_sign(own, f) and fits_gap(gap, own, f)]
    if not others or fitting or len({f.value for _, f in others}) > 1 or gap.value is None or not is_plain(gap):
        return
    place, other = others[-1]
    if own.value is None or other.value is None or not (is_plain(own) and is_plain(other)):
        return
    between = passage.reading.text[min(own.start, other.start) : max(own.start, other.start)]
    named = place.reading is passage.reading and "\n" not in between and own.period == other.period
    own_place = (passage if home is None else home).place(own)
    # One digit off, or two swapped, from the gap to the only rate of that name in the paragraph.
    open_to = None if named and stray_to(gap, lying_apart(own, other)) else _SOFT
    apart = gap_between(own, other, gap, open_to)
    if home is not None and passage.kind(passage.figures.index(gap)) in (MONEY, COUNT):
        apart = replace(apart, rule="difference")
    yield compare(
        apart,
        passage,
        (),
        (own_place, place.place(other)),
    )


def _of_one_sign(own: Figure, other: Figure) -> bool:
    return own.value is not None and other.value is not None and own.value * other.value >= 0


_BALANCE = lazy(f"(?P<way>顺差|逆差)(?:额|总额)?(?:为|达到?|约)?(?P<x>[{MONEY}{COUNT}])")


_SIDES = {
    "出口": lazy("(?<!进)出口(?:总[值额])?(?:为|达到?|完成|实现)?$"),
    "进口": lazy("进口(?:总[值额])?(?:为|达到?|完成|实现)?$"),
}
_BEFORE = 2


def check_balance(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """出口12.48万亿元,进口10.43万亿元,顺差2.05万亿元: exports less imports, of its sentence or one or two before."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for match in _BALANCE.finditer(passage.masked) if "差" in passage.masked else ():
                stated = passage.figure(match.start("x"))
                for home in (passage, *passages[max(0, at - _BEFORE) : at][::-1]):
                    if "\n" in passage.reading.text[home.end : passage.start]:
                        break
                    sides = {name: _of_side(home, name, stated) for name in ("出口", "进口")}
                    if any(sides.values()):
                        yield from _balanced(passage, home, stated, match["way"], sides)
                        break


def _of_side(passage: Passage, name: str, stated: Figure) -> list[Figure]:
    """Return the amounts of exports or imports that a sentence tells before a balance, of its unit and mood."""
    return [
        figure
        for number, figure in enumerate(passage.figures)
        if figure.unit == stated.unit
        and figure.measure == "level"
        and figure.mood == stated.mood
        and _SIDES[name].search(ITEM_MARK.split(passage.gaps[number])[-1])
    ]


def _balanced(
    passage: Passage, home: Passage, stated: Figure, way: str, sides: dict[str, list[Figure]]
) -> Iterator[Finding]:
    if any(len(held) != 1 for held in sides.values()):
        return
    out, into = sides["出口"][0], sides["进口"][0]
    if out.value is None or into.value is None or stated.value is None:
        return
    sign = -1 if way == "逆差" else 1
    beside = home is passage
    left = (Fraction(out.value) - Fraction(into.value)) * sign
    soft = not all(map(is_plain, (stated, out, into))) or not (beside or swap_to(stated, left))
    yield compare(
        Comparison(
            rule="difference",
            stated=stated,
            stated_span=span_of(stated),
            computed=left,
            computed_span=(span_of(out) - span_of(into)).scaled(sign),
            basis=Why(
                zh=f"按出口{out.text}减进口{into.text}", en=f"exports of {out.text} less imports of {into.text}"
            ),
            open_to=_SOFT if soft else None,
            additive=True,
        ),
        passage,
        (out, into) if beside else (),
        () if beside else (home.place(out), home.place(into)),
    )
