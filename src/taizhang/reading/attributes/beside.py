"""What a number shares with the numbers and clauses beside it: a tail, a verb, what is done for both."""

import re

from taizhang.reading.attributes.nouns import noun_after
from taizhang.reading.attributes.phrases import Name, clean, fix_ends, lead_off, light_off
from taizhang.reading.attributes.said import Said
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.verbs import head_verb
from taizhang.reading.patterns import lazy

FOR_END = lazy(
    r"(为|对|给|向|帮助|支持|督促|指导|引导|组织|推动|带动|助力)(?:[^,。;]{0,8}?"
    r"(?:区|市|县|省|[全各本我该][州盟旗国镇乡村团场师]|辖区内?|[区市县]内|符合条件的|困难|(?<![办做])的))?$"
)
DOES = ("进行", "开展", "实施", "实行")
SETTLEMENTS = frozenset(("村", "行政村", "自然村", "社区", "小区", "乡镇"))


def of_both(here: Surroundings) -> str:
    """Return what is said of all that a list counts, which stands behind the last of them (12个乡镇、96个村|完成整治), or an
    empty string."""
    last, far = here, 0
    while last.following is not None and last.right.rstrip()[-1:] in _AND and far < _LONGEST_COUNTS:
        last, far = last.following, far + 1
    if last is here or last.following is not None or last.quantity.family not in ("count", "person"):
        return ""
    if _COUNTED_DO.search(here.right.rstrip("、和及与")) is not None:
        return ""  # 45个|小区完成治理、6万户居民用上…: the first has done something of its own
    noun, predicate = noun_after(last.right)
    if last.quantity.unit == "人" and not predicate:
        predicate = noun  # 20个村、3200人|脱贫
    return predicate if _COUNTED_DO.match(predicate) is not None else ""


_LONGEST_COUNTS = 4
"""So many counts are joined at most of which one thing is said at the end."""
_COUNTED_DO = lazy(
    "(?:完成|通过|实现|获|达到|脱贫|退出|出列|摘帽|整改|启动|开工|竣工|投产|投用|建成|受益|入选|通车|[接通用]上)[^,。;]{0,12}(?:[,。;]|$)"
)


def done_for_both(here: Surroundings, predicate: str) -> str:
    """Return what is done for one and another that are counted (对3名成人和1名儿童进行康复训练; 对3名儿童开展训练和3名家长进行
    培训), or an empty string."""
    before, after = here.previous, here.following
    if before is None and after is not None and not predicate and here.right[-1:] in _AND:
        does = noun_after(after.right)[1] if FOR_END.search(clean(here.left)) is not None else ""
        if here.left[-1:] == "对" and (of := _DONE_TO_BOTH.fullmatch(clean(after.right))) is not None:
            return of[1]  # 完成对2735家加油站、26408把加油枪的计量检定
    else:
        first = before is not None and before.previous is None and FOR_END.search(clean(before.left)) is not None
        does = predicate if first and here.left[-1:] in _AND else ""
    if not does.startswith((*DOES, "提供")):
        return ""
    done = fix_ends(re.split(r"[,。;]", light_off(lead_off(does)).removeprefix("提供"))[0])
    return done if len(done) > 1 and not done.endswith("工作") else ""


_DONE_TO_BOTH = lazy("[一-龥]{2,12}的([一-龥]{2,8})[,。;]?")
_AND = frozenset("和及与、")
_PROBLEM = lazy(
    "(?:[^,。;、的]{0,12}|[^,。;的]{2,24}等[^,。;、的]{2,12})的([一-龥]{2,12}?(?:问题|难题|困难))(?:$|[,。;、])"
)


def problem_of(here: Surroundings) -> str:
    """Return what problem of those counted is solved (解决25万农村人口和3万学生的|饮水安全问题), or an empty string."""
    last = here
    while (
        last.following is not None
        and "的" not in last.right
        and (last.right.rstrip().endswith(("和", "、", "与", "及")) or last.right.strip() in SETTLEMENTS)
    ):
        last = last.following
    found = _PROBLEM.match(last.right)
    return "" if found is None else found.group(1)


_SHARED = (
    *("改造", "建设", "整治", "治理", "提升", "创建", "维修", "征收", "拆迁", "搬迁", "安置"),
    *("改扩建", "新改建", "新改扩建", "建设改造", "新建改造", "改造提升", "提升改造", "改造升级"),
    *("除险加固", "加固", "重建", "修缮", "绿化", "硬化"),
    *("亮化", "申报", "认定", "验收", "编制", "扩建", "改建", "修复", "更新", "培训", "征迁", "修建"),
    *("救助", "资助", "体检", "筛查"),
)
"""What is done to all members of a list, said behind the last (完成5所小学、2所中学和1所幼儿园|改造)."""
_DONE_TO = (
    *("扶持", "帮扶", "培育", "培养", "招引", "引进", "保护", "排查"),
    *("清理", "检测", "检查", "监测", "评估", "推广", "拆除", "升级", "试点"),
)
"""What is done to a member of a list that says it itself (经济薄弱村|扶持和示范村创建)."""
_SHARED_TAIL = lazy(f"(?:{'|'.join(_SHARED)})(?=(?:任务|工作|工程)?$)")
_JOINT = lazy("(?:、|以及|和|及|与)$")
_WHERE = lazy("(?:行政|自然|贫困|中心|示范)?村(?![庄民级]|道(?!路))|社区(?!服务|卫生)|小区|乡镇|街道|镇(?![级区])")
"""Where it is done, which the members tell (3个镇、20个|村|规划编制)."""
_MEMBERS = 12
"""How many members of a list are looked at."""


def shared_tail(here: Surroundings, noun: str) -> str:
    """Return what is done to the things counted and to those of the list after them, which only the last says."""
    if noun.endswith((*_SHARED, *_DONE_TO)) or _member(here) != noun:
        return ""
    first, last = here, here.following
    for _ in range(_MEMBERS):
        if first.previous is None or not _member(first.previous):
            break
        first = first.previous
    if head_verb(first.left):
        return ""
    for _ in range(_MEMBERS):
        if last is None or not _member(last):
            break
        last = last.following
    done = "" if last is None else noun_after(last.right)[0]
    found = _SHARED_TAIL.search(done)
    if found is None or found.start() == 0:
        return ""  # 2000户申请式退租和1200户|修缮: the last names nothing but its own doing
    where = _WHERE.match(done) if _WHERE.fullmatch(noun) is not None else None
    return done[where.end() : found.end()] if where is not None else found.group()


def _member(here: Surroundings) -> str:
    """Return what a number counts where only its noun and a joint stand before the next (5所|小学、), else nothing."""
    if here.following is None:
        return ""
    joined_on = _JOINT.search(clean(here.right))
    noun = "" if joined_on is None else clean(here.right)[: joined_on.start()]
    return noun if noun and noun_after(noun) == (noun, "") else ""


def named_beside(said: Said, here: Surroundings, noun: str) -> Name | None:
    """Name what is counted beside another by the words before both (计划出列的2个贫困乡和|20个贫困村), else None."""
    last, before = said.last, here.previous
    noun = noun.split("的")[0]
    if before is None or not last.noun or last.rule != "words on both sides of the number" or not noun:
        return None
    if clean(here.left) != clean(before.right) or here.left[-1:] not in ("和", "及", "与", "、"):
        return None
    if last.text.removesuffix(last.noun)[-2:] in noun:
        return None  # 预脱贫的16个贫困村和51个脱贫村
    if not clean(before.left).endswith("的") or not last.text.endswith(last.noun):
        return None
    return Name(last.text.removesuffix(last.noun) + noun, last.verb, last.rule, noun=noun)
