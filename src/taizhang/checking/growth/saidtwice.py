"""One change told in two ways (是去年的1.26倍,增长26%), an index and its rise, and stretches of a year that make another."""

from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, told_amiss
from taizhang.checking.passages import AMOUNT, COUNT, LINK, PERCENT, TIMES, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_TIMES_GROWN = lazy(
    f"(?:为|是|相当于)(?:去年|上年)(?:同期)?的{LINK}(?P<times>{TIMES})[，,](?:同比|比上年|较上年)?增长{LINK}(?P<rate>{PERCENT})"
)
_INDEX = lazy(
    f"价格(?:总水平)?指数(?:为|是|达)?(?P<index>[{COUNT}{PERCENT}])[，,](?:同比|比上年|较上年)?(?:平均)?(?P<way>上涨|下降)(?P<rate>{PERCENT})"
)
_BACK_TO = lazy(
    f"(?P<own>{AMOUNT})[^。；;]{{0,40}}?恢复[到至]"
    f"(?P<who>{WORD}{{0,10}})[（(](?P<base>{AMOUNT})[）)]的{LINK}(?P<share>{PERCENT})"
)
_HALF = lazy(
    f"一季度(?P<what>{WORD}{{0,10}}?)(?P<a>{AMOUNT})[，,]二季度{WORD}{{0,10}}?(?P<b>{AMOUNT})[，,]"
    f"(?:上半年|1[-—]6月){WORD}{{0,12}}?(?P<c>{AMOUNT})"
    f"|上半年(?P<what2>{WORD}{{0,10}}?)(?P<a2>{AMOUNT})[，,](?:第?三季度){WORD}{{0,10}}?(?P<b2>{AMOUNT})[，,](?:前三季度|1[-—]9月)"
    f"{WORD}{{0,12}}?(?P<c2>{AMOUNT})"
)
_NUMBER = lazy("[0-9]+(?:\\.[0-9]+)?")
_HUNDRED = 100
_OTHER = Why(zh="两处所比的未必是同一基数", en="the two need not be over the same base")


def check_said_twice(passage: Passage) -> Iterator[Finding]:
    """是去年的1.26倍,增长36%: 1.26 times as much has grown by 26%."""
    text = passage.masked
    if TIMES in text and PERCENT in text:
        yield from _multiple_and_growth(passage)
    if "指数" in text and PERCENT in text:
        yield from _index(passage)
    if "恢复" in text and PERCENT in text:
        yield from _recovered(passage)
    if "季度" in text:
        yield from _stretches(passage)


def _multiple_and_growth(passage: Passage) -> Iterator[Finding]:
    for match in _TIMES_GROWN.finditer(passage.masked):
        times, rate = passage.figure(match.start("times")), passage.figure(match.start("rate"))
        written = _NUMBER.search(times.text)
        if written is None or rate.value is None or not (is_plain(times) and is_plain(rate)):
            continue
        grown = (Fraction(written.group()) - 1) * _HUNDRED
        room = Fraction(_HUNDRED, 2 * 10 ** len(written.group().partition(".")[2])) + half_unit(rate)
        if abs(grown - Fraction(rate.value)) > room:
            yield _amiss(passage, rate, (times,), grown, room, f"是{times.text}即增长", f"{times.text} as much")


def _index(passage: Passage) -> Iterator[Finding]:
    for match in _INDEX.finditer(passage.masked):
        index, rate = passage.figure(match.start("index")), passage.figure(match.start("rate"))
        if index.value is None or rate.value is None or not (is_plain(index) and is_plain(rate)):
            continue
        if not 50 < index.value < 200:
            continue
        moved = (Fraction(index.value) - _HUNDRED) * (-1 if match["way"] == "下降" else 1)
        room = Fraction(index.resolution) / 2 + half_unit(rate)
        if abs(moved - abs(Fraction(rate.value))) > room:
            yield _amiss(
                passage, rate, (index,), moved, room, f"按指数{index.text}计算的涨跌幅", f"the index of {index.text}"
            )


def _recovered(passage: Passage) -> Iterator[Finding]:
    for match in _BACK_TO.finditer(passage.masked):
        own, base, share = (passage.figure(match.start(name)) for name in ("own", "base", "share"))
        if own.unit != base.unit or None in (own.value, share.value) or not base.value:
            continue
        if not all(map(is_plain, (own, base, share))) or own.measure != "level":
            continue
        over = Fraction(own.value or 0) / Fraction(base.value) * _HUNDRED
        room = half_unit(share) + over * (
            half_unit(own) / Fraction(own.value or 1) + half_unit(base) / Fraction(base.value)
        )
        if abs(over - Fraction(share.value or 0)) > room:
            yield _amiss(
                passage,
                share,
                (own, base),
                over,
                room,
                f"按{own.text}比{base.text}计算",
                f"{own.text} over {base.text}",
            )


def _stretches(passage: Passage) -> Iterator[Finding]:
    for match in _HALF.finditer(passage.masked):
        own = "" if match["a"] else "2"
        first, second, whole = (passage.figure(match.start(name + own)) for name in "abc")
        if not first.unit == second.unit == whole.unit or "比" in match["what" + own]:
            continue
        if any(f.value is None or f.measure != "level" for f in (first, second, whole)):
            continue
        total = Fraction(first.value or 0) + Fraction(second.value or 0)
        room = half_unit(first) + half_unit(second) + half_unit(whole)
        if all(map(is_plain, (first, second, whole))) and abs(total - Fraction(whole.value or 0)) > room:
            yield _amiss(passage, whole, (first, second), total, room, "所含两段之和", "the two stretches in it")


def _amiss(
    passage: Passage, figure: Figure, others: tuple[Figure, ...], value: Fraction, room: Fraction, zh: str, en: str
) -> Finding:
    return told_amiss(
        "growth" if figure.unit == "%" else "parts",
        "unclear",
        places=(passage.place(figure), *map(passage.place, others)),
        figure=figure,
        value=value,
        room=room,
        basis=Why(zh=zh, en=en),
        reason=_OTHER,
    )
