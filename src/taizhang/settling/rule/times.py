"""Words of time: which year, part of a year or span of years a figure is of."""

import re
from dataclasses import dataclass
from typing import Any

from taizhang.reading.patterns import lazy
from taizhang.reading.tables import alternation
from taizhang.settling.rule.words import any_of

_MONTHS = (
    "截[至止]到?(?:(?:19|20)[0-9]{2}年)?(?:[2-9]|1[01])月|(?<![0-9])1(?:月份?)?[-—－–―─~～至到](?:[2-9]|1[01])月"
    "|(?<![二三四五六七八九十第])[一元](?:月份?)?[-—－–―─~～至到](?:十一?|[二三四五六七八九])月"
    "|[前头](?:[2-9]|1[01]|十一?|[二三四五六七八九])个月"
)
"""The first months of a year, or up to which of them."""
_STEP = lazy(
    "(?<![0-9])(?:1[-—－至到][3-9]|4[-—－至到]6|7[-—－至到](?:9|12)|10[-—－至到]12)月(?![^。；;]*(?:全年|年内|年底))"
)
"""Months by which a year's goal is reached in steps (1-6月引进项目5个,7-9月…)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule:
    """Words of time: which year, part of a year or span of years a figure is of."""

    means: re.Pattern[str]
    """Matches words that make a value a yearly mean."""
    summed_up: re.Pattern[str]
    """Matches words that make a value one over several years all the same."""
    from_to: re.Pattern[str]
    """Matches a span from one year to another."""
    several_years: re.Pattern[str]
    """Matches words that spread a value over several years unless one year is named too."""
    begins: re.Pattern[str]
    """Matches words that say that a plan of several years only begins."""
    closes_span: re.Pattern[str]
    """Matches a mention of a plan of several years that only begins or ends with the year (“十四五”收官之年)."""
    span_of_years: re.Pattern[str]
    """Matches words with which a review goes over to a span of years."""
    whole_year: re.Pattern[str]
    """Matches words with which it speaks of one year as a whole."""
    leading_years: re.Pattern[str]
    """Matches a number of years at the start of a clause."""
    this_and_next: re.Pattern[str]
    """Matches a number of years at the start of a clause that begins with this year."""
    each_year: re.Pattern[str]
    """Matches words that say of a value over several years that it is each year's."""
    current_year: re.Pattern[str]
    """Matches words for the year in which a document was issued."""
    one_year: re.Pattern[str]
    """Matches other words that name one year."""
    step: re.Pattern[str]
    """Months that a goal is one step of the year's for, before it in its sentence."""
    time_opening: re.Pattern[str]
    """Matches a clause's opening that names a part of the year (group ``part``) or the year (上半年, 全年)."""
    part_year: re.Pattern[str]
    """Matches words that make a result one of a part of the year."""
    whole_of_year: re.Pattern[str]
    """Matches words with which a report speaks of the whole year."""
    part_target: re.Pattern[str]
    """Matches words that make a target one of a part of the year."""
    once_running: re.Pattern[str]
    """Matches words after which it is told what a project is to yield."""
    not_reached: re.Pattern[str]
    """Matches words after which a target that was not reached is named again."""
    set_before: re.Pattern[str]
    """Matches words after which a report tells what had been set."""
    came_of_it: re.Pattern[str]
    """Matches words with which it goes on to what came of that."""


def time_rule(raw: dict[str, Any]) -> TimeRule:
    """Return the rule that the data file, read as ``raw``, lays down."""
    periods: dict[str, list[str]] = raw["periods"]
    return TimeRule(
        means=any_of(periods["means"]),
        summed_up=any_of([*periods["means"], *periods["summed_up"]]),
        from_to=lazy("(?:19|20)[0-9]{2}年? ?[至到—–-] ?(?:19|20)[0-9]{2}年"),
        several_years=any_of(periods["several_years"]),
        begins=any_of(periods["begins"]),
        closes_span=lazy(
            f"[^，,。；;！!]{{0,20}}(?:{alternation(periods['several_years'])})[^，,。；;！!]{{0,8}}?"
            f"(?:{alternation(periods['closes_span'])})"
        ),
        span_of_years=lazy(
            f"{alternation(periods['span_of_years'])}|十[一二三四五六七]五”?(?:规划)?(?:{alternation(periods['plan_span'])})"
        ),
        whole_year=lazy(f"{alternation(periods['whole_year'])}|过去的?(?:19|20)[0-9]{{2}}年"),
        leading_years=lazy(f"(?:{alternation(periods['leading_years'])})(?!{alternation(periods['not_leading'])})"),
        this_and_next=any_of(periods["this_and_next"]),
        each_year=any_of(periods["each_year"]),
        current_year=any_of(periods["current_year"]),
        one_year=lazy(alternation(periods["one_year"]) + "|(?:19|20)[0-9]{2}年"),
        step=_STEP,
        time_opening=lazy(
            f"(?:^|[,，;；:：、(（])\\s{{0,4}}(?:{alternation(periods['before_time'])}|(?:19|20)[0-9]{{2}}年){{0,4}}"
            f"(?:(?P<part>{alternation(periods['part_year'])}|{_MONTHS})"
            f"|(?:{alternation(periods['names_year'])}|(?:19|20)[0-9]{{2}}年(?![0-9上下前一二三四]))"
            # 今年计划新建9座 says of what year the plan is, not the 5座 that were built so far.
            "(?!的?(?:计划|拟|目标|任务)))"
        ),
        # 从上半年的3.2%回升至全年的6.5% only starts there; 从上半年看 tells of it.
        part_year=lazy(f"(?:(?<![从由])|(?=[^,，。；;]{{2,14}}看))(?:{alternation(periods['part_year'])}|{_MONTHS})"),
        whole_of_year=any_of(periods["whole_of_year"]),
        part_target=any_of(periods["part_target"]),
        once_running=any_of(periods["once_running"]),
        not_reached=any_of(periods["not_reached"]),
        set_before=lazy(
            f"(?:{alternation(periods['set_by'])})[^，,。；;]{{0,12}}(?:{alternation(periods['set_how'])})"
            f"[^。；;]{{0,20}}?(?:{alternation(periods['set_hope'])})"
        ),
        came_of_it=any_of(periods["came_of_it"]),
    )
