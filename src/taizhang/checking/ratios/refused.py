"""A rate of what was refused against what was granted and what was refused."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Comparison, Why, compare, is_plain, span_of
from taizhang.checking.passages import ANY_MARK, COUNT, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import swap_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_RATE = lazy("不(?:批|起)?(?P<what>捕|诉)率(?:为|达到?|是)*$")
_GRANTED_RATE = lazy("(?:(?P<a>批捕|逮捕|批准逮捕)|(?:(?<!不)起诉|公诉))率(?:为|达到?|是)*$")
_BOTH_RATES = lazy("不(?:批|起)?捕率[、和]不(?:批|起)?诉率分别(?:为|达到?|是)*$")
_ASIDE = lazy("[（(][^（）()]{1,10}[）)]")
_REFUSED = {"捕": lazy("不捕|不予?(?:批准|批)?逮捕|不批捕"), "诉": lazy("不诉|不予?起诉")}
_GRANTED = {"捕": lazy("逮捕|批捕"), "诉": lazy("起诉|提起公诉")}
_MANNER = lazy("相对|法定|存疑|酌定|附条件|其中|以上|受理|提请|移送|审查(?:逮捕|起诉)")
_ALSO_DECIDED = lazy("[和与、并]决定逮捕")
_DECIDED = Why(zh="决定逮捕的可能不计入分母", en="those whose arrest was decided elsewhere may not be counted")
_BOTH = 2
_HUNDRED = 100


def check_refused(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """批准逮捕196人,不批准逮捕40人,不捕率16.95%: those refused are that much of all that were decided."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for number, percent in enumerate(passage.figures):
                if passage.kind(number) != PERCENT or percent.measure == "growth" or not is_plain(percent):
                    continue
                before = passages[at - 1] if at else None
                # 不起诉率(按人数)为19.34%: what is said in brackets only explains the name.
                gap = _ASIDE.sub("", passage.gaps[number])
                lead = _RATE.search(ANY_MARK.split(gap)[-1])
                if lead is not None:
                    yield from _judged(before, passage, number, lead["what"])
                elif (granted := _GRANTED_RATE.search(ANY_MARK.split(gap)[-1])) is not None and "不" not in gap[-8:]:
                    # 批捕率51.02%: those granted of all that were decided.
                    yield from _judged(before, passage, number, "捕" if granted["a"] else "诉", granted=True)
                elif _BOTH_RATES.search(gap) and passage.kind(min(number + 1, len(passage.figures) - 1)) == PERCENT:
                    yield from _judged(before, passage, number, "捕")
                    yield from _judged(before, passage, number + 1, "诉")


def _judged(
    before: Passage | None, passage: Passage, number: int, what: str, *, granted: bool = False
) -> Iterator[Finding]:
    """Hold a rate of what was refused, or ``granted``, against both of them together."""
    percent, told = passage.figures[number], list(_decided(passage, number, what))
    if len({refused for _, _, refused in told}) < _BOTH and before is not None:
        near = "\n" not in passage.reading.text[before.end : passage.start]
        told = [*(_decided(before, len(before.figures), what) if near else ()), *told]
    pairs: list[tuple[Passage, Figure, Passage, Figure]] = []
    for unit in dict.fromkeys(figure.unit for _, figure, _ in told):
        alike = [(home, f, refused) for home, f, refused in told if f.unit == unit]
        if len(alike) == _BOTH and alike[0][2] != alike[1][2]:
            allowed, refused = sorted(alike, key=lambda one: one[2])
            pairs.append((allowed[0], allowed[1], refused[0], refused[1]))
    if not pairs:
        return
    if granted:
        pairs = [(place, refused, home, allowed) for home, allowed, place, refused in pairs]
    home, other, place, part = min(pairs, key=lambda pair: _away(percent, pair[1], pair[3]))
    both = span_of(other) + span_of(part)
    ratio = span_of(part).over(both)
    if ratio is None:
        return
    exact = _share(other, part)
    yield compare(
        Comparison(
            rule="rate",
            stated=percent,
            stated_span=span_of(percent),
            computed=exact,
            computed_span=ratio.scaled(_HUNDRED),
            basis=Why(
                zh=f"按{part.text}比{other.text}与{part.text}之和计算的比例",
                en=f"the proportion of {part.text} to {other.text} and {part.text} together",
            ),
            # 批准和决定逮捕22.2万人: what others decided was never refused.
            open_to=_DECIDED if _ALSO_DECIDED.search(home.masked) and not swap_to(percent, exact) else None,
        ),
        passage,
        (),
        (
            place.place(part),
            home.place(other),
            *(at.place(f) for pair in pairs if pair[1] is not other for at, f in (pair[2:], pair[:2])),
        ),
    )


def _share(granted: Figure, refused: Figure) -> Fraction:
    upper = Fraction(refused.value or 0)
    return upper / (upper + Fraction(granted.value or 0)) * _HUNDRED


def _away(percent: Figure, granted: Figure, refused: Figure) -> Fraction:
    exact, stated = _share(granted, refused), span_of(percent)
    return Interval(low=exact, high=exact).gap(stated)


def _decided(passage: Passage, last: int, what: str) -> Iterator[tuple[Passage, Figure, bool]]:
    """Yield the amounts before a place that were granted or refused: 不批准逮捕33件40人 is both of its amounts."""
    words, inner = "", False
    for k in range(last):
        figure, gap = passage.figures[k], passage.gaps[k]
        words = ANY_MARK.split(gap)[-1] if gap else words
        # 不起诉67件70人,其中法定不起诉0人,情节轻微不起诉65人: those are some of them.
        inner = "其中" in gap or (inner and not re.search("[；;。]", gap))
        if inner:
            continue
        if passage.kind(k) != COUNT or figure.measure != "level" or not figure.value or not is_plain(figure):
            continue
        refused = _REFUSED[what].search(words) is not None
        if (refused or _GRANTED[what].search(words)) and not _MANNER.search(words):
            yield passage, figure, refused
