"""Adding what the machine did not find, from words of the text."""

import re
from collections.abc import Mapping
from typing import Any
from unicodedata import normalize

from django.utils.translation import gettext as _

from taizhang.audit.service import Conflict, Invalid
from taizhang.documents.actions.decide import done, done_again
from taizhang.documents.actions.deciding import deciding, place_figures
from taizhang.documents.fields import commitment_values, figure_values
from taizhang.documents.models import Commitment, Decision, Document, Figure
from taizhang.documents.records import Done, RecordKind
from taizhang.organs.records import Access

_LONGEST = {"figure": 120, "commitment": 2_000}
_NUMBER = re.compile(r"[+\-−]?[0-9][0-9,]*(?:\.[0-9]+)?\s*[亿万]?")
_UNIT = re.compile(r"\s*(个百分点|百分点|[%％]|[\u4e00-\u9fff]{1,3})")

DEFAULTS: Mapping[str, Any] = {
    "measure": "level",
    "qualifier": "=",
    "mood": "context",
    "role": "value",
}
"""What an added figure is where the person says nothing else."""


def guessed(text: str) -> dict[str, str]:
    """Return what the words of a figure say by themselves: its number and unit; empty where there is no number."""
    flat = normalize("NFKC", text)
    number = _NUMBER.search(flat)
    if number is None:
        return {}
    unit = _UNIT.match(flat, number.end())
    found = {"value": number.group().replace(" ", "")}
    if unit is not None:
        found["unit"] = "百分点" if unit.group(1).endswith("百分点") else unit.group(1)
    return found


def add_record(
    access: Access,
    document_id: int,
    kind: RecordKind,
    start: int,
    end: int,
    fields: Mapping[str, Any],
    *,
    key: str | None = None,
) -> Done:
    """Add a figure or a commitment at a place of the text. A figure without a value gets the number of its words.

    Raises NotFound, NotAllowed, Conflict (one of this kind stands there), Invalid with fields.
    """
    asked = [document_id, kind, start, end, {name: str(value) for name, value in fields.items()}]
    with deciding(f"{kind}.add", access, document_id, key=key, asked=asked) as (act, document):
        if act.repeated is not None:
            return done_again(act.repeated)
        text = _words(document, kind, start, end)
        _refuse_overlap(document, kind, start, end)
        common = {
            "document": document,
            "start": start,
            "end": end,
            "text": text,
            "decision": Decision.ADDED,
            "decided_by_id": act.by.person,
            "decided_at": act.at,
        }
        row: Figure | Commitment
        if kind == "figure":
            row = act.create(Figure(**{**DEFAULTS, **common, **_figure(text, fields)}))
        else:
            row = act.create(Commitment(**common, **commitment_values(fields, text)))
        place_figures(act, document)
        return done(act, document_id, [(kind, row.pk)])


def _figure(text: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    given = {**guessed(text), **{name: value for name, value in fields.items() if value not in (None, "")}}
    values = figure_values(given, text)
    if values.get("value") is None and values.get("values") is None:
        message = _("请填写数值；所选文字“%(text)s”里没有数字。") % {"text": text[:40]}
        raise Invalid(message, fields={"value": message})
    return values


def _words(document: Document, kind: RecordKind, start: int, end: int) -> str:
    if not 0 <= start < end <= len(document.text):
        message = _("起止位置不在正文之内，请重新选取。")
        raise Invalid(message, fields={"start": message})
    text = document.text[start:end]
    if not text.strip():
        message = _("所选的只有空白，请选取文字。")
        raise Invalid(message, fields={"start": message})
    if end - start > _LONGEST[kind]:
        message = _("所选文字超过%(most)s个字，请选取其中一段。") % {"most": _LONGEST[kind]}
        raise Invalid(message, fields={"end": message})
    return text


def _refuse_overlap(document: Document, kind: RecordKind, start: int, end: int) -> None:
    model = Figure if kind == "figure" else Commitment
    there = (
        model._default_manager.filter(document=document, start__lt=end, end__gt=start, stale=False)
        .exclude(decision__in=(Decision.REJECTED, Decision.REPLACED))
        .first()
    )
    if there is not None:
        raise Conflict(_("这里已有“%(text)s”，请在那一条上更正，或先剔除它。") % {"text": there.text[:40]})
