"""Names of people told apart by schooling or rank, whose own noun is left out."""

from taizhang.reading.attributes.carrying import Case
from taizhang.reading.attributes.owning import object_of
from taizhang.reading.attributes.phrases import Name
from taizhang.reading.patterns import lazy

_CLASS = "class of what was counted before"
_GRADE = lazy(
    "(?:([一-龥、]{2,12}?)中)?((?:[一-龥]{0,8}(?:学历|学位|职称|文化程度)(?:者|的)?"
    "|(?:研究生|博士|硕士|大学|本科|大专|专科|中专|高中)(?=及?以[上下]))(?:及?以[上下])?|[正副]?高级|中级|初级|其[他它])"
)
_LAST = frozenset("历位称度上下级他它")
"""What a grade ends with: a cheap test before the pattern."""
_REST = ("其他", "其它")


def graded(case: Case) -> Name | None:
    """专任教师850人,其中本科学历|620人; 卫生技术人员中大专学历|251人,中专学历|200人."""
    if case.text[-1:] not in _LAST or case.here.quantity.family != "person":
        return None
    grade = _GRADE.fullmatch(case.text)
    if grade is None:
        return None
    said, last = case.said, case.last
    whole = grade.group(1) or (last.noun if last.rule == _CLASS and said.unit == case.here.quantity.unit else "")
    if not whole and grade.group(2) not in _REST and said.among and said.over.text:
        whole = object_of(said.over)
    return Name(grade.group(2) + whole, "", _CLASS, noun=whole) if whole else None
