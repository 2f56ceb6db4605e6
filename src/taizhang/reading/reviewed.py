"""Which year the reviews of a document report."""

import re

from taizhang.reading.dating import census_of, planned_years
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Kind
from taizhang.reading.sections import REVIEWING, TASKING, is_account, years_in

BODY = 20000
"""So many characters are asked what a document without a telling title does."""
BOTH = lazy(
    r"(?:总结[^,。;]{0,16}(?:计划|思路|打算|安排|谋划|要点)"
    r"|(?:总结|小结|回顾|工作[^,。;]{0,8}(?:情况|进展|成效)|20\d\d年[^,。;]{0,12}发展(?:总体|基本|主要)?情况|汇报)(?:及|和|与|暨|、|以及|并)"
    r"[^,。;]{0,20}(?:计划|思路|打算|安排|谋划|要点|重点|工作|目标|任务|设想|部署|建议|举措|措施|展望)(?:的?(?:汇报|报告))?)$"
)
"""The title of a summary that goes on to what is planned."""
_AUTUMN = 10
"""From this month on what is published in a year tells of it."""
_PART_OF_YEAR = lazy(
    # One class of first characters, and only then which it was: so a search passes over all others quickly.
    r"[0-9元一上半前二三今截目](?:(?<=\d)(?<![\d~-].)(?<!\d[至到].)(?<!\d年.)(?:(?<=1)[-至到]\d{1,2}|\d?)月"
    r"(?:[份底末]?,|份(?:共|全[市县区])|\d{1,2}日(?!前))"
    r"|(?<=1)(?<![\d年].)-\d{1,2}月|(?<=[元一])[至到][二三四五六七八九十]{1,2}月|(?<=上)半年|(?<=半)(?<!下.)年来"
    r"|(?<=目)前(?=全[市县区]完成)|(?<=前)三季度|(?<=[一二三])季度|(?<=今)年以来|(?<=截)至目前)"
)
"""Times that a report names which was given before its year was over."""
_DONE_THIS_YEAR = lazy(
    r"今年以来|今年[^。;\n要将计应]{0,16}(?:已|共|累计|[成现了]了)|今年(?:上半年)?,(?:全[县市区]|我[县市区局])?"
    r"(?:投入|完成|新[建增]|实施|开展|组织|改造|发放|建成)"
)
"""How a report speaks of the year in which it was given."""
_GOALS_OF_YEAR = lazy("今年[^。;\\n]{0,24}?(?:目标|任务|计划|[要将]|力争|确保|打算|思路)")
"""How a report on the year before speaks of its own."""
_LAST_YEAR = lazy("(?<![比较同由从自])(?:去年|上年|过去一年|过去的一年)(?!同)")
_WHOLE_YEAR = lazy("(?<![去上]年)全年(?!任务|目标|计划|预算|控制|指标|考核)")
_BEFORE_YEARS_END = lazy(r"(?<![年\d])截[至止]到?(?:[1-9]|1[01])月(?!3?1日以前)")
"""How a report says that the year of which it tells is not over; a yearbook's entry opens with its label."""
_ON_THE_WAY = lazy(
    "(?:实事|工程|任务|项目)[^,。;\\d确力保]{0,8}进展(?:顺利|良好|迅速)|实事(?:项目)?(?:,?(?:全部)?(?:交卷|收官|兑现)|(?:均已?|已)?(?:全部|圆满|顺利)完成)"
)
"""What a text says of tasks that are under way or done."""


def under_way(normalised: str, year: int | None, end: int) -> bool:
    """Say whether a text tells before ``end`` that the tasks of its year are under way."""
    if year is None or (found := _ON_THE_WAY.search(normalised, 0, end)) is None:
        return False
    at = found.start()
    return f"{year}年" in normalised[:end] and f"{year - 1}年" not in normalised[:at]


NEWS_HEAD = 200
"""How news opens, within so many characters: it tells of what was done unless its words plan."""
_JUST_NOW = lazy("近日|日前|近期,|昨[日天]|新闻发布会|新闻通气会|记者(?:从|了解|获悉)|今年以来")
"""How news tells that what it is about has just come about."""
_DATELINE = lazy("\\d日[电讯]|(?<!最)近日|日前")
"""How news opens that tells of its own year, whatever it says will come of it."""
_OPENING = 3000
_HALF_REPORTED = lazy("(?:今年以来|上半年(?:以来)?|前三季度)(?:政府)?(?:主要)?工作(?:情况)?回顾")
"""The heading over what a report looks back at within its own year."""
_OVER_LAST = lazy("(?m)^[一二三四五六七八九十]?、?(20\\d\\d)年[^,。;\n]{0,16}回顾$")
"""A heading over what a year brought."""
_PASSING = lazy("即将过去的(20\\d\\d)年")
"""The year that a report looks back at, where it is given before that year is over."""
_PART_REPORTED = lazy(
    r"(\d{4})年(?:上半年|前三季度|[一1]季度|1[-至到]\d{1,2}月)[^,。;]{0,24}(?:执行|运行|完成|进展)情况"
)
"""The title of a report on a part of its own year."""


def _titled(title: str | None, normalised: str, year: int) -> int | None:
    """Return the year that a report's title says it is on where that is the one before ``year``, or the year of the
    census that it tells of, or None."""
    named = years_in(title) if title and "计划" not in title and "打算" not in title else []
    if named == [year - 1]:
        return year - 1
    census = census_of(normalised) if not named else None
    return census if census is not None and year - _OUT_BY <= census < year else None


_OFFICE = lazy(
    "我[局办委会院馆站校所队厅部](?!员)|我(?:中心|单位|部门|街道)|本(?:局|单位|部门)|局(?:党组|党委|机关|系统|班子)|报告期(?:间|内)|上个月|本[周月](?!级)"
    "|(?:代表|委员):|(?:建议|提案)[^。;\n]{0,24}收悉|答复如下|(?<=[\n、.) ])(?:部门|单位)?(?:主要职责|机构设置|概况)|白皮书"
)
"""How an office speaks of itself and of the term of which it tells."""
_REPLIES = lazy("(?:建议|提案)[^。;\n]{0,24}收悉|答复如下")
"""How an office answers, and so tells of how things stand."""
_AUDITED = lazy("审计(?:查出|结果|抽查|\\()|查出问题")
_AUDITS, _SO_OFTEN = 3, 2
"""What tells so often what audits found is an audit's."""
_OFFICES = ("局", "委", "办", "厅", "部", "院", "会", "中心", "队", "所", "馆", "站", "室", "处", "街道")
_OUT_BY = 3
"""A census is told of within so many years."""
_LOOKED_BACK_AT = lazy(r"[ ]*(?:[一1][、.])?((?:19|20)\d\d)年[^,。;\n]{0,6}")


def _looks_back_at(normalised: str, year: int) -> bool:
    """Say whether a line begins as a review of the year (一、2021年工作回顾)."""
    at = normalised.find("工作回顾", 0, BODY)
    while at >= 0:
        found = _LOOKED_BACK_AT.fullmatch(normalised, normalised.rfind("\n", 0, at) + 1, at)
        if found is not None and found.group(1) == str(year):
            return True
        at = normalised.find("工作回顾", at + 1, BODY)
    return False


_SO_FAR = lazy("截[至止]目前|今年以来|目前|今年")


def _of_a_review(kind: Kind, title: str | None, normalised: str, year: int) -> int:
    """Return the year of a document that only reports: by its heading over a year, else by its title, else its own."""
    if kind == "summary" and f"{year}年" not in normalised:
        heads = _OVER_LAST.search(normalised, 0, _OPENING)
        if heads is not None:
            return year - 1 if int(heads.group(1)) == year - 1 else year
    named = _titled(title, normalised, year)
    if named is None and kind == "summary" and f"{year}年" not in normalised[:BODY]:
        # 项目2023年预算资金1560万元…截至年底: no other year is told of
        told = re.search(rf"{year - 1}年(?<![比较与同从由自到于]{year - 1}年)(?!同期|[底末初]|以来)", normalised[:_OPENING])
        return year if told is None or _SO_FAR.search(normalised, 0, BODY) is not None else year - 1
    return year if named is None else named


def _of_its_own_year(kind: Kind, title: str | None, date: str | None, normalised: str, year: int) -> bool:
    """Say whether a title, a heading, a date or an opening tells that a document was given within the year it reports.
    """
    told = title or (normalised[:NEWS_HEAD] if kind == "plan_report" else "")  # or how news of such a report opens
    if told and (part := _PART_REPORTED.search(told)) is not None and part.group(1) == str(year):
        return True
    if kind == "work_report":
        return _looks_back_at(normalised, year) or _HALF_REPORTED.search(normalised, 0, _OPENING) is not None
    if kind in TASKING:
        # 2025年民生实事完成情况 tells of the year whose tasks it lists, and so does what says how they get on.
        return (title is not None and is_account(title)) or under_way(normalised, year, BODY)
    if kind != "other":
        return False
    if normalised.startswith("【") or _BEFORE_YEARS_END.search(normalised, 0, BODY) is not None:
        return True
    if date is not None and int(date[:4]) == year and int(date[5:7]) >= _AUTUMN:
        return True
    unnamed = f"{year}年" not in normalised[:BODY] and f"{year - 1}年" not in normalised[:BODY]
    return unnamed and _JUST_NOW.search(normalised, 0, NEWS_HEAD) is not None  # news of what is going on


_PUBLISHED = lazy("发布日期[:| ]{0,6}20\\d\\d年")
"""When a page was published, at its head, which says nothing of the year it tells of."""


def _by_words(bare: bool, other: bool, body: str, year: int, by: str | None) -> int:
    """Return the year that a report speaks of as over, or as still going on.

    Nothing but its words says whether a report was given in the year that it reports or in the next. ``bare`` says that
    it is read as what it calls itself, ``other`` that it is of no known kind, ``by`` who issued it.
    """
    if other and "收悉" in body[:NEWS_HEAD] and _REPLIES.search(body) is not None:
        return year
    own = f"{year}年" in body
    # 2012年,全县紧紧围绕…目标,实现生产总值450亿元: what is done for an aim is no plan
    ahead = (
        rf"{year}年(?!以来)(?:(?!围绕|对照|对标|锚定)[^。;\n]){{0,20}}?"
        "(?:目标|(?<!投资)计划(?!投资|总)|力争|确保|(?<!主)要|将|任务|(?<![共已])安排|打算)"
    )
    if bare and not (other and _DATELINE.search(body, 0, NEWS_HEAD)) and re.search(ahead, body) is not None:
        return year - 1
    last = f"{year - 1}年"  # first in each pattern, so that a search finds it by its letters
    named = len(re.findall(rf"{last}(?<![比较与同从由自到]{last})(?!同期)", body))
    if own:
        dated = len(_PUBLISHED.findall(body)) if "发布日期" in body else 0
        return year if body.count(f"{year}年") - dated >= named else year - 1
    unnamed = other and not named
    if unnamed and re.search(rf"[比较与同]{year - 1}年[^,。;]{{0,6}}同?期", body) is not None:
        return year  # 比2017年春运同期下降
    if len(_DONE_THIS_YEAR.findall(body)) > len(_LAST_YEAR.findall(body)):
        return year
    told = rf"{last}(?<![比较与同从由自到]{last})度?,[一-龥]"
    if other and re.search(told, body) is not None and "今年" not in _GOALS_OF_YEAR.sub("", body):
        return year - 1
    without = re.sub(rf"{last}[^。;\n]*", "", body)  # 2018年7月通过验收,9月26日摘帽
    if len(_PART_OF_YEAR.findall(without)) > len(_WHOLE_YEAR.findall(without)):
        return year
    if not unnamed:
        return year - 1
    then = re.search("[与比较]?[去上]年同期", body) is not None
    if then and _LAST_YEAR.search(body) is None and _WHOLE_YEAR.search(body) is None:
        return year  # 新批项目13家,与去年同期持平
    if not then and "今年" not in body and _LAST_YEAR.search(body) is not None:
        return year - 1  # 去年全省受理案件1.6万件, and of no other year anything
    still = body.count("目前,") >= _SO_OFTEN and _WHOLE_YEAR.search(body) is None
    if still and _LAST_YEAR.search(body) is None:
        return year  # 目前,全市高层次人才11000人…。目前,参保53万人
    # An office reports the year it is asked of; a government the one before that of its plans.
    own_account = _OFFICE.search(body) is not None or len(_AUDITED.findall(body)) >= _AUDITS
    return year if own_account or (by is not None and by.endswith(_OFFICES)) else year - 1


def reported_year(
    kind: Kind, nature: Kind, title: str | None, date: str | None, normalised: str, year: int | None, by: str | None
) -> int | None:
    """Return the year that a document's reviews report; see ``Description.reported``.

    ``kind`` and ``nature`` are what it calls itself and what it is read as, ``year`` what it stands for, ``by`` who
    issued it; each may be None where it isn't known.
    """
    passing = _PASSING.search(normalised, 0, _OPENING) if "即将过去的" in normalised[:_OPENING] else None
    if year is None:
        return int(passing.group(1)) if passing is not None else None
    both = BOTH.search(title) if title else None
    if both is not None and f"{year}年" in both.group():
        return year - 1
    if passing is not None:
        return int(passing.group(1))
    if kind in REVIEWING:
        return _of_a_review(kind, title, normalised, year)
    if kind == "five_year_plan":
        return year - 5  # a plan is for the five years up to its own, and looks back at those before them
    span = planned_years(title) if title is not None and kind not in REVIEWING else None
    if span is not None and span[1] == year:
        return span[0] - 1
    if _of_its_own_year(kind, title, date, normalised, year):
        return year
    if nature != kind or kind == "other":
        return _by_words(nature == kind, kind == "other", normalised[:BODY], year, by)
    return year - 1
