"""What a bracket says: the parts of the total before it, or a word that holds for nothing behind it."""

from collections.abc import Sequence
from re import Pattern

from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.patterns import lazy

_CONTAINED = ("(含", "(其中", "(包括", "(包含")
_NO_PARTS = lazy(
    r"\((?:上|去年|同期|同比|环比|较|比|原|应|拟|计划|任务|目标|预算|年初|截[至止]|累计|按|不含|全[国省市区县]|[约合折]|每|人均|其余|占"
    r"|扣除|剔除|加上|[^()]{0,3}(?:扣除|剔除)|[^()]{0,12}(?:目标|任务|计划|上年|上月|去年|同期|累计))"
)
"""What a bracket begins with that tells what an amount was, is to be, or is worth otherwise."""
_MOST = 16
"""So many figures back the total is looked for."""


def in_bracket(text: str, places: Sequence[Surroundings], additives: Sequence[bool], i: int) -> int | None:
    """Return the total whose bracket lists the amount at ``i`` (学校120所(小学45所、初中12所)), or None."""
    here = places[i]
    if not here.inside or here.quantity.value is None:
        return None
    j = next((j for j in range(i - 1, max(-1, i - _MOST), -1) if not places[j].inside), -1)
    if j < 0:
        return None
    total = places[j].quantity
    if text[total.end : total.end + 1] != "(" or not additives[j] or total.unit != here.quantity.unit:
        return None
    contained = text.startswith(_CONTAINED, total.end)
    if contained and i - 1 > j:
        return None
    between = text[total.end : here.quantity.start]
    if between.count("(") - between.count(")") != 1 or (not contained and _NO_PARTS.match(between) is not None):
        return None
    told = sum(
        one.quantity.value or 0 for k, one in enumerate(places[j + 1 : i + 1], j + 1)
        if additives[k] and one.quantity.unit == total.unit
    )  # fmt: skip
    return j if total.value is not None and told <= total.value else None


def only_aside(word: Pattern[str], text: str, sentence: tuple[int, int], at: int, offset: int) -> bool:
    """Say whether the word that stands at ``at`` is in a bracket closed before ``offset``, and ``word`` matches nowhere
    between (优良天数314天(省定目标为310天),优良率|85%)."""
    opened = text.rfind("(", sentence[0], at)
    if opened < 0 or text.find(")", opened, at) >= 0:
        return False
    closed = text.find(")", at, offset)
    if closed < 0:
        return False
    again = word.search(text, closed, offset)
    return again is None or only_aside(word, text, sentence, again.start(), offset)
