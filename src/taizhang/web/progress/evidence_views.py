"""Downloading evidence, always as a file to save; taking it from a draft."""

from typing import cast

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from taizhang.ledger.service import open_evidence, remove_evidence
from taizhang.web.request import access_of_request, back_of, key_of, signed_in

MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "txt": "text/plain; charset=utf-8",
}
"""What each kind of file is called on the wire; by its content, never by its name."""


@signed_in
@require_GET
def download(request: HttpRequest, key: int) -> HttpResponse:
    """Give a file as a download, never to be shown in the page; a look at a sensitive one is noted."""
    record, stream = open_evidence(access_of_request(request), key, address=request.META.get("REMOTE_ADDR"))
    answer = FileResponse(
        stream,
        as_attachment=True,
        filename=record.filename or f"{record.sha256[:12]}.{record.media}",
        content_type=MEDIA.get(record.media, "application/octet-stream"),
    )
    return cast(HttpResponse, answer)  # a streaming answer shares no base class with the others in Django's types


@signed_in
@require_POST
def remove(request: HttpRequest, key: int) -> HttpResponse:
    """Take a piece of evidence from a draft."""
    remove_evidence(access_of_request(request), key, key=key_of(request))
    messages.success(request, _("已从草稿中去掉这份佐证。"))
    return redirect(back_of(request))
