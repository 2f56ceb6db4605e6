"""Counts that open each clause of a list, and kinds of what was named right before."""

import re
from collections.abc import Iterator, Sequence

from taizhang.checking.judging import is_plain
from taizhang.checking.listed import of_one
from taizhang.checking.passages import COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.wholes import both_of_family, judge_parts

_SPLIT = re.compile("[，,；;、。：:（()）]")
_OPENS = re.compile("[；;](?:其中)?$")
_NOUN_AFTER = re.compile("[^，,；;。、]{0,6}?(?P<noun>项目|工程|企业|任务|事项|案件|问题|工单|提案|建议)")
_IN_NAMED = re.compile(
    "[，,；;（(]在?(?P<name>[\u4e00-\u9fff]{2,8})中[，,]?(?:有|包括|共有)?(?P<first>[\u4e00-\u9fff]{2,8})$"
)
_BACK, _ENOUGH = 3, 3


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
                and (_SPLIT.split(home.gaps[k])[-1].endswith(noun) or home.gaps[k + 1].startswith(noun))
            ]
            yield from of_one(wholes, passage, held)


def check_in_named(passage: Passage) -> Iterator[Finding]:
    """医院3.4万个,在医院中有公立医院1.2万个,民营医院2.2万个: the kinds of what was named right before."""
    for first in range(1, len(passage.figures) - 1):
        told = _IN_NAMED.search(passage.gaps[first])
        if told is None or passage.kind(first) not in (COUNT, MONEY):
            continue
        whole, parts = passage.figures[first - 1], [passage.figures[k] for k in (first, first + 1)]
        labels = [told["first"], _SPLIT.split(passage.gaps[first + 1])[-1]]
        named = _SPLIT.split(passage.gaps[first - 1])[-1].endswith(told["name"])
        units = {f.unit for f in (whole, *parts)}
        if named and len(units) == 1 and both_of_family(labels) and all(map(is_plain, (whole, *parts))):
            yield from judge_parts(passage, whole, parts, labels, True, True)
