"""Why a command was refused. Each error has a stable code, a status, and one sentence that says what to do.

::

    Refused
    ├── NotAllowed        403  the person may see it but not do this
    ├── NotFound          404  it is not there, or not for this person: which of the two is not told
    ├── Conflict          409  the object is not in the state that this act needs
    │   └── KeyReused     409  the idempotency key was used for another command
    └── Invalid           422  what was given makes no sense; ``fields`` says where
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar


class Refused(Exception):
    """A command that was not carried out. ``message`` is a whole sentence in the language of the request.

    ``about`` names the objects that stand in the way, with plain values, for programs.
    """

    status: ClassVar[int] = 400
    code: str = "refused"

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        fields: Mapping[str, str] | None = None,
        about: Sequence[Mapping[str, object]] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.fields = dict(fields or {})
        self.about = tuple(dict(one) for one in about)
        if code is not None:
            self.code = code


class NotAllowed(Refused):
    """The person may know of the object, but not do this to it."""

    status = 403
    code = "not_allowed"


class NotFound(Refused):
    """There is no such object for this person."""

    status = 404
    code = "not_found"


class Conflict(Refused):
    """The object is not in a state in which this can be done."""

    status = 409
    code = "conflict"


class KeyReused(Conflict):
    """The key of this command was used for a different one."""

    code = "key_reused"


class Invalid(Refused):
    """What was given cannot be accepted."""

    status = 422
    code = "invalid"
