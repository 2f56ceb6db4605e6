"""Reading a file of corrections: JSON, or a table that ``taizhang read`` exported with its column ``status`` filled."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from taizhang.cli.columns import COMMITMENTS, FIGURES, STATUSES, code_of, key_of, refused
from taizhang.cli.corrections import Correction, Corrections, Row, Status
from taizhang.cli.record_fields import BadField, commitment_fields, figure_fields
from taizhang.cli.voice import CommandError, why

_COLUMNS = (*FIGURES, *COMMITMENTS)
_FIGURE_MARKS = frozenset(("value", "values", "unit", "measure", "mood", "indicator", "qualifier", "role", "period"))
_COMMITMENT_MARKS = frozenset(("deadline", "responsible", "heading", "figures"))

_KNOWN = frozenset(column.key for column in _COLUMNS) | {
    "record",
    "source",
    "sentence_start",
    "sentence_end",
    "doubts_en",
}

Entry = dict[str, Any]
Wholes = Mapping[tuple[Any, Any, str], tuple[int, int]]
"""The span of each figure by file and number: how a row names what it is part of."""


def load(path: Path) -> Corrections:
    """Read a file of corrections; raises CommandError with one sentence where it cannot be used."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CommandError(
            f"更正文件{path}读不了（{why(error)}），请核对路径。",
            f"The file of corrections {path} cannot be read ({error.strerror}); check the path.",
        ) from error
    try:
        return _sorted(_from_workbook(data, path) if data.startswith(b"PK") else _from_text(data, path))
    except BadField as error:
        raise CommandError(
            f"更正文件{path}有误：{error.zh}，请改正后再用。",
            f"The file of corrections {path} is wrong: {error.en}; put it right first.",
        ) from error


def _from_text(data: bytes, path: Path) -> list[Entry]:
    text = _decoded(data, path)
    if text.lstrip()[:1] in ("{", "["):
        try:
            return list(_from_json(json.loads(text, parse_float=Decimal)))
        except (json.JSONDecodeError, RecursionError) as error:
            lines = _from_json_lines(text)
            if lines is not None:
                return lines
            raise CommandError(
                f"更正文件{path}不是完整的JSON（{_where(error)}），请用编辑器检查。",
                f"The file of corrections {path} is no valid JSON ({error}); check it in an editor.",
            ) from error
    head = text.partition("\n")[0]
    delimiter = max(",\t;", key=head.count)
    entries = _from_table(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    if entries is None:
        raise _no_table()
    return entries


def _where(error: json.JSONDecodeError | RecursionError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"第{error.lineno}行第{error.colno}个字符处写得不对"
    return "套得太深"


def _decoded(data: bytes, path: Path) -> str:
    # A Chinese spreadsheet saves CSV in GB18030.
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CommandError(
        f"更正文件{path}既不是UTF-8也不是GB18030编码的文字，请另存为UTF-8。",
        f"The file of corrections {path} is text in neither UTF-8 nor GB18030; save it as UTF-8.",
    )


def _from_json_lines(text: str) -> list[Entry] | None:
    """Return the entries of JSON lines, or None where the text is not that."""
    try:
        return [entry for line in text.splitlines() if line.strip() for entry in _from_json(json.loads(line))]
    except (json.JSONDecodeError, RecursionError):
        return None


def _from_json(value: object, sha256: str | None = None, source: str | None = None) -> Iterator[Entry]:
    """Yield the records of a list, of an object with ``figures`` and ``commitments``, or of a list of such objects."""
    if isinstance(value, list):
        for one in value:
            yield from _from_json(one, sha256, source)
    elif isinstance(value, dict) and "start" not in value:
        belongs = {"sha256": value.get("sha256", sha256), "file": value.get("source", source)}
        for kind in ("figures", "commitments"):
            records = value.get(kind) or []
            if not isinstance(records, list):
                raise _no_record(records)
            for one in records:
                if not isinstance(one, dict):
                    raise _no_record(one)
                yield {"status": "corrected"} | belongs | one | {"record": kind[:-1]}
        if "figures" not in value and "commitments" not in value:
            raise _no_record(value)
    elif isinstance(value, dict):
        yield {"status": "corrected"} | value
    else:
        raise _no_record(value)


def _no_table() -> BadField:
    return BadField(
        "里面没有更正：既不是JSON，第一行也没有“起”“原文”（start、text）这些列名；更正表要用taizhang read导出",
        "there are no corrections in it: it is no JSON, and its first row lacks the heads start and text of a table "
        "that taizhang read has exported",
    )


def _no_record(value: object) -> BadField:
    shown = json.dumps(value, ensure_ascii=False, default=str)[:60]
    return BadField(
        f"“{shown}”不是一条更正，至少要有start、end、text", f"{shown} is no record: give start, end and text"
    )


def _from_workbook(data: bytes, path: Path) -> list[Entry]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        tables = [_from_table(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise CommandError(
            f"更正文件{path}作为工作簿打不开，文件不完整或已损坏，请重新导出。",
            f"The file of corrections {path} does not open as a workbook ({error}); export it again.",
        ) from error
    if all(table is None for table in tables):
        raise _no_table()
    return [entry for table in tables if table is not None for entry in table]


def _from_table(lines: Iterable[Iterable[Any]]) -> list[Entry] | None:
    """Return the rows of a table of records; None for another table, as those of the outline and the findings are."""
    keys: list[str | None] | None = None
    entries: list[Entry] = []
    for line in lines:
        row = ["" if value is None else value for value in line]
        if keys is None:
            keys = [key_of(str(head).strip(), _COLUMNS) for head in row]
            if not {"start", "text"} <= set(keys) or not (_FIGURE_MARKS | _COMMITMENT_MARKS) & set(keys):
                return None
            continue
        entry: Entry = {}
        for key, value in zip(keys, row, strict=False):
            if key is not None and value != "":
                text = refused(value) if isinstance(value, str) else value
                entry[key] = code_of(key, text, _COLUMNS) if isinstance(text, str) else text
            elif key is not None:
                entry[key] = None
        entries.append(entry)
    return None if keys is None else entries


def _sorted(entries: list[Entry]) -> Corrections:
    """Return the entries that say what is to happen with their record, and apart from them those that don't."""
    # A part names its whole by the number that it had in the same export.
    wholes = {
        (entry.get("sha256"), entry.get("file"), str(entry["id"])): (_offset(entry, "start"), _offset(entry, "end"))
        for entry in entries
        if _kind(entry) == "figure" and entry.get("id") is not None
    }
    records: list[Correction] = []
    unmarked: list[Row] = []
    for given in entries:
        entry = {
            key: None if value == "" else code_of(key, value, _COLUMNS) if isinstance(value, str) else value
            for key, value in given.items()
        }
        status = entry.get("status")
        if status in STATUSES:
            if not entry.get("text"):
                raise _lacks(entry, "text", "是该处的原文", "the characters that stand there")
            records.append(Correction(status=cast(Status, status), **_row(entry, wholes)))
        elif status:
            names = "、".join(f"{code}（{words[0]}）" for code, words in STATUSES.items())
            raise BadField(
                f"状态“{str(status)[:40]}”不可用，可用的是{names}",
                f"the status '{str(status)[:40]}' is none of {', '.join(STATUSES)}",
            )
        elif any(value is not None for value in entry.values()):
            unmarked.append(_unmarked(entry, wholes))
    unknown = dict.fromkeys(str(key) for given in entries for key in given if key not in _KNOWN)
    return Corrections(records=tuple(records), unmarked=tuple(unmarked), unknown=tuple(unknown))


def _unmarked(entry: Entry, wholes: Wholes) -> Row:
    """Return a row without a status; one that cannot be read stands nowhere, and so differs from what was read."""
    try:
        return Row(**_row(entry, wholes))
    except BadField:
        nowhere = {"start": "0", "end": "0"} | {key: entry.get(key) for key in ("text", "sha256", "file", "source")}
        return Row(**_row(nowhere, {}))


def _row(entry: Entry, wholes: Wholes) -> dict[str, Any]:
    """Return the fields of a ``Row`` that an entry gives."""
    kind, whole = _kind(entry), entry.get("part_of")
    return {
        "kind": kind,
        "start": _offset(entry, "start"),
        "end": _offset(entry, "end"),
        "text": str(entry.get("text") or ""),
        "sha256": _text_or_none(entry, "sha256"),
        "source": _text_or_none(entry, "file") or _text_or_none(entry, "source"),
        "fields": figure_fields(entry) if kind == "figure" else commitment_fields(entry),
        "part_of": None if whole is None else wholes.get((entry.get("sha256"), entry.get("file"), str(whole))),
    }


def _text_or_none(entry: Mapping[str, Any], key: str) -> str | None:
    return str(entry[key]) if entry.get(key) else None


def _kind(entry: Entry) -> str:
    named = entry.get("record")
    if named in ("figure", "commitment"):
        return str(named)
    keys = frozenset(entry)
    if keys & _FIGURE_MARKS:
        return "figure"
    return "commitment" if keys & _COMMITMENT_MARKS else "figure"


def _offset(entry: Entry, key: str) -> int:
    value = entry.get(key)
    try:
        number = Decimal(str(value))
        if number == number.to_integral_value() and 0 <= number <= 10**12:
            return int(number)
    except ArithmeticError:
        pass  # said below, for every way in which it is no offset
    raise _lacks(entry, key, "是从0数起的字数", "an offset counted from 0")


def _lacks(entry: Mapping[str, Any], key: str, what: str, what_en: str) -> BadField:
    given = json.dumps(
        {name: entry[name] for name in ("start", "end", "text") if name in entry}, ensure_ascii=False, default=str
    )
    return BadField(f"{given[:80]}没有写明{key}，应{what}", f"{given[:80]} lacks {key}, {what_en}")
