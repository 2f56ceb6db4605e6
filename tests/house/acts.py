"""What can be done on pages and what by programs, held side by side: ``python -m tests.house.acts`` prints the table.

An act is a public function of an app's ``actions`` that begins with the caller's access. Which pages and which commands
of the interface carry it out is read from their sources.
"""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from tests.reference import ROOT

SOURCES = ROOT / "src" / "taizhang"

Act = tuple[str, str]
"""App and function."""


@cache
def acts() -> dict[Act, str]:
    """Every act with the first line of what it says of itself."""
    found = {}
    for path in sorted(SOURCES.glob("*/actions/*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                names = [one.arg for one in node.args.args]
                writes = any(isinstance(one, ast.Name) and one.id == "change" for one in ast.walk(node))
                if names[:1] == ["access"] and (writes or "key" in [one.arg for one in node.args.kwonlyargs]):
                    found[path.parts[-3], node.name] = (ast.get_docstring(node) or "").partition("\n")[0]
    return found


def _services(tree: ast.Module) -> dict[str, Act]:
    """Under which name a module knows which function of a service; ``service.x`` for those of a module."""
    known: dict[str, Act] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            whole = re.fullmatch(r"taizhang\.(\w+)\.service", node.module)
            app = re.fullmatch(r"taizhang\.(\w+)", node.module)
            for one in node.names:
                if whole:
                    known[one.asname or one.name] = (whole[1], one.name)
                elif app and one.name == "service":
                    known[f"{one.asname or one.name}."] = (app[1], "")
    return known


def _used(node: ast.AST, known: Mapping[str, Act]) -> Iterator[Act]:
    for one in ast.walk(node):
        if isinstance(one, ast.Name) and one.id in known:
            yield known[one.id]
        elif isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and f"{one.value.id}." in known:
            yield known[f"{one.value.id}."][0], one.attr


@cache
def on_pages() -> dict[Act, set[str]]:
    """Every function of a service that pages use, with the modules that do."""
    found = defaultdict(set)
    for path in sorted((SOURCES / "web").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for used in _used(tree, _services(tree)):
            found[used].add(f"web/{path.relative_to(SOURCES / 'web')}")
    return found


@cache
def by_programs() -> dict[Act, set[str]]:
    """Every function of a service that the interface uses, with the operations that do."""
    found = defaultdict(set)
    for path in sorted((SOURCES / "api").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        known = _services(tree)
        for node in tree.body:
            for asked in _operations(node):
                for used in _used(node, known):
                    found[used].add(asked)
    return found


def _operations(node: ast.stmt) -> Iterator[str]:
    for one in getattr(node, "decorator_list", ()):
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.func.attr in ("get", "post"):
            where = one.args[0]
            if isinstance(where, ast.Constant) and isinstance(where.value, str):
                yield f"{one.func.attr.upper()} /api{where.value}"


def table() -> str:
    """The table as it is printed."""
    pages, programs = on_pages(), by_programs()
    rows = ["| act | on pages | by programs |", "|---|---|---|"]
    for act, said in acts().items():
        where = ", ".join(sorted(pages.get(act, ()))) or "—"
        asked = ", ".join(f"`{one}`" for one in sorted(programs.get(act, ()))) or "—"
        rows.append(f"| `{'.'.join(act)}` {said} | {where} | {asked} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.stdout.write(table())
