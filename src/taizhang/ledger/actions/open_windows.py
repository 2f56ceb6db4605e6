"""Open the reporting windows of a year, adjust one, lock one; and lock what is due to be locked."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Conflict, Invalid, NotAllowed, NotFound, Plain, change
from taizhang.ledger.doors import visible_windows
from taizhang.ledger.lighting import relight_year
from taizhang.ledger.models import LightDay, Task, Window
from taizhang.ledger.reporting.windows import is_locked, planned_days
from taizhang.organs.records import SYSTEM, Access
from taizhang.storage import today


def _must_manage(access: Access) -> None:
    if not access.may("window.manage"):
        raise NotAllowed(_("填报期由督查室管理，您没有这项权限。"))


def open_windows(access: Access, year: int, *, key: str | None = None) -> dict[str, Plain]:
    """Open the windows of the months of a year that have none yet; answers with the months opened."""
    _must_manage(access)
    if not 2000 <= year <= 2100:
        raise Invalid(_("年度应在2000至2100之间。"), fields={"year": _("年度应在2000至2100之间。")})
    with change("window.open", stream=("windows", year), by=access, key=key, asked={"year": year}) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        months = [year * 100 + number for number in range(1, 13)]
        known = set(Window.objects.filter(month__in=months).values_list("month", flat=True))
        missing = [month for month in months if month not in known]
        if not missing:
            raise Conflict(_("%(year)d年的填报期已经全部开设。") % {"year": year}, code="already_open")
        for month in missing:
            opens, due, grace = planned_days(month)
            act.create(Window(month=month, opens_on=opens, due_on=due, grace_on=grace))
        return act.answer({"year": year, "months": missing})


def adjust_window(
    access: Access, month: int, *, opens_on: date, due_on: date, grace_on: date, reason: str, key: str | None = None
) -> dict[str, Plain]:
    """Set other days for a window that is not locked."""
    found = _seen(access, month)
    _must_manage(access)
    if not reason.strip():
        raise Invalid(_("请写明调整的原因。"), fields={"reason": _("请写明调整的原因。")})
    if not opens_on <= due_on <= grace_on:
        message = _("开放日、截止日、补报截止日应依次不早于前一个。")
        raise Invalid(message, fields={"due_on": message})
    asked = {"month": month, "opens_on": opens_on, "due_on": due_on, "grace_on": grace_on}
    with change("window.adjust", stream=("window", found.pk), by=access, key=key, asked=asked, reason=reason) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        window = act.lock(Window, found.pk)
        if is_locked(window, today()):
            raise Conflict(_("这个填报期已经锁定，不能再调整；更正请另行填报。"), code="locked")
        if grace_on < today():
            raise Invalid(_("补报截止日不能早于今天。"), fields={"grace_on": _("补报截止日不能早于今天。")})
        act.update(window, opens_on=opens_on, due_on=due_on, grace_on=grace_on)
        return act.answer({"window": window.pk, "month": month})


def lock_window(access: Access, month: int, *, reason: str = "", key: str | None = None) -> dict[str, Plain]:
    """Lock a window before its grace is over."""
    found = _seen(access, month)
    _must_manage(access)
    with change(
        "window.lock", stream=("window", found.pk), by=access, key=key, asked={"month": month}, reason=reason
    ) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        window = act.lock(Window, found.pk)
        if window.locked_at is not None:
            raise Conflict(_("这个填报期已经锁定。"), code="locked")
        if today() < window.opens_on:
            raise Conflict(_("这个填报期还没有开放，不能锁定。"), code="window_not_open")
        _lock(act, window)
        relight_year(month // 100)
        return act.answer({"window": window.pk, "month": month})


def keep_time() -> dict[str, int]:
    """Do what the day brings: lock windows whose grace is over, and judge all open tasks once a day.

    May be called at any time, by a timer or by a request, and by two at once: what is done already is not done
    again. Returns
    how many windows were locked and how many tasks judged.
    """
    day = today()
    locked = 0
    years: set[int] = set()
    for pk, month in (
        Window.objects.filter(locked_at=None, grace_on__lt=day).order_by("month").values_list("pk", "month")
    ):
        with change("window.lock", stream=("window", pk), by=SYSTEM) as act:
            window = act.lock(Window, pk)
            if window.locked_at is not None:
                continue
            _lock(act, window)
            locked += 1
            years.add(month // 100)
    if LightDay.objects.filter(day=day).exists():
        return {"locked": locked, "judged": sum(relight_year(year) for year in sorted(years))}
    with transaction.atomic():
        mark, first = LightDay.objects.get_or_create(day=day)
        if not first:
            return {"locked": locked, "judged": 0}
        open_years = (
            Task.objects.exclude(state__in=["draft", "withdrawn", "closed"]).order_by().values_list("year", flat=True)
        )
        mark.judged = sum(relight_year(year) for year in sorted(years | set(open_years.distinct())))
        mark.save(update_fields=["judged"])
    return {"locked": locked, "judged": mark.judged}


def _lock(act: Act, window: Window) -> None:
    act.update(window, locked_at=act.at)


def _seen(access: Access, month: int) -> Window:
    found = visible_windows(access).filter(month=month).first()
    if found is None:
        raise NotFound(_("没有这个月的填报期。"))
    return found
