"""The name in the words before a number, cleaned of everything that is not part of it."""

from functools import lru_cache

from taizhang.reading.attributes.lexicon import (
    COMPARED,
    FLOW,
    FLOW_FIRST,
    LIGHT,
    LIGHT_FIRST,
    starts,
)
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.nametails import SHORTEST_HAD, SHORTEST_HELD, uncompared, without_tail
from taizhang.reading.attributes.openings import FOUND_FIT, added, after_opening, without_means
from taizhang.reading.attributes.phrases import ABOUT, clean, lead_off, light_off
from taizhang.reading.attributes.planned import without_arranging
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.verbs import REACHES_ALL, past_opening, without_done, without_subject
from taizhang.reading.patterns import lazy

_PREPOSITION = lazy(
    r"^(?:在(?!建(?!设)|册|岗|校|编|库|谈|营|孵|园)|于|围绕|依托|按照|根据|针对|面对|结合|用|以|从|随着|经过|依据"
    rf"|通过(?!{FOUND_FIT})|瞄准|聚焦|立足|紧盯|锚定|对标|对照|紧扣|抢抓|借助|[利运]用(?!“四种|[^,。;]{{0,5}}形态)|赴|前往|配合|与(?!试验|传媒|发展)|同|会同|联合)"
    "[^,。;]{1,40}?(?="
    + "|".join(
        w for w in sorted((*FLOW, *LIGHT, "使用(?!权)", "利用", "安排(?!的)"), key=len, reverse=True) if len(w) > 1
    )
    + r")(?!设用地|投资性(?![质能])|等)"
)
_AT_CENSUS = lazy("[由从]?(?:(?:19|20)\\d\\d年)?第[一二三四五六七八]次全国[一-龥]{2}普查时?的?$")
_RATE_TAIL = lazy(
    r"(?:增长)?(?:预期)?目标$|(?:年均|平均每年|每年平均|每年|(?:逐|每)[年月])?(?:增[长速幅]|涨幅|降幅|同比|分别|[年月季]平均|[年月季日]均|(?<![人户亩])均|环比|实际|名义)+$"
)
_ON_BASIS = lazy("(?:^|(?<=..))在[^,。;]{0,24}?基础上(?:[^,。;]{1,30}后)?(?:继续|再|又|仍)*$")
"""On what basis something grows (…收入在上年完成数基础上扣除调整因素后增长)."""
_COMPARES = frozenset("比较与从由同环按扣剔还加考年均实名目增涨降别")
_MORE_OR_LESS = frozenset("多少快慢")
_OF_THESE = lazy(
    r"[^,。;]{0,24}(?:项目|企业|指标|事项|问题|实事|任务|案件|工单|诉求|工程|其)中(?=已|有|仍|尚|未|完成|[^,。;]{2,10}类$)"
    r"|(?!每)[^,。;]{1,16}(?:收入|支出|投资|产值)(?:总额)?中(?![央心小期部国])|在(?:总|常住|户籍|全部)人口中"
)
_AFTERWARDS = 10
_SINCE_THEN = lazy("[一-龥]{0,4}?(?:精简|调整|整合|合并|压缩|改革|优化|核减|清理|撤并|归并|重组|改造|扩建|相抵|品迭)后")
"""After what was done there are so many (…进行了精简,精简后为18个)."""
_AFTER = lazy(
    r"(?:[^“《,。;]{1,8}?|(?=[建投达]))(?:完成|建成|投用|投产|达产|实施|竣工|整治|改造|处理|竣工)后(?=[一-龥]{2})"
)
_CHIEF = lazy(
    "(?:涉及的?)?主要(?:税种|产品|品种|商品|农产品|行业|指标)(?!产量|产值|出口|进口|价格|销|增加值|完成|利润|收入|总|平均|中|为|有|是)(?=[一-龥]{4})"
)
"""What those are called of which the first follows (涉及的主要税种|国内增值税收入)."""
_CHIEF_FIRST = ("涉及", "主要")
_PREPOSITIONS = frozenset("运瞄聚立紧锚对抢配在于围通依按根针面结用以从随经借利赴前与同会联")


def name_before(here: Surroundings, kind: Kind) -> str:
    """Return the name in the words before the number, cleaned of everything that is not part of it."""
    quantity = here.quantity
    stem = kind.stem
    if here.previous is not None and "有" in stem[:_AMONG_REACH] and (among := _AMONG_WHICH.match(stem)) is not None:
        stem = stem[among.end() :]
    if here.previous is not None and here.previous.quantity.family == "count" and ("年" in stem or "季度" in stem):
        stem = _OF_THEM.sub("", stem)
    if stem[:1] == "在" and here.right[:4] in _PREMISES:
        stem = stem[1:]  # 在处罚量下降|85.8%的前提下
    if stem[:1] == "除" and here.right.startswith(_EXCEPT):
        stem = stem[1:]  # 除财产损失|下降36%之外
    if "持平、" in stem:
        stem = stem[stem.rindex("持平、") + len("持平、") :]  # 衣着价格与上年持平、居住价格|上涨0.5%
    if stem[-3:] in _SPREAD and here.previous is not None:
        return stem[-3:]  # 38个行业中32个实现增长、增长面|84.2%
    stem = past_opening(without_done(stem) if "、" in stem else stem)
    if quantity.family == "money" and "按" in stem and "每" in here.left[-4:-3]:
        stem = _BY_WHAT.sub("", stem) + here.left[-4:]  # 财政按|集中供养每人每年3500元
    elif "准" in stem[-1:] and (shifted := _FROM_STANDARD.search(stem)) is not None:
        stem = stem[: shifted.start()]  # 低保标准|从年标准|1680元提高到
    text = _name(stem, kind.measure, quantity.times, quantity.family == "money")
    if not text and here.lead[-3:] == "基础上" and (at := here.lead.find("在", 2)) > 1:
        return _name(here.lead[:at], kind.measure, quantity.times, False)  # 刑事警情在去年下降的基础上,今年再降|4%
    return text


_BY_WHAT = lazy("^[一-龥]{0,8}?按照?(?=[一-龥]{2,10}$)")
"""By what standard something is paid, and who pays."""
_FROM_STANDARD = lazy("(?<=[一-龥]{2})[从由](?:原来?的?|年|月|原)?标准$")
"""From what something rose, behind its name."""
_PREMISES = frozenset(("的前提下", "的情况下", "的背景下", "的形势下"))
_SPREAD = ("增长面", "下降面", "盈利面", "亏损面")
_EXCEPT = ("之外", "以外", "外")
_SINCE_WHEN = lazy(
    "[较比](?:上[月周年季期]|上季度|上一年度?|去年|年初|前一[月周年])(?:同期)?(?=[一-龥]{2})"
    "(?!同期|相比|末|初|底|全年|实际|[^,。;]{0,8}(?:预算|预计|决算|计划|执行|任务|目标|完成|基数))"
)
"""When something was less or more, before what it is."""
_THAN_BEFORE = lazy("比(?![重例值率较如])[一-龥]{1,8}(?:之?前|时期)(?=[一-龥]{4})")
"""Against when something was given that is told as an amount (比改革前|减轻企业负担5000万元)."""
_MADE_DO = lazy(
    "[一-龥]{0,4}?(?:支持|指导|协调|帮助|引导|组织|动员|督促|鼓励|协助|促成|推动|指派|选派|派出|委派)[一-龥、]{0,10}?"
    "(?:律师|专家|企业|人员|农民|群众|职工|学生|师生|教师|医师|党员|干部|部门|单位|街道|社区|学校|医院|机构|合作社|集体|银行|协会|商会|园区|力量|队伍|专班|专人|各地区?"
    "|各级(?![一-龥]{2,8}?(?:机构|部门|组织|单位|机关))|机关"
    "|各部门|各单位|各[县区乡镇市]+|"
    "[者户员县区镇村]|(?<!返)乡)(?!化|[级域校])"
)
"""Who is helped or made to do something, before what is done (指导合作社|发展特色种植3200亩)."""
_AT_FOR = lazy("在[一-龥]{2,12}?[为对给向][一-龥]{2}|[为对给向][一-龥、]{2,30}?(?:提供|开展|进行|办理|解决)")
"""Where or for whom they are made to do it, before what is done (指派律师|在看守所为嫌疑人提供法律帮助)."""
_MADE_REACH = 20
_AS_WHAT = lazy("以[^,。;“《]{2,40}?作为[^,。;的]{2,10}的(?=[一-龥]{2})")
"""As what somebody takes part in those counted (收到|以各乡镇作为被申请人的|行政复议案件)."""
_HELD_AS = lazy("被[一-龥]{0,10}?(?:列为|列入|评为|确定为|纳入)[^,。;的]{2,20}的(?=[一-龥]{2})")
"""What those counted are held to be (被区政府列为重点项目的|林业基地)."""
_HAS_REACH = 16
_ORGAN_HAS = lazy(
    "(?:大厅|中心|辖区|[全我本该][局院校所站]|[一-龥、]{0,12}(?:系统|党支部|公司|集团|医院|学校|机关|协会|工作队|大队|支队))"
    "(?:目前)?[共现设拥]有(?=..)"
)
"""Who has so many of something, where that is the office itself (大厅共有|进驻单位34个)."""
_MADE_UP_OF = lazy("[一-龥“”、]{2,12}?(?<!不)(?:主要)?(?:包括|包含)了?(?=[一-龥“]{2})")
"""What is made up of those counted (专家库包括|法律专家712个)."""
_THAT_OFFICE = frozenset("该" + office for office in ("中心", "单位", "部门", "大队", "支队", "公司", "协会"))
_IN_COURSE = lazy("在[一-龥“”]{2,12}?中(?=[一-龥]{4})")
"""In the course of what something was done."""
_AREAS = frozenset("省市县区州旗镇乡村局院所站队厅庭")
_YEARS_REACH = 12
_IN_SO_MANY_YEARS = lazy(
    "(?:[全该我本]?[省市县区州国]|[一-龥]{0,6}?(?:法院|机关|部门|系统|局|财政|银行|公安|中心))?"
    "(?<![一二三四五六七八九十第前后])(?:\\d{1,2}|[二两三四五六七八九十])年(?:来|间|以来)?(?:累计|共)?(?=..)(?!行动|计划|规划|任务)"
)
"""Who did something in how many years, before what was done (基层法院5年|审执结案件)."""
_AMONG_REACH = 12
_AMONG_WHICH = lazy("^[一-龥]{1,10}?(?:中(?:目前|现|已|共)*有|共有|现有|拥有|设有|配有)(?=[一-龥]{2})")
"""Those counted right before, among whom there are so many (158个|行政村中共有|贫困村103个)."""
_OF_THEM = lazy("^[一-龥]{2,6}?(?=(?:上半年|下半年|今年|去年|前三季度|[一二三]季度)[一-龥]{2})")
"""What was counted, before what it came to when (41个|城市|上半年平均浓度)."""


@lru_cache(maxsize=8192)
def _name(stem: str, measure: str, times: bool, money: bool) -> str:
    """Return the name in ``stem``; kept for phrases that come again, as most indicators do."""
    if " " in stem and (heads := _INLINE_HEADING.match(stem)) is not None:
        stem = stem[heads.end() :]
    if "作为" in stem[2:]:
        stem = _AS_WHAT.sub("", stem)
    if measure == "level" and not money and (made := _MADE_DO.match(stem[:_MADE_REACH])) is not None:
        does = lead_off(stem[made.end() :])
        begins = starts(does, FLOW_FIRST) or starts(does, LIGHT_FIRST)
        begun = 1 < len(begins) < len(does) - 1 or _AT_FOR.match(does) is not None
        stem = does if begun else stem  # 指导合作社|发展特色种植
    text = clean(_AT_CENSUS.sub("", stem) if "普查" in stem[-6:] else stem)
    if text[:1] in _NUMERALS and not text.strip(_NUMERALS):
        return ""
    if measure in ("growth", "change") and text[:1] in "较比" and (since := _SINCE_WHEN.match(text)) is not None:
        text = text[since.end() :]  # 较上月|办件增加263件
    if text[:1] == "比" and measure == "level" and (than := _THAN_BEFORE.match(text)) is not None:
        text = text[than.end() :]
    if measure in ("growth", "change") and not _COMPARES.isdisjoint(text):
        alone = COMPARED.sub("", text)
        text = alone[:-1] if alone != text and alone[-1:] in _MORE_OR_LESS else alone
        text = uncompared(text).removesuffix("又")
        if text[-1:] == "比" and text[-2:-1] in "入收资值额量润费口":
            text = text[:-1]  # 规模企业税收|比上年增加
        if measure == "growth":
            text = _RATE_TAIL.sub("", text)
    if "基础上" in text:
        text = _ON_BASIS.sub("", text)
    if "中" in text[3:] and "占" not in text and (these := _OF_THESE.match(text)) is not None:
        text = text[these.end() :]
    text = _without_where(lead_off(after_opening(text)), measure, times, money)
    return without_tail(_without_acts(text, measure, times, money), stem, measure, money)


def _without_where(text: str, measure: str, times: bool, money: bool) -> str:
    """Return a name without what opens it: who has it, where, when, by whose decision or for whom."""
    if measure == "level" and "全" in text[-4:] and (reached := REACHES_ALL.search(text)) is not None:
        text = text[: reached.start()]
    if text[:2] in _CHIEF_FIRST and (chief := _CHIEF.match(text)) is not None:
        text = text[chief.end() :]
    if not _WILL.isdisjoint(text[2:_AFTERWARDS]) and (will := _ORGAN_WILL.match(text)) is not None:
        text = text[will.end() :]
    if text[:2] in _NEXT_IN_ORDER or "依次" in text[:_ORDER_REACH]:
        text = _IN_ORDER.sub("", text)
    if "年" in text[:_YEARS_REACH] and (years := _IN_SO_MANY_YEARS.match(text)) is not None:
        rest = text[years.end() :]
        verb = starts(rest, FLOW_FIRST)
        text = rest if (verb and len(rest) > len(verb) + 1) or years.group()[-2:] == "累计" else text
    if text[:1] == "该" and text[1:2] in _AREAS and text[2:3] not in ("", "级"):
        text = lead_off(text[2:])
        course = _IN_COURSE.match(text) if text[:1] == "在" else None
        if course is not None and starts(text[course.end() :], FLOW_FIRST):
            text = text[course.end() :]  # 该院|在履行职责中|发现线索
    elif text[:3] in _THAT_OFFICE:
        text = lead_off(text[3:])
    if "有" in text[2:_HAS_REACH] and (has := _ORGAN_HAS.match(text)) is not None:
        text = text[has.end() :]
    if "包" in text[2:_HAS_REACH] and (held := _MADE_UP_OF.match(text)) is not None:
        text = text[held.end() :]
    if text[:1] == "是" and len(text) > SHORTEST_HELD and not times:
        text = lead_off(text[1:])
    if (text[:1] in "因由" or text[:2] == "对因") and (cause := _CAUSED.match(text)) is not None:
        text = text[cause.end() :]
    if text[:1] == "加":
        text = added(text)
    if "加上" in text[1:-2] and text[text.rindex("加上") - 1] not in "增追参":
        text = lead_off(text[text.rindex("加上") + 2 :])
    if text[:2] == "标准" and len(starts(text[2:], FLOW_FIRST)) > 1:
        text = text[2:]  # 按每人1050元的标准|发放生活费320万元
    if text[:1] == "按" and (by := _COMPUTED_BY.match(text)) is not None:
        text = lead_off(text[by.end() :]) if by.end() < len(text) else ""
    if text[:1] == "被" and (held_as := _HELD_AS.match(text)) is not None:
        text = text[held_as.end() :]
    if text[:1] == "经" and (by := _SETTLED_BY.match(text)) is not None:
        text = lead_off(text[by.end() :])
    if text[:1] == "由" and (by := _DONE_BY.match(text)) is not None:
        text = text[by.end() :]
    if text[:1] == "用" and (spent := _IN_YEARS.match(text)) is not None:
        text = lead_off(text[spent.end() :])
    if "全年获" in text[2:12]:
        text = text[text.index("全年获") + 2 :]
    if "到20" in text[:_SAID_SO]:
        text = _BY_THEN.sub("", text, count=1)
    if ("目标是" in text or "目标为" in text) and (aims := _AIMS.match(text)) is not None:
        text = lead_off(text[aims.end() :])
    if "安排" in text[:8] and (arranged := _GOVERNMENT_SETS.match(text)) is not None:
        text = text[arranged.end() :]
    if text[:2] == "安排":
        text = without_arranging(text, money)
    if not _TAKES.isdisjoint(text[2:_AFTERWARDS]) and (decided := _DECIDED.match(text)) is not None:
        text = text[decided.end() :]
    if not _SAYS_SO.isdisjoint(text[2:_SAID_REACH]) and (said := _SAID_TO_DO.match(text)) is not None:
        does = lead_off(text[said.end() :])
        text = does if starts(does, FLOW_FIRST) or starts(does, LIGHT_FIRST) else text
    if "批准" in text and (ratified := _RATIFIED.match(text)) is not None:
        text = lead_off(text[ratified.end() :])
    if "下达" in text and (assigned := _ASSIGNED.match(text)) is not None:
        text = assigned.group(1) or assigned.group(2)
    if text[1:3] == "下达" and text[0] in "国省市州县区旗":
        text = text[1:]
    if text.startswith(("总计完成", "总计实现", "总计新", "总计投入", "总计发放")):
        text = light_off(text[2:])
    if text.startswith("年新增"):
        text = text[1:]
    with_it = text.removeprefix("不") if text[:4] == "不含上年" else text
    if with_it[:1] == "含" and len(with_it) > SHORTEST_HAD and with_it[1] not in _CONTENT:
        text = with_it[1:]
    if "指" in text[1:_POINTS] and (told := _IS.match(text)) is not None:
        text = text[told.end() :]
    if text[:1] == "有" and len(text) > SHORTEST_HAD and text[1] not in _HAVING and _WISH.match(text) is None:
        text = text[1:]
    if text.startswith("坚持"):
        text = _PERSISTS.sub("", text)
    if "相关的" in text and (close := _RELATED.match(text)) is not None:
        text = text[close.end() :]
    if text[:1] in "把将" and len(text) > 4:
        text = lead_off(text[1:])
    if text.startswith(("折合", "约合", "相当于")) or text in ("比", "较"):
        text = ""
    text = without_means(text)
    if text[:1] == "在" and "中有" in text and (within := _WITHIN_WHICH.match(text)) is not None:
        text = text[within.end() :]
    if "获" in text and (won := _WON.match(text)) is not None:
        text = text[won.end() :]
    if "情况全" in text:
        text = _HEADING_BEFORE.sub("", text)
    if text[:1] == "现" and text[1:3] == "拥有":
        text = text[3:]
    if "级" in text and (levels := _BOTH_LEVELS.match(text)) is not None:
        text = text[levels.end() :]
    if text[:1] == "在" and (there := _THERE.match(text)) is not None:
        text = lead_off(text[there.end() :]) if there.end() < len(text) else ""
    if text[:1] == "在" and len(starts(text[1:], FLOW_FIRST)) > 1:
        text = text[1:]  # 在(市区)建设…
    if text[:1] == "于" and text[1:2].isdigit():
        text = lead_off(text[1:])  # 于6月30日前|开工率达到
    elif text[:1] == "从" and text.endswith(("调入", "转入", "划入")):
        text = text[1:]
    if text[:1] in _PREPOSITIONS and (match := ABOUT.match(text) or _PREPOSITION.match(text)) is not None:
        text = lead_off(text[match.end() :])
    if text[:2] in _AIMS_AT and len(text) > SHORTEST_HELD:
        text = lead_off(text[2:])  # 围绕|城区面积100平方公里的目标
    return without_subject(light_off(text))


_AIMS_AT = frozenset(("围绕", "紧扣", "锚定", "聚焦", "瞄准"))


def _without_acts(text: str, measure: str, times: bool, money: bool) -> str:
    """Return a name without the acts inside it that say nothing of what is measured."""
    if "我" in text[2:] or "全" in text[2:]:
        text = _SECURES.sub("", _IN_OURS.sub("", text))
        if (before := _BEFORE_ALL_OURS.match(text)) is not None:
            text = text[before.end() :]
    if "且" in text[2:-1] and text[text.rindex("且") - 1] != "而":
        text = lead_off(text[text.rindex("且") + 1 :])  # 全部开工且|项目投资完成进度
    if text[-1:] == "后" and _SINCE_THEN.fullmatch(text) is not None:
        text = ""
    if "后" in text[1:_AFTERWARDS] and (after := _AFTER.match(text)) is not None:
        text = light_off(lead_off(text[after.end() :]))
    if ("讯" in text or "电" in text) and (dated := _DATELINE.match(text)) is not None:
        text = lead_off(text[dated.end() :].lstrip("“"))
    if "目标" in text and (goal := _GOAL_IS.match(text)) is not None:
        text = lead_off(light_off(text[goal.end() :]))
    if "计划" in text[2:]:
        text = _PLANNED_TO.sub("", text)
    if "任务" in text[2:] and (set_for := _TASK_IS.search(text)) is not None:
        text = text[: set_for.start()] + text[set_for.end() :]
    if "运输方式" in text and (carried := _CARRIED_BY_ALL.match(text)) is not None:
        text = text[carried.end() :]
    if "、" in text and (anew := (_PAYS_ANEW if money else _DOES_ANEW).match(text)) is not None:
        text = text[anew.end() :]
    if "成为" in text[2:]:
        text = _BECAME.sub("", text)  # 工业总量成为全省第四个突破|2000亿元的地区
    if "可" in text or "将" in text or "能" in text or "预" in text:
        text = _COULD.sub("", text)
    if "完成" in text or "实现" in text or "达到" in text or "全年" in text[2:]:
        if text.endswith(_STAGE_LAST):
            text = _DONE_INSIDE.sub("", text)
        text = _PLACE_DOES.sub("", _MIDDLE_LIGHT.sub(r"\1\2", _FIRMS_DID.sub("", text)))
    if text[-2:] == "将会":
        text = text[:-2]
    if "月" in text[3:] and "年" in text[2:]:
        text = _MONTHS_INSIDE.sub("", text)  # 重点项目今年1-4月|投资
    if "全覆盖、" in text[2:]:
        text = _ALL_REACHED.sub("", text)  # 县城以上地区实现污水处理设施全覆盖、|垃圾处理率
    if times:
        text = _MULTIPLE_OF.sub("", text)
    if text[-1:] in _COUNTED_LAST and text[-2:-1] in _SO_MANY and len(text) > len("项目两个"):
        text = text[:-2]  # 复垦项目两个|约56亩
    if money:
        text = text.removeprefix("占")
    if measure == "ratio":
        text = _RESHAPED.sub("", text)
    return text


_WILL = frozenset("将要准计打")
_GOVERNMENT_SETS = lazy("[省市县区州盟旗]?(?:委、?)?(?:[省市县区州盟旗])?政府(?:共|已|计划|拟)?(?=安排[一-龥]{2})")
"""Who sets what is named (市政府共|安排重点项目)."""
_MONTHS_INSIDE = lazy("(?<=[一-龥]{2})(?:今年|去年|20\\d\\d年)(?:[1一]?\\d?[-~至到])?\\d{1,2}月份?(?=[一-龥]{2})")
_ALL_REACHED = lazy("(?:(?<=[一-龥]{2})(?:实现|基本实现|全面实现)|^)[^、实现]{2,20}全覆盖、(?=[一-龥]{3})")
"""What reached all of those whose rate is told behind it."""
_ASSIGNED = lazy(
    "[^,。;]{0,16}?下达(?:我[省市县区州旗镇乡](?:的)?([^,。;]{3,}?)(?:任务数?)?|的?([^,。;我各]{2,}?)任务数?)$"
)
"""Who set a place what to do (省厅下达我市|固定资产投资|任务)."""
_DONE_BY = lazy("由[^,。;]{1,12}?(?:安排|投入|承担|下达|拨付|资助|出资|负责|实施|建设|管理)的(?=[一-龥]{3})")
"""Who does or gives what is named (由我局安排的|专项资金)."""
_INLINE_HEADING = lazy(
    r"\s{0,4}(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))[一-龥、]{2,14} {1,4}(?=[一-龥]{2})"
)
"""A heading that a page put into the line of what it heads (二、工业和建筑业 全年…)."""
_NUMERALS = "一二三四五六七八九十、 "
"""What the number of an item is made of, before which stands no name."""
_PLANNED_TO = lazy("(?<=[一-龥]{2})(?<!行动)(?:年度|今年|全年)?计划(?:(?:实施|建设|改造)$|(?=(?:新?开工|竣工|完工)$))")
"""That it is planned, before the number (老旧小区改造项目|计划实施; 项目|计划|开工)."""
_TASK_IS = lazy("(?<=[一-龥]{2})的?(?:目标)?任务数?[是为](?=[一-龥]{2})")
"""What a task says before what it sets (敬老院建设|任务是|新增床位)."""
_GOAL_IS = lazy("[^,。;“《]{0,12}?(?:今年|本年|年度|全年|明年)[^,。;“《]{0,4}目标(?:任务)?[是为:](?=[一-龥]{2})")
"""Whose aim it is, before what it sets (我区今年的目标是|开工安置房)."""
_DATELINE = lazy("本[报网台]讯(?:\\([^()]{0,30}\\))?|[^,。;“《]{0,12}?\\d{1,2}[日月][讯电](?:\\([^()]{0,20}\\))?")
"""Where and when a piece of news was written (胶东在线12月29日讯)."""
_DOES_ANEW = lazy("[^,。;]{2,60}、(?:完成|实现)(?=[一-龥]{3})")
"""What is done beside more that is done (…民宿建设、完成公路建设)."""
_CARRIED_BY_ALL = lazy("(?:各种|各类|多种)?运输方式(?:共|累计)?(?:完成)的?(?=[一-龥]{3})")
"""By what something was carried, where that is by all means (各种运输方式完成的|货物周转量)."""
_WITHIN_WHICH = lazy("在[^,。;“《]{2,14}中有(?=[一-龥]{2})")
"""Among whom there are those that are counted (在少数民族人口中有|蒙古族人口)."""
_WON = lazy(
    "[^,。;“《]{0,10}在[^,。;“《]{2,20}(?:比赛|竞赛|大赛|运动会|赛事|锦标赛|评选)(?:当?中|上)?(?:共|累计)?(?:获得?|夺得|取得|斩获)(?=[一-龥]{2})"
)
"""Who won something, and in what (体育健儿在重大竞赛中获得|奖牌)."""
_BOTH_LEVELS = lazy("[一-龥]{2,10}(?:两|三|四|各)级(?:全年|共|累计)*(?=(?:出版|发行|投入|安排|筹集|下达)[一-龥])")
"""Of which levels those are who did something (自治区和盟市两级|出版报纸)."""
_WITH_MONEY = "盘活|清[收缴]|追[缴回]|收回|减免|兑[付现]|发放|拨付|争取|筹[集措]|募集|偿还|化解|撬动|压减|节约|投入|安排|整合|下达"
_PAYS_ANEW = lazy(
    rf"[^,。;]{{2,60}}、(?:完成|实现)(?=[一-龥]{{3}})|(?!{_WITH_MONEY})[^,。;、“《]{{4,40}}、(?=(?:{_WITH_MONEY})[一-龥]{{2}})"
)
"""The same, and what is done with the money beside something else that is done (优化支出结构、清收资金)."""
_HEADING_BEFORE = lazy("^[^,。;]{2,20}情况全[省市州县区旗](?=[一-龥]{2})")
"""A heading on the line of its text (预算收支决算情况 全区一般公共预算收入)."""
_NEXT_IN_ORDER = frozenset(("其次", "再次"))
_ORDER_REACH = 18
_IN_ORDER = lazy("^(?:(?:其次|再次)(?:依次)?[是为]?|[^,。;]{0,16}?依次[是为](?=[一-龥“《]{2}))")
"""What says that something comes next by its number (其次是|人社类2.1万件)."""
_CAUSED = lazy(
    "对?(?:因|由于)[^,。;]{2,16}?(?:而(?=[一-龥]{4})|(?:引发|引起|产生|提起)的?(?=行政)|(?:等?(?:原因|问题|影响|因素|需要|限制))+$)"
)
"""What brought a case about (因政府信息公开引发|行政复议7件)."""


_TAKES = frozenset("将把")
_DECIDED = lazy("[一-龥()、]{0,12}?(?:决定|已经?)[将把](?=..)")
"""Who has done something with what the number is of (全区各乡镇已将|低保标准)."""
_SAYS_SO, _SAID_REACH = frozenset("确提求议"), 20
_SAID_TO_DO = lazy(
    "[^,。;“《]{0,12}?(?:报告|方案|规划|文件|通知|意见|纲要|会议|建议|提案|计划|代表们?|委员们?|[县市区省]|政府|你们?)中?(?:在[一-龥]{2,6}中)?"
    "(?:确定|明确|提出|要求|部署|建议|提到)(?:了|要求)?(?:将|要|应)?(?![办答采交落立])(?=[一-龥]{2})"
)
"""Who said what is to be done, before that (政府工作报告确定了将|筹措资金, 代表们建议|修建道路)."""
_RATIFIED = lazy(
    "[^,。;“《]{0,24}?(?:会议?|人大|大会|常委会)(?:审[议查]|表决)?(?:通过)?[并、]?批准的?"
    "(?:[我该本全]?[省市县区州旗镇乡](?:人民政府)?(?!级|本级|域))?(?=..)"
)
"""Who passed a budget (区人大二次会议批准|一般公共预算收入)."""
_BECAME = lazy("(?<=..)成为[一-龥]{0,8}(?:第[一二三四五六七八九十]?|首)个?$")
_COULD = lazy(
    "(?<=..)(?:(?:预[计测期])?(?:年内|全年|今年|[上下]半年|年底)?[可能将]|预[计测期](?:全年|年内|今年|[上下]半年|年底)?)"
    "(?:完成|实现|达到)(?=..)"
)
_CONTENT = frozenset("水氧氮磷硫碳油金银铁铝铜税糖盐量沙砂率蓄笑义")
"""What 含 makes one word with."""
_POINTS = 16
_IS = lazy("[^,。;]{2,12}?(?<![标])(?:则|就|主要)?(?:是指|指的是)")
"""How a term is told before what it stands for (六大工程则是指|建成…)."""
_WISH = lazy("有[一-龥]{2,6}(?:意愿|需求|条件|能力|困难|需要|资质)(?:的|(?=[一-龥]{2,6}$))")
"""What those counted have by which they are told apart (有就业意愿的毕业生)."""
_HAVING = frozenset("效色机线轨关限偿序力望害毒所些的期氧源组声赖罪")
"""What 有 makes one word with."""
_PERSISTS = lazy("^坚持(?:每年|连续[^,。;]{1,4}年)?(?=[将把])")
_SAID_SO = len("提出,到20")
_BY_THEN = lazy("^(?:提出|明确|要求|规定),?到(?:20)\\d\\d年(?:底|末)?")
_RELATED = lazy("与?[^,。;、]{2,12}?相关的(?=..)")
_COMPUTED_BY = lazy(r"按[^,。;]{1,6}口径(?:统计|计算|核算|计)?的?(?=..)|按[^,。;]{1,12}?(?:计算|核算|折算)的?(?=..|$)")
_SETTLED_BY = lazy(
    "经(?![济营费开信贸])[一-龥]{0,14}?(?:审定|核定|核准|认定|测算|核算|统计|审计|审核|确认|批准|批复|考核|评估|鉴定)(?:认定的?|确认的?|的)(?=..)"
    "|经[一-龥]{0,6}(?:审查|核查|初审|评审|筛选|审核)(?:后)?(?:予以)?(?=立案|交办|受理|采纳|确定)"
)
"""Who found an amount to be so (经上级财政部门审定的|总财力)."""
_STAGE_LAST = (
    *("入住", "搬迁", "改造", "验收", "竣工", "销号", "投产", "安置", "栽植", "种植", "造林", "抚育", "修复", "治理", "整治"),
    *("征收", "征迁", "拆迁", "拆除", "流转", "培训", "招生", "签约", "接种", "筛查", "检测", "维修", "硬化", "绿化", "铺设"),
)
_DONE_INSIDE = lazy("(?<=..)完成(?=[一-龥]{2}$)")
"""What was finished with something (扶贫搬迁|完成|入住)."""
_AIMS = lazy("[^,。;“《]{0,24}?目标[是为](?=[一-龥]{2})")
"""What says that targets follow (指出今年工作任务主要目标是|地区生产总值)."""
_THERE = lazy(
    "在[^,。;“《]{2,30}?(?:支持|帮助|领导|指导|推动|带动|努力|关心|关怀|协助|调整|管理|压力|背景|形势|影响)下|在(?=新[建增]|改造|实施|开展|完成|引进|打造)"
    "|在[^,。;的“《]{0,40}[省市县区镇乡村州旗盟处园街道港沪京津渝汉]的(?!有|共|是|支持|帮助|推动|带动|指导|领导)"
)
"""Where what is named stands (在沪的|跨国公司总部) or by whose help it came about, which is no part of it."""
_IN_YEARS = lazy(r"用[\d一二两三四五六七八九十]{1,3}[年个月]+(?:左右)?的?(?:时间)?")
_ORGAN_WILL = lazy(
    "[一-龥]{0,12}?(?:中心|[局委办厅院]|政府|部门|单位|公司|集团|镇|街道|[省市区县])将(?:再|继续)?(?=[一-龥]{4})"
    "|[省市县区州盟旗镇乡]政府(?:准备|计划|打算)(?=(?:新建|新增|改造|建成|完成|培育|引进|建设|实施|开展|投入)[一-龥“])"
    "|(?:各|全)?[一-龥、]{0,6}?(?:单位|部门|街道|乡镇|镇街|[县区]|[委局办])[要须](?=(?:新建|新增|改造|建成|完成|培育|引进|建设|实施|开展|发展|种植|创建|打造)[一-龥“])"
)
"""Who will or shall do something (中心将|新增进驻部门, 各街道要|新建公园)."""
_MULTIPLE_OF = lazy(r"(?:是|为|相当于|达到?|(?:提高|提升|上调|调整|增加|扩大)[到至](?=..))[^,。;]{0,16}$")
_RESHAPED = lazy(r"(?:调整|优化|演变|变化|升级|转变|变|调|改|由)+$")
_IN_OURS = lazy("(?<=..)(?:涉及|分布[在于]|遍布)[我全][省市县区州旗盟镇乡](?:共|的)?$")
"""That what is counted is in the issuer's area (为民办实事项目|涉及我区|共38项)."""
_BEFORE_ALL_OURS = lazy(
    "[^“《,。;]{2,40}?(?:[上下]半年|前?[一二三四]季度|\\d月份?|(?<![达涉惠盖推扩辐散伸展高升加增降减低长及看占])到)(?:我|全)[省市县区州旗镇乡](?=[一-龥]{3})"
)
"""A heading or a story that runs on to when, in the whole area, something is so (生产质效提升上半年全县|总产值)."""
_SECURES = lazy("^(?:重点|优先|全力|切实)?(?:保障|确保|满足|服务)[全我][省市县区州旗]$")
"""What is done for so much of what follows (重点保障全省|177万亩高标准农田配水)."""
_PLACE_DOES = lazy("^[^“《,。;]{2,24}(?:[县市区镇乡]|街道)完成(?=[一-龥]{5})(?!投资|[^,]*(?:额|值|收入|率)$)")
"""Which places did it, before what they finished (北部新区完成|绿化工程)."""
_COUNTED_LAST, _SO_MANY = frozenset("个处项家座条"), frozenset("两二三四五六七八九十")
_FIRMS_DID = lazy(
    "(?<=[一-龥][业园司户团师场]|园区)(?:(?:(?:全年|累计|共)?(?:完成|实现)"
    "|(?<=企业|园区|公司|商户|行业|产业|工业|牧业|渔业)全年))"
    "(?=[一-龥]{0,8}(?:[产总]值|增加值|收入|投资|投入|利润|税金|利税|税收|[总易售]额|产量|周转量)$)"
)
"""That firms brought about what they have (规模企业|实现|工业总产值)."""
_MIDDLE_LIGHT = lazy(
    r"^([^《]{2,24}?)(?:全年|当年|累计)?(?:完成|实现|达到)"
    r"((?:(?:年度|固定资产|工业|产业类?|技改|技术改造|基础设施|民间)?投资|增加值|产值|收入|税收|利税|利润|零售|销售|交易|营业|进出口|出口|外贸|(?:限额以上)?社会消费品零售|消费品零售)[^,]*"
    r"|[^,、]{0,8}保费收入|产量|(?:[客货]运|旅客|货物|集装箱|订单|快递|业务|总产|发电|[农林牧渔、]{1,9}业总?产)[^,完]{0,4}[量值])$"
)
