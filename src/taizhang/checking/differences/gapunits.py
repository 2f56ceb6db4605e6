"""A gap between two rates that is printed as %, where it is just so many 个百分点 (增长23.3%,快于规上工业16.5%)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.differences.gaps import gap_between
from taizhang.checking.judging import Why, compare, half_unit, is_plain
from taizhang.checking.passages import PERCENT, POINTS, WORD, Passage
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import digits_of, stray_to
from taizhang.checking.wordings import unit_mistaken
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_GAP = lazy(
    "(?:高于|低于|快于|慢于|高出|低出|超过|超出|领先|落后|优于|好于|(?<![同环])(?:比|较)[^，；。]{2,30}?(?:高出?|低|快|慢|多|少"
    "|提高|提升|上升|回升|下降|降低|减少|增加|回落|加快|放缓|收窄|扩大))了?[^，；。]{0,20}$"
)
_CLAUSE = lazy("[，；。]")
_BACK, _LEAST, _REACH = 8, 2, 80
_OPEN = Why(
    zh="文中另两个百分数之差正是它，单位似应为百分点",
    en="two other rates lie just so far apart; points seem to be meant",
)


def check_gap_units(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """增长6.8%;…增长23.3%,快于规上工业16.5%: what is just the difference of two rates is no per cent."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if PERCENT not in passage.masked:
                continue
            for number, figure in enumerate(passage.figures):
                after = passage.masked[passage.marks[number] + 1 : passage.marks[number] + 2]
                if passage.kind(number) != PERCENT or not number or after == "的" or not is_plain(figure):
                    continue
                begin = passage.masked[max(0, passage.marks[number] - _REACH) : passage.marks[number]]
                if figure.value and len(digits_of(figure)) >= _LEAST and _gap(_CLAUSE.split(begin)[-1]):
                    home = passages[at - 1] if at and passage.start - passages[at - 1].end <= _LEAST else None
                    found = [*_judged(passage, number, home)] or [
                        *_beside(passage, number, passages[max(0, at - _FAR) : at])
                    ]
                    yield from found


_OTHERS = "(?:全[国省市]|所在[省市]|[城农]村居民|城镇居民)(?:平均|平均水平|水平|增速)?"
_BARE = lazy(
    f"(?P<own>{PERCENT})(?:左右)?[，、](?:增速|增幅|涨幅)?(?:(?:高于|快于|高出){_OTHERS}|[比较]{_OTHERS}[高快])"
    f"(?P<gap>{PERCENT})(?!的|左右|水平|（)"
)


def check_bare_gaps(passage: Passage) -> Iterator[Finding]:
    """增长7.7%,高于全国1.8%: the country hardly grew by so much less; 1.8 points above it is meant."""
    for match in _BARE.finditer(passage.masked) if "高" in passage.masked or "快" in passage.masked else ():
        own, gap = passage.figure(match.start("own")), passage.figure(match.start("gap"))
        if own.measure == "growth" and own.value and gap.value and abs(gap.value) * 2 < abs(own.value):
            yield unit_mistaken(gap, "unclear", places=(passage.place(gap),), basis=_APART, reason=_LEVEL)


_APART = Why(zh="两个增速之差以百分点计", en="how far two rates of growth lie apart, in points")
_LEVEL = Why(zh="也可能是所比对象自身的增速", en="it may be what the other grew by")

_WHO = lazy("(?:高于|低于|快于|慢于|高出|低出|超过|超出|领先|落后|优于|好于)(?P<who>[^，；。]{3,20})$")
_FAR = 6


def _beside(passage: Passage, number: int, before: Sequence[Passage]) -> Iterator[Finding]:
    """高于全市规上工业增速1.6个百分点;…低于全市规上工业增速2.1%, or just so far from a rate named further back."""
    figure, who = passage.figures[number], _WHO.search(_CLAUSE.split(passage.gaps[number])[-1])
    if who is None or (number + 1 < len(passage.figures) and passage.kind(number + 1) == POINTS):
        return
    own = [f for k, f in enumerate(passage.figures[:number]) if passage.kind(k) == PERCENT and is_plain(f)][-1:]
    named = {who["who"][k : k + 2] for k in range(len(who["who"]) - 1)}
    for home in reversed(before):
        for k, other in enumerate(home.figures):
            if home.kind(k) != PERCENT or not own or not is_plain(other) or other.measure == "gap":
                continue
            away = abs(Fraction(own[0].value or 0) - Fraction(other.value or 0))
            shared = sum(other.indicator[n : n + 2] in named for n in range(len(other.indicator) - 1))
            if away == abs(Fraction(figure.value or 0)) and shared >= _LEAST:
                yield _found(passage, figure, (passage, own[0]), (home, other), "unclear")
                return
    for home, k, other in ((p, k, f) for p in (passage, *reversed(before)) for k, f in enumerate(p.figures)):
        if own and home.kind(k) == POINTS and home.gaps[k].endswith(who["who"]):
            yield unit_mistaken(
                figure,
                "unclear",
                places=(passage.place(figure), home.place(other)),
                basis=Why(
                    zh="与同一对象的另一差距写作百分点，这一差距", en="another gap to the same is in points; this one"
                ),
                reason=_OPEN,
            )
            return


_MOVED = lazy("(?:[比较].*|率)(?:提高|提升|上升|回升|下降|降低|减少|增加|回落)了?$")


def _stepped(passage: Passage, figure: Figure) -> bool:
    """Whether a percentage is what a rate moved by, and so itself a difference."""
    number = passage.figures.index(figure)
    words = _CLAUSE.split(passage.masked[: passage.marks[number]])[-1]
    return _MOVED.search(words) is not None or (
        figure.measure == "growth" and number > 0 and passage.figures[number - 1].unit == "‰"
    )


def _gap(words: str) -> bool:
    """Whether a clause says by how much one rate is above another, or rose."""
    return "分别下降" not in words and "分别增长" not in words and _GAP.search(words) is not None


def _judged(passage: Passage, number: int, home: Passage | None) -> Iterator[Finding]:
    figure = passage.figures[number]
    if number + 1 < len(passage.figures) and passage.kind(number + 1) == POINTS:
        # 高于全省6.4%1.7个百分点: what it is compared with.
        return
    told = [(home, f) for f in home.figures[-_BACK:] if f.unit == "%"] if home is not None else []
    told += [(passage, f) for k, f in enumerate(passage.figures[:number]) if passage.kind(k) == PERCENT]
    told = [(p, f) for p, f in told[-_BACK:] if is_plain(f) and f.measure != "gap"]
    own = [(p, f) for p, f in told if p is passage][-_LEAST:]
    for place, one in reversed(own):
        for other_place, other in told:
            if _stepped(place, one) or _stepped(other_place, other):
                # 出生率比上年降低3.23%,自然增长率提高0.58%,死亡率降低3.81%: what two others moved by, and no levels.
                continue
            away = abs(Fraction(one.value or 0) - Fraction(other.value or 0))
            if other is one or not other.value or away != abs(Fraction(figure.value or 0)):
                continue
            near = other_place is passage
            yield _found(passage, figure, (place, one), (other_place, other), "contradicts" if near else "unclear")
            return


_CHAINED = lazy(
    f"(?:高于|低于|高出|低出|超过|超出|快于|慢于|优于|领先)(?P<who>{WORD}{{1,14}}?)(?P<other>{PERCENT})[）]?的?"
    f"(?:平均水平|水平|目标|控制目标)?(?:高出?|低|快|慢)?(?P<gap>{POINTS})"
)
_OF_ALL = lazy(
    f"(?P<own>{PERCENT})[，](?:增速|增幅)?(?:高于|低于|高出|快于|慢于)(?:全[国省市县区]|整体|总体)(?:平均水平|平均|增速|水平)"
    f"(?P<gap>{POINTS})"
)


def check_gap_chains(passage: Passage) -> Iterator[Finding]:
    """失业率3.36%,…,低于省控线4.2%的0.84个百分点,低于市控线4%的0.64个百分点: each gap is to the same rate."""
    matches = list(_CHAINED.finditer(passage.masked))
    others = {passage.number(match.start("other")) for match in matches}
    for match in matches:
        first, gap = passage.number(match.start("other")), passage.figure(match.start("gap"))
        own = [f for k, f in enumerate(passage.figures[:first]) if passage.kind(k) == PERCENT and k not in others]
        other = passage.figures[first]
        if own and all(map(is_plain, (*own, other, gap))):
            yield from _chained(passage, own, other, gap)
    for match in _OF_ALL.finditer(passage.masked):
        own_figure, gap = passage.figure(match.start("own")), passage.figure(match.start("gap"))
        heads = [k for k, f in enumerate(passage.figures) if passage.kind(k) == PERCENT and f.measure == "growth"]
        if heads and passage.figures[heads[0]] is not own_figure and "全" in passage.masked[: passage.marks[heads[0]]]:
            head = passage.figures[heads[0]]
            away = abs(Fraction(own_figure.value or 0) - Fraction(head.value or 0))
            if away != gap.value and stray_to(gap, away) and all(map(is_plain, (own_figure, head, gap))):
                yield compare(gap_between(own_figure, head, gap, _ANOTHER), passage, (own_figure, head))


def _chained(passage: Passage, own: list[Figure], other: Figure, gap: Figure) -> Iterator[Finding]:
    steps = [(f, abs(Fraction(f.value or 0) - Fraction(other.value or 0))) for f in own]
    room = half_unit(other) * 3
    if any(abs(step - Fraction(gap.value or 0)) <= room for _, step in steps):
        return
    meant = [f for f, step in steps if stray_to(gap, step)]
    if len(own) == 1 or meant:
        yield compare(gap_between((meant or own)[-1], other, gap, _ANOTHER), passage, ((meant or own)[-1], other))


_ANOTHER = Why(zh="所比的未必是这一个", en="it need not be compared with this one")


def _found(
    passage: Passage, figure: Figure, one: tuple[Passage, Figure], other: tuple[Passage, Figure], verdict: Verdict
) -> Finding:
    return unit_mistaken(
        figure,
        verdict,
        places=(passage.place(figure), one[0].place(one[1]), other[0].place(other[1])),
        basis=Why(
            zh=f"按{_signed(one[1])}与{_signed(other[1])}之差计算的差距",
            en=f"the difference between {_signed(one[1])} and {_signed(other[1])}",
        ),
        reason=_OPEN,
    )


def _signed(figure: Figure) -> str:
    """Return a percentage as printed, with the sign of what fell by so much."""
    fell = (figure.value or 0) < 0 and not figure.text.startswith(("-", "－", "−"))
    return f"-{figure.text}" if fell else figure.text
