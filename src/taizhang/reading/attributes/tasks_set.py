"""Whether the words right before a number say that it was set as a task or goal, in a text that reports."""

from taizhang.reading.attributes.part_done import part_done
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.patterns import lazy

_TASK_IS = lazy("(?:[年县市省区]|建设|工作|下达|^)[^,。;完成]{0,14}任务数?[是为](?:完成)?[^,。;完成]{0,12}$")
"""What a task asks for, in the clause of the figure itself (建设任务是新增床位500张)."""
_GOAL_STANDS = lazy(
    "(?:目标|任务|计划){1,2}[数值][是为]$|(?:目标|指标|计划)值(?:不低于|不少于|不高于)?[:≥≤><]{0,2}$"
    "|(?<![占成现到超为过于])(?:全年|年度|今年|当年|20\\d\\d年)(?:(?!完成)[^,。;占超达]){0,14}(?:目标任务|任务|目标)[数值]?[是为]?$"
)
"""What was set for a year, right before it (覆盖率全年目标数是|78.9%, 年度任务|120公里)."""
_GOAL_WORDS = frozenset("目标任务计划数值是为")
_TASK_OF = lazy("(?:[改建]造|危改|改厕|建设|整治|治理|搬迁|安置|培训|种植|造林)任务数?[是为]$")
"""A task by what is to be done, right before how much of it (危房改造任务为|1034户)."""
_PARTS_OF_TASK = lazy(
    "(?:[改建]造|危改|改厕|建设|整治|治理|搬迁|安置|培训|种植|造林|工程)(?:目标总?|总)?任务数?[是为]?\\d[^。;已完开竣占]*其中[^。;已完开竣占]*$"
)
"""What a task is made up of (危房改造任务为1034户,其中C级|653户)."""
_OPENS_WITH_TASK = lazy(
    "[ \t]{0,8}(?:\\d{1,2}[.、])?[^,。;:]{0,12}?任务[是为](?:(?!已|完成|实际|目前|累计|截[至止])[^。;]){2,120}"
)
"""How a sentence begins that says what was set, up to what came of it (目标任务是改造36个,惠及5200户)."""
_ASSIGNED = lazy("(?:下达|确定|分配|明确)[^,。;完]{2,60}任务数?[是为]?$")
"""What was set for a place to do (省厅下达我市投资任务|33.9亿元)."""
_HANDED_DOWN = lazy("下达[^,。;完]{2,40}[值额量资]目标$")
"""What was set for a place to reach (市下达我区产值目标|201亿元)."""
_HOPES = lazy("[ \\d.、]{0,4}(?:(?:今年|全年|年内|到?年底前?|下半年|[二三四]季度|接下来),?)?力争(?!了|上游)")
"""How a clause begins that says what is hoped for (力争全年完成投资|5亿元,目前已完成3亿元)."""
_HOPED_IN = lazy("[,;。\\n]力争(?:今年|全年|年内|到?年底前?|下半年|[二三四]季度)[^,。;]{0,40}?\\d")
"""Before a further number of what is hoped for by a time (力争三季度新签约项目120个,新开工|60个)."""
_GOAL_FIRST = lazy(
    "[ \\d.、]{0,4}(?:全年|年度|今年|当年|年初|20\\d\\d年)?(?:目标任务|任务目标|目标|任务)(?!完成|的)[^,。;完占超达已率]{0,14}"
    "(?:完成[^,。;完占超达已率]{0,8})?$"
)
"""What was set, told before what came of it (年度目标新建泵站|10座,目前完成5座)."""
_CAME_OF_IT = lazy(
    "[^,。;]{0,10}[,;](?:截[至止][^,。;]{0,8},?|上半年|1[-—~–至]\\d{1,2}月份?,?)?(?:目前|现|已|实|累计|完成|共)"
)
_OF_THE_TASK = lazy(
    "[^,。;\\d]{0,4}(?:的|[一-龥]{0,6}(?=任务))(?:目标任务|任务|目标|计划),(?:截[至止][^,。;]{0,8},?|目前|现|上半年)?(?:已|实际|累计)[^,。;\\d]{0,8}\\d"
)
"""What stands after a figure that was the task, before what came of it (新建泵站10座|的任务,已完成5座)."""
_MEANT_TO = lazy(
    "(?:今年|明年|下半年|年内|全年)[^。;]{0,30}计划[从由](?:现在|目前|现行)?的?(?:每[人户月年])*(?:[^,。;已]{0,4}\\d[^,。;]{0,8}[到至])?$"
)
"""What a standard is to be raised from and to, told before what came of it (补助标准计划从每人每年|45元提高到|50元)."""
_REMAINS = lazy("[^,。;]{0,6}(?:将|计划|拟)(?:于|在)?[^,。;]{0,8}(?:完成|建成|完工|竣工|开工|投用|交付)")
"""What is said of those that are left (剩余5座|将于年底前建成)."""
_OUGHT = lazy(
    "[,、 \\d.]{0,4}(?:今年|全年|年度|本年)?应(?:当?新?[建改扩]|开工|完成|竣工|投入|安装|配备|培训|治理)[^,。;完已]{0,14}$"
)
"""What ought to have been done, told before what was (应建卫生室|10座,实建5座)."""
_NEEDED = lazy(
    "[,、 \\d.]{0,4}(?:今年|全年|年度|本年|20\\d\\d年)[^,。;\\d完已]{0,16}?需要?(?:完成|新增|新建|改造|改建|扩建|建设|整治|治理|培训)(?!的)[^,。;已]{0,14}$"
)
"""What the year asks for (全年需完成改造|320户)."""
_BESIDE = lazy(
    "[,、]?(?:[国省市区县][定级]?|年度|全年|年初|上级|下达|原定|考核){0,3}(目标任务|任务|计划|目标)(?:任务)?[数值]?[是为]?"
)
"""What was set, told in a bracket behind what came of it (新造林1.7万亩(任务|1.5万亩))."""
_HELD_TO = lazy(
    "(?:完成|占|为|达到?)(?:[省市县区州](?:下达的?)|[一-龥]{0,4}?下达的?)?((?:[省市县区州]上)?"
    "(?:全年|年度|当年|考核|计划|年(?=任务|计划|目标))*(?:目标任务|任务|目标|计划|预算)数?(?:(?<=计划目标)[一-龥]{2,6})?)的?$"
)
"""What stands before a bracket that tells how much was set (占计划目标到位资金(|11亿元)的80%)."""
_SET = lazy(
    "(?:任务(?:数|数量)?[是为]?|(?:年度|全年)(?:目标)?任务[^,。;\\d完]{2,20}|下达[^,。;\\d完]{2,30})\\d[\\d.,]*[万亿千百]?[^,。;\\d]{1,4}$"
)
"""How a clause ends that says what was set as a task."""
_DONE_SO_FAR = lazy("[,、;]?(?:[至截][^,。;]{1,9}[,、]?|现|目前|今年)?(?:已|实际|累计|共|实)+完成$")
"""What stands right before how much of a task is done (任务30个,目前已完成|28个)."""
_LEFT = ("剩余", "其余", "余下", "剩下")


def remains(text: str, here: Surroundings) -> bool:
    """Say whether a number tells what is left, and until when that is to be done."""
    return here.left.endswith(_LEFT) and _REMAINS.match(text, here.quantity.end, here.sentence[1]) is not None


def done_of_task(here: Surroundings) -> bool:
    """Say whether a number tells how much is done of the task that the clause before set (新开工项目任务30个,已完成|28个)."""
    unit = here.quantity.unit
    return (
        here.left[-2:] == "完成"
        and here.previous is None
        and unit is not None
        and here.lead.endswith(unit)
        and _DONE_SO_FAR.fullmatch(here.left.strip()) is not None
        and _SET.search(here.lead) is not None
    )


def set_beside(here: Surroundings) -> str:
    """Return the word by which a bracket says what was set, behind what came of it, or nothing."""
    if not here.inside or here.previous is not None:
        return ""
    if not here.left.strip():
        held = _HELD_TO.search(here.before_bracket)
        return "" if held is None else held.group(1)  # 完成全年任务(|42亿元)的59%
    if _GOAL_WORDS.isdisjoint(here.left[-2:]):
        return ""
    told = _BESIDE.fullmatch(here.left.strip())
    return "" if told is None else told.group(1)


def _told_first(text: str, here: Surroundings, clause: str) -> bool:
    """Say whether a number was set, hoped for or left to do, as the words right before and after it say."""
    right = here.right
    if "力争" in clause and _HOPES.match(clause) is not None:
        return True
    start, end = here.part[0], here.quantity.start
    if (
        clause[:1] != "力"
        and text.find("力争", start, end) >= 0
        and (hoped := _HOPED_IN.search(text, start, end)) is not None
        and _TOLD_DONE.search(text, hoped.end(), end) is None
    ):
        return True
    if (
        (right[:1] == "的" or ("任务" in right and here.quantity.unit not in ("项", "个", "件")))
        and "完成" not in clause
        and "达" not in clause
        and "超" not in clause
    ):
        return _OF_THE_TASK.match(text, here.quantity.end, here.sentence[1]) is not None
    if "计划" in clause and _MEANT_TO.search(clause) is not None:
        return True
    if "需" in clause and _NEEDED.match(clause) is not None:
        return True
    if "应" in clause[:8] and _OUGHT.match(clause) is not None:
        return _CAME_OF_IT.match(text, here.quantity.end, here.sentence[1]) is not None
    if here.left.endswith(_LEFT):
        return remains(text, here)
    return (
        not here.inside
        and ("目标" in clause or "任务" in clause)
        and _GOAL_FIRST.match(clause) is not None
        and _CAME_OF_IT.match(text, here.quantity.end, here.sentence[1]) is not None
    )


_OF_A_YEAR = lazy("\\s*(?:据(?:了解|悉|介绍|统计),?)?(?:截[至止])?((?:19|20)\\d\\d)年(?:度|全年|[末底])?(?![-~—至到])")
_HELD_AGAINST_IT = lazy("(?:比|较)(?:上年|去年|19\\d\\d年|20\\d\\d年)|同比|[共现]有|全[省市县区州旗镇乡]有|累计|常住人口|户籍人口|了|已|增长|下降")
_ON_WHAT_WAS = lazy("在(?:19|20)\\d\\d年(?!的?目标)[^,。;]{0,16}$")
_AHEAD = lazy("(?<![主重])要(?![求素点])|将|力争|确保|目标|计划|再|继续|争取|基础上|今年|明年|建议|拟")


def told_of_year(text: str, here: Surroundings, year: int) -> bool:
    """Say whether a sentence tells of a year gone by as of what was, and not of what is to come (2024年实现生产总值500亿元,
    比上年增长6%)."""
    start = here.sentence[0]
    if here.right.startswith(("的基础上", "基础上")):
        return _ON_WHAT_WAS.search(here.left) is not None  # 在2025年建成5所|的基础上,再建6所
    opens = _OF_A_YEAR.match(text, start, here.quantity.start)
    if opens is None or int(opens[1]) != year or _AHEAD.search(text, opens.end(), here.clause[1]) is not None:
        return False
    return _HELD_AGAINST_IT.search(text, opens.end(), here.sentence[1]) is not None


_BY_RULE = lazy("[ \\d.、]{0,4}(?:按照?|根据|对照|围绕|紧扣|严格按照?)(?!年初|计划的)")
_RULE_FIRST, _RULE_REACH = frozenset("按根对围紧严"), 5
_REQUIRED = lazy(
    "[^,。\\d]{0,24}(?:;[^,。]{2,60})?的(?:总体|工作|目标|有关|相关|具体|时限|进度|质量)?(?:要求|目标|部署)"
)
"""What stands behind a number that a rule asks for (按照开工率达到90%|的要求,…)."""
_OF_A_KIND = lazy(
    "[^。;]{0,24}?(?:底线|奋斗|争取|基本|挑战|保底|必保|力争|冲刺)目标(?![的完达]|任务完)(?=[^,。;”]{0,12}\\d)"
    "(?![^。;]{0,40}(?:已|实际|目前|累计|占))"
)
"""How a 分号-clause begins that sets one goal of several (底线目标929亿元,增长12.5%)."""


_ANSWERED_BY = lazy(
    "[^\\n]{0,120}?"
    "(?:[(,;。](?:责任|牵头|主办|实施)(?:单位|部门):[^()\\n]{2,160}\\)?|\\([^()\\n]{2,60}(?:负责|牵头)\\))"
    "(?:[^\\n]{0,12}(?:实事|任务|项目|工作)(?:现|均)?已(?:经|全部|全面|基本|提前)?完成"
    "|[^\\n]{0,40}\\s+(?:\\d{1,2}[.、])?"
    "(?:[该此本](?:项|件)|(?:工作)?(?:进展|完成|落实)(?:情况)?:|目前|截[至止]|已|上半年|1[-—~–至]\\d{1,2}月))"
)
"""What stands behind a number in the line that says a task and who answers for it, before the one that says how far
it is (1.新建幼儿园8所(责任单位:区教育局)⏎此项工作已完成)."""
_TOLD_DONE = lazy("已|了|累计|截[至止]|目前|(?<!公)共(?!同|享|青)|同比|实际|达到")
_FAR = 240
_ITEM_SET = lazy("\\s*(?:[(]?\\d{1,2}[.、)]|[一二三四五六七八九十]{1,3}、)")
_SET_ABOVE = lazy(
    "[^\\n]{0,120}\\n(?:[^\\n]{0,80}\\n)?[^\\n]{0,60}(?:责任|牵头|主办|承办|实施)(?:单位|部门):[^\\n]{2,80}\\n"
    "(?:[^\\n:]{2,6}:[^\\n]{0,80}\\n)?(?:实际|目前|工作)?(?:进展|完成|落实|推进)情况:"
)
"""What stands below the line of an item that says a task: who answers for it, and an account of how far it is."""


def _titled(text: str, here: Surroundings) -> bool:
    """Say whether a number stands in the line that says a task, above the account of it."""
    end = here.quantity.end
    near = text[end : end + _FAR]
    if (
        "情况:" in near
        and _SET_ABOVE.match(text, end) is not None
        and _ITEM_SET.match(text, here.paragraph) is not None
    ):
        return _TOLD_DONE.search(text, here.paragraph, here.quantity.start) is None
    return (
        (":" in near or ")" in near)
        and ("位:" in near or "门:" in near or "责)" in near or "头)" in near)
        and _ANSWERED_BY.match(text, end) is not None
        and _TOLD_DONE.search(text, here.paragraph, here.quantity.start) is None
    )


_TASKS_QUOTED = lazy(
    "(?:(?:任务|指标|目标|承诺|项目)[^“”。;]{0,16}(?:是|为|有|即|:)|^\\s*(?:分别|主要)(?:是|为|有))"
    "(?:“[^”]{4,80}”[,、]?)*“[^”]{0,80}$"
)
"""What stands before a number in quotes that tell which tasks are meant (调整的任务是“建设泵站3座”,“…)."""


_UNMET = lazy(
    "(?:未达到?|未完成|没有完成|尚未完成)[^。;]{0,40}?\\d([项个件])[^。;为]{0,24},(?:分别|主要)?(?:为|是)(?![:;。\\d])(?=[^。;]{2})"
)
"""How a report leads up to the goals that were not reached (未达到序时进度11项,为完成投资80亿元、…)."""


def _unmet(text: str, here: Surroundings) -> bool:
    """Say whether a number is one of the goals that a report says were not reached."""
    start, end = here.sentence[0], here.quantity.start
    led = _UNMET.search(text, start, end) if text.find("未", start, end) >= 0 else None
    counts = led is not None and led[1] == here.quantity.unit and "建" not in here.left
    return led is not None and not counts  # 未完成3项,分别为东山镇1项、…


def _quoted(text: str, here: Surroundings) -> bool:
    """Say whether a number stands in the words of a task that a report quotes."""
    start, end = here.sentence[0], here.quantity.start
    if text.rfind("“", start, end) <= text.rfind("”", start, end):
        return False
    return _TASKS_QUOTED.search(text[start:end]) is not None


_WITHIN = lazy("(?:的)?(?:预期|年度|全年|控制|调控)?目标(?:范围|值|区间)?(?:之内|以内|内)")


def _within_goal(here: Surroundings) -> bool:
    """Say whether a number is the goal within which something was kept (上涨2.2%,控制在3%|目标范围内)."""
    return here.left.endswith(("控制在", "保持在", "处于")) and _WITHIN.match(here.right) is not None


def set_to_do(text: str, here: Surroundings, clause: str) -> bool:
    """Say whether a number of a review was set as a task or goal (年度任务|120公里; 危房改造任务为|1034户)."""
    if _told_first(text, here, clause) or set_beside(here) or part_done(text, here, clause):
        return True
    if (
        not _RULE_FIRST.isdisjoint(text[here.sentence[0] : here.sentence[0] + _RULE_REACH])
        and _BY_RULE.match(text, here.sentence[0], here.quantity.start) is not None
        and _REQUIRED.match(text, here.quantity.end, here.sentence[1]) is not None
    ):
        return True
    if text.find("目标", here.part[0], here.quantity.start) >= 0 and _OF_A_KIND.match(text, *here.part) is not None:
        return True
    if "任务" in clause and (
        _TASK_IS.search(clause) is not None
        or _ASSIGNED.search(clause) is not None
        or ("完成" not in clause and _TASK_OF.search(clause) is not None)
    ):
        return True
    if clause.endswith("目标") and _HANDED_DOWN.search(clause) is not None:
        return True
    stands = not _GOAL_WORDS.isdisjoint(clause[-2:]) and here.right[:1] != "的"
    if stands and _GOAL_STANDS.search(clause) is not None:
        return True
    if _titled(text, here) or _quoted(text, here) or _unmet(text, here) or _within_goal(here):
        return True
    start, end = here.sentence[0], here.quantity.start
    if text.find("任务", start, end) < 0:
        return False
    return _OPENS_WITH_TASK.fullmatch(text, start, end) is not None or (
        (here.closing != ":" and "其中" in text[start:end] and "完成" not in text[start:end])
        and _PARTS_OF_TASK.search(text, start, end) is not None
    )
