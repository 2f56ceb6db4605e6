"""起草通报: drawing the numbers, writing the words, drawing them anew, dropping the draft."""

from typing import Any

from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Invalid, change, expect
from taizhang.ledger.service import themes, windows
from taizhang.organs.records import Access
from taizhang.publishing.actions.asking import allowed, said, seen
from taizhang.publishing.composing import default_issuer, default_title, words
from taizhang.publishing.models import Bulletin, BulletinKind
from taizhang.publishing.snapshots import Period, hash_of, take


def draft_bulletin(
    access: Access,
    *,
    kind: str,
    year: int,
    last_month: int,
    theme: str = "",
    title: str = "",
    corrects: int | None = None,
    key: str | None = None,
) -> dict[str, Any]:
    """Draft a bulletin from the ledger as it is; a monthly or quarterly one asks for months that are locked.

    ``last_month`` 202610 of the ledger of ``year``. ``corrects``: an issued bulletin that the new one corrects.
    """
    allowed(access, "bulletin.draft")
    period = _period(kind, year, last_month)
    if theme and theme not in themes(access, year=year):
        message = _("%(year)s年台账没有这个主题。") % {"year": year}
        raise Invalid(message, fields={"theme": message})
    asked = {"kind": kind, "year": year, "last_month": last_month, "theme": theme, "title": title, "corrects": corrects}
    with change("bulletin.draft", stream=None, by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        _expect_locked(access, kind, period)
        if corrects is not None:
            wrong = seen(access, corrects)
            expect(wrong.state == "issued", _("只有已印发的通报才需要更正；草稿请直接修改。"))
        made = act.create(
            Bulletin(
                kind=kind,
                year=act.at.year,
                title=(title.strip() or default_title(kind, period.first, period.last, theme))[:200],
                ledger_year=year,
                first_month=period.first,
                last_month=period.last,
                theme=theme,
                addressees=words()["addressees"],
                copies=words()["copies"],
                issuer=default_issuer(),
                corrects_id=corrects,
                drafted_by_id=access.person,
                drafted_at=act.at,
                **_drawn(access, act, period, theme),
            )
        )
        return act.answer({"bulletin": made.pk})


def _drawn(access: Access, act: Act, period: Period, theme: str) -> dict[str, Any]:
    snapshot = take(access, period=period, theme=theme, minimum=words()["minimum_volume"], at=act.at)
    return {"snapshot": snapshot, "snapshot_hash": hash_of(snapshot)}


def _period(kind: str, year: int, last_month: int) -> Period:
    """The months of a bulletin; raises Invalid for none."""
    number = last_month % 100
    if kind not in BulletinKind.values:
        raise Invalid(_("没有这一种通报。"), fields={"kind": _("没有这一种通报。")})
    if last_month // 100 != year or not 1 <= number <= 12:
        message = _("请选择%(year)s年的月份。") % {"year": year}
        raise Invalid(message, fields={"last_month": message})
    if kind == BulletinKind.QUARTERLY:
        if number % 3:
            message = _("季度通报以3月、6月、9月或12月为期末。")
            raise Invalid(message, fields={"last_month": message})
        return Period(year=year, first=last_month - 2, last=last_month)
    return Period(year=year, first=last_month, last=last_month)


def _expect_locked(access: Access, kind: str, period: Period) -> None:
    if kind == BulletinKind.SPECIAL:
        return  # it tells of a matter, not of a month
    locked = {window.month for window in windows(access, year=period.year) if window.locked}
    missing = [month for month in range(period.first, period.last + 1) if month not in locked]
    expect(
        not missing,
        _("%(month)s的填报期还没有锁定，数据还会变动；请锁定后再起草。")
        % {"month": "、".join(_("%(month)s月") % {"month": month % 100} for month in missing)},
        code="not_locked",
    )


def edit_bulletin(
    access: Access,
    bulletin_id: int,
    *,
    title: str,
    addressees: str,
    copies: str,
    opening: str,
    closing: str,
    key: str | None = None,
) -> dict[str, Any]:
    """Change the words of a draft. Its numbers come from the ledger alone."""
    seen(access, bulletin_id)
    allowed(access, "bulletin.draft")
    values = {
        "title": said(title, "title", _("请填写标题。"))[:200],
        "addressees": said(addressees, "addressees", _("请填写主送机关。"))[:300],
        "copies": copies.strip()[:300],
        "opening": opening.strip(),
        "closing": closing.strip(),
    }
    asked = {"bulletin": bulletin_id, **values}
    with change("bulletin.edit", stream=("bulletin", bulletin_id), by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        row = act.lock(Bulletin, bulletin_id)
        _expect_draft(row)
        act.update(row, **values, findings=[], checked_text="")
        return act.answer({"bulletin": row.pk})


def redraw_bulletin(access: Access, bulletin_id: int, *, key: str | None = None) -> dict[str, Any]:
    """Draw the numbers of a draft anew from the ledger as it is now."""
    seen(access, bulletin_id)
    allowed(access, "bulletin.draft")
    asked = {"bulletin": bulletin_id}
    with change("bulletin.edit", stream=("bulletin", bulletin_id), by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        row = act.lock(Bulletin, bulletin_id)
        _expect_draft(row)
        period = Period(year=row.ledger_year, first=row.first_month, last=row.last_month)
        act.update(row, **_drawn(access, act, period, row.theme), findings=[], checked_text="")
        return act.answer({"bulletin": row.pk, "snapshot": row.snapshot_hash})


def discard_bulletin(access: Access, bulletin_id: int, *, key: str | None = None) -> dict[str, Any]:
    """Drop a draft. It stays on record without a number."""
    seen(access, bulletin_id)
    allowed(access, "bulletin.draft")
    asked = {"bulletin": bulletin_id}
    with change("bulletin.discard", stream=("bulletin", bulletin_id), by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        row = act.lock(Bulletin, bulletin_id)
        _expect_draft(row)
        act.update(row, state="discarded")
        return act.answer({"bulletin": row.pk, "state": row.state})


def _expect_draft(row: Bulletin) -> None:
    expect(
        row.state == "draft",
        _("这份通报已经送审或印发，不能再改；已印发的有误，请另发一份更正。"),
        code="not_draft",
    )
