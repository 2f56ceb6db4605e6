"""One file to one read document: intake, reading, corrections. What runs in every worker process."""

import io
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from taizhang.cli.output import encoded

if TYPE_CHECKING:
    from taizhang.cli.corrections import Corrections
    from taizhang.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How the files of one call are read."""

    issuer: str | None = None
    """Who issued them, if the caller says so."""
    year: int | None = None
    """Their year, if the caller says so."""
    max_bytes: int | None = None
    """The most bytes of one file, or None for intake's own limit."""
    corrections: "Corrections | None" = None
    """What a person confirmed or corrected, to be laid over each reading."""
    as_json: bool = False
    """Whether workers hand back JSON instead of the records, which is faster where nothing else is needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file to be read."""

    name: str
    """The path as given, ``-`` for standard input."""
    data: bytes | None = None
    """The bytes of standard input, else None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file as read."""

    reading: "Reading"
    """What its text yields."""
    media: str
    """What the content is: txt, html, docx, pdf or xlsx."""
    encoding: str | None
    """How the bytes were decoded, where that was open."""
    notes: tuple[str, ...]
    """Whole sentences on how the text was got."""
    pages: tuple[int, ...] | None
    """For pdf the offsets at which its pages begin."""

    def notes_in(self, language: str) -> tuple[str, ...]:
        """Return the notes in one of the two languages."""
        if language != "en" or not self.notes:
            return self.notes
        from taizhang.intake import note_in_english

        return tuple(map(note_in_english, self.notes))

    def page_of(self, offset: int) -> int | None:
        """Return the page, counted from 1, on which the character at ``offset`` stands; None where there are none."""
        if self.pages is None:
            return None
        from bisect import bisect_right

        return max(1, bisect_right(self.pages, offset))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file: a document, its JSON, or the sentence that refuses it."""

    source: str
    """The path as given."""
    document: Document | None = None
    """The document, unless it was refused or asked for as JSON."""
    record: bytes | None = None
    """Its JSON on one line, where that was asked for."""
    text: str | None = None
    """The text as read, where JSON was asked for; else it is in the document."""
    sha256: str | None = None
    """Hash of its bytes; None for a file that was refused."""
    refusal: tuple[str, str] | None = None
    """Why the file was not read, in Chinese and English."""
    remarks: tuple[tuple[str, str], ...] = ()
    """What a person should know although the file was read, in Chinese and English."""


def document_to_json(document: Document) -> dict[str, Any]:
    """Return the JSON object of a document: the reading's fields, then how its text was got."""
    from taizhang.reading import reading_to_json

    return reading_to_json(document.reading) | _how_got(document)


def _how_got(document: Document) -> dict[str, Any]:
    return {
        "media": document.media,
        "encoding": document.encoding,
        "notes": list(document.notes),
        "notes_en": list(document.notes_in("en")),
        "pages": None if document.pages is None else list(document.pages),
    }


def document_to_line(document: Document) -> bytes:
    """Return the same object as JSON in UTF-8 on one line, without needless spaces."""
    from taizhang.reading import reading_to_parts

    line = io.BytesIO()
    line.writelines(reading_to_parts(document.reading))
    line.seek(-1, io.SEEK_END)  # over the brace that closes the reading's own fields
    line.write(b"," + one_line(_how_got(document))[1:])
    return line.getvalue()


def one_line(value: object) -> bytes:
    """Return a value as JSON in UTF-8 without needless spaces."""
    return encoded(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def read_source(source: Source, options: Options) -> Outcome:
    """Read one file; whatever is wrong with it comes back as a refusal."""
    from taizhang.intake import DEFAULT_MAX_BYTES, IntakeError, extract

    limit = DEFAULT_MAX_BYTES if options.max_bytes is None else options.max_bytes
    try:
        if source.data is None:
            taken = extract(source.name, max_bytes=limit)
        else:
            taken = extract(source.data, name=source.name, max_bytes=limit)
    except IntakeError as error:
        return Outcome(source=source.name, refusal=(error.message, error.message_en))
    from taizhang.reading import read

    reading = read(
        taken.text,
        issuer=options.issuer,
        year=options.year,
        source=taken.source,
        sha256=taken.sha256,
        title=taken.title,
        date=taken.date,
    )
    remarks: tuple[tuple[str, str], ...] = ()
    if options.corrections is not None:
        from taizhang.cli.corrections import lay_over

        laid = lay_over(reading, options.corrections)
        reading, remarks = laid.reading, laid.remarks
    document = Document(
        reading=reading, media=taken.media, encoding=taken.encoding, notes=taken.notes, pages=taken.pages
    )
    outcome = Outcome(source=source.name, document=document, sha256=taken.sha256, remarks=remarks)
    if options.as_json:
        return replace(outcome, document=None, record=document_to_line(document), text=reading.text)
    return outcome


def read_or_refuse(source: Source, options: Options) -> Outcome:
    """Read one file; a fault of the program itself is reported for that file, so that it stops no other."""
    try:
        return read_source(source, options)
    except Exception as error:  # noqa: BLE001 - one file must not stop the others, whatever is wrong
        return Outcome(source=source.name, refusal=fault(error))


def fault(error: BaseException) -> tuple[str, str]:
    """Return the sentence for a fault of the program."""
    what = f"{type(error).__name__}: {error}"[:300]
    return (
        f"程序在读这个文件时出错（{what}），请把文件和这句话一起反馈给维护者。",
        f"The program failed on this file ({what}); please report it to the maintainers with the file.",
    )
