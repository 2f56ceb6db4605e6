"""A real Chromium on a real server with the demonstration's data. Where there is no browser, these tests are
skipped."""

import hashlib
import hmac
import json
import shutil
import struct
import time
from base64 import b32decode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.seeing import DESK
from tests.browser.year import Year
from tests.demonstration import built, copy, served


def chromium() -> str | None:
    """The browser of the system, or None."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((path for name in names if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demonstration's data: read, never changed."""
    base = tmp_path_factory.getbasetemp()
    return built(base.parent if base.name.startswith("popen-") else base)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium."""
    program = chromium()
    if program is None:
        pytest.skip("no Chromium is installed: the pages were not tried in a browser")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def address(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on a copy of the data, for the tests of one module."""
    home = copy(demonstration, tmp_path_factory.mktemp("home") / "home")
    with served(home, TAIZHANG_DEMO_ACCOUNTS=str(home / "accounts.json")) as found:
        yield found


@pytest.fixture(scope="module")
def people(browser: Browser, address: str, accounts: dict[str, dict[str, Any]]) -> Iterator[Year]:
    """Everyone of the demonstration, each with a page of their own."""
    passwords = {username: row["password"] for username, row in accounts.items()}
    everyone = Year(browser, address, passwords)
    yield everyone
    everyone.close()


@pytest.fixture(scope="session")
def accounts(demonstration: Path) -> dict[str, dict[str, Any]]:
    """The accounts by username."""
    rows = json.loads((demonstration / "accounts.json").read_text(encoding="utf-8"))
    return {row["username"]: row for row in rows}


def code_of(secret: str, *, at: float | None = None) -> str:
    """The six digits that an authenticator shows for this secret (RFC 6238)."""
    counter = struct.pack(">Q", int((time.time() if at is None else at) // 30))
    digest = hmac.new(b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


SignIn = Callable[[str], Page]


@pytest.fixture
def sign_in(browser: Browser, address: str, accounts: dict[str, dict[str, Any]]) -> Iterator[SignIn]:
    """Signs a person in, with the second factor where one is asked for, and returns their page."""
    contexts: list[BrowserContext] = []

    def enter(username: str, *, viewport: dict[str, int] = DESK) -> Page:
        context = browser.new_context(viewport=viewport, locale="zh-CN")  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{address}/sign-in")
        account = accounts[username]
        page.fill("input[name=username]", username)
        page.fill("input[name=password]", account["password"])
        page.click("main button[type=submit]")
        if account["totp_secret"]:
            page.fill("input[autocomplete=one-time-code]", code_of(account["totp_secret"]))
            page.click("main button[type=submit]")
        return page

    yield enter
    for context in contexts:
        context.close()
