"""Adding a record, describing a document, deciding on a finding: acts with a page of their own."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from taizhang.audit.service import Invalid, NotAllowed
from taizhang.documents.service import (
    add_record,
    decide_finding,
    describe_document,
    document_by_id,
    document_text,
)
from taizhang.organs.records import Access
from taizhang.organs.service import organs_by_id
from taizhang.web.documents.forms import CommitmentForm, DescribeForm, FigureForm, PlaceForm
from taizhang.web.documents.room import indicator_choices
from taizhang.web.request import access_of_request, back_of, key_of, signed_in


def _must_decide(access: Access, pk: int) -> None:
    document = document_by_id(access, pk)
    if not access.may("document.decide", document.organ):
        raise NotAllowed(_("您没有确认这份文件的权限，请联系督查室。"))


@signed_in
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a figure or a commitment: from words that were marked in the text, or copied from it."""
    access = access_of_request(request)
    _must_decide(access, pk)
    text = document_text(access, pk)
    place = PlaceForm(request.POST or request.GET or None)
    kind = (request.POST or request.GET).get("kind", "figure")
    record = (
        FigureForm(request.POST or None, initial=_FIRST, indicators=indicator_choices())
        if kind != "commitment"
        else CommitmentForm(request.POST or None)
    )
    start, end = None, None
    if place.is_bound and place.is_valid():
        try:
            start, end = _span(text, place.cleaned_data)
        except Invalid as error:
            place.add_error("words", error.message)
    if request.method == "POST" and place.is_valid() and start is not None and end is not None and record.is_valid():
        try:
            done = add_record(
                access,
                pk,
                "commitment" if kind == "commitment" else "figure",
                start,
                end,
                record.given(),
                key=key_of(request),
            )
        except Invalid as error:
            record.add_error(next((n for n in error.fields if n in record.fields), None), error.message)
        else:
            messages.success(request, _("已增补。"))
            name = f"{done.changed[0][0][0]}{done.changed[0][1]}"
            return redirect(reverse("web:document", args=[pk]) + f"?at={name}#r{name}")
    words = text[start:end] if start is not None and end is not None else ""
    around = (
        (text[max(start - 40, 0) : start], text[end : end + 40]) if start is not None and end is not None else ("", "")
    )
    return render(
        request,
        "documents/add.html",
        {
            "document": document_by_id(access, pk),
            "place": place,
            "form": record,
            "kind": kind,
            "start": start,
            "end": end,
            "words": words,
            "around": around,
        },
        status=422 if request.method == "POST" else 200,
    )


_FIRST = {"measure": "level", "qualifier": "=", "mood": "context", "role": "value"}


def _span(text: str, said: dict[str, object]) -> tuple[int | None, int | None]:
    """The place that was marked, or the only place of the words that were copied; None where neither was given."""
    start, end, words = said.get("start"), said.get("end"), str(said.get("words") or "").replace("\r\n", "\n").strip()
    if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text):
        return start, end
    if not words:
        return None, None
    at = text.find(words)
    if at < 0:
        raise Invalid(_("正文里没有这段文字，请照正文抄录。"))
    if text.find(words, at + 1) >= 0:
        raise Invalid(_("这段文字在正文里不止一处，请多抄几个字。"))
    return at, at + len(words)


@signed_in
def describe(request: HttpRequest, pk: int) -> HttpResponse:
    """Set what is known of a document."""
    access = access_of_request(request)
    document = document_by_id(access, pk)
    _must_decide(access, pk)
    organs = [(one.id, one.short_name) for one in organs_by_id().values()]
    first = {
        "title": document.title, "issuer": document.issuer, "region": document.region, "year": document.year,
        "kind": document.kind, "date": document.date, "organ": document.organ, "secrecy": document.secrecy,
    }  # fmt: skip
    form = DescribeForm(request.POST or None, initial=first, organs=organs)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        reason = said.pop("reason")
        try:
            describe_document(access, pk, said, reason=reason, key=key_of(request))
        except Invalid as error:
            form.add_error(next((name for name in error.fields if name in form.fields), None), error.message)
        else:
            messages.success(request, _("已保存。发文或年度改动后，可以“重新读取”使数据按新的年度归属。"))
            return redirect("web:document", pk)
    return render(
        request, "documents/describe.html", {"document": document, "form": form}, status=422 if form.errors else 200
    )


@signed_in
@require_POST
def finding(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Say that a finding is explained or mended, or open it again."""
    document = decide_finding(
        access_of_request(request), pk, verb, note=request.POST.get("note", ""), key=key_of(request)
    )
    messages.success(request, _("已记录。"))
    return redirect(back_of(request, reverse("web:document", args=[document])))
