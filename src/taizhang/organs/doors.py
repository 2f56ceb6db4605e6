"""The doors to organs and people: every query that shows them begins here."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from taizhang.organs.models import ApiToken, Appointment, Organ, Person
from taizhang.organs.records import EVERYWHERE, Access


def visible_organs(access: Access) -> QuerySet[Organ]:
    """The organs that someone may see: all of them inside the office, none outside."""
    reach = access.where("organ.see")
    if reach == EVERYWHERE:
        return Organ.objects.all()
    return Organ.objects.filter(pk__in=reach)


def visible_people(access: Access) -> QuerySet[Person]:
    """The people that someone may see: those with an appointment, past ones too, at an organ of theirs; and
    themselves."""
    if access.person is None or not access.verified:
        return Person.objects.none()
    reach = access.where("person.see")
    if reach == EVERYWHERE:
        return Person.objects.all()
    at_own = Appointment.objects.filter(organ__in=reach).values("person")
    return Person.objects.filter(Q(pk=access.person) | Q(pk__in=at_own))


def visible_tokens(access: Access) -> QuerySet[ApiToken]:
    """The tokens that someone may see: their own, whatever their role."""
    return ApiToken.objects.filter(person=access.person or 0)


def hidden_tokens(access: Access, keys: Collection[int]) -> Collection[int]:
    """Return those of these tokens that stay out of a person's history: all but one's own, and for none who verify
    it."""
    if access.everywhere("history.verify"):
        return ()
    return set(keys) - set(visible_tokens(access).filter(pk__in=keys).values_list("pk", flat=True))
