"""Shares of one named whole, each of which says with its amount how large that whole is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.judging import Why, balanced, decimal_text, half_unit, is_plain, show, span_of, worded
from taizhang.checking.passages import ANY, COUNT, MONEY, PERCENT, Passage, kind_of
from taizhang.checking.records import Finding, Verdict
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

NORM = lazy("^(?:年初|年度|当年|全年|本年|调整|原定?)?预算数?$|计划|任务|目标|指标|定额|上年|去年|同|年初|其中|其")
"""What is set for every item alike, of which no share tells how large it is."""
# 较大火灾60起、占总数的92.3%,重大火灾5起、占总数的83.3%: of the total of each.
_OF_OTHERS = lazy("[，,][起件宗人户家]数占")
_NAMELESS = lazy("(?:其|全部|总)?(?:总数|总量|总额|全部|总体)")
PLACE = lazy("[全我][国省市区县球州盟旗]|世界|全行业|同期|同类")
"""Areas, of which a share may be that of any of their things."""
REGION = lazy("[东西南北中]|地区|省|市|县|区|城|乡|镇|州|[甲乙丙]")
"""What names a part of them."""
_KIND, _LEAST = 3, 3
_GROWN, _REACH, _MOST, _WORDS, _AHEAD = 10, 6, 12, 12, 2
_STEPPED = lazy("[，,](?:同比|(?:比|较)(?:上|去)年(?:同期|末)?)?(?:净?增加|减少|增长|下降)了?")
_LOOSE = Fraction(1, 50)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Implied:
    """An amount and its share of a named whole, which say how large that whole is."""

    passage: Passage
    amount: Figure
    share: Figure
    whole: Interval


def check_implied_wholes(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """7.4亿元,占本年收入的2.5%;6.8亿元,占本年收入的2.9%: both say how large the one whole is."""
    for passages in readings:
        held: dict[tuple[str, str | None, int | None, str | None], list[tuple[int, _Implied]]] = {}
        for at, passage in enumerate(passages):
            told = [found for k in range(1, len(passage.figures)) if (found := _implied(passage, k)) is not None]
            for name, implied in (*told, *_respectively(passage), *_in_one_list(passage, at)):
                key = (name, implied.amount.unit, implied.amount.period, implied.amount.scope)
                held.setdefault(key, []).append((at, implied))
        for (name, *_), group in held.items():
            yield from _disagreeing(group, named=not _NAMELESS.fullmatch(name))


def parts_beside(passage: Passage, number: int) -> list[Figure]:
    """Return the amounts whose shares are said to be of the very whole that a share is of; 东部10430万人,占总量的36.4%."""
    own = _implied(passage, number) if number else None
    others = (_implied(passage, k) for k in range(1, len(passage.figures)) if k != number)
    return [o[1].amount for o in others if o is not None and own is not None and o[0] == own[0]]


def _implied(passage: Passage, number: int) -> tuple[str, _Implied] | None:
    share, amount = passage.figures[number], passage.figures[number - 1]
    if number > 1 and kind_of(amount) == PERCENT and amount.measure == "growth":
        # 14119人,上升0.3%,占有罪人犯的51.9%: how it grew stands between.
        grew = passage.between(number - 2, number - 1)
        amount = passage.figures[number - 2] if len(grew) <= _GROWN and "占" not in grew else amount
        stepped = number > _AHEAD and amount.measure == "change" and kind_of(amount) in (MONEY, COUNT)
        if stepped and _STEPPED.fullmatch(passage.between(number - 3, number - 2)):
            amount = passage.figures[number - 3]  # 10430万人,比上年增加30万人,增长0.3%,占总量的36.4%
    if kind_of(share) != PERCENT or not share.value or kind_of(amount) not in (MONEY, COUNT) or not amount.value:
        return None
    gap = passage.between(number - 1, number)
    if _in_turn(passage, number):
        return None
    match = re.fullmatch(
        f"[，,、；;（(]?(?:[^，,；;。占]{{0,4}}(?:数量|数|量|额))?占(?P<name>[^，,；;。{ANY[1:-1]}]{{2,20}}?)(?:的|比重|比例){{1,3}}",
        gap,
    )
    if _OF_OTHERS.match(gap) and gap[1] != amount.unit:
        # 亡1071人,起数占总数的44.3%: of what stands before it.
        return None
    if match is None or not (is_plain(share) and is_plain(amount)) or NORM.search(match["name"]):
        return None
    if PLACE.fullmatch(match["name"]) and not REGION.search(passage.masked[: passage.marks[number - 1]][-_WORDS:]):
        # 汽车出口…占全国的39%;船舶出口…占全国的64%: each of those of its own kind.
        return None
    over = span_of(amount).over(balanced(share))
    if over is None:
        return None
    # 蕴藏量占全国的21.2%,开发量占全国的27.2%: each of that of its own.
    kind = amount.indicator[-_KIND:] if PLACE.fullmatch(match["name"]) else ""
    return match["name"] + kind, _Implied(passage=passage, amount=amount, share=share, whole=over.scaled(100))


def _in_turn(passage: Passage, number: int) -> bool:
    """Whether another share follows that is of another amount (火灾39.1万起、亡645人,占总数的59.1%和48.7%)."""
    if number + 1 >= len(passage.figures):
        return False
    return passage.kind(number + 1) == PERCENT and re.fullmatch("[、和及]", passage.gaps[number + 1]) is not None


def _in_one_list(passage: Passage, at: int) -> Iterator[tuple[str, _Implied]]:
    """A类64件,占50%;B类38件,占29.7%;C类21件,占16.4%: three and more of one sentence are of one whole."""
    if "其中" in passage.masked:
        return
    found: list[_Implied] = []
    for number in range(1, len(passage.figures)):
        share, amount = passage.figures[number], passage.figures[number - 1]
        if kind_of(share) != PERCENT or not share.value or kind_of(amount) != COUNT or not amount.value:
            continue
        if not re.fullmatch("[，,、（(]?占(?:比|总数|总量)?(?:的)?(?:约|为)?", passage.between(number - 1, number)):
            continue
        if _in_turn(passage, number):
            continue
        over = span_of(amount).over(balanced(share))
        if over is not None and is_plain(amount) and is_plain(share):
            found.append(_Implied(passage=passage, amount=amount, share=share, whole=over.scaled(100)))
    if len(found) >= _LEAST:
        yield from ((f"sentence {at}", implied) for implied in found)


_RESPECTIVELY = lazy(
    f"(?P<a>[{MONEY}{COUNT}])(?P<and>[、和及，,][^，,；;。{ANY[1:-1]}]{{0,16}})(?P<b>[{MONEY}{COUNT}])"
    f"[^；;。{ANY[1:-1]}]{{0,8}}?[，,]?"
    f"分别占(?:到)?(?P<name>[^，,；;。{ANY[1:-1]}]{{2,20}}?)(?:的|比重|比例){{1,3}}"
    f"(?P<p>{PERCENT})[、和及](?P<q>{PERCENT})(?![、和及]{PERCENT})"
)


def _respectively(passage: Passage) -> Iterator[tuple[str, _Implied]]:
    """整治村4103个、治理村2782个,分别占行政村总数的85.3%和57.8%."""
    for match in _RESPECTIVELY.finditer(passage.masked):
        if "其中" in match.group():
            # 省级奖703项,其中国家级63项,分别占…: each of prizes of its own kind.
            continue
        if re.search("[、和及与]", match["name"]) or PLACE.fullmatch(match["name"]):
            # 建议8721件,提案5865件,分别占建议、提案总数的94.8%和95%: each of a whole of its own.
            continue
        for one, two in (("a", "p"), ("b", "q")):
            amount, share = passage.figure(match.start(one)), passage.figure(match.start(two))
            if not share.value or not amount.value or not (is_plain(share) and is_plain(amount)):
                continue
            over = span_of(amount).over(balanced(share))
            if over is not None and not NORM.search(match["name"]):
                yield match["name"], _Implied(passage=passage, amount=amount, share=share, whole=over.scaled(100))


def _sharp(implied: _Implied) -> bool:
    """Whether a share has digits enough to say how large the whole is: 1.5% says it to within three in a hundred."""
    low, high = implied.whole.low, implied.whole.high
    return low is not None and high is not None and low > 0 and (high - low) / low < _LOOSE


def _large(own: _Implied, others: Sequence[_Implied]) -> bool:
    """Whether the share in question says it more precisely than those against it."""
    return all((own.share.value or 0) > (o.share.value or 0) for o in others)


def _disagreeing(group: list[tuple[int, _Implied]], *, named: bool) -> Iterator[Finding]:
    """The one that fits none of the others is in question; of two the later. ``named``: the text names their whole."""
    for place, (at, own) in enumerate(group):
        near = range(max(0, place - _MOST), min(len(group), place + _MOST + 1))
        others = [group[k][1] for k in near if k != place and abs(group[k][0] - at) <= _REACH]
        if _sharp(own) and any(map(_sharp, others)):
            # What any share of two digits would fit says nothing beside those that are precise.
            others = [other for other in others if _sharp(other)]
        if not others or any(own.whole.meets(other.whole) for other in others):
            continue
        agreeing = [o for o in others if any(o is not p and o.whole.meets(p.whole) for p in others)]
        if (len(others) == 1 and place == 0) or (len(others) > 1 and not agreeing):
            continue
        other = (agreeing or others)[-1]
        assert own.amount.value is not None and other.amount.value is not None
        assert own.share.value is not None and other.share.value is not None
        size = Fraction(other.amount.value) * 100 / Fraction(other.share.value)
        computed = Fraction(own.amount.value) / size * 100
        precise = [o for o in agreeing if _sharp(o)]
        verdict: Verdict = "unclear"
        if len(precise) > 1 or (named and own.passage is other.passage):
            verdict = "contradicts"
        if (agreeing and not _sharp(own)) or (agreeing and len(precise) < len(agreeing) and _large(own, agreeing)):
            verdict = "unclear"
        yield worded(
            "share",
            verdict,
            places=tuple(o.passage.place(f) for o in (own, other) for f in (o.share, o.amount)),
            stated=own.share.text,
            computed=show(computed, own.share),
            difference=show(abs(computed - Fraction(own.share.value)), own.share),
            tolerance=decimal_text(half_unit(own.share) + half_unit(other.share), 4) + "%",
            basis=Why(
                zh=f"按{other.amount.text}占{other.share.text}推算的总数，{own.amount.text}所占的比例",
                en=f"the share of {own.amount.text} in the whole of which {other.amount.text} is {other.share.text}",
            ),
            reason=Why(zh="两处的分母可能不同", en="the two may be shares of different wholes"),
        )
        return
