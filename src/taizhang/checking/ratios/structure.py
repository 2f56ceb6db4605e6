"""Value added by industry against the structure stated beside it, and shares of a whole stated elsewhere."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.judging import QUALIFIED, Comparison, Why, compare, decimal_text, is_plain, span_of, worded
from taizhang.checking.passages import CLAUSE_MARK, LINK, MONEY, PERCENT, RATIO, WORD, Passage, kind_of
from taizhang.checking.ratios.inturn import in_turn
from taizhang.checking.records import Finding
from taizhang.checking.slips import turned_into
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_REACH = 3
_INDUSTRIES = (("第一产业", "一产"), ("第二产业", "二产"), ("第三产业", "三产"))
_SHARE_OF = lazy(f"^[，,、（(]?占(?P<name>{WORD}{{2,16}}?)(?:的|比重|比例|总量|总额){{0,3}}{LINK}$")
_SHARES_OF = lazy(f"^[，,、（(]?占(?P<name>{WORD}{{2,16}}?)(?:的?(?:比重|比例))?分别(?:为|达到?|是)?$")
_STOP, _JOINTS = lazy("[；;。]"), ("、", "和", "及", "与")
_OTHER_THAN_VALUE_ADDED = lazy("就业|从业|人员|劳动|投资|税|用电|能耗|企业|产值|外资")
_IDLE = lazy("全市|全区|全县|全省|我市|我区|我县|当年|同期|总量$|总额$|的$|其中|实现|完成|达到|达|为|了")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Triple:
    """Value added of the three industries in one sentence."""

    passage: Passage
    figures: tuple[Figure, Figure, Figure]


def _triple(passage: Passage) -> _Triple | None:
    found: dict[int, Figure] = {}
    for number, figure in enumerate(passage.figures):
        if kind_of(figure) != MONEY or figure.value is None:
            continue
        label = CLAUSE_MARK.split(passage.between(number - 1, number))[-1]
        for at, names in enumerate(_INDUSTRIES):
            if any(name in label for name in names) and "税" not in label and "投资" not in label:
                found.setdefault(at, figure)
    return _Triple(passage=passage, figures=(found[0], found[1], found[2])) if len(found) == 3 else None


def check_structure(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """三次产业结构 is each industry's value added over their sum, both at current prices."""
    for passages in readings:
        triples = [(at, triple) for at, passage in enumerate(passages) if (triple := _triple(passage)) is not None]
        for at, triple in triples:
            for passage in passages[at : at + _REACH]:
                lists = [
                    f
                    for number, f in enumerate(passage.figures)
                    if kind_of(f) == RATIO
                    and f.values is not None
                    and len(f.values) == 3
                    and not _OTHER_THAN_VALUE_ADDED.search(f.indicator + passage.between(number - 1, number))
                ]
                if (
                    not lists
                    or not re.search("产业|结构", passage.masked)
                    or lists[-1].period != triple.figures[0].period
                ):
                    continue
                yield from _compared(passage, lists[-1], triple)
                break


def _compared(passage: Passage, stated: Figure, triple: _Triple) -> Iterator[Finding]:
    assert stated.values is not None
    spans = [span_of(figure) for figure in triple.figures]
    whole = spans[0] + spans[1] + spans[2]
    total = sum((Fraction(f.value) for f in triple.figures if f.value is not None), Fraction(0))
    scale = 100
    if not total or sum(stated.values) < 20:
        return
    half = Fraction(stated.resolution) / 2
    worst, shares = Fraction(0), []
    for value, span, figure in zip(stated.values, spans, triple.figures, strict=True):
        ratio = span.over(whole)
        if ratio is None or figure.value is None:
            return
        shares.append(Fraction(figure.value) / total * scale)
        printed = Interval(low=Fraction(value) - half, high=Fraction(value) + half)
        worst = max(worst, printed.gap(ratio.scaled(scale)))
    plain = all(map(is_plain, triple.figures)) and stated.qualifier == "="
    yield worded(
        "structure",
        "consistent" if worst == 0 else "rounding" if worst <= half else "contradicts" if plain else "unclear",
        places=(passage.place(stated), *(triple.passage.place(f) for f in triple.figures)),
        stated=stated.text,
        computed=":".join(decimal_text(share, 1) for share in shares),
        difference=decimal_text(worst, 2) + "个百分点",
        tolerance=decimal_text(half, 2) + "个百分点",
        basis=Why(
            zh="按三次产业增加值计算的结构", en="the structure computed from the value added of the three industries"
        ),
        reason=QUALIFIED,
    )


def check_share_of_named(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """民生支出61.4亿元,占财政支出的90.1%, where the whole is stated once in the same text for the same year."""
    for passages in readings:
        named: dict[tuple[str, str | None, int | None, str | None], list[tuple[Passage, Figure]]] = {}
        for passage in passages:
            for figure in passage.figures:
                if (
                    figure.measure == "level"
                    and figure.role == "value"
                    and figure.mood in ("result", "estimate")
                    and figure.indicator
                ):
                    key = (_IDLE.sub("", figure.indicator), figure.unit, figure.period, figure.scope)
                    named.setdefault(key, []).append((passage, figure))
        for passage in passages:
            for number in range(1, len(passage.figures)):
                yield from _named_share(passage, number, named)


def _named_share(
    passage: Passage,
    number: int,
    named: dict[tuple[str, str | None, int | None, str | None], list[tuple[Passage, Figure]]],
) -> Iterator[Finding]:
    if kind_of(passage.figures[number]) != PERCENT or passage.figures[number].mood == "target":
        return
    each = "分别" in passage.gaps[number]
    match = (_SHARES_OF if each else _SHARE_OF).search(passage.gaps[number])
    if match is None:
        return
    name = _IDLE.sub("", match["name"])
    for percent, part in _told_of(passage, number, each=each):
        wholes = named.get((name, part.unit, part.period, None), [])
        if part.measure != "level" or part.value is None or len(wholes) != 1:
            continue
        home, whole = wholes[0]
        beside = _SHARE_OF.search(home.gaps[home.figures.index(whole) + 1])
        if whole is part or not whole.value or (beside is not None and beside["name"] == match["name"]):
            # 超额完成目标任务的3项,占目标任务的30%;正常推进的4项,占目标任务的40%: what is a share of it is not the whole.
            continue
        yield from _held(passage, percent, part, (home, whole), match["name"])


def _told_of(passage: Passage, number: int, *, each: bool) -> list[tuple[Figure, Figure]]:
    """Return a share with the amount that it is told of, or each of several with its own; how they grew may stand
    between (增加值24166.3亿元,比上年增长8.7%,占生产总值的46.4%; 分别实现160亿元和133亿元,…,占生产总值的比重分别为30.9%和25.6%)."""
    back = number - 1
    while back > 0 and passage.figures[back].measure in ("growth", "change") and not _STOP.search(passage.gaps[back]):
        back -= 1
    if not each:
        return [] if in_turn(passage, number, back) else [(passage.figures[number], passage.figures[back])]
    last = number
    while last + 1 < len(passage.figures) and passage.gaps[last + 1] in _JOINTS and passage.kind(last + 1) == PERCENT:
        last += 1
    first = back
    while first > 0 and passage.gaps[first] in _JOINTS and passage.kind(first - 1) == passage.kind(back):
        first -= 1
    if last - number != back - first or first == back:
        return []
    return list(zip(passage.figures[number : last + 1], passage.figures[first : back + 1], strict=True))


def _held(
    passage: Passage, percent: Figure, part: Figure, of: tuple[Passage, Figure], name: str
) -> Iterator[Finding]:
    home, whole = of
    if part.value is None:
        return
    ratio = span_of(part).over(span_of(whole))
    if ratio is None:
        return
    assert whole.value is not None
    plain = all(map(is_plain, (percent, part, whole)))
    near = home is passage
    beside = passage.figures.index(percent) == passage.figures.index(part) + 1
    # What stands in another paragraph may be of another scope, the more so where how it grew stands between.
    close = not beside and "\n" not in passage.reading.text[min(home.start, passage.start) : passage.start]
    yield compare(
        Comparison(
            rule="share",
            stated=percent,
            stated_span=span_of(percent),
            computed=Fraction(part.value) / Fraction(whole.value) * 100,
            computed_span=ratio.scaled(100),
            basis=Why(
                zh=f"按{part.text}比{name}{whole.text}计算的比例",
                en=f"the proportion of {part.text} to {whole.text}",
            ),
            open_to=None
            if plain and (near or close or (beside and turned_into(percent, ratio.scaled(100))))
            else Why(zh="分子分母的口径可能不同", en="part and whole may differ in scope"),
        ),
        passage,
        (part,),
        (home.place(whole),),
    )


_INDUSTRY_SHARE = lazy("(?:第?(?P<n>[一二三])次?产业?|服务业)(?:增加值)?(?:所)?占")
_OF_OUTPUT = lazy("生产总值|GDP|经济总量|比重|占比")
# 现代服务业增加值占比, 生产性服务业: a branch of the services is not the third of the three industries.
_BRANCH = lazy(
    "(?:现代|新兴|高端|其他|其它|传统|技术|科技|信息|软件|数字|商务|金融|密集|养老|健康|旅游|文化|民营|私营|家政|[性型类上])$"
)
# 占服务业增加值比重, 占规模以上工业增加值比重: a share of an industry is none of all output.
_OF_ANOTHER = lazy("服务业|(?<!三次)产业|工业|制造业|农业|建筑业|增加值|收入|出口")


def check_industry_share(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """三次产业结构4.1:43.6:52.3 and 三产增加值占比53.2%: the share is one of the three."""
    for passages in readings:
        held: dict[tuple[int | None, str | None], list[tuple[int, Passage, Figure]]] = {}
        for at, passage in enumerate(passages):
            for number, figure in enumerate(passage.figures):
                words = passage.between(number - 1, number)
                if (
                    kind_of(figure) == RATIO
                    and figure.values is not None
                    and len(figure.values) == 3
                    and figure.role == "value"
                    and re.search("产业", figure.indicator + words)
                    and not _OTHER_THAN_VALUE_ADDED.search(figure.indicator + words)
                ):
                    held.setdefault((figure.period, figure.scope), []).append((at, passage, figure))
        if not held:
            continue
        for at, passage in enumerate(passages):
            for number, figure in enumerate(passage.figures):
                if kind_of(figure) == PERCENT and figure.role == "value":
                    yield from _of_structure(at, passage, number, held.get((figure.period, figure.scope), []))


def _of_structure(
    at: int, passage: Passage, number: int, lists: list[tuple[int, Passage, Figure]]
) -> Iterator[Finding]:
    share, words = passage.figures[number], CLAUSE_MARK.split(passage.between(number - 1, number))[-1]
    match = _INDUSTRY_SHARE.search(words)
    if match is None or share.value is None or not _OF_OUTPUT.search(words) or _OTHER_THAN_VALUE_ADDED.search(words):
        return
    if _BRANCH.search(words[: match.start()]) or _OF_ANOTHER.search(words[match.end() :]):
        return
    if "分别" in words and len(passage.figures) > number + 1 and passage.gaps[number + 1] in ("、", "和", "及"):
        # 三地第三产业占比分别为83.8%、61.3%和49.4%: one of each of several places.
        return
    first = bisect_left(lists, at - _REACH, key=lambda held: held[0])
    last = bisect_right(lists, at + _REACH, key=lambda held: held[0])
    near = [(home, f) for _, home, f in lists[first:last] if f.mood == share.mood]
    if len(near) != 1 or near[0][1].values is None:
        return
    home, stated = near[0]
    assert stated.values is not None
    value = Fraction(stated.values["一二三".index(match["n"])] if match["n"] else stated.values[2])
    half = Fraction(stated.resolution) / 2
    yield compare(
        Comparison(
            rule="structure",
            stated=share,
            stated_span=span_of(share),
            computed=value,
            computed_span=Interval(low=value - half, high=value + half),
            basis=Why(zh=f"按三次产业结构{stated.text}，该产业所占的比重", en=f"the structure {stated.text}"),
            open_to=None if is_plain(share) and stated.qualifier == "=" else QUALIFIED,
        ),
        passage,
        (),
        (home.place(stated),),
    )
