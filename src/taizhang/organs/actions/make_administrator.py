"""Make the first administrator from the machine itself, before anybody can sign in."""

from django.conf import settings
from django.utils.translation import gettext as _

from taizhang.audit.service import change
from taizhang.organs.models import Appointment, Organ, Person
from taizhang.organs.records import SYSTEM
from taizhang.storage import today


def make_administrator(*, username: str, name: str, password: str) -> bool:
    """Make an administrator of this name, or set a new password for the person who has it.

    Returns whether a person was made. The next sign-in asks for a new password either way. Where there is no organ yet
    the government itself is set up, since an appointment is at an organ.
    """
    person = Person.objects.filter(username=username).first()
    stream = None if person is None else ("person", person.pk)
    with change("person.make_administrator", stream=stream, by=SYSTEM, reason=_("在服务器上执行")) as act:
        made = person is None
        if person is None:
            person = Person(username=username, name=name, must_change_password=True)
            person.set_password(password)
            act.create(person)
            organ = Organ.objects.order_by("position", "id").first() or act.create(_government())
            if organ.lineage == "/":
                act.update(organ, lineage=f"/{organ.pk}/")
            act.create(Appointment(person=person, organ=organ, role="administrator", valid_from=today()))
        else:
            person.set_password(password)
            person.save(update_fields=["password"])
            act.update(person, must_change_password=True, is_active=True)
    return made


def _government() -> Organ:
    name = settings.TAIZHANG_GOVERNMENT or _("本级人民政府")
    return Organ(code="government", name=name, short_name=name[:40], kind="government", valid_from=today())
