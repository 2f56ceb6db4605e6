"""The command as a person calls it: what it prints, where, and with which exit code."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import taizhang
from taizhang.cli import main, read_command
from taizhang.cli.documents import Options, Outcome, Source, read_source
from taizhang.cli.many import processes_for
from taizhang.demo import documents
from tests.cli.calling import POINTS, out_of


def test_one_file_is_one_object(folder: Path, said: pytest.CaptureFixture[bytes]) -> None:
    assert main(["read", "要点.txt", "--format", "json"]) == 0
    out, err = out_of(said)
    found = json.loads(out)
    assert err == "" and out.count("\n") == 1
    assert found["text"] == POINTS and found["source"] == "要点.txt" and found["media"] == "txt"
    assert {"title", "issuer", "region", "year", "date", "kind", "outline", "commitments", "reader"} <= set(found)
    assert [one["value"] for one in found["figures"]] == [6.5, 5000, 120]
    assert all(found["text"][one["start"] : one["end"]] == one["text"] for one in found["figures"])


def test_several_files_are_an_array_in_their_order(folder: Path, said: pytest.CaptureFixture[bytes]) -> None:
    assert main(["read", "旧.txt", "要点.txt", "--format", "json"]) == 0
    first, second = json.loads(out_of(said)[0])
    assert (first["source"], first["encoding"], second["source"]) == ("旧.txt", "gb18030", "要点.txt")


def test_refused_file_stops_no_other(folder: Path, said: pytest.CaptureFixture[bytes]) -> None:
    (folder / "空.txt").write_bytes(b"")
    assert main(["read", "没有.txt", "要点.txt", "空.txt", "--format", "jsonl"]) == 2
    out, err = out_of(said)
    assert [json.loads(line)["source"] for line in out.splitlines()] == ["要点.txt"]
    assert [line.partition("：")[0] for line in err.splitlines()] == ["没有.txt", "空.txt"]
    assert "Traceback" not in err


def test_only_refused_files_leave_an_empty_array(folder: Path, said: pytest.CaptureFixture[bytes]) -> None:
    assert main(["read", "a.txt", "b.txt", "--format", "json"]) == 2
    assert json.loads(out_of(said)[0]) == []


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "xlsx", "html", "table"])
def test_only_refused_files_leave_an_older_output_as_it_was(folder: Path, form: str) -> None:
    (folder / "以前").write_bytes(b"old")
    assert main(["read", "a.txt", "--format", form, "-o", "以前"]) == 2
    assert (folder / "以前").read_bytes() == b"old"
    assert main(["read", "a.txt", "b.txt", "--format", form, "-o", "新的"]) == 2
    assert not (folder / "新的").exists()


def test_issuer_and_year_win(folder: Path, said: pytest.CaptureFixture[bytes]) -> None:
    assert main(["read", "要点.txt", "--issuer", "鹭坪县", "--year", "2031", "--format", "json"]) == 0
    found = json.loads(out_of(said)[0])
    assert (found["issuer"], found["year"]) == ("鹭坪县", 2031)


def test_table_names_what_was_read(folder: Path, said: pytest.CaptureFixture[bytes]) -> None:
    assert main(["read", "要点.txt"]) == 0
    out = out_of(said)[0]
    assert "约+6.5%" in out and "5000人以上" in out and "目标" in out and "共 3 个数据" in out
    assert "\x1b[" not in out


def test_table_carries_no_control_characters_of_the_text(folder: Path, said: pytest.CaptureFixture[bytes]) -> None:
    (folder / "坏.txt").write_text("云溪区\x1b[31m[red]项目[/red]\x07120个，新增就业30人。", encoding="utf-8")
    assert main(["read", "坏.txt"]) == 0
    out = out_of(said)[0]
    assert "\x1b" not in out and "\x07" not in out


def test_text_as_read_is_written(folder: Path) -> None:
    assert main(["read", "旧.txt", "--format", "json", "-o", "a.json", "--text-out", "t.txt"]) == 0
    assert (folder / "t.txt").read_text("utf-8") == json.loads((folder / "a.json").read_text("utf-8"))["text"]
    (folder / "下").mkdir()
    (folder / "下" / "旧.txt").write_text(POINTS, encoding="utf-8")
    assert main(["read", "旧.txt", "下/旧.txt", "--format", "json", "-o", "b.json", "--text-out", "正文"]) == 0
    assert sorted(path.name for path in (folder / "正文").iterdir()) == ["旧-2.txt", "旧.txt"]


def test_corrections_are_laid_over_and_misfits_are_said(folder: Path, said: pytest.CaptureFixture[bytes]) -> None:
    start = POINTS.index("120个")
    right = {"start": start, "end": start + 4, "text": "120个", "value": 125}
    wrong = right | {"start": start - 1, "end": start + 3}
    other = right | {"sha256": "00" * 32}
    (folder / "c.json").write_text(json.dumps([right, wrong, other]), encoding="utf-8")
    assert main(["read", "要点.txt", "--format", "json", "--corrections", "c.json"]) == 0
    out, err = out_of(said)
    assert [one["value"] for one in json.loads(out)["figures"]] == [6.5, 5000, 125]
    assert json.loads(out)["figures"][2]["confidence"] == 1
    assert len(err.splitlines()) == 2
    assert "不再符合正文" in err and "1条属于这次没有读到的文件" in err


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "html", "xlsx", "table"])
def test_every_format_goes_to_a_file(folder: Path, form: str) -> None:
    assert main(["read", "要点.txt", "--format", form, "-o", f"out.{form}"]) == 0
    data = (folder / f"out.{form}").read_bytes()
    assert data.startswith(b"PK") if form == "xlsx" else "重点项目" in data.decode("utf-8")


@pytest.mark.parametrize(
    ("call", "begin"),
    [
        (["read", "要点.txt", "-o", "a.csv"], b"\xef\xbb\xbffile,"),
        (["read", "要点.txt", "-o", "a.JSON"], b"{"),
        (["read", "要点.txt", "-o", "a.jsonl"], b"{"),
        (["read", "要点.txt", "-o", "a.xlsx"], b"PK"),
        (["read", "要点.txt", "-o", "a.htm"], b"<!"),
        (["read", "要点.txt", "-o", "a.txt"], "云溪区".encode()),
        (["read", "要点.txt", "-o", "a"], "云溪区".encode()),
        (["check", "要点.txt", "-o", "a.json"], b'{"findings"'),
        (["check", "要点.txt", "-o", "a.html"], b"<!"),
        (["settle", "要点.txt", "旧.txt", "-o", "a.xlsx"], b"PK"),
        (["settle", "要点.txt", "旧.txt", "-o", "a.json"], b'{"year"'),
    ],
)
def test_format_is_what_the_suffix_names(
    folder: Path, said: pytest.CaptureFixture[bytes], call: list[str], begin: bytes
) -> None:
    assert main(call) == 0
    assert (folder / call[-1]).read_bytes().startswith(begin)
    assert out_of(said) == ("", "")


def test_format_that_is_asked_for_is_obeyed_whatever_the_suffix(
    folder: Path, said: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["read", "要点.txt", "--format", "csv", "-o", "a.json"]) == 0
    assert (folder / "a.json").read_bytes().startswith(b"\xef\xbb\xbffile,")
    assert out_of(said)[1] == "按--format写成csv，文件名a.json却像json。\n"


@pytest.mark.parametrize(
    "call", [["check", "要点.txt", "-o", "a.xlsx"], ["settle", "要点.txt", "旧.txt", "-o", "a.csv"]]
)
def test_suffix_of_a_format_that_is_not_written_is_refused(
    folder: Path, said: pytest.CaptureFixture[bytes], call: list[str]
) -> None:
    assert main(call) == 2
    assert "这个子命令不写" in out_of(said)[1] and not (folder / call[-1]).exists()


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_interrupt_leaves_whole_records(
    folder: Path, said: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    def stopped(sources: list[Source], options: Options, *, jobs: int | None = None) -> Iterator[Outcome]:
        yield read_source(sources[0], options)
        yield read_source(sources[1], options)
        raise KeyboardInterrupt

    monkeypatch.setattr(read_command, "read_all", stopped)
    call = ["read", "要点.txt", "旧.txt", "要点.txt", "--format", form]
    assert main([*call, "-o", "out"]) == 130
    whole = (folder / "out").read_text("utf-8")
    found = json.loads(whole) if form == "json" else [json.loads(line) for line in whole.splitlines()]
    assert [one["source"] for one in found] == ["要点.txt", "旧.txt"]
    assert main(call) == 130
    out, err = out_of(said)
    assert out == whole
    assert "3个文件中读完2个" in err and "Traceback" not in err


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "xlsx", "html"])
def test_interrupt_before_the_first_file_leaves_no_file(
    folder: Path, said: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    def stopped(sources: list[Source], options: Options, *, jobs: int | None = None) -> Iterator[Outcome]:
        yield from ()
        raise KeyboardInterrupt

    monkeypatch.setattr(read_command, "read_all", stopped)
    assert main(["read", "要点.txt", "旧.txt", "--format", form, "-o", "out"]) == 130
    assert not (folder / "out").exists()
    assert out_of(said)[1].strip() == "已中断：2个文件中读完0个，读完的部分是完整的。"


def test_a_file_that_looks_like_an_option_is_told_how_to_be_written(
    folder: Path, said: pytest.CaptureFixture[bytes]
) -> None:
    (folder / "-要点.txt").write_text(POINTS, encoding="utf-8")
    assert main(["read", "-要点.txt"]) == 2
    assert "请写成./-要点.txt" in out_of(said)[1]
    assert main(["read", "./-要点.txt", "--format", "json"]) == 0
    assert main(["read", ""]) == 2
    assert out_of(said)[1].startswith("“”：")


def test_processes_are_used_only_where_they_help() -> None:
    few = [Source(name="没有.txt")] * 3
    assert processes_for(few, None) == 1
    assert processes_for(few, 8) == 3
    assert processes_for([Source(name="-", data=b"x" * 200_000)] * 8, None) >= 1


def test_processes_give_the_same_in_the_same_order(folder: Path) -> None:
    names = ["要点.txt", "没有.txt", "旧.txt"] * 4
    assert main(["read", *names, "--format", "json", "-o", "one.json", "--jobs", "1"]) == 2
    assert main(["read", *names, "--format", "json", "-o", "two.json", "--jobs", "2"]) == 2
    assert (folder / "one.json").read_bytes() == (folder / "two.json").read_bytes()
    assert len(json.loads((folder / "one.json").read_bytes())) == 8


CONTRADICTION = "云溪区2025年政府工作报告\n全年立案134件，其中办结30件、在办90件。三次产业结构为12.4:38.6:51.0。\n"


def test_check_prints_findings_and_is_strict_only_where_asked(folder: Path, said: pytest.CaptureFixture[bytes]) -> None:
    (folder / "矛盾.txt").write_text(CONTRADICTION, encoding="utf-8")
    assert main(["check", "矛盾.txt", "--format", "json"]) == 0
    found = json.loads(out_of(said)[0])["findings"]
    assert "contradicts" in [one["verdict"] for one in found]
    keys = {"rule", "verdict", "places", "stated", "computed", "difference", "tolerance", "message"}
    assert all(keys <= set(one) for one in found)
    assert all(one["verdict"] in ("rounding", "unclear", "contradicts") for one in found)
    assert all(CONTRADICTION[p["start"] : p["end"]] == p["text"] for one in found for p in one["places"])
    assert main(["check", "矛盾.txt", "--strict"]) == 1
    assert "■ 矛盾" in out_of(said)[0]
    assert main(["check", "要点.txt", "--strict"]) == 0
    told = out_of(said)[0]
    assert "没有发现" in told
    assert "--all" in told
    (folder / "一个数.txt").write_text("云溪区2025年工作总结\n全年新建学校3所。\n", encoding="utf-8")
    assert main(["check", "一个数.txt", "--all"]) == 0
    told = out_of(said)[0]
    assert "没有找到可以相互核对的数据" in told.replace("\n", "")
    assert "--all" not in told
    assert main(["check", "矛盾.txt", "没有.txt", "--strict"]) == 2


def test_settle_holds_the_bundled_documents_against_each_other(
    folder: Path, said: pytest.CaptureFixture[bytes]
) -> None:
    bundled = documents()
    call = ["settle", str(bundled["targets"]), str(bundled["results"]), "--year", "2025"]
    assert main([*call, "--format", "json"]) == 0
    found = json.loads(out_of(said)[0])
    assert found["settlements"] and {"target", "result", "verdict", "difference", "reason", "confidence"} <= set(
        found["settlements"][0]
    )
    text = bundled["targets"].read_text("utf-8")
    assert all(
        text[one["target"]["start"] : one["target"]["end"]] == one["target"]["text"] for one in found["settlements"]
    )
    assert main([*call, "--format", "xlsx", "-o", "s.xlsx"]) == 0
    assert main([*call, "--format", "html", "-o", "s.html"]) == 0
    assert main(call) == 0
    assert "年终对账 2025" in out_of(said)[0]
    assert main(["settle", "要点.txt", "没有.txt"]) == 2


def test_documents_without_a_year_are_read_as_of_the_year_that_is_settled(
    folder: Path, said: pytest.CaptureFixture[bytes]
) -> None:
    (folder / "目标.txt").write_text("云溪区目标任务清单\n城镇新增就业5000人以上。\n", encoding="utf-8")
    (folder / "结果.txt").write_text("云溪区工作总结\n全年城镇新增就业5200人。\n", encoding="utf-8")
    assert main(["settle", "目标.txt", "结果.txt", "--year", "2024", "--format", "json"]) == 0
    (one,) = json.loads(out_of(said)[0])["settlements"]
    assert (one["verdict"], one["target"]["period"], one["result"]["period"]) == ("met", 2024, 2024)


@pytest.mark.parametrize(
    ("results", "verdict"),
    [
        ("改造老旧小区21个，城镇新增就业3200人。", "met"),
        ("一年来，我们改造老旧小区21个，城镇新增就业3200人。", "met"),
        ("今年以来，改造老旧小区21个，城镇新增就业3200人。", "met"),
        ("去年，改造老旧小区21个，城镇新增就业3200人。", "met"),
        ("2026年，改造老旧小区21个，城镇新增就业3200人。", "met"),
        ("政府工作报告\n\n一、过去一年工作回顾\n改造老旧小区21个，城镇新增就业3200人。", "met"),
        ("2025年，改造老旧小区21个，城镇新增就业3200人。", "not_comparable"),
    ],
)
def test_results_without_a_year_report_the_year_of_the_targets(
    results: str, verdict: str, folder: Path, said: pytest.CaptureFixture[bytes]
) -> None:
    listed = "云溪区2026年目标任务清单\n\n一、主要目标任务\n改造老旧小区20个，城镇新增就业3000人。\n"
    (folder / "清单.txt").write_text(listed, encoding="utf-8")
    (folder / "报告.txt").write_text(results + "\n", encoding="utf-8")
    assert main(["settle", "清单.txt", "报告.txt", "--format", "json"]) == 0
    found = json.loads(out_of(said)[0])
    assert found["year"] == 2026
    assert [one["verdict"] for one in found["settlements"]] == [verdict, verdict]


def test_explain_tells_how_a_record_was_read(folder: Path, said: pytest.CaptureFixture[bytes]) -> None:
    assert main(["explain", "要点.txt", "--at", str(POINTS.index("120个"))]) == 0
    assert "120个" in out_of(said)[0]
    assert main(["explain", "要点.txt", "--at", "999"]) == 2
    assert "在正文之外" in out_of(said)[1]


def test_workdays_prints_day_and_derivation(folder: Path, said: pytest.CaptureFixture[bytes]) -> None:
    assert main(["workdays", "2026-09-18", "20wd"]) == 0
    lines = out_of(said)[0].splitlines()
    assert lines[0] == "2026-10-22"
    assert lines[1].startswith("起算：2026-09-18（星期五）") and len(lines) > 20
    assert main(["workdays", "2027-01-29", "20wd", "--lang", "en"]) == 0
    assert out_of(said)[0].splitlines()[0] == "2027-02-26 (provisional)"
    assert main(["workdays", "2026-09-18T10:30", "24h"]) == 0
    assert out_of(said)[0].splitlines()[0] == "2026-09-19 10:30"


@pytest.mark.parametrize(
    "call",
    [
        ["workdays", "2026-09-18", "很快"],
        ["workdays", "昨天", "20wd"],
        ["workdays", "2026-09-18", "20wd", "--region", "云溪区"],
        ["read", "要点.txt", "--format", "pdf"],
        ["read", "要点.txt", "--year", "去年"],
        ["read", "要点.txt", "--max-bytes", "0"],
        ["read", "要点.txt", "-o", "没有/out.json", "--format", "json"],
        ["read", "要点.txt", "--corrections", "没有.json"],
        ["read", "-", "-"],
        ["read", "要点.txt", "--format", "csv", "-o", "./要点.txt"],
        ["read", "要点.txt", "--text-out", "要点.txt"],
        ["check", "要点.txt", "-o", "要点.txt"],
        ["settle", "要点.txt", "旧.txt", "-o", "旧.txt"],
        ["read"],
        ["read", "要点.txt", "--colour"],
        ["lesen", "要点.txt"],
        ["explain", "要点.txt"],
        ["demo", "--results", "要点.txt"],
        [],
    ],
    ids=" ".join,
)
def test_wrong_call_is_answered_in_a_sentence(
    folder: Path, said: pytest.CaptureFixture[bytes], call: list[str]
) -> None:
    assert main(call) == 2
    out, err = out_of(said)
    assert err or out.startswith("usage")
    assert "Traceback" not in err
    assert (folder / "要点.txt").read_text("utf-8") == POINTS
    assert any("一" <= character <= "鿿" for character in err + out)


def test_fault_of_the_program_is_reported_for_its_file_alone(
    folder: Path, said: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(text: str, **keywords: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("taizhang.reading.read", broken)
    assert main(["read", "要点.txt", "--format", "json"]) == 2
    out, err = out_of(said)
    assert out == "" and "ZeroDivisionError: planted" in err and len(err.splitlines()) == 1


def test_demo_prints_all_three_and_writes_its_pages(folder: Path, said: pytest.CaptureFixture[bytes]) -> None:
    assert main(["demo"]) == 0
    out, err = out_of(said)
    assert "个数据" in out and "核对结果" in out and "年终对账" in out
    assert sorted(path.name for path in (folder / "out").iterdir()) == [
        "findings.html",
        "reading.html",
        "settlement.html",
    ]
    assert str(folder / "out" / "reading.html") in err
    assert main(["demo", "要点.txt", "--out", "mine"]) == 0
    assert sorted(path.name for path in (folder / "mine").iterdir()) == ["findings.html", "reading.html"]


def run(*call: str, stdin: bytes = b"", folder: Path) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "taizhang", *call], input=stdin, cwd=folder, capture_output=True, check=False
    )


def test_standard_input_is_read(folder: Path) -> None:
    done = run("read", "-", "--format", "json", stdin=POINTS.encode("gb18030"), folder=folder)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["source"] == "-"
    assert json.loads(done.stdout)["text"] == POINTS


def test_closed_standard_input_is_one_sentence(folder: Path) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m taizhang read - <&-'], cwd=folder, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr.decode()) == (2, "标准输入已经关闭，请给出文件名。\n")


def test_help_and_version_are_quick_to_say(folder: Path) -> None:
    assert run("--version", folder=folder).stdout.decode() == f"taizhang {taizhang.__version__}\n"
    shown = run("read", "--help", folder=folder)
    assert shown.returncode == 0
    for option in ("--issuer", "--year", "--format", "-o", "--text-out", "--corrections", "--max-bytes", "--jobs"):
        assert option in shown.stdout.decode()


@pytest.mark.parametrize("call", [["--help"], ["read", "--help"], ["read"], ["read", "没有.txt"]], ids=" ".join)
def test_a_terminal_without_chinese_gets_escapes_and_no_fault(folder: Path, call: list[str]) -> None:
    plain = {**os.environ, "PYTHONIOENCODING": "ascii:strict", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "taizhang", *call], cwd=folder, env=plain, capture_output=True, check=False
    )
    said = (done.stdout + done.stderr).decode("ascii")
    assert "\\u" in said and "Traceback" not in said
    assert done.returncode == (0 if "--help" in call else 2)


HEAVY = ("rich", "openpyxl", "lxml", "docx", "pypdfium2", "multiprocessing.context", "concurrent.futures.process")


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_reading_a_text_loads_no_library_and_no_checks(folder: Path, form: str) -> None:
    code = (
        f"import sys; from taizhang.cli import main; main(['read', '要点.txt', '--format', {form!r}]); "
        f"sys.exit(' '.join(name for name in {(*HEAVY, 'taizhang.checking')!r} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, check=False)
    assert done.stderr.decode().strip() == ""


def test_reader_of_a_pipe_may_leave(folder: Path) -> None:
    call = f"{sys.executable} -m taizhang read 要点.txt 旧.txt --format jsonl | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", call], cwd=folder, capture_output=True, check=False)
    assert done.returncode in (0, 141)
    assert done.stderr == b""


@pytest.mark.parametrize(("redirected", "said_so"), [(">&-", "已经关闭"), ("> /dev/full", "写不进去")])
def test_output_that_cannot_be_written_is_one_sentence(folder: Path, redirected: str, said_so: str) -> None:
    call = f"{sys.executable} -m taizhang read 要点.txt --format jsonl {redirected}"
    done = subprocess.run(["bash", "-c", call], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 2
    assert said_so in done.stderr.decode() and len(done.stderr.decode().splitlines()) == 1


def test_files_given_the_wrong_way_round_are_said(folder: Path, said: pytest.CaptureFixture[bytes]) -> None:
    (folder / "later.txt").write_text("云溪区2026年政府工作报告\n二、2026年工作安排\n改造老旧小区30个。", "utf-8")
    (folder / "earlier.txt").write_text(
        "云溪区2025年政府工作报告\n一、2024年工作回顾\n改造老旧小区20个。\n二、2025年工作安排\n改造老旧小区25个。",
        "utf-8",
    )
    assert main(["settle", str(folder / "later.txt"), str(folder / "earlier.txt")]) == 0
    assert "没有报告2026年的结果" in said.readouterr().err.decode()
    assert main(["settle", str(folder / "earlier.txt"), str(folder / "later.txt"), "--lang", "en"]) == 0
    assert "the wrong way round" not in said.readouterr().err.decode()
    assert main(["settle", str(folder / "earlier.txt"), str(folder / "earlier.txt")]) == 0
    assert "内容完全相同" in said.readouterr().err.decode()


@pytest.mark.parametrize("name", ["y.docx", "y.pdf", "y.xls"])
def test_a_file_is_not_called_what_it_is_not(folder: Path, said: pytest.CaptureFixture[bytes], name: str) -> None:
    (folder / "a.txt").write_text("云溪区2025年工作总结\n改造老旧小区20个。", "utf-8")
    assert main(["read", str(folder / "a.txt"), "-o", str(folder / name)]) == 2
    assert "--format" in said.readouterr().err.decode()
    assert not (folder / name).exists()


def test_text_out_is_named_where_it_would_lose_a_file(folder: Path, said: pytest.CaptureFixture[bytes]) -> None:
    path = folder / "a.txt"
    path.write_text("云溪区2025年工作总结\n改造老旧小区20个。", "utf-8")
    assert main(["read", str(path), "--text-out", str(path)]) == 2
    assert said.readouterr().err.decode().startswith("--text-out给出的")


def test_results_and_text_are_not_written_over_one_another(folder: Path, said: pytest.CaptureFixture[bytes]) -> None:
    assert main(["read", "要点.txt", "--text-out", "out.csv", "-o", "./out.csv"]) == 2
    assert "同一个文件" in said.readouterr().err.decode() and not (folder / "out.csv").exists()


@pytest.mark.parametrize("call", ["check {0} 旧.txt", "read {0} 旧.txt --format jsonl", "explain {0} --at 14"])
def test_a_pipe_is_read_as_standard_input_is(folder: Path, call: str) -> None:
    shell = f"{sys.executable} -m taizhang {call.format('<(cat 要点.txt)')}"
    done = subprocess.run(["bash", "-c", shell], cwd=folder, capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")


@pytest.mark.parametrize(
    ("start", "limit", "code", "told"),
    [
        ("2026年9月18日", "三个月", 0, "2026-12-18"),
        ("2026-9-18", "3m", 0, "2026-12-18"),
        ("2026/9/18", "3m", 0, "2026-12-18"),
        ("2026.9.31", "3m", 2, "不是日期"),
        ("2026-09-18", "半年", 0, "2027-03-18"),
        ("2026-09-18", "-3wd", 2, "-3wd"),
    ],
)
def test_workdays_reads_days_and_limits_as_they_are_written(
    said: pytest.CaptureFixture[bytes], start: str, limit: str, code: int, told: str
) -> None:
    assert main(["workdays", start, limit]) == code
    out, err = said.readouterr()
    assert told in (out + err).decode()
