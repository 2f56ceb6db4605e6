"""Which figure is an additive part of which."""

from collections.abc import Sequence
from decimal import Decimal

from taizhang.reading.attributes import breakdown, columns
from taizhang.reading.attributes.bracketed import in_bracket
from taizhang.reading.attributes.breakdown import add_up, additive, details_line_before, new_act, take_within
from taizhang.reading.attributes.itemised import ASPECT, take_further, take_items, take_sorts, take_subjects
from taizhang.reading.attributes.lexicon import FLOW_FIRST, LIGHT_FIRST, lead_off_index, starts
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.owning import SOME_OF
from taizhang.reading.attributes.phrases import Name
from taizhang.reading.attributes.sectors import Sectors, take_sectors
from taizhang.reading.attributes.surroundings import SPENT_ON, Surroundings
from taizhang.reading.attributes.tasks_set import set_beside
from taizhang.reading.attributes.topics import state_only
from taizhang.reading.patterns import lazy

_OF_WHICH = lazy("其中|主要用于|重点用于|具体用于|用于(?<=,用于)|(?:主要(?:项目)?|具体)(?:是|有|为|包括):|包括(?<!不包括)|分别为|分别是|含(?<!不含)(?!量|税|氧)|即")
_OPENS_SENTENCE = frozenset(("其中", *SPENT_ON))
"""What tells of parts at the beginning of a sentence too."""
_OPENS_PARTS = _OPENS_SENTENCE | {"用于"}


def parts_of(
    text: str, places: Sequence[Surroundings], kinds: Sequence[Kind], named: Sequence[Name], sectors: Sectors
) -> list[int | None]:
    """Return for every quantity the index of the one of which it is a part, or None.

    The quantities are one block of the text; an index below 0 stands for one of a block before, as ``sectors`` counts.

    Only additive amounts of one unit: what follows 其中 up to the end of its sentence, and members that the sentence
    plainly lists as the make-up of the total before them.
    """
    out: list[int | None] = [None] * len(places)
    names = [name.text for name in named]
    told = zip(kinds, places, strict=True)
    additives = [additive(kind, here) and not _of_then(here) and not _set(here) for kind, here in told]
    asked, opens = (-1, -1), False
    for i, here in enumerate(places):
        topic = named[i].topic
        if not additives[i]:
            continue
        if topic >= 0 and _not_more(places, i, topic) and additives[topic]:
            # What is finished is no whole of what is not.
            open_ = names[topic].startswith(_FINISHED) and here.right.startswith(_UNFINISHED)
            apart = open_ or breakdown.newly_begun(places[topic], names[topic], here, names[i])
            out[i] = None if apart and not breakdown.made_up(places, named, topic) else topic
            continue
        if here.inside and i and names[i].startswith(SOME_OF) and _behind(places, i) and additives[i - 1]:
            out[i] = i - 1  # 高中生2925人(民办1903人)
            continue
        if here.inside and (total_of := in_bracket(text, places, additives, i)) is not None:
            out[i] = total_of  # 其中:工业80家(含规上企业30家)
            continue
        if "中" in here.left and breakdown.among_those(places, additives, i) and _not_more(places, i, i - 1):
            out[i] = i - 1  # 35个计划开工项目中东山水库等15个已开工
            continue
        if here.sentence != asked:
            # Most sentences open no parts, and are asked once for all of their figures.
            asked, opens = here.sentence, _OF_WHICH.search(text, *here.sentence) is not None
        start = here.sentence[0]
        opened = None
        if opens:
            for match in _OF_WHICH.finditer(text, max(start, here.quantity.start - 160), here.quantity.start):
                if _closed(text, match.end(), here.quantity.start):
                    continue
                if match.group() in _OPENS_SENTENCE or match.start() > start:
                    opened = match if opened is None or match.group() in _OPENS_PARTS else opened
        if opened is None:
            among = i and places[i - 1].clause[1] + 1 == here.clause[0]
            among = among and (here.lead.endswith("中") or (not here.lead and places[i - 1].right.endswith("中")))
            if i and here.previous is places[i - 1] and here.quantity.unit == places[i - 1].quantity.unit:
                left = here.left.removesuffix("有").rstrip("仅只")
                among = among or (
                    here.previous.right.endswith(here.left) and left[-1:] == "中" and left[-2:-1] not in "初高"
                )
            near = among and additives[i - 1] and _not_more(places, i, i - 1)
            out[i] = i - 1 if near else _dealt_with(places, additives, names, i)
            if out[i] is None and not near:
                out[i] = breakdown.next_among(places, out, i)
            continue
        by_source = _INCOME.search(names[i]) or _BY_KIND.search(names[i])  # 人均纯收入3260元,其中:种植业1630元
        if names[i].endswith(_SUMS) or (_NO_PART.search(names[i]) and by_source is None):
            continue
        over = here.part != _part_at(places, i, opened.start())
        if over and (outer := columns.outer_whole(places, names, out, i)) is not None:
            out[i] = outer
            continue
        total = _IS_TOTAL.search(names[i])
        if _new_clause(text, opened.end(), here) or _ADDED.search(text, opened.end(), here.quantity.start):
            continue
        whole = _whole(text, places, kinds, additives, named, i, opened.start())
        whole = whole if whole is None or opened.group()[-2:] != "用于" else columns.list_whole(places, out, whole)
        if total is not None and (whole is None or not names[whole].endswith(total.group())):
            continue  # no part, but for 邮电业务总量33.6亿元,其中邮政业务总量1.57亿元
        if whole is not None and _next_done(text, named[whole], opened.end(), here):
            continue
        if whole is not None and _SECTOR.match(names[i]) and _SECTOR.match(names[whole]):
            continue  # 第二产业投资5亿元,其中工业投资4亿元;第三产业投资3亿元
        if (over and _anew(text, here, opened.start())) or _of_nearer(text, places, additives, whole, opened.start()):
            continue
        if whole is not None and columns.passed(places, additives, names, out, i, whole, opened.end()):
            continue
        alike = whole is not None and names[i].endswith(_SIDES) and names[i][-2:] in names[whole][-6:]
        on = not over or _sibling(names, out, i)
        if not on and not _goes_on(text, places, additives, out, i, whole, opened.end(), alike):
            continue
        if whole is not None and opened.group()[-2:] != "用于" and _all_told(places, out, i, whole):
            continue
        if whole is not None and _EARNED.search(names[i]) is not None and names[whole].endswith("值"):
            continue  # profits are no part of what is made
        if whole is not None and names[i].endswith("总产值") and _ADDED_VALUE.search(names[whole]) is not None:
            continue  # nor what is made one of what its making added
        if by_source is not None and (whole is None or not names[whole].endswith((by_source.group(), *_OF_ALL_KINDS))):
            continue
        if whole is not None and (
            opened.group() in _OPENS_PARTS
            or text[opened.start() - 1] == "("  # 4939件(含旧存256件)
            or _sums(places, additives, i, whole)
            or (opened.group() == "包括" and _open_list(text, places, additives, i, whole))
        ):
            out[i] = whole
    _drop_stages(places, named, out)
    _take_stages(places, additives, names, out)
    take_further(text, places, additives, names, out)
    take_items(text, places, additives, names, out)
    take_subjects(text, places, additives, names, out)
    take_within(text, places, additives, names, out)
    take_sorts(text, places, additives, kinds, out)
    take_sectors(places, additives, names, out, sectors)
    columns.take_columns(places, additives, names, out)
    for measure in ("change", "level"):  # a rise between the parts of a level is none of them
        add_up(places, [a and kind.measure == measure for a, kind in zip(additives, kinds, strict=True)], out)
    breakdown.take_clauses(places, additives, out)
    columns.put_right(places, additives, names, out)
    breakdown.drop_restated(places, names, out)
    for i, name in enumerate(names):
        if out[i] is not None and "人均" in name[-8:] and "收入" not in name:
            out[i] = None  # 法官人均收案352件,结案240件
        whole = out[i]
        if whole is not None and whole >= 0 and kinds[i].sign != kinds[whole].sign:
            out[i] = None  # 同比减少11起…。其中:工矿企业…增加2起
    return out


def _of_then(here: Surroundings) -> bool:
    """Say whether a bracket tells of another time what the amount before it is now (571起(2023年同期461起))."""
    return here.inside and here.previous is None and here.left[:1] in "上去12同" and _THEN.match(here.left) is not None


_THEN = lazy(
    "上(?:一)?(?:月|周|季度?|期)[为是数]?$|(?:上年|去年|(?:19|20)\\d\\d年)?同期|(?:上年|去年|(?:19|20)\\d\\d年)(?:为|是|数)?$"
)
_FINISHED = ("建成", "竣工", "投产", "完工", "投用", "投入", "交付", "通车", "完成")
_UNFINISHED = ("即将", "将", "有望", "近期", "正在", "正加快", "在建", "加快建设", "加快推进", "主体")


_ADDED = lazy("[;,。]加(?:上?(?=[上中省市县区]级|[上本]年|中央|调入|债务|转移|地方)|上(?!年))")
"""What is added to the total before (总收入41亿元,其中地方收入27亿元;加上级补助收入12亿元), of which it is no part."""


def _set(here: Surroundings) -> bool:
    """Say whether it is what an amount is held against (完成下达任务数132亿元|的90%), which is no part and no whole."""
    return (here.right[:1] == "的" and _HELD_AGAINST.search(here.left) is not None) or bool(set_beside(here))


def _drop_stages(places: Sequence[Surroundings], named: Sequence[Name], out: list[int | None]) -> None:
    """Take states that together are more than the whole for stages of it, not for parts (任务1200套,开工1200套,建成936套)."""
    states: dict[int, list[int]] = {}
    for i, whole in enumerate(out):
        if whole is not None and named[i].topic == whole:
            states.setdefault(whole, []).append(i)
    for whole, members in states.items():
        total = places[whole].quantity.value
        values = [value for i in members if (value := places[i].quantity.value) is not None]
        if total is not None and sum(values) > total:
            # What 其中 tells right after the whole is of it, whatever is said of it later.
            detailed = [i for i in members if places[i].continues] if places[members[0]].continues else []
            told = sum(value for i in detailed if (value := places[i].quantity.value) is not None)
            for i in members:
                if i not in detailed or told > total:
                    out[i] = None


def _take_stages(
    places: Sequence[Surroundings], additives: Sequence[bool], names: Sequence[str], out: list[int | None]
) -> None:
    """Make counts that name a state of what a count before them in the paragraph sums up its parts (共安排重点项目294个…
    竣工重点项目128个), as long as together they are not more."""
    for whole, here in enumerate(places):
        total = here.quantity.value
        if here.quantity.family != "count" or total is None or not additives[whole]:
            continue
        noun = names[whole]
        if _ALL_OF.search(here.left) is None or starts(noun, LIGHT_FIRST) or starts(noun, FLOW_FIRST):
            continue
        left = total
        for i in range(whole + 1, min(len(places), whole + 1 + _LONGEST)):
            there = places[i]
            value = there.quantity.value
            if there.paragraph != here.paragraph:
                break
            state = names[i].removesuffix(noun[-max(2, min(len(noun), 4)) :])
            if value is None or there.quantity.unit != here.quantity.unit or not additives[i]:
                continue
            if out[i] is None and state != names[i] and len(state) > 1 and state_only(state) and value <= left:
                out[i], left = whole, left - value


_ALL_OF = lazy("共|合计|总计|累计|安排|确定|实施|谋划|推进")
"""What says that a count is of all there are."""


def _behind(places: Sequence[Surroundings], i: int) -> bool:
    """Say whether a figure stands in a bracket right behind the one before it, and is not more than that."""
    return (
        places[i].clause[0] == places[i - 1].quantity.end + 1
        and not places[i - 1].inside
        and _not_more(places, i, i - 1)
    )


def _not_more(places: Sequence[Surroundings], i: int, whole: int) -> bool:
    """Say whether a figure is of the same unit as ``whole`` and not more than it."""
    part, total = places[i].quantity, places[whole].quantity
    return part.unit == total.unit and part.value is not None and total.value is not None and part.value <= total.value


def _closed(text: str, start: int, end: int) -> bool:
    """Say whether a bracket in which ``start`` stands is closed before ``end``."""
    return text.count(")", start, end) > text.count("(", start, end)


def _whole(
    text: str,
    places: Sequence[Surroundings],
    kinds: Sequence[Kind],
    additives: Sequence[bool],
    named: Sequence[Name],
    i: int,
    before: int,
) -> int | None:
    """Return the nearest earlier amount of the same unit that stands before offset ``before`` and is large enough
    to be the whole."""
    quantity = places[i].quantity
    tail = _tail(named[i].text)
    assert quantity.value is not None  # checked by the caller
    fallback = None
    settled = False
    for j in range(i - 1, max(-1, i - 32), -1):
        other = places[j]
        if other.quantity.end > before:
            continue
        if settled and fallback is not None and other.sentence != places[fallback].sentence:
            return fallback
        far = other.paragraph != places[i].paragraph and not details_line_before(places[i], other)
        if far or before - other.quantity.end > 120:
            return fallback
        if (kinds[j].measure == "change") != (kinds[i].measure == "change") and not (
            # 一般性转移支付增加4亿元。其中,教育支出1亿元: of the rise, where nothing else is told
            kinds[j].measure == "change" and before - other.quantity.end <= 1 and _first_of_sentence(places, j)
        ):
            continue
        if not additives[j] or other.quantity.unit != quantity.unit or other.quantity.value is None:
            continue
        if named[i].text[-2:] in _ACCOUNTS and named[j].text[-2:] in _ACCOUNTS - {named[i].text[-2:]}:
            continue  # what was spent is no part of what a budget set
        if _closed(text, other.quantity.end, before):
            continue  # it stands in brackets that 其中 is not in
        near = other.sentence == places[i].sentence or breakdown.goes_on_from(text, places[i], other, before)
        if other.quantity.value >= quantity.value and near:
            said = named[j].text.removesuffix(named[j].noun) if named[j].topic >= 0 else ""
            if len(said) > 1 and said in named[i].text:
                return j  # both are in the same state (开复工250项,其中交通方面开复工21项)
            if tail and named[j].text.endswith(tail) and named[j].topic < 0:
                return j
            if _of_its_name(named[i], named[j]):
                return j
            if not settled and (fallback is None or named[fallback].topic >= 0):
                fallback = j
            settled = settled or (not tail and named[j].topic < 0)
    return fallback


def _of_its_name(part: Name, whole: Name) -> bool:
    """Say whether a part is called by its whole's name, or by what is done with it (新建学校8所,改建学校5所。其中新建小学3所)."""
    if part.text == whole.text:
        return False
    if part.verb and part.verb == whole.verb:
        return True
    return len(whole.text) > len("职工") and whole.topic < 0 and part.text.endswith(whole.text)


_ACCOUNTS = frozenset(("预算", "决算"))
_HELD_AGAINST = lazy(
    "(?:完成|占|超|达到|为)[^,。;]{0,14}(?:目标|任务|计划|预算)(?:调?整?[数值]|总?[收支][入出]|投资)?$"
)
"""What was set, against which an amount is held: no whole of its parts."""
_PUT_RIGHT = lazy(r"整改|办结|解决|化解|销号|完成|修复|查处")
_BROUGHT_UP = lazy(r"排查|巡查|发现|检查|受理|收到|交办|反馈|摸排")
_SHARED_TAIL = lazy(r"(死亡|受伤|重伤|损失|(?<=[故灾])伤|总投资|投资|收入|支出|产值|面积|增加值|项目|企业)$")
_IS_TOTAL = lazy(r"总(?:里程|数|量|面积|规模)")
_SECTOR = lazy(r"第?[一二三]产")
_BY_KIND = lazy("人均(?:工资性?|(?:家庭)?经营性?|财产性?|转移性?)(?:净|[和、](?:财产|转移)性?净?)?收入$")
_OF_ALL_KINDS = ("人均可支配收入", "人均纯收入")
"""Incomes per head by their kind, which make one up."""
_INCOME = lazy("(?<=[业他它工务])人均(?:纯|可支配)?收入$")
"""An income per head by where it comes from, which adds up."""
_SUMS = ("合计", "总计")
"""What sums up is no part of what was told before."""
_ADDED_VALUE = lazy("生产总值$|GDP$|增加值$")
_EARNED = lazy("(?:利税|利润|税金)(?:总额)?$")
_NO_PART = lazy(
    r"(?:居民|农民|农牧民|职工)(?![^,、]{2,6}基金)[^,、]{0,6}(?:收入|工资)$|人均|户均|平均|亩均|生均|床均|每[百千万人户]|密度|占|率$"
)


def _part_at(places: Sequence[Surroundings], i: int, offset: int) -> tuple[int, int] | None:
    """Return the 分号-clause of quantity ``i`` if ``offset`` lies in it, else None."""
    start, end = places[i].part
    return places[i].part if start <= offset < end else None


def _sibling(names: Sequence[str], out: Sequence[int | None], i: int) -> bool:
    """Say whether a part named alike (第二产业增加值 after 第一产业增加值) stands before ``i``, so that 其中 reaches over a 分号."""
    for j in range(i - 1, max(-1, i - 4), -1):
        if out[j] is not None:
            return (len(names[i]) > 3 and names[j][-3:] == names[i][-3:]) or bool(_SECTOR.match(names[i]))
    return False


def _next_done(text: str, whole: Name, opened: int, here: Surroundings) -> bool:
    """Say whether a comma-clause since 其中 says anew what was done with the whole, with another thing (种植水稻9521亩,
    其中优质水稻1000亩,种植洋芋1912亩)."""
    verb = whole.verb or starts(whole.text, FLOW_FIRST)
    return (
        len(verb) > 1
        and text.find("," + verb, opened, here.quantity.start) > 0
        and text.find(verb, opened, opened + len(verb) + 1) < 0
    )


def _anew(text: str, here: Surroundings, opened: int) -> bool:
    """Say whether a 分号-clause details an amount of its own as the one before did (低保金90万元,其中补贴5万元;供养金80万元,其中…)."""
    if text.find("其中", here.quantity.end, here.part[1]) < 0:
        return False
    before = max(text.rfind(mark, here.sentence[0], opened) for mark in ";。")
    return text[max(before + 1, here.sentence[0]) : opened].strip(" ,、") != ""


def _of_nearer(
    text: str, places: Sequence[Surroundings], additives: Sequence[bool], whole: int | None, opened: int
) -> bool:
    """Say whether 其中 details an amount told since the 分号 behind ``whole`` (禽蛋3吨;牛1.6万头,其中奶牛7千头,牛奶1吨)."""
    if whole is None or text[opened - 1] in "。\n" or (mark := text.rfind(";", places[whole].quantity.end, opened)) < 0:
        return False
    between = range(whole + 1, len(places))
    told = (j for j in between if mark < places[j].quantity.start < opened)
    return any(additives[j] for j in told)


def _all_told(places: Sequence[Surroundings], out: Sequence[int | None], i: int, whole: int) -> bool:
    """Say whether several parts before ``i`` make up ``whole`` already (收案109件,其中新收99件,旧存10件,结案93件)."""
    if places[i].quantity.value == 0:
        return False  # 其中机要用车1辆、应急用车1辆,其他用车0辆
    values = [
        places[j].quantity.value or 0
        for j in range(max(whole + 1, i - _LONGEST), i)
        if out[j] == whole and places[j].inside <= places[i].inside
    ]
    return len(values) > 1 and sum(values) == places[whole].quantity.value


def _goes_on(
    text: str,
    places: Sequence[Surroundings],
    additives: Sequence[bool],
    out: Sequence[int | None],
    i: int,
    whole: int | None,
    opened: int,
    alike: bool,
) -> bool:
    """Say whether a 分号-clause goes on with the parts of ``whole`` that 其中 began: no verb opens it, all of them
    together are not more than the whole, and no 分号-clause between told an amount of its own."""
    total = None if whole is None else places[whole].quantity.value
    if whole is None or total is None:
        return False
    for j in range(i - 1, whole, -1):
        there = places[j]
        if out[j] == whole:
            break
        apart = there.part not in (places[i].part, places[whole].part) and _first_of(places, j)
        if apart and additives[j] and out[j] is None and there.quantity.unit == places[i].quantity.unit:
            return False  # 产值900亿元,其中甲300亿元;投资800亿元;零售额200亿元
    if text[places[i].part[0]].isdigit() and columns.opened_by_count(places, out, i):
        return False  # 其中8600万元闲置2年;84个单位挪用,涉及金额1.1亿元
    words = lead_off_index(text[places[i].part[0] : places[i].part[0] + 24])
    if not alike and (starts(words, LIGHT_FIRST) or new_act(text, words, opened) or words[:1] in _FOR):
        return False
    parts = (j for j in range(max(whole + 1, i - _LONGEST), i) if places[j].quantity.start >= opened)
    values = [places[j].quantity.value for j in parts if out[j] == whole]
    known = [value for value in (*values, places[i].quantity.value) if value is not None]
    part = places[i].part
    beside = any(out[j] is not None and places[j].part == part for j in range(max(whole + 1, i - _BESIDE), i))
    return (bool(values) or beside) and sum(known) <= total


def _first_of(places: Sequence[Surroundings], j: int) -> bool:
    """Say whether a figure is the first of its 分号-clause."""
    return j == 0 or places[j - 1].part != places[j].part


def _first_of_sentence(places: Sequence[Surroundings], j: int) -> bool:
    """Say whether a figure is the first of its sentence."""
    return j == 0 or places[j - 1].sentence != places[j].sentence


_BESIDE = 5
"""So many figures back one that goes on is looked for in the same 分号-clause (其中甲3起,死亡1人;乙8起,死亡2人,伤4人)."""
_SIDES = ("支出", "收入")
"""What entries of an account end with, which open no clause of their own by a verb in their name (上缴上级支出)."""
_FOR = frozenset("为对给向")
"""For whom something is done, which opens a clause of its own (为300名老人发放补贴)."""
_LONGEST = 24
"""How many figures back the parts of one whole are counted."""


def _new_clause(text: str, opened: int, here: Surroundings) -> bool:
    """Say whether a comma-clause with a verb of its own has ended what 其中 began."""
    if here.clause[0] <= opened or not text[opened : here.clause[0]].strip(", "):
        return False
    if text.startswith(_OF_ALL, here.clause[0]) and here.closing != ")":
        return True  # …,其中一般债务7亿元,全市债务余额10亿元: of all again
    words = lead_off_index(text[here.clause[0] : here.quantity.start])
    if ASPECT.match(text, opened, here.clause[0]) is not None and "方面" in text[opened : here.clause[0]]:
        return False
    light = starts(words, LIGHT_FIRST)
    if light and words[len(light) :] in _ITS_MONEY:
        return False  # 其中产业项目3个,已开工2个,完成投资13亿元: of those
    return bool(light) and here.clause[0] - opened > 2


_ITS_MONEY = frozenset(("投资", "总投资", "年度投资", "产值", "税收", "营业收入", "销售收入"))
_OF_ALL = tuple("全" + place for place in "省市县区州旗镇乡")


def _dealt_with(places: Sequence[Surroundings], additives: Sequence[bool], names: Sequence[str], i: int) -> int | None:
    """Return the number of things found of which this one counts those put right (巡查问题943个,整改完成927个), or None."""
    whole, part = places[i - 1], places[i]
    if i == 0 or whole.sentence != part.sentence or whole.quantity.unit != part.quantity.unit:
        return None
    if (
        _PUT_RIGHT.search(names[i]) is None
        or not additives[i - 1]
        or whole.quantity.value is None
        or part.quantity.value is None
        or part.quantity.value > whole.quantity.value
    ):
        return None
    return i - 1 if _BROUGHT_UP.search(names[i - 1]) else None


def _tail(name: str) -> str:
    match = _SHARED_TAIL.search(name)
    return match.group() if match else ""


def _open_list(text: str, places: Sequence[Surroundings], additives: Sequence[bool], i: int, whole: int) -> bool:
    """Say whether the amount ``i`` is in a list of several of ``whole``'s unit that 等 closes, together no more than it
    (安排专项资金5.5亿元,包括产业资金2.6亿元、科技资金2.2亿元等)."""
    left = places[whole].quantity.value
    assert left is not None  # only amounts are wholes
    for j in range(whole + 1, len(places)):
        here = places[j]
        value = here.quantity.value
        if here.sentence != places[i].sentence or here.quantity.unit != places[whole].quantity.unit:
            return False
        if not additives[j] or value is None or value > left:
            return False
        left -= value
        if j >= i and text.startswith("等", here.quantity.end):
            return j > whole + 1
    return False


def _sums(places: Sequence[Surroundings], additives: Sequence[bool], i: int, whole: int) -> bool:
    """Say whether the amounts of one unit after ``whole`` in its sentence add up to it."""
    total = places[whole].quantity.value
    assert total is not None  # only amounts are wholes
    added = Decimal(0)
    for j in range(whole + 1, len(places)):
        if places[j].sentence != places[i].sentence:
            break
        value = places[j].quantity.value
        if additives[j] and places[j].quantity.unit == places[whole].quantity.unit and value is not None:
            added += value
    return added == total
