"""人员 people: who acts, their appointments, and one's own tokens."""

from datetime import date, datetime
from typing import Literal

from django.http import HttpRequest
from ninja import Field, File, Router, Schema
from ninja.files import UploadedFile

from taizhang.api.frame import Cursor, Key, PageOut, Size, reading, writing
from taizhang.organs.records import PersonRecord
from taizhang.organs.service import (
    ImportPlan,
    appoint,
    appointments,
    create_person,
    edit_person,
    end_appointment,
    import_people,
    make_token,
    own_tokens,
    people_page,
    preview_import,
    reset_password,
    reset_second_factor,
    revoke_token,
    seen_person,
    set_active,
)

router = Router(tags=["people"])


class HeldOut(Schema):
    """A role held today."""

    role: str
    organ: int


class PersonOut(Schema):
    """人员: someone who acts."""

    id: int
    username: str
    name: str
    phone: str
    is_active: bool = Field(description="Whether they may sign in. 账户在用")
    second_factor: bool = Field(description="Whether a second factor is set up. 双因素")
    language: str
    last_login: datetime | None
    roles: list[HeldOut] = Field(description="What they hold today. 任职")

    @staticmethod
    def of(record: PersonRecord) -> "PersonOut":
        """Return the schema of a record."""
        plain = {name: getattr(record, name) for name in PersonOut.model_fields if name != "roles"}
        return PersonOut(**plain, roles=[HeldOut(role=role, organ=organ) for role, organ in record.roles])


class AppointmentOut(Schema):
    """任职: one role of one person at one organ."""

    id: int
    person: int
    person_name: str
    organ: int
    role: str
    valid_from: date
    valid_to: date | None
    deputises_for: int | None = Field(description="The appointment that is stood in for. 代理")
    current: bool


class PersonIn(Schema):
    """A person to make."""

    username: str = Field(max_length=60)
    name: str = Field(max_length=60)
    phone: str = Field("", max_length=40)
    password: str = Field(max_length=128, description="Their first one; they must choose their own when they sign in.")


class EditIn(Schema):
    """What is said of a person."""

    name: str = Field(max_length=60)
    phone: str = Field("", max_length=40)
    language: str = "zh-hans"


class ActiveIn(Schema):
    """Whether the account may be used."""

    active: bool
    reason: str = Field("", max_length=500)


class PasswordIn(Schema):
    """A new first password."""

    password: str = Field(max_length=128)
    reason: str = Field("", max_length=500)


class PersonReasonIn(Schema):
    """Why something is done."""

    reason: str = Field("", max_length=500)


class AppointIn(Schema):
    """An appointment to make."""

    organ: int
    role: str = Field(description="A code of the table of roles. 角色")
    valid_from: date
    valid_to: date | None = None
    deputises_for: int | None = None
    reason: str = Field("", max_length=500)


class AppointmentEndIn(Schema):
    """The end of an appointment."""

    last_day: date
    reason: str = Field("", max_length=500)


class PersonDone(Schema):
    """What was done."""

    person: int


class AppointmentDone(Schema):
    """What was done."""

    appointment: int


class TokenOut(Schema):
    """接口令牌: a token without its secret."""

    id: int
    name: str
    scopes: list[str]
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    last_used_at: datetime | None
    usable: bool


class TokenIn(Schema):
    """A token to make."""

    name: str = Field(max_length=60)
    scopes: list[Literal["read", "write"]]
    days: int = Field(90, ge=1, le=366)


class TokenMade(Schema):
    """A new token; its secret is given this once."""

    id: int
    secret: str


class TokenDone(Schema):
    """What was done."""

    token: int


class PersonRowOut(Schema):
    """One row of a workbook and what it would do."""

    sheet: str = Field(description="organs or people")
    number: int = Field(description="Its number in the sheet, as the spreadsheet shows it.")
    does: str = Field(description="organ, person, appointment or nothing")
    errors: list[str]


class PlanOut(Schema):
    """What a workbook would do."""

    organs: int
    people: int
    appointments: int
    wrong: int = Field(description="Rows with errors; with one, nothing is imported. 不对的行")
    rows: list[PersonRowOut]

    @staticmethod
    def of(plan: ImportPlan) -> "PlanOut":
        """Return the schema of a plan."""
        rows = [
            PersonRowOut(sheet=row.sheet, number=row.number, does=row.does, errors=list(row.errors))
            for row in plan.rows
        ]
        return PlanOut(
            organs=plan.organs, people=plan.people, appointments=plan.appointments, wrong=plan.wrong, rows=rows
        )


class FirstPasswordOut(Schema):
    """The first password of someone who came in, given this once."""

    person: int
    username: str
    name: str
    password: str


class PersonImportedOut(Schema):
    """What came in."""

    organs: int
    people: int
    appointments: int
    passwords: list[FirstPasswordOut]


@router.get("/people", response=PageOut[PersonOut], summary="People 人员")
def list_people(
    request: HttpRequest,
    cursor: Cursor = None,
    size: Size = 50,
    q: str = "",
    organ: int | None = None,
    role: str = "",
    active: bool | None = None,
) -> PageOut[PersonOut]:
    """List the people whom the caller may see, by name; ``q`` is looked for in name, username and phone."""
    page = people_page(reading(request), text=q, organ=organ, role=role, active=active, cursor=cursor, size=size)
    return PageOut[PersonOut](items=[PersonOut.of(record) for record in page.rows], next=page.next)


@router.post("/people", response=PersonDone, summary="Add a person 新增人员")
def post_person(request: HttpRequest, body: PersonIn, key: Key = None) -> PersonDone:
    """Make a person."""
    return PersonDone(**create_person(writing(request), key=key, **body.model_dump()))


@router.post("/people/import/preview", response=PlanOut, summary="Preview of an import 导入预览")
def post_preview(request: HttpRequest, file: File[UploadedFile]) -> PlanOut:
    """Say what a workbook of organs and people would do, row by row."""
    return PlanOut.of(preview_import(writing(request), file.read()))


@router.post("/people/import", response=PersonImportedOut, summary="Import organs and people 导入")
def post_import(request: HttpRequest, file: File[UploadedFile], key: Key = None) -> PersonImportedOut:
    """Import a workbook of organs and people: all of it or nothing. First passwords are given once."""
    done = import_people(writing(request), file.read(), key=key)
    passwords = [
        FirstPasswordOut(person=one.person, username=one.username, name=one.name, password=one.password)
        for one in done.passwords
    ]
    return PersonImportedOut(
        organs=done.organs, people=done.people, appointments=done.appointments, passwords=passwords
    )


@router.get("/people/{person}", response=PersonOut, summary="One person 一个人员")
def get_person(request: HttpRequest, person: int) -> PersonOut:
    """Return a person."""
    return PersonOut.of(seen_person(reading(request), person))


@router.post("/people/{person}/edit", response=PersonDone, summary="Change particulars 修改人员")
def post_edit(request: HttpRequest, person: int, body: EditIn, key: Key = None) -> PersonDone:
    """Set name, phone and language."""
    return PersonDone(**edit_person(writing(request), person, key=key, **body.model_dump()))


@router.post("/people/{person}/activity", response=PersonDone, summary="Stop or restore an account 停用、恢复账户")
def post_activity(request: HttpRequest, person: int, body: ActiveIn, key: Key = None) -> PersonDone:
    """Stop the account or let it be used again."""
    return PersonDone(**set_active(writing(request), person, key=key, **body.model_dump()))


@router.post("/people/{person}/reset-password", response=PersonDone, summary="Reset a password 重设密码")
def post_password(request: HttpRequest, person: int, body: PasswordIn, key: Key = None) -> PersonDone:
    """Set a first password, to be changed at the next sign-in."""
    return PersonDone(**reset_password(writing(request), person, key=key, **body.model_dump()))


@router.post("/people/{person}/reset-second-factor", response=PersonDone, summary="Reset a second factor 解除双因素")
def post_second_factor(request: HttpRequest, person: int, body: PersonReasonIn, key: Key = None) -> PersonDone:
    """Forget the second factor of a person who lost it."""
    return PersonDone(**reset_second_factor(writing(request), person, key=key, **body.model_dump()))


@router.get("/people/{person}/appointments", response=list[AppointmentOut], summary="A person's appointments 任职")
def list_appointments(request: HttpRequest, person: int) -> list[AppointmentOut]:
    """List a person's appointments, those that hold first."""
    access = reading(request)
    seen_person(access, person)
    return [
        AppointmentOut(**{name: getattr(record, name) for name in AppointmentOut.model_fields})
        for record in appointments(access, person=person)
    ]


@router.post("/people/{person}/appoint", response=AppointmentDone, summary="Appoint 任职")
def post_appoint(request: HttpRequest, person: int, body: AppointIn, key: Key = None) -> AppointmentDone:
    """Give the person a role at an organ."""
    return AppointmentDone(**appoint(writing(request), person, key=key, **body.model_dump()))


@router.post("/appointments/{appointment}/end", response=AppointmentDone, summary="End an appointment 终止任职")
def post_end(request: HttpRequest, appointment: int, body: AppointmentEndIn, key: Key = None) -> AppointmentDone:
    """End an appointment after its last day."""
    done = end_appointment(writing(request), appointment, key=key, **body.model_dump())
    return AppointmentDone(appointment=done["appointment"])


@router.get("/tokens", response=list[TokenOut], summary="One's own tokens 我的令牌")
def list_tokens(request: HttpRequest) -> list[TokenOut]:
    """List one's own tokens, newest first."""
    return [
        TokenOut(**{name: getattr(record, name) for name in TokenOut.model_fields})
        for record in own_tokens(reading(request))
    ]


@router.post("/tokens", response=TokenMade, summary="Make a token 新建令牌")
def post_token(request: HttpRequest, body: TokenIn) -> TokenMade:
    """Make a token that may do no more than the one it is asked for with. It takes no idempotency key."""
    made, secret = make_token(writing(request), name=body.name, scopes=body.scopes, days=body.days)
    return TokenMade(id=made, secret=secret)


@router.post("/tokens/{token}/revoke", response=TokenDone, summary="Revoke a token 撤销令牌")
def post_revoke(request: HttpRequest, token: int, key: Key = None) -> TokenDone:
    """Revoke one of one's own tokens; it stops at once."""
    return TokenDone(token=int(str(revoke_token(writing(request), token, key=key)["token"])))
