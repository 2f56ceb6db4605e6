"""Where a quantity stands: its clause, its 分号-clause, its sentence, and the words to its left and right."""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import sub

from taizhang.reading.attributes.unwrapping import unwrap
from taizhang.reading.patterns import lazy
from taizhang.reading.quantities import RawQuantity
from taizhang.reading.quantities.named import UNIT_BEFORE, UNIT_OF_NAME

# One class of first characters, and only then which it was: so a search passes over all others quickly.
_MARKS = lazy(
    r"[,。;:!?()…\n\t“《.](?:(?<=[,。;!?()…\n\t])|(?<=:)(?<![为是达到至]:)(?<!(?:下降|增长|分别):)|(?<=:)(?!\d[\d.]{0,9}[:%万亿元])"
    r"|(?<=“)[^”\n]{1,60}”|(?<=《)[^》\n]{1,60}》|(?<=\.)(?=\s|$))"
)
_LEADS_ON = lazy(
    "其中$|[一-龥]{2}(?:收入|支出|产值|增加值|总值|产量|总量|总额|余额|[^频效心]率|比重|占比|面积|投资|人口|能耗|指数|税收|利润)$"
)
"""What may stand before a colon and is still said of the clause after it: 其中, or an indicator that it leaves out."""
_VALUED = lazy(
    r"[ \t]?(?:约|近|超过?)?\d|(?:[从由](?=[^,。;]{0,12}\d)|达到?|(?:已|实际)?完成|计划(?=\d)|实现|保持|稳定|控制在|不[低少高超]|力争|争取"
    r"|(?:同比|比上年)?(?:增长?|增加|减少?|减少|下降|降低|提高|上升|扩大)[到至为]?)(?=[^,。;]{0,6}\d)"
)
"""How a clause behind a colon begins that only gives the value of what stands before it."""
_THING = lazy(
    r"(?:.*[,。;、\n ]|\d{1,2}\.|[①-⑳]|--)?[一-龥“”()A-Za-z]{1,14}(?<!目标|任务|计划|情况|进展|进度|成效|合计|总计|共计|时间|预期|结果"
    r"|数据|指标|方面|如下|例如|比如|表示|截至|其中|要求|标准)"
)
"""What stands before a colon and may be the thing whose value follows (原煤:3270万吨)."""
_REACH = 80
"""How many marks away the ends of a bracketed clause are looked for."""
_CLAUSE, _SENTENCE = 300, 1200
"""The longest clause and sentence looked at as a whole, in characters: a text without marks is cut, so that time
stays linear."""
_NEAR_BRACKET = 31
"""So far before a bracket its words are looked at, with the bracket itself."""
_WIDTH = 160
"""How many characters of a clause are looked at on either side."""


@dataclass(slots=True)
class Surroundings:
    """The stretches of text round one quantity; all offsets are into the normalised text."""

    quantity: RawQuantity
    """The quantity itself."""
    paragraph: int
    """Start of its paragraph."""
    sentence: tuple[int, int]
    """Its sentence, from after one 。!? to before the next."""
    part: tuple[int, int]
    """Its 分号-clause."""
    clause: tuple[int, int]
    """Its comma-clause."""
    left: str
    """What stands between the clause's beginning, or the quantity before it in the clause, and the quantity."""
    right: str
    """What stands between the quantity and the next one in the clause, or the clause's end."""
    previous: "Surroundings | None"
    """The quantity before it in the same clause, or None."""
    following: "Surroundings | None"
    """The quantity after it in the same clause, or None."""
    closing: str
    """The mark that ends its clause."""
    subject: str
    """How its 分号-clause begins where that is not with its own comma-clause, up to 40 characters, or an empty string."""
    opening: str
    """The paragraph's sentences before its first figure, up to 160 characters."""
    label: str
    """What stands before a colon at the beginning of its paragraph, up to 12 characters, or an empty string."""
    continues: bool
    """Whether its sentence begins with 其中 or says by what it goes on to tell apart (分产业看), and so continues the one
    before."""
    lead: str
    """The comma-clause before its own in the same sentence, up to 60 characters, or an empty string."""
    head: str
    """How its sentence begins where a 分号 stands before its own clause, up to 24 characters, or an empty string."""
    after_comma: str
    """What follows a comma that ends its clause, up to 80 characters, or an empty string."""
    inside: bool = False
    """Whether it stands in brackets."""
    before_bracket: str = ""
    """What stands before the bracket in which it stands, up to 30 characters of the clause, or an empty string."""
    theme: str = ""
    """The sentence before its own in the paragraph, where that is short and states no figure, or an empty string."""
    antecedent: str = ""
    """The line before its paragraph, where that is nothing but the number, or begins with 该 or 本 and speaks of what the
    line names."""


@dataclass(slots=True)
class _Bounds:
    """Where clauses, 分号-clauses and sentences of one paragraph end, outside brackets; each list is in order."""

    sentence: list[int]
    part: list[int]
    clause: list[int]
    inner: list[tuple[int, str, int]]
    """Marks inside brackets: offset, mark, depth."""


def _bounds(text: str, start: int, end: int, quantities: Sequence[RawQuantity], starts: Sequence[int]) -> _Bounds:
    numeral = _inside(text, quantities)
    if _OPENS.search(text, start, end) is None:
        clause = [match.start() for match in _MARKS.finditer(text, start, end)]
        if numeral or text.find(")", start, end) >= 0:
            clause = [at for at in clause if at not in numeral and text[at] != ")"]
        part = [at for at in clause if text[at] not in ",:"]
        found = _Bounds([at for at in part if text[at] != ";"], part, clause, [])
    else:
        found = _nested(text, start, end, quantities, starts, numeral)
    for bounds, longest in ((found.clause, _CLAUSE), (found.part, _SENTENCE), (found.sentence, _SENTENCE)):
        bounds.sort()
        if end - start > longest and max(map(sub, [*bounds, end], [start, *bounds])) > longest:
            _cut(bounds, longest, start, starts)
    return found


_SORTED = lazy("(?:分[^,。;看]{1,8}|[从按][^,。;看]{1,12})看[,:]|按[^,。;分]{1,8}(?:分|划分|区分|分类|分组)[,:]")
"""How a sentence begins that tells apart what the one before summed up (分季度看, 从环比看)."""
_BY_KIND = lazy("(?:(?!垃圾)[一-龥]{2,4}|按[一-龥]{2,4})?分类(?:情况)?(?:看|为|如下)?[:,]")
"""How a line or a sentence begins that tells the kinds of what was counted apart (诉求分类:咨询50件,求助30件)."""
SPENT_ON = (
    *("主要用于", "重点用于", "具体用于", "主要是:", "主要有:", "主要包括:", "主要项目是:", "主要项目有:"),
    *("具体是:", "具体为:", "具体包括:"),
)
"""How a sentence begins that tells on what the amount before it is spent, or what it is made up of."""
_GOES_ON = ("其中", "三大门类", *SPENT_ON)
"""How a sentence begins that tells of parts of what the one before told."""
_TOLD = lazy("(?:据悉|据了解|据介绍|[^,。;\\d]{2,10}(?:介绍|透露|表示|告诉记者)),其中")
"""How a sentence of news begins that goes on with the one before."""
_TOPIC = lazy(
    r"[ \t]*【[^【】\n]{1,12}】[ \t]*"
    r"|[ \t]*(?:[一-龥]{2,6}[ \t]+){1,2}(?=全[年市县区省国]|年[末底初]|截[至止]|根据|初步|(?:19|20)\d\d年|上半年|前?[一二三四]季度)"
)
"""A word set apart by a blank at the head of a paragraph, as yearbooks have it (人口 年末全县…)."""
_GONE_UP = frozenset("以迈登再跃踏站冲攀升走跨")
"""What makes 上 a verb, or more, and not how much at least (迈上万亿台阶)."""
_ON_WHAT_BASIS = lazy(r"(?<=增长|下降|增加|减少|上升|回落|提高|上涨|下滑|降低|下跌)\([^()\d]{2,16}\)$")
"""On what basis something moves, between the word for it and by how much (下降(同口径)19.59%)."""
_IS_TO = lazy(
    "^[ \t、,]{0,4}(?:[^,。;目标]{0,16}下达[^,。;目标]{0,8}?)?(?:今年|全年|年度|本年度?|(?:19|20)\\d\\d年|工作|建设|主要|总体|年初|下达"
    "|我?[省市县区]|的){0,4}"
    "(?:目标|任务){1,2}数?(?:[是为](?=[一-龥]{2})"
    "|(?=(?:新建|新增|改建|改造|扩建|建成|建设|培训|种植|实施|发放|安置|整治|治理|维修|完成(?!率|情况|数|[的了]))[一-龥]{2}))"
)
"""What says no more than that something is the task (目标任务是|改造老旧小区36个, 年度目标|新建泵站10座)."""
_RUN_IN = lazy("^[ \t]*(?![^-]*[的从之])[一-龥“”、]{4,16}?--(?![一二三四五六七八九〇])(?=[一-龥“])")
"""A slogan over what follows in its line (项目建设再提速--全年新签约项目…)."""
_OPENS = lazy("[(“《]")
_ITEM = lazy(r"[ \t]{0,4}\d{1,2}[ \t]{1,3}(?=[一-龥]{2})")
"""The number of an item that only a blank sets apart (04 完成…)."""
_NAMED = 4
"""What a bracket measures has a name of at least so many characters before it (桥下空间形象提升(约3000平方米))."""


def _nested(
    text: str,
    start: int,
    end: int,
    quantities: Sequence[RawQuantity],
    starts: Sequence[int],
    numeral: frozenset[int],
) -> _Bounds:
    """Return the bounds of a paragraph with brackets or quotes, before stretches without marks are cut."""
    sentence: list[int] = []
    part: list[int] = []
    clause: list[int] = []
    inner: list[tuple[int, str, int]] = []
    depth = 0
    for match in _MARKS.finditer(text, start, end):
        at, mark = match.start(), match[0]
        if mark == "," or mark == ":":
            if at in numeral:
                continue
            if depth:
                inner.append((at, mark, depth))
            else:
                clause.append(at)
        elif len(mark) > 1:
            if mark[0] == "“" and (text[at - 1 : at] in _BESIDE or text[match.end() : match.end() + 1] in _BESIDE):
                i = bisect_left(starts, at)
                if i < len(starts) and starts[i] < match.end() and _tells_deed(mark):
                    clause += (at, match.end() - 1)  # “改造道路3条”“新建公园5个”
            if "," in mark or ";" in mark:
                i = bisect_right(starts, at)
                if i < len(quantities) and quantities[i].end < match.end():
                    clause.extend(at + k for k, c in enumerate(mark) if c in ",;")
        elif mark == "(":
            depth += 1
            inner.append((at, mark, depth))
        elif mark == ")":
            if depth:
                inner.append((at, mark, depth))
                depth -= 1
        elif depth:
            inner.append((at, mark, depth))
        else:
            clause.append(at)
            part.append(at)
            if mark != ";":
                sentence.append(at)
    if depth:
        # An unclosed bracket would swallow the rest of the paragraph: then brackets count for nothing here.
        for at, mark, _ in inner:
            if mark not in "()":
                clause.append(at)
                if mark not in ",:":
                    part.append(at)
                    if mark != ";":
                        sentence.append(at)
        inner = []
    return _Bounds(sentence, part, clause, inner)


_BESIDE = frozenset("“”、")
"""What stands between titles of a list."""


def _tells_deed(mark: str) -> bool:
    """Say whether a quote tells more than a number with its counter (“改造道路3条”, not “10分钟”)."""
    return sum("一" <= letter <= "龥" for letter in mark) > _DEED


_DEED = 5


def _cut(bounds: list[int], longest: int, start: int, starts: Sequence[int]) -> None:
    """Put a boundary before a figure wherever a stretch without marks grows longer than ``longest``, so that time
    stays linear."""
    made: list[int] = []
    last, i = start, 0
    for at in starts:
        while i < len(bounds) and bounds[i] < at:
            last = bounds[i]
            i += 1
        if at - last > longest:
            made.append(at - 1)
            last = at - 1
    if made:
        bounds.extend(made)
        bounds.sort()


def _between(bounds: Sequence[int], low: int, high: int, start: int, end: int) -> tuple[tuple[int, int], int]:
    """Return the stretch round ``[low, high)`` that ``bounds`` leaves whole, and up to where what follows stands in
    the same (-1 where a bound lies inside ``[low, high)``)."""
    i = bisect_left(bounds, low)
    j = bisect_left(bounds, high, i)
    stop = bounds[j] if j < len(bounds) else end
    return ((bounds[i - 1] + 1 if i else start), stop), (stop if i == j else -1)


def _bracketed(inner: Sequence[tuple[int, str, int]], low: int, high: int) -> tuple[int, int] | None:
    """Return the clause inside brackets that holds ``[low, high)``, or None outside brackets."""
    i = bisect_left(inner, (low, "", 0))
    if i == 0:
        return None
    at, mark, depth = inner[i - 1]
    level = depth - 1 if mark == ")" else depth
    if level <= 0:
        return None
    left = right = None
    for k in range(i - 1, max(-1, i - _REACH), -1):
        at, mark, depth = inner[k]
        if depth == level and mark != ")":
            left = at + 1
            break
    for k in range(bisect_left(inner, (high, "", 0)), min(len(inner), i + _REACH)):
        at, mark, depth = inner[k]
        if depth == level and mark != "(":
            right = at
            break
    return None if left is None or right is None else (left, right)


def _leads_on(text: str, start: int, clause: int) -> bool:
    """Say whether the sentence from ``start`` names, before the colon of a ``clause``, what that tells more of."""
    return _LEADS_ON.search(text, start, clause - 1) is not None or (
        _VALUED.match(text, clause) is not None and _THING.fullmatch(text, start, clause - 1) is not None
    )


def _paragraph(text: str, start: int, end: int, quantities: Sequence[RawQuantity]) -> list[Surroundings]:
    starts = [quantity.start for quantity in quantities]
    bounds = _bounds(text, start, end, quantities, starts)
    ends, below, count = bounds.clause, 0, len(bounds.clause)
    made: list[Surroundings] = []
    colon = text.find(":", start, start + 14)
    topic = _TOPIC.match(text, start, end)
    item = _ITEM.match(text, start, end)
    named = max(start if topic is None else topic.end(), start if item is None else item.end())
    label = text[start:colon].strip(" \t") if 0 <= colon < end else ""
    first = _between(bounds.sentence, starts[0], starts[0], start, end)[0][0] if starts else start
    opening = text[start : min(first, start + 160)]
    last: Surroundings | None = None
    outer: Surroundings | None = None
    sentence = part = clause = outside = (-1, -1)
    in_sentence = in_part = in_clause = -1
    continues = False
    closing = subject = lead = head = comma = theme = ""
    for quantity in quantities:
        low, high = quantity.start, quantity.end
        # Quantities stand in order, so that most stand in the same stretches as the one before.
        if high > in_sentence:
            sentence, in_sentence = _between(bounds.sentence, low, high, start, end)
            opens = text[sentence[0] : sentence[0] + 16].lstrip(" 、(")
            continues = opens.startswith(_GOES_ON) or (opens[:1] in "分从按" and _SORTED.match(opens) is not None)
            if "分类" in opens[:8] and sentence[0] > start:
                continues = continues or _BY_KIND.match(opens) is not None
            if ",其中" in opens:
                continues = _TOLD.match(opens) is not None
            theme = text[max(start, sentence[0] - _THEME) : max(start, sentence[0] - 1)].rpartition("。")[2]
            theme = "" if len(theme) >= _THEME - 1 or any(map(str.isdigit, theme)) else theme
        if high > in_part:
            part, in_part = _between(bounds.part, low, high, start, end) if bounds.part else (sentence, in_sentence)
            head = text[sentence[0] : sentence[0] + 24].lstrip(" 、") if part[0] > sentence[0] else ""
        if high > in_clause:
            # The same as _between, which goes on from where the last clause was found.
            while below < count and ends[below] < low:
                below += 1
            stop = ends[below] if below < count else end
            in_clause = stop
            if stop < high:
                after = bisect_left(ends, high, below)
                stop, in_clause = (ends[after] if after < count else end), -1
            outside = ((ends[below - 1] + 1 if below else start), stop)
        bracketed = _bracketed(bounds.inner, low, high) if bounds.inner else None
        clause = bracketed or outside
        before = last if last is not None and last.clause == clause else None
        if before is None and bracketed is None and outer is not None and outer.clause == clause:
            before = outer  # the figures between stand in brackets
        if before is None or before.sentence is not sentence or before.part is not part or bounds.inner:
            closing = text[clause[1] : clause[1] + 1]
            lead = ""
            mark = text[clause[0] - 1 : clause[0]] if bracketed is None and clause[0] > sentence[0] else ""
            if mark == "," or (mark == ":" and _leads_on(text, sentence[0], clause[0])):
                (lead_from, _), _ = _between(bounds.clause, clause[0] - 1, clause[0] - 1, start, end)
                lead = text[max(lead_from, sentence[0], clause[0] - 61, named) : clause[0] - 1]
            elif (
                bracketed is not None
                and bracketed[0] - outside[0] > _NAMED
                and (last is None or last.sentence != sentence)
            ):
                lead = text[max(outside[0], named, bracketed[0] - 61) : bracketed[0] - 1]
            subject = text[part[0] : part[0] + 40].lstrip(" 、") if part[0] < clause[0] else ""
            comma = text[clause[1] + 1 : clause[1] + 81] if closing == "," else ""
        left_from = max(clause[0], named) if before is None else before.quantity.end
        left = text[max(left_from, low - _WIDTH) : low]
        if quantity.bare and left[-1:] == "上" and left[-2:-1] not in _GONE_UP:
            left = left[:-1] + "≥"  # 投资上百亿元: at least
        if quantity.rule == UNIT_BEFORE:
            left = UNIT_OF_NAME.sub(r"\1", left)
        if left[-1:] == ")":
            left = _ON_WHAT_BASIS.sub("", left)
        if "务" in left or "标" in left:
            left = _IS_TO.sub("", left)
        if "--" in left and clause[0] == sentence[0]:
            left = _RUN_IN.sub("", left)
        last = Surroundings(
            quantity,
            start,
            sentence,
            part,
            clause,
            left,
            text[high : min(clause[1], high + _WIDTH)],
            before,
            None,
            closing,
            subject,
            opening,
            label if quantity.rule != UNIT_BEFORE else UNIT_OF_NAME.sub(r"\1", label),
            continues,
            lead,
            head,
            comma,
        )
        last.theme = theme
        if bracketed is not None:
            last.inside = True
            last.before_bracket = text[max(outside[0], bracketed[0] - _NEAR_BRACKET) : bracketed[0] - 1]
        if before is not None:
            before.following = last
            before.right = last.left
        made.append(last)
        outer = last if bracketed is None else outer
    return made


def _inside(text: str, quantities: Sequence[RawQuantity]) -> frozenset[int]:
    """Return where a comma or colon after a digit lies inside a quantity (12,345 or 14:27:59)."""
    found: list[int] = []
    for quantity in quantities:
        start = quantity.start
        written = text[start : quantity.end]
        if "," in written or ":" in written:
            for at, mark in enumerate(written, start):
                if mark in ",:" and text[at - 1 : at].isdigit():
                    found.append(at)
    for one, next_one in pairwise(quantities):
        at = one.end
        if next_one.start != at + 1 or text[at] != ",":
            continue
        if next_one.family == "person" and one.unit == "户" and text[one.start - 1 : one.start] in _FOR:
            found.append(at)  # 对7345户,9875人给予了救助
        elif text[next_one.end : next_one.end + 1] in _ENDS:
            before = text[max(one.start - _TOLD_BEFORE, 0) : one.start]
            if _MOVED_BOTH.search(before) is not None:
                found.append(at)  # 同比分别下降26.5%,18.1%; 同比增加5起,3人
    return frozenset(found)


_ENDS = frozenset(("", ",", "。", ";", "\n", ")"))
_FOR = frozenset("对为给向")
_TOLD_BEFORE = 24
_MOVED_BOTH = lazy(
    "(?:(?:同比|环比|比上年|较上年|分别)[^,。;\\d]{0,8}|^)(?:上升|下降|增长|增加|减少|提高|降低|回落|[增减升降])[了长加少]?(?:约|近)?$|分别[^,。;\\d]{0,12}$"
)
"""What moved by so much, before two numbers of which a comma parts the second as if it began a clause."""


_THEME = 26
"""A sentence that only says what the next details has fewer characters."""
_MARGIN = 2
"""A line that is a number has at most so many characters beside it."""
_LINE = 80
"""The longest line that a paragraph after it can refer to."""


def _line_before(text: str, start: int) -> str:
    """Return the line before the paragraph at ``start``, blank ones passed over, or an empty string for a long one."""
    last = len(text[max(start - 2 * _LINE, 0) : start].rstrip()) + max(start - 2 * _LINE, 0)
    begin = text.rfind("\n", max(last - _LINE, 0), last) + 1
    return text[begin:last] if begin and last - begin <= _LINE else ""


def surroundings(text: str, quantities: deque[RawQuantity]) -> Iterator[list[Surroundings]]:
    """Yield the surroundings of every quantity, paragraph by paragraph.

    ``text`` is normalised; ``quantities`` are in order and are taken out as they are come to, so that those of a long
    text are not held longer than needed.
    """
    text = unwrap(text)
    while quantities:
        start = text.rfind("\n", 0, quantities[0].start) + 1
        end = text.find("\n", quantities[0].end)
        end = len(text) if end < 0 else end
        own: list[RawQuantity] = []
        while quantities and quantities[0].start < end:
            own.append(quantities.popleft())
        those = _paragraph(text, start, end, own)
        alone = own[-1].end - own[0].start >= end - start - _MARGIN and len(own) == 1
        if alone or text[start : start + 3].lstrip()[:1] in ("该", "本", "此"):
            before = _line_before(text, start)
            for here in those:
                here.antecedent = before
        yield those


def tells_among(here: Surroundings) -> bool:
    """Say whether a quantity is the first of the parts of what was counted before it (其中甲30件; 65件提案中,甲|30件)."""
    if here.continues or "其中" in here.left[:6] or here.lead == "其中":
        return True
    return here.lead[-1:] == "中" and here.lead.lstrip("在")[:1].isdecimal() and here.previous is None
