"""``read``, ``explain`` and ``reasons`` as the package offers them.

They stay plain where the reader runs as machine code, which says neither what a function does nor what it takes, and
whose refusals name no way out.
"""

from taizhang.reading.explain import explain as explained
from taizhang.reading.explain import reasons as reasons_of
from taizhang.reading.given import given_name, given_text, given_year
from taizhang.reading.reader import read as read_text
from taizhang.reading.records import Reading
from taizhang.reading.telling import Language


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

    ``issuer`` (a place or an organ) and ``year`` win over what the text says; None leaves them to be found. ``source``,
    ``sha256``, ``title`` and ``date`` come from intake where a file carried them. Every offset of the answer points
    into ``text``. TypeError for what is no text, as a path is; the text of a file is
    ``taizhang.intake.extract(path).text``.
    """
    return read_text(
        given_text(text, "read"),
        issuer=given_name(issuer, "issuer"),
        year=given_year(year),
        source=given_name(source, "source") or "",
        sha256=given_name(sha256, "sha256"),
        title=given_name(title, "title"),
        date=given_name(date, "date"),
    )


def explain(
    text: str, offset: int, *, issuer: str | None = None, year: int | None = None, language: Language = "zh"
) -> str:
    """Return the derivation of the record at ``offset`` of ``text`` as lines of Chinese or English text.

    A figure that covers the offset is explained; else the commitment that does; else the answer says that nothing
    was read there and names the nearest figure. ``issuer`` and ``year`` are as for :func:`read`.
    """
    return explained(
        given_text(text, "explain"),
        offset,
        issuer=given_name(issuer, "issuer"),
        year=given_year(year),
        language=language,
    )


def reasons(
    text: str, *, issuer: str | None = None, year: int | None = None
) -> dict[tuple[int, int], tuple[tuple[str, str], ...]]:
    """Return for the span of every figure the rules that decided number, name, measure and mood, Chinese and English.

    One pass over the whole text: what a page shows of many figures, where :func:`explain` tells all of one.
    """
    return reasons_of(
        given_text(text, "reasons"), issuer=given_name(issuer, "issuer"), year=given_year(year)
    )
