"""``python -m tests.soak.world ACCOUNTS.json``: an office and three organs with the tokens of their people."""

import json
import sys
from datetime import date
from pathlib import Path

from taizhang.conf.commands.setting_up import set_up

BEGUN = date(2026, 1, 1)

CLERKS, ORGANS = 2, 3
"""How many people of the office, and how many organs with a liaison and a head each."""


def make() -> dict[str, object]:
    """Make everything through the acts that people press, so that `taizhang verify` can prove it; return the tokens."""
    from taizhang.ledger.service import open_windows
    from taizhang.organs.service import (
        access_of_person,
        appoint,
        create_organ,
        create_person,
        make_administrator,
        make_token,
        person_key,
    )

    password = "Chu-Ci-Deng-Lu-2026"
    make_administrator(username="admin", name="管理员", password=password)
    admin = access_of_person(person_key("admin"))
    told: dict[str, object] = {"organs": []}
    tokens: dict[str, tuple[int, str]] = {}

    def organ(code: str, name: str, kind: str) -> int:
        made = create_organ(
            admin, code=code, name=name, short_name=name, kind=kind, parent=admin.home, valid_from=BEGUN, position=1
        )
        return int(made["organ"])

    def person(username: str, role: str, at: int) -> None:
        key = create_person(admin, username=username, name=username, password=password)["person"]
        appoint(admin, key, organ=at, role=role, valid_from=BEGUN)
        tokens[username] = (key, make_token(access_of_person(key), name="soak", scopes=["read", "write"], days=9)[1])

    hall = organ("hall", "区政府办", "office")
    for place in range(CLERKS):
        person(f"office-{place}", "office", hall)
    organs = [organ(f"organ-{place}", f"区第{place + 1}局", "department") for place in range(ORGANS)]
    for place, key in enumerate(organs):
        person(f"liaison-{place}", "liaison", key)
        person(f"head-{place}", "head", key)
    open_windows(access_of_person(tokens["office-0"][0]), 2026)
    return told | {"organs": organs, "people": tokens}


if __name__ == "__main__":
    set_up()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    Path(sys.argv[1]).write_text(json.dumps(make()), encoding="utf-8")
