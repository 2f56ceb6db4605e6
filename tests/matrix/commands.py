"""Every command of the interface, with whom it is for and what it is about. Written by hand.

``about`` is the kind of thing that a command is about: its key stands for the one name in the path, or for ``@`` in the
body. ``may`` are the roles that may give it where they see the thing and it is theirs; everyone else is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

ADMIN = "administrator"
OFFICE = "office"
LEADER = "leader"
HEAD = "head"
ORGAN = "head liaison"
ANYONE = "administrator office leader auditor head liaison reader"


@dataclass(frozen=True, kw_only=True)
class Command:
    """What can be asked for with POST at one address of the interface."""

    may: str
    about: str = ""
    """A kind of thing; empty for what is about none."""
    body: Mapping[str, Any] = field(default_factory=dict)
    """What the description of the body does not tell by itself: keys, days, codes."""
    path: Mapping[str, str] = field(default_factory=dict)
    """Fixed parts of the address."""
    led: bool = False
    """Whether, of organs, only the one that leads the task is heard, not one that supports it."""
    each: bool = False
    """Whether it says of each of several things what came of it, and so is never refused as a whole."""
    asks: int = 0
    """What else is answered where it works than that it was done, or that the state does not allow it: 422 for a file
    that is no workbook."""
    file: str = ""
    """The field that takes a file."""
    oneself: bool = False
    """Whether everyone may do it to themselves."""
    others: Mapping[str, str] = field(default_factory=dict)
    """More kinds of thing that it can be about, with the roles that may there."""

    def allowed(self, kind: str) -> tuple[str, ...]:
        """The roles that may give it about a thing of this kind."""
        return tuple(self.others.get(kind, self.may).split())


PLAN: Mapping[str, Any] = {"rows": [{"label": "1", "plan": {"title": "新的一项"}}]}

FIGURE: Mapping[str, Any] = {
    "value": "5", "value_high": None, "values": None, "unit": "个", "indicator": "小学", "indicator_code": None,
    "measure": "level", "qualifier": "=", "mood": "result", "strength": None, "role": "value", "period": 2026,
    "scope": None,
}  # fmt: skip

DESCRIBED: Mapping[str, Any] = {"kind": "work_report", "date": None, "organ": None, "secrecy": "internal", "year": 2026}

SCHEME: Mapping[str, Any] = {"year": 2025, "scheme": "organs-2025"}


def _one(about: str, verbs: str, may: str, **more: Any) -> dict[str, Command]:
    """Acts on one thing: ``POST /api/<resource>/{name}/<verb>``."""
    resource, name, kind = about.split()
    return {f"/api/{resource}/{{{name}}}/{verb}": Command(may=may, about=kind, **more) for verb in verbs.split()}


COMMANDS: Mapping[str, Command] = {
    # Organs, people, tokens.
    "/api/organs": Command(
        may=ADMIN, body={"code": "new", "kind": "department", "parent": None, "valid_from": "2026-11-01"}
    ),
    **_one("organs organ organ", "rename", ADMIN, body={"since": "2026-11-01"}),
    **_one("organs organ organ", "adjust", ADMIN, body={"code": "other", "kind": "department", "parent": None}),
    **_one("organs organ organ", "end", ADMIN, body={"last_day": "2026-11-30"}),
    "/api/people": Command(may=ADMIN, body={"username": "newcomer", "phone": "", "password": "Yunxi-2026-luck"}),
    "/api/people/import/preview": Command(may=ADMIN, file="file", asks=422),
    "/api/people/import": Command(may=ADMIN, file="file", asks=422),
    **_one("people person person", "edit", ADMIN, body={"language": "zh-hans"}, oneself=True),
    **_one("people person person", "activity", ADMIN, body={"active": False}),
    **_one("people person person", "reset-password", ADMIN, body={"password": "Yunxi-2026-luck"}),
    **_one("people person person", "reset-second-factor", ADMIN),
    **_one(
        "people person person",
        "appoint",
        ADMIN,
        body={"organ": "!jia", "role": "reader", "valid_from": "2026-11-01", "valid_to": None, "deputises_for": None},
    ),
    **_one("appointments appointment appointment", "end", ADMIN, body={"last_day": "2026-11-30"}),
    "/api/tokens": Command(may=ANYONE, body={"scopes": ["read"]}),
    **_one("tokens token token", "revoke", ANYONE),
    "/api/changes/seen": Command(may=ANYONE),
    # Documents and indicators.
    "/api/documents": Command(may=OFFICE, file="file", asks=422, body={"organ": None, "year": None}),
    **_one("documents document document", "confirm reopen undo reread check", OFFICE),
    **_one("documents document document", "describe", OFFICE, body=DESCRIBED),
    **_one("documents document document", "confirm_many", OFFICE, body={"least": "0.9"}),
    **_one("findings finding finding", "{verb}", OFFICE, path={"verb": "explain"}),
    "/api/figures": Command(
        may=OFFICE, about="document", body={**FIGURE, "document": "@", "start": 0, "end": 4}, asks=422
    ),
    **_one("figures figure figure", "confirm reject", OFFICE),
    **_one("figures figure figure", "correct", OFFICE, body={**FIGURE, "start": None, "end": None}),
    "/api/commitments": Command(
        may=OFFICE, about="document", body={"document": "@", "start": 0, "end": 4, "deadline": None}
    ),
    **_one("commitments commitment commitment", "confirm reject", OFFICE),
    **_one("commitments commitment commitment", "correct", OFFICE, body={"deadline": None, "start": None, "end": None}),
    **_one("commitments commitment commitment", "split", OFFICE, body={"offsets": [3]}, asks=422),
    **_one("commitments commitment commitment", "merge", OFFICE, body={"others": ["!commitment.everyone"]}, asks=422),
    "/api/indicators/proposals/accept": Command(may=OFFICE, about="figure", body={"figures": ["@"]}),
    "/api/indicators/sync": Command(may=OFFICE),
    "/api/observations": Command(
        may=OFFICE,
        body={
            "indicator": "gdp",
            "region": "云溪区",
            "period_start": "2026-01-01",
            "period_end": "2026-09-30",
            "value": "5",
            "unit": "亿元",
        },
    ),
    "/api/observations/import/preview": Command(may=OFFICE, file="file", asks=422),
    "/api/observations/import": Command(may=OFFICE, file="file", asks=422),
    **_one("observations observation observation", "correct", OFFICE, body={"value": "7", "unit": "亿元"}),
    # The ledger.
    "/api/matters": Command(
        may="office leader",
        body={
            "source": "instruction",
            "year": 2026,
            "received_on": "2026-11-02",
            "instructed_by": "!person.leader",
            "organ": "!jia",
            "document": None,
            "urgency": "normal",
            "deadline": "2026-12-20",
        },
    ),
    "/api/matters/open-from-commitments": Command(
        may=OFFICE, about="commitment", body={"openings": [{"commitment": "@"}]}
    ),
    "/api/matters/import-preview": Command(may=OFFICE, file="file", asks=422),
    "/api/matters/import": Command(may=OFFICE, file="file", asks=422, path={"seen": "0"}),
    **_one("matters id matter", "preview break-down", OFFICE, body=PLAN),
    **_one("matters id matter", "withdraw close reopen", OFFICE),
    "/api/tasks/hand-over": Command(may=OFFICE, about="task", body={"tasks": ["@"]}),
    **{
        f"/api/tasks/{name}": Command(
            may=OFFICE,
            about="task",
            body={"tasks": ["@"], "deadline": "2026-12-20", "leader": None, "lead": None, "seen": None},
            asks=422,
        )
        for name in ("assign", "assign-preview")
    },
    "/api/tasks/sign": Command(may=ORGAN, about="task", body={"tasks": ["@"]}, led=True),
    **_one("tasks id task", "hand-over withdraw remove", OFFICE),
    **_one("tasks id task", "sign object", ORGAN, led=True),
    **_one("tasks id task", "decide", OFFICE, body={"upheld": False}),
    **_one("tasks id task", "reassign", OFFICE, body={"organ": "!hall"}),
    **_one("tasks id task", "override-light", OFFICE, body={"colour": "green", "expires_on": "2026-11-30"}),
    **_one("tasks id task", "release-light", OFFICE),
    **_one("tasks id task", "reopen", OFFICE),
    **_one("tasks task task", "publish", OFFICE, body={"public": True}),
    # Reporting.
    "/api/windows": Command(may=OFFICE, body={"year": 2027}),
    **_one(
        "windows month window",
        "adjust",
        OFFICE,
        body={"opens_on": "2027-01-01", "due_on": "2027-01-06", "grace_on": "2027-01-09"},
    ),
    **_one("windows month window", "lock", OFFICE),
    "/api/past-reports/preview": Command(may=OFFICE, file="file", asks=422),
    "/api/past-reports": Command(may=OFFICE, file="file", asks=422),
    "/api/progress": Command(may=ORGAN, about="task", body={"task": "@", "month": 202610, "claimed": "behind"}),
    "/api/progress/accept": Command(may=OFFICE, about="progress progress_draft", body={"ids": ["@"]}, each=True),
    "/api/progress/return": Command(may=OFFICE, about="progress progress_draft", body={"ids": ["@"]}, each=True),
    "/api/progress/pick": Command(may=OFFICE, about="progress progress_draft", body={"ids": ["@"]}, each=True),
    "/api/progress/approve": Command(may=HEAD, about="progress progress_draft", body={"ids": ["@"]}, each=True),
    **_one("progress id progress", "submit", ORGAN),
    **_one("progress id progress", "approve send-back", HEAD),
    **_one("progress id progress", "accept return pick", OFFICE),
    **_one("progress id progress", "correct", ORGAN),
    **_one("progress id progress", "evidence", ORGAN, file="file"),
    **_one("progress id progress", "add-link", ORGAN, body={"link": "https://yunxi.example/1", "observation": None}),
    **_one("evidence id evidence", "remove", ORGAN),
    "/api/amendments": Command(
        may=ORGAN,
        about="task",
        led=True,
        body={"task": "@", "kind": "deadline", "new_deadline": "2026-12-25", "new_target": None},
    ),
    **_one("amendments id amendment", "agree", OFFICE),
    **_one("amendments id amendment", "approve refuse", OFFICE, others={"amendment_agreed": LEADER}),
    **_one("amendments id amendment", "withdraw", ORGAN),
    "/api/closings": Command(may="office head liaison", about="task", body={"task": "@"}, led=True, file="files"),
    "/api/closings/close": Command(may=OFFICE, about="closing", body={"ids": ["@"]}, each=True),
    "/api/closings/return": Command(may=OFFICE, about="closing", body={"ids": ["@"]}, each=True),
    **_one("closings id closing", "close return", OFFICE),
    "/api/settlements": Command(may=OFFICE, body={"year": 2026, "targets": None, "results": None}),
    "/api/settlements/confirm": Command(may=OFFICE, about="settlement", body={"ids": ["@"]}, each=True),
    "/api/settlements/carry-over": Command(may=OFFICE, about="settlement", body={"ids": ["@"]}, each=True),
    **_one("settlements id settlement", "confirm", OFFICE, body={"verdict": None}),
    **_one("settlements id settlement", "carry-over", OFFICE, body={"deadline": None}),
    # Supervision.
    "/api/reminders": Command(may=OFFICE, about="task", body={"task": "@"}),
    **_one("reminders reminder reminder", "answer", ORGAN),
    "/api/orders": Command(may=OFFICE, about="task", body={"task": "@", "level": None}),
    **_one("orders order order", "answer", ORGAN),
    **_one("orders order order", "check", OFFICE, body={"sufficient": True}),
    **_one("orders order order", "escalate withdraw", OFFICE),
    "/api/reviews": Command(may=HEAD, about="override", body={"kind": "override", "conclusion": "@"}, led=True),
    **_one("reviews review review", "withdraw", HEAD),
    **_one("reviews review review", "decide", OFFICE, body={"changed": False, "correction": None}),
    "/api/rechecks": Command(may=OFFICE, body={"year": 2026, "size": 1}),
    **_one("recheck-items item item", "record", OFFICE, body={"holds": True}),
    "/api/scores/entries": Command(
        may=OFFICE, body={**SCHEME, "organ": "!jia", "code": "praise", "points": "1", "task": None}
    ),
    "/api/scores/compute": Command(may=OFFICE, body=SCHEME),
    "/api/scores/freeze": Command(may=OFFICE, body=SCHEME),
    **_one("scores/entries entry entry", "drop", OFFICE),
    # Publishing.
    "/api/bulletins": Command(
        may=OFFICE, body={"kind": "monthly", "year": 2026, "last_month": 202610, "corrects": None, "theme": ""}
    ),
    **_one("bulletins bulletin bulletin", "edit redraw check submit discard", OFFICE),
    **_one("bulletins bulletin bulletin", "approve", LEADER, body={"agreed": True}),
    **_one("bulletins bulletin bulletin", "issue publish", OFFICE, body={"public": True}),
}
"""The commands, by path."""
