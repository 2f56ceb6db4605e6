"""A rate and its opposite make 100 (合格率97.9%,不合格率2.1%); what was done and what is being done make what there was."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import (
    CARRIED_OVER,
    Comparison,
    Why,
    compare,
    half_unit,
    is_exact,
    is_plain,
    span_of,
    sum_compared,
    sum_told,
    total_of,
)
from taizhang.checking.passages import COUNT, ITEM_MARK, LINK, PERCENT, WORD, Passage
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import scaled_to_whole, swap_to
from taizhang.checking.sums.misses import near_miss
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_RATES = lazy(
    f"(?P<no>不|非|未)?(?P<verb>[\u4e00-\u9fff]{{2,4}}?)率{LINK}(?P<a>{PERCENT})[，,、；;]{WORD}{{0,4}}?"
    f"(?P<not>不|非|未)?(?P=verb)率{LINK}(?P<b>{PERCENT})"
)
_ALL = lazy("共|总|收到|受理|接到|承办|交办|转办|发现|排查|接收|下达|派发|登记|梳理|反馈|申报")
_DONE = lazy(
    "(?:已|已经|现已|目前已|全部)?(?:处理完毕|办结|办理完毕|办理完成|签约|签合同|签订|开工|整改完成|完成整改|整改到位|化解|完成|答复|竣工|销号|解决|审结|结案|整改|落实|发放|拨付|支付)"
)
_OF_THEM = lazy("[\u4e00-\u9fff]{0,8}中[，,]")
_OPEN_STILL = lazy("正在|仍在|还在|尚在|未|尚|剩余|余下|其余|其他|在办|办理中|处理中|待")
_CARRIED = lazy("结转|遗留|结存|上[月年期]|年初")
_THE_REST = lazy("其余|剩余|余下")
_FEWEST = 4
_NEAR = 8
_PAIR = 2
_UNDER_WAY = lazy("(?:目前|截至目前|现)?(?:已经?|现已|全部|均已?)?(?:开工|动工|启动|进场|入场|施工|实施)")
_NOT = lazy("[比较由从每均占]|增加|减少|增长|下降|满意")
_LOOSE = Why(zh="两者未必合为全部", en="the two need not be all of them")


def check_opposites(passage: Passage) -> Iterator[Finding]:
    """不合格率2.09%,合格率97.91%; 受理2917件,已办结2349件,正在办理568件."""
    yield from _rates(passage)
    yield from _content(passage) if "不满意" in passage.masked else ()
    yield from _done_and_open(passage)
    yield from _with_rest(passage)
    yield from _and_denied(passage)


def _rates(passage: Passage) -> Iterator[Finding]:
    for match in _RATES.finditer(passage.masked):
        first, second = passage.figure(match.start("a")), passage.figure(match.start("b"))
        if (match["no"] is None) == (match["not"] is None) or first.value is None or second.value is None:
            continue
        yield compare(
            Comparison(
                rule="rate",
                stated=second,
                stated_span=span_of(second),
                computed=100 - Fraction(first.value),
                computed_span=Interval(low=100, high=100) - span_of(first),
                basis=Why(zh=f"100%减去{first.text}", en=f"100 % less {first.text}"),
                open_to=None if is_plain(first) and is_plain(second) else _LOOSE,
            ),
            passage,
            (first,),
        )


def _content(passage: Passage) -> Iterator[Finding]:
    """满意和基本满意的占96.2%,不满意的占8.3%: those content and those not are all who answered."""
    told = [k for k in range(len(passage.figures)) if passage.kind(k) == PERCENT and "占" in passage.gaps[k]]
    if len(told) != _PAIR or "满意率" in passage.masked or any("满意" not in passage.gaps[k] for k in told):
        return
    first, second = (passage.figures[k] for k in told)
    if "不满意" in passage.gaps[told[0]] or "不满意" not in passage.gaps[told[1]] or "一般" in passage.masked:
        return
    both = "基本满意" in passage.gaps[told[0]]
    total = Fraction(first.value or 0) + Fraction(second.value or 0)
    if is_plain(first) and is_plain(second) and both:
        yield compare(
            Comparison(
                rule="rate",
                stated=second,
                stated_span=span_of(second),
                computed=100 - Fraction(first.value or 0),
                computed_span=Interval(low=100, high=100) - span_of(first),
                basis=Why(zh=f"100%减去{first.text}", en=f"100 % less {first.text}"),
                open_to=None if total > 100 else _LOOSE,
            ),
            passage,
            (first,),
        )


_DENIED = lazy("^(?:不|未)(?:予)?(?P<verb>[\u4e00-\u9fff]{2,4})$")


def _and_denied(passage: Passage) -> Iterator[Finding]:
    """受理审查逮捕13件14人,批准逮捕10件11人,不批准逮捕5件5人: what was granted and what was refused exceed all of it."""
    for at in range(2, len(passage.figures)):
        told = _DENIED.match(_whose(passage, at)) if passage.kind(at) == COUNT else None
        if told is None:
            continue
        unit = passage.figures[at].unit
        alike = [k for k in range(at) if passage.figures[k].unit == unit and passage.kind(k) == COUNT]
        verbs = (told["verb"], *_SAME_VERBS.get(told["verb"], ()))
        granted = next((k for k in reversed(alike) if _whose(passage, k).endswith(verbs)), None)
        if granted is None or _whose(passage, granted).endswith(_whose(passage, at)):
            continue
        whole = next(
            (
                k
                for k in reversed(alike)
                if k < granted and re.search("受理|收到|申请|接收|提请|移送|办理|审结", _whose(passage, k))
            ),
            None,
        )
        if whole is None or any("；" in passage.gaps[k] or "其中" in passage.gaps[k] for k in range(whole + 1, at + 1)):
            continue
        top, parts = passage.figures[whole], [passage.figures[granted], passage.figures[at]]
        total = total_of(parts)
        if all(is_plain(f) and is_exact(f) for f in (top, *parts)) and total > Fraction(top.value or 0) > 0:
            yield sum_compared(passage, top, parts, CARRIED_OVER)


_SAME_VERBS = {"起诉": ("提起公诉", "公诉"), "捕": ("批捕", "批准逮捕"), "逮捕": ("批捕",), "批准逮捕": ("批捕",)}


def _whose(passage: Passage, number: int) -> str:
    """Return the words of an amount, or of the one it stands right behind (138件259人)."""
    while number and not passage.gaps[number]:
        number -= 1
    return _label(passage, number)


def _label(passage: Passage, number: int) -> str:
    return ITEM_MARK.split(passage.gaps[number])[-1]


def _done_and_open(passage: Passage) -> Iterator[Finding]:
    for unit in dict.fromkeys(f.unit for f in passage.figures):
        told = [k for k, f in enumerate(passage.figures) if f.unit == unit and passage.kind(k) == COUNT]
        for at in range(2, len(told)):
            whole, done, rest = (passage.figures[k] for k in told[at - 2 : at + 1])
            labels = [_label(passage, k) for k in told[at - 2 : at + 1]]
            if not (_OPEN_STILL.search(labels[2]) and _DONE.search(labels[1])) or any(map(_NOT.search, labels)):
                continue
            if not _ALL.search(labels[0]) and not _OF_THEM.match(passage.gaps[told[at - 2] + 1]):
                continue
            figures = (whole, done, rest)
            rounded = len({f.resolution for f in figures}) > 1 and not all(map(is_exact, figures))
            rounded = rounded and not scaled_to_whole(whole, [done, rest])
            if not all(map(is_plain, figures)) or rounded or "其中" in labels[1] + labels[2]:
                continue
            if at > 2 and _CARRIED.search(_label(passage, told[at - 3])):
                # 上月结转5件,本月受理100件,办结90件,在办15件: of the two together.
                continue
            if _made_before(passage, told[: at - 2], done, rest):
                # 受理7901件,其中专席接收7448件,已办结7664件,正在办理237件: of all that there were.
                continue
            goes_on = at + 1 < len(told)
            beside = "；" in passage.gaps[told[at - 1]] or (goes_on and not _slipped(whole, [done, rest]))
            if not beside:
                yield from _made(passage, whole, [done, rest])


def _made_before(passage: Passage, before: list[int], done: Figure, rest: Figure) -> bool:
    both = (done.value or 0) + (rest.value or 0)
    return any(passage.figures[k].value == both for k in before)


def _with_rest(passage: Passage) -> Iterator[Finding]:
    """54个项目中,已有15个开工,15个预计年内开工,其余24个: what is left over ends a list that is all of it."""
    for unit in dict.fromkeys(f.unit for f in passage.figures):
        told = [k for k, f in enumerate(passage.figures) if f.unit == unit and passage.kind(k) == COUNT]
        told = [k for k in told if not (passage.gaps[k].count("（") and passage.gaps[k + 1].count("）"))]
        if len(told) < _FEWEST - 1 or not _THE_REST.search(_label(passage, told[-1])):
            continue
        labels = [_label(passage, k) for k in told]
        if len(told) < _FEWEST and not _THE_REST.match(labels[-1]):
            continue
        if _UNDER_WAY.match(labels[0]) and _set_before(passage, passage.figures[told[0]]):
            # 改造40个。已开工36个,完工18个,剩余22个: what is left is left of those that were to be done.
            continue
        figures = [passage.figures[k] for k in told]
        if any(map(_NOT.search, labels)) or any("其中" in passage.gaps[k] for k in told[2:]):
            continue
        if not all(map(is_plain, figures)) or not all(map(is_exact, figures)):
            continue
        if any((f.value or 0) >= (figures[0].value or 0) for f in figures[1:]):
            continue
        yield from _made(passage, figures[0], figures[1:], alone=len(told) < _FEWEST)


def _set_before(passage: Passage, figure: Figure) -> bool:
    """Whether a sentence before, in the paragraph, counts more things by the same word."""
    figures, text = passage.reading.figures, passage.reading.text
    at = bisect_left(figures, passage.start, key=lambda told: told.start)
    near = [f for f in figures[max(0, at - _NEAR) : at] if "\n" not in text[f.end : passage.start]]
    return any(f.unit == figure.unit and (f.value or 0) > (figure.value or 0) for f in near)


def _slipped(whole: Figure, parts: list[Figure]) -> bool:
    """Whether two digits swapped would make the two the whole, though the list goes on."""
    lacking = Fraction(whole.value or 0) - total_of(parts)
    return lacking == 0 or any(swap_to(f, Fraction(f.value or 0) + lacking) for f in parts)


def _made(passage: Passage, whole: Figure, parts: list[Figure], *, alone: bool = False) -> Iterator[Finding]:
    """Hold a whole against its parts; ``alone`` where they are some of it and, in so many words, the rest."""
    total = total_of(parts)
    away = abs(total - Fraction(whole.value or 0))
    room = sum((half_unit(f) for f in (whole, *parts) if not is_exact(f)), Fraction(0))
    top = Fraction(whole.value or 0)
    # 16件,已解决14件,正在解决12件: more than there were, though neither exceeds them.
    both = top < total < top * 2 and all(Fraction(f.value or 0) <= top for f in parts) and len(parts) == _PAIR
    far = total * 4 > top * 5 or total * 5 < top * 4
    # 共2917件,已处理完毕9791件,正在办理568件: more done than there were.
    beyond = len(parts) == _PAIR and any(Fraction(f.value or 0) > top for f in parts)
    if far and not both and not beyond and not scaled_to_whole(whole, parts):
        return
    off: Verdict = "contradicts" if alone or near_miss(total, whole, parts) else "unclear"
    yield sum_told(
        passage,
        whole,
        [(passage, f) for f in parts],
        "consistent" if away <= room else off,
        room=max(room, half_unit(whole)),
        reason=_LOOSE,
    )
