"""Shares and rates against the two counts they are made of, and rates that no count can give."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.judging import (
    QUALIFIED,
    Comparison,
    Why,
    as_open,
    compare,
    decimal_text,
    half_unit,
    is_plain,
    proportion,
    show,
    span_of,
    told_amiss,
    worded,
)
from taizhang.checking.passages import AMOUNT, COUNT, LINK, NAMED, OTHER, PERCENT, WORD, Passage, kind_of
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_of, stray_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_SHARE_TAIL = lazy(
    f"[，,、（(]?(?:约)?(?:所占)?比例(?:为|达){LINK}$"
    "|[，,、（(]?(?:约)?占(?:比|总[人户件]?数|总量|总额|全部|其中|总数的比重|比重)?(?:的)?"
    f"(?:比例|比重)?{LINK}$"
)
_OF_PLAN = lazy(
    f"(?P<done>{AMOUNT})[，,、]?(?:占|为|完成|是|达到|达)(?:了)?"
    f"(?P<plan>{WORD}{{0,10}}?(?:计划|目标|任务|预算|总数|总量|总额|总投资|投资)(?:数|收入|支出|指标|任务|目标)?|(?<=占){WORD}{{1,14}}?|原有|全部|现有"
    f"|(?:全年|年度|年初|当年|本年度?|今年)(?={AMOUNT}{WORD}{{0,8}}(?:目标|任务|计划)))"
    f"(?:的)?(?P<whole>{AMOUNT}){WORD}{{0,12}}的{LINK}(?P<p>{PERCENT})"
)
_PLAN_FIRST = lazy(
    f"(?:计划|目标|任务){NAMED}{{0,10}}?"
    f"(?P<whole>{AMOUNT})[，,](?:实际|已|累计|共|现已|目前已?)*(?:完成|实现|到位|建成|开工|达到|达){WORD}{{0,10}}?(?P<done>{AMOUNT})"
    f"[，,](?:完成率|占|完成(?:年度|全年)?(?:目标|任务|计划)(?:任务)?的?|目标完成率|任务完成率|计划完成率|兑现率)(?:年度|全年)?(?:目标|任务"
    f"|计划)?(?:任务)?的?{LINK}(?P<p>{PERCENT})"
)
_RATE_FIRST = lazy(
    f"(?:年度|全年|年)?(?:计划|目标|任务){NAMED}{{0,10}}?(?P<whole>{AMOUNT})[，,]"
    f"(?:截[至止]|到|目前|上半年|已|共|累计|至|[0-9０-９月日底末年前]){{0,8}}(?:完成|实现|达到)(?:了)?(?:年度|全年|年)?(?:计划|目标|任务)(?:投资)?的"
    f"{LINK}(?P<p>{PERCENT})[，,](?:累计|已|共|实际)?(?:完成|实现|到位){WORD}{{0,6}}?(?P<done>{AMOUNT})"
)
_AMONG = lazy(
    f"(?P<whole>{COUNT})(?:{WORD}{{0,40}}?|{WORD}{{0,24}}[，,]{WORD}{{0,12}}?(?=已有|现有|就有))"
    f"(?:(?:中|里|当中)[，,]?(?:(?:已|共|现|目前|预计|可以|约|将){{0,3}}有?|{WORD}{{2,14}}的)|已有|现有|就有|目前有)"
    f"(?P<part>{COUNT})[^。；;{PERCENT}{COUNT}]{{0,40}}[，,、]占(?:比|总数)?(?:的)?{LINK}"
    f"(?P<p>{PERCENT})"
)
_STEPPED = lazy("(?:增收|减收|增支|减支|增加|减少|增长|下降|多|少)(?:了|额)?$")
_DONE_OF = lazy("(?:已|实际|现已|目前|有|完成|其中)")
_BASE = lazy("占[^，,；;：:]{0,10}$")
_SHARED = lazy("[，,、（(]?(?:约|共)?占")
_AMONG_THEM = lazy(f"{WORD}{{0,12}}(?:中|当中|里)[，,]")
_PEOPLE, _THINGS = ("人", "名", "位"), ("个", "项")
_TWO = 2
_NOUN = 6
_LEAST_NOUN = 3
_REACH = 300
_LONGEST_LIST = 40
_SET = lazy("目标|任务|计划")
_ASIDE = lazy("(?<=[\u4e00-\u9fff])[（(][^（）()]{1,8}[）)](?=率)")
_ROUGHLY = lazy("(?:已|近|超过|突破|超|逾|达到?){1,3}(?:[一二三四五六七八九]成|一半|半数)[，,、](?=[达为])")
_ALL_DONE = lazy("[，,](?:已|均|现已|目前|已经)*全部(?:办结|整改|完成)(?=[，,])")
SOFT_BASE = Why(zh="文中没有写明以何数为分母", en="the text does not say which count was the denominator")


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
    if part.value > _TOO_MUCH * whole.value and (percent.value or 0) < _FULL:
        # 下达19.9亿元。…完成647.9亿元,完成率92.6%: of another whole, but for a point or what 万 would make of 亿.
        return _scaled(passage, percent, part, whole, home)
    if open_to is None and not (is_plain(percent) and is_plain(part) and is_plain(whole)):
        open_to = QUALIFIED
    if open_to is None and _of_another(passage, percent, part, whole, ratio):
        open_to = _ANOTHER
    return compare(
        Comparison(
            rule=rule,
            stated=percent,
            stated_span=span_of(percent),
            computed=Fraction(part.value) / Fraction(whole.value) * 100,
            computed_span=ratio.scaled(100),
            basis=proportion(part, whole),
            open_to=open_to,
        ),
        passage,
        (part, whole) if home is None else (part,),
        () if home is None else (home.place(whole),),
    )


def whole_of_share(amount: Figure, share: Figure) -> Interval:
    """Return how large the whole may be of which an amount is a share; open where the share may be nothing."""
    over = span_of(amount).over(span_of(share))
    return Interval(low=None, high=None) if over is None else over.scaled(100)


_LOOSE = Fraction(1, 40)


def is_sharp(whole: Interval) -> bool:
    """Say whether a share tells to within a few in a hundred how large its whole is."""
    return whole.low is not None and whole.high is not None and whole.high - whole.low < whole.low * _LOOSE


def fits_share(percent: Figure, part: Figure, whole: Figure) -> bool:
    """Say whether a share is that of a part in a whole, to the digits printed."""
    ratio = span_of(part).over(span_of(whole))
    return ratio is not None and ratio.scaled(100).meets(span_of(percent))


_TOO_MUCH, _FULL = 3, 120
_MISPLACED = (10, 100, 1000, 10_000)
_TEN_THOUSAND = 10_000


def _scaled(passage: Passage, percent: Figure, part: Figure, whole: Figure, home: Passage | None) -> Finding | None:
    """Return that a part is its share of the whole where a point has moved or 亿 in one of them is 万, or None."""
    own = Fraction(part.value or 0)
    if not all(map(is_plain, (percent, part, whole))):
        return None
    for power in _MISPLACED:
        exact = own / Fraction(whole.value or 1) / power * 100
        if abs(exact - Fraction(percent.value or 0)) > half_unit(percent) * 2:
            continue
        swapped = power == _TEN_THOUSAND
        return worded(
            "scale",
            "contradicts" if swapped or len(digits_of(part).rstrip("0")) > 1 else "unclear",
            places=(passage.place(part), (home or passage).place(whole), passage.place(percent)),
            stated=part.text,
            computed=show(own / power, part),
            difference=show(own - own / power, part),
            tolerance=show(half_unit(part), part, places=2),
            basis=Why(
                zh=f"按{whole.text}的{percent.text}推算的数（{(_SWAPPED if swapped else _MOVED).zh}）",
                en=f"{percent.text} of {whole.text} ({(_SWAPPED if swapped else _MOVED).en})",
            ),
            reason=_ONE_DIGIT,
        )
    return None


_SWAPPED = Why(zh="亿、万可能互换", en="亿 and 万 may be swapped")
_MOVED = Why(zh="小数点可能错位", en="a point may have moved")
_ONE_DIGIT = Why(zh="只有一位数字，未必是小数点错位", en="of one digit, it may be of another whole as well")
_ANOTHER = Why(zh="比例似以近处另一数为分母", en="the share seems to be of another number near it")


def _of_another(passage: Passage, percent: Figure, part: Figure, whole: Figure, ratio: Interval) -> bool:
    """Whether a share that is not of one whole is exactly that of another amount of its unit near before it."""
    stated = span_of(percent)
    if stated.meets(ratio.scaled(100)):
        return False
    for figure in reversed(passage.reading.figures):
        if figure.start >= percent.start or figure.start in (part.start, whole.start) or figure.unit != part.unit:
            continue
        if percent.start - figure.start > _REACH:
            return False
        if figure.value and part.value and figure.value > part.value and figure.measure == "level":
            other = span_of(part).over(span_of(figure))
            if other is not None and stated.meets(other.scaled(100)):
                return True
    return False


def check_plan_share(passage: Passage) -> Iterator[Finding]:
    """完成45亿元,占年度计划60亿元的75%: the share named with both its amounts."""
    text = passage.masked
    for pattern in (_OF_PLAN, _PLAN_FIRST, _RATE_FIRST):
        for match in pattern.finditer(text):
            done, whole, percent = (passage.figure(match.start(name)) for name in ("done", "whole", "p"))
            if _STEPPED.search(text[: match.start("done")]):
                # 增收1.82亿元,为全年目标42亿元的80.52%: what was done stands before what it rose by.
                continue
            if _SET.search(text[match.start() : match.start("whole")]) and whole.qualifier == "=":
                # A plan is set in round numbers, not rounded.
                whole = replace(whole, resolution=Decimal("0.0001"))
            if done.unit != whole.unit or (percent.measure == "growth" and "增长" in text[match.start() : match.end()]):
                continue
            found = share_finding(passage, "share", percent, done, whole, None)
            if found is not None:
                yield found


def share_gaps(passage: Passage) -> Iterator[tuple[int, Figure, str]]:
    """Yield each percentage with the words since the figure before it, where those are one short clause."""
    for number, percent in enumerate(passage.figures):
        if kind_of(percent) != PERCENT or percent.value is None or number == 0:
            continue
        # 开工(运营)率: what is said in brackets only explains the name; 占比超过九成、达91.3% says it once more.
        gap = _ROUGHLY.sub("", _ASIDE.sub("", passage.between(number - 1, number)))
        tail = re.split("[，,；;、：:]", _ALL_DONE.sub("", gap))
        if len(tail) <= _TWO and "；" not in gap and ";" not in gap:
            yield number, percent, gap


def check_part_share(passage: Passage) -> Iterator[Finding]:
    """共30个,其中省级12个,占40%: a share directly after its count, and 26县中有18个县,占69%."""
    for match in _AMONG.finditer(passage.masked):
        whole, part, share = (passage.figure(match.start(name)) for name in ("whole", "part", "p"))
        # 26县中有18个县: the noun of the part is the unit of the whole.
        same = _alike(part.unit, whole.unit) or passage.masked[match.end("part") :].startswith(whole.unit or "-")
        found = share_finding(passage, "share", share, part, whole, None) if same else None
        if found is not None and (part.value or 0) <= (whole.value or 0):
            yield found
    for number, percent, gap in share_gaps(passage):
        if _SHARE_TAIL.fullmatch(gap):
            yield from _part_share(passage, number, percent)


def check_noun_share(passage: Passage) -> Iterator[Finding]:
    """218个项目,已有199个项目开工,占比达91.28%: what was counted is named before its share."""
    for number, percent, gap in share_gaps(passage):
        noun = _NOUN_FIRST.match(gap)
        if noun is None or not _SHARE_TAIL.fullmatch(gap, noun.end()):
            continue
        for found in _part_share(passage, number, percent):
            told = found.verdict != "contradicts" or _slipped(passage, percent, found)
            yield found if told else as_open(found, SOFT_BASE)


_NOUN_FIRST = lazy(f"(?!占|比|较|同比){WORD}{{1,16}}(?=[，,])")


def _slipped(passage: Passage, percent: Figure, found: Finding) -> bool:
    """Whether one digit or two swapped ones set a share right."""
    told = {figure.start: figure for figure in passage.figures}
    part, whole = (told.get(place.start) for place in found.places[1:3])
    if part is None or whole is None or not part.value or not whole.value:
        return False
    return stray_to(percent, Fraction(part.value) * 100 / Fraction(whole.value))


def _part_share(passage: Passage, number: int, percent: Figure) -> Iterator[Finding]:
    """共30个,其中省级12个,占40%: a share directly after its count, of the total named before."""
    part = passage.figures[number - 1]
    if kind_of(part) == PERCENT or part.value is None or part.role != "value":
        return
    candidates: list[tuple[int, Figure]] = []
    for at in range(number - 2, max(-1, number - 16), -1):
        figure = passage.figures[at]
        if _alike(figure.unit, part.unit) and figure.value is not None and kind_of(figure) == kind_of(part):
            candidates.append((at, figure))
    wholes = [(at, f) for at, f in candidates if f.value is not None and f.value >= (part.value or 0) and f.value > 0]
    if not wholes:
        yield from _of_joined(passage, number, candidates, percent, part)
        yield from _more_than_all(passage, number, candidates)
        return
    stated, size = span_of(percent), span_of(part)
    for _, whole in wholes:
        # The sentence is built for the one whole that fits, which a long list makes all the difference to.
        ratio = size.over(span_of(whole))
        if ratio is None or not stated.meets(ratio.scaled(100)):
            continue
        finding = share_finding(passage, "share", percent, part, whole, None)
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
    # 总量超过1亿户,实有1.03亿户。其中…: what is only bounded has no shares.
    head_at, head = ([(at, whole) for at, whole in wholes if is_plain(whole)] or wholes)[-1]
    marked = "其中" in passage.masked[passage.marks[head_at] : passage.marks[number - 1]] or bool(
        re.search(f"(?:共|总|合计|累计){WORD}{{0,8}}$", between[: passage.marks[head_at]])
    )
    numbers = _listed(passage, head_at, part)
    # 218个亿元以上项目,已有199个开工: a line in a name stands between.
    last_of = next((k for k in range(head_at + 1, number) if passage.kind(k) != OTHER), head_at + 1)
    direct = _DONE_OF.search(re.split("[，,；;]", passage.gaps[last_of])[-1]) is not None
    among = _AMONG_THEM.match(passage.between(head_at, head_at + 1)) is not None
    beside = all(passage.kind(k) == OTHER for k in range(head_at + 1, number - 1))
    marked = marked or (beside and (direct or among))
    if marked and not direct and _SHARE_TAIL.fullmatch(passage.between(head_at, head_at + 1)):
        # 咨询类共33523件,占47.1%;求助类共21570件,占30.3%: what bears a share of its own stands beside it.
        marked = False
    inside = "其中" in passage.masked[passage.marks[head_at] : passage.marks[number - 1]]
    if marked and not inside and passage.kind(head_at + 1) == PERCENT and _SHARED.match(passage.gaps[head_at + 1]):
        # 足球、篮球场地共116.78万个,占到球类场地的52.05%;乒乓球场地99.62万个,占44.40%: so it does where that is named.
        return
    paired = not marked and not _fit_others(passage, head, numbers, number - 1)
    if paired and not (_of_a_pair(passage, number) and _fit_others(passage, head, numbers, number - 1, least=1)):
        return
    total = sum((Fraction(passage.figures[k].value or 0) for k in numbers), Fraction(0))
    of_listed = total > 0 and span_of(percent).meets(
        Interval(low=Fraction(part.value) / total * 100, high=Fraction(part.value) / total * 100)
    )
    open_to = None
    if of_listed and total != head.value:
        open_to = Why(
            zh=f"比例似以所列各项之和{decimal_text(total, 4)}为分母，而不是{head.text}",
            en=f"the share seems to be of the parts listed, {decimal_text(total, 4)} together, not of {head.text}",
        )
    elif len(wholes) > 1 and not _fit_others(passage, head, numbers, number - 1, least=1):
        open_to = SOFT_BASE
    elif "总" in passage.gaps[number] and passage.kind(head_at + 1) == PERCENT and "总" in passage.gaps[head_at + 1]:
        # 民办在校生61325人,占全县总数的34.07%,其中高中14531人,占总数的47.43%: of all that are in 高中, it may be.
        open_to = SOFT_BASE
    if _named_before(passage, number - 1, head_at) and not _fit_others(passage, head, numbers, number - 1, least=1):
        return
    result = share_finding(passage, "share", percent, part, head, open_to)
    if result is None or (result.verdict in ("unclear", "contradicts") and _of_namesake(passage, part, percent)):
        return
    apart = "。" in passage.masked[passage.marks[head_at] : passage.marks[number - 1]]
    apart = apart and not _fit_others(passage, head, numbers, number - 1, least=1)
    if apart and result.verdict == "contradicts" and not _slipped(passage, percent, result):
        # 乡村483.53万株。其中,100至299年的98.75万株,占81.2%: another whole may stand further before.
        result = as_open(result, SOFT_BASE)
    yield result


def _of_a_pair(passage: Passage, number: int) -> bool:
    """Whether a share and the one before it are told in like words (完成的有28项,占48.3%;实施的有27项,占46.5%)."""
    if number < _TWO + 1 or passage.kind(number - 2) != PERCENT or kind_of(passage.figures[number - 3]) == PERCENT:
        return False
    own, other = (re.split("[，,；;、：:。]", passage.gaps[k])[-1] for k in (number - 1, number - 3))
    return passage.gaps[number] == passage.gaps[number - 2] and own[-_TWO:] == other[-_TWO:] != ""


def fits_nearer(passage: Passage, number: int) -> bool:
    """Whether a share is that of the amount before it in another amount of its sentence (受理3844件,决定2864件)."""
    percent = passage.figures[number]
    at = number - 1 if passage.kind(number - 1) != PERCENT else number - 2
    if at < 1:
        return False
    part, stated = passage.figures[at], span_of(percent)
    for whole in passage.figures[:at]:
        if whole.unit == part.unit and whole.value and part.value and whole.value > part.value:
            ratio = span_of(part).over(span_of(whole))
            if ratio is not None and stated.meets(ratio.scaled(100)):
                return True
    return False


def _of_namesake(passage: Passage, part: Figure, percent: Figure) -> bool:
    """Whether the share is of what the text stated before under the very name of the part (较大火灾65起)."""
    stated, size = span_of(percent), span_of(part)
    for figure in passage.reading.figures:
        if figure.start >= part.start:
            return False
        if figure.indicator == part.indicator and figure.unit == part.unit and figure.value:
            ratio = size.over(span_of(figure))
            if ratio is not None and stated.meets(ratio.scaled(100)):
                return True
    return False


def _named_before(passage: Passage, part: int, head: int) -> bool:
    """Whether a sentence before counts what the part is said to be some of, which the whole before it is not.

    新签约工业项目219个。…新建省外项目222个。其中来自沪苏浙的新签约工业项目58个,占比26.5%.
    """
    label, top = (re.split("[，,；;、：:。]", passage.gaps[k])[-1] for k in (part, head))
    noun = label[-_NOUN:]
    before = passage.reading.text[max(0, passage.start - _REACH) : passage.start]
    return len(noun) >= _LEAST_NOUN and noun in before and not top.endswith(noun)


def _alike(one: str | None, other: str | None) -> bool:
    """Whether two units count the same things: 1200名 and 1128人 are both people."""
    return one == other or any(one in units and other in units for units in (_PEOPLE, _THINGS))


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


_ALREADY = lazy("^[，、](?:其中|目前|现|截至目前)?[，]?已[^，、；。：]{1,6}$")


def _more_than_all(passage: Passage, number: int, candidates: list[tuple[int, Figure]]) -> Iterator[Finding]:
    """移送线索20起,已办结27起,占比45%: more done than there were, though told to be a part of them."""
    percent, part = passage.figures[number], passage.figures[number - 1]
    if len(candidates) != 1 or candidates[0][0] != number - _TWO or not (percent.value or 0) < 100:
        return
    whole = candidates[0][1]
    if _ALREADY.search(passage.gaps[number - 1]) and is_plain(whole) and is_plain(part) and whole.value:
        yield told_amiss(
            "share",
            "unclear",
            places=(passage.place(percent), passage.place(part), passage.place(whole)),
            figure=percent,
            value=Fraction(part.value or 0) * 100 / Fraction(whole.value),
            basis=proportion(part, whole),
            reason=SOFT_BASE,
        )


def _fit_others(passage: Passage, head: Figure, numbers: list[int], part: int, *, least: int = _TWO) -> bool:
    """Whether so many other parts of the list bear a share of this very total."""
    fitting, size = 0, span_of(head)
    for number in numbers:
        ratio = span_of(passage.figures[number]).over(size) if number != part else None
        fitting += ratio is not None and span_of(passage.figures[number + 1]).meets(ratio.scaled(100))
        if fitting >= least:
            return True
    return False


def _listed(passage: Passage, head: int, part: Figure) -> list[int]:
    """Return the numbers of the figures after the total that carry a share of their own."""
    return [
        number
        for number, figure in enumerate(passage.figures[head + 1 : head + _LONGEST_LIST], start=head + 1)
        if number + 1 < len(passage.figures)
        and figure.unit == part.unit
        and passage.kind(number + 1) == PERCENT
        and _SHARE_TAIL.fullmatch(passage.between(number, number + 1))
    ]
