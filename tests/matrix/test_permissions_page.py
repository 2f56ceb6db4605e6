"""The page of permissions says what the table of roles says, and what the matrix finds to be so."""

import re
import tomllib
from collections.abc import Mapping

import pytest

from taizhang.organs.roles import roles
from tests.matrix.who import SPECIAL, WHO, Row
from tests.reference import ROOT

SOURCES = ROOT / "src/taizhang"

PAGE = (ROOT / "docs/reference/permissions.md").read_text(encoding="utf-8")

EVERYWHERE, OWN = "●", "○"

ROW = re.compile(r"^\| `([a-z_.]+)` \|([^|]+)\|(.+)\|$", re.M)

VARIANTS = {"evidence_same", "amendment_agreed", "appointment"}
"""Kinds of the matrix that are another state of one that stands in the page."""

NOTHING = {"unpublished"}
"""Kinds of the matrix that nobody sees."""


def section(heading: str) -> str:
    """What stands on the page under a heading that begins with this."""
    return re.split(r"^## ", PAGE.partition(f"\n## {heading}")[2], flags=re.M)[0]


def cells(heading: str) -> dict[str, dict[str, str]]:
    """The marks of a section's tables: of what → role → mark."""
    codes = list(roles())
    order = [part.split()[0] for part in re.findall(r"^\| (?:kind|may)[^|]*\|[^|]*\|(.+)\|$", PAGE, re.M)[0].split("|")]
    assert sorted(order) == sorted(codes)
    return {
        what: dict(zip(order, (mark.strip() for mark in marks.split("|")), strict=True))
        for what, _words, marks in ROW.findall(section(heading))
    }


def marked(everywhere: frozenset[str], own: frozenset[str]) -> dict[str, str]:
    """Role → mark, from the roles that see all and those that see their own."""
    return {code: EVERYWHERE if code in everywhere else OWN if code in own else "" for code in roles()}


def test_what_each_may_do_is_what_the_table_of_roles_says() -> None:
    known = {name for role in roles().values() for name in role.everywhere | role.own}
    wanted = {
        name: marked(
            frozenset(code for code, role in roles().items() if name in role.everywhere),
            frozenset(code for code, role in roles().items() if name in role.own),
        )
        for name in known
    }
    assert cells("What each may do") == wanted


def test_what_each_sees_is_what_the_matrix_finds() -> None:
    wanted: dict[str, dict[str, str]] = {
        kind: marked(frozenset(row.everywhere.split()), frozenset(row.own.split()))
        for kind, row in WHO.items()
        if kind not in VARIANTS | NOTHING
    }
    wanted |= {
        thing: marked(frozenset(seers.split()), frozenset())
        for thing, seers in SPECIAL.items()
        if thing.startswith("bulletin.")
    }
    assert cells("What each sees") == wanted


@pytest.mark.parametrize("kind", sorted(VARIANTS))
def test_variants_are_seen_by_those_who_see_their_kind(kind: str) -> None:
    same: Mapping[str, Row] = {"evidence_same": WHO["evidence"], "amendment_agreed": WHO["amendment"]}
    assert WHO[kind] == same.get(kind, WHO["person"])


def test_every_capability_is_asked_for_somewhere() -> None:
    asked = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted(SOURCES.rglob("*"))
        if path.suffix in (".py", ".toml") and path.name != "roles.toml"
    )
    known = {name for role in roles().values() for name in role.everywhere | role.own}
    assert sorted(name for name in known if f'"{name}"' not in asked) == []


def test_every_capability_that_is_asked_for_can_be_had() -> None:
    asked: set[str] = set()
    for path in sorted(SOURCES.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        asked |= set(re.findall(r'(?:\.may|\.where|\.everywhere|allowed)\((?:access, )?"([a-z_]+\.[a-z_]+)"', text))
    table = tomllib.loads((SOURCES / "ledger/data/transitions.toml").read_text(encoding="utf-8"))
    asked |= {act["capability"] for act in table["act"] if act.get("capability")}
    known = {name for role in roles().values() for name in role.everywhere | role.own}
    assert len(asked) > 40
    assert sorted(asked - known) == []


def test_the_page_names_every_role() -> None:
    for code, role in roles().items():
        assert f"{code} {role.zh}" in PAGE
