"""From raw quantities to figures: every attribute put together, in the order of the text."""

import re
import sys
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from taizhang.reading import indicators
from taizhang.reading.attributes.confidence import confidence, facts
from taizhang.reading.attributes.heads import list_positions
from taizhang.reading.attributes.indicator import Namer
from taizhang.reading.attributes.lexicon import PEOPLE
from taizhang.reading.attributes.measure import Kind, kind_of
from taizhang.reading.attributes.mood import Sentence, mood_of, strength_of
from taizhang.reading.attributes.parts import Sectors, parts_of
from taizhang.reading.attributes.period import Years, is_long, period_of, sums_up_years
from taizhang.reading.attributes.place import Places, stem_of
from taizhang.reading.attributes.surroundings import Surroundings, surroundings
from taizhang.reading.categories import is_category, name_category, noun_of_last, serve_thresholds
from taizhang.reading.drafts import Draft
from taizhang.reading.quantities import RawQuantity
from taizhang.reading.records import Figure, OpenFigure, Part


@dataclass(slots=True)
class Context:
    """What the document says about a place in it, as functions of an offset."""

    part_at: Callable[[int], Part | None]
    """What the section does."""
    year_at: Callable[[int], int | None]
    """The year the section's heading names, or None."""
    home_at: Callable[[int], str | None]
    """The unit whose section it is, where that is a place other than the issuer, or None."""
    changes: Sequence[int]
    """Every offset from which one of those above may answer otherwise, in order."""
    theme_at: Callable[[int], str | None]
    """The words of the heading or theme over it, or None."""
    issuer: str | None
    """Who issued the document, or None."""
    year: int | None
    """The document's year, or None."""
    reviewed: int | None
    """The year that its reviews report: the one before ``year``, or ``year`` itself for a communiqué or bulletin;
    None where unknown."""


def _last_kind(drafts: Sequence[Draft], here: Surroundings) -> Kind | None:
    """Return the kind of the quantity before this one in its sentence, or None."""
    return drafts[-1].kind if drafts and drafts[-1].here.sentence == here.sentence else None


_TAIL_OF_LAST = re.compile(r"^(?:(?:\(含\)|及|或)?以上|左右|上下|以内|之内|以下)")


def _is_grouped(text: str, here: Surroundings) -> bool:
    return "分别" in text[max(here.clause[0], here.quantity.start - 60) : here.quantity.start] or "均" in here.left[-4:]


_TEN_THOUSAND = 10000
_MONEY = re.compile(
    r"(?:资金|投资额?|总投资|贷款|收入|支出|总?产值|税收|利润|投入|经费|补[贴助]|金额|[售易业交]额|存款|债券|融资|授信|奖金|创汇|创收|增收|节支|工程款|货款|GDP|生产总值"
    r"|增加值|财政|(?:低保|救助|补助|养老|保险|扶助|抚恤|奖励|公积|慰问|保障|租)金)(?:总?额|余额)?(?:任务|目标|(?:年初|调整后?|年度)?预算|计划)?数?(?:[了约近超达到至为共]|完成|实现|突破|超过|累计|合计|达到|不低于){0,3}$"
)


def _is_money(here: Surroundings) -> bool:
    """Say whether a number in 万 or 亿 without a unit is an amount of money by the words before it (投资3.2亿)."""
    return here.right[:1] in ("", *",。;、()以左的") and _MONEY.search(here.left[-24:]) is not None


_REACHED_ONLY = re.compile(
    r"[、,;]?(?:实际|已|累计|共|全年|年初|调整后?|年度)*(?:完成|实现|达到?|为|预算|任务|目标|计划)数?(?:了|支出|收入)?$"
)


def _money_again(here: Surroundings, drafts: Sequence[Draft]) -> bool:
    """Say whether a number in 万 or 亿 without a unit goes on with money written so before it (收入任务174万,完成198万)."""
    last = drafts[-1].here if drafts else None
    return (
        last is not None
        and last.sentence == here.sentence
        and last.quantity.unit == "元"
        and last.quantity.rule == here.quantity.rule == "number"
        and here.right[:1] in ("", *",。;、()以左")
        and _REACHED_ONLY.fullmatch(here.left.strip()) is not None
    )


def _people_unit(here: Surroundings, name: str) -> str | None:
    """Return 人 where a noun for people stands in for the missing unit."""
    after = here.right.split("、")[0][:12]
    stretch = after if after.strip() else name
    return "人" if any(word in stretch or word in name for word in PEOPLE) else None


def draft_figures(
    text: str, quantities: list[RawQuantity], context: Context, most: int = sys.maxsize
) -> Iterator[list[Draft]]:
    """Yield a draft for every quantity of the normalised ``text``, in order, in blocks of whole paragraphs.

    A block ends with the first paragraph that takes it beyond ``most`` drafts and that the next does not go on with.
    ``quantities`` is emptied.
    """
    waiting = deque(quantities)
    quantities.clear()
    namer, where = Namer(context.theme_at), Places(stem_of(context.issuer))
    drafts: list[Draft] = []
    before: Kind | None = None
    sentence = Sentence(text, (-9, -9), -1)
    last_start = 0
    in_clause, in_sentence = Years(), Years()
    paragraph, long_review, until = -1, False, 0
    part, home, section_year = None, None, None
    long_marks = sums_up_years(text, context.part_at)
    kept = 0  # so many drafts of the block before are still looked back at
    for here, (position, count) in _in_order(text, waiting):
        start = here.quantity.start
        if here.paragraph != paragraph:
            paragraph = here.paragraph
            long_review = is_long(long_marks, start)
            if len(drafts) - kept >= most and not here.continues:
                block = drafts[kept:]
                serve_thresholds(block)
                yield block
                kept = _NEAR_BY
                drafts = block[-kept:]
        if start >= until:
            # Not by paragraphs: a text whose line breaks were lost holds several sections in one line.
            part, home, section_year = context.part_at(start), context.home_at(start), context.year_at(start)
            following = bisect_right(context.changes, start)
            until = context.changes[following] if following < len(context.changes) else len(text)
        words_there = here.left
        scope, here.left = where.scope(here, here.left, home)
        if scope is not None and here.left != words_there and here.quantity.family != "percent":
            # The place that its own clause names is its subject: the clause before has no part in it.
            here.lead = ""
        if here.previous is not None and here.left[:1] in "以左上及或(":
            here.left = _TAIL_OF_LAST.sub("", here.left)
        if (
            here.quantity.unit is None
            and here.quantity.multiplier >= _TEN_THOUSAND
            and (_is_money(here) or _money_again(here, drafts))
        ):
            here.quantity.unit, here.quantity.family = "元", "money"
        kind = kind_of(
            here,
            before if position or here.previous is not None else None,
            count > 1 and _is_grouped(text, here),
            _last_kind(drafts, here),
        )
        if (
            position
            and before is not None
            and not kind.stem.strip("、,和与及 ")
            and (kind.measure != before.measure or kind.rule == "points")
        ):
            kind.measure, kind.sign = before.measure, before.sign
        bare_right = here.right.lstrip("以上左右内的")
        if (bare_right or here.closing == ")") and is_category(here):
            kind.role, kind.measure = "threshold", "level"
        name = namer.name(here, kind, position, count)
        if here.sentence != sentence.span:
            sentence = sentence.following(text, here.sentence, last_start)
        last_start = start
        mood, rule = mood_of(text, here, part, sentence, bare_right)
        strength = strength_of(text, here) if mood == "target" else None
        period = period_of(
            text,
            here,
            kind.measure,
            name.text,
            mood,
            kind.role,
            part,
            context.year,
            context.reviewed,
            section_year,
            long_review,
            in_clause,
            in_sentence,
        )
        unit = here.quantity.unit or (_people_unit(here, name.text) if here.quantity.multiplier != 1 else None)
        if kind.role != "value":
            scope = None
        elif count > 1 and scope is not None and "、" in scope:
            shared = scope.split("、")
            scope = shared[position] if len(shared) == count else scope
        drafts.append(Draft(here, kind, name, mood, rule, strength, period, scope, unit))
        before = kind
        if (
            len(drafts) > 1
            and drafts[-2].kind.role == "threshold"
            and here.previous is drafts[-2].here
            and not drafts[-2].here.right.rstrip().endswith(("、", "和", ","))
        ):
            like = noun_of_last(drafts[-_NEAR_BY:-2], drafts[-2].here) if drafts[-2].here.right.endswith("有") else ""
            name_category(drafts[-2], drafts[-1], before=False, like=like)
            listed = len(drafts) > _LISTED and drafts[-2].here.left.startswith("、")
            if listed and not drafts[-1].name.verb and drafts[-3].name.rule == drafts[-1].name.rule:
                verb = drafts[-3].name.verb
                drafts[-1].name.text, drafts[-1].name.verb = verb + drafts[-1].name.text, verb
            namer.remember(drafts[-1].name)
    del drafts[:kept]
    serve_thresholds(drafts)
    yield drafts


def _in_order(text: str, quantities: deque[RawQuantity]) -> Iterator[tuple[Surroundings, tuple[int, int]]]:
    """Yield the surroundings of every quantity and its place in its list of bare numbers."""
    for places in surroundings(text, quantities):
        yield from zip(places, list_positions(places), strict=True)


def read_figures(text: str, original: str, quantities: list[RawQuantity], context: Context) -> tuple[Figure, ...]:
    """Return the figures of the normalised ``text``; ``original`` is the text as read.

    The drafts, which take more than the figures made from them, are held block by block.
    """
    figures: list[Figure] = []
    sectors = Sectors()
    for block in draft_figures(text, quantities, context, BLOCK):
        figures += finish(text, original, block, sectors)
    for part, whole in sectors.late:
        if figures[part].part_of is None:
            figures[part] = replace(figures[part], part_of=whole)
    return tuple(figures)


BLOCK = 64
"""How many drafts are held at least."""

_LISTED, _NEAR_BY = 3, 8
_LATIN = re.compile(r"[A-Za-z]")


def finish(text: str, original: str, drafts: Sequence[Draft], sectors: Sectors | None = None) -> list[Figure]:
    """Return the figures that the drafts describe; ``original`` is the text as read, for the surfaces.

    ``sectors`` remembers what the blocks of drafts before leave to this one.
    """
    sectors = Sectors() if sectors is None else sectors
    base = sectors.base
    kinds = [draft.kind for draft in drafts]
    places = [draft.here for draft in drafts]
    if base:
        for draft in drafts:
            draft.name.topic = max(-1, draft.name.topic - base)  # counted within the block from here on
    wholes = parts_of(text, places, kinds, [draft.name for draft in drafts], sectors)
    sectors.base += len(drafts)
    figures: list[Figure] = []
    for draft, whole in zip(drafts, wholes, strict=True):
        quantity, kind = draft.here.quantity, draft.kind
        value, high = _signed(quantity, kind)
        name = draft.name.text
        if _LATIN.search(name):
            at = text.find(name, max(0, quantity.start - 80), quantity.end + 80)
            name = original[at : at + len(name)] if at >= 0 and "\n" not in original[at : at + len(name)] else name
        if "{" in name:
            cut, _, rest = name.partition("{")
            span, _, tail = rest.partition("}")
            start, _, end = span.partition(":")
            name = cut + original[int(start) : int(end)] + tail if end.isdigit() and start.isdigit() else name
        unit = "%" if quantity.times and kind.measure == "growth" else draft.unit
        known = indicators.find(name, unit, kind.measure)
        made: Any = OpenFigure()
        made.start = quantity.start
        made.end = quantity.end
        made.text = original[quantity.start : quantity.end]
        made.value = value
        made.value_high = high
        made.values = quantity.values
        made.unit = unit
        made.resolution = quantity.resolution * 100 if unit == "%" and quantity.unit == "倍" else quantity.resolution
        made.indicator = name
        made.indicator_id = known
        made.measure = kind.measure
        made.qualifier = kind.qualifier
        made.mood = draft.mood
        made.strength = draft.strength
        made.role = kind.role
        made.period = draft.period
        made.scope = draft.scope
        made.part_of = None if whole is None else whole + base
        made.confidence, made.doubts = confidence(facts(draft.here, kind, draft.name, name, known is not None))
        made.__class__ = Figure
        figures.append(made)
    return figures


def _signed(quantity: RawQuantity, kind: Kind) -> tuple[Decimal | None, Decimal | None]:
    if quantity.value is None:
        return None, None
    value, high = quantity.value, quantity.high
    if quantity.times and kind.measure == "growth" and quantity.unit == "倍":
        less = 1 if "multiple of" in kind.rule else 0
        value = (value - less) * 100
        high = None if high is None else (high - less) * 100
    if kind.sign < 0 < value and kind.measure in ("growth", "change", "gap"):
        return -value, None if high is None else -high
    return value, high
