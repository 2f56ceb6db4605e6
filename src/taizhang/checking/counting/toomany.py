"""More names listed before 等 than are said to be (餐饮住宿、健康、养老、托育、体育等4类): 等 may leave some out, and adds none."""

from collections.abc import Iterator, Sequence

from taizhang.checking.judging import Why, names_counted, place_at
from taizhang.checking.passages import Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Reading

_COUNTED = lazy("等(?P<n>[0-9]{1,2})(?P<unit>个|家|项|类|条|种|所|名|位|部分|处|大|座|省|县|市|区|镇|乡|方面)")
_LIST = lazy("(?:[^、，。；：:（）()\n0-9“”《》]{1,14}、){3,30}[^、，。；：:（）()\n0-9“”《》]{1,16}$")
_NUMBERED = lazy("^[一二三四五六七八九十]{1,3}$")
_AND = lazy("以及|和|及|与")
_BACK, _MOST_OVER, _SHORT = 320, 3, 4
_BASIS = Why(zh="“等”字之前逐一列出的名称", en="the names listed one by one before 等")
_OPEN = Why(zh="所列名称的起止可能另有分法", en="the list may begin elsewhere or be parted otherwise")


def check_too_many(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Ask of a count that is less than the names listed before it."""
    for passages in readings:
        if passages:
            yield from _of_text(passages[0].reading)


def _of_text(reading: Reading) -> Iterator[Finding]:
    for match in _COUNTED.finditer(reading.text):
        names = _LIST.search(reading.text, max(0, match.start() - _BACK), match.start())
        if names is None:
            continue
        listed = names.group().split("、")
        listed = _parted(listed[1:] if _NUMBERED.match(listed[0]) else listed)
        stated = int(match["n"])
        if stated < len(listed) <= stated + _MOST_OVER:
            place = place_at(reading, match.start("n"), match.end())
            yield names_counted(
                place,
                stated,
                len(listed),
                "unclear",
                _BASIS,
                counter=match["unit"],
                tolerance=f"0{match['unit']}",
                reason=_OPEN,
            )


def _parted(listed: list[str]) -> list[str]:
    """Return names with the last two of them apart where all are short (…、周坚红和梁春荣); 民俗与乡村旅游 may be one."""
    last = _AND.split(listed[-1], maxsplit=1)
    short = all(1 < len(name) <= _SHORT for name in (*listed[:-1], *last))
    return [*listed[:-1], *last] if len(last) > 1 and short else listed
