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
OTHERS = frozenset(("其他", "其它"))


def sort_of_people(case: Case) -> Name | None:
    """在册社区矫正对象326名,其中,缓刑|316名: a sort of the people counted before, told by a word for no people."""
    said, text = case.said, case.text
    if case.here.quantity.unit not in _PERSONS or said.unit not in _PERSONS or not 1 < len(text) <= _LONGEST_SORT:
        return None
    if case.verb or not said.among or text[-1] in _PEOPLE or text.startswith(_DONE_TO):
        return None
    whole = said.last.noun if said.last.rule == _CLASS else object_of(said.over) if said.over.text else ""
    if len(whole) < _LEAST_PEOPLE or whole[-1] not in _PEOPLE or whole.endswith(_NO_PEOPLE) or text in whole:
        return None
    whole = _AS_LISTED.sub("", whole)
    again = whole.find(text[-2:])
    name = text + whole if again < 0 else text + whole[again + len(text[-2:]) :]  # 残疾人…,其中肢体残疾
    return Name(name, "", _CLASS, noun=whole)


_AS_LISTED = lazy("^(?:在[册岗校编职]|现有|登记)(?=..)")
"""How people are counted, which a sort of them leaves out."""
_PERSONS = frozenset(("人", "名", "位"))
_LONGEST_SORT, _LEAST_PEOPLE = 8, 2
_PEOPLE = frozenset("员人师生者户民工兵长手家童年老军部众妇女男孩婴医士友属偶子侨象才业")
"""What words for people end with."""
_NO_PEOPLE = ("工", "家", "户", "总部", "子", "加工", "中心", "年")
_DONE_TO = ("新", "其", "含")


def graded(case: Case) -> Name | None:
    """专任教师850人,其中本科学历|620人; 卫生技术人员中大专学历|251人,中专学历|200人."""
    if case.text[-1:] not in _LAST or case.here.quantity.family != "person":
        return None
    grade = _GRADE.fullmatch(case.text)
    if grade is None:
        return None
    said, last = case.said, case.last
    whole = grade.group(1) or (last.noun if last.rule == _CLASS and said.unit == case.here.quantity.unit else "")
    if not whole and grade.group(2) not in OTHERS and said.among and said.over.text:
        whole = object_of(said.over)
    return Name(grade.group(2) + whole, "", _CLASS, noun=whole) if whole else None


_ITSELF = frozenset(("来信", "来访", "来电", "网络"))
"""Ways in which something came in, which others came in by ways beside."""


def the_others(case: Case) -> Name | None:
    """建成果园7万亩,其中核桃5万亩、其它|2万亩: of what is told apart."""
    whole = object_of(case.said.whole)
    beside = whole in _ITSELF and sum(one in _ITSELF for one in case.said.levels) > 1
    if case.text not in OTHERS or beside or "占" in whole or case.here.quantity.family == "money" or len(whole) <= 1:
        return None
    return Name(case.text + whole, "", "head carried over")


def told_apart(case: Case) -> Name | None:
    """居家养老人数达到2万人(其中政府补助|1万人,自费1万人): a sort of a number of people, which is no word for people."""
    text, whole = case.text, case.said.whole.text
    if not whole.endswith(_NUMBERS) or case.here.quantity.unit not in ("人", "户", "件") or case.verb:
        return None
    if not 1 < len(text) <= _LONGEST_SORT or text.startswith(_DONE_TO) or text[-1] in _NO_SORT:
        return None
    return None if text[:2] in whole or text[-2:] in whole else Name(text + whole, "", "head carried over")


_NO_SORT = _PEOPLE - {"业"} | {"数", "率", "别", "类", "镇", "村", "乡", "区", "县", "市"}
"""What words end with that need no such noun behind them, are places, or tell what is counted themselves."""
_NUMBERS = ("人数", "户数", "件数")


def of_before(case: Case) -> Name | None:
    """Name a level by what the paragraph before counted (重点项目30项。其中:⏎省级|6项), and a task by what its item is about
    (一是农村危房改造工程。年度任务|5000户)."""
    if case.last.text:
        return None
    if case.text in _TASKS:
        theme = case.said.themed(case.here)
        return Name(theme + case.text, "", "belongs to what the heading names") if theme else None
    whole = case.said.topics.near(case.here.quantity.unit) if case.text[-1:] == "级" else None
    if whole is None or case.here.previous is not None or (case.here.quantity.value or 0) > whole.value:
        return None
    noun = _LEVELS_FIRST.sub("", whole.noun)
    return Name(case.text + noun, "", "class of what was counted before", noun=case.text + noun)


_TASKS = frozenset(("年度任务", "全年任务", "目标任务", "年度目标任务", "计划任务", "年度目标", "年度计划", "任务", "任务数"))
_LEVELS_FIRST = lazy("^(?:(?:国家|[省市县区州乡镇村])、?){1,4}级?(?=重|主|大|[一-龥]{2,})")


_GRANTS = frozenset(("授权", "核准", "获批"))


def granted(case: Case) -> Name | None:
    """发明专利申请75件,授权|15件."""
    if case.text not in _GRANTS or not case.last.text.endswith("申请") or len(case.last.text) <= len("专利申请"):
        return None
    return Name(case.last.text[: -len("申请")] + case.text, "", "verb with the noun before")
