"""What is known of the files beforehand: a sidecar table, or the names of the files."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from taizhang.corpus.errors import CorpusError
from taizhang.intake import why

_COLUMNS = {
    "file": "file",
    "文件": "file",
    "issuer": "issuer",
    "发文机关": "issuer",
    "year": "year",
    "年份": "year",
    "region": "region",
    "地区": "region",
}
_YEAR = re.compile(r"((?:19|20|21)[0-9]{2})年?")
_FIELDS = {
    "{issuer}": r"(?P<issuer>[^/]{1,80}?)",
    "{region}": r"(?P<region>[^/]{1,80}?)",
    "{year}": r"(?P<year>(?:19|20|21)[0-9]{2})",
    "*": r"[^/]{0,200}?",
}
_PIECE = re.compile(r"\{[^{}]{0,40}\}|\*+|[^{*]+|\{")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is known of one file; None leaves it to be found in the text."""

    issuer: str | None = None
    """Who issued it, a place or an organ."""
    year: int | None = None
    """The year it sets targets for (reports, plans) or reports (communiqués)."""
    region: str | None = None
    """The area it speaks for."""

    def over(self, other: "About") -> "About":
        """Return both together; where both know something, this one holds."""
        return About(
            issuer=self.issuer or other.issuer,
            year=self.year if self.year is not None else other.year,
            region=self.region or other.region,
        )


def load_about(path: Path) -> Mapping[str, About]:
    """Read a CSV table with the column ``file`` (below the folder) and any of ``issuer``, ``year`` and ``region``.

    UTF-8 or GB18030; the heads may be Chinese (文件, 发文机关, 年份, 地区); other columns are left alone, an empty cell knows
    nothing. Raises CorpusError ``bad_about`` with the line that is wrong.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _bad(path, f"读不出来（{why(error)}）", f"cannot be read ({reason})") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError as error:
            raise _bad(path, "既不是UTF-8也不是GB18030编码", "is neither UTF-8 nor GB18030") from error
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise _bad(path, f"不是合格的CSV（{error}）", f"is no proper CSV ({error})") from error
    heads = [_COLUMNS.get(head.strip().lower()) for head in rows[0]] if rows else []
    if heads.count("file") != 1:
        raise _bad(path, "第一行要有一列file（文件）", "needs one column called file in its first line")
    known: dict[str, About] = {}
    for line, row in enumerate(rows[1:], 2):
        cells = {head: cell.strip() for head, cell in zip(heads, row, strict=False) if head is not None}
        name = cells.get("file", "").replace("\\", "/").removeprefix("./")
        if not name:
            continue
        if name in known:
            raise _bad(path, f"第{line}行重复了文件{name}", f"names the file {name} again in line {line}")
        year = _YEAR.fullmatch(cells.get("year", ""))
        if cells.get("year") and year is None:
            raise _bad(
                path,
                f"第{line}行的年份“{cells['year']}”不是四位数字",
                f"has a year in line {line} that is not four digits: {cells['year']}",
            )
        known[name] = About(
            issuer=cells.get("issuer") or None,
            year=int(year[1]) if year else None,
            region=cells.get("region") or None,
        )
    return known


def _bad(path: Path, zh: str, en: str) -> CorpusError:
    return CorpusError(
        "bad_about", f"说明表{path}{zh}，请改正后再运行。", f"The table {path} {en}; correct it and run again."
    )


class NamePattern:
    """How the names of files say who issued them: ``{issuer}_{year}``, ``{region}/*{year}*``.

    ``{issuer}``, ``{region}`` and ``{year}`` stand for what they name, ``*`` for anything within a name. A pattern with
    ``/`` looks at as many folders above the file; the ending of the file's name is not part of it.
    """

    def __init__(self, pattern: str) -> None:
        """Raise CorpusError ``bad_pattern`` for one that names nothing, or something unknown, or one thing twice."""
        pieces = _PIECE.findall(pattern)
        fields = [piece for piece in pieces if piece.startswith("{")]
        if not fields or len(set(fields)) < len(fields) or not set(fields) <= set(_FIELDS):
            raise CorpusError(
                "bad_pattern",
                f"文件名样式“{pattern}”不可用，请用{{issuer}}、{{region}}、{{year}}各至多一次，如“{{issuer}}_{{year}}”。",
                f"The name pattern '{pattern}' cannot be used; write {{issuer}}, {{region}} and {{year}} at most once "
                "each, as in '{issuer}_{year}'.",
            )
        self._depth = pattern.count("/")
        self._names = re.compile(
            "".join(_FIELDS.get(piece[0] if piece[0] == "*" else piece) or re.escape(piece) for piece in pieces)
        )

    def about(self, file: str) -> About:
        """Return what the name of a file below the folder says; nothing where it does not fit."""
        stem = file.rpartition(".")[0] if "." in file.rpartition("/")[2] else file
        found = self._names.fullmatch("/".join(stem.split("/")[-1 - self._depth :]))
        if found is None:
            return About()
        named = found.groupdict()
        return About(
            issuer=named.get("issuer"),
            region=named.get("region"),
            year=int(named["year"]) if named.get("year") else None,
        )
