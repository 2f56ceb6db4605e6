"""Levels that the reader ties together as from and to, whatever words and lists stand round them.

分别由61%、70%提高到23%和75%; 由月人均81元提高到32元以上; 从84.7升至8.96: which way each went, and whether it went
further than such things ever go.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.growth.changes import turned_way
from taizhang.checking.growth.fromto import FALLS, RISES, FromTo
from taizhang.checking.judging import Why, decimal_text, half_unit, is_plain, told_amiss, worded
from taizhang.checking.passages import OTHER, RATIO, TIMES, Passage, rest_of_time, with_years
from taizhang.checking.records import Finding
from taizhang.checking.words import one_of
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_LED = lazy(f"(?P<verb>{one_of(RISES + FALLS)})[^，；。0-9]{{0,2}}?(?:到|至|为|成)(?!少|多)")
_STOP = lazy("[，；。\n]")
_TO_YEAR = lazy("[，](?=(?:截?至|到)?(?:[12][0-9]{3}年|目前|现在|今年|去年))")
_CHANGE = lazy("[增升降减涨翻]|提高|扩大|压缩|缩短|调整|变动")
_OTHERWISE = lazy("[增涨降跌]幅|误差|精度|差距|占用|位次|排名|名次")
_PER_HEAD = (
    "人均",
    "户均",
    "可支配收入",
    "纯收入",
    "标准",
    "工资",
    "寿命",
    "学制",
    "年限",
    "单价",
    "均价",
    "亩产",
    "单产",
)
_FAR, _FAR_PER_HEAD, _FAR_SHARE = 80, 8, 8
_LONG_AGO, _EARLY = 12, 2000
_YEAR = lazy("(?:19|20)[0-9]{2}(?=年)")
_SURE_OLD = 10
_TOO_FAR = Why(
    zh="前后两数相差悬殊，小数点或“亿”“万”可能有误",
    en="the two lie so far apart that a point or a multiplier may be misplaced",
)
_BASIS = Why(zh="变化前", en="what it went from")


def check_baselines(passage: Passage) -> Iterator[Finding]:
    """Hold each from-value that the reader found against the value it leads to."""
    figures = passage.figures
    number = 0
    while number < len(figures):
        if figures[number].role != "baseline":
            number += 1
            continue
        first = number
        while number < len(figures) and figures[number].role == "baseline":
            number += 1
        olds = figures[first:number]
        news = figures[number : number + len(olds)]
        if len(news) == len(olds) and all(map(_paired, olds, news)):
            yield from _held(passage, first, olds, news)


def _paired(old: Figure, new: Figure) -> bool:
    """Whether two figures are one indicator before and after."""
    alike = old.indicator == new.indicator and (old.unit == new.unit or None in (old.unit, new.unit))
    if new.role != "value" or not alike or old.measure != new.measure:
        return False
    if new.measure == "ratio":
        return True
    return new.measure in ("level", "share") and (old.value or 0) > 0 and (new.value or 0) > 0


def _held(passage: Passage, first: int, olds: Sequence[Figure], news: Sequence[Figure]) -> Iterator[Finding]:
    middle = passage.gaps[first + len(olds)]
    lead = passage.label(first)
    led = None if _STOP.search(_TO_YEAR.sub("", middle)) else _LED.search(middle)
    if led is None or _OTHERWISE.search(lead + olds[0].indicator):
        return
    if any(rest_of_time(passage.reading.text, figure) for figure in (*olds, *news)):
        return
    kinds = [passage.kind(first + k) for k in range(len(olds) * 2)]
    if kinds == [RATIO, RATIO]:
        yield from _to_one(passage, olds[0], news[0], led["verb"])
    if RATIO in kinds or TIMES in kinds:
        return
    for old, new in zip(olds, news, strict=True):
        mark = passage.marks[passage.figures.index(old)]
        pair = FromTo(old=old, new=new, lead=lead, verb=led["verb"], start=mark, end=mark + 1)
        turned = [*turned_way(passage, pair)]
        yield from turned
        ages = [int(y) for y in _YEAR.findall(with_years(lead + middle))]
        long_ago = bool(ages) and (max(ages) - min(ages) >= _LONG_AGO or min(ages) < _EARLY)
        if (
            not turned
            and not long_ago
            and not _CHANGE.match(passage.gaps[min(first + len(olds) * 2, len(passage.gaps) - 1)][1:])
        ):
            yield from _far(passage, old, new)


def _to_one(passage: Passage, old: Figure, new: Figure, verb: str) -> Iterator[Finding]:
    """城乡收入比由2.05:1下降为2.20:1: how much to one, which rises and falls like a number."""
    if old.values is None or new.values is None or len(old.values) != len(_TO_ONE) or len(new.values) != len(_TO_ONE):
        return
    (one, unit), (other, same) = old.values, new.values
    if unit != 1 or same != 1 or one == other or (verb in RISES) == (other > one):
        return
    yield worded(
        "direction",
        "contradicts",
        places=(passage.place(new), passage.place(old)),
        stated=f"{verb}到{new.text}",
        computed=f"{'增加' if other > one else '减少'}{decimal_text(abs(Fraction(other) - Fraction(one)), 4)}",
        difference=decimal_text(abs(Fraction(other) - Fraction(one)), 4),
        tolerance="0",
        basis=_WAY,
    )


_TO_ONE = ("how much", "to one")
_WAY = Why(zh="按前后两个比值，方向", en="the direction between the two ratios")


def _far(passage: Passage, old: Figure, new: Figure) -> Iterator[Finding]:
    """人均可支配收入由2.57万元增加到35.2万元: ten times what it went from."""
    if not (is_plain(old) and is_plain(new)) or OTHER in (passage.kind(passage.figures.index(f)) for f in (old, new)):
        return
    one, other = Fraction(old.value or 0), Fraction(new.value or 0)
    times = max(one, other) / min(one, other)
    if old.unit == "%" and "发生率" in old.indicator:
        far = False  # 贫困发生率由22.88%下降到2.71%: meant to vanish
    elif old.unit == "%":
        far = times >= _FAR_SHARE and min(one, other) >= 1
    elif any(word in old.indicator for word in _PER_HEAD):
        far = times >= _FAR_PER_HEAD
    else:
        far = times >= _FAR and one >= _SURE_OLD
    if far:
        yield told_amiss(
            "scale",
            "unclear",
            places=(passage.place(new), passage.place(old)),
            figure=new,
            value=one,
            room=half_unit(old),
            basis=_BASIS,
            reason=_TOO_FAR,
        )
