"""What a breakdown is made of: rows that come in, what they would change, what stands against them."""

from dataclasses import dataclass

from taizhang.ledger.task_records import TaskPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakdownRow:
    """One row of a breakdown, from a form, a workbook or a program."""

    label: str
    """How an error names it: its number in the form or the row of the sheet."""
    matter: int
    plan: TaskPlan
    task: int | None = None
    """The task that it is, or None for a new one."""
    parent: int | None = None
    """For a part of a task that exists: that task."""
    parent_label: str = ""
    """For a part of a new row: that row's label; empty for a task of the matter itself."""
    version: str | None = None
    """The version of the task that the editor saw; None where it saw none (then it is not compared)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One column that a row would change, in words."""

    field: str
    """Name of the column in TaskPlan."""
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowOutcome:
    """What a row would do, or why it cannot."""

    label: str
    kind: str
    """``added``, ``changed``, ``unchanged`` or ``error``."""
    task: int | None
    number: str
    """Number of the task; empty for a new one."""
    title: str
    changes: tuple[FieldChange, ...] = ()
    errors: tuple[str, ...] = ()
    """Whole sentences; empty unless ``kind`` is error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakdownPreview:
    """预览: what a breakdown would change as a whole."""

    rows: tuple[RowOutcome, ...]
    missing: tuple[tuple[str, str], ...]
    """Number and title of tasks of the same matters that no row names; they stay as they are."""
    digest: str
    """Stands for the rows and the state they were compared with: applying it asks for the same."""

    def count(self, kind: str) -> int:
        """Return how many rows are of this kind."""
        return sum(row.kind == kind for row in self.rows)

    @property
    def errors(self) -> int:
        """Return how many rows cannot be taken."""
        return self.count("error")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadProposal:
    """拟办: an organ proposed to lead a task, with the reason; a person confirms."""

    organ: int
    organ_name: str
    supports: tuple[int, ...]
    leader: int | None
    rule: str
    """Which rule proposes it: responsible, named, last_year, theme."""
    reason: str
    """Why, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskProposal:
    """A plan that the machine proposes for a matter, with the organs it could go to, the best first."""

    matter: int
    plan: TaskPlan
    leads: tuple[LeadProposal, ...]
    target_reason: str
    """What the target was taken from; empty where none was found."""
