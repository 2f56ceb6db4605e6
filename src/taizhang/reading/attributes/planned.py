"""What an amount or a rate is held against: plans, budgets and tasks, by the words that name them."""

from taizhang.reading.attributes.lexicon import FLOW_FIRST, starts
from taizhang.reading.attributes.phrases import clean, lead_off
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.patterns import lazy

_APPROVED = (
    "(?:[一-龥]{0,10}(?:人大|人代会|人民代表大会)(?:[一-龥]{0,6}会议?)?(?:审议|审查)?(?:批准|通过)的?(?:全[省市县区州镇乡])?)"
)
"""Who approved a budget, before which budget it was (区人大批准|年初预算)."""
PLAN = lazy(
    rf"(?:占|完成|达到|超|超额完成|低于|高于|为(?=人大|{_APPROVED}|[省市县区州]下|全年任务|年度任务|全年计划)|相当于)(?:了)?"
    rf"{_APPROVED}?(?:全[市县区省州]|[省市县区州旗]本级)?"
    r"((?:总(?=任务|计划|目标)|[一-龥]{1,4}下达的?|[省市县区州]下|人大|人代会)?"
    r"(?:年初|调整后?|变动|全年|年度|[上下]?半年|[一二三四]季度|今年|阶段性?|省定|市定|县定|区定|当年|既定|预期|中央|省级|市级|年(?=计划|任务|目标)|[国省市县区州](?=考核|责任|目标"
    r"|年度|全年))*"
    r"(?:计划)?(?:考核|责任|投资|收入|支出|引资|任务|征缴|征收|扩面|建设|招商|造林|参保|新增|培训|就业|改造|收购)?"
    r"(?:预算|计划|任务|目标|(?:工程|总|项目)*概算|(?:指标|考核|责任)(?:任务|目标)|(?<=[年定])指标)(?:任务|调?整?数|值|投资|总?收入|总?支出)?)(?:的)?$"
)
"""What was planned of the amount before, which is told next (完成年度计划|75亿元|的106%)."""
PLAN_FIRST = frozenset("占完达超低高为相")
_OF_PLAN = lazy(
    r"^(?:分别)?(?:为|占(?!总(?!任务|计划|目标))|完成|达到|相当于|实现(?=全年|年度|既定|目标))(?:了)?"
    rf"{_APPROVED}?(?:[一-龥]{{1,4}}下达的?|[省市县区州]上)?"
    r"(?:年初|调整后?|变动|全年|年度|[上下]?半年|[一二三四]季度|今年|阶段性?|省定|市定|区定|县定|当年|原定?"
    r"|[预既](?:期|定)|奋斗|中央|省级|市级|总|年|[省市县区州](?=目标|任务|计划|民生|惠民)|(?:民生|惠民)(?:工程|实事)(?=目标|任务|计划))*(?:计划)?"
    r"(?:投资|收入|支出|引资|任务|出口|进口|进出口|招商|责任|指标|考核)?(?:预算|计划|任务|目标|计划投资|(?:控制|考核)指标|(?<=[年度定])指标|(?:序时|时序)?进度"
    r"|(?<=年度)总投资|预期(?=的$))(?:比例(?=的))?"
)
OF_PLAN = "share of the plan for the name before"
"""The rule by which a share of what was planned is named."""
_OTHER_PLAN = lazy("[,、和与]?(?:[国省市县区](?:定|级|下达)?)[^,。;、\\d占完]{0,6}(?:目标任务|任务|目标|计划)的?")
PLANNED_ENDS = ("任务", "目标", "计划", "任务数", "概算")
"""How a plan's name ends that something has fulfilled so much of."""
DONE_OF_PLAN = lazy(
    r"([一-龥“”、]{2,30}?)(?:已|累计|共|超额)*完成了?(?:阶段性?|全年|年度|当年|既定|省定|市定|县定|季度|时序)+(?:目标|计划|任务|投资){1,3}数?$"
    "|([一-龥“”、]{2,30}?)(?:已|累计)*完成了?(?:工程|项目|总|投资)*概算$"
)
"""What has fulfilled so much of a plan, in one clause (创业工程完成阶段目标任务的100%)."""
_OF_PLAN_FIRST = frozenset("分为占完达相实")


def of_plan(left: str) -> bool:
    """Say whether the words before a rate only say of which plan or budget it is (完成年度计划的)."""
    said = clean(left).lstrip("、,")
    if said[:1] not in _OF_PLAN_FIRST:
        said = lead_off(said)  # 截止上半年已完成年度计划的
    said = said.removeprefix("实际")
    return said[:1] in _OF_PLAN_FIRST and _OF_PLAN.match(said) is not None


def another_plan(left: str) -> bool:
    """Say whether the words before a rate only say of whose plan too (完成省下达任务的130%,市下达任务的|127%)."""
    return _OTHER_PLAN.fullmatch(clean(left)) is not None


_OF_THE_GOAL = lazy(
    "的(?:全年|年度|当年|年初|节点|阶段性?|既定|预定|[半季][年度]|上半年|前三季度|目标|[国省市县区]定)*(?:目标|任务|计划)(?=$|[,。;、)])"
)


def of_goal(here: Surroundings) -> bool:
    """Say whether what stands behind an amount only says that it was a goal (提前完成新建公厕20座|的年度任务)."""
    if here.quantity.family in ("percent", "points") or here.left.rstrip().endswith(_UNNAMED):
        return False
    return _OF_THE_GOAL.match(here.right) is not None


_UNNAMED = ("完成", "完成了", "实现", "达到", "超过", "高于", "低于", "超出")
"""What stands before a goal that has no name but that (超额完成|8所的年度目标任务)."""


def without_planner(text: str) -> str:
    """Return a name without who plans it (全区计划完成|造林面积, 计划开工|安置房)."""
    if (planned := _PLANS_TO.match(text)) is not None:
        return text[planned.end() :]
    if text.startswith(_OF_THE_YEAR) and "投资" not in text and starts(text[4:], FLOW_FIRST):
        return text[4:]
    planned = _PLANS.match(text)
    if planned is None:
        return text
    rest = text[planned.end() :]
    verb = starts(rest, FLOW_FIRST)
    return rest if verb and len(rest) > len(verb) + 1 and _OF_A_PLAN.search(rest) is None else text


OF_PROGRAMME = "(?<!改造)(?<!行动)(?<!改善)(?<!提升)(?<!培育)(?<!培养)(?<!振兴)(?<!攻坚)(?<!扶持)(?<!资助)"
"""Before 计划: it is the name of a programme, and plans nothing (薄弱学校改造计划)."""
_PLANS = lazy(
    f"(?:[^,。;《“]{{2,14}}?)?(?:(?<=[今本明]年)|(?<![年按度照]))(?:年初)?{OF_PROGRAMME}计划(?=[一-龥]{{4}})(?!投资|总|生育|单列)"
)
_PLANS_TO = lazy("[^,。;《]{2,14}?(?<!年度)计划(?:完成|实现)(?=[一-龥]{3})(?!投资|总)")
_OF_THE_YEAR = ("年度计划", "全年计划")
_OF_A_PLAN = lazy("(?:项目|工程)(?:投资|完成|累计|$)|率$")
"""What is called planned (计划开工项目)."""


def without_arranging(text: str, money: bool) -> str:
    """Return a phrase without the 安排 that it begins with, where that only leads up to what is counted (安排|重点项目458个),
    or to the whole area (安排全市|资金)."""
    if not money and text.endswith(("项目", "工程")) and len(text) >= len("安排重点项目"):
        return lead_off(text[2:])
    return text[4:] if text[2:3] == "全" and text[3:4] in _LEVELS else text


_LEVELS = frozenset("国省市州盟县区旗镇乡")
