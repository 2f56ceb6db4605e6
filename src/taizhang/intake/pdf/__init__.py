"""PDF with a text layer → paragraphs, by the geometry of the printed page."""

from taizhang.intake.pdf.document import read_pdf

__all__ = ["read_pdf"]
