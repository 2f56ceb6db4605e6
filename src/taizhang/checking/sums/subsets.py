"""What was done to some of a number of things, against what was done to all of them."""

import itertools
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.bounded import PART_OF, beyond
from taizhang.checking.judging import CARRIED_OVER, Why, is_plain, sum_compared
from taizhang.checking.passages import CLAUSE_MARK, COUNT, LINK, MONEY, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.checking.words import WORDS, Subset, holds, one_of
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_FURTHEST, _NEXT = 4, 1
_TWO, _FIVE = 2, 5
_NEWLY = ("收案", "新收", "新收案件", "收案件")
_STAGED = lazy(
    f"(?P<whole>{COUNT}){WORD}{{0,10}}(?:项目|工程)(?![^，,；;。]{{0,4}}(?:外|以外))[^。；;{COUNT}]{{0,20}}[，,、]"
    f"(?:其中|目前|截至目前)?[，,]?(?:已|现已|已经|累计)?(?:竣工|完工|建成|开工|复工|投产)了?(?P<part>{COUNT})(?!{WORD}{{0,3}}(?:项目外|以外))"
)
_OF_ITS_OWN = lazy(
    "(?![并且以其及和占的均已，])(?![^，；。：]{0,40}?(?:项目|工程|子项))(?:[^，；。：]{0,12}、)?[\u4e00-\u9fff“][^，；。：]{1,30}"
)
"""What is counted by a name of its own after its number."""
_ITEMS = {"个", "项", "宗", "处"}
_SUBSET = lazy(
    f"(?P<verb>{one_of(WORDS.subset_parts)})(?:问题隐患|问题|隐患|案件|事项|信访件|工单|举报件?|诉求|来信|线索|申请)?{LINK}$"
)


def subset(passage: Passage) -> Iterator[Finding]:
    """清理文件2300件,废止830件: what was done to some of them was not done to more than all."""
    for at, part in enumerate(passage.figures):
        match = _SUBSET.search(CLAUSE_MARK.split(passage.between(at - 1, at).replace("、", "，"))[-1])
        if match is None or passage.kind(at) != COUNT:
            continue
        found = _cleared(passage, at, match["verb"])
        if found is None:
            continue
        whole, row = found
        received = passage.label(passage.figures.index(whole)) if whole in passage.figures else ""
        if match["verb"].endswith("处分") and "移送" in received:
            continue  # 移送司法机关4人,给予党纪政务处分12人
        if received.endswith(_NEWLY) and (part.value or 0) * _FIVE < (whole.value or 0) * (_FIVE + 1):
            continue  # 收案262.23万件,结案269.37万件: those of before were closed as well
        over = beyond(passage, part, whole, PART_OF, open_to=CARRIED_OVER if row.carried else None)
        if over is not None:
            yield over


_SAME_DONE = lazy("^(?:目前|现|截至目前)?(?:已经?|实际)(?P<verb>[\u4e00-\u9fff]{2,4})$")


def done_of_same(passage: Passage) -> Iterator[Finding]:
    """提出纠正71件,已纠正77件: what was to be done by that very verb was not done to more."""
    for at in range(1, len(passage.figures)):
        part, whole = passage.figures[at], passage.figures[at - 1]
        told = _SAME_DONE.match(CLAUSE_MARK.split(passage.gaps[at])[-1]) if passage.kind(at) == COUNT else None
        if told is None or whole.unit != part.unit or "；" in passage.gaps[at]:
            continue
        label = CLAUSE_MARK.split(passage.gaps[at - 1])[-1]
        if label.endswith(told["verb"]) and not re.search("[已比较由从占]|其中|计划|目标|任务|拟", label):
            over = beyond(passage, part, whole, PART_OF, open_to=CARRIED_OVER)
            if over is not None:
                yield over


def check_cleared_after(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """向省里转办13441件。省里已办结14157件: no more were cleared than the sentence before says were passed on."""
    for passages in readings:
        for home, passage in itertools.pairwise(passages):
            match = _SUBSET.search(CLAUSE_MARK.split(passage.gaps[0])[-1])
            if match is None or passage.kind(0) != COUNT or passage.start - home.end > _NEXT:
                continue
            whole, part = home.figures[-1], passage.figures[0]
            words = CLAUSE_MARK.split(home.gaps[-2])[-1] + CLAUSE_MARK.split(home.gaps[-1])[0]
            rows = [r for r in WORDS.subsets if match["verb"] in r.parts and holds(words, r.whole)]
            # 城区抽查353批次,乡镇抽查202批次。城区合格320批次: of the one that holds it.
            held = any(f.unit == part.unit and (f.value or 0) >= (part.value or 0) for f in home.figures)
            if rows and not held and whole.unit == part.unit and home.kind(len(home.figures) - 1) == COUNT:
                over = beyond(passage, part, whole, PART_OF, open_to=CARRIED_OVER, home=home)
                if over is not None:
                    yield over


def staged(passage: Passage) -> Iterator[Finding]:
    """31个子项目完成投资9.6亿元,竣工21项: no more are built than there are, whatever word counts them."""
    for match in _STAGED.finditer(passage.masked):
        whole, part = passage.figure(match.start("whole")), passage.figure(match.start("part"))
        if _OF_ITS_OWN.match(passage.masked, match.end()):
            # 2个项目交房,建成4个省级、12个市级示范村: what was built is named, and is no project.
            continue
        if not {whole.unit, part.unit} <= _ITEMS:
            continue
        open_to = None if whole.unit == part.unit else Why(zh="两处的单位不同", en="the two are counted by other words")
        over = beyond(passage, part, whole, PART_OF, open_to=open_to)
        if over is not None:
            yield over


def cleared_together(passage: Passage) -> Iterator[Finding]:
    """清理318项,保留245项,取消41项,下放52项: together no more than all of them were dealt with."""
    for whole in range(len(passage.figures) - 2):
        if passage.kind(whole) != COUNT:
            continue
        before = CLAUSE_MARK.split(passage.between(whole - 1, whole))[-1]
        row = next((r for r in WORDS.subsets if not r.carried and holds(_doing(before), r.whole)), None)
        if row is None:
            continue
        parts: list[Figure] = []
        for at in range(whole + 1, len(passage.figures)):
            words = CLAUSE_MARK.split(passage.between(at - 1, at).replace("、", "，"))[-1]
            same = passage.figures[at].unit == passage.figures[whole].unit
            if not same or not words.startswith(row.parts) or "；" in passage.between(at - 1, at):
                break
            parts.append(passage.figures[at])
        top = passage.figures[whole]
        if len(parts) < _TWO or not all(map(is_plain, (top, *parts))) or not top.value:
            continue
        total = sum((Fraction(p.value) for p in parts if p.value is not None), Fraction(0))
        if total > top.value:
            yield sum_compared(passage, top, parts, None)


_WITHIN = tuple(
    (lazy(f"{one}[^，,；;。]{{0,4}}?(?P<noun>增加值|投资|产值|用电量|利润|收入|存款|贷款)"), other)
    for one, other in (
        ("工业", "第二产业"),
        ("工业", "二产"),
        ("建筑业", "第二产业"),
        ("建筑业", "二产"),
        ("房地产开发", "第三产业"),
        ("住户", "各项"),
        ("住户", "本外币"),
    )
)
"""What is part of another by its name: its noun is to be the same."""
_HOLDERS = tuple({other for _, other in _WITHIN})
_DONE_WORDS = lazy("(?:完成|实现|达到?|为|余额)+")


def named_within(passage: Passage) -> Iterator[Finding]:
    """第二产业投资255.5亿元,…,工业投资263.4亿元: industry is part of the secondary sector."""
    if not holds(passage.masked, _HOLDERS):
        return
    labels = [_DONE_WORDS.sub("", CLAUSE_MARK.split(gap)[-1]) for gap in passage.gaps[:-1]]
    for at, part in enumerate(passage.figures):
        for pattern, other in _WITHIN:
            told = pattern.search(labels[at])
            if told is None or other in labels[at] or passage.kind(at) not in (MONEY, COUNT) or part.measure != "level":
                continue
            for back in range(at - 1, max(-1, at - 1 - _FURTHEST), -1):
                whole = passage.figures[back]
                if (
                    other in labels[back]
                    and told["noun"] in labels[back]
                    and whole.unit == part.unit
                    and whole.measure == "level"
                    and passage.kind(back) == passage.kind(at)
                    and whole.scope == part.scope
                ):
                    over = beyond(passage, part, whole, PART_OF)
                    if over is not None:
                        yield over
                    break


def _cleared(passage: Passage, at: int, verb: str) -> tuple[Figure, Subset] | None:
    """Return the number of things of which those with this verb are some, and the verbs it goes by."""
    for back in range(at - 1, max(-1, at - 1 - _FURTHEST), -1):
        if re.search("[；;]", passage.between(back, back + 1)):
            return None
        if passage.figures[back].unit != passage.figures[at].unit:
            continue
        before = CLAUSE_MARK.split(passage.between(back - 1, back))[-1]
        words = before + CLAUSE_MARK.split(passage.between(back, back + 1))[0]
        for row in WORDS.subsets:
            if verb in row.parts and holds(_doing(words), row.whole):
                return passage.figures[back], row
    return None


def _doing(words: str) -> str:
    """Return words without what sounds like a verb and is none (颁发规范性文件13个,清理废止15个)."""
    return words.replace("规范性", "")
