"""Rates against the two counts they are made of, and rates that no count can give."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from taizhang.checking.judging import (
    CARRIED_OVER,
    Why,
    decimal_text,
    half_unit,
    is_exact,
    is_plain,
    span_of,
    worded,
)
from taizhang.checking.passages import COUNT, LINK, PERCENT, WORD, Passage, kind_of, unbracketed, ungrown
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
_ALL_DONE = Decimal(100)
"""Why a rate need not be of the count that stands before it."""
_RATE_TAIL = lazy(f"[，,、（(]?(?P<words>{WORD}{{0,14}}?)(?:率|比例|占比|(?<=亏损|增长|下降|达标|盈利)面){LINK}$")
_SHARE_AMONG = lazy(
    f"(?P<n>{COUNT})(?P<noun>{WORD}{{1,12}})(?:中|当中|里)[，,]?(?P<what>{WORD}{{2,12}}?)占(?:比)?{LINK}(?P<p>{PERCENT})"
)
_SHARE_OF_THEM = lazy(
    f"(?P<n>{COUNT}){WORD}{{0,12}}中的(?P<m>{COUNT}){WORD}{{0,10}}[，,（(]占(?:比|总数|全部|其)?的?{LINK}(?P<p>{PERCENT})"
)


def check_share_of_them(passage: Passage) -> Iterator[Finding]:
    """已整改943个问题中的927个,占98.3%: the share is that of the ones among the others."""
    for match in _SHARE_OF_THEM.finditer(passage.masked):
        whole, part, percent = (passage.figure(match.start(name)) for name in ("n", "m", "p"))
        if whole.unit == part.unit and (found := share_finding(passage, "share", percent, part, whole, None)):
            yield found


def check_share_among(passage: Passage) -> Iterator[Finding]:
    """21所幼儿园中,省级示范园占35.5%: the share of N whole things is one of 0/N, 1/N … N/N."""
    for match in _SHARE_AMONG.finditer(passage.masked):
        count, percent = passage.figure(match.start("n")), passage.figure(match.start("p"))
        if not (is_exact(count) and is_plain(count) and is_plain(percent)) or not count.value or percent.value is None:
            continue
        yield from impossible(passage, percent, count, None)


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


def _rate(passage: Passage, number: int, percent: Figure, words: str, gap: str) -> Iterator[Finding]:
    upper = passage.figures[number - 1]
    if kind_of(upper) != COUNT or upper.value is None:
        return
    if _PLACES.match(gap) and not (number > 1 and _PLACES.match(passage.gaps[number - 1])):
        return  # 改造小区3.3万个。其中,江苏等10个地区开工率超过70%: the rate of those places
    turned = number > 1 and passage.figures[number - 2].role == "baseline"
    if turned and passage.gaps[number - 1].endswith(("为", "到", "至")):
        # 由57张精简为11张,精简比例达到80%: of how much less there are.
        return
    stems = [verb for verb in WORDS.countable if words.endswith((verb, verb + "完成", verb + "任务完成"))]
    # 结案率 is that of those 办结.
    stems += [verb for verbs in WORDS.alike for verb in verbs if verb not in stems and any(v in stems for v in verbs)]
    # 不合格率 counts the 不合格, not the 合格.
    stems = [stem for stem in stems if not words.endswith(("不" + stem, "未" + stem))]
    own = _SPLIT.split(passage.between(number - 2, number - 1))[-1].split("、")[-1]
    if not stems and _OWN_VERB[0] <= len(words) <= _OWN_VERB[1] and own.rstrip("了达到有为").endswith(words):
        # 实际到岗171名,到岗率…: the rate says the very word that stands before its count.
        stems = [words]
    narrower = _of_narrower(passage, number, percent, words, stems, own)
    if narrower is not None:
        yield narrower
        return
    if any(f"{negation}{stem}" in words for negation in ("未", "不") for stem in stems):
        yield from _of_failed(passage, number, percent, upper)
        return
    named = words in _SPLIT.split(passage.between(number - 2, number - 1))[-1]
    if not stems or (not named and holds(words, [w for w in WORDS.sampled if w not in stems])):
        return
    before = passage.between(number - 2, number - 1)
    clause = re.split("[，,；;：:]", before)[-1] + re.split("[，,；;、]", gap)[0]
    if any(f"{negation}{stem}" in clause for negation in ("未", "没有", "尚未", "不") for stem in stems):
        yield from _of_both(passage, number, percent, stems)
        return
    further = _further(passage, number, percent, stems)
    if further is not None:
        yield further
        return
    begun = max((k for k in range(number) if _SEMICOLON.search(passage.between(k - 1, k))), default=0)
    row = passage.figures[max(begun, number - 6) : number]
    if sum(f.unit == upper.unit and f.measure == "level" for f in row) > 2:
        yield from _rate_of_plan(passage, number, percent, words)
        return
    back = number - 2
    while back > 0 and kind_of(passage.figures[back]) == PERCENT and passage.figures[back].measure == "growth":
        # 受理551780件,同比增长5.7%,解决449786件: how it grew stands between.
        back -= 1
    if number >= 2 and any(stem in clause for stem in stems):
        whole = passage.figures[back]
        if (
            whole.unit == upper.unit
            and kind_of(whole) == COUNT
            and whole.value is not None
            and (upper.value <= whole.value or _more_done(passage, back, number, percent))
        ):
            if "；" in before or ";" in before or len(before) > 30:
                alone = _only_before(passage, number, upper) if words in stems and "满意" not in stems else None
                found = None if alone is None else share_finding(passage, "rate", percent, upper, alone, SOFT_BASE)
                if found is not None:
                    yield found
                return
            # 按小区数计开工率87.9%: by what it was reckoned.
            extra = re.sub("^按[\u4e00-\u9fff]{1,6}?(?:计算?|统计)", "", words)
            for stem in stems:
                extra = extra.replace(stem, "")
            open_to = None
            if (
                "满意" in stems
                or "期限内" in clause
                or (
                    extra not in ("", "总", "已", "任务", "问题", "项目", "的", "目标")
                    and extra not in passage.masked[: passage.marks[number - 1]]
                )
            ):
                open_to = SOFT_BASE
            if upper.value > whole.value and not _over(passage, back, upper, percent) > _ALL_DONE:
                open_to = open_to if _one_off(percent, upper, whole) else open_to or CARRIED_OVER
            if (
                back >= 1
                and passage.figures[back - 1].unit == whole.unit
                and re.fullmatch(f"{WORD}{{0,12}}、{WORD}{{0,12}}|[、和及]", passage.between(back - 1, back))
            ):
                open_to = SOFT_BASE
            found = share_finding(passage, "rate", percent, upper, whole, open_to)
            if found is not None:
                yield found
            return
        alone = _only_before(passage, number, upper)
        if alone is not None and "满意" not in stems:
            found = share_finding(passage, "rate", percent, upper, alone, SOFT_BASE)
            if found is not None:
                yield found
            return
    after = _told_after(passage, number, percent, upper)
    if after is not None:
        yield after
        return
    yield from _possible(passage, number, percent, upper, stems, words, gap)


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


def _of_failed(passage: Passage, number: int, percent: Figure, upper: Figure) -> Iterator[Finding]:
    """抽检3921批次,不合格74批次,不合格率1.89%: the rate is of those that failed."""
    whole = passage.figures[number - 2] if number > 1 else upper
    told = _SPLIT.split(passage.between(number - 2, number - 1))[-1]
    if whole is not upper and whole.unit == upper.unit and kind_of(whole) == COUNT and re.search("不|未", told):
        found = share_finding(passage, "rate", percent, upper, whole, None)
        if found is not None:
            yield found


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


def _of_narrower(
    passage: Passage, number: int, percent: Figure, words: str, stems: list[str], own: str
) -> Finding | None:
    """受理67件,其中有效投诉52件,办结50件,有效投诉办结率96.2%: of the whole that the rate names."""
    stem = next((stem for stem in stems if words.endswith(stem) and stem in own), None)
    noun = words.removesuffix(stem) if stem is not None else ""
    if number < _ROW or len(noun) < _OWN_VERB[0]:
        return None
    whole, part = passage.figures[number - 2], passage.figures[number - 1]
    named = noun in _SPLIT.split(passage.between(number - 3, number - 2))[-1]
    if not named or whole.unit != part.unit or (part.value or 0) > (whole.value or 0):
        return None
    return share_finding(passage, "rate", percent, part, whole, None)


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


def _possible(
    passage: Passage, number: int, percent: Figure, count: Figure, stems: list[str], words: str, gap: str
) -> Iterator[Finding]:
    """A rate over N whole things is one of 0/N, 1/N … N/N.

    The test is known as GRIM: N. Brown and J. Heathers, Social Psychological and Personality Science 8 (2017) 363.
    """
    if (
        not is_exact(count)
        or not is_plain(count)
        or not is_plain(percent)
        or count.value is None
        or percent.value is None
    ):
        return
    of_all = int(count.value)
    if (
        (percent.mood == "target" and _HOPED.search(passage.masked))
        or not 1 <= of_all <= 2000
        or Fraction(percent.resolution) >= Fraction(100, of_all)
    ):
        return
    if not re.fullmatch(
        f"[，,（(]?(?:(?:已|均|现已|目前|已经)*全部(?:办结|整改|完成)[，,])?(?:{'|'.join(('均', '全部', '平均'))})?{WORD}{{0,10}}率{LINK}",
        gap,
    ):
        return
    # Several kinds counted before (建议172件、提案158件) share one rate.
    before = passage.between(number - 2, number - 1)
    if number >= 2 and passage.figures[number - 2].unit == count.unit:
        return
    if "均" in gap or "其中" in before:
        return
    extra = words
    for stem in stems:
        extra = extra.replace(stem, "")
    clause = re.split("[，,；;：:]", before)[-1] + re.split("[，,；;、]", gap)[0]
    if any(stem in clause.removesuffix(re.split("[，,；;、]", gap)[0]) for stem in stems):
        # 已建成投产62个,投产率77.5%: the count is what the rate counts, not what it is taken of.
        return
    tested = _TESTED.search(clause) is not None
    if extra and extra not in clause and not tested and extra not in ("按时", "按期", "及时"):
        # 建成司法所8个,人民调解成功率98.7%: the rate speaks of other things than the count before it.
        return
    open_to = None
    if "满意" in stems or words not in set(stems):
        open_to = SOFT_BASE
    yield from impossible(passage, percent, count, open_to)


_SURVEYED = lazy("断面|点位|测点|监测|站点|水质")
_LACKING = Why(
    zh="断流、缺测的断面、点位可能不计入分母",
    en="sections and points that ran dry or lack data may be left out of what it is of",
)


def impossible(passage: Passage, percent: Figure, count: Figure, open_to: Why | None) -> Iterator[Finding]:
    """Hold a rate against every one that a count of N whole things can give."""
    assert count.value is not None and percent.value is not None
    of_all = int(count.value)
    if not 1 <= of_all <= 2000 or Fraction(percent.resolution) >= Fraction(100, of_all):
        return
    if percent.value > 100:
        open_to = open_to or SOFT_BASE  # 发放补贴793户,完成率110.14%: the count may be that of what was done
    if _SURVEYED.search(passage.masked):
        open_to = open_to or _LACKING
    span = span_of(percent)
    assert span.low is not None and span.high is not None
    least, most = ceil(span.low * of_all / 100), floor(span.high * of_all / 100)
    if least <= most:
        return
    below, above = Fraction(100 * most, of_all), Fraction(100 * least, of_all)
    near = min((below, above), key=lambda v: abs(v - Fraction(percent.value or 0)))
    away = abs(near - Fraction(percent.value))
    slack = Fraction(percent.resolution)
    yield worded(
        "impossible_rate",
        "rounding" if away <= slack else "unclear" if open_to else "contradicts",
        places=(passage.place(percent), passage.place(count)),
        stated=percent.text,
        computed=decimal_text(near, 2) + "%",
        difference=decimal_text(away, 2) + "%",
        tolerance=decimal_text(Fraction(percent.resolution) / 2, 4) + "%",
        basis=Why(
            zh=f"以{count.text}为分母最接近的可能值", en=f"the nearest value that a count over {count.text} can take"
        ),
        reason=open_to,
    )
