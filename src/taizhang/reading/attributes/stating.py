"""Counts that only say in what state things are, named by the things counted before (已整改40项)."""

from taizhang.reading import labels
from taizhang.reading.attributes.charges import CHARGES, CHARGES_LAST
from taizhang.reading.attributes.lexicon import FLOW_LAST, TIME_LEAD, ends
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.nouns import generic
from taizhang.reading.attributes.owning import DEALT_WITH, OWNERS, STAGES, kind_counted, object_of, of_topic, unsaid
from taizhang.reading.attributes.phrases import Name, clean, fix_ends, lead_off
from taizhang.reading.attributes.said import STATE, Said
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.syntax import object_before
from taizhang.reading.attributes.tasks_set import done_of_task
from taizhang.reading.attributes.topics import (
    AS_A_TASK,
    KIND_OF_CASES,
    NOT_DONE,
    TO_BE,
    Topic,
    at_work,
    class_only,
    done_last,
    of_cases,
    past_handling,
    past_joints,
    state_only,
    whole_of_classes,
)
from taizhang.reading.attributes.verbs import verb_of
from taizhang.reading.patterns import lazy

_CHARGED = frozenset(CHARGES)
_PROSECUTED = frozenset(("批捕", "批准逮捕", "逮捕", "起诉", "公诉", "提起公诉", "移送起诉", "判决", "判处"))
"""What is done with people beside what else was, so that they are no part of those (批捕785人,起诉536人)."""
_PAUSE = lazy(r"[,。;、(]")
_PROGRESS = lazy(labels.PROGRESS)
_STATE_END = lazy(r"(?:[中的有为]|之中)+$")
_THE_REST = ("剩余", "其余", "其余的")
_THOSE = ("的有", "的共", "的共有", "的达", "的仅", "的占", "的已有")
"""Those that …: 表示满意的有240件."""
_CLASSED = lazy(r"\([A-Z]类\)(?:的?(?:有|共))?$")
"""Of which class those are that stand so (已经解决的(A类)|54件)."""
_HELD_TO = frozenset(("标准", "要求", "条件"))
_MEETS = lazy("(?:已|未|基本|尚未|不)?(?:达到|符合|满足|具备)[一-龥]{2,10}")
"""What some of those counted meet (18家民宿,达到验收标准|8家)."""
_CLASS_REACH = 4
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
_SHORT_ACT = 6
_STEPS = ("招投标", "前期工作", "主体结构")
"""Steps of a work, which 完成 or 正在进行 before them tells apart."""
_DONE_WITH = "verb with the noun before"
"""The rule of what was done with those counted before, which are no kind of their own."""
_DETAINED = frozenset(("立案侦查", "立案处罚", "行政拘留", "治安拘留", "刑事拘留", "司法拘留", "取保候审"))
_PENALTIES = ("处分", "处理", "诫勉", "谈话", "教育", "调查", "问责", "检查", "帮助")
"""What was done with people, of whom no other is a kind (政务处分2人;组织处理3人)."""
_CLOSED = frozenset(("结案", "办结", "审结"))
_LONGEST_STATE = 18
_WITH_NOUN = 3
"""A state takes at most so many characters."""
_LONGEST_CLAUSE, _THOSE_LAST = 40, ("的", "的有", "的共", "的共有", "的(C类)")
"""Why those stand so of which a whole clause tells (因受财力限制等原因暂时难以解决的|26件)."""


def _told_of_those(left: str, name: str) -> bool:
    """Say whether the words before a number tell of those that are so (已经解决的有, 已经解决的(A类))."""
    if left.endswith(_THOSE) or (left.endswith("的") and (state_only(name) or done_last(name))):
        return True
    return ")" in left[-_CLASS_REACH:] and (cut := _CLASSED.sub("", left)) != left and cut.endswith("的")


_DONE_LIGHTLY = ("落实的有", "落实的", "承办", "承办的", "承办的有", "推进的有", "实施的有", "完成的有")
"""Words that say in what state things are and else nothing of what is counted."""


def _done_lightly(left: str) -> str:
    """Return the state that nothing but such words tell before a number, or an empty string."""
    said = _STATE_END.sub("", clean(left).lstrip("、,和与及").removeprefix("其中").lstrip(",: "))
    return said[-2:] if said.endswith("承办") else said if len(said) <= _SHORT_ACT else ""


def _undated(text: str) -> str:
    """Return ``text`` without a time that it begins with."""
    time = TIME_LEAD.match(text)
    return text if time is None else text[time.end() :]


def _dated_part(text: str) -> str:
    """Return the time that ``text`` begins with, or an empty string."""
    return text[: len(text) - len(_undated(text))]


def _work_behind(told_of: Said, here: Surroundings) -> str:
    """Return the work that the sentence before the first figure of a paragraph is about, or that a state was just told
    of, or an empty string."""
    last = told_of.last
    if last.text:
        return last.noun if last.rule == STATE and told_of.unit == here.quantity.unit else ""
    if not here.opening or here.previous is not None:
        return ""
    opening = here.opening.rstrip("。:;, \n")
    clause = opening[max(opening.rfind(mark) for mark in ",。;:") + 1 :]
    work = _WORK_FARES.match(lead_off(clean(clause)))
    theme = told_of.themed(here) if work is None and "已" in here.left[-8:] else ""  # 一是危房改造工程。已开工30户
    return theme if work is None and "年" not in theme else "" if work is None else work.group(1)


_WORK_FARES = lazy(
    "([一-龥“”]{2,20}(?:改造|整治|建设|治理|工程|项目|搬迁|修缮|提升|加固|安装|更新|修复))(?:工作)?"
    "(?:全面|稳步|扎实|有序|持续|顺利|深入|加快|积极|如期|快速|正在?|已|进[展度]|得到|取得|成效|不断|强力)[一-龥]{0,10}"
)
"""How a work fares, before how much of it is done (小区改造|稳步推进。已开工30个)."""


def _right_after(here: Surroundings) -> bool:
    """Say whether the number stands right after those among which it counts (13个工业大类中|11个)."""
    before = here.previous
    return (
        before is not None and before.right.endswith(here.left.strip()) and before.quantity.unit == here.quantity.unit
    )


def _some_of(whole: str, said: str, following: Surroundings | None) -> str:
    """Name some among those counted by what is said of them (13个工业大类中11个|行业实现增长 → 增长行业), or return an
    empty string where their noun isn't said again."""
    counted = whole[:-1]
    size = next(
        (
            n
            for n in (4, 3, 2, 1)
            if counted.endswith(said[:n]) or (n == 2 and (generic(said[:n]) or said[:n] in _SORTS))
        ),
        0,
    )
    told = fix_ends(_PAUSE.split(_EASY.sub("", said[size:]))[0]) if size else ""
    if following is not None and told.endswith(_TO_NUMBER):
        return ""
    return told + said[:size] if 1 < len(told) <= _LONGEST_STATE else ""


_SORTS = frozenset(("行业", "产业", "领域", "门类", "企业", "单位"))
_EASY = lazy("^(?:(?:均|都|已|全部)*实现(?:了)?|(?:均|都|已|全部)+)")
_IN_TIME = lazy("处于[一-龥]{0,6}?(?:时限|期限|周期)之?内(?=正在|待|尚)")
_RUN_LAST = frozenset("办营立有建制村镇")
_RUN_BY = lazy(
    "(?:社会|公建|民建|政府|企业|集体|个人|民间|合作|国)?(?:公办|民办|公立|私立|民营|国营|国有|私营|公有|外资|合资|自建|公建)(?:民营|民办|公助)?"
    "|(?:社会|政府|企业|集体|个人|国|公|民)[办营立]|农村|城镇"
)
"""By whom some of what was counted are run (社会办, 公建民营)."""
_TO_NUMBER = ("超过", "高于", "低于", "达到", "达", "超", "为", "突破", "增长", "不足", "低", "高")
"""What leads to the next number, without which it says nothing."""


def _stage_of_them(told_of: Said, here: Surroundings) -> Name | None:
    """Name works at a stage by the sort of them that was counted just before (产业项目36个,已开工项目|27个)."""
    left = here.left.lstrip("、, ")
    if left[-2:] not in _WORKS or left[:1] not in "已现目实" or here.previous is not None:
        return None
    at_stage = _AT_STAGE.fullmatch(clean(left))
    counted = told_of.counted
    sort = counted.noun if counted.rule == STATE else kind_counted(counted)
    fits = told_of.part == here.part and told_of.unit == here.quantity.unit and sort.endswith(left[-2:])
    if at_stage is None or not fits or sort in _WORKS or (here.quantity.value or 0) > told_of.counted_value:
        return None
    at = counted.topic if counted.rule == STATE else told_of.counted_at
    return Name(at_stage[1] + sort, "", STATE, noun=sort, topic=at)


_WORKS = ("项目", "工程")
_AT_STAGE = lazy(
    "(?:目前|现|实际)?((?:已(?:全部|累计|实际)?|实际)?(?:开工建设|新开工|开工|竣工|完工|投产|开复工|复工|建成|签约|落地))(?:项目|工程)"
)
"""At what stage some of the works just counted are."""


def _rated_since(told_of: Said, here: Surroundings) -> bool:
    """Say whether nothing but a rate of what was counted stands between it and ``here`` (C级危房开工4户,开工率72.6%,竣工3户)."""
    return told_of.counted_at == told_of.at - 2 and told_of.part == here.part and told_of.last.text.endswith("率")


def _rated_state(told_of: Said, here: Surroundings) -> bool:
    """Say whether the sentence just told a state and its rate (已开工1312户,开工率98.6%;已完工1205户)."""
    counted = told_of.counted
    rated = told_of.counted_at == told_of.at - 2 and told_of.last.text.endswith("率") and told_of.part != here.part
    return rated and counted.rule == STATE and counted.noun != "" and told_of.sentence == here.sentence


def state(told_of: Said, here: Surroundings, kind: Kind, left_name: str, noun: str, predicate: str) -> Name | None:
    """Name a count that only says in what state things are by the things counted before (已整改40项), or return
    None."""
    last = told_of.last
    if left_name and here.left.rstrip().endswith("”等"):
        left_name = ""  # 其中“提升绿道”等17项|超额完成
    if not left_name and here.left.rstrip().endswith(_DONE_LIGHTLY):
        left_name = _done_lightly(here.left)  # 已落实的有|122件; 水利局承办|74件
    if left_name in _PROSECUTED and here.previous is None and here.lead.endswith("犯罪"):
        return None  # 依法惩治制售假冒伪劣农资犯罪,起诉651人
    if left_name[:2] == "处于":
        left_name = _IN_TIME.sub("", left_name)  # 处于办结时限内正在办理|568件
    if (
        here.inside
        and left_name in OWNERS
        and not told_of.outside.text
        and last.text
        and told_of.unit == here.quantity.unit
        and not here.previous
    ):
        return Name(left_name + object_of(last), "", "head carried over")  # 高中生2925人(民办|1903人)
    among = here.previous if here.previous is not None and here.left == here.previous.right else None
    done = _DONE_AMONG.fullmatch(here.left) if among is not None and "中" in here.left else None
    if done is not None:
        return Name(done[2] + done[1], "", STATE, noun=done[1], topic=told_of.at - 1)  # 28个子项中完成|16项
    if last.text and kind.measure == "level" and told_of.unit == here.quantity.unit and done_of_task(here):
        work = AS_A_TASK.sub("", last.text)
        if work != last.text or not last.text.endswith("任务"):
            return Name(work, last.verb, "same as the name before")
    if (begun := _stage_of_them(told_of, here)) is not None:
        return begun
    if here.inside and left_name[-1:] in _RUN_LAST and not noun and told_of.outside.text:
        whole = told_of.outside.noun or object_of(told_of.outside)
        if _RUN_BY.fullmatch(left_name) is not None and told_of.unit == here.quantity.unit:
            return Name(left_name + whole, "", "head carried over")  # 养老机构22家(公办7家,社会办|6家)
    if left_name in _CHARGED and last.text.endswith(CHARGES_LAST) and ("犯罪" in last.text or "案" in last.text):
        return None  # 盗窃犯罪批捕17件,起诉|15件
    those = _told_of_those(here.left.rstrip(), left_name)
    topic = told_of.topics.of(here.quantity.unit)
    if topic is None and (those or class_only(left_name)):
        topic = told_of.topics.near(here.quantity.unit)  # 收到提案93件。⏎已经解决的有54件
        if topic is not None and those and (here.quantity.value or 0) > topic.value:
            topic = None
    if topic is None and here.label and not last.text and _PROGRESS.fullmatch(here.label) is not None:
        topic = told_of.topics.near(here.quantity.unit)  # 1.新建公厕20座。⏎进展情况:已开工15座
        if topic is not None and left_name and verb_of(left_name) == left_name and left_name not in topic.noun:
            return Name(left_name + topic.noun, left_name, _DONE_WITH, noun=topic.noun)  # 进展情况:已安装15座
    if topic is None and not noun and here.quantity.unit == "个" and clean(here.left).startswith("已"):
        topic = told_of.topics.of("家")  # 农家店共有3362家,已建成458个
    if topic is not None and here.previous is not None and _right_after(here) and (state_only(noun) or not noun):
        does = fix_ends(_PAUSE.split(predicate or noun)[0])
        fits = topic.noun.endswith(clean(here.left)) and (here.quantity.value or 0) <= topic.value
        if fits and 1 < len(does) <= _LONGEST_STATE:
            them_all = _STATE_END.sub("", topic.noun).removesuffix("已")  # 13所学校|11所建成投用
            return Name(does + them_all, "", STATE, noun=them_all, topic=topic.at)
    if topic is not None and last.rule == STATE and last.topic == topic.at >= 0 and not noun + clean(here.left):
        does = fix_ends(_PAUSE.split(predicate)[0])
        fits = (here.quantity.value or 0) <= topic.value and told_of.unit == here.quantity.unit
        if fits and _STANDS.fullmatch(does) is not None:
            return Name(does + last.noun, "", STATE, noun=last.noun, topic=topic.at)  # 2个正在征地,3个|正在招标
    right_after = not noun and told_of.counted_at == told_of.at - 1 and told_of.part == here.part
    if right_after and (here.left.lstrip().startswith("其中") or (topic is None and state_only(left_name))):
        units, value = {told_of.unit, here.quantity.unit}, here.quantity.value or 0
        if len(units) > 1 and units <= _CASES and told_of.counted_value >= value:
            name = unsaid("", object_of(told_of.counted))  # 接听来电8947个,其中转办2274件
            topic = Topic(name, told_of.counted_at, told_of.counted_value)
    if topic is None and not noun and those and here.quantity.unit in _ANY_THING:
        latest = told_of.topics.latest
        if latest is not None and here.quantity.value is not None and here.quantity.value <= latest.value:
            topic = latest  # 民生项目112个,全面完成任务的有46项
    if topic is not None and predicate[:1] in _IS and not noun + left_name and told_of.among:
        what = fix_ends(_PAUSE.split(predicate[1:])[0])
        if 1 < len(what) <= _LONGEST_STATE:
            apart = what.endswith(_FIRST_OF_ALL)  # 制度创新成果259项,其中56项为全国首创
            rule = STATE if apart else "class of what was counted before"
            return Name(what + topic.noun * apart, "", rule, noun=topic.noun)
    if kind.measure == "level":
        had = _HAS.fullmatch(clean(here.left)) if here.left.rstrip()[-1:] == "有" else None
        stands = _STANDS.match(noun + predicate) if had is not None else None
        if had is not None and stands is not None and _A_THING.search(had.group(1)) is not None:
            whose = had.group(1)  # 道路工程有5个未开工
            return Name(fix_ends(stands.group()) + whose, "", STATE, noun=whose)
        if had is not None and (whose := lead_off(had.group(1))).endswith(
            _COUNTED_SO.get(here.quantity.unit or "", ())
        ):
            does = fix_ends(_PAUSE.split(clean(here.right))[0])
            if _DOES_SO.match(does) is not None:  # 规上企业有36家|入驻园区
                apart = does[:1] not in _WHERE_FIRST and len(does) <= _SHORT_ACT
                return Name(does * apart + whose, "", STATE, noun=whose)
        said = clean(here.left).lstrip("、,和与及").removeprefix("其中").lstrip(",: ")
        kept = (
            _ON_TIME.fullmatch(_undated(said))
            if said and said not in _SURPLUS and noun in ("", "进展", "进度")
            else None
        )
        if kept is None and not noun and topic is not None and (here.quantity.value or 0) <= topic.value:
            kept = _AT_STEP.fullmatch(_undated(said))  # 未开工25个,其中已完成招标|10个
        if kept is None and (not left_name or said in _THE_REST):
            kept = _ON_TIME.fullmatch(_PAUSE.split(noun + predicate)[0])
            if kept is not None and said in _THE_REST:
                kept, noun = None, ""  # 其余17件按进度推进中
        if kept is not None:
            told = _STATE_END.sub("", kept.group(1))
            of = ("", -1) if topic is None else _whose(told_of, here, topic)
            told = told.removeprefix(of[0]) or told
            if of[0][2:].endswith(told[:2]) and generic(told[:2]):
                told = told[2:] or told
            if len(told) > _WITH_NOUN and generic(told[:2]) and of[0] and not of[0].endswith(told[:2]):
                return Name(told[2:] + told[:2], "", "noun after the number with its predicate")  # 2个|项目进度缓慢
            if (
                here.left.rstrip().endswith("、")
                and of[1] == told_of.at - 1
                and last.noun == of[0]
                and last.text != of[0]
            ):
                of = of[0], -1  # what was counted before is itself in another state
                # 重点项目中5个项目未开工、3个|项目进展缓慢; 4个项目未开工、3个项目进展缓慢
            return Name(told + of[0], "", STATE, noun=of[0], topic=of[1])
    if topic is None and not noun and kind.measure == "level" and (behind := _work_behind(told_of, here)):
        how = clean(here.left).lstrip("、,和与及")
        how = how[len(_dated_part(how)) :]
        if how and len(how) <= _LONGEST_STATE and state_only(how):
            return Name(how + behind, "", STATE, noun=behind)  # 小区改造稳步推进。已开工30个
    some = here.lead.endswith("中") and here.previous is None and here.left.strip() in _HAVE and here.lead != "其中"
    them = some or (here.left[-1:] == "有" and _AMONG_THEM.search(here.left) is not None)
    whole = here.lead if some else here.previous.right if here.previous is not None else ""
    if (
        whole.endswith("中")
        and noun
        and (some or _right_after(here))
        and (told := _some_of(whole, noun + predicate, here.following))
    ):
        return Name(told, "", STATE) if topic is None else Name(told, "", STATE, noun=topic.noun, topic=topic.at)
    if topic is not None and them:
        # 28项指标中,有24项全省占比提高: what it says of some of those counted.
        told = fix_ends(_PAUSE.split(lead_off(noun + predicate).removeprefix(topic.noun[-2:]))[0])
        if 1 < len(told) <= _LONGEST_STATE and not told.endswith(topic.noun[-2:]):
            return Name(told + topic.noun, "", STATE, noun=topic.noun, topic=topic.at)
    if (
        topic is None
        or noun
        or kind.measure != "level"
        or left_name in NOT_DONE
        or ends(told_of.last.text, FLOW_LAST) in STAGES
    ):
        return None
    opens = here.previous is None and here.lead and not told_of.last.text
    own = object_before(here.lead, here.subject) if opens and verb_of(left_name) else ""
    if own and own[-2:] != topic.noun[-2:]:
        return None  # 推进农村公路建设,新建30公里
    said = left_name or fix_ends(_PAUSE.split(lead_off(predicate))[0])
    said = of_topic(said, topic.noun)
    opened = said == "立案" or (said in _CLOSED and told_of.last.text == "立案")
    if said in _DETAINED or (said in DEALT_WITH and topic.noun.endswith(_PENALTIES)):
        return Name(said, said, "words before the number")
    if opened and not topic.noun.endswith(("案", "案件")):
        return Name(said, said, "words before the number")  # 处置问题线索1080件,立案369件
    alone = clean(here.left).lstrip("、,和与及")
    if said == "未" and alone.startswith(said):
        said = alone  # 未完成1项
    if alone in _THE_REST or (alone[-2:] in _HELD_TO and _MEETS.fullmatch(alone) is not None):
        said = alone
        those = True
    stage = alone.removeprefix("其中").removesuffix(left_name)
    if topic.noun.endswith(")") and left_name and topic.noun.partition("(")[0].endswith(left_name) and at_work(stage):
        return Name(
            stage + left_name, "", STATE, noun=left_name, topic=topic.at
        )  # 重点项目(重点工作)13个,已完成项目3个
    if topic.noun.endswith(left_name or "。") and at_work(stage):
        return Name(stage + left_name, "", STATE, noun=topic.noun, topic=topic.at)
    if (
        alone.endswith(_ENDED)
        and here.previous is not None
        and here.left == here.previous.right
        and (finished := _THEY_ARE.fullmatch(alone)) is not None
        and finished.group(1).endswith(topic.noun[-2:])
    ):
        said = alone = finished.group(2)  # 20件民生实事已完成3件
    if those and "或" in alone and "或" not in said and (either := _EITHER.search(_CLASSED.sub("", alone))) is not None:
        said = either.group(1)  # 正在解决或有关工作已启动的38件
    dated = _undated(alone.removeprefix("其中"))
    if not said and (here.previous is None or dated != alone) and dated[1:].endswith("完成") and state_only(dated):
        alone = dated
        said = "已完成" if alone.endswith("已完成") else alone
    if not said and those and state_only(stated := _STATE_END.sub("", _CLASSED.sub("", alone))):
        said = stated  # 已落实的有122件
    if said in _STEPS and (step := alone.removesuffix("有").removeprefix("已")) != said and state_only(step):
        said = step
    if left_name and class_only(said):
        if here.quantity.value is not None and here.quantity.value > topic.value:
            return None
        all_of_them = whole_of_classes(topic.noun) if said[-1] == "类" else topic.noun
        return Name(said + all_of_them, "", "class of what was counted before", noun=all_of_them)
    longest = _LONGEST_CLAUSE if those and alone.endswith(_THOSE_LAST) else _LONGEST_STATE
    if not said or len(said) > longest or not ((those and len(said) > 1) or state_only(said)):
        return None
    said = _STATE_END.sub("", said)
    if told_of.last.rule != STATE or told_of.last.text.endswith("案"):
        cases, at = _whose(told_of, here, topic)
        if KIND_OF_CASES.fullmatch(cases) is None:
            cases, at = topic.noun, topic.at
        if told := of_cases(said, cases):
            return Name(told, "", STATE, noun=cases, topic=at)  # 受理案件879件,其中:受理民事案件755件,结案600件
    raw = clean(here.left if left_name else predicate).lstrip("、,和与及")
    if raw.startswith("已" + said):
        said = "已" + said
    noun, at = _whose(told_of, here, topic)
    said = said[:-1] if said[-1:] == "其" and len(said) > 1 else said  # 审议草案40件,通过其中24件
    noun = unsaid(said, noun)
    if said in _IN_COURT and noun.endswith(("建议", "建议书", "通知书")):
        return Name(said, said, STATE)  # 发出检察建议408件;起诉21件
    told_of.topics.stated(said, noun)
    beside = said.endswith(_GOING_ON) and at == told_of.counted_at and told_of.counted.text.startswith(_FINISHED)
    gone = said.endswith(_GONE) and "其中" not in here.left
    at = -1 if said in _PROSECUTED or beside or gone else at  # 新建食堂,已建成15家,在建6家: none of those 15
    return Name(said + noun, "", STATE, noun=noun, topic=at)


_IN_COURT = frozenset(("起诉", "审结", "判决", "提起诉讼"))
_GONE = ("注销", "吊销")
"""What became of firms that were set up before: those set up now are others."""
_GOING_ON = ("在建", "正在建设", "正在施工", "未开工", "在改造")
_FINISHED = ("建成", "竣工", "完工", "投用", "已建成", "已竣工", "已完工")
"""What is finished is none of what goes on, however the two stand side by side."""


_PROPOSALS = frozenset(("建议", "提案", "议案"))
"""What is put to those who govern: a count of each tells of its own after it (承办建议17件,…;承办提案13件,其中主办10件)."""


def _whose(told_of: Said, here: Surroundings, topic: Topic) -> tuple[str, int]:
    """Return whose state is told, and which figure counted them: the kind counted just before, else ``topic``."""
    noun, at = topic.noun, topic.at
    aside = (
        told_of.counted_at == told_of.at - 2 and here.lead[-1:] == ")"
    )
    # …;受理舆情27件,占总量的1.4%,按期办结27件: those of its own 分号-clause
    shared = told_of.counted_at == told_of.at - 2 and told_of.measure == "share" and told_of.part == here.part
    own = shared and told_of.among and bool(here.head)
    if (
        (told_of.counted_at == told_of.at - 1 or _rated_since(told_of, here) or aside or shared)
        and not (told_of.among and here.left[:1] == "、")
        and (told_of.unit == here.quantity.unit or _rated_since(told_of, here) or shared)
        and told_of.counted.topic < 0
        and told_of.counted.rule != _DONE_WITH  # 排查危房1268户,已改造1102户,正在施工|166户: of all of them
        and here.quantity.value is not None
        and here.quantity.value <= told_of.counted_value
        and (
            (part := past_joints(kind_counted(told_of.counted))).endswith(noun[-2:])
            or own
            or {part[-2:], noun[-2:]} <= _PROPOSALS
        )
    ):
        # A kind of what is being counted was counted just before: its state is told, not that of all.
        noun, at = past_handling(TO_BE.sub("", part).removeprefix("安排")), told_of.counted_at
    elif _rated_state(told_of, here):
        noun, at = told_of.counted.noun, told_of.counted.topic
    elif (
        (stated := told_of.named).rule == STATE
        and stated.noun
        and (told_of.unit == here.quantity.unit if stated is told_of.last else stated is told_of.counted)
    ):
        noun, at = stated.noun, stated.topic  # 完成的有18项,占36.7%;实施的有31项
    return noun, at
