"""Making a person 新增人员, changing what is said of them, and stopping or restoring their account 停用、启用."""

import re
from typing import Any

from django.conf import settings
from django.db import IntegrityError
from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Conflict, Invalid, NotAllowed, change
from taizhang.organs.actions.guards import filled, may_edit_people, person_to_edit
from taizhang.organs.models import Person
from taizhang.organs.passwords import checked
from taizhang.organs.records import Access
from taizhang.storage import now

USERNAME = re.compile(r"[\w.@+-]{2,60}\Z")


def create_person(
    access: Access, *, username: str, name: str, password: str, phone: str = "", key: str | None = None
) -> dict[str, Any]:
    """Make a person who must choose a password of their own when they first sign in; answers ``{person}``.

    Raises NotAllowed without person.edit, Invalid for a username that exists or a password against the rules.
    """
    may_edit_people(access)
    # The password stays out of what is compared: not even a hash of it belongs into the table of commands.
    with change("person.create", stream=None, by=access, key=key, asked=[username, name, phone]) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        person = insert_person(act, username=username, name=name, phone=phone, password=password)
        return act.answer({"person": person.pk})


def insert_person(
    act: Act, *, username: str, name: str, phone: str, password: str, hashed: str | None = None
) -> Person:
    """Insert a person within an act that is under way; raises Invalid as ``create_person`` does.

    ``hashed`` is the hash of the password where it was worked out before, since that takes long on purpose.
    """
    username = username.strip()
    if not USERNAME.match(username):
        raise Invalid(
            _("用户名要有2至60个字，只用文字、数字和 . @ + - _，请改正。"), fields={"username": _("不符合要求")}
        )
    taken = Invalid(
        _("用户名%(name)s已经有人用了，请换一个。") % {"name": username}, fields={"username": _("已经有人用了")}
    )
    if Person.objects.filter(username__iexact=username).exists():
        raise taken
    person = Person(
        username=username,
        name=filled(name, "name", 60, _("姓名")),
        phone=phone.strip()[:40],
        must_change_password=True,
        password_set_at=now(),
    )
    checked(password, person)
    if hashed is None:
        person.set_password(password)
    else:
        person.password = hashed
    try:
        return act.create(person)
    except IntegrityError as error:  # two who make the same person at once
        raise taken from error


def edit_person(
    access: Access, person: int, *, name: str, phone: str = "", language: str = "zh-hans", key: str | None = None
) -> dict[str, Any]:
    """Set name, phone and language; a person may do it for themselves, but their name stays the administrator's.

    Answers ``{person}``. Raises NotFound, NotAllowed, Invalid.
    """
    own = person == access.person and access.verified
    if own and not access.may("person.edit"):
        name = Person.objects.values_list("name", flat=True).get(pk=person)
    else:
        person_to_edit(access, person)
    name = filled(name, "name", 60, _("姓名"))
    if language not in dict(settings.LANGUAGES):
        raise Invalid(_("没有这种语言，请从列表中选择。"), fields={"language": _("没有这种语言")})
    asked = [person, name, phone, language]
    with change("person.edit", stream=("person", person), by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        found = act.lock(Person, person)
        act.update(found, name=name, phone=phone.strip()[:40], language=language)
        return act.answer({"person": found.pk})


def set_active(
    access: Access, person: int, *, active: bool, reason: str = "", key: str | None = None
) -> dict[str, Any]:
    """Stop the person's account, or let it be used again; they and what they did stay. Answers ``{person}``.

    Raises NotFound, NotAllowed, Conflict for one's own account.
    """
    person_to_edit(access, person)
    if person == access.person and not active:
        raise Conflict(_("不能停用自己的账户，请由另一位系统管理员办理。"))
    action = "person.enable" if active else "person.disable"
    with change(action, stream=("person", person), by=access, key=key, asked=[person, active], reason=reason) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        found = act.lock(Person, person)
        act.update(found, is_active=active)
        return act.answer({"person": found.pk})


def signed_in_person(access: Access, *, verified: bool = True) -> int:
    """Return the key of whoever is signed in; raises NotAllowed for the public.

    And for whoever still owes a second factor or a new password, unless ``verified`` is False.
    """
    if access.person is None or (verified and not access.verified):
        raise NotAllowed(_("请先登录。"))
    return access.person
