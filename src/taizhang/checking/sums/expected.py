"""Who was there of those who ought to be (应到代表96人,实到95人), and how many answers stand against a count."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.bounded import PART_OF, beyond
from taizhang.checking.judging import Comparison, Why, compare, is_exact, is_plain, show, span_of, sum_compared, worded
from taizhang.checking.passages import ANY, COUNT, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy

_DUE = lazy(
    f"应(?P<verb>到|出席|参加|参会|参训|参考|报到)会?(?:的|会议)?{WORD}{{0,8}}?(?P<whole>{COUNT}){WORD}{{0,4}}[，,、；]"
    f"{WORD}{{0,4}}?实(?:际)?(?P=verb)会?{WORD}{{0,8}}?(?P<part>{COUNT})"
)


_ADDED = lazy(
    f"新增{WORD}{{1,12}}?(?P<step>{COUNT})[，,]{WORD}{{0,10}}?(?:总(?:里程|数|量|面积|床位数?|户数|人数)|累计|保有量|通车里程)"
    f"{WORD}{{0,4}}?[由从](?P<old>{COUNT})(?:增加|增长|提高|扩大|上升|延伸)[到至](?P<new>{COUNT})"
)
_OTHER = Why(zh="新增与总数的口径可能不同", en="what was added and the total may differ in scope")


def check_added_to_total(passage: Passage) -> Iterator[Finding]:
    """新增高速公路46公里,通车总里程由128公里增加到174公里: what was added is the difference."""
    if "新增" not in passage.masked:
        return
    for match in _ADDED.finditer(passage.masked):
        step, old, new = (passage.figure(match.start(name)) for name in ("step", "old", "new"))
        if not step.unit == old.unit == new.unit or None in (step.value, old.value, new.value):
            continue
        if not all(map(is_plain, (step, old, new))):
            continue
        yield compare(
            Comparison(
                rule="difference",
                stated=step,
                stated_span=span_of(step),
                computed=Fraction(new.value or 0) - Fraction(old.value or 0),
                computed_span=span_of(new) - span_of(old),
                basis=Why(zh=f"按由{old.text}到{new.text}计算的增加量", en=f"the rise from {old.text} to {new.text}"),
                open_to=_OTHER,
                additive=True,
            ),
            passage,
            (old, new),
        )


_ANSWERED = lazy(
    f"(?P<names>{WORD}{{2,16}}(?:、{WORD}{{2,16}}){{1,8}})(?P<n>{COUNT}){WORD}{{0,16}}(?:[，,]{WORD}{{0,12}})?"
    f"分别{WORD}{{0,8}}"
    f"(?P<list>{ANY}(?:、{WORD}{{0,8}}{ANY}){{0,12}}[，,]?[和及与]{WORD}{{0,8}}{ANY})(?!{WORD}{{0,3}}[、和及与])"
)
_MOST = 12
_ANSWERED_FOR = lazy(
    f"(?P<n>{COUNT}){WORD}{{0,8}}[，]{WORD}{{2,16}}分别(?:为|是|达到?|增长|下降)(?P<list>{ANY}(?:[、和及]{ANY}){{2,11}})(?=[，。；]|$)"
)
_PARTED = Why(zh="“分别”所答的未必就是这些", en="they need not answer to these")


def check_answers(passage: Passage) -> Iterator[Finding]:
    """A、B、C三项共4类支出分别增长102.4%、90.7%和50.1%: as many answers as names, so as many as the count."""
    if "分别" not in passage.masked:
        return
    for match in _ANSWERED_FOR.finditer(passage.masked):
        count, first = passage.figure(match.start("n")), passage.number(match.start("list"))
        last = passage.number(match.end("list") - 1)
        told = passage.figures[first : last + 1]
        if not is_exact(count) or not is_plain(count) or count.value is None or abs(count.value - len(told)) != 1:
            continue
        yield worded(
            "listed_names",
            "unclear",
            places=(passage.place(count), *map(passage.place, told)),
            stated=count.text,
            computed=f"{len(told)}{count.unit}",
            difference=show(Fraction(1), count),
            tolerance="0",
            basis=Why(zh="按“分别”所列各数计数", en="counting the numbers that answer to them"),
            reason=_PARTED,
        )
    for match in _ANSWERED.finditer(passage.masked):
        count = passage.figure(match.start("n"))
        first = passage.number(match.start("list"))
        answers = [k for k in range(first, len(passage.figures)) if passage.marks[k] < match.end("list")]
        names = match["names"]
        if not is_exact(count) or count.value is None or not 1 < count.value <= _MOST:
            continue
        if len({(passage.kind(k), passage.figures[k].measure) for k in answers}) > 1:
            continue
        fewest = names.count("、") + 1
        most = fewest + len(re.findall("(?<=..)[和及与](?=..)", names))
        if len(answers) == count.value or not fewest <= len(answers) <= most:
            continue
        yield worded(
            "listed_names",
            "contradicts",
            places=(passage.place(count), *(passage.place(passage.figures[k]) for k in answers)),
            stated=count.text,
            computed=f"{len(answers)}{count.unit}",
            difference=show(abs(Fraction(count.value) - len(answers)), count),
            tolerance="0",
            basis=Why(zh="按“分别”所列各数计数", en="counting the numbers that answer to them"),
        )
    yield from _answers_alone(passage)


_ALONE = lazy("[^，,；;。：:、和及与（()）]{0,16}(?:分别|依次)[^，,；;。：:、和及与（()）]{0,8}")
_AND = ("、", "和", "及", "，", "、和")
_FEWEST, _MANY, _APART = 3, 12, 2


def _answers_alone(passage: Passage) -> Iterator[Finding]:
    """5个行业增加值分别增长12.5%、21.3%、10.2%、94.1%: as many answers as things, wherever those are named."""
    for number, count in enumerate(passage.figures[: -_FEWEST + 1]):
        if passage.kind(number) != COUNT or _ALONE.fullmatch(passage.gaps[number + 1]) is None:
            continue
        first = last = number + 1
        kind = passage.kind(first)
        while last + 1 < len(passage.figures) and passage.gaps[last + 1] in _AND and passage.kind(last + 1) == kind:
            last += 1
        told, things = last - first + 1, int(count.value or 0)
        near = told != things and abs(told - things) <= _APART and 1 < things <= _MANY
        if not near or told < _FEWEST or not is_exact(count) or not is_plain(count):
            continue
        yield worded(
            "listed_names",
            "unclear",
            places=(passage.place(count), *map(passage.place, passage.figures[first : last + 1])),
            stated=count.text,
            computed=f"{told}{count.unit}",
            difference=show(Fraction(abs(told - things)), count),
            tolerance="0",
            basis=Why(zh="按“分别”所列各数计数", en="counting the numbers that answer to them"),
            reason=_PARTED,
        )


_PRESENT = lazy(
    f"应(?:到|出席|参加|参会)会?(?:的|会议)?{WORD}{{0,8}}?(?P<whole>{COUNT}){WORD}{{0,4}}[，；]"
    f"{WORD}{{0,6}}?(?:实到|出席|到会|参加|参会){WORD}{{0,6}}?(?P<part>{COUNT})[，；、]"
    f"{WORD}{{0,6}}?(?:缺席|请假|未到|缺勤){WORD}{{0,6}}?(?P<left>{COUNT})(?![，；、]{WORD}{{0,6}}(?:缺席|请假|委托))"
)


def check_due(passage: Passage) -> Iterator[Finding]:
    """应到代表96人,实到95人: no more came than ought to."""
    if "应" not in passage.masked:
        return
    for match in _DUE.finditer(passage.masked):
        whole, part = passage.figure(match.start("whole")), passage.figure(match.start("part"))
        if whole.unit == part.unit:
            over = beyond(passage, part, whole, PART_OF)
            if over is not None:
                yield over
    for match in _PRESENT.finditer(passage.masked) if "席" in passage.masked or "假" in passage.masked else ():
        whole, part, left = (passage.figure(match.start(name)) for name in ("whole", "part", "left"))
        if whole.unit == part.unit == left.unit and all(map(is_exact, (whole, part, left))):
            yield sum_compared(passage, whole, (part, left), None)
