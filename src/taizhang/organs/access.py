"""From a person to what they may do: their appointments of the day, the table of roles, the tree of organs."""

import hashlib
from collections import defaultdict
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from django.db import connection
from django.db.models import Q

from taizhang.organs.models import ApiToken, Appointment, Organ, Person
from taizhang.organs.records import EVERYWHERE, PUBLIC, Access, Reach
from taizhang.organs.roles import roles
from taizhang.storage import now, today


def access_of(
    person: Person, *, verified: bool = True, scopes: frozenset[str] = frozenset({"read", "write"})
) -> Access:
    """Return what this person may do today; PUBLIC for someone who may not sign in.

    ``verified`` False: a role asked for a second factor and none was given; then they may do nothing yet.
    Two queries, however many organs there are.
    """
    if not person.is_active:
        return PUBLIC
    day = today()
    held = _held(person.pk, day)
    table = roles()
    if not verified:
        return Access(person=person.pk, name=person.name, verified=False, scopes=scopes)
    everywhere: set[str] = set()
    own: dict[str, set[str]] = defaultdict(set)
    for one in held:
        role = table[one.role]
        everywhere |= role.everywhere
        for capability in role.own:
            own[capability].add(one.lineage)
    below = _below({lineage for lineages in own.values() for lineage in lineages})
    reach: dict[str, Reach] = {
        capability: frozenset().union(*(below[lineage] for lineage in lineages)) for capability, lineages in own.items()
    }
    reach |= dict.fromkeys(everywhere, EVERYWHERE)
    return Access(
        person=person.pk,
        name=person.name,
        reach=MappingProxyType(reach),
        roles=frozenset(one.role for one in held),
        organs=frozenset(one.organ for one in held),
        home=held[0].organ if held else None,
        scopes=scopes,
    )


class _Held(NamedTuple):
    """An appointment that holds."""

    role: str
    organ: int
    lineage: str


def _held(person: int, day: date) -> list[_Held]:
    """The appointments of a person on a day. Every request asks for them, so the statement is not built each time."""
    on = connection.ops.adapt_datefield_value(day)
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [person, on, on])
        return [_Held(*row) for row in cursor.fetchall()]


_HELD = (
    "SELECT a.role, a.organ_id, o.lineage FROM organs_appointment a JOIN organs_organ o ON o.id = a.organ_id"
    " WHERE a.person_id = %s AND a.valid_from <= %s AND (a.valid_to IS NULL OR a.valid_to >= %s) ORDER BY a.id"
)


def access_of_person(person: int) -> Access:
    """Return what the person with this key may do today, as if every factor had been given.

    For what the platform does in a person's name without them being there (the demonstration); raises DoesNotExist.
    """
    return access_of(Person.objects.get(pk=person))


def access_for(user: object, *, verified: bool, asked: bool = False) -> Access:
    """Return the access of whoever a request comes from: PUBLIC for whoever has not signed in.

    ``verified``: whether a second factor was given. Without it, a person whose role asks for one, or who registered one
    of their own accord (``asked``), may do nothing yet; nor may one who must change their password first.
    """
    if not isinstance(user, Person):
        return PUBLIC
    waits = user.must_change_password or (asked and not verified)
    return access_of(user, verified=not waits and (verified or not needs_second_factor(user)))


def needs_second_factor(person: Person) -> bool:
    """Return whether one of the person's roles of today asks for a second factor."""
    day = today()
    held = Appointment.objects.filter(person=person, valid_from__lte=day).filter(
        Q(valid_to=None) | Q(valid_to__gte=day)
    )
    return any(roles()[role].second_factor for role in held.values_list("role", flat=True))


def access_of_token(secret: str) -> Access | None:
    """Return what the token with this secret allows, or None for one that is unknown, expired or revoked.

    A token was made by its owner while signed in with every factor asked for, so it counts as verified.
    """
    digest = hashlib.sha256(secret.encode()).hexdigest()
    moment = now()
    token = (
        ApiToken.objects.select_related("person").filter(digest=digest, revoked_at=None, expires_at__gt=moment).first()
    )
    if token is None or not token.person.is_active:
        return None
    # Once a minute is enough to see which tokens are in use, and spares most requests a write.
    if token.last_used_at is None or moment - token.last_used_at > timedelta(minutes=1):
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=moment)
    return access_of(token.person, scopes=frozenset(token.scopes))


def _below(lineages: set[str]) -> dict[str, frozenset[int]]:
    """The organs at and below each of these, with those whose work they took over: one query."""
    if not lineages:
        return {}
    condition = Q(successor__isnull=False, valid_to__lt=today())
    for lineage in lineages:
        condition |= Q(lineage__startswith=lineage)
    found = list(Organ.objects.filter(condition).values_list("pk", "lineage", "successor", "valid_to"))
    day = today()
    taken_over: dict[int, list[int]] = defaultdict(list)
    for pk, _lineage, successor, last in found:
        if successor is not None and last is not None and last < day:
            taken_over[successor].append(pk)
    reached = {}
    for lineage in lineages:
        waiting = [pk for pk, own, _successor, _last in found if own.startswith(lineage)]
        all_of_them: set[int] = set()
        while waiting:
            pk = waiting.pop()
            if pk not in all_of_them:
                all_of_them.add(pk)
                waiting += taken_over.get(pk, [])
        reached[lineage] = frozenset(all_of_them)
    return reached
