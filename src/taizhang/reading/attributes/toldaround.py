"""Names of numbers that stand alone, from what is told around them."""

from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.phrases import clean, fix_ends, lead_off
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.patterns import lazy


def told_around(here: Surroundings, kind: Kind) -> str:
    """Return the label on the line before a number that stands alone, or what a percentage without a name is of by the
    words behind it (80%以上|工程项目采用…), or of what the clause before tells where it stands (网络零售规模连续九年居首位,
    从1.3万亿元增长到…), or an empty string."""
    if here.antecedent and not here.left.strip() and _LABEL.fullmatch(label := clean(here.antecedent).strip(":、 ")):
        return label  # 总投资⏎5亿元
    if kind.measure == "share" and here.following is None and here.right:
        told = fix_ends(_PAUSE.split(_QUALIFIED.sub("", clean(here.right)))[0])
        if _NAMES.match(told) is not None:
            return told[:_TOLD]
    if kind.measure == "level" and "到" in here.left and (raised := _RAISED.match(here.subject)) is not None:
        return raised.group(1)  # 已提高城乡低保标准,其中,云溪区提高到835元
    if (
        here.previous is None
        and here.lead
        and here.quantity.family in ("money", "measure", "count", "person", "percent")
    ):
        standing = _STANDS.match(lead_off(clean(here.lead)))
        return "" if standing is None else standing.group(1)
    return ""


_LABEL = lazy(
    "[一-龥()]{0,10}(?:投资|资金|面积|规模|里程|长度|人口|收入|支出|产值|产量|预算|经费|指数|得分|[总金]额|[人户总件]数|数量|[一-龥]率)"
)
"""What a number on the next line is."""
_RAISED = lazy(
    "(?:已|将|再次|全面|逐步|[我全][市县区省州])*(?:提高|调整|上调|提升|降低|下调)了?(?:[我全][市县区省州])?"
    "([一-龥、]{3,24}?(?:标准|水平|比例|补贴|价格|待遇|工资|限额))(?=[,。;:])"
)
"""What was raised or lowered, before to how much it was for each."""
_TOLD = 16
"""So many characters behind a percentage tell enough of what it is of."""
_PAUSE = lazy("[,。;、(]")
_QUALIFIED = lazy("^(?:以上|以内|以下|左右)?的?")
_NAMES = lazy("[一-龥“”A-Za-z]{4}")
_STANDS = lazy(
    "([一-龥“”]{3,16}?)(?=(?:连续(?:\\d{1,2}|[一二两三四五六七八九十]{1,2})|稳居|位居|位列|居|排名?)[年个位全居第首])"
)
"""What stands so among others, before how large it is."""
