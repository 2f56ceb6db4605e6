"""Numbers of people that follow from each other: births and deaths, town and country."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from taizhang.checking.judging import (
    QUALIFIED,
    Comparison,
    Why,
    compare,
    decimal_text,
    half_unit,
    is_plain,
    span_of,
    worded,
)
from taizhang.checking.passages import COUNT, LINK, OTHER, PERCENT, WORD, Passage
from taizhang.checking.ratios.shares import share_finding
from taizhang.checking.records import Finding, Place
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_BORN = lazy(f"出生(?:人口|人数)?{LINK}(?P<n>{COUNT})")
_DIED = lazy(f"死亡(?:人口|人数)?{LINK}(?P<n>{COUNT})")
_NATURAL = lazy(f"(?P<way>自然(?:增长|增加|净增|减少|负增长)|(?<!自然)净增(?:加)?)(?:人口|人数)?{LINK}(?P<n>{COUNT})")
_MOVED_IN = Why(zh="净增人口可能含迁移", en="those who moved in or away may be counted too")
_TOWN = lazy(f"(?:城镇|市镇)(?:常住)?人口{LINK}(?P<n>{COUNT})")
_ALL = lazy(
    f"(?<!户籍)(?:(?<!城镇)(?<!乡村)(?<!农村)常住总?人口|(?<!户籍)(?<!城镇)(?<!乡村)(?<!农村)总人口){LINK}(?P<n>{COUNT})"
)
_URBAN = lazy(f"(?<!户籍人口)(?<!户籍)城镇化率{LINK}(?P<p>{PERCENT})(?!{WORD}{{0,4}}目标)")


def check_people(passage: Passage) -> Iterator[Finding]:
    """出生2457人,死亡3857人,自然减少1400人; 常住人口94.5万人,城镇人口42.1万人,城镇化率44.5%."""
    yield from _natural(passage)
    yield from _urban(passage)


def _natural(passage: Passage) -> Iterator[Finding]:
    if "出生" not in passage.masked:
        return
    found = [list(pattern.finditer(passage.masked)) for pattern in (_BORN, _DIED, _NATURAL)]
    if any(len(held) != 1 for held in found):
        return
    born, died, change = (passage.figure(held[0].start("n")) for held in found)
    if not born.unit == died.unit == change.unit or None in (born.value, died.value, change.value):
        return
    assert born.value is not None and died.value is not None and change.value is not None
    # A span is one of sizes: 自然增长-900人 falls by 900 as 自然减少900人 does.
    falls = found[2][0]["way"] in ("自然减少", "自然负增长") or change.value < 0
    natural = found[2][0]["way"].startswith("自然")
    sign = -1 if falls else 1
    span = (span_of(born) - span_of(died)).scaled(sign)
    yield compare(
        Comparison(
            rule="difference",
            stated=change,
            stated_span=span_of(replace(change, measure="change")),
            computed=Fraction(born.value - died.value) * sign,
            computed_span=span,
            basis=Why(
                zh=f"按出生{born.text}与死亡{died.text}之差计算的自然{'减少' if falls else '变动'}",
                en=f"{born.text} births less {died.text} deaths",
            ),
            open_to=QUALIFIED if not all(map(is_plain, (born, died, change))) else None if natural else _MOVED_IN,
            additive=True,
        ),
        passage,
        (born, died),
    )


def _urban(passage: Passage) -> Iterator[Finding]:
    if "城镇化率" not in passage.masked:
        return
    found = [list(pattern.finditer(passage.masked)) for pattern in (_TOWN, _ALL, _URBAN)]
    if any(len(held) != 1 for held in found):
        return
    town, people = (passage.figure(held[0].start("n")) for held in found[:2])
    rate = passage.figure(found[2][0].start("p"))
    if town.unit != people.unit or town.period != people.period or town.period != rate.period:
        return
    finding = share_finding(passage, "share", rate, town, people, None)
    if finding is not None:
        yield finding


_VITAL = lazy(f"(?P<what>出生|死亡)(?:人口|人数)?{LINK}(?P<n>{COUNT})[，,]?(?:人口)?(?P=what)率{LINK}(?P<rate>{OTHER})")
_PEOPLE = lazy(
    "^(?:年末)?(?:全[国省市区县州]|(?!城镇|乡村|农村)[^，,；;]{0,6})?(?:年末)?(?<!城镇)(?<!乡村)(?:常住总?|总)人口$"
    "|^(?:年末)?(?:全[国省市区县州])?(?:年末)?人口$"
)
_SEX_RATIO = lazy(
    "性别比[^。；;，,0-9由]{0,12}(?:[（(][^（()）]{0,40}[）)])?"
    "(?:由[^。；;，,]{0,30}?[0-9]{2,3}[.．][0-9]{1,2}(?:上升|下降|提高|降低|变)[为到至]|[^。；;，,0-9由]{0,4})"
    "(?P<x>[0-9]{2,3}[.．][0-9]{1,2})"
)
_BACK = 4
_MOVED = Fraction(1, 40)
"""How far the people of the middle of a year may differ from those at its end."""
_MIDDLE = Why(
    zh="出生率、死亡率以年平均人口为分母", en="rates of births and deaths are of the people in the middle of the year"
)
_HUNDRED, _THOUSAND = 100, 1000


def check_vital_rates(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """常住人口2396万人。…出生12万人,出生率5‰; 男性72334万人,女性68844万人,性别比105.07."""
    for passages in readings:
        for at, passage in enumerate(passages):
            near = passages[max(0, at - _BACK) : at + 1]
            for match in _VITAL.finditer(passage.masked):
                rate, count = passage.figure(match.start("rate")), passage.figure(match.start("n"))
                yield from _vital(passage, rate, count, near)
        if passages:
            yield from _sexes(passages[0])


def check_urban_after(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """常住人口94.9万人,其中城镇人口41.4万人,乡村人口53.5万人。常住人口城镇化率43.6%: the rate stands in the next sentence."""
    for passages in readings:
        for home, passage in itertools.pairwise(passages):
            if "城镇化率" not in passage.masked:
                continue
            rates = list(_URBAN.finditer(passage.masked))
            found = [list(pattern.finditer(home.masked)) for pattern in (_TOWN, _ALL)]
            if len(rates) != 1 or any(len(held) != 1 for held in found) or _TOWN.search(passage.masked):
                continue
            town, people = (home.figure(held[0].start("n")) for held in found)
            rate = passage.figure(rates[0].start("p"))
            if town.unit == people.unit and town.period == people.period == rate.period:
                finding = share_finding(passage, "share", rate, town, people, None, home)
                if finding is not None:
                    yield finding


def _vital(passage: Passage, rate: Figure, count: Figure, near: Sequence[Passage]) -> Iterator[Finding]:
    held = [
        (p, f)
        for p in near
        for f in p.figures
        if f.unit == "人" and f.measure == "level" and f.value and _PEOPLE.fullmatch(f.indicator)
    ]
    if rate.unit != "‰" or not held or not rate.value or not count.value or not (is_plain(rate) and is_plain(count)):
        return
    home, people = held[-1]
    ratio = span_of(count).over(span_of(people))
    if ratio is None or ratio.low is None or ratio.high is None or people.scope != count.scope:
        return
    computed = Fraction(count.value) / Fraction(people.value or 1) * _THOUSAND
    allowed = Interval(low=ratio.low * _THOUSAND * (1 - _MOVED), high=ratio.high * _THOUSAND * (1 + _MOVED))
    yield compare(
        Comparison(
            rule="rate",
            stated=rate,
            stated_span=span_of(rate),
            computed=computed,
            computed_span=allowed,
            basis=Why(
                zh=f"按{count.text}比{people.text}计算的千分率", en=f"{count.text} per thousand of {people.text}"
            ),
            open_to=_MIDDLE,
        ),
        passage,
        (count,),
        (home.place(people),),
    )


def _sexes(passage: Passage) -> Iterator[Finding]:
    """The sex ratio is printed as a bare number, which is no figure of the reading."""
    text, figures = passage.reading.text, [f for f in passage.reading.figures if f.unit == "人"]
    for match in _SEX_RATIO.finditer(text):
        if text[max(0, match.start() - 6) : match.start()].endswith(("出生人口", "新生儿", "出生")):
            continue
        begin = text.rfind("\n", 0, match.start()) + 1
        held = {
            name: [f for f in figures if begin <= f.start < match.start() and _of_sex(f, name)] for name in ("男", "女")
        }
        if not any(held.values()):
            # 男性人口占51.52%,女性人口占48.48%。总人口性别比…
            held = {
                name: [
                    f
                    for f in passage.reading.figures
                    if f.unit == "%" and begin <= f.start < match.start() and _share_of_sex(f, name)
                ]
                for name in ("男", "女")
            }
        if all(len(found) == 1 for found in held.values()):
            yield from _sex_ratio(passage, match, held["男"][0], held["女"][0])


def _sex_ratio(passage: Passage, match: re.Match[str], men: Figure, women: Figure) -> Iterator[Finding]:
    ratio = span_of(men).over(span_of(women))
    written = match["x"].replace("．", ".")
    stated = Fraction(written)
    half = Fraction(1, 2 * 10 ** len(written.partition(".")[2]))
    if ratio is None or men.unit != women.unit:
        return
    away = Interval(low=stated - half, high=stated + half).gap(ratio.scaled(_HUNDRED))
    begin, end = match.span("x")
    yield worded(
        "multiple",
        "consistent" if away == 0 else "rounding" if away <= half else "contradicts",
        places=(
            Place(file=passage.reading.source, start=begin, end=end, text=match["x"]),
            passage.place(men),
            passage.place(women),
        ),
        stated=match["x"],
        computed=decimal_text(Fraction(men.value or 0) / Fraction(women.value or 1) * _HUNDRED, 2),
        difference=decimal_text(away, 2),
        tolerance=decimal_text(half, 3),
        basis=Why(zh=f"按男性{men.text}比女性{women.text}计算的性别比", en=f"{men.text} men to {women.text} women"),
    )


def _share_of_sex(figure: Figure, name: str) -> bool:
    plain = figure.measure == "share" and is_plain(figure) and bool(figure.value)
    return plain and re.fullmatch(f"(?:其中)?{name}(?:性)?(?:人口|人数)?(?:占比|比重)?", figure.indicator) is not None


def _of_sex(figure: Figure, name: str) -> bool:
    plain = figure.unit == "人" and figure.measure == "level" and is_plain(figure) and bool(figure.value)
    return plain and re.fullmatch(f"(?:其中)?{name}(?:性)?(?:人口|人数)?", figure.indicator) is not None


_NATURAL_RATE = lazy(f"自然增长率{LINK}(?P<rate>{OTHER})")
_PER_HEAD = lazy("人均(?:地区)?(?:国内)?生产总值$|人均GDP$")
_INHABITANTS = lazy("(?<!城镇)(?<!乡村)(?<!农村)(?:常住总?|户籍总?|总|全[国省市区县州]|^(?:年末)?)人口(?:数)?$")
_SCALE = Fraction(1, 12)
"""How far the people at the end of a year, or those registered, may be from those a mean per head is of."""
_MANY = 60
_Key = tuple[int | None, str | None]
_MEAN_PEOPLE = Why(zh="人均数以年平均常住人口为分母", en="means per head are of the people in the middle of the year")


def check_natural_rate(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """户籍人口112635人。…出生580人,死亡939人,人口自然增长率-3.19‰: births less deaths, of the people near them."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if "自然增长率" not in passage.masked:
                continue
            found = [list(pattern.finditer(passage.masked)) for pattern in (_BORN, _DIED, _NATURAL_RATE)]
            if any(len(held) != 1 for held in found):
                continue
            born, died = (passage.figure(held[0].start("n")) for held in found[:2])
            rate = passage.figure(found[2][0].start("rate"))
            held = [
                (p, f)
                for p in passages[max(0, at - _BACK) : at + 2]
                for f in p.figures
                if f.unit == "人" and f.measure == "level" and f.value and _INHABITANTS.search(f.indicator)
            ]
            plain = all(map(is_plain, (born, died, rate)))
            if rate.unit != "‰" or rate.value is None or not held or not plain or born.unit != died.unit:
                continue
            change = Fraction(born.value or 0) - Fraction(died.value or 0)
            yield _nearest(passage, rate, (born, died), change * _THOUSAND, held)


def _nearest(
    passage: Passage, rate: Figure, counts: tuple[Figure, ...], upper: Fraction, held: list[tuple[Passage, Figure]]
) -> Finding:
    """Compare a rate with a number over the people that fit it best."""
    stated = Fraction(rate.value or 0)
    home, people = min(held, key=lambda pair: abs(upper / Fraction(pair[1].value or 1) - stated))
    computed = upper / Fraction(people.value or 1)
    room = abs(computed) * _MOVED + half_unit(rate)
    away = abs(computed - stated)
    return worded(
        "rate",
        "consistent" if away <= room else "unclear",
        places=(passage.place(rate), *map(passage.place, counts), home.place(people)),
        stated=rate.text,
        computed=decimal_text(computed, 2) + (rate.unit or ""),
        difference=decimal_text(away, 2),
        tolerance=decimal_text(room, 2),
        basis=Why(
            zh=f"按{'、'.join(f.text for f in counts)}与{people.text}计算的比率",
            en=f"the rate of {', '.join(f.text for f in counts)} to {people.text}",
        ),
        reason=_MIDDLE,
    )


def check_per_head(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """生产总值951435万元,常住人口12.74万人,人均生产总值74331元: the first over the second, as near as people move."""
    for passages in readings:
        told = [(p, f) for p in passages for f in p.figures if f.measure == "level" and f.role == "value" and f.value]
        wholes: dict[_Key, list[tuple[Passage, Figure]]] = defaultdict(list)
        people: dict[_Key, list[tuple[Passage, Figure]]] = defaultdict(list)
        for home, figure in told:
            if figure.indicator_id == "gdp" and figure.unit == "元" and is_plain(figure):
                wholes[figure.period, figure.scope].append((home, figure))
            elif figure.unit == "人" and _INHABITANTS.search(figure.indicator):
                people[figure.period, figure.scope].append((home, figure))
        for passage, mean in told:
            if mean.unit != "元" or not _PER_HEAD.search(mean.indicator) or not is_plain(mean):
                continue
            tops = wholes[mean.period, mean.scope][:_MANY]
            held = people[mean.period, mean.scope][:_MANY]
            if len({f.value for _, f in tops}) == 1 and any("常住" in f.indicator for _, f in held):
                yield _per_head(passage, mean, tops[0], held)


def _per_head(
    passage: Passage, mean: Figure, whole: tuple[Passage, Figure], held: list[tuple[Passage, Figure]]
) -> Finding:
    stated, top = Fraction(mean.value or 0), Fraction(whole[1].value or 0)
    home, people = min(held, key=lambda pair: abs(top / Fraction(pair[1].value or 1) - stated))
    computed = top / Fraction(people.value or 1)
    away = abs(computed - stated)
    return worded(
        "average",
        "consistent" if away <= stated * _SCALE else "unclear",
        places=(passage.place(mean), whole[0].place(whole[1]), home.place(people)),
        stated=mean.text,
        computed=decimal_text(computed, 0) + "元",
        difference=decimal_text(away, 0) + "元",
        tolerance=decimal_text(stated * _SCALE, 0) + "元",
        basis=Why(zh=f"按{whole[1].text}比{people.text}计算的人均数", en=f"{whole[1].text} over {people.text}"),
        reason=_MEAN_PEOPLE,
    )
