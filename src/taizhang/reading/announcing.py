"""What announces the sections or the items that come next."""

from taizhang.reading.paragraphs import Span
from taizhang.reading.patterns import lazy

_ANNOUNCED = lazy(
    r"(?:今年|明年|下一步|新的一年)[^。;\n]{0,24}(?:要|将|应|需|必须)[^。;\n]{0,24}"
    r"(?:以下|下列|如下|下面|[一二三四五六七八九十两几]{1,3}(?:个方面|项|件))[^。;\n]{0,10}(?:工作|任务|重点|部署)[。:]?$"
)
_LONGEST_ANNOUNCEMENT = 60


def announces(normalised: str, span: Span) -> bool:
    """Say whether a short paragraph announces what is to be done, so that the sections after it look ahead
    (今年要着重做好以下八个方面工作)."""
    short = span.end - span.start <= _LONGEST_ANNOUNCEMENT
    return short and _ANNOUNCED.search(normalised, span.start, span.end) is not None


_COUNTS_ITEMS = lazy(
    "(?:\\d{1,3}|[一二三四五六七八九十]{1,3})(?:件|项|大)(?:[^,。;\\d]{0,8}实事|[民惠便][生民][^,。;\\d]{0,4}工程)(?:项目)?”?(?:(?:分别"
    "|具体)?(?:是|为|包括)(?=:))?[。:]?$"
)
"""How a paragraph ends that says how many things are listed next (今年将办好10件民生实事。)."""
_LEAD_MAX = 120
"""A longer paragraph announces no list."""
_LINE = 20


def counts_items(lead: str) -> bool:
    """Say whether a lead-in counts the items that it leads in."""
    return _COUNTS_ITEMS.search(lead, max(0, len(lead) - _LINE)) is not None


def lists_next(normalised: str, span: Span) -> bool:
    """Say whether the items after a paragraph are those that it announces."""
    if normalised[span.end - 1] == ":":
        return True
    start, end = span
    if end - start > _LEAD_MAX or (normalised.find("实事", start, end) < 0 and normalised.find("工程", start, end) < 0):
        return False
    return counts_items(normalised[start:end])
