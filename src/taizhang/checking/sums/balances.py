"""What a year leaves: all income less all outlay (收入合计32.39亿元;…支出合计31.16亿元。结转下年1.23亿元)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, last_place, told_amiss
from taizhang.checking.passages import MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import Slips, point_off
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_ENDS = "(?:为|共|达到?|合计|总计|总量|总额)*$"
_IN = lazy(f"(?:收入|来源|财力)(?:总计|合计|总量|总额){_ENDS}|(?:总|全部)收入{_ENDS}")
_OUT = lazy(f"支出(?:总计|合计|总量|总额){_ENDS}|(?:总|全部)支出{_ENDS}")
_LEFT = lazy(
    "(?:收支|年终|年末|当年|滚存|累计|净|后|相抵|结转|，|^)*(?:结转下年(?:度|支出|使用)?|(?:结转)?结余(?:结转)?|结转)(?:资金|数)?(?:为|共)?$"
)
_NOT = lazy("累计|滚存|上年|预算|其中|基金")
_FAR, _BACK, _TWO = 420, 3, 2
_CHANCE = Fraction(3)
_OPEN = Why(
    zh="只差一个数字就与收支相抵之数相合，像是誊写有误，也可能另有收支",
    en="one digit would make it what income leaves over outlay; or there is more of either",
)


def check_balances(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Ask of what is left over where it is not the income less the outlay told before it, but for a slip."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if "结" not in passage.masked:
                continue
            for number, left in enumerate(passage.figures):
                label = passage.label(number)
                if passage.kind(number) != MONEY or not is_plain(left) or not left.value or not _LEFT.search(label):
                    continue
                told = None if _NOT.search(label) else _sides(passages, at, number)
                if told is not None and (finding := _judged((passage, left), *told)) is not None:
                    yield finding


_Told = tuple[Passage, Figure]


def _sides(passages: Sequence[Passage], at: int, number: int) -> tuple[_Told, _Told] | None:
    """Return all income and all outlay last told before a place, where nothing like it stands between them."""
    left = passages[at].figures[number]
    income: _Told | None = None
    outlay: _Told | None = None
    for passage in reversed(passages[max(0, at - _BACK) : at + 1]):
        for k in range(len(passage.figures) - 1, -1, -1):
            figure = passage.figures[k]
            if figure.start >= left.start or passage.kind(k) != MONEY:
                continue
            if left.start - figure.start > _FAR:
                return None
            label = passage.label(k)
            if outlay is None and _OUT.search(label):
                outlay = passage, figure
            elif income is None and _IN.search(label):
                income = passage, figure
            elif _LEFT.search(label) and not _NOT.search(label):
                return None
            if income is not None and outlay is not None:
                plain = is_plain(income[1]) and is_plain(outlay[1])
                return (income, outlay) if plain else None
    return None


def _judged(left: _Told, income: _Told, outlay: _Told) -> Finding | None:
    figures = [told[1] for told in (left, income, outlay)]
    over, into, out = (Fraction(f.value or 0) for f in figures)
    room = sum(map(half_unit, figures), Fraction(0))
    lacking = into - out - over
    # Of what is left a total may be told that holds it already.
    if (
        abs(lacking) <= room
        or abs(into - out) <= room
        or not _slipped(figures, (into - out, out + over, into - over), room)
    ):
        return None
    return told_amiss(
        "parts",
        "unclear",
        places=tuple(passage.place(figure) for passage, figure in (left, income, outlay)),
        figure=figures[0],
        value=into - out,
        room=room,
        basis=Why(
            zh=f"收入{income[1].text}减支出{outlay[1].text}",
            en=f"the income of {income[1].text} less the outlay of {outlay[1].text}",
        ),
        reason=_OPEN,
    )


def _slipped(figures: Sequence[Figure], meant: Sequence[Fraction], room: Fraction) -> bool:
    """Whether one slip in one of them would make the three fit, hardly by chance."""
    slips = Slips()
    for figure, want in zip(figures, meant, strict=True):
        value = Fraction(figure.value or 0)
        slips.look(figure, Fraction(last_place(figure)), want - value, room)
        if point_off(figure, want, room):
            return True
    chance = slips.chance(room * _TWO / max(abs(meant[0]), room))
    return chance is not None and chance <= _CHANCE
