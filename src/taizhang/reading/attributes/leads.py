"""Names that a lead-in or the clause before gives to numbers that only say whose or which they are: what organs had
most of (办件量位于前三的部门:住建局99件), and what a goal is for (工业投资,2023年目标任务是76亿元)."""

from taizhang.reading.attributes.lexicon import FLOW_FIRST, starts
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.phrases import Name, clean, fix_ends, lead_off, light_off
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.verbs import verb_of
from taizhang.reading.patterns import lazy

_RANKED = lazy(
    "(?!位[居于列]|排名)([一-龥]{2,14}?)(?:(?<=..)中,)?(?:排名|排在|位于|位居|位列|居|列)?(?:前[一二三四五六七八九十]{1,2}(?:名|位)?|较多|最多|较大|靠前)的?"
    "[一-龥]{0,10}?(?:部门|单位|乡镇|街道|镇街|县区|区县|地区|城市|省份|市州|社区|企业|行业|产业)?(?:分别|依次)?(?:[是为]:?|:|(?<=位的地区)$|(?<=位的行业)$)"
)
"""What is ranked by what, before those that come first."""
ONE = lazy(
    "[、,和;]?([一-龥]{2,14}(?:[局委办厅院所处站镇乡县区市州旗省村]|中心|公司|集团|支队|大队|街道|社区|委员会|办事处))"
)


def ranked(here: Surroundings) -> Name | None:
    """Return the name of what an organ or place had so much of, by the lead-in of its list, else None."""
    if here.right.lstrip(" )")[:1] not in _MARKS:
        return None
    # Label, head and subject are the same for all of a clause.
    lead = f"{here.label}:" if here.label else here.head or here.subject
    if lead and not ("前" in lead or "较" in lead or "最多" in lead):
        return None
    first = here
    for _ in range(_LONGEST):
        if first.previous is None:
            break
        first = first.previous
    lead = lead or first.left
    if not ("前" in lead or "较" in lead or "最多" in lead):
        return None
    found = _RANKED.search(first.left) or _RANKED.search(lead)
    if found is None:
        return None
    own = here.left[found.end() :] if here is first and found.string is first.left else here.left
    name = fix_ends(lead_off(clean(found.group(1)))).removeprefix("在")
    if (item := bracketed_item(here)) and ONE.fullmatch(item) is None:
        counted = name[:-1] if name.endswith(_AMOUNTS) else ""
        named = item if item.endswith(counted[-2:] or item) else item + counted
        return Name(named, "", "what a lead-in ranks by")  # 诉求量前三位的是:城市管理(|4521件)
    if own.endswith(_CLASSES) and name.endswith(_AMOUNTS):
        return Name(own.lstrip(_MARKS) + name[:-1], "", "what a lead-in ranks by")  # 受理量居前三位的是城市管理类120件
    if own.endswith("业") and found.group().find("业", found.end(1) - found.start()) > 0:
        counted = _NUMBER_OF.sub("", name)  # 法人单位数量居前三位的行业是:批发和零售业|649.9万个
        return Name(own.lstrip(_MARKS) + counted, "", "what a lead-in ranks by")
    if own.strip(_MARKS) and ONE.fullmatch(own) is None:
        return None
    return Name(name, "", "what a lead-in ranks by") if len(name) > 1 else None


def bracketed_item(here: Surroundings) -> str:
    """Return the item of a list behind which a bracket holds nothing but its number (供水(|352件)、供热(310件)), or an
    empty string."""
    if not here.inside or here.left.strip() or here.right.strip() or here.closing != ")" or here.previous is not None:
        return ""
    if ")、" not in here.before_bracket and ")、" not in here.subject and ")," not in here.before_bracket:
        return ""
    item = _BRACKETED.match(here.before_bracket)
    return "" if item is None else item.group(1)


_BRACKETED = lazy(
    "(?:.*(?:[、,:;]|\\)(?:和|与|以?及)|集中[在于]|(?:分别|依次|主要|领域|问题|事项|方面|类型|前[一二三四五六七八九十\\d]{1,2}[位名]?的?)"
    "(?:[是为有]|[是为]:)|包括|涉及))?([一-龥“”]{2,14})$"
)
"""An item of a list right before a bracket."""


def most_of(here: Surroundings) -> str | None:
    """Return of what those have least or most whom the clause before lists (浓度最低的3个城市依次是甲、乙和丙,分别为47…), an
    empty string where that was said before, or None."""
    most = _MOST_OF.search(here.lead)
    return None if most is None else fix_ends(lead_off(clean(most.group(1))))


_MOST_OF = lazy(
    "^(.{0,30}?)(?:最[低高好差多少快慢大小]|排名?最?[前后]|排[在名]前[一-龥]{1,2}位?)的?\\d{0,2}[个家名座]?[一-龥]{0,8}(?:依次|分别)?[是为][^,。;\\d]{4,}$"
)
"""Who has least or most of what."""


def listed_in(lead: str, count: int) -> list[str]:
    """Return the kinds that the clause before lists of which most was (主要集中在甲、乙、丙等领域), or an empty list where
    those are not ``count``."""
    listed = _LISTED_KINDS.search(clean(lead)) if "、" in lead else None
    kinds = [] if listed is None else listed.group(1).split("、")
    if listed is not None and len(kinds) < count:
        kinds = _JOINT.split(listed.group(1))
    return kinds if len(kinds) == count and all(len(kind) > 1 for kind in kinds) else []


_LISTED_KINDS = lazy(
    "(?:集中(?:体现|反映|分布)?[在于]|涉及|分布[在于]|反映的是?|包括|[分别主要][是为有])([^,。;:“《\\d%]{2,15}?(?:、[^,。;:\\d%]{2,15}?)+?)"
    "(?:等?(?:[\\d一二两三四五六七八九十]{0,2}[个大]?)?(?:方面|领域|行业|问题|类别|类型|地区|部门|类|种)(?:问题|案件|诉求)?|等)?$"
)
"""Kinds in which most of what was told lies."""
_JOINT = lazy("[、和与及]")


FIRST_ARE = lazy(
    "(?:从[一-龥]{1,6}看,)?(?P<what>[一-龥]{2,20}?)(?:位?[居列]|排名?)(?:全[省国市])?前[两三四五六七八九十]位?的"
    "(?:(?P<place>市|地区|省份?|地市|县区?|县市区?|城市|乡镇|街道)|行业|领域|案由|罪名|类型|问题|事项|诉求|产品|商品|种类)?(?:分别|依次)?[是为]"
    "(?P<names>[一-龥、]{5,60})"
)
"""Which come first in something, before how much each has of it."""


def first_in(lead: str, count: int) -> list[str]:
    """Return what those have of it whom the clause before tells to come first (案件数居前两位的是盗窃和诈骗,分别为|120件和80件:
    盗窃案件数, 诈骗案件数), or an empty list where they are not ``count``."""
    found = FIRST_ARE.fullmatch(lead) if "前" in lead else None
    kinds = [] if found is None else _JOINT.split(found["names"])
    if found is None or len(kinds) != count:
        return []
    return [kind + light_off(lead_off(found["what"])) for kind in kinds]


def labelled(here: Surroundings) -> Name | None:
    """Return the name that a label with its colon gives in a 分号-clause of a list (…;技术合同交易额:|12.31亿元), or None."""
    if here.previous is not None or not here.subject.startswith(here.lead + ":") or len(here.lead) > _LABEL_MAX:
        return None
    label = fix_ends(light_off(lead_off(clean(here.lead))))
    told = len(label) > 1 and (_SUM.search(label) is not None or len(starts(label, FLOW_FIRST)) > 1)
    return Name(label, verb_of(label), "the clause before") if told else None


_LABEL_MAX = 16
_SUM = lazy("(?:[总产]值|增加值|[总金余额易]额|收入|支出|投资|固投|产量|利润|税收|面积|进出口|外资|内资|资金|[一-龥]率)$")
"""What an amount is called in a label; others say where or of what kind (石桥镇:12家; 硕士:5人)."""


def goal_for(here: Surroundings, stem: str) -> Name | None:
    """Return the name of what a bare goal is set for where the clause before is nothing but that, else None."""
    if here.previous is not None or _GOAL.fullmatch(stem) is None:
        return None
    if not here.lead:
        label = _LABEL.match(here.subject)  # 实际利用外资:底线目标9亿美元
        return None if label is None else Name(label.group(1), "", "the clause before")
    of = _OF.fullmatch(clean(here.lead))
    return None if of is None else Name(lead_off(of.group(1)), "", "the clause before")


_NUMBER_OF = lazy("(?:的?数量|总?数)$")
_CLASSES, _AMOUNTS = ("类", "方面"), ("量", "数")


def ranked_in_lead(here: Surroundings) -> str:
    """Return those of the first places whom a lead-in lists before a share of all (位居前三的工单:…,占工单总量的|77%)."""
    lead = here.subject if "前" in here.subject[:_FIRST_PLACES] else f"{here.label}:" if "前" in here.label else ""
    found = _FIRST_OF.match(lead) if lead else None
    return "" if found is None else found.group(1)


_FIRST_PLACES = 12
_FIRST_OF = lazy(
    "(?:\\d{1,2}[.、])?([一-龥]{0,6}?(?:位居|位于|位列|排名|排在|居|列)前[一二三四五六七八九十\\d]{1,2}[名位]?的[一-龥]{2,8}?)(?:分别|依次)?(?:[是为]:?|:)"
)
_LABEL = lazy("([一-龥“”、]{2,20}):")
_GOAL = lazy(
    "(?:底线|奋斗|争取|基本|挑战|保底|必保|力争|冲刺)?(?:(?:20)?\\d\\d年度?|全年|年度|今年|本年度?)?的?(?:计划)?(?:目标|任务|计划){1,2}[数值]?(?:增长)?"
)
_OF = lazy(
    "(?:[一二三四五六七八九十]{1,3}是|[(]?[一二三四五六七八九十\\d]{1,3}[)、.])?"
    "([一-龥()“”、]{2,24}(?:产值|增加值|总额|投资|资金|收入|支出|零售额|销售额|产量|面积|人数|户数|[量率]|里程|贷款|营收|税收|利润|就业|脱贫))"
)
"""A clause that is nothing but the name of what is measured."""
_MARKS = "、,和;。("
_LONGEST = 12
"""How far back in its clause the first of a list is looked for."""


def shares_led_in(here: Surroundings, kind: Kind, text: str) -> Name | None:
    """Name a percentage of a list by the whole, where its lead says of what those are shares (各类诉求占比为:咨询类|45.2%,
    投诉类21.3%)."""
    if here.inside and text in _BARE_SHARES and (item := _share_of_item(here)):
        kind.measure = "share"
        return Name(item + "占比", "", "share of the name before")
    if text and (here.previous is not None or "及占比" in here.left) and (item := _item_and_share(here, text)):
        kind.measure = "share"
        return Name(item + "占比", "", "share of the name before")
    if kind.rule not in _BARE_RATES or not text or "占" in text or "占" not in here.subject or ":" not in here.subject:
        return None
    led = _SHARES_ARE.search(here.subject)
    if led is None:
        return None
    kind.measure = "share"
    return Name(text + led[1], "", "share of the name before")


def _share_of_item(here: Surroundings) -> str:
    """Return the item of a list behind which a bracket holds what part it is (案件集中在城建拆迁(|17%)、社会保障(14%)等领域),
    or an empty string."""
    before, led = here.before_bracket, here.subject + here.head
    if here.right.strip() or here.closing != ")" or here.previous is not None or _MOST_ARE.search(led) is None:
        return ""
    if ")、" not in before and ")、" not in here.subject:
        return ""
    item = None if _OF_RATES.search(led) is not None else _BRACKETED.match(before)
    return "" if item is None or item[1][-1] in "省市县区州旗镇乡" else item[1]


_BARE_SHARES = frozenset(("", "占", "占比", "约占"))
_MOST_ARE = lazy("集中[在于]|(?:较多|居多|为主|居前|靠前|突出|前[两三四五六七八九十\\d]{1,2}[位名类项])的?[一-龥]{0,6}(?:分别|依次|主要)*[是为有]|来自|来源于")
"""How what most of something is of is led in."""
_OF_RATES = lazy("[率度速幅](?:较|最|相|排|位|居|列|靠|均)|增长|下降|同比")
"""What else per cent in brackets may be, by how they are led in."""
_BARE_RATES = frozenset(("percentage", "named rate", "named rate earlier in the clause"))
def _item_and_share(here: Surroundings, text: str) -> str:
    """Return the item of a list that tells which have most and their parts (前三位的行业及占比分别是机械17.27%、房地产|9.85%),
    or an empty string."""
    first, steps = here, 0
    while first.previous is not None and steps < _LONGEST:
        first, steps = first.previous, steps + 1
    if "及占比" not in first.left or _AND_SHARES.search(first.left) is None:
        return ""
    item = fix_ends(_AND_SHARES.split(text)[-1])
    return item if 1 < len(item) <= _LONGEST and "占" not in item else ""


_AND_SHARES = lazy("及其?占比(?:分别|依次)?[是为]:?")
_SHARES_ARE = lazy("(占比|占[^,。;:\\d比]{2,16}?)的?(?:比重|比例)?(?:分别|依次|情况)?(?:是|为|如下)?:")
"""How a list of shares is led in."""
