"""What a person confirmed or corrected outlives a newer reading, and what no longer fits is said."""

import csv
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.cli.columns import COMMITMENTS, FIGURES
from taizhang.cli.corrections import lay_over
from taizhang.cli.corrections_file import load
from taizhang.cli.documents import Outcome, document_to_json
from taizhang.cli.output import Output
from taizhang.cli.sheets import CsvSheet, Workbook
from taizhang.cli.voice import CommandError
from taizhang.reading import Reading
from tests.cli.build import TEXT, document, figure, reading


def given_as_json(folder: Path, value: object) -> Path:
    path = folder / "corrections.json"
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


def entry(words: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words} | fields


def laid(folder: Path, value: object) -> Reading:
    done = lay_over(reading(), load(given_as_json(folder, value)))
    assert done.remarks == ()
    return done.reading


def test_confirmed_record_is_certain_and_unchanged(tmp_path: Path) -> None:
    found = laid(tmp_path, {"figures": [entry("62个", status="confirmed", value=62)]})
    assert found.figures[3] == replace(reading().figures[3], confidence=1.0, doubts=())


def test_confirmed_record_that_was_edited_is_said(tmp_path: Path) -> None:
    done = lay_over(reading(), load(given_as_json(tmp_path, [entry("62个", status="确认", value=99)])))
    assert done.reading.figures[3] == replace(reading().figures[3], confidence=1.0, doubts=())
    ((zh, en),) = done.remarks
    assert "62个" in zh and "更正" in zh and "corrected" in en


def test_fields_that_no_record_has_are_kept_to_be_said(tmp_path: Path) -> None:
    found = load(given_as_json(tmp_path, [entry("62个", delete=True, status="剔除", note="x")]))
    assert found.unknown == ("delete", "note")
    assert [one.status for one in found.records] == ["rejected"]


def test_corrected_fields_replace_and_the_others_stay(tmp_path: Path) -> None:
    found = laid(tmp_path, [entry("62个", status="corrected", value=63, scope="开发区", mood="result", strength=None)])
    assert (found.figures[3].value, found.figures[3].scope, found.figures[3].mood) == (Decimal(63), "开发区", "result")
    assert (found.figures[3].indicator, found.figures[3].part_of) == ("新开工项目", 1)
    assert found.figures[3].confidence == 1.0


def test_exact_digits_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "corrections.json"
    path.write_text(json.dumps([entry("6.5%", value=0)]).replace('"value": 0', '"value": 0.10000000000000001'), "utf-8")
    assert lay_over(reading(), load(path)).reading.figures[0].value == Decimal("0.10000000000000001")


def test_rejected_record_vanishes_and_indices_follow(tmp_path: Path) -> None:
    found = laid(tmp_path, {"figures": [entry("6.5%", status="rejected")]})
    assert [one.text for one in found.figures] == ["120个", "58个", "62个", "7.16亿元", "4.5%"]
    assert [one.part_of for one in found.figures] == [None, 0, 0, None, None]
    assert found.commitments[0].figures == (0, 1, 2)


def test_part_whose_whole_is_rejected_stands_alone(tmp_path: Path) -> None:
    found = laid(tmp_path, {"figures": [entry("120个", status="rejected")]})
    assert [one.part_of for one in found.figures] == [None] * 5


def test_added_record_finds_its_place_and_drives_out_what_it_overlaps(tmp_path: Path) -> None:
    found = laid(tmp_path, [entry("完成投资7.16亿元", status="added", value=716000000, unit="元", indicator="投资")])
    assert [one.text for one in found.figures] == ["6.5%", "120个", "58个", "62个", "完成投资7.16亿元", "4.5%"]
    assert found.figures[4].confidence == 1.0


@pytest.mark.parametrize(
    ("first", "then", "value"),
    [
        ({"status": "rejected"}, {"status": "confirmed"}, 120),
        ({"status": "confirmed"}, {"status": "rejected"}, None),
        ({"value": 121}, {"value": 122}, 122),
    ],
)
def test_of_corrections_at_odds_the_last_one_holds_and_it_is_said(
    tmp_path: Path, first: dict[str, Any], then: dict[str, Any], value: int | None
) -> None:
    done = lay_over(reading(), load(given_as_json(tmp_path, [entry("120个", **first), entry("120个", **then)])))
    assert next((one.value for one in done.reading.figures if one.text == "120个"), None) == value
    ((zh, en),) = done.remarks
    assert "120个" in zh and "最后一条" in zh and "the last one holds" in en


def test_corrections_of_different_fields_of_one_record_add_up(tmp_path: Path) -> None:
    parts: list[dict[str, Any]] = [{"value": 121}, {"value": 121, "scope": "开发区"}, {"mood": "result"}]
    found = laid(tmp_path, [entry("120个", **fields) for fields in parts])
    assert (found.figures[1].value, found.figures[1].scope, found.figures[1].mood) == (Decimal(121), "开发区", "result")


def test_record_without_status_in_json_is_a_correction(tmp_path: Path) -> None:
    assert laid(tmp_path, [entry("120个", value=121)]).figures[1].value == 121


def test_confirmed_record_that_a_newer_reader_misses_comes_back(tmp_path: Path) -> None:
    poorer = replace(reading(), figures=(), commitments=())
    confirmed = document_to_json(document())
    done = lay_over(poorer, load(given_as_json(tmp_path, confirmed)))
    assert [one.text for one in done.reading.figures] == [one.text for one in reading().figures]
    assert [one.part_of for one in done.reading.figures] == [None, None, 1, 1, None, None]
    assert done.reading.commitments[0].figures == (1, 2, 3)


def test_commitment_is_corrected(tmp_path: Path) -> None:
    promise = reading().commitments[0]
    change = {"start": promise.start, "end": promise.end, "text": promise.text, "responsible": "区发改局"}
    found = laid(tmp_path, {"commitments": [change | {"deadline": "2025-06-30"}]})
    assert (found.commitments[0].responsible, found.commitments[0].deadline) == ("区发改局", "2025-06-30")
    assert found.commitments[0].heading == "主要目标"


def test_what_no_longer_fits_is_left_out_and_said(tmp_path: Path) -> None:
    moved = entry("120个", value=5) | {"start": TEXT.index("120个") + 1}
    done = lay_over(reading(), load(given_as_json(tmp_path, [moved])))
    assert done.reading == reading()
    assert len(done.remarks) == 1
    assert "120个" in done.remarks[0][0] and "no longer fits" in done.remarks[0][1]


def test_correction_of_another_file_is_not_used(tmp_path: Path) -> None:
    corrections = load(given_as_json(tmp_path, [entry("120个", value=5, sha256="cd" * 32)]))
    done = lay_over(reading(), corrections)
    assert done.reading == reading() and done.remarks == ()
    assert corrections.meant_for_others({"ab" * 32}, ["要点.txt"]) == 1


def test_a_file_that_changed_keeps_what_still_fits_and_says_so(tmp_path: Path) -> None:
    changed = {"sha256": "cd" * 32, "file": reading().source}
    rows = [
        entry("120个", value=125, **changed),
        entry("120个", value=5, **changed) | {"start": TEXT.index("120个") + 1},
    ]
    corrections = load(given_as_json(tmp_path, rows))
    done = lay_over(reading(), corrections)
    assert [figure.value for figure in done.reading.figures if figure.text == "120个"] == [125]
    assert ["no longer fits" in en for _, en in done.remarks] == [True, False]
    assert "1条更正仍与原处的文字相符" in done.remarks[1][0]
    assert corrections.meant_for_others({"ab" * 32}, [reading().source]) == 0


def test_rows_left_as_exported_from_a_file_that_changed_say_nothing(tmp_path: Path) -> None:
    row = entry("120个", value=5, status="", sha256="cd" * 32, file=reading().source)
    assert lay_over(reading(), load(given_as_json(tmp_path, [row]))).remarks == ()


def test_added_record_without_value_is_left_out_and_said(tmp_path: Path) -> None:
    done = lay_over(reading(), load(given_as_json(tmp_path, [entry("主要目标", status="added", unit="个")])))
    assert done.reading.figures == reading().figures
    assert "value" in done.remarks[0][0]


def exported_csv(folder: Path) -> list[dict[str, str]]:
    target = folder / "figures.csv"
    with Output(str(target)) as output:
        sheet = CsvSheet(output)
        sheet.add(Outcome(source="要点.txt", document=document()))
        sheet.end()
    with target.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_csv_comes_back_with_the_column_status_filled_in(tmp_path: Path, encoding: str) -> None:
    rows = exported_csv(tmp_path)
    rows[0]["status"] = "rejected"
    rows[3] |= {"status": "corrected", "value": "1,063", "scope": "开发区"}
    target = tmp_path / "back.csv"
    with target.open("w", encoding=encoding, newline="") as stream:
        writer = csv.DictWriter(stream, [column.key for column in FIGURES])
        writer.writeheader()
        writer.writerows(rows)
    done = lay_over(reading(), load(target))
    assert [one.text for one in done.reading.figures] == ["120个", "58个", "62个", "7.16亿元", "4.5%"]
    assert (done.reading.figures[2].value, done.reading.figures[2].part_of) == (Decimal(1063), 0)
    assert done.reading.figures[2].scope == "开发区"
    # Rows that nobody judged stay as the reader has them.
    assert done.reading.figures[1].confidence == 0.9


def written_csv(folder: Path, rows: list[dict[str, str]]) -> Path:
    target = folder / "back.csv"
    with target.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return target


def test_rows_changed_without_a_status_are_counted_and_left_out(tmp_path: Path) -> None:
    rows = exported_csv(tmp_path)
    rows[0] |= {"value": "7"}
    rows[1] |= {"scope": "开发区", "status": "corrected"}
    rows[2] |= {"period": "去年"}
    rows.append({"text": "合计"})
    done = lay_over(reading(), load(written_csv(tmp_path, rows)))
    assert done.reading.figures[0] == reading().figures[0]
    assert done.reading.figures[1].scope == "开发区"
    ((zh, en),) = done.remarks
    assert "有3行改过但没有状态，未采用" in zh
    assert "3 rows of the corrections were changed without a status and left out" in en


@pytest.mark.parametrize(
    ("change", "counted"),
    [
        ({}, False),
        ({"text": "6.50%", "resolution": "0.10"}, False),
        ({"indicator": "GDP增速"}, True),
        ({"unit": ""}, True),
        ({"mood": "目标"}, False),
        ({"mood": "result"}, True),
        ({"part_of": "1"}, True),
        ({"start": "1"}, True),
        ({"sha256": "cd" * 32, "value": "9"}, False),
    ],
)
def test_row_without_a_status_counts_where_it_differs_from_what_was_read(
    tmp_path: Path, change: dict[str, str], counted: bool
) -> None:
    rows = exported_csv(tmp_path)
    rows[0] |= change
    assert bool(lay_over(reading(), load(written_csv(tmp_path, rows))).remarks) is counted


def test_changed_rows_of_a_table_without_the_column_status_are_counted(tmp_path: Path) -> None:
    rows = exported_csv(tmp_path)
    rows[0] |= {"value": "7"}
    for row in rows:
        del row["status"]
    assert "有1行" in lay_over(reading(), load(written_csv(tmp_path, rows))).remarks[0][0]


def test_number_that_a_spreadsheet_rewrote_still_fits(tmp_path: Path) -> None:
    rows = exported_csv(tmp_path)
    rows[0] |= {"status": "confirmed", "text": "6.50%"}
    path = given_as_json(tmp_path, rows[0] | {"start": int(rows[0]["start"]), "end": int(rows[0]["end"])})
    assert load(path).records[0].text == "6.50%"
    assert lay_over(reading(), load(path)).remarks == ()


def test_workbook_comes_back_in_chinese(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    target = tmp_path / "ledger.xlsx"
    with Output(str(target)) as output:
        book = Workbook(output)
        book.add(Outcome(source="要点.txt", document=document()))
        book.end()
    back = load_workbook(target)
    sheet = back["数据"]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(3, heads.index("状态") + 1).value = "更正"
    sheet.cell(3, heads.index("性质") + 1).value = "结果"
    sheet.cell(3, heads.index("力度") + 1).value = None
    promises = back["目标任务"]
    promises.cell(2, [cell.value for cell in promises[1]].index("状态") + 1).value = "剔除"
    back.save(target)
    done = lay_over(reading(), load(target))
    assert (done.reading.figures[1].mood, done.reading.figures[1].strength) == ("result", None)
    assert done.reading.figures[1].value == 120
    assert done.reading.commitments == ()
    assert done.remarks == ()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"mood": "愿望"}, "愿望"),
        ({"value": "很多"}, "很多"),
        ({"status": "maybe"}, "maybe"),
        ({"start": "三"}, "start"),
        ({"period": 3}, "period"),
        ({"value": "1e999999"}, "value"),
        ({"text": None}, "没有写明text"),
        ({"text": ""}, "没有写明text"),
    ],
)
def test_field_that_cannot_be_taken_over_is_named(tmp_path: Path, wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        load(given_as_json(tmp_path, [entry("120个", **wrong)]))


@pytest.mark.parametrize(
    "data",
    [
        b"{", b"\xff\xfe\xfa", b"PK\x03\x04nothing", b"x", b"", b"a,b\n1,2\n", b"{}", b"[1]", b'[{"text": "120"}]',
        b'{"figures": 5}', b'{"figures": {"start": 1}}', b'{"commitments": true}',
    ],
)  # fmt: skip
def test_file_that_is_no_corrections_is_refused_in_one_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bad"
    path.write_bytes(data)
    with pytest.raises(CommandError):
        load(path)


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 12), st.sampled_from(["added", "rejected"]))))
def test_spans_stay_apart_and_in_order_whatever_is_laid_over(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int, str]]
) -> None:
    entries = [
        {"start": start, "end": start + size, "text": TEXT[start : start + size], "value": 1, "status": status}
        for start, size, status in changes
    ]
    done = lay_over(reading(), load(given_as_json(tmp_path_factory.mktemp("laid"), {"figures": entries}))).reading
    assert all(one.text == TEXT[one.start : one.end] for one in done.figures)
    assert all(left.end <= right.start for left, right in zip(done.figures, done.figures[1:], strict=False))
    assert all(one.part_of is None or done.figures[one.part_of].text == "120个" for one in done.figures)


def test_columns_hold_every_field_of_the_records() -> None:
    """Doubts have one column, in the language asked for; JSON tells them in both."""
    whole = document_to_json(document())
    assert set(whole["figures"][0]) - {"doubts_en"} <= {column.key for column in FIGURES}
    assert set(whole["commitments"][0]) - {"doubts_en"} <= {column.key for column in COMMITMENTS}
    assert figure(TEXT, "120个").text == "120个"
