"""Every address of the platform, with what it is about and who may use it. Written by hand.

``of`` names the thing that each part of the address stands for: a kind (all things of that kind are tried), or a fixed
value after ``=``. ``may`` are the roles for whom it works where they see the thing; all others are refused. ``lists``
are the kinds of which all that one sees is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

ALL = "administrator office leader auditor head liaison reader"
LEDGER = "office leader auditor head liaison reader"
REQUESTS = "office leader auditor head liaison"
SEERS = "office leader auditor"
ADMIN = "administrator"
OFFICE = "office"
REPORTERS = "head liaison"


@dataclass(frozen=True, kw_only=True)
class Route:
    """What can be asked for with GET at one address."""

    may: str = ALL
    of: Mapping[str, str] = field(default_factory=dict)
    lists: str = ""
    queries: tuple[str, ...] = ("",)
    """Each is tried: filters, and the formats of an export."""
    status: int = 200
    """What is answered where it works."""
    public: bool = False
    """Whether it works without signing in."""
    led: bool = False
    """Whether, of organs, only the one that leads the task is heard, not one that supports it."""
    posts: bool = False
    """Whether it only takes what a form posts."""
    fixed: bool = False
    """Whether it says the same to everyone, so that one of them is enough to ask."""
    objectless: bool = False
    """Whether what it shows is about whoever asks, or nobody: asking is never refused, but holds no hidden mark."""


def _forms(**of: str) -> Route:
    """An address that only takes what a form posts."""
    return Route(may="", of=of, posts=True)


FILES = ("", "?format=csv", "?format=xlsx")

HISTORY: Mapping[str, Route] = {
    kind: Route(may=may, of={"kind": f"={kind}", "key": things})
    for kind, things, may in (
        ("document", "document", REQUESTS),
        ("indicator", "indicator", REQUESTS),
        ("matter", "matter", REQUESTS),
        ("task", "task", REQUESTS),
        ("review", "review", REQUESTS),
        ("recheck", "recheck", REQUESTS),
        ("score", "score_frozen score_draft", REQUESTS),
        ("score_entry", "entry", REQUESTS),
        ("bulletin", "bulletin", REQUESTS),
        # Particulars of organs and people are for everyone who sees them, and so is what they were.
        ("organ", "organ", ALL),
        ("person", "person", ALL),
    )
}
"""The histories, by the kind of stream."""

PAGES: Mapping[str, Route] = {
    # The frame and the account: about whoever asks, and nobody else.
    "healthz": Route(fixed=True, objectless=True, public=True),
    "home": Route(objectless=True),
    "seen": _forms(),
    "language": _forms(),
    "views": _forms(),
    "styleguide": Route(fixed=True, objectless=True, public=True),
    "sign-in": Route(objectless=True, public=True),
    "enter-demonstration": _forms(),
    "sign-out": _forms(),
    "second-factor": Route(objectless=True),
    "account": Route(objectless=True),
    "password": Route(objectless=True),
    "set-up-second-factor": Route(objectless=True),
    "recovery-codes": _forms(),
    "tokens": Route(objectless=True),
    "revoke-token": _forms(token="token"),
    # The history.
    "history": HISTORY["task"],
    "history-event": replace(HISTORY["task"], of={"kind": "=task", "key": "task", "number": "=1"}),
    "looks": Route(may="administrator office auditor", lists="look", queries=FILES),
    # Organs and people.
    "organs": Route(queries=FILES),
    "new-organ": Route(may=ADMIN),
    "organ": Route(of={"organ": "organ"}),
    "rename-organ": Route(may=ADMIN, of={"organ": "organ"}),
    "adjust-organ": Route(may=ADMIN, of={"organ": "organ"}),
    "end-organ": Route(may=ADMIN, of={"organ": "organ"}),
    "people": Route(may="administrator office leader auditor head liaison", lists="person", queries=FILES),
    "new-person": Route(may=ADMIN),
    "import-people": Route(may=ADMIN),
    "run-import": Route(may=ADMIN, status=302),
    "import-template": Route(fixed=True, objectless=True),
    "person": Route(of={"person": "person"}),
    "edit-person": Route(may=ADMIN, of={"person": "person"}),
    "appoint": Route(may=ADMIN, of={"person": "person"}),
    "person-active": _forms(person="person"),
    "reset-password": Route(may=ADMIN, of={"person": "person"}),
    "reset-second-factor": Route(may=ADMIN, of={"person": "person"}),
    "end-appointment": _forms(appointment="=1"),
    # Documents.
    "documents": Route(may=LEDGER, lists="document", queries=FILES),
    "document-upload": Route(may=OFFICE),
    "document": Route(may=LEDGER, of={"pk": "document"}),
    "document-state": Route(may=LEDGER, of={"pk": "document"}),
    "document-original": Route(may=LEDGER, of={"pk": "document"}),
    "document-history": Route(may=REQUESTS, of={"pk": "document"}),
    "document-describe": Route(may=OFFICE, of={"pk": "document"}),
    "document-add": Route(may=OFFICE, of={"pk": "document"}),
    "document-explain": Route(may=LEDGER, of={"pk": "document"}, queries=("?offset=3",)),
    "document-act": _forms(pk="document", verb="=confirm"),
    "record": Route(may=LEDGER, of={"name": "figure:f commitment:c"}, status=302),
    "record-act": _forms(name="figure:f", verb="=confirm"),
    "finding-act": _forms(pk="finding", verb="=explained"),
    # Indicators.
    "indicators": Route(may=LEDGER, lists="indicator", queries=FILES),
    "indicator-sync": _forms(),
    "indicator-import": Route(may=OFFICE),
    "indicator-template": Route(fixed=True, objectless=True),
    "indicator-proposals": Route(may=OFFICE),
    "indicator": Route(may=LEDGER, of={"code": "indicator:code"}, lists="observation", queries=FILES),
    "indicator-chart": Route(may=LEDGER, of={"code": "indicator:code"}, lists="observation"),
    "observation-add": Route(may=OFFICE, of={"code": "indicator:code"}),
    "observation": Route(may=LEDGER, of={"pk": "observation"}),
    "search": Route(may=LEDGER, queries=("?q=任务", "?q=事项&kind=matter", "?q=征地慢&kind=progress")),
    # The ledger.
    "matters": Route(may=LEDGER, lists="matter", queries=FILES),
    "matter-open": Route(may="office leader"),
    "matter-open-document": Route(may=OFFICE, of={"document": "document"}),
    "matter": Route(may=LEDGER, of={"key": "matter"}),
    "breakdown": Route(may=OFFICE, of={"key": "matter"}),
    "matter-act": _forms(key="matter", name="=close"),
    "breakdown-export": Route(may=OFFICE, lists="matter task"),
    "breakdown-import": Route(may=OFFICE),
    "breakdown-confirm": Route(may="", of={"token": "=x"}),
    "tasks": Route(may=LEDGER, lists="task", queries=FILES),
    "unsigned": Route(may=LEDGER, queries=FILES),
    "objections": Route(may=LEDGER, queries=FILES),
    "tasks-assign": _forms(),
    "tasks-act": _forms(name="=sign"),
    "task": Route(
        may=LEDGER,
        of={"key": "task"},
        queries=(
            "",
            "?tab=history",
            "?tab=progress",
            "?tab=supervision",
            "?tab=course",
            "?tab=amendments",
            "?tab=closings",
        ),
    ),
    "task-edit": Route(may=OFFICE, of={"key": "task"}),
    "task-act": _forms(key="task", name="=sign"),
    "mine": Route(may=LEDGER),
    "publish-task": _forms(task="task"),
    # Reporting.
    "reporting": Route(may=REPORTERS),
    "past-reports": Route(may=OFFICE),
    "past-reports-workbook": Route(may=OFFICE, queries=("?year=2026",)),
    "past-reports-confirm": Route(may="", of={"token": "=nothing"}),
    "approving": Route(may="head"),
    "reporting-month": Route(may=REPORTERS, of={"month": "=202610"}),
    "report": Route(may=REPORTERS, of={"month": "=202610", "task": "task"}),
    "report-draft": _forms(month="=202610", task="task"),
    "verifying": Route(may=SEERS, queries=("?state=approved",)),
    "progress-many": _forms(verb="=accept"),
    "progress": Route(may=LEDGER, of={"key": "progress progress_draft"}),
    "progress-act": _forms(key="progress", verb="=accept"),
    "evidence": Route(may=REQUESTS, of={"key": "evidence evidence_same evidence_draft"}),
    "evidence-remove": _forms(key="evidence"),
    "windows": Route(may="administrator office leader auditor head liaison"),
    "window-act": _forms(month="=202610", verb="=lock"),
    "light-act": _forms(task="task", verb="=set"),
    "amendments": Route(may=REQUESTS, lists="amendment amendment_agreed", queries=FILES),
    "amendment-new": Route(may=REPORTERS, of={"task": "task"}, led=True),
    "amendment": Route(may=REQUESTS, of={"key": "amendment amendment_agreed"}),
    "amendment-act": _forms(key="amendment", verb="=approve"),
    "closings": Route(may=REQUESTS, lists="closing", queries=FILES),
    "closing-new": Route(may="office head liaison", of={"task": "task"}, led=True),
    "closings-many": _forms(verb="=close"),
    "closing": Route(may=REQUESTS, of={"key": "closing"}),
    "closing-act": _forms(key="closing", verb="=close"),
    "settlements": Route(may=LEDGER, lists="settlement", queries=FILES),
    "settlements-propose": _forms(),
    "settlements-many": _forms(verb="=confirm"),
    "settlement": Route(may=LEDGER, of={"key": "settlement"}),
    "settlement-act": _forms(key="settlement", verb="=confirm"),
    # Supervision.
    "reminders": Route(may=REQUESTS, lists="reminder", queries=FILES),
    "reminder": Route(may=REQUESTS, of={"reminder": "reminder"}),
    "remind": Route(may=OFFICE, of={"task": "task"}),
    "new-order": Route(may=OFFICE, of={"task": "task"}),
    "orders": Route(may=REQUESTS, queries=FILES),
    "order": Route(may=REQUESTS, of={"order": "order"}),
    "order-act": Route(may="", of={"order": "order", "verb": "=answer"}),
    "reviews": Route(may=REQUESTS, queries=FILES),
    "new-review": Route(may="head", of={"kind": "=override", "conclusion": "override"}),
    "review": Route(may=REQUESTS, of={"review": "review"}),
    "withdraw-review": _forms(review="review"),
    "rechecks": Route(may=SEERS),
    "recheck": Route(may=SEERS, of={"recheck": "recheck"}),
    "recheck-item": _forms(item="item"),
    "burden": Route(may=SEERS, queries=FILES),
    "burden-cell": Route(may=SEERS, of={"organ": "organ", "month": "=202608"}, queries=FILES),
    "scores": Route(may=REQUESTS, queries=("", "?year=2025", "?year=2026", "?year=2025&format=xlsx")),
    "compute-scores": _forms(),
    "freeze-scores": _forms(),
    "score-entries": Route(may=REQUESTS, lists="entry", queries=("?year=2025",)),
    "drop-entry": _forms(entry="entry"),
    "score": Route(may=REQUESTS, of={"score": "score_frozen score_draft"}),
    # Publishing.
    "dashboard": Route(may=LEDGER, queries=("", "?year=2025")),
    "bulletins": Route(may=LEDGER, lists="bulletin", queries=FILES),
    "new-bulletin": Route(may=OFFICE),
    "bulletin": Route(of={"bulletin": "bulletin"}),
    "edit-bulletin": Route(may=OFFICE, of={"bulletin": "bulletin"}),
    "bulletin-number": Route(of={"bulletin": "bulletin", "name": "=total"}),
    "bulletin-file": Route(of={"bulletin": "bulletin", "form": "=docx =xlsx"}),
    "bulletin-act": Route(may="", of={"bulletin": "bulletin", "verb": "=issue"}),
    "open": Route(objectless=True, public=True),
    "open-bulletin": Route(of={"bulletin": "published"}, public=True),
    "open-bulletin-file": Route(of={"bulletin": "published", "form": "=docx =xlsx"}, public=True),
    "open-datapackage": Route(objectless=True, public=True),
    "open-data": Route(objectless=True, public=True),
}
"""The pages, by name."""

SCHEME = "?year=2025&scheme=organs-2025"

SIZE = ("?size=200",)

API: Mapping[str, Route] = {
    "/api/openapi.json": Route(fixed=True, objectless=True, public=True),
    "/api/": Route(fixed=True, objectless=True, public=True),
    "/api/organs": Route(queries=SIZE),
    "/api/organs/{organ}": Route(of={"organ": "organ"}),
    "/api/people": Route(may="administrator office leader auditor head liaison", lists="person", queries=SIZE),
    "/api/people/{person}": Route(of={"person": "person"}),
    "/api/people/{person}/appointments": Route(of={"person": "person"}),
    "/api/tokens": Route(objectless=True),
    "/api/events": replace(HISTORY["task"], of={"kind": "=task", "object": "task"}),
    "/api/changes": Route(objectless=True),
    "/api/looks": Route(may="administrator office auditor", lists="look"),
    "/api/documents": Route(may=LEDGER, lists="document", queries=SIZE),
    "/api/documents/count": Route(objectless=True),
    "/api/documents/{document}": Route(may=LEDGER, of={"document": "document"}),
    "/api/documents/{document}/text": Route(may=LEDGER, of={"document": "document"}),
    "/api/documents/{document}/original": Route(may=LEDGER, of={"document": "document"}),
    "/api/documents/{document}/explain": Route(may=LEDGER, of={"document": "document"}, queries=("?offset=3",)),
    "/api/documents/{document}/findings": Route(may=LEDGER, of={"document": "document"}),
    "/api/figures": Route(may=LEDGER, lists="figure", queries=SIZE),
    "/api/figures/{figure}": Route(may=LEDGER, of={"figure": "figure"}),
    "/api/commitments": Route(may=LEDGER, lists="commitment", queries=SIZE),
    "/api/commitments/{commitment}": Route(may=LEDGER, of={"commitment": "commitment"}),
    "/api/indicators": Route(may=LEDGER, lists="indicator"),
    "/api/indicators/proposals": Route(may=OFFICE),
    "/api/indicators/{code}": Route(may=LEDGER, of={"code": "indicator:code"}),
    "/api/indicators/{code}/comparison": Route(may=LEDGER, of={"code": "indicator:code"}, lists="observation"),
    "/api/observations": Route(may=LEDGER, lists="observation", queries=SIZE),
    "/api/observations/{observation}": Route(may=LEDGER, of={"observation": "observation"}),
    "/api/search": Route(may=LEDGER, queries=("?query=任务", "?query=事项&kind=matter", "?query=征地慢&kind=progress")),
    "/api/matters": Route(may=LEDGER, lists="matter", queries=SIZE),
    "/api/matters/proposals": Route(may=OFFICE, of={"document": "document"}),
    "/api/matters/similar": Route(may="office leader", queries=("?text=会议议定",)),
    "/api/matters/breakdown.xlsx": Route(may=OFFICE, lists="matter task", queries=("?year=2026",)),
    "/api/matters/{id}/proposal": Route(may=OFFICE, of={"id": "matter"}),
    "/api/matters/{id}": Route(may=LEDGER, of={"id": "matter"}),
    "/api/tasks": Route(may=LEDGER, lists="task", queries=SIZE),
    "/api/tasks/unsigned": Route(may=LEDGER, queries=SIZE),
    "/api/tasks/objections": Route(may=LEDGER, queries=SIZE),
    "/api/tasks/{id}/proposed-trajectory": Route(may=OFFICE, of={"id": "task"}),
    "/api/tasks/{id}": Route(may=LEDGER, of={"id": "task"}),
    "/api/tasks/{id}/status": Route(may=LEDGER, of={"id": "task"}),
    "/api/tasks/{id}/evidence": Route(may=LEDGER, of={"id": "task"}),
    "/api/windows": Route(may="administrator office leader auditor head liaison", queries=("?year=2026",)),
    "/api/windows/{month}": Route(may="administrator office leader auditor head liaison", of={"month": "=202610"}),
    "/api/past-reports.xlsx": Route(may=OFFICE, queries=("?year=2026",)),
    "/api/progress": Route(may=LEDGER, lists="progress", queries=SIZE),
    "/api/progress/due": Route(may=REPORTERS, queries=("?month=202611",)),
    "/api/progress/{id}": Route(may=LEDGER, of={"id": "progress progress_draft"}),
    "/api/progress/{id}/evidence": Route(may=LEDGER, of={"id": "progress progress_draft"}),
    "/api/evidence/{id}": Route(may=REQUESTS, of={"id": "evidence evidence_same evidence_draft"}),
    "/api/evidence/{id}/file": Route(may=REQUESTS, of={"id": "evidence evidence_same evidence_draft"}),
    "/api/amendments": Route(may=REQUESTS, lists="amendment amendment_agreed", queries=SIZE),
    "/api/amendments/{id}": Route(may=REQUESTS, of={"id": "amendment amendment_agreed"}),
    "/api/closings": Route(may=REQUESTS, lists="closing", queries=SIZE),
    "/api/closings/{id}": Route(may=REQUESTS, of={"id": "closing"}),
    "/api/settlements": Route(may=LEDGER, lists="settlement", queries=SIZE),
    "/api/settlements/table": Route(may=LEDGER, lists="settlement", queries=("?year=2026",)),
    "/api/settlements/{id}": Route(may=LEDGER, of={"id": "settlement"}),
    "/api/reminders": Route(may=REQUESTS, lists="reminder", queries=SIZE),
    "/api/reminders/{reminder}": Route(may=REQUESTS, of={"reminder": "reminder"}),
    "/api/ladder": Route(fixed=True, objectless=True),
    "/api/orders": Route(may=REQUESTS, lists="order", queries=SIZE),
    "/api/orders/{order}": Route(may=REQUESTS, of={"order": "order"}),
    "/api/reviews": Route(may=REQUESTS, lists="review", queries=SIZE),
    "/api/reviews/contestable": Route(objectless=True),
    "/api/reviews/{review}": Route(may=REQUESTS, of={"review": "review"}),
    "/api/rechecks": Route(may=SEERS, lists="recheck"),
    "/api/rechecks/{recheck}": Route(may=SEERS, of={"recheck": "recheck"}, lists="item"),
    "/api/scores": Route(may=REQUESTS, queries=(SCHEME,)),
    "/api/scores/ranking": Route(may=SEERS, queries=(SCHEME,)),
    "/api/scores/entries": Route(may=REQUESTS, lists="entry", queries=(SCHEME,)),
    "/api/scores/{sheet}": Route(may=REQUESTS, of={"sheet": "score_frozen score_draft"}),
    "/api/burden": Route(may=SEERS, queries=("?year=2026",)),
    "/api/burden/{organ}/{month}": Route(of={"organ": "organ", "month": "=202608"}),
    "/api/bulletins": Route(may=LEDGER, lists="bulletin", queries=SIZE),
    "/api/bulletins/{bulletin}": Route(of={"bulletin": "bulletin"}),
    "/api/bulletins/{bulletin}/numbers/{name}": Route(of={"bulletin": "bulletin", "name": "=total"}),
    "/api/bulletins/{bulletin}/files/{form}": Route(of={"bulletin": "bulletin", "form": "=docx =xlsx"}),
    "/api/boards/{by}": Route(may=LEDGER, of={"by": "=lead =theme =leader"}, queries=("?year=2026",)),
    "/api/public": Route(fixed=True, objectless=True, public=True),
    "/api/public/{name}": Route(of={"name": "=tasks =bulletins"}, objectless=True, public=True),
}
"""The interface for programs, by path."""
