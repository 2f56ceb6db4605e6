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
        from django.contrib.auth.signals import user_logged_in

        from taizhang.audit.service import history_of, part_of_history, tracked
        from taizhang.organs.doors import hidden_tokens
        from taizhang.organs.models import ApiToken, Appointment, Organ, OrganName, Person
        from taizhang.organs.queries import names_of_seen_organs, names_of_seen_people

        # Django would note a sign-in by a clock of its own; ``note_signed_in`` does it by the platform's.
        user_logged_in.disconnect(dispatch_uid="update_last_login")
        tracked(Organ, stream=("organ", "pk"))
        tracked(OrganName, stream=("organ", "organ_id"))
        tracked(Person, stream=("person", "pk"), without=("password", "last_login", "looked_at"))
        tracked(Appointment, stream=("person", "person_id"))
        tracked(ApiToken, stream=("person", "person_id"), without=("digest", "last_used_at"))
        part_of_history("organs.apitoken", hidden_tokens)
        # Particulars of organs and people are for everyone who sees them, and so is what they were.
        history_of("organ", names_of_seen_organs, needs="")
        history_of("person", names_of_seen_people, needs="")
