"""The doors of documents: one function for each kind of object, the only way to its rows."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from taizhang.documents.models import Commitment, Document, Figure, Finding, Secrecy
from taizhang.organs.records import EVERYWHERE, Access


def visible_documents(access: Access) -> QuerySet[Document]:
    """Return the documents that may be seen: all; or the public ones and those of one's own organs; or none."""
    reach = access.where("document.see")
    if reach == EVERYWHERE:
        return Document.objects.all()
    if not reach:
        return Document.objects.none()
    return Document.objects.filter(Q(secrecy=Secrecy.PUBLIC) | Q(organ__in=reach))


def visible_figures(access: Access) -> QuerySet[Figure]:
    """Return the figures of documents that may be seen."""
    if access.everywhere("document.see"):
        return Figure.objects.all()
    return Figure.objects.filter(document__in=visible_documents(access))


def visible_commitments(access: Access) -> QuerySet[Commitment]:
    """Return the commitments of documents that may be seen."""
    if access.everywhere("document.see"):
        return Commitment.objects.all()
    return Commitment.objects.filter(document__in=visible_documents(access))


def visible_findings(access: Access) -> QuerySet[Finding]:
    """Return the findings that may be seen: all, or those about documents of one's own organs.

    A check of someone else's document is the office's working paper, though the document itself is public.
    """
    reach = access.where("document.see")
    if reach == EVERYWHERE:
        return Finding.objects.all()
    return Finding.objects.filter(document__organ__in=reach)


def hidden_findings(access: Access, keys: Collection[int]) -> Collection[int]:
    """Return those of these findings that stay out of the history of their document."""
    if access.everywhere("document.see"):
        return ()
    there = set(Finding.objects.filter(pk__in=keys).values_list("pk", flat=True))
    return there - set(visible_findings(access).filter(pk__in=there).values_list("pk", flat=True))
