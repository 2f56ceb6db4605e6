"""Two who decide at once on objections, windows, amendments, verdicts, matters: one does it, the other is told why."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from taizhang.audit.models import Event
from taizhang.audit.service import Conflict, verify
from taizhang.ledger.models import Amendment, Handover, Matter, Progress, Settlement, Task, Window
from taizhang.ledger.service import (
    adjust_window,
    approve_amendment,
    carry_over,
    close_matter,
    confirm_settlement,
    lock_window,
    object_to_task,
    propose_settlements,
    reassign_task,
    refuse_amendment,
    reject_objection,
    request_amendment,
    sign_tasks,
    submit_progress,
    uphold_objection,
    withdraw_amendment,
    withdraw_matter,
)
from tests.ledger.casebook import District, handed, make_district, matter_of
from tests.ledger.reportbook import drafted, on, row, windows_of_2026, working
from tests.ledger.test_parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)

REASON = "征地拆迁协议没有签完，不能进场。"


@pytest.fixture
def district() -> District:
    made = make_district()
    windows_of_2026(made)
    return made


def standing(day: str, act: Callable[[], object]) -> Callable[[], object]:
    """The same act, in whatever thread, on that day."""

    def acting() -> object:
        with on(day):
            return act()

    return acting


def one_did_it(answers: list[Any]) -> None:
    """One answered, the others were told why not, in a whole sentence."""
    assert sum(isinstance(answer, dict) for answer in answers) == 1, answers
    told = [answer for answer in answers if not isinstance(answer, dict)]
    assert all(isinstance(answer, Conflict) for answer in told), answers
    assert all(answer.message.rstrip().endswith("。") for answer in told), answers


def proven() -> None:
    """The ledger follows from its history."""
    assert [one for one in verify().breaks if not one.where.startswith("organs.")] == []


def test_an_objection_is_upheld_or_rejected_once(district: District) -> None:
    task = handed(district.office, district.water)
    object_to_task(district.water_liaison, task, "不是我们的事")
    answers = at_once(
        lambda: uphold_objection(district.office, task, "有理", organ=district.housing.pk),
        lambda: reject_objection(district.office, task, "无理"),
        lambda: uphold_objection(district.office, task, "有理", organ=district.education.pk),
    )
    one_did_it(answers)
    assert Task.objects.get(pk=task).state == "assigned"
    current = Handover.objects.filter(task=task, state__in=("pending", "rejected"))
    assert current.count() == 1
    proven()


def test_reassigning_and_signing_exclude_each_other(district: District) -> None:
    task = handed(district.office, district.water)
    answers = at_once(
        lambda: reassign_task(district.office, task, district.housing.pk, "职责调整"),
        lambda: sign_tasks(district.water_liaison, [task]),
    )
    # What was signed can still be reassigned; what was reassigned is no longer theirs to sign.
    assert sum(isinstance(answer, dict) for answer in answers) >= 1, answers
    found = Task.objects.get(pk=task)
    assert (found.lead_id, found.state) == (district.housing.pk, "assigned")
    assert Handover.objects.filter(task=task, state="pending").count() == 1
    proven()


def test_a_window_is_locked_once(district: District) -> None:
    locking = standing("2026-11-02", lambda: lock_window(district.office, 202610, reason="汇总"))
    one_did_it(at_once(*[locking] * 3))
    assert Event.objects.filter(action="window.lock").count() == 1
    proven()


def test_locking_and_adjusting_follow_each_other(district: District) -> None:
    first, due, grace = date(2026, 11, 1), date(2026, 11, 10), date(2026, 11, 20)

    def adjust() -> object:
        return adjust_window(district.office, 202610, opens_on=first, due_on=due, grace_on=grace, reason="放宽")

    answers = at_once(
        standing("2026-11-02", lambda: lock_window(district.office, 202610, reason="汇总")),
        standing("2026-11-02", adjust),
    )
    assert isinstance(answers[0], dict), answers
    window = Window.objects.get(month=202610)
    assert window.locked_at is not None
    assert (window.grace_on == grace) == isinstance(answers[1], dict)
    proven()


def test_what_is_handed_in_while_the_window_is_locked_is_in_or_told(district: District) -> None:
    task = working(district)
    with on("2026-11-02"):
        report = drafted(district, task, 202610, 25)
    answers = at_once(
        standing("2026-11-02", lambda: submit_progress(district.education_liaison, report)),
        standing("2026-11-02", lambda: lock_window(district.office, 202610, reason="汇总")),
    )
    assert isinstance(answers[1], dict), answers
    handed_in = isinstance(answers[0], dict)
    assert handed_in or isinstance(answers[0], Conflict), answers
    assert Progress.objects.get().state == ("submitted" if handed_in else "draft")
    proven()


def test_an_amendment_is_approved_refused_or_withdrawn_once(district: District) -> None:
    task = working(district, deadline=date(2026, 10, 31))
    with on("2026-10-20"):
        asked = request_amendment(
            district.education_liaison, task, kind="deadline", new_deadline=date(2026, 11, 20), reason=REASON
        )
    one = int(str(asked["amendment"]))
    answers = at_once(
        standing("2026-10-21", lambda: approve_amendment(district.office, one)),
        standing("2026-10-21", lambda: refuse_amendment(district.office, one, reason="理由不足")),
        standing("2026-10-21", lambda: withdraw_amendment(district.education_liaison, one)),
    )
    one_did_it(answers)
    state = Amendment.objects.get().state
    assert (row(task).deadline == date(2026, 11, 20)) == (state == "approved")
    proven()


def test_two_requests_at_once_are_one(district: District) -> None:
    task = working(district, deadline=date(2026, 10, 31))
    asking = standing(
        "2026-10-20",
        lambda: request_amendment(
            district.education_liaison, task, kind="deadline", new_deadline=date(2026, 11, 20), reason=REASON
        ),
    )
    one_did_it(at_once(*[asking] * 3))
    assert Amendment.objects.count() == 1


def test_a_verdict_is_confirmed_once_and_carried_over_once(district: District) -> None:
    working(district)
    with on("2027-01-20"):
        propose_settlements(district.office, 2026)
    one = Settlement.objects.get().pk

    def confirming(verdict: str) -> Callable[[], object]:
        return standing(
            "2027-01-20", lambda: confirm_settlement(district.office, one, verdict=verdict, decision="没有开工")
        )

    one_did_it(at_once(confirming("missed"), confirming("not_comparable")))
    carrying = standing("2027-01-20", lambda: carry_over(district.office, one))
    one_did_it(at_once(carrying, carrying))
    assert Task.objects.filter(year=2027).count() == 1
    proven()


def test_a_matter_is_closed_or_withdrawn_once(district: District) -> None:
    matter = matter_of(district.office)
    answers = at_once(
        lambda: close_matter(district.office, matter, "已经办结"),
        lambda: withdraw_matter(district.office, matter, "立错了"),
        lambda: close_matter(district.office, matter, "已经办结"),
    )
    # A matter without tasks is not closed; whichever way it goes, it goes one way.
    assert sum(isinstance(answer, dict) for answer in answers) == 1, answers
    assert Matter.objects.get(pk=matter).state in ("closed", "withdrawn")
    proven()
