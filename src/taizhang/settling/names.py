"""Whether two figures' words name the same quantity.

A name is taken apart into what is counted (its core) and what is done to it (its verbs: 新建, 新增, 开工 …). Two names are
one only where the cores are equal but for words that say nothing. A core with a further modifier is a part or a whole
of the other, which may be shown beside it but not held against it.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from taizhang.reading.patterns import lazy
from taizhang.settling.rule import settlement_rule

Likeness = Literal["same", "narrower", "wider", "none"]

_DROPPED = dict.fromkeys(map(ord, " \t\r\n\u3000\u00a0\"'“”‘’「」『』《》〈〉()[]【】,·.。-—"))
_ONE = lazy("(?<![0-9])1(?=[万亿])")
"""1亿元以上项目 and 亿元以上项目 are one name."""
_OVER = lazy("(?:超过|突破|过|超)([0-9]{0,4}[百千]?[万亿]元)(?=[项企产园村])")
"""产值过亿元企业 and 产值亿元以上企业 are one name."""
_INVESTED = lazy("(?:计划|总)?投资(?=[0-9]{1,5}[百千]?[万亿]?元以上[\u4e00-\u9fff])")
"""投资500万元以上技改项目 and 500万元以上技改项目 are one name."""
_MARK = lazy(r"^\s{0,4}[（(]?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[.、．）)]\s{0,4}(?=[^0-9０-９\s])")
_BRAND = lazy("(?<=[”》])品牌$")
"""“云溪优品”品牌 is “云溪优品”."""
_EXAMPLE = lazy("^[“《][^“”《》]{1,24}[”》]等(?=[\u4e00-\u9fff]{2})")
AND = ("、", "和", "与", "及")
"""Words that join two names to one of both."""
VAGUE = 0.75
"""How sure two equal names are that say too little to match by: 重点项目 and 重点项目 need not be the same projects."""
_LEAST_CORE = 2
_AGREED = frozenset("签合契预条公节解履特制简")
_STANDING = frozenset("建册校岗园编营库售")
_LEAST_TELLING = 5
_LEAST_KIND = 4
_LEAST_PLAIN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """An indicator's wording, taken apart."""

    text: str
    """The words without punctuation, width-folded, short forms written out."""
    noun: str
    """What is counted, without verbs."""
    core: str
    """The same without idle words."""
    kept: str
    """The words, verbs included, without idle words."""
    classes: frozenset[str]
    """Classes of the verbs in it (add, build, start …); empty where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """How near one name is to another."""

    likeness: Likeness
    """Whether the second names the same thing, a part of it, a whole around it, or something else."""
    score: float
    """1 for the same words, less the more they differ, 0 for nothing in common."""


NO_MATCH = NameMatch(likeness="none", score=0.0)


def without_mark(text: str) -> str:
    """Return words without what was read into them from before: a list item's mark (4.举办…), an example (“…”等活动)."""
    return _EXAMPLE.sub("", _MARK.sub("", text))


def plain_words(text: str) -> str:
    """Return words without punctuation, width-folded, short forms written out."""
    rule = settlement_rule()
    if "元" in text:
        text = _INVESTED.sub("", _OVER.sub(r"\1以上", text))
    text = _BRAND.sub("", text)
    plain = _ONE.sub("", unicodedata.normalize("NFKC", without_mark(text)).translate(_DROPPED).lower())
    return rule.names.short_pattern.sub(
        lambda match: rule.names.short_forms[match.group()],
        rule.doings.rise_pattern.sub("", rule.names.preamble.sub("", plain)),
    )


def bare_words(text: str) -> str:
    """Return plain words without verbs and idle words, as a name's core is."""
    rule = settlement_rule()
    return rule.names.idle_pattern.sub("", rule.doings.verb_pattern.sub("", plain_words(text)))


def _without_fringe(text: str, end: str) -> str:
    """Return words without function words at their end; 约 of 签约 or 节约 is none."""
    while text and text[-1] in end and not (text[-1] == "约" and text[-2:-1] in _AGREED):
        text = text[:-1]
    return text


def _without_lead(text: str, start: str) -> str:
    """Return words without function words at their beginning; 在 of 在建 or 在册 is none."""
    while text and text[0] in start and not (text[0] == "在" and text[1:2] in _STANDING):
        text = text[1:]
    return text


@lru_cache(maxsize=16384)
def taken_apart(text: str) -> Name:
    """Return an indicator's wording as core and verbs."""
    rule = settlement_rule()
    plain = plain_words(text)
    verbs = rule.doings.verb_pattern.findall(plain)
    start, end = rule.names.fringe
    noun = _without_fringe(_without_lead(rule.doings.verb_pattern.sub("", _without_lead(plain, start)), start), end)
    bare = _without_fringe(_without_lead(rule.names.idle_pattern.sub("", noun), start), end)
    if rule.names.spending_of in bare:
        bare = rule.names.spending.sub("", bare)
    # A name that consists of idle words only (项目, 活动) is still a name.
    core = bare if len(bare) >= _LEAST_CORE else noun
    classes = frozenset(name for verb in verbs for name in rule.doings.verb_classes[verb])
    kept = rule.names.idle_pattern.sub("", _without_lead(plain, start)).rstrip(end)
    return Name(text=plain, noun=noun, core=core or plain, kept=kept, classes=classes)


def bigrams(core: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a core (the core itself where it has only one)."""
    return frozenset(core[i : i + 2] for i in range(len(core) - 1)) or frozenset((core,))


def left_out(target: Name, result: Name) -> str:
    """Return the words by which the longer of two cores exceeds the shorter, its ending; "" where it is no ending."""
    short, long = sorted((target.core, result.core), key=len)
    return long.removesuffix(short) if long.endswith(short) else ""


def _only_particles_added(short: str, long: str) -> bool:
    """Say whether ``long`` is ``short`` with particles put in between."""
    particles = settlement_rule().names.particles
    at = 0
    for character in long:
        if at < len(short) and character == short[at]:
            at += 1
        elif character not in particles:
            return False
    return at == len(short)


def compared(target: Name, result: Name) -> NameMatch:
    """Return how near the result's name is to the target's, verbs apart."""
    if not target.core or not result.core:
        return NO_MATCH
    rule = settlement_rule()
    if target.core in rule.names.vague:
        told = len(target.kept) >= _LEAST_TELLING and target.classes and target.classes <= rule.names.telling
        return NameMatch(likeness="same", score=0.95) if told and target.kept == result.kept else NO_MATCH
    if target.text == result.text:
        return NameMatch(likeness="same", score=1.0)
    ours, theirs = target.core, result.core
    if theirs in rule.names.vague:
        return NO_MATCH
    if ours == theirs:
        return NameMatch(likeness="same", score=0.97)
    short, long = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
    if len(short) < _LEAST_CORE:
        return NO_MATCH
    if _rate_of(target.kept, result.kept) or _rate_of(result.kept, target.kept):
        return NameMatch(likeness="same", score=0.92)
    if _shares_told(ours, theirs):
        return NameMatch(likeness="same", score=0.9)
    if _lists_examples(target, theirs) or _lists_examples(result, ours):
        return NameMatch(likeness="same", score=0.88)
    shared, total = len(bigrams(ours) & bigrams(theirs)), len(bigrams(ours)) + len(bigrams(theirs))
    dice = 2 * shared / total
    if len(short) >= 3 and _only_particles_added(short, long):
        return NameMatch(likeness="same", score=0.92)
    if len(short) >= _LEAST_PLAIN and _without_amount(short) == _without_amount(long):
        return NameMatch(likeness="same", score=0.9)
    if len(short) == len(long) and dice >= 0.5 and sorted(short) == sorted(long):
        return NameMatch(likeness="same", score=0.9)
    # Chinese puts the head last: only with the head in common is the longer name a kind of the shorter.
    if long.endswith(short) or (dice >= 0.5 and long[-2:] == short[-2:] and _is_subsequence(short, long)):
        # 交通、水利投资 is no kind of 水利投资 but more than that.
        whole = long.removesuffix(short).endswith(AND)
        return NameMatch(likeness="wider" if (long is ours) != whole else "narrower", score=round(0.5 + dice / 4, 3))
    return NO_MATCH


def alike_though_vague(target: Name, result: Name) -> NameMatch:
    """Return that two names are one where they say as little in the same words: 重点项目, 实施重点项目."""
    alike = target.text == result.text or (target.core == result.core and target.classes == result.classes)
    vague = target.core in settlement_rule().names.vague
    return NameMatch(likeness="same", score=VAGUE) if vague and alike else NO_MATCH


def _without_amount(core: str) -> str:
    """Return a core without 的 and without 额 at its end: 基本建设的投资, 基本建设投资额."""
    return core.removesuffix("额").replace("的", "")


def _rate_of(told: str, rate: str) -> bool:
    """Say whether a rate is that of what the other words tell: 二级以上医院设置老年医学科 and 二级以上医院老年医学科设置率."""
    verb = rate[-3:-1]
    if not rate.endswith("率") or len(rate) < _LEAST_TELLING or told.count(verb) != 1 or told.endswith("率"):
        return False
    return told.replace(verb, "") + verb + "率" == rate


def _shares_told(one: str, other: str) -> bool:
    """Say whether two names tell the share of one thing as its rate and as its part: 区外就业率, 区外就业占比."""
    short, long = sorted((one, other), key=len)
    return short.endswith("率") and long.endswith("比例") and len(short) > _LEAST_CORE and long[:-2] == short[:-1]


def _lists_examples(name: Name, core: str) -> bool:
    """Say whether a name is another one with examples put in: 小区道路、路灯等基础设施改造 and 小区基础设施改造."""
    first, last = name.text.find("、"), name.text.rfind("等")
    if not 0 < first < last:
        return False
    kind = bare_words(name.text[last + 1 :])
    if kind == core and len(core) >= _LEAST_KIND:
        return True  # 大数据、智能终端等数字产业 is 数字产业
    owner = core.removesuffix(kind)
    return len(kind) >= _LEAST_CORE and owner != core and len(core) >= _LEAST_KIND and name.text.startswith(owner)


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)
