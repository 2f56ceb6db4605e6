"""Lists told to run from the greatest to the least, places gained since last year, and people to a square kilometre."""

import itertools
import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, place_at, told_amiss, worded
from taizhang.checking.passages import COUNT, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_ORDER = lazy(
    "[由从](?P<first>高|大|多|快|低|小|少)[到至](?:低|小|少|慢|高|大|多)"
    "(?:的顺序)?(?:排序|排列|排名)?(?:依次|分别|顺序)?(?:为|是)?[:：]?"
)
_IN_TURN = lazy("(?:比例|比率|率|增速|增幅|总量|数量|得分|排名|排序|情况)依次(?:为|是)[:：]?")
_NEXT = lazy("[、，,；;和及与]{1,2}[\u4e00-\u9fff（）]{1,12}(?:占比?|为|达)?")
_DOWN = ("高", "大", "多", "快")
_FEWEST, _MANY = 3, 6
_RANK = lazy(
    "第(?P<now>[0-9]{1,3})(?:位|名)[，,、（(]?(?:较|比)(?:上年|去年)(?:同期)?(?P<way>前移|上升|提升|前进|后移|下降|后退)了?"
    "(?P<by>[0-9]{1,3})(?:个)?(?:位次|名次|位|名)"
    "[，,；;]?(?:上年|去年)(?:同期)?(?:为|是|位居|排名|居|排)?(?:全[国省市县区])?第(?P<then>[0-9]{1,3})(?:位|名)"
)
_BACK = ("后移", "下降", "后退")
_AREA = lazy("面积(?:为|约|达)?$")
_PEOPLE = lazy("(?:总人口|常住人口|户籍人口|人口总数|人口)(?:为|约|达|共)*$")
_DENSITY = lazy("人口密度(?:为|约|达)?(?:每平方公里)?$")
_SPREAD = Fraction(1, 50)
_OPEN = Why(zh="所列未必按大小排列", en="they need not be listed by size")
_OTHER = Why(zh="人口与面积的口径可能不同", en="the people and the area may be counted otherwise")


def check_in_order(passage: Passage) -> Iterator[Finding]:
    """由高到低依次为12.6%、8.6%、9.8%: the third is greater than the second."""
    text = passage.masked
    for match in _ORDER.finditer(text) if "到" in text or "至" in text else ():
        yield from _listed(passage, match, least=_FEWEST)
    for match in _IN_TURN.finditer(text) if "依次" in text else ():
        yield from _listed(passage, match, least=_MANY)
    if "第" in passage.gaps[0] or "第" in passage.text:
        yield from _moved(passage)
    if "人口密度" in text:
        yield from _density(passage)


def _listed(passage: Passage, match: re.Match[str], *, least: int) -> Iterator[Finding]:
    first = next((k for k, mark in enumerate(passage.marks) if mark >= match.end()), None)
    if first is None or passage.marks[first] - match.end() > _FAR:
        return
    last = first
    while last + 1 < len(passage.figures) and _NEXT.fullmatch(passage.gaps[last + 1]):
        last += 1
    listed = passage.figures[first : last + 1]
    alike = len({f.unit for f in listed}) == 1 and all(map(is_plain, listed))
    if len(listed) < least or not alike or passage.kind(first) not in (PERCENT, COUNT, MONEY):
        return
    # Of a long list whose order is not told, all but one step go one way.
    told = match.groupdict().get("first")
    falls = sum((b.value or 0) < (a.value or 0) for a, b in itertools.pairwise(listed)) * 2 > len(listed)
    sign = 1 if (told in _DOWN if told else falls) else -1
    values = [Fraction(f.value or 0) * sign for f in listed]
    off = [k for k in range(1, len(values)) if values[k] > values[k - 1]]
    if len(off) != 1:
        return
    at = off[0]
    yield told_amiss(
        "rank",
        "unclear",
        places=(passage.place(listed[at]), *(passage.place(f) for k, f in enumerate(listed) if k != at)),
        figure=listed[at],
        value=abs(values[at - 1]),
        room=Fraction(0),
        basis=Why(zh="按所说的顺序，前一项", en="in the order told, the one before it"),
        reason=_OPEN,
    )


_FAR = 16


def _moved(passage: Passage) -> Iterator[Finding]:
    for match in _RANK.finditer(passage.text):
        now, by, then = (int(match[name]) for name in ("now", "by", "then"))
        if then - now == by * (-1 if match["way"] in _BACK else 1):
            continue
        places = tuple(
            place_at(passage.reading, passage.start + match.start(name), passage.start + match.end(name))
            for name in ("by", "now", "then")
        )
        yield worded(
            "difference",
            "contradicts",
            places=places,
            stated=f"{by}位",
            computed=f"{abs(then - now)}位",
            difference=f"{abs(abs(then - now) - by)}位",
            tolerance="0位",
            basis=Why(zh="按前后两个位次之差", en="the difference between the two ranks"),
        )


def _density(passage: Passage) -> Iterator[Finding]:
    area, people, density = (_only(passage, pattern) for pattern in (_AREA, _PEOPLE, _DENSITY))
    if area is None or people is None or density is None or not area.value or people.value is None:
        return
    if area.unit != "平方公里" or people.unit != "人" or density.value is None:
        return
    each = Fraction(people.value) / Fraction(area.value)
    room = half_unit(density) + each * (
        half_unit(people) / Fraction(people.value or 1) + half_unit(area) / Fraction(area.value)
    )
    if abs(each - Fraction(density.value)) > room + each * _SPREAD:
        yield told_amiss(
            "average",
            "unclear",
            places=(passage.place(density), passage.place(people), passage.place(area)),
            figure=density,
            value=each,
            room=room,
            basis=Why(zh=f"按{people.text}除以{area.text}计算的密度", en=f"{people.text} over {area.text}"),
            reason=_OTHER,
        )


def _only(passage: Passage, pattern: re.Pattern[str]) -> Figure | None:
    found = [f for k, f in enumerate(passage.figures) if pattern.search(passage.label(k)) and is_plain(f)]
    return found[0] if len(found) == 1 else None
