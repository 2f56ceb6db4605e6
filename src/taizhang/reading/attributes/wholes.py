"""Of which figure before it a figure is a part, by what opens parts and what stands right before it."""

import re
from collections.abc import Sequence
from decimal import Decimal

from taizhang.reading.attributes import breakdown, columns
from taizhang.reading.attributes.bracketed import in_bracket
from taizhang.reading.attributes.breakdown import details_line_before, new_act
from taizhang.reading.attributes.itemised import ASPECT
from taizhang.reading.attributes.lexicon import FLOW_FIRST, LIGHT_FIRST, lead_off_index, starts
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.owning import SOME_OF
from taizhang.reading.attributes.phrases import Name
from taizhang.reading.attributes.surroundings import SPENT_ON, Surroundings
from taizhang.reading.patterns import lazy

_OF_WHICH = lazy(
    "(?<![与入身])其中|主要用于|重点用于|具体用于|用于(?<=,用于)|(?:主要(?:项目)?|具体)(?:是|有|为|包括):|包括(?<!不包括)|分别为|分别是|含(?<!不含)(?!量|税|氧)|即"
)
_OPENS_SENTENCE = frozenset(("其中", *SPENT_ON))
"""What tells of parts at the beginning of a sentence too."""
_OPENS_PARTS = _OPENS_SENTENCE | {"用于"}
_REACH = 160
"""So many characters back is looked for what opens parts."""
LONGEST = 24
"""How many figures back the parts of one whole are counted."""


class Wholes:
    """Of which figure each one of a block is a part, as far as what stands before it says so.

    ``out`` is that figure's index for each, or None; the passes that look at several figures at once go on from it.
    """

    def __init__(
        self,
        text: str,
        places: Sequence[Surroundings],
        kinds: Sequence[Kind],
        named: Sequence[Name],
        additives: Sequence[bool],
    ) -> None:
        """Take the text, and of each figure of the block its place, kind and name and whether it adds up."""
        self.text = text
        self.places = places
        self.kinds = kinds
        self.named = named
        self.names = [name.text for name in named]
        self.additives = additives
        self.out: list[int | None] = [None] * len(places)
        self._asked, self._opens = (-1, -1), False

    def find(self) -> list[int | None]:
        """Return the whole of each figure, asked in the order of the text."""
        for i, adds in enumerate(self.additives):
            if adds:
                self.out[i] = self._whole_of(i)
        return self.out

    def _whole_of(self, i: int) -> int | None:
        topic = self.named[i].topic
        if topic >= 0 and not_more(self.places, i, topic) and self.additives[topic]:
            if self._undone(i, topic):
                return self.out[topic]
            return None if self._apart(i, topic) else topic
        if (whole := self._right_before(i)) is not None:
            return whole
        opened = self._opened(i)
        return self._among(i) if opened is None else self._of_which(i, opened)

    def _apart(self, i: int, topic: int) -> bool:
        """Say whether what is told of a topic is no part of it: what is finished is no whole of what is not."""
        here, names = self.places[i], self.names
        unfinished = names[topic].startswith(_FINISHED) and here.right.startswith(_UNFINISHED)
        apart = unfinished or breakdown.newly_begun(self.places[topic], names[topic], here, names[i])
        return apart and not breakdown.made_up(self.places, self.named, topic)

    def _undone(self, i: int, topic: int) -> bool:
        """Say whether a figure counts those with which was not done what was with its topic (已开工26项…,未开工|10项)."""
        rest = self.names[i].removeprefix("尚").removeprefix("未")
        did = self.names[topic].removeprefix("已")
        return rest != self.names[i] and len(rest) > 1 and rest[:2] == did[:2]

    def _right_before(self, i: int) -> int | None:
        """Return the whole that a bracket, or 中 behind it, says is right before the figure."""
        here, places = self.places[i], self.places
        if here.inside and i and self.names[i].startswith(SOME_OF) and _behind(places, i) and self.additives[i - 1]:
            return i - 1  # 高中生2925人(民办1903人)
        if here.inside and (total_of := in_bracket(self.text, places, self.additives, i)) is not None:
            return total_of  # 其中:工业80家(含规上企业30家)
        if "中" in here.left and breakdown.among_those(places, self.additives, i) and not_more(places, i, i - 1):
            return i - 1  # 35个计划开工项目中东山水库等15个已开工
        return None

    def _opened(self, i: int) -> re.Match[str] | None:
        """Return what of the figure's sentence opens parts before it (其中, 包括), the nearest that is sure to."""
        here, text = self.places[i], self.text
        start = here.sentence[0]
        if here.sentence != self._asked:
            # Most sentences open no parts, and are asked once for all of their figures.
            self._asked, self._opens = here.sentence, _OF_WHICH.search(text, *here.sentence) is not None
        opened = None
        if self._opens:
            for match in _OF_WHICH.finditer(text, max(start, here.quantity.start - _REACH), here.quantity.start):
                if _closed(text, match.end(), here.quantity.start):
                    continue
                if match.group() in _OPENS_SENTENCE or match.start() > start:
                    opened = match if opened is None or match.group() in _OPENS_PARTS else opened
        return opened

    def _among(self, i: int) -> int | None:
        """Return the whole of a figure before which nothing opens parts: the one before it, of which it is some."""
        here, places = self.places[i], self.places
        among = i > 0 and places[i - 1].clause[1] + 1 == here.clause[0]
        among = among and (here.lead.endswith("中") or (not here.lead and places[i - 1].right.endswith("中")))
        if i and here.previous is places[i - 1] and here.quantity.unit == places[i - 1].quantity.unit:
            left = here.left.removesuffix("有").rstrip("仅只")
            among = among or (
                here.previous.right.endswith(here.left) and left[-1:] == "中" and left[-2:-1] not in "初高"
            )
        if among and self.additives[i - 1] and not_more(places, i, i - 1):
            return i - 1
        whole = _dealt_with(places, self.additives, self.names, i)
        return breakdown.next_among(places, self.out, i) if whole is None else whole

    def _of_which(self, i: int, opened: re.Match[str]) -> int | None:
        """Return the whole of a figure before which something opens parts, None where it is none of them."""
        here, places, names = self.places[i], self.places, self.names
        by_source = _INCOME.search(names[i]) or _BY_KIND.search(names[i])  # 人均纯收入3260元,其中:种植业1630元
        if names[i].endswith(_SUMS) or (_NO_PART.search(names[i]) and by_source is None):
            return None
        over = here.part != _part_at(places, i, opened.start())
        if over and (outer := columns.outer_whole(places, names, self.out, i)) is not None:
            return outer
        if _new_clause(self.text, opened.end(), here) or _ADDED.search(self.text, opened.end(), here.quantity.start):
            return None
        whole = _whole(self.text, places, self.kinds, self.additives, self.named, i, opened.start())
        if whole is not None and opened.group()[-2:] == "用于":
            whole = columns.list_whole(places, self.out, whole)
        elif whole is not None and whole and places[whole].previous is places[whole - 1]:
            whole -= self._made_up(i, whole)
        if whole is None or self._unlike(i, whole, by_source) or self._ended(i, whole, opened, over):
            return None
        listed = (
            opened.group() in _OPENS_PARTS
            or self.text[opened.start() - 1] == "("  # 4939件(含旧存256件)
            or _sums(places, self.additives, i, whole)
            or (opened.group() == "包括" and _open_list(self.text, places, self.additives, i, whole))
        )
        return whole if listed else None

    def _made_up(self, i: int, whole: int) -> bool:
        """Say whether the parts told after ``whole`` add up to the member before it of its list instead (新收和审结案件1304件
        和1279件。其中,…)."""
        before, beside = self.places[whole - 1].quantity, self.places[whole].quantity
        if not self.additives[whole - 1] or before.unit != beside.unit:
            return False
        told = [
            self.places[j].quantity.value or Decimal(0)
            for j in range(whole + 1, len(self.places))
            if self.places[j].sentence == self.places[i].sentence
            and self.additives[j]
            and self.places[j].quantity.unit == before.unit
        ]
        return sum(told) == before.value != beside.value

    def _unlike(self, i: int, whole: int, by_source: re.Match[str] | None) -> bool:
        """Say whether by their names one is no part of the other."""
        part, of = self.names[i], self.names[whole]
        if (total := _IS_TOTAL.search(part)) is not None and not of.endswith(total.group()):
            return True  # no part, but for 邮电业务总量33.6亿元,其中邮政业务总量1.57亿元
        if _SECTOR.match(part) and _SECTOR.match(of):
            return True  # 第二产业投资5亿元,其中工业投资4亿元;第三产业投资3亿元
        if _EARNED.search(part) is not None and of.endswith("值"):
            return True  # profits are no part of what is made
        if part.endswith(_NO_VALUE_ADDED) and _ADDED_VALUE.search(of) is not None:
            return True  # nor what is made one of what its making added
        return by_source is not None and not of.endswith((by_source.group(), *_OF_ALL_KINDS))

    def _ended(self, i: int, whole: int, opened: re.Match[str], over: bool) -> bool:
        """Say whether the parts that were opened ended before the figure; ``over`` is whether a 分号 lies between."""
        text, here, places, names, out = self.text, self.places[i], self.places, self.names, self.out
        if _next_done(text, self.named[whole], opened.end(), here):
            return True
        if over and _anew(text, here, opened.start()):
            return True
        if _of_nearer(text, places, self.additives, whole, opened.start()):
            return True
        if columns.passed(places, self.additives, names, out, i, whole, opened.end()):
            return True
        if over and not _sibling(names, out, i):
            alike = names[i].endswith(_SIDES) and names[i][-2:] in names[whole][-6:]
            if not _goes_on(text, places, self.additives, out, i, whole, opened.end(), alike):
                return True
        return opened.group()[-2:] != "用于" and _all_told(places, out, i, whole)


_FINISHED = ("建成", "竣工", "投产", "完工", "投用", "投入", "交付", "通车", "完成")
_UNFINISHED = ("即将", "将", "有望", "近期", "正在", "正加快", "在建", "加快建设", "加快推进", "主体")
_ADDED = lazy("[;,。]加(?:上?(?=[上中省市县区]级|[上本]年|中央|调入|债务|转移|地方)|上(?!年))")
"""What is added to the total before (总收入41亿元,其中地方收入27亿元;加上级补助收入12亿元), of which it is no part."""


def _behind(places: Sequence[Surroundings], i: int) -> bool:
    """Say whether a figure stands in a bracket right behind the one before it, and is not more than that."""
    return (
        places[i].clause[0] == places[i - 1].quantity.end + 1
        and not places[i - 1].inside
        and not_more(places, i, i - 1)
    )


def not_more(places: Sequence[Surroundings], i: int, whole: int) -> bool:
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
_NO_VALUE_ADDED = ("产值", "投资", "零售总额", "进出口总额", "余额", "支出", "收入", "销售额")
_EARNED = lazy("(?:利税|利润|税金)(?:总额)?$")
_NO_PART = lazy(
    r"(?:居民|农民|农牧民|职工)(?![^,、]{2,6}基金)[^,、]{0,6}(?:收入|工资)$|人均|户均|平均|亩均|生均|床均|每[百千万人户]|密度|占|率$|^因..+导致"
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


def _of_nearer(text: str, places: Sequence[Surroundings], additives: Sequence[bool], whole: int, opened: int) -> bool:
    """Say whether 其中 details an amount told since the 分号 behind ``whole`` (禽蛋3吨;牛1.6万头,其中奶牛7千头,牛奶1吨)."""
    if text[opened - 1] in "。\n" or (mark := text.rfind(";", places[whole].quantity.end, opened)) < 0:
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
        for j in range(max(whole + 1, i - LONGEST), i)
        if out[j] == whole and places[j].inside <= places[i].inside
    ]
    return len(values) > 1 and sum(values) == places[whole].quantity.value


def _goes_on(
    text: str,
    places: Sequence[Surroundings],
    additives: Sequence[bool],
    out: Sequence[int | None],
    i: int,
    whole: int,
    opened: int,
    alike: bool,
) -> bool:
    """Say whether a 分号-clause goes on with the parts of ``whole`` that 其中 began: no verb opens it, all of them
    together are not more than the whole, and no 分号-clause between told an amount of its own."""
    total = places[whole].quantity.value
    if total is None:
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
    parts = (j for j in range(max(whole + 1, i - LONGEST), i) if places[j].quantity.start >= opened)
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
