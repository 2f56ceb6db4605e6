"""How a record was read: every attribute with the rule that decided it, down to the characters."""

from taizhang.reading.attributes.confidence import bias, facts, signs, weight_of
from taizhang.reading.clearing import Cleared, cleared
from taizhang.reading.cues import counted, signs_of
from taizhang.reading.drafts import Draft
from taizhang.reading.reader import Worked, commitments_of, work_out
from taizhang.reading.records import Commitment, Figure
from taizhang.reading.sentences import clauses
from taizhang.reading.tables import table
from taizhang.reading.tabular import derivation
from taizhang.reading.telling import Language, Telling, one_line, rule_name


def explain(
    text: str, offset: int, *, issuer: str | None = None, year: int | None = None, language: Language = "zh"
) -> str:
    """Return the derivation of the record at an offset, as :func:`taizhang.reading.explain` tells."""
    whole = cleared(text)
    say = Telling(language)
    worked, at = work_out(whole.text, issuer, year), whole.here(offset)
    for index, figure in enumerate(worked.figures):
        if figure.start <= at < figure.end:
            draft = worked.drafts[index]
            if draft is None:
                laid = whole.figures([figure], text)[0]
                return "\n".join(derivation(worked.stated[index], index, laid, worked.figures, say))
            return "\n".join(_figure(worked, whole, index, draft, say))
    for commitment in commitments_of(worked):
        if commitment.start <= at < commitment.end:
            return "\n".join(_commitment(worked, whole, commitment, say))
    nearest = min(whole.figures(worked.figures, text), key=lambda figure: abs(figure.start - offset), default=None)
    if nearest is None:
        return say.pick(
            f"第{offset}字处没有读出数据或目标任务，全文也没有读出数据。",
            f"Neither a figure nor a commitment was read at {offset}, nor any figure in the whole text.",
        )
    return say.pick(
        f"第{offset}字处没有读出数据或目标任务。最近的数据是“{one_line(nearest.text)}”，在第{nearest.start}字，"
        f"请用--at {nearest.start}查看。",
        f"Neither a figure nor a commitment was read at {offset}. The nearest figure is “{one_line(nearest.text)}” at "
        f"{nearest.start}; see it by --at {nearest.start}.",
    )


def reasons(
    text: str, *, issuer: str | None = None, year: int | None = None
) -> dict[tuple[int, int], tuple[tuple[str, str], ...]]:
    """Return what decided each figure, as :func:`taizhang.reading.reasons` tells."""
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


def _placed(whole: Cleared, start: int, end: int, say: Telling) -> str:
    """Return in words where a stretch of the text as read stands in the text as given."""
    return say.placed(whole.there(start), whole.end(end))


def _figure(worked: Worked, whole: Cleared, index: int, draft: Draft, say: Telling) -> list[str]:
    figure, here, kind = worked.figures[index], draft.here, draft.kind
    quantity, pick = here.quantity, say.pick
    clause = one_line(worked.text[here.clause[0] : here.clause[1]])
    known = pick("  词典：", "  dictionary: ") + figure.indicator_id if figure.indicator_id else ""
    lines = [
        say.headed(index, figure.text, whole.there(figure.start), whole.end(figure.end)),
        f"├ {pick('所在分句', 'clause')}  “{clause}”  {_placed(whole, *here.clause, say)}",
        f"├ {pick('数值', 'value')}  {say.amount(figure.value, figure.value_high, figure.values, figure.unit)}",
        f"│   {say.rule('number', quantity.rule)}",
    ]
    if quantity.multiplier != 1:
        lines.append(f"│   {pick('万、亿折成倍数：', 'multiplier: ')}{quantity.multiplier:,f}")
    if figure.value is not None:
        lines.append(f"│   {say.printed(figure, quantity)}")
    before, after = one_line(here.left), one_line(here.right)
    lines += [
        f"├ {pick('指标', 'indicator')}  {figure.indicator or say.none('无', 'none')}{known}",
        f"│   {say.rule('name', draft.name.rule)}",
        "│   " + pick(f"数字前“{before}”，数字后“{after}”", f"before the number “{before}”, after it “{after}”"),
        f"├ {pick('类型', 'measure')}  {say.word('measures', figure.measure)}",
        f"│   {say.rule('measure', kind.rule)}"
        + (pick("；下降记为负数", "; a fall is negative") if kind.sign < 0 else ""),
        f"├ {pick('限定', 'qualifier')}  {say.word('qualifiers', figure.qualifier)}",
        f"├ {pick('性质', 'mood')}  {say.word('moods', figure.mood)}",
        f"│   {say.rule('mood', draft.mood_rule)}" + _in_part(worked, figure.start, say),
    ]
    lines += [
        *say.strength(figure),
        f"├ {pick('作用', 'role')}  {say.word('roles', figure.role)}",
        say.year(figure),
        say.scope(figure),
    ]
    if figure.part_of is not None:
        lines.append(_part_of(figure.part_of, worked.figures[figure.part_of], say))
    held = signs(facts(here, kind, draft.name, figure.indicator, figure.indicator_id is not None))
    weights = [(say.sign(sign), weight_of(sign)) for sign in held if weight_of(sign)]
    start = (pick("起点", "to begin with"), bias())
    lines += [
        f"└ {pick('把握', 'confidence')}  {figure.confidence}",
        "    "
        + pick("依据（正的添把握，负的减把握）：", "signs (above zero for it, below against it): ")
        + say.weighed([start, *weights]),
        *say.doubts(figure.doubts),
    ]
    return lines


def _in_part(worked: Worked, start: int, say: Telling) -> str:
    part = say.word("parts", worked.outline.part_at(start) or "none")
    return say.pick(f"；所在为{part}", f"; it stands in {part}")


def _part_of(index: int, total: Figure, say: Telling) -> str:
    return f"├ {say.pick('隶属  数据', 'part of  figure')} {index}  “{one_line(total.text)}”  {total.indicator}"


def _commitment(worked: Worked, whole: Cleared, commitment: Commitment, say: Telling) -> list[str]:
    pick, unsaid = say.pick, say.none("未写明", "not said")
    within = say.joined([f"{i}“{one_line(worked.figures[i].text)}”" for i in commitment.figures])
    lines = [
        f"{pick('目标任务', 'commitment')}  {_placed(whole, commitment.start, commitment.end, say)}",
        f"├ {pick('原文', 'text')}  {one_line(commitment.text)}",
        f"├ {pick('所属标题', 'heading')}  {commitment.heading or say.none('无', 'none')}",
        f"├ {pick('责任单位', 'responsible')}  {commitment.responsible or unsaid}",
        f"├ {pick('完成时限', 'deadline')}  {commitment.deadline or unsaid}",
        f"├ {pick('其中数据', 'figures in it')}  {within or say.none('无', 'none')}",
    ]
    for clause in clauses(worked.normalised, commitment.start, commitment.end)[:1]:
        said = worked.normalised[clause.start : clause.end]
        dated = commitment.deadline is not None
        found = counted(
            signs_of(said, worked.figures, commitment.figures, opens=clause.opens, listed=False, dated=dated)
        )
        weights = table("promises")["cues"]
        cues = [
            (say.word("cues", name) + (f"×{count}" if count > 1 else ""), weights[name]["weight"] * count)
            for name, count in found.items()
        ]
        lines.append(
            f"├ {pick('线索（正的像承诺，负的不像）', 'cues (above zero for a promise, below against it)')}  {say.weighed(cues)}"
        )
    return [*lines, f"└ {pick('把握', 'confidence')}  {commitment.confidence}", *say.doubts(commitment.doubts)]
