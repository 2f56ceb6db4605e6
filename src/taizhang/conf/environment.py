"""What an installation says by environment variables, each read in one place and refused where it makes no sense."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

PREFIX = "TAIZHANG_"
"""Every variable of the platform begins with this."""


class BadSetting(ValueError):
    """An environment variable that cannot be used; the message says which and what would do."""


def text(name: str, default: str) -> str:
    """Return the variable ``TAIZHANG_<name>``, or the default where it is unset or empty."""
    return os.environ.get(PREFIX + name) or default


def flag(name: str, *, default: bool) -> bool:
    """Return whether ``TAIZHANG_<name>`` is 1; raise BadSetting for anything but 1, 0 or nothing."""
    value = text(name, "1" if default else "0")
    if value not in {"0", "1"}:
        raise BadSetting(f"{PREFIX}{name} is {value!r}; set it to 1 or 0.")
    return value == "1"


def number(name: str, default: int) -> int:
    """Return ``TAIZHANG_<name>`` as a whole number; raise BadSetting where it is none."""
    value = text(name, str(default))
    if not value.isdecimal():
        raise BadSetting(f"{PREFIX}{name} is {value!r}; set it to a whole number.")
    return int(value)


def words(name: str, default: tuple[str, ...]) -> list[str]:
    """Return ``TAIZHANG_<name>`` as its comma-separated words."""
    return [word.strip() for word in text(name, ",".join(default)).split(",") if word.strip()]


def home() -> Path:
    """Return the folder that holds what the platform writes: database, files, digests, the secret (default ``var``)."""
    return Path(text("HOME", "var")).resolve()


def secret(folder: Path) -> str:
    """Return the key that signs sessions: ``TAIZHANG_SECRET``, or one made once and kept in ``folder/secret``.

    The file is readable by its owner alone. It is never part of the repository.
    """
    given = text("SECRET", "")
    if given:
        return given
    path = folder / "secret"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(secrets.token_urlsafe(64))
    return path.read_text(encoding="ascii").strip()


KEPT = 600
"""Seconds for which a thread of the server keeps its connection."""


PLANNED = "-c random_page_cost=1.1 -c jit=off"
"""What PostgreSQL is told of each connection: a page of a disk without moving parts costs the same wherever it lies,
and compiling a statement takes longer than answering it. ``?options=`` in the address says something else."""


def database(folder: Path) -> dict[str, Any]:
    """Return Django's settings of the database that ``TAIZHANG_DATABASE`` names.

    Empty: SQLite in ``folder/taizhang.sqlite3``. ``sqlite:///PATH`` or ``postgresql://USER:PASSWORD@HOST:PORT/NAME``
    (``?host=/run/postgresql`` for a socket). Raises BadSetting for any other form.
    """
    address = text("DATABASE", f"sqlite:///{folder / 'taizhang.sqlite3'}")
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        # Three slashes before a path from here, four before one from the root.
        return sqlite(unquote(parts.path.removeprefix("/")))
    if parts.scheme in {"postgresql", "postgres"}:
        options = dict(parse_qsl(parts.query))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": options.pop("host", parts.hostname or ""),
            "PORT": str(parts.port or options.pop("port", "")),
            "CONN_MAX_AGE": KEPT,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"options": PLANNED, **options},
        }
    raise BadSetting(
        f"{PREFIX}DATABASE begins with {parts.scheme or 'nothing'!r}; write sqlite:///path/to/file or "
        "postgresql://user:password@host:5432/name."
    )


def sqlite(path: str) -> dict[str, Any]:
    """Return the settings of a SQLite file: readers beside one writer (WAL), and a commit on disk when it returns.

    ``BEGIN IMMEDIATE`` takes the write lock at the start of a transaction, so that two who press at once wait for each
    other instead of failing half-way.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        # A connection that is opened for each request reads the schema and its pages anew.
        "CONN_MAX_AGE": KEPT,
        "OPTIONS": {
            "timeout": 30,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=268435456;"
            ),
        },
    }
