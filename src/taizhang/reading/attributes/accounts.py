"""Names of entries of accounts: incomes, spending and funds by level, source, collector and plan."""

from taizhang.reading.attributes.carrying import AMONG, LAST, LEAD, MONEY, Case, Row
from taizhang.reading.attributes.elided import BUDGETED
from taizhang.reading.attributes.outputs import of_bonds
from taizhang.reading.attributes.phrases import Name, clean, lead_off, light_off
from taizhang.reading.attributes.said import Said
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.syntax import parse
from taizhang.reading.attributes.tails import joined
from taizhang.reading.attributes.verbs import verb_of
from taizhang.reading.patterns import lazy

_HEAD = "head carried over"
_SAME = "same as the name before"

SUMMED = frozenset(("收入", "支出", "收支", "收、支"))
_OWN_LEVEL = lazy("[省市州区县]?本级(?:收入|支出)$")
"""The income of the own level of government among that of several (其中,省本级收入…;市县级收入…)."""
_SUM_UP = lazy(
    "^(?:(?:(?:19|20)\\d\\d年度?|本年度?|当年|全年)的?)?(?:[全本我]?[省市州区县](?:本级|级)?)?"
    "((?:收入|支出|收、?支)(?:总计|合计|总量)|(?:合计|总计)(?:收入|支出))(?:各|均)?[为达是]?$"
    "|(?:^|其中|[,:、年度位门])(本年(?:收入|支出)(?:合计)?)[为达]?$"
)
_INCOME = lazy("人均(?:纯|可支配)?收入$")
_BRANCHES = (
    (lazy("(?:总?产值|增加值)$"), lazy("[一-龥]{1,4}(?<![企就创产作])业")),
    (lazy("社会消费品零售总额$"), lazy("城[镇区市]|[乡农]村")),
    (lazy("用电量$"), lazy("第[一二三]产业|[工农]业|建筑业|服务业|(?:城乡)?居民(?:生活)?")),
    (lazy("投资$"), lazy("公路|铁路|水[运路]|港口|航道|民航|机场|站场|第[一二三]产业")),
    (lazy("(?<=保险)基金(?:预算)?(?:总?收入|总?支出|(?:累计|滚存|当年|年末)+结余)$"), lazy("[一-龥]{2,14}保险")),
    (
        lazy("(?:新增)?(?:并网)?装机(?:容量)?$"),
        lazy("(?:风电|[煤气火水核]电|光伏|太阳能|生物质|常规水电|抽水蓄能|新型储能)(?:发电)?"),
    ),
    (lazy("床位$"), lazy("[一-龥]{1,8}(?:医院|卫生院|保健[院站所]|卫生室|卫生服务中心|医疗机构)")),
    (lazy("(?<=债务)(?:限额|余额)$"), lazy("(?:政府)?(?:一般|专项)债务")),
    (
        lazy("(?<=预算|财政)支出$"),
        lazy(
            "一般公共服务|公共安全|教育|科学技术|文化(?:旅游)?体育与传媒|社会保障和就业|卫生健康|医疗卫生|节能环保|城乡社区(?:事务)?"
            "|农林水(?:事务)?|交通运输|住房保障|灾害防治及应急管理|债务付息|粮油物资储备"
        ),
    ),
)
"""Of which amounts parts are told by nothing but the branch that they are of."""
_SOURCES = ("业", "其他", "其它", "务工", "劳务")
"""What an income per head is told apart by (人均纯收入3530元,其中:种植业1765元)."""
_ONE_LEVEL = "(?:中央|国家|上级|地方|[省市州县区盟旗镇乡](?:本?级)?(?![一-龥]{0,2}区))"
_LEVEL = lazy(f"{_ONE_LEVEL}(?:[、和]{_ONE_LEVEL})*")
_LEVEL_FIRST = frozenset("中国上地省市州县区盟旗镇乡")
"""Levels of government that give a part of funds."""
_OWN_FUNDS = lazy("(?:财政|配套|补助|专项|预算内)*(?:资金|投资|补助|经费|拨款)")
_FUNDS = lazy("(?:资金|投资|补助|补贴|奖补|奖励|经费|拨款|专项|贷款|投入|[助恤养励费]金)$")
_GATHERED = (
    *("累计", "总", "共", "争取", "安排", "落实", "下达", "筹集", "整合", "拨付", "获得", "使用", "支付", "发放", "兑付"),
    *("收到", "到位"),
)
EACH_ONE = frozenset(
    ("单个企业", "每家企业", "每户企业", "同一企业", "单个项目", "每个项目", "单户", "单户企业", "单个机构", "每家")
)
"""Whom a bound is for, which names nothing of what is granted."""
_SPENT = ("支出", "收入", "经费", "资金")
ARRANGED = frozenset(("安排", "预算安排", "计划安排", "预计", "计算"))
"""What is put between a growth and the amount that it comes to (增长10%安排3亿元)."""
_COLLECTORS = ("部门", "税务局", "财政局")
_COLLECTOR = lazy("^.{2,4}?(?:部门|税务局|财政局)")
_COLLECTED = ("收入", "支出", "税收", "收入合计", "支出合计", "收入总计", "支出总计")
"""What departments are told apart by (从征收部门看:税务部门完成…)."""
_MONTHS_END = lazy("^\\d{1,2}月(?:底|末|份)?")
_WHOSE = lazy(
    "((?:[省市州区县旗盟]本|[省市州区县旗盟]|乡镇|镇)级|(?:[税财][政务]|[国地]税)(?:部门|局|系统))(?:按?(?:同|可比|自然)口径)?"
    "(?:共|累计)?(?:完成|安排|实现)?(?:收入|支出)?"
)
_LEVELLED = lazy("^(?:全[省市州区县旗]|(?:[省市州区县旗盟]本|[省市州区县旗盟]|乡镇|镇)级)")
_TOLD_APART = lazy("([一-龥]{2,16}(?:收入|支出))[分按从][一-龥]{2,8}看")
"""How a sentence begins that tells an income by who collects it (一般公共预算收入分征收系统看,国税系统完成收入|14亿元)."""
_SETS = frozenset(("完成", "安排", "实现"))
BALANCES = frozenset(("结余", "结存"))
"""What is left of a fund, which 累计 before it tells apart."""
_INSURED = ("参保人员", "参保人数", "参合人员", "参合人数")
"""Those in an insurance, whose funds the next amount may be."""


def sum_of_accounts(case: Case) -> Name | None:
    """其中,省本级收入|3亿元; 收入总计|12亿元."""
    here, text = case.here, case.text
    if text not in SUMMED:
        return None
    left = clean(here.left)
    own = _OWN_LEVEL.search(left) if case.said.among else None
    if own is not None:
        return Name(own.group(), "", "words before the number")
    if (sum_up := _SUM_UP.search(left)) is not None:
        return Name(sum_up[1] or sum_up[2], "", "words before the number")
    return None


def source_of_income(case: Case) -> Name | None:
    """人均纯收入3530元,其中:种植业|1765元."""
    if not case.said.among or case.text == case.said.base:
        return None
    for tail, branch in _BRANCHES:
        if (whole := tail.search(case.said.base)) is not None and branch.fullmatch(case.text) is not None:
            return Name(case.text + whole.group(), "", _HEAD)  # 农林牧渔业总产值176亿元,其中农业85亿元
    if not case.text.endswith(_SOURCES) or case.here.quantity.unit != "元":
        return None
    per_head = _INCOME.search(case.said.base)
    return None if per_head is None else Name(case.text + per_head.group(), "", _HEAD)


def from_level(case: Case) -> Name | None:
    """计划投资2亿元,其中:中央|5000万元,省级资金|3000万元: the level of government that gives so much of it."""
    text = case.text
    level = _LEVEL.match(text) if text[:1] in _LEVEL_FIRST else None
    bare = (
        level is not None
        and text[level.end() - 1] in "央家级方"
        and case.last.text
        and case.here.part == case.said.part
    )
    if level is None or not (case.said.among or bare):
        return None
    if level.end() < len(text):
        return Name(text, "", "words before the number") if _OWN_FUNDS.fullmatch(text, level.end()) else None
    head = light_off(lead_off(case.said.base))
    if (given := _LEVEL.match(head)) is not None:
        head = head[given.end() :]
    for verb in _GATHERED:
        head = head.removeprefix(verb)
    return Name(text + head, "", _HEAD) if _FUNDS.search(head) is not None else None


def of_own_level(said: Said, here: Surroundings) -> Name | None:
    """一般公共预算收入9.5亿元,其中:县本级完成|3亿元; 税务部门安排|4亿元: whose part of an income or spending it is."""
    left = clean(here.left).lstrip("、,其中:(")
    ends = left[-2:] in _SETS or left[-1:] == "级" or (left[-2:] in SUMMED and "系统" in left)
    whose = _WHOSE.fullmatch(left) if ends else None
    if whose is None:
        return None
    told = _TOLD_APART.match(here.head or here.subject)
    whole = _told_apart(said, here) or said.base or said.last.text or said.earlier.text or said.side(here)
    whole = _LEVELLED.sub("", told[1] if told is not None else whole)
    by = _COLLECTOR.match(whole)
    if by is not None and (whose.group(1)[-1] != "级" or not whole.startswith("组织", by.end())):
        whole = whole[by.end() :]
    return Name(whose.group(1) + whole, "", _HEAD) if whole.endswith(_COLLECTED) else None


def of_other(text: str) -> str:
    """Return a name carried over to a place without the level of government that had it before (县本级98.88亿元,
    高新区|27.17亿元)."""
    return _OF_LEVEL_ITSELF.sub("", text) if "本级" in text[:3] else text


_OF_LEVEL_ITSELF = lazy("^[省市州区县旗]本级(?=..)")


def _told_apart(said: Said, here: Surroundings) -> str:
    """Return the income or spending that a sentence tells apart by departments, the first told before it, where others
    were told between (…其中:地方收入…,上划收入…。分部门情况是:国税部门完成|3954万元), or an empty string."""
    opens = here.head or here.subject or here.lead
    told = _BY_DEPARTMENTS.match(opens) if "部门" in opens else None
    if told is None:
        return ""
    levels = said.levels or said.earlier_levels
    return levels[0] if levels and levels[0].endswith(_COLLECTED) else ""


_BY_DEPARTMENTS = lazy("(?:[一-龥]{2,12}(?:收入|支出))?[分按](?:征收)?部门(?:情况)?(?:是|看|为|来看|划?分)?")


def at_most_each(case: Case) -> Name | None:
    """给予2%的贴息,单个企业最高|50万元."""
    last = case.last
    if case.text not in EACH_ONE or not last.text or case.here.quantity.family != "money":
        return None
    return Name(last.text, last.verb, _SAME)


def arranged(case: Case) -> Name | None:
    """教育支出:安排|31652万元; 增长10%安排|3亿元."""
    here, last = case.here, case.last
    if case.text not in ARRANGED:
        return None
    if here.previous is None and here.lead.endswith(_SPENT):
        return Name(light_off(lead_off(clean(here.lead))), "", "the clause before")
    if last.text and here.previous is not None:
        return Name(last.text, last.verb, _SAME)
    return None


def spent_on_what(case: Case) -> Name | None:
    """实施科技重大专项,支出|435亿元: on what the clause before says is done."""
    here = case.here
    if here.previous is not None or not here.lead or "》" in here.lead or case.text not in OUTLAYS:
        return None
    done = parse(here.lead)
    fits = done.verb and len(done.object) > len(case.text) and not any(map(str.isdigit, done.object))
    return Name(joined(done.object, case.text), "", "belongs to what the clause before is about") if fits else None


OUTLAYS = frozenset(("支出", "投入"))


def collected(case: Case) -> Name | None:
    """从征收部门看:税务部门|完成8亿元."""
    base = _told_apart(case.said, case.here) or case.said.base
    if not case.text.endswith(_COLLECTORS) or case.here.quantity.family != "money" or not base.endswith(_COLLECTED):
        return None
    return Name(case.text + _COLLECTOR.sub("", base), "", _HEAD)


_AGREED_AT = 6
_AGREED = ("合同", "协议", "签约", "意向", "认缴")


def really(case: Case) -> Name | None:
    """收入预算数为15亿元,实际收入|14亿元."""
    text, last = case.text, case.last
    if text[:2] != "实际" or not last.text:
        return None
    done = BUDGETED.sub("", last.text)
    if done.endswith(text[2:] or "。") and not any(agreed in done[:_AGREED_AT] for agreed in _AGREED):
        return Name(done, last.verb, _SAME)
    return None  # 合同利用外资1亿美元,实际利用外资|8千万美元: another amount


SETTLED = frozenset(
    side + book + number
    for side in ("", "支出", "收入")
    for book in ("预算", "决算", "年初预算", "全年预算", "调整预算", "执行")
    for number in ("", "数")
    if book != "执行" or number
)
"""How an entry's plan and its outcome are called, which leave out whose they are."""
_ENTRY = lazy("(?:^|[,。:.)”])“?([一-龥、]{2,24})”?(\\([类款项]\\))[。:,]?$")
"""The entry of the accounts that an item is about (…普通教育(款)|小学教育(项))."""
_YEARLY = ("年初预算", "全年预算", "调整预算")


def mean_of_bonds(case: Case) -> Name | None:
    """平均期限14年,其中一般债券|8年."""
    found = of_bonds(case.said.base, case.text)
    return Name(found, "", _HEAD) if found else None


def left_over(case: Case) -> Name | None:
    """中央财政收支相抵,赤字|7500亿元."""
    lead = clean(case.here.lead)
    if case.text not in LEFT_OVER or not lead.endswith("相抵"):
        return None
    whose = lead_off(lead.removesuffix("相抵"))
    whose = whose if case.text == "差额" else whose.removesuffix("收支").removesuffix("总量")
    return Name(whose + case.text, "", _HEAD) if len(whose) > 1 else None


LEFT_OVER = frozenset(("差额", "赤字"))
"""What is left, or lacking, where incomes and spending are set off against each other."""


def settled(case: Case) -> Name | None:
    """支出年初预算为15万元,支出决算为|14万元; 小学教育(项)。年初预算为|14万元."""
    here, text, last = case.here, case.text, case.last.text
    if text not in SETTLED:
        return None
    whose = BUDGETED.sub("", last).removesuffix("决算") if last else ""
    if not last:
        entry = _ENTRY.search(here.opening.rstrip("。 ") if not here.subject else here.subject.partition(":")[0])
        whose = "" if entry is None else entry[1] + entry[2]
        left = clean(here.left)
        text = next((plan for plan in _YEARLY if plan in left), text)
    if whose[-2:] in SUMMED and text[:2] in SUMMED and whose[-2:] != text[:2]:
        whose = whose[:-2]  # 收入预算8亿元,支出预算|7亿元
    if not whose or whose == text or whose.endswith(text):
        return None
    side = text[:2] if text[:2] in SUMMED and whose.endswith(text[:2]) else ""
    return Name(whose + text.removeprefix(side), "", _HEAD)


def balance(case: Case) -> Name | None:
    """累计结余|3亿元 of a fund: what the words before say is kept whole for the rules after this one."""
    if case.text in BALANCES:
        case.text = _MONTHS_END.sub("", clean(case.here.left).lstrip("、,其中"))
        case.verb = verb_of(case.text)
    return None


def of_fund(case: Case) -> Name | None:
    """失业保险基金收入12亿元。基金支出|9亿元."""
    fund = case.said.of_fund(case.text)
    return Name(fund, "", _HEAD) if fund else None


def account(case: Case) -> Name | None:
    """An entry of the account that the paragraph tells of, where nothing was named before it."""
    return None if case.last.text else case.said.account(case.here, case.text)


def funds_of_insured(case: Case) -> Name | None:
    """参保人员达31万人,共筹资|1.2亿元; 职工医保参保5万人,基金支出|3214万元."""
    if case.text.startswith(_OF_INSURANCE) and not case.said.of_money and case.here.previous is None:
        insured = _INSURANCE.match(case.last.text)
        return None if insured is None else Name(joined(insured.group(), case.text), "", _HEAD)
    if case.text != "筹资" or not case.last.text.endswith(_INSURED):
        return None
    return Name(case.last.text[:-4] + case.text, "", _HEAD)


_OF_INSURANCE = ("基金", "统筹基金", "统筹支付", "个人账户")
_INSURANCE = lazy("[一-龥]{0,10}?(?:(?:医疗|养老|失业|工伤|生育|大病|护理)保险|医保|新农合|合作医疗)")
"""The insurance that a name begins with, whose funds those are."""


def throughput(case: Case) -> Name | None:
    """港口货物吞吐量10亿吨,其中沿海港口完成|7亿吨."""
    here, said = case.here, case.said
    ends = here.left.rstrip().endswith(("完成", "实现")) and case.text.endswith(_CARRIERS)
    if not ends or said.in_unit.get(here.quantity.unit) != said.base:
        return None
    through = _THROUGHPUT.search(said.base)
    return None if through is None or through.group()[-1] == case.text[-1] else Name(case.text + through[0], "", _HEAD)


_CARRIERS = ("港口", "港", "码头", "机场", "铁路", "公路", "水路", "航空", "管道")
_THROUGHPUT = lazy("(?:外贸|内贸)?(?:货物|集装箱|旅客)?(?:吞吐量|周转量|货运量|客运量|发电量)$")


ENTRIES: tuple[Row, ...] = (
    (LAST | MONEY, funds_of_insured, None),
    (0, settled, SETTLED),
    (AMONG, mean_of_bonds, None),
    (AMONG, throughput, None),
    (LEAD, left_over, LEFT_OVER),
)
"""Rules for entries told by their plan, their outcome or their balance, with what they need."""
