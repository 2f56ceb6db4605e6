"""In which language the command speaks, and where its remarks go.

Results go to standard output or to a file; whatever is said about them goes to standard error, so that output can be
piped on.
"""

import os
import sys
from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]

EXIT_OK = 0
"""Everything asked for was done."""
EXIT_CONTRADICTION = 1
"""``check --strict`` found a contradiction."""
EXIT_REFUSED = 2
"""A file was refused (the others were read), or the command line was not understood."""
EXIT_INTERRUPTED = 130
"""Ended by Ctrl-C; what was finished by then is whole."""
EXIT_BROKEN_PIPE = 141
"""The program that the output was piped to has ended (``| head``)."""


class CommandError(Exception):
    """A request that cannot be carried out: one whole sentence in each language on what happened and what to do."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The language of a call of the command."""

    language: Language = "zh"
    """Chinese unless asked otherwise."""

    def pick(self, zh: str, en: str) -> str:
        """Return the one of two wordings that is in this language."""
        return zh if self.language == "zh" else en

    def remark(self, zh: str, en: str) -> None:
        """Print one line on standard error."""
        text = self.pick(zh, en)
        encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
        # A file name that is no text in the terminal's encoding must not stop the sentence about it.
        print(text.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr, flush=True)

    def refuse(self, source: str, zh: str, en: str) -> None:
        """Say in one sentence why a file was not read."""
        named = source or "“”"
        self.remark(f"{named}：{zh}", f"{named}: {en}")


def why(error: OSError) -> str:
    """Return in Chinese why the system refused."""
    from taizhang.intake import why as told  # nothing is said of most calls, and intake takes time to load

    return told(error)


def default_language() -> Language:
    """Return the language that ``TAIZHANG_LANG`` asks for, else Chinese, whatever the system's locale."""
    return "en" if os.environ.get("TAIZHANG_LANG", "").lower().startswith("en") else "zh"
