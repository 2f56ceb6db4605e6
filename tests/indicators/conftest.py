"""The same world as documents."""

from tests.documents.conftest import blobs, world

__all__ = ["blobs", "world"]
