"""Score the reading against hand-made annotations.

    python -m bench.gold DIR [--texts DIR] [--errors N] [--json OUT]

DIR holds one JSON file for each annotated text, in the format of docs/explanation/measures.md. An annotation without
its text (specs/annotations) names the text's hash; ``--texts`` says in which folder to look for it. Printed is every
measure beside its bar, what it would be without the one file that moves it most, and a line for each file.
"""

import argparse
import hashlib
import json
import math
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.scoring import Tally, measures, score, total
from taizhang.reading import read, reading_to_json

BARS = Path(__file__).with_name("bars.toml")

PER_FILE = ("quantity_f1", "value", "indicator", "figure_f1", "period_f1", "commitment_f1")
"""The measures that each file's line shows."""

NEEDED = {"id", "window", "figures", "commitments"}
"""What an annotation must hold."""


class BadAnnotations(Exception):
    """The folder of annotations cannot be scored."""


def texts_by_hash(folder: Path) -> dict[str, str]:
    """Return every .txt below a folder by the SHA-256 of its text, line ends as ``\\n``."""
    texts = (path.read_bytes().decode("utf-8").replace("\r\n", "\n") for path in sorted(folder.rglob("*.txt")))
    return {hashlib.sha256(text.encode("utf-8")).hexdigest(): text for text in texts}


def joined(held: dict[str, Any], texts: Mapping[str, str], path: Path) -> dict[str, Any]:
    """Return an annotation with its text and its headings' words, where it came with their hash and places."""
    if "text" in held:
        return held
    text = texts.get(held.get("text_sha256", ""))
    if text is None:
        raise BadAnnotations(f"The text of {path} is not at hand. Name the folder that holds it with --texts.")
    spans = [row.get("heading_at") for row in held["commitments"]]
    rows = [
        row | {"heading": None if span is None else text[span[0] : span[1]]}
        for row, span in zip(held["commitments"], spans, strict=True)
    ]
    return held | {"text": text, "commitments": rows}


def annotations(folder: Path, texts: Path | None = None) -> list[dict[str, Any]]:
    """Return every annotation of a folder, by file name; raise `BadAnnotations` where there is none or one is unfit."""
    found = []
    known = texts_by_hash(texts) if texts is not None else {}
    for path in sorted(folder.glob("*.json")):
        try:
            held = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise BadAnnotations(f"{path} is no JSON file: {error}. Mend it or take it out of the folder.") from error
        missing = NEEDED - held.keys() if isinstance(held, dict) else NEEDED
        if missing:
            raise BadAnnotations(
                f"{path} lacks {', '.join(sorted(missing))}. Add it or take the file out of the folder."
            )
        found.append(joined(held, known, path))
    if not found:
        raise BadAnnotations(f"There is no annotation (*.json) in {folder}. Name the folder that holds them.")
    return found


def read_one(annotation: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the reader makes of an annotated text, told its issuer and year where the annotation names them."""
    reading = read(annotation["text"], issuer=annotation.get("issuer") or None, year=annotation.get("year") or None)
    return reading_to_json(reading)


def mark(value: float, bar: Mapping[str, Any]) -> str:
    """Return ✓ or ✗, or nothing where there is no bar or no value."""
    if "least" not in bar or math.isnan(value):
        return " "
    return "✓" if value >= bar["least"] else "✗"


def without_one(tallies: Mapping[str, Tally], name: str) -> tuple[float, float]:
    """Return the lowest and highest value of a measure when any one file is left out; no number for a single file."""
    values = [
        measures(total(t for other, t in tallies.items() if other != left_out))[name]
        for left_out in tallies
        if len(tallies) > 1
    ]
    values = [v for v in values if not math.isnan(v)]
    return (min(values), max(values)) if values else (math.nan, math.nan)


def table(tallies: Mapping[str, Tally], bars: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the lines of the table of measures."""
    told = measures(total(tallies.values()))
    lines = [f"{'':32} {'all':>7}  {'bar':>6}     {'leaving out any one file':>24}"]
    for bar in bars:
        value = told[bar["name"]]
        low, high = without_one(tallies, bar["name"])
        least = f"≥ {bar['least']:.3f}" if "least" in bar else ""
        aim = f"aim {bar['aim']:.2f}" if "aim" in bar else ""
        lines.append(
            f"{bar['label']:32} {value:7.4f}  {least:>7}  {mark(value, bar)}"
            f"  {low:11.4f} – {high:6.4f}   {aim}".rstrip()
        )
    return lines


def per_file(tallies: Mapping[str, Tally]) -> list[str]:
    """Return a line for each file."""
    width = max(len(name) for name in tallies) + 2
    lines = [" " * width + "figures  " + "  ".join(f"{name:>13}" for name in PER_FILE)]
    for name, tally in tallies.items():
        told = measures(tally)
        values = "  ".join(f"{told[measure]:13.4f}" for measure in PER_FILE)
        lines.append(f"{name:{width}}{tally.counts['figure annotated']:7}  {values}")
    return lines


def as_json(tallies: Mapping[str, Tally]) -> dict[str, Any]:
    """Return everything that was measured as plain JSON; what could not be measured is null."""

    def plain(tally: Tally) -> dict[str, Any]:
        told = {k: None if math.isnan(v) else v for k, v in measures(tally).items()}
        return {"measures": told, "counts": dict(sorted(tally.counts.items()))}

    whole = total(tallies.values())
    return {
        "all": plain(whole),
        "files": {name: plain(t) for name, t in tallies.items()},
        "disagreements": whole.disagreements,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 1 where a bar is missed, 2 where the folder cannot be scored."""
    parser = argparse.ArgumentParser(prog="python -m bench.gold", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--texts", type=Path, metavar="DIR", help="where the texts of annotations without them lie")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="also print the first N disagreements")
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write everything that was measured")
    told = parser.parse_args(arguments)
    try:
        found = annotations(told.folder, told.texts)
    except BadAnnotations as error:
        print(error, file=sys.stderr)
        return 2
    tallies = {annotation["id"]: score(annotation, read_one(annotation)) for annotation in found}
    bars = tomllib.loads(BARS.read_text(encoding="utf-8"))["measure"]
    whole = total(tallies.values())
    for line in whole.disagreements[: told.errors]:
        print(line)
    print("\n".join([*table(tallies, bars), "", *per_file(tallies)]))
    counts = whole.counts
    print(
        f"\n{len(tallies)} texts, {counts['figure annotated']} figures"
        f" and {counts['commitment annotated']} commitments annotated."
    )
    if told.json:
        told.json.write_text(json.dumps(as_json(tallies), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    values = measures(whole)
    return int(any(mark(values[bar["name"]], bar) == "✗" for bar in bars))


if __name__ == "__main__":
    sys.exit(main())
