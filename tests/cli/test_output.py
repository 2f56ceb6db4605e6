"""A file is written whole or not at all."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from taizhang.cli.output import Output, encoded
from taizhang.cli.voice import CommandError


def test_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    with Output(str(target)) as output:
        output.write(b"[]")
        assert not target.exists()
    assert target.read_bytes() == b"[]"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_failure_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_bytes(b"old")

    def fail() -> None:
        with Output(str(target)) as output:
            output.write(b"new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_with_nothing_to_write_what_was_there_stays(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_bytes(b"old")
    with Output(str(target)) as output:
        output.write(b"[]")
        output.spared()
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link, behind = tmp_path / "out.json", tmp_path / "there/real.json"
    link.symlink_to(behind)
    for data in (b"[1]", b"[2]"):
        with Output(str(link)) as output:
            output.write(data)
        assert link.is_symlink() and behind.read_bytes() == data
    assert [path.name for path in (tmp_path / "there").iterdir()] == ["real.json"]


def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.json"
    target.write_bytes(b"old")
    # Permissions bind everyone but the administrator, as whom tests may run.
    monkeypatch.setattr(os, "access", lambda path, mode: path != target)
    with pytest.raises(CommandError, match="没有权限"), Output(str(target)) as output:
        output.write(b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


@pytest.mark.parametrize(("before", "place"), [(None, "out.json"), (b"old", "out.partial.json")])
def test_interrupted_part_never_replaces_a_whole(tmp_path: Path, before: bytes | None, place: str) -> None:
    target = tmp_path / "out.json"
    if before is not None:
        target.write_bytes(before)
    output = Output(str(target))
    with output:
        output.write(b"part")
        output.interrupted()
    assert output.place == tmp_path / place
    assert (tmp_path / place).read_bytes() == b"part"
    if before is not None:
        assert target.read_bytes() == before


def test_mode_of_a_file_is_kept_and_a_new_one_follows_the_mask(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.write_bytes(b"")
    old.chmod(0o640)
    mask = os.umask(0o027)
    try:
        for target in (old, tmp_path / "new"):
            with Output(str(target)) as output:
                output.write(b"x")
    finally:
        os.umask(mask)
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("old", "new")] == [0o640, 0o640]


def test_place_that_cannot_be_written_is_named_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="写不进去"), Output(str(tmp_path / "no" / "out")):
        pass
    with pytest.raises(CommandError, match="文件夹"), Output(str(tmp_path)):
        pass


def test_device_is_written_to_and_not_replaced() -> None:
    with Output(os.devnull) as output:
        output.write(b"x")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_name_that_is_no_utf8_becomes_an_escape_that_json_reads() -> None:
    assert encoded('{"source":"\udcff.txt"}') == b'{"source":"\\udcff.txt"}'


WRITES = """
import os, signal, sys
from taizhang.cli.output import Output
with Output(sys.argv[1]) as output:
    output.write(b"new" * 100_000)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="files without a name are Linux's")
def test_a_killed_process_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_bytes(b"old")
    subprocess.run([sys.executable, "-c", WRITES, str(target)], check=False)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_a_file_system_without_nameless_files_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("taizhang.cli.output._nameless", lambda folder: None)
    test_file_appears_when_it_is_whole(tmp_path)
    (tmp_path / "out.json").unlink()
    test_failure_leaves_what_was_there(tmp_path)
