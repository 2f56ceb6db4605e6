"""Matters and tasks for tests of the ledger, made through its acts as an office makes them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from taizhang.documents.models import Commitment, Decision, Document, Figure
from taizhang.ledger.records import BreakdownRow, MatterDraft, TaskPlan
from taizhang.ledger.service import break_down, hand_over_tasks, open_matter
from taizhang.organs.models import Organ
from taizhang.organs.records import Access
from taizhang.storage import now, today
from tests.platform_world import access_in, make_organ


@dataclass(frozen=True, kw_only=True)
class District:
    """云溪区: a government, its office, a leader and three organs with a liaison each."""

    government: Organ
    education: Organ
    housing: Organ
    water: Organ
    office: Access
    leader: Access
    administrator: Access
    auditor: Access
    education_head: Access
    education_liaison: Access
    housing_liaison: Access
    water_liaison: Access
    water_reader: Access


def make_district() -> District:
    """Make the organs and what their people may do."""
    government = make_organ("区政府", kind="government")
    office = make_organ("区政府办", parent=government, kind="office", position=1)
    education = make_organ("区教育局", parent=government, position=2)
    housing = make_organ("区住建局", parent=government, position=3)
    water = make_organ("区水利局", parent=government, position=4)
    return District(
        government=government,
        education=education,
        housing=housing,
        water=water,
        office=access_in("office", office),
        leader=access_in("leader", government),
        administrator=access_in("administrator", office),
        auditor=access_in("auditor", office),
        education_head=access_in("head", education),
        education_liaison=access_in("liaison", education),
        housing_liaison=access_in("liaison", housing),
        water_liaison=access_in("liaison", water),
        water_reader=access_in("reader", water),
    )


def matter_of(office: Access, title: str = "改造老旧小区", **values: Any) -> int:
    """Open a matter from minutes and return its key."""
    draft = MatterDraft(
        title=title, text=f"会议议定：{title}。", source="minutes", year=today().year, received_on=today()
    )
    return int(str(open_matter(office, replace(draft, **values), despite_similar=True)["matter"]))


def plan_of(title: str = "改造老旧小区", **values: Any) -> TaskPlan:
    """A plan of a quantity that adds up, with its deadline at the year's end."""
    plan = TaskPlan(
        title=title, target_kind="cumulative", target=Decimal(30), unit="个", deadline=date(today().year, 12, 31)
    )
    return replace(plan, **values)


def add_task(office: Access, matter: int, plan: TaskPlan, *, parent: int | None = None) -> int:
    """Add one draft to a matter, or below a task, and return its key."""
    done = break_down(office, [BreakdownRow(label="1", matter=matter, plan=plan, parent=parent)])
    (key,) = _keys(done, "added")
    return key


def handed(office: Access, lead: Organ, title: str = "改造老旧小区", **values: Any) -> int:
    """Return a task that was handed over to ``lead`` and waits for its signature."""
    task = add_task(office, matter_of(office, title), plan_of(title, lead=lead.pk, **values))
    hand_over_tasks(office, [task])
    return task


def _keys(answer: Mapping[str, object], name: str) -> list[int]:
    found = answer[name]
    assert isinstance(found, list)
    return [int(key) for key in found]


def report(title: str = "云溪区政府工作报告", *, year: int = 2026, secrecy: str = "public") -> Document:
    """Return a document without a text, to hang commitments on."""
    return Document.objects.create(
        title=title,
        year=year,
        kind="work_report",
        secrecy=secrecy,
        filename="report.txt",
        media="txt",
        sha256="0" * 64,
        size=1,
        state="confirmed",
        uploaded_at=now(),
    )


def commitment(
    document: Document,
    text: str = "改造老旧小区30个",
    *,
    start: int = 0,
    figure: Mapping[str, Any] | None = None,
    **values: Any,
) -> Commitment:
    """Return a confirmed commitment, with a target figure where ``figure`` says one."""
    row = Commitment.objects.create(
        document=document,
        start=start,
        end=start + len(text),
        text=text,
        decision=values.pop("decision", Decision.CONFIRMED),
        **values,
    )
    if figure is not None:
        told = {"measure": "level", "qualifier": "=", "mood": "target", "role": "value", "unit": "个"} | dict(figure)
        Figure.objects.create(
            document=document, start=start, end=start + 1, commitment=row, decision=Decision.CONFIRMED, **told
        )
    return row
