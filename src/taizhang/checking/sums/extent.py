"""How far the list of a whole's parts goes, and whether the words of the whole spell them all."""

import itertools
import re
from collections.abc import Sequence
from decimal import Decimal

from taizhang.checking.judging import is_exact
from taizhang.checking.passages import ANY_MARK, Passage
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_SEMICOLON = lazy("[；;]")
_JOINS = lazy("[、（）()/和及]|[，,；;。：:]$")
_VERB_END = lazy("(?:完成了?|实现了?|达到?了?|为|有|约|共|预计)+$")
_BESIDES = lazy("另有|另外|此外|之外|以外|不含|不包括")
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


def list_of_parts(passage: Passage, whole: int, numbers: Sequence[int]) -> list[int]:
    """Return the numbers of the parts that one list tells of a whole, up to where it makes the whole or begins anew."""
    within = _within(passage, numbers)
    if not within:
        return []
    within = _until_done_anew(passage, whole, within)
    figure = passage.figures[whole]
    return _made_up(passage, figure, _foreign(passage, figure, within))


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


def _foreign(passage: Passage, whole: Figure, numbers: Sequence[int]) -> list[int]:
    """Return the parts up to one that exceeds the whole with another noun than it and the first (销售额 beside 零售额)."""
    first = ANY_MARK.split(passage.between(numbers[0] - 1, numbers[0]))[-1]
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


def spelt(passage: Passage, whole: int, labels: Sequence[str]) -> bool:
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
