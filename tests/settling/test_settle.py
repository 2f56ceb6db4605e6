"""What a settlement takes from the two documents besides the figures: organs, areas, years and sentences."""

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.reading import read
from taizhang.reading.records import Commitment, Heading, Reading
from taizhang.settling import settle, settlement_report_to_json, settlement_to_json
from taizhang.settling.passages import Passages
from taizhang.settling.subjects import place_name, same_place
from tests.settling.build import load, reading

CASES: dict[str, dict[str, Any]] = {case["id"]: case for case in load("cases.json")}


def pair(name: str) -> tuple[Reading, Reading]:
    case = CASES[name]
    return reading(case["targets"], 2025, None), reading(case["results"], 2025, None)


def heading(start: int, title: str, responsible: str | None = None) -> Heading:
    return Heading(
        start=start,
        end=start + len(title),
        level=1,
        number=None,
        title=title,
        part=None,
        responsible=responsible,
    )


def test_both_sentences_are_given() -> None:
    (settled,) = settle(*pair("jobs-at-least"), year=2025).settlements
    assert settled.target_sentence.text == "全区城镇新增就业6000人以上"
    assert settled.result_sentence is not None
    assert settled.result_sentence.text == "全年新增城镇就业7120人"
    assert settled.reason.endswith("。")
    assert settled.reason_en.endswith(".")


def test_of_words_without_end_a_part_is_given() -> None:
    text = "新建公厕" * 1000 + "9座" + "改造公厕" * 1000
    sentence = Passages(text).sentence(4000, 4002)
    assert (sentence.start, sentence.end) == (3500, 4502)
    assert sentence.text == text[3500:4502]


def test_an_organ_is_found_in_headings_and_responsible_units() -> None:
    targets, results = pair("plain-equal")
    under = dataclasses.replace(targets, outline=(heading(0, "区文化和旅游局"),))
    assert len(settle(under, results, organ="区文化和旅游局").settlements) == 1
    assert settle(under, results, organ="区教育局").settlements == ()
    promise = Commitment(
        start=0,
        end=5,
        text=targets.text[:5],
        heading=None,
        responsible="区文化和旅游局、区教育局",
        deadline=None,
        figures=(0,),
        confidence=1.0,
        doubts=(),
    )
    answered = dataclasses.replace(targets, commitments=(promise,))
    assert len(settle(answered, results, organ="区教育局").settlements) == 1


def test_what_a_list_gives_to_another_organ_is_not_settled_by_the_report_of_one() -> None:
    listed = "云溪区2025年目标任务清单\n区教育局\n1.新建学校5所。\n区住建局\n1.改造老旧小区30个。\n青山镇\n1.新建公路12公里。\n"
    targets = read(listed, issuer="云溪区", year=2025)
    told = "区住建局2025年工作总结\n全年改造老旧小区32个，新建学校3所，新建公路9公里。\n"
    for issuer in ("云溪区住建局", None):
        results = read(told, issuer=issuer, year=2025)
        rows = {row.target.text: row for row in settle(targets, results).settlements}
        assert {text: row.verdict for text, row in rows.items()} == {
            "5所": "not_reported",
            "30个": "met",
            "12公里": "not_reported",
        }
        assert "别的单位" in rows["5所"].reason
        assert "another organ" in rows["5所"].reason_en
    of_all = read(told.replace("区住建局", "云溪区"), issuer="云溪区", year=2025)
    assert [row.verdict for row in settle(targets, of_all).settlements] == ["missed", "met", "not_comparable"]


def test_an_estimate_is_said_to_be_one() -> None:
    (settled,) = settle(*pair("estimate"), year=2025).settlements
    assert "预计" in settled.reason
    assert "estimate" in settled.reason_en


def test_a_result_without_a_year_reports_the_year_settled() -> None:
    targets, results = pair("plain-equal")
    bare = dataclasses.replace(
        results, year=None, figures=tuple(dataclasses.replace(f, period=None) for f in results.figures)
    )
    assert settle(targets, bare).settlements[0].verdict == "met"


def test_a_result_of_another_year_is_not_comparable() -> None:
    targets, results = pair("plain-equal")
    older = dataclasses.replace(results, figures=tuple(dataclasses.replace(f, period=2020) for f in results.figures))
    assert settle(targets, older).settlements[0].verdict == "not_comparable"


def test_a_figure_of_no_year_under_a_review_of_five_years_is_not_comparable() -> None:
    targets, results = pair("plain-equal")
    review = dataclasses.replace(
        results,
        outline=(heading(0, "过去五年工作回顾"),),
        figures=tuple(dataclasses.replace(f, period=None) for f in results.figures),
    )
    assert settle(targets, review).settlements[0].verdict == "not_comparable"


def test_a_report_of_the_next_year_speaks_of_that_year_where_it_says_this_year() -> None:
    targets, results = pair("plain-equal")
    text = "今年" + results.text
    moved = tuple(dataclasses.replace(f, start=f.start + 2, end=f.end + 2) for f in results.figures)
    later = dataclasses.replace(results, year=2026, text=text, figures=moved)
    assert settle(targets, later, year=2025).settlements[0].verdict == "not_reported"
    same_year = dataclasses.replace(later, year=2025)
    assert settle(targets, same_year, year=2025).settlements[0].verdict == "met"


@pytest.mark.parametrize(
    ("lead", "verdict"),
    [("清濑镇", "not_comparable"), ("打造宜居城市", "met"), ("加快建设示范区", "met"), ("加强文化工作", "met")],
)
def test_a_town_that_leads_a_line_answers_for_it(lead: str, verdict: str) -> None:
    targets, results = pair("plain-equal")
    before = lead + "。"
    moved = tuple(dataclasses.replace(f, start=f.start + len(before), end=f.end + len(before)) for f in targets.figures)
    led = dataclasses.replace(targets, region="云溪区", text=before + targets.text, figures=moved)
    settled = settle(led, dataclasses.replace(results, region="云溪区"), year=2025).settlements[0]
    assert settled.verdict == verdict
    assert ("清濑镇" in settled.reason) == (lead == "清濑镇")


def test_a_figure_that_each_of_many_organs_answers_for_is_not_the_whole() -> None:
    targets, results = pair("plain-equal")
    each = dataclasses.replace(targets, region="云溪区", outline=(heading(0, "各镇街", "各镇街"),))
    whole = dataclasses.replace(results, region="云溪区")
    assert settle(each, whole, year=2025).settlements[0].verdict == "not_comparable"


def test_a_result_of_half_a_year_is_not_the_years() -> None:
    targets, results = pair("plain-equal")
    text = "上半年" + results.text
    moved = tuple(dataclasses.replace(f, start=f.start + 3, end=f.end + 3) for f in results.figures)
    half = dataclasses.replace(results, text=text, figures=moved)
    assert settle(targets, half, year=2025).settlements[0].verdict == "not_comparable"


def test_namesakes_of_one_sentence_are_matched_in_order_or_not_at_all() -> None:
    targets, results = pair("urban-and-rural")

    def one_name(side: Reading) -> Reading:
        return dataclasses.replace(
            side, figures=tuple(dataclasses.replace(f, indicator="低保标准") for f in side.figures)
        )

    report = settle(one_name(targets), one_name(results), year=2025)
    assert [(s.verdict, s.result and s.result.text) for s in report.settlements] == [
        ("missed", "6.5%"),
        ("met", "8.2%"),
    ]
    single = one_name(results)
    single = dataclasses.replace(single, figures=single.figures[:1])
    report = settle(one_name(targets), single, year=2025)
    assert [s.verdict for s in report.settlements] == ["not_comparable", "not_comparable"]


def test_targets_are_never_results() -> None:
    targets, _ = pair("plain-equal")
    assert [s.verdict for s in settle(targets, targets).settlements] == ["not_reported"]


def test_nothing_settles_to_nothing() -> None:
    targets, results = pair("unpromised")
    empty = dataclasses.replace(targets, figures=(), text="")
    report = settle(empty, results)
    assert report.settlements == ()
    assert [f.text for f in report.unpromised] == ["2300万元", "1.5万户"]
    assert settle(empty, empty).unpromised == ()


def test_a_list_of_proportions_is_not_comparable() -> None:
    targets, results = pair("plain-equal")
    ratios = [
        dataclasses.replace(
            side, figures=tuple(dataclasses.replace(f, value=None, measure="ratio", unit=":") for f in side.figures)
        )
        for side in (targets, results)
    ]
    assert settle(*ratios).settlements[0].verdict == "not_comparable"


def test_json_has_the_documented_form() -> None:
    printed = json.loads(json.dumps(settlement_report_to_json(settle(*pair("unpromised"), year=2025))))
    assert set(printed) >= {"settlements", "unpromised"}
    (one,) = printed["settlements"]
    assert set(one) >= {"target", "result", "verdict", "difference", "reason", "confidence"}
    assert set(one["target"]) >= {"start", "end", "text", "indicator", "value", "unit"}
    assert one["target"]["value"] == 20_000_000
    assert one["difference"] == 3_000_000
    assert printed["unpromised"][0]["text"] == "1.5万户"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("云溪区", "江州市云溪区", True),
        ("云溪", "云溪区", True),
        ("云溪区", "青岭县", False),
        ("市区", "县区", False),
        (None, "云溪区", True),
    ],
)
def test_places(one: str | None, other: str | None, same: bool) -> None:
    assert same_place(one, other) is same


def test_a_department_is_no_place() -> None:
    assert place_name("云溪区人民政府") == "云溪区"
    assert place_name("区教育局") is None
    assert place_name(None) is None


@given(st.text("甲乙。;\n 1", min_size=1, max_size=60), st.data())
def test_a_sentence_holds_its_figure(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    sentence = Passages(text).sentence(start, end)
    assert sentence.start <= start < end <= sentence.end
    assert text[sentence.start : sentence.end] == sentence.text


def test_how_many_a_people_are_is_no_target() -> None:
    plan = read("云溪区2025年政府工作报告\n二、2025年工作安排\n努力回应40万云溪人民对美好生活的向往。", year=2025)
    told = read("云溪区2026年政府工作报告\n一、2025年工作回顾\n40万云溪人民团结奋斗。", year=2026)
    assert settle(plan, told).settlements == ()


def test_a_multiple_is_told_with_the_growth_that_it_is() -> None:
    plan = read("云溪区2025年政府工作报告\n二、2025年工作安排\n地区生产总值增长7%。", year=2025)
    told = read("云溪区2026年政府工作报告\n一、2025年工作回顾\n地区生产总值是上年的1.08倍。", year=2026)
    (found,) = settle(plan, told).settlements
    assert "结果1.08倍（即增长8%）" in found.reason
    assert "1.08倍 (a growth of 8%)" in found.reason_en


def test_what_other_organs_promised_is_not_called_unpromised() -> None:
    listed = "云溪区2025年任务清单\n\n一、区住建局\n改造老旧小区36个。\n\n二、区城管局\n新建公厕12座。"
    told = "一、2025年工作回顾\n改造老旧小区36个，新建公厕13座，新建口袋公园5个。"
    targets = read(listed, issuer="云溪区", year=2025)
    whole = settle(targets, read(told, issuer="云溪区", year=2026), organ="区住建局", year=2025)
    assert [one.target.text for one in whole.settlements] == ["36个"]
    assert [figure.text for figure in whole.unpromised] == ["5个"]
    own = settle(targets, read(told, issuer="区住建局", year=2026), organ="区住建局", year=2025)
    assert [figure.text for figure in own.unpromised] == ["13座", "5个"]


def test_what_is_held_against_the_year_is_not_of_it() -> None:
    targets = read("云溪区2025年目标任务清单\n\n一、主要目标\n基本建设投资14亿元。", issuer="云溪区", year=2025)
    told = "一、2025年工作回顾\n全区基本建设投资完成13.6亿元。基本建设投资缩减为11.1亿元，比2025年减少20%。"
    (one,) = settle(targets, read(told, issuer="云溪区", year=2026), year=2025).settlements
    assert one.result is not None and one.result.text == "13.6亿元"


def test_who_answers_for_a_target_is_told_with_it() -> None:
    targets = read("云溪区2026年为民办实事清单\n\n1.新建公厕12座。（责任单位：区城管局）\n2.培训护理员300人次。\n", year=2026)
    results = read("云溪区2026年工作总结\n\n全年新建公厕15座，培训护理员320人次。\n", year=2026)
    one, other = settle(targets, results).settlements
    assert (one.responsible, one.verdict) == ("区城管局", "met")
    assert (other.responsible, other.verdict) == (None, "met")
    assert settlement_to_json(one)["responsible"] == "区城管局"


def test_what_is_named_by_a_word_for_anything_is_no_result_without_a_target() -> None:
    targets = read("云溪区2026年目标任务清单\n\n1.新建公厕12座。\n", issuer="云溪区", year=2026)
    results = read(
        "云溪区政府工作报告\n\n一、2026年工作回顾\n一年来，重点围绕5个方面开展工作，支持1400家企业，新增停车位600个。\n",
        issuer="云溪区",
        year=2027,
    )
    assert [figure.text for figure in settle(targets, results).unpromised] == ["600个"]
