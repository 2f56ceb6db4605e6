"""From the paragraphs of a text and the headings found in them to its outline."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from taizhang.reading import announcing, parts, sections
from taizhang.reading import headings as forms
from taizhang.reading.endnotes import notes_at_end
from taizhang.reading.headlines import TITLE_ROWS, Found, HeadingFinder, turns_ahead
from taizhang.reading.leanings import looks_ahead, looks_back, tells_budget
from taizhang.reading.outline import SEVERAL_YEARS, Outline, Timeline, holds_at, timeline_of
from taizhang.reading.paragraphs import Span
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Heading, Kind, OpenHeading, Part

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
_TELLING = 8
"""A heading of fewer characters is too common to be known again by its words."""
_CARRIED_ON = ("续建项目)", "续建)", "结转)", "结转项目)")
"""What ends a heading whose year is that in which the works below it began."""


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
    return _Outliner(text, normalised, kind, year, reported, title).build()


class _Open(NamedTuple):
    """A section that a heading opened and none has closed yet."""

    level: int
    head: int
    """The index of its heading."""
    part: Part | None
    both: bool
    """Whether its heading looks both back and ahead."""


class _Outliner:
    """Walks over the paragraphs of a text once, and notes from where on which heading, part, organ and year holds."""

    def __init__(
        self, text: str, normalised: str, kind: Kind | None, year: int | None, reported: int | None, title: str | None
    ) -> None:
        self.normalised, self.kind, self.year = normalised, kind, year
        self.finder = HeadingFinder(text, normalised, kind, year)
        self.paras = self.finder.paras
        titles = [span for index, span in enumerate(self.paras[:TITLE_ROWS]) if self.finder.is_title(index)]
        self.planned = (title is not None and sections.plans(title)) or any(
            sections.plans(normalised[span.start : span.end].rstrip()) for span in titles
        )
        self.planned = self.planned or (kind in (None, "other") and tells_budget(normalised))
        # A plan for several years looks ahead from the first of them (2023年任务:…, in one for 2023—2025).
        several = year is not None and reported is not None and reported < year - 1
        self.state = parts.PartState(kind, reported + 1 if several and reported else year, planned=self.planned)
        self.body = self.paras[min(TITLE_ROWS, len(self.paras)) - 1].end if self.paras else 0
        # Asked of all paragraphs before the next thing is: what is asked again and again stays in the processor's
        # caches.
        self.news = self._news_from()
        self.boilers = self._boilers()
        self.inside = [[] if boiler else self.finder.found(index) for index, boiler in enumerate(self.boilers)]
        reviews_own = kind in sections.REVIEWING and reported == year
        self.reported = _reported(self.inside, year) if reviews_own else reported
        self.stack: list[_Open] = []
        self.heads: list[tuple[Found, int]] = []
        self.heading_events: list[tuple[int, int | None]] = []
        self.responsible_events: list[tuple[int, str | None]] = []
        self.year_events: list[tuple[int, int | None]] = []
        coming = f"{(self.year or 0) + 1}年"
        self.next_year = coming if coming in self.normalised else ""
        self.owner: tuple[int, str] | None = None
        self.told: dict[str, Part] = {}
        self.numbered_first = self.unnumbered = self.looked_back = self.led = False

    def build(self) -> Outline:
        late = len(self.paras) * _LATE
        for index, span in enumerate(self.paras):
            self._stand_beside(index)
            section = self.stack[-1].head if self.stack else None
            if not self.heading_events or self.heading_events[-1][1] != section:
                self.heading_events.append((span.start, section))
            headed = self._headings(index, span)
            if self.boilers[index] or (index >= late and _is_appeal(self.normalised, span)):
                self.state.boilerplate(span)
            elif not headed:
                self._words(span)
        timeline: Timeline[Part] = timeline_of(self.state.finish(self.normalised))
        return Outline(
            headings=_levelled(self.heads, timeline),
            paragraphs=self.paras,
            heading_from=timeline_of(self.heading_events),
            part_from=timeline,
            responsible_from=timeline_of(self.responsible_events),
            year_from=timeline_of(self.year_events),
        )

    def _next_year_from(self, span: Span) -> int:
        """Return from where a paragraph tells of the year after the document's, at its head or behind its theme (优化布局。
        2022年启动学校建设10所); else -1."""
        named = self.next_year
        at = self.normalised.find(named, span.start, min(span.end, span.start + _AT_HEAD))
        if at == span.start:
            return at if self.normalised.startswith(",", at + len(named)) else -1
        return at if at > 0 and self.normalised[at - 1] == "。" else -1

    def _news_from(self) -> int:
        """Return which of the first paragraphs begins news, above which only its headline stands; else 0."""
        for index, span in enumerate(self.paras[:TITLE_ROWS]):
            if _NEWS.match(self.normalised, span.start, min(span.end, span.start + _HEAD)) is not None:
                return index
        return 0

    def _boilers(self) -> list[bool]:
        """Say of each paragraph whether it belongs to the page or the occasion, not to what the document tells."""
        tail, glossary = self.finder.site_tail(), self.finder.glossary() or notes_at_end(self.normalised, self.paras)
        return [
            index >= tail
            or self.finder.site[index]
            or (index < self.news and span.end - span.start <= _SOURCE)
            or index in glossary
            or (index < TITLE_ROWS and (self.finder.is_title(index) or forms.only_dates(self.normalised, span)))
            or forms.is_greeting(self.normalised, span)
            for index, span in enumerate(self.paras)
        ]

    def _stand_beside(self, index: int) -> None:
        """Close the section of an item where a further one follows: it stands beside that, not under its theme."""
        mark = self.finder.opened[index]
        if not self.stack or mark is None or self.inside[index]:
            return
        if self.heads[self.stack[-1].head][0].style == mark.style:
            self.stack.pop()

    def _headings(self, index: int, span: Span) -> bool:
        """Take the headings inside a paragraph; say whether it is nothing but a heading."""
        headed = False
        for found in self.inside[index]:
            level = self._level(found)
            if found.reach == "section":
                self._open(index, found, level)
                headed = found.end >= span.end - 1
            if self.state.current == "review":
                self.told[found.title] = "review"
            self.heading_events.append((found.start, len(self.heads)))
            self.heads.append((found, level))
        return headed

    def _level(self, found: Found) -> int:
        """Return the level of a heading: a line without a number heads numbered sections only where none has come
        before it."""
        level = forms.LEVELS[found.style]
        if found.style == "section":
            level = forms.LEVELS["line"] if self.numbered_first else level
            self.unnumbered = self.unnumbered or not self.numbered_first
        elif found.style == "cn" and not self.unnumbered:
            self.numbered_first = True
        return level

    def _open(self, index: int, found: Found, level: int) -> None:
        """Open the section of a heading, and close those beside and below it."""
        title = self.normalised[found.end - len(found.title) : found.end]
        part, both = sections.heading_part(title, self.kind, self.year, self.reported)
        accounts = sections.is_worded(title) or (part == "review" and sections.is_account(title))
        if (index == 0 or index < self.news) and found.number is None and ("解读" in title or not accounts):
            part = None  # the first line is likelier the title, whose year says nothing of what follows
        beside = None
        while self.stack and self.stack[-1].level >= level:
            beside = self.stack.pop().part
        part = self._part(index, found, level, title, part, beside)
        if self.owner is not None and level <= self.owner[0]:
            self.owner = None
            self.responsible_events.append((found.start, None))
        if found.organ is not None:
            self.owner = (level, found.organ)
            self.responsible_events.append((found.start, found.organ))
        self.stack.append(_Open(level, len(self.heads), part, both))
        self.state.enter(found.start, part, both)
        self._year(found, level, title, part)

    def _part(
        self, index: int, found: Found, level: int, title: str, part: Part | None, beside: Part | None
    ) -> Part | None:
        """Return what a section does: ``part`` as its heading says, where what stands above and before it doesn't say
        otherwise; ``beside`` is what the last section of its level does."""
        above = self.stack[-1].part if self.stack else None
        if found.organ is not None and self.kind not in sections.REVIEWING and not self._signs(index):
            part = above or "tasks"
        either = sections.two_fold(self.kind) and sections.either_way(title)
        if self.stack and above is None and part == "tasks" and either:
            part = None  # under a section that does not say which way it looks
        means = not self.planned and self.kind not in sections.TASKING and sections.only_means(title)
        if means and (part, beside, above) == ("tasks", "review", None):
            below = _section(self.paras, self.inside, index, level)
            part = "tasks" if looks_ahead(self.normalised, below, self.year) else "review"  # 完成情况, then 主要工作措施
        year_work = part == "tasks" and self.kind in ("other", "summary") and _OF_YEAR.fullmatch(title) is not None
        if year_work and above is None and beside is None:
            first = self.paras[index + 1 : index + 2]
            since = len(first) > 0 and _SINCE.match(self.normalised, *first[0]) is not None
            if not since or title.endswith("举措"):
                below = _section(self.paras, self.inside, index, level)
                since = looks_back(self.normalised, below, self.year) or _counts(self.normalised, below)
                since = since and not looks_ahead(self.normalised, below, self.year)
            part = "review" if since else part  # 2024年主要工作; 2024年以来,…: done, and not to be done
        turns = above == "review" and turns_ahead(title, self.kind, self.year, self.reported)
        turns = turns and all(head.number is None and head.start < self.body for head in self._open_heads())
        part = "tasks" if turns else part
        if (above == "review" and not turns) or part is None or (found.style == "line" and above is not None):
            part = above
        if part is None and self.led:
            part = "tasks"
        if part is None and len(title) >= _TELLING:
            part = self.told.get(title)  # what a summary before the body said under the same words
        return part

    def _open_heads(self) -> list[Found]:
        """Return the headings of the sections that are open."""
        return [self.heads[one.head][0] for one in self.stack]

    def _signs(self, index: int) -> bool:
        """Say whether a paragraph that names an organ signs the text: nothing but a date follows it."""
        after = len(self.paras) - index - 1
        return not after or (after == 1 and _DATED.fullmatch(self.normalised, *self.paras[-1]) is not None)

    def _year(self, found: Found, level: int, title: str, part: Part | None) -> None:
        """Note the year that a heading gives its section: the only one that it names, or that it is of a term."""
        named = [] if title.endswith(_CARRIED_ON) else sections.years_in(title)
        several = sections.several_years(title)
        if named or several:
            one = named[0] if len(named) == 1 and not several else None
            if self.kind != "five_year_plan" and part in ("targets", "tasks") and sections.of_a_term(title):
                one = SEVERAL_YEARS
            self.year_events.append((found.start, one))
        elif level <= forms.LEVELS["cn"] and len(self.stack) == 1:
            self.year_events.append((found.start, None))

    def _words(self, span: Span) -> None:
        """Take what a paragraph says itself of which way it, or what follows it, looks."""
        normalised, state, stack = self.normalised, self.state, self.stack
        if stack and stack[-1].part == "review" and state.default is None and announcing.announces(normalised, span):
            # The sections after it are no longer part of the one that looks back, whatever their level.
            stack[:] = [one._replace(part="tasks") for one in stack]
            state.enter(span.start, "tasks", False)
        asked = state.asks
        head = normalised[span.start : min(span.end, span.start + _HEAD)] if asked else ""
        state.paragraph(span, parts.lead_part(head) if asked else None)
        last = normalised[span.end - 1]
        leads = state.current in ("review", None) and not sections.two_fold(self.kind) and last in ":。"
        if leads and (at := announcing.leads_ahead(normalised, span, self.reported)) >= 0:
            # So does what stands below in its section, or all that follows where there is none.
            if stack:
                stack[-1] = stack[-1]._replace(part="tasks")
            self.led = self.led or not stack
            state.enter(at, "tasks", False)
        if self.year is not None and self.next_year and (at := self._next_year_from(span)) >= 0:
            # 2022年,我局将改造小区20个。6月底前建成管网8公里, in a report of 2021: all that its paragraph plans is of then
            before = self.year_events[-1][1] if self.year_events else None
            self.year_events += [(at, self.year + 1), (span.end, before)]
        _lead_year(normalised, span, self.year_events)
        if state.default == "review" and (cells := _ROW.match(normalised, *span)) is not None:
            _part_row(state, span, cells, self.responsible_events)
        if state.default is None and last == ":":
            self.looked_back = _turn_by_year(normalised, span, state, self.looked_back)


_AT_HEAD = 40
_NEWS = lazy("[^,。;\\d]{0,12}?讯[ (\\d]|[^,。;]{0,16}\\d日[电讯]")
"""How news begins (云溪网讯 3月18日,…)."""
_SOURCE = 5
"""A line of no more characters above it says only who brings it."""
_OF_YEAR = lazy("20\\d\\d年(?:度|的)?主要(?:亮点)?工作(?:举措)?")
"""A heading that names the work of a year, and not whether it is done."""
_SINCE = lazy("[ \\t]*(?:20\\d\\d年|今年|一年|年初)(?:以)?来[,,]")


def _counts(normalised: str, below: Sequence[Span]) -> bool:
    """Say whether a section tells several numbers to the last digit, as nobody plans them."""
    told = 0
    for start, end in below:
        told += len(_TO_THE_LAST.findall(normalised, start, end))
    return told >= _SEVERAL


_SEVERAL = 3
_TO_THE_LAST = lazy("(?<![\\d.])(?:\\d{3,}[1-9](?=[人户件个名家宗起次份条吨亩])|\\d+\\.\\d[1-9](?=[%万亿]))")


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
    heads: Sequence[tuple[Found, int]], timeline: Timeline[Part]
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
        heading.part = holds_at(timeline, found.start)
        heading.responsible = found.organ
        heading.__class__ = Heading
        made.append(heading)
    return tuple(made)
