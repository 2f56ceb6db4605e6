"""Pages of the frame, of organs and people: who may open which, what they say, how many queries they cost."""

import io
import re

import pytest
from django.core.management import call_command
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries, Settings

from taizhang.organs.models import Organ, Person
from taizhang.organs.roles import roles
from taizhang.organs.service import rename_organ
from taizhang.storage import today
from taizhang.web.export import defused
from tests.organs.test_import import GOOD_ORGANS, workbook
from tests.platform_world import access_in, make_organ, make_person
from tests.web.conftest import SignIn

pytestmark = pytest.mark.django_db

FREE = ["/", "/account", "/account/password", "/account/tokens", "/account/second-factor", "/organs"]


@pytest.mark.parametrize("role", list(roles()))
def test_every_role_opens_its_own_pages(role: str, government: Organ, sign_in: SignIn) -> None:
    person = make_person("someone", role, government)
    browser = sign_in(person)
    for address in [*FREE, f"/organs/{government.pk}", f"/people/{person.pk}", f"/history/person/{person.pk}"]:
        assert browser.get(address).status_code == 200, address


@pytest.mark.parametrize("address", ["/organs/new", "/people/new", "/people/import", "/people/import/template"])
def test_pages_of_administrators_are_theirs(
    address: str, administrator: Person, liaison: Person, sign_in: SignIn
) -> None:
    assert sign_in(administrator).get(address).status_code == 200
    answer = sign_in(liaison).get(address)
    assert answer.status_code == (200 if address.endswith("template") else 403)


@pytest.mark.parametrize("path", ["", "/edit", "/appoint", "/password", "/second-factor"])
def test_strangers_are_not_there(path: str, government: Organ, liaison: Person, sign_in: SignIn) -> None:
    stranger = make_person("stranger", "liaison", make_organ("别局", parent=government))
    known, unknown = f"/people/{stranger.pk}{path}", f"/people/999999{path}"
    browser = sign_in(liaison)
    first, second = browser.get(known), browser.get(unknown)
    assert first.status_code == second.status_code == 404
    assert browser.get(f"/history/person/{stranger.pk}").status_code == 404


def test_a_liaison_officer_does_not_read_who_looked(liaison: Person, administrator: Person, sign_in: SignIn) -> None:
    assert sign_in(liaison).get("/looks").status_code == 403
    page = sign_in(administrator).get("/looks?name=zzz")
    assert page.status_code == 200 and "没有符合条件的记录" in page.content.decode()
    assert sign_in(administrator).get("/looks?format=xlsx").headers["Content-Type"].endswith("sheet")


def test_navigation_offers_what_one_may_do(liaison: Person, administrator: Person, sign_in: SignIn) -> None:
    theirs = sign_in(liaison).get("/").content.decode()
    assert 'href="/people"' in theirs and 'href="/looks"' not in theirs
    page = sign_in(administrator).get("/organs/new").content.decode()
    assert re.search(r'href="/organs" aria-current="page"', page), "the page stands below its entry"


def test_an_organ_is_set_up_renamed_and_ended_by_forms(
    government: Organ, administrator: Person, sign_in: SignIn
) -> None:
    browser = sign_in(administrator)
    given = {"name": "云溪区教育局", "short_name": "区教育局", "code": "jyj", "kind": "department", "position": "5",
             "parent": str(government.pk), "valid_from": "2024-03-01", "key": "k1"}  # fmt: skip
    made = browser.post("/organs/new", given)
    organ = Organ.objects.get(code="jyj")
    assert made.headers["Location"] == f"/organs/{organ.pk}"
    assert "“云溪区教育局”已设立" in browser.get(made.headers["Location"]).content.decode()
    again = browser.post("/organs/new", {**given, "key": "k2"})
    assert again.status_code == 422 and "已经有了" in again.content.decode()
    browser.post(f"/organs/{organ.pk}/rename", {"name": "云溪区教体局", "since": "2025-01-01", "reason": "改革"})
    page = browser.get(f"/organs/{organ.pk}").content.decode()
    assert "云溪区教体局" in page and "云溪区教育局" in page
    history = browser.get(f"/history/organ/{organ.pk}").content.decode()
    assert "机构更名" in history and "改革" in history and "<del>云溪区教育局</del>" in history
    bureau = Organ.objects.get(code="fgj")
    browser.post(f"/organs/{organ.pk}/end", {"last_day": today().isoformat(), "successor": str(bureau.pk)})
    assert Organ.objects.get(pk=organ.pk).successor_id == bureau.pk
    assert "区发改局" in browser.get("/organs?ended=1").content.decode()


def test_a_person_is_made_appointed_and_stopped_by_forms(
    government: Organ, administrator: Person, sign_in: SignIn
) -> None:
    browser = sign_in(administrator)
    page = browser.post("/people/new", {"name": "张三", "username": "zhangsan", "phone": "1"})
    person = Person.objects.get(username="zhangsan")
    secret = re.search(r'<span class="secret">([^<]+)', page.content.decode())
    assert secret is not None and person.check_password(secret[1])
    form = browser.get(f"/people/{person.pk}/appoint").content.decode()
    assert form.count('<option value="" selected>请选择</option>') == 2, "no role is given by leaving the form as it is"
    browser.post(f"/people/{person.pk}/appoint", {"organ": str(government.pk), "role": "", "valid_from": "2026-01-01"})
    assert not person.appointments.exists()
    browser.post(
        f"/people/{person.pk}/appoint",
        {"organ": str(government.pk), "role": "liaison", "valid_from": "2026-01-01"},
    )
    shown = browser.get(f"/people/{person.pk}").content.decode()
    assert "联络员" in shown and "2026-01-01" in shown
    browser.post(f"/people/{person.pk}/active", {"active": "0", "back": f"/people/{person.pk}"})
    assert not Person.objects.get(pk=person.pk).is_active
    assert "zhangsan" not in browser.get("/people?active=1").content.decode()
    refused = browser.post(f"/people/{administrator.pk}/active", {"active": "0", "back": "/people"}, follow=True)
    assert "不能停用自己的账户" in refused.content.decode(), "a refusal comes back on the page it was pressed on"


def test_an_import_is_previewed_and_carried_out(government: Organ, administrator: Person, sign_in: SignIn) -> None:
    browser = sign_in(administrator)
    data = workbook(GOOD_ORGANS[1:], [["zhangsan", "张三", "", "fgj", "联络员", "", ""]])
    file = io.BytesIO(data)
    file.name = "机构.xlsx"
    preview = browser.post("/people/import", {"file": file}).content.decode()
    ticket = re.search(r'name="ticket" value="([^"]+)"', preview)
    assert ticket is not None and "新增人员并任职" in preview
    assert not Person.objects.filter(username="zhangsan").exists()
    other = make_person("other", "administrator", government)
    sign_in(other).post("/people/import/run", {"ticket": ticket[1]})
    assert not Person.objects.filter(username="zhangsan").exists(), "a ticket is for who uploaded the file"
    done = browser.post("/people/import/run", {"ticket": ticket[1], "key": "k"}).content.decode()
    assert "导入完成" in done and Person.objects.filter(username="zhangsan").exists()


def test_a_wrong_file_is_refused_at_its_field(administrator: Person, sign_in: SignIn) -> None:
    file = io.BytesIO(b"not a workbook")
    file.name = "机构.xlsx"
    answer = sign_in(administrator).post("/people/import", {"file": file})
    assert answer.status_code == 422 and "xlsx" in answer.content.decode()


def test_the_template_has_the_columns_of_the_import(administrator: Person, sign_in: SignIn) -> None:
    book = load_workbook(io.BytesIO(sign_in(administrator).get("/people/import/template").content))
    assert book.sheetnames == ["机构", "人员", "说明"]
    assert book["人员"]["A1"].value == "用户名*"


def test_lists_are_exported_as_seen_and_harmless(government: Organ, administrator: Person, sign_in: SignIn) -> None:
    make_person("evil", "liaison", government, name="=cmd|'/c calc'!A1")
    browser = sign_in(administrator)
    assert "'=cmd" in browser.get("/people?format=csv&q=cmd").content.decode("utf-8-sig")
    book = load_workbook(io.BytesIO(browser.get("/people?format=xlsx&q=cmd").content))
    cell = book.active["A2"]  # type: ignore[index]
    assert cell.value.startswith("=cmd") and cell.data_type == "s" and cell.quotePrefix
    assert [defused(text) for text in ("+1", "@x", "好", "－1")] == ["'+1", "'@x", "好", "'－1"]


@pytest.mark.parametrize("rows", [3, 30])
def test_lists_cost_the_same_queries_however_long(
    rows: int,
    government: Organ,
    administrator: Person,
    sign_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(rows):
        make_person(f"p{number}", "liaison", make_organ(f"局{number}", parent=government))
    browser = sign_in(administrator)
    admin = access_in("administrator", government, username="other-admin")
    for number in range(rows):
        rename_organ(admin, Organ.objects.get(code=f"局{number}").pk, name=f"新{number}", short_name="", since=today())
    browser.get("/")
    for address, most in (("/organs", 8), ("/people", 10), (f"/organs/{government.pk}", 14), ("/", 13)):
        with django_assert_max_num_queries(most):
            assert browser.get(address).status_code == 200


def test_home_tells_what_others_did_since_one_looked(
    government: Organ, administrator: Person, liaison: Person, sign_in: SignIn
) -> None:
    browser = sign_in(liaison)
    assert "没有新的变化" in browser.get("/").content.decode()
    admin = access_in("administrator", government, username="other-admin")
    rename_organ(admin, government.pk, name="云溪新区政府", short_name="", since=today())
    page = browser.get("/").content.decode()
    assert "机构更名" in page and f'href="/organs/{government.pk}"' in page
    browser.post("/seen")
    assert "没有新的变化" in browser.get("/").content.decode()


def test_views_are_kept_and_dropped(administrator: Person, sign_in: SignIn) -> None:
    browser = sign_in(administrator)
    browser.post("/views", {"page": "people", "name": "停用的", "query": "active=0", "back": "/people?active=0"})
    page = browser.get("/people?active=0").content.decode()
    assert 'href="/people?active=0" aria-current="true"' in page
    key = re.search(r'name="drop" value="(\d+)"', page)
    assert key is not None
    browser.post("/views", {"drop": key[1], "back": "/people"})
    assert "停用的" not in browser.get("/people").content.decode()


def test_tokens_are_shown_once(liaison: Person, sign_in: SignIn) -> None:
    browser = sign_in(liaison)
    page = browser.post("/account/tokens", {"name": "脚本", "scopes": ["read"], "days": "30"}).content.decode()
    secret = re.search(r'<p class="secret">(tz_[\w-]+)', page)
    assert secret is not None
    assert secret[1] not in browser.get("/account/tokens").content.decode()
    program = Client(headers={"Authorization": f"Bearer {secret[1]}"})
    assert program.get("/api/organs").status_code == 200
    made = {"username": "x", "name": "x", "password": "Yunxi-2026-Dudu"}
    assert program.post("/api/people", made, content_type="application/json").status_code == 403
    token = re.search(r"/account/tokens/(\d+)/revoke", page)
    assert token is not None
    browser.post(f"/account/tokens/{token[1]}/revoke")
    assert program.get("/api/organs").status_code == 401


@pytest.mark.parametrize(
    ("address", "status"), [("/nowhere", 404), ("/people?cursor=broken", 400), ("/history/unknown/1", 404)]
)
def test_errors_say_what_to_do(address: str, status: int, administrator: Person, sign_in: SignIn) -> None:
    answer = sign_in(administrator).get(address)
    page = answer.content.decode()
    assert answer.status_code == status and "回首页" in page and "请" in page


def test_a_failure_shows_a_page_of_its_own(
    administrator: Person, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*given: object, **named: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("taizhang.web.organs.organ_views.seen_organs", fails)
    browser = sign_in(administrator)
    browser.raise_request_exception = False
    answer = browser.get("/organs")
    assert answer.status_code == 500 and "系统处理这个请求时出了故障" in answer.content.decode()


def test_a_form_without_its_token_is_refused(liaison: Person) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/sign-in", {"username": "a", "password": "b"})
    assert answer.status_code == 403 and "页面停留太久" in answer.content.decode()


def test_the_styleguide_is_for_development(client: Client, settings: Settings) -> None:
    page = client.get("/styleguide").content.decode()
    for said in ("1.23 亿元", "−3.47 个百分点", "2026-09-18", "2026年10月", 'class="light light-red"'):
        assert said in page


def test_pages_forbid_what_is_not_ours(client: Client) -> None:
    answer = client.get("/sign-in")
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy and "unsafe" not in policy and "default-src 'none'" in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer.headers["Cache-Control"]


def test_cookies_are_for_the_server_alone(client: Client, government: Organ) -> None:
    make_person("li", "liaison", government, password="Yunxi-2026-Dudu")
    client.post("/sign-in", {"username": "li", "password": "Yunxi-2026-Dudu"})
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"


def test_the_office_settings_pass_the_deployment_checks(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    from taizhang.conf import production

    for name in dir(production):
        if name.startswith(("SECURE_", "SESSION_", "CSRF_", "X_FRAME", "DEBUG", "ALLOWED")):
            setattr(settings, name, getattr(production, name))
    settings.SECRET_KEY = "x1" * 30 + "abcdefg"
    call_command("check", deploy=True, fail_level="WARNING")
