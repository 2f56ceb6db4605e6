"""Where paragraphs and sentences begin and end in a normalised text."""

import re
from typing import NamedTuple

_BREAK = re.compile(r"\n|</?(?!(?:a|b|i|u|em|strong|span|font|sup|sub)\b)[A-Za-z][^<>\n]{0,300}>|<![^<>\n]{0,100}>")
_INLINE_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,300}>")
_OPENS_NEW = re.compile(
    r"第[一二三四五六七八九十百\d]{1,4}[章节篇部编]|[一二三四五六七八九十]{1,3}[、.是要]|\([一二三四五六七八九十\d]{1,3}\)"
    r"|\d{1,2}[、.)](?!\d)|[①-⑳●■★◆▲□○◎]|--|[^\n]{0,12}:"
)
_NUMBERED = re.compile(
    r"第[一二三四五六七八九十百\d]{1,4}[章节篇部编]|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)[^。;]{0,60}$"
)
_STOP = re.compile(r"\([^()\n]{0,200}\)|“[^“”\n]{0,200}”|《[^《》\n]{0,120}》|[。!?;]")
_CLOSING = frozenset(",。;:!?、)》”%")
_ENDING = frozenset("。;:!?”>")
_PAGE_BREAK = 4
"""A page break inside a sentence leaves at most so many line breaks."""
_WRAPPED = 30
"""A line of at least this many characters without a closing mark was broken by the page, not by its writer."""


class Span(NamedTuple):
    """A half-open stretch of the text."""

    start: int
    end: int


def _trimmed(normalised: str, start: int, end: int) -> Span | None:
    piece = normalised[start:end]
    body = piece.strip()
    if not body:
        return None
    start += piece.index(body[0])
    return Span(start, start + len(body))


def _continues(normalised: str, before: Span, after: Span) -> bool:
    """Say whether the line ``after`` goes on with the sentence of ``before`` (a break by page, footnote or link)."""
    gap = normalised[before.end : after.start]
    breaks = gap.count("\n")
    if not 1 <= breaks <= _PAGE_BREAK or "<" in gap:
        return False
    if breaks > 1:
        return normalised[before.end - 1] in "、," and normalised[after.start] not in _CLOSING
    first = normalised[after.start]
    if first in _CLOSING:
        return True
    last = normalised[before.end - 1]
    if last in _ENDING:
        return False
    if last in "、,(《“" or (last.isascii() and last.isalnum() and first.isascii() and first.isalnum()):
        return True
    line = normalised[max(before.start, before.end - _WRAPPED) : before.end]
    if line.rfind("(") > line.rfind(")"):
        return True
    if _NUMBERED.match(normalised, before.start, before.end) and before.end - before.start < 2 * _WRAPPED:
        return False
    return before.end - before.start >= _WRAPPED and not _OPENS_NEW.match(normalised, after.start, after.end)


def paragraphs(normalised: str) -> list[Span]:
    """Return the paragraphs of ``normalised`` without blanks around; a line break inside a sentence ends none."""
    found: list[Span] = []
    start = 0
    for end, following in [*((m.start(), m.end()) for m in _BREAK.finditer(normalised)), (len(normalised), 0)]:
        if end > start:
            span = _trimmed(normalised, start, end)
            if span is not None:
                if found and _continues(normalised, found[-1], span):
                    found[-1] = Span(found[-1].start, span.end)
                else:
                    found.append(span)
        start = following
    return found


def sentence_ends(normalised: str, start: int, end: int) -> list[tuple[int, str]]:
    """Return where each sentence or 分号-clause of a paragraph ends, with its mark (empty for the last without one).

    A mark inside brackets, quotes or book-title marks ends nothing.
    """
    ends = [(m.start(), m.group()) for m in _STOP.finditer(normalised, start, end) if m.end() - m.start() == 1]
    if not ends or ends[-1][0] < end - 1:
        ends.append((end, ""))
    return ends


def without_tags(text: str) -> str:
    """Return ``text`` without leftover inline tags and blanks at its ends."""
    return _INLINE_TAG.sub("", text).strip()
