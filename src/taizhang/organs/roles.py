"""The table of roles, read once from ``data/roles.toml``."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from taizhang.organs.records import Role


@cache
def roles() -> Mapping[str, Role]:
    """Return every role by its code, in the order of the table."""
    table = tomllib.loads(files("taizhang.organs").joinpath("data/roles.toml").read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            code: Role(
                code=code,
                zh=row["zh"],
                en=row["en"],
                second_factor=row["second_factor"],
                everywhere=frozenset(row["all"]),
                own=frozenset(row["own"]),
            )
            for code, row in table.items()
            if isinstance(row, dict)
        }
    )
