"""The command's pages by keys alone: the text is passed over, and of several documents one is gone through."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from taizhang.cli import main

FIRST = "云溪区2025年工作总结\n改造老旧小区20个，新建学校3所。\n"
SECOND = "白鹭市2025年工作总结\n改造老旧小区40个，新建学校5所，新增公园7个。\n"


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Page:
    names = []
    for name, text in (("甲", FIRST), ("乙", SECOND), ("丙", "你好。\n")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        names.append(str(tmp_path / f"{name}.txt"))
    assert main(["read", *names, "-o", str(tmp_path / "all.html")]) == 0
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.goto((tmp_path / "all.html").as_uri())
    return opened


def chosen(page: Page) -> Any:
    return page.evaluate("() => [...document.querySelectorAll('tr.on')].map((row) => row.id)")


def test_keys_go_through_one_document_and_then_the_next(page: Page) -> None:
    went = []
    for key in "jjjjjjkkkk":
        page.keyboard.press(key)
        went.append(chosen(page))
    assert went == [[f"d{name}"] for name in ("0r0", "0r1", "1r0", "1r1", "1r2", "1r2", "1r1", "1r0", "0r1", "0r0")]
    page.keyboard.press("Enter")
    assert page.locator(".card").count() == 1


def test_the_text_may_be_passed_over(page: Page) -> None:
    skip = page.locator("a.skip").first
    skip.focus()
    assert skip.bounding_box()["x"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "tab"


def test_a_document_without_anything_has_no_tools(page: Page) -> None:
    assert page.locator("article").count() == 3 and page.locator(".side").count() == 2
    assert page.locator("#d2 .empty").count() == 1
