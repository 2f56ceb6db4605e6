"""One world for all tests of a module, made once and taken back at the end; everyone signed in."""

import hashlib
import logging
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.template.base import Template
from django.test import Client, override_settings
from django.test.utils import _TestState

from taizhang.organs.models import ApiToken
from taizhang.storage import now, standing_at
from tests.matrix.who import ACCOUNTS, PUBLIC
from tests.matrix.world import NOON, World, make_world
from tests.platform_world import client_of, program_of


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The world, in a transaction of its own."""
    blobs: Path = tmp_path_factory.mktemp("blobs")
    with (
        django_db_blocker.unblock(),
        override_settings(TAIZHANG_BLOBS=blobs, TAIZHANG_SEALS=blobs, TAIZHANG_GOVERNMENT="云溪区人民政府"),
        standing_at(NOON),
        transaction.atomic(),
    ):
        yield make_world()
        transaction.set_rollback(True)
    assert settings.configured


@pytest.fixture(scope="module", autouse=True)
def plain_templates() -> Iterator[None]:
    """Render without keeping every context for tests to look at: thousands of pages are asked for."""
    instrumented = Template._render  # type: ignore[attr-defined]
    Template._render = _TestState.saved_data.template_render  # type: ignore[attr-defined]
    yield
    Template._render = instrumented  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def browsers(world: World) -> Mapping[str, Client]:
    """A browser for every account, and one of the public."""
    return {name: client_of(world.people[name].pk) for name in ACCOUNTS} | {PUBLIC: Client()}


@pytest.fixture(scope="module")
def programs(world: World) -> Mapping[str, Client]:
    """A program with a token for every account, and one without."""
    return {name: program_of(world.people[name].pk) for name in ACCOUNTS} | {PUBLIC: Client()}


def worthless(world: World) -> Iterator[tuple[str, Client, int]]:
    """Programs of the office whose tokens do not read: what each is, and what it is answered."""
    for name, scopes, fields, status in (
        ("expired", ["read", "write"], {"expires_at": now() - timedelta(seconds=1)}, 401),
        ("revoked", ["read", "write"], {"revoked_at": now()}, 401),
        ("writes only", ["write"], {}, 403),
    ):
        given: dict[str, Any] = {"expires_at": now() + timedelta(days=1)} | fields
        ApiToken.objects.create(
            person=world.people["office"], name=name, scopes=scopes, created_at=now(),
            digest=hashlib.sha256(name.replace(" ", "-").encode()).hexdigest(), **given,
        )  # fmt: skip
        yield name, Client(headers={"Authorization": f"Bearer {name.replace(' ', '-')}"}), status


def clear_rates() -> None:
    """Forget how often each account has asked."""
    cache.clear()


@pytest.fixture(autouse=True)
def unthrottled() -> Iterator[None]:
    """Forget how often each account has asked: rates have tests of their own. Thousands of refusals are not noted."""
    clear_rates()
    noting = logging.getLogger("django.request")
    level = noting.level
    noting.setLevel(logging.CRITICAL)
    yield
    noting.setLevel(level)
