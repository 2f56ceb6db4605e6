"""The pages that are measured, each for a user of the office and for a liaison officer, with its one statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

SQL = Path(__file__).resolve().parent / "sql"
"""Statements written by hand: what a page is about in one query, as somebody would write it who knew the tables."""

OFFICE, LIAISON = "office", "liaison"

YEAR = 2026

COMMON, RARE = "老旧小区", "第1234项"
"""A word that stands in every tenth task and report, and one that a single task has with its reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page for one user."""

    name: str
    who: str
    address: str
    statement: str
    """SQL with named marks."""
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the addresses and statements are filled with."""

    organ: int
    """Organ of the liaison officer."""
    task: int
    """A task that this organ leads."""
    person: int
    """The user."""


def pages(who: str, asked: Asked) -> list[Page]:
    """Return the pages of a user, in the order of the table."""
    values = {"organ": asked.organ, "task": asked.task, "person": asked.person, "year": YEAR, "title": "%公路%"}
    rows = [
        ("home", "/", "home", {}),
        ("list of tasks", "/tasks", "tasks", {}),
        ("list, filtered", f"/tasks?year={YEAR}&light=red&sort=due", "tasks_red", {}),
        ("list, word in title", f"/tasks?year={YEAR}&q=公路", "tasks_word", {}),
        ("list of matters", "/matters", "matters", {}),
        ("task", f"/tasks/{asked.task}", "task", {}),
        ("history of a task", f"/history/task/{asked.task}", "history", {}),
        ("dashboard", f"/dashboard?year={YEAR}", "dashboard", {}),
        ("search, common word", f"/search?q={COMMON}", "search", {"words": _words(COMMON)}),
        ("search, rare word", f"/search?q={RARE}", "search", {"words": _words(RARE)}),
        ("search, reports", f"/search?q={COMMON}&kind=progress", "search_reports", {"words": _words(COMMON)}),
    ]
    rows += [("reporting", "/reporting", "reporting", {})] if who == LIAISON else []
    rows += [("verifying", "/verifying", "verifying", {})] if who == OFFICE else []
    return [
        Page(name=name, who=who, address=address, statement=statement(file, who), values={**values, **more})
        for name, address, file, more in rows
    ]


def statement(name: str, who: str) -> str:
    """Return the statement of a page, the one for this database where they differ."""
    for path in (SQL / f"{name}.{who}.{connection.vendor}.sql", SQL / f"{name}.{who}.sql"):
        if path.exists():
            return path.read_text(encoding="utf-8")
    raise FileNotFoundError(f"{name}.{who}.sql")


def _words(query: str) -> str:
    """A query as the full-text index of this database takes it."""
    from taizhang.search.terms import asked

    (term,) = asked(query)
    if connection.vendor == "postgresql":
        return " <-> ".join(f"'{word}'" for word in term) + ":*"
    return '"' + " ".join(term) + '" *'
