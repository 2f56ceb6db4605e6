"""Giving every command as everyone: bodies made from the description of the interface, and what was refused."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from taizhang.audit.models import Command as Given
from taizhang.audit.models import Event
from tests.matrix.asking import NOWHERE, body_of, without_numbers
from tests.matrix.commands import Command
from tests.matrix.world import World

SAID = "情况属实，请按程序办理"

WORDS: Mapping[str, Any] = {"string": SAID, "integer": 1, "number": "1", "boolean": True, "array": [], "object": {}}


def fields_of(described: Mapping[str, Any], path: str) -> tuple[dict[str, Any], bool]:
    """The fields of a command's body with something in each word, and whether it is a form with files."""
    if path not in _FIELDS:
        _FIELDS[path] = _fields(described, path)
    return _FIELDS[path]


_FIELDS: dict[str, tuple[dict[str, Any], bool]] = {}


def _fields(described: Mapping[str, Any], path: str) -> tuple[dict[str, Any], bool]:
    content = described["paths"][path]["post"].get("requestBody", {}).get("content", {})
    if not content:
        return {}, False
    media, told = next(iter(content.items()))
    schema = _resolved(described, told["schema"])
    made = {}
    for name, field in schema.get("properties", {}).items():
        kind = _resolved(described, field).get("type", "")
        if kind == "string" and field.get("format") != "binary" and "enum" not in field:
            made[name] = SAID
        elif name in schema.get("required", ()):
            made[name] = WORDS.get(kind, SAID)
    return made, media != "application/json"


def _resolved(described: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" in schema:
        found: Any = described
        for part in schema["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        return dict(found)
    if "anyOf" in schema:
        return _resolved(described, schema["anyOf"][0])
    return schema


def keys_of(command: Command, world: World) -> Iterator[tuple[str, str]]:
    """The name and the key of each thing that a command can be about."""
    for kind in (*command.about.split(), *command.others):
        if kind == "organ":
            yield from ((f"organ.{code}", str(organ.pk)) for code, organ in world.organs.items())
        if kind == "window":
            yield "window.december", "202612"
        yield from ((name, str(row.pk)) for name, row in sorted(world.things.items()) if name.partition(".")[0] == kind)


def given(
    client: Client, world: World, path: str, command: Command, key: str, described: Mapping[str, Any]
) -> tuple[int, str, bool]:
    """Give a command about the thing with this key and take it back: status, body, and whether anything was written."""
    fields, form = fields_of(described, path)
    asked = filled({**fields, **command.body}, key, world)
    address = path
    for name, value in command.path.items():
        address = address.replace(f"{{{name}}}", value)
    before, _brace, rest = address.partition("{")
    address = before + key + rest.partition("}")[2] if rest else address
    if command.file:
        asked = {name: value for name, value in asked.items() if value is not None}
        asked[command.file] = SimpleUploadedFile("佐证.txt", "第三季度完成投资九十一亿元。".encode())
    if command.path.get("seen"):
        address += "?seen=" + command.path["seen"]
    with transaction.atomic():
        known = Event.objects.count(), Given.objects.count()
        if form:
            answer = client.post(address, asked)
        else:
            answer = client.post(address, json.dumps(asked), content_type="application/json")
        said = answer.status_code, body_of(answer)
        wrote = (Event.objects.count(), Given.objects.count()) != known
        transaction.set_rollback(True)
    return *without_numbers(said), wrote


def filled(value: Any, key: str, world: World) -> Any:
    """A body with its marks replaced: ``@`` by the key, ``!`` by that of an organ or a thing."""
    match value:
        case "@":
            return int(key)
        case str() if value.startswith("!"):
            return world.key(value[1:]) if "." in value else world.organs[value[1:]].pk
        case Mapping():
            return {name: filled(one, key, world) for name, one in value.items()}
        case list():
            return [filled(one, key, world) for one in value]
    return value


def absent(command: Command) -> str:
    """A key that nothing has."""
    return "202912" if command.about == "window" else NOWHERE
