"""The errors of the calendar.

WorkdaysError
├── BadLimit          a limit, pause or extension that cannot be counted
├── BadArrangement    a table of days off that contradicts itself
├── DayOutOfRange     a day outside the table
├── UnknownRegion     no arrangement of that region is recorded
└── UnitNotStated     no rule says what a statute's "day" means
"""

from typing import ClassVar


class WorkdaysError(ValueError):
    """Base of every error of this package: a stable code and one sentence in each language."""

    code: ClassVar[str] = "workdays"
    """Stable name, for programs and logs."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} {en}")
        self.zh = zh
        self.en = en


class BadLimit(WorkdaysError):
    """A limit, pause or extension that cannot be counted."""

    code = "workdays.bad_limit"


class BadArrangement(WorkdaysError):
    """A table of days off and make-up days that contradicts itself."""

    code = "workdays.bad_arrangement"


class DayOutOfRange(WorkdaysError):
    """A day before the first recorded arrangement or after the last year of the table."""

    code = "workdays.day_out_of_range"


class UnknownRegion(WorkdaysError):
    """A region whose own arrangements are not recorded."""

    code = "workdays.unknown_region"


class UnitNotStated(WorkdaysError):
    """A statute that is not recorded, or that does not say what a day means."""

    code = "workdays.unit_not_stated"
