"""An event with very many particulars: folded in the list, whole on pages of its own."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from taizhang.audit.models import Event
from taizhang.ledger.records import PlanPoint
from taizhang.web.history import views
from taizhang.web.history.shown import FOLDED, shown
from tests.ledger.casebook import District, add_task, make_district, matter_of, plan_of
from tests.platform_world import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def district(settings: Settings) -> District:
    settings.TAIZHANG_NOW = "2026-09-18T10:00:00+08:00"
    return make_district()


@pytest.fixture
def task(district: District) -> int:
    """A task that was made with a plan of twelve months: more particulars than a list shows."""
    months = tuple(PlanPoint(month=202600 + month, value=month) for month in range(1, 13))  # type: ignore[arg-type]
    plan = plan_of(lead=district.water.pk, target=12, trajectory=months)
    return add_task(district.office, matter_of(district.office), plan)


def test_a_list_shows_the_first_particulars_and_where_the_others_are(
    district: District, task: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(district.office.person)
    address = f"/history/task/{task}"
    event = Event.objects.get(stream__kind="task", stream__object_id=task, number=1)
    listed = client.get(address).content.decode()
    assert f'href="{address}/{event.number}"' in listed and "看全部" in listed
    assert listed.count("<dt>") == FOLDED
    assert f'href="{address}/1"' in client.get(f"/tasks/{task}?tab=history").content.decode()
    whole = client.get(f"{address}/1").content.decode()
    assert whole.count('<th scope="row">') > FOLDED and 'rel="next"' not in whole
    monkeypatch.setattr(views, "PARTICULARS", 10)
    seen = 0
    start: int | None = 0
    while start is not None:
        page = client.get(f"{address}/1?start={start}").content.decode()
        seen += page.count('<th scope="row">')
        start = start + 10 if 'rel="next"' in page else None
    assert seen == whole.count('<th scope="row">')


def test_small_events_have_no_page_to_go_to(district: District, task: int) -> None:
    matter = f"/history/matter/{matter_of(district.office, '另一件事')}"
    body = client_of(district.office.person).get(matter).content.decode()
    assert "看全部" not in body and "改动" in body


def test_who_may_not_see_the_object_sees_no_event_of_it(district: District, task: int) -> None:
    for address in (f"/history/task/{task}/1", f"/history/task/{task}/999", "/history/task/999999/1"):
        assert client_of(district.water_liaison.person).get(address).status_code == 404
    assert client_of(district.office.person).get(f"/history/task/{task}/999").status_code == 404


def test_names_are_looked_up_for_what_is_shown_alone(district: District, task: int) -> None:
    from taizhang.audit.service import history

    events = history(("task", task))
    with CaptureQueriesContext(connection) as queries:
        (one,) = shown(events)
    assert len(one.changes) == FOLDED < one.count
    assert len(queries) <= 2
