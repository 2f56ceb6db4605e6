"""What a text holds beside its words, left out before it is read: tags, entities, marks without width, broken lines.

Records are laid back over the text as given, so that every offset points into that.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

from taizhang.reading.patterns import lazy
from taizhang.reading.records import Commitment, Figure, Heading, OpenCommitment, OpenFigure, Reading
from taizhang.reading.unbroken import width_breaks

# One class of first characters, and only then which it was: so a search passes over all others quickly.
_BESIDE = lazy(
    r"[\u200b-\u200d\u2060\ufeff\u00ad\r&<](?:(?<=\r)(?=\n)|(?<=&)(?:[A-Za-z]{2,8}|\#\d{2,5}|\#x[0-9A-Fa-f]{2,4});"
    r"|(?<=<)(?P<tag>/?[A-Za-z][A-Za-z0-9:]{0,16})(?:[ \t/][^<>\n]{0,300})?>|(?<=[^\r&<]))"
)
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


def cleared(given: str) -> Cleared:
    """Return a text without what stands beside its words."""
    text, cuts, ends = _without_markup(given)
    for find in (_gaps, width_breaks):
        further = find(text)
        if further:
            places = [at - number for number, at in enumerate(cuts)]
            cuts = sorted([*cuts, *[at + bisect_right(places, at) for at in further]])
            ends = {at - bisect_left(further, at): end for at, end in ends.items()}
            text = _left(text, further)
    return Cleared(text, array("q", cuts), array("q", [at - number for number, at in enumerate(cuts)]), ends)


def _left(text: str, cuts: Sequence[int]) -> str:
    pieces, last = [], 0
    for at in cuts:
        pieces.append(text[last:at])
        last = at + 1
    return "".join([*pieces, text[last:]])


def _without_markup(given: str) -> tuple[str, list[int], dict[int, int]]:
    """Return a text without inline tags and marks that have no width, with entities and tags that end a line as one
    character each; the offsets left out; and where each such character ends in the text as given."""
    pieces: list[str] = []
    cuts: list[int] = []
    ends: dict[int, int] = {}
    last = length = 0
    for found in _BESIDE.finditer(given):
        start, end = found.span()
        alone = given[start - 1 : start] == "\n" == given[end : end + 1]
        stands_for = " " if alone and found[0] in _WIDTHLESS else _stands_for(found.group(), found["tag"])
        if stands_for is None:
            continue
        pieces += [given[last:start], stands_for]
        length += start - last + len(stands_for)
        if stands_for:
            ends[length - 1] = end
        cuts += range(start + len(stands_for), end)
        last = end
    return "".join([*pieces, given[last:]]) if pieces else given, cuts, ends


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


def _gaps(text: str) -> list[int]:
    """Return the offsets of the blanks that a text sets between its numbers and its words, or round its years."""
    if text.count(" ") < _STYLE:
        return [found.start() for found in _YEAR.finditer(text)] if " 年" in text or " 20" in text else []
    spaced = [found.start() for found in _SPACED.finditer(text)]
    if len(spaced) < _STYLE or len(spaced) <= len(_TIGHT.findall(text)):
        return [found.start() for found in _YEAR.finditer(text)]
    kept: list[int] = []
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
        if not cells and at != first:
            kept.append(at)
    return kept
