"""A second look at sentences without what is said in between: brackets, how things grew, amounts of other units.

收入38.33亿元,转移性收入62.31亿元(包括…),收入合计106.04亿元; 民航收入56.0亿元;39个城市实现收入473亿元: what is left is a
plain list, of which two digits swapped would make a whole. A finding there only asks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from taizhang.checking.judging import Why, as_open, total_of
from taizhang.checking.passages import COUNT, MONEY, PERCENT, Passage, unbracketed, ungrown
from taizhang.checking.records import Finding
from taizhang.checking.slips import strays_to_whole, swap_to
from taizhang.checking.sums.counterdone import done_and_not
from taizhang.checking.sums.listed import check_list_after, check_noun_total
from taizhang.checking.sums.parts import check_parts
from taizhang.checking.sums.totals import check_slipped_total
from taizhang.reading.records import Figure

_FEWEST, _MOST, _LITTLE = 3, 40, 10
_PERSONS = ("名", "位", "人次")
_OPEN = Why(
    zh="略去其间所说的其他数之后，两位数字调换才合得上，各部分未必是全部",
    en="the list was read without what stands between; the parts need not be all of it",
)


def check_again(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Ask the rules for wholes and parts once more of what sentences say beside the way."""
    yield from done_and_not(readings)
    for passages in readings:
        done: set[tuple[int, ...]] = set()
        for at, passage in enumerate(passages):
            kinds = [passage.kind(k) for k in range(len(passage.figures))]
            if kinds.count(COUNT) + kinds.count(MONEY) < _FEWEST:
                continue
            bare = unbracketed(passage) if "（" in passage.masked else passage
            people = _one_unit(bare)
            views = [*([] if people is passage else [people]), *_by_unit(people)]
            if PERCENT in kinds and (plain := ungrown(people)) is not people:
                views.append(plain)
            for view in views:
                for rule in (check_parts, check_slipped_total):
                    yield from _asked(rule(view), passage, done)
            if bare is not passage:
                near = [[*passages[max(0, at - 1) : at], bare, *passages[at + 1 : at + 2]]]
                for series in (check_list_after, check_noun_total):
                    yield from _asked(series(near), passage, done)


def _one_unit(passage: Passage) -> Passage:
    """Return a sentence with all people counted by one counter (听证会参加人30名: 消费者16人、经营者2人…)."""
    units = {f.unit for f in passage.figures}
    if len(units & {"人", *_PERSONS}) <= 1:
        return passage
    figures = tuple(replace(f, unit="人") if f.unit in _PERSONS else f for f in passage.figures)
    return replace(passage, figures=figures)


def _by_unit(passage: Passage) -> Iterator[Passage]:
    """Yield a sentence with the amounts of one unit alone, where others stand between them."""
    amounts = [k for k in range(len(passage.figures)) if passage.kind(k) in (COUNT, MONEY)]
    units: dict[str | None, int] = {}
    for k in amounts:
        units[passage.figures[k].unit] = units.get(passage.figures[k].unit, 0) + 1
    if len(units) < 2 or len(amounts) > _MOST:
        return
    for unit, told in units.items():
        own = [k for k in amounts if passage.figures[k].unit == unit]
        if told >= _FEWEST and own[-1] - own[0] >= told:
            yield _only(passage, unit)


def _only(passage: Passage, unit: str | None) -> Passage:
    text = list(passage.masked)
    marks: list[int] = []
    figures: list[Figure] = []
    length = 0
    done = 0
    pieces: list[str] = []
    for mark, figure in zip(passage.marks, passage.figures, strict=True):
        pieces.append("".join(text[done:mark]))
        length += mark - done
        if figure.unit == unit:
            marks.append(length)
            figures.append(figure)
            pieces.append(text[mark])
            length += 1
        done = mark + 1
    pieces.append("".join(text[done:]))
    return replace(passage, masked="".join(pieces), figures=tuple(figures), marks=tuple(marks))


def _telling(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether two digits swapped would set it right, or many parts lack or exceed but a little."""
    lacking = Fraction(whole.value or 0) - total_of(parts)
    few = len(parts) >= _FEWEST + 1 and abs(lacking) * _LITTLE <= Fraction(whole.value or 0)
    return few or any(
        swap_to(f, v, least=2)
        for f, v in (
            (whole, Fraction(whole.value or 0) - lacking),
            *((p, Fraction(p.value or 0) + lacking) for p in parts),
        )
    )


def _asked(findings: Iterator[Finding], passage: Passage, done: set[tuple[int, ...]]) -> Iterator[Finding]:
    """Yield as questions, each once, those findings that a slip of the pen would explain."""
    held: dict[int, Figure] = {}
    for finding in findings:
        held = held or {f.start: f for f in passage.reading.figures}
        if finding.rule not in ("parts", "scale") or finding.verdict not in ("contradicts", "unclear"):
            continue
        told = [held[p.start] for p in finding.places if p.start in held]
        if len(told) < _FEWEST or not strays_to_whole(told[0], told[1:]) or not _telling(told[0], told[1:]):
            continue
        key = tuple(p.start for p in finding.places)
        if key in done:
            continue
        done.add(key)
        yield as_open(finding, _OPEN) if finding.verdict == "contradicts" else finding
