"""Shares right after their count, held against the totals named before them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from taizhang.checking.judging import Why, as_open, decimal_text, is_plain, proportion, span_of, told_amiss
from taizhang.checking.passages import COUNT, LINK, OTHER, PERCENT, WORD, Passage, kind_of
from taizhang.checking.ratios.shares import REACH, SOFT_BASE, alike, share_finding, share_gaps
from taizhang.checking.records import Finding
from taizhang.checking.slips import stray_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_AMONG = lazy(
    f"(?P<whole>{COUNT})(?:{WORD}{{0,40}}?|{WORD}{{0,24}}[，,]{WORD}{{0,12}}?(?=已有|现有|就有))"
    f"(?:(?:中|里|当中)[，,]?(?:(?:已|共|现|目前|预计|可以|约|将){{0,3}}有?|{WORD}{{2,14}}的)|已有|现有|就有|目前有)"
    f"(?P<part>{COUNT})[^。；;{PERCENT}{COUNT}]{{0,40}}[，,、]占(?:比|总数)?(?:的)?{LINK}"
    f"(?P<p>{PERCENT})"
)
_SHARE_TAIL = lazy(
    f"[，,、（(]?(?:约)?(?:所占)?比例(?:为|达){LINK}$"
    "|[，,、（(]?(?:约)?占(?:比|总[人户件]?数|总量|总额|全部|其中|总数的比重|比重)?(?:的)?"
    f"(?:比例|比重)?{LINK}$"
)
_DONE_OF = lazy("(?:已|实际|现已|目前|有|完成|其中)")
_BASE = lazy("占[^，,；;：:]{0,10}$")
_SHARED = lazy("[，,、（(]?(?:约|共)?占")
_AMONG_THEM = lazy(f"{WORD}{{0,12}}(?:中|当中|里)[，,]")
_NOUN = 6
_LEAST_NOUN = 3
_LONGEST_LIST = 40
_TOTALLED = lazy(f"(?:共|总|合计|累计){WORD}{{0,8}}$")
_TWO = 2
_FURTHEST = 16


def check_part_share(passage: Passage) -> Iterator[Finding]:
    """共30个,其中省级12个,占40%: a share directly after its count, and 26县中有18个县,占69%."""
    for match in _AMONG.finditer(passage.masked):
        whole, part, share = (passage.figure(match.start(name)) for name in ("whole", "part", "p"))
        # 26县中有18个县: the noun of the part is the unit of the whole.
        same = alike(part.unit, whole.unit) or passage.masked[match.end("part") :].startswith(whole.unit or "-")
        found = share_finding(passage, "share", share, part, whole, None) if same else None
        if found is not None and (part.value or 0) <= (whole.value or 0):
            yield found
    for number, percent, gap in share_gaps(passage):
        if _SHARE_TAIL.fullmatch(gap):
            yield from _part_share(passage, number, percent)


def check_noun_share(passage: Passage) -> Iterator[Finding]:
    """218个项目,已有199个项目开工,占比达91.28%: what was counted is named before its share."""
    for number, percent, gap in share_gaps(passage):
        noun = _NOUN_FIRST.match(gap)
        if noun is None or not _SHARE_TAIL.fullmatch(gap, noun.end()):
            continue
        for found in _part_share(passage, number, percent):
            told = found.verdict != "contradicts" or _slipped(passage, percent, found)
            yield found if told else as_open(found, SOFT_BASE)


_NOUN_FIRST = lazy(f"(?!占|比|较|同比){WORD}{{1,16}}(?=[，,])")


def _slipped(passage: Passage, percent: Figure, found: Finding) -> bool:
    """Whether one digit or two swapped ones set a share right."""
    told = {figure.start: figure for figure in passage.figures}
    part, whole = (told.get(place.start) for place in found.places[1:3])
    if part is None or whole is None or not part.value or not whole.value:
        return False
    return stray_to(percent, Fraction(part.value) * 100 / Fraction(whole.value))


@dataclass(frozen=True, slots=True)
class _Share:
    """A share right after its count, and the total named before that it is held against."""

    passage: Passage
    number: int
    """The number of the share among the figures of its passage; its count stands right before it."""
    percent: Figure
    part: Figure
    head_at: int
    head: Figure
    listed: list[int]
    """The numbers of the figures after the total that bear a share of their own."""

    @property
    def after_head(self) -> str:
        """The words between the total and the count."""
        return self.passage.masked[self.passage.marks[self.head_at] : self.passage.marks[self.number - 1]]

    def others_fit(self, least: int = _TWO) -> bool:
        """Whether so many other parts of the list bear a share of this very total."""
        fitting, size = 0, span_of(self.head)
        for number in self.listed:
            ratio = span_of(self.passage.figures[number]).over(size) if number != self.number - 1 else None
            fitting += ratio is not None and span_of(self.passage.figures[number + 1]).meets(ratio.scaled(100))
            if fitting >= least:
                return True
        return False


def _part_share(passage: Passage, number: int, percent: Figure) -> Iterator[Finding]:
    """共30个,其中省级12个,占40%: a share directly after its count, of the total named before."""
    part = passage.figures[number - 1]
    if kind_of(part) == PERCENT or part.value is None or part.role != "value":
        return
    told = [
        at
        for at in range(number - 2, max(-1, number - _FURTHEST), -1)
        if alike(passage.figures[at].unit, part.unit)
        and passage.figures[at].value is not None
        and passage.kind(at) == kind_of(part)
    ]
    wholes = [at for at in told if (passage.figures[at].value or 0) >= part.value and passage.figures[at].value]
    if not wholes:
        yield from _of_joined(passage, number, told)
        yield from _more_than_all(passage, number, told)
        return
    fitting = _fitting(passage, number, wholes)
    if fitting is not None:
        yield fitting
        return
    said = [at for at in wholes if _is_said_base(passage, at)]
    if len(said) == 1 and "；" not in passage.between(number - 1, number):
        # 占办件量31.5万件的85.1%;即办件12.6万件,占40.0%: of the whole that the share before was said to be of.
        of_it = share_finding(passage, "share", percent, part, passage.figures[said[0]], None)
        if of_it is not None:
            yield of_it
        return
    # 总量超过1亿户,实有1.03亿户。其中…: what is only bounded has no shares.
    head_at = ([at for at in wholes if is_plain(passage.figures[at])] or wholes)[-1]
    listed = _listed(passage, head_at, part)
    share = _Share(passage, number, percent, part, head_at, passage.figures[head_at], listed)
    if _is_of_head(share):
        yield from _held(share, alone=len(wholes) == 1)


def _fitting(passage: Passage, number: int, wholes: list[int]) -> Finding | None:
    """Return what is found of the nearest whole that the share fits; None where it fits none."""
    percent, part = passage.figures[number], passage.figures[number - 1]
    stated, size = span_of(percent), span_of(part)
    for at in wholes:
        # The sentence is built for the one whole that fits, which a long list makes all the difference to.
        ratio = size.over(span_of(passage.figures[at]))
        if ratio is None or not stated.meets(ratio.scaled(100)):
            continue
        finding = share_finding(passage, "share", percent, part, passage.figures[at], None)
        if finding is not None and finding.verdict == "consistent":
            return finding
    return None


def _is_said_base(passage: Passage, at: int) -> bool:
    """Whether an amount is what a share right behind it is said to be of (占办件量31.5万件的85.1%)."""
    if passage.kind(at + 1) != PERCENT or not passage.between(at, at + 1).startswith("的"):
        return False
    return _BASE.search(passage.between(at - 1, at)) is not None


def _is_of_head(share: _Share) -> bool:
    """Whether words or other shares of its list show that a share is of the total named before."""
    passage, head_at, number = share.passage, share.head_at, share.number
    inside = "其中" in share.after_head
    marked = inside or _TOTALLED.search(passage.masked[: passage.marks[head_at]]) is not None
    # 218个亿元以上项目,已有199个开工: a line in a name stands between.
    last_of = next((k for k in range(head_at + 1, number) if passage.kind(k) != OTHER), head_at + 1)
    direct = _DONE_OF.search(re.split("[，,；;]", passage.gaps[last_of])[-1]) is not None
    among = _AMONG_THEM.match(passage.between(head_at, head_at + 1)) is not None
    beside = all(passage.kind(k) == OTHER for k in range(head_at + 1, number - 1))
    marked = marked or (beside and (direct or among))
    if marked and not direct and _SHARE_TAIL.fullmatch(passage.between(head_at, head_at + 1)):
        # 咨询类共33523件,占47.1%;求助类共21570件,占30.3%: what bears a share of its own stands beside it.
        marked = False
    if marked and not inside and passage.kind(head_at + 1) == PERCENT and _SHARED.match(passage.gaps[head_at + 1]):
        # 足球、篮球场地共116.78万个,占到球类场地的52.05%;乒乓球场地99.62万个,占44.40%: so it does where that is named.
        return False
    return marked or share.others_fit() or (_of_a_pair(passage, number) and share.others_fit(1))


def _held(share: _Share, *, alone: bool) -> Iterator[Finding]:
    """Hold a share against its total; ``alone`` says that no other amount could be that."""
    passage, percent, part, head = share.passage, share.percent, share.part, share.head
    open_to = _open_to(share, alone=alone)
    one_fits = share.others_fit(1)
    if _named_before(passage, share.number - 1, share.head_at) and not one_fits:
        return
    result = share_finding(passage, "share", percent, part, head, open_to)
    if result is None or (result.verdict in ("unclear", "contradicts") and _of_namesake(passage, part, percent)):
        return
    apart = "。" in share.after_head and not one_fits
    if apart and result.verdict == "contradicts" and not _slipped(passage, percent, result):
        # 乡村483.53万株。其中,100至299年的98.75万株,占81.2%: another whole may stand further before.
        result = as_open(result, SOFT_BASE)
    yield result


def _open_to(share: _Share, *, alone: bool) -> Why | None:
    """Return why a share need not be of its total; None where it must be."""
    passage, part, head = share.passage, share.part, share.head
    total = sum((Fraction(passage.figures[k].value or 0) for k in share.listed), Fraction(0))
    if total > 0 and total != head.value:
        exact = Fraction(part.value or 0) / total * 100
        if span_of(share.percent).meets(Interval(low=exact, high=exact)):
            return Why(
                zh=f"比例似以所列各项之和{decimal_text(total, 4)}为分母，而不是{head.text}",
                en=f"the share seems to be of the parts listed, {decimal_text(total, 4)} together, not of {head.text}",
            )
    if not alone and not share.others_fit(1):
        return SOFT_BASE
    own, next_to = passage.gaps[share.number], share.head_at + 1
    if "总" in own and passage.kind(next_to) == PERCENT and "总" in passage.gaps[next_to]:
        # 民办在校生61325人,占全县总数的34.07%,其中高中14531人,占总数的47.43%: of all that are in 高中, it may be.
        return SOFT_BASE
    return None


def _of_a_pair(passage: Passage, number: int) -> bool:
    """Whether a share and the one before it are told in like words (完成的有28项,占48.3%;实施的有27项,占46.5%)."""
    if number < _TWO + 1 or passage.kind(number - 2) != PERCENT or kind_of(passage.figures[number - 3]) == PERCENT:
        return False
    own, other = (re.split("[，,；;、：:。]", passage.gaps[k])[-1] for k in (number - 1, number - 3))
    return passage.gaps[number] == passage.gaps[number - 2] and own[-_TWO:] == other[-_TWO:] != ""


def _of_namesake(passage: Passage, part: Figure, percent: Figure) -> bool:
    """Whether the share is of what the text stated before under the very name of the part (较大火灾65起)."""
    stated, size = span_of(percent), span_of(part)
    for figure in passage.reading.figures:
        if figure.start >= part.start:
            return False
        if figure.indicator == part.indicator and figure.unit == part.unit and figure.value:
            ratio = size.over(span_of(figure))
            if ratio is not None and stated.meets(ratio.scaled(100)):
                return True
    return False


def _named_before(passage: Passage, part: int, head: int) -> bool:
    """Whether a sentence before counts what the part is said to be some of, which the whole before it is not.

    新签约工业项目219个。…新建省外项目222个。其中来自沪苏浙的新签约工业项目58个,占比26.5%.
    """
    label, top = (re.split("[，,；;、：:。]", passage.gaps[k])[-1] for k in (part, head))
    noun = label[-_NOUN:]
    before = passage.reading.text[max(0, passage.start - REACH) : passage.start]
    return len(noun) >= _LEAST_NOUN and noun in before and not top.endswith(noun)


def _of_joined(passage: Passage, number: int, told: list[int]) -> Iterator[Finding]:
    """建议146件、提案218件,其中已解决285件,占78.3%: the whole is the two together."""
    if len(told) != _TWO or "其中" not in passage.masked[: passage.marks[number - 1]]:
        return
    at, before = told
    last, first = passage.figures[at], passage.figures[before]
    if before + 1 != at or not re.fullmatch("[^，,；;。]*[、和及与][^，,；;。]*", passage.between(before, at)):
        return
    assert first.value is not None and last.value is not None
    whole = replace(last, value=first.value + last.value, text=f"{first.text}与{last.text}之和")
    found = share_finding(passage, "share", passage.figures[number], passage.figures[number - 1], whole, None, passage)
    if found is not None:
        yield replace(found, places=(*found.places[:2], passage.place(first), passage.place(last)))


_ALREADY = lazy("^[，、](?:其中|目前|现|截至目前)?[，]?已[^，、；。：]{1,6}$")


def _more_than_all(passage: Passage, number: int, told: list[int]) -> Iterator[Finding]:
    """移送线索20起,已办结27起,占比45%: more done than there were, though told to be a part of them."""
    percent, part = passage.figures[number], passage.figures[number - 1]
    if told != [number - _TWO] or not (percent.value or 0) < 100:
        return
    whole = passage.figures[told[0]]
    if _ALREADY.search(passage.gaps[number - 1]) and is_plain(whole) and is_plain(part) and whole.value:
        yield told_amiss(
            "share",
            "unclear",
            places=(passage.place(percent), passage.place(part), passage.place(whole)),
            figure=percent,
            value=Fraction(part.value or 0) * 100 / Fraction(whole.value),
            basis=proportion(part, whole),
            reason=SOFT_BASE,
        )


def _listed(passage: Passage, head: int, part: Figure) -> list[int]:
    """Return the numbers of the figures after the total that carry a share of their own."""
    return [
        number
        for number, figure in enumerate(passage.figures[head + 1 : head + _LONGEST_LIST], start=head + 1)
        if number + 1 < len(passage.figures)
        and figure.unit == part.unit
        and passage.kind(number + 1) == PERCENT
        and _SHARE_TAIL.fullmatch(passage.between(number, number + 1))
    ]
