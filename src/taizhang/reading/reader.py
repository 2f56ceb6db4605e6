"""``read``: one text to its outline, figures and commitments."""

import gc
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from taizhang import __version__
from taizhang.reading.attributes.localities import stem_of
from taizhang.reading.clearing import cleared
from taizhang.reading.document import Description, describe
from taizhang.reading.drafting import Context, draft_figures
from taizhang.reading.drafts import Draft
from taizhang.reading.figures import finish, read_figures
from taizhang.reading.normal import normalise
from taizhang.reading.outline import Outline
from taizhang.reading.outlining import build_outline
from taizhang.reading.pagelines import outside_page_lines
from taizhang.reading.promises import find_promises
from taizhang.reading.quantities import scan
from taizhang.reading.records import Commitment, Figure, Reading
from taizhang.reading.sections import TASKING
from taizhang.reading.tables import table
from taizhang.reading.tabular import (
    Stated,
    Table,
    find_tables,
    gaps_as_tabs,
    in_order,
    merged,
    parts_over,
    passages,
    prose_mask,
    row_gaps,
    table_commitments,
    table_figures,
    whole_spans,
    within_cells,
    without,
    years_over,
)

TABLES = "2026.12"
"""Version of the reader's tables; it changes whenever a table changes what is read."""


@dataclass(frozen=True, slots=True)
class Worked:
    """Everything worked out on the way to a reading; ``explain`` prints it."""

    text: str
    """The text as read."""
    normalised: str
    """The same with written variants made one, character for character."""
    plain: str
    """That without its tables."""
    about: Description
    """Title, issuer, region, year, date and kind."""
    outline: Outline
    """Headings and what the sections do."""
    tables: tuple[Table, ...]
    """The tables of the text; the outline and the drafts know only what stands outside them."""
    drafts: Sequence[Draft | None]
    """One for every figure, with the rules that decided it; None for a figure of a table, or where none are kept."""
    figures: tuple[Figure, ...]
    """The figures, in the order of the drafts."""
    stated: Mapping[int, Stated]
    """How each figure of a table was read, by its index; empty where nothing is kept."""


def work_out(text: str, issuer: str | None, year: int | None, *, keep: bool = True) -> Worked:
    """Read ``text`` up to its figures and keep what they were made from; without ``keep`` no drafts, which take the
    most of a long text."""
    normalised = gaps_as_tabs(normalise(text))
    about = describe(text, normalised, issuer, year)
    tables = find_tables(normalised)
    plain = without(normalised, whole_spans(tables))
    outline = build_outline(text, plain, about.nature, about.year, reported=about.reported, title=about.title)
    read_out, drafts = _of_prose(text, normalised, about, tables, outline, keep)
    place = about.issuer or about.region
    shown = about.kind if about.kind == "other" else about.nature
    stated = [
        table_figures(text, normalised, one, issuer=place, year=about.year, kind=shown, part_at=outline.part_at)
        for one in tables
    ]
    laid, beside, tabular = merged(read_out, drafts, stated)
    figures = within_cells(laid, tables)
    return Worked(text, normalised, plain, about, outline, tables, beside, figures, tabular if keep else {})


def _of_prose(
    text: str, normalised: str, about: Description, tables: Sequence[Table], outline: Outline, keep: bool
) -> tuple[tuple[Figure, ...], list[Draft] | None]:
    """Return the figures outside the tables' own, and if they are to be kept the drafts they were made from."""
    own = stem_of(about.issuer or about.region)

    def home_at(offset: int) -> str | None:
        organ = outline.responsible_at(offset)
        return organ if organ and is_place(organ) and not (own and organ.startswith(own)) else None

    prose = without(normalised, prose_mask(tables), row_gaps(tables))
    quantities = outside_page_lines(prose, scan(prose))
    part_over = parts_over(tables, outline.part_at)
    year_over = years_over(tables, outline.year_at, about.year)
    changes = sorted({*outline.changes(), *(at for cell in passages(tables) for at in (cell.start, cell.end))})
    place = about.issuer or about.region
    labelled = about.year if about.nature in TASKING else about.reported
    context = Context(
        part_over,
        year_over,
        home_at,
        changes,
        outline.theme_at,
        place,
        about.year,
        about.reported,
        labelled,
        closes=about.kind == "summary" and about.reported is not None and about.reported < (about.year or 0),
    )
    if not keep:
        return read_figures(prose, text, quantities, context), None
    (drafts,) = draft_figures(prose, quantities, context)
    return tuple(finish(prose, text, drafts)), drafts


def commitments_of(worked: Worked) -> tuple[Commitment, ...]:
    """Return what the text promises, in prose and in task tables, in its order."""
    about, outline = worked.about, worked.outline
    prose = find_promises(worked.text, worked.plain, outline, worked.figures, about.year, about.nature)
    tabular = table_commitments(
        worked.text,
        worked.normalised,
        worked.tables,
        worked.figures,
        year=about.year,
        kind=about.nature,
        heading_at=outline.theme_at,
    )
    return in_order(prose, tabular, worked.tables)


def read(
    text: str,
    *,
    issuer: str | None = None,
    year: int | None = None,
    source: str = "",
    sha256: str | None = None,
    title: str | None = None,
    date: str | None = None,
) -> Reading:
    """Read one text, as :func:`taizhang.reading.read` tells."""
    collects = gc.isenabled()
    gc.disable()  # nothing that reading makes is garbage before its end, and to look for some took a thirtieth of it
    try:
        return _read(text, issuer, year, source, sha256, title, date)
    finally:
        if collects:
            gc.enable()


def _read(
    text: str,
    issuer: str | None,
    year: int | None,
    source: str,
    sha256: str | None,
    title: str | None,
    date: str | None,
) -> Reading:
    whole = cleared(text)
    worked = work_out(whole.text, issuer, year, keep=False)
    about, outline, figures, commitments = worked.about, worked.outline.headings, worked.figures, commitments_of(worked)
    if whole.cuts or whole.ends:
        outline, figures = whole.headings(outline), whole.figures(figures, text)
        commitments = whole.commitments(commitments, text)
    return Reading(
        text=text,
        source=source,
        sha256=sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        reader=f"taizhang {__version__} tables {TABLES}",
        title=about.title or title,
        issuer=about.issuer,
        region=about.region,
        year=about.year,
        date=about.date or date,
        kind=about.kind,
        outline=outline,
        figures=figures,
        commitments=commitments,
    )


@lru_cache(maxsize=256)
def is_place(organ: str) -> bool:
    """Say whether the name of a responsible unit is that of an area (枣阳市, 樊城区) rather than of a department."""
    organ = re.sub(r"[(（][^()（）]{0,12}[)）]$", "", organ)
    ends = organ.endswith(("街道", "新区", "开发区", "高新区", "经开区", "管委会"))
    return ends or (2 < len(organ) <= 8 and organ[-1] in "市区县旗镇乡") or organ in table("places")["areas"]["words"]
