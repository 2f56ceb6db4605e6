"""What an administrator does with organs and people: each act, its refusals, its event, its key."""

from datetime import date, timedelta

import pytest

from taizhang.audit.service import Conflict, Invalid, NotAllowed, NotFound, history
from taizhang.organs.models import Appointment, Organ, OrganName, Person
from taizhang.organs.records import PUBLIC, Access
from taizhang.organs.service import (
    access_of,
    access_of_token,
    adjust_organ,
    appoint,
    appointments,
    change_own_password,
    create_organ,
    create_person,
    drop_view,
    edit_person,
    end_appointment,
    end_organ,
    first_password,
    keep_view,
    make_token,
    people_page,
    rename_organ,
    reset_password,
    revoke_token,
    saved_views,
    seen_person,
    set_active,
)
from taizhang.storage import today
from tests.platform_world import BEGIN, access_in, make_organ, make_person

pytestmark = pytest.mark.django_db

GOOD = "Yunxi-2026-Dudu"


@pytest.fixture
def root() -> Organ:
    return make_organ("区政府", code="gov", kind="government")


@pytest.fixture
def admin(root: Organ) -> Access:
    return access_in("administrator", root, username="admin")


def new_organ(access: Access, code: str = "jyj", *, parent: int | None = None, key: str | None = None) -> int:
    done = create_organ(
        access,
        code=code,
        name="云溪区教育局",
        short_name="区教育局",
        kind="department",
        parent=parent,
        valid_from=date(2024, 3, 1),
        position=3,
        key=key,
    )
    return int(done["organ"])


def test_setting_up_an_organ_names_it_and_hangs_it_below(admin: Access, root: Organ) -> None:
    organ = Organ.objects.get(pk=new_organ(admin, parent=root.pk))
    assert organ.lineage == f"/{root.pk}/{organ.pk}/"
    assert OrganName.objects.get(organ=organ).valid_to is None
    (event,) = history(("organ", organ.pk))
    assert event.action == "organ.create" and event.actor_name == "admin"


def test_the_same_key_sets_up_one_organ(admin: Access) -> None:
    assert new_organ(admin, key="once") == new_organ(admin, key="once")
    assert Organ.objects.filter(code="jyj").count() == 1


def test_a_code_is_taken_once(admin: Access) -> None:
    new_organ(admin)
    with pytest.raises(Invalid) as refused:
        new_organ(admin)
    assert "code" in refused.value.fields


@pytest.mark.parametrize("role", ["office", "leader", "head", "liaison", "auditor", "reader"])
def test_only_administrators_edit(role: str, root: Organ) -> None:
    access = access_in(role, root)
    with pytest.raises(NotAllowed):
        new_organ(access)
    with pytest.raises(NotAllowed):
        rename_organ(access, root.pk, name="云溪市政府", short_name="", since=today())
    with pytest.raises(NotAllowed):
        end_organ(access, root.pk, last_day=today())
    with pytest.raises(NotAllowed):
        create_person(access, username="new", name="新人", password=GOOD)


def test_the_public_learns_nothing(root: Organ) -> None:
    with pytest.raises(NotFound):
        rename_organ(PUBLIC, root.pk, name="x", short_name="", since=today())
    assert people_page(PUBLIC).rows == ()


def test_a_new_name_keeps_the_old_one_with_its_dates(admin: Access) -> None:
    organ = new_organ(admin)
    rename_organ(
        admin, organ, name="云溪区教育和体育局", short_name="区教体局", since=date(2025, 5, 1), reason="机构改革"
    )
    old, new = OrganName.objects.filter(organ=organ).order_by("valid_from")
    assert (old.name, old.valid_to) == ("云溪区教育局", date(2025, 4, 30))
    assert (new.name, new.valid_from, new.valid_to) == ("云溪区教育和体育局", date(2025, 5, 1), None)
    assert Organ.objects.get(pk=organ).short_name == "区教体局"
    assert history(("organ", organ))[0].reason == "机构改革"


def test_a_name_of_the_same_day_corrects_the_present_one(admin: Access) -> None:
    organ = new_organ(admin)
    rename_organ(admin, organ, name="云溪区教育局（更正）", short_name="区教育局", since=date(2024, 3, 1))
    assert [one.name for one in OrganName.objects.filter(organ=organ)] == ["云溪区教育局（更正）"]


@pytest.mark.parametrize("since", [date(2024, 2, 29), date(2999, 1, 1)])
def test_a_name_begins_neither_before_the_present_one_nor_in_the_future(admin: Access, since: date) -> None:
    organ = new_organ(admin)
    with pytest.raises(Invalid):
        rename_organ(admin, organ, name="云溪区体育局", short_name="", since=since)


def test_a_branch_moves_with_its_root(admin: Access, root: Organ) -> None:
    old = make_organ("甲局", parent=root)
    below = make_organ("甲局一科", parent=old)
    new = make_organ("乙局", parent=root)
    adjust_organ(admin, old.pk, code="甲局", kind="department", position=0, parent=new.pk)
    assert Organ.objects.get(pk=below.pk).lineage == f"/{root.pk}/{new.pk}/{old.pk}/{below.pk}/"
    with pytest.raises(Invalid):
        adjust_organ(admin, new.pk, code="乙局", kind="department", position=0, parent=below.pk)


def test_a_merger_takes_people_and_sight_along(admin: Access, root: Organ) -> None:
    old, heir = make_organ("文化局", parent=root), make_organ("文旅局", parent=root)
    moved = make_person("moved", "liaison", old)
    head = make_person("head", "head", heir)
    last = today() - timedelta(days=1)
    assert end_organ(admin, old.pk, last_day=last, successor=heir.pk)["moved"] == 1
    held = Appointment.objects.filter(person=moved).order_by("id")
    assert [(one.organ_id, one.valid_to) for one in held] == [(old.pk, last), (heir.pk, None)]
    assert access_of(head).may("task.see", old.pk), "who took over the work sees what was there"
    assert access_of(moved).may("task.see", heir.pk)
    with pytest.raises(Conflict):
        end_organ(admin, old.pk, last_day=last)


def test_whoever_came_after_the_day_of_a_merger_was_at_the_successor(admin: Access, root: Organ) -> None:
    old, heir = make_organ("文化局", parent=root), make_organ("文旅局", parent=root)
    late = Person.objects.create_user("late", None, name="后来")
    appoint(admin, late.pk, organ=old.pk, role="liaison", valid_from=today() - timedelta(days=5))
    end_organ(admin, old.pk, last_day=today() - timedelta(days=30), successor=heir.pk)
    (held,) = appointments(admin, person=late.pk)
    assert (held.organ, held.valid_from, held.valid_to) == (heir.pk, today() - timedelta(days=5), None)


def test_before_its_last_day_an_organ_is_seen_by_its_own_alone(admin: Access, root: Organ) -> None:
    old, heir = make_organ("文化局", parent=root), make_organ("文旅局", parent=root)
    head = make_person("head", "head", heir)
    end_organ(admin, old.pk, last_day=today(), successor=heir.pk)
    assert not access_of(head).may("task.see", old.pk)


def test_an_organ_with_organs_below_it_does_not_end(admin: Access, root: Organ) -> None:
    make_organ("甲局", parent=root)
    with pytest.raises(Conflict, match="甲局"):
        end_organ(admin, root.pk, last_day=today())


def test_a_new_person_must_choose_a_password(admin: Access) -> None:
    person = Person.objects.get(pk=create_person(admin, username="zhang", name="张三", password=GOOD)["person"])
    assert person.must_change_password and person.check_password(GOOD)
    assert GOOD not in str(history(("person", person.pk))), "the history never holds a password"
    access = access_of(person)
    change_own_password(access, old=GOOD, new="Another-1-way")
    changed = Person.objects.get(pk=person.pk)
    assert not changed.must_change_password and changed.check_password("Another-1-way")


@pytest.mark.parametrize("weak", ["short1A", "alllowercaseletters", "1234567890123", "zhang-Zhang-1"])
def test_weak_passwords_are_refused(admin: Access, weak: str) -> None:
    with pytest.raises(Invalid) as refused:
        create_person(admin, username="zhang-zhang", name="张三", password=weak)
    assert refused.value.code == "weak_password"


def test_first_passwords_fulfil_the_rules(admin: Access) -> None:
    for number in range(30):
        create_person(admin, username=f"user{number}", name="张三", password=first_password())


def test_the_own_password_needs_the_old_one(admin: Access) -> None:
    person = Person.objects.get(pk=create_person(admin, username="zhang", name="张三", password=GOOD)["person"])
    with pytest.raises(Invalid, match="原密码"):
        change_own_password(access_of(person), old="wrong", new="Another-1-way")
    with pytest.raises(Invalid, match="一样"):
        change_own_password(access_of(person), old=GOOD, new=GOOD)


def test_usernames_differ_by_more_than_capitals(admin: Access) -> None:
    create_person(admin, username="Zhang", name="张三", password=GOOD)
    with pytest.raises(Invalid):
        create_person(admin, username="zhang", name="张四", password=GOOD)


def test_people_change_their_phone_but_not_their_name(root: Organ) -> None:
    person = make_person("li", "liaison", root, name="李四")
    edit_person(access_of(person), person.pk, name="皇帝", phone="123", language="en")
    person.refresh_from_db()
    assert (person.name, person.phone, person.language) == ("李四", "123", "en")


def test_a_stopped_person_may_nothing(admin: Access, root: Organ) -> None:
    person = make_person("li", "liaison", root)
    _key, secret = make_token(access_of(person), name="脚本", scopes=["read"], days=3)
    set_active(admin, person.pk, active=False, reason="调离")
    person.refresh_from_db()
    assert access_of(person).person is None and access_of_token(secret) is None
    set_active(admin, person.pk, active=True)
    assert access_of_token(secret) is not None


def test_administrators_do_not_stop_themselves(admin: Access) -> None:
    assert admin.person is not None
    with pytest.raises(Conflict):
        set_active(admin, admin.person, active=False)


def test_appointments_do_not_overlap(admin: Access, root: Organ) -> None:
    person = make_person("li", "liaison", root)
    with pytest.raises(Conflict):
        appoint(admin, person.pk, organ=root.pk, role="liaison", valid_from=today())
    (held,) = appointments(admin, person=person.pk)
    end_appointment(admin, held.id, last_day=today())
    appoint(admin, person.pk, organ=root.pk, role="liaison", valid_from=today() + timedelta(days=1))
    assert len(appointments(admin, person=person.pk)) == 2


def test_a_deputy_stands_in_for_a_time(admin: Access, root: Organ) -> None:
    head, other = make_person("head", "head", root, name="王局"), make_person("deputy", "liaison", root)
    (held,) = appointments(admin, person=head.pk)
    given = {"organ": root.pk, "role": "head", "valid_from": today(), "deputises_for": held.id}
    with pytest.raises(Invalid, match="截止"):
        appoint(admin, other.pk, **given)  # type: ignore[arg-type]
    appoint(admin, other.pk, **given, valid_to=today() + timedelta(days=7))  # type: ignore[arg-type]
    newest = appointments(admin, person=other.pk)[0]
    assert newest.deputises_for_name == "王局"
    assert access_of(other).may("progress.approve", root.pk)


def test_the_last_administrator_stays(admin: Access, root: Organ) -> None:
    assert admin.person is not None
    (held,) = appointments(admin, person=admin.person)
    with pytest.raises(Conflict, match="唯一"):
        end_appointment(admin, held.id, last_day=today())
    make_person("second", "administrator", root)
    end_appointment(admin, held.id, last_day=today())


def test_an_end_before_the_beginning_is_refused(admin: Access, root: Organ) -> None:
    person = make_person("li", "liaison", root)
    (held,) = appointments(admin, person=person.pk)
    with pytest.raises(Invalid):
        end_appointment(admin, held.id, last_day=BEGIN - timedelta(days=1))


def test_organs_see_their_own_people(root: Organ) -> None:
    mine, other = make_organ("甲局", parent=root), make_organ("乙局", parent=root)
    access = access_in("liaison", mine, username="me")
    stranger = make_person("stranger", "liaison", other)
    assert {one.username for one in people_page(access).rows} == {"me"}
    with pytest.raises(NotFound):
        seen_person(access, stranger.pk)
    assert appointments(access, organ=other.pk) == ()


def test_reset_passwords_must_be_changed(admin: Access, root: Organ) -> None:
    person = make_person("li", "liaison", root)
    reset_password(admin, person.pk, password=GOOD, reason="忘记")
    person.refresh_from_db()
    assert person.must_change_password and person.check_password(GOOD)


def test_tokens_act_within_their_scope_until_revoked(root: Organ) -> None:
    person = make_person("li", "liaison", root)
    access = access_of(person)
    token, secret = make_token(access, name="脚本", scopes=["read"], days=30)
    used = access_of_token(secret)
    assert used is not None and used.scopes == {"read"} and used.person == person.pk
    with pytest.raises(NotAllowed):
        make_token(used, name="更大", scopes=["read", "write"], days=30)
    with pytest.raises(NotFound):
        revoke_token(access_in("head", root), token)
    revoke_token(access, token)
    assert access_of_token(secret) is None
    assert secret not in str(history(("person", person.pk)))


@pytest.mark.parametrize(("scopes", "days"), [([], 30), (["everything"], 30), (["read"], 0), (["read"], 367)])
def test_tokens_out_of_bounds_are_refused(root: Organ, scopes: list[str], days: int) -> None:
    with pytest.raises(Invalid):
        make_token(access_in("liaison", root), name="脚本", scopes=scopes, days=days)


def test_views_are_kept_by_one_person(root: Organ) -> None:
    mine, other = access_in("liaison", root), access_in("head", root)
    kept = keep_view(mine, page="people", name="停用的", query="active=0")
    assert keep_view(mine, page="people", name="停用的", query="active=1").id == kept.id
    assert [one.query for one in saved_views(mine, "people")] == ["active=1"]
    assert saved_views(other, "people") == ()
    with pytest.raises(NotFound):
        drop_view(other, kept.id)
    drop_view(mine, kept.id)
    assert saved_views(mine, "people") == ()
