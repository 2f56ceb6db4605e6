"""Pairs of one target and one result as a reader meets them: what may be judged, and what must not."""

from typing import Any

import pytest

from taizhang.reading import read
from taizhang.settling import SettlementReport, settle
from tests.settling.build import load

TARGETS = "云溪区2026年目标任务清单\n\n一、主要目标任务\n{}。"
RESULTS = "云溪区政府工作报告\n\n一、2026年工作回顾\n{}。"
GROUPS: list[dict[str, Any]] = load("pairs.json")
PAIRS = [
    pytest.param(pair["target"], pair["result"], pair["verdict"], id=f"{pair['target']}-{pair['result']}")
    for group in GROUPS
    for pair in group["pairs"]
]


def settled(target: str, result: str) -> SettlementReport:
    """Return the settlement of one sentence of targets against one of results, both on 2026."""
    targets = read(TARGETS.format(target), issuer="云溪区", year=2026)
    results = read(RESULTS.format(result), issuer="云溪区", year=2027)
    return settle(targets, results, year=2026)


@pytest.mark.parametrize(("target", "result", "verdict"), PAIRS)
def test_pair(target: str, result: str, verdict: str) -> None:
    found = settled(target, result).settlements
    assert found, "nothing was read as a target"
    for one in found:
        if verdict == "undecided":
            assert one.verdict in ("not_comparable", "not_reported"), one.reason
        else:
            assert one.verdict == verdict, one.reason


def test_pairs_say_why_and_are_each_once() -> None:
    every = [(pair["target"], pair["result"]) for group in GROUPS for pair in group["pairs"]]
    assert len(set(every)) == len(every) >= 250
    assert all(group["why"] and group["source"] for group in GROUPS)
    assert {pair["verdict"] for group in GROUPS for pair in group["pairs"]} == {"met", "missed", "undecided"}


@pytest.mark.parametrize(
    ("target", "result", "said"),
    [
        ("建成幼儿园5所", "完成6所幼儿园选址", "“选址”环节"),
        ("建成充电桩500个", "累计建成充电桩2500个", "可能含以前年度"),
        ("规上工业增加值增长8%", "1—11月规上工业增加值增长9%", "部分月份"),
        ("规上工业增加值增长8%", "工业增加值增长9%", "范围大于目标"),
        ("清理拖欠账款2亿元", "清偿拖欠企业账款1.7亿元", "不能确认是同一件事"),
        ("固定资产投资增长5%", "扣除房地产开发投资后，固定资产投资增长6.7%", "不含房地产开发投资"),
        ("满意度90%", "满意度95%", "过于笼统"),
        ("实施重点项目60个", "实施重点项目62个；全年实施重点项目66个", "有几个同名数据"),
    ],
)
def test_the_reason_says_what_stands_in_the_way(target: str, result: str, said: str) -> None:
    (one,) = settled(target, result).settlements
    assert one.verdict in ("not_comparable", "not_reported")
    assert said in one.reason
    assert "没有给出" not in one.reason
    assert one.reason_en


def test_a_rule_with_a_time_limit_is_no_target() -> None:
    rule = "新建公厕10座，对进度滞后的单位下发督办单，限10个工作日内书面说明原因和补救措施"
    assert [one.target.text for one in settled(rule, "新建公厕12座").settlements] == ["10座"]
    assert [one.target.text for one in settled("紧急诉求2小时内响应", "新建公厕12座").settlements] == ["2小时"]


def test_excess_is_signed_by_arithmetic_and_difference_by_what_is_better() -> None:
    (prices,) = settled("居民消费价格涨幅控制在2%以内", "居民消费价格上涨0.4%").settlements
    assert (str(prices.difference), str(prices.excess)) == ("1.6", "-1.6")
    (toilets,) = settled("新建公厕10座", "新建公厕12座").settlements
    assert toilets.difference == toilets.excess == 2
