"""Two amounts with the difference or the multiple stated between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.judging import QUALIFIED, Comparison, Why, compare, decimal_text, is_plain, span_of, worded
from taizhang.checking.passages import AMOUNT, ANY_MARK, LINK, NAMED, PERCENT, TIMES, WORD, Passage, beside_aside
from taizhang.checking.records import Finding
from taizhang.checking.slips import one_slip_in_ratio
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval, resolution_of

_THAN = lazy(
    f"(?P<own>{AMOUNT})(?:[，,]{WORD}{{0,14}}{PERCENT})?{NAMED}{{0,16}}?"
    f"比(?P<who>{WORD}{{0,20}})(?P<other>{AMOUNT})(?:的{WORD}{{0,8}}?)?(?:水平|目标|任务|计划|预算|标准)?"
    f"(?P<way>只差|尚差|还差|相差|差|超过|高出|多出|增加|多|高|超出|超额完成|超额|超|减少|降低"
    f"|偏多|偏少|少|低|缩短|节省)(?:收|支|完成|安排|投入|发放|了)?{LINK}(?P<gap>{AMOUNT})"
)
_OVER_PLAN = lazy(
    f"(?P<own>{AMOUNT})[，,]?(?P<way>超过|超额完成|超出|超|高于|低于|少于){WORD}{{0,4}}(?:计划|目标|任务|预算|预期){WORD}{{0,4}}?"
    f"(?P<other>{AMOUNT})(?P<gap>{AMOUNT})"
)
_PLAN_DONE_OVER = lazy(
    "(?:计划|目标|任务|预算|应[缴收交拨付还发征退])"
    f"(?P<what>{WORD}{{0,8}}?){LINK}(?P<other>{AMOUNT}){WORD}{{0,8}}[，,、](?:实际|已|累计|共)*(?:完成"
    f"|实现|达到?|建成|到位|投资|支出|投入|使用|执行|入库|征收|收缴|[缴收交拨付还发征退]){WORD}{{0,8}}?"
    f"(?P<own>{AMOUNT}){WORD}{{0,8}}[，,](?P<way>超额完成|超额|超计划|超目标|超任务|超预算|超出|超收|超支|超|短收|多(?:完成|签约|建成|建|开工|招录|培训|实施)?|少"
    f"(?:完成|签约|建成|建|开工|招录|培训|实施)?|短缺|节约资金|节约|结余|节省|核减|尚差|还差|差|[尚拖]?欠[缴收交拨付]?|未[缴收交拨付还发]"
    f"){LINK}(?P<gap>{AMOUNT})"
)
_SHARE_AND_GAP = lazy(
    f"(?P<own>{AMOUNT})[，,]?(?:为|占|完成|达到?){WORD}{{0,6}}(?:目标|任务|计划|预算){WORD}{{0,4}}?(?P<other>{AMOUNT})"
    f"[）)]?的?{LINK}{PERCENT}[，,](?P<way>还差|尚差|仅差|差|短收|超额完成|超额|超收|超过|超){LINK}(?P<gap>{AMOUNT})"
)
_SHORT_OF = lazy(
    f"(?P<other>{AMOUNT}){WORD}{{0,8}}[，]{WORD}{{0,12}}?(?P<own>{AMOUNT}){WORD}{{0,6}}[，](?P<way>缺额|缺口|空缺|差额|尚缺)"
    f"(?:为|达)?(?P<gap>{AMOUNT})"
)
_MULTIPLE = lazy(
    f"(?P<own>{AMOUNT})[，,]?(?:是|为|相当于)(?P<who>{WORD}{{0,14}}?)[（(]?(?P<other>{AMOUNT})[）)]?的{LINK}(?P<times>{TIMES})"
)
_ADDED = lazy("(?:净增|新增|增加|增长|多)了?$")
_MULTIPLE_BEFORE = lazy(
    f"(?P<own>{AMOUNT})[，,]?(?:是|为|相当于)(?P<who>[0-9]{{4}}年|上年|去年)(?:同期|末|底)?的{LINK}(?P<times>{TIMES})"
    f"[，,；（(](?P=who)(?:同期|末|底)?(?:为|是|仅为|只有|仅)?(?P<other>{AMOUNT})"
)
_LESS = (
    "缺额",
    "缺口",
    "空缺",
    "差额",
    "尚缺",
    "只差",
    "尚差",
    "还差",
    "相差",
    "差",
    "偏少",
    "低于",
    "少于",
    "减少",
    "降低",
    "少",
    "少完成",
    "短收",
    "短缺",
    "节约资金",
    "节约",
    "结余",
    "核减",
    "欠",
    "低",
    "缩短",
    "节省",
    "下降",
)
_NARROW = str.maketrans("０１２３４５６７８９．", "0123456789.")
_NUMBER = lazy(r"[0-9]+(?:\.[0-9]+)?")
_COMPARED = (">", "<")
_SET = lazy("预算|目标|任务|计划|指标")
"""Amounts that were set, in round numbers and not rounded."""


def check_than(passage: Passage) -> Iterator[Finding]:
    """4800亿元,比预计的2700亿元多出2100亿元: two amounts and the difference between them."""
    for match in (
        *_THAN.finditer(passage.masked),
        *_OVER_PLAN.finditer(passage.masked),
        *_PLAN_DONE_OVER.finditer(passage.masked),
        *_SHORT_OF.finditer(passage.masked),
        *(_SHARE_AND_GAP.finditer(passage.masked) if PERCENT in passage.masked else ()),
    ):
        own, other, gap = (passage.figure(match.start(name)) for name in ("own", "other", "gap"))
        own = beside_aside(passage, own)
        # 比2700万元多出: the word after it speaks of the difference, it does not qualify the number.
        other = replace(other, qualifier="=") if other.qualifier in _COMPARED else other
        if _SET.search(passage.masked[match.start() : match.end()]) and other.qualifier == "=":
            other = replace(other, resolution=min(other.resolution, own.resolution))
        # 比1957年的水平超过133亿斤: the verb of the comparison, no word on how far the number reaches.
        gap = replace(gap, qualifier="=") if match["way"].startswith("超") and gap.qualifier == ">" else gap
        if not own.unit == other.unit == gap.unit or own.value is None or other.value is None or gap.value is None:
            continue
        sign = -1 if match["way"] in _LESS or match["way"].startswith("少") or match["way"][:1] in "未尚拖欠仅" else 1
        yield compare(
            Comparison(
                rule="difference",
                stated=gap,
                stated_span=span_of(gap),
                computed=(Fraction(own.value) - Fraction(other.value)) * sign,
                computed_span=(span_of(own) - span_of(other)).scaled(sign),
                basis=Why(
                    zh=f"按{own.text}与{other.text}之差计算的差额",
                    en=f"the difference between {own.text} and {other.text}",
                ),
                open_to=None if all(map(is_plain, (own, other, gap))) else QUALIFIED,
                additive=True,
            ),
            passage,
            (own, other),
        )


def check_multiple(passage: Passage) -> Iterator[Finding]:
    """120亿元,是2015年40亿元的3倍: a multiple of a level that is stated too."""
    for match in _MULTIPLE.finditer(passage.masked):
        own, other, times = (passage.figure(match.start(name)) for name in ("own", "other", "times"))
        number = passage.figures.index(own)
        if _ADDED.search(passage.label(number)):
            # 达到152家,净增66家,是2016年86家的1.77倍: of the level, not of what was added.
            if not number or passage.figures[number - 1].unit != own.unit:
                continue
            own = passage.figures[number - 1]
        yield from multiple_of(passage, own, other, times)
    for match in _MULTIPLE_BEFORE.finditer(passage.masked):
        own, other, times = (passage.figure(match.start(name)) for name in ("own", "other", "times"))
        if own.measure == other.measure == "level":
            yield from multiple_of(passage, own, other, times)


_NAMED_MULTIPLE = lazy(f"[，,](?:是|为|相当于)(?P<name>[\u4e00-\u9fff]{{2,10}}?)的{LINK}(?P<times>{TIMES})")
_TIME_WORD = lazy("年|月|去|上|期|末|平均|全国|全省|全市|平日|日常|世界")


def check_named_multiple(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """发行60亿元债券。…总认购金额624亿元,是发行金额的10.4倍: the only amount before whose words bear that name."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for match in _NAMED_MULTIPLE.finditer(passage.masked) if TIMES in passage.masked else ():
                home = passages[at - 1] if at else None
                if home is not None and "\n" in passage.reading.text[home.end : passage.start]:
                    home = None
                yield from _of_name(home, passage, match)


def _of_name(home: Passage | None, passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    times = passage.number(match.start("times"))
    if not times or _TIME_WORD.search(match["name"]) or not is_plain(passage.figures[times]):
        return
    own, name = passage.figures[times - 1], match["name"]
    pairs = {name[k : k + _TWO] for k in range(len(name) - 1)}
    before = (
        [*((home, k) for k in range(len(home.figures))), *((passage, k) for k in range(times - 1))]
        if home
        else [(passage, k) for k in range(times - 1)]
    )
    held = [
        (told, told.figures[k])
        for told, k in before
        if told.figures[k].unit == own.unit
        and told.figures[k].measure == "level"
        and any(pair in told.label(k) + ANY_MARK.split(told.gaps[k + 1])[0] for pair in pairs)
    ]
    if len(held) != 1 or not is_plain(own) or not is_plain(held[0][1]):
        return
    base, told = held[0][1], passage.figures[times]
    written = _NUMBER.search(told.text.translate(_NARROW))
    if written is None or not base.value or not own.value or span_of(own).meets(span_of(base)):
        return  # 装机40.1亿千瓦…;40亿千瓦的装机相当于两国加起来的1.7倍: the same told again, and no base
    place = resolution_of(written.group())
    plain = replace(told, value=Decimal(written.group()), resolution=place, measure="level")
    if not one_slip_in_ratio(plain, own, base, Fraction(place) / 2):
        return
    for found in multiple_of(passage, own, base, told):
        yield replace(found, verdict="unclear") if found.verdict == "contradicts" else found


_TWO = 2


def multiple_of(passage: Passage, own: Figure, other: Figure, times: Figure) -> Iterator[Finding]:
    """Compare a multiple with the two levels that it is said of."""
    written = _NUMBER.search(times.text.translate(_NARROW))
    ratio = span_of(own).over(span_of(other))
    if own.unit == other.unit and written is not None and other.value and own.value is not None and ratio is not None:
        stated, half = Fraction(written.group()), Fraction(resolution_of(written.group())) / 2
        quotient = Fraction(own.value) / Fraction(other.value)
        plain = all(map(is_plain, (own, other, times)))
        odd = times.qualifier == ">" and passage.reading.text[times.end : times.end + 1] in ("多", "余")
        # 2倍多 is somewhere between 2 and 3.
        gap = Interval(low=stated - half * (not odd), high=stated + half * (2 if odd else 1)).gap(ratio)
        yield worded(
            "multiple",
            "consistent" if gap == 0 else "contradicts" if plain else "unclear",
            places=(passage.place(times), passage.place(own), passage.place(other)),
            stated=times.text,
            computed=decimal_text(quotient, 2) + "倍",
            difference=decimal_text(abs(quotient - stated), 2) + "倍",
            tolerance=decimal_text(half, 3) + "倍",
            basis=Why(zh=f"按{own.text}比{other.text}计算的倍数", en=f"the multiple of {own.text} over {other.text}"),
            reason=QUALIFIED,
        )
