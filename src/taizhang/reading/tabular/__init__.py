"""Tables of a text: where they are, what their numbers state, and what their rows promise."""

from taizhang.reading.tabular.deriving import derivation
from taizhang.reading.tabular.figures import Stated, table_figures
from taizhang.reading.tabular.finding import find_tables
from taizhang.reading.tabular.gaps import gaps_as_tabs
from taizhang.reading.tabular.merging import (
    in_order,
    merged,
    parts_over,
    passages,
    prose_mask,
    row_gaps,
    whole_spans,
    within_cells,
    without,
    years_over,
)
from taizhang.reading.tabular.promises import table_commitments
from taizhang.reading.tabular.table import Cell, Column, Passage, Row, Table

__all__ = [
    "Cell",
    "Column",
    "Passage",
    "Row",
    "Stated",
    "Table",
    "derivation",
    "find_tables",
    "gaps_as_tabs",
    "in_order",
    "merged",
    "parts_over",
    "passages",
    "prose_mask",
    "row_gaps",
    "table_commitments",
    "table_figures",
    "whole_spans",
    "within_cells",
    "without",
    "years_over",
]
