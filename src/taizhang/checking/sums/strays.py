"""Amounts side by side that make one stated near them but for two digits swapped, whatever the words between.

Numbers of four digits and more come so near each other by chance too seldom to be anything but a slip of the pen; what
was counted, the words may leave open, so that the finding only asks.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_exact, is_plain, last_place, sum_told
from taizhang.checking.passages import COUNT, MONEY, Passage
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import digits_of, stray_to, swap_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_STEP = lazy(
    "[比每]|均(?!为|达)|较(?![大小好高低快重])|从(?!业|事)|(?<![交转])由|增加|减少|增长|下降|净增|占(?!$)|超过|高于|低于"
)
_NOT = lazy("目标|计划|任务|上年|去年|同期|预算(?!收|支|本级|内|外)")
_BACK = 6
_SWAPPED, _RELATED, _CHANGED = 4, 3, 5
_NOUN = 2
_FEW = 5
_MOST = 10
_LINES = 2
_MANY = 40
_TEN_THOUSAND = 10_000
_OPEN = Why(
    zh="两位数字或一位数字之差，像是誊写有误，也可能所计的范围不同",
    en="two digits swapped or one changed would make it; or the two differ in scope",
)


def check_strays(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """家庭户人口703095人,集体户人口48294人 below 常住人口751839人: one slip from what they make."""
    for passages in readings:
        levels = [_levels(passage) for passage in passages]
        yield from _lines(passages, levels)
        yield from _sentences(passages, levels)
        told: list[list[tuple[Passage, Figure]]] = []
        seen: set[tuple[int, ...]] = set()
        last: tuple[Passage, list[int]] | None = None
        for passage, own in zip(passages, levels, strict=True):
            before = [pair for held in told[-_BACK:] for pair in held][-_MANY:]
            for run in _runs(passage, own):
                yield from _judged(passage, run, before, own, seen)
            for whole, run in _following(passage, own):
                yield from _judged(passage, run, [(passage, passage.figures[whole])], [], seen)
            if last is not None and own and passage.start - last[0].end <= _NOUN:
                # 移动3066亿元…。固定1175亿元。电信业务收入4241亿元: what they make is told last.
                for run in _runs(*last):
                    yield from _judged(last[0], run, [(passage, passage.figures[own[0]])], [], seen)
            last = passage, own
            told.append([(passage, passage.figures[k]) for k in own])


def _lines(passages: Sequence[Passage], levels: Sequence[list[int]]) -> Iterator[Finding]:
    """国内旅游者28899.24万人次; 国内过夜游客15299.29万人次; 国内一日游游客13599.96万人次: a line for each."""
    heads: dict[str | None, list[tuple[int, Passage, Figure]]] = defaultdict(list)
    for at, (passage, own) in enumerate(zip(passages, levels, strict=True)):
        before = passage.reading.text[max(0, passage.start - 2) : passage.start]
        if own and own[0] == 0 and ("\n" in before or not before):
            heads[passage.figures[0].unit].append((at, passage, passage.figures[0]))
    for told in heads.values():
        for first, (at, home, whole) in enumerate(told):
            run = [(p, f) for k, p, f in told[first + 1 : first + 1 + _LINES] if k - at <= 2 * _LINES]
            if len(run) < _LINES or not all((f.value or 0) < (whole.value or 0) for _, f in run):
                continue
            total = sum((Fraction(f.value or 0) for _, f in run), Fraction(0))
            parts = [f for _, f in run]
            room = sum(map(half_unit, parts), Fraction(0)) + half_unit(whole)
            if abs(total - Fraction(whole.value or 0)) > room and _slip(whole, parts, total, least=_SWAPPED):
                yield _found(home, whole, run, total, room)


def _sentences(passages: Sequence[Passage], levels: Sequence[list[int]]) -> Iterator[Finding]:
    """流动量36113万人次。其中铁路1680万人次,…。公路33989万人次,…。水路181万人次,民航263万人次: a sentence for each."""
    for at, home in enumerate(passages):
        own, within = levels[at], home.masked.find("其中")
        tops = [k for k in own if within < 0 or home.marks[k] < within]
        if len(tops) != 1 or len(digits_of(home.figures[tops[0]])) < _SWAPPED:
            continue
        whole = home.figures[tops[0]]
        run = [(home, home.figures[k]) for k in own if k != tops[0]]
        opens = at + 1 < len(passages) and passages[at + 1].masked.startswith("其中")
        unit = _unit(whole)
        for place in range(at + 1, min(at + _BACK, len(passages))):
            passage = passages[place]
            inside = passage.masked.find("其中")
            leads = [k for k in levels[place] if inside < 0 or passage.marks[k] < inside]
            apart = "\n" in passage.reading.text[home.start : passage.start]
            if apart or not leads or any(_unit(passage.figures[k]) != unit for k in leads):
                break
            run += [(passage, passage.figures[k]) for k in leads]
            total = sum((Fraction(f.value or 0) for _, f in run), Fraction(0))
            room = sum(map(half_unit, (f for _, f in run)), Fraction(0)) + half_unit(whole)
            if len(run) > _MOST or abs(total - Fraction(whole.value or 0)) <= room:
                break
            # 税收3291.4亿元。其中：…: not all of them need be told, so that only a sum to the last digit tells of a slip.
            exact = opens or within >= 0
            if len(run) > _NOUN and _slip(whole, [f for _, f in run], total, least=_SWAPPED, exact=exact):
                yield _found(home, whole, run, total, room)
                break


def _found(
    home: Passage, whole: Figure, run: Sequence[tuple[Passage, Figure]], total: Fraction, room: Fraction
) -> Finding:
    verdict: Verdict = "contradicts" if _sure(home, whole, run, total) else "unclear"
    return sum_told(home, whole, run, verdict, room=room, reason=_OPEN)


def _sure(home: Passage, whole: Figure, run: Sequence[tuple[Passage, Figure]], total: Fraction) -> bool:
    """Whether two neighbouring digits swapped in a number of five and more of one sentence set it right to the last."""
    lacking = Fraction(whole.value or 0) - total
    return all(p is home for p, _ in run) and any(
        len(digits_of(figure).rstrip("0")) > _SWAPPED and swap_to(figure, value)
        for figure, value in ((whole, total), *((f, Fraction(f.value or 0) + lacking) for _, f in run))
    )


def _levels(passage: Passage) -> list[int]:
    """Return the amounts of a sentence that state what there is."""
    return [
        k
        for k, figure in enumerate(passage.figures)
        if passage.kind(k) in (MONEY, COUNT)
        and figure.measure in ("level", "share")
        and figure.role == "value"
        and figure.value
        and figure.value > 0
        and is_plain(figure)
        and not _STEP.search(passage.label(k))
        and not _NOT.search(passage.label(k))
    ]


_ALIKE = {"名": "人", "位": "人", "TEU": "标准箱", "标箱": "标准箱", "箱": "标准箱"}


def _unit(figure: Figure) -> str | None:
    """Return what a figure counts, under one name for people and for containers."""
    return _ALIKE.get(figure.unit or "", figure.unit)


def _runs(passage: Passage, own: list[int]) -> Iterator[list[int]]:
    """Yield what may be lists: all of a unit, all but the first, those of each clause, the first of each clause."""
    within = passage.masked.find("其中")
    for unit in dict.fromkeys(_unit(passage.figures[k]) for k in own):
        alike = [k for k in own if _unit(passage.figures[k]) == unit]
        if not 2 <= len(alike) <= _MOST + 1:
            continue
        clauses: list[list[int]] = []
        previous = -1
        for k in alike:
            words = passage.masked[passage.marks[previous] : passage.marks[k]] if previous >= 0 else ""
            if not clauses or re.search("[；;。]", words):
                clauses.append([])
            clauses[-1].append(k)
            previous = k
        told = [
            alike,
            alike[1:],
            [k for k in alike if within >= 0 and passage.marks[k] > within],
            *clauses,
            *(c[1:] for c in clauses),
            [c[0] for c in clauses],
        ]
        if len({len(c) for c in clauses}) == 1 and len(clauses) > _NOUN and len(clauses[0]) == _NOUN:
            told.append([c[1] for c in clauses])
        done: list[list[int]] = []
        for run in told:
            if 2 <= len(run) <= _MOST and run not in done:
                done.append(run)
                yield run


def _following(passage: Passage, own: list[int]) -> Iterator[tuple[int, list[int]]]:
    """Yield each amount with the two to four of its unit that come next, each in a clause of its own."""
    for at, whole in enumerate(own[:-2]):
        if len(digits_of(passage.figures[whole])) < _SWAPPED:
            continue
        top, beside = passage.figures[whole], passage.gaps[whole + 1][:_NOUN]
        run: list[int] = []
        runs: list[list[int]] = []
        total = Fraction(0)
        for k in own[at + 1 : at + _MOST]:
            figure = passage.figures[k]
            if _unit(figure) != _unit(top) or ("占" in beside and passage.gaps[k + 1].startswith(beside)):
                # 质量投诉39008件,占比26.21%,合同投诉22746件,占比15.29%: side by side in one list.
                break
            run.append(k)
            total += Fraction(figure.value or 0)
            if abs(total - Fraction(top.value or 0)) <= half_unit(top) * len(run):
                runs.clear()
                break
            if 1 < len(run) < _FEW:
                runs.append([*run])
        for found in runs:
            yield whole, found


def _half(figure: Figure) -> Decimal:
    """Return half a unit of the last printed place of an amount, 0 for a count that was not rounded."""
    return Decimal(0) if is_exact(figure) else last_place(figure) / 2


def _perhaps(whole: Figure, places: set[Decimal], added: Decimal) -> bool:
    """Whether a slip may part a whole and its parts, by how they are printed and how far apart they lie.

    Two digits swapped are a multiple of nine off, but for what rounding adds; one digit changed is off in one digit.
    """
    if len(places) > 1 or whole.resolution not in places:
        return len(places | {whole.resolution}) == _NOUN
    if whole.value is None:
        return False
    away = int(abs(whole.value - added) / whole.resolution)
    return away > 0 and (away % _NINE in _NEARLY_NINE or not str(away).rstrip("0")[1:])


_NINE, _NEARLY_NINE = 9, (0, 1, 8)


def _judged(
    passage: Passage, run: list[int], before: list[tuple[Passage, Figure]], own: list[int], seen: set[tuple[int, ...]]
) -> Iterator[Finding]:
    parts = [passage.figures[k] for k in run]
    places, unit = {f.resolution for f in parts}, _unit(parts[0])
    if len(places) > _NOUN or any("包括" in passage.gaps[k] for k in run[1:]):
        return
    inside = [(passage, passage.figures[k]) for k in own if k < run[0] or k == run[-1] + 1]
    wholes = [(home, f) for home, f in (*before, *inside) if _unit(f) == unit]
    added = sum((f.value for f in parts if f.value), Decimal(0))
    if not any(_perhaps(f, places, added) for _, f in wholes):
        return
    slack = sum(map(_half, parts), Decimal(0))
    if any(f.value is not None and abs(f.value - added) <= slack + _half(f) for _, f in wholes):
        return
    total, room = Fraction(added), Fraction(slack)
    largest = max(Fraction(f.value or 0) for f in parts)
    triples = zip(parts, parts[1:], parts[2:], strict=False)
    if any((one.value or 0) == (a.value or 0) + (b.value or 0) for one, a, b in triples):
        return  # 债券收入261.6亿元(新增债券109.0亿元、再融资债券152.6亿元): parts of the part
    if len(parts) > _NOUN and abs(total - largest * 2) <= room:
        # 69.93亿元。其中7.09亿元、…: a list that holds its own whole.
        return
    for home, whole in reversed(wholes):
        if not _perhaps(whole, places, added):
            continue
        # What a part exceeds is told of the same things in the sentence itself or right before it.
        if Fraction(whole.value or 0) <= largest and passage.start - home.end > 1:
            continue
        key = (whole.start, *(f.start for f in parts))
        close = _related(whole, parts) or _headed(passage, home, whole)
        if key not in seen and _slip(whole, parts, total, least=_RELATED if close else _SWAPPED):
            seen.add(key)
            yield _found(home, whole, [(passage, f) for f in parts], total, room + half_unit(whole))
            return


_HEAD = lazy("(?P<name>[\u4e00-\u9fff]{2,8})(?:中|里)，")


def _headed(passage: Passage, home: Passage, whole: Figure) -> bool:
    """Whether a sentence begins by naming the amount that it breaks down (国道17.34万公里。国道中,…)."""
    head = _HEAD.match(passage.masked)
    if head is None or home is passage or whole not in home.figures:
        return False
    return home.label(home.figures.index(whole)).endswith(head["name"])


def _related(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether three parts and more all bear the noun that the whole ends in."""
    noun = whole.indicator[-_NOUN:]
    return len(noun) == _NOUN and len(parts) > _NOUN and all(noun in part.indicator for part in parts)


def _slip(whole: Figure, parts: Sequence[Figure], total: Fraction, *, least: int, exact: bool = False) -> bool:
    """Whether two swapped digits, one of five and more, or 亿 for 万, would make the parts the whole.

    ``exact`` is whether they have to make it to the last digit, as parts that were not rounded do.
    """
    if _scaled(whole, parts, total):
        return True
    told = len(digits_of(whole))
    telling = max(len(digits_of(f).rstrip("0")) for f in (whole, *parts))
    alike = len({f.resolution for f in (whole, *parts)}) == 1
    if not alike or min(told, telling) < _SWAPPED or (told == _SWAPPED and len(parts) > _FEW):
        return False
    lacking = Fraction(whole.value or 0) - total
    # Rounded parts make their whole to within a unit or so of the last place.
    place = Fraction(0) if exact or all(map(is_exact, (whole, *parts))) else Fraction(last_place(whole))
    meant = [
        (figure, value + shift)
        for figure, value in ((whole, total), *((f, Fraction(f.value or 0) + lacking) for f in parts))
        for shift in dict.fromkeys((Fraction(0), place, -place))
    ]
    return any(
        value > 0
        and (
            swap_to(figure, value, least=least)
            or (len(digits_of(figure).rstrip("0")) >= _CHANGED and stray_to(figure, value))
        )
        for figure, value in meant
    )


def _scaled(whole: Figure, parts: Sequence[Figure], total: Fraction) -> bool:
    """Whether 亿 for 万, or 万 for 亿, in one of them would make the parts the whole."""
    places = sorted({Fraction(f.resolution) for f in (whole, *parts)})
    if len(places) != _NOUN or places[0] * _TEN_THOUSAND != places[1]:
        return False
    odd = [f for f in (whole, *parts) if Fraction(f.resolution) == places[0]]
    figure = odd[0] if len(odd) == 1 else next(f for f in (whole, *parts) if Fraction(f.resolution) == places[1])
    if len(odd) not in (1, len(parts)) or len(digits_of(figure).rstrip("0")) < _RELATED:
        return False
    value = Fraction(figure.value or 0)
    meant = value * _TEN_THOUSAND if len(odd) == 1 else value / _TEN_THOUSAND
    lacking = Fraction(whole.value or 0) - total + (meant - value if figure is whole else value - meant)
    room = max(half_unit(f) for f in (whole, *parts) if f is not figure)
    return abs(lacking) <= room
