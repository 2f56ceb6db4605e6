"""Settings of the tests: a database of their own, quick password hashes, nothing written outside a temporary folder."""

import atexit
import contextlib
import fcntl
import os
import shutil
import tempfile
from pathlib import Path

_PREFIX = "taizhang-testing-"


def _remove(folder: str, owner: int) -> None:
    # A process that was forked from the owner ends before it and leaves the folder alone.
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)


def _held(folder: str) -> int | None:
    """Lock a folder until this process ends, in whichever way; None where another process has it."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(opened)
        return None
    return opened


def _sweep() -> None:
    """Remove the folders of processes that left them: that were killed, or end at once, as mypy does."""
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):  # another process was faster, or it is another person's
            if (held := _held(str(left))) is not None:
                shutil.rmtree(left, ignore_errors=True)
                os.close(held)


def _made() -> str:
    """Make a folder and hold it; in the moment between, another process may sweep it away."""
    while True:
        folder = tempfile.mkdtemp(prefix=_PREFIX)
        with contextlib.suppress(OSError):
            if _held(folder) is not None and os.path.isdir(folder):
                return folder


if "TAIZHANG_HOME" not in os.environ:
    _sweep()
    # Processes started from this one inherit the name and write into the same folder; it goes when this one ends.
    os.environ["TAIZHANG_HOME"] = _made()
    atexit.register(_remove, os.environ["TAIZHANG_HOME"], os.getpid())

from taizhang.conf.base import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A file, not memory: several threads write at once as they do in an office. Nothing needs to outlive a power cut.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": str(HOME / "test.sqlite3")}  # noqa: F405
    _options = DATABASES["default"]["OPTIONS"]  # noqa: F405
    _options["init_command"] = _options["init_command"].replace("synchronous=FULL", "synchronous=OFF")

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405

TAIZHANG_STYLEGUIDE = True

TAIZHANG_READ_IN_BACKGROUND = False
