"""What those counted are like, between their number and what they are."""

from taizhang.reading.patterns import lazy

_MEASURES_AND = ("措施、", "举措、", "政策、")
_AND_RATE = lazy("、[一-龥]{2,6}率(?:全[国省市县区]|[居位列]|第一|最[高低])")
"""What those counted have a place by (8起|命案积案、清库率全省第一)."""
SENTENCED_AT = 12
SENTENCED = lazy("[一-龥]{0,6}?被(?:依法)?判处[一-龥\\d、]{0,16}?(?:徒刑|死刑|重刑|刑罚?|缓刑|拘役|管制)(?:以上刑罚)?")
"""Those who were sentenced, and to what (11人|被判处5年以上刑罚)."""
_TWO_TRAITS = 5
_TRAITS = lazy(
    "(?:[一-龥]{2,10}?(?:[轻较]微|较[轻小大好强高差深]|不[大严力深强实高足]|良好|优秀|恶劣|过硬|突出|混乱|薄弱|困难|[高强好大深低差弱])[、和及且]){1,4}"
    "[一-龥]{2,12}?(?:[轻较]微|较[轻小大好强高差深]|不[大严力深强实高足]|良好|优秀|恶劣|过硬|突出|混乱|薄弱|困难|[高强好大深低差弱])的(?=[一-龥]{2})"
)
"""What those counted are like, two or more traits, before what they are."""


def without_traits(text: str) -> str:
    """Take what those counted are like off before what they are, and what stands beside them after 、."""
    if "、" in text and (text.startswith(_MEASURES_AND) or _AND_RATE.search(text) is not None):
        text = text[: text.index("、")]  # 30项|措施、“网上议事厅”等机制
    if "的" in text[_TWO_TRAITS:] and ("、" in text or "和" in text) and (traits := _TRAITS.match(text)) is not None:
        text = text[traits.end() :]  # 35名|情节轻微、认罪态度较好的被告人
    return text
