"""The parts of the benchmark that can be wrong without anyone noticing: its texts, its arithmetic, its verdicts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bench import __main__ as bench
from bench import as_plain
from bench.fuzz import examine, judged
from bench.hostile import hostile, mixed, nested, repeated
from bench.peer_run import NAMES
from bench.peers import VARIABLE, peers
from bench.reading_speed import after_reading, memory, reading
from bench.texts import altered, bundled, folder_texts, of_size
from bench.timing import Spread, seconds, together
from bench.workdays_speed import workdays

TEXT = "二、2024年主要目标任务\n新建学校12所，城镇新增就业1,500人，增长6.05%。\n"


def test_other_digits_and_nothing_else() -> None:
    one, two = altered(TEXT, 1), altered(TEXT, 2)
    assert one != two != TEXT
    assert altered(TEXT, 1) == one
    for other in (one, two):
        assert [c for c in other if not c.isdigit()] == [c for c in TEXT if not c.isdigit()]
        assert [c.isdigit() for c in other] == [c.isdigit() for c in TEXT]
    assert "0" not in {altered("5人", turn)[0] for turn in range(100)}


@pytest.mark.parametrize("size", [10, 100, 1000, 5000])
def test_texts_have_the_size_asked_for_and_differ(size: int) -> None:
    made = of_size([TEXT, "增长7.5%，下降3.25%。"], size)
    assert size - 3 < sum(len(text.encode()) for text in made) <= size
    assert len(set(made)) >= len(made) * 0.9


def test_folder_is_read_with_the_folders_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.txt").write_bytes("\ufeff学校\r\n1所".encode())
    (tmp_path / "b.txt").write_bytes("新增就业".encode("gb18030"))
    (tmp_path / "c.md").write_text("学校", encoding="utf-8")
    assert folder_texts(tmp_path) == ["学校\n1所"]
    assert "b.txt" in capsys.readouterr().out


def test_bundled_texts_are_there() -> None:
    texts = bundled()
    assert len(texts) > 10
    assert len(set(texts)) == len(texts)
    assert sum(map(len, texts)) > 30_000


def test_plain_python_is_timed_by_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    as_plain.main("0.001", "1", str(tmp_path))
    seconds, _, passes = capsys.readouterr().out.partition(" s/MB, ")
    assert float(seconds.split()[0]) > 0
    assert passes.strip().endswith("bare passes")
    assert float(passes.split()[0]) > 1


@pytest.mark.parametrize("compiled", [True, False])
def test_plain_python_stands_beside_machine_code_alone(
    compiled: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(as_plain, "COMPILED", compiled)
    (line,) = as_plain.as_plain(tmp_path, 0.001, 1)
    assert ("bare passes" in line) == compiled
    assert ("make compiled" in line) != compiled


def test_spread() -> None:
    spread = Spread((4.0, 2.0, 9.0))
    assert spread.median == 4
    assert spread.show(1) == "4.0 (2.0–9.0)"
    assert spread.over(Spread((2.0, 2.0, 3.0))).values == (2, 1, 3)
    assert spread.per(2).values == (2, 1, 4.5)


def test_each_round_takes_every_action_in_turn() -> None:
    now = [0.0]
    done: list[str] = []

    def action(name: str, takes: float) -> Callable[[], object]:
        def run() -> None:
            done.append(name)
            now[0] += takes

        return run

    times = together([action("a", 1.0), action("b", 3.0)], 2, lambda: now[0])
    assert done == ["a", "b", "a", "b"]
    assert [t.values for t in times] == [(1, 1), (3, 3)]
    assert seconds(action("c", 0.02), lambda: now[0]) == pytest.approx(0.02)
    assert done.count("c") == 3, "a short action is repeated until it can be timed"


def test_hostile_texts_have_about_the_size_asked_for() -> None:
    assert repeated("ab", "x", "y")(5) == "xababy"
    assert nested("(", ")", "1")(4) == "((1))"
    makers = hostile()
    assert len(makers) > 200
    for name, make in makers.items():
        assert 900 <= len(make(1000)) <= 1040, name
    assert len(mixed(50)) == 50
    assert list(mixed(50)) == list(mixed(60))[:50]


def test_what_raises_is_a_fault() -> None:
    def fails(length: int) -> Callable[[], object]:
        return lambda: [][length]

    fault = judged("read", "made up", 10, fails, 3)
    assert fault is not None
    assert "RAISED" in str(fault) and "IndexError" in str(fault)
    assert judged("read", "made up", 10, lambda length: lambda: length, 3) is None


def test_plain_text_has_no_fault() -> None:
    assert list(examine("plain", repeated("新建学校1所。"), 70, 1000, read_only=False)) == []


def test_small_measurements_say_what_they_should() -> None:
    lines = list(reading([TEXT], [0.001, 0.002], 1))
    assert len(lines) == 6
    assert "bare passes" in lines[3]
    assert "times the text" in memory([TEXT], 0.001)
    assert [line.split("  ")[0] for line in after_reading([TEXT], 0.001, 1)] == [
        "checking, text by text",
        "checking, all together",
        "settling, text against next",
    ]


def test_three_ways_of_counting_days_agree() -> None:
    assert len(workdays(1)) == 5


def test_libraries_that_are_not_there_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "/nowhere/python")
    lines = peers([TEXT])
    assert len(lines) == len(NAMES)
    assert all(VARIABLE in line or "bare passes" in line for line in lines)


def test_what_is_measured_is_told_before_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    def lines() -> list[str]:
        assert capsys.readouterr() == ("\nstart\n", "… start\n")
        return ["done"]

    bench.section("start", lines)
    assert capsys.readouterr() == ("  done\n", "")
    list(reading([TEXT], [0.001], 2))
    assert capsys.readouterr().err == "… 0.001 MB, 1 of 2\n… 0.001 MB, 2 of 2\n"


def test_folder_without_texts_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main([str(tmp_path)]) == 2
    assert "no UTF-8 .txt" in capsys.readouterr().err
    assert bench.sizes("10,1,2") == [1, 2, 10]
