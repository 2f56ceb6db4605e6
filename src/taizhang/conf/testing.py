"""Settings of the tests: a database of their own, quick password hashes, nothing written outside a temporary folder."""

import atexit
import os
import shutil
import tempfile


def _remove(folder: str, owner: int) -> None:
    # A process that was forked from the owner ends before it and leaves the folder alone.
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)


if "TAIZHANG_HOME" not in os.environ:
    # Processes started from this one inherit the name and write into the same folder; it goes when this one ends.
    os.environ["TAIZHANG_HOME"] = tempfile.mkdtemp(prefix="taizhang-tests-")
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
