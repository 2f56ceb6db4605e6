"""Values that the platform holds already: offered for a report, so that nobody types them again."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from taizhang.audit.service import Invalid
from taizhang.indicators.service import seen_observations
from taizhang.ledger.doors import visible_tasks
from taizhang.ledger.lights import last_day
from taizhang.ledger.models import Task
from taizhang.ledger.reporting.records import OfferedValue
from taizhang.organs.records import Access

_COLUMNS = (
    "pk",
    "target_kind",
    "lead_id",
    "indicator__observations__pk",
    "indicator__observations__organ_id",
    "indicator__observations__region",
    "indicator__observations__measure",
    "indicator__observations__value",
    "indicator__observations__unit",
    "indicator__observations__period_start",
    "indicator__observations__period_end",
    "indicator__observations__source",
)


def offered_values(access: Access, tasks: Iterable[int], month: int) -> Mapping[int, OfferedValue]:
    """Return the observation of each task's indicator that ends in the month, for its lead organ or the area itself.

    Two queries, or none without tasks. A cumulative quantity takes one that runs from January; a growth one that is a
    growth. Of those that may be seen the newest is offered.
    """
    keys = list(tasks)
    if not month or not keys:
        return {}
    first, last = last_day(month).replace(day=1), last_day(month)
    rows = visible_tasks(access).filter(
        pk__in=keys,
        indicator__observations__replaced_by=None,
        indicator__observations__period_end__gte=first,
        indicator__observations__period_end__lte=last,
    )
    fitting: list[tuple[int, OfferedValue]] = []
    for pk, kind, lead, observation, organ, region, measure, value, unit, start, end, source in _values(rows):
        if not _fits(organ, region, lead) or (kind == "growth") != (measure == "growth"):
            continue
        if kind == "cumulative" and (start.month, start.year) != (1, end.year):
            continue
        offered = OfferedValue(observation=observation, value=value, unit=unit, period_end=end, source=source)
        fitting.append((pk, offered))
    seen = seen_observations(access, (offered.observation for _pk, offered in fitting))
    return {pk: offered for pk, offered in fitting if offered.observation in seen}


def _values(rows: "QuerySet[Task]") -> Iterable[tuple]:  # type: ignore[type-arg]  # twelve columns of several tables
    return rows.order_by("pk", "indicator__observations__observed_at").values_list(*_COLUMNS)


def _fits(organ: int | None, region: str, lead: int | None) -> bool:
    """Whether an observation is about the lead organ, or about the area that this installation serves."""
    if organ is not None:
        return organ == lead
    return bool(region) and settings.TAIZHANG_GOVERNMENT.startswith(region)


def observation_of_task(access: Access, task_id: int, observation: int) -> None:
    """Raise Invalid unless the observation is one of the task's own indicator, and may be seen."""
    rows = visible_tasks(access).filter(pk=task_id, indicator__observations=observation)
    if not rows.exists() or not seen_observations(access, [observation]):
        message = _("这个观测值不属于本任务的指标，请重新选择。")
        raise Invalid(message, fields={"observation": message})
