"""What is done and what is not yet, each told by its noun, against all there are told a sentence or two before."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, is_exact, is_plain, sum_told, total_of
from taizhang.checking.passages import CLAUSE_OR_BRACKET, COUNT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import scaled_to_whole, strays_to_whole
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_DENIED = lazy("^(?:尚未|还未|仍未|暂未|未)(?P<verb>.{2,10}?)的?")
_DONE = "已"
_BACK, _VERB = 4, 2
_OPEN = Why(zh="前文的总数未必就是这两类之和", en="what stands before need not be both kinds together")


def done_and_not(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """共安排项目196项。…已开工建设的项目159项,尚未开工建设的项目37项: both together are all of them."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if "未" not in passage.masked:
                continue
            for k in range(1, len(passage.figures)):
                pair = _pair(passage, k)
                if pair is not None:
                    yield from _judged(passages[max(0, at - _BACK) : at + 1], passage, pair)


def _pair(passage: Passage, number: int) -> tuple[Figure, Figure] | None:
    """Return a count of what is done and the one after it of what is not."""
    done, open_ = passage.figures[number - 1 : number + 1]
    own, other = (CLAUSE_OR_BRACKET.split(passage.gaps[k])[-1] for k in (number - 1, number))
    denied = _DENIED.match(other)
    if denied is None or not own.startswith(_DONE) or done.unit != open_.unit:
        return None
    told = own[1:].startswith(denied["verb"][:_VERB])
    counts = passage.kind(number - 1) == passage.kind(number) == COUNT and all(
        is_plain(f) and is_exact(f) and f.measure == "level" and f.value for f in (done, open_)
    )
    return (done, open_) if told and counts else None


def _judged(near: Sequence[Passage], passage: Passage, pair: tuple[Figure, Figure]) -> Iterator[Finding]:
    total = total_of(pair)
    text = passage.reading.text
    wholes = [
        (home, f)
        for home in near
        for k, f in enumerate(home.figures)
        if f.start < pair[0].start
        and "\n" not in text[f.end : pair[0].start]
        and f.unit == pair[0].unit
        and home.kind(k) == COUNT
        and f.measure == "level"
        and is_plain(f)
        and is_exact(f)
    ]
    if not wholes or any(Fraction(f.value or 0) == total for _, f in wholes):
        return
    home, whole = max(wholes, key=lambda told: told[1].value or 0)
    if strays_to_whole(whole, pair) or scaled_to_whole(whole, pair):
        yield sum_told(home, whole, [(passage, f) for f in pair], "unclear", room=Fraction(0), reason=_OPEN)
