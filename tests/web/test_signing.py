"""Signing in: password, second factor, first things first, lockout, how long a session lasts, what is noted."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django import Settings

from taizhang.audit.models import Look
from taizhang.organs.models import Organ, Person
from tests.platform_world import make_person

pytestmark = pytest.mark.django_db

GOOD = "Yunxi-2026-Dudu"


@pytest.fixture
def person(government: Organ) -> Person:
    return make_person("li", "liaison", government, name="李联络", password=GOOD)


@pytest.fixture
def officer(government: Organ) -> Person:
    return make_person("duchashi", "office", government, name="督查", password=GOOD)


def enter(client: Client, username: str, password: str = GOOD, **more: str) -> str:
    response = client.post("/sign-in", {"username": username, "password": password, **more})
    return str(response.headers.get("Location", response.status_code))


def code_of(device: TOTPDevice) -> str:
    return str(totp(device.bin_key, step=device.step, t0=device.t0, digits=device.digits)).zfill(6)


def rest() -> None:
    """Let the time pass for which a wrong code makes the next one wait."""
    for kind in (TOTPDevice, StaticDevice):
        kind.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)


def noted() -> list[tuple[str, str]]:
    return [(one.action, one.name) for one in Look.objects.order_by("id")]


def test_whoever_is_not_signed_in_is_sent_to_do_so_and_comes_back(client: Client, person: Person) -> None:
    assert client.get("/people?q=a").headers["Location"] == "/sign-in?next=%2Fpeople%3Fq%3Da"
    assert enter(client, "li", next="/people?q=a") == "/people?q=a"
    assert noted() == [("sign-in", "李联络")]


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""])
def test_signing_in_leads_nowhere_else(client: Client, person: Person, elsewhere: str) -> None:
    assert enter(client, "li", next=elsewhere) == "/"


def test_wrong_passwords_and_unknown_names_sound_the_same(client: Client, person: Person) -> None:
    wrong = client.post("/sign-in", {"username": "li", "password": "wrong"})
    unknown = client.post("/sign-in", {"username": "nobody", "password": "wrong"})
    assert wrong.status_code == unknown.status_code == 422
    sentence = "用户名或密码不对"
    assert sentence in wrong.content.decode() and sentence in unknown.content.decode()
    assert noted() == [("sign-in-refused", "li"), ("sign-in-refused", "nobody")]


def test_five_wrong_passwords_lock_the_account_for_a_while(client: Client, person: Person) -> None:
    *_earlier, last = [client.post("/sign-in", {"username": "li", "password": "wrong"}) for _attempt in range(5)]
    assert last.status_code == 429 and "锁定" in last.content.decode()
    assert client.post("/sign-in", {"username": "li", "password": GOOD}).status_code == 429
    assert ("locked-out", "li") in noted()
    # The sentences on the pages say these numbers.
    assert settings.AXES_FAILURE_LIMIT == 5 and settings.AXES_COOLOFF_TIME == 0.5


def test_a_stopped_person_does_not_get_in(client: Client, person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert enter(client, "li") == "422"


def test_a_first_password_must_be_changed_before_anything_else(client: Client, person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(must_change_password=True)
    enter(client, "li")
    assert client.get("/people").headers["Location"] == "/account/password?next=%2Fpeople"
    assert client.get("/api/people").status_code == 401, "nor by the interface"
    bad = client.post("/account/password", {"old": GOOD, "new": "short", "again": "short"})
    assert bad.status_code == 422
    done = client.post(
        "/account/password", {"old": GOOD, "new": "Another-1-way", "again": "Another-1-way", "next": "/people"}
    )
    assert done.headers["Location"] == "/people"
    assert client.get("/people").status_code == 200, "the session goes on with the new password"


def test_a_new_password_ends_other_sessions(client: Client, person: Person) -> None:
    other = Client()
    enter(client, "li")
    enter(other, "li")
    client.post("/account/password", {"old": GOOD, "new": "Another-1-way", "again": "Another-1-way"})
    assert client.get("/").status_code == 200
    assert other.get("/").status_code == 302


def test_staff_set_up_a_second_factor_and_are_asked_for_it(client: Client, officer: Person) -> None:
    assert enter(client, "duchashi") == "/"
    assert client.get("/people").headers["Location"] == "/account/second-factor?next=%2Fpeople"
    page = client.get("/account/second-factor").content.decode()
    assert "data:image/svg+xml" in page
    device = TOTPDevice.objects.get(user_id=officer.pk)
    assert client.post("/account/second-factor", {"code": "000000"}).status_code == 422
    rest()
    done = client.post("/account/second-factor", {"code": code_of(device)})
    codes = [line for line in done.content.decode().replace("</li>", "<li>").split("<li>") if len(line) == 10]
    assert len(codes) == 10
    assert client.get("/people").status_code == 200

    again = Client()
    enter(again, "duchashi")
    assert again.get("/people").headers["Location"] == "/second-factor?next=%2Fpeople"
    assert again.get("/account/second-factor").headers["Location"] == "/second-factor", "no way round by a new one"
    assert again.get("/account/tokens").status_code == 302
    assert again.post("/second-factor", {"code": "nonsense"}).status_code == 422
    assert ("sign-in-refused", "督查") in noted()
    rest()
    done = again.post("/second-factor", {"code": f" {codes[0][:5]} {codes[0][5:]} ", "next": "/people"})
    assert done.headers["Location"] == "/people"
    assert again.get("/people").status_code == 200

    third = Client()
    enter(third, "duchashi")
    rest()
    assert third.post("/second-factor", {"code": codes[0]}).status_code == 422, "a recovery code holds once"


def test_without_a_second_factor_staff_may_nothing(client: Client, officer: Person) -> None:
    enter(client, "duchashi")
    assert client.get("/api/people").status_code == 401
    made = client.post("/api/tokens", {"name": "x", "scopes": ["read"]}, content_type="application/json")
    assert made.status_code == 401, "a token would count as verified"
    assert client.post("/organs/new", {}).status_code == 302


def test_signing_out_ends_the_session_and_is_noted(client: Client, person: Person) -> None:
    enter(client, "li")
    client.post("/sign-out")
    assert client.get("/").status_code == 302
    assert noted()[-1] == ("sign-out", "李联络")
    assert client.get("/sign-out").status_code == 405


def test_a_session_ends_after_rest_and_at_its_limit(client: Client, person: Person, settings: Settings) -> None:
    start = datetime(2026, 9, 18, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    settings.TAIZHANG_SESSION_IDLE, settings.TAIZHANG_SESSION_LIMIT = 30, 120

    def at(minutes: int) -> int:
        settings.TAIZHANG_NOW = (start + timedelta(minutes=minutes)).isoformat()
        return client.get("/account").status_code

    settings.TAIZHANG_NOW = start.isoformat()
    enter(client, "li")
    assert [at(0), at(29), at(58)] == [200, 200, 200]
    settings.TAIZHANG_NOW = (start + timedelta(minutes=89)).isoformat()
    ended = client.get("/account")
    assert ended.headers["Location"] == "/sign-in?ended=1&next=%2Faccount"
    assert "已自动退出" in client.get(ended.headers["Location"]).content.decode()

    settings.TAIZHANG_NOW = start.isoformat()
    enter(client, "li")
    assert [at(minutes) for minutes in (25, 50, 75, 100, 119)] == [200] * 5
    assert at(121) == 302


def test_the_language_is_chosen_by_cookie_then_by_the_person(client: Client, person: Person) -> None:
    assert '<html lang="zh-hans">' in client.get("/sign-in", headers={"Accept-Language": "en"}).content.decode()
    response = client.post("/language", {"language": "en", "back": "/sign-in"})
    assert response.headers["Location"] == "/sign-in"
    assert "Password" in client.get("/sign-in").content.decode()
    client.post("/language", {"language": "xx"})
    assert '<html lang="en">' in client.get("/sign-in").content.decode()
    client.cookies.clear()
    Person.objects.filter(pk=person.pk).update(language="en")
    enter(client, "li")
    assert "Good day, 李联络" in client.get("/").content.decode()


def test_the_last_sign_in_is_noted_by_the_platforms_clock(person: Person, settings: Settings) -> None:
    settings.TAIZHANG_NOW = "2026-11-12T09:00:00+08:00"
    enter(Client(), "li")
    person.refresh_from_db()
    assert person.last_login is not None
    assert person.last_login.astimezone(ZoneInfo("Asia/Shanghai")).date().isoformat() == "2026-11-12"
