"""For every command of the interface one request that is carried out in the standing world: who, of what, with what.

What is not in the state from which the command starts is brought there first; everything is taken back afterwards.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.api import command_states as states
from tests.matrix.world import World
from tests.organs.test_import import GOOD_ORGANS, GOOD_PEOPLE
from tests.organs.test_import import workbook as people_book


@dataclass(frozen=True, kw_only=True)
class Command:
    """One request."""

    who: str
    of: Mapping[str, object] = field(default_factory=dict)
    """What stands in its address."""
    body: states.Body | None = None
    form: states.Body | None = None
    """A form with files, in place of a body."""
    query: str = ""
    once: str = ""
    """A part of the answer that is given only the first time, since it is kept nowhere."""


def _import_breakdown(w: World) -> Command:
    data, digest = states.breakdown(w)
    return Command(
        who="office",
        query=f"seen={digest}&matter={w.key('matter.office')}",
        form={"file": states.upload(data, "分解.xlsx")},
    )


DAYS = {"opens_on": "2026-12-01", "due_on": "2026-12-05", "grace_on": "2026-12-09", "reason": "元旦前调整"}

WHY = {"reason": "情况属实"}

COMMANDS: Mapping[str, Callable[[World], Command]] = {
    # Organs and people.
    "/organs": lambda w: Command(
        who="administrator",
        body={"code": "n", "name": "云溪新局", "kind": "department", "parent": w.organs["government"].pk,
              "valid_from": "2026-01-01"},
    ),
    "/organs/{organ}/rename": lambda w: Command(
        who="administrator", of={"organ": w.organs["jia"].pk},
        body={"name": "云溪甲一局", "since": "2026-11-01", "reason": "改革"}
    ),
    "/organs/{organ}/adjust": lambda w: Command(
        who="administrator", of={"organ": w.organs["jia"].pk},
        body={"code": "jia", "kind": "department", "parent": w.organs["government"].pk, "position": 9},
    ),
    "/organs/{organ}/end": lambda w: Command(
        who="administrator", of={"organ": states.empty_organ(w)}, body={"last_day": "2026-11-30", "reason": "撤销"}
    ),
    "/people": lambda w: Command(
        who="administrator", body={"username": "new", "name": "新人", "password": "Chu-Ci-Deng-Lu-26"}
    ),
    "/people/import": lambda w: Command(
        who="administrator", form={"file": states.upload(people_book(GOOD_ORGANS, GOOD_PEOPLE), "机构.xlsx")},
        once="passwords",
    ),
    "/people/{person}/edit": lambda w: Command(
        who="administrator", of={"person": w.people["leader"].pk}, body={"name": "改名"}
    ),
    "/people/{person}/activity": lambda w: Command(
        who="administrator", of={"person": w.people["liaison_yi"].pk}, body={"active": False, "reason": "调离"}
    ),
    "/people/{person}/reset-password": lambda w: Command(
        who="administrator", of={"person": w.people["liaison_yi"].pk}, body={"password": "Chu-Ci-Deng-Lu-26"}
    ),
    "/people/{person}/reset-second-factor": lambda w: Command(
        who="administrator", of={"person": states.with_second_factor(w)}, body={"reason": "换了手机"}
    ),
    "/people/{person}/appoint": lambda w: Command(
        who="administrator", of={"person": w.people["liaison_yi"].pk},
        body={"organ": w.organs["jia"].pk, "role": "reader", "valid_from": "2026-11-12"},
    ),
    "/appointments/{appointment}/end": lambda w: Command(
        who="administrator", of={"appointment": states.appointment(w, "liaison_yi")}, body={"last_day": "2026-11-12"}
    ),
    "/tokens/{token}/revoke": lambda w: Command(who="leader", of={"token": w.key("token.leader")}),
    # Documents.
    "/documents": lambda w: Command(who="office", form={"file": states.upload(states.REPORT.encode(), "report.txt")}),
    "/documents/{document}/describe": lambda w: Command(
        who="office", of={"document": w.key("document.everyone")}, body={"title": "新题目"}
    ),
    "/documents/{document}/confirm": lambda w: Command(
        who="office", of={"document": states.put(w.things["document.everyone"], state="proposed").pk}
    ),
    "/documents/{document}/reopen": lambda w: Command(
        who="office", of={"document": states.confirmed_document(w)}, body={"reason": "补一条"}
    ),
    "/documents/{document}/confirm_many": lambda w: Command(
        who="office", of={"document": (states.proposed_figure(w), w.key("document.everyone"))[1]}, body={"least": "0"}
    ),
    "/documents/{document}/undo": lambda w: Command(who="office", of={"document": states.decided(w)}),
    "/documents/{document}/reread": lambda w: Command(who="office", of={"document": w.key("document.everyone")}),
    "/documents/{document}/check": lambda w: Command(who="office", of={"document": w.key("document.everyone")}),
    "/findings/{finding}/{verb}": lambda w: Command(
        who="office", of={"finding": w.key("finding.everyone"), "verb": "explain"}, body={"note": "口径不同"}
    ),
    "/figures": lambda w: Command(
        who="office", body={"document": w.key("document.everyone"), "start": 0, "end": 3, "value": "5"}
    ),
    "/figures/{figure}/confirm": lambda w: Command(who="office", of={"figure": states.proposed_figure(w)}),
    "/figures/{figure}/correct": lambda w: Command(
        who="office", of={"figure": states.proposed_figure(w)}, body={"value": "386.6亿", "reason": "修订"}
    ),
    "/figures/{figure}/reject": lambda w: Command(who="office", of={"figure": states.proposed_figure(w)}, body=WHY),
    "/commitments": lambda w: Command(
        who="office", body={"document": w.key("document.everyone"), "start": 0, "end": 3}
    ),
    "/commitments/{commitment}/confirm": lambda w: Command(
        who="office", of={"commitment": states.proposed_commitment(w)}
    ),
    "/commitments/{commitment}/correct": lambda w: Command(
        who="office", of={"commitment": states.proposed_commitment(w)}, body={"theme": "民生", "reason": "改"}
    ),
    "/commitments/{commitment}/reject": lambda w: Command(
        who="office", of={"commitment": states.proposed_commitment(w)}, body=WHY
    ),
    "/commitments/{commitment}/split": lambda w: Command(
        who="office", of={"commitment": states.proposed_commitment(w)},
        body={"offsets": [w.things["commitment.everyone"].start + 3]},  # type: ignore[attr-defined]
    ),
    "/commitments/{commitment}/merge": lambda w: Command(
        who="office", of={"commitment": w.key("commitment.everyone")}, body={"others": [states.second_commitment(w)]}
    ),
    # Indicators.
    "/indicators/proposals/accept": lambda w: Command(
        who="office", body={"figures": [states.proposed_observation(w)]}
    ),
    "/observations": lambda w: Command(
        who="office",
        body={"indicator": "gdp", "region": "别区", "period_start": "2024-01-01", "period_end": "2024-12-31",
              "value": "360.1", "unit": "亿元"},
    ),
    "/observations/import": lambda w: Command(
        who="office", form={"file": states.upload(states.observations(), "数值.csv")}
    ),
    "/observations/{observation}/correct": lambda w: Command(
        who="office", of={"observation": w.key("observation.everyone")}, body={"value": "387", "reason": "修订"}
    ),
    # The ledger.
    "/matters": lambda w: Command(
        who="office",
        body={"title": "新事项", "text": "会议议定", "source": "minutes", "year": 2026, "received_on": "2026-11-02",
              "despite_similar": True},
    ),
    "/matters/open-from-commitments": lambda w: Command(
        who="office", body={"openings": [{"commitment": states.unopened_commitment(w)}], "despite_similar": True}
    ),
    "/matters/import": _import_breakdown,
    "/matters/{id}/break-down": lambda w: Command(
        who="office", of={"id": w.key("matter.office")}, body={"rows": [{"label": "1", "plan": states.plan()}]}
    ),
    "/matters/{id}/withdraw": lambda w: Command(who="office", of={"id": w.key("matter.jia")}, body=WHY),
    "/matters/{id}/close": lambda w: Command(who="office", of={"id": states.part(w)}, body=WHY),
    "/matters/{id}/reopen": lambda w: Command(
        who="office", of={"id": states.put(w.things["matter.jia"], state="closed").pk}, body=WHY
    ),
    "/tasks/hand-over": lambda w: Command(who="office", body={"tasks": [states.draft_task(w)]}),
    "/tasks/sign": lambda w: Command(who="liaison_jia", body={"tasks": [states.assigned(w)]}),
    "/tasks/assign": lambda w: Command(
        who="office", body={"tasks": [states.draft_task(w)], "leader": w.people["leader"].pk, "deadline": "2026-12-25"}
    ),
    "/tasks/{id}/hand-over": lambda w: Command(who="office", of={"id": states.draft_task(w)}),
    "/tasks/{id}/sign": lambda w: Command(who="liaison_jia", of={"id": states.assigned(w)}),
    "/tasks/{id}/object": lambda w: Command(
        who="liaison_jia", of={"id": states.assigned(w)}, body={"reason": "不属于本单位职责"}
    ),
    "/tasks/{id}/decide": lambda w: Command(
        who="office", of={"id": states.objected(w)},
        body={"upheld": True, "reason": "理由成立", "organ": w.organs["yi"].pk},
    ),
    "/tasks/{id}/reassign": lambda w: Command(
        who="office", of={"id": states.assigned(w)}, body={"organ": w.organs["yi"].pk, "reason": "职责调整"}
    ),
    "/tasks/{id}/withdraw": lambda w: Command(who="office", of={"id": w.key("task.jia")}, body=WHY),
    "/tasks/{id}/remove": lambda w: Command(who="office", of={"id": states.draft_task(w)}),
    "/tasks/{task}/publish": lambda w: Command(
        who="office", of={"task": w.key("task.jia")}, body={"public": True}
    ),
    "/windows": lambda w: Command(who="office", body={"year": 2028}),
    "/windows/{month}/adjust": lambda w: Command(who="office", of={"month": 202611}, body=DAYS),
    "/windows/{month}/lock": lambda w: Command(who="office", of={"month": states.open_window()}, body=WHY),
    # Reporting.
    "/progress": lambda w: Command(
        who="liaison_jia",
        body={"task": w.key("task.jia"), "month": states.open_window(), "value": "21", "words": "又完成一个"}
    ),
    "/past-reports": lambda w: Command(
        who="office", form={"file": states.upload(states.past_months(w), "补录.xlsx"), "reason": "原Excel台账"}
    ),
    "/progress/accept": lambda w: Command(who="office", body={"ids": [states.report(w, "approved")]}),
    "/progress/approve": lambda w: Command(who="head_jia", body={"ids": [states.submitted(w)]}),
    "/progress/return": lambda w: Command(who="office", body={"ids": [states.report(w, "approved")], **WHY}),
    "/progress/pick": lambda w: Command(who="office", body={"ids": [states.report(w, "approved")], **WHY}),
    "/progress/{id}/submit": lambda w: Command(
        who="liaison_jia", of={"id": (states.open_window(), w.key("progress_draft.jia"))[1]}
    ),
    "/progress/{id}/approve": lambda w: Command(who="head_jia", of={"id": states.submitted(w)}),
    "/progress/{id}/send-back": lambda w: Command(who="head_jia", of={"id": states.submitted(w)}, body=WHY),
    "/progress/{id}/accept": lambda w: Command(who="office", of={"id": states.report(w, "approved")}, body=WHY),
    "/progress/{id}/return": lambda w: Command(who="office", of={"id": states.report(w, "approved")}, body=WHY),
    "/progress/{id}/pick": lambda w: Command(who="office", of={"id": states.report(w, "approved")}, body=WHY),
    "/progress/{id}/correct": lambda w: Command(who="liaison_jia", of={"id": states.report(w, "accepted")}, body=WHY),
    "/tasks/{id}/override-light": lambda w: Command(
        who="office", of={"id": states.without_override(w)},
        body={"colour": "yellow", "reason": "数据滞后", "expires_on": "2026-12-01"},
    ),
    "/tasks/{id}/release-light": lambda w: Command(who="office", of={"id": w.key("task.jia")}, body=WHY),
    "/progress/{id}/evidence": lambda w: Command(
        who="liaison_jia", of={"id": w.key("progress_draft.jia")},
        form={"file": states.upload(states.PNG, "a.png"), "title": "现场"}
    ),
    "/progress/{id}/add-link": lambda w: Command(
        who="liaison_jia", of={"id": w.key("progress_draft.jia")}, body={"link": "https://example.org/a"}
    ),
    "/evidence/{id}/remove": lambda w: Command(who="liaison_jia", of={"id": states.own_evidence(w)}),
    # Amendments, closings, settlements.
    "/amendments": lambda w: Command(
        who="liaison_yi",
        body={"task": states.amendable(w), "kind": "deadline", "new_deadline": "2026-12-10",
              "reason": "征地拆迁协议没有签完，不能进场。"},
    ),
    "/amendments/{id}/agree": lambda w: Command(who="office", of={"id": states.agreed_amendment(w)}, body=WHY),
    "/amendments/{id}/approve": lambda w: Command(who="office", of={"id": w.key("amendment.jia")}, body=WHY),
    "/amendments/{id}/refuse": lambda w: Command(who="office", of={"id": w.key("amendment.jia")}, body=WHY),
    "/amendments/{id}/withdraw": lambda w: Command(who="liaison_jia", of={"id": w.key("amendment.jia")}),
    "/closings": lambda w: Command(
        who="liaison_yi",
        form={"task": states.closable(w), "words": "全部完成并通过验收", "files": [states.upload(states.PNG, "验收.png")]},
    ),
    "/closings/close": lambda w: Command(who="office", body={"ids": [states.asked_to_close(w)], **WHY}),
    "/closings/return": lambda w: Command(who="office", body={"ids": [states.asked_to_close(w)], **WHY}),
    "/closings/{id}/close": lambda w: Command(who="office", of={"id": states.asked_to_close(w)}, body=WHY),
    "/closings/{id}/return": lambda w: Command(who="office", of={"id": states.asked_to_close(w)}, body=WHY),
    "/tasks/{id}/reopen": lambda w: Command(who="office", of={"id": states.closed(w)}, body=WHY),
    "/settlements": lambda w: Command(who="office", body={"year": 2026}),
    "/settlements/confirm": lambda w: Command(who="office", body={"ids": [states.settled(w, "proposed")], **WHY}),
    "/settlements/carry-over": lambda w: Command(who="office", body={"ids": [states.settled(w, "confirmed")]}),
    "/settlements/{id}/confirm": lambda w: Command(
        who="office", of={"id": states.settled(w, "proposed")}, body={"verdict": "missed", "decision": "没有达到"}
    ),
    "/settlements/{id}/carry-over": lambda w: Command(who="office", of={"id": states.settled(w, "confirmed")}, body={}),
    # Supervision.
    "/reminders": lambda w: Command(who="office", body={"task": w.key("task.jia"), "words": "请抓紧"}),
    "/reminders/{reminder}/answer": lambda w: Command(
        who="liaison_jia", of={"reminder": w.key("reminder.jia")}, body={"words": "正在办理"}
    ),
    "/orders": lambda w: Command(
        who="office", body={"task": states.without_order(w), "words": "逾期未办", "demand": "五日内办结"}
    ),
    "/orders/{order}/answer": lambda w: Command(
        who="liaison_jia", of={"order": states.due_order(w, "issued")}, body={"words": "已经办结"}
    ),
    "/orders/{order}/check": lambda w: Command(
        who="office", of={"order": states.due_order(w, "answered")}, body={"sufficient": True, "words": "属实"}
    ),
    "/orders/{order}/escalate": lambda w: Command(
        who="office", of={"order": states.overdue_order(w)}, body={"words": "仍未办结", "demand": "三日内办结"}
    ),
    "/orders/{order}/withdraw": lambda w: Command(
        who="office", of={"order": states.due_order(w, "issued")}, body={"words": "发错了"}
    ),
    "/reviews": lambda w: Command(who="head_yi", body=states.contested(w)),
    "/reviews/{review}/withdraw": lambda w: Command(who="head_jia", of={"review": states.withdrawable_review(w)}),
    "/reviews/{review}/decide": lambda w: Command(
        who="drafter", of={"review": states.undecided_review(w)}, body={"changed": False, "decision": "维持"}
    ),
    "/rechecks": lambda w: Command(
        who="office", body={"year": (states.closed(w), 2026)[1], "seed": "20261112", "seed_source": "当日开奖号码"}
    ),
    "/recheck-items/{item}/record": lambda w: Command(
        who="office", of={"item": w.key("item.jia")}, body={"holds": True, "found": "现场属实"}
    ),
    "/scores/entries": lambda w: Command(
        who="office",
        body={**states.SCHEME, "organ": w.organs["jia"].pk, "code": "praise", "points": "1", "reason": "受表彰",
              "ground": "表彰通报"},
    ),
    "/scores/compute": lambda w: Command(who="office", body=states.frozen_undone()),
    "/scores/freeze": lambda w: Command(who="office", body=states.computed(w)),
    "/scores/entries/{entry}/drop": lambda w: Command(
        who="office", of={"entry": states.put(w.things["entry.jia"], year=2026).pk}, body={"reason": "重复"}
    ),
    # Bulletins.
    "/bulletins": lambda w: Command(who="office", body={"kind": "monthly", "year": 2026, "last_month": 202610}),
    "/bulletins/{bulletin}/edit": lambda w: Command(
        who="office", of={"bulletin": states.new_draft(w)}, body={"title": "新题目", "addressees": "各单位"}
    ),
    "/bulletins/{bulletin}/redraw": lambda w: Command(who="office", of={"bulletin": states.outdated_draft(w)}),
    "/bulletins/{bulletin}/check": lambda w: Command(who="office", of={"bulletin": states.new_draft(w)}),
    "/bulletins/{bulletin}/submit": lambda w: Command(who="office", of={"bulletin": states.new_draft(w)}),
    "/bulletins/{bulletin}/approve": lambda w: Command(
        who="leader", of={"bulletin": w.key("bulletin.submitted")}, body={"agreed": True}
    ),
    "/bulletins/{bulletin}/issue": lambda w: Command(
        who="office", of={"bulletin": states.approved_bulletin(w)}, body={"public": False}
    ),
    "/bulletins/{bulletin}/publish": lambda w: Command(
        who="office", of={"bulletin": w.key("bulletin.internal")}, body={"public": True}
    ),
    "/bulletins/{bulletin}/discard": lambda w: Command(who="office", of={"bulletin": states.new_draft(w)}),
}  # fmt: skip
"""Path after ``/api`` → the request that is carried out."""
