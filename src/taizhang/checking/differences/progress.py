"""Progress against the even pace of the year (序时进度): months gone over twelve."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.judging import QUALIFIED, Comparison, Why, compare, is_plain, not_checked, span_of
from taizhang.checking.passages import LINK, NAMED, PERCENT, POINTS, WORD, Passage, ungrown
from taizhang.checking.records import Finding
from taizhang.checking.wordings import unit_mistaken
from taizhang.checking.words import WORDS, one_of
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_GAP = lazy(
    f"(?P<done>{PERCENT}){NAMED}{{0,20}}?(?P<way>低于|落后于?|滞后于?|慢于|欠|高于|超过|超|快于|领先于?|高出|高)"
    f"{WORD}{{0,4}}?(?P<norm>序时进度|序时|时间进度|均衡进度|目标进度|时序进度|目标)(?:的)?(?P<pace>[(（]{PERCENT}[)）]|{PERCENT})?{LINK}"
    f"(?P<gap>{POINTS})"
    f"|(?P<done2>{PERCENT}){NAMED}{{0,20}}?(?:比|较)(?P<norm2>序时进度|序时|时间进度|均衡进度|时序进度)"
    f"(?P<pace2>[(（]{PERCENT}[)）]|{PERCENT})?(?P<way2>低|高|快|慢|落后|滞后|超出|超前)"
    f"{LINK}(?P<gap2>{POINTS})"
)
_BY_PERCENT = lazy(
    f"(?P<done>{PERCENT})[，,、]?{WORD}{{0,12}}?(?:低于|落后于?|滞后于?|慢于|高于|超过|超|快于|领先于?|高出|[比较])"
    f"(?:序时进度|时间进度|均衡进度|时序进度)(?:低|高|快|慢|落后|滞后|超出|超前)?{LINK}(?P<gap>{PERCENT})"
)
_AFTER = 12
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEHIND = ("低", "落", "滞", "慢", "欠")
_MONTHS = lazy(
    r"前(?P<first>1[0-2]|[1-9])个月|"
    rf"(?P<name>{one_of(name for name, _ in WORDS.month_ends)})|(?:(?<![0-9])1[-—–~～至到]+)?(?<![0-9])"
    rf"(?P<month>1[0-2]|[1-9])月(?:份|底|末|[0-9]{{1,2}}日)?"
)


def month_of(words: str) -> int | None:
    """Return the month that the last stretch of the year named in ``words`` ends in (1-9月, 前三季度 → 9), or None."""
    found: int | None = None
    for match in _MONTHS.finditer(words):
        if match["first"] is not None:
            found = int(match["first"])
            continue
        name = match["name"]
        found = int(match["month"]) if name is None else next(m for n, m in WORDS.month_ends if n == name)
    return found


_IN_TURN = lazy(
    f"分别(?:为|达到?|是)?(?P<done>{PERCENT}(?:[、和及]{PERCENT}){{1,5}})[，,](?:均)?分别(?P<way>低于|落后于?|滞后于?|慢于|高于|超过|超|快于|领先于?|高出)"
    f"(?P<norm>序时进度|序时|时间进度|均衡进度|时序进度)的?(?P<gaps>{POINTS}(?:[、和及]{POINTS}){{1,5}})"
)


def _told(passage: Passage) -> Iterator[tuple[Figure, Figure, re.Match[str], str]]:
    """Yield each done share with its gap, and what says them; two lists said 分别 pair by their places."""
    text, in_turn = passage.masked, []
    for match in _IN_TURN.finditer(text) if "分别" in text else ():
        done, gaps = (
            [match.start(g) + k for k, c in enumerate(match[g]) if c == s]
            for g, s in (("done", PERCENT), ("gaps", POINTS))
        )
        if len(done) == len(gaps):
            in_turn.append(match.span())
            for a, b in zip(done, gaps, strict=True):
                yield passage.figure(a), passage.figure(b), match, ""
    for match in _GAP.finditer(text):
        if not any(a <= match.start() < b for a, b in in_turn):
            own = "" if match["done"] else "2"
            yield passage.figure(match.start("done" + own)), passage.figure(match.start("gap" + own)), match, own


def check_progress(passage: Passage) -> Iterator[Finding]:
    """Done share minus even pace is the stated gap; the even pace of a linear plan is months gone over twelve."""
    told = ungrown(passage) if "序时" in passage.masked or "进度" in passage.masked else passage
    seen: set[int] = set()
    for view in (passage,) if told is passage else (passage, told):
        for found in _of_pace(view):
            if found.places[0].start not in seen:
                seen.add(found.places[0].start)
                yield found


@dataclass(frozen=True, slots=True)
class _Pace:
    """How far along a plan should be, and where that is known from."""

    norm: Fraction
    span: Interval
    basis: Why
    open_to: Why | None
    """Why another pace may be meant; None where the text says which."""
    stated: Figure | None = None
    """The figure that states it; None where the month does."""
    by_month: bool = True
    """Whether the text names the month, or the pace itself."""


def _of_pace(passage: Passage) -> Iterator[Finding]:
    text = passage.masked
    for done, gap, match, own in _told(passage):
        if done.value is None or gap.value is None or done.measure == "growth" or "天数" in done.indicator:
            continue  # 优良天数比例86.5%,超过时序进度0.9个百分点: how it should stand is set for it alone
        lead = text[max(0, match.start() - 20) : match.start()]
        if match["norm" + own] == "目标" and not re.search("(?:目标|任务|计划|预算)", lead):
            continue
        if re.search(f"(?:增长|下降|增速|增幅){LINK}$", lead):
            continue
        sign = 1 if match["way" + own].startswith(_BEHIND) else -1
        pace = _pace_of(passage, match, own, done, gap, sign)
        if not pace.by_month and pace.span.gap(span_of(done) + span_of(gap).scaled(sign)) == 0:
            yield not_checked(
                "progress_gap",
                places=(passage.place(gap), passage.place(done)),
                stated=gap.text,
                reason=Why(zh="文中没有写截至何月", en="the text names no month"),
            )
            continue
        yield compare(
            Comparison(
                rule="progress_gap",
                stated=gap,
                stated_span=span_of(gap),
                computed=(pace.norm - Fraction(done.value)) * sign,
                computed_span=(pace.span - span_of(done)).scaled(sign),
                basis=pace.basis,
                open_to=pace.open_to if is_plain(done) and is_plain(gap) else QUALIFIED,
            ),
            passage,
            [done] if pace.stated is None else [done, pace.stated],
        )


def _pace_of(passage: Passage, match: re.Match[str], own: str, done: Figure, gap: Figure, sign: int) -> _Pace:
    """Return the pace that a text states, else that of the month it names, else the one the gap comes nearest to."""
    if match.re.pattern != _IN_TURN.pattern and match["pace" + own] is not None:
        stated = passage.figure(match.end("pace" + own) - (1 if match["pace" + own][-1] == PERCENT else 2))
        if stated.value is not None:
            basis = Why(
                zh=f"按完成{done.text}与序时进度{stated.text}计算的差距",
                en=f"{done.text} against the stated pace {stated.text}",
            )
            return _Pace(Fraction(stated.value), span_of(stated), basis, None, stated)
    text = passage.masked
    month = month_of(text[: match.start()]) or month_of(text[match.end() :][:_AFTER]) or _month_before(passage)
    implied = Fraction(done.value or 0) + sign * abs(Fraction(gap.value or 0))
    return _nearest_pace(done, implied) if month is None else _pace_of_month(month, done, gap, implied)


def _pace_of_month(month: int, done: Figure, gap: Figure, implied: Fraction) -> _Pace:
    """Return the even pace at the end of a month; ``implied`` is the one that the gap gives."""
    norm = Fraction(100 * month, 12)
    # A pace in whole points strays by up to half a point, and one counted in days by as much in February.
    days = Fraction(100 * sum(_DAYS[:month]), 365)
    room = Fraction(1, 2) if gap.resolution >= 1 else Fraction(1, 20)
    basis = Why(
        zh=f"按完成{done.text}与{month}月末的序时进度（{month}/12）计算的差距",
        en=f"{done.text} against the even pace at the end of month {month} ({month}/12)",
    )
    another = any(abs(implied - Fraction(100 * m, 12)) <= Fraction(1, 2) for m in range(1, 13))
    open_to = Why(zh="差距与另一个月的序时进度相符", en="the gap fits the pace of another month") if another else None
    return _Pace(norm, Interval(low=min(norm, days) - room, high=max(norm, days) + room), basis, open_to)


def _nearest_pace(done: Figure, implied: Fraction) -> _Pace:
    """Return the even pace of the month that the gap comes nearest to, where the text names none."""
    near = min(range(1, 13), key=lambda m: abs(implied - Fraction(100 * m, 12)))
    norm = Fraction(100 * near, 12)
    basis = Why(
        zh=f"文中没有写截至何月，按最接近的{near}月末序时进度计算的差距",
        en=f"the text names no month; {done.text} against the nearest even pace, that of month {near},",
    )
    open_to = Why(zh="分月计划可能不是均匀的", en="the monthly plan may not be even")
    span = Interval(low=norm - Fraction(1, 2), high=norm + Fraction(1, 2))
    return _Pace(norm, span, basis, open_to, by_month=False)


def check_pace_in_percent(passage: Passage) -> Iterator[Finding]:
    """完成77.2%,超序时进度10.5%: the very points that lie between the two, written as per cent."""
    for match in _BY_PERCENT.finditer(passage.masked):
        done, gap = passage.figure(match.start("done")), passage.figure(match.start("gap"))
        if done.value is None or gap.value is None or not (is_plain(done) and is_plain(gap)):
            continue
        month = month_of(passage.masked[: match.start()]) or _month_before(passage)
        if month is None or abs(abs(Fraction(done.value) - Fraction(100 * month, 12)) - Fraction(gap.value)) > Fraction(
            1, 10
        ):
            continue
        yield unit_mistaken(
            gap,
            "unclear",
            places=(passage.place(gap), passage.place(done)),
            basis=Why(
                zh=f"按完成{done.text}与{month}月末的序时进度（{month}/12）相差",
                en=f"{done.text} and the even pace at the end of month {month} lie apart, which",
            ),
            reason=Why(zh="可能把百分点写成了百分之几", en="percentage points may have been written as per cent"),
        )


def _month_before(passage: Passage) -> int | None:
    """Return the month named last in the 200 characters before the sentence, or in the title."""
    return month_of(passage.reading.text[max(0, passage.start - 200) : passage.start]) or month_of(
        passage.reading.title or ""
    )
