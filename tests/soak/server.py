"""The real server, ``taizhang serve``, killed without warning and started again."""

import os
import subprocess
import sys
import time
from datetime import datetime, timedelta
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from socket import socket

BEGUN = datetime(2026, 11, 2, 9, 0)
"""Where the clock of the first server begins: in the window of October."""


def free_port() -> int:
    """A port that nobody listens at now."""
    with socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


class Server:
    """One installation; its process comes and goes."""

    def __init__(self, home: Path, database: str | None = None) -> None:
        self.home = home
        self.port = free_port()
        self._born = time.monotonic()
        self._process: subprocess.Popen[bytes] | None = None
        self._environment = {**os.environ, "TAIZHANG_HOME": str(home), "DJANGO_SETTINGS_MODULE": ""}
        self._environment.pop("TAIZHANG_DATABASE", None)
        if database is not None:
            self._environment["TAIZHANG_DATABASE"] = database

    def environment(self) -> dict[str, str]:
        """What processes of this installation are given; the clock goes on where the one before stopped."""
        passed = timedelta(seconds=time.monotonic() - self._born)
        return {
            **self._environment,
            "DJANGO_SETTINGS_MODULE": "taizhang.conf.development",
            "TAIZHANG_NOW": (BEGUN + passed).isoformat(),
        }

    def run(self, *command: str) -> "subprocess.CompletedProcess[str]":
        """Run a Python module of this installation to its end."""
        return subprocess.run(
            [sys.executable, "-m", *command], env=self.environment(), capture_output=True, text=True, check=False
        )

    def start(self) -> None:
        """Start the server and wait until it answers."""
        with (self.home / "server.log").open("ab") as log:
            command = [sys.executable, "-m", "taizhang", "serve", "--port", str(self.port)]
            self._process = subprocess.Popen(command, env=self.environment(), stdout=log, stderr=log)
        until = time.monotonic() + 120
        while time.monotonic() < until and self._process.poll() is None:
            if self._answers():
                return
            time.sleep(0.05)
        raise AssertionError("the server did not start:\n" + self.log()[-3000:])

    def kill(self) -> None:
        """End it as a power cut ends a process: nothing is flushed, nothing is told."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(30)

    def log(self) -> str:
        """What the servers wrote so far."""
        return (self.home / "server.log").read_text(encoding="utf-8", errors="replace")

    def _answers(self) -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()
