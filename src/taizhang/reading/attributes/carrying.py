"""What the rules that name an amount by what was said before it are asked, and how they are tried."""

from collections.abc import Callable
from dataclasses import dataclass

from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.phrases import Name
from taizhang.reading.attributes.said import Said
from taizhang.reading.attributes.surroundings import Surroundings


@dataclass(slots=True)
class Case:
    """An amount whose noun does not follow it, with what was said before it."""

    said: Said
    """What the text has named so far."""
    here: Surroundings
    """Where the number stands."""
    kind: Kind
    """Its measure and role."""
    text: str
    """The words before the number, cleaned; empty where there are none."""
    last: Name
    """The name said last."""
    verb: str
    """The flow verb that the words begin with, or an empty string."""


Rule = Callable[[Case], Name | None]
"""Names a case, or leaves it to the rules after it by returning None."""
LAST, FIRST, LEAD, BESIDE, AMONG, BRACKET, MONEY, VERB, PLAIN, CONTINUES = (1 << bit for bit in range(10))
"""What a rule may need: a name said before; none; a clause before, in whose own the number is the first; a number
before it in its clause; parts of a total being listed; a bracket that closes behind it; money; words that begin with a
verb; words that don't; a sentence that goes on with the one before."""


Row = tuple[int, Rule, frozenset[str] | None]
"""What a rule needs, the rule, and the words it knows, or None where they may be any."""


class Rules:
    """Rules in the order in which they are tried, each with what it needs; those that lack it are not asked."""

    def __init__(self, *rows: Rule | tuple[int, Rule] | Row) -> None:
        """``rows`` are rules, with what they need (the sum of the above), and with the only words that they know."""
        self.rows = [_row(row) for row in rows]
        self._known = frozenset[str]().union(*[known for _, _, known in self.rows if known is not None])
        self._fitting: dict[tuple[int, bool], tuple[Rule, ...]] = {}

    def __add__(self, other: "Rules") -> "Rules":
        """Return the rules of both, this one's first."""
        return Rules(*self.rows, *other.rows)

    def first(self, case: Case) -> Name | None:
        """Return the name that the first rule gives which knows the case, or None where none does."""
        have = _have(case), case.text in self._known
        fitting = self._fitting.get(have)
        if fitting is None:
            fitting = self._fitting[have] = tuple(
                rule for need, rule, known in self.rows if not need & ~have[0] and (known is None or have[1])
            )
        for rule in fitting:
            name = rule(case)
            if name is not None:
                return name
        return None


def _row(row: Rule | tuple[int, Rule] | Row) -> Row:
    """Return a row with what was left out of it."""
    if not isinstance(row, tuple):
        return 0, row, None
    need, rule, *known = row
    return need, rule, known[0] if known else None


def _have(case: Case) -> int:
    """Return which of the things that rules may need a case has."""
    here = case.here
    have = LAST if case.last.text else FIRST
    if here.previous is not None:
        have |= BESIDE
    elif here.lead:
        have |= LEAD
    if case.said.among:
        have |= AMONG
    if here.closing == ")":
        have |= BRACKET
    if here.quantity.family == "money":
        have |= MONEY
    if here.continues:
        have |= CONTINUES
    return have | (VERB if case.verb else PLAIN)
