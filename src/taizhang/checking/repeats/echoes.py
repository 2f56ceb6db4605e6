"""Numbers after the very same words in one text, of which one looks like a slip of the other."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.accounts import of_two_accounts
from taizhang.checking.judging import Why, half_unit, is_plain, show, span_of, worded
from taizhang.checking.passages import CLAUSE_MARK, COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_of, slip_like
from taizhang.checking.sums.uses import two_uses
from taizhang.checking.wordings import told_otherwise
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_SHORTEST, _LONGEST = 6, 8
_TOTAL = lazy("总[额量值数]$")
_NAMED, _TELLING, _MOST = 4, 2, 8
_DIGITS_LEAST = 4
# 截至2015年末: up to when something was counted, and no year of its own.
_YEAR = lazy(
    "(?<![至止到])[12][0-9]{3}(?=年)|(?<=[至止到])[12][0-9]{3}(?=年(?!末|底|年))|上年|去年|五年|十[一二三四]?五"
)
_DIGITS = lazy("[0-9０-９][0-9０-９.．,，]{2}")


_SAID = ("=", "≈", ">")


def check_echoes(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Two numbers after the very same words in one text, of which one looks like a slip of the other.

    The words alone do not say that both are of one year and area, so that the finding stays open.
    """
    for passages in readings:
        before: dict[tuple[str, str | None, str], tuple[Passage, Figure]] = {}
        for passage in passages:
            for number, figure in enumerate(passage.figures):
                words = CLAUSE_MARK.split(passage.between(number - 1, number))[-1][-_LONGEST:]
                if (
                    len(words) < _SHORTEST
                    or "每" in words
                    or figure.value_high is not None
                    or figure.qualifier not in _SAID
                    or passage.kind(number) not in (COUNT, MONEY)
                ):
                    continue
                key = (words + figure.qualifier, figure.unit, "target" if figure.mood == "target" else "result")
                home, first = before.setdefault(key, (passage, figure))
                if home is passage or span_of(first).meets(span_of(figure)):
                    continue
                # 约14.7亿元 and 约17.4亿元: of rounded numbers only digits that changed places tell.
                if not is_plain(figure) and sorted(digits_of(first)) != sorted(digits_of(figure)):
                    continue
                if two_uses((home, first), (passage, figure)) or of_two_accounts((home, first), (passage, figure)):
                    continue
                if _DIGITS.search(figure.text) and slip_like(first, figure) and _alike(home, first, passage, figure):
                    yield _echo(home, first, passage, figure, words)


def check_grown_alike(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """投诉46413件,同比上升1.25% and, further on, 受理投诉46143件,同比上升1.25%: what grew alike under one noun is one."""
    for passages in readings:
        before: dict[tuple[str, str | None], list[tuple[Passage, Figure, str]]] = {}
        for passage in passages:
            for number, figure in enumerate(passage.figures[:-1]):
                grown = passage.figures[number + 1]
                words = CLAUSE_MARK.split(passage.gaps[number])[-1]
                if (
                    passage.kind(number) not in (COUNT, MONEY)
                    or figure.measure != "level"
                    or not is_plain(figure)
                    or len(digits_of(figure).rstrip("0")) < _DIGITS_LEAST
                    or grown.measure != "growth"
                    or len(digits_of(grown)) < _GROWTH_LEAST
                    or not _GROWN.fullmatch(passage.gaps[number + 1])
                ):
                    continue
                seen = before.setdefault((passage.gaps[number + 1].strip("，,、（(") + grown.text, figure.unit), [])
                for home, first, named in seen:
                    noun = words[-_TELLING:]
                    alike = len(noun) == _TELLING and (named.endswith(noun) or noun in first.indicator)
                    if alike and slip_like(first, figure) and first.period == figure.period:
                        yield _echo(home, first, passage, figure, noun)
                        break
                if len(seen) < _MOST:
                    seen.append((passage, figure, words))


_GROWN = lazy("[，,、（(]?(?:同比|环比|(?:比|较)(?:上|去)年(?:同期|末)?)(?:增长|上升|增加|下降|减少|降低)了?")
_GROWTH_LEAST = 3


def check_same_digits(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """减税降费3.2亿元 and 为企业减税降费3.2万元: the same digits of the same thing, 亿 in one place and 万 in the other."""
    for passages in readings:
        before: dict[tuple[str, str | None], list[tuple[Passage, Figure]]] = {}
        for passage in passages:
            for number, figure in enumerate(passage.figures):
                name = _TOTAL.sub("", figure.indicator)
                if (
                    passage.kind(number) not in (COUNT, MONEY)
                    or figure.value is None
                    or len(name) < _NAMED
                    or figure.value_high is not None
                    or len(digits_of(figure).rstrip("0")) < _TELLING
                ):
                    continue
                seen = before.setdefault((digits_of(figure).rstrip("0"), figure.unit), [])
                for home, first in seen:
                    assert first.value is not None
                    other = _TOTAL.sub("", first.indicator)
                    ends = other.endswith(name) or name.endswith(other)
                    apart = {figure.value * 10_000, figure.value / 10_000}
                    if ends and first.value in apart and first.period == figure.period and first.scope == figure.scope:
                        yield _scale(home, first, passage, figure)
                        break
                if len(seen) < _MOST:
                    seen.append((passage, figure))


def _scale(home: Passage, first: Figure, passage: Passage, figure: Figure) -> Finding:
    assert first.value is not None and figure.value is not None
    return worded(
        "scale",
        "contradicts" if first.mood == figure.mood else "unclear",
        places=(passage.place(figure), home.place(first)),
        stated=figure.text,
        computed=first.text,
        difference=show(abs(Fraction(figure.value) - Fraction(first.value)), figure),
        tolerance=show(half_unit(first) + half_unit(figure), figure, places=2),
        basis=Why(
            zh=f"另一处同一指标（{first.indicator}；亿、万可能互换）",
            en=f"another statement of the same indicator ({first.indicator}; 亿 and 万 may be swapped)",
        ),
        reason=Why(zh="一处是目标，一处是结果", en="one is a target, the other a result"),
    )


def _alike(home: Passage, first: Figure, passage: Passage, figure: Figure) -> bool:
    """Whether the two are of one area, and no years are written before them that differ."""
    years = [_YEAR.findall(p.text[: f.start - p.start])[-1:] for p, f in ((home, first), (passage, figure))]
    return first.scope == figure.scope and (years[0] == years[1] or [] in years)


def _echo(home: Passage, first: Figure, passage: Passage, figure: Figure, words: str) -> Finding:
    return told_otherwise(
        (passage, figure),
        (home, first),
        "unclear",
        basis=Why(zh=f"另一处“{words}”之后", en=f"another number after “{words}”"),
        reason=Why(zh="两处所指的年份或范围可能不同", en="the two may differ in year or scope"),
    )
