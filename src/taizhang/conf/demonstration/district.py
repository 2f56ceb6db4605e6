"""The district itself: forty organs, and people in every role with their accounts."""

import hashlib
from base64 import b32encode
from dataclasses import dataclass, field
from datetime import date, datetime

from taizhang.conf.demonstration.accounts import Account
from taizhang.conf.demonstration.tables import table
from taizhang.organs.records import Access
from taizhang.organs.service import (
    access_of_person,
    appoint,
    change_own_password,
    create_organ,
    create_person,
    make_administrator,
    make_token,
    note_second_factor,
    organs_by_id,
    person_key,
    roles,
)
from taizhang.storage import standing_at

BEGUN = date(2024, 1, 1)
"""When the organs, as they are, began."""

TOKENS_MADE = datetime(2026, 1, 5, 9)  # noqa: DTZ001 - the office's own time
"""When everyone makes a token: within a year of the day on which the demonstration is opened."""

TOKEN_DAYS = 366

FIRST_PASSWORD = "Chu-Ci-Deng-Lu-2024"
"""What an administrator gives out and each person changes at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """What later stages work with."""

    organs: dict[str, int]
    """Code of an organ → its key."""
    people: dict[str, int]
    """Username → key."""
    accounts: tuple[Account, ...]
    known: dict[str, Access] = field(default_factory=dict, repr=False)
    """What was worked out already; no organ, role or appointment changes within the story."""

    def access(self, username: str) -> Access:
        """Return what this person may do, second factor given."""
        if username not in self.known:
            self.known[username] = access_of_person(self.people[username])
        return self.known[username]

    def liaison(self, organ: str) -> Access:
        """Return the liaison officer of an organ."""
        return self.access(f"{organ.removeprefix('yx-')}-lianluo")

    def head(self, organ: str) -> Access:
        """Return the head of an organ."""
        return self.access(f"{organ.removeprefix('yx-')}-fuzeren")


def found_district() -> District:
    """Set up the organs and the people of the demonstration, every one with an account, a token, and a second factor
    where the role asks for one."""
    make_administrator(username="admin", name="系统管理员", password=FIRST_PASSWORD)
    people = {"admin": person_key("admin")}
    admin = access_of_person(people["admin"])
    change_own_password(admin, old=FIRST_PASSWORD, new=password_of("admin"))
    organs = _organs(admin)
    wanted = [row for row in table("people")["person"] if row["username"] != "admin"] + list(_officials())
    for row in wanted:
        made = create_person(admin, username=row["username"], name=row["name"], password=FIRST_PASSWORD)
        people[row["username"]] = made["person"]
        appoint(admin, made["person"], organ=organs[row["organ"]], role=row["role"], valid_from=BEGUN)
    names = organs_by_id()
    administrator = next(row for row in table("people")["person"] if row["username"] == "admin")
    accounts = []
    for row in [administrator, *wanted]:
        own = access_of_person(people[row["username"]])
        if row is not administrator:
            change_own_password(own, old=FIRST_PASSWORD, new=password_of(row["username"]))
        secret = _second_factor(own, row["username"]) if roles()[row["role"]].second_factor else None
        with standing_at(TOKENS_MADE):
            token = make_token(own, name="演示", scopes=["read", "write"], days=TOKEN_DAYS)[1]
        accounts.append(
            Account(
                username=row["username"],
                password=password_of(row["username"]),
                role=row["role"],
                organ=names[organs[row["organ"]]].short_name,
                api_token=token,
                totp_secret=secret,
            )
        )
    return District(organs=organs, people=people, accounts=tuple(accounts))


def person_access(username: str) -> Access:
    """Return what the person who signs in with this name may do today."""
    return access_of_person(person_key(username))


def password_of(username: str) -> str:
    """Return the password of an account of the demonstration: the same every time, since it is printed."""
    return f"Yunxi-{hashlib.sha256(username.encode()).hexdigest()[:6]}-2026"


def _organs(admin: Access) -> dict[str, int]:
    made: dict[str, int] = {organ.code: organ.id for organ in organs_by_id().values()}
    for position, row in enumerate(table("organs")["organ"]):
        if row["code"] in made:
            continue  # the government itself came with the administrator
        parent = row.get("parent") or (None if row.get("kind") == "government" else "government")
        made[row["code"]] = create_organ(
            admin,
            code=row["code"],
            name=row["name"],
            short_name=row["short"],
            kind=row.get("kind", "department"),
            parent=None if parent is None else made[parent],
            valid_from=BEGUN,
            position=position,
        )["organ"]
    return made


def _officials() -> list[dict[str, str]]:
    """A head and a liaison officer for every organ but the government and the supervision office."""
    names = table("people")["names"]
    found = []
    for number, row in enumerate(table("organs")["organ"]):
        if row["code"] in ("government", "yx-supervision"):
            continue
        stem = row["code"].removeprefix("yx-")
        for shift, (ending, role) in enumerate((("fuzeren", "head"), ("lianluo", "liaison"))):
            family = names["family"][(number * 2 + shift * 17) % len(names["family"])]
            given = names["given"][(number * 5 + shift * 11) % len(names["given"])]
            found.append({"username": f"{stem}-{ending}", "name": family + given, "organ": row["code"], "role": role})
    return found


def _second_factor(own: Access, username: str) -> str:
    """Set up the second factor of an account with a secret that is printed; return it in Base32."""
    from django_otp.plugins.otp_totp.models import TOTPDevice

    key = hashlib.sha1(f"taizhang demo {username}".encode(), usedforsecurity=False).digest()
    TOTPDevice.objects.create(user_id=own.person, name="演示", key=key.hex(), confirmed=True)
    note_second_factor(own)
    return b32encode(key).decode()
