"""督查通报: locked data, the checker, approval, numbers, nothing changes after issue."""

from collections.abc import Callable

import pytest
from pytest_django import Settings

from taizhang.audit.service import Conflict, Invalid, NotAllowed, NotFound, make_seal, seen_history
from taizhang.documents.models import Document
from taizhang.ledger.models import Light, Matter, Task, Window
from taizhang.organs.records import PUBLIC
from taizhang.publishing.models import Bulletin
from taizhang.publishing.queries import drawn_file
from taizhang.publishing.service import (
    approve_bulletin,
    bulletin,
    bulletin_file,
    bulletin_number,
    bulletin_snapshot,
    bulletins,
    check_bulletin,
    discard_bulletin,
    draft_bulletin,
    edit_bulletin,
    issue_bulletin,
    publish_bulletin,
    published_bulletins,
    redraw_bulletin,
    submit_bulletin,
)
from taizhang.storage import now
from taizhang.supervision.service import issue_order, send_reminder
from tests.platform_world import client_of
from tests.publishing.conftest import Month, lit


def drafted(month: Month, **more: object) -> int:
    given: dict[str, object] = {"kind": "monthly", "year": 2026, "last_month": 202610}
    return int(draft_bulletin(month.office, **(given | more))["bulletin"])  # type: ignore[arg-type]


def issued(month: Month, one: int | None = None) -> int:
    one = one or drafted(month)
    submit_bulletin(month.office, one)
    approve_bulletin(month.leader, one, agreed=True)
    issue_bulletin(month.office, one)
    return one


def written(month: Month, one: int, closing: str) -> None:
    found = bulletin(month.office, one)
    edit_bulletin(
        month.office, one, title=found.title, addressees=found.addressees, copies=found.copies, opening="",
        closing=closing,
    )  # fmt: skip


def test_the_words_and_numbers_of_a_month(month: Month) -> None:
    found = bulletin(month.office, drafted(month))
    assert found.title == "关于2026年10月重点任务进展情况的通报"
    text = found.composed.text
    assert "纳入2026年台账的任务共7项" in text
    assert "其中完成1项、正常4项、预警1项、滞后1项，分别占14.3%、57.1%、14.3%、14.3%。" in text
    assert "无数据" not in text
    assert "已销号1项，占14.3%" in text
    assert "共2个，按达到序时进度" in text
    assert "见表1" in text
    assert "滞后任务1项，见表3" in text
    assert "本期没有发出督办单" in text


def test_every_number_leads_to_its_records(month: Month) -> None:
    one = drafted(month)
    red = bulletin_number(month.office, one, "light_red")
    assert red.records == (("task", month.tasks[2].pk),)
    assert red.value == "1"
    assert bulletin_number(month.office, one, "share_red").of == ("light_red", "total")
    with pytest.raises(NotFound):
        bulletin_number(month.office, one, "nothing")
    for block in bulletin(month.office, one).composed.blocks:
        for run in getattr(block, "runs", ()):
            if run.text.replace(".", "").isdecimal() and run.number:
                assert bulletin_number(month.office, one, run.number).value == run.text


def test_behind_a_number_stands_what_one_may_see(month: Month, clock: Callable[[str], None]) -> None:
    clock("2026-10-20T10:00:00+08:00")
    issue_order(month.office, month.tasks[2].pk, words="进展慢", demand="报送措施")
    send_reminder(month.office, month.tasks[5].pk, words="请抓紧")
    clock("2026-11-12T10:00:00+08:00")
    one = issued(month)
    own, others = ("task", month.tasks[2].pk), ("task", month.tasks[5].pk)
    red, yellow = (bulletin_number(month.head, one, f"light_{colour}") for colour in ("red", "yellow"))
    words = f"{month.tasks[2].number} {month.tasks[2].title}"
    assert (red.records, red.hidden, red.words_of[own]) == ((own,), 0, words)
    assert (yellow.records, yellow.hidden, yellow.value) == ((), 1, "1")
    every = bulletin_number(month.head, one, "total")
    assert (len(every.records), every.hidden, every.value) == (3, 4, "7")
    orders, reminders = (bulletin_number(month.head, one, name) for name in ("orders", "reminders"))
    assert ([kind for kind, _key in orders.records], orders.hidden) == (["order"], 0)
    assert (reminders.records, reminders.hidden) == ((), 1)
    # The interface tells no more than the page.
    told = bulletin_snapshot(month.head, one)["numbers"]
    assert (told["light_red"]["records"], told["light_yellow"]["records"]) == ([list(own)], [])
    assert (told["light_yellow"]["value"], told["reminders"]["records"]) == ("1", [])
    assert bulletin_snapshot(month.other, one)["behind"][0]["task"] is None
    whole = bulletin_snapshot(month.office, one)
    assert whole["numbers"]["light_yellow"]["records"] == [list(others)] and whole["behind"][0]["task"] == own[1]


def test_the_history_of_a_bulletin_names_no_records_either(month: Month) -> None:
    one = issued(month)
    columns = {
        role: {
            column
            for event in seen_history(getattr(month, role), ("bulletin", one))
            for changes in event.changes.values()
            for column in changes
        }
        for role in ("office", "head")
    }
    assert "snapshot" in columns["office"] and "snapshot" not in columns["head"]
    assert {"snapshot_hash", "number", "state"} <= columns["head"]
    page = client_of(month.head.person).get(f"/history/bulletin/{one}").content.decode()
    assert "快照校验值" in page and "light_red" not in page and str([["task", month.tasks[5].pk]]) not in page


def test_counts_add_up(month: Month) -> None:
    numbers = bulletin_snapshot(month.office, drafted(month))["numbers"]
    colours = ("blue", "green", "yellow", "red", "grey")
    assert sum(int(numbers[f"light_{colour}"]["value"]) for colour in colours) == int(numbers["total"]["value"])
    for organ in (month.education.pk, month.housing.pk, month.health.pk):
        parts = sum(int(numbers[f"organ_{organ}_{colour}"]["value"]) for colour in colours)
        assert parts == int(numbers[f"organ_{organ}_total"]["value"])


def test_ranking_is_fair(month: Month) -> None:
    snapshot = bulletin_snapshot(month.office, drafted(month))
    # Both have two of three on schedule: a tie. 区卫健局 has one task only and stands apart.
    assert [(one["rank"], one["tied"]) for one in snapshot["ranked"]] == [(1, True), (1, True)]
    assert snapshot["unranked"] == [{"organ": month.health.pk, "reason": "volume"}]


def test_only_locked_months(month: Month) -> None:
    with pytest.raises(Conflict) as refused:
        drafted(month, last_month=202609)
    assert refused.value.code == "not_locked"
    with pytest.raises(Conflict):
        drafted(month, kind="quarterly", last_month=202609)
    Window.objects.create(month=202611, opens_on="2026-12-01", due_on="2026-12-05", grace_on="2026-12-08")
    with pytest.raises(Conflict):
        drafted(month, last_month=202611)
    assert drafted(month, kind="special", last_month=202611, theme="民生")


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "weekly"},
        {"last_month": 202600},
        {"last_month": 202510},
        {"kind": "quarterly", "last_month": 202610},
        {"kind": "special", "theme": "没有"},
    ],
)
def test_what_makes_no_sense_is_refused(month: Month, given: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        drafted(month, **given)


def test_a_special_bulletin_keeps_to_its_theme(month: Month) -> None:
    found = bulletin(month.office, drafted(month, kind="special", theme="民生"))
    assert found.title == "关于民生任务进展情况的专项通报"
    assert bulletin_snapshot(month.office, found.id)["numbers"]["total"]["records"] == [["task", month.tasks[0].pk]]


def test_a_contradiction_keeps_it_back(month: Month) -> None:
    one = drafted(month)
    written(month, one, "全区共有学校36所，其中小学20所、中学18所。")
    answer = check_bulletin(month.office, one)
    assert answer["contradicted"]
    with pytest.raises(Conflict) as refused:
        submit_bulletin(month.office, one)
    assert refused.value.code == "contradicts"
    assert bulletin(month.office, one).state == "draft"
    written(month, one, "全区共有学校38所，其中小学20所、中学18所。")
    assert not bulletin(month.office, one).checked
    submit_bulletin(month.office, one)
    assert bulletin(month.leader, one).state == "submitted"


def test_what_was_written_past_the_checker_is_held_at_issue(month: Month) -> None:
    one = drafted(month)
    submit_bulletin(month.office, one)
    approve_bulletin(month.leader, one, agreed=True)
    Bulletin.objects.filter(pk=one).update(closing="全区共有学校36所，其中小学20所、中学18所。")
    with pytest.raises(Conflict):
        issue_bulletin(month.office, one)
    assert Bulletin.objects.get(pk=one).sequence is None


def test_the_machine_contradicts_itself_nowhere(month: Month) -> None:
    assert not [one for one in bulletin(month.office, issued(month)).findings if one["verdict"] != "rounding"]


def test_order_of_acts(month: Month) -> None:
    one = drafted(month)
    with pytest.raises(Conflict):
        issue_bulletin(month.office, one)
    submit_bulletin(month.office, one)
    with pytest.raises(Conflict):
        submit_bulletin(month.office, one)
    with pytest.raises(Conflict):
        written(month, one, "改")
    with pytest.raises(Invalid):
        approve_bulletin(month.leader, one, agreed=False)
    approve_bulletin(month.leader, one, agreed=False, remark="补充整改要求")
    assert bulletin(month.office, one).remark == "补充整改要求"
    written(month, one, "请抓紧整改。")
    issued(month, one)
    for act in (redraw_bulletin, discard_bulletin, check_bulletin, submit_bulletin, issue_bulletin):
        with pytest.raises(Conflict):
            act(month.office, one)


def test_numbers_are_given_at_issue_and_run_on(month: Month) -> None:
    dropped = drafted(month)
    discard_bulletin(month.office, dropped)
    first, second = issued(month), issued(month)
    assert [bulletin(month.head, one).number for one in (first, second)] == [f"督查通报〔2026〕{n}号" for n in (1, 2)]


def test_issued_ones_never_change(month: Month, clock: Callable[[str], None]) -> None:
    one = issued(month)
    before = {form: bulletin_file(month.head, one, form) for form in ("docx", "xlsx")}
    text = bulletin(month.head, one).composed
    Task.objects.update(title="改名", light="red")
    Light.objects.all().update(colour="red")
    lit(month.housing, "2026-009-1", "red")
    clock("2027-03-01T08:00:00+08:00")
    assert bulletin(month.head, one).composed == text
    for form, file in before.items():
        assert bulletin_file(month.head, one, form) == file
        assert drawn_file(Bulletin.objects.get(pk=one), form) == file[1]


def test_a_draft_is_drawn_anew_only_when_asked(month: Month) -> None:
    one = drafted(month)
    first = bulletin(month.office, one).snapshot_hash
    lit(month.housing, "2026-009-1", "red")
    assert bulletin(month.office, one).snapshot_hash == first
    redraw_bulletin(month.office, one)
    assert bulletin_snapshot(month.office, one)["numbers"]["total"]["value"] == "8"


def test_a_correction_is_a_new_number(month: Month) -> None:
    one = issued(month)
    with pytest.raises(Conflict):
        drafted(month, corrects=drafted(month))
    again = issued(month, drafted(month, corrects=one))
    assert bulletin(month.head, one).corrected_by == (again,)
    assert bulletin(month.head, again).number == "督查通报〔2026〕2号"


def test_the_seal_is_printed(month: Month) -> None:
    one = drafted(month)
    seal = make_seal()
    assert seal is not None
    found = bulletin(month.head, issued(month, one))
    assert found.seal_digest == seal.digest
    assert found.seal_digest in found.composed.seal


def test_approved_by_someone_else(month: Month) -> None:
    one = drafted(month)
    submit_bulletin(month.office, one)
    for access in (month.office, month.second, month.head):
        with pytest.raises((NotAllowed, NotFound)):
            approve_bulletin(access, one, agreed=True)


def test_who_sees_what(month: Month) -> None:
    one = drafted(month)
    for access in (month.leader, month.head, month.reader, month.auditor, PUBLIC):
        with pytest.raises(NotFound):
            bulletin(access, one)
        with pytest.raises(NotFound):
            bulletin_file(access, one, "docx")
        with pytest.raises(NotFound):
            edit_bulletin(access, one, title="改", addressees="改", copies="", opening="", closing="")
        assert bulletins(access).rows == ()
    issued(month, one)
    for access in (month.leader, month.head, month.reader, month.auditor):
        assert bulletin(access, one).state == "issued"
        with pytest.raises(NotAllowed):
            issue_bulletin(access, one)
    with pytest.raises(NotFound):
        bulletin(PUBLIC, one)
    publish_bulletin(month.office, one, public=True)
    assert bulletin(PUBLIC, one).state == "issued"
    assert [row.id for row in published_bulletins()] == [one]
    publish_bulletin(month.office, one, public=False)
    assert published_bulletins() == ()
    with pytest.raises(NotAllowed):
        publish_bulletin(month.head, one, public=True)


def test_only_issued_ones_go_public(month: Month) -> None:
    with pytest.raises(Conflict):
        publish_bulletin(month.office, drafted(month), public=True)


@pytest.mark.parametrize("how", ["matter", "document"])
def test_one_that_names_what_is_internal_stays_inside(month: Month, how: str) -> None:
    one = issued(month)
    publish_bulletin(month.office, one, public=True)
    behind = Bulletin.objects.get(pk=one).snapshot["behind"]
    assert [row["task"] for row in behind] == [month.tasks[2].pk]
    if how == "matter":
        Matter.objects.update(internal=True)
    else:
        document = Document.objects.create(
            title="内部文件", secrecy="internal", filename="a.txt", media="txt", sha256="0" * 64, size=1,
            uploaded_at=now(),
        )  # fmt: skip
        Matter.objects.update(document=document)
    # It was public when that became internal: it is taken off, and comes back with the mark.
    assert published_bulletins() == ()
    with pytest.raises(NotFound):
        bulletin(PUBLIC, one)
    assert bulletin(month.head, one).state == "issued"
    publish_bulletin(month.office, one, public=False)
    with pytest.raises(Conflict) as refused:
        publish_bulletin(month.office, one, public=True)
    assert refused.value.code == "internal"
    second = drafted(month)
    submit_bulletin(month.office, second)
    approve_bulletin(month.leader, second, agreed=True)
    with pytest.raises(Conflict):
        issue_bulletin(month.office, second, public=True)
    Matter.objects.update(internal=False, document=None)
    publish_bulletin(month.office, one, public=True)
    assert [row.id for row in published_bulletins()] == [one]


def test_the_same_key_does_it_once(month: Month) -> None:
    one = drafted(month)
    submit_bulletin(month.office, one, key="s")
    approve_bulletin(month.leader, one, agreed=True, key="a")
    first = issue_bulletin(month.office, one, key="i")
    assert issue_bulletin(month.office, one, key="i") == first
    assert Bulletin.objects.get(pk=one).sequence == 1


def test_no_bulletin_is_issued_in_the_name_of_no_government(month: Month, settings: Settings) -> None:
    settings.TAIZHANG_GOVERNMENT = ""
    one = drafted(month)
    page = client_of(month.office.person).get(f"/bulletins/{one}").content.decode()
    assert "还没有设置本级政府的名称" in page
    assert "TAIZHANG_GOVERNMENT" in page
    assert "TAIZHANG_GOVERNMENT" in client_of(month.office.person).get("/bulletins/new").content.decode()
    with pytest.raises(Conflict, match="TAIZHANG_GOVERNMENT") as refused:
        submit_bulletin(month.office, one)
    assert refused.value.code == "no_government"
    settings.TAIZHANG_GOVERNMENT = "云溪区人民政府"
    assert "还没有设置" not in client_of(month.office.person).get(f"/bulletins/{one}").content.decode()
    submit_bulletin(month.office, one)
    approve_bulletin(month.leader, one, agreed=True)
    issue_bulletin(month.office, one)
    assert Bulletin.objects.get(pk=one).issuer == "云溪区人民政府办公室"


def test_what_was_approved_before_the_name_was_set_is_refused_and_then_headed_by_it(
    month: Month, settings: Settings
) -> None:
    one = drafted(month)
    submit_bulletin(month.office, one)
    approve_bulletin(month.leader, one, agreed=True)
    # As a release before this one left it.
    Bulletin.objects.filter(pk=one).update(issuer="人民政府办公室")
    settings.TAIZHANG_GOVERNMENT = ""
    with pytest.raises(Conflict, match="TAIZHANG_GOVERNMENT"):
        issue_bulletin(month.office, one)
    settings.TAIZHANG_GOVERNMENT = "云溪区人民政府"
    issue_bulletin(month.office, one)
    assert bulletin(month.office, one).composed.masthead.startswith("云溪区人民政府办公室")
