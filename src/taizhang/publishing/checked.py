"""The checker over a bulletin's own text, before it may go out."""

import hashlib
from typing import Any

from taizhang.checking import check, finding_to_json
from taizhang.publishing.blocks import Composed
from taizhang.reading import read

SHOWN = frozenset({"contradicts", "unclear", "rounding"})


def text_hash(composed: Composed) -> str:
    """Return the hash of the text that the checker reads."""
    return hashlib.sha256(composed.text.encode()).hexdigest()


def findings(composed: Composed, *, year: int) -> list[dict[str, Any]]:
    """Return what the checker finds in the bulletin's words, as JSON keeps it; what agrees is left out."""
    reading = read(composed.text, issuer=composed.issuer, year=year, title=composed.title)
    return [dict(finding_to_json(one)) for one in check([reading]) if one.verdict in SHOWN]


def blocks_issue(found: list[dict[str, Any]]) -> bool:
    """Return whether a finding forbids that it goes out: a contradiction does, what is unclear is for a person."""
    return any(one["verdict"] == "contradicts" for one in found)
