"""A sentence of totals over a list with a line for each part (1.工矿商贸20起、死亡22人 …): every column adds up."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, sum_told, total_of
from taizhang.checking.numerals import numeral
from taizhang.checking.passages import COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.sums.misses import near_miss
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_ITEM = lazy(r"[\s　]{0,4}(?:[（(]?(?P<a>[一二三四五六七八九十]{1,3}|[0-9]{1,2})[）)、.．])")
_STEP = lazy("[比由每均]|较(?![大小好高低快重])|从(?!业|事)|增加|减少|增长|下降|占|其中|超过|高于|低于")
_LEAST, _MOST = 3, 12


def check_blocks(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """共274起、死亡77人。1.…20起、死亡22人。2.…123起、死亡53人。3.…131起,死亡2人: two columns and more, each with its total."""
    for passages in readings:
        for at, home in enumerate(passages):
            lines: list[Passage] = []
            for passage in passages[at + 1 : at + 1 + _MOST]:
                item = _ITEM.match(passage.masked)
                if item is None:
                    break
                if not _on_next_line(lines[-1] if lines else home, passage) and not _next_item(item, len(lines)):
                    break
                lines.append(passage)
            if len(lines) >= _LEAST and not _ITEM.match(home.masked):
                yield from _columns(home, lines)


def _on_next_line(before: Passage, passage: Passage) -> bool:
    return "\n" in before.reading.text[before.end : passage.start]


def _next_item(item: re.Match[str], before: int) -> bool:
    """Whether an item in brackets (（三）道路交通9起) goes on with the numbers of those before it, in one paragraph."""
    return "（" in item.group() and not item["a"].isdecimal() and numeral(item["a"]) == before + 1


def _first(passage: Passage, unit: str | None) -> Figure | None:
    """Return the first level of a unit that a line states, where it is one."""
    for number, figure in enumerate(passage.figures):
        words = passage.label(number)
        if figure.unit == unit and passage.kind(number) in (MONEY, COUNT) and figure.measure == "level":
            return None if _STEP.search(words) or not is_plain(figure) else figure
    return None


def _columns(home: Passage, lines: list[Passage]) -> Iterator[Finding]:
    seen: set[str | None] = set()
    fitting, off = 0, []
    for number, whole in enumerate(home.figures):
        if whole.unit in seen or home.kind(number) not in (MONEY, COUNT) or whole.measure != "level":
            continue
        seen.add(whole.unit)
        words = home.label(number)
        found = [_first(line, whole.unit) for line in lines]
        parts = [f for f in found if f is not None]
        if len(parts) < len(lines) or not is_plain(whole) or not whole.value or _STEP.search(words):
            continue
        total = total_of(parts)
        room = half_unit(whole) + sum((half_unit(f) for f in parts), Fraction(0))
        if abs(total - Fraction(whole.value)) <= room:
            fitting += 1
        elif Fraction(whole.value) / 2 <= total <= Fraction(whole.value) * 2 or near_miss(total, whole, parts):
            off.append((whole, parts, total, room))
    for whole, parts, total, room in off:
        slip = near_miss(total, whole, parts)
        far = total * 4 > Fraction(whole.value or 0) * 5 or Fraction(whole.value or 0) * 4 > total * 5
        if not fitting and (far or not slip):
            continue
        places = {line.start: line for line in lines}
        yield sum_told(
            home,
            whole,
            list(zip(places.values(), parts, strict=True)),
            "contradicts" if slip and fitting else "unclear",
            room=room,
            reason=Why(zh="所列各行未必是全部", en="the lines need not list all of it"),
        )
