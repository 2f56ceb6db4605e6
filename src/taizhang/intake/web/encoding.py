"""Bytes of a web page → characters, by byte-order mark, then by what the page says, then by what reads as Chinese."""

from __future__ import annotations

import codecs
import re

from taizhang.intake.plaintext import Decoded, decode

_CHARSET = re.compile(
    rb"""<meta\b[^>]{0,300}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_\-]{3,20})""", re.IGNORECASE
)
_GB = frozenset({"gb2312", "gbk", "gb18030", "gb-2312", "x-gbk", "gb_2312-80", "cp936", "hz-gb-2312"})
_HEAD = 8192
# A page may carry a few bytes that its own encoding does not know, in a script or a visitor's comment; browsers show it
# all the same. Beyond this share the declared encoding is the wrong one.
_BROKEN_SHARE = 0.0005


def decode_page(data: bytes, *, charset: str | None = None) -> Decoded:
    """The characters of a page, which ``charset`` is told of. Raises IntakeError as ``plaintext.decode`` does."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data)
    found = _CHARSET.search(data[:_HEAD])
    declared = found.group(1).decode("ascii").lower() if found else (charset or "").lower()
    order = ("gb18030", "utf-8") if declared in _GB else ("utf-8", "gb18030")
    for encoding in order:
        text = _almost(data, encoding)
        if text is not None and (encoding == "utf-8" or declared in _GB):
            broken = text.count("\ufffd")
            notes = () if not broken else (f"网页中有{broken}处字节无法解码，显示为“\ufffd”。",)
            return Decoded(text=text, encoding=encoding, notes=notes)
    return decode(data)


def _almost(data: bytes, encoding: str) -> str | None:
    """The characters if all bytes, or all but very few, decode."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        return text if text.count("\ufffd") <= len(text) * _BROKEN_SHARE else None
