"""What a purchase saved, against its price and the rate saved (中标价69060.49万元,节约资金5576.61万元,资金节约率7.47%)."""

from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Comparison, Why, compare, half_unit, is_plain, span_of
from taizhang.checking.passages import LINK, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy

_SAVED = lazy(
    f"(?:中标|成交|采购|交易|合同|结算|审定)(?:总)?(?:金额|价|额|价款){LINK}(?P<price>{MONEY})[，,](?:比预算|较预算|共|累计)?"
    f"(?:节约|节省|节支)(?:资金|金额|财政资金)?{LINK}(?P<saved>{MONEY})[，,](?:资金)?(?:节约|节支|节省|节资)率{LINK}(?P<rate>{PERCENT})"
)
_HUNDRED = 100
_OPEN = Why(zh="节约率所比的预算未必是两数之和", en="the budget saved from need not be the sum of the two")


def check_saved(passage: Passage) -> Iterator[Finding]:
    """采购金额10108.48万元,节约1097.84万元,节约率为10%: what was saved of what it would have cost, or of its price."""
    for match in _SAVED.finditer(passage.masked) if "率" in passage.masked else ():
        price, saved, rate = (passage.figure(match.start(name)) for name in ("price", "saved", "rate"))
        if not price.value or saved.value is None or rate.value is None or price.unit != saved.unit:
            continue
        of_price = span_of(saved).over(span_of(price))
        of_both = span_of(saved).over(span_of(price) + span_of(saved))
        if of_price is None or of_both is None:
            continue
        told = abs(Fraction(saved.value) * _HUNDRED / Fraction(price.value) - Fraction(rate.value)) <= half_unit(rate)
        if told:
            continue
        yield compare(
            Comparison(
                rule="rate",
                stated=rate,
                stated_span=span_of(rate),
                computed=Fraction(saved.value) * _HUNDRED / (Fraction(price.value) + Fraction(saved.value)),
                computed_span=of_both.scaled(_HUNDRED),
                basis=Why(
                    zh=f"按节约{saved.text}与成交{price.text}计算的节约率",
                    en=f"{saved.text} saved of {price.text} and it",
                ),
                open_to=None if all(map(is_plain, (price, saved, rate))) and abs(Fraction(rate.value)) > 1 else _OPEN,
            ),
            passage,
            (saved, price),
        )
