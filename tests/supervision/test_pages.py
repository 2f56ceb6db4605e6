"""Pages of supervision: for every role, in both languages, the acts on them, and queries that do not grow."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from taizhang.ledger.models import Closing, Handover, Progress
from taizhang.organs.models import Person
from taizhang.storage import now
from taizhang.supervision.models import Recheck
from taizhang.supervision.service import (
    compute_scores,
    draw_recheck,
    freeze_scores,
    issue_order,
    orders,
    reminders,
    request_review,
    reviews,
    send_reminder,
    sheets,
)
from tests.platform_world import client_of
from tests.supervision.conftest import Year, make_task

ROLES = ("office", "second", "leader", "head", "liaison", "other", "auditor")


def browser(year: Year, role: str) -> Client:
    return client_of(getattr(year, role).person)


@pytest.fixture
def full(year: Year) -> Year:
    """One of everything."""
    office = Person.objects.get(username="office")
    closed = make_task(year.education, "2026-031-1", state="closed")
    Closing.objects.create(
        task=closed, organ=year.education, words="完成", state="closed", requested_at=now(), checked_by=office
    )
    Handover.objects.create(task=year.task, organ=year.education, handed_at=now(), sign_due="2026-10-15")
    send_reminder(year.office, year.task.pk, words="请报送")
    issue_order(year.office, year.task.pk, words="事由", demand="要求")
    returned = Progress.objects.create(
        task=year.task, organ=year.education, month=202609, state="returned", verified_by=office, verified_at=now(),
        verdict="没有佐证",
    )  # fmt: skip
    request_review(year.head, "progress", returned.pk, reason="有异议")
    draw_recheck(year.office, 2026, seed="abcdef", seed_source="测试")
    compute_scores(year.office, year=2026, scheme="organs-2025")
    freeze_scores(year.office, year=2026, scheme="organs-2025")
    return year


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_answers(full: Year, role: str, language: str) -> None:
    client = browser(full, role)
    client.cookies["taizhang_language"] = language
    lists = {"/reminders": 200, "/orders": 200, "/orders?state=overdue": 200, "/reviews": 200, "/scores": 200,
             "/scores/entries": 200, "/scores?year=2020": 200}  # fmt: skip
    everywhere = role in {"office", "second", "leader", "auditor"}
    lists |= {"/rechecks": 200 if everywhere else 403, "/burden": 200 if everywhere else 403}
    for address, status in lists.items():
        assert client.get(address).status_code == status, address
    for address in ("/reminders?format=csv", "/orders?format=xlsx", "/reviews?format=xlsx", "/scores?format=xlsx"):
        assert client.get(address).status_code == 200, address
    sees = role != "other"
    (sheet,) = sheets(full.office, year=2026, scheme="organs-2025")
    for address in (f"/reminders/{reminders(full.office).rows[0].id}", f"/orders/{orders(full.office).rows[0].id}",
                    f"/reviews/{reviews(full.office).rows[0].id}", f"/scores/{sheet.id}"):  # fmt: skip
        assert client.get(address).status_code == (200 if sees else 404), address
        assert client.get("/history/review/999").status_code == 404
    for address in (f"/tasks/{full.task.pk}/remind", f"/tasks/{full.task.pk}/order"):
        expected = 200 if role in {"office", "second"} else 403 if sees else 404
        assert client.get(address).status_code == expected
    assert client.get(f"/rechecks/{Recheck.objects.get().pk}").status_code == (200 if everywhere else 404)


def test_an_order_from_issue_to_settled(year: Year, clock: Callable[[str], None]) -> None:
    office, liaison = browser(year, "office"), browser(year, "liaison")
    form = {"level_key": "blue", "words": "进展慢", "demand": "报送措施", "start_reason": ""}
    where = office.post(f"/tasks/{year.task.pk}/order", form).headers["Location"]
    assert "督办〔2026〕1号" in office.get(where).content.decode()
    again = office.post(f"/tasks/{year.task.pk}/order", form)
    assert again.status_code == 422
    assert "已有未办结的督办单" in again.content.decode()
    assert liaison.post(f"{where}/answer", {"answer-words": ""}).status_code == 422
    assert liaison.post(f"{where}/answer", {"answer-words": "已整改"}).status_code == 302
    office.post(f"{where}/check", {"check-sufficient": "no", "check-words": "没有佐证"})
    assert "发出上一级督办单" not in office.get(where).content.decode()
    clock("2026-11-02T09:00:00+08:00")
    office, liaison = browser(year, "office"), browser(year, "liaison")  # the sessions of October have ended
    assert "发出上一级督办单" in office.get(where).content.decode()
    higher = office.post(f"{where}/escalate", {"escalate-words": "逾期", "escalate-demand": "限期"}).headers["Location"]
    liaison.post(f"{higher}/answer", {"answer-words": "已整改到位"})
    office.post(f"{higher}/check", {"check-sufficient": "yes", "check-words": "属实"})
    page = office.get(higher).content.decode()
    assert "已办结" in page
    assert "橙单" in page
    assert office.get(f"{higher}/answer").status_code == 302
    assert office.post(f"{higher}/explode").status_code == 404


def test_a_review_on_pages(year: Year) -> None:
    returned = Progress.objects.create(
        task=year.task, organ=year.education, month=202609, state="returned", verified_at=now(), verdict="没有佐证",
        verified_by=Person.objects.get(username="office"),
    )  # fmt: skip
    head = browser(year, "head")
    assert f"/reviews/new/progress/{returned.pk}" in head.get("/reviews").content.decode()
    where = head.post(f"/reviews/new/progress/{returned.pk}", {"reason": "佐证已传"}).headers["Location"]
    assert "应当回避" in browser(year, "office").get(where).content.decode()
    refused = browser(year, "office").post(where, {"changed": "no", "decision": "维持"})
    assert refused.status_code == 422
    second = browser(year, "second")
    assert second.post(where, {"changed": "yes", "decision": "变更"}).status_code == 302
    assert "变更原结论" in head.get(where).content.decode()
    assert head.get(f"/reviews/new/progress/{returned.pk}").status_code == 404


def test_scores_and_rechecks_on_pages(full: Year) -> None:
    office, second = browser(full, "office"), browser(full, "second")
    address = f"/rechecks/{Recheck.objects.get().pk}"
    page = office.get(address).content.decode()
    assert "结果一致" in page
    item = page.split('action="/recheck-items/')[1].split('"')[0]
    assert office.post(f"/recheck-items/{item}", {"holds": "yes", "found": "属实"}).status_code == 403
    second.post(
        f"/recheck-items/{item}", {"holds": "no", "found": "未完工", "back": f"/rechecks/{Recheck.objects.get().pk}"}
    )
    assert "未完工" in office.get(address).content.decode()
    refused = office.post("/scores/compute", {"year": "2026", "scheme": "organs-2025", "back": "/scores"}, follow=True)
    assert "已经锁定" in refused.content.decode()


def test_burden_counts(full: Year) -> None:
    page = browser(full, "office").get("/burden?year=2026").content.decode()
    assert "区教育局" in page
    assert "heat-" in page


@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow(year: Year, count: int, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(count):
        task = make_task(year.education, f"2026-1{number:02d}-1")
        issue_order(year.office, task.pk, words="事由", demand="要求")
        send_reminder(year.office, task.pk, words="请报送")
    client = browser(year, "office")
    for address in ("/orders", "/reminders", "/reviews", "/burden", "/scores"):
        with django_assert_max_num_queries(20):
            assert client.get(address).status_code == 200


def test_nobody_signed_in_is_sent_to_sign_in(year: Year) -> None:
    for address in ("/orders", "/reminders", "/reviews", "/burden", "/scores", "/rechecks", "/reviews/1", "/orders/1"):
        assert Client().get(address).status_code == 302


def test_scores_open_on_the_newest_year_that_has_some(year: Year) -> None:
    make_task(year.education, "2027-001-1", year=2027)
    client = browser(year, "office")
    assert "2027年度考核评分" in client.get("/scores").content.decode()
    compute_scores(year.office, year=2026, scheme="organs-2025")
    assert "2026年度考核评分" in client.get("/scores").content.decode()
    assert "2027年度考核评分" in client.get("/scores?year=2027").content.decode()
