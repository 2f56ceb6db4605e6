"""Shares and rates that no other rule has held against anything, by what the words themselves name as their whole.

有劳动力7400人,已转移4900人,占劳动力总数的66%: the share names 劳动力, and one amount before it is called so. Wherever the
whole stands and whatever stands between, one part and one whole are looked for. A difference only asks, and only where
one digit, two swapped ones or a multiplier would explain it.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from taizhang.checking.behind import behind, is_amount
from taizhang.checking.judging import Comparison, Why, compare, half_unit, is_plain, proportion, span_of, total_of
from taizhang.checking.passages import ANY_MARK, COUNT, ITEM_MARK, LINK, MONEY, PERCENT, Passage
from taizhang.checking.ratios.impliedwholes import parts_beside
from taizhang.checking.ratios.inturn import in_turn
from taizhang.checking.ratios.shares import share_finding
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_of, one_slip_in_ratio, stray_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

Held = Set[tuple[str, int]]
"""Where the figures stand of which some rule has said how they compare with others."""

_SHARE = lazy(f"占(?P<name>[^占，,；;。：:]{{0,16}}?)的?(?:比重|比例|份额|比|{LINK}){{0,2}}{LINK}$")
_PLAN = lazy(f"(?:完成|占|达到?|为|是)(?P<name>[^，,；;。：:]{{0,12}}(?:目标|任务|计划|预算|指标)[数值量]?)的{LINK}$")
_RATE = lazy(f"(?P<stem>[\u4e00-\u9fff]{{2,10}})率{LINK}$")
_NO_RATE = lazy(
    "增长|下降|提高|降低|同比|环比|上升|回落|比上|较上|每|人均|贡献|增速|增幅|利率|税率|满意|合格|覆盖|普及|入学|死亡|失业|利用"
)
_OF_ASIDE = lazy("(?:占|完成|为|达到?|是)[^，,；;。：:]{2,16}$")
_ENDS = ("率", "占", "比", "的", "比重", "比例", "到", "达", "为", "约", "了", "至")
_EACH = lazy("各自|分别|各占|(?<!平)均")
_LEFT = lazy("未|待|正在|剩余")
_SHARES_IN_TURN = lazy(
    "(?:占比|比重|占[^，,；;。]{0,14}?)(?:依次|分别)(?:为|是|达|占)?[：:]?$|分别占[^，,；;。]{0,14}的?$"
)
_JOINED = ("、", "和", "及", "，", ",")
_SIZE = lazy(
    "总[数量额]|总|全部|全[市区县省国州旗镇乡村校]|[市区县省国]|我|当年|年度|全年|年初?|累计|比重|比例|的|数$|量$|额$"
)
_TASK = lazy("任务|计划|目标|应|需|指标|下达")
_ALL = lazy("共|总|受理|接到|收到|登记|送|申报|到位|有")
_ASIDE = lazy("增加|减少|增长|下降|净增|高于|低于|比上|比去|较上|较去|[每均]|以上|其余|剩余")
_BACK, _MOST = 3, 10
_FAR = 500
_HUNDRED = 100
_TWO = 2
_POWERS = tuple(Fraction(10) ** k for k in (-4, -3, -1, 1, 3, 4))
_OPEN = Why(zh="文中没有写明以何数为分母", en="the text does not say which amount was the denominator")


@dataclass(frozen=True, slots=True)
class _Amount:
    passage: Passage
    number: int
    figure: Figure
    words: str
    """What its clause and its own name say of it."""


def check_open_shares(readings: Sequence[Sequence[Passage]], held: Held) -> Iterator[Finding]:
    """Hold shares and rates that nothing was said of against the amounts that their words name."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if PERCENT not in passage.masked:
                continue
            if "占" in passage.masked or "比重" in passage.masked:
                yield from _respective(passage, held)
            for number, percent in enumerate(passage.figures):
                if passage.kind(number) != PERCENT or (passage.reading.source, percent.start) in held:
                    continue
                if number + at and _asks(percent):
                    yield from _judged(passages, at, number)


_JOINTLY = lazy("[两三四五六七八九十]个[^占]{2,20}(?:合计|共计|总计|共)占")


def _asks(percent: Figure) -> bool:
    return (
        percent.measure in ("level", "share")
        and percent.role == "value"
        and percent.value is not None
        and (percent.mood != "target" or len(digits_of(percent)) > _TWO)
        and percent.value > 0
        and percent.value != _HUNDRED
        and percent.qualifier in ("=", "≈")
        and percent.value_high is None
        and len(digits_of(percent)) >= _TWO
    )


@dataclass(frozen=True, slots=True)
class _Claim:
    """What the words before a percentage say that it is: the share, rate or done part of a plan, and of what."""

    kind: Literal["share", "rate", "plan"]
    name: str
    """What a share names as its whole; empty for a rate or a plan."""
    passage: Passage
    percent: Figure
    part: _Amount
    wholes: list[_Amount]
    """The amounts that may be the whole, in the order of the text."""

    @property
    def rule(self) -> str:
        """The rule that a finding of it names."""
        return "rate" if self.kind == "rate" else "share"


def _judged(passages: Sequence[Passage], at: int, number: int) -> Iterator[Finding]:
    passage = passages[at]
    aside = _set_aside(passage, number)
    if aside is not None:
        yield from aside
        return
    told = passage.label(number)
    if not (told.endswith(_ENDS) or "占" in told) or _EACH.search(told):
        return
    if "占" in told and _JOINTLY.search(told):
        return  # 三个行业使用外资合计占72.7%: of all that is listed before it
    share, plan = _SHARE.search(told), _PLAN.search(told)
    rate = None if share or plan or _NO_RATE.search(told) else _RATE.search(told)
    if share is None and plan is None and rate is None:
        return
    pool = _pool(passages, at, number)
    own = [t for t in pool if t.passage is passage and not _bracketed(passage, t.number, number)]
    if not own:
        return
    if rate is not None:
        if rate["stem"].endswith("城镇化"):
            yield from _urban(passage, passage.figures[number], own)
            return
        if rate["stem"].endswith("优良") and not any("优良" in t.words for t in own):
            return  # 优秀36件,良好66件,合格18件,优良率85%: of two kinds together
        claim: _Claim | None = _rate_of(passage, number, rate["stem"][-_TWO:], pool, own)
    elif plan is not None:
        claim = _plan_of(passage, number, pool, own[-1])
    else:
        claim = _share_of(passage, number, share["name"] if share is not None else "", pool, own[-1])
    if claim is not None:
        yield from _held(claim, pool)


def _rate_of(passage: Passage, number: int, stem: str, pool: list[_Amount], own: list[_Amount]) -> _Claim:
    """Return what a rate is of: the amount that its verb counts, and the task or the total that stands before it."""
    told_off = max((k for k in range(number) if passage.kind(k) == PERCENT), default=-1)
    part = next((t for t in reversed(own) if stem in t.words and t.number > told_off), own[-1])
    next_to = part is not own[-1] and pool.index(own[-1]) == pool.index(part) + 1 and _right_before(part, own[-1])
    if next_to and not _LEFT.search(own[-1].words):
        # 特困供养人员415人,已入住210人,集中供养率50.6%: of those that bear the name, the ones right after them.
        part = own[-1]
    wholes = [t for t in pool if _before(t, part) and _TASK.search(t.words)]
    wholes = wholes if _alike(wholes, part) else [t for t in pool if _before(t, part) and _ALL.search(t.words)]
    near = pool.index(part) - 1
    if not _alike(wholes, part) and near >= 0 and _right_before(pool[near], part):
        wholes = [pool[near]]
    return _Claim("rate", "", passage, passage.figures[number], part, _alike(wholes, part))


def _plan_of(passage: Passage, number: int, pool: list[_Amount], part: _Amount) -> _Claim:
    """Return what the done part of a plan is of: an amount called a task, else the head of its line."""
    wholes = [t for t in pool if t is not part and _TASK.search(t.words)]
    if not _alike(wholes, part):
        wholes = [t for t in pool if _before(t, part) and _heads(t) and _common(t, part) > _TWO]
    return _Claim("plan", "", passage, passage.figures[number], part, _alike(wholes, part))


def _share_of(passage: Passage, number: int, said: str, pool: list[_Amount], part: _Amount) -> _Claim | None:
    """Return what a share is of: the amounts called as it says; None where it says too little."""
    name = _SIZE.sub("", said)
    if len(name) < _TWO or (part.passage is passage and in_turn(passage, number, part.number)):
        return None
    wholes = [t for t in pool if _before(t, part) and name[-_TWO:] in t.words and name[:_TWO] in t.words]
    wholes = [t for t in wholes if name in t.words] or wholes
    return _Claim("share", name, passage, passage.figures[number], part, _alike(wholes, part))


def _held(claim: _Claim, pool: Sequence[_Amount]) -> Iterator[Finding]:
    """Hold a claim against the whole that it fits, else ask of the one that it names most plainly."""
    for whole in reversed(claim.wholes):
        found = _compared(claim, whole, None)
        if found is not None and found.verdict in ("consistent", "rounding"):
            if found.verdict == "consistent":
                yield found
            return
    if not claim.wholes or _explained(claim.percent, pool):
        return
    wholes = _most_alike(claim)
    whole = wholes[-1]
    if _of_some(claim, whole) or len({t.figure.value for t in wholes}) > 1 or not _may_ask(claim, whole):
        return
    number = claim.passage.figures.index(claim.percent)
    if claim.kind == "share" and whole.figure in parts_beside(claim.passage, number):
        return
    found = _compared(claim, whole, _OPEN)
    if found is None:
        found = _beyond(claim, whole)
    if found.verdict in ("unclear", "contradicts"):
        yield found


def _most_alike(claim: _Claim) -> list[_Amount]:
    """Return the wholes that have most characters in common with the part, where they aren't one number."""
    if len({t.figure.value for t in claim.wholes}) == 1:
        return claim.wholes
    nearest = max(_common(t, claim.part) for t in claim.wholes)
    return [t for t in claim.wholes if _common(t, claim.part) > nearest - _TWO]


def _of_some(claim: _Claim, whole: _Amount) -> bool:
    """完成全年80亿目标任务的…,其中:市内县际间到位…万元,完成目标任务的138.81%: each of those named has its own task."""
    if claim.kind != "plan" or whole.passage is not claim.passage:
        return False
    return "其中" in "".join(claim.passage.gaps[whole.number + 1 : claim.part.number + 1])


def _may_ask(claim: _Claim, whole: _Amount) -> bool:
    """Whether the whole is named in full, or one slip would make the three fit, and the part can be a part of it."""
    part = claim.part.figure
    # 有劳动力7400人,…占劳动力总数的66%: the whole is named in full, whatever the slip was.
    named = len(claim.name) > _TWO and claim.name in whole.words and whole.passage is claim.passage
    if not (named or _slipped(claim.percent, part, whole.figure)):
        return False
    if (whole.figure.value or 0) >= (part.value or 0) or _scaled(claim.percent, part, whole.figure):
        return True
    # 有效工单11171件,办结31163件,办结率99.93%: one digit brings it below.
    meant = Fraction(whole.figure.value or 0) * Fraction(claim.percent.value or 0) / _HUNDRED
    below = claim.kind == "rate" and stray_to(part, meant)
    return below or claim.kind == "plan" or _TASK.search(whole.words) is not None


def _urban(passage: Passage, percent: Figure, own: Sequence[_Amount]) -> Iterator[Finding]:
    """城镇人口14.8万人,乡村人口15.2万人,城镇化率49.3%: of both together."""
    towns = [t for t in own if "城镇" in t.words and "乡" not in t.words]
    lands = [t for t in own if "乡村" in t.words or "农村" in t.words]
    if len(towns) == len(lands) == 1 and towns[0].figure.unit == lands[0].figure.unit:
        town, land = towns[0].figure, lands[0].figure
        both = replace(
            town, value=(town.value or Decimal(0)) + (land.value or Decimal(0)), text=f"{town.text}与{land.text}之和"
        )
        found = share_finding(passage, "rate", percent, town, both, None, passage)
        if found is not None:
            yield replace(found, places=(*found.places[:2], passage.place(land)))


def _compared(claim: _Claim, whole: _Amount, open_to: Why | None) -> Finding | None:
    home = None if whole.passage is claim.passage else whole.passage
    return share_finding(claim.passage, claim.rule, claim.percent, claim.part.figure, whole.figure, open_to, home)


def _beyond(claim: _Claim, whole: _Amount) -> Finding:
    """Return the question about a part that is many times its whole (106个开工1020个,开工率96.2%)."""
    part = claim.part.figure
    exact = Fraction(part.value or 0) / Fraction(whole.figure.value or 1) * _HUNDRED
    home = whole.passage is claim.passage
    return compare(
        Comparison(
            rule=claim.rule,
            stated=claim.percent,
            stated_span=span_of(claim.percent),
            computed=exact,
            computed_span=Interval(low=exact, high=exact),
            basis=proportion(part, whole.figure),
            open_to=_OPEN,
        ),
        claim.passage,
        (part, whole.figure) if home else (part,),
        () if home else (whole.passage.place(whole.figure),),
    )


def _respective(passage: Passage, held: Held) -> Iterator[Finding]:
    """第一产业51.55万人,第二产业24.94万人,第三产业54.79万人,占比分别为39.3%、19.0%、41.7%: each of all together."""
    for number in range(_TWO, len(passage.figures)):
        if passage.kind(number) != PERCENT or not _SHARES_IN_TURN.search(
            re.split("[，；。]", passage.gaps[number])[-1]
        ):
            continue
        last = number
        while (
            last + 1 < len(passage.figures) and passage.kind(last + 1) == PERCENT and passage.gaps[last + 1] in _JOINED
        ):
            last += 1
        shares = passage.figures[number : last + 1]
        amounts = [
            f
            for k, f in enumerate(passage.figures[:number])
            if passage.kind(k) in (COUNT, MONEY) and f.measure == "level" and f.value and is_plain(f)
        ][-len(shares) :]
        alike = len(amounts) == len(shares) > 1 and len({f.unit for f in amounts}) == 1
        if (
            not alike
            or any((passage.reading.source, f.start) in held for f in shares)
            or not all(map(is_plain, shares))
        ):
            continue
        total = total_of(amounts)
        off = [
            (share, amount)
            for share, amount in zip(shares, amounts, strict=True)
            if abs(Fraction(amount.value or 0) * _HUNDRED / total - Fraction(share.value or 0))
            > half_unit(share) * _TWO
        ]
        whole = replace(amounts[0], value=Decimal(str(float(total))), text="所列各数之和")
        told = total_of(shares)
        gross = [one for one in off if abs(_of_all(*one, total)) > half_unit(one[0]) * _MOST]
        # 49.58%、92.8%和20.62%: what was rounded to make 100 is off but a little.
        off = gross if len(gross) == 1 else off
        lone = len(off) == 1 and len(shares) > _TWO
        if lone and told == _HUNDRED and abs(_of_all(*off[0], total)) <= half_unit(off[0][0]) * _MOST:
            # What is left of 100 was given to the last.
            continue
        if len(off) > _TWO or (off and not lone and abs(told - _HUNDRED) > Fraction(1, 2)):
            continue
        for share, amount in off or [(shares[0], amounts[0])]:
            found = share_finding(passage, "share", share, amount, whole, _OPEN if off else None, passage)
            if found is not None and (off or found.verdict == "consistent"):
                yield replace(found, places=found.places[:_TWO])


def _of_all(share: Figure, amount: Figure, total: Fraction) -> Fraction:
    return Fraction(amount.value or 0) * _HUNDRED / total - Fraction(share.value or 0)


def _alike(wholes: Sequence[_Amount], part: _Amount) -> list[_Amount]:
    """Return the amounts of the unit of a part that are not the part again."""
    return [t for t in wholes if t.figure.unit == part.figure.unit and t.figure.value != part.figure.value]


def _heads(told: _Amount) -> bool:
    """Whether an amount is the first of a line."""
    text = told.passage.reading.text
    return told.number == 0 and "\n" in text[max(0, told.passage.start - 2) : told.passage.start + 1]


def _common(one: _Amount, other: _Amount) -> int:
    """Return how many characters in a row two amounts have in common in what is said of them."""
    first, second = one.words, other.figure.indicator
    longest = 0
    for at in range(len(second)):
        while at + longest < len(second) and second[at : at + longest + 1] in first:
            longest += 1
    return longest


def _set_aside(passage: Passage, number: int) -> Iterator[Finding] | None:
    """完成全年任务(42.5亿元)的59.94%: the whole in brackets after its name; None where there is none."""
    percent, before = passage.figures[number], number - 1
    if passage.gaps[number][:1] != "）" or before < 1 or passage.kind(before) not in (COUNT, MONEY):
        return None
    lead, name = passage.gaps[number][1:], ANY_MARK.split(passage.gaps[before].rstrip("（为是共约"))[-1]
    if not _OF_ASIDE.search(name) or not re.fullmatch(f"的?(?:比重|比例)?{LINK}", lead):
        return None
    whole = passage.figures[before]
    parts = [
        figure
        for k, figure in enumerate(passage.figures[:before])
        if figure.unit == whole.unit
        and figure.measure == "level"
        and passage.kind(k) in (COUNT, MONEY)
        and not _bracketed(passage, k, before)
    ]
    if not parts or not is_plain(whole) or "；" in name:
        return None
    found = share_finding(passage, "share", percent, parts[-1], whole, None)
    return iter(() if found is None else (found,))


def _before(whole: _Amount, part: _Amount) -> bool:
    return whole.figure.start < part.figure.start


def _right_before(whole: _Amount, part: _Amount) -> bool:
    """Whether one amount stands right before another in its clause or the next, and is no item of a list with it."""
    between = part.passage.gaps[part.number]
    return (
        whole.passage is part.passage
        and whole.number + 1 == part.number
        and "、" not in between
        and len(ITEM_MARK.findall(between)) < _TWO
    )


def _bracketed(passage: Passage, number: int, until: int) -> bool:
    """Whether an amount stands in a bracket that is closed before a later figure."""
    text = passage.masked[passage.marks[number] : passage.marks[until]]
    closed = text.find("）")
    return closed >= 0 and "（" not in text[:closed]


def _pool(passages: Sequence[Passage], at: int, last: int) -> list[_Amount]:
    """Return the amounts before a place in its sentence and some before it, in the order of the text."""
    found: list[_Amount] = []
    for passage, numbers in behind(passages, at, last, back=_BACK, far=_FAR):
        if len(found) >= _MOST:
            break
        for number in numbers:
            if not is_amount(passage, number, baseline=True):
                continue
            before = ITEM_MARK.split(passage.gaps[number])[-1]
            if not before and number and not passage.gaps[number]:
                # 23502户41878人: one name for both.
                before = ITEM_MARK.split(passage.gaps[number - 1])[-1]
            if _ASIDE.search(before):
                continue
            after = ANY_MARK.split(passage.gaps[number + 1])[0]
            figure = passage.figures[number]
            found.append(_Amount(passage, number, figure, before + figure.indicator + after))
    return found[::-1]


def _explained(percent: Figure, pool: Sequence[_Amount]) -> bool:
    """Whether any amount near is this share of any other."""
    stated = span_of(percent)
    for part in pool:
        for whole in pool:
            if part.figure.unit == whole.figure.unit and part is not whole:
                ratio = span_of(part.figure).over(span_of(whole.figure))
                if ratio is not None and ratio.scaled(_HUNDRED).meets(stated):
                    return True
    return False


def _scaled(percent: Figure, part: Figure, whole: Figure) -> bool:
    """Whether a point or multiplier moved in a part or its whole would make their share."""
    exact = Fraction(part.value or 0) / Fraction(whole.value or 1) * _HUNDRED
    return any(abs(exact * power - Fraction(percent.value or 0)) <= half_unit(percent) * 2 for power in _POWERS)


def _slipped(percent: Figure, part: Figure, whole: Figure) -> bool:
    """Whether one slip of the pen in a share, its part or its whole would make the three fit."""
    slipped = one_slip_in_ratio(percent, part, whole, half_unit(percent), scale=_HUNDRED)
    return slipped or _scaled(percent, part, whole)
