"""The list of all rules."""

from collections.abc import Callable, Iterable, Sequence

from taizhang.checking.averaging.averages import check_average, check_good_days, check_income_ratio, check_ratio_to_one
from taizhang.checking.averaging.dailies import check_daily, check_daily_in_turn, check_monthly, check_whole_days
from taizhang.checking.averaging.flows import check_flows
from taizhang.checking.averaging.means import check_means
from taizhang.checking.averaging.namedaily import check_named_daily
from taizhang.checking.averaging.products import check_products
from taizhang.checking.averaging.teachers import check_pupils_per_teacher
from taizhang.checking.averaging.trips import check_trips
from taizhang.checking.averaging.yields import check_grown_yields, check_left, check_yields, check_yields_apart
from taizhang.checking.calendar.dates import check_dates
from taizhang.checking.calendar.since import check_since
from taizhang.checking.calendar.weekdays import check_weekdays
from taizhang.checking.counting.anaphora import check_pointed_back
from taizhang.checking.counting.bounds import check_bounds
from taizhang.checking.counting.enumerated import check_enumerated, check_medals
from taizhang.checking.counting.evenlists import check_even_lists
from taizhang.checking.counting.firsts import check_firsts
from taizhang.checking.counting.gonethrough import check_gone_through
from taizhang.checking.counting.inorder import check_in_order
from taizhang.checking.counting.limits import check_limits
from taizhang.checking.counting.names import check_names, check_spelled_names
from taizhang.checking.counting.ordered import check_thresholds
from taizhang.checking.counting.provinces import check_provinces
from taizhang.checking.counting.ranks import check_ranks
from taizhang.checking.cumulative.inspan import check_single_within
from taizhang.checking.cumulative.monthsteps import check_month_steps
from taizhang.checking.cumulative.running import check_of_now, check_running, check_within_more
from taizhang.checking.cumulative.stocks import check_stocks
from taizhang.checking.differences.amounts import check_multiple, check_named_multiple, check_than
from taizhang.checking.differences.datedgaps import check_dated_gaps
from taizhang.checking.differences.directions import check_directions
from taizhang.checking.differences.evengaps import check_even_gaps
from taizhang.checking.differences.gaplists import check_gap_lists
from taizhang.checking.differences.gaps import check_gap
from taizhang.checking.differences.gapsof import check_gap_of_named, check_gap_to_all
from taizhang.checking.differences.gapunits import check_bare_gaps, check_gap_chains, check_gap_units
from taizhang.checking.differences.growngaps import check_grown_gaps
from taizhang.checking.differences.inbrackets import check_in_brackets
from taizhang.checking.differences.others import check_balance, check_gap_to_named
from taizhang.checking.differences.points import check_points
from taizhang.checking.differences.progress import check_pace_in_percent, check_progress
from taizhang.checking.differences.spared import check_spared
from taizhang.checking.differences.steady import check_steady
from taizhang.checking.grids.check import check_grids
from taizhang.checking.growth.bare import check_bare
from taizhang.checking.growth.basesteps import check_base_steps
from taizhang.checking.growth.basetold import check_base_told
from taizhang.checking.growth.changes import check_from_to
from taizhang.checking.growth.compared import check_compared
from taizhang.checking.growth.compounded import check_compounded
from taizhang.checking.growth.grown import check_grown_counts
from taizhang.checking.growth.incomes import check_incomes
from taizhang.checking.growth.levels import check_base_after, check_last_year, check_over_base, check_step_and_rate
from taizhang.checking.growth.levelwith import check_level_with
from taizhang.checking.growth.listedyears import check_listed_years
from taizhang.checking.growth.mixtures import check_mixtures
from taizhang.checking.growth.moving import check_movements, check_yearly
from taizhang.checking.growth.nounsteps import check_noun_steps
from taizhang.checking.growth.overlast import check_over_last
from taizhang.checking.growth.paired import check_paired, check_respective_rates
from taizhang.checking.growth.percentchanges import check_percent_of_level
from taizhang.checking.growth.reals import check_reals
from taizhang.checking.growth.saidtwice import check_said_twice
from taizhang.checking.growth.steps import (
    check_added_over_stock,
    check_amounts_in_brackets,
    check_gap_in_brackets,
    check_rate_then_step,
    check_step_over_level,
    check_step_then_level,
)
from taizhang.checking.growth.stepsafter import check_added_after, check_step_of_sentence, check_steps_after
from taizhang.checking.growth.throughs import check_throughs
from taizhang.checking.growth.trends import check_trends
from taizhang.checking.growth.twotimes import check_two_times
from taizhang.checking.growth.unitsteps import check_unit_steps
from taizhang.checking.growth.ways import check_lifted, check_order_of_fastest, check_told_way
from taizhang.checking.growth.weighted import check_weighted_growth
from taizhang.checking.growth.yearpairs import check_year_pairs
from taizhang.checking.passages import COUNT, MONEY, OTHER, PERCENT, POINTS, RATIO, TIMES, Passage
from taizhang.checking.ratios.carried import check_carried, check_halves, check_shares_in_turn, check_two_kinds
from taizhang.checking.ratios.classed import check_classed_shares, check_family_shares
from taizhang.checking.ratios.contributed import check_carried_prices, check_contributed_steps
from taizhang.checking.ratios.contributions import check_contributions, check_pulls
from taizhang.checking.ratios.counted import check_rate, check_share_of_them
from taizhang.checking.ratios.facets import (
    check_facets,
    check_of_counted,
    check_of_opening,
    check_whole_inside,
)
from taizhang.checking.ratios.failed import check_failed
from taizhang.checking.ratios.hundreds import check_listed_structures, check_ratio_list, check_shares_sum
from taizhang.checking.ratios.impliedwholes import check_implied_wholes
from taizhang.checking.ratios.lineshares import check_line_shares
from taizhang.checking.ratios.lonecount import check_lone_counts
from taizhang.checking.ratios.manyshares import check_many_shares
from taizhang.checking.ratios.medians import check_medians
from taizhang.checking.ratios.namedlists import check_named_lists
from taizhang.checking.ratios.ofheads import check_of_alike, check_of_head
from taizhang.checking.ratios.ofnamed import check_share_of_stated
from taizhang.checking.ratios.ofplanned import check_of_planned
from taizhang.checking.ratios.ofset import check_of_set
from taizhang.checking.ratios.oftargets import check_of_targets
from taizhang.checking.ratios.ofthose import check_of_those
from taizhang.checking.ratios.ofwhole import check_of_whole
from taizhang.checking.ratios.partshares import check_noun_share, check_part_share
from taizhang.checking.ratios.portions import check_portions
from taizhang.checking.ratios.ratefirst import check_rate_first
from taizhang.checking.ratios.rates import check_earlier_whole, check_paid_share
from taizhang.checking.ratios.refused import check_refused
from taizhang.checking.ratios.respective import check_respective_shares
from taizhang.checking.ratios.savings import check_saved
from taizhang.checking.ratios.shares import check_plan_share
from taizhang.checking.ratios.sharesofall import check_among_counted, check_of_all
from taizhang.checking.ratios.spelled import check_spelled
from taizhang.checking.ratios.structure import check_industry_share, check_share_of_named, check_structure
from taizhang.checking.ratios.structuresteps import (
    check_contributed,
    check_shares_before,
    check_steps_in_turn,
    check_steps_of_regions,
    check_steps_of_shares,
    check_steps_of_three,
    check_structure_steps,
)
from taizhang.checking.ratios.sumsof import check_class_sums, check_sums_of
from taizhang.checking.ratios.taxes import check_tax_shares
from taizhang.checking.ratios.turned import check_turned_gaps
from taizhang.checking.records import Finding
from taizhang.checking.repeats.behind import check_named_behind
from taizhang.checking.repeats.beside import check_beside
from taizhang.checking.repeats.echoes import check_echoes, check_grown_alike, check_same_digits
from taizhang.checking.repeats.repeated import check_taken_up
from taizhang.checking.repeats.retelling import check_headlines, check_told_again
from taizhang.checking.repeats.retold import check_anchored, check_reworded, check_titles
from taizhang.checking.repeats.series import check_series
from taizhang.checking.scale.conversions import check_conversions
from taizhang.checking.scale.dollars import check_dollars
from taizhang.checking.scale.oddunits import check_odd_units
from taizhang.checking.sums.adjusted import check_adjusted
from taizhang.checking.sums.airdays import check_air_days
from taizhang.checking.sums.allotted import check_allotted
from taizhang.checking.sums.below import check_lines_below
from taizhang.checking.sums.blocks import check_blocks
from taizhang.checking.sums.breakdowns import check_breakdowns
from taizhang.checking.sums.breakups import check_breakups, check_itemised, check_rates_among
from taizhang.checking.sums.classes import check_classes
from taizhang.checking.sums.columns import check_columns, check_respective_steps
from taizhang.checking.sums.columnsafter import check_columns_after
from taizhang.checking.sums.composed import check_composed
from taizhang.checking.sums.counterparts import check_counterparts
from taizhang.checking.sums.counters import check_mixed_counters
from taizhang.checking.sums.denied import check_denied
from taizhang.checking.sums.expected import check_added_to_total, check_answers, check_due
from taizhang.checking.sums.families import check_families
from taizhang.checking.sums.finals import check_finals
from taizhang.checking.sums.groups import check_part_groups
from taizhang.checking.sums.haves import check_haves
from taizhang.checking.sums.heads import (
    check_closed_pairs,
    check_heads,
    check_in_named,
    check_led_lists,
    check_same_verb,
)
from taizhang.checking.sums.identities import check_identities
from taizhang.checking.sums.items import check_growth_between, check_two_items
from taizhang.checking.sums.kindred import check_kindred_lists
from taizhang.checking.sums.linecolumns import check_line_columns
from taizhang.checking.sums.listed import check_list_after, check_noun_total
from taizhang.checking.sums.modes import check_modes
from taizhang.checking.sums.near import check_near_families
from taizhang.checking.sums.nested import check_nested
from taizhang.checking.sums.opposites import check_opposites
from taizhang.checking.sums.outdone import check_outdone
from taizhang.checking.sums.overfull import (
    check_accumulated,
    check_held,
    check_kinds_of_carriers,
    check_levels_among,
    check_same_noun,
    check_second_measures,
)
from taizhang.checking.sums.parts import check_parts
from taizhang.checking.sums.people import (
    check_natural_rate,
    check_people,
    check_per_head,
    check_urban_after,
    check_vital_rates,
)
from taizhang.checking.sums.rowpairs import check_row_pairs
from taizhang.checking.sums.sentencelist import check_change_lists, check_over_whole, check_sentence_lists
from taizhang.checking.sums.signed import check_signed
from taizhang.checking.sums.stages import check_stages
from taizhang.checking.sums.subsets import check_cleared_after
from taizhang.checking.sums.totals import (
    check_added_on,
    check_added_total,
    check_quarters,
    check_slipped_total,
    check_summed_after,
)
from taizhang.checking.sums.twins import check_twins
from taizhang.checking.sums.vitals import check_vitals, check_vitals_around
from taizhang.checking.sums.within import check_within
from taizhang.reading.records import Reading

PassageRule = Callable[[Passage], Iterable[Finding]]
ReadingRule = Callable[[Reading], Iterable[Finding]]
SeriesRule = Callable[[Sequence[Sequence[Passage]]], Iterable[Finding]]

_AMOUNTS, _MOVES, _RATES = MONEY + COUNT, PERCENT + TIMES, PERCENT + OTHER

PASSAGE_RULES: tuple[tuple[PassageRule, int, tuple[str, ...]], ...] = (
    (check_ratio_list, 1, (RATIO + OTHER,)),
    (check_shares_sum, 2, (PERCENT,)),
    (check_classed_shares, 2, (PERCENT,)),
    (check_family_shares, 3, (PERCENT,)),
    (check_halves, 4, (PERCENT,)),
    (check_two_kinds, 4, (PERCENT,)),
    (check_change_lists, 4, (COUNT,)),
    (check_over_whole, 2, (_AMOUNTS,)),
    (check_outdone, 2, (COUNT,)),
    (check_bare_gaps, 2, (PERCENT,)),
    (check_portions, 2, (PERCENT,)),
    (check_weighted_growth, 3, (PERCENT,)),
    (check_counterparts, 3, (_AMOUNTS,)),
    (check_parts, 2, ()),
    (check_added_on, 3, (_AMOUNTS,)),
    (check_carried_prices, 3, (POINTS,)),
    (check_slipped_total, 3, (_AMOUNTS,)),
    (check_yearly, 2, (_AMOUNTS, PERCENT)),
    (check_from_to, 2, (_AMOUNTS + PERCENT,)),
    (check_throughs, 2, (_AMOUNTS + PERCENT,)),
    (check_plan_share, 3, (_AMOUNTS, PERCENT)),
    (check_of_targets, 3, (_AMOUNTS, PERCENT)),
    (check_paid_share, 3, (MONEY, PERCENT)),
    (check_rate, 2, (_RATES,)),
    (check_part_share, 3, (_RATES,)),
    (check_share_of_them, 3, (COUNT, PERCENT)),
    (check_among_counted, 3, (COUNT,)),
    (check_lone_counts, 2, (COUNT, PERCENT)),
    (check_of_whole, 2, (_AMOUNTS,)),
    (check_noun_share, 3, (PERCENT,)),
    (check_facets, 3, (PERCENT,)),
    (check_of_counted, 3, (PERCENT,)),
    (check_of_opening, 3, (_AMOUNTS, PERCENT)),
    (check_grown_counts, 2, (PERCENT,)),
    (check_progress, 2, (PERCENT, POINTS)),
    (check_pace_in_percent, 2, (PERCENT,)),
    (check_last_year, 3, (_AMOUNTS,)),
    (check_base_after, 3, (_AMOUNTS,)),
    (check_over_base, 3, (_AMOUNTS,)),
    (check_step_and_rate, 3, (_AMOUNTS, _MOVES)),
    (check_than, 3, (_AMOUNTS,)),
    (check_multiple, 3, (_AMOUNTS, TIMES)),
    (check_gap, 3, (PERCENT, POINTS)),
    (check_gap_in_brackets, 3, (PERCENT, POINTS)),
    (check_step_over_level, 2, (_AMOUNTS,)),
    (check_added_over_stock, 2, (COUNT,)),
    (check_amounts_in_brackets, 3, (_AMOUNTS,)),
    (check_rate_then_step, 3, (_AMOUNTS, PERCENT)),
    (check_step_then_level, 3, (_AMOUNTS,)),
    (check_points, 1, (PERCENT + POINTS,)),
    (check_people, 3, (COUNT,)),
    (check_percent_of_level, 3, (PERCENT,)),
    (check_names, 1, (COUNT,)),
    (check_provinces, 1, (COUNT,)),
    (check_gone_through, 4, (COUNT,)),
    (check_many_shares, 5, (PERCENT,)),
    (check_spelled, 3, (PERCENT, _AMOUNTS)),
    (check_in_brackets, 3, (_AMOUNTS,)),
    (check_mixed_counters, 3, (COUNT,)),
    (check_stocks, 2, (_AMOUNTS,)),
    (check_even_lists, 1, ()),
    (check_average, 3, (_AMOUNTS,)),
    (check_products, 3, (_AMOUNTS,)),
    (check_good_days, 2, (COUNT, PERCENT)),
    (check_air_days, 3, (COUNT,)),
    (check_income_ratio, 3, (RATIO,)),
    (check_ranks, 2, (COUNT, OTHER)),
    (check_thresholds, 2, (COUNT,)),
    (check_conversions, 2, (_AMOUNTS,)),
    (check_columns, 6, (_AMOUNTS,)),
    (check_respective_steps, 6, (_AMOUNTS,)),
    (check_unit_steps, 6, (COUNT, PERCENT)),
    (check_structure_steps, 3, (RATIO, POINTS)),
    (check_steps_of_three, 3, (POINTS,)),
    (check_steps_in_turn, 1, (POINTS,)),
    (check_contributed, 3, (PERCENT,)),
    (check_second_measures, 4, (COUNT,)),
    (check_shares_before, 4, (PERCENT, POINTS)),
    (check_steps_of_regions, 3, (POINTS,)),
    (check_compounded, 2, (PERCENT,)),
    (check_bounds, 1, ()),
    (check_limits, 1, (PERCENT,)),
    (check_steady, 2, ()),
    (check_whole_inside, 3, (PERCENT,)),
    (check_order_of_fastest, 3, ()),
    (check_lifted, 3, (COUNT,)),
    (check_contributions, 4, (PERCENT, POINTS)),
    (check_daily, 2, (_AMOUNTS,)),
    (check_monthly, 2, (_AMOUNTS,)),
    (check_whole_days, 2, (_AMOUNTS,)),
    (check_movements, 2, (_AMOUNTS,)),
    (check_flows, 2, (_AMOUNTS + POINTS,)),
    (check_in_named, 3, (_AMOUNTS,)),
    (check_compared, 2, (_AMOUNTS,)),
    (check_paired, 3, (PERCENT + POINTS,)),
    (check_respective_rates, 5, (COUNT, PERCENT)),
    (check_opposites, 2, (COUNT + PERCENT,)),
    (check_signed, 3, (_AMOUNTS + POINTS,)),
    (check_held, 2, (_AMOUNTS,)),
    (check_accumulated, 4, (_AMOUNTS,)),
    (check_levels_among, 4, (PERCENT,)),
    (check_vitals, 3, (OTHER,)),
    (check_yields, 3, (COUNT,)),
    (check_left, 3, (MONEY,)),
    (check_added_to_total, 3, (COUNT,)),
    (check_due, 2, (COUNT,)),
    (check_answers, 3, (COUNT,)),
    (check_of_now, 2, (_AMOUNTS,)),
    (check_saved, 3, (MONEY, PERCENT)),
    (check_odd_units, 2, (_AMOUNTS,)),
    (check_level_with, 2, ()),
    (check_gap_chains, 3, (PERCENT, POINTS)),
    (check_over_last, 3, (_AMOUNTS, PERCENT)),
    (check_directions, 1, ()),
    (check_trends, 3, ()),
    (check_two_times, 3, ()),
    (check_rate_first, 3, (PERCENT,)),
    (check_said_twice, 2, ()),
    (check_in_order, 1, ()),
    (check_dollars, 2, (MONEY,)),
)
"""Rules that look at one sentence, how many figures each needs there, and kinds of which one has to be among them."""

READING_RULES: tuple[ReadingRule, ...] = (
    check_part_groups,
    check_listed_structures,
    check_dates,
    check_weekdays,
    check_since,
    check_spelled_names,
    check_even_gaps,
    check_firsts,
    check_bare,
    check_enumerated,
    check_medals,
    check_pointed_back,
    check_grids,
)
"""Rules that look at one text as a whole."""

SERIES_RULES: tuple[SeriesRule, ...] = (
    check_same_noun,
    check_kinds_of_carriers,
    check_kindred_lists,
    check_respective_shares,
    check_breakdowns,
    check_structure,
    check_share_of_named,
    check_industry_share,
    check_implied_wholes,
    check_share_of_stated,
    check_of_all,
    check_of_set,
    check_sums_of,
    check_finals,
    check_trips,
    check_adjusted,
    check_of_head,
    check_of_alike,
    check_list_after,
    check_earlier_whole,
    check_mixtures,
    check_near_families,
    check_families,
    check_composed,
    check_columns_after,
    check_sentence_lists,
    check_running,
    check_base_told,
    check_single_within,
    check_month_steps,
    check_series,
    check_same_digits,
    check_grown_alike,
    check_titles,
    check_anchored,
    check_reworded,
    check_told_again,
    check_headlines,
    check_echoes,
    check_beside,
    check_named_behind,
    check_gap_to_named,
    check_balance,
    check_spared,
    check_year_pairs,
    check_named_daily,
    check_named_lists,
    check_medians,
    check_gap_units,
    check_gap_lists,
    check_dated_gaps,
    check_incomes,
    check_vital_rates,
    check_vitals_around,
    check_urban_after,
    check_natural_rate,
    check_per_head,
    check_pupils_per_teacher,
    check_added_total,
    check_summed_after,
    check_noun_total,
    check_heads,
    check_classes,
    check_blocks,
    check_means,
    check_steps_after,
    check_added_after,
    check_taken_up,
    check_quarters,
    check_led_lists,
    check_closed_pairs,
    check_identities,
    check_ratio_to_one,
    check_within,
    check_noun_steps,
    check_nested,
    check_turned_gaps,
    check_gap_of_named,
    check_gap_to_all,
    check_line_columns,
    check_line_shares,
    check_breakups,
    check_itemised,
    check_rates_among,
    check_pulls,
    check_stages,
    check_row_pairs,
    check_step_of_sentence,
    check_base_steps,
    check_failed,
    check_refused,
    check_reals,
    check_contributed_steps,
    check_told_way,
    check_named_multiple,
    check_of_planned,
    check_grown_gaps,
    check_two_items,
    check_growth_between,
    check_modes,
    check_of_those,
    check_haves,
    check_lines_below,
    check_allotted,
    check_tax_shares,
    check_twins,
    check_denied,
    check_within_more,
    check_listed_years,
    check_same_verb,
    check_class_sums,
    check_cleared_after,
    check_carried,
    check_daily_in_turn,
    check_shares_in_turn,
    check_steps_of_shares,
    check_grown_yields,
    check_yields_apart,
)
"""Rules that look across sentences and texts."""
