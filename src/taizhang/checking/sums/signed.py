"""Changes with their signs: those of the parts make that of the whole, those of all shares make nothing."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, decimal_text, half_unit, is_plain, show, worded
from taizhang.checking.passages import CLAUSE_MARK, COUNT, MONEY, OTHER, PERCENT, POINTS, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_of, stray_to, swap_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_UP = lazy("(?:增加|净增|增长|多|上升|提高|增)了?$")
_DOWN = lazy("(?:减少|下降|少|降低|净减|回落|减)了?$")
_COMPARED = lazy("同比|[比较](?:上|去)年")
_CLASS = lazy("岁|年龄")
_SHARE = lazy("比重|占比|比例")
_LOWEST, _HIGHEST = lazy("^(?:0|[0-9]{1,2}岁(?:及)?以下)|以下"), lazy("以上")
_LEAST, _MOST = 2, 12
_TELLING = 4
_OPEN = Why(zh="所列各项未必是全部", en="the parts listed need not be all")


def check_signed(passage: Passage) -> Iterator[Finding]:
    """用水总量增加78.0亿立方米,其中生活用水减少3.7亿立方米,农业用水增加81.7亿立方米; shares of ages that rise and fall."""
    if "其中" in passage.masked:
        yield from _steps(passage)
    if POINTS in passage.masked and _SHARE.search(passage.masked):
        yield from _classes(passage)
    yield from _shares_moved(passage)


def _sign(passage: Passage, number: int) -> int:
    label = CLAUSE_MARK.split(passage.gaps[number])[-1]
    return 1 if _UP.search(label) else -1 if _DOWN.search(label) else 0


def _steps(passage: Passage) -> Iterator[Finding]:
    for number in range(1, len(passage.figures)):
        if "其中" not in passage.gaps[number] or passage.kind(number) not in (MONEY, COUNT):
            continue
        whole, unit = number - 1, passage.figures[number].unit
        while whole > 0 and _COMPARED.search(passage.gaps[whole]) and passage.figures[whole - 1].unit == unit:
            # 减少525亿元,同比少减368亿元,其中…: what it was over the year before has no parts here.
            whole -= 1
        if passage.figures[whole].unit != unit or not _sign(passage, whole):
            continue
        parts: list[int] = []
        for k in range(number, min(number + _MOST, len(passage.figures))):
            if (
                passage.figures[k].unit != unit
                or not _sign(passage, k)
                or (re.search("[；;。]", passage.gaps[k]) and parts)
            ):
                break
            parts.append(k)
        signs = {_sign(passage, k) for k in parts}
        if len(parts) >= _LEAST and signs == {1, -1}:
            yield from _added(passage, whole, parts)


def _added(passage: Passage, number: int, numbers: list[int]) -> Iterator[Finding]:
    whole, parts = passage.figures[number], [passage.figures[k] for k in numbers]
    if not all(map(is_plain, (whole, *parts))):
        return
    total = sum((_sign(passage, k) * abs(Fraction(passage.figures[k].value or 0)) for k in numbers), Fraction(0))
    stated = _sign(passage, number) * abs(Fraction(whole.value or 0))
    room = half_unit(whole) + sum(map(half_unit, parts), Fraction(0))
    away = abs(total - stated)
    if away > room and not _one_slip(passage, number, numbers, total - stated):
        return
    yield worded(
        "parts",
        "consistent" if away == 0 else "rounding" if away <= room else "unclear",
        places=(passage.place(whole), *map(passage.place, parts)),
        stated=whole.text,
        computed=("减少" if total < 0 else "增加") + show(abs(total), whole),
        difference=show(away, whole),
        tolerance=show(room, whole, places=2),
        basis=Why(
            zh=f"{'、'.join(p.text for p in parts)}增减相抵", en="the sum of " + ", ".join(p.text for p in parts)
        ),
        reason=_OPEN,
    )


def _one_slip(passage: Passage, number: int, numbers: list[int], over: Fraction) -> bool:
    """Whether two digits of one of the changes swapped, or one digit of five and more, would make them agree."""
    for k in (number, *numbers):
        figure = passage.figures[k]
        sign = _sign(passage, k) * (1 if k == number else -1)
        meant = abs(Fraction(figure.value or 0)) + sign * over
        told = len(digits_of(figure))
        if meant > 0 and (swap_to(figure, meant) or (told >= _TELLING and stray_to(figure, meant))):
            return True
    return False


def _shares_moved(passage: Passage) -> Iterator[Finding]:
    """占比分别为76.8%、15.7%和7.5%,东部下降1.3个百分点,中部和西部分别提高1.1和0.2个百分点: what one gains the others lose."""
    shares = [k for k in range(len(passage.figures)) if passage.kind(k) == PERCENT]
    moved = [k for k in range(len(passage.figures)) if passage.kind(k) in (POINTS, OTHER)]
    if len(shares) <= _LEAST or len(moved) != len(shares) or moved[0] != shares[-1] + 1:
        return
    total = sum((Fraction(passage.figures[k].value or 0) for k in shares), Fraction(0))
    joined = all(re.fullmatch("[、和及与]", passage.gaps[k]) for k in shares[1:])
    if not joined or abs(total - 100) > len(shares) * half_unit(passage.figures[shares[0]]):
        return
    sign, told = 0, []
    for k in moved:
        words = passage.gaps[k]
        sign = 1 if re.search("提高|上升|增加", words) else -1 if re.search("下降|降低|减少|回落", words) else sign
        figure = passage.figures[k]
        if not sign or not is_plain(figure) or figure.unit != "百分点":
            return
        # 分别上升-1.3、0.8、0.5个百分点: written with its sign.
        told.append((figure, -sign if figure.text[0] in "-－−" else sign))
    yield make_nothing(
        passage, told, Why(zh="各项比重升降之和应为0，所列之和", en="the changes of all shares make 0; those stated")
    )


def _classes(passage: Passage) -> Iterator[Finding]:
    """0—14岁的比重上升4.63个百分点,15—59岁下降9.94个百分点,60岁及以上上升5.31个百分点: together nothing."""
    told: list[tuple[Figure, int]] = []
    text, first, last = passage.reading.text, "", ""
    for number, figure in enumerate(passage.figures):
        begin = passage.figures[number - 1].end if number and passage.kind(number - 1) == POINTS else passage.start
        words = re.split("[，,；;。]", text[begin : figure.start])[-1]
        if passage.kind(number) != POINTS or not _CLASS.search(words):
            continue
        if "其中" in text[begin : figure.start]:
            continue
        sign = _sign(passage, number)
        if not sign or not _SHARE.search(words) or not is_plain(figure) or "分别" in words:
            return
        first, last = first or words, words
        told.append((figure, sign))
        if _HIGHEST.search(words):
            # 65岁及以上 after 60岁及以上 is part of that.
            break
    if len(told) <= _LEAST or not _LOWEST.search(first) or not _HIGHEST.search(last):
        return
    yield make_nothing(
        passage,
        told,
        Why(zh="各年龄段比重升降之和应为0，所列之和", en="the changes of all shares make 0; those stated"),
    )


def make_nothing(passage: Passage, told: Sequence[tuple[Figure, int]], basis: Why) -> Finding:
    """Return the finding on changes of shares, each with its sign, that together make nothing."""
    total = sum((sign * abs(Fraction(f.value or 0)) for f, sign in told), Fraction(0))
    room = sum((half_unit(f) for f, _ in told), Fraction(0))
    return worded(
        "gap",
        "consistent" if abs(total) <= room else "rounding" if abs(total) <= room * 2 else "contradicts",
        places=tuple(passage.place(f) for f, _ in told),
        stated="、".join(f.text for f, _ in told),
        computed=decimal_text(total, 2) + "个百分点",
        difference=decimal_text(abs(total), 2) + "个百分点",
        tolerance=decimal_text(room, 3) + "个百分点",
        basis=basis,
    )
