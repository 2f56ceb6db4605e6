"""The figures of a text in the making: every attribute of every quantity, in the order of the text."""

import sys
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from taizhang.reading.attributes.accounts import of_other
from taizhang.reading.attributes.granting import bounds_holder
from taizhang.reading.attributes.heads import list_positions
from taizhang.reading.attributes.indicator import Namer
from taizhang.reading.attributes.lexicon import PEOPLE
from taizhang.reading.attributes.localities import led_places, shared_out
from taizhang.reading.attributes.manyyears import is_long, sums_up_years
from taizhang.reading.attributes.measure import Kind, kind_of, of_own_head
from taizhang.reading.attributes.mood import IN_TASKS, LABELLED, Sentence, mood_of
from taizhang.reading.attributes.period import Dated, period_of
from taizhang.reading.attributes.place import Places
from taizhang.reading.attributes.strength import strength_of
from taizhang.reading.attributes.surroundings import Surroundings, surroundings
from taizhang.reading.attributes.tasks_set import told_of_year
from taizhang.reading.attributes.yearsnamed import Years
from taizhang.reading.bounding import bounds_count, bounds_share, is_category
from taizhang.reading.categories import (
    EXPECTED,
    bound_before,
    name_category,
    noun_counted,
    noun_of_last,
    serve_thresholds,
)
from taizhang.reading.drafts import Draft
from taizhang.reading.patterns import lazy
from taizhang.reading.quantities import RawQuantity
from taizhang.reading.records import Part
from taizhang.reading.sections import ends_of_terms

_TERM_REACH = 6
"""So near its beginning a sentence names the five years that it is about."""
_TERM_SETS = lazy(
    r"[ \t]*((?:到|在)?“?(?:十[一二三四五六]?)五”?(?:时期|期间|期?末)),?(?![^。\n]*(?:[了已]|累计|实现|完成|(?:增加|提高|扩大|上升)到|比))"
    r"(?=[^。\n]*(?:以上|以内|稳定在|保持在|控制在|不低于|不少于))"
)
"""A sentence about five years that sets bounds and tells of nothing done."""


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
    labelled: int | None
    """The year in which that was done which a label tells of beside its task (进展情况:…): the document's own where it
    lists tasks, else ``reviewed``."""
    closes: bool = False
    """Whether it is given as the year ends that it reviews, and calls that one 今年: a summary that goes on to plans."""


_OF_ZONES = ("产值", "总产值", "增加值", "税收", "营业收入", "工业总产值", "工业增加值", "工业产值")
"""Values that are the zone's or the park's right before them, whatever was told before of something else."""
_TAIL_OF_LAST = lazy(r"^(?:(?:\(含\)|及|或)?以上|左右|上下|以内|之内|以下)")


def _is_grouped(text: str, here: Surroundings) -> bool:
    return "分别" in text[max(here.clause[0], here.quantity.start - 60) : here.quantity.start] or "均" in here.left[-4:]


_TEN_THOUSAND = 10000
_MONEY = lazy(
    r"(?:社零|资金|损失|投资额?|总投资|贷款|收入|支出|总?产值|税收|利润|投入|经费|补[贴助]|金额|[售易业交]额|存款|债券|融资|授信"
    r"|奖金|创汇|创收|增收|节支|工程款|货款|GDP|生产总值|增加值|财政"
    r"|(?:低保|救助|补助|养老|保险|扶助|抚恤|奖励|公积|慰问|保障|租)金)(?:总?额|余额)?"
    r"(?:任务|目标|(?:年初|调整后?|年度)?预算|计划)?数?"
    r"(?:[了约近超达到至为共]|完成|实现|突破|超过|累计|合计|达到|不低于){0,3}$"
)


def _is_money(here: Surroundings) -> bool:
    """Say whether a number in 万 or 亿 without a unit is an amount of money by the words before it (投资3.2亿)."""
    return here.right[:1] in ",。;、()以左的" and _MONEY.search(here.left[-24:]) is not None


_REACHED_ONLY = lazy(
    r"[、,;]?(?:实际|已|累计|共|全年|年初|调整后?|年度)*(?:完成|实现|达到?|为|预算|任务|目标|计划)数?(?:了|支出|收入)?$"
    r"|[、,]?(?:同比|[比较](?:上年|去年)(?:同期)?)(?:增加|减少|增长|下降|增收|减收|增支|减支)了?$"
)


def _money_again(here: Surroundings, last: Surroundings | None) -> bool:
    """Say whether a number in 万 or 亿 without a unit goes on with money written so before it (收入任务174万,完成198万)."""
    return (
        last is not None
        and last.sentence == here.sentence
        and last.quantity.unit == "元"
        and last.quantity.rule == here.quantity.rule == "number"
        and here.right[:1] in ",。;、()以左"
        and _REACHED_ONLY.fullmatch(here.left.strip()) is not None
    )


def _goal_of_money(text: str, here: Surroundings) -> bool:
    """Say whether a number in 万 or 亿 without a unit is the goal of money that its sentence tells with one (到位资金
    10亿元,完成全年80亿目标任务的12%)."""
    right = here.right
    if right[:1] != "的" and not right.startswith(("目标", "任务")):
        return False
    if _HELD_TO_GOAL.fullmatch(here.left.strip()) is None:
        return False
    start, end = here.sentence[0], here.quantity.start
    return text.find("亿元", start, end) >= 0 or text.find("万元", start, end) >= 0


_HELD_TO_GOAL = lazy("[、,;]?(?:占|为|完成|达到?)(?:全年|年度|上半年|年初|[市省县区州]下达的?)?(?:目标|任务|计划){0,2}")
_AGAINST = lazy(r"[高低快慢好][于出](?:全[国省市区州县]|全国全省)(?:平均)?(?:水平|增速|增幅)?\($")


def _held_against(text: str, here: Surroundings) -> bool:
    """Say whether a bracket gives the rate that a gap is measured from (增长5.8%,高于全国(|5.0%|)0.8个百分点)."""
    start, end = here.quantity.start, here.quantity.end
    if text[start - 1 : start] != "(" or not text[end + 1 : end + 2].isdigit():
        return False
    return _AGAINST.search(text, max(0, start - 14), start) is not None


_THEN_RATE = lazy(
    r"[比较](?:上年|去年|上月|上季度|第?[一二三四]季度|上半年|\d{1,2}月份?|1-\d{1,2}月份?|年初|全年)(?:同期|全年|末)?(?:增速|增幅)?\($"
)


def _is_compared_rate(text: str, here: Surroundings) -> bool:
    """Say whether a bracket gives the rate of the time with which a rate is compared (较上年同期(|3.2%|)大幅增长)."""
    start = here.quantity.start
    return text[start - 1 : start] == "(" and _THEN_RATE.search(text, max(0, start - 16), start) is not None


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
    drafter = _Drafter(text, context)
    waiting = deque(quantities)
    quantities.clear()
    block: list[Surroundings] = []
    for places in surroundings(text, waiting):
        if len(block) >= most and not places[0].continues:
            yield drafter.drafts(block)
            block = []
        block += places
    yield drafter.drafts(block)


def _led(here: Surroundings, count: int) -> list[str]:
    """Return the places of which the clause before tells how they fare, one for each value of a list, and lay the rate
    that it names before the first."""
    places, rate = led_places(here.lead, count)
    if places:
        here.left, here.lead = rate + here.left, ""
    return places


class _Drafter:
    """Drafts the figures of a text, block by block.

    Each thing is asked of all the figures of a block before the next thing is, as far as one does not hang on the
    other: what is asked again and again stays in the processor's caches.
    """

    def __init__(self, text: str, context: Context) -> None:
        self._text, self._context = text, context
        self._namer, self._where = Namer(context.theme_at), Places(context.issuer)
        self._sentence, self._last_start = Sentence(text, (-9, -9), -1), 0
        self._in_clause, self._in_sentence = Years(), Years()
        self._until = 0
        self._section: tuple[Part | None, str | None, int | None] = (None, None, None)
        self._long_marks = sums_up_years(text, context.part_at, context.reviewed)
        self._last: list[Draft] = []
        """The last drafts of the block before."""

    def drafts(self, block: Sequence[Surroundings]) -> list[Draft]:
        """Return the drafts of the figures at these places, which go on where the last block ended."""
        sections, scopes = self._places(block)
        positions = list_positions(block)
        led: list[str] = []
        for at, (here, (position, count)) in enumerate(zip(block, positions, strict=True)):
            if position == 0 and count > 1:
                led = _led(here, count) if "分别" in here.left and "、" in here.lead else []
            if led and count > 1:
                scopes[at] = led[position]
                continue
            if (named := scopes[at]) is not None and count > 1 and "分别" in self._text[slice(*here.clause)]:
                scopes[at] = shared_out(named, position, count)
        drafts = self._named(block, positions, self._kinds(block, positions))
        self._moods(drafts, sections)
        self._times(drafts, sections, scopes)
        serve_thresholds(drafts)
        self._last = drafts[-NEAR_BY:]
        return drafts

    def _places(
        self, block: Sequence[Surroundings]
    ) -> tuple[list[tuple[Part | None, str | None, int | None]], list[str | None]]:
        """Return each figure's section and scope, and take the words for that out of those before it."""
        context, where = self._context, self._where
        sections: list[tuple[Part | None, str | None, int | None]] = []
        scopes: list[str | None] = []
        section, until = self._section, self._until
        for here in block:
            start = here.quantity.start
            if start >= until:
                # Not by paragraphs: a text whose line breaks were lost holds several sections in one line.
                section = context.part_at(start), context.home_at(start), context.year_at(start)
                following = bisect_right(context.changes, start)
                until = context.changes[following] if following < len(context.changes) else len(self._text)
            words_there = here.left
            scope, here.left = where.scope(here, here.left, section[1])
            if scope is not None and here.left != words_there:
                here.placed = here.left.lstrip("、, ").startswith(_OF_ZONES)
                if here.placed or here.quantity.family != "percent":
                    # The place that its own clause names is its subject: the clause before has no part in it.
                    here.lead = ""
            if here.previous is not None and here.left[:1] in "以左上及或(":
                here.left = _TAIL_OF_LAST.sub("", here.left)
            sections.append(section)
            scopes.append(scope)
        self._section, self._until = section, until
        return sections, scopes

    def _kinds(
        self, block: Sequence[Surroundings], positions: Sequence[tuple[int, int]]
    ) -> list[tuple[Kind, str, bool]]:
        """Return the kind of each figure, the words after it without those that qualify it, and whether it is money
        written without its unit."""
        text = self._text
        kinds: list[tuple[Kind, str, bool]] = []
        before: Kind | None = None
        last: Surroundings | None = None
        for here, (position, count) in zip(block, positions, strict=True):
            quantity = here.quantity
            money = (
                quantity.unit is None
                and quantity.multiplier >= _TEN_THOUSAND
                and (_is_money(here) or _money_again(here, last) or _goal_of_money(text, here))
            )
            if money:
                quantity.unit, quantity.family = "元", "money"
            kind = kind_of(
                here,
                before if position or here.previous is not None else None,
                count > 1 and _is_grouped(text, here),
                before if last is not None and last.sentence == here.sentence else None,
            )
            if (
                position
                and before is not None
                and not kind.stem.strip("、,和与及 ")
                and kind.rule != "part of what follows"
                and (kind.measure != before.measure or kind.rule == "points")
                and of_own_head(here) is None
            ):
                kind.measure, kind.sign = before.measure, before.sign
            if here.closing == ")" and quantity.family == "percent" and _is_compared_rate(text, here):
                kind.measure, kind.role, kind.rule = "growth", "baseline", "growth word before the number"
            bare_right = here.right.lstrip("以上左右内的")
            if here.closing == ")" and kind.measure == "share" and last is not None and _held_against(text, here):
                kind.measure, kind.rule = "growth", "growth word before the number"
            if (
                ((bare_right or here.closing == ")") and is_category(here))
                or (here.right and (not bare_right or bare_right in EXPECTED) and bounds_count(here))
                or bounds_share(here)
                or bounds_holder(text, here)
            ):
                kind.role, kind.measure = "threshold", "level"
                kind.qualifier = (
                    ">="
                    if here.left.endswith("上") and not here.left.endswith("以上") and kind.qualifier == "="
                    else kind.qualifier
                )
            kinds.append((kind, bare_right, money))
            before, last = kind, here
        for here, (_, _, money) in zip(block, kinds, strict=True):
            if money:
                here.quantity.unit, here.quantity.family = None, None  # until its own name is looked for
        return kinds

    def _named(
        self,
        block: Sequence[Surroundings],
        positions: Sequence[tuple[int, int]],
        kinds: Sequence[tuple[Kind, str, bool]],
    ) -> list[Draft]:
        """Return drafts with kind, name and unit."""
        namer = self._namer
        drafts: list[Draft] = []
        for here, (position, count), (kind, bare_right, money) in zip(block, positions, kinds, strict=True):
            quantity = here.quantity
            if money:
                quantity.unit, quantity.family = "元", "money"
            name = namer.name(here, kind, position, count)
            if kind.measure == "level" and quantity.unit == "%" and name.text.endswith(("比重", "占比", "比例")):
                kind.measure = "share"
            elif kind.measure == "share" and kind.rule == "percentage" and name.text[-1:] == "率":
                kind.measure = "level"  # 整改率86.5%,其中东山县|95.2%
            many = quantity.multiplier != 1 or quantity.more or here.right.startswith(PEOPLE)
            unit = quantity.unit or (_people_unit(here, name.text) if many else None)
            drafts.append(Draft(here, kind, name, name.text, position, count, bare_right, unit))
            if (
                len(drafts) > 1
                and drafts[-2].kind.role == "threshold"
                and here.previous is drafts[-2].here
                and not drafts[-2].here.right.rstrip().endswith(("、", "和", ","))
            ):
                self._name_category(drafts)
        return drafts

    def _name_category(self, drafts: list[Draft]) -> None:
        """Name the threshold before the last draft and what it bounds by each other."""
        near = [*self._last, *drafts[-NEAR_BY:]][-NEAR_BY:]
        bound, counted = near[-2], near[-1]
        if not bound.bare_right:
            like = noun_counted(near[:-2], counted)
        else:
            like = noun_of_last(near[:-2], bound.here) if bound.bare_right in EXPECTED else ""
        name_category(bound, counted, before=False, like=like)
        if not bound.name.text:
            bound.name = bound_before(near[:-2], bound)
        if not bound.name.text and bound.here.quantity.family == "money":  # 其中规模以上企业4家,5000万元以上|1家
            bound.name.text = counted.name.text.rpartition("}")[2].rpartition("以上")[2]
        listed = len(near) > _LISTED and bound.here.left.startswith("、")
        if listed and not counted.name.verb and near[-3].name.rule == counted.name.rule:
            verb = near[-3].name.verb
            counted.name.text, counted.name.verb = verb + counted.name.text, verb
        self._namer.remember(counted.name)

    def _moods(self, drafts: Sequence[Draft], sections: Sequence[tuple[Part | None, str | None, int | None]]) -> None:
        text, sentence = self._text, self._sentence
        for draft, section in zip(drafts, sections, strict=True):
            here = draft.here
            if here.sentence != sentence.span:
                sentence = sentence.following(text, here.sentence, self._last_start)
            self._last_start = here.quantity.start
            draft.mood, draft.mood_rule = mood_of(text, here, section[0], sentence, draft.bare_right)
            if draft.mood == "result" and section[0] is None and self._sets_for_term(here):
                draft.mood, draft.mood_rule = "target", "target word in its sentence"
            if draft.mood == "target":
                draft.strength = strength_of(text, here)
        self._sentence = sentence

    def _sets_for_term(self, here: Surroundings) -> bool:
        """Say whether a sentence begins with five years that are not over, and sets bounds without saying that anything
        was done (“十四五”时期,粮食产量稳定在12万吨以上)."""
        text, year = self._text, self._context.year
        start = here.sentence[0]
        if year is None or text.find("五", start, start + _TERM_REACH) < 0:
            return False
        term = _TERM_SETS.match(text, *here.sentence)
        return term is not None and max(ends_of_terms(term[1]), default=0) >= year

    def _gone_by(self, draft: Draft) -> bool:
        """Say whether a number among what is planned is of a year gone by, and told so."""
        year, context = draft.period, self._context
        if year is None or context.year is None or context.reviewed is None or draft.mood_rule != IN_TASKS:
            return False
        return year < context.year and year <= context.reviewed and told_of_year(self._text, draft.here, year)

    def _times(
        self,
        drafts: Sequence[Draft],
        sections: Sequence[tuple[Part | None, str | None, int | None]],
        scopes: Sequence[str | None],
    ) -> None:
        text, context = self._text, self._context
        paragraph, long_review = -1, False
        for draft, (part, _, section_year), scope in zip(drafts, sections, scopes, strict=True):
            here, kind = draft.here, draft.kind
            if here.paragraph != paragraph:
                paragraph = here.paragraph
                long_review = is_long(self._long_marks, here.quantity.start)
            if kind.role == "value":
                draft.period = period_of(
                    Dated(
                        text,
                        here,
                        kind.measure,
                        draft.first_name,
                        draft.mood,
                        part,
                        context.year,
                        context.labelled if draft.mood_rule == LABELLED else context.reviewed,
                        section_year,
                        long_review,
                        self._in_clause,
                        self._in_sentence,
                        closes=context.closes,
                    )
                )
                if draft.mood == "target" and draft.period is not None and self._gone_by(draft):
                    draft.mood, draft.strength, draft.mood_rule = "result", None, "done already, among the targets"
            if kind.role != "value":
                scope = None
            elif draft.count > 1 and scope is not None and "、" in scope:
                shared = scope.split("、")
                scope = shared[draft.position] if len(shared) == draft.count else scope
            draft.scope = scope
            if scope is not None and draft.name.rule == "same as the name before":
                draft.name.text = of_other(draft.name.text)


_LISTED = 3
NEAR_BY = 8
"""So many drafts back are looked at, over the beginning of a block too."""
