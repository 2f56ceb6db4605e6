"""Two rates and the gap stated between them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from taizhang.checking.judging import (
    QUALIFIED,
    Comparison,
    Why,
    compare,
    half_unit,
    is_plain,
    show,
    span_of,
    worded,
)
from taizhang.checking.passages import (
    ANY,
    LINK,
    PERCENT,
    POINTS,
    WORD,
    Passage,
)
from taizhang.checking.records import Finding
from taizhang.checking.slips import swap_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_COMPARED = (">", "<")
_GAP = lazy(
    f"(?P<own>{PERCENT})[）)]?[，,、（(]?(?:增速|增幅|涨幅|降幅)?(?:高于|低于|高出|超过|超出|超额完成|快于|慢于|领先|优于)(?P<who>{WORD}{{0,14}})[（(]?"
    f"(?P<other>{PERCENT})[)）]?(?:的{WORD}{{0,6}}?(?:目标|要求|计划)(?:任务|要求|值)?|的?平均水平)?{LINK}(?P<gap>{POINTS})"
    f"|(?P<own2>{PERCENT})[）)]?[，,、（(]?(?:增速|增幅|涨幅|降幅)?(?:比|较|与|同){WORD}{{0,20}}[（(]?"
    f"(?P<other2>{PERCENT})[)）]?(?:的{WORD}{{0,6}}?(?:目标|要求|计划)(?:任务|要求|值)?|的?平均水平)?(?:相比)?[，,]?"
    f"(?:高出|低于|快|高|低|低了|高了|提高|提升|增加|减少|下降|降低|上升|回升|回落|加快|放缓|收窄|扩大){LINK}(?P<gap2>{POINTS})"
)
_GAP_SAID_AFTER = lazy(
    f"(?P<own>{PERCENT})[，,](?:远|大幅|明显|显著)?(?:高于|低于|超过|超|快于|慢于|好于|优于|大于|小于){WORD}{{0,12}}?(?P<other>{PERCENT})"
    f"[，,](?:高出?|低|快|慢|多|少|相差|差距为?|领先|落后)了?{LINK}(?P<gap>{POINTS})"
)
_GAP_THEN_OTHER = lazy(
    f"(?P<own>{PERCENT})[，,、](?:增速|增幅|涨幅|降幅)?(?:比|较|高于|低于|快于|慢于){WORD}{{2,14}}?(?:高出?|低|快|慢|多|少"
    f")?了?{LINK}(?P<gap>{POINTS})"
    f"[（(][^（()）{ANY[1:-1]}]{{2,14}}?(?P<other>{PERCENT})[）)]"
)
_GAP_THEN_SAME = lazy(
    f"(?P<own>{PERCENT})[^。；;{PERCENT}{POINTS}]{{0,24}}?[，,](?:增速|增幅)?(?:分别)?(?:比|较|高于|低于|快于|慢于)(?P<who>{WORD}{{2,6}}?)"
    f"(?:平均水平|平均|增速|增幅|涨幅)?(?:高出?|低|快|慢)?了?{LINK}(?P<gap>{POINTS})(?:[、和]{WORD}{{2,6}}{POINTS})?[，,（(](?:其中)?(?P=who"
    f")(?:平均)?(?:水平)?(?:增长|下降|上涨|为)?(?P<oth"
    f"er>{PERCENT})"
)
_TWO_GAPS = lazy(
    f"(?P<own>{PERCENT})[，,、]?(?:增速|增幅)?(?:分别)?(?:高于|低于|快于|慢于|高出|超过|领先|比|较){WORD}{{1,8}}[、和]{WORD}{{1,12}}"
    f"[（(](?:分别[为是])?(?P<first>{PERCENT})[、和，,](?P<second>{PERCENT})[)）](?:分别)?(?:高出?|低|快|慢)?"
    f"(?P<one>{ANY})(?:和|、|及)(?P<two>{POINTS})"
)


_TWO_OTHERS = lazy(
    f"(?P<own>{PERCENT})(?:[，,](?:[^。；;（(){PERCENT}]|[（(][^（()）]{{1,8}}[）)]){{0,30}}?(?=[，,]))?"
    f"[，,、]?(?:增速|增幅|涨幅)?(?:分别)?(?:高于|低于|快于|慢于|高出|超过|领先|比|较)"
    f"{WORD}{{1,8}}[（(]{WORD}{{0,4}}(?P<first>{PERCENT})[)）]{WORD}{{0,4}}?[、和与及]"
    f"{WORD}{{1,12}}[（(]{WORD}{{0,4}}(?P<second>{PERCENT})[)）]"
    f"{WORD}{{0,6}}?(?:分别)?(?:高出?|低|快|慢)?(?P<one>{ANY})(?:和|、|及)(?P<two>{POINTS})"
)


_OF_LIST = lazy(
    f"分别(?:为|达到?|增长|提高|上升|下降)?(?P<own>{PERCENT})[、和及与](?P<other>{PERCENT})[，,]"
    f"(?P<one>(?!增[速幅长]|分别){WORD}{{1,8}}?)(?:增速|增幅)?(?:高于|低于|快于|慢于|高出|比|较)"
    f"(?P<two>{WORD}{{1,8}}?)(?:增速|增幅)?(?:高出?|低|快|慢)?了?(?P<gap>{POINTS})(?![、和])"
)


def _of_list(passage: Passage) -> Iterator[Finding]:
    """男女童净入学率分别为99.70%和99.72%,女童高于男童0.02个百分点: two that the list itself names."""
    for match in _OF_LIST.finditer(passage.masked) if "分别" in passage.masked else ():
        own, other, gap = (passage.figure(match.start(name)) for name in ("own", "other", "gap"))
        lead = passage.gaps[passage.figures.index(own)]
        told = match["one"][0] in lead and match["two"][0] in lead and match["one"][0] != match["two"][0]
        if told and own.value is not None and other.value is not None and gap.value is not None:
            plain = all(map(is_plain, (own, other, gap)))
            yield compare(gap_between(own, other, gap, None if plain else QUALIFIED), passage, (own, other))


_BEYOND = lazy(
    f"(?:[比较与]|高于|低于|快于|慢于|优于|好于)[^，。；（{ANY[1:-1]}]{{2,24}}（[^（）{ANY[1:-1]}]{{0,4}}(?P<other>{PERCENT})）(?:相比)?"
    f"(?:上升|提高|提升|增加|下降|降低|回落|高出?|低|快|慢)?了?(?P<gap>{POINTS})"
)
_AMONG = Why(zh="文中几个比率，所比的是哪一个按位置推断", en="which of the rates is compared is inferred from where it stands")


def _beyond(passage: Passage) -> Iterator[Finding]:
    """比例为85.5%,…实际为86.8%,好于目标0.6个百分点,较2019年(82.0%)上升3.5个百分点: to a rate further off, but for a swap."""
    for match in _BEYOND.finditer(passage.masked) if "（" in passage.masked else ():
        other, gap = passage.figure(match.start("other")), passage.figure(match.start("gap"))
        before = [
            f for k, f in enumerate(passage.figures) if passage.marks[k] < match.start() and passage.kind(k) == PERCENT
        ]
        own = [f for f in before if f.measure == other.measure and f.role == "value" and is_plain(f)]
        beside = passage.figures.index(other) - 1
        if not own or passage.kind(beside) == PERCENT or not (is_plain(other) and is_plain(gap)):
            continue
        if not any(fits_gap(gap, f, other) for f in own):
            for figure in (own[0], own[-1]):
                if swap_to(gap, lying_apart(figure, other), least=2):
                    yield compare(gap_between(figure, other, gap, _AMONG), passage, (figure, other))
                    break


def _two_gaps(passage: Passage) -> Iterator[Finding]:
    """分别高于全国、全省平均水平(5.2%、6.0%)2.8个和2.0个百分点: each gap against its own rate."""
    for match in (*_TWO_GAPS.finditer(passage.masked), *_TWO_OTHERS.finditer(passage.masked)):
        own = passage.figure(match.start("own"))
        for other_at, gap_at in (("first", "one"), ("second", "two")):
            other, gap = passage.figure(match.start(other_at)), passage.figure(match.start(gap_at))
            if None in (own.value, other.value, gap.value) or not all(map(is_plain, (own, other, gap))):
                continue
            yield compare(gap_between(own, other, gap, None), passage, (own, other))


def lying_apart(own: Figure, other: Figure) -> Fraction:
    """Return how far two rates lie apart as printed, whichever is the greater."""
    return abs(Fraction(own.value or 0) - Fraction(other.value or 0))


def fits_gap(gap: Figure, own: Figure, other: Figure) -> bool:
    """Say whether a gap is that between two rates, whichever is the greater, to the digits printed."""
    apart = span_of(own) - span_of(other)
    return span_of(gap).meets(apart if (own.value or 0) >= (other.value or 0) else -apart)


def gap_between(own: Figure, other: Figure, gap: Figure, open_to: Why | None) -> Comparison:
    """Return ``gap`` beside how far two rates lie apart, whichever is the greater; ``open_to`` is why it may differ, or
    None where it may not."""
    away = Fraction(own.value or 0) - Fraction(other.value or 0)
    apart = span_of(own) - span_of(other)
    return Comparison(
        rule="gap",
        stated=gap,
        stated_span=span_of(gap),
        computed=abs(away),
        computed_span=apart if away >= 0 else -apart,
        basis=Why(
            zh=f"按{own.text}与{other.text}之差计算的差距", en=f"the difference between {own.text} and {other.text}"
        ),
        open_to=open_to,
        additive=True,
    )


_FAR_APART = lazy(
    f"最[高大快][^。；;{PERCENT}]{{0,24}}(?P<most>{PERCENT})[^。；;{PERCENT}{POINTS}]{{0,24}}?"
    f"最[低小慢][^。；;{PERCENT}]{{0,24}}(?P<least>{PERCENT})"
    f"[^。；;{PERCENT}{POINTS}]{{0,8}}?(?:相差|差距为?|极差为?)了?{LINK}(?P<gap>{POINTS})"
)


def _far_apart(passage: Passage) -> Iterator[Finding]:
    """最高增长55.5%,最低下降13.2%,高低相差68.7个百分点: the highest less the lowest."""
    for match in _FAR_APART.finditer(passage.masked):
        most, least, gap = (passage.figure(match.start(name)) for name in ("most", "least", "gap"))
        if most.value is None or least.value is None or gap.value is None:
            continue
        room = half_unit(most) + half_unit(least)
        apart = Fraction(most.value) - Fraction(least.value)
        yield compare(
            Comparison(
                rule="gap",
                stated=gap,
                stated_span=span_of(gap),
                computed=abs(apart),
                computed_span=Interval(low=abs(apart) - room, high=abs(apart) + room),
                basis=Why(
                    zh=f"按{most.text}与{least.text}之差计算的差距",
                    en=f"the difference between {most.text} and {least.text}",
                ),
                open_to=None if all(map(is_plain, (most, least, gap))) else QUALIFIED,
                additive=True,
            ),
            passage,
            (most, least),
        )


def check_gap(passage: Passage) -> Iterator[Finding]:
    """增长8.2%,高于全市平均水平(6.8%)1.4个百分点: two rates and the gap between them."""
    yield from _two_gaps(passage)
    yield from _far_apart(passage)
    yield from _of_list(passage)
    yield from _beyond(passage)
    for match in (
        *_GAP.finditer(passage.masked),
        *_GAP_SAID_AFTER.finditer(passage.masked),
        *_GAP_THEN_OTHER.finditer(passage.masked),
        *_GAP_THEN_SAME.finditer(passage.masked),
    ):
        names = ("own", "other", "gap") if match.groupdict()["own"] else ("own2", "other2", "gap2")
        own, other, gap = (passage.figure(match.start(name)) for name in names)
        other = replace(other, qualifier="=") if other.qualifier in _COMPARED else other
        if own.value is None or other.value is None or gap.value is None:
            continue
        if own.value < 0 and other.value < 0:
            # 增长-8.7%,较一季度(-10.8%)回升2.1个百分点: how far two falls lie apart, whatever the one in brackets was read as.
            own, other = replace(own, measure="growth"), replace(other, measure="growth")
        assert own.value is not None and other.value is not None
        same_way = own.value * other.value >= 0
        apart = span_of(own) - span_of(other) if same_way else None
        computed = abs(abs(Fraction(own.value)) - abs(Fraction(other.value)))
        if same_way and "目标" in passage.masked[match.start(names[0]) : match.end()]:
            # A goal of 5% is set, not rounded.
            apart = span_of(own) - span_of(replace(other, resolution=min(other.resolution, own.resolution)))
        if apart is None:
            continue
        plain = all(map(is_plain, (own, other, gap)))
        turned = _turned(passage, match, (own, other, gap)) if plain else None
        if turned is not None:
            yield turned
        yield compare(
            Comparison(
                rule="gap",
                stated=gap,
                stated_span=span_of(gap),
                computed=computed,
                computed_span=apart
                if apart.high is not None and apart.low is not None and apart.low + apart.high >= 0
                else -apart,
                basis=Why(
                    zh=f"按{own.text}与{other.text}之差计算的差距",
                    en=f"the difference between {own.text} and {other.text}",
                ),
                open_to=None if plain else QUALIFIED,
                additive=True,
            ),
            passage,
            (own, other),
        )


_UP = lazy("(?:高于|高出|超过|超出|快于|高|快|提高|提升|上升|加快)了?$")
_DOWN = lazy("(?:低于|慢于|低|慢|下降|降低|回落|放缓)了?$")
_OF_FALLS = lazy("[降跌]幅|下降|下跌|减少|回落|收窄|缩小|负|降低|亏|-")
_WAY = lazy("高于|高出|超过|超出|快于|低于|慢于")
_LEAD = 24
_DIRECTION = Why(zh="按前后两数，方向", en="the direction between the two numbers")


def _turned(passage: Passage, match: re.Match[str], three: tuple[Figure, Figure, Figure]) -> Finding | None:
    """Return that a rate said to lie below another lies above it by the very gap told, or the other way round."""
    own, other, gap = three
    words = passage.masked[match.start() : match.end() - 1]
    lead = passage.masked[max(0, match.start() - _LEAD) : match.start()]
    before = _WAY.search(words)
    up = _UP.search(words) is not None or (before is not None and before.group() not in ("低于", "慢于"))
    down = _DOWN.search(words) is not None or (before is not None and before.group() in ("低于", "慢于"))
    apart = Fraction(own.value or 0) - Fraction(other.value or 0)
    positive = (own.value or 0) > 0 and (other.value or 0) > 0
    if up == down or not positive or _OF_FALLS.search(lead) or (up and _OF_FALLS.search(words)):
        return None
    # A goal of 10% is set, not rounded.
    room = half_unit(own) * 2 if "目标" in words or "计划" in words else half_unit(own) + half_unit(other)
    if abs(abs(apart) - abs(Fraction(gap.value or 0))) > room or (apart > 0) == up or abs(apart) <= room:
        return None
    return worded(
        "direction",
        "contradicts",
        places=(passage.place(own), passage.place(other), passage.place(gap)),
        stated=f"{'高' if up else '低'}{gap.text}",
        computed=f"{'低' if up else '高'}{gap.text}",
        difference=show(abs(apart) * 2, gap),
        tolerance=show(room, gap, places=2),
        basis=_DIRECTION,
    )
