"""Readings as JSON on one line, written straight from the records.

The line is character for character what ``json.dumps`` makes of :func:`taizhang.reading.reading_to_json` without
needless spaces and with Chinese unescaped. Objects of plain values are never made on the way: half of the time that
writing took went into them.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import count, islice
from json.encoder import encode_basestring as quoted

from taizhang.reading.doubting import doubts_in_english
from taizhang.reading.records import Commitment, Figure, Heading, Reading


def _number(value: Decimal | None) -> str:
    """Return a Decimal as the JSON number of the same digits."""
    if value is None:
        return "null"
    printed = str(value)
    if printed.isdecimal():
        return printed
    if len(printed) <= _EXACT and printed[-1] != "0" and "E" not in printed and not printed.startswith("0.0000"):
        return printed  # a float of so few digits prints them as they stand
    whole = int(value)
    return str(whole) if whole == value else repr(float(value))


_EXACT = 15
"""A number of at most so many characters is the same as a float, with room for point and sign."""


def _words(value: str | None) -> str:
    return "null" if value is None else quoted(value)


def _whole(value: int | None) -> str:
    return "null" if value is None else str(value)


@lru_cache(maxsize=1024)
def _doubted(doubts: tuple[str, ...]) -> str:
    """Return what stands after the name of the field of doubts: few sets of them are met again and again."""
    return f'[{",".join(map(quoted, doubts))}],"doubts_en":[{",".join(map(quoted, doubts_in_english(doubts)))}]'


def _ratio(values: tuple[Decimal, ...]) -> str:
    return f"[{','.join(map(_number, values))}]"


_SURE = '[],"doubts_en":[]'

_resolution = lru_cache(maxsize=256)(_number)
_confidence = lru_cache(maxsize=2048, typed=True)(repr)
"""Few resolutions and confidences are met again and again."""


# A word of a fixed list (measure, mood …) holds nothing that JSON escapes, and is put between quotes as it stands.
# Whether a field is null is asked in place: a call for each field of each figure costs more than all the rest.


def _figure(figure: Figure, index: int) -> str:
    unit, known, strength, scope = figure.unit, figure.indicator_id, figure.strength, figure.scope
    high, values, period, whole = figure.value_high, figure.values, figure.period, figure.part_of
    return (
        f',{{"id":{index},"start":{figure.start},"end":{figure.end},"text":{quoted(figure.text)}'
        f',"value":{_number(figure.value)},"value_high":{"null" if high is None else _number(high)}'
        f',"values":{"null" if values is None else _ratio(values)}'
        f',"unit":{"null" if unit is None else quoted(unit)},"resolution":{_resolution(figure.resolution)}'
        f',"indicator":{quoted(figure.indicator)},"indicator_id":{"null" if known is None else quoted(known)}'
        f',"measure":"{figure.measure}","qualifier":"{figure.qualifier}","mood":"{figure.mood}"'
        f',"strength":{"null" if strength is None else quoted(strength)},"role":"{figure.role}"'
        f',"period":{"null" if period is None else period},"scope":{"null" if scope is None else quoted(scope)}'
        f',"part_of":{"null" if whole is None else whole}'
        f',"confidence":{_confidence(figure.confidence)}'
        f',"doubts":{_doubted(figure.doubts) if figure.doubts else _SURE}}}'
    )


def _commitment(commitment: Commitment, index: int) -> str:
    heading, responsible, deadline = commitment.heading, commitment.responsible, commitment.deadline
    return (
        f',{{"id":{index},"start":{commitment.start},"end":{commitment.end},"text":{quoted(commitment.text)}'
        f',"heading":{"null" if heading is None else quoted(heading)}'
        f',"responsible":{"null" if responsible is None else quoted(responsible)}'
        f',"deadline":{"null" if deadline is None else quoted(deadline)}'
        f',"figures":[{",".join(map(str, commitment.figures))}]'
        f',"confidence":{_confidence(commitment.confidence)}'
        f',"doubts":{_doubted(commitment.doubts) if commitment.doubts else _SURE}}}'
    )


def _heading(heading: Heading) -> str:
    number, part, responsible = heading.number, heading.part, heading.responsible
    return (
        f',{{"start":{heading.start},"end":{heading.end},"level":{heading.level}'
        f',"number":{"null" if number is None else quoted(number)},"title":{quoted(heading.title)}'
        f',"part":{"null" if part is None else quoted(part)}'
        f',"responsible":{"null" if responsible is None else quoted(responsible)}}}'
    )


def reading_to_line(reading: Reading) -> str:
    """Return a whole reading as JSON on one line, without a line break at its end."""
    return "".join(_pieces(reading))


def reading_to_parts(reading: Reading) -> Iterator[bytes]:
    """Yield the same line in UTF-8, part after part: as a whole, that of a dense text is many times the text."""
    return (piece.encode("utf-8", "surrogatepass") for piece in _pieces(reading))


_CHARACTERS, _RECORDS = 1 << 16, 128
"""A part of the line holds so many characters of the text, or so many records."""


def _pieces(reading: Reading) -> Iterator[str]:
    yield (
        f'{{"source":{quoted(reading.source)},"sha256":{quoted(reading.sha256)},"reader":{quoted(reading.reader)}'
        f',"title":{_words(reading.title)},"issuer":{_words(reading.issuer)},"region":{_words(reading.region)}'
        f',"year":{_whole(reading.year)},"date":{_words(reading.date)},"kind":"{reading.kind}","text":"'
    )
    for at in range(0, len(reading.text), _CHARACTERS):
        yield quoted(reading.text[at : at + _CHARACTERS])[1:-1]
    yield '","outline":['
    yield from _listed(map(_heading, reading.outline))
    yield '],"figures":['
    yield from _listed(map(_figure, reading.figures, count()))
    yield '],"commitments":['
    yield from _listed(map(_commitment, reading.commitments, count()))
    yield "]}"


def _listed(items: Iterator[str]) -> Iterator[str]:
    """Yield items, each of which begins with a comma, many together, and the first without it."""
    joined = "".join(islice(items, _RECORDS))[1:]
    while joined:
        yield joined
        joined = "".join(islice(items, _RECORDS))
