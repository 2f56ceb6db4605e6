"""Lines that a website prints round an article carry no figure; lines of a document that are a little alike do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.reading import read
from taizhang.reading.pagelines import is_page_line

PAGE = [
    "【打印】【关闭】阅读 1203 次",
    "浏览次数：1203次",
    "点击：[1203]",
    "阅读1203",
    "阅读量 1.2万次",
    "已有1203人阅读",
    "阅读（1203） 评论（3） 点赞（12）",
    "访问量：1203 打印本页",
    "字号：[大 中 小] 阅读 1203 次",
    "分享到：微信 微博 1203人分享",
    "发布时间：2026-01-20 10:30 来源：云溪区政府办 浏览：1203次",
    "来源：云溪区政府办浏览次数：12",
    "2026年01月20日 10:30 来源: 云溪区人民政府 作者: 张三 编辑: 李四 阅读: 1203",
    "信息来源：区教育局 | 发布日期：2026-01-20 | 浏览次数：1203",
    "作者：张三 点击：1203次 【字体：大 中 小】",
]

DOCUMENT = [
    "关闭企业12家",
    "大中小企业",
    "2026年1月20日",
    "访问量增长12%",
    "网站访问量：12万次",
    "全民阅读活动12场",
    "分享到20个社区的经验",
    "收藏文物1203件",
    "播放公益广告1203条",
    "转发12条",
    "推荐12人",
    "打印机12台",
    "查看现场12次，整改3处",
    "来源：云溪区统计局，2025年共3个",
    "记者：张三",
]


@pytest.mark.parametrize("line", PAGE)
def test_a_line_of_the_page_carries_no_figure(line: str) -> None:
    assert is_page_line(line)
    for text in (
        f"云溪区2025年工作总结\n{line}\n全区新增就业8126人。",
        f"云溪区2025年工作总结\n全区新增就业8126人。\n{line}",
    ):
        assert [one.text for one in read(text).figures] == ["8126人"]


@pytest.mark.parametrize("line", DOCUMENT)
def test_a_line_of_the_document_is_none_of_the_page(line: str) -> None:
    assert not is_page_line(line)


PIECES = ["来源：", "打印", "【", "】", "阅读", "1203", "次", "发布时间：", "2026-01-20", " ", "字号", "大", "甲", "|"]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_no_line_takes_long(pieces: list[str]) -> None:
    assert is_page_line("".join(pieces)) in (True, False)
