"""Lists of how many there are of each kind (已办结的有46项,正在办理的有63项), against how many there are of all."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.bounded import PART_OF, beyond
from taizhang.checking.judging import Why, half_unit, is_exact, is_plain, sum_told, total_of
from taizhang.checking.passages import ANY_MARK, COUNT, PERCENT, Passage
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import swap_to
from taizhang.checking.sums.misses import near_miss
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_HAVE = lazy("的(?:共?有|为|共|达到?|约)?$")
_NOT = lazy("[由每均占比]|较(?![大小好高低快重])|从(?!业|事)|增加|减少|增长|下降|新增|其中")
_ITEMS = ("个", "项", "件", "处", "宗", "起", "条")
_MOST, _ALIKE = 8, 4
_OPEN = Why(zh="所列各类未必是全部，也可能有交叉", en="the kinds listed need not be all, and may overlap")
_UNITS = Why(zh="两处的单位不同", en="the two are counted by other words")


def check_haves(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """项目112个,完成任务的有46项,正在实施的有63项,未下达的有3项: what there is of each kind makes all of them."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if "的" not in passage.masked or len(passage.figures) < 2:
                continue
            for run in _runs(passage):
                whole = _whole(passages, at, run)
                if whole is not None:
                    yield from _judged(*whole, passage, [passage.figures[k] for k in run])


def _runs(passage: Passage) -> Iterator[list[int]]:
    """Yield lists of two and more counts of one unit, each of which 的有 leads to; shares may stand between."""
    run: list[int] = []
    for k, figure in enumerate(passage.figures):
        if run and passage.kind(k) == PERCENT:
            continue
        label = passage.label(k)
        held = passage.kind(k) == COUNT and is_plain(figure) and figure.measure == "level"
        # 80分以上的有12家: classes by a line are looked at elsewhere.
        alike = not run or figure.unit == passage.figures[run[0]].unit
        if held and alike and _HAVE.search(label) and not _NOT.search(label):
            run.append(k)
            continue
        if 2 <= len(run) <= _MOST and not held:
            yield run
        run = []
    if 2 <= len(run) <= _MOST:
        yield run


def _whole(passages: Sequence[Passage], at: int, run: Sequence[int]) -> tuple[Passage, Figure] | None:
    """Return the count right before a list, in its sentence or the one before it of its paragraph."""
    passage, unit = passages[at], passages[at].figures[run[0]].unit
    homes = [(passage, run[0])]
    if at and "\n" not in passage.reading.text[passages[at - 1].end : passage.start]:
        homes.append((passages[at - 1], len(passages[at - 1].figures)))
    for home, end in homes:
        for k in range(end - 1, -1, -1):
            figure = home.figures[k]
            alike = figure.unit == unit or (figure.unit in _ITEMS and unit in _ITEMS and home is passage and k == 0)
            if home.kind(k) != COUNT or not alike:
                continue
            label = home.label(k)
            plain = is_plain(figure) and figure.measure == "level" and figure.role == "value"
            first = not any(home.figures[n].unit == figure.unit and home.kind(n) == COUNT for n in range(k))
            # 以区政府为被申请人的案件60件;以部门为被申请人的421件: one of them, told alike, and no whole.
            kind = _HAVE.sub("", ANY_MARK.split(passage.gaps[run[0]])[-1])[-_ALIKE:]
            if len(kind) == _ALIKE and kind + "的" in label:
                return None
            if not plain or not first or _NOT.search(label) or _HAVE.search(label) or not figure.value:
                return None
            return home, figure
    return None


def _judged(home: Passage, whole: Figure, passage: Passage, parts: list[Figure]) -> Iterator[Finding]:
    top = Fraction(whole.value or 0)
    total = total_of(parts)
    room = sum((half_unit(f) for f in (whole, *parts) if not is_exact(f)), Fraction(0))
    if abs(total - top) <= room:
        return
    if home is passage:
        for part in parts:
            over = beyond(passage, part, whole, PART_OF, open_to=None if part.unit == whole.unit else _UNITS)
            if over is not None:
                yield over
                return
    lacking = top - total
    # What falls short may be left out of the list, unless two digits swapped would make it whole.
    slip = any(swap_to(f, Fraction(f.value or 0) + lacking, least=2) for f in parts) or (
        total > top and near_miss(total, whole, parts)
    )
    if not slip and not (top < total <= top * 2 and home is passage):
        return
    sure = slip and len(parts) > 2 and home is passage
    verdict: Verdict = "contradicts" if sure else "unclear"
    yield sum_told(home, whole, [(passage, f) for f in parts], verdict, room=room, reason=_OPEN)
