"""When a document was delivered or published, and for which year it stands."""

from collections import Counter
from collections.abc import Sequence

from taizhang.reading.paragraphs import Span
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Kind
from taizhang.reading.sections import REVIEWING, TASKING, years_in

_ROWS = 14
"""A date stands within this many first paragraphs, or near the end."""
_DAY = r"((?:19|20)\d{2})[ ]?[年./-][ ]?(\d{1,2})[ ]?[月./-][ ]?(\d{1,2})[ ]?日?"
_DELIVERED = lazy(_DAY + r"[^。\n]{0,12}[在经][^。\n]{2,50}(?:会议|大会|届\s{1,6}人民代表大会)")
_STAMPED = lazy(r"(?:发布时间|发布日期|公开日期|成文日期|印发日期|日期|时间):?[ ]*" + _DAY)
_ALONE = lazy(r"\(?" + _DAY + r"\)?$")
_TIMED = lazy(r"(?<![\d.])" + _DAY + r"[ T]{1,2}\d{1,2}:\d{2}(?!\d)")
"""A day with the time of day, as a page bears it when it was published (云溪日报 2021-03-25 00:20)."""
_SPELLED_DAY = lazy(
    r"([一二][〇○零Ο九一二三四五六七八]{3})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_CN_DIGIT = {ch: i for i, ch in enumerate("零一二三四五六七八九")}
_PLANS_FOR = lazy(
    r"([12](?<!报告.)(?<!回顾.)(?<!总结.)(?:(?<=1)9|(?<=2)0)\d{2})年(?:(?!\d{4}年)[^,。;\n]){0,24}?"
    r"(?:计划(?!执行|完成|进展)|目标|工作安排|重点工作|主要任务|总体要求|工作部署|总体部署|的工作|工作打算|预期目标|工作任务(?!的?完成)|工作建议|主要工作)"
)
_LOOKS_BACK = lazy(
    r"((?:19|20)\d{2})年(?:(?:(?!\d{4}年)[^,。;\n]){0,24}?(?:工作回顾|回顾|执行情况|完成情况|工作总结|工作情况)"
    r"|(?<=(?:报告|回顾|总结).{5})[^,。;\n]{0,6}工作)"
)
_SPAN_YEARS = lazy(r"((?:19|20)\d{2})[年]?[-~至到—–－～]+((?:19|20)\d{2})年?")
_FIVE_YEAR = lazy(
    r"(?<!届)(十[一二三四五六]?|[五六七八九])五(?=”|规划|计划|时期)|第(十[一二三四五六]?|[五六七八九])个五年"
)
_FIVE_YEAR_FIRST = 2025
"""End of the fourteenth five-year plan; the n-th ends five years before or after for each plan between."""
# What is sought comes first and what stands round it after, so that a search passes over the rest of the text quickly.
_SPACED_DIGITS = lazy(r" (?<=\d.) ?(?=[\d年])")
_TO_COME = lazy(r"[^。;\n]{0,20}(?:目标|计划|力争|确保|要(?![求点素闻])|将|任务(?!的?(?:全面|圆满|顺利)?完成))")
_ANY_YEAR = lazy(r"年(?<=((?:19|20)\d{2})年)(?<![\d比由从较到至].{5})(?!的\d[\d.]*倍)")
_ANY_SPELLED = lazy(r"年(?<=([一二][〇○零九一二三四五六七八]{3}年))(?<![比由从较到至同].{5})")
_TITLES = lazy(r"《[^》\n]{2,60}》")
"""Other documents, whose years say nothing of this one's (《…2035年远景目标纲要》)."""
_YEAR_ALONE = lazy(r"(?<![\d〔\[-])20[0-4]\d(?![\d年〕\]-])(?=[一-龥]{2})")
"""A year without 年 in a title (数字山东2021行动方案)."""
_PLAN_TITLE = lazy("(?:规划|计划|纲要|方案)(?!.*(?:情况|评估|总结|报告|解读))")
"""A title of what is planned, whose span of years or five-year plan it is for."""
_DRAFT = lazy(r"计划\(?草案|预算\(?草案|计划的")
_OF_PART = lazy("上半年|前三季度|[一二三]季度|1[-—~–至]\\d{1,2}月")
"""A part of a year, of which a report tells that plans for the rest of it (2025年上半年计划执行情况的报告)."""
_BYLINE = 60
"""A line of no more characters may name who published a page and when."""
_YEARS_END = 11
"""From this month on a year is ending."""
_DELIVERED_KINDS: frozenset[Kind] = frozenset({"work_report", "plan_report", "budget_report"})
"""Kinds that are delivered in the year they plan for."""


def date_of(normalised: str, spans: Sequence[Span]) -> str | None:
    """Return the ISO date that a document bears: of delivery, else of publication, else alone on a line."""
    head = normalised[:4000]
    for pattern in (_DELIVERED, _STAMPED):
        found = pattern.search(head)
        if found and (iso := _iso(*map(int, found.groups()[:3]))):
            return iso
    for span in [*spans[:_ROWS], *spans[-8:]]:
        line = normalised[span.start : min(span.end, span.start + 120)]
        alone = _ALONE.fullmatch(line) if len(line) <= 16 else None
        if alone is None and len(line) <= _BYLINE and ":" in line:
            alone = _TIMED.search(line)
        if alone and (iso := _iso(*map(int, alone.groups()))):
            return iso
        spelled = _SPELLED_DAY.search(line) if len(line) <= 60 else None
        if spelled:
            year = years_in(spelled.group(1) + "年")
            iso = _iso(year[0], _count(spelled.group(2)), _count(spelled.group(3))) if year else None
            if iso:
                return iso
    return None


def _count(spelled: str) -> int:
    tens, ten, ones = spelled.rpartition("十")
    if not ten:
        return _CN_DIGIT.get(ones, 0)
    return (_CN_DIGIT.get(tens, 1) if tens else 1) * 10 + _CN_DIGIT.get(ones, 0)


def _iso(year: int, month: int, day: int) -> str | None:
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def year_of(title: str | None, normalised: str, spans: Sequence[Span], kind: Kind, date: str | None) -> int | None:
    """Return the year by the title, else the date of delivery, else the headings, else what the text names most."""
    if not (title and years_in(title)) and (census := census_of(normalised)) is not None:
        return census
    if title:
        span = _SPAN_YEARS.search(title)
        if span and kind == "five_year_plan":
            return int(span.group(2))
        if kind not in REVIEWING and _PLAN_TITLE.search(title) is not None and (end := _plan_end(title)) is not None:
            return end
        named = years_in(title)
        only_back = "执行情况" in title and not _DRAFT.search(title) and _OF_PART.search(title) is None
        if kind in ("plan_report", "budget_report") and len(named) == 1 and only_back:
            return named[0] + 1
        if named:
            year = max(named)
            return year + 1 if kind == "work_report" and _delivered_next(normalised, spans, year, date) else year
        bare = _YEAR_ALONE.search(title)
        if bare is not None:
            year = int(bare.group())
            return year + 1 if kind == "work_report" and _delivered_next(normalised, spans, year, date) else year
    if kind == "five_year_plan":
        return _plan_end(normalised[:3000])
    if kind in _DELIVERED_KINDS and date:
        # A congress that meets as the year ends is given the plan for the next.
        delivered = _DELIVERED.search(normalised[:4000]) is not None
        late = int(date[5:7]) >= _YEARS_END and delivered
        headed = None if delivered else _headed_for(normalised, spans, kind)
        if headed is not None and abs(headed - int(date[:4])) > 1:
            return headed  # the page was made long after the report was given
        return int(date[:4]) + late
    if kind not in REVIEWING and (headed := _headed_for(normalised, spans, kind)) is not None:
        return headed
    return _year_by_body(_without_others(normalised[:40000]), kind, date)


def _headed_for(normalised: str, spans: Sequence[Span], kind: Kind) -> int | None:
    """Return the year for which the headings and short lines of a text plan most, or None."""
    lines = "\n".join(normalised[s.start : s.end] for s in spans if s.end - s.start <= 80)
    lines = _without_others(lines)
    ahead = Counter(int(year) for year in _PLANS_FOR.findall(lines))
    if kind in _DELIVERED_KINDS or kind in TASKING:
        ahead.update(int(year) + 1 for year in _LOOKS_BACK.findall(lines))
        short = {year for row in lines.split("\n") if len(row) <= 30 for year in years_in(row)}
        ahead.update(year for year in short if year - 1 in short)
    return max(ahead, key=lambda year: (ahead[year], -year)) if ahead else None


_TITLED = 80
_CENSUS = lazy("第([一二三四五六七八])次全国(人口|经济|农业)普查[^,。;\\n]{0,6}公报")
"""The title of what a census brought, which is of the year of the census."""
_CENSUSES = {
    **{(which, "人口"): 2000 + 10 * at for at, which in enumerate("五六七八")},
    **{(which, "经济"): year for which, year in zip("一二三四五", (2004, 2008, 2013, 2018, 2023), strict=True)},
    **{(which, "农业"): 1996 + 10 * at for at, which in enumerate("一二三")},
}


def census_of(normalised: str) -> int | None:
    """Return the year of the census whose results a text tells, or None."""
    census = _CENSUS.search(normalised, 0, _TITLED) if "普查" in normalised[:_TITLED] else None
    return None if census is None else _CENSUSES.get((census[1], census[2]))


def _without_others(text: str) -> str:
    """Return ``text`` without other documents, and with the digits of a year set together."""
    return _TITLES.sub("", _SPACED_DIGITS.sub("", text)).replace("2035年远景", "远景")


def _delivered_next(normalised: str, spans: Sequence[Span], titled: int, date: str | None) -> bool:
    """Say whether a report titled by the year it looks back at was given in the next, for which it plans."""
    if date is None or int(date[:4]) != titled + 1:
        return False
    lines = "\n".join(normalised[s.start : s.end] for s in spans if s.end - s.start <= 80)
    ahead = Counter(map(int, _PLANS_FOR.findall(_without_others(lines))))
    if ahead[titled + 1]:
        return True
    return not ahead[titled] and _DELIVERED.search(normalised[:4000]) is not None


def _year_by_body(normalised: str, kind: Kind, date: str | None) -> int | None:
    named = Counter(years_in_all(normalised))
    if not named:
        return int(date[:4]) if date else None
    if kind in REVIEWING:
        return max(named, key=lambda year: (named[year], year))
    usual = max(named, key=lambda year: (named[year], year))
    if kind in _DELIVERED_KINDS and (told := _TOLD_OF_DRAFT.search(normalised, 0, _OPENING)) is not None:
        return int(told[1])
    if kind not in _DELIVERED_KINDS:
        if kind == "other" and date is not None and usual > int(date[:4]) + 1:
            return int(date[:4])  # what it tells of years to come is none of its own
        # News of a report counts what the year before brought, and gives the goals of its own.
        aims = _GOALS_OF.search(normalised) if kind == "other" and "预期目标" in normalised else None
        return usual + 1 if aims is not None and int(aims[1]) == usual + 1 else usual
    # A report on a term names its first and its last year alike (由1997年的…增加到2002年的…).
    spans = any(first in normalised for first in ("由19", "由20", "从19", "从20"))
    ends = Counter(map(int, _FROM_YEAR_TO.findall(normalised) if spans else ()))
    end, count = max(ends.items(), key=lambda told: told[1], default=(0, 0))
    if count >= _OFTEN and not _to_come(normalised, end, count):
        return end + 1
    if any(f"{usual}年{part}" in normalised for part in ("上半年", "前三季度", "1-", "一季度")) and "今年" in normalised:
        return usual  # what a report on a part of its own year tells
    # A report calls its own year 今年 and names the one before; a year that it speaks of as to come is its own.
    return usual if _to_come(normalised, usual, named[usual]) else usual + 1


_TOLD_OF_DRAFT = lazy(
    r"(?:执行情况[与和及]|[和与及]|同时|并|提出了?)[^,。;\d]{0,4}(20\d\d)年[^,。;\d]{0,16}(?:草案|工作(?:的?总体要求|安排|建议|任务|目标)|主要?预期目标)"
)
"""How news tells of a report, for which year it plans (关于2011年预算执行情况和2012年预算草案的报告; 提出2024年工作安排)."""
_OPENING = 600
"""Within so many characters news tells so."""
_GOALS_OF = lazy(r"(20\d\d)年,?[^。;\d]{0,20}预期目标(?![^。;,]{0,8}(?:完成|实现|执行))")
"""The year whose goals a text gives (2022年,全市经济社会发展主要预期目标为:…)."""
_FROM_YEAR_TO = lazy(r"[由从](?:19|20)\d\d年的?[^。;\n]{1,20}?[到至]((?:19|20)\d\d)年")
_OFTEN = 3
"""A year that so much has reached is the last one reported."""


def _to_come(normalised: str, year: int, named: int) -> bool:
    """Say whether a third of the times that a year is named it is spoken of as to come."""
    to_come, at = 0, normalised.find(f"{year}年")
    while at >= 0:
        found = _TO_COME.match(normalised, at + 5)
        to_come += found is not None
        at = normalised.find(f"{year}年", found.end() if found else at + 5)
    return to_come * 3 >= named


def years_in_all(normalised: str) -> list[int]:
    """Return every calendar year that ``normalised`` names, repeats included."""
    arabic = [int(year) for year in _ANY_YEAR.findall(normalised)]
    return arabic + [year for spelled in _ANY_SPELLED.findall(normalised) for year in years_in(spelled)]


def planned_years(title: str) -> tuple[int, int] | None:
    """Return the first and the last year of those that a title plans for (三年行动方案(2019—2021年)), or None."""
    span = _SPAN_YEARS.search(title) if _PLAN_TITLE.search(title) is not None else None
    return None if span is None else (int(span.group(1)), int(span.group(2)))


def _plan_end(text: str) -> int | None:
    span = _SPAN_YEARS.search(text)
    if span:
        return int(span.group(2))
    found = _FIVE_YEAR.search(text)
    if found is None:
        return None
    order = _count(found.group(1) or found.group(2))
    return _FIVE_YEAR_FIRST + 5 * (order - 14)
