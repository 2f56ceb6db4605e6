"""The rules that look at what those of ``rulelist`` have said nothing of, in the order they are asked."""

from collections.abc import Callable, Iterable, Sequence, Set

from taizhang.checking.averaging.openaverages import check_open_averages
from taizhang.checking.averaging.spreads import check_spreads
from taizhang.checking.counting.ordered import check_foremost
from taizhang.checking.counting.toomany import check_too_many
from taizhang.checking.differences.openbounds import check_open_bounds
from taizhang.checking.differences.openpoints import check_open_points
from taizhang.checking.growth.farsteps import check_far_steps
from taizhang.checking.growth.opensteps import check_open_steps
from taizhang.checking.growth.stepquotients import check_step_quotients
from taizhang.checking.passages import Passage
from taizhang.checking.ratios.consensus import check_consensus
from taizhang.checking.ratios.evenshares import check_even_shares
from taizhang.checking.ratios.facetshares import check_facet_shares
from taizhang.checking.ratios.named import check_shares_by_name
from taizhang.checking.ratios.neighbours import check_neighbour_shares
from taizhang.checking.ratios.ofaims import check_of_aims
from taizhang.checking.ratios.openshares import check_open_shares
from taizhang.checking.ratios.outsized import check_outsized
from taizhang.checking.ratios.quotients import check_quotients
from taizhang.checking.ratios.stepshares import check_step_shares
from taizhang.checking.ratios.strayrates import check_stray_rates
from taizhang.checking.ratios.triples import check_triples
from taizhang.checking.ratios.turned import check_turned_shares
from taizhang.checking.records import Finding
from taizhang.checking.rulelist import SeriesRule
from taizhang.checking.secondlook import check_again
from taizhang.checking.sums.balances import check_balances
from taizhang.checking.sums.closings import check_closings
from taizhang.checking.sums.leftovers import check_leftovers
from taizhang.checking.sums.merely import check_merely
from taizhang.checking.sums.openlists import check_open_lists
from taizhang.checking.sums.openstates import check_open_states
from taizhang.checking.sums.opensums import check_open_sums
from taizhang.checking.sums.openwithin import check_open_within
from taizhang.checking.sums.strays import check_strays
from taizhang.checking.sums.tied import check_tied_families
from taizhang.checking.sums.toppedup import check_topped_up

OpenRule = Callable[[Sequence[Sequence[Passage]], Set[tuple[str, int]]], Iterable[Finding]]

OPEN_RULES: tuple[OpenRule, ...] = (
    check_open_steps,
    check_open_shares,
    check_shares_by_name,
    check_open_sums,
    check_open_points,
    check_open_within,
    check_open_bounds,
    check_open_averages,
    check_of_aims,
    check_open_states,
    check_quotients,
    check_step_quotients,
)
"""Rules that look at figures which none of those before has held against anything; they are told which were."""

LAST_RULES: tuple[tuple[SeriesRule, int | None], ...] = (
    (check_stray_rates, 1),
    (check_outsized, 1),
    (check_triples, 1),
    (check_consensus, 1),
    (check_far_steps, 1),
    (check_step_shares, 1),
    (check_spreads, 1),
    (check_turned_shares, 1),
    (check_tied_families, None),
    (check_strays, None),
    (check_again, None),
)
"""Rules that know less of what is meant, and are heard on numbers of which no rule before them asks anything.

Beside each how many of its places that is asked of, or None for all.
"""

FINAL_RULES: tuple[SeriesRule, ...] = (
    check_open_lists,
    check_even_shares,
    check_facet_shares,
    check_neighbour_shares,
    check_balances,
    check_leftovers,
    check_topped_up,
    check_too_many,
    check_foremost,
    check_closings,
    check_merely,
)
"""Rules that go by what a list looks like, and are heard on numbers of which nobody else asks anything."""
