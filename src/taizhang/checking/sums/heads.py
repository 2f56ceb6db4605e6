"""Counts that open each clause of a list, and kinds of what was named right before."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from taizhang.checking.judging import is_plain
from taizhang.checking.passages import ANY_MARK, COUNT, MONEY, Passage, unbracketed
from taizhang.checking.records import Finding
from taizhang.checking.sums.exclusive import both_of_family
from taizhang.checking.sums.listed import of_one, sum_unlike
from taizhang.checking.sums.misses import near_miss
from taizhang.checking.sums.wholes import judge_parts
from taizhang.checking.words import WORDS, one_of
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_OPENS = lazy("[；;](?:其中)?$")
_NOUN_AFTER = lazy("[^，,；;。、]{0,6}?(?P<noun>项目|工程|企业|任务|事项|案件|问题|工单|提案|建议)")
_IN_NAMED = lazy(
    "[，,；;（(]在?(?P<name>[\u4e00-\u9fff]{2,8})中[，,]?(?:有|包括|共有)?(?P<first>[\u4e00-\u9fff]{2,8})$"
)
_ASIDE = lazy("[（(][^（）()]{1,12}[）)]")
_BACK, _ENOUGH = 3, 3
_VERB = 2


def check_heads(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """安排项目458个。…其中133个续建项目…;124个新建项目…;50个建成项目…;151个前期项目…: one count opens each 分号-clause."""
    for passages in readings:
        for at, passage in enumerate(passages):
            first = next((k for k in range(len(passage.figures)) if "其中" in passage.gaps[k]), None)
            if first is None:
                continue
            heads = [first, *(k for k in range(first + 1, len(passage.figures)) if _OPENS.search(passage.gaps[k]))]
            nouns = [_NOUN_AFTER.match(passage.gaps[k + 1]) for k in heads]
            names = {m["noun"] for m in nouns if m is not None}
            held = [passage.figures[k] for k in heads]
            if len(heads) < _ENOUGH or None in nouns or len(names) != 1 or not all(map(is_plain, held)):
                continue
            unit = held[0].unit
            if {f.unit for f in held} != {unit} or any(passage.kind(k) != COUNT for k in heads):
                continue
            noun = names.pop()
            wholes = [
                (home, home.figures[k])
                for home in passages[max(0, at - _BACK) : at + 1]
                for k in range(len(home.figures))
                if home.kind(k) == COUNT
                and home.figures[k].unit == unit
                and home.figures[k].start < held[0].start
                and is_plain(home.figures[k])
                and (
                    ANY_MARK.split(home.gaps[k])[-1].endswith(noun)
                    or ((m := _NOUN_AFTER.match(home.gaps[k + 1])) is not None and m["noun"] == noun)
                )
            ]
            yield from of_one(wholes, passage, held)


def check_in_named(passage: Passage) -> Iterator[Finding]:
    """医院3.4万个,在医院中有公立医院1.2万个,民营医院2.2万个: the kinds of what was named right before."""
    for first in range(1, len(passage.figures) - 1):
        told = _IN_NAMED.search(passage.gaps[first])
        if told is None or passage.kind(first) not in (COUNT, MONEY):
            continue
        whole, parts = passage.figures[first - 1], [passage.figures[k] for k in (first, first + 1)]
        labels = [told["first"], ANY_MARK.split(passage.gaps[first + 1])[-1]]
        named = ANY_MARK.split(passage.gaps[first - 1])[-1].endswith(told["name"])
        units = {f.unit for f in (whole, *parts)}
        if named and len(units) == 1 and both_of_family(labels) and all(map(is_plain, (whole, *parts))):
            yield from judge_parts(passage, whole, parts, labels, True, True)


def check_led_lists(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """处分334人。处分县处级干部5人,乡科级干部46人,一般干部12人,其他人员271人: nothing but who they were."""
    for passages in readings:
        for before, passage in itertools.pairwise(passages):
            home, parts = unbracketed(before), list(passage.figures)
            unit = parts[0].unit
            counted = all(
                passage.kind(k) == COUNT and f.unit == unit and f.measure == "level" for k, f in enumerate(parts)
            )
            if len(parts) <= _ENOUGH or not counted or not all(map(is_plain, parts)) or "其中" in passage.masked:
                continue
            # 刑事案件(含未检)141件: what follows a bracket leads in nothing.
            lead = ANY_MARK.split(_ASIDE.sub("", passage.gaps[0]))[-1][:_VERB]
            wholes = [
                (home, f)
                for k, f in enumerate(home.figures)
                if home.kind(k) == COUNT
                and f.unit == unit
                and is_plain(f)
                and len(lead) == _VERB
                and "其中" not in home.gaps[k]
                and ANY_MARK.split(home.gaps[k])[-1].endswith(lead)
            ]
            if len(wholes) == 1:
                yield from of_one(wholes, passage, parts)


_WHOLE_OF = lazy("(?:共|累计|合计|总共|共计)(?P<verb>[\u4e00-\u9fff]{2})")


def check_same_verb(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """共受理案件26件。…对裁判监督受理10件,…;对审判监督受理5件,…;对执行监督受理11件: 分号-clauses that say the verb again."""
    for passages in readings:
        for at, passage in enumerate(passages):
            heads = [0, *(k for k in range(1, len(passage.figures)) if re.search("[；;]", passage.gaps[k]))]
            held = [passage.figures[k] for k in heads]
            if len(heads) < _ENOUGH or any(passage.kind(k) != COUNT for k in heads) or len({f.unit for f in held}) > 1:
                continue
            labels = [ANY_MARK.split(passage.gaps[k])[-1] for k in heads]
            verbs = {label[-_VERB:] for label in labels}
            if len(verbs) > 1 or len(set(labels)) < len(labels) or not all(map(is_plain, held)):
                continue
            wholes = [
                (home, figure)
                for home in passages[max(0, at - _BACK) : at]
                for k, figure in enumerate(home.figures)
                if home.kind(k) == COUNT
                and figure.unit == held[0].unit
                and is_plain(figure)
                and (told := _WHOLE_OF.search(ANY_MARK.split(home.gaps[k])[-1])) is not None
                and told["verb"] in verbs
                and "\n" not in passage.reading.text[home.end : passage.start]
            ]
            if len(wholes) == 1:
                yield from sum_unlike(*wholes[0], passage, held)


def _mostly_alike(one: str, other: str) -> bool:
    """Whether two names share most of the pairs of characters of the shorter one (粮豆面积, 粮豆播种面积)."""
    pairs, others = ({name[k : k + _VERB] for k in range(len(name) - 1)} for name in (one, other))
    return len(pairs & others) * 5 >= min(len(pairs), len(others)) * 3


def check_closed_pairs(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """播种面积76.8万亩。…夏收粮豆面积32.2万亩…。秋收粮豆面积44.6万亩: the two names of a family, a sentence for each."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for number, figure in enumerate(passage.figures):
                if passage.kind(number) not in (COUNT, MONEY) or figure.measure != "level" or not is_plain(figure):
                    continue
                if _SECOND.search(figure.indicator) is None:
                    continue
                for first, last in _PAIRS:
                    if last in figure.indicator and first not in figure.indicator:
                        yield from _paired(passages, at, figure, first, last)


_PAIRS = tuple((f[0], f[1]) for f in WORDS.closed if len(f) == _VERB and all(len(n) >= _VERB for n in f))
_SECOND = lazy(one_of({last for _, last in _PAIRS}))


def _paired(passages: Sequence[Passage], at: int, second: Figure, first: str, last: str) -> Iterator[Finding]:
    noun = second.indicator.replace(last, "", 1)[-_VERB:]
    near = [(p, f) for p in passages[max(0, at - _BACK) : at + 1] for f in p.figures if f.start < second.start]
    others = [
        (p, f)
        for p, f in near
        if first in f.indicator and f.indicator.endswith(noun) and f.unit == second.unit and f.measure == "level"
    ]
    if len(others) != 1 or not is_plain(others[0][1]):
        return
    if not _mostly_alike(others[0][1].indicator.replace(first, "", 1), second.indicator.replace(last, "", 1)):
        return  # 参加职工基本医疗保险的人数, 参加居民基本养老保险的人数
    home, other = others[0]
    beside = home is passages[at]
    wholes = [
        (p, f)
        for p, f in near
        if f.start < other.start
        and f.unit == second.unit
        and f.measure == "level"
        and is_plain(f)
        and not (beside and p is home)
        and len(noun) == _VERB
        and f.indicator.endswith(noun)
        and first not in f.indicator
        and last not in f.indicator
    ]
    total = Fraction(other.value or 0) + Fraction(second.value or 0)
    if beside and not any(near_miss(total, f, [other, second]) for _, f in wholes):
        return
    for found in of_one(wholes, passages[at], [other, second]):
        places = (found.places[0], home.place(other), passages[at].place(second))
        yield replace(found, places=places)
