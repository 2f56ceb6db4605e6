"""抽查: the draw, made again by other means, and the second look."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.audit.service import Conflict, Invalid, NotAllowed, NotFound
from taizhang.ledger.models import Closing
from taizhang.organs.models import Person
from taizhang.storage import now
from taizhang.supervision.drawing import draw
from taizhang.supervision.models import Recheck
from taizhang.supervision.service import draw_recheck, recheck, recheck_size, rechecks, record_recheck
from tests.supervision.conftest import Year, make_task


def by_hand(seed: str, numbers: list[str], size: int) -> list[str]:
    """The documented algorithm, written from the description alone."""
    lines = b"".join(number + b"\n" for number in sorted(number.encode() for number in numbers))
    of_list = hashlib.sha256(lines).hexdigest()
    return sorted(numbers, key=lambda n: hashlib.sha256("\n".join([seed, of_list, n]).encode()).hexdigest())[:size]


def test_a_known_draw() -> None:
    numbers = [f"2026-{n:03d}-1" for n in range(1, 11)]
    made = draw("2026101", numbers, 3)
    assert list(made.drawn) == by_hand("2026101", numbers, 3)


@given(
    st.text(min_size=1, max_size=20),
    st.lists(st.from_regex(r"2026-[0-9]{3}-[0-9]", fullmatch=True), min_size=1, max_size=30, unique=True),
    st.integers(1, 10),
)
def test_the_draw_does_not_depend_on_order(seed: str, numbers: list[str], size: int) -> None:
    made = draw(seed, numbers, size)
    assert draw(seed, list(reversed(numbers)), size) == made
    assert list(made.drawn) == by_hand(seed, numbers, size)
    assert len(made.drawn) == min(size, len(numbers))


def test_a_draw_of_none_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        draw("seed", ["a"], 0)


@pytest.mark.parametrize(("closed", "size"), [(1, 1), (3, 3), (10, 3), (31, 4), (100, 10), (101, 11)])
def test_the_usual_size(closed: int, size: int) -> None:
    assert recheck_size(closed) == size


@pytest.fixture
def closed(year: Year) -> Year:
    checker = Person.objects.get(username="office")
    for number in range(20):
        task = make_task(year.education, f"2026-{number + 10:03d}-1", state="closed")
        Closing.objects.create(
            task=task, organ=year.education, words="完成", state="closed", requested_at=now(), checked_by=checker
        )
    return year


def test_kept_and_drawn_again(closed: Year) -> None:
    answer = draw_recheck(closed.second, 2026, seed="20261012-3D-0719", seed_source="当日福彩3D号码")
    found = recheck(closed.auditor, answer["recheck"])
    assert found.reproduced
    assert found.number == "督查抽〔2026〕1号"
    assert len(found.population) == 20
    assert list(found.drawn) == by_hand(found.seed, list(found.population), 3)
    assert [item.number for item in found.items] == list(found.drawn)
    # Later changes of the ledger do not change what was drawn from.
    make_task(closed.education, "2026-099-1", state="closed")
    assert recheck(closed.office, found.id).population == found.population


def test_what_was_tampered_with_shows(closed: Year) -> None:
    one = draw_recheck(closed.office, 2026, seed="abcdef", seed_source="测试")["recheck"]
    row = Recheck.objects.get(pk=one)
    row.drawn = [*row.drawn[1:], row.drawn[0]]
    row.save()
    assert not recheck(closed.office, one).reproduced


def test_every_draw_keeps_its_number(closed: Year) -> None:
    for _again in range(3):
        draw_recheck(closed.office, 2026, seed="abcdef", seed_source="测试")
    assert [one.number for one in rechecks(closed.office)] == [f"督查抽〔2026〕{n}号" for n in (3, 2, 1)]


def test_the_second_look_is_someone_elses(closed: Year) -> None:
    one = draw_recheck(closed.office, 2026, seed="abcdef", seed_source="测试")["recheck"]
    item = recheck(closed.office, one).items[0].id
    with pytest.raises(NotAllowed) as refused:
        record_recheck(closed.office, item, holds=True, found="现场查看属实")
    assert refused.value.code == "recused"
    record_recheck(closed.second, item, holds=False, found="现场未完工")
    assert recheck(closed.office, one).items[0].result == "doubtful"
    with pytest.raises(Conflict):
        record_recheck(closed.second, item, holds=True, found="再查")


def test_refusals(closed: Year) -> None:
    with pytest.raises(Invalid):
        draw_recheck(closed.office, 2026, seed="1", seed_source="随手")
    with pytest.raises(Invalid):
        draw_recheck(closed.office, 2026, seed="abcdef", seed_source="测试", size=0)
    with pytest.raises(Conflict):
        draw_recheck(closed.office, 2020, seed="abcdef", seed_source="测试")
    with pytest.raises(NotAllowed):
        draw_recheck(closed.head, 2026, seed="abcdef", seed_source="测试")
    one = draw_recheck(closed.office, 2026, seed="abcdef", seed_source="测试")["recheck"]
    with pytest.raises(NotFound):
        recheck(closed.head, one)
    assert rechecks(closed.head) == ()
