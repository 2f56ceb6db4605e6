"""The speed of the platform: pages beside their statements, writing beside bare rows, on SQLite and PostgreSQL.

Each city is built and measured by a process of its own (``bench.platform_measure``), in a temporary folder.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.growth_plot import Curve, plot
from bench.timing import tell

FRACTIONS = (0.1, 0.3, 1.0)

OUT = Path("out")

NOW = "2026-11-03T09:00"
"""The moment at which the pages are asked for: the reports of October are coming in."""

TIMES, PLUS, WORST, HALF = 3.0, 30.0, 150.0, 0.5
"""A page takes at most three times its statement and 30 ms; its 95th percentile 150 ms; writing half the bare rate."""


def platform(mode: str, out: Path = OUT) -> Iterator[str]:
    """Measure and yield the lines of the section, each as it is known.

    ``mode``: ``quick`` for a tenth on SQLite alone, else both databases at every size. Writes ``platform.json`` and
    ``platform-growth.svg`` into the folder. PostgreSQL is left out, with a line, where it is not installed.
    """
    out.mkdir(exist_ok=True)
    found: list[Mapping[str, Any]] = []
    for database in ("sqlite",) if mode == "quick" else ("sqlite", "postgresql"):
        sizes = (0.1,) if mode == "quick" else FRACTIONS
        results = []
        for fraction in sizes:
            tell(f"{database} at {fraction:g} of a city")
            result = measured(database, fraction)
            if result is None:
                yield "PostgreSQL is not installed: the pages were not measured on it."
                break
            results.append(result)
            city = result["city"]
            yield (
                f"{database} at {fraction:g}: {city['organs']} organs, {city['tasks']:,} tasks,"
                f" {city['reports']:,} reports, {city['events']:,} events; built in {result['build_seconds']:.0f} s"
            )
        if results:
            yield from table(results[-1])
            yield ""
        found += results
    (out / "platform.json").write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if len({one["fraction"] for one in found}) > 1:
        (out / "platform-growth.svg").write_text(plot(curves(found)), encoding="utf-8")
        yield f"how cost grows: {out / 'platform-growth.svg'}; every measurement: {out / 'platform.json'}"


def table(result: Mapping[str, Any]) -> Iterator[str]:
    """Yield the table of one city."""
    heads = f"{'page':<22}{'user':<9}{'page ms':>8}{'95 %':>8}{'SQL ms':>8}{'allowed':>9}"
    yield f"{heads}{'queries':>9}{'on the wall':>13}"
    for one in result["pages"]:
        page, sql, worst = statistics.median(one["page_ms"]), statistics.median(one["sql_ms"]), p95(one["page_ms"])
        allowed = TIMES * sql + PLUS
        marks = f"{_mark(page <= allowed)}{_mark(worst <= WORST)}"
        wall = statistics.median(one["page_wall_ms"])
        yield (
            f"{one['page']:<22}{one['who']:<9}{page:>8.1f}{worst:>8.1f}{sql:>8.1f}{allowed:>9.1f}"
            f"{one['queries']:>9}{wall:>13.1f}  {marks}"
        )
    writes = result["writes"]
    act, bare = statistics.median(writes["act_ms"]), statistics.median(writes["bare_ms"])
    yield (
        f"writing a report: {act:.2f} ms, the bare rows {bare:.2f} ms: {bare / act:.0%} of the bare rate"
        f" (wanted {HALF:.0%}) {_mark(bare / act >= HALF)}"
    )


def p95(values: Sequence[float]) -> float:
    """Return the 95th percentile, the nearest measurement from above."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, -(-len(ordered) * 95 // 100) - 1)]


def _mark(held: bool) -> str:
    return "✓" if held else "✗"


def measured(database: str, fraction: float) -> Mapping[str, Any] | None:
    """Build and measure one city; None where the database is not there."""
    with database_at(database) as (folder, address):
        if address is None:
            return None
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "taizhang.conf.development",
            "TAIZHANG_HOME": str(folder),
            "TAIZHANG_DATABASE": address,
            "TAIZHANG_NOW": NOW,
            "PYTHONWARNINGS": "ignore",
        }
        result = folder / "result.json"
        command = [sys.executable, "-m", "bench.platform_measure", str(fraction), str(result)]
        subprocess.run(  # noqa: S603 - our own module
            command, env=environment, check=True, stderr=subprocess.DEVNULL
        )
        found: Mapping[str, Any] = json.loads(result.read_text(encoding="utf-8"))
        return found


@contextmanager
def database_at(name: str) -> Iterator[tuple[Path, str | None]]:
    """A folder of its own and the address of an empty database, that goes with it; None where there is no server."""
    folder = Path(tempfile.mkdtemp(prefix=f"taizhang-bench-{name}-"))
    try:
        if name == "sqlite":
            yield folder, f"sqlite:///{folder / 'taizhang.sqlite3'}"
            return
        from tests.postgresql import binaries, cluster

        programs = binaries()
        if programs is None:
            yield folder, None
            return
        home = folder / "home"
        server = folder / "server"
        home.mkdir()
        server.mkdir()
        folder.chmod(0o755)
        # Commits reach the disk, as in an office.
        with cluster(server, programs, durable=True) as address:
            yield home, address
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def curves(found: Sequence[Mapping[str, Any]]) -> list[Curve]:
    """Return one curve for each page, user and database, by the number of reports."""
    series: dict[tuple[str, str, str], list[tuple[float, float]]] = {}
    for one in found:
        for page in one["pages"]:
            key = (one["database"], page["page"], page["who"])
            series.setdefault(key, []).append((one["city"]["reports"], statistics.median(page["page_ms"])))
        writing = (one["database"], "writing a report", "liaison")
        series.setdefault(writing, []).append((one["city"]["reports"], statistics.median(one["writes"]["act_ms"])))
    return [
        Curve(panel=f"{database}, {who}", name=name, points=tuple(sorted(points)))
        for (database, name, who), points in series.items()
    ]
