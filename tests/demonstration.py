"""The demonstration's data, built once for all tests of a run, and a server on a copy of it."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from taizhang.conf.commands.demo_command import NOW

WAIT = 300
"""Seconds within which another process of the same run has built the data."""


def built(shared: Path) -> Path:
    """The folder of the data, built by whichever process of the run comes first; others wait for it."""
    home, mark = shared / "demonstration", shared / "demonstration.building"
    if home.exists():
        return home
    try:
        os.close(os.open(mark, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        until = time.monotonic() + WAIT
        while not home.exists():
            assert time.monotonic() < until, "the demonstration's data was not built in time"
            time.sleep(0.2)
        return home
    partial = shared / "demonstration.part"
    partial.mkdir()
    environment = {**os.environ, "TAIZHANG_HOME": str(partial), "TAIZHANG_GOVERNMENT": "云溪区人民政府"}
    environment.pop("TAIZHANG_DATABASE", None)
    command = [sys.executable, "-m", "taizhang.conf.demonstration", str(partial / "accounts.json")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    partial.rename(home)
    return home


@contextmanager
def served(home: Path, **variables: str) -> Iterator[str]:
    """A server of its own on this folder; yields its address."""
    environment = {
        **os.environ,
        "TAIZHANG_HOME": str(home),
        "TAIZHANG_NOW": NOW,
        "TAIZHANG_GOVERNMENT": "云溪区人民政府",
        "DJANGO_SETTINGS_MODULE": "taizhang.conf.development",
        **variables,
    }
    environment.pop("TAIZHANG_DATABASE", None)
    command = [sys.executable, "-m", "tests.serve_on_free_port"]
    log = (home / "server.log").open("w", encoding="utf-8")
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=log, text=True)
    try:
        assert process.stdout is not None
        port = process.stdout.readline().strip()
        assert port.isdecimal(), (home / "server.log").read_text(encoding="utf-8")
        address = f"http://127.0.0.1:{port}"
        _until_it_answers(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(20)
        if process.stdout is not None:
            process.stdout.close()
        log.close()


def _until_it_answers(address: str, process: "subprocess.Popen[str]") -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        with suppress(URLError, OSError), urlopen(f"{address}/healthz", timeout=2):  # noqa: S310 - our own server
            return
        time.sleep(0.05)
    raise AssertionError("the server did not answer")


def copy(home: Path, target: Path) -> Path:
    """A copy of the data that a test may change."""
    shutil.copytree(home, target)
    return target
