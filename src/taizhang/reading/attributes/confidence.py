"""How sure a figure is, from the signs that go with errors.

The signs are facts of the reading itself: which rule made the name, how long it is, whether the dictionary knows
it, what stands round the
number. Their weights (``data/confidence.toml``) are log-odds fitted on labelled reports; a figure's confidence is
the logistic of their sum.
"""

import math
from functools import cache, lru_cache

from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.phrases import Name
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import table

_REASONS = {
    "left:digit": "数字前紧接着另一个数字，可能是一个数被空格或换行断开。",
    "left:dash": "数字前的短横没有当作负号，请核对。",
    "move:unknown": "与以前相比的说法里没有认得的增减词，增减方向请核对。",
    "name:none": "没有找到指标名称。",
    "name:long": "指标名称较长，可能带入了别的成分。",
    "name:short": "指标名称很短，可能缺了限定成分。",
    "name:list": "指标名称里有并列成分。",
    "left:long": "数字前的文字较长，名称的起点可能不准。",
    "left:none": "数字前没有文字，名称取自别处。",
    "right:words": "数字后还有文字，名称可能应包含它。",
    "between": "同一分句里有几个数字，名称可能归错。",
    "measure:gap": "与谁比较需要核对。",
    "family:time": "时间长短未必是所衡量的对象。",
}
_UNSURE = "这类写法的名称不易取准，请核对。"


@cache
def _weights() -> tuple[float, dict[str, float]]:
    data = table("confidence")
    return float(data["bias"]), {
        k: float(v) for section in ("signs", "rules", "safeguards") for k, v in data[section].items() if k != "source"
    }


def weight_of(sign: str) -> float:
    """Return the log-odds that ``sign`` adds; 0 for one that the table does not weigh."""
    return _weights()[1].get(sign, 0.0)


def bias() -> float:
    """Return the log-odds from which every figure starts."""
    return _weights()[0]


Facts = tuple[str, str | None, bool, bool, int, bool, int, bool, bool, str, str, str, bool, bool, bool]
"""What the signs of one figure hang on; few combinations are met, so that confidence is looked up by them."""


def facts(here: Surroundings, kind: Kind, name: Name, text: str, known: bool) -> Facts:
    """Return what the signs of one figure hang on; ``text`` is its final name, ``known`` whether the dictionary knows
    it."""
    quantity = here.quantity
    length, before = len(text), here.left.strip("、,和与及 \n")
    right = here.right
    return (
        name.rule,
        quantity.family,
        known,
        not text,
        length if length < _LONG_NAME else _LONG_NAME,
        "、" in text,
        min(len(before), _LONG_LEFT),
        right != "" and right.strip("以上左右内余多、,和与及的 ") != "",
        here.following is not None or here.previous is not None,
        kind.measure,
        kind.role,
        quantity.rule,
        before[-1:].isdigit() and _LATIN_NUMBERED.search(before) is None,
        before[-1:] == "-" and "一" <= before[-2:-1] <= "龥",
        (kind.rule == "points" or kind.measure == "share") and _THEN.search(before) is not None,
    )


_THEN = lazy("(?:同比|环比|[比较](?:上|去)[年季月]|[比较]20\\d\\d年)(?!重)[^占,。;]{1,8}$")
"""What compares a rate with one before by a word that may be of a rise or of a fall."""
_LATIN_NUMBERED = lazy(r"[A-Za-z][\d.-]*$")
"""A name that ends in its own number (PM2.5), which is no part of one."""
_LONG_NAME, _LONG_LEFT = 21, 25
"""From so many characters on a name, and the words before a number, are long."""


def signs(found: Facts) -> list[str]:
    """Return the signs that hold for one figure."""
    rule, family, known, nameless, length, listed, left, right, between, measure, role, *rest = found
    number, parted, dashed, moved = rest
    held = [f"rule:{rule}", f"family:{family}"]
    if parted:
        held.append("left:digit")
    if dashed:
        held.append("left:dash")
    if moved:
        held.append("move:unknown")
    if known:
        held.append("name:known")
    if nameless:
        held.append("name:none")
    elif length <= 3:
        held.append("name:short")
    elif length >= _LONG_NAME:
        held.append("name:long")
    elif length > 13:
        held.append("name:longish")
    elif length <= 5 and not known:
        held.append("name:shortish")
    if listed:
        held.append("name:list")
    if not left:
        held.append("left:none")
    elif left >= _LONG_LEFT:
        held.append("left:long")
    if right:
        held.append("right:words")
    if between:
        held.append("between")
    if measure in ("gap", "rank", "share", "change"):
        held.append(f"measure:{measure}")
    if role != "value":
        held.append(f"role:{role}")
    if number in ("percentage in Chinese", "amount in Chinese numerals"):
        held.append("chinese numerals")
    return held


@lru_cache(maxsize=8192)
def confidence(found: Facts) -> tuple[float, tuple[str, ...]]:
    """Return the confidence of a figure (0–1, two decimals) and, where it is low, the reasons in Chinese sentences."""
    return confidence_of(signs(found))


def confidence_of(found: list[str]) -> tuple[float, tuple[str, ...]]:
    """Return the same by the signs themselves."""
    return _judged(tuple(found))


@lru_cache(maxsize=8192)
def _judged(found: tuple[str, ...]) -> tuple[float, tuple[str, ...]]:
    start, weights = _weights()
    score = start + sum(weights.get(sign, 0.0) for sign in found)
    sure = 1.0 / (1.0 + math.exp(-score))
    if sure >= 0.9:
        return round(sure, 2), ()
    worst = sorted(
        (sign for sign in found if weights.get(sign, 0.0) < -0.1 and sign in _REASONS), key=lambda sign: weights[sign]
    )
    reasons = tuple(_REASONS[sign] for sign in worst[:3])
    return round(sure, 2), reasons or (_UNSURE,)
