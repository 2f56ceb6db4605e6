"""What a caller gave: taken as it is, or refused with a sentence where it is of another kind."""

import operator

from taizhang.reading.records import Reading


def given_text(value: object, call: str) -> str:
    """Return a text; TypeError where it is none, as where a path was given for it."""
    if isinstance(value, str):
        return value
    raise TypeError(
        f"{call} takes a text as str, not {_kind(value)}; the text of a file is taizhang.intake.extract(path).text"
    )


def given_name(value: object, name: str) -> str | None:
    """Return what is a str or left open; TypeError where it is neither."""
    if value is None or isinstance(value, str):
        return value
    raise TypeError(f"{name} is a str or None, not {_kind(value)}")


def given_year(value: object) -> int | None:
    """Return a year, also one of another library's whole numbers, or None; TypeError for anything else."""
    if value is None:
        return None
    try:
        return operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        raise TypeError(f"year is a whole number such as 2026, or None, not {_kind(value)} {value!r:.40}") from None


def given_readings(values: object, call: str) -> tuple[Reading, ...]:
    """Return readings of any iterable of them; TypeError where something else is among them, or one stands alone."""
    if isinstance(values, Reading):
        raise TypeError(f"{call} takes several readings; give it a list of the one")
    if isinstance(values, str) or not hasattr(values, "__iter__"):
        raise TypeError(f"{call} takes readings, as read returns them, not {_kind(values)}")
    readings = tuple(values)
    for value in readings:
        given_reading(value, call)
    return readings


def given_reading(value: object, call: str) -> Reading:
    """Return a reading; TypeError where it is none."""
    if isinstance(value, Reading):
        return value
    raise TypeError(f"{call} takes readings, as read returns them, not {_kind(value)}")


def _kind(value: object) -> str:
    return type(value).__name__
