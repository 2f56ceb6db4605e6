"""Walks the paragraphs of a text and finds the headings among and inside them."""

import re
from functools import cache
from typing import NamedTuple

from taizhang.reading import parts, sections
from taizhang.reading.headings import (
    LEVELS,
    LINE_MAX,
    THEME_MAX,
    Numbering,
    addresses,
    has_figure,
    heads_table,
    in_charge,
    is_deadline,
    is_field,
    is_greeting,
    is_heading_line,
    is_indicator,
    is_label,
    is_narrative,
    is_site_text,
    numbering,
    organ,
    rows_of_cells,
    states_figure,
    theme_end,
)
from taizhang.reading.paragraphs import Span, next_row, paragraphs, sentence_ends
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Kind
from taizhang.reading.tables import alternation, words

_CN = "一二三四五六七八九十"
_TAIL_LINE = 160
_INNER_MAX = 24
"""A longer sentence after 一是 inside a paragraph says something itself."""
_SLOGAN_MAX = 16
"""The longest sentence that, opening like its paragraph's theme, is a theme too ..."""
_SLOGANS = 2
"""... where at least so many others open like it."""
# A numeral is rarer than a mark that ends a sentence, so that a search for it passes over more.
_TWIN_MAX = 12
"""The longest sentence that is a theme because it is made like the first one (做精做强特色农业。 做稳做实工业经济。)."""
_INNER_ORDINAL = lazy(
    r"[一二三四五六七八九十第](?<=[。;:].)(?:(?<!第)[一二三四五六七八九十]{0,2}(?:是要?|要)|(?<=第)[一二三四五六七八九十]{1,2}[,、])"
    r"|[1-9](?<=[。;].)\d?[、.](?=[一-龥])"
)
_ITEM_LABEL = lazy(r"([一-龥“”、]{4,20}(?<![是为如有位门责]))[:](?=[^\n]{6})")
_LABEL_AT = 10
_BARE_LABEL = lazy(
    "(?!关键词|记者|来源|作者|注|附|备注|时间|地点)([一-龥]{2,8})(?<![是为如有下括即成任位门人]):(?=[^\\n]{24})"
)
_BARE_LABELS = 3
"""So many paragraphs of a text that open with a word or two before a colon are each about what that says
(农业产业:…。 农民收入:…)."""
_BOXED_LABEL = lazy(r"【([^【】\n]{2,20})】(?=[^\n]{6})")
_SAYS = lazy("了|今[天日]|昨[天日]|、[^。、]{1,24}等")
"""What a line with its full stop has that says something itself (听取了…。 推动甲、乙等项目达产。)."""
_YEAR = lazy(r"(?:19|20)\d\d年度?")
_DATE_LINE = lazy(r"(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?")
_VALUE = 16
"""So soon after its colon a label that is an indicator states its value."""
_ORGAN_LINE = 24
"""A line that is nothing but the name of an organ has at most so many characters."""
_LABELS = 3
"""A website names its own organ once or twice; so many lines that do are labels of tasks."""
_NAMES, _NAMES_AT = lazy("(?:项目|事项|任务|工程|实事|工作)名称:[ ]{0,4}([^,。;:]{2,40})"), 8
"""A line that names the thing which the labelled lines below tell of (项目名称:改造老旧小区)."""
_MARK_MAX = 6
"""A mark that stands alone is at most so long."""
_ONLY_MARK = lazy(rf"(?:[{_CN}]{{1,3}}(?:是|要)?|第[{_CN}]{{1,3}})[、,:]?|\([{_CN}\d]{{1,3}}\)")
_ANNEX_AT = 5
_ANNEX = lazy(r"\s{0,4}附(?:件|表|录)?\s{0,2}[\d一二三四五六七八九十]{0,2}[:、.\s]?")
_GLOSSARY = lazy(
    r"\s{0,4}(?:附(?:件|录)?\s{0,2}[\d一二三四五六七八九十]{0,2}[:、.\s]{0,4})?(?:关于)?"
    r"(?:《[^》]{2,30}》|政府工作报告|报告)?(?:中|里)?的?(?:有关|相关|部分)?(?:内容)?的?"
    r"(?:(?:有关|相关|部分|专业)?(?:名词|术语|用语|词语|词汇|概念)(?:术语)?(?:的?(?:解释|注释|释义|说明|注解))"
    r"|注释|注解|名词解释及说明)[\s:]{0,4}"
)
"""Heads an annex that explains words of the text."""
_GLOSSES = frozenset("词语念注")
_TITLE_LINE = lazy(
    r"[^。;,]{0,50}(?:报告|公报|清单|规划|纲要|要点|计划|方案|通报|分解表|任务表|实事|项目|分析|责任[书状]|任务分工"
    r"|承诺书|打算|办法|细则|纪要|讲话)(?:\([^()]{1,12}\)|摘要)?[!]?$"
    r"|[^。;]{0,20}关于[^。;]{2,56}的(?:通知|通告|公告|(?:实施|若干|指导|工作|具体|初步)?意见|决定|批复|请示|函)?$"
    r"|[^。;]{2,40}(?:召开|举行)[^。;]{2,40}会议?$|[^。;]{2,50}会议?(?:召开|举行)$"
)
TITLE_ROWS = 8
"""Among this many first paragraphs a line that ends like a title is the document's own."""
_SECTION_END = lazy(
    r"(?:回顾|总结|情况|目标|任务|措施|建议|安排|部署|打算|要点|工作|重点|思路|要求|清单|事项|成就|成效|成绩|问题|计划|基础|现状|概况|谋划|设想|展望|方向)(?:如下|是|为)?$"
)
_GOALS_NAMED = lazy(
    "(?:(?:20\\d\\d年度?|今年|今后[三五]年|“?十[一二三四五六]?五”?)(?:时期|期间)?)(?:的)?(?:经济社会|经济|社会|全[市县区镇乡])?"
    "(?:主要|总体|具体|发展|工作|预期|奋斗|重点)*(?:目标|任务|措施)(?:任务)?"
)
"""What names the goals or tasks of a year or plan before a colon, in a line of its own (2024年主要目标:)."""
_GOALS_LABEL = lazy("((?:主要|发展)?预期目标|主要目标):(?=[^\\n]{12})")
"""What opens a paragraph of targets beside others that labels open (主要预期目标:生产总值增长8%;…)."""
_NAMED_MAX = 20
"""A section that a line names before a colon has at most so many characters."""
_PLAIN_MAX = 8
"""A line of so many characters is a heading by its words alone (实事项目)."""
_DOES = lazy(
    "(?:实施|建成|完工|建设|新建|改造|改建|扩建|新增|新购置?|完成|开工|启动|打造|创建|治理|整治|储备|安装|铺设|购置|开通|修建|发放|培训|续建)"
    "[^,。;]{0,30}(?:\\d|工程|项目|[道公铁]路|[路桥]$|大桥|街|中心|学校|小学|中学|幼儿园|医院|公园|广场|基地|车站|管网|水库|[厂馆站]$|系统|平台)"
)
"""How an item begins that says what is done with something named."""
_CELL = 16
"""A line of no more characters in a table whose cells stand in lines of their own is one of them."""
_FAR_BELOW = 40
"""What stands under a heading takes no more paragraphs, where the next of its rank is looked for."""
_PUTS_OUT = lazy("(?:出台|印发|制定|修订|编制|发布|颁布|起草|公布)[^,。;]{0,12}《")
_BY_WHEN = lazy(
    r"(?:20\d\d年|今年|明年)?(?:\d{1,2}月(?:份|底|[上中下]旬|\d{1,2}日)?|[一二三四]季度末?|上半年|下半年|年底|年内|春节|国庆节?)(?:之?前|内)?[,]?"
    "(?:完成|建成|出台|印发|制定|开工|启动|投用|开通|实施|建立|成立|举办|召开|开展|新建|组织|落实|全面|基本)"
)
"""How an item begins that says by when something is to be done (三季度前出台…)."""
_TABLE_HEAD = 16
"""So many lines above the first row of a table of cells may be its head."""
_SECTIONAL = frozenset(LEVELS) - {"article", "dotted", "ordinal", "bullet", "theme"}


def _above(one: Numbering, other: Numbering) -> bool:
    """Say whether a number is of a higher rank than another."""
    return LEVELS[one.style] < LEVELS[other.style]


_new = tuple.__new__
"""Makes a named tuple in a third of the time that its own constructor takes, which is a Python function."""


class Found(NamedTuple):
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
    return lazy(rf"\((?:{labels}):?([^()]{{2,40}})\)$")


def turns_ahead(title: str, kind: Kind | None, year: int | None, reported: int | None = None) -> bool:
    """Say whether a heading turns a document that reports to what is planned (下一步工作打算)."""
    return (
        not sections.two_fold(kind)
        and kind not in sections.TASKING
        and sections.of_reporting(title, year, reported) == "tasks"
    )


class HeadingFinder:
    """Walks the paragraphs once and gathers what holds where."""

    def __init__(self, text: str, normalised: str, kind: Kind | None, year: int | None) -> None:
        self.text, self.normalised, self.kind, self.year = text, normalised, kind, year
        self.paras = paragraphs(normalised)
        self.site = [is_site_text(normalised, span) for span in self.paras]
        labels = [i for i, span in enumerate(self.paras) if self.site[i] and is_label(normalised, span)]
        if len(labels) >= _LABELS:  # 主办单位: of many tasks, not of the website
            for i in labels:
                self.site[i] = False
        self.opened = [numbering(normalised, span.start, span.end) for span in self.paras]
        self.lists_by_organ = kind in sections.TASKING and any(
            organ(normalised[span.start : span.end]) is not None
            for span in self.paras
            if span.end - span.start <= _ORGAN_LINE
        )
        self.rows = rows_of_cells(text, self.paras)
        heads = range(max(0, self.rows - _TABLE_HEAD), self.rows) if self.rows < len(self.paras) else range(0)
        numbered = (i for i in heads if normalised[slice(*self.paras[i])].strip(" |") == "序号")
        self.head = next(numbered, self.rows)
        opens = [span for span, mark in zip(self.paras, self.opened, strict=True) if mark is None]
        labelled = [span.start for span in opens if ":" in normalised[span.start : span.start + _LABEL_AT]]
        found = [one for at in labelled if (one := _BARE_LABEL.match(normalised, at)) and not is_field(one.group())]
        differ = len(found) >= _BARE_LABELS and len({one.group(1) for one in found}) == len(found)
        self.bare_labels = frozenset(one.start() for one in found) if differ else frozenset()
        self._number_bare()

    def _number_bare(self) -> None:
        """Take for numbers the characters 一, 二, 三 … at the heads of theme sentences where they run in order."""
        expected = 1
        run: list[int] = []
        for index, span in enumerate(self.paras):
            value = _CN.find(self.normalised[span.start]) + 1
            if not value or self.opened[index] is not None or value not in (1, expected, expected + 1):
                continue
            if theme_end(self.normalised, span.start + 1, span.end, allow_figures=False) is None:
                continue
            run = [index] if value == 1 else [*run, index]
            expected = value + 1
            if len(run) > 1:
                for member in run:
                    self.opened[member] = Numbering("bare", self.paras[member].start + 1)

    def site_tail(self) -> int:
        """Return the index of the paragraph from which a website's own short lines run to the end of the text."""
        tail = len(self.paras)
        for index in range(len(self.paras) - 1, int(len(self.paras) * 0.7), -1):
            if self.paras[index].end - self.paras[index].start > _TAIL_LINE:
                break
            if self.site[index]:
                tail = index
        return tail

    def glossary(self) -> range:
        """Return the paragraphs of an annex that explains the text's words (名词解释), without its heading."""
        last = len(self.paras)
        for index in range(last - 1, last // 3, -1):
            span = self.paras[index]
            if span.end - span.start > LINE_MAX:
                continue
            line = self.normalised[span.start : span.end]
            if "附" in line[:_ANNEX_AT] and _ANNEX.match(line) is not None and _GLOSSARY.search(line) is None:
                last = index
            elif not _GLOSSES.isdisjoint(line) and _GLOSSARY.fullmatch(line) is not None:
                return range(index + 1, last)
        return range(0)

    def is_title(self, index: int) -> bool:
        """Say whether a paragraph is the document's own title: a line near the top that ends like one."""
        if index >= TITLE_ROWS or self.opened[index] is not None:
            return False
        span = self.paras[index]
        if span.end - span.start > LINE_MAX:
            return False
        line = self.normalised[span.start : span.end]
        if _TITLE_LINE.match(line) is None or (index and _SECTION_END.search(line)):
            return False
        after = self.paras[index + 1] if index + 1 < len(self.paras) else None
        if after is not None and heads_table(self.normalised, after) and any(map(self.is_title, range(index))):
            return False  # the caption of a table, in a document that has had its title
        # A title stands before what the document says.
        return all(self.normalised[before.end - 1] not in "。;!" for before in self.paras[:index])

    def found(self, index: int) -> list[Found]:
        """Return the headings that paragraph ``index`` is or holds."""
        span, norm = self.paras[index], self.normalised
        if self.head <= index < self.rows:
            return []  # a cell of a table's head
        mark = self.opened[index]
        begin = mark.end if mark else span.start
        line = norm[begin : span.end] if span.end - begin <= LINE_MAX + 40 else ""
        if not line:
            return self._run_in(span, begin, mark)
        if len(line) <= _MARK_MAX and _ONLY_MARK.fullmatch(line):
            return []
        if "名称:" in line[:_NAMES_AT] and (named := _NAMES.fullmatch(line)) is not None:
            style = mark.style if mark is not None and mark.style in _SECTIONAL else "line"
            at = begin + named.start(1)
            return [self._make(span.start, at, begin + named.end(1), style, mark is not None, None)]
        name = in_charge(line) if mark is None or mark.style in ("cn", "pcn", "digit") else None
        if index > self.rows and (name is not None or is_deadline(line)):
            return []  # a cell of the row above
        if index > self.rows and mark is None and len(line) <= _CELL and self._is_cell(index, line):
            return []
        if (
            name is not None
            and index + 1 < len(self.paras)
            and (self._signs(index) or addresses(norm, self.paras, index))
        ):
            return []
        if name is not None and index + 1 < len(self.paras):
            return [self._make(span.start, begin, begin + len(line.rstrip(" :")), "organ", mark is not None, name)]
        if line[-1] == ":" and self._names_section(line[:-1], mark):
            return [
                self._make(span.start, begin, span.end - 1, self._line_style(line[:-1], mark), mark is not None, None)
            ]
        if is_heading_line(line) and self._has_body(index, mark):
            end = begin + len(line.rstrip(" 。!-—"))
            return [
                self._make(span.start, begin, end, self._line_style(line, mark), mark is not None, self._named(line))
            ]
        return self._run_in(span, begin, mark)

    def _is_cell(self, index: int, line: str) -> bool:
        """Say whether a line in a table whose cells stand in lines of their own heads nothing: it names no section, or
        the number of the next row stands below it."""
        below = self.paras[index + 1] if index + 1 < len(self.paras) else None
        ends_row = below is not None and self.normalised[below.start : below.end].rstrip(" |").isdigit()
        return ends_row or not sections.is_worded(line)

    def _names_section(self, line: str, mark: Numbering | None) -> bool:
        """Say whether what a line names before its colon is a section (二、下一步工作打算:)."""
        if len(line) > _NAMED_MAX or line.endswith(("如下", "是", "为")) or not is_heading_line(line):
            return False
        if mark is None:
            if _GOALS_NAMED.fullmatch(line) is not None:
                return True
            return "," not in line and self.kind in sections.REVIEWING and turns_ahead(line, self.kind, self.year)
        if mark.style not in ("volume", "chapter", "division", "cn") or _SECTION_END.search(line) is None:
            return False
        # In a list of tasks the words before a colon are an item's, unless they say which way they look (一、2025年工作回顾:).
        return self.kind not in sections.TASKING or sections.heading_part(line, self.kind, self.year)[0] is not None

    def _signs(self, index: int) -> bool:
        """Say whether an organ's name only says under a title who reports, or who signs: the delegates are greeted
        next, or a date follows."""
        notice = self.normalised.startswith("关于", self.paras[index + 1].start)  # 云溪市人民政府, then 关于印发…的通知
        if index < TITLE_ROWS and (notice or is_greeting(self.normalised, self.paras[index + 1])):
            return True
        if sections.two_fold(self.kind) and 0 < index < TITLE_ROWS and self.is_title(index - 1):
            return True  # 关于…计划的报告, then 省发展改革委
        for span in self.paras[index + 1 : index + 3]:
            if _DATE_LINE.fullmatch(self.normalised, *span):
                return True
            if organ(self.normalised[span.start : span.end]) is None:
                return False
        return False

    def _make(self, start: int, begin: int, end: int, style: str, numbered: bool, organ: str | None) -> Found:
        reach = "section" if style in _SECTIONAL else "paragraph"
        number = self.text[start:begin].strip() if numbered else None
        return _new(Found, (start, end, style, number, self.text[begin:end].strip(), organ, reach))

    @staticmethod
    def _named(line: str) -> str | None:
        found = _label().search(line.rstrip(" 。"))
        return found.group(1) if found else None

    def _line_style(self, line: str, mark: Numbering | None) -> str:
        if mark is not None:
            return mark.style if mark.style not in ("ordinal", "bullet") else "line"
        part, _ = sections.heading_part(line, self.kind if self.kind not in sections.REVIEWING else None, self.year)
        if part is None:
            return "line"
        plain = _SECTION_END.search(line.rstrip(" 。")) or sections.years_in(line)
        return "section" if plain else "line"

    def _has_body(self, index: int, mark: Numbering | None) -> bool:
        """Say whether a heading-like line has something under it; the lines of one list head nothing."""
        below = index + 1
        while below < len(self.paras) and is_label(self.normalised, self.paras[below]):
            below += 1
        if below >= len(self.paras) or self.site[index] or self.is_title(index):
            return False
        if self.text.endswith("【", 0, self.paras[index].start):
            return False  # one of the sentences that stand in boxes
        after, following = self.paras[below], self.opened[below]
        line = self.normalised[self.paras[index].start : self.paras[index].end]
        closed = line.rstrip().endswith(("。", "!"))
        if mark is not None:
            if closed and (below > index + 1 or (following is not None and _above(following, mark))):
                return False  # an item: a line below says who answers, or the next heading is of a higher rank
            same = following is not None and following.style == mark.style
            same = same and (mark.style != "bullet" or self.normalised[after.start] == line[0])  # ■ 目标, over ●经济增长6%
            last = following is not None and _above(following, mark)
            if last and (below > index + 1 or has_figure(self.normalised[mark.end : self.paras[index].end])):
                return False  # the last item of its section, with who answers for it or how much it is
            if (
                mark.style == "pcn"
                and below == index + 1
                and following is not None
                and (same or _above(following, mark))
                and _DOES.match(self.normalised, mark.end, self.paras[index].end) is not None
            ):
                return False  # (三)建成农村公路85公里: nothing is told of it before the next of its rank, or of a higher one
            if same and (mark.style not in ("cn", "pcn") or closed or states_figure(line)):
                return False
            if mark.style == "bullet" and has_figure(_YEAR.sub("", line)) and self.text[after.end - 1] not in "。;；:：":
                return False  # a deed with its figure, among others in lines of their own
            if (
                following is None
                and not heads_table(self.normalised, after)
                and self._ends_list(index, mark, closed=closed)
            ):
                return False
            return not (closed and states_figure(self.normalised[mark.end : self.paras[index].end]))
        if heads_table(self.normalised, after):
            return not closed
        before = self.opened[index - 1] if index else None
        bare = _YEAR.sub("", line) if line[:1] in "12" else line
        if following is not None and before is not None and before.style == following.style and has_figure(bare):
            return False  # all that stands between two headings of one rank
        deed = following is not None and following.style == "bullet" and _DOES.match(line) is not None
        numbers = line[:1].isdigit() and next_row(self.normalised, self.paras[index].start, after.start)
        if numbers or (deed and (has_figure(line) or self.normalised[after.start] == "*")):
            return False
        if closed and (has_figure(line) or len(line) > 30 or following is not None or is_narrative(line)):
            return False
        if closed and (_SAYS.search(line) is not None or _DOES.match(line) is not None or line.endswith("全覆盖。")):
            return False
        body = after.end - after.start
        return (
            following is not None
            or body > LINE_MAX
            or (index > 0 and len(line) <= _PLAIN_MAX and sections.is_worded(line))
            or self.normalised[after.end - 1] in "。;:"
            or bool(sections.years_in(line) and _SECTION_END.search(line))
        )

    def _ends_list(self, index: int, mark: Numbering, *, closed: bool) -> bool:
        """Say whether a numbered line is the last item of a list, with a plain line below.

        The item before it, which heads nothing, is right above, and none follows; or it says by when something is done
        or that a text is issued, as no heading with a full stop does.
        """
        line = self.normalised[mark.end : self.paras[index].end]
        if closed and (_PUTS_OUT.search(line) is not None or _BY_WHEN.match(line) is not None):
            return True
        before = self.opened[index - 1] if index else None
        if before is None or before.style != mark.style or (mark.style in ("cn", "pcn") and not closed):
            return False
        below = next((one for one in self.opened[index + 1 : index + _FAR_BELOW] if one is not None), None)
        if below is not None and below.style == mark.style:
            return False  # 二是…。, what is told of it, 三是…
        above = self.normalised[before.end : self.paras[index - 1].end]
        return len(above) <= LINE_MAX and "。" not in above[:-1] and above.endswith("。") == closed

    def _run_in(self, span: Span, begin: int, mark: Numbering | None) -> list[Found]:
        norm, out = self.normalised, []
        numbered = mark is not None and mark.style != "bullet"
        # What ends with who answers for it is an item, whose first sentence is no theme of the others.
        by_organ = self.lists_by_organ and mark is None and norm[span.end - 1] != ")"
        stop = theme_end(norm, begin, span.end, allow_figures=by_organ, numbered=numbered)
        plain_theme = stop is not None and (mark is None or mark.style == "bullet")
        bare = begin in self.bare_labels
        if (stop is None or bare) and (labelled := self._labelled(span, begin, mark)) is not None:
            return [labelled]
        if stop is not None:
            style = mark.style if mark and mark.style != "bullet" else "theme"
            out.append(self._make(span.start, begin, stop, style, mark is not None, None))
        if plain_theme and stop is not None:
            if self.lists_by_organ:
                out += self._parallel(span, begin, stop)
        elif span.end - span.start > 40:
            out += self._inner(span, begin)
        return out

    def _labelled(self, span: Span, begin: int, mark: Numbering | None) -> Found | None:
        """Return the label that opens an item (1.产业升级行动:…) or a paragraph (【产业升级】…) and names what it is about, or
        None."""
        found = _ITEM_LABEL.match(self.normalised, begin, span.end) if mark is not None else None
        found = found or _BOXED_LABEL.match(self.normalised, begin, span.end)
        if found is None and mark is None and (goals := _GOALS_LABEL.match(self.normalised, begin, span.end)):
            return self._make(span.start, goals.start(1), goals.end(1), "theme", False, None)
        if found is None and begin in self.bare_labels:
            found = _BARE_LABEL.match(self.normalised, begin, span.end)
        if found is None or has_figure(found.group(1)) or parts.target_list(found.group(1)):
            return None
        if begin == self.paras[0].start and "。" not in self.normalised[begin:].partition("\n")[0]:
            return None  # the column that a title stands in (【直击两会】…)
        if is_indicator(found.group(1)) and has_figure(self.normalised[found.end() : found.end() + _VALUE]):
            return None
        style = mark.style if mark is not None and mark.style != "bullet" else "theme"
        return self._make(span.start, found.start(1), found.end(1), style, mark is not None, None)

    def _inner(self, span: Span, begin: int) -> list[Found]:
        """Return the theme sentences that 一是, 二是 … introduce inside a paragraph without a theme of its own."""
        norm = self.normalised
        marks = list(_INNER_ORDINAL.finditer(norm, max(begin, 1), span.end))
        out = []
        for here, following in zip(marks, [*marks[1:], None], strict=False):
            limit = following.start() if following else span.end
            stop = theme_end(norm, here.end(), limit, allow_figures=False)
            if stop is not None and stop - here.end() <= _INNER_MAX and norm.count(",", here.end(), stop) <= 1:
                out.append(self._make(here.start(), here.end(), stop, "ordinal", True, None))
        return out

    def _parallel(self, span: Span, begin: int, stop: int) -> list[Found]:
        """Return later sentences of a paragraph made like its theme.

        They begin and end with the same characters; or several short ones open with the same two (奋力…。…奋力…。).
        """
        norm = self.normalised
        theme = norm[begin:stop]
        sentences, start = [], stop + 1
        for at, _ in sentence_ends(norm, stop + 1, span.end):
            if at - start <= THEME_MAX and "," not in norm[start:at] and not has_figure(norm[start:at]):
                sentences.append((start, at))
            start = at + 1
        slogans = {one for one in sentences if norm.startswith(theme[:2], *one) and one[1] - one[0] <= _SLOGAN_MAX}
        several = stop - begin <= _SLOGAN_MAX and len(slogans) >= _SLOGANS
        out = []
        for start, at in sentences:
            other = norm[start:at]
            twin = len(other) == len(theme) <= _TWIN_MAX and (other[0], other[2]) == (theme[0], theme[2])
            alike = other[:2] + other[-2:] == theme[:2] + theme[-2:]
            alike = twin or alike or other[:1] + other[-3:] == theme[:1] + theme[-3:]
            if alike or (several and (start, at) in slogans):
                out.append(self._make(start, start, at, "theme", False, None))
        return out
