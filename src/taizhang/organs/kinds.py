"""The kinds of organs with their words."""

from collections.abc import Mapping

from taizhang.organs.models.organ import OrganKind


def kinds() -> Mapping[str, str]:
    """Return the kinds of organs: code → word in the language of the request."""
    return {kind.value: str(kind.label) for kind in OrganKind}
