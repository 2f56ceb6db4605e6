"""Lines that only the width of a page broke, as text copied from PDF files and from messages has them.

No name, number or sentence is to be cut in two by them.
"""

from collections import Counter
from collections.abc import Container, Sequence, Set
from itertools import accumulate

from taizhang.reading.patterns import lazy

_MANY, _NARROW, _WIDE = 6, 40, 110
"""A text is set to a width where it has at least so many lines, none is longer than ``_WIDE`` characters, and most
that end no sentence fill the width, of at least ``_NARROW`` columns (a Chinese character takes two)."""
_FULL = 0.82
"""A line of this part of the width is full: a number that would not fit moved to the next."""
_ENDED = lazy("(?:[。;!?；！？]|(?<!其中)[:：])[”’）)》]?$")
_INDENT = frozenset(" \t\u3000\u00a0")
_OPENS = lazy(
    r"[ \t\u3000]*(?:[一二三四五六七八九十]{1,3}[、是]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d)|[·●■◆①-⑳]"
    r"|第[一二三四五六七八九十]{1,3}[章节])"
)
_LINES, _SHARE, _SPREAD, _PROSE = 8, 0.3, 5, 20
"""Beside tables and boxes a text is set to a width where so many of its lines, and such a share of those that end no
sentence, differ by fewer columns, few are longer, and at least one in so many holds the end of a sentence, as the items
of a list, however even, do not."""
_PAGE_NUMBER = lazy(r"\s*(?:[-–—－·]\s?)?(\d{1,3})(?:\s?[-–—－·])?\s*")
_PAGES, _BETWEEN = 3, 5
"""So many numbers that follow one another, with so many lines between, are those of pages: they stand in the middle of
a sentence that goes on over them."""
_LATIN = lazy("[A-Za-z]")
_ALIKE = 0.4
"""Where this part of the lines that end no sentence have as many characters as the longest, or one fewer, a text is set
to so many characters, whatever their width: digits, at half the width, leave such a line short in columns."""
_USUAL = 0.7
"""Where this part of the lines after a short one is set in, paragraphs begin so."""


def _filled(bare: Sequence[str], full: Sequence[bool]) -> list[bool]:
    """Return which lines fill the width, by the columns they take (``full``) or by their number of characters."""
    lengths = [len(line) for line in bare]
    most = max(lengths)
    open_ones = [n for n, line in zip(lengths, bare, strict=True) if line and _ENDED.search(line) is None]
    alike = sum(n >= most - 1 for n in open_ones)
    if alike < _MANY or alike < _ALIKE * len(open_ones):
        return list(full)
    return [here or n >= most - 1 for here, n in zip(full, lengths, strict=True)]


def _is_row(line: str) -> bool:
    """Say whether a line is a row of a table: it ends where the row does, however even the rows are."""
    inner = line.strip()
    if inner.count("\t") > 1 or inner.count("|") > 1 or ("  " in inner and len(_GAP.findall(inner)) > 1):
        return True
    if inner.count(" ") <= 1:
        return False
    cells = inner.split()
    numbers = sum(cell.strip(_AROUND_NUMBER).replace(".", "").isdecimal() for cell in cells)
    return numbers > 1 and 2 * numbers >= len(cells)


def _rows_among(lines: Sequence[str]) -> list[bool]:
    """Say of each line whether it is a row of a table, or right above one and of several cells as its head is."""
    rows = [_is_row(line) for line in lines]
    for index in range(len(rows) - 2, -1, -1):
        rows[index] = rows[index] or (rows[index + 1] and len(lines[index].split()) > _FEW)
    return rows


_FEW = 2
_AROUND_NUMBER = "%-+,()[]左右以上内"


_APART = ("\t", "|", " ")
"""What parts the cells of a row."""
_GAP = lazy(r"(?<=[^ ]) {2,40}(?=[^ ])")


def _may_be_set(lengths: Sequence[int]) -> bool:
    """Say by the lengths of lines alone, in characters, whether many may be set to one width."""
    long = [length for length in lengths if length >= _NARROW // 2]
    least = max(_LINES, len(long) / 2)
    counted = Counter(length // _SPREAD for length in long if length <= _WIDE)
    return any(counted[size] + counted[size + 1] >= least for size in list(counted))


def _common(bare: Sequence[str], widths: Sequence[int]) -> int:
    """Return the width that most lines are set to in a text with tables, boxes or notes of other widths, or 0."""
    broken = [(width, line) for width, line in zip(widths, bare, strict=True) if line and _ENDED.search(line) is None]
    counted = Counter(width for width, _ in broken if _NARROW <= width <= _WIDE)
    if sum(counted.values()) < _LINES:
        return 0
    best = max(counted, key=lambda width: sum(counted[width - less] for less in range(_SPREAD)))
    even = [line for width, line in broken if best - _SPREAD < width <= best]
    longer = sum(width > best + _SPREAD for width, _ in broken)
    prose = sum("。" in line for line in even)
    set_so = max(_LINES, len(broken) * _SHARE, longer) <= len(even) <= prose * _PROSE
    return best if set_so else 0


def width_breaks(text: str) -> list[int]:
    """Return the offsets of the line breaks that only the width made in a text whose lines were all cut to one width,
    those of a carriage return before them with them."""
    lines = text.split("\n")
    lengths = [len(line) for line in lines]
    longest = max(lengths)
    if len(lines) < _MANY or (longest > _WIDE and not _may_be_set(lengths)):
        return []
    apart = any(mark in text for mark in _APART)
    rows = _rows_among(lines) if apart else [False] * len(lines)
    bare = ["" if row else line.rstrip() for row, line in zip(rows, lines, strict=True)]
    widths = [len(line.encode("gbk", "replace")) for line in bare]
    broad = sorted(widths)[-max(1, len(widths) // 10)]
    full = _filled(bare, [width >= _FULL * broad for width in widths])
    open_ones = [here for here, line in zip(full, bare, strict=True) if line and _ENDED.search(line) is None]
    wide = longest > _WIDE or sum(open_ones) * 2 < len(open_ones)
    if wide or broad < _NARROW or sum(open_ones) < _MANY:
        broad = _common(bare, widths)
        if not broad:
            return []
        full = [_FULL * broad <= width <= _WIDE for width in widths]
    begin = [line[:1] in _INDENT for here, line in zip(full, lines[1:], strict=False) if not here and line.strip()]
    indented = len(begin) >= _MANY // 2 and sum(begin) >= _USUAL * len(begin)
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    pages = _page_numbers(lines)
    cuts: list[int] = []
    for number, line in enumerate(bare[:-1]):
        if not full[number]:
            continue
        after = _over_page(lines, number + 1, pages)
        following = lines[after]
        goes_on = following.strip() and _OPENS.match(following) is None and not rows[after]
        goes_on = goes_on and not (_LATIN.match(line[-1]) and _LATIN.match(following))
        if goes_on and (following[0] not in _INDENT if indented else _ENDED.search(line) is None):
            cuts += range(starts[number] + len(line), starts[after])
    return cuts


def _page_numbers(lines: Sequence[str]) -> Set[int]:
    """Return which lines are numbers of pages, which are so many and follow one another at some distance."""
    told = [(at, found) for at, line in enumerate(lines) if (found := _PAGE_NUMBER.fullmatch(line)) is not None]
    run = pages_among([(at, at, int(found.group(1))) for at, found in told], _BETWEEN)
    return {told[which][0] for which in run}


def pages_among(numbers: Sequence[tuple[int, int, int]], between: int) -> Sequence[int]:
    """Return which of numbers, each with where its line begins and ends, are those of pages: so many follow one another
    by one, with more than ``between`` between two. Empty where there are none."""
    run: list[int] = []
    for which, (start, _, number) in enumerate(numbers):
        before = numbers[run[-1]] if run else (0, 0, number)
        if not run or (number == before[2] + 1 and start - before[1] > between):
            run.append(which)
        elif len(run) < _PAGES and number != before[2]:
            run = [which]
    return run if len(run) >= _PAGES else ()


def _over_page(lines: Sequence[str], after: int, pages: Container[int]) -> int:
    """Return the line that follows, that on the next page where one ends before ``after``."""
    line = after
    while line < len(lines) - 1 and (line in pages or not lines[line].strip()):
        line += 1
    return line if any(at in pages for at in range(after, line)) else after
