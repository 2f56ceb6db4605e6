"""Amounts of later clauses and sentences that make up a total before them, by sorts or one a clause."""

from collections.abc import Sequence
from decimal import Decimal

from taizhang.reading.attributes.surroundings import Surroundings

_REACH = 24
"""How many figures after a total its parts are looked for in."""
_NEAR = 2
"""How many digits, final noughts not counted, a total has at least: one with fewer is made up by chance too easily."""


def parts_by_sort(
    places: Sequence[Surroundings], additives: Sequence[bool], out: Sequence[int | None], whole: int
) -> list[int]:
    """Return the amounts of the sentences after that of ``whole`` that tell its sorts, each kind of which comes to just
    as much as it (项目126个。按性质分,续建56个,新建70个;按来源分,政府76个,社会50个)."""
    here = places[whole]
    total, unit = here.quantity.value, here.quantity.unit
    found: list[int] = []
    if not _heads(places, whole) or total is None or len(total.normalize().as_tuple().digits) < _NEAR:
        return found
    run: list[int] = []
    added = Decimal(0)
    for i in range(whole + 1, min(len(places), whole + 1 + _REACH)):
        there = places[i]
        if there.paragraph != here.paragraph or not (there.continues or there.sentence == here.sentence):
            break
        if there.sentence == here.sentence or there.quantity.unit != unit or not additives[i]:
            continue
        if out[i] is not None and out[i] != whole:
            continue
        run.append(i)
        added += there.quantity.value or Decimal(0)
        if added >= total:
            if added > total or len(run) < 2 or _goes_on(places, additives, i):
                break
            found += run
            run, added = [], Decimal(0)
    return found


def firsts_after(places: Sequence[Surroundings]) -> tuple[list[int], list[int]]:
    """Return for each amount which is the first of a sentence after its own, and which of a paragraph after its own."""
    sentences, paragraphs = [len(places)] * len(places), [len(places)] * len(places)
    for i in range(len(places) - 2, -1, -1):
        here, there = places[i], places[i + 1]
        sentences[i] = sentences[i + 1] if there.sentence == here.sentence else i + 1
        paragraphs[i] = paragraphs[i + 1] if there.paragraph == here.paragraph else i + 1
    return sentences, paragraphs


def _heads(places: Sequence[Surroundings], whole: int) -> bool:
    """Say whether further amounts stand in the paragraph behind the sentence or 分号-clause of one."""
    after = whole + 1
    return after < len(places) and places[after].paragraph == places[whole].paragraph


def parts_below(
    places: Sequence[Surroundings], additives: Sequence[bool], out: Sequence[int | None], whole: int, after: int
) -> list[int]:
    """Return the first amounts of the paragraphs below that of ``whole`` which come to just as much as it, where it
    says at its end that they make it up (财政总收入61475万元,增长33.2%,其中: 1、一般预算收入36864万元,…); ``after`` is
    the first amount below."""
    here = places[whole]
    total, unit = here.quantity.value, here.quantity.unit
    last = places[after - 1]
    if total is None or after == len(places) or _AT_ITS_END not in last.after_comma + last.right:
        return []
    run, paragraph = _Run(total), here.paragraph
    for i in range(after, min(len(places), after + _REACH)):
        there = places[i]
        if there.paragraph != paragraph:
            paragraph = there.paragraph
            fits = there.quantity.unit == unit and additives[i] and out[i] in (None, whole)
            run.take(i, there.quantity.value if fits else None)
    return run.found


_AT_ITS_END = "其中:"


def _goes_on(places: Sequence[Surroundings], additives: Sequence[bool], last: int) -> bool:
    """Say whether the 分号-clause of an amount goes on with others like it, so that it ends no list
    (9个农业项目,73个产业项目,24个基础设施项目: the first two come to 82 by chance)."""
    here = places[last]
    for i in range(last + 1, len(places)):
        if places[i].part != here.part:
            return False
        if places[i].quantity.unit == here.quantity.unit and additives[i]:
            return True
    return False


def parts_by_clause(
    places: Sequence[Surroundings], additives: Sequence[bool], out: Sequence[int | None], whole: int, after: int
) -> list[int]:
    """Return the first amounts of the 分号-clauses or sentences after that of ``whole``, where they come to just as much
    as it (实事共126项。省级30项,已完成17项;市级49项,已完成23项;县级47项), else all amounts of the sentence after it that do;
    ``after`` is the first amount of that sentence."""
    if not _heads(places, whole):
        return []
    here = places[whole]
    total, unit = here.quantity.value, here.quantity.unit
    digits = 0 if total is None else len(total.normalize().as_tuple().digits)
    if total is None or digits < _NEAR or after == len(places) or places[after].paragraph != here.paragraph:
        return []
    firsts, every, part = _Run(total), _Run(total), here.part
    for i in range(after, min(len(places), after + _REACH)):
        there = places[i]
        if there.paragraph != here.paragraph:
            break
        fits = there.quantity.unit == unit and additives[i] and out[i] is None
        if there.part != part:
            begins = there.sentence == places[after].sentence or (
                there.quantity.start - there.part[0] <= _OPENING and (digits > _NEAR or here.quantity.family == "count")
            )
            fits = fits and begins and unit != "分"
            part = there.part
            firsts.take(i, there.quantity.value if fits else None)
        if fits and digits > _NEAR and there.sentence == places[after].sentence:
            every.take(i, there.quantity.value)
    # So many clauses hardly make up a total before them by chance.
    return firsts.found or (every.found if every.found == every.members else [])


class _Run:
    """Amounts that may come to a total, one after the other."""

    def __init__(self, total: Decimal) -> None:
        self.total, self.added, self.open = total, Decimal(0), True
        self.members: list[int] = []
        self.found: list[int] = []
        """They, once they have come to it."""

    def take(self, i: int, value: Decimal | None) -> None:
        """Take a further amount; None for what is none of them, so that nothing more is taken."""
        if value is None or not self.open:
            self.open = self.open and value is not None
            return
        self.members.append(i)
        self.added += value
        self.open = self.added < self.total
        if self.added == self.total and len(self.members) >= _CLAUSES:
            self.found = list(self.members)


_OPENING = 16
"""Within so many characters of its sentence an amount is what that begins with."""
_CLAUSES = 3
"""So many amounts hardly come to a total before them by chance."""
