"""The contracts and the pages about the project say the same as the tree."""

import re
import subprocess
import tomllib

import taizhang
from tests.house.test_purity import PURE
from tests.reference import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

LINTER = PROJECT["tool"]["importlinter"]

CONTRACTS = {contract["id"]: contract for contract in LINTER["contracts"]}

IMPORTED_AS = {
    "django-axes": "axes",
    "django-csp": "csp",
    "django-ninja": "ninja",
    "django-otp": "django_otp",
    "python-docx": "docx",
}
"""The dependencies whose module is not named as the distribution is."""


def packages() -> set[str]:
    return {path.parent.name for path in (ROOT / "src/taizhang").glob("*/__init__.py")}


def test_contracts_have_no_exceptions() -> None:
    assert all("ignore_imports" not in contract for contract in CONTRACTS.values())


def test_every_package_has_its_layer() -> None:
    layered = re.findall(r"\w+", " ".join(CONTRACTS["layers"]["layers"]))
    assert sorted(layered) == sorted(packages() | {"__main__"})


def test_every_pure_package_is_kept_from_every_dependency() -> None:
    pure = CONTRACTS["pure"]
    assert sorted(pure["source_modules"]) == [f"taizhang.{package}" for package in sorted(PURE)]
    extras = PROJECT["project"].get("optional-dependencies", {}).values()
    declared = [*PROJECT["project"]["dependencies"], *(one for extra in extras for one in extra)]
    names = {re.split(r"[<>=!~\[ ]", requirement)[0] for requirement in declared}
    assert {IMPORTED_AS.get(name, name) for name in names} <= set(pure["forbidden_modules"])


def test_every_package_has_its_tests() -> None:
    untested = {package for package in packages() if not list((ROOT / "tests" / package).glob("**/test_*.py"))}
    assert untested == set()


def test_version_is_the_same_everywhere() -> None:
    publiccode = (ROOT / "publiccode.yml").read_text(encoding="utf-8")
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r'^softwareVersion: "(.+)"$', publiccode, re.M) == [taizhang.__version__]
    assert re.findall(r"^## (\S+)", changelog, re.M)[0] == taizhang.__version__


def test_make_lists_every_target() -> None:
    listed = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True)
    targets = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert targets
    for target in targets[1].split():
        assert f"make {target} " in listed.stdout
