"""Builds PDF files with reportlab, set in a Chinese font as government reports are."""

import io
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

TITLE = ParagraphStyle("title", fontName=FONT, fontSize=22, leading=32, alignment=1, wordWrap="CJK")
INDENTED = ParagraphStyle("body", fontName=FONT, fontSize=16, leading=28, firstLineIndent=32, wordWrap="CJK")
BLOCK = ParagraphStyle("block", fontName=FONT, fontSize=14, leading=22, wordWrap="CJK", spaceAfter=8)


def _nothing(canvas: Canvas, document: SimpleDocTemplate) -> None:
    """Adds nothing to a page."""


def numbered(canvas: Canvas, document: SimpleDocTemplate) -> None:
    """A running head, and a page number between dashes at the foot."""
    canvas.setFont(FONT, 12)
    canvas.drawCentredString(A4[0] / 2, 40, f"— {canvas.getPageNumber()} —")
    canvas.drawString(72, 800, "云溪区2025年计划草案的报告")


def pdf_with(flowables: Sequence[Flowable], furniture: Callable[[Canvas, SimpleDocTemplate], None] = _nothing) -> bytes:
    """A PDF of these flowables."""
    stream = io.BytesIO()
    document = SimpleDocTemplate(stream, pagesize=A4, invariant=1)
    document.build(list(flowables), onFirstPage=furniture, onLaterPages=furniture)
    return stream.getvalue()


def pdf_of(paragraphs: Sequence[str], style: ParagraphStyle = INDENTED) -> bytes:
    """A PDF of these paragraphs."""
    return pdf_with([Paragraph(text, style) for text in paragraphs])


def table(
    rows: Sequence[Sequence[str]],
    more: Sequence[Any] = (),
    widths: Sequence[float] | None = None,
    *,
    ruled: bool = True,
) -> Table:
    """A table, with lines drawn between its cells or without."""
    style = ParagraphStyle("cell", fontName=FONT, fontSize=12, leading=16, wordWrap="CJK")
    cells = [[Paragraph(text, style) for text in row] for row in rows]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "#000000")] if ruled else []
    return Table(cells, colWidths=widths, style=[*grid, *more], repeatRows=1)


def scanned_pdf(pages: int = 2) -> bytes:
    """Pages of pictures, with nothing but a page number as text."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    picture = ImageReader(Image.new("L", (60, 80), 200))
    for page in range(1, pages + 1):
        canvas.drawImage(picture, 0, 0, *A4)
        canvas.drawString(290, 30, str(page))
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def encrypted_pdf() -> bytes:
    """A PDF that asks for a password."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, encrypt=StandardEncryption("geheim", strength=128), invariant=1)
    canvas.drawString(100, 700, "secret")
    canvas.save()
    return stream.getvalue()
