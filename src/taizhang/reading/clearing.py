"""What a text holds beside its words, left out before it is read: tags, entities, marks without width, broken lines.

Records are laid back over the text as given, so that every offset points into that.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

from taizhang.reading.inlinebreaks import inline_breaks
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Commitment, Figure, Heading, OpenCommitment, OpenFigure, Reading
from taizhang.reading.splitnumbers import split_numbers
from taizhang.reading.unbroken import width_breaks
from taizhang.reading.wordsets import holds_any

# One class of first characters, and only then which it was: so a search passes over all others quickly.
_BESIDE = lazy(
    r"[\u200b-\u200d\u2060\ufeff\u00ad\r&<](?:(?<=\r)(?=\n)|(?<=&)(?:[A-Za-z]{2,8}|\#\d{2,5}|\#x[0-9A-Fa-f]{2,4});"
    r"|(?<=<)(?P<tag>/?[A-Za-z][A-Za-z0-9:]{0,16})(?:[ \t/][^<>\n]{0,300})?>|(?<=[^\r&<]))"
)
_MAY_STAND_BESIDE = ("<", "&", "\r", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad")
"""What it begins with: each is looked for by itself, which takes less time than a search for one of them all."""
_WIDTHLESS = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
"""Marks that take no place; alone on a line one stands where a page ended."""
_INLINE = frozenset(
    [
        "a",
        "b",
        "i",
        "u",
        "s",
        "em",
        "font",
        "span",
        "strong",
        "sup",
        "sub",
        "small",
        "big",
        "o:p",
        "ins",
        "del",
        "mark",
        "label",
    ]
)
"""Tags that part nothing."""
_BLOCK = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "header",
        "footer",
        "hr",
        "center",
        "dd",
        "dt",
        "dl",
    ]
)
"""Tags that end a line."""
_SPACED = lazy(" (?:(?<=[一-龥] )(?=[0-9])|(?<=[0-9%％] )(?=[一-龥]))")
_TIGHT = lazy("[0-9%％](?:(?=[一-龥])|(?<=[一-龥][0-9]))")
_STYLE = 20
"""So many blanks between numbers and words, more than there are places without one, are how a text is set."""
_CELLS = lazy("[0-9%] [0-9]|[一-龥] [一-龥][^\n]*[一-龥] [一-龥]")
"""A line in which blanks part cells; so they do where a number opens it and others stand close to their words."""
_NUMBER = lazy("[ \t\u3000]*[0-9]{1,3} ")
_YEAR = lazy(" (?:(?<=[12][0-9]{3} )(?=年)|(?<=[一-龥] )(?<![讯电] )(?=(?:19|20)[0-9]{2} ?年))")
"""A blank round the digits of a year, but where one ends what a newspaper's report begins with (…日报讯 2020年…)."""


_Record = TypeVar("_Record", Commitment, Figure)
_OPEN: dict[type, type] = {Commitment: OpenCommitment, Figure: OpenFigure}


def _moved(one: _Record, start: int, end: int, text: str) -> _Record:
    """Return a record that lies at ``start:end`` of ``text``, made as the reader makes them (see ``OpenFigure``)."""
    made: Any = _OPEN[type(one)]()
    for name in one.__slots__:
        setattr(made, name, getattr(one, name))
    made.start, made.end, made.text = start, end, text[start:end]
    made.__class__ = type(one)
    return cast("_Record", made)


@dataclass(frozen=True, slots=True)
class Cleared:
    """A text without what stands beside its words."""

    text: str
    """What is left."""
    cuts: "array[int]"
    """The offsets of the characters left out, in the text as given."""
    places: "array[int]"
    """Where in ``text`` each of them stood: before the character that has this offset."""
    ends: dict[int, int]
    """Where in the text as given a character of ``text`` ends that stands for several there, by its offset."""

    def there(self, offset: int) -> int:
        """Return where a character of ``text`` stands in the text as given."""
        return offset + bisect_right(self.places, offset)

    def end(self, offset: int) -> int:
        """Return the offset after a stretch in the text as given, by the one after it in ``text``."""
        return self.ends.get(offset - 1) or self.there(offset - 1) + 1 if offset else 0

    def here(self, offset: int) -> int:
        """Return where a character of the text as given stands in ``text``, or the one after it that was left out."""
        return offset - bisect_left(self.cuts, offset)

    def figures(self, figures: Sequence[Figure], given: str) -> tuple[Figure, ...]:
        """Return the figures of ``text`` as they lie in the text as ``given``."""
        return tuple(_moved(one, self.there(one.start), self.end(one.end), given) for one in figures)

    def commitments(self, commitments: Sequence[Commitment], given: str) -> tuple[Commitment, ...]:
        """Return the commitments of ``text`` as they lie in the text as ``given``."""
        return tuple(_moved(one, self.there(one.start), self.end(one.end), given) for one in commitments)

    def headings(self, headings: Sequence[Heading]) -> tuple[Heading, ...]:
        """Return the headings of ``text`` as they lie in the text as given."""
        return tuple(replace(one, start=self.there(one.start), end=self.end(one.end)) for one in headings)

    def lifted(self, reading: Reading) -> Reading:
        """Return a reading of the text as given as one of ``text``."""

        def stretch(one: Commitment | Figure | Heading) -> tuple[int, int]:
            return self.here(one.start), self.here(one.end - 1) + 1

        return replace(
            reading,
            text=self.text,
            outline=tuple(
                replace(one, start=start, end=end) for one in reading.outline for start, end in (stretch(one),)
            ),
            figures=tuple(_moved(one, *stretch(one), self.text) for one in reading.figures),
            commitments=tuple(_moved(one, *stretch(one), self.text) for one in reading.commitments),
        )


_Stretch = tuple[int, int, str]
"""What is left out from one offset to another, and the character that stands for it, or an empty string."""


def cleared(given: str) -> Cleared:
    """Return a text without what stands beside its words."""
    text = given
    cuts: list[int] = []
    ends: dict[int, int] = {}
    for find in (_markup, _marked_down, _lost_breaks, _gaps, _width_breaks, _inline_breaks, split_numbers):
        stretches = find(text)
        if stretches:
            text, cuts, ends = _without(text, stretches, cuts, ends)
    return Cleared(text, array("q", cuts), array("q", _places(cuts)), ends)


def _places(cuts: Sequence[int]) -> list[int]:
    return [at - number for number, at in enumerate(cuts)]


def _without(
    text: str, stretches: Sequence[_Stretch], cuts: Sequence[int], ends: dict[int, int]
) -> tuple[str, list[int], dict[int, int]]:
    """Return ``text`` without the stretches; the offsets left out of the text as given, with those left out before; and
    where in that the characters end that stand for several."""
    places = _places(cuts)
    pieces: list[str] = []
    gone: list[int] = []
    stand: dict[int, int] = {}
    last = length = 0
    for start, end, stands_for in stretches:
        pieces += [text[last:start], stands_for]
        length += start - last + len(stands_for)
        if stands_for:
            stand[length - 1] = ends.get(end - 1) or end - 1 + bisect_right(places, end - 1) + 1
        gone += range(start + len(stands_for), end)
        last = end
    left = "".join([*pieces, text[last:]])
    kept = {at - bisect_left(gone, at): end for at, end in ends.items()}
    return left, sorted([*cuts, *[at + bisect_right(places, at) for at in gone]]), kept | stand


def _markup(text: str) -> list[_Stretch]:
    """Return inline tags, marks that have no width, entities, and tags that end a line."""
    found: list[_Stretch] = []
    if not holds_any(text, _MAY_STAND_BESIDE):
        return found
    for mark in _BESIDE.finditer(text):
        start, end = mark.span()
        alone = text[start - 1 : start] == "\n" == text[end : end + 1]
        stands_for = " " if alone and mark[0] in _WIDTHLESS else _stands_for(mark.group(), mark["tag"])
        if stands_for is not None:
            found.append((start, end, stands_for))
    return found


_HASHES = lazy("(?m)^#{1,6} +(?=[^ \n])")
_STARRED = lazy(r"\*\*(?=[^*\s])[^*\n]{1,400}\*\*")


def _marked_down(text: str) -> list[_Stretch]:
    """Return the hashes before headings and the stars round words, by which programs mark up plain text."""
    found: list[_Stretch] = []
    if "**" in text:
        for starred in _STARRED.finditer(text):
            start, end = starred.span()
            found += [(start, start + 2, ""), (end - 2, end, "")]
    if text.startswith("#") or "\n#" in text:
        found += [(*hashes.span(), "") for hashes in _HASHES.finditer(text)]
        found.sort()
    return found


_LONG, _LONGEST = 1500, 3000
"""A line of so many characters lost its breaks where blanks are set apart in it, or where it is that long and
numbered."""
_RUN = lazy("[ \u3000\u00a0]{2,20}(?=[^ \u3000\u00a0\\n])")
_HEADED = lazy("。(?=[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])")
_WRITTEN = lazy(r"(?:\\r)?\\n")
_CHAPTER = lazy("。[一二三四五六七八九十]{1,3}、")
_RUNS, _CHAPTERS = 4, 2
_ENDED = "。\u3000\u3000"
"""Where a paragraph ends and the next one, set in as paragraphs are, goes on in the same line."""
_SET_IN = lazy("\u3000{2,20}(?=[^ \u3000\u00a0\\n])")
_PARAGRAPHS = 2


def _lost_breaks(text: str) -> list[_Stretch]:
    """Return what stands for the breaks of a text that lost them: blanks of some width inside a very long line, or the
    full stops before its numbered headings."""
    found: list[_Stretch] = []
    if "\\n" in text and text.count("\\n") >= _RUNS > text.count("\n"):
        # Breaks written as programs write them within a string.
        return [(at.start(), at.end(), "\n") for at in _WRITTEN.finditer(text)]
    set_in = _ENDED in text
    if len(text) < _LONG and not set_in:
        return found
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if len(line) >= _LONG:
            runs = [run.span() for run in _RUN.finditer(text, start + 1, end)]
            if len(runs) >= _RUNS:
                found += [(low, high, "\n") for low, high in runs]
            elif len(line) >= _LONGEST and len(_CHAPTER.findall(line)) >= _CHAPTERS:
                found += [(*mark.span(), "\n") for mark in _HEADED.finditer(text, start, end)]
        elif set_in and line.count(_ENDED) >= _PARAGRAPHS:
            found += [(*run.span(), "\n") for run in _SET_IN.finditer(text, start + 1, end)]
        start = end + 1
    return found


def _width_breaks(text: str) -> list[_Stretch]:
    return [(at, at + 1, "") for at in width_breaks(text)]


def _inline_breaks(text: str) -> list[_Stretch]:
    return [(at, at + 1, "") for at in inline_breaks(text)]


def _stands_for(found: str, tag: str | None) -> str | None:
    """Return the character that an entity or a tag stands for, nothing for what is left out, None for what stays."""
    if tag is not None:
        name = tag.strip("/").lower()
        return "" if name in _INLINE else "\n" if name in _BLOCK else None
    if found[0] != "&":
        return ""
    from html import unescape  # its table of names takes a while, and few texts need it

    meant = unescape(found)
    return None if len(meant) != 1 else " " if meant == "\xa0" else meant


def _round_years(text: str) -> list[_Stretch]:
    found = [found.span() for found in _YEAR.finditer(text)]
    return [
        (start, end, "")
        for start, end in found
        if not _heads_rows(text, text.rfind("\n", 0, start) + 1, (text.find("\n", end) + 1 or len(text) + 1) - 1)
    ]


_ROWS_BELOW, _ROWS_BESIDE, _LONGEST_HEADS, _LONGEST_CELL = 2, 12, 120, 12


def _heads_rows(text: str, line: int, end: int) -> bool:
    """Say whether a line holds the heads of a table whose cells blanks part: rows of numbers stand below it, or behind
    them on the same line."""
    if end - line > _LONGEST_HEADS or text.count(" ", line, end) < _ROWS_BELOW:
        blanks = text.count(" ", line, end)
        if blanks <= _ROWS_BESIDE or blanks * _LONGEST_CELL < end - line:
            return False
        return len(_NUMBERS.findall(text, line, end)) > _ROWS_BELOW
    if _SENTENCE_MARK.search(text, line, end) is not None:
        return False
    at = end
    for _ in range(_ROWS_BELOW):
        below = text.find("\n", at + 1)
        below = len(text) if below < 0 else below
        if _NUMBERS.search(text, at, below) is not None:
            return True
        at = below
    return False


_NUMBERS = lazy("[0-9%—-] {1,8}(?:[0-9]|-[0-9]|[—-] )")
"""Two numbers that stand beside each other, as in rows of cells."""
_SENTENCE_MARK = lazy("[。，；,;]")


def _gaps(text: str) -> list[_Stretch]:
    """Return the blanks that a text sets between its numbers and its words, or round its years."""
    if text.count(" ") < _STYLE:
        return _round_years(text) if " 年" in text or " 20" in text else []
    spaced = [found.start() for found in _SPACED.finditer(text)]
    if len(spaced) < _STYLE or len(spaced) <= len(_TIGHT.findall(text)):
        return _round_years(text)
    kept: list[_Stretch] = []
    line, end, first, cells = 0, -1, -1, False
    for at in spaced:
        if at > end:
            line = text.rfind("\n", 0, at) + 1 if end < 0 else text.rfind("\n", end, at) + 1
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            number = _NUMBER.match(text, line, end)
            first = number.end() - 1 if number is not None else -1
            cells = _CELLS.search(text, line, end) is not None or (
                number is not None and _TIGHT.search(text, line, end) is not None
            )
            cells = cells or _heads_rows(text, line, end)
        if not cells and at != first:
            kept.append((at, at + 1, ""))
    return kept
