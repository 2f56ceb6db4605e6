"""Until when a sentence promises: its time words as a calendar date."""

import re
from functools import cache

from taizhang.reading.patterns import lazy
from taizhang.reading.sections import years_in
from taizhang.reading.tables import alternation, table

_NAMES = lazy(r"《[^《》\n]{0,120}》|“[^“”\n]{0,60}”")
_SINCE = lazy(
    r"[从自](?:[^,。;从自\d]{0,4})?(?:[\d一二三四五六七八九十〇零]{1,4}[年月日季度上下半]{1,3}|今年|明年|本年){1,3}份?(?:之日)?"
    r"(?:起|开始)(?:,?[一两二三四五六七八九十\d]{1,2}年内)?|起,?[一两二三四五六七八九十\d]{1,2}年内"
)
"""What begins on a day, and how long it is to last from then on, says nothing of until when it is promised."""
_USED_IN = lazy(
    r"(?:(?:19|20)\d\d年)?(?:第?[一二三四1-4]季度|(?:\d{1,2}(?:月份?)?[、至到-]?){1,6}月份?)(?=用[电水气能]|应[缴交])"
)
"""When something was used or fell due that is to be paid for (2022年二季度用电)."""
_TOLD_ON = lazy(
    r"(?:(?:20\d\d年)?\d{1,2}月)?\d{1,2}日(?:[电讯]|[上下]午|(?=,[^。;]{0,40}?(?:召开|举行|开幕|闭幕|发布|印发|公布|获悉|通过|表示|提出|指出|介绍)))"
)
"""The day on which something was told, at the head of news (1月15日电; 1月15日,大会开幕)."""
_EVENT_OF = lazy(r"(?<=[举承申筹]办|筹备|办好)(?:好)?(?:(?:19|20)\d\d|今)年度?(?=[^,。;\d月]{2})")
"""The year that an event bears (举办2024年旅游节)."""
_DOCUMENT_OF = lazy(
    r"(?:19|20)\d\d年度?(?=[^,。;、\d]{0,16}(?:方案|预案|要点|清单|(?:实施|工作|行动|学习|培训)计划)(?:$|[,。;、和及与]))"
)
"""The year that a document bears says nothing of when (出台2022年工作方案)."""
_REPORTED_ON = lazy(
    r"关于[^,。;]{2,90}?(?:的|情况)(?:工作|专项)?(?:报告|汇报|决议|决定|议案|说明)"
    r"|(?:19|20)\d\d年(?=[^,。;、\d]{0,14}(?:预算|决算)(?:$|[,。;、和及与(]))"
)
"""What a report is on, and the year of a budget, are no dates (听取关于2024年计划执行情况的报告)."""
_WORK_OF_YEAR = lazy(r"(?:做好|搞好|抓好|干好|完成)(?:今年|明年|(?:19|20)\d\d年)[^,。;\d]{0,12}(?:工作|任务),")
"""What it takes to do a year's work well says nothing of when (做好今年的工作,必须…)."""
_DOES_WELL = 4
_WHOLE_YEAR = ("全年", "年度")
"""Say only in which year; a month said beside them is until when."""
_COUNTS = lazy(r"[^,。;\d]{0,16}\d")
_NO_HEAD = lazy(r"[^年]{2,6}年度")
"""A yearly task that a comma-clause fulfils (确保完成年度任务) dates that clause alone."""
_CN_COUNT = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_QUARTER = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_LONGEST_YEAR = 5
"""A year with 年 takes so many characters."""
_YEAR = r"(?:(?P<year>(?:19|20)\d{2}|[一二][〇○零九一二三四五六七八]{3})年?|(?P<rel>今年|明年|本年|当年|次年))?"


@cache
def _pattern() -> re.Pattern[str]:
    data = table("promises")["deadline"]
    ends, halves = alternation(tuple(data["year_end"])), alternation(tuple(data["half"]))
    words = (*data["year_end"], *data["half"])
    firsts = "".join(sorted({word[0] for word in words}))
    # A time word has one of these characters within so many from its beginning, which is asked before the rest.
    told = "".join(sorted({"年", "月", "季", *(word[0] for word in words if not may_date(word))}))
    reach = _LONGEST_YEAR + max(map(len, words))
    # The class of first characters is matched and then looked back over, since a search passes quickly over what is
    # not in a leading class; so a match is one character long, and `whole` what it stands for.
    return lazy(
        rf"[1-9一二两三四五六今明本当次第用{firsts}](?<=(?=[^{told}]{{0,{reach}}}[{told}])(?=(?P<whole>{_YEAR}(?:"
        r"(?P<month>1[0-2]|[1-9])月(?:(?P<day>[12]\d|3[01]|[1-9])日|(?P<third>上旬|中旬))?"
        r"|第?(?P<quarter>[一二三四1-4])季度"
        rf"|(?P<half>{halves})"
        rf"|(?P<end>{ends}))"
        r"|(?P<bare>(?:19|20)\d{2}|[一二][〇○零九一二三四五六七八]{3})年(?![内均产来])"
        r"|(?P<word>今年|本年|当年|明年)(?!以来|来)"
        r"|(?P<count>[一两二三四五六1-6])年(?:之)?内|用(?P<spent>[一两二三四五六1-6])年(?:左右)?(?:的)?时间)).)"
    )


@cache
def _not_a_deadline() -> re.Pattern[str]:
    return lazy(alternation(tuple(table("promises")["deadline"]["not"])))


def _days(year: int, month: int) -> int:
    """Return how many days a month has; the standard library's calendar takes as long to import as all of this."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _blank(found: re.Match[str]) -> str:
    return "□" * (found.end() - found.start())


def _as_year(spelled: str | None, relative: str | None, year: int | None) -> int | None:
    if spelled:
        return int(spelled) if spelled.isdecimal() else next(iter(years_in(spelled + "年")), None)
    if year is None:
        return None
    return year + 1 if relative in ("明年", "次年") else year


def _date(found: re.Match[str], year: int | None) -> tuple[int, int, int] | None:
    _, named, relative, month, told, third, quarter, half, _, bare, word, count, spent = found.groups()
    spelled = count or spent
    if spelled:
        years = int(spelled) if spelled.isdigit() else _CN_COUNT[spelled]
        return None if year is None else (year + years - 1, 12, 31)
    on = _as_year(named or bare, relative or word, year)
    if on is None or (year is not None and on < year):
        return None
    if month:
        last = _days(on, int(month))
        day = int(told) if told else {"上旬": 10, "中旬": 20}.get(third or "", last)
        return on, int(month), min(day, last)
    if quarter:
        return on, _QUARTER[quarter], _days(on, _QUARTER[quarter])
    if half:
        return (on, 6, 30) if half.startswith("上") else (on, 12, 31)
    return on, 12, 31


@cache
def _festival() -> re.Pattern[str]:
    names = alternation(tuple(table("promises")["deadline"]["festivals"]))
    return lazy(rf"{_YEAR}[“]?(?P<name>{names})[”]?(?:国际劳动节|节)?(?:小?长?假)?(?:之|以)?前")


def _before_festival(piece: str, year: int | None) -> list[tuple[int, int, int]]:
    """Return the days before the festivals that a stretch names as its bounds (国庆节前); before 元旦 is a year's last."""
    days: dict[str, str] = table("promises")["deadline"]["festivals"]
    found: list[tuple[int, int, int]] = []
    for said in _festival().finditer(piece):
        on = _as_year(said.group("year"), said.group("rel"), year)
        if on is None:
            continue
        month, day = map(int, days[said.group("name")].split("-"))
        if day > 1:
            found.append((on, month, day - 1))
        elif month > 1:
            found.append((on, month - 1, _days(on, month - 1)))
        else:
            found.append((on - bool(said.group("year") or said.group("rel")), 12, 31))
    return [date for date in found if year is None or date[0] >= year]


def _names_festival(piece: str) -> bool:
    if "一" in piece and ("一”" in piece or "五一" in piece or "七一" in piece):
        return True
    return "国庆" in piece or "元旦" in piece or "节前" in piece


def may_date(piece: str) -> bool:
    """Say whether a stretch has one of the three characters that every time word has, or a festival's name."""
    return "年" in piece or "月" in piece or "季" in piece or _names_festival(piece)


def deadline_in(piece: str, year: int | None) -> str | None:
    """Return the ISO date that the normalised ``piece`` sets, the later of several, or None.

    ``year`` is the one that 今年 means; without it only dates with their own year count.
    Dates in titles and quotes, and years gone by, set none.
    """
    if not may_date(piece):
        return None
    dates = _before_festival(piece, year) if "前" in piece and _names_festival(piece) else []
    if "《" in piece or "“" in piece:
        piece = _NAMES.sub(_blank, piece)
    piece = _not_a_deadline().sub(_blank, piece)
    if ("从" in piece or "自" in piece) and ("起" in piece or "开始" in piece):
        piece = _SINCE.sub(_blank, piece)
    if "日" in piece:
        piece = _TOLD_ON.sub(_blank, piece)
    if "用电" in piece or "用水" in piece or "用气" in piece or "用能" in piece or "应缴" in piece or "应交" in piece:
        piece = _USED_IN.sub(_blank, piece)
    if "办" in piece or "备" in piece:
        piece = _EVENT_OF.sub(_blank, piece)
    if "案" in piece or "计划" in piece or "要点" in piece or "清单" in piece:
        piece = _DOCUMENT_OF.sub(_blank, piece)
    if "报告" in piece or "算" in piece:
        piece = _REPORTED_ON.sub(_blank, piece)
    if "好" in piece[:_DOES_WELL] or piece.startswith("完成"):
        piece = _WORK_OF_YEAR.sub(_blank, piece, 1)
    if piece[0] == "为" and (aim := piece.find(",")) > 0 and _pattern().search(piece, aim) is not None:
        piece = piece[aim:]  # what it is done for: 为确保年底完成任务,6月底前开工率达到100%
    whole: list[tuple[int, int, int]] = []
    done = 0
    for found in _pattern().finditer(piece):
        if found.start() >= done:
            done = found.end("whole")
            date = _date(found, year)
            if date is not None:
                # 全年 only says in which year; a month said beside it is until when.
                only_year = found.group("word") or found.group("end") in _WHOLE_YEAR
                only_year = only_year or (found.group("bare") and date[0] == year)
                if dates and found.group("end") == "全年" and _COUNTS.match(piece, done) is not None:
                    only_year = False  # the last of its steps: 上半年开工60个,全年开工120个
                (whole if only_year else dates).append(date)
    if not dates and not whole:
        return None
    last = max(dates or whole)
    return f"{last[0]:04d}-{last[1]:02d}-{last[2]:02d}"


def opens_with_deadline(piece: str, year: int | None) -> str | None:
    """Return the date that the first clause of a 分号-list sets for all of them, or None.

    Any time word at its head does; further in, at the head of a comma-clause, only one that names the whole year.
    """
    head = int(table("promises")["deadline"]["head"])
    if "《" in piece:
        piece = _NAMES.sub(_blank, piece)  # before a title is cut short
    date = deadline_in(piece[:head], year)
    if date is not None:
        return date
    for segment in piece.split(",")[1:]:
        date = deadline_in(segment[:head], year)
        if date is not None and date.endswith("12-31") and not _NO_HEAD.match(segment):
            return date
    return None


def only_until(words: str, year: int | None) -> str | None:
    """Return the date of a sentence that only says until when what the one before it promises is done (10月底前全部完成),
    or None."""
    said = words[-1:] in _UNTIL_LAST and _ONLY_UNTIL.fullmatch(words) is not None
    return deadline_in(words, year) if said else None


_UNTIL_LAST = frozenset("成工用车毕务")
"""The last characters of what such a sentence ends with: a cheap test before the pattern."""
_ONLY_UNTIL = lazy(
    "(?:计划|力争|确保|争取|预计|于|在)*(?:(?:20\\d\\d|今|明|当|本)年)?"
    "(?:年?[底内]|全年|上半年|\\d{1,2}月(?:\\d{1,2}日|[底末份初])?|[一二三四]季度末?)*(?:之?前)?,?"
    "(?:全面|全部|基本|主体|正式)*(?:完成|建成|竣工|完工|投用|投入使用|建成投用|通车|实施完毕)(?:任务)?"
)
