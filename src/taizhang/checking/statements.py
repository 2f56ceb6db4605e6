"""Figures with what their clause and their part of the text say of them, so that like is compared with like."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from taizhang.checking.accounts import account_at
from taizhang.checking.differences.progress import month_of
from taizhang.checking.passages import CLAUSE_MARK, ITEM_MARK, OTHER, TIMES, Passage
from taizhang.reading import indicators
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure, Reading

_REACH = 300
_SHORT = 80
# 比1—8月加快0.8个百分点 says nothing of when.
_SINCE = lazy(
    "(?:比|较)(?:上年|去年)?(?:1?[0-9][-—–~～至到]{1,2})?1?[0-9]月|(?:比|较)(?:前三季度|[一二三四]季度|上半年)"
)
_SHORTEST_NAME = 4
_STRIP = lazy(
    r"[“”\"‘’《》（）()\s，,、·]|累计|全年|实现|完成|达到|总数|总量|全区|全市|全县|全省|我区|我市|我县|我省|的"
)
_CONTEXT = lazy(
    "累计|年均|平均|新增|净增|五年|三年|四年|两年|十三五|十四五|十二五|十一五|十五|预计|人均|实际|可比|同口径|名义|扣除|不变价|环比|当月|当季|季度|本届|以来|其中|计划|目标|任务"
    "|预算(?!收入|支出|本级|内|外)|调整后|上年|去年|同期|截至|目前"
)
_STRETCH = lazy("累计|年均|[两三四五十]年|以来|时期|期间|规划|“?十[一二三四]?五|本届|同[^。]{0,8}比较|相比")
_ONE_MONTH = lazy(
    "(?:^|[，,。；;：:年\n])(?:1[0-2]|[1-9])月(?:份(?!以[来前后]|[前后底末起])|(?=[，,全我各实规完新当单进出]))"
    "(?![^，,]{0,3}[-—–~～至到])"
)
# A first quarter is all of the year so far; a later one is not.
_ONE_QUARTER = lazy("(?:^|[，,。；;：:年\n])第?[二三四]季度(?![^，,]{0,3}[-—–~～至到末底])")
_OWN_YEAR = lazy("^(?:到|至)?(?:19|20)[0-9]{2}年(?!以来|至|到|—|-)")
_PLACE = lazy("(?:人民)?政府$|市委|区委|省$|市$|区$|县$")
_WHOLE_YEAR = lazy("全年|全年度|1[-—–~～至到]12月")
_WITHIN = lazy("(?P<place>[\u4e00-\u9fff]{2,8}(?:镇|街道|乡|办事处|管委会|开发区|园区|景区|新区|区|县|市|州|盟|旗))$")
_OPENING = lazy(
    r"[\s（(一二三四五六七八九十0-9）)、.．]{0,8}(?P<place>[\u4e00-\u9fff]{1,7}(?:镇|街道|乡|办事处|区|县|市))[。：:\s]"
)
_LONGEST_OPENING = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A figure with where it stands and what its clause says of it."""

    passage: Passage
    figure: Figure
    number: int
    """Which of the figures of its sentence it is."""
    name: str
    """Its indicator, folded."""
    context: frozenset[str]
    """Words in its clause that change what is counted."""
    month: int | None
    """The month that its stretch of the year ends in, or None for the year."""
    whole_year: bool
    """Whether its own clause says that it is of the whole year."""
    place: str
    """The smaller area that its own words, its paragraph or its heading name, or the account of the own level; empty
    for the area of the text."""


class Sentences(tuple[Passage, ...]):
    """The sentences of one text, which work out once what their figures state."""

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The figures that may be compared across sentences, in the order of the text."""
        return tuple(_stated(self))


def statements(readings: Sequence[Sequence[Passage]]) -> Iterator[Statement]:
    """Yield the figures that may be compared across sentences, in the order of the texts."""
    for passages in readings:
        yield from passages.statements if isinstance(passages, Sentences) else _stated(passages)


def _stated(passages: Sequence[Passage]) -> Iterator[Statement]:
    areas = _Areas(passages[0].reading) if passages else None
    led: list[str] = []
    above: Passage | None = None
    for passage in passages:
        assert areas is not None
        # 8月份,用电量9649亿千瓦时。第三产业用电量…: the sentences after it in its paragraph go on in that month.
        goes_on = above is not None and "\n" not in passage.reading.text[above.end : passage.start]
        told = "月" in passage.gaps[0] or "季度" in passage.gaps[0] or _OWN_YEAR.search(passage.gaps[0]) is not None
        led = _alone(passage.gaps[0]) if told or not goes_on else led
        above = passage
        begins = [0, *(match.end() for match in CLAUSE_MARK.finditer(passage.masked))]
        stretched = _STRETCH.search(passage.masked) is not None
        timed = "月" in passage.masked or "季度" in passage.masked
        part: str | None = None
        for number, figure in enumerate(passage.figures):
            if (
                figure.role != "value"
                or figure.value is None
                or figure.mood == "context"
                or passage.kind(number) in (OTHER, TIMES)
            ):
                continue
            name, place = _named(figure.indicator, figure.indicator_id)
            if figure.indicator_id is None and len(name) < _SHORTEST_NAME:
                continue
            if part is None:
                part = areas.at(passage.start)
            mark = passage.marks[number]
            begin = passage.masked[max(0, mark - _REACH) : mark]
            own = passage.masked[max(begins[bisect_right(begins, mark) - 1], mark - _REACH) : mark]
            clause = own + ITEM_MARK.split(passage.gaps[number + 1], 1)[0]
            whole_year = _WHOLE_YEAR.search(own) is not None
            month = month_of(_SINCE.sub("", own)) or (
                month_of(_SINCE.sub("", begin)) if len(begin) < _SHORT and not whole_year else None
            )
            yield Statement(
                passage=passage,
                figure=figure,
                number=number,
                name=name,
                context=frozenset(
                    _CONTEXT.findall(clause + figure.indicator)
                    # 11月 alone is another stretch than 1—11月.
                    + (led or (_alone(begin) if timed else []))
                    # A year of its own takes it out of the five years that the paragraph speaks of.
                    + ([] if not stretched or _OWN_YEAR.search(own) else _STRETCH.findall(begin))
                ),
                month=month,
                whole_year=whole_year,
                place=place or part or account_at(passage, figure),
            )


def _alone(words: str) -> list[str]:
    """Return what tells that words speak of one month or quarter and not of the year up to it; empty for neither."""
    month = ["当月"] if "月" in words and _ONE_MONTH.search(words) else []
    return month or (["当季"] if "季度" in words and _ONE_QUARTER.search(words) else [])


def folded(words: str) -> str:
    """Return the words of an indicator without what says whose, how far along or how much in all it is."""
    return _STRIP.sub("", words)


@lru_cache(maxsize=4096)
def _named(words: str, indicator: str | None) -> tuple[str, str]:
    """Return the folded name of an indicator and the area that its words name; one text says the same ones often."""
    bare = _STRIP.sub("", words).removeprefix("安排")
    return indicator or _first("新增", bare), _named_place(bare, indicator)


def _first(flow: str, name: str) -> str:
    """Return a name with the word for its flow in front (学位新增 counts what 新增学位 does)."""
    return flow + name.removesuffix(flow) if name.endswith(flow) else name


_INNER = lazy("(?P<place>[\u4e00-\u9fff]{1,6}(?:市|县|区|州|盟|旗))(?=[0-9０-９]|(?:人民)?政府|国民经济|统计)")


def area_of(statement: Statement) -> str:
    """Return the area that the text speaks for; a text that names none is compared with no other."""
    reading = statement.passage.reading
    region = reading.region or reading.issuer
    if region is None:
        return f"text {reading.sha256} {reading.source}"
    title = reading.title or ""
    # 江苏省昆山市2025年…: the title names a smaller place than was taken for the one that the text speaks for.
    inner = _INNER.match(title, len(region)) if title.startswith(region) else None
    return _PLACE.sub("", region) + (inner["place"] if inner is not None else "")


def _named_place(words: str, indicator: str | None) -> str:
    """Return the area that the words of an indicator name before the indicator itself (鹭坪古渡景区接待游客)."""
    if indicator is not None:
        row = indicators.get(indicator)
        known = [known for known in (row.name, *row.synonyms) if words.endswith(known)]
        words = words.removesuffix(max(known, key=len)) if known else words
    match = _WITHIN.search(words)
    return match["place"] if match is not None else ""


class _Areas:
    """Which smaller area the parts of one text speak of, by their headings and by how their paragraphs begin."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        headed = sorted(reading.outline, key=lambda heading: heading.start)
        self._starts = [heading.start for heading in headed]
        self._places = [
            match["place"] if (match := _WITHIN.search(heading.responsible or "")) is not None else ""
            for heading in headed
        ]

    def at(self, offset: int) -> str:
        """Return the area spoken of at an offset, empty where neither paragraph nor heading names one."""
        begin = self._text.rfind("\n", max(0, offset - _REACH), offset) + 1
        # A paragraph that begins further back is not looked at, least of all the text's own beginning.
        near = begin > 0 or offset <= _REACH
        match = _OPENING.match(self._text, begin, begin + _LONGEST_OPENING) if near else None
        if match is not None:
            return match["place"]
        number = bisect_right(self._starts, offset) - 1
        return self._places[number] if number >= 0 else ""


def named_here(statement: Statement) -> bool:
    """Whether the words of the indicator stand in the sentence itself, so that nothing was filled in from elsewhere."""
    words = _STRIP.sub("", statement.figure.indicator)
    return words[-4:] in _STRIP.sub("", statement.passage.masked)
