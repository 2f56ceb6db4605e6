"""Which sentences promise something that can be checked, under which theme, by whom and until when."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from itertools import chain, pairwise, repeat
from typing import NamedTuple

from taizhang.reading import announcing, headings, parts
from taizhang.reading.cells import Cells, only_value
from taizhang.reading.cues import FigureLike, logistic, may_demand, tells_demand, weigh
from taizhang.reading.deadlines import deadline_in, may_date, opens_with_deadline
from taizhang.reading.nopromises import DOCUMENTS, promises_nothing
from taizhang.reading.outline import Outline
from taizhang.reading.paragraphs import Span
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Commitment, Heading, Kind, Part
from taizhang.reading.sections import TASKING
from taizhang.reading.sentences import Clause, clauses, organ_inside
from taizhang.reading.taken import Taken

_PROMISING: frozenset[Part | None] = frozenset({"targets", "tasks"})
_GAP = 2
_LISTED = lazy("\\(共?\\d{1,3}[项件个条类]\\)$")
_TOLD = lazy("\\s*(?:\\d{1,2}月\\d{1,2}日(?:[上下]午)?,)?(?:本报)?记者[^。]{2,60}?(?:获悉|了解到|得知|看到),?")
_COUNTED_FAR = 160
"""How long a sentence that counts the deeds may be."""
_ARE = lazy("(?:分别|具体)(?:是|为|如下|包括):")
_FIRST_ITEM = lazy("[。;:]\\s*(?:一是|一、|[(]一[)]|1[.、]|——)")
"""What stands between a sentence and the first item of the list that it leads in."""
_ENDS_LIST = lazy(r"上述|以上|实现(?:上述|以上|这些)|围绕|为此|这|落实")


def find_promises(
    text: str,
    normalised: str,
    outline: Outline,
    figures: Sequence[FigureLike],
    year: int | None,
    kind: Kind,
) -> tuple[Commitment, ...]:
    """Return the commitments of ``text`` in its order.

    ``figures`` are those of the text in its order; ``year`` is the one that 今年 means (deadlines that only say
    6月底前 need it). Parts that review hold none, nor does a communiqué.
    """
    if kind == "communique":
        return ()
    return _Finder(text, normalised, outline, figures, year, kind).all()


_ITEM = 400
"""So much of an item is asked whether it repeats the promise of its heading."""
_THEME_ONLY = "这是段首主题句，其中的目标在下文没有重复。"
_THEME_SURE = logistic(1.0)
_PRINCIPLES = ("总体要求", "指导思想", "总体思路", "基本原则")
_PLAIN_LIST = lazy(r"总体要求|指导思想|总体思路|基本思路")
_FIELD_OF_ITEM = ("进度安排", "时间安排", "工作进度", "序时进度", "进度要求", "节点安排", "时间节点")
"""What opens a line that says by when the item above it is to be how far."""
_GOALS, _GOAL_MAX = 3, 60
"""A list of targets in one paragraph has at least so many clauses, none longer than that."""
_GOAL_HEADING = lazy("(?:预期|主要|奋斗|计划|发展|总|总体|工作|年度)目标")
_BY = lazy("[月日年季度末底](?:底|末)?[之以]?前|[月年季度](?:底|末)[^,。;]{0,8}(?:完成|建成|竣工|完工|通车|投用|开工)")
_BY_YEAR = lazy("到20\\d\\d年[底末]?,")
"""How a goal begins among principles, whose year can be checked."""
_STILL_TO = lazy(
    "计划(?:于|在)?[^,。;]{0,10}(?:前|底|月|日)[^,。;]{0,6}(?:完成|建成|完工|竣工|投用|投入使用|通车|开工)"
)
"""What is still to come of something of which it was told how far it is (目前已完成投资85万元,计划于9月底前完成)."""
_CLOSES = frozenset(":。;")
_OPENING = 48
"""So much of a paragraph is asked whether it tells what was said at a meeting."""
_CAME_OF_IT = lazy("(?:^|,)[^,。;(]{0,6}(?:已|实际|实[建完]|目前|现(?!代|有)|累计|月份?,?(?:完成|实现|完工))")
"""What leads to what came of a target, told next to it."""
_VOW = lazy("[^,。;:\n]{0,40}承诺(?:书|制度)?[”》]?")
_TITLE_LINES = 3
"""The title of a document that promises, sentence by sentence, stands in one of so many lines."""


def _sentence(clause: Clause) -> int:
    """Return where the sentence begins that a clause belongs to."""
    return clause.start if clause.first is None else clause.first.start


class _Skipping(NamedTuple):
    """Which sentences of a paragraph promise nothing."""

    turns: bool
    """Whether it opens or ends with what reviews."""
    themes: Sequence[int]
    """Where its headings end."""
    counts: int
    """Where the sentence begins that only counts what is listed next, -1 where none does."""
    principles: bool
    """Whether it guides the work."""


class _Finder:
    """Walks the paragraphs that may promise."""

    def __init__(
        self, text: str, normalised: str, outline: Outline, figures: Sequence[FigureLike], year: int | None, kind: Kind
    ) -> None:
        self.text, self.normalised, self.outline, self.figures, self.year = text, normalised, outline, figures, year
        self.starts = [*[figure.start for figure in figures], len(text) + 1]
        self.next = 0
        self.heads = [heading.start for heading in outline.headings]
        self.labels = [
            normalised[span.start] in headings.LABEL_FIRST and headings.is_label(normalised, span)
            for span in outline.paragraphs
        ]
        self.cells = Cells(text, normalised, outline.paragraphs)
        self.taken = Taken(text, outline, year)
        self.answered = self.demanded = self.bare = self.speaks = self.itemised = False
        self.vow = any(_VOW.fullmatch(normalised, *line) is not None for line in outline.paragraphs[:_TITLE_LINES])
        self.by_unit = kind in TASKING
        self.list_lead: Span | None = None
        self.list_style: str | None = None
        self.vowed = self.timed = False
        self.skipping = _Skipping(False, (), -1, False)
        self.opening: Span | None = None
        self.opening_date: str | None = None

    def all(self) -> tuple[Commitment, ...]:
        opens = announcing.first_of_speech(self.normalised, self.outline.paragraphs)
        for index, (span, (first, last)) in enumerate(
            zip(self.outline.paragraphs, self.outline.ends_of_paragraphs(), strict=True)
        ):
            if self.cells.is_mark(index, span):
                self.bare = True
                if index >= self.cells.rows:
                    self.taken.begin_item()
                continue
            titles = index < opens and self.normalised.find("。", *span) < 0  # it may be broken into lines
            if titles or self.cells.is_head(index) or (index > self.cells.rows and self._is_cell(span)):
                continue
            if first in _PROMISING or last in _PROMISING:
                self._paragraph(index, span, first == "review" or last == "review")
            elif (goals := self._goals_in(span)) is not None:
                self._paragraph(index, Span(goals, span.end), turns=False)
            self.bare = False
        return tuple(self.taken.found)

    def _inside(self, start: int, end: int) -> list[int]:
        starts = self.starts
        first = bisect_left(starts, start)
        if starts[first] >= end:
            return []
        last = bisect_left(starts, end, first)
        if self.figures[last - 1].end <= end:
            return list(range(first, last))
        return [index for index in range(first, last) if self.figures[index].end <= end]

    def _figures_in(self, start: int, end: int) -> list[str]:
        """Return the figures of a stretch."""
        return [self.normalised[self.figures[i].start : self.figures[i].end] for i in self._inside(start, end)]

    def _goals_in(self, span: Span) -> int | None:
        """Return where the sentence begins that sets expected targets in a paragraph that promises nothing, or None."""
        inside = self._inside(span.start, span.end)
        if sum(self.figures[i].mood == "target" for i in inside) < _GOALS:
            return None
        words = self.normalised[span.start : span.end]
        lead = parts.target_lead(words)
        return None if lead is None else span.start + words.rfind("。", 0, lead) + 1

    def _paragraph(self, index: int, span: Span, turns: bool) -> None:
        """Take the promises of a paragraph; ``turns`` if it opens or ends with what reviews."""
        norm = self.normalised
        heads = self.outline.headings[bisect_left(self.heads, span.start) : bisect_left(self.heads, span.end)]
        opening = heads[0] if heads and heads[0].start == span.start else None
        mark = headings.numbering(norm, span.start, span.end)
        if opening is not None or mark is not None:
            self.taken.begin_item()
        if self.labels[index]:
            self.taken.lay(norm[span.start : span.end])
            return
        # 进度安排:…, below who answers for the item
        self.taken.lend(lent=mark is None and norm.startswith(_FIELD_OF_ITEM, span.start))
        if self._only_heads(index, span, marked=mark is not None and not opening):
            return
        begin = span.start
        if opening is not None:
            self._heading_promises(opening, span)
            begin = min(opening.end + 1, span.end)
        above = self._list_above(mark)
        alone = mark is None and not self.bare
        if alone and norm[span.end - 1] != ";":
            self.list_lead = None  # targets that stand each in a line of its own go on up to the full stop
        judged = self._sentences(begin, span)
        words = norm[begin : span.end]
        theme = self.outline.theme_at(begin) or ""
        self.speaks = may_demand(norm[span.start : span.end])
        self.demanded = self.speaks and tells_demand(norm[span.start : span.start + _OPENING])
        self.vowed = self._vowed(index, span, mark, theme)
        self.timed = may_date(words)
        self.skipping = _Skipping(
            turns=turns,
            themes=[heading.end for heading in heads],
            counts=self._counts(judged) if "实事" in words else -1,
            principles=theme.endswith(_PRINCIPLES),
        )
        self._take(judged, above, ":" in words, alone=alone)

    def _only_heads(self, index: int, span: Span, *, marked: bool) -> bool:
        """Say whether a paragraph promises nothing itself: a date, a caption, a title, what is said again."""
        norm, lines = self.normalised, self.outline.paragraphs
        if headings.only_dates(norm, span):
            return True
        titled = (
            (index + 1 < len(lines) and headings.heads_table(norm, lines[index + 1]))
            or norm[span.end - 1] == "表"
            or (index == 0 and norm.endswith(DOCUMENTS, span.start, span.end))
            or headings.titles_year(norm, span)
        )
        if titled and norm.find("。", span.start, span.end) < 0:
            return True
        return announcing.said_again(norm, lines, index, self._figures_in, marked)

    def _heading_promises(self, opening: Heading, span: Span) -> None:
        """Take the heading that opens a paragraph for a promise of its own, where it tells figures."""
        if opening.responsible is None and self._inside(opening.start, opening.end):
            self._theme(opening.start, opening.end, self._under(opening.start, span.end))
            self.taken.end_theme()

    def _list_above(self, mark: headings.Numbering | None) -> Span | None:
        """Return the lead-in above whose list a paragraph with such a mark goes on; None ends the list."""
        if self.bare or self.list_lead is None:
            return self.list_lead  # the mark of the item stands in a line of its own
        if mark is not None and self.list_style in (None, mark.style):
            self.list_style = mark.style
        elif self.list_style is not None or not self._goals(self.list_lead):
            self.list_lead = None
        return self.list_lead

    def _sentences(self, begin: int, span: Span) -> Sequence[Clause]:
        """Return the sentences of a paragraph that may promise, without the lead-in to a list that follows it."""
        norm, judged = self.normalised, clauses(self.normalised, begin, span.end)
        if announcing.lists_next(norm, span):
            self.list_lead, self.list_style = span, None
        if not judged:
            return judged
        last = judged[-1]
        if norm[span.end - 1] == ":":
            if last.end >= span.end - 1 or _ARE.search(norm, last.end, span.end) is not None:
                return judged[:-1]
        elif self.list_lead is span and len(self._inside(last.start, last.end)) <= 1:
            return judged[:-1]  # it only says how many items follow
        return judged

    def _vowed(self, index: int, span: Span, mark: headings.Numbering | None, theme: str) -> bool:
        """Say whether a paragraph stands where each sentence is promised: in a vow, or beside who answers for it."""
        return (
            self.vow
            or index > self.cells.rows
            or (index + 1 < len(self.labels) and self.labels[index + 1])  # who answers
            or "承诺" in theme
            or (self.by_unit and mark is not None and self.outline.responsible_at(span.start) is not None)
        )

    def _take(self, judged: Sequence[Clause], above: Span | None, colons: bool, *, alone: bool) -> None:
        """Judge the sentences of a paragraph one after the other, each under the lead-in that it stands below."""
        norm = self.normalised
        goals = self._goal_lists(judged) if len(judged) >= _GOALS else ()
        leads = [clause.lead for clause in judged[1:]] if colons else ()
        listed = above
        said_of: Span | None = None
        said, targets = "", False
        for clause, following in zip(judged, chain(leads, repeat(None)), strict=False):
            start, end, lead, first = clause[:4]
            if following is not None and following is not lead and self._announces(end, following):
                continue
            if self._of_others(clause):
                continue
            if start == self.skipping.counts:
                listed = Span(start, end + 1)
                continue
            if self._says_of_others(clause):
                continue
            if lead is not None:
                listed = lead
            elif listed is not None and first is None:
                ended = alone and listed is above and start > judged[0].start
                listed = None if ended or _ENDS_LIST.match(norm, start) else listed
            if listed is not said_of:
                said_of, said = listed, self._said_by(listed) if listed else ""
                targets = bool(said) and parts.target_list(said) and not _PLAIN_LIST.search(said)
                targets = targets or announcing.counts_items(said)
            self.answered = self.vowed or "承诺" in said
            below = clause is judged[0] or listed is not above  # a clause right below the lead-in, or behind it
            self.itemised = below and said[-1:] == ":" and norm[start - 1] in "是、.)"
            self._clause(clause, said, targets or (bool(goals) and _sentence(clause) in goals), self.timed)

    def _of_others(self, clause: Clause) -> bool:
        """Say whether a sentence belongs to what reviews, or is a heading, and so is no promise of its paragraph."""
        skipping, (start, end) = self.skipping, clause[:2]
        if skipping.turns and self.outline.part_at(start) == "review":
            self.demanded = self.demanded or (self.speaks and tells_demand(self.normalised[start:end]))
            return True
        return end in skipping.themes

    def _says_of_others(self, clause: Clause) -> bool:
        """Say whether a sentence only says who answers for promises before it or until when, and lay that over them, or
        guides the work and promises nothing itself."""
        norm, (start, end, lead) = self.normalised, clause[:3]
        begin = (lead or clause).start
        if norm[begin] in headings.LABEL_FIRST and self._answers(begin, end):
            return True
        if self.timed and self.taken.date_last(norm[start:end]):
            return True
        return self.skipping.principles and not self._inside(start, end) and _BY_YEAR.match(norm, start) is None

    def _counts(self, judged: Sequence[Clause]) -> int:
        """Return where the sentence begins that only counts what its paragraph lists next (今年将办好10件实事。), or -1."""
        for clause, following in pairwise(judged):
            marked = _FIRST_ITEM.match(self.normalised, clause.end, following.start) is not None
            if marked and announcing.counts_items(self.normalised[clause.start : clause.end]):
                return clause.start
        return -1

    def _answers(self, start: int, end: int) -> bool:
        """Say whether a sentence inside an item only says who answers for it or until when, and lay that over it."""
        sentence = Span(start, end)
        if not headings.is_label(self.normalised, sentence):
            return False
        self.taken.lay(self.normalised[start:end])
        return True

    def _said_by(self, lead: Span) -> str:
        """Return the words of a lead-in, with the sentence before it where it takes up what that counts (今年办好十件实事。
        这十件实事是:…)."""
        start, norm = lead.start, self.normalised
        if norm[start] == "这" and norm.find("实事", start, lead.end) > 0:
            end = max(start - 2, 0)
            start = max(norm.rfind(mark, max(end - _COUNTED_FAR, 0), end) for mark in "。\n") + 1
            told = _TOLD.match(norm, start, lead.start)
            start = start if told is None else told.end()  # the day of the news is no deadline
        return norm[start : lead.end]

    def _goals(self, lead: Span) -> bool:
        """Say whether a lead-in is one of expected targets, so that an unmarked paragraph below may list them."""
        return parts.target_list(self.normalised[lead.start : lead.end])

    def _goal_lists(self, judged: Sequence[Clause]) -> Container[int]:
        """Return where the sentences begin that list targets under their heading: most clauses state a figure."""
        title = self.outline.theme_at(judged[0].start)
        if title is None or _GOAL_HEADING.search(title) is None:
            return ()
        counted: dict[int, list[bool]] = {}
        for clause in judged:
            inside = self._inside(clause.start, clause.end)
            aims = clause.end - clause.start <= _GOAL_MAX and any(self.figures[i].mood == "target" for i in inside)
            counted.setdefault(_sentence(clause), []).append(aims)
        few = title.endswith(("目标", "目标任务"))
        return [
            start
            for start, aims in counted.items()
            if len(aims) >= _GOALS and (sum(aims) * 2 > len(aims) or (few and any(aims)))
        ]

    def _announces(self, end: int, following: Span) -> bool:
        """Say whether the sentence that ends at ``end`` only says how many are listed next (抓好十件实事。分别是:…)."""
        return (
            following.start - end <= _GAP
            and _ARE.fullmatch(self.normalised, following.start, following.end) is not None
        )

    def _clause(self, clause: Clause, said: str, listed: bool, timed: bool) -> None:
        """Judge a clause under a lead-in (of targets if ``listed``); ``timed`` if its paragraph may date it."""
        start, end, lead, _, opens, named, _ = clause
        words = self.normalised[start:end]
        organ = named or organ_inside(words)
        if only_value(words):
            return  # a cell that says how far something is
        own = deadline_in(words, self.outline.dates_at(start, self.year)) if timed else None
        # Clauses come in order, and most hold no figure.
        starts, ahead = self.starts, self.next
        while starts[ahead] < start:
            ahead += 1
        self.next = ahead
        inside = self._inside(start, end) if starts[ahead] < end else []
        if inside and all(self.figures[i].mood == "result" for i in inside):
            rest = self.figures[inside[-1]].end
            if own is None or _STILL_TO.search(self.normalised, rest, end) is None:
                return  # it tells what was done
        if len(inside) > 1 and self._accounts(inside, end):
            return
        self.demanded = self.demanded or (self.speaks and not opens and tells_demand(words))
        _, found = weigh(
            words,
            self.figures,
            inside,
            opens=opens,
            listed=listed,
            dated=own is not None and not (self.demanded and _BY.search(words) is None),
            answered=self.answered or organ is not None,
            demanded=self.demanded,
            led=lead is not None,
        )
        mark = self.normalised[end : end + 1]
        if found.total > 0 and not promises_nothing(
            words, len(inside), self.year, dated=own is not None, mark=mark, total=found.total
        ):
            deadline = own or self._governed(clause, said if listed or lead or self.itemised else "")
            self.taken.add(
                start,
                end,
                deadline=deadline,
                organ=organ,
                figures=inside,
                confidence=found.confidence,
                doubts=found.doubts,
            )

    def _accounts(self, inside: Sequence[int], end: int) -> bool:
        """Say whether a sentence tells what was set and then what came of it (计划投资3.6亿元,实际完成2.4亿元), and of
        nothing that it is still to be done."""
        told = [self.figures[i] for i in inside]
        if told[0].mood != "target" or told[-1].mood != "result" or any(one.role != "value" for one in told):
            return False
        between = self.normalised[told[0].end : told[-1].start]
        return _CAME_OF_IT.search(between) is not None and _BY.search(self.normalised, told[-1].end, end) is None

    def _governed(self, clause: Clause, said: str) -> str | None:
        """Return the date that the head of its 分号-list, its lead-in or its closing bracket sets."""
        norm = self.normalised
        date = None
        if clause.first is not None:
            if clause.first is not self.opening:
                self.opening = clause.first
                self.opening_date = opens_with_deadline(norm[clause.first.start : clause.first.end], self.year)
            date = self.opening_date
        if date is None and said and (said[-1] in _CLOSES or "将" in said or "要" in said):
            date = deadline_in(said, self.year)  # the year in a heading sets none
        if date is None and clause.dated is not None:
            date = deadline_in(norm[clause.dated.start : clause.dated.end], self.year)
        return date

    def _theme(self, start: int, end: int, limit: int) -> None:
        """Take a theme with figures for a promise of its own unless what follows repeats them."""
        norm = self.normalised
        end = start + len(norm[start:end].rstrip())
        inside = self._inside(start, end)
        rest = norm[end:limit]
        if norm[end - 1] == ")" and _LISTED.search(norm, start, end) is not None:
            return  # 主要预期目标(11项) only says how many follow
        targets = [i for i in inside if self.figures[i].mood == "target"]
        if (
            not targets
            or announcing.counts_items(norm[start:end])
            or announcing.shows_round(norm[start:end])
            or all(norm[self.figures[i].start : self.figures[i].end] in rest for i in targets)
        ):
            return
        if (begin := self.outline.heading_at(start)) is not None:
            # Its number is no part of it, but an amount that stands where a number might is.
            start = min(end - len(begin.title), self.figures[inside[0]].start)
        self.taken.add(
            start,
            end,
            deadline=deadline_in(norm[start:end], self.year),
            organ=None,
            figures=inside,
            confidence=_THEME_SURE,
            doubts=(_THEME_ONLY,),
        )

    def _under(self, start: int, end: int) -> int:
        """Return where the item ends whose heading stands at ``start`` and ends its paragraph at ``end`` or before."""
        following = bisect_right(self.heads, start)
        limit = self.heads[following] if following < len(self.heads) else len(self.normalised)
        return max(end, min(limit, end + _ITEM))

    def _is_cell(self, span: Span) -> bool:
        """Say whether a line is a cell that only says who answers or until when, and lay it over the row above."""
        line = self.normalised[span.start : span.end].strip(" |")
        return self.cells.names_or_places(line) or self.taken.lay_cell(line)
