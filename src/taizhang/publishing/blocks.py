"""What a bulletin is made of before it becomes a page, a docx or a workbook: headings, paragraphs, tables.

Every number in it is a run or a cell with the name of a number of the snapshot, so that each can be followed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text."""

    text: str
    number: str = ""
    """The number of the snapshot that it prints; empty for words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """小标题: 一、…"""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its title above it."""

    title: str
    columns: tuple[str, ...]
    numeric: tuple[bool, ...]
    widths: tuple[int, ...]
    """Share of the width of each column, in hundredths."""
    rows: tuple[tuple[Run, ...], ...]


Block: TypeAlias = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A bulletin, composed."""

    masthead: str
    """发文机关标志: 云溪区人民政府办公室文件."""
    number: str
    """Its number; empty for a draft."""
    title: str
    addressees: str
    blocks: tuple[Block, ...]
    issuer: str
    date: str
    """成文日期 2026年11月12日; empty for a draft."""
    seal: str
    """The line with the daily seal of the history; empty where there is none."""
    copies: str
    printed: str
    """印发日期; empty for a draft."""
    draft: bool

    @property
    def number_line(self) -> str:
        """Its number, or that it has none yet."""
        return self.number or "（草稿，未编号）"

    @property
    def addressees_line(self) -> str:
        """主送机关 with the colon behind it; empty where there are none."""
        return f"{self.addressees}：" if self.addressees else ""

    @property
    def copies_line(self) -> str:
        """抄送机关 as the imprint has them; empty where there are none."""
        return f"抄送：{self.copies}。" if self.copies else ""

    @property
    def printed_line(self) -> str:
        """印发日期 as the imprint has it."""
        return f"{self.printed or '　　年　月　日'}印发"

    @property
    def text(self) -> str:
        """Title, headings and paragraphs, a line each: what the checker reads."""
        lines = [self.title, *(block.text for block in self.blocks if not isinstance(block, Table))]
        return "\n".join(lines)


_NAME = re.compile(r"\{([a-z_]{1,40})\}")


def fill(template: str, values: Mapping[str, Run | Sequence[Run] | str]) -> tuple[Run, ...]:
    """Return a sentence with its names replaced by runs; raises KeyError for a name without a value."""
    runs: list[Run] = []
    place = 0
    for found in _NAME.finditer(template):
        runs.append(Run(text=template[place : found.start()]))
        value = values[found[1]]
        if isinstance(value, str):
            runs.append(Run(text=value))
        elif isinstance(value, Run):
            runs.append(value)
        else:
            runs += value
        place = found.end()
    runs.append(Run(text=template[place:]))
    return tuple(run for run in runs if run.text)


def kept(composed: Composed) -> dict[str, Any]:
    """Return a bulletin as JSON keeps it."""
    plain = asdict(replace(composed, blocks=()))
    plain["blocks"] = [{"is": type(block).__name__.lower(), **asdict(block)} for block in composed.blocks]
    return plain


def restored(plain: Mapping[str, Any]) -> Composed:
    """Return the bulletin that ``kept`` gave."""
    return Composed(**{**plain, "blocks": tuple(_block(one) for one in plain["blocks"])})


def _block(plain: Mapping[str, Any]) -> Block:
    match plain["is"]:
        case "heading":
            return Heading(text=plain["text"])
        case "paragraph":
            return Paragraph(runs=tuple(Run(**run) for run in plain["runs"]))
        case "table":
            return Table(
                title=plain["title"],
                columns=tuple(plain["columns"]),
                numeric=tuple(plain["numeric"]),
                widths=tuple(plain["widths"]),
                rows=tuple(tuple(Run(**run) for run in row) for row in plain["rows"]),
            )
    raise ValueError(f"a block of the kind {plain['is']!r}")
