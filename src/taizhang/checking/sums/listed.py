"""A count at the end of one sentence, and the list in the next that breaks it down."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import (
    Comparison,
    Why,
    added_up,
    compare,
    half_unit,
    is_exact,
    is_plain,
    show,
    span_of,
    sum_told,
    total_of,
    worded,
)
from taizhang.checking.passages import ANY_MARK, COUNT, MONEY, Passage, unbracketed
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import swap_to, swaps_into
from taizhang.checking.sums.exclusive import exclusive
from taizhang.checking.sums.misses import near_miss
from taizhang.checking.sums.wholes import sum_of
from taizhang.checking.words import WORDS
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_SEMICOLON = lazy("[；;]")
_ALL = lazy("共|总|合计|累计|收到|受理|接到|办理|排查|发现|承办|交办|梳理|现有|登记|查处|检查|抽查|抽检")
_BROKEN_DOWN = lazy("分类|类别|类型|按[^，,。；;]{1,10}分|分别|包括|其中|构成|从[^，,。；;]{1,10}看|分为")
_STEP = lazy("[比由每均]|较(?![大小好高低快重])|从(?!业|事)|增加|减少|增长|下降|占|超过|高于|低于")
_IN_CLAUSES = lazy(
    "(?:^|[。；;])(?:其|[^，,。；;]{2,8})中[，,:：]"
    "|^(?:分|从)(?:[^，,。；;]{0,4}(?:级次|类型|税种|行业|产业|地区|区域|类别|部门|级别|形式|方式|渠道|来源|途径|层级|领域))"
    "来?看[，,:：]"
    "|^(?:这些|上述|以上)[^，,。；;]{2,4}(?=由)"
    "|^(?:[^，,。；;]{2,8}月份?[，,])?(?:我国|全国)?(?=东部[^。]*；中部[^。]*；西部)"
)
_BY = lazy("^；?(?:(?:这些|上述|以上)[^，,。；;]{2,4})?由")
_SAID_ALL = lazy(
    "(?:^|[。；;])分[^，,。；;]{1,10}看[，,:：]|按[^，,。；;]{1,8}?(?:分|看|划分|分区)[，,:：]|(?:分类|类别|类型|构成)[:：]"
    "|(?:收入|支出|经费|资金|其)?包括[:：]|分别为[:：]"
)
_THE_REST = lazy("其他|其它|其余")
_BACK = 3
_LONG_NOUN = 4
_LONGEST_LIST = 60
_ENOUGH = 3
_MANY = 4
_LEAST = 20
_LARGE, _SMALL = 100, 10
_NOUN = 2
_HEAD, _LONG_HEAD = 20, 60
_SURE_DIGITS = 4


def check_list_after(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """共办理工单2495件。咨询类1267件、投诉类618件、求助类510件: what the next sentence lists makes the count."""
    for passages in readings:
        for passage in passages:
            yield from _in_sentence(unbracketed(passage))
            yield from _semicolon_list(unbracketed(passage))
        for at, passage in enumerate(passages):
            yield from _told_lists(passages[max(0, at - _BACK) : at], passage)
            yield from _clause_lists(passages[max(0, at - _BACK) : at], passage)
        for home, passage in itertools.pairwise(passages):
            if passage.start - home.end > 1 or home.reading.text[home.end : passage.start] != "。":
                continue
            whole = _counted(home)
            if whole is not None:
                for parts, labels in _lists(passage, whole.unit):
                    yield from _compared(passage, home, whole, parts, labels)


def _told_lists(homes: Sequence[Passage], passage: Passage) -> Iterator[Finding]:
    """按行政分区,4区2506平方公里、6县9036平方公里…; 收入包括:A 7034418元、B 23067元: said to be all of it."""
    for match in _SAID_ALL.finditer(passage.masked):
        first = bisect_left(passage.marks, match.end())
        numbers: list[int] = []
        for number in range(first, len(passage.figures)):
            gap = passage.between(number - 1, number)
            if numbers and (_SEMICOLON.search(gap) or _SAID_ALL.search(gap)):
                break
            if not _bare_number(passage, number):
                numbers.append(number)
        while numbers and passage.figures[numbers[0]].unit != passage.figures[numbers[-1]].unit:
            # 共辖4区、6县,4区面积2506平方公里…: how many there are is no part of what they have.
            numbers = numbers[1:]
        only_slips = len(numbers) == 1
        if only_slips:
            numbers = _heads_of_clauses(passage, first)
        held = [passage.figures[k] for k in numbers]
        if (
            len(held) < 2
            or len({f.unit for f in held}) > 1
            or any(passage.kind(k) not in (MONEY, COUNT) for k in numbers)
        ):
            continue
        words = [ANY_MARK.split(passage.between(k - 1, k))[-1] for k in numbers]
        if any(map(_STEP.search, words)) or not all(map(is_plain, held)):
            continue
        closed = _THE_REST.search(words[-1]) is not None
        yield from _of_earlier(homes, passage, held, only_slips=only_slips, closed=closed)


def _heads_of_clauses(passage: Passage, first: int) -> list[int]:
    """Return the amounts that the 分号-clauses from a figure on begin with (城镇59832万元,增长1.7%;农村56945万元,…)."""
    heads = [
        k
        for k in range(first, len(passage.figures))
        if k == first or _SEMICOLON.search(passage.between(k - 1, k)) is not None
    ]
    units = {passage.figures[k].unit for k in heads}
    others = [k for k in range(first, len(passage.figures)) if k not in heads and passage.figures[k].unit in units]
    return [] if others or len(units) > 1 else heads


def _clause_lists(homes: Sequence[Passage], passage: Passage) -> Iterator[Finding]:
    """收案中,一审案件21503件,下降5.4%;二审案件2395件,下降17%;再审案件166件: what each 分号-clause begins with."""
    match = _IN_CLAUSES.match(passage.masked)
    if match is None:
        return
    by_whom = match.group().startswith(("这些", "上述", "以上"))
    room = _LONG_HEAD if by_whom else _HEAD
    numbers = [
        k
        for k in range(len(passage.figures))
        if k == 0
        or (_SEMICOLON.search(passage.between(k - 1, k)) and not _SEMICOLON.search(passage.between(k - 1, k)[:-room]))
    ]
    held = [passage.figures[k] for k in numbers]
    words = [ANY_MARK.split(passage.between(k - 1, k))[-1] for k in numbers]
    if by_whom:
        # 这些建议由省政府办理950件;由省委、省高院等办理80件: by whom each was done.
        words = [_BY.sub("", w) for w in words]
    apart = exclusive([f"{w}|" for w in words])
    units = {(f.unit or "").removesuffix("次") for f in held}
    ways = match.group().startswith("从")
    if len(held) < (2 if apart else _ENOUGH) or len(units) > 1 or (len({w[-2:] for w in words}) > 1 and not ways):
        return
    if (
        all(passage.kind(k) in (COUNT, MONEY) for k in numbers)
        and all(map(is_plain, held))
        and not any(map(_STEP.search, words))
    ):
        yield from _of_earlier(homes, passage, held)


def _semicolon_list(passage: Passage) -> Iterator[Finding]:
    """学校共221所,其中小学98所;初级中学24所;九年一贯制学校4所;…: 其中 and four and more clauses of one count each."""
    if len(passage.figures) < _MANY + 1 or "其中" not in passage.between(0, 1) or passage.kind(0) != COUNT:
        return
    numbers = range(1, len(passage.figures))
    gaps = [passage.between(k - 1, k) for k in numbers]
    if not all(_SEMICOLON.search(gap) for gap in gaps[1:]) or "其中" in "".join(gaps[1:]):
        return
    top, held = passage.figures[0], [passage.figures[k] for k in numbers]
    words = [ANY_MARK.split(gap)[-1] for gap in gaps]
    same = {f.unit for f in held} == {top.unit} and all(passage.kind(k) == COUNT for k in numbers)
    if not same or any(map(_STEP.search, words)) or not all(map(is_plain, (top, *held))):
        return
    yield from of_one([(passage, top)], passage, held, open_below=True)


def _bare_number(passage: Passage, number: int) -> bool:
    """Whether a count is but part of a name in the list (4区面积2506平方公里)."""
    after = passage.between(number, number + 1)
    return passage.kind(number) == COUNT and re.match("(?:面积|人口|产值|投资|用水量|供水量)$", after) is not None


def _of_earlier(
    homes: Sequence[Passage], passage: Passage, held: list[Figure], *, only_slips: bool = False, closed: bool = False
) -> Iterator[Finding]:
    """Compare a list said to be all with the only amount of its unit in the sentences before that is near it.

    ``only_slips`` is whether one digit or two swapped ones have to explain what is off,
    ``closed`` whether the list ends with what remains.
    """
    wholes: list[tuple[Passage, Figure]] = []
    for home in homes:
        for number, figure in enumerate(home.figures):
            alike = (figure.unit or "").removesuffix("次") == (held[0].unit or "").removesuffix("次")
            exact = home.kind(number) in (MONEY, COUNT) and is_plain(figure) and alike
            holds = exact and figure.value and max(f.value or 0 for f in held) <= figure.value
            if holds and (not only_slips or _slipped(figure, held)):
                wholes.append((home, figure))
    yield from of_one(wholes, passage, held, closed=closed)


def _slipped(whole: Figure, held: list[Figure]) -> bool:
    """Whether two digits of a part swapped, or one other digit, would make a list its whole as printed."""
    total = total_of(held)
    room = half_unit(whole) + sum((half_unit(f) for f in held), Fraction(0))
    lacking = Fraction(whole.value or 0) - total
    return near_miss(total, whole, held) or any(
        swaps_into(f, Fraction(f.value or 0) + lacking - room, Fraction(f.value or 0) + lacking + room) for f in held
    )


def _meant(part: Figure, whole: Figure, total: Fraction) -> Fraction:
    """Return what a part would have to be for all that is listed to make a whole."""
    return Fraction(part.value or 0) + Fraction(whole.value or 0) - total


def of_one(
    wholes: Sequence[tuple[Passage, Figure]],
    passage: Passage,
    held: list[Figure],
    *,
    open_below: bool = False,
    closed: bool = False,
) -> Iterator[Finding]:
    """Compare a list with the one amount near it; ``open_below`` where it need not be all of that."""
    total = sum((Fraction(f.value) for f in held if f.value is not None), Fraction(0))
    near = [
        (h, f)
        for h, f in wholes
        if total * 9 <= Fraction(f.value or 0) * 10 <= total * 11
        or ((len(wholes) == 1 or _said_all(h, f)) and near_miss(total, f, held))
        or any(swap_to(p, Fraction(p.value or 0) + Fraction(f.value or 0) - total) for p in held)
    ]
    room = sum((half_unit(f) for f in held), Fraction(0))
    if not near or any(abs(total - Fraction(f.value or 0)) <= room + half_unit(f) for _, f in near):
        return
    if any(f.value == total and f.unit == held[0].unit for f in passage.reading.figures):
        # What they make is stated elsewhere, however far.
        return
    # Of several, the one that two digits of a part swapped would give says what was listed.
    slipped = [(h, f) for h, f in near if any(swap_to(p, _meant(p, f, total), least=_SURE_DIGITS) for p in held)]
    told = [(h, f) for h, f in near if _said_all(h, f)]
    home, whole = slipped[0] if len(slipped) == 1 else told[0] if len(told) == 1 else near[-1]
    alone = len(wholes) == 1 or len(slipped) == 1 or len(told) == 1
    sure = (
        (near_miss(total, whole, held) or closed) and alone and not (open_below and total < Fraction(whole.value or 0))
    )
    verdict: Verdict = "contradicts" if sure else "unclear"
    yield sum_told(home, whole, [(passage, f) for f in held], verdict, room=room + half_unit(whole), reason=_NOT_ALL)


def _said_all(home: Passage, whole: Figure) -> bool:
    """Whether a sentence begins with how many there are of all (大会提案组共收到提案118件)."""
    return whole is home.figures[0] and re.search("[共总]", home.gaps[0]) is not None


_NOT_ALL = Why(zh="后一句所列未必是它的全部", en="the next sentence need not list all of it")


def sum_unlike(home: Passage, whole: Figure, passage: Passage, held: list[Figure]) -> Iterator[Finding]:
    """Ask of a list that does not make its whole, where its very words say that it is of that."""
    total = sum((Fraction(f.value) for f in held if f.value is not None), Fraction(0))
    top, room = Fraction(whole.value or 0), sum((half_unit(f) for f in held), half_unit(whole))
    if abs(total - top) <= room or total * 3 > top * 4 or total * 4 < top * 3:
        return
    verdict: Verdict = "contradicts" if near_miss(total, whole, held) else "unclear"
    yield sum_told(home, whole, [(passage, f) for f in held], verdict, room=room, reason=_NOT_ALL)


def check_noun_total(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """小学专任教师32009人,初中专任教师16591人,…。…专任教师76413人: a total whose noun the parts before it bear."""
    for passages in readings:
        for home, passage in itertools.pairwise(passages):
            if "\n" in home.reading.text[home.end : passage.start]:
                continue
            parts = [f for k, f in enumerate(home.figures) if home.kind(k) == COUNT and f.measure == "level"]
            if len(parts) > _LONGEST_LIST:
                continue
            for number, top in enumerate(passage.figures):
                noun = top.indicator.removeprefix("其中")
                if (
                    passage.kind(number) != COUNT
                    or top.measure != "level"
                    or len(noun) < _LONG_NOUN
                    or not is_plain(top)
                ):
                    continue
                held = [f for f in parts if f.unit == top.unit and f.indicator.endswith(noun) and f.indicator != noun]
                total = sum((Fraction(f.value) for f in held if f.value is not None), Fraction(0))
                if len(held) < _ENOUGH or not all(map(is_plain, held)) or not near_miss(total, top, held):
                    continue
                yield worded(
                    "parts",
                    "unclear",
                    places=(passage.place(top), *map(home.place, held)),
                    stated=top.text,
                    computed=show(total, top),
                    difference=show(abs(total - Fraction(top.value or 0)), top),
                    tolerance=show(Fraction(0), top),
                    basis=added_up(held),
                    reason=Why(zh="前一句所列未必是它的全部", en="the sentence before need not list all of it"),
                )


def _in_sentence(passage: Passage) -> Iterator[Finding]:
    """共受理来电3265件,直接答复2418件,转派办理847件: what the rest of the sentence lists makes the count."""
    if "其中" in passage.masked or len(passage.figures) < _ENOUGH:
        return
    whole, rest = passage.figures[0], passage.figures[1:]
    before = passage.between(-1, 0)
    if (
        passage.kind(0) != COUNT
        or "/" in (whole.unit or "")  # 大型车30元/辆、中型车15元/辆: prices are not added up
        or not (is_exact(whole) and is_plain(whole))
        or (whole.value or 0) < _SMALL
        or _STEP.search(ANY_MARK.split(before)[-1])
        or any(f.unit != whole.unit or not is_exact(f) or not is_plain(f) for f in rest)
    ):
        return
    words = [ANY_MARK.split(passage.between(k - 1, k))[-1] for k in range(1, len(passage.figures))]
    if any(map(_STEP.search, words)) or _SEMICOLON.search(passage.masked):
        return
    labels = [f"{w}|{ANY_MARK.split(passage.between(k + 1, k + 2))[0]}" for k, w in enumerate(words)]
    noun = ANY_MARK.split(before)[-1][-2:]
    same_noun = len(noun) == _NOUN and all(w.endswith(noun) for w in words)
    large = (whole.value or 0) >= _LARGE
    rest_told = _ALL.search(before) is not None and _THE_REST.search(labels[-1]) is not None
    if (large and (same_noun or _ALL.search(before))) or rest_told or exclusive(labels):
        yield from _compared(passage, passage, whole, list(rest), labels, told=same_noun or rest_told)


def _counted(home: Passage) -> Figure | None:
    """Return what a sentence counts: the only figure of its unit, with a word for a count of all of them."""
    for number, figure in enumerate(home.figures):
        alone = sum(f.unit == figure.unit for f in home.figures) == 1
        before = home.between(number - 1, number)
        if (
            alone
            and home.kind(number) == COUNT
            and is_exact(figure)
            and is_plain(figure)
            and (figure.value or 0) >= _LEAST
            and _ALL.search(before)
            and not _STEP.search(ANY_MARK.split(before)[-1])
        ):
            return figure
    return None


def _lists(passage: Passage, unit: str | None) -> Iterator[tuple[list[Figure], list[str]]]:
    """Yield the lists of a sentence between its 分号: two and more counts of the unit, and nothing else counted."""
    runs: list[list[int]] = [[]]
    for number in range(len(passage.figures)):
        if number and _SEMICOLON.search(passage.between(number - 1, number)):
            runs.append([])
        runs[-1].append(number)
    for run in (*runs, [k for part in runs for k in part]) if len(runs) > 1 else runs:
        figures = [passage.figures[k] for k in run]
        words = [ANY_MARK.split(passage.between(k - 1, k))[-1] for k in run]
        if len(run) < 2 or any("其中" in passage.gaps[k] for k in run[1:]):
            # What 其中 breaks down is counted already.
            continue
        if any(
            f.unit != unit or passage.kind(k) != COUNT or not is_plain(f) or not is_exact(f) or _STEP.search(w)
            for f, k, w in zip(figures, run, words, strict=True)
        ):
            continue
        after = [ANY_MARK.split(passage.between(k, k + 1))[0] for k in run]
        yield figures, [f"{w}|{a}" for w, a in zip(words, after, strict=True)]


def _compared(
    passage: Passage, home: Passage, whole: Figure, parts: list[Figure], labels: list[str], *, told: bool = False
) -> Iterator[Finding]:
    assert whole.value is not None
    total = sum((Fraction(p.value) for p in parts if p.value is not None), Fraction(0))
    if any((p.value or 0) > whole.value for p in parts):
        return
    if total != whole.value and not near_miss(total, whole, parts):
        return
    names = [label.split("|")[0] for label in labels]
    alike = len({name[-1:] for name in names}) == 1 and len(set(names)) == len(names) and len(parts) >= _ENOUGH
    sure = told or exclusive(labels) or alike or (_BROKEN_DOWN.search(passage.masked) and len(parts) >= _ENOUGH)
    if total != whole.value and not sure and whole.unit in WORDS.persons:
        return
    if total != whole.value and not sure and len(parts) < _ENOUGH and home is not passage:
        return
    yield compare(
        Comparison(
            rule="parts",
            stated=whole,
            stated_span=span_of(whole),
            computed=total,
            computed_span=sum_of(parts),
            basis=added_up(parts),
            open_to=None if sure else _NOT_ALL,
            additive=True,
        ),
        home,
        (),
        tuple(passage.place(p) for p in parts),
    )
