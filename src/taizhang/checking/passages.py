"""Sentences with their figures masked, so that a rule can be written as a pattern over kinds of figures.

``由45日压缩到20日,时间压缩60%`` becomes ``由C压缩到C,时间压缩P`` with one private character for each figure; the
words between stay as they are.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from taizhang.checking.records import Place
from taizhang.checking.words import WORDS
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure, Reading

PERCENT, POINTS, RATIO, MONEY, COUNT, TIMES, OTHER = (chr(0xE001 + k) for k in range(7))
"""The characters that stand for figures.

Percent, 百分点, ratio list, money, any other amount, multiple (倍 番), and what no rule uses.
"""

AMOUNT = f"[{MONEY}{COUNT}]"
"""A pattern for one amount, of money or anything else."""
ANY = f"[{PERCENT}-{OTHER}]"
"""A pattern for one figure of whatever kind."""
WORD = f"[^{PERCENT}-{OTHER}，,。；;：:、\n]"
"""A pattern for one character that is neither a figure nor a mark."""
NAMED = f"[^。；;{PERCENT}-{OTHER}]"
"""A pattern for one character that is neither a figure nor the end of a clause of its own."""
LINK = r"(?:总体水平|约为|约|将近|接近|近|超过|突破|超|逾|达到|达|至|为|了|的|仅|高达|大约|累计|共计|共|就){0,3}"
"""A pattern for the words that may stand between a verb and its number."""

_YEAR_IN_WORDS = lazy("(?:[一１][八九８９]|[二２][〇○零０])[〇○零一二三四五六七八九０-９]{2}(?=年)")
_YEAR_DIGITS = str.maketrans("〇○零一二三四五六七八九０１２３４５６７８９", "000" + "123456789" + "0123456789")

# A sentence that begins with 其中 belongs to the one before it.
# So does a line that ends in a comma with the one below it.
_LINES = r"[^。！？!?\n]{1,4000}(?:(?:(?<=[，,、])\n|(?<=[占为达])\n(?=[0-9]))[^。！？!?\n]{1,4000}){0,40}"
_SENTENCE = lazy(rf"{_LINES}(?:。\s{{0,3}}(?=其中){_LINES})?")
_PRIVATE = lazy(f"[{PERCENT}-{OTHER}]")
CLAUSE_MARK = lazy("[，,；;。：:]")
"""Where a clause ends."""
CLAUSE_OR_BRACKET = lazy("[，,；;。：:（()）]")
"""Where a clause ends or a bracket stands."""
ITEM_MARK = lazy("[，,；;。：:、]")
"""Where a clause ends, or an item of a list."""
ANY_MARK = lazy("[，,；;。：:、（()）]")
"""Where a clause, an item or a bracket ends."""
_LATIN_WORD = lazy("(?<![A-Za-z0-9])[A-Za-z&]{2,6}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence of a reading with its figures masked."""

    reading: Reading
    """The reading it belongs to."""
    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character, closing mark excluded."""
    masked: str
    """The sentence with one private character for each figure."""
    figures: tuple[Figure, ...]
    """Its figures in the order of the text."""
    marks: tuple[int, ...]
    """Where in ``masked`` each figure stands."""
    gaps: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The words before each figure, from the one before it, and those after the last."""
    kinds: str = field(init=False, repr=False, compare=False)
    """The characters that stand for its figures, in their order."""
    _labels: list[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Part the words, which nearly every rule asks for."""
        object.__setattr__(self, "gaps", tuple(_PRIVATE.split(self.masked)))
        object.__setattr__(self, "kinds", "".join([self.masked[mark] for mark in self.marks]))
        object.__setattr__(self, "_labels", [])

    def figure(self, at: int) -> Figure:
        """Return the figure that the masked character at ``at`` stands for; raises ValueError where there is none."""
        return self.figures[self.number(at)]

    def number(self, at: int) -> int:
        """Return the number of the figure that stands at ``at``; raises ValueError where there is none."""
        number = bisect_left(self.marks, at)
        if number == len(self.marks) or self.marks[number] != at:
            raise ValueError(f"No figure stands at {at} of this passage; give the offset of a masked character.")
        return number

    def kind(self, number: int) -> str:
        """Return the character that stands for one of its figures, given by its number."""
        return self.kinds[number]

    def label(self, number: int) -> str:
        """Return the words right before a figure, back to the last mark of any sort, given by its number."""
        if not self._labels:
            # Many rules ask for them, but not of every sentence.
            self._labels.extend(ANY_MARK.split(gap)[-1] for gap in self.gaps)
        return self._labels[number]

    def between(self, first: int, second: int) -> str:
        """Return the words between two figures, given by their numbers; from the start for -1."""
        if second == first + 1 and first >= -1:
            return self.gaps[second]
        begin = 0 if first < 0 else self.marks[first] + 1
        return self.masked[begin : self.marks[second]] if second < len(self.marks) else self.masked[begin:]

    def place(self, figure: Figure) -> Place:
        """Return where a figure of this reading stands."""
        return Place(
            file=self.reading.source,
            start=figure.start,
            end=figure.end,
            text=self.reading.text[figure.start : figure.end],
        )

    @property
    def text(self) -> str:
        """The sentence as written."""
        return self.reading.text[self.start : self.end]


_BRACKET = lazy("[（(][^（）()]{1,200}[）)]")


def unbracketed(passage: Passage) -> Passage:
    """Return a sentence without what its brackets hold; the sentence itself where they hold no figure."""
    spans = [
        m.span() for m in _BRACKET.finditer(passage.masked) if any(m.start() < mark < m.end() for mark in passage.marks)
    ]
    return _without(passage, spans) if spans else passage


_HELD = lazy("（(?:其中)?(?:不?含|包括|包含|其中)[^（）]*$")


def beside_aside(passage: Passage, figure: Figure) -> Figure:
    """Return what stands before a bracket that holds but a part of it (550件(含上级转办246件)); else the figure itself."""
    number = passage.figures.index(figure)
    held = number > 0 and _HELD.search(passage.gaps[number]) is not None
    return passage.figures[number - 1] if held and passage.gaps[number + 1].startswith("）") else figure


_GROWN = lazy(
    "[，、（](?:同比|环比|(?:比|较)(?:上年|去年|上月|上季度|年初|上年末)(?:同期|同月|末|底)?)?(?:名义|实际|略)?"
    f"(?:增长|上升|增加|提高|下降|减少|降低|回落)了?{PERCENT}(?:）|(?=[，；。、]|$))"
)


def ungrown(passage: Passage) -> Passage:
    """Return a sentence without the clauses that tell by how many per cent something grew; itself where it has none."""
    if PERCENT not in passage.masked:
        return passage
    spans = [m.span() for m in _GROWN.finditer(passage.masked)]
    return _without(passage, spans) if spans else passage


_GROWN_IN_TURN = lazy(
    "[，、（](?:同比|环比|(?:比|较)(?:上年|去年|上月|上季度|年初|上年末)(?:同期|同月|末|底)?)?分别(?:名义|实际|略)?"
    f"(?:增长|上升|增加|提高|下降|减少|降低|回落)了?{PERCENT}(?:[、和及与]{PERCENT})+(?:）|(?=[，；。、]|$))"
)


def ungrown_in_turn(passage: Passage) -> Passage:
    """Return a sentence without the clauses that tell of several amounts 分别 by how many per cent they grew."""
    if PERCENT not in passage.masked or "分别" not in passage.masked:
        return passage
    spans = [m.span() for m in _GROWN_IN_TURN.finditer(passage.masked)]
    return _without(passage, spans) if spans else passage


def _without(passage: Passage, spans: list[tuple[int, int]]) -> Passage:
    """Return a sentence without some stretches of it."""
    pieces, marks, figures, done, length = [], [], [], 0, 0
    for start, end in (*spans, (len(passage.masked), len(passage.masked))):
        pieces.append(passage.masked[done:start])
        for mark, figure in zip(passage.marks, passage.figures, strict=True):
            if done <= mark < start:
                marks.append(length + mark - done)
                figures.append(figure)
        length += start - done
        done = end
    return replace(passage, masked="".join(pieces), figures=tuple(figures), marks=tuple(marks))


def with_years(words: str) -> str:
    """Return words with the years in them in narrow digits (一九八○年, １９８０年), each character in its place."""
    return _YEAR_IN_WORDS.sub(lambda m: m.group().translate(_YEAR_DIGITS), words)


def kind_of(figure: Figure) -> str:
    """Return the character that stands for a figure of this kind."""
    if figure.role == "threshold" or figure.measure == "rank":
        return OTHER
    if figure.values is not None:
        return RATIO
    if figure.value is None:
        return OTHER
    if figure.text.endswith(("倍", "番")):
        return TIMES
    if figure.unit == "%":
        return PERCENT
    if figure.unit == "百分点":
        return POINTS
    if figure.unit == "‰":
        return OTHER
    return MONEY if figure.unit in WORDS.money else COUNT


_POINTS = (" ", "\u3000", ".", "．", "。")
_BROKEN = lazy("[0-9０-９](?:[ \u3000]{1,2}[.．][ \u3000]{0,2}|。)$|[^\\s0-9０-９][0-9０-９]{1,6}[.．][ \u3000]{1,2}$")
_NEAR = 12
_MINUTES = ("分钟", "分", "秒")


def rest_of_time(text: str, figure: Figure) -> bool:
    """Whether a figure is what is left of a length of time behind its hours (两个小时|25分钟)."""
    return figure.unit in _MINUTES and text[max(0, figure.start - 2) : figure.start] in ("小时", "分钟")


def _kind_there(text: str, figure: Figure) -> str:
    """Return the kind of a figure; one that names a class (20万吨级码头) or an order (第3位) serves no rule."""
    before = text[max(0, figure.start - 2) : figure.start]
    if text[figure.end : figure.end + 1] == "级" or before[-1:] == "第":
        return OTHER
    if (
        before[-1:].isascii()
        and before[-1:].isalnum()
        and not _LATIN_WORD.search(text[max(0, figure.start - 8) : figure.start])
    ):
        # 25l亿: a letter among the digits, of which this is but the end; GDP391亿 and 手机APP2579件 are whole.
        return OTHER
    # 1 6 5 5 亿: what is left of a number whose digits stand apart says nothing.
    if before[-1:].isspace() and before[:1].isdigit():
        return OTHER
    if rest_of_time(text, figure):
        return OTHER
    if before[-1:] in _POINTS and _BROKEN.search(text, max(0, figure.start - _NEAR), figure.start):
        # 3 . 6万吨: what is left of a number behind its point.
        return OTHER
    return kind_of(figure)


_WIDE = ((",", "，"), (";", "；"), (":", "："), ("(", "（"), (")", "）"))
"""Narrow marks, which many texts set, and what they are read as, each in its place."""


_TRADITIONAL = ("萬", "億", "產", "業", "長", "為")


_SET_OFF = lazy("(?<=[\u4e00-\u9fff]) {1,8}$")
_NOTE = lazy("\\[[0-9]{1,2}\\]$")
_SPACED = lazy("[\u4e00-\u9fff] [0-9]")
_BEFORE_MARK = lazy("^ {1,4}(?=[、，；）和])")
_OFTEN, _STRAY = 3, 2
_BROKEN_WORD = lazy("(?<=[\u4e00-\u9fff，、]) (?=[\u4e00-\u9fff])")


def _closed(words: str, *, spaced: bool) -> str:
    """Return words without the blank that sets a number off (上升 2.0 个百分点), as pages made from printed files do.

    Where a sentence sets off its numbers again and again (``spaced``), other blanks between its characters go as well.
    """
    words = _SET_OFF.sub("", words)
    if words[:1] == " ":
        words = _BEFORE_MARK.sub("", words)
    return _BROKEN_WORD.sub("", words) if spaced else words


_ALSO = "间户次人个项台套处所家起宗名批件"
_JOINING = ("与其中", "入其中", "身其中")


def passages_of(reading: Reading) -> Iterator[Passage]:
    """Yield the sentences of a reading that hold at least one figure, in the order of the text."""
    text = _PRIVATE.sub("\ufffd", reading.text)
    if any(mark in text for mark in _TRADITIONAL):
        text = text.translate(WORDS.traditional)
    for narrow, wide in _WIDE:
        text = text.replace(narrow, wide)
    for joining in _JOINING:
        # 32个国际组织参与其中: what they took part in, and no parts.
        text = text.replace(joining, joining[0] + "此间")
    ordered = sorted(reading.figures, key=lambda f: (f.start, f.end))
    at = 0
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        while at < len(ordered) and ordered[at].start < start:
            at += 1
        pieces: list[str] = []
        marks: list[int] = []
        held: list[Figure] = []
        spaced = len(_SPACED.findall(text, start, end)) >= _OFTEN or (
            # One or two in a sentence of many clauses part no columns.
            0 < text.count(" ", start, end) <= _STRAY and text.count("，", start, end) >= _OFTEN
        )
        done, length = start, 0
        while at < len(ordered) and ordered[at].start < end:
            figure = ordered[at]
            at += 1
            if figure.start < done or figure.end > end:
                continue
            words = text[done : figure.start]
            if " " in words:
                words = _closed(words, spaced=spaced)
            if held and words[:1] == "（" and words[2:3] == "）" and words[1] in _ALSO:
                # 112.8万套（间）: another counter of the same things.
                words = words[3:]
            if words[-1:] == "]":
                # 家庭户[3]97837户: a note's number.
                words = _NOTE.sub("", words)
            if figure.unit is None and figure.text.endswith(("万", "亿")) and figure.indicator.endswith("人次"):
                # 总诊疗人次84.7亿: its name tells what is counted.
                figure = replace(figure, unit="人次")
            pieces += [words, _kind_there(reading.text, figure)]
            length += len(words)
            marks.append(length)
            held.append(figure)
            length += 1
            done = figure.end
        if held:
            pieces.append(_closed(text[done:end], spaced=spaced))
            yield Passage(
                reading=reading, start=start, end=end, masked="".join(pieces), figures=tuple(held), marks=tuple(marks)
            )
