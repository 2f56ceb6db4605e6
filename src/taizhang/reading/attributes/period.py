"""The calendar year a value belongs to."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from taizhang.reading.attributes.restating import last_of_years
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.yearsnamed import CN, Years, digits, last_year
from taizhang.reading.indicators import find
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Mood, Part
from taizhang.reading.sections import ends_of_terms

# One class of first characters, and only then which it was: so a search passes over all others quickly.
_SPAN = lazy(
    r"[\d三五两四六七八九十年近本过平累](?:(?<=\d)\d年?(?:[-~至到](?:19|20)?\d\d年"
    r"|[和与、及](?:19|20)\d\d(?:年(?=[^,。;分]{0,3}(?:共|两年|累计|合计))|两年))"
    r"|(?<=[三五两四六七八九十])年(?:来|间|内|时间|累计|共|平均)|(?<=[后来][两三四五几\d])年"
    r"|(?<=[十六七八九])(?:[一二三四五]?五)”?(?:期间|时期|以来)|(?<=年)(?:均(?!浓度|气温|降水|降雨|值|人口|水位|径流)|平均(?=递?增|递?减|下降|提高|上升))"
    r"|(?<=近)[二三五几两]年"
    r"|(?<=[2-9])(?<!\d\d)年(?:累计|共(?!同))|(?:(?<=[三五两四六七八九])(?<![〇○零一二三四五六七八九第].)|(?<=[^\d][3-9]))年(?=新[建增]"
    r"|打掉|投入|审执?结|完成|改造|建成|引进|发放)"
    r"|(?:(?<=[三五两四六七八九十])(?<![〇○零一二三四五六七八九第].)|(?<=[^\d第.][3-9])|(?<=[^\d第]1\d))年"
    r"(?=增[长加]|提高|下降|减少|$)|(?<=本)届政府"
    r"|(?<=过)去五年|(?<=平)均每年|(?<=累)计(?=.{0,40}五年)|(?<=2)0\d\d年以来)"
)
_OTHER_BASE = lazy(rf"(?:比|较|是)(?:上个五年|“?(?:十[一二三四]?|[六七八九])五”?末?|((?:19|20)\d\d|{CN})年)")
_SAME_BASE = lazy(r"(?:比|较)((?:19|20)\d\d)年[^,。;\d]{0,4}\(下同\)")
"""What the growths of a sentence are all over, as its first says (生产总值340亿元,比2012年(下同)增长47.7%)."""
_BY_YEAR = lazy(
    r"[力确到](?:(?<=(?<![一-龥\d])力)争到|(?<=(?<![一-龥\d])确)保到|(?<=(?<![一-龥\d])到))((?:19|20)\d\d)年[底末]?,"
)
"""By when the goals that follow are to be reached."""
_EFFORT = lazy("(?:通过|经过)[\\d一二两三四五六七八九十至到-]{1,5}年(?:左右)?的?(?:时间)?的?(?:努力|奋斗|攻坚)")
"""Over how many years the goals that follow are to be reached (通过5年的努力,…)."""
_OVER_TERM = lazy("(?:今后|未来|接下来|下届)的?(?:[三四五]年|政府)[^。;\\n]{0,24}(?:目标|任务|指标)(?:任务)?(?:分别|主要)?[是为]?:[^。\\n]*")
"""What leads in goals for a term of years, up to where its sentence ends (未来五年主要预期目标是:…;…)."""
_TERM_OPENS = lazy("[^,。;\\d]{0,6}?“?(?:十[一二三四五]?|九)五”?(?:时期|期间|期?末)")
"""The five years in which, or at whose end, the goals of a sentence are to be reached."""
_FROM_TO = lazy(
    r"(?:(?:19|20)\d\d年?(?:以来)?|((?:19|20)\d\d)年\d{1,2}月(?:份|底|\d{1,2}日)?(?:以来)?)[-~至到]"
    r"(?!\1)(?:19|20)\d\d年(?![^\n]{0,240}?(?:19|20)\d\d年)"
)
"""Several years that a sentence begins with (2019年至2023年,…)."""
_THE_SAME = (",下同", "、下同", "下同")
"""What stands behind the years over which growth is told, in its bracket (五年(2006—2010年,下同)年均增长9%)."""
_FLOW = lazy(
    r"^(?:(?:城镇)?新增(?:城镇)?就业|累计|新(?!型)|完成|建成(?!区)|改造|发放|引进|培育|打通|整治|添置|创建|拆除|化解|淘汰|关闭|压减|解决|资助|消除"
    r"|治理|修复|减|降低|设立|打造|实施|统筹|推进|新增|增加|拆|建设(?!规划|用地)|植(?!被)|造林|(?:实际)?(?:直接)?(?:利用|使用|到位)(?!率))"
)
_CAME_ABOUT = (
    *("脱贫", "退出", "出列", "摘帽", "入住", "搬迁", "受益", "投产", "开工", "竣工", "建成", "通车", "落户", "搬入"),
    *("获批", "签约", "上市", "复工", "出院", "通过验收"),
)
"""What happened to those counted is counted like what was done: all that the years brought (4.8万人|脱贫)."""
_LONG = lazy(
    r"过去的[三四五六]年|六年来|四年来|五年中|这[四六]年|十[一二三四五]五”?以来|五年来|近[两三四六2-6]年[来间,]|过去五年|本届政府(?=及|以来|任期|五年|成立)"
    r"|本届[省市县区州旗]?(?:政协|人大|法院|检察院)(?:常委会)?以来|届(?:[一-龥]{0,4}(?:政协|人大|政府))?以来|五年[间内]|“十[一二三四五]五”(?:时期|期间)|这五年|五年累计"
    "|(?:成立|建[区市县州院园校]|设立|组建|设市|启动|重组)[^,。;]{0,6}以来"
)
_OVER_YEARS = lazy(r"[\s、]{0,4}(?:在?[这近]|过去|最近)?(?:[两三四五六七八九十几]|(?<=近)[2-9])年(?:[来中里间]|以来)")
"""How a sentence begins that speaks of what several years brought together (这两年中,…增长百分之十六)."""
_HAS_NOW = ("现有", "现共有", "现辖", "目前有", "目前共有")
_NOW = (*_HAS_NOW, "目前", "现", "截至", "截止", "已有", "已经有", "拥有", "有", "在建")
"""How a clause begins that tells how things stand, whatever the years before it brought."""
_ALL_ALONG = lazy("始终|一直|每年|年年|历年|相继|先后")
"""What says that a value was such in each of several years."""
_THIS_YEAR = lazy("今年(?:上半年|[一二三]季度|前[一二三四五六七八九]个?月|[1-9]-|以来)")
"""What a review says of the year in which it is given."""
_OPENS = 12
"""Within how many characters a sentence says of which years it tells."""
_NEXT = 2
"""A sentence begins at most so many characters after the one that it continues."""
_WORDS = {"今年": 0, "本年": 0, "年内": 0, "明年": 1, "去年": -1, "上年": -1}
_YEARLY = lazy("年均[^,。;]{2,16}[,]$")
"""A gap to a rate (增速高于规划目标3个百分点) is of the yearly average that the clause before it states."""
_DATED_ANEW = lazy("(?<=[%元吨亩人个户倍])、(?:19|20)\\d\\d年(?!均|以来|来|至|-|同期)[^、]*$")
"""A value of a year of its own, joined to what several years brought."""
_NEAR = 24
"""Such a clause stands at most so many characters before the gap."""
_FAR = 240
"""How many characters before a figure its sentence is asked for a year."""


@dataclass(slots=True)
class Dated:
    """A value whose year is asked, with what the document and the figures before it told."""

    text: str
    here: Surroundings
    measure: str
    name: str
    mood: Mood
    part: Part | None
    year: int | None
    """The document's own year."""
    reviewed: int | None
    """The year that its reviews report: its own for a communiqué or bulletin."""
    section_year: int | None
    """The year that the section is headed by."""
    long_review: bool
    """Whether the paragraph sums up several years."""
    in_clause: Years
    in_sentence: Years
    """What the figures before were told."""
    closes: bool = False
    """Whether the document is given as the year ends that it reviews, and calls that one 今年."""
    clause: str = ""
    """The words of its clause before it, from the year on where one value of several has its own."""
    dated: bool = False
    """Whether they name a year."""
    low: int = 0
    """From where on its sentence is asked for a year."""
    named: int | None = None
    """The year that its clause or its sentence names."""
    said: str = ""
    """What is said for a year there (今年)."""

    def remember(self, year: int | None) -> None:
        """Keep a year, or that there is no single one, for what goes on with the sentence."""
        self.in_sentence.of_sentence = self.here.sentence[1], year


class Found(NamedTuple):
    """A year that was found, or that there is no single one."""

    year: int | None


_NO_YEAR = Found(None)


def period_of(value: Dated) -> int | None:
    """Return the year of one value, or None where it is not one year or not clear.

    A year on the quantity itself wins, then one earlier in its sentence; else the section's: the year before the
    document's in a review, its own among targets.
    """
    text, here, start = value.text, value.here, value.here.quantity.start
    if value.mood == "target" and (last := last_of_years(text, *here.sentence)) is not None:
        return last
    if "分别" in text[here.sentence[0] : start] and (own := _year_of_series(text, here, value.reviewed)) is not None:
        return own
    if (found := _since_another(value)) is not None:
        return found.year
    clause = text[here.clause[0] : start]
    if "、" in clause and (anew := _DATED_ANEW.search(clause)) is not None:
        clause = anew.group()  # 年均增长12%、2022年达到|115亿元
    value.clause, value.dated, value.low = clause, "年" in clause, max(here.sentence[0], start - _FAR)
    if _over_years(value):
        return None
    for step in (_from_sentence_before, _of_year_before, _named_year, _said_year):
        if (found := step(value)) is not None:
            return found.year
    return _of_its_place(value)


def _since_another(value: Dated) -> Found | None:
    """Return the year of a growth over another than the year before (比2015年增长), which is one only where it is named."""
    text, here = value.text, value.here
    if value.measure not in ("growth", "change"):
        return None
    base = _OTHER_BASE.search(text, here.clause[0], here.quantity.start)
    if base is None and here.lead.startswith(("比", "较")):
        base = _OTHER_BASE.search(here.lead)
    if base is None and "下同" in text[here.paragraph : here.clause[0]]:
        base = _SAME_BASE.search(text, text.rfind("。", here.paragraph, here.clause[0]) + 1, here.clause[0])
    if base is None:
        return None
    since = digits(base.group(1)) if base.group(1) else None
    if since is not None and value.year is not None and since >= value.year - 2:
        return None
    named, _ = value.in_clause.at(text, here.clause[0], here.quantity.start)
    if value.mood == "target":
        named = named or _goal_year(text, here)
        return Found(named if since is not None and named is not None and named > since else None)
    return Found(named if since is not None and named == since + 1 else None)


def _over_years(value: Dated) -> bool:
    """Say whether the words before a value, or those that lead it in, tell of several years."""
    text, here, clause, dated = value.text, value.here, value.clause, value.dated
    start = here.quantity.start
    spanned = dated or "五" in clause or "届" in clause
    if spanned:
        since = f"{value.reviewed}年以来"
        if _SPAN.search(clause.replace(since, "") if since in clause else clause) is not None:
            if value.measure == "level":
                value.remember(None)
            return True
    changed = value.measure in ("growth", "change")
    if value.part == "review" and value.long_review and not dated and changed and "累计" in clause:
        return True
    if value.measure == "share" and clause.lstrip(",、 ").startswith("占") and not dated:
        summed_up = text[max(here.part[0], start - _FAR) : here.clause[0]]
        several = [span for span in _SPAN.findall(summed_up) if not span.endswith("均")]
        if several or (value.long_review and "累计" in summed_up):
            return True  # 五年累计投入9亿元,占财政支出的|60%
    if "其中" in clause[:4] and not spanned:
        for span in _SPAN.finditer(text, max(here.part[0], start - _FAR), here.clause[0]):
            if not span.group().endswith("均"):
                return True  # 五年投资9亿元,其中…; but 2006年生产总值9亿元,年均增长8%,其中…
    if not spanned and value.measure == "level" and not clause.lstrip("、,;").startswith(_NOW) and _in_years(value):
        return "平均" in clause or not _of_last_year(value.measure, value.name, clause)
    yearly = _YEARLY.search(text, max(value.low, here.clause[0] - _NEAR), here.clause[0])
    return value.measure == "gap" and yearly is not None


def _in_years(value: Dated) -> bool:
    """Say whether the sentence tells what several years brought, and of none of them alone (五年共受理案件4939件,审结|4210件;
    三年来,查处|58件)."""
    text, begin, behind = value.text, value.here.sentence[0], value.here.clause[0]
    opens = text[begin : min(begin + _OPENS, behind)].replace(f"{value.reviewed}年以来", "")
    if value.mood == "target" or "年" not in opens or "续" in opens or "未" in opens or "行动" in opens:
        return False
    if value.in_sentence.at(text, value.low, value.here.quantity.start) != (None, ""):
        return False
    if _OVER_YEARS.match(text, begin, behind) is not None:
        return True
    span = _SPAN.search(text, begin, behind)
    return span is not None and span.start() < begin + _OPENS and "均" not in span.group()


def _from_sentence_before(value: Dated) -> Found | None:
    """Look for the year that the clause or the sentence names; return that of the sentence before where this one goes
    on with it and names none."""
    text, here, start = value.text, value.here, value.here.quantity.start
    named, said = value.in_clause.at(text, here.clause[0], start) if value.dated else (None, "")
    if named is None and (not said or value.year is None):
        named, said = value.in_sentence.at(text, value.low, start)
    if (
        named is not None
        and not value.dated
        and named < (value.reviewed or 0) - 1
        and value.clause.startswith(_HAS_NOW)
    ):
        named, said = None, ""  # 成立于1990年,1998年单列,现有干部职工16人
    value.named, value.said = named, said
    near = here.continues and here.sentence[0] - value.in_sentence.of_sentence[0] <= _NEXT
    return Found(value.in_sentence.of_sentence[1]) if named is None and not said and near else None


def _of_year_before(value: Dated) -> Found | None:
    """Return the year before that of the value told beside it, where its words say that it is of then."""
    text, here, start = value.text, value.here, value.here.quantity.start
    if value.measure not in ("level", "share") or text.find("年同期", here.part[0], start) < 0:
        return None
    then = _YEAR_BEFORE.search(text, here.part[0], start)
    if then is None or _AGAIN_NOW.search(text, then.end(), start) is not None:
        return None
    now = value.named or value.in_sentence.at(text, value.low, start)[0]
    return None if now is None else Found(now - 1)  # 1月共收案198件;去年同期共收案|208件


def _named_year(value: Dated) -> Found | None:
    """Return the year named before a value, or that it is of several since then."""
    named = value.named
    if named is None:
        return None
    text, here, start = value.text, value.here, value.here.quantity.start
    low, behind = value.low, here.clause[0]
    if value.mood == "target" and "累计" in value.clause and value.year is not None and named > value.year:
        return _NO_YEAR  # 到2016年,…年均增长20%,累计完成|240亿元
    if not value.dated:
        over = _FROM_TO.search(text, low, behind) if text.find("年", low, behind) >= 0 else None
        if (
            over is not None
            and not (over[1] and text[over.start() - 1] == "(")
            and not text.startswith(_THE_SAME, over.end())
        ):
            value.remember(None)
            return _NO_YEAR
        if "累计" in value.clause and (
            _FROM_YEAR.search(text, low, behind) is not None
            or _LONG.search(text, max(low, text.rfind(f"{named}年", low, behind)), behind) is not None
        ):
            return _NO_YEAR
        if (
            here.part[0] > low
            and _OVER_YEARS.match(text, here.part[0], start) is not None
            and not _of_last_year(value.measure, value.name, value.clause)
        ):
            return _NO_YEAR  # 2025年,生产总值达到140亿元;五年来,实施项目|217个
    if named not in (value.reviewed, value.section_year) and "以来" in text[low:start]:
        begun = _SINCE_BEGUN.search(text, low, start)
        if begun is not None and begun.group(1) == str(named):
            return _NO_YEAR  # 自2010年5月运行以来,累计受理业务950万件
    value.remember(named)
    return Found(named)


def _said_year(value: Dated) -> Found | None:
    """Return the year that is said for (今年, 去年), and none where the sentence begins with several."""
    text, here, start, year = value.text, value.here, value.here.quantity.start, value.year
    come_to = value.measure == "share" and value.clause[-1:] in ("至", "到")  # 五年来,工业比重升至|45.2%
    of_change = value.measure in ("growth", "change", "share") and not come_to
    if of_change and _OVER_YEARS.match(text, here.sentence[0], start) is not None:
        return _NO_YEAR
    if not value.said or year is None:
        return None
    when = _THIS_YEAR.search(text, value.low, start)
    in_that = (
        when is not None
        and not value.closes
        and (value.section_year != value.reviewed or not when.group().endswith("以来"))
    )
    told = value.part == "review" and (value.mood != "target" or "将" not in text[here.sentence[0] : start])
    if told and value.said != "明年" and value.reviewed != year and not in_that:
        return Found(year - 1)
    value.remember(year + _WORDS[value.said])
    return Found(year + _WORDS[value.said])


def _of_its_place(value: Dated) -> int | None:
    """Return the year of a value whose sentence tells none: that of the review, the goals or the section it is in."""
    mood, year, reviewed = value.mood, value.year, value.reviewed
    if year is None and mood == "result" and (told := _of_month_told(value.text, value.here)) is not None:
        return told
    if mood == "context":
        return None if value.part != "review" else (value.section_year or reviewed)
    if value.part == "review":
        return _in_review(value)
    if mood in ("result", "estimate"):
        return _year_opened(value.text, value.here, mood, year) or reviewed
    return _of_goal(value)


_BY_MONTH = lazy(r"截[至止]到?(\d{1,2}月(?:底|末|份|\d{1,2}日))")
_TOLD_FAR = 1000


def _of_month_told(text: str, here: Surroundings) -> int | None:
    """Return the year of the month up to which something is told, where it is named a little before (截至2015年8月底,…。
    截至8月底,完成支出|12亿元)."""
    found = _BY_MONTH.search(text, here.paragraph, here.quantity.start)
    at = -1 if found is None else text.rfind(f"年{found[1]}", max(0, here.paragraph - _TOLD_FAR), found.start())
    year = text[at - 4 : at] if at >= len("2015") else ""
    return int(year) if year.isdecimal() and year[:2] in ("19", "20") else None


def _in_review(value: Dated) -> int | None:
    """Return the year of what a review tells, or None where it sums up several."""
    text, here, clause = value.text, value.here, value.clause
    of_last = not value.long_review or _of_last_year(value.measure, value.name, clause)
    if value.long_review and (not of_last or _ALL_ALONG.search(clause) is not None):
        told = value.measure == "level" and _told_of(text, here, value.reviewed, value.name)
        return value.reviewed if told else None
    earlier = text[value.low : max(value.low, here.clause[0])]
    if value.measure in ("growth", "change") and "年累计" in earlier.replace("全年累计", ""):
        return None
    flows = _FLOW.match(value.name) or "累计" in clause or "先后" in clause or value.name.endswith(_CAME_ABOUT)
    if flows and _LONG.search(earlier):
        return None
    return _year_opened(text, here, value.mood, value.year) or value.section_year or value.reviewed


def _of_goal(value: Dated) -> int | None:
    """Return the year by which what is to come is to be reached, or None where it is a term of years."""
    text, here, start = value.text, value.here, value.here.quantity.start
    before = text[here.sentence[0] : start]
    if value.mood == "target":
        if "年" in before and _EFFORT.search(text, here.sentence[0], start):
            return None
        if _for_term(text, here.paragraph, start):
            return None
        term = _TERM_OPENS.match(text, here.sentence[0], start) if "五" in before else None
        if term is not None:
            ends = ends_of_terms(term.group()) if term.group().endswith("末") else []
            return ends[0] if ends else None
        if value.section_year is None and (goal := _goal_year(text, here)) is not None:
            return goal
    if "届时" in before:
        return last_year(text[here.paragraph : here.sentence[0]])
    return (value.section_year or None) if value.section_year is not None else value.year


def _for_term(text: str, paragraph: int, start: int) -> bool:
    """Say whether a goal is one of a list that is led in as for a term of years."""
    if "年" not in text[paragraph:start] or ":" not in text[paragraph:start]:
        return False
    led = _OVER_TERM.search(text, paragraph, start)
    return led is not None and led.end() == start


_YEAR_BEFORE = lazy(r"(?<![比较从由与同和跟于过占])[去上]年同期(?!相比|比|水平|数|的)")
_AGAIN_NOW = lazy("今年|本[年月期季]|当[年月期季]|(?:19|20)\\d\\d年|增长|下降|增加|减少")


def _told_of(text: str, here: Surroundings, reviewed: int | None, name: str) -> bool:
    """Say whether an earlier sentence of a paragraph that sums up several years turned to the last of them, and a value
    that no act brought about is told after it (过去五年,…。2023年,生产总值达到140亿元。全部财政收入|8.2亿元)."""
    at = text.rfind(f"。{reviewed}年,", here.paragraph, here.sentence[0])
    if at < 0 or _FLOW.match(name) or name.endswith(_CAME_ABOUT):
        return False
    summed = "累计" in text[here.sentence[0] : here.quantity.start]
    return not summed and _STATED.match(name) is not None and _LONG.search(text, at, here.quantity.start) is None


_STATED = lazy("[一-龥]{0,16}?(?:收入|总值|产值|增加值|总额|余额|创汇|产量|税收|利税|利润|人口)$")
"""Names of what a year comes to."""
_OPENED = lazy(r"[ ]*((?:19|20)\d\d)年(?:,(?!是)|(是))")
"""A paragraph that begins with a year tells of it (2019年,各项工作进展顺利。全年完成投资26亿元)."""


def _year_opened(text: str, here: Surroundings, mood: Mood, year: int | None) -> int | None:
    """Return the year that a paragraph begins with, where it is the document's own or the one before, or None.

    What a year is called (2020年是收官之年) is followed by what was done before it as well as by its goals.
    """
    opened = _OPENED.match(text, here.paragraph, here.sentence[0])
    if opened is None or (opened.group(2) and mood != "target"):
        return None
    named = int(opened.group(1))
    return named if year is not None and year - 1 <= named <= year else None


def _year_of_series(text: str, here: Surroundings, year: int | None) -> int | None:
    """Return the year of one of as many values as the years that their sentence begins with, or None; since a year
    (2021年以来) is up to ``year``."""
    start = here.quantity.start
    series = _SERIES.search(text, max(here.sentence[0], start - _FAR), here.sentence[1])
    if series is not None and start > series.end(3):
        return _goes_on_with_series(text, here, series, year)
    if series is None or not series.start(3) <= start < series.end(3):
        return None
    first = int(series.group(1))
    if not _to_the_last(len(_NEXT_VALUE.split(series.group(3))), series, year):
        return None
    return first + len(_NEXT_VALUE.findall(text, series.start(3), start))


def _goes_on_with_series(text: str, here: Surroundings, first: re.Match[str], year: int | None) -> int | None:
    """Return the same of a value in a later part of the sentence (2016年至2018年,分别完成…;分别销售506亿元、|639亿元、785亿元)."""
    start = here.quantity.start
    begins = here.part[0] if here.part[0] > first.end(3) else here.clause[0]
    again = _ALIKE.search(text, begins, here.part[1])
    if again is None or not again.start(1) <= start < again.end(1):
        return None
    alike = _to_the_last(len(_NEXT_VALUE.split(again.group(1))), first, year)
    return int(first.group(1)) + len(_NEXT_VALUE.findall(text, again.start(1), start)) if alike else None


def _to_the_last(many: int, years: re.Match[str], year: int | None) -> bool:
    """Say whether so many values are one for each of the years, which end with ``year`` or the next where none is
    named."""
    last = int(years.group(1)) + many - 1
    return last == int(years.group(2)) if years.group(2) else last - (year or 0) in (0, 1)


_NEXT_VALUE = lazy("[、和]")
_ALIKE = lazy(r"分别[^\d,。;]{0,12}((?:\d[\d.]*[^\d、,。;和]{1,6}[、和])+\d[\d.]*[^\d、,。;和]{1,4})")
_SERIES = lazy(
    r"((?:19|20)\d\d)(?:年?[-~至到—]+((?:19|20)\d\d)年|年以来)[^。;\n分]{0,60}?分别[^\d,。;]{0,12}"
    r"((?:\d[\d.]*[^\d、,。;和]{1,6}[、和])+\d[\d.]*[^\d、,。;和]{1,4})"
)
"""Values told of as many years (2021—2023年,…分别完成3万亩、2万亩、4万亩)."""


def _goal_year(text: str, here: Surroundings) -> int | None:
    """Return the year that the goals of a paragraph, or of its sentence, are to be reached by (到2025年,…), or None."""
    if "到" not in text[here.paragraph : here.quantity.start]:
        return None
    found = list(_BY_YEAR.finditer(text, here.paragraph, here.quantity.start))
    if not found or last_year(text[found[-1].end() : here.sentence[0]]) is not None:
        return None
    return int(found[-1].group(1))


_SINCE_BEGUN = lazy(r"((?:19|20)\d\d)年(?:\d{1,2}月(?:\d{1,2}日)?)?[^,。;\d]{1,14}以来")
"""Since when something is told that began in a year of its own."""
_FROM_YEAR = lazy(r"[从由](?:19|20)\d\d年")
"""From which year on something is told, so that what 累计 sums up is of several (从2010年的67亿元增加到2015年的110亿元;累计投资286亿元)."""
_STATE = lazy(
    r"达到?了?$|(?:提高|增加|扩大|上升|降低|下降|减少|拓展|发展|壮大|增长|升|增|降|减)[至到]|(?<=[一-龥])为$|拥有|总[数量]|余额|突破|超过|覆盖|占|由|从|比上年|同比"
)


_LISTED_STATES = lazy("(?:达到?|增至|突破|超过|拥有)\\d[^,。;]*、[^\\d,。;]*$")
"""What a list of states goes on with (科研平台达到8个、重点实验室|45家)."""
_ONES_BEFORE = lazy(r"(?:\d[\d.]*[^\d,。;、和]{1,6}[、和])+$")
"""The other values of a list before one of them (人均住房面积分别达到28平方米和|32平方米)."""


def _of_last_year(measure: str, name: str, clause: str) -> bool:
    """Say whether a value in a review over several years is the last year's: a state, a rate, or a yearly statistic."""
    if measure in ("growth", "change"):
        return re.search(r"比上年|同比|较上年", clause) is not None
    if measure in ("share", "ratio", "rank", "gap"):
        return True
    if _FLOW.match(name) or "累计" in clause or name.endswith(_CAME_ABOUT):
        return False
    return (
        name.endswith(("率", "指数", "人数", "户数", "保有量", "存量", "余额", "运输量", "周转量", "吞吐量"))
        or name.startswith("人均")
        or _STATE.search(_ONES_BEFORE.sub("", clause)) is not None
        or ("、" in clause and _LISTED_STATES.search(clause) is not None)
        or find(name, None, measure) is not None
    )
