"""Tables whose cells all stand on one line, blanks between them, as pages give them that lost their breaks."""

from itertools import islice

from taizhang.reading.patterns import lazy
from taizhang.reading.tabular import heads
from taizhang.reading.tabular.stacked import find_stacked

_LONGEST_LINE = 20_000
_FEWEST_CELLS = 12
"""A head of three columns and three rows below it."""
_FEWEST_ROWS, _TRIED = 2, 3
_FIRST_STRETCH, _LONGEST_HEAD, _BEYOND = 1_000, 4_000, 500
"""A table that stands on one line tells its heads and first rows in 4,000 characters; with 500 more behind it, it has
ended itself, and not with the stretch looked at."""
_WORD = lazy(r"[^ ]{1,400}")


def unfolded(normalised: str) -> str:
    """Return the text with the blanks between the cells of a table that stands on one line made breaks, of the same
    length; a line that holds none, and prose with blanks in it, stay as they are."""
    pieces: list[str] = []
    last = at = 0
    while at < len(normalised):
        end = normalised.find("\n", at)
        end = len(normalised) if end < 0 else end
        if normalised.count(" ", at, min(end, at + _LONGEST_LINE)) >= _FEWEST_CELLS:
            for begin in _openings(normalised, at, end):
                if until := _table_end(normalised, begin, end):
                    start = max(begin - 1, at)
                    pieces += [normalised[last:start], _broken(normalised, start, until)]
                    last = at = until
                    break
            else:
                at = end + 1
            continue
        at = end + 1
    return "".join([*pieces, normalised[last:]]) if pieces else normalised


def _broken(normalised: str, start: int, end: int) -> str:
    return normalised[start:end].replace(" ", "\n")


def _openings(normalised: str, start: int, end: int) -> list[int]:
    """Return where the first head of a table may stand on a line."""
    words = ((found.start(), found.group()) for found in _WORD.finditer(normalised, start, end))
    begins = (begin for begin, word in words if len(word) <= heads.LONGEST_HEAD and heads.may_open(word))
    return list(islice(begins, _TRIED))


def _table_end(normalised: str, begin: int, end: int) -> int:
    """Return where the table ends that begins at an offset if its blanks part cells, 0 where they make none.

    The line is looked at in stretches, each longer than the one before, until the table ends well before one does: a
    line may hold hundreds of small tables.
    """
    size = _FIRST_STRETCH
    while True:
        until = min(end, begin + size)
        found = find_stacked("\n" + _broken(normalised, begin, until), ())
        told = bool(found) and found[0].start <= 1 and len(found[0].rows) >= _FEWEST_ROWS
        if until == end or (found[0].end + _BEYOND <= size if told else size >= _LONGEST_HEAD):
            break
        size *= 4
    if not told:
        return 0
    stop = begin + found[0].end - 1
    return stop + (normalised[stop : stop + 1] == " ")
