"""What every page must be: usable by everyone (WCAG 2.2 AA as axe finds it), fitting a phone, whole on paper."""

from contextlib import suppress

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as NotInTime

DESK = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
PAPER = {"width": 673, "height": 986}
"""A4 between its margins, at 96 dots an inch."""
PAPER_ACROSS = {"width": 1017, "height": 688}
ACROSS = "main > .filters, main table.across, main > form table.wide, main > .scroll > table.wide"
"""What is too wide for upright paper: the style sheet turns it."""

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
AXE = Axe()


AT_REST = """() => Promise.all(document.getAnimations()
  .filter((one) => Number.isFinite(one.effect.getComputedTiming().endTime))
  .map((one) => one.finished.catch(() => null)))"""
"""A button that has just been set free fades in: halfway its colours are none that anybody reads."""


def assert_usable(page: Page) -> None:
    """Let axe look at the page as it stands; AssertionError names what it finds."""
    options = {
        "runOnly": {"type": "tag", "values": list(RULES)},
        "resultTypes": ["violations"],
        "preload": False,
    }
    page.evaluate(AT_REST)
    found = AXE.run(page, options=options).response["violations"]
    told = [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"][:3]]
    assert told == [], (page.url, told)


def _widths(page: Page) -> tuple[int, int]:
    """How wide the page's content is, and how wide what is seen of it."""
    script = "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    content, seen = page.evaluate(script)
    return content, seen


WIDEST = """() => [...document.querySelectorAll("main *")]
  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .slice(0, 3).map((one) => one.outerHTML.slice(0, 160))"""


FITS = """(width) => innerWidth === width
  && document.documentElement.scrollWidth <= document.documentElement.clientWidth"""
REDRAWN_WITHIN = 3_000
"""Milliseconds. A chart is drawn anew when the page hears of its width, a frame or two after the width was set."""


def assert_fits(page: Page, size: dict[str, int]) -> None:
    """At this size nothing is to be scrolled sideways; AssertionError names what sticks out."""
    page.set_viewport_size(size)  # type: ignore[arg-type]
    with suppress(NotInTime):  # what sticks out for good is told below
        page.wait_for_function(FITS, arg=size["width"], timeout=REDRAWN_WITHIN)
    content, seen = _widths(page)
    assert content <= seen, (page.url, size, page.evaluate(WIDEST))


def assert_tables_fit(page: Page) -> None:
    """As the page stands no table is to be scrolled sideways in its frame; AssertionError says by how much one is."""
    wide = page.locator("main .scroll:visible").evaluate_all(
        "frames => frames.filter((one) => one.scrollWidth > one.clientWidth + 1)"
        ".map((one) => [one.innerText.slice(0, 60), one.scrollWidth, one.clientWidth])"
    )
    assert wide == [], (page.url, wide)


def assert_prints(page: Page) -> None:
    """On paper there is no navigation, every row of every table, nothing cut off at the right."""
    across = page.locator(ACROSS).count() > 0
    page.emulate_media(media="print")
    try:
        assert_fits(page, PAPER_ACROSS if across else PAPER)
        for left_out in (".bar", ".side", ".filters", ".pager"):
            assert page.locator(f"{left_out}:visible").count() == 0, (page.url, left_out)
        hidden = page.locator("main table.rows:visible tbody tr:not(.new)").evaluate_all(
            "rows => rows.filter((row) => row.getBoundingClientRect().height === 0).length"
        )
        assert hidden == 0, page.url
        assert page.locator("main table.rows.stacks:visible thead").evaluate_all(
            "heads => heads.every((head) => getComputedStyle(head).display === 'table-header-group')"
        ), page.url
    finally:
        page.emulate_media(media="screen")
        page.set_viewport_size(DESK)  # type: ignore[arg-type]
