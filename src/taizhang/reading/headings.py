"""Which lines and sentences are headings, how they are numbered, and which of them are organs' names."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from taizhang.reading.paragraphs import Span, sentence_end
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import alternation, words

LINE_MAX = 60
"""The longest line, in characters after its number, that is taken for a heading."""
THEME_MAX = 48
"""The longest opening sentence that is taken for its paragraph's theme."""

_CN = "一二三四五六七八九十"
_NUMBERINGS = (
    ("volume", 0, rf"第[{_CN}百\d]{{1,4}}(?:篇|编|部分)[ 、:]?"),
    ("chapter", 1, rf"第[{_CN}百\d]{{1,4}}章[ 、:]?"),
    ("division", 2, rf"第[{_CN}百\d]{{1,4}}节[ 、:]?"),
    ("article", 5, rf"第[{_CN}百\d]{{1,4}}条[ :]+"),
    ("cn", 3, rf"[{_CN}]{{1,3}}(?:、|\.(?!\d)| (?=[^ ]))"),
    ("pcn", 4, rf"\([{_CN}]{{1,3}}\)、?|(?:民生)?(?:重点|任务|行动|工程|亮点|举措|关键词|目标|实事|项目)[{_CN}]{{1,2}}:"),
    ("digit", 5, r"\d{1,2}(?:、|\.(?!\d))"),
    ("dotted", 5, r"\d{1,2}\.\d{1,2}(?= ?(?:项目|[一-龥]{2,10}(?:目标|任务|指标)(?![一-龥\d])))"),
    ("pdigit", 6, r"\(\d{1,2}\)、?|\d{1,2}\)、?"),
    ("circle", 7, r"[①-⑳]"),
    ("ordinal", 8, rf"[{_CN}]{{1,3}}(?:是|要)[,:]?|第[{_CN}]{{1,2}}[、,:]|(?:首先|其次|再次|最后)[,,]"),
    ("bullet", 8, r"-{2,}|[●■★◆▲□○◎▪✦◇☆·]|\*(?!\*)"),
)
_NUMBER = lazy("|".join(rf"(?P<{name}>{pattern})" for name, _, pattern in _NUMBERINGS))
_OPENS = frozenset(f"{_CN}重任行工亮举关目民实项第(首其再最-*●■★◆▲□○◎▪✦◇☆·①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
"""Every numbering begins with one of these or a digit."""
LEVELS = {name: level for name, level, _ in _NUMBERINGS} | {"section": 2, "organ": 2, "bare": 4, "line": 8, "theme": 9}
_HAS_FIGURE = lazy(
    r"[0-9百千一二三四五六七八九](?:(?<=[0-9])(?!\d{0,3}[东南西北中]{0,2}(?:路|街|大道|国道|省道|县道|线))"
    r"|(?<=[百千])分之[一二三四五六七八九十]|(?<=[一二三四五六七八九])[十百千][一二三四五六七八九十百千]*[万亿]?(?:元|吨|亩|公里))"
)
"""A digit that is not part of a road's name, or an amount written out."""
_CHINESE = lazy(r"[一-鿿]")
_DATED = lazy(
    r"今年|明年|去年|年底|年内|月底|季度|上半年|下半年|近日|日前|一年来|过去[一五三]年|五年来|全年|(?:国庆|元旦|春节|五一”?)节?前"
)
_NO_THEME = lazy(
    r"我们|开工建设|在(?:充分)?(?:肯定|看到|总结)|各位|这|那|同时|此外|为此|上述|以上|因此|但|如果|只要|只有|没有|综合(?=考虑|分析|研判|来看|各方)"
    r"|会议|会上|为(?:确保|了|进一步|切实|深入|加快|全面|贯彻|推动|保障|更好|有效)|总的|让|经(?!济|营|贸|开|典)|根据|当前|目前|现在|他们|它|其中|受|请|据|回顾|一年来|过去"
)
_THEME_PLAIN = 32
_NAMED_ALIKE = 18
"""So short a numbered sentence names what follows even where it begins with 让 (一是让项目更精彩。)."""
_PROJECTS = lazy("(?:项目|工程)(?:建设)?,|(?:启用|投用|开工|竣工|通车)$")
_DAY_FIRST = frozenset("12力确到")
_DAY = lazy(r"(?:19|20)\d\d年\d{1,2}月|(?:力争|确保)?到(?:19|20)\d\d年[底末]?,")
_CONTEXT = lazy(
    r"是(?=[^,]{2,12},[^,]{2,12}就是)"
    r"|是(?<=[^就还但只正]是)[^,]{2,24}$|^[^,“]{2,12}(?<![就还但只正总更凡一二三四五六七八九十])是[^,]{2,24},(?!要|必须|加快|推进|做|抓)"
    r"|来之不易|付出艰苦努力|具有[^,]{0,12}意义"
)
_ONLY_BRACKET = lazy(r"[ ]*\([^()]{0,200}\)[。;]?$")
_LABELLED = lazy(
    r"(?:(?:主要)?责任|牵头|主办|主责|协办|承办|完成|办结|时限|落实|配合|分管|主管|进度|(?:部门|职责|责任)分工"
    r"|(?:负责|承担|实施|执行|组织)(?:单位|部门|主体))[^:。,]{0,8}:"
    r"|(?:任务|目标|工作|建设|实施|主要|项目|年度){1,3}(?:目标|任务|内容|时限|标准|地点|地址|规模|单位|进度|计划)?(?:[及和]任务分解)?:"
)
_LABEL = lazy(
    r"(?:牵头|(?:主要)?责任|主办|主责|主管|落实|承办|承担|协办|配合|完成|时限|办结|分管|(?:部门|职责)分工|负责[单部]|(?:实施|执行|组织)(?:单位|部门|主体))[^:。;]{0,8}:"
    r"|由[^,。;:]{2,40}牵头(?:,[^。;:]{2,120}(?:配合|参与|参加|协助|负责|实施))?。?$"
    r"|由[^。;:\d]{2,200}(?:负责|落实)(?:落实|实施|办理|组织实施)?。?$"
)
LABEL_FIRST = frozenset("牵主责落承协配完时办分由部职负实执组")
"""What a line begins with that only says who answers or until when: a cheap test before the whole."""
_LABEL_MAX = 240
_LABEL_PLAIN = 80
_LABEL_NAME = 12
"""A longer line that says who answers lists organs, whose names are no longer than this on average."""
_INDICATOR = lazy(
    "[一-龥]{2}(?:收入|支出|产值|增加值|总值|产量|总额|[^频效心]率|比重|占比|面积|投资|人口|能耗|指数|税收|水平|浓度|人数|(?:时间|时限|期限)(?:一般)?(?:为|不超过)?)$"
)
_SLOGAN_AREA = lazy(r"[一-鿿]{2}[强立兴富美活靓优][省市县区镇乡旗州]")
_IN_NO_HEADING = frozenset("。;!?|")
_SCORE = lazy(r"\(?(?:共|每项|满分)?\d{1,3}(?:\.\d)?分\)?")
"""What counts as so much in an assessment, in a line of its own."""
_BYLINE = lazy(r"[^,。:]{0,16}(?:记者|通讯员)[^,。:]{0,16}")
_FILE_NUMBER = lazy(r"[一-龥]{2,10}[\[(〔【]?20\d\d[\])〕】]?(?:第)?\d{1,4}号")
_SITE_DATE = lazy(r"\d\d{3}[-年/]\d{1,2}[-月/]\d{1,2}(?![月\d])")
_PERSON = lazy(
    r"(?:省|市|县|区|旗|州|盟|镇|乡|院|委)(?:委)?(?:代)?(?:长|主席|主任|书记)(?!牵头|负责|分管|领办|主抓)[^,。]{0,8}$|^(?:代)?(?:市|省|县|区|州|旗|盟|镇|乡)长"
)
_LEADS_IN = lazy(r"我们.{0,20}(?:以下|如下|下列|几)|(?:以下|如下|下列).{0,12}(?:工作|措施|任务|方面)$")
_ASSEMBLY = lazy(r"代表大会|会议上|次会议|全体会议")


class Numbering(NamedTuple):
    """The mark that opens a heading or an item."""

    style: str
    end: int
    """Offset after the mark."""


def has_figure(text: str) -> bool:
    """Say whether ``text`` has an Arabic digit, or an amount or percentage written out."""
    return _HAS_FIGURE.search(text) is not None


def states_figure(line: str) -> bool:
    """Say whether a line has an Arabic digit that is not of a year (2026年工作安排)."""
    return has_figure(_YEARS.sub("", line))


def numbering(normalised: str, start: int, end: int) -> Numbering | None:
    """Return the numbering at ``start``, or None; a bare number, date or word is none."""
    if start >= end or not (normalised[start] in _OPENS or normalised[start].isdecimal()):
        return None
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
    return lazy(rf"(?:{one})(?:[、,/ ](?:{one})){{0,6}}:?")


@cache
def _ends_of_organs() -> frozenset[str]:
    """Return the characters with which organs' names end."""
    names = (*words("outline", "organ_endings"), *words("outline", "area_endings"), *words("outline", "organ_names"))
    return frozenset({name[-1] for name in names} | {")"})


@cache
def _not_in_names() -> re.Pattern[str]:
    return lazy(alternation(words("outline", "not_in_names")))


@cache
def _compounds() -> re.Pattern[str]:
    return lazy(alternation(words("outline", "organ_compounds")))


def organ(line: str) -> str | None:
    """Return the organ or area that ``line`` names and does nothing but name, else None."""
    name = line.strip(" :|")
    if not 2 <= len(name) <= 40 or name[-1] not in _ends_of_organs() or _organ_pattern().fullmatch(name) is None:
        return None
    if name[0] in "我全本该" and len(name) == len("我省"):
        return None
    bare = _compounds().sub("", name)
    return None if _not_in_names().search(bare) or _SLOGAN_AREA.fullmatch(name) else name


def in_charge(line: str) -> str | None:
    """Return the organ that a heading names, alone or as in charge of the tasks under it (区教育局牵头工作(8项)), else None."""
    found = _IN_CHARGE.fullmatch(line) if line[-1:] in _CHARGE_LAST else None
    return organ(line if found is None else found.group(1))


_CHARGE_LAST = frozenset(")头责作务项")
_IN_CHARGE = lazy(
    "由?([一-龥、()]{2,30}?)(?:(?:牵头|负责|承担|主办)(?:落实|推进|完成|办理|实施)?的?(?:重点)?(?:工作|任务|事项)?)?"
    "(?:\\(?共?\\d{1,3}[项件]\\)?)?"
)


@cache
def _site_words() -> re.Pattern[str]:
    return lazy(rf"[\W]{{0,3}}(?:{alternation(words('outline', 'boilerplate'))})")


@cache
def _site_firsts() -> frozenset[str]:
    return frozenset(word[0] for word in words("outline", "boilerplate"))


@cache
def _greetings() -> tuple[str, ...]:
    return words("outline", "greetings")


def is_site_text(normalised: str, span: Span) -> bool:
    """Say whether a short paragraph is the website's own text: menus, share buttons, credits."""
    start, end = span
    if end - start > 200:
        return False
    first = normalised[start]
    if first not in _site_firsts() and (first.isalnum() or first == "_"):
        return False
    return _site_words().match(normalised, start, end) is not None


def is_label(normalised: str, span: Span) -> bool:
    """Say whether a paragraph only says who answers for the item above it or until when (主办单位:区住建局)."""
    start, end = span
    length = end - start
    if length > _LABEL_MAX or normalised[start] not in LABEL_FIRST or _LABEL.match(normalised, start, end) is None:
        return False
    return length <= _LABEL_PLAIN or (
        (normalised.count("、", start, end) + normalised.count(",", start, end)) * _LABEL_NAME >= length
        and "。" not in normalised[start : end - 1]
    )


def is_field(opening: str) -> bool:
    """Say whether what opens a line and ends in a colon is a field of every item (责任单位:, 建设内容:), and no theme."""
    return _LABELLED.match(opening) is not None


def is_indicator(label: str) -> bool:
    """Say whether what stands before a colon is the indicator whose value follows, not the heading of what does."""
    return _INDICATOR.search(label) is not None


def is_greeting(normalised: str, span: Span) -> bool:
    """Say whether a paragraph greets the delegates or hands over the report, and states no figure."""
    if span.end - span.start > 160 or not normalised.startswith(_greetings(), span.start, span.end):
        return False
    return not has_figure(normalised[span.start : span.end])


def is_heading_line(line: str) -> bool:
    """Say whether a paragraph (without its number) has a heading's form: one short sentence without closing mark."""
    bare = line.rstrip(" 。!")
    if not 2 <= len(bare) <= LINE_MAX or not _IN_NO_HEADING.isdisjoint(bare) or not _CHINESE.search(bare):
        return False
    if line.rstrip().endswith((":", ",", ";", "、")) or bare.startswith((*_greetings(), "单位:")) or "http" in bare:
        return False
    if bare[-1] == "号" and _FILE_NUMBER.fullmatch(bare) is not None:
        return False
    if bare[-1] == ")" and _SCORE.fullmatch(bare) is not None:
        return False
    if _SITE_DATE.search(bare) or ("会" in bare and _ASSEMBLY.search(bare)):
        return False
    if "记者" in bare and _BYLINE.fullmatch(bare) is not None:
        return False
    if ("长" in bare or "主" in bare or "书记" in bare) and _PERSON.search(bare):
        return False
    if ("下" in bare or "几" in bare) and _LEADS_IN.search(bare):
        return False
    if bare[0] == "由" and bare.endswith(("负责", "落实", "实施", "办理")):
        return False
    return ":" not in bare or not _LABELLED.match(bare)


def is_narrative(sentence: str) -> bool:
    """Say whether a sentence dates, joins or addresses, as no heading without a number does."""
    return _NO_THEME.match(sentence) is not None or _DATED.search(sentence) is not None


_LABEL_AT = 12
"""A sentence that a label opens has its colon before this character."""
_HEADING = 20
_HEADS = lazy(
    "(?:回顾|总结|情况|目标|任务|措施|建议|安排|部署|打算|要点|工作|重点|思路|要求|计划|成效|成绩|问题|谋划|设想|展望|方向|进展|做法)$"
)
"""What a heading of a section ends in, with the year or the half of it that it names."""
_YEARS = lazy(r"(?:19|20)\d\d年(?:度)?")
_STATE_FAR = 18
_STATE = lazy("[一-龥“”]{2,8}(?:更加|更为|显著|明显|进一步|不断|全面|持续|稳步|大幅|日益)[一-龥]{2,6}:")
"""What a paragraph says will be so, before a colon and how (人民生活更加殷实:…)."""
_LISTED_NEXT = lazy("(?:分别|具体)(?:是|为|如下|包括):")
"""A sentence before these says how many items follow; it is no theme of theirs."""


_WORKS = ("建设", "项目", "工程")
_BEGUN = lazy(rf"(?:全面|加快)?(?:开工|建成|竣工|完工)[^,。]{{4,30}}(?:{'|'.join(_WORKS)})$")
"""What a first sentence says is begun or finished, by name (…,全面开工机场航站楼、跑道建设)."""


def theme_end(normalised: str, start: int, end: int, *, allow_figures: bool, numbered: bool = False) -> int | None:
    """Return where the opening sentence of ``start:end`` ends if it is a theme that the rest details, else None.

    A theme names what follows: short, with neither figure nor date. In lists by organ (``allow_figures``) every item
    opens with its theme, which may then state the target that the rest explains. After a mark (``numbered``) a word
    or two are enough (一、稳增长。…).
    """
    limit = min(end, start + THEME_MAX + 1)
    stop = sentence_end(normalised, start, limit)
    if stop is None or stop - start < (2 if numbered else 4) or end - stop - 1 < 6:
        return None
    sentence = normalised[start:stop]
    if ":" in sentence[4:_STATE_FAR] and (state := _STATE.match(sentence)) is not None:
        return start + state.end() - 1
    if ":" in sentence[:_LABEL_AT] and _LABELLED.match(sentence) is not None:
        return None
    if not numbered and (":第一" in sentence or ":首先" in sentence):
        return None  # 重点做好以下工作:|第一,抓好项目建设。
    heads = (
        (numbered or sentence.endswith("目标")) and len(sentence) <= _HEADING and _HEADS.search(sentence) is not None
    )
    if heads and not states_figure(sentence):
        return stop  # 三、2026年工作安排。新建…: a heading, not a sentence that says when
    dated = _DATED.search(sentence)
    if dated is not None and numbered and dated.group() == "全年" and len(sentence) <= _HEADING and dated.start():
        dated = None  # (一)稳定全年粮食播种面积。
    if not allow_figures and ("《" in sentence or _HAS_FIGURE.search(sentence) or dated is not None):
        return None
    if stop - start > _THEME_PLAIN and sentence.count("、") > 1 and _PROJECTS.search(sentence) is not None:
        return None  # projects by their names are promised, not announced
    if sentence.endswith(_WORKS) and _BEGUN.search(sentence) is not None:
        return None
    lets = sentence[0] == "让" and stop - start <= _NAMED_ALIKE and (numbered or "更" in sentence)
    if (
        (_NO_THEME.match(sentence) and not lets)
        or (sentence[0] in _DAY_FIRST and _DAY.match(sentence))
        or _CONTEXT.search(sentence)
        or (normalised[stop + 1] in " (" and _ONLY_BRACKET.match(normalised, stop + 1, end))
        or (normalised[stop + 1] in LABEL_FIRST and is_label(normalised, Span(stop + 1, end)))
        or (normalised[stop + 1] in "分具" and _LISTED_NEXT.match(normalised, stop + 1, end))
    ):
        return None
    return stop


def heads_table(normalised: str, following: Span) -> bool:
    """Say whether the line after a caption is the row of heads of a table (序号 工作任务 责任单位)."""
    return normalised.startswith("序号", following.start) and "。" not in normalised[following.start : following.end]


_ROW_HEADS = ("单位\n", "部门\n", "领导\n")
_BARRED_HEADS = ("单位 |\n", "部门 |\n")
_ROWS = lazy(
    r"(?<![^\n])[ \t]{0,4}(?:责任|牵头|承办|主办)(?:单位|部门|领导)[ \t|]{0,4}\n(?:[^\n]{0,10}\n){0,8}?[ \t]{0,4}1[ \t|]{0,4}\n"
)
"""The heads of a table whose cells stand in lines of their own, up to the number of its first row."""
_UNTIL = lazy(
    r"(?:20\d\d年)?(?:\d{1,2}月(?:底|份|[上中下]旬|\d{1,2}日)?|年底|年内|全年|上半年|[一二三四]季度末?)(?:之?前)?[一-龥]{0,6}"
)
"""A cell that only says until when."""


def rows_of_cells(text: str, paras: Sequence[Span]) -> int:
    """Return the index of the paragraph from which each cell of a table of tasks stands in a line of its own (the
    number of the row, the task, who answers, until when), or how many paragraphs there are."""
    heads = (*_ROW_HEADS, *_BARRED_HEADS) if "|" in text else _ROW_HEADS
    if not any(head in text for head in heads) or (found := _ROWS.search(text)) is None:
        return len(paras)
    number = text.rfind("1", found.start(), found.end())
    return next((i for i, span in enumerate(paras) if span.end > number), len(paras))


def is_deadline(cell: str) -> bool:
    """Say whether a cell only says until when."""
    return _UNTIL.fullmatch(cell.strip()) is not None


def addresses(normalised: str, paras: Sequence[Span], index: int) -> bool:
    """Say whether a line of organs names those to whom a text goes (各区县人民政府、市政府各部门:): before it nothing is
    told."""
    start, end = paras[index]
    several = normalised[start] == "各" or normalised.find("、", start, end) > 0 or normalised.find(",", start, end) > 0
    if not several or normalised[end - 1] != ":":
        return False
    return all(normalised[before.end - 1] not in "。;:" for before in paras[:index])


def only_dates(normalised: str, span: Span) -> bool:
    """Say whether a paragraph is nothing but a date, as a document is signed with."""
    return span.end - span.start <= _ONLY_DATE_MAX and _ONLY_DATE.fullmatch(normalised, *span) is not None


_ONLY_DATE_MAX = 18
_ONLY_DATE = lazy(
    r"\(?(?:(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})年[\d一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{1,3}日)?\)?"
    r"(?:\s{0,2}(?:星期|周)[一二三四五六日天])?"
)


def titles_year(normalised: str, span: Span) -> bool:
    """Say whether a line is nothing but the title of a document of a year (云溪市人民政府2026年工作纲要)."""
    return normalised[span.end - 1] in "告要案划点解单" and _TITLE_OF_YEAR.fullmatch(normalised, *span) is not None


_TITLE_OF_YEAR = lazy(
    "[一-龥]{2,16}(?:(?:19|20)\\d\\d|[一二][〇○零一二三四五六七八九]{3})年[一-龥]{2,12}(?:报告|纲要|要点|方案|计划|规划)"
    "|(?:[\\d-]{5,10}\\s{0,3})?(?:19|20)\\d\\d年[一-龥]{2,14}工作报告"
    "|(?:\\d{1,2}[.、])?(?:19|20)\\d\\d年[一-龥《》]{2,24}(?:任务|责任|项目|实事|工作)(?:分解|清单)"
)
