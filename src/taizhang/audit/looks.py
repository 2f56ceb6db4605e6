"""Noting who signed in and who looked at what is marked sensitive."""

from taizhang.audit.models import Look
from taizhang.storage import now


def note_look(*, person: int | None, name: str, action: str, subject: str = "", address: str | None = None) -> None:
    """Note a log-in, a refused one, or a look. Kept outside any command, so that a refusal does not undo it."""
    Look.objects.create(
        at=now(), person_id=person, name=name[:150], action=action, subject=subject[:200], address=address
    )
