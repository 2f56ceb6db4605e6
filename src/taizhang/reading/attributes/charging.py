"""What is done with suspects and cases, and what harm was done to land, where the name before says of whom."""

from taizhang.reading.attributes.carrying import AMONG, FIRST, LAST, LEAD, MONEY, Case, Rules
from taizhang.reading.attributes.charges import CHARGES, CHARGES_LAST, CRIME, DONE_ABOUT, WHOSE
from taizhang.reading.attributes.lexicon import PAYING, by_first, starts
from taizhang.reading.attributes.phrases import Name, clean
from taizhang.reading.patterns import lazy

_HEAD = "head carried over"
_CHARGED = frozenset(CHARGES)
_OF_CASE = lazy("对([^,。;]{2,40}?(?:专案|案件|犯罪|大案|要案|案))(?![件情发值])")
_TO_BE_CHARGED = ("逮捕案件", "起诉案件")
_CASES = frozenset("件宗")
_HARM = frozenset(("成灾面积", "绝收面积", "减产面积", "受灾面积"))


def _charged(case: Case) -> Name | None:
    """对抢劫犯罪批捕17件21人,起诉|15件25人: what else was done about the crime."""
    last = case.last.text
    if case.text not in _CHARGED or not last:
        return None
    charge = next((word for word in CHARGES_LAST if last.endswith(word)), "")
    whose = last[: -len(charge)] if charge else ""
    if whose.endswith(WHOSE):
        return Name(whose + case.text, "", _HEAD)
    if last.endswith(_TO_BE_CHARGED) and case.here.quantity.unit in _CASES:
        return Name(case.text + "案件", case.text, _HEAD)  # 受理审查逮捕案件152件206人,批准逮捕|126件157人
    return Name(case.text, case.text, _HEAD) if case.text[:1] == "不" else None  # 提起公诉案件620件,不批捕|96人


def _charged_in_clause(case: Case) -> Name | None:
    """依法惩治制售伪劣农资犯罪,起诉|651人; 严惩侵财犯罪,审结案件|320件: of what the clause before is about."""
    if case.last.text or case.here.previous is not None or case.here.quantity.unit not in _CHARGED_BY:
        return None
    of = CRIME.search(clean(case.here.lead))
    if of is None:
        return None
    verb = case.text.removesuffix("案件")
    whole = of.group(1) if of.group(1).endswith(case.text[len(verb) :]) else of.group(1) + case.text[len(verb) :]
    return Name(verb + whole, verb, _HEAD, noun=whole)


_CHARGED_BY = frozenset("人名件起宗案")


def _charged_in_case(case: Case) -> Name | None:
    """对“11·10”专案快捕快诉,批捕|59人: in the case that the clause before is about."""
    if case.text not in _CHARGED or case.last.text or case.here.previous is not None:
        return None
    of = _OF_CASE.match(clean(case.here.lead))
    return None if of is None else Name(of.group(1) + case.text, "", _HEAD)


def _harmed(case: Case) -> Name | None:
    """农作物受灾面积300公顷、成灾面积|169公顷: of what the area before is."""
    last = case.last.text
    whose = last[:-4] if last[-4:] in _HARM and case.text in _HARM else ""
    return Name(whose + case.text, "", _HEAD) if whose else None


def _paid_to_sort(case: Case) -> Name | None:
    """其中城市低保6195户,发放低保金|3277万元: what was paid to the sort counted before."""
    last, paid = case.last.text, starts(case.text, PAYING_FIRST)
    stem = _PAID_TO.match(case.text[len(paid) :]) if paid else None
    if (
        stem is None
        or case.here.quantity.family != "money"
        or not case.said.among
        or case.said.named is not case.said.counted
    ):
        return None
    whose = last.removesuffix("对象").removesuffix("人员")
    sort = len(whose) > len(stem[1]) and whose.endswith(stem[1])
    return Name(paid + whose + stem[2], paid, _HEAD) if sort else None


PAYING_FIRST = by_first(PAYING)
_PAID_TO = lazy("([一-龥]{2,6}?)(金|资金|补贴|补助金?|津贴|经费)$")
RULES: Rules = Rules(
    (LAST, _charged, _CHARGED),
    (FIRST | LEAD, _charged_in_case, _CHARGED),
    (FIRST | LEAD, _charged_in_clause, DONE_ABOUT),
    (LAST, _harmed, _HARM),
    (AMONG | LAST | MONEY, _paid_to_sort),
)
"""In the order in which they are tried."""
