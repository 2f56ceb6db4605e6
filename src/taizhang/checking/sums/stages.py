"""Counts of those done, those partly done and those not yet: together they are all that was counted before."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_exact, is_plain, sum_told, total_of
from taizhang.checking.passages import ANY_MARK, COUNT, Passage
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import swap_to
from taizhang.checking.staging import REST, STEMS, stages_of
from taizhang.checking.sums.misses import near_miss
from taizhang.checking.words import WORDS
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_NO_WHOLE = lazy("[比较由从每均占]|增加|减少|增长|下降|超过|高于|低于|满意")
_NOUN = lazy("^(?:个)?(?:事项|项目|任务|问题|案件|工程|子项目)?")
_BACK = 2
_CANDIDATES = 6
_MOST = 8
_CARRIED = lazy("旧存|结存|结转|遗留|上[月年期季]|年初")
_OPEN = Why(
    zh="其中可能有以前结转的，或有未列出的",
    en="some may have been carried over from before, or be left out of the list",
)


def check_stages(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """转办168件。截至13日,已办结117件,阶段性办结35件,未办结16件: what is done and what is not are all of it."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if len(passage.figures) > 1 and STEMS.search(passage.masked):
                for run in _runs(passage):
                    yield from _judged(passages, at, run)


def _label(passage: Passage, number: int) -> str:
    before = ANY_MARK.split(passage.gaps[number])[-1].removeprefix("其中")
    return before if before else _NOUN.sub("", ANY_MARK.split(passage.gaps[number + 1])[0])


def _runs(passage: Passage) -> Iterator[list[int]]:
    """Yield lists of counts of one unit, each with another stage of one kind of dealing, one of them not done yet."""
    counts = [k for k in range(len(passage.figures)) if passage.kind(k) == COUNT]
    done = -1
    for place, first in enumerate(counts):
        if first <= done or not (told := stages_of(_label(passage, first))):
            continue
        for kind, stage in told:
            run, stages, labels = [first], {stage}, {_label(passage, first)}
            for number in counts[place + 1 : place + _MOST]:
                gap = passage.gaps[number]
                if passage.figures[number].unit != passage.figures[first].unit or "其中" in gap:
                    continue
                label = _label(passage, number)
                now = next((s for k, s in stages_of(label) if k == kind), None)
                if now is None or label in labels:
                    break
                run.append(number)
                stages.add(now)
                labels.add(label)
            if len(run) > 1 and (len(stages) > 1 or not WORDS.stages[kind].stems):
                done = run[-1]
                yield run
                break


def _judged(passages: Sequence[Passage], at: int, run: list[int]) -> Iterator[Finding]:
    passage = passages[at]
    parts = [passage.figures[k] for k in run]
    if not all(is_plain(f) and f.measure == "level" for f in parts):
        return
    total = total_of(parts)
    told = _before(passages, at, run[0], parts[0].unit)[-_CANDIDATES:]
    sizes = [Fraction(f.value or 0) for _, f in told]
    room = sum(map(half_unit, parts), Fraction(0)) * 2
    # 交办30件,已办结20件,正在办理5件,不予受理5件: what goes on from them may be the rest.
    after = passage.figures[run[-1] + 1 : run[-1] + 1 + _BACK]
    rests = [total + Fraction(f.value) for f in after if f.value is not None and f.unit == parts[0].unit]
    if any(size == rest for size in sizes for rest in rests):
        return
    if not told or any(abs(size - total) <= room for size in (*sizes, *map(sum, itertools.pairwise(sizes)))):
        return
    after = passage.figures[run[-1] + 1 : run[-1] + 2]
    if after and after[0].unit == parts[0].unit and after[0].value and total + Fraction(after[0].value) in sizes:
        # 30件,已办结20件,正在办理5件,不予受理5件: another outcome makes it whole.
        return
    stages = [dict(stages_of(_label(passage, k))) for k in run]
    closed = any(REST in stage.values() for stage in stages)
    if closed and len(told) > 1 and _CARRIED.search(_words(told[-2])):
        yield from _carried(told[-2:], passage, parts, total)
        return
    if not all(map(is_exact, parts)):
        return
    near = [(p, f) for p, f in told if _slip(total, f, parts)]
    over = len(told) == 1 and total > sizes[0] and total <= 2 * sizes[0]
    if near and closed:
        home, whole = max(near, key=lambda pair: pair[1].value or 0)
        some = "其中" in passage.gaps[run[0]] and total < max(sizes)
        if some:
            return  # 50个事项,其中14个已完成、26个按序时推进: of the rest nothing is said
        sure = near_miss(total, whole, parts) and whole.value == max(sizes) and (home is passage or len(parts) > 2)
        yield _found(home, whole, passage, parts, "contradicts" if sure else "unclear")
    elif over and told[0][0] is passage:
        yield _found(*told[0], passage, parts, "unclear")


def _words(told: tuple[Passage, Figure]) -> str:
    passage, figure = told
    return ANY_MARK.split(passage.gaps[passage.figures.index(figure)])[-1]


def _carried(
    told: Sequence[tuple[Passage, Figure]], passage: Passage, parts: list[Figure], total: Fraction
) -> Iterator[Finding]:
    """旧存113件,新收345件,结案229件,未结229件: what was left over and what came in are dealt with or not."""
    (before, old), (home, new) = told
    whole = replace(new, value=(old.value or Decimal(0)) + (new.value or Decimal(0)))
    if _slip(total, whole, [*parts, new]) or _slip(total, whole, parts):
        found = _found(home, whole, passage, parts, "contradicts" if home is before is passage else "unclear")
        stated = f"{old.text}与{new.text}之和"
        yield replace(
            found,
            places=(*found.places, before.place(old)),
            stated=stated,
            message=found.message.replace(new.text, stated, 1),
            message_en=found.message_en.replace(new.text, f"{old.text} and {new.text}", 1),
        )


def _slip(total: Fraction, whole: Figure, parts: list[Figure]) -> bool:
    lacking = Fraction(whole.value or 0) - total
    return near_miss(total, whole, parts) or any(swap_to(p, Fraction(p.value or 0) + lacking, least=2) for p in parts)


def _before(passages: Sequence[Passage], at: int, first: int, unit: str | None) -> list[tuple[Passage, Figure]]:
    """Return the counts stated before a list in its sentence and the two before it of its paragraph."""
    told = []
    home = passages[at]
    for passage in passages[max(0, at - _BACK) : at + 1]:
        if "\n" in home.reading.text[passage.end : home.start]:
            continue
        for number, figure in enumerate(passage.figures):
            if passage is home and number >= first:
                break
            words = ANY_MARK.split(passage.gaps[number])[-1]
            counted = passage.kind(number) == COUNT and figure.unit == unit and is_plain(figure)
            if counted and figure.measure == "level" and figure.value and not _NO_WHOLE.search(words):
                told.append((passage, figure))
    return told


def _found(home: Passage, whole: Figure, passage: Passage, parts: list[Figure], verdict: Verdict) -> Finding:
    return sum_told(home, whole, [(passage, f) for f in parts], verdict, room=Fraction(0), reason=_OPEN)
