"""The text of a document as markup, its figures and commitments marked in place."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from taizhang.cli.drawn_table import drawable, drawn_table
from taizhang.cli.page import esc
from taizhang.cli.wording import is_doubtful
from taizhang.reading import Figure, Heading, Reading, laid_tables

_PART_NAMES = {1: "h2", 2: "h3"}


def marked_text(
    reading: Reading, prefix: str, titles: Sequence[str], places: Sequence[tuple[int, int]] = ()
) -> Iterator[str]:
    """Yield one element per line of the text, and one per table; empty lines yield nothing.

    ``prefix`` begins every id, so that several documents fit one page. ``titles`` has for each figure what a pointer
    that rests on it shows. A mark's id is ``<prefix>f<index>``; it links to ``<prefix>r<index>``, its row. ``places``
    are spans outside the figures that something else of the page links to, as ``<prefix>p<start>``.
    """
    figures = _apart(reading.figures)
    promised = _promises(reading)
    headings = {heading.start: heading for heading in reading.outline}
    starts = sorted(headings)
    position = 0
    blocks = list(_blocks(reading.text, [span for span, _ in figures]))
    drawn = drawable(laid_tables(reading.text), blocks, [span for span, _ in figures])
    done = 0
    for start, end in blocks:
        if start in drawn:
            table = drawn[start]
            last = bisect_left(figures, ((table.end, 0), 0), position)
            inside, position, done = figures[position:last], last, table.end

            def markup(low: int, high: int, inside: Sequence[tuple[tuple[int, int], int]] = inside) -> str:
                own = inside[bisect_left(inside, ((low, 0), 0)) : bisect_left(inside, ((high, 0), 0))]
                return "".join(_pieces(reading, low, high, own, promised, prefix, titles, places))

            yield _anchors(starts, table.start, table.end, prefix) + drawn_table(table, reading.text, markup)
        if start < done or not reading.text[start:end].strip():
            continue
        inside = []
        while position < len(figures) and figures[position][0][0] < end:
            if figures[position][0][0] >= start:
                inside.append(figures[position])
            position += 1
        pieces = "".join(_pieces(reading, start, end, inside, promised, prefix, titles, places))
        # A theme sentence inside a line is reached by the line's beginning.
        anchors = _anchors(starts, start, max(end, start + 1), prefix)
        name = _element(_heading_at(reading.text, start, end, headings))
        yield f"<{name}>{anchors}{pieces}</{name}>"


def _anchors(starts: Sequence[int], start: int, end: int, prefix: str) -> str:
    """Return what the headings that begin from ``start`` to ``end`` are reached by."""
    within = starts[bisect_left(starts, start) : bisect_left(starts, end)]
    return "".join(f'<span id="{prefix}h{begin}"></span>' for begin in within)


def _apart(figures: Sequence[Figure]) -> list[tuple[tuple[int, int], int]]:
    """Return the spans with their indices in the order of the text; of spans that overlap the first stands."""
    found: list[tuple[tuple[int, int], int]] = []
    for index, figure in sorted(enumerate(figures), key=lambda pair: pair[1].start):
        if figure.end > figure.start and (not found or figure.start >= found[-1][0][1]):
            found.append(((figure.start, figure.end), index))
    return found


def _promises(reading: Reading) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    for index, promise in sorted(enumerate(reading.commitments), key=lambda pair: pair[1].start):
        if promise.end > promise.start and (not found or promise.start >= found[-1][1]):
            found.append((promise.start, promise.end, index))
    return found


def _blocks(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the lines of the text as spans; a line end inside a figure parts nothing."""
    starts = [span[0] for span in spans]
    begin = at = 0
    while (at := text.find("\n", at)) >= 0:
        nearest = bisect_right(starts, at) - 1
        if nearest < 0 or spans[nearest][1] <= at:
            yield begin, at
            begin = at + 1
        at += 1
    yield begin, len(text)


def _heading_at(text: str, start: int, end: int, headings: Mapping[int, Heading]) -> Heading | None:
    """Return the heading that fills a line, or None; a run-in theme sentence stays part of its paragraph."""
    first = start + len(text[start:end]) - len(text[start:end].lstrip())
    heading = headings.get(first)
    return heading if heading is not None and end - heading.end <= 2 else None


def _element(heading: Heading | None) -> str:
    return "p" if heading is None else _PART_NAMES.get(heading.level, "h4")


def _pieces(
    reading: Reading,
    start: int,
    end: int,
    figures: Sequence[tuple[tuple[int, int], int]],
    promised: Sequence[tuple[int, int, int]],
    prefix: str,
    titles: Sequence[str],
    places: Sequence[tuple[int, int]],
) -> Iterator[str]:
    """Yield the markup of one line: stretches inside a commitment in a span of their own, figures as links."""
    at = start
    for begin, finish, index in _within(promised, start, end):
        if begin > at:
            yield _run(reading, at, begin, figures, prefix, titles, places)
        inner = _run(reading, max(begin, at), finish, figures, prefix, titles, places)
        anchor = f' id="{prefix}k{index}"' if begin >= start else ""
        yield f'<span class="k"{anchor}>{inner}</span>'
        at = finish
    if at < end:
        yield _run(reading, at, end, figures, prefix, titles, places)


def _within(promised: Sequence[tuple[int, int, int]], start: int, end: int) -> Iterator[tuple[int, int, int]]:
    first = max(bisect_right(promised, (start, -1, -1)) - 1, 0)
    for number in range(first, len(promised)):
        begin, finish, index = promised[number]
        if begin >= end:
            return
        if finish > start:
            yield begin, min(finish, end), index


def _run(
    reading: Reading,
    start: int,
    end: int,
    figures: Sequence[tuple[tuple[int, int], int]],
    prefix: str,
    titles: Sequence[str],
    places: Sequence[tuple[int, int]],
) -> str:
    """Return a stretch of one line; a figure that the stretch cuts is marked in the stretch where it begins."""
    made: list[str] = []
    at = start
    for (begin, finish), index in figures:
        if begin >= end:
            break
        if begin < at:
            at = min(max(at, finish), end) if begin < start < finish else at
            continue
        made.append(_plain(reading.text, at, begin, prefix, places))
        made.append(_mark(reading.figures[index], index, reading.text[begin:finish], prefix, titles[index]))
        at = finish
    made.append(_plain(reading.text, at, end, prefix, places))
    return "".join(made)


def _plain(text: str, start: int, end: int, prefix: str, places: Sequence[tuple[int, int]]) -> str:
    """Return words between figures, with those places among them that something links to."""
    made: list[str] = []
    at = start
    for begin, finish in places[bisect_left(places, (start, 0)) :]:
        if begin >= end:
            break
        if begin < at:
            continue
        finish = min(finish, end)
        words = esc(text[begin:finish])
        made += (esc(text[at:begin]), f'<span class="place" id="{prefix}p{begin}">{words}</span>')
        at = finish
    made.append(esc(text[at:end]) if at < end else "")
    return "".join(made)


def _mark(figure: Figure, index: int, text: str, prefix: str, title: str) -> str:
    classes = f"f {figure.mood}"
    if figure.role != "value":
        classes += " minor"
    if is_doubtful(figure):
        classes += " doubt"
    return (
        f'<a class="{classes}" id="{prefix}f{index}" href="#{prefix}r{index}" data-n="{index}" title="{esc(title)}">'
        f"{esc(text)}</a>"
    )
