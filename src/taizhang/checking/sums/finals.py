"""Final accounts: 决算数 over 预算数, what is added to make the 总量, and steps over the total of last year."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.growth.stepped import rate_of_step
from taizhang.checking.judging import Why, compare, half_unit, is_plain, told_amiss
from taizhang.checking.passages import LINK, MONEY, NAMED, PERCENT, Passage
from taizhang.checking.ratios.shares import share_finding
from taizhang.checking.records import Finding
from taizhang.checking.slips import stray_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_MET = lazy(
    f"预算数?{LINK}(?P<plan>{MONEY})[，,](?:{NAMED}{{0,8}})决算数?{LINK}(?P<done>{MONEY})[，,]"
    f"(?:为|完成(?:了)?|占)(?:年初|调整|当年)?预算数?的?(?P<rate>{PERCENT})"
)
_ADDED = lazy(f"加上(?:{NAMED}){{2,24}}?(?P<more>{MONEY})[，,](?P<what>收入|支出)总[量计]{LINK}(?P<total>{MONEY})")
_STEP = lazy(
    f"^(?:收入、?支出|收、支|收支)(?:决算)?(?:总体|总计|总额)?(?:情况)?(?:与|较|比)(?:上年度?|[0-9]{{4}}年度?)(?:决算数?)?(?:相比)?[，,]?"
    f"(?:收、?支总计)?(?:各|均)?(?P<verb>增加|减少)了?(?P<step>{MONEY})[，,](?:增长|下降)了?(?P<rate>{PERCENT})"
)
_TOTAL = lazy(f"(?:收入|收、支|支出|收支)总计(?:均为|各)?{LINK}$")
_BACK = 4
_OPEN = Why(zh="所加的是哪一个数按上下文推断", en="which amount it is added to is inferred")
_MONEY = Why(zh="金额的增幅可能按可比口径计算", en="growth of an amount of money may be on a comparable basis")


def check_finals(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """收入预算数676.34亿元,决算数589.67亿元,完成预算的87.2%; 加上2413.30亿元,收入总量3002.97亿元."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for match in _MET.finditer(passage.masked):
                plan, done, rate = (passage.figure(match.start(name)) for name in ("plan", "done", "rate"))
                found = share_finding(passage, "share", rate, done, plan, None)
                if found is not None:
                    yield found
            for match in _ADDED.finditer(passage.masked):
                if not match.start():
                    # What is added to in the sentence before is looked at elsewhere.
                    continue
                yield from _added(passages[max(0, at - _BACK) : at + 1], passage, match)
            step = _STEP.match(passage.masked)
            if step is not None:
                yield from _stepped(passages[max(0, at - _BACK) : at], passage, step)


def _added(near: Sequence[Passage], passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    more, total = passage.figure(match.start("more")), passage.figure(match.start("total"))
    held: list[tuple[Passage, Figure]] = []
    for home in near:
        heading = match["what"] in home.masked
        for number, figure in enumerate(home.figures):
            first = "其中" not in home.masked[: home.marks[number]]
            if figure.start < more.start and heading and first and home.kind(number) == MONEY and is_plain(figure):
                held.append((home, figure))
    held = [(p, f) for p, f in held if f.unit == total.unit and f.value]
    if not held or not all(map(is_plain, (more, total))):
        return
    lacking = Fraction(total.value or 0) - Fraction(more.value or 0)
    room = half_unit(more) + half_unit(total)
    if any(abs(lacking - Fraction(f.value or 0)) <= room + half_unit(f) for _, f in held):
        return
    for home, figure in reversed(held):
        base = Fraction(figure.value or 0)
        summed = base + Fraction(more.value or 0)
        slips = (stray_to(total, summed), stray_to(more, Fraction(total.value or 0) - base), stray_to(figure, lacking))
        if not any(slips):
            continue
        yield told_amiss(
            "parts",
            "unclear",
            places=(passage.place(total), home.place(figure), passage.place(more)),
            figure=total,
            value=summed,
            room=room + half_unit(figure),
            basis=Why(zh=f"{figure.text}加上{more.text}", en=f"{figure.text} with {more.text}"),
            reason=_OPEN,
        )
        return


def _stepped(near: Sequence[Passage], passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    step, rate = passage.figure(match.start("step")), passage.figure(match.start("rate"))
    totals = [
        (home, figure)
        for home in near
        for number, figure in enumerate(home.figures)
        if home.kind(number) == MONEY and _TOTAL.search(home.gaps[number]) and is_plain(figure) and figure.value
    ]
    if len({f.value for _, f in totals}) != 1 or not all(map(is_plain, (step, rate))):
        return
    home, now = totals[-1]
    sign = -1 if match["verb"] == "减少" else 1
    found = rate_of_step(now, step, rate, sign, _MONEY) if step.unit == now.unit else None
    if found is not None:
        yield compare(found, passage, (step,), (home.place(now),))
