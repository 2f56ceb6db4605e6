"""The same indicator in several places: twice for one year, month after month, year after year."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.growth.levels import level_and_base
from taizhang.checking.judging import Why, half_unit, is_plain, not_checked, show, span_of, worded
from taizhang.checking.passages import COUNT, MONEY, PERCENT, Passage, kind_of
from taizhang.checking.priced import swapped_growth
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import digits_of, slip_like
from taizhang.checking.statements import Statement, area_of, folded, named_here, statements
from taizhang.checking.sums.uses import two_uses
from taizhang.checking.wordings import told_otherwise
from taizhang.reading import indicators
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

# 今年拟安排赤字1.6万亿元,比去年增加2700亿元: both are plans, and compared as such.
_BUDGETED = lazy("安排|预算(?:收入|支出)(?:预期|预计)")
_MOST_OF_ONE_KEY = 12
_FEW_LINES = 200
_LONGER = lazy("相比|比较")
_TELLING_NAME = 4
_OTHER_SCOPE = Why(zh="两份文件所计的范围可能不同", en="the two texts may differ in scope")
_REVISED = Why(zh="较早的比率可能经过修订", en="the earlier rate may have been revised")
_OTHER_BASE = {
    "年均",
    "平均",
    "五年",
    "三年",
    "四年",
    "两年",
    "环比",
    "以来",
    "本届",
    "实际",
    "可比",
    "同口径",
    "累计",
    "计划",
    "目标",
}
_ALONE = {"当月", "当季"}
_STRETCHES = {"截至", "目前", "季度", "全年", "本届"}
_FLOW = lazy(
    "累计|新增|完成|实现|接待|受理|发放|办结|培训|新建|改造|引进|检查|办理|新开工|投放|减免|收入|支出|产量|产值|投资|销售|出口|进口"
)
_INSTITUTION = lazy("[\u4e00-\u9fff]{1,10}?(?:中学|小学|学校|大学|学院|医院|公司|集团|银行|景区)")


def check_series(passages: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """All rules on one indicator in several places, over the passages of each reading."""
    same: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    monthly: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    levels: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    growths: list[Statement] = []
    dated = {
        id(text[0].reading): any(figure.period is not None for passage in text for figure in passage.figures)
        for text in passages
        if text
    }
    for statement in statements(passages):
        figure = statement.figure
        mood = "target" if figure.mood == "target" else "result"
        if figure.period is None and dated[id(statement.passage.reading)]:
            continue
        stem = (statement.name, figure.scope, area_of(statement), statement.place)
        group = same[(*stem, figure.unit, figure.measure, figure.period, mood, statement.context, statement.month)]
        if len(group) < _MOST_OF_ONE_KEY:
            group.append(statement)
        if mood == "target" and not _BUDGETED.search(statement.passage.masked):
            continue
        # What one month or quarter brought is no running total, and may fall in the next.
        running = not statement.context & _ALONE
        if running and (statement.month is not None or statement.whole_year) and figure.measure == "level":
            monthly[(*stem, figure.unit, figure.period, statement.context - _STRETCHES)].append(statement)
        if figure.measure == "level" and kind_of(figure) in (MONEY, COUNT):
            levels[(*stem, statement.month, figure.period)].append(statement)
        if figure.measure in ("level", "share") and kind_of(figure) == PERCENT:
            levels[(*stem, statement.month, figure.period)].append(statement)
        elif (figure.measure == "growth" and kind_of(figure) == PERCENT) or figure.measure == "change":
            growths.append(statement)
    for group in same.values():
        yield from _same(group)
    for group in monthly.values():
        yield from _falling(group)
    yield from _growths(levels, growths)
    yield from _steps(levels, growths)


def _same(group: list[Statement]) -> Iterator[Finding]:
    """The same indicator for the same period and area has one value."""
    # 东部…贫困发生率1.4%;中部…贫困发生率4.9%: where one sentence tells several, each is of another area.
    several = {
        id(s.passage) for s in group for t in group if s.passage is t.passage and s.figure.value != t.figure.value
    }
    for at, later in enumerate(group):
        # What the same text says comes first: another text that agrees must not hide that this one does not.
        own = later.passage.reading
        for earlier in sorted(group[:at], key=lambda one: one.passage.reading is not own):
            if earlier.passage is later.passage or id(earlier.passage) in several or id(later.passage) in several:
                continue
            finding = _two(earlier, later)
            if finding is not None:
                yield finding
                break


def _head(statement: Statement) -> str:
    """Return what the sentence of a figure after 其中 began with; empty where there is no 其中 before it."""
    passage = statement.passage
    return passage.figures[0].indicator if "其中" in passage.masked[: passage.marks[statement.number]] else ""


_BESIDE = 120


def _by_other_name(earlier: Statement, later: Statement) -> bool:
    """Whether two sentences side by side tell of what the dictionary takes for one, by names that share no ending."""
    one, other = earlier.figure.indicator, later.figure.indicator
    near = later.passage.start - earlier.passage.end < _BESIDE and earlier.passage.reading is later.passage.reading
    return near and one not in other and other not in one and one[:2] != other[:2]


_PER_HEAD = lazy("(?:每[\u4e00-\u9fff]{1,4}){1,2}(?:不超过|不低于|最高|补助|给予|发放)?$")
"""How an amount is told that a rule lays down for each of a kind: 按照每个子女每月|1000元的标准扣除."""
# 粮食产量跃上500亿斤台阶 tells a mark that was passed.
_MARKS = lazy("(?:的)?(?:新)?(?:台阶|大关|关口|门槛)")


def _two(earlier: Statement, later: Statement) -> Finding | None:
    """Compare two statements of one indicator; None where they may be of two things, or say too little."""
    first, second = earlier.figure, later.figure
    slip = slip_like(first, second)
    if _of_two_things(earlier, later, slip=slip):
        return None
    agree = _agree(first, second)
    verdict: Verdict | None = "consistent" if agree else _apart(earlier, later, slip=slip)
    if verdict is None:
        return None
    one_name = _one_name(first, second)
    reason = Why(zh="两处所指的范围或时点可能不同", en="the two may differ in scope or date")
    if not one_name:
        reason = Why(
            zh=f"两处名称不同（{first.indicator}、{second.indicator}），所指的范围可能不同",
            en=f"the two bear other names ({first.indicator}, {second.indicator}) and may differ in scope",
        )
    return told_otherwise(
        (later.passage, second),
        (earlier.passage, first),
        verdict,
        rule="scale" if not agree and _scaled(first, second) else "same_indicator",
        basis=Why(
            zh=f"另一处同一指标（{first.indicator}）" if one_name else "另一处相近的指标",
            en=f"another statement of the same indicator ({first.indicator})"
            if one_name
            else "another statement of much the same",
        ),
        reason=reason,
    )


def _of_two_things(earlier: Statement, later: Statement, *, slip: bool) -> bool:
    """Whether the words around two figures show that they are no two statements of one."""
    heads = {_head(earlier), _head(later)}
    if len(heads) > 1 and "" not in heads:
        # 营业收入…,其中中央企业增长10.5%。应交税费…,其中中央企业增长11.5%: each is of what 其中 goes into.
        return True
    if two_uses((earlier.passage, earlier.figure), (later.passage, later.figure)):
        return True
    if any(_MARKS.match(s.passage.gaps[s.number + 1]) for s in (earlier, later)):
        return True
    both = (earlier, later)
    if earlier.figure.indicator_id is None and all(_PER_HEAD.search(s.passage.gaps[s.number]) for s in both):
        return True
    # 民营经济增加值138亿元,…。非公有制经济增加值112亿元: side by side, two names are of two things.
    return not slip and _by_other_name(earlier, later)


def _agree(first: Figure, second: Figure) -> bool:
    """Whether two figures may be one number, rounded differently."""
    return span_of(first).meets(span_of(second)) and ((first.value or 0) < 0) == ((second.value or 0) < 0)


def _scaled(first: Figure, second: Figure) -> bool:
    """Whether one of two figures is ten thousand times the other."""
    if not first.value or second.value is None:
        return False
    return abs(second.value / first.value) in (Decimal(10_000), 1 / Decimal(10_000))


def _apart(earlier: Statement, later: Statement, *, slip: bool) -> Verdict | None:
    """Return what two numbers that differ show; None where they may well be of two things.

    ``slip`` says that one slip of the pen makes the one of the other.
    """
    first, second = earlier.figure, later.figure
    known = first.indicator_id is not None
    if _within_other(first, second, slip=slip):
        return None  # 工业总产值385亿元。规上工业总产值302亿元: some of it
    if slip and len(digits_of(second)) < 3 and (not known or first.measure == "growth"):
        # Two digits are alike by chance too often, but for one indicator a few lines on.
        return "unclear" if known and later.passage.start - earlier.passage.end <= _FEW_LINES else None
    if not (is_plain(first) and is_plain(second)) or not (slip or (known and _near(first, second))):
        return None
    otherwise = first.strength != second.strength
    if first.mood == "target" and not slip and (otherwise or first.qualifier != second.qualifier):
        return None
    if otherwise or first.mood != second.mood:
        return "unclear"
    if slip and _is_sure(earlier, later):
        return "contradicts"
    return "unclear" if slip or kind_of(first) != PERCENT else None


def _is_sure(earlier: Statement, later: Statement) -> bool:
    """Whether two figures that differ are beyond doubt of one thing: by their names, subjects and moods."""
    first, second = earlier.figure, later.figure
    named = _one_name(first, second) and (first.indicator_id is not None or len(later.name) >= 6)
    return (
        named
        and named_here(earlier)
        and named_here(later)
        and _firm(first, second)
        and _subject(earlier) == _subject(later)
    )


def _subject(statement: Statement) -> str:
    """Return the school, hospital or firm that a sentence begins with, of which it goes on to tell."""
    told = _INSTITUTION.match(statement.passage.masked)
    return "" if told is None else told.group()


_LEADS = lazy("^(?:地方(?=.*(?:财政|预算))|地区|国内)")
"""Words in front of a name that leave what it counts as it is."""


def _one_name(first: Figure, second: Figure) -> bool:
    """Whether two figures bear one name as written, which the dictionary need not tell them to be one by."""
    return _bare_name(first) == _bare_name(second)


def _within_other(first: Figure, second: Figure, *, slip: bool) -> bool:
    """Whether one of two names is the other with a word in front that narrows it (规上工业总产值), and may be some of it."""
    wide, narrow = sorted((first, second), key=lambda figure: len(_bare_name(figure)))
    one, other = _bare_name(wide), _bare_name(narrow)
    fits = kind_of(wide) in (MONEY, COUNT) and wide.measure == "level" and (narrow.value or 0) <= (wide.value or 0)
    return one != other and other.endswith(one) and (fits or not slip)


def _bare_name(figure: Figure) -> str:
    return _LEADS.sub("", folded(figure.indicator))


def _near(first: Figure, second: Figure) -> bool:
    """Whether two values are of one size; what is several times the other was counted for something else."""
    assert first.value is not None and second.value is not None
    small, large = sorted((abs(first.value), abs(second.value)))
    return small > 0 and large <= small * Decimal("1.5")


def _firm(*figures: Figure) -> bool:
    return all(figure.confidence >= 0.5 for figure in figures)


_CLAUSE = 24
_ONE_DAY = lazy("(?<![至到])(?:[0-9]{1,2}月[0-9]{1,2}日|当[日天]|单日|昨[日天])(?!止)")


def _falling(group: list[Statement]) -> Iterator[Finding]:
    """What is summed up over the year does not fall from one month to a later one."""
    ordered = sorted(group, key=lambda s: s.month or 12)
    for earlier, later in itertools.pairwise(ordered):
        first, second = earlier.figure, later.figure
        until, at = (s.month or 12 for s in (earlier, later))
        if until == at or first.value is None or second.value is None:
            continue
        said = re.split("[，,；;。：:]", later.passage.gaps[later.number])[-1]
        told = re.split("[，,；;。：:]", later.passage.reading.text[max(0, second.start - _CLAUSE) : second.start])[-1]
        if _ONE_DAY.search(told) and "累计" not in told:
            continue  # 暑运累计6.14亿人次。其中,8月12日1532.6万人次: what one day brought
        flows = _FLOW.search(first.indicator + said) is not None or "累计" in earlier.context
        if not flows or kind_of(first) not in (MONEY, COUNT):
            continue
        top, bottom = span_of(second).high, span_of(first).low
        fell = top is not None and bottom is not None and top < bottom
        running = "累计" in earlier.context and "累计" in later.context
        counted = kind_of(first) == COUNT and (
            running or re.search("新增|接待|受理|发放|办结|培训|检查|办理", first.indicator) is not None
        )
        # Said in one breath, not even an amount of money was revised between the two.
        sure = (counted or (running and earlier.passage is later.passage)) and is_plain(first) and is_plain(second)
        yield worded(
            "cumulative",
            "consistent" if not fell else "contradicts" if sure else "unclear",
            places=(later.passage.place(second), earlier.passage.place(first)),
            stated=f"至{at}月{second.text}",
            computed=f"至{until}月已{first.text}",
            difference=show(abs(Fraction(second.value) - Fraction(first.value)), second),
            tolerance=show(half_unit(first) + half_unit(second), second, places=2),
            basis=Why(zh="较早月份的累计数", en="the running total of the earlier month"),
            reason=Why(
                zh="累计数可能经过修订，或两处口径不同",
                en="the total may have been revised, or the two may differ in scope",
            ),
        )


def _growths(levels: dict[tuple[object, ...], list[Statement]], growths: list[Statement]) -> Iterator[Finding]:
    """This year's level, last year's and the growth stated between them."""
    for growth in growths:
        figure = growth.figure
        if "预算" in growth.context:
            continue  # 比上年年初预算数增长4.8%: of what was planned, not of what it came to
        if figure.period is None or growth.context & _OTHER_BASE or any(map(_LONGER.search, growth.context)):
            continue
        stem = (growth.name, figure.scope, area_of(growth), growth.place, growth.month)
        now = [s for s in levels.get((*stem, figure.period), ()) if s.passage is growth.passage]
        if len(now) != 1 or now[0].context & _OTHER_BASE:
            continue
        unit = now[0].figure.unit
        before = [
            s
            for s in levels.get((*stem, figure.period - 1), ())
            if s.figure.unit == unit and not s.context & _OTHER_BASE
        ]
        if (
            not before
            or before[0].passage is growth.passage
            or ((figure.measure == "change" or unit == "%") and figure.unit != ("百分点" if unit == "%" else unit))
        ):
            continue
        yield from _growth(growth, now[0], before[0])


def _steps(levels: dict[tuple[object, ...], list[Statement]], growths: list[Statement]) -> Iterator[Finding]:
    """收入28.6亿元,增长31.8%。…收入比上年增加6.9亿元: level, rate and step of one year in two sentences."""
    rates: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for growth in growths:
        if growth.figure.measure == "growth" and not growth.context & _OTHER_BASE:
            rates[_key(growth)].append(growth)
    for step in growths:
        figure, key = step.figure, _key(step)
        if figure.measure != "change" or kind_of(figure) not in (MONEY, COUNT) or step.context & _OTHER_BASE:
            continue
        now = [s for s in levels.get(key, ()) if s.figure.unit == figure.unit and not s.context & _OTHER_BASE]
        found = [(s, r) for s in now for r in rates.get(key, ()) if r.passage is s.passage is not step.passage]
        if not found or figure.value is None or len({s.figure.value for s in now}) != 1:
            continue
        level, rate = found[0]
        if level.figure.value is None or level.figure.value <= figure.value or not named_here(level):
            continue
        base = replace(
            level.figure, value=level.figure.value - figure.value, text=f"{level.figure.text}减去{figure.text}"
        )
        if any(map(_LONGER.search, (*step.context, *rate.context))) or rate.figure.value is None:
            continue
        yield from level_and_base(
            rate.passage,
            level.figure,
            base,
            rate.figure,
            down=rate.figure.value < 0,
            elsewhere=step.passage.place(figure),
            beside=True,
            open_to=_REVISED,
        )


def _key(statement: Statement) -> tuple[object, ...]:
    stem = (statement.name, statement.figure.scope, area_of(statement), statement.place)
    return (*stem, statement.month, statement.figure.period)


def _growth(growth: Statement, now: Statement, before: Statement) -> Iterator[Finding]:
    base, level, step = before.figure, now.figure, growth.figure
    if not base.value or level.value is None or step.value is None:
        return
    apart = now.passage.reading is not before.passage.reading
    # 社会保险基金预算收入6767.0亿元,增长0.3%;上年6749.5亿元: an account has no constant prices.
    told = kind_of(level) == COUNT or "预算" in now.name
    if level.indicator_id is None and base.indicator_id is None and (apart or told):
        if apart:
            # Words alone do not tell 参保人数 of one scheme from that of another.
            same = step.measure == "change" and kind_of(level) in (COUNT, PERCENT)
        else:
            # 受理案件15985件,上升42.6%;2014年受理案件11210件: the same words in one text, though no dictionary has them.
            same = named_here(now) and named_here(before)
        if same and len(now.name) >= _TELLING_NAME:
            yield from level_and_base(
                growth.passage,
                level,
                base,
                step,
                down=step.value < 0,
                elsewhere=before.passage.place(base),
                open_to=_OTHER_SCOPE if apart else _REVISED,
            )
        return
    if level.indicator_id is None or level.indicator_id != base.indicator_id:
        return
    row = indicators.get(level.indicator_id)
    if step.measure == "growth" and (row.restated or row.prices in ("constant", "mixed")):
        change = (Fraction(level.value) / Fraction(base.value) - 1) * 100
        others = (now.passage.place(level), before.passage.place(base))
        # What was revised since parts the two by less than prices do.
        asked = swapped_growth(
            growth.passage, step, change, others, rule="growth", yearly=not apart and not row.restated
        )
        yield asked or not_checked(
            "growth",
            places=(growth.passage.place(step), now.passage.place(level), before.passage.place(base)),
            stated=step.text,
            reason=Why(
                zh="该指标的增速按不变价计算或往年数会修订",
                en="its growth is at constant prices, or earlier years are revised",
            ),
        )
        return
    yield from level_and_base(
        growth.passage,
        level,
        base,
        step,
        down=step.value < 0,
        elsewhere=before.passage.place(base),
        open_to=_REVISED if kind_of(level) == PERCENT else None,
    )
