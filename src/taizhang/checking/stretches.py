"""Over how many years a change is said: from a year named, a plan period (“十一五”末), or 五年来 before it."""

from taizhang.checking.numerals import numeral
from taizhang.checking.passages import Passage, with_years
from taizhang.reading.patterns import lazy

_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
_PLANS = {"七五": 1990, "八五": 1995, "九五": 2000, "十五": 2005, "十一五": 2010, "十二五": 2015, "十三五": 2020}
"""The last year of each five-year plan."""
_PLAN = f'[“"]?(?P<plan>{"|".join(sorted(_PLANS, key=len, reverse=True))})[”"]?'
_FROM_YEAR = lazy("(?:比|较|同|与|和|由|从|自|是|为|相当于|相比)[^，,；;。：:0-9]{0,4}(?P<year>(?:19|20)[0-9]{2})年")
_FROM_PLAN = lazy(f"(?:比|较|同|与|由|从|是|为|相当于){_PLAN}(?:规划|计划)?(?:时?期)?(?:末|初期?末)")
_END_OF_PLAN = lazy(f"(?P<lead>[比较同与和由从是为])?{_PLAN}(?:规划|计划)?(?:时?期)?末")
_PLAN_PERIOD = lazy(_PLAN + "(?:规划|计划)?(?:时期|期间|以来|期末|时期末|的五年|五年|末)")
_LAST_YEAR = lazy("同比|环比|[比较](?:上|去)(?:一)?年|上年|去年|[比较]年初")
_YEAR = lazy("(?P<lead>[比较同与和由从自是为]|相比|相当于)?(?P<year>(?:19|20)[0-9]{2})年")
_SPAN_OF_YEARS = lazy(
    "(?:(?:过去|近|这|上届|本届)(?P<a>[一二两三四五六七八九十2-9])年|(?P<b>[二两三四五六七八九十2-9])年(?:来|间|共|累计|期间|的奋斗|的努力|工作))"
)
_FURTHEST = 400
_MOST = 100


def base_year(label: str) -> int | None:
    """Return the year whose level a change is said over (比2005年增加, 较“十一五”末), or None."""
    words = with_years(label.translate(_NARROW))
    found = None
    for match in _FROM_YEAR.finditer(words):
        found = int(match["year"])
    for match in _FROM_PLAN.finditer(words):
        found = _PLANS[match["plan"]]
    return found


def is_yearly(label: str) -> bool:
    """Say whether a change is said over the year before, or over a shorter time."""
    return _LAST_YEAR.search(label) is not None


def names_year(label: str) -> bool:
    """Say whether words name a year, be it one compared with or another than that spoken of so far."""
    return _YEAR.search(with_years(label.translate(_NARROW))) is not None


def year_at(passage: Passage, mark: int) -> int | None:
    """Return the year that the words before a place of the masked sentence name last and not as one compared with."""
    found = None
    for match in _YEAR.finditer(with_years(passage.masked[max(0, mark - _FURTHEST) : mark].translate(_NARROW))):
        if match["lead"] is None:
            found = int(match["year"])
    if found is None:
        for plan in _END_OF_PLAN.finditer(passage.masked[max(0, mark - _FURTHEST) : mark]):
            if plan["lead"] is None:
                found = _PLANS[plan["plan"]]
    return found


def years_around(passage: Passage, mark: int) -> int | None:
    """Return how many years the sentence, its paragraph or the one before speak of (五年来, “十一五”时期), or None."""
    begin = max(0, passage.start - _FURTHEST)
    words = passage.reading.text[begin : passage.start] + passage.masked[:mark]
    best: tuple[int, int] | None = None
    for match in _SPAN_OF_YEARS.finditer(words):
        name = match["a"] or match["b"]
        best = (match.start(), numeral(name))
    for match in _PLAN_PERIOD.finditer(words):
        if best is None or match.start() > best[0]:
            best = (match.start(), 5)
    return None if best is None else best[1]


def between(first: int, last: int) -> int | None:
    """Return the years from one to the other, None where they are no stretch that a report would speak of."""
    return last - first if 1 <= last - first <= _MOST else None
