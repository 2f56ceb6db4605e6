"""The real server is killed under load: nothing confirmed is lost, nothing doubled. `make soak` does it longer."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from tests.soak.__main__ import Outcome, main, soak, summary
from tests.soak.pressing import Notes

SEED = 20261102


@contextmanager
def _own_database() -> Iterator[str | None]:
    """A database beside the one of the tests where they run on PostgreSQL; None where they run on SQLite."""
    address = os.environ.get("TAIZHANG_DATABASE", "")
    if not address.startswith("postgresql:"):
        yield None
        return
    name = f"soak_{secrets.token_hex(6)}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield address.replace("/postgres?", f"/{name}?")
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def test_killing_the_server_under_load_loses_and_doubles_nothing(tmp_path: Path) -> None:
    with _own_database() as database:
        outcome = soak(tmp_path, kills=10 if database is None else 3, seed=SEED, database=database)
    assert not outcome.faults, summary(outcome)
    assert outcome.notes.interrupted > 0, "no kill met a request: the load was none"
    assert any(act.kind == "evidence" and act.answer for act in outcome.notes.pressed), summary(outcome)


def test_a_loss_would_be_told(tmp_path: Path) -> None:
    notes = Notes(faults=["sign 7 was confirmed and is lost"])
    said = summary(Outcome(seed=5, kills=1, notes=notes, verified=""))
    assert "seed 5" in said and "✗ sign 7 was confirmed and is lost" in said


def test_a_seed_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--seed", "many"])
    assert ended.value.code == 2
    assert "--seed" in capsys.readouterr().err
