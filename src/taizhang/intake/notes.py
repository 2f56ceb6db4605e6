"""What intake says of how a text was got, in English: each sentence with what it names kept."""

import re

_ENGLISH: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(chinese), english)
    for chinese, english in (
        ("文件按 UTF-16 编码读取。", "The file was read as UTF-16."),
        ("文件没有编码标记，按 UTF-16 编码读取。", "The file has no mark of its encoding and was read as UTF-16."),
        (
            "文件按 GB18030（含 GBK、GB2312）编码读取。",
            "The file was read as GB18030 (of which GBK and GB2312 are parts).",
        ),
        (
            "文件在最后一个字符中间被截断，末尾不完整的字节已略去。",
            "The file is cut inside its last character, whose bytes are left out.",
        ),
        (
            "网页中有([0-9]+)处字节无法解码，显示为“\ufffd”。",
            "{0} places of the page do not decode and are shown as \ufffd.",
        ),
        (
            "文档含有修订痕迹，按接受全部修订读取（删除的文字不读）。",
            "The document has tracked changes and was read with all of them accepted (deleted words are not read).",
        ),
        ("文件按逗号分隔的表格读取。", "The file was read as a table with commas between its cells."),
        (
            "网页里只有附件，没有正文，请下载附件再读取。",
            "The page holds nothing but attachments; download and read those.",
        ),
        ("自动生成的目录未读取。", "The table of contents made by the program was not read."),
        ("隐藏的工作表也已读取：(.*)。", "Hidden sheets were read too: {0}."),
        ("隐藏的行或列也已读取，所在工作表：(.*)。", "Hidden rows or columns were read too, in the sheets {0}."),
        (
            "有([0-9]+)个公式没有保存计算结果，未能读取，请用 Excel 或 WPS 打开后重新保存。",
            "{0} formulas were saved without results and could not be read; open and save the file in Excel or WPS.",
        ),
        (
            "第(.*)页只有图像，没有文字层，未能读取。",
            "Pages {0} are images without a text layer and could not be read.",
        ),
    )
)


def note_in_english(note: str) -> str:
    """Return a sentence of ``Extract.notes`` in English; one that is not known comes back as it is."""
    for chinese, english in _ENGLISH:
        found = chinese.fullmatch(note)
        if found is not None:
            return english.format(*found.groups())
    return note
