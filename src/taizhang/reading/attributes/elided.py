"""Names of amounts before which stand no words that name them, or only words for a mean, a sort or a time taken."""

from taizhang.reading.attributes.carrying import CONTINUES, LAST, LEAD, Case, Rules
from taizhang.reading.attributes.events import DEALT_WITH, solved
from taizhang.reading.attributes.leads import ONE, bracketed_item
from taizhang.reading.attributes.lexicon import FLOW_FIRST, by_first, starts
from taizhang.reading.attributes.listing import amount_listed
from taizhang.reading.attributes.owning import object_of
from taizhang.reading.attributes.phrases import Name, clean, fix_ends, lead_off, light_off, moved_off, what_fared
from taizhang.reading.attributes.rates import SHORT_HEADS
from taizhang.reading.attributes.said import STATE, Said
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.syntax import parse
from taizhang.reading.attributes.tails import joined
from taizhang.reading.attributes.topics import BY_SORT, OF_NO_KIND, Topic, whole_of_classes
from taizhang.reading.attributes.verbs import verb_of, without_subject
from taizhang.reading.patterns import lazy

_SAME = "same as the name before"
_CLAUSE = "the clause before"

_MEAN = lazy(
    "([日周月年](?:平均|均)|(?:平均)?每[天日周月年]|([人户亩]均|(?:平均)?每[人户亩]))(?:达到?|为|约|突破|超过?|接?近|仅)?"
)
"""How often something counted before was counted on the average (受理诉求71184件,日均10169件), or how much of it was
there for each (劳务收入2.9亿元,人均6000元; 场地面积31万平方米,人均0.9平方米)."""
_SET_BY = lazy("^[省市县区州]?级?下达的")
_MEANS = frozenset("均每")
_HARVEST = lazy("([一-龥]{2,6}?)(?:生产|产量)?(?:连续|实现|再获|喜获|[一二三四五六七八九十]{1,3}连)[^,。;]{0,8}(?:增产|丰收|增|丰)$")
"""A clause that says that a crop came in well."""
_NEITHER = -2
_TAKES = lazy(
    "[、,]?((?:平均|办理|审批|最[快短长]|全程)*(?:用时|耗时))(?:仅|约|为|只需|不到|不足|缩短至|压缩至|从|由)*"
)
"""How long something takes, said by nothing else (平均用时2.5天)."""
_LONGEST_SORT = 6
COUNTS = lazy(r"[\d亿]|万(?=[个元人吨亩户])")
"""What a clause holds that states a figure of its own."""
_INDICATOR = lazy(
    "[一-龥]{2}(?:收入|支出|产值|增加值|总值|产量|总量|总额|余额|人数|人口|面积|[^频速效心比]率|经费|投资|税收|利润)$"
)
_LONGEST_TOPIC = 24
_ADDED = lazy(r"新增加?(?=..)|净增(?=..)|^增加(?=..)|(?<=..)(?:新增|净增)$")
_STOCK = lazy("突破|达到|^[,、 ]*(?:达|超|超过|累计)$|总[数量计]|共(?:计|有)|[增累]计?达|增至|增加到")
"""What says that a number is of all there is, not of what was added."""
_RATED = ("率", "比重", "占比")
"""What a rate is called by, which no count is the same as."""
_DONE = lazy(r"(?:完成|实现|达到?|落实)了?[^,。;]{0,2}$")
_COMPLETED = lazy("[,、]?(?:已|共|累计|全部|目前)*完成")
_WAS_SET = lazy("任务|目标|计划|指标|[应需拟]|下达|[改建]造|建设|整治|治理|安装|培训")
"""What says of those just counted that they were to be done, so that how many were done is of the same name."""
_SHORTEST_DONE = 3
_TASK = lazy(rf"(?<=..){OF_NO_KIND}(?:全年|年度|当年)?(?:目标|任务|考核)?(?:任务|目标|考核指标|计划|指标)[数值]?$")
_PLANNED = lazy("(?<=..)(?:(?:年度|当年|全年)?计划(?:完成)?|(?<=项目|工程|公司|中心|基地)(?:计划)?总)投资$")
BUDGETED = lazy("(?<=..)(?:年初|调整后?的?|全年|年度)?预算数?$")
"""What was planned of an amount, which is told next (收入预算数为15亿元,实际完成14亿元)."""


_BEGINNINGS = by_first(("开工建设", "新开工", "开工", "启动", "铺开", "动工"))
"""What is done with works at first, before how many of them are finished (铺开梯田3.9万亩,完成3.5万亩)."""
_FINISHED = lazy("(完成|建成|竣工|完工)了?$")


def of_each_counted(said: Said, head: str, count: int) -> list[str]:
    """Return what each of several counted things has (5个省重点项目、30个市重点项目分别完成投资|29亿元、76亿元)."""
    last = said.levels[-1] if len(said.levels) >= count and said.measure == "level" else ""
    if len(last) < len("项目") or head == last or not head.startswith(last):
        return []
    return [joined(level, head[len(last) :]) for level in said.levels[-count:]]


def stock_of(name: str, left: str) -> str:
    """Return of what a name tells how many were added, where the words before a number say that it is of all there are
    (新增案例22个、累计达到|70个), else the name."""
    added = _ADDED.search(name) if "增" in name else None
    return name if added is None or _STOCK.search(left) is None else name[: added.start()] + name[added.end() :]


def industry(case: Case) -> Name | None:
    """服装产业再上新水平。完成产值|161亿元."""
    here = case.here
    if here.previous is not None or (here.lead and _WHEN.fullmatch(here.lead.strip()) is None):
        return None
    if (owned := of_industry(here, case.text)) == case.text:
        return None
    return Name(owned, "", "belongs to what the heading names")


def of_industry(here: Surroundings, text: str) -> str:
    """Return what leaves open whose it is with the industry that the short sentence before tells of (服装产业再上新水平。
    完成|产值), else the text."""
    if text not in _OF_INDUSTRY or not here.theme:
        return text
    whose = _INDUSTRY.match(lead_off(clean(here.theme)))
    if whose is None:
        return text
    return (whose[1] if text.startswith(("种", "养", "存", "出栏", "面积")) else whose[1] + whose[2]) + text


_WHEN = lazy("(?:到|截[至止])?(?:(?:19|20)\\d\\d年[底末]?|今年|去年|全年|目前|年末|年内|[一-龥]{0,2}季度|上半年)(?:以来)?")
_OF_INDUSTRY = frozenset(
    (
        *("产值", "总产值", "年产值", "增加值", "销售收入", "营业收入", "主营业务收入", "交易额", "产量", "总产量", "综合产值"),
        *("种植面积", "养殖面积", "种植规模", "面积", "规模", "产业规模", "利税", "利润", "存栏", "出栏", "集群产值"),
    )
)
"""What an industry has, which the sentence over it names."""
_INDUSTRY = lazy(
    "([一-龥、“”]{2,10}?)(产业集群|产业|工业|业|经济|园区|集群)(?=[一-龥])(?!园|化|链|结构|协会|部|务|绩|态|主|已|用地|项目|基地|改革|体制|企业)"
)


def mean(case: Case) -> Name | None:
    """受理诉求71184件,日均|10169件; 劳务收入2.9亿元,人均|6000元."""
    here, last = case.here, case.last
    if not last.text or here.left[-5:].find("均") + here.left[-5:].find("每") <= _NEITHER:
        return None
    if here.lead and here.quantity.unit != case.said.unit and (grown := _HARVEST.match(lead_off(clean(here.lead)))):
        return Name(grown.group(1) + "产量", "", _CLAUSE)  # 粮食连续八年增产,年均|4亿斤
    each = _MEAN.fullmatch(clean(here.left).lstrip("、,和与及"))
    if each is None:
        return None
    family = here.quantity.family
    same = here.quantity.unit == case.said.unit or (family == "measure" and last.text.endswith("面积"))
    same = case.said.of_money if family == "money" else family != "person" and same
    if each.group(2) is not None and not (same and _MEANS.isdisjoint(last.text)):
        return None
    return Name(each.group(1) + last.text, "", "head carried over", noun=object_of(last))


def _time_taken(case: Case) -> Name | None:
    """平均用时|2.5天."""
    if case.here.quantity.family != "time":
        return None
    takes = _TAKES.fullmatch(clean(case.here.left))
    return None if takes is None else Name(takes.group(1), "", "words before the number")


def _whole_of_sorts(case: Case) -> Topic | None:
    """Return what is told apart by sorts in the sentence, or None where none are."""
    here = case.here
    if not here.continues or BY_SORT.match(here.head or here.subject) is None:
        return None
    whole, value = case.said.topics.near(here.quantity.unit), here.quantity.value
    return whole if whole is not None and value is not None and value <= whole.value else None


def _sort(case: Case) -> Name | None:
    """从污染类型来看,水污染|12件: of what was counted before."""
    whole = _whole_of_sorts(case)
    return None if whole is None else Name(whole.noun, "", _SAME, noun=whole.noun)


_BEFALLEN = frozenset(("死亡", "受伤", "伤亡", "失踪", "重伤", "轻伤"))
"""What befell people, which is no sort of them."""


def sort_named(case: Case) -> Name | None:
    """从污染类型来看,水污染|12件: the sort with what was counted."""
    whole = _whole_of_sorts(case)
    if case.text in _BEFALLEN or case.text.endswith(DEALT_WITH):
        return None  # 分行业看:交通领域发生事故28起,死亡|5人
    if whole is not None and case.text.endswith(_NAMED_ITSELF):
        return None  # 个体经营户6295个。按机构类型分,企业法人单位|1857个
    if whole is None or len(case.text) > _LONGEST_SORT or case.text.endswith(whole.noun[-2:]):
        return None
    if case.text[-1] in "信件" and case.text[-1] == whole.noun[-1] and len(case.text) > _SHORT_SORT:
        return None  # 来信139件。从类型看,咨询类16件,感谢信|1件
    if case.verb or whole.noun[:2] in case.text or "、" in whole.noun:
        return None  # 按种类分,发明专利申请75件,授权15件; 区长信箱、书记信箱65件
    noun = whole_of_classes(whole.noun) if case.text[-1] == "类" else whole.noun
    return Name(case.text + noun, "", "class of what was counted before", noun=noun)


_NAMED_ITSELF = ("单位", "企业", "团体", "机构", "经营户", "组织", "法人")
"""Sorts of establishments that are called by what they are."""


def _listed(case: Case) -> Name | None:
    """排名前3位的依次是:噪声扰民(|474件);占道经营(147件): what stands before the bracket."""
    here = case.here
    if here.inside and here.left.strip() in _IN_ALL and (focus := _FOCUS.search(here.subject)) is not None:
        item = _FOCUSED.search(here.before_bracket)
        return None if item is None else Name(item.group(1) + focus.group(1), "", "words before the number")
    if not here.inside or here.left.strip() or here.closing != ")" or here.previous is not None:
        return None
    if (over := _OVER.search(here.subject or here.head)) is not None:
        return Name(lead_off(over[1]), "", "words before the number")  # 投入超过1亿元的市有2个,依次是青岛(|4亿元)
    if (listed := bracketed_item(here)) and ONE.fullmatch(listed) is None:
        whole = case.said.topics.near(here.quantity.unit) if listed.endswith("类") else None
        return Name(listed + ("" if whole is None else whole.noun), "", "words before the number")
    item = _ITEM.match(here.subject)
    if item is None or _IN_TURN.search(here.head or here.subject) is None:
        return None
    return Name(item.group(1), "", "words before the number")


_OVER = lazy(
    "([一-龥A-Z&]{2,18}?)(?:超过|高于|低于|达到|突破|不足|在)[^,。;:]{2,16}?的(?:市州?|县区?|区县?|县市区|地区|乡镇|镇|街道|城市|省份|单位|企业|行业|项目)"
    "(?:共|分别)?(?:有\\d+[个家],)?(?:分别|依次)?(?:[为是:]|有\\d)"
)
"""What is over a bound in places of which each is then told how much it has."""
_SHORT_SORT = 2
_IN_ALL = ("", "共", "计", "共计", "有")
_POINT = lazy(
    "(?:[^,。;:]{2,30}:)?(?:[一二三四五六七八九十]是|主要[为是])(?:关于|有关|涉及|反映)?"
    "([一-龥、“”]{2,20}(?:类|诉求|问题|纠纷|案件|事项|投诉|咨询|建议|举报|线索|矛盾))(?:方面)?"
)
"""A point that is nothing but what is counted."""
_FOCUS = lazy("(问题|诉求|投诉|事项|来电|来信|工单|举报|信访件?)[^,。;(]{0,6}(?:集中|分布|体现|反映)[在于为]")
"""What hotlines tell the kinds of (问题主要集中在停水停电(共88件)、占道经营(35件))."""
_FOCUSED = lazy("(?:[集分体反][中布现映][在于为]|[、,和])([一-龥“”]{2,14})(?<!问题)(?<!诉求)\\(?$")
_IN_TURN = lazy("(?:依次|分别)(?:是|为):")
_ITEM = lazy("(?:[^(]*:)?([一-龥]{2,12})(?<![镇乡县区市村道])\\(")


def _counted_again(case: Case) -> Name | None:
    """A count in the unit of something that was counted before what stands between."""
    said, here = case.said, case.here
    if said.unit == here.quantity.unit or here.quantity.family != "count" or not here.left.strip():
        return None
    if (
        "第" in here.lead
        and here.previous is None
        and (placed := _PLACED.match(lead_off(clean(here.lead)))) is not None
    ):
        return Name(placed.group(1), "", _CLAUSE)  # 城市管理问题投诉位居投诉榜第二,有|35件
    again = said.topics.of(here.quantity.unit)
    return None if again is None else Name(again.noun, "", _SAME, noun=again.noun)


_PLACED = lazy("([一-龥“”]{3,20}?)(?:位居|位列|居|排名?|列)[一-龥]{0,6}第[一二三四五六七八九十\\d]{1,2}[位名]?$")
"""What has a place among others, before how many of it there are."""


def _fared(case: Case) -> Name | None:
    """旅游业快速发展,达到|12亿元."""
    here = case.here
    if here.previous is not None or not here.lead:
        return None
    fared = of_industry(here, what_fared(here.lead))
    if "、" in fared and "的" in fared:
        fared = fared.rpartition("的")[2]  # 甲、乙、丙等队的任务量比较大,均在|1万起以上
    fared = fared.rpartition("中的")[2]
    fared = fared.rpartition("发的")[2] or fared  # 高发的诈骗警情总体有所遏制,接报|8114起
    return Name(fared, "", _CLAUSE) if len(fared) > 1 else None


_MOST_IS = lazy("[^,。;]{0,8}(?:最[高多大]|居首位?|排?[在名居]?第[一二三四五六]位?)的[是为]([一-龥、“”]{3,30})$")
"""What comes first or so, told before how many of it there are (占比最高的是经济类,有|317件)."""


def _after_a_name(case: Case) -> Name | None:
    """粮食产量再获丰收,达到|30万吨; 新增企业42家,总数达到|168家; 任务1200套,完成|1150套."""
    here, last = case.here, case.last
    if not last.text:
        return None
    if here.previous is None and here.lead:
        topic = _topic(here)
        if (most := _MOST_IS.match(clean(here.lead))) is not None:
            topic = most.group(1)
            of = case.said.topics.of(here.quantity.unit) if topic.endswith("类") else None
            topic += "" if of is None else of.noun
        if topic:
            return Name(topic, "", _CLAUSE)
        subject = parse(here.lead).subject
        if subject and not COUNTS.search(here.lead) and subject not in SHORT_HEADS:
            return Name(subject, "", _CLAUSE)
    if case.said.measure == "share" and here.quantity.family not in ("percent", "points") and case.said.base:
        return Name(case.said.base, "", _SAME)  # 甲街道3亿元,占86%;乙街道|2亿元
    if last.text.endswith(_RATED) and here.quantity.family in ("count", "person"):
        one = object_of(case.said.counted)
        return Name(one, "", _SAME, noun=one) if one else Name("", "", "no name")
    if case.said.among and last.rule.startswith("class of what") and not (here.inside or here.left.strip("、,和")):
        over = case.said.topics.near(here.quantity.unit)  # 发生火灾65起,其中城市34起,其他区域|3起
        if over is not None and last.text.endswith(over.noun):
            return Name(over.noun, "", _SAME)
    if (stock := stock_of(last.text, here.left)) != last.text:
        return Name(stock, "", _SAME)
    done = last.text
    if (
        here.quantity.unit == case.said.unit
        and (begun := starts(done, _BEGINNINGS))
        and len(done) > len(begun) + 1
        and (finished := _FINISHED.search(here.left)) is not None
    ):
        return Name(finished.group(1) + done[len(begun) :], "", _SAME, noun=done[len(begun) :])
    if here.quantity.family == "count" and here.quantity.unit == case.said.unit and here.left.endswith("完成"):
        told = _COMPLETED.fullmatch(here.left.strip()) if case.said.counted_at == case.said.at - 1 else None
        if told is not None and not last.verb and _WAS_SET.search(here.lead) is None and len(done) > _SHORTEST_DONE:
            whole = last.noun or done  # 确定事项39项,完成|39项
            return Name("完成" + whole, "", STATE, noun=whole, topic=case.said.counted_at)
    sum_of_each = case.said.of_money and here.quantity.family == "money" and here.left.lstrip("、, ")[:1] in _SUMS_FIRST
    if sum_of_each and (each := _PER_HEAD_LAST.search(done)) is not None:
        return Name(done[: each.start()], "", _SAME)  # 慰问资金人均500元,共|2.95万元
    plain = here.quantity.family == "count" or here.quantity.unit == "户"
    if plain and here.left.strip("、, 共") in _SUMS_UP and (both := _both_of(case.said.levels)):
        return Name(both, "", _SAME)
    if _DONE.search(here.left):
        done = _TASK.sub("", _PLANNED.sub("投资", BUDGETED.sub("", last.text)))
    return Name(done or last.text, last.verb, _SAME)


_SUMS_UP = ("合计", "计", "总计")
_SUMS_FIRST = frozenset("共合总累")
"""How what sums up begins (共, 合计, 总计, 累计)."""
_PER_HEAD_LAST = lazy("(?<=..)(?:(?:人|户|亩|校|村)均|平均)$")


def _both_of(levels: list[str]) -> str:
    """Return what the last two things counted have in common, where that names them (查处虚开的“假企业”45户、查处骗税的
    “假企业”4户,合计|49户), or an empty string."""
    first, last = ["", "", *levels][-2:]
    if first == last or (verb := starts(last, FLOW_FIRST)) != starts(first, FLOW_FIRST):
        return ""
    noun = last[len(verb) :]
    while noun and not first.endswith(noun):
        noun = noun[1:]
    noun = noun.removeprefix("的")
    return verb + noun if len(noun) > 1 else ""


def _after_none(case: Case) -> Name | None:
    """固定资产投资实现较快增长,达到|12亿元; else what was counted or measured in this unit, if anything was."""
    said, here = case.said, case.here
    if not here.left.strip("、, ") and (of_each := amount_listed(here)):
        return Name(of_each, "", _CLAUSE)  # 各县区完成投资情况:东山县|12.6亿元
    subject = parse(here.lead).subject if here.previous is None and here.lead else ""
    lead = without_subject(light_off(lead_off(clean(here.lead))))
    if here.inside and "占" in lead[1:]:
        lead = _SET_BY.sub("", lead.rpartition("占")[2])  # 死亡人数占下达的死亡控制指标(|31人)的51%
    if "、" in lead and lead.endswith("等") and (having := _HAS_SUCH.match(lead)) is not None:
        lead = having[1]  # 已建成的停车场有甲、乙、丙等,共计|15处
    if lead and not any(character.isdigit() for character in lead):
        lead = moved_off(what_fared(here.lead) or lead)
        return Name(lead, verb_of(lead), _CLAUSE)
    if subject and not COUNTS.search(subject) and not BY_SORT.match(here.lead):
        return Name(subject, "", _CLAUSE)
    if (counted := said.topics.near(here.quantity.unit)) is not None:
        return Name(counted.noun, "", _SAME, noun=counted.noun)
    if (measured := said.measured.get(here.quantity.unit or "")) is not None:
        return Name(measured, "", _SAME)
    return Name("", "", "no name")


_HAS_SUCH = lazy("([^、有]{4,24}[一-龥]{2})(?:主要|分别)?(?:有|包括)[^、]{2,}、.*等$")
"""What there is, before examples of it by their names."""


def _topic(here: Surroundings) -> str:
    """Return the clause before where it is nothing but an indicator (城镇居民人均收入,去年为3万元), or an empty string."""
    said = fix_ends(lead_off(clean(here.lead)))
    if not _INDICATOR.search(said) or COUNTS.search(here.lead) or len(said) > _LONGEST_TOPIC or parse(here.lead).topic:
        return ""
    return said


def earned(case: Case) -> Name | None:
    """转移就业56万人,实现增收|27亿元."""
    if case.text != "增收" or not case.last.text:
        return None
    return Name(joined(case.last.text, case.text), "", "head carried over")


def places_in(case: Case) -> Name | None:
    """改扩建学校3所,增加学位|1200个."""
    last = case.last
    if case.text not in ("增加学位", "增加床位") or not last.noun + last.text or not _PLACES_IN.search(last.text):
        return None
    return Name(object_of(last) + case.text, "", "head carried over")


_PLACES_IN = lazy(r"学校|幼儿园|中小学|医院|养老")


def _seen_by(case: Case) -> Name | None:
    """从历年办案数量看,2018年突破|100件: by what the clause before looks at."""
    lead = case.here.lead
    if case.here.previous is not None or lead[:1] != "从" or lead[-1:] != "看":
        return None
    seen = _SEEN_BY.fullmatch(clean(lead))
    return None if seen is None else Name(seen.group(1), "", _CLAUSE)


_SEEN_BY = lazy("从(?:历年|近年来?|近几年)?的?([一-龥]{2,12}(?:数量|[总数]量|数|规模|[总金余]额|收入|产值|面积))(?:上|来)?看")


def _point(case: Case) -> Name | None:
    """一是噪声扰民问题,共|226件; 主要为政策咨询等问题,共|120件."""
    here = case.here
    if here.previous is not None or here.left.strip() not in _IN_ALL:
        return None
    point = _POINT.fullmatch(here.lead) if "是" in here.lead or "为" in here.lead else None
    return None if point is None else Name(point[1], "", _CLAUSE)


RULES: Rules = Rules(
    (LEAD, _seen_by),
    (LEAD, _point),
    (LAST, mean),
    solved,
    _listed,
    _time_taken,
    _fared,
    (CONTINUES, _sort),
    _counted_again,
    (LAST, _after_a_name),
    _after_none,
)
"""In the order in which they are tried; the last names whatever has no words of its own."""


def firms_of(said: Said) -> str:
    """Return the firms that the name before counts, or of whose number it tells, or an empty string."""
    named = said.last.text
    if named.endswith(_NUMBERS_OF):
        firms = named[:-2]
    elif said.last is said.counted and said.counted_at == said.at - 1:
        firms = object_of(said.last)
    else:
        return ""
    return firms if firms.endswith(_FIRMS) else ""


_NUMBERS_OF = ("户数", "家数", "个数", "数量")
_FIRMS = ("企业", "集团", "合作社", "公司", "园区", "工业", "民营经济")
OF_FIRM = lazy(
    "(?:总资产|资产|销售|营业|主营业务|工业|利润|利税|税收|纳税|产值|总产值|增加值|从业人员|职工|用电量)[^企]{0,8}?(?:$|分别占|占)"
)
"""What firms have or make, as a clause after one that counts them names it."""
