"""What a name sheds or takes on when it has been found: adverbs, frames, what says no more than that it counts."""

from taizhang.reading.attributes.lexicon import FLOW_FIRST, by_last, ends, starts
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.openings import either
from taizhang.reading.attributes.phrases import clean, fix_ends, what_fared
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.patterns import lazy

_WHO_SET = lazy(
    "^[一-龥]{2,14}(?:政府|办公厅|办公室|[局厅委部])(?:明确|提出|要求)(?:今年|明年|本年)?(?:全[省市县区州])?(?=[一-龥]{4})"
)
"""Who set a goal, before what it is of."""
_SEIZED = frozenset("乱侵抢强霸挤独违")
"""What 占 makes one word with (清理乱堆、乱占)."""
_JUST = frozenset("正于")
_NO_JUST = frozenset(
    (
        *("更正", "修正", "订正", "校正", "公正", "纠正", "矫正", "补正", "等于", "介于", "处于", "在于", "对于", "关于", "由于", "基于"),
        *("低于", "高于", "少于", "多于", "大于", "小于", "用于", "属于", "位于"),
    )
)
"""What ends like the adverb or the preposition before a predicate and is a word of its own."""
_DID = lazy("(?<=[一-龥]{3})(?<![为除末得])了(?=[一-龥“《]{2})(?![解结断])")
"""了 behind a verb inside a name."""
_THAN_WHAT = lazy("(?<=[一-龥]{2})(?:均|都|要)?不?得?(?:低于|高于|少于|多于|大于|小于)[^,。;]{2,24}$")
"""How a value stands to so many times another."""
_MEAN_END = lazy("(?<=[一-龥]{3})(?<![人户平月日亩头职])均$")
"""Both, or a year on average, behind a name (一般预算收入年均, 一般预算收入均)."""
_CALLED_HERE = lazy("\\((?:以?下|简|统|以下简|以下统)称[^()]{1,12}\\)")
"""What something is called from here on."""
_AREA_UNITS = frozenset("省市县区州镇")
_ALIKE = frozenset("平优中高初特上头同对均相一二三四甲乙丙")
"""What 等 makes one word with."""
_DAILY = frozenset(("日均", "月均", "周均"))
_ON_LAST = lazy("(?<=[一-龥]{2})在(?:去年|上年|20\\d\\d年)[^,。;在]{0,8}(?:任务|目标|基数|收入|支出|完成数?|实绩)$")
"""On what something is to grow, told in a bracket."""
_WORKED = 4
_WORKED_ON = by_last(
    ("排险", "搬迁", "整治", "改造", "征迁", "征收", "拆迁", "安置", "治理", "维修", "加固", "修缮", "建设", "绿化", "修复", "清理", "拆除", "更新")
)
"""What is done to those counted, which needs no word for work behind it."""
_BUILT_OF = frozenset(("户", "栋", "幢", "套", "公里", "亩", "座", "处", "人", "名", "所", "平方米"))
"""In what no works are counted, but what they are done to."""
_EACH_LAST = frozenset("人户生")
_DONE = 6
"""了 stands behind a verb at the beginning, before this character."""
_WORKS = ("项目", "工程", "园区", "企业")
_SHORT = 3
"""A name of at most so many characters is hardly whole."""


def frame_off(text: str, here: Surroundings) -> str:
    """Take off what only leads to the number, and put in the place of what names nothing what it is told of."""
    if text == "已脱贫":
        return text[1:]  # 全乡已脱贫60户
    if here.inside and "在" in text[2:]:
        text = _ON_LAST.sub("", text)  # 一般公共预算收入在去年任务(|5.55亿元)的基础上
    if text[-1:] == "双":
        return text[:-1].removesuffix("达到").removesuffix("实现")  # 利用率达到双100%
    if text[:1] == "中" and here.right[:1] == "中" and here.quantity.unit in _AREA_UNITS:
        return here.quantity.unit or text  # 在17市|中收入增幅居第8位
    if text[-1:] == "番":
        return what_fared(text) or text  # 供应能力实现翻番、达到|125亿立方米
    if text[:1] == "为" and here.left.rstrip().endswith(text) and "分别" + text in here.left:
        return text[1:]  # 持证残疾人3718人,分别为肢体残疾|2156人
    return text


def ends_off(text: str, here: Surroundings, kind: Kind) -> str:
    """Take off what stands at either end of a name, or was told twice in it, and is no part of it."""
    if text[-1:] in _JUST and text[-2:] not in _NO_JUST and len(text) > _SHORT:
        text = text[:-1]  # 18个|现代农业园区正进行建设
    if text[-4:] == "相关案件" and here.previous is None and (more := what_fared(here.lead)).endswith("纠纷"):
        text = text[:-4] + more + "案件"  # 交通事故纠纷明显增加,共受理相关案件|33万件
    if "称" in text and "(" in text:
        text = _CALLED_HERE.sub("", text)  # 建议、批评和意见(下称建议)|1034件
    if "死亡死亡" in text:
        text = text.replace("死亡", "", 1)  # 交通事故83宗,死亡4人,其中,死亡人数下降|55.56%
    if "分别占" in text:
        text = text.replace("分别占", "占", 1)  # 未成年被告人人数分别占总人数的|26.95%、21.84%
    if text[-1:] == "占" and kind.measure == "level" and len(text) > _SHORT and text[-2] not in _SEIZED:
        text = text[:-1]  # 限额9.8万立方米,其中天然林占|2.3万立方米
    if text[:2] == "总计" and len(text) > len("总计") + 1:
        text = text[2:]  # 全年总计核发许可证|1196份
    if text == "覆盖" and kind.measure == "share":
        text += fix_ends(clean(here.right).removeprefix("以上").removeprefix("的"))  # 覆盖95%以上行政村
    if text[-3:] == "全覆盖" and here.quantity.family == "count" and len(text) > _WORKED:
        text = text[:-3]  # 4个|重点行业绿色化改造全覆盖
    if text[-3:] == "拟安排" and text[-5:-3] != "财政" and len(text) > len("预算拟安排"):
        text = text[:-3]  # 中央财政赤字预算拟安排|1800亿元
    if text[-2:] == "工作" and here.quantity.unit in _BUILT_OF and ends(text[:-2], _WORKED_ON):
        text = text[:-2]  # 做好507栋|危旧简易楼排险工作
    if text[-2:] == "预计":
        text = text[:-2]  # 由2020年的62亿元预计增加到2025年的|130亿元
    if text[-1:] == "均" and _MEAN_END.search(text) is not None:
        text = text[:-1].removesuffix("年")
    if text[-1:] == "等" and len(text) > _SHORT and text[-2] not in _ALIKE:
        text = text[:-1]  # 用于归还借款、基本建设等|26.4亿元
    return _done_off(text, kind)


def _done_off(text: str, kind: Kind) -> str:
    """Take off 该 and 近日, and 了 behind a verb; what is told of a day goes first (日均刑事警情)."""
    if text[-2:] in _DAILY and len(text) > len("日均"):
        text = text[-2:] + text[:-2]  # 刑事警情日均|10起
    if text[:1] == "该" and text[1:3] in _WORKS and len(text) > len("该项目"):
        text = text[1:]
    if "了" in text[1:_DONE] and (did := starts(text, FLOW_FIRST)) and text[len(did) :][:1] == "了":
        text = did + text[len(did) + 1 :]  # 建成了示范工程30个
    elif "了" in text[2:] and kind.measure == "level":
        text = _DID.sub("", text)  # 69名|低视力患者配用了助视器
    return text.replace("近日", "") if "近日" in text[1:] else text


def whole(text: str, here: Surroundings, kind: Kind) -> str:
    """Return a name with what each of those told of gets or gave, without who set it or what it is held against."""
    left, quantity = here.left, here.quantity
    if quantity.family == "money" and left[-1:] in _EACH_LAST and left[-2:-1] == "每" and kind.role == "value":
        text = text if "每" in text else left[-2:] + text  # 享受到每人|1000元的救助
    if "明确" in text[2:] or "提出" in text[2:]:
        text = _WHO_SET.sub("", text)  # 省政府办公厅明确明年全省|造林任务为590万亩
    if text[:1] == "或":
        # 已经解决的,或已通过其他途径解决的|22件: both clauses say which those are
        beside = here.lead if here.lead[-1:] == "的" and not left.lstrip("、,").find("或") else ""
        text = fix_ends(clean(beside)) + text if beside else either(text, clean(left))
    if quantity.unit == "倍" and "于" in text[2:]:
        text = _THAN_WHAT.sub("", text)  # 特困供养标准|不低于当地低保标准的1.6倍
    if text[-2:] == "总数" and text[:2] in ("新增", "净增") and "新增" not in left and "净增" not in left:
        text = text[2:]
    return text
