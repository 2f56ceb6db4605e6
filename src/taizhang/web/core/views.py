"""Saved views: a list kept under a name as it was filtered and sorted."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from taizhang.organs.service import drop_view, keep_view
from taizhang.web.request import access_of_request, back_of, signed_in, whole_number


@require_POST
@signed_in
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the list under the given name, or drop the one that was kept (field ``drop``), and go back."""
    access = access_of_request(request)
    drop = request.POST.get("drop", "")
    dropped = whole_number(drop)
    if dropped is not None:
        drop_view(access, dropped)
        messages.success(request, _("常用视图已删除。"))
    else:
        kept = keep_view(
            access,
            page=request.POST.get("page", ""),
            name=request.POST.get("name", ""),
            query=request.POST.get("query", ""),
        )
        messages.success(request, _("已存为常用视图“%(name)s”，在列表上方随时可以打开。") % {"name": kept.name})
    return redirect(back_of(request))
