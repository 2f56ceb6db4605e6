"""What a run over a folder makes, and what a later run makes of changes."""

import json
import os
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.corpus import CorpusError, Step, build, running
from taizhang.corpus.processes import read_files
from taizhang.corpus.rows import decimal_of
from taizhang.corpus.schema import SCHEMA_VERSION, SCHEMAS
from taizhang.corpus.sources import digest_of, of_sources
from taizhang.reading import read
from tests.corpus.conftest import tables_of
from tests.reference import ROOT


def ask(out: Path, question: str, **names: str) -> list[tuple[Any, ...]]:
    """Rows of a question in which {figures} and so on stand for the tables of a folder, other names for themselves."""
    places = {name: f"'{out / name}.parquet'" for name in SCHEMAS}
    relation = duckdb.sql(question.format(**places, **{key: places.get(name, name) for key, name in names.items()}))
    assert relation is not None
    return relation.fetchall()


def test_tables_hold_the_folder(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    summary = build(folder, out)
    assert (summary.files, summary.documents, summary.copies, summary.passed_over) == (14, 12, 1, 1)
    assert (summary.read, summary.kept, summary.remaining, summary.interrupted) == (12, 0, 0, False)
    assert [(failure.file, failure.code) for failure in summary.failures] == [("空.txt", "empty")]
    assert ask(out, "SELECT copies FROM {documents} WHERE file = '白鹭市/2022.txt'") == [(["白鹭市/另存.txt"],)]
    files = [row[0] for row in ask(out, "SELECT file FROM {documents}")]
    assert files == sorted(files)
    assert {name: rows for name, rows in summary.rows.items() if name in ("documents", "failures")} == {
        "documents": 12,
        "failures": 1,
    }
    for name in SCHEMAS:
        assert ask(out, "SELECT count(*) FROM {table}", table=name) == [(summary.rows[name],)]
    manifest = json.loads((out / "corpus.json").read_text(encoding="utf-8"))
    assert manifest["complete"] is True
    assert manifest["schema"] == SCHEMA_VERSION


def test_tables_have_their_schema_and_belong_together(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(folder, out)
    digest = json.loads((out / "corpus.json").read_text(encoding="utf-8"))["digest"]
    for name, schema in SCHEMAS.items():
        written = pq.read_schema(out / f"{name}.parquet")
        assert written.equals(schema)
        assert written.metadata[b"taizhang.schema"] == str(SCHEMA_VERSION).encode()
        assert written.metadata[b"taizhang.digest"] == digest.encode()
        assert written.field(0).metadata[b"zh"]


def test_nothing_comes_twice_and_places_lead_back(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(folder, out)
    for table, key in (("figures", "figure"), ("commitments", "commitment"), ("findings", "finding")):
        twice = "SELECT 1 FROM {table} GROUP BY document_id, {key} HAVING count(*) > 1"
        assert ask(out, twice, table=table, key=key) == []
        counted = "SELECT document_id, count(*) FROM {table} GROUP BY ALL ORDER BY ALL"
        said = "SELECT document_id, {column} FROM {documents} WHERE {column} > 0 ORDER BY ALL"
        assert ask(out, counted, table=table) == ask(out, said.replace("{column}", table))
    for table in ("figures", "commitments"):
        strays = """
            SELECT count(*), count(*) FILTER (r.text = substring(d.text, r.span_start + 1, r.span_end - r.span_start))
            FROM {table} r JOIN {documents} d USING (document_id)"""
        [(rows, right)] = ask(out, strays, table=table)
        assert rows == right > 0
    row = "FROM {figures} WHERE file = '云溪区/2022.txt' AND text = '8%' AND mood = 'target'"
    columns = "SELECT value, value_float, value_exact, qualifier, headings[1], sentence "
    [(*numbers, sentence)] = ask(out, columns + row)
    assert numbers == [Decimal(8), 8.0, "8", ">=", "2022年工作安排"]
    assert sentence.startswith("2022年经济社会发展的主要预期目标是") and sentence.endswith("增长7%。")


def test_order_does_not_depend_on_processes(
    folder: Path, reference: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(folder, tmp_path / "three", jobs=3)
    assert tables_of(tmp_path / "three") == reference
    monkeypatch.setattr("taizhang.corpus.running.read_files", lambda tasks, jobs: read_files(tasks[::-1], jobs))
    build(folder, tmp_path / "backwards", jobs=2)
    assert tables_of(tmp_path / "backwards") == reference


def test_second_run_reads_nothing(folder: Path, reference: dict[str, bytes], tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(folder, out)
    again = build(folder, out)
    assert (again.read, again.kept, again.written) == (0, 12, False)
    assert again.failures[0].code == "empty"
    assert tables_of(out) == reference
    (out / "findings.parquet").unlink()
    assert build(folder, out).written
    assert tables_of(out) == reference


def test_changed_new_and_removed_files(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(folder, out)
    changed = folder / "云溪区/2023.txt"
    before = changed.stat()
    changed.write_text(changed.read_text(encoding="utf-8").replace("8.3%", "8.4%"), encoding="utf-8")
    os.utime(changed, ns=(before.st_atime_ns, before.st_mtime_ns))
    (folder / "新.txt").write_text("2026年工作安排\n\n地区生产总值增长5%。\n", encoding="utf-8")
    (folder / "青岚县/2022.txt").unlink()
    summary = build(folder, out)
    assert (summary.read, summary.kept, summary.documents) == (2, 10, 12)
    values = "SELECT text FROM {figures} WHERE file = '云溪区/2023.txt' AND indicator_id = 'gdp' AND mood = 'result'"
    assert ask(out, values) == [("8.4%",)]
    assert ask(out, "SELECT file FROM {documents} WHERE file IN ('新.txt', '青岚县/2022.txt')") == [("新.txt",)]
    build(folder, tmp_path / "afresh")
    assert tables_of(out) == tables_of(tmp_path / "afresh")


def test_other_sources_of_the_same_version_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build(folder, tmp_path / "out")
    assert build(folder, tmp_path / "out").read == 0
    monkeypatch.setattr(running, "of_sources", lambda: "a clone that was brought up to date")
    again = build(folder, tmp_path / "out")
    assert (again.read, again.kept) == (first.read, 0)


def test_sources_are_told_apart_by_all_that_makes_rows(tmp_path: Path) -> None:
    package = tmp_path / "taizhang"
    shutil.copytree(ROOT / "src/taizhang/reading/data", package / "reading/data")
    before = digest_of(package)
    (package / "reading" / "__pycache__").mkdir()
    (package / "reading" / "__pycache__" / "rules.pyc").touch()
    assert digest_of(package) == before == digest_of(package)
    (package / "reading/data/units.toml").write_text("# another", encoding="utf-8")
    assert digest_of(package) != before
    assert len(of_sources()) == 64


def test_new_reader_reads_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    build(folder, out)
    newer = replace(read(""), reader="a newer one")
    monkeypatch.setattr("taizhang.corpus.running.read", lambda text: newer)
    assert build(folder, out).read == 12


def test_failed_file_is_tried_again_when_asked_or_changed(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"

    def failures(**options: Any) -> tuple[int, list[str]]:
        read: list[Step] = []
        summary = build(folder, out, watch=read.append, **options)
        tried = max(step.total for step in read if step.stage == "reading")
        assert ask(out, "SELECT file, code, message, message_en FROM {failures}") == [
            (bad.file, bad.code, bad.message, bad.message_en) for bad in summary.failures
        ]
        return tried, [bad.code for bad in summary.failures]

    assert failures() == (13, ["empty"])
    assert failures() == (0, ["empty"])
    assert failures(retry_failed=True) == (1, ["empty"])
    (folder / "空.txt").write_text("report", encoding="utf-8")
    assert failures() == (1, ["no_chinese"])
    (folder / "空.txt").write_text("地区生产总值增长5%。", encoding="utf-8")
    assert failures() == (1, [])


def test_refusal_by_size_depends_on_the_limit(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = build(folder, out, max_bytes=100)
    assert first.documents == 0
    assert {bad.code for bad in first.failures} == {"too_large", "empty"}
    assert build(folder, out).documents == 12


def test_beforehand_knowledge(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (tmp_path / "about.csv").write_bytes(
        "文件,发文机关,年份\r\n云溪区/2022.txt,甲区政府,2031年\r\n无.txt,,\r\n".encode("gb18030")
    )
    summary = build(folder, out, about=tmp_path / "about.csv", issuer_from="{region}/{year}")
    assert summary.unmatched == 1
    found = "SELECT issuer, region, year FROM {documents} WHERE file = "
    assert ask(out, found + "'云溪区/2022.txt'") == [("甲区政府", "云溪区", 2031)]
    assert ask(out, found + "'青岚县/2023.txt'") == [("青岚县", "青岚县", 2023)]
    assert build(folder, out, about=tmp_path / "about.csv", issuer_from="{region}/{year}").read == 0
    assert build(folder, out).read == 12


def test_file_names_that_are_no_utf8(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + "/青岚_2024.txt".encode("gb18030"))).write_text("增长5%。", encoding="utf-8")
    build(folder, tmp_path / "out", issuer_from="{issuer}_{year}")
    assert ask(tmp_path / "out", "SELECT file, issuer, year FROM {documents}") == [("青岚_2024.txt", "青岚", 2024)]


def test_lone_surrogates_keep_offsets(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.html").write_text(
        "<html><body><p>前&#xD800;言。地区生产总值增长5%。</p></body></html>", encoding="utf-8"
    )
    summary = build(folder, tmp_path / "out")
    assert summary.failures == ()
    strays = """SELECT f.text FROM {figures} f JOIN {documents} d USING (document_id)
                WHERE f.text <> substring(d.text, span_start + 1, span_end - span_start)"""
    assert ask(tmp_path / "out", strays) == []


def refusal(*arguments: Any, **options: Any) -> CorpusError:
    with pytest.raises(CorpusError) as caught:
        build(*arguments, **options)
    assert caught.value.message.endswith("。") and caught.value.message_en.endswith(".")
    return caught.value


def test_refusals(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs/figures.parquet").write_text("x", encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/.work").mkdir()
    (tmp_path / "out/.work/outcomes.sqlite").write_text("not a database " * 100, encoding="utf-8")
    assert refusal(tmp_path / "none", tmp_path / "o").code == "no_folder"
    assert refusal(tmp_path / "empty", tmp_path / "o").code == "nothing_to_read"
    assert refusal(folder, tmp_path / "file").code == "out_is_a_file"
    assert refusal(folder, folder).code == "out_is_the_folder"
    assert refusal(folder, tmp_path / "theirs").code == "foreign_output"
    assert refusal(folder, tmp_path / "file/below").code == "unwritable"
    assert refusal(folder, tmp_path / "out").code == "store_damaged"
    assert refusal(folder, tmp_path / "o", issuer_from="{name}").code == "bad_pattern"
    assert refusal(folder, tmp_path / "o", issuer_from="年报").code == "bad_pattern"
    assert not (tmp_path / "o").exists()


def test_folders_that_may_not_be_opened_are_named(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = ["白鹭市"]
    walk = os.walk

    def walked(top: Path, onerror: Any) -> Any:
        # Permissions bind everyone but the administrator, as whom tests may run.
        for at, below, names in walk(top):
            for name in [*closed]:
                if name in below:
                    below.remove(name)
                    onerror(PermissionError(13, "Permission denied", os.path.join(at, name)))
            yield at, below, [] if "." in closed else names

    monkeypatch.setattr(os, "walk", walked)
    summary = build(folder, tmp_path / "out")
    assert summary.closed == ("白鹭市",) and summary.documents > 0
    closed += [".", *(path.name for path in folder.iterdir())]
    assert refusal(folder, tmp_path / "out").code == "closed_folder"


@pytest.mark.parametrize(
    "text", ["issuer,year\na,2020\n", "file,year\na.txt,今年\n", "file\na.txt\na.txt\n", 'file\n"a\n', ""]
)
def test_wrong_sidecar_tables(folder: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "about.csv").write_text(text, encoding="utf-8")
    assert refusal(folder, tmp_path / "o", about=tmp_path / "about.csv").code == "bad_about"
    assert refusal(folder, tmp_path / "o", about=tmp_path / "none.csv").code == "bad_about"


def test_output_inside_the_folder_is_not_read(folder: Path) -> None:
    assert build(folder, folder / "tables").files == 14
    assert build(folder, folder / "tables").files == 14


@given(st.decimals(allow_nan=False, allow_infinity=False, places=None))
def test_decimals_are_exact_or_null(value: Decimal) -> None:
    fitted = decimal_of(value)
    assert fitted is None or (fitted == value and fitted.as_tuple().exponent == -10)


def test_what_fits_a_decimal() -> None:
    assert decimal_of(Decimal("481.3e8")) == Decimal(48130000000)
    assert decimal_of(Decimal(1) / Decimal(3)) is None
    assert decimal_of(Decimal("1e28")) is None
    assert decimal_of(Decimal("9" * 28)) == Decimal("9" * 28)
    assert decimal_of(None) is None
