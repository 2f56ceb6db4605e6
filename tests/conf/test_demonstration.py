"""The demonstration tells its year forward: no history goes back in time, and all of it is proved."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest

from taizhang.conf.demonstration.agenda import Story, at, tell
from taizhang.storage import now
from tests.demonstration import built, copy


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demonstration's data, which the browser's tests use too."""
    base = tmp_path_factory.getbasetemp()
    return built(base.parent if base.name.startswith("popen-") else base)


@pytest.fixture
def histories(demonstration: Path) -> Iterator[sqlite3.Connection]:
    kept = sqlite3.connect(demonstration / "taizhang.sqlite3")
    yield kept
    kept.close()


def test_no_history_goes_back_in_time(histories: sqlite3.Connection) -> None:
    rows = histories.execute(
        "SELECT s.kind, s.object_id, e.number, e.at, e.action FROM audit_event e JOIN audit_stream s"
        " ON s.id = e.stream_id ORDER BY s.kind, s.object_id, e.number"
    ).fetchall()
    assert len(rows) > 3000
    back = [(one, then) for one, then in pairwise(rows) if one[:2] == then[:2] and then[3] < one[3]]
    assert back == []


def test_the_year_has_something_of_everything(histories: sqlite3.Connection) -> None:
    def states(table: str, column: str = "state", where: str = "1 = 1") -> dict[str, int]:
        asked = f"SELECT {column}, count(*) FROM {table} WHERE {where} GROUP BY 1"  # noqa: S608 - our own names
        return dict(histories.execute(asked).fetchall())

    assert sum(states("ledger_task", where="year = 2026").values()) > 120
    lights = states("ledger_task", "light", "year = 2026 AND state NOT IN ('draft', 'withdrawn')")
    assert all(lights[colour] >= 10 for colour in ("red", "yellow", "green", "blue", "grey"))
    assert states("ledger_task").keys() >= {"assigned", "objected", "working", "closing", "closed"}
    assert states("ledger_progress").keys() >= {"submitted", "approved", "accepted", "returned", "spot_check"}
    assert states("ledger_closing").keys() == {"requested", "closed", "returned", "reopened"}
    assert states("ledger_amendment").keys() == {"requested", "approved", "refused"}
    assert states("supervision_order").keys() >= {"issued", "answered", "settled", "escalated"}
    assert states("publishing_bulletin") == {"issued": 3}


def test_the_demonstration_is_proved(demonstration: Path, tmp_path: Path) -> None:
    home = copy(demonstration, tmp_path / "home")
    environment = {**os.environ, "TAIZHANG_HOME": str(home), "DJANGO_SETTINGS_MODULE": "taizhang.conf.development"}
    environment.pop("TAIZHANG_DATABASE", None)
    command = [sys.executable, "-m", "taizhang", "verify"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_stories_go_on_in_the_order_of_their_moments() -> None:
    told: list[tuple[str, datetime]] = []

    def story(name: str, *moments: datetime) -> Story:
        for moment in moments:
            yield moment
            told.append((name, now().replace(tzinfo=None)))

    tell(
        [story("a", at("2026-03-01"), at("2026-05-01")), story("b", at("2026-03-01"), at("2026-04-01", 8)), story("c")]
    )
    assert [name for name, _moment in told] == ["a", "b", "b", "a"]
    assert [moment for _name, moment in told] == [
        at("2026-03-01"), at("2026-03-01"), at("2026-04-01", 8), at("2026-05-01"),
    ]  # fmt: skip
    with pytest.raises(ValueError, match="goes back"):
        tell([story("d", at("2026-03-02"), at("2026-03-01"))])
