"""Growth that no whole number before can have led to: 1起 after a fall of 15% would have been 1.18 before."""

import re
from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from taizhang.checking.judging import Why, decimal_text, is_exact, is_plain, worded
from taizhang.checking.passages import COUNT, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.runs import is_base
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_AGAINST = "(?:同比|环比|(?:比|较)(?:上年|去年|上月|上季度)(?:同期|同月)?)"
_UP = "(?:增长|上升|增加|提高)"
_DOWN = "(?:下降|减少|降低)"
_DIRECT = lazy(f"[，,（(]{_AGAINST}(?:(?P<up>{_UP})|(?P<down>{_DOWN}))了?$")
_TURNED = lazy(f"[，,（(]{_AGAINST}分别(?:(?P<up>{_UP})|(?P<down>{_DOWN}))了?$")
_NO_COUNT = lazy("[日月年人户]均|平均|每|指数|得分|约|近|余|可比|口径|折合|标准")
_SHARE = lazy("占|比例|比重")
_WITHIN = lazy("（(?:包括|包含|含|其中)[^（）]*$")
_SLIGHT = Fraction(1, 10)
_LARGEST, _BACK = 60, 4
_LOOSE = Fraction(3, 2)
"""How many units of its last place a growth may be off what a whole number gives: one cut off, and half of one more."""


def check_grown_counts(passage: Passage) -> Iterator[Finding]:
    """发生较大事故1起,死亡3人,同比分别下降50%、50%: what there was before are whole things, too."""
    for number in range(1, len(passage.figures)):
        if passage.kind(number) != PERCENT:
            continue
        direct = _DIRECT.fullmatch(passage.gaps[number])
        if direct is not None:
            yield from _possible(passage, _counted(passage, number), number, down=direct["down"] is not None)
            continue
        turned = _TURNED.fullmatch(passage.gaps[number])
        if turned is None:
            named = _NAMED.match(passage.gaps[number])
            if named is not None:
                yield from _by_name(passage, number, named)
            continue
        rates = [number]
        while rates[-1] + 1 < len(passage.figures) and passage.kind(rates[-1] + 1) == PERCENT:
            if passage.gaps[rates[-1] + 1] not in ("、", "和", "及"):
                break
            rates.append(rates[-1] + 1)
        first = number - len(rates)
        begun = first == 0 or re.search("[；;。，,]", passage.gaps[first]) is not None
        if first < 0 or not begun or any(passage.kind(k) != COUNT for k in range(first, number)):
            continue
        before = first - 1
        if before >= 0 and passage.kind(before) == COUNT and not re.search("[；;。]", passage.gaps[first]):
            # 3件4人5户,分别下降…: which of them are meant is not sure.
            continue
        for k, rate in enumerate(rates):
            yield from _possible(passage, first + k, rate, down=turned["down"] is not None)


def _counted(passage: Passage, number: int) -> int:
    """Return which figure a growth is of: the one before it, or that before a share of it (63个,完成任务81个的77.78%,增长…)."""
    at = number - 1
    if at > 0 and passage.kind(at) == PERCENT and passage.figures[at].measure in ("share", "level"):
        of = is_base(passage, at - 1)
        back = at - 2 if of else at - 1
        clause = passage.gaps[at - 1 if of else at]
        if back >= 0 and clause.startswith("，") and re.match("，(?:完成|占|为)", clause):
            return back
    return at


_APART = 10
_REVISED = Why(zh="上年的数可能经过修订", en="what there was before may have been revised")
_NAMED = lazy(
    f"^(?:[，,]?{_AGAINST}|[，,、])(?P<names>[^，。；]{{2,24}}?)(?:均|都)?(?:分别)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))了?$"
)
_COUNTED = lazy("人?[数量]$|[起件次]数$|事故|案件")


def _by_name(passage: Passage, number: int, named: re.Match[str]) -> Iterator[Finding]:
    """23起、死亡20人、受伤6人,同比事故起数和死亡人数分别下降28.1%、31.0%、受伤人数上升20%: of what is named."""
    names = re.split("[、和及与]", named["names"])
    rates = [number]
    while len(rates) < len(names) and passage.gaps[rates[-1] + 1] in ("、", "和", "及", "，"):
        if rates[-1] + 1 >= len(passage.figures) or passage.kind(rates[-1] + 1) != PERCENT:
            break
        rates.append(rates[-1] + 1)
    if len(names) != len(rates):
        return
    held = [k for k in range(number) if passage.kind(k) == COUNT and passage.figures[k].measure == "level"]
    for name, rate in zip(names, rates, strict=True):
        unit = next((u for u in ("起", "件", "次") if f"{u}数" in name), None)
        core = _COUNTED.sub("", name)
        found = [
            k
            for k in held
            if (unit is not None and passage.figures[k].unit == unit)
            or (unit is None and len(core) > 1 and core in re.split("[，,；;。、]", passage.gaps[k])[-1])
        ]
        if len(found) == 1:
            yield from _possible(passage, found[0], rate, down=named["down"] is not None)


def _others_fit(passage: Passage, at: int, growth: Fraction, unit: Fraction) -> bool:
    """Say whether another count before it in the sentence can have grown so."""
    for k in range(max(0, at - _BACK), at):
        count = passage.figures[k]
        if passage.kind(k) != COUNT or not count.value:
            continue
        now = Fraction(count.value)
        before = max(1, round(now / (1 + growth)))
        if abs(abs(now / before - 1) * 100 - abs(growth) * 100) <= unit * _LOOSE:
            return True
    return False


def _step(count: Figure, rate: Figure) -> Fraction:
    """Return by how much a growth changes when what there was before is one more."""
    before = Fraction(count.value or 0) / (1 + Fraction(rate.value or 0) / 100)
    return Fraction(count.value or 0) / before / before * 100 if before > 0 else Fraction(0)


def _possible(passage: Passage, at: int, number: int, *, down: bool) -> Iterator[Finding]:
    count, rate = passage.figures[at], passage.figures[number]
    words = passage.gaps[at] + passage.gaps[at + 1]
    if _WITHIN.search(passage.gaps[at]) and passage.gaps[number + 1].startswith("）"):
        # 执行案件315件(包括非诉执行7件,同比增长42.53%): of which of the two, the words leave open.
        return
    # A concentration is a mean, printed whole, and its change that of the means before they were.
    mean = "/" in (count.unit or "") or (count.unit or "").endswith("Wh")
    sound = passage.kind(at) == COUNT and not mean and is_exact(count) and is_plain(count) and is_plain(rate)
    if not sound or count.measure != "level" or not count.value or _NO_COUNT.search(words):
        return
    if count.value > _LARGEST and _step(count, rate) < Fraction(rate.resolution) * _APART:
        # So many that nearly every growth is that of some whole number.
        return
    if rate.value is None or count.value != count.value.to_integral_value():
        return
    growth = abs(Fraction(rate.value)) / 100 * (-1 if down else 1)
    if growth <= -1:
        return
    now, unit = Fraction(count.value), Fraction(rate.resolution)
    near = now / (1 + growth)
    if _others_fit(passage, at, growth, unit) or _SHARE.search(passage.masked):
        # 来访95件127人次,同比上升63.79%; 2件(…1件,同比增长100%); 断面19个,占5.5%,同比增加1.1%: of something else.
        return
    tried = {max(1, floor(near)), max(1, ceil(near))}
    rates = {before: abs(now / before - 1) * 100 for before in tried if (now < before) == down and now != before}
    away = min((abs(value - abs(Fraction(rate.value))) for value in rates.values()), default=None)
    if away is None or away <= unit * 2:
        # What it was before may have been revised.
        return
    if abs(growth) < _SLIGHT and now in (floor(near), ceil(near)):
        # 5个,同比增加0.9%: less than one of them, and so the change of a share.
        return
    before = min(rates, key=lambda b: abs(rates[b] - abs(Fraction(rate.value or 0))))
    yield worded(
        "impossible_rate",
        "contradicts" if count.value <= _LARGEST else "unclear",
        places=(passage.place(rate), passage.place(count)),
        stated=rate.text,
        computed=decimal_text(rates[before], 2) + "%",
        difference=decimal_text(away, 2) + "%",
        tolerance=decimal_text(unit * 2, 3) + "%",
        basis=Why(
            zh=f"{count.text}的基数只能是整数，最接近的{before}所对应的变化幅度",
            en=f"{count.text} grew from a whole number; the change from the nearest, {before},",
        ),
        reason=_REVISED,
    )
