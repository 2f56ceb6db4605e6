"""Which stretch of a document reviews, which sets targets, which lists tasks."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from taizhang.reading import announcing
from taizhang.reading.attributes.lexicon import FLOW_FIRST, LIGHT_FIRST, starts
from taizhang.reading.leanings import (
    FIGURE,
    NEXT,
    OPENS_YEAR,
    PLAIN,
    announces_goals,
    by_sentence,
    counts_deeds_to_come,
    leaning,
    lists_deeds,
    looks_ahead,
    part_of_year,
    plans_nothing,
    plans_year,
    round_numbers,
    sentences_in,
    sets_bounds,
)
from taizhang.reading.paragraphs import Span
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Kind, Part
from taizhang.reading.sections import REVIEWING, TASKING, TWO_FOLD, is_worded, word_of
from taizhang.reading.tables import alternation, table, words
from taizhang.reading.wordsets import Words

_REPORTING: frozenset[Kind] = frozenset({"bulletin", "summary"})
"""Kinds that report, but may say at their end what is to be done."""
_QUITE_PLAIN = 4
"""How plainly a sentence looks ahead where the document only reports."""
_TURN = 5
_LINE = 20
_SIGNED = lazy("(?:[局办府委会站队院部厅所]|中心|公司|[日年])$")
"""How a line ends that only says who wrote it, or when."""
_ITEM = lazy(r"[(]?[一二三四五六七八九十\d]{1,3}[)、.]|[①-⑳]|--|第[一二三四五六七八九十]")


@cache
def _direction() -> tuple[Words, dict[str, int], frozenset[str]]:
    """Return what finds the words that tell a look ahead from a look back, how much each says, and which of them say
    nothing alone."""
    weighed = {word: int(weight) for weight, group in table("outline")["direction"].items() for word in group}
    alone = [word for word in weighed if len(word) == 1]
    # 要 begins no 主要 or 重要, and 了 ends no 为了.
    conditions = {"要": "要(?<![主重需必首]要)(?![求素点])", "了": "了(?<!为了)(?!解)"}
    return (
        Words(
            [word for word in weighed if len(word) > 1],
            "|".join([conditions.get(word) or re.escape(word) for word in alone]),
            "".join(alone),
        ),
        weighed,
        frozenset(words("outline", "direction_faint")),
    )


@cache
def _review_leads() -> tuple[str, ...]:
    return words("outline", "review_leads")


@cache
def _target_lead() -> re.Pattern[str]:
    return lazy(
        rf"(?:{alternation(words('outline', 'target_leads'))})(?:分别)?(?:是|为|如下|:|(?:主要)?(?:包括|有[一二三四五六七八九十\\d]))"
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


@lru_cache(maxsize=2)
def _without_titles(normalised: str) -> str:
    """Return a text whose titles in 《》 say nothing; kept, since each stretch of a text asks for the whole of it."""
    return _TITLED.sub(_masked, normalised) if "《" in normalised else normalised


def weights(normalised: str, spans: Sequence[Span], year: int | None = None) -> list[int]:
    """Return for each paragraph how much more it looks ahead than back, by its words (positive: ahead), in steps of 0.3
    of a logistic model; each word counts once. A year after ``year`` up to which something is to come says so too."""
    cues, weighed, faint = _direction()
    normalised = _without_titles(normalised)
    found = [set(cues.found(normalised, start, end)) for start, end in spans]
    for said, span in zip(found, spans, strict=True):
        if "计划" in said and _OWN_PLAN.search(normalised, *span) is None:
            said.discard("计划")
        if "今年" in said and part_of_year(normalised, span):
            said.discard("今年")
    scores = [0 if words <= faint else sum([weighed[word] for word in words]) for words in found]
    for i, span in enumerate(spans):
        if normalised.find("实事", span.start, span.start + _LINE) > 0 and lists_deeds(normalised, span):
            told = i > 0 and counts_deeds_to_come(normalised, spans[i - 1])
            scores[i] = max(scores[i], 0) + _TO_COME * told
        if plans_year(normalised, span, year):
            scores[i] += _TO_COME
    if year is not None and "到20" in normalised:
        for i, span in enumerate(spans):
            if any(int(named) > year for named in _UP_TO.findall(normalised, *span)):
                scores[i] += _TO_COME
    return scores


def _masked(title: re.Match[str]) -> str:
    """Return as many marks as a title has characters: what a document is called says nothing of the time, but where
    hardly more than that stands in the line."""
    text, long = title.string, len(title.group())
    line = (text.find("\n", title.end()) + 1 or len(text) + 1) - text.rfind("\n", 0, title.start()) - 2
    return title.group() if long <= _SHORT_TITLE or long * 2 > line else "《" + "·" * (long - 2) + "》"


_SHORT_TITLE = 9
"""A plan that the text calls by such a name (《纲要(草案)》) is what it tells of."""
_TITLED = lazy("《[^》\n]{2,60}》")
_OWN_PLAN = lazy("计划(?<!或计划)(?<!投资计划)(?<!年度计划)(?<!全年计划)(?<!列入计划)(?<![占为超成]计划)(?!总|投资|任务|数)")
"""A plan that is made, not one that a report speaks of (投资计划完成100%, 占计划总数的95%)."""
_UP_TO = lazy("到(20\\d\\d)年")
_TO_COME = 6
"""What a year to come weighs (到2015年,全省…达到9000元)."""


def turning_point(scores: Sequence[int]) -> int:
    """Return the index of the paragraph from which a text looks ahead: reports look back first, and turn once.

    A turn near the end must be plain (``_TURN`` more words ahead than back), since a few closing words say little.
    """
    best, at, total = 0, 0, 0
    for index, score in enumerate(scores):
        total -= score
        if total > best or (at and total == best):
            best, at = total, index + 1
    if best < _HARDLY and sum(scores) > 0:
        return 0  # a word or two that look back say little in a text that looks ahead
    rest = sum(scores[at:])
    return len(scores) if at and rest < _TURN else at


_PLAINLY_BACK = 8
"""By so much a text looks back whose title plans."""
_HARDLY = 3
"""Fewer words ahead than this leave it to the sentences which way a text looks."""
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
        self.events: list[tuple[int, Part | None, Span | None]] = []

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
            out += self._settle(normalised, stretch, before, ahead)
            before = out[-1][1]
        return out

    def _told(self, normalised: str, spans: Sequence[Span]) -> bool:
        """Say whether a text whose words hardly look ahead has a sentence that plainly looks back, and none ahead."""
        leans = [
            leaning(normalised[start:end], self.year) for span in spans for start, end in sentences_in(normalised, span)
        ]
        return self.kind in (None, "other") and bool(leans) and min(leans) <= -PLAIN and max(leans) < PLAIN

    def _counts(self, normalised: str, spans: Sequence[Span]) -> bool:
        """Say whether a piece of a report counts what was done: it plans nothing, and few of its numbers are round."""
        whole = _whole(spans)
        if whole.end - whole.start > _PIECE:
            return False
        many, share = round_numbers(normalised[whole.start : whole.end])
        return many >= _ENOUGH_NUMBERS and share <= _UNEVEN and plans_nothing(normalised, spans)

    def _settle(
        self,
        normalised: str,
        stretch: list[tuple[int, Part | None, Span | None]],
        before: Part | None,
        ahead: Part | None,
    ) -> list[tuple[int, Part | None]]:
        spans = [span for _, part, span in stretch if part is None and span is not None]
        if not spans:
            # Headings over nothing: no words say which part they begin.
            return [(at, part or "review") for at, part, _ in stretch]
        announced = 0
        if before in (None, "review") and self.kind in (None, "other"):
            announced = next((i + 1 for i, s in enumerate(spans[:-1]) if announces_goals(normalised, s, self.year)), 0)
        if announced:
            turn = announced  # 昨天公布了2026年目标任务: what comes next are those
        elif before is None and (ahead == "review" or (ahead is not None and self.kind in TWO_FOLD)):
            # Whatever its words, unless it says that its own year is to bring them.
            turn = next((i for i, s in enumerate(spans) if plans_year(normalised, s, self.year)), len(spans))
        elif before is None and self.kind in (None, "other") and _LETTER.search(normalised, 0, _LETTER_HEAD):
            turn = len(spans)  # an answer tells what was done, and sentence by sentence what is to be
        elif before in ("tasks", "targets"):
            scores = weights(normalised, spans, self.year)
            turn = 0 if sum(scores) > -2 * len(scores) else len(scores)
        else:
            scores = weights(normalised, spans, self.year)
            silent = before is None and ahead is None and self.kind in (None, "other") and not any(scores)
            aims = silent and (self.planned or sets_bounds(normalised, spans))
            many, share = round_numbers(normalised[spans[0].start : spans[-1].end]) if silent else (0, 0.0)
            if silent and not aims and len(scores) == 1 and (many < _ENOUGH_NUMBERS or share < _ROUND):
                # One paragraph that looks neither ahead nor back: its part stays open, and each sentence's words
                # decide.
                return [(at, part) for at, part, _ in stretch]
            # A text without any word for it says how things are, unless a line names tasks, or all it counts is round
            # (建设30家,新增500张,改造5000户).
            named = any(
                is_worded(line) and _SIGNED.search(line) is None
                for s in spans
                if s.end - s.start <= _LINE
                for line in (normalised[s.start : s.end],)
            )
            if silent and many >= _ENOUGH_NUMBERS and share >= _ROUND:
                turn = 0
            elif silent and not (named or self.planned):
                turn = 0 if _lists_doings(normalised, spans) else len(scores)
            elif aims:
                turn = 0
            else:
                turn = turning_point(scores)
                if 0 < turn < len(spans) and before is None and not looks_ahead(normalised, spans[turn:], self.year):
                    turn = len(scores)  # what it urges (加快构建, 深入推进) it may as well have done
                open_ended = before is None and ahead is None and self.kind in (None, "other")
                if (
                    open_ended
                    and turn == len(scores)
                    and sum(scores) > -_PLAINLY_BACK
                    and sets_bounds(normalised, spans)
                ):
                    turn = 0
                if self.planned and turn == len(scores) and sum(scores) > -_PLAINLY_BACK:
                    turn = 0
                if turn == 0 and before == "review" and self.kind in TWO_FOLD and sum(scores) < _TURN:
                    turn = len(scores)  # what the section before looked back at goes on
                heads = [at for at, _, span in stretch if span is None]
                own = any(normalised.startswith(f"{self.year}年", at) for at in heads)  # 2025年:勇毅前行谱新篇
                if turn == 0 and before == "review" and self.kind in (None, "other") and not own and not any(scores):
                    turn = len(scores) * (not _lists_doings(normalised, spans))  # and so it does without a word
                if (
                    turn == 0
                    and before is None
                    and ahead is None
                    and (
                        (sum(scores) < _HARDLY and self._told(normalised, spans))
                        or (
                            self.kind in (None, "other")
                            and (_of_counting(normalised, spans, scores) < _TURN or _counted(normalised, spans))
                            and not (named or self.planned or _ANSWERED.search(normalised, *_whole(spans)))
                            and not _lists_doings(normalised, spans)
                            and plans_nothing(normalised, spans)
                            and not any(plans_year(normalised, s, self.year) for s in spans)
                        )
                        or (self.kind in TWO_FOLD and sum(scores) < _HARDLY and self._counts(normalised, spans))
                    )
                ):
                    turn = len(scores)
        limit = -1 if turn == 0 else spans[turn].start if turn < len(spans) else None
        if limit == -1 and before is None and ahead is None and self.kind in (None, "other"):
            limit = _demanded_from(normalised, spans)
            if limit == -1 and not (self.planned or _lists_doings(normalised, spans)):
                limit = _turns_to_next(normalised, spans, self.year)
        # A piece of a report without its headings is told apart by its sentences, as any text is.
        piece = before is None and ahead is None and spans[-1].end - spans[0].start <= _PIECE
        by_words = self.kind in (None, "other") or (piece and self.kind in TWO_FOLD)
        out: list[tuple[int, Part | None]] = []
        listed = False
        for at, part, span in stretch:
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
