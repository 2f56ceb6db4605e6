"""The names of reviews, re-checks and scores whose history may be seen."""

from collections.abc import Collection, Mapping

from taizhang.organs.records import Access
from taizhang.organs.service import organ_names
from taizhang.supervision.doors import visible_entries, visible_rechecks, visible_reviews, visible_sheets


def names_of_seen_reviews(access: Access, ids: Collection[int]) -> Mapping[int, str]:
    """Return the titles of those of these requests for review that may be seen."""
    return dict(visible_reviews(access).filter(pk__in=ids).values_list("pk", "title"))


def names_of_seen_rechecks(access: Access, ids: Collection[int]) -> Mapping[int, str]:
    """Return the numbers of those of these draws that may be seen."""
    return dict(visible_rechecks(access).filter(pk__in=ids).values_list("pk", "number"))


def names_of_seen_sheets(access: Access, ids: Collection[int]) -> Mapping[int, str]:
    """Return organ and year of those of these score sheets that may be seen."""
    rows = list(visible_sheets(access).filter(pk__in=ids).values_list("pk", "organ_id", "year"))
    names = organ_names() if rows else {}
    return {key: f"{names.get(organ, '')} {year}" for key, organ, year in rows}


def names_of_seen_entries(access: Access, ids: Collection[int]) -> Mapping[int, str]:
    """Return the reasons of those of these additions and deductions that may be seen."""
    return {key: reason[:60] for key, reason in visible_entries(access).filter(pk__in=ids).values_list("pk", "reason")}
