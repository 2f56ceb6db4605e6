"""Asking every address as everyone: addresses with and without the things they are about, and what an answer shows."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.matrix.routes import Route
from tests.matrix.world import World

MARK = re.compile(r"SNT\d{7}X")

NOWHERE = "987654321"
"""A key that nothing has."""

Asked = tuple[str, str | None, str]
"""An address, the name of the thing that it is about (or None), and the same address for a thing that is not there."""


@cache
def pages() -> Mapping[str, str]:
    """Every page's route by its name, as the resolver knows them."""
    return dict(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[Any], before: str, space: str) -> Iterator[tuple[str, str]]:
    for one in patterns:
        if isinstance(one, URLPattern):
            if space == "web":
                yield str(one.name), before + str(one.pattern)
        elif isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, before + str(one.pattern), str(one.namespace or space))


def addresses(template: str, route: Route, world: World) -> Iterator[Asked]:
    """Every address of a route: one for each thing that it can be about."""
    if template.startswith("^"):
        yield from ((f"/open/data/tasks.{ending}", None, "") for ending in ("csv", "json", "schema.json"))
        return
    choices = [[(name, *one) for one in _values(what, world)] for name, what in route.of.items()]
    for chosen in product(*choices):
        thing = next((named for _name, _value, named, _missing in chosen if named is not None), None)
        yield (
            _filled(template, {name: value for name, value, _named, _missing in chosen}),
            thing,
            _filled(template, {name: missing for name, _value, _named, missing in chosen}),
        )


def _filled(template: str, values: Mapping[str, str]) -> str:
    address, rest = "/" + template.lstrip("/"), {}
    for name, value in values.items():
        filled = re.sub(rf"<(?:\w+:)?{name}>|\{{{name}\}}", value, address)
        if filled == address:
            rest[name] = value
        address = filled
    assert "<" not in address and "{" not in address, (
        f"{address}: the table names no thing for this part of the address"
    )
    return address + ("?" + "&".join(f"{name}={value}" for name, value in rest.items()) if rest else "")


def _values(what: str, world: World) -> Iterator[tuple[str, str | None, str]]:
    """What a part of an address may be, the name of the thing, and the same part for one that is not there."""
    for word in what.split():
        kind, _colon, ending = word.partition(":")
        if kind.startswith("="):
            yield kind[1:], None, kind[1:]
        elif kind == "organ":
            yield from ((str(organ.pk), f"organ.{code}", NOWHERE) for code, organ in world.organs.items())
        elif kind == "published":
            for name in ("draft", "internal", "public"):
                thing = f"bulletin.{name}"
                yield str(world.key(thing)), thing if name == "public" else "unpublished.bulletin", NOWHERE
        else:
            for name, row in sorted(world.things.items()):
                if name.partition(".")[0] == kind and ending == "code":
                    yield str(getattr(row, "code")), name, "nosuch"  # noqa: B009 - kept as a plain Model
                elif name.partition(".")[0] == kind:
                    yield f"{ending}{row.pk}", name, ending + NOWHERE


def body_of(answer: Any) -> str:
    """What an answer says: text, or all parts of a packed file."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            return "\n".join(packed.read(name).decode(errors="replace") for name in sorted(packed.namelist()))
    return str(body.decode(errors="replace"))


def shown_in(answer: Any, marks: Mapping[str, str]) -> set[str]:
    """The names of the things of which an answer shows the mark."""
    return {marks[found] for found in MARK.findall(body_of(answer)) if found in marks}


def plainly(answer: Any) -> tuple[int, str]:
    """Status and body without what differs from one answer to the next: keys of forms, tokens, times in files."""
    body = re.sub(r'(name="(?:csrfmiddlewaretoken|key)" value=")[^"]*', r"\1", body_of(answer))
    body = re.sub(r"(docProps/core\.xml|<dcterms:(?:created|modified)[^>]*>)[^<]*", r"\1", body)
    return answer.status_code, body


def without_numbers(said: tuple[int, str]) -> tuple[int, str]:
    """The same without any digits and letters of codes: two addresses differ in nothing else."""
    return said[0], re.sub(r"\d+|nosuch|gdp", "0", said[1])


def joined(address: str, query: str) -> str:
    """The address with this query."""
    return address + (query.replace("?", "&", 1) if "?" in address else query)


def answer_of(client: Client, address: str) -> Any:
    """What is answered to GET; an error inside is raised."""
    return client.get(address)
