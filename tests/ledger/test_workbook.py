"""分解表 out to Excel and back: the same columns, no change where nothing was changed, errors in words, nothing half."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from taizhang.audit.service import Conflict, Invalid, NotAllowed
from taizhang.ledger.breakdown_check import cleaned
from taizhang.ledger.breakdown_sheet import COLUMNS, SHEET, read_day, read_sheet
from taizhang.ledger.models import Matter, Task
from taizhang.ledger.records import BreakdownRow, PlannedStep, PlanPoint, TaskPlan
from taizhang.ledger.service import (
    RowsRefused,
    break_down,
    export_breakdown,
    import_breakdown,
    preview_import,
    task_record,
)
from taizhang.ledger.sheets import put_text, refused
from tests.ledger.casebook import District, add_task, handed, make_district, matter_of, plan_of

HEADS = [head for head, _width in COLUMNS]


@pytest.fixture
def district(settings: pytest.FixtureRequest) -> District:
    settings.TAIZHANG_NOW = "2026-09-18T10:00:00"  # type: ignore[attr-defined]
    return make_district()


def edited(data: bytes, edit: Callable[[Any], None]) -> bytes:
    """The workbook after someone worked in it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    edit(book[SHEET])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def put(row: int, head: str, value: object) -> Callable[[Any], None]:
    def edit(sheet: Any) -> None:
        sheet.cell(row=row, column=HEADS.index(head) + 1).value = value

    return edit


def add_row(sheet: Any, **values: object) -> None:
    sheet.append([values.get(head) for head in HEADS])


database = pytest.mark.django_db


@database
def test_what_goes_out_comes_back_unchanged(district: District) -> None:
    matter = matter_of(district.office)
    whole = add_task(
        district.office,
        matter,
        plan_of(
            lead=district.water.pk,
            supports=(district.housing.pk, district.education.pk),
            leader=district.leader.person,
            target=Decimal("30.50"),
            milestones=(
                PlannedStep(title="立项", due=date(2026, 3, 1)),
                PlannedStep(title="开工；动员", due=date(2026, 6, 1)),
            ),
            trajectory=(
                PlanPoint(month=202606, value=Decimal("10.25")),
                PlanPoint(month=202612, value=Decimal("30.5")),
            ),
            detail="一、拆除；\n二、新建。",
        ),
    )
    add_task(district.office, matter, plan_of("城东", target=Decimal("1.10")), parent=whole)
    data = export_breakdown(district.office, matter=matter)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert [cell.value for cell in book[SHEET][1]] == HEADS
    assert [row[0].value for row in book[SHEET].iter_rows(min_row=2)] == ["1", "1.1"]
    preview = preview_import(district.office, data)
    assert [row.kind for row in preview.rows] == ["unchanged", "unchanged"]
    assert preview.missing == () and preview.errors == 0


TEXT = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.sampled_from("=+-@'＝\n \t_x0041_"),
    max_size=40,
)
VALUES = st.decimals(min_value=0, max_value=10**20, places=4) | st.decimals(
    min_value=0, max_value=10**8, allow_nan=False, allow_infinity=False
).filter(lambda value: len(format(value, "f")) <= 28)


@st.composite
def plans(draw: st.DrawFn) -> TaskPlan:
    kind = draw(st.sampled_from(["cumulative", "level", "event", "qualitative"]))
    target = draw(VALUES)
    months = sorted(draw(st.sets(st.integers(202601, 202611), max_size=4)))
    day = draw(st.dates(date(2026, 12, 1), date(2027, 12, 31)))
    return cleaned(
        TaskPlan(
            title=draw(TEXT.filter(lambda text: text.strip() != "")) + "事",
            detail=draw(TEXT),
            theme=draw(TEXT),
            deadline=day,
            target_kind=kind,
            target=target,
            target_high=target + 1,
            qualifier=draw(st.sampled_from([">=", "<=", "=", "≈", ">", "<"])),
            unit=draw(st.sampled_from(["个", "亿元", "%", "个百分点"])),
            baseline=draw(st.none() | VALUES),
            trajectory=(
                *(PlanPoint(month=month, value=Decimal(0)) for month in months),
                PlanPoint(month=draw(st.sampled_from([202612, 202612 if day.year == 2026 else 202701])), value=target),
            ),
            milestones=tuple(
                PlannedStep(title=f"节点{text}", due=due)
                for text, due in draw(
                    st.lists(st.tuples(TEXT, st.dates(date(2026, 1, 1), date(2026, 11, 30))), max_size=3)
                )
            ),
            parts_open=draw(st.booleans()),
            parts_open_reason="理由" + draw(TEXT),
        )
    )


class RoundTrips(TestCase):
    """Export, then import: no change, whatever the words and values."""

    @given(plan=plans())
    @settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    def test_export_then_import_changes_nothing(self, plan: TaskPlan) -> None:
        district = make_district()
        matter = matter_of(district.office)
        add_task(district.office, matter, plan)
        preview = preview_import(district.office, export_breakdown(district.office, matter=matter))
        assert [(row.kind, row.changes, row.errors) for row in preview.rows] == [("unchanged", (), ())]


@given(TEXT)
def test_what_is_put_into_a_cell_is_text_and_comes_back(text: str) -> None:
    cell: Any = openpyxl.Workbook().active["A1"]  # type: ignore[index]
    put_text(cell, text)
    assert refused(cell.value) == text
    assert cell.data_type == "s"
    assert cell.quotePrefix or not text.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-31", date(2026, 12, 31)),
        ("2026/2/1", date(2026, 2, 1)),
        ("2026年6月5日", date(2026, 6, 5)),
        ("2026年2月", date(2026, 2, 28)),
        ("2026年12月底", date(2026, 12, 31)),
        ("6月底", date(2026, 6, 30)),
        ("年底", date(2026, 12, 31)),
        ("全年", date(2026, 12, 31)),
        ("2026-02-30", None),
        ("2026年13月", None),
        ("尽快", None),
    ],
)
def test_days_are_read_as_officials_write_them(text: str, day: date | None) -> None:
    assert read_day(text, 2026) == day


@database
def test_what_was_changed_is_previewed_and_taken_over_whole(district: District) -> None:
    matter = matter_of(district.office)
    first = add_task(district.office, matter, plan_of())
    gone = add_task(district.office, matter, plan_of("要缺的一项"))

    def work(sheet: Any) -> None:
        put(2, "牵头单位", "云溪区水利局")(sheet)
        put(2, "配合单位", "区住建局、 区教育局")(sheet)
        put(2, "完成时限", datetime(2026, 11, 30))(sheet)
        put(2, "目标值", 32.5)(sheet)
        put(2, "11月", "32.5")(sheet)
        put(2, "节点", "2026年6月30日 开工\n2026年9月：封顶")(sheet)
        sheet.delete_rows(3)
        add_row(sheet, 序号=2, 督办事项=Matter.objects.get().number, 任务="新增的一项")
        add_row(sheet, 序号=2.1, 督办事项=Matter.objects.get().number, 任务="新增的分项")

    data = edited(export_breakdown(district.office, matter=matter), work)
    preview = preview_import(district.office, data)
    assert [row.kind for row in preview.rows] == ["changed", "added", "added"], preview
    assert {one.label for one in preview.rows[0].changes} == {
        "牵头单位", "配合单位", "完成时限", "目标值", "序时计划", "节点",
    }  # fmt: skip
    assert [number for number, _title in preview.missing] == [Task.objects.get(pk=gone).number]
    import_breakdown(district.office, data, seen=preview.digest)
    task = task_record(district.office, first)
    assert (task.row.lead_name, task.row.support_names) == ("区水利局", ("区住建局", "区教育局"))
    assert (task.row.deadline, task.row.target) == (date(2026, 11, 30), Decimal("32.5"))
    assert [(step.title, step.due) for step in task.milestones] == [
        ("开工", date(2026, 6, 30)),
        ("封顶", date(2026, 9, 30)),
    ]
    part = Task.objects.get(title="新增的分项")
    assert part.parent is not None and part.parent.title == "新增的一项"
    assert Task.objects.filter(pk=gone).exists()


@database
def test_errors_are_said_row_by_row_and_nothing_is_taken(district: District) -> None:
    matter = matter_of(district.office)
    add_task(district.office, matter, plan_of())

    def work(sheet: Any) -> None:
        put(2, "牵头单位", "区水务局")(sheet)
        put(2, "目标值", "三十")(sheet)
        put(2, "12月", "=SUM(A1:A2)")(sheet)
        add_row(sheet, 序号="2", 督办事项="无此编号", 任务="挂不上的")
        add_row(sheet, 序号="9.1", 督办事项=Matter.objects.get().number, 任务="没有上级的")
        add_row(sheet, 序号="3", 任务编号="2026-099-1", 督办事项=Matter.objects.get().number, 任务="编号不对的")
        add_row(sheet, 序号="3", 督办事项=Matter.objects.get().number, 任务="序号重复的")
        add_row(sheet, 序号="一", 督办事项=Matter.objects.get().number, 任务="序号不对的")
        add_row(sheet, 序号="4", 督办事项=Matter.objects.get().number, 任务="两个牵头", 牵头单位="区水利局、区住建局")
        add_row(
            sheet, 序号="5", 督办事项=Matter.objects.get().number, 任务="日期不对", 完成时限="尽快", 目标类型="大目标"
        )
        add_row(sheet, 序号="6", 督办事项=Matter.objects.get().number, 任务="好的一项")

    data = edited(export_breakdown(district.office, matter=matter), work)
    preview = preview_import(district.office, data)
    told = {row.label: "".join(row.errors) for row in preview.rows}
    assert "没有单位“区水务局”，是不是“区水利局”？" in told["第2行"]
    assert "“三十”不是数字" in told["第2行"] and "“12月”栏是公式" in told["第2行"]
    assert "没有找到督办事项“无此编号”" in told["第3行"]
    assert "没有找到序号9那一行" in told["第4行"]
    assert "没有任务编号“2026-099-1”" in told["第5行"] and "出现了不止一次" in told["第5行"]
    assert "出现了不止一次" in told["第6行"]
    assert "不合规则" in told["第7行"]
    assert "牵头单位只填一个" in told["第8行"]
    assert "“尽快”不是日期" in told["第9行"] and "不在可选的词中" in told["第9行"]
    assert told["第10行"] == ""
    with pytest.raises(RowsRefused) as refusal:
        import_breakdown(district.office, data, seen=preview.digest)
    assert set(refusal.value.fields) == {f"第{n}行" for n in range(2, 10)}
    assert Task.objects.count() == 1


@database
def test_a_change_since_the_export_is_seen(district: District) -> None:
    matter = matter_of(district.office)
    task = add_task(district.office, matter, plan_of())
    data = edited(export_breakdown(district.office, matter=matter), put(2, "任务", "表里改的名"))
    preview = preview_import(district.office, data)
    break_down(district.office, [BreakdownRow(label="1", matter=matter, task=task, plan=plan_of("页面上改的名"))])
    with pytest.raises(Conflict):
        import_breakdown(district.office, data, seen=preview.digest)
    assert "已被别人改过" in preview_import(district.office, data).rows[0].errors[0]
    without = edited(data, put(2, "校验码", None))
    assert "校验码不见了" in preview_import(district.office, without).rows[0].errors[0]


@database
def test_after_the_handover_a_sheet_changes_no_target(district: District) -> None:
    handed(district.office, district.water)
    data = edited(export_breakdown(district.office, year=2026), put(2, "目标值", 10))
    assert "时限和目标不能直接改" in preview_import(district.office, data).rows[0].errors[0]


@database
def test_columns_that_were_deleted_change_nothing(district: District) -> None:
    matter = matter_of(district.office)
    add_task(
        district.office,
        matter,
        plan_of(lead=district.water.pk, detail="详情", trajectory=(PlanPoint(month=202612, value=Decimal(30)),)),
    )
    data = edited(export_breakdown(district.office, matter=matter), lambda sheet: sheet.delete_cols(5, 4))
    data = edited(data, lambda sheet: sheet.delete_cols(13, 12))
    assert [row.kind for row in preview_import(district.office, data).rows] == ["unchanged"]


@database
def test_a_matter_without_tasks_goes_out_as_a_row_to_fill(district: District) -> None:
    matter = matter_of(district.office)
    data = export_breakdown(district.office, year=2026)
    assert preview_import(district.office, data).rows == ()
    filled = edited(data, put(2, "任务", "第一项"))
    preview = preview_import(district.office, filled)
    import_breakdown(district.office, filled, seen=preview.digest)
    assert Task.objects.get().matter_id == matter


@database
def test_no_cell_is_a_formula(district: District) -> None:
    matter = matter_of(district.office, '=HYPERLINK("http://x")')
    add_task(district.office, matter, plan_of("=1+1", detail="@SUM(A1)", theme="-2", lead=None))
    book = openpyxl.load_workbook(io.BytesIO(export_breakdown(district.office, matter=matter)))
    for row in book[SHEET].iter_rows():
        for cell in row:
            assert cell.data_type != "f"
            assert cell.quotePrefix or not str(cell.value or "").startswith(("=", "@", "-", "+"))


@database
def test_what_is_no_breakdown_is_refused_with_a_sentence(district: District) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b" " * 30_000_000)
    other = openpyxl.Workbook()
    saved = io.BytesIO()
    other.save(saved)
    for data in (b"", b"PK\x03\x04 not a zip", bomb.getvalue(), saved.getvalue()):
        with pytest.raises(Invalid) as refusal:
            read_sheet(data)
        assert refusal.value.message.rstrip().endswith("。")


@database
def test_only_the_office_exports_and_imports(district: District) -> None:
    matter = matter_of(district.office)
    data = export_breakdown(district.office, matter=matter)
    for who in (district.leader, district.auditor, district.water_liaison, district.administrator):
        with pytest.raises(NotAllowed):
            export_breakdown(who, matter=matter)
        with pytest.raises(NotAllowed):
            preview_import(who, data)
        with pytest.raises(NotAllowed):
            import_breakdown(who, data, seen="")


@database
def test_two_organs_of_one_name_are_told_apart(district: District) -> None:
    district.housing.short_name = "区水利局"
    district.housing.save()
    matter = matter_of(district.office)
    add_task(district.office, matter, plan_of(lead=district.housing.pk, supports=(district.water.pk,)))
    data = export_breakdown(district.office, matter=matter)
    assert [row.kind for row in preview_import(district.office, data).rows] == ["unchanged"]
    wrong = edited(data, put(2, "牵头单位", "区水利局"))
    assert "不止一个单位" in preview_import(district.office, wrong).rows[0].errors[0]


def test_the_plan_without_a_change_is_itself() -> None:
    assert cleaned(replace(plan_of(), title=" 改造 \x00老旧小区 ")).title == "改造 老旧小区"
