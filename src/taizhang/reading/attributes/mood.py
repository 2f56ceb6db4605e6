"""Whether a quantity is reported, estimated, aimed at or merely mentioned, and how firmly it is promised."""

import re

from taizhang.reading.attributes.lexicon import ASPIRE, BINDING, FLOW_FIRST, LIGHT_FIRST, lead_off_index, starts
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.records import Mood, Part, Strength
from taizhang.reading.tables import alternation

_ESTIMATE = re.compile(r"预计(?!数|规模|执行|完成数)|预期实现|初步统计|初步核算|初步测算|快报数|有望")
_TARGET = re.compile(
    r"目标(?:是|为|:|任务)|预期目标|力争|确保(?!了)|计划(?!总投资|投资|生育|执行|单列)|拟|明年|今后|下一步|将(?!军|领|近|士)"
    r"|争取(?!到|资金|了|上级|中长期|政策|项目)|到20\d\d年|规划"
)
_LOOKED_AT = re.compile(r"紧盯|围绕|依托|聚焦|针对|立足|瞄准|对照|锚定|用好|用足|现有")
_STANDARD = re.compile(
    r"(?:个工作日|小时|天|日)(?:内|以内|之内)?(?:办结|开工|完成|答复|办理|拿证|出证|办成)|最长不超过|不少于\d{1,4}小时"
)
_DUTY = re.compile(r"确保|不超过|必须|应当")
_OUTLOOK = re.compile(r"明年|下一步|到20\d\d年|目标(?:是|为)|未来")
_AIM = re.compile(r"目标|力争|将|计划")
_PACKAGE = re.compile(r"(?:措施|政策|意见|条例|规定|举措|清单|办法)")
_APPLY = re.compile(r"落实|落细|贯彻|用好|执行")
_LAST_YEAR = re.compile(r"(?:去年|上年)(?<![由从自较比]..)(?!度?的)|20\d\d年以来")
_DONE = re.compile(r"已经|先后|(?:取得|实现|完成|建成)了")
_NOT_DONE = re.compile(r"的基础上|今年|力争|将")
_LOOKS_BACK = ("过去一年", "过去的一年", "去年", "上年", "近年来", "近几年", "这几年", "多年来", "一年来")
_ACHIEVED = re.compile(r"取得|[了已]")
_LOOK_BACK_FAR = 400
"""How many characters before a sentence are asked for one that looks back."""
_LOOK_AHEAD = re.compile(r"今年|明年|我们要|要[^求素点]|将|力争|确保|目标")
_HELD_TO = re.compile(r"目标|确保|力争|不低于|不少于|比(?:去|上)年")
_PLANT = re.compile(r"年产(?:能|值|量)?|日产|日处理|年处理|装机容量|设计|总投资|计划投资|年加工|月产")
_PLAYS = re.compile(r"发挥[^,。;]{0,40}作用")
_AMONG_PROJECTS = re.compile(r"[一-龥][^,。;]{0,60}?等(?:一批)?(?:重大|重点|在建|续建)?(?:产业|工业)?(?:项目|工程)")
_NAMED_PROJECT = re.compile(r"等|项目|基地")
_BIND = re.compile(alternation(BINDING))
_ASPIRE = re.compile(alternation(tuple(w for w in ASPIRE if w != "争取")) + r"|争取(?!到|了|上级|中央|国家)")
_REACHED = ("完成", "实现", "达到", "实现了", "完成了")
_NOUN_ENDS = tuple("总率性力量额业者员型级")
_STRENGTH = re.compile(alternation(BINDING + ASPIRE))


def strength_of(text: str, here: Surroundings) -> Strength:
    """Return how firmly the target at ``here`` is promised.

    The nearest word of strength before it in its 分号-clause counts, unless a later comma-clause begins with a verb
    of its own.
    """
    before = text[here.part[0] : here.quantity.start]
    if _STRENGTH.search(before) is None:
        return "plan"
    best: tuple[int, Strength] | None = None
    for match in _BIND.finditer(before):
        best = (match.start(), "binding")
    for match in _ASPIRE.finditer(before):
        if best is None or match.start() >= best[0]:
            best = (match.start(), "aspire")
    if best is None:
        return "plan"
    clauses = before[best[0] :].split(",")
    led = _leading(_STRENGTH.sub("", clauses[0]))
    for clause in clauses[1:]:
        verb = _leading(clause)
        if verb.startswith("争取"):
            best, led = (best[0], "aspire"), ""
        elif verb and not (led and verb[0] == led[0]):
            return "plan"
    return best[1]


def _leading(clause: str) -> str:
    """Return the verb of doing that a comma-clause begins with, or an empty string."""
    text = lead_off_index(clause)
    verb = starts(text, FLOW_FIRST) or starts(text, LIGHT_FIRST)
    # 生产总值 begins with a verb only to the eye, and 完成 or 实现 only say that the number before is reached.
    return "" if verb in _REACHED or text[len(verb) : len(verb) + 1] in _NOUN_ENDS else verb


def mood_of(text: str, here: Surroundings, part: Part | None, estimated_from: int, bare_right: str) -> tuple[Mood, str]:
    """Return the mood of one quantity and the name of the rule that decided it.

    ``part`` is what its section does; ``estimated_from`` is the offset at which 预计 was said in its sentence (or in the
    sentence that a 其中 continues), -1 where it was not; ``bare_right`` the words after the number.
    """
    clause = text[here.clause[0] : here.quantity.start]
    if part == "review" or part is None:
        return _reviewed(text, here, part, estimated_from, clause)
    if estimated_from >= 0:
        return "estimate", "estimated in its sentence"
    if _LAST_YEAR.search(clause) and not _HELD_TO.search(clause):
        return "result", "last year's value among the targets"
    if (_DONE.search(clause) and not _NOT_DONE.search(clause)) or _looks_back(text, here):
        return "result", "done already, among the targets"
    if _STANDARD.search(text, here.clause[0], here.clause[1]):
        return "context", "a service standard"
    if _PACKAGE.match(bare_right) and _APPLY.search(text, here.part[0], here.quantity.start):
        return "context", "size of a package that exists"
    if _PLAYS.search(text, here.clause[0], here.clause[1]):
        return "context", "only looked at"
    if here.quantity.family == "measure" and _AMONG_PROJECTS.match(here.right):
        return "context", "size of a named project"
    if _LOOKED_AT.search(clause) and "目标" not in text[here.clause[0] : here.clause[1]]:
        return "context", "only looked at"
    if _PLANT.search(here.left[-8:]) and _NAMED_PROJECT.search(bare_right[:24]):
        return "context", "size of a named project"
    return "target", "in targets or tasks"


def _looks_back(text: str, here: Surroundings) -> bool:
    """Say whether a sentence before, in the same paragraph, looks back at what was achieved, and none since ahead."""
    end = here.sentence[0]
    far = max(end - _LOOK_BACK_FAR, 0)
    start = max(text.rfind("\n", far, end) + 1, far)
    back = False
    for sentence in text[start:end].split("。"):
        words = sentence.strip()
        if words.startswith(_LOOKS_BACK):
            back = _ACHIEVED.search(words) is not None
        elif _LOOK_AHEAD.search(words):
            back = False
    return back and _LOOK_AHEAD.search(text, end, here.sentence[1]) is None


def _reviewed(text: str, here: Surroundings, part: Part | None, estimated_from: int, clause: str) -> tuple[Mood, str]:
    """Return the mood of a quantity in a review, or where the section says nothing."""
    if estimated_from >= 0:
        return "estimate", "estimated in its sentence"
    start, end = here.sentence[0], here.quantity.start
    if part is None and _TARGET.search(text, start, end):
        return "target", "target word in its sentence"
    if _STANDARD.search(text, here.clause[0], here.clause[1]) and _DUTY.search(clause):
        return "context", "a service standard"
    if part == "review" and _OUTLOOK.search(text, start, end) and _AIM.search(text, start, end):
        return "target", "outlook inside a review"
    return "result", "in a review"


def estimate_start(text: str, here: Surroundings, previous: tuple[tuple[int, int], int]) -> int:
    """Return where 预计 begins to hold over ``here``, or -1.

    ``previous`` is the sentence before in which a figure stood and where 预计 stood in it; a sentence that begins
    with 其中 continues it.
    """
    start = here.sentence[0]
    match = _ESTIMATE.search(text, start, here.quantity.start)
    if match is not None:
        return match.start()
    (_, last_end), said = previous
    if said >= 0 and start - last_end <= 2 and text[start : start + 6].lstrip().startswith("其中"):
        return said
    return -1
