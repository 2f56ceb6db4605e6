"""Pages by place: every row once, in order, whatever comes in between."""

from datetime import date

import pytest

from taizhang.organs.models import Organ
from taizhang.storage import BadCursor, page_after

pytestmark = pytest.mark.django_db


def organs(count: int) -> None:
    for number in range(count):
        Organ.objects.create(
            code=str(number), name="机构", short_name="机构", position=number // 3, valid_from=date(2020, 1, 1)
        )


@pytest.mark.parametrize("order", [["position"], ["-position"], ["-position", "code"]])
def test_pages_hold_every_row_once(order: list[str]) -> None:
    organs(10)
    seen, cursor = [], None
    while True:
        rows, cursor = page_after(Organ.objects.all(), order=order, cursor=cursor, size=4)
        seen += rows
        if cursor is None:
            break
    assert seen == list(Organ.objects.order_by(*order, "pk"))


@pytest.mark.parametrize("cursor", ["x", "W10", "eyJhIjoxfQ", "好"])
def test_a_foreign_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(BadCursor):
        page_after(Organ.objects.all(), order=["position"], cursor=cursor, size=4)
