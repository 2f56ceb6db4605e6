"""Names of those who work at, or of what is had by, those that were counted before."""

from taizhang.reading.attributes.carrying import Case
from taizhang.reading.attributes.owning import object_of
from taizhang.reading.attributes.phrases import Name

STAFF = ("从业人员", "从业人数", "就业人员")
"""Those who work there; each as long as the first."""
_HAVE_BEDS = tuple("院构心站所室店馆宿乐家处区园舍堂点")
"""How those end that have beds; others are only counted beside them."""
_EMPLOYERS = ("企业", "工商户", "合作社", "家庭农场", "机构", "事业单位")


def size_of_what_rose(case: Case) -> Name | None:
    """转移支付增加1.5万亿元、规模近|9.8万亿元: of what rose by so much before it."""
    said = case.said
    rose = said.measure == "growth" or (said.measure == "change" and said.unit == case.here.quantity.unit)
    if case.text != "规模" or not rose or not case.last.text or case.here.quantity.family != "money":
        return None
    return Name(case.last.text + case.text, "", "head carried over")


def beds(case: Case) -> Name | None:
    """新增学位2500个、床位|370张: counted like what is before them, and not theirs."""
    verb = case.last.verb
    if case.text != "床位" or not verb or case.last.text.endswith(_HAVE_BEDS):
        return None
    return Name(verb + case.text, verb, "head carried over")


def had(case: Case) -> Name | None:
    """卫生技术人员11万人,其中,医院拥有|6万人,卫生院拥有|1万人: of what was counted, who has so many."""
    whole = case.said.over if case.said.over.text else case.said.counted
    owner = case.text[:-1]
    if (
        not case.said.among
        or case.text[-1:] != "拥"
        or len(owner) < len("医院")
        or not whole.text
        or case.here.quantity.family not in ("count", "person")
    ):
        return None
    noun = object_of(whole)
    return None if noun in owner else Name(owner + noun, "", "head carried over")


def again_outside(case: Case) -> Name | None:
    """发现问题90件(事件80件、部件10件),其中小问题30件(事件|25件): what was told of all before, of those that the brackets are
    behind."""
    text, outside = case.text, case.said.outside.text
    told = outside and len(text) < _SHORT and text not in outside and not case.last.text.endswith(text)
    if not told or not any(name.endswith(text) for name in case.said.levels[:-1]):
        return None
    return Name(object_of(case.said.outside) + text, "", "head carried over")


_SHORT = 4


def residents(case: Case) -> Name | None:
    """养老机构12家,床位1200张,在院人数|560人: in those that have the beds."""
    last = case.last.text
    if case.text not in RESIDENTS or not last.endswith("床位") or len(last) <= len("床位"):
        return None
    return Name(last[:-2] + case.text, "", "belongs to what was counted")


RESIDENTS = frozenset(("在院人数", "在院人员", "入住人数", "入住老人", "收养人数", "供养人数", "在住人数"))


def staff(case: Case) -> Name | None:
    """个体工商户10234户,从业人员|1.6万人: of those counted just before."""
    said = case.said
    if case.text not in STAFF or said.counted_at != said.at - 1 or said.named is not said.counted:
        return None
    whose = object_of(said.counted)
    if not whose.endswith(_EMPLOYERS):
        return None
    said.owner = whose
    return Name(whose + case.text, "", "belongs to what was counted")
