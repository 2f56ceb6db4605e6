"""A rate of those that passed against how many were looked at and how many failed."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Comparison, Why, compare, is_exact, is_plain, span_of
from taizhang.checking.passages import ANY_MARK, COUNT, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_RATE = lazy("(?P<stem>合格|达标|通过)率(?:为|达到?|是)*$")
_LOOKED_AT = lazy("抽查|抽检|抽测|检查|检测|检验|监测|核查|评估|测评")
_PARTIAL = lazy("其中|占|[比较]|平均|每")
_HUNDRED = 100


def check_failed(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """抽查网站746个,合格率85%。抽查发现不合格网站112个: all but those that failed have passed."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for number, percent in enumerate(passage.figures):
                if passage.kind(number) != PERCENT or percent.measure == "growth" or not is_plain(percent):
                    continue
                rate = _RATE.search(passage.label(number))
                if rate is None or any(f"{no}{rate['stem']}" in passage.gaps[number] for no in "不未"):
                    continue
                yield from _judged(passages, at, number, rate["stem"])


def _judged(passages: Sequence[Passage], at: int, number: int, stem: str) -> Iterator[Finding]:
    passage, percent = passages[at], passages[at].figures[number]
    wholes = [f for k, f in _counts(passage, 0, number) if _LOOKED_AT.search(_words(passage, k))]
    if len(wholes) != 1 or percent.value is None:
        return
    whole, told = wholes[0], [(passage, k, f) for k, f in _counts(passage, number, len(passage.figures))]
    following = passages[at + 1] if at + 1 < len(passages) else None
    if following is not None and "\n" not in passage.reading.text[passage.end : following.start]:
        told += [(following, k, f) for k, f in _counts(following, 0, 1)]
    failed = [(p, f) for p, k, f in told if f.unit == whole.unit and f"不{stem}" in _words(p, k)]
    if len(failed) != 1 or not whole.value or (failed[0][1].value or 0) > whole.value:
        return
    home, left = failed[0]
    passed = (Fraction(whole.value) - Fraction(left.value or 0)) / Fraction(whole.value) * _HUNDRED
    yield compare(
        Comparison(
            rule="rate",
            stated=percent,
            stated_span=span_of(percent),
            computed=passed,
            computed_span=Interval(low=passed, high=passed),
            basis=Why(
                zh=f"按{whole.text}减去{left.text}比{whole.text}计算的比例",
                en=f"the proportion of {whole.text} less {left.text} to {whole.text}",
            ),
            open_to=None,
        ),
        passage,
        (whole,),
        (home.place(left),),
    )


def _counts(passage: Passage, first: int, last: int) -> list[tuple[int, Figure]]:
    return [
        (k, passage.figures[k])
        for k in range(first, last)
        if passage.kind(k) == COUNT
        and passage.figures[k].measure == "level"
        and is_plain(passage.figures[k])
        and is_exact(passage.figures[k])
        and not _PARTIAL.search(passage.label(k))
    ]


def _words(passage: Passage, number: int) -> str:
    return passage.label(number) + ANY_MARK.split(passage.gaps[number + 1])[0]
