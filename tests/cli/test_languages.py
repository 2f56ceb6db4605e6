"""The command in both languages: what it says in each, and that its JSON is the same."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from taizhang.cli import main
from tests.cli.calling import out_of


def test_messages_are_english_where_asked_for(folder: Path, said: pytest.CaptureFixture[bytes]) -> None:
    assert main(["--lang", "en", "read", "没有.txt"]) == 2
    assert main(["read", "没有.txt", "--lang", "en"]) == 2
    first, second = out_of(said)[1].splitlines()
    assert first == second == "没有.txt: There is no such file; check the path and the name."


def test_doubts_are_english_where_asked_for(folder: Path, said: pytest.CaptureFixture[bytes]) -> None:
    (folder / "短.txt").write_text("云溪区2025年工作总结\n完成投资12亿元。\n", encoding="utf-8")
    assert main(["--lang", "en", "read", "短.txt"]) == 0
    told = out_of(said)[0]
    assert "? The name is" in told
    assert "指标名称" not in told
    assert main(["--lang", "en", "read", "短.txt", "--format", "csv"]) == 0
    (row,) = csv.DictReader(io.StringIO(out_of(said)[0].removeprefix("\ufeff")))
    assert row["doubts"].startswith("The name is")
    assert not re.search("[一-龥]", row["doubts"])


def test_one_of_a_thing_is_told_in_the_singular(folder: Path, said: pytest.CaptureFixture[bytes]) -> None:
    (folder / "和.txt").write_text("云溪区2025年工作总结\n办理建议134件，其中代表建议30件、提案105件。\n", encoding="utf-8")
    assert main(["--lang", "en", "check", "和.txt"]) == 0
    assert out_of(said)[0].startswith("1 finding: unclear 1\n")
    assert main(["--lang", "en", "read", "要点.txt"]) == 0
    told = out_of(said)[0]
    assert "3 figures (target 3), 2 commitments, 0 in doubt.\n" in told


@pytest.mark.parametrize("language", ["zh", "en"])
def test_json_is_the_same_in_both_languages(
    folder: Path, said: pytest.CaptureFixture[bytes], language: str
) -> None:
    (folder / "短.txt").write_bytes("云溪区2025年工作总结\n完成投资12亿元。\n".encode("gb18030"))
    assert main(["--lang", language, "read", "短.txt", "--format", "json"]) == 0
    found = json.loads(out_of(said)[0])
    (figure,) = found["figures"]
    assert figure["doubts"] == ["指标名称很短，可能缺了限定成分。"]
    assert figure["doubts_en"] == ["The name is very short and may lack what qualifies it."]
    assert found["notes_en"] == ["The file was read as GB18030 (of which GBK and GB2312 are parts)."]
    assert len(found["notes"]) == 1
