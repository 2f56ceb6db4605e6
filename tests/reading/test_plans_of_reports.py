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


PLANS = (
    "云溪区水利局2026年工作要点",
    "云溪区水利局2026年工作计划",
    "云溪区2026年民生实事项目",
    "云溪区供水保障三年行动方案(2026—2028年)",
    "关于印发《云溪区2026年水利工作实施方案》的通知",
    "云溪区2026年重点工作任务分解",
    "云溪区水利发展“十五五”规划",
    "云溪区水利局2026年度目标责任书",
    "关于加快水利建设的实施意见",
    "云溪区2026年政府投资项目计划",
)
SECTIONS = (
    ("总体要求", "主要目标", "重点任务"),
    ("工作基础", "发展目标", "重点工程"),
    ("2025年工作回顾", "2026年工作目标", "保障措施"),
    ("基本情况", "2026年重点工作", "工作要求"),
)


@pytest.mark.parametrize("title", PLANS)
def test_what_a_plan_looks_back_on_is_no_target(title: str) -> None:
    for sections in SECTIONS:
        for heading in (*HEADINGS, "{number}、{words}:\n", "{words}\n"):
            back = sections[0] != "总体要求"
            first = "新建水库3座,治理河道36公里。" if back else "坚持以人民为中心。"
            bodies = (first, "供水率达到99%,新建泵站5座。", "改造管网20公里,完成投资3亿元。")
            text = f"{title}\n" + "".join(
                f"{heading.format(number=number, words=words)}{body}\n"
                for number, words, body in zip("一二三", sections, bodies, strict=True)
            )
            found = read(text)
            moods = [figure.mood for figure in found.figures]
            assert moods == ["result", "result"] * back + ["target"] * 4, text
            assert found.commitments, text


SET_AND_DONE = (
    ("下半年将新建泵站5座。", "target"),
    ("计划新建泵站10座,已建成5座。", "target result"),
    ("年度目标新建泵站10座,目前完成5座。", "target result"),
    ("目标任务10座,实际完成5座,完成率50%。", "target result result"),
    ("新建泵站10座的任务,已完成5座。", "target result"),
    ("原计划建设泵站10座,现已建成5座,剩余5座将于年底前建成。", "target result target"),
    ("全年任务10座,上半年完成5座。", "target result"),
    ("新建泵站5座,超额完成全年3座的目标。", "result target"),
    ("力争全年完成投资5亿元,目前已完成3亿元。", "target result"),
    ("完成投资3亿元,为年度计划的60%。", "result result"),
    ("泵站已开工5座,年底前全部完工。", "result"),
)
PROGRESS = (
    "云溪区2026年重点工作进展情况",
    "云溪区2026年民生实事上半年完成情况通报",
    "关于2026年重点项目推进情况的报告",
    "云溪区水利局2026年上半年工作总结",
    "云溪区2026年一季度经济运行情况",
    "云溪区2026年政府工作报告重点任务落实情况",
    "督查通报",
)


@pytest.mark.parametrize(("said", "moods"), SET_AND_DONE)
def test_what_was_set_is_told_from_what_came_of_it(said: str, moods: str) -> None:
    for title in PROGRESS:
        for before in ("一、水利工程\n", "1.水利工程。", "一、工作进展\n(一)水利工程。", ""):
            text = f"{title}\n{before}{said}\n"
            assert [figure.mood for figure in read(text).figures] == moods.split(), text


def test_a_goal_is_named_by_what_is_to_be_done() -> None:
    found = read("云溪区2026年重点工作进展情况\n一、水利工程\n年度目标新建泵站10座,目前完成5座。\n")
    assert [figure.indicator for figure in found.figures] == ["新建泵站", "新建泵站"]
