"""Two who press at once on a bulletin: it is approved, issued and numbered once. With real transactions and threads."""

from typing import Any

import pytest

from taizhang.audit.models import Event
from taizhang.audit.service import Conflict, NotFound
from taizhang.publishing.models import Bulletin
from taizhang.publishing.service import (
    approve_bulletin,
    discard_bulletin,
    draft_bulletin,
    issue_bulletin,
    submit_bulletin,
)
from taizhang.supervision.models import Register
from tests.ledger.test_parallel import at_once
from tests.publishing.conftest import Month

pytestmark = pytest.mark.django_db(transaction=True)


def one_did_it(answers: list[Any], *, gone: bool = False) -> None:
    """``gone``: whether who comes second may not see it any more: a leader sees no draft, nobody what was discarded."""
    assert sum(isinstance(answer, dict) for answer in answers) == 1, answers
    allowed = (dict, Conflict, NotFound) if gone else (dict, Conflict)
    assert all(isinstance(answer, allowed) for answer in answers), answers


def drafted(month: Month) -> int:
    return int(draft_bulletin(month.office, kind="monthly", year=2026, last_month=202610)["bulletin"])


def approved(month: Month) -> int:
    one = drafted(month)
    submit_bulletin(month.office, one)
    approve_bulletin(month.leader, one, agreed=True)
    return one


def test_a_bulletin_is_issued_once_and_numbered_once(month: Month) -> None:
    one = approved(month)
    one_did_it(at_once(*[lambda: issue_bulletin(month.office, one), lambda: issue_bulletin(month.second, one)] * 2))
    found = Bulletin.objects.get()
    assert (found.state, found.sequence) == ("issued", 1)
    assert Register.objects.get(series="bulletin").last == 1
    assert Event.objects.filter(action="bulletin.issue").count() == 1


def test_two_bulletins_at_once_get_two_numbers(month: Month) -> None:
    two = [approved(month), approved(month)]
    answers = at_once(*[lambda own=own: issue_bulletin(month.office, own) for own in two])
    assert all(isinstance(answer, dict) for answer in answers), answers
    assert set(Bulletin.objects.values_list("sequence", flat=True)) == {1, 2}


def test_approving_and_sending_back_exclude_each_other(month: Month) -> None:
    one = drafted(month)
    submit_bulletin(month.office, one)
    one_did_it(
        at_once(
            lambda: approve_bulletin(month.leader, one, agreed=True),
            lambda: approve_bulletin(month.leader, one, agreed=False, remark="再核"),
        ),
        gone=True,
    )
    assert Bulletin.objects.get().state in ("approved", "draft")


def test_discarding_and_submitting_exclude_each_other(month: Month) -> None:
    one = drafted(month)
    one_did_it(at_once(lambda: discard_bulletin(month.office, one), lambda: submit_bulletin(month.second, one)))
    assert Bulletin.objects.get().state in ("discarded", "submitted")


def test_one_key_pressed_twice_submits_once_and_answers_twice(month: Month) -> None:
    one = drafted(month)
    answers = at_once(*[lambda: submit_bulletin(month.office, one, key="once")] * 2)
    assert all(answer == answers[0] for answer in answers) and isinstance(answers[0], dict), answers
    assert Event.objects.filter(action="bulletin.submit").count() == 1
