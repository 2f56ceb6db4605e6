"""A cell's value as Excel shows it: ``0.065`` in the format ``0.0%`` is ``6.5%``, ``45838`` in a date format is a day.

Covers what task tables use: digits, thousands, scaling, percent, exponent, literal text, sections by sign, dates and
times. Anything else falls back on the plain value, so that no figure is lost to a format.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import cache
from importlib.resources import files

_TOKEN = re.compile(
    r'"[^"]{0,255}"|[\\!].|_.|\*.|\[[^\]]{0,100}\]|AM/PM|上午/下午|A/P|General'
    r"|E[+-]0{1,10}|y{1,4}|e{1,4}|m{1,5}|d{1,4}|h{1,2}|s{1,2}|a{3,4}"
    r"|[0#?]|.",
    re.IGNORECASE | re.DOTALL,
)
_DATE_TOKEN = re.compile(
    r"y{1,4}|e{1,4}|m{1,5}|d{1,4}|h{1,2}|s{1,2}|a{3,4}|AM/PM|上午/下午|A/P|\[[hms]{1,2}\]", re.IGNORECASE
)
_WEEKDAYS = "一二三四五六日"
_GENERAL_DIGITS = 10
_MAX_FORMAT = 500


@cache
def builtin_formats() -> Mapping[int, str]:
    """Formats known by number alone, from ``data/numberformats.toml``."""
    raw = tomllib.loads(files(__package__).joinpath("data/numberformats.toml").read_text(encoding="utf-8"))
    return {int(number): pattern for number, pattern in raw["builtin"].items()}


def is_date_format(pattern: str) -> bool:
    """Whether a format shows its number as a date or time."""
    if pattern == "General":
        return False
    return any(_is_date_token(token) for token in _TOKEN.findall(_sections(pattern)[0]))


def shown(value: object, pattern: str) -> str:
    """``value`` (text, number, truth value, date, time or None) as Excel shows it in the format ``pattern``."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return _date(value, _sections(pattern)[0])
    if isinstance(value, datetime.timedelta):
        return _duration(value)
    if isinstance(value, int | float):
        return _number(Decimal(repr(value)) if isinstance(value, float) else Decimal(value), pattern)
    return str(value)


def general(number: Decimal) -> str:
    """A number in the format General: whole numbers in full, others to ten digits, never with an exponent."""
    if not number.is_finite():
        return str(number)
    with localcontext() as context:
        context.prec = 400
        if number == number.to_integral_value():
            return format(number.to_integral_value(), "f")
        places = _GENERAL_DIGITS - max(number.adjusted() + 1, 1)
        rounded = number.quantize(Decimal(1).scaleb(-max(places, 0)), rounding=ROUND_HALF_UP)
        if rounded == 0:
            # Excel would turn to an exponent here; the digits themselves say the same.
            return format(number, "f")
        digits = format(rounded, "f")
        return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _sections(pattern: str) -> list[str]:
    """The parts of a format for positive, negative, zero and text, split at the semicolons outside quotes."""
    sections = [""]
    for token in _TOKEN.findall(pattern[:_MAX_FORMAT]):
        if token == ";":
            sections.append("")
        else:
            sections[-1] += token
    return sections


def _is_date_token(token: str) -> bool:
    return _DATE_TOKEN.fullmatch(token) is not None


def _number(number: Decimal, pattern: str) -> str:
    sections = _sections(pattern)
    if any("[<" in section or "[>" in section or "[=" in section for section in sections):
        return general(number)
    section = sections[0]
    if number < 0 and len(sections) > 1 and sections[1]:
        section, number = sections[1], -number
    elif number == 0 and len(sections) > 2 and sections[2]:
        section = sections[2]
    tokens = [token for token in _TOKEN.findall(section) if not token.startswith(("[", "_", "*"))]
    if "General" in tokens:
        return "".join(general(number) if token == "General" else _literal(token) for token in tokens)
    exponent_or_fraction = any(token == "/" or token[:2].upper() in ("E+", "E-") for token in tokens)
    if exponent_or_fraction or "@" in tokens:
        return general(number)
    if not any(token in "0#?" for token in tokens):
        # A section of text alone, such as "-" for zero; an empty one hides the number, which a reader must not lose.
        return "".join(_literal(token) for token in tokens) or general(number)
    return _digits(number, tokens)


def _digits(number: Decimal, tokens: list[str]) -> str:
    """A number in a section of digits and literals."""
    spots = [index for index, token in enumerate(tokens) if token in "0#?"]
    first, last = spots[0], spots[-1]
    trailing = 0
    while last + 1 + trailing < len(tokens) and tokens[last + 1 + trailing] == ",":
        trailing += 1
    core = tokens[first : last + 1]
    point = core.index(".") if "." in core else len(core)
    whole = [token for token in core[:point] if token in "0#?"]
    decimals = [token for token in core[point + 1 :] if token in "0#?"]
    with localcontext() as context:
        context.prec = 400
        number = number.scaleb(2 * tokens.count("%")).scaleb(-3 * trailing)
        rounded = number.quantize(Decimal(1).scaleb(-len(decimals)), rounding=ROUND_HALF_UP)
    integer, _, fraction = format(abs(rounded), "f").partition(".")
    while fraction and fraction[-1] == "0" and decimals[len(fraction) - 1] != "0":
        fraction = fraction[:-1]
    integer = integer.lstrip("0").rjust(whole.count("0"), "0")
    if any(token not in "0#?," for token in core[:point]):
        integer = _among(integer, core[:point])
    elif "," in core[:point]:
        integer = f"{int(integer or '0'):,}" if integer else integer
    sign = "-" if rounded < 0 else ""
    before = "".join(_literal(token) for token in tokens[:first])
    after = "".join(_literal(token) for token in tokens[last + 1 + trailing :])
    return before + sign + integer + ("." + fraction if fraction else "") + after


def _among(digits: str, tokens: list[str]) -> str:
    """The digits before the point with what is printed among them: ``0!.0,`` shows 12345 thousands as 1234.5 (万)."""
    left = list(digits)
    places = sum(token in "0#?" for token in tokens)
    printed: list[str] = []
    for token in reversed(tokens):
        if token == ",":
            continue
        if token not in "0#?":
            printed.append(_literal(token))
            continue
        places -= 1
        # All digits that are left stand in the first place.
        printed.append("".join(left) if not places else left.pop() if left else "")
    return "".join(reversed(printed))


def _literal(token: str) -> str:
    """What a token that is no digit prints."""
    if token.startswith('"'):
        return token[1:-1]
    return token[1:] if token.startswith(("\\", "!")) else token


def _date(value: datetime.datetime | datetime.date | datetime.time, section: str) -> str:
    tokens = [token for token in _TOKEN.findall(section) if not token.startswith(("_", "*"))]
    if not any(_is_date_token(token) for token in tokens):
        return _iso(value)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        tokens = _without_midnight(tokens)
    moment = value if isinstance(value, datetime.time | datetime.datetime) else None
    hour = 0 if moment is None else moment.hour
    half = any(token.upper() in ("AM/PM", "A/P") or token == "上午/下午" for token in tokens)
    text = ""
    clock = False
    for index, token in enumerate(tokens):
        kind = token[0].lower()
        if not _is_date_token(token):
            text += "" if token.startswith("[") else _literal(token)
        elif token.startswith("["):
            text += str(hour)
        elif token.upper() in ("AM/PM", "A/P") or token == "上午/下午":
            text += "上午" if hour < 12 else "下午"
        elif kind == "h":
            clock = True
            text += str(((hour - 1) % 12 + 1) if half else hour).rjust(len(token), "0")
        elif kind == "s":
            text += str(0 if moment is None else moment.second).rjust(len(token), "0")
        elif kind == "m" and (clock or _seconds_follow(tokens, index)):
            # m means minutes after hours or before seconds, months elsewhere.
            clock = False
            text += str(0 if moment is None else moment.minute).rjust(len(token), "0")
        elif isinstance(value, datetime.time):
            return _iso(value)
        else:
            text += _day_part(value, token, kind)
    return text


def _without_midnight(tokens: list[str]) -> list[str]:
    """The tokens of a date without those of the time behind it: a day typed or computed has a midnight nobody wrote."""
    clock = next((index for index, token in enumerate(tokens) if _is_date_token(token) and token[0] in "hH["), None)
    if clock is None or not any(token[0] in "dD" for token in tokens[:clock] if _is_date_token(token)):
        return tokens
    if any(token[0] in "yYeEdD" for token in tokens[clock:] if _is_date_token(token)):
        return tokens
    while clock and not _is_date_token(tokens[clock - 1]) and not _literal(tokens[clock - 1]).strip(" ,"):
        clock -= 1
    return tokens[:clock]


def _seconds_follow(tokens: list[str], index: int) -> bool:
    following = next((token for token in tokens[index + 1 :] if _is_date_token(token)), "")
    return following[:1].lower() == "s"


def _day_part(day: datetime.date, token: str, kind: str) -> str:
    if kind in "ye":
        return f"{day.year % 100:02d}" if kind == "y" and len(token) <= 2 else str(day.year)
    if kind == "a":
        return ("星期" if len(token) == 4 else "") + _WEEKDAYS[day.weekday()]
    if kind == "d" and len(token) > 2:
        return "星期" + _WEEKDAYS[day.weekday()]
    number = day.month if kind == "m" else day.day
    if len(token) > 2:
        return f"{number}月"
    return str(number).rjust(len(token), "0")


def _duration(value: datetime.timedelta) -> str:
    minutes, seconds = divmod(int(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"


def _iso(value: datetime.datetime | datetime.date | datetime.time) -> str:
    """A date without a format for it: ISO, without a midnight that nobody wrote."""
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return value.isoformat()
