"""Changing an organ: its name 更名, its particulars and place in the tree 调整."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Invalid, NotFound, change, expect
from taizhang.organs.actions.guards import filled, organ_to_edit
from taizhang.organs.doors import visible_organs
from taizhang.organs.models import Organ, OrganName
from taizhang.organs.models.organ import OrganKind
from taizhang.organs.records import Access
from taizhang.storage import today


def rename_organ(
    access: Access, organ: int, *, name: str, short_name: str, since: date, reason: str = "", key: str | None = None
) -> dict[str, Any]:
    """Give the organ a new name from ``since`` on; the old one is kept with its dates. Answers ``{organ}``.

    A name from the same day as the present one corrects it. Raises NotFound, NotAllowed, Conflict for an organ that has
    ended, Invalid for a day in the future or before the present name began.
    """
    organ_to_edit(access, organ)
    name = filled(name, "name", 120, _("机构名称"))
    short_name = filled(short_name or name[:40], "short_name", 40, _("机构简称"))
    asked = [organ, name, short_name, since]
    with change("organ.rename", stream=("organ", organ), by=access, key=key, asked=asked, reason=reason) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        found = act.lock(Organ, organ)
        expect(found.valid_to is None, _("这个机构已经撤销，不能再更名；请查看承接它工作的机构。"))
        if since > today():
            raise Invalid(_("更名日期不能晚于今天，请到当天再办。"), fields={"since": _("晚于今天")})
        present = OrganName.objects.filter(organ=found, valid_to=None).order_by("-valid_from").first()
        if present is not None and since < present.valid_from:
            raise Invalid(
                _("更名日期早于现名启用的日期%(day)s，请改正。") % {"day": present.valid_from.isoformat()},
                fields={"since": _("早于现名启用的日期")},
            )
        if present is not None and since == present.valid_from:
            act.update(present, name=name, short_name=short_name)
        else:
            if present is not None:
                act.update(present, valid_to=since - timedelta(days=1))
            act.create(OrganName(organ=found, name=name, short_name=short_name, valid_from=since))
        act.update(found, name=name, short_name=short_name)
        return act.answer({"organ": found.pk})


def adjust_organ(
    access: Access,
    organ: int,
    *,
    code: str,
    kind: str,
    position: int,
    parent: int | None,
    reason: str = "",
    key: str | None = None,
) -> dict[str, Any]:
    """Set the organ's code, kind, place in the official order and organ above; answers ``{organ}``.

    Raises NotFound, NotAllowed, Conflict for an organ that has ended, Invalid for a code in use, an unknown kind, or a
    place below itself.
    """
    organ_to_edit(access, organ)
    code = filled(code, "code", 40, _("机构代码"))
    if kind not in OrganKind.values:
        raise Invalid(_("没有这种机构类别，请从列表中选择。"), fields={"kind": _("没有这种类别")})
    asked = [organ, code, kind, position, parent]
    with change("organ.adjust", stream=("organ", organ), by=access, key=key, asked=asked, reason=reason) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        found = act.lock(Organ, organ)
        expect(found.valid_to is None, _("这个机构已经撤销，不能再调整。"))
        if Organ.objects.filter(code=code).exclude(pk=found.pk).exists():
            raise Invalid(
                _("机构代码%(code)s已经有了，请核对代码或打开原有机构修改。") % {"code": code},
                fields={"code": _("已经有了")},
            )
        act.update(found, code=code, kind=kind, position=position)
        if parent != found.parent_id:
            _move(act, access, found, parent)
        return act.answer({"organ": found.pk})


def _move(act: Act, access: Access, organ: Organ, parent: int | None) -> None:
    """Hang the organ and its branch below another one."""
    above = None
    if parent is not None:
        above = visible_organs(access).filter(pk=parent, valid_to=None).first()
        if above is None:
            raise NotFound(_("上级机构不存在或已经撤销，请另选上级机构。"))
        if above.lineage.startswith(organ.lineage):
            raise Invalid(_("机构不能放在自己或自己的下级之下，请另选上级机构。"), fields={"parent": _("是自己的下级")})
    old = organ.lineage
    new = f"{above.lineage if above else '/'}{organ.pk}/"
    act.update(organ, parent=above, lineage=new)
    for below in Organ.objects.filter(lineage__startswith=old).exclude(pk=organ.pk).order_by("pk"):
        act.update(below, lineage=new + below.lineage.removeprefix(old))
