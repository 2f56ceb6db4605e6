"""What a finding says, and that checking holds up against any text."""

import inspect
import json
from dataclasses import replace
from decimal import Decimal
from importlib import import_module
from pkgutil import iter_modules

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import taizhang.checking
from taizhang.checking import Finding, check, finding_to_json
from taizhang.checking.openrules import FINAL_RULES, LAST_RULES, OPEN_RULES
from taizhang.checking.passages import passages_of
from taizhang.checking.rulelist import PASSAGE_RULES, READING_RULES, SERIES_RULES
from taizhang.checking.rules import asked
from taizhang.reading import read
from taizhang.reading.records import Reading
from tests.checking.build import reading_of

SHOWN = ("rounding", "unclear", "contradicts")


def findings(text: str) -> list[Finding]:
    return list(check([reading_of(text)]))


def test_a_finding_says_both_numbers_the_difference_and_the_tolerance() -> None:
    (finding,) = findings("简易注销由原来公示45日压缩到20日,时间压缩60%。")
    assert finding.rule == "from_to"
    assert finding.verdict == "contradicts"
    assert (finding.stated, finding.computed, finding.difference) == ("60%", "55.6%", "4.4个百分点")
    for part in (finding.stated, finding.computed, finding.difference, finding.tolerance):
        assert part in finding.message
        assert part.replace("个百分点", " percentage points") in finding.message_en
    assert finding.message.endswith("。")
    assert "错" not in finding.message
    assert "wrong" not in finding.message_en


def test_a_finding_becomes_json() -> None:
    (finding,) = findings("简易注销由原来公示45日压缩到20日,时间压缩60%。")
    form = json.loads(json.dumps(finding_to_json(finding), ensure_ascii=False))
    assert form["places"][0] == {"file": "", "start": 23, "end": 26, "text": "60%"}
    assert set(form) == set(finding.__dataclass_fields__)


@pytest.mark.parametrize(
    ("stated", "verdict"),
    [
        ("72.97", "consistent"),
        ("73.0", "consistent"),
        ("73", "consistent"),
        ("72.9", "rounding"),
        ("72.8", "contradicts"),
    ],
)
def test_the_tolerance_comes_from_the_printed_digits(stated: str, verdict: str) -> None:
    (finding,) = findings(f"共有任务222项,其中达到进度162项,占{stated}%。")
    assert finding.verdict == verdict


@pytest.mark.parametrize("word", ["约", "近", "超过"])
def test_a_qualified_number_never_contradicts(word: str) -> None:
    assert all(f.verdict != "contradicts" for f in findings(f"高新技术企业由{word}76家增加到163家,增长314.5%。"))


def test_two_texts_are_compared() -> None:
    base = reading_of("全区城镇新增就业11144人。")
    figure = replace(base.figures[0], indicator="城镇新增就业", indicator_id="new_urban_jobs", period=2025)
    first = replace(base, source="a.txt", figures=(figure,))
    other = reading_of("全区城镇新增就业11414人。")
    second = replace(other, source="b.txt", figures=(replace(figure, value=Decimal(11414), text="11414人"),))
    (finding,) = check([first, second])
    assert finding.verdict == "contradicts"
    assert [place.file for place in finding.places] == ["b.txt", "a.txt"]


def test_the_order_of_the_texts_changes_no_finding_and_none_hides_another() -> None:
    told = "云溪区2026年政府工作报告\n一、2025年工作回顾\n城镇新增就业8126人。\n全年举办招聘会120场。\n全年城镇新增就业8216人。"
    report = read(told, source="report")
    bulletin = read("云溪区2025年国民经济和社会发展统计公报\n城镇新增就业8216人。", source="bulletin")
    alone = {(one.rule, one.verdict, one.places) for one in check([report]) if one.verdict == "contradicts"}
    one_way, other_way = check([report, bulletin]), check([bulletin, report])
    assert len(alone) == 1
    assert alone <= {(one.rule, one.verdict, one.places) for one in one_way}
    assert set(one_way) == set(other_way)


def test_figures_of_different_periods_scopes_or_strengths_are_not_compared() -> None:
    base = reading_of("全区城镇新增就业11144人。\n城镇新增就业11414人。")
    one, two = (replace(f, indicator="城镇新增就业", indicator_id="new_urban_jobs", period=2025) for f in base.figures)
    same = replace(base, figures=(one, two))
    assert [f.verdict for f in check([same])] == ["contradicts"]
    for other in (replace(two, period=2024), replace(two, scope="河口镇"), replace(two, mood="target")):
        assert check([replace(base, figures=(one, other))]) == ()


def test_a_running_total_does_not_fall() -> None:
    base = reading_of("1—9月累计受理诉求1200件。\n1—10月累计受理诉求1100件。")
    figures = tuple(replace(f, indicator="受理诉求", period=2025) for f in base.figures)
    assert [(f.rule, f.verdict) for f in check([replace(base, figures=figures)])] == [("cumulative", "contradicts")]


def test_every_check_function_is_listed() -> None:
    listed: set[object] = {
        *(rule for rule, _, _ in PASSAGE_RULES),
        *READING_RULES,
        *SERIES_RULES,
        *OPEN_RULES,
        *(rule for rule, _ in LAST_RULES),
        *FINAL_RULES,
    }
    for module in iter_modules(taizhang.checking.__path__):
        for name, member in inspect.getmembers(import_module(f"taizhang.checking.{module.name}"), inspect.isfunction):
            if name.startswith("check_"):
                assert member in listed, name
                assert member.__doc__, name


PIECES = st.sampled_from(
    ["由", "从", "增加到", "压缩到", "增长", "下降", "其中", "占", "、", ",", "。", ";", "共", "低于序时进度", "办结率", "分别为", "等",
     "比上年增加", "上年为", "是", "的",
     "三次产业结构为", "2月30日", "2026年3月2日(星期二)", "1-9月", "\n", "第", "“甲”", "(", ")", "年均",
     "翻一番", "城镇", "农村", "0个", "12:34:54"]
)  # fmt: skip
NUMBERS = st.builds(
    lambda n, unit: f"{n}{unit}",
    st.one_of(st.integers(0, 10**6), st.decimals(0, 999, places=1)),
    st.sampled_from(["%", "个百分点", "个", "万元", "亿元", "户", "倍", "人", "日"]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, NUMBERS), max_size=40).map("".join))
def test_any_text_is_checked_without_an_error(text: str) -> None:
    reading: Reading = reading_of(text)
    for finding in check([reading, reading]):
        for place in finding.places:
            assert text[place.start : place.end] == place.text
    for passage in passages_of(reading):
        for rule, _, _ in PASSAGE_RULES:
            assert rule in asked(passage) or list(rule(passage)) == []


@given(st.integers(1, 400), st.integers(1, 400))
def test_a_share_printed_as_it_is_never_contradicts(part: int, rest: int) -> None:
    whole = part + rest
    share = Decimal(part * 100) / Decimal(whole)
    printed = share.quantize(Decimal("0.1"))
    shown = [f for f in findings(f"发现问题{whole}个,整改{part}个,整改率{printed}%。") if f.verdict in SHOWN]
    assert shown == []


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_change_printed_as_it_is_never_contradicts(old: int, new: int) -> None:
    verb, word = ("增加", "增长") if new >= old else ("减少", "下降")
    change = (abs(Decimal(new) / Decimal(old) - 1) * 100).quantize(Decimal("0.1"))
    shown = [f for f in findings(f"企业由{old}家{verb}到{new}家,{word}{change}%。") if f.verdict in SHOWN]
    assert shown == []


def test_two_places_of_one_province_are_not_compared() -> None:
    one, other = (
        replace(read(f"江源省{place}2025年统计公报\n全年城镇新增就业{jobs}人。", issuer="江源省"), source=place)
        for place, jobs in (("云溪市", 11144), ("东湖市", 11414))
    )
    assert one.title and other.title
    assert [f for f in check([one, other]) if f.verdict in SHOWN] == []
    untitled = [replace(text, title=None) for text in (one, other)]
    assert [f.rule for f in check(untitled) if f.verdict in SHOWN] == ["same_indicator"]


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("全年受理案件210件，比上年180件下降5%。", ("写作下降5%", "为上升16.7%"), ("a fall of 5%", "a rise of 16.7%")),
        ("全年受理案件150件，比上年180件增长5%。", ("写作上升5%", "为下降16.7%"), ("a rise of 5%", "a fall of 16.7%")),
        (
            "全年受理案件150件，比上年180件下降15%。",
            ("写作下降15%", "为下降16.7%"),
            ("a fall of 15%", "a fall of 16.7%"),
        ),
    ],
)
def test_a_finding_says_which_way_a_change_went(text: str, zh: tuple[str, ...], en: tuple[str, ...]) -> None:
    (finding,) = findings(text)
    assert all(words in finding.message for words in zh)
    assert all(words in finding.message_en for words in en)


def test_a_unit_that_is_another_is_told_in_words() -> None:
    (finding,) = findings("城镇化率提高1.4%。")
    assert "1.4个百分点，数字相同而单位不同" in finding.message
    assert "相差" not in finding.message


def test_like_sentences_with_ever_other_numbers_are_not_told_twice() -> None:
    text = "".join(f"全年共办理案件{n}件，其中甲类{n - 2}件、乙类2件。" for n in range(1000, 1200))
    assert [f for f in check([read(text)]) if "字句相近" in f.message] == []
