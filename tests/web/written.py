"""Forms that the standing world is not in the state for: how each is sent so that it writes, and which event it leaves.

Written by hand, one row for each form of ``tests.matrix.presses`` that is not taken there. What is needed is brought
about first, as for the commands of the interface; everything is taken back afterwards.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlparse

from django.test import Client
from django.urls import reverse

from tests.api import command_states as states
from tests.matrix.world import World
from tests.organs.test_import import GOOD_ORGANS, GOOD_PEOPLE
from tests.organs.test_import import workbook as people_book
from tests.platform_world import client_of

WHY = "情况属实，请按程序办理"


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One form that is sent."""

    who: str
    address: str
    wrote: str
    """The action of the event that it leaves."""
    says: Mapping[str, object] = field(default_factory=dict)


def _at(page: str, *arguments: object) -> str:
    return reverse(f"web:{page}", args=[str(one) for one in arguments])


def _form(page: str, *of: object, who: str, wrote: str, **says: object) -> Sent:
    given = {name.replace("_", "-") if name.startswith(("act_", "check_", "escalate_", "uphold_", "reject_", "object_"))
             else name: said for name, said in says.items()}  # fmt: skip
    return Sent(who=who, address=_at(page, *of), wrote=wrote, says=given)


def _previewed(w: World, who: str, page: str, file: object, **says: object) -> str:
    """The page on which an upload is confirmed: its address, or the page itself where it is shown at once."""
    client: Client = client_of(w.people[who].pk)
    answer = client.post(_at(page), {"file": file, **says})
    if answer.status_code == 302:
        return urlparse(answer.headers["Location"]).path
    assert answer.status_code == 200, (page, answer.status_code)
    return answer.content.decode()


def _hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    assert found is not None, f"{name} is not on the page"
    return found[1]


def _import_people(w: World) -> Sent:
    book = states.upload(people_book(GOOD_ORGANS, GOOD_PEOPLE), "机构.xlsx")
    shown = _previewed(w, "administrator", "import-people", book)
    return _form("run-import", who="administrator", wrote="people.import", ticket=_hidden(shown, "ticket"))


def _import_values(w: World) -> Sent:
    shown = _previewed(w, "office", "indicator-import", states.upload(states.observations(), "数值.csv"))
    return _form("indicator-import", who="office", wrote="observation.import", sheet=_hidden(shown, "sheet"))


def _import_breakdown(w: World) -> Sent:
    data, digest = states.breakdown(w)
    matter = w.key("matter.office")
    address = _previewed(w, "office", "breakdown-import", states.upload(data, "分解.xlsx"), matter=str(matter))
    return Sent(who="office", address=address, wrote="task.import", says={"seen": digest})


def _import_reports(w: World) -> Sent:
    address = _previewed(w, "office", "past-reports", states.upload(states.past_months(w), "补录.xlsx"))
    return Sent(who="office", address=address, wrote="progress.import", says={"reason": "原Excel台账"})


def _assign(w: World) -> Sent:
    return _form(
        "tasks-assign", who="office", wrote="task.assign_many", task=states.draft_task(w), step="save",
        leader=w.people["leader"].pk, deadline="2026-12-25",
    )  # fmt: skip


def _open_window_then(thing: str) -> Callable[[World], int]:
    return lambda w: (states.open_window(), w.key(thing))[1]


SILENT: Mapping[tuple[str, str], str] = {
    ("import-people", ""): "it shows what a workbook would do; run-import does it",
    ("breakdown-import", ""): "it keeps the workbook and shows what it would change; breakdown-confirm writes it",
    ("past-reports", ""): "it keeps the workbook and shows what it would take over; past-reports-confirm writes it",
}
"""Forms that never write, and why."""

WRITTEN: Mapping[tuple[str, str], Callable[[World], Sent]] = {
    # Organs and people.
    ("run-import", ""): _import_people,
    ("reset-second-factor", ""): lambda w: _form(
        "reset-second-factor", states.with_second_factor(w), who="administrator",
        wrote="person.reset_second_factor", reason="换了手机",
    ),
    # Documents and indicators.
    ("document-upload", ""): lambda w: _form(
        "document-upload", who="office", wrote="document.upload",
        file=states.upload(states.REPORT.encode(), "report.txt"),
    ),
    ("document-act", "reopen"): lambda w: _form(
        "document-act", states.confirmed_document(w), "reopen", who="office", wrote="document.reopen", reason=WHY
    ),
    ("document-act", "undo"): lambda w: _form(
        "document-act", states.decided(w), "undo", who="office", wrote="document.undo"
    ),
    ("document-act", "confirm-sure"): lambda w: _form(
        "document-act", (states.proposed_figure(w), w.key("document.everyone"))[1], "confirm-sure", who="office",
        wrote="document.confirm_many", least="0",
    ),
    ("document-add", ""): lambda w: _form(
        "document-add", w.key("document.everyone"), who="office", wrote="figure.add", kind="figure", start="0", end="4",
        indicator="小学", value="5", unit="个", measure="level", qualifier="=", mood="result", role="value",
        period="2026", reason=WHY,
    ),
    ("record-act", "confirm"): lambda w: _form(
        "record-act", f"f{states.proposed_figure(w)}", "confirm", who="office", wrote="figure.confirm"
    ),
    ("indicator-import", ""): _import_values,
    # Matters and tasks.
    ("matter-open-document", ""): lambda w: _form(
        "matter-open-document", w.key("document.everyone"), who="office", wrote="matter.open",
        despite_similar="yes", **{f"pick-{states.unopened_commitment(w)}": "yes"},
    ),
    ("breakdown", ""): lambda w: _form(
        "breakdown", w.key("matter.jia"), who="office", wrote="task.break_down", rows="2", r1_="",
        **{"r1-title": "新的一项", "r1-target_kind": "qualitative", "r1-deadline": "2026-12-20"},
    ),
    ("matter-act", "close"): lambda w: _form(
        "matter-act", states.part(w), "close", who="office", wrote="matter.close", reason=WHY, act_reason=WHY
    ),
    ("matter-act", "reopen"): lambda w: _form(
        "matter-act", states.put(w.things["matter.jia"], state="closed").pk, "reopen", who="office",
        wrote="matter.reopen", reason=WHY, act_reason=WHY,
    ),
    ("breakdown-confirm", ""): _import_breakdown,
    ("tasks-act", "sign"): lambda w: _form(
        "tasks-act", "sign", who="liaison_jia", wrote="task.sign", task=states.assigned(w)
    ),
    ("tasks-assign", ""): _assign,
    ("task-act", "sign"): lambda w: _form(
        "task-act", states.assigned(w), "sign", who="liaison_jia", wrote="task.sign"
    ),
    ("task-act", "object"): lambda w: _form(
        "task-act", states.assigned(w), "object", who="liaison_jia", wrote="task.object", object_reason="不是本单位职责"
    ),
    ("task-act", "reject"): lambda w: _form(
        "task-act", states.objected(w), "reject", who="office", wrote="objection.reject", reject_reason=WHY
    ),
    ("task-act", "uphold"): lambda w: _form(
        "task-act", states.objected(w), "uphold", who="office", wrote="objection.uphold", uphold_reason=WHY,
        uphold_organ=w.organs["yi"].pk,
    ),
    # Reporting.
    ("past-reports-confirm", ""): _import_reports,
    ("report-draft", ""): lambda w: _form(
        "report-draft", states.open_window(), w.key("task.jia"), who="liaison_jia", wrote="progress.draft",
        **{f"words-{w.key('task.jia')}": "又完成一个", f"claimed-{w.key('task.jia')}": "behind"},
    ),
    ("progress-act", "submit"): lambda w: _form(
        "progress-act", _open_window_then("progress_draft.jia")(w), "submit", who="liaison_jia", wrote="progress.submit"
    ),
    ("progress-act", "approve"): lambda w: _form(
        "progress-act", states.submitted(w), "approve", who="head_jia", wrote="progress.approve"
    ),
    ("progress-act", "send-back"): lambda w: _form(
        "progress-act", states.submitted(w), "send-back", who="head_jia", wrote="progress.send_back", reason=WHY
    ),
    ("progress-many", "approve"): lambda w: _form(
        "progress-many", "approve", who="head_jia", wrote="progress.approve", pick=states.submitted(w)
    ),
    ("evidence-remove", ""): lambda w: _form(
        "evidence-remove", states.own_evidence(w), who="liaison_jia", wrote="evidence.remove"
    ),
    ("window-act", "lock"): lambda w: _form(
        "window-act", states.open_window(), "lock", who="office", wrote="window.lock"
    ),
    ("amendment-act", "agree"): lambda w: _form(
        "amendment-act", states.agreed_amendment(w), "agree", who="office", wrote="amendment.agree", reason=WHY
    ),
    ("closing-new", ""): lambda w: _form(
        "closing-new", states.closable(w), who="liaison_yi", wrote="closing.request", words="全部完成并通过验收",
        files=states.upload(states.PNG, "验收.png"),
    ),
    ("closing-act", "close"): lambda w: _form(
        "closing-act", states.asked_to_close(w), "close", who="office", wrote="closing.close", reason=WHY
    ),
    ("closing-act", "return"): lambda w: _form(
        "closing-act", states.asked_to_close(w), "return", who="office", wrote="closing.return", reason=WHY
    ),
    ("closings-many", "close"): lambda w: _form(
        "closings-many", "close", who="office", wrote="closing.close", pick=states.asked_to_close(w), reason=WHY
    ),
    ("closings-many", "return"): lambda w: _form(
        "closings-many", "return", who="office", wrote="closing.return", pick=states.asked_to_close(w), reason=WHY
    ),
    ("settlement-act", "carry-over"): lambda w: _form(
        "settlement-act", states.settled(w, "confirmed"), "carry-over", who="office", wrote="settlement.carry_over"
    ),
    # Supervision.
    ("order-act", "check"): lambda w: _form(
        "order-act", states.due_order(w, "answered"), "check", who="office", wrote="order.check",
        check_sufficient="yes", check_words="属实",
    ),
    ("order-act", "escalate"): lambda w: _form(
        "order-act", states.overdue_order(w), "escalate", who="office", wrote="order.escalate",
        escalate_words="仍未办结", escalate_demand="三日内办结",
    ),
    ("rechecks", ""): lambda w: _form(
        "rechecks", who="office", wrote="recheck.draw", year=(states.closed(w), 2026)[1], seed="20261112",
        seed_source="当日开奖号码", size="1",
    ),
    ("compute-scores", ""): lambda w: _form(
        "compute-scores", who="office", wrote="score.compute", **states.frozen_undone()
    ),
    ("freeze-scores", ""): lambda w: _form(
        "freeze-scores", who="office", wrote="score.freeze", **states.computed(w)
    ),
    ("drop-entry", ""): lambda w: _form(
        "drop-entry", states.put(w.things["entry.jia"], year=2026).pk, who="office", wrote="score.drop", reason="重复"
    ),
    # Bulletins.
    ("bulletin-act", "issue"): lambda w: _form(
        "bulletin-act", states.approved_bulletin(w), "issue", who="office", wrote="bulletin.issue", public="no"
    ),
}  # fmt: skip
"""Page and word of the act → the form that writes."""
