"""Counts that only say in what state things are, named by the things counted before (已整改40项)."""

from dataclasses import dataclass

from taizhang.reading import labels
from taizhang.reading.attributes.charges import CHARGES, CHARGES_LAST, CRIME, DONE_ABOUT
from taizhang.reading.attributes.events import cases_of
from taizhang.reading.attributes.lexicon import FLOW_LAST, ends
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.nouns import generic
from taizhang.reading.attributes.owning import DEALT_WITH, STAGES, object_of, of_topic, unsaid
from taizhang.reading.attributes.phrases import Name, clean, fix_ends, lead_off
from taizhang.reading.attributes.said import STATE, Said
from taizhang.reading.attributes.statewords import (
    CLASSED,
    DONE_WITH,
    LONGEST_STATE,
    PAUSE,
    SHORT_ACT,
    STATE_END,
    dated_part,
    done_lightly,
    right_after,
    some_of,
    stage_of_them,
    told_of_those,
    undated,
    whose_state,
    work_behind,
)
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.syntax import object_before
from taizhang.reading.attributes.tasks_set import done_of_task
from taizhang.reading.attributes.topics import (
    AS_A_TASK,
    KIND_OF_CASES,
    NOT_DONE,
    Topic,
    at_work,
    class_only,
    of_cases,
    state_only,
    whole_of_classes,
)
from taizhang.reading.attributes.verbs import verb_of
from taizhang.reading.patterns import lazy

_CHARGED = frozenset(CHARGES)
_PROSECUTED = frozenset(("批捕", "批准逮捕", "逮捕", "起诉", "公诉", "提起公诉", "移送起诉", "判决", "判处"))
"""What is done with people beside what else was, so that they are no part of those (批捕785人,起诉536人)."""
_ASKED_FOR = ("审查起诉", "审查逮捕", "移送起诉", "提请批捕", "提请批准逮捕", "提请逮捕")
"""What a procuratorate takes in, which tells itself of whom."""
_PROGRESS = lazy(labels.PROGRESS)
_THE_REST = ("剩余", "其余", "其余的")
_HELD_TO = frozenset(("标准", "要求", "条件"))
_MEETS = lazy("(?:已|未|基本|尚未|不)?(?:达到|符合|满足|具备)[一-龥]{2,10}")
"""What some of those counted meet (18家民宿,达到验收标准|8家)."""
_EITHER = lazy("(?:所提[一-龥]{2})?((?:已经?)?(?:[一-龥]{2,8})或[一-龥]{2,14}?)的?(?:共|已)?有?$")
"""Two states of which either is told of those counted."""
_HAVE = frozenset(("", "有", "已有", "现有", "共有"))
_ON_TIME = lazy(
    r"(?:[也均都仍]|全部)*((?:基本|已|未|尚未|仍未)?(?:达到?(?:[或和]超过)?|(?:达到或)?超过?|[快慢低高]于|落后于?|滞后于?|欠|符合)"
    r"(?:(?:序时|时序|计划|目标|节点)(?:进度)?|(?<!高)进度)(?:要求)?|(?:达到|完成)和基本(?:达到|完成)|(?:基本)?完成和(?:基本)?达到"
    r"|(?:正在?)?(?:正常|有序|顺利|按序时|按时序|按计划|按进度|按序时进度)(?:有序|顺利)?(?:推进|进行|实施)中?"
    r"|(?:工作|项目|推进|建设)?(?:进[度展]|推进)(?:缓慢|滞后|顺利|较快|较慢|正常|良好|较好)"
    r"|提前[或并且]超额完成|(?:超额|提前|如期|按期)完成|进入[一-龥]{2,8}阶段|(?:尚未|未)(?:启动|开工)"
    r"|(?:已)?(?:提前|超额|如期|全面|基本)?完成(?:全年|年度|序时|当年)?(?:目标)?任务)(?:的(?:已|共)?有?|有)?"
)
"""How things stand against their time, as the words before or after how many of them say it."""
_AT_STEP = lazy(
    "((?!开展|启动)(?:已|正在|正|目前|现)*(?:完成|进行|开展|办理|处于|进入|启动|通过|等待|准备)(?:项目|工程)?[一-龥]{0,4}"
    "(?:招投?标|挂网|施工图设计|初步设计|方案设计|设计|可研|立项|环评|勘[察探测]|测绘|征地|征迁|拆迁|拆除|土地平整|清表|基础|地基|主体|封顶|装修|装饰|安装|调试|验收"
    "|前期(?:手续|工作|准备)?|手续|审批|审查|评审|财评|备案|选址|规划|论证|编制|签约|收尾)(?:工作|阶段|施工|工程|中|手续)*)"
)
"""At what step of a work some of those counted are."""
_DONE_AMONG = lazy("([一-龥]{1,12})中((?:已|基本|全部|正在)?(?:完成|开工|竣工|完工|投产|达标|实施))")
"""What was done with some of those just counted."""
_SURPLUS = frozenset(("超额完成", "提前完成", "如期完成", "按期完成"))
"""What says right before a number how many more of them were done, or by when."""
_AMONG_THEM = lazy("^[^,。;]{0,12}中(?:有|已有|仍有|尚有)$")
_THEY_ARE = lazy("([一-龥“”]{2,16}?)(?:现|目前)?((?:已(?:经|全部|基本)?)?(?:完成|开工|竣工|完工|投产|复工|办结))")
"""Those just counted, and that some of them are done (20件|民生实事已完成|3件)."""
_IS = frozenset(("为", "系", "属", "是"))
_FIRST_OF_ALL = ("首创", "首个", "首批", "首次", "领先", "第一", "唯一", "独有", "级")
"""What tells some of those counted apart and is no noun itself."""
_ENDED = ("完成", "开工", "竣工", "完工", "投产", "复工", "办结")
_ANY_THING = frozenset("个项件")
_CASES = frozenset("个件宗起次")
"""Counters that fit whatever was counted in another of them."""
_HAS = lazy("(?:其中|目前)?,?([一-龥0-9、]{3,16}?)中?(?:目前|现|仍|还|尚|已)?有")
_STANDS = lazy("(?:尚?未|没有|仍未|处于|正在|不[足达符合满])[一-龥]{2,14}")
_A_THING = lazy("(?:项目|工程|企业|单位|部门|学校|小区|问题|事项|案件|点位|县区|乡镇|指标|任务)$")
"""What one has so many of that stand somehow (道路工程|有5个|未开工)."""
_COUNTED_SO = {
    "家": ("企业", "公司", "单位", "机构", "合作社", "商户", "院校", "医院", "门店"),
    "户": ("户", "家庭", "企业"),
    "名": ("人员", "党员", "干部", "学生", "教师", "职工", "代表", "委员"),
    "人": ("人员", "党员", "干部", "学生", "教师", "职工"),
    "个": ("项目", "小区", "行政村", "自然村", "社区", "乡镇"),
}
"""What is counted so, where it stands before how many of it do something."""
_DOES_SO = lazy(
    "前?来|在(?!建|校|岗|园|册|职|编)|入[驻选围库统网]|进[入驻]|落户|通过|荣?获|被|参[与加]|加入|达到?|超过|实现|上市|挂牌|退出"
    "|停[产业]|复[工产]|纳入|列入|接入|开[通展]|通[上过了水电气车]|取得|升[级规]|转[型产]|申报|享受|脱贫|出列|建立|设立|成为|实施|安装|使用|因"
)
"""What some of those counted do, behind how many they are (上市公司有5家|在本区设立总部)."""
_WHERE_FIRST = frozenset("前来在于因")
_STEPS = ("招投标", "前期工作", "主体结构")
"""Steps of a work, which 完成 or 正在进行 before them tells apart."""
_DETAINED = frozenset(("立案侦查", "立案处罚", "行政拘留", "治安拘留", "刑事拘留", "司法拘留", "取保候审"))
_PENALTIES = ("处分", "处理", "诫勉", "谈话", "教育", "调查", "问责", "检查", "帮助")
"""What was done with people, of whom no other is a kind (政务处分2人;组织处理3人)."""
_CLOSED = frozenset(("结案", "办结", "审结"))
_WITH_NOUN = 3
"""A state takes at most so many characters."""
_LONGEST_CLAUSE, _THOSE_LAST = 40, ("的", "的有", "的共", "的共有", "的(C类)")
"""Why those stand so of which a whole clause tells (因受财力限制等原因暂时难以解决的|26件)."""


_DONE_LIGHTLY = ("落实的有", "落实的", "承办", "承办的", "承办的有", "推进的有", "实施的有", "完成的有")
"""Words that say in what state things are and else nothing of what is counted."""


_IN_TIME = lazy("处于[一-龥]{0,6}?(?:时限|期限|周期)之?内(?=正在|待|尚)")
_RUN_LAST = frozenset("办营立有建制村镇")
_RUN_BY = lazy(
    "(?:社会|公建|民建|政府|企业|集体|个人|民间|合作|国)?(?:公办|民办|公立|私立|民营|国营|国有|私营|公有|外资|合资|自建|公建)(?:民营|民办|公助)?"
    "|(?:社会|政府|企业|集体|个人|国|公|民)[办营立]|农村|城镇"
)
"""By whom some of what was counted are run (社会办, 公建民营)."""


@dataclass(slots=True)
class _Case:
    """A count that may only say in what state things are, with what is found of it on the way."""

    told_of: Said
    """What the text has named so far."""
    here: Surroundings
    """Where the count stands."""
    kind: Kind
    """Its measure and role."""
    left_name: str
    """The name in the words before it, or an empty string."""
    noun: str
    predicate: str
    """The noun after it, and what is said of that, or empty strings."""
    topic: Topic | None = None
    """The things counted before whose state is told, or None."""
    those: bool = False
    """Whether the words before it tell of those that are so (已经解决的有)."""
    said: str = ""
    """In what state they are."""
    alone: str = ""
    """The words before it, without what joins them to the rest."""

    def fits(self, topic: Topic) -> bool:
        """Say whether it is no more than the things counted before."""
        return (self.here.quantity.value or 0) <= topic.value


_NO_STATE = Name("", "", "")
"""What a step returns where a count tells no state, whatever the steps after it would find."""


def state(told_of: Said, here: Surroundings, kind: Kind, left_name: str, noun: str, predicate: str) -> Name | None:
    """Name a count that only says in what state things are by the things counted before (已整改40项), or return
    None."""
    if noun in _GOING_ON and not left_name and told_of.last.rule == STATE:
        noun, predicate = "", noun  # 10个项目中,3个已竣工,5个|在建
    case = _Case(told_of, here, kind, left_name, noun, predicate)
    for step in _IN_TURN:
        named = step(case)
        if named is not None:
            return None if named is _NO_STATE else named
    return None


def _set_in_order(case: _Case) -> Name | None:
    """Put the words before a count in order."""
    here, left = case.here, case.here.left.rstrip()
    if case.left_name and left.endswith("”等"):
        case.left_name = ""  # 其中“提升绿道”等17项|超额完成
    if not case.left_name and left.endswith(_DONE_LIGHTLY):
        case.left_name = done_lightly(here.left)  # 已落实的有|122件; 水利局承办|74件
    alone = case.left_name in DONE_ABOUT and here.previous is None and not case.told_of.last.text
    if alone and CRIME.search(here.lead) is not None:
        return _NO_STATE  # 依法惩治制售假冒伪劣农资犯罪,起诉651人
    if case.left_name.startswith("受理") and case.left_name.endswith(_ASKED_FOR):
        return _NO_STATE  # 受理审查起诉|498人
    if case.left_name[:2] == "处于":
        case.left_name = _IN_TIME.sub("", case.left_name)  # 处于办结时限内正在办理|568件
    return None


def _of_count_before(case: _Case) -> Name | None:
    """Name a count of some of those counted right before, by whose they are, what was done of them or their stage."""
    told_of, here, left_name, last = case.told_of, case.here, case.left_name, case.told_of.last
    alike = told_of.unit == here.quantity.unit
    among = here.previous is not None and here.left == here.previous.right and "中" in here.left
    done = _DONE_AMONG.fullmatch(here.left) if among else None
    if done is not None:
        return Name(done[2] + done[1], "", STATE, noun=done[1], topic=told_of.at - 1)  # 28个子项中完成|16项
    if last.text and case.kind.measure == "level" and alike and done_of_task(here):
        work = AS_A_TASK.sub("", last.text)
        if work != last.text or not last.text.endswith("任务"):
            return Name(work, last.verb, "same as the name before")
    if (begun := stage_of_them(told_of, here)) is not None:
        return begun
    if here.inside and left_name[-1:] in _RUN_LAST and not case.noun and told_of.outside.text:
        whole = told_of.outside.noun or object_of(told_of.outside)
        if _RUN_BY.fullmatch(left_name) is not None and alike:
            return Name(left_name + whole, "", "head carried over")  # 养老机构22家(公办7家,社会办|6家)
    if left_name in _CHARGED and last.text.endswith(CHARGES_LAST) and ("犯罪" in last.text or "案" in last.text):
        return _NO_STATE  # 盗窃犯罪批捕17件,起诉|15件
    return None


def _find_topic(case: _Case) -> Name | None:
    """Find the things whose state is told; name them where a line says how far they are."""
    told_of, here, left_name = case.told_of, case.here, case.left_name
    case.those = told_of_those(here.left.rstrip(), left_name)
    topic = told_of.topics.of(here.quantity.unit)
    if topic is None and (case.those or class_only(left_name)):
        topic = told_of.topics.near(here.quantity.unit)  # 收到提案93件。⏎已经解决的有54件
        if topic is not None and case.those and not case.fits(topic):
            topic = None
    if topic is None and here.label and not told_of.last.text and _PROGRESS.fullmatch(here.label) is not None:
        topic = told_of.topics.near(here.quantity.unit)  # 1.新建公厕20座。⏎进展情况:已开工15座
        if topic is not None and left_name and verb_of(left_name) == left_name and left_name not in topic.noun:
            return Name(left_name + topic.noun, left_name, DONE_WITH, noun=topic.noun)  # 进展情况:已安装15座
    if topic is None and not case.noun and here.quantity.unit == "个" and clean(here.left).startswith("已"):
        topic = told_of.topics.of("家")  # 农家店共有3362家,已建成458个
    case.topic = topic
    return None


def _does_at_once(case: _Case) -> Name | None:
    """Name some of the things counted right before by what is said behind their number."""
    told_of, here, noun, topic, last = case.told_of, case.here, case.noun, case.topic, case.told_of.last
    if topic is None:
        return None
    if here.previous is not None and right_after(here) and (state_only(noun) or not noun):
        does = fix_ends(PAUSE.split(case.predicate or noun)[0])
        if topic.noun.endswith(clean(here.left)) and case.fits(topic) and 1 < len(does) <= LONGEST_STATE:
            them_all = STATE_END.sub("", topic.noun).removesuffix("已")  # 13所学校|11所建成投用
            return Name(does + them_all, "", STATE, noun=them_all, topic=topic.at)
    if last.rule == STATE and last.topic == topic.at >= 0 and not noun + clean(here.left):
        does = fix_ends(PAUSE.split(case.predicate)[0])
        if case.fits(topic) and told_of.unit == here.quantity.unit and _STANDS.fullmatch(does) is not None:
            return Name(does + last.noun, "", STATE, noun=last.noun, topic=topic.at)  # 2个正在征地,3个|正在招标
    return None


def _find_another(case: _Case) -> Name | None:
    """Find things counted in another unit whose state is told; name a count by what those are said to be."""
    told_of, here, noun = case.told_of, case.here, case.noun
    unit, value = here.quantity.unit, here.quantity.value
    right_after = not noun and told_of.counted_at == told_of.at - 1 and told_of.part == here.part
    if right_after and (here.left.lstrip().startswith("其中") or (case.topic is None and state_only(case.left_name))):
        units = {told_of.unit, unit}
        if len(units) > 1 and units <= _CASES and told_of.counted_value >= (value or 0):
            name = unsaid("", object_of(told_of.counted))  # 接听来电8947个,其中转办2274件
            case.topic = Topic(name, told_of.counted_at, told_of.counted_value)
    if case.topic is None and not noun and case.those and unit in _ANY_THING:
        latest = told_of.topics.latest
        if latest is not None and value is not None and value <= latest.value:
            case.topic = latest  # 民生项目112个,全面完成任务的有46项
    if case.topic is not None and case.predicate[:1] in _IS and not noun + case.left_name and told_of.among:
        what = fix_ends(PAUSE.split(case.predicate[1:])[0])
        if 1 < len(what) <= LONGEST_STATE:
            apart = what.endswith(_FIRST_OF_ALL)  # 制度创新成果259项,其中56项为全国首创
            rule = STATE if apart else "class of what was counted before"
            return Name(what + case.topic.noun * apart, "", rule, noun=case.topic.noun)
    return None


def _of_what_has(case: _Case) -> Name | None:
    """Name a count by the things that have so many which are or do so (道路工程有5个未开工)."""
    here = case.here
    if case.kind.measure != "level" or here.left.rstrip()[-1:] != "有":
        return None
    had = _HAS.fullmatch(clean(here.left))
    if had is None:
        return None
    stands = _STANDS.match(case.noun + case.predicate)
    if stands is not None and _A_THING.search(had.group(1)) is not None:
        return Name(fix_ends(stands.group()) + had.group(1), "", STATE, noun=had.group(1))
    whose = lead_off(had.group(1))
    if whose.endswith(_COUNTED_SO.get(here.quantity.unit or "", ())):
        does = fix_ends(PAUSE.split(clean(here.right))[0])
        if _DOES_SO.match(does) is not None:  # 规上企业有36家|入驻园区
            apart = does[:1] not in _WHERE_FIRST and len(does) <= SHORT_ACT
            return Name(does * apart + whose, "", STATE, noun=whose)
    return None


def _of_progress(case: _Case) -> Name | None:
    """Name a count by how those counted get on, told before or behind it."""
    here, noun = case.here, case.noun
    if case.kind.measure != "level":
        return None
    said = clean(here.left).lstrip("、,和与及").removeprefix("其中").lstrip(",: ")
    open_to = said and said not in _SURPLUS and noun in ("", "进展", "进度")
    kept = _ON_TIME.fullmatch(undated(said)) if open_to else None
    if kept is None and not noun and case.topic is not None and case.fits(case.topic):
        kept = _AT_STEP.fullmatch(undated(said))  # 未开工25个,其中已完成招标|10个
    if kept is None and (not case.left_name or said in _THE_REST):
        kept = _ON_TIME.fullmatch(PAUSE.split(noun + case.predicate)[0])
        if kept is not None and said in _THE_REST:
            kept, case.noun = None, ""  # 其余17件按进度推进中
    return None if kept is None else _getting_on(case, STATE_END.sub("", kept.group(1)))


def _getting_on(case: _Case, told: str) -> Name:
    """Return the name of some of those counted by how they get on."""
    told_of, last = case.told_of, case.told_of.last
    whose, at = ("", -1) if case.topic is None else whose_state(told_of, case.here, case.topic)
    told = told.removeprefix(whose) or told
    if whose[2:].endswith(told[:2]) and generic(told[:2]):
        told = told[2:] or told
    if len(told) > _WITH_NOUN and generic(told[:2]) and whose and not whose.endswith(told[:2]):
        return Name(told[2:] + told[:2], "", "noun after the number with its predicate")  # 2个|项目进度缓慢
    if case.here.left.rstrip().endswith("、") and at == told_of.at - 1 and last.noun == whose != last.text:
        # 重点项目中5个项目未开工、3个|项目进展缓慢: what was counted before is itself in another state
        at = -1
    return Name(told + whose, "", STATE, noun=whose, topic=at)


def _of_work_behind(case: _Case) -> Name | None:
    """Name a count by the work that the sentence before tells of (小区改造稳步推进。已开工30个)."""
    if case.topic is not None or case.noun or case.kind.measure != "level":
        return None
    behind = work_behind(case.told_of, case.here)
    if not behind:
        return None
    how = clean(case.here.left).lstrip("、,和与及")
    how = how[len(dated_part(how)) :]
    if how and len(how) <= LONGEST_STATE and state_only(how):
        return Name(how + behind, "", STATE, noun=behind)
    return None


def _of_some_among(case: _Case) -> Name | None:
    """Name some of the things that the words before tell of by what is said of those (28项指标中,有24项全省占比提高)."""
    here, noun, topic = case.here, case.noun, case.topic
    some = here.lead.endswith("中") and here.previous is None and here.left.strip() in _HAVE and here.lead != "其中"
    whole = here.lead if some else here.previous.right if here.previous is not None else ""
    if whole.endswith("中") and noun and (some or right_after(here)):
        told = some_of(whole, noun + case.predicate, here.following)
        if told:
            return Name(told, "", STATE) if topic is None else Name(told, "", STATE, noun=topic.noun, topic=topic.at)
    if topic is not None and (some or (here.left[-1:] == "有" and _AMONG_THEM.search(here.left) is not None)):
        told = fix_ends(PAUSE.split(lead_off(noun + case.predicate).removeprefix(topic.noun[-2:]))[0])
        if 1 < len(told) <= LONGEST_STATE and not told.endswith(topic.noun[-2:]):
            return Name(told + topic.noun, "", STATE, noun=topic.noun, topic=topic.at)
    return None


def _of_topic(case: _Case) -> Name | None:
    """Name a count of those counted before by the state that the words round it tell."""
    told_of, here, left_name, topic = case.told_of, case.here, case.left_name, case.topic
    if topic is None or case.noun or case.kind.measure != "level":
        return None
    if left_name in NOT_DONE or ends(told_of.last.text, FLOW_LAST) in STAGES:
        return None
    opens = here.previous is None and here.lead and not told_of.last.text
    own = object_before(here.lead, here.subject) if opens and verb_of(left_name) else ""
    if own and own[-2:] != topic.noun[-2:]:
        return None  # 推进农村公路建设,新建30公里
    said = case.said = of_topic(left_name or fix_ends(PAUSE.split(lead_off(case.predicate))[0]), topic.noun)
    opened = said == "立案" or (said in _CLOSED and told_of.last.text == "立案")
    if said in _DETAINED or (said in DEALT_WITH and topic.noun.endswith(_PENALTIES)):
        return Name(said, said, "words before the number")
    if opened and not topic.noun.endswith(("案", "案件")):
        return Name(said, said, "words before the number")  # 处置问题线索1080件,立案369件
    case.alone = clean(here.left).lstrip("、,和与及")
    if (at_stage := _at_stage(case, topic)) is not None:
        return at_stage
    _set_said(case, topic)
    return _as_said(case, topic)


def _at_stage(case: _Case, topic: Topic) -> Name | None:
    """Name some of the works counted before by the stage they are at, or return None."""
    alone, left_name = case.alone, case.left_name
    if case.said == "未" and alone.startswith(case.said):
        case.said = alone  # 未完成1项
    if alone in _THE_REST or (alone[-2:] in _HELD_TO and _MEETS.fullmatch(alone) is not None):
        case.said, case.those = alone, True
    stage = alone.removeprefix("其中").removesuffix(left_name)
    if topic.noun.endswith(")") and left_name and topic.noun.partition("(")[0].endswith(left_name) and at_work(stage):
        # 重点项目(重点工作)13个,已完成项目3个
        return Name(stage + left_name, "", STATE, noun=left_name, topic=topic.at)
    if topic.noun.endswith(left_name or "。") and at_work(stage):
        return Name(stage + left_name, "", STATE, noun=topic.noun, topic=topic.at)
    return None


def _set_said(case: _Case, topic: Topic) -> None:
    """Find in the words before a count in what state the things are, where they say so in more than a word."""
    here = case.here
    if case.alone.endswith(_ENDED) and here.previous is not None and here.left == here.previous.right:
        finished = _THEY_ARE.fullmatch(case.alone)
        if finished is not None and finished.group(1).endswith(topic.noun[-2:]):
            case.said = case.alone = finished.group(2)  # 20件民生实事已完成3件
    if case.those and "或" in case.alone and "或" not in case.said:
        either = _EITHER.search(CLASSED.sub("", case.alone))
        case.said = case.said if either is None else either.group(1)  # 正在解决或有关工作已启动的38件
    dated = undated(case.alone.removeprefix("其中"))
    anew = here.previous is None or dated != case.alone
    if not case.said and anew and dated[1:].endswith("完成") and state_only(dated):
        case.alone = dated
        case.said = "已完成" if dated.endswith("已完成") else dated
    if case.said in _STEPS:
        step = case.alone.removesuffix("有").removeprefix("已")
        case.said = step if step != case.said and state_only(step) else case.said


def _as_said(case: _Case, topic: Topic) -> Name | None:
    """Return the name of those counted before in the state that was found, or None where it is none."""
    told_of, here, said, left_name = case.told_of, case.here, case.said, case.left_name
    if left_name and class_only(said):
        if here.quantity.value is not None and here.quantity.value > topic.value:
            return None
        all_of_them = whole_of_classes(topic.noun) if said[-1] == "类" else topic.noun
        return Name(said + all_of_them, "", "class of what was counted before", noun=all_of_them)
    longest = _LONGEST_CLAUSE if case.those and case.alone.endswith(_THOSE_LAST) else LONGEST_STATE
    if not said or len(said) > longest or not ((case.those and len(said) > 1) or state_only(said)):
        return None
    said = STATE_END.sub("", said)
    if told_of.last.rule != STATE or told_of.last.text.endswith("案"):
        cases, at = whose_state(told_of, here, topic)
        if KIND_OF_CASES.fullmatch(cases) is None:
            cases = topic.noun
        if told := of_cases(said, cases):
            return Name(told, "", STATE, noun=cases, topic=at)  # 受理案件879件,其中:受理民事案件755件,结案600件
    raw = clean(here.left if left_name else case.predicate).lstrip("、,和与及")
    if raw.startswith("已" + said):
        said = "已" + said
    noun, at = whose_state(told_of, here, topic)
    noun = cases_of(noun)
    said = said[:-1] if said[-1:] == "其" and len(said) > 1 else said  # 审议草案40件,通过其中24件
    noun = unsaid(said, noun)
    if said in _IN_COURT and noun.endswith(("建议", "建议书", "通知书")):
        return Name(said, said, STATE)  # 发出检察建议408件;起诉21件
    told_of.topics.stated(said, noun)
    beside = said.endswith(_GOING_ON) and at == told_of.counted_at and told_of.counted.text.startswith(_FINISHED)
    gone = said.endswith(_GONE) and "其中" not in here.left
    at = -1 if said in _PROSECUTED or beside or gone else at  # 新建食堂,已建成15家,在建6家: none of those 15
    return Name(said + noun[_said_again(said, noun) :], "", STATE, noun=noun, topic=at)


def _said_again(said: str, noun: str) -> int:
    """Return with how many characters a noun begins that a state ends with (解除|挂牌督办, 挂牌督办|重大隐患)."""
    return next((length for length in (4, 3, 2) if len(said) > length and said.endswith(noun[:length])), 0)


_IN_TURN = (
    _set_in_order,
    _of_count_before,
    _find_topic,
    _does_at_once,
    _find_another,
    _of_what_has,
    _of_progress,
    _of_work_behind,
    _of_some_among,
    _of_topic,
)
"""What is asked of a count in turn, until one names it or says that it tells no state."""


_IN_COURT = frozenset(("起诉", "审结", "判决", "提起诉讼"))
_GONE = ("注销", "吊销")
"""What became of firms that were set up before: those set up now are others."""
_GOING_ON = ("在建", "正在建设", "正在施工", "未开工", "在改造")
_FINISHED = ("建成", "竣工", "完工", "投用", "已建成", "已竣工", "已完工")
"""What is finished is none of what goes on, however the two stand side by side."""


