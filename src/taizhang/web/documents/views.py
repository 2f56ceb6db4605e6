"""The list of documents, uploading, the original, the history of one."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from taizhang.audit.service import EventRecord, Invalid, Refused
from taizhang.documents.records import DocumentRecord
from taizhang.documents.service import (
    DocumentFilter,
    count_documents,
    document_by_id,
    document_choices,
    document_history,
    documents,
    original,
    read_now_or_wake,
    upload_document,
    wake,
)
from taizhang.organs.records import Access
from taizhang.organs.service import organs_by_id, people_names
from taizhang.web.documents.forms import DocumentFilterForm, UploadForm
from taizhang.web.documents.wording import KINDS, SECRECY, STATE_BADGES, STATES
from taizhang.web.export import MOST, export, export_format
from taizhang.web.history.shown import shown
from taizhang.web.request import access_of_request, key_of, signed_in, whole_number

SIZE = 50

_PARTICULARS = 12
"""Records of one event whose particulars are still shown."""

FORMATS = "txt、html、docx、PDF、xlsx"
"""What intake reads, for the sentence beside the field."""


def _wanted(form: DocumentFilterForm, order: str) -> DocumentFilter:
    form.is_valid()
    said = form.cleaned_data if hasattr(form, "cleaned_data") else {}
    return DocumentFilter(
        query=said.get("q", ""),
        state=said.get("state", ""),
        kind=said.get("kind", ""),
        region=said.get("region", ""),
        year=int(said["year"]) if said.get("year") else None,
        secrecy=said.get("secrecy", ""),
        order=order,
    )


@signed_in
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Show the documents that may be seen."""
    access = access_of_request(request)
    form = DocumentFilterForm(request.GET or None, there=dict(document_choices(access)))
    wanted = _wanted(form, request.GET.get("sort", "newest"))
    if (kind := export_format(request)) is not None:
        return export(kind, name=_("文件"), heads=_heads(), rows=map(_cells, _all(access, wanted)))
    page = documents(access, wanted, cursor=request.GET.get("cursor"), size=SIZE)
    if any(row.state == "waiting" for row in page.rows):
        wake()
    return render(
        request,
        "documents/list.html",
        {
            "rows": page.rows,
            "next": page.next,
            "total": count_documents(access, wanted),
            "form": form,
            "export": True,
            "may_upload": access.may("document.upload"),
            "kinds": KINDS,
            "states": STATES,
            "badges": STATE_BADGES,
            "secrecy": SECRECY,
            "people": people_names(row.uploaded_by for row in page.rows if row.uploaded_by is not None),
            "sort": wanted.order,
        },
    )


def _all(access: Access, wanted: DocumentFilter) -> Iterator[DocumentRecord]:
    cursor: str | None = None
    given = 0
    while given < MOST:
        page = documents(access, wanted, cursor=cursor, size=500)
        yield from page.rows
        given += len(page.rows)
        if page.next is None:
            return
        cursor = page.next


def _heads() -> list[str]:
    return [
        _("标题"), _("发文"), _("地区"), _("年度"), _("文种"), _("日期"), _("进展"), _("公开范围"), _("数据"),
        _("目标任务"), _("待确认"), _("矛盾"), _("文件名"), _("上传时间"), "SHA-256",
    ]  # fmt: skip


def _cells(row: DocumentRecord) -> list[Any]:
    return [
        row.title, row.issuer, row.region, row.year, str(KINDS.get(row.kind, row.kind)), row.date,
        str(STATES[row.state]), str(SECRECY[row.secrecy]), row.figures, row.commitments, row.waiting,
        row.contradictions, row.filename, row.uploaded_at, row.sha256,
    ]  # fmt: skip


@signed_in
def upload(request: HttpRequest) -> HttpResponse:
    """Show the page of uploading, or take files in: one at a time by the script, all at once by the plain form.

    A script that asks for JSON gets for its one file what became of it, with the status of the refusal.
    """
    access = access_of_request(request)
    if not access.may("document.upload"):
        return render(
            request, "web/error.html", {"status": 403, "message": _("您没有上传文件的权限，请联系督查室。")}, status=403
        )
    organs = [(one.id, one.short_name) for one in organs_by_id().values() if one.valid_to is None]
    posted = request.method == "POST"
    form = UploadForm(request.POST if posted else None, request.FILES if posted else None, organs=organs)
    wants_json = "application/json" in request.headers.get("Accept", "")
    if posted:
        if form.is_valid():
            told = [
                _take(request, access, form.cleaned_data, file, number)
                for number, file in enumerate(form.cleaned_data["file"])
            ]
            if wants_json:
                return JsonResponse(told[0], status=told[0]["status"])
            return _after(request, told)
        if wants_json:
            said = "；".join(str(error) for errors in form.errors.values() for error in errors)
            return JsonResponse({"error": said, "status": 422}, status=422)
    context = {"form": form, "formats": FORMATS, "limit": settings.TAIZHANG_MAX_UPLOAD // 1_000_000}
    return render(request, "documents/upload.html", context, status=422 if form.errors else 200)


def _take(request: HttpRequest, access: Access, said: dict[str, Any], file: Any, number: int) -> dict[str, Any]:
    """Take one file in; what became of it, in words and as an address."""
    key = key_of(request)
    try:
        told = upload_document(
            access,
            file.chunks(),
            filename=file.name or "",
            region=said["region"],
            year=said["year"],
            organ=said["organ"],
            internal=said["internal"],
            key=None if key is None else f"{key[:70]}-{number}",
        )
    except Refused as error:
        return {"name": file.name, "error": error.message, "code": error.code, "status": error.status}
    if not told.duplicate:
        read_now_or_wake(told.document, file.size)
    there = reverse("web:document", args=[told.document])
    return {
        "name": file.name,
        "address": there,
        "document": told.document,
        "duplicate": told.duplicate,
        "title": document_by_id(access, told.document).title,
        "state": document_by_id(access, told.document).state,
        "status": 200,
    }


def _after(request: HttpRequest, told: list[dict[str, Any]]) -> HttpResponse:
    """Say what became of the files of a plain form, and go to the one or to the list."""
    good = [one for one in told if "error" not in one]
    for one in told:
        if "error" in one:
            messages.error(request, _("《%(name)s》没有收下：%(why)s") % {"name": one["name"], "why": one["error"]})
        elif one["duplicate"]:
            messages.warning(
                request, _("《%(name)s》以前上传过，是《%(title)s》。") % {"name": one["name"], "title": one["title"]}
            )
        else:
            messages.success(request, _("《%(title)s》已收下。") % {"title": one["title"]})
    if len(told) == 1:
        return redirect(good[0]["address"]) if good else redirect("web:document-upload")
    return redirect("web:documents")


@signed_in
@require_GET
def state(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how far a document is, for the page that waits for it; wakes the reading of what waits."""
    document = document_by_id(access_of_request(request), pk)
    if document.state == "waiting":
        wake()
    return JsonResponse({"state": document.state, "word": str(STATES[document.state]), "failure": document.failure})


@signed_in
@require_GET
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the original to be saved; it is never shown as a page of ours."""
    file = original(access_of_request(request), pk, address=request.META.get("REMOTE_ADDR"))
    response = FileResponse(
        file.stream, as_attachment=True, filename=file.filename, content_type="application/octet-stream"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "private, no-store"
    return cast(HttpResponse, response)


@signed_in
@require_GET
def events(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was done with a document."""
    access = access_of_request(request)
    document = document_by_id(access, pk)
    given = request.GET.get("before", "")
    before = whole_number(given)
    if given and before is None:
        raise Invalid(_("翻页的位置不对，请从头看起。"))
    found = document_history(access, pk, before=before)
    return render(
        request,
        "documents/history.html",
        {
            "document": document,
            "events": shown([_short(event) for event in found]),
            "next": found[-1].number if len(found) == 50 and found[-1].number > 1 else None,
        },
    )


def _short(event: EventRecord) -> EventRecord:
    """An event without its particulars where it made hundreds of records: reading a document is one line."""
    return event if len(event.changes) <= _PARTICULARS else replace(event, changes={})
