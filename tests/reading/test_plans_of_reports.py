"""A report of an office looks back, and then plans: whatever its title and however its headings are set."""

import pytest

from taizhang.reading import read

TITLES = (
    "云溪区水利局2025年工作总结",
    "云溪区水利局2025年工作总结和2026年工作计划",
    "云溪区水利局2025年工作总结及2026年工作思路",
    "云溪区水利局2025年工作情况汇报",
    "云溪区水利局2025年工作汇报材料",
    "云溪区水利局2025年工作小结",
    "云溪区水利局关于2025年工作情况的报告",
    "云溪区水利局2025年上半年工作总结",
    "云溪区水利局2025年度工作年报",
    "云溪区水利局2025年工作开展情况",
    "2025年度述职报告",
    "关于2025年工作情况和2026年工作安排的报告",
    "云溪区2025年民生实事办理情况",
    "云溪区2025年巩固脱贫成果工作自评报告",
    "云溪区人民政府2025年工作报告",
    "云溪区水利局2025年法治政府建设工作报告",
    "云溪区2025年国民经济和社会发展计划执行情况与2026年计划草案的报告",
    "云溪区水利局工作简报",
)
BACK = ("主要工作完成情况", "2025年工作回顾", "主要工作及成效", "基本情况")
AHEAD = ("2026年工作安排", "下步工作打算", "下一步工作计划", "明年工作重点", "2026年主要目标和任务")
HEADINGS = ("{number}、{words}\n", "{number}、{words}。\n", "{number}、{words}。", "({number}){words}\n")


@pytest.mark.parametrize("title", TITLES)
def test_what_a_report_plans_is_no_result(title: str) -> None:
    for back in BACK:
        for ahead in AHEAD:
            for heading in HEADINGS:
                text = (
                    f"{title}\n{heading.format(number='一', words=back)}全年新建水库3座,治理河道36公里。\n"
                    f"{heading.format(number='二', words='存在的问题')}资金缺口较大。\n"
                    f"{heading.format(number='三', words=ahead)}新建泵站5座,改造管网20公里,确保供水率达到99%。\n"
                )
                found = read(text)
                moods = [figure.mood for figure in found.figures]
                assert moods == ["result", "result", "target", "target", "target"], text
                assert found.commitments, text
