"""复核: limits, recusal, and what a decision changes."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from taizhang.audit.service import Conflict, Invalid, NotAllowed, NotFound
from taizhang.ledger.models import Closing, LightOverride, Progress
from taizhang.organs.models import Person
from taizhang.storage import now
from taizhang.supervision.service import contestable, decide_review, request_review, review, reviews, withdraw_review
from taizhang.supervision.tables import review_due
from tests.supervision.conftest import Year

Clock = Callable[[str], None]


@pytest.fixture
def returned(year: Year) -> Progress:
    return Progress.objects.create(
        task=year.task,
        organ=year.education,
        month=202609,
        state="returned",
        verified_by=Person.objects.get(username="office"),
        verified_at=now(),
        verdict="没有佐证",
    )


@pytest.mark.parametrize(
    ("concluded", "requested", "until", "decided"),
    [
        (date(2026, 10, 12), date(2026, 10, 20), date(2026, 11, 11), date(2026, 11, 19)),
        # The thirtieth day falls into the National Day holiday and moves to the day after it.
        (date(2026, 9, 3), date(2026, 9, 3), date(2026, 10, 8), date(2026, 10, 8)),
        # The thirtieth day is a Saturday.
        (date(2026, 10, 15), date(2026, 10, 15), date(2026, 11, 16), date(2026, 11, 16)),
    ],
)
def test_limits(concluded: date, requested: date, until: date, decided: date) -> None:
    ask, decide = review_due(concluded, requested)
    assert (ask.on, decide.on) == (until, decided)
    assert "第十七条" in ask.derivation


def test_asked_and_decided_by_someone_else(year: Year, returned: Progress) -> None:
    one = request_review(year.head, "progress", returned.pk, reason="佐证已于9月上传")["review"]
    with pytest.raises(NotAllowed) as refused:
        decide_review(year.office, one, changed=True, decision="改")
    assert refused.value.code == "recused"
    decide_review(year.second, one, changed=True, decision="佐证在案，原结论变更")
    found = review(year.head, one)
    assert (found.state, found.concluded_by) == ("changed", year.office.person)
    with pytest.raises(Conflict):
        decide_review(year.second, one, changed=False, decision="再定")


def test_within_thirty_days(year: Year, returned: Progress, clock: Clock) -> None:
    clock("2026-11-12T00:30:00+08:00")
    assert contestable(year.head) == ()
    with pytest.raises(Conflict) as refused:
        request_review(year.head, "progress", returned.pk, reason="有异议")
    assert refused.value.code == "limit_passed"
    clock("2026-11-11T23:30:00+08:00")
    assert [one.until for one in contestable(year.head)] == [date(2026, 11, 11)]
    request_review(year.head, "progress", returned.pk, reason="有异议")
    assert contestable(year.head) == ()


def test_once_unless_taken_back(year: Year, returned: Progress) -> None:
    one = request_review(year.head, "progress", returned.pk, reason="有异议")["review"]
    with pytest.raises(Conflict):
        request_review(year.head, "progress", returned.pk, reason="再来")
    withdraw_review(year.head, one)
    request_review(year.head, "progress", returned.pk, reason="再来")
    with pytest.raises(Conflict):
        withdraw_review(year.head, one)


def test_closings_and_lights(year: Year) -> None:
    office = Person.objects.get(username="office")
    closing = Closing.objects.create(
        task=year.task, organ=year.education, words="完成", state="returned", requested_at=now(), checked_at=now(),
        checked_by=office, reason="不属实",
    )  # fmt: skip
    light = LightOverride.objects.create(
        task=year.task, colour="red", reason="实地查看", set_by=office, set_at=now(), expires_on=date(2026, 12, 1)
    )
    for kind, key in (("closing", closing.pk), ("override", light.pk)):
        one = request_review(year.head, kind, key, reason="有异议")["review"]
        with pytest.raises(NotAllowed):
            decide_review(year.office, one, changed=False, decision="维持")
        decide_review(year.second, one, changed=False, decision="维持")


def test_who_may(year: Year, returned: Progress) -> None:
    for access in (year.liaison, year.office):
        with pytest.raises(NotAllowed):
            request_review(access, "progress", returned.pk, reason="有异议")
    for kind, key in (("progress", returned.pk), ("progress", 999), ("nothing", 1), ("score", 1)):
        with pytest.raises(NotFound):
            request_review(year.other, kind, key, reason="有异议")
    one = request_review(year.head, "progress", returned.pk, reason="有异议")["review"]
    with pytest.raises(NotFound):
        review(year.other, one)
    with pytest.raises(NotAllowed):
        decide_review(year.leader, one, changed=True, decision="改")
    with pytest.raises(NotFound):
        decide_review(year.other, one, changed=True, decision="改")
    assert len(reviews(year.head).rows) == 1
    assert reviews(year.other).rows == ()


def test_points_belong_to_scores(year: Year, returned: Progress) -> None:
    one = request_review(year.head, "progress", returned.pk, reason="有异议")["review"]
    with pytest.raises(Invalid):
        decide_review(year.second, one, changed=True, decision="改", correction=Decimal(1))
