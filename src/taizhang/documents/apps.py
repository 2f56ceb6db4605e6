"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """文件."""

    name = "taizhang.documents"
    label = "documents"
    verbose_name = _("文件")

    def ready(self) -> None:
        """Name what the history accounts for, and what can be searched."""
        from taizhang.audit.service import history_of, part_of_history, tracked
        from taizhang.documents import doors, models
        from taizhang.documents.queries import titles_of_seen_documents
        from taizhang.documents.searching import DOCUMENTS
        from taizhang.search.service import register

        tracked(
            models.Document,
            stream=("document", "pk"),
            without=("text", "outline", "pages", "notes", "read_from"),
        )
        tracked(models.Figure, stream=("document", "document_id"))
        tracked(models.Commitment, stream=("document", "document_id"))
        tracked(models.Finding, stream=("document", "document_id"))
        register(DOCUMENTS)
        part_of_history("documents.finding", doors.hidden_findings)
        history_of("document", titles_of_seen_documents)
