"""Lists said 分别: as many numbers as names before them, and as many changes as numbers.

猪肉、牛肉、羊肉产量分别为3.2万吨、0.8万吨: a number is lacking, or a name too many.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from taizhang.checking.judging import Why, names_counted, place_at
from taizhang.checking.passages import CLAUSE_MARK, COUNT, MONEY, OTHER, PERCENT, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy

_ANY = f"[{PERCENT}-{OTHER}]"
_IN_TURN = lazy(f"分别(?P<verb>[^，。；：、{PERCENT}-{OTHER}]{{0,10}})(?={_ANY})")
_NEXT = lazy(
    "(?:[、和及与]|以及)(?:同比|环比)?(?:约|近|超|增长|下降|上升|提高|降低|减少|增加|上涨|回落|增|降)?(?:了|至|到|约|近)?"
)
_SET_ON = lazy(
    "[，（](?:同比|环比|(?:比|较)(?:上年|去年|上月|年初|(?:19|20)[0-9]{2}年)(?:同期|同月|末|底)?)?(?:增速|增幅|降幅|占比|比重|各)?"
)
_ENDS = lazy("(?:左右|以上|以下)?(?:[，。；）]|$)")
_MARK = lazy("[，；。：（）\n]")
_CHANGED = lazy(
    f"(?<=[{MONEY}{COUNT}])[，（](?:同比|环比|(?:比|较)(?:上年|去年|上月)(?:同期|同月)?|[与同](?:上年|去年)(?:同期)?相比，?)?"
    f"分别(?P<verb>[增上下降减]{WORD}{{1,3}})(?={_ANY})"
)
_AMOUNT_NEXT = lazy("、[^，；。：、（）0-9]{0,12}|，共?造成|死亡、|(?:受伤|死亡)?，直接(?:财产|经济)损失")
_YEAR = lazy("(?:19|20)[0-9]{2}年")
_YEARS = lazy("(?P<a>(?:19|20)[0-9]{2})年?(?:[-—–~～至到]|——)(?P<b>(?:19|20)[0-9]{2})年")
_OF_TWO = lazy("[和与及]|[由从比较]")
_MOST_YEARS = 12
# 刑事案件326件,民事案件1864件,行政案件86件: a clause for each, of nothing but its name.
_CLAUSE_NEXT = lazy("，(?![^，；。]*(?:增|减|升|降|比|较|共|其中|占))[^，；。：、（）0-9]{2,12}")
_LED = lazy("[^，]*，[^，]*$")
_AND = lazy(
    "(?<=[\u4e00-\u9fff])(?:以及|(?<![共总调中饱])和(?![谐平解])|(?<![普涉波触顾])及(?![时格早])|(?<!参)与)(?=[\u4e00-\u9fff])"
)
_UNSURE = lazy("等|各|[0-9]|第[0-9]|分别|包括|其中|[较比由从]|以[及上下]")
# Industries whose own names hold marks (水利、环境和公共设施管理业; 纺织服装、服饰业).
_INDUSTRY = lazy("(?:制造|加工|供应|管理|服饰|邮政|娱乐|餐饮|开采|采选|租赁|仓储|印刷)业|(?:和|及)[^、]{0,12}业")
_LEAD = lazy("^(?:全年|年末|全[国省市区县]|[我本][省市区县]|其中)+")
_AFTER_NAMES = lazy("(?:同比|环比|比上年|比去年)$")
_MEASURE = lazy(
    "[\u4e00-\u9fff](?:人数|人次|数量|损失|费用|收入|支出|利润|产量|产值|销量|面积|总额|余额|税额|户数|件数|起数|吨位|里程)$"
)
_TWO_NAMES = lazy(
    "[\u4e00-\u9fff]{2,12}(?:率|数|额|量|收入|支出|增加值|产值|人数|比例|占比|面积)(?:[和与及、]|以及)"
    "[\u4e00-\u9fff]{2,12}(?:率|数|额|量|收入|支出|增加值|产值|人数|比例|占比|面积)"
)
"""Two quantities by name (入园率和普惠率)."""
_LEAST, _FEW = 3, 2
_OPEN = Why(zh="所列名称的起止可能另有分法", en="the list may begin elsewhere or be parted otherwise")


@dataclass(frozen=True, slots=True)
class _List:
    """A list of numbers said 分别."""

    at: int
    """Where in the sentence the word stands."""
    first: int
    last: int
    """Its first and its last number."""

    def __len__(self) -> int:
        return self.last - self.first + 1


def check_even_lists(passage: Passage) -> Iterator[Finding]:
    """对甲、乙、丙出口分别为3.4亿元、3.2亿元、2.8亿元,同比分别增长7.7%、2.9%: one of the three has no change."""
    if "分别" not in passage.masked:
        return
    before: _List | None = None
    only: _List | None = None
    yield from _against_amounts(passage)
    for match in _IN_TURN.finditer(passage.masked):
        listed = _list(passage, match)
        if listed is None:
            lone = _lone(passage, match)
            if lone is not None:
                yield from _one_only(passage, lone, before)
                yield from _one_for_two(passage, lone)
            before, only = None, lone
            continue
        if only is not None and _SET_ON.fullmatch(passage.masked[passage.marks[only.last] + 1 : listed.at]):
            # 产销分别完成1562.1万辆,同比分别增长12.5%和11.4%: one amount for two changes.
            yield _uneven(passage, only, len(listed), Why(zh="按后一组所列的数计", en="as many as listed after"))
        only = None
        lead = passage.masked[passage.marks[before.last] + 1 : listed.at] if before else ""
        if before is not None and _SET_ON.fullmatch(lead):
            if abs(len(before) - len(listed)) == 1 and min(len(before), len(listed)) >= _FEW:
                yield _uneven(passage, listed, len(before), Why(zh="按前一组所列的数计", en="as many as listed before"))
        else:
            yield from _against_names(passage, listed)
        before = listed


def _against_amounts(passage: Passage) -> Iterator[Finding]:
    """事故187起、死亡155人、受伤79人,同比分别下降21.1%、20.1%: three amounts and the change of two of them."""
    for match in _CHANGED.finditer(passage.masked):
        listed = _list(passage, match)
        if listed is None or not listed.first or any(passage.kind(k) != PERCENT for k in _numbers(listed)):
            continue
        first = listed.first - 1
        unit = passage.figures[first].unit
        while (
            first
            and _CLAUSE_NEXT.fullmatch(passage.gaps[first])
            and passage.kind(first - 1) in (MONEY, COUNT)
            and passage.figures[first - 1].unit == unit
        ):
            first -= 1
        if listed.first - first >= _LEAST:
            if listed.first - first == len(listed) + 1 and (
                not first or "；" in passage.gaps[first] or _LED.match(passage.gaps[first])
            ):
                yield _uneven(
                    passage, listed, len(listed) + 1, Why(zh="按前面所列的数计", en="as many as listed before")
                )
            continue
        first = listed.first - 1
        while first and _AMOUNT_NEXT.fullmatch(passage.gaps[first]) and passage.kind(first - 1) in (MONEY, COUNT):
            first -= 1
        held = range(first, listed.first)
        units = [passage.figures[k].unit for k in held]
        opens = not first or CLAUSE_MARK.search(passage.gaps[first]) is not None
        if len(held) == len(listed) + 1 and opens and len(held) >= _LEAST and len(set(units)) > 1:
            yield _uneven(passage, listed, len(held), Why(zh="按前面所列的数计", en="as many as listed before"))


def _numbers(listed: _List) -> range:
    return range(listed.first, listed.last + 1)


def _list(passage: Passage, match: re.Match[str]) -> _List | None:
    """Return the list of numbers that stands behind 分别, or None where it is no plain list."""
    first = last = passage.number(match.end())
    while last + 1 < len(passage.figures) and _NEXT.fullmatch(passage.gaps[last + 1]):
        last += 1
    return _List(match.start(), first, last) if last > first and _ENDS.match(passage.gaps[last + 1]) else None


def _lone(passage: Passage, match: re.Match[str]) -> _List | None:
    """Return the one number behind 分别 where a clause ends with it and no other goes on (分别增长8.3%,城乡收入比缩小)."""
    number = passage.number(match.end())
    after = passage.gaps[number + 1]
    goes_on = number + 1 < len(passage.figures) and not re.search("[一-鿿]{2}", after)
    return _List(match.start(), number, number) if _ENDS.match(after) and not goes_on else None


def _one_only(passage: Passage, lone: _List, before: _List | None) -> Iterator[Finding]:
    """旅客和货邮吞吐量分别达到1.35万人次、453.8吨,分别增长8.3%: one change for two amounts."""
    lead = passage.masked[passage.marks[before.last] + 1 : lone.at] if before else ""
    if before is not None and _SET_ON.fullmatch(lead):
        yield _uneven(passage, lone, len(before), Why(zh="按前一组所列的数计", en="as many as listed before"))


def _one_for_two(passage: Passage, lone: _List) -> Iterator[Finding]:
    """入园率和普惠率分别达96%: one number for two names."""
    gap, after = passage.gaps[lone.first], passage.gaps[lone.first + 1]
    names = _LEAD.sub("", _MARK.split(gap[: gap.rindex("分别")])[-1].removeprefix("其中"))
    if _TWO_NAMES.fullmatch(names) and not after.startswith(("以", "左右")) and not _UNSURE.search(names):
        yield _uneven(passage, lone, _FEW, Why(zh="按所列名称计数", en="counting the names listed"))


def _against_names(passage: Passage, listed: _List) -> Iterator[Finding]:
    """Hold a list against the names before it: three and more, or two where all three numbers are of one unit."""
    gap = passage.gaps[listed.first]
    words = gap[: gap.rindex("分别")]
    clauses = _MARK.split(words)
    names = _AFTER_NAMES.sub("", _YEAR.sub("某年", clauses[-1].removeprefix("其中")))
    if "、" not in names and len({passage.figures[k].unit for k in _numbers(listed)}) == 1:
        yield from _against_years(passage, listed, words)
        two = _TWO_NAMES.fullmatch(_LEAD.sub("", names))
        led = listed.first and ("、" in clauses[-2:-1] or len(clauses) == 1)
        if two is not None and not led and len(listed) == _LEAST and not _UNSURE.search(names):
            yield _uneven(passage, listed, _FEW, Why(zh="按所列名称计数", en="counting the names listed"))
        return
    if "、" not in names or any("、" in clause for clause in clauses[:-1]):
        return
    if _UNSURE.search(names) or _INDUSTRY.search(names.replace("产业", "")):
        return
    items = _LEAD.sub("", names).split("、")
    fewest, most = len(items), len(items) + sum(len(_AND.findall(item)) for item in items)
    *others, ended = items
    joined = _AND.split(ended)
    even = most == fewest + 1 and len(joined) == _FEW and len({len(item) for item in (*others, joined[0])}) == 1
    if even and ("及" not in ended or len(others) > 1):
        # 猪肉、牛肉和羊肉产量: three names of one length; 纺织服装、干鲜瓜果及坚果 may be two.
        fewest = most
    elif most == fewest + 1 and len(joined) == _FEW and all(map(_MEASURE.search, (*others, *joined))):
        # 死亡失踪人数、倒塌房屋数量和直接经济损失: each is told to be a quantity.
        fewest = most
    units = {passage.figures[k].unit for k in _numbers(listed)}
    lacking, beyond = len(listed) == fewest - 1, len(listed) == most + 1
    if (lacking and fewest >= _LEAST) or (beyond and len(units) == 1):
        yield _uneven(
            passage, listed, fewest if lacking else most, Why(zh="按所列名称计数", en="counting the names listed")
        )


def _against_years(passage: Passage, listed: _List, words: str) -> Iterator[Finding]:
    """2021年到2025年,新增就业分别为1322人、1312人、1314人、1351人: there is a number for each of five years."""
    told = _YEARS.findall(words)
    if len(told) != 1 or "、" in words or _OF_TWO.search(words):
        return
    years = int(told[0][1]) - int(told[0][0]) + 1
    if _FEW < years <= _MOST_YEARS and abs(years - len(listed)) == 1:
        yield _uneven(passage, listed, years, Why(zh="按所说的年份计", en="a number for each of the years"))


def _uneven(passage: Passage, listed: _List, named: int, basis: Why) -> Finding:
    place = place_at(passage.reading, passage.figures[listed.first].start, passage.figures[listed.last].end)
    return names_counted(place, len(listed), named, "unclear", basis, reason=_OPEN)
