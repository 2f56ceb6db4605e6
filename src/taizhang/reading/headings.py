"""Which lines and sentences are headings, how they are numbered, and which of them are organs' names."""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from taizhang.reading import parts
from taizhang.reading.paragraphs import Span, paragraphs, sentence_ends
from taizhang.reading.records import Kind
from taizhang.reading.tables import alternation, words

LINE_MAX = 60
"""The longest line, in characters after its number, that is taken for a heading."""
THEME_MAX = 48
"""The longest opening sentence that is taken for its paragraph's theme."""

_CN = "一二三四五六七八九十"
_NUMBERINGS = (
    ("chapter", 1, rf"第[{_CN}百\d]{{1,4}}(?:章|节|篇|编|部分)[ 、:]?"),
    ("cn", 3, rf"[{_CN}]{{1,3}}(?:、|\.(?!\d)| (?=[^ ]))"),
    ("pcn", 4, rf"\([{_CN}]{{1,3}}\)、?"),
    ("digit", 5, r"\d{1,2}(?:、|\.(?!\d))"),
    ("pdigit", 6, r"\(\d{1,2}\)、?|\d{1,2}\)、?"),
    ("circle", 7, r"[①-⑳]"),
    ("ordinal", 8, rf"[{_CN}]{{1,3}}(?:是|要)[,:]?|第[{_CN}]{{1,2}}[、,:]|(?:首先|其次|再次|最后)[,,]"),
    ("bullet", 8, r"-{2,}|[●■★◆▲□○◎▪✦◇☆·]"),
)
_NUMBER = re.compile("|".join(rf"(?P<{name}>{pattern})" for name, _, pattern in _NUMBERINGS))
LEVELS = {name: level for name, level, _ in _NUMBERINGS} | {"section": 2, "organ": 2, "line": 8, "theme": 9}
_HAS_FIGURE = re.compile(r"\d")
_CHINESE = re.compile(r"[一-鿿]")
_DATED = re.compile(r"今年|明年|去年|年底|年内|月底|季度|上半年|下半年|近日|一年来|过去[一五三]年|五年来|全年")
_NO_THEME = re.compile(
    r"我们|各位|这|那|同时|此外|为此|上述|以上|因此|但|如果|只要|只有|没有|综合|总的|让|经|根据|当前|目前|现在|他们|它|其中|受|请|回顾|一年来|过去"
)
_CONTEXT = re.compile(
    r"是[^,]{0,20}(?:之一|关键|基础|大计|之本|之源|之基|保障)$|来之不易|付出艰苦努力|具有[^,]{0,12}意义"
)
_SITE_DATE = re.compile(r"\d{4}[-年/]\d{1,2}[-月/]\d{1,2}")
_PERSON = re.compile(
    r"(?:省|市|县|区|旗|州|盟|镇|乡|院|委)(?:委)?(?:代)?(?:长|主席|主任|书记)[^,。]{0,8}$|^(?:代)?(?:市|省|县|区|州|旗|盟|镇|乡)长"
)
_ASSEMBLY = re.compile(r"代表大会|会议上|次会议|全体会议")


class Numbering(NamedTuple):
    """The mark that opens a heading or an item."""

    style: str
    end: int
    """Offset after the mark."""


def has_figure(text: str) -> bool:
    """Say whether ``text`` has an Arabic digit."""
    return _HAS_FIGURE.search(text) is not None


def numbering(normalised: str, start: int, end: int) -> Numbering | None:
    """Return the numbering at ``start``, or None; a bare number, date or word is none."""
    found = _NUMBER.match(normalised, start, end)
    if found is None or found.end() >= end:
        return None
    style = found.lastgroup or ""
    if style == "digit" and normalised[found.end()].isdigit():
        return None
    stop = found.end()
    while stop < end and normalised[stop] == " ":
        stop += 1
    return Numbering(style, stop)


@cache
def _organ_pattern() -> re.Pattern[str]:
    organs = alternation(words("outline", "organ_endings"))
    areas = alternation(words("outline", "area_endings"))
    names = alternation(words("outline", "organ_names"))
    one = rf"(?:[一-鿿]{{1,16}}?(?:{organs})|[一-鿿]{{1,6}}?(?:{areas})|{names})(?:\([^()]{{1,20}}\))?"
    return re.compile(rf"(?:{one})(?:[、,/ ](?:{one})){{0,6}}:?")


@cache
def _not_in_names() -> re.Pattern[str]:
    return re.compile(alternation(words("outline", "not_in_names")))


def organ(line: str) -> str | None:
    """Return the organ or area that ``line`` names and does nothing but name, else None."""
    name = line.strip(" :")
    if not 2 <= len(name) <= 40 or _organ_pattern().fullmatch(name) is None:
        return None
    return None if _not_in_names().search(name) else name


@cache
def _site_words() -> re.Pattern[str]:
    return re.compile(rf"[\W]{{0,3}}(?:{alternation(words('outline', 'boilerplate'))})")


@cache
def _greeting_words() -> re.Pattern[str]:
    return re.compile(alternation(words("outline", "greetings")))


def is_site_text(normalised: str, span: Span) -> bool:
    """Say whether a short paragraph is the website's own text (menus, share buttons, credits) and not the document's."""
    if span.end - span.start > 200:
        return False
    return _site_words().match(normalised, span.start, span.end) is not None


def is_greeting(normalised: str, span: Span) -> bool:
    """Say whether a paragraph greets the delegates or hands over the report."""
    return span.end - span.start <= 160 and _greeting_words().match(normalised, span.start, span.end) is not None


def is_heading_line(line: str) -> bool:
    """Say whether a whole paragraph (without its number) has a heading's form: short, one sentence without closing mark."""
    bare = line.rstrip(" 。!")
    if not 2 <= len(bare) <= LINE_MAX or not _CHINESE.search(bare):
        return False
    if any(mark in bare for mark in "。;!?") or line.rstrip().endswith((":", ",", ";", "、")):
        return False
    if _SITE_DATE.search(bare) or _PERSON.search(bare) or _ASSEMBLY.search(bare) or "|" in bare or "http" in bare:
        return False
    return not _greeting_words().match(bare)


def theme_end(normalised: str, start: int, end: int, *, allow_figures: bool) -> int | None:
    """Return where the opening sentence of ``start:end`` ends if it is a theme that the rest details, else None.

    A theme names what follows: short, with neither figure nor date. In lists by organ (``allow_figures``) every item opens with its theme, which may
    then state the target that the rest explains.
    """
    limit = min(end, start + THEME_MAX + 1)
    stop = next(
        (at for at, mark in sentence_ends(normalised, start, limit) if mark in ("。", "!") and at < limit), None
    )
    if stop is None or stop + 1 >= end or stop - start < 4:
        return None
    sentence = normalised[start:stop]
    if end - stop - 1 < 6 or _NO_THEME.match(sentence) or _CONTEXT.search(sentence):
        return None
    if not allow_figures and (_HAS_FIGURE.search(sentence) or _DATED.search(sentence) or "《" in sentence):
        return None
    return stop


_INNER_ORDINAL = re.compile(r"(?<=[。;:])(?:[一二三四五六七八九十]{1,3}(?:是|要)|第[一二三四五六七八九十]{1,2}[,、])")
_ONLY_MARK = re.compile(rf"(?:[{_CN}]{{1,3}}(?:是|要)?|第[{_CN}]{{1,3}})[、,:]?")
_TITLE_LINE = re.compile(r"[^。;,]{0,50}(?:报告|公报|清单|规划|纲要|要点|计划|方案|通报)(?:\([^()]{1,12}\)|摘要)?[!]?$")
_TITLE_ROWS = 8
"""Among this many first paragraphs a line that ends like a title is the document's own."""
_SECTION_END = re.compile(
    r"(?:回顾|总结|情况|目标|任务|措施|建议|安排|部署|打算|要点|工作|重点|思路|要求|清单|事项|成就|成效|成绩|问题|计划)(?:如下|是|为)?$"
)
_SECTIONAL = frozenset({"chapter", "section", "organ", "cn", "pcn", "digit", "pdigit", "circle", "line"})


@dataclass(frozen=True, slots=True)
class Found:
    """A heading before its place in the hierarchy is known."""

    start: int
    """Offset of its number or first word."""
    end: int
    """Offset after its last word."""
    style: str
    """How it is marked, a key of ``LEVELS``."""
    number: str | None
    """Its number as written, or None."""
    title: str
    """Its words without the number."""
    organ: str | None
    """The organ that it is or names, or None."""
    reach: str
    """``section`` until the next of its rank, ``paragraph`` until the paragraph's end."""


@cache
def _label() -> re.Pattern[str]:
    labels = alternation(words("outline", "responsible_labels"))
    return re.compile(rf"\((?:{labels}):?([^()]{{2,40}})\)$")


class HeadingFinder:
    """Walks the paragraphs once and gathers what holds where."""

    def __init__(self, text: str, normalised: str, kind: Kind | None, year: int | None) -> None:
        self.text, self.normalised, self.kind, self.year = text, normalised, kind, year
        self.paras = paragraphs(normalised)
        self.site = [is_site_text(normalised, span) for span in self.paras]
        self.opened = [numbering(normalised, span.start, span.end) for span in self.paras]
        self.lists_by_organ = kind in parts.TASKING

    def found(self, index: int) -> list[Found]:
        """Return the headings that paragraph ``index`` is or holds."""
        span, norm = self.paras[index], self.normalised
        mark = self.opened[index]
        begin = mark.end if mark else span.start
        line = norm[begin : span.end] if span.end - begin <= LINE_MAX + 40 else ""
        if _ONLY_MARK.fullmatch(line):
            return []
        name = organ(line) if line and (mark is None or mark.style in ("cn", "pcn", "digit")) else None
        if name is not None and index + 1 < len(self.paras):
            return [self._make(span.start, begin, begin + len(line.rstrip(" :")), "organ", mark is not None, name)]
        if line and is_heading_line(line) and self._has_body(index, mark):
            end = begin + len(line.rstrip(" 。!"))
            return [
                self._make(span.start, begin, end, self._line_style(line, mark), mark is not None, self._named(line))
            ]
        return self._run_in(span, begin, mark)

    def _make(self, start: int, begin: int, end: int, style: str, numbered: bool, organ: str | None) -> Found:
        reach = "section" if style in _SECTIONAL else "paragraph"
        number = self.text[start:begin].strip() if numbered else None
        return Found(start, end, style, number, self.text[begin:end].strip(), organ, reach)

    @staticmethod
    def _named(line: str) -> str | None:
        found = _label().search(line.rstrip(" 。"))
        return found.group(1) if found else None

    def _line_style(self, line: str, mark: Numbering | None) -> str:
        if mark is not None:
            return mark.style if mark.style not in ("ordinal", "bullet") else "line"
        part, _ = parts.heading_part(line, self.kind if self.kind not in parts.REVIEWING else None, self.year)
        if part is None:
            return "line"
        plain = _SECTION_END.search(line.rstrip(" 。")) or parts.years_in(line)
        return "section" if plain else "line"

    def _has_body(self, index: int, mark: Numbering | None) -> bool:
        """Say whether a heading-like line has something under it; lines of one list, one after another, head nothing."""
        if index + 1 >= len(self.paras) or self.site[index]:
            return False
        after, following = self.paras[index + 1], self.opened[index + 1]
        line = self.normalised[self.paras[index].start : self.paras[index].end]
        closed = line.rstrip().endswith(("。", "!"))
        if mark is not None:
            same = following is not None and following.style == mark.style
            if same and (mark.style not in ("cn", "pcn") or closed or has_figure(line)):
                return False
            return not (closed and has_figure(line))
        if index < _TITLE_ROWS and _TITLE_LINE.search(line) and not _SECTION_END.search(line):
            return False
        if closed and (has_figure(line) or len(line) > 30):
            return False
        body = after.end - after.start
        return (
            following is not None
            or body > LINE_MAX
            or self.normalised[after.end - 1] in "。;:"
            or bool(parts.years_in(line) and _SECTION_END.search(line))
        )

    def _run_in(self, span: Span, begin: int, mark: Numbering | None) -> list[Found]:
        norm, out = self.normalised, []
        stop = theme_end(norm, begin, span.end, allow_figures=self.lists_by_organ)
        plain_theme = stop is not None and (mark is None or mark.style == "bullet")
        if stop is not None:
            style = mark.style if mark and mark.style != "bullet" else "theme"
            out.append(self._make(span.start, begin, stop, style, mark is not None, None))
        if plain_theme and stop is not None:
            if self.lists_by_organ:
                out += self._parallel(span, begin, stop)
        elif span.end - span.start > 40:
            out += self._inner(span, begin)
        return out

    def _inner(self, span: Span, begin: int) -> list[Found]:
        """Return the theme sentences that 一是, 二是 … introduce inside a paragraph without a theme of its own."""
        norm = self.normalised
        marks = list(_INNER_ORDINAL.finditer(norm, begin, span.end))
        out = []
        for here, following in zip(marks, [*marks[1:], None], strict=False):
            limit = following.start() if following else span.end
            stop = theme_end(norm, here.end(), limit, allow_figures=False)
            if stop is not None:
                out.append(self._make(here.start(), here.end(), stop, "ordinal", True, None))
        return out

    def _parallel(self, span: Span, begin: int, stop: int) -> list[Found]:
        """Return later sentences of a paragraph made like its theme (same first and last two characters)."""
        norm = self.normalised
        head, tail = norm[begin : begin + 2], norm[stop - 2 : stop]
        out, start = [], stop + 1
        for at, _ in sentence_ends(norm, stop + 1, span.end):
            if at - start <= THEME_MAX and norm.startswith(head, start) and norm[at - 2 : at] == tail:
                out.append(self._make(start, start, at, "theme", False, None))
            start = at + 1
        return out
