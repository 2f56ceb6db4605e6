"""Words that only tell which way something went (有所增加), against the two levels they stand beside; order of 最快的几个."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.growth.fromto import FALLS, pairs_of
from taizhang.checking.judging import Why, half_unit, is_plain, show, span_of, told_amiss, worded
from taizhang.checking.passages import AMOUNT, ANY, COUNT, PERCENT, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_WAY = lazy(
    f"(?:比|较)(?P<who>{WORD}{{1,12}}?)的?(?P<base>{AMOUNT})(?:相比)?[，,]?(?:略|稍|均|都|又|已)?有?(?:所|较大幅度的?|大幅度?|明显|小幅)?"
    "(?P<way>增加|增长|上升|提高|下降|减少|回落|降低)(?=[，,。；;）]|$)"
)
_DOWN = ("下降", "减少", "回落", "降低")
_OPENS = lazy("^[，,\\s]*(?:这|该数|均|也|但|且)?$")
_SUBJECT = Why(zh="所比的未必是前面的数", en="it need not be the number before that is compared")


def check_told_way(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """发送旅客6729.6万人次。比首日的6754.5万人次有所增加: it fell."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for match in _WAY.finditer(passage.masked) if "有" in passage.masked or "略" in passage.masked else ():
                base = passage.figure(match.start("base"))
                told = _level(passages, at, match.start(), base)
                if told is None or not is_plain(base):
                    continue
                home, level = told
                apart = Fraction(level.value or 0) - Fraction(base.value or 0)
                down = match["way"] in _DOWN
                if span_of(level).meets(span_of(base)) or (apart < 0) == down:
                    continue
                yield worded(
                    "direction",
                    "unclear",
                    places=(home.place(level), passage.place(base)),
                    stated=f"{match['way']}到{level.text}",
                    computed=f"{'减少' if apart < 0 else '增加'}{show(abs(apart), level)}",
                    difference=show(abs(apart), level),
                    tolerance=show(half_unit(level) + half_unit(base), level, places=2),
                    basis=Why(zh="按前后两数，方向", en="the direction between the two numbers"),
                    reason=_SUBJECT,
                )


def _level(passages: Sequence[Passage], at: int, start: int, base: Figure) -> tuple[Passage, Figure] | None:
    """Return the level that is compared: the last before it in its sentence, or the only one of the sentence before."""
    passage = passages[at]
    before = [k for k, mark in enumerate(passage.marks) if mark < start]
    if before:
        held = [
            k for k in before if passage.figures[k].unit == base.unit and passage.kind(k) == passage.kind(before[-1])
        ]
        home = passage
        if held != before[-1:]:
            return None
    else:
        if not at or not _OPENS.match(passage.masked[:start]):
            return None
        home = passages[at - 1]
        if "\n" in home.reading.text[home.end : passage.start]:
            return None
        held = [k for k, f in enumerate(home.figures) if f.unit == base.unit and home.kind(k) in (AMOUNT[1], AMOUNT[2])]
    if len(held) != 1:
        return None
    figure = home.figures[held[0]]
    return (home, figure) if figure.measure == "level" and figure.role == "value" and is_plain(figure) else None


_FASTEST = lazy(
    "(?:增长|增速|增幅|涨幅|降幅|下降|占比|比重|数量|总量|规模)(?:率)?(?:最快|最大|最高|最多|靠前|居前|排名?前)[列位]?的?前?[^，,。；;]{0,10}"
    f"[^。；;{ANY[1:-1]}]{{0,60}}分别(?:同比|比上年)?(?:增长|上涨|下降|为|是|占|达到?){{0,2}}$"
)
_JOINT = lazy("[、，,和及与]{1,2}")
_FEWEST, _TWO = 3, 2
_ORDER = Why(zh="所列未必按大小排列", en="they need not be listed by size")


def check_order_of_fastest(passage: Passage) -> Iterator[Finding]:
    """增长最快的3个领域…,分别增长100.3%、23.7%和28.7%: listed from the first on, one of them out of order."""
    for first in range(len(passage.figures)):
        begin = passage.marks[max(0, first - _TWO)] if first >= _TWO else 0
        if passage.kind(first) not in (PERCENT, COUNT) or "分别" not in passage.gaps[first]:
            continue
        lead = re.sub(f"{ANY}", "", re.split("[。；;]", passage.masked[begin : passage.marks[first]])[-1])
        last = first
        while last + 1 < len(passage.figures) and _JOINT.fullmatch(passage.gaps[last + 1]):
            last += 1
        listed = passage.figures[first : last + 1]
        alike = len({f.unit for f in listed}) == 1 and all(map(is_plain, listed))
        if len(listed) < _FEWEST or not alike or not _FASTEST.search(lead):
            continue
        values = [abs(Fraction(f.value or 0)) for f in listed]
        falls = [k for k in range(1, len(values)) if values[k] > values[k - 1]]
        if len(falls) != 1 or len(falls) == len(values) - 1:
            continue
        low = falls[0] - 1
        yield told_amiss(
            "rank",
            "unclear",
            places=(passage.place(listed[low]), *(passage.place(f) for k, f in enumerate(listed) if k != low)),
            figure=listed[low],
            value=values[falls[0]],
            room=Fraction(0),
            basis=Why(zh="按由大到小排列，后一项", en="of a list by size, the next one"),
            reason=_ORDER,
        )


_OUT = lazy(
    f"[，,](?:累计|共|总共)?(?:(?:有|使|实现)?(?P<n>{COUNT})[\u4e00-\u9fff]{{0,8}}?(?:实现|稳定|全部)?(?:脱贫|摆脱贫困|出列|摘帽|退出)"
    f"|(?:退出|出列|摘帽|脱贫)了?(?P<m>{COUNT}))"
)
_MORE = Why(zh="期间可能另有新增或返贫", en="others may have been added, or have fallen back, since")


def check_lifted(passage: Passage) -> Iterator[Finding]:
    """贫困人口由5306万人下降到1693万人,共有3316万人脱贫: those who left are what the number fell by."""
    if "贫困" not in passage.masked:
        return
    for pair in pairs_of(passage):
        match = _OUT.match(passage.masked, pair.end)
        if match is None or pair.verb not in FALLS or pair.old.value is None or pair.new.value is None:
            continue
        out = passage.figure(match.start("n" if match["n"] else "m"))
        fallen = Fraction(pair.old.value) - Fraction(pair.new.value)
        room = half_unit(pair.old) + half_unit(pair.new) + half_unit(out)
        if not all(map(is_plain, (pair.old, pair.new, out))) or abs(fallen - Fraction(out.value or 0)) <= room:
            continue
        if pair.old.unit != pair.new.unit or (pair.old.unit is not None and pair.old.unit != out.unit):
            continue
        yield told_amiss(
            "from_to",
            "unclear",
            places=(passage.place(out), passage.place(pair.old), passage.place(pair.new)),
            figure=out,
            value=fallen,
            room=room,
            basis=Why(zh=f"按{pair.old.text}与{pair.new.text}之差计算的变化", en="the fall from the one to the other"),
            reason=_MORE,
        )
