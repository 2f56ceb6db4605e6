"""A whole against its parts: what the printed digits make of them, and what of it is sure."""

from bisect import bisect_left
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
    total_of,
    worded,
)
from taizhang.checking.passages import Passage
from taizhang.checking.records import Finding
from taizhang.checking.runs import told_as_whole
from taizhang.checking.slips import digits_of, strays_to_whole, swap_to
from taizhang.checking.staging import staged
from taizhang.checking.sums.exclusive import CARRIERS, both_of_family, exclusive
from taizhang.checking.sums.misses import (
    FEW,
    MANY,
    all_but_one,
    any_swapped,
    dropped,
    near_miss,
    nearly_swapped,
    noun_of_kinds,
    noun_of_total,
    scaled_part,
    telling,
)
from taizhang.checking.words import WORDS
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

# Parts by several marks (妇女, 党员) or above a line need not exclude each other.
CROSSING = lazy(
    "女|党员|少数民族|青年|学历|以上|以下|覆盖|贫困|脱贫|涉及|惠及|绿色|普惠|小微|民营|涉农|授权|科技|比例|超过"
)
_BY_MARK = lazy("女|党员|少数民族|^[^，]{0,4}已(?:正式)?(?:设立|建成|成立)")
# 对RCEP其他成员国进出口 is one among others.
_OTHERS = lazy("(?<![A-Za-z和与])(?:其他|其余|其它)")
BOTH_OFFICES = lazy("交叉任职|一肩挑|兼任|身兼")
_TEN_THOUSAND = (Fraction(10_000), Fraction(1, 10_000))
# A whole of fewer digits is one digit away by chance too often.
_TELLING = 2
_LIST = 3
_MANY_DIGITS = 4


def sum_of(figures: Sequence[Figure]) -> Interval:
    """Return every sum that the printed digits of the figures allow."""
    return reduce(lambda total, figure: total + span_of(figure), figures, Interval(low=0, high=0))


def _ends_with_the_rest(labels: Sequence[str]) -> bool:
    """Whether the last part is what remains (其他, 其余), so that the list is whole."""
    last = labels[-1].split("|")[0] if labels else ""
    return len(labels) >= 2 and _OTHERS.search(last) is not None and not _ANEW.search(last)


_ANEW = lazy("^[，,；;]?(?:我[国省市区县]|全[国省市区县])对?")
"""What begins a statement of its own (…;我国对其他金砖国家进出口6.11万亿元)."""


_WEIGHED = ("分", "点")
_AMBIGUOUS = Why(zh="“其中”所指的总数不止一种可能", en="the parts may belong to another total")
_NOT_ALL = Why(zh="所列各部分未必是全部", en="the parts listed need not be all")
_OVERLAP = Why(zh="各部分之间可能有交叉", en="the parts may overlap")


def judge_parts(
    passage: Passage, whole: Figure, parts: list[Figure], labels: list[str], said: bool, whole_list: bool
) -> Iterator[Finding]:
    """Compare a whole with its parts.

    ``said`` is whether they are surely its parts, ``whole_list`` whether surely all of them.
    """
    assert whole.value is not None
    if whole.unit in _WEIGHED or "/" in (whole.unit or ""):
        # 综合得分443.52分,流动性得分480分; 单产5555.6公斤/公顷: marks and means are weighted, not added up.
        return
    if is_net(passage, whole) and max(p.value or 0 for p in parts) > whole.value:
        return
    total = total_of(parts)
    if len(parts) >= _LIST and total > Fraction(whole.value) and total == Fraction(parts[0].value or 0) * 2:
        # 总人数1329人,其中运动员886人,女运动员437人,男运动员449人: the first of them is what the others make.
        return
    rest = _beside_a_mark(labels) if total > Fraction(whole.value) else []
    found = _Account(
        passage,
        whole,
        [parts[k] for k in rest] or parts,
        [labels[k] for k in rest] or labels,
        said=said,
        whole_list=whole_list,
    ).judged()
    if found is not None:
        yield found


def _beside_a_mark(labels: Sequence[str]) -> list[int]:
    """Return the places of the parts that are told beside a first one by a mark of its own, none where it isn't so.

    1289人,其中女性609人,35岁及以下272人,36至54岁751人,55岁及以上266人: the women are told beside the classes.
    """
    marked = [_BY_MARK.search(label) is not None for label in labels]
    if marked[:1] != [True] or marked.count(False) <= 1 or any("男" in label for label in labels):
        return []
    return [k for k, mark in enumerate(marked) if not mark]


_SIGNED = lazy("署名|实名|匿名|重复")


class _Account:
    """A whole and what is told of it: what its parts make by their printed digits, and what language says of them."""

    def __init__(
        self,
        passage: Passage,
        whole: Figure,
        parts: Sequence[Figure],
        labels: Sequence[str],
        *,
        said: bool,
        whole_list: bool,
    ) -> None:
        assert whole.value is not None
        self.passage, self.whole, self.parts, self.labels = passage, whole, parts, labels
        self.value, self.total = Fraction(whole.value), total_of(parts)
        self.allowed, self.summed = span_of(whole), sum_of(parts)
        self.over = self.total > self.value
        self.fits = self.allowed.meets(self.summed)
        self.plain = is_plain(whole) and all(map(is_plain, parts))
        self.told, self.whole_list = said, whole_list
        stages = staged(labels)
        self.closed = (
            whole_list
            or both_of_family(labels)
            or _ends_with_the_rest(labels)
            or (stages and near_miss(self.total, whole, parts, least=MANY))
        )
        self.honours = all(map(_HONOURS.search, labels))
        self.apart = self.closed or stages or (exclusive(labels) and not self.honours)
        self.telling = self.plain and telling(self.total, whole, parts)
        self.said = said or self.telling

    def judged(self) -> Finding | None:
        """Return what is to say of it, None where nothing is."""
        found = self._scaled() or self._exceeded()
        if found is not None or len(self.parts) < 2 or self._not_meant():
            return found
        doubt = None if self.said else _AMBIGUOUS
        if not self.plain:
            doubt = QUALIFIED
        if not self.closed and not self.over and self.total != self.value:
            if not self._meant_as_all():
                return None
            if not self._misses_tellingly():
                doubt = _NOT_ALL
        if self._far_below():
            doubt = doubt or _NOT_ALL
        if self.over and not self.apart:
            if self._told_twice():
                return None
            if not self._surely_too_much():
                doubt = _OVERLAP
        if not self.closed and self.fits and self.total != self.value:
            if not is_exact(self.whole) and all(map(is_exact, self.parts)):
                return _coarse(self.passage, self.whole, self.parts, self.total)
            if not self.said or not (self.over or near_miss(self.total, self.whole, self.parts)):
                return None
            doubt = None
        return self._summed_up(doubt)

    def _scaled(self) -> Finding | None:
        """Return that 亿 and 万 were taken for each other, in one part or in all of them."""
        if not self.plain or len(self.parts) < 2 or self.fits:
            return None
        swapped = scaled_part(self.whole, self.parts)
        if swapped is not None:
            return _swap(self.passage, self.whole, self.parts, swapped, self.told)
        if len(digits_of(self.whole)) > 1 and any(self.allowed.meets(self.summed.scaled(s)) for s in _TEN_THOUSAND):
            return _all_swapped(self.passage, self.whole, self.parts, self.total)
        return None

    def _exceeded(self) -> Finding | None:
        """Return that one part is more than its whole."""
        largest = max(self.parts, key=lambda p: p.value or 0)
        assert largest.value is not None
        if largest.value <= self.value or span_of(largest).meets(self.allowed):
            return None
        slip = _scale_slip(Fraction(largest.value), self.value)
        return compare(
            Comparison(
                rule="scale" if slip else "parts",
                stated=largest,
                stated_span=span_of(largest),
                computed=self.value,
                computed_span=Interval(low=None, high=self.allowed.high),
                basis=Why(
                    zh="它是其中一部分，所属的总数" + ("（亿、万可能互换）" if slip else ""),
                    en="the whole it is a part of" + (" (亿 and 万 may have been swapped)" if slip else ""),
                ),
                open_to=QUALIFIED if not self.plain else None if self.said else _AMBIGUOUS,
            ),
            self.passage,
            (self.whole,),
        )

    def _not_meant(self) -> bool:
        """Whether language says that the parts are more than all of it, or some of it only."""
        if self.over:
            # 处分334人(党纪处分315人、政务处分40人): many are dealt with by party and office both.
            return any("党纪" in label for label in self.labels) and any(map(_OFFICE.search, self.labels))
        # 猪牛羊禽肉2.99万吨,其中猪肉2.11万吨、牛肉0.38万吨: the name of the whole tells that there are others.
        return not self.closed and _names_more(self.whole, self.parts)

    def _named_as_all(self) -> bool:
        """Whether names or their number tell that parts which make less were meant to be all of it."""
        case = self.total, self.whole, self.parts
        nearly = self.apart and self.total * 10 >= self.value * 9 and not all(map(CARRIERS.search, self.labels))
        return noun_of_total(*case) or noun_of_kinds(*case) or all_but_one(*case) or nearly

    def _meant_as_all(self) -> bool:
        """Whether parts that make less than the whole may have been meant to be all of it."""
        case = self.total, self.whole, self.parts
        named = self._named_as_all()
        least = FEW if self.apart or self.fits else MANY
        if not self.said or not (named or near_miss(*case, least=least) or (self.apart and dropped(*case))):
            return False
        # 75所,其中省优质47所,市优质22所: what is left of so few is too often near to nothing.
        return named or not self.honours or not _few(self.whole) or any_swapped(*case)

    def _misses_tellingly(self) -> bool:
        """Whether what lacks is by its digits a slip rather than a part left untold."""
        listed = self.apart and len(self.parts) >= _LIST
        return self.telling or (listed and nearly_swapped(self.total, self.whole, self.parts))

    def _far_below(self) -> bool:
        """Whether two names that are all of it together make so much less that no slip explains it (地方…;中央提前下达…)."""
        by_name = not self.whole_list and len(self.parts) < _LIST and not _ends_with_the_rest(self.labels)
        far = by_name and not self.over and self.total * 10 < self.value * 9
        return far and not strays_to_whole(self.whole, self.parts)

    def _told_twice(self) -> bool:
        """Whether some of it is surely told under more than one head, so that too much says nothing."""
        if BOTH_OFFICES.search(self.passage.masked):
            # 党组织成员71821人,委员会成员70690人,交叉任职18659人: some of them are both.
            return True
        if self._first_of_them():
            # 401件,其中初次举报362件,重复举报39件,署名举报99件: the last is told of them by another mark.
            return True
        if self.total <= self.value * 3 / 2:
            return False
        excess = self.total - self.value
        if any(swap_to(p, Fraction(p.value or 0) - excess, least=2) for p in self.parts):
            return False
        crossing = any(map(CROSSING.search, self.labels))
        return crossing or not told_as_whole(self.passage, self.whole, self.parts)

    def _first_of_them(self) -> bool:
        """Whether those before the last make the whole, and that is told by another mark (署名)."""
        marked = _SIGNED.search(self.labels[-1]) is not None
        return marked and is_exact(self.parts[-1]) and total_of(self.parts[:-1]) == self.value

    def _surely_too_much(self) -> bool:
        """Whether parts that need not exclude each other make too much by what can only be a slip."""
        excess = self.total - self.value
        if len(self.parts) < _LIST and len(digits_of(self.whole)) <= _MANY_DIGITS and self._apart_in_words():
            return False
        shared = any(map(CROSSING.search, self.labels))
        persons = self.whole.unit in WORDS.persons
        slight = len(self.parts) >= _LIST and excess * 5 <= self.value and excess not in {p.value for p in self.parts}
        exact = all(map(is_exact, (self.whole, *self.parts)))
        if slight and exact and self.plain and self.said and not persons and not shared:
            return True
        digits = len(digits_of(self.whole).rstrip("0"))
        least = _TELLING if is_exact(self.whole) else _TELLING + 1
        crossing = shared or (persons and digits <= _MANY_DIGITS) or digits < least
        if crossing and not telling(self.total, self.whole, self.parts, more=1):
            return False
        return self.said and self.plain and near_miss(self.total, self.whole, self.parts)

    def _apart_in_words(self) -> bool:
        """Whether the second of two parts begins a 分号-clause and shares no noun with the first (汽车转让;二手小客车)."""
        first, second = (f.indicator for f in self.parts)
        starts = [figure.start for figure in self.passage.figures]
        at = bisect_left(starts, self.parts[1].start)
        return "；" in self.passage.gaps[at] and second[-2:] not in first and first[-2:] not in second

    def _summed_up(self, doubt: Why | None) -> Finding:
        """Return the whole held against what its parts make."""
        return compare(
            Comparison(
                rule="parts",
                stated=self.whole,
                stated_span=self.allowed,
                computed=self.total,
                computed_span=self.summed,
                basis=added_up(self.parts),
                open_to=doubt,
                slack=_slack(self.whole, self.parts, self.total),
                unlikely=_unlikely(self.whole, self.parts, self.total),
                additive=True,
            ),
            self.passage,
            self.parts,
        )


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


def _scale_slip(part: Fraction, whole: Fraction) -> bool:
    """Whether the part would fit its whole if 亿 and 万 had been swapped."""
    return part / whole >= 100 and part / 10_000 <= whole


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

    1.2万亿 of parts counted in 亿 is their sum rounded, or at worst cut off: a whole unit away, or above it by more
    than rounding does, it is neither.
    """
    assert whole.value is not None
    coarse = last_place(whole) >= 10 * min(last_place(p) for p in parts)
    if coarse and not 0 <= total - Fraction(whole.value) < Fraction(last_place(whole)):
        return Fraction(0)
    # 8亿元 and 6亿元 of 12.5亿元: a part printed more coarsely than the whole had no last digit to balance.
    fine = (p for p in parts if last_place(p) <= last_place(whole))
    return half_unit(whole) + sum(map(half_unit, fine), Fraction(0)) / 2


_OFFICE = lazy("政[务纪]处分|政[务纪]")
_HONOURS = lazy("优质|示范|星级|先进|特色|一流|样板|标杆")
"""What honours are told by, which hardly ever make all of it (75所,其中省优质47所,市优质22所)."""


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
