"""Score the settling against labelled pairs of documents.

    python -m bench.settle_gold --pair SETTLE_GOLD.json TARGETS_GOLD.json RESULTS_GOLD.json [--labels]
    python -m bench.settle_gold --cases specs/settling/national_*.json --texts DIR

With ``--labels`` the two documents' labelled figures are settled, else what the reader makes of their texts. Printed
are F1 of the verdicts met and missed with the right result, the share of false ones, and every disagreement. Labels
marked optional count only where their figure was read as a target.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from taizhang.reading import read
from taizhang.reading.records import Commitment, Figure, Reading
from taizhang.settling import Settlement, settle

DECIDED = ("met", "missed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a person found for one target figure."""

    target_start: int
    """Offset of the target's number."""
    result_start: int | None
    """Offset of the result's number, or None where there is none."""
    verdict: str
    """The verdict."""
    optional: bool
    """Whether the figure may as well not be read as a target."""
    also: frozenset[int]
    """Offsets of results that state the same and are as right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How verdicts agree with labels."""

    right: int
    """Decided verdicts that agree in verdict and result."""
    given: int
    """Decided verdicts given on labelled targets."""
    wanted: int
    """Decided verdicts among the labels."""
    false: int
    """Given decided verdicts whose verdict or result is wrong."""
    settled: int
    """All verdicts given on labelled targets."""
    differing: tuple[str, ...]
    """Every disagreement, in words."""

    @property
    def f1(self) -> float:
        """Return the F1 of met and missed with the right result; 1 where there is nothing to find and nothing given."""
        return 2 * self.right / (self.given + self.wanted) if self.given + self.wanted else 1.0

    @property
    def false_share(self) -> float:
        """Return the share of false met and missed among all verdicts."""
        return self.false / self.settled if self.settled else 0.0


def score(labels: Iterable[Label], settlements: Iterable[Settlement]) -> Score:
    """Compare settlements with labels by the targets' offsets; settlements of unlabelled targets are left out."""
    given = {s.target.start: s for s in settlements}
    right = decided = wanted = false = settled = 0
    differing: list[str] = []
    for label in labels:
        found = given.get(label.target_start)
        if found is None and label.optional:
            continue
        wanted += label.verdict in DECIDED
        settled += found is not None
        verdict = found.verdict if found is not None else "(no target)"
        start = found.result.start if found is not None and found.result is not None else None
        agrees = verdict == label.verdict and (
            label.verdict not in DECIDED or start == label.result_start or start in label.also
        )
        decided += verdict in DECIDED
        right += agrees and verdict in DECIDED
        false += verdict in DECIDED and not agrees
        if not agrees:
            name = f"{found.target.indicator} {found.target.text}" if found is not None else "?"
            against = f"{found.result.indicator} {found.result.text}" if found is not None and found.result else "-"
            differing.append(
                f"{label.target_start} {name}: "
                f"want {label.verdict}@{label.result_start} got {verdict}@{start} {against}"
            )
    return Score(right=right, given=decided, wanted=wanted, false=false, settled=settled, differing=tuple(differing))


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def labelled_reading(gold: dict[str, Any]) -> Reading:
    """Return a gold file's labelled records as a Reading."""
    figures = tuple(
        Figure(
            start=f["start"],
            end=f["end"],
            text=gold["text"][f["start"] : f["end"]],
            value=_decimal(f["value"]),
            value_high=_decimal(f["value_high"]),
            values=None if f["values"] is None else tuple(Decimal(str(v)) for v in f["values"]),
            unit=f["unit"],
            resolution=Decimal(1),
            indicator=f["indicator"] or "",
            indicator_id=None,
            measure=f["measure"],
            qualifier=f["qualifier"],
            mood=f["mood"],
            strength=f["strength"],
            role=f["role"],
            period=f["period"],
            scope=f["scope"],
            part_of=f["part_of"],
            confidence=1.0,
            doubts=(),
        )
        for f in gold["figures"]
    )
    commitments = tuple(
        Commitment(
            start=c["start"],
            end=c["end"],
            text=gold["text"][c["start"] : c["end"]],
            heading=c["heading"],
            responsible=c["responsible"],
            deadline=c["deadline"],
            figures=tuple(c["figures"]),
            confidence=1.0,
            doubts=(),
        )
        for c in gold["commitments"]
    )
    return Reading(
        text=gold["text"],
        source=gold["id"],
        sha256="",
        reader="labels",
        title=gold["title"],
        issuer=gold["issuer"],
        region=None,
        year=gold["year"],
        date=None,
        kind="other",
        outline=(),
        figures=figures,
        commitments=commitments,
    )


def gold_labels(pairs: list[dict[str, Any]], key: str = "target_start") -> list[Label]:
    """Return the labels of a gold file or case file."""
    return [
        Label(
            target_start=pair[key],
            result_start=pair["result_start"],
            verdict=pair["verdict"],
            optional=pair.get("optional", False),
            also=frozenset(pair.get("also", ())),
        )
        for pair in pairs
    ]


def case_texts(case: dict[str, Any], texts: Path) -> tuple[str, str]:
    """Return the two texts that a case file labels; raises ValueError where one is not the text that was labelled."""
    found: list[str] = []
    for side in ("targets", "results"):
        raw = (texts / case[side]["file"]).read_bytes().decode("utf-8").replace("\r\n", "\n")
        if hashlib.sha256(raw.encode("utf-8")).hexdigest() != case[side]["sha256"]:
            raise ValueError(f"{case[side]['file']} is not the text that was labelled; its hash differs.")
        found.append(raw)
    return found[0], found[1]


def score_case(case: dict[str, Any], texts: Path, read: Callable[..., Reading]) -> Score:
    """Read and settle the pair of a case file and score it."""
    before, after = case_texts(case, texts)
    targets = read(before, issuer=case["targets"]["issuer"], year=case["targets"]["year"])
    results = read(after, issuer=case["results"]["issuer"], year=case["results"]["year"])
    report = settle(targets, results, year=case["year"])
    return score(gold_labels(case["labels"]), report.settlements)


def _show(name: str, found: Score) -> None:
    print(
        f"{name}: F1 {found.f1:.3f} ({found.right} right, {found.given} given, {found.wanted} wanted), "
        f"false {found.false} of {found.settled} ({found.false_share:.1%})"
    )
    for line in found.differing:
        print("   ", line)


def _load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pair", nargs=3, type=Path, metavar="GOLD")
    parser.add_argument("--organ", default="樊城区")
    parser.add_argument("--labels", action="store_true")
    parser.add_argument("--cases", nargs="*", type=Path, default=[])
    parser.add_argument("--texts", type=Path)
    args = parser.parse_args()
    if args.pair:
        gold, before, after = map(_load, args.pair)
        if args.labels:
            targets, results = labelled_reading(before), labelled_reading(after)
        else:
            targets = read(before["text"], issuer=before["issuer"], year=before["year"])
            results = read(after["text"], issuer=after["issuer"], year=after["year"])
        report = settle(targets, results, organ=args.organ, year=gold["year"])
        _show(args.pair[0].stem, score(gold_labels(gold["pairs"]), report.settlements))
    if args.cases:
        if args.texts is None:
            parser.error("--cases needs --texts DIR, the folder that holds the labelled texts")
        for path in args.cases:
            _show(path.stem, score_case(_load(path), args.texts, read))
    return 0


if __name__ == "__main__":
    sys.exit(main())
