"""Ending an organ 撤销, or merging it into another 并入."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Invalid, NotFound, change, expect
from taizhang.organs.actions.guards import organ_to_edit
from taizhang.organs.doors import visible_organs
from taizhang.organs.models import Appointment, Organ, OrganName
from taizhang.organs.records import Access


def end_organ(
    access: Access,
    organ: int,
    *,
    last_day: date,
    successor: int | None = None,
    reason: str = "",
    key: str | None = None,
) -> dict[str, Any]:
    """End the organ after ``last_day``; with ``successor`` it is merged into that one, which takes over its work.

    Its name, history and tasks stay. Appointments end with it; in a merger the people go on at the successor in the
    same roles from the day after. Answers ``{organ, moved}``. Raises NotFound, NotAllowed, Conflict where it has ended
    or has organs below it, Invalid for a day before it began or itself as successor.
    """
    organ_to_edit(access, organ)
    action = "organ.end" if successor is None else "organ.merge"
    asked = [organ, last_day, successor]
    with change(action, stream=("organ", organ), by=access, key=key, asked=asked, reason=reason) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        found = act.lock(Organ, organ)
        expect(found.valid_to is None, _("这个机构已经撤销，不必再办。"))
        below = Organ.objects.filter(parent=found, valid_to=None).order_by("position", "id").first()
        if below is not None:
            expect(False, _("它下面还有%(name)s等机构，请先调整或撤销下级机构。") % {"name": below.short_name})
        if last_day < found.valid_from:
            raise Invalid(_("撤销日期早于设立日期，请改正。"), fields={"last_day": _("早于设立日期")})
        heir = None
        if successor is not None:
            heir = visible_organs(access).filter(pk=successor, valid_to=None).exclude(pk=found.pk).first()
            if heir is None:
                raise NotFound(_("承接工作的机构不存在、已经撤销或就是它自己，请另选。"))
        act.update(found, valid_to=last_day, successor=heir)
        for name in OrganName.objects.filter(organ=found, valid_to=None):
            act.update(name, valid_to=max(last_day, name.valid_from))
        moved = _end_appointments(act, found, last_day, heir)
        return act.answer({"organ": found.pk, "moved": moved})


def _end_appointments(act: Act, organ: Organ, last_day: date, heir: Organ | None) -> int:
    """End what lasts beyond the day, and let it go on at the heir; return how many went on."""
    lasting = Appointment.objects.filter(organ=organ).filter(Q(valid_to=None) | Q(valid_to__gt=last_day)).order_by("id")
    moved = 0
    for one in lasting:
        after = one.valid_to
        if heir is not None and one.valid_from > last_day and not _holds(one, heir, one.valid_from):
            # It began after the day from which the merger holds, so it was at the successor from the first.
            act.update(one, organ=heir)
            moved += 1
            continue
        act.update(one, valid_to=max(last_day, one.valid_from))
        first = max(last_day + timedelta(days=1), one.valid_from)
        if heir is None or _holds(one, heir, first):
            continue
        act.create(Appointment(person_id=one.person_id, organ=heir, role=one.role, valid_from=first, valid_to=after))
        moved += 1
    return moved


def _holds(one: Appointment, heir: Organ, first: date) -> bool:
    """Whether the person has this role at the successor from that day already."""
    same = Appointment.objects.filter(person_id=one.person_id, organ=heir, role=one.role, valid_from=first)
    return same.exists()
