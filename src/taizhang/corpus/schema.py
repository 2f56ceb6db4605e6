"""The tables: their columns, what each means, and the version of all this.

Numbers are kept exactly: a value is ``decimal128(38, 10)``, in its base unit, so that sums and comparisons in DuckDB
give the digits that were printed (0.1 and 0.2 make 0.3). Beside it stand the nearest double, for plots and for
libraries that know no decimals, and the number as text, which alone holds a number with more than 28
digits before or 10 after the point; the decimal is then null.
"""

import pyarrow as pa

SCHEMA_VERSION = 2
"""Raised whenever a column is added, removed or changes its meaning; documents are then read again."""

NUMBER = pa.decimal128(38, 10)
_TEXT, _COUNT, _REAL = pa.string(), pa.int32(), pa.float64()
_TEXTS = pa.list_(_TEXT)
_PLACE = pa.struct([("span_start", _COUNT), ("span_end", _COUNT), ("text", _TEXT)])

_Column = tuple[str, pa.DataType, str, str]

_OF_DOCUMENT: tuple[_Column, ...] = (
    ("document_id", _TEXT, "所属文件的编号", "the document it stands in"),
    ("file", _TEXT, "文件路径（相对于所读文件夹）", "path of the file below the folder that was read"),
    ("sha256", _TEXT, "文件内容的SHA-256", "SHA-256 of the file's bytes"),
    ("region", _TEXT, "文件所属地区", "the area the document speaks for"),
    ("year", _COUNT, "文件年份", "the document's year"),
    ("kind", _TEXT, "文件类型", "kind of document"),
)
_SPAN: tuple[_Column, ...] = (
    (
        "span_start",
        _COUNT,
        "在正文中的起点（从0数起的字数）",
        "offset of its first character in the text, in code points",
    ),
    ("span_end", _COUNT, "在正文中的终点（不含）", "offset after its last character"),
    ("text", _TEXT, "原文", "its characters"),
    ("page", _COUNT, "页码（仅PDF）", "page, counted from 1; null where there are no pages"),
)
_PLACED: tuple[_Column, ...] = (
    ("headings", _TEXTS, "所属各级标题，由外到内", "the headings it stands under, outermost first"),
    (
        "part",
        _TEXT,
        "所在部分：review回顾 targets目标 tasks任务 boilerplate套话",
        "what the part does; null where open",
    ),
)
_SURE: tuple[_Column, ...] = (
    ("confidence", _REAL, "把握，0到1", "how sure the reading is, 0 to 1"),
    ("doubts", _TEXTS, "存疑之处", "why it doubts, in Chinese"),
    ("doubts_en", _TEXTS, "存疑之处（英文）", "the same in English"),
)

_COLUMNS: dict[str, tuple[_Column, ...]] = {
    "documents": (
        (
            "document_id",
            _TEXT,
            "文件编号：内容SHA-256的前16位",
            "the first 16 digits of the SHA-256 of the file's bytes",
        ),
        ("file", _TEXT, "文件路径（相对于所读文件夹）", "path of the file below the folder that was read"),
        ("copies", _TEXTS, "内容完全相同的其他文件", "other files with the same bytes, left out of the tables"),
        ("sha256", _TEXT, "文件内容的SHA-256", "SHA-256 of the file's bytes"),
        ("media", _TEXT, "格式：txt html docx pdf xlsx", "format of the content"),
        ("encoding", _TEXT, "编码（txt和html）", "how txt and html were decoded"),
        ("title", _TEXT, "标题", "title; null where none was found"),
        ("issuer", _TEXT, "发文机关或地方", "who issued it, a place or an organ"),
        ("region", _TEXT, "所属地区", "the area it speaks for"),
        (
            "year",
            _COUNT,
            "年份：报告、计划为定目标的年份，公报为所报告的年份",
            "the year it sets targets for (reports, plans) or reports (communiqués)",
        ),
        ("date", _TEXT, "文件日期（ISO）", "ISO date that it bears"),
        ("kind", _TEXT, "文件类型", "kind of document: work_report, communique, …"),
        ("characters", _COUNT, "正文字数", "length of the text in code points"),
        ("pages", _COUNT, "页数（仅PDF）", "number of pages; null where there are none"),
        ("figures", _COUNT, "数据条数", "number of its figures"),
        ("commitments", _COUNT, "目标任务条数", "number of its commitments"),
        ("findings", _COUNT, "核对结果条数", "number of its findings, consistent ones included"),
        ("notes", _TEXTS, "提取正文时的说明", "what a person should know about how the text was got, in Chinese"),
        ("notes_en", _TEXTS, "提取正文时的说明（英文）", "the same in English"),
        ("reader", _TEXT, "读取程序和词表的版本", "version of reader and tables"),
        ("text", _TEXT, "正文", "the text as read; every offset points into it"),
    ),
    "figures": (
        *_OF_DOCUMENT,
        ("figure", _COUNT, "在文件中的序号，从0数起", "its number within the document, from 0"),
        *_SPAN,
        (
            "sentence",
            _TEXT,
            "所在的句子或分句",
            "the sentence or 分号-clause round it, at most 300 characters to each side",
        ),
        *_PLACED,
        ("value", NUMBER, "数值（基本单位，精确）", "the value in its base unit, exact; null for a ratio list"),
        ("value_float", _REAL, "数值（双精度近似）", "the nearest double"),
        ("value_exact", _TEXT, "数值（文本，精确）", "the value as text, exact whatever its size"),
        ("value_high", NUMBER, "区间上限", "upper end of a range; null where it is none"),
        ("value_high_float", _REAL, "区间上限（双精度近似）", "the nearest double"),
        ("value_high_exact", _TEXT, "区间上限（文本，精确）", "the same as text"),
        ("values", pa.list_(NUMBER), "比例各项", "the parts of a ratio list"),
        ("unit", _TEXT, "计量单位", "unit of measure; null where the text gives none"),
        ("resolution", NUMBER, "所印末位的单位值", "the worth of one unit in the last printed place"),
        ("indicator", _TEXT, "指标（原文用语）", "what is measured, in the text's own words"),
        (
            "indicator_id",
            _TEXT,
            "标准指标",
            "canonical indicator; null where the dictionary has none",
        ),
        (
            "measure",
            _TEXT,
            "level总量 growth增长 change增减量 share占比 rank位次 gap差距 ratio比例",
            "kind of value",
        ),
        ("qualifier", _TEXT, "= ≈左右 < > >=以上 <=以内", "what the words round the number allow"),
        ("mood", _TEXT, "result结果 estimate预计 target目标 context背景", "mood"),
        ("strength", _TEXT, "binding确保 aspire力争 plan计划", "how firmly a target is promised"),
        ("role", _TEXT, "value本值 threshold门槛 baseline基数", "role"),
        ("period", _COUNT, "数值所属年份", "the calendar year of the value"),
        ("scope", _TEXT, "数值所属范围", "area or unit, where it is not the issuer"),
        ("part_of", _COUNT, "所属合计的序号", "number of the figure of which this is a part"),
        *_SURE,
    ),
    "commitments": (
        *_OF_DOCUMENT,
        ("commitment", _COUNT, "在文件中的序号，从0数起", "its number within the document, from 0"),
        *_SPAN,
        *_PLACED,
        ("heading", _TEXT, "所属主题（原文）", "the theme it stands under, as written"),
        ("responsible", _TEXT, "责任单位", "who answers for it; null where unnamed"),
        ("deadline", _TEXT, "时限（ISO日期）", "ISO date by which"),
        ("figures", pa.list_(_COUNT), "其中数据的序号", "numbers of the figures inside it"),
        *_SURE,
    ),
    "findings": (
        *_OF_DOCUMENT,
        ("finding", _COUNT, "在文件中的序号，从0数起", "its number within the document, from 0"),
        ("rule", _TEXT, "规则", "stable name of the rule"),
        (
            "verdict",
            _TEXT,
            "consistent一致 rounding尾差 unclear口径待说明 contradicts矛盾 not_checked未核",
            "verdict",
        ),
        ("stated", _TEXT, "文中数值", "the value stated, with its unit"),
        ("computed", _TEXT, "推算数值", "the value that follows from the other numbers"),
        ("difference", _TEXT, "差额", "how far they are apart"),
        ("tolerance", _TEXT, "允许误差", "how far the printed digits allow them to be apart"),
        ("message", _TEXT, "说明", "the finding as one sentence in Chinese"),
        ("message_en", _TEXT, "说明（英文）", "the same in English"),
        ("places", pa.list_(_PLACE), "所比各处，存疑处在前", "the places compared, the one in question first"),
    ),
    "failures": (
        ("file", _TEXT, "文件路径（相对于所读文件夹）", "path of the file below the folder"),
        ("copies", _TEXTS, "内容完全相同的其他文件", "other files with the same bytes"),
        ("sha256", _TEXT, "文件内容的SHA-256", "SHA-256 of its bytes; null where they could not be read"),
        ("code", _TEXT, "原因代码", "stable code of the reason"),
        ("message", _TEXT, "原因和办法", "why, and what to do, in Chinese"),
        ("message_en", _TEXT, "原因和办法（英文）", "the same in English"),
        ("reader", _TEXT, "读取程序和词表的版本", "version of reader and tables"),
    ),
}


def _schema(table: str) -> pa.Schema:
    fields = [
        pa.field(name, kind, metadata={"zh": zh.encode(), "en": en.encode()}) for name, kind, zh, en in _COLUMNS[table]
    ]
    return pa.schema(fields)


SCHEMAS: dict[str, pa.Schema] = {table: _schema(table) for table in _COLUMNS}
"""The tables in the order in which they are written, with ``zh`` and ``en`` as each column's metadata."""

READ_TABLES = ("documents", "figures", "commitments", "findings")
"""The tables that a document that was read brings rows to."""
