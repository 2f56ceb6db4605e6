"""What is bounded by another number: a part by its whole, what was added by what there is."""

from fractions import Fraction

from taizhang.checking.judging import QUALIFIED, Comparison, Why, compare, is_plain, span_of
from taizhang.checking.passages import Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

PART_OF = Why(zh="它是其中一部分，所属的总数", en="the whole it is a part of")
RISEN_WITHIN = Why(zh="现有的数量（增加的不能多于现有的）", en="what there is now, which bounds the rise,")


def beyond(
    passage: Passage,
    figure: Figure,
    bound: Figure,
    basis: Why,
    *,
    rule: str = "parts",
    open_to: Why | None = None,
    home: Passage | None = None,
) -> Finding | None:
    """Return the finding where a figure exceeds what bounds it by more than the digits printed, else None.

    ``home`` is the sentence of the bound where that is another.
    """
    if figure.value is None or bound.value is None or bound.value <= 0:
        return None
    if figure.value <= bound.value or span_of(figure).meets(span_of(bound)):
        return None
    if basis is PART_OF and is_net(home or passage, bound):
        return None
    return compare(
        Comparison(
            rule=rule,
            stated=figure,
            stated_span=span_of(figure),
            computed=Fraction(bound.value),
            computed_span=Interval(low=None, high=span_of(bound).high),
            basis=basis,
            open_to=open_to if is_plain(bound) and is_plain(figure) else QUALIFIED,
        ),
        passage,
        (bound,) if home is None else (),
        () if home is None else (home.place(bound),),
    )


_NET = lazy("净(?:[增减]|[流投买卖出入回放收支利]|额)|差额|[顺逆]差|盈亏")
_PROFIT, _LOSS = lazy("利润|盈利|盈余|结余|收益"), lazy("亏|流出|超支|赤字")


def is_net(passage: Passage, whole: Figure) -> bool:
    """Whether a number is what is left of gains and losses, of which a part may be more than all (净流入1.2万人, of 流入
    3.5万人 and 流出2.3万人; a profit where some made a loss)."""
    number = next((at for at, figure in enumerate(passage.figures) if figure.start == whole.start), None)
    words = whole.indicator if number is None else whole.indicator + passage.gaps[number]
    if _NET.search(words) is not None:
        return True
    return _PROFIT.search(words) is not None and _LOSS.search(passage.masked) is not None


def span_there(passage: Passage, figure: Figure) -> Interval:
    """Return what a figure allows where it stands: what is said to be near a number (近5倍) is not far below it."""
    span = span_of(figure)
    near = passage.reading.text[max(0, figure.start - _NEAR_WORD) : figure.start].endswith(("近", "接近"))
    if span.low is None and span.high is not None and figure.value and near:
        return Interval(low=abs(Fraction(figure.value)) * _NEAR_TO, high=span.high)
    return span


_NEAR_WORD = 2
_NEAR_TO = Fraction(4, 5)
