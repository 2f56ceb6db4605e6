"""Noting who signed in and who looked at what is marked sensitive, and reading it again."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from taizhang.audit.errors import NotAllowed
from taizhang.audit.models import Look
from taizhang.storage import Page, now, page_after

ACTIONS = ("sign-in", "sign-in-refused", "locked-out", "sign-out", "look", "export", "download")
"""What is noted."""


def note_look(*, person: int | None, name: str, action: str, subject: str = "", address: str | None = None) -> None:
    """Note a log-in, a refused one, or a look. Kept outside any command, so that a refusal does not undo it."""
    Look.objects.create(
        at=now(), person_id=person, name=name[:150], action=action, subject=subject[:200], address=address
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LookRecord:
    """查看记录: one of what was noted."""

    at: datetime
    person: int | None
    name: str
    action: str
    subject: str
    address: str


def looks(
    access: object,
    *,
    name: str = "",
    action: str = "",
    since: date | None = None,
    until: date | None = None,
    cursor: str | None = None,
    size: int = 50,
) -> Page[LookRecord]:
    """Return a page of what was noted, newest first; raises NotAllowed without history.verify everywhere, BadCursor."""
    # An Access: this app stands below the one that makes them.
    if not access.everywhere("history.verify"):  # type: ignore[attr-defined]
        raise NotAllowed(_("登录与查看记录只供督查室、审计员和系统管理员查看。"))
    rows = Look.objects.all()
    rows = rows.filter(name__icontains=name.strip()) if name.strip() else rows
    rows = rows.filter(action=action) if action else rows
    rows = rows.filter(at__date__gte=since) if since else rows
    rows = rows.filter(at__date__lt=until + timedelta(days=1)) if until else rows
    found, following = page_after(rows, order=("-at",), cursor=cursor, size=size)
    return Page(
        rows=tuple(
            LookRecord(
                at=row.at,
                person=row.person_id,
                name=row.name,
                action=row.action,
                subject=row.subject,
                address=row.address or "",
            )
            for row in found
        ),
        next=following,
    )
