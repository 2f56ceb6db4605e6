"""Names of amounts and counts from the words before the number, and from what was said before them."""

import re

from taizhang.reading.attributes.heads import (
    OF_FIRMS,
    alike_head,
    alike_stem,
    elided_head,
    joined,
    owner_of,
    relational,
    value_added,
)
from taizhang.reading.attributes.lexicon import FLOW_FIRST, FLOW_LAST, LIGHT_FIRST, ends, starts
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.owning import object_of
from taizhang.reading.attributes.phrases import Name, clean, fix_ends, lead_off, light_off, what_fared
from taizhang.reading.attributes.rates import SHORT_HEADS
from taizhang.reading.attributes.said import Said
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.syntax import parse
from taizhang.reading.attributes.topics import state_only
from taizhang.reading.attributes.verbs import only_verbs, verb_of, without_subject
from taizhang.reading.indicators import find

_OWN_TAIL = re.compile(
    r"(?:总投资|投资额?|计划总投资|意向投资|总额|产量|总产量|产值|总产值|面积|收入|支出|利润|税收|占比|比重|增速|增幅|销售额|交易额|营业收入|余额|学位|增加学位|就业|岗位|参保率|造林|育林|还林|还草|还湿"
    r"|覆盖率|合格率|满意率|办结率|完成率|整改完成率|解决率|有率|.{1,6}率|(?:总|运营|营运|通车)里程)$"
)
_REACHING_WHOM = ("涉及", "惠及", "覆盖", "受益")
"""What says whom the things before reach, and has no verb before it (开工改造小区38个、涉及居民1.2万户)."""
_PER_THOUSAND = re.compile("每[十百千万]{1,2}(?:名|户)?(?:常住人口|人口|老年人|老人|儿童|人)(?:拥有)?")
_PER_HEAD = re.compile("[亩户]均|人均(?!生产总值|GDP|地区)")
_TASK = re.compile(r"(?<=..)(?:目标)?(?:任务|目标|考核指标|计划|指标)数?$")
_PLANNED = re.compile("(?<=..)(?:年度|当年|全年)计划(?:完成)?投资$")
_BUDGETED = re.compile("(?<=..)(?:年初|调整后?的?|全年|年度)?预算数?$")
"""What was planned of an amount, which is told next (收入预算数为15亿元,实际完成14亿元)."""
_DONE = re.compile(r"(?:完成|实现|达到?|落实)了?[^,。;]{0,2}$")
_ADDED = re.compile(r"新增加?(?=..)|净增(?=..)|^增加(?=..)")
_STOCK = re.compile("突破|达到|总[数量计]|共(?:计|有)|[增累]计?达|增至|增加到")
"""What says that a number is of all there is, not of what was added."""
_TRADE = re.compile("(?:进出口|出口|进口)(?:贸易)?(?:总?[额值]|总量)?$")
_OF_TRADE = frozenset(
    ("出口", "进口", "出口额", "进口额", "出口总额", "进口总额", "出口总值", "进口总值", "出口值", "进口值")
)
_COMPLETE = frozenset(("植树", "造林", "减贫", "融资", "贷款", "招商", "减排", "送戏", "退耕", "征地", "棚改"))
"""Verbs that hold their object and need none from the name before."""
_TREATED = re.compile(
    "(?:重点|日常|全面)?(?:养护|维修|维护|管护|硬化|绿化|亮化|美化|清淤|疏浚|除险加固|提档升级|改造提升|治理|整治)"
)
"""What is done with more of that which was newly made (新建公路300公里,重点养护600公里)."""
_PUPILS = ("在校学生", "在校生", "专任教师", "教职工", "毕业生", "招生", "学生", "教师")
"""Who is at schools of a sort that the count before named."""
_LEAVING = frozenset(("退出", "清退", "自然减员", "减员", "注销", "取消", "停发", "调出", "死亡", "迁出", "脱贫退出"))
"""What becomes of those that were counted beside new ones (城市低保新增276户,退出374户)."""
_EACH = ("人均", "户均", "平均", "亩均", "每", "月均", "日均", "年均")
"""What begins so is a mean of its own, which takes no verb from the list before it."""
_PER_TIME = frozenset(("日均", "月均", "年均", "周均"))
_UNDER_WAY = ("在建", "续建", "拟建", "待建", "储备", "前期")
"""Words that a list of states goes on with: these take no verb from the list."""
_DONE_WITH = re.compile("..(?:工程|项目|行动|计划|建设|安装|加装|改造)$")
_WORKS = re.compile("(?:项目|工程|基地|园区?|中心|[公道铁]路|大桥|水库|医院|学校|线|改造)$")
_INCOME = re.compile("人均(?:纯|可支配)?收入$")
_SOURCES = ("业", "其他", "其它", "务工", "劳务")
"""What an income per head is told apart by (人均纯收入3530元,其中:种植业1765元)."""
_BARE_COUNT = 4
"""A number of people or things of so few characters tells of nobody whose it is (从业人数)."""
_FIRMS = re.compile("[一-龥]{2,14}?企业(?=[一-龥])")
_PLACED = re.compile("[一-龥]{2,6}(?:镇|乡|村|街道|社区|农场|林场|[县区旗](?!域))")
"""Where a part of what was counted is, in brackets behind it (种植烟叶4000亩(甲镇2000亩、乙乡2000亩))."""
_SPENT = ("支出", "收入", "经费", "资金")
_ARRANGED = ("安排", "预算安排", "计划安排", "预计", "计算")
"""What is put between a growth and the amount that it comes to (增长10%安排3亿元)."""
_COLLECTORS = ("部门", "税务局", "财政局")
_COLLECTOR = re.compile("^.{2,4}?(?:部门|税务局|财政局)")
_COLLECTED = ("收入", "支出", "税收")
"""What departments are told apart by (从征收部门看:税务部门完成…)."""
_SUMMED = frozenset(("收入", "支出", "收支"))
_OWN_LEVEL = re.compile("[省市州区县]本级(?:收入|支出)$")
"""The income of the own level of government among that of several (其中,省本级收入…;市县级收入…)."""
_SUM_UP = re.compile("^(?:收入|支出|收支)(?:总计|合计|总量)$")
_RAISED = re.compile("^年?(?:出栏|存栏|饲养)(?=..)")
_REACHED = re.compile("(?:达到?|突破|超过|增至)了?[ ]*$")
_TAKES = re.compile(
    "[、,]?((?:平均|办理|审批|最[快短长]|全程)*(?:用时|耗时))(?:仅|约|为|只需|不到|不足|缩短至|压缩至|从|由)*"
)
"""How long something takes, said by nothing else (平均用时2.5天)."""
_MOVED_TO = re.compile("(?:压[减缩]|减少?|精简|缩[短减]|合并|降低?|提高|增加?)[至到为成]$")
_NUMBER_OF = re.compile("(?:人|总|件|起|户)数$")
_COUNTS = re.compile(r"[\d亿]|万(?=[个元人吨亩户])")
"""What a clause holds that states a figure of its own."""
_ANEW = re.compile("累计|共|总共|全年|已")
_VALUES = frozenset(("增加值", "产出", "总产出", "营业收入", "销售收入", "交易额", "零售额", "消费品零售额"))


def after_noun(said: Said, here: Surroundings, kind: Kind, text: str) -> Name:
    """Return the name of an amount whose noun does not follow it: ``text``, the words before it, completed by what was
    said before; the name before where ``text`` is empty."""
    last = said.last
    if (
        last.text
        and here.left[-5:].find("均") + here.left[-5:].find("每") > _NEITHER
        and (mean := _MEAN.fullmatch(clean(here.left).lstrip("、,和与及"))) is not None
        and (
            mean.group(2) is None
            or (here.quantity.family == "money" and said.of_money and _MEANS.isdisjoint(last.text))
        )
    ):
        return Name(mean.group(1) + last.text, "", "head carried over")
    if not text and here.quantity.family == "time" and (takes := _TAKES.fullmatch(clean(here.left))) is not None:
        return Name(takes.group(1), "", "words before the number")
    sorted_out = _BY_SORT.match(here.head or here.subject) is not None if here.continues else False
    whole_of = said.topics.near(here.quantity.unit) if sorted_out else None
    if not text and whole_of is not None:
        return Name(whole_of.noun, "", "same as the name before", noun=whole_of.noun)
    if not text and said.unit != here.quantity.unit and here.quantity.family == "count" and here.left.strip():
        again = said.topics.of(here.quantity.unit)
        if again is not None:
            return Name(again.noun, "", "same as the name before", noun=again.noun)
    if not text and here.previous is None and here.lead and (fared := what_fared(here.lead)):
        return Name(fared, "", "the clause before")
    if not text:
        subject = parse(here.lead).subject if here.previous is None and here.lead else ""
        if last.text:
            if here.previous is None and here.lead and (topic := _topic(here)):
                return Name(topic, "", "the clause before")
            if subject and not _COUNTS.search(here.lead) and subject not in SHORT_HEADS:
                return Name(subject, "", "the clause before")
            if (added := _ADDED.search(last.text)) is not None and _STOCK.search(here.left):
                stock = last.text[: added.start()] + last.text[added.end() :]
                return Name(stock, "", "same as the name before")
            done = last.text
            if _DONE.search(here.left):
                done = _TASK.sub("", _PLANNED.sub("投资", _BUDGETED.sub("", last.text)))
            return Name(done or last.text, last.verb, "same as the name before")
        lead = without_subject(light_off(lead_off(clean(here.lead))))
        if lead and not any(character.isdigit() for character in lead):
            return Name(lead, verb_of(lead), "the clause before")
        if subject and not _COUNTS.search(subject) and not _BY_SORT.match(here.lead):
            return Name(subject, "", "the clause before")
        if (counted := said.topics.near(here.quantity.unit)) is not None:
            return Name(counted.noun, "", "same as the name before", noun=counted.noun)
        if (measured := said.measured.get(here.quantity.unit or "")) is not None:
            return Name(measured, "", "same as the name before")
        return Name("", "", "no name")
    if whole_of is not None and len(text) <= _LONGEST_SORT and not text.endswith(whole_of.noun[-2:]):
        return Name(text + whole_of.noun, "", "class of what was counted before", noun=whole_of.noun)
    short = text in SHORT_HEADS or relational(text)
    if short and last.text and here.previous is None and here.lead and not _COUNTS.search(here.lead):
        owner = parse(here.lead).object
        begins = here.part[0] > here.sentence[0] and here.clause[0] - len(here.lead) - 2 <= here.part[0]
        owner = owner or (parse(here.lead).subject if begins else "")
        if len(owner) > 3 and (begins or _WORKS.search(owner) is not None):
            return Name(joined(owner, text), "", "head carried over")
    if (owned := said.owned(here, text)) is not None:
        return owned
    own = _OWN_LEVEL.search(clean(here.left)) if said.among and text in _SUMMED else None
    if own is not None:
        return Name(own.group(), "", "words before the number")
    if text in _SUMMED and (sum_up := _SUM_UP.search(clean(here.left))) is not None:
        return said.account(here, sum_up.group()) or Name(sum_up.group(), "", "words before the number")
    per_head = _INCOME.search(said.base) if said.among and text.endswith(_SOURCES) else None
    if per_head is not None and here.quantity.unit == "元":
        return Name(text + per_head.group(), "", "head carried over")
    if text in _KEPT and here.closing == ")" and (of := said.topics.of(here.quantity.unit)) is not None:
        return Name(text + of.noun, "", "class of what was counted before", noun=of.noun)
    if here.closing == ")" and last.text and here.quantity.unit == said.unit and _PLACED.fullmatch(text) is not None:
        return Name(last.text, last.verb, "same as the name before")
    if text in OF_FIRMS and (firms := _FIRMS.match(last.text)) is not None and here.previous is None:
        return Name(firms.group() + text, "", "head carried over")
    if text in _ARRANGED and here.previous is None and here.lead.endswith(_SPENT):
        # 教育支出:安排31652万元
        return Name(light_off(lead_off(clean(here.lead))), "", "the clause before")
    if text in _ARRANGED and last.text and here.previous is not None:
        return Name(last.text, last.verb, "same as the name before")
    if text.endswith(_COLLECTORS) and here.quantity.family == "money" and said.base.endswith(_COLLECTED):
        return Name(text + _COLLECTOR.sub("", said.base), "", "head carried over")
    if text[:2] == "实际" and last.text and (done := _BUDGETED.sub("", last.text)).endswith(text[2:] or "。"):
        return Name(done, last.verb, "same as the name before")
    if text in _BALANCES:
        text = clean(here.left).lstrip("、,其中")
    if fund := said.of_fund(text):
        return Name(fund, "", "head carried over")
    if project := said.of_project(text):
        return Name(project, "", "belongs to what the heading names")
    if (
        text in _VALUES
        and here.previous is None
        and said.counted_at == said.at - 1
        and said.named is said.counted
        and said.counted.text
        and not said.counted.verb
    ):
        return Name(owner_of(object_of(said.counted)) + text, "", "belongs to what was counted")
    if (
        text in _RESIDENCES
        and last.text[:2] in _RESIDENCES
        and last.text[:2] != text
        and here.quantity.unit == said.unit
    ):
        return Name(text + last.text[2:], "", "head carried over")
    if text in _PUPILS and (head := next((last.text[: -len(p)] for p in _PUPILS if last.text.endswith(p)), "")):
        return Name(head + text, "", "head carried over")
    if goods := said.goods(here, text):
        said.head = ""
        return Name(goods, "", "head carried over")
    if not last.text and (entry := said.account(here, text)) is not None:
        return entry
    if (
        here.left[:1] in "、和与"
        and here.quantity.family in ("count", "person")
        and here.previous is not None
        and (per := _PER_THOUSAND.match(last.text)) is not None
        and not text.startswith("每")
    ):
        return Name(per.group() + text, "", "head carried over")
    if (each := _PER_HEAD.match(text)) is not None and (at := last.text.find(each.group())) > 0:
        return Name(last.text[:at] + text, last.verb, "head carried over")
    if (
        here.previous is not None
        and (alike := alike_head(last.text, text))
        and find(text, here.quantity.unit, kind.measure) is None
    ):
        return Name(alike, last.verb, "head carried over")
    if here.left[:1] == "、" and here.quantity.family in ("count", "person") and (alike := alike_stem(last.text, text)):
        return Name(alike, last.verb, "head carried over")
    ownerless = _NUMBER_OF.search(last.text) is not None and len(last.text) <= _BARE_COUNT
    if (
        text in SHORT_HEADS
        and last.text
        and not ownerless
        and (find(text, None, "level") is None or text in ("总投资", "面积"))
    ):
        owning = last
        if text == "投资" and last.text.endswith("资金") and said.counted.text:
            owning = said.counted  # 争取项目23个,到位资金1.1亿元,完成投资1.8亿元
        said.head = said.head or owner_of(_RAISED.sub("", object_of(said.benefited if said.benefited.text else owning)))
        return Name(elided_head(text, said.head), "", "head carried over")
    if here.previous is None and here.lead and not _COUNTS.search(here.lead):
        subject = parse(here.lead).subject
        if len(subject) > len(text[:2]) and subject.endswith(text[:2]) and len(text) > 2:
            return Name(joined(subject, text), "", "belongs to what the clause before is about")
    if text in SHORT_HEADS and not last.text and not parse(here.lead).topic and (owner := said.themed(here)):
        return Name(joined(owner, text), "", "belongs to what the heading names")
    if text in SHORT_HEADS | _VALUES and not last.text and here.lead and find(text, None, "level") is None:
        opening = parse(here.lead).topic
        if not opening and text in SHORT_HEADS:
            opening = light_off(lead_off(clean(here.lead)))
            opening = fix_ends(opening.removeprefix(starts(opening, FLOW_FIRST)))
        if opening and not any(character.isdigit() for character in opening):
            return Name(opening + text, "", "head carried over")
    if (
        text in ("增加学位", "增加床位")
        and last.noun + last.text
        and re.search(r"学校|幼儿园|中小学|医院|养老", last.text)
    ):
        return Name(object_of(last) + text, "", "head carried over")
    if (
        said.among
        and (levelled := _LEVELLED.fullmatch(text)) is not None
        and last.text.endswith(levelled.group(2))
        and "级" not in last.text
    ):
        return Name(levelled.group(1) + last.text, "", "head carried over")
    if said.among and (part := said.of_part(text)):
        return Name(part, verb_of(part), "head carried over")
    if _TREATED.fullmatch(text) and last.text and here.quantity.unit == said.unit:
        return Name(object_of(last) + text, "", "verb with the noun before")
    if text in _LEAVING and last.text:
        what = object_of(last)
        gone = ends(what, FLOW_LAST)
        return Name(what[: len(what) - len(gone)] + text, "", "verb with the noun before")
    if text[:2] in _PER_TIME and only_verbs(text[2:]) and last.text and here.quantity.unit == said.unit:
        what = object_of(last)
        return Name(text + what, "", "verb with the noun before", noun=what)  # 日均新增50户
    verb = verb_of(text)
    tail_verb = ends(last.text, FLOW_LAST) if text == verb else ""
    if (
        tail_verb
        and tail_verb.removeprefix("新") in ("开工", "竣工", "投产", "签约", "落地", "完工", "建成")
        and len(last.text) > len(tail_verb)
    ):
        return Name(last.text[: -len(tail_verb)] + text, "", "verb with the noun before")
    if (
        (trade := _TRADE.search(last.text)) is not None
        and trade.start()
        and text in _OF_TRADE
        and (len(text) == 2 or said.among)
    ):
        return Name(last.text[: trade.start()] + text, "", "head carried over")
    if text == "增加值" and (with_added := value_added(last.text)):
        return Name(with_added, "", "head carried over")
    if text in _SUMMED and (at := last.text.find(text, 2)) > 0 and last.text[at:] != text:
        return Name(last.text[: at + len(text)], "", "head carried over")
    if text == "支出" and last.text.endswith("收入"):
        return Name(last.text[:-2] + text, "", "head carried over")
    if text == "贷款余额" and "存款余额" in last.text:
        return Name(re.sub("(?:各项)?存款", "贷款", last.text), "", "head carried over")
    if verb and text == verb and not last.text and here.lead and (echoed := _echo(parse(here.lead).object, verb)):
        return Name(echoed, verb, "belongs to what the clause before is about")
    if (
        verb
        and verb not in _COMPLETE
        and only_verbs(text)
        and not said.in_part(here)
        and _DONE_WITH.search(done := parse(here.lead).object)
    ):
        return Name(done + text, verb, "belongs to what the clause before is about")
    counting = here.quantity.family == "count" or here.quantity.unit == "户"
    only = bool(verb) and only_verbs(text) and verb not in _COMPLETE
    whole = -1
    over = said.topics.of(here.quantity.unit) if only and said.among and here.part != said.part else None
    if over is not None and over.value > said.counted_value:
        # 市场主体28万户,其中企业8万户;新登记4万户: a new part goes on with the whole.
        return Name(text + over.noun, text, "verb with the noun before", noun=over.noun)
    if only and counting and said.counted.text and not state_only(said.counted.text):
        last = said.counted
        # Of things that were merely counted; of what was itself newly done this need be no part.
        of_them = not last.verb and last.topic < 0 and not ends(last.text, FLOW_LAST) and not text.startswith("新")
        whole = said.counted_at if of_them else -1
    if (said.of_money and last is said.last) or (here.quantity.family == "money" and text in _PENALTIES):
        only = False
    if text in _UPON and here.quantity.unit in _PERSONS and last.text and said.unit not in (*_PERSONS, "户"):
        return Name(text, verb, "words before the number")
    others = said.measure == "level" and said.unit != here.quantity.unit
    cases = others and here.quantity.unit in _CASES and not last.text.endswith(_CASE_ENDS)
    if only and last.text and ((here.quantity.unit in _TIMES and said.unit != here.quantity.unit) or cases):
        return Name(text, verb, "words before the number")
    nothing = said.measure in _NO_THINGS or last.text.endswith(_RATES)
    if only and counting and nothing and not said.counted.text:
        one = said.topics.near(here.quantity.unit)
        if one is not None:
            return Name(text + one.noun, text, "verb with the noun before", noun=one.noun)
    among = said.among and here.quantity.unit == said.unit
    if (
        only
        and last.text
        and not _NUMBER_OF.search(last.text)
        and not last.text.endswith(_RATES)
        and not only_verbs(last.text)
        and (counting or among or len(text) < 3)
        and not state_only(object_of(last))
    ):
        noun = object_of(last)
        return Name(text + noun, text, "verb with the noun before", noun=noun if whole >= 0 else "", topic=whole)
    if only and counting and not last.text and (one := said.topics.of(here.quantity.unit)) is not None:
        at = -1 if text.startswith("新") else one.at
        return Name(text + one.noun, text, "verb with the noun before", noun=one.noun, topic=at)
    if (
        last.verb
        and last.text != last.verb
        and not last.text.endswith("率")
        and not verb
        and not text.startswith((*_EACH, *_REACHING_WHOM))
        and kind.role != "baseline"
        and last.verb not in text
        and (text[:1] != last.verb[:1] or text[:1] == "新")  # 破获刑事案件28起,其中破积案5起
        and said.of_money == (here.quantity.family == "money")
        and not state_only(text)
        and not (last.rule == "verb with the noun before" and here.previous is None and here.lead == "")
        and not starts(clean(here.left).lstrip("、,和与及"), LIGHT_FIRST)
        and not _ANEW.match(clean(here.left).lstrip("、,和与及"))
        and (here.left[:1] == "、" or find(text, here.quantity.unit, kind.measure) is None)
        and (here.left[:1] == "、" or here.previous is not None or said.among or here.quantity.unit == said.unit)
        and _bare_continuation(here, text)
        and not _OWN_TAIL.search(text)
        and not text.startswith(_UNDER_WAY)
        and _REACHED.search(here.left) is None
        and not (here.quantity.family == "money" and here.closing == ")")
    ):
        return Name(last.verb + text, last.verb, "verb carried over from the list")
    if here.previous is not None and here.left[:1] == "、" and not verb and (shared := _inner_verb(last)):
        return Name(shared + text, "", "verb carried over from the list")
    if (
        here.previous is not None
        and here.quantity.unit == said.unit
        and last.text.endswith(text)
        and last.text != text
        and _MOVED_TO.search(clean(here.left)) is not None
    ):
        return Name(last.text, last.verb, "same as the name before")
    retold = here.previous is not None and here.previous.quantity.unit == here.quantity.unit and text == last.text
    return Name(text, verb, "words before the number", topic=said.at - 1 if retold else -1)


def _inner_verb(last: Name) -> str:
    """Return what stands before the noun in a name with its verb inside (海绵城市试点改造|小区), or an empty string."""
    if last.verb or last.rule not in ("words before the number", "verb carried over from the list"):
        return ""
    found = [m.end() for m in _INNER.finditer(last.text, 2) if len(last.text) - m.end() in _NOUN_LENGTHS]
    return last.text[: found[0]] if found else ""


_INNER = re.compile("改造|新建|建设|整治|铺设|修复|安装|更换|打造|治理|提升")
_NOUN_LENGTHS = range(2, 5)


def _topic(here: Surroundings) -> str:
    """Return the clause before where it is nothing but an indicator (城镇居民人均收入,去年为3万元), or an empty string."""
    said = fix_ends(lead_off(clean(here.lead)))
    if not _INDICATOR.search(said) or _COUNTS.search(here.lead) or len(said) > _LONGEST_TOPIC or parse(here.lead).topic:
        return ""
    return said


_INDICATOR = re.compile(
    "[一-龥]{2}(?:收入|支出|产值|增加值|总值|产量|总量|总额|余额|人数|人口|面积|[^频速效心比]率|经费|投资|税收|利润)$"
)
_LONGEST_TOPIC = 24
_MEAN = re.compile("((?:日|周|月|年)均|(?:平均)?每[天日周月年]|([人户亩]均|(?:平均)?每[人户亩]))(?:达到?|为|约)?")
"""How often something counted before was counted on the average (受理诉求71184件,日均10169件), or how much money it was
for each (劳务收入2.9亿元,人均6000元)."""
_MEANS = frozenset("均每")
_BY_SORT = re.compile(
    "[从按分][^,。;]{0,10}?(?:类|型|领域|来源|渠道|性质|级别|分布|地区|区域|[市县]区?)[^,。;]{0,4}[看分]?"
)
"""How a sentence begins that tells sorts of what was counted apart (从污染类型来看)."""
_LEVELLED = re.compile("(国家级|省级|市级|县级|区级)(面积|里程|产量|产值|投资|资金)")
"""A part that repeats only the end of its whole (其中国家级面积)."""
_KEPT = frozenset(("旧存", "上年旧存", "结转", "上年结转", "积存", "上年积存", "往年", "存量"))
"""What in brackets after a count tells which of it came over from before (4939件(含旧存256件))."""
_RATES = ("率", "提速", "增速", "增幅", "降幅", "涨幅", "占比", "比重")
"""What a rate ends with: no thing of which more could be said."""
_BALANCES = ("结余", "结存")
"""What is left of a fund, which 累计 before it tells apart."""
_NEITHER = -2
_LONGEST_SORT = 6
_NO_THINGS = ("growth", "change", "share", "gap", "rank")
"""Measures whose names name nothing that a verb counts."""
_PERSONS = ("人", "名")
_RESIDENCES = frozenset(("城镇", "城市", "农村", "乡村"))
"""Where people live: alone these leave out what was named of the others (城市低保标准860元,农村…)."""
_PENALTIES = ("罚款", "罚没", "退款")
"""Amounts named by what was done, which need no thing that it was done to."""
_UPON = (
    "查处",
    "问责",
    "处理",
    "处分",
    "抓获",
    "约谈",
    "刑拘",
    "逮捕",
    "追逃",
    "移送",
    "起诉",
    "移送起诉",
    "诫勉",
    "拘留",
)
"""What is done to persons, who need no things before them (整改问题3431个,查处272人)."""
_CASES = frozenset(("件", "宗"))
_CASE_ENDS = (
    "案件",
    "案",
    "事项",
    "问题",
    "建议",
    "提案",
    "线索",
    "诉求",
    "信访",
    "举报",
    "投诉",
    "件",
    "业务",
    "专利",
    "商标",
    "纠纷",
)
"""What is counted in cases: other things are not, whatever is done to them (检查企业1380家次,立案查处86件)."""
_TIMES = frozenset(("人次", "次", "场", "场次", "批次", "例", "起"))
"""Counters of acts themselves, which need no object of another count (支援21个医院,诊疗23122人次)."""


def _echo(done: str, verb: str) -> str:
    """Return what is done by ``verb`` where the clause before has it in its object (照明改造工程, 完成改造2万间)."""
    at = done.find(verb, 2)
    return done[: at + len(verb)] if at > 0 else ""


def _bare_continuation(here: Surroundings, text: str) -> bool:
    """Say whether the name stands alone after a comma or 、, as a further member of the list before it."""
    lead = here.left.lstrip(" \n")
    return here.previous is not None or len(lead) <= len(text) + 4
