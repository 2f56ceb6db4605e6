"""A growth over several years with its yearly average beside it (2006年比2002年增长57.9%,平均每年增长12.1%)."""

from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Why, decimal_text, half_unit, is_plain, worded
from taizhang.checking.passages import PERCENT, TIMES, WORD, Passage, with_years
from taizhang.checking.records import Finding, Verdict
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_BOTH = lazy(
    f"(?:增长|提高|上升|增加|减少|下降)了?(?P<all>[{PERCENT}{TIMES}])[，,、（(](?:{WORD}{{0,4}}?)?(?:(?P<span>[二两三四五])年)?"
    f"(?:年均|平均每年|年平均|(?<=年)平均)(?:增长|递增|提高|下降|减少|递减)?(?:速度|率)?(?:为|达)?(?P<each>{PERCENT})"
)
_FALL = lazy("下降|减少|递减")
_FROM_TO = lazy(
    "(?P<to>(?:19|20)[0-9]{2})年(?:末|底)?[^。；;]{0,40}?[比较](?P<from>(?:19|20)[0-9]{2})年|"
    "(?P<from2>(?:19|20)[0-9]{2})年(?:末|底)?(?:到|至|[-—－~～])(?P<to2>(?:19|20)[0-9]{2})年"
)
_TOLD = lazy("([二两三四五十])年(?:间|来)?(?:共|累计|合计)(?:增长|增加|减少|下降|提高|降低|$)")
"""五年共增加3377万人: how many years the whole growth took."""
_CENSUS = lazy(
    "[与同和比较](?:第[五六]次全国人口普查)?(?P<year>2000|2010)年(?:11月1日零时)?(?:第[五六]次|[^，,。；;]{0,20}相比)"
)
"""与2010年第六次全国人口普查的725482人相比: from one census to the next, which of those two is ten years."""
_NEXT = {"2000": lazy("第六次|2010年|十年"), "2010": lazy("第七次|2020年|十年")}
_DECADE = 10
_NUMBERS = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "十": _DECADE}
_ONE = lazy("同比|(?:比|较)(?:上|去|前一?)年")
_SINCE = lazy("[与同和比较](?:19|20)[0-9]{2}年|[二两三四五十]年")
_MARK = lazy("[，,；;。]")
_NEAR = 16
_CLAUSE = 40
_MOST = 50
_HUNDRED = Fraction(100)
_AROUND, _TITLE = 1500, 600
_SIMPLE = Why(zh="年平均数可能是除以年数得来的", en="the yearly average may be the whole divided by the years")
_OPEN = Why(zh="起止年份按上下文推断", en="the years between are inferred from the context")


def check_compounded(passage: Passage) -> Iterator[Finding]:
    """增长57.9%,平均每年增长12.1%: the yearly growth compounded over the years between is the whole."""
    for match in _BOTH.finditer(passage.masked):
        whole, each = passage.figure(match.start("all")), passage.figure(match.start("each"))
        if not (is_plain(whole) and is_plain(each)) or not whole.value or not each.value:
            continue
        falls = _FALL.search(passage.masked, match.start("all"), match.end()) is not None
        stated = -abs(Fraction(each.value)) if falls else Fraction(each.value)
        if whole.measure != "growth" or (stated < 0) != (whole.value < 0) or whole.unit != "%":
            continue
        ahead = with_years(passage.masked[: match.start()])
        told = _TOLD.findall(passage.masked[max(0, match.start() - _NEAR) : match.start()])
        between = _span(ahead[-_CLAUSE:])
        years: int | None
        named = [_NUMBERS[number] for number in (match["span"], *told[-1:]) if number]
        census = between is None and set(named) <= {_DECADE} and _of_census(passage, ahead)
        if census:
            years = _DECADE
        elif named:
            years = named[0]
            last = match["span"] and not told and between is None
            if last and not _SINCE.search(_MARK.split(ahead)[-1]):
                # 零售总额150.6亿元,增长6.1%,两年平均增长8.3%: the one over last year, the other over the year before it.
                continue
            if (between is not None and between != years) or _ONE.search(_MARK.split(ahead)[-1]):
                # 1982年比1981年增长5%,两年平均每年递增5.3%: the other year stands before.
                continue
        else:
            between = _span(ahead)
            years = between if between is not None and 1 < between < _MOST else None
        if years is None:
            continue
        span, half = _yearly(whole, years), half_unit(each)
        away = Interval(low=stated - half, high=stated + half).gap(span)
        # 增长3.57%,年平均增长率为0.36%: the tenth of it, as many a bulletin has it.
        plain = abs(Fraction(whole.value) / years - stated) <= half * 2
        middle = ((span.low or Fraction(0)) + (span.high or Fraction(0))) / 2
        verdict: Verdict = "contradicts" if census and not plain else "unclear"
        verdict = "consistent" if away == 0 else "rounding" if away <= half else verdict
        yield worded(
            "average_growth",
            verdict,
            places=(passage.place(each), passage.place(whole)),
            stated=each.text,
            computed=decimal_text(abs(middle) if falls else middle, 2) + "%",
            difference=decimal_text(abs(middle - stated), 2) + "个百分点",
            tolerance=decimal_text(half, 3) + "个百分点",
            basis=Why(
                zh=f"按{years}年共增长{whole.text}计算的年均增幅",
                en=f"the yearly growth of {whole.text} over {years} years",
            ),
            reason=_SIMPLE if census else _OPEN,
        )


def _of_census(passage: Passage, ahead: str) -> bool:
    """Whether a growth is that of the ten years since the census before, of which the text around speaks."""
    begin = max((ahead.rfind(mark) for mark in "；;。"), default=-1) + 1
    based = _CENSUS.search(ahead, begin)
    if based is None:
        return False
    text = passage.reading.text
    around = text[:_TITLE] + text[max(0, passage.start - _AROUND) : passage.end]
    told = "人口普查" in around and "抽样" not in around
    return told and _NEXT[based["year"]].search(around) is not None


def _span(words: str) -> int | None:
    """Return how many years lie between the two that a sentence names last, or None."""
    found = list(_FROM_TO.finditer(words))
    if not found:
        return None
    last = found[-1]
    begin, end = (last["from"], last["to"]) if last["from"] else (last["from2"], last["to2"])
    return int(end) - int(begin)


def _yearly(whole: Figure, count: int) -> Interval:
    half = half_unit(whole)
    ends = [1 + (Fraction(whole.value or 0) + d) / _HUNDRED for d in (-half, half)]
    # Ten digits are more than any report prints.
    roots = [Fraction(round(float(max(end, Fraction(0))) ** (1 / count) * 10**10), 10**10) for end in ends]
    return Interval(low=(roots[0] - 1) * _HUNDRED, high=(roots[1] - 1) * _HUNDRED)
