"""A whole against its parts: what sums the printed digits allow, and what of it is sure."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import reduce

from taizhang.checking.bounded import is_net
from taizhang.checking.judging import (
    QUALIFIED,
    Comparison,
    Why,
    added_up,
    compare,
    half_unit,
    is_exact,
    is_plain,
    last_place,
    show,
    span_of,
    worded,
)
from taizhang.checking.passages import Passage
from taizhang.checking.records import Finding
from taizhang.checking.runs import told_as_whole
from taizhang.checking.slips import digits_of, swap_to
from taizhang.checking.staging import staged
from taizhang.checking.words import WORDS
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

# Parts by several marks (妇女, 党员) or above a line need not exclude each other.
_CROSSING = lazy(
    "女|党员|少数民族|青年|学历|以上|以下|覆盖|贫困|脱贫|涉及|惠及|绿色|普惠|小微|民营|涉农|授权|科技|比例|超过"
)
_BY_MARK = lazy("女|党员|少数民族|^[^，]{0,4}已(?:正式)?(?:设立|建成|成立)")
# 对RCEP其他成员国进出口 is one among others.
_OTHERS = lazy("(?<![A-Za-z和与])(?:其他|其余|其它)")
_BOTH_OFFICES = lazy("交叉任职|一肩挑|兼任|身兼")
_SAID_FIRST = lazy("^经?(?:调查|核查|核实|认定|查)")
_TEN_THOUSAND = (Fraction(10_000), Fraction(1, 10_000))
# A whole of fewer digits is one digit away by chance too often.
_TELLING = 2
_LIST = 3
_MANY_DIGITS = 4
_NOUN = 3
# The more parts are listed, the surer that they are all of it, however much is missing.
_LEAST = {2: Fraction(4, 5), 3: Fraction(3, 4)}


def sum_of(figures: Sequence[Figure]) -> Interval:
    """Return every sum that the printed digits of the figures allow."""
    return reduce(lambda total, figure: total + span_of(figure), figures, Interval(low=0, high=0))


def _family(labels: Sequence[str], families: Sequence[Sequence[str]], *, whole: bool) -> bool:
    """Whether every label bears a different name of one family; all of its names where ``whole``."""
    for family in families:
        if whole and len(labels) != len(family):
            continue
        taken = []
        for label in labels:
            names = [name for name in family if name in label]
            if not names:
                break
            # 非税收入 holds 税收 too; the name that begins first is meant.
            taken.append(min(names, key=lambda name: (label.index(name), -len(name))))
        else:
            if len(set(taken)) == len(labels):
                return True
    return False


def exclusive(labels: Sequence[str]) -> bool:
    """Say whether the words that name the parts belong to one family of names that exclude each other."""
    if _family(labels, WORDS.open, whole=False) or _family(labels, WORDS.closed, whole=False):
        return True
    return len(labels) == 2 and _negated(*(_bare(label) for label in labels))


def _bare(label: str) -> str:
    return _SAID_FIRST.sub("", label.split("|")[0].removeprefix("。").removeprefix("其中")).removeprefix("已")


def _negated(one: str, other: str) -> bool:
    """Say whether one label denies the other: 经营性 and 非经营性, 达标 and 未达标."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _TELLING and any(
        long == negation + short for negation in ("非", "未", "不", "无", "没有", "尚未")
    )


def both_of_family(labels: Sequence[str]) -> bool:
    """Say whether two labels bear the two names that together are all of it (城镇, 乡村)."""
    return _family(labels, WORDS.closed, whole=True)


def names_of_family(labels: Sequence[str]) -> tuple[str, ...]:
    """Return the names that two labels bear and that together are all of it, both where there are any."""
    for family in WORDS.closed:
        if len(family) == len(labels) and all(any(name in label for label in labels) for name in family):
            return family
    return ()


_ANEW = lazy("^[，,；;]?(?:我[国省市区县]|全[国省市区县])对?")
"""What begins a statement of its own (…;我国对其他金砖国家进出口6.11万亿元)."""


def _ends_with_the_rest(labels: Sequence[str]) -> bool:
    """Whether the last part is what remains (其他, 其余), so that the list is whole."""
    last = labels[-1].split("|")[0] if labels else ""
    return len(labels) >= 2 and _OTHERS.search(last) is not None and not _ANEW.search(last)


def judge_parts(
    passage: Passage, whole: Figure, parts: list[Figure], labels: list[str], said: bool, whole_list: bool
) -> Iterator[Finding]:
    """Compare a whole with its parts.

    ``said`` is whether they are surely its parts, ``whole_list`` whether surely all of them.
    """
    assert whole.value is not None
    if whole.unit in ("分", "点") or "/" in (whole.unit or ""):
        # 综合得分443.52分,流动性得分480分; 单产5555.6公斤/公顷: marks and means are weighted, not added up.
        return
    if is_net(passage, whole) and max(p.value or 0 for p in parts) > whole.value:
        return
    total = sum((Fraction(p.value) for p in parts if p.value is not None), Fraction(0))
    marked = [_BY_MARK.search(label) is not None for label in labels]
    if len(parts) > _LIST - 1 and total > Fraction(whole.value) and total == Fraction(parts[0].value or 0) * 2:
        # 总人数1329人,其中运动员886人,女运动员437人,男运动员449人: the first of them is what the others make.
        return
    among = total > Fraction(whole.value) and marked[:1] == [True] and marked.count(False) > 1
    if among and len(marked) == len(parts) and not any("男" in label for label in labels):
        # 1289人,其中女性609人,35岁及以下272人,36至54岁751人,55岁及以上266人: the women are told beside the classes.
        rest = [k for k, mark in enumerate(marked) if not mark]
        yield from judge_parts(passage, whole, [parts[k] for k in rest], [labels[k] for k in rest], said, whole_list)
        return
    summed = sum_of(parts)
    allowed = span_of(whole)
    plain = is_plain(whole) and all(map(is_plain, parts))
    if plain and len(parts) >= 2 and not allowed.meets(summed):
        swapped = _swapped(whole, parts, total)
        if swapped is not None:
            yield _swap(passage, whole, parts, swapped, said)
            return
        if len(digits_of(whole)) > 1 and any(allowed.meets(summed.scaled(s)) for s in _TEN_THOUSAND):
            yield _all_swapped(passage, whole, parts, total)
            return
    closed = whole_list or _family(labels, WORDS.closed, whole=True) or _ends_with_the_rest(labels)
    stages = staged(labels)
    closed = closed or (stages and near_miss(total, whole, parts, least=_MANY))
    honours = all(map(_HONOURS.search, labels))
    apart = closed or stages or (exclusive(labels) and not honours)
    telling = plain and _telling(total, whole, parts)
    said = said or telling
    largest = max(parts, key=lambda p: p.value or 0)
    assert largest.value is not None
    ambiguous = Why(zh="“其中”所指的总数不止一种可能", en="the parts may belong to another total")
    if largest.value > whole.value and not span_of(largest).meets(allowed):
        slip = _scale_slip(Fraction(largest.value), Fraction(whole.value))
        yield compare(
            Comparison(
                rule="scale" if slip else "parts",
                stated=largest,
                stated_span=span_of(largest),
                computed=Fraction(whole.value),
                computed_span=Interval(low=None, high=allowed.high),
                basis=Why(
                    zh="它是其中一部分，所属的总数" + ("（亿、万可能互换）" if slip else ""),
                    en="the whole it is a part of" + (" (亿 and 万 may have been swapped)" if slip else ""),
                ),
                open_to=QUALIFIED if not plain else None if said else ambiguous,
            ),
            passage,
            (whole,),
        )
        return
    if len(parts) < 2:
        return
    over = total > Fraction(whole.value)
    if over and any("党纪" in label for label in labels) and any(map(_OFFICE.search, labels)):
        # 处分334人(党纪处分315人、政务处分40人): many are dealt with by party and office both.
        return
    open_to: Why | None = QUALIFIED if not plain else None if said else ambiguous
    if not closed and not over and _names_more(whole, parts):
        # 猪牛羊禽肉2.99万吨,其中猪肉2.11万吨、牛肉0.38万吨: the name of the whole tells that there are others.
        return
    if not closed and not over and total != whole.value:
        named = (
            _of_total(total, whole, parts)
            or _of_kinds(total, whole, parts)
            or _all_but_one(total, whole, parts)
            or (apart and total * 10 >= Fraction(whole.value) * 9)
        )
        least = _FEW if apart or allowed.meets(summed) else _MANY
        if not said or not (
            named or near_miss(total, whole, parts, least=least) or (apart and _dropped(total, whole, parts))
        ):
            return
        if not named and honours and _few(whole) and not _any_swapped(total, whole, parts):
            # 75所,其中省优质47所,市优质22所: what is left of so few is too often near to nothing.
            return
        if not telling and not (apart and len(parts) >= _LIST and _swapped_digits(total, whole, parts)):
            open_to = Why(zh="所列各部分未必是全部", en="the parts listed need not be all")
    if over and not apart and _BOTH_OFFICES.search(passage.masked):
        # 党组织成员71821人,委员会成员70690人,交叉任职18659人: some of them are both.
        return
    if over and not apart:
        excess = total - Fraction(whole.value)
        slipped = any(swap_to(p, Fraction(p.value or 0) - excess, least=2) for p in parts)
        if (
            total > Fraction(whole.value) * 3 / 2
            and not slipped
            and not (told_as_whole(passage, whole, parts) and not any(map(_CROSSING.search, labels)))
        ):
            return
        persons, shared = whole.unit in WORDS.persons, any(map(_CROSSING.search, labels))
        digits = len(digits_of(whole).rstrip("0"))
        crossing = (
            shared or (persons and digits <= _MANY_DIGITS) or digits < (_TELLING if is_exact(whole) else _TELLING + 1)
        )
        slight = len(parts) >= _LIST and excess * 5 <= Fraction(whole.value) and excess not in {p.value for p in parts}
        sure = plain and said and not (persons or shared) and all(map(is_exact, (whole, *parts)))
        if not (slight and sure) and (
            (crossing and not _telling(total, whole, parts, more=1))
            or not said
            or not plain
            or not near_miss(total, whole, parts)
        ):
            open_to = Why(zh="各部分之间可能有交叉", en="the parts may overlap")
    if not closed and allowed.meets(summed) and total != whole.value:
        if not is_exact(whole) and all(map(is_exact, parts)):
            yield _coarse(passage, whole, parts, total)
            return
        if not said or not (over or near_miss(total, whole, parts)):
            return
        open_to = None
    yield compare(
        Comparison(
            rule="parts",
            stated=whole,
            stated_span=allowed,
            computed=total,
            computed_span=summed,
            basis=added_up(parts),
            open_to=open_to,
            slack=_slack(whole, parts, total),
            unlikely=_unlikely(whole, parts, total),
            additive=True,
        ),
        passage,
        parts,
    )


_SIGMAS = 3


def _unlikely(whole: Figure, parts: Sequence[Figure], total: Fraction) -> Why | None:
    """Say why rounding hardly explains a difference: 30万 of 25万, 5万 and 2万 would need all four at their very ends.

    The error of one rounded number is spread evenly over one unit, with a variance of a twelfth of its square.
    """
    assert whole.value is not None
    variance = sum((Fraction(last_place(f)) ** 2 for f in (whole, *parts) if not is_exact(f)), Fraction(0)) / 12
    if (total - Fraction(whole.value)) ** 2 <= _SIGMAS**2 * variance:
        return None
    return Why(zh="仅靠四舍五入几乎不会差这么多", en="rounding alone would hardly add up to so much")


def _slack(whole: Figure, parts: Sequence[Figure], total: Fraction) -> Fraction:
    """Return what a balanced last digit may add.

    1.2万亿 of parts counted in 亿 is their sum rounded, or at worst cut off: a whole unit away, or above it by more than
    rounding does, it is neither.
    """
    assert whole.value is not None
    coarse = last_place(whole) >= 10 * min(last_place(p) for p in parts)
    if coarse and not 0 <= total - Fraction(whole.value) < Fraction(last_place(whole)):
        return Fraction(0)
    # 8亿元 and 6亿元 of 12.5亿元: a part printed more coarsely than the whole had no last digit to balance.
    fine = (p for p in parts if last_place(p) <= last_place(whole))
    return half_unit(whole) + sum(map(half_unit, fine), Fraction(0)) / 2


_FEW, _MANY = 30, 100
"""Units of the last place that a whole has at least, for one digit in that place not to be off by chance: 45个 lacks 8个
often enough where 其中 names some of them."""


def near_miss(total: Fraction, whole: Figure, parts: Sequence[Figure], *, least: int = _FEW) -> bool:
    """Whether one other digit would make the parts the whole, so that they were probably meant to be all of it.

    ``least`` is how many units of the last place that the digits share the whole has.
    """
    assert whole.value is not None
    away = abs(Fraction(whole.value) - total)
    if away == 0:
        return False
    lacking = Fraction(whole.value) - total
    if swap_to(whole, total) or any(swap_to(p, Fraction(p.value or 0) + lacking) for p in parts):
        return True
    if any(_point_moved(p, Fraction(p.value or 0) + lacking) for p in parts):
        return True
    alike = len({f.resolution for f in (whole, *parts)}) == 1 and len(parts) == 2
    if alike and any(swap_to(p, Fraction(p.value or 0) + lacking, least=2) for p in parts):
        return True
    if total < Fraction(whole.value) * _LEAST.get(len(parts), Fraction(1, 2)):
        return False
    if any(swap_to(p, Fraction(p.value or 0) + lacking, least=2) for p in parts):
        return True
    # Trailing zeros that all of them share say nothing: 1200, 800 and 300 are 12, 8 and 3.
    places = [Fraction(f.resolution) for f in (whole, *parts)]
    step, coarse = min(places), max(places)
    if coarse > step and len(parts) >= _LIST:
        # 53.73万户 of 19.02万户, 34.36万户 and 3471户: what is off is off in the digits that all of them have.
        away, step = round(away / coarse) * coarse, coarse
        if away == 0:
            return False
    numbers = [Fraction(f.value or 0) / step for f in (whole, *parts)]
    while all(n.denominator == 1 and n.numerator % 10 == 0 for n in numbers):
        numbers, step = [n / 10 for n in numbers], step * 10
    steps = away / step
    while steps.denominator == 1 and steps.numerator % 10 == 0:
        steps /= 10
    return steps.denominator == 1 and 1 <= steps <= 9 and numbers[0] >= least


_OFFICE = lazy("政[务纪]处分|政[务纪]")
_HONOURS = lazy("优质|示范|星级|先进|特色|一流|样板|标杆")
"""What honours are told by, which hardly ever make all of it (75所,其中省优质47所,市优质22所)."""


def _names_more(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the name of a whole begins with one character for each of its parts, of which more than these."""
    name, told = whole.indicator.removeprefix("全年"), {part.indicator.removeprefix("其中") for part in parts}
    return any(
        len(told) > 1 and told < {first + name[count:] for first in name[:count]}
        for count in range(_LIST, min(_MANY_DIGITS + 2, len(name)))
    )


def _few(whole: Figure) -> bool:
    """Whether a whole counts less than a hundred things."""
    return is_exact(whole) and len(digits_of(whole)) <= _TELLING


def _any_swapped(total: Fraction, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether two digits that changed places in one of the numbers would make the parts the whole."""
    lacking = Fraction(whole.value or 0) - total
    return swap_to(whole, total, least=2) or any(swap_to(p, Fraction(p.value or 0) + lacking, least=2) for p in parts)


def _point_moved(part: Figure, meant: Fraction) -> bool:
    """Whether a part is just ten times what would make the parts the whole, or a tenth of it (8.80 for 0.88, 192 for
    1928)."""
    told = len(digits_of(part).strip("0")) >= _TELLING
    value, last = Fraction(part.value or 0), Fraction(last_place(part))
    return told and meant > 0 and (value == meant * 10 or meant / 10 // last * last == value)


def _telling(total: Fraction, whole: Figure, parts: Sequence[Figure], *, more: int = 0) -> bool:
    """Whether two neighbouring digits swapped in a number of several would make the parts just the whole.

    Of all that parts may lack or have too much, so few amounts are such a swap that hardly any other cause is left;
    ``more`` is how many digits more are asked for, where the parts may well overlap.
    """
    if len({f.resolution for f in (whole, *parts)}) > 1 or total == whole.value:
        return False
    least = (_TELLING + 1 if len(parts) >= _LIST else _TELLING + 2) + (more if len(parts) >= _LIST else 0)
    lacking = Fraction(whole.value or 0) - total
    if len(digits_of(whole).rstrip("0")) < _TELLING + 1:
        return False
    return swap_to(whole, total, least=_TELLING + 2) or any(
        len(digits_of(p).rstrip("0")) >= least - 1 and swap_to(p, Fraction(p.value or 0) + lacking, least=least)
        for p in parts
    )


def _all_but_one(total: Fraction, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether four and more counts of whole things make all of it but one, of ten and more."""
    exact = len(parts) > _LIST and all(map(is_exact, (whole, *parts)))
    return exact and Fraction(whole.value or 0) - total == 1 and total >= 10


def _of_total(total: Fraction, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether three or more parts, most of it, all bear the noun of what is called the total (总供水量)."""
    assert whole.value is not None
    _, mark, noun = whole.indicator.rpartition("总")
    if not mark or len(noun) < _TELLING or len(parts) < _LIST or total * 5 < Fraction(whole.value) * 4:
        return False
    return all(part.indicator.endswith(noun) and "总" not in part.indicator for part in parts)


def _of_kinds(total: Fraction, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether three or more parts bear the noun that the whole ends in, and two digits swapped would make them it."""
    noun = whole.indicator[-_NOUN:]
    if len(parts) < _LIST or len(noun) < _NOUN or total * 2 < Fraction(whole.value or 0):
        return False
    lacking = Fraction(whole.value or 0) - total
    swapped = any(swap_to(p, Fraction(p.value or 0) + lacking, least=2) for p in parts)
    return swapped and all(part.indicator.endswith(noun) for part in parts)


def _swapped_digits(total: Fraction, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts that make nearly all of a whole of four digits would make it with two digits of one swapped."""
    lacking = Fraction(whole.value or 0) - total
    told = len(digits_of(whole).rstrip("0")) >= _MANY_DIGITS and total * 10 >= Fraction(whole.value or 0) * 9
    return told and (swap_to(whole, total) or any(swap_to(p, Fraction(p.value or 0) + lacking) for p in parts))


def _dropped(total: Fraction, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether three or more parts would make the whole if one of them had a digit more (3 for 13)."""
    assert whole.value is not None
    lacking = Fraction(whole.value) - total
    if len(parts) < _LIST or lacking <= 0:
        return False
    for part in parts:
        steps = (Fraction(part.value or 0) + lacking) / Fraction(last_place(part))
        meant, printed = str(steps.numerator), digits_of(part)
        if steps.denominator == 1 and any(meant[:k] + meant[k + 1 :] == printed for k in range(len(meant))):
            return True
    return False


def _coarse(passage: Passage, whole: Figure, parts: Sequence[Figure], total: Fraction) -> Finding:
    """A whole printed in 万 whose parts are counted to the last one."""
    assert whole.value is not None
    away = abs(total - Fraction(whole.value))
    return worded(
        "parts",
        "rounding",
        places=(passage.place(whole), *map(passage.place, parts)),
        stated=whole.text,
        computed=show(total, whole, places=4),
        difference=show(away, whole, places=4),
        tolerance=show(half_unit(whole), whole, places=4),
        basis=added_up(parts),
    )


def _scale_slip(part: Fraction, whole: Fraction) -> bool:
    """Whether the part would fit its whole if 亿 and 万 had been swapped."""
    return part / whole >= 100 and part / 10_000 <= whole


def _swapped(whole: Figure, parts: Sequence[Figure], total: Fraction) -> Figure | None:
    """Return the one part that makes the parts the whole if its 万 is read as 亿, or None."""
    assert whole.value is not None
    fitting = [
        part
        for part in parts
        if part.value
        and part.value * 100 < whole.value
        and Interval(low=total + 9999 * Fraction(part.value), high=total + 9999 * Fraction(part.value)).meets(
            span_of(whole)
        )
    ]
    return fitting[0] if len(fitting) == 1 else None


def scaled_part(whole: Figure, parts: Sequence[Figure]) -> Figure | None:
    """Return the one of two and more parts that makes them the whole if its 万 is read as 亿, or None."""
    return _swapped(whole, parts, sum((Fraction(p.value) for p in parts if p.value is not None), Fraction(0)))


def _all_swapped(passage: Passage, whole: Figure, parts: Sequence[Figure], total: Fraction) -> Finding:
    """11.6亿个,其中2.8万个、2.6万个、6.2万个: the parts make the whole but for 亿 and 万."""
    return worded(
        "scale",
        "contradicts",
        places=(passage.place(whole), *map(passage.place, parts)),
        stated=whole.text,
        computed=show(total, whole, places=4),
        difference=show(abs(total - Fraction(whole.value or 0)), whole),
        tolerance=show(half_unit(whole), whole, places=2),
        basis=Why(zh=f"{added_up(parts).zh}（亿、万可能互换）", en=f"{added_up(parts).en} (亿 and 万 may be swapped)"),
    )


def _swap(passage: Passage, whole: Figure, parts: Sequence[Figure], part: Figure, said: bool) -> Finding:
    assert whole.value is not None and part.value is not None
    others = [p for p in parts if p is not part]
    left = Fraction(whole.value) - sum((Fraction(p.value) for p in others if p.value is not None), Fraction(0))
    return worded(
        "scale",
        "contradicts" if said else "unclear",
        places=(passage.place(part), passage.place(whole), *map(passage.place, others)),
        stated=part.text,
        computed=show(left, part),
        difference=show(abs(left - Fraction(part.value)), part),
        tolerance=show(half_unit(whole) + half_unit(part), part),
        basis=Why(
            zh=f"按{whole.text}减去其余各部分（{'、'.join(p.text for p in others)}）计算（亿、万可能互换）",
            en=f"{whole.text} less the other parts ({', '.join(p.text for p in others)}; 亿 and 万 may be swapped)",
        ),
        reason=Why(zh="“其中”所指的总数不止一种可能", en="the parts may belong to another total"),
    )
