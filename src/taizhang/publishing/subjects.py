"""The names of bulletins whose history may be seen."""

from collections.abc import Collection, Mapping

from taizhang.organs.records import Access
from taizhang.publishing.doors import visible_bulletins


def names_of_seen_bulletins(access: Access, ids: Collection[int]) -> Mapping[int, str]:
    """Return number and title of those of these bulletins that may be seen, for who may see history."""
    if not access.may("history.see"):
        return {}
    rows = visible_bulletins(access).filter(pk__in=ids).values_list("pk", "number", "title")
    return {key: f"{number} {title}".strip() for key, number, title in rows}
