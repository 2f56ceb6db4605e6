"""``judge``: one task, one month, one colour, with the derivation. Rules as in ``ledger/data/lights.toml``.

Closed tasks are blue. A cumulative quantity is held against the elapsed share of its time, kept to four decimals,
or its own
trajectory; growths and levels against the target itself, never against months; projects by their milestones;
qualitative
tasks by the accepted word and the deadline. Without data the light is grey.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from taizhang.ledger.lights.goals import Goal, goal_of
from taizhang.ledger.lights.months import month_of, months_between
from taizhang.ledger.lights.records import Colour, Judged, LightCase
from taizhang.ledger.lights.rules import LightRules, light_rules
from taizhang.values import plain

_FOUR = Decimal("0.0001")


def judge(case: LightCase, rules: LightRules | None = None) -> Judged:
    """Return the light of the task in this month. Pure: the same case gives the same light."""
    table = rules if rules is not None else light_rules()
    if case.closed:
        return _lit(case, table, "blue", "closed", "已销号", "closed")
    if case.kind in ("event", "qualitative") or case.target is None:
        return _by_days(case, table)
    if case.actual is None:
        return _without_value(case, table)
    goal = goal_of(
        kind=case.kind,
        target=case.target,
        target_high=case.target_high,
        qualifier=case.qualifier,
        unit=case.unit,
        direction=case.direction,
        rules=table,
    )
    if case.kind == "cumulative" and goal.bound > 0:
        return _cumulative(case, table, goal, case.actual)
    return _direct(case, table, goal, case.actual)


def _lit(
    case: LightCase, rules: LightRules, colour: Colour, rule: str, zh: str, en: str, *, planned: Decimal | None = None
) -> Judged:
    return Judged(
        colour=colour,
        rule=rule,
        actual=case.actual,
        planned=planned,
        derivation=f"{zh} → {rules.shorts[colour].zh}",
        derivation_en=f"{en} → {rules.shorts[colour].en}",
    )


# ── values
# ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _end(case: LightCase) -> int:
    """The month in which the task is due: its deadline's, or December of its year; never before its first month."""
    due = month_of(case.deadline) if case.deadline is not None else case.first_month // 100 * 100 + 12
    return max(due, case.first_month)


def _without_value(case: LightCase, rules: LightRules) -> Judged:
    if case.month > _end(case) and case.deadline is not None:
        day = case.deadline.isoformat()
        return _lit(
            case, rules, "red", "overdue",
            f"时限{day}已过，没有已核实的完成值", f"due on {day}, no verified value",
        )  # fmt: skip
    name = _month_name(case.month)
    return _lit(
        case, rules, "grey", "no_data", f"{name}没有已核实的数据", f"no verified value for {_month_name_en(case.month)}"
    )


def _planned_share(case: LightCase, goal: Goal) -> tuple[Fraction, str, Decimal]:
    """The share of the target that the schedule asks for, how it is written, and the value it means."""
    points = [(month, value) for month, value in case.trajectory if month <= case.month]
    if points:
        planned = max(points)[1]
        return Fraction(planned) / Fraction(goal.bound), f"{plain(planned)}/{plain(goal.bound)}", planned
    total = months_between(case.first_month, _end(case))
    elapsed = min(max(months_between(case.first_month, case.month), 0), total)
    share = Fraction(elapsed, total)
    return share, f"{elapsed}/{total}", _rounded(share * Fraction(goal.bound), _FOUR)


def _cumulative(case: LightCase, rules: LightRules, goal: Goal, actual: Decimal) -> Judged:
    """累计类: the share reached against the share due, both kept to four decimals."""
    share, written, planned = _planned_share(case, goal)
    due = _rounded(share, _FOUR)
    reached = _rounded(Fraction(actual) / Fraction(goal.bound), _FOUR)
    gap = (reached - due if goal.direction == "up" else due - reached) * 100
    room = rules.about_relative * 100 * due if goal.tolerance else Decimal(0)
    amounts = f"{plain(actual)}{case.unit}，目标{plain(goal.bound)}{case.unit}"
    zh = f"已完成{amounts}；{written} = {_percent(due)}；实际 {_percent(reached)}；{_points(gap)} 个百分点"
    zh += f"（“左右”允许{_percent(room / 100)}）" if room else ""
    en = (
        f"{plain(actual)} of {plain(goal.bound)} {case.unit}".rstrip()
        + f"; {written} = {_percent(due)}; actual {_percent(reached)}; {_points(gap)} points"
        + (f" (about: {_percent(room / 100)} allowed)" if room else "")
    )
    own_plan = any(month <= case.month for month, _ in case.trajectory)
    rule = "limit" if goal.direction == "down" else "trajectory" if own_plan else "cumulative"
    met = goal.met(actual)
    if goal.direction == "up" and met:
        return _lit(case, rules, "blue", "reached", zh, en, planned=planned)
    if not met and (goal.direction == "down" or case.month >= _end(case)):
        # A limit that is passed stays passed, and what is short when time is up is short: neither is a matter of
        # degree.
        return _lit(case, rules, "red", "limit" if goal.direction == "down" else "final", zh, en, planned=planned)
    colour: Colour = "green" if gap + room >= 0 else "yellow" if gap + room >= -rules.cumulative_red else "red"
    return _lit(case, rules, colour, rule, zh, en, planned=planned)


def _direct(case: LightCase, rules: LightRules, goal: Goal, actual: Decimal) -> Judged:
    """增速类, 水平类: the value against the target itself."""
    difference = goal.difference(actual)
    met = goal.met(actual)
    if goal.in_points:
        distance, limit = difference, rules.points_red
        zh_gap, en_gap = f"{_points(difference)} 个百分点", f"{_points(difference)} points"
    elif goal.bound == 0:
        # No share of nothing: any distance from a target of 0 is within the yellow.
        distance, limit = difference, abs(difference)
        zh_gap, en_gap = f"{_signed(difference)}{case.unit}", f"{_signed(difference)} {case.unit}".rstrip()
    else:
        distance = _rounded(Fraction(difference) / abs(Fraction(goal.bound)) * 100, Decimal("0.01"))
        limit = rules.level_red
        zh_gap = en_gap = f"{_signed(distance)} %"
    sign = _written(case, goal)
    zh = f"实际{plain(actual)}{case.unit}；目标{sign}{plain(goal.bound)}{case.unit}；{zh_gap}"
    en = f"actual {plain(actual)}{case.unit}; target {sign}{plain(goal.bound)}{case.unit}; {en_gap}"
    rule = "growth" if case.kind == "growth" else "limit" if goal.direction == "down" else "level"
    if met:
        if case.kind == "cumulative" and goal.direction == "up":
            return _lit(case, rules, "blue", "reached", zh, en, planned=goal.bound)
        return _lit(case, rules, "green", rule, zh, en, planned=goal.bound)
    if case.month >= _end(case):
        return _lit(case, rules, "red", "final", zh, en, planned=goal.bound)
    short = -(distance + (goal.tolerance if goal.in_points else Decimal(0)))
    return _lit(case, rules, "yellow" if short <= limit else "red", rule, zh, en, planned=goal.bound)


def _written(case: LightCase, goal: Goal) -> str:
    signs = {("up", False): "≥", ("up", True): ">", ("down", False): "≤", ("down", True): "<"}
    return "≈" if goal.tolerance else signs[goal.direction, goal.strict]


# ── days
# ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _by_days(case: LightCase, rules: LightRules) -> Judged:
    if case.kind == "event" and case.steps:
        return _milestones(case, rules)
    return _qualitative(case, rules)


def _milestones(case: LightCase, rules: LightRules) -> Judged:
    """项目类: milestones that were due and are not reached, by how long they are overdue."""
    done = [step for step in case.steps if step.done_on is not None and step.done_on <= case.as_of]
    late = sorted((step for step in case.steps if step not in done and step.due < case.as_of), key=lambda one: one.due)
    zh = f"节点{len(done)}/{len(case.steps)}已完成"
    en = f"{len(done)} of {len(case.steps)} milestones reached"
    if late:
        days = (case.as_of - late[0].due).days
        zh += f"；“{late[0].title}”应于{late[0].due.isoformat()}完成，逾期{days}日"
        en += f'; "{late[0].title}" was due on {late[0].due.isoformat()}, {days} days ago'
        return _lit(case, rules, "red" if days > rules.milestone_red else "yellow", "milestones", zh, en)
    if len(done) == len(case.steps):
        return _lit(case, rules, "blue", "milestones", zh, en)
    if case.deadline is not None and case.deadline < case.as_of:
        return _overdue(case, rules, case.deadline, zh, en)
    following = min((step for step in case.steps if step not in done), key=lambda one: one.due)
    zh += f"；下一节点“{following.title}”{following.due.isoformat()}"
    en += f'; next is "{following.title}" on {following.due.isoformat()}'
    return _lit(case, rules, "green", "milestones", zh, en)


def _overdue(case: LightCase, rules: LightRules, deadline: date, zh: str, en: str) -> Judged:
    days = (case.as_of - deadline).days
    return _lit(
        case,
        rules,
        "red",
        "overdue",
        f"{zh}；时限{deadline.isoformat()}，逾期{days}日",
        f"{en}; due on {deadline.isoformat()}, {days} days ago",
    )


_CLAIMS = {
    "": ("没有已核实的进展", "no accepted report"),
    "not_started": ("未启动", "not started"),
    "behind": ("欠序时", "behind schedule"),
    "on_schedule": ("达序时", "on schedule"),
    "ahead": ("超序时", "ahead of schedule"),
    "lasting": ("长期坚持", "lasting work"),
    "done": ("已完成", "done"),
}


def _qualitative(case: LightCase, rules: LightRules) -> Judged:
    """定性类: the word that the office accepted, unless the deadline speaks louder."""
    said, said_en = _CLAIMS[case.claimed]
    zh, en = (f"核实为“{said}”", f"accepted as {said_en}") if case.claimed else (said, said_en)
    if case.claimed and rules.claims[case.claimed] == "blue":
        return _lit(case, rules, "blue", "qualitative", zh, en)
    if case.deadline is not None:
        left = (case.deadline - case.as_of).days
        if left < 0:
            return _overdue(case, rules, case.deadline, zh, en)
        zh += f"；距时限{case.deadline.isoformat()}还有{left}日"
        en += f"; {left} days until {case.deadline.isoformat()}"
        if case.claimed and left <= rules.soon_days:
            return _lit(case, rules, worst_of(rules, "yellow", rules.claims[case.claimed]), "qualitative", zh, en)
    if not case.claimed:
        return _lit(case, rules, "grey", "no_data", zh, en)
    return _lit(case, rules, rules.claims[case.claimed], "qualitative", zh, en)


def worst_of(rules: LightRules, *colours: Colour) -> Colour:
    """Return the worst of some colours in the declared order."""
    return min(colours, key=rules.order.index)


# ── how numbers are written
# ────────────────────────────────────────────────────────────────────────────────────────────


def _rounded(value: Fraction, place: Decimal) -> Decimal:
    """The value to this place, half up, exactly: never by way of a rounded quotient."""
    scale = int(1 / place)
    whole, rest = divmod(abs(value.numerator) * scale, value.denominator)
    if rest * 2 >= value.denominator:
        whole += 1
    number = Decimal(whole).scaleb(place.as_tuple().exponent)  # type: ignore[arg-type]  # a place is finite
    return -number if value < 0 else number


def _percent(share: Decimal) -> str:
    return f"{_minus(share * 100, 2)} %"


def _points(value: Decimal) -> str:
    return _signed(_rounded(Fraction(value), Decimal("0.01")), 2)


def _signed(value: Decimal, places: int | None = None) -> str:
    written = plain(abs(value)) if places is None else f"{abs(value):.{places}f}"
    return f"−{written}" if value < 0 else f"+{written}" if value > 0 else written


def _minus(value: Decimal, places: int) -> str:
    return f"−{abs(value):.{places}f}" if value < 0 else f"{value:.{places}f}"


def _month_name(month: int) -> str:
    return f"{month // 100}年{month % 100}月"


def _month_name_en(month: int) -> str:
    return f"{month // 100}-{month % 100:02d}"
