"""What other apps may use of the history: commands, their events, refusals, looks.

Keep it small: every write of the platform goes through ``change``.
"""

from taizhang.audit.change import Act, Actor, StreamName, change, expect, told_before
from taizhang.audit.errors import Conflict, Invalid, KeyReused, NotAllowed, NotFound, Refused
from taizhang.audit.history import EventRecord, history
from taizhang.audit.looks import LookRecord, looks, note_look
from taizhang.audit.seals import SealRecord, latest_seal, make_seal
from taizhang.audit.snapshots import Plain, label, plain, tracked
from taizhang.audit.subjects import (
    Happening,
    columns_of_history,
    described_kinds,
    happenings,
    history_of,
    part_of_history,
    seen_history,
    subject,
)
from taizhang.audit.verify import Break, Proof, verify
from taizhang.audit.words import action_word, column_word, object_word, value_word

__all__ = [
    "Act",
    "Actor",
    "Break",
    "Conflict",
    "EventRecord",
    "Happening",
    "Invalid",
    "KeyReused",
    "LookRecord",
    "NotAllowed",
    "NotFound",
    "Plain",
    "Proof",
    "Refused",
    "SealRecord",
    "StreamName",
    "action_word",
    "change",
    "column_word",
    "columns_of_history",
    "described_kinds",
    "expect",
    "happenings",
    "history",
    "history_of",
    "label",
    "latest_seal",
    "looks",
    "make_seal",
    "note_look",
    "object_word",
    "part_of_history",
    "plain",
    "seen_history",
    "subject",
    "told_before",
    "tracked",
    "value_word",
    "verify",
]
