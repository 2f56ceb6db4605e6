"""Cut, edited and recomputed history is found; what is untouched holds."""

from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from taizhang.audit.chain import event_digest
from taizhang.audit.models import Event, Seal, SealedHead, Stream
from taizhang.audit.seals import seal_path
from taizhang.audit.service import change, latest_seal, make_seal, verify
from taizhang.organs.models import Organ
from taizhang.organs.records import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def seals_folder(tmp_path: Path, settings: Settings) -> None:
    settings.TAIZHANG_SEALS = tmp_path / "seals"


@pytest.fixture
def organ() -> Organ:
    with change("organ.create", stream=None, by=SYSTEM) as act:
        made = act.create(Organ(code="A", name="甲", short_name="甲", valid_from=date(2020, 1, 1)))
    for name in ("乙", "丙"):
        with change("organ.rename", stream=("organ", made.pk), by=SYSTEM) as act:
            act.update(act.lock(Organ, made.pk), name=name)
    return made


def kinds() -> list[str]:
    return [found.kind for found in verify().breaks]


def rebuilt(event: Event, previous: str) -> str:
    return event_digest(
        stream=str(event.stream),
        number=event.number,
        at=event.at,
        action=event.action,
        actor=event.actor_id,
        actor_name=event.actor_name,
        changes=event.changes,
        reason=event.reason,
        previous=previous,
    )


def test_an_untouched_history_holds(organ: Organ) -> None:
    make_seal()
    proof = verify()
    assert proof.breaks == ()
    assert (proof.streams, proof.events, proof.objects, proof.unsealed) == (1, 3, 1, 0)


def test_an_edited_event_is_found(organ: Organ) -> None:
    Event.objects.filter(number=2).update(reason="另有原因")
    assert "digest" in kinds()


def test_a_removed_event_is_found(organ: Organ) -> None:
    Event.objects.filter(number=2).delete()
    assert "number" in kinds()


def test_a_cut_end_is_found(organ: Organ) -> None:
    Event.objects.filter(number=3).delete()
    assert "head" in kinds()


def test_a_row_changed_behind_the_history_is_found(organ: Organ) -> None:
    Organ.objects.update(name="丁")
    assert kinds() == ["state"]


def test_a_row_removed_behind_the_history_is_found(organ: Organ) -> None:
    Organ.objects.all().delete()
    assert kinds() == ["missing"]


def test_a_row_without_history_is_found(organ: Organ) -> None:
    Organ.objects.create(code="B", name="外来", short_name="外来", valid_from=date(2020, 1, 1))
    assert kinds() == ["unaccounted"]


def test_a_deleted_row_is_accounted_for(organ: Organ) -> None:
    with change("organ.delete", stream=("organ", organ.pk), by=SYSTEM) as act:
        act.delete(act.lock(Organ, organ.pk))
    assert kinds() == []


def rewrite(organ: Organ) -> None:
    """What a forger with the whole database would do: change the past and recompute the chain and the row."""
    first, second, third = Event.objects.filter(stream__object_id=organ.pk).order_by("number")
    second.changes = {f"organs.organ:{organ.pk}": {"name": ["甲", "丁"]}}
    second.digest = rebuilt(second, first.digest)
    second.save()
    third.changes = {f"organs.organ:{organ.pk}": {"name": ["丁", "丙"]}}
    third.previous = second.digest
    third.digest = rebuilt(third, second.digest)
    third.save()
    Stream.objects.update(head=third.digest)


def test_a_recomputed_history_shows_against_its_seal(organ: Organ) -> None:
    make_seal()
    rewrite(organ)
    assert kinds() == ["seal"]


def test_a_recomputed_seal_shows_against_its_file(organ: Organ) -> None:
    make_seal()
    SealedHead.objects.update(head="0" * 64)
    Seal.objects.update(digest="1" * 64)
    assert "seal" in kinds()


def test_a_history_forged_with_its_seals_shows_against_a_printed_digest(organ: Organ) -> None:
    printed = make_seal()
    assert printed is not None
    rewrite(organ)
    SealedHead.objects.all().delete()
    Seal.objects.all().delete()
    Stream.objects.update(sealed=0)
    seal_path(printed.number, printed.day).unlink()
    make_seal()
    assert verify().breaks == ()
    assert [found.kind for found in verify(against=printed.digest).breaks] == ["against"]


def test_a_lost_seal_file_is_said(organ: Organ) -> None:
    seal = make_seal()
    assert seal is not None
    seal_path(seal.number, seal.day).unlink()
    assert kinds() == ["seal"]


def test_nothing_new_makes_no_seal(organ: Organ) -> None:
    first = make_seal()
    assert make_seal() is None
    assert latest_seal() == first
