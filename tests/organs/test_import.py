"""Organs and people from a workbook: a preview, then all or nothing."""

import io
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook

from taizhang.audit.service import Invalid, NotAllowed, history
from taizhang.organs.models import Appointment, Organ, Person
from taizhang.organs.records import Access
from taizhang.organs.service import forms, import_people, preview_import
from tests.platform_world import access_in, make_organ

pytestmark = pytest.mark.django_db

ORGANS = [column.head for column in forms()["organs"].columns]
PEOPLE = [column.head for column in forms()["people"].columns]


def workbook(organs: list[list[Any]], people: list[list[Any]]) -> bytes:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "机构"
    for row in [ORGANS, *organs]:
        first.append(row)
    second = book.create_sheet("人员")
    for row in [PEOPLE, *people]:
        second.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.fixture
def admin() -> Access:
    return access_in("administrator", make_organ("区政府", code="gov", kind="government"), username="admin")


GOOD_ORGANS: list[list[Any]] = [
    ["fgj", "云溪区发展和改革局", "区发改局", "部门", "gov", 20, "2020-01-01"],
    ["fgj1", "云溪区重点项目中心", "", "部门", "fgj", "", ""],
]
GOOD_PEOPLE: list[list[Any]] = [
    ["zhangsan", "张三", "13800000000", "fgj", "联络员", "2026/1/1", ""],
    ["zhangsan", "张三", "", "fgj1", "单位负责人", "", "2027年12月31日"],
    ["lisi", "李四", "", "gov", "leader", "", ""],
]


def test_a_good_workbook_comes_in_whole(admin: Access) -> None:
    data = workbook(GOOD_ORGANS, GOOD_PEOPLE)
    plan = preview_import(admin, data)
    assert (plan.organs, plan.people, plan.appointments, plan.wrong) == (2, 2, 3, 0)
    assert not Organ.objects.filter(code="fgj").exists(), "a preview changes nothing"
    done = import_people(admin, data, key="once")
    assert (done.organs, done.people, done.appointments) == (2, 2, 3)
    assert {one.username for one in done.passwords} == {"zhangsan", "lisi"}
    zhang = Person.objects.get(username="zhangsan")
    assert zhang.must_change_password
    assert zhang.check_password(next(one.password for one in done.passwords if one.username == "zhangsan"))
    assert Organ.objects.get(code="fgj1").lineage.count("/") == 4
    assert Appointment.objects.filter(person=zhang).count() == 2
    assert history(("person", zhang.pk))[0].action == "people.import"


def test_the_same_key_brings_it_in_once_and_shows_passwords_once(admin: Access) -> None:
    data = workbook(GOOD_ORGANS, GOOD_PEOPLE)
    import_people(admin, data, key="once")
    again = import_people(admin, data, key="once")
    assert again.people == 2 and again.passwords == ()
    assert Person.objects.filter(username="lisi").count() == 1


def test_what_exists_is_not_doubled(admin: Access) -> None:
    data = workbook(GOOD_ORGANS, GOOD_PEOPLE)
    import_people(admin, data)
    plan = preview_import(admin, data)
    assert (plan.organs, plan.people, plan.appointments, plan.wrong) == (0, 0, 0, 0)


def test_one_wrong_row_keeps_everything_out(admin: Access) -> None:
    data = workbook(GOOD_ORGANS, [*GOOD_PEOPLE, ["wangwu", "王五", "", "nowhere", "掌柜", "不知道", ""]])
    plan = preview_import(admin, data)
    (wrong,) = [row for row in plan.rows if row.errors]
    assert (wrong.sheet, wrong.number, len(wrong.errors)) == ("people", 5, 3)
    with pytest.raises(Invalid):
        import_people(admin, data)
    assert not Organ.objects.filter(code="fgj").exists() and not Person.objects.filter(username="zhangsan").exists()


@pytest.mark.parametrize(
    ("organs", "people"),
    [
        ([["", "无代码局", "", "部门", "", "", ""]], []),
        ([["gov", "另一个名字", "", "政府", "", "", ""]], []),
        ([["a", "甲局", "", "部门", "later", "", ""], ["later", "乙局", "", "部门", "", "", ""]], []),
        ([["a", "甲局", "", "衙门", "", "", ""]], []),
        ([["a", "甲局", "", "部门", "", "第一", ""]], []),
        ([["a", "甲局", "", "部门", "", "", "2026-02-30"]], []),
        ([], [["a b", "某人", "", "gov", "联络员", "", ""]]),
        ([], [["admin", "别人", "", "gov", "联络员", "", ""]]),
        ([], [["someone", "某人", "", "gov", "联络员", "2026-03-01", "2026-02-01"]]),
        ([], [["someone", "某" * 61, "", "gov", "联络员", "", ""]]),
    ],
)
def test_each_error_is_found(admin: Access, organs: list[list[Any]], people: list[list[Any]]) -> None:
    assert preview_import(admin, workbook(organs, people)).wrong == 1


def test_what_is_no_workbook_is_refused(admin: Access) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"0" * 30_000_000)
    for data in (b"", b"name,code\n", b"PK\x03\x04 broken", stream.getvalue()):
        with pytest.raises(Invalid) as refused:
            preview_import(admin, data)
        assert refused.value.code == "bad_file"


def test_other_sheets_and_lacking_columns_are_refused(admin: Access) -> None:
    book = Workbook()
    stream = io.BytesIO()
    book.save(stream)
    with pytest.raises(Invalid, match="工作表"):
        preview_import(admin, stream.getvalue())
    assert book.active is not None
    book.active.title = "人员"
    book.active.append(["用户名", "姓名"])
    stream = io.BytesIO()
    book.save(stream)
    with pytest.raises(Invalid, match="机构代码"):
        preview_import(admin, stream.getvalue())


def test_importing_needs_an_administrator() -> None:
    access = access_in("office", make_organ("区政府办"))
    with pytest.raises(NotAllowed):
        preview_import(access, workbook(GOOD_ORGANS, []))
    with pytest.raises(NotAllowed):
        import_people(access, workbook(GOOD_ORGANS, []))
