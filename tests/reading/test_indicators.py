"""The dictionary of indicators: what it finds, what it must not find, and which way is better."""

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.reading.indicators import all_indicators, direction_of, find, folded, get

CANONICAL = [(row.id, name, row.unit) for row in all_indicators() for name in (row.name, *row.synonyms)]
LOOKALIKES = [(row.id, name, row.unit) for row in all_indicators() for name in row.excludes]


@pytest.mark.parametrize(("identifier", "name", "unit"), CANONICAL)
def test_every_name_and_synonym_finds_its_own_indicator(identifier: str, name: str, unit: str) -> None:
    assert find(name, unit, "level") == identifier


@pytest.mark.parametrize(("identifier", "name", "unit"), LOOKALIKES)
@pytest.mark.parametrize("measure", ["level", "growth", "share"])
def test_a_lookalike_is_never_taken_for_it(identifier: str, name: str, unit: str, measure: str) -> None:
    assert find(name, unit, measure) != identifier


@pytest.mark.parametrize(
    ("text", "unit", "measure", "expected"),
    [
        ("规模工业增加值", "%", "growth", "industrial_value_added"),
        ("工业增加值增幅", "%", "growth", "industrial_value_added"),
        ("全区规上工业增加值增速", "%", "growth", "industrial_value_added"),
        ("财政一般预算收入", "元", "level", "public_budget_revenue"),
        ("城镇常住居民人均可支配收入", "%", "growth", "income_urban"),
        ("云溪区地区生产总值", "元", "level", "gdp"),
        ("GDP", "%", "growth", "gdp"),
        ("全市经济", "%", "growth", "gdp"),
        ("国内生产总值增长目标", "%", "growth", "gdp"),
        ("服务业增加值占地区生产总值比重", "%", "share", "tertiary_share"),
        ("万元GDP能耗", "%", "growth", "energy_intensity"),
        ("国内生产总值(GDP)", "%", "growth", "gdp"),
        ("PM2.5平均浓度", "微克/立方米", "level", "pm25"),
        ("pm2.5", "%", "growth", "pm25"),
        ("专精特新“小巨人”企业", "家", "level", "little_giants"),
        ("粮食", "亩", "level", "grain_area"),
        ("粮食", "吨", "level", "grain_output"),
        ("城镇化率", "百分点", "change", "urbanisation_resident"),
        ("固定资产投资增速", "位", "rank", "fixed_investment"),
        ("民生支出占公共预算支出", "%", "share", "livelihood_expenditure_share"),
    ],
)
def test_texts_of_reports_are_found(text: str, unit: str, measure: str, expected: str) -> None:
    assert find(text, unit, measure) == expected


@pytest.mark.parametrize(
    ("text", "unit", "measure"),
    [
        ("", "元", "level"),
        ("文化产业增加值占地区生产总值比重", "%", "share"),
        ("经济", "元", "level"),
        ("经济", "%", "level"),
        ("高标准农田", "个", "level"),
        ("城镇常住人口", "人", "level"),
        ("单位地区生产总值水耗", "%", "growth"),
        ("亿元以上项目固定资产投资", "元", "level"),
        ("民营企业进出口总额", "元", "level"),
        ("地区生产总值" * 20, "元", "level"),
    ],
)
def test_other_quantities_are_not_found(text: str, unit: str, measure: str) -> None:
    assert find(text, unit, measure) is None


def test_full_investment_is_kept_apart_from_investment_without_rural_households() -> None:
    assert find("全社会固定资产投资", "元", "level") == "total_social_investment"
    assert find("固定资产投资", "元", "level") == "fixed_investment"


@pytest.mark.parametrize(
    ("text", "identifier", "expected"),
    [
        ("城镇登记失业率", "registered_unemployment", "down"),
        ("居民消费价格涨幅", "cpi", "down"),
        ("地区生产总值", "gdp", "up"),
        ("企业开办办理时限", None, "down"),
        ("带方案出让土地项目审批时间", None, "down"),
        ("生产安全事故", None, "down"),
        ("12345热线投诉", None, "down"),
        ("区级申请材料", None, "down"),
        ("矛盾纠纷调解率", None, "up"),
        ("破获电信诈骗案件", None, "up"),
        ("整改问题", None, "up"),
        ("文化惠民演出", None, "up"),
        ("单位地区生产总值能耗降低率", "energy_intensity_cut", "up"),
        ("房地产开发投资", "real_estate_investment", "up"),
        ("地方政府专项债券", None, "up"),
    ],
)
def test_direction(text: str, identifier: str | None, expected: str) -> None:
    assert direction_of(text, identifier) == expected


def test_get_returns_the_row_and_refuses_an_unknown_id() -> None:
    row = get("cpi")
    assert (row.name, row.unit, row.direction) == ("居民消费价格指数", "%", "down")
    with pytest.raises(KeyError):
        get("no_such_indicator")


def test_every_row_names_its_source_and_date() -> None:
    for row in all_indicators():
        assert row.source
        assert row.effective[:4].isdigit(), row.id


def test_every_source_of_the_table_is_used() -> None:
    raw = tomllib.loads(files("taizhang.reading").joinpath("data/indicators.toml").read_text(encoding="utf-8"))
    used = {row["source"] for row in raw["indicator"]} | {raw["affixes"]["source"], raw["directions"]["source"]}
    assert used == set(raw["sources"])


UNITS = st.sampled_from(["元", "%", None, "人"])
MEASURES = st.sampled_from(["level", "growth", "share", "rank"])


@given(st.text(max_size=80), UNITS, MEASURES)
def test_any_text_is_looked_up_without_an_error(text: str, unit: str | None, measure: str) -> None:
    found = find(text, unit, measure)
    assert found is None or get(found).id == found
    assert direction_of(text, found) in ("up", "down")


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
