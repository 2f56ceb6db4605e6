"""Gives machine code the beginnings of its records in C, where `dataclasses` would write each in Python at run time."""

import ast

_PLAIN = "dataclass(slots=True)"
"""What stands over a record whose beginning only takes its fields."""


def _fields(record: ast.ClassDef) -> list[tuple[str, str, str | None]] | None:
    """Return the fields of a record with their types and what they are by default; None where one is more than that,
    or where the record has a beginning of its own."""
    fields: list[tuple[str, str, str | None]] = []
    for node in record.body:
        if isinstance(node, ast.FunctionDef) and node.name in ("__init__", "__post_init__"):
            return None
        if not isinstance(node, ast.AnnAssign):
            continue
        kind = ast.unparse(node.annotation)
        if not isinstance(node.target, ast.Name) or kind.startswith("ClassVar") or isinstance(node.value, ast.Call):
            return None
        fields.append((node.target.id, kind, None if node.value is None else ast.unparse(node.value)))
    return fields


def _beginning(fields: list[tuple[str, str, str | None]]) -> str:
    """Return the function, in one line, that takes a record's fields."""
    taken = [f"{name}: {kind}" + ("" if default is None else f" = {default}") for name, kind, default in fields]
    kept = [f"self.{name} = {name}" for name, _, _ in fields]
    return f"def __init__(self, {', '.join(taken)}) -> None: {'; '.join(kept)}"


def beginning(source: str) -> str:
    """Return a module's source with a beginning in every record of it that `dataclasses` would write one for; it stands
    where the record's description did, so that no line moves and a traceback names the lines of the source.

    A record with bases, with a default that is called for, or without a description stays. SyntaxError if it is not
    Python.
    """
    lines = source.encode().split(b"\n")
    for node in ast.parse(source).body:
        if not isinstance(node, ast.ClassDef) or node.bases or [*map(ast.unparse, node.decorator_list)] != [_PLAIN]:
            continue
        told, fields = node.body[0], _fields(node)
        if not fields or ast.get_docstring(node) is None:
            continue
        first, last = told.lineno - 1, told.end_lineno or told.lineno
        lines[first:last] = [b" " * told.col_offset + _beginning(fields).encode(), *[b""] * (last - first - 1)]
    return b"\n".join(lines).decode()
