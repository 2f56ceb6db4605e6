"""One of everything, at noon of a day on which October is locked, for a whole module of tests that send anything."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.test import Client, override_settings

from taizhang.documents.models import Finding
from taizhang.ledger import models as ledger
from taizhang.storage import standing_at
from taizhang.supervision import models as supervision
from tests.matrix.world import NOON, World, make_world
from tests.platform_world import client_of, program_of

ACCOUNTS = (
    "office",
    "administrator",
    "leader",
    "auditor",
    "head_jia",
    "liaison_jia",
    "reader_jia",
)
"""One account of each role."""


@contextmanager
def standing(folder: Path) -> Iterator[World]:
    """The world in a transaction of its own, which is taken back; files go into ``folder``."""
    cache.clear()
    # A real application ends its connection after a request; here that would end the world.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        with (
            override_settings(TAIZHANG_BLOBS=folder, TAIZHANG_SEALS=folder, TAIZHANG_GOVERNMENT="云溪区人民政府"),
            standing_at(NOON),
            transaction.atomic(),
        ):
            world = make_world()
            _as_acts_leave_it()
            yield world
            transaction.set_rollback(True)
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def _as_acts_leave_it() -> None:
    """What the matrix has no need of, but the next act stands on: the registers, the places of findings."""
    ledger.Register.objects.update_or_create(year=2026, defaults={"last": ledger.Matter.objects.count()})
    for series, model in (("order", supervision.Order), ("recheck", supervision.Recheck)):
        last = model._default_manager.count()
        supervision.Register.objects.update_or_create(series=series, year=2026, defaults={"last": last})
    Finding.objects.update(payload={"verdict": "contradicts", "places": [], "stated": None, "computed": None})


@contextmanager
def taken_back() -> Iterator[None]:
    """Whatever is written inside is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def browsers(world: World) -> dict[str, Client]:
    """A browser for each account."""
    return {account: client_of(world.people[account].pk) for account in ACCOUNTS}


def programs(world: World) -> dict[str, Client]:
    """A program for each account."""
    return {account: program_of(world.people[account].pk) for account in ACCOUNTS}
