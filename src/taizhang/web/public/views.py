"""Pages for everyone, without signing in: what is marked public, and open data. No access but PUBLIC is used."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from taizhang.ledger.service import public_tasks
from taizhang.organs.records import PUBLIC
from taizhang.organs.service import organ_names
from taizhang.publishing.service import (
    DATASETS,
    Dataset,
    as_csv,
    as_json,
    csvw,
    package,
    published_bulletins,
    schema,
    tag,
)
from taizhang.publishing.service import bulletin as one_bulletin
from taizhang.web.publishing.views import given_file, shown_blocks

_AGE = "public, max-age=300"


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Show the public tasks and bulletins."""
    rows = public_tasks()
    offered = sorted({one.year for one in rows}, reverse=True)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else (offered[0] if offered else None)
    context = {
        "rows": [one for one in rows if one.year == year],
        "years": offered,
        "year": year,
        "bulletins": published_bulletins(),
        "organs": organ_names(),
        "sets": [_words(data()) for data in DATASETS.values()],
    }
    return _kept(request, render(request, "public/front.html", context))


def _words(data: Dataset) -> tuple[str, str, str, int]:
    english = (get_language() or "").startswith("en")
    said = (data.en, data.description_en) if english else (data.zh, data.description)
    return (data.name, *said, len(data.rows))


@require_safe
def bulletin(request: HttpRequest, bulletin: int) -> HttpResponse:
    """Show one public bulletin."""
    found = one_bulletin(PUBLIC, bulletin)
    return _kept(request, render(request, "public/bulletin.html", {"one": found, "blocks": shown_blocks(found)}))


@require_safe
def bulletin_file(request: HttpRequest, bulletin: int, form: str) -> HttpResponse:
    """Give the file of a public bulletin."""
    return _kept(request, given_file(PUBLIC, bulletin, form))


@require_safe
def data(request: HttpRequest, name: str, form: str) -> HttpResponse:
    """Give a data set: ``csv``, ``json``, ``schema.json`` or ``csv-metadata.json``."""
    if name not in DATASETS:
        raise Http404
    found = DATASETS[name]()
    address = request.build_absolute_uri(reverse("web:open-data", args=[name, "csv"]))
    forms: Mapping[str, tuple[str, Callable[[], bytes]]] = {
        "csv": ("text/csv; charset=utf-8; header=present", lambda: as_csv(found)),
        "json": ("application/json", lambda: as_json(found)),
        "schema.json": ("application/schema+json", lambda: schema(found)),
        "csv-metadata.json": ("application/csvm+json", lambda: csvw(found, address=address)),
    }
    if form not in forms:
        raise Http404
    media, body = forms[form]
    return _kept(request, HttpResponse(body(), content_type=media, headers={"Access-Control-Allow-Origin": "*"}))


@require_safe
def datapackage(request: HttpRequest) -> HttpResponse:
    """Give the description of all data sets."""
    sets = [one() for one in DATASETS.values()]
    addresses = {one.name: request.build_absolute_uri(reverse("web:open-data", args=[one.name, "csv"])) for one in sets}
    headers = {"Access-Control-Allow-Origin": "*"}
    return _kept(request, HttpResponse(package(sets, addresses), content_type="application/json", headers=headers))


def _kept(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The response with its ETag, or 304 where the asker has it."""
    if response.status_code != 200:
        return response
    # A page holds a token of its forms, which differs each time and is no part of what it says.
    html = response.headers.get("Content-Type", "").startswith("text/html")
    if html:
        response.headers["Cache-Control"] = "private, no-cache"
        return response
    mark = tag(response.content)
    if request.headers.get("If-None-Match") == mark:
        response = HttpResponse(status=304)
    response.headers["ETag"] = mark
    response.headers["Cache-Control"] = _AGE
    return response
