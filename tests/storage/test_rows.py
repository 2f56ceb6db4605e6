"""Rows written by kept statements: several at once, and what happens where one is gone."""

from datetime import date

import pytest
from django.db import DatabaseError

from taizhang.audit.models import Command, Stream
from taizhang.organs.models import Organ
from taizhang.storage import insert_row, write_together

pytestmark = pytest.mark.django_db


def stream(key: int) -> Stream:
    made = Stream(kind="organ", object_id=key)
    insert_row(made)
    return made


def organ(code: str) -> Organ:
    return Organ(code=code, name="云溪区水利局", short_name="区水利局", valid_from=date(2020, 1, 1))


def test_rows_are_inserted_and_columns_written_together() -> None:
    first, second = stream(1), stream(2)
    first.length, first.head, second.length = 3, "a" * 64, 7
    write_together([organ("A"), organ("B")], [(first, ("length", "head")), (second, ("length",))])
    assert list(Organ.objects.order_by("code").values_list("code", flat=True)) == ["A", "B"]
    assert list(Stream.objects.order_by("object_id").values_list("length", "head")) == [(3, "a" * 64), (7, "")]


def test_nothing_to_insert_is_nothing_inserted() -> None:
    one = stream(1)
    one.length = 5
    write_together([], [(one, ("length",))])
    assert Stream.objects.get().length == 5
    assert not Command.objects.exists()


@pytest.mark.parametrize("gone", [0, 1])
def test_a_row_that_is_gone_is_said_wherever_it_stands(gone: int) -> None:
    both = stream(1), stream(2)
    Stream.objects.filter(pk=both[gone].pk).delete()
    with pytest.raises(DatabaseError, match=f"Stream {both[gone].pk} is gone"):
        write_together([organ("A")], [(one, ("length",)) for one in both])
