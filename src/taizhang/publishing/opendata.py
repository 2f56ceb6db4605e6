"""Open data 公开数据: what is marked public, as CSV and JSON, with descriptions that programs read.

Nothing here takes an ``Access``: it begins at the functions that give what everyone may see, and nothing else can come
in. The descriptions are JSON Schema (2020-12), CSV on the Web, and a Frictionless data package.
"""

import csv
import hashlib
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from taizhang.ledger.service import public_tasks
from taizhang.organs.service import organs_by_id
from taizhang.publishing.queries import published_bulletins
from taizhang.publishing.workbooks import defused

Value = str | int | Decimal | date | None

LICENCE = "CC-BY-4.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a data set."""

    name: str
    zh: str
    en: str
    type: str
    """``string``, ``integer``, ``number`` (as its digits), ``date``."""
    required: bool = True
    """Whether it is never empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """公开数据集."""

    name: str
    zh: str
    en: str
    description: str
    description_en: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


TASK_COLUMNS = (
    Column(name="number", zh="任务编号", en="number of the task", type="string"),
    Column(name="year", zh="年度", en="year", type="integer"),
    Column(name="title", zh="任务", en="task", type="string"),
    Column(name="theme", zh="主题", en="theme", type="string", required=False),
    Column(name="lead", zh="牵头单位", en="lead organ", type="string", required=False),
    Column(name="deadline", zh="完成时限", en="deadline", type="date", required=False),
    Column(name="qualifier", zh="目标要求", en="how the target is to be met", type="string", required=False),
    Column(name="target", zh="目标值", en="target", type="number", required=False),
    Column(name="unit", zh="计量单位", en="unit of measure", type="string", required=False),
    Column(name="latest_value", zh="最新核实值", en="newest verified value", type="number", required=False),
    Column(name="latest_month", zh="核实值所属月份", en="month of that value", type="integer", required=False),
    Column(name="light", zh="红绿灯", en="light: green, yellow, red, grey or blue", type="string"),
    Column(name="closed", zh="是否销号", en="whether it is closed", type="integer"),
)

BULLETIN_COLUMNS = (
    Column(name="number", zh="文号", en="number", type="string"),
    Column(name="title", zh="标题", en="title", type="string"),
    Column(name="kind", zh="种类", en="monthly, quarterly or special", type="string"),
    Column(name="year", zh="台账年度", en="year of the ledger", type="integer"),
    Column(name="first_month", zh="起始月份", en="first month", type="integer"),
    Column(name="last_month", zh="截止月份", en="last month", type="integer"),
    Column(name="issued_on", zh="印发日期", en="day of issue", type="date"),
    Column(name="id", zh="网页编号", en="key of its page", type="integer"),
)


def _tasks() -> Dataset:
    names = {organ: one.short_name for organ, one in organs_by_id().items()}
    return Dataset(
        name="tasks",
        zh="公开的目标任务",
        en="Public tasks",
        description="已决定公开的目标任务，最新值为督查室核实的数值；内部事项不在其中。",
        description_en="Tasks marked public, with the newest value that the office verified; nothing internal.",
        columns=TASK_COLUMNS,
        rows=tuple(
            (
                one.number,
                one.year,
                one.title,
                one.theme or None,
                None if one.lead is None else names.get(one.lead),
                one.deadline,
                None if one.target is None else one.qualifier,
                one.target,
                one.unit or None,
                one.latest_value,
                one.latest_month,
                one.light,
                1 if one.state == "closed" else 0,
            )
            for one in public_tasks()
        ),
    )


def _bulletins() -> Dataset:
    return Dataset(
        name="bulletins",
        zh="公开的督查通报",
        en="Public bulletins",
        description="已印发并决定公开的督查通报。",
        description_en="Bulletins that were issued and marked public.",
        columns=BULLETIN_COLUMNS,
        rows=tuple(
            (
                one.number,
                one.title,
                one.kind,
                one.ledger_year,
                one.first_month,
                one.last_month,
                None if one.issued_at is None else timezone.localtime(one.issued_at).date(),
                one.id,
            )
            for one in published_bulletins()
        ),
    )


DATASETS: Mapping[str, Callable[[], Dataset]] = {"tasks": _tasks, "bulletins": _bulletins}
"""The data sets by name."""


def as_csv(data: Dataset) -> bytes:
    """Return the data as CSV: UTF-8 with a byte order mark (spreadsheets ask for one), CRLF, RFC 4180."""
    into = io.StringIO()
    writer = csv.writer(into, lineterminator="\r\n")
    writer.writerow([column.name for column in data.columns])
    for row in data.rows:
        writer.writerow([_cell(value) for value in row])
    return ("\ufeff" + into.getvalue()).encode()


def _cell(value: Value) -> str:
    return "" if value is None else defused(value) if isinstance(value, str) else str(_plain(value))


def _plain(value: Value) -> str | int | None:
    """A value as JSON keeps it: decimals as their digits, for a double would lose some."""
    match value:
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
    return value


def as_json(data: Dataset) -> bytes:
    """Return the data as JSON: an object with ``name`` and ``items``."""
    names = [column.name for column in data.columns]
    items = [dict(zip(names, map(_plain, row), strict=True)) for row in data.rows]
    return _dumped({"name": data.name, "title": data.zh, "licence": LICENCE, "items": items})


_SCHEMA_TYPES: Mapping[str, Mapping[str, Any]] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
    "date": {"type": "string", "format": "date"},
}


def schema(data: Dataset) -> bytes:
    """Return the JSON Schema of ``as_json``."""
    properties: dict[str, Any] = {}
    for column in data.columns:
        about = {"title": column.zh, "description": column.en, **_SCHEMA_TYPES[column.type]}
        properties[column.name] = about if column.required else {**about, "type": [about["type"], "null"]}
    item = {
        "type": "object",
        "properties": properties,
        "required": [column.name for column in data.columns],
        "additionalProperties": False,
    }
    return _dumped(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": data.zh,
            "description": data.description,
            "type": "object",
            "properties": {
                "name": {"const": data.name},
                "title": {"type": "string"},
                "licence": {"type": "string"},
                "items": {"type": "array", "items": item},
            },
            "required": ["name", "items"],
        }
    )


def csvw(data: Dataset, *, address: str) -> bytes:
    """Return the description of the CSV at ``address`` for CSV on the Web."""
    kinds = {"string": "string", "integer": "integer", "number": "decimal", "date": "date"}
    columns = [
        {
            "name": column.name,
            "titles": {"zh": column.zh, "en": column.en},
            "datatype": kinds[column.type],
            "required": column.required,
        }
        for column in data.columns
    ]
    return _dumped(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": "zh"}],
            "url": address,
            "dc:title": data.zh,
            "dc:description": data.description,
            "dc:license": LICENCE,
            "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"]},
            "tableSchema": {"columns": columns, "primaryKey": "number"},
        }
    )


def package(sets: Sequence[Dataset], addresses: Mapping[str, str]) -> bytes:
    """Return a Frictionless data package of all data sets; ``addresses`` are those of their CSV files."""
    kinds = {"string": "string", "integer": "integer", "number": "number", "date": "date"}
    resources = [
        {
            "name": data.name,
            "title": data.zh,
            "description": data.description,
            "path": addresses[data.name],
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {
                "fields": [
                    {
                        "name": column.name,
                        "title": column.zh,
                        "type": kinds[column.type],
                        "constraints": {"required": column.required},
                    }
                    for column in data.columns
                ],
                "primaryKey": ["number"],
            },
        }
        for data in sets
    ]
    return _dumped(
        {"name": "taizhang", "title": "台账公开数据", "licenses": [{"name": LICENCE}], "resources": resources}
    )


def _dumped(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def tag(body: bytes) -> str:
    """Return the ETag of a body: the same bytes, the same tag."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'
