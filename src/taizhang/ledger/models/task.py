"""Tasks 任务: a matter or a part of one, assigned."""

from datetime import date
from typing import Any, ClassVar, Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from taizhang.storage import ExactDecimalField

NO_DEADLINE: Final = date(9999, 12, 31)


class TaskState(models.TextChoices):
    """Where a task stands; ``ledger/data/transitions.toml`` says what leads from one to the next."""

    DRAFT = "draft", _("待交办")
    ASSIGNED = "assigned", _("待签收")
    OBJECTED = "objected", _("有异议")
    WORKING = "working", _("办理中")
    CLOSING = "closing", _("申请销号")
    CLOSED = "closed", _("已销号")
    WITHDRAWN = "withdrawn", _("已撤销")


class TargetKind(models.TextChoices):
    """How a target is judged."""

    CUMULATIVE = "cumulative", _("数量累计")
    LEVEL = "level", _("水平比率")
    GROWTH = "growth", _("增速")
    EVENT = "event", _("项目节点")
    QUALITATIVE = "qualitative", _("定性")


class Task(models.Model):
    """任务: what an organ is to do, by when, up to which value."""

    DERIVED: ClassVar[tuple[str, ...]] = (
        "light",
        "light_month",
        "light_rank",
        "latest_value",
        "latest_month",
        "claimed",
        "verified",
        "path",
        "place",
        "due_order",
    )
    """Columns recomputed from the rest, kept here so that lists are one query."""

    matter = models.ForeignKey("ledger.Matter", on_delete=models.PROTECT, related_name="tasks")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts", db_index=False
    )
    """The task that this is a part of, or None."""
    path = models.CharField(max_length=120, default="/", db_index=True)
    """Keys from the top task down to this one, ``/7/19/``."""
    place = models.CharField(max_length=80, default="")
    """Its number with every part in four digits, so that lists sort 2 before 10: 2026-0017-0002."""
    number = models.CharField(max_length=40, unique=True)
    """Its number: 2026-017-2; a part of it is 2026-017-2-1."""
    title = models.CharField(max_length=300)
    detail = models.TextField(blank=True)
    """What is to be done, in full."""
    year = models.PositiveSmallIntegerField()
    theme = models.CharField(max_length=120, blank=True)
    leader = models.ForeignKey("organs.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """牵头领导: the leader in charge, or None."""
    lead = models.ForeignKey("organs.Organ", null=True, on_delete=models.PROTECT, related_name="+")
    """牵头单位: the organ that answers for it; None only while it is a draft."""
    deadline = models.DateField(null=True, blank=True)
    due_order = models.DateField(default=NO_DEADLINE)
    """The deadline, or the last of all days where there is none: what lists are sorted by."""
    original_deadline = models.DateField(null=True, blank=True)
    """As first assigned; an amendment leaves it."""

    target_kind = models.CharField(max_length=20, choices=TargetKind.choices, default=TargetKind.QUALITATIVE)
    target = ExactDecimalField(null=True, blank=True)
    """The value to reach, in ``unit``; None where the task has none."""
    target_high = ExactDecimalField(null=True, blank=True)
    """Upper end of a range, or None."""
    original_target = ExactDecimalField(null=True, blank=True)
    qualifier = models.CharField(max_length=2, default=">=")
    """``=`` ``≈`` ``>=`` ``<=`` ``>`` ``<``: how the value is to be met; ``<=`` is a limit (控制在…以内)."""
    unit = models.CharField(max_length=20, blank=True)
    """Unit of measure; 个百分点 is never %."""
    baseline = ExactDecimalField(null=True, blank=True)
    """The value it started from, or None."""
    indicator = models.ForeignKey(
        "indicators.Indicator", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    parts_open = models.BooleanField(default=False)
    """Whether the targets of its parts need not add up to its own."""
    parts_open_reason = models.CharField(max_length=200, blank=True)
    """Why they need not."""
    figure = models.ForeignKey("documents.Figure", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """The confirmed figure that states the target, or None."""

    state = models.CharField(max_length=20, choices=TaskState.choices, default=TaskState.DRAFT)
    public = models.BooleanField(default=False)
    """Whether it may be published; never where its matter is internal."""
    carried_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="carried_to")
    """Last year's task that was not met and is carried on here, or None."""
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    light = models.CharField(max_length=10, default="grey")
    """Colour by the schedule, for the newest month; see Light."""
    light_rank = models.PositiveSmallIntegerField(default=3)
    """Order of urgency of the light: red 0, yellow 1, green 2, grey 3, blue 4."""
    light_month = models.PositiveIntegerField(null=True)
    """The month that the light is for, as 202610."""
    latest_value = ExactDecimalField(null=True)
    """The newest accepted value, or None."""
    latest_month = models.PositiveIntegerField(null=True)
    claimed = models.CharField(max_length=20, blank=True)
    """What the organ says of it: a key of ClaimedStatus; empty where it has said nothing."""
    verified = models.CharField(max_length=20, blank=True)
    """What the office made of the newest report: a key of ProgressState; empty before the first."""

    class Meta:
        """Indexes serve the lists: by year and light for the office, by lead organ for a liaison.

        Few tasks are parts of others. An index that also held all those that are none would look worthless to a
        planner, which would then read the whole table to find the parts of one task.
        """

        indexes = [
            models.Index(fields=["year", "light_rank", "due_order", "id"], name="task_year_light"),
            models.Index(fields=["lead", "year", "light_rank", "due_order", "id"], name="task_lead_light"),
            models.Index(fields=["year", "due_order", "id"], name="task_year_due"),
            models.Index(fields=["year", "place", "id"], name="task_year_place"),
            models.Index(fields=["year", "state"], name="task_year_state"),
            models.Index(fields=["leader", "year"], name="task_leader_year"),
            models.Index(fields=["due_order", "id"], name="task_due"),
            models.Index(fields=["parent"], condition=models.Q(parent__isnull=False), name="task_parent"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def save(self, **options: Any) -> None:
        """Save, with the order of the deadline kept in step."""
        self.due_order = self.deadline or NO_DEADLINE
        columns = options.get("update_fields")
        if columns is not None and "deadline" in columns:
            options["update_fields"] = {*columns, "due_order"}
        super().save(**options)
