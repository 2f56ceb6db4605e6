"""Opening matters: by a form, and many at once from the confirmed commitments of a document."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from taizhang.audit.service import Invalid, NotAllowed, Refused
from taizhang.documents.service import document_by_id
from taizhang.ledger.records import CommitmentProposal, MatterDraft, MatterOpening, SimilarMatter
from taizhang.ledger.service import open_from_commitments, open_matter, propose_openings, similar_to
from taizhang.organs.service import leaders
from taizhang.storage import today
from taizhang.web.forms import take_errors
from taizhang.web.ledger.forms import MatterForm, current_organs
from taizhang.web.ledger.heeding import heeded
from taizhang.web.ledger.wording import quantity, words
from taizhang.web.request import access_of_request, key_of, signed_in, whole_number

REPEATED = ("similar_open", "open_orders")
"""Refusals that are lifted by saying that what stands open is known."""


@signed_in
def by_form(request: HttpRequest) -> HttpResponse:
    """Open a matter from an instruction, minutes, a task from above."""
    access = access_of_request(request)
    own = not access.may("matter.open")
    if own and not access.may("matter.instruct"):
        raise NotAllowed(_("立项由督查室办理；如需立项，请与督查室联系。"))
    start = {
        "received_on": today(),
        "year": today().year,
        "source": request.GET.get("source", "instruction"),
        "instructed_by": access.person if own else None,
    }
    form = MatterForm(request.POST or None, initial=start, own_instruction=own)
    similar: tuple[SimilarMatter, ...] = ()
    shown: Mapping[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        draft = MatterDraft(
            title=said["title"],
            text=said["text"],
            source=said["source"],
            year=said["year"],
            received_on=said["received_on"],
            theme=said["theme"],
            organ=said["organ"],
            instructed_by=said["instructed_by"],
            instructed_by_name=said["instructed_by_name"],
            instruction_kind=said["instruction_kind"] or "act",
            urgency=said["urgency"],
            deadline=said["deadline"],
            internal=said["internal"],
        )
        shown = heeded(access, [draft.organ], f"{draft.title}{draft.text}")
        try:
            opened = open_matter(access, draft, despite_similar=said["despite_similar"], key=key_of(request))
        except Refused as refusal:
            if refusal.code in REPEATED:
                (similar,) = similar_to(access, [(f"{draft.title}{draft.text}", draft.organ)])
                form.ask_similar()
            take_errors(form, refusal)
        else:
            messages.success(request, _("已立项，编号%(number)s。") % {"number": opened["number"]})
            return redirect("web:matter", int(str(opened["matter"])))
    return render(
        request, "ledger/matter_open.html", {**words(), **shown, "form": form, "similar": similar, "own": own}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A commitment with its proposal, and what the form says of it."""

    one: CommitmentProposal
    target: str
    chosen: bool
    lead: int | None
    leader: int | None


@signed_in
def from_document(request: HttpRequest, document: int) -> HttpResponse:
    """Open matters, with a first task each, from the confirmed commitments of a document."""
    access = access_of_request(request)
    source = document_by_id(access, document)
    proposals = propose_openings(access, document)
    if request.method == "POST":
        chosen = [one for one in proposals if f"pick-{one.source.id}" in request.POST]
        try:
            openings = list(_openings(request, chosen))
            done = open_from_commitments(
                access, openings, despite_similar="despite_similar" in request.POST, key=key_of(request)
            )
        except Refused as refusal:
            messages.error(request, refusal.message)
            ask_similar = refusal.code in REPEATED
        else:
            numbers = done["numbers"]
            assert isinstance(numbers, list)
            messages.success(
                request,
                _("已立项%(count)d项，编号%(first)s至%(last)s；任务已列为待交办。")
                % {"count": len(numbers), "first": numbers[0], "last": numbers[-1]},
            )
            return redirect(f"/tasks?state=draft&year={source.year or today().year}")
    else:
        ask_similar = False
    posted = request.method == "POST"
    rows = [
        Proposed(
            one=one,
            target=quantity(one.plan.target, one.plan.unit),
            chosen=f"pick-{one.source.id}" in request.POST,
            lead=_number(request.POST.get(f"lead-{one.source.id}")) if posted else one.plan.lead,
            leader=_number(request.POST.get(f"leader-{one.source.id}")) if posted else one.plan.leader,
        )
        for one in proposals
    ]
    context = {
        **words(),
        "document": source,
        "rows": rows,
        "organs": current_organs(),
        "leaders": leaders(),
        "ask_similar": ask_similar,
    }
    return render(request, "ledger/matter_open_many.html", context)


def _openings(request: HttpRequest, chosen: list[CommitmentProposal]) -> Iterator[MatterOpening]:
    """What was chosen, with the lead and leader that a person confirmed."""
    if not chosen:
        raise Invalid(_("没有选择目标任务：请先勾选要立项的目标任务。"))
    with_tasks = request.POST.get("with_tasks") != "no"
    for one in chosen:
        key = one.source.id
        lead, leader = _number(request.POST.get(f"lead-{key}")), _number(request.POST.get(f"leader-{key}"))
        same = one.leads[0] if one.leads and one.leads[0].organ == lead else None
        proposal = next((given for given in one.leads if given.organ == lead), same)
        plan = replace(one.plan, lead=lead, leader=leader, supports=proposal.supports if proposal else ())
        yield MatterOpening(commitment=key, organ=lead, plan=plan if with_tasks else None)


def _number(text: str | None) -> int | None:
    return whole_number(text)
