"""Importing observations from a sheet: read and checked row by row, shown first, then taken in whole or not at all."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

import openpyxl
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taizhang.audit.service import Conflict, Invalid, NotAllowed, change
from taizhang.indicators.actions.observe import MEASURES, Value, put_many
from taizhang.indicators.actions.sync_indicators import sync_indicators
from taizhang.indicators.models import Indicator, Observation
from taizhang.indicators.periods import period_of
from taizhang.indicators.records import ImportPreview, ImportRow
from taizhang.intake import IntakeError, extract
from taizhang.organs.records import Access
from taizhang.organs.service import organs_by_id
from taizhang.reading.indicators import find

HEADS: Mapping[str, tuple[str, ...]] = {
    "indicator": ("指标", "指标名称", "indicator"),
    "region": ("地区", "区域", "region"),
    "organ": ("机构", "单位名称", "责任单位", "organ"),
    "period": ("时期", "时间", "年份", "年度", "月份", "period"),
    "measure": ("度量", "口径", "measure"),
    "value": ("数值", "值", "value"),
    "unit": ("单位", "计量单位", "unit"),
    "note": ("备注", "说明", "note"),
}
"""What the heads of the columns may be called."""

MEASURE_WORDS: Mapping[str, str] = {
    "": "level", "数量": "level", "绝对量": "level", "level": "level", "增幅": "growth", "增长": "growth",
    "增速": "growth", "同比": "growth", "growth": "growth", "增减": "change", "change": "change", "占比": "share",
    "share": "share", "位次": "rank", "rank": "rank", "差距": "gap", "gap": "gap",
}  # fmt: skip

MOST_ROWS = 5_000


def preview_import(access: Access, data: bytes, *, filename: str) -> ImportPreview:
    """Read a sheet (xlsx or csv) and say row by row what taking it in would do; nothing is written.

    Raises NotAllowed, and Invalid where the file cannot be read as such a sheet.
    """
    if not access.may("indicator.observe"):
        raise NotAllowed(_("您没有录入指标数值的权限，请联系督查室。"))
    sync_indicators()
    table = list(_table(data, filename))
    if not table:
        raise Invalid(_("表里没有内容，请按模板填写后再导入。"), code="empty")
    places = _places(table[0])
    if len(table) - 1 > MOST_ROWS:
        raise Invalid(_("一次最多导入%(most)s行，请分几次导入。") % {"most": MOST_ROWS}, code="too_many_rows")
    names = {one.short_name: one.id for one in organs_by_id().values()} | {
        one.name: one.id for one in organs_by_id().values()
    }
    rows = [
        _row(number, cells, places, names)
        for number, cells in enumerate(table[1:], 2)
        if any(str(cell).strip() for cell in cells if cell is not None)
    ]
    return ImportPreview(filename=filename, rows=tuple(_against_held(_without_doubles(rows))))


def import_observations(access: Access, data: bytes, *, filename: str, key: str | None = None) -> Mapping[str, int]:
    """Take a sheet in whole: all rows or none. Return how many are new and how many correct one that was there.

    Raises NotAllowed, Invalid, and Conflict where a row has an error.
    """
    preview = preview_import(access, data, filename=filename)
    if not preview.good:
        raise Conflict(_("表里还有错误，整张表都没有导入；请按提示改好后重新导入。"))
    codes = {row.indicator for row in preview.rows}
    indicators = {row.code: row for row in Indicator.objects.filter(code__in=codes)}
    asked = [[row.number, row.indicator, row.region, format(row.value or 0, "f")] for row in preview.rows]
    new = corrected = 0
    also = [("indicator", row.pk) for row in indicators.values()]
    with change("observation.import", stream=None, by=access, key=key, asked=asked, also=also) as act:
        if act.repeated is not None:
            return {"new": act.repeated["new"], "corrects": act.repeated["corrects"]}
        values = [(indicators[row.indicator], _stated(row, filename)) for row in preview.rows]
        for row, made in zip(preview.rows, put_many(act, values, "import"), strict=True):
            if made is not None:
                new, corrected = new + (row.replaces is None), corrected + (row.replaces is not None)
        act.answer({"new": new, "corrects": corrected})
    return {"new": new, "corrects": corrected}


def _stated(row: ImportRow, filename: str) -> Value:
    """What a row that has no error in it states."""
    assert row.period_start is not None and row.period_end is not None and row.value is not None
    return Value(
        indicator=row.indicator,
        region=row.region,
        organ=row.organ,
        period_start=row.period_start,
        period_end=row.period_end,
        measure=row.measure,
        value=row.value,
        unit=row.unit,
        note=(row.note or _("%(file)s第%(row)s行") % {"file": filename, "row": row.number})[:300],
    )


def _table(data: bytes, filename: str) -> Iterator[Sequence[Any]]:
    """The rows of the first sheet, the head first. Intake looks the file through before anything opens it."""
    # Intake lays a csv out as lines to be read; the cells are wanted here as they are written.
    plain = f"{filename[:-4]}.txt" if filename.lower().endswith(".csv") else filename
    try:
        taken = extract(data, name=plain, max_bytes=min(settings.TAIZHANG_MAX_UPLOAD, 20_000_000))
    except IntakeError as error:
        english = (get_language() or "").startswith("en")
        raise Invalid(error.message_en if english else error.message, code=error.code) from error
    if taken.media == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            yield from book.worksheets[0].iter_rows(values_only=True, max_row=MOST_ROWS + 10, max_col=30)
        finally:
            book.close()
    elif taken.media == "txt":
        yield from csv.reader(io.StringIO(taken.text))
    else:
        raise Invalid(_("请导入xlsx或csv表格。"), code="not_a_table")


def _places(head: Sequence[Any]) -> Mapping[str, int]:
    """Where each column stands; raises Invalid where one that is needed is missing."""
    said = ["" if cell is None else str(cell).strip().lower() for cell in head]
    found = {
        name: next((place for place, word in enumerate(said) if word in words), -1) for name, words in HEADS.items()
    }
    missing = [HEADS[name][0] for name in ("indicator", "period", "value") if found[name] < 0]
    if missing:
        told = _("表头里没有“%(heads)s”栏，请按模板填写。") % {"heads": "、".join(missing)}
        raise Invalid(told, code="heads")
    return found


def _cell(cells: Sequence[Any], place: int) -> str:
    value = cells[place] if 0 <= place < len(cells) else None
    match value:
        case None:
            return ""
        case float():
            # Excel keeps binary numbers; the shortest digits are those that were typed.
            return repr(value).removesuffix(".0") if "e" not in repr(value) else format(Decimal(repr(value)), "f")
        case datetime() | date():
            return f"{value.year}-{value.month:02}"
    text = str(value).strip()
    return text[1:] if text.startswith("'") else text


def _row(number: int, cells: Sequence[Any], places: Mapping[str, int], organs: Mapping[str, int]) -> ImportRow:
    said = {name: _cell(cells, place) for name, place in places.items()}
    errors: list[str] = []
    measure = MEASURE_WORDS.get(said["measure"], "")
    if not measure:
        errors.append(
            _("不认识度量“%(word)s”，请写数量、增幅、增减、占比、位次或差距。") % {"word": said["measure"][:20]}
        )
    value = _value(said["value"], errors)
    period = period_of(said["period"])
    if period is None:
        errors.append(_("不认识时期“%(word)s”，请写作2025、2025年6月或2025年一季度。") % {"word": said["period"][:20]})
    organ = organs.get(said["organ"]) if said["organ"] else None
    if said["organ"] and organ is None:
        errors.append(_("没有叫“%(name)s”的机构。") % {"name": said["organ"][:40]})
    if not said["region"] and organ is None:
        errors.append(_("请写明地区或机构。"))
    code = _code(said["indicator"], said["unit"], measure or "level")
    if not code:
        errors.append(_("词典里没有指标“%(name)s”，请用规范名称。") % {"name": said["indicator"][:40]})
    return ImportRow(
        number=number,
        indicator=code,
        name=said["indicator"],
        region=said["region"][:60],
        organ=organ,
        period_start=None if period is None else period[0],
        period_end=None if period is None else period[1],
        measure=measure,
        value=value,
        unit=said["unit"][:40],
        note=said["note"][:300],
        errors=tuple(errors),
        replaces=None,
        same=False,
    )


def _value(typed: str, errors: list[str]) -> Decimal | None:
    try:
        number = Decimal(typed.replace(",", "").replace("，", "").rstrip("%％"))
        if number.is_finite() and abs(number.adjusted()) < 30:
            return number
    except InvalidOperation:
        pass
    errors.append(_("“%(word)s”不是数字。") % {"word": typed[:20]} if typed else _("没有填数值。"))
    return None


def _code(name: str, unit: str, measure: str) -> str:
    """The code of an indicator by its code, its name, or one of the names that the dictionary knows."""
    known = (
        Indicator.objects.filter(code=name).values_list("code", flat=True).first() if name.isascii() and name else None
    )
    base = unit.lstrip("百千万亿") or None
    return known or find(name, base, measure if measure in MEASURES else "level") or find(name, None, measure) or ""


def _without_doubles(rows: Sequence[ImportRow]) -> Iterator[ImportRow]:
    """The rows, with an error on each that speaks of the same thing as one above it."""
    seen: dict[Any, int] = {}
    for row in rows:
        about = (row.indicator, row.region, row.organ, row.period_start, row.period_end, row.measure)
        if row.indicator and about in seen:
            told = _("与第%(number)s行重复，请只留一行。") % {"number": seen[about]}
            yield replace(row, errors=(*row.errors, told))
        else:
            seen[about] = row.number
            yield row


def _against_held(rows: Iterator[ImportRow]) -> Iterator[ImportRow]:
    """The rows with what they would correct: one query for all."""
    given = list(rows)
    held = Observation.objects.filter(
        indicator__code__in={row.indicator for row in given}, replaced_by=None
    ).select_related("indicator")
    there: dict[tuple[object, ...], Observation] = {
        (one.indicator.code, one.region, one.organ_id, one.period_start, one.period_end, one.measure): one
        for one in held
    }
    for row in given:
        one = there.get((row.indicator, row.region, row.organ, row.period_start, row.period_end, row.measure))
        if one is None:
            yield row
        else:
            yield replace(row, replaces=one.pk, same=one.value == row.value and one.unit == row.unit)
