"""A run over a folder: what has changed in it, reading that, writing the tables."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from taizhang.corpus.about import About, NamePattern, load_about
from taizhang.corpus.errors import CorpusError, unwritable
from taizhang.corpus.folder import Found, fingerprint, is_hash, list_folder
from taizhang.corpus.processes import read_files
from taizhang.corpus.reading import Outcome, Task
from taizhang.corpus.schema import SCHEMA_VERSION, SCHEMAS
from taizhang.corpus.sources import of_sources
from taizhang.corpus.store import Kept, Store
from taizhang.corpus.summary import Failure, Step, Summary
from taizhang.corpus.tables import MANIFEST, manifest_of, write_tables
from taizhang.reading import read

Watch = Callable[[Step], None]

WORK = ".work"
"""The folder below the output that keeps what was read; without it everything is read again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What ``build`` was asked for; see there."""

    folder: Path
    """The folder to be read."""
    out: Path
    """The folder of the tables."""
    jobs: int | None
    """How many processes read; None for one per core."""
    about: Path | None
    """The sidecar table, if there is one."""
    issuer_from: str | None
    """The pattern of file names, if there is one."""
    max_bytes: int
    """The most bytes of one file."""
    retry_failed: bool
    """Whether files that could not be read are tried again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planned:
    """A file of the folder with what its rows depend on."""

    found: Found
    about: About
    state: str
    """Its fingerprint."""

    def key(self, reader: str, limit: int | None, sha256: str | None = None) -> str:
        """Return what the rows depend on, in one digest; a failure may depend on the limit of size as well.

        ``sha256`` is that of the bytes that were read, which may be newer than those that the fingerprint was taken of.
        """
        about = self.about
        rows = (about.issuer, about.year, about.region, limit)
        return _digest(sha256 or self.state, reader, of_sources(), SCHEMA_VERSION, *rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What a run has to do with."""

    planned: tuple[_Planned, ...]
    """The files in order, of those with the same bytes the first."""
    copies: Mapping[str, list[str]]
    """The others with the same bytes, by the first."""
    passed_over: int
    """See ``Summary``."""
    closed: tuple[str, ...]
    """See ``Summary``."""
    unmatched: int
    """See ``Summary``."""
    reader: str
    """Version of reader and tables."""


def run(request: Request, watch: Watch) -> Summary:
    """Carry out what ``build`` describes."""
    plan = _plan(request, watch)
    work = _prepare(request.folder, request.out)
    with Store(work / "outcomes.sqlite") as store:
        fitting = _fitting(plan, store.kept(), request.max_bytes)
        due = {file for file, failed in fitting.items() if failed} if request.retry_failed else set()
        to_read = [one for one in plan.planned if one.found.file not in fitting or one.found.file in due]
        read_now, interrupted = _read(store, to_read, plan.reader, request, watch)
        return _finish(store, plan, request.out, work, set(fitting) | read_now, read_now, interrupted, watch)


def _fitting(plan: _Plan, kept: Mapping[str, Kept], max_bytes: int) -> dict[str, bool]:
    """Return the files whose outcome of an earlier run still holds, and whether it was a failure."""
    fitting = {}
    for one in plan.planned:
        before = kept.get(one.found.file)
        if before is not None:
            limit = max_bytes if before.failed else None
            if before.key == one.key(plan.reader, limit):
                fitting[one.found.file] = before.failed
    return fitting


def _plan(request: Request, watch: Watch) -> _Plan:
    listing = list_folder(request.folder, request.out)
    known = {} if request.about is None else load_about(request.about)
    pattern = None if request.issuer_from is None else NamePattern(request.issuer_from)
    first: dict[str, str] = {}
    copies: dict[str, list[str]] = {}
    planned = []
    for done, found in enumerate(listing.found):
        watch(Step(stage="looking", done=done, total=len(listing.found)))
        state = fingerprint(found.path, request.max_bytes)
        if is_hash(state) and first.setdefault(state, found.file) != found.file:
            copies.setdefault(first[state], []).append(found.file)
            continue
        about = known.get(found.file, About())
        if pattern is not None:
            about = about.over(pattern.about(found.file))
        planned.append(_Planned(found=found, about=about, state=state))
    named = {found.file for found in listing.found}
    return _Plan(
        planned=tuple(planned),
        copies=copies,
        passed_over=listing.passed_over,
        closed=listing.closed,
        unmatched=sum(file not in named for file in known),
        reader=read("").reader,
    )


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def _prepare(folder: Path, out: Path) -> Path:
    """Make the output folder and return its working folder, without what a killed run left there half written."""
    if out.exists() and not out.is_dir():
        raise CorpusError(
            "out_is_a_file", f"{out}是文件，-o要给出文件夹。", f"{out} is a file; -o needs the name of a folder."
        )
    if out.resolve() == folder.resolve():
        raise CorpusError(
            "out_is_the_folder",
            f"-o不能就是所读的文件夹{folder}，请另给一个文件夹。",
            f"-o cannot be the folder that is read, {folder}; name another.",
        )
    work = out / WORK
    tables = [f"{name}.parquet" for name in SCHEMAS]
    ours = work.exists() or (out / MANIFEST).exists()
    if not ours and any((out / table).exists() for table in tables):
        raise CorpusError(
            "foreign_output",
            f"{out}里已有不是本命令写的同名表，为免覆盖未作改动，请另给一个文件夹。",
            f"{out} holds tables of the same names that this command did not write; nothing was changed, name another "
            "folder.",
        )
    try:
        work.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(out, error) from error
    return work


def _read(
    store: Store, to_read: Sequence[_Planned], reader: str, request: Request, watch: Watch
) -> tuple[set[str], bool]:
    """Read files and keep what becomes of them; return which were read and whether Ctrl-C ended it."""
    planned = {one.found.file: one for one in to_read}
    tasks = [
        Task(path=one.found.path, file=file, about=one.about, max_bytes=request.max_bytes)
        for file, one in planned.items()
    ]
    read_now: set[str] = set()
    failed = 0
    interrupted = False
    watch(Step(stage="reading", done=0, total=len(tasks)))
    try:
        with closing(read_files(tasks, request.jobs)) as outcomes:
            for outcome in outcomes:
                limit = request.max_bytes if outcome.rows is None else None
                store.put(outcome, planned[outcome.file].key(reader, limit, outcome.sha256))
                read_now.add(outcome.file)
                failed += outcome.rows is None
                watch(Step(stage="reading", done=len(read_now), total=len(tasks), failed=failed))
    except KeyboardInterrupt:
        interrupted = True
    store.flush()
    return read_now, interrupted


def _watched(outcomes: Iterator[Outcome], total: int, watch: Watch) -> Iterator[Outcome]:
    """Pass outcomes on to the tables and tell how far they are."""
    for done, outcome in enumerate(outcomes):
        watch(Step(stage="writing", done=done, total=total))
        yield outcome


def _finish(
    store: Store,
    plan: _Plan,
    out: Path,
    work: Path,
    there: set[str],
    read_now: set[str],
    interrupted: bool,
    watch: Watch,
) -> Summary:
    """Write the tables where they are not up to date, and say what was done."""
    kept = store.kept()
    files = [one.found.file for one in plan.planned if one.found.file in there]
    failed = {file for file in files if kept[file].failed}
    good = there - failed
    complete = len(files) == len(plan.planned)
    manifest = {
        "schema": SCHEMA_VERSION,
        "reader": plan.reader,
        "complete": complete,
        "documents": len(good),
        "failures": len(failed),
        "digest": _digest(plan.reader, plan.copies, [(file, kept[file].key) for file in files]),
    }
    before = manifest_of(out)
    # A part never replaces a whole.
    written = before is None or (before["digest"] != manifest["digest"] and (complete or not before["complete"]))
    if written or before is None:
        outcomes = _watched(store.outcomes(files), len(files), watch)
        rows = write_tables(out, work, outcomes, plan.copies, manifest, plan.reader)
    else:
        rows = {name: int(before["tables"][name]["rows"]) for name in SCHEMAS}
    copies = sum(map(len, plan.copies.values()))
    return Summary(
        files=len(plan.planned) + copies,
        documents=len(good),
        copies=copies,
        read=len(good & read_now),
        kept=len(good - read_now),
        remaining=len(plan.planned) - len(files),
        failures=tuple(
            Failure(file=bad.file, code=bad.code, message=bad.message, message_en=bad.message_en)
            for bad in store.outcomes([file for file in files if file in failed])
        ),
        passed_over=plan.passed_over,
        closed=plan.closed,
        unmatched=plan.unmatched,
        rows=rows,
        written=written,
        interrupted=interrupted,
    )
