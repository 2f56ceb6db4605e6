"""The tables of documents."""

from taizhang.documents.models.document import Document, DocumentState, Reading, Secrecy
from taizhang.documents.models.finding import Finding
from taizhang.documents.models.record import Commitment, Decision, Figure

__all__ = ["Commitment", "Decision", "Document", "DocumentState", "Figure", "Finding", "Reading", "Secrecy"]
