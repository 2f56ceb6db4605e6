"""The pages in English: longer words, the same room; and the choice is kept."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.seeing import DESK, PHONE, assert_fits, assert_tables_fit, assert_usable
from tests.browser.year import Year

LONGEST = (
    ("ducha", "/"),
    ("ducha", "/tasks"),
    ("ducha", "/tasks?year=&state="),
    ("ducha", "/dashboard"),
    ("ducha", "/closings"),
    ("ducha", "/burden"),
    ("housing-lianluo", "/tasks"),
    ("ducha", "/verifying"),
    ("ducha", "/settlements?year=2025"),
    ("ducha", "/bulletins/new"),
    ("housing-lianluo", "/mine"),
    ("housing-lianluo", "/reporting"),
)


@pytest.fixture(scope="module")
def english(people: Year) -> Callable[[str], Page]:
    """Gives the page of a person who reads English."""
    turned: set[str] = set()

    def page_of(username: str) -> Page:
        page = people.as_(username)
        if username not in turned:
            page.locator(".bar").get_by_role("button", name="English").click()
            expect(page.locator("html")).to_have_attribute("lang", "en")
            turned.add(username)
        return page

    return page_of


@pytest.mark.parametrize(("who", "path"), LONGEST)
def test_english_has_room(who: str, path: str, english: Callable[[str], Page], people: Year) -> None:
    page = english(who)
    page.goto(f"{people.address}{path}")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    people.watch.nothing()
    assert_usable(page)
    assert_fits(page, PHONE)
    labels = page.locator("table.rows.stacks tbody td[data-label]:visible").evaluate_all(LABELS)
    assert labels == []
    assert_fits(page, DESK)
    assert_tables_fit(page)


LABELS = """(cells) => cells.filter((cell) => {
  const label = getComputedStyle(cell, "::before");
  return label.position === "absolute" && parseFloat(label.height) > cell.getBoundingClientRect().height + 1;
}).map((cell) => cell.dataset.label)"""
"""The labels on a phone that are higher than their row, and would run into the next one."""
