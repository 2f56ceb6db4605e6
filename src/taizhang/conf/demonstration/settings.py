"""Settings under which the demonstration's data is built: as for one machine, but passwords are hashed quickly.

A hash says how it was made, so it works afterwards, and is made anew, slowly, when its owner signs in.
"""

from django.contrib.auth.hashers import PBKDF2PasswordHasher

from taizhang.conf.development import *  # noqa: F403


class QuickHasher(PBKDF2PasswordHasher):
    """As Django's own, with few rounds: the passwords of the demonstration are printed anyway."""

    iterations = 1000


PASSWORD_HASHERS = [f"{__name__}.QuickHasher", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]

_options = DATABASES["default"]["OPTIONS"]  # noqa: F405
# The folder is new and is renamed into place when it is whole: until then nothing needs to outlive a power cut.
_options["init_command"] = _options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
TAIZHANG_WRITE_THROUGH = False
