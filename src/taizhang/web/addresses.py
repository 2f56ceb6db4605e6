"""Addresses of pages by name and key, put together once for each name.

``reverse`` works an address out anew each time, which for a table of links costs more than to ask for its rows.
"""

from functools import cache

from django.urls import get_script_prefix, reverse

_MARK = 10**15
"""Stands for the first key while an address is taken apart; the next ones follow it. Nothing has so many rows."""


def address(name: str, *keys: int) -> str:
    """Return the address of the page with this name: ``address("web:task", 7)``; raises NoReverseMatch for none."""
    parts = _parts(get_script_prefix(), name, len(keys))
    return parts[0] + "".join(f"{key}{part}" for key, part in zip(keys, parts[1:], strict=True))


@cache
def _parts(_prefix: str, name: str, count: int) -> tuple[str, ...]:
    """What stands before, between and behind the keys."""
    left = reverse(name, args=[_MARK + place for place in range(count)])
    parts = []
    for place in range(count):
        part, _key, left = left.partition(str(_MARK + place))
        parts.append(part)
    return (*parts, left)
