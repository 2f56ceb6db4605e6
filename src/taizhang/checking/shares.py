"""Shares and rates against the two counts they are made of, and rates that no count can give."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from taizhang.checking.judging import (
    QUALIFIED,
    Comparison,
    Why,
    compare,
    decimal_text,
    is_exact,
    is_plain,
    span_of,
    worded,
)
from taizhang.checking.passages import AMOUNT, COUNT, LINK, NAMED, PERCENT, WORD, Passage, kind_of
from taizhang.checking.records import Finding
from taizhang.checking.words import WORDS, holds
from taizhang.reading.records import Figure
from taizhang.values import Interval

_RATE_TAIL = re.compile(f"[，,、（(]?(?P<words>{WORD}{{0,14}}?)(?:率|比例|占比|(?<=亏损)面){LINK}$")
_SHARE_TAIL = re.compile(
    f"[，,、（(]?(?:约)?占(?:比|总数|总量|总额|全部|其中|总数的比重|比重)?(?:的)?(?:比例|比重)?{LINK}$"
)
_OF_PLAN = re.compile(
    f"(?P<done>{AMOUNT})[，,、]?(?:占|为|完成|是|达到|达)(?:了)?"
    f"(?P<plan>{WORD}{{0,10}}?(?:计划|目标|任务|预算|总数|总量|总额|总投资|投资)数?|(?<=占){WORD}{{1,14}}?|原有|全部|现有)"
    f"(?:的)?(?P<whole>{AMOUNT}){WORD}{{0,12}}的{LINK}(?P<p>{PERCENT})"
)
_PLAN_FIRST = re.compile(
    f"(?:计划|目标|任务){NAMED}{{0,10}}?"
    f"(?P<whole>{AMOUNT})[，,](?:实际|已|累计|共|现已|目前已?)*(?:完成|实现|到位|建成|开工|达到|达){WORD}{{0,10}}?(?P<done>{AMOUNT})"
    f"[，,](?:完成率|占|完成(?:年度|全年)?(?:目标|任务|计划)(?:任务)?的?|目标完成率|任务完成率|计划完成率|兑现率)(?:年度|全年)?(?:目标|任务"
    f"|计划)?(?:任务)?的?{LINK}(?P<p>{PERCENT})"
)
_AMONG = re.compile(
    f"(?P<whole>{COUNT})(?:{WORD}{{0,40}}?|{WORD}{{0,24}}[，,]{WORD}{{0,12}}?(?=已有|现有|就有))"
    f"(?:(?:中|里|当中)[，,]?(?:已|共|现|目前|预计|可以|约|将){{0,3}}有?|已有|现有|就有|目前有)"
    f"(?P<part>{COUNT})[^。；;{PERCENT}{COUNT}]{{0,40}}[，,、]占(?:比|总数)?(?:的)?{LINK}"
    f"(?P<p>{PERCENT})"
)
_HOPED = re.compile("力争|争取|确保|目标|计划|努力|要|将|今年|提高到|不断|全面|继续|达到")
_SPLIT = re.compile("[，,；;：:]")
_TASK = re.compile("任务|计划|目标|下达|应")
_DONE_OF = re.compile("(?:已|实际|现已|目前|有|完成|其中)")
_TESTED = re.compile("抽查|抽检|检查|检测|测评|评估|暗访|抽测|检验")
_ALL = re.compile("共|总|收到|受理|接到|承办|交办|转办|发现|排查|抽检|抽查|检查|反馈")
_BASE = re.compile("占[^，,；;：:]{0,10}$")
_TWO = 2
_FURTHEST = 6
_ROW = 3
_SET = re.compile("目标|任务|计划")
_ALL_DONE = re.compile("[，,](?:已|均|现已|目前|已经)*全部(?:办结|整改|完成)(?=[，,])")
_SOFT_BASE = Why(zh="文中没有写明以何数为分母", en="the text does not say which count was the denominator")


def share_finding(
    passage: Passage,
    rule: str,
    percent: Figure,
    part: Figure,
    whole: Figure,
    open_to: Why | None,
    home: Passage | None = None,
) -> Finding | None:
    """Compare a share or rate with a part over its whole; None where nothing can be computed.

    ``home`` is the sentence of the whole where that is another.
    """
    ratio = span_of(part).over(span_of(whole))
    if ratio is None or not whole.value or part.value is None:
        return None
    if open_to is None and not (is_plain(percent) and is_plain(part) and is_plain(whole)):
        open_to = QUALIFIED
    return compare(
        Comparison(
            rule=rule,
            stated=percent,
            stated_span=span_of(percent),
            computed=Fraction(part.value) / Fraction(whole.value) * 100,
            computed_span=ratio.scaled(100),
            basis=Why(zh=f"按{part.text}比{whole.text}计算的比例", en=f"the proportion of {part.text} to {whole.text}"),
            open_to=open_to,
        ),
        passage,
        (part, whole) if home is None else (part,),
        () if home is None else (home.place(whole),),
    )


def check_plan_share(passage: Passage) -> Iterator[Finding]:
    """完成45亿元,占年度计划60亿元的75%: the share named with both its amounts."""
    text = passage.masked
    for pattern in (_OF_PLAN, _PLAN_FIRST):
        for match in pattern.finditer(text):
            done, whole, percent = (passage.figure(match.start(name)) for name in ("done", "whole", "p"))
            if _SET.search(text[match.start() : match.start("whole")]) and whole.qualifier == "=":
                # A plan is set in round numbers, not rounded.
                whole = replace(whole, resolution=Decimal("0.0001"))
            if done.unit != whole.unit or (percent.measure == "growth" and "增长" in text[match.start() : match.end()]):
                continue
            found = share_finding(passage, "share", percent, done, whole, None)
            if found is not None:
                yield found


_SHARE_AMONG = re.compile(
    f"(?P<n>{COUNT})(?P<noun>{WORD}{{1,12}})(?:中|当中|里)[，,]?(?P<what>{WORD}{{2,12}}?)占(?:比)?{LINK}(?P<p>{PERCENT})"
)


def check_share_among(passage: Passage) -> Iterator[Finding]:
    """21所幼儿园中,省级示范园占35.5%: the share of N whole things is one of 0/N, 1/N … N/N."""
    for match in _SHARE_AMONG.finditer(passage.masked):
        count, percent = passage.figure(match.start("n")), passage.figure(match.start("p"))
        if not (is_exact(count) and is_plain(count) and is_plain(percent)) or not count.value or percent.value is None:
            continue
        yield from _impossible(passage, percent, count, None)


def check_rate(passage: Passage) -> Iterator[Finding]:
    """A rate follows from the two counts before it, and from one count no rate but certain ones.

    发现问题943个,整改927个,整改率98.3% is the first kind; 12件,办结率95.3% the second.
    """
    for match in _AMONG.finditer(passage.masked):
        whole, part, share = (passage.figure(match.start(name)) for name in ("whole", "part", "p"))
        # 26县中有18个县: the noun of the part is the unit of the whole.
        same = part.unit == whole.unit or passage.masked[match.end("part") :].startswith(whole.unit or "-")
        found = share_finding(passage, "share", share, part, whole, None) if same else None
        if found is not None and (part.value or 0) <= (whole.value or 0):
            yield found
    for number, percent in enumerate(passage.figures):
        if kind_of(percent) != PERCENT or percent.value is None or number == 0:
            continue
        gap = passage.between(number - 1, number)
        tail = re.split("[，,；;、：:]", _ALL_DONE.sub("", gap))
        if len(tail) > 2 or ("；" in gap or ";" in gap):
            continue
        rate = _RATE_TAIL.search(gap) if len(gap) <= 24 else None
        if rate is not None and "占" not in gap:
            yield from _rate(passage, number, percent, rate["words"], gap)
        elif _SHARE_TAIL.fullmatch(gap):
            yield from _part_share(passage, number, percent)


def _rate(passage: Passage, number: int, percent: Figure, words: str, gap: str) -> Iterator[Finding]:
    upper = passage.figures[number - 1]
    if kind_of(upper) != COUNT or upper.value is None:
        return
    stems = [verb for verb in WORDS.countable if words.endswith((verb, verb + "完成", verb + "任务完成"))]
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
    if sum(f.unit == upper.unit for f in passage.figures[max(0, number - 6) : number]) > 2:
        yield from _rate_of_plan(passage, number, percent, words)
        return
    if number >= 2 and any(stem in clause for stem in stems):
        whole = passage.figures[number - 2]
        if (
            whole.unit == upper.unit
            and kind_of(whole) == COUNT
            and whole.value is not None
            and upper.value <= whole.value
        ):
            if "；" in before or ";" in before or len(before) > 30:
                return
            extra = words
            for stem in stems:
                extra = extra.replace(stem, "")
            open_to = None
            if "满意" in stems or (
                extra not in ("", "总", "已", "任务", "问题", "项目", "的", "目标")
                and extra not in passage.masked[: passage.marks[number - 1]]
            ):
                open_to = _SOFT_BASE
            if (
                number >= 3
                and passage.figures[number - 3].unit == whole.unit
                and re.fullmatch(f"{WORD}{{0,12}}、{WORD}{{0,12}}|[、和及]", passage.between(number - 3, number - 2))
            ):
                open_to = _SOFT_BASE
            found = share_finding(passage, "rate", percent, upper, whole, open_to)
            if found is not None:
                yield found
            return
    yield from _possible(passage, number, percent, upper, stems, words, gap)


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


def _of_all_stages(passage: Passage, percent: Figure, stages: list[Figure], left: Figure) -> Iterator[Finding]:
    """46个项目中,已竣工15个,在建26个,未开工5个,开工率89.1%: all but those not begun."""
    whole, rest = stages[0], stages[1:]
    if whole.value is None or left.value is None or any(f.value is None for f in rest):
        return
    if sum((f.value for f in rest if f.value is not None), left.value) != whole.value:
        return
    begun = replace(whole, value=whole.value - left.value, text=f"{whole.text}减去{left.text}")
    found = share_finding(passage, "rate", percent, begun, whole, None, passage)
    if found is not None:
        yield replace(found, places=(found.places[0], passage.place(whole), passage.place(left)))


def _further(passage: Passage, number: int, percent: Figure, stems: list[str]) -> Finding | None:
    """共20件,已办结17件,正在推进3件,办结率85%: the count that the rate names stands further back, in a whole made up."""
    unit = passage.figures[number - 1].unit
    row = [k for k in range(max(0, number - _FURTHEST), number) if passage.figures[k].unit == unit]
    labels = {k: _SPLIT.split(passage.between(k - 1, k).replace("、", "，"))[-1] for k in row}
    named = [k for k in row[1:] if any(s in labels[k] for s in stems) and not re.search("未|没|不", labels[k])]
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
        open_to = _SOFT_BASE
    yield from _impossible(passage, percent, count, open_to)


def _impossible(passage: Passage, percent: Figure, count: Figure, open_to: Why | None) -> Iterator[Finding]:
    """Hold a rate against every one that a count of N whole things can give."""
    assert count.value is not None and percent.value is not None
    of_all = int(count.value)
    if not 1 <= of_all <= 2000 or Fraction(percent.resolution) >= Fraction(100, of_all):
        return
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


def _part_share(passage: Passage, number: int, percent: Figure) -> Iterator[Finding]:
    """共30个,其中省级12个,占40%: a share directly after its count, of the total named before."""
    part = passage.figures[number - 1]
    if kind_of(part) == PERCENT or part.value is None or part.role != "value":
        return
    candidates: list[tuple[int, Figure]] = []
    for at in range(number - 2, max(-1, number - 16), -1):
        figure = passage.figures[at]
        if figure.unit == part.unit and figure.value is not None and kind_of(figure) == kind_of(part):
            candidates.append((at, figure))
    wholes = [(at, f) for at, f in candidates if f.value is not None and f.value >= (part.value or 0) and f.value > 0]
    if not wholes:
        yield from _of_joined(passage, number, candidates, percent, part)
        return
    found = [(share_finding(passage, "share", percent, part, whole, None), at) for at, whole in wholes]
    for finding, _ in found:
        if finding is not None and finding.verdict == "consistent":
            yield finding
            return
    said = [
        at
        for at, _ in wholes
        if _BASE.search(passage.between(at - 1, at))
        and passage.kind(at + 1) == PERCENT
        and passage.between(at, at + 1).startswith("的")
    ]
    if len(said) == 1 and "；" not in passage.between(number - 1, number):
        # 占办件量31.5万件的85.1%;即办件12.6万件,占40.0%: of the whole that the share before was said to be of.
        of_it = share_finding(passage, "share", percent, part, passage.figures[said[0]], None)
        if of_it is not None:
            yield of_it
        return
    between = passage.masked
    head_at, head = wholes[-1]
    marked = "其中" in passage.masked[passage.marks[head_at] : passage.marks[number - 1]] or bool(
        re.search(f"(?:共|总|合计|累计){WORD}{{0,8}}$", between[: passage.marks[head_at]])
    )
    listed = _listed(passage, head_at, part)
    direct = _DONE_OF.search(re.split("[，,；;]", passage.between(head_at, head_at + 1))[-1]) is not None
    marked = marked or (head_at == number - 2 and direct)
    if not marked and not _fit_others(passage, head, listed, part):
        return
    total = sum((Fraction(f.value) for f in listed if f.value is not None), Fraction(0))
    of_listed = total > 0 and span_of(percent).meets(
        Interval(low=Fraction(part.value) / total * 100, high=Fraction(part.value) / total * 100)
    )
    open_to = None
    if of_listed and total != head.value:
        open_to = Why(
            zh=f"比例似以所列各项之和{decimal_text(total, 4)}为分母，而不是{head.text}",
            en=f"the share seems to be of the parts listed, {decimal_text(total, 4)} together, not of {head.text}",
        )
    elif len(wholes) > 1:
        open_to = _SOFT_BASE
    result = share_finding(passage, "share", percent, part, head, open_to)
    if result is not None:
        yield result


def _of_joined(
    passage: Passage, number: int, candidates: list[tuple[int, Figure]], percent: Figure, part: Figure
) -> Iterator[Finding]:
    """建议146件、提案218件,其中已解决285件,占78.3%: the whole is the two together."""
    if len(candidates) != _TWO or "其中" not in passage.masked[: passage.marks[number - 1]]:
        return
    (at, last), (before, first) = candidates
    if before + 1 != at or not re.fullmatch("[^，,；;。]*[、和及与][^，,；;。]*", passage.between(before, at)):
        return
    assert first.value is not None and last.value is not None
    whole = replace(last, value=first.value + last.value, text=f"{first.text}与{last.text}之和")
    found = share_finding(passage, "share", percent, part, whole, None, passage)
    if found is not None:
        yield replace(found, places=(*found.places[:2], passage.place(first), passage.place(last)))


def _fit_others(passage: Passage, head: Figure, listed: list[Figure], part: Figure) -> bool:
    """Whether at least two other parts of the list bear a share of this very total."""
    fitting = 0
    for figure in listed:
        share = passage.figures[passage.figures.index(figure) + 1]
        ratio = span_of(figure).over(span_of(head))
        fitting += figure is not part and ratio is not None and span_of(share).meets(ratio.scaled(100))
    return fitting >= 2


def _listed(passage: Passage, head: int, part: Figure) -> list[Figure]:
    """Return the figures after the total that carry a share of their own."""
    return [
        figure
        for number, figure in enumerate(passage.figures[:-1])
        if number > head
        and figure.unit == part.unit
        and passage.kind(number + 1) == PERCENT
        and _SHARE_TAIL.fullmatch(passage.between(number, number + 1))
    ]
