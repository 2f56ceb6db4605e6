"""Every operation, for every role, with whatever its description allows and what it does not: it never fails.

Schemathesis makes requests from ``/api/openapi.json``; half of the time keys in them are those of things that are
there, so that what is sent reaches the rules behind the addresses. Each answer must be one that the description names:
its status, its media type, its content; errors are problem details. What a request changes is taken back.
"""

import json
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from taizhang.api.urls import api
from tests.matrix.world import World
from tests.standing_world import ACCOUNTS, programs, taken_back

pytestmark = pytest.mark.django_db

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]

NAMED = {
    "id": "", "entry": "entry", "sheet": "score_frozen", "item": "item", "person": "person", "lead": "organ",
    "proposed": "organ", "leader": "person", "instructed_by": "person", "ids": "",
    "tasks": "task", "others": "commitment",
    "conclusion": "closing", "appointment": "", "parent": "task", "figure": "figure", "object": "task",
}  # fmt: skip
"""Names that parts of a request have for the key of a thing, where they are not the kind itself."""

EXAMPLES = int(os.environ.get("TAIZHANG_EXAMPLES", "2"))
"""Requests of an operation that its description allows, and half as many that it does not; each is sent as everyone."""

MODES = {"allowed": GenerationMode.POSITIVE, "not allowed": GenerationMode.NEGATIVE}


HANDLER = WSGIHandler()


def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    """The platform, every answer read to its end and closed, as a server does it."""
    answer = HANDLER(environ, start_response)
    try:
        return [b"".join(answer)]
    finally:
        answer.close()


def operations() -> list[Any]:
    described = json.loads(json.dumps(api.get_openapi_schema()))
    schema = schemathesis.openapi.from_dict(described)
    schema.app = application
    found: list[Any] = list(schema.get_all_operations())
    return [one.ok() for one in found]


@pytest.mark.parametrize("way", ["get", "post"])
@pytest.mark.parametrize("mode", MODES)
def test_no_request_makes_an_operation_fail(
    whole_world: World, way: str, mode: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)  # thousands are refused, as they should be
    senders: dict[str, dict[str, str]] = {
        account: {"Authorization": program.defaults["HTTP_AUTHORIZATION"]}
        for account, program in programs(whole_world).items()
    } | {"public": {}}
    wrong: list[str] = []
    answered: dict[int, int] = {}
    for operation in operations():
        if operation.method == way:
            for account, status, fault in sent(operation, MODES[mode], senders, whole_world):
                answered[status] = answered.get(status, 0) + 1
                if fault:
                    wrong.append(f"{account}: {fault}")
    assert not wrong, f"{len(wrong)} faults\n" + "\n\n".join(wrong[:20])
    assert (mode == "not allowed") or answered.get(200, 0) > 50, answered


def sent(
    operation: Any, mode: GenerationMode, senders: Mapping[str, Mapping[str, str]], world: World
) -> Iterator[tuple[str, int, str]]:
    """Send some requests of one operation as everyone; yield account, status, and what is wrong with the answer."""
    if mode is GenerationMode.NEGATIVE and not list(operation.iter_parameters()) and not operation.body:
        return
    found: list[tuple[str, int, str]] = []
    kind = operation.path.split("/")[2]

    @settings(
        max_examples=EXAMPLES if mode is GenerationMode.POSITIVE else EXAMPLES // 2, deadline=None, database=None,
        derandomize=True,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(
        case=operation.as_strategy(generation_mode=mode), known=st.booleans(), choose=st.randoms(use_true_random=False)
    )
    def send(case: Any, known: bool, choose: Any) -> None:
        if known:
            there(case, kind, world, choose.choice)
        for account, headers in senders.items():
            cache.clear()
            with taken_back():
                answer = case.call(headers=dict(headers))
                try:
                    case.validate_response(answer, checks=CHECKS)
                except FailureGroup as faults:
                    found.append((account, answer.status_code, f"{case.as_curl_command()[:1500]}\n{faults.exceptions}"))
                else:
                    found.append((account, answer.status_code, ""))

    # Some descriptions leave nothing that is not allowed.
    with suppress(Unsatisfiable):
        send()
    yield from found


def there(case: Any, kind: str, world: World, choose: Callable[[list[int]], int]) -> None:
    """Put keys of things that are there in place of those that were made up."""

    def replaced(name: str, value: Any) -> Any:
        if isinstance(value, dict):
            return {inner: replaced(inner, one) for inner, one in value.items()}
        if isinstance(value, list):
            return [replaced(name, one) for one in value]
        keys = keys_of(NAMED.get(name, name) or kind.rstrip("s"), world)
        return choose(keys) if keys and isinstance(value, int) and not isinstance(value, bool) else value

    for part in ("path_parameters", "query", "body"):
        held = getattr(case, part)
        if isinstance(held, dict):
            setattr(case, part, {name: replaced(name, value) for name, value in held.items()})


def keys_of(kind: str, world: World) -> list[int]:
    """The keys of all things of a kind; none for what is no kind."""
    if kind == "organ":
        return [organ.pk for organ in world.organs.values()]
    if kind == "month":
        return [202610, 202611]
    if kind == "year":
        return [2025, 2026]
    return [int(one.pk) for name, one in world.things.items() if name.partition(".")[0] == kind]


def test_accounts_are_of_every_role(whole_world: World) -> None:
    from taizhang.organs.service import roles

    held = {one.role for name in ACCOUNTS for one in whole_world.people[name].appointments.all()}
    assert held == set(roles())
