"""考核: formulas, weights, caps, freezing, appeals; every point leads to a record."""

from collections.abc import Mapping
from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.audit.service import Conflict, Invalid, NotAllowed, NotFound
from taizhang.ledger.models import Handover, Progress, Settlement, Window
from taizhang.storage import now
from taizhang.supervision.formulas import FORMULAS
from taizhang.supervision.models import ScoreLine
from taizhang.supervision.schemes import BadScheme, parse_scheme, schemes, schemes_of
from taizhang.supervision.scoring import MEASURES, Entered, Facts, reckon
from taizhang.supervision.service import (
    compute_scores,
    contestable,
    decide_review,
    drop_points,
    enter_points,
    entries,
    freeze_scores,
    issue_order,
    request_review,
    score_ranking,
    sheet,
    sheets,
)
from tests.supervision.conftest import Year, make_task

SCHEME = schemes()["organs-2025"]

D = Decimal


@pytest.mark.parametrize(
    ("formula", "settings", "value", "everyone", "share"),
    [
        ("met", {"target": "8"}, "8", [], "1"),
        ("met", {"target": "8"}, "7.99", [], "0"),
        ("ratio", {"target": "100", "cap": "1"}, "88", [], "0.88"),
        ("ratio", {"target": "100", "cap": "1.2"}, "150", [], "1.2"),
        ("ratio", {"target": "100", "cap": "1"}, "-5", [], "0"),
        ("ratio", {"target": "0", "cap": "1"}, "0", [], "1"),
        ("ratio", {"target": "-2", "cap": "1"}, "-3", [], "0"),
        ("reverse", {"target": "5", "cap": "1"}, "10", [], "0.5"),
        ("reverse", {"target": "5", "cap": "1"}, "0", [], "1"),
        ("reverse", {"target": "5", "cap": "1.2"}, "4", [], "1.2"),
        ("interval", {"low": "40", "high": "90", "base": "60"}, "65", [], "0.8"),
        ("interval", {"low": "40", "high": "90", "base": "60"}, "40", [], "0.6"),
        ("interval", {"low": "40", "high": "90", "base": "60"}, "39.9", [], "0"),
        ("interval", {"low": "40", "high": "90", "base": "60"}, "99", [], "1"),
        ("interval", {"low": "90", "high": "40", "base": "60"}, "65", [], "0.8"),
        ("interval", {"low": "90", "high": "40", "base": "60"}, "95", [], "0"),
        ("interval", {"low": "40", "high": "40", "base": "60"}, "40", [], "1"),
        ("interval", {"low": "40", "high": "40", "base": "60"}, "39", [], "0"),
        ("rank", {"step": "0.05"}, "9", ["9", "8", "7"], "1"),
        ("rank", {"step": "0.05"}, "8", ["9", "9", "8"], "0.9"),
        ("rank", {"step": "0.5"}, "1", ["9", "8", "7", "1"], "0"),
        ("standard", {"target": "8", "share": "0.8", "each": "1", "step": "0.05", "cap": "1"}, "8", [], "0.8"),
        ("standard", {"target": "8", "share": "0.8", "each": "1", "step": "0.05", "cap": "1"}, "10", [], "0.9"),
        ("standard", {"target": "8", "share": "0.8", "each": "1", "step": "0.05", "cap": "1"}, "20", [], "1"),
        ("standard", {"target": "8", "share": "0.8", "each": "1", "step": "0.05", "cap": "1"}, "-20", [], "0"),
    ],
)
def test_formulas(formula: str, settings: Mapping[str, str], value: str, everyone: list[str], share: str) -> None:
    given_settings = {key: D(one) for key, one in settings.items()}
    outcome = FORMULAS[formula].judge(D(value), given_settings, [D(one) for one in everyone])
    assert outcome.share == D(share)
    assert outcome.zh
    assert outcome.en


numbers = st.decimals(min_value=-1000, max_value=1000, places=2)


@given(st.sampled_from(sorted(FORMULAS)), numbers, st.lists(numbers, max_size=8), st.data())
def test_no_formula_leaves_its_bounds(name: str, value: Decimal, others: list[Decimal], data: st.DataObject) -> None:
    formula = FORMULAS[name]
    settings = {key: data.draw(numbers, key) for key in sorted(formula.needs)}
    settings |= {key: D("1.2") for key in ("cap",) if key in settings}
    settings |= {key: abs(settings[key]) + 1 for key in ("each",) if key in settings}
    settings |= {key: abs(settings[key]) for key in ("step",) if key in settings}
    settings |= {key: D(60) for key in ("base",) if key in settings}
    assert D(0) <= formula.judge(value, settings, [value, *others]).share <= D("1.2")


keys = st.lists(st.integers(1, 99), max_size=12, unique=True)

facts = st.builds(
    lambda tasks, lit, closed, met, missed, due, late, orders, doubtful, entered: Facts(
        tasks=tasks,
        lit=tasks[: lit % (len(tasks) + 1)],
        on_schedule=tasks[: lit // 2 % (len(tasks) + 1)],
        closed=tasks[: closed % (len(tasks) + 1)],
        met=met,
        missed=missed,
        due=due,
        in_time=list(range(max(0, due - late))),
        reports=list(range(due)),
        returned=list(range(late % (due + 1))),
        orders={"orange": orders, "red": orders[:2], "blue": []},
        doubtful=doubtful,
        entered=[Entered(code="praise", points=D(points), source=("score_entry", 1)) for points in entered],
    ),
    keys.filter(bool), st.integers(0, 20), st.integers(0, 20), keys, keys, st.integers(0, 30), st.integers(0, 30),
    keys, keys, st.lists(st.integers(1, 2), max_size=6),
)  # fmt: skip


@given(st.dictionaries(st.integers(1, 20), facts, min_size=1, max_size=6))
def test_totals_are_the_sum_of_what_is_printed(organs: dict[int, Facts]) -> None:
    for one in reckon(organs, SCHEME):
        points = [line.points for line in one.lines if line.points is not None]
        if one.total is None:
            assert not [line for line in one.lines if line.kind == "base" and line.points is not None]
            continue
        assert one.total == max(SCHEME.floor, min(sum(points, D(0)), SCHEME.ceiling))
        base = [line for line in one.lines if line.kind == "base"]
        assert sum((line.full or D(0) for line in base if line.points is not None), D(0)) <= D("100.03")
        gained = [line.points or D(0) for line in one.lines if line.kind == "addition"]
        lost = [line.points or D(0) for line in one.lines if line.kind == "deduction"]
        assert D(0) <= sum(gained, D(0)) <= SCHEME.additions_cap
        assert -SCHEME.deductions_cap <= sum(lost, D(0)) <= D(0)
        for line in one.lines:
            assert line.points is None or line.points.as_tuple().exponent == -SCHEME.digits
            assert line.kind == "base" or line.sources


@given(st.dictionaries(st.integers(1, 20), facts, min_size=1, max_size=6), st.integers(100, 200))
def test_scores_do_not_depend_on_names(organs: dict[int, Facts], shift: int) -> None:
    plain = {one.organ: one.total for one in reckon(organs, SCHEME)}
    moved = {one.organ: one.total for one in reckon({key + shift: value for key, value in organs.items()}, SCHEME)}
    assert moved == {key + shift: total for key, total in plain.items()}


def test_missing_data_costs_nobody_points() -> None:
    whole = Facts(tasks=[1, 2, 3], lit=[1, 2, 3], on_schedule=[1, 2, 3], closed=[1, 2, 3])
    (one,) = reckon({1: whole}, SCHEME)
    assert one.total == D("70.00")  # nothing was due to be reported, so that part gives nothing to anyone
    scored = [line for line in one.lines if line.points is not None]
    assert sum((line.full or D(0) for line in scored), D(0)) == D("70.00")
    left_out = [line for line in one.lines if line.points is None]
    assert {line.code for line in left_out} == {"met", "on_time", "returned"}


def table() -> dict[str, Any]:
    import tomllib
    from importlib.resources import files

    path = files("taizhang.supervision").joinpath("data/scoring/organs-2025.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_weights_sum_to_a_hundred() -> None:
    assert sum((part.weight for part in SCHEME.parts), D(0)) == 100
    assert sum((item.full for part in SCHEME.parts for item in part.items), D(0)) == 100
    assert {item.measure for part in SCHEME.parts for item in part.items} <= set(MEASURES)
    assert {extra.measure for extra in (*SCHEME.additions, *SCHEME.deductions) if extra.measure} <= set(MEASURES)
    assert [one.code for one in schemes_of(2026)] == ["organs-2025"]
    assert schemes_of(2024) == ()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda t: t["part"][0].update(weight="69"),
        lambda t: t["part"][0]["item"][0].update(weight="49"),
        lambda t: t["part"][0]["item"][0].update(formula="magic"),
        lambda t: t["part"][0]["item"][0].pop("cap"),
        lambda t: t["part"][0]["item"][0].update(missing="maybe"),
        lambda t: t["addition"][0].pop("most"),
        lambda t: t["deduction"][0].update(most="3"),
    ],
)
def test_a_spoilt_scheme_is_refused(spoil: Any) -> None:
    spoilt = deepcopy(table())
    spoil(spoilt)
    with pytest.raises(BadScheme):
        parse_scheme(spoilt)


@pytest.fixture
def worked(year: Year) -> Year:
    """区教育局 with four tasks and a settled one, 区住建局 with one."""
    for number, state, light in (("11", "closed", "blue"), ("12", "working", "green"), ("13", "working", "red")):
        make_task(year.education, f"2026-0{number}-1", state=state, light=light)
    make_task(year.housing, "2026-021-1", light="green")
    Handover.objects.create(
        task=year.task, organ=year.education, handed_at="2026-08-03T09:00:00+08:00", sign_due="2026-08-06"
    )
    for month in (202608, 202609):
        Window.objects.create(
            month=month, opens_on="2026-09-01", due_on="2026-09-05", grace_on="2026-09-08", locked_at=now()
        )
    Progress.objects.create(task=year.task, organ=year.education, month=202608, state="accepted", late=False)
    Settlement.objects.create(
        task=year.task, year=2026, basis="verified", target_quote="句", verdict="met", reason="达到", state="confirmed"
    )
    issue_order(year.office, year.task.pk, words="事由", demand="要求", level_key="orange", start_reason="造成影响")
    return year


def computed(year: Year) -> Mapping[int, int]:
    compute_scores(year.office, year=2026, scheme=SCHEME.code)
    return {one.organ: one.id for one in sheets(year.office, year=2026, scheme=SCHEME.code)}


def test_a_sheet_line_by_line(worked: Year) -> None:
    one = sheet(worked.office, computed(worked)[worked.education.pk])
    lines = {line.code: line for line in one.lines}
    assert lines["met"].points == D("35.00")
    assert lines["met"].sources == (("task", worked.task.pk),)
    # Three of four are lit, two of them on schedule: 66.67 % of 21 points.
    assert lines["schedule"].points == D("14.00")
    # One of two reports came: 50 %, far below 95, so the standard's 80 % is used up.
    assert lines["on_time"].points == D("0.00")
    assert [kind for kind, _key in lines["on_time"].sources] == ["progress"]
    assert lines["orange"].points == D("-1.00")
    assert lines["orange"].sources[0][0] == "order"
    assert one.total == sum((line.points for line in one.lines if line.points is not None), D(0))
    assert one.volume == 4


def test_computing_again_gives_the_same(worked: Year) -> None:
    first = sheet(worked.office, computed(worked)[worked.education.pk])
    again = sheet(worked.office, computed(worked)[worked.education.pk])
    assert again.lines == first.lines
    assert again.total == first.total


def test_entries(worked: Year) -> None:
    given = {"organ": worked.education.pk, "year": 2026, "scheme": SCHEME.code, "reason": "市政府通报表扬"}
    with pytest.raises(Invalid) as refused:
        enter_points(worked.office, code="praise", points=D(2), **given)  # type: ignore[arg-type]
    assert set(refused.value.fields) == {"ground"}
    for code, points in (("praise", D(3)), ("praise", D(0)), ("orange", D(1)), ("none", D(1))):
        with pytest.raises(Invalid):
            enter_points(worked.office, code=code, points=points, ground="市政通报5号", **given)  # type: ignore[arg-type]
    for _again in range(3):
        enter_points(worked.office, code="praise", points=D(2), ground="市政通报5号", **given)  # type: ignore[arg-type]
    one = sheet(worked.office, computed(worked)[worked.education.pk])
    (line,) = [line for line in one.lines if line.kind == "addition"]
    assert line.points == D("4.00")  # six entered, four at most
    assert len(line.sources) == 3
    for entry in entries(worked.office, year=2026, scheme=SCHEME.code):
        drop_points(worked.office, entry.id, reason="重复登记")
    one = sheet(worked.office, computed(worked)[worked.education.pk])
    assert not [line for line in one.lines if line.kind == "addition"]
    with pytest.raises(NotAllowed):
        enter_points(worked.head, code="praise", points=D(2), ground="自己", **given)  # type: ignore[arg-type]


def test_frozen_stays(worked: Year) -> None:
    with pytest.raises(Conflict):
        freeze_scores(worked.office, year=2026, scheme=SCHEME.code)
    own = computed(worked)[worked.education.pk]
    with pytest.raises(NotFound):
        sheet(worked.head, own)  # a draft is the office's own
    freeze_scores(worked.office, year=2026, scheme=SCHEME.code)
    assert sheet(worked.head, own).state == "frozen"
    with pytest.raises(NotFound):
        sheet(worked.other, own)
    for act in (compute_scores, freeze_scores):
        with pytest.raises(Conflict):
            act(worked.office, year=2026, scheme=SCHEME.code)
    with pytest.raises(Conflict):
        enter_points(
            worked.office, organ=worked.education.pk, year=2026, scheme=SCHEME.code, code="praise", points=D(1),
            reason="晚了", ground="文件",
        )  # fmt: skip


def test_an_appeal_corrects_by_a_line_of_its_own(worked: Year) -> None:
    own = computed(worked)[worked.education.pk]
    freeze_scores(worked.office, year=2026, scheme=SCHEME.code)
    before = sheet(worked.head, own)
    assert [one.kind for one in contestable(worked.head)] == ["score"]
    with pytest.raises(NotAllowed):
        request_review(worked.liaison, "score", own, reason="有异议")
    one = request_review(worked.head, "score", own, reason="9月报告已按时报送")["review"]
    with pytest.raises(NotAllowed):
        decide_review(worked.office, one, changed=True, decision="改", correction=D(1))
    with pytest.raises(Invalid):
        decide_review(worked.second, one, changed=True, decision="改")
    decide_review(worked.second, one, changed=True, decision="补记", correction=D("1.50"))
    after = sheet(worked.head, own)
    assert after.lines[:-1] == before.lines
    assert after.lines[-1].kind == "correction"
    assert after.lines[-1].sources == (("review", one),)
    assert after.total is not None and before.total is not None
    assert after.total - before.total == D("1.50")


def test_too_few_tasks_are_not_ranked(worked: Year) -> None:
    computed(worked)
    ranking = score_ranking(worked.office, year=2026, scheme=SCHEME.code)
    assert [one.organ for one in ranking.placed] == [worked.education.pk]
    assert [(one.organ, one.reason) for one in ranking.unranked] == [(worked.housing.pk, "volume")]


def test_who_may(worked: Year) -> None:
    for access in (worked.head, worked.leader, worked.auditor):
        with pytest.raises(NotAllowed):
            compute_scores(access, year=2026, scheme=SCHEME.code)
    with pytest.raises(Invalid):
        compute_scores(worked.office, year=2020, scheme=SCHEME.code)


def test_every_line_is_accounted_for(worked: Year) -> None:
    computed(worked)
    computed(worked)
    assert ScoreLine.objects.filter(sheet__organ=worked.education, sources=[], points__isnull=False).exclude(
        code__in=["closed", "returned"]
    ).count() == 0  # fmt: skip
