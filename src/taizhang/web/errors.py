"""Pages for what went wrong: what happened, why, and what to do next."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taizhang.audit.service import note_look


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What a page says about one status."""

    what: str | Promise
    next: str | Promise


TROUBLES: dict[int, Trouble] = {
    400: Trouble(
        what=_("这个请求的内容不完整或无法识别。"),
        next=_("请返回上一页，刷新后重新操作。"),
    ),
    401: Trouble(
        what=_("您还没有登录，或登录已过期。"),
        next=_("请登录后再打开这个页面。"),
    ),
    403: Trouble(
        what=_("您的账户没有办理这件事的权限。"),
        next=_("如确需办理，请联系本单位负责人或系统管理员开通。"),
    ),
    404: Trouble(
        what=_("没有找到这个页面或这条记录，它可能不存在，也可能不在您的查看范围内。"),
        next=_("请核对地址，或从菜单重新进入。"),
    ),
    405: Trouble(
        what=_("这个地址不能直接打开，它只接受页面上的按钮提交。"),
        next=_("请返回上一页，从按钮办理。"),
    ),
    409: Trouble(
        what=_("这条记录的状态已经变化，刚才的操作没有办理。"),
        next=_("请返回查看最新状态，再决定是否办理。"),
    ),
    413: Trouble(
        what=_("提交的内容太大，没有收下。"),
        next=_("请减小文件或分几次提交。"),
    ),
    422: Trouble(
        what=_("填写的内容有不符合要求的地方，没有保存。"),
        next=_("请返回修改后重新提交。"),
    ),
    429: Trouble(
        what=_("登录失败次数过多，这个账户在本机上暂时锁定。"),
        next=_("请30分钟后再试；忘记密码请联系系统管理员重设。"),
    ),
    500: Trouble(
        what=_("系统处理这个请求时出了故障，刚才的操作没有办理，已有的数据没有受影响。"),
        next=_("请稍后重试；仍不行，请把发生的时间和所办的事告诉系统管理员。"),
    ),
}


def page(request: HttpRequest, status: int, message: str = "") -> HttpResponse:
    """Return the page of a status; ``message`` is a sentence that knows more than the usual one."""
    trouble = TROUBLES.get(status, TROUBLES[500] if status >= 500 else TROUBLES[400])
    context = {"status": status, "what": message or trouble.what, "next": trouble.next}
    return render(request, "web/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page for a request that makes no sense."""
    return page(request, 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page for what one may not do."""
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page for what is not there."""
    return page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Return the page for a failure of the platform."""
    return page(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return the page for a form that is too old, or that came from elsewhere."""
    sentence = _("页面停留太久，或浏览器没有保存登录信息，刚才填写的内容没有提交。请返回上一页，刷新后重新提交。")
    return page(request, 403, str(sentence))


def locked_out(request: HttpRequest, credentials: dict[str, str], *args: object, **kwargs: object) -> HttpResponse:
    """Return the page for an account that is locked for a while, and note that it is."""
    tried = str((credentials or {}).get("username") or request.POST.get("username", ""))
    note_look(person=None, name=tried, action="locked-out", address=request.META.get("REMOTE_ADDR"))
    return page(request, 429)
