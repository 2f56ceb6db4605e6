"""Two who press at once on orders and reviews: one does it, the other is told. With real transactions and threads."""

from collections.abc import Callable
from typing import Any

import pytest

from taizhang.audit.models import Event
from taizhang.audit.service import Conflict
from taizhang.ledger.models import Progress
from taizhang.organs.models import Person
from taizhang.storage import now
from taizhang.supervision.models import Order, Register, ReviewRequest
from taizhang.supervision.service import (
    answer_order,
    check_order,
    decide_review,
    draw_recheck,
    escalate_order,
    issue_order,
    record_recheck,
    request_review,
    withdraw_order,
    withdraw_review,
)
from tests.ledger.test_parallel import at_once
from tests.supervision.conftest import Year, make_task

pytestmark = pytest.mark.django_db(transaction=True)

Clock = Callable[[str], None]


def one_did_it(answers: list[Any]) -> None:
    assert sum(isinstance(answer, dict) for answer in answers) == 1, answers
    assert all(isinstance(answer, dict | Conflict) for answer in answers), answers


def issued(year: Year) -> int:
    return int(issue_order(year.office, year.task.pk, words="进展慢", demand="报送整改措施")["order"])


def test_a_task_gets_one_open_order_and_numbers_have_no_gaps(year: Year) -> None:
    others = [make_task(year.education, f"2026-00{place}-1") for place in (2, 3)]
    wanted = [year.task, year.task, *others]
    answers = at_once(
        *[lambda own=own: issue_order(year.office, own.pk, words="进展慢", demand="报送") for own in wanted]
    )
    assert sum(isinstance(answer, dict) for answer in answers) == 3, answers
    assert sorted(Order.objects.values_list("sequence", flat=True)) == [1, 2, 3]
    assert Register.objects.get(series="order").last == 3


def test_answering_and_withdrawing_exclude_each_other(year: Year) -> None:
    one = issued(year)
    answers = at_once(
        lambda: answer_order(year.head, one, words="已经整改"),
        lambda: answer_order(year.head, one, words="已经整改了"),
        lambda: withdraw_order(year.office, one, words="发错了"),
    )
    # What is answered may still be taken back, but only once, and nothing is answered twice.
    assert sum(isinstance(answer, dict) for answer in answers[:2]) <= 1, answers
    assert isinstance(answers[2], dict), answers
    assert Order.objects.get().state == "withdrawn"
    assert Event.objects.filter(action="order.withdraw").count() == 1


def test_an_answer_is_checked_once(year: Year) -> None:
    one = issued(year)
    answer_order(year.head, one, words="已经整改")
    answers = at_once(
        lambda: check_order(year.office, one, sufficient=True, words="属实"),
        lambda: check_order(year.second, one, sufficient=False, words="不够"),
    )
    one_did_it(answers)
    assert Order.objects.get().state in ("settled", "returned")


def test_an_order_is_escalated_or_answered(year: Year, clock: Clock) -> None:
    one = issued(year)
    clock("2026-11-02T09:00:00+08:00")
    answers = at_once(
        lambda: escalate_order(year.office, one, words="逾期", demand="限期"),
        lambda: escalate_order(year.second, one, words="逾期", demand="限期"),
        lambda: answer_order(year.head, one, words="已经整改"),
    )
    one_did_it(answers)
    assert Order.objects.filter(previous=one).count() <= 1


def test_a_review_is_decided_or_withdrawn_once(year: Year) -> None:
    returned = Progress.objects.create(
        task=year.task, organ=year.education, month=202609, state="returned",
        verified_by=Person.objects.get(username="office"), verified_at=now(), verdict="没有佐证",
    )  # fmt: skip
    asking = [lambda: request_review(year.head, "progress", returned.pk, reason="佐证在案")] * 2
    one_did_it(at_once(*asking))
    one = ReviewRequest.objects.get().pk
    answers = at_once(
        lambda: decide_review(year.second, one, changed=True, decision="变更"),
        lambda: decide_review(year.second, one, changed=False, decision="维持"),
        lambda: withdraw_review(year.head, one),
    )
    one_did_it(answers)
    assert ReviewRequest.objects.get().state in ("changed", "upheld", "withdrawn")


def test_a_second_look_is_recorded_once(year: Year) -> None:
    make_task(year.education, "2026-009-1", state="closed")
    drawing = [
        lambda seed=seed: draw_recheck(year.office, 2026, seed=f"seed-{seed}", seed_source="开奖号码", size=1)
        for seed in range(3)
    ]
    answers = at_once(*drawing)
    assert all(isinstance(answer, dict) for answer in answers), answers
    assert Register.objects.get(series="recheck").last == 3
    from taizhang.supervision.models import RecheckItem

    item = RecheckItem.objects.order_by("id")[0].pk
    one_did_it(
        at_once(
            lambda: record_recheck(year.office, item, holds=True, found="属实"),
            lambda: record_recheck(year.second, item, holds=False, found="存疑"),
        )
    )
