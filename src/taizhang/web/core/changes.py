"""What others did of late, in lines: the same act of the same person on the same object once, with how often."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from taizhang.audit.service import Happening, action_word
from taizhang.web.history.views import address_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One line."""

    at: datetime
    """When it was done, the last time."""
    what: str
    name: str
    """Name of the object."""
    address: str
    """Where its page is; empty where it has none."""
    who: str
    times: int


def change_lines(found: Iterable[Happening]) -> list[ChangeLine]:
    """Return the lines of these happenings, newest first."""
    kept: dict[tuple[str, str, int, int | None], list[Happening]] = {}
    for one in found:
        kept.setdefault((one.event.action, one.kind, one.object, one.event.actor), []).append(one)
    return [
        ChangeLine(
            at=same[0].event.at,
            what=action_word(same[0].event.action),
            name=same[0].name,
            address=address_of(same[0].kind, same[0].object),
            who=same[0].event.actor_name if same[0].event.actor is not None else _("系统"),
            times=len(same),
        )
        for same in kept.values()
    ]
