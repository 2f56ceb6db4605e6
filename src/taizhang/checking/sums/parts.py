"""Parts against their whole: no part exceeds it, and parts that are all of it make it."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.judging import half_unit, is_exact, total_of
from taizhang.checking.passages import COUNT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.runs import SPLIT, labels_of
from taizhang.checking.slips import swap_to
from taizhang.checking.sums.grouped import NO_WHOLE, groups_of
from taizhang.checking.sums.wholes import exclusive, judge_parts, names_of_family
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_ENOUGH = 3
_THINGS = ("个", "处", "所", "家")
_FURTHER = 6
_CLAUSE_BEGINS = lazy("[；;]$")
_SEMICOLON = lazy("[；;]")
_JOINS = lazy("[、（）()/和及]|[，,；;。：:]$")
_ANEW = lazy("[，,；;]按[^，,；;。：:]{1,10}分[，,:：]")
_FOUND = lazy("[，；](?:共|其中)?(?:检出|查出|检查出|抽检出)[^，；]{0,4}$")
_NET = lazy("顺差|逆差|净流[入出]|收支差额")
_HOLDS = lazy("[，,]包括[^，,；;。]*$")
_VERB_END = lazy("(?:完成了?|实现了?|达到?了?|为|有|约|共|预计)+$")


def _gap(passage: Passage, numbers: Sequence[int], at: int) -> str:
    """Return everything between a part and the one before it."""
    return passage.masked[passage.marks[numbers[at - 1]] : passage.marks[numbers[at]]]


def _made_up(passage: Passage, whole: Figure, numbers: list[int]) -> list[int]:
    """Return the parts up to where they make the whole: what goes on after that, no 、 between, is no part of it."""
    total = Decimal(0)
    for count, number in enumerate(numbers, start=1):
        total += passage.figures[number].value or 0
        if count < len(numbers) and count >= 2 and total == whole.value:
            names = [passage.label(k) for k in numbers[: count + 1]]
            even = len(names[-1]) <= max(map(len, names[:-1])) + 1
            alike = len({name[-1:] for name in names}) == 1 and even
            within = _bracketed_with(passage, numbers[0], numbers[count])
            if not alike and not within and not passage.between(number, number + 1).startswith("、"):
                return numbers[:count]
    return numbers


def _bracketed_with(passage: Passage, first: int, last: int) -> bool:
    """Whether two figures stand in one pair of brackets, which is one list to its end."""
    before, inside = passage.masked[: passage.marks[first]], passage.masked[passage.marks[first] : passage.marks[last]]
    opened = max(before.rfind("（"), before.rfind("("))
    return opened > max(before.rfind("）"), before.rfind(")")) and not re.search("[（(）)]", inside)


def _within(passage: Passage, numbers: Sequence[int]) -> list[int]:
    """Return the parts up to what is said to stand beside the whole (耕地之外另有林地35600亩)."""
    for count, number in enumerate(numbers):
        if _BESIDES.search(passage.gaps[number]):
            return list(numbers[:count])
    return list(numbers)


def _at_clauses(passage: Passage, numbers: Sequence[int]) -> bool:
    """Whether every part but the first begins a 分号-clause of its own, or is the first of one in a sentence of parts."""
    if "。其中" in passage.between(numbers[0] - 1, numbers[0]):
        return all(_SEMICOLON.search(passage.between(k - 1, k)) for k in numbers[1:])
    return len(numbers) >= _ENOUGH and all(_CLAUSE_BEGINS.search(passage.between(k - 1, k)) for k in numbers[1:])


def _foreign(passage: Passage, whole: Figure, numbers: Sequence[int]) -> list[int]:
    """Return the parts up to one that exceeds the whole with another noun than it and the first (销售额 beside 零售额)."""
    first = SPLIT.split(passage.between(numbers[0] - 1, numbers[0]))[-1]
    at = passage.figures.index(whole)
    top = passage.label(at)
    for count, number in enumerate(numbers[1:], start=1):
        words = passage.label(number)
        value = passage.figures[number].value
        if value is None or value <= (whole.value or 0):
            continue
        told = sum((passage.figures[k].value or Decimal(0) for k in numbers[:count]), Decimal(0))
        if (
            is_exact(whole)
            and value > (whole.value or 0) * _FAR_MORE
            and told * _FIVE >= (whole.value or 0) * (_FIVE - 1)
        ):
            # 城市694个,其中地级市297个,县级市379个,建制镇21421个: so many more are of another kind.
            return list(numbers[:count])
        # 新登记企业19万户,其中外资319户;新登记个体户34万户: the 分号 begins what stands beside the whole.
        beside = _SEMICOLON.search(passage.between(number - 1, number)) and words[:2] == _lead(passage, whole)
        # 专任教师4011人,其中:中学专任教师1757人,在校学生62576人: all before it bore the noun of the whole.
        earlier = [passage.label(k) for k in numbers[:count]]
        noun = _shared([top, *earlier])
        another = len(noun) > 1 and len(words) >= _NAMED
        # 转移性收入62.31亿元(包括…),收入合计100.64亿元: a sum told after the parts is of more than them.
        if (
            beside
            or (_SERVED.search(passage.gaps[number]) and _STAFF.search(top) and not _SERVED.search(top))
            or _VERB_END.sub("", words).endswith(_SUMS)
            or (another and _shared([top, words]) == "" and not _shared([words, *earlier]))
            or _of_its_own(passage, at, numbers[0], number)
            or (_noun(words) and _noun(words) not in (_noun(first), _noun(top)))
        ):
            return list(numbers[:count])
    return list(numbers)


def _of_its_own(passage: Passage, whole: int, first: int, number: int) -> bool:
    """Whether a whole and its first part count what the same word after them names, and a later one something else
    (102个部门,其中81个部门公开了104个项目)."""
    noun, one, other = [passage.gaps[k + 1][:_NOUN] for k in (whole, first, number)]
    return noun == one != other and len(noun + other) == _NOUN * 2 and min(noun + other) >= _FIRST


def _spelt(passage: Passage, whole: int, labels: Sequence[str]) -> bool:
    """Whether the noun of a whole is made of the names of its parts and nothing else (45个乡镇: 乡8个、镇37个)."""
    noun = _JOINS.sub("", passage.gaps[whole + 1].partition("，")[0].partition(",")[0])
    for name in sorted((_JOINS.sub("", re.sub("其中|共?有", "", label.split("|")[0])) for label in labels), key=len)[
        ::-1
    ]:
        if not name or name not in noun:
            return False
        noun = noun.replace(name, "", 1)
    return not noun and len(labels) > 1


def _shared(names: Sequence[str]) -> str:
    """Return what all of some names end in, but for the verb that leads to a number."""
    bare = [_VERB_END.sub("", name)[::-1] for name in names]
    same = itertools.takewhile(lambda letters: len(set(letters)) == 1, zip(*bare, strict=False))
    return "".join(letters[0] for letters in same)[::-1]


def _until_done_anew(passage: Passage, whole: int, numbers: list[int]) -> list[int]:
    """Return the parts up to what was done with another thing (新增造林148万亩,其中甲工程43万亩,修复草原517万亩)."""
    lead, first = (passage.label(k) for k in (whole, numbers[0]))
    if not _DONE.match(lead) or _DONE.match(first.removeprefix("其中")):
        return numbers
    for count, number in enumerate(numbers[1:], start=1):
        if _DONE_ANEW.search(passage.gaps[number]):
            return numbers[:count]
    return numbers


def _lead(passage: Passage, whole: Figure) -> str:
    """Return the first two characters of the clause of a whole."""
    number = passage.figures.index(whole)
    return re.sub("全[省市区县国]|[，,、]", "", passage.label(number))[:2]


def _noun(words: str) -> str:
    """Return the last three characters of what names an amount (零售额, 销售额), empty where it has no such noun."""
    bare = _VERB_END.sub("", words)
    return bare[-3:] if bare.endswith(("额", "量", "值", "数", "率", "入", "出")) else ""


_VERBS = (
    "修复|治理|整治|栽植|种植|栽种|补植|补种|抚育|封育|退耕|退牧|复垦|恢复|流转|硬化|绿化|铺设|敷设|架设|改建|扩建|修建|修缮|"
    "维修|疏浚|疏通|清淤|开挖|拓宽|安装|更换|更新|加固|配备|购置|采购|创建|发展|巩固|提升|保护|建设|培训|救助|资助|走访|慰问|"
    "检查|巡查|排查|签约|招引|开工|竣工|完工|取缔|关停|回收|调解|化解"
)
_DONE = lazy(f"(?:全[省市县区年]|年内|累计|共|已|新)*(?:新增|新建|完成|实施|改造|{_VERBS})")
_DONE_ANEW = lazy(
    f"[，；](?:共|已|累计|完成)?(?:{_VERBS}){{1,2}}(?![类后型业费]|项目|工程|面积|任务|资金|中心)[^，；、。：]{{2,20}}$"
)
# 教职工12948人,其中专任教师10104人,在校学生180108人: those served are none of those who serve.
_SERVED = lazy("学生|在校生|在园|幼儿|学员|儿童|患者|病人|毕业生|招生|就读|老人|床位")
_STAFF = lazy("教职工|职工|教师|教职员|人员|医生|医师|护士|干部")
_FAR_MORE, _FIVE = 10, 5
_NAMED = 4
_NOUN, _FIRST = 2, "\u4e00"
"""A name of fewer characters may be short for one with the noun of its whole (小学 for 小学专任教师)."""
_SUMS = ("合计", "总计", "共计", "总额", "总量", "总数")
_BESIDES = lazy("另有|另外|此外|之外|以外|不含|不包括")
_TWICE = lazy("[^，,；;。]{0,3}[（(，,][^（()）。；;]{0,8}(?:重复|交叉|重叠)")
_BY_SOURCE = lazy("(?<![员工户民口者人师])(?<![员工户民口者人师]的)(?:收入|支出|消费)人均$")
"""What one has or spends by where it comes from or goes, all of it over the same people."""
_AGAINST = lazy("冲减|抵减|冲抵|核减")
"""What is taken off an amount (留抵退税冲减收入), and may be more than what is left."""
_REASON = lazy("[，,](?:主要)?(?:是)?(?:由于|原因|因为)[^。；;，,]{0,4}[:：]")


def _larger_before(passage: Passage, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Say whether a part that is more than its whole may be one of something larger told before it, or of all of an
    area."""
    most = max(p.value or Decimal(0) for p in parts)
    if _OF_AREA.search(passage.gaps[passage.figures.index(parts[0])]) is not None:
        return True
    return any(
        f.unit == whole.unit and f.value is not None and f.value >= most and f.measure == "level"
        for f in passage.reading.figures
        if whole.start - _WITHIN_REACH < f.start < whole.start and "\n" not in passage.reading.text[f.end : whole.start]
    )


_WITHIN_REACH = 200
_OF_AREA = lazy("其中[，,：:]?全[国省市县区州旗镇乡]")
_OF_ALL_BEFORE = lazy("[。；;\n][^，,。；;]{0,2}其中")
_ALL_ANEW = lazy("(?s)^）.*[，,]共$")
_IN_ALL = lazy("(?:合计|共计|总计|累计|一共)[为达约]?$")
_OUTSIDE = lazy("[省市县区境国]外")


def check_parts(passage: Passage) -> Iterator[Finding]:
    """No part exceeds its whole; parts that exclude each other do not together; parts that are all of it make it."""
    for whole_number, part_numbers, said, whole_list in groups_of(passage):
        whole = passage.figures[whole_number]
        parts = [passage.figures[number] for number in part_numbers]
        if whole.value is None or any(p.value is None or p.value < 0 for p in parts) or whole.value <= 0:
            continue
        if _REASON.search(passage.gaps[part_numbers[0]]):
            # 调整为3842.88万元,主要由于:(1)调增49.16万元;…: why it is, and no parts of it.
            continue
        led = [passage.label(k) for k in (whole_number, *part_numbers)]
        if NO_WHOLE.search(led[0]) and not all(map(_BY_SOURCE.search, led)):
            continue
        if sum(n in led[0] for n in names_of_family(led[1:_ENOUGH]) if n not in "进出口") == 1:
            # 男生24.17万人,女生28.69万人。其中男本科生10.80万人,女本科生13.32万人: what is itself one of two has no such parts.
            continue
        if _NET.search(passage.gaps[whole_number]) and _NET.search(passage.gaps[part_numbers[0]]):
            # 经常账户顺差2642亿美元,其中货物贸易顺差6080亿美元: another part of it is a deficit.
            continue
        if any(_AGAINST.search(passage.gaps[k]) for k in part_numbers) or _more_before(passage, whole):
            continue
        if _TWICE.match(passage.masked, passage.marks[whole_number] + 1) or (
            part_numbers[0] == 0 and passage.masked.lstrip().startswith("加")
        ):
            # 省里20项、本级11项,共计24项(其中7项重复); 加上补助49.8亿元、结转9.7亿元,收入总计125.9亿元: to what is told before.
            continue
        turned = _other_way(passage, whole_number, part_numbers)
        # 低345人,其中工矿低110人,…农机超4人: one goes the other way.
        parts = [
            replace(p, value=-p.value) if p.value and k in turned else p
            for k, p in zip(part_numbers, parts, strict=True)
        ]
        beyond = max(p.value or Decimal(0) for p in parts) > whole.value
        if beyond and _OF_ALL_BEFORE.search(passage.gaps[part_numbers[0]]) and _larger_before(passage, whole, parts):
            # 差额8500亿元。其中:中央收入51306亿元: a sentence of its own may go into what all before it make.
            continue
        if beyond and any(_ALL_ANEW.search(passage.gaps[k]) for k in part_numbers):
            # 古遗址(26处)古墓葬(19处) 第二批:1982年公布,共62处: beyond the bracket it is how many the next has.
            continue
        if beyond and any(_IN_ALL.search(words) for words in led[1:]):
            # 医疗费16180.5元(两人医疗费合计17498.7元): no part, but what several make.
            continue
        if len({found.group() for words in led[1:] if (found := _OUTSIDE.search(words)) is not None}) > 1:
            # 省外项目61个、市外项目71个: what is outside the province is outside the city too.
            continue
        if beyond and part_numbers[0] > whole_number + 1 and _ANEW.search(passage.gaps[part_numbers[0]]):
            # 一般债券9680亿元,专项债券9696亿元;按用途划分,新增债券14596亿元: another breakdown of what both make.
            continue
        # 128件,其中150万元以上的9件,这128件…: the whole again.
        again = [k for k in part_numbers if passage.label(k) == "这"]
        if again:
            part_numbers = [k for k in part_numbers if k not in again]
            parts = [passage.figures[k] for k in part_numbers]
        if len(part_numbers) > 1 and _FOUND.search(passage.gaps[part_numbers[-1]]):
            # 抽查5594批次,对5573批次进行检验,检出687批次: found among those before it.
            continue
        if not parts or sum("超过" in passage.label(k) or "超" in passage.gaps[k + 1][:8] for k in part_numbers) > 1:
            # 41个超过200万辆,24个超过300万辆: those that pass a line pass the lower ones too.
            continue
        part_numbers, parts = _once(passage, part_numbers, parts)
        inner = [k for k in part_numbers[1:] if _HOLDS.search(passage.gaps[k])]
        if inner and not whole_list:
            # 审议34件,通过其中21件,包括制定6件、修改8件、决定7件: those are parts of the part.
            part_numbers = [k for k in part_numbers if k < inner[0]]
        if whole.measure not in ("level", "change") or whole.role != "value":
            continue
        within = _within(passage, part_numbers)
        if not within:
            continue
        within = _until_done_anew(passage, whole_number, within)
        part_numbers = _made_up(passage, whole, _foreign(passage, whole, within))
        parts = parts[: len(part_numbers)]
        labels = labels_of(passage, part_numbers)
        ends = [k for k in range(1, len(parts)) if _SEMICOLON.search(_gap(passage, part_numbers, k))][:1]
        spelt = labels[: ends[0]] if ends else labels
        if not whole_list and _spelt(passage, whole_number, spelt):
            parts, labels, whole_list = parts[: len(spelt)], spelt, True
        before = sum((p.value or Decimal(0) for p in parts[: ends[0]]), Decimal(0)) if ends else Decimal(0)
        most = before <= whole.value < sum((p.value or Decimal(0) for p in parts), Decimal(0)) < whole.value * 2
        beside = bool(ends) and ends[0] >= _ENOUGH and most and before * 10 >= whole.value * 7
        # 小学34所,其中实验小学4所;特教学校1所;初中23所,其中示范初中9所: each clause breaks down its own.
        own = bool(ends) and "其中" in passage.masked[passage.marks[part_numbers[ends[0]]] :]
        loose = own or (not exclusive(labels) and not _at_clauses(passage, part_numbers))
        cut = bool(ends) and (loose or beside) and (before == whole.value or not _swapped(whole, parts))
        # 其他类69.6万小时;非经营性50.2万小时: what all of them make goes on beyond the 分号.
        cut = cut and not _fit(whole, parts)
        if not whole_list and cut:
            # Beyond a 分号 another statement may begin.
            parts, labels = parts[: ends[0]], labels[: ends[0]]
        told = part_numbers[: len(parts)]
        each = [_of_each(passage, k, part) for k, part in zip(told, parts, strict=True)]
        if each != parts and _off(whole, each) < _off(whole, parts):
            parts = each
        if not _made_further(passage, whole, part_numbers) and not _made_with_others(passage, whole, told):
            yield from judge_parts(passage, whole, parts, labels, said, whole_list)


def _fit(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts make a whole, as far as they are printed."""
    total = total_of(parts)
    return abs(total - Fraction(whole.value or 0)) <= sum(map(half_unit, parts), half_unit(whole))


def _once(passage: Passage, numbers: Sequence[int], parts: list[Figure]) -> tuple[list[int], list[Figure]]:
    """Return parts with what is counted twice taken off (重复计算量), and 不重复量 in place of the part before it."""
    held: list[tuple[int, Figure]] = []
    for number, part in zip(numbers, parts, strict=True):
        words = passage.label(number)
        if held and _UNREPEATED.search(words):
            # 地表水资源量484亿立方米,地下水资源量216亿立方米,两者不重复量14亿立方米: only so much of the second adds to the first.
            held[-1] = number, part
        elif held and _REPEATED.search(words) and part.value:
            held.append((number, replace(part, value=-part.value)))
        else:
            held.append((number, part))
    return [number for number, _ in held], [part for _, part in held]


_UNREPEATED, _REPEATED = (
    lazy("不重复[\u4e00-\u9fff]{0,4}量?(?:为|是)?$"),
    lazy("(?<!不)重复(?:计算)?量(?:为|是)?$"),
)


def _more_before(passage: Passage, whole: Figure) -> bool:
    """Say whether a sentence before tells a part too (基金支出7.1亿元,增长5%。加上解支出0.3亿元、结余0.2亿元,支出总计7.6亿元)."""
    figures = passage.reading.figures
    at = bisect_left(figures, whole.start, key=lambda figure: figure.start)
    first = bisect_left(figures, passage.start, key=lambda figure: figure.start)
    return any(figure.part_of == at for figure in figures[max(0, first - _FURTHER) : first])


def _of_each(passage: Passage, number: int, part: Figure) -> Figure:
    """Return a part as many times as its words name those that it is told of each (人大代表、政协委员各1名)."""
    gap = passage.gaps[number]
    if not gap.endswith("各") or part.value is None:
        return part
    names = [name for name in _AND.split(_CLAUSE.split(gap[:-1])[-1]) if name]
    times = len(names)
    return replace(part, value=part.value * times, text=f"{part.text}×{times}") if times > 1 else part


def _off(whole: Figure, parts: Sequence[Figure]) -> Decimal:
    return abs((whole.value or Decimal(0)) - sum((p.value or Decimal(0) for p in parts), Decimal(0)))


_CLAUSE = lazy("[，,；;。：:（()）]")
_AND = lazy("[、和与及]")


def _other_way(passage: Passage, whole: int, parts: Sequence[int]) -> set[int]:
    """Return which parts go beyond what a whole falls short by, or the other way round."""
    top = passage.label(whole)
    for one, other in (_UNDER, _OVER), (_OVER, _UNDER):
        if one.search(top):
            return {k for k in parts if other.search(passage.label(k))}
    return set()


_UNDER, _OVER = lazy("[低少欠差]$"), lazy("[超高多]$")


def _swapped(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether two digits of one part that changed places would make the parts be the whole."""
    lacking = (whole.value or Decimal(0)) - sum((p.value or Decimal(0) for p in parts), Decimal(0))
    meant = [(p, (p.value or Decimal(0)) + lacking) for p in parts]
    return any(value > 0 and swap_to(part, Fraction(value)) for part, value in meant)


def _made_with_others(passage: Passage, whole: Figure, numbers: Sequence[int]) -> bool:
    """Whether the parts make the whole with those among them that another word counts (73所: 中学9所、教学点15个…)."""
    total = sum((passage.figures[k].value or Decimal(0) for k in numbers), Decimal(0))
    others = [k for k in range(numbers[0], numbers[-1]) if k not in numbers and passage.kind(k) == COUNT]
    listed = all(passage.gaps[k].startswith(("，", "、")) and passage.figures[k].unit in _THINGS for k in others)
    more = sum((passage.figures[k].value or Decimal(0) for k in others), Decimal(0))
    return bool(others) and listed and total + more == whole.value


def _made_further(passage: Passage, whole: Figure, numbers: Sequence[int]) -> bool:
    """Whether what the sentence goes on to list makes the whole, though it seemed to begin anew (受益区自筹23.79万元)."""
    total = sum((passage.figures[k].value or Decimal(0) for k in numbers), Decimal(0))
    for k in range(numbers[-1] + 1, min(numbers[-1] + _FURTHER, len(passage.figures))):
        figure = passage.figures[k]
        if figure.unit == whole.unit and figure.measure == "level":
            total += figure.value or Decimal(0)
            if total == whole.value:
                return True
    return False
