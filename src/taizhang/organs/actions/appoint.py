"""Appointing a person 任职 and ending it 免职."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Conflict, Invalid, NotFound, change
from taizhang.organs.actions.guards import day_order, may_edit_people, person_to_edit
from taizhang.organs.doors import visible_organs, visible_people
from taizhang.organs.models import Appointment, Organ, Person
from taizhang.organs.records import Access
from taizhang.organs.roles import roles
from taizhang.storage import today


def appoint(
    access: Access,
    person: int,
    *,
    organ: int,
    role: str,
    valid_from: date,
    valid_to: date | None = None,
    deputises_for: int | None = None,
    reason: str = "",
    key: str | None = None,
) -> dict[str, Any]:
    """Give the person a role at an organ; with ``deputises_for`` in place of whoever holds that appointment (代理).

    Answers ``{appointment}``. Raises NotFound, NotAllowed, Conflict where they hold the role there in that time
    already,
    Invalid for an unknown role, days in the wrong order, or standing in for oneself.
    """
    person_to_edit(access, person)
    asked = [person, organ, role, valid_from, valid_to, deputises_for]
    with change("appointment.make", stream=("person", person), by=access, key=key, asked=asked, reason=reason) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        found = act.lock(Person, person)
        place = visible_organs(access).filter(pk=organ).first()
        if place is None:
            raise NotFound(_("没有找到任职的机构，请另选。"))
        made = insert_appointment(act, found, place, role, valid_from, valid_to, deputises_for)
        return act.answer({"appointment": made.pk})


def insert_appointment(
    act: Act,
    person: Person,
    organ: Organ,
    role: str,
    valid_from: date,
    valid_to: date | None = None,
    deputises_for: int | None = None,
) -> Appointment:
    """Insert an appointment within an act that is under way; raises as ``appoint`` does."""
    if role not in roles():
        raise Invalid(_("没有这种角色，请从列表中选择。"), fields={"role": _("没有这种角色")})
    day_order(valid_from, valid_to, "valid_to")
    if organ.valid_to is not None and (valid_to is None or valid_to > organ.valid_to):
        raise Invalid(
            _("%(organ)s到%(day)s为止，任职不能更晚；请另选机构或写明截止日期。")
            % {"organ": organ.short_name, "day": organ.valid_to.isoformat()},
            fields={"organ": _("已经撤销")},
        )
    meant = None
    if deputises_for is not None:
        meant = Appointment.objects.filter(pk=deputises_for, organ=organ, role=role).first()
        if meant is None:
            raise NotFound(_("没有找到被代理的任职，它须在同一机构、同一角色；请另选。"))
        if meant.person_id == person.pk:
            raise Invalid(_("不能代理自己，请另选人员。"), fields={"deputises_for": _("是本人")})
        if valid_to is None:
            raise Invalid(_("代理要写明到哪天为止，请填写截止日期。"), fields={"valid_to": _("代理须有截止日期")})
    overlapping = Appointment.objects.filter(person=person, organ=organ, role=role).filter(
        Q(valid_to=None) | Q(valid_to__gte=valid_from)
    )
    if valid_to is not None:
        overlapping = overlapping.filter(valid_from__lte=valid_to)
    if overlapping.exists():
        raise Conflict(
            _("%(person)s这段时间在%(organ)s已任%(role)s，不必重复；要改时间请先终止原任职。")
            % {"person": person.name, "organ": organ.short_name, "role": roles()[role].zh}
        )
    return act.create(
        Appointment(
            person=person, organ=organ, role=role, valid_from=valid_from, valid_to=valid_to, deputises_for=meant
        )
    )


def end_appointment(
    access: Access, appointment: int, *, last_day: date, reason: str = "", key: str | None = None
) -> dict[str, Any]:
    """End an appointment after ``last_day``; answers ``{appointment, person}``.

    Raises NotFound, NotAllowed, Invalid for a day before it began, Conflict where it ended earlier, or where nobody
    could administer the platform any more.
    """
    # Begins at the door of people: a stranger's appointment and none at all sound the same.
    seen = Appointment.objects.filter(pk=appointment, person__in=visible_people(access))
    row = seen.values_list("person_id", flat=True).first()
    if row is None:
        raise NotFound(_("没有找到这项任职。"))
    may_edit_people(access)
    asked = [appointment, last_day]
    with change("appointment.end", stream=("person", row), by=access, key=key, asked=asked, reason=reason) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        found = act.lock(Appointment, appointment)
        day_order(found.valid_from, last_day, "last_day")
        if found.valid_to is not None and found.valid_to <= last_day:
            raise Conflict(_("这项任职到%(day)s已经终止。") % {"day": found.valid_to.isoformat()})
        if found.role == "administrator" and not _another_administrator(found):
            raise Conflict(_("这是唯一的系统管理员，终止后没有人能管理平台；请先任命另一位。"))
        act.update(found, valid_to=last_day)
        return act.answer({"appointment": found.pk, "person": found.person_id})


def _another_administrator(but: Appointment) -> bool:
    """Whether someone else administers the platform today, without an end in sight."""
    return (
        Appointment.objects.filter(role="administrator", valid_from__lte=today(), valid_to=None, person__is_active=True)
        .exclude(person=but.person_id)
        .exists()
    )
