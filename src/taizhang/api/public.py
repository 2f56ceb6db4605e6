"""What is public: no token and no session is asked for, and nothing else is ever in it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema

from taizhang.api.frame import Key, writing
from taizhang.api.numbers import Place
from taizhang.audit.service import NotFound
from taizhang.ledger.service import publish_task
from taizhang.publishing import service

router = Router(tags=["public"])


class DatasetOut(Schema):
    """公开数据集."""

    name: str
    title: str
    title_en: str
    description: str
    rows: int = Field(description="How many rows it has.")


class TaskPublicIn(Schema):
    """Whether it is public."""

    public: bool


@router.get("/public", response=list[DatasetOut], auth=None, summary="Public data sets")
def datasets(request: HttpRequest) -> Any:
    """Return the public data sets."""
    found = [make() for make in service.DATASETS.values()]
    return [
        {"name": one.name, "title": one.zh, "title_en": one.en, "description": one.description, "rows": len(one.rows)}
        for one in found
    ]


@router.get("/public/{name}", auth=None, summary="One public data set")
def dataset(request: HttpRequest, name: str) -> HttpResponse:
    """Return a data set as JSON, with its ETag."""
    if name not in service.DATASETS:
        raise NotFound("没有这个数据集。There is no such data set.")
    body = service.as_json(service.DATASETS[name]())
    mark = service.tag(body)
    if request.headers.get("If-None-Match") == mark:
        return HttpResponse(status=304, headers={"ETag": mark})
    headers = {"ETag": mark, "Access-Control-Allow-Origin": "*"}
    return HttpResponse(body, content_type="application/json", headers=headers)


@router.post("/tasks/{task}/publish", summary="Publish a task, or take it off the public pages")
def publish(request: HttpRequest, task: Place, given: TaskPublicIn, key: Key = None) -> dict[str, Any]:
    """Mark a task public or not; what is internal is refused."""
    return publish_task(writing(request), task, public=given.public, key=key)
