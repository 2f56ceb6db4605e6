"""A share with its amount, and the whole that it is of named a little further off in the sentence."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.bounded import PART_OF, beyond
from taizhang.checking.judging import QUALIFIED, Comparison, Why, compare, is_plain, span_of
from taizhang.checking.passages import (
    AMOUNT,
    CLAUSE_MARK,
    COUNT,
    LINK,
    MONEY,
    NAMED,
    PERCENT,
    WORD,
    Passage,
    unbracketed,
)
from taizhang.checking.ratios.shares import fits_nearer, share_finding
from taizhang.checking.records import Finding
from taizhang.checking.slips import swap_to
from taizhang.checking.sums.subsets import cleared_together, done_of_same, named_within, staged, subset
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_OF_NAMED = lazy(
    f"(?P<part>{AMOUNT}){WORD}{{0,16}}[，,、（(]?占(?:到|了)?(?P<name>{WORD}{{2,14}}?)"
    f"(?:的|比重|比例){{1,3}}{LINK}(?P<p>{PERCENT})"
)
_USED = lazy(
    f"其中{NAMED}{{0,24}}?(?P<part>{AMOUNT})(?:{NAMED}{{1,24}}?[，,]占(?:比|总数|总量|总额|全部)?(?:的)?"
    f"|[，,、（(]占总(?P<of>{WORD}{{1,6}}?)的){LINK}(?P<p>{PERCENT})"
)
_AMONG_RATE = lazy(
    f"(?P<whole>{COUNT})(?P<noun>{WORD}{{0,14}})(?:(?:中|里|当中)[，,]?{WORD}{{0,16}}?|(?:已有|已))(?P<part>{COUNT})"
    f"(?P<done>{WORD}{{0,20}})[，,]{WORD}{{0,2}}?(?P<rate>{WORD}{{1,10}})率{LINK}(?P<p>{PERCENT})"
)
_AMONG_PART = lazy(
    f"(?P<whole>{COUNT}){WORD}{{0,14}}(?:(?:中|当中)[，,]?(?:已|共|现|目前|完成|有|实际){{1,3}}"
    f"|(?:[，,]{WORD}{{0,8}}|{WORD}{{0,44}})(?P<loose>已有|就有|仅有|只有))(?P<part>{COUNT})"
)
_RATE_FIRST = lazy(
    f"(?P<whole>{AMOUNT}){WORD}{{0,8}}[，,](?P<verb>{WORD}{{2,6}}?)率{LINK}(?P<p>{PERCENT})"
    f"[，,](?:已|累计|实际){{0,2}}(?P=verb){LINK}(?P<part>{AMOUNT})"
)
_MONEY_RATE = lazy(
    f"(?P<noun>{WORD}{{2}})(?P<whole>{MONEY})[，,、]{WORD}{{0,6}}?(?P<verb>到位|拨付|兑付|支付|完成)(?P=noun)?"
    f"{LINK}(?P<part>{MONEY})"
    f"[，,、]{WORD}{{0,4}}?(?P=verb)率{LINK}(?P<p>{PERCENT})"
)
_SHORT_OF = lazy(
    f"(?:占|完成|为|达到?)[了]?(?:年?初?|全年|年度)(?P<norm>预算|计划|任务|目标)数?的{LINK}(?P<p>{PERCENT})[，,]"
    f"比(?P=norm)数?(?P<base>{AMOUNT})(?P<way>少|多|超|短|增|减)(?:支|收|完成|出|加)?了?{LINK}(?P<gap>{AMOUNT})"
)
_BEYOND = lazy(
    f"(?P<own>{AMOUNT}){WORD}{{0,8}}[，,](?:完成|为|占)(?:调整|年初|年度|全年)?(?:预算|计划|目标|任务)数?的{LINK}(?P<p>{PERCENT})"
    f"[，,（(](?P<way>超收|增收|超支|超额完成|短收|减收|少支|短支){LINK}(?P<gap>{AMOUNT})"
)
_OF_STATED = lazy(
    f"占(?:到|了)?(?P<name>{WORD}{{0,16}}?)[（(]?(?P<whole>{AMOUNT}){WORD}{{0,12}}?[）)]?的(?:比重|比例)?{LINK}(?P<p>{PERCENT})"
)
_OVER_BY = lazy(
    f"(?P<own>{AMOUNT})[，,]?(?:超过|高于|超出)了?{WORD}{{0,8}}?(?:计划|目标|任务|预算|指标)数?"
    f"(?P<other>{AMOUNT})的{LINK}(?P<p>{PERCENT})"
)
_OVER_SET = lazy(
    f"(?:计划|目标|任务){NAMED}{{0,16}}?(?P<other>{AMOUNT})[，,](?:实际|已|全年|共|累计){{0,2}}(?:完成|实现|达到?|改造|建成){NAMED}{{0,8}}?"
    f"(?P<own>{AMOUNT})[，,]超(?:额|计划|任务|目标)?(?:完成|实现)?(?:计划|目标|任务)?(?:的)?{LINK}(?P<p>{PERCENT})"
)
_OUGHT = lazy(
    f"应(?P<verb>检|到|报|参|收|缴|发|办|考|出|查|种|建|改|保|治|拆|搬)(?P<noun>{WORD}{{0,12}}?){LINK}(?P<whole>{AMOUNT})[，,、]"
    f"(?:已|实际?)(?P=verb){WORD}{{0,12}}?{LINK}(?P<part>{AMOUNT})[，,、]{WORD}{{0,6}}?率{LINK}(?P<p>{PERCENT})"
)
_WHOLE_WORDS = lazy("全部|全市|全区|全县|全省|全国|同期|总数|总量|总额|总|当年|本年|全年")
# A budget or plan is one for every item.
_TOTAL_OF = lazy("总[数量额]$")
_NORM = lazy("预算|计划|任务|目标|指标|定额|上年|去年|同期|年初")
_MEASURE = lazy("(?:面积|户数|人数|里程|数量|件数|家数|个数)$")
_SOFT = Why(zh="文中没有写明以何数为分母", en="the text does not say which amount was the denominator")
_MOST_BACK = 6
_REACH = 40
# 收入 alone is said of the parts as well.
_LEAST_NAME = 4
_SHORT_NAME = 2


def check_of_whole(passage: Passage) -> Iterator[Finding]:
    """实现利润2202亿元,…国有企业967亿元,占全部利润的43.9%: the whole is the amount whose words the share names."""
    if "占" in passage.masked:
        yield from _of_named(passage)
        yield from _of_stated(passage)
    yield from _over_by(passage)
    yield from subset(passage)
    yield from cleared_together(passage)
    yield from done_of_same(passage)
    yield from staged(passage)
    yield from named_within(passage)
    yield from _ought(passage)
    yield from _used(passage)
    yield from _among(passage)
    yield from _short_of(passage)
    yield from _beyond_plan(passage)


def _of_named(passage: Passage) -> Iterator[Finding]:
    bare = unbracketed(passage)
    for told in (passage,) if bare is passage else (passage, bare):
        yield from _of_named_in(told)


def _of_named_in(passage: Passage) -> Iterator[Finding]:
    for match in _OF_NAMED.finditer(passage.masked):
        if re.search("[）)]", passage.masked[match.start("part") : match.start("name")]):
            # 968.4亿立方米(其中电厂482.7亿立方米),占用水总量的…: of what stands before the bracket.
            continue
        name = _WHOLE_WORDS.sub("", match["name"])
        # 占拆除面积的…: of what was 拆除 before, in whatever unit an area has.
        measured = _MEASURE.sub("", name)
        name = measured if len(measured) >= _SHORT_NAME and measured != name else name
        at = passage.number(match.start("part"))
        part, percent = passage.figures[at], passage.figure(match.start("p"))
        if part.measure == "change" and at and passage.figures[at - 1].unit == part.unit:
            # 423万公里,比上年增加18万公里,占公路总里程的90%: of the level, not of what was added to it.
            at -= 1
            part = passage.figures[at]
        least = _SHORT_NAME if match["name"].startswith("全部") else _LEAST_NAME
        least = _SHORT_NAME if _TOTAL_OF.search(match["name"]) else least
        least = _SHORT_NAME if measured == name and measured != _WHOLE_WORDS.sub("", match["name"]) else least
        if len(name) < least or _NORM.search(name) or part.value is None or percent.measure == "growth":
            continue
        wholes = [
            passage.figures[k]
            for k in range(max(0, at - _MOST_BACK), at)
            if passage.kind(k) == passage.kind(at)
            and passage.figures[k].unit == part.unit
            and (passage.figures[k].value or 0) >= part.value
            # 装机20.0亿千瓦,迈上20亿千瓦台阶,占总装机的58.8%: the part itself, told before.
            and not span_of(passage.figures[k]).meets(span_of(part))
            and name in _own_words(CLAUSE_MARK.split(passage.between(k - 1, k))[-1], name)
            and not _beside(passage, k, match["name"])
        ]
        if len(wholes) == 1 and wholes[0].period == part.period:
            found = share_finding(passage, "share", percent, part, wholes[0], None)
            at_share = passage.number(match.start("p"))
            if found is not None and (found.verdict == "consistent" or not fits_nearer(passage, at_share)):
                yield found


def _own_words(words: str, name: str) -> str:
    """Return words without 进出口 for what is of 出口 or 进口 alone."""
    return words if "进出口" in name else words.replace("进出口", "")


def _beside(passage: Passage, number: int, name: str) -> bool:
    """Whether an amount is itself said to be a share of the whole named, and so stands beside the part."""
    after = passage.masked[passage.marks[number] + 1 :]
    told = re.match(f"(?:[（(][^（）()]{{0,60}}[）)])?{WORD}{{0,8}}[，,]?{WORD}{{0,10}}?占", after)
    return told is not None and after.startswith(name, told.end())


def _of_stated(passage: Passage) -> Iterator[Finding]:
    """251.7亿元、增长5.4%,占财政总支出(339.2亿元)的74.2%: the whole stands between 占 and the share."""
    for match in _OF_STATED.finditer(passage.masked):
        at = passage.number(match.start("whole"))
        whole, percent = passage.figures[at], passage.figure(match.start("p"))
        back = at - 1
        # 教育支出12.6亿元,比上年的12亿元增长5%,占支出62.4亿元的…: of the amount, not of what it grew from or by.
        while (
            back >= 0
            and (passage.kind(back) == PERCENT or _moved(passage.figures[back]))
            and not re.search("[；;]", passage.between(back, back + 1))
        ):
            back -= 1
        if back < 0 or passage.figures[back].unit != whole.unit or passage.kind(back) != passage.kind(at):
            continue
        if re.search("[；;]", passage.between(back, back + 1)) or len(passage.between(back, back + 1)) > _REACH:
            continue
        part = passage.figures[back]
        if part.value is not None and whole.value is not None and part.value <= whole.value:
            found = share_finding(passage, "share", percent, _or_all(passage, back, percent, whole), whole, None)
            if found is not None:
                yield found


def _moved(figure: Figure) -> bool:
    return figure.role == "baseline" or figure.measure == "change"


def _or_all(passage: Passage, last: int, percent: Figure, whole: Figure) -> Figure:
    """Return the part that a share may be of: the one before it, or where it ends a list joined by 、 all "
    "of the list."""
    part = passage.figures[last]
    own = span_of(part).over(span_of(whole))
    first = last
    while first and re.fullmatch("[^，,；;。]*[、和及][^，,；;。]*", passage.between(first - 1, first)):
        if passage.figures[first - 1].unit != part.unit or passage.figures[first - 1].value is None:
            break
        first -= 1
    if first == last or (own is not None and own.scaled(100).meets(span_of(percent))):
        return part
    total = sum((f.value for f in passage.figures[first : last + 1] if f.value is not None), Decimal(0))
    return replace(part, value=total) if whole.value is not None and total <= whole.value else part


def _ought(passage: Passage) -> Iterator[Finding]:
    """应检特种设备4126台,实检4085台,定检率99.0%: what was done of what ought to be."""
    for match in _OUGHT.finditer(passage.masked):
        whole, part, rate = (passage.figure(match.start(name)) for name in ("whole", "part", "p"))
        if whole.unit == part.unit and (part.value or 0) <= (whole.value or 0):
            found = share_finding(passage, "rate", rate, part, whole, None)
            if found is not None:
                yield found


def _over_by(passage: Passage) -> Iterator[Finding]:
    """493亿元,超过原定计划427.4亿元的15.3%: by how much of the plan it was exceeded."""
    for match in (*_OVER_BY.finditer(passage.masked), *_OVER_SET.finditer(passage.masked)):
        own, other, percent = (passage.figure(match.start(name)) for name in ("own", "other", "p"))
        ratio = span_of(own).over(span_of(other))
        if own.unit != other.unit or ratio is None or own.value is None or not other.value:
            continue
        quotient = Fraction(own.value) / Fraction(other.value) * 100
        yield compare(
            Comparison(
                rule="share",
                stated=percent,
                stated_span=span_of(percent),
                computed=quotient - 100,
                computed_span=ratio.scaled(100) + Interval(low=-100, high=-100),
                basis=Why(
                    zh=f"按{own.text}超过{other.text}的部分计算的比例",
                    en=f"the share by which {own.text} exceeds {other.text}",
                ),
                # 超过计划的115%: the whole over the plan may be meant as well.
                open_to=None if quotient < 200 and all(map(is_plain, (own, other, percent))) else QUALIFIED,
            ),
            passage,
            (own, other),
        )


def _used(passage: Passage) -> Iterator[Finding]:
    """4.25万亿元,其中3.7万亿元用于中西部,占87%: one whole before 其中, one part after it."""
    for match in _USED.finditer(passage.masked):
        at = passage.number(match.start("part"))
        first = next(k for k in range(at + 1) if passage.marks[k] > match.start())
        part, percent = passage.figures[at], passage.figure(match.start("p"))
        before = [
            passage.figures[k]
            for k in range(max(0, first - _MOST_BACK), first)
            if passage.kind(k) == passage.kind(at)
            and passage.figures[k].unit == part.unit
            # 60岁以上22200万人,其中65岁以上14386万人,占总人口的10.5%: of another whole, by its name.
            and (
                match["of"] is None or (match["of"] in passage.gaps[k] and not _beside(passage, k, "总" + match["of"]))
            )
        ]
        if len(before) == 1 and part.value is not None and (before[0].value or 0) >= part.value:
            found = share_finding(passage, "share", percent, part, before[0], None)
            if found is not None:
                yield found


def _among(passage: Passage) -> Iterator[Finding]:
    """923项事项中908项可以网上办理,网上可办率98.4%: the rate bears the words of what the second count says."""
    for match in _AMONG_RATE.finditer(passage.masked):
        whole, part, rate = (passage.figure(match.start(name)) for name in ("whole", "part", "p"))
        # 8.9亿农村居民中,…8.14亿人: the people are counted without a unit first.
        same = whole.unit == part.unit or {whole.unit, part.unit} <= {None, "人", "名"}
        if not same or (part.value or 0) > (whole.value or 0):
            continue
        alike = len(set(match["rate"]) & set(match["done"])) >= min(2, len(match["rate"]))
        between = passage.masked[match.end("whole") : match.start("part")]
        alike = alike or ("已" in between and match["rate"].endswith(("覆盖", "建成", "开通", "接入", "创建", "通达")))
        exact = Fraction(part.value or 0) / Fraction(whole.value or 1) * 100
        alike = alike or swap_to(rate, exact)
        open_to = None if alike else Why(zh="比率未必按这两个数计算", en="the rate need not be of these two counts")
        found = share_finding(passage, "rate", rate, part, whole, open_to)
        if found is not None:
            yield found
    for pattern, open_to in ((_RATE_FIRST, None), (_MONEY_RATE, _SOFT)):
        for match in pattern.finditer(passage.masked):
            whole, part, rate = (passage.figure(match.start(name)) for name in ("whole", "part", "p"))
            if whole.unit == part.unit and (part.value or 0) <= (whole.value or 0):
                found = share_finding(passage, "rate", rate, part, whole, open_to)
                if found is not None:
                    yield found
    yield from _more_than_all(unbracketed(passage))


def _more_than_all(passage: Passage) -> Iterator[Finding]:
    """410个县中有417个, 410个县已有417个: no more are some of them than there are."""
    for match in _AMONG_PART.finditer(passage.masked):
        whole, part = passage.figure(match.start("whole")), passage.figure(match.start("part"))
        # 26县中有18个县: the noun of the part is the unit of the whole.
        same = whole.unit == part.unit or passage.masked[match.end("part") :].startswith(whole.unit or "-")
        loose = Why(zh="二者所计未必相同", en="the two need not count the same things") if match["loose"] else None
        yearly = "每" in passage.gaps[passage.number(match.start("whole"))]
        over = beyond(passage, part, whole, PART_OF, open_to=loose) if same and not yearly else None
        if over is not None:
            yield over


def _beyond_plan(passage: Passage) -> Iterator[Finding]:
    """完成68.1亿元,完成预算的115.9%(超收9.4亿元): the share is that of what is left without what came on top."""
    for match in _BEYOND.finditer(passage.masked) if "的" in passage.masked else ():
        own, percent, gap = (passage.figure(match.start(name)) for name in ("own", "p", "gap"))
        sign = 1 if match["way"] in ("短收", "减收", "少支", "短支") else -1
        if own.unit != gap.unit or not own.value or not gap.value or own.value <= gap.value:
            continue
        plan = span_of(own) + span_of(gap).scaled(sign)
        ratio = span_of(own).over(plan)
        if ratio is None:
            continue
        set_at = Fraction(own.value) + sign * abs(Fraction(gap.value))
        yield compare(
            Comparison(
                rule="share",
                stated=percent,
                stated_span=span_of(percent),
                computed=Fraction(own.value) / set_at * 100,
                computed_span=ratio.scaled(100),
                basis=Why(
                    zh=f"按{own.text}与{match['way']}的{gap.text}计算的完成比例",
                    en=f"the share that {own.text} and {gap.text} make",
                ),
                open_to=None if all(map(is_plain, (percent, own, gap))) else QUALIFIED,
            ),
            passage,
            (own, gap),
        )


def _short_of(passage: Passage) -> Iterator[Finding]:
    """占预算的98.4%,比预算298亿元少支4.7亿元: the share is what the difference leaves of the norm."""
    for match in _SHORT_OF.finditer(passage.masked):
        percent, base, gap = (passage.figure(match.start(name)) for name in ("p", "base", "gap"))
        if base.unit != gap.unit or not base.value or gap.value is None:
            continue
        sign = -1 if match["way"] in ("少", "短", "减") else 1
        ratio = span_of(gap).over(span_of(base))
        if ratio is None:
            continue
        yield compare(
            Comparison(
                rule="share",
                stated=percent,
                stated_span=span_of(percent),
                computed=100 + sign * abs(Fraction(gap.value)) / Fraction(base.value) * 100,
                computed_span=ratio.scaled(100 * sign) + Interval(low=100, high=100),
                basis=Why(
                    zh=f"按{base.text}与差额{gap.text}计算的完成比例",
                    en=f"the share that {gap.text} leaves of {base.text}",
                ),
                open_to=None if all(map(is_plain, (percent, base, gap))) else QUALIFIED,
            ),
            passage,
            (base, gap),
        )
