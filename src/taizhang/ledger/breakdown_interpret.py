"""From the rows of a workbook to rows of a breakdown: names to organs, words to kinds, numbers to places in the
tree."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Final
from unicodedata import normalize

from django.utils.translation import gettext as _

from taizhang.ledger.breakdown_check import Directory, one_line, paragraphs
from taizhang.ledger.breakdown_compare import Ground
from taizhang.ledger.breakdown_records import BreakdownRow
from taizhang.ledger.breakdown_sheet import (
    KINDS,
    MONTHS,
    QUALIFIERS,
    SheetRow,
    leader_name,
    organ_name,
    read_day,
)
from taizhang.ledger.models import Matter
from taizhang.ledger.sheets import refused
from taizhang.ledger.task_records import PlannedStep, PlanPoint, TaskPlan
from taizhang.organs.service import organs_by_id

_PLACE: Final = re.compile(r"[1-9]\d{0,4}(?:\.[1-9]\d{0,3}){0,3}")
_STEP: Final = re.compile(r"(\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?|月?))[\s:：，,]*([^\s:：，,].*)")
_SEPARATORS: Final = re.compile(r"[、，,；;\n\s]+")
_MOST_DIGITS: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpreted:
    """What a sheet says: rows that can be understood, and sentences about those that cannot."""

    rows: tuple[BreakdownRow, ...]
    errors: Mapping[str, tuple[str, ...]]
    """Label of a row → what is wrong with its cells."""
    titles: Mapping[str, str]
    """Label → title, for every row."""


class CellRefused(ValueError):
    """A cell that cannot be understood; its message is a whole sentence."""


def row_label(row: SheetRow) -> str:
    """Return how errors name a row."""
    return _("第%(row)d行") % {"row": row.row}


def matter_number(row: SheetRow) -> str:
    """Return the number of the matter that a row says it belongs to; empty where it says none."""
    said = _text(row.cells.get("督办事项"))
    return said.split(maxsplit=1)[0] if said else ""


def interpret(sheet: Sequence[SheetRow], on: Ground, default: int | None) -> Interpreted:
    """Return the rows of a breakdown. ``default`` is the matter of rows that name none, or None."""
    matters = {matter.number: matter for matter in on.matters.values()}
    by_number = {one.task.number: pk for pk, one in on.tasks.items()}
    finder = _Finder(on.directory)
    errors: dict[str, list[str]] = defaultdict(list)
    titles: dict[str, str] = {}
    places, doubled = _places(sheet, errors)
    rows: list[BreakdownRow] = []
    for row in sheet:
        label = row_label(row)
        titles[label] = one_line(_text(row.cells.get("任务")))
        number = _text(row.cells.get("任务编号"))
        if not titles[label] and not number:
            # A matter that was exported without tasks and was left without.
            continue
        for head in row.formulas:
            errors[label].append(_("“%(head)s”栏是公式：请复制后“粘贴为数值”再导入。") % {"head": head})
        matter = matters.get(matter_number(row)) or (on.matters.get(default) if default is not None else None)
        if matter is None:
            errors[label].append(
                _("没有找到督办事项“%(number)s”，请填写督办事项的编号。") % {"number": matter_number(row)}
            )
            continue
        task = by_number.get(number) if number else None
        if number and task is None:
            errors[label].append(_("没有任务编号“%(number)s”：新任务请把任务编号留空。") % {"number": number})
            continue
        before = on.tasks[task].plan if task is not None else TaskPlan(title="", deadline=matter.deadline)
        plan, wrong = _plan(row, before, matter, finder)
        errors[label].extend(wrong)
        version = _text(row.cells.get("校验码"))
        if task is not None and not version:
            errors[label].append(_("已有任务的校验码不见了，看不出导出之后有没有别人改过：请重新导出。"))
        place = _text(row.cells.get("序号"))
        above = place.rpartition(".")[0]
        parent, parent_label = _parent(above, places, sheet, by_number)
        if above and place not in doubled and parent is None and not parent_label:
            errors[label].append(_("没有找到序号%(above)s那一行，请核对序号。") % {"above": above})
        if task is not None and (parent != on.tasks[task].task.parent_id or parent_label):
            errors[label].append(_("任务%(number)s的上级任务不能改变，请恢复原来的序号。") % {"number": number})
        if not errors[label]:
            rows.append(
                BreakdownRow(
                    label=label,
                    matter=matter.pk,
                    plan=plan,
                    task=task,
                    parent=parent,
                    parent_label=parent_label if task is None else "",
                    version=version or None,
                )
            )
    return Interpreted(
        rows=_without_lost(rows, errors),
        errors={label: tuple(said) for label, said in errors.items() if said},
        titles=titles,
    )


def _without_lost(rows: list[BreakdownRow], errors: dict[str, list[str]]) -> tuple[BreakdownRow, ...]:
    """Leave out parts of rows that cannot be understood: they have nothing to hang on."""
    while True:
        kept = {row.label for row in rows}
        lost = [row for row in rows if row.parent_label and row.parent_label not in kept]
        if not lost:
            return tuple(rows)
        for row in lost:
            errors[row.label].append(_("上级任务所在的%(label)s有错，先改那一行。") % {"label": row.parent_label})
        rows = [row for row in rows if row not in lost]


def _places(sheet: Sequence[SheetRow], errors: dict[str, list[str]]) -> tuple[dict[str, SheetRow], set[str]]:
    """The rows by their 序号, and those that occur twice."""
    found: dict[str, SheetRow] = {}
    counted: Counter[str] = Counter()
    for row in sheet:
        place = _text(row.cells.get("序号"))
        counted[place] += 1
        if not place:
            errors[row_label(row)].append(_("没有填序号，请补上。"))
        elif not _PLACE.fullmatch(place):
            errors[row_label(row)].append(
                _("序号“%(place)s”不合规则：请写成1、1.1这样的数字，最多四级。") % {"place": place}
            )
        else:
            found.setdefault(place, row)
    doubled = {place for place, count in counted.items() if count > 1 and place}
    for row in sheet:
        if _text(row.cells.get("序号")) in doubled:
            errors[row_label(row)].append(
                _("序号“%(label)s”出现了不止一次，请改成不同的序号。") % {"label": _text(row.cells.get("序号"))}
            )
    return found, doubled


def _parent(
    above: str, places: Mapping[str, SheetRow], sheet: Sequence[SheetRow], by_number: Mapping[str, int]
) -> tuple[int | None, str]:
    """The task that a place hangs below, or the label of its row where that is new."""
    row = places.get(above) if above else None
    if row is None:
        return None, ""
    number = _text(row.cells.get("任务编号"))
    return (by_number[number], "") if number in by_number else (None, row_label(row))


def _plan(row: SheetRow, before: TaskPlan, matter: Matter, finder: "_Finder") -> tuple[TaskPlan, list[str]]:
    """The plan that a row says, columns that the sheet lacks as they were, and what cannot be understood."""
    values: dict[str, object] = {}
    wrong: list[str] = []
    readers: Mapping[str, tuple[str, Callable[[object], object]]] = {
        "任务": ("title", lambda cell: one_line(_text(cell))),
        "工作内容": ("detail", lambda cell: paragraphs(_text(cell))),
        "主题": ("theme", lambda cell: one_line(_text(cell))),
        "牵头领导": ("leader", lambda cell: finder.leader(_text(cell))),
        "牵头单位": ("lead", lambda cell: finder.lead(_text(cell))),
        "配合单位": ("supports", lambda cell: finder.supports(_text(cell))),
        "完成时限": ("deadline", lambda cell: _as_day(cell, matter.year)),
        "目标类型": ("target_kind", lambda cell: _word(cell, KINDS, "qualitative")),
        "目标方向": ("qualifier", lambda cell: _word(cell, QUALIFIERS, ">=")),
        "目标值": ("target", _number),
        "目标上限": ("target_high", _number),
        "单位": ("unit", lambda cell: one_line(_text(cell))),
        "基数": ("baseline", _number),
        "节点": ("milestones", lambda cell: _steps(_text(cell), matter.year)),
        "不要求相加的理由": ("parts_open_reason", lambda cell: one_line(_text(cell))),
    }
    for head, (name, read) in readers.items():
        if head not in row.cells or head in row.formulas:
            continue
        try:
            values[name] = read(row.cells[head])
        except CellRefused as error:
            wrong.append(_("“%(head)s”栏：%(error)s") % {"head": head, "error": error})
    points = {point.month: point.value for point in before.trajectory}
    for month, head in enumerate(MONTHS, matter.year * 100 + 1):
        if head not in row.cells or head in row.formulas:
            continue
        try:
            value = _number(row.cells[head])
        except CellRefused as error:
            wrong.append(_("“%(head)s”栏：%(error)s") % {"head": head, "error": error})
            continue
        points.pop(month, None)
        if value is not None:
            points[month] = value
    values["trajectory"] = tuple(PlanPoint(month=month, value=points[month]) for month in sorted(points))
    if "parts_open_reason" in values:
        values["parts_open"] = bool(values["parts_open_reason"])
    return replace(before, **values), wrong  # type: ignore[arg-type]


def _text(cell: object) -> str:
    """What a cell says as text; whole numbers without a point, nothing for an empty one."""
    match cell:
        case None:
            return ""
        case datetime():
            return cell.date().isoformat()
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        case str():
            return refused(cell.strip())
    return str(cell).strip()


def _number(cell: object) -> Decimal | None:
    if isinstance(cell, bool | date):
        raise CellRefused(_("“%(cell)s”不是数字。") % {"cell": cell})
    said = normalize("NFKC", _text(cell)).replace(",", "").replace("−", "-").strip()
    if not said:
        return None
    try:
        number = Decimal(repr(cell) if isinstance(cell, float) else said)
    except InvalidOperation:
        raise CellRefused(_("“%(cell)s”不是数字：只填数值，单位写在“单位”栏。") % {"cell": said[:30]}) from None
    if not number.is_finite() or len(format(number, "f")) > _MOST_DIGITS:
        raise CellRefused(_("“%(cell)s”位数过多，请换用更大的单位。") % {"cell": said[:30]})
    return Decimal(format(number, "f"))


def _as_day(cell: object, year: int) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    said = normalize("NFKC", _text(cell)).replace(" ", "")
    if not said:
        return None
    found = read_day(said, year)
    if found is None:
        raise CellRefused(_("“%(cell)s”不是日期：请写成2026-12-31。") % {"cell": said[:30]})
    return found


def _word(cell: object, words: Mapping[str, str], default: str) -> str:
    said = _text(cell)
    if not said:
        return default
    for code, word in words.items():
        if said in (code, word):
            return code
    raise CellRefused(
        _("“%(cell)s”不在可选的词中：%(words)s。") % {"cell": said[:30], "words": "、".join(words.values())}
    )


def _steps(said: str, year: int) -> tuple[PlannedStep, ...]:
    found = []
    for line in said.replace("\r", "\n").split("\n"):
        if not line.strip():
            continue
        match = _STEP.fullmatch(line.strip())
        day = read_day(normalize("NFKC", match[1]), year) if match else None
        if match is None or day is None:
            raise CellRefused(
                _("“%(line)s”不合规则：每行写一个节点，如2026-06-30 完成立项。") % {"line": line.strip()[:30]}
            )
        found.append(PlannedStep(title=one_line(match[2]), due=day))
    return tuple(found)


class _Finder:
    """Organs and leaders by the names that a sheet may use."""

    def __init__(self, directory: Directory) -> None:
        self._organs: dict[str, set[int]] = defaultdict(set)
        current: dict[str, set[int]] = defaultdict(set)
        for organ in directory.organs.values():
            for name in {organ.short_name, organ.name, organ.code}:
                self._organs[name].add(organ.id)
                if organ.valid_to is None:
                    current[name].add(organ.id)
        # A name that a past organ shares with one of today means the one of today.
        self._organs |= current
        self._leaders: dict[str, set[int]] = defaultdict(set)
        for key, name in directory.leaders.items():
            self._leaders[name].add(key)
            self._leaders[leader_name(key, directory)].add(key)

    def lead(self, said: str) -> int | None:
        """The one organ that a cell names."""
        if not said:
            return None
        if said not in self._organs and len(_SEPARATORS.split(said)) > 1:
            raise CellRefused(
                _("“%(said)s”写了几个单位：牵头单位只填一个，其余填到“配合单位”栏。") % {"said": said[:40]}
            )
        return self._organ(said)

    def supports(self, said: str) -> tuple[int, ...]:
        """The organs that a cell names, in order."""
        return tuple(self._organ(name) for name in _SEPARATORS.split(said) if name)

    def leader(self, said: str) -> int | None:
        """The leader that a cell names."""
        if not said:
            return None
        found = self._leaders.get(said, set())
        if len(found) != 1:
            told = _("有同名的领导“%(name)s”，请照导出的表填写") if found else _("没有名叫“%(name)s”的政府领导")
            raise CellRefused(told % {"name": said[:20]} + "。")
        return next(iter(found))

    def _organ(self, said: str) -> int:
        found = self._organs.get(said, set())
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise CellRefused(_("有不止一个单位叫“%(name)s”，请写全称。") % {"name": said[:40]})
        near = self._near(said)
        if near:
            raise CellRefused(_("没有单位“%(name)s”，是不是“%(near)s”？") % {"name": said[:40], "near": near})
        raise CellRefused(_("没有单位“%(name)s”，请用单位名录中的名称。") % {"name": said[:40]})

    def _near(self, said: str) -> str:
        close = get_close_matches(said, self._organs, n=1, cutoff=0.6)
        return close[0] if close else ""


class OrganNames:
    """The names by which fields of a form say organs: loaded once for all rows."""

    def __init__(self) -> None:
        self._directory = Directory(organs=organs_by_id(), leaders={})
        self._finder = _Finder(self._directory)

    def named(self, said: str) -> tuple[int, ...]:
        """Return the organs that a field names, in order; raises CellRefused with a sentence."""
        return self._finder.supports(said.strip())

    def written(self, organs: Sequence[int]) -> str:
        """Return organs as a field holds them: names that stand for them alone, joined by 、."""
        known = self._directory.organs
        return "、".join(organ_name(organ, self._directory) for organ in organs if organ in known)


def steps_named(said: str, year: int) -> tuple[PlannedStep, ...]:
    """Return the milestones that a field of a form says, one a line; raises CellRefused with a sentence."""
    return _steps(said, year)


def number_named(said: str) -> Decimal | None:
    """Return the number that a field of a form says, None for an empty one; raises CellRefused with a sentence."""
    return _number(said)


def day_named(said: str, year: int) -> date | None:
    """Return the day that a field of a form says, None for an empty one; raises CellRefused with a sentence."""
    return _as_day(said, year)
