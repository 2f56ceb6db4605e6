"""Rows written by kept statements: several at once, and what happens where one is gone."""

from datetime import date

import pytest
from django.db import DatabaseError, models

from taizhang.audit.models import Command, Stream
from taizhang.organs.models import Organ
from taizhang.storage import Wanted, ask_together, insert_row, write_together

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


def test_rows_are_asked_for_together_in_their_order() -> None:
    first = stream(1)
    stream(2)
    found, gone = Wanted(Stream, lock=True, kind="organ", object_id=1), Wanted(Stream, kind="organ", object_id=3)
    newest = Wanted(Stream, order=("-object_id",), kind="organ")
    ask_together((found, gone, newest))
    assert found.found == first
    assert gone.found is None
    assert newest.found is not None
    assert newest.found.object_id == 2


def test_a_row_is_claimed_once_and_what_is_asked_beside_it_is_answered_all_the_same() -> None:
    stream(1)
    for number, free in enumerate((True, False)):
        made, asked = Stream(kind="task", object_id=7), Wanted(Stream, kind="organ", object_id=1)
        assert ask_together((asked,), made, ("kind", "object_id")) is free
        assert (made.pk is not None) is free
        assert asked.found is not None, number
    assert Stream.objects.filter(kind="task").count() == 1


def test_of_a_row_asked_for_in_part_the_rest_is_read_when_it_is_wanted() -> None:
    insert_row(organ("A"))
    wanted = Wanted(Organ, only=("id", "code"), code="A")
    ask_together((wanted,))
    assert wanted.found is not None
    assert wanted.found.get_deferred_fields() >= {"name", "valid_from"}
    assert wanted.found.name == "云溪区水利局"


class Mark(models.TextChoices):
    """A text that is more than a text."""

    OFFICE = "office"


def test_a_value_that_is_not_plainly_of_its_column_is_written_as_a_query_set_writes_it() -> None:
    made = organ("A")
    made.kind, made.position = Mark.OFFICE, "7"
    insert_row(made)
    kept = Organ.objects.get()
    assert (kept.kind, kept.position, kept.valid_from) == ("office", 7, date(2020, 1, 1))
    assert kept.valid_to is None
    assert kept.parent_id is None
