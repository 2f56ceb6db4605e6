"""Bringing in organs and people from a workbook 导入: all of it or nothing."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Conflict, Invalid, change
from taizhang.organs.actions.appoint import insert_appointment
from taizhang.organs.actions.create_organ import insert_organ
from taizhang.organs.actions.create_person import insert_person
from taizhang.organs.actions.guards import may_edit_organs, may_edit_people
from taizhang.organs.import_plan import ImportPlan, ImportRow, day_of, kind_of, plan_import, role_of
from taizhang.organs.models import Organ, Person
from taizhang.organs.passwords import first_password
from taizhang.organs.records import Access
from taizhang.storage import today


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPassword:
    """The first password of someone who came in, shown once and not kept."""

    person: int
    username: str
    name: str
    password: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came in."""

    organs: int
    people: int
    appointments: int
    passwords: tuple[FirstPassword, ...]
    """Empty where the same import was carried out before: they are shown once."""


def preview_import(access: Access, data: bytes) -> ImportPlan:
    """Return what the workbook would do; raises NotAllowed without both capabilities, Invalid for a bad file."""
    may_edit_organs(access)
    may_edit_people(access)
    return plan_import(data)


def import_people(access: Access, data: bytes, *, key: str | None = None) -> Imported:
    """Set up the organs, make the people and appoint them, as the preview said, with an event for each.

    Raises NotAllowed; Invalid where a row has an error: nothing is imported then.
    """
    may_edit_organs(access)
    may_edit_people(access)
    asked = [hashlib.sha256(data).hexdigest()]
    # A hash of a password takes long on purpose; a hundred of them are not worked out while others wait for the lock.
    planned = {row.values["username"].lower() for row in plan_import(data).rows if row.does == "person"}
    secrets = {username: first_password() for username in sorted(planned)}
    hashes = {username: make_password(secret) for username, secret in secrets.items()}
    with change("people.import", stream=None, by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return _counted(act.repeated, ())
        plan = plan_import(data)
        if plan.wrong:
            raise Invalid(_("有%(count)s行不符合要求，没有导入任何一行；请改正后重新上传。") % {"count": plan.wrong})
        passwords = _carried_out(act, plan, secrets, hashes)
        counts = {"organs": plan.organs, "people": plan.people, "appointments": plan.appointments}
        return _counted(act.answer(counts), passwords)


def _counted(answer: Mapping[str, int], passwords: tuple[FirstPassword, ...]) -> Imported:
    return Imported(
        organs=answer["organs"],
        people=answer["people"],
        appointments=answer["appointments"],
        passwords=passwords,
    )


def _carried_out(
    act: Act, plan: ImportPlan, secrets: Mapping[str, str], hashes: Mapping[str, str]
) -> tuple[FirstPassword, ...]:
    organs = {organ.code: organ for organ in Organ.objects.all()}
    people = {person.username.lower(): person for person in Person.objects.all()}
    passwords = []
    for row in plan.rows:
        if row.does == "organ":
            organs[row.values["code"]] = _set_up(act, row, organs)
        elif row.does in {"person", "appointment"}:
            username = row.values["username"].lower()
            if username not in people:
                if username not in secrets:  # someone renamed or made people between the plan and the lock
                    raise Conflict(_("导入期间人员有变化，没有导入任何一行；请重新上传核对后再导入。"))
                people[username] = insert_person(
                    act,
                    username=row.values["username"],
                    name=row.values["name"],
                    phone=row.values["phone"],
                    password=secrets[username],
                    hashed=hashes[username],
                )
                made = people[username]
                passwords.append(
                    FirstPassword(person=made.pk, username=made.username, name=made.name, password=secrets[username])
                )
            insert_appointment(
                act,
                people[username],
                organs[row.values["organ"]],
                role_of(row.values["role"]) or "",
                day_of(row.values["valid_from"]) or today(),
                day_of(row.values["valid_to"]),
            )
    return tuple(passwords)


def _set_up(act: Act, row: ImportRow, organs: Mapping[str, Organ]) -> Organ:
    values = row.values
    return insert_organ(
        act,
        code=values["code"],
        name=values["name"],
        short_name=values["short_name"],
        kind=kind_of(values["kind"]) or "",
        parent=organs[values["parent"]] if values["parent"] else None,
        valid_from=day_of(values["valid_from"]) or date(today().year, 1, 1),
        position=int(values["position"] or 0),
    )
