"""Which findings are shown."""

from collections.abc import Sequence

from taizhang.checking import Finding, check
from taizhang.cli.documents import Document

_SHOWN = frozenset(("rounding", "unclear", "contradicts"))
_ORDER = {"contradicts": 0, "unclear": 1, "rounding": 2}


def shown_findings(documents: Sequence[Document], *, everything: bool = False) -> list[Finding]:
    """Return what the checks find in these documents, contradictions first.

    Left out are what agrees and what could not be checked, unless ``everything`` is asked for.
    """
    found = check([document.reading for document in documents])
    return sorted(
        (finding for finding in found if everything or finding.verdict in _SHOWN),
        key=lambda finding: _ORDER.get(finding.verdict, 3),
    )
