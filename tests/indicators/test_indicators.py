"""Indicators: the dictionary, values with their sources, corrections, imports whole or not at all, comparisons."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import DjangoAssertNumQueries

from taizhang.audit.service import Conflict, Invalid, NotAllowed, NotFound, change, history, verify
from taizhang.documents.models import Figure
from taizhang.documents.service import confirm_surer_than
from taizhang.indicators.actions.observe import put_many
from taizhang.indicators.models import Indicator, Observation
from taizhang.indicators.scales import in_unit_itself
from taizhang.indicators.service import (
    ObservationFilter,
    Value,
    accept_figures,
    comparison,
    correct_observation,
    import_observations,
    indicators,
    observation_by_id,
    observations,
    observe,
    observed_values,
    period_of,
    preview_import,
    proposals,
    shown_period,
    sync_indicators,
)
from taizhang.reading.indicators import all_indicators
from taizhang.web.indicators.charts import drawn
from tests.documents.conftest import REPORT, World, taken_in
from tests.platform_world import client_of, program_of

HEAD = "指标,地区,机构,时期,度量,数值,单位,备注\n"


def gdp(value: str = "38650000000", *, year: int = 2025, region: str = "云溪区", organ: int | None = None) -> Value:
    return Value(
        indicator="gdp", region=region, organ=organ, period_start=date(year, 1, 1), period_end=date(year, 12, 31),
        measure="level", value=Decimal(value), unit="元",
    )  # fmt: skip


def test_the_dictionary_is_taken_over_once(db: None) -> None:
    assert sync_indicators() == len(all_indicators())
    assert sync_indicators() == 0
    Indicator.objects.filter(code="gdp").update(name="旧名")
    Indicator.objects.create(code="own", name="本区指标", direction="up", measure="level")
    assert sync_indicators() == 1
    assert Indicator.objects.get(code="gdp").name == "地区生产总值"
    assert Indicator.objects.filter(code="own").exists()


def test_a_value_is_entered_once_and_corrected_by_a_new_one(world: World) -> None:
    pk = observe(world.office, gdp())
    with pytest.raises(Conflict):
        observe(world.office, gdp())
    newer = observe(world.office, gdp("38660000000"))
    assert observation_by_id(world.office, pk).replaced_by == newer
    with pytest.raises(Invalid):
        correct_observation(world.office, newer, Decimal(1), reason=" ")
    last = correct_observation(world.office, newer, Decimal("38670000000.50"), reason="年报核定")
    assert observation_by_id(world.office, last).value == Decimal("38670000000.50")
    with pytest.raises(Conflict):
        correct_observation(world.office, newer, Decimal(2), reason="再改")
    assert [one.id for one in observations(world.office).rows] == [last]
    assert len(observations(world.office, ObservationFilter(all=True)).rows) == 3
    stream = ("indicator", Indicator.objects.get(code="gdp").pk)
    assert history(stream)[0].action == "observation.correct"
    assert [one.value for one in observed_values(world.office, "gdp", region="云溪区")] == [Decimal("38670000000.50")]


def test_who_may_not_enter_enters_nothing(world: World) -> None:
    for access in (world.liaison, world.reader, world.administrator):
        with pytest.raises(NotAllowed):
            observe(access, gdp())
    with pytest.raises(NotFound):
        observe(world.office, Value(**{**{f: getattr(gdp(), f) for f in gdp().__slots__}, "indicator": "nothing"}))
    with pytest.raises(Invalid):
        observe(world.office, gdp(region=""))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2025", "2025"), ("2025年", "2025"), ("２０２５年度", "2025"), ("2025年6月", "2025-06"), ("202506", "2025-06"),
        ("2025-06", "2025-06"), ("2025/6", "2025-06"), ("2025年1-6月", "2025-01~06"), ("2025年一季度", "2025-01~03"),
        ("2025Q4", "2025-10~12"), ("2025年上半年", "2025-01~06"), ("2025年2月", "2025-02"),
    ],
)  # fmt: skip
def test_periods_are_read_as_written(written: str, shown: str) -> None:
    period = period_of(written)
    assert period is not None and shown_period(*period) == shown


@pytest.mark.parametrize(
    "written", ["", "去年", "2025年13月", "2025-00", "1025", "2025年6-1月", "20256", "2025-06-31x"]
)
def test_what_is_no_period_is_none(written: str) -> None:
    assert period_of(written) is None


def test_confirmed_figures_become_values_once(world: World) -> None:
    pk = taken_in(world.office).document
    assert proposals(world.office) == ()
    confirm_surer_than(world.office, pk, Decimal(0))
    offered = proposals(world.office)
    assert {one.code for one in offered} >= {"gdp"}
    made = accept_figures(world.office, [one.figure for one in offered])
    assert len(made) == len(offered)
    row = Observation.objects.get(indicator__code="gdp", measure="level")
    assert (row.value, row.region, row.source) == (Decimal(38650000000), "云溪区", "document")
    assert row.figure is not None and row.figure.text == "386.5亿元"
    assert proposals(world.office) == ()
    assert accept_figures(world.office, [offered[0].figure]) == ()


def test_what_is_taken_over_is_named_and_written_together(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    sync_indicators()
    confirm_surer_than(world.office, taken_in(world.office).document, Decimal(0))
    offered = proposals(world.office)
    assert len(offered) > 3
    client = client_of(world.office.person)
    with django_assert_max_num_queries(45):
        sent = {"figure": [one.figure for one in offered], "key": "k", "back": "/indicators"}
        answer = client.post("/indicators/proposals", sent)
    page = client.get(answer.headers["Location"]).content.decode()
    said = page.partition('class="notice notice-good"')[2].partition("</li>")[0]
    assert f"已采用{len(offered)}个数值。" in said
    assert f'<a href="/indicators/{offered[0].code}">{offered[0].name} {offered[0].region}' in said
    # One event for each indicator, as if they had been taken over one after another.
    for code in {one.code for one in offered}:
        stream = ("indicator", Indicator.objects.get(code=code).pk)
        assert [event.action for event in history(stream)].count("observation.accept") == 1
    assert not [one for one in verify().breaks if one.where.startswith("indicators")]


def test_of_two_figures_that_say_the_same_of_one_year_one_is_kept_and_the_later_counts(world: World) -> None:
    sync_indicators()
    indicator = Indicator.objects.get(code="gdp")
    with change("observation.import", stream=("indicator", indicator.pk), by=world.office) as act:
        first, same, later = put_many(act, [(indicator, one) for one in (gdp(), gdp(), gdp("1"))], "import")
    assert first is not None and later is not None
    assert same is None
    first.refresh_from_db()
    assert first.replaced_by_id == later.pk
    assert later.replaced_by_id is None


def test_figures_that_were_not_confirmed_are_refused(world: World) -> None:
    pk = taken_in(world.office).document
    figure = Figure.objects.filter(document=pk)[0].pk
    with pytest.raises(NotFound):
        accept_figures(world.office, [figure])


def sheet(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["指标", "地区", "机构", "时期", "度量", "数值", "单位", "备注"])
    for row in rows:
        page.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_an_import_is_shown_first_and_then_taken_in_whole(world: World) -> None:
    data = sheet(
        [
            ["GDP", "云溪区", None, "2024", "数量", 36512345678.91, "元", "年报"],
            ["地区生产总值", "云溪区", None, 2025, "增幅", 6.2, "%", None],
            ["森林覆盖率", "", "区教育局", "2025年6月", "", "41.5", "%", ""],
        ]
    )
    preview = preview_import(world.office, data, filename="数值.xlsx")
    assert preview.good and preview.counts == {"new": 3, "corrects": 0, "same": 0, "errors": 0}
    assert not Observation.objects.exists()
    assert import_observations(world.office, data, filename="数值.xlsx") == {"new": 3, "corrects": 0}
    level = Observation.objects.get(measure="level", indicator__code="gdp")
    assert level.value == Decimal("36512345678.91") and level.source == "import"
    assert preview_import(world.office, data, filename="数值.xlsx").counts["same"] == 3
    changed = (HEAD + "地区生产总值,云溪区,,2024,数量,36500000000,元,\n").encode()
    assert import_observations(world.office, changed, filename="a.csv") == {"new": 0, "corrects": 1}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("没有的指标,云溪区,,2025,数量,1,元,", "词典里没有"),
        ("地区生产总值,,,2025,数量,1,元,", "地区或机构"),
        ("地区生产总值,云溪区,,上个月,数量,1,元,", "时期"),
        ("地区生产总值,云溪区,,2025,多少,1,元,", "度量"),
        ("地区生产总值,云溪区,,2025,数量,很多,元,", "不是数字"),
        ("地区生产总值,云溪区,,2025,数量,,元,", "没有填数值"),
        ("地区生产总值,云溪区,无此局,2025,数量,1,元,", "机构"),
        ("地区生产总值,云溪区,,2025,数量,NaN,元,", "不是数字"),
    ],
)
def test_a_row_with_an_error_stops_the_whole_sheet(world: World, row: str, words: str) -> None:
    data = (HEAD + "地区生产总值,云溪区,,2024,数量,1,元,\n" + row + "\n").encode()
    preview = preview_import(world.office, data, filename="a.csv")
    assert not preview.good and words in "".join(preview.rows[1].errors)
    with pytest.raises(Conflict):
        import_observations(world.office, data, filename="a.csv")
    assert not Observation.objects.exists()


def test_two_rows_on_one_thing_are_an_error(world: World) -> None:
    line = "地区生产总值,云溪区,,2024,数量,1,元,\n"
    preview = preview_import(world.office, (HEAD + line + line).encode(), filename="a.csv")
    assert "第2行重复" in preview.rows[1].errors[0]


def test_hostile_sheets_are_refused(world: World) -> None:
    for data, code in (
        (b"", "empty"),
        (b"PK\x03\x04x", "damaged"),
        ("名称,数\n甲,1\n".encode(), "heads"),
        (b"%PDF-1.4", "damaged"),
    ):
        with pytest.raises(Invalid) as caught:
            preview_import(world.office, data, filename="a.xlsx")
        assert caught.value.code == code


def test_a_comparison_puts_values_before_figures_and_shows_what_differs(world: World) -> None:
    first = taken_in(world.office).document
    taken_in(world.office, REPORT.replace("386.5亿元", "387.1亿元"), name="b.txt")
    sync_indicators()
    compared = comparison(world.office, "gdp", measure="level")
    cell = compared.cells["云溪区", 2025]
    assert cell.first.source == "proposed" and cell.differs
    confirm_surer_than(world.office, first, Decimal(0))
    assert comparison(world.office, "gdp", measure="level").cells["云溪区", 2025].first.document == first
    observe(world.office, gdp("38655000000"))
    cell = comparison(world.office, "gdp", measure="level").cells["云溪区", 2025]
    assert (cell.first.source, cell.first.value) == ("observation", Decimal(38655000000))
    assert len(cell.others) == 2


def test_values_typed_in_yi_stand_on_the_same_axis_as_what_documents_state(world: World) -> None:
    taken_in(world.office)
    sync_indicators()
    for year, digits in ((2023, "353.2"), (2024, "371.0")):
        observe(
            world.office,
            replace(gdp(digits, year=year), unit="亿元"),
        )
    compared = comparison(world.office, "gdp", measure="level")
    values = [compared.cells["云溪区", year].first for year in (2023, 2024, 2025)]
    assert [(one.value, one.unit) for one in values] == [
        (Decimal("35320000000"), "元"), (Decimal("37100000000"), "元"), (Decimal("38650000000"), "元"),
    ]  # fmt: skip
    page = client_of(world.office.person).get("/indicators/gdp?measure=level").content.decode()
    assert "353.2亿元" in page and "386.5亿元" in page
    # The same value in another unit of the same kind is no other value.
    observe(world.office, replace(gdp("386.5"), unit="亿元"))
    assert not comparison(world.office, "gdp", measure="level").cells["云溪区", 2025].differs


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        ("481.3", "亿元", ("48130000000", "元")), ("1.2", "万亿元", ("1200000000000", "元")), ("3", "万人", ("30000", "人")),
        ("6.5", "%", ("6.5", "%")), ("120", "千瓦", ("120", "千瓦")), ("5", "万", ("5", "万")), ("7", "", ("7", "")),
    ],
)  # fmt: skip
def test_units_itself(value: str, unit: str, told: tuple[str, str]) -> None:
    assert in_unit_itself(Decimal(value), unit) == (Decimal(told[0]), told[1])


def test_what_a_report_estimates_is_compared_and_said_to_be_estimated(world: World) -> None:
    estimated = REPORT.replace("地区生产总值完成386.5亿元", "预计地区生产总值完成391.2亿元")
    assert estimated != REPORT
    taken_in(world.office, estimated, name="estimated.txt")
    sync_indicators()
    cell = comparison(world.office, "gdp", measure="level").cells["云溪区", 2025]
    assert (cell.first.words, cell.first.estimated) == ("391.2亿元", True)
    page = client_of(world.office.person).get("/indicators/gdp?measure=level").content.decode()
    assert '391.2亿元</a> <small class="faint">预计</small>' in page
    taken_in(world.office)
    cell = comparison(world.office, "gdp", measure="level").cells["云溪区", 2025]
    assert (cell.first.words, cell.first.estimated, cell.differs) == ("386.5亿元", False, True)


def test_a_comparison_shows_only_what_may_be_seen(world: World) -> None:
    pk = taken_in(world.office, internal=True).document
    sync_indicators()
    confirm_surer_than(world.office, pk, Decimal(0))
    accept_figures(world.office, [one.figure for one in proposals(world.office)])
    assert comparison(world.office, "gdp", measure="level").cells
    assert not comparison(world.liaison, "gdp", measure="level").cells
    assert observations(world.liaison).rows == ()
    assert all(one.stated == one.observed == 0 for one in indicators(world.liaison))
    hidden = Observation.objects.all()[0].pk
    client = client_of(world.liaison.person)
    assert client.get(f"/observations/{hidden}").status_code == client.get("/observations/999999").status_code == 404
    assert world.liaison.person is not None
    assert program_of(world.liaison.person).get(f"/api/observations/{hidden}").status_code == 404


def test_pages_for_every_role(world: World) -> None:
    sync_indicators()
    pk = taken_in(world.office).document
    confirm_surer_than(world.office, pk, Decimal(0))
    for access in (world.office, world.liaison, world.reader):
        client = client_of(access.person)
        assert "地区生产总值" in client.get("/indicators").content.decode()
        assert "386.5亿元" in client.get("/indicators/gdp?measure=level").content.decode()
        assert client.get("/indicators/nothing").status_code == 404
        assert client.get("/indicators/gdp/chart?measure=level").json()["series"][0]["points"][0]["y"] == "38650000000"
        assert client.get("/indicators/gdp?format=csv").status_code == 200
        status = 200 if access is world.office else 403
        for address in ("/indicators/import", "/indicators/proposals", "/indicators/gdp/add"):
            assert client.get(address).status_code == status, address


def test_values_are_typed_corrected_taken_over_and_imported_on_pages(world: World) -> None:
    sync_indicators()
    client = client_of(world.office.person)
    said = {"region": "云溪区", "period": "2025", "measure": "level", "value": "38650000000", "unit": "元", "key": "a"}
    assert client.post("/indicators/gdp/add", said).status_code == 302
    assert client.post("/indicators/gdp/add", {**said, "key": "b"}).status_code == 422
    assert "2025年6月" in client.post("/indicators/gdp/add", {**said, "period": "去年"}).content.decode()
    pk = Observation.objects.get().pk
    assert (
        client.post(f"/observations/{pk}", {"value": "1", "unit": "元", "reason": "核定", "key": "c"}).status_code
        == 302
    )
    document = taken_in(world.office).document
    confirm_surer_than(world.office, document, Decimal(0))
    figures = [one.figure for one in proposals(world.office)]
    client.post("/indicators/proposals", {"figure": figures, "key": "d"})
    assert Observation.objects.filter(source="document").count() == len(figures)
    file = SimpleUploadedFile("a.csv", (HEAD + "森林覆盖率,云溪区,,2025,数量,41.5,%,\n").encode())
    page = client.post("/indicators/import", {"file": file})
    assert "新增1行" in page.content.decode()
    assert client.post("/indicators/import", {"sheet": page.context["sheet"], "key": "e"}).status_code == 302
    assert Observation.objects.filter(source="import").count() == 1
    assert client.post("/indicators/import", {"sheet": page.context["sheet"] + "x"}).status_code == 409


def test_the_interface_enters_corrects_and_imports(world: World) -> None:
    assert world.office.person is not None
    program = program_of(world.office.person)
    assert program.post("/api/indicators/sync").json()["changed"] > 50
    said = {
        "indicator": "gdp",
        "region": "云溪区",
        "period_start": "2025-01-01",
        "period_end": "2025-12-31",
        "value": "38650000000.10",
        "unit": "元",
    }
    made = program.post("/api/observations", said, content_type="application/json").json()["observation"]
    assert program.get(f"/api/observations/{made}").json()["value"] == "38650000000.10"
    told = program.post(
        f"/api/observations/{made}/correct", {"value": "1.5", "reason": "核定"}, content_type="application/json"
    )
    assert told.status_code == 200
    file = SimpleUploadedFile("a.csv", (HEAD + "森林覆盖率,云溪区,,2025,数量,41.5,%,\n").encode())
    assert program.post("/api/observations/import/preview", {"file": file}).json()["good"] is True
    file.seek(0)
    assert program.post("/api/observations/import", {"file": file}).json() == {"new": 1, "corrects": 0}
    compared = program.get("/api/indicators/gdp/comparison?measure=level").json()
    assert compared["cells"][0]["first"]["value"] == "1.5"
    assert program.get("/api/indicators/nothing").json()["code"] == "not_found"
    assert len(program.get("/api/observations").json()["items"]) == 2


def test_queries_do_not_grow(world: World, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    sync_indicators()
    client = client_of(world.office.person)
    for year in range(2010, 2013):
        observe(world.office, gdp(year=year))
    client.get("/indicators/gdp")  # the first page after signing in asks more
    with django_assert_max_num_queries(16) as few:
        client.get("/indicators/gdp")
    for year in range(2013, 2026):
        observe(world.office, gdp(year=year))
        observe(world.office, gdp(year=year, region="", organ=world.education.pk))
    with django_assert_max_num_queries(16) as many:
        client.get("/indicators/gdp")
    assert len(few) == len(many)
    with django_assert_max_num_queries(12):
        client.get("/indicators")


def test_regions_and_years_are_drawn_with_what_is_behind_each_point(world: World) -> None:
    sync_indicators()
    for region, year, value in (("云溪区", 2024, 10), ("云溪区", 2025, 12), ("东港区", 2025, 30)):
        observe(
            world.office,
            Value(
                indicator="gdp", region=region, organ=None, measure="level", unit="元", value=Decimal(value * 10**8),
                period_start=date(year, 1, 1), period_end=date(year, 12, 31),
            ),
        )  # fmt: skip
    compared = comparison(world.office, "gdp", measure="level")
    chart = drawn(compared, lambda cell: str(cell.first.value))
    assert chart is not None and chart["categories"] == ["2024", "2025"]
    found = {one["name"]: one for one in chart["series"]}
    # A year without a value is a gap, never zero; every point that is there opens what it rests on.
    assert found["东港区"]["values"] == [None, 3e9] and found["东港区"]["links"][0] == ""
    assert found["云溪区"]["links"][1].startswith("/observations/")
    assert chart["least"] <= 1e9 and chart["most"] > 3e9
    page = client_of(world.office.person).get("/indicators/gdp?measure=level").content.decode()
    assert '"kind": "regions"' in page and "charts.js" in page
    one_year = comparison(world.office, "gdp_primary", measure="level")
    assert drawn(one_year, lambda cell: "") is None
