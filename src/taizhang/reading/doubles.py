"""Names that a sentence gives twice: they are told apart by whose clause each stands in."""

from collections.abc import Sequence

from taizhang.reading.attributes.lexicon import FLOW_FIRST, LIGHT_FIRST, PREDICATES_FIRST, starts
from taizhang.reading.attributes.phrases import Name
from taizhang.reading.drafts import Draft
from taizhang.reading.patterns import lazy

_WHOSE = lazy(
    r"[\s,:、]{0,3}(?:其中[,:]?|分别[是为]|\d{1,2}[.、]|\(\d{1,2}\)|[一二三四五六七八九十]{1,3}[是、])?"
    "([一-龥A-Za-z\\d“”、]{2,24}?(?:工程|项目|公司|企业|厂|园|校|院|馆|站|所|中心|基地|河段|标段|合作社|段|线|路|大道|水库|灌区|集团))"
    "(?:已|共|累计|全年|计划|总|今年)*(?:完成|实现|投资|投入|建成|建筑面积|占地|总投资|概算)"
)
"""Whose a 分号-clause is, by the thing that it begins with (云东水厂|完成投资2亿元,铺设管道12公里)."""


def tell_apart(text: str, drafts: Sequence[Draft]) -> None:
    """Put whose it is before a name that two 分号-clauses of a sentence give, each of which begins with its own thing."""
    start = 0
    while start < len(drafts):
        end = start + 1
        sentence = drafts[start].here.sentence
        while end < len(drafts) and drafts[end].here.sentence == sentence:
            end += 1
        if end - start > _FEWEST and drafts[start].here.part != drafts[end - 1].here.part:
            _tell_apart(text, drafts[start:end])
        start = end


_FEWEST = 3
"""Two things of two figures each are the fewest to be told apart."""


def _tell_apart(text: str, drafts: Sequence[Draft]) -> None:
    told: dict[tuple[str, str | None, str | None], int] = {}
    twice = set()
    for draft in drafts:
        if draft.kind.measure == "level" and draft.kind.role == "value" and draft.name.text:
            key = (draft.name.text, draft.unit, draft.scope)
            if told.setdefault(key, draft.here.part[0]) != draft.here.part[0]:
                twice.add(draft.name.text)
    if not twice:
        return
    whose: dict[int, str] = {}
    for draft in drafts:
        at = draft.here.part[0]
        if at not in whose:
            begun = _WHOSE.match(text, at, draft.here.quantity.start)
            whose[at] = "" if begun is None or _acts(begun.group(1)) else begun.group(1)
    if len(set(whose.values())) < len(whose):
        return
    for draft in drafts:
        owner, name = whose[draft.here.part[0]], draft.name
        if owner and name.text in twice:
            draft.name = Name(owner + name.text, name.verb, name.rule, name.noun, name.topic)


def _acts(owner: str) -> bool:
    """Say whether what should be a thing begins with what is done (建设水厂)."""
    return bool(starts(owner, FLOW_FIRST) or starts(owner, LIGHT_FIRST) or starts(owner, PREDICATES_FIRST))
