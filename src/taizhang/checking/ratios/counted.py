"""Rates against the two counts they are made of, and rates that no count can give."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.judging import (
    CARRIED_OVER,
    Why,
    half_unit,
    is_exact,
    is_plain,
)
from taizhang.checking.passages import COUNT, ITEM_MARK, LINK, PERCENT, WORD, Passage, kind_of, unbracketed, ungrown
from taizhang.checking.ratios.possible import impossible
from taizhang.checking.ratios.shares import SOFT_BASE, share_finding, share_gaps
from taizhang.checking.records import Finding
from taizhang.checking.slips import explained, swaps_into
from taizhang.checking.words import WORDS, holds
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_HOPED = lazy("力争|争取|确保|目标|计划|努力|要|将|今年|提高到|不断|全面|继续|达到")
_SPLIT = lazy("[，,；;：:]")
_SEMICOLON = lazy("[；;]")
_TASK = lazy("任务|计划|目标|下达|应")
_TESTED = lazy("抽查|抽检|检查|检测|测评|评估|暗访|抽测|检验")
_ALL = lazy("共|总|收到|受理|接到|承办|交办|转办|发现|排查|抽检|抽查|检查|反馈")
_UNDONE = lazy("未|没|不|正在|持续|继续|拟|待")
_FURTHEST = 6
_ROW = 3
_OWN_VERB = (2, 4)
_LONGEST = 30
_ALL_DONE = Decimal(100)
_RECKONED = lazy("^按[\u4e00-\u9fff]{1,6}?(?:计算?|统计)")
_PLAIN_WORDS = ("", "总", "已", "任务", "问题", "项目", "的", "目标")
"""What the name of a rate may bear beside its verb without telling of other things."""
_IN_TIME = ("按时", "按期", "及时")
_NAMES_RATE = lazy(
    f"[，,（(]?(?:(?:已|均|现已|目前|已经)*全部(?:办结|整改|完成)[，,])?(?:均|全部|平均)?{WORD}{{0,10}}率{LINK}"
)
_RATE_TAIL = lazy(f"[，,、（(]?(?P<words>{WORD}{{0,14}}?)(?:率|比例|占比|(?<=亏损|增长|下降|达标|盈利)面){LINK}$")
_SHARE_OF_THEM = lazy(
    f"(?P<n>{COUNT}){WORD}{{0,12}}中的(?P<m>{COUNT}){WORD}{{0,10}}[，,（(]占(?:比|总数|全部|其)?的?{LINK}(?P<p>{PERCENT})"
)


def check_share_of_them(passage: Passage) -> Iterator[Finding]:
    """已整改943个问题中的927个,占98.3%: the share is that of the ones among the others."""
    for match in _SHARE_OF_THEM.finditer(passage.masked):
        whole, part, percent = (passage.figure(match.start(name)) for name in ("n", "m", "p"))
        if whole.unit == part.unit and (found := share_finding(passage, "share", percent, part, whole, None)):
            yield found


def check_rate(passage: Passage) -> Iterator[Finding]:
    """A rate follows from the two counts before it, and from one count no rate but certain ones.

    发现问题943个,整改927个,整改率98.3% is the first kind; 12件,办结率95.3% the second.
    """
    bare = unbracketed(passage)
    # 结案6201件,同比上升4.59%,结案率97.19%: how it grew stands between.
    plain = ungrown(bare)
    views = [passage, *([bare] if bare is not passage else []), *([plain] if plain is not bare else [])]
    for told in views:
        for number, percent, gap in share_gaps(told):
            rate = _RATE_TAIL.search(gap) if len(gap) <= 24 else None
            # 不捕率 is of those refused and those granted together.
            refused = rate is not None and rate["words"].endswith(("不捕", "不批捕", "不诉"))
            if rate is not None and "占" not in gap and not refused:
                yield from _rate(told, number, percent, rate["words"], gap)


_THEIR_AIM = lazy("的?(?:年度|全年|既定|预定)?(?:目标|任务|计划){1,2}(?:任务|数|值|指标)?[，,]")


@dataclass(frozen=True, slots=True)
class _Told:
    """A rate, the words that name it, and the count right before it."""

    passage: Passage
    number: int
    percent: Figure
    words: str
    gap: str
    upper: Figure
    before: str
    """What stands between that count and the one before it."""
    stems: list[str]
    """The verbs that the rate counts: 办结 of 按期办结率."""

    @property
    def own(self) -> str:
        """The words that name the count right before the rate."""
        return _SPLIT.split(self.before)[-1]

    @property
    def clause(self) -> str:
        """The words around that count, up to the marks next to it."""
        return self.own + ITEM_MARK.split(self.gap)[0]

    def negated(self, told: str, negations: tuple[str, ...]) -> bool:
        """Whether some words say that one of the verbs was not done."""
        return any(f"{negation}{stem}" in told for negation in negations for stem in self.stems)


def _rate(passage: Passage, number: int, percent: Figure, words: str, gap: str) -> Iterator[Finding]:
    upper = passage.figures[number - 1]
    if kind_of(upper) != COUNT or upper.value is None or _of_places(passage, number, gap):
        return
    turned = number > 1 and passage.figures[number - 2].role == "baseline"
    if turned and passage.gaps[number - 1].endswith(("为", "到", "至")):
        return  # 由57张精简为11张,精简比例达到80%: of how much less there are.
    before = passage.between(number - 2, number - 1)
    told = _Told(passage, number, percent, words, gap, upper, before, _stems(words, before))
    if words.endswith("优良") and "优良" not in told.clause.removesuffix(words):
        return  # 优秀36件,良好66件,优良率85%: of two kinds together.
    if _THEIR_AIM.match(gap) and number > 1:
        # 造林12.3万亩,超额完成年度12万亩的目标任务,完成率102.5%: of what was done over that aim.
        done = passage.figures[number - 2]
        # An aim is set, and rounded by nobody.
        aim = replace(upper, resolution=min(upper.resolution, done.resolution))
        found = share_finding(passage, "rate", percent, done, aim, None) if done.unit == upper.unit else None
        yield from () if found is None else (found,)
        return
    narrower = _of_narrower(told)
    if narrower is not None:
        yield narrower
    elif told.negated(words, ("未", "不")):
        return  # 抽检3921批次,不合格74批次,不合格率1.89%: of those that failed, which are no rate of what was done
    elif told.stems and (words in told.own or not holds(words, [w for w in WORDS.sampled if w not in told.stems])):
        yield from _of_done(told)


def _of_places(passage: Passage, number: int, gap: str) -> bool:
    """改造小区3.3万个。其中,江苏等10个地区开工率超过70%: the rate of those places."""
    return bool(_PLACES.match(gap)) and not (number > 1 and _PLACES.match(passage.gaps[number - 1]))


def _stems(words: str, before: str) -> list[str]:
    """Return the verbs that the words of a rate count; ``before`` stands before the count next to it."""
    stems = [verb for verb in WORDS.countable if words.endswith((verb, verb + "完成", verb + "任务完成"))]
    # 结案率 is that of those 办结.
    stems += [verb for verbs in WORDS.alike for verb in verbs if verb not in stems and any(v in stems for v in verbs)]
    # 不合格率 counts the 不合格, not the 合格.
    stems = [stem for stem in stems if not words.endswith(("不" + stem, "未" + stem))]
    own = _SPLIT.split(before)[-1].split("、")[-1]
    if not stems and _OWN_VERB[0] <= len(words) <= _OWN_VERB[1] and own.rstrip("了达到有为").endswith(words):
        # 实际到岗171名,到岗率…: the rate says the very word that stands before its count.
        return [words]
    return stems


def _of_done(told: _Told) -> Iterator[Finding]:
    """Hold the rate of what was done against the counts that stand before it, else after it, else ask if it can be."""
    if told.negated(told.clause, ("未", "没有", "尚未", "不")):
        yield from _of_both(told.passage, told.number, told.percent, told.stems)
        return
    further = _further(told.passage, told.number, told.percent, told.stems)
    if further is not None:
        yield further
        return
    if _is_row(told):
        yield from _rate_of_plan(told.passage, told.number, told.percent, told.words)
        return
    settled, found = _of_those_before(told)
    if not settled:
        found = _told_after(told.passage, told.number, told.percent, told.upper)
    if found is not None:
        yield found
    elif not settled:
        yield from _possible(told)


def _is_row(told: _Told) -> bool:
    """Whether more than two counts of one unit stand in the 分号-clause before the rate."""
    passage, number = told.passage, told.number
    begun = max((k for k in range(number) if _SEMICOLON.search(passage.between(k - 1, k))), default=0)
    row = passage.figures[max(begun, number - _FURTHEST) : number]
    return sum(f.unit == told.upper.unit and f.measure == "level" for f in row) > 2


def _of_those_before(told: _Told) -> tuple[bool, Finding | None]:
    """Return whether a count before the rate is what it is of, and what is found of the two."""
    passage, number = told.passage, told.number
    if number < 2 or not any(stem in told.clause for stem in told.stems):
        return False, None
    back = number - 2
    while back > 0 and kind_of(passage.figures[back]) == PERCENT and passage.figures[back].measure == "growth":
        # 受理551780件,同比增长5.7%,解决449786件: how it grew stands between.
        back -= 1
    apart = _SEMICOLON.search(told.before) is not None or len(told.before) > _LONGEST
    if _may_hold(told, back) and not apart:
        return True, share_finding(
            passage, "rate", told.percent, told.upper, passage.figures[back], _open_to(told, back)
        )
    alone = _only_before(passage, number, told.upper)
    fit = alone is not None and "满意" not in told.stems
    if _may_hold(told, back):
        fit = fit and told.words in told.stems
        return True, None if alone is None or not fit else _softly(told, alone)
    return (True, _softly(told, alone)) if alone is not None and fit else (False, None)


def _softly(told: _Told, whole: Figure) -> Finding | None:
    return share_finding(told.passage, "rate", told.percent, told.upper, whole, SOFT_BASE)


def _may_hold(told: _Told, at: int) -> bool:
    """Whether the count ``at`` may be what the rate is of."""
    whole, upper = told.passage.figures[at], told.upper
    if whole.unit != upper.unit or kind_of(whole) != COUNT or whole.value is None:
        return False
    return (upper.value or 0) <= whole.value or _more_done(told.passage, at, told.number, told.percent)


def _open_to(told: _Told, back: int) -> Why | None:
    """Return why the rate need not be of the count at ``back``; None where it must be."""
    passage, upper, whole = told.passage, told.upper, told.passage.figures[back]
    joined = back >= 1 and passage.figures[back - 1].unit == whole.unit
    if joined and re.fullmatch(f"{WORD}{{0,12}}、{WORD}{{0,12}}|[、和及]", passage.between(back - 1, back)):
        return SOFT_BASE
    # 按小区数计开工率87.9%: by what it was reckoned.
    extra = _RECKONED.sub("", told.words)
    for stem in told.stems:
        extra = extra.replace(stem, "")
    elsewhere = extra not in _PLAIN_WORDS and extra not in passage.masked[: passage.marks[told.number - 1]]
    open_to = SOFT_BASE if "满意" in told.stems or "期限内" in told.clause or elsewhere else None
    if (upper.value or 0) > (whole.value or 0) and not _over(passage, back, upper, told.percent) > _ALL_DONE:
        return open_to if _one_off(told.percent, upper, whole) else open_to or CARRIED_OVER
    return open_to


_RECEIVED = lazy(
    "^[，,；;（(](?:全年|累计|总计|合计|共){0,2}(?:受理|接收|收到|登记|交办|承办|接到|排查|发现)[^，,；;。]{0,8}$"
)


def _told_after(passage: Passage, number: int, percent: Figure, upper: Figure) -> Finding | None:
    """办结612件,办结率94.3%,共受理694件: how many there were stands behind the rate; asked of where one slip explains it."""
    if number + 1 >= len(passage.figures) or (number > 1 and passage.figures[number - 2].unit == upper.unit):
        return None
    whole = passage.figures[number + 1]
    if whole.unit != upper.unit or not _RECEIVED.search(passage.gaps[number + 1]) or not is_plain(whole):
        return None
    found = share_finding(passage, "rate", percent, upper, whole, SOFT_BASE)
    fits = found is None or found.verdict in ("consistent", "rounding")
    return found if fits or explained(percent, upper, whole, scale=100) else None


def _more_done(passage: Passage, whole: int, number: int, percent: Figure) -> bool:
    """Whether more was done than there was, though the rate right after says less than all (查结率95.5%)."""
    part = passage.figures[number - 1]
    if _over(passage, whole, part, percent) > _ALL_DONE:
        return True
    plain = all(map(is_plain, (percent, part, passage.figures[whole])))
    left = re.search("结转|旧存|上年|去年|其中", _SPLIT.split(passage.gaps[whole])[-1]) is not None
    return plain and not left and whole == number - 2 and (percent.value or 0) < _ALL_DONE


def _one_off(percent: Figure, part: Figure, whole: Figure) -> bool:
    """Whether one digit of two counts, or two swapped ones, would make them their rate."""
    if not part.value or not whole.value or not percent.value:
        return False
    half, rate = half_unit(percent), Fraction(percent.value)
    over, under = Fraction(whole.value) / 100, Fraction(part.value) * 100
    return swaps_into(part, (rate - half) * over, (rate + half) * over, least=_ROW) or swaps_into(
        whole, under / (rate + half), under / (rate - half), least=_ROW
    )


def _over(passage: Passage, at: int, upper: Figure, percent: Figure) -> Decimal:
    """Return how many per cent of what was planned was done, where that is more than all and the rate says less."""
    whole = passage.figures[at]
    planned = _TASK.search(_SPLIT.split(passage.gaps[at])[-1] + _SPLIT.split(passage.gaps[at + 1])[0])
    if planned is None or (percent.value or 0) > _ALL_DONE or not whole.value:
        return Decimal(0)
    share = (upper.value or Decimal(0)) * _ALL_DONE / whole.value
    return share if share <= 2 * _ALL_DONE else Decimal(0)


_PLACES = lazy("地区|省|市|县|区|州|城市|国家|[乡村]?镇|街道")


def _only_before(passage: Passage, number: int, upper: Figure) -> Figure | None:
    """受理71件,同比下降16.5%;…;结案10件,结案率14.1%: the only other count before it, where that counts all of them."""
    told = [
        k
        for k in range(number - 1)
        if passage.figures[k].unit == upper.unit
        and kind_of(passage.figures[k]) == COUNT
        and is_exact(passage.figures[k])
    ]
    if len(told) != 1 or (passage.figures[told[0]].value or 0) < (upper.value or 0):
        return None
    return passage.figures[told[0]] if _ALL.search(_SPLIT.split(passage.gaps[told[0]])[-1]) else None


def _of_both(passage: Passage, number: int, percent: Figure, stems: list[str]) -> Iterator[Finding]:
    """已开工33个,未开工17个,开工率66%: the rate is of the two together."""
    if number < 2:
        return
    left, done = passage.figures[number - 1], passage.figures[number - 2]
    clause = _SPLIT.split(passage.between(number - 3, number - 2))[-1]
    other = _SPLIT.split(passage.between(number - 3, number - 2).replace("、", "，"))
    if left.unit != done.unit or done.value is None or left.value is None or kind_of(done) != COUNT:
        return
    stem = next((stem for stem in stems if stem in clause or stem in other[-1]), None)
    earlier = [f for f in passage.figures[: number - 2] if f.unit == left.unit]
    after = _SPLIT.split(passage.between(number - 2, number - 1))[-1]
    pair = stem is not None and after == f"未{stem}" and clause.endswith((f"已{stem}", stem)) and "未" not in clause
    if earlier and pair and not any(_made(earlier, done, left)):
        # 3456件,已解决3112件,未解决344件: the two of one verb are all of it, whatever was counted before them.
        whole = replace(done, value=done.value + left.value, text=f"{done.text}与{left.text}之和")
        found = share_finding(passage, "rate", percent, done, whole, None, passage)
        if found is not None:
            yield replace(found, places=(*found.places[:2], passage.place(left)))
        return
    if earlier:
        yield from _of_all_stages(passage, percent, [*earlier, done], left)
        return
    if "未" in other[-1]:
        return
    if stem is None and _ALL.search(other[-1]) and left.value <= done.value:
        # 共49件,未办结1件,办结率98%: all of them but those left over.
        rest = replace(done, value=done.value - left.value, text=f"{done.text}减去{left.text}")
        found = share_finding(passage, "rate", percent, rest, done, None, passage)
        if found is not None:
            yield replace(found, places=(found.places[0], passage.place(done), passage.place(left)))
        return
    if stem is None:
        return
    whole = replace(done, value=done.value + left.value, text=f"{done.text}与{left.text}之和")
    found = share_finding(passage, "rate", percent, done, whole, None, passage)
    if found is not None:
        yield replace(found, places=(*found.places[:2], passage.place(left)))


def _made(earlier: list[Figure], done: Figure, left: Figure) -> Iterator[bool]:
    """Yield for each of the last counts whether it is made of all those after it."""
    total = (done.value or Decimal(0)) + (left.value or Decimal(0))
    for figure in reversed(earlier):
        yield figure.value == total and figure is not earlier[-1]
        total += figure.value or Decimal(0)


def _of_all_stages(passage: Passage, percent: Figure, stages: list[Figure], left: Figure) -> Iterator[Finding]:
    """46个项目中,已竣工15个,在建26个,未开工5个,开工率89.1%: all but those not begun."""
    whole, rest = stages[0], stages[1:]
    if whole.value is None or left.value is None or any(f.value is None for f in rest):
        return
    if sum((f.value for f in rest if f.value is not None), left.value) != whole.value:
        return
    done = Decimal(0)
    for stage in rest:
        # 697个,完成688个,基本完成4个,未完成5个,完成率98.7%: of those that are done, or nearly done as well.
        done += stage.value or Decimal(0)
        for held in (stage, replace(stage, value=done)):
            found = share_finding(passage, "rate", percent, held, whole, None)
            if found is not None and found.verdict == "consistent":
                yield found
                return
    begun = replace(whole, value=whole.value - left.value, text=f"{whole.text}减去{left.text}")
    found = share_finding(passage, "rate", percent, begun, whole, None, passage)
    if found is not None:
        yield replace(found, places=(found.places[0], passage.place(whole), passage.place(left)))


def _of_narrower(told: _Told) -> Finding | None:
    """受理67件,其中有效投诉52件,办结50件,有效投诉办结率96.2%: of the whole that the rate names."""
    passage, number, part = told.passage, told.number, told.upper
    own = told.own.split("、")[-1]
    stem = next((stem for stem in told.stems if told.words.endswith(stem) and stem in own), None)
    noun = told.words.removesuffix(stem) if stem is not None else ""
    if number < _ROW or len(noun) < _OWN_VERB[0]:
        return None
    whole = passage.figures[number - 2]
    named = noun in _SPLIT.split(passage.between(number - 3, number - 2))[-1]
    if not named or whole.unit != part.unit or (part.value or 0) > (whole.value or 0):
        return None
    return share_finding(passage, "rate", told.percent, part, whole, None)


def _further(passage: Passage, number: int, percent: Figure, stems: list[str]) -> Finding | None:
    """共20件,已办结17件,正在推进3件,办结率85%: the count that the rate names stands further back, in a whole made up."""
    unit = passage.figures[number - 1].unit
    row = [k for k in range(max(0, number - _FURTHEST), number) if passage.figures[k].unit == unit]
    labels = {k: _SPLIT.split(passage.between(k - 1, k).replace("、", "，"))[-1] for k in row}
    named = [k for k in row[1:] if any(s in labels[k] for s in stems) and not _UNDONE.search(labels[k])]
    if len(named) != 1 or len(row) < _ROW or row != list(range(row[0], number)) or not is_plain(percent):
        return None
    whole, rest = passage.figures[row[0]], [passage.figures[k] for k in row[1:]]
    if whole.value is None or sum((f.value or Decimal(0) for f in rest), Decimal(0)) != whole.value:
        return None
    return share_finding(passage, "rate", percent, passage.figures[named[0]], whole, None)


def _rate_of_plan(passage: Passage, number: int, percent: Figure, words: str) -> Iterator[Finding]:
    """下达任务1200套,已开工1200套、基本建成936套,基本建成率78%: the task stands first, the rate names what is over it."""
    upper = passage.figures[number - 1]
    if words not in _SPLIT.split(passage.between(number - 2, number - 1))[-1].split("、")[-1]:
        return
    for at in range(max(0, number - 6), number - 1):
        whole = passage.figures[at]
        if whole.unit == upper.unit and _TASK.search(_SPLIT.split(passage.between(at - 1, at))[-1]):
            found = share_finding(passage, "rate", percent, upper, whole, None)
            if found is not None:
                yield found
            return


def _possible(told: _Told) -> Iterator[Finding]:
    """12件,办结率95.3%: hold the rate against those that its count can give, where the rate is of what is counted."""
    count, percent, gap = told.upper, told.percent, told.gap
    if not (is_exact(count) and is_plain(count) and is_plain(percent)) or count.value is None or percent.value is None:
        return
    if percent.mood == "target" and _HOPED.search(told.passage.masked):
        return
    if not _NAMES_RATE.fullmatch(gap) or "均" in gap or "其中" in told.before:
        return
    # Several kinds counted before (建议172件、提案158件) share one rate.
    if told.number >= 2 and told.passage.figures[told.number - 2].unit == count.unit:
        return
    if any(stem in told.own for stem in told.stems):
        # 已建成投产62个,投产率77.5%: the count is what the rate counts, not what it is taken of.
        return
    extra = told.words
    for stem in told.stems:
        extra = extra.replace(stem, "")
    if extra and extra not in told.clause and not _TESTED.search(told.clause) and extra not in _IN_TIME:
        # 建成司法所8个,人民调解成功率98.7%: the rate speaks of other things than the count before it.
        return
    plain = told.words in told.stems and "满意" not in told.stems
    yield from impossible(told.passage, percent, count, None if plain else SOFT_BASE)
