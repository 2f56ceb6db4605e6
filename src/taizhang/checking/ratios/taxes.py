"""What taxes and what is not taxes make of the revenue, where the text states both of them a sentence before."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import QUALIFIED, Comparison, Why, compare, is_plain, span_of
from taizhang.checking.passages import ITEM_MARK, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_TAX = lazy("(?<!非)税收(?:收入)?(?:累计)?(?:完成|实现|达到?|为|共)*$")
_OTHER = lazy("非税(?:收入)?(?:累计)?(?:完成|实现|达到?|为|共)*$")
_SHARE = lazy(
    "(?:收入|[，,；;。季度月年区市县省]|^)(?P<what>非税|税收)(?:收入)?(?:占比|比重)(?:为|达到?|是|约|仅)*$"
    "|(?P<of>非税|税收)(?:收入)?占(?:地方|一般公共预算|财政|全部)*收入的?(?:比重|比例)?(?:为|达到?|是)*$"
)
_REACH = 4
_TIMES = lazy("[0-9]{1,2}月|[一二三四]季度|上半年|(?:19|20)[0-9]{2}年|前三季度")
_INFERRED = Why(zh="构成比例的那两项按上下文推断", en="which two amounts it is a share of is inferred")


def check_tax_shares(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """税收收入1435亿元,…;非税收入848.25亿元。…非税占比37.2%: either of both together."""
    for passages in readings:
        told: list[tuple[int, Passage, Figure, Figure]] = []
        for at, passage in enumerate(passages):
            if "税" not in passage.masked:
                continue
            yield from _shares(at, passage, told)
            tax = [f for k, f in enumerate(passage.figures) if _counts(passage, k) and _TAX.search(_lead(passage, k))]
            other = [
                f for k, f in enumerate(passage.figures) if _counts(passage, k) and _OTHER.search(_lead(passage, k))
            ]
            if len(tax) == len(other) == 1 and tax[0].unit == other[0].unit:
                told.append((at, passage, tax[0], other[0]))


def _lead(passage: Passage, number: int) -> str:
    return ITEM_MARK.split(passage.gaps[number])[-1]


def _counts(passage: Passage, number: int) -> bool:
    figure = passage.figures[number]
    return passage.kind(number) == MONEY and figure.measure == "level" and bool(figure.value) and is_plain(figure)


def _shares(at: int, passage: Passage, told: Sequence[tuple[int, Passage, Figure, Figure]]) -> Iterator[Finding]:
    near = [one for one in told if at - one[0] <= _REACH]
    for number, percent in enumerate(passage.figures):
        if passage.kind(number) != PERCENT or percent.value is None or percent.mood == "target":
            continue
        match = _SHARE.search(passage.gaps[number])
        if match is None or len(near) != 1 or len(told) != 1:
            continue
        _, home, tax, other = near[0]
        first, second = (other, tax) if (match["what"] or match["of"]) == "非税" else (tax, other)
        ratio = span_of(first).over(span_of(first) + span_of(second))
        if ratio is None:
            continue
        times = set(_TIMES.findall(passage.masked[: passage.marks[number]])) - set(_TIMES.findall(home.masked))
        open_to = QUALIFIED if not is_plain(percent) else _INFERRED if times else None
        value = Fraction(first.value or 0) / (Fraction(first.value or 0) + Fraction(second.value or 0)) * 100
        yield compare(
            Comparison(
                rule="share",
                stated=percent,
                stated_span=span_of(percent),
                computed=value,
                computed_span=ratio.scaled(Fraction(100)),
                basis=Why(
                    zh=f"按{first.text}比{first.text}与{second.text}之和计算的比例",
                    en=f"the proportion of {first.text} to {first.text} and {second.text} together",
                ),
                open_to=open_to,
            ),
            passage,
            (),
            (home.place(first), home.place(second)),
        )
