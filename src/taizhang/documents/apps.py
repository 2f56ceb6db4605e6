"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """文件."""

    name = "taizhang.documents"
    label = "documents"
    verbose_name = _("文件")

    def ready(self) -> None:
        """Name what the history accounts for."""
        from taizhang.audit.service import tracked
        from taizhang.documents import models

        tracked(models.Document, stream=("document", "pk"), without=("text",))
        tracked(models.Figure, stream=("document", "document_id"))
        tracked(models.Commitment, stream=("document", "document_id"))
        tracked(models.Finding, stream=("document", "document_id"))
