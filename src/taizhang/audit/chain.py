"""The arithmetic of the chain: what is hashed, and in which form."""

import hashlib
import json
from datetime import datetime

from taizhang.audit.snapshots import Plain, plain

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def canonical(value: Plain) -> bytes:
    """Return the one JSON form of a value: keys sorted, no spaces, UTF-8."""
    return _CANONICAL.encode(value).encode()


def event_digest(
    *,
    stream: str,
    number: int,
    at: datetime,
    action: str,
    actor: int | None,
    actor_name: str,
    changes: Plain,
    reason: str,
    previous: str,
) -> str:
    """Return the SHA-256 of an event over all that it says and the digest of the one before it."""
    said: Plain = [stream, number, plain(at), action, actor, actor_name, changes, reason, previous]
    return hashlib.sha256(canonical(said)).hexdigest()


def fingerprint(action: str, asked: object) -> str:
    """Return a hash of what a command asked for."""
    return hashlib.sha256(canonical([action, plain(asked)])).hexdigest()
