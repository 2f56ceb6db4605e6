"""What waits for a person on the first page. Each area says so in a function of its own::

    @waits(order=20)
    def to_sign(access: Access) -> Iterable[Waiting]:
        if access.may("task.sign"):
            yield Waiting(text=_("待签收的任务"), count=count_to_sign(access), url=reverse("web:tasks") + "?state=assigned")

The function stands in ``web/<area>/waiting.py``, which the area's ``urls`` imports. One query each, whatever the
organs.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from taizhang.organs.records import Access


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One line of the first page: so many of something, and where they are."""

    text: str | Promise
    count: int
    url: str
    urgent: bool = False
    """Whether some of it is overdue."""
    note: str | Promise = ""
    """A word beside it: 其中2件已逾期."""


Source = Callable[[Access], Iterable[Waiting]]

_SOURCES: dict[Source, int] = {}


def waits(*, order: int) -> Callable[[Source], Source]:
    """Register a function that says what waits; lower ``order`` comes first."""

    def register(source: Source) -> Source:
        _SOURCES[source] = order
        return source

    return register


def waiting_for(access: Access) -> tuple[Waiting, ...]:
    """Return what waits for this person, urgent first, then in the order of the areas; nothing with a count of zero."""
    found = [one for source in sorted(_SOURCES, key=_SOURCES.__getitem__) for one in source(access) if one.count]
    return tuple(sorted(found, key=lambda one: not one.urgent))
