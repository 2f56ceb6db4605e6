"""Settings of the tests: a database of their own, quick password hashes, nothing written outside a temporary folder."""

import os
import tempfile

os.environ.setdefault("TAIZHANG_HOME", tempfile.mkdtemp(prefix="taizhang-tests-"))

from taizhang.conf.base import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
