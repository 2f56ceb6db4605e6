"""Headings of all styles, the parts under them, and lookups at any place of any text."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.reading.document import describe
from taizhang.reading.normal import normalise
from taizhang.reading.outline import Outline
from taizhang.reading.outlining import build_outline
from taizhang.reading.paragraphs import paragraphs

CASES = json.loads((Path(__file__).parents[2] / "specs/reading/outline.json").read_text(encoding="utf-8"))
ALPHABET = st.sampled_from(
    "一二三(（)）1２.、。；;:：\n\r—-●①是要首先第章节条区局市镇新建公园个年2024过去将力争<p>/“”《》 \t"
)


def outline_of(text: str, issuer: str | None = None, year: int | None = None) -> Outline:
    normalised = normalise(text)
    about = describe(text, normalised, issuer, year)
    return build_outline(text, normalised, about.kind, about.year)


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_headings_are_found_as_expected(case: dict[str, Any]) -> None:
    outline = outline_of(case["text"], case["issuer"], case["year"])
    found = [
        {
            "text": case["text"][h.start : h.end],
            "start": h.start,
            "number": h.number,
            "title": h.title,
            "part": h.part,
            "responsible": h.responsible,
        }
        for h in outline.headings
    ]
    assert found == case["outline"]
    for heading in outline.headings:
        assert case["text"][heading.start : heading.end].endswith(heading.title)


def test_levels_count_from_one_without_gaps() -> None:
    text = "二、2025年重点工作\n\n(一)壮大产业\n\n加大招商力度。引进项目30个。\n\n三、保障措施\n\n加强领导,压实责任,严格督查考核。"
    assert [h.level for h in outline_of(text, year=2025).headings] == [1, 2, 3, 1]


def test_a_place_stands_under_its_theme_and_after_it_under_the_section() -> None:
    text = "三、2025年重点工作\n\n加大招商力度。引进项目30个。\n\n新建公园5个。"
    outline = outline_of(text, year=2025)
    assert outline.theme_at(text.index("引进")) == "加大招商力度"
    assert outline.theme_at(text.index("新建")) == "2025年重点工作"


def test_an_organ_answers_until_the_next_one() -> None:
    text = "云溪区2025年度奋进清单\n\n区住建局\n\n新建公园5个。\n\n石桥镇\n\n发展茶园5000亩。"
    outline = outline_of(text)
    assert outline.responsible_at(text.index("新建")) == "区住建局"
    assert outline.responsible_at(text.index("发展")) == "石桥镇"
    assert outline.responsible_at(0) is None


@pytest.mark.parametrize(
    ("text", "at", "year"),
    [
        ("一、2024年计划执行情况\n\n经济平稳运行,成效明显。\n\n二、2025年计划目标\n\n增长6%。", "增长", 2025),
        ("一、2024年计划执行情况\n\n经济平稳运行,成效明显。\n\n二、2025年计划目标\n\n增长6%。", "经济", 2024),
        ("一、“十四五”时期工作回顾\n\n经济平稳运行,成效明显。", "经济", None),
        ("二、主要目标\n\n建议2025年主要预期目标为:\n\n——增长6%。", "增长", 2025),
    ],
)
def test_the_section_names_the_year(text: str, at: str, year: int | None) -> None:
    assert outline_of(text, year=2025).year_at(text.index(at)) == year


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("一年来,我们攻坚克难。全年新增企业12家,获评先进区,取得了显著成效。", "review"),
        ("加快推进项目建设,力争引进企业12家,确保年底前启动园区建设,着力抓好招商。", "tasks"),
        (
            "项目建设成效显著。全年完成投资56亿元,同比增长8%,23个项目顺利竣工投产。\n\n民生持续改善。成功创建示范区,荣获表彰。",
            "review",
        ),
    ],
)
def test_a_fragment_without_headings_is_judged_by_its_words(text: str, part: str) -> None:
    assert outline_of(text).part_at(5) == part


def test_a_fragment_turns_once_from_looking_back_to_looking_ahead() -> None:
    back = "全年完成投资56亿元,同比增长8%,成功创建示范区,荣获先进,取得了成效。"
    ahead = "要加快项目建设,力争引进企业12家,确保开工,着力抓好招商,努力扩大投资,积极推进改革。"
    text = f"{back}\n\n{ahead}"
    outline = outline_of(text)
    assert outline.part_at(3) == "review"
    assert outline.part_at(text.index("要加快") + 3) == "tasks"


@pytest.mark.parametrize(
    "line",
    [
        "信息来源:区政府办公室",
        "发布时间:2025-01-08 09:30",
        "上一篇:无",
        "分享到:微信 微博",
        "打印 关闭",
        "版权所有:云溪区人民政府",
        "本文地址:/a/1.html",
    ],
)
def test_a_websites_own_lines_are_boilerplate(line: str) -> None:
    text = f"三、2025年重点工作\n\n新建公园5个。\n\n{line}"
    outline = outline_of(text, year=2025)
    assert outline.part_at(text.index(line) + 1) == "boilerplate"
    assert outline.part_at(text.index("新建")) == "tasks"


def test_a_heading_over_nothing_but_boilerplate_is_a_look_back() -> None:
    text = "公路养护\n\n本作品属于公有领域," + "云溪区的公路通到鹭坪镇," * 5
    outline = outline_of(text)
    assert outline.part_at(1) == "review"
    assert outline.part_at(text.index("本作品")) == "boilerplate"


def test_a_sentence_broken_by_the_page_is_one_paragraph() -> None:
    text = "全区细颗粒物(PM\n2.5\n)平均浓度下降,空气质量优良天数比例提高到百分之八十八以上\n并保持稳定。\n\n新的一段。"
    assert len(paragraphs(normalise(text))) == 2


@given(st.text(alphabet=ALPHABET, max_size=200))
def test_any_text_has_an_outline_inside_it(text: str) -> None:
    outline = outline_of(text)
    starts = [heading.start for heading in outline.headings]
    assert starts == sorted(starts)
    for heading in outline.headings:
        assert 0 <= heading.start < heading.end <= len(text)
        assert heading.level >= 1
    spans = outline.paragraphs
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for at in range(0, len(text), 7):
        assert outline.part_at(at) in ("review", "targets", "tasks", "boilerplate", None)
        heading_here = outline.heading_at(at)
        assert heading_here is None or heading_here.start <= at
