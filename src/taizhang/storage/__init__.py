"""What the ledger needs of database and disk that Django does not give: exact decimals, paging by place, single
rows by kept statements, files by hash.

No models and no rules: the apps above use it, it knows none of them.
"""

from taizhang.storage.blobs import BlobStore, StoredBlob
from taizhang.storage.clock import now, standing_at, today
from taizhang.storage.decimals import ExactDecimalField
from taizhang.storage.paging import BadCursor, Page, cursor_of_key, key_of_cursor, page_after
from taizhang.storage.rows import (
    NextKey,
    Wanted,
    ask_together,
    delete_rows,
    insert_row,
    insert_row_unless_there,
    one_row,
    plainly_saved,
    put_row,
    some_values,
    update_row,
    write_together,
)
from taizhang.storage.sheets import BadSheet, SheetRow, read_sheets

__all__ = [
    "BadCursor",
    "BadSheet",
    "BlobStore",
    "ExactDecimalField",
    "NextKey",
    "Page",
    "SheetRow",
    "StoredBlob",
    "Wanted",
    "ask_together",
    "cursor_of_key",
    "delete_rows",
    "insert_row",
    "insert_row_unless_there",
    "key_of_cursor",
    "now",
    "one_row",
    "page_after",
    "plainly_saved",
    "put_row",
    "read_sheets",
    "some_values",
    "standing_at",
    "today",
    "update_row",
    "write_together",
]
