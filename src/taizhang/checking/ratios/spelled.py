"""A rate with the division that it is, spelled out in brackets (债务率68.8%(债务余额85.64亿元/综合财力124.5亿元))."""

from collections.abc import Iterator

from taizhang.checking.judging import QUALIFIED, is_plain
from taizhang.checking.passages import AMOUNT, ANY, PERCENT, Passage
from taizhang.checking.ratios.shares import share_finding
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy

_SPELLED = lazy(
    f"(?P<rate>{PERCENT})[（(][^（()）{ANY[1:-1]}]{{0,24}}(?P<upper>{AMOUNT})[^（()）{ANY[1:-1]}，。；]{{0,4}}[/／÷]"
    f"[^（()）{ANY[1:-1]}]{{0,24}}(?P<lower>{AMOUNT})[^（()）{ANY[1:-1]}]{{0,6}}[）)]"
)


def check_spelled(passage: Passage) -> Iterator[Finding]:
    """Hold a rate against the one amount over the other that the bracket behind it says it is."""
    if not any(mark in passage.masked for mark in "/／÷"):
        return
    for match in _SPELLED.finditer(passage.masked):
        rate, upper, lower = (passage.figure(match.start(name)) for name in ("rate", "upper", "lower"))
        if upper.unit == lower.unit and upper.value and lower.value:
            plain = all(map(is_plain, (rate, upper, lower)))
            found = share_finding(passage, "rate", rate, upper, lower, None if plain else QUALIFIED)
            if found is not None:
                yield found
