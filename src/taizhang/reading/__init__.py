"""Text to outline, figures and commitments, each with its derivation."""

from taizhang.reading.compiled import COMPILED  # first: it decides how those below are loaded
from taizhang.reading.doubting import doubt_in_english
from taizhang.reading.jsonform import commitment_to_json, figure_to_json, heading_to_json, json_number, reading_to_json
from taizhang.reading.jsonline import reading_to_line, reading_to_parts
from taizhang.reading.layout import LaidCell, LaidRow, LaidTable, laid_tables
from taizhang.reading.offered import explain, read, reasons
from taizhang.reading.records import Commitment, Figure, Heading, Reading, bare_figure

__all__ = [
    "COMPILED",
    "Commitment",
    "Figure",
    "Heading",
    "LaidCell",
    "LaidRow",
    "LaidTable",
    "Reading",
    "bare_figure",
    "commitment_to_json",
    "doubt_in_english",
    "explain",
    "figure_to_json",
    "heading_to_json",
    "json_number",
    "laid_tables",
    "read",
    "reading_to_json",
    "reading_to_line",
    "reading_to_parts",
    "reasons",
]
