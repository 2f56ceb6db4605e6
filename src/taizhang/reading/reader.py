"""``read``: one text to its outline, figures and commitments."""

import hashlib

from taizhang import __version__
from taizhang.reading.attributes.place import stem_of
from taizhang.reading.document import describe
from taizhang.reading.figures import Context, draft_figures, finish
from taizhang.reading.normal import normalise
from taizhang.reading.outline import build_outline
from taizhang.reading.promises import find_promises
from taizhang.reading.quantities import scan
from taizhang.reading.records import Part, Reading

TABLES = "2026.11"
"""Version of the reader's tables; it changes whenever a table changes what is read."""


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
    """Read one text; total, whatever the text.

    ``issuer`` (a place or an organ) and ``year`` win over what the text says; None leaves them to be found. ``source``, ``sha256``, ``title``
    and ``date`` come from intake where a file carried them. Every offset of the answer points into ``text``.
    """
    normalised = normalise(text)
    about = describe(text, normalised, issuer, year)
    outline = build_outline(text, normalised, about.kind, about.year)
    own = stem_of(about.issuer or about.region)

    def home_at(offset: int) -> str | None:
        organ = outline.responsible_at(offset)
        return organ if organ and is_place(organ) and not (own and organ.startswith(own)) else None

    reports = about.kind in ("communique", "bulletin", "summary")
    reviewed = about.year if reports or about.year is None else about.year - 1

    def part_at(offset: int) -> Part | None:
        part = outline.part_at(offset)
        return "review" if reports and part in (None, "targets", "tasks") else part

    context = Context(part_at, outline.year_at, home_at, about.issuer or about.region, about.year, reviewed)
    drafts = draft_figures(normalised, scan(normalised), context)
    figures = finish(normalised, text, drafts)
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
        outline=outline.headings,
        figures=figures,
        commitments=find_promises(text, normalised, outline, figures, about.year, about.kind),
    )


def is_place(organ: str) -> bool:
    """Say whether the name of a responsible unit is that of an area (枣阳市, 樊城区) rather than of a department."""
    return (2 < len(organ) <= 8 and organ[-1] in "市区县旗镇乡") or organ.endswith(
        ("街道", "新区", "开发区", "高新区", "经开区", "管委会")
    )
