"""What an installation says by its environment is read, refused where it makes no sense, and documented."""

import re
import stat
from pathlib import Path

import pytest

from taizhang.cli.voice import CommandError
from taizhang.conf import environment
from taizhang.conf.commands import setting_up
from tests.reference import ROOT

CONF = ROOT / "src/taizhang/conf"


def test_missing_packages_are_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting_up, "find_spec", lambda name: None)
    with pytest.raises(CommandError) as raised:
        setting_up.set_up()
    assert "make setup" in raised.value.zh
    assert "make setup" in raised.value.en


def test_every_variable_is_documented() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in CONF.rglob("*.py"))
    asked = set(re.findall(r'(?:text|flag|number|words)\(\s*"([A-Z_]+)"', sources))
    page = (ROOT / "docs/reference/settings.md").read_text(encoding="utf-8")
    assert {f"TAIZHANG_{name}" for name in asked} == set(re.findall(r"`(TAIZHANG_[A-Z_]+)`", page))


@pytest.mark.parametrize(
    ("address", "engine", "name"),
    [
        ("sqlite:///data/t.sqlite3", "sqlite3", "data/t.sqlite3"),
        ("sqlite:////srv/t.sqlite3", "sqlite3", "/srv/t.sqlite3"),
        ("postgresql://u:p%40ss@db:5433/ledger", "postgresql", "ledger"),
        ("postgresql://u@/ledger?host=/run/postgresql", "postgresql", "ledger"),
    ],
)
def test_addresses_of_databases(monkeypatch: pytest.MonkeyPatch, address: str, engine: str, name: str) -> None:
    monkeypatch.setenv("TAIZHANG_DATABASE", address)
    settings = environment.database(Path("var"))
    assert settings["ENGINE"] == f"django.db.backends.{engine}"
    assert settings["NAME"] == name
    if "p%40ss" in address:
        assert (settings["PASSWORD"], settings["HOST"], settings["PORT"]) == ("p@ss", "db", "5433")
    if "?host" in address:
        assert settings["HOST"] == "/run/postgresql"


def test_postgresql_plans_for_a_disk_without_moving_parts_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TAIZHANG_DATABASE", "postgresql://u@db/ledger")
    assert "random_page_cost=1.1" in environment.database(Path("var"))["OPTIONS"]["options"]
    monkeypatch.setenv("TAIZHANG_DATABASE", "postgresql://u@db/ledger?options=-c%20jit%3Don")
    assert environment.database(Path("var"))["OPTIONS"]["options"] == "-c jit=on"


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("DATABASE", "mysql://x/y", lambda: environment.database(Path("var"))),
        ("MAX_UPLOAD", "lots", lambda: environment.number("MAX_UPLOAD", 1)),
        ("FLAG", "yes", lambda: environment.flag("FLAG", default=False)),
    ],
)
def test_what_makes_no_sense_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str, read: object) -> None:
    monkeypatch.setenv(f"TAIZHANG_{name}", value)
    assert callable(read)
    with pytest.raises(environment.BadSetting, match=f"TAIZHANG_{name}"):
        read()


def test_the_secret_is_made_once_and_is_the_owners_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TAIZHANG_SECRET", raising=False)
    first = environment.secret(tmp_path / "home")
    assert environment.secret(tmp_path / "home") == first
    assert len(first) >= 50
    assert stat.S_IMODE((tmp_path / "home/secret").stat().st_mode) == 0o600
