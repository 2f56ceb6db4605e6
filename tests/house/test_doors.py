"""Every query that shows records begins in a door.

A kind of object is guarded as soon as an app's ``doors.py`` has a function that returns its rows. Outside the doors,
the acts (which lock what the door let through), models and migrations, nothing may ask for rows of a guarded kind in
any way: not by a manager, not by a kept statement, not through a relation of another row. What may all the same
stands below, with its reason; an exception that no longer applies is a failure too, so that the list only ever shrinks.
"""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from django.apps import apps
from django.db.models import Model

from taizhang.audit.snapshots import tracked_models
from taizhang.audit.subjects import parts_of_histories
from tests.house.test_purity import PLATFORM
from tests.reference import ROOT

SOURCES = ROOT / "src/taizhang"

FREE = ("actions", "migrations", "models", "commands")
"""Folders in which rows may be asked for: acts take what a door let through; commands are run by whoever runs the
server."""

ASKING = tuple(package for package in PLATFORM if package not in ("conf", "storage"))
"""The packages that know records: settings and storage only move whole tables."""

MANAGERS = ("objects", "_default_manager", "_base_manager")

STATEMENTS = ("one_row", "some_values", "get_object_or_404", "get_list_or_404")

QUERYING = ("all", "filter", "exclude", "first", "last", "exists", "values_list", "order_by", "in_bulk")
"""Methods of a relation's manager that are not methods of a mapping too."""

EXCEPTIONS: Mapping[str, str] = {
    "Names and sentences of what a row refers to: whoever calls has asked the door of that row.": """
        documents/uses.py:commitments_by_id Commitment
        documents/uses.py:figures_by_id Figure
        documents/uses.py:quotes_of_commitments Commitment
        documents/uses.py:quotes_of_figures Figure
        documents/uses.py:document_kinds Document
        documents/uses.py:document_titles Document
        organs/queries.py:people_names Person
    """,
    "Organs and indicators are no secret inside: documents, tasks and reports name them.": """
        organs/queries.py:organs_by_id Organ
        organs/queries.py:organ_names Organ
        indicators/queries.py:indicators_by_id Indicator
        indicators/queries.py:indicator_keys Indicator
    """,
    "What hangs on rows that a door let through, asked for by their keys.": """
        documents/queries.py:with_figures Figure
        ledger/handover_queries.py:handovers_of Handover
        ledger/matter_similar.py:similar_to Task
        ledger/reporting/amendments.py:_records Amendment
        ledger/reporting/progress.py:_records Progress
        ledger/reporting/progress.py:_records Window
        ledger/reporting/sheet.py:_counts Progress
        ledger/reporting/sheet.py:reporting_sheet Task
        ledger/reporting/sheet.py:_rows Evidence
        ledger/reporting/sheet.py:_reports Progress
    """,
    "Only whether there is any, or how many: a limit, a mark, what is still open.": """
        documents/queries.py:counted ?
        ledger/counts.py:reports_due Task
        ledger/matter_numbers.py:next_task_number Task
        ledger/matter_queries.py:filtered_matters Task
        ledger/reporting/evidence.py:new_and_reused Evidence
        ledger/reporting/settlements.py:_records Task
        ledger/reporting/sheet.py:_expected Settlement
        ledger/reporting/sheet.py:_expected Task
        ledger/task_queries.py:task_record Task
    """,
    "Parts of acts: they ask for the capability first, and it holds everywhere or not at all.": """
        indicators/importing.py:_against_held Observation
        indicators/importing.py:_code Indicator
        indicators/importing.py:import_observations Indicator
        ledger/reporting/windows.py:window_for_report Window
        ledger/reporting/windows.py:windows_by_month Window
        organs/import_plan.py:_known Organ
        organs/import_plan.py:_known Person
    """,
    "About whoever asks, and nobody else.": """
        organs/queries.py:looked_at Person
        organs/queries.py:note_looked Person
        organs/queries.py:note_signed_in Person
    """,
    "What everyone may see, whoever they are: it has no access to ask with.": """
        ledger/briefs.py:never_public Task
        ledger/briefs.py:public_tasks Task
    """,
    "Who it is that asks: there is no access yet.": """
        organs/access.py:access_of_person Person
        organs/access.py:access_of_token ApiToken
        organs/access.py:_below Organ
        organs/queries.py:person_key Person
    """,
    "The platform's own work, which shows nothing: chains and locks, lights, what waits to be read.": """
        audit/change.py:* ?
        audit/verify.py:* ?
        documents/worker.py:_claim Document
        ledger/lighting.py:* ?
        ledger/lighting.py:* Light
        ledger/lighting.py:* Progress
        ledger/lighting.py:* Task
        ledger/lighting.py:* Window
    """,
}
"""Reason → ``module:function model``: ``*`` for all its functions, ``?`` for a model that the function is given."""


def guarded() -> dict[str, str]:
    """Every guarded kind with the name of its door."""
    found: dict[str, str] = {}
    for path in sorted(SOURCES.glob("*/doors.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and isinstance(node.returns, ast.Subscript):
                name = ast.unparse(node.returns)
                if name.startswith("QuerySet[") and node.name.startswith("visible_"):
                    found[name.removeprefix("QuerySet[").removesuffix("]")] = node.name
    return found


def relations(kinds: Mapping[str, str]) -> dict[str, str]:
    """The names by which a row of any kind leads to many rows of a guarded one, with that kind."""
    found = {}
    for model in apps.get_models():
        for related in model._meta.related_objects:
            name = related.related_model.__name__
            if name in kinds and related.related_model.__module__.startswith("taizhang."):
                found[related.get_accessor_name() or ""] = name
    return found


class _Queries(ast.NodeVisitor):
    """Collects who asks for rows of what: (function, model)."""

    def __init__(self, kinds: Mapping[str, str], ways: Mapping[str, str]) -> None:
        self.kinds, self.ways = kinds, ways
        self.where = [""]
        self.found: set[tuple[str, str]] = set()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.where.append(node.name)
        self.generic_visit(node)
        self.where.pop()

    def note(self, model: str) -> None:
        if model in self.kinds or model == "?":
            self.found.add((self.where[-1], model))

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if node.attr in MANAGERS:
            owner = node.value.id if isinstance(node.value, ast.Name) else "?"
            # Counts of what was proved are called objects too; a model has a capital letter or is a variable's.
            if node.attr != "objects" or owner[:1].isupper():
                self.note(owner if owner[:1].isupper() else "?")
        elif node.attr in QUERYING and isinstance(node.value, ast.Attribute) and node.value.attr in self.ways:
            self.note(self.ways[node.value.attr])
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        called = node.func.id if isinstance(node.func, ast.Name) else ""
        if called in STATEMENTS and node.args:
            first = node.args[0]
            self.note(first.id if isinstance(first, ast.Name) and first.id[:1].isupper() else "?")
        elif isinstance(node.func, ast.Attribute) and node.func.attr == "prefetch_related":
            for argument in node.args:
                if isinstance(argument, ast.Constant) and str(argument.value).partition("__")[0] in self.ways:
                    self.note(self.ways[str(argument.value).partition("__")[0]])
        self.generic_visit(node)


def queries(source: str, kinds: Mapping[str, str], ways: Mapping[str, str]) -> set[tuple[str, str]]:
    """Which function of a module asks for rows of which guarded model."""
    walk = _Queries(kinds, ways)
    walk.visit(ast.parse(source))
    return walk.found


def all_queries() -> Iterator[tuple[str, str]]:
    """``module:function`` and model of every query outside the places that are free to ask."""
    kinds = guarded()
    ways = relations(kinds)
    for path in sorted(SOURCES.rglob("*.py")):
        place = path.relative_to(SOURCES)
        if place.parts[0] not in ASKING or path.name == "doors.py" or set(FREE) & {*place.parts, place.stem}:
            continue
        for function, model in sorted(queries(path.read_text(encoding="utf-8"), kinds, ways)):
            yield f"{place.as_posix()}:{function}", model


def matches(query: tuple[str, str], exception: tuple[str, str]) -> bool:
    """Whether an exception is about a query."""
    where = exception[0]
    return query[1] == exception[1] and (query[0].startswith(where[:-1]) if where.endswith("*") else query[0] == where)


def excepted() -> dict[tuple[str, str], str]:
    """Every exception with its reason."""
    return {
        (line.split()[0], line.split()[1]): reason
        for reason, lines in EXCEPTIONS.items()
        for line in lines.strip().splitlines()
    }


def test_every_query_begins_in_a_door() -> None:
    kinds, known = guarded(), excepted()
    outside = [query for query in all_queries() if not any(matches(query, one) for one in known)]
    assert not outside, "ask the door, or give a reason in EXCEPTIONS:\n" + "\n".join(
        f"{where} asks for {model}, whose door is {kinds.get(model, 'that of its kind')}" for where, model in outside
    )


def test_every_exception_still_applies() -> None:
    found = list(all_queries())
    gone = [one for one in excepted() if not any(matches(query, one) for query in found)]
    assert not gone, f"these exceptions are not needed any more: {gone}"


UNGUARDED = {
    # Parts of a row, read with it: they have no door of their own because they are shown nowhere without it.
    "organs": "Appointment OrganName SavedView",
    "documents": "Reading",
    "ledger": "Support Milestone TrajectoryPoint LightDay",
    "supervision": "ScoreLine",
    # Counters that number things; nothing of them is shown.
    "registers": "Register",
}
"""Models without a door, by app or purpose."""


def test_every_kind_has_a_door() -> None:
    free = {name for names in UNGUARDED.values() for name in names.split()}
    kinds = guarded()
    known = {
        model.__name__
        for model in apps.get_models()
        if model.__module__.startswith("taizhang.") and model._meta.app_label not in ("audit", "search")
    }
    assert known - free - set(kinds) == set(), "a new kind of object: give it a door"
    assert (free | set(kinds)) - known == set(), "there is no such model any more"


SHOWN_WITH_THEIR_OBJECT = {
    "Figure": "its door is that of its document",
    "Commitment": "its door is that of its document",
    "Handover": "who sees a task sees the way that it went",
    "LightOverride": "its door is that of its task",
    "RecheckItem": "who sees a draw sees all that was drawn",
}
"""Guarded kinds whose events stand in the history of another object and are shown to all who see that, with the
reason."""


def test_no_history_shows_what_a_door_keeps_back() -> None:
    kinds = guarded()
    shown = {
        model.__name__
        for model, tracking in tracked_models().items()
        if tracking.owner != "pk" and model.__name__ in kinds and model._meta.label_lower not in parts_of_histories()
    }
    assert shown == set(SHOWN_WITH_THEIR_OBJECT), "keep it out of that history with part_of_history, or give a reason"


def test_queries_are_found_in_every_shape() -> None:
    kinds = {"Task": "visible_tasks", "Progress": "visible_progress"}
    ways = {"tasks": "Task"}
    source = """
def one(): return Task.objects.filter(pk=1)
def two(): return one_row(Task, id=1)
def three(matter): return matter.tasks.order_by("pk")
def four(model): return model._default_manager.all()
def five(rows): return rows.prefetch_related("tasks__lead")
def six(): return some_values(Progress, "id")
class Seven:
    def eight(self): return [Task._base_manager.get(pk=1)]
def nine(): return Person.objects.all()
"""
    assert queries(source, kinds, ways) == {
        ("one", "Task"),
        ("two", "Task"),
        ("three", "Task"),
        ("four", "?"),
        ("five", "Task"),
        ("six", "Progress"),
        ("eight", "Task"),
    }


def test_models_are_told_from_other_words() -> None:
    assert issubclass(apps.get_model("ledger", "task"), Model)
    assert guarded()["Task"] == "visible_tasks"
    assert relations(guarded())["tasks"] == "Task"


def test_sources_are_where_they_are_looked_for() -> None:
    assert len(list(Path(SOURCES).glob("*/doors.py"))) >= 5
