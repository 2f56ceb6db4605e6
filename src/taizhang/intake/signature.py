"""What kind of file some bytes are, from the bytes alone; the name is only a hint between look-alikes."""

from __future__ import annotations

import codecs
import io
import re

from taizhang.intake.errors import IntakeError

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_HTML_MARK = re.compile(rb"<(?:!doctype\s{1,20}html|html|head|body|frameset)\b", re.IGNORECASE)
_HTML_START = re.compile(
    rb"<(?:meta|title|div|p|table|span|font|center|ucapcontent|article|section|h[1-6])\b", re.IGNORECASE
)
_HTML_NAME = (".html", ".htm", ".shtml", ".xhtml", ".jhtml")
_HEAD = 8192

# First bytes → what the file is, a word of ``refusals.toml``. All are refused: none holds text to be read directly.
_BINARY = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"RIFF", "multimedia"),
    (b"ID3", "audio"),
    (b"\x00\x00\x00\x18ftyp", "video"),
    (b"\x00\x00\x00\x20ftyp", "video"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
    (b"SQLite format 3\x00", "database"),
)
_ARCHIVES = (
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\x00", "xz"),
)
# Names of streams inside an OLE container, in the order in which they decide.
_OLE_STREAMS = (("WordDocument", ".doc"), ("Workbook", ".xls"), ("Book", ".xls"), ("PowerPoint Document", ".ppt"))
_OLE_BY_NAME = (".wps", ".et", ".dps", ".doc", ".xls", ".ppt")


def media_of(data: bytes, name: str) -> str:
    """``pdf``, ``docx``, ``xlsx``, ``html``, ``mht`` (a page and all that is on it, saved as one file) or ``txt``.

    Raises IntakeError ``empty``, ``encrypted``, ``old_format``, ``unknown_format``, ``binary`` or ``damaged`` for
    anything else.
    """
    if not data:
        raise IntakeError("empty")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zipped(data, name)
    if data.startswith(_OLE):
        raise _ole(data, name)
    start = data[:_HEAD]
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if start.lstrip().startswith(b"{\\rtf"):
        raise IntakeError("old_format", kind=".rtf")
    for magic, kind in _BINARY:
        if data.startswith(magic) and not (magic in (b"MZ", b"RIFF", b"ID3") and b"\x00" not in start):
            raise IntakeError("binary", kind=kind)
    for magic, kind in _ARCHIVES:
        if data.startswith(magic):
            raise IntakeError("unknown_format", kind=kind)
    return _textual(start, name)


def _textual(start: bytes, name: str) -> str:
    """``html``, ``mht`` or ``txt`` for bytes that carry no signature."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        start = start.decode("utf-16", errors="ignore").encode()
    start = start.removeprefix(codecs.BOM_UTF8).lstrip()
    if b"<?mso-application" in start or b"schemas.microsoft.com/office/word/2003/wordml" in start:
        raise IntakeError("old_format", kind="Office 2003 XML")
    if start[:13].lower() == b"mime-version:" or (b"multipart/related" in start and b"boundary=" in start):
        return "mht"
    if _HTML_MARK.search(start) or _HTML_START.match(start):
        return "html"
    return "html" if name.lower().endswith(_HTML_NAME) and b"<" in start else "txt"


def _zipped(data: bytes, name: str) -> str:
    """Which zip package it is, by the parts that make it one."""
    import zipfile  # needed by few files, and slow to import

    try:
        names = {entry.lstrip("/") for entry in zipfile.ZipFile(io.BytesIO(data)).namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        raise IntakeError("damaged", kind=_packed_kind(data, name)) from None
    if "OFD.xml" in names:
        raise IntakeError("old_format", kind=".ofd")
    if "[Content_Types].xml" in names:
        for folder, kind in (("word/", "docx"), ("xl/", "xlsx")):
            if any(entry.startswith(folder) for entry in names):
                if kind == "xlsx" and "xl/workbook.bin" in names:
                    raise IntakeError("old_format", kind=".xlsb")
                return kind
        if any(entry.startswith("ppt/") for entry in names):
            raise IntakeError("unknown_format", kind="pptx")
        raise IntakeError("damaged", kind="docx")
    if "mimetype" in names and "content.xml" in names:
        raise IntakeError("unknown_format", kind="opendocument")
    raise IntakeError("unknown_format", kind="zip")


def _packed_kind(data: bytes, name: str) -> str:
    """What a broken zip package was meant to be, from the part names that are still there."""
    for mark, kind in ((b"word/", "docx"), (b"xl/", "xlsx"), (b"OFD.xml", "ofd")):
        if mark in data:
            return kind
    suffix = name.rpartition(".")[2].lower()
    return suffix if suffix in ("docx", "xlsx", "ofd") else "zip"


def _ole(data: bytes, name: str) -> IntakeError:
    """Why an OLE container is refused: an encrypted new file, or an old format."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return IntakeError("encrypted")
    suffix = "." + name.rpartition(".")[2].lower()
    if suffix in _OLE_BY_NAME:
        return IntakeError("old_format", kind=suffix)
    for stream, kind in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return IntakeError("old_format", kind=kind)
    return IntakeError("old_format", kind="old_office")
