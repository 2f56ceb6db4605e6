"""Everything that the pages do can be done by programs."""

from collections.abc import Mapping

from tests.house.acts import acts, by_programs, on_pages, table

OWN: Mapping[tuple[str, str], str] = {
    ("organs", "change_own_password"): "a program signs in with a token and has no password",
    ("organs", "note_second_factor"): "a second factor is set up by its owner, before a screen",
}
"""Acts of pages alone, and why."""


def test_what_is_done_on_pages_is_done_by_programs() -> None:
    missing = {act for act in acts() if act in on_pages() and act not in by_programs()}
    assert missing == set(OWN), "give the act a command of the interface, or say here why it has none"


def test_every_act_is_done_somewhere() -> None:
    known = on_pages().keys() | by_programs().keys()
    inner = {("ledger", "import_reports"), ("ledger", "submit_many")}
    assert {act for act in acts() if act not in known} <= inner


def test_the_comparison_sees_acts() -> None:
    assert len(acts()) > 90
    assert "POST /api/tasks/{id}/sign" in by_programs()["ledger", "sign_tasks"]
    assert any(page.startswith("web/ledger/") for page in on_pages()["ledger", "sign_tasks"])
    assert "`POST /api/tasks/{id}/sign`" in table()
