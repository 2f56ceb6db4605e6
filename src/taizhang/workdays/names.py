"""English names of holidays and regions, for English output."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _names() -> dict[str, str]:
    table = tomllib.loads((files("taizhang.workdays") / "data" / "names.toml").read_text(encoding="utf-8"))
    return {**table["names"], **table["scopes"]}


def english_name(name: str) -> str:
    """The English name of a holiday or region; the name itself when none is on record, as offices add theirs."""
    return _names().get(name, name)
