"""The name in the words before a number, cleaned of everything that is not part of it."""

from functools import lru_cache

from taizhang.reading.attributes.lexicon import (
    COMPARED,
    FLOW_FIRST,
    LIGHT_FIRST,
    starts,
)
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.nametails import uncompared, without_tail
from taizhang.reading.attributes.openings import after_opening, without_means
from taizhang.reading.attributes.phrases import clean, lead_off, light_off
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.unled import AFTERWARDS, without_where
from taizhang.reading.attributes.verbs import past_opening, without_done
from taizhang.reading.patterns import lazy

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
_SINCE_THEN = lazy("[一-龥]{0,4}?(?:精简|调整|整合|合并|压缩|改革|优化|核减|清理|撤并|归并|重组|改造|扩建|相抵|品迭)后")
"""After what was done there are so many (…进行了精简,精简后为18个)."""
_AFTER = lazy(
    r"(?:[^“《,。;]{1,8}?|(?=[建投达]))(?:完成|建成|投用|投产|达产|实施|竣工|整治|改造|处理|竣工)后(?=[一-龥]{2})"
)


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
    if "基础上" in stem[:5] or ("的基础上" in stem and here.previous is not None):
        stem = stem[stem.index("基础上") + 3 :]  # 在去年5.6亿元|的基础上增长8%; 在原有23套|法庭的基础上新建3套
    if quantity.times and stem.startswith("分别"):
        stem = _MULTIPLE_OF.sub("", stem)  # 分别是上个五年的|4倍和1.6倍
    if stem[:1] == "除" and here.right.startswith(_EXCEPT):
        stem = stem[1:]  # 除财产损失|下降36%之外
    if "持平、" in stem:
        stem = stem[stem.rindex("持平、") + len("持平、") :]  # 衣着价格与上年持平、居住价格|上涨0.5%
    if "均占" in stem:
        stem = stem.replace("均占", "占")  # 产值和利税均占全市工业的50%
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
_AMONG_REACH = 12
_AMONG_WHICH = lazy("^[一-龥]{1,10}?(?:中(?:目前|现|已|共)*有|共有|现有|拥有|设有|配有)(?=[一-龥]{2})")
"""Those counted right before, among whom there are so many (158个|行政村中共有|贫困村103个)."""
_OF_THEM = lazy("^[一-龥]{2,6}?(?=(?:上半年|下半年|今年|去年|前三季度|[一二三]季度)[一-龥]{2})")
"""What was counted, before what it came to when (41个|城市|上半年平均浓度)."""


@lru_cache(maxsize=8192)
def _name(stem: str, measure: str, times: bool, money: bool) -> str:
    """Return the name in ``stem``; kept for phrases that come again, as most indicators do."""
    if "作为" in stem[2:]:
        stem = _AS_WHAT.sub("", stem)
    if stem[-1:] == "的" and (stem[:1] == "以" or stem[1:2] == "以"):
        stem = without_means(stem.lstrip("、,").rstrip("的"))  # 以撤销、变更等方式|直接纠错
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
    text = without_where(lead_off(after_opening(text)), measure, times, money)
    return without_tail(_without_acts(text, measure, times, money), stem, measure, money)


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
    if "后" in text[1:AFTERWARDS] and (after := _AFTER.match(text)) is not None:
        text = light_off(lead_off(text[after.end() :]))
    if ("讯" in text or "电" in text) and (dated := _DATELINE.match(text)) is not None:
        text = lead_off(text[dated.end() :].lstrip("“"))
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
    if text[-4:-2] == "完成" and (again := _AGAIN.search(text)) is not None:
        text = text[: again.end(1)]  # 工业投资全年完成投资
    if "完成" in text or "实现" in text or "达到" in text or "全年" in text[2:]:
        if text.endswith(_STAGE_LAST):
            text = _DONE_INSIDE.sub("", text)
        text = _PLACE_DOES.sub("", _MIDDLE_LIGHT.sub(r"\1\2", _FIRMS_DID.sub("", text)))
    if text[-3:-2] == "年" and text[-4:-3] in _SOME and text[:-4].endswith(text[-2:]):
        text = text[:-4]  # 固定资产投资五年累计完成投资
    if text[-4:] == "实现就业" and len(text) > len("实现就业"):
        text = text[:-4] + "就业"  # 就业困难人员实现就业|357人
    if text[-1:] == "年" and text[-2:-1] in _SOME and text[-3:-2] not in "前后近头第这" and len(text) > len("投资五年"):
        text = text[:-2]  # 固定资产投资五年|累计完成
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


_AGAIN = lazy("(?<=[一-龥]{2})(投资|收入|产值|税收)(?:今年|全年|累计|共|已|总共)*完成\\1$")
"""What is told once more behind the verb."""
_SOME = frozenset("两三四五六")
_MONTHS_INSIDE = lazy("(?<=[一-龥]{2})(?:今年|去年|20\\d\\d年)(?:[1一]?\\d?[-~至到])?\\d{1,2}月份?(?=[一-龥]{2})")
_ALL_REACHED = lazy("(?:(?<=[一-龥]{2})(?:实现|基本实现|全面实现)|^)[^、实现]{2,20}全覆盖、(?=[一-龥]{3})")
"""What reached all of those whose rate is told behind it."""
_NUMERALS = "一二三四五六七八九十、 "
"""What the number of an item is made of, before which stands no name."""
_PLANNED_TO = lazy("(?<=[一-龥]{2})(?<!行动)(?:年度|今年|全年)?计划(?:(?:实施|建设|改造)$|(?=(?:新?开工|竣工|完工)$))")
"""That it is planned, before the number (老旧小区改造项目|计划实施; 项目|计划|开工)."""
_TASK_IS = lazy("(?<=[一-龥]{2})的?(?:目标)?任务数?[是为](?=[一-龥]{2})")
"""What a task says before what it sets (敬老院建设|任务是|新增床位)."""
_DATELINE = lazy("本[报网台]讯(?:\\([^()]{0,30}\\))?|[^,。;“《]{0,12}?\\d{1,2}[日月][讯电](?:\\([^()]{0,20}\\))?")
"""Where and when a piece of news was written (胶东在线12月29日讯)."""
_DOES_ANEW = lazy("[^,。;]{2,60}、(?:完成|实现)(?=[一-龥]{3})")
"""What is done beside more that is done (…民宿建设、完成公路建设)."""
_CARRIED_BY_ALL = lazy("(?:各种|各类|多种)?运输方式(?:共|累计)?(?:完成)的?(?=[一-龥]{3})")
"""By what something was carried, where that is by all means (各种运输方式完成的|货物周转量)."""
_WITH_MONEY = "盘活|清[收缴]|追[缴回]|收回|减免|兑[付现]|发放|拨付|争取|筹[集措]|募集|偿还|化解|撬动|压减|节约|投入|安排|整合|下达"
_PAYS_ANEW = lazy(
    rf"[^,。;]{{2,60}}、(?:完成|实现)(?=[一-龥]{{3}})|(?!{_WITH_MONEY})[^,。;、“《]{{4,40}}、(?=(?:{_WITH_MONEY})[一-龥]{{2}})"
)
"""The same, and what is done with the money beside something else that is done (优化支出结构、清收资金)."""


_BECAME = lazy("(?<=..)成为[一-龥]{0,8}(?:第[一二三四五六七八九十]?|首)个?$")
_COULD = lazy(
    "(?<=..)(?:(?:预[计测期])?(?:年内|全年|今年|[上下]半年|年底)?[可能将]|预[计测期](?:全年|年内|今年|[上下]半年|年底)?)"
    "(?:完成|实现|达到)(?=..)"
)
_STAGE_LAST = (
    *(
        "入住",
        "搬迁",
        "改造",
        "验收",
        "竣工",
        "销号",
        "投产",
        "安置",
        "栽植",
        "种植",
        "造林",
        "抚育",
        "修复",
        "治理",
        "整治",
    ),
    *(
        "征收",
        "征迁",
        "拆迁",
        "拆除",
        "流转",
        "培训",
        "招生",
        "签约",
        "接种",
        "筛查",
        "检测",
        "维修",
        "硬化",
        "绿化",
        "铺设",
    ),
)
_DONE_INSIDE = lazy("(?<=..)完成(?=[一-龥]{2}$)")
"""What was finished with something (扶贫搬迁|完成|入住)."""
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
