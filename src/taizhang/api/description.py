"""``/api/openapi.json``: what ninja says of the operations, and what every one of them may answer besides."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

PROBLEM: dict[str, Any] = {
    "title": "Problem",
    "description": "Problem details (RFC 9457). 出错时的统一格式。",
    "type": "object",
    "properties": {
        "type": {"type": "string", "format": "uri", "description": "Names the kind of problem; not to be fetched."},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "code": {"type": "string", "pattern": "^[a-z0-9_]+$", "description": "Stable name of the kind of problem."},
        "detail": {"type": "string", "description": "One sentence for a person: what is wrong and what to do."},
        "fields": {
            "type": "object",
            "additionalProperties": {"type": "string"},
            "description": "What is wrong with which part of the request.",
        },
        "about": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "kind": {"type": "string", "description": "matter 督办事项 or order 督办单."},
                    "id": {"type": "integer"},
                    "number": {"type": "string"},
                    "title": {"type": "string"},
                    "due": {"type": ["string", "null"], "format": "date"},
                },
                "required": ["kind", "id", "number", "title", "due"],
                "additionalProperties": False,
            },
            "description": "What stands in the way: open matters and orders on the same subject.",
        },
    },
    "required": ["type", "title", "status", "code", "detail"],
    "additionalProperties": False,
}

REFUSED: dict[str, Any] = {
    "description": (
        "Refused: 400 not understood, 401 not signed in, 403 not allowed, 404 not there or not for the caller, "
        "409 not in this state or a key used before, 413 too large, 422 does not fit, 429 too many requests."
    ),
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


class DescribedAPI(NinjaAPI):
    """An interface whose description holds its problems too, so that a program can be generated from it."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """Return the description: OpenAPI 3.1."""
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        schema["components"]["schemas"]["Problem"] = PROBLEM
        schema["components"].setdefault("responses", {})["Refused"] = REFUSED
        for ways in schema["paths"].values():
            for operation in ways.values():
                operation["responses"]["4XX"] = {"$ref": "#/components/responses/Refused"}
        return schema
