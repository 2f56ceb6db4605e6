"""Reading all the files of a call before anything is shown, for subcommands that look across files."""

from collections.abc import Sequence
from dataclasses import dataclass

from taizhang.cli.documents import Document, Options
from taizhang.cli.many import read_all, sources_of
from taizhang.cli.output import Output
from taizhang.cli.progress import progress
from taizhang.cli.voice import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What the files of a call yield."""

    documents: tuple[Document, ...]
    """Those that were read, in the order given."""
    refused: int
    """How many were not; each has been named on standard error."""


def gather(
    names: Sequence[str], options: Options, output: Output, voice: Voice, *, jobs: int | None = None
) -> Gathered:
    """Read the files, say which were refused, and return the rest."""
    sources = sources_of(names, options.max_bytes)
    documents: list[Document] = []
    refused = 0
    with progress(len(sources), output, voice) as steps:
        for outcome in steps.over(read_all(sources, options, jobs=jobs)):
            if outcome.document is not None:
                documents.append(outcome.document)
            elif outcome.refusal is not None:
                refused += 1
                voice.refuse(outcome.source, *outcome.refusal)
    return Gathered(documents=tuple(documents), refused=refused)
