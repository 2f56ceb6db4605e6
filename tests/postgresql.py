"""Runs the platform's tests on PostgreSQL: ``python -m tests.postgresql [pytest arguments]``.

Starts a cluster of its own in a temporary folder, reachable by a socket there alone, and removes it afterwards. Where
no server is installed it says so and ends with 0; with TAIZHANG_CI=1 that is a failure.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.house.test_purity import PLATFORM

ROOT = Path(__file__).resolve().parents[1]


def binaries() -> Path | None:
    """The folder of initdb and pg_ctl, the newest there is; None where PostgreSQL is not installed."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def unprivileged() -> list[str]:
    """What to put before a command so that it does not run as root, which PostgreSQL refuses."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]


@contextmanager
def cluster(folder: Path, programs: Path, *, durable: bool = False) -> Iterator[str]:
    """A running server; yields the address of its database for TAIZHANG_DATABASE.

    ``durable``: whether a commit reaches the disk before it returns, as in an office; tests need not wait for it.
    """
    data = folder / "data"
    if os.geteuid() == 0:
        shutil.chown(folder, "nobody", "nogroup")
    as_nobody = unprivileged()
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8"}

    def run(*command: str) -> None:
        done = subprocess.run(
            [*as_nobody, *command], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")

    run(str(programs / "initdb"), "-D", str(data), "-U", "taizhang", "--auth=trust", "--encoding=UTF8", "--no-sync")
    options = f"-k {folder} -c listen_addresses='' -c max_connections=60"
    options += " -c shared_buffers=1GB -c max_wal_size=4GB" if durable else " -c fsync=off -c full_page_writes=off"
    run(str(programs / "pg_ctl"), "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start")
    try:
        yield f"postgresql://taizhang@/postgres?host={folder}"
    finally:
        run(str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")


def main(arguments: Sequence[str]) -> int:
    """Run pytest with these arguments, on the platform's tests unless they name others."""
    programs = binaries()
    if programs is None:
        print("PostgreSQL is not installed: the platform was not tested on it.")
        return 1 if os.environ.get("TAIZHANG_CI") == "1" else 0
    named = any(Path(argument.split("::")[0]).exists() for argument in arguments)
    wanted = [*arguments] if named else [*arguments, *(str(ROOT / "tests" / package) for package in PLATFORM)]
    folder = Path(tempfile.mkdtemp(prefix="taizhang-postgresql-"))
    try:
        with cluster(folder, programs) as address:
            environment = {**os.environ, "TAIZHANG_DATABASE": address}
            command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *wanted]
            return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
