"""What the words round a count tell of the things counted before: since when, of which of them, at what stage."""

from taizhang.reading.attributes.events import cases_of
from taizhang.reading.attributes.lexicon import TIME_LEAD
from taizhang.reading.attributes.nouns import generic
from taizhang.reading.attributes.owning import kind_counted
from taizhang.reading.attributes.phrases import Name, clean, fix_ends, lead_off
from taizhang.reading.attributes.said import STATE, Said
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.topics import (
    TO_BE,
    Topic,
    done_last,
    past_handling,
    past_joints,
    state_only,
)
from taizhang.reading.patterns import lazy

PAUSE = lazy(r"[,。;、(]")
STATE_END = lazy(r"(?:[中的有为]|之中)+$")
_THOSE = ("的有", "的共", "的共有", "的达", "的仅", "的占", "的已有")
"""Those that …: 表示满意的有240件."""
CLASSED = lazy(r"\([A-Z]类\)(?:的?(?:有|共))?$")
"""Of which class those are that stand so (已经解决的(A类)|54件)."""
_CLASS_REACH = 4
SHORT_ACT = 6
DONE_WITH = "verb with the noun before"
"""The rule of what was done with those counted before, which are no kind of their own."""
LONGEST_STATE = 18


def told_of_those(left: str, name: str) -> bool:
    """Say whether the words before a number tell of those that are so (已经解决的有, 已经解决的(A类))."""
    if left.endswith(_THOSE) or (left.endswith("的") and (state_only(name) or done_last(name))):
        return True
    return ")" in left[-_CLASS_REACH:] and (cut := CLASSED.sub("", left)) != left and cut.endswith("的")


def done_lightly(left: str) -> str:
    """Return the state that nothing but such words tell before a number, or an empty string."""
    said = STATE_END.sub("", clean(left).lstrip("、,和与及").removeprefix("其中").lstrip(",: "))
    return said[-2:] if said.endswith("承办") else said if len(said) <= SHORT_ACT else ""


def undated(text: str) -> str:
    """Return ``text`` without a time that it begins with."""
    time = TIME_LEAD.match(text)
    return text if time is None else text[time.end() :]


def dated_part(text: str) -> str:
    """Return the time that ``text`` begins with, or an empty string."""
    return text[: len(text) - len(undated(text))]


def work_behind(told_of: Said, here: Surroundings) -> str:
    """Return the work that the sentence before the first figure of a paragraph is about, or that a state was just told
    of, or an empty string."""
    last = told_of.last
    if last.text:
        return last.noun if last.rule == STATE and told_of.unit == here.quantity.unit else ""
    if not here.opening or here.previous is not None:
        return ""
    opening = here.opening.rstrip("。:;, \n")
    clause = opening[max(opening.rfind(mark) for mark in ",。;:") + 1 :]
    work = _WORK_FARES.match(lead_off(clean(clause)))
    theme = told_of.themed(here) if work is None and "已" in here.left[-8:] else ""  # 一是危房改造工程。已开工30户
    return theme if work is None and "年" not in theme else "" if work is None else work.group(1)


_WORK_FARES = lazy(
    "([一-龥“”]{2,20}(?:改造|整治|建设|治理|工程|项目|搬迁|修缮|提升|加固|安装|更新|修复))(?:工作)?"
    "(?:全面|稳步|扎实|有序|持续|顺利|深入|加快|积极|如期|快速|正在?|已|进[展度]|得到|取得|成效|不断|强力)[一-龥]{0,10}"
)
"""How a work fares, before how much of it is done (小区改造|稳步推进。已开工30个)."""


def right_after(here: Surroundings) -> bool:
    """Say whether the number stands right after those among which it counts (13个工业大类中|11个)."""
    before = here.previous
    return (
        before is not None and before.right.endswith(here.left.strip()) and before.quantity.unit == here.quantity.unit
    )


def some_of(whole: str, said: str, following: Surroundings | None) -> str:
    """Name some among those counted by what is said of them (13个工业大类中11个|行业实现增长 → 增长行业), or return an
    empty string where their noun isn't said again."""
    counted = whole[:-1]
    size = next(
        (
            n
            for n in (4, 3, 2, 1)
            if counted.endswith(said[:n]) or (n == 2 and (generic(said[:n]) or said[:n] in _SORTS))
        ),
        0,
    )
    told = fix_ends(PAUSE.split(_EASY.sub("", said[size:]))[0]) if size else ""
    if following is not None and told.endswith(_TO_NUMBER):
        return said[:size]  # 11个|大类产值增速超过10%
    return told + said[:size] if 1 < len(told) <= LONGEST_STATE else ""


_SORTS = frozenset(("行业", "产业", "领域", "门类", "企业", "单位"))
_EASY = lazy("^(?:(?:均|都|已|全部)*实现(?:了)?|(?:均|都|已|全部)+)")
_TO_NUMBER = ("超过", "高于", "低于", "达到", "达", "超", "为", "突破", "增长", "不足", "低", "高")
"""What leads to the next number, without which it says nothing."""


def stage_of_them(told_of: Said, here: Surroundings) -> Name | None:
    """Name works at a stage by the sort of them that was counted just before (产业项目36个,已开工项目|27个)."""
    left = here.left.lstrip("、, ")
    if left[-2:] not in _WORKS or left[:1] not in "已现目实" or here.previous is not None:
        return None
    at_stage = _AT_STAGE.fullmatch(clean(left))
    counted = told_of.counted
    sort = counted.noun if counted.rule == STATE else kind_counted(counted)
    fits = told_of.part == here.part and told_of.unit == here.quantity.unit and sort.endswith(left[-2:])
    if at_stage is None or not fits or sort in _WORKS or (here.quantity.value or 0) > told_of.counted_value:
        return None
    at = counted.topic if counted.rule == STATE else told_of.counted_at
    return Name(at_stage[1] + sort, "", STATE, noun=sort, topic=at)


_WORKS = ("项目", "工程")
_AT_STAGE = lazy(
    "(?:目前|现|实际)?((?:已(?:全部|累计|实际)?|实际)?(?:开工建设|新开工|开工|竣工|完工|投产|开复工|复工|建成|签约|落地))(?:项目|工程)"
)
"""At what stage some of the works just counted are."""


def _rated_since(told_of: Said, here: Surroundings) -> bool:
    """Say whether nothing but a rate of what was counted, or how much it grew, stands between it and ``here``
    (C级危房开工4户,开工率72.6%,竣工3户; 刑事案件收案28件,同比增长5%;结案|26件)."""
    if told_of.counted_at != told_of.at - 2:
        return False
    if told_of.measure == "growth":
        return told_of.sentence == here.sentence and (not told_of.among or told_of.part == here.part)
    return told_of.part == here.part and told_of.last.text.endswith("率")


def _rated_state(told_of: Said, here: Surroundings) -> bool:
    """Say whether the sentence just told a state and its rate (已开工1312户,开工率98.6%;已完工1205户)."""
    counted = told_of.counted
    rated = told_of.counted_at == told_of.at - 2 and told_of.last.text.endswith("率") and told_of.part != here.part
    return rated and counted.rule == STATE and counted.noun != "" and told_of.sentence == here.sentence


_PROPOSALS = frozenset(("建议", "提案", "议案"))
"""What is put to those who govern: a count of each tells of its own after it (承办建议17件,…;承办提案13件,其中主办10件)."""


def whose_state(told_of: Said, here: Surroundings, topic: Topic) -> tuple[str, int]:
    """Return whose state is told, and which figure counted them: the kind counted just before, else ``topic``."""
    noun, at = topic.noun, topic.at
    aside = (
        told_of.counted_at == told_of.at - 2 and here.lead[-1:] == ")"
    )
    # …;受理舆情27件,占总量的1.4%,按期办结27件: those of its own 分号-clause
    shared = told_of.counted_at == told_of.at - 2 and told_of.measure == "share" and told_of.part == here.part
    own = shared and told_of.among and bool(here.head)
    if (
        (told_of.counted_at == told_of.at - 1 or _rated_since(told_of, here) or aside or shared)
        and not (told_of.among and here.left[:1] == "、")
        and (told_of.unit == here.quantity.unit or _rated_since(told_of, here) or shared)
        and told_of.counted.topic < 0
        and told_of.counted.rule != DONE_WITH  # 排查危房1268户,已改造1102户,正在施工|166户: of all of them
        and here.quantity.value is not None
        and here.quantity.value <= told_of.counted_value
        and (
            (part := cases_of(past_joints(kind_counted(told_of.counted)))).endswith(cases_of(noun)[-2:])
            or own
            or {part[-2:], noun[-2:]} <= _PROPOSALS
        )
    ):
        # A kind of what is being counted was counted just before: its state is told, not that of all.
        noun, at = past_handling(TO_BE.sub("", part).removeprefix("安排")), told_of.counted_at
    elif _rated_state(told_of, here):
        noun, at = told_of.counted.noun, told_of.counted.topic
    elif (
        (stated := told_of.named).rule == STATE
        and stated.noun
        and (told_of.unit == here.quantity.unit if stated is told_of.last else stated is told_of.counted)
    ):
        noun, at = stated.noun, stated.topic  # 完成的有18项,占36.7%;实施的有31项
    return noun, at
