"""Where in the words after a number those counted end, and what they do or what is to become of them begins."""

from taizhang.reading.patterns import lazy


def done_apart(text: str) -> int:
    """Return where behind those counted it begins to say what they do, where they stand or what is to be done with them
    (162名|代表 汇聚一堂, 91个|县(市) 中继续排名第一, 194项|任务 将分解落实到), or -1."""
    if "中" in text[1:_AMONG_REACH] and (counties := _COUNTIES.match(text)) is not None:
        return counties.end(1)
    if "将" in text[2:] and (will := _WILL_BE.match(text)) is not None:
        return will.end(1)
    does = _DOES_SO.match(text) if text[-2:] in _DOES_LAST else None
    return -1 if does is None else does.end(1)


def places_only(text: str) -> str:
    """Return the places of a noun without how they are to develop (8个|农产品主产区 优化发展)."""
    return _DEVELOPS.sub("", text)


def deeds_only(text: str) -> str:
    """Return the deeds of a noun without their plan or carrying out (10件|实事 的实施)."""
    deeds = _DEEDS.match(text)
    return text if deeds is None else deeds.group()


_AMONG_REACH = 10
_COUNTIES = lazy("((?:县|市|旗)?\\(?[省市州县区旗盟、]{1,5}\\)?)中(?=继续|持续|总量|综合|排|位|名|居|列)")
"""Places of which one is told where it stands (在全省14个|市州中排名第三)."""
_WILL_BE = lazy("([一-龥]{1,8}(?:任务|事项|问题|项目|工程|企业|单位))将(?:分解|落实|交由|移交|公开|对外|面向)")
_DEVELOPS = lazy("(?<=[一-龥][区带群点村镇县市])(?:率先|优化|可持续|集约|跨越|加快|协调|高质量|特色|绿色|快速|抱团|联动|集聚)发展$")
"""How places that were counted are to develop."""
_DEEDS = lazy("实事(?:项目)?(?=(?:工作)?(?:实施)?方案|的(?:实施|目标|要求|任务|办理|推进|落实|内容))")
_DOES_LAST = frozenset(("参赛", "参展", "参会", "参观", "条件", "一堂", "两侧", "成效", "会议", "合作"))
"""What those clauses end with: a cheap test before the pattern."""
_DOES_SO = lazy(
    "([一-龥“”]{1,14}?)(?:(?:主要|有关|相关)?负责(?:人|同志))?"
    "(?:前来|积极|踊跃|共同|同场|已|全部)?(?:参[赛展会观]$|(?:出席|参加|列席)[一-龥]{0,6}会议$|(?:汇|齐|欢)聚一堂$|分列两侧$"
    "|(?:已|基本)?具备[一-龥]{2,6}条件$|攻出[一-龥]{0,2}新成效$|建立[一-龥]{0,4}合作$)"
)
"""Those counted, before what they do or have come to be."""
