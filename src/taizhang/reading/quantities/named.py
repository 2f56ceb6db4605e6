"""A number whose unit stands in brackets behind its name: 地区生产总值(亿元)达到412.6."""

from taizhang.reading.patterns import lazy
from taizhang.reading.quantities.raw import RawQuantity
from taizhang.reading.quantities.units import canonical, multiplier_of, unit_at

_NAMED = lazy(r"[一-龥A-Za-z]\(([百千万亿]{0,2})([^()\d\n,。;]{1,6})\)[ ]?(?:约|同比|增长)?(?:[为达到是至:有约]{1,3}|[ ]?)$")
UNIT_BEFORE = "unit in brackets before the number"
"""The rule that gives a number such a unit."""
UNIT_OF_NAME = lazy(r"[(（][^()（）\d\n,。;]{1,8}[)）]([^()（）]{0,4})$")
"""That unit in the words before the number, of whose name it is no part."""
PLACES = frozenset(("省", "市", "州", "县", "区", "旗", "镇", "乡", "村", "街道", "社区", "园区", "县区", "区县", "乡镇", "镇街"))
"""Places that are counted: what is in brackets behind a place is another sort of it."""
_REACH = 20
_LAST = frozenset(")为达到是至:有约 长")
"""What may stand right before such a number."""


def named_before(text: str, quantity: RawQuantity) -> None:
    """Give a number without a unit the one that its name holds in brackets, if there is such a one."""
    if text[quantity.start - 1 : quantity.start] not in _LAST:
        return
    found = _NAMED.search(text, max(0, quantity.start - _REACH), quantity.start)
    if found is None:
        return
    powers, written = found.groups()
    unit = unit_at(written, 0)
    if unit is None or unit[0] != written or written in PLACES:
        return  # 各县(市)达102.4天
    quantity.unit, quantity.family = canonical(unit[0]), unit[1]
    quantity.rule = UNIT_BEFORE
    if powers and quantity.value is not None:
        multiplier = multiplier_of(powers)
        quantity.value *= multiplier
        quantity.resolution *= multiplier
        quantity.multiplier *= multiplier
