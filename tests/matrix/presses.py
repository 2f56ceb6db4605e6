"""Every form and button of the pages, with the command of the interface that it gives and what it sends. By hand.

Who may press is who may give the command; what a page is about is in ``tests.matrix.routes``. What nothing here is in
the state for is refused to others here, and taken in ``tests.web.written``, which also says what never writes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

SAID = "情况属实，请按程序办理"


@dataclass(frozen=True, kw_only=True)
class Press:
    """One way of sending something to a page."""

    page: str
    command: str
    """The command of the interface that it stands for."""
    verb: str = ""
    """The word in the address, for a page of several acts."""
    sends: Mapping[str, str] = field(default_factory=dict)
    """What is typed: ``@`` the key of the thing, ``!`` that of an organ or another thing."""


def _acts(page: str, commands: str, verbs: str, **sends: str) -> tuple[Press, ...]:
    """The acts of a page whose words are those of the interface; ``reason`` and ``words`` are told to each."""
    told = {"reason": SAID, "words": SAID, "act-reason": SAID, "note": SAID} | {
        name.replace("_", "-"): said for name, said in sends.items()
    }
    return tuple(
        Press(
            page=page,
            verb=verb,
            command=f"{commands}/{'{verb}' if page == 'finding-act' else verb}",
            sends=told | {f"{verb}-{name}": SAID for name in ("reason", "words", "demand")},
        )
        for verb in verbs.split()
    )


def _one(page: str, command: str, *, verb: str = "", **sends: str) -> Press:
    dashed = f"{verb}_"
    told = {f"{verb}-{name.removeprefix(dashed)}" if verb and name.startswith(dashed) else name: said
            for name, said in sends.items()}  # fmt: skip
    return Press(page=page, command=command, verb=verb, sends=told)


ORGAN = {"name": "云溪丙局", "short_name": "丙局", "code": "new", "kind": "department", "position": "9"}

FIGURE = {
    "indicator": "小学", "value": "5", "unit": "个", "measure": "level", "qualifier": "=", "mood": "result",
    "role": "value", "period": "2026", "reason": SAID,
}  # fmt: skip

PRESSES: tuple[Press, ...] = (
    # Organs, people, tokens.
    Press(page="new-organ", command="/api/organs", sends=ORGAN | {"valid_from": "2026-11-01"}),
    _one("rename-organ", "/api/organs/{organ}/rename", name="云溪丙局", since="2026-11-01", reason=SAID),
    Press(page="adjust-organ", command="/api/organs/{organ}/adjust", sends=ORGAN | {"reason": SAID}),
    _one("end-organ", "/api/organs/{organ}/end", last_day="2026-11-30", reason=SAID),
    _one("new-person", "/api/people", name="新人", username="newcomer", password="Yunxi-2026-luck"),
    _one("import-people", "/api/people/import/preview"),
    _one("run-import", "/api/people/import", ticket="nothing"),
    _one("edit-person", "/api/people/{person}/edit", name="某人", phone="1", language="zh-hans"),
    _one("appoint", "/api/people/{person}/appoint", organ="!jia", role="reader", valid_from="2026-11-01"),
    _one("person-active", "/api/people/{person}/activity", active="0", reason=SAID),
    _one("reset-password", "/api/people/{person}/reset-password", password="Yunxi-2026-luck", reason=SAID),
    _one("reset-second-factor", "/api/people/{person}/reset-second-factor", reason=SAID),
    _one("end-appointment", "/api/appointments/{appointment}/end", last_day="2026-11-30", reason=SAID),
    _one("revoke-token", "/api/tokens/{token}/revoke"),
    # Documents and indicators.
    _one("document-upload", "/api/documents"),
    _one("document-describe", "/api/documents/{document}/describe", title="某文件", kind="work_report",
         secrecy="internal", reason=SAID),
    Press(page="document-add", command="/api/figures",
          sends=FIGURE | {"kind": "figure", "start": "0", "end": "4", "f-value": "5"}),
    *_acts("document-act", "/api/documents/{document}", "confirm reopen undo reread check"),
    _one("document-act", "/api/documents/{document}/confirm_many", verb="confirm-sure", least="0.9"),
    _one("record-act", "/api/figures/{figure}/confirm", verb="confirm"),
    *_acts("record-act", "/api/figures/{figure}", "reject"),
    *_acts("finding-act", "/api/findings/{finding}", "explain mend reopen"),
    _one("indicator-sync", "/api/indicators/sync"),
    _one("indicator-import", "/api/observations/import/preview"),
    _one("indicator-proposals", "/api/indicators/proposals/accept", figure="!figure.everyone"),
    _one("observation-add", "/api/observations", region="云溪区", period="2026年9月", measure="level", value="5",
         unit="亿元"),
    _one("observation", "/api/observations/{observation}/correct", value="7", unit="亿元", reason=SAID),
    # The ledger.
    _one("matter-open", "/api/matters", source="instruction", title="某事", text="请研办", received_on="2026-11-02",
         year="2026", instructed_by="!person.leader", instruction_kind="act", urgency="normal", deadline="2026-12-20"),
    _one("matter-open-document", "/api/matters/open-from-commitments"),
    _one("breakdown", "/api/matters/{id}/break-down"),
    *_acts("matter-act", "/api/matters/{id}", "withdraw close reopen"),
    _one("breakdown-import", "/api/matters/import-preview"),
    _one("breakdown-confirm", "/api/matters/import"),
    _one("tasks-act", "/api/tasks/hand-over", verb="hand-over", task="@"),
    _one("tasks-act", "/api/tasks/sign", verb="sign", task="@"),
    _one("tasks-assign", "/api/tasks/assign", task="@", step="save", deadline="2026-12-20"),
    _one("task-edit", "/api/matters/{id}/break-down", title="改名", target_kind="qualitative", qualifier=">="),
    *_acts("task-act", "/api/tasks/{id}", "hand-over sign object withdraw remove"),
    _one("task-act", "/api/tasks/{id}/decide", verb="reject", reject_reason=SAID),
    _one("task-act", "/api/tasks/{id}/decide", verb="uphold", uphold_reason=SAID, uphold_organ="!hall"),
    _one("task-act", "/api/tasks/{id}/reassign", verb="reassign", reassign_reason=SAID, reassign_organ="!hall"),
    _one("publish-task", "/api/tasks/{task}/publish", public="yes"),
    # Reporting.
    _one("past-reports", "/api/past-reports/preview"),
    _one("past-reports-confirm", "/api/past-reports", reason=SAID),
    _one("report", "/api/progress", words=SAID, claimed="behind"),
    _one("report-draft", "/api/progress", words=SAID, claimed="behind"),
    *_acts("progress-act", "/api/progress/{id}", "submit approve send-back accept return pick correct"),
    _one("progress-many", "/api/progress/accept", verb="accept", pick="@", reason=SAID),
    _one("progress-many", "/api/progress/approve", verb="approve", pick="@", reason=SAID),
    _one("evidence-remove", "/api/evidence/{id}/remove"),
    _one("window-act", "/api/windows/{month}/lock", verb="lock"),
    _one("window-act", "/api/windows/{month}/adjust", verb="adjust", opens_on="2027-01-01", due_on="2027-01-06",
         grace_on="2027-01-09", reason=SAID),
    _one("light-act", "/api/tasks/{id}/override-light", verb="set", colour="green", expires_on="2026-11-30",
         reason=SAID),
    _one("light-act", "/api/tasks/{id}/release-light", verb="release", reason=SAID),
    _one("amendment-new", "/api/amendments", kind="deadline", new_deadline="2026-12-25", reason=SAID),
    *_acts("amendment-act", "/api/amendments/{id}", "agree approve refuse withdraw"),
    _one("closing-new", "/api/closings", words=SAID),
    *_acts("closing-act", "/api/closings/{id}", "close return"),
    _one("closings-many", "/api/closings/close", verb="close", pick="@", reason=SAID),
    _one("closings-many", "/api/closings/close", verb="return", pick="@", reason=SAID),
    _one("settlements-propose", "/api/settlements", year="2026"),
    _one("settlements-many", "/api/settlements/confirm", verb="confirm", pick="@"),
    _one("settlement-act", "/api/settlements/{id}/confirm", verb="confirm", verdict="missed", decision=SAID),
    _one("settlement-act", "/api/settlements/{id}/carry-over", verb="carry-over"),
    # Supervision.
    _one("reminder", "/api/reminders/{reminder}/answer", words=SAID),
    _one("remind", "/api/reminders", words=SAID),
    _one("new-order", "/api/orders", level_key="blue", words=SAID, demand=SAID),
    *_acts("order-act", "/api/orders/{order}", "answer withdraw"),
    *_acts("order-act", "/api/orders/{order}", "check escalate", check_sufficient="yes"),
    _one("new-review", "/api/reviews", reason=SAID),
    _one("review", "/api/reviews/{review}/decide", changed="no", decision=SAID),
    _one("withdraw-review", "/api/reviews/{review}/withdraw"),
    _one("rechecks", "/api/rechecks", year="2026", seed="1", seed_source=SAID, size="1"),
    _one("recheck-item", "/api/recheck-items/{item}/record", holds="yes", found=SAID),
    _one("compute-scores", "/api/scores/compute", year="2025", scheme="organs-2025"),
    _one("freeze-scores", "/api/scores/freeze", year="2025", scheme="organs-2025"),
    _one("score-entries", "/api/scores/entries", organ="!jia", code="praise", points="1", reason=SAID, ground=SAID),
    _one("drop-entry", "/api/scores/entries/{entry}/drop", reason=SAID),
    # Publishing.
    _one("new-bulletin", "/api/bulletins", kind="monthly", month="202610"),
    _one("edit-bulletin", "/api/bulletins/{bulletin}/edit", title="题目", addressees="各单位"),
    *_acts("bulletin-act", "/api/bulletins/{bulletin}", "redraw check submit discard issue publish approve",
           agreed="yes", public="yes"),
)  # fmt: skip
"""The forms, page by page."""

READS = {
    # Pages that take nothing, or what is about nobody but whoever asks.
    "frame": "healthz home seen language views styleguide sign-in enter-demonstration sign-out second-factor account "
    "password set-up-second-factor recovery-codes tokens import-template indicator-template",
    "lists": "looks organs people documents indicators search matters tasks unsigned objections mine approving "
    "verifying windows amendments closings settlements reminders orders reviews burden scores dashboard bulletins",
    "details": "history history-event organ person document document-state document-original document-history "
    "document-explain "
    "record indicator indicator-chart matter task progress evidence amendment closing settlement order "
    "recheck burden-cell score bulletin bulletin-number bulletin-file breakdown-export past-reports-workbook",
    "a month in one table, written by the same command as a single report": "reporting reporting-month",
    "open to everyone": "open open-bulletin open-bulletin-file open-datapackage open-data",
}
"""Pages that give no command, or none about anything of others."""
