"""Questions that other findings of the same text have answered."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from operator import attrgetter

from taizhang.checking.judging import is_plain, span_of
from taizhang.checking.passages import COUNT, MONEY, PERCENT, Passage
from taizhang.checking.ratios.shares import is_sharp, whole_of_share
from taizhang.checking.records import Finding
from taizhang.checking.slips import one_slip_into
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_At = tuple[str, int]
_MANY = 3
_ASKING = ("unclear", "contradicts")


@dataclass(slots=True)
class _Known:
    """What the findings of some texts tell of shares and of sums."""

    shared: dict[_At, str] = field(default_factory=dict)
    """Amounts of which a share is told that fits, with that share as it is printed."""
    asked: set[_At] = field(default_factory=set)
    """Amounts of which a share is told that does not fit."""
    sums: dict[_At, set[_At]] = field(default_factory=dict)
    """Wholes that their parts do not make, with these parts."""


def quieted(findings: Sequence[Finding], readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Yield findings but for questions that others answer.

    女党员1925万名,占23.3%;大专以上3191万名,占38.6%: amounts whose shares all fit are told each for itself, and are no
    parts to add up. 共28万件,咨询12万件,占63%;求助6万件,占29%;…: where the parts make another whole, their shares are of it.
    """
    known = _known(findings)
    told = _Told(readings) if any(f.rule == "share" and f.verdict in _ASKING for f in findings) else None
    for finding in findings:
        at = [(place.file, place.start) for place in finding.places]
        if finding.verdict != "unclear":
            if finding.verdict != "contradicts" or told is None or not told.far_off(at):
                yield finding
            continue
        answered = (
            known.shared.keys() >= set(at[1:])
            and known.asked.isdisjoint(at)
            and not _of_all([known.shared[place] for place in at[1:]])
            if finding.rule == "parts" and len(at) > _MANY
            else finding.rule == "share"
            and len(at) == _MANY
            and told is not None
            and (_of_another_sum(known, at) or told.agreed(at))
        )
        if not answered:
            yield finding


def _known(findings: Sequence[Finding]) -> _Known:
    known = _Known()
    for finding in findings:
        at = [(place.file, place.start) for place in finding.places]
        if finding.rule == "share" and len(at) == _MANY:
            if finding.verdict in ("consistent", "rounding"):
                known.shared[at[1]] = finding.stated
            else:
                known.asked.add(at[1])
        elif finding.rule == "parts" and finding.verdict == "contradicts" and len(at) > _MANY:
            known.sums.setdefault(at[0], set()).update(at[1:])
    return known


def _of_all(shares: Sequence[str]) -> bool:
    """Whether shares make 100, so that their amounts are all the parts of a whole."""
    told = [_PERCENT.fullmatch(share) for share in shares]
    places = max((len(m["part"] or "") for m in told if m is not None), default=0)
    total = sum((Fraction(m["number"]) for m in told if m is not None), Fraction(0))
    return None not in told and abs(total - 100) <= Fraction(len(shares), 2 * 10**places)


def _of_another_sum(known: _Known, at: Sequence[_At]) -> bool:
    """Whether a share is asked of a whole that is known not to be what its parts make, as are those of all of them."""
    parts = known.sums.get(at[2], set())
    return at[1] in parts and len(parts) > _MANY and known.asked.issuperset(parts)


_AGREEING, _REACH, _NEAR = 2, 20, 400
_START = attrgetter("start")
_END = lazy("[；;。]")
_PERCENT = lazy("(?P<number>[0-9]{1,3}(?:[.](?P<part>[0-9]{1,3}))?) ?[%％]")
_POWERS, _FAR = (10, 10_000), 20


@dataclass(frozen=True, slots=True)
class _Share:
    amount: Figure
    whole: Interval
    """How large the whole may be of which the amount is this share."""


class _Told:
    """The shares of some texts, each with its amount, and what they say of how large their wholes are."""

    def __init__(self, readings: Sequence[Sequence[Passage]]) -> None:
        self._shares: dict[_At, _Share] = {}
        self._figures: dict[_At, Figure] = {}
        self._in_order: dict[str, list[Figure]] = {}
        for passages in readings:
            for passage in passages:
                file = passage.reading.source
                self._figures.update({(file, figure.start): figure for figure in passage.figures})
                self._in_order.setdefault(file, []).extend(passage.figures)
                self._shares.update({(file, start): share for start, share in _shares(passage)})
        for figures in self._in_order.values():
            figures.sort(key=_START)

    def agreed(self, at: Sequence[_At]) -> bool:
        """Whether other shares are of the same whole as this one, and no slip makes that the one it was held against.

        甲4.5万人,占8.55%;乙4.1万人,占7.81%;丙46.6万人,占88.2%: all of them are of 52.9万人, which the text may not tell.
        """
        share, whole = self._shares.get(at[0]), self._figures.get(at[2])
        if share is None or whole is None or share.amount.start != at[1][1]:
            return False
        if self._told(at, share) or _far_off(whole, share.whole):
            return True
        agreeing = [
            other
            for (file, _), other in self._shares.items()
            if other is not share
            and file == at[0][0]
            and other.amount.unit == share.amount.unit
            and other.whole.meets(share.whole)
        ]
        return len(agreeing) >= _AGREEING and not _one_slip(whole, share.whole)

    def far_off(self, at: Sequence[_At]) -> bool:
        """Whether a share was held against a whole that is far too large for it (6起,占事故总数的50%, of 107193起)."""
        share, whole = self._shares.get(at[0]), self._figures.get(at[-1])
        if len(at) != _MANY or share is None or whole is None or share.amount.start != at[1][1]:
            return False
        return _far_off(whole, share.whole)

    def _told(self, at: Sequence[_At], share: _Share) -> bool:
        """Whether one of the amounts told before is just what the share is of (25440人…,女11804人,占总人口的46.4%)."""
        file, start = at[0]
        figures = self._in_order[file]
        before = figures[bisect_right(figures, start - _NEAR, key=_START) : bisect_left(figures, start, key=_START)]
        return any(
            f.value and f.unit == share.amount.unit and is_plain(f) and share.whole.meets(span_of(f)) for f in before
        )


def _shares(passage: Passage) -> Iterator[tuple[int, _Share]]:
    """Yield the shares right after their amounts that say how large their whole is to a few in a hundred."""
    for number in range(1, len(passage.figures)):
        gap = passage.gaps[number]
        if passage.kind(number) != PERCENT or "占" not in gap or len(gap) > _REACH or "；" in gap or "。" in gap:
            continue
        k = number - 1
        while k and passage.figures[k].measure in ("growth", "change") and not _END.search(passage.gaps[k]):
            # 9446万人,比上年增加111万人,增长1.2%,占总量的34.5%: how it grew stands between.
            k -= 1
        amount, share = passage.figures[k], passage.figures[number]
        if passage.kind(k) not in (COUNT, MONEY) or not amount.value or not share.value:
            continue
        whole = whole_of_share(amount, share)
        if is_sharp(whole):
            yield share.start, _Share(amount, whole)


def _far_off(whole: Figure, span: Interval) -> bool:
    """Whether a whole is far too large for a share to be of it (6起,占事故总数的50%, of 107193起), whatever the slip."""
    beyond = span.high is not None and whole.value is not None and Fraction(whole.value) > span.high * _FAR
    return beyond and not _one_slip(whole, span)


def _one_slip(whole: Figure, span: Interval) -> bool:
    """Whether one slip of the pen sets a whole among what the shares allow."""
    low, high = span.low, span.high
    if low is None or high is None or whole.value is None or one_slip_into(whole, low, high):
        return True
    value = Fraction(whole.value)
    return any(low <= moved <= high for power in _POWERS for moved in (value * power, value / power))
