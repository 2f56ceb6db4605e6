"""Reports, requests and verdicts in words: badges of states, targets as officials write them, outcomes of many."""

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.ledger.records import Outcome
from taizhang.ledger.service import Decided, choices, decided_names, light_names
from taizhang.web.ledger.wording import told
from taizhang.web.request import access_of_request

PROGRESS_BADGES: Mapping[str, str] = {
    "draft": "",
    "submitted": "badge-yellow",
    "approved": "badge-blue",
    "accepted": "badge-green",
    "returned": "badge-red",
    "spot_check": "badge-yellow",
    "replaced": "",
}
AMENDMENT_BADGES: Mapping[str, str] = {
    "requested": "badge-yellow",
    "office_agreed": "badge-yellow",
    "approved": "badge-green",
    "refused": "badge-red",
    "withdrawn": "",
}
CLOSING_BADGES: Mapping[str, str] = {
    "requested": "badge-yellow",
    "closed": "badge-green",
    "returned": "badge-red",
    "reopened": "badge-red",
}
VERDICT_BADGES: Mapping[str, str] = {
    "met": "badge-green",
    "missed": "badge-red",
    "not_comparable": "badge-yellow",
    "not_reported": "badge-yellow",
}


def words() -> dict[str, object]:
    """Return the words and badges that the templates of this area use for codes."""
    return {
        "progress_states": choices("verified"),
        "progress_badges": PROGRESS_BADGES,
        "claims": choices("claimed"),
        "amendment_states": choices("amendment_state"),
        "amendment_badges": AMENDMENT_BADGES,
        "closing_states": choices("closing_state"),
        "closing_badges": CLOSING_BADGES,
        "verdicts": choices("verdict"),
        "verdict_badges": VERDICT_BADGES,
        "settlement_states": choices("settlement_state"),
        "light_names": light_names(),
        "amendment_kinds": {"deadline": _("延期"), "target": _("调整目标")},
        "bases": {"verified": _("已核实进度"), "report": _("下年报告")},
        "approvers": {"office": _("督查室"), "leader": _("分管领导")},
    }


def tell_outcomes(request: HttpRequest, kind: Decided, outcomes: Sequence[Outcome], done: str) -> None:
    """Say row by row what came of several: which were done, and of each of the others why it was not.

    ``done`` is a sentence with ``%(count)d``; ``kind`` is what the outcomes are about.
    """
    if not outcomes:
        messages.warning(request, _("没有选中任何一行，请先勾选。"))
        return
    names = decided_names(access_of_request(request), kind, [one.id for one in outcomes])
    good = [names.get(one.id, "") for one in outcomes if one.done]
    refused = [
        _("%(name)s：%(why)s") % {"name": names[one.id], "why": one.message} if one.id in names else one.message
        for one in outcomes
        if not one.done
    ]
    if good:
        messages.success(request, told(done % {"count": len(good)}, good))
    if refused:
        said = ngettext("有%(count)d件没有办成：", "有%(count)d件没有办成：", len(refused)) % {"count": len(refused)}
        messages.error(request, told(said, refused))


def picked(request: HttpRequest) -> list[int]:
    """Return the keys of the rows that were picked on a list (fields ``pick``)."""
    return [int(key) for key in request.POST.getlist("pick") if key.isdecimal() and len(key) < 19][:500]
