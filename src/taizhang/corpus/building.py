"""``build``: from a folder of reports to tables. Only here is asked whether the extra is installed."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from taizhang.corpus.errors import CorpusError
from taizhang.corpus.summary import Step, Summary
from taizhang.intake import DEFAULT_MAX_BYTES


def build(
    folder: Path | str,
    out: Path | str,
    *,
    jobs: int | None = None,
    about: Path | str | None = None,
    issuer_from: str | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
    retry_failed: bool = False,
    watch: Callable[[Step], None] | None = None,
) -> Summary:
    """Read a folder of reports into the tables of the folder ``out`` and return what was done.

    Files that are unchanged since an earlier run with the same reader are not read again, and a run that was killed
    goes on where it was; the tables depend on the folder alone, not on the number of ``jobs`` (None: one per core) or
    on interruptions. ``about`` names a sidecar table, ``issuer_from`` a pattern of file names (see
    ``taizhang.corpus.about``); the table wins. Files that cannot be read become rows of ``failures`` and are tried
    again when they change or when ``retry_failed`` asks for it. Ctrl-C ends the reading and writes what there is,
    unless whole tables of an earlier run are in place. Raises CorpusError, and KeyboardInterrupt before anything was
    read.
    """
    if find_spec("pyarrow") is None:
        raise CorpusError(
            "needs_extra",
            "写Parquet需要的程序包没有安装，请在源码目录运行 pip install '.[corpus]'（或 make setup）后再用。",
            "Packages that write Parquet are not installed; run make setup or pip install '.[corpus]' in the sources.",
        )
    from taizhang.corpus.running import Request, run

    request = Request(
        folder=Path(folder),
        out=Path(out),
        jobs=jobs,
        about=None if about is None else Path(about),
        issuer_from=issuer_from,
        max_bytes=max_bytes,
        retry_failed=retry_failed,
    )
    return run(request, watch or _unwatched)


def _unwatched(step: Step) -> None:
    """Let a step pass."""
