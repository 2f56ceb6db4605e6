"""Numbers that callers give: keys and years, within what the databases keep."""

from typing import Annotated

from ninja import Field

Place = Annotated[int, Field(ge=1, le=2**62)]
"""The key of an object."""

Year = Annotated[int, Field(ge=1900, le=2999)]
"""A year."""

Month = Annotated[int, Field(ge=190001, le=299912)]
"""A month, as 202610."""
