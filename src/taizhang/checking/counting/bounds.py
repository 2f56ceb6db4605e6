"""Counts that cannot be: more provinces than there are, fewer deaths than so many accidents of 10 and more had."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.judging import Why, asked_beyond, half_unit, is_plain, show, told_amiss, worded
from taizhang.checking.passages import AMOUNT, ANY, COUNT, MONEY, PERCENT, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy

_PROVINCES = lazy(f"(?P<n>{COUNT})省(?:份|（区|级行政区|$|[，,。；])")
_ALL_PROVINCES = 34
_DEADLY = lazy(
    f"一次死亡(?P<each>{ANY})(?P<above>以上)?(?:的)?[^，,；;。]{{0,10}}?(?:事故)?(?P<n>{ANY})[，,](?:共?造成)?(?P<dead>{ANY})死亡"
)
_EACH = lazy("(?P<least>[0-9]{1,2})(?:[至到—~-](?P<most>[0-9]{1,2}))?人")
_TURNED = lazy(
    f"(?P<one>增加|减少|多|少)了?(?P<step>{AMOUNT})[，,、（(](?:同比|环比)?(?P<two>增长|上升|上涨|下降|降低)了?(?P<rate>{PERCENT})"
)
_MORE, _LESS = ("增加", "多"), ("下降", "降低")
_IN_ALL = lazy(
    f"^[^，,；;。]{{0,8}}?(?P<whole>[{COUNT}])(?P<noun>[\u4e00-\u9fff]{{0,6}})(?:当?中|里)"
    f"[，,]?(?P<words>{WORD}{{0,14}})(?:达到?|有|为)(?P<part>[{COUNT}])"
)
_BOTH_SHARES = lazy(
    f"(?P<a>[\u4e00-\u9fff]{{3,10}})[和与及](?P<b>[\u4e00-\u9fff]{{3,10}})"
    f"分别占(?:总数|总人数|总量|总额|全部|总户数)的?(?P<p>{PERCENT})[和、及与](?P<q>{PERCENT})(?=[，；。、）]|$)"
)
_EACH_OF = lazy(
    f"(?P<whole>{COUNT})[，,（](?P<names>[\u4e00-\u9fff]{{2,6}}(?:、[\u4e00-\u9fff]{{2,6}}){{0,8}}"
    f"[和及与][\u4e00-\u9fff]{{2,6}})各"
    f"(?P<each>{COUNT})(?=[，。；）]|$)"
)
_JOINED = lazy("[、和及与]")
_TWO = 2


def check_bounds(passage: Passage) -> Iterator[Finding]:
    """52个省份, 减少1196.7万元,上升1.3%, 102家企业中盈利达到106家, 文科和理科分别占总数的45%和60%."""
    yield from _provinces(passage) if "省" in passage.masked else ()
    yield from _deadly(passage) if "一次死亡" in passage.masked else ()
    yield from _turned(passage)
    yield from _within_all(passage)
    yield from _each_of(passage) if "各" in passage.masked else ()
    yield from _shares(passage) if "分别占" in passage.masked else ()
    yield from _of_year(passage) if "总投资" in passage.masked else ()


_OF_YEAR = lazy(
    f"总投资(?:额|规模)?(?:为|达|约)?(?P<all>{MONEY})[，,；](?:[0-9]{{4}}年|今年|当年)?(?:年度|本年|当年|目前|现已|已|累计){{0,2}}"
    f"(?:计划完成|计划|年度计划|完成|安排)*投资(?:计划|额|任务)?(?:为)?(?P<year>{MONEY})"
)


def _of_year(passage: Passage) -> Iterator[Finding]:
    """总投资1357.3万元,年度计划投资410.1亿元: what is to be put in this year is some of all."""
    for match in _OF_YEAR.finditer(passage.masked):
        whole, part = passage.figure(match.start("all")), passage.figure(match.start("year"))
        if is_plain(whole) and is_plain(part) and whole.unit == part.unit and (part.value or 0) > (whole.value or 0):
            yield asked_beyond(
                (passage, part),
                (passage, whole),
                Why(zh="年度投资不应多于总投资", en="a year's investment is no more than all of it"),
                Why(zh=f"总投资{whole.text}", en=f"the {whole.text} in all"),
            )


def _provinces(passage: Passage) -> Iterator[Finding]:
    for match in _PROVINCES.finditer(passage.masked):
        number = passage.figure(match.start("n"))
        if number.unit == "个" and is_plain(number) and (number.value or 0) > _ALL_PROVINCES:
            yield told_amiss(
                "scale",
                "unclear",
                places=(passage.place(number),),
                figure=number,
                value=Fraction(_ALL_PROVINCES),
                room=Fraction(0),
                basis=Why(zh="省级行政区的总数", en="the number of provinces, regions and cities"),
                reason=Why(zh="数目大于所能有的", en="there cannot be so many"),
            )


def _deadly(passage: Passage) -> Iterator[Finding]:
    for match in _DEADLY.finditer(passage.masked):
        count, dead = passage.figure(match.start("n")), passage.figure(match.start("dead"))
        each = _EACH.fullmatch(passage.figure(match.start("each")).text)
        told = each is not None and (match["above"] is None) == (each["most"] is not None)
        if each is None or not told or count.unit != "起" or not (is_plain(count) and is_plain(dead)):
            continue
        least = (count.value or Decimal(0)) * int(each["least"])
        most = (count.value or Decimal(0)) * int(each["most"]) if each["most"] else None
        value = dead.value or Decimal(0)
        off = least if value < least else most if most is not None and value > most else None
        if off is not None:
            yield told_amiss(
                "parts",
                "contradicts",
                places=(passage.place(dead), passage.place(count)),
                figure=dead,
                value=Fraction(off),
                room=Fraction(0),
                basis=Why(
                    zh=f"按{count.text}、每起死亡人数计算的界限", en="the bound set by so many of such accidents"
                ),
            )


def _turned(passage: Passage) -> Iterator[Finding]:
    for match in _TURNED.finditer(passage.masked):
        step, rate = passage.figure(match.start("step")), passage.figure(match.start("rate"))
        more, less = match["one"] in _MORE, match["two"] in _LESS
        if more != less or not (is_plain(step) and is_plain(rate)) or not step.value or not rate.value:
            continue
        yield worded(
            "direction",
            "unclear",
            places=(passage.place(rate), passage.place(step)),
            stated=f"{match['two']}{rate.text}",
            computed=f"{match['one']}{step.text}",
            difference=show(abs(Fraction(rate.value)), rate),
            tolerance=show(half_unit(rate), rate, places=2),
            basis=Why(zh="紧接在前的变化量，方向", en="the direction of the change right before it"),
            reason=Why(zh="增幅与变化量可能各有所指", en="the rate and the change may be of different things"),
        )


def _within_all(passage: Passage) -> Iterator[Finding]:
    match = _IN_ALL.match(passage.masked)
    if match is None:
        return
    whole, part = passage.figure(match.start("whole")), passage.figure(match.start("part"))
    exceeds = whole.unit == part.unit and (part.value or 0) > (whole.value or 0)
    if exceeds and is_plain(whole) and is_plain(part) and not re.search("比|较|万|累计", match["words"]):
        yield told_amiss(
            "parts",
            "unclear",
            places=(passage.place(part), passage.place(whole)),
            figure=part,
            value=Fraction(whole.value or 0),
            room=Fraction(0),
            basis=Why(zh="它是其中一部分，所属的总数", en="the whole it is a part of"),
            reason=Why(zh="所指的总数可能另有其数", en="it may be of another whole"),
        )


def _each_of(passage: Passage) -> Iterator[Finding]:
    """地震4次,四川、云南和青海各1次: three places, one each."""
    for match in _EACH_OF.finditer(passage.masked):
        whole, each = passage.figure(match.start("whole")), passage.figure(match.start("each"))
        total = Fraction(each.value or 0) * len(_JOINED.split(match["names"]))
        if whole.unit == each.unit and is_plain(whole) and is_plain(each) and total != Fraction(whole.value or 0):
            yield told_amiss(
                "parts",
                "unclear",
                places=(passage.place(whole), passage.place(each)),
                figure=whole,
                value=total,
                room=Fraction(0),
                basis=Why(zh=f"所列各处各{each.text}之和", en=f"{each.text} for each of those listed"),
                reason=Why(zh="所列未必是全部", en="they need not be all"),
            )


def _shares(passage: Passage) -> Iterator[Finding]:
    for match in _BOTH_SHARES.finditer(passage.masked):
        first, second = passage.figure(match.start("p")), passage.figure(match.start("q"))
        total = Fraction(first.value or 0) + Fraction(second.value or 0)
        room = half_unit(first) + half_unit(second)
        alike = match["a"][-_TWO:] == match["b"][-_TWO:]
        if alike and is_plain(first) and is_plain(second) and total - 100 > room:
            yield told_amiss(
                "share",
                "unclear",
                places=(passage.place(second), passage.place(first)),
                figure=second,
                value=100 - Fraction(first.value or 0),
                room=room,
                basis=Why(zh=f"100%减去{first.text}", en=f"100 % less {first.text}"),
                reason=Why(zh="两类可能有交叉", en="the two kinds may overlap"),
            )
