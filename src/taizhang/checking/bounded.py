"""What is bounded by another number: a part by its whole, what was added by what there is."""

from fractions import Fraction

from taizhang.checking.judging import QUALIFIED, Comparison, Why, compare, is_plain, span_of
from taizhang.checking.passages import Passage
from taizhang.checking.records import Finding
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


def span_there(passage: Passage, figure: Figure) -> Interval:
    """Return what a figure allows where it stands: what is said to be near a number (近5倍) is not far below it."""
    span = span_of(figure)
    near = passage.reading.text[max(0, figure.start - _NEAR_WORD) : figure.start].endswith(("近", "接近"))
    if span.low is None and span.high is not None and figure.value and near:
        return Interval(low=abs(Fraction(figure.value)) * _NEAR_TO, high=span.high)
    return span


_NEAR_WORD = 2
_NEAR_TO = Fraction(4, 5)
