"""What an earlier state of the platform backed up comes back into the tables of today, and migrations fill them."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from pytest_django import Settings

from taizhang.audit.service import verify
from taizhang.conf.backup import restore
from taizhang.conf.backup.tables import backed_up
from taizhang.ledger.models import Progress, Task
from taizhang.organs.models import Appointment
from taizhang.search.models import Passage
from tests.platform_world import client_of

pytestmark = pytest.mark.django_db(transaction=True)

SEEDS = sorted((Path(__file__).parent / "releases").glob("*.zip"))


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, settings: Settings) -> Iterator[None]:
    settings.TAIZHANG_BLOBS = tmp_path / "blobs"
    settings.TAIZHANG_SEALS = tmp_path / "seals"
    yield
    call_command("flush", interactive=False, verbosity=0)


def test_there_is_one_to_try() -> None:
    assert SEEDS


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_an_earlier_state_comes_back_whole(seed: Path) -> None:
    with zipfile.ZipFile(seed) as packed:
        tables = {Path(name).stem: name for name in packed.namelist() if name.startswith("tables/")}
        kept = {table: packed.read(name).count(b"\n") for table, name in tables.items()}
    restore(seed)
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    held = {model._meta.label_lower: model._default_manager.count() for model in backed_up()}
    assert {name: held[name] for name in kept} == kept
    assert verify().breaks == ()
    # What migrations fill: every passage of a task or a report knows its task.
    assert set(Passage.objects.filter(kind="task").values_list("object_id", "scope")) <= {
        (task, task) for task in Task.objects.values_list("pk", flat=True)
    }
    assert set(Passage.objects.filter(kind="progress").values_list("object_id", "scope")) <= set(
        Progress.objects.values_list("pk", "task_id")
    )


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_people_of_an_earlier_state_go_on(seed: Path) -> None:
    restore(seed)
    liaison = Appointment.objects.filter(role="liaison", valid_to=None).order_by("pk").first()
    assert liaison is not None
    client = client_of(liaison.person_id)
    own = Task.objects.filter(lead=liaison.organ_id).exclude(state__in=("draft", "withdrawn")).order_by("-year", "pk")
    task = own.first()
    assert task is not None
    for address in ("/", "/tasks", f"/tasks/{task.pk}", f"/history/task/{task.pk}", "/dashboard"):
        assert client.get(address, follow=True).status_code == 200, address
    found = client.get("/search", {"q": task.title, "kind": "task"}).content.decode()
    assert f'href="/tasks/{task.pk}"' in found
