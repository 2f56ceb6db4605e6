"""Ratio lists and shares that make 100."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, decimal_text, half_unit, is_plain, show, total_of, worded
from taizhang.checking.passages import NAMED, PERCENT, Passage
from taizhang.checking.records import Finding, Place, Verdict
from taizhang.checking.slips import digits_of, stray_to
from taizhang.checking.sums.wholes import sum_of
from taizhang.checking.words import WORDS, holds
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure, Reading
from taizhang.values import Interval

_SHARES = lazy(
    f"(?:(?:占比|占|比重|比例|贡献率){NAMED}{{0,12}}分别{NAMED}{{0,6}}"
    f"|(?:分别|各)占(?:(?![和、及与]){NAMED}){{0,14}}?){PERCENT}(?:[、,，和及与]{PERCENT}){{1,9}}"
)
_TWO, _THREE = 2, 3
_HUNDRED, _TEN = 100, 10
_SET_SHARE = lazy(
    "(?:[奖补]补|补助|补贴|分担|负担|缴费|缴存|缴纳|提取|支付|报销|自付|首付|征收|提高|配套|返还|奖励)比例|利用率|比例上限"
)
_STRUCTURE = lazy("(?:结构|产业|构成|比例|比重|之比)")


def check_ratio_list(passage: Passage) -> Iterator[Finding]:
    """三次产业结构 and the like: the parts of a structure make 100 (or 10, or 1, where they are written so)."""
    for number, figure in enumerate(passage.figures):
        values = figure.values
        if values is None or len(values) < 2:
            continue
        total = Fraction(sum(values))
        wholes = [Fraction(100)] if total > 20 else [Fraction(100), Fraction(10), Fraction(1)]
        whole = min(wholes, key=lambda w: abs(w - total))
        gap = abs(total - whole)
        named = _STRUCTURE.search(passage.masked + figure.indicator) is not None
        before = passage.figures[number - 1].values if number else None
        if before is not None and len(before) == len(values) and sum(before) == _HUNDRED:
            named = True  # 粮经比由47:53调整为43:67: what it moved from makes 100
        if gap > whole * (2 if named and len(values) > 2 else Fraction(1, 5)) or (not named and len(values) < 3):
            continue
        if whole == _HUNDRED and total < _HUNDRED / 4 and max(values) < _TEN:
            continue  # 运价之比为7:4:6:5 compares, and parts nothing
        if whole != 100 and (gap > 0 or not named):
            # 3:5:2 need not be a structure in tenths.
            continue
        half = Fraction(figure.resolution) / 2 * len(values)
        verdict: Verdict = "consistent" if gap == 0 else "rounding" if gap <= half else "contradicts"
        if verdict == "contradicts" and not (figure.qualifier == "=" and named):
            verdict = "unclear"
        yield worded(
            "ratio_list",
            verdict,
            places=(passage.place(figure),),
            stated=figure.text,
            computed=decimal_text(total, 6),
            difference=decimal_text(gap, 6),
            tolerance=decimal_text(half, 6),
            basis=Why(zh=f"应合成{whole}的各项之和", en=f"the sum of parts that should make {whole}"),
            reason=Why(zh="比例带有限定词", en="the list is qualified"),
        )


_LISTED = lazy(
    r"(?:三次产业|三产)[^，,；;。\n0-9]{0,12}(?:结构|比例|比重|占比|构成|比)(?:依次|分别)?(?:调整|优化|转变|变)?(?:为|是|到)"
    r"(?P<list>[0-9]{1,2}(?:[.．][0-9]{1,2})?(?:[、，,和/-][0-9]{1,2}(?:[.．][0-9]{1,2})?){2})(?![0-9.．%％个])"
)


def check_listed_structures(reading: Reading) -> Iterator[Finding]:
    """三次产业增加值结构为9.3、41.0、46.9: a structure with marks between its parts that are no colons."""
    for match in _LISTED.finditer(reading.text) if "三次产业" in reading.text or "三产" in reading.text else ():
        pieces = re.split("[、，,和/-]", match["list"].replace("．", "."))
        values = [Fraction(piece) for piece in pieces]
        slack = Fraction(len(values), 2) / 10 ** min(len(piece.partition(".")[2]) for piece in pieces)
        total = sum(values, Fraction(0))
        if abs(total - 100) > slack:
            yield worded(
                "ratio_list",
                "contradicts",
                places=(
                    Place(file=reading.source, start=match.start("list"), end=match.end("list"), text=match["list"]),
                ),
                stated=match["list"],
                computed=decimal_text(total, 6),
                difference=decimal_text(abs(total - 100), 6),
                tolerance=decimal_text(slack, 6),
                basis=Why(zh="应合成100的各项之和", en="the sum of parts that should make 100"),
            )


_TURNED = lazy(
    f"(?:结构|构成|比重|占比|比例){NAMED}{{0,16}}?(?P<old>{PERCENT}(?:[、，,:：和及与]{PERCENT}){{1,5}})"
    f"(?:调整|优化|转变|变化|变|改善|演变)?(?:为|到|至|成)(?:[0-9]{{4}}年的?)?(?P<new>{PERCENT}(?:[、，,:：和及与]{PERCENT}){{1,5}})"
)


def _turned(passage: Passage) -> Iterator[Finding]:
    """由22.3%、28.6%和49.1%调整为21.4%、27.9%和50.7%: if the one list makes 100, the other does."""
    for match in _TURNED.finditer(passage.masked):
        lists = [
            [passage.figures[k] for k, mark in enumerate(passage.marks) if match.start(name) <= mark < match.end(name)]
            for name in ("old", "new")
        ]
        if len(lists[0]) != len(lists[1]) or any(f.value is None for held in lists for f in held):
            continue
        totals = [sum((Fraction(f.value) for f in held if f.value is not None), Fraction(0)) for held in lists]
        for held, total, other in zip(lists, totals, reversed(totals), strict=True):
            slack = sum((half_unit(f) for f in held), Fraction(0))
            if abs(total - 100) <= slack or abs(other - 100) > slack:
                continue
            first = held[0]
            yield worded(
                "shares_sum",
                "contradicts" if all(map(is_plain, held)) else "unclear",
                places=tuple(passage.place(f) for f in held),
                stated="、".join(f.text for f in held),
                computed=show(total, first),
                difference=show(abs(total - 100), first),
                tolerance=show(slack, first, places=2),
                basis=Why(zh="应合成100%的各项之和", en="the sum of shares that should make 100 %"),
                reason=Why(zh="比例带有限定词", en="the list is qualified"),
            )


def _beside(words: str, family: Sequence[str]) -> bool:
    """Whether the names of a family are listed, one mark between each."""
    return re.search("[^，,；;。]{0,14}?[、和及与][^，,；;。]{0,12}?".join(map(re.escape, family)), words) is not None


def check_shares_sum(passage: Passage) -> Iterator[Finding]:
    """Shares of all parts of one whole make 100."""
    yield from _turned(passage)
    text = passage.masked
    for match in _SHARES.finditer(text):
        numbers = [k for k, mark in enumerate(passage.marks) if match.start() <= mark < match.end()]
        shares = [passage.figures[k] for k in numbers]
        if any(s.value is None for s in shares):
            continue
        clause = text[max(0, match.start() - 60) : match.end()]
        if _SET_SHARE.search(text[max(0, match.start() - 4) : match.start() + 3]):
            # 东部、中部、西部奖补比例分别为40%、50%、60%: how much each gets of its own.
            continue
        # 国内入境游…欧洲和大洋洲分别占30%和15%: the names of a family stand beside each other where they are listed.
        families = [f for f in WORDS.closed if all(name in clause for name in f) and _beside(clause, f)]
        closed = any(len(f) == len(shares) for f in families) or (
            # 三地第三产业比重分别为…: one industry of each place.
            holds(clause.replace("第三产业", ""), ("三次产业", "三产", "一二三产", *WORDS.closed_lists))
            and len(shares) >= _THREE
        )
        total = sum((Fraction(s.value) for s in shares if s.value is not None), Fraction(0))
        span = sum_of(shares)
        two = len(shares) == _TWO and any(
            stray_to(a, 100 - Fraction(b.value or 0)) and len(digits_of(a)) >= _THREE for a, b in (shares, shares[::-1])
        )
        if not closed and (total < 90 or total > 110 or (len(shares) < _THREE and not two)):
            continue
        whole = Interval(low=100, high=100)
        slack = sum((half_unit(s) for s in shares), Fraction(0))
        open_to = (
            None
            if closed and all(map(is_plain, shares))
            else Why(zh="所列各项未必是全部", en="the parts listed need not be all")
        )
        gap = whole.gap(span)
        verdict: Verdict = (
            "consistent" if gap == 0 else "rounding" if gap <= slack else "unclear" if open_to else "contradicts"
        )
        first = shares[0]
        yield worded(
            "shares_sum",
            verdict,
            places=tuple(passage.place(s) for s in shares),
            stated="、".join(s.text for s in shares),
            computed=show(total, first),
            difference=show(abs(total - 100), first),
            tolerance=show(slack, first, places=2),
            basis=Why(zh="应合成100%的各项之和", en="the sum of shares that should make 100 %"),
            reason=open_to,
        )


def one_beyond(shares: Sequence[Figure]) -> bool:
    """Say whether shares are beyond 100 by one that is told twice (占63.5%;…占22.2%;…占63.5%;…占1.7%), or by one digit
    of one, of which the others lack no more than it."""
    total = total_of(shares)
    meant = [(f, Fraction(f.value or 0) + _HUNDRED - total) for f in shares]
    if len(shares) >= _THREE and any(value > 0 and stray_to(f, value) for f, value in meant):
        return True
    twice = [f for n, f in enumerate(shares) if any(f.value == other.value for other in shares[:n])]
    rest = sum((Fraction(f.value or 0) for f in shares if f not in twice), Fraction(0))
    return len(twice) == 1 and len(shares) > _THREE and rest < _HUNDRED
