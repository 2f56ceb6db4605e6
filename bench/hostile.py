"""Texts built to make a reader slow, each in any length, so that one length can be held against twice as much."""

import hashlib
from collections.abc import Callable

Maker = Callable[[int], str]
"""Makes a text of about so many characters."""


def repeated(piece: str, before: str = "", after: str = "") -> Maker:
    """Return a maker that repeats a piece between a fixed beginning and end."""
    return lambda size: before + piece * (size // len(piece)) + after


def nested(opening: str, closing: str, inside: str) -> Maker:
    """Return a maker of brackets in brackets in brackets."""
    return lambda size: opening * (size // 2) + inside + closing * (size // 2)


OPENINGS = ("(", "（", "“", "《", "【", "[", "<", "「", "〔")
"""Marks that open something that never closes."""

PIECES = (
    "1", "１", "亿", "万", "千", "百", "十", "零", "〇", "%", "‰", ",", "，", "、", "。", "；", "：", ".", "．", "-", "－",
    "—", "~", "～", "/",
    "增", "第", "年", "月", "日", "其", "中", "占", "比", "近", "约", "余", "多", "各", "分", "和", "与", "以", "个", "元", "项", "达",
    "\t", "\n", " ", "\u3000", "\u00a0", "\r\n", "\ufeff", "\u200b", "\x00", "\ud800",
    "、1", "1、", "1,", "1，", "1:", "1：", "1.", "1-", "1—", "1/", "1 ", "1\n", "\n1", "1%", "1个", "1万", "第1",
    "第一", "百1", "1百千万亿",
    "1个、", "1个，", "1%，", "1亿元，", "1、2、3个，", "分别1、", "分别增长1%、", "分别为1%、2%，", "从1个减少到1个", "从1%提高到2%，", "由1到",
    "1:1:1，", "1-2家", "1至2", "1到2", "翻一番", "翻两番，", "百亿元", "百余名", "亿元以上", "1亿元以上项目1个，", "2倍", "1.1.1.", "1,000,",
    "2021年", "2021年6月", "2021年6月底前", "6月底前", "2021-06-01", "2021—2025年", "今年", "去年", "上年", "全年", "年底", "截至", "上半年",
    "增长", "增长1%", "同比增长1%，", "下降", "提高", "减少", "比上年增长1%，", "高于全国1个百分点，", "排名第1位，",
    "其中", "其中：", "其中1个，", "其中襄城区1个，", "云溪区", "云溪区1个，", "鹭坪镇、", "县市区", "市县", "市", "县", "镇", "区",
    "一、", "（一）", "一是", "——", "1. ", "\n一、", "\n（一）", "\n——", "\n一是", "\n1.", "一是建设。", "二是", "首先", "第一章",
    "确保", "力争", "预计", "完成", "实现", "达到", "建设", "建成", "新建", "突破", "不低于", "以上", "左右", "控制在", "以内", "超过", "约",
    "完成1个", "确保1个；", "建设1个。", "预计1个，", "力争1个、", "实现1，", "一个，", "同志们", "各位代表", "附件", "责任单位：", "牵头单位：市工信局",
    "(1)", "（1）", "(牵头单位:", "“1”", "“7+5+2”", "7+5+2", "《1》", "[1]", "<b>", "<td>1</td>", "&nbsp;",
    "http://a.cn/1", "a", "A1", "PM2.5", "GDP", "5G",
    "1 万 元", "1\n万\n元", "1\n个\n", "项目\n1\n个\n", "星期一", "1月1日星期一", "名单：", "甲、乙、丙等3个，", "地区生产总值1亿元，", "万元GDP能耗",
    "城乡居民人均可支配收入分别增长1%、2%，", "三次产业结构1:2:3，", "工作报告", "\n云溪区2024年政府工作报告\n", "目标任务", "回顾", "\n二、2024年工作\n",
)  # fmt: skip
"""Pieces that are repeated without end: what reports are made of, and what files hold by accident."""


def mixed(number: int) -> dict[str, Maker]:
    """Return so many makers that repeat two to four pieces in a row; always the same ones for the same number."""
    makers: dict[str, Maker] = {}
    for turn in range(number):
        drawn = hashlib.shake_256(f"pieces {turn}".encode()).digest(9)
        places = [int.from_bytes(drawn[i : i + 2]) % len(PIECES) for i in range(0, 8, 2)]
        piece = "".join(PIECES[place] for place in places[: 2 + drawn[8] % 3])
        makers[repr(piece) + " …"] = repeated(piece)
    return makers


def hostile() -> dict[str, Maker]:
    """Return every maker by a name that shows what it makes."""
    makers: dict[str, Maker] = {repr(piece) + " …": repeated(piece) for piece in PIECES + OPENINGS}
    sentence = "新建学校1所，"
    for mark in OPENINGS:
        makers[f"{mark!r} … and a sentence"] = repeated(mark, after=sentence)
        makers[f"({sentence!r} + {mark!r}) …"] = repeated(sentence + mark)
    for opening, closing in ("()", "（）", "“”", "《》", "【】", "<>"):
        makers[f"{opening * 3}…{closing * 3}"] = nested(opening, closing, sentence)
    for head in ("增长", "1", "第", "从", "其中", "（", "近"):
        makers[f"{head!r} and letters without end"] = repeated("工", before=head)
        makers[f"letters without end and {head!r} 1%"] = repeated("工", after=head + "1%")
    makers["figures without any mark"] = repeated("新建学校1所改造道路2公里")
    makers["one sentence of many clauses"] = repeated("学校1所，", after="。")
    makers["many sentences in one line"] = repeated("新建学校1所。")
    makers["many paragraphs"] = repeated("新建学校1所。\n")
    makers["many headings"] = repeated("一、新建学校\n（一）建设学校\n新建学校1所。\n")
    organ = "关于2025年工作任务分解的通知\n\n石桥镇\n\n奋力抓好。"
    makers["many short sentences that open alike, under an organ"] = repeated("奋力建设。", before=organ)
    back = "三、2025年工作安排\n\n去年取得了成绩。"
    makers["figures among tasks after a look back"] = repeated("新建学校1所，", before=back)
    makers["many short lines"] = repeated("学校\n1\n")
    makers["commas before a figure"] = repeated("，", after="1个")
    makers["digits before letters"] = lambda size: "1" * (size // 2) + "工" * (size // 2)
    return makers
