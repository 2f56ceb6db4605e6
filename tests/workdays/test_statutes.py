"""Which statute means which days."""

import pytest

from taizhang.workdays import Limit, LimitOn, Unit, UnitNotStated, limit_of, statute, statutes, unit_of

WORKING, CALENDAR = Unit.WORKING_DAY, Unit.CALENDAR_DAY


@pytest.mark.parametrize(
    ("name", "days", "unit", "article"),
    [
        ("行政许可法", 5, WORKING, "八十二"),
        ("行政许可法", 45, WORKING, "八十二"),
        ("政府信息公开条例", 20, WORKING, "三十三"),
        ("行政处罚法", 2, WORKING, "八十五"),
        ("行政处罚法", 3, WORKING, "八十五"),
        ("行政处罚法", 7, WORKING, "八十五"),
        ("行政处罚法", 10, CALENDAR, "八十五"),
        ("行政处罚法", 90, CALENDAR, "六十"),
        ("行政复议法", 10, WORKING, "八十八"),
        ("行政复议法", 2, CALENDAR, "八十八"),
        ("行政复议法", 60, CALENDAR, "八十八"),
        ("行政强制法", 10, WORKING, "六十九"),
        ("行政强制法", 11, CALENDAR, "六十九"),
        ("信访工作条例", 5, WORKING, "二十三"),
        ("信访工作条例", 60, CALENDAR, "三十四"),
        ("政府督查工作条例", 30, CALENDAR, "十七"),
        ("市场主体登记管理条例", 3, WORKING, "十九"),
        ("《中华人民共和国行政复议法》", 7, WORKING, "八十八"),
    ],
)
def test_a_number_of_days_has_its_unit_and_article(name: str, days: int, unit: Unit, article: str) -> None:
    rule = unit_of(name, days=days)
    assert rule.unit is unit
    assert article in rule.article
    assert limit_of(name, days) == Limit(days, unit)


def test_whose_limit_it_is_matters() -> None:
    assert unit_of("行政许可法", days=30).unit is WORKING
    assert unit_of("行政许可法", days=30, on=LimitOn.PARTY).unit is CALENDAR
    assert unit_of("行政许可法", days=5, on=LimitOn.PARTY).unit is WORKING
    assert unit_of("市场主体登记管理条例", days=30, on=LimitOn.PARTY).unit is CALENDAR


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("代表法", "以月计"),
        ("优化营商环境条例", "国家规定时限"),
        ("12345政务服务便民热线", "各地办法"),
        ("云溪区办事条例", "没有收录"),
    ],
)
def test_what_is_not_stated_is_not_guessed(name: str, said: str) -> None:
    with pytest.raises(UnitNotStated, match=said) as caught:
        unit_of(name, days=5)
    assert caught.value.code == "workdays.unit_not_stated"
    assert caught.value.zh.endswith("。")
    assert caught.value.en.endswith(".")


def test_every_statute_is_sourced_and_every_rule_can_be_reached() -> None:
    names = [name for one in statutes() for name in {one.name, one.full_name}]
    assert len(names) == len(set(names))
    for one in statutes():
        assert one.rules or one.note
        assert one.version is None or one.version <= one.checked
        reached = {
            rule
            for on in LimitOn
            for days in range(1, 121)
            for rule in [next((rule for rule in one.rules if rule.covers(days, on)), None)]
        }
        assert reached >= set(one.rules)
        assert statute(one.name) is one
