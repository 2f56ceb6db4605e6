"""What is refused before or beside the resources (an unknown address, a wrong method, a failure) is a problem too."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from taizhang.api.problems import MEDIA, problem

GetResponse = Callable[[HttpRequest], HttpResponse]

KEPT = ("Allow", "Retry-After", "WWW-Authenticate")
"""Headers that say what to do next."""


SENTENCES = {
    401: ("not_signed_in", "请先登录或提供有效的令牌。Sign in or give a valid token."),
    403: ("not_allowed", "请求被拒绝：网页会话要带CSRF令牌。Refused: with the session of a page, give its CSRF token."),
    404: ("not_found", "没有这个地址，请对照接口说明。There is no such address; see the description of the interface."),
    405: (
        "method_not_allowed",
        "这个地址不接受这种方法。This address does not take this method; see the header Allow.",
    ),
    413: ("too_large", "请求太大，没有收下。The request is too large."),
    429: ("too_many", "请求过于频繁，请稍后再试。Too many requests."),
}
"""The code of a status, and what it says, in both languages: here nothing is known of the caller's."""

NOT_UNDERSTOOD = ("bad_request", "这个请求不完整或无法识别。The request is not whole or cannot be understood.")

FAILED = (
    "failed",
    "系统出了故障，刚才的操作没有办理，请稍后用同一个编号重试。"
    "The platform failed and nothing was done; try again later with the same key.",
)


class ProblemsMiddleware:
    """Turns every error under ``/api/`` that is no problem yet into one."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on, and look at what comes back."""
        response = self.get_response(request)
        if not request.path.startswith("/api/") or response.status_code < 400:
            return response
        if response.get("Content-Type", "").startswith(MEDIA):
            return response
        status = response.status_code
        code, detail = FAILED if status >= 500 else SENTENCES.get(status, NOT_UNDERSTOOD)
        kept = {name: response[name] for name in KEPT if name in response}
        return problem(status, code, detail, headers=kept)
