"""The printed page as PDFium sees it: characters with their boxes, ruled lines, pictures."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

_LINE_END_HYPHEN = 0x02
_HIGH, _LOW, _PAST = 0xD800, 0xDC00, 0xE000
_THIN = 3.0
_FEW_GLYPHS, _DOWN_SHARE = 20, 0.7
_SAMPLE = 400
"""So many characters tell which way a page is printed."""
_MAX_OBJECTS = 50_000
_MAX_RULES = 4_000


class Glyph(NamedTuple):
    """One visible character; lengths in points, the origin at the bottom left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    spaced: bool
    """Whether the file has a space before it (printed, or guessed by PDFium from a gap)."""

    @property
    def size(self) -> float:
        """Height of the line that its font asks for, about the font's size."""
        return self.top - self.bottom


class Box(NamedTuple):
    """A rectangle on the page."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """One page."""

    width: float
    """Width in points."""
    height: float
    """Height in points."""
    glyphs: tuple[Glyph, ...]
    """Visible characters in the order of the file."""
    rules: tuple[Box, ...]
    """Thin horizontal and vertical lines, as tables have them."""
    has_picture: bool
    """Whether a picture is on it."""


def printed_page(document: pypdfium2.PdfDocument, index: int, most: int) -> PrintedPage:
    """Page ``index``, of whose characters at most ``most`` are taken."""
    page = document[index]
    try:
        turn = _turn_of(page)
        if page.get_rotation() != turn:
            # PDFium puts characters in order as the page is shown, so that one shown upside down comes out in pieces.
            page.set_rotation(turn)
        width, height = page.get_size()
        glyphs = _glyphs(page, most)
        rules, has_picture = _drawn(page)
        if turn:
            glyphs = tuple(glyph._replace(**_upright(glyph, turn, width, height)._asdict()) for glyph in glyphs)
            rules = tuple(_upright(rule, turn, width, height) for rule in rules)
        if _runs_down(glyphs):
            glyphs = tuple(glyph._replace(**_turned(glyph, height)._asdict()) for glyph in glyphs)
            rules = tuple(_turned(rule, height) for rule in rules)
            width, height = height, width
        return PrintedPage(width=width, height=height, glyphs=glyphs, rules=rules, has_picture=has_picture)
    finally:
        page.close()


def _turn_of(page: Any) -> int:
    """By how many degrees, clockwise, a page has to be turned for most of its characters to stand upright.

    What the file says of it is no help: some programs turn what they print, some the page, some both.
    """
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        step = max(1, count // _SAMPLE)
        angles = (
            pdfium.FPDFText_GetCharAngle(textpage, index)
            for index in range(0, count, step)
            if pdfium.FPDFText_GetUnicode(textpage, index) > 0x20
        )
        quarters = Counter(-round(angle / (math.pi / 2)) % 4 for angle in angles if angle >= 0)
    finally:
        textpage.close()
    return 90 * max(quarters, key=lambda quarter: quarters[quarter], default=0)


def _upright(box: Glyph | Box, turn: int, width: float, height: float) -> Box:
    """Where a box stands on a page that is ``width`` wide and ``height`` high once it is turned clockwise."""
    match turn:
        case 90:
            return Box(left=box.bottom, bottom=height - box.right, right=box.top, top=height - box.left)
        case 180:
            return Box(left=width - box.right, bottom=height - box.top, right=width - box.left, top=height - box.bottom)
        case _:
            return Box(left=width - box.top, bottom=box.left, right=width - box.bottom, top=box.right)


def _runs_down(glyphs: Sequence[Glyph]) -> bool:
    """Whether the characters of a page stand under each other, in columns from right to left."""
    below = sum(
        one.top <= before.bottom + 0.5 * one.size and one.left < before.right and before.left < one.right
        for before, one in pairwise(glyphs)
    )
    return len(glyphs) >= _FEW_GLYPHS and below > _DOWN_SHARE * len(glyphs)


def _turned(box: Glyph | Box, height: float) -> Box:
    """Where a box stands once its page is turned so that columns read downwards become lines."""
    return Box(left=height - box.top, bottom=box.left, right=height - box.bottom, top=box.right)


def _glyphs(page: Any, most: int) -> tuple[Glyph, ...]:
    textpage = page.get_textpage()
    try:
        count = min(textpage.count_chars(), most)
        box = pdfium.FS_RECTF()
        pointer = ctypes.byref(box)
        glyphs: list[Glyph] = []
        spaced = False
        high = 0
        for index in range(count):
            code = pdfium.FPDFText_GetUnicode(textpage, index)
            if (code <= 0x20 and code != _LINE_END_HYPHEN) or code in (0x3000, 0xA0, 0xFEFF, 0xFFFE, 0xAD, 0x200B):
                spaced = True
                continue
            if _HIGH <= code < _LOW:
                high = code
                continue
            if _LOW <= code < _PAST:
                if not high:
                    continue
                code, high = 0x10000 + ((high - _HIGH) << 10) + (code - _LOW), 0
            if not pdfium.FPDFText_GetLooseCharBox(textpage, index, pointer):
                continue
            character = "-" if code == _LINE_END_HYPHEN else chr(code)
            glyphs.append(Glyph(character, box.left, box.bottom, box.right, box.top, spaced))
            spaced = False
        return tuple(glyphs)
    finally:
        textpage.close()


def _drawn(page: Any) -> tuple[tuple[Box, ...], bool]:
    """Ruled lines, and whether there is a picture."""
    rules: list[Box] = []
    picture = False
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
        drawn = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            picture = True
        if kind != pdfium.FPDF_PAGEOBJ_PATH or len(rules) >= _MAX_RULES:
            continue
        if not pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
            continue
        box = Box(left.value, bottom.value, right.value, top.value)
        if box.right - box.left <= _THIN or box.top - box.bottom <= _THIN:
            rules.append(box)
        elif pdfium.FPDFPath_CountSegments(drawn) <= 5 and _is_stroked(drawn):
            rules.extend(_edges(box))
    return tuple(rules), picture


def _is_stroked(drawn: Any) -> bool:
    fill = ctypes.c_int()
    stroke = ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(drawn, fill, stroke)) and bool(stroke.value)


def _edges(box: Box) -> tuple[Box, Box, Box, Box]:
    return (
        Box(box.left, box.bottom, box.left, box.top),
        Box(box.right, box.bottom, box.right, box.top),
        Box(box.left, box.bottom, box.right, box.bottom),
        Box(box.left, box.top, box.right, box.top),
    )
