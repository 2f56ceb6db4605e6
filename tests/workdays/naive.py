"""The slow way to count: walk from day to day and look each one up in the arrangements."""

from datetime import date, timedelta

from taizhang.workdays import Arrangement


class NaiveCalendar:
    """Answers from the arrangements alone, one day at a time."""

    def __init__(self, arrangements: tuple[Arrangement, ...]) -> None:
        self.verdicts: dict[date, bool] = {}
        for arrangement in arrangements:
            for holiday in arrangement.holidays:
                for first, last in holiday.off:
                    day = first
                    while day <= last:
                        self.verdicts[day] = False
                        day += timedelta(days=1)
                for day in holiday.work:
                    self.verdicts[day] = True

    def is_working_day(self, day: date) -> bool:
        return self.verdicts.get(day, day.weekday() < 5)

    def add(self, day: date, count: int) -> date:
        step = timedelta(days=1 if count > 0 else -1)
        left = abs(count)
        while left:
            day += step
            left -= self.is_working_day(day)
        return day

    def count(self, after: date, until: date) -> int:
        total, day = 0, after
        while day < until:
            day += timedelta(days=1)
            total += self.is_working_day(day)
        return total

    def on_or_after(self, day: date) -> date:
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day

    def on_or_before(self, day: date) -> date:
        while not self.is_working_day(day):
            day -= timedelta(days=1)
        return day
