"""Printed lines → paragraphs: page furniture dropped, hard line ends undone by the geometry of the page.

A line ends a paragraph if the first word of the next line would still have fitted on it. That is how the line breaks
came about when the page was set, whatever program set it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from taizhang.intake.pdf.lines import Line, is_wide

_PAGE_NUMBER = re.compile(
    r"(?:[—–\-－~·\s]{0,6}[0-9０-９]{1,4}[—–\-－~·\s]{0,6}"
    r"|第\s?[0-9]{1,4}\s?页(?:[，,/\s]{0,3}共\s?[0-9]{1,4}\s?页)?|[0-9]{1,4}\s?/\s?[0-9]{1,4})"
)
_DASHED = re.compile(r"[—–\-－]\s?[0-9０-９]{1,4}\s?[—–\-－]|第\s?[0-9]{1,4}\s?页.{0,12}")
_DIGITS = re.compile(r"[0-9０-９]+")
_SENTENCE_END = frozenset("。！？!?；;：:")
_LIST_MARK = re.compile(r"(?:[（(]?[一二三四五六七八九十]{1,3}[、）)]|[（(]?[0-9]{1,2}[、.．）)]|[①-⑳]|——)")
_EDGE_LINES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A line of text or the rows of a table, with the page on which it stands."""

    page: int
    """Page, counted from 0."""
    page_width: float
    """Width of that page in points."""
    line: Line | None
    """The line; None for a table."""
    rows: tuple[str, ...] = ()
    """The rows of a table."""
    column: int = 0
    """Of a page set in columns 1 or 2, from the left; 0 for what goes over the whole page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Margins:
    """Where the text of pages of one width begins and ends, in points."""

    left: float
    """Left edge of lines that are not indented."""
    right: float
    """Right edge of full lines."""
    size: float
    """Height of most of the text; about one em."""
    pitches: dict[float, float]
    """From one line to the next within a paragraph, by the size of the type."""
    indents: bool
    """Whether paragraphs begin with an indent, as official documents do."""


def without_furniture(pages: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """Pages without running heads, running feet and page numbers.

    What counts: the same words (digits apart) in the same place at the edge of many pages, and numbers between dashes.
    """
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen.update({key for index in _edge_indices(page) if (key := _edge_key(page[index])) is not None})
    needed = max(2, (len(pages) + 1) // 2 if len(pages) < 6 else len(pages) // 3)
    kept = []
    for page in pages:
        drop = set()
        for index in _edge_indices(page):
            key = _edge_key(page[index])
            if key is not None and (seen[key] >= needed or _DASHED.fullmatch(key[0].replace("#", "0"))):
                drop.add(index)
        kept.append([piece for index, piece in enumerate(page) if index not in drop])
    return kept


def _edge_indices(page: Sequence[Piece]) -> list[int]:
    """The topmost and lowest lines of a page."""
    lines = [(piece.line.top, index) for index, piece in enumerate(page) if piece.line is not None]
    lines.sort(reverse=True)
    return [index for _, index in lines[:_EDGE_LINES]] + [index for _, index in lines[_EDGE_LINES:][-_EDGE_LINES:]]


def _edge_key(piece: Piece) -> tuple[str, int] | None:
    """What a line at the edge says, digits apart, and where; page numbers all say the same, whatever they look like."""
    line = piece.line
    if line is None:
        return None
    text = _DIGITS.sub("#", line.text.strip())
    bare = _PAGE_NUMBER.fullmatch(line.text.strip()) is not None and not _DASHED.fullmatch(line.text.strip())
    return "#" if bare else text, round(line.floor / 6)


def paragraphs(pages: Sequence[Sequence[Piece]]) -> tuple[str, tuple[int, ...]]:
    """The text, one paragraph or table row a line, and the offset at which each page begins."""
    margins = _margins(pages)
    out = _Text(len(pages))
    before: Line | None = None
    is_later_line = False
    last = (0, 0)
    for page in pages:
        for piece in page:
            if piece.line is None:
                out.end_paragraph()
                for row in out.not_repeated(piece.rows, at_top=piece is page[0]):
                    out.add(row, piece.page)
                    out.end_paragraph()
                before = None
                continue
            line = piece.line
            margin = margins[round(piece.page_width / 20)]
            at = (piece.page, piece.column)
            # A column goes on in the next as a page does; with what goes over the whole page it has nothing to do.
            joins = (
                before is not None
                and bool(last[1]) == bool(piece.column)
                and _continues(before, line, margin, piece.page_width, is_later_line, last == at)
            )
            if joins and before is not None:
                if _needs_space(before.text, line.text):
                    out.add(" ", piece.page)
            else:
                out.end_paragraph()
            out.add(line.text.strip(), piece.page)
            is_later_line, before, last = joins, line, at
    out.end_paragraph()
    return out.finished()


class _Text:
    """Text as it grows, and where its pages begin."""

    def __init__(self, pages: int) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._starts: list[int | None] = [None] * pages
        self._open = False
        self._head_row: str | None = None

    def add(self, text: str, page: int) -> None:
        """Add text that stands on ``page``."""
        if self._starts[page] is None:
            self._starts[page] = self._length
        self._pieces.append(text)
        self._length += len(text)
        self._open = True

    def end_paragraph(self) -> None:
        """End the line, if one is open."""
        if self._open:
            self._pieces.append("\n")
            self._length += 1
            self._open = False

    def not_repeated(self, rows: tuple[str, ...], *, at_top: bool) -> tuple[str, ...]:
        """Rows of a table; one that goes on from the page before repeats its head row, which was read already."""
        if at_top and rows and rows[0] == self._head_row:
            return rows[1:]
        self._head_row = rows[0] if rows else None
        return rows

    def finished(self) -> tuple[str, tuple[int, ...]]:
        """The text and the start of every page; an empty page begins where the next one does."""
        starts: list[int] = []
        following = self._length
        for start in reversed(self._starts):
            following = following if start is None else start
            starts.append(following)
        return "".join(self._pieces), tuple(reversed(starts))


def _margins(pages: Sequence[Sequence[Piece]]) -> dict[int, _Margins]:
    by_width: dict[int, list[Line]] = {}
    widest: dict[int, float] = {}
    for page in pages:
        for piece in page:
            if piece.line is not None:
                width = round(piece.page_width / 20)
                by_width.setdefault(width, []).append(piece.line)
                widest[width] = max(widest.get(width, 0), piece.page_width)
    margins = {}
    for width, lines in by_width.items():
        sizes = Counter[float]()
        for line in lines:
            sizes[_size_class(line)] += len(line.text)
        size = max(sizes, key=lambda value: sizes[value])
        rights = sorted(line.set_right for line in lines)
        # One line may stick out; where a second one ends at the same place, there is the margin.
        right = next(
            (one for one, more in zip(rights[::-1], rights[-2::-1], strict=False) if one - more < size), rights[-1]
        )
        left = min(line.left for line in lines)
        # Where no line is long none is full, and the longest says nothing of the margin.
        right = max(right, 0.6 * widest[width])
        indented = sum(1.5 * size < line.left - left < 2.6 * size for line in lines)
        margins[width] = _Margins(
            left=left, right=right, size=size, pitches=_pitches(lines), indents=indented * 8 >= len(lines)
        )
    return margins


def _pitches(lines: Sequence[Line]) -> dict[float, float]:
    """The pitch of each size of type; tables, notes and captions are set closer than the text."""
    by_size: dict[float, list[tuple[Line, Line]]] = {}
    for before, line in pairwise(lines):
        if _size_class(before) == _size_class(line):
            by_size.setdefault(_size_class(line), []).append((before, line))
    return {size: _pitch(pairs, size) for size, pairs in by_size.items()}


def _size_class(line: Line) -> float:
    return round(line.size * 2) / 2


def _pitch(pairs: Sequence[tuple[Line, Line]], size: float) -> float:
    """The smallest usual distance between lines; distances between paragraphs are larger or as large."""
    distances = Counter(
        round((before.floor - line.floor) * 2) / 2
        for before, line in pairs
        if 0.8 * size < before.floor - line.floor < 4 * size
    )
    if not distances:
        return 4 * size
    usual = max(distances.values()) / 5
    return min(distance for distance, count in distances.items() if count >= usual)


def _continues(
    before: Line, line: Line, margin: _Margins, page_width: float, is_later_line: bool, same_page: bool
) -> bool:
    """Whether ``line`` goes on with the paragraph of ``before``, of which ``before`` is a later line or the first."""
    em = line.size
    if abs(before.size - em) > 0.12 * em:
        return False
    if same_page and line.floor > before.floor - 0.5 * em:
        # Further up on the page: another column or a text box.
        return False
    if _centred(before, page_width) and _centred(line, page_width) and em > 1.1 * margin.size:
        wide = before.right - before.left > 0.55 * (margin.right - margin.left)
        return wide and before.text[-1] not in _SENTENCE_END and not _LIST_MARK.match(line.text)
    # A rounded distance and a line of mixed fonts may be off by a point.
    apart = same_page and before.floor - line.floor > 1.12 * margin.pitches.get(_size_class(line), 4 * em) + 1
    room = margin.right - before.right - line.first_width
    # Where the next word fits to the point, programs differ; in block style the end of a sentence then ends the
    # paragraph.
    if apart or (room > -0.15 * em and not margin.indents and before.text[-1] in "。！？"):
        return False
    # Programs keep some words together that could be broken. A line that stops within a sentence may stop that much
    # earlier, the more so where the next one lacks the indent of a new paragraph.
    slack = (
        0.15
        if before.text[-1] in _SENTENCE_END
        else (3 if margin.indents and line.left < margin.left + 0.7 * em else 1.2)
    )
    if room > slack * em:
        return False
    if line.left > margin.left + 0.7 * em:
        aligned = abs(before.left - line.left) < 0.5 * em
        hanging = before.left < line.left - 0.5 * em and _LIST_MARK.match(before.text) is not None
        return (is_later_line and aligned) or (not is_later_line and hanging)
    # Without indents a full line that ends a sentence may end its paragraph; a list mark decides.
    return margin.indents or not (before.text[-1] in _SENTENCE_END and _LIST_MARK.match(line.text))


def _centred(line: Line, page_width: float) -> bool:
    return abs((line.left + line.right) / 2 - page_width / 2) < 1.5 * line.size


def _needs_space(before: str, after: str) -> bool:
    """Between words of letters a line end is a space; between Chinese characters and inside numbers it is nothing."""
    last, first = before[-1:], after[:1]
    return bool(last and first) and not is_wide(last) and not is_wide(first) and last.isalpha() and first.isalpha()
