"""Two who press at once: one does it, the other is told; numbers leave no gap. With real transactions and threads."""

import threading
from collections.abc import Callable

import pytest
from django.db import connections

from taizhang.audit.models import Event
from taizhang.audit.service import Conflict, Refused
from taizhang.ledger.models import Handover, Matter, Register, Task
from taizhang.ledger.records import BreakdownRow, MatterDraft
from taizhang.ledger.service import break_down, object_to_task, open_matter, sign_tasks
from taizhang.storage import today
from tests.ledger.casebook import District, handed, make_district, matter_of, plan_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def district() -> District:
    return make_district()


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Carry out all of these at the same moment, each in a thread of its own; give answers and refusals in order."""
    answers: list[object] = [None] * len(acts)
    start = threading.Barrier(len(acts))

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            start.wait(timeout=20)
            answers[place] = act()
        except Refused as refusal:
            answers[place] = refusal
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads)
    return answers


def test_two_who_sign_at_once_sign_once(district: District) -> None:
    task = handed(district.office, district.water)
    answers = at_once(*[lambda: sign_tasks(district.water_liaison, [task])] * 4)
    assert sum(isinstance(answer, dict) for answer in answers) == 1
    assert sum(isinstance(answer, Conflict) for answer in answers) == 3
    assert Event.objects.filter(action="task.sign").count() == 1
    assert Task.objects.get(pk=task).state == "working"


def test_the_same_key_pressed_twice_signs_once_and_answers_twice(district: District) -> None:
    task = handed(district.office, district.water)
    answers = at_once(*[lambda: sign_tasks(district.water_liaison, [task], key="once")] * 3)
    assert all(answer == {"tasks": [task]} for answer in answers), answers
    assert Event.objects.filter(action="task.sign").count() == 1


def test_signing_and_objecting_exclude_each_other(district: District) -> None:
    task = handed(district.office, district.water)
    answers = at_once(
        lambda: sign_tasks(district.water_liaison, [task]),
        lambda: object_to_task(district.water_liaison, task, "不是我们的事"),
    )
    assert sum(isinstance(answer, Conflict) for answer in answers) == 1, answers
    state = Handover.objects.get(task=task).state
    assert (state, Task.objects.get(pk=task).state) in {("signed", "working"), ("objected", "objected")}


def test_two_batches_in_either_order_do_not_wait_crosswise(district: District) -> None:
    tasks = [handed(district.office, district.water, f"第{n}件事") for n in range(3)]
    answers = at_once(
        lambda: sign_tasks(district.water_liaison, tasks),
        lambda: sign_tasks(district.water_liaison, tasks[::-1]),
    )
    assert sum(isinstance(answer, dict) for answer in answers) == 1, answers
    assert set(Task.objects.values_list("state", flat=True)) == {"working"}


def test_numbers_are_given_once_and_without_gaps(district: District) -> None:
    def opening(place: int) -> Callable[[], object]:
        draft = MatterDraft(title=f"第{place}件事", text="同时立项", source="minutes", year=2026, received_on=today())
        return lambda: open_matter(district.office, draft, despite_similar=True)

    answers = at_once(*[opening(place) for place in range(6)])
    assert all(isinstance(answer, dict) for answer in answers), answers
    assert sorted(Matter.objects.values_list("sequence", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert Register.objects.get(year=2026).last == 6


def test_tasks_of_one_matter_are_numbered_once(district: District) -> None:
    matter = matter_of(district.office)
    rows = [[BreakdownRow(label="1", matter=matter, plan=plan_of(f"第{n}项"))] for n in range(4)]
    answers = at_once(*[lambda own=own: break_down(district.office, own) for own in rows])
    assert all(isinstance(answer, dict) for answer in answers), answers
    ends = sorted(number.rsplit("-", 1)[1] for number in Task.objects.values_list("number", flat=True))
    assert ends == ["1", "2", "3", "4"]
