"""One of everything that can be hidden from someone, each with a mark of its own in its words.

A mark is a word like ``SNT017X`` that stands nowhere else; a page that holds it shows something of that thing. All
rows are written through ``change``, so that the history holds the marks too.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any, TypeVar

from django.db import models
from django.utils import timezone

from taizhang.audit.models import Look
from taizhang.audit.service import change
from taizhang.documents.models import Commitment, Document, Figure, Finding, Reading
from taizhang.indicators.models import Indicator, Observation
from taizhang.ledger.models import (
    Amendment,
    Closing,
    Evidence,
    Handover,
    Light,
    LightDay,
    LightOverride,
    Matter,
    Progress,
    Settlement,
    Support,
    Task,
    Window,
)
from taizhang.ledger.search import index_matter, index_report, index_task
from taizhang.organs.models import ApiToken, Appointment, Organ, OrganName, Person, SavedView
from taizhang.organs.records import SYSTEM
from taizhang.organs.service import access_of
from taizhang.publishing.models import Bulletin
from taizhang.publishing.service import (
    approve_bulletin,
    draft_bulletin,
    edit_bulletin,
    issue_bulletin,
    publish_bulletin,
    submit_bulletin,
)
from taizhang.search.service import index
from taizhang.storage import BlobStore, now
from taizhang.supervision.models import (
    Order,
    Recheck,
    RecheckItem,
    Reminder,
    ReviewRequest,
    ScoreEntry,
    ScoreLine,
    ScoreSheet,
)
from tests.platform_world import make_organ, make_person

NOON = datetime(2026, 11, 12, 10)
"""When all of it is looked at, in the office's time: October is locked."""

M = TypeVar("M", bound=models.Model)


@dataclass(kw_only=True)
class World:
    """What there is: people by account, things by name."""

    people: dict[str, Person] = field(default_factory=dict)
    organs: dict[str, Organ] = field(default_factory=dict)
    things: dict[str, models.Model] = field(default_factory=dict)
    """By name: ``progress.jia``. The part before the point is the kind."""

    def key(self, name: str) -> int:
        """The primary key of a thing."""
        return int(self.things[name].pk)

    def mark(self, name: str) -> str:
        """The mark of a thing; made on first asking, the same for the same name in every world."""
        digest = int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % 10**7
        return f"SNT{digest:07d}X"

    def marks(self) -> Mapping[str, str]:
        """From every mark to the name of its thing."""
        made = {self.mark(name): name for name in self.things}
        assert len(made) == len(self.things), "two things have one mark"
        return made

    def keep(self, name: str, row: M) -> M:
        """Put a thing down, through the history."""
        with change("matrix.make", stream=None, by=SYSTEM) as act:
            act.create(row)
        self.things[name] = row
        return row


def make_world() -> World:
    """Make organs 甲 and 乙 below a government, people in every role, and everything that hangs on them."""
    world = World()
    government = make_organ("区政府", code="gov", kind="government")
    hall = make_organ("区政府办", code="hall", parent=government, kind="office", position=1)
    jia, yi = (make_organ(f"区{name}局", code=code, parent=government, position=place)
               for place, (name, code) in enumerate([("甲", "jia"), ("乙", "yi")], 2))  # fmt: skip
    world.organs = {"government": government, "hall": hall, "jia": jia, "yi": yi}
    for organ in world.organs.values():
        OrganName.objects.create(organ=organ, name=organ.name, short_name=organ.short_name, valid_from=organ.valid_from)
    for account, role, organ in (
        ("administrator", "administrator", hall),
        ("office", "office", hall),
        ("drafter", "office", hall),
        ("leader", "leader", government),
        ("auditor", "auditor", hall),
        ("head_jia", "head", jia),
        ("liaison_jia", "liaison", jia),
        ("reader_jia", "reader", jia),
        ("head_yi", "head", yi),
        ("liaison_yi", "liaison", yi),
    ):
        person = make_person(account, role, organ)
        person.phone = world.mark(f"person.{account}")
        person.save(update_fields=["phone"])
        world.people[account] = person
        world.things[f"person.{account}"] = person
        world.things[f"appointment.{account}"] = Appointment.objects.get(person=person)
        world.things[f"token.{account}"] = ApiToken.objects.create(
            person=person, name=world.mark(f"token.{account}"), digest=f"{person.pk:064d}", scopes=["read"],
            created_at=now(), expires_at=now() + timedelta(days=9),
        )  # fmt: skip
        world.things[f"view.{account}"] = SavedView.objects.create(
            person=person, page="tasks", name=world.mark(f"view.{account}"), query="light=red"
        )
    world.things["look.one"] = Look.objects.create(at=now(), name=world.mark("look.one"), action="sign-in-refused")
    for month in range(1, 13):
        locked = timezone.make_aware(datetime(2026, 11, 9)) if month <= 10 else None
        first = date(2026 + month // 12, month % 12 + 1, 1)
        Window.objects.create(
            month=202600 + month, opens_on=first, due_on=first.replace(day=5), grace_on=first.replace(day=8),
            locked_at=locked,
        )  # fmt: skip
    # The lights of the day have been judged: these stay as they are made.
    LightDay.objects.create(day=NOON.date())
    _bulletins(world)
    world.things["indicator.one"] = world.keep(
        "indicator.one",
        Indicator(code="gdp", name=world.mark("indicator.one"), unit="亿元", direction="up", measure="both"),
    )
    add_organ_things(world, "jia")
    add_organ_things(world, "yi")
    _shared(world)
    add_office_things(world)
    return world


def _bulletins(world: World) -> None:
    """One bulletin in every state, drawn before there are tasks, so that no mark of a task stands in it."""
    drafter, leader, office = (access_of(world.people[name]) for name in ("drafter", "leader", "office"))
    for name in ("draft", "submitted", "internal", "public"):
        one = int(draft_bulletin(drafter, kind="monthly", year=2026, last_month=202610)["bulletin"])
        words = {"addressees": "各单位", "copies": "", "opening": "", "closing": ""}
        edit_bulletin(drafter, one, title=f"通报{world.mark(f'bulletin.{name}')}", **words)
        if name != "draft":
            submit_bulletin(drafter, one)
        if name in ("internal", "public"):
            approve_bulletin(leader, one, agreed=True)
            issue_bulletin(office, one)
        if name == "public":
            publish_bulletin(office, one, public=True)
        world.things[f"bulletin.{name}"] = Bulletin.objects.get(pk=one)


def _document(world: World, name: str, organ: Organ | None, secrecy: str) -> Document:
    """A document with a figure, a commitment and a finding, each with its own mark in the text."""
    marks = {kind: world.mark(f"{kind}.{name}") for kind in ("document", "figure", "commitment", "finding")}
    figure, commitment = f"{marks['figure']}完成386.5亿元", f"{marks['commitment']}新建学校6所"
    text = f"{marks['document']}\n{figure}。\n{commitment}。\n"
    blob = BlobStore().put_bytes(text.encode())
    document = world.keep(
        f"document.{name}",
        Document(
            title=marks["document"], region="云溪区", year=2026, kind="work_report", date=date(2026, 1, 8),
            secrecy=secrecy, organ=organ, filename=f"{name}.txt", media="txt", sha256=blob.sha256, size=blob.size,
            text=text, state="proposed", uploaded_by=world.people["office"], uploaded_at=now(),
        ),
    )  # fmt: skip
    reading = Reading.objects.create(document=document, reader="1", made_at=now(), payload={})
    start = text.index(commitment)
    promise = world.keep(
        f"commitment.{name}",
        Commitment(document=document, reading=reading, start=start, end=start + len(commitment), text=commitment,
                   decision="confirmed"),
    )  # fmt: skip
    start = text.index(figure)
    row = world.keep(
        f"figure.{name}",
        Figure(document=document, reading=reading, start=start, end=start + len(figure), text=figure,
               value=Decimal("38650000000"), unit="亿元", indicator=marks["figure"], indicator_code="gdp",
               measure="level",
               qualifier="=", mood="result", role="value", period=2025, decision="confirmed", confidence=Decimal(1)),
    )  # fmt: skip
    world.keep(
        f"finding.{name}",
        Finding(document=document, rule="sum", verdict="contradicts",
                payload={"places": [], "verdict": "contradicts", "stated": "1", "computed": "2"},
                message=marks["finding"],
                message_en=marks["finding"], start=0),
    )  # fmt: skip
    world.keep(
        f"observation.{name}",
        Observation(
            indicator_id=world.things["indicator.one"].pk, region=world.mark(f"observation.{name}"), source="document",
            period_start=date(2025, 1, 1), period_end=date(2025, 12, 31), measure="level", value=Decimal("386.5"),
            unit="亿元", figure=row, observed_by=world.people["office"], observed_at=now(),
        ),
    )  # fmt: skip
    index("document", document.pk, title=document.title, text=text)
    assert promise.pk
    return document


def _matter(world: World, name: str, lead: Organ, **values: Any) -> Matter:
    """A matter, marked."""
    # Above what the register gives out, so that matters can be opened beside these.
    place = Matter.objects.count() + 501
    matter = world.keep(
        f"matter.{name}",
        Matter(number=f"督立〔2026〕{place}号", sequence=place, title=f"事项{world.mark(f'matter.{name}')}", text="会议议定",
               source="minutes", year=2026, received_on=date(2026, 1, 5), opened_by=world.people["office"],
               opened_at=now(), organ=lead, **values),
    )  # fmt: skip
    index_matter(matter)
    return matter


def _task(
    world: World, name: str, lead: Organ, *, within: Mapping[str, Any] | Matter = MappingProxyType({}), **values: Any
) -> Task:
    """A task, marked, of a matter of its own, which ``within`` tells more of, or of this one."""
    matter = within if isinstance(within, Matter) else _matter(world, name, lead, **within)
    place = Task.objects.count() + 501
    given: dict[str, Any] = {"state": "working", "public": False, "light": "red", "light_rank": 0} | values
    task = world.keep(
        f"task.{name}",
        Task(matter=matter, number=f"2026-{place:03d}-1", place=f"2026-{place:04d}-0001", year=2026, lead=lead,
             title=f"任务{world.mark(f'task.{name}')}", deadline=date(2026, 11, 30), original_deadline=date(2026, 11, 30),
             target_kind="cumulative", target=Decimal(30), unit="个", light_month=202610, created_at=now(), **given),
    )  # fmt: skip
    task.path = f"/{task.pk}/"
    task.save(update_fields=["path"])
    index_task(task)
    return task


def add_organ(world: World, code: str) -> None:
    """Add one more organ with a head and a liaison."""
    organ = make_organ(f"区{code}局", code=code, parent=world.organs["government"], position=len(world.organs))
    OrganName.objects.create(organ=organ, name=organ.name, short_name=organ.short_name, valid_from=organ.valid_from)
    world.organs[code] = organ
    for role in ("head", "liaison"):
        world.people[f"{role}_{code}"] = make_person(f"{role}_{code}", role, organ)


def add_organ_things(world: World, code: str) -> None:
    """Add one of everything that belongs to this organ."""
    organ, liaison, office = world.organs[code], world.people[f"liaison_{code}"], world.people["office"]
    head = world.people[f"head_{code}"]
    again = sum(name.startswith(f"task.{code}") for name in world.things)
    name = code if not again else f"{code}{again}"
    task = _task(world, name, organ)
    mark = world.mark
    _document(world, name, organ, "internal")
    world.keep(
        f"handover.{name}",
        Handover(task=task, organ=organ, handed_at=now(), handed_by=office, sign_due=date(2026, 1, 20),
                 state="rejected",
                 objection=mark(f"handover.{name}"), objected_by=liaison, objected_at=now(), decided_by=office,
                 decided_at=now(), decision="理由不足"),
    )  # fmt: skip
    report = world.keep(
        f"progress.{name}",
        Progress(task=task, organ=organ, month=202610, value=Decimal(20), words=mark(f"progress.{name}"),
                 problems="征地慢", next_steps="加快", claimed="behind", state="approved", reported_by=liaison,
                 reported_at=now(), approved_by=head, approved_at=now()),
    )  # fmt: skip
    index_report(report)
    draft = world.keep(
        f"progress_draft.{name}",
        Progress(task=task, organ=organ, month=202611, words=mark(f"progress_draft.{name}"), state="draft",
                 reported_by=liaison),
    )  # fmt: skip
    blob = BlobStore().put_bytes(f"佐证{mark(f'evidence.{name}')}".encode())
    world.keep(
        f"evidence.{name}",
        Evidence(task=task, progress=report, title=mark(f"evidence.{name}"), sha256=blob.sha256, filename="a.txt",
                 media="txt", size=blob.size, added_by=liaison, added_at=now()),
    )  # fmt: skip
    same = BlobStore().put_bytes("几个单位用的同一张照片".encode())
    world.keep(
        f"evidence_same.{name}",
        Evidence(task=task, progress=report, title=mark(f"evidence_same.{name}"), sha256=same.sha256,
                 filename="b.txt", media="txt", size=same.size, added_by=liaison, added_at=now()),
    )  # fmt: skip
    world.keep(
        f"evidence_draft.{name}",
        Evidence(task=task, progress=draft, title=mark(f"evidence_draft.{name}"), sha256=same.sha256,
                 filename="c.txt", media="txt", size=same.size, added_by=liaison, added_at=now()),
    )  # fmt: skip
    world.things[f"light.{name}"] = Light.objects.create(
        task=task, month=202610, colour="red", rule="cumulative", actual=Decimal(20), planned=Decimal(25),
        derivation=mark(f"light.{name}"), derivation_en=mark(f"light.{name}"),
    )  # fmt: skip
    world.keep(
        f"override.{name}",
        LightOverride(task=task, colour="yellow", reason=mark(f"override.{name}"), set_by=office, set_at=now(),
                      expires_on=date(2026, 11, 30)),
    )  # fmt: skip
    world.keep(
        f"amendment.{name}",
        Amendment(task=task, organ=organ, kind="deadline", old_deadline=date(2026, 11, 30),
                  new_deadline=date(2026, 12, 20), reason=mark(f"amendment.{name}"), approver="office", rule="short",
                  requested_by=liaison, requested_at=now()),
    )  # fmt: skip
    world.keep(
        f"amendment_agreed.{name}",
        Amendment(task=task, organ=organ, kind="deadline", old_deadline=date(2026, 11, 30),
                  new_deadline=date(2027, 3, 20), reason=mark(f"amendment_agreed.{name}"), approver="leader",
                  rule="long", state="office_agreed", requested_by=liaison, requested_at=now(), agreed_by=office,
                  agreed_at=now()),
    )  # fmt: skip
    closing = world.keep(
        f"closing.{name}",
        Closing(task=task, organ=organ, words=mark(f"closing.{name}"), requested_by=liaison, requested_at=now()),
    )
    world.keep(
        f"settlement.{name}",
        Settlement(task=task, year=2026, basis="verified", target_quote=mark(f"settlement.{name}"), verdict="missed",
                   reason="没有达到", reason_en="missed"),
    )  # fmt: skip
    world.keep(
        f"reminder.{name}",
        Reminder(task=task, organ=organ, kind="urge", words=mark(f"reminder.{name}"), due_on=date(2026, 11, 30),
                 sent_at=now(), sent_by=office),
    )  # fmt: skip
    place = Order.objects.count() + 501
    world.keep(
        f"order.{name}",
        Order(number=f"督办〔2026〕{place}号", year=2026, sequence=place, task=task, organ=organ, level="blue",
              words=mark(f"order.{name}"), demand="限期办结", issued_at=now(), issued_by=office, due_on=date(2026, 11, 20),
              due_derivation="5个工作日"),
    )  # fmt: skip
    world.keep(
        f"review.{name}",
        ReviewRequest(kind="closing", conclusion=closing.pk, task=task, organ=organ, title="销号退回",
                      concluded_on=date(2026, 11, 2), concluded_by=world.people["drafter"],
                      request_due=date(2026, 12, 2),
                      reason=mark(f"review.{name}"), requested_by=head, requested_at=now(),
                      decide_due=date(2026, 12, 30),
                      derivation="30日"),
    )  # fmt: skip
    for state, year in (("frozen", 2025 - again), ("draft", 2026 + again)):
        sheet = world.keep(
            f"score_{state}.{name}",
            ScoreSheet(organ=organ, year=year, scheme="organs-2025", state=state, total=Decimal(88), volume=9,
                       computed_at=now(), computed_by=office),
        )  # fmt: skip
        with change("matrix.make", stream=None, by=SYSTEM) as act:
            act.create(
                ScoreLine(sheet=sheet, position=1, kind="base", code="x", words=mark(f"score_{state}.{name}"),
                          words_en=mark(f"score_{state}.{name}"), full=Decimal(100), value=Decimal(88),
                          points=Decimal(88), derivation="", derivation_en="")
            )  # fmt: skip
    world.keep(
        f"entry.{name}",
        ScoreEntry(organ=organ, year=2025, scheme="organs-2025", code="praise", points=Decimal(1),
                   reason=mark(f"entry.{name}"), entered_at=now(), entered_by=office),
    )  # fmt: skip


def _shared(world: World) -> None:
    """A task that 乙 leads and 甲 supports: both report on it, neither sees the other's draft. A matter of two tasks."""
    jia, yi = world.organs["jia"], world.organs["yi"]
    split = _matter(world, "split", jia)
    _task(world, "split_jia", jia, within=split)
    _task(world, "split_yi", yi, within=split)
    task = _task(world, "shared", yi)
    with change("matrix.make", stream=None, by=SYSTEM) as act:
        act.create(Support(task=task, organ=jia))
    report = world.keep(
        "progress.shared",
        Progress(task=task, organ=yi, month=202610, words=world.mark("progress.shared"), state="accepted",
                 reported_by=world.people["liaison_yi"], reported_at=now()),
    )  # fmt: skip
    index_report(report)
    world.keep(
        "progress_draft.shared",
        Progress(task=task, organ=yi, month=202611, words=world.mark("progress_draft.shared"), state="draft",
                 reported_by=world.people["liaison_yi"]),
    )  # fmt: skip


def add_office_things(world: World) -> None:
    """Add what is the office's own: drafts not handed over, draws, documents about everyone."""
    again = sum(name.startswith("task.office") for name in world.things)
    name = "office" if not again else f"office{again}"
    jia = world.organs["jia"]
    task = _task(world, name, jia, state="draft", light="grey", light_rank=3)
    if not again:
        everyone = _document(world, "everyone", None, "public")
        yi = world.organs["yi"]
        _task(world, "published", yi, public=True)
        promise = world.things["commitment.everyone"]
        _task(world, "promised", jia, within={"document": everyone, "commitment": promise})
        # Marked public once, and internal since: by the matter, and by the paper that it comes from.
        _task(world, "internal", yi, public=True, within={"internal": True})
        _task(world, "paper", yi, public=True, within={"document": world.things["document.yi"]})
    else:
        _document(world, name, None, "internal")
    place = Recheck.objects.count() + 501
    drawn = {code: world.things[f"task.{code}"] for code in ("jia", "yi")}
    numbers = [str(getattr(one, "number")) for one in drawn.values()]  # noqa: B009 - a Task, kept as a Model
    recheck = world.keep(
        f"recheck.{name}",
        Recheck(number=f"督查抽〔2026〕{place}号", year=2026, sequence=place, ledger_year=2026, seed="1",
                seed_source=world.mark(f"recheck.{name}"), algorithm="sha256-tickets-1", population=numbers,
                list_hash="0" * 64, size=2,
                drawn=numbers, drawn_at=now(), drawn_by=world.people["office"]),
    )  # fmt: skip
    for position, (code, one) in enumerate(drawn.items() if not again else [], 1):
        world.keep(
            f"item.{code}",
            RecheckItem(recheck=recheck, position=position, task_id=one.pk, organ=world.organs[code],
                        found=world.mark(f"item.{code}")),
        )  # fmt: skip
    assert task.pk
