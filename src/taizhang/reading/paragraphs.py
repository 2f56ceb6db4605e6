"""Where paragraphs and sentences begin and end in a normalised text."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from taizhang.reading.patterns import lazy

_BREAK = lazy(r"\n|</?(?!(?:a|b|i|u|em|strong|span|font|sup|sub)\b)[A-Za-z][^<>\n]{0,300}>|<![^<>\n]{0,100}>")
_INLINE_TAG = lazy(r"</?[A-Za-z][^<>\n]{0,300}>")
_OPENS_NEW = lazy(
    r"第[一二三四五六七八九十百\d]{1,4}[章节篇部编]|[一二三四五六七八九十]{1,3}[、.是要]|\([一二三四五六七八九十\d]{1,3}\)"
    r"|\d{1,2}[、.)](?!\d)|0[1-9]$|[①-⑳●■★◆▲□○◎]|\*(?=[一-龥\d])|--|[^\n]{0,12}:"
)
_HEADS_YEAR = lazy(
    r"(?:(?:19|20)\d\d年度?|过去[一-龥]{1,6}|今后[一-龥]{1,6})[^,。;:\d]{0,14}(?:回顾|总结|安排|任务|目标|要求|情况|打算|思路|部署)"
)
"""A line that is the heading of what a year brought or is to bring."""
_ACT = lazy(
    r"\*?(?:为\d|(?:实施并|组织)?(?:完成|新建|新增|新改建|改建|改造|扩建|改扩建|建成|建设|建立|设立|开展|实施|启动|开工|推进|打造|创建|培育|引进|培训|举办|配送|帮助"
    r"|更新|修缮|维修|安装|加装|配备|发放|资助|救助|免费|整治|治理|提升|提高|编制|出台|推广|优化))"
)
"""How the lines of a list begin that say what will be done."""
_UNEVEN = 4
"""The lines of a list differ by more characters than those of a page."""
_NUMBERED = lazy(
    r"第[一二三四五六七八九十百\d]{1,4}[章节篇部编]|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)[^。;]{0,60}$"
)
# One class of first characters, and only then which it was: so a search passes over all others quickly.
_STOP = lazy(
    r"[(“《。!?;](?:(?<=([。!?;]))|(?<=\()(?:[^()\n]|\([^()\n]{0,30}\)){0,300}\)|(?<=“)[^“”\n]{0,200}”"
    r"|(?<=《)[^《》\n]{0,120}》)"
)
_CLOSING = frozenset(",。;:!?、)》”%")
_ENDING = frozenset("。;:!?”>")
_PAGE_BREAK = 4
"""A page break inside a sentence leaves at most so many line breaks."""
_WRAPPED = 30
"""A line of at least this many characters without a closing mark was broken by the page, not by its writer."""


_new = tuple.__new__
"""Makes a named tuple in a third of the time that its own constructor takes, which is a Python function."""


class Span(NamedTuple):
    """A half-open stretch of the text."""

    start: int
    end: int


def _lines(normalised: str) -> Iterator[tuple[int, str]]:
    """Yield every stretch between breaks with its offset."""
    start = 0
    if "<" not in normalised:
        for line in normalised.split("\n"):
            yield start, line
            start += len(line) + 1
        return
    for found in _BREAK.finditer(normalised):
        yield start, normalised[start : found.start()]
        start = found.end()
    yield start, normalised[start:]


def _items(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the stretches, and each of the numbered items that a page has run together in one (…。 二、…。 三、…) apart,
    and the heading of a section from what a blank alone sets it off from (一、2025年工作回顾 过去的一年,…)."""
    for start, line in lines:
        spaced = " " in line
        run = list(_RUN.finditer(line)) if spaced and ("。 " in line or ") " in line or ": " in line) else []
        joined = len(run) < _SEVERAL and len(line) > _ONE_LINE
        if joined and ("。(" in line or "。二、" in line or "。一、" in line or "报告一、" in line):
            run = list(_RUN_ON.finditer(line))
        if len(run) < _SEVERAL:
            run = []
        begin = 0
        for mark in (*run, None):
            stop = len(line) if mark is None else mark.start()
            head = _HEAD_APART.match(line, begin, stop) if spaced else None
            if head is not None:
                yield start + begin, line[begin : head.end(1)]
                begin = head.end()
            yield start + begin, line[begin:stop]
            begin = stop if mark is None else mark.end()


_HEAD_APART = lazy(
    r"( *[一二三四五六七八九十]{1,3}、[^,。;:、 ]{2,24}(?:回顾|总结|安排|任务|目标|要求|打算|部署|重点|措施|工作|思路|情况|成就)) {1,4}"
    r"(?=[一-龥“\d(][^\n]{16})"
)
"""The heading of a section, and the blanks that set it off from its first paragraph."""
_RUN = lazy(
    "(?<=[。):!]) +(?=[一二三四五六七八九十]{1,3}、[一-龥“\\d]|\\([一二三四五六七八九十]{1,3}\\)[一-龥“]"
    "|(?:重点|任务|行动|工程|亮点|举措|关键词|目标)[一二三四五六七八九十]:|各位代表[!:,])"
)
_RUN_ON = lazy(
    "(?<=[。!:])(?=(?:[一二三四五六七八九十]{1,3}、|\\([一二三四五六七八九十]{1,3}\\))[一-龥“\\d]|各位代表[!:,]|今年是[“一-龥])"
    "|(?<=[势就顾况标务求路境础施绩])(?=\\([一二]\\)[一-龥“])|(?<=报告)(?=一、[一-龥“\\d])"
)
_ONE_LINE = 300
"""A line of more characters may be a whole text whose lines were joined (…。(一)…。(二)…)."""
_SEVERAL = 2
_ROW = lazy(r"(\d{1,3})[ \t]+(?=[一-龥])")


_ITEM = lazy(r"\d{1,2}[.、)](?=[一-龥“(])")


_STAMP = lazy(r"(?<!\d)(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[ T]{1,2}\d{1,2}:\d\d(?::\d\d)?)?$")
"""The date and time with which a website's line ends."""


_STAMPED = lazy(r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2} \d{1,2}:\d\d")


def next_row(normalised: str, row: int, following: int) -> bool:
    """Say whether the line at ``following`` bears the number after that of the one at ``row`` (5 …, 6 …)."""
    one, other = _ROW.match(normalised, row), _ROW.match(normalised, following)
    return one is not None and other is not None and int(other.group(1)) == int(one.group(1)) + 1


def _continues(normalised: str, start: int, end: int, following: int, limit: int) -> bool:
    """Say whether the line ``following:limit`` goes on with the sentence of the paragraph ``start:end`` before it.

    Page breaks, footnotes and links break sentences; a tag between the two never does.
    """
    breaks = normalised.count("\n", end, following)
    if not 1 <= breaks <= _PAGE_BREAK:
        return False
    last, first = normalised[end - 1], normalised[following]
    if first.isdigit() and next_row(normalised, start, following):
        return False
    if breaks > 1:
        return last in "、," and first not in _CLOSING and normalised.find("<", end, following) < 0
    if normalised.find("<", end, following) >= 0:
        return False
    if first in _CLOSING or (first == "年" and last.isdigit()):
        return True
    if last in _ENDING or (normalised.find("\t", start, end) >= 0 and normalised.find("\t", following, limit) >= 0):
        return False  # the rows of a table are apart, whatever they end in
    if last.isdigit() and first.isdigit() and (
        _ITEM.match(normalised, following, limit) is not None or _STAMP.search(normalised, max(start, end - 20), end)
    ):
        return False  # a date, and the first item of a list or what it dates
    if last in "、,(《“" or (last.isascii() and last.isalnum() and first.isascii() and first.isalnum()):
        return True
    if ":" in normalised[start:end] and _STAMPED.search(normalised, start, end) is not None:
        return False  # what a website says of when and whence
    if last == "上" and normalised.endswith("会议上", start, end) and normalised.find("。", start, end) < 0:
        return False  # where a report was given stands in a line of its own
    tail = max(start, end - _WRAPPED)
    if normalised.rfind("(", tail, end) > normalised.rfind(")", tail, end):
        return True
    if end - start < _WRAPPED or (end - start < 2 * _WRAPPED and _NUMBERED.match(normalised, start, end)):
        return False
    line = max(start, normalised.rfind("\n", start, end) + 1)
    uneven = abs((end - line) - (limit - following)) > _UNEVEN and normalised[limit - 1] not in _ENDING
    if (
        uneven
        and _ACT.match(normalised, following, limit) is not None
        and _ACT.match(normalised, line, end) is not None
    ):
        return False  # one of several deeds, each in a line of its own
    return not (
        _OPENS_NEW.match(normalised, following, limit)
        or (limit - following <= _WRAPPED and _HEADS_YEAR.fullmatch(normalised, following, limit))
    )


@lru_cache(maxsize=1)
def paragraphs(normalised: str) -> tuple[Span, ...]:
    """Return the paragraphs of ``normalised`` without blanks around; a line break inside a sentence ends none.

    Those of the last text are kept, since its description and its outline both go by them.
    """
    found: list[Span] = []
    start = end = -1
    for offset, line in _items(_lines(normalised)):
        body = line.strip()
        if not body:
            continue
        if len(body) != len(line):
            offset += len(line) - len(line.lstrip())
        if end < 0:
            start = offset
        elif (normalised[end - 1] in _ENDING and body[0] not in _CLOSING) or not _continues(
            normalised, start, end, offset, offset + len(body)
        ):
            found.append(_new(Span, (start, end)))
            start = offset
        end = offset + len(body)
    if end >= 0:
        found.append(Span(start, end))
    return tuple(found)


def sentence_ends(normalised: str, start: int, end: int) -> list[tuple[int, str]]:
    """Return where each sentence or 分号-clause of a paragraph ends, with its mark (empty for the last without one).

    A mark inside brackets, quotes or book-title marks ends nothing.
    """
    ends = [(m.start(), m[1]) for m in _STOP.finditer(normalised, start, end) if m.lastindex]
    if not ends or ends[-1][0] < end - 1:
        ends.append((end, ""))
    return ends


def sentence_end(normalised: str, start: int, end: int) -> int | None:
    """Return where the first sentence that closes with 。 or ! before ``end`` closes, or None."""
    stop = normalised.find("。", start, end)
    before = normalised[start : end if stop < 0 else stop]
    if "!" in before:
        stop = start + before.index("!")
    if stop < 0:
        return None
    if "(" not in before and "“" not in before and "《" not in before:
        return stop
    for found in _STOP.finditer(normalised, start, end):
        if found[1] in ("。", "!"):
            return found.start()
    return None


def without_tags(text: str) -> str:
    """Return ``text`` without leftover inline tags and blanks at its ends."""
    return _INLINE_TAG.sub("", text).strip()
