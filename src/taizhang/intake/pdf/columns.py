"""Pages set in two columns: each column is laid where the left one stands, so that its lines are measured by its own
margins and not by the page's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from taizhang.intake.pdf.lines import Line
from taizhang.intake.pdf.paragraphs import Piece

_FEWEST = 5
"""So many lines are a column."""
_MOST_OF = 0.8
_FILLED = 0.85
"""Of a column's width, which at least half of the lines of running text take up."""


def in_columns(pages: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """The pieces of the pages, those of a column told as such; as they are on pages that are not set in two."""
    shifts = {page[0].page_width: shift for page in pages if page and (shift := _shift(page))}
    placed = []
    for page in pages:
        width = page[0].page_width if page else 0
        # Where one page is set so, another may have a few lines alone for its last column.
        if width in shifts and _stands_in_halves(page):
            placed.append([_placed(piece, width / 2, shifts[width]) for piece in page])
        else:
            placed.append(list(page))
    return placed


def _shift(page: Sequence[Piece]) -> float:
    """By how much the second column of a page stands further right; 0 where it has no columns."""
    lines = _lines(page)
    middle = page[0].page_width / 2
    left = [line for line in lines if _is_left(line, middle)]
    right = [line for line in lines if _is_right(line, middle)]
    if min(len(left), len(right)) < _FEWEST or not _stands_in_halves(page):
        return 0
    if not (_is_filled(left) and _is_filled(right)):
        return 0
    return min(line.left for line in right) - min(line.left for line in left)


def _lines(page: Sequence[Piece]) -> list[Line]:
    return [piece.line for piece in page if piece.line is not None]


def _stands_in_halves(page: Sequence[Piece]) -> bool:
    """Whether few lines of a page go over its middle."""
    lines, middle = _lines(page), page[0].page_width / 2
    return sum(_is_left(line, middle) or _is_right(line, middle) for line in lines) >= _MOST_OF * len(lines)


def _is_left(line: Line, middle: float) -> bool:
    return line.right <= middle + 0.5 * line.size


def _is_right(line: Line, middle: float) -> bool:
    return line.left >= middle - 0.5 * line.size


def _is_filled(lines: Sequence[Line]) -> bool:
    """Whether lines are those of running text: most of them go from edge to edge."""
    width = max(line.right for line in lines) - min(line.left for line in lines)
    return 2 * sum(line.right - line.left > _FILLED * width for line in lines) >= len(lines)


def _placed(piece: Piece, middle: float, shift: float) -> Piece:
    line = piece.line
    if line is None:
        return piece
    if _is_left(line, middle):
        return replace(piece, page_width=middle, column=1)
    if not _is_right(line, middle):
        return piece
    moved = replace(line, left=line.left - shift, right=line.right - shift, set_right=line.set_right - shift)
    return replace(piece, page_width=middle, line=moved, column=2)
