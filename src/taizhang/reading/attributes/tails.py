"""What several names of a list share, of which only the last tells it."""

from taizhang.reading.indicators import find
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import words


def joined(head: str, text: str) -> str:
    """Put ``head`` before ``text``; what the one ends and the other begins with is said once (…试点 + 试点范围)."""
    if head[-2:] == "服务" and text[-1:] == "率" and head[-4:-2] == text[:2]:
        return head[:-4] + text  # 家庭医生签约服务18.6万人,签约率62%
    if text[-1:] == "率" and head[:1] in _STATED and head[1:3] == text[:2] and len(head) > len(text):
        return head[3:] + text  # 已开工项目33个,未开工项目17个,开工率66%
    for length in range(min(len(head), len(text) - 1), 1, -1):
        if head.endswith(text[:length]):
            return head + text[length:]
    return head + text


_STATED = frozenset("未已")
"""What a state begins with, of which the rate is told of all of them."""


def beyond_kind(heads: list[str]) -> str:
    """Return what is told of all of a list, behind the kind that each member ends with (养老服务、体育服务|营业收入), or
    an empty string."""
    first, last = heads[0], heads[-1]
    for length in (4, 3, 2):
        kind = first[-length:]
        if len(first) <= length or kind[-1] in _MEASURES_LAST or kind[-2:] in _FLOWS:
            continue
        at = last.find(kind, 1)
        if at > 0 and len(last) > at + length + 1 and all(head.endswith(kind) for head in heads[1:-1]):
            return last[at + length :]
    return ""


def told_alike(heads: list[str]) -> list[str] | None:
    """Return names that leave out what the first begins with, where each is a number or a rate of the same sort
    (电信诈骗发案数、损失数; 刑事案件破案率、发案率), or None."""
    first, last = heads[0], heads[0][-1:]
    if last not in _TOLD_LAST or first[-3:-1] not in _TOLD_BY or len(first) <= _TOLD + 1:
        return None
    if not all(len(one) == _TOLD and one[-1:] == last and one[:-1] in _TOLD_BY for one in heads[1:]):
        return None
    return [first, *(first[:-_TOLD] + one for one in heads[1:])]


_TOLD, _TOLD_LAST = 3, frozenset("数率量")
_TOLD_BY = frozenset(
    (
        *("发案", "破案", "立案", "收案", "结案", "受理", "审结", "办结", "损失", "警情", "起诉", "上诉", "改判", "申请", "授权"),
        *("举报", "投诉", "咨询", "办件", "接警", "报警", "查处", "调解", "调撤", "满意", "解决", "办理", "采纳", "转化", "发病"),
        *("死亡", "受伤", "治愈", "入学", "升学", "参保", "到位", "完成", "合格", "抽检", "发证", "注册", "登记"),
    )
)
"""What is counted of things of one sort, in two characters before 数, 率 or 量."""
_PER_HEAD = lazy("(?:人均|户均|平均|亩均)$")
_TRADED = ("出口", "进口")
_OF_SUBSTANCES = ("排放量", "排放总量", "浓度", "平均浓度")


_VOLUMES = frozenset(what + "量" for what in ("举报", "投诉", "诉求", "咨询", "受理", "来电"))


def full_head(head: str, last: str) -> str:
    """Return ``head`` with the tail of the last of its list that it leaves out."""
    if last[-2:] in _PACES and len(last) > len("增速"):
        return full_head(head, last[:-2]) + last[-2:]
    if head in _DEMAND and last.endswith(_TRADE):
        return head  # 投资、消费、货物进出口
    if last[:1] in "家禽" and head in _LIVESTOCK and (poultry := _POULTRY.match(last)) is not None:
        return head + last[poultry.end() :]  # 猪、牛、羊、家禽出栏
    if "断面" in last[1:] and "断面" not in head and head[-1:] != "类":
        return head + last[last.index("断面") :]  # 甲桥、乙河断面|平均氨氮浓度
    if last[-1] == "量" and last[-3:] in _VOLUMES and head[-1:] != "量":
        return head + last[-3:]  # 夜间施工扰民、违法建设|举报量
    if last[-1] == "量" and (site := _SITE.search(last)) is not None and head[-1:] not in "量场岸港":
        return head + last[site.start() :]  # 甲、乙机场|旅客吞吐量
    tail = next((t for t in _SHARED_TAILS if last.endswith(t) and len(last) > len(t)), "")
    if last[-1] in _MEASURED_LAST and (told := _MEASURED.search(last, 1)) is not None:
        tail = told.group()
    large = _LARGE.search(last, 2, len(last) - len(tail)) if tail else None
    if large is not None and large.end() + len(tail) == len(last):
        tail = large.group() + tail  # 高新技术和数字经济规上工业增加值
    if tail.startswith("产业") and head[-1:] == "业":
        tail = tail[2:]  # 装备制造业、高新技术产业增加值
    if tail and (
        head in _TRADED or not head.endswith((*_SHARED_TAILS, "指数", "率", "度", "系数", "数", "总量", "能耗", "水耗"))
    ):
        # 城镇居民和农村居民人均收入: each of them per head, and 居民 once.
        each = _PER_HEAD.search(last, 1, len(last) - len(tail))
        whole = joined(head, tail) if each is None or _PER_HEAD.search(tail) else head + each.group() + tail
        known, longer = find(head, None, "level"), find(whole, None, "level")
        return whole if known is None or longer is not None or tail in _OF_SUBSTANCES or head in _TRADED else head
    if head[-2:] in _FLOWS and (flow := last.find(head[-2:])) > 0 and not tail:
        return head + last[flow + 2 :]  # 教育支出、社会保障和就业支出在预算支出中占比
    if (
        head[-1:] != last[-1:]
        and head[-1:] not in _MEASURES_LAST
        and len(head) <= 4
        and len(last) >= len(head) + 3
        and find(head, None, "level") is None
    ):
        rated = _OF_RATE.search(last)
        if rated is not None and rated.start() > 1:
            return head + rated.group()  # 燃气、自来水|普及率
        kind = last.find(head[-1], 1, len(head) + 2)  # Ⅰ~Ⅲ类、劣Ⅴ类|水质断面
        at = kind + 1 if kind > 0 else len(head)
        return head if last[at] == "/" else head + last[at:]
    owned = last.rfind("的", 2, -2)
    if owned > 0 and "的" not in head[2:] and head[-1:] != last[-1:] and not tail:
        return head + last[owned:]  # 内河和沿海企业|的货物周转量
    same = last.find(head[-2:]) if len(head) >= _OF_SAME else -1
    return head + last[same + 2 :] if same > 0 and len(last) >= same + 4 else head


_PACES = frozenset(("增速", "增幅"))
_DEMAND, _TRADE = frozenset(("投资", "消费")), ("进口", "出口")
"""What moves an economy beside its trade, none of which is one of that."""
_SITE = lazy("(?<=[一-龥]{2})(?:机场|口岸|港口?)(?=(?:旅客|货物|货邮|集装箱|进出境|出入境|吞吐)[一-龥]{1,8}$)")
"""What kind of place those of a list are which people and goods pass through, behind the last."""
_LARGE = lazy("(?:规模以上|规上)(?:工业|服务业|企业)?(?:企业)?(?!工|服|企)")
"""Of which firms what is told of all of a list, behind the last."""
_MEASURED = lazy(
    "(?:R&D|科研|研发|研究与试验发展)?经费(?:支出|投入)?(?:强度)?$|(?:门诊|诊疗|住院|出院|就诊|旅客|急诊)人[次数]$"
    "|(?:供应|占地|建筑|种植|施工|竣工|销售|绿化|成交|流转)面积$|(?:零售|出厂|购进|销售|收购)?价格(?:指数)?$"
    "|(?:营业|主营业务|经营|销售|基金|保费|税费)(?:收入|支出)$|(?:出|存)栏$|(?:累计|滚存|当年|年末)结余$"
)
"""What the last of a list tells of all of them, with all its words."""
_MEASURED_LAST = frozenset("费支入度次数积格栏余出")
_FLOWS = frozenset(("支出", "收入", "投资"))
_LIVESTOCK = frozenset(("猪", "生猪", "牛", "肉牛", "羊", "肉羊", "马", "驴", "兔", "大牲畜"))
_POULTRY = lazy("(?:活?家)?禽(?=肉|[出存]栏|饲养|[类的]?产量)")
"""What stands last in a list of animals, before what is told of each of them."""
_OF_RATE = lazy(
    "(?:毛|净|综合|集中|无害化|资源化)?(?:普及|覆盖|处理|合格|参保|入学|入园|巩固|达标|利用|治理|收集|供水|通达|整改|办结|完成|满意|增长|回收|死亡|发病|患病|就业|升学)率$|处理能力$"
)
"""What is told of each of a list, behind the last."""
_MEASURES_LAST = "耗量率额值数价"
"""What ends with one of these is measured itself and takes nothing from the last of its list."""
_SHARED_TAILS = words("lexicon", "shared_tails")
_OF_SAME = 4
"""Two things of one kind have names of at least so many characters (诉讼案件和执行案件|结收比)."""
