"""Words for areas: whose figures are told, and whose are not the issuer's own."""

import re
from dataclasses import dataclass
from typing import Any

from taizhang.reading.patterns import lazy
from taizhang.reading.tables import alternation


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRule:
    """Words for areas: whose figures are told, and whose are not the issuer's own."""

    endings: tuple[str, ...]
    """Endings of a heading or responsible unit that is an area."""
    parts: tuple[str, ...]
    """Words before a figure that make it one of what lies along or around something."""
    never: tuple[str, ...]
    """Endings of what is none all the same."""
    each: tuple[str, ...]
    """What stands for each of several areas."""
    owners: re.Pattern[str]
    """Matches whose figures a list of several opens with, up to its first figure's name (省属企业完成)."""
    longest: int
    """How many characters the name of an area has at most."""
    own_level_before: tuple[str, ...]
    """Words before which a document's own level says nothing."""


def area_rule(raw: dict[str, Any]) -> AreaRule:
    """Return the rule that the data file, read as ``raw``, lays down."""
    areas: dict[str, Any] = raw["areas"]
    return AreaRule(
        endings=tuple(areas["endings"]),
        parts=tuple(areas["parts"]),
        never=tuple(areas["never"]),
        each=tuple(areas["each"]),
        owners=lazy(
            f"(?:^|[,，;；:：])([\u4e00-\u9fff]{{2,12}}?(?:{alternation(areas['owners'])}))"
            f"(?:{alternation(areas['owners_do'])})"
        ),
        longest=areas["longest"],
        own_level_before=tuple(raw["names"]["own_level_before"]),
    )
