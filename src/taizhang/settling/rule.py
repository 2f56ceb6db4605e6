"""The settlement rule as data, read once."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from taizhang.reading.patterns import lazy
from taizhang.reading.tables import alternation


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementRule:
    """对账规则: tolerance, units and words, with their source in the data file."""

    source: str
    """Where the rule is laid down."""
    effective: str
    """The ISO date from which it holds."""
    percentage_points: Decimal
    """How far a value in % may fall short of a target that says 左右."""
    relative: Decimal
    """How far any other value may, as a share of the target."""
    unit_groups: tuple[frozenset[str], ...]
    """Units that count the same things."""
    unit_sizes: tuple[dict[str, Decimal], ...]
    """Units of one size, with their worth in the smallest."""
    verb_classes: dict[str, frozenset[str]]
    """For each word of doing, the classes it belongs to."""
    related: frozenset[frozenset[str]]
    """Pairs of classes that may stand for one another."""
    apart: tuple[tuple[frozenset[str], frozenset[str]], ...]
    """Pairs of sets of doings that are never each other's, whatever their classes (新建, 改造)."""
    verb_pattern: re.Pattern[str]
    """Matches any word of doing, the longest first."""
    leading_verbs: re.Pattern[str]
    """Matches a word of doing at the start."""
    obtained: re.Pattern[str]
    """Matches a clause in which money is to be obtained."""
    begun: tuple[str, ...]
    """Words that say of things counted that they were begun …"""
    under_way: tuple[str, ...]
    """… or are being worked on."""
    like_for_like: re.Pattern[str]
    """Matches words before a growth that say how it was made comparable."""
    rise_pattern: re.Pattern[str]
    """Matches words of rising to a level."""
    idle_pattern: re.Pattern[str]
    """Matches any word that does not change what is counted."""
    fringe: tuple[str, str]
    """Function words that may stand at the start and at the end of a name."""
    particles: frozenset[str]
    """Characters that may be added or left out inside a name."""
    growing: re.Pattern[str]
    """Matches words for the quantity that grows, which a growth may leave out."""
    growth_endings: tuple[str, ...]
    """Endings of names that state a growth."""
    spending_of: str
    """The word for public finance …"""
    spending: re.Pattern[str]
    """… beside which this matches words that only say that money is spent."""
    money_words: re.Pattern[str]
    """Matches words that only say of an amount that it is money for something."""
    target_titles: tuple[str, ...]
    """Words in a title that make a document a list of targets."""
    result_titles: tuple[str, ...]
    """Words in a title that make a document a report on what was done."""
    sharp_units: frozenset[str]
    """Units that few indicators share."""
    preamble: re.Pattern[str]
    """Matches what stands in a name up to a word for the year."""
    account_heads: tuple[str, ...]
    """Endings of a line's head that names an account."""
    own_level_before: tuple[str, ...]
    """Words before which a document's own level says nothing."""
    telling: frozenset[str]
    """Classes of doing that make a name of vague words a name."""
    telling_together: frozenset[str]
    """Classes of doing that documents use for one another (新增, 建设, 改造)."""
    levels: tuple[str, ...]
    """Words for a rank or kind; a name that has one is none that has another or none."""
    droppable: re.Pattern[str]
    """Matches modifiers that a document may leave out of a name."""
    also: dict[str, str]
    """Names that say less than the dictionary's, and the other indicator that they may be told as."""
    short_forms: dict[str, str]
    """Short forms and what they stand for."""
    short_pattern: re.Pattern[str]
    """Matches any short form."""
    totals: re.Pattern[str]
    """Matches words before a figure that say it is a total."""
    summed_up: re.Pattern[str]
    """Matches words that make a value one over several years all the same."""
    standing: tuple[str, ...]
    """Words before a target that say what something is to stand at."""
    doing_names: tuple[str, ...]
    """Endings of names that tell of something done in a year without a further verb."""
    leaving_out: re.Pattern[str]
    """Matches words that leave a part out of what is counted; its group is that part."""
    not_left_out: tuple[str, ...]
    """Words of what is left out only to make years comparable, or is never in the statistic."""
    one_basis: re.Pattern[str]
    """Matches words that say that a growth is told on one basis with the year before."""
    standing_names: tuple[str, ...]
    """Endings of names of what stands."""
    comes_to: re.Pattern[str]
    """Matches words before a figure that say what something has risen or fallen to."""
    the_task: re.Pattern[str]
    """Matches words after a figure that only say it is what had been set (新建公厕12座的任务)."""
    task_before: re.Pattern[str]
    """Matches the end of the words before such a figure (新建公厕：计划12座)."""
    task_words: re.Pattern[str]
    """Matches words after a figure that say it is what was set."""
    stock: tuple[str, ...]
    """Words before a figure that say it is a stock."""
    vague: frozenset[str]
    """Names that say too little to match by."""
    means: re.Pattern[str]
    """Matches words that make a value a yearly mean."""
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
    people: re.Pattern[str]
    """Matches words after a number that make it that of a people spoken of (40万云溪人民)."""
    not_reached: re.Pattern[str]
    """Matches words after which a target that was not reached is named again."""
    set_before: re.Pattern[str]
    """Matches words after which a report tells what had been set."""
    came_of_it: re.Pattern[str]
    """Matches words with which it goes on to what came of that."""
    area_endings: tuple[str, ...]
    """Endings of a heading or responsible unit that is an area."""
    area_parts: tuple[str, ...]
    """Words before a figure that make it one of what lies along or around something."""
    area_never: tuple[str, ...]
    """Endings of what is none all the same."""
    area_each: tuple[str, ...]
    """What stands for each of several areas."""
    owners: re.Pattern[str]
    """Matches whose figures a list of several opens with, up to its first figure's name (省属企业完成)."""
    area_longest: int
    """How many characters the name of an area has at most."""
    near_below: tuple[str, ...]
    """Words before a figure that put it close under the number."""
    marks: tuple[str, ...]
    """Words right after a figure that make its number a mark that was passed."""


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


_WHO_SET = "[省市县区]定(?!.{0,3}(?:民生|惠民|民心|实事|工程|事项))"
"""Who set a task (省定任务); of 实事 it says which."""


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return lazy(alternation(words))


def _verbs(words: Iterable[str]) -> str:
    """Return a pattern for any word of doing; the 增加 of 增加值 is none, nor the 上线 of 线上线下."""
    longest_first = sorted(words, key=len, reverse=True)
    bounded = (re.escape(word) + ("(?!值)" if word.endswith("增加") else "") for word in longest_first)
    return "|".join(f"(?<!线){word}" if word == "上线" else word for word in bounded)


@cache
def settlement_rule() -> SettlementRule:
    """Return the rule that ships with the package."""
    text = files("taizhang.settling").joinpath("data/settling.toml").read_text(encoding="utf-8")
    raw: dict[str, Any] = tomllib.loads(text)
    verbs: dict[str, list[str]] = dict(raw["verbs"])
    related = verbs.pop("related")
    apart: list[list[list[str]]] = raw["verbs"]["apart"]
    verbs.pop("apart")
    light = [word for word in verbs.pop("light") if word != "新"]
    new_in = alternation([word.removeprefix("新") for word in verbs.pop("new_in")])
    rises = verbs.pop("rises")
    begun = verbs.pop("begun")
    under_way = verbs.pop("under_way")
    periods: dict[str, list[str]] = raw["periods"]
    classes: dict[str, set[str]] = {}
    for name, words in verbs.items():
        for word in words:
            classes.setdefault(word, set()).add(name)
    doing = _verbs(classes)
    return SettlementRule(
        source=raw["source"],
        effective=raw["effective"],
        percentage_points=Decimal(raw["tolerance"]["percentage_points"]),
        relative=Decimal(raw["tolerance"]["relative"]),
        unit_groups=tuple(frozenset(group) for group in raw["units"]["groups"]),
        unit_sizes=tuple({unit: Decimal(worth) for unit, worth in sizes.items()} for sizes in raw["units"]["sizes"]),
        verb_classes={word: frozenset(names) for word, names in classes.items()},
        related=frozenset(frozenset(pair) for pair in related),
        apart=tuple((frozenset(one), frozenset(other)) for one, other in apart),
        verb_pattern=lazy(doing),
        leading_verbs=lazy(f"^(?:{doing})"),
        begun=tuple(begun),
        under_way=tuple(under_way),
        obtained=lazy(f"争取(?!{alternation(light)})[\u4e00-\u9fff]{{2,12}}$"),
        like_for_like=_any_of(raw["names"]["like_for_like"]),
        rise_pattern=_any_of(rises),
        idle_pattern=lazy(f"{alternation([*light, *raw['names']['generic']])}|新(?!{new_in})|{_WHO_SET}"),
        fringe=(raw["names"]["fringe_start"], raw["names"]["fringe_end"]),
        particles=frozenset(raw["names"]["particles"]),
        growing=_any_of(raw["names"]["growing"]),
        growth_endings=tuple(raw["names"]["growth_endings"]),
        spending_of=raw["names"]["spending_of"],
        spending=_any_of(raw["names"]["spending"]),
        money_words=_any_of([*raw["names"]["spending"], *raw["names"]["money_for"]]),
        target_titles=tuple(raw["names"]["target_titles"]),
        result_titles=tuple(raw["names"]["result_titles"]),
        sharp_units=frozenset(raw["names"]["sharp_units"]),
        preamble=lazy(f"^.{{0,12}}?(?:{alternation(raw['names']['after'])})"),
        account_heads=tuple(raw["names"]["account_heads"]),
        own_level_before=tuple(raw["names"]["own_level_before"]),
        telling=frozenset(raw["names"]["telling"]),
        telling_together=frozenset(raw["names"]["together"]),
        levels=tuple(raw["names"]["levels"]),
        droppable=_any_of(raw["names"]["droppable"]),
        also=dict(raw["names"]["also"]),
        short_forms=dict(raw["names"]["short_forms"]),
        short_pattern=_any_of(list(raw["names"]["short_forms"])),
        totals=lazy(f"(?:{alternation(raw['names']['totals'])})了?$"),
        summed_up=_any_of([*periods["means"], *periods["summed_up"]]),
        standing=tuple(raw["names"]["standing"]),
        doing_names=tuple(raw["names"]["doing_names"]),
        leaving_out=lazy(f"(?:{alternation(raw['names']['leaving_out'])})([\u4e00-\u9fff]{{2,14}}?)(?:之?后)?[，,)）]"),
        not_left_out=tuple(raw["names"]["not_left_out"]),
        one_basis=_any_of(raw["names"]["one_basis"]),
        standing_names=tuple(raw["names"]["standing_names"]),
        comes_to=lazy(f"(?<!累计)(?:{alternation(raw['names']['comes_to'])})$"),
        the_task=lazy(f"的?(?:年度|全年|目标|工作|建设)*(?:{alternation(raw['names']['task_words'])})"),
        task_before=lazy(f"(?<!完成)(?<!实现)(?:全年|年度|年初)?(?:{alternation(raw['names']['task_words'])})[为是]?$"),
        task_words=_any_of(raw["names"]["task_words"]),
        stock=tuple(raw["names"]["stock"]),
        vague=frozenset(raw["names"]["vague"]),
        means=_any_of(periods["means"]),
        from_to=lazy("(?:19|20)[0-9]{2}年? ?[至到—–-] ?(?:19|20)[0-9]{2}年"),
        several_years=_any_of(periods["several_years"]),
        begins=_any_of(periods["begins"]),
        closes_span=lazy(
            f"[^，,。；;！!]{{0,20}}(?:{alternation(periods['several_years'])})[^，,。；;！!]{{0,8}}?"
            f"(?:{alternation(periods['closes_span'])})"
        ),
        span_of_years=lazy(
            f"{alternation(periods['span_of_years'])}|十[一二三四五六七]五”?(?:规划)?(?:{alternation(periods['plan_span'])})"
        ),
        whole_year=lazy(f"{alternation(periods['whole_year'])}|过去的?(?:19|20)[0-9]{{2}}年"),
        leading_years=lazy(f"(?:{alternation(periods['leading_years'])})(?!{alternation(periods['not_leading'])})"),
        this_and_next=_any_of(periods["this_and_next"]),
        each_year=_any_of(periods["each_year"]),
        current_year=_any_of(periods["current_year"]),
        one_year=lazy(alternation(periods["one_year"]) + "|(?:19|20)[0-9]{2}年"),
        time_opening=lazy(
            f"(?:^|[,，;；:：、(（])\\s{{0,4}}(?:{alternation(periods['before_time'])}|(?:19|20)[0-9]{{2}}年){{0,4}}"
            f"(?:(?P<part>{alternation(periods['part_year'])}|{_MONTHS})"
            f"|(?:{alternation(periods['names_year'])})|(?:19|20)[0-9]{{2}}年(?![0-9上下前一二三四]))"
        ),
        part_year=lazy(f"{alternation(periods['part_year'])}|{_MONTHS}"),
        whole_of_year=_any_of(periods["whole_of_year"]),
        part_target=_any_of(periods["part_target"]),
        step=_STEP,
        once_running=_any_of(periods["once_running"]),
        people=lazy(f"[多余]?[\u4e00-\u9fff]{{0,6}}?(?:{alternation(raw['names']['people'])})"),
        not_reached=_any_of(periods["not_reached"]),
        set_before=lazy(
            f"(?:{alternation(periods['set_by'])})[^，,。；;]{{0,12}}(?:{alternation(periods['set_how'])})"
            f"[^。；;]{{0,20}}?(?:{alternation(periods['set_hope'])})"
        ),
        came_of_it=_any_of(periods["came_of_it"]),
        area_endings=tuple(raw["areas"]["endings"]),
        area_parts=tuple(raw["areas"]["parts"]),
        area_never=tuple(raw["areas"]["never"]),
        area_each=tuple(raw["areas"]["each"]),
        owners=lazy(
            f"(?:^|[,，;；:：])([\u4e00-\u9fff]{{2,12}}?(?:{alternation(raw['areas']['owners'])}))"
            f"(?:{alternation(raw['areas']['owners_do'])})"
        ),
        area_longest=raw["areas"]["longest"],
        near_below=tuple(raw["qualifiers"]["near_below"]),
        marks=tuple(raw["qualifiers"]["marks"]),
    )
