"""Bringing in organs and people from a workbook: template, preview with errors row by row, then all or nothing."""

import io

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from taizhang.audit.service import Invalid, NotAllowed, NotFound
from taizhang.organs.service import forms as sheet_forms
from taizhang.organs.service import import_people, preview_import
from taizhang.web.export import MEDIA
from taizhang.web.forms import take_errors
from taizhang.web.organs.forms import ImportForm
from taizhang.web.previewed import keep, kept
from taizhang.web.request import access_of_request, key_of, signed_in

LIMIT = 5_000_000
"""Bytes of a workbook."""

SALT = "organs.import"


def _may_import(request: HttpRequest) -> None:
    access = access_of_request(request)
    if not (access.may("organ.edit") and access.may("person.edit")):
        raise NotAllowed(_("导入机构和人员由系统管理员办理；需要导入请联系系统管理员。"))


@signed_in
def upload(request: HttpRequest) -> HttpResponse:
    """Take a workbook and show what it would do, row by row."""
    _may_import(request)
    access = access_of_request(request)
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            if file.size > LIMIT:
                raise Invalid(_("文件超过5 MB，请分成几个文件上传。"), fields={"file": ""})
            data = file.read()
            plan = preview_import(access, data)
        except Invalid as error:
            take_errors(form, error)
        else:
            context = {"plan": plan, "ticket": keep(access, data, SALT), "filename": file.name, "sheets": sheet_forms()}
            return render(request, "organs/import_preview.html", context)
    return render(
        request, "organs/import.html", {"form": form, "sheets": sheet_forms()}, status=422 if form.errors else 200
    )


@never_cache
@signed_in
def carry_out(request: HttpRequest) -> HttpResponse:
    """Import what was previewed; the first passwords are shown once."""
    _may_import(request)
    access = access_of_request(request)
    if request.method != "POST":
        return redirect("web:import-people")
    try:
        data, _said = kept(
            access, request.POST.get("ticket", ""), SALT, expired=_("预览已过期，没有导入；请重新上传文件。")
        )
    except NotFound as gone:
        messages.error(request, gone.message)
        return redirect("web:import-people")
    done = import_people(access, data, key=key_of(request))
    return render(request, "organs/imported.html", {"done": done})


@require_GET
@signed_in
def template(request: HttpRequest) -> HttpResponse:
    """Give the empty workbook with its heads, and what each column takes."""
    book = Workbook()
    first = book.active
    assert first is not None
    book.remove(first)
    for form in sheet_forms().values():
        sheet = book.create_sheet(form.sheet)
        sheet.append([column.head + ("*" if column.required else "") for column in form.columns])
        for cell, column in zip(sheet[1], form.columns, strict=True):
            cell.font = Font(bold=True)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
            sheet.column_dimensions[cell.column_letter].width = max(14, 2 * len(column.head))
        sheet.freeze_panes = "A2"
    notes = book.create_sheet("说明")
    notes.append(["工作表", "栏目", "必填", "填法", "例"])
    for form in sheet_forms().values():
        for column, example in zip(form.columns, form.example, strict=True):
            notes.append([form.sheet, column.head, "是" if column.required else "", column.help, example])
    stream = io.BytesIO()
    book.save(stream)
    return HttpResponse(
        stream.getvalue(),
        content_type=MEDIA["xlsx"],
        headers={"Content-Disposition": 'attachment; filename="organs-and-people.xlsx"'},
    )
