"""One reading to its rows in the four tables."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation
from typing import Any

from taizhang.checking import Finding
from taizhang.intake import Extract, note_in_english
from taizhang.reading import Commitment, Figure, Heading, Reading, doubt_in_english

Row = dict[str, Any]

_SENTENCE_END = re.compile(r"[。！？!?；;\n]")
_REACH = 300
"""A sentence is shown so far to each side: a table without marks must not be repeated for every number in it."""

_PLACES = Decimal("1e-10")
_EXACT = Context(prec=38, rounding=ROUND_HALF_EVEN)


def decimal_of(value: Decimal | None) -> Decimal | None:
    """Return the value as it fits ``decimal128(38, 10)``, or None where it does not fit without loss."""
    if value is None:
        return None
    try:
        fitted = _EXACT.quantize(value, _PLACES)
    except InvalidOperation:
        return None
    return fitted if fitted == value else None


class _Places:
    """Where an offset of a text stands: its sentence, the headings above it, and what their part does."""

    def __init__(self, reading: Reading, extract: Extract) -> None:
        self._text = reading.text
        self._page_of = extract.page_of
        self._ends = [found.start() for found in _SENTENCE_END.finditer(reading.text)]
        self._from = [0]
        self._stacks: list[tuple[Heading, ...]] = [()]
        stack: list[Heading] = []
        for heading in reading.outline:
            while stack and stack[-1].level >= heading.level:
                stack.pop()
            above = tuple(stack)
            self._hold(heading.start, (*above, heading))
            if self._is_run_in(heading):
                # A theme sentence rules its paragraph only; what follows stands under the heading above.
                after = reading.text.find("\n", heading.end)
                if after >= 0:
                    self._hold(after, above)
            else:
                stack.append(heading)

    def _hold(self, start: int, stack: tuple[Heading, ...]) -> None:
        # A second theme of one paragraph begins before the first one's paragraph has ended.
        while self._from[-1] >= start and len(self._from) > 1:
            self._from.pop()
            self._stacks.pop()
        self._from.append(start)
        self._stacks.append(stack)

    def _is_run_in(self, heading: Heading) -> bool:
        follows = self._text[heading.end : heading.end + 3].lstrip("。：:！；; 　")
        plain = heading.number is None or heading.number.rstrip("，,：:").endswith(("是", "要"))
        return plain and follows != "" and not follows.startswith("\n")

    def _stack(self, offset: int) -> tuple[Heading, ...]:
        return self._stacks[bisect_right(self._from, offset) - 1]

    def spanned(self, start: int, end: int) -> Row:
        """Return the columns that say where a record stands."""
        return {
            "span_start": start,
            "span_end": end,
            "text": self._text[start:end],
            "page": self._page_of(start),
            "headings": self.headings(start),
            "part": self.part(start),
        }

    def headings(self, offset: int) -> list[str]:
        """Return the words of the headings above, outermost first."""
        return [heading.title for heading in self._stack(offset)]

    def part(self, offset: int) -> str | None:
        """Return what the innermost heading that says so makes of its part, or None."""
        return next((heading.part for heading in reversed(self._stack(offset)) if heading.part is not None), None)

    def sentence(self, start: int, end: int) -> str:
        """Return the sentence or 分号-clause round a span, its closing mark included."""
        at = bisect_right(self._ends, start - 1)
        begin = self._ends[at - 1] + 1 if at else 0
        after = bisect_right(self._ends, end - 1)
        finish = self._ends[after] + 1 if after < len(self._ends) else len(self._text)
        return self._text[max(begin, start - _REACH) : min(finish, end + _REACH)].strip()


def rows_of(
    reading: Reading, extract: Extract, findings: Iterable[Finding], region: str | None
) -> dict[str, list[Row]]:
    """Return the rows of each table by its name; that of ``documents`` is one, without ``copies``.

    ``region`` is what the caller knows of the area; None takes what the reading found.
    """
    shared: Row = {
        "document_id": reading.sha256[:16],
        "file": reading.source,
        "sha256": reading.sha256,
        "region": region or reading.region,
        "year": reading.year,
        "kind": reading.kind,
    }
    places = _Places(reading, extract)
    figures = [shared | _figure_row(places, index, figure) for index, figure in enumerate(reading.figures)]
    commitments = [shared | _commitment_row(places, index, made) for index, made in enumerate(reading.commitments)]
    found = [shared | _finding_row(index, finding) for index, finding in enumerate(findings)]
    counted = {"figures": len(figures), "commitments": len(commitments), "findings": len(found)}
    document = shared | _document_row(reading, extract) | counted
    return {"documents": [document], "figures": figures, "commitments": commitments, "findings": found}


def _document_row(reading: Reading, extract: Extract) -> Row:
    return {
        "media": extract.media,
        "encoding": extract.encoding,
        "title": reading.title,
        "issuer": reading.issuer,
        "date": reading.date,
        "characters": len(reading.text),
        "pages": None if extract.pages is None else len(extract.pages),
        "notes": list(extract.notes),
        "notes_en": list(map(note_in_english, extract.notes)),
        "reader": reading.reader,
        "text": reading.text,
    }


def _figure_row(places: _Places, index: int, figure: Figure) -> Row:
    return (
        places.spanned(figure.start, figure.end)
        | _number("value", figure.value)
        | _number("value_high", figure.value_high)
        | {
            "figure": index,
            "sentence": places.sentence(figure.start, figure.end),
            "values": None if figure.values is None else [decimal_of(value) for value in figure.values],
            "unit": figure.unit,
            "resolution": decimal_of(figure.resolution),
            "indicator": figure.indicator,
            "indicator_id": figure.indicator_id,
            "measure": figure.measure,
            "qualifier": figure.qualifier,
            "mood": figure.mood,
            "strength": figure.strength,
            "role": figure.role,
            "period": figure.period,
            "scope": figure.scope,
            "part_of": figure.part_of,
            "confidence": figure.confidence,
            "doubts": list(figure.doubts),
            "doubts_en": list(map(doubt_in_english, figure.doubts)),
        }
    )


def _number(column: str, value: Decimal | None) -> Row:
    """Return a number in the three columns it is kept in: as a decimal, as a float, and with every digit."""
    return {
        column: decimal_of(value),
        f"{column}_float": None if value is None else float(value),
        f"{column}_exact": None if value is None else format(value, "f"),
    }


def _commitment_row(places: _Places, index: int, made: Commitment) -> Row:
    return places.spanned(made.start, made.end) | {
        "commitment": index,
        "heading": made.heading,
        "responsible": made.responsible,
        "deadline": made.deadline,
        "figures": list(made.figures),
        "confidence": made.confidence,
        "doubts": list(made.doubts),
        "doubts_en": list(map(doubt_in_english, made.doubts)),
    }


def _finding_row(index: int, finding: Finding) -> Row:
    return {
        "finding": index,
        "rule": finding.rule,
        "verdict": finding.verdict,
        "stated": finding.stated,
        "computed": finding.computed,
        "difference": finding.difference,
        "tolerance": finding.tolerance,
        "message": finding.message,
        "message_en": finding.message_en,
        "places": [{"span_start": place.start, "span_end": place.end, "text": place.text} for place in finding.places],
    }
