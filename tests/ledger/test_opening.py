"""立项: matters from instructions, minutes, tasks from above, and from the commitments of a document."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from taizhang.audit.service import Conflict, Invalid, NotAllowed, NotFound, history
from taizhang.documents.models import Commitment
from taizhang.ledger.doors import visible_matters
from taizhang.ledger.lights import LightCase, judge
from taizhang.ledger.models import Matter, Task
from taizhang.ledger.records import MatterDraft, MatterFilter, MatterOpening, TaskPlan
from taizhang.ledger.reporting.verdicts import Reached, Target, propose
from taizhang.ledger.service import (
    close_matter,
    matter_page,
    matter_record,
    open_from_commitments,
    open_matter,
    propose_openings,
    propose_tasks,
    reopen_matter,
    similar_to,
    withdraw_matter,
)
from taizhang.web.ledger.wording import target_text
from tests.ledger.casebook import District, add_task, commitment, handed, make_district, matter_of, plan_of, report

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(settings: pytest.FixtureRequest) -> None:
    settings.TAIZHANG_NOW = "2026-09-18T10:00:00"  # type: ignore[attr-defined]
    settings.TAIZHANG_MATTER_NUMBER = "云督立〔{year}〕{number}号"  # type: ignore[attr-defined]


@pytest.fixture
def district() -> District:
    return make_district()


def draft(**values: object) -> MatterDraft:
    base = MatterDraft(
        title="整治城区内涝点",
        text="请水利局牵头整治城区内涝点。",
        source="minutes",
        year=2026,
        received_on=date(2026, 9, 18),
    )
    return replace(base, **values)  # type: ignore[arg-type]


# Limits of rules.md 5.3: 公文30日, 纪要20日, 批示急件1—5日, 非急15日, 难30日; natural days, moved off days off.
@pytest.mark.parametrize(
    ("source", "urgency", "received", "due"),
    [
        ("minutes", "", "2026-09-18", "2026-10-08"),
        ("superior", "", "2026-09-10", "2026-10-10"),  # Ends on a make-up Saturday: it does not move.
        ("other", "", "2026-09-18", "2026-10-19"),  # 10-18 is a Sunday.
        ("instruction", "urgent", "2026-09-18", "2026-09-23"),
        ("instruction", "normal", "2026-09-18", "2026-10-08"),  # 10-03 lies in the holidays.
        ("instruction", "difficult", "2026-09-18", "2026-10-19"),
        ("instruction", "", "2026-02-05", "2026-02-24"),  # Without a grade it is 非急: 15 days, rolled over 春节.
    ],
)
def test_the_deadline_follows_from_the_source(
    district: District, source: str, urgency: str, received: str, due: str
) -> None:
    given = draft(source=source, urgency=urgency, received_on=date.fromisoformat(received), instructed_by_name="区长")
    opened = open_matter(district.office, given)
    matter = matter_record(district.office, int(str(opened["matter"])))
    assert matter.row.deadline == date.fromisoformat(due)
    assert "依据" in matter.deadline_derivation and "当日不计入" in matter.deadline_derivation


def test_a_deadline_that_was_given_is_kept(district: District) -> None:
    opened = open_matter(district.office, draft(deadline=date(2026, 11, 30)))
    matter = matter_record(district.office, int(str(opened["matter"])))
    assert (matter.row.deadline, matter.deadline_derivation, matter.limit) == (date(2026, 11, 30), "", "")


def test_numbers_follow_one_another_without_gaps(district: District) -> None:
    assert open_matter(district.office, draft())["number"] == "云督立〔2026〕1号"
    with pytest.raises(Invalid):
        open_matter(district.office, draft(title=" "))
    with pytest.raises(Conflict):
        open_matter(district.office, draft())
    assert open_matter(district.office, draft(title="办好另一件实事", text="另一件"))["number"] == "云督立〔2026〕2号"
    assert (
        open_matter(district.office, draft(title="跨年事项", text="跨年", year=2027))["number"] == "云督立〔2027〕1号"
    )


def test_the_same_key_opens_once(district: District) -> None:
    first = open_matter(district.office, draft(), key="a")
    assert open_matter(district.office, draft(), key="a") == first
    assert Matter.objects.count() == 1


def test_an_instruction_for_information_is_not_opened(district: District) -> None:
    with pytest.raises(Invalid) as refusal:
        open_matter(district.office, draft(source="instruction", instruction_kind="read", instructed_by_name="区长"))
    assert refusal.value.code == "not_opened"


def test_a_leader_opens_their_own_instruction_and_nothing_else(district: District) -> None:
    own = draft(source="instruction", instructed_by=district.leader.person)
    open_matter(district.leader, own)
    with pytest.raises(NotAllowed):
        open_matter(district.leader, draft())
    with pytest.raises(NotAllowed):
        open_matter(district.leader, replace(own, instructed_by=district.office.person))


@pytest.mark.parametrize("who", ["administrator", "auditor", "education_head", "education_liaison", "water_reader"])
def test_others_open_nothing(district: District, who: str) -> None:
    with pytest.raises(NotAllowed):
        open_matter(getattr(district, who), draft())


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "长" * 301}, "title"),
        ({"text": "\x00 "}, "text"),
        ({"source": "commitment"}, "source"),
        ({"source": "nothing"}, "source"),
        ({"received_on": date(2026, 9, 19)}, "received_on"),
        ({"year": 1999}, "year"),
        ({"deadline": date(2026, 9, 1)}, "deadline"),
        ({"organ": 987654}, "organ"),
        ({"source": "instruction"}, "instructed_by"),
        ({"source": "instruction", "instructed_by": 987654}, "instructed_by"),
        ({"source": "instruction", "instructed_by_name": "区长", "urgency": "now"}, "urgency"),
        ({"source": "instruction", "instructed_by_name": "区长", "instruction_kind": "odd"}, "instruction_kind"),
    ],
)
def test_what_is_wrong_is_said_by_field(district: District, values: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        open_matter(district.office, draft(**values))
    assert set(refusal.value.fields) == {field}
    assert refusal.value.fields[field].endswith("。")


def test_open_matters_on_the_same_subject_are_shown_before(district: District) -> None:
    open_matter(district.office, draft(organ=district.water.pk))
    with pytest.raises(Conflict) as refusal:
        open_matter(district.office, draft(title="整治内涝点", text="整治城区的内涝点", organ=district.water.pk))
    assert refusal.value.code == "similar_open"
    assert "云督立〔2026〕1号" in refusal.value.message
    open_matter(district.office, draft(title="整治内涝点", text="整治城区的内涝点"), despite_similar=True)
    open_matter(district.office, draft(title="新建幼儿园六所", text="年内新建幼儿园六所"))


def test_likeness_counts_more_on_the_same_organ(district: District) -> None:
    open_matter(district.office, draft(organ=district.water.pk))
    words = "请住建局排查城区内涝点并整治到位"
    same, other = similar_to(district.office, [(words, district.water.pk), (words, district.education.pk)])
    assert [one.same_organ for one in same] == [True]
    assert Decimal("0.30") <= same[0].likeness < Decimal("0.50")
    assert other == ()


def test_a_withdrawn_matter_is_no_longer_in_the_way(district: District) -> None:
    first = open_matter(district.office, draft())
    withdraw_matter(district.office, int(str(first["matter"])), "重复立项")
    assert open_matter(district.office, draft())["number"] == "云督立〔2026〕2号"


def test_many_are_opened_from_a_document_at_once(district: District) -> None:
    document = report()
    rows = [commitment(document, f"第{n}件实事", start=n * 20, heading="改善民生") for n in range(3)]
    done = open_from_commitments(
        district.office,
        [
            MatterOpening(commitment=rows[0].pk, plan=TaskPlan(title="第0件实事", lead=district.water.pk)),
            MatterOpening(commitment=rows[1].pk, organ=district.housing.pk),
            MatterOpening(commitment=rows[2].pk, title="另起的名称", deadline=date(2026, 10, 1)),
        ],
        despite_similar=True,
    )
    assert done["numbers"] == ["云督立〔2026〕1号", "云督立〔2026〕2号", "云督立〔2026〕3号"]
    first, second, third = Matter.objects.order_by("sequence")
    assert (first.deadline, first.theme, first.document_id) == (date(2026, 12, 31), "改善民生", document.pk)
    assert second.organ_id == district.housing.pk
    assert (third.title, third.deadline) == ("另起的名称", date(2026, 10, 1))
    assert all(row.used for row in Commitment.objects.all())
    (task,) = Task.objects.all()
    assert (task.number, task.state, task.lead_id, task.deadline) == (
        "2026-001-1", "draft", district.water.pk, date(2026, 12, 31),
    )  # fmt: skip
    (event,) = history(("matter", first.pk))
    assert event.action == "matter.open"


def test_a_commitment_is_opened_once_until_it_is_withdrawn(district: District) -> None:
    row = commitment(report())
    done = open_from_commitments(district.office, [MatterOpening(commitment=row.pk)])
    with pytest.raises(Conflict) as refusal:
        open_from_commitments(district.office, [MatterOpening(commitment=row.pk)], despite_similar=True)
    assert refusal.value.code == "already_open"
    assert done["matters"] == [Matter.objects.get().pk]
    withdraw_matter(district.office, Matter.objects.get().pk, "立项有误")
    open_from_commitments(district.office, [MatterOpening(commitment=row.pk)])
    assert Matter.objects.filter(commitment=row).count() == 2


def test_all_or_none_are_opened(district: District) -> None:
    document = report()
    good, proposed = commitment(document), commitment(document, "新建学校两所", start=50, decision="proposed")
    with pytest.raises(Conflict):
        open_from_commitments(
            district.office, [MatterOpening(commitment=good.pk), MatterOpening(commitment=proposed.pk)]
        )
    with pytest.raises(NotFound):
        open_from_commitments(district.office, [MatterOpening(commitment=good.pk), MatterOpening(commitment=987654)])
    assert not Matter.objects.exists()
    assert not Commitment.objects.filter(used=True).exists()


def test_what_is_internal_stays_internal(district: District) -> None:
    row = commitment(report(secrecy="internal"))
    open_from_commitments(district.office, [MatterOpening(commitment=row.pk)])
    assert Matter.objects.get().internal


def test_leads_and_targets_are_proposed_with_reasons(district: District) -> None:
    last = handed(
        district.office,
        district.education,
        "新建公办幼儿园",
        supports=(district.housing.pk,),
        leader=district.leader.person,
    )
    Task.objects.filter(pk=last).update(year=2025)
    document = report()
    commitment(document, "改造老旧小区30个以上", responsible="区住建局、区水利局", figure={
        "text": "30个", "value": Decimal(30), "qualifier": ">="})  # fmt: skip
    commitment(document, "完成水利投资2.5亿元", start=40, figure={
        "text": "2.5亿元", "value": Decimal(250000000), "unit": "元", "indicator": "水利投资"})  # fmt: skip
    commitment(document, "新建公办幼儿园6所", start=80)
    commitment(document, "由教育局负责开展研学活动", start=120)
    first, second, third, fourth = propose_openings(district.office, document.pk)
    assert [(one.organ, one.rule, one.supports) for one in first.leads] == [
        (district.housing.pk, "responsible", (district.water.pk,))
    ]
    assert (first.plan.target, first.plan.unit, first.plan.qualifier, first.plan.target_kind) == (
        Decimal(30), "个", ">=", "cumulative",
    )  # fmt: skip
    assert first.plan.trajectory[-1].value == Decimal(30) and len(first.plan.trajectory) == 12
    assert (second.plan.target, second.plan.unit) == (Decimal("2.5"), "亿元")
    assert second.leads == ()
    assert (third.leads[0].organ, third.leads[0].rule) == (district.education.pk, "last_year")
    assert third.leads[0].supports == (district.housing.pk,)
    assert third.plan.leader == district.leader.person
    assert (fourth.leads[0].organ, fourth.leads[0].rule) == (district.education.pk, "named")
    assert all(one.reason for proposal in (first, third, fourth) for one in proposal.leads)


@pytest.mark.parametrize(
    ("said", "stated", "actual", "colour", "words"),
    [
        ("=", "-3.2", "-3.4", "green", "下降3.2%以上"),
        ("=", "-3.2", "-3.0", "yellow", "下降3.2%以上"),
        (">=", "-5", "-4.9", "yellow", "下降5%以上"),
        (">=", "-5", "-5.0", "green", "下降5%以上"),
        ("≈", "-3", "-2.9", "green", "下降3%左右"),
        ("<=", "-3", "-2", "green", "降幅控制在3%以内"),
        (">", "-3", "-3.0", "yellow", "降幅超过3%"),
    ],
)
def test_a_fall_that_is_promised_is_met_by_that_fall(
    district: District, said: str, stated: str, actual: str, colour: str, words: str
) -> None:
    document = report()
    commitment(document, "单位地区生产总值能耗下降", figure={
        "text": "3%", "value": Decimal(stated), "qualifier": said, "unit": "%", "measure": "growth"})  # fmt: skip
    (proposal,) = propose_openings(district.office, document.pk)
    plan = proposal.plan
    assert plan.target is not None
    assert target_text(plan.target, plan.qualifier, plan.unit) == words
    case = LightCase(
        kind="growth", target=plan.target, qualifier=plan.qualifier, unit=plan.unit, direction="down",
        month=202611, as_of=date(2026, 11, 30), first_month=202601, deadline=date(2026, 12, 31),
        actual=Decimal(actual),
    )  # fmt: skip
    assert judge(case).colour == colour
    goal = Target(
        kind="growth", target=plan.target, target_high=None, qualifier=plan.qualifier, unit=plan.unit,
        direction="down", end=202612, closed=False,
    )  # fmt: skip
    verdict = propose(goal, Reached(month=202612, value=Decimal(actual))).verdict
    assert (verdict == "met") is (colour == "green")


def test_tasks_are_proposed_for_matters_of_any_source(district: District) -> None:
    matter = matter_of(district.office, "请区水利局整治内涝点")
    (proposal,) = propose_tasks(district.office, [matter])
    assert (proposal.plan.title, proposal.plan.lead) == ("请区水利局整治内涝点", district.water.pk)
    with pytest.raises(NotFound):
        propose_tasks(district.office, [matter, 987654])
    with pytest.raises(NotAllowed):
        propose_tasks(district.leader, [matter])


def test_organs_see_the_matters_of_their_tasks_only(district: District) -> None:
    matter_of(district.office, "别人的事")
    task = handed(district.office, district.water, "水利局的事")
    draft_task = add_task(district.office, matter_of(district.office, "还没交办"), plan_of(lead=district.water.pk))
    for who, titles in (
        (district.office, {"别人的事", "水利局的事", "还没交办"}),
        (district.water_liaison, {"水利局的事"}),
        (district.water_reader, {"水利局的事"}),
        (district.education_liaison, set()),
        (district.administrator, set()),
    ):
        assert {row.title for row in matter_page(who, MatterFilter()).rows} == titles
        assert {row.title for row in visible_matters(who)} == titles
    hidden = Task.objects.get(pk=draft_task).matter_id
    with pytest.raises(NotFound) as unseen:
        matter_record(district.water_liaison, hidden)
    with pytest.raises(NotFound) as absent:
        matter_record(district.water_liaison, 987654)
    assert unseen.value.message == absent.value.message
    assert matter_record(district.water_liaison, Task.objects.get(pk=task).matter_id).row.tasks == 1


def test_a_matter_is_closed_once_its_tasks_are(district: District) -> None:
    task = handed(district.office, district.water)
    matter = Task.objects.get(pk=task).matter_id
    with pytest.raises(Conflict):
        close_matter(district.office, matter, "办完了")
    Task.objects.filter(pk=task).update(state="closed")
    close_matter(district.office, matter, "办完了")
    assert Matter.objects.get(pk=matter).state == "closed"
    with pytest.raises(Conflict):
        withdraw_matter(district.office, matter, "不办了")
    reopen_matter(district.office, matter, "群众反映未办结")
    assert (Matter.objects.get(pk=matter).state, Matter.objects.get(pk=matter).ended_at) == ("open", None)


def test_withdrawing_a_matter_takes_its_tasks_along(district: District) -> None:
    task = handed(district.office, district.water)
    matter = Task.objects.get(pk=task).matter_id
    with pytest.raises(Invalid):
        withdraw_matter(district.office, matter, "  ")
    with pytest.raises(NotAllowed):
        withdraw_matter(district.water_liaison, matter, "不想办")
    withdraw_matter(district.office, matter, "重复立项")
    assert Task.objects.get(pk=task).state == "withdrawn"
    assert [one.state for one in Task.objects.get(pk=task).handovers.all()] == ["withdrawn"]
    newest = history(("task", task))[0]
    assert (newest.action, newest.reason) == ("matter.withdraw", "重复立项")
