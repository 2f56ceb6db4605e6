"""Lists of the first so many with a number in brackets behind each (居前5位的是:广东(2746人)、江苏(1857人)…)."""

from collections.abc import Iterator
from decimal import Decimal

from taizhang.checking.judging import Why, names_counted, place_at
from taizhang.checking.numerals import numeral
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Reading

_ITEM = r"[\u4e00-\u9fff]{2,12}[（(](?:[\u4e00-\u9fff]{0,4})?[0-9][0-9.,．]*[万亿]?[\u4e00-\u9fff%％]{0,4}[）)]"
_FIRSTS = lazy(
    "前(?P<n>[0-9]{1,2}|[三四五六七八九十]{1,2})(?:位|名)?(?:的)?[^，,：:。；;0-9\\n]{0,10}?(?:依次|分别)?(?:是|为|有)[：:]?"
    f"(?P<list>{_ITEM}(?:[、，,和]{{1,2}}{_ITEM}){{2,12}})(?=[。；;\\n]|$)"
)
_NUMBER = lazy("[（(](?:[\u4e00-\u9fff]{0,4})?(?P<x>[0-9][0-9.,．]*)(?P<unit>[万亿]?[\u4e00-\u9fff%％]{0,4})[）)]")
_NAMED = Why(zh="按所列名称计数", en="counting the names listed")
_BY_SIZE = Why(zh="按由大到小排列，逐项计数，不合次序的", en="of a list by size, out of order are")
_ORDER = Why(zh="所列未必按大小排列", en="they need not be listed by size")


def check_firsts(reading: Reading) -> Iterator[Finding]:
    """前5位的省份是:甲(2746人)、乙(1857人)、丙(1966人)…: as many as said, and from the first on."""
    if "前" not in reading.text:
        return
    for match in _FIRSTS.finditer(reading.text):
        items = list(_NUMBER.finditer(match["list"]))
        said = int(match["n"]) if match["n"].isdecimal() else numeral(match["n"])
        if said is not None and said != len(items):
            yield names_counted(
                place_at(reading, *match.span("n")),
                said,
                len(items),
                "contradicts",
                _NAMED,
                counter="个",
                tolerance="0个",
            )
        values = [Decimal(item["x"].replace(",", "").replace("．", ".").rstrip(".")) for item in items]
        ups = [k for k in range(1, len(values)) if values[k] > values[k - 1]]
        if len({item["unit"] for item in items}) == 1 and len(ups) == 1:
            begin = match.start("list") + items[ups[0]].start("x")
            place = place_at(reading, begin, match.start("list") + items[ups[0]].end("x"))
            yield names_counted(place, 0, 1, "unclear", _BY_SIZE, reason=_ORDER)
