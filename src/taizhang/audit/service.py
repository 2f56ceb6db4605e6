"""What other apps may use of the history: commands, their events, refusals, looks.

Keep it small: every write of the platform goes through ``change``.
"""

from taizhang.audit.change import Act, Actor, StreamName, change, expect
from taizhang.audit.errors import Conflict, Invalid, KeyReused, NotAllowed, NotFound, Refused
from taizhang.audit.history import EventRecord, history
from taizhang.audit.looks import note_look
from taizhang.audit.seals import SealRecord, latest_seal, make_seal
from taizhang.audit.snapshots import Plain, label, plain, tracked
from taizhang.audit.verify import Break, Proof, verify

__all__ = [
    "Act",
    "Actor",
    "Break",
    "Conflict",
    "EventRecord",
    "Invalid",
    "KeyReused",
    "NotAllowed",
    "NotFound",
    "Plain",
    "Proof",
    "Refused",
    "SealRecord",
    "StreamName",
    "change",
    "expect",
    "history",
    "label",
    "latest_seal",
    "make_seal",
    "note_look",
    "plain",
    "tracked",
    "verify",
]
