"""Which stretch of a document reviews, which sets targets, which lists tasks."""

import re
from functools import cache

from taizhang.reading.leanings import by_sentence
from taizhang.reading.paragraphs import Span
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Kind, Part
from taizhang.reading.sections import REVIEWING, TASKING, word_of
from taizhang.reading.stretches import Event, Stretch
from taizhang.reading.tables import alternation, words

_REPORTING: frozenset[Kind] = frozenset({"bulletin", "summary"})
"""Kinds that report, but may say at their end what is to be done."""
_QUITE_PLAIN = 4
"""How plainly a sentence looks ahead where the document only reports."""


@cache
def _review_leads() -> tuple[str, ...]:
    return words("outline", "review_leads")


@cache
def _target_lead() -> re.Pattern[str]:
    return lazy(
        rf"(?:{alternation(words('outline', 'target_leads'))})(?:分别)?(?:是|为|如下|:|(?:主要)?(?:包括|有[一二三四五六七八九十\d]))"
    )


def target_list(lead: str) -> bool:
    """Say whether a lead-in announces a list of expected targets (今年的主要预期目标是…)."""
    found = _target_lead().search(lead)
    return found is not None and _MISSED.search(lead[: found.start()]) is None


_MISSED = lazy("未(?:能)?(?:达到?|完成|实现)[^,。;]{0,14}$")
"""What makes the targets that a line leads up to those that were missed (未达到序时进度要求的|目标如下)."""


def target_lead(words: str) -> int | None:
    """Return where a sentence's words announce a list of expected targets, or None; a mere label (目标任务:) stands before
    what came of them as well."""
    found = _target_lead().search(words)
    return None if found is None or found.group().endswith(":") else found.start()


def lead_part(head: str) -> Part | None:
    """Return what a paragraph's first words say of it where they are plain, else None."""
    if target_list(head):
        return "targets"
    ahead = word_of("plan_leads").search(head)
    if ahead is not None and head[ahead.start() - 1 : ahead.start()] not in _PAST:
        return "tasks"
    return "review" if head.startswith(_review_leads()) else None


_PAST = frozenset("于出过")
"""After these a goal is one that was reached (高出预期目标1.9个百分点)."""


class PartState:
    """Gathers which part each paragraph belongs to, and settles what the headings leave open."""

    def __init__(self, kind: Kind | None, year: int | None, *, planned: bool = False) -> None:
        """``planned`` says that the title is one over what is to be done."""
        self.kind, self.year, self.planned = kind, year, planned
        self.default: Part | None = "review" if kind in REVIEWING else "tasks" if kind in TASKING else None
        """What a section is unless a heading says otherwise; None where its first words are asked."""
        self.current: Part | None = self.default
        self.both = False
        self.said = False
        """Whether a heading said what its section does."""
        self.loose: set[int] = set()
        """Where paragraphs begin whose part is only what is usual in such documents, so that a sentence may differ."""
        self.events: list[Event] = []

    @property
    def asks(self) -> bool:
        """Whether the first words of a paragraph can turn the current section."""
        return self.default is None and (self.both or self.current != "review")

    def enter(self, at: int, part: Part | None, both: bool) -> None:
        """Begin a section whose heading says ``part``; ``both`` where it names a look back and a look ahead."""
        self.current = part if part is not None else self.default
        self.said = self.said or part is not None
        self.both = both
        self.events.append((at, self.current, None))

    def boilerplate(self, span: Span) -> None:
        """Note a paragraph that is no part of the document's matter."""
        self.events.append((span.start, "boilerplate", None))

    def paragraph(self, span: Span, lead: Part | None) -> None:
        """Note a paragraph of the current section, which its own first words may turn (``lead``)."""
        if lead is not None and self.default is None:
            if self.both and lead != "review":
                self.current, self.both = lead, False
            elif self.current is None or (lead == "targets" and self.current == "tasks"):
                self.events.append((span.start, lead, None))
                return
            elif self.current == "targets" and lead == "tasks":
                self.current = "tasks"
        if (self.current == self.default and (self.kind in _REPORTING or not self.said)) or (
            self.current == "review" and self.kind in (None, "other")
        ):
            self.loose.add(span.start)
        self.events.append((span.start, self.current, span))

    def finish(self, normalised: str) -> list[tuple[int, Part | None]]:
        """Return the parts with what was open settled by the words of its paragraphs."""
        out: list[tuple[int, Part | None]] = []
        position = 0
        before: Part | None = None
        while position < len(self.events):
            at, part, span = self.events[position]
            if part is not None:
                out.append((at, part))
                if span is not None and at in self.loose:
                    out += by_sentence(normalised, span, part, self.year, ahead=_QUITE_PLAIN)
                before = part if part != "boilerplate" else before
                position += 1
                continue
            stretch = []
            while position < len(self.events) and self.events[position][1] in (None, "boilerplate"):
                stretch.append(self.events[position])
                position += 1
            ahead = self.events[position][1] if position < len(self.events) else None
            one = Stretch(normalised, stretch, (before, ahead), kind=self.kind, year=self.year, planned=self.planned)
            out += one.settled()
            before = out[-1][1]
        return out
