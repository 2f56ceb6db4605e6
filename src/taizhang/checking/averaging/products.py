"""So many things at so much each, and what that makes (268名代表,每人2400元,计643200元)."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from taizhang.checking.judging import (
    QUALIFIED,
    Comparison,
    Why,
    compare,
    half_unit,
    is_exact,
    is_plain,
    span_of,
    told_amiss,
)
from taizhang.checking.passages import AMOUNT, ANY, COUNT, LINK, MONEY, OTHER, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import moved_point, one_slip_in_ratio, slip_like, stray_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_EACH = lazy(
    f"(?P<n>{COUNT})(?P<noun>(?:{WORD}|{OTHER}){{0,16}})[，,、]?(?:平均|均?按|给予|发放)?(?P<lead>{WORD}{{0,4}}?)"
    f"(?P<each>每[\u4e00-\u9fff]{{1,3}}?|[年月]?[人户村校家所]均)(?P<what>{WORD}{{0,8}}?)(?P<x>{AMOUNT})"
    f"(?P<then>{WORD}{{0,8}})[，,]?(?P<sum>共计|共需|共|合计|总计|小计|计){WORD}{{0,6}}?{LINK}(?P<total>{AMOUNT})"
)
_PRICED = lazy(
    f"(?:面积|数量|重量|共)(?:为|约)?(?P<n>{COUNT})[，,、]单价(?:为|约)?(?:每{WORD}{{1,4}})?(?P<x>{AMOUNT}){WORD}{{0,6}}[，,、]"
    f"(?:总(?:金额|价款?|房款|价格)|合计|共计|计)(?:为|人民币)?(?P<total>{AMOUNT})"
)
_MONTHLY = lazy(
    f"每[人户]每月(?P<x>{MONEY})[^。；;{MONEY}]{{0,16}}[，,][^。；;{MONEY}]{{0,12}}?(?P<n>{COUNT})[^。；;{MONEY}{COUNT}]{{0,12}}?"
    f"全年[^。；;{MONEY}{COUNT}]{{0,10}}?(?P<total>{MONEY})"
)
_EACH_FIRST = lazy(
    f"每(?P<whom>[\u4e00-\u9fff]{{1,2}}?)(?:补[贴助]|奖[励补]|发放|给予|收购价|单价|价格|收费|标准)?(?:为|约)?(?P<x>{MONEY})"
    f"(?:的?(?:标准|价格))?[^。；;{ANY[1:-1]}]{{0,12}}[，,][^。；;{ANY[1:-1]}]{{0,10}}?(?P<n>{COUNT})"
    f"[^。；;{ANY[1:-1]}]{{0,12}}[，,、][^。；;{ANY[1:-1]}]{{0,12}}?(?:共|发放|合计|兑付|支付|拨付|补贴|补助|需)"
    f"[^。；;{ANY[1:-1]}，,]{{0,8}}?(?P<total>{MONEY})"
)
_RECKONED = lazy("测算|计算|标准|其中|依据|[（(]")
_PER = lazy("月|天|日|次|季|学期|期")
_PEOPLE = ("人", "名", "位")
_MORE = lazy("[增减升降提]|新增|比|较")


def check_products(passage: Passage) -> Iterator[Finding]:
    """The number of things by what each gets is what all of them get."""
    text = passage.masked
    for match in _EACH.finditer(text) if "每" in text or "均" in text else ():
        count, each, total = (passage.figure(match.start(name)) for name in ("n", "x", "total"))
        words = match["lead"] + match["each"] + match["what"] + match["then"] + match["noun"]
        whom = match["each"].strip("每年月均")
        named = whom == count.unit or whom in match["noun"][-3:] or (whom == "人" and count.unit in _PEOPLE)
        if _PER.search(words.replace("一次性", "")) or _MORE.search(words) or not named or each.unit != total.unit:
            continue
        for found in _made(passage, (count, each), total):
            loose = found.verdict == "contradicts" and not is_exact(count)
            yield replace(found, verdict="unclear") if loose else found
        yield from _headed(passage, count, total)
    for match in _PRICED.finditer(text) if "单价" in text else ():
        area, price, total = (passage.figure(match.start(name)) for name in ("n", "x", "total"))
        if price.unit is not None and price.unit.partition("/")[0] == total.unit == "元":
            yield from _made(passage, (area, price), total)
    for match in _EACH_FIRST.finditer(text) if "每" in text else ():
        each, count, total = (passage.figure(match.start(name)) for name in ("x", "n", "total"))
        if match["whom"] == count.unit or (match["whom"] == "人" and count.unit in _PEOPLE):
            yield from _each_first(passage, count, each, total)
    for match in _MONTHLY.finditer(text) if "每月" in text else ():
        yield from _over_the_year(passage, *(passage.figure(match.start(name)) for name in ("n", "x", "total")))


def _each_first(passage: Passage, count: Figure, each: Figure, total: Figure) -> Iterator[Finding]:
    """每亩补贴120元,共补贴3.5万亩,发放补贴资金402万元: a slip of what they come to (420)."""
    if each.unit != total.unit or not all(map(is_plain, (count, each, total))) or not count.value or not total.value:
        return
    half = half_unit(each) + sum((half_unit(f) / Fraction(f.value or 1) for f in (count, total)), Fraction(0)) * (
        Fraction(each.value or 0)
    )
    if one_slip_in_ratio(each, total, count, half) or moved_point(each, total, count, half):
        for found in _made(passage, (count, each), total):
            yield replace(found, verdict="unclear") if found.verdict == "contradicts" else found


def _over_the_year(passage: Passage, count: Figure, each: Figure, total: Figure) -> Iterator[Finding]:
    """每人每月120元,1850名,全年发放226.4万元: a slip of what twelve months come to (266.4)."""
    if None in (count.value, each.value, total.value) or not all(map(is_plain, (count, each, total))):
        return
    made = Fraction(count.value or 0) * Fraction(each.value or 0) * 12
    if count.unit not in (*_PEOPLE, "户") or not stray_to(total, made):
        return
    yield told_amiss(
        "average",
        "unclear",
        places=(passage.place(total), passage.place(count), passage.place(each)),
        figure=total,
        value=made,
        basis=Why(
            zh=f"按{count.text}、每月{each.text}计算的全年总数", en=f"{count.text} at {each.text} over twelve months"
        ),
        reason=Why(zh="人数可能逐月不同", en="the number may differ from month to month"),
    )


def _headed(passage: Passage, count: Figure, total: Figure) -> Iterator[Finding]:
    """代表履职补贴643200元;测算标准:268名…计643200元: the amount before it is what the reckoning comes to."""
    at = passage.figures.index(count)
    if at == 0 or not _RECKONED.search(passage.gaps[at]):
        return
    first = passage.figures[at - 1]
    if first.unit == total.unit and is_plain(first) and is_plain(total) and slip_like(first, total):
        yield compare(
            Comparison(
                rule="same_indicator",
                stated=first,
                stated_span=span_of(first),
                computed=Fraction(total.value or 0),
                computed_span=span_of(total),
                basis=Why(zh="其后测算的总数", en="the total reckoned after it"),
                open_to=None,
            ),
            passage,
            (total,),
        )


def _made(passage: Passage, factors: tuple[Figure, ...], total: Figure) -> Iterator[Finding]:
    if any(f.value is None or f.value <= 0 for f in (*factors, total)):
        return
    span, size = Interval(low=1, high=1), Fraction(1)
    for figure in factors:
        scale = Fraction(1, 100) if figure.unit == "%" else Fraction(1)
        own = span_of(figure).scaled(scale)
        if own.low is None or own.high is None or own.low < 0:
            return
        span = Interval(low=(span.low or 0) * own.low, high=(span.high or 0) * own.high)
        size *= Fraction(figure.value or 0) * scale
    yield compare(
        Comparison(
            rule="average",
            stated=total,
            stated_span=span_of(total),
            computed=size,
            computed_span=span,
            basis=Why(
                zh=f"按{'乘以'.join(f.text for f in factors)}计算的总数",
                en=f"the product of {' and '.join(f.text for f in factors)}",
            ),
            open_to=None if all(map(is_plain, (*factors, total))) else QUALIFIED,
        ),
        passage,
        factors,
    )
