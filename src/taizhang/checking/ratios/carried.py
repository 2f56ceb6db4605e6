"""Rates and shares whose whole is carried on from the clause before (37个行业中21个增长,增长面56.8%。其中,7月份23个,增长面62.2%)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.judging import Why, decimal_text, half_unit, is_plain, worded
from taizhang.checking.passages import COUNT, LINK, MONEY, PERCENT, WORD, Passage
from taizhang.checking.ratios.shares import share_finding
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import swaps_into
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_RATE = "(?P<rate>[\u4e00-\u9fff]{0,6}(?:面|率)|占比)"
_FIRST = lazy(
    f"(?P<whole>{COUNT}){WORD}{{1,12}}(?:中|当中|里)[，,]?(?:共|已|现)?有?(?P<part>{COUNT}){WORD}{{0,20}}[，,]{_RATE}{LINK}"
    f"(?P<p>{PERCENT})"
)
_NEXT = f"(?<!中有)(?<!中)(?P<part>{COUNT})[^，,。；;{PERCENT}]{{0,16}}[，,]%s{LINK}(?P<p>{PERCENT})"
_OPEN = Why(zh="分母未必仍是前面的总数", en="the denominator need not still be the whole before")


def check_carried(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Of W things M are so, a rate of p; 其中,in July N were, a rate of q: q is N over W."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for match in _FIRST.finditer(passage.masked) if "中" in passage.masked else ():
                whole, part, percent = (passage.figure(match.start(name)) for name in ("whole", "part", "p"))
                first = share_finding(passage, "rate", percent, part, whole, None)
                if first is None or first.verdict != "consistent":
                    continue
                for near, begin in ((passage, match.end()), *((p, 0) for p in passages[at + 1 : at + 2])):
                    if "\n" in near.reading.text[passage.end : near.start]:
                        continue
                    if near is not passage and not re.match("[。\\s]*其中", near.masked):
                        continue
                    again = re.compile(_NEXT % re.escape(match["rate"])).search(near.masked, begin)
                    if again is not None:
                        yield from _again(near, again, passage, whole)
                        break


def _again(near: Passage, again: re.Match[str], home: Passage, whole: Figure) -> Iterator[Finding]:
    part, percent = near.figure(again.start("part")), near.figure(again.start("p"))
    if part.unit != whole.unit or not is_plain(part) or not whole.value or part.value is None or percent.value is None:
        return
    computed = Fraction(part.value) * 100 / Fraction(whole.value)
    if part.value > whole.value or abs(computed - Fraction(percent.value)) > computed / 4:
        return
    yield _held("rate", near, percent, part, home, whole, "contradicts")


def _held(
    rule: str, passage: Passage, stated: Figure, part: Figure, home: Passage, whole: Figure, off: Verdict
) -> Finding:
    """Return how a share compares with its part, both of ``passage``, over a whole of ``home``; ``off`` is the verdict
    where the printed digits don't explain the difference."""
    computed, room = Fraction(part.value or 0) * 100 / Fraction(whole.value or 1), half_unit(stated)
    away = abs(computed - Fraction(stated.value or 0))
    return worded(
        rule,
        "consistent" if away <= room else "rounding" if away <= room * 2 else off,
        places=(passage.place(stated), passage.place(part), home.place(whole)),
        stated=stated.text,
        computed=decimal_text(computed, 2) + "%",
        difference=decimal_text(away, 2) + "%",
        tolerance=decimal_text(room, 3) + "%",
        basis=Why(zh=f"按{part.text}比{whole.text}计算的比例", en=f"{part.text} over {whole.text}"),
        reason=_OPEN,
    )


_PAIR = lazy(
    f"(?P<a>[{COUNT}{MONEY}])[^。；;，,{COUNT}{MONEY}{PERCENT}]{{0,60}}"
    f"[，,、（(](?:约)?占(?:比|总数的?|全部的?)?{LINK}(?P<p>{PERCENT})[）)]?"
    f"[；;，,][^。；;{COUNT}{MONEY}{PERCENT}]{{0,24}}(?P<b>[{COUNT}{MONEY}])[^。；;{COUNT}{MONEY}{PERCENT}]{{0,60}}"
    f"[，,、（(](?:约)?占(?:比|总数的?|全部的?)?{LINK}(?P<q>{PERCENT})[）)]?"
)
_ALL = 100


def check_halves(passage: Passage) -> Iterator[Finding]:
    """1184万户…,占比50.6%;1157万户…,占比44.9%: two shares of one whole that no slip but one of them makes 100."""
    if "占" not in passage.masked or sum(passage.kind(k) == PERCENT for k in range(len(passage.figures))) != _TWO:
        return
    match = _PAIR.search(passage.masked)
    if match is None or "其中" in match.group():
        return
    a, b, p, q = (passage.figure(match.start(name)) for name in ("a", "b", "p", "q"))
    before = passage.figures[: passage.number(match.start("a"))]
    if (
        a.unit != b.unit
        or any(f.unit == a.unit for f in before)
        or not all(f.value and is_plain(f) for f in (a, b, p, q))
    ):
        return
    total = Fraction(a.value or 0) + Fraction(b.value or 0)
    if (p.value or 0) + (q.value or 0) > _ALL:
        # That they exceed it is told of them together.
        return
    for share, part, other in ((p, a, q), (q, b, p)):
        meant, room = _ALL - Fraction(other.value or 0), half_unit(share) + half_unit(other)
        computed = Fraction(part.value or 0) * 100 / total
        if abs(meant - Fraction(share.value or 0)) <= room or abs(meant - computed) > room:
            continue
        slipped = swaps_into(share, meant - room, meant + room, least=2)
        yield worded(
            "share",
            "contradicts" if slipped else "unclear",
            places=(passage.place(share), passage.place(part), passage.place(other)),
            stated=share.text,
            computed=decimal_text(computed, 2) + "%",
            difference=decimal_text(abs(computed - Fraction(share.value or 0)), 2) + "%",
            tolerance=decimal_text(half_unit(share), 3) + "%",
            basis=Why(
                zh=f"按{part.text}比{a.text}与{b.text}之和计算的比例", en=f"{part.text} over {a.text} and {b.text}"
            ),
            reason=Why(zh="两项未必是全部", en="the two need not be all"),
        )


_TWO = 2


_IN_TURN = lazy(
    f"(?P<list>{COUNT}[^，,。；;{PERCENT}]{{0,12}}?(?:[、，,][^，,。；;{PERCENT}]{{0,12}}?{COUNT}[^，,。；;、{PERCENT}]{{0,12}}?)+)"
    f"[，,]分别占(?:全部|其中|事故|同期)?总?(?:数|量|[^，,。；;]{{0,4}}总数)的?{LINK}(?P<shares>{PERCENT}(?:[、和及]{{1,2}}{PERCENT})+)"
)


def check_shares_in_turn(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """共254682起,49528人死亡、211572人受伤。…221632起,41163人死亡、184542人受伤,分别占总数的87.0%、83.1%和87.2%."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for match in _IN_TURN.finditer(passage.masked) if "分别占" in passage.masked else ():
                shares = [passage.figure(k) for k in passage.marks if match.start("shares") <= k < match.end("shares")]
                parts = [passage.figure(k) for k in passage.marks if match.start("list") <= k < match.end("list")]
                parts = parts[-len(shares) :]
                for home in reversed(passages[max(0, at - 2) : at]):
                    wholes = _row_of([f.unit for f in parts], home)
                    if wholes and len(parts) == len(shares):
                        for share, part, whole in zip(shares, parts, wholes, strict=True):
                            yield from _of_home(passage, share, part, home, whole)
                        break


def _row_of(units: list[str | None], home: Passage) -> list[Figure]:
    """Return the first counts of a sentence that are of these units in turn."""
    held = [f for f in home.figures if f.measure == "level" and f.value]
    for at in range(len(held) - len(units) + 1):
        row = held[at : at + len(units)]
        if [f.unit for f in row] == units:
            return row
    return []


def _of_home(passage: Passage, share: Figure, part: Figure, home: Passage, whole: Figure) -> Iterator[Finding]:
    if None in (share.value, part.value) or not whole.value or not all(map(is_plain, (share, part, whole))):
        return
    computed, room = Fraction(part.value or 0) * 100 / Fraction(whole.value), half_unit(share)
    away = abs(computed - Fraction(share.value or 0))
    slipped = swaps_into(share, computed - room, computed + room, least=2)
    if away > computed / 4 and not slipped:
        return
    yield _held("share", passage, share, part, home, whole, "contradicts" if slipped else "unclear")


_TWO_KINDS = lazy(
    f"(?P<a>[\u4e00-\u9fff])[\u4e00-\u9fff]{{1,3}}(?P<first>{COUNT})[，,、]"
    f"(?P<b>[\u4e00-\u9fff])[\u4e00-\u9fff]{{1,3}}(?P<second>{COUNT})"
    f"[，,](?P=a)(?P=b)率{LINK}(?P<p>{PERCENT})"
)
_ENDED = lazy("(?:结案|审结|办结|受理|共)$")


def check_two_kinds(passage: Passage) -> Iterator[Finding]:
    """结案440件,…(调解211件,撤诉97件,调撤率70%): the rate that is named after both is that of the two together."""
    for match in _TWO_KINDS.finditer(passage.masked) if "率" in passage.masked else ():
        first, second, rate = (passage.figure(match.start(name)) for name in ("first", "second", "p"))
        number = passage.number(match.start("first"))
        total = (first.value or 0) + (second.value or 0)
        ended = [
            f
            for k, f in enumerate(passage.figures[:number])
            if f.unit == first.unit and f.value and f.value >= total and _ENDED.search(passage.gaps[k])
        ]
        if ended and first.unit == second.unit and all(map(is_plain, (first, second, rate, ended[-1]))):
            both = replace(second, value=Decimal(total), text=f"{first.text}与{second.text}之和")
            found = share_finding(passage, "rate", rate, both, ended[-1], None)
            if found is not None:
                yield found
