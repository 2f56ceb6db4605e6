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
from taizhang.reading.tables import table

_REASONS = {
    "name:none": "没有找到指标名称。",
    "name:long": "指标名称较长,可能带入了别的成分。",
    "name:short": "指标名称很短,可能缺了限定成分。",
    "name:list": "指标名称里有并列成分。",
    "left:long": "数字前的文字较长,名称的起点可能不准。",
    "left:none": "数字前没有文字,名称取自别处。",
    "right:words": "数字后还有文字,名称可能应包含它。",
    "between": "同一分句里有几个数字,名称可能归错。",
    "measure:gap": "与谁比较需要核对。",
    "family:time": "时间长短未必是所衡量的对象。",
}


@cache
def _weights() -> tuple[float, dict[str, float]]:
    data = table("confidence")
    return float(data["bias"]), {
        k: float(v) for section in ("signs", "rules") for k, v in data[section].items() if k != "source"
    }


def weight_of(sign: str) -> float:
    """Return the log-odds that ``sign`` adds; 0 for one that the table does not weigh."""
    return _weights()[1].get(sign, 0.0)


def signs(here: Surroundings, kind: Kind, name: Name, text: str, known: bool) -> list[str]:
    """Return the signs that hold for one figure; ``text`` is its final name, ``known`` whether the dictionary knows
    it."""
    found = [f"rule:{name.rule}", f"family:{here.quantity.family}"]
    if known:
        found.append("name:known")
    if not text:
        found.append("name:none")
    elif len(text) <= 3:
        found.append("name:short")
    elif len(text) > 20:
        found.append("name:long")
    elif len(text) > 13:
        found.append("name:longish")
    elif len(text) <= 5 and not known:
        found.append("name:shortish")
    if "、" in text:
        found.append("name:list")
    left = here.left.strip("、,和与及 ")
    if not left:
        found.append("left:none")
    elif len(left) > 24:
        found.append("left:long")
    if here.right.strip("以上左右内余多、,和与及的 "):
        found.append("right:words")
    if here.following is not None or here.previous is not None:
        found.append("between")
    if kind.measure in ("gap", "rank", "share", "change"):
        found.append(f"measure:{kind.measure}")
    if kind.role != "value":
        found.append(f"role:{kind.role}")
    if here.quantity.rule in ("percentage in Chinese", "amount in Chinese numerals"):
        found.append("chinese numerals")
    return found


def confidence_of(found: list[str]) -> tuple[float, tuple[str, ...]]:
    """Return the confidence (0–1, two decimals) and, where it is low, the reasons in Chinese sentences."""
    return _judged(tuple(found))


@lru_cache(maxsize=8192)
def _judged(found: tuple[str, ...]) -> tuple[float, tuple[str, ...]]:
    bias, weights = _weights()
    score = bias + sum(weights.get(sign, 0.0) for sign in found)
    sure = 1.0 / (1.0 + math.exp(-score))
    if sure >= 0.9:
        return round(sure, 2), ()
    worst = sorted(
        (sign for sign in found if weights.get(sign, 0.0) < -0.1 and sign in _REASONS), key=lambda sign: weights[sign]
    )
    reasons = tuple(_REASONS[sign] for sign in worst[:3])
    return round(sure, 2), reasons or ("这类写法的名称不易取准,请核对。",)
