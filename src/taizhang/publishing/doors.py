"""The doors of publishing."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from taizhang.ledger.service import never_public
from taizhang.organs.records import Access
from taizhang.publishing.models import Bulletin


def visible_bulletins(access: Access) -> QuerySet[Bulletin]:
    """Return the bulletins that may be seen: all for those who draft or approve them, else those issued."""
    if access.everywhere("bulletin.draft"):
        return Bulletin.objects.all()
    if access.everywhere("bulletin.approve"):
        # A leader sees what has been laid before them, not the office's drafts.
        return Bulletin.objects.exclude(state__in=("draft", "discarded"))
    if access.may("bulletin.see"):
        return Bulletin.objects.filter(state="issued")
    return public_bulletins()


def public_bulletins() -> QuerySet[Bulletin]:
    """Return the bulletins that everyone may see: issued, marked public, and naming nothing internal.

    A document may be marked internal after a bulletin that names a task from it was published: it is taken off then.
    """
    rows = Bulletin.objects.filter(state="issued", public=True)
    named = {key: tasks_named(behind) for key, behind in rows.values_list("pk", "snapshot__behind")}
    internal = never_public(task for tasks in named.values() for task in tasks)
    kept_back = [key for key, tasks in named.items() if not internal.isdisjoint(tasks)]
    return rows.exclude(pk__in=kept_back) if kept_back else rows


def tasks_named(behind: Iterable[Mapping[str, Any]] | None) -> frozenset[int]:
    """Return the tasks that a snapshot's table of what is behind names."""
    return frozenset(int(one["task"]) for one in behind or ())
