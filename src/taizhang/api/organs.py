"""机构 organs: the tree with its dates of validity, and what an administrator does with it."""

from datetime import date

from django.http import HttpRequest
from ninja import Field, Router, Schema

from taizhang.api.frame import Cursor, Key, PageOut, Size, reading, writing
from taizhang.organs.records import NameRecord, OrganRecord
from taizhang.organs.service import (
    adjust_organ,
    create_organ,
    end_organ,
    names_of_organ,
    organs_page,
    rename_organ,
    seen_organ,
)

router = Router(tags=["organs"])


class OrganOut(Schema):
    """机构: an organisation that answers for something."""

    id: int
    code: str = Field(description="Its own stable code. 机构代码")
    name: str
    short_name: str
    kind: str = Field(description="government, office, department, township, enterprise or other. 类别")
    parent: int | None = Field(description="The organ above, null at the top. 上级机构")
    position: int = Field(description="Its place in the official order. 排序")
    valid_from: date
    valid_to: date | None = Field(description="Last day, null while it exists. 撤销日期")
    successor: int | None = Field(description="The organ that took over its work. 承接机构")

    @staticmethod
    def of(record: OrganRecord) -> "OrganOut":
        """Return the schema of a record."""
        return OrganOut(**{name: getattr(record, name) for name in OrganOut.model_fields})


class NameOut(Schema):
    """A name that the organ bears or bore."""

    name: str
    short_name: str
    valid_from: date
    valid_to: date | None

    @staticmethod
    def of(record: NameRecord) -> "NameOut":
        """Return the schema of a record."""
        return NameOut(**{name: getattr(record, name) for name in NameOut.model_fields})


class OrganDetailOut(OrganOut):
    """An organ with all its names."""

    names: list[NameOut]


class OrganIn(Schema):
    """An organ to set up."""

    code: str = Field(max_length=40)
    name: str = Field(max_length=120)
    short_name: str = Field("", max_length=40, description="Empty takes the full name.")
    kind: str
    parent: int | None = None
    position: int = Field(0, ge=0, le=99999)
    valid_from: date


class RenameIn(Schema):
    """A new name."""

    name: str = Field(max_length=120)
    short_name: str = Field("", max_length=40)
    since: date = Field(description="First day of the name; that of the present name corrects it. 启用日期")
    reason: str = Field("", max_length=500)


class AdjustIn(Schema):
    """Code, kind, order and place in the tree."""

    code: str = Field(max_length=40)
    kind: str
    parent: int | None = None
    position: int = Field(0, ge=0, le=99999)
    reason: str = Field("", max_length=500)


class OrganEndIn(Schema):
    """The end of an organ, or its merger."""

    last_day: date
    successor: int | None = Field(None, description="The organ that takes over, null for none. 承接机构")
    reason: str = Field("", max_length=500)


class OrganDone(Schema):
    """What was done."""

    organ: int


class OrganEnded(OrganDone):
    """What was done."""

    moved: int = Field(description="Appointments that went on at the successor. 转任人数")


@router.get("/organs", response=PageOut[OrganOut], summary="Organs in the official order 机构")
def list_organs(request: HttpRequest, cursor: Cursor = None, size: Size = 50, ended: bool = False) -> PageOut[OrganOut]:
    """List the organs; with ``ended`` also those that ended."""
    page = organs_page(reading(request), ended=ended, cursor=cursor, size=size)
    return PageOut[OrganOut](items=[OrganOut.of(record) for record in page.rows], next=page.next)


@router.get("/organs/{organ}", response=OrganDetailOut, summary="One organ 一个机构")
def get_organ(request: HttpRequest, organ: int) -> OrganDetailOut:
    """Return an organ with its names."""
    access = reading(request)
    found = OrganOut.of(seen_organ(access, organ))
    names = [NameOut.of(record) for record in names_of_organ(access, organ)]
    return OrganDetailOut(**found.model_dump(), names=names)


@router.post("/organs", response=OrganDone, summary="Set up an organ 设立机构")
def post_organ(request: HttpRequest, body: OrganIn, key: Key = None) -> OrganDone:
    """Set up an organ."""
    return OrganDone(**create_organ(writing(request), key=key, **body.model_dump()))


@router.post("/organs/{organ}/rename", response=OrganDone, summary="Rename an organ 机构更名")
def post_rename(request: HttpRequest, organ: int, body: RenameIn, key: Key = None) -> OrganDone:
    """Give the organ a new name; the old one is kept with its dates."""
    return OrganDone(**rename_organ(writing(request), organ, key=key, **body.model_dump()))


@router.post("/organs/{organ}/adjust", response=OrganDone, summary="Change an organ's particulars 调整机构")
def post_adjust(request: HttpRequest, organ: int, body: AdjustIn, key: Key = None) -> OrganDone:
    """Set the organ's code, kind, order and organ above."""
    return OrganDone(**adjust_organ(writing(request), organ, key=key, **body.model_dump()))


@router.post("/organs/{organ}/end", response=OrganEnded, summary="End or merge an organ 撤销或并入")
def post_end(request: HttpRequest, organ: int, body: OrganEndIn, key: Key = None) -> OrganEnded:
    """End the organ after its last day; with a successor its people and tasks go there."""
    return OrganEnded(**end_organ(writing(request), organ, key=key, **body.model_dump()))
