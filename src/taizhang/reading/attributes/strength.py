"""How firmly a target is promised."""

from taizhang.reading.attributes.lexicon import ASPIRE, BINDING, FLOW_FIRST, LIGHT_FIRST, lead_off_index, starts
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Strength
from taizhang.reading.tables import alternation

_BIND = lazy(alternation(BINDING))
_ASPIRE = lazy(
    alternation(tuple(w for w in ASPIRE if w not in ("争取", "努力"))) + r"|(?<!的)努力|争取(?!到|了|上级|中央|国家)"
)
_REACHED = ("完成", "实现", "达到", "实现了", "完成了")
_NOUN_ENDS = tuple("总率性力量额业者员型级")
_STRENGTH = lazy(alternation(BINDING + ASPIRE))


_IN_TIME = lazy(
    "(?:用|在|到|经过|通过)?[一二两三四五六七八九十今明\\d]{1,4}(?:个)?[年月](?:底|末|左右)?(?:的?时间|内|之内|左右|底|前)?"
)
"""By when or within what time, said before what is striven for."""
_BESIDE = (",", "、")
_SECOND = lazy("(?:达到?|完成|实现)?(?=\\d)|(?:达到?|完成|实现)?$")
"""What is striven for beyond a goal has no name of its own, and says nothing of the next (增长6%、力争7%)."""
_BETTER = lazy("(?:争取|实现|取得|达到){0,2}更[好大快高优][^\\d,。;、]{0,8}[,。;、]")
"""What is striven for has no number of its own and says nothing of those that follow (实际执行时努力争取更好结果,…)."""


_PROVIDED = lazy("在[^,。;]{2,30}的?前提(?:条件)?下")
"""What is only the condition under which something is done (在确保安全的前提下)."""


def strength_of(text: str, here: Surroundings) -> Strength:
    """Return how firmly the target at ``here`` is promised.

    The nearest word of strength before it in its 分号-clause counts, unless a later comma-clause begins with a verb
    of its own.
    """
    before = text[here.part[0] : here.quantity.start]
    if "下" in before and "前提" in before:
        before = _PROVIDED.sub("", before)
    if _STRENGTH.search(before) is None:
        return "plan"
    best: tuple[int, Strength] | None = None
    for match in _BIND.finditer(before):
        best = (match.start(), "binding")
    for match in _ASPIRE.finditer(before):
        second = before[match.start() - 1 : match.start()] in _BESIDE and _SECOND.match(before, match.end())
        if second and second.end() < len(before):
            continue  # 增长6%、力争7%,财政收入增长|5%
        if (best is None or match.start() >= best[0]) and _BETTER.match(before, match.end()) is None:
            best = (match.start(), "aspire")
    if best is None:
        return "plan"
    clauses = before[best[0] :].split(",")
    if len(clauses) > 1 and clauses[0].startswith("坚决"):
        return "plan"  # 坚决改变脏乱面貌,年内完成|361个: how firmly that one thing is done
    led = _leading(_STRENGTH.sub("", clauses[0]))
    if not led and len(clauses) > 1 and _IN_TIME.fullmatch(_STRENGTH.sub("", clauses[0])) is not None:
        led = _leading(clauses[1])  # 争取用三年时间,解决…
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
