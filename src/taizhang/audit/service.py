"""What other apps may use of the history: commands, their events, refusals, looks.

Keep it small: every write of the platform goes through ``change``.
"""

from taizhang.audit.change import Act, Actor, StreamName, change, expect
from taizhang.audit.errors import Conflict, Invalid, KeyReused, NotAllowed, NotFound, Refused
from taizhang.audit.history import EventRecord, history
from taizhang.audit.looks import note_look
from taizhang.audit.snapshots import Plain, label, plain, tracked

__all__ = [
    "Act",
    "Actor",
    "Conflict",
    "EventRecord",
    "Invalid",
    "KeyReused",
    "NotAllowed",
    "NotFound",
    "Plain",
    "Refused",
    "StreamName",
    "change",
    "expect",
    "history",
    "label",
    "note_look",
    "plain",
    "tracked",
]
