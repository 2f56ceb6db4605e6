"""What opens a phrase before what is measured: where it is done, who leads there, a heading that no mark closes."""

from taizhang.reading.attributes.lexicon import FLOW_FIRST, starts
from taizhang.reading.patterns import lazy

_LEADING_IN = lazy(r"(?<!现)在全[国省市县区州](?!的)[^,。;]{0,8}(?<!的)(?<!的位次)(?:率先|首先|首个|首次)?$")
_HEADING_UNCLOSED = lazy(
    "^[一-龥、]{2,24}?(?:成效|进展|突破|台阶|提升|增强|向好|优化|加快|显著|明显|壮大|进步|跨越|步伐|改善|(?:平稳|较快|稳定|稳步)增长"
    "|(?:健康|快速|稳步|平稳)发展)(?:预计|初步核算|初步统计|初步测算|据初步|(?=全年(?:实现|完成)))(?:全年|年内|20\\d\\d年)?(?:全[省市县区州])?"
    "(?:实现|完成|达到)?(?=[一-龥]{2})"
)
"""A heading without a mark at its end, and the first words of what it heads (稳增长取得新成效预计全年实现|生产总值)."""
FOUND_FIT = "[^,。;的]{0,14}(?:验收|认定|认证|评估|审核|评审|考核|复核|审批|备案|评定|考评|检测|登记|核定)的[一-龥]{2}"
"""What goes on after 通过 where that says that what is counted was found fit (通过验收的|示范园), not by what means."""


def after_opening(text: str) -> str:
    """Return a phrase without what opens it before what is measured."""
    if "在全" in text:
        rest = text[3:].removeprefix("率先")
        does = text[:2] == "在全" and starts(rest, FLOW_FIRST)
        text = rest if does else _LEADING_IN.sub("", text)  # 在全县|建设水厂: where, not among whom it leads
    if "预计" in text or "初步" in text or "全年" in text:
        text = _HEADING_UNCLOSED.sub("", text)
    return text
