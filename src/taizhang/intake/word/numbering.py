"""Automatic numbers of a Word document: which paragraph prints 一、, （二） or 3. before its text.

The numbers are nowhere in the document; Word counts them from ``numbering.xml`` while it lays out the page, and so do
we.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from taizhang.intake.word.ordinals import printed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_PLACE = re.compile("%([1-9])")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_MAX_STYLE_CHAIN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    """One level of a list definition."""

    start: int
    """The first number."""
    number_format: str
    """ST_NumberFormat."""
    text: str
    """Pattern such as ``（%2）``."""
    suffix: str
    """``tab``, ``space`` or ``nothing``."""
    restart_after: int | None
    """Deepest level (counted from 1) whose step restarts this one; None for any higher level; 0 for never."""
    legal: bool
    """All numbers in Arabic digits, whatever their own format."""
    style: str | None
    """Paragraph style tied to this level."""


def value_of(parent: etree._Element | None, tag: str) -> str | None:
    """The ``w:val`` of the child ``tag``; None without child or value."""
    child = None if parent is None else parent.find(W + tag)
    return None if child is None else child.get(W + "val")


def is_on(properties: etree._Element | None, tag: str) -> bool | None:
    """Whether a toggle such as ``w:vanish`` is set or lifted; None where it isn't there."""
    toggle = None if properties is None else properties.find(W + tag)
    return None if toggle is None else toggle.get(W + "val") not in ("0", "false", "off")


def number_or(text: str | None, default: int) -> int:
    """The integer in ``text``, or ``default``; bounded, because a hostile number would be printed in full."""
    try:
        return max(-1, min(int(text or ""), 1_000_000))
    except ValueError:
        return default


class Styles:
    """Styles: their names, and the numbering and hiding that come with them."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._hiding: dict[str | None, bool | None] = {}
        self.default: str | None = None
        for style in () if root is None else root.iter(W + "style"):
            identity = style.get(W + "styleId")
            if identity:
                self._styles[identity] = style
                if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true"):
                    self.default = identity

    def name(self, style: str | None) -> str | None:
        """The style's name in lower case; Word keeps built-in names English in every language."""
        name = value_of(self._styles.get(style or ""), "name")
        return name.lower() if name else None

    def hides(self, style: str | None) -> bool | None:
        """Whether the style, or one that it is based on, hides its text; None where none of them says."""
        if style not in self._hiding:
            told = (is_on(element.find(W + "rPr"), "vanish") for element in self._chain(style))
            self._hiding[style] = next((one for one in told if one is not None), None)
        return self._hiding[style]

    def numbering(self, style: str | None) -> tuple[str | None, int | None]:
        """(numId, level) given by the style or those it is based on; None where not given."""
        number: str | None = None
        level: int | None = None
        for element in self._chain(style):
            properties = element.find(f"{W}pPr/{W}numPr")
            number = number if number is not None else value_of(properties, "numId")
            given = value_of(properties, "ilvl")
            level = level if level is not None or given is None else number_or(given, 0)
        return number, level

    def _chain(self, style: str | None) -> Iterator[etree._Element]:
        """The style and those it is based on."""
        for _ in range(_MAX_STYLE_CHAIN):
            element = self._styles.get(style or "")
            if element is None:
                return
            yield element
            style = value_of(element, "basedOn")


class Numbering:
    """Counts list numbers in document order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._number_to_abstract: dict[str, str] = {}
        self._overrides: dict[str, dict[int, _Level]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._seen: set[str] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        links: dict[str, str] = {}
        for abstract in root.iterfind(W + "abstractNum"):
            identity = abstract.get(W + "abstractNumId", "")
            self._abstract[identity] = {
                number_or(level.get(W + "ilvl"), 0): _level(level) for level in abstract.iterfind(W + "lvl")
            }
            link = value_of(abstract, "numStyleLink")
            if link:
                links[identity] = link
        for number in root.iterfind(W + "num"):
            identity = number.get(W + "numId", "")
            self._number_to_abstract[identity] = value_of(number, "abstractNumId") or ""
            for override in number.iterfind(W + "lvlOverride"):
                at = number_or(override.get(W + "ilvl"), 0)
                start = value_of(override, "startOverride")
                if start is not None:
                    self._restarts.setdefault(identity, {})[at] = number_or(start, 1)
                replaced = override.find(W + "lvl")
                if replaced is not None:
                    self._overrides.setdefault(identity, {})[at] = _level(replaced)
        for identity, style in links.items():
            number_id, _ = self._styles.numbering(style)
            target = self._number_to_abstract.get(number_id or "")
            if target is not None and target in self._abstract:
                self._abstract[identity] = self._abstract[target]

    def label(self, paragraph: etree._Element) -> str:
        """What Word prints before this paragraph, with the gap after it; empty for a paragraph without number.

        Must be called once for every paragraph in document order, because it counts.
        """
        properties = paragraph.find(W + "pPr")
        style = value_of(properties, "pStyle") or self._styles.default
        own = None if properties is None else properties.find(W + "numPr")
        number = value_of(own, "numId")
        given = value_of(own, "ilvl")
        level = None if given is None else number_or(given, 0)
        if number is None or level is None:
            style_number, style_level = self._styles.numbering(style)
            number = number if number is not None else style_number
            level = level if level is not None else style_level
        if number is None or number == "0" or number not in self._number_to_abstract:
            return ""
        abstract = self._number_to_abstract[number]
        levels = {**self._abstract.get(abstract, {}), **self._overrides.get(number, {})}
        if level is None:
            level = next((at for at, entry in levels.items() if style is not None and entry.style == style), 0)
        if level not in levels or not 0 <= level < _LEVELS:
            return ""
        self._step(abstract, number, level, levels)
        return self._print(abstract, level, levels)

    def _step(self, abstract: str, number: str, level: int, levels: dict[int, _Level]) -> None:
        """Count one paragraph at ``level``."""
        counters = self._counters.setdefault(abstract, [None] * _LEVELS)
        if number not in self._seen:
            self._seen.add(number)
            for at, start in self._restarts.get(number, {}).items():
                if 0 <= at < _LEVELS:
                    counters[at] = start - 1
        before = counters[level]
        counters[level] = levels[level].start if before is None else before + 1
        for deeper in range(level + 1, _LEVELS):
            entry = levels.get(deeper)
            after = None if entry is None else entry.restart_after
            if after is None or level < after:
                counters[deeper] = None

    def _print(self, abstract: str, level: int, levels: dict[int, _Level]) -> str:
        entry = levels[level]
        counters = self._counters[abstract]

        def place(found: re.Match[str]) -> str:
            at = int(found.group(1)) - 1
            shown = levels.get(at)
            if shown is None:
                return ""
            count = counters[at]
            return printed(shown.start if count is None else count, "decimal" if entry.legal else shown.number_format)

        if entry.number_format == "none" and "%" not in entry.text:
            return entry.text
        # Symbol fonts put their bullets in the private-use area, where no other font shows anything.
        label = _PRIVATE.sub("•", entry.text) if entry.number_format == "bullet" else _PLACE.sub(place, entry.text)
        if not label or entry.suffix == "nothing" or ord(label[-1]) > 0x2FFF:
            return label
        return label + " "


def _level(element: etree._Element) -> _Level:
    restart = value_of(element, "lvlRestart")
    return _Level(
        start=number_or(value_of(element, "start"), 0),
        number_format=value_of(element, "numFmt") or "decimal",
        text=value_of(element, "lvlText") or "",
        suffix=value_of(element, "suff") or "tab",
        restart_after=None if restart is None else number_or(restart, 0),
        legal=element.find(W + "isLgl") is not None,
        style=value_of(element, "pStyle"),
    )
