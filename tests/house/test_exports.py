"""A package's public face is written down in `__all__`; that the list is sorted is ruff's RUF022 to hold."""

import ast
from pathlib import Path

import pytest

from tests.reference import ROOT

PACKAGES = sorted((ROOT / "src/taizhang").glob("**/__init__.py"))


def public_names(source: str) -> set[str]:
    """The names a package's `__init__` offers: what it defines, and what it takes from inside taizhang."""
    names: set[str] = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("taizhang"):
            names |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
    return {name for name in names - {"__all__"} if not name.startswith("_") or name == "__version__"}


def exported_names(source: str) -> list[str] | None:
    """The value of `__all__`; None where there is none."""
    for node in ast.parse(source).body:
        assigned = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if isinstance(node, ast.Assign | ast.AnnAssign) and assigned is not None and ast.unparse(assigned) == "__all__":
            value = ast.literal_eval(node.value or ast.List(elts=[]))
            return [str(name) for name in value]
    return None


def test_public_names_are_found() -> None:
    source = "import os\nfrom pathlib import Path\nfrom taizhang.a import B as C\nD: int = 1\n_e = 2\ndef f(): pass\n"
    assert public_names(source) == {"C", "D", "f"}
    assert exported_names("__all__ = ['b', 'a']") == ["b", "a"]
    assert exported_names("a = 1") is None


@pytest.mark.parametrize("path", PACKAGES, ids=lambda p: str(p.parent.relative_to(ROOT / "src")))
def test_all_lists_the_public_names(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    exported = exported_names(source)
    assert exported is not None, "the package has no __all__"
    assert len(exported) == len(set(exported))
    assert set(exported) == public_names(source)
