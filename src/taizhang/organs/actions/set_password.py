"""Setting a password: one's own 修改密码, or another's first one 重设密码; and the second factor 双因素."""

from typing import Any

from django.utils.translation import gettext as _

from taizhang.audit.service import Invalid, change
from taizhang.organs.actions.create_person import signed_in_person
from taizhang.organs.actions.guards import person_to_edit
from taizhang.organs.models import Person
from taizhang.organs.passwords import checked
from taizhang.organs.records import Access
from taizhang.storage import now


def change_own_password(access: Access, *, old: str, new: str) -> dict[str, Any]:
    """Set one's own password; answers ``{person}``.

    Raises NotAllowed for the public, Invalid where the old one is wrong or the new one is against the rules or the
    same.
    """
    person = signed_in_person(access, verified=False)
    with change("person.change_password", stream=("person", person), by=access) as act:
        found = act.lock(Person, person)
        if not found.check_password(old):
            raise Invalid(_("原密码不对，密码没有修改。"), fields={"old": _("原密码不对")})
        if old == new:
            raise Invalid(_("新密码和原密码一样，请换一个。"), fields={"new": _("和原密码一样")})
        found.set_password(checked(new, found))
        found.save(update_fields=["password"])
        act.update(found, must_change_password=False, password_set_at=now())
        return act.answer({"person": found.pk})


def reset_password(
    access: Access, person: int, *, password: str, reason: str = "", key: str | None = None
) -> dict[str, Any]:
    """Set the first password of another person, who must choose their own at the next sign-in; answers ``{person}``.

    Raises NotFound, NotAllowed, Invalid for a password against the rules.
    """
    person_to_edit(access, person)
    with change(
        "person.reset_password", stream=("person", person), by=access, key=key, asked=[person], reason=reason
    ) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        found = act.lock(Person, person)
        found.set_password(checked(password, found))
        found.save(update_fields=["password"])
        act.update(found, must_change_password=True, password_set_at=now())
        return act.answer({"person": found.pk})


def note_second_factor(access: Access) -> dict[str, Any]:
    """Note that whoever is signed in has set up a second factor; answers ``{person}``."""
    person = signed_in_person(access, verified=False)
    with change("person.set_up_second_factor", stream=("person", person), by=access) as act:
        found = act.lock(Person, person)
        act.update(found, second_factor_at=now())
        return act.answer({"person": found.pk})


def reset_second_factor(access: Access, person: int, *, reason: str = "", key: str | None = None) -> dict[str, Any]:
    """Forget the second factor of a person who lost it, so that they set up a new one; answers ``{person}``.

    The devices themselves are removed here too. Raises NotFound, NotAllowed.
    """
    from django_otp import devices_for_user

    person_to_edit(access, person)
    with change(
        "person.reset_second_factor", stream=("person", person), by=access, key=key, asked=[person], reason=reason
    ) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        found = act.lock(Person, person)
        for device in devices_for_user(found, confirmed=None):
            device.delete()
        act.update(found, second_factor_at=None)
        return act.answer({"person": found.pk})
