"""The doors of publishing."""

from django.db.models import QuerySet

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
    """Return the bulletins that everyone may see: issued, and marked public."""
    return Bulletin.objects.filter(state="issued", public=True)
