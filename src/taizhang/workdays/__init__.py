"""Working days 工作日: calendars with make-up days, legal limits and the days on which they end.

>>> from datetime import date
>>> from taizhang.workdays import Calendar
>>> Calendar.national().add(date(2026, 9, 18), "20wd")
datetime.date(2026, 10, 22)

Standard library only. The State Council's arrangements from 2004 on, the regions' own and the statutes' units are data
with their sources in ``data/``.
"""

from taizhang.workdays.arrangement import Arrangement, Holiday, Notice, RegionRecord, read_arrangement, region_records
from taizhang.workdays.assumption import Assumption
from taizhang.workdays.calendar import Calendar
from taizhang.workdays.day import DayKind, DayStatus, DueDays
from taizhang.workdays.deadline import Deadline
from taizhang.workdays.derivation import Step
from taizhang.workdays.errors import (
    BadArrangement,
    BadLimit,
    DayOutOfRange,
    UnitNotStated,
    UnknownRegion,
    WorkdaysError,
)
from taizhang.workdays.limit import Limit, Pause, Unit
from taizhang.workdays.statutes import Grade, LimitOn, Statute, UnitRule, limit_of, statute, statutes, unit_of

__all__ = [
    "Arrangement",
    "Assumption",
    "BadArrangement",
    "BadLimit",
    "Calendar",
    "DayKind",
    "DayOutOfRange",
    "DayStatus",
    "Deadline",
    "DueDays",
    "Grade",
    "Holiday",
    "Limit",
    "LimitOn",
    "Notice",
    "Pause",
    "RegionRecord",
    "Statute",
    "Step",
    "Unit",
    "UnitNotStated",
    "UnitRule",
    "UnknownRegion",
    "WorkdaysError",
    "limit_of",
    "read_arrangement",
    "region_records",
    "statute",
    "statutes",
    "unit_of",
]
