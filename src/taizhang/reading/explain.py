"""How a record was read: every attribute with the rule that decided it, down to the characters."""

from decimal import Decimal

from taizhang.reading.attributes.confidence import facts, signs, weight_of
from taizhang.reading.clearing import Cleared, cleared
from taizhang.reading.cues import counted, signs_of
from taizhang.reading.drafts import Draft
from taizhang.reading.reader import Worked, commitments_of, work_out
from taizhang.reading.records import Commitment, Figure
from taizhang.reading.sentences import clauses
from taizhang.reading.tables import table
from taizhang.reading.tabular import derivation
from taizhang.values import plain, printed_interval

_MEASURES = {
    "level": "绝对量或有名称的比率",
    "growth": "增长",
    "change": "增减量",
    "share": "占比",
    "rank": "位次",
    "gap": "与另一方的差距",
    "ratio": "结构比例",
}
_MOODS = {"result": "结果", "estimate": "预计", "target": "目标", "context": "背景"}
_STRENGTHS = {"binding": "确保", "aspire": "力争", "plan": "计划"}
_ROLES = {"value": "数值本身", "threshold": "类别的门槛", "baseline": "起点"}
_PARTS = {
    "review": "回顾部分",
    "targets": "目标部分",
    "tasks": "任务部分",
    "boilerplate": "非正文",
    None: "未能判断的部分",
}
_QUALIFIERS = {"=": "就是这个数", "≈": "约数", "<": "不到", ">": "超过", ">=": "不低于", "<=": "不超过"}


def rule_name(section: str, rule: str) -> str:
    """Return what a derivation calls ``rule``; ``section`` is ``number``, ``name``, ``measure`` or ``mood``."""
    names: dict[str, str] = table("rules")[section]
    return names[rule]


def explain(text: str, offset: int, *, issuer: str | None = None, year: int | None = None) -> str:
    """Return the derivation of the record at ``offset`` of ``text`` as lines of Chinese text.

    A figure that covers the offset is explained; else the commitment that does; else the answer says that nothing
    was read
    there and names the nearest figure. ``issuer`` and ``year`` are as for :func:`taizhang.reading.read`.
    """
    whole = cleared(text)
    worked, at = work_out(whole.text, issuer, year), whole.here(offset)
    for index, figure in enumerate(worked.figures):
        if figure.start <= at < figure.end:
            draft = worked.drafts[index]
            if draft is None:
                laid = whole.figures([figure], text)[0]
                return "\n".join(derivation(worked.stated[index], index, laid, worked.figures))
            return "\n".join(_figure(worked, whole, index, figure, draft))
    for commitment in commitments_of(worked):
        if commitment.start <= at < commitment.end:
            return "\n".join(_commitment(worked, whole, commitment))
    nearest = min(whole.figures(worked.figures, text), key=lambda figure: abs(figure.start - offset), default=None)
    if nearest is None:
        return f"第{offset}字处没有读出数据或目标任务,全文也没有读出数据。"
    return (
        f"第{offset}字处没有读出数据或目标任务。最近的数据是“{_shown(nearest.text)}”,在第{nearest.start}字,"
        f"请用--at {nearest.start}查看。"
    )


def reasons(
    text: str, *, issuer: str | None = None, year: int | None = None
) -> dict[tuple[int, int], tuple[tuple[str, str], ...]]:
    """Return for the span of every figure the rules that decided number, name, measure and mood, Chinese and English.

    One pass over the whole text: what a page shows of many figures, where :func:`explain` tells all of one.
    """
    whole = cleared(text)
    worked = work_out(whole.text, issuer, year)
    told = {}
    for figure, draft in zip(whole.figures(worked.figures, text), worked.drafts, strict=True):
        if draft is not None:
            rules = (
                ("number", draft.here.quantity.rule),
                ("name", draft.name.rule),
                ("measure", draft.kind.rule),
                ("mood", draft.mood_rule),
            )
            told[figure.start, figure.end] = tuple((rule_name(section, rule), rule) for section, rule in rules)
    return told


def _shown(text: str) -> str:
    return text.replace("\n", "⏎")


def _placed(whole: Cleared, start: int, end: int) -> str:
    """Return in words where a stretch of the text as read stands in the text as given."""
    return f"第{whole.there(start)}–{whole.end(end)}字"


def _amount(value: Decimal | None, high: Decimal | None, values: tuple[Decimal, ...] | None, unit: str | None) -> str:
    if values is not None:
        return ":".join(plain(part) for part in values)
    written = "" if value is None else plain(value)
    if high is not None:
        written += f"至{plain(high)}"
    return f"{written} {unit or '(无单位)'}"


def _figure(worked: Worked, whole: Cleared, index: int, figure: Figure, draft: Draft) -> list[str]:
    here, kind = draft.here, draft.kind
    quantity = here.quantity
    text = worked.text
    lines = [f"数据 {index}  “{_shown(figure.text)}”  {_placed(whole, figure.start, figure.end)}"]
    lines.append(f"├ 所在分句  “{_shown(text[here.clause[0] : here.clause[1]])}”  {_placed(whole, *here.clause)}")
    lines.append(f"├ 数值  {_amount(figure.value, figure.value_high, figure.values, figure.unit)}")
    lines.append(f"│   规则:{rule_name('number', quantity.rule)}")
    if quantity.multiplier != 1:
        lines.append(f"│   倍数:{plain(quantity.multiplier)}")
    if figure.value is not None:
        printed = printed_interval(figure.value, figure.resolution)
        assert printed.low is not None and printed.high is not None  # a printed interval is closed
        low, high = (plain(Decimal(end.numerator) / end.denominator) for end in (printed.low, printed.high))
        lines.append(f"│   末位是{plain(figure.resolution)},所以它可以是{low}到{high}之间的数")
    lines.append(
        f"├ 指标  {figure.indicator or '(无)'}" + (f"  词典:{figure.indicator_id}" if figure.indicator_id else "")
    )
    lines.append(f"│   规则:{rule_name('name', draft.name.rule)}")
    lines.append(f"│   数字前“{_shown(here.left)}”,数字后“{_shown(here.right)}”")
    lines.append(f"├ 度量  {figure.measure} {_MEASURES[figure.measure]}")
    lines.append(f"│   规则:{rule_name('measure', kind.rule)}" + (",降为负" if kind.sign < 0 else ""))
    lines.append(f"├ 限定  {figure.qualifier} {_QUALIFIERS[figure.qualifier]}")
    lines.append(f"├ 语气  {figure.mood} {_MOODS[figure.mood]}")
    part = worked.outline.part_at(figure.start)
    lines.append(f"│   规则:{rule_name('mood', draft.mood_rule)};所在为{_PARTS[part]}")
    if figure.strength is not None:
        lines.append(f"├ 强度  {figure.strength} {_STRENGTHS[figure.strength]}")
    lines.append(f"├ 角色  {figure.role} {_ROLES[figure.role]}")
    lines.append(f"├ 时期  {figure.period if figure.period is not None else '(不是一年,或不明)'}")
    lines.append(f"├ 范围  {figure.scope or '(发文地区全域)'}")
    if figure.part_of is not None:
        total = worked.figures[figure.part_of]
        lines.append(f"├ 属于  数据 {figure.part_of}  “{_shown(total.text)}”  {total.indicator}")
    lines.append(f"└ 把握  {figure.confidence}")
    held = signs(facts(here, kind, draft.name, figure.indicator, figure.indicator_id is not None))
    lines.append("    依据:" + "、".join(f"{sign} {weight_of(sign):+.2f}" for sign in held))
    lines.extend(f"    存疑:{doubt}" for doubt in figure.doubts)
    return lines


def _commitment(worked: Worked, whole: Cleared, commitment: Commitment) -> list[str]:
    placed = _placed(whole, commitment.start, commitment.end)
    lines = [f"目标任务  {placed}", f"├ 原文  {_shown(commitment.text)}"]
    lines.append(f"├ 所属标题  {commitment.heading or '(无)'}")
    lines.append(f"├ 责任单位  {commitment.responsible or '(未写明)'}")
    lines.append(f"├ 完成时限  {commitment.deadline or '(未写明)'}")
    names = "、".join(f"{i}“{_shown(worked.figures[i].text)}”" for i in commitment.figures)
    lines.append(f"├ 其中数据  {names or '(无)'}")
    for clause in clauses(worked.normalised, commitment.start, commitment.end)[:1]:
        said = worked.normalised[clause.start : clause.end]
        dated = commitment.deadline is not None
        found = counted(
            signs_of(said, worked.figures, commitment.figures, opens=clause.opens, listed=False, dated=dated)
        )
        weights = table("promises")["cues"]
        told = "、".join(f"{name}×{count} {weights[name]['weight'] * count:+.1f}" for name, count in found.items())
        lines.append(f"├ 线索  {told or '(无)'}")
    lines.append(f"└ 把握  {commitment.confidence}")
    lines.extend(f"    存疑:{doubt}" for doubt in commitment.doubts)
    return lines
