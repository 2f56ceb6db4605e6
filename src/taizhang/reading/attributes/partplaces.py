"""Kinds of area among which an amount is told apart, beside named ones (其中主城区30个、乡镇104个)."""

from collections.abc import Callable

from taizhang.reading.attributes.lexicon import FLOW_FIRST, starts
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import table

_KINDS = frozenset(table("places")["parts"]["words"])
_WHICH = tuple(table("places")["parts"]["before"])
_FIRST = frozenset(word[0] for word in (*_KINDS, *_WHICH))
_LONGEST = max(map(len, _KINDS))
SURE_KINDS = tuple(kind for kind in sorted(_KINDS) if len(kind) > 1)
"""What a noun begins with that is not said of the place before (主城区30个、|乡镇卫生院104个)."""
_JOINTS = "、,和与及以 \n:"
_SHARED_OUT = ("其中", "包括", "分别为", "分别是", "含", "为", "即")
_TOWN_AND_COUNTRY = ("城镇", "农村", "城市", "乡村")
"""Beside each other these are no places but say whose population it is (其中城镇36万人、农村26万人)."""
_SHORT = 14
"""Words that name no more than a part take at most so many characters."""


def bare(clause: str) -> str:
    """Return the words before a number without what only joins them to those before; a long clause stays."""
    if len(clause) > _SHORT:
        return clause
    words = clause.strip(_JOINTS)
    for lead in _SHARED_OUT:
        if words.startswith(lead):
            return words[len(lead) :].strip(_JOINTS)
    return words


def _kind_of_part(words: str) -> str:
    """Return the kind of area that words are, or that a verb of flow follows (乡镇, 其他镇街, 农村|新建), else nothing."""
    if words[:1] not in _FIRST:
        return ""
    which = next((word for word in _WHICH if words.startswith(word)), "")
    for end in range(min(len(words), len(which) + _LONGEST), len(which), -1):
        rest = words[end:]
        if words[len(which) : end] in _KINDS and (not rest or starts(rest, FLOW_FIRST) == rest):
            return words[:end]
    return ""


def part_by_kind(here: Surroundings, words: str, is_place: Callable[[str], bool], *, listed: bool) -> str:
    """Return the kind of area that the words before a number are, where they tell for whom a part is, else nothing.

    The member before it (``listed``) or after it in its list does that for an area (其中主城区30个、|乡镇104个).
    """
    kind = _kind_of_part(words)
    if not kind or listed:
        return kind
    if here.following is None or not here.following.left.startswith(("、", "和", "与")):
        return ""
    beside = bare(here.following.left)
    if _kind_of_part(beside):
        told = kind not in _TOWN_AND_COUNTRY and ("其中" in here.left or here.continues)
        return kind if told else ""
    return kind if is_place(beside) else ""


_VILLAGE = lazy("(?!.{0,4}(?:美|强|宜居|生态|旅游|产业|红色|文明|示范|先进|康养|富裕|幸福|整洁|明星))[一-龥]{2,7}(?:村|社区)")
"""A village or neighbourhood by its name, with that of its town."""
_KINDS_OF_VILLAGE = tuple(kind for kind in table("places")["villages"]["words"] if len(kind) > len("山村"))


def village_listed(here: Surroundings, words: str, *, listed: bool) -> str:
    """Return the village that the words before a number are, where those beside it in its list are told by theirs
    (新建公厕3座,即:柳河村|1座、青山村2座), or an empty string."""
    words = words[words.rfind(":") + 1 :]
    if here.label.endswith(_LEAD_ORGANS_IN) and (organ := _organ_led_in(here, words)):
        return organ
    if words[-1:] in ORGAN_LAST:
        first = _FIRST_ORGAN.search(words) if "单位" in words or "部门" in words else None
        return first[1] if first is not None else _organ_listed(here, words, listed=listed)
    if words[-1:] not in _VILLAGE_LAST or _VILLAGE.fullmatch(words) is None or words.endswith(_KINDS_OF_VILLAGE):
        return ""
    if starts(words, FLOW_FIRST):
        return ""
    told = here.before_bracket + here.lead + here.head
    if here.quantity.unit == "个" and "村" in told.replace("村级", ""):
        return ""  # 创建各类村12个,其中和美村5个
    if listed:
        return words
    following = here.following
    if following is None or following.quantity.unit != here.quantity.unit or following.left[:1] not in _LISTED:
        return ""
    beside = bare(following.left)
    return words if beside[-1:] in _TOWN_LAST and len(beside) <= _LONGEST_VILLAGE else ""


_VILLAGE_LAST, _TOWN_LAST, _LISTED = frozenset("村区"), frozenset("村区镇乡"), frozenset("、,和")
_LONGEST_VILLAGE = 9
_ORGAN = lazy("[省市区县州旗][一-龥]{1,9}(?:[局委厅]|(?<![举主承转交])办|公司|集团|管委会)")
ORGAN_LAST = frozenset("局委厅办司团会")
_OF_ORGANS = frozenset(("件", "宗", "起", "%", "项", "条", "次", "分", "元", "人次", "份"))
"""In what those are counted that organs have so many of."""


def _organ_listed(here: Surroundings, words: str, *, listed: bool) -> str:
    """Return the organ that the words before a number are, where those beside it in its list are told by theirs (投诉居前的
    有:区住建局|156件、区城管局132件), or an empty string."""
    if here.quantity.unit not in _OF_ORGANS or _ORGAN.fullmatch(words) is None:
        return ""
    following = here.following
    if listed or (following is not None and following.left[:1] in _LISTED and bare(following.left)[-1:] in _BODY_LAST):
        return words
    return words if here.closing == "," and here.after_comma[:1] in _BODY_FIRST else ""


def _organ_led_in(here: Surroundings, words: str) -> str:
    """Return the organ that the words before a number are, where what leads the list in says that it is of organs (办件量
    居前的部门:住建局|99件;公安局77件), or an empty string."""
    if here.quantity.unit not in _OF_ORGANS:
        return ""
    plain = words[-1:] in ORGAN_LAST and _SHORTEST_ORGAN <= len(words) <= _SHORT and words.isalnum()
    return words if plain and not starts(words, FLOW_FIRST) and not words.endswith(_HANDLED) else ""


def bracketed_owner(here: Surroundings) -> str | None:
    """Return the place behind which a bracket holds nothing but its number, or the organ, where what leads the list in
    says that it is of organs (竣工率较高的有东山镇(|100%); 办件量居前的单位:区住建局(|156件)); or None."""
    lead = here.label or here.subject
    if here.before_bracket.rstrip("(")[-1:] in ORGAN_LAST and ("单位" in lead or "部门" in lead):
        organ = _ORGAN_BEFORE.search(here.before_bracket)
        return None if organ is None else organ[1].rpartition("局和")[2]
    place = _BEFORE_BRACKET.search(here.before_bracket)
    return None if place is None else place.group(1) or place.group(2)  # 增速高于全国(|22%)


_BEFORE_BRACKET = lazy(
    "(?:^|[、,:有为是])(?![高低快慢]于|[我全])([一-龥]{2,4}(?:市|县|区|镇|乡|街道))$"
    "|(?:[高低快慢]于|比|[、和与])(全[国省市州])(?:平均|平均水平|水平|增速)?$"
)
"""A place that a bracket stands behind with nothing but a number."""
_ORGAN_BEFORE = lazy("(?:^|[、,:]|[是为有])([一-龥]{1,14}(?:[局厅]|(?<!常)委|(?<![举主承转交])办))[(]?$")


def tells_more(here: Surroundings, clause: str, place: str | None) -> bool:
    """Say whether the words before the first number of a 分号-clause are nothing but what else is measured of the place
    that its sentence begins with (北京市优良天数比例为78%;|PM2.5浓度为31微克/立方米)."""
    begins = place is not None and place in here.head[: _AT_HEAD + len(place)]
    return begins and clause[:1] not in _OF_WHOLE and _MEASURED.fullmatch(clause) is not None


_AT_HEAD = 8
"""So far into its sentence, behind a time, stands what that is about."""
_OF_WHOLE = frozenset("全我各其本该")
_MEASURED = lazy(
    "[;, ]?(?:平均)?(?:PM2\\.5|PM10|[一-龥A-Z\\d.()]{1,10}?)(?:率|浓度|比例|指数|天数|得分|满意度)(?:分别)?(?:为|达到?|是)?"
)


_FIRST_ORGAN = lazy("(?:部门|单位)(?:分别|依次|主要)?(?:是|为|有)([一-龥]{2,12}[局委厅])$")
"""The organ that a list begins with, behind what leads it in (排名前五的单位分别是|市公安局)."""
_HANDLED = ("转办", "承办", "交办", "督办", "主办", "协办")
_LEAD_ORGANS_IN = tuple(of + said for of in ("部门", "单位") for said in ("", "为", "是", "有", "分别为", "分别是", "依次为", "依次是"))
_SHORTEST_ORGAN = 3
_BODY_LAST = ORGAN_LAST | _TOWN_LAST | {"道"}
_BODY_FIRST = frozenset("省市区县州旗")
