"""The reading room: the text on the left, its records on the right, and every act on them."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from taizhang.audit.service import Invalid, NotFound, Refused
from taizhang.documents.records import CommitmentRecord, Done, FigureRecord, RecordKind, Room
from taizhang.documents.service import (
    confirm_document,
    confirm_record,
    confirm_surer_than,
    correct_record,
    decisions_of,
    explained,
    merge_commitments,
    recheck_document,
    record_by_id,
    records_by_id,
    reject_record,
    reopen_document,
    reread_document,
    room,
    split_commitment,
    undo,
    wake,
)
from taizhang.organs.records import Access
from taizhang.organs.service import people_names
from taizhang.reading.indicators import all_indicators
from taizhang.web.documents.forms import CommitmentForm, FigureForm, commitment_initial, figure_initial
from taizhang.web.documents.marking import marked_text
from taizhang.web.documents.rows import SHOWN, Record, chosen, counts_of, counts_of_room, name_of, neighbours, row, rows
from taizhang.web.documents.wording import (
    DECISIONS,
    FINDING_STATES,
    KINDS,
    REJECTIONS,
    SECRECY,
    STATES,
    VERDICT_BADGES,
    VERDICT_MARKS,
    VERDICTS,
    is_doubtful,
    mood_of,
    named,
    reader_words,
    shown_value,
    why_doubtful,
)
from taizhang.web.request import access_of_request, back_of, key_of, signed_in, whole_number
from taizhang.web.telling import tell_done

CODES: Mapping[str, RecordKind] = {"f": "figure", "c": "commitment"}

CUTS = "；;，,。、"
"""Marks after which a commitment may be split."""


def indicator_choices() -> list[tuple[str, str]]:
    """Return the dictionary's indicators as choices."""
    return [(one.id, one.name) for one in all_indicators()]


@signed_in
@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the reading room of a document."""
    access = access_of_request(request)
    found = room(access, pk)
    if found.document.state == "waiting":
        wake()
    may_decide = access.may("document.decide", found.document.organ)
    shown = request.GET.get("show", "all")
    shown = shown if shown in SHOWN else "all"
    order = "doubt" if request.GET.get("order") == "doubt" else "text"
    at = request.GET.get("at", "")
    records = chosen(found, shown, order)
    link = _link(shown, order)
    detail: str = ""
    if at and any(name_of(one) == at for one in records):
        detail = _detail(request, access, at, found=found)
    return render(
        request,
        "documents/room.html",
        {
            "room": found,
            "document": found.document,
            "reader": reader_words(found.reader),
            "counts": counts_of_room(found),
            "source": marked_text(found, link),
            "records": rows(records, link, at=at, detail=detail),
            "record_count": len(records),
            "around": neighbours(records, at),
            "at": at,
            "show": shown,
            "order": order,
            "link": link,
            "open": found.document.state == "proposed",
            "may_decide": may_decide,
            "may_open": access.may("matter.open"),
            "decides": may_decide and found.document.state == "proposed",
            "findings": found.findings,
            "open_findings": sum(one.state == "open" for one in found.findings),
            "english": (get_language() or "").startswith("en"),
            **_words(),
        },
    )


def _words() -> dict[str, Any]:
    return {
        "kinds": KINDS,
        "states": STATES,
        "secrecy": SECRECY,
        "verdicts": VERDICTS,
        "verdict_marks": VERDICT_MARKS,
        "verdict_badges": VERDICT_BADGES,
        "finding_states": FINDING_STATES,
    }


def _link(shown: str, order: str) -> str:
    """The address of a record in this view of the room, up to its name."""
    said = ("" if shown == "all" else f"show={shown}&amp;") + ("" if order == "text" else "order=doubt&amp;")
    return f"?{said}at="


def _of_name(name: str) -> tuple[RecordKind, int]:
    kind = CODES.get(name[:1])
    if kind is None or not name[1:].isdecimal() or len(name) > 19:
        raise NotFound(_("没有找到这条记录。"))
    return kind, int(name[1:])


def _detail(request: HttpRequest, access: Access, name: str, *, found: Room | None = None) -> SafeString:
    """The open part of a record: what is known, what the machine doubted, and the forms of what may be done."""
    kind, pk = _of_name(name)
    one = record_by_id(access, kind, pk)
    document = room(access, one.document) if found is None else found
    state = document.document.state
    may = access.may("document.decide", document.document.organ) and state == "proposed"
    alive = one.decision not in ("rejected", "replaced") and not one.stale
    context: dict[str, Any] = {
        "one": one,
        "name": name,
        "kind": kind,
        "decides": may,
        "alive": alive,
        "why": why_doubtful(one) if is_doubtful(one.confidence, one.decision) else "",
        "decision": DECISIONS[one.decision],
        "who": people_names([one.decided_by]).get(one.decided_by) if one.decided_by is not None else None,
        "reasons": REJECTIONS[kind],
        "room_address": reverse("web:document", args=[one.document]),
        "back": reverse("web:document", args=[one.document]) + f"?at={name}#r{name}",
    }
    if isinstance(one, FigureRecord):
        context |= {
            "value": shown_value(one),
            "mood": mood_of(one),
            "full": one.value is not None and any(sign in shown_value(one) for sign in "亿万"),
            "canonical": dict(indicator_choices()).get(one.indicator_code, one.indicator_code),
            "form": FigureForm(initial=figure_initial(one), indicators=indicator_choices(), prefix=name),
        }
    else:
        standing = [c for c in document.commitments if c.decision not in ("rejected", "replaced") and not c.stale]
        place = next((n for n, c in enumerate(standing) if c.id == one.id), -1)
        context |= {
            "form": CommitmentForm(initial=commitment_initial(one), prefix=name),
            "cuts": _cuts(one),
            "before": standing[place - 1] if place > 0 else None,
            "after": standing[place + 1] if 0 <= place < len(standing) - 1 else None,
            "figures": [(name_of(figure), shown_value(figure), figure.indicator) for figure in one.figures],
            "waiting_figures": sum(figure.decision == "proposed" for figure in one.figures),
        }
    return render_to_string("documents/record.html", context, request=request)


def _cuts(one: CommitmentRecord) -> list[tuple[int, str]]:
    """Where a commitment may be split: offset in the document, and the words up to it."""
    found: list[tuple[int, str]] = []
    begin = 0
    for place, sign in enumerate(one.text[:-1]):
        if sign in CUTS:
            words = one.text[begin : place + 1].strip()
            if len(words) > 2:
                found.append((one.start + place + 1, words))
                begin = place + 1
    return found[:40]


@signed_in
@require_GET
def record(request: HttpRequest, name: str) -> HttpResponse:
    """Give the open part of a record to the script; without one, go to it in its room."""
    access = access_of_request(request)
    if request.headers.get("X-Part"):
        return HttpResponse(_detail(request, access, name))
    kind, pk = _of_name(name)
    one = record_by_id(access, kind, pk)
    return redirect(reverse("web:document", args=[one.document]) + f"?at={name}#r{name}")


@signed_in
@require_POST
def act(request: HttpRequest, name: str, verb: str) -> HttpResponse:
    """Carry out an act on a record: confirm, correct, reject, split, merge."""
    access = access_of_request(request)
    kind, pk = _of_name(name)
    try:
        done = _act(request, access, kind, pk, name, verb)
    except Refused as error:
        if not _wants_json(request):
            raise
        return JsonResponse({"error": error.message, "fields": error.fields}, status=error.status)
    return _told(request, access, done, name)


def _act(request: HttpRequest, access: Access, kind: RecordKind, pk: int, name: str, verb: str) -> Done:
    key, said = key_of(request), request.POST
    match verb:
        case "confirm":
            return confirm_record(access, kind, pk, with_figures=bool(said.get("with_figures")), key=key)
        case "reject":
            reason = said.get("reason_other", "").strip() or said.get("reason", "")
            return reject_record(access, kind, pk, reason=reason, key=key)
        case "correct":
            one = record_by_id(access, kind, pk)
            form: FigureForm | CommitmentForm
            if isinstance(one, FigureRecord):
                form = FigureForm(said, indicators=indicator_choices(), prefix=name)
            else:
                form = CommitmentForm(said, prefix=name)
            if not form.is_valid():
                raise Invalid(_first_error(form.errors), fields={n: str(e[0]) for n, e in form.errors.items()})
            return correct_record(access, kind, pk, form.given(), reason=said.get("reason", ""), key=key)
        case "split" if kind == "commitment":
            return split_commitment(
                access,
                pk,
                [place for one in said.getlist("offsets") if (place := whole_number(one)) is not None],
                key=key,
            )
        case "merge" if kind == "commitment":
            others = [other for one in said.getlist("with") if (other := whole_number(one)) is not None]
            return merge_commitments(access, [pk, *others], key=key)
    raise NotFound(_("没有这个操作。"))


def _first_error(errors: Any) -> str:
    return next((str(error) for said in errors.values() for error in said), "")


def _wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _told(request: HttpRequest, access: Access, done: Done, name: str = "") -> HttpResponse:
    """Answer an act: changed rows and counts to the script, else a message and the way back."""
    if not _wants_json(request):
        changed = ngettext("已办理%(count)s条。", "已办理%(count)s条。", len(done.changed)) % {
            "count": len(done.changed)
        }
        messages.success(request, changed)
        return redirect(back_of(request, reverse("web:document", args=[done.document])))
    link = _link(request.POST.get("show", "all"), request.POST.get("order", "text"))
    changed_rows: dict[str, dict[str, Any]] = {}
    for one in records_by_id(access, done.changed):
        changed_rows[name_of(one)] = {
            "html": row(one, link),
            "decision": one.decision,
            "doubt": is_doubtful(one.confidence, one.decision),
        }
    counts = counts_of(decisions_of(access, done.document))
    return JsonResponse(
        {
            "rows": changed_rows,
            "gone": [f"{kind[0]}{pk}" for kind, pk in done.gone],
            "counts": {"waiting": counts.waiting, "doubtful": counts.doubtful, "share": counts.share},
            # Where records come, go or move, the marks in the text are other ones: the page is made anew.
            "anew": bool(done.gone) or any(_moves(one) for one in records_by_id(access, done.changed)),
        }
    )


def _moves(one: Record) -> bool:
    return one.decision in ("added", "replaced")


@signed_in
@require_POST
def whole(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Carry out an act on the document: confirm, reopen, read anew, check anew, confirm what is sure, undo."""
    access, key, said = access_of_request(request), key_of(request), request.POST
    there = reverse("web:document", args=[pk])
    match verb:
        case "confirm":
            confirm_document(access, pk, key=key)
            messages.success(request, _("文件已确认，其中的目标任务可以立项。"))
        case "reopen":
            reopen_document(access, pk, reason=said.get("reason", ""), key=key)
            messages.success(request, _("文件已重新打开，可以继续改动。"))
        case "reread":
            told = reread_document(access, pk, key=key)
            messages.success(request, _("已重新读取，保留了%(kept)s条人工决定。") % {"kept": told.kept})
        case "check":
            new, gone = recheck_document(access, pk, key=key)
            messages.success(request, _("已重新核对：新增%(new)s条，消除%(gone)s条。") % {"new": new, "gone": gone})
        case "confirm-sure":
            done = confirm_surer_than(access, pk, _least(said.get("least", "")), key=key)
            _tell(request, access, done)
        case "undo":
            return _undo(request, access, pk)
        case _:
            raise NotFound(_("没有这个操作。"))
    return redirect(back_of(request, there))


def _tell(request: HttpRequest, access: Access, done: Done) -> None:
    """Say which records were confirmed together, with the way back: they are one step of whoever did it."""
    there = reverse("web:document", args=[done.document])
    records = records_by_id(access, done.changed)
    things = [(named(one), f"{there}?at={name_of(one)}#r{name_of(one)}") for one in records]
    count = len(things)
    if not count:
        messages.info(request, _("没有这样有把握、还待确认的条目，什么都没有改动。"))
        return
    said = ngettext("已确认%(count)s条。", "已确认%(count)s条。", count) % {"count": count}
    undo_at = reverse("web:document-act", args=[done.document, "undo"])
    tell_done(request, said, things, undo=undo_at)


def _undo(request: HttpRequest, access: Access, pk: int) -> HttpResponse:
    try:
        done = undo(access, pk, key=key_of(request))
    except Refused as error:
        if not _wants_json(request):
            raise
        return JsonResponse({"error": error.message}, status=error.status)
    if _wants_json(request):
        return _told(request, access, done)
    count = len(done.changed) + len(done.gone)
    said = ngettext("已撤销，%(count)s条恢复原样。", "已撤销，%(count)s条恢复原样。", count)
    messages.success(request, said % {"count": count})
    return redirect(back_of(request, reverse("web:document", args=[pk])))


def _least(typed: str) -> Decimal:
    try:
        return Decimal(typed)
    except InvalidOperation:
        raise Invalid(_("请选择把握程度。")) from None


@signed_in
@require_GET
def explain(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how the library reads what stands at an offset."""
    access = access_of_request(request)
    given = request.GET.get("offset", "")
    if not given.isdecimal() or len(given) > 9:
        raise Invalid(_("请给出正文中的位置。"))
    told = explained(access, pk, int(given), english=(get_language() or "").startswith("en"))
    if request.headers.get("X-Part"):
        return HttpResponse(told, content_type="text/plain; charset=utf-8")
    return render(request, "documents/explain.html", {"told": told, "pk": pk, "offset": given})
