"""What a run of ``build`` tells its caller: step by step while it works, and at the end."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far a run has come."""

    stage: Literal["looking", "reading", "writing"]
    """Looking for what has changed, reading files, or writing the tables."""
    done: int
    """Files that the stage has finished."""
    total: int
    """Files that the stage has to do with."""
    failed: int = 0
    """Files that could not be read so far in this run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A file that could not be read, as a row of the table ``failures``."""

    file: str
    """Its path below the folder."""
    code: str
    """The code of intake's refusal; ``fault`` for a fault of the program, ``died`` where it killed its process."""
    message: str
    """Why, and what to do, in one Chinese sentence."""
    message_en: str
    """The same in English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run has done."""

    files: int
    """Files of the folder that may be reports."""
    documents: int
    """Documents in the tables; files with the same bytes are one document."""
    copies: int
    """Files left out because their bytes are those of another."""
    read: int
    """Documents read by this run."""
    kept: int
    """Documents read by an earlier run and unchanged since."""
    remaining: int
    """Files still to be read; 0 unless the run was interrupted."""
    failures: tuple[Failure, ...]
    """The files that could not be read, in order, from this run and earlier ones."""
    passed_over: int
    """Files of kinds that are no documents (pictures, tables of data, programs)."""
    closed: tuple[str, ...]
    """Folders below it that may not be opened; what they hold was not read."""
    unmatched: int
    """Rows of the sidecar table that name no file of the folder."""
    rows: Mapping[str, int]
    """Rows per table, as written."""
    written: bool
    """Whether tables were written; False where those there were up to date, or whole and the run was interrupted."""
    interrupted: bool
    """Whether the run was ended by Ctrl-C."""
