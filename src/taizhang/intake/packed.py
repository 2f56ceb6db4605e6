"""Zip packages (docx, xlsx) opened with every byte counted, and their XML parsed without entities, DTDs or network."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from taizhang.intake.errors import IntakeError

_MAX_ENTRIES = 20_000
_CHUNK = 1 << 16
# Office XML packs at 5:1 to 40:1, monotonous tables at up to 150:1; bombs reach 1000:1, the most that deflate can do.
_BOMB_RATIO = 200
_BOMB_BYTES = 5_000_000
_DTD_MARKS = tuple(
    mark.encode(code) for mark in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be")
)
_ZIP_FAILURES = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError)


class Package:
    """A zip package whose parts are unpacked one by one, counted against ``max_bytes``.

    Raises IntakeError ``damaged``, ``encrypted``, ``zip_bomb`` or ``too_large``. Python's zipfile never yields more
    bytes of a part than its directory declares, so what is declared bounds what can be unpacked.
    """

    def __init__(self, data: bytes, *, kind: str, max_bytes: int) -> None:
        self._data = data
        self._kind = kind
        self._limit = max_bytes
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _ZIP_FAILURES:
            raise IntakeError("damaged", kind=kind) from None
        self._parts = {info.filename.lstrip("/"): info for info in self._zip.infolist()}
        if len(self._zip.infolist()) > _MAX_ENTRIES:
            raise IntakeError("zip_bomb")
        for info in self._zip.infolist():
            if info.flag_bits & 0x1:
                raise IntakeError("encrypted")
            self._refuse_bomb(info.file_size, info.compress_size)

    def fresh(self) -> Package:
        """The same package with its count begun anew, for a reader that goes through the parts a second time."""
        return Package(self._data, kind=self._kind, max_bytes=self._limit)

    def names(self) -> tuple[str, ...]:
        """Names of all parts."""
        return tuple(self._parts)

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, None if there is no such part."""
        info = self._parts.get(name)
        if info is None:
            return None
        pieces = []
        size = 0
        try:
            with self._zip.open(info) as stream:
                while piece := stream.read(_CHUNK):
                    size += len(piece)
                    self._unpacked += len(piece)
                    self._refuse_bomb(size, info.compress_size)
                    if self._unpacked > self._limit:
                        raise IntakeError("too_large", limit=self._limit)
                    pieces.append(piece)
        except _ZIP_FAILURES:
            raise IntakeError("damaged", kind=self._kind) from None
        return b"".join(pieces)

    def xml(self, name: str) -> etree._Element | None:
        """The root element of an XML part, None if there is no such part."""
        data = self.read(name)
        return None if data is None else self.parse(data)

    def parse(self, data: bytes) -> etree._Element:
        """The root element of the XML of a part."""
        return parse_xml(data, kind=self._kind)

    def _refuse_bomb(self, size: int, packed: int) -> None:
        if size > min(_BOMB_BYTES, self._limit) and size > _BOMB_RATIO * max(packed, 1):
            raise IntakeError("zip_bomb")


def refuse_entities(data: bytes) -> None:
    """Refuse XML that brings its own document type: Office files have none, and entities can swell without limit."""
    if any(mark in data for mark in _DTD_MARKS):
        raise IntakeError("hostile", what="entities")


def parse_xml(data: bytes, *, kind: str) -> etree._Element:
    """Parse one XML part strictly; IntakeError ``damaged`` if ill-formed, ``hostile`` if it declares entities."""
    refuse_entities(data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise IntakeError("damaged", kind=kind) from None
