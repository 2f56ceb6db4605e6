"""Which figures of a sentence are a whole and its parts: after 其中, in brackets, before 合计, by their nouns."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.judging import total_of
from taizhang.checking.passages import ANY_MARK, COUNT, MONEY, NAMED, OTHER, PERCENT, WORD, Passage
from taizhang.checking.runs import BY_NOW, JOINED, begins_anew, dealt_with, is_base, labels_of, run
from taizhang.checking.slips import strays_to_whole, swap_to
from taizhang.checking.sums.brackets import bracketed
from taizhang.checking.sums.divided import divided
from taizhang.checking.sums.exclusive import both_of_family, exclusive
from taizhang.checking.sums.misses import near_miss
from taizhang.checking.sums.totalled import totalled
from taizhang.checking.words import WORDS
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_STEP_WORDS = lazy(
    "(?:比|较)[^，,；;。]{2,12}(?:增加|减少|净增|增长|多|少)[了近约]{0,2}$|(?:增加|减少|净增)[了近约]{0,2}$"
)
_DONE_WITH = lazy("(?:共|累计|计划|已|全年|年度|总){0,2}(?:完成)?(?:投资|总投资)$")
# 新增本外币贷款31.8亿元,其中人民币贷款增加39.7亿元: the other part may have fallen.
_BALANCES = lazy("贷款|存款|余额|资产|负债")
_THEN = lazy("[比较][^，；。]{0,6}(?:同期|上年|去年)[^，；。]{0,4}$")
_PARTED = lazy("其中|(?<=[，,])内有")
_NEAR = 16
_FURTHEST = 12
_HUNDRED = 100
_FAR = 3
_NOUN = 2
_ADDED = lazy("新增|净增|增加")
_EXCEPT = lazy("除|外|已|正在|另|开始|继续")
_SOME = lazy("(?:这|上述|以上|其余|其他|剩余|余下|另外?|还有|仍有|尚有)的?$")
_WORDS = 10
_HEAD = 4
_ENOUGH = 3
_BOUNDS = 3
_CLAUSE_BEGINS = lazy("[；;]$")
_OPENS = lazy("[，,：:]?")
_SEMICOLON = lazy("[；;]")
# An average or the number compared with has no parts.
# 交由市政府办理的提案共92件 says who deals with them.
NO_WHOLE = lazy(
    "[年月日人户]均|平均|每|比(?!重)|较|(?<![交转])由(?![^，,]{0,30}?(?:办理|承办|主办|负责|牵头|组织|实施))|从(?!业|事)"
)


def groups_of(passage: Passage) -> Iterator[tuple[int, list[int], bool, bool]]:
    """Yield (whole, parts, sure to be its parts, said to be all of it) by the numbers of the figures in the passage."""
    text = passage.masked
    begins = [k for k in range(1, len(passage.figures)) if _CLAUSE_BEGINS.search(passage.between(k - 1, k))]
    for match in _PARTED.finditer(text):
        # 其中超亿元企业150户: the threshold in a name is no part.
        first = bisect_right(passage.marks, match.start())
        number = next((k for k in range(first, min(first + 3, len(passage.marks))) if passage.kind(k) != OTHER), None)
        if number is None or number == 0:
            continue
        if _OWN_WHOLE.match(passage.between(number, number + 1)):
            # 不合格347批次。其中,市局完成的4068批次抽检中,…: a whole of its own, whose parts are read as such.
            continue
        unit, kind = passage.figures[number].unit, passage.kind(number)
        bracket = passage.masked[match.start() - 1 : match.start()] in ("（", "(") and number > 0
        if bracket and passage.figures[number - 1].unit == unit and len(passage.between(number - 1, number)) <= _NEAR:
            # 工业用水10.6亿立方米(其中电厂8.9亿立方米): of nothing but what stands before the bracket.
            closed = re.search("[）)]", text[passage.marks[number] :])
            end = passage.marks[number] + (closed.start() if closed is not None else 1)
            inside = [k for k in range(number, bisect_left(passage.marks, end)) if passage.figures[k].unit == unit]
            yield number - 1, inside or [number], True, False
            continue
        if passage.gaps[number + 1].startswith("的") and passage.label(number).endswith("总投资"):
            continue  # 投资8.14亿元,其中,总投资20亿元的项目完成5.44亿元: it tells which project
        if kind not in (MONEY, COUNT) or _SEMICOLON.search(text[match.start() : passage.marks[number]]):
            continue
        wholes = [
            k
            for k in range(number - 1, max(-1, number - 6), -1)
            if _alike(passage.figures[k].unit, unit) and passage.kind(k) == kind and not is_base(passage, k)
        ]
        # 321146件(不含上年旧存28802件)。其中…: what a bracket before it leaves out has no parts here.
        wholes = [k for k in wholes if not _aside(passage, k, match.start())] or wholes
        # 生产总值391亿元;财政收入39亿元,其中地方级27亿元: of what its own 分号-clause says.
        # 已分配11亿元(中央10亿元;省级1亿元),其中: what a bracket lists begins no clause of its own.
        ends = [m.end() for m in _SEMICOLON.finditer(text, 0, match.start()) if not _bracketed_at(text, m.start())]
        own = max(ends, default=0)
        unsure = False
        if text[: match.start()].rstrip().endswith("。"):
            named = _of_its_noun(passage, wholes, number)
            summed = sum((passage.figures[k].value or Decimal(0) for k in run(passage, number, unit)), Decimal(0))
            # 共提出提案820件,立案799件。其中集体133件,个人666件: what the parts make is their whole, whatever its name.
            made = any(passage.figures[k].value == summed for k in wholes if k not in named)
            # 总产值69.93亿元,增加值37.90亿元。其中渔业产值60.75亿元: what is too small to hold them is not meant.
            largest = max(
                (passage.figures[k].value or Decimal(0) for k in run(passage, number, unit)), default=Decimal(0)
            )
            unsure = named[:1] != wholes[:1] and (passage.figures[wholes[0]].value or Decimal(0)) >= largest
            held = any((passage.figures[k].value or 0) >= largest for k in named)
            larger = any((passage.figures[k].value or 0) >= largest for k in wholes)
            # 生活类1903个,…共25073个。其中本地类5969个: what bears its noun is too small to hold it.
            wholes = wholes if made or (larger and not held) else named
            unsure = unsure or (larger and not held)
        else:
            wholes = [k for k in wholes if passage.marks[k] >= own] or wholes
        # 1.2万亿元,比上年增加4000亿元,其中…: a step is no whole where a level stands before it.
        stocks = [k for k in wholes if not _STEP_WORDS.search(passage.between(k - 1, k))]
        # 852件,较2017年同期575件,增长48.2%。其中…: nor what there was a year ago.
        stocks = [k for k in stocks if not _THEN.search(passage.gaps[k])] or stocks
        # 余额526亿元,比年初增加48亿元,其中住户新增42亿元: parts that were added are of what was added.
        added = _ADDED.search(passage.label(number)) is not None
        steps = [k for k in wholes if k not in stocks]
        wholes = steps if added and steps else stocks or wholes
        if wholes and _of_all_before(passage, wholes[0], match.start()):
            continue
        if not wholes or _of_another_word(passage, wholes[0], number, match.start()):
            continue
        if _named_between(passage, wholes[0], number, match.start()):
            continue
        if not stocks and (passage.figures[number].value or 0) > (passage.figures[wholes[0]].value or 0):
            # 结案增加34件…。其中受理68件: of a step nothing larger is a part.
            continue
        parts = _of_one_noun(passage, wholes[0], run(passage, number, unit))
        if added:
            parts = [k for k in parts if k == number or not BY_NOW.fullmatch(passage.gaps[k])]
        begun = _made_at_once(passage, wholes, parts)
        if begun is not None:
            # 留言3059条,部门1904条,县市1155条,其中咨询1160条、投诉1859条、建言40条,答复3055条: the first of these are parts.
            yield begun[0], begun[1], True, False
            continue
        best = _best(passage, wholes, parts)
        if not _of_several(passage, best, parts):
            told = len(wholes) == 1 or (best == wholes[0] and _right_before(passage, best, match.start()))
            told = told and not unsure and not (added and _BALANCES.search(passage.label(number)))
            yield best, parts, told, False
        if begins or _SEMICOLON.search(text, match.start()):
            yield from _clauses(passage, wholes[0], number, begins, told=len(wholes) == 1 and not unsure)
        yield from _second_measure(passage, number)
    yield from _among(passage)
    yield from _again(passage)
    yield from _same_noun(passage)
    yield from bracketed(passage)
    yield from totalled(passage)
    yield from _whole_family(passage)
    yield from _closed_again(passage)
    yield from _itemised(passage)
    yield from divided(passage)


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


_AMONG = lazy(f"(?P<whole>{COUNT}{WORD}|{MONEY}){WORD}{{0,13}}(?:中|当中|里)[，,:：]")
_OWN_WHOLE = lazy(f"{WORD}{{0,14}}(?:中|当中|里)[，,:：]")
_AGAIN = lazy(f"[；;，,。](?:按|从){NAMED}{{1,10}}?(?:分|看|划分|来看)[，,:：]?")


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


def _again(passage: Passage) -> Iterator[tuple[int, list[int], bool, bool]]:
    """146个,其中续建62个、新建84个;按类别分,道路48个、管网39个、绿化59个: the same whole broken down once more."""
    for match in _AGAIN.finditer(passage.masked):
        first = bisect_right(passage.marks, match.start())
        if not 1 <= first < len(passage.figures) - 1 or passage.kind(first) not in (MONEY, COUNT):
            continue
        unit = passage.figures[first].unit
        parts = run(passage, first, unit)
        whole = next((k for k in range(first) if passage.figures[k].unit == unit), None)
        if whole is not None and len(parts) >= 2:
            yield whole, parts, True, False


def _among(passage: Passage) -> Iterator[tuple[int, list[int], bool, bool]]:
    """31宗未开工项目中,省重点6宗、市重点7宗、县重点18宗: what is listed of those named before 中."""
    for match in _AMONG.finditer(passage.masked):
        whole = passage.number(match.start("whole"))
        unit = passage.figures[whole].unit
        first = next((k for k in range(whole + 1, len(passage.figures)) if not _bound(passage, k)), None)
        if first is None or passage.figures[first].unit != unit or first - whole > _BOUNDS:
            continue
        parts = run(passage, first, unit)
        gaps = [passage.label(k) for k in parts]
        skipped = [k for k in range(whole + 1, parts[-1] + 1) if k not in parts]
        apart = exclusive(labels_of(passage, parts))
        between = all(_bound(passage, k) or passage.kind(k) in (PERCENT, OTHER) for k in skipped)
        if len(parts) >= 2 and between and (apart or not _EXCEPT.search("".join(gaps))):
            # 65%以上的13个,60%—65%之间的15个,60%以下的3个: classes from above to below a line are all of them.
            ends = "".join(gaps[0] + gaps[-1])
            bounds = any(_bound(passage, k) for k in skipped)
            classes = bounds and len(parts) >= _ENOUGH and "以上" in ends and "以下" in ends
            yield whole, parts, True, classes


def _bound(passage: Passage, number: int) -> bool:
    """Whether a figure is a line that a class is above or below of, and no count."""
    after = passage.between(number, number + 1)
    return (
        passage.kind(number) in (OTHER, PERCENT) and re.match("以上|以下|以内|之间|[-—–~～至到]|$", after) is not None
    )


_MEASURE_OF = lazy("(?<=.)[金总]?额|^(?:总|共|协议|合同|计划)|达到?$|[为共约]$")
"""What a name of a measure may bear or not (签约金额, 签约额; 总投资, 投资)."""


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


def _whole_family(passage: Passage) -> Iterator[tuple[int, list[int], bool, bool]]:
    """引进项目57个,一产项目8个、二产项目31个、三产项目18个: every name of a family, the whole right before the first."""
    families = [f for f in WORDS.closed if f[0] in passage.masked and all(name in passage.masked for name in f)]
    if "其中" in passage.masked or not families:
        return
    amounts = [k for k in range(len(passage.figures)) if passage.kind(k) in (MONEY, COUNT)]
    words = {k: passage.label(k) for k in amounts}
    for at in range(len(amounts) - 2):
        whole = amounts[at]
        for family in families:
            parts = amounts[at + 1 : at + 1 + len(family)]
            if len(parts) < len(family) or any(
                passage.figures[k].unit != passage.figures[whole].unit or NO_WHOLE.search(words[k]) for k in parts
            ):
                continue
            if any(name in words[whole] and name not in "进出口" for name in family):
                continue
            rests = {words[k].replace(name, "") for k, name in zip(parts, family, strict=True) if name in words[k]}
            noun = rests.pop()[-2:] if len(rests) == 1 else ""
            if all(name in words[k] for k, name in zip(parts, family, strict=True)) and (
                (len(noun) == 2 and noun in words[whole]) or re.search("生产总值|进出口", words[whole])
            ):
                total = sum((passage.figures[k].value or Decimal(0) for k in parts), Decimal(0))
                top = passage.figures[whole].value or Decimal(0)
                # 死亡人口1909人,…男性人口78823人: of quite another size, so of another whole.
                sized = top / _FAR <= total <= top * _FAR
                if sized or strays_to_whole(passage.figures[whole], [passage.figures[k] for k in parts]):
                    yield whole, parts, True, True


_ITEMS = lazy("(?:分项|具体|各项|分类|构成)(?:情况)?(?:如下|为|是|来看|看)?[，,:：]")


def _itemised(passage: Passage) -> Iterator[tuple[int, list[int], bool, bool]]:
    """2771万元,下降1.8%,分项情况是:出国120万元…;接待1033万元…;用车1618万元…: one of each 分号-clause."""
    for match in _ITEMS.finditer(passage.masked):
        first = bisect_right(passage.marks, match.start())
        if not 1 <= first < len(passage.figures) or passage.kind(first) not in (MONEY, COUNT):
            continue
        unit = passage.figures[first].unit
        parts = [first, *(k for k in range(first + 1, len(passage.figures)) if _SEMICOLON.search(passage.gaps[k]))]
        whole = next((k for k in range(first) if passage.figures[k].unit == unit), None)
        alike = all(passage.figures[k].unit == unit and passage.figures[k].measure == "level" for k in parts)
        if whole is not None and len(parts) >= _ENOUGH and alike:
            yield whole, parts, True, False


def _closed_again(passage: Passage) -> Iterator[tuple[int, list[int], bool, bool]]:
    """总人口496954人,其中男…、女…;城镇人口295115人,乡村人口201839人: a pair of names that is all of it, after a 分号."""
    if "其中" not in passage.masked or not _SEMICOLON.search(passage.masked):
        return
    words = [ANY_MARK.split(gap)[-1] for gap in passage.gaps]
    for first in range(1, len(passage.figures) - 1):
        if not _SEMICOLON.search(passage.gaps[first]) or passage.kind(first) != COUNT:
            continue
        unit = passage.figures[first].unit
        pair = [first, first + 1]
        if passage.figures[first + 1].unit != unit or not both_of_family([w + "|" for w in words[first : first + 2]]):
            continue
        noun = _DONE_WITH.sub("", words[first])[-2:]
        top = next((k for k in range(first) if passage.figures[k].unit == unit and noun in words[k]), None)
        alike = len(noun) == _NOUN and words[first + 1].endswith(noun)
        if top is not None and alike and all(passage.figures[k].measure == "level" for k in (top, *pair)):
            total = sum((passage.figures[k].value or Decimal(0) for k in pair), Decimal(0))
            sized = total * 2 > (passage.figures[top].value or 0) and total < (passage.figures[top].value or 0) * 2
            if sized or strays_to_whole(passage.figures[top], [passage.figures[k] for k in pair]):
                yield top, pair, True, True


def _same_noun(passage: Passage) -> Iterator[tuple[int, list[int], bool, bool]]:
    """抓实134个重点项目,…30个项目建成,…104个项目推进: two parts that bear the noun of the whole."""
    if len(passage.figures) < 3 or "其中" in passage.masked:
        return
    for whole in range(len(passage.figures) - 2):
        if passage.kind(whole) != COUNT:
            continue
        after = ANY_MARK.split(passage.between(whole, whole + 1))[0]
        noun = _DONE_WITH.sub("", after or passage.label(whole))[-2:]
        if len(noun) == 1 and passage.between(whole, whole + 1).startswith(f"{noun}（"):
            # 20个县(市、区)…有13个县(市、区)…
            noun += "（"
        if len(noun) < 2:
            continue
        parts = [
            k
            for k in range(whole + 1, min(whole + _FURTHEST, len(passage.figures)))
            if passage.figures[k].unit == passage.figures[whole].unit and passage.between(k, k + 1).startswith(noun)
        ]
        top = passage.figures[whole].value or 0
        small = [k for k in parts if 0 < (passage.figures[k].value or 0) < top]
        # One may be too large where all of them say how far along the items are.
        staged = len(small) == len(parts) - 1 and small and _staged(labels_of(passage, parts))
        if len(parts) >= 2 and (len(small) == len(parts) or staged):
            yield whole, parts, not staged, False
            return


def _staged(labels: list[str]) -> bool:
    return all(re.search("建成|竣工|完工|投产|在建|推进|进展|开工|前期", label.split("|")[1]) for label in labels)


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
