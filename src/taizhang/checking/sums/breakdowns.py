"""Lists of amounts that each bear their share: which whole they are of, whoever states it, and what does not fit it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, proportion, span_of, sum_told, told_amiss
from taizhang.checking.passages import COUNT, MONEY, PERCENT, TIMES, WORD, Passage
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import stray_to, turned_into
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_SHARE = lazy(
    f"[，,、（(]?(?:约)?(?:所占)?比例为"
    f"|[，,、（(]?(?:约)?占(?:比|总[数量额]|全部|其中|比重|承办总数|承办{WORD}{{0,4}}总数|{WORD}{{1,8}}总(?:[数量额值]|预算|支出|收入)"
    f"|{WORD}{{2,12}}?(?=的))?(?:的)?(?:比例|比重|率)?(?:达|为|约|到)?"
)
_WITHIN = lazy("其中|特别是|尤其是|包括")
_OTHER = lazy("[比较由从]|增加|减少|增长|下降|年均|人均|每")
_NORM = lazy("(?<!总)预算|计划|任务|目标|指标")
# A list whose items stand each on a line of its own.
_ITEM_OF_LIST = lazy(r"[\s　]{0,4}(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]|——|[-·•])")
_GREW = lazy(
    "[，,、]?(?:同比|环比|(?:比|较)(?:上|去)年(?:同期|末)?|(?:比|较)上[月周季]度?)?(?:名义)?(?:增长|下降|减少|上升|增加|提高|降低)了?"
)
_BRACKETS = lazy("[（(][^（）()]{1,80}[）)]")
_IN_TURN = lazy("(?:占比|比重)(?:依次)?分别为|分别占")
_LEADS_IN = lazy("^(?:其中|[^，]*，)?(?:[0-9]{4}年，?)?")
_HEAD = 4
_REACH = 12
_FEWEST = 2
_REPEATED = 3
_LONGEST = 60
_SURE = 2
_TRADE = lazy("进出口|出口|进口")
_HUNDRED = Fraction(100)
_OTHERS = Why(zh="比例未必都以它为分母", en="the shares need not all be of it")


@dataclass(frozen=True, slots=True)
class _Item:
    """An amount with the share that stands right after it."""

    passage: Passage
    amount: Figure
    share: Figure

    def words(self) -> str:
        """Return what the share is said to be of, where it says so; else something of its own."""
        number = self.passage.figures.index(self.share)
        told = re.search("占(?P<what>[^，,；;。：:]{2,14})的", self.passage.gaps[number])
        named = told is not None and re.sub("总[数量额值]?|全部|其中", "", told["what"])
        return named or str(self.share.start)

    def trade(self) -> str:
        """Return which of 进出口, 出口 and 进口 the share is said to be of, where it is of one."""
        told = _TRADE.findall(self.passage.gaps[self.passage.figures.index(self.share)])
        return told[-1] if told else ""

    def implied(self) -> Interval | None:
        """Return how large the whole is by what is printed."""
        over = span_of(self.amount).over(self.told())
        return None if over is None else over.scaled(_HUNDRED)

    def told(self) -> Interval:
        """Return what the printed share allows, a last digit of it cut off as well."""
        half = half_unit(self.share)
        return span_of(self.share) + Interval(low=-half, high=half * 2)

    def fits(self, whole: Interval) -> bool:
        """Say whether the amount is this share of a whole."""
        implied = self.implied()
        if implied is None:  # 1% with a last digit cut off may be next to nothing
            ratio = span_of(self.amount).over(whole)
            return ratio is not None and ratio.scaled(_HUNDRED).meets(self.told())
        return implied.meets(whole)

    def slipped(self, whole: Interval) -> bool:
        """Say whether the share with two digits the other way round would be that of the amount in a whole."""
        ratio = span_of(self.amount).over(whole)
        return ratio is not None and turned_into(self.share, ratio.scaled(_HUNDRED))


def check_breakdowns(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """东部1280.2万个,占58.8%;中部492.9万个,占22.6%;西部405.8万个,占18.6%: all of one whole, which a sentence before names."""
    for passages in readings:
        told: list[tuple[Passage, Figure]] = []
        for run in _runs(passages, told):
            for items in _of_two(run, told):
                yield from _judged(items, told)
        for passage in passages:
            yield from _inside(passage)
        for at, passage in enumerate(passages):
            before = [
                (p, f)
                for p in passages[max(0, at - 1) : at + 1]
                for k, f in enumerate(p.figures)
                if p.kind(k) in (MONEY, COUNT) and f.role == "value" and f.value
            ]
            for items in (*_respective(passage), *(_of_sentence_before(passages[at - 1], passage) if at else ())):
                yield from _judged(items, before)


def _inside(passage: Passage) -> Iterator[Finding]:
    """60岁及以上24643人,占18.1%;其中65岁及以上17735人,占13.1%: of the same whole as those before, or of the one before."""
    told: list[_Item] = []
    for number, figure in enumerate(passage.figures):
        share = _share_of(passage, number) if passage.kind(number) in (MONEY, COUNT) else None
        if share is None or not share.value or not figure.value or not (is_plain(figure) and is_plain(share)):
            continue
        item = _Item(passage, figure, share)
        if _WITHIN.search(passage.gaps[number]) is None:
            told.append(item)
            continue
        held = [i for i in told if i.amount.unit == figure.unit]
        whole = held[-1].implied() if held else None
        if whole is None or figure.value > (held[-1].amount.value or 0) or share.value >= (held[-1].share.value or 0):
            continue
        if item.fits(whole) or item.fits(span_of(held[-1].amount)):
            continue
        agreeing = len(held) >= _SURE and all(
            (own := i.implied()) is not None and own.meets(whole) for i in held[-_SURE:]
        )
        other = held[-1]
        assert other.amount.value is not None and other.share.value is not None
        size = Fraction(other.amount.value) * 100 / Fraction(other.share.value)
        yield _told_share(
            item,
            Fraction(figure.value) / size * 100,
            "contradicts" if agreeing and "；" not in passage.gaps[number].partition("其中")[2] else "unclear",
            Why(
                zh=f"按{other.amount.text}占{other.share.text}推算的总数，{figure.text}所占的比例",
                en=f"the share of {figure.text} in the whole of which {other.amount.text} is {other.share.text}",
            ),
            (passage.place(other.share), passage.place(other.amount)),
        )


def _respective(passage: Passage) -> Iterator[list[_Item]]:
    """Yield lists of amounts with the list of their shares: A13.79万公里,B1.96万公里…,占比分别为82.0%、11.7%…"""
    for first in range(_FEWEST, len(passage.figures)):
        label = passage.between(first - 1, first)
        if passage.kind(first) != PERCENT or not re.search("占(?:比|[^，,；;。]{0,12})?分别|分别占", label):
            continue
        last = first
        while last + 1 < len(passage.figures) and re.fullmatch("[、和及]", passage.between(last, last + 1)):
            last += 1
        count = last - first + 1
        numbers = range(first - count, first)
        if count < _FEWEST + 1 or first < count or any(passage.kind(k) not in (MONEY, COUNT) for k in numbers):
            continue
        items = [_Item(passage, passage.figures[k], passage.figures[k + count]) for k in numbers]
        plain = all(is_plain(i.amount) and is_plain(i.share) and i.share.value and i.amount.value for i in items)
        if plain and len({i.amount.unit for i in items}) == 1:
            yield items


def _of_sentence_before(home: Passage, passage: Passage) -> Iterator[list[_Item]]:
    """Yield the amounts of a sentence with their shares in the next (东部…亿元;中部…亿元。占比分别为82.5%、4.8%…)."""
    for first in range(len(passage.figures)):
        label = passage.gaps[first]
        if passage.kind(first) != PERCENT or not _IN_TURN.search(label) or (first and "；" not in label):
            continue
        last = first
        while last + 1 < len(passage.figures) and re.fullmatch("[、和及]", passage.between(last, last + 1)):
            last += 1
        amounts = [
            f for k, f in enumerate(home.figures) if home.kind(k) in (MONEY, COUNT) and f.measure == "level" and f.value
        ]
        shares = passage.figures[first : last + 1]
        if len(amounts) > len(shares):
            amounts = _those_named(home, amounts, re.split("[、和及与]", label))
        if len(amounts) != len(shares) or len(amounts) <= _FEWEST or len({f.unit for f in amounts}) > 1:
            continue
        items = [_Item(home, amount, share) for amount, share in zip(amounts, shares, strict=True)]
        if all(is_plain(i.amount) and is_plain(i.share) and i.share.value for i in items):
            yield items


def _those_named(home: Passage, amounts: Sequence[Figure], names: Sequence[str]) -> list[Figure]:
    """Return the amounts that names are said of, one each in their order (企业、高等学校经费所占比重分别为…)."""
    found: list[Figure] = []
    left = list(amounts)
    for name in names:
        head = _LEADS_IN.sub("", name)[:_HEAD]
        at = next((k for k, f in enumerate(left) if len(head) > 1 and head in home.gaps[home.figures.index(f)]), None)
        if at is None:
            return []
        found.append(left[at])
        left = left[at + 1 :]
    return found


def _runs(passages: Sequence[Passage], told: list[tuple[Passage, Figure]]) -> Iterator[list[_Item]]:
    """Yield runs of items of one unit in one paragraph; ``told`` holds the amounts stated up to the end of each."""
    run: list[_Item] = []
    paragraph, lines = -1, 0
    for passage in passages:
        begin = passage.reading.text.rfind("\n", 0, passage.start)
        if begin != paragraph and run and not (len(run) == lines and _ITEM_OF_LIST.match(passage.masked)):
            yield run
            run = []
        lines = (lines if run else 0) + (begin != paragraph)
        paragraph = begin
        within = False
        held, apart = 0, "。其中" in passage.masked
        for number, figure in enumerate(passage.figures):
            if passage.kind(number) not in (MONEY, COUNT):
                continue
            words = passage.between(number - 1, number)
            share = _share_of(passage, number)
            if share is not None and share.value and figure.value and is_plain(figure) and is_plain(share):
                inside = (_WITHIN.search(words) is not None or (apart and within)) and bool(run) and held > 0
                within = within or inside
                if run and (run[0].amount.unit != figure.unit or inside or _anew(words)):
                    yield run
                    run = []
                held += 1
                item = _Item(passage, figure, share)
                if not inside and len(run) < _LONGEST and not (run and _of_another(run[0].words(), item.words())):
                    run.append(item)
                told.append((passage, figure))
            elif figure.role == "value" and figure.value and not _OTHER.search(words[-8:]):
                told.append((passage, figure))
                del told[: -_REACH * 2]
    if run:
        yield run


def _of_another(one: str, other: str) -> bool:
    """Whether two shares are said to be of wholes of other names (占外贸总值的, 占进口总值的)."""
    named = not one.isdecimal() and not other.isdecimal()
    return named and one not in other and other not in one and one[-_FEWEST:] != other[-_FEWEST:]


def _share_of(passage: Passage, number: int) -> Figure | None:
    """Return the share said of an amount right after it, or after how it grew (1.26万户,增长16.3%,占全部的6.6%)."""
    if passage.figures[number].measure == "change" and _GREW.fullmatch(passage.between(number - 1, number)):
        return None
    for at in (number + 1, number + 2, number + 3):
        if at >= len(passage.figures):
            return None
        words = _BRACKETS.sub("", passage.between(at - 1, at))
        if at == number + 1 and passage.kind(at) == TIMES and _GREW.fullmatch(words):
            continue
        if at == number + 1 and passage.kind(at) in (MONEY, COUNT) and _GREW.fullmatch(words):
            continue  # 10430万人,比上年增加30万人,增长0.3%,占总量的36.4%
        if passage.kind(at) != PERCENT:
            return None
        if at <= number + 2 and _GREW.fullmatch(words):
            continue
        normed = _NORM.search(words) is not None and passage.masked.count(words.lstrip("，,、（(")) < _REPEATED
        return passage.figures[at] if _SHARE.fullmatch(words) and not normed else None
    return None


def _anew(words: str) -> bool:
    """Whether the words before an item begin another breakdown (按类型分, X企业中)."""
    return re.search("按[^，,。；;]{1,8}[分看]|[^，,；;。]中[，,]|从[^，,。；;]{1,10}看", words) is not None


def _of_two(items: list[_Item], told: Sequence[tuple[Passage, Figure]]) -> list[list[_Item]]:
    """党员9671.2万名…发展党员438.3万名,女204.2万名,占46.6%…。女党员2843.1万名,占29.4%…: shares of one, then of another."""
    if len(items) < _SURE * 2 + 1 or _best(items, told) is not None:
        return [items]
    found: dict[int, list[list[list[_Item]]]] = {0: [], 1: []}
    for cut in range(_SURE, len(items) - 1):
        pieces = [items[:cut], items[cut:]]
        bests = [best for piece in pieces if (best := _best(piece, told)) is not None]
        if len(bests) < len(pieces) or bests[0][1].value == bests[1][1].value:
            continue
        off = [sum(not i.fits(span_of(best[1])) for i in piece) for piece, best in zip(pieces, bests, strict=True)]
        if sum(off) <= 1 and all(len(piece) > _SURE or not n for piece, n in zip(pieces, off, strict=True)):
            found[sum(off)].append(pieces)
    cuts = found[0] or found[1]
    # An item between the two that is of neither may be one of the first or of the second.
    return cuts[0] if len(cuts) == 1 else [items]


def _judged(items: list[_Item], told: Sequence[tuple[Passage, Figure]]) -> Iterator[Finding]:
    if len(items) < _FEWEST:
        return
    total = sum((Fraction(i.amount.value) for i in items if i.amount.value is not None), Fraction(0))
    shares = sum((Fraction(i.share.value) for i in items if i.share.value is not None), Fraction(0))
    slack = sum((half_unit(i.share) for i in items), Fraction(0)) * 2
    closed = abs(shares - _HUNDRED) <= slack
    best = _best(items, told)
    if best is None:
        found = list(_alone(items, total, closed=closed))
        yield from found
        if not found and closed and len(items) > _FEWEST:
            yield from _slipped(items, told, total)
        return
    place, whole = best
    own = span_of(whole)
    outside = [i for i in items if not i.fits(own)]
    if not outside:
        yield from _short(items, place, whole, total, closed=closed)
        return
    if len(outside) == len(items) or len(outside) > 1:
        return
    stray = outside[0]
    if stray.amount.value == whole.value:
        return  # 举报3618件,占27%;…价格违法497件,占举报量的14%: the first is what the others are shares of.
    if len(items) - 1 < _SURE and _NORM.search(stray.words()) is not None:
        return  # 扶助7300人,占任务的85.9%;培训833人,占任务的59.5%: each has a task of its own.
    if {i.trade() for i in items if i is not stray} != {stray.trade()}:
        # 占出口总值的60%, beside 占进出口总值的51.8%.
        return
    sure = len(items) - 1 >= _SURE or len({item.words() for item in items}) == 1 or stray.slipped(own)
    yield _share(stray, place, whole, "contradicts" if sure else "unclear")


def _best(items: list[_Item], told: Sequence[tuple[Passage, Figure]]) -> tuple[Passage, Figure] | None:
    """Return the amount stated nearest before that most items are shares of: all of them, or all but one."""
    found: tuple[int, Passage, Figure] | None = None
    implied = [item.implied() for item in items]
    for passage, figure in reversed(told):
        if figure.unit != items[0].amount.unit or not is_plain(figure) or figure.start >= items[0].amount.start:
            continue
        size = span_of(figure)
        fitting = sum(whole is not None and whole.meets(size) for whole in implied)
        if fitting >= max(1, len(items) - 1) and (found is None or fitting > found[0]):
            found = (fitting, passage, figure)
    return None if found is None else found[1:]


def _alone(items: list[_Item], total: Fraction, *, closed: bool) -> Iterator[Finding]:
    """No whole is stated that the items are of: they imply one, which those that agree on it say against the others."""
    implied = [item.implied() for item in items]
    groups = [
        [k for k, other in enumerate(implied) if own is not None and other is not None and own.meets(other)]
        for own in implied
    ]
    largest = max(groups, key=len)
    sharp = groups[_sharpest(implied)]
    by_sharp = len(largest) == len(items) and len(sharp) == len(items) - 1 > _SURE
    largest = sharp if by_sharp else largest
    if len(items) == _FEWEST:
        if not closed or len(largest) == _FEWEST:
            return
        # Shares that make 100 are of what the amounts make together.
        stray = items[-1]
        yield _of_sum(stray, items, total)
        return
    outside = [k for k in range(len(items)) if k not in largest]
    if len(largest) < _SURE or len(outside) != 1:
        return
    stray = items[outside[0]]
    other = items[largest[0]]
    told = implied[largest[0]]
    if any((own := implied[k]) is not None and stray.fits(own) for k in largest):
        return
    if told is not None and told.meets(span_of(stray.amount)):
        return  # 举报3618件,占27%;…价格违法497件,占举报量的14%: the one is what the others are shares of.
    assert other.amount.value is not None and other.share.value is not None and stray.amount.value is not None
    size = Fraction(other.amount.value) * 100 / Fraction(other.share.value)
    yield _told_share(
        stray,
        Fraction(stray.amount.value) / size * 100,
        "contradicts" if len(largest) > _SURE and not by_sharp else "unclear",
        Why(
            zh=f"按{other.amount.text}占{other.share.text}推算的总数，{stray.amount.text}所占的比例",
            en=f"the share of {stray.amount.text} in the whole of which {other.amount.text} is {other.share.text}",
        ),
        tuple(i.passage.place(f) for i in items if i is not stray for f in (i.share, i.amount)),
    )


def _sharpest(implied: Sequence[Interval | None]) -> int:
    """Return which of the implied wholes is said most precisely."""

    def width(at: int) -> Fraction:
        own = implied[at]
        if own is None or own.low is None or own.high is None or own.low <= 0:
            return Fraction(1)
        return (Fraction(own.high) - Fraction(own.low)) / Fraction(own.low)

    return min(range(len(implied)), key=width)


def _slipped(items: list[_Item], told: Sequence[tuple[Passage, Figure]], total: Fraction) -> Iterator[Finding]:
    """All shares are of the sum of the amounts, and what was stated as the whole is one slip away from it."""
    size = Interval(low=total, high=total)
    if not all(item.fits(size) for item in items):
        return
    for place, whole in reversed(told):
        if whole.unit == items[0].amount.unit and whole.start < items[0].amount.start and stray_to(whole, total):
            yield from _short(items, place, whole, total, closed=True)
            return


def _of_sum(stray: _Item, items: list[_Item], total: Fraction) -> Finding:
    assert stray.amount.value is not None
    others = tuple(i.passage.place(f) for i in items if i is not stray for f in (i.share, i.amount))
    return _told_share(
        stray,
        Fraction(stray.amount.value) / total * 100,
        "unclear",
        Why(
            zh=f"按{'、'.join(i.amount.text for i in items)}之和计算的比例",
            en=f"the share in the sum of {', '.join(i.amount.text for i in items)}",
        ),
        others,
    )


def _share(stray: _Item, place: Passage, whole: Figure, verdict: Verdict) -> Finding:
    assert stray.amount.value is not None and whole.value is not None
    return _told_share(
        stray,
        Fraction(stray.amount.value) / Fraction(whole.value) * 100,
        verdict,
        proportion(stray.amount, whole),
        (place.place(whole),),
    )


def _told_share(stray: _Item, computed: Fraction, verdict: Verdict, basis: Why, others: tuple[object, ...]) -> Finding:
    assert stray.share.value is not None
    passage = stray.passage
    return told_amiss(
        "share",
        verdict,
        places=(passage.place(stray.share), passage.place(stray.amount), *others),  # type: ignore[arg-type]
        figure=stray.share,
        value=computed,
        basis=basis,
        reason=_OTHERS,
    )


def _short(items: list[_Item], place: Passage, whole: Figure, total: Fraction, *, closed: bool) -> Iterator[Finding]:
    """Shares that make 100 say that the amounts are all of it."""
    assert whole.value is not None
    room = half_unit(whole) + sum((half_unit(i.amount) for i in items), Fraction(0))
    away = abs(total - Fraction(whole.value))
    if not closed or away <= room or len(items) < _FEWEST + 1:
        return
    yield sum_told(place, whole, [(i.passage, i.amount) for i in items], "unclear", room=room, reason=_OTHERS)
