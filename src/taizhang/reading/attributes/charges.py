"""The words for what is done with suspects."""

from taizhang.reading.patterns import lazy

CHARGES = (
    *("批准逮捕", "不批准逮捕", "决定逮捕", "批捕", "不批捕", "逮捕", "不捕", "移送审查起诉", "移送起诉", "提起公诉"),
    *("起诉", "不起诉", "不诉", "判处", "判决", "抓获", "刑拘", "刑事拘留", "立案侦查", "审结"),
)
"""What is done with suspects, after their crimes or cases."""
PLEAS = ("提起公诉", "提请抗诉", "提出抗诉", "支持起诉", "提起诉讼")
"""What is done in court, which holds its object."""
CHARGES_LAST = tuple(sorted(CHARGES, key=len, reverse=True))
"""The same, the longest first."""
CAMPAIGNS = ("斗争", "行动", "专项工作", "整治", "战役", "攻坚战", "会战")
"""In the course of which suspects are charged, which is nothing that is done to them."""
WHOSE = ("犯罪", "案件", "专案", "大案", "要案", "案", "嫌疑人", "罪犯")
"""What the words before them end with."""

_TRIED = (*CHARGES, "审理", "受理", "办理", "查处", "立案", "立案查处", "侦破", "破获", "追诉", "办结", "执结")
DONE_ABOUT = frozenset((*_TRIED, *(verb + "案件" for verb in _TRIED)))
"""What is done about a crime or a sort of cases, behind the clause that names it."""
CRIME = lazy(
    "(?:惩治|打击|严惩|查办|整治|惩处|严打|查处|惩戒|遏制|审理|办理|化解|调处)([一-龥“”、]{2,40}?(?:犯罪|案件|纠纷|违法行为))$"
)
"""What is acted against or tried, in the clause before what was done about it (严惩|侵财犯罪, 妥善审理|继承纠纷)."""


def without_crime(text: str) -> str:
    """Return a phrase of what was done about a crime without 对 before it, or an empty string where it is none
    (对组织卖淫犯罪|批捕)."""
    charge = next((word for word in CHARGES_LAST if text.endswith(word)), "")
    return text[1:] if charge and text[: -len(charge)].endswith(WHOSE) else ""
