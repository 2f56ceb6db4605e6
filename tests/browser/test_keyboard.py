"""The keyboard on every page and in lists: past the navigation, to a page, down the rows, into one."""

import re

from playwright.sync_api import expect

from tests.browser.year import Year


def test_the_first_key_leads_past_the_navigation(people: Year) -> None:
    page = people.go("ducha", "/tasks")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_letters_lead_to_pages_and_to_the_search(people: Year) -> None:
    page = people.go("ducha", "/")
    page.keyboard.press("g")
    page.keyboard.press("m")
    expect(page.locator("main h1")).to_have_text("督办事项")
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    # Typed into a field, the letters are letters.
    page.keyboard.type("gm?")
    expect(page.locator("#find")).to_have_value("gm?")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_help_opens_and_escape_closes_it(people: Year) -> None:
    page = people.go("ducha", "/tasks")
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
    expect(page.locator("dialog#keys")).to_contain_text("到“任务”")
    page.keyboard.press("Escape")
    expect(page.locator("dialog#keys")).not_to_be_visible()


def test_rows_are_walked_and_opened(people: Year) -> None:
    page = people.go("ducha", "/verifying")
    rows = page.locator("main table[data-keys] tbody tr")
    page.keyboard.press("j")
    expect(rows.nth(0)).to_have_class(re.compile(r"\bon\b"))
    page.keyboard.press("j")
    expect(rows.nth(1)).to_have_class(re.compile(r"\bon\b"))
    page.keyboard.press("x")
    expect(rows.nth(1).locator("input[type=checkbox]")).to_be_checked()
    page.keyboard.press("k")
    expect(rows.nth(0)).to_have_class(re.compile(r"\bon\b"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/progress/\d+"))
    people.watch.nothing()


def test_a_menu_closes_by_escape_and_gives_the_focus_back(people: Year) -> None:
    page = people.go("ducha", "/tasks")
    menu = page.locator(".bar .drop > summary")
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".bar .drop .sheet")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".bar .drop .sheet")).not_to_be_visible()
    expect(menu).to_be_focused()
