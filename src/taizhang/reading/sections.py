"""What the heading of a section says of it: whether it looks back, sets targets or lists tasks."""

import re
from functools import cache

from taizhang.reading.patterns import lazy
from taizhang.reading.records import Kind, Part
from taizhang.reading.tables import alternation, words

REVIEWING: frozenset[Kind] = frozenset({"communique", "bulletin", "summary"})
"""Kinds that only report."""
TASKING: frozenset[Kind] = frozenset({"task_list", "breakdown", "livelihood_list"})
"""Kinds that only list what is to be done."""
TWO_FOLD: frozenset[Kind] = frozenset({"work_report", "plan_report", "budget_report"})
"""Kinds that look back before they look ahead."""
_YEAR = lazy(r"(?<!\d)((?:19|20)\d{2})(?=年|[-:~至到和、及与]|$)|([一二][〇○零九一二三四五六七八]{3})年")
_DOCUMENT = ("报告", "报告全文", "报告(全文)")
"""How the title of a document ends, which says nothing of its first section (2026年云溪区政府工作报告)."""
_SPELLED = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_SEVERAL = lazy(r"十[一二三四五六]五|过去[三五六3-6]年|今后[三五35]年|[三五六]年来|本届|时期|远景")


_PLANS = (
    *("计划", "方案", "要点", "纲要", "安排", "打算", "思路", "任务", "清单", "规划", "设想", "谋划", "预案", "举措", "部署"),
    *("实施意见", "工作意见", "安排意见"),
)
"""Ends of titles over what is to be done."""
_PLANS_BY = lazy(
    r"关于(?:做好|加[强快大]|推进|推动|促进|开展|进一步|深入|切实|抓好|下达|分解|印发|全面|大力)[^,。;]{2,60}(?<!情况的)(?:意见|通知)$"
    r"|(?:部门|单位|三公”?经费)[^,。;]{0,8}预算(?:编制|安排|公开|信息公开|情况|的)*(?:说明|公开|公示)(?:说明)?$"
    r"|(?:安排|计划|打算|思路)的报告$|预算(?:收支|草案)?安排(?:情况)?$|(?:19|20)\d\d年[^,。;]{0,12}(?:重点|主要)工作$"
)
"""A title that plans by more than its last word (关于做好2026年水利工作的通知)."""
_REPORTS = lazy("总结|回顾|(?:执行|完成|落实|进展|推进|办理|实施|开展)情况|进度|评估|解读|通报")


def plans(title: str) -> bool:
    """Say whether a title is one over what is to be done."""
    if title.endswith(")") and "(20" in title[-_YEARS_IN_BRACKETS:]:
        title = title[: title.rindex("(20")]  # …三年行动方案(2023—2025年)
    planned = title.endswith(_PLANS) or _PLANS_BY.search(title) is not None
    return planned and _REPORTS.search(title) is None and not fulfilled(title)


def fulfilled(title: str) -> bool:
    """Say whether a title says that what was set was fulfilled (公路建设超额完成年度计划)."""
    return _FULFILLED.search(title) is not None or _DONE_ALREADY.search(title) is not None


_YEARS_IN_BRACKETS = 14
"""Years in brackets behind a title are at most so long."""
_FULFILLED = lazy("(?:超额|圆满|全面|提前)完成了?(?:年度|全年|当年|[一-龥]{2,12}?)?(?:目标|计划|任务){1,2}$")
_DONE_ALREADY = lazy("(?<!确保)(?<!力争)(?<!争取)(?:提前|超额|已|全部|圆满)完成(?=\\d)[^,。;]{0,16}(?:实事|工程)(?:项目)?$")
"""A headline that tells of tasks done (提前完成16项民生实事)."""


def is_told(title: str) -> bool:
    """Say whether the title of a list of tasks says that it tells what came of them (…为民办实事工程情况报告)."""
    title = without_time(title)
    return _TELLS.search(title) is not None or of_progress(title) or _DONE_ALREADY.search(title) is not None



def without_time(title: str) -> str:
    """Return a title without the time up to which it tells, in a bracket behind it."""
    return _UP_TO.sub("", title) if title.endswith(")") else title


_UP_TO = lazy(r"\((?:20\d\d年)?(?:截至)?(?:[1一]?\d{0,2}[-—~–至]?\d{1,2}月(?:份|底|\d{1,2}日)?|上半年|前三季度|[一二三四]季度)\)$")
"""The time up to which something is told, behind its title (…推进情况(1-11月))."""


def of_progress(title: str) -> bool:
    """Say whether a title ends with how far tasks are (…重点民生实事最新进展), and not with what was made of it
    (项目建设取得新进展)."""
    return _PROGRESS.search(title) is not None


_PROGRESS = lazy(
    "(?:实事|工程|任务|工作|项目)[^,。;]{0,10}(?<!取得)(?<!取得新)(?<!取得重大)(?<!积极)(?<!有新)(?<!加快)(?:进展|进度)(?:公示|公告)?$"
)
_TELLS = lazy(
    "(?:推进|进展|完成|落实|办理|实施)(?:总体|基本)?情况(?:通报|公示|汇总)?$"
    "|(?<!征集)(?<!安排)(?<!编制)(?<!谋划)(?<!遴选)(?<!建议)(?<!计划)情况的?报告$"
    "|(?:办理|推进|落实|实施|完成)工作的?报告$|成绩单”?$|半年报”?$"
)


@cache
def word_of(section: str) -> re.Pattern[str]:
    """Return what finds a word of a list of the table of outlines."""
    return lazy(alternation(words("outline", section)))


@cache
def _back_at_end() -> re.Pattern[str]:
    dealt_with = alternation(words("outline", "dealt_with"))
    return lazy(rf"^(?!.*(?:{dealt_with})).{{0,18}}(?:{alternation(words('outline', 'review_heading_ends'))})$")


_DONE_AT_END = lazy(
    r"(?!.*(?:确保|力争|争取|按期|加快|推动|推进|抓好|全力|促进|保障|高质量|高标准)).{2,60}"
    r"(?:(?:全部|圆满|均已|已|顺利|超额|全面)完成|(?:项目|任务|实事|工程|目标)完成|进展(?:顺利|良好|迅速)|成效(?:显著|明显)|(?:项目|任务|实事)(?:全面|全部|件件)落实)[。!]?"
)
"""A title that says that something is done (…民生实事项目全部完成)."""


@cache
def _ahead_at_end() -> re.Pattern[str]:
    return lazy(rf"^.{{0,14}}(?:{alternation(words('outline', 'ahead_heading_ends'))})$")


def two_fold(kind: Kind | None) -> bool:
    """Say whether documents of this kind look back before they look ahead."""
    return kind in TWO_FOLD


def years_in(normalised: str) -> list[int]:
    """Return the calendar years that a heading or lead-in names, in Arabic or Chinese figures, each once."""
    if "年" not in normalised and "20" not in normalised and "19" not in normalised:
        return []
    found = [int(arabic or spelled.translate(_SPELLED)) for arabic, spelled in _YEAR.findall(normalised)]
    return list(dict.fromkeys([year for year in found if 1900 <= year <= 2100])) if found else found


def either_way(title: str) -> bool:
    """Say whether a heading is for planning only by words for what may as well have been done (办好民生实事)."""
    task = word_of("tasks_headings").search(title)
    return task is not None and task.group() in words("outline", "either_headings")


def several_years(title: str) -> bool:
    """Say whether a heading speaks of a span of years (a five-year plan, a term of office)."""
    return _SEVERAL.search(title) is not None


_TERM = lazy(
    "(?<![一-龥])(九|十[一二三四五]?)五(?=”?(?:时期|期间|规划|计划|[经国主发]))|(?<=“)(九|十[一二三四五]?)五(?=”)"
)
_TERMS = {"九": 2000, "十": 2005, "十一": 2010, "十二": 2015, "十三": 2020, "十四": 2025, "十五": 2030}
"""The last year of each five-year plan."""


def ends_of_terms(lead: str) -> list[int]:
    """Return the last years of the five-year plans that a lead-in names, each once."""
    return list(dict.fromkeys(_TERMS[bare or quoted] for bare, quoted in _TERM.findall(lead)))


_TERM_ONLY = lazy(r"“?十[一二三四五六]五”?(?:时期|期间)|[今未][后来][三五]年")
_ONE_YEAR = lazy(r"今年|本年|明年|(?:19|20)\d\d年|元年|开局|开好局|起好步|开好头|起步之年|首战")


def of_a_term(title: str) -> bool:
    """Say whether a heading is about what is to be reached over a term of years, and about no single one of them."""
    return _TERM_ONLY.search(title) is not None and _ONE_YEAR.search(title) is None


_ACHIEVED = lazy(
    "^(?!.*(?:确保|力争|推动|保证|促进|努力|争取|(?:^|[,、]|全力|切实|有力|坚决)保障)).*(?:如期|圆满|顺利|提前|超额|胜利|全面)(?:实现|完成)$"
)
"""A heading that says of a goal that it was reached (经济增长目标如期实现)."""


_MET = lazy(
    "^(?!.*(?:确保|力争|推动|保证|促进|努力|争取|保障|推进|全力))(?:.*(?:全部|均|已|圆满|顺利|超额|如期|提前)完成了?(?:年度|全年|当年|[一-龥]{2,12}?)?(?:目标|任务){1,2}"
    "|.*(?:达到?|未完成|已完成)(?:预期|序时进度)?(?:要求)?的(?:具体|主要|相关|重点|部分)?(?:目标|指标|任务|事项){1,2}(?:如下)?)[!。:]?$"
)
"""A heading that says of goals whether they were met (36项实事全部完成年度目标!, 未达到序时进度要求的具体目标如下:)."""


def heading_part(
    title: str, kind: Kind | None, year: int | None, reported: int | None = None
) -> tuple[Part | None, bool]:
    """Return what a heading says of the stretch under it, and whether it names a look back and a look ahead at once.

    ``reported`` is the year that the document's reviews report, where that is known.
    """
    if kind in REVIEWING:
        return of_reporting(title, year, reported), False
    years = years_in(title)
    if title.endswith(("实现", "完成")) and _ACHIEVED.search(title) is not None:
        return "review", False
    if ("目标" in title or "任务" in title) and _MET.search(title) is not None:
        return "review", False
    if title[-2:] in _SET and _SETS_BUDGET.search(title) is not None and not (years and year and max(years) < year):
        return "targets", False  # 2022年一般公共预算收入安排情况
    if kind == "other" and title.endswith(_SAID_BELOW):
        return None, False
    if kind == "other" and title.endswith(_WHAT_IT_IS):
        return "review", False
    if kind == "other" and "预算" in title and title[-2:] in _SET_OUT and _BUDGETED.search(title) is not None:
        return ("review" if years and year and max(years) < year else "targets"), False
    if title[-2:] in _HOW_IT_WENT and _PART_OF_YEAR.search(title) is not None:
        return "review", False
    review = word_of("review_headings").search(title)
    if review is None and kind not in TWO_FOLD:
        review = _back_at_end().search(title) or _DONE_AT_END.fullmatch(title)
    target = word_of("targets_headings").search(_SLOGAN.sub("", title) if "目标" in title else title)
    task = word_of("tasks_headings").search(title)
    if task is None and kind not in TWO_FOLD:
        task = word_of("ahead_headings").search(title)
    ahead = target or task
    if review and ahead and len(years) > 1:
        return "review", True
    if ahead and 0 <= title.find("形势") < ahead.start():
        return None, False  # 当前形势和今后任务 opens with a look back
    if review and (not target or review.start() < target.start() or len(years) < 2):
        return "review", False
    gone = bool(years) and year is not None and max(years) < year and not several_years(title)
    if gone and kind != "five_year_plan" and (not ahead or (year is not None and max(years) == year - 1)):
        return "review", False
    if target and (task is None or target.start() <= task.start() < target.end() or target.start() < task.start()):
        return "targets", False
    if task:
        return "tasks", False
    if dated_ahead(title, year) and not title.endswith(_DOCUMENT):
        return ("tasks" if reported is None or min(years) > reported else None), False
    return None, False


_SLOGAN = lazy("(?:咬定|紧盯|围绕|锚定|聚焦|对标|瞄准|紧扣|对照|盯紧|紧紧围绕)[^,、。]{0,8}目标(?:任务)?(?!和|及)")
"""What only says that the goals were kept in sight (咬定目标,稳步推进各项民生工程)."""
_HOW_IT_WENT = ("情况", "执行", "运行", "回顾")
_PART_OF_YEAR = lazy(
    "^(?!.*(?:下半年|计划|打算|安排|目标|要点|思路|分解)).*(?:上半年度?|前三季度|[一二三]季度|(?<!\\d)[1一][-—~–至]\\d{1,2}月)"
)
"""A heading over how part of a year went, which is over whichever year the document is of (2024年上半年财政收支情况)."""
_SET = ("安排", "情况", "草案", "说明")
_SET_OUT = (*_SET, "预算")
_SETS_BUDGET = lazy("(?:预算草案|(?:预算|收入|支出|收支|调入资金|经费)(?:草案)?安排)(?:情况)?(?:说明)?$")
"""What heads the incomes and spendings that are planned."""
_WHAT_IT_IS = ("单位构成", "机构设置", "机构设置情况", "人员构成", "人员情况", "主要职能", "主要职责", "职能简介")
"""Headings over what an office is, in whatever it publishes."""
_SAID_BELOW = ("收支总体情况", "收支总体情况说明", "政府采购情况", "政府采购情况说明", "绩效目标设置情况", "绩效目标设置情况说明", "机关运行经费情况", "机关运行经费情况说明")
"""Headings of such notices under which the sentences say whether they plan."""
_BUDGETED = lazy(
    "^(?!.*(?:决算|执行|完成)).*(?:(?:部门|单位|收支|公共财政|收入|支出|经费|采购|基金)[^,。;]{0,8}预算|预算(?:当年|财政|支出|收入|基本)[^,。;]{0,8})"
    "(?:总体|安排|拨款|变化|的)*情况(?:说明)?$"
    "|(?:^|[)）、.])(?:部门|单位)?(?:收入|支出|收支|“三公”经费|机关运行经费|政府采购)预算(?:安排)?(?:说明)?$"
)
"""What heads the parts of an office's notice of its budget (三、部门支出预算情况说明)."""


def is_worded(title: str) -> bool:
    """Say whether a heading's words, and not only a year in it, say what it does."""
    return any(word_of(f"{part}_headings").search(title) for part in ("review", "targets", "tasks")) or (
        title[-2:] in _SET and _SETS_BUDGET.search(title) is not None
    )


def is_account(title: str) -> bool:
    """Say whether a title says by its end that what follows looks back (基本情况, 概况, …项目全部完成)."""
    return _back_at_end().search(title) is not None or _DONE_AT_END.fullmatch(title) is not None


_MEANS = ("主要措施", "主要工作措施", "工作措施", "重点措施")


def only_means(title: str) -> bool:
    """Say whether a heading is over what was done or is to be done, by the section before."""
    return (
        title.endswith(_MEANS)
        and word_of("ahead_headings").search(title) is None
        and _MEANS_TO_GOALS.search(title) is None
    )


_MEANS_TO_GOALS = lazy("(?:实现|完成|达到|确保)[^,。;]{0,24}(?:计划|目标|任务)")
"""What says that the means are those to goals, which lie ahead (实现2026年计划的主要措施)."""


def dated_ahead(title: str, year: int | None) -> bool:
    """Say whether a heading names a year, and none before the document's own (2026年主要目标和任务)."""
    years = years_in(title)
    return bool(years) and year is not None and min(years) >= year


_PLANS_AT_END = lazy("(?:目标|任务|安排|打算|思路|重点|计划|重点工作|举措)$")


def of_reporting(title: str, year: int | None, reported: int | None = None) -> Part | None:
    """Return what a heading of a document that reports plainly says: that it looks ahead (下一步打算, 工作要求) or back.

    One that is dated after all that is ``reported`` looks ahead whatever its words; one that is dated in ``year``, the
    document's own, does where it names goals or tasks (2026年主要目标和任务).
    """
    back = _back_at_end().search(title)
    if title[-2:] in _SET and _SETS_BUDGET.search(title) is not None and dated_ahead(title, year):
        return "targets"  # 一、2022年“三公”经费预算安排情况, before that of what was spent the year before
    if "总结" in title or "回顾" in title:
        # A heading over both (工作总结和明年打算) leaves open which of the two follows.
        return None if word_of("ahead_headings").search(title) else "review"
    if back is None and (
        word_of("ahead_headings").search(title)
        or _ahead_at_end().search(title)
        or (reported is not None and dated_ahead(title, reported + 1))
    ):
        return "tasks"
    if back or word_of("review_headings").search(title):
        return "review"
    return "tasks" if _PLANS_AT_END.search(title) and dated_ahead(title, year) else None
