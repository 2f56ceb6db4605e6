"""Names of amounts and counts from the words before the number, and from what was said before them."""

from taizhang.reading.attributes import acting, charging, elided, holding, inherited
from taizhang.reading.attributes.carrying import LAST, MONEY, Case, Rules
from taizhang.reading.attributes.drawn import DRAWN, drawn
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.phrases import Name
from taizhang.reading.attributes.said import Said
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.verbs import verb_of

_BEFORE_ALL = Rules((LAST | MONEY, drawn, DRAWN), elided.mean, holding.size_of_what_rose)
_WITH_WORDS = _BEFORE_ALL + charging.RULES + inherited.RULES + acting.RULES

_COMPARED, _SET = frozenset("占为是"), ("任务", "任务数", "计划数", "指标", "目标数", "总任务")
"""What what is done is held against, and how its name ends."""


def after_noun(said: Said, here: Surroundings, kind: Kind, text: str) -> Name:
    """Return the name of an amount whose noun does not follow it: ``text``, the words before it, completed by what was
    said before; the name before where ``text`` is empty."""
    if text[:2] == "实际" and said.last.verb and text[2:] == said.last.verb:
        text = text[2:]  # 新增学位1200个,实际新增900个
    if text.endswith("目标总"):
        text = text[:-3]  # 保障性住房目标总任务为|1462套
    if text.endswith("建设目标") and here.left.endswith(("目标任务", "目标任务为")):
        text = text[:-2]
    if "已基本" in text[2:]:
        text = text.replace("已基本", "基本")  # 棚户区改造已基本建成|438套
    if text[:1] in _COMPARED and here.right[:1] == "的" and text.endswith(_SET):
        text = text[1:]  # 入库65万斤,占定购任务|81万斤的80%
    case = Case(said, here, kind, text, said.last, verb_of(text))
    found = (_WITH_WORDS if text else elided.RULES).first(case)
    if found is not None:
        return found
    retold = (
        here.previous is not None and here.previous.quantity.unit == here.quantity.unit and case.text == case.last.text
    )
    return Name(case.text, case.verb, "words before the number", topic=said.at - 1 if retold else -1)
