"""The printed form of an automatic list number: 3 → ``三``, ``③``, ``iii``, ``c``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_TEN_THOUSAND = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """``data/numbering.toml``."""

    formats: dict[str, str]
    """Word's name of a number format → ours."""
    alphabets: dict[str, str | list[str]]
    """Name of an alphabet → its characters in order."""


@cache
def _table() -> _Table:
    raw = tomllib.loads(files(__package__).joinpath("data/numbering.toml").read_text(encoding="utf-8"))
    return _Table(formats=raw["formats"], alphabets=raw["alphabets"])


def printed(number: int, word_format: str) -> str:
    """``number`` as Word prints it in ``word_format`` (an ST_NumberFormat); empty for ``none``.

    Numbers beyond the end of an alphabet, and formats that are not in the table, are printed in Arabic digits, as
    Word does.
    """
    kind = _table().formats.get(word_format, "decimal")
    alphabets = _table().alphabets
    if kind == "none" or number < 0:
        return ""
    if kind in ("chinese", "chinese_legal") and number < _TEN_THOUSAND:
        legal = "legal_" if kind == "chinese_legal" else ""
        spoken = _spoken(number, alphabets[legal + "digits"], alphabets[legal + "places"])
        # 十一, not 一十一: only legal numerals write the one.
        return spoken.removeprefix("一") if spoken.startswith("一十") else spoken
    if kind == "chinese_digits":
        return "".join(alphabets["plain_digits"][int(digit)] for digit in str(number))
    if kind == "full_width":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    if kind == "decimal_zero":
        return f"{number:02d}"
    if kind in ("upper_roman", "lower_roman") and 0 < number < _TEN_THOUSAND:
        return _roman(number) if kind == "upper_roman" else _roman(number).lower()
    if kind in ("upper_letter", "lower_letter") and 0 < number < _TEN_THOUSAND:
        # After z come aa, bb, cc.
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if kind == "upper_letter" else letter.lower()
    alphabet = alphabets.get(kind)
    if alphabet is not None and 0 < number <= len(alphabet):
        return alphabet[number - 1]
    return str(number)


def _spoken(number: int, digits: str | list[str], places: str | list[str]) -> str:
    """A number below ten thousand as it is spoken: 103 → 一百零三."""
    if number == 0:
        return digits[0]
    said = ""
    gap = False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            said += (digits[0] if gap and said else "") + digits[digit] + places[place]
            gap = False
        else:
            gap = bool(said)
    return said


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
