"""The plain packages import the standard library and each other, nothing else."""

import subprocess
import sys

import pytest

from tests.reference import ROOT

PURE = ("checking", "demo", "reading", "settling", "values", "workdays")

PLATFORM = (
    "api",
    "audit",
    "conf",
    "documents",
    "indicators",
    "ledger",
    "organs",
    "publishing",
    "search",
    "storage",
    "supervision",
    "web",
)
"""The packages above Django."""

PROBE = """
import importlib, pkgutil, sys
before = set(sys.modules)
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(getattr(package, "__path__", ()), package.__name__ + "."):
    importlib.import_module(module.name)
tops = {name.partition(".")[0] for name in set(sys.modules) - before}
print(*sorted(tops - set(sys.stdlib_module_names) - {"taizhang"}))
"""


def foreign_imports(module: str) -> list[str]:
    """The top-level modules outside the standard library that importing `module`, with all below it, loads."""
    done = subprocess.run([sys.executable, "-I", "-c", PROBE, module], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.parametrize("package", PURE)
def test_pure_package_imports_only_the_standard_library(package: str) -> None:
    assert foreign_imports(f"taizhang.{package}") == []


def test_importing_the_package_alone_loads_none_of_its_parts() -> None:
    code = "import taizhang, sys; print(*[name for name in sys.modules if name.startswith('taizhang.')])"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_probe_sees_a_library() -> None:
    assert foreign_imports("pluggy") == ["pluggy"]


def test_every_package_is_pure_or_known_not_to_be() -> None:
    found = {path.parent.name for path in (ROOT / "src/taizhang").glob("*/__init__.py")}
    assert found == {*PURE, *PLATFORM, "cli", "corpus", "intake", "processes"}
