"""Settings of the tests: a database of their own, quick password hashes, nothing written outside a temporary folder."""

import os
import tempfile

os.environ.setdefault("TAIZHANG_HOME", tempfile.mkdtemp(prefix="taizhang-tests-"))

from taizhang.conf.base import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A file, not memory: several threads write at once as they do in an office. Nothing needs to outlive a power cut.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": str(HOME / "test.sqlite3")}  # noqa: F405
    _options = DATABASES["default"]["OPTIONS"]  # noqa: F405
    _options["init_command"] = _options["init_command"].replace("synchronous=FULL", "synchronous=OFF")

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405

TAIZHANG_STYLEGUIDE = True

TAIZHANG_READ_IN_BACKGROUND = False
