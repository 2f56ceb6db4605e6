"""How the numbers of a finding are written."""

from taizhang.checking import check
from taizhang.reading import read


def test_a_number_too_small_for_the_other_s_multiplier_is_no_nothing() -> None:
    reading = read("全年一般公共预算支出18.6万元，其中教育支出8.2亿元、卫生支出6.3亿元、其他支出4.1亿元。")
    asked = [finding for finding in check([reading]) if finding.verdict in ("contradicts", "unclear")]
    assert asked
    assert all("18.6万元" in finding.message and "为0亿元" not in finding.message for finding in asked)


def test_a_difference_is_written_in_the_multiplier_of_the_number_asked_about() -> None:
    (finding,) = check([read("全年完成投资12.6亿元，其中工业投资8.1亿元、服务业投资3.2亿元、农业投资1.8亿元。")])
    assert "相差0.5亿元" in finding.message
