"""Which dashes before a number are its minus: the same mark joins two numbers, sets the items of a list off and parts a
name from its number."""

from taizhang.reading.patterns import lazy
from taizhang.reading.tables import table

_BEFORE_MINUS = frozenset("的为是至到由从达长速升降增幅率差值额比别,、:(和与及")
"""After these a dash before a rate or an amount of money is its sign."""
_LISTING = frozenset("、和为")
"""After these it is one before a number too whose unit the last of its list has (0.15、-5.64、1.34个百分点)."""
_SIGNED = frozenset(("percent", "points", "money"))
_STATED = frozenset("为是达")
"""After these it is one whatever is counted (净流入人口为-1.5万人)."""
_DEGREES = frozenset(("℃", "°C", "摄氏度"))
_JOINS = frozenset("~至到-")
_UP_TO_DEGREES = lazy(r" ?[~至到-]{1,2} ?-?\d{1,3}(?:\.\d{1,2})? ?(?:℃|摄氏度)")
_RATE = lazy(r"\d{1,4}(?:\.\d{1,3})?%")
_INDICES = ("GDP", "CPI", "PPI")
"""Names in Latin letters that a rate follows at once; behind others a dash begins the number of a model."""
_SETS_OFF = frozenset("省市区县州盟旗镇乡村街局委办厅院校所站部司组队户人类级等项")
"""After these a dash rather parts a name from its rate than is the sign of it (甲镇-95%、乙镇-90%)."""
_WHOLES = frozenset(("全省", "全市", "全区", "全县"))
"""The whole an area belongs to, which its own rate is set beside, and no entry of a list (全国-7.0%,全省-3.9%)."""
_OF_NUMBER = lazy(r"\d[一-龥%℃/A-Za-z]{1,4}$")
"""What ends in a number with its unit goes on to the upper end of a range (3万|-5万元)."""
_WORDS = 16
"""So many characters before a dash are asked what they name."""
_ENDS_WORDS = frozenset(",。;:!?()、\n\t")
_BELOW_ZERO = "零下"


def _nouns() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    minus = table("units")["minus"]
    return tuple(minus["money"]), tuple(minus["levels"]), tuple(minus["balances"])


_MONEY, _LEVELS, _BALANCES = _nouns()


def is_minus(text: str, dash: int, end: int, unit: str | None, family: str | None) -> bool:
    """Say whether the dash at ``dash`` is the minus of the number behind it, which ends with its unit at ``end``."""
    before = text[dash - 1 : dash]
    if not before or before == "\n":
        return False
    if before in _BEFORE_MINUS and (family in _SIGNED or (unit is None and before in _LISTING)):
        return True  # 增速为-3.2%; in 3%-5% and 3月-5月 the same mark joins two numbers
    degrees = unit in _DEGREES or (unit is None and _UP_TO_DEGREES.match(text, end) is not None)
    if (degrees and before in _JOINS) or (family is not None and before in _STATED):
        return True
    words = _words_before(text, dash)
    last = words[-1:]
    if not last or not ("一" <= last <= "龥" or words.endswith(_INDICES)) or _OF_NUMBER.search(words) is not None:
        return False
    if degrees or any(word in words for word in _BALANCES):
        return True
    if family in ("percent", "points"):
        return last not in _SETS_OFF or words in _WHOLES
    return words.endswith(_MONEY if family == "money" else _LEVELS) and family in ("money", "measure")


def _words_before(text: str, dash: int) -> str:
    """Return the words of its clause before a dash, blanks right before it left out."""
    start = dash
    floor = max(0, dash - _WORDS)
    while start > floor and text[start - 1] not in _ENDS_WORDS:
        start -= 1
    return text[start:dash].rstrip(" ")


def follows_index(text: str, dash: int) -> bool:
    """Say whether the dash at ``dash`` stands between the name of an index and its rate (GDP-3.2%)."""
    return text.endswith(_INDICES, 0, dash) and _RATE.match(text, dash + 1) is not None


def below_zero(text: str, start: int, unit: str | None) -> bool:
    """Say whether a number of degrees is said to be below zero (零下12.3℃)."""
    return unit in _DEGREES and text.startswith(_BELOW_ZERO, start - len(_BELOW_ZERO))
