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
    rf"[ \t]*(?:[{_CN}]{{1,3}}(?:是|要|、)|\([{_CN}\d]{{1,3}}\)|\d{{1,2}}(?:[.)](?!\d(?!\d{{3}}年))|、)"
    r"|0\d {1,3}(?=[一-龥])|[①-⑳]|-{2,}|[●■★◆▲□○◎▪✦◇☆·]|\*(?!\*)"
    rf"|第[{_CN}]{{1,2}}[,、]|(?:首先|其次|再次|最后|同时|此外|另外),)[ \t,:]*"
)
_MARK_FIRST = frozenset(f"{_CN} \t(-第首其再最同此另*●■★◆▲□○◎▪✦◇☆·①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_BLANKS = frozenset(" \t\n,")
_JOINS = frozenset(" \t首其再最同此另")
"""What a mark begins with that only joins a sentence to the one before it (同时,)."""
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
_COLON = lazy(r"\((?:[^()\n]|\([^()\n]{0,30}\)){0,300}\)|“[^“”\n]{0,200}”|《[^《》\n]{0,120}》|:(?<!\d:)|:(?!\d)")
_LAST_BRACKET = lazy(r"\(((?:[^()\n]|\([^()\n]{0,30}\)){2,300})\)$")
_BRACKET_REACH = 310
_ANSWERS_FOR = lazy(
    "由?((?:[一-龥、]|\\([一-龥、]{1,8}\\)){1,160}?(?:[委局办厅部府会室处院司心社站队道镇乡区县市行]|部门|单位|公司|集团))(?:等)?"
    "(?:分别|共同|按职责分工)?(?:牵头)?(?:负责|主办|牵头|承办|落实|办理|组织实施|实施|推进|督导)(?:督导|负责|落实|实施)?"
    "(?:$|[,;、。])"
)
_BY_WHOM = lazy(r"(?:^|,)由([一-龥、]{2,40}?)(?:共同|分别)?(?:牵头|负责|主办|承办)")
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
    return lazy(
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
    several = piece.strip(" 。:").split(",")
    if len(several) > 1 and all(headings.organ(_COUNTIES.sub("各县", part)) is not None for part in several):
        return ",".join(part.strip() for part in several)  # (市商务局,各县〔市、区〕政府)
    parts = re.split(r"[,;]", piece)
    return next((part.strip(" :|") for part in parts if headings.organ(_COUNTIES.sub("各县", part)) is not None), None)


_COUNTIES = lazy(r"(?:各|相关|有关)[县市区][(〔](?:[、]?[市县区旗]){1,3}[)〕](?=(?:人民)?政府)")
"""The counties of a city, as only a name for them all (各县〔市、区〕政府)."""


def organ_inside(words: str) -> str | None:
    """Return who answers for a clause that says so itself (新建卫生室15个,由区卫健局负责), else None."""
    if "由" not in words or (found := _BY_WHOM.search(words)) is None:
        return None
    name: str = found.group(1)
    return name if all(headings.organ(part) is not None for part in name.split("、")) else None


def leader_only(line: str) -> bool:
    """Say whether a line says which leader sees to it (责任领导:李某) and not which organ answers."""
    begins = line.startswith(_LEADERS) or line.startswith("牵头" + _LEADERS)  # 牵头责任领导:李某
    return begins and _label().search(line, line.index(_LEADERS) + len(_LEADERS)) is None


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


def _laid_over(
    normalised: str, rows: list[Clause], closers: Sequence[tuple[Span, int]], items: Sequence[int], first: int
) -> bool:
    """Lay who answers and until when by the closing brackets of a paragraph over its clauses from ``first`` on, and say
    whether any of them names who answers.

    ``closers`` are the brackets, each with the clause that it closes; ``items`` the clauses that begin with a mark
    (一是, 1.). A bracket within a list of such is of its own item; else one bracket is of all of them.
    """
    organs = [(name, at) for span, at in closers if (name := organ_named(normalised[span.start : span.end]))]
    dates = [(span, at) for span, at in closers if _DATE.search(normalised, span.start, span.end)]
    begun = [at for at in items if at >= first]
    apart = begun if len(begun) > 1 and any(at < begun[-1] for _, at in closers) else []
    for (name, _), (low, high) in zip(organs, _reaches([at for _, at in organs], apart, first, len(rows)), strict=True):
        rows[low:high] = [row if row.organ else row._replace(organ=name) for row in rows[low:high]]
    for (span, _), (low, high) in zip(dates, _reaches([at for _, at in dates], apart, first, len(rows)), strict=True):
        rows[low:high] = [row if row.dated else row._replace(dated=span) for row in rows[low:high]]
    return bool(organs)


def _reaches(places: Sequence[int], apart: Sequence[int], first: int, count: int) -> list[tuple[int, int]]:
    """Return for brackets of one kind from which clause up to which each holds; ``apart`` are the beginnings of items
    that each have their own."""
    if not apart and len(places) == 1:
        return [(first, count)]
    lone = not apart and bool(places) and places[0] == first  # what follows a bracket without one of its own has none
    found: list[tuple[int, int]] = []
    done = first
    for at in places:
        low = max([done, *(begin for begin in apart if begin <= at)]) if not lone else at
        high = next((begin for begin in apart if begin > at), count) if apart else at + 1
        found.append((min(low, at), high))
        done = at + 1
    return found


def _states_value(normalised: str, begin: int, cut: int, stop: int) -> bool:
    """Say whether what ends before ``cut`` with a colon is an indicator whose value follows soon."""
    soon = min(stop, cut + _VALUE)
    return headings.is_indicator(normalised[begin : cut - 1]) and headings.has_figure(normalised[cut:soon])


def clauses(normalised: str, start: int, end: int) -> list[Clause]:
    """Return the clauses of the paragraph ``start:end``, a 其中-sentence joined to the one that it details."""
    return _Clauses(normalised, start, end).all()


class _Clauses:
    """Goes through what ends with a full stop or a 分号 in a paragraph, under the lead-in that holds for it."""

    def __init__(self, normalised: str, start: int, end: int) -> None:
        self.normalised, self.start, self.end = normalised, start, end
        self.rows: list[Clause] = []
        self.closers: list[tuple[Span, int]] = []
        """The brackets that end clauses, and which."""
        self.items: list[int] = []
        """Which clauses begin with a mark."""
        self.item = 0
        """From where on no bracket of its own line has said who answers."""
        self.leads_in = normalised.find(":", start, end) >= 0
        self.lead: Span | None = None
        self.first: Span | None = None
        """The first clause of the sentence."""
        self.told_apart = False
        """Whether the sentence only breaks down what it told first."""

    def all(self) -> list[Clause]:
        """Return the clauses."""
        position, fresh = self.start, True
        for stop, mark in sentence_ends(self.normalised, self.start, self.end):
            begin, position = position, stop + 1
            if begin < stop and self.normalised[begin] == "(":
                after = self._after_bracket(begin, stop)
                fresh = fresh or after > begin
                begin = self._after_score(after, stop)
            begin = self._after_number(begin, stop, _BLANKS)
            if fresh:
                self.lead, self.first, self.told_apart = None, None, False
            cut = self._lead_in(begin, stop) if self.leads_in else None
            if cut is not None:
                self.lead = Span(begin, cut)
                begin = self._after_number(cut, stop, _SPACES, anywhere=True)
            begin, finish, bracket = self._ends(begin, stop)
            if finish > begin:
                self._add(begin, finish, led=cut is not None, fresh=fresh)
            if bracket is not None:
                self.closers.append((bracket, len(self.rows) - 1))
            fresh = mark != ";"
        if self.closers and _laid_over(self.normalised, self.rows, self.closers, self.items, self.item):
            return self.rows
        return _answered(self.normalised, self.rows) if self.leads_in else self.rows

    def _after_bracket(self, begin: int, stop: int) -> int:
        """Return where what follows a bracket begins that says who answers for the clauses before it; ``begin`` where
        it says nothing of the kind."""
        run_on = _RUN_ON.match(self.normalised, begin, stop) if self.rows else None
        organ = None if run_on is None else organ_named(run_on.group(1))
        if run_on is None or organ is None:
            return begin
        when = Span(*run_on.span(1)) if _DATE.search(run_on.group(1)) else None
        self.rows[self.item :] = [row._replace(organ=organ, dated=when) for row in self.rows[self.item :]]
        self.item = len(self.rows)
        return run_on.end()

    def _after_score(self, begin: int, stop: int) -> int:
        """Return where what follows a bracket that says how much something counts begins; ``begin`` without one."""
        if begin < stop and self.normalised[begin] == "(" and (counts := _SCORE.match(self.normalised, begin, stop)):
            return counts.end()
        return begin

    def _after_number(self, begin: int, stop: int, blanks: frozenset[str], *, anywhere: bool = False) -> int:
        """Return where what follows the mark of an item begins, and remember that a clause has one; ``anywhere`` skips
        blanks without a mark too."""
        norm = self.normalised
        if begin >= stop:
            return begin
        character = norm[begin]
        if not anywhere and character not in _OPENERS and not character.isdecimal():
            return begin
        marked = _after_mark(norm, begin, stop)
        if marked > begin and character not in _JOINS:
            self.items.append(len(self.rows))
        while marked < stop and norm[marked] in blanks:
            marked += 1
        return marked

    def _lead_in(self, begin: int, stop: int) -> int | None:
        """Return where the lead-in ends that a clause begins with, or None."""
        norm = self.normalised
        cut = _lead(norm, begin, stop)
        if cut is None:
            return None
        named = max(begin, norm.rfind(",", begin, cut) + 1)
        if cut - named <= _INDICATOR_MAX and _states_value(norm, named, cut, stop):
            return None  # the subject of what follows, set apart
        if _TOLD_APART.search(norm, begin, cut) is not None:
            # 造林任务40万亩,其中:…;…: what a figure is broken down into is no list of its own.
            self.told_apart = True
            return None
        return cut

    def _ends(self, begin: int, stop: int) -> tuple[int, int, Span | None]:
        """Return where a clause begins and ends, without blanks and without the bracket or cell that says who answers,
        and where that is."""
        norm = self.normalised
        if begin >= stop:
            return begin, stop, None
        finish, last = stop, norm[stop - 1]
        bracket: Span | None = None
        if last == ")":
            finish, bracket = _bracket(norm, begin, stop)
            last = last if bracket is None else " "
        if last in _SPACES:
            while finish > begin and norm[finish - 1] in _SPACES:
                finish -= 1
        elif last in _ORGAN_LAST and (row := _row_organ(norm, begin, stop)) is not None:
            finish, bracket = row.start(), Span(row.start(1), row.end(1))
            number = _ROW_NUMBER.match(norm, begin, finish)
            begin = begin if number is None else number.end()
        return begin, finish, bracket

    def _add(self, begin: int, finish: int, *, led: bool, fresh: bool) -> None:
        """Take a clause, joined to the one before where it only details that."""
        rows, norm = self.rows, self.normalised
        if rows and not led and norm[begin] == "其" and _DETAIL.match(norm, begin, finish):
            rows[-1] = rows[-1]._replace(end=finish)
            self.told_apart = True  # and what more of it stands behind its 分号
        elif rows and self.told_apart and (self.first is not None or not fresh):
            rows[-1] = rows[-1]._replace(end=finish)
        else:
            # The constructor of a named tuple is a Python function, which takes three times as long as this.
            rows.append(_new(Clause, (begin, finish, self.lead, self.first, not rows, None, None)))
            if self.first is None:
                self.first = _new(Span, (begin, finish))


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
