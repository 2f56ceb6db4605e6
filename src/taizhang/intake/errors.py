"""The one error of intake and the sentences it says.

Every refusal has a stable code, one Chinese sentence and one English sentence; each says what is the matter with the
file and what the person can do about it. The sentences are data (``data/refusals.toml``), so that an office can
reword them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pkgutil import get_data
from types import MappingProxyType
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The same in both languages; a sentence's ``{name}`` style places are filled in from the facts of the case."""

    zh: str
    """Chinese."""
    en: str
    """English."""


class _Facts(dict[str, object]):
    """Facts for the sentence patterns; a fact that was not given prints as nothing."""

    def __missing__(self, key: str) -> str:
        return ""


@cache
def _wordings(section: str) -> Mapping[str, Wording]:
    raw = tomllib.loads((get_data(__package__, "data/refusals.toml") or b"").decode("utf-8"))
    return MappingProxyType({key: Wording(zh=entry["zh"], en=entry["en"]) for key, entry in raw[section].items()})


def refusals() -> Mapping[str, Wording]:
    """All refusals by code, from ``data/refusals.toml``: why a kind of file is not read, as patterns of sentences."""
    return _wordings("refusal")


def _filled(pattern: str, facts: Mapping[str, object], language: Literal["zh", "en"]) -> str:
    """A sentence with its facts; those that are keys of the table of words are said in its language."""
    words = _wordings("word")
    said = {
        name: getattr(words[fact], language) if isinstance(fact, str) and fact in words else fact
        for name, fact in facts.items()
    }
    return pattern.format_map(_Facts(said))


class IntakeError(Exception):
    """A file that cannot be taken in.

    ``code`` is stable and one of the keys of ``data/refusals.toml``; ``message`` is one Chinese sentence that says
    what to do; ``message_en`` is the same in English. Keyword facts (``limit``, ``kind`` …) fill the places of the
    sentence: as they are, or by the words that the same data has for them in each language.
    """

    def __init__(self, code: str, **facts: object) -> None:
        refusal = refusals()[code]
        self.code: str = code
        self.facts: Mapping[str, object] = MappingProxyType(dict(facts))
        self.message: str = _filled(refusal.zh, facts, "zh")
        self.message_en: str = _filled(refusal.en, facts, "en")
        super().__init__(self.message)

    def __reduce__(self) -> tuple[object, ...]:
        # Worker processes send this error back by pickle; the facts rebuild the whole of it.
        return (_rebuild, (self.code, dict(self.facts)))


def _rebuild(code: str, facts: dict[str, object]) -> IntakeError:
    """Make the error again from what was pickled."""
    return IntakeError(code, **facts)
