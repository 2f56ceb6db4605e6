"""Files by content: each lies under the SHA-256 of its bytes, is written through to the disk, and never changes."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBlob:
    """What was stored."""

    sha256: str
    """Hash of the bytes, its name in the store."""
    size: int
    """Number of bytes."""


class TooLarge(ValueError):
    """More bytes came than are allowed."""


class BlobStore:
    """A folder of files by hash. Two who store the same bytes at once store them once."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder if folder is not None else Path(settings.TAIZHANG_BLOBS)

    def path(self, sha256: str) -> Path:
        """Return where the bytes of this hash lie; raise ValueError for what is no hash (no path leads elsewhere)."""
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            raise ValueError("not a SHA-256 in hexadecimal digits")
        return self.folder / sha256[:2] / sha256

    def put(self, chunks: Iterable[bytes], *, limit: int | None = None) -> StoredBlob:
        """Store the bytes and return their hash and size once they are safely on the disk.

        Call it before the row that names the hash is committed: a blob without a row is waste, a row without its blob
        is a loss. Raises TooLarge beyond ``limit`` bytes; nothing stays behind then.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix="incoming-", dir=self.folder)
        temporary = Path(name)
        digest, size = hashlib.sha256(), 0
        try:
            with os.fdopen(handle, "wb") as stream:
                for chunk in chunks:
                    size += len(chunk)
                    if limit is not None and size > limit:
                        raise TooLarge(f"more than {limit} bytes")
                    digest.update(chunk)
                    stream.write(chunk)
                stream.flush()
                if settings.TAIZHANG_WRITE_THROUGH:
                    os.fsync(stream.fileno())
            target = self.path(digest.hexdigest())
            target.parent.mkdir(exist_ok=True)
            temporary.chmod(0o440)
            temporary.replace(target)
            if settings.TAIZHANG_WRITE_THROUGH:
                _sync_folder(target.parent)
                _sync_folder(self.folder)  # which holds the name of that folder, new or of another who just made it
        finally:
            temporary.unlink(missing_ok=True)
        return StoredBlob(sha256=digest.hexdigest(), size=size)

    def put_bytes(self, data: bytes) -> StoredBlob:
        """Store these bytes."""
        return self.put([data])

    def open(self, sha256: str) -> BinaryIO:
        """Open the bytes of this hash; raises FileNotFoundError where they are not here."""
        return self.path(sha256).open("rb")

    def read(self, sha256: str) -> bytes:
        """Return the bytes of this hash; raises FileNotFoundError where they are not here."""
        return self.path(sha256).read_bytes()

    def holds(self, sha256: str) -> bool:
        """Return whether the bytes of this hash are here and still have it."""
        path = self.path(sha256)
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == sha256


def _sync_folder(folder: Path) -> None:
    """Write the folder's own entries to the disk: a rename is not durable before that."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
