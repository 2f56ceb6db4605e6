"""Shares that no count near them gives, while two digits swapped back make them the share of one (74.1% for 71.4%)."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, proportion, told_amiss
from taizhang.checking.passages import COUNT, LINK, MONEY, PERCENT, POINTS, Passage
from taizhang.checking.ratios.shares import fits_share
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_of, stray_to, swap_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_SHARE = lazy(
    "(?:[\u4e00-\u9fff]{0,4}[，,、（(])?(?:约)?(?:在(?P<home>[^，,；;。：:占]{2,14})中)?"
    "占(?:到|比)?(?:了)?(?P<name>[^，,；;。：:占]{0,14}?)(?:的)?(?:比重|比例)?" + LINK + "$"
    "|[，,](?P<rate>[\u4e00-\u9fff]{2,4})率" + LINK + "$"
)
_GAP = lazy(
    f"(?P<own>{PERCENT})[，,](?:增速|增幅|涨幅)?(?:比|较)?(?P<verb>高出|高于|低于|快于)(?P<name>[^，,；;。：:]{{2,14}}?)"
    f"(?P<rate>增速|增幅|平均水平|水平|平均增速)?(?P<gap>{POINTS})"
)
_IDLE = lazy("全[省市区县国行部]业?|整体|平均|[我本][省市区县]")
_OTHER = lazy("满意|优良|增长|覆盖|入园|入学|升学|贡献|上年|去年|同期|同比")
_BACK = 2
_FAR = 6
_STEPS = 3
_MOST = 16
_NOUN = 4
_OPEN = Why(zh="比例未必以它为分母", en="the share need not be of it")


def check_turned_shares(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """注册项目196个,…,其中工业项目140个,占总项目数的74.1%: 71.4% of the 196."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for number in range(1, len(passage.figures)):
                if passage.kind(number) != PERCENT:
                    continue
                part = _part(passage, number)
                if part is not None:
                    back = _FAR if re.search("全|总", passage.gaps[number]) else _BACK
                    yield from _turned(passages[max(0, at - back) : at + 1], passage, number, part)


def _part(passage: Passage, number: int) -> int | None:
    """Return the number of the amount that a share is said of, beyond how it grew (5097亿元,同比增长9.8%,占…)."""
    before = number - 1
    while before >= 0 and number - before <= _STEPS:
        if passage.kind(before) in (MONEY, COUNT):
            return before
        if passage.figures[before].measure not in ("growth", "gap") or "；" in passage.gaps[before + 1]:
            return None
        before -= 1
    return None


def _turned(near: Sequence[Passage], passage: Passage, number: int, at: int) -> Iterator[Finding]:
    share, part = passage.figures[number], passage.figures[at]
    match = _SHARE.fullmatch(passage.gaps[number])
    if match is None or _OTHER.search(passage.gaps[number]) or not (is_plain(share) and is_plain(part)):
        return
    if not share.value or not part.value or share.measure == "growth":
        return
    wholes = [
        (home, figure)
        for home in near
        for k, figure in enumerate(home.figures)
        if figure.start < part.start and _unit(figure) == _unit(part) and home.kind(k) == passage.kind(at)
    ]
    wholes = [(home, figure) for home, figure in wholes if figure.value and is_plain(figure)][-_MOST:]
    after = [
        figure
        for k, figure in enumerate(passage.figures)
        if figure.start > share.start and figure.unit == part.unit and passage.kind(k) == passage.kind(at)
    ]
    if any(fits_share(share, part, figure) for figure in (*(f for _, f in wholes), *after)):
        return
    turned = [(home, figure) for home, figure in wholes if _swapped(share, part, figure)]
    if not turned and len(wholes) == 1 and _OF_ALL.search(passage.gaps[number]):
        # 接报火灾6368起。…10时至22时共4858起,占总数的71.6%: there is no other total, and one digit sets it right.
        turned = [(home, figure) for home, figure in wholes if _strayed(share, part, figure)]
    if not turned:
        return
    home, whole = turned[-1]
    computed = Fraction(part.value) * 100 / Fraction(whole.value or 1)
    yield told_amiss(
        "share" if match["rate"] is None else "rate",
        "unclear",
        places=(passage.place(share), passage.place(part), home.place(whole)),
        figure=share,
        value=computed,
        basis=proportion(part, whole),
        reason=_OPEN,
    )


_OF_ALL = lazy("占(?:[^，；。]{0,4})?总[数量额](?:的)?(?:比重|比例)?" + LINK + "$")


def _strayed(share: Figure, part: Figure, whole: Figure) -> bool:
    """Whether one digit of a share or its part makes it the share of a whole of three digits and more."""
    exact = Fraction(part.value or 0) * 100 / Fraction(whole.value or 1)
    meant = Fraction(whole.value or 0) * Fraction(share.value or 0) / 100
    long = len(digits_of(part)) >= _LONG_PART
    return (
        long
        and exact < 100
        and (stray_to(share, exact) or stray_to(part, meant) or _near_stray(part, meant, share, whole))
    )


def _near_stray(part: Figure, meant: Fraction, share: Figure, whole: Figure) -> bool:
    """Whether a part with another digit lies where the printed digits of the share allow."""
    room = Fraction(whole.value or 0) * half_unit(share) / 100
    place = Fraction(part.resolution)
    digits = digits_of(part)
    step = Fraction(part.value or 0) / int(digits)
    return any(
        abs(Fraction(int(digits[:k] + d + digits[k + 1 :])) * step - meant) <= room + place / 2
        for k in range(len(digits))
        for d in "0123456789"
        if d != digits[k]
    )


_LONG_PART = 3


def _unit(figure: Figure) -> str:
    """Return what a figure counts, of 套(户) the first."""
    return re.split("[（(]", figure.unit or "")[0]


def check_turned_gaps(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """增长11.6%。…增长18.2%,高出全行业整体增速6.6个百分点: the gap is that to a growth stated before."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for match in _GAP.finditer(passage.masked):
                own, gap = passage.figure(match.start("own")), passage.figure(match.start("gap"))
                near = [
                    (home, figure)
                    for home in passages[max(0, at - _FAR) : at + 1]
                    for figure in home.figures
                    if figure.start < own.start and figure.measure == "growth" and figure.unit == own.unit
                ]
                if own.measure == "share":
                    continue  # 研发费用占营业收入比重为5.3%: no growth is so far from it
                if own.value and gap.value and is_plain(own) and is_plain(gap):
                    name = _IDLE.sub("", match["name"]).replace("规上", "规模以上")
                    named = [(h, f) for h, f in near if len(name) >= _NOUN and _alike(name, f.indicator, own.indicator)]
                    if match["rate"] is None:
                        near = named
                    if "全国" in match["name"]:
                        # What the country grew by is no growth of one of its places.
                        near = [(h, f) for h, f in near if "全国" in h.masked[: h.marks[h.figures.index(f)]]]
                    yield from _gap_turned(passage, own, gap, near, named[-1:], match["verb"] == "低于")


def _alike(name: str, other: str, own: str) -> bool:
    """Whether a growth is that of what is named, in what the own one is told in (no 利润总额 beside 营业收入)."""
    return name in other and other.replace(name, "") in own


def _gap_turned(
    passage: Passage,
    own: Figure,
    gap: Figure,
    near: Sequence[tuple[Passage, Figure]],
    named: Sequence[tuple[Passage, Figure]],
    below: bool,
) -> Iterator[Finding]:
    away = [(home, f, abs(Fraction(own.value or 0) - Fraction(f.value))) for home, f in near if f.value is not None]
    room = half_unit(own) * 3
    if any(abs(step - Fraction(gap.value or 0)) <= room for _, _, step in away):
        return
    off = [(home, f, step) for home, f, step in away if stray_to(gap, step)]
    for home, f in named:
        # The growth itself may have two digits swapped (12.7%, 12.7 points above 4.5%), where what it beats is named.
        right = Fraction(f.value or 0) + Fraction(gap.value or 0) * (-1 if below else 1)
        if swap_to(own, right, least=2):
            off.append((home, f, abs(Fraction(own.value or 0) - Fraction(f.value or 0))))
    if not off:
        return
    home, other, step = off[-1]
    yield told_amiss(
        "gap",
        "unclear",
        places=(passage.place(gap), passage.place(own), home.place(other)),
        figure=gap,
        value=step,
        room=room,
        basis=Why(zh=f"按{own.text}与{other.text}之差计算的差距", en=f"the gap between {own.text} and {other.text}"),
        reason=Why(zh="所比的增速未必是这一个", en="the growth compared with need not be this one"),
    )


def _swapped(share: Figure, part: Figure, whole: Figure) -> bool:
    """Whether the share is that of the part in the whole but for two digits swapped in one of the three."""
    if not part.value or not whole.value or not share.value:
        return False
    exact = Fraction(part.value) * 100 / Fraction(whole.value)
    # 服务业使用外资475亿美元,占全国总量比重为26%, of what the sentence before calls 使用外资.
    alike = whole.indicator[-_NOUN:] == part.indicator[-_NOUN:] and len(part.indicator) > _NOUN
    if swap_to(share, exact, least=2 if alike else 3):
        return True
    if len(share.text) < len("12.3%"):
        return False
    return swap_to(part, Fraction(share.value) * Fraction(whole.value) / 100)
