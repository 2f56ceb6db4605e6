"""Amounts of several kinds and the share of each said together (火灾25.8万起,亡1317人,分别占总数的91.8%和94.7%)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.judging import Why, is_plain, proportion, told_amiss
from taizhang.checking.passages import COUNT, MONEY, PERCENT, Passage
from taizhang.checking.ratios.shares import fits_share, whole_of_share
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import stray_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_SHARES = lazy(
    "[，,、](?:[起件人]数)?(?:分别)?(?:只|仅|约)?占(?P<name>[^，,；;。：:]{0,16}?)的?(?:比重|比例)?(?:分别)?[约为达]?"
)
_NEXT = lazy("[、和及，,]|[，,][死伤亡][^，,；;。占]{0,3}占[^，,；;。：:]{0,8}的")
_WHOLE = lazy("全部|总|[数量额]$|^$")
_END = lazy("[；;。]")
_ONE_NOUN = lazy("死亡|受伤|[亡伤]")
_MOST = 6
_SURE = 2
_FINE = 100
_OPEN = Why(zh="比例未必都以它为分母", en="the shares need not be of it")


@dataclass(frozen=True, slots=True)
class _Pair:
    passage: Passage
    amount: Figure
    share: Figure
    several: bool
    """Whether its amounts and shares were said in turn, and not of one amount."""

    def fits(self, whole: Figure) -> bool:
        """Whether the amount is this share of the whole, as far as the digits say."""
        return fits_share(self.share, self.amount, whole)

    @property
    def whole(self) -> Interval:
        """How large the whole is of which the amount is this share."""
        return whole_of_share(self.amount, self.share)

    def of(self, whole: Figure) -> Fraction:
        """Return the share that the amount has in the whole."""
        return Fraction(self.amount.value or 0) * 100 / Fraction(whole.value or 1)


def check_respective_shares(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """亡1390人。…火灾12.5万起,亡1071人,分别占总数的44.3%和77.1%: each share is of the total of its own kind."""
    for passages in readings:
        told: dict[tuple[str, str], list[tuple[Passage, Figure]]] = defaultdict(list)
        pairs: dict[tuple[str, str], list[_Pair]] = defaultdict(list)
        for passage in passages:
            for number, figure in enumerate(passage.figures):
                if passage.kind(number) in (MONEY, COUNT) and figure.value and is_plain(figure):
                    told[_kind(passage, number)].append((passage, figure))
            for key, pair in _pairs(passage):
                pairs[key].append(pair)
        for key, found in pairs.items():
            asked = [*_judged(found, told[key])]
            yield from asked or _odd_one(found)


def _kind(passage: Passage, number: int) -> tuple[str, str]:
    """Return what an amount counts: its unit, and for people whether they died or were hurt."""
    figure = passage.figures[number]
    noun = _ONE_NOUN.findall(passage.gaps[number][-4:]) or _ONE_NOUN.findall(passage.gaps[number + 1][:2])
    return figure.unit or "", noun[-1][-1:] if noun and figure.unit == "人" else ""


def _pairs(passage: Passage) -> Iterator[tuple[tuple[str, str], _Pair]]:
    for first in range(1, len(passage.figures)):
        if passage.kind(first) != PERCENT or passage.kind(first - 1) == PERCENT:
            continue
        match = _SHARES.fullmatch(passage.gaps[first])
        if match is None or not _WHOLE.search(match["name"]):
            continue
        last = first
        while (
            last + 1 < len(passage.figures)
            and passage.kind(last + 1) == PERCENT
            and _NEXT.fullmatch(passage.gaps[last + 1])
        ):
            last += 1
        count = last - first + 1
        begin = first - count
        if count > _MOST or begin < 0 or any(passage.kind(k) not in (MONEY, COUNT) for k in range(begin, first)):
            continue
        if any(_END.search(passage.gaps[k]) for k in range(begin + 1, first)):
            continue
        whole_run = begin == 0 or bool(_END.search(passage.gaps[begin])) or passage.kind(begin - 1) == PERCENT
        keys = [_kind(passage, k) for k in range(begin, first)]
        if count == 1 and not keys[0][1]:
            continue
        if (count > 1 and not whole_run) or len(set(keys)) < count:
            continue
        for key, k in zip(keys, range(begin, first), strict=True):
            amount, share = passage.figures[k], passage.figures[k + count]
            if amount.value and share.value and is_plain(amount) and is_plain(share):
                yield key, _Pair(passage, amount, share, count > 1)


def _judged(pairs: Sequence[_Pair], told: Sequence[tuple[Passage, Figure]]) -> Iterator[Finding]:
    for pair in pairs:
        before = [t for t in told if t[1].start < pair.amount.start and (t[1].value or 0) >= (pair.amount.value or 0)]
        if not before or any(pair.fits(whole) for _, whole in before):
            continue
        others = [p for p in pairs if p is not pair]
        ranked = [(sum(other.fits(whole) for other in others), home, whole) for home, whole in before]
        most = max(count for count, _, _ in ranked)
        _, home, whole = next(r for r in ranked if r[0] == most)
        place = Fraction(pair.share.resolution)
        meant = Fraction(whole.value or 0) * Fraction(pair.share.value or 0) / 100
        slipped = any(stray_to(pair.share, pair.of(whole) + step) for step in (0, place, -place)) or (
            stray_to(pair.amount, meant) or _moved(pair, meant)
        )
        if most == 0 and not (slipped and home is not pair.passage):
            continue
        sure = most >= _SURE or (most and slipped)
        yield _told(pair, home, whole, "contradicts" if sure else "unclear")


def _moved(pair: _Pair, meant: Fraction) -> bool:
    """Whether an amount is ten times or ten thousand times what its share makes, or a part of it by as much."""
    value = Fraction(pair.amount.value or 0)
    larger, smaller = max(value, meant), max(min(value, meant), Fraction(1, 1000))
    return any(abs(larger / smaller / power - 1) * _FINE < 1 for power in (10, 100, 10_000))


def _odd_one(pairs: Sequence[_Pair]) -> Iterator[Finding]:
    """农村39.1万起,占59.1%;城市25.3万起,占38.3%;其他1.7万起,占2.6%: two of three say how large the whole is that none states."""
    wholes = [pair.whole for pair in pairs]
    for pair, own in zip(pairs, wholes, strict=True):
        others = [(other, whole) for other, whole in zip(pairs, wholes, strict=True) if other is not pair]
        agreed = all(one.meets(another) for n, (_, one) in enumerate(others) for _, another in others[:n])
        if len(others) < _SURE or not agreed or any(own.meets(whole) for _, whole in others):
            continue
        largest, _ = max(others, key=lambda one: one[0].share.value or 0)
        size = Fraction(largest.amount.value or 0) * 100 / Fraction(largest.share.value or 1)
        yield told_amiss(
            "share",
            "unclear",
            places=tuple(p.passage.place(f) for p in (pair, largest) for f in (p.share, p.amount)),
            figure=pair.share,
            value=Fraction(pair.amount.value or 0) * 100 / size,
            basis=Why(
                zh=f"按{largest.amount.text}占{largest.share.text}推算的总数，{pair.amount.text}所占的比例",
                en=f"the share of {pair.amount.text} in what {largest.amount.text} is {largest.share.text} of",
            ),
            reason=_OPEN,
        )
        return


def _told(pair: _Pair, home: Passage, whole: Figure, verdict: Verdict) -> Finding:
    return told_amiss(
        "share",
        verdict,
        places=(pair.passage.place(pair.share), pair.passage.place(pair.amount), home.place(whole)),
        figure=pair.share,
        value=pair.of(whole),
        basis=proportion(pair.amount, whole),
        reason=_OPEN,
    )
