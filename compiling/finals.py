"""Marks a module's constants as such before it is compiled: C then holds them, where it would look up each by name."""

import ast
from collections import Counter
from collections.abc import Iterator

_KINDS = frozenset(("TypeVar", "NewType", "NamedTuple", "TypedDict", "ParamSpec"))
"""What makes a type, which is no constant."""


def _bound(tree: ast.Module) -> Counter[str]:
    """Return how often each name is bound in a module by an assignment, a loop or a deletion, wherever it is done;
    one that a function binds for the module counts twice."""
    names = Counter(
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)
    )
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            names.update(node.names * 2)
    return names


def _makes_a_type(value: ast.expr) -> bool:
    """Say whether a value may be a type: an alias, a union of types or the call that makes one."""
    if isinstance(value, ast.Call):
        return isinstance(value.func, ast.Name) and value.func.id in _KINDS
    return isinstance(value, ast.Name | ast.Attribute | ast.Subscript) or (
        isinstance(value, ast.BinOp) and isinstance(value.op, ast.BitOr)
    )


def _marks(tree: ast.Module) -> Iterator[tuple[int, int, int, str]]:
    """Yield where a line is to be changed (line, from, to; columns in bytes) and to what."""
    bound = _bound(tree)
    for node in tree.body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target, value = node.targets[0], node.value
            if isinstance(target, ast.Name) and bound[target.id] == 1 and not _makes_a_type(value):
                yield node.lineno - 1, target.end_col_offset or 0, target.end_col_offset or 0, ": Final"
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            kind, told = node.annotation, ast.unparse(node.annotation)
            once = bound[node.target.id] == 1 and kind.lineno == kind.end_lineno
            if once and not told.startswith(("Final", "TypeAlias", "ClassVar")):
                yield kind.lineno - 1, kind.col_offset, kind.end_col_offset or 0, f"Final[{told}]"


def marked(source: str) -> str:
    """Return a module's source with every constant of its own, a name bound once at its top, marked `Final`; no line
    is added, so that a traceback names the lines of the source. SyntaxError if it is not Python."""
    tree = ast.parse(source)
    lines = source.encode().split(b"\n")
    marks = list(_marks(tree))
    for line, start, end, text in reversed(marks):  # what stands later on a line first
        lines[line] = lines[line][:start] + text.encode() + lines[line][end:]
    first = next(
        (
            node.lineno - 1
            for node in tree.body
            if isinstance(node, ast.Import | ast.ImportFrom) and getattr(node, "module", "") != "__future__"
        ),
        None,
    )
    if not marks or first is None:
        return source
    lines[first] = b"from typing import Final; " + lines[first]
    return b"\n".join(lines).decode()
