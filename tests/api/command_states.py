"""Bringing the things of the standing world into the state from which a command starts; returns what it is about."""

import io
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django_otp.plugins.otp_static.models import StaticDevice
from openpyxl import load_workbook

from taizhang.indicators.service import sync_indicators
from taizhang.ledger.models import Amendment, Closing, Matter, Window
from taizhang.ledger.reporting.past_sheet import SHEET
from taizhang.ledger.service import export_breakdown, export_past_reports, preview_import
from taizhang.organs.models import Appointment, Organ
from taizhang.organs.service import access_of
from taizhang.publishing.models import Bulletin
from taizhang.publishing.service import approve_bulletin, draft_bulletin, submit_bulletin
from taizhang.storage import now
from taizhang.supervision.models import ScoreLine, ScoreSheet
from taizhang.supervision.service import compute_scores
from tests.matrix.world import World

SCHEME = {"year": 2026, "scheme": "organs-2025"}

Body = Mapping[str, Any]

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)

REPORT = "云溪区2026年政府工作报告\n一、2025年工作\n全区地区生产总值完成386.5亿元，增长6.1%。\n二、2026年安排\n新建学校6所。\n"


def put(row: Model, **values: object) -> Any:
    """Put a thing into a state; read anew, so that nothing that is cached is written back."""
    type(row)._default_manager.filter(pk=row.pk).update(**values)
    return row


def upload(data: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def assigned(w: World) -> int:
    """A task of 甲 that waits for its signature."""
    task = put(w.things["task.jia"], state="assigned")
    put(w.things["handover.jia"], state="pending", decided_at=None, decided_by=None, sign_due=date(2026, 11, 20))
    return int(task.pk)


def objected(w: World) -> int:
    task = put(w.things["task.jia"], state="objected")
    put(w.things["handover.jia"], state="objected", decided_at=None, decided_by=None)
    return int(task.pk)


def draft_task(w: World) -> int:
    return int(put(w.things["task.office"], state="draft", lead=w.organs["jia"]).pk)


def asked_to_close(w: World) -> int:
    put(w.things["task.jia"], state="closing")
    return w.key("closing.jia")


def office(w: World) -> Any:
    return access_of(w.people["office"])


def approved_bulletin(w: World) -> int:
    drafter, leader = access_of(w.people["drafter"]), access_of(w.people["leader"])
    one = int(draft_bulletin(drafter, kind="monthly", year=2026, last_month=202610)["bulletin"])
    submit_bulletin(drafter, one)
    approve_bulletin(leader, one, agreed=True)
    return one


def new_draft(w: World) -> int:
    return int(draft_bulletin(office(w), kind="monthly", year=2026, last_month=202610)["bulletin"])


def outdated_draft(w: World) -> int:
    """A draft whose numbers are not those of the ledger any more."""
    one = new_draft(w)
    Bulletin.objects.filter(pk=one).update(snapshot_hash="0" * 64, checked_text="x")
    return one


def with_second_factor(w: World) -> int:
    person = w.people["office"]
    StaticDevice.objects.create(user=person, name="验证器")
    put(person, second_factor_at=now())
    return person.pk


def confirmed_document(w: World) -> int:
    return int(put(w.things["document.everyone"], state="confirmed").pk)


def proposed_figure(w: World) -> int:
    return int(put(w.things["figure.everyone"], decision="proposed").pk)


def proposed_commitment(w: World) -> int:
    return int(put(w.things["commitment.everyone"], decision="proposed").pk)


def observations() -> bytes:
    sync_indicators()
    return "指标,地区,机构,时期,度量,数值,单位,备注\n一般公共预算收入,云溪区,,2024年,数量,36.1,亿元,\n".encode()


def settled(w: World, state: str, verdict: str = "missed") -> int:
    return int(put(w.things["settlement.jia"], state=state, verdict=verdict).pk)


def breakdown(w: World) -> tuple[bytes, str]:
    """The workbook of a matter with another title for its task, and the digest of its preview."""
    draft_task(w)
    book = load_workbook(io.BytesIO(export_breakdown(office(w), matter=w.key("matter.office"))))
    changed = False
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("任务SNT"):
                    cell.value, changed = "任务改了名", True
    assert changed
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue(), preview_import(office(w), stream.getvalue(), matter=w.key("matter.office")).digest


def due_order(w: World, state: str) -> int:
    return int(put(w.things["order.jia"], state=state).pk)


def overdue_order(w: World) -> int:
    return int(put(w.things["order.jia"], state="issued", due_on=date(2026, 11, 2)).pk)


def closed(w: World) -> int:
    put(w.things["closing.jia"], state="closed", checked_at=now(), checked_by=w.people["drafter"])
    return int(put(w.things["task.jia"], state="closed").pk)


def plan(**values: object) -> dict[str, object]:
    return {"title": "新的任务", "deadline": "2026-12-20", **values}


def appointment(w: World, account: str) -> int:
    return int(Appointment.objects.get(person=w.people[account]).pk)


def empty_organ(w: World) -> int:
    made = Organ.objects.create(
        code="new", name="云溪新局", short_name="新局", kind="department", parent=w.organs["government"],
        valid_from=date(2020, 1, 1),
    )  # fmt: skip
    Organ.objects.filter(pk=made.pk).update(lineage=f"{w.organs['government'].lineage}{made.pk}/")
    return made.pk


def report(w: World, state: str) -> int:
    return int(put(w.things["progress.jia"], state=state).pk)


def agreed_amendment(w: World) -> int:
    return int(put(w.things["amendment.jia"], approver="leader", state="requested").pk)


def unopened_commitment(w: World) -> int:
    """A confirmed commitment for which no matter stands."""
    Matter.objects.filter(commitment=w.key("commitment.everyone")).update(commitment=None)
    return w.key("commitment.everyone")


def undecided_review(w: World) -> int:
    """A request that the drafter had nothing to do with."""
    head = w.people["head_jia"]
    return int(put(w.things["review.jia"], state="requested", concluded_by=None, requested_by=head).pk)


def past_months(w: World) -> bytes:
    """The workbook of the months without a report, one of them filled in."""
    book = load_workbook(io.BytesIO(export_past_reports(office(w), year=2026)))
    sheet = book[SHEET]
    heads = {cell.value: place for place, cell in enumerate(sheet[1], 1)}
    sheet.cell(row=2, column=heads["进展情况"], value="按计划推进")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def frozen_undone() -> Body:
    """Let the sheets of a year be reckoned again."""
    ScoreLine.objects.filter(sheet__year=2026).delete()
    ScoreSheet.objects.filter(year=2026).delete()
    return SCHEME


def computed(w: World) -> Body:
    frozen_undone()
    compute_scores(office(w), year=2026, scheme="organs-2025")
    return SCHEME


def part(w: World) -> int:
    """A closed matter's key: every task of it withdrawn."""
    put(w.things["task.office"], state="withdrawn")
    return w.key("matter.office")


def second_commitment(w: World) -> int:
    """Another commitment of the same document, beside the first."""
    first = w.things["commitment.everyone"]
    put(first, decision="proposed")
    from taizhang.documents.models import Commitment

    one = Commitment.objects.get(pk=first.pk)
    made = Commitment.objects.create(
        document=one.document, reading=one.reading, start=one.end, end=one.end + 1, text="。", decision="proposed"
    )
    return made.pk


def withdrawable_review(w: World) -> int:
    return int(put(w.things["review.jia"], requested_by=w.people["head_jia"]).pk)


def contested(w: World) -> Body:
    put(w.things["review.yi"], state="withdrawn")
    put(w.things["closing.yi"], state="returned", checked_at=now(), checked_by=w.people["office"])
    return {"kind": "closing", "conclusion": w.key("closing.yi"), "reason": "材料已经齐全，应当销号。"}


def decided(w: World) -> int:
    """A document of which the office decided something that can be undone."""
    from taizhang.documents.service import confirm_surer_than

    proposed_figure(w)
    confirm_surer_than(office(w), w.key("document.everyone"), Decimal(0))
    return w.key("document.everyone")


def proposed_observation(w: World) -> int:
    """A confirmed figure of an indicator that is no observation yet."""
    from taizhang.documents.models import Figure
    from taizhang.indicators.models import Observation

    figure = w.things["figure.everyone"]
    Observation.objects.filter(figure_id=figure.pk).delete()
    Figure.objects.filter(pk=figure.pk).update(decision="confirmed", unit="元")
    return int(figure.pk)


def open_window() -> int:
    """November's window, open already."""
    Window.objects.filter(month=202611).update(
        opens_on=date(2026, 11, 1), due_on=date(2026, 11, 20), grace_on=date(2026, 11, 25)
    )
    return 202611


def submitted(w: World) -> int:
    open_window()
    return int(put(w.things["progress_draft.jia"], state="submitted", reported_at=now()).pk)


def without_override(w: World) -> int:
    put(w.things["override.jia"], ended_at=now())
    return w.key("task.jia")


def own_evidence(w: World) -> int:
    """A piece behind a report that is still the organ's own."""
    return int(put(w.things["evidence.jia"], progress_id=w.key("progress_draft.jia")).pk)


def amendable(w: World) -> int:
    Amendment.objects.filter(task=w.key("task.yi")).update(state="withdrawn")
    return w.key("task.yi")


def closable(w: World) -> int:
    Closing.objects.filter(pk=w.key("closing.yi")).delete()
    return int(put(w.things["task.yi"], state="working").pk)


def without_order(w: World) -> int:
    put(w.things["order.jia"], state="settled")
    return w.key("task.jia")
