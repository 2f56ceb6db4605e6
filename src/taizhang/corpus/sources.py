"""What rows depend on beside the files that they are of: the sources and tables that read and check those."""

import hashlib
from functools import cache
from pathlib import Path

import taizhang

_PACKAGES = ("checking", "intake", "reading", "values")
"""The packages that make the rows of a file."""


@cache
def of_sources() -> str:
    """Return the digest of what reads here; a clone that is kept up to date reads otherwise under the same version."""
    return digest_of(Path(taizhang.__file__).parent)


def digest_of(package: Path) -> str:
    """Return a digest of all sources and tables by which the package at a path makes rows."""
    made = hashlib.sha256()
    for name in _PACKAGES:
        for path in sorted((package / name).rglob("*")):
            if path.suffix in (".py", ".toml"):
                made.update(f"{path.relative_to(package).as_posix()} {path.stat().st_size}\n".encode())
                made.update(path.read_bytes())
    return made.hexdigest()
