"""Reads one PDF in a process of its own: ``python -m taizhang.intake.pdf.worker MAX_CHARACTERS``, PDF on stdin.

PDFium is native code, and a malicious file can make it run for hours or crash. In its own process, under limits that
the system enforces, it can take down nothing but itself. The result is one JSON object on standard output.
"""

from __future__ import annotations

import json
import re
import sys

import pypdfium2
import pypdfium2.raw as pdfium

from taizhang.intake.limits import MAX_PDF_MEMORY, MAX_PDF_PAGES, MAX_PDF_SECONDS
from taizhang.intake.pdf.columns import in_columns
from taizhang.intake.pdf.glyphs import Glyph, PrintedPage, printed_page
from taizhang.intake.pdf.grid import tables_of
from taizhang.intake.pdf.lines import lines_of
from taizhang.intake.pdf.paragraphs import Piece, paragraphs, without_furniture
from taizhang.intake.pdf.unruled import runs_of

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_UNMAPPED = re.compile("[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
_FEW_PER_PAGE = 15


def read(data: bytes, most: int) -> dict[str, object]:
    """``{"text", "pages", "notes"}`` or ``{"refused": code}``; ``most`` is how many characters it may hold."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD or "assword" in str(error)
        return {"refused": "encrypted" if locked else "damaged"}
    try:
        count = len(document)
        if count == 0:
            return {"refused": "damaged"}
        if count > MAX_PDF_PAGES:
            return {"refused": "hostile", "what": "many_pages"}
        pages: list[PrintedPage] = []
        for index in range(count):
            page = printed_page(document, index, most + 1)
            most -= len(page.glyphs)
            if most < 0:
                return {"refused": "too_large"}
            pages.append(page)
    except pypdfium2.PdfiumError:
        return {"refused": "damaged"}
    finally:
        document.close()
    return _result(pages)


def _result(pages: list[PrintedPage]) -> dict[str, object]:
    characters = "".join(glyph.text for page in pages for glyph in page.glyphs)
    han = len(_HAN.findall(characters))
    pictures = sum(page.has_picture for page in pages)
    if len(characters) < _FEW_PER_PAGE * pictures and pictures * 2 >= len(pages):
        # A scanner's stamp or page numbers alone are no text layer.
        return {"refused": "scanned_pdf"}
    if not characters:
        return {"refused": "no_words"}
    if len(_UNMAPPED.findall(characters)) * 20 > len(characters) and han * 2 < len(characters):
        return {"refused": "unmapped_pdf"}
    kept = without_furniture([_pieces(index, page) for index, page in enumerate(pages)])
    text, starts = paragraphs(in_columns(kept))
    unread = [
        str(index + 1) for index, page in enumerate(pages) if page.has_picture and len(page.glyphs) < _FEW_PER_PAGE
    ]
    notes = [f"第{'、'.join(unread)}页只有图像，没有文字层，未能读取。"] if unread else []
    return {"text": text, "pages": list(starts), "notes": notes}


def _pieces(index: int, page: PrintedPage) -> list[Piece]:
    """Lines and tables of a page in the order of the file; a table stands where its first character does."""
    tables = tables_of(page.glyphs, page.rules)
    pieces: list[Piece] = []
    outside: list[Glyph] = []
    placed: set[int] = set()

    def flush() -> None:
        for lines, rows in runs_of(lines_of(outside)):
            if rows:
                pieces.append(Piece(page=index, page_width=page.width, line=None, rows=rows))
            else:
                pieces.extend(Piece(page=index, page_width=page.width, line=line) for line in lines)
        outside.clear()

    for glyph in page.glyphs:
        x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
        at = next(
            (
                number
                for number, table in enumerate(tables)
                if table.box.left <= x <= table.box.right and table.box.bottom <= y <= table.box.top
            ),
            None,
        )
        if at is None:
            outside.append(glyph)
        elif at not in placed:
            flush()
            placed.add(at)
            pieces.append(Piece(page=index, page_width=page.width, line=None, rows=tables[at].lines))
    flush()
    return pieces


def _limit() -> None:
    """Ask the system to end this process when it takes too much."""
    try:
        import resource
    except ImportError:
        # Systems without resource limits still have the parent's clock.
        return
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_PDF_SECONDS, MAX_PDF_SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MAX_PDF_MEMORY, MAX_PDF_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Read standard input, write the result."""
    _limit()
    result = read(sys.stdin.buffer.read(), int(sys.argv[1]))
    sys.stdout.buffer.write(json.dumps(result, ensure_ascii=True).encode("ascii"))


if __name__ == "__main__":
    main()
