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

        tracked(Organ, stream=("organ", "pk"))
        tracked(OrganName, stream=("organ", "organ_id"))
        tracked(Person, stream=("person", "pk"), without=("password", "last_login", "looked_at"))
        tracked(Appointment, stream=("person", "person_id"))
        tracked(ApiToken, stream=("person", "person_id"), without=("digest", "last_used_at"))
