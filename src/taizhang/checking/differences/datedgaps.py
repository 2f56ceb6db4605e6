"""How far a rate moved since a month, quarter or year of which the text tells the rate as well.

9月份增长11.4%,10月份增长8.2%,比9月份回落3.2个百分点: what lies between the two rates is the step.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from taizhang.checking.differences.gaps import gap_between
from taizhang.checking.judging import Comparison, Why, compare, is_plain, span_of, told_amiss
from taizhang.checking.passages import AMOUNT, LINK, PERCENT, POINTS, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import stray_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_STRETCH = (
    "1?[0-9][-—–~～至到]{1,2}1?[0-9]月|前(?:1[01]|[2-9]|[一二三四五六七八九]|十一?)个月|1?[0-9]月|前三季度|[一二三四]季度|上半年|下半年"
    "|(?:19|20)[0-9]{2}年"
)
_TOLD = lazy(f"(?<![0-9比较与同])(?P<when>{_STRETCH})")
_STEP = lazy(
    f"(?P<own>{PERCENT})[）)]?[，,、（(]?(?:增速|增幅|涨幅|降幅|跌幅|比重|占比)?(?:环比)?(?:比|较)"
    f"(?P<when>{_STRETCH}|上月|上个月|上季度)份?[末底]?(?:的)?(?:又|再|继续|进一步|大幅|明显)?(?:增速|增幅)?(?:又|再|继续|进一步|大幅|明显)?"
    f"(?P<verb>高出?|低|快|慢|提高|提升|上升|回升|下降|降低|减少|回落|加快|放缓|减缓|收窄|缩小|扩大)了?{LINK}(?P<gap>{POINTS})"
)
_BARE = lazy(
    f"[，、；]?(?:{_STRETCH})份?(?:的?(?:增速|增幅))?(?:还|仍|又|再)?(?:同比)?"
    "(?:为|是|保持在|(?:回落|加快|放缓|回升|上升|下降)[至到]|[降升][至到]|增长|上涨|下降|达到?)?"
)
_SPACES = lazy("[-—–~～至到份]+")
_NAMES = {"一": "1", "二": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7", "八": "8", "九": "9", "十": "10"}
_BACK = 4
_YEAR = lazy("(?:19|20)[0-9]{2}年$")
_SOFT = Why(zh="所比时期的增速在别处写明，口径可能不同", en="the rate of the stretch compared is stated elsewhere")


def check_dated_gaps(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """1—8月增长4.8%。1—9月增长5.6%,比1—8月加快0.8个百分点: the step is what lies between the two rates."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if "比" in passage.masked or "较" in passage.masked:
                yield from _amounts(passages, at)
            if POINTS not in passage.masked or PERCENT not in passage.masked:
                continue
            for match in _STEP.finditer(passage.masked):
                own, gap = passage.figure(match.start("own")), passage.figure(match.start("gap"))
                when = _then(passage, match)
                if when and is_plain(own) and is_plain(gap):
                    yield from _judged(passage, passages[max(0, at - _BACK) : at + 2], own, gap, (when, match["verb"]))


_MOVED = lazy(
    f"(?P<own>{AMOUNT})[）)]?[，,、（(]?(?:比|较)(?P<when>{_STRETCH}|上月|上个月|上季度)份?[末底]?(?:净)?"
    f"(?P<verb>增加|净增|上升|提高|多|减少|下降|降低|少)了?{LINK}(?P<gap>{AMOUNT})"
)
_DOWN = ("减少", "下降", "降低", "少")
_REVISED = Why(zh="所比时期的数在别处写明，可能经过调整", en="the amount of the stretch compared may have been revised")


def _amounts(passages: Sequence[Passage], at: int) -> Iterator[Finding]:
    """待售面积75306万平方米,比10月末减少301万平方米。10月末,待售面积75607万平方米: what lies between the two amounts."""
    passage, near = passages[at], passages[max(0, at - _BACK) : at + 2]
    for match in _MOVED.finditer(passage.masked):
        own, gap = passage.figure(match.start("own")), passage.figure(match.start("gap"))
        when = _then(passage, match)
        if not when or own.unit != gap.unit or own.measure != "level" or not (is_plain(own) and is_plain(gap)):
            continue
        told = [
            (home, other)
            for home in near
            for number, other in enumerate(home.figures)
            if (other.indicator, other.measure, other.scope, other.unit)
            == (own.indicator, own.measure, own.scope, own.unit)
            and other is not own
            and is_plain(other)
            and _when(home, number) == when
        ]
        if len({other.value for _, other in told}) != 1:
            continue
        home, other = told[-1]
        sign = -1 if match["verb"] in _DOWN else 1
        computed = (Fraction(own.value or 0) - Fraction(other.value or 0)) * sign
        yield compare(
            Comparison(
                rule="difference",
                stated=gap,
                stated_span=span_of(gap),
                computed=computed,
                computed_span=(span_of(own) - span_of(other)).scaled(sign),
                basis=Why(
                    zh=f"按{own.text}与{other.text}之差", en=f"the difference between {own.text} and {other.text}"
                ),
                open_to=_REVISED,
                additive=True,
            ),
            passage,
            (own,),
            (home.place(other),),
        )


_ROSE = ("高", "高出", "快", "提高", "提升", "上升", "回升", "加快")
_FELL = ("低", "慢", "下降", "降低", "减少", "回落", "放缓", "减缓")


def _other_way(own: Figure, other: Figure, away: Fraction, verb: str) -> bool:
    """Whether two rates, none below zero, went the other way than the verb between them says."""
    if (own.value or 0) < 0 or (other.value or 0) < 0 or span_of(own).meets(span_of(other)):
        return False
    return (away < 0 and verb in _ROSE) or (away > 0 and verb in _FELL)


def _judged(
    passage: Passage, near: Sequence[Passage], own: Figure, gap: Figure, moved: tuple[str, str]
) -> Iterator[Finding]:
    """Hold a step against the rate of the stretch that it is said to be from, where just one is told near it."""
    when, verb = moved
    told: list[tuple[Passage, Figure]] = []
    in_turn = _BARE.fullmatch(passage.gaps[passage.figures.index(own)])
    for home in near:
        for number, other in enumerate(home.figures):
            alike = (other.indicator, other.measure, other.scope) == (own.indicator, own.measure, own.scope)
            # 8月份为12.8%,9月份为11.4%,10月份增长8.2%: one after the other of one thing.
            alike = alike or (home is passage and bool(_BARE.fullmatch(home.gaps[number]) and in_turn))
            if home.kind(number) != PERCENT or not alike or other is own or not is_plain(other):
                continue
            if _when(home, number) == when:
                told.append((home, other))
    if len({other.value for _, other in told}) != 1:
        return
    home, other = told[-1]
    # A rate below zero is as far from one above as the two together.
    here, there = (replace(f, measure="level") for f in (own, other))
    apart = span_of(here) - span_of(there)
    away = Fraction(here.value or 0) - Fraction(there.value or 0)
    turned = _other_way(own, other, away, verb)
    if span_of(gap).meets(apart if away >= 0 else -apart) and not turned:
        return
    if turned:
        yield told_amiss(
            "direction",
            "unclear",
            places=(passage.place(gap), passage.place(own), home.place(other)),
            figure=gap,
            value=away,
            basis=Why(zh=f"按{own.text}与{other.text}之差", en=f"the difference between {own.text} and {other.text}"),
            reason=_SOFT,
        )
        return
    sure = home is passage and stray_to(gap, abs(away))
    yield compare(gap_between(here, there, gap, None if sure else _SOFT), passage, (own,), (home.place(other),))


def _when(passage: Passage, number: int) -> str:
    """Return the stretch of time that the words before a rate tell last, none that it is only compared with."""
    told = list(_TOLD.finditer(passage.masked, 0, passage.marks[number]))
    return _plain(told[-1]["when"]) if told else ""


def _then(passage: Passage, match: re.Match[str]) -> str:
    """Return the stretch that a step is from; 上月 is the month before the one that its own rate is of."""
    when = match["when"]
    if not when.startswith("上") or when == "上半年":
        return _plain(when)
    own = _when(passage, passage.number(match.start("own")))
    kind = "月" if "月" in when else "季度"
    head = own.removesuffix(kind)
    if not own.endswith(kind) or not head.isdecimal() or int(head) < 2:
        return ""
    return f"{int(head) - 1}{kind}"


def _plain(when: str) -> str:
    """Return a stretch of time in one way of writing it: 1-9月, 9月, 1季度, 上半年."""
    if _YEAR.match(when):
        return when
    ahead = re.match("前(?P<n>[0-9一二三四五六七八九十]{1,2})个月", when)
    if ahead is not None:
        months = ahead["n"] if ahead["n"].isdecimal() else ahead["n"].replace("十一", "11")
        return f"1-{_NAMES.get(months, months)}月"
    if when in ("前三季度", "上半年"):
        return {"前三季度": "1-9月", "上半年": "1-6月"}[when]
    if when.endswith("季度"):
        return f"{_NAMES.get(when[0], when[0])}季度"
    return _SPACES.sub("-", when)
