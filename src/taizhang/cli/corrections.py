"""Corrections: what a person confirmed, corrected, rejected or added, laid over a reading.

A correction names a record by its span and text (and the hash of its file, where given), not by its number, so that it
outlives a newer reader, which may number its records otherwise. What a person said stands: it gets confidence 1 and no
doubts, is added where the reader does not find it, and drives out records of the reader that overlap it.
"""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal, TypeVar

from taizhang.reading import Commitment, Figure, Reading, bare_figure

Status = Literal["confirmed", "corrected", "rejected", "added"]
Span = tuple[int, int]
Remark = tuple[str, str]
Record = TypeVar("Record", Figure, Commitment)

_NUMBER = re.compile(r"\d{1,30}(?:\.\d{1,20})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record of a file of corrections, as a person left it."""

    kind: Literal["figure", "commitment"]
    """Which kind of record it is."""
    start: int
    """Offset of the record's first character."""
    end: int
    """Offset after its last."""
    text: str
    """The characters of the span, as they were."""
    sha256: str | None
    """Hash of the file that it belongs to, or None where it may belong to any."""
    source: str | None
    """Path of that file, as given then; None where unknown."""
    fields: Mapping[str, Any]
    """The record's fields as the person left them, checked; without span and text."""
    part_of: Span | None
    """Span of the figure that it is part of, where the corrections say so."""

    @property
    def span(self) -> Span:
        """Start and end."""
        return self.start, self.end

    def belongs_to(self, reading: Reading) -> bool:
        """Whether it is meant for this reading: by hash where given, else by path, else for any.

        A file that has changed since is still the one of that path.
        """
        if self.sha256 and self.source is None:
            return self.sha256 == reading.sha256
        return self.source in (None, reading.source) or (self.sha256 is not None and self.sha256 == reading.sha256)

    def is_of_other_bytes(self, reading: Reading) -> bool:
        """Whether the file had other bytes when the row was written."""
        return self.sha256 is not None and self.sha256 != reading.sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Row):
    """What a person says of one record."""

    status: Status
    """What is to happen with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """A file of corrections."""

    records: tuple[Correction, ...]
    """In the order of the file."""
    unmarked: tuple[Row, ...] = ()
    """The rows without a status, which change nothing."""
    unknown: tuple[str, ...] = ()
    """Names of fields that no record has, in the order in which they come; they change nothing either."""

    def belonging_to(self, reading: Reading) -> tuple[Correction, ...]:
        """Return those that are meant for this reading."""
        return tuple(one for one in self.records if one.belongs_to(reading))

    def meant_for_others(self, hashes: Set[str], names: Sequence[str]) -> int:
        """Return how many belong to none of the files with these hashes and paths."""
        return sum(
            one.sha256 not in hashes and one.source not in names
            for one in self.records
            if one.sha256 is not None or one.source is not None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A reading with corrections laid over it."""

    reading: Reading
    """The corrected reading."""
    remarks: tuple[Remark, ...]
    """A sentence in Chinese and English for each correction that could not be used."""


def lay_over(reading: Reading, corrections: Corrections) -> Laid:
    """Lay the corrections that belong to a reading over it; what no longer fits its text is left out and reported."""
    remarks: list[Remark] = []
    fitting: list[Correction] = []
    for one in corrections.belonging_to(reading):
        if _same_text(reading.text[one.start : one.end], one.text):
            fitting.append(one)
        else:
            remarks.append(_unfit(one, reading.text))
    if kept := sum(one.is_of_other_bytes(reading) for one in fitting):
        remarks.append(_changed_since(kept))
    remarks += _at_odds(fitting)
    remarks += [_confirmed_otherwise(one) for one in fitting if one.status == "confirmed" and _edited(one, reading)]
    if forgotten := sum(
        one.belongs_to(reading) and not one.is_of_other_bytes(reading) and _differs(one, reading)
        for one in corrections.unmarked
    ):
        remarks.append(_without_status(forgotten))
    figures = _figures(reading, [one for one in fitting if one.kind == "figure"], remarks)
    commitments = _commitments(reading, [one for one in fitting if one.kind == "commitment"])
    inside = [replace(promise, figures=_inside(promise, figures)) for promise in commitments]
    return Laid(
        reading=replace(reading, figures=tuple(figures), commitments=tuple(inside)) if fitting else reading,
        remarks=tuple(remarks),
    )


def _figures(reading: Reading, corrections: list[Correction], remarks: list[Remark]) -> list[Figure]:
    # Indices change as figures come and go, so the tie between a part and its whole is kept by span meanwhile.
    wholes: dict[Span, Span] = {}
    for figure in reading.figures:
        if figure.part_of is not None:
            whole = reading.figures[figure.part_of]
            wholes[figure.start, figure.end] = (whole.start, whole.end)
    read = {(figure.start, figure.end): figure for figure in reading.figures}
    kept = dict(read)
    for one in corrections:
        if one.status == "rejected":
            kept.pop(one.span, None)
            continue
        known = kept.get(one.span) or read.get(one.span)
        fields = dict(one.fields) if one.status != "confirmed" or known is None else {}
        made = replace(known or _new_figure(reading, one), **fields, confidence=1.0, doubts=())
        if made.value is None and made.values is None:
            remarks.append(_without_value(one))
            continue
        if one.span not in kept:
            _drive_out(kept, one.span)
        kept[one.span] = made
        if one.part_of is not None:
            wholes[one.span] = one.part_of
    spans = sorted(kept)
    index = {span: number for number, span in enumerate(spans)}
    return [replace(kept[span], part_of=index.get(wholes[span]) if span in wholes else None) for span in spans]


def _commitments(reading: Reading, corrections: list[Correction]) -> list[Commitment]:
    read = {(promise.start, promise.end): promise for promise in reading.commitments}
    kept = dict(read)
    for one in corrections:
        if one.status == "rejected":
            kept.pop(one.span, None)
            continue
        known = kept.get(one.span) or read.get(one.span)
        fields = dict(one.fields) if one.status != "confirmed" or known is None else {}
        made = replace(known or _new_commitment(reading, one), **fields, confidence=1.0, doubts=())
        if one.span not in kept:
            _drive_out(kept, one.span)
        kept[one.span] = made
    return [kept[span] for span in sorted(kept)]


def _drive_out(kept: dict[Span, Record], span: Span) -> None:
    """Remove the records that overlap a span that a person has set."""
    for other in [other for other in kept if other[0] < span[1] and span[0] < other[1]]:
        del kept[other]


def _new_figure(reading: Reading, one: Correction) -> Figure:
    """Return a figure of which only the place is known; the person's fields are laid over it."""
    return bare_figure(one.start, one.end, reading.text[one.start : one.end])


def _new_commitment(reading: Reading, one: Correction) -> Commitment:
    return Commitment(
        start=one.start,
        end=one.end,
        text=reading.text[one.start : one.end],
        heading=None,
        responsible=None,
        deadline=None,
        figures=(),
        confidence=1.0,
        doubts=(),
    )


def _inside(promise: Commitment, figures: list[Figure]) -> tuple[int, ...]:
    from bisect import bisect_left

    first = bisect_left(figures, promise.start, key=lambda figure: figure.start)
    found = []
    for number in range(first, len(figures)):
        if figures[number].start >= promise.end:
            break
        if figures[number].end <= promise.end:
            found.append(number)
    return tuple(found)


def _edited(row: Row, reading: Reading) -> bool:
    """Whether a row says something else than the record read at its place, where there is one."""
    records: Sequence[Figure | Commitment] = reading.figures if row.kind == "figure" else reading.commitments
    return any((one.start, one.end) == row.span for one in records) and _differs(row, reading)


def _differs(row: Row, reading: Reading) -> bool:
    """Whether a row says something else than was read at its place.

    Someone who edits a row and forgets its status must hear of it; a row left as it was exported says nothing.
    """
    records: Sequence[Figure | Commitment] = reading.figures if row.kind == "figure" else reading.commitments
    known = next((one for one in records if (one.start, one.end) == row.span), None)
    if known is None or not _same_text(known.text, row.text):
        return True
    if not all(_alike(getattr(known, key), value) for key, value in row.fields.items()):
        return True
    if row.part_of is None or not isinstance(known, Figure):
        return False
    whole = None if known.part_of is None else reading.figures[known.part_of]
    return whole is None or (whole.start, whole.end) != row.part_of


def _alike(known: object, given: object) -> bool:
    """Whether two values of a field are the same; a spreadsheet keeps numbers as floating point."""
    if isinstance(known, Decimal) and isinstance(given, Decimal):
        return known == given or float(known) == float(given)
    # An empty cell stands for an empty name as well as for none.
    return known == given or (not known and not given)


def _same_text(there: str, given: str) -> bool:
    """Whether a span still holds its text; a spreadsheet may have rewritten a number (11.5% → 11.50%)."""
    return bool(there) and (there == given or _numbers_apart(there) == _numbers_apart(given))


def _numbers_apart(text: str) -> tuple[str, list[Decimal]]:
    bare = "".join(text.split())
    return _NUMBER.sub("0", bare), [Decimal(number) for number in _NUMBER.findall(bare)]


def _unfit(one: Correction, text: str) -> Remark:
    there = text[one.start : one.end][:40] or "（已无文字）"
    return (
        f"位置{one.start}处的更正不再符合正文（更正是“{one.text[:40]}”，正文是“{there}”），未采用，请重新核对该处。",
        f"the correction at {one.start} no longer fits the text (it says '{one.text[:40]}', the text '{there}') and is "
        "left out; look at the place again.",
    )


def _changed_since(count: int) -> Remark:
    return (
        f"这个文件在更正之后改过，有{count}条更正仍与原处的文字相符，已采用，请看看是否还对。",
        f"the file has changed since it was corrected; {count} {'correction' if count == 1 else 'corrections'} that "
        f"still {'fits' if count == 1 else 'fit'} the text in place {'was' if count == 1 else 'were'} used; look at "
        "them again.",
    )


def _at_odds(corrections: Sequence[Correction]) -> list[Remark]:
    """Return a sentence for each record of which two corrections say different things: the later one holds."""
    last: dict[tuple[str, Span], Correction] = {}
    places: dict[tuple[str, Span], Correction] = {}
    for one in corrections:
        before = last.get(key := (one.kind, one.span))
        if before is not None and (
            (before.status == "rejected") != (one.status == "rejected")
            or any(not _alike(value, one.fields.get(name, value)) for name, value in before.fields.items())
        ):
            places[key] = one
        last[key] = one
    return [
        (
            f"位置{one.start}处的“{one.text[:40]}”有几条不一致的更正，按最后一条；请删去不要的。",
            f"several corrections say different things of '{one.text[:40]}' at {one.start}; the last one holds; delete "
            "the others.",
        )
        for one in places.values()
    ]


def _confirmed_otherwise(one: Correction) -> Remark:
    return (
        f"位置{one.start}处的“{one.text[:40]}”标为确认，所填的却与读出的不同，按读出的确认了；要用所填的，请把状态写成更正。",
        f"'{one.text[:40]}' at {one.start} is marked confirmed, but its fields differ from what was read, which was "
        "confirmed; to use the fields, mark it corrected.",
    )


def _without_status(count: int) -> Remark:
    return (
        f"更正文件中有{count}行改过但没有状态，未采用；请在“状态”（status）一列填确认、更正、剔除或增补。",
        f"{count} {'row' if count == 1 else 'rows'} of the corrections {'was' if count == 1 else 'were'} changed "
        "without a status and left out; fill in the column status: confirmed, corrected, rejected or added.",
    )


def _without_value(one: Correction) -> Remark:
    return (
        f"位置{one.start}处增补的“{one.text[:40]}”没有数值，未采用，请填写value。",
        f"the record '{one.text[:40]}' added at {one.start} has no value and is left out; fill in value.",
    )
