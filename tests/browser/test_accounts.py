"""The accounts that the demonstration writes down are good for programs too, on the day on which it is opened."""

import json
from typing import Any
from urllib.request import Request, urlopen

from tests.browser.conftest import code_of


def test_every_token_of_the_demonstration_reads(address: str, accounts: dict[str, dict[str, Any]]) -> None:
    answered = {}
    for username, row in accounts.items():
        asked = Request(f"{address}/api/tokens", headers={"Authorization": f"Bearer {row['api_token']}"})  # noqa: S310
        with urlopen(asked) as answer:  # noqa: S310 - our own server
            answered[username] = [one["usable"] for one in json.load(answer)]
    assert answered == {username: [True] for username in accounts}


def test_second_factors_are_written_down_where_a_role_asks_for_one(accounts: dict[str, dict[str, Any]]) -> None:
    asked = {"administrator", "office", "leader", "auditor"}
    assert {row["role"] for row in accounts.values() if row["totp_secret"]} == asked
    assert all(len(code_of(row["totp_secret"])) == 6 for row in accounts.values() if row["role"] in asked)
