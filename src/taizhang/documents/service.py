"""What other apps may use of documents."""

from taizhang.documents.actions.add import add_record
from taizhang.documents.actions.decide import confirm_record, confirm_surer_than, correct_record, reject_record
from taizhang.documents.actions.divide import merge_commitments, split_commitment
from taizhang.documents.actions.findings import decide_finding
from taizhang.documents.actions.reading_in import read_document
from taizhang.documents.actions.reread import Reread, reread_document
from taizhang.documents.actions.settle_document import (
    confirm_document,
    describe_document,
    recheck_document,
    reopen_document,
)
from taizhang.documents.actions.undo import undo
from taizhang.documents.actions.upload import upload_document
from taizhang.documents.files import Original, original
from taizhang.documents.queries import (
    DocumentFilter,
    RecordFilter,
    commitments,
    count_documents,
    decisions_of,
    document_by_id,
    document_choices,
    document_history,
    document_text,
    documents,
    figures,
    findings_of,
    record_by_id,
    records_by_id,
    room,
)
from taizhang.documents.uses import (
    commitments_by_id,
    confirmed_commitments,
    document_kinds,
    document_titles,
    explained,
    figures_by_id,
    mark_unused,
    mark_used,
    quotes_of_commitments,
    quotes_of_figures,
    record_keys,
    settled_reading,
    stated_indicators,
    stated_values,
    visible_document_ids,
    visible_figure_ids,
)
from taizhang.documents.worker import read_now_or_wake, read_waiting, wake

__all__ = [
    "DocumentFilter",
    "Original",
    "RecordFilter",
    "Reread",
    "add_record",
    "commitments",
    "commitments_by_id",
    "confirm_document",
    "confirm_record",
    "confirm_surer_than",
    "confirmed_commitments",
    "correct_record",
    "count_documents",
    "decide_finding",
    "decisions_of",
    "describe_document",
    "document_by_id",
    "document_choices",
    "document_history",
    "document_kinds",
    "document_text",
    "document_titles",
    "documents",
    "explained",
    "figures",
    "figures_by_id",
    "findings_of",
    "mark_unused",
    "mark_used",
    "merge_commitments",
    "original",
    "quotes_of_commitments",
    "quotes_of_figures",
    "read_document",
    "read_now_or_wake",
    "read_waiting",
    "recheck_document",
    "record_by_id",
    "record_keys",
    "records_by_id",
    "reject_record",
    "reopen_document",
    "reread_document",
    "room",
    "settled_reading",
    "split_commitment",
    "stated_indicators",
    "stated_values",
    "undo",
    "upload_document",
    "visible_document_ids",
    "visible_figure_ids",
    "wake",
]
