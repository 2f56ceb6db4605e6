"""Intake: files → text with places. The one package with libraries for file formats.

``extract`` takes a path or bytes and returns an ``Extract``, or raises ``IntakeError`` with one sentence that says
what to do.
"""

from taizhang.intake.errors import IntakeError
from taizhang.intake.extracted import Extract
from taizhang.intake.extraction import DEFAULT_MAX_BYTES, extract
from taizhang.intake.notes import note_in_english
from taizhang.intake.reasons import why

__all__ = ["DEFAULT_MAX_BYTES", "Extract", "IntakeError", "extract", "note_in_english", "why"]
