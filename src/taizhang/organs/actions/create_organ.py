"""Setting up an organ 设立机构."""

from datetime import date
from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Invalid, NotFound, change
from taizhang.organs.actions.guards import filled, may_edit_organs
from taizhang.organs.doors import visible_organs
from taizhang.organs.models import Organ, OrganName
from taizhang.organs.models.organ import OrganKind
from taizhang.organs.records import Access


def create_organ(
    access: Access,
    *,
    code: str,
    name: str,
    short_name: str,
    kind: str,
    parent: int | None,
    valid_from: date,
    position: int = 0,
    key: str | None = None,
) -> dict[str, Any]:
    """Set up an organ below ``parent`` (None: at the root); answers ``{organ}``.

    Raises NotAllowed without organ.edit, Invalid for a code that exists or a kind that does not.
    """
    may_edit_organs(access)
    asked = [code, name, short_name, kind, parent, valid_from, position]
    with change("organ.create", stream=None, by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        above = None
        if parent is not None:
            above = visible_organs(access).filter(pk=parent, valid_to=None).first()
            if above is None:
                raise NotFound(_("上级机构不存在或已经撤销，请另选上级机构。"))
        organ = insert_organ(
            act,
            code=code,
            name=name,
            short_name=short_name,
            kind=kind,
            parent=above,
            valid_from=valid_from,
            position=position,
        )
        return act.answer({"organ": organ.pk})


def insert_organ(
    act: Act,
    *,
    code: str,
    name: str,
    short_name: str,
    kind: str,
    parent: Organ | None,
    valid_from: date,
    position: int = 0,
) -> Organ:
    """Insert an organ with its first name within an act that is under way; raises Invalid as ``create_organ`` does."""
    code = filled(code, "code", 40, _("机构代码"))
    name = filled(name, "name", 120, _("机构名称"))
    short_name = filled(short_name or name[:40], "short_name", 40, _("机构简称"))
    if kind not in OrganKind.values:
        raise Invalid(_("没有这种机构类别，请从列表中选择。"), fields={"kind": _("没有这种类别")})
    if Organ.objects.filter(code=code).exists():
        raise Invalid(
            _("机构代码%(code)s已经有了，请核对代码或打开原有机构修改。") % {"code": code},
            fields={"code": _("已经有了")},
        )
    try:
        organ = act.create(
            Organ(
                code=code,
                name=name,
                short_name=short_name,
                kind=kind,
                parent=parent,
                valid_from=valid_from,
                position=position,
            )
        )
    except IntegrityError as error:  # two who set up the same organ at once
        raise Invalid(_("机构代码%(code)s刚刚被占用，请核对后再保存。") % {"code": code}) from error
    act.update(organ, lineage=f"{parent.lineage if parent else '/'}{organ.pk}/")
    act.create(OrganName(organ=organ, name=name, short_name=short_name, valid_from=valid_from))
    return organ
