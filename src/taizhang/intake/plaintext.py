"""Bytes of plain text → characters: UTF-8, UTF-16 or GB18030, and never mojibake.

Decoding is strict. Bytes that decode under more than one encoding are given to the one whose result reads like Chinese;
bytes that decode under none are refused rather than repaired, because a replaced byte may be a digit.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from taizhang.intake.errors import IntakeError
from taizhang.intake.extracted import Content

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""One Chinese character."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_EXPECTED = (
    "[\t\n\r\x0b\x0c\x20-\x7e\u00a0\u00b0\u00b1\u00b2\u00b3\u00b7\u00d7\u00f7\u2010-\u203b"
    "\u2100-\u218f\u2190-\u22ff\u2460-\u25ff"
    "\u3000-\u303f\u3100-\u312f\u3220-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef\U00020000-\U0003ffff]"
)
_SAMPLE_BYTES = 262_144
_FEW_BROKEN = 3
_NAMES = {"utf-8": "UTF-8", "gb18030": "GB18030"}
_PRIVATE_USE = "[\ue000-\uf8ff]"
# The commonest characters of modern official Chinese make up well over a tenth of any running text; a wrong encoding
# spreads its characters over the whole table, so that hardly any of these turn up.
_COMMON = re.compile(
    "[的一是在不了有和年为以市区政府工作建设发展推进全项目新大国民经济社会服务企业产业加强完成实施重点、，。]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Characters and how the bytes were decoded."""

    text: str
    """The characters, without byte-order mark; line ends as they were."""
    encoding: str
    """``utf-8``, ``utf-8-sig``, ``utf-16`` or ``gb18030``."""
    notes: tuple[str, ...]
    """What to tell the person about the decoding; empty for UTF-8."""


def normalise_newlines(text: str) -> str:
    """``\\r\\n`` and ``\\r`` become ``\\n``; nothing else changes."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode(data: bytes) -> Decoded:
    """Decode ``data`` by byte-order mark, else by what reads as text.

    Raises IntakeError ``binary`` for bytes that are no text, ``broken_text`` for text with a few bytes that do not
    decode, ``undecodable`` for text in no encoding known here.
    """
    if data.startswith(codecs.BOM_UTF8):
        return Decoded(text=_strict(data[3:], "utf-8"), encoding="utf-8-sig", notes=())
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(_strict(data, "utf-16"), "文件按 UTF-16 编码读取。")
    unmarked = _unmarked_utf16(data)
    if unmarked is not None:
        return _utf16(unmarked, "文件没有编码标记，按 UTF-16 编码读取。")
    if b"\x00" in data:
        raise IntakeError("binary", kind="null_bytes")
    try:
        return Decoded(text=_without_controls(data.decode("utf-8")), encoding="utf-8", notes=())
    except UnicodeDecodeError as error:
        tail_cut = error.reason == "unexpected end of data" and len(data) - error.start < 4 and error.start > 0
    if tail_cut:
        # A file cut inside its last character is still UTF-8; anything else would turn all of it into mojibake.
        text = data.decode("utf-8", errors="ignore")
        if HAN.search(text) and _readability(text) > 0.9:
            return Decoded(
                text=_without_controls(text),
                encoding="utf-8",
                notes=("文件在最后一个字符中间被截断，末尾不完整的字节已略去。",),
            )
    return _gb18030(data)


def read_plain(data: bytes) -> Content:
    """Plain text: decoded, line ends made ``\\n``, nothing else changed."""
    decoded = decode(data)
    return Content(text=normalise_newlines(decoded.text), media="txt", encoding=decoded.encoding, notes=decoded.notes)


def _strict(data: bytes, encoding: str) -> str:
    """Decode or refuse."""
    try:
        return _without_controls(data.decode(encoding))
    except UnicodeDecodeError:
        raise _why_undecoded(data, (encoding,)) from None


def _without_controls(text: str) -> str:
    """Refuse characters that no text file holds; ``text`` itself is returned unchanged."""
    found = _CONTROL.findall(text)
    # A stray form feed or escape is common in old exports; many control characters mean the bytes are not text.
    if len(found) > max(2, len(text) // 1000) or "\x00" in found:
        raise IntakeError("binary", kind="control_characters")
    return text


def _utf16(text: str, note: str) -> Decoded:
    return Decoded(text=text, encoding="utf-16", notes=(note,))


def _unmarked_utf16(data: bytes) -> str | None:
    """The text if bytes without a mark read as UTF-16 in one byte order, else None.

    Chinese UTF-16 without NUL bytes is told from GB18030 by its line ends, spaces and digits, whose high byte is NUL;
    a text that has none of them is too short to be a report and is left to the other encodings.
    """
    if len(data) < 4 or len(data) % 2 or b"\x00" not in data:
        return None
    best: tuple[float, str] | None = None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            sample = data[:_SAMPLE_BYTES].decode(encoding, errors="strict" if len(data) <= _SAMPLE_BYTES else "ignore")
        except UnicodeDecodeError:
            continue
        score = _readability(sample)
        if "\x00" not in sample and score > 0.9 and (best is None or score > best[0]):
            best = (score, encoding)
    if best is None:
        return None
    try:
        return _without_controls(data.decode(best[1]))
    except UnicodeDecodeError:
        raise _why_undecoded(data, (best[1],)) from None


def _readability(text: str) -> float:
    """Share of characters that belong in Chinese official text; 0 for none."""
    return len(re.findall(_EXPECTED, text)) / len(text) if text else 0.0


def _gb18030(data: bytes) -> Decoded:
    """Decode as GB18030 (of which GB2312 and GBK are parts) if the result reads as Chinese, else refuse."""
    notes = ["文件按 GB18030（含 GBK、GB2312）编码读取。"]
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        if len(data) - error.start >= 4 or error.start == 0:
            raise _why_undecoded(data, ("utf-8", "gb18030")) from None
        text = data[: error.start].decode("gb18030")
        notes.append("文件在最后一个字符中间被截断，末尾不完整的字节已略去。")
    sample = text[:_SAMPLE_BYTES]
    han = len(HAN.findall(sample))
    wide = sum(1 for character in sample if character > "\x7f")
    if len(_CONTROL.findall(sample)) > max(2, len(sample) // 1000):
        raise IntakeError("binary", kind="control_characters")
    plausible = (
        wide > 0
        and _readability(sample) > 0.97
        and len(re.findall(_PRIVATE_USE, sample)) <= len(sample) // 200
        and (han < 30 or len(_COMMON.findall(sample)) >= han * 0.04)
    )
    if not plausible:
        raise _why_undecoded(data, ("utf-8", "gb18030"))
    return Decoded(text=text, encoding="gb18030", notes=tuple(notes))


def _why_undecoded(data: bytes, encodings: tuple[str, ...]) -> IntakeError:
    """Why bytes that decode under none of these encodings are refused: where they break, if in few places."""
    for encoding in encodings:
        text = normalise_newlines(data.decode(encoding, errors="replace"))
        count = text.count("\ufffd")
        if 0 < count <= max(_FEW_BROKEN, len(text) // 1000) and HAN.search(text) and _readability(text) > 0.97:
            broken = text.index("\ufffd")
            line, column = text.count("\n", 0, broken) + 1, broken - text.rfind("\n", 0, broken)
            return IntakeError(
                "broken_text", encoding=_NAMES.get(encoding, "UTF-16"), count=count, line=line, column=column
            )
    sample = data[:_SAMPLE_BYTES]
    controls = sum(sample.count(byte) for byte in (*range(0x00, 0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F))
    return IntakeError("binary", kind="other_bytes") if controls > len(sample) * 0.02 else IntakeError("undecodable")
