"""How limits are written."""

import pytest

from taizhang.workdays import BadLimit, Limit, Unit


@pytest.mark.parametrize(
    ("limit", "spellings"),
    [
        (
            Limit(20, Unit.WORKING_DAY),
            ["20wd", "20 wd", "20个工作日", "20工作日", "２０个工作日", " 20个工作日 ", "二十个工作日"],
        ),
        (Limit(60, Unit.CALENDAR_DAY), ["60d", "60nd", "60日", "60天", "60自然日", "60个自然日"]),
        (Limit(3, Unit.MONTH), ["3m", "3月", "3个月", "三个月"]),
        (Limit(6, Unit.MONTH), ["半年", "六个月"]),
        (Limit(115, Unit.CALENDAR_DAY), ["一百一十五日", "115天"]),
        (Limit(1, Unit.YEAR), ["1y", "1年"]),
        (Limit(24, Unit.HOUR), ["24h", "24小时", "24个小时"]),
    ],
)
def test_one_limit_has_many_spellings(limit: Limit, spellings: list[str]) -> None:
    for spelling in spellings:
        assert Limit.parse(spelling) == limit
    assert Limit.parse(str(limit)) == limit


@pytest.mark.parametrize(
    "text", ["", "20", "wd", "0wd", "-1wd", "1.5m", "百日", "廿日", "20wd20wd", "100000d", "٣d", "20周"]
)
def test_other_texts_are_refused_with_the_way_out(text: str) -> None:
    with pytest.raises(BadLimit) as caught:
        Limit.parse(text)
    assert caught.value.code == "workdays.bad_limit"
    assert caught.value.zh.endswith("。")
    assert caught.value.en.endswith(".")


def test_limits_are_written_in_both_languages() -> None:
    assert [str(Limit(1, unit)) for unit in Unit] == ["1个工作日", "1日", "1个月", "1年", "1小时"]
    names = ["2 working days", "2 calendar days", "2 months", "2 years", "2 hours"]
    assert [Limit(2, unit).en for unit in Unit] == names
    assert Limit(1, Unit.WORKING_DAY).en == "1 working day"
