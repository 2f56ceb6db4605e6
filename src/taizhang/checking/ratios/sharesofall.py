"""A share of 总数 or 总量, of which the text tells the shares of others too, and what is behind of those counted."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from taizhang.checking.judging import (
    Comparison,
    Why,
    compare,
    half_unit,
    is_exact,
    is_plain,
    proportion,
    span_of,
    sum_compared,
    sum_told,
    total_of,
)
from taizhang.checking.passages import COUNT, LINK, MONEY, PERCENT, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_OF_ALL = lazy(
    f"(?P<part>[{MONEY}{COUNT}])[，,]占{WORD}{{0,6}}总(?:数|量|额|数量)的?(?:比例|比重)?{LINK}(?P<share>{PERCENT})"
)
_BACK = 6
_HUNDRED = 100
_OPEN = Why(zh="总数在别处写明，口径可能不同", en="the total is stated elsewhere and may differ in scope")


def check_of_all(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Shares of a total told with those of others, and the largest few of a total."""
    yield from _shares_of_all(readings)
    yield from _list_over_total(readings)


def check_among_counted(passage: Passage) -> Iterator[Finding]:
    """States of those counted, against all of them."""
    yield from _state_among(passage)
    yield from _more_than_all(passage)


def _shares_of_all(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """咨询33658件,占总数56.21%;…投诉17397件,占总数29.60%: of the total that the others are shares of."""
    for passages in readings:
        told = [
            (at, passage, passage.figure(m.start("part")), passage.figure(m.start("share")))
            for at, passage in enumerate(passages)
            if "占" in passage.masked and "总" in passage.masked
            for m in _OF_ALL.finditer(passage.masked)
        ]
        for at, passage, part, share in told:
            others = [(p, s) for n, _, p, s in told if abs(n - at) <= _BACK and p is not part and p.unit == part.unit]
            if others and part.value and share.value and is_plain(part) and is_plain(share):
                yield from _held(passages, at, passage, part, share, others)


def _held(
    passages: Sequence[Passage],
    at: int,
    passage: Passage,
    part: Figure,
    share: Figure,
    others: Sequence[tuple[Figure, Figure]],
) -> Iterator[Finding]:
    """Hold a share against the one amount before of which the shares told beside it are."""
    wholes = [
        (home, f)
        for home in passages[max(0, at - _BACK) : at + 1]
        for k, f in enumerate(home.figures)
        if home.kind(k) in (MONEY, COUNT) and f.unit == part.unit and f.start < part.start and is_plain(f)
        if (f.value or 0) > (part.value or 0)
    ]
    fitting = [(home, f) for home, f in wholes if all(_fits(p, f, s) for p, s in others)]
    if not fitting or any(_fits(part, f, share) for _, f in wholes):
        return
    home, whole = fitting[0]
    ratio = span_of(part).over(span_of(whole))
    if ratio is None or not whole.value:
        return
    yield compare(
        Comparison(
            rule="share",
            stated=share,
            stated_span=span_of(share),
            computed=Fraction(part.value or 0) / Fraction(whole.value) * _HUNDRED,
            computed_span=ratio.scaled(_HUNDRED),
            basis=proportion(part, whole),
            open_to=None if len(others) > 1 else _OPEN,
        ),
        passage,
        (part,),
        (home.place(whole),),
    )


def _fits(part: Figure, whole: Figure, share: Figure) -> bool:
    """Whether a share is that of one amount in another, to a unit of its last place."""
    if not whole.value or part.value is None or share.value is None:
        return False
    away = abs(Fraction(part.value) / Fraction(whole.value) * _HUNDRED - Fraction(share.value))
    return away <= half_unit(share) * 2


_AMONG = lazy(
    f"(?:^|[。；;，,])(?P<whole>{COUNT})[^。；;，,{PERCENT}{COUNT}]{{0,40}}中[，,](?P<rest>[^。；;]{{0,80}}?)"
    f"(?P<part>{COUNT})(?P<state>[^。；;，,{PERCENT}{COUNT}]{{2,12}})[，,]"
    f"(?P<of>{WORD}{{2,10}})占比{LINK}(?P<share>{PERCENT})"
)


def _state_among(passage: Passage) -> Iterator[Finding]:
    """12项重点项目中,6项推进顺利,6项推进滞后,滞后项目占比50%: what is said of the last of them, of all of them."""
    for match in _AMONG.finditer(passage.masked):
        whole, part, share = (passage.figure(match.start(name)) for name in ("whole", "part", "share"))
        said = any(match["of"][k : k + 2] in match["state"] for k in range(len(match["of"]) - 1))
        exact = is_exact(whole) and is_exact(part) and is_plain(whole) and is_plain(part) and whole.unit == part.unit
        if not said or not exact or not whole.value or not part.value or part.value > whole.value:
            continue
        ratio = span_of(part).over(span_of(whole))
        if ratio is None:
            continue
        yield compare(
            Comparison(
                rule="rate",
                stated=share,
                stated_span=span_of(share),
                computed=Fraction(part.value) / Fraction(whole.value) * _HUNDRED,
                computed_span=ratio.scaled(_HUNDRED),
                basis=proportion(part, whole),
                open_to=None if is_plain(share) else _OPEN,
            ),
            passage,
            (part, whole),
        )


_SOME = lazy(
    f"(?P<whole>{COUNT})[^，,；;。{PERCENT}{COUNT}]{{2,20}}中[，,]?(?:已|目前|现)?有?(?P<one>{COUNT})"
    f"[^，,；;。{PERCENT}{COUNT}]{{2,24}}[，,；;](?P<other>{COUNT})[^，,；;。{PERCENT}{COUNT}]{{2,24}}(?=[，,；;。]|$)"
)
_ALSO = lazy("其中|同时|还|又|也|以上")
_OVERLAP = Why(zh="两部分可能有交叉", en="the two may overlap")


def _more_than_all(passage: Passage) -> Iterator[Finding]:
    """23项指标中已有17项超过要求,11项达到要求: two states of those counted are no more than all of them."""
    for match in _SOME.finditer(passage.masked) if "中" in passage.masked else ():
        whole, one, other = (passage.figure(match.start(name)) for name in ("whole", "one", "other"))
        held = (whole, one, other)
        if not all(is_exact(f) and is_plain(f) and f.value for f in held) or len({f.unit for f in held}) > 1:
            continue
        if _ALSO.search(match.group()) or max(one.value or 0, other.value or 0) > (whole.value or 0):
            continue
        if (one.value or 0) + (other.value or 0) > (whole.value or 0):
            yield sum_compared(passage, whole, (one, other), _OVERLAP)


_MOST_OF = lazy(
    f"(?P<noun>{WORD}{{3,12}}?)(?:较多|较大|较高|最多|最大|居前|前[两三四五六十]位?)的?[^。；;{COUNT}]{{2,60}}分别(?:为|是|达到?)$"
)


def _list_over_total(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """直接利用量714亿立方米。直接利用量较多的为…,分别为286.7亿、155.3亿、584亿: some of it are no more than all of it."""
    for passages in readings:
        for home, passage in pairwise(passages):
            led = _MOST_OF.search(passage.gaps[0])
            if led is None or passage.start - home.end > _NEAR or len(home.figures) != 1 or passage.kind(0) != COUNT:
                continue
            whole, parts = home.figures[0], [passage.figures[0]]
            for k in range(1, len(passage.figures)):
                if passage.gaps[k] not in ("、", "和", "，", "及") or passage.figures[k].unit != whole.unit:
                    break
                parts.append(passage.figures[k])
            named = home.gaps[0].rstrip("为达到共").endswith(led["noun"][-_NAMED:])
            if not named or len(parts) < _FEW or not all(map(is_plain, (whole, *parts))):
                continue
            total = total_of(parts)
            if total > Fraction(whole.value or 0) + half_unit(whole) * 2:
                told = [(passage, f) for f in parts]
                yield sum_told(home, whole, told, "contradicts", room=half_unit(whole), reason=None)


_NEAR, _NAMED, _FEW = 2, 4, 3
