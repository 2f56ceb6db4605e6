"""Which time a figure's words put it in, beyond the year that the reading gives it.

A review of five years, a yearly mean and a plan for five years are no statement on one year. The nearest words decide:
the figure's clause, then the opening of its sentence, of the sentences before it in the paragraph, then the headings.
Under a heading over both (2025年和“十四五”时期工作回顾) the paragraphs before it say which of the two is spoken of.
"""

import bisect
from dataclasses import dataclass
from typing import Literal

from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure, Heading
from taizhang.settling.rule import SettlementRule, settlement_rule

Time = Literal["several", "current", "year"]
_SENTENCE = lazy(r"[^。!?;！？；\n]+")
_CLAUSE_MARK = lazy("[,。;:，；：\n]")
_AGAINST_YEAR = lazy("[比较与同和]((?:19|20)[0-9]{2})年")
_MULTIPLE_OF = lazy(
    "(?:是|为|达到?|相当于|[增升涨]至|[增升涨长]到|突破|超过)([^，,。；;：:]{2,24}?)的(?:近|约|超过?|将近)?(?:[0-9.]{1,6}倍[、和])*$"
)
"""What a multiple is one of: 是2020年的 before 1.35倍, and 分别是2020年的2倍、 before 1.8倍."""
_IN_YEARS = lazy(
    "(?<![0-9第续])[2-9两二三四五六七八九十]{1,2}年(?:间|来|内|时间)?里?(?:累计|共|总共|实现)?(?:翻|增长|提高|增加)"
)
_RISEN_FROM = lazy("[由从]((?:19|20)[0-9]{2})年")
_BARE_CLAUSE = 8
"""A clause that says no more than how much something grew (累计增长) is of what the one before it tells."""
_LAST_YEAR = ("上年", "去年", "上一年", "前一年", "同期")
_YEARS_AGO = lazy("[比较与同和][2-9两二三四五六七八九十]{1,2}年前")
"""A base that lies several years back (较五年前)."""
_ADDRESSED = lazy("^(?:各位代表|各位委员|同志们)[,，:：]")
_LONGEST_OPENING = 60
_LONGEST_REACH = 120
_SINCE_THIS_YEAR = lazy("(?:今年|去年|年初|本月)以来")
_SINCE_A_YEAR = lazy("(?:^|[,，。；;：:、\\n])\\s{0,2}(?:自|从)?((?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?以来")
_LONGEST_SINCE = 300
_COMES_TO = ("达到", "达", "突破", "超过", "增加到", "提高到", "增至", "升至")
_WIDE = lazy("[０-９]")
_NARROW = {ord("０") + digit: str(digit) for digit in range(10)}
_SPELLED_YEAR = lazy("(?:一九|二[〇○零])[〇○零一二三四五六七八九]{2}(?=年)")
_NUMERALS = {ord(numeral): str(digit) for digit, numeral in enumerate("〇一二三四五六七八九")} | {
    ord("○"): "0",
    ord("零"): "0",
}
_CALENDAR_YEAR = lazy("(?:19|20)[0-9]{2}年")
_SEVERAL_NAMED = 2
_NAMED_AFTER_PLAN = lazy("“?十[一二三四五六七]五”?(?:规划)?(?:重大|重点)(?:工程|项目|建设)")
"""What is only named after a plan of several years."""
_PLAN_DRAWN_UP = lazy(
    "(?:编制|制定|谋划|研究|编好|做好|抓好|对接|衔接)[^，,。；;]{0,8}十[一二三四五六七]五”?(?:时期)?[^，,。；;]{0,8}?(?:规划|纲要|编制)"
)
"""A plan of several years that is drawn up in this one."""
_LINE = lazy(r"[^\n]+")
_LONGEST_HEADING = 40
_LINE_HEAD = 120
"""How far into a paragraph it says whether it goes over to a span of years."""
_NEW_SECTION = lazy("[ \u3000]{0,8}[一二三四五六七八九十]{1,3}、")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What the opening of a sentence says about time."""

    start: int
    """Offset of the sentence."""
    words: str
    """Its words up to the first comma."""
    time: Time | None
    """The time that holds here, carried on from earlier sentences of the paragraph; None where nothing was said."""


def _several(words: str, rule: SettlementRule) -> bool:
    if "以来" in words:
        words = _SINCE_THIS_YEAR.sub("", words)
    if "五" in words:
        words = _PLAN_DRAWN_UP.sub("", _NAMED_AFTER_PLAN.sub("", words))
    return bool(rule.times.several_years.search(words)) and not rule.times.begins.search(words)


def said(words: str, rule: SettlementRule) -> Time | None:
    """Return the time that words name: several years, the current year (今年, 明年), another single year, or nothing."""
    if rule.times.means.search(words) or rule.times.from_to.search(words):
        return "several"
    if rule.times.current_year.search(words):
        return "current"
    if (
        rule.times.one_year.search(words)
        and len(set(_CALENDAR_YEAR.findall(_AGAINST_YEAR.sub("", words)))) < _SEVERAL_NAMED
    ):
        return "year"  # 从2020年的5.2万元提高到2025年的7.4万元 leaves it open
    return "several" if _several(words, rule) or rule.times.leading_years.match(words) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What the paragraphs of a section have last said, each at its beginning, about the time they speak of."""

    start: int
    """Offset of the paragraph that begins it."""
    time: Time
    """``year`` or ``several``."""
    whole: bool
    """Whether it is a year because the words speak of it as a whole (过去一年, 刚刚过去的2025年)."""


def _stretches(text: str, rule: SettlementRule) -> list[Stretch]:
    """Return where the paragraphs go over to a single year or to a span of years, in order.

    Once they speak of the span only words for the year as a whole (一年来) lead back: 2025年，经济总量突破… may be a part
    of a review of five years.
    """
    found: list[Stretch] = []
    now: Time | None = None
    whole = False
    for line in _LINE.finditer(text):
        if _NEW_SECTION.match(text, line.start()):
            now, whole = None, False
        if line.end() - line.start() <= _LONGEST_HEADING and text[line.end() - 1] not in "。！!；;":
            continue  # a heading names both, and says nothing of which comes first
        head = text[line.start() : min(line.end(), line.start() + _LINE_HEAD)].lstrip()
        opening = head[:_LONGEST_OPENING]
        turned = rule.times.whole_year.search(opening) is not None
        said_here: Time | None = None
        if rule.times.span_of_years.search(rule.times.closes_span.sub("", head)) is not None:
            said_here = "several"
        elif turned or (now != "several" and rule.times.one_year.search(opening) is not None):
            said_here = "year"
        if said_here is not None and (said_here != now or (turned and not whole)):
            now, whole = said_here, turned and said_here == "year"
            found.append(Stretch(start=line.start(), time=now, whole=whole))
    return found


def folded(text: str) -> str:
    """Return a text of the same length with full-width digits and years in Chinese numerals (一九五二年) as plain digits."""
    if _WIDE.search(text) is not None:
        text = text.translate(_NARROW)
    return _SPELLED_YEAR.sub(lambda year: year.group().translate(_NUMERALS), text) if "年" in text else text


def _of_far_base(figure: Figure, clause: str) -> bool:
    """Say whether a growth is told as a multiple of what was before the last year: 是2020年的1.35倍, 为五年前的2倍."""
    if figure.measure != "growth" or "倍" not in figure.text:
        return False
    base = _MULTIPLE_OF.search(clause.rstrip())
    if base is None or any(word in base.group(1) for word in _LAST_YEAR):
        return False
    years = [int(year[:4]) for year in _CALENDAR_YEAR.findall(base.group(1))]
    return not years or figure.period is None or max(years) != figure.period - 1


class Times:
    """The times that hold along one text."""

    def __init__(self, text: str) -> None:
        """Note what each sentence's opening says, line by line."""
        rule = settlement_rule()
        self._text = text = folded(text)
        self._openings: list[Opening] = []
        holds: Time | None = None
        last_end = 0
        for match in _SENTENCE.finditer(text):
            start = match.start()
            if "\n" in text[last_end:start]:
                holds = None
            last_end = match.end()
            words = _ADDRESSED.sub("", text[start : min(last_end, start + _LONGEST_OPENING)].lstrip())
            words = _CLAUSE_MARK.split(words, maxsplit=1)[0]
            here = said(words, rule)
            self._openings.append(Opening(start=start, words=words, time=here or holds))
            if here != "several" or not rule.times.means.search(words) or _several(words, rule):
                holds = here or holds  # 年均增长7% is of its own sentence alone
        self._starts = [opening.start for opening in self._openings]
        self._stretches: list[Stretch] | None = None

    def time_of(self, figure: Figure, clause: str, headings: tuple[Heading, ...]) -> Time | None:
        """Return the time that the nearest words name, or None where none does.

        ``clause`` holds the words before the figure back to the last comma, ``headings`` what it stands under. Under
        2020年工作回顾 a summary that is issued in the next year says 今年 of the year that it reviews.
        """
        found = self._named(figure, clause, headings)
        if found != "current" or figure.mood == "target" or figure.period is None:
            return found
        years = next((years for h in reversed(headings) if (years := set(_CALENDAR_YEAR.findall(h.title)))), set())
        return "year" if years == {f"{figure.period}年"} else found

    def _named(self, figure: Figure, clause: str, headings: tuple[Heading, ...]) -> Time | None:
        rule = settlement_rule()
        clause = folded(clause)
        at = bisect.bisect_right(self._starts, figure.start) - 1
        opening = self._openings[at].words if at >= 0 else ""
        for words in (clause, opening):
            against = _AGAINST_YEAR.search(words)
            if against is not None and (figure.period is None or int(against.group(1)) < figure.period - 1):
                return "several"
            since = _SINCE_A_YEAR.search(words) if "以来" in words else None
            if since is not None and (figure.period is None or int(since.group(1)) < figure.period):
                return "several"
        if _of_far_base(figure, clause) or self._grown_since(figure, clause, opening):
            return "several"
        nearest = said(clause.lstrip(), rule)
        if nearest is not None:
            return nearest
        if self._since_a_year(figure, clause) or self._after_mean(figure.start, clause):
            return "several"
        if rule.times.each_year.search(clause) is not None and rule.times.this_and_next.match(opening) is not None:
            return None  # 今明两年…每年增长10%: what holds for each of them holds for this year
        if at >= 0 and self._spans_years(self._openings[at].start, figure.start):
            return "several"
        if at >= 0 and figure.period is not None and self._dated(self._openings[at].start, figure):
            return "year"
        held = self._openings[at].time if at >= 0 else None
        undated = figure.mood == "target" and figure.period is None
        if held == "year" and undated and any(_several(heading.title, rule) for heading in headings):
            return "several"  # among targets of a term, one of another sentence has a year of its own
        carried = held == "year" and said(opening, rule) is None
        if held is not None and not (carried and figure.mood == "result" and figure.period is None):
            return held
        for heading in reversed(headings):
            # Under “2020年和‘十三五’工作回顾” a figure that names no year may be a sum of five.
            above = "several" if _several(heading.title, rule) else said(heading.title, rule)
            if above == "several":
                last = self._in_stretch(heading.start, figure.start)
                # Under a heading over the span alone only words for the year as a whole lead to it.
                told = last is not None and (last.whole or rule.times.one_year.search(heading.title) is not None)
                if held is not None and (last is None or last.time != "several"):
                    return held
                # 2025年,人均产值达8万元。建成公园20个: a year named in a review of several is of its own sentence alone.
                return last.time if last is not None and told else above
            if above == "current" and _CALENDAR_YEAR.search(heading.title):
                continue  # 2019年和今年以来工作回顾 leaves open which of the two it is
            if above is not None:
                return held or above
        if held is None and figure.period is None:
            # 过去五年，…。脱贫成果巩固，创建美丽乡村120个: no heading says it, and the paragraphs have gone over to the span.
            last = self._in_stretch(0, figure.start)
            return "several" if last is not None and last.time == "several" else None
        return held

    def _grown_since(self, figure: Figure, clause: str, opening: str) -> bool:
        """Say whether a growth is one over years: 五年翻一番, 较五年前增长35%, 由2020年的100亿元增加到130亿元,增长30%."""
        if figure.measure != "growth":
            return False
        if "年前" in opening + clause and _YEARS_AGO.search(f"{opening}，{clause}") is not None:
            return True
        if _IN_YEARS.search(clause + figure.text) is not None:
            return True
        if len(clause) > _BARE_CLAUSE:
            return False
        begin = max(0, figure.start - len(clause) - _LONGEST_OPENING)
        before = _CLAUSE_MARK.split(self._text[begin : max(begin, figure.start - len(clause) - 1)])[-1]
        since = _RISEN_FROM.search(before)
        return since is not None and (figure.period is None or int(since.group(1)) < figure.period - 1)

    def _after_mean(self, offset: int, clause: str) -> bool:
        """Say whether a level is what a yearly mean leads to: 生产总值年均增长7%左右，达到110亿元."""
        if not clause.startswith(_COMES_TO):
            return False
        begin = max(0, offset - len(clause) - _LONGEST_OPENING)
        before = _CLAUSE_MARK.split(self._text[begin : max(begin, offset - len(clause) - 1)])[-1]
        return settlement_rule().times.means.search(before) is not None

    def _since_a_year(self, figure: Figure, clause: str) -> bool:
        """Say whether the paragraph told of what came about since a year before the figure's own, or before none.

        2021年以来,…。截至目前,累计改造小区310个: with no year of its own, or as what accumulated, it is of all of them.
        """
        far = max(0, figure.start - _LONGEST_SINCE)
        if self._text.find("年以来", far, figure.start) < 0 and self._text.find("月以来", far, figure.start) < 0:
            return False
        since = list(
            _SINCE_A_YEAR.finditer(self._text, max(far, self._text.rfind("\n", far, figure.start)), figure.start)
        )
        if not since or settlement_rule().times.whole_year.search(self._text, since[-1].end(), figure.start):
            return False
        if figure.period is None:
            return True
        return int(since[-1].group(1)) < figure.period and "累计" in clause

    def _spans_years(self, start: int, offset: int) -> bool:
        """Say whether a clause of the sentence before an offset opens with a number of years, and none since with one.

        今明两年培训3500人次，扩招200人: both are of two years.
        """
        rule = settlement_rule()
        before = self._text[max(start, offset - _LONGEST_REACH) : offset]
        for clause in reversed(_CLAUSE_MARK.split(before)[1:-1]):
            words = clause.lstrip()
            if rule.times.leading_years.match(words):
                return True
            if said(words, rule) is not None:
                return False
        return False

    def _dated(self, start: int, figure: Figure) -> bool:
        """Say whether a clause of the sentence before a figure is nothing but its year, and none since tells of another
        time (主导产业发展壮大，2011年，蔬菜面积达到16万亩，生猪存栏47万头)."""
        rule = settlement_rule()
        before = self._text[max(start, figure.start - _LONGEST_REACH) : figure.start]
        for clause in reversed(_CLAUSE_MARK.split(before)[1:-1]):
            words = clause.strip()
            if words == f"{figure.period}年":
                return True
            if said(words, rule) is not None:
                return False
        return False

    def _in_stretch(self, begin: int, offset: int) -> Stretch | None:
        """Return what the paragraphs from ``begin`` on have last said before an offset, or None."""
        if self._stretches is None:
            self._stretches = _stretches(self._text, settlement_rule())
        at = bisect.bisect_right(self._stretches, offset, key=lambda stretch: stretch.start) - 1
        # The heading itself is a line that names both.
        return self._stretches[at] if at >= 0 and self._stretches[at].start > begin else None
