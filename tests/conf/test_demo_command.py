"""`demo-platform --detach` says what a server in the background needs said."""

import os
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

import pytest

from taizhang.cli import main
from taizhang.conf.commands import demo_command, setting_up


class Ended:
    """A server that ended at once, after saying why."""

    def __init__(self, command: list[str], *, stdout: IO[str], **_: Any) -> None:
        self.command = command
        stdout.write("正在建立云溪区的演示数据……\nold.doc：是老版Word文件（.doc），请先另存为docx或PDF再试。\n")

    def poll(self) -> int:
        return 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_why_the_background_server_did_not_start_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    monkeypatch.setattr(subprocess, "Popen", Ended)
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "taizhang.sqlite3").touch()
    call = ["demo-platform", "old.doc", "--detach", "--folder", str(tmp_path), "--lang", language]
    assert main(call) == 2
    said = capsys.readouterr().err
    assert "old.doc：是老版Word文件（.doc），请先另存为docx或PDF再试。" in said
    assert str(tmp_path / "demo-server.log") in said
    assert "正在建立" not in said


@pytest.mark.parametrize("more", [[], ["--detach"], ["--fresh"]], ids=str)
def test_what_is_amiss_is_said_before_the_district_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], more: list[str]
) -> None:
    monkeypatch.setattr(subprocess, "Popen", None)
    call = ["demo-platform", "没有.docx", "--folder", str(tmp_path / "var"), *more]
    assert main(call) == 2
    assert capsys.readouterr().err == "没有.docx：找不到这个文件，请核对路径和文件名。\n"
    monkeypatch.setattr(setting_up, "find_spec", lambda name: None)
    assert main(call) == 2
    said = capsys.readouterr().err
    assert said.startswith("平台需要的程序包没有安装") and len(said.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("detached", "said", "unsaid"), [(True, "make stop", "Ctrl-C"), (False, "Ctrl-C", "make stop")]
)
def test_how_to_stop_fits_how_it_was_started(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    detached: bool,
    said: str,
    unsaid: str,
) -> None:
    monkeypatch.setattr(demo_command, "_environment", lambda folder: None)
    monkeypatch.setattr(demo_command, "_build_and_set_up", lambda folder, voice: None)
    monkeypatch.setattr(demo_command, "_print_accounts", lambda folder, voice: None)
    monkeypatch.setattr("taizhang.conf.serving.serve", lambda listening: listening.sock.close())
    monkeypatch.setattr("signal.signal", lambda number, action: None)
    call = ["demo-platform", "--port", "8917", "--folder", str(tmp_path)]
    assert main([*call, "--detached"] if detached else call) == 0
    told = capsys.readouterr().err
    assert said in told and unsaid not in told


def test_the_background_server_is_told_that_it_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Ended] = []

    def popen(command: list[str], **keywords: Any) -> Ended:
        started.append(Ended(command, **keywords))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", popen)
    assert main(["demo-platform", "--detach", "--folder", str(tmp_path), "--lang", "en"]) == 2
    assert "--detached" in started[0].command and "en" in started[0].command


def test_stop_ends_no_process_that_has_come_by_the_number_of_a_killed_server(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        (tmp_path / "demo-server").write_text(f"{other.pid} 8000\n")
        assert main(["demo-platform", "--stop", "--folder", str(tmp_path)]) == 0
        assert "没有在运行" in capsys.readouterr().err and other.poll() is None
        other.communicate(b"\n")
    assert other.returncode == 0


def test_a_second_server_on_the_same_data_leaves_the_note_of_the_first(tmp_path: Path) -> None:
    note = tmp_path / "demo-server"
    with demo_command._noted(note, 8001), demo_command._noted(note, 8002):
        assert demo_command._running(tmp_path) == (os.getpid(), 8001)
    assert demo_command._running(tmp_path) is None and not note.exists()
