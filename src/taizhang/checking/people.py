"""Numbers of people that follow from each other: births and deaths, town and country."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import QUALIFIED, Comparison, Why, compare, is_plain, span_of
from taizhang.checking.passages import COUNT, LINK, PERCENT, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.checking.shares import share_finding

_BORN = re.compile(f"出生(?:人口|人数)?{LINK}(?P<n>{COUNT})")
_DIED = re.compile(f"死亡(?:人口|人数)?{LINK}(?P<n>{COUNT})")
_NATURAL = re.compile(f"自然(?P<way>增长|增加|净增|减少|负增长){LINK}(?P<n>{COUNT})")
_TOWN = re.compile(f"(?:城镇|市镇)(?:常住)?人口{LINK}(?P<n>{COUNT})")
_ALL = re.compile(f"(?<!户籍)(?:常住总?人口|(?<!户籍)(?<!城镇)(?<!乡村)(?<!农村)总人口){LINK}(?P<n>{COUNT})")
_URBAN = re.compile(f"(?<!户籍人口)(?<!户籍)城镇化率{LINK}(?P<p>{PERCENT})(?!{WORD}{{0,4}}目标)")


def check_people(passage: Passage) -> Iterator[Finding]:
    """出生2457人,死亡3857人,自然减少1400人; 常住人口94.5万人,城镇人口42.1万人,城镇化率44.5%."""
    yield from _natural(passage)
    yield from _urban(passage)


def _natural(passage: Passage) -> Iterator[Finding]:
    found = [list(pattern.finditer(passage.masked)) for pattern in (_BORN, _DIED, _NATURAL)]
    if any(len(held) != 1 for held in found):
        return
    born, died, change = (passage.figure(held[0].start("n")) for held in found)
    if not born.unit == died.unit == change.unit or None in (born.value, died.value, change.value):
        return
    assert born.value is not None and died.value is not None
    falls = found[2][0]["way"] in ("减少", "负增长")
    sign = -1 if falls else 1
    span = (span_of(born) - span_of(died)).scaled(sign)
    yield compare(
        Comparison(
            rule="difference",
            stated=change,
            stated_span=span_of(change),
            computed=Fraction(born.value - died.value) * sign,
            computed_span=span,
            basis=Why(
                zh=f"按出生{born.text}与死亡{died.text}之差计算的自然变动",
                en=f"{born.text} births less {died.text} deaths",
            ),
            open_to=None if all(map(is_plain, (born, died, change))) else QUALIFIED,
            additive=True,
        ),
        passage,
        (born, died),
    )


def _urban(passage: Passage) -> Iterator[Finding]:
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
