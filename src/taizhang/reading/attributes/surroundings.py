"""Where a quantity stands: its clause, its 分号-clause, its sentence, and the words to its left and right."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taizhang.reading.attributes.clausebounds import between, bounds_of, bracketed_in
from taizhang.reading.attributes.unwrapping import unwrap
from taizhang.reading.patterns import lazy
from taizhang.reading.quantities import RawQuantity
from taizhang.reading.quantities.named import UNIT_BEFORE, UNIT_OF_NAME

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
_NEAR_BRACKET = 31
"""So far before a bracket its words are looked at, with the bracket itself."""
_WIDTH = 160
"""How many characters of a clause are looked at on either side."""


_THEME = 26
"""A sentence that only says what the next details has fewer characters."""
_MARGIN = 2
"""A line that is a number has at most so many characters beside it."""
_LINE = 80
"""The longest line that a paragraph after it can refer to."""


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
    placed: bool = False
    """Whether the place whose value it is stood right before it (河口工业区产值突破|千亿元)."""
    antecedent: str = ""
    """The line before its paragraph, where that is nothing but the number, or begins with 该 or 本 and speaks of what the
    line names."""


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
_ITEM = lazy(r"[ \t]{0,4}\d{1,2}[ \t]{1,3}(?=[一-龥]{2})")
"""The number of an item that only a blank sets apart (04 完成…)."""
_NAMED = 4
"""What a bracket measures has a name of at least so many characters before it (桥下空间形象提升(约3000平方米))."""


def _leads_on(text: str, start: int, clause: int) -> bool:
    """Say whether the sentence from ``start`` names, before the colon of a ``clause``, what that tells more of."""
    return _LEADS_ON.search(text, start, clause - 1) is not None or (
        _VALUED.match(text, clause) is not None and _THING.fullmatch(text, start, clause - 1) is not None
    )


class _Walk:
    """Goes through the quantities of a paragraph in order; most stand in the same stretches as the one before."""

    def __init__(self, text: str, start: int, end: int, quantities: Sequence[RawQuantity]) -> None:
        starts = [quantity.start for quantity in quantities]
        self.text, self.start, self.end, self.quantities = text, start, end, quantities
        self.bounds = bounds_of(text, start, end, quantities, starts)
        colon = text.find(":", start, start + 14)
        topic = _TOPIC.match(text, start, end)
        item = _ITEM.match(text, start, end)
        self.named = max(start if topic is None else topic.end(), start if item is None else item.end())
        self.label = text[start:colon].strip(" \t") if 0 <= colon < end else ""
        first = between(self.bounds.sentence, starts[0], starts[0], start, end)[0][0] if starts else start
        self.opening = text[start : min(first, start + 160)]
        self.below = 0
        """How many clauses end before the quantity looked at."""
        self.sentence = self.part = self.outside = (-1, -1)
        self.in_sentence = self.in_part = self.in_clause = -1
        """Up to where what follows stands in the same stretch."""
        self.continues = False
        self.theme = self.head = self.closing = self.lead = self.subject = self.comma = ""
        self.last: Surroundings | None = None
        self.outer: Surroundings | None = None
        """The last one that stands outside brackets."""

    def all(self) -> list[Surroundings]:
        """Return where each quantity stands."""
        return [self._round(quantity) for quantity in self.quantities]

    def _round(self, quantity: RawQuantity) -> Surroundings:
        """Return where a quantity stands, and join it to the one before it in its clause."""
        text, low, high = self.text, quantity.start, quantity.end
        if high > self.in_sentence:
            self._begin_sentence(low, high)
        if high > self.in_part:
            self._begin_part(low, high)
        if high > self.in_clause:
            self._begin_clause(low, high)
        inner = self.bounds.inner
        bracketed = bracketed_in(inner, low, high) if inner else None
        clause = bracketed or self.outside
        last = self.last
        before = last if last is not None and last.clause == clause else None
        if before is None and bracketed is None and self.outer is not None and self.outer.clause == clause:
            before = self.outer  # the figures between stand in brackets
        if before is None or before.sentence is not self.sentence or before.part is not self.part or inner:
            self._look_round(clause, bracketed)
        last = Surroundings(
            quantity,
            self.start,
            self.sentence,
            self.part,
            clause,
            self._left(quantity, clause, before),
            text[high : min(clause[1], high + _WIDTH)],
            before,
            None,
            self.closing,
            self.subject,
            self.opening,
            self.label if quantity.rule != UNIT_BEFORE else UNIT_OF_NAME.sub(r"\1", self.label),
            self.continues,
            self.lead,
            self.head,
            self.comma,
        )
        last.theme = self.theme
        if bracketed is not None:
            last.inside = True
            last.before_bracket = text[max(self.outside[0], bracketed[0] - _NEAR_BRACKET) : bracketed[0] - 1]
        else:
            self.outer = last
        if before is not None:
            before.following = last
            before.right = last.left
        self.last = last
        return last

    def _begin_sentence(self, low: int, high: int) -> None:
        """Find the sentence of a quantity, whether it goes on with the one before, and what the one before says."""
        text, start = self.text, self.start
        self.sentence, self.in_sentence = between(self.bounds.sentence, low, high, start, self.end)
        first = self.sentence[0]
        opens = text[first : first + 16].lstrip(" 、(")
        self.continues = opens.startswith(_GOES_ON) or (opens[:1] in "分从按" and _SORTED.match(opens) is not None)
        if "分类" in opens[:8] and first > start:
            self.continues = self.continues or _BY_KIND.match(opens) is not None
        if ",其中" in opens:
            self.continues = _TOLD.match(opens) is not None
        theme = text[max(start, first - _THEME) : max(start, first - 1)].rpartition("。")[2]
        self.theme = "" if len(theme) >= _THEME - 1 or any(map(str.isdigit, theme)) else theme

    def _begin_part(self, low: int, high: int) -> None:
        """Find the 分号-clause of a quantity, and how its sentence begins where that is not with it."""
        if self.bounds.part:
            self.part, self.in_part = between(self.bounds.part, low, high, self.start, self.end)
        else:
            self.part, self.in_part = self.sentence, self.in_sentence
        first = self.sentence[0]
        self.head = self.text[first : first + 24].lstrip(" 、") if self.part[0] > first else ""

    def _begin_clause(self, low: int, high: int) -> None:
        """Find the comma-clause of a quantity: the same as ``_between``, which goes on from the last one."""
        ends = self.bounds.clause
        below, count = self.below, len(ends)
        while below < count and ends[below] < low:
            below += 1
        self.below = below
        stop = ends[below] if below < count else self.end
        self.in_clause = stop
        if stop < high:
            after = bisect_left(ends, high, below)
            stop, self.in_clause = (ends[after] if after < count else self.end), -1
        self.outside = ((ends[below - 1] + 1 if below else self.start), stop)

    def _look_round(self, clause: tuple[int, int], bracketed: tuple[int, int] | None) -> None:
        """Find what stands round a clause: the mark that ends it, the clause before and after it, its subject."""
        text, begin = self.text, clause[0]
        self.closing = text[clause[1] : clause[1] + 1]
        self.lead = ""
        mark = text[begin - 1 : begin] if bracketed is None and begin > self.sentence[0] else ""
        if mark == "," or (mark == ":" and _leads_on(text, self.sentence[0], begin)):
            (lead_from, _), _ = between(self.bounds.clause, begin - 1, begin - 1, self.start, self.end)
            self.lead = text[max(lead_from, self.sentence[0], begin - 61, self.named) : begin - 1]
        elif (
            bracketed is not None
            and begin - self.outside[0] > _NAMED
            and (self.last is None or self.last.sentence != self.sentence)
        ):
            self.lead = text[max(self.outside[0], self.named, begin - 61) : begin - 1]
        self.subject = text[self.part[0] : self.part[0] + 40].lstrip(" 、") if self.part[0] < begin else ""
        self.comma = text[clause[1] + 1 : clause[1] + 81] if self.closing == "," else ""

    def _left(self, quantity: RawQuantity, clause: tuple[int, int], before: Surroundings | None) -> str:
        """Return what stands left of a quantity in its clause, without what says nothing of it."""
        low = quantity.start
        first = max(clause[0], self.named) if before is None else before.quantity.end
        left = self.text[max(first, low - _WIDTH) : low]
        if quantity.bare and left[-1:] == "上" and left[-2:-1] not in _GONE_UP:
            left = left[:-1] + "≥"  # 投资上百亿元: at least
        if quantity.rule == UNIT_BEFORE:
            left = UNIT_OF_NAME.sub(r"\1", left)
        if left[-1:] == ")":
            left = _ON_WHAT_BASIS.sub("", left)
        if "务" in left or "标" in left:
            left = _IS_TO.sub("", left)
        if "--" in left and clause[0] == self.sentence[0]:
            left = _RUN_IN.sub("", left)
        return left


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
        those = _Walk(text, start, end, own).all()
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
