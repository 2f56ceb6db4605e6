"""The year, step by step, pressed as people press it: what the story test drives and the tutorial shows.

Every step goes through pages alone, as the person whose step it is, and asserts what that person sees. A step that
is to be pictured says so by ``year.show``; nothing is written unless a folder for pictures was given.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.seeing import DESK, assert_usable
from tests.browser.watching import Watch


class Year:
    """The people of the story with their open pages, and what they have made so far."""

    def __init__(
        self,
        browser: Browser,
        address: str,
        passwords: Mapping[str, str],
        *,
        script: bool = True,
        pictures: Path | None = None,
    ) -> None:
        self.browser = browser
        self.script = script
        self.address = address
        self.passwords = passwords
        """Passwords by username, of those whom the sign-in page does not offer by one press."""
        self.pictures = pictures
        self.watch = Watch(address)
        self.made: dict[str, str] = {}
        """Addresses of what the steps made, by name."""
        self._pages: dict[str, Page] = {}

    def as_(self, username: str) -> Page:
        """The page of this person, entered on the first use: by one press where the sign-in page offers that."""
        if username not in self._pages:
            page = self._opened()
            page.goto(f"{self.address}/sign-in")
            offered = page.locator(f"button[name=username][value={username}]")
            if offered.count():
                offered.click()
            else:
                page.fill("input[name=username]", username)
                page.fill("input[name=password]", self.passwords[username])
                page.locator("main form button[type=submit]").first.click()
            expect(page.locator("main h1")).to_contain_text("您好")
            self._pages[username] = page
        return self._pages[username]

    def anyone(self) -> Page:
        """The page of whoever has not signed in."""
        if "" not in self._pages:
            self._pages[""] = self._opened()
        return self._pages[""]

    def go(self, username: str, path: str) -> Page:
        """The page of this person, at this address."""
        page = self.as_(username)
        page.goto(path if path.startswith("http") else f"{self.address}{path}")
        return page

    def move(self, address: str) -> None:
        """Go on with a server at another address: everyone enters anew."""
        self.close()
        self.made = {name: made.replace(self.address, address) for name, made in self.made.items()}
        self.address = self.watch.address = address

    def close(self) -> None:
        """Close every page."""
        for page in self._pages.values():
            page.context.close()
        self._pages.clear()

    def see(self, page: Page) -> None:
        """Let axe look at a page on the way, where no pictures are taken."""
        if self.pictures is None:
            assert_usable(page)

    def show(self, name: str, page: Page) -> None:
        """Take a picture for the tutorial where pictures are wanted; else let axe look."""
        self.see(page)
        if self.pictures is None:
            return
        # The picture is of the page at rest: charts drawn, letters loaded, no cursor in a field.
        page.evaluate("() => document.fonts.ready")
        page.screenshot(path=self.pictures / f"{name}.png", animations="disabled", caret="hide")

    def _opened(self) -> Page:
        context: BrowserContext = self.browser.new_context(
            viewport=DESK,  # type: ignore[arg-type]
            locale="zh-CN",
            java_script_enabled=self.script,
        )
        context.set_default_timeout(10_000)
        page = context.new_page()
        self.watch.on(page)
        return page


def said(page: Page) -> Any:
    """Where a page says what was done."""
    return expect(page.locator("main ul.messages"))


def press(page: Page, word: str) -> None:
    """Press the button in the page's body that carries this word, once."""
    page.locator("main").get_by_role("button", name=word, exact=True).first.click()


def arrived(page: Page, path: str) -> str:
    """The address of the page once it is one of this path, a regular expression."""
    page.wait_for_url(re.compile(f"{path}$"))
    return page.url


@contextmanager
def confirming(page: Page) -> Iterator[None]:
    """Say yes where a page asks once more."""

    def yes(dialog: Any) -> None:
        dialog.accept()

    page.once("dialog", yes)
    yield
