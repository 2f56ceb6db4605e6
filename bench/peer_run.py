"""Run by the interpreter of another environment: times one other library on a text, against the bare pass there.

    python peer_run.py jionlp|recognizers FILE

Prints one JSON object: seconds of the library, of the bare pass, and the library's version. Uses nothing of this
project.
"""

import importlib
import importlib.metadata
import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

NAMES = {"jionlp": "jionlp", "recognizers": "recognizers-text-suite"}
"""Distribution name of each library."""


def money_and_time() -> Callable[[str], object]:
    """Return JioNLP's reading of amounts of money, paragraph by paragraph."""
    library = importlib.import_module("jionlp")

    def run(paragraph: str) -> object:
        return library.ner.extract_money(paragraph, with_parsing=True)

    return run


def models() -> Callable[[str], object]:
    """Return the number, percentage, currency and dimension models of recognizers-text for Chinese."""
    culture = importlib.import_module("recognizers_text").Culture.Chinese
    numbers = importlib.import_module("recognizers_number").NumberRecognizer(culture)
    units = importlib.import_module("recognizers_number_with_unit").NumberWithUnitRecognizer(culture)
    used = [
        numbers.get_number_model(),
        numbers.get_percentage_model(),
        units.get_currency_model(),
        units.get_dimension_model(),
    ]

    def run(paragraph: str) -> object:
        return [model.parse(paragraph) for model in used]

    return run


def main() -> None:
    """Time the named library on the file's paragraphs."""
    name, path = sys.argv[1:]
    text = Path(path).read_text(encoding="utf-8")
    run = {"jionlp": money_and_time, "recognizers": models}[name]()
    paragraphs = [line for line in text.split("\n") if line.strip()]
    run(paragraphs[0])  # tables are loaded at the first call
    begun = time.perf_counter()
    for paragraph in paragraphs:
        run(paragraph)
    taken = time.perf_counter() - begun
    digits = re.compile(r"\d+")
    begun = time.perf_counter()
    for _ in range(100):
        digits.findall(text)
    bare = (time.perf_counter() - begun) / 100
    print(json.dumps({"seconds": taken, "bare": bare, "version": importlib.metadata.version(NAMES[name])}))


if __name__ == "__main__":
    main()
