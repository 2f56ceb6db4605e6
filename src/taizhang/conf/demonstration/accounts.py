"""The accounts of the demonstration: a file for programs, and lines for people."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

ROLE_NAMES = {
    "administrator": ("系统管理员", "administrator"),
    "office": ("督查室", "supervision office"),
    "leader": ("政府领导", "leader"),
    "head": ("单位负责人", "organ head"),
    "liaison": ("联络员", "liaison officer"),
    "auditor": ("审计员", "auditor"),
    "reader": ("查阅人", "reader"),
}

SHOWN = ("ducha", "changwu", "admin", "shenji", "chayue")
"""Accounts that are printed, beside the first head and the first liaison officer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One account, with everything that signing in needs."""

    username: str
    password: str
    role: str
    organ: str
    api_token: str
    totp_secret: str | None
    """Secret of the second factor in Base32, or None where the role asks for none."""


def write(path: Path, accounts: list[Account]) -> None:
    """Write the accounts as JSON, readable by their owner alone."""
    path.touch(mode=0o600)
    path.write_text(
        json.dumps([asdict(one) for one in accounts], ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def shown(path: Path, language: str) -> Iterator[str]:
    """Yield a line for one account of each role; second factors are in the file."""
    accounts = [Account(**row) for row in json.loads(path.read_text(encoding="utf-8"))]
    first = {role: next((one.username for one in accounts if one.role == role), None) for role in ("head", "liaison")}
    wanted = [*SHOWN, *first.values()]
    for one in sorted(accounts, key=lambda account: list(ROLE_NAMES).index(account.role)):
        if one.username in wanted:
            role = ROLE_NAMES[one.role][0 if language == "zh" else 1]
            code = " TOTP " + one.totp_secret if one.totp_secret else ""
            yield f"  {one.username:<14} {one.password}  {role} {one.organ}{code}"
    yield f"  {'全部账号：' if language == 'zh' else 'All accounts: '}{path}"
