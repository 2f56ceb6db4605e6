"""The same bytes when run again: zip files with no clock in them.

docx and xlsx are zip files whose entries carry the time of writing, and whose properties say when they were saved.
Both are set to the moment that the document is about.
"""

import io
import re
import zipfile
from datetime import UTC, datetime

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip file can say."""

_PROPERTIES = "docProps/core.xml"

_SAVED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)")


def steady(packed: bytes, *, at: datetime) -> bytes:
    """Return the same document as a zip file that depends on nothing but its content and ``at``."""
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    into = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as read,
        zipfile.ZipFile(into, "w", compression=zipfile.ZIP_DEFLATED, compresslevel=6) as written,
    ):
        # [Content_Types].xml stays first, as readers expect; the others go by name.
        for name in sorted(read.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            data = read.read(name)
            if name == _PROPERTIES:
                data = _SAVED.sub(lambda found: found[1] + moment + found[3], data)
            entry = zipfile.ZipInfo(name, date_time=_FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            written.writestr(entry, data)
    return into.getvalue()
