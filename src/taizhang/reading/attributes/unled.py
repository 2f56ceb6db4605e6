"""What opens a name and is none of it: who has it, why, by whose decision, where."""

from taizhang.reading.attributes.lexicon import (
    FLOW,
    FLOW_FIRST,
    LIGHT,
    LIGHT_FIRST,
    starts,
)
from taizhang.reading.attributes.nametails import SHORTEST_HAD, SHORTEST_HELD
from taizhang.reading.attributes.openings import FOUND_FIT, added, without_means
from taizhang.reading.attributes.phrases import ABOUT, lead_off, light_off
from taizhang.reading.attributes.planned import without_arranging
from taizhang.reading.attributes.verbs import REACHES_ALL, without_subject
from taizhang.reading.patterns import lazy

_PREPOSITION = lazy(
    r"^(?:在(?!建(?!设)|线|职|办|途|册|岗|校|编|库|谈|营|孵|园)|于|围绕|依托|按照|根据|针对|面对|结合|用|以|从|随着|经过|依据"
    rf"|通过(?!{FOUND_FIT})|瞄准|聚焦|立足|紧盯|锚定|对标|对照|紧扣|抢抓|借助|[利运]用(?!“四种|[^,。;]{{0,5}}形态)|赴|前往|配合|与(?!试验|传媒|发展)|同|会同|联合)"
    "[^,。;]{1,40}?(?="
    + "|".join(
        w for w in sorted((*FLOW, *LIGHT, "使用(?!权)", "利用", "安排(?!的)"), key=len, reverse=True) if len(w) > 1
    )
    + r")(?!设用地|投资性(?![质能])|等)"
)
AFTERWARDS = 10
"""So many characters into a name is looked for what says after what or by whom it came."""
_CHIEF = lazy(
    "(?:涉及的?)?主要(?:税种|产品|品种|商品|农产品|行业|指标)(?!产量|产值|出口|进口|价格|销|增加值|完成|利润|收入|总|平均|中|为|有|是)(?=[一-龥]{4})"
)
"""What those are called of which the first follows (涉及的主要税种|国内增值税收入)."""
_CHIEF_FIRST = ("涉及", "主要")
_PREPOSITIONS = frozenset("运瞄聚立紧锚对抢配在于围通依按根针面结用以从随经借利赴前与同会联")
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


def without_where(text: str, measure: str, times: bool, money: bool) -> str:
    """Return a name without what opens it: who has it, where, when, by whose decision or for whom."""
    text = _without_owner(text, measure, times)
    text = _without_decision(_without_cause(text), money)
    text = _without_place(without_means(_without_having(text)))
    return without_subject(light_off(text))


def _without_owner(text: str, measure: str, times: bool) -> str:
    """Return a name without whose it is: the organ or the place that has it, and in which order or time."""
    if measure == "level" and "全" in text[-4:] and (reached := REACHES_ALL.search(text)) is not None:
        text = text[: reached.start()]
    if text[:2] in _CHIEF_FIRST and (chief := _CHIEF.match(text)) is not None:
        text = text[chief.end() :]
    if not _WILL.isdisjoint(text[2:AFTERWARDS]) and (will := _ORGAN_WILL.match(text)) is not None:
        text = text[will.end() :]
    if text[:2] in _NEXT_IN_ORDER or "依次" in text[:_ORDER_REACH] or "的是" in text[:_ORDER_REACH]:
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
    return text


def _without_cause(text: str) -> str:
    """Return a name without why, by what rule and through whom it came about."""
    if (text[:1] in "因由" or text[:2] == "对因") and (cause := _CAUSED.match(text)) is not None:
        text = text[cause.end() :]
    if text[:1] == "加":
        text = added(text)
    rate = text.removeprefix("的")
    if rate[:2] == "标准" and len(starts(rate[2:], FLOW_FIRST)) > 1:
        text = rate[2:]  # 按每人1050元|的标准|发放生活费320万元
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
    return text


def _without_decision(text: str, money: bool) -> str:
    """Return a name without who decided, set, arranged or assigned it."""
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
    if not _TAKES.isdisjoint(text[2:AFTERWARDS]) and (decided := _DECIDED.match(text)) is not None:
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
    return text


def _without_having(text: str) -> str:
    """Return a name without the words that only say that it is there, is meant or comes to so much."""
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
    return text


def _without_place(text: str) -> str:
    """Return a name without what it is won from, and where, when and about what it is."""
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
    if text[:1] == "从" and text.endswith(("调入", "转入", "划入")):
        text = text[1:]
    if text[:1] in _PREPOSITIONS and (match := ABOUT.match(text) or _PREPOSITION.match(text)) is not None:
        text = lead_off(text[match.end() :])
    if text[:2] in _AIMS_AT and len(text) > SHORTEST_HELD:
        text = lead_off(text[2:])  # 围绕|城区面积100平方公里的目标
    return text


_AIMS_AT = frozenset(("围绕", "紧扣", "锚定", "聚焦", "瞄准"))
_WILL = frozenset("将要准计打")
_GOVERNMENT_SETS = lazy("[省市县区州盟旗]?(?:委、?)?(?:[省市县区州盟旗])?政府(?:共|已|计划|拟)?(?=安排[一-龥]{2})")
"""Who sets what is named (市政府共|安排重点项目)."""
_ASSIGNED = lazy(
    "[^,。;]{0,16}?下达(?:我[省市县区州旗镇乡](?:的)?([^,。;]{3,}?)(?:任务数?)?|的?([^,。;我各]{2,}?)任务数?)$"
)
"""Who set a place what to do (省厅下达我市|固定资产投资|任务)."""
_DONE_BY = lazy("由[^,。;]{1,12}?(?:安排|投入|承担|下达|拨付|资助|出资|负责|实施|建设|管理)的(?=[一-龥]{3})")
"""Who does or gives what is named (由我局安排的|专项资金)."""
_WITHIN_WHICH = lazy("在[^,。;“《]{2,14}中有(?=[一-龥]{2})")
"""Among whom there are those that are counted (在少数民族人口中有|蒙古族人口)."""
_WON = lazy(
    "[^,。;“《]{0,10}在[^,。;“《]{2,20}(?:比赛|竞赛|大赛|运动会|赛事|锦标赛|评选)(?:当?中|上)?(?:共|累计)?(?:获得?|夺得|取得|斩获)(?=[一-龥]{2})"
)
"""Who won something, and in what (体育健儿在重大竞赛中获得|奖牌)."""
_BOTH_LEVELS = lazy("[一-龥]{2,10}(?:两|三|四|各)级(?:全年|共|累计)*(?=(?:出版|发行|投入|安排|筹集|下达)[一-龥])")
"""Of which levels those are who did something (自治区和盟市两级|出版报纸)."""
_HEADING_BEFORE = lazy("^[^,。;]{2,20}情况全[省市州县区旗](?=[一-龥]{2})")
"""A heading on the line of its text (预算收支决算情况 全区一般公共预算收入)."""
_NEXT_IN_ORDER = frozenset(("其次", "再次"))
_ORDER_REACH = 18
_IN_ORDER = lazy(
    "^(?:(?:其次|再次)(?:依次)?[是为]?|[^,。;]{0,16}?依次[是为](?=[一-龥“《]{2})"
    "|[^,。;]{0,8}?(?:最[高多大]|居首位?|第[一二三四五六]位?)的是)"
)
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
