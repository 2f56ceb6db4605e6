"""Amounts of one sentence that are all parts of each other but for one slip, and wholes named after two parts.

代表团516人,其中运动员284人,包括男136人、女158人,教练员232人: 516 is 284 and 232, and one digit makes 284 its two parts. No wording
is asked for; that every amount has its place says enough, where one sum at least comes out as printed.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, sum_told
from taizhang.checking.passages import ANY_MARK, COUNT, MONEY, Passage
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import digits_of, scaled_to_whole, strays_to_whole
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_CUE = lazy("其中|包括|分别|分为|含|[（:：]")
_STEP = lazy("[比较每]|(?<!人)均|增加|减少|增长|下降|净增|高于|低于|以上|上年|去年")
_FEWEST, _MOST = 4, 9
_NEAR, _TWO, _THREE = 400, 2, 3
_BACK, _ON, _CROWD = 2, 3, 40
_OTHERS = lazy("(?:其他|其它|其余)")
_OF_WHICH = lazy("[中：]|其中|包括|分别")
_BARE = lazy("^(?:全[国省市县区年]|其中|前[一二三]季度|上半年){1,3}|[0-9]+[个省区市]+")
_MEAN = lazy("[人户每]均|平均")
_TREE = Why(
    zh="文中各数层层相加，只有这一处改一个数字方能相合，像是誊写有误",
    en="every other sum of the sentence comes out; one digit would make this one, as by a slip of the pen",
)
_LISTED = Why(
    zh="所列各项未写明就是全部，但只差一个数字就与前文总数相合",
    en="the parts are not said to be all, but lack one digit of making the whole before them",
)
_NAMED = Why(zh="总数的名称由两部分的名称合成，但未写明只有这两部分", en="the whole bears the names of both parts")


@dataclass(frozen=True, slots=True)
class _Node:
    whole: int
    parts: tuple[int, ...]
    fits: bool


def check_open_sums(readings: Sequence[Sequence[Passage]], held: Set[tuple[str, int]]) -> Iterator[Finding]:
    """Hold amounts that nothing was said of against sums that the whole of their sentence points to."""
    for passages in readings:
        told = [_levels(passage) for passage in passages]
        for at, passage in enumerate(passages):
            if not told[at]:
                continue
            yield from _trees(passage, told[at], held)
            yield from _listed(passages, told, at, held)
            yield from _closed(passage, held)
            yield from _totalled(passage, told[at], held)
            yield from _named(passages, told, at, held)


def _levels(passage: Passage) -> dict[str, list[int]]:
    told: dict[str, list[int]] = {}
    for number, figure in enumerate(passage.figures):
        level = figure.measure == "level" and figure.role == "value" and is_plain(figure)
        plain = level and figure.value and figure.unit and passage.kind(number) in (COUNT, MONEY)
        if plain and not _STEP.search(passage.label(number)):
            told.setdefault(figure.unit or "", []).append(number)
    return told


_Levels = dict[str, list[int]]
"""The amounts of a sentence that state what there is, by unit."""


def _trees(passage: Passage, told: _Levels, held: Set[tuple[str, int]]) -> Iterator[Finding]:
    if len(passage.figures) < _FEWEST or not _CUE.search(passage.masked):
        return
    for numbers in told.values():
        if not _FEWEST <= len(numbers) <= _MOST:
            continue
        figures = [passage.figures[k] for k in numbers]
        if any((passage.reading.source, f.start) in held for f in figures[:1]):
            continue
        trees = _Parse(figures).trees(0, len(figures))
        sound = [t for t in trees if all(n.fits for n in t)]
        if sound or len(trees) == 1:
            yield from _told(passage, figures, (sound or trees)[0])


class _Parse:
    """The ways in which stretches of some amounts are each a whole and its parts, with one slip at most."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._figures = figures
        self._known: dict[tuple[int, int], list[tuple[_Node, ...]]] = {}

    def trees(self, begin: int, end: int) -> list[tuple[_Node, ...]]:
        """Return the trees whose root is the first amount of a stretch and which hold every other one."""
        if end - begin == 1:
            return [()]
        if (begin, end) not in self._known:
            self._known[begin, end] = [*self._rooted(begin, end)]
        return self._known[begin, end]

    def _rooted(self, begin: int, end: int) -> Iterator[tuple[_Node, ...]]:
        whole = self._figures[begin]
        for parts, inner in self._side_by_side(begin + 1, end):
            if len(parts) < _TWO:
                continue
            told = [self._figures[k] for k in parts]
            fits = _fits(whole, told)
            if fits or (all(n.fits for n in inner) and strays_to_whole(whole, told)):
                yield (_Node(begin, parts, fits), *inner)

    def _side_by_side(self, begin: int, end: int) -> Iterator[tuple[tuple[int, ...], tuple[_Node, ...]]]:
        """Yield the wholes that follow each other in a stretch, with the trees below them."""
        if begin == end:
            yield (), ()
        for stop in range(begin + 1, end + 1):
            # One amount alone is a whole without parts, two are none.
            for own in self.trees(begin, stop) if stop - begin != _TWO else ():
                for rest, inner in self._side_by_side(stop, end):
                    if sum(not n.fits for n in (*own, *inner)) <= 1:
                        yield (begin, *rest), (*own, *inner)


def _fits(whole: Figure, parts: Sequence[Figure]) -> bool:
    room = max(half_unit(f) for f in (whole, *parts)) * (_TWO if len(parts) > _TWO else 1)
    return abs(sum((Fraction(f.value or 0) for f in parts), -Fraction(whole.value or 0))) <= room


def _told(passage: Passage, figures: Sequence[Figure], tree: Sequence[_Node]) -> Iterator[Finding]:
    if len(tree) < _TWO or not any(n.fits for n in tree):
        return
    for node in tree:
        parts = [(passage, figures[k]) for k in node.parts]
        if not node.fits and _apart(passage, figures, node, tree):
            return
        room = sum((half_unit(f) for _, f in parts), half_unit(figures[node.whole]))
        verdict: Verdict = "consistent" if node.fits else "unclear"
        yield sum_told(passage, figures[node.whole], parts, verdict, room=room, reason=None if node.fits else _TREE)


def _apart(passage: Passage, figures: Sequence[Figure], failed: _Node, tree: Sequence[_Node]) -> bool:
    """Whether one of the parts of a sum that fails is a whole of its own behind a 分号 (；幼儿园35所,其中…)."""
    wholes = {node.whole for node in tree}
    numbers = {k: passage.figures.index(figures[k]) for k in failed.parts}
    return any(k in wholes and "；" in passage.gaps[numbers[k]] for k in failed.parts[1:])


def _closed(passage: Passage, held: Set[tuple[str, int]]) -> Iterator[Finding]:
    """火灾86起,死亡2人,起火原因中电气38起,用火不慎29起,其他19起: what ends in 其他 is all of what was told before."""
    if not _OTHERS.search(passage.masked):
        return
    for numbers in _levels(passage).values():
        last = next((n for n in reversed(numbers) if _OTHERS.search(passage.label(n))), None)
        if last is None:
            continue
        run = [n for n in numbers if n <= last]
        cut = next((n for n in reversed(run) if _OF_WHICH.search(passage.gaps[n])), None)
        parts = [passage.figures[n] for n in run if cut is not None and n >= cut]
        wholes = [passage.figures[n] for n in run if cut is not None and n < cut]
        # 调解3560件,成功3520件,其中…: whichever of them is made.
        wholes = [f for f in wholes if _fits(f, parts)] or wholes[-1:]
        if len(parts) < _THREE or not wholes or any((passage.reading.source, f.start) in held for f in wholes):
            continue
        fits = _fits(wholes[0], parts)
        if fits or strays_to_whole(wholes[0], parts):
            room = sum((half_unit(f) for f in parts), half_unit(wholes[0]))
            verdict: Verdict = "consistent" if fits else "unclear"
            told = [(passage, f) for f in parts]
            yield sum_told(passage, wholes[0], told, verdict, room=room, reason=None if fits else _LISTED)


def _totalled(passage: Passage, levels: _Levels, held: Set[tuple[str, int]]) -> Iterator[Finding]:
    """本级投入3.6亿元,上级补助2.4亿元,社会资本1.8亿元,项目总投资7.8亿元: a total behind its parts."""
    for numbers in levels.values():
        if not _FEWEST <= len(numbers) <= _MOST or numbers[-1] - numbers[0] != len(numbers) - 1:
            continue
        whole, parts = passage.figures[numbers[-1]], [passage.figures[n] for n in numbers[:-1]]
        lead = ANY_MARK.split(passage.gaps[numbers[-1]])[-1]
        plain = re.search("总(?:投资|额|量|数|计|收入|支出|面积|产值|人数|规模)", lead) and "其中" not in passage.masked
        if not plain or (passage.reading.source, whole.start) in held:
            continue
        fits = _fits(whole, parts)
        if fits or (strays_to_whole(whole, parts) and max(f.value or 0 for f in parts) < (whole.value or 0)):
            room = sum((half_unit(f) for f in parts), half_unit(whole))
            verdict: Verdict = "consistent" if fits else "unclear"
            told = [(passage, f) for f in parts]
            yield sum_told(passage, whole, told, verdict, room=room, reason=None if fits else _LISTED)


def _listed(
    passages: Sequence[Passage], told: Sequence[_Levels], at: int, held: Set[tuple[str, int]]
) -> Iterator[Finding]:
    """收入39218元。…工资性收入22053元,经营净收入6542元,财产净收入3362元,转移净收入7261元: all amounts of a sentence,
    named as one before it."""
    home = passages[at]
    for unit, numbers in told[at].items():
        parts = [home.figures[k] for k in numbers]
        if not _THREE <= len(parts) <= _MOST or any((home.reading.source, f.start) in held for f in parts):
            continue
        for place in range(at - 1, max(-1, at - _THREE - 1), -1):
            passage = passages[place]
            wholes = [
                passage.figures[k]
                for k in told[place].get(unit, ())
                if _bears(passage.figures[k], parts) and len(digits_of(passage.figures[k])) >= _FEWEST
            ]
            if home.start - passage.end > _NEAR or any((home.reading.source, f.start) in held for f in wholes):
                break
            most = max(Fraction(f.value or 0) for f in parts)
            last = max(f.resolution for f in parts)
            made = [
                f
                for f in wholes
                if scaled_to_whole(f, parts)
                or (
                    last <= f.resolution
                    and most < Fraction(f.value or 0)
                    and (_fits(f, parts) or strays_to_whole(f, parts))
                )
            ]
            if made:
                fits = _fits(made[-1], parts)
                room = sum((half_unit(f) for f in parts), half_unit(made[-1]))
                verdict: Verdict = "consistent" if fits else "unclear"
                listed = [(home, f) for f in parts]
                yield sum_told(passage, made[-1], listed, verdict, room=room, reason=None if fits else _LISTED)
                break


def _bears(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts end in the words that a whole ends in."""
    tail = whole.indicator[-_TWO:]
    alike = all(f.indicator.endswith(tail) for f in parts) and whole.mood == parts[0].mood
    return len(tail) == _TWO and alike and whole.period == parts[0].period


def _named(
    passages: Sequence[Passage], told: Sequence[_Levels], at: int, held: Set[tuple[str, int]]
) -> Iterator[Finding]:
    """中西部地区6.68万亿元。…中部3.18万亿元,…西部3.5万亿元: the whole bears the names of the two."""
    home = passages[at]
    near: list[tuple[Passage, Figure]] = []
    for place in range(max(0, at - _BACK), min(len(passages), at + _ON + 1)):
        passage = passages[place]
        if abs(passage.start - home.start) < _NEAR:
            near += [(passage, passage.figures[k]) for numbers in told[place].values() for k in numbers]
    if len(near) > _CROWD:
        return
    for numbers in told[at].values():
        for number in numbers:
            whole = home.figures[number]
            if (home.reading.source, whole.start) in held or _MEAN.search(whole.indicator):
                continue
            alike = [t for t in near if _smaller(t[1], whole)]
            pairs = [(a, b) for a in alike for b in alike if a[1].start < b[1].start and _borne(whole, a[1], b[1])]
            if len(pairs) == 1:
                yield from _of_two(home, whole, pairs[0])


def _smaller(figure: Figure, whole: Figure) -> bool:
    return (
        (figure.unit, figure.period) == (whole.unit, whole.period)
        and figure is not whole
        and (figure.value or 0) > 0
        and figure.indicator != whole.indicator
        and figure.mood == whole.mood
    )


def _borne(whole: Figure, one: Figure, other: Figure) -> bool:
    """Whether the name of a whole is put together of those of two parts."""
    a, b = (_BARE.sub("", f.indicator) for f in (one, other))
    while a and b and a[-1] == b[-1] and len(a) > _TWO and len(b) > _TWO:
        a, b = a[:-1], b[:-1]
    if len(a) < _TWO or len(b) < _TWO or a in b or b in a:
        return False
    name = whole.indicator
    return (a in name and b in name.replace(a, "", 1)) or (a[-1] == b[-1] and a[:-1] + b in name)


def _of_two(
    home: Passage, whole: Figure, pair: tuple[tuple[Passage, Figure], tuple[Passage, Figure]]
) -> Iterator[Finding]:
    parts = [figure for _, figure in pair]
    fits = _fits(whole, parts)
    if fits or (strays_to_whole(whole, parts) and all(len(digits_of(f)) >= _TWO for f in parts)):
        room = sum((half_unit(f) for f in parts), half_unit(whole))
        lacking = abs(sum((Fraction(f.value or 0) for f in parts), -Fraction(whole.value or 0)))
        verdict: Verdict = "consistent" if fits else "rounding" if lacking <= room else "unclear"
        yield sum_told(home, whole, pair, verdict, room=room, reason=None if fits else _NAMED)
