"""The scoring on tiny annotated texts whose scores can be counted by hand."""

import json
import math
import tomllib
from pathlib import Path
from typing import Any

import pytest

from bench import gold
from bench.matching import pairs
from bench.nearness import character_f1, is_its_own_name, nearness
from bench.scoring import Tally, measures, score, total

TEXT = "城镇新增就业500人，农村新增就业300人；其中高校毕业生50人。确保新建学校2所，6月底前完成。"


def figure(part: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(part)
    plain = {
        "start": start, "end": start + len(part), "value": float(part[:-1]), "value_high": None, "values": None,
        "unit": part[-1],
        "indicator": "新建学校", "measure": "level", "qualifier": "=", "mood": "result", "strength": None,
        "role": "value", "period": 2024,
        "scope": None, "part_of": None, "confidence": 0.9,
    }  # fmt: skip
    return plain | fields


def annotation(**fields: Any) -> dict[str, Any]:
    figures = [
        figure("500人", indicator="城镇新增就业"),
        figure("300人", indicator="农村新增就业", scope="农村"),
        figure("50人", indicator="高校毕业生", part_of=1),
        figure("2所", mood="target", strength="binding"),
    ]
    promise = TEXT.index("确保")
    commitment = {
        "start": promise,
        "end": len(TEXT) - 1,
        "heading": "教育",
        "responsible": "教育局",
        "deadline": "2024-06-30",
    }
    plain = {"id": "made up", "text": TEXT, "window": [0, len(TEXT)], "figures": figures, "commitments": [commitment]}
    return plain | fields


def changed(number: int, **fields: Any) -> dict[str, Any]:
    """What a reader prints that reads one figure otherwise."""
    held = annotation()
    held["figures"][number] |= fields
    return held


def told(printed: dict[str, Any], **fields: Any) -> dict[str, float]:
    return measures(score(annotation(**fields), printed))


def test_perfect_reading_has_full_marks() -> None:
    for name, value in told(annotation()).items():
        assert value == 1 or (name == "errors_in_least_sure_fifth" and math.isnan(value)), name


def test_missed_and_extra_quantities() -> None:
    held = annotation()
    del held["figures"][3]
    values = told(held)
    assert values["quantity_recall"] == 3 / 4
    assert values["quantity_precision"] == 1
    assert values["quantity_f1"] == pytest.approx(6 / 7)
    held = annotation()
    held["figures"].append(figure("6月"))
    assert told(held)["quantity_precision"] == 4 / 5


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("value", 501),
        ("value", None),
        ("value", "many"),
        ("value_high", 600),
        ("unit", "名"),
        ("indicator", "农村新增就业"),
        ("indicator", ""),
        ("measure", "change"),
        ("qualifier", "≈"),
        ("mood", "target"),
        ("role", "threshold"),
    ],
)
def test_one_wrong_field_makes_the_whole_figure_wrong(field: str, value: object) -> None:
    values = told(changed(0, **{field: value}))
    assert values["value" if field == "value_high" else field] == 3 / 4
    assert values["figure_f1"] == 3 / 4
    assert values["quantity_f1"] == 1


def test_span_may_differ_and_still_be_the_same_quantity() -> None:
    start = TEXT.index("500人")
    values = told(changed(0, end=start + 3))
    assert (values["quantity_f1"], values["span"], values["figure_f1"]) == (1, 3 / 4, 1)
    assert told(changed(0, end=start + 1))["quantity_recall"] == 3 / 4


@pytest.mark.parametrize(
    ("number", "field", "value"), [(3, "strength", "plan"), (1, "scope", "城镇"), (2, "part_of", 0)]
)
def test_stated_fields_are_scored_where_stated(number: int, field: str, value: object) -> None:
    assert told(changed(number, **{field: value}))[f"{field}_f1"] == 0
    assert told(changed(number, **{field: None}))[f"{field}_f1"] == 0
    assert told(changed(number, **{field: value}))["figure_f1"] == 1
    assert told(changed(0, **{field: value}))[f"{field}_f1"] == pytest.approx(2 / 3)


def test_part_of_survives_another_order_of_records() -> None:
    held = annotation()
    held["figures"].insert(0, figure("6月"))
    held["figures"][3]["part_of"] = 2
    assert told(held)["part_of_f1"] == 1


def test_disputed_spans_count_neither_way() -> None:
    at = TEXT.index("2所")
    held = annotation()
    del held["figures"][3]
    assert told(held, ignore_figures=[[at, at + 1]])["quantity_f1"] == 1
    assert told(annotation(), ignore_figures=[[at, at + 1]])["quantity_f1"] == 1
    promise = annotation()["commitments"][0]
    assert math.isnan(told(annotation(), ignore=[[promise["start"], promise["end"]]])["commitment_f1"])
    assert told(annotation(), ignore=[[promise["start"], promise["start"] + 4]])["commitment_f1"] == 1


def test_only_records_of_the_window_count() -> None:
    held = annotation()
    held["commitments"].append({**held["commitments"][0], "start": 0, "end": 8})
    assert told(held)["commitment_precision"] == 1 / 2
    at = TEXT.index("确保")
    narrow = {"window": [at, len(TEXT)], "figures": annotation()["figures"][3:]}
    assert told(held, **narrow)["commitment_precision"] == 1
    assert told(held, **narrow)["quantity_f1"] == 1


@pytest.mark.parametrize(
    ("field", "value"), [("heading", "民生"), ("responsible", "财政局"), ("deadline", "2024-12-31")]
)
def test_fields_of_commitments(field: str, value: str) -> None:
    held = annotation()
    held["commitments"][0][field] = value
    assert told(held)[f"{field}_f1"] == 0
    assert told(held)["commitment_f1"] == 1
    held["commitments"][0][field] = None
    assert told(held)[f"{field}_f1"] == 0


def test_least_sure_fifth_holds_the_errors_it_should() -> None:
    held = changed(0, unit="名", confidence=0.2)
    assert told(held)["errors_in_least_sure_fifth"] == 1
    assert told(changed(0, unit="名", confidence=0.95))["errors_in_least_sure_fifth"] == 0


def test_best_overlap_is_paired_first() -> None:
    wanted = [{"start": 0, "end": 4}, {"start": 4, "end": 8}]
    assert pairs(wanted, [{"start": 1, "end": 8}, {"start": 4, "end": 8}], 0.3) == {0: 0, 1: 1}
    assert pairs(wanted, [{"start": 0, "end": 8}], 0.5) == {0: 0}
    assert pairs(wanted, [{"start": 0, "end": 8}], 0.6) == {}
    assert pairs(wanted, [], 0.5) == {}


def test_nearness_of_names() -> None:
    assert character_f1("新建学校", "新建小学校") == pytest.approx(8 / 9)
    assert character_f1("", None) == 1
    assert character_f1("学校", "") == 0
    assert nearness("“学校”", "学校") == (1, 1)
    names = ["城镇居民人均可支配收入", "农村居民人均可支配收入"]
    assert is_its_own_name(names[0], "城镇居民人均可支配收入", names)
    assert not is_its_own_name(names[0], "农村居民人均可支配收入", names)
    assert not is_its_own_name(names[0], "居民人均可支配收入", names)


def test_tallies_add_up() -> None:
    one = score(annotation(), annotation())
    both = total([one, score(annotation(), changed(0, unit="名"))])
    assert measures(both)["unit"] == 7 / 8
    assert len(both.disagreements) == 1
    assert one.counts["figure annotated"] == 4, "adding must leave the parts alone"
    assert measures(total([]))["figure_f1"] != measures(total([]))["figure_f1"]
    assert Tally().disagreements == []


def written(folder: Path, **files: Any) -> Path:
    for name, held in files.items():
        (folder / f"{name}.json").write_text(held if isinstance(held, str) else json.dumps(held), encoding="utf-8")
    return folder


def test_command_scores_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path, one=annotation(id="one"), two=annotation(id="two", figures=[]))
    out = tmp_path / "out" / "scores.json"
    out.parent.mkdir()
    assert gold.main([str(folder), "--errors", "99", "--json", str(out)]) == 1
    printed = capsys.readouterr().out
    assert "two at 6: extra" in printed
    assert "✗" in printed
    held = json.loads(out.read_text(encoding="utf-8"))
    assert held["all"]["measures"]["quantity_precision"] < 1
    assert held["files"]["two"]["measures"]["quantity_recall"] is None
    assert len(held["disagreements"]) >= 4


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({}, "There is no annotation"),
        ({"a": "{"}, "is no JSON file"),
        ({"a": {"id": "a"}}, "lacks commitments"),
        ({"a": []}, "lacks"),
    ],
)
def test_command_refuses_what_it_cannot_score(
    files: dict[str, Any], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gold.main([str(written(tmp_path, **files))]) == 2
    assert sentence in capsys.readouterr().err


def test_marks_need_a_bar_and_a_value() -> None:
    assert [gold.mark(v, {"least": 0.5}) for v in (0.5, 0.4, math.nan)] == ["✓", "✗", " "]
    assert gold.mark(0.1, {}) == " "


def test_every_bar_is_of_a_measure() -> None:
    bars = tomllib.loads(gold.BARS.read_text(encoding="utf-8"))["measure"]
    assert {bar["name"] for bar in bars} <= measures(score(annotation(), annotation())).keys()
    assert len({bar["name"] for bar in bars}) == len(bars)
