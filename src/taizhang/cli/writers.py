"""One writer per format: takes what became of each file as it comes, and ends the whole."""

import json
from typing import Protocol

from taizhang.cli.documents import Document, Outcome, document_to_json
from taizhang.cli.output import Output, encoded
from taizhang.cli.voice import CommandError, Voice


class Writer(Protocol):
    """What every format offers."""

    wants_json: bool
    """Whether outcomes should carry JSON instead of records."""

    def add(self, outcome: Outcome) -> None:
        """Take one file that was read."""

    def end(self) -> None:
        """Write what must follow the last one, so that the whole is valid."""


def writer_for(form: str, output: Output, voice: Voice, *, several: bool) -> Writer:
    """Return the writer of a format; ``several`` says whether several files were named."""
    match form:
        case "json" if output.is_terminal:
            return PrettyJson(output, several=several)
        case "json":
            return Json(output, several=several)
        case "jsonl":
            return JsonLines(output)
        case "table":
            return Tables(output, voice)
        case "csv":
            from taizhang.cli.sheets import CsvSheet

            return CsvSheet(output, english=voice.language == "en")
        case "xlsx":
            from taizhang.cli.sheets import Workbook

            if output.is_terminal:
                raise CommandError(
                    "xlsx不能显示在屏幕上，请用-o给出文件名，如-o 台账.xlsx。",
                    "A workbook cannot be shown on the screen; name a file with -o, such as -o ledger.xlsx.",
                )
            return Workbook(output, english=voice.language == "en")
        case _:
            from taizhang.cli.reading_page import ReadingPage

            return ReadingPage(output, voice)


class Json:
    """One object for one file, an array for several; written record by record."""

    wants_json = True

    def __init__(self, output: Output, *, several: bool) -> None:
        self._output = output
        self._several = several
        self._begun = False

    def add(self, outcome: Outcome) -> None:
        """Write one object."""
        before = (b",\n" if self._begun else b"[\n") if self._several else b""
        self._output.write(before + (outcome.record or b"null") + (b"" if self._several else b"\n"))
        self._begun = True

    def end(self) -> None:
        """Close the array."""
        if self._several:
            self._output.write(b"\n]\n" if self._begun else b"[]\n")


class PrettyJson:
    """The same for a person at a terminal, indented."""

    wants_json = False

    def __init__(self, output: Output, *, several: bool) -> None:
        self._output = output
        self._several = several
        self._all: list[object] = []

    def add(self, outcome: Outcome) -> None:
        """Keep one object; all are printed together."""
        self._all.append(document_to_json(_document(outcome)))

    def end(self) -> None:
        """Print them."""
        if self._several or self._all:
            shown = self._all if self._several else self._all[0]
            self._output.write(encoded(json.dumps(shown, ensure_ascii=False, indent=2) + "\n"))


class JsonLines:
    """One object a line."""

    wants_json = True

    def __init__(self, output: Output) -> None:
        self._output = output

    def add(self, outcome: Outcome) -> None:
        """Write one line."""
        self._output.write((outcome.record or b"null") + b"\n")

    def end(self) -> None:
        """Lines need no end."""


class Tables:
    """Tables for the terminal: what was read. Checking it is another command's, and would double the time."""

    wants_json = False

    def __init__(self, output: Output, voice: Voice) -> None:
        from taizhang.cli.terminal import printer

        self._output = output
        self._voice = voice
        self._printer = printer

    def add(self, outcome: Outcome) -> None:
        """Print one document."""
        from taizhang.cli.terminal import document_view

        self._printer(self._output)(document_view(_document(outcome), self._voice))

    def end(self) -> None:
        """Tell a person who watches what holds the figures against each other."""
        if self._output.is_terminal:
            self._voice.remark(
                "数据之间有没有矛盾，用taizhang check核对。", "taizhang check holds the figures against each other."
            )


def _document(outcome: Outcome) -> Document:
    assert outcome.document is not None, "records were not asked for"
    return outcome.document
