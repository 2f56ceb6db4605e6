"""Fair rankings."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from taizhang.supervision.ranking import Contender, rank


def contender(organ: int, value: str | None, volume: int = 9) -> Contender:
    return Contender(organ=organ, value=None if value is None else Decimal(value), volume=volume)


def test_equals_share_a_rank() -> None:
    found = rank([contender(1, "90"), contender(2, "95"), contender(3, "90"), contender(4, "80")], minimum=3)
    assert [(one.organ, one.rank, one.tied) for one in found.placed] == [
        (2, 1, False), (1, 2, True), (3, 2, True), (4, 4, False),
    ]  # fmt: skip


def test_digits_that_are_not_shown_decide_nothing() -> None:
    found = rank([contender(1, "90.001"), contender(2, "90.004")], minimum=0)
    assert [(one.organ, one.rank) for one in found.placed] == [(1, 1), (2, 1)]


def test_too_few_stand_apart() -> None:
    found = rank([contender(1, "100", 1), contender(2, "50", 3), contender(3, None, 9)], minimum=3)
    assert [one.organ for one in found.placed] == [2]
    assert [(one.organ, one.reason) for one in found.unranked] == [(1, "volume"), (3, "unmeasured")]


contenders = st.lists(
    st.tuples(st.one_of(st.none(), st.decimals(0, 100, places=1)), st.integers(0, 9)), max_size=12
).map(lambda rows: [Contender(organ=key, value=value, volume=volume) for key, (value, volume) in enumerate(rows)])


@given(contenders, st.integers(0, 5), st.randoms(use_true_random=False))
def test_ranks_do_not_depend_on_order_or_names(rows: list[Contender], minimum: int, rng: object) -> None:
    shuffled = list(rows)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    renamed = [Contender(organ=1000 - one.organ, value=one.value, volume=one.volume) for one in shuffled]
    plain = {one.organ: (one.rank, one.tied) for one in rank(rows, minimum=minimum).placed}
    other = {1000 - one.organ: (one.rank, one.tied) for one in rank(renamed, minimum=minimum).placed}
    assert plain == other


@given(contenders, st.integers(0, 5))
def test_everyone_appears_once(rows: list[Contender], minimum: int) -> None:
    found = rank(rows, minimum=minimum)
    assert sorted([one.organ for one in found.placed] + [one.organ for one in found.unranked]) == [
        one.organ for one in rows
    ]
    assert all(one.volume >= minimum for one in found.placed)
