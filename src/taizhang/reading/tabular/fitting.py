"""How well the words of a cell stand under a head: a number under 序号, an office under 牵头单位, a date under 时限."""

from collections.abc import Sequence
from functools import lru_cache

from taizhang.reading import headings
from taizhang.reading.deadlines import deadline_in
from taizhang.reading.patterns import lazy
from taizhang.reading.tabular import heads
from taizhang.reading.tabular.amounts import amounts_in, is_missing, is_year, printed_unit
from taizhang.reading.tabular.table import ColumnRole

_SERIAL = lazy(r"\(?(\d{1,4})\)?[.、]?")
_CHINESE = lazy(r"\(?[一二三四五六七八九十]{1,3}\)?[、.]?")
_TIMES = ("全年", "长期", "持续", "常态", "年底", "年末", "季度", "半年", "月底", "每月", "每季")
_TIME_ENDS = ("底", "末", "前", "月", "日", "年", "内", "度", "旬")
_OFFICES = ("局", "委", "办", "部", "院", "镇", "乡", "街道", "中心", "公司", "政府", "分局", "单位", "部门", "办公室", "支队", "社")
_ATTRIBUTES = ("预期性", "约束性", "正向", "负向", "引导性")
_YEAR = 2000
_SHORT, _NAMED, _LONG = 8, 40, 60
_WELL, _PLAIN, _LITTLE, _POOR, _NEVER = 3.0, 1.5, 0.3, -2.0, -6.0

Kind = ColumnRole | None
"""What a column holds by its head; None where the head does not say."""


def kinds_of(titles: Sequence[str]) -> list[Kind]:
    """Return what the columns under ``titles`` hold: among those of who and until when 年度目标 is over tasks."""
    kinds: list[Kind] = [heads.role_of(title) or heads.role_of(title.rpartition(" ")[2]) for title in titles]
    tasked = "unit" not in kinds and bool({"lead", "deadline"} & set(kinds))
    for index, (kind, title) in enumerate(zip(kinds, titles, strict=True)):
        if kind is None and tasked and heads.says_task(title):
            kinds[index] = "text"  # what is aimed at, in words or in numbers
        elif kind is None and _over_amounts(title):
            kinds[index] = "value"
    return kinds


def _over_amounts(title: str) -> bool:
    return (
        heads.is_head(title)
        or heads.mood_of_head(title) is not None
        or heads.unit_of_head(title) is not None
        or heads.measure_of_head(title) is not None
        or heads.sums_up(title)
        or heads.is_area(title)
    )


def serial_of(text: str) -> int | None:
    """Return the number that a cell of serial numbers prints, or None."""
    mark = _SERIAL.fullmatch(text)
    return int(mark.group(1)) if mark is not None else None


def is_numeral(text: str) -> bool:
    """Say whether a cell only numbers what stands beside it, in Chinese (一, (二))."""
    return _CHINESE.fullmatch(text) is not None


@lru_cache(maxsize=8192)
def fit(text: str, kind: Kind) -> float:
    """Return how well ``text`` stands in a column of ``kind``: above 0 well, below it badly."""
    if kind == "serial":
        return _WELL if serial_of(text) is not None else 2.0 if _CHINESE.fullmatch(text) else _NEVER
    if _CHINESE.fullmatch(text) is not None:
        return _LITTLE if kind == "value" and text == "一" else -4.0  # a dash, as scans are read
    numeric = bool(amounts_in(text)) or text.isdecimal()
    if kind == "unit":
        known = printed_unit(text) is not None and not numeric
        return _WELL if known else _LITTLE if is_missing(text) else _NEVER
    if kind == "year":
        return _WELL if is_year(text) or (text[:4].isdecimal() and len(text) <= _SHORT) else _NEVER
    if is_missing(text):
        return _LITTLE
    if kind in ("lead", "support"):
        return _as_office(text, numeric=numeric)
    if kind == "deadline":
        if any(word in text for word in _TIMES) or is_year(text) or deadline_in(text, _YEAR) is not None:
            return 2.0 if len(text) <= _NAMED else _POOR
        return _LITTLE if any(c.isdigit() for c in text) and len(text) <= _NAMED and "。" not in text else _POOR
    if kind == "progress" and numeric:
        return 1.0
    if kind in ("task", "progress"):
        return _as_task(text, numeric=numeric)
    if kind == "text":
        return max(_PLAIN * numeric, _as_task(text, numeric=numeric))
    if kind in ("name", "place"):
        if numeric or len(text) > _LONG or text.endswith("。") or printed_unit(text) is not None:
            return -4.0
        return _LITTLE if headings.organ(text) is not None and kind == "name" else 1.0
    if kind == "ignored":
        return _PLAIN if text in _ATTRIBUTES else 0.4 if len(text) <= _SHORT and not numeric else -0.2
    if kind == "value":
        return _PLAIN if numeric else -1.0 if len(text) <= _NAMED and not text.endswith("。") else -4.0
    return -0.3 if numeric else _LITTLE


def _is_time(text: str) -> bool:
    return text.startswith(_TIMES) or (
        text[0].isdigit() and text.endswith(_TIME_ENDS) and deadline_in(text, _YEAR) is not None
    )


def _as_office(text: str, *, numeric: bool) -> float:
    if numeric or text.endswith("。") or len(text) > _LONG + _SHORT:
        return -4.0
    first = text.replace(",", "、").replace(" ", "、").split("、")[0].rstrip(")")
    if headings.organ(first) is not None or first.endswith(_OFFICES):
        return 2.5
    return 0.2 if len(text) <= _NAMED and not any(c.isdigit() for c in text) else -1.0


def _as_task(text: str, *, numeric: bool) -> float:
    if numeric or serial_of(text) is not None or printed_unit(text) is not None:
        bare = not numeric or not any(len(c.encode()) > 1 for c in text)
        # 改造20个; a bare number is how much is to be done at best
        return -1.0 if text.isdecimal() else -3.0 if bare else _LITTLE
    if headings.organ(text) is not None or (len(text) <= _SHORT + 4 and _is_time(text)):
        return -3.0
    return _PLAIN + (text[-1] in "。;") if len(text) > _SHORT else 0.4
