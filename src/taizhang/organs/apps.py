"""The app of organs and people."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrgansConfig(AppConfig):
    """机构和人员."""

    name = "taizhang.organs"
    label = "organs"
    verbose_name = _("机构和人员")

    def ready(self) -> None:
        """Name what the history accounts for."""
        from taizhang.audit.service import tracked
        from taizhang.organs.models import ApiToken, Appointment, Organ, OrganName, Person

        tracked(Organ)
        tracked(OrganName)
        tracked(Person, without=("password", "last_login"))
        tracked(Appointment)
        tracked(ApiToken, without=("digest", "last_used_at"))
