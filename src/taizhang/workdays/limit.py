"""Limits 期限: an amount and the unit it is counted in."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Final
from unicodedata import normalize

from taizhang.workdays.errors import BadLimit


class Unit(Enum):
    """The unit of a limit; the value is its stable name in data."""

    WORKING_DAY = "working_day"
    """工作日: days off are skipped, make-up days count."""
    CALENDAR_DAY = "calendar_day"
    """日, 自然日: every day counts; a last day off moves to the next working day (民法典 第203条)."""
    MONTH = "month"
    """月: to the corresponding day of the month, else its last day (民法典 第202条)."""
    YEAR = "year"
    """年: twelve months."""
    HOUR = "hour"
    """小时: from the stated moment, through nights and days off (民法典 第201条第2款)."""

    @property
    def zh(self) -> str:
        """The Chinese name with its measure word, as it follows a number."""
        return _ZH[self]

    def en(self, amount: int) -> str:
        """The English name as it follows ``amount``."""
        name = self.value.replace("_", " ")
        return name if amount == 1 else f"{name}s"


_ZH: Final = {
    Unit.WORKING_DAY: "个工作日",
    Unit.CALENDAR_DAY: "日",
    Unit.MONTH: "个月",
    Unit.YEAR: "年",
    Unit.HOUR: "小时",
}

_SPELLINGS: Final = {
    "wd": Unit.WORKING_DAY,
    "个工作日": Unit.WORKING_DAY,
    "工作日": Unit.WORKING_DAY,
    "d": Unit.CALENDAR_DAY,
    "nd": Unit.CALENDAR_DAY,
    "日": Unit.CALENDAR_DAY,
    "天": Unit.CALENDAR_DAY,
    "自然日": Unit.CALENDAR_DAY,
    "个自然日": Unit.CALENDAR_DAY,
    "m": Unit.MONTH,
    "月": Unit.MONTH,
    "个月": Unit.MONTH,
    "y": Unit.YEAR,
    "年": Unit.YEAR,
    "h": Unit.HOUR,
    "小时": Unit.HOUR,
    "个小时": Unit.HOUR,
}

_WRITTEN: Final = re.compile(
    r"([0-9]{1,5}) ?(" + "|".join(map(re.escape, sorted(_SPELLINGS, key=len, reverse=True))) + ")"
)

MAX_AMOUNT: Final = 99_999

_DIGITS: Final = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2, "": 0}
_SPELLED: Final = re.compile(
    "(?:([一二两三四五六七八九])百零?)?(?:([一二三四五六七八九]?)(十))?([一二两三四五六七八九]?)"
    "(?=[个工日天自月年小])"
)


def _in_digits(text: str) -> str:
    """Return a limit with its number in digits: 三个月, 二十个工作日, 半年 (six months)."""
    if text == "半年":
        return "6个月"
    spelled = _SPELLED.match(text)
    if spelled is None or not spelled.group():
        return text
    hundreds, tens, ten, ones = spelled.groups(default="")
    number = _DIGITS[hundreds] * 100 + (_DIGITS[tens] or 1) * 10 * bool(ten) + _DIGITS[ones]
    return f"{number}{text[spelled.end() :]}"


@dataclass(frozen=True, slots=True)
class Limit:
    """期限: how long someone has, such as twenty working days.

    "以内" and "届满" include the number itself (民法典 第1259条), so a limit of 20 ends with the 20th day.
    """

    amount: int
    """How many units, 1 to 99 999. There is no limit of 0: what must be done at once has no clock."""
    unit: Unit
    """What is counted."""

    def __post_init__(self) -> None:
        if not 1 <= self.amount <= MAX_AMOUNT:
            raise BadLimit(
                f"期限“{self.amount}{self.unit.zh}”无法计算：数量应为1至{MAX_AMOUNT}的整数。",
                f"A limit of {self.amount} {self.unit.en(self.amount)} cannot be counted: "
                f"give a whole number from 1 to {MAX_AMOUNT}.",
            )

    @classmethod
    def parse(cls, text: str) -> "Limit":
        """Read ``20wd``, ``20个工作日``, ``60d``, ``60日``, ``3m``, ``3个月``, ``1y``, ``1年``, ``24h`` or ``24小时``.

        Full-width digits and numerals (三个月, 半年) are read too. 日 and 天 are read as calendar days; in a statute they
        may mean working days, so ask ``unit_of`` first. Raises ``BadLimit`` for anything else.
        """
        match = _WRITTEN.fullmatch(_in_digits(normalize("NFKC", text).strip()))
        if match is None:
            raise BadLimit(
                f"“{text[:40]}”不是期限的写法：请写成20wd（20个工作日）、60d（60日）、3m（3个月）、1y（1年）或24h（24小时）。",
                f"'{text[:40]}' is not a limit: write 20wd (20 working days), 60d (60 calendar days), 3m (3 months), "
                "1y (1 year) or 24h (24 hours).",
            )
        return cls(int(match[1]), _SPELLINGS[match[2]])

    def __str__(self) -> str:
        return f"{self.amount}{self.unit.zh}"

    @property
    def en(self) -> str:
        """The limit in English, ``20 working days``."""
        return f"{self.amount} {self.unit.en(self.amount)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """A stretch that is not counted, such as the time an expert review takes (行政许可法 第45条).

    For a pause that still runs, give the end that the organ announced, since article 45 makes it tell the applicant how
    long the step will take. For limits in hours both ends are datetimes.
    """

    first: date
    """The first day that does not count; for hours the moment at which the clock stops."""
    last: date
    """The last day that does not count; for hours the moment at which the clock runs again."""
    reason: str = ""
    """Why, as the notice puts it: 听证, 检验, 专家评审 …"""

    def __post_init__(self) -> None:
        if isinstance(self.first, datetime) is not isinstance(self.last, datetime):
            raise BadLimit(
                f"暂停计时的起止“{self.first}”“{self.last}”一个是日期、一个是时刻：两端请用同一种写法。",
                f"The pause from {self.first} to {self.last} mixes a day and a moment: give two days or two moments.",
            )
        if self.last < self.first:
            raise BadLimit(
                f"暂停计时的结束“{self.last}”早于开始“{self.first}”：请核对起止。",
                f"The pause ends on {self.last}, before it begins on {self.first}: check its two ends.",
            )
