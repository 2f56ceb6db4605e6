"""What goes one way step by step (逐季回升), against the numbers of the steps listed beside it."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from taizhang.checking.judging import Why, is_plain, span_of, worded
from taizhang.checking.passages import Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_WAY = "逐(?:季度?|月|年|周|旬|届|期|级)(?:小幅|稳步|持续|明显|大幅)?"
_RISES = "回升|加快|走高|攀升|上升|提高|提升|上扬|向上"
_FALLS = "回落|放缓|走低|下降|降低|下滑|减缓|趋缓|收窄"
_BEHIND = lazy(f"^[^。；;0-9]{{0,16}}?{_WAY}(?P<way>{_RISES}|{_FALLS})")
_AHEAD = lazy(f"{_WAY}(?P<way>{_RISES}|{_FALLS})[^。；;]{{0,40}}(?:分别|依次)[^。；;，,0-9]{{0,10}}$")
_JOINT = lazy("[、，,和及与]{1,2}")
_FEWEST = 3
_TURNED = Why(zh="按所列各数，变化方向", en="the direction of the numbers listed")
_SOME = Why(zh="所列各数有升有降", en="some of those listed go the other way")


def check_trends(passage: Passage) -> Iterator[Finding]:
    """分别增长5.1%、5.6%、5.8%,呈逐季回落态势: each is more than the one before."""
    first = 0 if "逐" in passage.masked else len(passage.figures)
    while first < len(passage.figures):
        last = first
        while last + 1 < len(passage.figures) and _JOINT.fullmatch(passage.gaps[last + 1]):
            last += 1
        listed = passage.figures[first : last + 1]
        told = _BEHIND.search(passage.gaps[last + 1]) or _AHEAD.search(passage.gaps[first])
        alike = len({(f.unit, f.measure) for f in listed}) == 1 and all(map(is_plain, listed))
        if len(listed) >= _FEWEST and told is not None and alike:
            yield from _held(passage, listed, told["way"], told.string[: told.end()])
        first = last + 1


def _held(passage: Passage, listed: tuple[Figure, ...], way: str, words: str) -> Iterator[Finding]:
    values = [Fraction(f.value or 0) for f in listed]
    if "幅" in words and any(word in words for word in ("降", "跌", "减")):
        # 降幅逐月收窄 is of how far they fell.
        values = [abs(value) for value in values]
    elif way == "收窄" or min(values) < 0:
        return
    up = way in _RISES.split("|")
    steps = [(b - a if up else a - b, n) for n, (a, b) in enumerate(pairwise(values))]
    off = [n for step, n in steps if step < 0 and not span_of(listed[n]).meets(span_of(listed[n + 1]))]
    if not off:
        return
    later = listed[off[0] + 1]
    yield worded(
        "direction",
        "contradicts" if len(off) == len(steps) else "unclear",
        places=(passage.place(later), *(passage.place(f) for f in listed if f is not later)),
        stated=f"{way}到{later.text}",
        computed="下降" if up else "上升",
        difference="方向相反",
        tolerance="0",
        basis=_TURNED,
        reason=_SOME,
    )
