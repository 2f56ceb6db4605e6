"""The tables of the history."""

from taizhang.audit.models.event import Command, Event, Stream
from taizhang.audit.models.look import Look
from taizhang.audit.models.seal import Seal, SealedHead

__all__ = ["Command", "Event", "Look", "Seal", "SealedHead", "Stream"]
