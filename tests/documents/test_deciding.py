"""What people decide of records: kept beside the proposal, undone, never lost."""

from decimal import Decimal

import pytest

from taizhang.audit.service import Conflict, Invalid, NotAllowed, NotFound, history
from taizhang.documents.models import Commitment, Document, Figure
from taizhang.documents.service import (
    add_record,
    confirm_document,
    confirm_record,
    confirm_surer_than,
    confirmed_commitments,
    correct_record,
    decide_finding,
    describe_document,
    findings_of,
    mark_used,
    merge_commitments,
    recheck_document,
    reject_record,
    reopen_document,
    room,
    split_commitment,
    undo,
)
from tests.documents.conftest import World, taken_in


@pytest.fixture
def document(world: World) -> Document:
    return Document.objects.get(pk=taken_in(world.office).document)


def first(document: Document, text: str) -> Figure:
    return document.figures.get(text=text)


def test_confirming_leaves_the_record_as_proposed(world: World, document: Document) -> None:
    figure = first(document, "386.5亿元")
    done = confirm_record(world.office, "figure", figure.pk)
    assert done.changed == (("figure", figure.pk),)
    figure.refresh_from_db()
    assert (figure.decision, figure.decided_by_id, figure.value) == (
        "confirmed",
        world.office.person,
        Decimal(38650000000),
    )
    assert history(("document", document.pk))[0].action == "figure.confirm"


def test_confirming_twice_writes_one_event(world: World, document: Document) -> None:
    figure = first(document, "386.5亿元")
    confirm_record(world.office, "figure", figure.pk)
    confirm_record(world.office, "figure", figure.pk)
    assert [event.action for event in history(("document", document.pk))].count("figure.confirm") == 1


def test_a_commitment_is_confirmed_with_its_figures(world: World, document: Document) -> None:
    commitment = document.commitments.order_by("start")[0]
    inside = commitment.figures.count()
    done = confirm_record(world.office, "commitment", commitment.pk, with_figures=True)
    assert inside > 0 and len(done.changed) == inside + 1
    assert set(commitment.figures.values_list("decision", flat=True)) == {"confirmed"}


def test_a_correction_keeps_what_the_machine_proposed(world: World, document: Document) -> None:
    figure = first(document, "386.5亿元")
    correct_record(world.office, "figure", figure.pk, {"value": "386.58亿", "indicator": "GDP"}, reason="漏一位")
    figure.refresh_from_db()
    assert (figure.value, figure.indicator, figure.decision) == (Decimal(38658000000), "GDP", "corrected")
    assert figure.proposal is not None
    assert (figure.proposal["value"], figure.proposal["indicator"]) == ("38650000000", "地区生产总值")
    correct_record(world.office, "figure", figure.pk, {"unit": "元", "period": 2024})
    figure.refresh_from_db()
    assert figure.proposal["period"] == 2025


@pytest.mark.parametrize(
    ("fields", "where"),
    [({"value": "三百亿"}, "value"), ({"period": "去年"}, ""), ({"mood": "hope"}, ""), ({"measure": "x"}, "")],
)
def test_fields_that_make_no_sense_are_refused(
    world: World, document: Document, fields: dict[str, str], where: str
) -> None:
    with pytest.raises(Invalid) as caught:
        correct_record(world.office, "figure", first(document, "386.5亿元").pk, fields)
    assert not where or where in caught.value.fields
    assert first(document, "386.5亿元").decision == "proposed"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("7.16亿", "716000000"),
        ("1,234.50", "1234.50"),
        ("-3.5", "-3.5"),
        ("３２万", None),
        ("0.5万", "5000"),
        ("12.345亿", "1234500000"),
    ],
)
def test_numbers_are_typed_as_officials_write_them(
    world: World, document: Document, typed: str, value: str | None
) -> None:
    figure = first(document, "386.5亿元")
    if value is None:
        with pytest.raises(Invalid):
            correct_record(world.office, "figure", figure.pk, {"value": typed})
        return
    correct_record(world.office, "figure", figure.pk, {"value": typed})
    figure.refresh_from_db()
    assert figure.value == Decimal(value)


def test_an_emptied_value_is_not_zero(world: World, document: Document) -> None:
    figure = first(document, "386.5亿元")
    correct_record(world.office, "figure", figure.pk, {"value": "", "scope": "全域"})
    figure.refresh_from_db()
    assert figure.value == Decimal(38650000000) and figure.scope == "全域"


def test_rejecting_asks_for_a_reason(world: World, document: Document) -> None:
    figure = first(document, "32个")
    with pytest.raises(Invalid):
        reject_record(world.office, "figure", figure.pk, reason="  ")
    reject_record(world.office, "figure", figure.pk, reason="重复")
    figure.refresh_from_db()
    assert (figure.decision, figure.reason) == ("rejected", "重复")
    with pytest.raises(Conflict):
        confirm_record(world.office, "figure", figure.pk)


def test_a_rejected_commitment_lets_its_figures_go(world: World, document: Document) -> None:
    commitment = document.commitments.order_by("start")[0]
    figures = list(commitment.figures.all())
    reject_record(world.office, "commitment", commitment.pk, reason="不是承诺")
    assert figures and not Figure.objects.filter(pk__in=[one.pk for one in figures], commitment=commitment).exists()
    undo(world.office, document.pk)
    assert Figure.objects.filter(commitment=commitment).count() == len(figures)


def test_adding_takes_number_and_unit_from_the_words(world: World, document: Document) -> None:
    start = document.text.index("第五届")
    done = add_record(
        world.office, document.pk, "figure", start, start + 3, {"value": "5", "unit": "届", "indicator": "届次"}
    )
    figure = Figure.objects.get(pk=done.changed[0][1])
    assert (figure.text, figure.decision, figure.value, figure.reading_id) == ("第五届", "added", Decimal(5), None)
    with pytest.raises(Conflict):
        add_record(world.office, document.pk, "figure", start, start + 3, {"value": "5"})


def test_adding_outside_the_text_or_without_a_number_is_refused(world: World, document: Document) -> None:
    for start, end in ((-1, 3), (5, 5), (0, len(document.text) + 1), (0, 500)):
        with pytest.raises(Invalid):
            add_record(world.office, document.pk, "figure", start, end, {})
    with pytest.raises(Invalid) as caught:
        add_record(world.office, document.pk, "figure", 0, 3, {})
    assert "value" in caught.value.fields


def test_a_split_leaves_pieces_that_stand_and_take_their_figures(world: World, document: Document) -> None:
    commitment = document.commitments.get(text__startswith="新建改建公办幼儿园")
    cut = document.text.index("新增学位1800个")
    done = split_commitment(world.office, commitment.pk, [cut])
    commitment.refresh_from_db()
    pieces = list(Commitment.objects.filter(split_from=commitment).order_by("start"))
    assert commitment.decision == "replaced" and len(done.changed) == 3
    assert pieces[0].text == "新建改建公办幼儿园6所" and pieces[1].text.startswith("新增学位1800个")
    assert [document.text[one.start : one.end] for one in pieces] == [one.text for one in pieces]
    assert first(document, "6所").commitment_id == pieces[0].pk
    assert first(document, "1800个").commitment_id == pieces[1].pk
    undo(world.office, document.pk)
    commitment.refresh_from_db()
    assert commitment.decision == "proposed" and not Commitment.objects.filter(split_from=commitment).exists()
    assert first(document, "6所").commitment_id == commitment.pk


def test_a_split_outside_or_with_an_empty_piece_is_refused(world: World, document: Document) -> None:
    commitment = document.commitments.order_by("start")[0]
    for cuts in ([], [commitment.start], [commitment.end], [commitment.end + 5]):
        with pytest.raises(Invalid):
            split_commitment(world.office, commitment.pk, cuts)


def test_merging_spans_both_and_undoing_parts_them(world: World, document: Document) -> None:
    one, two = document.commitments.order_by("start")[:2]
    merge_commitments(world.office, [two.pk, one.pk])
    one.refresh_from_db()
    made = one.merged_into
    assert made is not None and (made.start, made.end) == (one.start, two.end)
    assert made.text == document.text[one.start : two.end]
    undo(world.office, document.pk)
    one.refresh_from_db()
    assert (one.decision, one.merged_into_id) == ("proposed", None)
    assert not Commitment.objects.filter(pk=made.pk).exists()


def test_merging_over_one_that_stands_between_is_refused(world: World, document: Document) -> None:
    one, _two, three = document.commitments.order_by("start")[:3]
    with pytest.raises(Conflict):
        merge_commitments(world.office, [one.pk, three.pk])


def test_undo_goes_back_step_by_step(world: World, document: Document) -> None:
    one, two = document.figures.order_by("start")[:2]
    confirm_record(world.office, "figure", one.pk)
    correct_record(world.office, "figure", two.pk, {"indicator": "另名"})
    undo(world.office, document.pk)
    undo(world.office, document.pk)
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.decision, one.decided_by_id, two.decision, two.proposal) == ("proposed", None, "proposed", None)
    with pytest.raises(Conflict):
        undo(world.office, document.pk)
    assert [event.action for event in history(("document", document.pk))][:2] == ["document.undo", "document.undo"]


def test_undo_does_not_overwrite_what_another_did_since(world: World, document: Document) -> None:
    from tests.platform_world import access_in

    colleague = access_in("office", world.government, username="colleague")
    figure = document.figures.order_by("start")[0]
    confirm_record(world.office, "figure", figure.pk)
    correct_record(colleague, "figure", figure.pk, {"indicator": "另名"})
    with pytest.raises(Conflict):
        undo(world.office, document.pk)
    figure.refresh_from_db()
    assert figure.indicator == "另名"


def test_those_that_are_sure_are_confirmed_together_and_undone_together(world: World, document: Document) -> None:
    done = confirm_surer_than(world.office, document.pk, Decimal("0.9"))
    rows = [
        *document.figures.values_list("confidence", "decision"),
        *document.commitments.values_list("confidence", "decision"),
    ]
    sure = [decision for confidence, decision in rows if (confidence or 0) >= Decimal("0.9")]
    assert sure and len(done.changed) == len(sure) and set(sure) == {"confirmed"}
    undo(world.office, document.pk)
    assert not document.figures.filter(decision="confirmed").exists()


def test_a_document_is_confirmed_when_nothing_waits(world: World, document: Document) -> None:
    with pytest.raises(Conflict):
        confirm_document(world.office, document.pk)
    confirm_surer_than(world.office, document.pk, Decimal(0))
    confirm_document(world.office, document.pk)
    figure = document.figures.order_by("start")[0]
    with pytest.raises(Conflict):
        correct_record(world.office, "figure", figure.pk, {"indicator": "x"})
    with pytest.raises(Invalid):
        reopen_document(world.office, document.pk, reason="")
    reopen_document(world.office, document.pk, reason="漏了一条")
    correct_record(world.office, "figure", figure.pk, {"indicator": "x"})


def test_what_a_matter_rests_on_stands(world: World, document: Document) -> None:
    from taizhang.audit.service import change

    commitment = document.commitments.order_by("start")[0]
    with pytest.raises(Conflict), change("matter.open", stream=("document", document.pk), by=world.office) as act:
        mark_used(act, [commitment.pk])
    confirm_record(world.office, "commitment", commitment.pk)
    with change("matter.open", stream=("document", document.pk), by=world.office) as act:
        mark_used(act, [commitment.pk])
    with pytest.raises(Conflict):
        reject_record(world.office, "commitment", commitment.pk, reason="x")
    with pytest.raises(Conflict):
        split_commitment(world.office, commitment.pk, [commitment.start + 3])
    with pytest.raises(Conflict):
        undo(world.office, document.pk)
    assert confirmed_commitments(world.office, document=document.pk, unused_only=True) == ()
    assert [one.id for one in confirmed_commitments(world.office, document=document.pk)] == [commitment.pk]


def test_the_same_key_decides_once(world: World, document: Document) -> None:
    commitment = document.commitments.get(text__startswith="新建改建公办幼儿园")
    cut = document.text.index("新增学位1800个")
    once = split_commitment(world.office, commitment.pk, [cut], key="k")
    again = split_commitment(world.office, commitment.pk, [cut], key="k")
    assert once == again
    assert Commitment.objects.filter(split_from=commitment).count() == 2


def test_only_the_office_decides_and_nobody_learns_of_what_they_may_not_see(world: World) -> None:
    secret = taken_in(world.office, internal=True).document
    figure = Figure.objects.filter(document=secret)[0]
    for access in (world.liaison, world.reader):
        for pk in (figure.pk, 999_999):
            with pytest.raises(NotFound) as caught:
                confirm_record(access, "figure", pk)
            assert caught.value.message == "没有找到这条记录。"
        with pytest.raises(NotFound):
            undo(access, secret)
    describe_document(world.office, secret, {"secrecy": "public"})
    with pytest.raises(NotAllowed):
        confirm_record(world.liaison, "figure", figure.pk)


WRONG = "云溪区2025年工作总结\n2025年，全区新增城镇就业12300人，其中高校毕业生4100人、退役军人9900人。\n地区生产总值由300亿元增加到386.5亿元，增长16.2%。\n"


def test_findings_are_explained_with_a_note_and_checked_anew(world: World) -> None:
    pk = taken_in(world.office, WRONG).document
    found = findings_of(world.office, pk)
    assert found and {one.verdict for one in found} <= {"contradicts", "unclear", "rounding"}
    with pytest.raises(Invalid):
        decide_finding(world.office, found[0].id, "explain", note="")
    decide_finding(world.office, found[0].id, "explain", note="含退役士官")
    told = {one.id: one for one in findings_of(world.office, pk)}[found[0].id]
    assert (told.state, told.note) == ("explained", "含退役士官")
    before = len(findings_of(world.office, pk))
    for figure in Figure.objects.filter(document=pk, text="16.2%"):
        correct_record(world.office, "figure", figure.pk, {"value": "28.8"})
    recheck_document(world.office, pk)
    after = findings_of(world.office, pk)
    assert len(after) < before or any(one.state == "explained" for one in after)
    assert findings_of(world.liaison, pk) == ()


def test_making_public_what_bears_a_mark_needs_a_reason(world: World) -> None:
    pk = taken_in(world.office, "内部资料\n云溪区工作总结\n新增学位1800个。").document
    with pytest.raises(Invalid):
        describe_document(world.office, pk, {"secrecy": "public"})
    describe_document(world.office, pk, {"secrecy": "public"}, reason="已按程序解除")
    assert room(world.office, pk).document.secrecy == "public"
