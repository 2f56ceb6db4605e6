"""The numbers of dashboards: what is red, what changed, what is due, by organ, theme and leader.

Everything is cut by what whoever asks may see; a fixed number of queries, however many organs and tasks there are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from taizhang.ledger.service import (
    By,
    LightCount,
    MonthLight,
    TaskBrief,
    briefs,
    changed_lights,
    derivations,
    light_changes,
    light_counts,
    light_groups,
    light_rows,
    month_lights,
    newest_due_month,
    red_tasks,
    tasks_due,
)
from taizhang.organs.records import Access
from taizhang.organs.service import organ_names, people_names
from taizhang.storage import today

COLOURS = ("red", "yellow", "green", "blue", "grey")

DUE_WITHIN = timedelta(days=30)

MOST_LINES = 12
"""Lines of the short lists of a dashboard; the whole list is one click away."""

MOST_MULTIPLES = 12

FEW_TASKS = 1000
"""Up to so many tasks of a year are fetched light by light and counted here; of more the database is asked for each
count. With ten months of lights the two take equally long at 1300 tasks on PostgreSQL, at 2400 on SQLite."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One row: an organ, a theme, a leader."""

    key: int | str | None
    name: str
    """Empty for those without organ, theme or leader."""
    counts: Mapping[str, int]
    """Colour → how many tasks; every colour is there."""

    @property
    def total(self) -> int:
        """How many tasks."""
        return sum(self.counts.values())

    @property
    def on_schedule(self) -> Decimal | None:
        """Share on schedule among those with data, to four decimals; None where none has data."""
        lit = self.total - self.counts["grey"]
        if not lit:
            return None
        met = Decimal(self.counts["green"] + self.counts["blue"])
        return (met / lit).quantize(Decimal("0.0001"), rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOf:
    """One month of a year: how many tasks had which light."""

    month: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A group's year, month by month."""

    group: Group
    months: tuple[MonthOf, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A task whose light differs from the month before."""

    task: TaskBrief
    before: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A dashboard."""

    year: int
    whole: Group
    by_lead: tuple[Group, ...]
    by_theme: tuple[Group, ...]
    by_leader: tuple[Group, ...]
    months: tuple[MonthOf, ...]
    series: tuple[Series, ...]
    """The organs that lead most, for small multiples."""
    red: tuple[TaskBrief, ...]
    why: Mapping[int, tuple[str, str]]
    """Derivation of each red light, Chinese and English."""
    due: tuple[TaskBrief, ...]
    changes: tuple[Change, ...]
    """Lights that changed in the newest month, those that became worse first."""
    compared: tuple[int, int] | None
    """The two months that changes lie between, or None before there are two."""
    organs: Mapping[int, str]
    people: Mapping[int, str]


def board(access: Access, *, year: int) -> Board:
    """Return the dashboard of a year for whoever asks."""
    names = organ_names()
    place = {organ: number for number, organ in enumerate(names)}
    counts, red = light_groups(access, year=year)
    people = people_names(one.key for one in counts["leader"] if isinstance(one.key, int))
    leads = _groups(counts["lead"], names)
    largest = sorted((one for one in leads if isinstance(one.key, int)), key=lambda one: -one.total)[:MOST_MULTIPLES]
    day = today()
    reported = newest_due_month(day)
    if sum(one.count for one in counts["all"]) <= FEW_TASKS:
        course = _course_of_few(access, year, reported, red)
    else:
        course = _course_of_many(access, year, reported, [one.key for one in largest if isinstance(one.key, int)])
    return Board(
        year=year,
        whole=_group(None, "", counts["all"]),
        by_lead=tuple(sorted(leads, key=lambda one: place.get(one.key if isinstance(one.key, int) else 0, 10**6))),
        by_theme=_groups(counts["theme"], None),
        by_leader=_groups(counts["leader"], people),
        months=course.months,
        series=_series(course.by_lead, largest, reported),
        red=course.red,
        why=derivations(access, [one.id for one in course.red]),
        due=tasks_due(access, first=day, last=day + DUE_WITHIN, limit=MOST_LINES),
        changes=course.changes,
        compared=_compared(course.months),
        organs=names,
        people=people,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Course:
    """A year month by month, and the tasks that are named on a dashboard of it."""

    months: tuple[MonthOf, ...]
    by_lead: tuple[MonthLight, ...]
    red: tuple[TaskBrief, ...]
    changes: tuple[Change, ...]


def _course_of_few(access: Access, year: int, reported: int | None, red: Iterable[int]) -> _Course:
    """Two queries: every light, and the tasks that are named."""
    lights = light_rows(access, year=year)
    told = Counter((month, colour, lead) for _task, lead, month, colour in lights)
    by_lead = tuple(
        MonthLight(month=month, colour=colour, count=n, key=lead) for (month, colour, lead), n in told.items()
    )
    months = _until(reported, _months(by_lead))
    worst: tuple[tuple[int, str, str], ...] = ()
    if compared := _compared(months):
        known = ((task, month, colour) for task, _lead, month, colour in lights)
        worst = changed_lights(known, month=compared[1], before=compared[0], limit=MOST_LINES)
    tasks = briefs(access, [*red, *(task for task, _old, _new in worst)])
    open_red = (tasks[one] for one in red if one in tasks and tasks[one].state != "closed")
    urgent = sorted(open_red, key=lambda one: (one.deadline or date.max, one.id))
    return _Course(months=months, by_lead=by_lead, red=tuple(urgent[:MOST_LINES]), changes=_changed(worst, tasks))


def _course_of_many(access: Access, year: int, reported: int | None, largest: Iterable[int]) -> _Course:
    """A query for each of the counts and lists."""
    months = _until(reported, _months(month_lights(access, year=year)))
    worst: tuple[tuple[int, str, str], ...] = ()
    if compared := _compared(months):
        worst = light_changes(access, year=year, month=compared[1], before=compared[0], limit=MOST_LINES)
    return _Course(
        months=months,
        by_lead=month_lights(access, year=year, by="lead", leads=list(largest)),
        red=red_tasks(access, year=year, limit=MOST_LINES),
        changes=_changed(worst, briefs(access, [task for task, _old, _new in worst])),
    )


def _compared(months: tuple[MonthOf, ...]) -> tuple[int, int] | None:
    """The two newest months, or None before there are two."""
    return (months[-2].month, months[-1].month) if len(months) > 1 else None


def _changed(worst: Iterable[tuple[int, str, str]], tasks: Mapping[int, TaskBrief]) -> tuple[Change, ...]:
    return tuple(Change(task=tasks[task], before=old, now=new) for task, old, new in worst if task in tasks)


def _group(key: int | str | None, name: str, counts: Iterable[LightCount | MonthLight]) -> Group:
    return Group(key=key, name=name, counts=_counted(counts))


def _counted(counts: Iterable[LightCount | MonthLight]) -> Mapping[str, int]:
    found = dict.fromkeys(COLOURS, 0)
    for one in counts:
        found[one.colour] = found.get(one.colour, 0) + one.count
    return found


def _groups(counts: Iterable[LightCount], names: Mapping[int, str] | None) -> tuple[Group, ...]:
    """Rows by key; without names the key is the name."""
    found: dict[int | str | None, list[LightCount]] = {}
    for one in counts:
        found.setdefault(one.key or None, []).append(one)
    made = [_group(key, _name(key, names), rows) for key, rows in found.items()]
    return tuple(sorted(made, key=lambda one: one.key is None))  # those without come last


def _name(key: int | str | None, names: Mapping[int, str] | None) -> str:
    if names is None or not isinstance(key, int):
        return str(key or "")
    return names.get(key, "")


def _months(counts: Iterable[MonthLight]) -> tuple[MonthOf, ...]:
    found: dict[int, list[MonthLight]] = {}
    for one in counts:
        found.setdefault(one.month, []).append(one)
    return tuple(MonthOf(month=month, counts=_counted(rows)) for month, rows in sorted(found.items()))


def _until(newest: int | None, months: tuple[MonthOf, ...]) -> tuple[MonthOf, ...]:
    """The months whose reports are in: of the present one only what goes by days has a light yet."""
    return tuple(one for one in months if newest is None or one.month <= newest)


def _series(counts: Iterable[MonthLight], largest: Iterable[Group], newest: int | None) -> tuple[Series, ...]:
    found: dict[int | str | None, list[MonthLight]] = {}
    for one in counts:
        found.setdefault(one.key, []).append(one)
    return tuple(
        Series(group=group, months=_until(newest, _months(found[group.key]))) for group in largest if group.key in found
    )


def groups(access: Access, *, year: int, by: By) -> tuple[Group, ...]:
    """Return one grouping alone, for the interface for programs."""
    counts = light_counts(access, year=year, by=by)
    if by == "lead":
        return _groups(counts, organ_names())
    if by == "leader":
        return _groups(counts, people_names(one.key for one in counts if isinstance(one.key, int)))
    return _groups(counts, None)
