"""The texts that speed is measured on."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from taizhang.demo import documents

ROOT = Path(__file__).resolve().parents[1]

SHORTEST = 24
"""Shorter strings under `text` are a figure's own characters, not a text."""


def _strings(held: Any) -> Iterator[str]:
    """Yield what stands under `text`, `targets` and `results` of written cases, at any depth."""
    if isinstance(held, dict):
        for key, value in held.items():
            if key in {"text", "targets", "results"} and isinstance(value, str) and len(value) > SHORTEST:
                yield value
            else:
                yield from _strings(value)
    elif isinstance(held, list):
        for value in held:
            yield from _strings(value)


def bundled() -> list[str]:
    """Return the demonstration's documents and, each file's joined to one text, the texts of the written cases.

    The cases are a few lines each; joined they have the length of a document.
    """
    found = [path.read_text(encoding="utf-8") for path in documents().values()]
    for path in sorted((ROOT / "specs").rglob("*.json")):
        cases = dict.fromkeys(_strings(json.loads(path.read_text(encoding="utf-8"))))
        if cases:
            found.append("\n".join(cases))
    return list(dict.fromkeys(found))


def folder_texts(folder: Path) -> list[str]:
    """Return every .txt of a folder and the folders in it, by path; what is no UTF-8 is left out."""
    found = []
    for path in sorted(folder.rglob("*.txt")):
        try:
            found.append(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
        except UnicodeDecodeError:
            print(f"left out, not UTF-8: {path}")
    return list(dict.fromkeys(found))


def altered(text: str, turn: int) -> str:
    """Return a text of the same length whose digits are others in every turn, and the same in every run.

    A number's first digit never becomes 0, so that numbers keep their form.
    """
    stream = iter(hashlib.shake_256(f"{turn}".encode()).digest(len(text)))
    out, inside = [], False
    for character in text:
        if character.isascii() and character.isdigit():
            other = next(stream) % 10
            out.append(str(other if inside or other else 7))
            inside = True
        else:
            out.append(character)
            inside = False
    return "".join(out)


def of_size(texts: list[str], size: int) -> list[str]:
    """Return texts of so many UTF-8 bytes together: as given first, then with other digits, over and over.

    The last is cut short so that the sum is the size, up to one character.
    """
    made: list[str] = []
    left, turn = size, 0
    while left > 0:
        for text in texts:
            one = altered(text, turn) if turn else text
            written = one.encode("utf-8", "surrogatepass")
            made.append(one if len(written) <= left else written[:left].decode("utf-8", "ignore"))
            left -= len(written)
            if left <= 0:
                break
        turn += 1
    return made
