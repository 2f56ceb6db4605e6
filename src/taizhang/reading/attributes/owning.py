"""Whose an amount or rate is that stands alone, and of what a state is: things counted, without their verbs."""

from taizhang.reading.attributes.heads import owner_of
from taizhang.reading.attributes.lexicon import FLOW_FIRST, FLOW_LAST, MANNER, TAKING_UP, by_first, ends, starts
from taizhang.reading.attributes.nouns import generic
from taizhang.reading.attributes.phrases import Name
from taizhang.reading.attributes.topics import AS_A_TASK, Topic, state_only
from taizhang.reading.attributes.verbs import only_verbs, verb_of
from taizhang.reading.indicators import find
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import alternation

STAGES = frozenset(("建成", "开工", "新开工", "竣工", "新竣工", "投产", "完工", "签约", "落地", "开工建设"))
OWNERS = frozenset(("民办", "公办", "民营", "国有", "农村", "城镇"))
"""Whose or where some of what was counted are, in a bracket behind how many there are (高中生2925人(民办1903人))."""
SOME_OF = (*OWNERS, "省级", "市级", "县级", "区级", "乡级", "镇级", "村级")
"""What some of those counted are told by, in a bracket right behind how many there are."""
_PUT = ("提出", "承办", *TAKING_UP)
"""How things came to be counted, before them (提出审计建议76条,被采纳71条)."""
_RECEIVED = lazy("新?收(?=各|案|[一二]审|[刑民行][事政商])")
_TAKEN_UP_BY = lazy(f"[一-龥]{{3,12}}(?:中心|[局院厅委]|大队|支队)({alternation(TAKING_UP)})")
"""An organ of its own that took up some of what was counted for all."""
_TAKEN_BY = lazy(f"([一-龥]{{2,10}}?)(?:{alternation(TAKING_UP)})(?=[一-龥]{{2}})")
"""Who took up what is counted."""
_NEW_BEHIND = lazy("(?:新增|净增)$")
"""What says that what is counted is new, behind it (加装电梯新增400台、完工200台)."""


def unsaid(said: str, noun: str) -> str:
    """Return what is in the state ``said``: the noun without how it came to be counted, that it is new, or the verb
    that the state repeats."""
    noun = next((noun[len(verb) :] for verb in _PUT if noun.startswith(verb) and len(noun) > len(verb) + 1), noun)
    if noun[:1] in "新收" and (received := _RECEIVED.match(noun)) is not None:
        noun = noun[received.end() :]
    noun = "案件" if noun.endswith("收案") else AS_A_TASK.sub("", noun)
    if (taken := _TAKEN_BY.match(noun)) is not None:
        noun = taken.group(1) + noun[taken.end() :]  # 统一平台|受理|各类办件, then 办结
    return without_verb(said, _NEW_BEHIND.sub("", noun) or noun)


def of_topic(said: str, noun: str) -> str:
    """Return what words before a count say of the things counted before that they name again (重点项目共开工30个)."""
    if (anew := _TAKEN_UP_BY.fullmatch(said)) is not None:
        return anew.group(1)  # 全县受理办件90件…,政务服务中心受理40件
    if noun[-1:] not in said:
        return said
    for length in range(min(len(noun), len(said) - 2), 1, -1):
        if said.startswith(noun[-length:]):
            rest = _SO_FAR.sub("", said[length:])
            return rest if state_only(rest) else said
    return said


def without_verb(said: str, noun: str) -> str:
    """Return a noun without the verb that ``said`` repeats (整改问题: 整改率 → 问题)."""
    return (
        noun[2:]
        if len(noun) > _VERB_AND_NOUN and noun[:2] == said[:2] and said[0] != "被" and noun[2] not in "度率"
        else noun
    )


_VERB_AND_NOUN = 3
_SO_FAR = lazy("^(?:目前|全部|中)?(?:已|共|累计|合计|有)+(?=..)|^中(?=达标|合格|优秀|完成|建成|开工|竣工)")


def alike(text: str, before: str) -> bool:
    """Say whether two relational names are of one sort: rates, or amounts of the same."""
    return text[-2:] == before[-2:] or (text.endswith("率") and before.endswith("率"))


def plain_count(owner: str) -> bool:
    """Say whether nothing but a plain category was counted (亿元以上项目, 签约项目)."""
    return "以上" in owner or generic(owner[2:])


def owner_of_count(counted: Name, *, rate: bool = False, among: bool = False) -> str:
    """Return a counted thing as the owner of an amount: with the verb that tells it apart (新签约项目; any of those
    ``among`` the parts of a total), else without."""
    if rate and counted.topic >= 0:
        return counted.noun or counted.text
    told_apart = not rate and (counted.verb.startswith("新") or counted.verb in STAGES or among)
    return owner_of(counted.text if told_apart or told_by_stage(counted) else object_of(counted))


_BOTH_STAGES = 4
def earns_none(thing: str, text: str) -> bool:
    """Say whether what is earned is not that of what was named before: of staff, or of how much there was of something
    (完成粮油量15万吨,销售收入1亿元)."""
    return text in _EARNED and thing.endswith(("量", "从业人员"))


_EARNED = frozenset(("销售收入", "营业收入", "经营收入", "销售额", "利润", "利税"))
TWO_STAGES = ("开工建设", "竣工投产", "建成投产", "建成投用", "竣工投用")
"""Two stages said at once, behind what is at them."""
DEALT_WITH = frozenset(
    (
        *("组织处理", "诫勉", "诫勉谈话", "提醒谈话", "批评教育", "约谈", "责令检查", "问责", "处理", "移送", "移交"),
        *("政务处分", "党纪处分", "党纪政务处分", "警示约谈", "书面检查"),
    )
)
"""What is done with people at fault, who are named by nothing else."""
_BARE_THINGS = frozenset(("项目", "工程"))
SORTS_OF_WORKS = frozenset(sort + thing for sort in ("新建", "续建", "在建") for thing in _BARE_THINGS)
"""Works called by a stage that tells one sort of them from the others, whatever is done with them."""
STAGE_FIRST = by_first(
    (
        "新建",
        "改建",
        "扩建",
        "开工",
        "完工",
        "竣工",
        "投产",
        "在建",
        "续建",
        "新开工",
        "复工",
        "开复工",
        "建设",
        "争取开工",
    )
)
"""At what stage works are that were counted."""


def told_by_stage(name: Name) -> bool:
    """Say whether only its stage tells which works a name counts (续建|项目)."""
    return (name.text in SORTS_OF_WORKS or object_of(name) in _BARE_THINGS) and bool(starts(name.text, STAGE_FIRST))


def kind_counted(counted: Name) -> str:
    """Return what is counted, with the class that tells it apart where that is all the number before it said."""
    return counted.text if counted.rule.startswith("class of what") else object_of(counted)


def object_of(last: Name) -> str:
    """Return what a name counts or measures, without the verb."""
    if last.noun:
        return last.noun.removeprefix("了") if last.text not in SORTS_OF_WORKS else last.text
    if last.text.endswith(TWO_STAGES) and len(last.text) > _BOTH_STAGES:
        return last.text[:-_BOTH_STAGES]
    done = ends(last.text, FLOW_LAST)
    if done in STAGES and len(last.text) - len(done) >= 3:
        return last.text[: -len(done)].removesuffix("基本").removesuffix("累计")
    text = last.text.removeprefix(last.verb) if last.verb else last.text
    if text[:2] in _OF_MANNER and text is last.text and (done := starts(text[2:], FLOW_FIRST)):
        text = text[2 + len(done) :] or text  # 主动公开|政府信息
    if len(text) == 1 or (text == "工程" and last.verb in _IMPROVES) or last.text in SORTS_OF_WORKS:
        return last.text  # 督办件, 改善工程
    if last.verb and text[:1] == "和" and (further := starts(text[1:], FLOW_FIRST)):
        text = text[1 + len(further) :]  # 新建和改造|饮水工程
    if text[:1] == "立" and text[1:2] != "案" and text.endswith("案件"):
        return text[1:]  # 立|刑事案件
    return text


_OF_MANNER = frozenset(("主动", "依法", "及时", "妥善", "成功", "高效", "共同", "联合", "集中", "直接", "有效", "严格", "认真", "全面"))
"""How something was done, before its verb."""


def are_such(lead: str, right: str, counted: Name) -> str:
    """Return what so many per cent of those told before are, or where they happened (其中|63.5%为物业投诉), or an empty
    string; ``lead`` tells of whom where it ends with 中, else ``counted`` does."""
    which = _ARE_SUCH.match(right)
    if which is None:
        return ""
    return which[1] or (_WHERE_OF.sub("", lead[:-1]) if lead[-1:] == "中" else object_of(counted)) + which[2]


_ARE_SUCH = lazy(
    r"(?:以上|左右)?的?(?:都|均|则)?(?:(?:属于|为|是)([一-龥“”]{2,16})|((?:(?:发生|集中|分布)[在于]|涉及|来自|源于)[一-龥“”\d]{2,16}))$"
)
_WHERE_OF = lazy("^(?:今年以来|全年)?在?(?:[一-龥]{2,6}的|发生|受理|查处)?")
"""When and how those came to be whom a clause before is about."""


def driven(last: Name) -> str:
    """Return what others were made to do, behind the verb for that (督促|关停、整治|企业), or an empty string."""
    if last.verb not in ("督促", "推动", "协助", "指导"):
        return ""
    at = len(last.verb)
    while verb := starts(last.text[at + (last.text[at : at + 1] == "、") :], FLOW_FIRST):
        at += len(verb) + (last.text[at : at + 1] == "、")
    return last.text[len(last.verb) : at] if at < len(last.text) else ""


def done_of_task(verb: str, last: Name) -> str:
    """Return of what ``verb`` tells how much is done: what was counted, without the words that it was set to be done,
    and that it is built where the verb says so (高标准农田建设任务3万亩,已建成|1.8万亩)."""
    noun = AS_A_TASK.sub("", object_of(last))
    if verb in _BUILDS and (places := _REACHES_PLACES.fullmatch(last.text)) is not None:
        return places.group(1)  # 敬老院建设涉及6个乡镇,其中新建|3所
    if verb in _BUILDS and noun.endswith(_BUILDS) and len(noun) > _BUILT:
        noun = noun[:-2]  # 乡镇敬老院新建3所,改建|2所
    return noun.removesuffix("建设") if verb.endswith("建成") and len(noun) > _BUILT else noun


_REACHES_PLACES = lazy("(.{2,}?)(?:建设|改造)?(?:涉及|覆盖|分布在)(?:乡镇|村|社区|街道|镇街|县区|行政村)")
_BUILT = 4
_BUILDS = ("新建", "改建", "扩建", "重建", "续建", "迁建", "改造", "维修")
"""What is done to a thing, and stands behind its name or alone before how many of it."""
_IMPROVES = frozenset(("改善", "提升", "加固", "整治", "治理", "改造", "维修", "绿化", "亮化", "硬化", "修复", "配套"))
"""What works are called by that are done to something, before 工程."""


CUTS = lazy("[省市县区]?级?(?:取消|精简|减少|压减|清理|下放|削减)(?=..)")
"""How a name begins of things that were done away with, beside others that were."""


def beneficial(before: Name) -> str:
    """Return what people have good of or are touched by, of which the name before theirs tells, or an empty string
    (查处案件35件,涉及农民工1200人: the case, not those)."""
    return "" if before.text.endswith("率") else object_of(before)


def of_rate(owner: str, rate: str, cases: Topic | None) -> str:
    """Return whose a rate is without the number of what was done that ends its name (环保类结案数90件,结案率; 应结案数100件,
    按期结案率); those who answer ``cases`` are answered by nobody (收到来信139件,涉及22个单位,回复率100%)."""
    owner = owner.removesuffix("惠及")
    if cases is not None and owner in _OFFICES and rate[:2] in _ANSWERED:
        return cases.noun
    if rate[:2] in _DONE_WITH_CASES:
        if only_verbs(owner.lstrip("、")) or "人均" in owner or owner in _TURNED_AWAY:
            # 审结、执结5991件,结案率; 人均结案218件,结案率; 退件9件,办结率: none of these is what the rate is of
            return cases.noun if cases is not None and cases.noun.endswith(_CASE_NOUNS) else "案件"
        if owner[:1] == rate[0] and owner[1:2] != rate[1]:
            owner = owner[1:].removeprefix("各类")  # 破|各类刑事案件464起,破案率
    done = rate[:-1] + "数"
    return owner[: -len(done)] if owner.endswith(done) else _CASES_DONE.sub("", owner)


_DONE_WITH_CASES = frozenset(("结案", "破案", "办结", "审结", "执结", "化解"))
_TURNED_AWAY = frozenset(("退件", "承诺", "收件", "不予受理"))
"""What an office did with what people brought, of which no rate is told."""
_CASE_NOUNS = ("案件", "纠纷", "诉求", "工单", "事项", "举报", "投诉", "提案", "建议", "信访件", "信访", "线索", "申请", "办件")
_OFFICES, _ANSWERED = ("单位", "部门"), ("回复", "答复", "办结", "办理")
_CASES_DONE = lazy("(?:应|按期|有效|交办|实际)*[结立办收]案数$|^(?:新)?收案(?=$)")


def rated_by(last: Name, text: str) -> str:
    """Return what was just dealt with where the name of a rate says so again (直办来电6673件,直办|率), else an empty
    string."""
    stem, end = text[:-1], text[-1:]
    if end != "率" or not 1 < len(stem) <= _LONGEST_STEM or find(text, None, "level") is not None:
        return ""
    at = last.text.find(stem)
    thing = last.text[at + len(stem) :] if 0 <= at <= _LONGEST_STEM else ""
    return thing if len(thing) > 1 and thing[-1] != "率" and (last.noun == thing or verb_of(stem)) else ""


def further_rate(last: str, text: str) -> str:
    """Return the name of a rate that begins inside the name of the one before (技能培训完成率126%,培训|合格率), or an empty
    string."""
    if text[-1:] != "率" or last[-1:] != "率" or len(text) < _SHORTEST_RATE or find(text, None, "level") is not None:
        return ""
    at = last.find(text[:2])
    further = at > 1 and _SHORTEST_RATE <= len(last) - at <= _LONGEST_RATE
    return last[:at] + text if further else ""  # but 纠纷调解率100%,调解成功率95%


_SHORTEST_RATE, _LONGEST_RATE = 4, 6
_LONGEST_STEM = 4


def names_nothing(owner: str) -> bool:
    """Say whether what the clause before is about owns no amount: only how, or how well, something is done."""
    if owner[:1] in _COUNTS_SLOGANS and _SO_MANY_AIMS.fullmatch(owner) is not None:
        return True  # 实现“五个突破”,即产值突破|30亿元
    return owner in _MANNERS or owner.endswith(_PACE) or owner.lstrip("该").startswith(_LIES)


_COUNTS_SLOGANS = frozenset("“三四五六七八九十两")
_SO_MANY_AIMS = lazy("“?[三四五六七八九十两](?:个|大|项|条|场|张)?[一-龥]{2,4}”?")
"""A slogan that counts aims (五个突破, “三大战役”)."""


_MANNERS = frozenset((*MANNER, "任务", "目标", "任务的", "目标任务"))
_PACE = (
    "工程进度",
    "建设进度",
    "项目进度",
    "施工进度",
    "推进力度",
    "建设步伐",
    "工作力度",
    "前提下",
    "以来",
    "期间",
    "基础上",
    "工作质量",
    *("主要", "各类", "各项", "有关", "相关"),
)
_LIES = ("项目位于", "工程位于", "项目选址", "项目地处")


def the_one(owner: str) -> str:
    """Return ``owner`` without where it is and that it is one of such (在石桥小学扩建一处|新校舍)."""
    return _ONE_OF.sub("", owner) if "一" in owner else owner


_ONE_OF = lazy("^.*一(?:批|处|座|所|栋|幢|家|条)(?:[^的]{2,12}、[^的]{2,12}的)?(?=[一-龥]{2})")


def whose_work(levels: list[str], text: str, counted: str) -> str:
    """Return the work of which the first of a sentence's ``levels`` told something, for what a work has and what was
    ``counted`` of it has not (东山小学项目占地45亩,设置教学班36个,总投资|1.8亿元), else that."""
    if not text.endswith(_A_WORK_HAS) or counted.endswith(_WORKS_END):
        return counted
    first = levels[0] if levels else ""
    owner = owner_of(first) if first[-2:] != "占地" else first[:-2]
    if owner != first and _WORK.search(owner) is not None:
        return owner
    return "" if counted in _HOW_MANY else counted


_A_WORK_HAS = ("投资", "概算", "造价", "工期", "建筑面积", "占地面积")
_WORKS_END = ("项目", "工程", "改造", "公路", "道路", "桥梁")
_WORK = lazy("(?:项目|工程|基地|园|中心|[公道铁]路|大桥|水库|医院|学校|校区|小区|改造|电站)(?:\\([^()]*\\))?$")
_HOW_MANY = frozenset(("户数", "改造户数", "人数", "套数", "个数", "层数"))
"""What only tells a number, and owns nothing."""


def rate_of_another(last: str, text: str, *, listed: bool) -> str:
    """Return the rate named before of another than it was of (小学入学率达到100%,初中|达到99.8%; 刑事案件结案率98%、民事|95%), or an
    empty string; ``listed`` says whether 、 joins the two."""
    longest = _OTHER_OWNER if listed else _OWNER_ALONE
    if last[-1:] != "率" or not 1 < len(text) <= longest or text[-1] in _OF_ITSELF or find(text, None, "level"):
        return ""
    rate_word = _RATE_WORD.search(last)
    return "" if rate_word is None else text + rate_word[1]


_OTHER_OWNER, _OWNER_ALONE, _OF_ITSELF = 6, 3, frozenset("率度数比重化例感面")
"""Whose rate it is has a name of at most so many characters, which ends otherwise than what is a rate itself."""
_RATE_WORD = lazy("(?<=[一-龥]{2})((?:毛|净|总|综合)?[一-龥]{2}率)$")
