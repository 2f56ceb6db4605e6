"""The counted noun and its predicate in the words after a number."""

import re
from functools import lru_cache

from taizhang.reading.attributes.compounds import NOUN_TAILS, part_of_noun
from taizhang.reading.attributes.doings import deeds_only, done_apart, places_only
from taizhang.reading.attributes.faults import who_did
from taizhang.reading.attributes.kinds import CUT_INSIDE, CUT_LAST
from taizhang.reading.attributes.leadson import WHERETO, without_lead_on
from taizhang.reading.attributes.lexicon import (
    FLOW,
    FLOW_FIRST,
    FLOW_LAST,
    GENERIC,
    LIGHT,
    LIGHT_FIRST,
    PREDICATES_FIRST,
    ends,
    starts,
)
from taizhang.reading.attributes.nounsby import MOVED_WORDS, REACHING, Found, by_measure
from taizhang.reading.attributes.phrases import clean
from taizhang.reading.attributes.predicates import those_made_up_of, what_is
from taizhang.reading.attributes.topics import state_only
from taizhang.reading.attributes.traits import SENTENCED, SENTENCED_AT, without_traits
from taizhang.reading.patterns import lazy

_HEAD_WORDS = lazy(
    r"^(?:个|名|家|级)?(?:\([^()]{1,30}\)(?=[以左]))?(?:以上|左右|上下|以内|之内|以下|余|多(?![边媒元样彩层式党功能效维语]))的?"
)
_BOUND_END = lazy(
    "(?<=..)(?:低于|高于|不足|不到|不少于|不低于|至少|(?:主要)?分布[在于][一-龥]{0,6})$|(?<=.)后(?:表示|认为|指出|说).*"
)
_MOVING = lazy(rf"([一-龥]{{2,12}}?)(?:再|进一步|逐步|分别|均|统一)?(?:{MOVED_WORDS}|合并){{1,2}}(?:至|到|为|成)$")
"""What is counted, and that it gets more or less (由5个|环节|压减到1个)."""
TO_WHOM = frozenset("到至给由")
HANDED = lazy(
    "([一-龥、]{2,20}?)(?:已|全部|分别|都|均|及时)*(?:交办|转交|分解|分办|分送|移交|转办|交(?=由))(?:落实|办理)?[到至给由]$"
)
"""What is counted, and that it is handed on (81件|建议、批评和意见交办到17个单位)."""
_STOPS = lazy("[0-9“《(”》)" + re.escape("".join(PREDICATES_FIRST)) + "]")
_SOON_FIRST = frozenset("即将有近")
_SOON = lazy("(?:即将|将|有望|近期)(?:全部|陆续|正式)?")
"""Where what was counted before is going to be in a state (4个|即将竣工)."""
_MAIN_PART = lazy(
    "(?<=[一-龥]{2})(?<!项目|工程|实现|完成|基本)主体(?:工程|结构)?(?=(?:[已均]|全部|基本|正在|全面)*(?:封顶|完工|竣工|结顶|断水|完成|施工|建成|建设))"
)
_ITS_TIME = lazy("(?<=[一-龥]{2})(?:平均|承诺|办理|审批|办结){1,2}时限[比较由从平压缩].*")
"""How long what is counted takes, told of it at once."""
_FIRST_PART = lazy("^项目[一二三首]期(?:工程|项目)?(?=[已均]?(?:全部|基本|正式|顺利)?(?:建成|投产|竣工|完工|开工|封顶|投用))")
_AS_A_WHOLE = lazy("(?<=..)[整总]体(?=进展|推进(?:落实|情况|顺利|有序|较)|完成情况|落实情况|运行)")


def _had_done(text: str) -> bool:
    """Say whether words that begin with 已 tell what became of the things counted (4.5公里|已完成设计), and name none."""
    return state_only(text) or (text.startswith("已完成") and not text.endswith(_DONE_THINGS))


_DONE_THINGS = ("项目", "任务", "工程", "事项", "工作", "目标", "企业", "单位", "的")
"""What is itself counted, behind 已完成."""


def _closed_at(text: str) -> int:
    """Return where the bracket that a text begins with is closed, or its last character where it is not."""
    if text.find("(", 1) < 0:
        return text.find(")") if ")" in text else len(text) - 1
    depth = 0
    for at, mark in enumerate(text):
        depth += (mark == "(") - (mark == ")")
        if not depth:
            return at
    return len(text) - 1


@lru_cache(maxsize=8192)
def noun_after(right: str) -> tuple[str, str]:
    """Split the words after a number into the counted noun and the predicate that follows it, both cleaned."""
    text = _BOUND_END.sub("", _HEAD_WORDS.sub("", right[:_NOUN_REACH]).removeprefix("的"))
    for stage in _STAGES:
        found = stage(text)
        if isinstance(found, tuple):
            return found
        text = found
    return _noun_alone(text), ""


def _without_remarks(text: str) -> Found:
    """Leave out what only says of the things counted how they are, how they fare or on what grounds."""
    if text[:1] == "是" and text[1:2] != "否":
        text = text[1:]  # 有148件|是代表们提出的
    if text.startswith(("基础上", "基础之上")):
        return "", ""  # 在确保140件|基础上
    if text[-2:] in _PLANTS_LAST and (next_plant := _NEXT_PLANT.search(text)) is not None:
        text = text[: next_plant.start()]  # 日处理400吨|液态奶、年产3万吨淀粉
    if text[-2:] == "之中":
        text = text[:-2]  # 3个|正在建设之中
    if text[-3:] == "涉及的":
        text = text[:-3]  # 227件|议案涉及的38个项目
    if text.startswith(_ASPECTS):
        text = text[len("方面的") :]  # 10个|方面的违法行为
    if " " in text:
        text = _ORGAN_CELL.sub("", text)
    text = without_traits(text)
    if "判处" in text[:SENTENCED_AT] and (sentenced := SENTENCED.match(text)) is not None:
        return clean(sentenced.group()), clean(text[sentenced.end() :])
    if "的基础上" in text:
        text = text[: text.index("的基础上")]  # 在省定33项|民生工程的基础上
    if text[:1] == "(" and (alias := _OR_UNIT.match(text)) is not None:
        text = text[alias.end() :]
    if "所有" in text[2:] and (all_of := _ALL_OF.search(text)) is not None:
        text = text[: all_of.start()]  # 13个|监测断面所有项目均达到Ⅲ类
    if text[-2:] in _RESULTS:
        text = _GOOD_RESULT.sub("", text)  # 获得21枚|金牌的好成绩
    if text[-2:] == "发展":
        text = places_only(text)  # 支持8个|农产品主产区优化发展
    if (apart := done_apart(text)) >= 0:
        return clean(text[:apart]), clean(text[apart:])  # 91个|县(市)中继续排名第一; 162名|代表汇聚一堂
    if (under_way := text.find("正在", 2)) > 0:
        return clean(text[:under_way]), clean(text[under_way:])  # 投资2亿元的|搬迁工程正在设计中
    if text[:2] == "实事":
        text = deeds_only(text)  # 10件|实事的实施, 10件|实事方案
    if "依次" in text[1:]:
        text = text[: text.index("依次", 1)]  # 最低的3个|城市依次是甲、乙和丙
    if "用时" in text[2:]:
        text = text[: text.index("用时")]  # 363户|农房用时3天全部签约
    if "时限" in text[2:]:
        text = _ITS_TIME.sub("", text)  # 72项|许可事项承诺时限比法定时限提前
    if text[3:4] == "期":
        text = _FIRST_PART.sub("项目", text)  # 7个|项目一期工程投产
    if "体" in text[2:]:
        text = _MAIN_PART.sub("", _AS_A_WHOLE.sub("", text))  # 43项|工作整体进展顺利; 5所|幼儿园主体完工
    return text


_NEXT_PLANT = lazy("[、和及](?:[一-龥]{2,14}(?:公司|集团|厂|合作社|科技|实业))?(?:年产|日产|月产|[日年](?:处理|加工))$")
_PLANTS_LAST = ("年产", "日产", "月产", "处理", "加工")
_ASPECTS = ("方面的", "领域的", "层面的", "环节的")
"""By what those counted are told apart, before what they are."""


def _without_brackets(text: str) -> Found:
    """Leave out brackets, ages and kinds before the noun."""
    if text in ("”", "”等") or text in WHERETO:
        return "", ""  # “引进金融机构2家|”; 出动171人次|对2个镇开展检查
    if text[:1] == "(" and _closed_at(text) == len(text) - 1:
        return "", ""  # 1户|(云溪酒店); 2200人|(其中:执业(助理)医师560人)
    if text[-1:] == "成" and (tenths := _TENTHS.search(text)) is not None:
        text = text[: tenths.start()]
    if (text[:1].isdigit() or text[:1] in "年满") and (aged := _AGES.match(text)) is not None:
        text = text[aged.end() :]
    if "岁" in text[2:]:
        text = _AGES_INSIDE.sub("", text)
    if text[-1:] == ")" and (opened := text.rfind("(")) > 1 and not _DIGITS.isdisjoint(text[opened:]):
        text = text[:opened]  # 12个|老旧小区改造(任务10个)
    if text.count("(") > text.count(")"):
        text = text[: text.rindex("(")]  # a bracket longer than what is looked at
    if text[:1] in _KIND_FIRST and (such_as := _SUCH_AS.match(text)) is not None:
        text = text[such_as.end() :]
    if peers := peers_in(text):
        return clean(peers), ""
    return text


def _of_these(text: str) -> Found:
    """Tell those counted from what some of them are or have."""
    text = without_lead_on(text)
    among = _OF_THESE.match(text) if "中" in text else None
    if among is not None:
        return clean(among.group(among.lastindex or 1) or ""), clean(text[among.end() :])
    if any(one in text[2:_HAVING_REACH] for one in "有联共组义") and (having := _HAVING.match(text)) is not None:
        return clean(having.group(1) or having.group(2)), clean(text[having.end(having.lastindex or 1) :])
    return text


def _by_first_word(text: str) -> Found:
    """Tell a predicate that stands at once behind the number, and those told by what they did."""
    if text[:1] == "被" and (title := _TITLED.match(text)) is not None:
        return clean(title.group(1) or title.group(2)), ""
    if text[:2] == "分别":
        return "", clean(text)  # 投入30万元|分别用于…
    if text[:1] in "荣喜" and (won := _WON.match(text)) is not None:
        return clean(won.group(1)), ""  # 其中6户|荣获市级“最美家庭”称号
    if text.startswith(_HOW) or (text[:1] in "被成" and _BECAME.match(text) is not None):
        return "", clean(text)
    if text[:1] == "高" and (at_level := _AT_LEVEL.match(text)) is not None:
        text = text[at_level.end() :]
    those = _THOSE_WHO.match(text) if "的" in text[_EVERY:_THOSE_REACH] else None
    if those is not None:
        return clean(those.group()), clean(text[those.end() :])  # 6个|提前完成任务的事项是
    relative = _RELATIVE.match(text) if text[:1] in _RELATIVE_FIRST and "的" in text[_EVERY:_THOSE_REACH] else None
    if relative is not None:
        noun, does = noun_after(text[relative.end() :])
        if len(noun) > 1:
            return relative.group() + noun, does  # 2个|已纳入规划的集中开采区
    opening = starts(text, LIGHT_FIRST)
    if opening and not part_of_noun(text, 0, opening) and not text[len(opening) :].startswith(NOUN_TAILS):
        return "", clean(text)
    if (
        (text.startswith(("参与", "参加")) and text[2:3] not in "人者方度率")
        or text.startswith(_UNDER_WAY)
        or (text[:1] in "已尚暂仍" and _had_done(_PAUSE.split(text)[0].strip()))
        or (text[:1] in _COMING_FIRST and _COMING.match(text) is not None)
        or (text[:1] in _SOON_FIRST and (soon := _SOON.match(text)) and state_only(text[soon.end() :].strip()))
    ):
        return "", clean(text)
    return text


def _by_act(text: str) -> Found:
    """Tell those counted from what they do, what is done to them and what they are."""
    if text[:2] in _AGENTS and (agent := _AGENT_DOES.match(text)) is not None:
        return clean(agent.group()), clean(text[agent.end() :])
    if ("因" in text[:_CAUSE_REACH] or "受" in text[:_CAUSE_REACH]) and (held_up := _HELD_UP.match(text)) is not None:
        return clean(held_up.group(1) or ""), clean(text[held_up.end() :])
    handed = HANDED.match(text) if text[-1:] in TO_WHOM else None
    if handed is not None:
        return clean(handed.group(1)), clean(text[handed.end(1) :])
    text = _one_act(text)
    moving = _MOVING.match(text) if text[-1:] in "至到为成" else None
    if moving is not None:
        return clean(moving.group(1)), clean(text[moving.end(1) :])
    if text[-1:] in CUT_LAST and (cut := CUT_INSIDE.search(text)) is not None:
        return clean(text[: cut.start()]), clean(text[cut.start() :])
    if (who := who_did(text)) and "、" not in who:
        return clean(who), clean(text[len(who) :])  # 7家|单位固定资产账实不符
    if "是" in text[2:] and (those_there := what_is(text)):
        return clean(those_there), ""  # 65件|民生实事项目是区政府的庄严承诺
    return text


def _by_predicate(text: str) -> Found:
    """Cut the words where a predicate begins, outside brackets and quotes."""
    depth = 0
    for stop in _STOPS.finditer(text):
        i, character = stop.start(), stop.group()
        if character in "“《(":
            depth += 1
        elif character in "”》)":
            depth = max(0, depth - 1)
        elif depth or not i:
            continue
        elif character.isdigit():
            if text[i - 1] == "第":
                continue  # 10个|全国第1
            if not text[i - 1].isascii() and _FOREMOST.match(text, i) is None:
                noun = clean(text[:i])
                noun = (
                    noun[: noun.rindex("、")] if noun[-1:] == "等" and "、" in noun else noun
                )  # 区域、拆违等|15大行动
                return noun[:-2] if noun[-2:] == "、为" else noun, clean(text[i:])  # 编号洪水、为|1998年以来最多
        elif text[i - 1] not in "、新拟待未在已公撤合兼归予可加得足" and not text.endswith("计划", 0, i):
            word = starts(text[i : i + 8], PREDICATES_FIRST)
            if word and not (word == "在" and text[i - 1] == "所") and not part_of_noun(text, i, word):
                each = i - _EVERY if text.startswith((*_EVERY_TIME, *_EACH_OF), i - _EVERY) else i
                each -= text[each - 1] == "有" and each > _EVERY and text[each - 2] not in _OWNS
                return clean(text[:each]), clean(text[each:])
    at = text.find("了", _WITH_VERB) if "了" in text else -1
    if at > 0 and text[at - 2 : at] in _DOES:
        at -= 2
        if text[at - 1] in "或和并" and (other := ends(text[: at - 1], FLOW_LAST)):
            at -= len(other) + 1
        return clean(_AND_MORE.sub("", text[:at])), clean(text[at:])  # 14个县级工商局|配置了检测车
    return text


_DIGITS = frozenset("0123456789")
_STAGES = (
    _without_remarks,
    _without_brackets,
    _of_these,
    by_measure,
    _by_first_word,
    _by_act,
    _by_predicate,
)
"""What is done with the words after a number in turn, until the noun is found."""


def _noun_alone(text: str) -> str:
    """Return the noun of words without a predicate."""
    noun = _EACH.split(clean(text), maxsplit=1)[0]
    if "、" in noun and (among := _AMONG.search(noun)) is not None:
        such, listed = noun[among.end() :], _SPLIT.split(noun[: among.end() - 1])
        if len(such) < _EVERY or such[0] in "地的" or not all(0 < len(one) <= _SHORT_ITEM for one in listed):
            noun = noun[: noun.index("、")]
    else:
        noun = _AND_MORE.sub("", noun)
    noun = noun.strip("、,")
    if noun[-1:] == "达" and noun[-2:-1] not in "发到雷抵传送表" and len(noun) > _EVERY:
        noun = noun[:-1]  # 6.95万次|有害生物达384种
    noun = noun.removesuffix("之一").removesuffix("中有").removesuffix("如下").removesuffix("具体").removesuffix("情况看")
    if noun[-1:] in _HOLD_LAST:
        noun = _HOLD.sub("", noun)  # 3个|县有2.4亿元闲置, 5个|单位未将3200万元收入上缴
    if "以及" in noun[4:] and ends(noun[: (at := noun.index("以及"))], FLOW_LAST):
        noun = noun[:at]  # 2所学校|考场升级改造以及信息化项目等
    if "向" in noun[2:]:
        noun = _TOWARDS.sub("", noun)  # 5个|重点镇向小城市发展
    if noun[-1:] == "向" and len(noun) > 2 and noun[-2] not in "方意面走取去风导流趋志倾":
        noun = noun[:-1]  # 4个巡察组|向40家单位反馈
    if noun[-1:] in _NEARLY and len(noun) > 2 and noun[-2] not in "合契预条公签制特大简履节附邻远靠高反赶":
        noun = noun[:-1]  # 168个村屯约|5万农户
    cut = _ABSTRACT.search(noun)
    if cut is not None:
        act = noun[cut.start() + 1 :].removesuffix("工作")
        return noun[: cut.start()] + (act if act in FLOW else "")  # 6325名|农村劳动力的培训工作
    noun = those_made_up_of(noun).removesuffix("所属的").removesuffix("所属") or noun
    if noun[2:3] == "的" and (works := _WORKS_DONE.match(noun)) is not None:
        noun = works.group(1)  # 甲、乙4个|项目的建设
    return noun


_TOWARDS = lazy("(?<=..)向[一-龥]{2,10}(?:发展|转型|转变|迈进|延伸|集聚|集中|聚集|转化|转移)$")
_HOLD_LAST = frozenset("有将把")
_HOLD = lazy("(?<=[县市区镇乡村道校院户人位门家司业局])(?:共|还|仍|也|均|尚)?(?:有|未?将|未?把)$")
"""What leads from those counted to how much they have or did not do (3个|县有2.4亿元闲置)."""
_WORKS_DONE = lazy("(项目|工程|园区|企业)的(?:建设|实施|推进|落地|开工|建成|投产|竣工|申报|改造)$")
"""What is done with works of which no more is said than that they are some."""


def _one_act(text: str) -> str:
    """Cut the words after a number where 、 leads on to another act with an object of its own (6条市政道路、建成天桥)."""
    at = text.find("、", 2)
    while at > 0:
        rest = text[at + 1 :]
        light = starts(rest, LIGHT_FIRST)
        verb = light or starts(rest, FLOW_FIRST)
        own = _PAUSE.split(rest[len(verb) :], maxsplit=1)[0].split("、")[0]
        if (
            len(verb) > 1
            and len(own) >= _OBJECT - bool(light)
            and not own.startswith(NOUN_TAILS)
            and not ends(text[:at], FLOW_LAST)
            and (light or not rest.endswith(_KINDS_OF_WORK) or text.endswith(NOUN_TAILS, 0, at))
        ):
            return text[:at]
        at = text.find("、", at + 1)
    return text


_DOES = frozenset(word for word in (*FLOW, *LIGHT) if len(word) == len("配置"))
_WITH_VERB = 4
"""了 stands so far in at least where a noun and a verb precede it."""
_NEARLY = frozenset("约近超逾")
"""What qualifies the next number."""
_KINDS_OF_WORK = ("工程", "项目", "行动")
"""What a list of works ends with (退耕还林、退牧还草工程)."""
_HAVING_REACH = 14
_HAVING = lazy(
    "([一-龥]{0,12}?(?:站|所|学校|医院|企业|单位|部门|村|社区|乡?镇|街道|园区|中心|机构|场馆|支?队))(?:(?:共|现|目前|均?配|拥|设)有(?=[一-龥]{2})"
    "|(?=(?:联合|共同|协同|组织)(?:开展|召开|举办|实施|印发|发布|组建|出台|发起|制定|参与|推进)))"
    "|([一-龥]{2,12}?(?:人员|者|员|群众|学生|村民|居民|职工))(?=组成$|义务(?:参[与加]|植树|巡))"
)
"""What is counted, before what they have (11个|乡镇林业站|共有技术人员)."""
_ALL_OF = lazy("(?<=..)的?所有(?![权制者])[一-龥]{2,6}?(?=[均都]|全部)")
_RESULTS = ("成绩", "佳绩")
_GOOD_RESULT = lazy("(?<=..)的?(?:好|优异|优良|可喜|骄人)*(?:成绩|佳绩)$")
_OBJECT = 4
"""An object has at least so many characters."""
_HOW = ("组成", "分成", "不间断", "连续", "轮流", "分批", "全天候", "逐一", "逐户", "分组")
"""How people that were counted do something (党员200人|不间断巡查)."""
_BECAME = lazy(
    "被(?:[认评命授表确列选]|[一-龥]{2,10}?(?:评为|授予|命名为|认定为))|成功(?:实施|完成|举办|创建|申报|入选|获批|调解|化解|处置)"
)
"""How a predicate begins behind people or things that are called no further (12人|被评为先进个人)."""
_TITLED = lazy(
    "被(?:[一-龥]{2,10}?)?(?:评(?:选|定)?为|命名为|认定为|授予)(?:“([^”]{2,30})”(?:荣誉)?称号|([一-龥]{3,16}?)(?:荣誉)?(?:称号)?(?=$|[,。;]))"
)
"""What people or things that are called no further were named (12人被评为|先进个人)."""
_WON = lazy("[荣喜]获([一-龥]{0,8}“[^”]{2,30}”|[一-龥]{3,16}?)(?:荣誉)?(?:称号)?(?=$|[,。;、])")
"""What those won that are called no further."""
_AT_LEVEL = lazy("高(?:频率|频次|密度|标准|质量|水平|规格|效率)(?=开展|举办|组织|召开|举行|完成|推进|实施)")
"""How well something was done so many times (8场|高频率|开展宣传)."""
_FOREMOST = lazy(r"\d{1,4}强")
"""Of how many the first are meant (4家世界|500强企业)."""
_ORGAN_CELL = lazy(" +[一-龥]{2,14}(?:部|委|局|办|厅|署|委员会)$")
"""Who answers for what the line states, set apart by a blank (公路投资1.65万亿元| 交通运输部)."""
_COUNTED = "项目|热线|企业|单位|指标|事项|问题|实事|任务|工作|案件|工单|诉求|工程|城市|县市|县区|省份|地区|国家|部门|[镇村]街|街[道镇]|乡镇|村居|社区"
_OF_THESE = lazy(
    rf"([^,。;中]{{0,20}}?(?:{_COUNTED}))中(?![心国小学医央药共低高间型])|([一-龥]{{0,4}}[县镇乡村户市])中(?=[,已有未仍尚共]|$)"
    r"|([一-龥]{1,6}[类业群区校园])中$|([一-龥]{1,8}[站室所院校厂店点馆房员生师品])中(?![心国小学医央药共低高间型等])"
    r"|([一-龥“”]{1,12}?)(?<![集初高当其空期之年])(?<!建设|施工|推进|办理|实施|审理|处理|受理|招标|评审|进行|核查|筹备|谋划|洽谈|改造|调查|整改|过程)中$"
    r"|()中(?=[,已有未仍尚]|$)"
)
_KIND_FIRST = frozenset("具拥富集带兼符有")
_SUCH_AS = lazy(
    "(?:(?:具有|具备|拥有|富有|带有|兼具|兼有)[^,。;的]{2,36}|集[^,。;的]{3,36}一体"
    "|符合[^,。;的]{1,10}|有[^,。;的]{0,8}(?:需求|需要|意愿|能力|困难))的(?=[一-龥“]{2})"
)
"""What those counted are like, before what they are (100家具有较强创新能力的|企业, 5个集教学、科研于一体的|基地)."""
_OR_UNIT = lazy(r"\([套间户人个件处项名亩场次台辆只头匹条段道所座家栋幢]\)")
"""Another counter for the same, in brackets (1800套(间))."""
_AGES = lazy(r"(?:年满|满)?\d{1,2}(?:[至到~-]\d{1,2})?周?岁(?:及?以[上下])?(?:的|至)?")
"""Ages before who is counted (23名3至15周岁肢体残疾儿童)."""
_AGES_INSIDE = lazy(r"(?<=[一-龥]{2})(?:不满|未满|年满|满|不足)?\d{1,2}(?:[至到~-]\d{1,2})?周?岁(?:及?以[上下])?的?(?=[一-龥]{2})")
"""Ages within what is counted (60户农村独生子女不满18岁的家庭)."""
_PAUSE = lazy(r"[,。;、(]")
_COMING_FIRST = frozenset("将计拟预力确争")
_COMING = lazy(
    "将(?:于|在|按|全部|陆续|继续|尽快)|(?:计划|拟|预计|力争|确保|争取)(?:将|于|在|到|\\d|年|全部|明年|下|本|今|尽快)"
)
"""How a predicate begins that says until when what is left will be done (剩余5座|将于年底前完成)."""
_UNDER_WAY = (
    *("严查", "严打", "严厉打击", "正在", "施工中", "建设中", "推进中", "招标中", "办理中", "正按", "进展顺利", "进展缓慢", "进度滞后", "进度缓慢"),
    *("进展正常", "年底前", "年内", "月底前", "近期内", "正加", "正有", "正抓", "按序时", "按计划", "按时序", "均", "尚未", "尚在", "仍在", "还在"),
    *("上半年", "下半年", "今年", "当年", "年底"),
    *("得到", "发放到", "发放至", "分发到", "下发到", "拨付到", "下拨到", "送到", "已通过", "已于", "已按", "已由", "已经", "已用于", "已拨"),
    *("已到位", "已到账", "已全部", "已全面", "已基本", "已陆续", "已累计", "提前完", "如期", "按期", "圆满完", "按时", "全部", "顺利完"),
)
"""A predicate that begins with one of these stands where the counted noun is left out (55件正在推进)."""
_NOUN_REACH = 80
"""How many characters after a number its noun and predicate are looked for in."""
_TENTHS = lazy("的(?:近|约|超|逾)?[一二三四五六七八九]成$")
"""What part of those counted is meant (占531项|任务的近六成)."""
_AGENTS = frozenset(("单位", "部门", "县区", "乡镇", "镇街", "科室", "区县", "街道", "企业"))
_AGENT_DOES = lazy(
    "(?:(?:单位|部门|县区|乡镇|镇街|科室|区县|街道|企业)[和、及与]?){1,3}"
    "(?=(?:正在|已|共|均|共同|分别|具体)?(?:办理|承办|承担|报送|上报|反馈|提交|答复|负责|签订)(?!单位|部门|[的率]))"
)
"""Those counted, before what they deal with (24个|部门和单位|办理提案146件)."""
_CAUSE_REACH = 8
_HELD_UP = lazy(
    "([一-龥]{2,6}?)?(?<![原成病诱起])(?:因(?!素|地制宜)|受(?=[^,。;]{2,10}(?:影响|制约|限制)))[^,。;]{2,24}?"
    "(?=(?:尚|未|暂|正|仍|推迟|延[期后]|取消|搁置|停工|停产|进[展度](?:缓慢|滞后|较慢)))"
)
"""Why what was left out of the counted is not done (3项|因审批耗时尚在推进)."""
_THOSE_REACH = 18
_THOSE_WHO = lazy(
    "(?:(?:提前|超额|如期|按期|按时|尚?未|已|正在|基本|全面|全部)[一-龥“”]{2,14}的(?:项目|事项|任务|工作|指标|问题|案件|工程|村|乡镇|学校|小区|实事)"
    "|(?:提前|超额|如期|按期|按时|尚?未|已|正在|基本|全面|全部|落实|存在|涉嫌|逾期|拒不|违反|符合|具有|履职)[一-龥“”]{2,18}的"
    "(?:单位|部门|企业|机构|场所|商户|经营户|门店|药店|干部|人员|党员|民警|当事人|被告人|对象|家庭|车辆))"
)
"""Those counted, by what became of them, behind their number."""
_RELATIVE_FIRST = frozenset("已尚未列纳因停复开竣在")
_RELATIVE = lazy("(?:已|尚?未|列入|纳入|因|停产|停工|复工|复产|开工|竣工|在建)[一-龥“”]{0,14}?的(?=[一-龥]{2})")
"""What became of those counted, before what they are."""
_EVERY, _EVERY_TIME = 2, ("每天", "每年", "每月", "每日", "每周", "逐一", "逐项", "逐个", "逐条")
"""How often, between those counted and what they do (9万名|学生|每天享受营养餐)."""
_EACH_OF = ("每户", "每人", "每名", "每家", "每村", "每个", "每生")
"""To each of those counted, before what is done for them (15户|家庭|每户发放慰问金)."""
_OWNS = frozenset("国私公所享持拥没富")
"""What 有 is one word with."""
_AND_MORE = lazy(
    r"等(?=一批|一系列|重大|重点|项目|工程).*$|(?:和|及)[一二三四五六七八九十两百千]{1,2}(?:大|个|项|条|座|处|亩(?!产)).*$"
    r"|(?:及|和|以及|、)(?:一批|一系列|若干|[多数](?:个|条|项|家|座|处|所)).*$"
)
_EACH = lazy(
    "(?<=..)[户人]均(?=增收|收入|纯收入|年)|(?<=..)每(?=[天年月日])|(?<=.)每(?=[艘个户人名家所村亩辆台栋幢间张][^均])|(?<=..)每[人户生名家]$"
)
_AMONG = lazy(r"、[^、]{2,24}等")
_SHORT_ITEM = 6
_SPLIT = lazy("[、和]")
"""Kinds of which so many are listed have names of at most so many characters (12个图书馆、文化馆等公共场馆)."""
_ABSTRACT = lazy(r"(?<!牲畜)的(?:[一-龥]{0,4}(?:力度|工作|水平|能力|作用|步伐|进度|需求|问题|目标))$")


def peers_in(right: str) -> str:
    """Return among whom something has a place, counted before it (27个|产业基地中居第7位), or an empty string."""
    peers = _PEERS.match(right) if "中" in right[1:] and right[-1:] in _STANDS_LAST else None
    return "" if peers is None else peers[1] or peers[2]


_PEERS = lazy(
    "([一-龥()、]{2,24}?)(?:年度|年终|绩效|综合)?(?:考评|考核|评价|评比|评估|测评)(?:结果)?中的?(?:综合)?(?:排名?|位[居列次]|名列|名次|位次|[居列])(?:[由从为]|第)?$"
    "|([一-龥()、]{1,24}?)(?<![集其])中的?(?:综合)?(?:排名?|位[居列次]|名列|名次|位次|[居列])(?:[由从为]|第)?$"
)
"""Those among whom something has a place, and what says so."""
_STANDS_LAST = frozenset("排名居列次由从为第")


def reaches(predicate: str) -> bool:
    """Say whether a predicate only leads on to the next number (提高到)."""
    return REACHING.match(predicate) is not None


def generic(noun: str) -> bool:
    """Say whether a counted noun needs its predicate to mean anything."""
    return noun in GENERIC or ("(" in noun and noun[: noun.index("(")] in GENERIC)
