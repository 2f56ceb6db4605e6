"""Lines that a website prints round an article (【打印】【关闭】阅读 1203 次): nothing that they say is the document's."""

from functools import cache
from re import Pattern
from re import compile as compiled

from taizhang.reading.quantities.raw import RawQuantity
from taizhang.reading.tables import alternation, table

_LONGEST = 160
_OF_READERS = frozenset(("次", "人次", "人", "条", None))
"""What readers and what they did are counted in: only such a number is asked whether its line is one of the page's."""
_BETWEEN = " \t\u3000\u00a0|｜丨/·•-—:：,，、;；】]）)"
_DAY = r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[ T\u3000]{0,3}\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?"
_OPENED, _CLOSED = r"[【\[（(〖]", r"[】\]）)〗]"
_NUMBER, _TIMES = r"\d[\d,.]{0,9}[万wW]?\+?", "[ ]?(?:人次|次|人|条)?"
_HOW_MANY = "(?:次数|人数|人次|总数|总量|数量|数|量|率)?"


def _words(section: str, key: str = "words") -> str:
    return alternation(tuple(table("pagelines")[section][key]))


def _counted(what: str) -> tuple[str, str]:
    """Return how it is told that so many did something, and how often something was done."""
    by = rf"(?:已有?|已被|共|累计)?{_NUMBER}{_TIMES}(?:{what})过?(?!{_HOW_MANY}[:：]?{_NUMBER})"
    times = rf"(?:本文)?已?(?:{what}){_HOW_MANY}[:：]?[ \u3000]{{0,3}}{_OPENED}?[ ]?{_NUMBER}{_TIMES}{_CLOSED}?"
    return by, times


@cache
def _pieces() -> tuple[tuple[Pattern[str], bool], ...]:
    """Return what such a line is made of, each with whether it can be nothing but a page's."""
    pressed, when, readers = _words("buttons", "sure"), _words("times"), _words("counters", "sure")
    buttons = f"{pressed}|{_words('buttons')}"
    sure, others = _words("origins", "sure"), _words("origins")
    ends = rf"[\s|｜丨【\[]|$|(?:{readers}){_HOW_MANY}[:：]|(?:{when}|{sure}|{others})[:：]"
    name = rf"[:：][ \u3000]{{0,2}}[^\s:：。，；|｜丨【\[]{{1,24}}?(?={ends})"
    rows = (
        *((counted, True) for counted in _counted(readers)),
        *((counted, False) for counted in _counted(_words("counters"))),
        (rf"(?:{sure}){name}", True),
        (rf"(?:{others}){name}", False),
        (rf"(?:{when})[:：][ \u3000]{{0,2}}{_DAY}", True),
        (_DAY, False),
        (rf"{_OPENED}?(?:{_words('labels')})[:：]?", True),
        (rf"{_OPENED}(?:{pressed}){_CLOSED}", True),
        (rf"{_OPENED}(?:{buttons})(?:[ \u3000]{{0,2}}(?:{buttons})){{0,5}}{_CLOSED}", False),
        (rf"(?:{buttons})(?=[\s【\[（(|｜丨/、】\]）)]|$|{buttons})", False),
    )
    return tuple((compiled(pattern), certain) for pattern, certain in rows)


def is_page_line(line: str) -> bool:
    """Say whether a line is made of nothing but what a website prints round an article.

    It is read from left to right without going back, so that no line takes longer than its length.
    """
    line = line.strip()
    if not 2 <= len(line) <= _LONGEST:
        return False
    at, sure = 0, False
    while at < len(line):
        if line[at] in _BETWEEN:
            at += 1
            continue
        for piece, certain in _pieces():
            found = piece.match(line, at)
            if found is not None and found.end() > at:
                at, sure = found.end(), sure or certain
                break
        else:
            return False
    return sure


def outside_page_lines(normalised: str, quantities: list[RawQuantity]) -> list[RawQuantity]:
    """Return the quantities of a text without those that a website tells of its readers in a line of its own."""
    return [one for one in quantities if one.unit not in _OF_READERS or not _in_page_line(normalised, one)]


def _in_page_line(normalised: str, one: RawQuantity) -> bool:
    before = normalised[max(0, one.start - _LONGEST) : one.start].rpartition("\n")[2]
    line = before + normalised[one.start : one.start + _LONGEST].partition("\n")[0]
    return len(line) <= _LONGEST and is_page_line(line)
