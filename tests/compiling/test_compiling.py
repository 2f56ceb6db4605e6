"""The reader as machine code reads what it reads as plain Python, and is never of other sources than those at hand."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from compiling import __main__ as compiling
from compiling.finals import marked
from taizhang.reading.compiled import FOLDER, LIST, PACKAGE, SWITCH, is_of_these_sources, state
from tests.reference import ROOT

READ_ALL = """
import hashlib
from bench.texts import bundled
from taizhang.reading import COMPILED, read, reading_to_json, reader
texts = bundled()
told = [repr(reading_to_json(read(text))) for text in texts] + [repr(reading_to_json(read("\\n".join(texts))))]
print(COMPILED, reader.__file__.rpartition(".")[2], len(told), hashlib.sha256("".join(told).encode()).hexdigest())
"""


def reads(switch: str) -> list[str]:
    """What a process says of its reader and of everything bundled, where machine code is to be taken from a folder."""
    done = subprocess.run(
        [sys.executable, "-c", READ_ALL],
        env={**os.environ, SWITCH: switch},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def test_machine_code_reads_the_same(tmp_path: Path) -> None:
    folder = Path(FOLDER)
    if not is_of_these_sources(FOLDER):
        folder = tmp_path / "compiled"
        if compiling.lacking():
            with pytest.raises(compiling.NotCompiled):
                compiling.compile_reader(folder)
            assert reads(str(folder))[:2] == ["False", "py"]
            return
        compiling.compile_reader(folder)
    plain, compiled = reads("0"), reads(str(folder))
    assert plain[:2] == ["False", "py"]
    assert compiled[:2] == ["True", "so"]
    assert int(plain[2]) > 10
    assert compiled[2:] == plain[2:]


def test_machine_code_is_of_all_modules_but_those_that_stay_plain() -> None:
    names = {path.name for path in compiling.sources(Path(PACKAGE))}
    assert {"reader.py", "promises.py", "naming.py"} <= names
    assert names.isdisjoint(compiling.PLAIN)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A folder with two sources, and a list of them in a folder beside it."""
    package, folder = tmp_path / "package", tmp_path / "folder"
    package.mkdir()
    folder.mkdir()
    for name in ("a.py", "b.py"):
        (package / name).write_text("ONE = 1\n", encoding="utf-8")
    lines = [state(name, str(package)) for name in ("a.py", "b.py")]
    (folder / LIST).write_text("\n".join(lines), encoding="utf-8")
    return package


def test_sources_as_they_were(package: Path) -> None:
    assert is_of_these_sources(str(package.parent / "folder"), str(package))


@pytest.mark.parametrize("text", ["ONE = 2\n", "ONE = 10\n"])
def test_a_source_changed(package: Path, text: str) -> None:
    before = (package / "b.py").stat().st_mtime_ns
    (package / "b.py").write_text(text, encoding="utf-8")
    if len(text) == len("ONE = 1\n"):
        os.utime(package / "b.py", ns=(before + 1, before + 1))
    else:
        os.utime(package / "b.py", ns=(before, before))
    assert not is_of_these_sources(str(package.parent / "folder"), str(package))


def test_a_source_gone(package: Path) -> None:
    (package / "a.py").unlink()
    assert not is_of_these_sources(str(package.parent / "folder"), str(package))


@pytest.mark.parametrize("listed", ["", "nothing to split", "1 2"])
def test_a_list_that_is_none(package: Path, listed: str) -> None:
    (package.parent / "folder" / LIST).write_text(listed, encoding="utf-8")
    assert not is_of_these_sources(str(package.parent / "folder"), str(package))


def test_a_folder_without_a_list(tmp_path: Path) -> None:
    assert not is_of_these_sources(str(tmp_path))


def test_without_a_compiler_it_says_so_and_keeps_what_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "compiled"
    target.mkdir()
    (target / LIST).write_text("1 2 a.py", encoding="utf-8")
    monkeypatch.setattr(compiling, "lacking", lambda: "there is no C compiler (cc)")
    monkeypatch.setattr(compiling, "FOLDER", str(target))
    monkeypatch.delenv(SWITCH, raising=False)
    assert compiling.main() == 0
    assert "plain Python" in (said := capsys.readouterr().err)
    assert "no C compiler" in said
    assert (target / LIST).read_text(encoding="utf-8") == "1 2 a.py"


def test_switched_off_nothing_is_compiled(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse(target: Path) -> None:
        raise AssertionError(target)

    monkeypatch.setattr(compiling, "compile_reader", refuse)
    monkeypatch.setenv(SWITCH, "0")
    assert compiling.main() == 0
    assert SWITCH in capsys.readouterr().out


def test_what_a_compiler_says_is_handed_on(tmp_path: Path) -> None:
    with pytest.raises(compiling.NotCompiled, match="no such thing"):
        compiling.run([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path)


def test_python_without_headers_and_a_system_without_compiler(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sysconfig.get_config_var", lambda name: f"{tmp_path}/cc -pthread")
    assert "C compiler" in compiling.lacking()
    monkeypatch.setattr("sysconfig.get_config_var", lambda name: sys.executable)
    monkeypatch.setattr("sysconfig.get_path", lambda name: str(tmp_path))
    assert "headers" in compiling.lacking()


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("import re\nONE = 1\n", "from typing import Final; import re\nONE: Final = 1\n"),
        ("import re\n甲 = '乙'; TWO = re.compile('丙')\n", "甲: Final = '乙'; TWO: Final = re.compile('丙')"),
        ("import re\nONE: int = 1\n", "ONE: Final[int] = 1"),
        ("import re\nONE = (\n    1,\n)\n", "ONE: Final = (\n    1,\n)"),
    ],
)
def test_constants_are_marked(source: str, wanted: str) -> None:
    assert wanted in marked(source)


@pytest.mark.parametrize(
    "source",
    [
        "import re\nONE = 1\nONE = 2\n",
        "import re\nONE = 1\ndef f():\n    global ONE\n    ONE = 2\n",
        "import re\nOne = int\n",
        "import re\nOne = int | None\n",
        "import re\nOne = dict[str, int]\n",
        "from typing import TypeVar\nT = TypeVar('T')\n",
        "import re\nfor ONE in (1, 2):\n    pass\n",
        "from typing import TypeAlias\nOne: TypeAlias = 'dict[str, int]'\n",
        "import re\nclass One:\n    two = 1\n",
        '"""Says something."""\n',
    ],
)
def test_what_is_no_constant_is_left(source: str) -> None:
    assert marked(source) == source


def test_every_module_keeps_its_lines_and_its_names() -> None:
    for path in compiling.sources(Path(PACKAGE)):
        source = path.read_text(encoding="utf-8")
        before, after = ast.parse(source), ast.parse(marked(source))
        assert source.count("\n") == marked(source).count("\n"), path
        found = [
            [
                target.id
                for node in tree.body
                if isinstance(node, ast.Assign | ast.AnnAssign)
                for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
                if isinstance(target, ast.Name)
            ]
            for tree in (before, after)
        ]
        assert found[0] == found[1], path
