"""The tables of the demonstration, read from ``data/``."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return one table: organs, people, year."""
    return tomllib.loads(files("taizhang.conf.demonstration").joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))
