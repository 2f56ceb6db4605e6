"""Names of those at schools by the schools that the number before counted or named."""

from taizhang.reading.attributes.carrying import Case
from taizhang.reading.attributes.owning import object_of
from taizhang.reading.attributes.phrases import Name
from taizhang.reading.patterns import lazy

_HEAD = "head carried over"
_PUPILS = ("在校学生", "在校生", "专任教师", "教职工", "毕业生", "招生", "学生", "教师")
"""Who is at schools of a sort that the count before named."""
_OF_SCHOOLS = ("招生", "在校生", "在校学生", "毕业生")
"""Whom schools have, said after how many schools there are."""
_SCHOOLS = lazy("(?:学校?|校|中|园|院)$")
_LEVELS_OF_SCHOOL = frozenset(
    (
        *(
            "初中",
            "高中",
            "小学",
            "职高",
            "普通初中",
            "普通高中",
            "职业高中",
            "中职",
            "大学",
            "幼儿园",
            "学前教育",
            "大专院校",
        ),
        *("中等职业学校", "职业学校", "技工学校", "特殊教育", "特殊教育学校", "普通高校", "高等院校", "九年一贯制学校"),
    )
)


def of_schools(case: Case) -> Name | None:
    """小学839所,招生|2.9万人; 普通中学…招生5万人(其中初中|3万人)."""
    here, said, text = case.here, case.said, case.text
    if text in _LEVELS_OF_SCHOOL and here.quantity.unit in ("人", "名"):
        whom = next((who for who in _PUPILS if case.last.text.endswith(who)), "")
        goes_on = said.unit == here.quantity.unit and here.part == said.part
        return Name(text + whom, "", _HEAD) if whom and (said.among or here.closing == ")" or goes_on) else None
    if text not in _OF_SCHOOLS or here.part != said.part:
        return None
    # 学校86所,其中高中3所、小学65所,在校学生5.6万人: of all of them
    school = said.over_parts() if said.after_parts(here) else object_of(said.counted)
    if _SCHOOLS.search(school) is None:
        school = next((case.last.text.removesuffix(who) for who in _OF_SCHOOLS if case.last.text.endswith(who)), "")
    return Name(school + text, "", "belongs to what was counted") if _SCHOOLS.search(school) else None


def pupils(case: Case) -> Name | None:
    """小学在校学生6000人,专任教师|420人."""
    if case.text not in _PUPILS:
        return None
    last = case.last.text
    head = next((last[: -len(who)] for who in _PUPILS if last.endswith(who)), "")
    return Name(head + case.text, "", _HEAD) if head else None
