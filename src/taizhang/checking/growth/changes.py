"""From–to statements against the change stated beside them (由45日压缩到20日,时间压缩60%)."""

from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.bounded import PART_OF, beyond, span_there
from taizhang.checking.differences.amounts import multiple_of
from taizhang.checking.growth.fromto import FALLS, RISES, FromTo, pairs_of
from taizhang.checking.growth.percentchanges import points_or_percent
from taizhang.checking.growth.yearly import average_change, basis_open, clauses_of
from taizhang.checking.judging import (
    QUALIFIED,
    Comparison,
    Why,
    compare,
    half_unit,
    is_plain,
    last_place,
    not_checked,
    show,
    span_of,
    told_amiss,
    worded,
)
from taizhang.checking.passages import COUNT, LINK, MONEY, NAMED, PERCENT, POINTS, TIMES, WORD, Passage, kind_of
from taizhang.checking.priced import at_constant_prices, far_above_nominal, is_set_rate, swapped_growth
from taizhang.checking.records import Finding
from taizhang.checking.words import WORDS, holds, one_of
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_NOUNS = ("节水", "节电", "节能", "节约", "节省", "提速", "翻", "增幅", "涨幅", "升幅", "降幅", "减幅")
_CHANGE = lazy(
    f"^(?:[，,、]{WORD}{{0,4}}{COUNT}(?=时间|间|来|里|共|累计))?"
    f"(?P<lead>{NAMED}{{0,26}}?)(?P<verb>{one_of((*RISES, *FALLS, *_NOUNS))})(?P<what>{WORD}{{0,8}})"
    f"(?P<x>[{PERCENT}{POINTS}{TIMES}{MONEY}{COUNT}])"
)
_CHANGE_BEFORE = lazy(
    f"(?P<verb>{one_of(RISES + FALLS)})(?P<what>{WORD}{{0,8}}?{LINK})(?P<x>[{PERCENT}{POINTS}{TIMES}{MONEY}{COUNT}])"
    "(?:左右|上下|以上)?[，,、（(]?即?$"
)
_DOUBLED = lazy(
    f"^[，,](?:[一二两三四五六七八九十]年(?:来|间|时间|内)?|[比较]{WORD}{{2,10}})?(?:基本|已|就|正好|刚好)?(?:实现)?(?P<x>{TIMES})"
)
_TIMES_OF = lazy(
    "^[，,、](?:是|为|相当于)(?:上年|去年|原来|过去|改革前|[0-9]{4}年|[三四五十]年前|年初|当初|期初|“?十[一二三四]?五”?(?:期|时期)?)"
    f"[末底]?的?{LINK}(?P<x>{TIMES})"
)
_MARKS = lazy(r"[，,、：:（()）“”\s]")
_QUOTES = lazy("[“”]")
_YEARS = lazy(r"[0-9０-９]{4}年|“?十[一二三四五六七八九]?五”?|[0-9]{1,2}月|年初|月初|年末|年底")
_LINKS = lazy(LINK + "$")
_OVER_YEAR = lazy("[比较](?P<year>(?:1[89]|20)[0-9]{2})年(?:同期|末|底)?")
_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
_LASTING = lazy("[0-9一二两三四五六七八九十]{1,2}年(?:时间|来|间|里|内|累计|共)?")
_COMPOUND = lazy("(?<![0-9]{3})[0-9](?:小时|个小时|天|年|时|分)$")
_FINER = lazy("(?:精度|分辨率|分辨力|误差|名次|排名|位次)[^，,；;。]{0,4}$")
_BEFORE = 16
_WITHIN = lazy(f"[，,（(]?其中[:：，,]?{WORD}{{0,16}}")
_HEDGES = lazy("左右|上下|以上|以内|以下")


def check_from_to(passage: Passage) -> Iterator[Finding]:
    """A change stated beside the two levels it leads between follows from them, within their printed digits."""
    whole: FromTo | None = None
    for pair in pairs_of(passage):
        if whole is not None and _WITHIN.fullmatch(passage.masked, whole.end, pair.start):
            yield from _part_beyond(passage, pair, whole)
        else:
            whole = pair
        yield from turned_way(passage, pair)
        tail = passage.masked[pair.end :]
        after = _CHANGE.match(tail)
        if after is not None:
            change = passage.figure(pair.end + after.start("x"))
            rest = tail[after.end() : after.end() + 4]
            first = list(_judged(passage, pair, change, after["lead"], after["what"], after["verb"], rest))
            yield from first
            second = _CHANGE.match(tail[after.end() :])
            if second is not None and first:
                # 增长64.8%,平均每年增加253亿元: the yearly change after the whole one, or the other way round.
                figure = passage.figure(pair.end + after.end() + second.start("x"))
                yield from _judged(passage, pair, figure, second["lead"], second["what"], second["verb"], "")
                begin = pair.end + after.end() + second.end()
                third = _CHANGE.match(passage.masked[begin:])
                if third is not None and holds(third["lead"] + third["what"], WORDS.averages):
                    # 增加2.6万人,增长6.74%,年平均增长率为0.65%
                    figure = passage.figure(begin + third.start("x"))
                    yield from _judged(passage, pair, figure, third["lead"], third["what"], third["verb"], "")
            continue
        times = _TIMES_OF.match(tail)
        if times is not None:
            yield from multiple_of(passage, pair.new, pair.old, passage.figure(pair.end + times.start("x")))
            yearly = _CHANGE.match(tail[times.end() :])
            if yearly is not None and holds(yearly["lead"] + yearly["what"], WORDS.averages):
                # 是“十五”期末的2倍多,年均增长21.4%
                figure = passage.figure(pair.end + times.end() + yearly.start("x"))
                yield from _judged(passage, pair, figure, yearly["lead"], yearly["what"], yearly["verb"], "")
            continue
        doubled = _DOUBLED.match(tail)
        if doubled is not None and passage.figure(pair.end + doubled.start("x")).text.startswith("翻"):
            yield from _judged(passage, pair, passage.figure(pair.end + doubled.start("x")), "", "", pair.verb, "")
            continue
        before = _CHANGE_BEFORE.search(passage.masked[: pair.start])
        if before is not None:
            # 年均增长6.2%,从53万亿元增至121万亿元: told before the two, it is still what each year added.
            lead = passage.masked[max(0, before.start() - _YEARLY) : before.start()]
            words = "年均" if "年均" in lead else ""
            if not words or not holds(lead, WORDS.constant):
                yield from _judged(passage, pair, passage.figure(before.start("x")), words, "", before["verb"], "")


_YEARLY = 8
_GROWN = ("发展", "扩容")


def _part_beyond(passage: Passage, part: FromTo, whole: FromTo) -> Iterator[Finding]:
    """里程由14.63万公里增至16.5万公里,其中高铁由3.79万公里增至50.4万公里: no part is more than its whole."""
    for inner, outer in ((part.old, whole.old), (part.new, whole.new)):
        if inner.unit == outer.unit and kind_of(inner) in (COUNT, MONEY) and kind_of(outer) == kind_of(inner):
            over = beyond(passage, inner, outer, PART_OF)
            if over is not None:
                yield over


_MERGED = ("整合", "归并", "合并")
"""What is put together gets fewer (51家整合为33家)."""


def _overlap(old: Figure, new: Figure) -> bool:
    """Whether what two figures may stand for has more in common than one end (0.8% and 0.9% have not)."""
    one, other = span_of(old), span_of(new)
    if old.value == new.value or not one.meets(other):
        return old.value == new.value
    low = max((end for end in (one.low, other.low) if end is not None), default=None)
    high = min((end for end in (one.high, other.high) if end is not None), default=None)
    return low is None or high is None or low < high


def turned_way(passage: Passage, pair: FromTo) -> Iterator[Finding]:
    """增加到 leads upwards and 减少到 downwards; what is only bounded (提高到36%以上) may lie beyond its bound."""
    old, new = pair.old, pair.new
    assert old.value is not None and new.value is not None
    risen, fallen = pair.verb in (*RISES, *_GROWN), pair.verb in (*FALLS, *_MERGED)
    if fallen and "扩" in passage.reading.text[old.end : new.start]:
        return  # 由3363座整合扩充到6951座
    if _COMPOUND.search(passage.reading.text[max(0, old.start - 7) : old.start]):
        # 由1小时44分钟缩短至50分钟: but the end of what it was.
        return
    if _FINER.search(pair.lead) or _FINER.search(passage.masked[max(0, pair.start - _BEFORE) : pair.start]):
        # 识别精度从30米提高至15米: what is finer is less.
        return
    least, most = sorted((old.value, new.value))
    loose = new.qualifier in (">=", "<=") and is_plain(old) and old.value != new.value
    if ((risen and new.value == least) or (fallen and new.value == most)) and (loose or not _overlap(old, new)):
        way = Why(zh="按前后两数，方向", en="the direction between the two numbers")
        yield worded(
            "direction",
            "unclear" if _overlap(old, new) else "contradicts",
            places=(passage.place(new), passage.place(old)),
            stated=f"{pair.verb}到{new.text}",
            computed=f"{'减少' if risen else '增加'}{show(abs(Fraction(new.value) - Fraction(old.value)), new)}",
            difference=show(abs(Fraction(new.value) - Fraction(old.value)), new),
            tolerance=show(half_unit(old) + half_unit(new), new, places=2),
            basis=way,
            reason=_BOUND,
        )


_BOUND = Why(zh="所到之数只是界限", en="what it went to is but a bound")


def _judged(
    passage: Passage, pair: FromTo, change: Figure, lead: str, what: str, verb: str, rest: str
) -> Iterator[Finding]:
    words = lead + what
    if (pair.verb in RISES and verb in FALLS) or (pair.verb in FALLS and verb in RISES):
        ends = not rest or rest[0] in "，,；;。）)"
        if ends and _MARKS.sub("", words) in ("", "同比"):
            plainly = pair.verb in _PLAINLY and verb in _PLAINLY
            yield from _other_way(passage, pair, change, verb) if plainly else ()
            yield from _stepped_back(passage, pair, change, verb)
        return
    if change.text.endswith("番") and passage.reading.text[change.end : change.end + 1] == "半":
        return
    if change.value is None or not _same_subject(passage, pair, lead, what):
        return
    (passage.place(change), passage.place(pair.old), passage.place(pair.new))
    if holds(words, WORDS.averages):
        yield from average_change(passage, pair, change, words)
        return
    if holds(words, WORDS.last_year) and _YEARS.search(pair.lead):
        yield from _swapped_since(passage, pair, change)
        return
    kind = kind_of(change)
    if kind in (PERCENT, TIMES) and kind_of(pair.old) == PERCENT:
        yield from points_or_percent(passage, pair, change)
    elif kind == POINTS:
        if kind_of(pair.old) == PERCENT:
            yield _difference(passage, pair, change, "from_to")
    elif kind in (PERCENT, TIMES):
        yield from _relative(passage, pair, change, words, verb, rest)
    elif change.unit == pair.new.unit and not rest.startswith(("到", "至", "为")):
        if what.endswith(("到", "至", "为")):
            return
        if pair.verb == "调整" and _way_of(pair) not in (None, verb[0]) and verb[0] in "增减":
            # 由39497.37万元调整为39069.73万元,调增427.64万元
            yield _turned_step(passage, pair, change, verb)
            return
        yield _difference(passage, pair, change, "from_to")


def _way_of(pair: FromTo) -> str | None:
    """Return 增 or 减, whichever way the second level lies from the first; None where they are one."""
    if pair.old.value is None or pair.new.value is None or pair.old.value == pair.new.value:
        return None
    return "增" if pair.new.value > pair.old.value else "减"


def _turned_step(passage: Passage, pair: FromTo, change: Figure, verb: str) -> Finding:
    """Return the finding that an amount was set the other way than is told."""
    apart = abs(Fraction(pair.new.value or 0) - Fraction(pair.old.value or 0))
    return worded(
        "direction",
        "contradicts",
        places=(passage.place(change), passage.place(pair.old), passage.place(pair.new)),
        stated=f"{verb}{change.text}",
        computed=f"{_way_of(pair)}{show(apart, change)}",
        difference=show(apart + abs(Fraction(change.value or 0)), change),
        tolerance=show(half_unit(change), change, places=2),
        basis=Why(
            zh=f"按由{pair.old.text}到{pair.new.text}计算的变化",
            en=f"the change from {pair.old.text} to {pair.new.text}",
        ),
    )


def _swapped_since(passage: Passage, pair: FromTo, change: Figure) -> Iterator[Finding]:
    """由2017年的76微克降至64微克,同比下降17.59%: over another year perhaps, yet 15.79% is just what the two give."""
    old, new = pair.old, pair.new
    if kind_of(old) != COUNT or kind_of(change) != PERCENT or not old.value or new.value is None:
        return
    grown = (Fraction(new.value) / Fraction(old.value) - 1) * 100
    asked = swapped_growth(passage, change, grown, (passage.place(old), passage.place(new)), rule="from_to")
    if asked is not None:
        yield asked


_PLAINLY = ("增加", "增长", "上升", "上涨", "减少", "下降", "降低")
"""Verbs that tell a direction and no merit: 用时由10天压缩到2天,提升80% is no rise."""


def _other_way(passage: Passage, pair: FromTo, change: Figure, verb: str) -> Iterator[Finding]:
    """资金由50亿元下降到40亿元,增长20%: a change right after the two levels that goes the other way."""
    old, new = pair.old, pair.new
    if change.value is None or not old.value or new.value is None or kind_of(change) != PERCENT:
        return
    if kind_of(old) not in (MONEY, COUNT) or not all(map(is_plain, (old, new, change))):
        return
    grown = abs(Fraction(new.value) / Fraction(old.value) - 1) * 100
    same = abs(grown - abs(Fraction(change.value))) <= half_unit(change)
    falls = new.value < old.value
    yield worded(
        "direction",
        "contradicts" if same else "unclear",
        places=(passage.place(change), passage.place(old), passage.place(new)),
        stated=f"{verb}{change.text}",
        computed=f"{'下降' if falls else '上升'}{show(grown, change)}",
        difference=show(grown + abs(Fraction(change.value)), change),
        tolerance=show(half_unit(change), change, places=2),
        basis=Why(zh=f"按由{old.text}到{new.text}计算的变化", en=f"the change from {old.text} to {new.text}"),
        reason=Why(zh="增幅可能另有所指或另有口径", en="the change may be of something else or on another basis"),
    )


def _stepped_back(passage: Passage, pair: FromTo, change: Figure, verb: str) -> Iterator[Finding]:
    """由86.2%提升至88.5%,下降2.3个百分点: by just what lies between the two, and told to have gone the other way."""
    old, new = pair.old, pair.new
    points = kind_of(change) == POINTS and kind_of(old) == PERCENT
    if not (points or (kind_of(change) == kind_of(old) and change.unit == old.unit and kind_of(old) != PERCENT)):
        return
    if old.value is None or new.value is None or not change.value or not all(map(is_plain, (old, new, change))):
        return
    if abs(abs(Fraction(new.value) - Fraction(old.value)) - abs(Fraction(change.value))) > half_unit(change):
        return
    if (new.value < old.value) != (verb in FALLS):
        yield _turned_step(passage, pair, change, verb)


def _same_subject(passage: Passage, pair: FromTo, lead: str, what: str) -> bool:
    """Whether the words round the change name no quantity other than that of the two levels."""
    before = _QUOTES.sub("", passage.masked[max(0, pair.start - 40) : pair.end] + pair.lead)
    for words in (lead, what):
        subject = _MARKS.sub("", words)
        subject = _LINKS.sub("", subject)
        year = _OVER_YEAR.search(subject)
        if year is not None and year["year"] in passage.masked[max(0, pair.start - 24) : pair.start].translate(_NARROW):
            # 1950年81亿元,1956年191亿元,比1950年增长136%: over the first of the two.
            subject = subject.replace(year.group(), "")
        for generic in sorted(WORDS.generic | set(WORDS.averages), key=len, reverse=True):
            subject = subject.replace(generic, "")
        subject = _LASTING.sub("", _HEDGES.sub("", subject)).strip("个的了约近超达以上也又再共每即间率")
        if subject and subject not in before and not (pair.verb == "到" and not pair.old.indicator):
            # 从2012年底的5500户,到2021年底的1.54万户,市场主体总数增长1.8倍: whose levels they are is said after them.
            return False
    return True


def _far_multiple(passage: Passage, pair: FromTo, change: Figure, grown: Fraction) -> Finding | None:
    """Ask of a growth by so many times that is quite another than that of the two amounts, whatever prices did."""
    if not change.text.endswith(("倍", "番", "多", "以上")) or not (is_plain(pair.old) and is_plain(pair.new)):
        return None
    stated = Fraction(change.value or 0) * (100 if change.measure == "level" and "倍" in change.text else 1)
    if not is_plain(change) and not (change.qualifier in (">", ">=") and stated > grown):
        # 翻了两番多: at least that.
        return None
    if grown <= 0 or abs(stated - grown) * _FAR_APART < max(stated, grown):
        return None
    return told_amiss(
        "from_to",
        "unclear",
        places=(passage.place(change), passage.place(pair.old), passage.place(pair.new)),
        figure=change,
        value=grown / 100 if change.measure == "level" else grown,
        room=Fraction(change.resolution) / 2,
        basis=Why(
            zh=f"按由{pair.old.text}到{pair.new.text}计算的变化幅度",
            en=f"the change from {pair.old.text} to {pair.new.text}",
        ),
        reason=Why(
            zh="增幅按不变价或可比口径计算，但两者相差超出价格或口径变动常见的范围",
            en="it is at constant prices, but further off than prices or scope usually account for",
        ),
    )


_FAR_APART = 3
"""A third of the larger of two growths, by which they differ at least."""


def _relative(passage: Passage, pair: FromTo, change: Figure, words: str, verb: str, rest: str) -> Iterator[Finding]:
    """A relative change: (new - old) / old."""
    old, new = pair.old, pair.new
    if kind_of(old) == MONEY and holds(clauses_of(passage, pair) + words + old.indicator, WORDS.restated):
        yield _in_real_terms(passage, pair, change)
        return
    open_to = basis_open(passage, (old, new, change), words)
    ratio, rounded_days = _over(passage, pair, words)
    if rounded_days is not None and open_to is None and rounded_days.meets(span_of(change)):
        open_to = _WHOLE_DAYS
    if ratio is None or not old.value or new.value is None:
        yield not_checked(
            "from_to",
            places=(passage.place(change), passage.place(old), passage.place(new)),
            stated=change.text,
            reason=Why(zh="数字只给出上限或下限", en="a number gives only one bound"),
        )
        return
    stated = span_there(passage, change)
    if change.measure == "level" and kind_of(change) == TIMES and change.unit == "倍":
        # 增长2.2倍 read as a level of 2.2倍 still states a growth of 220 %.
        stated = stated.scaled(_HUNDRED)
    share = Fraction(new.value) / Fraction(old.value)
    yield compare(
        Comparison(
            rule="from_to",
            stated=change,
            stated_span=stated,
            computed=abs(share - 1) * _HUNDRED,
            computed_span=_away_from_all(ratio, falls=share < 1),
            basis=Why(zh=f"按由{old.text}到{new.text}计算的变化幅度", en=f"the change from {old.text} to {new.text}"),
            open_to=open_to,
        ),
        passage,
        (old, new),
    )


_HUNDRED = Fraction(100)


def _away_from_all(ratio: Interval, *, falls: bool) -> Interval:
    """Return the change, in per cent, that a ratio of new to old is."""
    all_of_it = Interval(low=1, high=1)
    return (all_of_it - ratio if falls else ratio - all_of_it).scaled(_HUNDRED)


def _in_real_terms(passage: Passage, pair: FromTo, change: Figure) -> Finding:
    """Return the question about a change at constant prices that a slip explains, else that it was not checked."""
    old, new = pair.old, pair.new
    places = (passage.place(old), passage.place(new))
    asked, grown = None, Fraction(0)
    if old.value and new.value is not None:
        grown = abs(Fraction(new.value) / Fraction(old.value) - 1) * 100
    if grown:
        asked = swapped_growth(passage, change, grown, places, rule="from_to")
    rises = old.value is not None and new.value is not None and new.value > old.value
    if rises and change.text.endswith(("%", "％")):
        asked = asked or far_above_nominal(passage, change, grown, places, rule="from_to")
    asked = asked or _far_multiple(passage, pair, change, grown)
    return asked or at_constant_prices("from_to", (passage.place(change), *places), change)


def _over(passage: Passage, pair: FromTo, words: str) -> tuple[Interval | None, Interval | None]:
    """Return what new over old may be, and the change in per cent that it may be where whole days were rounded."""
    old, new = pair.old, pair.new
    ratio = span_of(new).over(span_of(old))
    if not (is_plain(old) and is_plain(new)) or not old.value or new.value is None:
        return ratio, None
    told = clauses_of(passage, pair) + words + old.indicator
    whole_days = all(f.unit in WORDS.limit_units and last_place(f) == 1 for f in (old, new))
    whole_days = whole_days and not holds(told, WORDS.averages)
    if not whole_days and not is_set_rate(new, clauses_of(passage, pair) + old.indicator):
        return ratio, None
    # A rate of pay or aid, and a limit, are set, not rounded.
    exact = Fraction(new.value) / Fraction(old.value)
    may_round = whole_days and not holds(told, WORDS.limits) and ratio is not None
    rounded = _away_from_all(ratio, falls=exact < 1) if ratio is not None and may_round else None
    return Interval(low=exact, high=exact), rounded


_WHOLE_DAYS = Why(zh="时间可能是取整的平均数", en="the times may be means that were rounded")


def _difference(passage: Passage, pair: FromTo, change: Figure, rule: str) -> Finding:
    """An absolute change: new - old, in the same unit or in 百分点."""
    old, new = pair.old, pair.new
    assert old.value is not None and new.value is not None
    span = span_of(new) - span_of(old)
    if new.value < old.value:
        span = -span
    plain = all(is_plain(figure) for figure in (old, new, change))
    return compare(
        Comparison(
            rule=rule,
            stated=change,
            stated_span=span_there(passage, change),
            computed=abs(Fraction(new.value) - Fraction(old.value)),
            computed_span=span,
            basis=Why(
                zh=f"按{old.text}与{new.text}之差计算的变化", en=f"the difference between {old.text} and {new.text}"
            ),
            open_to=None if plain else QUALIFIED,
            additive=True,
        ),
        passage,
        (old, new),
    )
