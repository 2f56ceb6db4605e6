"""What a number of a table measures: the row's words, completed by the head, the row above or the caption."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from taizhang.reading import headings, indicators
from taizhang.reading.attributes.lexicon import FLOW_FIRST, LIGHT_FIRST, PLACE_ALL, starts
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Measure
from taizhang.reading.tables import alternation, table, words
from taizhang.reading.tabular import heads
from taizhang.reading.tabular.amounts import Amount, amounts_in
from taizhang.reading.tabular.building import text_of
from taizhang.reading.tabular.captions import noun_of_caption, quantity_of, says_quantity
from taizhang.reading.tabular.fitting import is_numeral
from taizhang.reading.tabular.table import Cell, Column, PrintedUnit, Row, Table

_SHORT_STEM = 2
"""What is left of 经济增长 without its growth names nothing."""
_SHORTEST_CODE = 3
_LONGEST_PLACE = 6
_PREFIX = 8
"""A longer head is no kind of what the row names."""
_OF_WHICH = lazy(r"#|\*|其中[:, ]*|[①-⑳]?其中[:, ]*")
_NOTE = lazy(r"\[\d{1,2}\]|\*{1,2}$|[①-⑳]$")
_TAIL_BRACKET = lazy(r"\(([^()]{1,24})\)$")
_KINDS = ("指标", "项目", "数据", "收支", "情况")
"""A caption that ends so names nothing of which there is a sum."""
_TASK_NAME = 30
"""A longer task is a sentence, and names no number of its row."""
_LIMIT = lazy(r"(?:控制在|不低于|不高于|不超过|达到|完成|实现|力争|确保)$")
_LEAD = lazy(r"^(?:完成|实现|力争|确保|达到|全年|年度|当年|本年)+(?=[一-龥]{3})")


@dataclass(slots=True)
class RowName:
    """What the cells of a row that name it say."""

    text: str
    """The name without numbering, unit, 其中 and growth words; empty for a row that stands for the whole."""
    scope: str | None = None
    """The area the row is for, or None."""
    year: int | None = None
    """The year the row is for, or None."""
    unit: PrintedUnit | None = None
    """The unit that the name prints, or None."""
    planned: Amount | None = None
    """The amount that the name itself sets (新增400张养老床位), placed in the cell, or None."""
    growth: bool = False
    """Whether the name says growth (地区生产总值增长)."""
    falls: bool = False
    """Whether the name says a fall (能耗降低)."""
    of_which: bool = False
    """Whether it is a part of the row above (其中:)."""
    whole: bool = False
    """Whether the row stands for the whole (合计, 全区)."""
    sums: bool = False
    """Whether it only says that the row holds sums (合计), whose name is then not that of the row above it."""
    numbered: str = ""
    """The style of the number that opens it (一、, 1.), empty where none does."""
    group: bool = False
    """Whether a Chinese number before it (一) says that it is over the rows that digits count."""
    code: str = ""
    """The digits of a code before it (2010301), which begin with those of the row that it is a part of."""
    indent: int = 0
    """How many blanks stand before it."""
    raw: str = ""
    """The name as written, for the derivation."""
    doubts: list[str] = field(default_factory=list)


@cache
def _summed() -> frozenset[str]:
    return frozenset(words("tabular", "summed"))


@cache
def _place_lead() -> re.Pattern[str]:
    return lazy(f"^(?:{alternation(PLACE_ALL)})(?=[一-龥]{{2}})")


@cache
def _growth_tail() -> re.Pattern[str]:
    data = table("tabular")["measure"]
    return lazy(
        rf"(?:年均|累计|同比|比上年|较上年|实际|名义)?(?:{alternation((*data['growth'], *data['down']))})(?:率|幅度|速度)?$"
    )


def row_name(table_: Table, row: Row, own: str) -> RowName:
    """Return what names ``row``; ``own`` is the issuer's place name, which is no scope."""
    found = RowName("")
    codes = [text_of(row.cells[index]) for index in table_.columns_of("serial")]
    found.code = next((code for code in codes if len(code) >= _SHORTEST_CODE and code.isdecimal()), "")
    found.group = any(map(is_numeral, codes))
    places, years = table_.columns_of("place"), table_.columns_of("year")
    names = table_.columns_of("name")
    first_value = min(table_.columns_of("value") or table_.columns_of("task"), default=len(row.cells))
    before = [index for index in names if index < first_value] or names
    for index in years:
        named = heads.years_of_head(text_of(row.cells[index]))
        found.year = named[0] if len(named) == 1 else found.year
    chosen = next((cell for index in reversed(before) if (cell := row.cells[index]) is not None), None)
    if (
        chosen is not None
        and table_.columns_of("task")
        and all(heads.is_category(table_.columns[i].head) for i in names)
    ):
        task = next((cell for index in table_.columns_of("task") if (cell := row.cells[index]) is not None), None)
        if task is not None and len(task.text) <= _TASK_NAME and not any(c.isdigit() for c in task.text):
            chosen = task
        else:
            found.doubts.append("no_name")
    if chosen is None:  # in whichever column 合计 stands
        chosen = next((cell for cell in row.cells if cell is not None and heads.is_sum(cell.text)), None)
    if chosen is not None:
        _read_name(found, chosen.text, own)
        found.indent = chosen.indent
    for index in places:
        cell = row.cells[index]
        if cell is None:
            continue
        if cell.text in _summed() or (own and cell.text.startswith(own) and heads.is_area(cell.text)):
            found.whole = found.whole or chosen is None
        elif found.group and chosen is None and not heads.is_area(cell.text):
            found.text = found.raw = cell.text  # 一 | 产业发展, over the rows of villages
        else:
            found.scope = _OF_WHICH.sub("", cell.text)
            found.of_which = found.of_which or cell.text.startswith("其中")
    if chosen is None and not places and not years:
        tasks = [cell for index in table_.columns_of("task") if (cell := row.cells[index]) is not None]
        if tasks:
            found.text = of_task(tasks[0].text)
        found.doubts.append("no_name")
    return found


def of_task(text: str) -> str:
    """Return what a task is about, to name how far it is: its first clause without amounts and what it begins with
    (建设农村公路55公里。 → 建设农村公路)."""
    mark = headings.numbering(text, 0, len(text))
    clause = _FIRST_CLAUSE.split(text[mark.end :] if mark is not None else text, maxsplit=1)[0]
    clause = _TASK_LEAD.sub("", _SO_MANY.sub("", "".join(clause.split())))
    if "等" in clause and (some := _SOME_OF.match(clause)) is not None:
        clause = some.group(1) + clause[some.end() :]
    return clause if 1 < len(clause) <= _LONGEST_TASK else ""


_FIRST_CLAUSE = lazy("[,。;:](?![^()]*\\))")
_TASK_LEAD = lazy("^(?:全面|基本|如期|高标准|高质量)?(?:完成|实现|推进|开展|实施|做好|加快|确保)")
_SO_MANY = lazy(
    "(?<![A-Za-z“])\\d[\\d.]*余?[千万亿]{0,2}(?:%|平方公里|平方米|立方米|公里|千米|米|元|[个所家处座条户人名亩吨对项件套台辆场次期位张株头只间栋批类])"
    "(?:\\([一-龥]{1,3}\\))?(?:以上|以下|左右|以内)?(?!国道|省道|县道|道)"
)
"""How many of something a task sets, which its name leaves out."""
_SOME_OF = lazy(
    "((?:新建|改建|扩建|改造|建成投用|建成|建设|开工建设|打通|提升|实施|培育|开展)?)[^等]{1,40}、[^等]{1,40}等(?!级)(?=[一-龥]{2})"
)
"""Some of those that a task is about, by name (建成投用沿浦、宜山等|卫生院)."""
_LONGEST_TASK = 30


def summed_up(names: Sequence[RowName], name: RowName) -> str:
    """Return what the rows above a row of sums have in common, with its word (税收收入 | 非税收入 | 合计: 收入合计), or an
    empty string; ``names`` are those above it."""
    parts: list[str] = []
    for above in reversed(names):
        if above.whole:
            break
        parts += [quantity_of(above.text)] if above.text and not above.of_which else []
    return parts[0] + "".join(name.raw.split()) if parts and all(parts) and len(set(parts)) == 1 else ""


def states(one: Table, column: Column, cell: Cell) -> bool:
    """Say whether a cell prints amounts that its row and head name; what was done of a task that a sentence of its row
    tells is read as prose with it."""
    read = amounts_in(cell.text, years=column.role == "value")
    if column.role == "value" or not read:
        return bool(read)
    beside = column.role == "progress" and bool(one.columns_of("task"))
    return not beside and not all(amount.bare for amount in read)


_ROAD = lazy("\\d[国省县乡]道")


def sets_several(text: str) -> bool:
    """Say whether a name is a sentence that sets several amounts (新建公路80公里,其中改造50公里): it is read as prose."""
    return any(mark in text for mark in ",;") and len(_SET.findall(text)) > 1


def _read_name(found: RowName, text: str, own: str) -> None:
    found.raw = text
    text = _SO_MANY_OF.sub("", text)
    if sets_several(text):
        text = _CLAUSE_END.split(text, maxsplit=1)[0]
    found.planned = _planned(text)
    if found.planned is not None:
        text = text[: found.planned.start] + _BOUND.sub("", text[found.planned.end :])
    mark = headings.numbering(text, 0, len(text))
    found.numbered = mark.style if mark is not None else ""
    plain = text[mark.end :] if mark is not None else text
    plain = _NOTE.sub("", plain).strip(" :*")
    lead = _OF_WHICH.match(plain)
    if lead is not None:
        found.of_which, plain = True, plain[lead.end() :]
        mark = headings.numbering(plain, 0, len(plain))
        plain = plain[mark.end :] if mark is not None else plain
    found.unit = heads.unit_of_head(plain) if plain.endswith((")", "%")) or "," in plain else None
    if found.unit is not None:
        bracket = _TAIL_BRACKET.search(plain)
        plain = plain[: bracket.start()] if bracket else plain.rpartition(",")[0] or plain.rstrip("%")
    plain = "".join(plain.split())
    if plain in _summed():
        found.whole, found.sums, plain = True, heads.is_sum(plain), ""
    plain = _place_lead().sub("", plain)
    if plain and heads.is_area(plain) and not (found.unit is not None and found.unit.family == "count"):
        if not (own and plain.startswith(own)):
            found.scope = plain
        found.whole = found.scope is None
        plain = ""
    plain = _LIMIT.sub("", _LEAD.sub("", plain))
    tail = _growth_tail().search(plain)
    guarded = any(plain.endswith(word) for word in table("tabular")["measure"]["not_growth"])
    if tail is not None and tail.start() > 1 and not guarded:
        found.growth, found.falls = True, heads.falls(tail.group())
        stem = plain[: tail.start()].rstrip("的比较")
        found.text = stem if len(stem) > _SHORT_STEM else plain
    elif tail is not None and not tail.start() and not guarded and (found.unit is None or found.unit.unit == "%"):
        # 地区生产总值(亿元) | 增长(%): the growth of the row above it.
        found.growth, found.falls = True, heads.falls(tail.group())
    else:
        found.text = plain


_SO_MANY_OF = lazy("\\((?:共计?)?\\d{1,4}[个项家户件条座处]\\)$|\\([^()=]{1,12}=1(?:00)?\\)")
"""How many rows a name stands over (续建项目(2个)), or what an index is counted from (上年同期=100)."""
_BOUND = lazy("^(?:以上|以下|左右|以内)")
_CLAUSE_END = lazy("[,;]")
_DIGITS = lazy(r"\d[\d,.]*")
_SET = lazy(r"\d[\d,.]{0,12}[万亿]{0,2}(?=[一-龥%㎡])[^\d,.;:、()]{1,4}")
_LEAST_WORDS = 4
_FOR = ("为", "对", "向", "开办", "打造", "推出", "更新")
"""How a name begins that tells what is to be done, beside the verbs that are known."""


def _planned(text: str) -> Amount | None:
    """Return the only number of a row's name with its counter where the name tells what is to be done with so many."""
    if len(_DIGITS.findall(text)) != 1 or (found := _SET.search(text)) is None:
        return None
    if _ROAD.search(text) is not None:
        return None  # 建成329国道北移工程
    if not (starts(text, FLOW_FIRST) or starts(text, LIGHT_FIRST) or text.startswith(_FOR)):
        return None
    for end in range(found.end(), found.start() + 1, -1):
        read = amounts_in(text[found.start() : end])
        if read and read[0].unit is not None and read[0].end == end - found.start():
            rest = len(text) - (end - found.start())
            if rest < _LEAST_WORDS or read[0].unit.family not in ("count", "person", "measure", "money"):
                return None
            return replace(read[0], start=found.start(), end=end)
    return None


def indicator_of(
    table_: Table, column: Column, name: RowName, parent: str, measure: Measure
) -> tuple[str, str | None, list[str]]:
    """Return the indicator of one value, the area that its head names, and what is doubtful about them.

    ``parent`` is the name of the row of which this one is a part, or what a row of sums sums up; may be empty.
    """
    noun, scope = column.noun, None
    if noun and heads.is_area(noun):
        noun, scope = "", noun
    rate = heads.rate_of_head(column.head)
    base, doubts = name.text, list(name.doubts)
    caption = noun_of_caption(table_.caption)
    stem = base.removesuffix("合计").removesuffix("总计") if base.endswith("计") else ""
    if stem and quantity_of(stem) == stem and caption.endswith(stem):
        base = _plain_caption(caption)  # 支出合计 under 一般公共预算支出
    if not base:
        about = _plain_caption(caption) if not (name.sums and caption.endswith(_KINDS)) else ""
        above = parent if name.sums and not quantity_of(about) else ""
        base, noun = noun or above or about or parent, ""
        if not base and name.sums:
            base = name.raw
        if not base or (base == name.raw and name.sums):
            doubts.append("no_name")
    elif not says_quantity(noun) and not _known(base, measure) and not says_quantity(base):
        base = completed(base, parent) or _completed_by_caption(base, caption, name) or base
    told = says_quantity(base) and base[-1:] == noun[-1:]
    if noun and noun not in base and not told and not base.endswith(noun[-2:]):
        behind = says_quantity(noun) or noun[:1] == "占"  # 行政处罚 under 占受理数比例
        base = base + noun if behind else noun + base if len(noun) <= _PREFIX else base
        doubts.append("named_by_head")
    if rate is not None:
        base = _rated(base, _rate_noun(rate))
    elif measure == "share" and column.head.endswith("进度") and not base.endswith("进度"):
        base += "形象进度" if column.head.endswith("形象进度") else "进度"
    if measure not in ("growth",) and not _known(base, measure):
        doubts.append("unknown_name")
    return base, scope, doubts


def _plain_caption(caption: str) -> str:
    for end in range(_SHORT_STEM, 0 if caption[:1] in "各全省市县区" else min(len(caption) - _SHORTEST_CODE, _LONGEST_PLACE)):
        if caption[end - 1] in "县区市" and heads.is_area(caption[:end]) and caption[end] not in "级":
            caption = caption[end:]  # 云溪县一般公共预算支出
            break
    tail = _growth_tail().search(caption)
    return caption[: tail.start()] if tail is not None and tail.start() > 1 else caption


def _known(text: str, measure: Measure) -> bool:
    return indicators.find(text, None, measure) is not None


def completed(base: str, parent: str) -> str:
    """Return the name of a part with the head of the whole's (第一产业 of 地区生产总值), or an empty string."""
    if not parent or says_quantity(base) or base.endswith("税"):
        return ""
    if parent.endswith("生产总值") and base.endswith("产业"):
        return base + "增加值"
    if parent.endswith("居民人均可支配收入") and base.startswith(("城镇", "农村")):
        return base.removesuffix("居民").removesuffix("常住") + "居民人均可支配收入"
    quantity = quantity_of(parent)
    return _joined(base, quantity) if quantity else ""


def _joined(base: str, quantity: str) -> str:
    """Return a name with the quantity of which it is a part, whose first word it may end with (单位存款, 存款余额)."""
    return base + quantity.removeprefix(base[-_WORD:])


_WORD = 2


def _completed_by_caption(base: str, caption: str, name: RowName) -> str:
    quantity = quantity_of(_plain_caption(caption))
    if not quantity or name.growth or any(base.endswith(word) for word in table("tabular")["measure"]["rates"]):
        return ""
    return base + quantity


def _rated(base: str, rate: str) -> str:
    """Return the name of the rate of what ``base`` names, which may name it already, or so many (开工数, 开工率)."""
    if base.endswith(rate):
        return base
    counted = next((base[:-1] for end in ("数", "额", "量") if base.endswith(rate[:-1] + end)), None)
    return (base if counted is None else counted.removesuffix(rate[:-1])) + rate


def _rate_noun(rate: str) -> str:
    return rate if rate.endswith("率") else "完成率"
