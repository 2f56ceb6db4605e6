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


def after_noun(said: Said, here: Surroundings, kind: Kind, text: str) -> Name:
    """Return the name of an amount whose noun does not follow it: ``text``, the words before it, completed by what was
    said before; the name before where ``text`` is empty."""
    if text[:2] == "实际" and said.last.verb and text[2:] == said.last.verb:
        text = text[2:]  # 新增学位1200个,实际新增900个
    case = Case(said, here, kind, text, said.last, verb_of(text))
    found = (_WITH_WORDS if text else elided.RULES).first(case)
    if found is not None:
        return found
    retold = (
        here.previous is not None and here.previous.quantity.unit == here.quantity.unit and case.text == case.last.text
    )
    return Name(case.text, case.verb, "words before the number", topic=said.at - 1 if retold else -1)
