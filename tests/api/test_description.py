"""What the interface says of itself: OpenAPI 3.1, every resource, every answer, problems everywhere."""

import importlib
import json
import pkgutil
import re
from collections import defaultdict
from typing import Any

import jsonschema_rs
import pytest
from django.test import Client
from ninja import Schema
from schemathesis.specs.openapi.definitions import OPENAPI_31_VALIDATOR

import taizhang.api
from taizhang.api.urls import api
from tests.platform_world import make_organ, make_person, program_of
from tests.reference import ROOT

pytestmark = pytest.mark.django_db

RESOURCES = [
    "documents",
    "figures",
    "commitments",
    "indicators",
    "observations",
    "organs",
    "people",
    "matters",
    "tasks",
    "progress",
    "amendments",
    "closings",
    "settlements",
    "bulletins",
    "events",
]

READ_ONLY = {"events"}
"""Resources that nobody writes: the history is a consequence of acts."""


@pytest.fixture
def described(client: Client) -> dict[str, Any]:
    answer = client.get("/api/openapi.json")
    assert answer.status_code == 200
    found: dict[str, Any] = json.loads(answer.content)
    return found


def operations(described: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(path, way, one) for path, ways in described["paths"].items() for way, one in ways.items()]


def test_it_is_openapi_3_1(described: dict[str, Any]) -> None:
    assert described["openapi"].startswith("3.1.")
    OPENAPI_31_VALIDATOR.validate(described)
    for name, schema in described["components"]["schemas"].items():
        assert jsonschema_rs.meta.is_valid({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}), name


@pytest.mark.parametrize("resource", RESOURCES)
def test_every_resource_is_listed_read_and_acted_on(described: dict[str, Any], resource: str) -> None:
    paths = described["paths"]
    parameters = {one["name"] for one in paths[f"/api/{resource}"]["get"]["parameters"]}
    if resource in READ_ONLY:
        assert {"cursor", "size"} <= parameters
        return
    assert parameters
    assert any(path.startswith(f"/api/{resource}/{{") and "get" in ways for path, ways in paths.items())
    assert any(path.startswith(f"/api/{resource}") and "post" in ways for path, ways in paths.items())


def test_every_name_of_an_operation_is_its_own_and_every_one_is_described(described: dict[str, Any]) -> None:
    names = [one["operationId"] for _path, _way, one in operations(described)]
    assert len(set(names)) == len(names)
    assert [name for name, (_path, _way, one) in zip(names, operations(described), strict=True)
            if not one.get("summary") or not one.get("description") or not one.get("tags")] == []  # fmt: skip


def test_every_schema_has_a_name_of_its_own() -> None:
    """Two of one name would be one in the description, and one of them wrong."""
    for module in pkgutil.iter_modules(taizhang.api.__path__, "taizhang.api."):
        importlib.import_module(module.name)
    waiting, named = [Schema], defaultdict[str, set[str]](set)
    while waiting:
        for one in waiting.pop().__subclasses__():
            waiting.append(one)
            if one.__module__.startswith("taizhang."):
                named[one.__name__].add(one.__module__)
    assert {name: modules for name, modules in named.items() if len(modules) > 1} == {}


def test_every_operation_says_what_its_problems_look_like(described: dict[str, Any]) -> None:
    for path, way, one in operations(described):
        assert one["responses"]["4XX"] == {"$ref": "#/components/responses/Refused"}, (path, way)
        assert "200" in one["responses"], (path, way)


@pytest.mark.parametrize(
    ("way", "address", "status", "code"),
    [
        ("GET", "/api/nothing", 404, "not_found"),
        ("GET", "/api/", 404, "not_found"),
        ("DELETE", "/api/tasks", 405, "method_not_allowed"),
        ("GET", "/api/tasks", 401, "not_signed_in"),
        ("POST", "/api/matters", 401, "not_signed_in"),
        ("GET", "/api/tasks/%00", 401, "not_signed_in"),
    ],
)
def test_every_error_is_a_problem(client: Client, way: str, address: str, status: int, code: str) -> None:
    answer = client.generic(way, address)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    said = answer.json()
    assert (said["code"], said["status"], said["title"]) == (code, status, code)
    assert said["detail"]
    assert ("Allow" in answer) == (status == 405)


def test_a_page_s_session_without_its_csrf_token_is_a_problem() -> None:
    organ = make_organ("区政府", kind="government")
    person = make_person("office", "auditor", organ)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    answer = browser.post("/api/tokens", {"name": "a", "scopes": ["read"], "days": 1}, content_type="application/json")
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")


def test_a_failure_is_a_problem_that_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    organ = make_organ("区政府", kind="government")
    program = program_of(make_person("office", "office", organ).pk)
    program.raise_request_exception = False

    def fails(*_arguments: object, **_named: object) -> None:
        raise RuntimeError("the table tasks_secret is gone")

    monkeypatch.setattr("taizhang.api.tasks.task_page", fails)
    answer = program.get("/api/tasks")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert answer.json()["code"] == "failed"
    assert "secret" not in answer.content.decode()


@pytest.mark.parametrize("name", ["interface.md", "interface.zh.md"])
def test_operations_and_codes_that_the_page_names_exist(name: str) -> None:
    page = (ROOT / "docs/reference" / name).read_text(encoding="utf-8")
    paths = api.get_openapi_schema()["paths"]
    named = re.findall(r"`(GET|POST) (/api/[^`]*)`", page)
    assert len(named) > 6
    assert [one for one in named if one[0].lower() not in paths.get(one[1], {})] == []
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/taizhang").rglob("*.py"))
    codes = re.findall(r"^\| `([a-z_]+)` \| \d{3} \|", page, re.M)
    assert len(codes) > 8 and [code for code in codes if f'"{code}"' not in sources] == []
