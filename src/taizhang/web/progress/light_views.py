"""人工定灯: set a light by hand beside the computed one, and end that."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from taizhang.audit.service import Invalid, NotFound
from taizhang.ledger.service import override_light, release_light
from taizhang.web.progress.forms import LightForm
from taizhang.web.request import access_of_request, back_of, key_of, signed_in


@signed_in
@require_POST
def act(request: HttpRequest, task: int, verb: str) -> HttpResponse:
    """Set or release the light of a task."""
    access = access_of_request(request)
    if verb == "set":
        form = LightForm(request.POST)
        if not form.is_valid():
            raise Invalid("".join(str(error) for errors in form.errors.values() for error in errors))
        override_light(access, task, **form.cleaned_data, key=key_of(request))
        messages.success(request, _("已人工定灯；系统计算的灯照常列在旁边。"))
    elif verb == "release":
        release_light(access, task, reason=request.POST.get("reason", ""), key=key_of(request))
        messages.success(request, _("已解除人工定灯。"))
    else:
        raise NotFound(_("没有这个操作。"))
    return redirect(back_of(request, reverse("web:task", args=[task]) + "?tab=progress"))
