"""Sentences and 分号-clauses of a paragraph, without list mark, lead-in, closing mark and closing bracket."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from taizhang.reading import headings
from taizhang.reading.paragraphs import Span, sentence_ends
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import alternation, words

_CN = "一二三四五六七八九十"
_MARK = lazy(
    rf"[ \t]*(?:[{_CN}]{{1,3}}(?:是|要|、)|\([{_CN}\d]{{1,3}}\)|\d{{1,2}}(?:[.)](?!\d)|、)"
    r"|0\d {1,3}(?=[一-龥])|[①-⑳]|-{2,}|[●■★◆▲□○◎▪✦◇☆·]|\*(?!\*)"
    rf"|第[{_CN}]{{1,2}}[,、]|(?:首先|其次|再次|最后|同时|此外|另外),)[ \t,:]*"
)
_MARK_FIRST = frozenset(f"{_CN} \t(-第首其再最同此另*●■★◆▲□○◎▪✦◇☆·①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_BLANKS = frozenset(" \t\n,")
_OPENERS = _MARK_FIRST | _BLANKS
_SPACES = frozenset(" \t\n")
_DETAIL = lazy(r"其中[,:一-鿿]")
_TOLD_APART = lazy(r"\d[^:。;]{0,16},其中:$")
_INDICATOR_MAX, _VALUE = 24, 16
"""The longest indicator before a colon, and how soon after it its value is stated."""
_COLON_MAX = 90
"""A lead-in is at most this long."""
_GOAL_MAX = 400
_GOAL = lazy("(?:目标|任务)(?:建议)?(?:是|为|如下|建议为):")
"""What leads in a list of targets, however much its sentence says before (根据…,建议今年的预期目标是:)."""
_COLON = lazy(r"\((?:[^()\n]|\([^()\n]{0,30}\)){0,300}\)|“[^“”\n]{0,200}”|《[^《》\n]{0,120}》|(?<!\d):|:(?!\d)")
_LAST_BRACKET = lazy(r"\(((?:[^()\n]|\([^()\n]{0,30}\)){2,300})\)$")
_BRACKET_REACH = 310
_ANSWERS_FOR = lazy(
    "由?((?:[一-龥、]|\\([一-龥、]{1,8}\\)){1,160}?(?:[委局办厅部府会室处院司心社站队道镇乡区县市行]|部门|单位|公司|集团))(?:等)?"
    "(?:分别|共同|按职责分工)?(?:牵头)?(?:负责|主办|牵头|承办|落实|办理|组织实施|实施|推进|督导)(?:督导|负责|落实|实施)?"
    "(?:$|[,;、。])"
)
_SEES_TO = lazy("由([一-龥、,()]{2,200}?)(?:等)?(?:分别|共同|按职责分工)?负责(?:落实|实施|办理|组织实施)?$")
"""Who answers for an item in a line of its own, with those of several levels (由市水利局,各县人民政府负责落实)."""
_LEADER = lazy(
    "(?:[一-龥]{0,4}(?:分管|协管)[一-龥、]{2,24}(?:长|书记|领导|主席|主任))(?:负责|牵头|领办)?[,;](?=[^,;]{2,40}(?:牵头|负责))"
)
"""Which leader sees to it, before the organ that answers (分管副省长负责,省发展改革委牵头)."""
_DUTY_LAST = frozenset("责办头合位导实理施进与加助同")
"""Who answers, told by what he does (省财政厅主办,省国税局协办)."""
_ANSWERS_UP_TO = lazy(
    r"[;。\n]|\((?![一-龥、]{1,8}\))|[ ,、]*(?:配合|协办|协助|参与|参加|协同|完成|时限|办结|责任|落实|牵头|督办|进度)"
    r"(?:单位|部门|科室|处室|时限|时间|期限|领导|人|安排)?(?:\([^()]{1,10}\))?:"
)
_DUTY = lazy(
    "[,、 ]*(?:按(?:照)?(?:各自)?(?:职责|职能|分工)[^,、]{0,8}|分别|共同|各自)?(?:牵头)?(?:负责|牵头|主办|承办|落实|办理|组织实施|实施|推进)$"
)
_PLACES = ("中心", "站", "所", "馆", "院", "社", "台", "学校", "大学", "公司", "园区")
_OF_LEVEL = frozenset("市县区省州旗国各镇乡")
"""What a closing bracket names is as likely another name of a place (综合体(社区服务中心)) unless it says of which level."""
_BRACKETED = lazy(r"\([^()]{1,8}\)")
_HELPS = lazy("(?:配合|协办|协助|参与|参加|协同|按职责)")
_OTHERS = ("部门", "单位", "企业", "街", "等")
"""How those who answer too are told without a name (各有关部门)."""
_ROW_ORGAN = lazy(" +([一-龥、]{2,24})$")
_ROW_NUMBER = lazy("[0-9]{1,3} +")
_ROW_REACH = 26
_ORGAN_LAST = frozenset("部委局办厅署会院行")
"""Who answers for what a line states, set apart by a blank (8 公路投资1.65万亿元 交通运输部)."""
_RUN_ON = lazy(r"\(((?:[^()\n]|\([^()\n]{0,30}\)){4,300})\)[ ]*(?=[^ ])")
"""The bracket that closes an item where the next follows in the same line (…左右。(省发改委负责)(二)…)."""
_SCORE = lazy(r"\((?:共|满分|各)?\d{1,3}(?:\.\d{1,2})?分\)[ ]*")
"""What a task counts as in an assessment, behind it."""
_DATE = lazy(r"\d{1,2}月|年底|季度|半年|年内|全年|20\d\d年")


_new = tuple.__new__


class Clause(NamedTuple):
    """One sentence or 分号-clause."""

    start: int
    """Offset of its first word."""
    end: int
    """Offset after its last word, closing mark and closing bracket excluded."""
    lead: Span | None
    """The lead-in before a colon that governs it (its own or the one of its sentence), or None."""
    first: Span | None
    """The first clause of its sentence, where that is another: a time word there may govern all of them."""
    opens: bool
    """Whether it is the first of its paragraph."""
    organ: str | None
    """Who answers for it by its item's closing bracket or its lead-in, or None."""
    dated: Span | None
    """The closing bracket or label that dates its item, or None."""


_LEADERS = "责任领导"


@cache
def _label() -> re.Pattern[str]:
    labels = alternation(words("outline", "responsible_labels"))
    return re.compile(
        rf"(?:{labels})(?![市县区]?领导|负责人|人:)(?:\([^()]{{1,10}}\))?(?::|(?<=[位门室)]))[ ]*(?=[^,;。:()\n]{{2}})"
    )


def organ_named(piece: str) -> str | None:
    """Return who answers by a label (牵头单位:市工信局) or a bare organ's name, else None."""
    piece = piece.partition("。")[0]
    found = _label().search(piece)
    if found is not None and found.group().startswith(_LEADERS):
        found = _label().search(piece, found.end()) or found  # 责任领导:李某;牵头单位:区工信局
    if found:
        return _listed(piece, found.end())
    if piece[:1] == "由" and (all_of_them := _SEES_TO.fullmatch(piece.strip())) is not None:
        return all_of_them.group(1)
    leader = _LEADER.match(piece)
    piece = piece if leader is None else piece[leader.end() :]
    if (piece[-1:] in _DUTY_LAST or "牵头" in piece or "负责" in piece) and (
        found := _ANSWERS_FOR.match(piece)
    ) is not None:
        return found.group(1)
    return next((name for part in re.split(r"[,;]", piece) if (name := headings.organ(part))), None)


def _listed(piece: str, begin: int) -> str:
    """Return the organs that stand from ``begin`` on, up to those who only help and to what else is labelled."""
    stop = _ANSWERS_UP_TO.search(piece, begin)
    first, *more = piece[begin : stop.start() if stop is not None and stop.start() > begin else len(piece)].split(",")
    names = [_DUTY.sub("", first.strip(" 、"))]
    for name in more:
        name = name.strip(" 、")
        if _HELPS.search(name) is not None:
            break
        bare = _DUTY.sub("", name)
        if not bare.endswith(_OTHERS) and any(
            headings.organ(part) is None and not part.endswith(_OTHERS) for part in _BRACKETED.sub("", bare).split("、")
        ):
            break
        names.append(bare)
    return ",".join(names)


def _lead(normalised: str, start: int, end: int) -> int | None:
    """Return the offset after the lead-in's colon, or None."""
    limit = min(end, start + _COLON_MAX)
    cut = None
    for found in _COLON.finditer(normalised, start, end):
        if found.start() >= limit:
            break
        if found.end() - found.start() == 1:
            cut = found.end()
    if cut is None and limit < end and normalised.find(":", limit, min(end, start + _GOAL_MAX)) >= 0:
        goal = _GOAL.search(normalised, start, min(end, start + _GOAL_MAX))
        cut = goal.end() if goal is not None else None
    return cut


def _bracket(normalised: str, start: int, end: int) -> tuple[int, Span | None]:
    """Return where a clause ends without the closing bracket that says who or when, and that bracket."""
    if end <= start or normalised[end - 1] != ")":
        return end, None
    found = _LAST_BRACKET.search(normalised, max(start, end - _BRACKET_REACH), end)
    if found is None:
        return end, None
    inner = found.group(1)
    if inner[-1] == "分" and _SCORE.fullmatch(normalised, *found.span()) is not None:
        return found.start(), None
    if (
        organ_named(inner) is not None
        and not (inner.endswith(_PLACES) and inner[0] not in _OF_LEVEL and _label().search(inner) is None)
    ) or (_DATE.search(inner) and len(inner) <= 20 and found.start() > start):
        return found.start(), Span(found.start(1), found.end(1))
    return end, None


def _row_organ(normalised: str, begin: int, stop: int) -> re.Match[str] | None:
    """Return the organ that a blank sets apart at the end of a line (8 公路投资1.65万亿元 交通运输部), or None."""
    found = _ROW_ORGAN.search(normalised, max(begin, stop - _ROW_REACH), stop)
    return found if found is not None and headings.organ(found.group(1)) is not None else None


def _after_mark(normalised: str, start: int, end: int) -> int:
    """Return the offset after the list mark at ``start``, or ``start`` where there is none."""
    found = _MARK.match(normalised, start, end)
    return found.end() if found else start


def _answers(normalised: str, brackets: Sequence[Span]) -> tuple[str | None, Span | None]:
    """Return who answers by the closing brackets of a paragraph, and the bracket that dates it."""
    inner = [normalised[b.start : b.end] for b in brackets]
    organ = next((name for piece in inner if (name := organ_named(piece))), None)
    return organ, next((b for b, piece in zip(brackets, inner, strict=True) if _DATE.search(piece)), None)


def _states_value(normalised: str, begin: int, cut: int, stop: int) -> bool:
    """Say whether what ends before ``cut`` with a colon is an indicator whose value follows soon."""
    soon = min(stop, cut + _VALUE)
    return headings.is_indicator(normalised[begin : cut - 1]) and headings.has_figure(normalised[cut:soon])


def clauses(normalised: str, start: int, end: int) -> list[Clause]:
    """Return the clauses of the paragraph ``start:end``, a 其中-sentence joined to the one that it details."""
    rows: list[Clause] = []
    brackets: list[Span] = []
    position, lead, fresh = start, None, True
    leads_in = normalised.find(":", start, end) >= 0
    first: Span | None = None
    told_apart, item = False, 0
    for stop, mark in sentence_ends(normalised, start, end):
        begin = position
        position = stop + 1
        if rows and begin < stop and normalised[begin] == "(" and (run_on := _RUN_ON.match(normalised, begin, stop)):
            organ = organ_named(run_on.group(1))
            if organ is not None:
                when = Span(*run_on.span(1)) if _DATE.search(run_on.group(1)) else None
                rows[item:] = [row._replace(organ=organ, dated=when) for row in rows[item:]]
                item, begin, fresh = len(rows), run_on.end(), True
        if begin < stop and normalised[begin] == "(" and (counts := _SCORE.match(normalised, begin, stop)) is not None:
            begin = counts.end()
        if begin < stop and ((character := normalised[begin]) in _OPENERS or character.isdecimal()):
            begin = _after_mark(normalised, begin, stop)
            while begin < stop and normalised[begin] in _BLANKS:
                begin += 1
        if fresh:
            lead, first, told_apart = None, None, False
        cut = _lead(normalised, begin, stop) if leads_in else None
        named = begin if cut is None else max(begin, normalised.rfind(",", begin, cut) + 1)
        if cut is not None and cut - named <= _INDICATOR_MAX and _states_value(normalised, named, cut, stop):
            cut = None  # the subject of what follows, set apart
        if cut is not None and _TOLD_APART.search(normalised, begin, cut) is not None:
            # 造林任务40万亩,其中:…;…: what a figure is broken down into is no list of its own.
            cut, told_apart = None, True
        if cut is not None:
            lead = Span(begin, cut)
            begin = _after_mark(normalised, cut, stop)
            while begin < stop and normalised[begin] in _SPACES:
                begin += 1
        finish = stop
        if begin < stop:
            last = normalised[stop - 1]
            if last == ")":
                finish, bracket = _bracket(normalised, begin, stop)
                if bracket is not None:
                    brackets.append(bracket)
                    last = " "
            if last in _SPACES:
                while finish > begin and normalised[finish - 1] in _SPACES:
                    finish -= 1
            elif last in _ORGAN_LAST and (row := _row_organ(normalised, begin, stop)) is not None:
                finish = row.start()
                brackets.append(Span(row.start(1), row.end(1)))
                number = _ROW_NUMBER.match(normalised, begin, finish)
                begin = begin if number is None else number.end()
        if finish > begin:
            if rows and cut is None and normalised[begin] == "其" and _DETAIL.match(normalised, begin, finish):
                rows[-1] = rows[-1]._replace(end=finish)
                told_apart = True  # and what more of it stands behind its 分号
            elif rows and told_apart and (first is not None or not fresh):
                rows[-1] = rows[-1]._replace(end=finish)
            else:
                # The constructor of a named tuple is a Python function, which takes three times as long as this.
                rows.append(_new(Clause, (begin, finish, lead, first, not rows, None, None)))
                if first is None:
                    first = _new(Span, (begin, finish))
        fresh = mark != ";"
    if brackets:
        organ, dated = _answers(normalised, brackets)
        rows[item:] = [row._replace(organ=organ, dated=dated) for row in rows[item:]]
        if organ is not None:
            return rows
    return _answered(normalised, rows) if leads_in else rows


def _answered(normalised: str, rows: Sequence[Clause]) -> list[Clause]:
    """Return the clauses with the organ that their lead-in names; none of them has another."""
    found: list[Clause] = []
    asked: Span | None = None
    named: str | None = None
    for row in rows:
        lead = row.lead
        if lead is None:
            named = None
        elif lead is not asked:
            named = headings.organ(normalised[lead.start : lead.end])
        asked = lead
        found.append(row if named is None else row._replace(organ=named))
    return found
