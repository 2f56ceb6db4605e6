"""The doors of indicators."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from taizhang.documents.service import visible_figure_ids
from taizhang.indicators.models import Indicator, Observation
from taizhang.organs.records import Access


def visible_indicators(access: Access) -> QuerySet[Indicator]:
    """Return the indicators: all of them for whoever works in the ledger, none for the public."""
    return Indicator.objects.all() if access.may("indicator.see") else Indicator.objects.none()


def visible_observations(access: Access) -> QuerySet[Observation]:
    """Return the observations that may be seen: those from a document only where the document may be seen."""
    if not access.may("indicator.see"):
        return Observation.objects.none()
    if access.everywhere("document.see"):
        return Observation.objects.all()
    return Observation.objects.filter(Q(figure=None) | Q(figure__in=visible_figure_ids(access)))


def hidden_observations(access: Access, keys: Collection[int]) -> Collection[int]:
    """Return those of these observations that stay out of the history of their indicator."""
    if access.everywhere("document.see"):
        return ()
    there = set(Observation.objects.filter(pk__in=keys).values_list("pk", flat=True))
    return there - set(visible_observations(access).filter(pk__in=there).values_list("pk", flat=True))
