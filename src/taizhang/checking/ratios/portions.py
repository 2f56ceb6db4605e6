"""Shares of one whole said one after the other: together no more than 100, and all of them of the same whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.judging import (
    Why,
    balanced,
    decimal_text,
    half_unit,
    is_plain,
    last_place,
    show,
    span_of,
    sum_told,
    worded,
)
from taizhang.checking.passages import ANY, CLAUSE_MARK, COUNT, MONEY, PERCENT, Passage, kind_of
from taizhang.checking.ratios.hundreds import one_beyond
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import stray_to, swap_to
from taizhang.checking.sums.exclusive import both_of_family, exclusive
from taizhang.checking.sums.misses import near_miss
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_SHARE = lazy("占|比重|比例|份额")
_INSIDE = lazy("其中|特别是|尤其是")
_TO = lazy(
    "^[^，,；;。]{0,6}?(?:上升|提高|下降|增加|降低|调整|减少|扩大|缩小|增|降|升|变)[^，,；;。]{0,2}?(?:到|至|为|成)"
)
_OBJECT = lazy("占(?P<object>[^占由从则已将]{0,24})(?:[由从则已将][^占]{0,20})?$")
_IDLE = lazy("的?(?:比重|比例|份额)|相应地?|[由从]$|全部|总数|总额|总量|[的了约近达到为是]|(?:上升|提高|下降|降低)$")
# Shares that need not exclude each other: of people by several marks, of what is 以上 a line.
_OVERLAP = lazy("女|党员|少数民族|青年|学历|文化程度|以上|以下|以内|覆盖|率|增长|完成|贡献|同比|比上年|分别|留存|报销|补助|补贴|返还|提取|缴费|奖励|自付")
# A budget or plan is one for every item.
_NORM = lazy("^(?:年初|年度|当年|全年|本年|调整|原定?)?预算数?$|计划|任务|目标|指标|定额|上年|去年|同|年初|其中|其")
_GOES_ON = lazy("相应|则|也|已?[由从]")
# 较大火灾60起、占总数的92.3%,重大火灾5起、占总数的83.3%: of the total of each.
_OF_OTHERS = lazy("[，,][起件宗人户家]数占")
# 第一产业完成投资…,占全市投资比重为3.5%: what was done is the amount, not the share.
_DONE = lazy("完成(?=[^占]{1,8}占)")
_SEX = lazy("[男女][性]?")
_NAMELESS = lazy("(?:其|全部|总)?(?:总数|总量|总额|全部|总体)")
_LEARNED = lazy("未上过学|文盲|不识字|小学")
_FROM_NOUGHT = lazy("(?<![0-9])0[-—－~～至]{1,2}[0-9]{1,2}岁")
_AWAY, _KIND, _LEAST = 2, 3, 3
_BEFORE, _GROWN, _REACH, _MOST, _WORDS = 80, 10, 6, 12, 12
_LARGEST, _LOOSE = Fraction(150), Fraction(1, 50)
_WHOLE, _HALF = Fraction(100), Fraction(50)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """One share: what it is now, what it was where the text says so, its words and the whole that it is of."""

    now: Figure
    before: Figure | None
    label: str
    whole: str
    within: bool
    """Whether it stands after 其中, and so is a part of the share before it."""
    amount: Figure | None
    """The amount right before it, or None where none is."""

    @property
    def unit(self) -> str | None:
        """The unit of the amount right before it, or None where none is."""
        return None if self.amount is None else self.amount.unit

    @property
    def of(self) -> Fraction | None:
        """How much it is a share of by the amount right before it, or None where that tells nothing."""
        if self.amount is None or self.amount.value is None or not self.now.value:
            return None
        return Fraction(self.amount.value) / Fraction(self.now.value)


def _items(passage: Passage) -> list[_Item]:
    """Return the shares of a passage in their order."""
    items: list[_Item] = []
    taken, within = -1, False
    for number, figure in enumerate(passage.figures):
        gap = passage.between(number - 1, number)
        pieces = re.split("[；;。]", gap)
        # 投资9243亿元,其中…占44%,…占16%: the amount before 其中 is no share that these would be parts of.
        inside = _INSIDE.search(pieces[-1]) is not None
        within = (inside and len(pieces) == 1 and bool(items)) or (within and len(pieces) == 1)
        clause = CLAUSE_MARK.split(gap)[-1]
        if _GOES_ON.match(clause):
            # 积累所占的比重,相应地由36.5%降到30%: what it is of stands in the clause before.
            clause = "".join(CLAUSE_MARK.split(pieces[-1])[-2:])
        if number <= taken or passage.kind(number) != PERCENT or figure.value is None or not _SHARE.search(clause):
            continue
        now, before = figure, None
        after = passage.between(number, number + 1)
        if number + 1 < len(passage.figures) and passage.kind(number + 1) == PERCENT and _TO.search(after):
            now, before, taken = passage.figures[number + 1], figure, number + 1
        if clause.startswith("占") and number:
            # 城镇人口1640.8万人,占43.5%: what is said of stands before the amount.
            back = number - 1
            while back > 0 and passage.kind(back) != MONEY and passage.figures[back].measure == "growth":
                back -= 1
            # 投资1.76亿元,同比增长9%,占3.5%: how it grew stands between the two.
            clause = CLAUSE_MARK.split(passage.between(back - 1, back))[-1] + clause
        found = _OBJECT.search(clause)
        if found is not None and _NORM.search(_IDLE.sub("", found["object"])):
            # 税收占预算的101.6%,非税占预算的96.3%: of a plan of each its own.
            continue
        whole = "" if found is None else _IDLE.sub("", found["object"])
        amount = passage.figures[number - 1] if number and passage.kind(number - 1) in (MONEY, COUNT) else None
        items.append(_Item(now=now, before=before, label=clause, whole=whole, within=within, amount=amount))
    return items


def check_portions(passage: Passage) -> Iterator[Finding]:
    """国营占63%,合作社占5%,公私合营占36%: three and more shares of one whole do not make more than 100."""
    items = _items(passage)
    yield from _broken_down(passage, items)
    group: list[_Item] = []
    for item in (i for i in items if not i.within):
        if group and (
            item.whole not in ("", group[0].whole)
            or (None not in (item.unit, group[-1].unit) and item.unit != group[-1].unit)
        ):
            yield from _together(passage, group)
            group = []
        group.append(item)
    yield from _together(passage, group)


def _led(passage: Passage, first: Figure) -> bool:
    """Whether another share stands before the first one of a list."""
    return any(
        passage.kind(k) == PERCENT and "占" in passage.gaps[k]
        for k, f in enumerate(passage.figures)
        if f.start < first.start
    )


def _beside(passage: Passage, first: Figure) -> Figure | None:
    """Return the percentage right before the first share of a list (百分比分别为甲44.86%,乙占8.11%,…其他占14.05%)."""
    at = passage.figures.index(first) - 1
    told = at >= 0 and passage.kind(at) == PERCENT and passage.figures[at].measure != "growth"
    return passage.figures[at] if told and "占" not in passage.gaps[at] else None


def _two_industries(passage: Passage, labels: Sequence[str]) -> bool:
    """Whether shares are of what is said to be 第二产业和第三产业 (第二产业占19.0%,第三产业占81.0%)."""
    text = passage.reading.text
    begin = max(text.rfind("\n", 0, passage.start), passage.start - _BEFORE)
    both = re.search("第?二产业[和、]第?三产业", text[max(begin, 0) : passage.end]) is not None
    return both and all(name in label for name, label in zip(("二产业", "三产业"), labels, strict=True))


def _sum(figures: Sequence[Figure]) -> Fraction:
    return sum((Fraction(f.value) for f in figures if f.value is not None), Fraction(0))


_PLACE = lazy("[全我][国省市区县球州盟旗]|世界|全行业|同期|同类")
_REGION = lazy("[东西南北中]|地区|省|市|县|区|城|乡|镇|州|[甲乙丙]")


def _of_places(group: Sequence[_Item]) -> bool:
    """Whether things of several kinds are each said to be a share of those of a place (汽车出口…占全国的39%)."""
    # 沿海县面积占全省26.3%,人口占全省40.6%: what the first clause begins with is what all of them are about.
    own = group[1:] or group
    named = any(_REGION.search(item.label.rpartition("占")[0]) for item in own)
    return bool(group) and _PLACE.fullmatch(group[0].whole) is not None and not named


def _of_each_its_own(group: Sequence[_Item]) -> bool:
    """Say whether amounts with their shares are of several wholes (甲项目完成投资41162万元,占总投资的15.5%;乙项目…占总投资的54.1%):
    more than one of them is far from the middle of what they are of."""
    wholes = sorted(of for item in group if item.before is None and (of := item.of) is not None)
    if len(wholes) < _LEAST:
        return False
    middle = wholes[len(wholes) // 2]
    return sum(not middle / _FAR < of < middle * _FAR for of in wholes) >= _AWAY


_FAR = Fraction(3, 2)
# 居民服务、修理和其他服务业 is one class among others.
_OTHERS = lazy("(?<![和及与])(?:其他|其余|其它)")


def _others_left(group: Sequence[_Item]) -> bool:
    """Say whether amounts and their shares agree on a whole that is more than the amounts (712人,占51.2%;640人,占46%)."""
    wholes = [of for item in group if (of := item.of) is not None]
    amounts = [Fraction(item.amount.value) for item in group if item.amount is not None and item.amount.value]
    if len(wholes) != len(group) or len(amounts) != len(group):
        return False
    return max(wholes) <= min(wholes) * _AGREE and sum(amounts, Fraction(0)) * 100 * _AGREE < min(wholes) * 100 * 100


_AGREE = Fraction(101, 100)


def _together(passage: Passage, group: list[_Item]) -> Iterator[Finding]:
    if _of_places(group) or _of_each_its_own(group):
        return
    yield from _complements(passage, group)
    if group and _FROM_NOUGHT.search(group[0].label):
        # 60岁及以上占18.13%,65岁及以上占13.05%: the latter is part of the former.
        top = next((k for k, item in enumerate(group) if "以上" in item.label), len(group))
        group = group[: top + 1]
    pair = len(group) == _LEAST - 1 and (
        both_of_family([item.label for item in group]) or _two_industries(passage, [item.label for item in group])
    )
    # 30岁以下…、31—40岁…、41岁以上…: classes from below a line to above one part all of them.
    ends = bool(group) and (
        "以下" in group[0].label
        or _FROM_NOUGHT.search(group[0].label) is not None
        or (len(group) > _LEAST and bool(_LEARNED.search(group[0].label)))
    )
    classed = len(group) >= _LEAST and "以上" in group[-1].label and (ends or "构成" in passage.masked)
    if (len(group) < _LEAST and not pair) or (
        not classed
        and any(_OVERLAP.search(_DONE.sub("", _SEX.sub("", item.label) if pair else item.label)) for item in group)
    ):
        return
    now = [item.now for item in group]
    before = [item.before for item in group if item.before is not None]
    slack = sum((half_unit(f) for f in now), Fraction(0))
    total = _sum(now)
    # What made 100 before makes it now too.
    rest = total <= _LARGEST and _OTHERS.search(group[-1].label) is not None
    if rest and total < _WHOLE and (first := _beside(passage, now[0])) is not None:
        yield from _slipped(passage, [first, *now], total + Fraction(first.value or 0), slack + half_unit(first))
        return
    if rest and total < _WHOLE and _led(passage, now[0]):
        # 售后占投诉总量的26.1%,合同占投诉总量的24.5%;质量占比18.5%,…其他占比16.0%: the list began before.
        return
    whole_list = pair or rest or classed or (len(before) == len(now) and abs(_sum(before) - 100) <= slack)
    if pair and total < _WHOLE and (_others_left(group) or (total < _HALF and not _strayed(now, total))):
        return  # 进口占比11.2%,出口占比2.1%: each of a whole of its own
    if abs(total - 100) <= slack or (total > _LARGEST and not whole_list and not one_beyond(now)):
        return
    if total < _WHOLE and not whole_list:
        yield from _slipped(passage, now, total, slack)
        return
    plain = all(map(is_plain, now))
    names = [_SHARE.split(item.label)[0] for item in group]
    alike = len({name[-2:] for name in names}) == 1 and len(set(names)) == len(names)
    sure = plain and (whole_list or alike or exclusive(names) or all(item.whole for item in group[:1]))
    yield worded(
        "shares_sum",
        "contradicts" if sure else "unclear",
        places=tuple(passage.place(figure) for figure in now),
        stated="、".join(figure.text for figure in now),
        computed=show(total, now[0]),
        difference=show(abs(total - 100), now[0]),
        tolerance=show(slack, now[0], places=2),
        basis=Why(zh="应不超过100%的各项之和", en="the sum of shares that should not exceed 100 %"),
        reason=Why(zh="各项之间可能有交叉", en="the shares may overlap"),
    )


def _strayed(now: Sequence[Figure], total: Fraction) -> bool:
    return any(stray_to(f, Fraction(f.value or 0) + _WHOLE - total) for f in now)


def _slipped(passage: Passage, now: list[Figure], total: Fraction, slack: Fraction) -> Iterator[Finding]:
    """占32.7%、占31.2%、占31.3%、占3.9%: two digits of one swapped back make the shares 100."""
    if len(now) < _LEAST or len({f.resolution for f in now}) > 1:
        return
    lacking = _WHOLE - total
    steps = (
        [Fraction(last_place(now[0])) * k for k in range(-_AWAY, _AWAY + 1)] if len(now) > _LEAST + 1 else [Fraction(0)]
    )
    turned = [f for f in now if any(swap_to(f, Fraction(f.value or 0) + lacking + step) for step in steps)]
    if not turned or not all(map(is_plain, now)):
        return
    yield worded(
        "shares_sum",
        "unclear",
        places=(passage.place(turned[0]), *(passage.place(f) for f in now if f is not turned[0])),
        stated="、".join(figure.text for figure in now),
        computed=show(total, now[0]),
        difference=show(abs(total - _WHOLE), now[0]),
        tolerance=show(slack, now[0], places=2),
        basis=Why(zh="应合成100%的各项之和", en="the sum of shares that should make 100 %"),
        reason=Why(zh="所列各项未必是全部", en="the parts listed need not be all"),
    )


def _complements(passage: Passage, group: list[_Item]) -> Iterator[Finding]:
    """消费的比重由63.5%上升到70%;积累的比重相应由36.5%降到30%: two that make 100 now made it before as well."""
    if len(group) != _LEAST - 1 or any(item.before is None for item in group):
        return
    sides = [[item.before for item in group if item.before is not None], [item.now for item in group]]
    exact = [side for side in sides if _sum(side) == _WHOLE]
    off = [side for side in sides if _sum(side) != _WHOLE]
    if len(exact) != 1 or abs(_sum(off[0]) - _WHOLE) <= sum((half_unit(f) for f in off[0]), Fraction(0)):
        return
    first, second = off[0]
    if not (stray_to(first, _WHOLE - _sum([second])) or stray_to(second, _WHOLE - _sum([first]))):
        return
    sure = "相应" in group[-1].label and all(map(is_plain, off[0]))
    yield worded(
        "shares_sum",
        "contradicts" if sure else "unclear",
        places=tuple(passage.place(figure) for figure in off[0]),
        stated="、".join(figure.text for figure in off[0]),
        computed=show(_sum(off[0]), second),
        difference=show(abs(_sum(off[0]) - _WHOLE), second),
        tolerance=show(half_unit(first) + half_unit(second), second, places=2),
        basis=Why(
            zh=f"{exact[0][0].text}与{exact[0][1].text}之和为100%，这两项之和",
            en=f"{exact[0][0].text} and {exact[0][1].text} make 100 %; the sum of these two",
        ),
        reason=Why(zh="两项未必合为全部", en="the two need not be all of it"),
    )


def _broken_down(passage: Passage, items: list[_Item]) -> Iterator[Finding]:
    """劳动改造的占42.3%,其中已释放的占26.5%,在押的占16.7%: the shares after 其中 are of the same whole."""
    groups: list[tuple[_Item, list[_Item]]] = []
    for item in items:
        if not item.within:
            groups.append((item, []))
        elif groups:
            groups[-1][1].append(item)
    told = [(head.now, [part.now for part in parts]) for head, parts in groups if len(parts) >= 2]
    exact = [head for head, parts in told if _sum(parts) == head.value]
    for head, parts in told:
        assert head.value is not None
        if _sum(parts) == head.value or not near_miss(_sum(parts), head, parts):
            continue
        sure = bool(exact) and all(map(is_plain, (head, *parts)))
        yield sum_told(
            passage,
            head,
            [(passage, f) for f in parts],
            "contradicts" if sure else "unclear",
            room=sum((half_unit(f) for f in (head, *parts)), Fraction(0)),
            reason=Why(zh="“其中”各项的比重可能另有分母", en="the shares after 其中 may be of something else"),
        )


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


def _implied(passage: Passage, number: int) -> tuple[str, _Implied] | None:
    share, amount = passage.figures[number], passage.figures[number - 1]
    if number > 1 and kind_of(amount) == PERCENT and amount.measure == "growth":
        # 14119人,上升0.3%,占有罪人犯的51.9%: how it grew stands between.
        grew = passage.between(number - 2, number - 1)
        amount = passage.figures[number - 2] if len(grew) <= _GROWN and "占" not in grew else amount
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
    if match is None or not (is_plain(share) and is_plain(amount)) or _NORM.search(match["name"]):
        return None
    if _PLACE.fullmatch(match["name"]) and not _REGION.search(passage.masked[: passage.marks[number - 1]][-_WORDS:]):
        # 汽车出口…占全国的39%;船舶出口…占全国的64%: each of those of its own kind.
        return None
    over = span_of(amount).over(balanced(share))
    if over is None:
        return None
    # 蕴藏量占全国的21.2%,开发量占全国的27.2%: each of that of its own.
    kind = amount.indicator[-_KIND:] if _PLACE.fullmatch(match["name"]) else ""
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
        if re.search("[、和及与]", match["name"]) or _PLACE.fullmatch(match["name"]):
            # 建议8721件,提案5865件,分别占建议、提案总数的94.8%和95%: each of a whole of its own.
            continue
        for one, two in (("a", "p"), ("b", "q")):
            amount, share = passage.figure(match.start(one)), passage.figure(match.start(two))
            if not share.value or not amount.value or not (is_plain(share) and is_plain(amount)):
                continue
            over = span_of(amount).over(balanced(share))
            if over is not None and not _NORM.search(match["name"]):
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
