"""Which findings are shown, and by what names the files they are in."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

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


def short_names(files: Iterable[str]) -> Mapping[str, str]:
    """Return for each file its name, with as many of its folders as tell it from others (区/2025.txt, 县/2025.txt)."""
    left = {file: PurePath(file).parts for file in files}
    names = {file: file for file in left}
    deepest = max((len(parts) for parts in left.values()), default=0)
    for kept in range(1, deepest + 1):
        tails = {file: parts[-kept:] for file, parts in left.items()}
        often = Counter(tails.values())
        found = [file for file, tail in tails.items() if often[tail] == 1]
        for file in found:
            names[file] = str(PurePath(*tails[file]))
            del left[file]
    return names
