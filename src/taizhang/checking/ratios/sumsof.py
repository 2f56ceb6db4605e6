"""上述3者合计占进出口总值的46.7%: the amounts just listed, taken together, as a share of a whole stated before."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, decimal_text, half_unit, is_plain, span_of, sum_told, total_of, worded
from taizhang.checking.numerals import numeral
from taizhang.checking.passages import COUNT, MONEY, NAMED, PERCENT, Passage
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import stray_to
from taizhang.checking.sums.wholes import sum_of
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_TOGETHER = lazy(
    f"(?:上述|以上|前述|这)(?P<n>[2-9二两三四五六])(?:大|个)?(?:者|项|国|类|种|家|市场|国家|地区|行业|产业|领域|贸易伙伴)"
    f"{NAMED}{{0,8}}?(?:合计|共|总计|一共)?占(?P<whole>{NAMED}{{2,18}}?)(?:的)?(?:比重|比例)?(?:为|达到?)?(?P<p>{PERCENT})"
)
_NUMBERS = dict(zip("二两三四五六", (2, 2, 3, 4, 5, 6), strict=True))
_IDLE = lazy("同期|全[国省市区县]|全部|总[值额量数]|当年|的")
_SHORT = 4
_UNSURE = Why(zh="所指的各项和总数按上下文推断", en="which amounts and which whole are meant is inferred")


def check_sums_of(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """对东盟3402.9亿元;对美国2160.5亿元;对欧盟2014.9亿元。上述3者合计占进出口总值的46.7%."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for match in _TOGETHER.finditer(passage.masked):
                share = passage.figure(match.start("p"))
                before = [(passage, f) for k, f in enumerate(passage.figures) if passage.marks[k] < match.start()]
                listed = _amounts(before) or (
                    _amounts([(passages[at - 1], f) for f in passages[at - 1].figures]) if at else []
                )
                count = _NUMBERS.get(match["n"]) or int(match["n"])
                if len(listed) != count or len({f.unit for _, f in listed}) > 1 or not is_plain(share):
                    continue
                wholes = _wholes(passages[: at + 1], _IDLE.sub("", match["whole"]), listed)
                if len({f.value for _, f in wholes}) == 1:
                    yield from _judged(passage, share, listed, wholes[-1])


_SO_MANY = "(?<![第十百千])(?P<n>[二两三四五六七八九十])(?:大|个)?(?:者|项|国|类|种|家|市|县|区|市场|国家|地区|行业|产业|领域|罪名|部门)"
_KINDS = ("类", "种", "项", "个", "家", "国", "市", "县", "区", "省", "大类")
_CLASSES = lazy(
    f"(?:{_SO_MANY}|(?P<c>{COUNT})(?![，,、；;：:]))(?P<words>{NAMED}{{0,14}}?)"
    f"(?:合计|共计|总计|一共|共)(?:为|达到?|有)?(?P<sum>[{COUNT}{MONEY}])"
)
_SHARED = lazy(
    f"(?:{_SO_MANY}|(?P<c>{COUNT})(?![，,、；;：:]))(?P<words>{NAMED}{{0,14}}?)"
    f"占(?P<whole>{NAMED}{{0,18}}?)(?:的)?(?:比重|比例)?(?:为|达到?)?(?P<p>{PERCENT})"
)
_FAR, _MOST = 4, 12


def check_class_sums(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """盗窃19061人、抢劫7186人、强奸7591人,3类犯罪共33838人,占65.2%: as many as were just listed, taken together."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for match in _CLASSES.finditer(passage.masked):
                listed = _listed_before(passage, match.start(), _number(passage, match))
                if listed:
                    yield from _summed(passage, passage.figure(match.start("sum")), listed)
            for match in _SHARED.finditer(passage.masked):
                listed = _listed_before(passage, match.start(), _number(passage, match))
                share = passage.figure(match.start("p"))
                if listed and is_plain(share) and share.measure != "growth":
                    yield from _share_of_any(passages[max(0, at - _FAR) : at + 1], passage, share, listed)


def _number(passage: Passage, match: re.Match[str]) -> int:
    """Return how many classes are taken together; 0 where the count is none of classes."""
    if match["n"] is not None:
        return numeral(match["n"])
    figure = passage.figure(match.start("c"))
    return int(figure.value or 0) if figure.unit in _KINDS and (figure.value or 0) <= _MOST else 0


def _listed_before(passage: Passage, mark: int, count: int) -> list[Figure]:
    """Return the last so many amounts of one unit before a place, where no other amount of theirs stands by them."""
    held = [k for k in range(len(passage.figures)) if passage.marks[k] < mark and passage.kind(k) in (COUNT, MONEY)]
    told = held[-count:]
    figures = [passage.figures[k] for k in told]
    alike = len({f.unit for f in figures}) == 1 and all(f.measure == "level" and is_plain(f) for f in figures)
    if not 2 <= count <= len(told) or not alike:
        return []
    apart = all(re.search("[、，,；;]", passage.gaps[k]) and "其中" not in passage.gaps[k] for k in told[1:])
    first = told[0]
    before = first and passage.figures[first - 1].unit == figures[0].unit and first - 1 in held
    begun = not before or re.search("分别|[：:]|包括|依次", passage.gaps[first]) is not None
    return figures if apart and begun else []


def _summed(passage: Passage, stated: Figure, listed: Sequence[Figure]) -> Iterator[Finding]:
    if stated.unit != listed[0].unit or not is_plain(stated) or not stated.value:
        return
    total = total_of(listed)
    room = sum(map(half_unit, listed), half_unit(stated))
    lacking = Fraction(stated.value) - total
    if abs(lacking) <= room or not total <= 2 * Fraction(stated.value) <= 4 * total:
        return
    slip = stray_to(stated, total) or any(stray_to(f, Fraction(f.value or 0) + lacking) for f in listed)
    verdict: Verdict = "contradicts" if slip else "unclear"
    yield sum_told(passage, stated, [(passage, f) for f in listed], verdict, room=room, reason=_UNSURE)


def _share_of_any(
    near: Sequence[Passage], passage: Passage, share: Figure, listed: Sequence[Figure]
) -> Iterator[Finding]:
    """Ask where the share is that of no amount near, but one digit or two swapped ones from that of one."""
    total = total_of(listed)
    wholes = [
        (home, f)
        for home, f in _amounts([(p, f) for p in near for f in p.figures])
        if f.start < listed[0].start and f.unit == listed[0].unit and Fraction(f.value or 0) > total and is_plain(f)
    ]
    ratios = [(w, sum_of(listed).over(span_of(w[1]))) for w in wholes]
    half, stated = half_unit(share), span_of(share)
    if any(r is not None and stated.gap(r.scaled(100)) <= half for _, r in ratios):
        return
    for whole, _ in reversed(ratios):
        exact = total / Fraction(whole[1].value or 1) * 100
        if any(stray_to(share, exact + step) for step in (0, 2 * half, -2 * half)):
            yield from _judged(passage, share, [(passage, f) for f in listed], whole)
            return


def _amounts(held: Sequence[tuple[Passage, Figure]]) -> list[tuple[Passage, Figure]]:
    return [
        (p, f)
        for p, f in held
        if f.measure == "level" and f.role == "value" and f.value and p.kind(p.figures.index(f)) in (MONEY, COUNT)
    ]


def _wholes(
    passages: Sequence[Passage], name: str, listed: Sequence[tuple[Passage, Figure]]
) -> list[tuple[Passage, Figure]]:
    first = listed[0][1]
    return [
        (p, f)
        for p, f in _amounts([(p, f) for p in passages for f in p.figures])
        if f.start < first.start and f.unit == first.unit and len(name) >= _SHORT and _named(f.indicator, name)
    ]


def _named(indicator: str, name: str) -> bool:
    return _IDLE.sub("", indicator) == name


def _judged(
    passage: Passage, share: Figure, listed: Sequence[tuple[Passage, Figure]], whole: tuple[Passage, Figure]
) -> Iterator[Finding]:
    parts = [f for _, f in listed]
    ratio = sum_of(parts).over(span_of(whole[1]))
    if ratio is None or share.value is None or not all(map(is_plain, [*parts, whole[1]])):
        return
    away = span_of(share).gap(ratio.scaled(100))
    half = half_unit(share)
    value = total_of(parts) / Fraction(whole[1].value or 1) * 100
    yield worded(
        "share",
        "consistent" if away == 0 else "rounding" if away <= half else "unclear",
        places=(passage.place(share), *(p.place(f) for p, f in listed), whole[0].place(whole[1])),
        stated=share.text,
        computed=decimal_text(value, 2) + "%",
        difference=decimal_text(abs(value - Fraction(share.value)), 2) + "个百分点",
        tolerance=decimal_text(half, 3) + "个百分点",
        basis=Why(
            zh=f"按{'、'.join(f.text for f in parts)}之和比{whole[1].text}计算的比例",
            en=f"the sum of {', '.join(f.text for f in parts)} as a share of {whole[1].text}",
        ),
        reason=_UNSURE,
    )
