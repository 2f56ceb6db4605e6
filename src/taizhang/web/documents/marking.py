"""The text of a document as markup: a paragraph a line, its tables drawn, figures and commitments marked in place.

Written as strings, not as a template: a report of a hundred thousand characters has fifteen hundred marks, and a
template engine would take a second where this takes some hundredths.
"""

from bisect import bisect_right
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from taizhang.cli.drawn_table import drawable, drawn_table
from taizhang.documents.records import CommitmentRecord, FigureRecord, HeadingRecord, Room
from taizhang.reading import LaidTable, laid_tables
from taizhang.web.documents.wording import is_doubtful, mood_of, shown_value


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of the text that is marked."""

    start: int
    end: int
    name: str
    """f12 or c3."""
    classes: str
    title: str


def marked_text(room: Room, link: str) -> SafeString:
    """Return the text of a document with its records marked. ``link`` is the address to which ``f12#rf12`` is added."""
    figures = list(_apart(_figure_mark(one) for one in room.figures if _counts(one)))
    commitments = list(_apart(_commitment_mark(one) for one in room.commitments if _counts(one)))
    headings = {one.start: one for one in room.outline}
    pages = set(room.pages[1:])
    # Each part is escaped where it is made.
    return mark_safe("".join(_lines(room.text, figures, commitments, headings, pages, link)))  # noqa: S308


def _counts(one: FigureRecord | CommitmentRecord) -> bool:
    return one.decision not in ("rejected", "replaced") and not one.stale


def _figure_mark(one: FigureRecord) -> Mark:
    classes = ["fig", one.mood]
    if one.role != "value":
        classes.append("minor")
    classes.append("doubt" if is_doubtful(one.confidence, one.decision) else one.decision)
    return Mark(
        start=one.start,
        end=one.end,
        name=f"f{one.id}",
        classes=" ".join(classes),
        title=f"{one.indicator} {shown_value(one)} {mood_of(one)}",
    )


def _commitment_mark(one: CommitmentRecord) -> Mark:
    state = "doubt" if is_doubtful(one.confidence, one.decision) else one.decision
    return Mark(start=one.start, end=one.end, name=f"c{one.id}", classes=f"com {state}", title="")


def _apart(marks: Iterator[Mark]) -> Iterator[Mark]:
    """The marks in the order of the text; of those that overlap the first stands."""
    reached = -1
    for mark in sorted(marks, key=lambda one: (one.start, -one.end)):
        if mark.start >= reached and mark.end > mark.start:
            reached = mark.end
            yield mark


def _lines(
    text: str,
    figures: Sequence[Mark],
    commitments: Sequence[Mark],
    headings: dict[int, HeadingRecord],
    pages: set[int],
    link: str,
) -> Iterator[str]:
    """One paragraph for each line that has words, and each table; a mark that runs over lines goes on in the next."""
    first_figure = first_commitment = 0
    start = done = 0
    tables = _tables(text, figures)

    def cell(low: int, high: int) -> str:
        figure = bisect_right(figures, low, key=_end)
        commitment = bisect_right(commitments, low, key=_end)
        inner = "".join(_line(text, low, high, figures, figure, commitments, commitment, link))
        return f'<span data-s="{low}">{inner}</span>'

    for line in text.split("\n"):
        end = start + len(line)
        if start in tables:
            if pages.intersection(range(start, tables[start].end)):
                yield '<hr class="leaf">'
            yield drawn_table(tables[start], text, cell)
            done = tables[start].end
        if start >= done and line.strip():
            while first_figure < len(figures) and figures[first_figure].end <= start:
                first_figure += 1
            while first_commitment < len(commitments) and commitments[first_commitment].end <= start:
                first_commitment += 1
            bare = start + len(line) - len(line.lstrip())
            heading = headings.get(bare)
            kind = f' class="head h{min(heading.level, 3)}"' if heading is not None and end - heading.end <= 2 else ""
            if start in pages:
                yield '<hr class="leaf">'
            inner = "".join(_line(text, start, end, figures, first_figure, commitments, first_commitment, link))
            yield f'<p data-s="{start}"{kind}>{inner}</p>'
        start = end + 1


def _end(mark: Mark) -> int:
    return mark.end


def _tables(text: str, figures: Sequence[Mark]) -> dict[int, LaidTable]:
    """The tables that can be drawn, by where they begin."""
    tables = laid_tables(text)
    if not tables:
        return {}
    lines: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        lines.append((start, start + len(line)))
        start += len(line) + 1
    return drawable(tables, lines, [(mark.start, mark.end) for mark in figures])


def _line(
    text: str,
    start: int,
    end: int,
    figures: Sequence[Mark],
    figure: int,
    commitments: Sequence[Mark],
    commitment: int,
    link: str,
) -> Iterator[str]:
    at = start
    while at < end:
        if commitment < len(commitments) and commitments[commitment].start < end:
            mark = commitments[commitment]
            begin, finish = max(mark.start, at), min(mark.end, end)
            if begin > at:
                figure = yield from _run(text, at, begin, figures, figure, link)
            opening = f' id="t{mark.name}"' if mark.start >= start else ""
            yield f'<span class="{mark.classes}"{opening} data-r="{mark.name}">'
            figure = yield from _run(text, begin, finish, figures, figure, link)
            yield "</span>"
            at = finish
            if mark.end > end:
                return
            commitment += 1
        else:
            yield from _run(text, at, end, figures, figure, link)
            return


def _run(text: str, start: int, end: int, figures: Sequence[Mark], figure: int, link: str) -> Generator[str, None, int]:
    """A stretch of one line; a figure that the stretch cuts is marked in each of its parts. Returns the next figure."""
    at = start
    while figure < len(figures) and figures[figure].start < end:
        mark = figures[figure]
        begin, finish = max(mark.start, at), min(mark.end, end)
        if begin < finish:
            if begin > at:
                yield escape(text[at:begin])
            opening = f' id="t{mark.name}"' if begin == mark.start else ""
            yield (
                f'<a class="{mark.classes}"{opening} href="{link}{mark.name}#r{mark.name}" data-r="{mark.name}"'
                f' title="{escape(mark.title)}">{escape(text[begin:finish])}</a>'
            )
            at = finish
        if mark.end > end:
            break
        figure += 1
    if at < end:
        yield escape(text[at:end])
    return figure
