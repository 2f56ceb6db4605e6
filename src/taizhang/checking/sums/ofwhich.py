"""What 其中 says: which of the figures before it is the whole, and which after it are its parts."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.judging import total_of
from taizhang.checking.passages import ANY_MARK, COUNT, MONEY, OTHER, WORD, Passage
from taizhang.checking.runs import BY_NOW, JOINED, begins_anew, dealt_with, is_base, run
from taizhang.checking.slips import swap_to
from taizhang.checking.sums.misses import near_miss
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_STEP_WORDS = lazy(
    "(?:比|较)[^，,；;。]{2,12}(?:增加|减少|净增|增长|多|少)[了近约]{0,2}$|(?:增加|减少|净增)[了近约]{0,2}$"
)
# 新增本外币贷款31.8亿元,其中人民币贷款增加39.7亿元: the other part may have fallen.
_BALANCES = lazy("贷款|存款|余额|资产|负债")
_THEN = lazy("[比较][^，；。]{0,6}(?:同期|上年|去年)[^，；。]{0,4}$")
_PARTED = lazy("其中|(?<=[，,])内有")
_NEAR = 16
_HUNDRED = 100
_ADDED = lazy("新增|净增|增加")
_SOME = lazy("(?:这|上述|以上|其余|其他|剩余|余下|另外?|还有|仍有|尚有)的?$")
_WORDS = 10
_CLAUSE_BEGINS = lazy("[；;]$")
_OPENS = lazy("[，,：:]?")
_OWN_WHOLE = lazy(f"{WORD}{{0,14}}(?:中|当中|里)[，,:：]")
_SEMICOLON = lazy("[；;]")
_NOUN = 2
_HEAD = 4
_ENOUGH = 3


def of_which(passage: Passage) -> Iterator[tuple[int, list[int], bool, bool]]:
    """Yield (whole, parts, sure to be its parts, said to be all of it) for each 其中 of a passage."""
    begins = [k for k in range(1, len(passage.figures)) if _CLAUSE_BEGINS.search(passage.between(k - 1, k))]
    for match in _PARTED.finditer(passage.masked):
        mark = match.start()
        first = _first_part(passage, mark)
        if first is None:
            continue
        bracket = _of_its_bracket(passage, mark, first)
        if bracket is not None:
            yield bracket
        elif not _tells_which(passage, mark, first):
            yield from _told_by(passage, mark, first, begins)


def _first_part(passage: Passage, mark: int) -> int | None:
    """Return the number of the first figure that 其中 tells of; None where it has none, or one of parts of its own."""
    # 其中超亿元企业150户: the threshold in a name is no part.
    after = bisect_right(passage.marks, mark)
    number = next((k for k in range(after, min(after + 3, len(passage.marks))) if passage.kind(k) != OTHER), None)
    if number is None or number == 0:
        return None
    # 不合格347批次。其中,市局完成的4068批次抽检中,…: a whole of its own, whose parts are read as such.
    return None if _OWN_WHOLE.match(passage.between(number, number + 1)) else number


def _of_its_bracket(passage: Passage, mark: int, first: int) -> tuple[int, list[int], bool, bool] | None:
    """工业用水10.6亿立方米(其中电厂8.9亿立方米): parts of nothing but what stands before the bracket."""
    text, unit = passage.masked, passage.figures[first].unit
    if text[mark - 1 : mark] not in ("（", "(") or passage.figures[first - 1].unit != unit:
        return None
    if len(passage.between(first - 1, first)) > _NEAR:
        return None
    closed = re.search("[）)]", text[passage.marks[first] :])
    end = passage.marks[first] + (closed.start() if closed is not None else 1)
    inside = [k for k in range(first, bisect_left(passage.marks, end)) if passage.figures[k].unit == unit]
    return first - 1, inside or [first], True, False


def _tells_which(passage: Passage, mark: int, first: int) -> bool:
    """Whether what follows 其中 is no part: it tells which project, is neither money nor count, or another 分号-clause."""
    if passage.gaps[first + 1].startswith("的") and passage.label(first).endswith("总投资"):
        return True  # 投资8.14亿元,其中,总投资20亿元的项目完成5.44亿元
    return passage.kind(first) not in (MONEY, COUNT) or bool(
        _SEMICOLON.search(passage.masked[mark : passage.marks[first]])
    )


def _told_by(passage: Passage, mark: int, first: int, begins: list[int]) -> Iterator[tuple[int, list[int], bool, bool]]:
    """Yield the groups of the 其中 at ``mark``, whose first part is the figure ``first``."""
    known, unsure = _wholes(passage, mark, first)
    added = _ADDED.search(passage.label(first)) is not None
    stocks = _stocks(passage, known)
    # 余额526亿元,比年初增加48亿元,其中住户新增42亿元: parts that were added are of what was added.
    steps = [k for k in known if k not in stocks] if added else []
    wholes = steps or stocks or known
    if not wholes or _of_all_before(passage, wholes[0], mark) or _of_another_word(passage, wholes[0], first, mark):
        return
    if _named_between(passage, wholes[0], first, mark):
        return
    if not stocks and (passage.figures[first].value or 0) > (passage.figures[wholes[0]].value or 0):
        # 结案增加34件…。其中受理68件: of a step nothing larger is a part.
        return
    parts = _of_one_noun(passage, wholes[0], run(passage, first, passage.figures[first].unit))
    if added:
        parts = [k for k in parts if k == first or not BY_NOW.fullmatch(passage.gaps[k])]
    begun = _made_at_once(passage, wholes, parts)
    if begun is not None:
        # 留言3059条,部门1904条,县市1155条,其中咨询1160条、投诉1859条、建言40条,答复3055条: the first of these are parts.
        yield begun[0], begun[1], True, False
        return
    alone = len(wholes) == 1
    best = _best(passage, wholes, parts)
    if not _of_several(passage, best, parts):
        told = alone or (best == wholes[0] and _right_before(passage, best, mark))
        told = told and not unsure and not (added and _BALANCES.search(passage.label(first)))
        yield best, parts, told, False
    if begins or _SEMICOLON.search(passage.masked, mark):
        yield from _clauses(passage, wholes[0], first, begins, told=alone and not unsure)
    yield from _second_measure(passage, first)


def _wholes(passage: Passage, mark: int, first: int) -> tuple[list[int], bool]:
    """Return the figures before 其中 that may be its whole, the nearest first, and whether that is unsure."""
    unit, kind = passage.figures[first].unit, passage.kind(first)
    wholes = [
        k
        for k in range(first - 1, max(-1, first - 6), -1)
        if _alike(passage.figures[k].unit, unit) and passage.kind(k) == kind and not is_base(passage, k)
    ]
    # 321146件(不含上年旧存28802件)。其中…: what a bracket before it leaves out has no parts here.
    wholes = [k for k in wholes if not _aside(passage, k, mark)] or wholes
    text = passage.masked
    if text[:mark].rstrip().endswith("。"):
        return _of_sentence_before(passage, wholes, first)
    # 生产总值391亿元;财政收入39亿元,其中地方级27亿元: of what its own 分号-clause says.
    # 已分配11亿元(中央10亿元;省级1亿元),其中: what a bracket lists begins no clause of its own.
    ends = [m.end() for m in _SEMICOLON.finditer(text, 0, mark) if not _bracketed_at(text, m.start())]
    own = max(ends, default=0)
    return [k for k in wholes if passage.marks[k] >= own] or wholes, False


def _of_sentence_before(passage: Passage, wholes: list[int], first: int) -> tuple[list[int], bool]:
    """Return the wholes of a 其中 that begins a sentence, and whether that is unsure: by its noun, if it holds it."""
    sizes = [passage.figures[k].value or Decimal(0) for k in run(passage, first, passage.figures[first].unit)]
    largest = max(sizes, default=Decimal(0))
    named = _of_its_noun(passage, wholes, first)
    # 共提出提案820件,立案799件。其中集体133件,个人666件: what the parts make is their whole, whatever its name.
    summed = sum(sizes, Decimal(0))
    made = any(passage.figures[k].value == summed for k in wholes if k not in named)
    # 总产值69.93亿元,增加值37.90亿元。其中渔业产值60.75亿元: what is too small to hold them is not meant.
    nearest_holds = bool(wholes) and (passage.figures[wholes[0]].value or Decimal(0)) >= largest
    # 生活类1903个,…共25073个。其中本地类5969个: what bears its noun is too small to hold it.
    held = any((passage.figures[k].value or 0) >= largest for k in named)
    too_small = not held and any((passage.figures[k].value or 0) >= largest for k in wholes)
    unsure = too_small or (named[:1] != wholes[:1] and nearest_holds)
    return wholes if made or too_small else named, unsure


def _stocks(passage: Passage, wholes: list[int]) -> list[int]:
    """Return those of some wholes that are neither a step nor what there was a year ago."""
    # 1.2万亿元,比上年增加4000亿元,其中…: a step is no whole where a level stands before it.
    stocks = [k for k in wholes if not _STEP_WORDS.search(passage.between(k - 1, k))]
    # 852件,较2017年同期575件,增长48.2%。其中…: nor what there was a year ago.
    return [k for k in stocks if not _THEN.search(passage.gaps[k])] or stocks


def _of_one_noun(passage: Passage, whole: int, parts: list[int]) -> list[int]:
    """Return the parts without those of another noun (102个部门。其中,81个部门公开了104个项目)."""
    noun, head = passage.gaps[parts[0] + 1][:_NOUN], passage.gaps[whole + 1][:_HEAD]
    if len(noun) < _NOUN or noun not in head:
        return parts
    apart = _ANY_NOUN.match
    return [k for k in parts if passage.gaps[k + 1].startswith(noun) or apart(passage.gaps[k + 1]) is None]


_ANY_NOUN = lazy("[\u4e00-\u9fff]{2}")


def _bracketed_at(text: str, at: int) -> bool:
    """Whether a place lies within a pair of brackets."""
    return text.count("（", 0, at) + text.count("(", 0, at) > text.count("）", 0, at) + text.count(")", 0, at)


def _alike(one: str | None, other: str | None) -> bool:
    """Whether two units count the same things: 168件 of 47件次 and 121件次, 98名 of 17人 and 81人."""
    return (
        one == other
        or (one in _PEOPLE and other in _PEOPLE)
        or (one is not None and other is not None and one.removesuffix("次") == other.removesuffix("次") in _TIMES)
    )


_PEOPLE = ("人", "名")


_TIMES = ("件", "起", "批", "场", "项", "条")


def _of_its_noun(passage: Passage, wholes: list[int], part: int) -> list[int]:
    """诊疗人次95.5亿;入院人次30187万。其中,医院诊疗人次42.6亿: in a sentence of its own 其中 goes with what ends like it."""
    own = _bare_label(passage, part)
    alike = {k: _shared_ending(own, _bare_label(passage, k)) for k in wholes}
    most = max(alike.values(), default=0)
    return [k for k in wholes if alike[k] == most] if most >= _NOUN else wholes


def _shared_ending(one: str, other: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(one[::-1], other[::-1], strict=False)) if a != b), min(len(one), len(other))
    )


def _bare_label(passage: Passage, number: int) -> str:
    return re.sub("(?:完成|实现|达到?|为|有|共)+$", "", passage.label(number))


def _aside(passage: Passage, number: int, mark: int) -> bool:
    """Whether a figure stands in brackets that are closed before a place, with another of its unit before them."""
    text, at = passage.masked, passage.marks[number]
    opened = max(text.rfind("（", 0, at), text.rfind("(", 0, at))
    closed = max(text.rfind("）", 0, at), text.rfind(")", 0, at))
    return opened > closed and re.search("[）)]", text[at:mark]) is not None


def _of_another_word(passage: Passage, whole: int, part: int, mark: int) -> bool:
    """Whether what stands right before 其中 is counted by another word (留言15件;来电8947个,其中转办2274件)."""
    nearest, figure = passage.figures[part - 1], passage.figures[part]
    if part - 1 == whole or passage.kind(part - 1) != COUNT or not _right_before(passage, part - 1, mark):
        return False
    if (
        passage.figures[part + 1 : part + 2]
        and passage.figures[part + 1].unit == nearest.unit
        and not passage.gaps[part + 1]
    ):
        # 退回36件67人,重报35件68人。其中一次退回30件54人: each says how many cases and how many people.
        return False
    return (passage.figures[whole].value or 0) < (figure.value or 0) <= (nearest.value or 0)


def _named_between(passage: Passage, whole: int, part: int, mark: int) -> bool:
    """Whether what 其中 tells of was named after the whole (高速公路20.6千米,甲国道横跨东西,其中甲国道过境129千米)."""
    head = passage.masked[mark : passage.marks[part]].removeprefix("其中").lstrip("，：")[:_HEAD]
    return len(head) == _HEAD and head in passage.masked[passage.marks[whole] + 1 : mark]


def _of_all_before(passage: Passage, whole: int, mark: int) -> bool:
    """Whether 其中 begins a paragraph after one that ends with some of the items (这3项…完成。⏎其中超额完成的10项): of all."""
    text = passage.masked[:mark]
    apart = "\n" in text[len(text.rstrip()) :]
    return apart and _SOME.search(passage.label(whole)) is not None


def _right_before(passage: Passage, whole: int, mark: int) -> bool:
    """Whether nothing but a word or two stands between a total and 其中."""
    return len(passage.masked[passage.marks[whole] + 1 : mark]) <= _WORDS


def _clauses(
    passage: Passage, whole: int, first: int, begins: list[int], *, told: bool
) -> Iterator[tuple[int, list[int], bool, bool]]:
    """其中,33个竣工项目…;51个在建项目…;35个前期项目…: each 分号 begins with a count of some of them."""
    apart = "。" in passage.between(whole, first)
    opens = _OPENS.fullmatch(passage.between(first - 1, first)[-3:].lstrip("其中")) is not None
    if not opens and not apart:
        return
    unit = passage.figures[whole].unit
    if apart:
        begins = [k for k in range(first + 1, len(passage.figures)) if _SEMICOLON.search(passage.between(k - 1, k))]
    parts = [first, *(k for k in begins[bisect_right(begins, first) :] if not dealt_with(passage, k, first))]
    anew = next((n for n, k in enumerate(parts) if n and begins_anew(passage.gaps[k])), len(parts))
    # …;截至10月底,全市有效发明专利42673件: what is told anew is none of them.
    parts = parts[:anew]
    alike = all(passage.figures[k].unit == unit and passage.kind(k) == COUNT for k in parts)
    # 共有261个。其中医院155个,床位…;救助站106个,床位…: in a sentence of its own two are a list.
    total = sum((passage.figures[k].value or Decimal(0) for k in parts), Decimal(0))
    # 31件(其中承办27件,协办4件)。其中承办建议11件,…;承办提案16件: of what the brackets tell.
    aside = any(passage.figures[k].value == total and passage.figures[k].unit == unit for k in range(whole + 1, first))
    if len(parts) >= (2 if apart else _ENOUGH) and alike and not aside:
        yield whole, parts, told, False


_MEASURE_OF = lazy("(?<=.)[金总]?额|^(?:总|共|协议|合同|计划)|达到?$|[为共约]$")


def _second_measure(passage: Passage, first: int) -> Iterator[tuple[int, list[int], bool, bool]]:
    """71个,总投资337亿元,其中亿元以上46个,总投资326亿元: the second measure of the part against that of the whole."""
    part = first + 1
    if part >= len(passage.figures) or passage.figures[part].unit == passage.figures[first].unit:
        return
    words = ANY_MARK.split(passage.between(first, part))[-1]
    if len(words) < _NOUN or passage.kind(part) not in (MONEY, COUNT):
        return
    for whole in range(first - 1, max(-1, first - 5), -1):
        same = _MEASURE_OF.sub("", passage.label(whole)) == _MEASURE_OF.sub("", words)
        if same and passage.figures[whole].unit == passage.figures[part].unit:
            yield whole, [part], True, False
            return


def _of_several(passage: Passage, whole: int, parts: list[int]) -> bool:
    """建议146件、提案218件,其中已解决285件: what exceeds the last of a list may be part of all of it."""
    top = passage.figures[whole]
    largest = max((passage.figures[k].value or Decimal(0) for k in parts), default=Decimal(0))
    if top.value is None or largest <= top.value:
        return False
    total, number = top.value, whole
    while number and JOINED.match(passage.between(number - 1, number)):
        number -= 1
        if passage.figures[number].unit != top.unit:
            break
        total += passage.figures[number].value or Decimal(0)
    return largest <= total


def _turned_into(whole: Figure, parts: list[Figure]) -> bool:
    """Whether two neighbouring digits swapped in one of some parts would make them a whole."""
    lacking = Fraction(whole.value or 0) - total_of(parts)
    return any(swap_to(p, Fraction(p.value or 0) + lacking) for p in parts)


def _made_at_once(passage: Passage, wholes: list[int], parts: list[int]) -> tuple[int, list[int]] | None:
    """Return the total that the first of some parts make just so, with these, where the next to it is another."""
    total = Decimal(0)
    for count, number in enumerate(parts, start=1):
        total += passage.figures[number].value or 0
        whole = next((k for k in wholes[1:] if passage.figures[k].value == total), None)
        if 1 < count < len(parts) and whole is not None and total >= _HUNDRED:
            return whole, parts[:count]
    return None


def _best(passage: Passage, wholes: list[int], parts: list[int]) -> int:
    """Return the nearest total that holds the parts; the nearest at all where none does."""
    total = sum((passage.figures[k].value or 0 for k in parts), Decimal(0))
    held = [passage.figures[k] for k in parts]
    made = [k for k in wholes if passage.figures[k].value == total]
    # 受理2435件,审结2350件,其中320件、1870件、335件: with two digits of a part swapped, they make the former.
    made = made or [k for k in wholes if _turned_into(passage.figures[k], held)]
    if len(parts) > 1 and made:
        # 调解3560件,成功3520件,其中婚姻1200件、邻里890件、其他1470件: the parts are of what they make, however near another.
        return made[0]
    if len(parts) > 1 and near_miss(Fraction(total), passage.figures[wholes[0]], held):
        # 119个项目中,电站100个,其中76个、34个: one digit from the nearest, rather than some of the one before.
        return wholes[0]
    largest = max((figure.value or Decimal(0) for figure in held), default=Decimal(0))
    holding = next((k for k in wholes if (passage.figures[k].value or 0) >= largest), wholes[0])
    return next((k for k in wholes if (passage.figures[k].value or 0) >= total), holding)
