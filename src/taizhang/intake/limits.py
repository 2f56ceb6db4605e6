"""Bounds on what one file may hold, so that no file takes more than its share of time and memory."""

MAX_PDF_PAGES = 5_000
"""Pages of a PDF; the longest published yearbooks have some two thousand."""
MAX_PDF_SECONDS = 60
"""Seconds that a PDF may take; a report of two hundred pages takes about two."""
MAX_PDF_MEMORY = 4_000_000_000
"""Bytes of address space for reading one PDF."""
MAX_CELLS = 5_000_000
"""Cells of a workbook, counted with the empty ones before the last cell of each row."""
MAX_DEPTH = 100
"""Nesting of elements in a page or document."""
