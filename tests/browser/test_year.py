"""The whole year in a browser, each step as the person whose step it is; a failure names its step.

One test, since each step builds on those before it; the steps report one by one.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.story import AT_ITS_END, IN_THE_YEAR, JANUARY
from tests.browser.year import Year
from tests.demonstration import copy, served

Step = Callable[[Year], None]


def walked(year: Year, steps: Iterable[Step], subtests: pytest.Subtests) -> None:
    """Take the steps; stop at the first that fails, since what follows would only fail for want of it."""
    for step in steps:
        taken = False
        with subtests.test(msg=step.__name__, step=step.__doc__):
            step(year)
            year.watch.nothing()
            taken = True
        assert taken, f"{step.__name__}: {step.__doc__}"


def test_the_year(
    browser: Browser,
    demonstration: Path,
    accounts: dict[str, dict[str, Any]],
    tmp_path: Path,
    subtests: pytest.Subtests,
) -> None:
    home = copy(demonstration, tmp_path / "home")
    offered = {"TAIZHANG_DEMO_ACCOUNTS": str(home / "accounts.json")}
    passwords = {username: row["password"] for username, row in accounts.items()}
    with served(home, **offered) as address:
        year = Year(browser, address, passwords)
        walked(year, IN_THE_YEAR, subtests)
        year.close()
    with served(home, TAIZHANG_NOW=JANUARY, **offered) as address:
        year.move(address)
        walked(year, AT_ITS_END, subtests)
        year.close()
