"""What came of an event counted before (事故3起,死亡2人), and kinds of cases that leave out that they are cases."""

from taizhang.reading.attributes.carrying import Case
from taizhang.reading.attributes.owning import object_of
from taizhang.reading.attributes.phrases import Name, clean
from taizhang.reading.attributes.said import Said
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.topics import state_only
from taizhang.reading.patterns import lazy

_CASUALTY = lazy(
    "(?:因灾|造成|导致|致)?(?:死亡(?:[和与或、(含]{1,2}(?:下落不明|失踪)\\)?)?|失踪(?:[和、]死亡)?|下落不明"
    "|伤亡|死伤|受伤|重伤|轻伤|[伤亡]人?|死|(?:直接)?(?:经济|财产)损失|(?:死亡|受伤|伤亡)人数)"
)
_SHORT = {"死": "死亡", "亡": "死亡", "亡人": "死亡", "伤": "受伤", "伤人": "受伤"}
_CASUALTY_LAST = frozenset("亡伤踪失数死人明)")
_EVENT = lazy("(?:事故|火灾|灾害|灾情|险情|案件|刑案|事件|警情)$")
_HAPPENED = lazy("(?:共|累计|实际)?(?:发生|接报|接到)了?(?=..)|^(?:各类|各种|各)(?=..)")
_HAPPEN = ("事故", "火灾")
"""What happens in a field of its own: a kind of these is not of the field of the whole."""
_GRADED = frozenset(grade + what for grade in ("一般", "较大", "重大", "特别重大") for what in _HAPPEN)
_CASES_END = lazy(
    "(?:事故|火灾|案件|诉求|工单|信访件|信件|来信|投诉举报|投诉|举报|留言|信息|事项|问题|办件|咨询|来电|提案|建议)$"
)
_OF_CASES = frozenset("件起宗条个")
_LONGEST_KIND, _LONGEST_NOUN = 8, 10


_THEMSELVES = ("留言", "信访", "来信", "来访", "来电", "上访", "走访")
_BY_ITSELF = (*_THEMSELVES, "办件", "承诺件", "工单", "信件", "邮件")
"""What comes in or is handled and is counted by its own name, whatever it is a kind of."""


def _by_ways(said: Said, noun: str) -> bool:
    """Say whether ``noun`` is but one of several ways in which something came in (来信23件、来访4件、网络|33件)."""
    return noun in _THEMSELVES and sum(one in _THEMSELVES for one in said.levels) > 1


DEALT_WITH = ("新收", "收案", "结案", "审结", "办结", "执结", "旧存", "未结", "存案")
"""What is told of cases of a kind, behind the kind."""


def cases_of(noun: str) -> str:
    """Return cases without what was done with them (诉讼案件收案, of which some are 旧存)."""
    return noun[:-2] if noun.endswith(DEALT_WITH) and noun[:-2].endswith("案件") else noun


_PROPOSALS = ("提案", "建议")
"""What has its own word for what it is is no kind of the other (提案65件,其中社会民生建议3件)."""


def kind_of_cases(case: Case) -> Name | None:
    """受理案件100件,其中刑事|30件: a kind of the cases that are being told apart, with what they are."""
    said, here, text = case.said, case.here, case.text
    if here.quantity.unit not in _OF_CASES or here.inside or len(text) > _LONGEST_KIND:
        return None
    if not (said.among or said.counted.rule.startswith("class of what")):
        return None
    topic = said.topics.near(here.quantity.unit)
    if text.endswith(DEALT_WITH):
        return None  # 刑事新收216件
    if topic is None or text[-2:] in topic.noun or case.verb or text[-1] in (topic.noun[-1], "案", "数"):
        return None
    tail = _CASES_END.search(topic.noun)
    own = text.endswith(_BY_ITSELF) or _by_ways(said, topic.noun) or text.endswith(_PROPOSALS)
    if own or len(text) == 1 or tail is None or tail.group() in text or state_only(text):
        return None
    whole = topic.noun if len(topic.noun) <= _LONGEST_NOUN else tail.group()
    if tail.group() in _HAPPEN and topic.noun not in _GRADED:
        whole = tail.group()
    kind = text + whole
    return Name(kind, "", "class of what was counted before", noun=kind)


def sector(case: Case) -> Name | None:
    """建成养殖场65家,其中肉牛|28家: the branch that a part is of, with what was counted."""
    said, here, text = case.said, case.here, case.text
    if here.inside or not (here.quantity.family == "count" or here.quantity.unit == "户"):
        return None
    if not (said.among or said.counted.rule.startswith("class of what")) or _SECTOR.fullmatch(text) is None:
        return None
    whole = said.topics.of(here.quantity.unit)
    if whole is None or text in whole.noun or text[-2:] == whole.noun[-2:] or _IN_SECTORS.search(whole.noun) is None:
        return None
    kind, verb = text + whole.noun, case.last.verb
    return Name(verb + kind, verb, "class of what was counted before", noun=kind)


_SECTOR = lazy(
    "(?:[一-龥]{0,4}(?:[农林牧渔工商]业|商贸|科技|旅游|文旅|交通|水利|能源|环保|民生|教育|卫生|医疗|城建|基础设施|社会事业|公共服务|房地产|乡村振兴)(?:[类业]|领域)?"
    "|[一-龥]{1,6}(?<![企就创作物毕失从])业|[一-龥]{2,6}(?:领域|行业)"
    "|(?:肉|奶|蛋|生|家|种|牦)?[牛羊猪鸡鸭鹅禽驴兔蜂]|特种养殖|蔬菜|果蔬|水果|茶叶|中药材|食用菌|粮食|粮油|畜禽|水产)"
)
_IN_SECTORS = lazy("(?:项目|企业|工程|合作社|养殖场|[一-龥]场|基地|园区|产业园|大户|农场|机构|单位|课题|小区)$")
"""What is told apart by branches: things that are each in one."""


def in_field(case: Case) -> Name | None:
    """道路运输业方面。发生事故|15起: an event, of which the words before say in what field it came about."""
    text = case.text
    if "发生" in text or "接" in text or text[:1] == "各":
        text = _HAPPENED.sub("", text)
    if text not in _EVENTS:
        return None
    before = case.here.opening.rstrip("。:;, \n") if not case.here.lead else clean(case.here.lead)
    field = _FIELD.search(before)
    if field is None and before.endswith(text) and case.here.opening and (field := _ITEM.search(before)) is not None:
        return Name(field.group(1), "", "belongs to what the clause before is about")  # (一)工矿商贸事故。发生事故|1起
    return None if field is None else Name(field.group(1) + text, "", "belongs to what the clause before is about")


_EVENTS = frozenset(("事故", "生产安全事故", "安全事故", "火灾", "案件", "火灾事故"))
_FIELD = lazy("(?:[一二三四五六七八九十](?:是|、))?(?:在|其中|从)?([一-龥]{2,12}?)(?:领域|行业)?方面$")
_ITEM = lazy("[)、.]([一-龥]{2,10}(?:事故|火灾|案件))$")


def solved(case: Case) -> Name | None:
    """立刑案5849起,破|2076起; 命案立案17起,破案|17起; 命案立|17起: cases opened and solved."""
    text, last = case.text or clean(case.here.left).strip("、,和"), case.last.text
    if case.here.quantity.unit not in _OF_CASES:
        return None
    if text in _SOLVED and last.endswith("立案") and len(last) > len("立案"):
        return Name(last[:-2] + "破案", "", "head carried over")
    if text in ("破", "破案") and last[:1] == "立" and last.endswith(("案件", "案")):
        return Name("破" + last[1:], text, "verb with the noun before")
    return Name(text + "案", "", "words before the number") if text.endswith("案立") else None


def number_of_class(case: Case) -> Name | None:
    """环保类有效立案数97件,其中应结案数|95件: a number of the class told before."""
    if not case.said.among or not case.text.endswith("案数") or (of := _CLASS_NUMBER.match(case.said.base)) is None:
        return None
    return None if of.group(1) in case.text else Name(of.group(1) + case.text, "", "head carried over")


_CLASS_NUMBER = lazy("([一-龥]{2,8}类)[一-龥]*案数$")


def worth(case: Case) -> Name | None:
    """查处侵权案件56件,案值|27万元: what the cases before were about."""
    if case.text not in _WORTH or case.here.quantity.family != "money":
        return None
    cases = object_of(case.last)
    if cases.endswith(_PERSONS) and (of := case.said.topics.near("起") or case.said.topics.near("件")) is not None:
        cases = of.noun  # 侦破案件1268起,抓获犯罪嫌疑人2525名,涉案金额|1.8亿元
    seized = case.text[:2] == "货值" and case.last.verb != ""  # 查扣违法食品460公斤,货值约|17万元
    return Name(cases + case.text, "", "head carried over") if seized or _EVENT.search(cases) is not None else None


_PERSONS = ("嫌疑人", "违法人员", "团伙", "窝点")
_WORTH = frozenset(("案值", "货值", "涉案金额", "案值金额", "货值金额"))
_SOLVED = frozenset(("破", "破案", "破获", "侦破"))


def happened(case: Case) -> Name | None:
    """发生事故54起。其中道路交通发生|14起: an event of the field named, with what it is; 电气火灾发生|2起."""
    here, text = case.here, case.text
    if text[-2:] != "发生" or case.said.among or here.quantity.unit not in _OF_CASES or len(text) <= len("发生") + 1:
        return None
    field = text[:-2]
    if _EVENT.search(field) is not None:
        return Name(field, "", "words before the number", noun=field)
    topic = case.said.topics.near(here.quantity.unit)
    told = None if topic is None else _EVENT.search(topic.noun)
    if told is None and (told := _SUCH_EVENTS.search(here.lead or here.opening)) is None:
        return None
    what = "事故" if _NO_FIRES.search(field) is not None else told.group(told.lastindex or 0)
    return Name(field + "发生" + what, "", "words before the number", noun=field + what)


_NO_FIRES = lazy("交通|运输|施工|矿|机械|船舶|铁路|航空|民航|化学品|烟花|企业")
"""Fields in which accidents are told, whatever happened in the one told before."""


_SUCH_EVENTS = lazy("(事故|火灾|案件|警情)中?[,:]?$")
"""What a clause ends with that says among which events those are that are told next (在这些事故中,…)."""


def of_events(last: str, text: str) -> str:
    """Return what fewer or more came of events than before, with what these are (火灾起数上升35%,亡人数|下降92%), or an empty
    string."""
    told = _EVENTS_COUNTED.match(last) if text in _COSTS else None
    return "" if told is None else told.group(1) + text


_COSTS = frozenset(
    (
        *(who + "人数" for who in ("死亡", "受伤", "伤亡", "亡", "伤")),
        *("亡人数", "伤人数", "直接财产损失", "直接经济损失", "财产损失", "经济损失", "损失"),
    )
)
_EVENTS_COUNTED = lazy(
    "([一-龥]{0,16}?(?:事故|火灾))(?:起数|宗数|次数|件数|(?:死亡|受伤|伤亡|[亡伤])人?数|(?:直接)?(?:经济|财产)损失)$"
)


def so_many(last: str, text: str) -> str:
    """Return of what field so many more or fewer are, where what is counted is named without it (道路交通发生14起、死亡51人,
    环比事故起数增加|2起、人数减少|2人), or an empty string; ``last`` was counted in the same unit."""
    if text == "人数":
        return last + text if last.endswith(_SUFFERERS) else ""
    field, happened, _ = last.partition("发生")
    return field + text.removeprefix("事故").replace("起数", "事故起数") if field and happened and text in _TIMES else ""


_SUFFERERS = ("死亡", "受伤", "伤亡", "失踪", "下落不明")
_TIMES = frozenset(("起数", "事故起数"))


def hurt(said: Said, here: Surroundings) -> Name | None:
    """Name how many died or were hurt, where that follows their number (发生事故11起,造成21人死亡、|9人受伤)."""
    suffered = _SUFFERED.match(here.right) if here.quantity.unit in ("人", "名") else None
    if suffered is None or not said.last.text or _CAUSE.fullmatch(here.left) is None:
        return None
    event = object_of(said.last).removesuffix("死亡").removesuffix("受伤")
    if _EVENT.search(event) is None:
        return None
    return Name(_HAPPENED.sub("", event) + suffered.group(), "", "head carried over")


_SUFFERED = lazy("(?:死亡|受伤|轻伤|重伤|失踪)(?=$|[,、。;和及])")
_CAUSE = lazy("[、,和及]?(?:[死受轻重]\\w[、,和及])?(?:共|并)?(?:造成|导致|致使?)?")


def casualty(case: Case) -> Name | None:
    """发生交通事故8起,死亡3人,直接经济损失|12万元: who or what an event cost."""
    said, text = case.said, case.text
    if text[-1:] not in _CASUALTY_LAST or _CASUALTY.fullmatch(text) is None:
        return None
    if not said.head or _EVENT.search(said.head) is None:
        event = object_of(said.last)
        if "占" in event[2:]:
            event = event[: event.index("占", 2)]  # 发生事故28起,占总起数的58%;死亡|5人
        if event.endswith(_COST):
            event = event[: -len("死亡")]  # 火灾死亡4人、受伤|2人
        if _EVENT.search(event) is None:
            return None
        where = _WHERE.fullmatch(event)
        said.head = _HAPPENED.sub("", _HAPPENED.sub("", event)) if where is None else where.group(1) + where.group(2)
    return Name(said.head + _SHORT.get(text, text), "", "head carried over")


_COST = ("死亡", "受伤")
_WHERE = lazy("(?:发生)?在([一-龥、]{2,}?)的([一-龥]{0,4}(?:事故|火灾|案件|险情))")
"""An event with where it came about (发生在村民住宅的火灾25起,亡13人)."""
_PROBLEM = lazy("[一-龥、]{2,12}?(?:问题|难题|困难)")
_COUNTED_BESIDE = frozenset((",", "、", ""))


def solved_together(here: Surroundings) -> Name | None:
    """Name both counts of those whose problem is solved (解决约208户,708人用电问题), else None."""
    one, other = (here, here.following) if here.left.rstrip("约近共了").endswith("解决") else (here.previous, here)
    if one is None or other is None or not one.left.rstrip("约近共了").endswith("解决"):
        return None
    if one.right.strip() not in _COUNTED_BESIDE or (found := _PROBLEM.match(other.right)) is None:
        return None
    return Name("解决" + found.group(), "解决", "words on both sides of the number")
