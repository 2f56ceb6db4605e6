"""Which names mean one quantity."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.settling.names import compared, taken_apart
from taizhang.settling.rule import settlement_rule


@pytest.mark.parametrize(
    ("target", "result", "likeness"),
    [
        ("市民大讲堂活动", "市民大讲堂", "same"),
        ("文化惠民演出活动", "文化惠民演出", "same"),
        ("改造老旧小区", "老旧小区改造", "same"),
        ("新增城镇就业人员", "城镇新增就业", "same"),
        ("普惠性幼儿园", "普惠幼儿园", "same"),
        ("公办幼儿园", "农村公办幼儿园", "narrower"),
        ("农村公办幼儿园", "公办幼儿园", "wider"),
        ("公办幼儿园", "民办幼儿园", "none"),
        ("农村居民养老保险参保率", "城镇居民养老保险参保率", "none"),
        ("企业减税", "企业减税降费", "none"),
        ("水质达标率", "水质不达标率", "narrower"),
        ("桥梁", "候车亭", "none"),
        ("新型储能电站", "储能电站", "wider"),
        ("改造棚户区", "棚改", "same"),
        ("区财政科技投入", "区财政用于科技的支出", "same"),
        ("区财政科技投入", "区财政教育支出", "none"),
        ("新建改扩建学校", "新建改扩建学校", "same"),
        ("新建学校", "新建学校", "none"),
        ("今年经济", "经济", "same"),
    ],
)
def test_likeness(target: str, result: str, likeness: str) -> None:
    assert compared(taken_apart(target), taken_apart(result)).likeness == likeness


def test_verbs_are_told_apart_by_class() -> None:
    assert taken_apart("新开工保障性住房").classes == {"start"}
    assert taken_apart("基本建成保障性住房").classes == {"build", "finish"}
    assert taken_apart("新开工保障性住房").core == taken_apart("基本建成保障性住房").core


def test_a_name_of_idle_words_only_is_kept() -> None:
    assert taken_apart("项目").core == "项目"
    assert taken_apart("").core == ""


@given(st.text(max_size=40))
def test_any_name_is_itself(text: str) -> None:
    name = taken_apart(text)
    says_something = bool(name.core) and name.core not in settlement_rule().names.vague
    assert compared(name, name).likeness == ("same" if says_something else "none")


@pytest.mark.parametrize("text", ["", "投资", "中央财政安排", "完成投资"])
def test_a_vague_name_matches_nothing(text: str) -> None:
    assert compared(taken_apart(text), taken_apart(text)).likeness == "none"


@given(st.text("新建城乡幼儿园改造项目增", max_size=12), st.text("新建城乡幼儿园改造项目增", max_size=12))
def test_narrower_one_way_is_wider_the_other(one: str, other: str) -> None:
    mirror = {"same": "same", "none": "none", "narrower": "wider", "wider": "narrower"}
    first, second = taken_apart(one), taken_apart(other)
    assert compared(second, first).likeness == mirror[compared(first, second).likeness]
