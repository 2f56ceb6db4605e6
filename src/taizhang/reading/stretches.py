"""Which part paragraphs are of where no heading says so: by their words, and by the sections before and after them."""

from collections.abc import Sequence

from taizhang.reading import announcing
from taizhang.reading.attributes.lexicon import FLOW_FIRST, LIGHT_FIRST, starts
from taizhang.reading.leanings import (
    FIGURE,
    NEXT,
    OPENS_YEAR,
    PLAIN,
    announces_goals,
    by_sentence,
    leaning,
    looks_ahead,
    plans_nothing,
    plans_year,
    round_numbers,
    sentences_in,
    sets_bounds,
)
from taizhang.reading.paragraphs import Span
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Kind, Part
from taizhang.reading.sections import TWO_FOLD, is_worded
from taizhang.reading.weighing import HARDLY, TURN, turning_point, weights

Event = tuple[int, Part | None, Span | None]
"""Where a paragraph or a heading begins, the part that is known of it, and the paragraph (None for a heading)."""

_PLAINLY_BACK = 8
"""By so much a text looks back whose title plans."""
_LINE = 20
"""No more characters than this are a line that may name tasks."""
_SIGNED = lazy("(?:[局办府委会站队院部厅所]|中心|公司|[日年])$")
"""How a line ends that only says who wrote it, or when."""
_ITEM = lazy(r"[(]?[一二三四五六七八九十\d]{1,3}[)、.]|[①-⑳]|--|第[一二三四五六七八九十]")
_DOINGS, _MOST = 3, 0.6
_ENOUGH_NUMBERS, _ROUND = 6, 0.9
"""From so many numbers on, of which so many are round, a text without a word for it plans."""
_UNEVEN = 0.6
"""Of what was counted no more of the numbers than this are round."""
_MARKED = lazy(r"\s*(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.是]|[①-⑳●■◆]|--)\s*")


def _lists_doings(normalised: str, spans: Sequence[Span]) -> bool:
    """Say whether a text without a word for what was or will be is a list of things to do: most of its paragraphs are
    marked items that begin with a verb of doing."""
    doings = 0
    for start, end in spans:
        mark = _MARKED.match(normalised, start, end)
        if mark is not None:
            begins = normalised[mark.end() : min(mark.end() + _LINE, end)]
            doings += bool(starts(begins, LIGHT_FIRST) or starts(begins, FLOW_FIRST))
    return doings >= max(_DOINGS, _MOST * len(spans))


def _of_counting(normalised: str, spans: Sequence[Span], scores: Sequence[int]) -> int:
    """Return the sum of the scores of those paragraphs that state figures."""
    return sum(score for s, score in zip(spans, scores, strict=True) if FIGURE.search(normalised, s.start, s.end))


_ANSWERED = lazy(
    "(?:责任|牵头)(?:单位|科室|部门|领导):|完成时限:|\\([^()\n]{2,40}[委局办厅部府会处院司社站镇乡县区市团](?:牵头|负责)[^()\n]{0,80}\\)"
)
"""What says who answers for a task, or until when."""


def _whole(spans: Sequence[Span]) -> Span:
    """Return the stretch from the first of ``spans`` to the last."""
    return Span(spans[0].start, spans[-1].end)


def _demanded_from(normalised: str, spans: Sequence[Span]) -> int:
    """Return where a text begins to tell what a meeting demanded, if it plans nothing before that; else -1."""
    found = _DEMANDED.search(normalised, spans[0].start, spans[-1].end)
    if found is None:
        return -1
    before = [Span(s.start, min(s.end, found.start())) for s in spans if s.start < found.start()]
    return found.start() if plans_nothing(normalised, before) else -1


_DEMANDED = lazy("(?<=[。;\n])[^,。;\n]{0,16}?(?:会议|[书区县市局主][记长任])[^,。;\n]{0,6}(?:要求|强调|指出|提出)[,:]")
"""How a sentence begins that tells what was demanded at a meeting (会议强调,要确保…)."""


def _turns_to_next(normalised: str, spans: Sequence[Span], year: int | None) -> int:
    """Return where a text that so far only counted begins to say what comes next (下一步,…; 2025年,…将…), or -1.

    What comes next is set apart from what was: the words before it plan nothing, and few of their numbers are round.
    """
    for i, span in enumerate(spans):
        for start, end in sentences_in(normalised, span):
            sentence = normalised[start:end]
            if NEXT.match(sentence) is None and not _opens_year_to_come(sentence, year):
                continue
            if i == 0 and start == span.start:
                return -1
            before = [*spans[:i], Span(span.start, start)]
            many, share = round_numbers(normalised[spans[0].start : start])
            counted = many >= _FEW_COUNTED and share <= _HALF
            return start if counted and plans_nothing(normalised, before) else -1
    return -1


_FEW_COUNTED, _HALF = 2, 0.5
"""From so many numbers on, of which no more than this share is round, what precedes what comes next was counted."""


def _counted(normalised: str, spans: Sequence[Span]) -> bool:
    """Say whether hardly any of the numbers of a text are round, as those of what was counted."""
    many, share = round_numbers(normalised[spans[0].start : spans[-1].end])
    return many > _FEW_COUNTED and share <= _HALF


def _opens_year_to_come(sentence: str, year: int | None) -> bool:
    """Say whether a sentence begins with a year, not before the document's, and says what that is to bring."""
    opens = OPENS_YEAR.match(sentence) if year is not None and "年" in sentence[:_YEAR_REACH] else None
    return opens is not None and year is not None and int(opens[1]) >= year and leaning(sentence, year) >= PLAIN


_YEAR_REACH = 10


_LETTER = lazy("(?:建议|提案|来信|意见|问题)[^。;\n]{0,16}收悉")
_LETTER_HEAD = 500
"""How a letter opens that answers another (您提出的建议收悉), within so many characters."""
_PIECE = 3000
"""No more characters than this are a piece of a report."""


class Stretch:
    """Paragraphs whose part no heading told, with what stands before and after them, and what decides it."""

    def __init__(
        self,
        normalised: str,
        events: Sequence[Event],
        between: tuple[Part | None, Part | None],
        *,
        kind: Kind | None,
        year: int | None,
        planned: bool,
    ) -> None:
        """Take the paragraphs and headings in order (:data:`Event`), and the parts told before and after them.

        ``kind`` and ``year`` are the document's; ``planned`` says that its title is one over what is to be done.
        """
        self.normalised, self.events = normalised, events
        self.before, self.ahead = between
        self.kind, self.year, self.planned = kind, year, planned
        self.spans = [span for _, part, span in events if part is None and span is not None]
        self.of_any_kind = kind in (None, "other")
        self.alone = self.before is None and self.ahead is None

    def settled(self) -> list[tuple[int, Part | None]]:
        """Return the part that begins at each place; None where each sentence is to be asked alone."""
        if not self.spans:
            # Headings over nothing: no words say which part they begin.
            return [(at, part or "review") for at, part, _ in self.events]
        turn = self._turn()
        if turn is None:
            return [(at, part) for at, part, _ in self.events]
        return self._parts(self._limit(turn))

    def _turn(self) -> int | None:
        """Return from which paragraph on the stretch looks ahead, as many as there are where it doesn't; None where its
        only paragraph looks neither way, so that its part stays open and each sentence's words decide."""
        normalised, spans, year = self.normalised, self.spans, self.year
        if self.before in (None, "review") and self.of_any_kind:
            for i, span in enumerate(spans[:-1]):
                if announces_goals(normalised, span, year):
                    return i + 1  # 昨天公布了2026年目标任务: what comes next are those
        if self.before is None and (self.ahead == "review" or (self.ahead is not None and self.kind in TWO_FOLD)):
            # Whatever its words, unless it says that its own year is to bring them.
            return next((i for i, s in enumerate(spans) if plans_year(normalised, s, year)), len(spans))
        if self.before is None and self.of_any_kind and _LETTER.search(normalised, 0, _LETTER_HEAD):
            return len(spans)  # an answer tells what was done, and sentence by sentence what is to be
        scores = weights(normalised, spans, year)
        if self.before in ("tasks", "targets") and self.of_any_kind and announces_goals(normalised, spans[0], year):
            return 0
        if self.before in ("tasks", "targets"):
            # A plan for five years has said so with its goals, whatever its works are to be (2023年投入使用).
            floor = TURN if self.kind == "five_year_plan" else 0
            return 0 if sum(scores) > -2 * len(scores) - floor else len(scores)
        if self.alone and self.of_any_kind and not any(scores):
            return self._turn_without_words(scores)
        return self._turn_by_words(scores)

    def _turn_without_words(self, scores: Sequence[int]) -> int | None:
        """Return what :meth:`_turn` does for a text without any word for it.

        It says how things are, unless a line names tasks, or all it counts is round (建设30家,新增500张,改造5000户).
        """
        aims = self.planned or sets_bounds(self.normalised, self.spans)
        many, share = round_numbers(self.normalised[self.spans[0].start : self.spans[-1].end])
        rounded = many >= _ENOUGH_NUMBERS and share >= _ROUND
        if not aims and len(scores) == 1 and not rounded:
            return None
        if rounded:
            return 0
        if not (self.planned or self._names_tasks()):
            return 0 if _lists_doings(self.normalised, self.spans) else len(scores)
        return 0 if aims else self._turn_by_words(scores)

    def _turn_by_words(self, scores: Sequence[int]) -> int:
        """Return what :meth:`_turn` does where the words of the paragraphs say which way they look."""
        normalised, spans, back = self.normalised, self.spans, len(scores)
        turn = turning_point(scores)
        if 0 < turn < back and self.before is None and not looks_ahead(normalised, spans[turn:], self.year):
            turn = back  # what it urges (加快构建, 深入推进) it may as well have done
        if turn == back and sum(scores) > -_PLAINLY_BACK:
            bounds = self.alone and self.of_any_kind and sets_bounds(normalised, spans)
            turn = 0 if bounds or self.planned else turn
        if turn == 0 and self.before == "review" and self._goes_on(scores):
            return back
        return back if turn == 0 and self.alone and self._looks_back(scores) else turn

    def _goes_on(self, scores: Sequence[int]) -> bool:
        """Say whether what the section before looked back at goes on, though little says so."""
        if self.kind in TWO_FOLD:
            return sum(scores) < TURN
        heads = [at for at, _, span in self.events if span is None]
        own = any(self.normalised.startswith(f"{self.year}年", at) for at in heads)  # 2025年:勇毅前行谱新篇
        silent = self.of_any_kind and not own and not any(scores)
        return silent and not _lists_doings(self.normalised, self.spans)

    def _looks_back(self, scores: Sequence[int]) -> bool:
        """Say whether a text looks back though its words together look ahead."""
        normalised, spans = self.normalised, self.spans
        hardly = sum(scores) < HARDLY
        if hardly and self._has_told():
            return True
        if (
            self.of_any_kind
            and (_of_counting(normalised, spans, scores) < TURN or _counted(normalised, spans))
            and not (self._names_tasks() or self.planned or _ANSWERED.search(normalised, *_whole(spans)))
            and not _lists_doings(normalised, spans)
            and plans_nothing(normalised, spans)
            and not any(plans_year(normalised, span, self.year) for span in spans)
        ):
            return True
        return self.kind in TWO_FOLD and hardly and self._counts()

    def _names_tasks(self) -> bool:
        """Say whether a short line names tasks, and isn't one that says who wrote it or when."""
        lines = (self.normalised[s.start : s.end] for s in self.spans if s.end - s.start <= _LINE)
        return any(is_worded(line) and _SIGNED.search(line) is None for line in lines)

    def _has_told(self) -> bool:
        """Say whether a text whose words hardly look ahead has a sentence that plainly looks back, and none ahead."""
        leans = [
            leaning(self.normalised[start:end], self.year)
            for span in self.spans
            for start, end in sentences_in(self.normalised, span)
        ]
        return self.of_any_kind and bool(leans) and min(leans) <= -PLAIN and max(leans) < PLAIN

    def _counts(self) -> bool:
        """Say whether a piece of a report counts what was done: it plans nothing, and few of its numbers are round."""
        whole = _whole(self.spans)
        if whole.end - whole.start > _PIECE:
            return False
        many, share = round_numbers(self.normalised[whole.start : whole.end])
        return many >= _ENOUGH_NUMBERS and share <= _UNEVEN and plans_nothing(self.normalised, self.spans)

    def _limit(self, turn: int) -> int | None:
        """Return the offset from which what is told is to come, -1 where all is, None where nothing is."""
        if turn > 0:
            return self.spans[turn].start if turn < len(self.spans) else None
        if not (self.alone and self.of_any_kind):
            return -1
        limit = _demanded_from(self.normalised, self.spans)
        if limit == -1 and not (self.planned or _lists_doings(self.normalised, self.spans)):
            limit = _turns_to_next(self.normalised, self.spans, self.year)
        return limit

    def _parts(self, limit: int | None) -> list[tuple[int, Part | None]]:
        """Return the part of each paragraph, and of sentences that say otherwise."""
        normalised = self.normalised
        # A piece of a report without its headings is told apart by its sentences, as any text is.
        piece = self.alone and self.spans[-1].end - self.spans[0].start <= _PIECE
        by_words = self.of_any_kind or (piece and self.kind in TWO_FOLD)
        out: list[tuple[int, Part | None]] = []
        listed = False
        for at, part, span in self.events:
            if part is not None:
                out.append((at, part))
                continue
            settled: Part = "tasks" if limit is not None and at >= limit else "review"
            listed = listed and span is not None and _ITEM.match(normalised, span.start, span.end) is not None
            out.append((at, "tasks" if listed else settled))
            if span is not None and by_words:
                out += by_sentence(normalised, span, "tasks" if listed else settled, self.year)
                # 为此建议: the items of a list go the way of its lead-in.
                listed = listed or (out[-1][1] == "tasks" and announcing.lists_next(normalised, span))
        return out
