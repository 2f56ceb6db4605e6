"""The outline of a document: its headings, and for any place which heading, part, organ and year it stands under."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from taizhang.reading import announcing, parts, sections
from taizhang.reading import headings as forms
from taizhang.reading.headlines import TITLE_ROWS, Found, HeadingFinder, turns_ahead
from taizhang.reading.leanings import looks_ahead
from taizhang.reading.paragraphs import Span
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Heading, Kind, OpenHeading, Part

T = TypeVar("T")

SEVERAL_YEARS = 0
"""Stands for the year of a section on what a term of years is to bring."""
_COMPARED = lazy(r"[比由从较与同是自](?:19|20)\d\d年")
"""Years that something is compared with, which date nothing."""
_DATED = lazy(
    r"\s*[\d〇○零一二三四五六七八九]{4}年[\d一二三四五六七八九十]{1,2}月(?:[\d一二三四五六七八九十]{1,3}日)?\s*"
)
"""A line that only says when a text was signed."""
_LATE = 0.8
"""From this part of the paragraphs on, one may be an appeal."""
_HEAD = 60
"""How many characters at a paragraph's head are asked whether it looks back or ahead."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings of a text and what holds at each place of it."""

    headings: tuple[Heading, ...]
    """In the order of the text."""
    paragraphs: tuple[Span, ...]
    """The paragraphs of the text, blanks and tags outside."""
    _heading_from: tuple[tuple[int, ...], tuple[int | None, ...]]
    _part_from: tuple[tuple[int, ...], tuple[Part | None, ...]]
    _responsible_from: tuple[tuple[int, ...], tuple[str | None, ...]]
    _year_from: tuple[tuple[int, ...], tuple[int | None, ...]]

    def heading_at(self, offset: int) -> Heading | None:
        """Return the heading that ``offset`` stands under or in, run-in themes included; None before the first."""
        index = _holds(self._heading_from, offset)
        return None if index is None else self.headings[index]

    def part_at(self, offset: int) -> Part | None:
        """Return what the stretch at ``offset`` does, or None where that is open."""
        return _holds(self._part_from, offset)

    def ends_of_paragraphs(self) -> Iterator[tuple[Part | None, Part | None]]:
        """Yield for each paragraph what the stretches do that it begins and ends in."""
        offsets, parts = self._part_from
        at, count = -1, len(offsets)
        for start, end in self.paragraphs:
            while at + 1 < count and offsets[at + 1] <= start:
                at += 1
            first = parts[at] if at >= 0 else None
            while at + 1 < count and offsets[at + 1] < end:
                at += 1
            yield first, parts[at] if at >= 0 else None

    def theme_at(self, offset: int) -> str | None:
        """Return the words of the theme sentence or nearest heading that ``offset`` stands under, or None."""
        heading = self.heading_at(offset)
        return None if heading is None else heading.title

    def responsible_at(self, offset: int) -> str | None:
        """Return the organ under whose name ``offset`` stands, or None."""
        return _holds(self._responsible_from, offset)

    def year_at(self, offset: int) -> int | None:
        """Return the calendar year that the section's heading or lead-in names; None for none or several."""
        return _holds(self._year_from, offset)

    def changes(self) -> set[int]:
        """Return every offset from which part, organ or year may be another."""
        return {*self._part_from[0], *self._responsible_from[0], *self._year_from[0]}

    def parts(self) -> list[tuple[int, Part | None]]:
        """Return each offset from which another part begins, with that part."""
        return list(zip(*self._part_from, strict=True))


def _holds(timeline: tuple[tuple[int, ...], tuple[T | None, ...]], offset: int) -> T | None:
    at = bisect_right(timeline[0], offset) - 1
    return timeline[1][at] if at >= 0 else None


def _timeline(events: Sequence[tuple[int, T | None]]) -> tuple[tuple[int, ...], tuple[T | None, ...]]:
    """Return the events as two columns without those that change nothing; of several at one place the last holds."""
    kept: list[tuple[int, T | None]] = []
    for at, value in events:
        if kept and kept[-1][0] == at:
            kept.pop()
        if not kept or kept[-1][1] != value:
            kept.append((at, value))
    return tuple(at for at, _ in kept), tuple(value for _, value in kept)


def _section(paras: Sequence[Span], inside: Sequence[Sequence[Found]], index: int, level: int) -> list[Span]:
    """Return the paragraphs from ``index`` on up to the next heading of ``level`` or above."""
    ends = (
        at
        for at in range(index + 1, len(paras))
        if any(found.reach == "section" and forms.LEVELS[found.style] <= level for found in inside[at])
    )
    return list(paras[index + 1 : next(ends, len(paras))])


def _reported(inside: Iterable[Sequence[Found]], year: int | None) -> int | None:
    """Return the year of which a document that reports tells: the one before ``year`` where a heading names it
    (一、2025年主要工作, in a document that 二、2026年主要工作 gives its year), else ``year``."""
    for found in inside:
        for one in found:
            if one.reach == "section" and year is not None and sections.years_in(one.title) == [year - 1]:
                return year - 1
    return year


def build_outline(
    text: str,
    normalised: str,
    kind: Kind | None,
    year: int | None,
    *,
    reported: int | None = None,
    title: str | None = None,
) -> Outline:
    """Return the outline of ``text``.

    ``normalised`` is the text with written variants made one, of the same length. ``kind`` and ``year``
    (None where unknown) help to tell what is reported from what is aimed at; so does
    ``reported``, the year that the document's reviews report, and its ``title``.
    """
    builder = HeadingFinder(text, normalised, kind, year)
    stack: list[tuple[int, int, Part | None, bool]] = []
    heads: list[tuple[Found, int]] = []
    heading_events: list[tuple[int, int | None]] = []
    responsible_events: list[tuple[int, str | None]] = []
    year_events: list[tuple[int, int | None]] = []
    titles = [span for index, span in enumerate(builder.paras[:TITLE_ROWS]) if builder.is_title(index)]
    planned = (title is not None and sections.plans(title)) or any(
        sections.plans(normalised[span.start : span.end].rstrip()) for span in titles
    )
    state = parts.PartState(kind, year, planned=planned)
    owner: tuple[int, str] | None = None
    told: dict[str, Part] = {}
    numbered_first = unnumbered = looked_back = led = False
    tail, glossary = builder.site_tail(), builder.glossary()
    late = len(builder.paras) * _LATE
    body = builder.paras[min(TITLE_ROWS, len(builder.paras)) - 1].end if builder.paras else 0
    # Asked of all paragraphs before the next thing is: what is asked again and again stays in the processor's caches.
    boilers = [
        index >= tail
        or builder.site[index]
        or index in glossary
        or (index < TITLE_ROWS and builder.is_title(index))
        or forms.is_greeting(normalised, span)
        for index, span in enumerate(builder.paras)
    ]
    inside = [[] if boiler else builder.found(index) for index, boiler in enumerate(boilers)]
    if kind in sections.REVIEWING and reported == year:
        reported = _reported(inside, year)
    for index, span in enumerate(builder.paras):
        mark = builder.opened[index]
        if stack and mark is not None and not inside[index] and heads[stack[-1][1]][0].style == mark.style:
            # A further item stands beside the one before it, not under its theme.
            stack.pop()
        section = stack[-1][1] if stack else None
        if not heading_events or heading_events[-1][1] != section:
            heading_events.append((span.start, section))
        boiler = boilers[index]
        heading_here = False
        for found in inside[index]:
            level = forms.LEVELS[found.style]
            if found.style == "section":
                # A line without a number heads numbered sections only where none has come before it.
                level = forms.LEVELS["line"] if numbered_first else level
                unnumbered = unnumbered or not numbered_first
            elif found.style == "cn" and not unnumbered:
                numbered_first = True
            if found.reach == "section":
                title = normalised[found.end - len(found.title) : found.end]
                part, both = sections.heading_part(title, kind, year, reported)
                if (
                    index == 0
                    and found.number is None
                    and (
                        "解读" in title
                        or not (sections.is_worded(title) or (part == "review" and sections.is_account(title)))
                    )
                ):
                    # The first line is likelier the title, whose year says nothing of what follows.
                    part = None
                beside = None
                while stack and stack[-1][0] >= level:
                    beside = stack.pop()[2]
                above = stack[-1][2] if stack else None
                after = len(builder.paras) - index - 1
                signs = not after or (after == 1 and _DATED.fullmatch(normalised, *builder.paras[-1]) is not None)
                if found.organ is not None and kind not in sections.REVIEWING and not signs:
                    part = above or "tasks"
                if (
                    stack
                    and above is None
                    and part == "tasks"
                    and sections.two_fold(kind)
                    and sections.either_way(title)
                ):
                    part = None  # under a section that does not say which way it looks
                means = not planned and kind not in sections.TASKING and sections.only_means(title)
                if means and (part, beside, above) == ("tasks", "review", None):
                    below = _section(builder.paras, inside, index, level)
                    part = "tasks" if looks_ahead(normalised, below, year) else "review"  # 完成情况, then 主要工作措施
                turns = above == "review" and turns_ahead(title, kind, year, reported)
                turns = turns and all(
                    heads[one][0].number is None and heads[one][0].start < body for _, one, *_ in stack
                )
                part = "tasks" if turns else part
                if (above == "review" and not turns) or part is None or (found.style == "line" and above is not None):
                    part = above
                if part is None and led:
                    part = "tasks"
                if part is None and len(title) >= _TELLING:
                    part = told.get(title)  # what a summary before the body said under the same words
                if owner is not None and level <= owner[0]:
                    owner = None
                    responsible_events.append((found.start, None))
                if found.organ is not None:
                    owner = (level, found.organ)
                    responsible_events.append((found.start, found.organ))
                stack.append((level, len(heads), part, both))
                state.enter(found.start, part, both)
                named = [] if title.endswith(("续建项目)", "续建)", "结转)", "结转项目)")) else sections.years_in(title)
                if named or sections.several_years(title):
                    one = named[0] if len(named) == 1 and not sections.several_years(title) else None
                    if kind != "five_year_plan" and part in ("targets", "tasks") and sections.of_a_term(title):
                        one = SEVERAL_YEARS
                    year_events.append((found.start, one))
                elif level <= forms.LEVELS["cn"] and len(stack) == 1:
                    year_events.append((found.start, None))
                heading_here = found.end >= span.end - 1
            if state.current == "review":
                told[found.title] = "review"
            heading_events.append((found.start, len(heads)))
            heads.append((found, level))
        if boiler or (index >= late and _is_appeal(normalised, span)):
            state.boilerplate(span)
        elif not heading_here:
            if stack and stack[-1][2] == "review" and state.default is None and announcing.announces(normalised, span):
                # The sections after it are no longer part of the one that looks back, whatever their level.
                stack = [(level, section, "tasks", both) for level, section, _, both in stack]
                state.enter(span.start, "tasks", False)
            asked = state.asks
            head = normalised[span.start : min(span.end, span.start + _HEAD)] if asked else ""
            state.paragraph(span, parts.lead_part(head) if asked else None)
            leads = (
                state.current in ("review", None) and not sections.two_fold(kind) and normalised[span.end - 1] in ":。"
            )
            if leads and (at := announcing.leads_ahead(normalised, span, reported)) >= 0:
                # So does what stands below in its section, or all that follows where there is none.
                if stack:
                    stack[-1] = (*stack[-1][:2], "tasks", stack[-1][3])
                led = led or not stack
                state.enter(at, "tasks", False)
            _lead_year(normalised, span, year_events)
            if state.default == "review" and (cells := _ROW.match(normalised, *span)) is not None:
                _part_row(state, span, cells, responsible_events)
            if state.default is None and normalised[span.end - 1] == ":":
                looked_back = _turn_by_year(normalised, span, state, looked_back)
    timeline: tuple[tuple[int, ...], tuple[Part | None, ...]] = _timeline(state.finish(normalised))
    return Outline(
        headings=_levelled(heads, timeline),
        paragraphs=builder.paras,
        _heading_from=_timeline(heading_events),
        _part_from=timeline,
        _responsible_from=_timeline(responsible_events),
        _year_from=_timeline(year_events),
    )


_TELLING = 8
"""A heading of fewer characters is too common to be known again by its words."""


def _lead_year(normalised: str, span: Span, events: list[tuple[int, int | None]]) -> None:
    if normalised[span.end - 1] != ":":
        goal = (
            _GOAL_BY.fullmatch(normalised, *span)
            if normalised.find("标。到20", span.start, span.start + _HEAD) > 0
            else None
        )
        if goal is not None:
            events.append((span.start, int(goal[1])))
        return
    lead = normalised[max(span.start, span.end - 80) : span.end]
    named = sections.years_in(_COMPARED.sub("", lead))
    last = lead.rpartition("。")[2]
    if not named and "目标" in last and "五" in last:
        named = sections.ends_of_terms(last)
    if len(named) == 1:
        events.append((span.start, named[0]))


_GOAL_BY = lazy(r"[^。,\d]{0,12}目标。到(20\d\d)年[底末]?,[^\d]{10,160}")
"""A paragraph that says only by when the goals of those after it are to be reached (发展目标。到2025年,初步建成制造强区。)."""
_ROW = lazy(r"(?:\d{1,3}[ ]*\t)?[ ]*[^\t]{6,400}\t[ ]*([^\t ]{2,24})[ ]*\t(?=[ ]*[^\t]{6})")
"""How a row of a report on tasks begins: what was to be done, who answers for it, and then what was done."""


def _part_row(
    state: parts.PartState, span: Span, cells: re.Match[str], responsible: list[tuple[int, str | None]]
) -> None:
    """Let the first cells of a row say what was to be done and by whom, and those after them what came of it."""
    organ = forms.organ(cells[1])
    if organ is None:
        return
    state.events += [(span.start, "tasks", None), (cells.start(1), state.current, None)]
    responsible += [(span.start, organ), (cells.start(1), None)]


_YEAR_ONLY = lazy(r"(?<![^。;\n ])((?:19|20)\d\d)年:")


def _turn_by_year(normalised: str, span: Span, state: parts.PartState, looked_back: bool) -> bool:
    """Let a lead-in that is nothing but a year (2003年:) say what the paragraphs after it do; return whether one did
    that named a year gone by, without which the year of the document itself says nothing."""
    lead = _YEAR_ONLY.search(normalised, max(span.start, span.end - len("2003年:")), span.end)
    if lead is None or state.year is None:
        return looked_back
    gone = int(lead[1]) < state.year
    if gone or looked_back:
        state.enter(span.start, "review" if gone else "targets", False)
    return looked_back or gone


def _is_appeal(normalised: str, span: Span) -> bool:
    """Say whether a paragraph near the end only calls to work: a greeting or 让我们, an appeal, no figure."""
    head = normalised[span.start : span.start + 12]
    if not head.startswith(("各位代表", "让我们", "同志们", "各位委员")):
        return False
    return not forms.has_figure(normalised[span.start : span.end])


def _levelled(
    heads: Sequence[tuple[Found, int]], timeline: tuple[tuple[int, ...], tuple[Part | None, ...]]
) -> tuple[Heading, ...]:
    """Return the headings with their levels counted from 1 without gaps, and the part each stands in."""
    used = {level: rank for rank, level in enumerate(sorted({level for _, level in heads}), start=1)}
    made: list[Heading] = []
    for found, level in heads:
        heading: Any = OpenHeading()
        heading.start = found.start
        heading.end = found.end
        heading.level = used[level]
        heading.number = found.number
        heading.title = found.title
        heading.part = _holds(timeline, found.start)
        heading.responsible = found.organ
        heading.__class__ = Heading
        made.append(heading)
    return tuple(made)
