"""How far along things are that are dealt with, by the words that count them (已办结, 阶段性办结, 未办结)."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from taizhang.checking.words import WORDS, one_of
from taizhang.reading.patterns import lazy

_LEAD = lazy("^(?:其中|目前|现|经?(?:调查|核查|核实|查)|认定|各类|尚有|仍有|还有|另有|有|为|共|累计|均|的|问题)+")
_TAIL = lazy("(?:的|有|为|共|数|各类|问题|事项|案件|项目|工单|件数|资金|金额|[约近])+$")
_SAID = lazy("(?:已|正在|尚未|未|基本|阶段性|部分)[^已未]{2,6}$")
_NOT = "(?:尚|暂|还|仍|逾期)?(?:未|没有?)(?:能|完成)?|不|待"
_NOW = "(?:仍|还)?(?:正在?|在|持续|继续|抓紧)(?:抓紧|加快|积极|有序|推进|组织)?"
_PART = "(?:大?部分|基本|阶段性|初步)"
_DONE = "(?:已经?|现已|全部|完成|实现|按期|依法)*"
_OF_TIME = "(?:进度|任务|全年|年度|目标|推进|的){0,4}"
_AFTER = "(?:完成|到位|完毕|办结|完|反馈|回复)?"
DONE, PARTLY, REST = range(3)


@cache
def _patterns() -> tuple[tuple[tuple[int, re.Pattern[str]], ...], ...]:
    """Return for each kind of dealing with things what says how far along they are."""
    rows = []
    for row in WORDS.stages:
        rest, part, done = (
            f"{one_of(words)}{_OF_TIME}" if words else "(?!)" for words in (row.also, row.part, row.done)
        )
        if row.stems:
            stem = one_of(row.stems)
            rest += f"|(?:{_NOT}){stem}{_AFTER}|(?:{_NOW}){stem}{_AFTER}中?|{stem}过?程?中"
            part += f"|{_PART}{_DONE}{stem}{_AFTER}"
            done += f"|{_DONE}{stem}{_AFTER}"
        rows.append(((REST, lazy(rest)), (PARTLY, lazy(part)), (DONE, lazy(done))))
    return tuple(rows)


STEMS = lazy(one_of({stem for row in WORDS.stages for stem in (*row.stems, *row.also, *row.part)}))


@lru_cache(maxsize=1024)
def stages_of(label: str) -> tuple[tuple[int, int], ...]:
    """Return the kinds of dealing that a label tells of, each with how far along."""
    bare = _TAIL.sub("", _LEAD.sub("", label))
    told = []
    for kind, patterns in enumerate(_patterns()):
        stage = next((stage for stage, pattern in patterns if pattern.fullmatch(bare)), None)
        if stage is None and (said := _SAID.search(bare)) is not None:
            # 报告日已整改, 现场未办结: whatever stands before the word that says how far.
            stage = next((stage for stage, pattern in patterns if pattern.fullmatch(said.group())), None)
        if stage is not None:
            told.append((kind, stage))
    return tuple(told)


def staged(labels: Sequence[str]) -> bool:
    """Say whether labels (words before and after each count) name stages of one kind, one of them not done."""
    told = [dict(stages_of(next((w for w in label.split("|") if w), ""))) for label in labels]
    kinds = set.intersection(*(set(one) for one in told)) if told else set()
    return any(REST in (stages := [one[kind] for one in told]) and len(set(stages)) > 1 for kind in kinds) and len(
        set(labels)
    ) == len(labels)
