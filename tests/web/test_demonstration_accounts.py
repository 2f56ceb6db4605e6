"""The sign-in page offers accounts only where this is a demonstration."""

import json
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from taizhang.organs.service import make_administrator

pytestmark = pytest.mark.django_db

PASSWORD = "Yunxi-demo-2026"


@pytest.fixture
def demonstration(tmp_path: Path, settings: Settings) -> None:
    make_administrator(username="admin", name="系统管理员", password=PASSWORD)
    row = {"username": "admin", "password": PASSWORD, "role": "administrator", "organ": "区政府办"}
    path = tmp_path / "accounts.json"
    path.write_text(json.dumps([row]), encoding="utf-8")
    settings.TAIZHANG_DEMO_ACCOUNTS = str(path)


def test_an_office_offers_none(client: Client) -> None:
    assert "演示账户" not in client.get("/sign-in").content.decode()
    assert client.post("/sign-in/demonstration", {"username": "admin"}).status_code == 404


@pytest.mark.usefixtures("demonstration")
def test_a_demonstration_lets_in_whom_it_offers(client: Client) -> None:
    assert "以admin进入" in client.get("/sign-in").content.decode()
    client.post("/sign-in/demonstration", {"username": "admin"})
    assert "_auth_user_id" in client.session


@pytest.mark.usefixtures("demonstration")
def test_nobody_else_gets_in(client: Client) -> None:
    assert client.post("/sign-in/demonstration", {"username": "ducha"}).status_code == 404
    assert client.get("/sign-in/demonstration").status_code == 405
    assert "_auth_user_id" not in client.session
