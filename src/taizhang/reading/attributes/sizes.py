"""How large the things counted are, told behind their number."""

from taizhang.reading.attributes.nouns import noun_after
from taizhang.reading.attributes.phrases import clean
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.patterns import lazy


def sized(here: Surroundings) -> str:
    """Return what is counted where its size stands between (建成5个|总装机180万千瓦的光伏项目), or an empty string."""
    following = here.following
    if following is None or following.right[:1] != "的" or following.quantity.family == "money":
        return ""
    return noun_after(following.right[1:])[0] if _SIZE.fullmatch(clean(here.right)) is not None else ""


def size_of(here: Surroundings) -> str:
    """Return the name of a size that stands between a count and its noun, or an empty string."""
    before = here.previous
    told = None if before is None or here.right[:1] != "的" else _SIZE.fullmatch(clean(here.left))
    if told is None or before is None or before.quantity.family != "count" or here.quantity.family == "money":
        return ""
    noun = _UNDER_WORK.sub("", noun_after(here.right[1:])[0])
    return noun + told.group(1) if noun else ""


_SIZE = lazy(
    "((?:总|计划|规划)?(?:装机(?:容量|规模)?|建筑面积|占地面积|面积|长度?|里程|库容|规模|床位)|全长|占地|处理能力|日处理能力|年产能)"
    "(?:达到?|超过?|约|近|为|共)?"
)
"""How large things are, said before what they are."""
_UNDER_WORK = lazy("(?<=..)(?:前期工作|前期|施工|建设|改造|续建)$")
