"""Open orders of the organs of whom more is about to be asked: shown where matters are opened and broken down."""

from collections.abc import Iterable, Mapping
from typing import Any

from taizhang.organs.records import Access
from taizhang.organs.service import organ_names
from taizhang.supervision.service import orders_to_heed


def heeded(access: Access, organs: Iterable[int | None], words: str) -> Mapping[str, Any]:
    """Return what ``ledger/heeded_orders.html`` shows: the open orders of these organs, the like first."""
    found = orders_to_heed(access, {organ for organ in organs if organ is not None}, words)
    return {"heeded": found, "organ_names": organ_names() if found else {}}
