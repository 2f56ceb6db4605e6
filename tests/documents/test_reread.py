"""Reading anew: people's decisions stay with their words."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from taizhang import reading as library
from taizhang.audit.service import verify
from taizhang.documents.actions import reread
from taizhang.documents.models import Document, Figure, Reading
from taizhang.documents.service import (
    confirm_record,
    correct_record,
    read_waiting,
    reject_record,
    reread_document,
    room,
    split_commitment,
    undo,
    upload_document,
)
from taizhang.storage import now
from tests.documents.conftest import REPORT, World, taken_in


def rows(document: int) -> list[dict[str, object]]:
    """The figures of a document without the reading that each came from last."""
    return [
        {name: value for name, value in row.items() if name != "reading_id"}
        for row in Figure.objects.filter(document=document).order_by("pk").values()
    ]


def test_nothing_changes_where_the_library_is_the_same(world: World) -> None:
    pk = taken_in(world.office).document
    before = rows(pk)
    told = reread_document(world.office, pk)
    assert before == rows(pk) and told.misfits == ()
    assert Reading.objects.filter(document=pk).count() == 2


def test_decisions_stay_and_new_proposals_come(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    pk = taken_in(world.office).document
    figures = {one.text: one for one in Figure.objects.filter(document=pk)}
    confirm_record(world.office, "figure", figures["386.5亿元"].pk)
    correct_record(world.office, "figure", figures["28.42亿元"].pk, {"indicator": "更正的名称"})
    reject_record(world.office, "figure", figures["6.2%"].pk, reason="重复")
    known = library.read

    def newer(text: str, **said: Any) -> library.Reading:
        reading = known(text, **said)
        kept = [replace(one, indicator="新读法", part_of=None) for one in reading.figures if one.text != "9600户"]
        return replace(reading, figures=tuple(kept), commitments=(), reader="taizhang 99 tables 2099")

    monkeypatch.setattr(library, "read", newer)
    told = reread_document(world.office, pk)
    assert told.kept == 3
    after = {one.text: one for one in Figure.objects.filter(document=pk)}
    assert after["386.5亿元"].indicator == "地区生产总值" and after["386.5亿元"].decision == "confirmed"
    assert after["28.42亿元"].indicator == "更正的名称"
    assert after["6.2%"].decision == "rejected"
    assert after["32个"].indicator == "新读法" and after["32个"].pk == figures["32个"].pk
    assert "9600户" not in after
    assert room(world.office, pk).reader == "taizhang 99 tables 2099"


def test_words_that_moved_are_found_and_words_that_went_are_listed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    pk = taken_in(world.office).document
    figures = {one.text: one for one in Figure.objects.filter(document=pk)}
    confirm_record(world.office, "figure", figures["386.5亿元"].pk)
    confirm_record(world.office, "figure", figures["9600户"].pk)
    text = "（新的页眉）\n" + REPORT.replace("，惠及居民9600户", "")
    monkeypatch.setattr(reread, "_text_again", lambda document: (text, []))
    told = reread_document(world.office, pk)
    assert told.kept == 1 and len(told.misfits) == 1 and "9600户" in told.misfits[0]
    shown = room(world.office, pk)
    for one in shown.figures:
        assert one.stale or shown.text[one.start : one.end] == one.text
    for promise in shown.commitments:
        assert promise.stale or shown.text[promise.start : promise.end] == promise.text
    assert [one.text for one in shown.figures if one.stale] == ["9600户"]
    assert shown.misfits == told.misfits


def test_pieces_of_a_split_outlive_a_new_reading(world: World) -> None:
    pk = taken_in(world.office).document
    document = Document.objects.get(pk=pk)
    whole = document.commitments.get(text__startswith="新建改建公办幼儿园")
    split_commitment(world.office, whole.pk, [document.text.index("新增学位1800个")])
    reread_document(world.office, pk)
    standing = document.commitments.exclude(decision="replaced").filter(start__gte=whole.start, end__lte=whole.end)
    assert sorted(standing.values_list("decision", flat=True)) == ["added", "added"]


def test_a_long_text_waits_and_is_read_once(world: World) -> None:
    told = upload_document(world.office, [REPORT.encode()], filename="a.txt")
    assert told.state == "waiting"
    assert read_waiting() == 1
    assert read_waiting() == 0
    assert Document.objects.get(pk=told.document).state == "proposed"


def test_a_claim_that_was_left_behind_is_taken_again(world: World) -> None:
    told = upload_document(world.office, [REPORT.encode()], filename="a.txt")
    Document.objects.filter(pk=told.document).update(read_from=now())
    assert read_waiting() == 0
    Document.objects.filter(pk=told.document).update(read_from=now() - timedelta(hours=1))
    assert read_waiting() == 1


def test_a_fault_of_the_program_leaves_a_sentence_and_can_be_mended(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = upload_document(world.office, [REPORT.encode()], filename="a.txt")
    with monkeypatch.context() as broken:
        broken.setattr(library, "read", lambda text, **said: 1 / 0)
        assert read_waiting() == 1
    document = Document.objects.get(pk=told.document)
    assert document.state == "failed" and "ZeroDivisionError" in document.failure
    reread_document(world.office, told.document)
    document.refresh_from_db()
    assert document.state == "proposed" and document.figures.filter(value=None).count() == 0


def test_values_are_kept_digit_for_digit(world: World) -> None:
    pk = taken_in(world.office).document
    shown = {one.text: one for one in room(world.office, pk).figures}
    assert shown["28.42亿元"].value == Decimal(2842000000)
    assert shown["28.42亿元"].resolution == Decimal(1000000)


def test_the_history_accounts_for_every_row(world: World) -> None:
    pk = taken_in(world.office).document
    document = Document.objects.get(pk=pk)
    whole = document.commitments.get(text__startswith="新建改建公办幼儿园")
    split_commitment(world.office, whole.pk, [document.text.index("新增学位1800个")])
    undo(world.office, pk)
    figure = document.figures.order_by("start")[0]
    correct_record(world.office, "figure", figure.pk, {"value": "386.58亿", "scope": "全域"})
    reject_record(world.office, "figure", document.figures.order_by("start")[1].pk, reason="重复")
    reread_document(world.office, pk)
    proof = verify(most=1000)
    assert [one.where for one in proof.breaks if one.where.startswith("documents.") or "document:" in one.where] == []
    assert proof.objects > 20
