"""What the rules that name an amount by what was said before it are asked, and how they are tried."""

from collections.abc import Callable, Sequence
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


def first_of(rules: Sequence[Rule], case: Case) -> Name | None:
    """Return the name that the first rule gives which knows the case, or None where none does."""
    for rule in rules:
        name = rule(case)
        if name is not None:
            return name
    return None
