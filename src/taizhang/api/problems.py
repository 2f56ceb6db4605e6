"""Errors as problem details (RFC 9457): ``application/problem+json`` with a stable ``code``."""

import json
from collections.abc import Mapping, Sequence

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from taizhang.audit.service import Refused
from taizhang.storage import BadCursor

MEDIA = "application/problem+json"


def problem(
    status: int,
    code: str,
    detail: str,
    *,
    fields: Mapping[str, str] | None = None,
    about: Sequence[Mapping[str, object]] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Return a problem as a response. ``type`` names the page of the reference that explains the code.

    ``fields`` says of each field what is wrong with it, ``about`` names the objects that stand in the way.
    """
    body: dict[str, object] = {
        "type": f"https://taizhang.invalid/problems/{code}",
        "title": code,
        "status": status,
        "code": code,
        "detail": detail,
    }
    if fields:
        body["fields"] = dict(fields)
    if about:
        body["about"] = list(about)
    return HttpResponse(
        json.dumps(body, ensure_ascii=False),
        status=status,
        content_type=MEDIA,
        headers=headers or {},
    )


def install(api: NinjaAPI) -> None:
    """Make every error of the interface a problem."""

    @api.exception_handler(Refused)
    def refused(request: HttpRequest, error: Refused) -> HttpResponse:
        return problem(error.status, error.code, error.message, fields=error.fields, about=error.about)

    @api.exception_handler(BadCursor)
    def cursor(request: HttpRequest, error: BadCursor) -> HttpResponse:
        return problem(
            422, "bad_cursor", "游标无效，请从第一页重新开始。The cursor is not one of this list; begin again."
        )

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        fields = {".".join(str(part) for part in one["loc"]): str(one["msg"]) for one in error.errors}
        return problem(422, "invalid", "请求的内容不符合要求。The request does not fit the description.", fields=fields)

    @api.exception_handler(AuthenticationError)
    def unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        return problem(
            401,
            "not_signed_in",
            "请先登录或提供有效的令牌。Sign in or give a valid token.",
            headers={"WWW-Authenticate": "Bearer"},
        )

    @api.exception_handler(Throttled)
    def throttled(request: HttpRequest, error: Throttled) -> HttpResponse:
        wait = str(int(error.wait or 1))
        return problem(429, "too_many", "请求过于频繁，请稍后再试。Too many requests.", headers={"Retry-After": wait})

    @api.exception_handler(Http404)
    def missing(request: HttpRequest, error: Http404) -> HttpResponse:
        return problem(404, "not_found", "没有找到。Not found.")

    @api.exception_handler(HttpError)
    def other(request: HttpRequest, error: HttpError) -> HttpResponse:
        return problem(error.status_code, "refused", str(error))
