"""The commitments taken so far, and who answers for those of an item and until when, told above, inside or below it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from taizhang.reading import headings
from taizhang.reading.deadlines import deadline_in, only_until
from taizhang.reading.outline import Outline
from taizhang.reading.records import Commitment, OpenCommitment
from taizhang.reading.sentences import leader_only, organ_named


class Taken:
    """The commitments of a text in its order, with what is laid over those of the last item."""

    def __init__(self, text: str, outline: Outline, year: int | None) -> None:
        """Start with none; ``year`` is the one that 今年 means."""
        self.text, self.outline, self.year = text, outline, year
        self.found: list[Commitment] = []
        self._unowned = self._undated = self._item = 0
        """From where on nobody answers, no date is set, and the last item goes."""
        self._owner: str | None = None
        self._leader: str | None = None
        self._lent = self._named = False

    def begin_item(self) -> None:
        """Begin an item: what says who answers or until when below it is laid over its own promises only."""
        self._unowned = self._undated = self._item = len(self.found)
        self._owner = None

    def end_theme(self) -> None:
        """Leave the promise that a heading makes to itself: what its item says below is not of it."""
        self._item = len(self.found)

    def lend(self, *, lent: bool) -> None:
        """Let a line that only says by when an item is to be how far (``lent``) have the one who answers for it."""
        if self._lent:
            self._owner = None
        self._lent = lent and self._owner is None
        if self._lent and self.found:
            self._owner = self.found[-1].responsible

    def lay(self, line: str) -> None:
        """Lay a line that only says who answers or until when over the commitments of its item, before or after it."""
        organ, date = organ_named(line), deadline_in(line, self.year)
        if organ is not None:
            open_to = (None, self._leader)  # 责任领导:李某 in the line above 牵头单位:区工信局
            if len(self.found) == self._item and self._owner in open_to:
                self._owner = organ
            for at, row in enumerate(self.found[self._unowned :], self._unowned):
                self.found[at] = replace(row, responsible=organ) if row.responsible in open_to else row
            self._leader = organ if leader_only(line) else None
            self._unowned = self._unowned if self._leader else len(self.found)
        if date is not None:
            rows = self.found[self._undated :]
            self.found[self._undated :] = [replace(row, deadline=row.deadline or date) for row in rows]
            self._undated = len(self.found)

    def lay_cell(self, line: str) -> bool:
        """Lay a cell that only says who answers or until when over the row above; False where it says neither."""
        if headings.is_deadline(line):
            self.lay(line)
            if len(self.found) > self._item + 1 and self.found[-1].responsible is None:
                # A cell that two tasks share stands beside the first.
                self.found[-1] = replace(self.found[-1], responsible=self.found[-2].responsible)
            self._named = False
            return True
        organ = headings.organ(line)
        if organ is None:
            return False
        if self._named and self._unowned == len(self.found) > self._item and self.found[-1].responsible is not None:
            self.found[-1] = replace(self.found[-1], responsible=f"{self.found[-1].responsible}、{organ}")
        self.lay(f"责任单位:{line}")
        self._named = True
        return True

    def date_last(self, words: str) -> bool:
        """Lay a sentence that only says until when over the last promise of its item; False where it is none."""
        date = only_until(words, self.year) if len(self.found) > self._item else None
        if date is None:
            return False
        self.found[-1] = replace(self.found[-1], deadline=self.found[-1].deadline or date)
        return True

    def add(
        self,
        start: int,
        end: int,
        *,
        deadline: str | None,
        organ: str | None,
        figures: Sequence[int],
        confidence: float,
        doubts: tuple[str, ...],
    ) -> None:
        """Take what stands from ``start`` to ``end`` for a commitment; ``organ`` is who it says answers for it."""
        made: Any = OpenCommitment()
        made.start = start
        made.end = end
        made.text = self.text[start:end]
        made.heading = self.outline.theme_at(start)
        made.responsible = organ or self._owner or self.outline.responsible_at(start)
        made.deadline = deadline
        made.figures = tuple(figures)
        made.confidence = confidence
        made.doubts = doubts
        made.__class__ = Commitment
        self.found.append(made)
