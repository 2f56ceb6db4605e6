"""Of which account a budget report tells: that of the whole area (全市) or that of its own level (市级)."""

from functools import lru_cache

from taizhang.checking.passages import Passage
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_ACCOUNT = "(?:一般公共|公共财政|政府性?基金|国有资本|社会?保险?基金|财政|地方)"
_AREA = lazy(f"[全我][省市县区州旗]{_ACCOUNT}")
_LEVEL = lazy(f"[省市县区州旗](?:本级|级){_ACCOUNT}")
_TOLD = lazy(f"(?P<area>[全我][省市县区州旗]){_ACCOUNT}|[省市县区州旗](?:本级|级)(?:{_ACCOUNT}|税收|收入|支出|党政)")
_REACH = 400
OWN_LEVEL = "本级"


@lru_cache(maxsize=64)
def _both_told(text: str) -> bool:
    return "级" in text and "预算" in text and _AREA.search(text) is not None and _LEVEL.search(text) is not None


def account_at(passage: Passage, figure: Figure) -> str:
    """Return that a figure is of the own level's account, empty where it is not or the text tells of one account only.

    全市一般公共预算收入6372.7亿元,增长3.1%。…市级一般公共预算收入3520.7亿元,增长4.1%: each of an account of its own, as is
    what a paragraph goes on to add.
    """
    text = passage.reading.text
    if not _both_told(text):
        return ""
    reach = max(figure.start - _REACH, 0)
    begin = max(text.rfind("\n", reach, figure.start), reach)
    told = list(_TOLD.finditer(text, begin, figure.start))
    return "" if not told or told[-1]["area"] else OWN_LEVEL


def of_two_accounts(one: tuple[Passage, Figure], other: tuple[Passage, Figure]) -> bool:
    """Whether two figures are of two accounts of one budget report."""
    return account_at(*one) != account_at(*other)
