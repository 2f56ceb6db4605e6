"""The words between two numbers, split where a list of things is joined in them."""

from taizhang.reading.attributes.phrases import JOINTS
from taizhang.reading.patterns import lazy


def split(gap: str) -> list[str]:
    """Split at the joints of a list but not inside brackets (专科防治院(所、站))."""
    out, begin = [], 0
    for joint in JOINTS.finditer(gap):
        if gap.count("(", begin, joint.start()) == gap.count(")", begin, joint.start()):
            out.append(gap[begin : joint.start()])
            begin = joint.end()
    return [*out, gap[begin:]]


def joins_next(between: str) -> bool:
    """Say whether the words between two numbers join the things that they count (5个|优质品种及|2条生产线)."""
    if "、" in between or "和" in between:
        return True
    joint = between.rstrip()
    return joint.endswith("及") and not joint.endswith(_REACHES)


_REACHES = ("涉及", "普及", "惠及", "波及", "遍及", "触及", "顾及")


def parted(gap: str) -> list[str]:
    """Split the words between two numbers at the joints of a list, but not the levels at their head (省、市重点项目)."""
    levels = _LEVELS.match(gap)
    if levels is None:
        return JOINTS.split(gap)
    first, *rest = JOINTS.split(gap[levels.end() :])
    return [levels.group() + first, *rest]


_LEVELS = lazy(
    "(?:(?:国家?|中央|部|省|市|县|区|镇)[级控考直]?[、和及与]){1,3}(?=(?:自治区|省|市|县|区|镇|乡|村)[级控考直]?[一-龥]{2})"
)


def levels_first(gap: str) -> str:
    """Return the levels of places that words between two numbers begin with, which are counted together (26个|省、区、市的267件
    信访事项), or an empty string."""
    found = _PLACES.match(gap) if "、" in gap[:_NEAR] else None
    return "" if found is None else found.group()


_NEAR = 4
_PLACES = lazy("(?:自治区|省|市|县|区|州|旗|镇|乡)(?:[、和](?:自治区|直辖市|兵团|省|市|县|区|州|旗|镇|乡)){1,4}(?=的|中)")


def last_joint(gap: str) -> int:
    """Return where the last separator of a gap between two numbers stands."""
    at = len(gap)
    for match in JOINTS.finditer(gap):
        at = match.start()
    return at
