"""How a reading agrees with hand-made annotations of the same text; the measures are those of
docs/explanation/measures.md.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.matching import Record, overlap, pairs
from bench.nearness import NEAR, SAME_UNIT, character_f1, is_its_own_name, letters

WHOLE = ("value", "unit", "indicator", "measure", "qualifier", "mood", "role")
"""The fields that must all be right for a figure to be right as a whole."""

STATED = ("strength", "period", "scope", "part_of")
"""The fields that are mostly null: judged by F1 over those that are stated."""

PROMISED = ("heading", "responsible", "deadline")
"""The fields of a commitment, judged likewise."""

SAME_FIGURE = 0.5
"""From this overlap on, two spans are the same quantity."""

SAME_COMMITMENT = 0.8
"""From this overlap on, two spans are the same commitment."""

DISPUTED_COMMITMENT = 0.5
"""A commitment that overlaps by more than this with a span on which annotators hesitated counts neither way."""


@dataclass(slots=True)
class Tally:
    """What was counted over one file or several."""

    counts: Counter[str] = field(default_factory=Counter)
    """How many records there were, were found, were matched and were right, by name."""
    certainty: list[tuple[float, bool]] = field(default_factory=list)
    """For each matched figure the reader's confidence and whether the figure is wrong as a whole."""
    disagreements: list[str] = field(default_factory=list)
    """Every figure that is wrong, missed or extra, in words."""

    def __add__(self, other: "Tally") -> "Tally":
        """Return the tally of both."""
        return Tally(
            self.counts + other.counts,
            self.certainty + other.certainty,
            self.disagreements + other.disagreements,
        )


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the tally of all."""
    return sum(tallies, Tally())


def _share(part: float, whole: float) -> float:
    """Return part of whole; not a number where there is no whole."""
    return part / whole if whole else math.nan


def measures(tally: Tally) -> dict[str, float]:
    """Return every measure by its name; not a number where nothing was there to be measured."""
    n = tally.counts

    def f1(kind: str, right: str) -> float:
        return _share(2 * n[right], n[f"{kind} found"] + n[f"{kind} annotated"])

    told = {
        "quantity_precision": _share(n["figure matched"], n["figure found"]),
        "quantity_recall": _share(n["figure matched"], n["figure annotated"]),
        "quantity_f1": f1("figure", "figure matched"),
        "figure_precision": _share(n["figure right"], n["figure found"]),
        "figure_recall": _share(n["figure right"], n["figure annotated"]),
        "figure_f1": f1("figure", "figure right"),
        "commitment_precision": _share(n["commitment matched"], n["commitment found"]),
        "commitment_recall": _share(n["commitment matched"], n["commitment annotated"]),
        "commitment_f1": f1("commitment", "commitment matched"),
    }
    for name in ("span", *WHOLE, *STATED):
        told[name] = _share(n[f"{name} same"], n["figure matched"])
    for name in STATED + PROMISED:
        told[f"{name}_f1"] = f1(name, f"{name} right")
    doubted = sorted(tally.certainty)[: max(1, len(tally.certainty) // 5)]
    told["errors_in_least_sure_fifth"] = _share(
        sum(wrong for _, wrong in doubted), sum(wrong for _, wrong in tally.certainty)
    )
    return told


def _number(value: object) -> float | None:
    """Return a JSON number, None for null, and not a number (which equals nothing) for anything else."""
    if value is None:
        return None
    return float(value) if isinstance(value, int | float | str) and _is_numeric(value) else math.nan


def _is_numeric(value: float | str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True


def _equal(left: object, right: object) -> bool:
    """Say whether two JSON numbers are equal up to the last binary digits, or both null."""
    ours, theirs = _number(left), _number(right)
    if ours is None or theirs is None:
        return ours is theirs
    return math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-9)


def _same_value(ours: Record, theirs: Record) -> bool:
    if parts := ours.get("values"):
        found = theirs.get("values") or []
        return len(parts) == len(found) and all(map(_equal, parts, found))
    return _equal(ours.get("value"), theirs.get("value")) and _equal(ours.get("value_high"), theirs.get("value_high"))


def same_fields(ours: Record, theirs: Record, matched: Mapping[int, int], names: Collection[str]) -> dict[str, bool]:
    """Return for each field whether a found figure agrees with the annotated one that it stands for.

    ``matched`` says which finding stands for which annotation (for ``part_of``), ``names`` are all annotated
    indicators of the text.
    """
    whole = ours.get("part_of")
    same = {name: bool(ours.get(name) == theirs.get(name)) for name in WHOLE + STATED}
    same["span"] = (ours["start"], ours["end"]) == (theirs["start"], theirs["end"])
    same["value"] = _same_value(ours, theirs)
    same["indicator"] = is_its_own_name(ours.get("indicator"), theirs.get("indicator"), names)
    same["scope"] = letters(ours.get("scope")) == letters(theirs.get("scope"))
    same["part_of"] = theirs.get("part_of") == (None if whole is None else matched.get(whole))
    return same


def _spans(places: Sequence[Sequence[int]] | None) -> list[Record]:
    return [{"start": start, "end": end} for start, end in places or ()]


def _kept(records: Sequence[Record], keep: Collection[int]) -> list[Record]:
    """Return the kept records, their ``part_of`` counted among the kept ones and None where its whole was not kept."""
    index = {old: new for new, old in enumerate(sorted(keep))}
    return [{**records[old], "part_of": index.get(records[old].get("part_of", -1))} for old in sorted(keep)]


def _told(annotation: Record, at: int, before: int = 0, after: int = 0, end: int | None = None) -> str:
    text = annotation["text"][max(0, at - before) : (at if end is None else end) + after]
    return str(text).replace("\n", "⏎")


def _score_figures(annotation: Record, printed: Record, tally: Tally) -> None:
    first, last = annotation["window"]
    hesitated = _spans(annotation.get("ignore_figures"))

    def counts(record: Record) -> bool:
        return not any(overlap(record, span) > 0 for span in hesitated)

    ours, theirs = annotation["figures"], printed["figures"]
    wanted = _kept(ours, [i for i, r in enumerate(ours) if counts(r)])
    found = _kept(theirs, [i for i, r in enumerate(theirs) if first <= r["start"] < last and counts(r)])
    names = {record["indicator"] for record in wanted}
    matched = pairs(wanted, found, SAME_FIGURE)
    tally.counts.update({"figure annotated": len(wanted), "figure found": len(found), "figure matched": len(matched)})
    where = annotation["id"]
    for i, j in sorted(matched.items()):
        same = same_fields(wanted[i], found[j], matched, names)
        whole = all(same[name] for name in WHOLE)
        tally.counts.update(f"{name} same" for name, right in same.items() if right)
        for name in STATED:
            stated = wanted[i].get(name) is not None
            tally.counts[f"{name} annotated"] += stated
            tally.counts[f"{name} found"] += found[j].get(name) is not None
            tally.counts[f"{name} right"] += stated and same[name]
        tally.counts["figure right"] += whole
        if found[j].get("confidence") is not None:
            tally.certainty.append((float(found[j]["confidence"]), not whole))
        if not whole:
            wrong = (f"{n} wanted {wanted[i].get(n)!r}, read {found[j].get(n)!r}" for n in WHOLE if not same[n])
            around = _told(annotation, wanted[i]["start"], 24, 12, wanted[i]["end"])
            tally.disagreements.append(f"{where} at {wanted[i]['start']}: …{around}…  " + "; ".join(wrong))
    for records, done, word in ((wanted, set(matched), "missed"), (found, set(matched.values()), "extra")):
        for number, record in enumerate(records):
            if number not in done:
                around = _told(annotation, record["start"], 24, 12, record["end"])
                tally.disagreements.append(f"{where} at {record['start']}: {word} …{around}…")


def _day(value: object) -> str | None:
    return str(value)[:10] if value else None


def _score_commitments(annotation: Record, printed: Record, tally: Tally) -> None:
    first, last = annotation["window"]
    hesitated = _spans(annotation.get("ignore"))

    def counts(record: Record) -> bool:
        return not any(overlap(record, span) > DISPUTED_COMMITMENT for span in hesitated)

    wanted = [r for r in annotation["commitments"] if counts(r)]
    found = [r for r in printed.get("commitments", ()) if first <= r["start"] < last and counts(r)]
    matched = pairs(wanted, found, SAME_COMMITMENT)
    tally.counts.update(
        {"commitment annotated": len(wanted), "commitment found": len(found), "commitment matched": len(matched)}
    )
    for i, j in matched.items():
        ours, theirs = wanted[i], found[j]
        right = {
            "heading": character_f1(ours.get("heading"), theirs.get("heading")) >= NEAR,
            "responsible": character_f1(ours.get("responsible"), theirs.get("responsible")) >= SAME_UNIT,
            "deadline": _day(ours.get("deadline")) == _day(theirs.get("deadline")),
        }
        for name in PROMISED:
            tally.counts[f"{name} annotated"] += bool(ours.get(name))
            tally.counts[f"{name} found"] += bool(theirs.get(name))
            tally.counts[f"{name} right"] += bool(ours.get(name)) and right[name]


def score(annotation: Record, printed: Mapping[str, Any]) -> Tally:
    """Return the tally of one annotated text and of what ``taizhang read --format json`` printed for it.

    Only records that begin inside the annotation's ``window`` count; spans on which annotators hesitated
    (``ignore_figures``, ``ignore``) count neither way.
    """
    tally = Tally()
    _score_figures(annotation, printed, tally)
    _score_commitments(annotation, printed, tally)
    return tally
