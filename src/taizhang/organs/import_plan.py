"""What a workbook of organs and people would do, row by row, before anything is done."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files

from django.utils.translation import gettext as _

from taizhang.audit.service import Invalid
from taizhang.organs.actions.create_person import USERNAME
from taizhang.organs.models import Appointment, Organ, Person
from taizhang.organs.models.organ import OrganKind
from taizhang.organs.roles import roles
from taizhang.storage import BadSheet, SheetRow, read_sheets, today


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the workbook."""

    key: str
    head: str
    required: bool
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetForm:
    """A sheet of the workbook, from ``data/import.toml``."""

    key: str
    sheet: str
    columns: tuple[Column, ...]
    example: tuple[str, ...]


@cache
def forms() -> Mapping[str, SheetForm]:
    """Return the sheets by their key: organs, people."""
    table = tomllib.loads(files("taizhang.organs").joinpath("data/import.toml").read_text(encoding="utf-8"))
    return {
        key: SheetForm(
            key=key,
            sheet=part["sheet"],
            columns=tuple(Column(key=name, **column) for name, column in part["columns"].items()),
            example=tuple(part["example"]),
        )
        for key, part in table.items()
        if isinstance(part, dict)
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """One row of the workbook and what it would do."""

    sheet: str
    """organs or people."""
    number: int
    """Its number in the sheet, as the spreadsheet shows it."""
    values: Mapping[str, str]
    """Its cells by the key of their column."""
    does: str
    """organ: sets one up; person: makes one and appoints them; appointment: appoints a known one; nothing."""
    errors: tuple[str, ...]
    """What is wrong with it, in whole sentences; empty where nothing is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What a workbook would do."""

    rows: tuple[ImportRow, ...]

    @property
    def wrong(self) -> int:
        """How many rows have errors; with one, nothing is imported."""
        return sum(bool(row.errors) for row in self.rows)

    def count(self, does: str) -> int:
        """Return how many rows do this."""
        return sum(row.does == does and not row.errors for row in self.rows)

    @property
    def organs(self) -> int:
        """How many organs it sets up."""
        return self.count("organ")

    @property
    def people(self) -> int:
        """How many people it makes."""
        return self.count("person")

    @property
    def appointments(self) -> int:
        """How many appointments it makes."""
        return self.count("person") + self.count("appointment")


@dataclass(slots=True, kw_only=True)
class _Known:
    """What is there already, and what the rows before have added."""

    organs: dict[str, tuple[str, date, date | None]] = field(default_factory=dict)
    """Code → name, first and last day."""
    people: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Username in small letters → username, name."""
    held: dict[tuple[str, str, str], list[tuple[date, date | None]]] = field(default_factory=dict)
    """Username in small letters, code of the organ, role → from and to."""


def plan_import(data: bytes) -> ImportPlan:
    """Return what the workbook would do; raises Invalid for a file that is none or lacks a sheet or a column."""
    try:
        sheets = read_sheets(data)
    except BadSheet as error:
        raise Invalid(str(error), code="bad_file") from error
    if not any(form.sheet in sheets for form in forms().values()):
        names = "、".join(form.sheet for form in forms().values())
        raise Invalid(
            _("工作簿里没有名为%(names)s的工作表，请按模板填写后再上传。") % {"names": names}, code="bad_file"
        )
    known = _known()
    rows: list[ImportRow] = []
    for key, judge in (("organs", _organ), ("people", _person)):
        form = forms()[key]
        for number, values in _values(form, sheets.get(form.sheet, ())):
            missing = [
                _("“%(head)s”没有填写") % {"head": column.head}
                for column in form.columns
                if column.required and not values[column.key]
            ]
            does, errors = ("nothing", tuple(missing)) if missing else judge(values, known)
            rows.append(ImportRow(sheet=key, number=number, values=values, does=does, errors=errors))
    if not rows:
        raise Invalid(_("工作簿里没有数据行，请填写后再上传。"), code="bad_file")
    return ImportPlan(rows=tuple(rows))


def _known() -> _Known:
    known = _Known()
    codes = {}
    for organ in Organ.objects.all():
        known.organs[organ.code] = (organ.name, organ.valid_from, organ.valid_to)
        codes[organ.pk] = organ.code
    usernames = {}
    for person in Person.objects.only("username", "name"):
        known.people[person.username.lower()] = (person.username, person.name)
        usernames[person.pk] = person.username.lower()
    for one in Appointment.objects.all():
        place = (usernames[one.person_id], codes[one.organ_id], one.role)
        known.held.setdefault(place, []).append((one.valid_from, one.valid_to))
    return known


def _values(form: SheetForm, rows: tuple[SheetRow, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """The data rows of a sheet by the keys of their columns, whatever the order of the columns."""
    if not rows:
        return
    heads = [head.strip(" *＊") for head in rows[0].cells]
    lacking = [column.head for column in form.columns if column.required and column.head not in heads]
    if lacking:
        raise Invalid(
            _("工作表“%(sheet)s”缺少%(heads)s栏，请按模板填写后再上传。")
            % {"sheet": form.sheet, "heads": "、".join(lacking)},
            code="bad_file",
        )
    places = {column.key: heads.index(column.head) for column in form.columns if column.head in heads}
    for row in rows[1:]:
        yield (
            row.number,
            {
                column.key: row.cells[places[column.key]]
                if column.key in places and places[column.key] < len(row.cells)
                else ""
                for column in form.columns
            },
        )


def day_of(text: str) -> date | None:
    """Return the day that a cell says (2026-01-01, 2026/1/1, 2026年1月1日), or None for what is none."""
    parts = text.replace("年", "-").replace("月", "-").replace("日", "").replace("/", "-").replace(".", "-").split("-")
    if len(parts) != 3 or not all(part.strip().isdecimal() for part in parts):
        return None
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        return None


def role_of(text: str) -> str | None:
    """Return the code of a role named in Chinese or English or by its code, or None."""
    return next((role.code for role in roles().values() if text in {role.code, role.zh, role.en}), None)


def kind_of(text: str) -> str | None:
    """Return the code of a kind of organ named by its label or code, or None."""
    return next((kind.value for kind in OrganKind if text in {kind.value, str(kind.label)}), None)


def _organ(values: Mapping[str, str], known: _Known) -> tuple[str, tuple[str, ...]]:
    errors: list[str] = []
    first = _first_day(values["valid_from"], errors, date(today().year, 1, 1))
    if kind_of(values["kind"]) is None:
        errors.append(_("没有“%(kind)s”这种类别") % {"kind": values["kind"]})
    if values["position"] and not values["position"].isdecimal():
        errors.append(_("“排序”要是整数"))
    if len(values["code"]) > 40 or len(values["name"]) > 120 or len(values["short_name"]) > 40:
        errors.append(_("代码、简称最多40个字，名称最多120个字"))
    parent = values["parent"]
    if parent and parent not in known.organs:
        errors.append(_("没有代码为%(code)s的上级机构，上级要写在下级前面") % {"code": parent})
    elif parent and known.organs[parent][2] is not None:
        errors.append(_("上级机构%(code)s已经撤销") % {"code": parent})
    before = known.organs.get(values["code"])
    if before is not None and before[0] != values["name"]:
        errors.append(_("代码%(code)s已是“%(name)s”，更名请在机构页办理") % {"code": values["code"], "name": before[0]})
    if errors:
        return "nothing", tuple(errors)
    if before is not None:
        return "nothing", ()
    known.organs[values["code"]] = (values["name"], first, None)
    return "organ", ()


def _person(values: Mapping[str, str], known: _Known) -> tuple[str, tuple[str, ...]]:
    errors: list[str] = []
    first = _first_day(values["valid_from"], errors, today())
    last = day_of(values["valid_to"])
    if values["valid_to"] and last is None:
        errors.append(_("“任职止”不是日期，写成2026-01-01这样"))
    if last is not None and last < first:
        errors.append(_("“任职止”早于“任职起”"))
    role = role_of(values["role"])
    if role is None:
        errors.append(_("没有“%(role)s”这种角色") % {"role": values["role"]})
    if not USERNAME.match(values["username"]):
        errors.append(_("用户名要有2至60个字，只用文字、数字和 . @ + - _"))
    if len(values["name"]) > 60 or len(values["phone"]) > 40:
        errors.append(_("姓名最多60个字，电话最多40个字"))
    organ = known.organs.get(values["organ"])
    if organ is None:
        errors.append(_("没有代码为%(code)s的机构") % {"code": values["organ"]})
    elif organ[2] is not None and (last is None or last > organ[2]):
        errors.append(_("机构%(code)s已经撤销") % {"code": values["organ"]})
    username = values["username"].lower()
    before = known.people.get(username)
    if before is not None and before[1] != values["name"]:
        errors.append(_("用户名%(username)s已是“%(name)s”") % {"username": before[0], "name": before[1]})
    if errors or role is None:
        return "nothing", tuple(errors)
    held = known.held.setdefault((username, values["organ"], role), [])
    if any((to is None or to >= first) and (last is None or since <= last) for since, to in held):
        return "nothing", ()
    held.append((first, last))
    known.people[username] = (values["username"], values["name"])
    return ("person" if before is None else "appointment"), ()


def _first_day(text: str, errors: list[str], otherwise: date) -> date:
    if not text:
        return otherwise
    day = day_of(text)
    if day is None:
        errors.append(_("“%(text)s”不是日期，写成2026-01-01这样") % {"text": text})
    return day or otherwise
