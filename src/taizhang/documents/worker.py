"""Reading what waits, in the background: the table of documents is the queue, and a restart goes on where it stopped.

A short text is read at once by whoever uploads it. A long one waits; a thread of any process takes it by a claim on
its row. A claim that is older than ``STALE`` was left by a process that ended, and is taken again. There is no other
program to install or watch: whoever looks at a document that waits wakes a thread.
"""

import threading
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.db.models import Q

from taizhang.documents.actions.reading_in import read_document
from taizhang.documents.models import Document, DocumentState
from taizhang.organs.records import SYSTEM
from taizhang.storage import now

AT_ONCE = 60_000
"""Most characters that are read while the person waits: a fifth of a second."""

STALE = timedelta(minutes=10)
"""After this long a claim counts as left behind; reading a million characters takes under a minute."""

_lock = threading.Lock()
_thread: threading.Thread | None = None


def read_now_or_wake(document_id: int, length: int) -> None:
    """Read a short document at once; leave a long one to the background."""
    if length <= AT_ONCE:
        read_document(SYSTEM, document_id)
    else:
        wake()


def read_waiting() -> int:
    """Read whatever waits, oldest first, until nothing does; return how many were read here."""
    done = 0
    while (claimed := _claim()) is not None:
        read_document(SYSTEM, claimed)
        done += 1
    return done


def _claim() -> int | None:
    """Take the oldest document that waits, or None. Of two who try, one gets it."""
    moment = now()
    free = Q(read_from=None) | Q(read_from__lt=moment - STALE)
    for pk in (
        Document.objects.filter(free, state=DocumentState.WAITING).order_by("pk").values_list("pk", flat=True)[:8]
    ):
        if Document.objects.filter(free, pk=pk, state=DocumentState.WAITING).update(read_from=moment):
            return pk
    return None


def wake() -> None:
    """Start the thread that reads what waits, unless it runs; does nothing where the settings forbid threads.

    A process that ends waits for it: what it has begun takes seconds, and would else be begun again.
    """
    global _thread
    if not getattr(settings, "TAIZHANG_READ_IN_BACKGROUND", True):
        return
    with _lock:
        if _thread is None or not _thread.is_alive():
            _thread = threading.Thread(target=_run, name="taizhang-reading", daemon=True)
            _thread.start()


def _run() -> None:
    try:
        read_waiting()
    finally:
        connection.close()
