"""One number told twice: in a title and below it, beside the same other number, or in nearly the same words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.judging import Why, is_plain, span_of
from taizhang.checking.passages import COUNT, MONEY, PERCENT, POINTS, Passage
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import digits_of, slip_like, swap_to
from taizhang.checking.wordings import told_otherwise
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_CLAUSE = lazy("[，,；;。：:（()）\\s]")
_HAN = lazy("[\u4e00-\u9fff]{2,80}")
_LONGEST_TITLE, _SHORTEST_TITLE = 70, 8
_ENDS = ("。", "！", "？", "：", ":", "，", ",", "；", ";")
_BELOW, _FAR = 6, 500
_COVERED, _NEARLY, _MOSTLY = Fraction(1, 2), Fraction(2, 3), Fraction(4, 5)
_TELLING, _LONG = 3, 4
_REACH = 90
_GAP = 14
_NO_WORDS = lazy(
    "(?<=占)[\u4e00-\u9fff]{1,12}|[^\u4e00-\u9fff]|同比|环比|比上年同期|较上年同期|比上年末|比上年|较上年|比去年|较去年|名义|[了的约为达至到共]"
)
_MOST = 6
_ALL = 100
_OPEN = Why(zh="两处所指的时点或范围可能不同", en="the two may differ in date or scope")


@dataclass(frozen=True, slots=True)
class _Told:
    passage: Passage
    number: int

    @property
    def figure(self) -> Figure:
        return self.passage.figures[self.number]

    @property
    def words(self) -> str:
        """The words of its clause, before and after it."""
        before = _CLAUSE.split(self.passage.gaps[self.number])[-1]
        return before + _CLAUSE.split(self.passage.gaps[self.number + 1])[0]


def _bigrams(words: str) -> frozenset[str]:
    return frozenset(run[k : k + 2] for run in _HAN.findall(words) for k in range(len(run) - 1))


def check_titles(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """水利投资5089亿元 as a line of its own, and below it 水利投资达4089亿元: a title says what the text says."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if _is_title(passage):
                below = [
                    p for p in passages[at + 1 : at + 1 + _BELOW] if p.start - passage.end < _FAR and not _is_title(p)
                ]
                if below:
                    yield from _under(passage, below)


def _is_title(passage: Passage) -> bool:
    """Whether a sentence is a line of its own that no full stop ends."""
    if not _SHORTEST_TITLE <= passage.end - passage.start <= _LONGEST_TITLE:
        return False
    if "|" in passage.masked or "\t" in passage.masked:
        # 二、经营净收入 | 5347 | 4810: the row of a table.
        return False
    text = passage.reading.text
    after = text[passage.end : passage.end + 1]
    before = text[max(0, passage.start - 1) : passage.start]
    return after == "\n" and before in ("", "\n") and not passage.masked.rstrip().endswith(_ENDS)


def _under(title: Passage, below: Sequence[Passage]) -> Iterator[Finding]:
    own = _bigrams(title.masked)
    for number, figure in enumerate(title.figures):
        if title.kind(number) not in (COUNT, MONEY, PERCENT, POINTS) or figure.value is None:
            continue
        # 增长2.3%: two digits tell enough where every word of the title stands beside the other.
        few = len(digits_of(figure)) < _TELLING
        decimal = figure.text.endswith(("%", "％")) and len(digits_of(figure)) > 1 and figure.resolution < 1
        if (few and not decimal) or figure.value_high is not None:
            continue
        told = [
            (home, k)
            for home in below
            for k, other in enumerate(home.figures)
            if other.unit == figure.unit and other.value is not None
        ]
        if any(_agree(home.figures[k], figure) for home, k in told):
            continue
        for home, k in told:
            other = home.figures[k]
            if other.qualifier != figure.qualifier or other.measure != figure.measure or not slip_like(figure, other):
                continue
            begin = max(0, home.marks[k] - _REACH)
            covered = own & _bigrams(home.masked[begin : home.marks[k] + _GAP])
            if len(covered) < (_NEARLY if few else _COVERED) * len(own):
                continue
            sure = len(covered) >= _NEARLY * len(own) and is_plain(figure) and not few
            yield _found(title, figure, home, other, "contradicts" if sure else "unclear", "标题", "the title")
            break


def _agree(first: Figure, second: Figure) -> bool:
    """Whether two numbers may be one; of two that are both 超过 some number, that number is one."""
    if first.qualifier == second.qualifier and not is_plain(first):
        return first.value == second.value
    return span_of(first).meets(span_of(second))


def check_anchored(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """女党员2227.8万名,占25.1% and, further on, 女党员2227.8万名,占52.1%: what is told beside one number is told once."""
    for passages in readings:
        before: dict[tuple[object, ...], list[_Told]] = {}
        after: dict[tuple[object, ...], list[_Told]] = {}
        for passage in passages:
            for number in range(len(passage.figures) - 1):
                gap = passage.gaps[number + 1]
                if len(gap) > _REACH or "。" in gap or "；" in gap:
                    continue
                words = _NO_WORDS.sub("", gap)
                if not 1 <= len(words) <= _GAP:
                    continue
                first, second = passage.figures[number], passage.figures[number + 1]
                if first.value is None or second.value is None or passage.kind(number) not in (COUNT, MONEY):
                    continue
                if len(digits_of(first).rstrip("0")) >= _TELLING:
                    yield from _differ(before, (words, first.value, first.unit, second.unit), _Told(passage, number), 1)
                if second.value != _ALL and len(digits_of(second).rstrip("0")) >= _TELLING - 1:
                    yield from _differ(after, (words, second.value, second.unit, first.unit), _Told(passage, number), 0)


def _differ(
    seen: dict[tuple[object, ...], list[_Told]], key: tuple[object, ...], told: _Told, which: int
) -> Iterator[Finding]:
    """Compare a figure with those that the same other one stands beside, with the same words between."""
    group = seen.setdefault(key, [])
    own = told.passage.figures[told.number + which]
    others = [t.passage.figures[t.number + which] for t in group]
    if others and is_plain(own) and not any(o.value is not None and span_of(o).meets(span_of(own)) for o in others):
        for home, other in zip(group, others, strict=True):
            if home.passage is not told.passage and is_plain(other) and _one_thing(home, told, which):
                anchor = told.passage.figures[told.number + 1 - which]
                sure = len(digits_of(own)) >= _TELLING and len(digits_of(anchor).rstrip("0")) >= _LONG
                verdict: Verdict = "contradicts" if sure else "unclear"
                yield _found(
                    told.passage, own, home.passage, other, verdict, f"与{anchor.text}并列", f"beside {anchor.text}"
                )
                break
    if len(group) < _MOST:
        group.append(told)


def _one_thing(home: _Told, told: _Told, which: int) -> bool:
    first, second = home.passage.figures[home.number + which], told.passage.figures[told.number + which]
    if first.measure != second.measure or first.mood != second.mood or not slip_like(first, second):
        return False
    anchor = told.figure if which else told.passage.figures[told.number + 1]
    if len(digits_of(anchor).rstrip("0")) >= _LONG and which:
        return True
    shared = _bigrams(home.words + home.figure.indicator) & _bigrams(told.words + told.figure.indicator)
    if not which and len(_NO_WORDS.sub("", told.passage.gaps[told.number + 1])) < _LONG and anchor.measure == "level":
        # 应到192人,出席192人: a word that any number may stand beside.
        return False
    return len(shared) >= _TELLING and len(digits_of(second)) >= _TELLING


def _found(
    passage: Passage, figure: Figure, home: Passage, other: Figure, verdict: Verdict, zh: str, en: str
) -> Finding:
    basis = Why(zh=f"另一处写明的同一个数（{zh}）", en=f"the same number elsewhere ({en})")
    return told_otherwise((passage, figure), (home, other), verdict, basis=basis, reason=_OPEN)


def check_reworded(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """大会共收到提案6541件 and 大会收到的5641件提案: one digit from each other, in clauses of the same words."""
    for passages in readings:
        asked = [told for passage in passages for told in _retellable(passage)]
        values: dict[str, set[object]] = defaultdict(set)
        for told in asked:
            values[told.words + told.figure.indicator].add(told.figure.value)
        before: dict[tuple[object, ...], list[_Told]] = {}
        for told in asked:
            if len(values[told.words + told.figure.indicator]) > _SERIES:
                # The same words with ever other numbers tell of ever other things.
                continue
            for key in _keys(digits_of(told.figure), told.figure):
                group = before.setdefault(key, [])
                if group:
                    yield from _reworded(group, told)
                if len(group) < _MOST:
                    group.append(told)


_SERIES = 6
"""Values that words are told with at most, for two of them that are alike to be one number."""


def _retellable(passage: Passage) -> Iterator[_Told]:
    """Yield the numbers of a sentence that another may tell again."""
    for number, figure in enumerate(passage.figures):
        if passage.kind(number) not in (COUNT, MONEY, PERCENT) or not is_plain(figure):
            continue
        if len(digits_of(figure).rstrip("0")) >= _TELLING and figure.value != _ALL:
            yield _Told(passage, number)


def _keys(digits: str, figure: Figure) -> Iterator[tuple[object, ...]]:
    """Yield what a number has in common with those that are a slip of it."""
    kind = (figure.unit, figure.measure, figure.mood, figure.period, figure.resolution, len(digits))
    yield ("".join(sorted(digits)), *kind)
    if len(digits) >= _LONG:
        for at in range(len(digits)):
            yield (f"{digits[:at]}*{digits[at + 1 :]}", *kind)


def _of_other_amounts(home: _Told, told: _Told) -> bool:
    """Whether two rates are told of amounts of their own (887亿元,完成计划62.14%; 827亿元,完成计划62.54%)."""
    if home.figure.unit != "%" or not home.number or not told.number:
        return False
    one, other = home.passage.figures[home.number - 1], told.passage.figures[told.number - 1]
    amounts = home.passage.kind(home.number - 1) in (COUNT, MONEY) and one.unit == other.unit
    return amounts and one.value != other.value and not slip_like(one, other)


def _reworded(group: Sequence[_Told], told: _Told) -> Iterator[Finding]:
    own, figure = _bigrams(told.words + told.figure.indicator), told.figure
    if any(home.figure.value == figure.value for home in group):
        return
    for home in reversed(group):
        first = home.figure
        if home.passage is told.passage or first.scope != figure.scope or not slip_like(first, figure):
            continue
        if _of_other_amounts(home, told):
            continue
        theirs = _bigrams(home.words + first.indicator)
        shared, least = len(own & theirs), min(len(own), len(theirs))
        named = _bigrams(figure.indicator) or own, _bigrams(first.indicator) or theirs
        # 收到代表建议3641件 and 收到的3461件代表建议中: the name of the one within the words of the other.
        within = named[0] <= theirs or named[1] <= own
        # Of five digits and more two swapped ones are no chance.
        within = within or len(digits_of(figure).rstrip("0")) > _LONG
        swapped = within and swap_to(figure, Fraction(first.value or 0))
        if shared >= _TELLING and (shared >= _MOSTLY * least or swapped):
            yield _found(told.passage, figure, home.passage, first, "unclear", "字句相近", "in nearly the same words")
            return
