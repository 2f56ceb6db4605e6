"""What the ledger needs of database and disk that Django does not give: exact decimals, paging by place, files by hash.

No models and no rules: the apps above use it, it knows none of them.
"""

from taizhang.storage.blobs import BlobStore, StoredBlob
from taizhang.storage.clock import now, standing_at, today
from taizhang.storage.decimals import ExactDecimalField
from taizhang.storage.paging import BadCursor, Page, page_after
from taizhang.storage.sheets import BadSheet, SheetRow, read_sheets

__all__ = [
    "BadCursor",
    "BadSheet",
    "BlobStore",
    "ExactDecimalField",
    "Page",
    "SheetRow",
    "StoredBlob",
    "now",
    "page_after",
    "read_sheets",
    "standing_at",
    "today",
]
