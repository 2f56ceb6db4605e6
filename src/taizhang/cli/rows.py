"""Records as rows of the exported tables."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from taizhang.cli.columns import Value
from taizhang.cli.documents import Document
from taizhang.cli.wording import doubt_words
from taizhang.reading import commitment_to_json, figure_to_json, heading_to_json

if TYPE_CHECKING:
    from taizhang.checking import Finding

Row = dict[str, Value]

_SENTENCE_ENDS = re.compile("[。！？\n]")
_LONGEST_SENTENCE = 400


def sentence_round(text: str, start: int, end: int) -> tuple[int, str]:
    """Return where the sentence round a span begins, and the sentence: at most some hundred characters to each side."""
    before = max(start - _LONGEST_SENTENCE, 0)
    begin = max(before, max(text.rfind(mark, before, start) + 1 for mark in "。！？\n"))
    after = _SENTENCE_ENDS.search(text, end, min(end + _LONGEST_SENTENCE, len(text)))
    stop = min(end + _LONGEST_SENTENCE, len(text)) if after is None else after.start() + (after[0] != "\n")
    sentence = text[begin:stop]
    return begin + len(sentence) - len(sentence.lstrip()), sentence.strip()


def sentence_at(text: str, start: int, end: int) -> str:
    """Return the sentence round a span."""
    return sentence_round(text, start, end)[1]


def _flat(record: dict[str, object]) -> Row:
    """Return JSON values as cells: lists joined."""
    row: Row = {}
    for key, value in record.items():
        if isinstance(value, list):
            joint = ":" if key == "values" else " "
            row[key] = joint.join(map(str, value)) or None
        else:
            assert value is None or isinstance(value, str | int | float)
            row[key] = value
    return row


def figure_rows(document: Document, *, english: bool = False) -> Iterator[Row]:
    """Yield one row per figure, with its sentence; its doubts are in Chinese unless English is asked for."""
    reading = document.reading
    for index, figure in enumerate(reading.figures):
        yield _flat(figure_to_json(figure, index)) | {
            "file": reading.source,
            "page": document.page_of(figure.start),
            "sentence": sentence_at(reading.text, figure.start, figure.end),
            "sha256": reading.sha256,
            "doubts": doubt_words(figure.doubts, english=english) or None,
        }


def commitment_rows(document: Document, *, english: bool = False) -> Iterator[Row]:
    """Yield one row per commitment; its doubts are in Chinese unless English is asked for."""
    for index, promise in enumerate(document.reading.commitments):
        yield _flat(commitment_to_json(promise, index)) | {
            "file": document.reading.source,
            "page": document.page_of(promise.start),
            "sha256": document.reading.sha256,
            "doubts": doubt_words(promise.doubts, english=english) or None,
        }


def outline_rows(document: Document) -> Iterator[Row]:
    """Yield one row per heading."""
    for heading in document.reading.outline:
        yield _flat(heading_to_json(heading)) | {
            "file": document.reading.source,
            "page": document.page_of(heading.start),
        }


def finding_rows(findings: Iterable["Finding"], *, english: bool = False) -> Iterator[Row]:
    """Yield one row per finding; its first place has columns of its own, all are listed in one."""
    for finding in findings:
        first = finding.places[0] if finding.places else None
        yield {
            "verdict": finding.verdict,
            "message": finding.message_en if english else finding.message,
            "file": None if first is None else first.file,
            "start": None if first is None else first.start,
            "end": None if first is None else first.end,
            "text": None if first is None else first.text,
            "stated": finding.stated,
            "computed": finding.computed,
            "difference": finding.difference,
            "tolerance": finding.tolerance,
            "places": places_in_words(finding),
            "rule": finding.rule,
        }


def places_in_words(finding: "Finding") -> str:
    """Return all places of a finding as ``text@offset``, with the file where there is more than one."""
    several = len({place.file for place in finding.places}) > 1
    return " ".join(f"{place.file + ':' if several else ''}{place.text}@{place.start}" for place in finding.places)


def cells(row: Row, keys: Sequence[str]) -> list[Value]:
    """Return a row's values in the order of ``keys``; what it lacks is empty."""
    return [row.get(key) for key in keys]
