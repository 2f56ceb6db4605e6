"""docx → text, read straight from the XML of the package."""

from taizhang.intake.word.document import read_word

__all__ = ["read_word"]
