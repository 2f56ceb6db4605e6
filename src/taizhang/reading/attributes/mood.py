"""Whether a quantity is reported, estimated, aimed at or merely mentioned, and how firmly it is promised."""

import re

from taizhang.reading.attributes.lexicon import ASPIRE, BINDING, FLOW_FIRST, LIGHT_FIRST, lead_off_index, starts
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.records import Mood, Part, Strength
from taizhang.reading.tables import alternation

_ESTIMATE = re.compile(r"预计|预期实现|初步统计|初步核算|初步测算|快报数|预计可|有望")
_TARGET = re.compile(
    r"目标(?:是|为|:|任务)|预期目标|力争|确保(?!了)|计划(?!总投资|投资|生育|执行|单列)|拟|明年|今后|下一步|将(?!军|领|近|士)|争取(?!到|资金|了|上级|中长期|政策|项目)|到20\d\d年|规划"
)
_PAST = re.compile(r"去年|上年|20\d\d年以来|已(?!脱贫)|目前|截至|累计|现有|近[三五两几]年|[一五]年来|以来|了")
_LOOKED_AT = re.compile(r"紧盯|围绕|依托|聚焦|针对|立足|瞄准|对照|锚定|用好|用足|现有")
_STANDARD = re.compile(
    r"(?:个工作日|小时|天|日)(?:内|以内|之内)?(?:办结|开工|完成|答复|办理|拿证|出证|办成)|最长不超过|不少于\d+小时"
)
_PACKAGE = re.compile(r"^(?:措施|政策|意见|条例|规定|举措|清单|办法)")
_BIND = re.compile(alternation(BINDING))
_ASPIRE = re.compile(alternation(tuple(w for w in ASPIRE if w not in ("争取",))) + r"|争取(?!到|了|上级|中央|国家)")
_TAKES_OVER = frozenset(("力争", "争取", "努力", "确保"))
_PLANT = re.compile(r"年产(?:能|值|量)?|日产|日处理|年处理|装机容量|设计|总投资|计划投资|年加工|月产")


def _clause_starts(text: str, start: int, end: int) -> list[int]:
    return [start] + [m.end() for m in re.finditer(r"[,、]", text[start:end])]


def strength_of(text: str, here: Surroundings) -> Strength:
    """Return how firmly the target at ``here`` is promised.

    The nearest word of strength before it in its 分号-clause counts, unless a later comma-clause begins with a verb of its own.
    """
    start = here.part[0]
    before = text[start : here.quantity.start]
    best: tuple[int, Strength] | None = None
    for match in _BIND.finditer(before):
        best = (match.start(), "binding")
    for match in _ASPIRE.finditer(before):
        if best is None or match.start() >= best[0]:
            best = (match.start(), "aspire")
    if best is None:
        return "plan"
    between = before[best[0] :]
    clauses = between.split(",")
    led = _leading(re.sub(alternation(BINDING + ASPIRE), "", clauses[0]))
    for clause in clauses[1:]:
        verb = _leading(clause)
        if verb and not (led and (verb[0] == led[0] or verb == led)):
            return "plan"
    return best[1]


def _leading(clause: str) -> str:
    """Return the verb of doing that a comma-clause begins with, or an empty string."""
    text = lead_off_index(clause)
    return starts(text, FLOW_FIRST) or starts(text, LIGHT_FIRST)


def mood_of(text: str, here: Surroundings, part: Part | None, estimated_from: int, bare_right: str) -> tuple[Mood, str]:
    """Return the mood of one quantity and the rule that decided it.

    ``part`` is what its section does; ``estimated_from`` is the offset at which 预计 was said in its sentence (or in the sentence that a
    其中 continues), -1 where it was not; ``bare_right`` the words after the number.
    """
    start = here.sentence[0]
    before = text[start : here.quantity.start]
    clause = text[here.clause[0] : here.quantity.start]
    if part == "review" or part is None:
        if estimated_from >= 0:
            return "estimate", "estimated in its sentence"
        if part is None and _TARGET.search(before):
            return "target", "target word in its sentence"
        if _STANDARD.search(text[here.clause[0] : here.clause[1]]) and re.search(r"确保|不超过|必须|应当", clause):
            return "context", "a service standard"
        if (
            part == "review"
            and re.search(r"明年|下一步|到20\d\d年|目标(?:是|为)|未来", before)
            and re.search(r"目标|力争|将|计划", before)
        ):
            return "target", "outlook inside a review"
        return "result", "in a review"
    if estimated_from >= 0 and re.search(r"去年|上年|20\d\d年", before[:20]):
        return "estimate", "estimated in its sentence"
    if re.search(r"(?<![由从自较比])(?:去年|上年)(?!度?的)|20\d\d年以来", clause) and not re.search(
        r"目标|确保|力争|不低于|不少于|比(?:去|上)年", clause
    ):
        return "result", "last year's value among the targets"
    if _STANDARD.search(text[here.clause[0] : here.clause[1]]):
        return "context", "a service standard"
    if _PACKAGE.match(bare_right) and re.search(r"落实|落细|贯彻|用好|执行", text[here.part[0] : here.quantity.start]):
        return "context", "size of a package that exists"
    looked = _LOOKED_AT.search(clause)
    if looked is not None and "目标" not in text[here.clause[0] : here.clause[1]]:
        return "context", "only looked at"
    if here.previous is not None or looked is None:
        opening = re.search(r"(?:紧盯|依托|立足|聚焦|围绕)[^,。;]{0,60}$", text[here.clause[0] : here.quantity.start])
        if opening is not None and "目标" not in text[here.clause[0] : here.clause[1]]:
            return "context", "only looked at"
    if _PLANT.search(here.left[-8:]) and re.search(r"等|项目|基地", bare_right[:24]):
        return "context", "size of a named project"
    return "target", "in targets or tasks"


def estimate_start(text: str, here: Surroundings, previous: tuple[tuple[int, int], int]) -> int:
    """Return where 预计 begins to hold over ``here``, or -1.

    ``previous`` is the sentence before in which a figure stood and where 预计 stood in it; a sentence that begins with 其中 continues it.
    """
    start = here.sentence[0]
    match = _ESTIMATE.search(text, start, here.quantity.start)
    if match is not None:
        return match.start()
    (_, last_end), said = previous
    if said >= 0 and start - last_end <= 2 and text[start : start + 6].lstrip().startswith("其中"):
        return said
    return -1
