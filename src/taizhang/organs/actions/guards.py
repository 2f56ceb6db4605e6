"""What every act on organs and people asks first."""

from datetime import date

from django.utils.translation import gettext as _

from taizhang.audit.service import Invalid, NotAllowed, NotFound
from taizhang.organs.doors import visible_organs, visible_people
from taizhang.organs.models import Organ, Person
from taizhang.organs.records import Access


def may_edit_organs(access: Access) -> None:
    """Raise NotAllowed unless organs may be edited."""
    if not access.may("organ.edit"):
        raise NotAllowed(_("机构由系统管理员维护，您的账户不能修改；需要变更请联系系统管理员。"))


def may_edit_people(access: Access) -> None:
    """Raise NotAllowed unless people may be edited."""
    if not access.may("person.edit"):
        raise NotAllowed(_("人员和任职由系统管理员维护，您的账户不能修改；需要变更请联系系统管理员。"))


def organ_to_edit(access: Access, organ: int) -> Organ:
    """Return the organ; raises NotFound where it cannot be seen, NotAllowed where it may not be edited."""
    found = visible_organs(access).filter(pk=organ).first()
    if found is None:
        raise NotFound(_("没有找到这个机构。"))
    may_edit_organs(access)
    return found


def person_to_edit(access: Access, person: int) -> Person:
    """Return the person; raises NotFound where they cannot be seen, NotAllowed where they may not be edited."""
    found = visible_people(access).filter(pk=person).first()
    if found is None:
        raise NotFound(_("没有找到这个人员。"))
    may_edit_people(access)
    return found


def filled(value: str, field: str, most: int, what: str) -> str:
    """Return the text without spaces around it; raises Invalid where it is empty or longer than ``most``."""
    text = value.strip()
    if not text or len(text) > most:
        raise Invalid(
            _("%(what)s要有1至%(most)s个字，请改正后再保存。") % {"what": what, "most": most},
            fields={field: _("1至%(most)s个字") % {"most": most}},
        )
    return text


def day_order(first: date, last: date | None, field: str) -> None:
    """Raise Invalid where the last day lies before the first."""
    if last is not None and last < first:
        raise Invalid(_("截止日期早于起始日期，请改正后再保存。"), fields={field: _("早于起始日期")})
