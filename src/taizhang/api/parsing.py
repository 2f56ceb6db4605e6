"""What comes in, before any resource sees it: text that no database keeps is refused here, once for all."""

import json
from typing import Any

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.parser import Parser

from taizhang.audit.service import Invalid

MESSAGE = "请求里有数据库不能保存的字符。The request holds characters that no database keeps (NUL, lone surrogates)."


def keeps(value: Any) -> bool:
    """Return whether both databases keep every text in a parsed value."""
    match value:
        case str():
            return "\x00" not in value and not any("\ud800" <= sign <= "\udfff" for sign in value)
        case dict():
            return all(keeps(name) and keeps(one) for name, one in value.items())
        case list():
            return all(keeps(one) for one in value)
    return True


class CleanParser(Parser):
    """Parses bodies, forms and query strings, and refuses what cannot be kept."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Return the parsed body; raises ValueError, which becomes a problem, for what cannot be kept."""
        value = json.loads(request.body)
        if not keeps(value):
            raise ValueError(MESSAGE)
        return value

    def parse_querydict(self, data: MultiValueDict[str, Any], list_fields: list[str], request: HttpRequest) -> Any:
        """Return the parsed form or query string; raises Invalid for what cannot be kept."""
        value = super().parse_querydict(data, list_fields, request)
        if not keeps(dict(value)):
            raise Invalid(MESSAGE)
        return value
