"""Names that leave out what the name before them began or ended with, or whose they are."""

from taizhang.reading.attributes import events, grading
from taizhang.reading.attributes.accounts import (
    ARRANGED,
    BALANCES,
    EACH_ONE,
    ENTRIES,
    OUTLAYS,
    SUMMED,
    account,
    arranged,
    at_most_each,
    balance,
    collected,
    from_level,
    of_fund,
    really,
    source_of_income,
    spent_on_what,
    sum_of_accounts,
)
from taizhang.reading.attributes.carrying import (
    AMONG,
    BESIDE,
    BRACKET,
    CONTINUES,
    FIRST,
    LAST,
    LEAD,
    MONEY,
    PLAIN,
    Case,
    Rules,
)
from taizhang.reading.attributes.elided import COUNTS, earned, industry, places_in, sort_named
from taizhang.reading.attributes.heads import (
    DIVISIONS,
    OF_FIRMS,
    alike_head,
    alike_stem,
    elided_head,
    owner_of,
    relational,
)
from taizhang.reading.attributes.holding import RESIDENTS, STAFF, again_outside, beds, had, residents, staff
from taizhang.reading.attributes.lexicon import FLOW_FIRST, LIGHT_FIRST, starts
from taizhang.reading.attributes.owning import STAGE_FIRST, earns_none, names_nothing, object_of, the_one, told_by_stage
from taizhang.reading.attributes.phrases import Name, clean, fix_ends, lead_off, light_off, what_fared
from taizhang.reading.attributes.rates import SHORT_HEADS
from taizhang.reading.attributes.said import STATE
from taizhang.reading.attributes.schooling import of_schools, pupils
from taizhang.reading.attributes.syntax import parse
from taizhang.reading.attributes.tails import joined
from taizhang.reading.attributes.verbs import verb_of
from taizhang.reading.attributes.works import (
    ALL_IN_ALL,
    ITS_MONEY,
    OF_WORK,
    TITLED,
    done_of_work,
    done_to_titled,
    extent_of_works,
    money_of_counted,
    money_of_work_begun,
    money_of_works,
    of_work_named,
    work_did,
    work_done,
    work_of_part,
)
from taizhang.reading.indicators import find
from taizhang.reading.patterns import lazy

_HEAD = "head carried over"
_SAME = "same as the name before"
_COUNTED = "belongs to what was counted"
_HEADING = "belongs to what the heading names"

_WORKS = lazy("(?:项目|工程|基地|园区?|中心|[公道铁]路|大桥|水库|医院|学校|线|改造)$")
KEPT = frozenset(("旧存", "上年旧存", "结转", "上年结转", "积存", "上年积存", "往年", "存量"))
"""What in brackets after a count tells which of it came over from before (4939件(含旧存256件))."""
_PLACED = lazy("[一-龥]{2,6}(?:镇|乡|村|街道|社区|农场|林场|[县区旗](?!域))")
"""Where a part of what was counted is, in brackets behind it (种植烟叶4000亩(甲镇2000亩、乙乡2000亩))."""
_FIRMS = lazy("(?:[一-龥]{2,14}?企业|个体工商户|规上工业|规模(?:以上)?工业)(?=[一-龥])")
_FIRM = lazy("[一-龥]{2,12}(?:公司|集团|汽车|钢铁|药业|股份|厂)(?=(?:主营业务收入|销售收入|营业收入|总?产值)$)")
_EARNINGS = frozenset(("销售收入", "营业收入", "主营业务收入", "经营收入", "销售额", "产值", "总产值", "产出"))
"""What is earned by those of whom the text tells, whose the next amount is too."""
_VALUES = frozenset(("增加值", "产出", "总产出", "营业收入", "销售收入", "交易额", "零售额", "消费品零售额"))
_RESIDENCES = frozenset(("城镇", "城市", "农村", "乡村"))
"""Where people live: alone these leave out what was named of the others (城市低保标准860元,农村…)."""
_RESIDENTS = ("人口", "低保对象", "保障对象", "参保人数", "参保人员")
_PER_THOUSAND = lazy("每[十百千万]{1,2}(?:名|户)?(?:常住人口|人口|老年人|老人|儿童|人)(?:拥有)?")
_PER_HEAD = lazy("[亩户生校]均|人均(?!生产总值|GDP|地区)")
NUMBER_OF = lazy("(?:人|总|件|起|户)数$")
_BARE_COUNT = 4
"""A number of people or things of so few characters tells of nobody whose it is (从业人数)."""
_RAISED = lazy("^年?(?:出栏|存栏|饲养)(?=..)")
_LEVELLED = lazy("(国家级|省级|市级|县级|区级)(面积|里程|产量|产值|投资|资金)")
"""A part that repeats only the end of its whole (其中国家级面积)."""
_SAYS = ("强调", "要求", "指出", "提出", "明确")
"""How a clause ends that only says who says what follows."""
_VALUE_OF = lazy("(?:工业)?(?:总产值|增加值)$")
_SORTS = ("企业", "业", "公司")
"""What the value of an industry is told apart by."""
_SET_FOR = lazy("(?:共|已|累计)?(?:下达|安排|批复)?(?:年度|全年|当年)?$")
"""What stands before a plan of what is to be invested, and is no part of what that is in."""
_BARE_MONEY = lazy("(?:协议|合同|签约|意向|计划|实际|累计|总)*(?:引资|融资|投资|资金|金额)额?")
"""Money of which nothing says whose it is, so that the next amount is no part of its name."""
_HERD = ("出栏", "存栏")


def _of_all(case: Case) -> Name | None:
    """其中工业项目58个,旅游项目18个;累计实现到位资金|49亿元: of all, not of the part counted last."""
    here, said = case.here, case.said
    if not said.among or here.previous is not None or here.part == said.part or here.lead:
        return None
    if _IN_ALL.match(here.left.lstrip()) is None or not (case.text in SHORT_HEADS or relational(case.text)):
        return None
    return Name(case.text, case.verb, "words before the number")


_IN_ALL = lazy("(?:均?已)?(?:累计|合计|总计|共计?(?=实现|完成|到位))")


def _of_the_works_before(case: Case) -> Name | None:
    """推进甲工程建设,总投资|3亿元: of the works in the clause before."""
    here, text = case.here, case.text
    if here.previous is not None or not here.lead or not case.last.text:
        return None
    if not (text in SHORT_HEADS or relational(text)) or COUNTS.search(here.lead):
        return None
    owner = parse(here.lead).object
    begins = here.part[0] > here.sentence[0] and here.clause[0] - len(here.lead) - 2 <= here.part[0]
    owner = owner or (parse(here.lead).subject if begins else "")
    if len(owner) > 3 and (begins or _WORKS.search(owner) is not None):
        return Name(joined(owner, text), "", _HEAD)
    return None


def _owned(case: Case) -> Name | None:
    """到位资金, 审批时限: a noun that leaves open whose it is."""
    of_all = case.here.quantity.family == "money" and case.here.left.startswith(ALL_IN_ALL) and "、" in case.here.lead
    return Name(case.text, case.verb, "words before the number") if of_all else case.said.owned(case.here, case.text)


def _of_level(case: Case) -> Name | None:
    """学校58所,其中市直学校5所,乡级|53所; 床位493张(乡级|283张): the level with what was counted."""
    said, here = case.said, case.here
    if here.quantity.unit != said.unit or not case.last.text or case.text not in _LEVELS:
        return None
    if here.inside:
        if case.last.text.endswith("数") and case.last.text[:2] not in _LEVELS:
            return Name(case.text + case.last.text.removesuffix("总数"), "", _HEAD)
        outer = object_of(said.outside) if said.outside.text else ""
        return Name(case.text + outer, "", _HEAD) if len(outer) > 1 and "级" not in outer else None
    stated = case.last.rule == STATE and case.last.noun  # 其中省级实事30项,已完成17项;市级|49项
    of, verb = (case.last.noun, "") if stated else (case.last.text, case.last.verb)
    if said.among and _OF_LEVEL.search(of) is not None:
        # 其中国家级科技项目10项、自治区级|52项
        return Name(_OF_LEVEL.sub(case.text, of, count=1), verb, _HEAD)
    whole = said.topics.of(here.quantity.unit) if said.among else None
    if whole is None or "级" in whole.noun:
        return None
    return Name(case.text + whole.noun, "", "class of what was counted before")


_OF_LEVEL = lazy("(?:国家级|自治区级|省级|市级|州级|县级|区级)(?:及?以上)?")
_LEVELS = frozenset(
    [of + "级" for of in ("国家", *"省市县区乡镇村州ABCD", "乡镇", "街道", "自治区", "旗县", "盟市")]
)


def _in_brackets(case: Case) -> Name | None:
    """4939件(含旧存|256件); 种植烟叶4000亩(甲镇|2000亩)."""
    said, here, text, last = case.said, case.here, case.text, case.last
    if here.closing != ")":
        return None
    if text in KEPT and said.counted_at == said.at - 1 and said.unit == here.quantity.unit and said.counted.text:
        return Name(text + events.cases_of(object_of(said.counted)), "", "class of what was counted before")
    if text in KEPT and (of := said.topics.of(here.quantity.unit)) is not None:
        return Name(text + events.cases_of(of.noun), "", "class of what was counted before", noun=of.noun)
    if text.endswith("后") and last.text and here.quantity.unit == said.unit:
        return Name(last.text, last.verb, _SAME)  # 项目444项(打包项目拆分后共569项)
    if last.text and here.quantity.unit == said.unit and _PLACED.fullmatch(text) is not None:
        return Name(last.text, last.verb, _SAME)
    return None


def _value_of_sort(case: Case) -> Name | None:
    """工业总产值48亿元,其中:市属工业完成|13亿元."""
    said, here = case.said, case.here
    if not said.among or here.quantity.family != "money":
        return None
    value = _VALUE_OF.search(said.base)
    if case.text.endswith("领域") and said.base.endswith(("产值", "增加值", "营业收入")) and "领域" not in said.base:
        return Name(case.text + said.base, "", _HEAD)  # 新兴产业产值10亿元,其中民营领域|6亿元
    if not here.left.rstrip().endswith(("完成", "实现")):
        return None
    if value is None or not case.text.endswith(_SORTS) or here.previous is not None or value.group() in case.text:
        return None
    return Name(joined(case.text, value.group()), "", _HEAD)


def _of_firms(case: Case) -> Name | None:
    """规模以上工业企业营业收入…,利润|3亿元."""
    if case.text not in OF_FIRMS or case.here.previous is not None:
        return None
    firms = _FIRMS.match(case.last.text) or _FIRM.match(case.last.text)
    return None if firms is None else Name(firms.group() + case.text, "", _HEAD)


def _works_again(case: Case) -> Name | None:
    """重点建设项目444项,项目总投资|514亿元; 1-10月项目累计完成投资|62亿元."""
    text, said = case.text, case.said
    rest = text[2:]
    if text[:2] not in ("项目", "工程") or not (rest in SHORT_HEADS or relational(rest)) or case.here.previous is not None:
        return None
    counted = said.counted.text or ("" if said.topics.latest is None else said.topics.latest.noun)
    works = object_of(said.counted) if said.counted.text else counted
    return Name(joined(works, text), "", _COUNTED) if works.endswith(text[:2]) and len(works) > len("项目") else None


def _of_project(case: Case) -> Name | None:
    """该项目计划投资|3亿元."""
    project = case.said.of_project(case.text)
    return Name(project, "", _HEADING) if project else None


def _value_of_counted(case: Case) -> Name | None:
    """规上服务业企业120家,营业收入|36亿元."""
    said = case.said
    if case.text not in _VALUES or case.here.previous is not None or said.counted_at != said.at - 1:
        return None
    if said.named is not said.counted or not said.counted.text or said.counted.verb:
        return None
    return Name(owner_of(object_of(said.counted)) + case.text, "", _COUNTED)


def _residence(case: Case) -> Name | None:
    """城市低保标准860元,农村|560元."""
    text, last = case.text, case.last
    if text not in _RESIDENCES:
        return None
    if case.said.among and last.text.endswith(_RESIDENTS) and last.text[:2] not in _RESIDENCES:
        return Name(text + last.text, "", _HEAD)  # 常住人口86万人,其中城镇|53万人
    if last.text[:2] not in _RESIDENCES or last.text[:2] == text:
        return None
    return Name(text + last.text[2:], "", _HEAD) if case.here.quantity.unit == case.said.unit else None


def _of_others(case: Case) -> Name | None:
    """城市低保标准由450元提高到500元,农村低保由|260元提高到280元."""
    text, last = case.text, case.last.text
    if case.kind.role != "baseline" or case.here.quantity.unit != case.said.unit or len(text) > _LONGEST_CLASS:
        return None
    if find(text, None, "level") is not None or _MEASURED.search(text) is not None:
        return None
    for length in range(min(len(text), _LONGEST_SHARED), 1, -1):
        for at in range(len(text) - length, -1, -1):
            where = last.find(text[at : at + length])
            if where < 0 or where + length == len(last):
                continue
            if not _MEASURED.search(last):
                return None
            head = last[: where - at] if where - at > 1 else ""
            return Name(head + text + last[where + length :], "", _HEAD)
    return None


_LONGEST_CLASS, _LONGEST_SHARED = 10, 6
_MEASURED = lazy("(?:标准|额度|补助|补贴|津贴|工资|养老金|经费|比例|限额|金额|价格|待遇|[^水电学]费)$")
"""What a name ends with that says what of those before it is raised or cut."""


def _goods(case: Case) -> Name | None:
    """粮食产量30万吨,棉花|5万吨."""
    goods = case.said.goods(case.here, case.text)
    if not goods:
        return None
    case.said.head = ""
    return Name(goods, "", _HEAD)


def _per_thousand(case: Case) -> Name | None:
    """每千人拥有执业医师3.2名、床位|7.1张."""
    here = case.here
    if here.left[:1] not in "、和与" or here.previous is None or here.quantity.family not in ("count", "person"):
        return None
    per = _PER_THOUSAND.match(case.last.text)
    return None if per is None or case.text.startswith("每") else Name(per.group() + case.text, "", _HEAD)


def _per_head(case: Case) -> Name | None:
    """茶叶亩均产量…,亩均产值|6000元."""
    each, last = _PER_HEAD.match(case.text), case.last
    if each is None or (at := last.text.find(each.group())) <= 0:
        return None
    return Name(last.text[:at] + case.text, last.verb, _HEAD)


def _alike(case: Case) -> Name | None:
    """新建幼儿园4所、小学|3所: names that end or begin alike."""
    here, text, last = case.here, case.text, case.last
    if (
        here.previous is not None
        and (alike := alike_head(last.text, text))
        and find(text, here.quantity.unit, case.kind.measure) is None
    ):
        return Name(alike, last.verb, _HEAD)
    if here.left[:1] == "、" and here.quantity.family in ("count", "person") and (alike := alike_stem(last.text, text)):
        return Name(alike, last.verb, _HEAD)
    return None


def _short_head(case: Case) -> Name | None:
    """粮食播种面积60万亩,产量|30万吨; 争取项目23个,到位资金1.1亿元,完成投资|1.8亿元."""
    said, text, last = case.said, case.text, case.last
    if text not in SHORT_HEADS or not last.text:
        return None
    if NUMBER_OF.search(last.text) is not None and len(last.text) <= _BARE_COUNT:
        return None
    if find(text, None, "level") is not None and text not in ("总投资", "面积"):
        return None
    if case.here.part != said.part and case.here.previous is None and text in last.text[1:] and text == "资金":
        return Name(text, case.verb, "words before the number")  # 地方资金到位3亿元;已累计完成资金4亿元
    if said.of_money and _BARE_MONEY.fullmatch(last.text) is not None:
        return Name(text, case.verb, "words before the number")  # 协议引资7.8亿元,到位资金8.3亿元
    if text == "投资" and (set_for := last.text.removesuffix("投资计划").removesuffix("年度计划")) != last.text:
        return Name(_SET_FOR.sub("", set_for) + text, "", _HEAD)  # 电网改造下达投资计划1亿元,完成投资4503万元
    of_things = text == "投资" and last.text.endswith(("资金", "率")) and said.counted.text
    owning = said.counted if of_things else last
    if last.text.endswith("率") and text == "投资" and (stage := starts(owning.text, STAGE_FIRST)):
        owning = Name(owning.noun or owning.text[len(stage) :], "", owning.rule)  # 完工项目311个,完工率90.7%;完成投资…
    owning = said.benefited if said.benefited.text else owning
    if text in _HERD and case.here.part != said.part and said.over.text.endswith(_HERD):
        owning = said.over  # 生猪存栏15万头,其中能繁母猪1万头;出栏28万头
    if text == "投资" and case.here.lead and (work := work_of_part(case.here)):
        return Name(joined(work, text), "", _COUNTED)  # 水库加固工程完成浆砌石710立方,完成投资310万元
    thing = owning.text if told_by_stage(owning) or owning.text in _EARNINGS else object_of(owning)
    if said.after_parts(case.here) and (over := said.over_parts()):
        thing = over  # 卫生机构312个,其中医院12家、卫生院16家,床位3680张: of all of them
    if said.among and text == "总投资" and case.here.lead.startswith("其中") and "、" in case.here.lead:
        thing = object_of(said.whole)  # 公路120公里,其中县道32公里、乡道88公里,总投资1.2亿元
    if thing in _EARNINGS or earns_none(thing, text):
        return Name(text, "", "words before the number")  # 完成销售收入6420万元,实现利润10万元
    if thing in _EARTH_MOVED:
        return Name(text, "", "words before the number")  # 完成土石方1325万方,投资3亿元
    if thing in DIVISIONS or thing.endswith(("目标", "任务", "计划", "任务数")):
        return Name(text, "", "words before the number")  # 年度目标8亿元,累计完成投资9亿元
    if thing.endswith("资产") and said.named is said.counted:
        return Name(thing + text, "", _HEAD)  # 盘活闲置资产42处、面积5.6万平方米
    if text == "资金" and last.verb and case.here.left[:1] == "、" and said.counted is last:
        return Name(elided_head(text, last.text), last.verb, _HEAD)  # 获得上级支持项目94个、资金8亿元
    said.head = said.head or owner_of(_RAISED.sub("", thing.removesuffix("占地")))
    return Name(elided_head(text, said.head), "", _HEAD)


_EARTH_MOVED = frozenset(("土石方", "土方", "石方", "投劳", "工日"))
"""How much was dug and done, which is nothing in which is invested."""


def _of_subject(case: Case) -> Name | None:
    """粮食生产再获丰收,粮食总产|30万吨: what the clause before ends as the name begins."""
    here, text = case.here, case.text
    if here.previous is not None or not here.lead or COUNTS.search(here.lead):
        return None
    if starts(lead_off(clean(here.left)), LIGHT_FIRST) and not relational(text):
        return None  # 扛起党风廉政建设责任,开展廉政教育|11次
    subject = parse(here.lead).subject
    if len(subject) > len(text[:2]) and subject.endswith(text[:2]) and len(text) > 2:
        return Name(joined(subject, text), "", "belongs to what the clause before is about")
    return None


def _in_aspect(case: Case) -> Name | None:
    """在高速公路方面,完成投资|1亿元."""
    aspect = _ASPECT.fullmatch(clean(case.here.lead)) if case.here.lead.endswith("方面") else None
    if aspect is None or case.here.previous is not None or case.text not in _IN_ASPECT:
        return None
    return Name(joined(aspect.group(1), case.text), "", "belongs to what the clause before is about")


_IN_ASPECT = SHORT_HEADS | {"安排资金", "投入资金", "下达资金", "拨付资金", "筹集资金", "争取资金"}
_ASPECT = lazy("(?:其中|同时|此外|而|在|.是)*(?:(?:推进|支持|提升|加[强快])(?=..))?([一-龥]{2,12}?)(?:水平|工作)?方面")


def _of_theme(case: Case) -> Name | None:
    """A short name under a heading that says whose it is."""
    if case.text not in OF_WORK or case.last.text or parse(case.here.lead).topic:
        return None
    owner = case.said.themed(case.here)
    return Name(joined(owner, case.text), "", _HEADING) if owner else None


def _of_opening(case: Case) -> Name | None:
    """实施甲项目,总投资|3亿元, where nothing was named before it."""
    here, text = case.here, case.text
    if text not in SHORT_HEADS and text not in _VALUES:
        return None
    if case.last.text or not here.lead or here.lead.endswith(_SAYS) or find(text, None, "level") is not None:
        return None
    opening = work_done(here.lead) or parse(here.lead).topic or what_fared(here.lead)
    if not opening and text in SHORT_HEADS:
        opening = light_off(lead_off(clean(here.lead)))
        opening = fix_ends(opening.removeprefix(starts(opening, FLOW_FIRST)))
    told = the_one(opening) if opening[:1] != "是" else ""  # 是…时期 says what a time was
    if told and not any(map(str.isdigit, opening)) and not names_nothing(opening):
        return Name(told.removesuffix("制度") + text, "", _HEAD)
    return None


def _part_of_level(case: Case) -> Name | None:
    """公益林面积62万亩,其中国家级面积|40万亩."""
    last = case.last.text
    levelled = _LEVELLED.fullmatch(case.text) if case.said.among else None
    if levelled is None or not last.endswith(levelled.group(2)) or "级" in last:
        return None
    return Name(levelled.group(1) + last, "", _HEAD)


def _part(case: Case) -> Name | None:
    """发放低保金4721万元,其中城市低保6195户,发放低保金|…: of the part counted last."""
    part = case.said.of_part(case.text) if case.said.among and not case.here.inside else ""
    if part.endswith(case.text) and case.here.quantity.unit == case.said.unit:
        return None  # 授权量80件,其中发明专利10件
    return Name(part, verb_of(part), _HEAD) if part else None


RULES: Rules = Rules(
    of_schools,
    events.casualty,
    events.happened,
    (AMONG, grading.the_others, grading.OTHERS),
    (AMONG, grading.told_apart),
    work_did,
    (FIRST, done_to_titled, TITLED),
    (CONTINUES, sort_named),
    (AMONG, _of_all),
    (LEAD, done_of_work),
    money_of_works,
    (LAST, extent_of_works),
    (FIRST, money_of_counted, frozenset(("投资",))),
    (LEAD | LAST, _of_the_works_before),
    (LEAD, _in_aspect, _IN_ASPECT),
    (LEAD, of_work_named, OF_WORK),
    events.in_field,
    events.solved,
    (MONEY, events.worth),
    (AMONG, events.number_of_class),
    events.kind_of_cases,
    events.sector,
    _owned,
    (0, sum_of_accounts, SUMMED),
    (LEAD, spent_on_what, OUTLAYS),
    (AMONG, source_of_income),
    (MONEY, from_level),
    (LAST, _of_level, _LEVELS),
    (FIRST, grading.of_before),
    again_outside,
    (BRACKET, _in_brackets),
    (AMONG | MONEY, _value_of_sort),
    (LAST, _of_firms, frozenset(OF_FIRMS)),
    (LAST | MONEY, at_most_each, EACH_ONE),
    (0, arranged, ARRANGED),
    (MONEY, collected),
    (LAST, really),
    *ENTRIES,
    _works_again,
    (0, balance, BALANCES),
    of_fund,
    _of_project,
    (0, _value_of_counted, _VALUES),
    (0, staff, frozenset(STAFF)),
    (AMONG, had),
    (LAST, residents, RESIDENTS),
    (LAST, _residence, _RESIDENCES),
    grading.graded,
    (AMONG | PLAIN, grading.sort_of_people),
    pupils,
    (LAST, _of_others),
    _goods,
    (FIRST, account),
    (BESIDE | LAST, _per_thousand),
    (LAST, _per_head),
    (LAST, _alike),
    (LAST | MONEY, money_of_work_begun, ITS_MONEY),
    (LAST, beds),
    (LAST, _short_head, SHORT_HEADS),
    (LEAD, _of_subject),
    (FIRST, industry),
    (FIRST, _of_theme, OF_WORK),
    (FIRST, _of_opening, SHORT_HEADS | _VALUES),
    (LAST, earned, frozenset(("增收",))),
    (0, places_in, frozenset(("增加学位", "增加床位"))),
    (AMONG | LAST, _part_of_level),
    (AMONG, _part),
)
"""In the order in which they are tried."""
