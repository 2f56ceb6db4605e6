"""A count taken up again as 这N件 or 办结的N件: it is the one stated before."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from taizhang.checking.judging import Why, is_exact, is_plain, show, worded
from taizhang.checking.passages import COUNT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_of, slip_like
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_THIS = "(?:(?:^|[，,；;。：:])(?:至今|目前|截至目前)?[，,]?(?:这|该|上述|以上|前述)|(?:将|对|在)(?:这|上述))$"
_DONE_AS = "(?:^|[，,；;。：:])(?:对|将|把|其中|已|目前)?(?P<verb>[\u4e00-\u9fff]{2,4})的$"
_TAKEN_UP, _DONE, _THOSE = lazy(_THIS), lazy(_DONE_AS), lazy(f"{_THIS}|{_DONE_AS}")
_BEGINS, _ALL = lazy("(?:^|[，,；;。：:])$"), lazy("[\u4e00-\u9fff]{2,6}?(?:已|现已|目前)?(?:全部|均|都)")
_BACK = 3
_TELLING = 2
_OPEN = Why(zh="“这”所指的数不止一种可能", en="which number is taken up is not sure")


def check_taken_up(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """提案591件。至今,这591件提案均已办结: the number taken up is one stated before."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for number, figure in enumerate(passage.figures):
                if (
                    passage.kind(number) == COUNT
                    and (_THOSE.search(passage.gaps[number]) or _all_of(passage, number))
                    and is_exact(figure)
                    and is_plain(figure)
                    and len(digits_of(figure)) >= _TELLING
                ):
                    near = [(p, k) for p in passages[max(0, at - _BACK) : at + 1] for k in range(len(p.figures))]
                    near = [(p, k) for p, k in near if p.figures[k].start < figure.start]
                    yield from _judged(passage, number, near)


def _all_of(passage: Passage, number: int) -> bool:
    """Whether a clause begins with a count of things of which all were dealt with (128件建议全部办理完毕)."""
    return _BEGINS.search(passage.gaps[number]) is not None and _ALL.match(passage.gaps[number + 1]) is not None


def _judged(passage: Passage, number: int, near: Sequence[tuple[Passage, int]]) -> Iterator[Finding]:
    figure = passage.figures[number]
    told = [(p, p.figures[k]) for p, k in near if p.kind(k) == COUNT and p.figures[k].unit == figure.unit]
    if not told or any(f.value == figure.value for _, f in told):
        return
    alike = [(p, f) for p, f in told if is_plain(f) and slip_like(f, figure)]
    noun, taken_up = passage.gaps[number + 1][:2], _TAKEN_UP.search(passage.gaps[number]) is not None
    done = _DONE.search(passage.gaps[number])
    if done is not None:
        # 立案286件。立案的268件提案已全部交办: as many as the same verb counted.
        alike = [(p, f) for p, f in alike if p.gaps[p.figures.index(f)].rstrip("了").endswith(done["verb"])]
    elif not alike and taken_up:
        # 提案650件。至今,这591件提案均已办结: the only count of them, however far off.
        named = [(p, f) for p, f in told if is_plain(f) and _names(p, f, noun)]
        alike = named if len(named) == len(told) == 1 else []
    counts = [f.value for _, f in told if f.value is not None]
    if not alike or any(one + other == figure.value for one, other in pairwise(counts)):
        return  # 17个沿用老馆,2个新建。这19个场馆: both of them together.
    home, other = alike[-1]
    if not taken_up and done is None and not _names(home, other, noun):
        return  # 116艘渔船…,114艘施工船全部撤离: ships of another kind.
    yield worded(
        "same_indicator",
        "contradicts" if len(alike) == 1 and _names(home, other, noun) and slip_like(other, figure) else "unclear",
        places=(passage.place(figure), home.place(other)),
        stated=figure.text,
        computed=other.text,
        difference=show(abs(Fraction(figure.value or 0) - Fraction(other.value or 0)), figure),
        tolerance=show(Fraction(0), figure),
        basis=Why(zh="前面写明的数", en="the number stated before"),
        reason=_OPEN,
    )


def _names(home: Passage, other: Figure, noun: str) -> bool:
    number = home.figures.index(other)
    return bool(noun) and (noun in home.gaps[number] or home.gaps[number + 1].startswith(noun))
