"""Shares of one whole said one after the other: together no more than 100, and all of them of the same whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.judging import (
    Why,
    half_unit,
    is_plain,
    last_place,
    show,
    sum_told,
    worded,
)
from taizhang.checking.passages import CLAUSE_MARK, COUNT, MONEY, PERCENT, Passage
from taizhang.checking.ratios.hundreds import one_beyond
from taizhang.checking.ratios.impliedwholes import NORM, PLACE, REGION
from taizhang.checking.records import Finding
from taizhang.checking.slips import stray_to, swap_to
from taizhang.checking.sums.exclusive import both_of_family, exclusive
from taizhang.checking.sums.misses import near_miss
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_SHARE = lazy("占|比重|比例|份额")
_INSIDE = lazy("其中|特别是|尤其是")
_TO = lazy(
    "^[^，,；;。]{0,6}?(?:上升|提高|下降|增加|降低|调整|减少|扩大|缩小|增|降|升|变)[^，,；;。]{0,2}?(?:到|至|为|成)"
)
_OBJECT = lazy("占(?P<object>[^占由从则已将]{0,24})(?:[由从则已将][^占]{0,20})?$")
_IDLE = lazy("的?(?:比重|比例|份额)|相应地?|[由从]$|全部|总数|总额|总量|[的了约近达到为是]|(?:上升|提高|下降|降低)$")
# Shares that need not exclude each other: of people by several marks, of what is 以上 a line.
_OVERLAP = lazy("女|党员|少数民族|青年|学历|文化程度|以上|以下|以内|覆盖|率|增长|完成|贡献|同比|比上年|分别|留存|报销|补助|补贴|返还|提取|缴费|奖励|自付")
_GOES_ON = lazy("相应|则|也|已?[由从]")
# 第一产业完成投资…,占全市投资比重为3.5%: what was done is the amount, not the share.
_DONE = lazy("完成(?=[^占]{1,8}占)")
_SEX = lazy("[男女][性]?")
_LEARNED = lazy("未上过学|文盲|不识字|小学")
_FROM_NOUGHT = lazy("(?<![0-9])0[-—－~～至]{1,2}[0-9]{1,2}岁")
_AWAY, _LEAST = 2, 3
_BEFORE = 80
_LARGEST = Fraction(150)
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
        if found is not None and NORM.search(_IDLE.sub("", found["object"])):
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




def _of_places(group: Sequence[_Item]) -> bool:
    """Whether things of several kinds are each said to be a share of those of a place (汽车出口…占全国的39%)."""
    # 沿海县面积占全省26.3%,人口占全省40.6%: what the first clause begins with is what all of them are about.
    own = group[1:] or group
    named = any(REGION.search(item.label.rpartition("占")[0]) for item in own)
    return bool(group) and PLACE.fullmatch(group[0].whole) is not None and not named


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
    pair, classed = _is_pair(passage, group), _is_classed(passage, group)
    if (len(group) < _LEAST and not pair) or (not classed and _overlap(group, pair=pair)):
        return
    now = [item.now for item in group]
    slack, total = sum((half_unit(f) for f in now), Fraction(0)), _sum(now)
    rest = total <= _LARGEST and _OTHERS.search(group[-1].label) is not None
    if rest and total < _WHOLE and (first := _beside(passage, now[0])) is not None:
        yield from _slipped(passage, [first, *now], total + Fraction(first.value or 0), slack + half_unit(first))
        return
    if rest and total < _WHOLE and _led(passage, now[0]):
        # 售后占投诉总量的26.1%,合同占投诉总量的24.5%;质量占比18.5%,…其他占比16.0%: the list began before.
        return
    whole_list = pair or rest or classed or _was_whole(group, slack)
    if pair and total < _WHOLE and (_others_left(group) or (total < _HALF and not _strayed(now, total))):
        return  # 进口占比11.2%,出口占比2.1%: each of a whole of its own
    if abs(total - 100) <= slack or (total > _LARGEST and not whole_list and not one_beyond(now)):
        return
    if total < _WHOLE and not whole_list:
        yield from _slipped(passage, now, total, slack)
        return
    yield worded(
        "shares_sum",
        "contradicts" if all(map(is_plain, now)) and (whole_list or _is_one_list(group)) else "unclear",
        places=tuple(passage.place(figure) for figure in now),
        stated="、".join(figure.text for figure in now),
        computed=show(total, now[0]),
        difference=show(abs(total - 100), now[0]),
        tolerance=show(slack, now[0], places=2),
        basis=Why(zh="应不超过100%的各项之和", en="the sum of shares that should not exceed 100 %"),
        reason=Why(zh="各项之间可能有交叉", en="the shares may overlap"),
    )


def _is_pair(passage: Passage, group: list[_Item]) -> bool:
    """Whether two shares bear names that part a whole between them (男, 女)."""
    labels = [item.label for item in group]
    return len(group) == _LEAST - 1 and (both_of_family(labels) or _two_industries(passage, labels))


def _is_classed(passage: Passage, group: list[_Item]) -> bool:
    """30岁以下…、31—40岁…、41岁以上…: whether classes from below a line to above one part all of them."""
    if len(group) < _LEAST or "以上" not in group[-1].label:
        return False
    first = group[0].label
    below = "以下" in first or _FROM_NOUGHT.search(first) is not None
    return below or "构成" in passage.masked or (len(group) > _LEAST and bool(_LEARNED.search(first)))


def _overlap(group: list[_Item], *, pair: bool) -> bool:
    """Whether the name of a share tells that others may hold some of the same."""
    labels = [_DONE.sub("", _SEX.sub("", item.label) if pair else item.label) for item in group]
    return any(_OVERLAP.search(label) for label in labels)


def _was_whole(group: list[_Item], slack: Fraction) -> bool:
    """Whether what the shares were before made 100: then it does now too."""
    before = [item.before for item in group if item.before is not None]
    return len(before) == len(group) and abs(_sum(before) - 100) <= slack


def _is_one_list(group: list[_Item]) -> bool:
    """Whether the names of shares, or what the first says it is of, show that they are parts of one whole."""
    names = [_SHARE.split(item.label)[0] for item in group]
    alike = len({name[-2:] for name in names}) == 1 and len(set(names)) == len(names)
    return alike or exclusive(names) or all(item.whole for item in group[:1])


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
