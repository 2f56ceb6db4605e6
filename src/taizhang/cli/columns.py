"""The columns of exported tables: stable names and order for programs, Chinese heads and words for people.

The same table reads exported rows back, under either set of names.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from taizhang.cli.wording import (
    FINDING_VERDICTS,
    MEASURES,
    MOODS,
    PARTS,
    QUALIFIERS,
    ROLES,
    SETTLEMENT_VERDICTS,
    STRENGTHS,
    Words,
)

Value = str | int | float | None

_NONE: Words = MappingProxyType({})

STATUSES: Words = MappingProxyType(
    {
        "confirmed": ("确认", "confirmed"),
        "corrected": ("更正", "corrected"),
        "rejected": ("剔除", "rejected"),
        "added": ("增补", "added"),
    }
)
"""What a person may say of a record in the column ``status``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column."""

    key: str
    """Its stable name, which is the field's name in JSON."""
    zh: str
    """Its head in workbooks."""
    width: int = 10
    """Its width in workbooks, in characters."""
    words: Words = field(default_factory=lambda: _NONE)
    """Chinese words for its codes, where it holds codes."""


def _columns(*rows: tuple[str, str, int] | tuple[str, str, int, Words]) -> tuple[Column, ...]:
    return tuple(Column(key=row[0], zh=row[1], width=row[2], words=row[3] if len(row) == 4 else _NONE) for row in rows)


FIGURES = _columns(
    ("file", "文件", 24),
    ("id", "序号", 7),
    ("start", "起", 8),
    ("end", "止", 8),
    ("page", "页", 6),
    ("text", "原文", 14),
    ("indicator", "指标", 28),
    ("value", "数值", 16),
    ("value_high", "数值上限", 12),
    ("values", "比例", 16),
    ("unit", "单位", 9),
    ("measure", "类型", 8, MEASURES),
    ("qualifier", "限定", 8, QUALIFIERS),
    ("mood", "性质", 8, MOODS),
    ("strength", "力度", 8, STRENGTHS),
    ("role", "作用", 8, ROLES),
    ("period", "年度", 8),
    ("scope", "范围", 14),
    ("part_of", "隶属序号", 10),
    ("indicator_id", "指标代码", 22),
    ("resolution", "末位值", 12),
    ("confidence", "把握", 8),
    ("doubts", "存疑", 28),
    ("status", "状态", 8, STATUSES),
    ("sentence", "所在句", 60),
    ("sha256", "文件指纹", 16),
)
COMMITMENTS = _columns(
    ("file", "文件", 24),
    ("id", "序号", 7),
    ("start", "起", 8),
    ("end", "止", 8),
    ("page", "页", 6),
    ("text", "目标任务", 70),
    ("heading", "所属标题", 26),
    ("responsible", "责任单位", 26),
    ("deadline", "时限", 12),
    ("figures", "数据序号", 14),
    ("confidence", "把握", 8),
    ("doubts", "存疑", 28),
    ("status", "状态", 8, STATUSES),
    ("sha256", "文件指纹", 16),
)
OUTLINE = _columns(
    ("file", "文件", 24),
    ("start", "起", 8),
    ("end", "止", 8),
    ("page", "页", 6),
    ("level", "层级", 7),
    ("number", "编号", 10),
    ("title", "标题", 50),
    ("part", "部分", 8, PARTS),
    ("responsible", "责任单位", 26),
)
FINDINGS = _columns(
    ("verdict", "结论", 12, FINDING_VERDICTS),
    ("message", "说明", 70),
    ("file", "文件", 24),
    ("start", "起", 8),
    ("end", "止", 8),
    ("text", "原文", 16),
    ("stated", "文中数", 14),
    ("computed", "推算数", 14),
    ("difference", "相差", 12),
    ("tolerance", "允许尾差", 12),
    ("places", "全部位置", 30),
    ("rule", "规则", 20),
)
SETTLEMENTS = _columns(
    ("verdict", "结论", 12, SETTLEMENT_VERDICTS),
    ("indicator", "指标", 28),
    ("responsible", "责任单位", 26),
    ("target", "目标", 14),
    ("target_value", "目标值", 12),
    ("target_unit", "目标单位", 9),
    ("result", "结果", 14),
    ("result_value", "结果值", 12),
    ("result_unit", "结果单位", 9),
    ("difference", "相差", 12),
    ("difference_unit", "相差单位", 9),
    ("result_mood", "结果性质", 10, MOODS),
    ("reason", "理由", 50),
    ("confidence", "把握", 8),
    ("target_sentence", "目标原句", 60),
    ("result_sentence", "结果原句", 60),
    ("target_start", "目标起", 9),
    ("target_end", "目标止", 9),
    ("result_start", "结果起", 9),
    ("result_end", "结果止", 9),
)
UNPROMISED = _columns(
    ("indicator", "指标", 28),
    ("text", "原文", 14),
    ("value", "数值", 12),
    ("unit", "单位", 9),
    ("sentence", "所在句", 70),
    ("start", "起", 8),
    ("end", "止", 8),
)


def defused(value: Value) -> Value:
    """Return a cell's value so that no spreadsheet takes text for a formula (``=HYPERLINK(…)`` in a hostile text).

    Text that begins with = + - @ or a control character gets a leading apostrophe, as OWASP advises; a lone ``=``, the
    qualifier, is no formula. Numbers stay numbers.
    """
    if not isinstance(value, str) or value == "=":
        return value
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else value


def refused(text: str) -> str:
    """Return what ``defused`` was given."""
    return text[1:] if text.startswith("'") and defused(text[1:]) == text else text


def word_of(column: Column, *, english: bool = False) -> Callable[[Value], Value]:
    """Return the function from a column's codes to the words of a workbook."""
    words: Mapping[str, tuple[str, str]] = column.words
    if not words:
        return lambda value: value
    return lambda value: words[value][english] if isinstance(value, str) and value in words else value


def key_of(head: str, columns: tuple[Column, ...]) -> str | None:
    """Return the column that a head of either kind names, or None."""
    key = head.replace(" ", "_")  # as English workbooks write it
    return next((column.key for column in columns if key == column.key or head == column.zh), None)


def code_of(column_key: str, text: str, columns: tuple[Column, ...]) -> str:
    """Return the code that a cell of either kind names; what is no word of the column comes back as it is."""
    words = next((column.words for column in columns if column.key == column_key), _NONE)
    return next((code for code, names in words.items() if text in (code, *names)), text)
