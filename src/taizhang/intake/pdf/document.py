"""PDF → text: looks at the file, has it read in a process of its own, and takes the result."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zlib

from taizhang.intake.errors import IntakeError
from taizhang.intake.extracted import Content
from taizhang.intake.limits import MAX_PDF_SECONDS

_STREAM = re.compile(rb"\bstream\r?\n")
_DICTIONARY_BYTES = 4096
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_TAIL = 4096
PDF_PATIENCE = MAX_PDF_SECONDS + 10
"""Seconds by the clock after which the process is ended, should the system's limit on its computing time not do so."""
_POINTER = re.compile(rb"startxref\s{1,4}([0-9]{1,12})")
_TABLE = re.compile(rb"\s{0,4}(?:xref|[0-9]{1,10}\s{1,4}[0-9]{1,5}\s{1,4}obj)")
_CHUNK = 1 << 16
_WORKER = "taizhang.intake.pdf.worker"


def read_pdf(data: bytes, max_bytes: int) -> Content:
    """The text of a PDF; IntakeError for what cannot be opened or has no text layer."""
    if not _is_whole(data):
        # PDFium would mend a cut file and show fewer pages, silently.
        raise IntakeError("damaged", kind="PDF")
    _count_unpacked(data, max_bytes)
    result = _worked(data, max_bytes)
    refused = result.get("refused")
    if isinstance(refused, str):
        raise IntakeError(refused, kind="PDF", limit=max_bytes, what=result.get("what", ""))
    text, pages, notes = result.get("text"), result.get("pages"), result.get("notes")
    if not isinstance(text, str) or not isinstance(pages, list) or not isinstance(notes, list):
        raise IntakeError("damaged", kind="PDF")
    return Content(
        text=text, media="pdf", notes=tuple(str(note) for note in notes), pages=tuple(int(start) for start in pages)
    )


def _is_whole(data: bytes) -> bool:
    """Whether the file goes on to its end: the end mark is there, or at least the whole of the pointer before it."""
    if b"%%EOF" in data[-_TAIL:]:
        return True
    pointers = list(_POINTER.finditer(data[-_TAIL:]))
    return bool(pointers) and _TABLE.match(data, int(pointers[-1].group(1)) + max(0, data.find(b"%PDF-"))) is not None


def _worked(data: bytes, max_bytes: int) -> dict[str, object]:
    """What the process says; a process that dies or does not end was given something hostile."""
    # The child finds the package where this process found it, whether installed or not.
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    try:
        # The command is this interpreter and our own module; the file goes in as bytes.
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", _WORKER, str(max_bytes)],
            input=data,
            capture_output=True,
            timeout=PDF_PATIENCE,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise IntakeError("hostile", what="endless") from None
    if done.returncode != 0:
        raise IntakeError("hostile", what="exhausting") from None
    result: dict[str, object] = json.loads(done.stdout)
    return result


def _count_unpacked(data: bytes, max_bytes: int) -> None:
    """Refuse a file whose packed streams, pictures left out, hold more than ``max_bytes``."""
    left = max_bytes
    for found in _STREAM.finditer(data):
        start = data.rfind(b" obj", max(0, found.start() - _DICTIONARY_BYTES), found.start())
        dictionary = data[max(start, 0) if start >= 0 else max(0, found.start() - 512) : found.start()]
        filters = len(_FLATE.findall(dictionary))
        if not filters or b"/Image" in dictionary:
            continue
        end = data.find(b"endstream", found.end())
        size = _inflated(data[found.end() : end if end >= 0 else len(data)], filters, left)
        if size > 5_000_000 and size > 500 * max(1, end - found.end()):
            raise IntakeError("zip_bomb")
        left -= size
        if left < 0:
            raise IntakeError("too_large", limit=max_bytes)


def _inflated(packed: bytes, filters: int, limit: int) -> int:
    """How many bytes a stream holds once unpacked as often as it says, counted up to ``limit`` and one more."""
    largest = 0
    for level in range(min(filters, 4)):
        inflater = zlib.decompressobj()
        pieces: list[bytes] = []
        size = 0
        rest = packed
        try:
            while rest and size <= limit and not inflater.eof:
                piece = inflater.decompress(rest, _CHUNK)
                size += len(piece)
                if filters > level + 1:
                    pieces.append(piece)
                rest = inflater.unconsumed_tail
        except zlib.error:
            # A broken stream: PDFium shows of it what it can, and no more than was counted here.
            pass
        largest = max(largest, size)
        packed = b"".join(pieces)
    return largest
