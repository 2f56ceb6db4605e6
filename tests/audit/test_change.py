"""Commands: one transaction, one event, one answer for each key."""

from datetime import date

import pytest
from django.db import IntegrityError

from taizhang.audit.chain import event_digest
from taizhang.audit.models import Command, Event, Stream
from taizhang.audit.service import KeyReused, NotFound, change, history
from taizhang.organs.models import Organ
from taizhang.organs.records import SYSTEM, Access
from taizhang.storage import NextKey, Wanted

pytestmark = pytest.mark.django_db


def new_organ(code: str = "A") -> Organ:
    return Organ(code=code, name="云溪区教育局", short_name="区教育局", valid_from=date(2020, 1, 1))


def made(code: str = "A") -> Organ:
    with change("organ.create", stream=None, by=SYSTEM) as act:
        return act.create(new_organ(code))


def test_a_new_object_begins_its_stream() -> None:
    organ = made()
    (event,) = history(("organ", organ.pk))
    assert event.number == 1
    assert event.changes[f"organs.organ:{organ.pk}"]["name"] == [None, "云溪区教育局"]


def test_an_update_says_from_what_to_what() -> None:
    organ = made()
    with change("organ.rename", stream=("organ", organ.pk), by=SYSTEM, reason="机构改革") as act:
        act.update(act.lock(Organ, organ.pk), name="云溪区教育和体育局")
    newest = history(("organ", organ.pk))[0]
    assert newest.changes == {f"organs.organ:{organ.pk}": {"name": ["云溪区教育局", "云溪区教育和体育局"]}}
    assert newest.reason == "机构改革"


def test_each_event_is_chained_to_the_one_before() -> None:
    organ = made()
    with change("organ.rename", stream=("organ", organ.pk), by=SYSTEM) as act:
        act.update(act.lock(Organ, organ.pk), name="另名")
    first, second = Event.objects.filter(stream__object_id=organ.pk).order_by("number")
    assert first.previous == ""
    assert second.previous == first.digest
    assert Stream.objects.get(kind="organ", object_id=organ.pk).head == second.digest
    assert second.digest == event_digest(
        stream=f"organ:{organ.pk}",
        number=2,
        at=second.at,
        action=second.action,
        actor=None,
        actor_name="系统",
        changes=second.changes,
        reason="",
        previous=first.digest,
    )


def test_what_changes_nothing_leaves_no_event() -> None:
    organ = made()
    with change("organ.rename", stream=("organ", organ.pk), by=SYSTEM) as act:
        act.update(act.lock(Organ, organ.pk), name=organ.name)
    assert Event.objects.count() == 1


def test_what_fails_leaves_nothing() -> None:
    def fails() -> None:
        with change("organ.create", stream=None, by=SYSTEM) as act:
            act.create(new_organ())
            act.lock(Organ, 987654)

    with pytest.raises(NotFound):
        fails()
    assert not Organ.objects.exists()
    assert not Event.objects.exists()


def rename(organ: Organ, name: str, key: str, by: Access = SYSTEM) -> dict[str, object]:
    with change("organ.rename", stream=("organ", organ.pk), by=by, key=key, asked={"name": name}) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        act.update(act.lock(Organ, organ.pk), name=name)
        return act.answer({"organ": organ.pk, "name": name})


def test_the_same_key_does_it_once() -> None:
    organ = made()
    assert rename(organ, "甲", "k1") == rename(organ, "甲", "k1") == {"organ": organ.pk, "name": "甲"}
    assert Event.objects.count() == 2
    assert Command.objects.count() == 1


def test_a_key_is_not_used_for_another_command() -> None:
    organ = made()
    rename(organ, "甲", "k1")
    with pytest.raises(KeyReused):
        rename(organ, "乙", "k1")


def test_what_a_command_begins_with_is_read_under_its_locks_though_its_stream_is_new() -> None:
    organ = made()
    for stream in (("organ", organ.pk), ("setting", 1)):
        read = Wanted(Organ, lock=True, code="A")
        with change("organ.rename", stream=stream, by=SYSTEM, reads=(read,)) as act:
            assert read.found is not None
            act.update(read.found, name=read.found.name + "新")
    assert Organ.objects.get().name == "云溪区教育局新新"
    assert Stream.objects.filter(kind="setting", object_id=1, length=0).exists()


def test_many_streams_are_locked_and_made_where_they_are_missing() -> None:
    there, new = made("A"), ("organ", 987654)
    for _time in range(2):
        with change("organ.rename", stream=None, by=SYSTEM, also=[new, ("organ", there.pk)], key="k") as act:
            if act.repeated is None:
                act.update(act.lock(Organ, there.pk), name="另名")
                act.answer({"done": True})
        assert set(Stream.objects.values_list("object_id", flat=True)) == {there.pk, 987654}
    assert [event.action for event in history(("organ", there.pk))] == ["organ.rename", "organ.create"]


def test_several_rows_are_changed_together_and_each_is_told() -> None:
    organs = [made(code) for code in "ABC"]
    stream = ("organ", organs[0].pk)
    with change("organ.rename", stream=stream, by=SYSTEM) as act:
        act.update_many(organs, [{"name": f"新名{number}"} for number in range(2)] + [{"name": organs[2].name}])
    assert list(Organ.objects.order_by("code").values_list("name", flat=True)) == ["新名0", "新名1", "云溪区教育局"]
    for number, organ in enumerate(organs[:2]):
        (newest, _made) = history(("organ", organ.pk))
        assert newest.changes == {f"organs.organ:{organ.pk}": {"name": ["云溪区教育局", f"新名{number}"]}}
    assert len(history(("organ", organs[2].pk))) == 1


def test_a_row_is_made_with_its_event_under_a_key_that_was_asked_for() -> None:
    key = NextKey(Organ)
    with change("organ.create", stream=None, by=SYSTEM, reads=(key,), key="k") as act:
        organ = act.create_under(key, new_organ())
        assert organ.pk is not None
        # PostgreSQL gives keys apart from rows: there the row goes with its event.
        assert Organ.objects.exists() is (key.found is None)
        act.answer({"organ": organ.pk})
    assert Organ.objects.get().pk == organ.pk
    assert history(("organ", organ.pk))[0].changes[f"organs.organ:{organ.pk}"]["code"] == [None, "A"]
    assert made("B").pk > organ.pk


def test_a_row_that_cannot_be_made_leaves_no_event() -> None:
    def again() -> None:
        key = NextKey(Organ)
        with change("organ.create", stream=None, by=SYSTEM, reads=(key,)) as act:
            act.create_under(key, new_organ())

    again()
    with pytest.raises(IntegrityError):
        again()
    assert Event.objects.count() == 1
