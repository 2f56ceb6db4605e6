"""Parts against their whole: no part exceeds it, and parts that are all of it make it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.judging import half_unit, total_of
from taizhang.checking.passages import ANY_MARK, CLAUSE_OR_BRACKET, COUNT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.runs import labels_of
from taizhang.checking.slips import strays_to_whole, swap_to
from taizhang.checking.sums.exclusive import exclusive, names_of_family
from taizhang.checking.sums.extent import list_of_parts, spelt
from taizhang.checking.sums.grouped import NO_WHOLE, groups_of
from taizhang.checking.sums.manifold import of_each
from taizhang.checking.sums.ofmore import ON_TOP, told_of_more
from taizhang.checking.sums.wholes import judge_parts
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_ENOUGH = 3
_THINGS = ("个", "处", "所", "家")
_FURTHER = 6
_CLAUSE_BEGINS = lazy("[；;]$")
_SEMICOLON = lazy("[；;]")
_ANEW = lazy("[，,；;]按[^，,；;。：:]{1,10}分[，,:：]")
_FOUND = lazy("[，；](?:共|其中)?(?:检出|查出|检查出|抽检出)[^，；]{0,4}$")
_NET = lazy("顺差|逆差|净流[入出]|收支差额")
_HOLDS = lazy("[，,]包括[^，,；;。]*$")


def _gap(passage: Passage, numbers: Sequence[int], at: int) -> str:
    """Return everything between a part and the one before it."""
    return passage.masked[passage.marks[numbers[at - 1]] : passage.marks[numbers[at]]]


def _at_clauses(passage: Passage, numbers: Sequence[int]) -> bool:
    """Whether every part but the first begins a 分号-clause of its own, or is the first of one in a sentence of parts."""
    if "。其中" in passage.between(numbers[0] - 1, numbers[0]):
        return all(_SEMICOLON.search(passage.between(k - 1, k)) for k in numbers[1:])
    return len(numbers) >= _ENOUGH and all(_CLAUSE_BEGINS.search(passage.between(k - 1, k)) for k in numbers[1:])


_TWICE = lazy("[^，,；;。]{0,3}[（(，,][^（()）。；;]{0,8}(?:重复|交叉|重叠)")
_BY_SOURCE = lazy("(?<![员工户民口者人师])(?<![员工户民口者人师]的)(?:收入|支出|消费)人均$")
"""What one has or spends by where it comes from or goes, all of it over the same people."""
_FROM = lazy("[：:][^：:]*[从由](?:原来|原先|过去|以前)")
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


_Part = tuple[int, Figure]
"""A part by its number in the passage, and what it adds: its figure, with another sign or as many times as told."""


def check_parts(passage: Passage) -> Iterator[Finding]:
    """No part exceeds its whole; parts that exclude each other do not together; parts that are all of it make it."""
    groups = [*groups_of(passage)]
    for number, part_numbers, said, whole_list in groups:
        inside = _in_bracket(passage, part_numbers)
        if not inside or (inside != part_numbers and any(g[:2] == (number, inside) for g in groups)):
            continue
        if not _addable(passage, number, part_numbers) or _told_of_others(passage, number, part_numbers):
            continue
        held = _signed(passage, number, part_numbers)
        if _beyond(passage, number, held):
            continue
        whole = passage.figures[number]
        held = _of_this_list(passage, number, held, whole_list=whole_list)
        if not held:
            continue
        numbers = [k for k, _ in held]
        parts, all_of_it = _up_to_semicolon(passage, number, held, whole_list=whole_list)
        told = numbers[: len(parts)]
        labels = labels_of(passage, numbers)[: len(parts)]
        if _of_one_between(passage, number, told[0], parts):
            # 提出820件,立案799件。其中:集体133件,个人666件: of what stands right before them.
            continue
        apart = told_of_more(passage, whole, parts, labels) or _made_further(passage, whole, numbers)
        if not apart and not _made_with_others(passage, whole, told):
            each = _as_far_as_done(passage, whole, told, parts) or _as_often_as_told(passage, whole, told, parts)
            all_of_it = all_of_it or (each is not parts and _rest_each(passage, told[-1]))
            yield from judge_parts(passage, whole, each, labels, said, all_of_it)


def _in_bracket(passage: Passage, numbers: list[int]) -> list[int]:
    """Return the parts within the bracket that 其中 opens (三级2749个(其中:三甲1516个),二级9687个), all where it opens none.

    None are where that bracket closes before the first (6个村(5个贫困村,其中一个深度贫困)2个社区).
    """
    lead = passage.gaps[numbers[0]]
    since = lead.rpartition("其中")[2]
    if "其中" in lead and since.find("）") >= 0 and "（" not in since.partition("）")[0]:
        return []
    if re.search("（其中[:：，]?[^（）]*$", lead) is None:
        return numbers
    depth = 1
    for at, number in enumerate(numbers[1:], 1):
        gap = "".join(passage.gaps[numbers[at - 1] + 1 : number + 1])
        depth += gap.count("（") - gap.count("）")
        if depth <= 0:
            return numbers[:at]
    return numbers


def _addable(passage: Passage, number: int, numbers: Sequence[int]) -> bool:
    """Whether a whole and its parts are amounts that add up: all told, none below zero, no limit, no rate."""
    whole = passage.figures[number]
    values = [passage.figures[k].value for k in numbers]
    told = whole.value is not None and whole.value > 0 and all(v is not None and v >= 0 for v in values)
    return told and whole.measure in ("level", "change") and whole.role == "value"


def _told_of_others(passage: Passage, number: int, numbers: Sequence[int]) -> bool:
    """Whether language says that what is listed is no part of this whole, or not of it alone."""
    gap = passage.gaps[numbers[0]]
    if _REASON.search(gap):
        # 调整为3842.88万元,主要由于:(1)调增49.16万元;…: why it is, and no parts of it.
        return True
    if "（" in gap and "分别" in gap.partition("（")[2] and passage.gaps[number] in ("、", "和", "及", "与"):
        # 分别给予1000万元、3000万元支持(特别的分别为1500万元、4000万元): what each would be otherwise.
        return True
    if len(numbers) == 1 and ON_TOP.search(gap):
        return True  # 给予200万元奖励。其中,属于…的,可再给予300万元: on top of it
    if _FROM.search(gap):
        # 在3个街道试点:将机构从原来的29个单位精简为12个部门: what there was before, and no parts.
        return True
    led = [passage.label(k) for k in (number, *numbers)]
    if NO_WHOLE.search(led[0]) and not all(map(_BY_SOURCE.search, led)):
        return True
    if sum(n in led[0] for n in names_of_family(led[1:_ENOUGH]) if n not in "进出口") == 1:
        # 男生24.17万人,女生28.69万人。其中男本科生10.80万人,女本科生13.32万人: what is itself one of two has no such parts.
        return True
    if _NET.search(passage.gaps[number]) and _NET.search(gap):
        # 经常账户顺差2642亿美元,其中货物贸易顺差6080亿美元: another part of it is a deficit.
        return True
    if any(_AGAINST.search(passage.gaps[k]) for k in numbers) or _more_before(passage, passage.figures[number]):
        return True
    if _TWICE.match(passage.masked, passage.marks[number] + 1):
        # 省里20项、本级11项,共计24项(其中7项重复)
        return True
    if numbers[0] == 0 and passage.masked.lstrip().startswith("加"):
        # 加上补助49.8亿元、结转9.7亿元,收入总计125.9亿元: to what is told before.
        return True
    # 省外项目61个、市外项目71个: what is outside the province is outside the city too.
    return len({found.group() for words in led[1:] if (found := _OUTSIDE.search(words)) is not None}) > 1


def _signed(passage: Passage, number: int, numbers: Sequence[int]) -> list[_Part]:
    """Return the parts, those that go the other way than the whole below zero (低345人,其中工矿低110人,…农机超4人)."""
    turned = _other_way(passage, number, numbers)
    figures = [(k, passage.figures[k]) for k in numbers]
    return [(k, replace(p, value=-p.value) if p.value and k in turned else p) for k, p in figures]


def _beyond(passage: Passage, number: int, held: Sequence[_Part]) -> bool:
    """Whether a part is more than its whole, and language tells that it is one of something else."""
    whole, parts = passage.figures[number], [part for _, part in held]
    if max(p.value or Decimal(0) for p in parts) <= (whole.value or Decimal(0)):
        return False
    first = held[0][0]
    if _OF_ALL_BEFORE.search(passage.gaps[first]) and _larger_before(passage, whole, parts):
        # 差额8500亿元。其中:中央收入51306亿元: a sentence of its own may go into what all before it make.
        return True
    if any(_ALL_ANEW.search(passage.gaps[k]) for k, _ in held):
        # 古遗址(26处)古墓葬(19处) 第二批:1982年公布,共62处: beyond the bracket it is how many the next has.
        return True
    if any(_IN_ALL.search(passage.label(k)) for k, _ in held):
        # 医疗费16180.5元(两人医疗费合计17498.7元): no part, but what several make.
        return True
    # 一般债券9680亿元,专项债券9696亿元;按用途划分,新增债券14596亿元: another breakdown of what both make.
    return first > number + 1 and _ANEW.search(passage.gaps[first]) is not None


def _of_this_list(passage: Passage, number: int, held: list[_Part], *, whole_list: bool) -> list[_Part]:
    """Return the parts that this list tells of its whole, none where it tells them of each other."""
    # 128件,其中150万元以上的9件,这128件…: the whole again.
    held = [(k, part) for k, part in held if passage.label(k) != "这"]
    if len(held) > 1 and _FOUND.search(passage.gaps[held[-1][0]]):
        # 抽查5594批次,对5573批次进行检验,检出687批次: found among those before it.
        return []
    if sum("超过" in passage.label(k) or "超" in passage.gaps[k + 1][:8] for k, _ in held) > 1:
        # 41个超过200万辆,24个超过300万辆: those that pass a line pass the lower ones too.
        return []
    held = _once(passage, held)
    inner = [k for k, _ in held[1:] if _HOLDS.search(passage.gaps[k])]
    if inner and not whole_list:
        # 审议34件,通过其中21件,包括制定6件、修改8件、决定7件: those are parts of the part.
        held = [(k, part) for k, part in held if k < inner[0]]
    kept = set(list_of_parts(passage, number, [k for k, _ in held]))
    return [(k, part) for k, part in held if k in kept]


def _up_to_semicolon(
    passage: Passage, number: int, held: Sequence[_Part], *, whole_list: bool
) -> tuple[list[Figure], bool]:
    """Return the parts up to a 分号 beyond which another statement begins, and whether they are surely all of it."""
    whole, numbers, parts = passage.figures[number], [k for k, _ in held], [part for _, part in held]
    labels = labels_of(passage, numbers)
    end = next((k for k in range(1, len(parts)) if _SEMICOLON.search(_gap(passage, numbers, k))), None)
    if not whole_list and spelt(passage, number, labels[:end]):
        return parts[:end], True
    if end is None or whole_list:
        return parts, whole_list
    value, before, all_of_them = Fraction(whole.value or 0), total_of(parts[:end]), total_of(parts)
    most = before <= value < all_of_them < value * 2
    beside = end >= _ENOUGH and most and before * 10 >= value * 7
    # 小学34所,其中实验小学4所;特教学校1所;初中23所,其中示范初中9所: each clause breaks down its own.
    own = "其中" in passage.masked[passage.marks[numbers[end]] :]
    loose = own or (not exclusive(labels) and not _at_clauses(passage, numbers))
    cut = (loose or beside) and (before == value or not _swapped(whole, parts))
    # 其他类69.6万小时;非经营性50.2万小时: what all of them make goes on beyond the 分号.
    return (parts[:end] if cut and not _fit(whole, parts) else parts), False


def _as_often_as_told(passage: Passage, whole: Figure, numbers: Sequence[int], parts: list[Figure]) -> list[Figure]:
    """Return parts that are told of each of several as often as they are named, where they make the whole better so."""
    each = [_of_each(passage, k, part) for k, part in zip(numbers, parts, strict=True)]
    return each if _off(whole, each) < _off(whole, parts) else parts


def _as_far_as_done(passage: Passage, whole: Figure, numbers: Sequence[int], parts: list[Figure]) -> list[Figure]:
    """Return parts with what was done of some of them in their place, where but a slip parts those from the whole.

    开复工291个。其中,146个续建项目已全面复工;170个新开项目已开工145个: of those 170 the 145 count. Empty where they say nothing.
    """
    further = [_done_of(passage, k) for k in numbers]
    done = [part if more is None else more for part, more in zip(parts, further, strict=True)]
    if all(more is None for more in further) or _off(whole, done) >= _off(whole, parts):
        return []
    return done if _fit(whole, done) or strays_to_whole(whole, done) else []


def _done_of(passage: Passage, number: int) -> Figure | None:
    """Return the amount of a part's unit that its own clause goes on to (170个新开项目已开工145个), if there is one."""
    if number + 1 >= len(passage.figures) or ANY_MARK.search(passage.gaps[number + 1]):
        return None
    part, more = passage.figures[number], passage.figures[number + 1]
    lesser = more.measure == "level" and more.value is not None and part.value is not None and more.value <= part.value
    return more if lesser and more.unit == part.unit and "已" in passage.gaps[number + 1] else None


def _rest_each(passage: Passage, number: int) -> bool:
    """Whether the last part is what each of the rest has (其余6省各1亿元), so that nothing is left out."""
    return number > 0 and passage.gaps[number].endswith("各") and passage.label(number - 1).startswith(_REST)


_REST = ("其他", "其余", "其它", "余下", "另外")


def _of_one_between(passage: Passage, whole: int, first: int, parts: Sequence[Figure]) -> bool:
    """Whether an amount between a whole and its parts is just what these make."""
    total = total_of(parts)
    unit = passage.figures[whole].unit
    return len(parts) > 1 and any(
        Fraction(f.value or 0) == total and f.unit == unit and f.measure == "level"
        for f in passage.figures[whole + 1 : first]
    )


def _fit(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts make a whole, as far as they are printed."""
    total = total_of(parts)
    return abs(total - Fraction(whole.value or 0)) <= sum(map(half_unit, parts), half_unit(whole))


def _once(passage: Passage, parts: Sequence[_Part]) -> list[_Part]:
    """Return parts with what is counted twice taken off (重复计算量), and 不重复量 in place of the part before it."""
    held: list[_Part] = []
    for number, part in parts:
        words = passage.label(number)
        if held and _UNREPEATED.search(words):
            # 地表水资源量484亿立方米,地下水资源量216亿立方米,两者不重复量14亿立方米: only so much of the second adds to the first.
            held[-1] = number, part
        elif held and _REPEATED.search(words) and part.value:
            held.append((number, replace(part, value=-part.value)))
        else:
            held.append((number, part))
    return held


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
    counted = of_each(passage.reading, part)
    if counted is not part:
        return counted
    names = [name for name in _AND.split(CLAUSE_OR_BRACKET.split(gap[:-1])[-1]) if name]
    times = len(names)
    return replace(part, value=part.value * times, text=f"{part.text}×{times}") if times > 1 else part


def _off(whole: Figure, parts: Sequence[Figure]) -> Fraction:
    return abs(Fraction(whole.value or 0) - total_of(parts))


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
