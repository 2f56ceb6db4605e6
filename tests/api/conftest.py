"""The world that tests of the whole interface share."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.matrix.world import World
from tests.standing_world import standing


@pytest.fixture(scope="module")
def whole_world(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """One of everything, taken back when the module is done."""
    with django_db_blocker.unblock(), standing(tmp_path_factory.mktemp("blobs")) as world:
        yield world
