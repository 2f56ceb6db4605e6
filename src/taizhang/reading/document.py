"""What a document is: its title, who issued it, for which area and year, when, and of what kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from taizhang.reading import headings as forms
from taizhang.reading.dating import date_of, year_of
from taizhang.reading.issuing import issuer_of, region_of
from taizhang.reading.leanings import reports
from taizhang.reading.paragraphs import Span, paragraphs, without_tags
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Kind
from taizhang.reading.reviewed import BODY, BOTH, NEWS_HEAD, reported_year, under_way
from taizhang.reading.sections import (
    REVIEWING,
    TASKING,
    fulfilled,
    heading_part,
    is_told,
    is_worded,
    of_progress,
    plans,
    without_time,
    years_in,
)
from taizhang.reading.tables import table
from taizhang.reading.tabular.heads import LONGEST_HEAD, is_head, may_open, role_of

_ROWS = 14
"""A title stands within this many first paragraphs."""
_HEAD, _TAIL = 30000, 3000
_TITLE_END = lazy(
    r"(?:(?:情况|进度|推进|任务|清单|计划|安排|项目|分工|汇总|统计|公示)(?:一览|统计|汇总|公示)?表|报告|公报|清单|规划|纲要|要点|方案|通报|总结|分工|分解表|任务书|(?:责任"
    r"|任务)分解(?!表)|实事(?:[^,。;]{0,6}工程)?|(?:民生|惠民)工程|项目|计划|意见|目标|(?:情况|工作)?汇报(?:材料)?|小结|年报|半年报”?|成绩单”?|情况|任务|台账|一览表"
    r"|责任状|责任书|承诺书|安排|草案|打算|思路|设想|谋划|举措|预案|部署|概况|分析|办法"
    r"|细则|纪要|讲话|通知|答复|(?:部门|单位|经费)(?:支出)?[预决]算(?:编制|信息|公开|情况|的)*(?:说明|公开|公示))"
    r"(?:\([^()]{1,14}\))?(?:摘要|/?全文|解读|(?<=[告结划])\d{1,2}篇)?"
)
_AFTER_TITLE = ("发布", "出炉", "公布", "来了", "确定")
_SUBTITLE = lazy(r"[ ]*(?:--|\n)")
_NO_TITLE = lazy(r"[。;:!?|\t]|首页[ ]?[>»]|[>»][^>»\n]{2,20}[>»]|^\d{1,2}\.20\d\d年")
_ONLY_KIND = lazy(r"(?:附件|目录|公开目录)?(?:工作)?(?:报告|计划|情况|任务|目标|总结)")
_SECTION = lazy(
    r"(?:“?十[一二三四五]五|过去|[上今去明]年|(?:19|20)\d{2}年[^,]{0,16}(?:回顾|任务|目标|安排|情况|要求)$)"
)
_SECTION_BELOW = lazy(
    r"(?:19|20)\d{2}年(?:的|度|全年)?(?:主要|重点|具体)?(?:工作)?(?:的)?(?:打算|思路|计划|设想|谋划|举措|部署)"
)
"""What below the first line is a section's heading, however a title may end (2026年工作打算)."""
_BLANKS = lazy(r"[ \t\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What is known of a document as a whole; None means that neither the text nor the caller says."""

    title: str | None
    """Its title without subtitle and site words."""
    issuer: str | None
    """Who issued it, as given or found."""
    region: str | None
    """The area it speaks for, without the organ's name."""
    year: int | None
    """The year it sets targets for (reports, plans, lists) or reports (communiqués, bulletins); of several the last."""
    date: str | None
    """The ISO date it bears: of delivery, else of publication, else of signature."""
    kind: Kind
    """What kind of document it is."""
    nature: Kind
    """The kind that it is read as: a final account, and a text that reports without saying so in title or headings, are
    read as summaries."""
    reported: int | None
    """The year that its reviews report: the one before ``year``, or ``year`` itself where it reports that; None where
    unknown."""


def _without_news(line: str) -> str:
    """Return a line without the words that tell of its document (…发布!, …出炉)."""
    line = line.removesuffix("!")
    for word in _AFTER_TITLE:
        if line.endswith(word):
            line = line.removesuffix(word)
            break
    return line.rstrip(" ")


_SPACED = lazy("政 +府 +工 +作 +报 +告")


_UNFINISHED = lazy("关于[^,。;:]{4,40}的|.{4,40}(?:关于|以及|[和及与、])")
"""How a line of a title ends that the next one goes on with (关于印发2026年民生实事的|通知)."""
_GOES_ON = lazy(
    "(?:落实|完成|进展|执行|推进|实施|办理|贯彻|建设|工作)+(?:的?情况|进度)(?:的?[一-龥]{0,4}(?:报告|汇报|通报))?"
)
"""A line that goes on with a title which might have ended (…为民办好10件实事|落实情况的报告)."""
_LONGEST_TITLE = 60


def _with_next(line: str, normalised: str, spans: Sequence[Span], row: int) -> str:
    """Return a title with the lines that go on with it, else the line."""
    whole = line
    for span in spans[row + 1 : row + 3]:
        following = normalised[span.start : span.end].replace(" ", "")
        if len(whole) + len(following) > _LONGEST_TITLE or _NO_TITLE.search(following) is not None:
            break
        if _UNFINISHED.fullmatch(whole) is None and _GOES_ON.fullmatch(following) is None:
            break
        whole += following
    return whole


def _title(text: str, normalised: str, spans: Sequence[Span]) -> str | None:
    for row, span in enumerate(spans[:_ROWS]):
        line = normalised[span.start : span.end]
        if span.end - span.start <= _LONGEST_TITLE and (whole := _with_next(line, normalised, spans, row)) != line:
            endings = list(_TITLE_END.finditer(whole))
            if endings and endings[-1].end() == len(whole):
                return _BLANKS.sub("", whole)
        cut = _SUBTITLE.search(line, 2) if "--" in line or "\n" in line else None
        if cut and cut.start() > 3:
            line = line[: cut.start()]
        if "<" in line:
            line = without_tags(line)
        bare = _without_news(line).strip(" ")
        if bare[:1] == "“" and bare[-1:] == "”" and bare.count("“") == 1:
            bare = bare[1:-1]
        if _SPACED.fullmatch(bare) is not None:
            return bare.replace(" ", "")
        if not 4 <= len(bare) <= 70 or _NO_TITLE.search(bare) or forms.numbering(bare, 0, len(bare)):
            continue
        endings = list(_TITLE_END.finditer(bare))
        ends = (endings and endings[-1].end() == len(bare.rstrip("”"))) or BOTH.search(bare) is not None
        ends = ends or (bare[-2:] in _PROGRESS and of_progress(bare))
        if not ends or bare.startswith(("现在", "各位", "请", "我代表", "以上")):
            continue
        if 0 < row < len(spans) - 1 and all(_heads_column(normalised, spans[at]) for at in (row - 1, row + 1)):
            continue  # 整改目标, over a column
        if _ONLY_KIND.fullmatch(bare) or _SECTION.match(bare) or (row and _SECTION_BELOW.match(bare)):
            continue
        if len(bare) <= _COLUMN_MAX and _titled_below(normalised, spans[row + 1 : row + 4]):
            continue
        begins = normalised.find(bare, *span) if "<" not in normalised[span.start : span.end] else -1
        return bare if begins < 0 else _BLANKS.sub("", text[begins : begins + len(bare)])
    return _of_table(text, normalised, spans)


_MOST_ABOVE = 3
"""So many lines stand above the first table of a text that is nothing else."""
_OF_COLUMNS = lazy(r"\(?(?:(?:金额|计量)?单位|时间|日期|制表)[^,。;]{0,30}\)?")
"""What may stand between a table and its title."""
_TABLE_NUMBER = lazy(r"(?:附件?|续?表)[一二三四五六七八九十\d]{0,3}[-\d]{0,3}[ :]{0,2}")


def _of_table(text: str, normalised: str, spans: Sequence[Span]) -> str | None:
    """Return the title of a text that begins with a table: the line above it, however it ends."""
    tabbed = normalised.find("\t", 0, BODY) >= 0
    for row, span in enumerate(spans[: _MOST_ABOVE + 1]):
        if not (tabbed and normalised.find("\t", *span) >= 0) and not _heads_columns(normalised, spans[row : row + 3]):
            continue
        for above in reversed(spans[:row]):
            line = normalised[above.start : above.end]
            if _OF_COLUMNS.fullmatch(line.strip()) is not None:
                continue
            numbered = _TABLE_NUMBER.match(line)
            begins = above.start + (numbered.end() if numbered is not None else 0)
            bare = _BLANKS.sub("", text[begins : above.end])
            fits = 4 <= len(bare) <= _LONGEST_TITLE and _NO_TITLE.search(normalised, begins, above.end) is None
            return bare if fits else None
        return None
    return None


def _heads_columns(normalised: str, spans: Sequence[Span]) -> bool:
    """Say whether lines are the first heads of a table whose cells stand one to a line."""
    lines = [normalised[span.start : span.end].strip() for span in spans if span.end - span.start <= LONGEST_HEAD]
    return len(lines) == _FIRST_HEADS and may_open(lines[0]) and sum(map(is_head, lines)) >= _KNOWN_HEADS


def _heads_column(normalised: str, span: Span) -> bool:
    return span.end - span.start <= LONGEST_HEAD and role_of(normalised[span.start : span.end].strip()) is not None


_FIRST_HEADS, _KNOWN_HEADS = 3, 2

_COLUMN_MAX = 6
"""A line of no more characters may be the column of a website in which the document stands (民生工程)."""


def _titled_below(normalised: str, spans: Sequence[Span]) -> bool:
    """Say whether one of the lines below a short one is a title that names its year."""
    for span in spans:
        line = normalised[span.start : span.end]
        if not 4 <= len(line) <= _LONGEST_TITLE or _NO_TITLE.search(line) or not years_in(line):
            continue
        ends = _TITLE_END.search(line, max(0, len(line) - 2)) is not None or of_progress(line)
        if ends and forms.numbering(line, 0, len(line)) is None and _SECTION.match(line) is None:
            return True
    return False


_OF_FIVE_YEARS = lazy("十[一二三四五六]?五”?[^,。;]{0,20}规划(?:纲要)?(?:\\([^()]*\\))?$")
"""The title of a plan for five years of one field (“十四五”科技创新规划)."""


_PROGRESS = ("进展", "进度", "公示", "公告")
"""How a title may end that says how far tasks are (…重点民生实事最新进展)."""
_ISSUE = lazy("\\([^()]{0,8}第[一二三四五六七八九十\\d]{1,4}[期号]\\)$")


def _kind(title: str | None, normalised: str, spans: Sequence[Span]) -> Kind:
    rows = table("regions")["kinds"]
    folded = (title or "").replace("（", "(").replace("）", ")")
    if folded and BOTH.search(folded) is not None:
        return "summary"
    if folded and _OF_FIVE_YEARS.search(folded) is not None:
        return "five_year_plan"
    if folded:
        # A number of issue stands behind what a document is: 督查通报(2026年第5期).
        unnumbered = _ISSUE.sub("", folded)
        unnumbered = unnumbered if "表(" in unnumbered else without_time(unnumbered)  # a table up to a day lists tasks
        for row in rows:
            ends = tuple(row.get("ends", ()))
            if (folded.endswith(ends) or unnumbered.endswith(ends)) and not fulfilled(folded):
                return row["kind"]  # type: ignore[no-any-return]
        for row in rows:
            if any(word in folded for word in row["title"]) and not (row["kind"] in TASKING and is_told(folded)):
                return row["kind"]  # type: ignore[no-any-return]
    if title is None and "结" in normalised[:_OPENED] and _SUMS_UP.match(normalised) is not None:
        return "summary"
    head = normalised[:1200]
    told = _TOLD.search(head, 0, NEWS_HEAD) is not None
    planned = folded != "" and plans(folded)
    for row in rows:
        if (told and row["kind"] in TASKING) or (planned and row["kind"] in REVIEWING):
            continue
        if any(word in head and f"{word}等" not in head and not _only_made(head, word) for word in row["opening"]):
            return row["kind"]  # type: ignore[no-any-return]
    if "各位代表" in head and _ADDRESSED.search(head) is not None:
        return "work_report"
    if _answered_for(normalised, spans):
        return "task_list"
    organs = sum(
        span.end - span.start <= _LONGEST_ORGAN
        and not _is_value(normalised, below)  # a cell of a table, beside its number
        and forms.organ(text := normalised[span.start : span.end]) is not None
        and role_of(text) is None
        for span, below in zip(spans, [*spans[1:], Span(start=0, end=0)], strict=False)
    )
    return "task_list" if organs >= 3 and organs * 12 >= len(spans) else "other"


_LONGEST_ORGAN = 40


_LONGEST_VALUE = 12


def _is_value(normalised: str, span: Span) -> bool:
    """Say whether little but a number stands on a line."""
    return span.end - span.start <= _LONGEST_VALUE and normalised[span.start : span.start + 1].isdecimal()


_SUMS_UP = lazy(
    r"\s{0,8}[^。,;:、\n]{0,30}?工作(?:总结|小结)(?![^。\n]{0,4}(?:及|和|与|暨)?[^。\n]{0,10}(?:计划|打算|思路|安排|要点|谋划|建议))"
)
"""How a summary begins whose title no break parts from its text (县民政局2020年工作总结 一、…)."""
_ADDRESSED = lazy("各位代表(?![一-龥“])")
"""How a speech addresses those it is given to, who are not only told of (书面答复各位代表)."""
_PLANS_NOW = lazy(
    r"现将(?=[^。:\n]{0,50}(?:(?:任务|指标)(?:分解|分配)?下达|工作目标|计划|打算|安排|思路|工作任务|方案|要点|意见|办法|分解))(?![^。:\n]{0,50}(?:情况|总结|通报))"
)
"""How a text begins that hands over what is planned (现将工作目标汇报如下)."""


def _only_made(head: str, word: str) -> bool:
    """Say whether a list is told only as something that was drawn up (细化20项重点任务责任清单), or a division of tasks
    only as what was done with them (将任务分解到各县)."""
    if word == "现将":
        return head.count(word) == len(_PLANS_NOW.findall(head))
    if word == "任务分解":
        return head.count(word) == len(_DEALT_OUT.findall(head))
    return word.endswith("清单") and _DRAWN_UP.search(head, 0, head.index(word)) is not None


_DEALT_OUT = lazy("任务分解(?:到|至|给|落实|情况|、)")
_DRAWN_UP = lazy(
    "(?:细化|分解|提供|下发|按照|建立|制定|列出|形成|梳理|拉出|完善|编制|明确|实行|健全|对照|落实)[^,。;\n]{0,24}$"
)
_ANSWERS = lazy("(?:牵头|责任|主办|承办|落实|主责)(?:单位|部门|科室|领导)[^:。;]{0,6}:")
_ROW_ANSWERED = lazy(r"\d{1,3} [^\t]{4,200} +[一-龥、]{2,24}[部委局办厅署会院行]$")
"""A row that ends with who answers for what it states (2 铁路投资80亿元以上 交通运输部)."""
_IN_CHARGE = lazy(r"\([一-龥、,]{2,60}[委局办厅部室处院司社站街镇乡县区市心会]负责\)")
"""How an item ends that says who sees to it (整治塘坝42座。(区水务局负责))."""
_CAME_OF_IT = lazy("(?:进展|完成|办理|落实|推进|整改|实施)(?:情况|进度|结果):")
_ANSWERED, _OF_ALL_LINES = 3, 4


def _answered_for(normalised: str, spans: Sequence[Span]) -> bool:
    """Say whether a text without a title says below item after item who answers for it, and of none what came of it."""
    if normalised.startswith("1 ") or normalised.find("\n1 ", 0, BODY) >= 0:
        rows = sum(_ROW_ANSWERED.match(normalised, *span) is not None for span in spans)
        if rows >= _ANSWERED and rows * 2 > len(spans):
            return True
    if normalised.find("负责)", 0, BODY) >= 0 and _CAME_OF_IT.search(normalised, 0, BODY) is None:
        closed = _IN_CHARGE.findall(normalised, 0, BODY)
        if len(closed) >= _ANSWERED and len(closed) * _OF_ALL_LINES >= len(spans):
            return True
    if normalised.find("单位", 0, BODY) < 0 and normalised.find("部门", 0, BODY) < 0:
        return False
    labels = sum(
        _ANSWERS.match(normalised, span.start, min(span.end, span.start + _LABEL_REACH)) is not None for span in spans
    )
    return (
        labels >= _ANSWERED
        and labels * _OF_ALL_LINES >= len(spans)
        and _CAME_OF_IT.search(normalised, 0, BODY) is None
    )


_LABEL_REACH = 16


_FINAL = lazy(r"决算(?![^,。;]{0,16}预算(?:\(草案\)|草案|编制|安排))")
_OPENED = 40
"""So many characters of a text without a title say whether it is on final accounts."""
_HEADING_MAX = 40
"""A line of at most so many characters may be a heading."""


_AGAINST_GOALS = lazy("\\([^()]*\\)|(?:[高低快慢优]于|超过|完成)(?:年度|全年|预期|考核)?目标(?:任务)?的?(?=\\d)")
"""What a short line holds in brackets or against a goal, and so sets none (低于目标0.9个百分点)."""


def _nature(kind: Kind, title: str | None, normalised: str, spans: Sequence[Span], year: int | None) -> Kind:
    """Return the kind that a text is read as; see ``Description.nature``."""
    if kind == "budget_report" and _FINAL.search((title or normalised[:_OPENED]).replace("（", "(").replace("）", ")")):
        return "summary"
    if kind == "livelihood_list" and under_way(normalised, year, NEWS_HEAD):
        return "summary"
    if kind != "other":
        return kind
    if title and plans(title):
        return kind
    if "三公”经费" in normalised and "决算" not in normalised and _BUDGET_NOTICE.search(normalised) is not None:
        return kind
    news = _NEWS.search(normalised, 0, NEWS_HEAD) is not None
    for span in spans[1:] if news else spans:
        if span.end - span.start <= _HEADING_MAX:
            line = _AGAINST_GOALS.sub("", normalised[span.start : span.end])
            if is_worded(line) and heading_part(line, kind, year)[0] in ("targets", "tasks"):
                return "summary" if reports(normalised, spans, year, plainly=True) else kind
    return "summary" if reports(normalised, spans, year, news=news) else kind


_BUDGET_NOTICE = lazy("三公”经费[^,。;]{0,16}预算(?:安排|数|总[额计])*(?:为|是)?[\\d,.]{1,9}万?元|安排“三公”经费\\d")
"""What only a notice of an office's budget says."""


_NEWS = lazy(
    r"本报讯|记者从[^,。;]{2,30}获悉|[网社台]讯|(?:新华社|中新社)|[(（](?:通讯员|记者)|发布(?:时间|日期)[::]|(?:信息|文章|稿件)?来源[::]"
)
_TOLD = lazy(r"本报讯|[网社台]讯|\((?:本报)?(?:通讯员|记者)")
"""How news opens that tells of a list or a division of tasks, and is none."""


def _ends(normalised: str) -> tuple[Span, ...]:
    """Return the paragraphs of a text's beginning and end: nothing between them says what it is."""
    if len(normalised) <= _HEAD + _TAIL:
        return paragraphs(normalised)
    offset = len(normalised) - _TAIL
    tail = (Span(s.start + offset, s.end + offset) for s in paragraphs(normalised[offset:]))
    return (*paragraphs(normalised[:_HEAD]), *tail)


def describe(text: str, normalised: str, issuer: str | None, year: int | None) -> Description:
    """Return what ``text`` is; ``issuer`` and ``year`` as given win over what is found.

    ``normalised`` is the text with written variants made one, of the same length.
    """
    spans = _ends(normalised)
    title = _title(text, normalised, spans)
    kind = _kind(title, normalised, spans)
    date = date_of(normalised, spans)
    by = issuer or issuer_of(title, normalised)
    stands_for = year if year is not None else year_of(title, normalised, spans, kind, date)
    nature = _nature(kind, title, normalised, spans, stands_for)
    return Description(
        title=title,
        issuer=by,
        region=region_of(by),
        year=stands_for,
        date=date,
        kind=kind,
        nature=nature,
        reported=reported_year(kind, nature, title, date, normalised, stands_for, by),
    )
