"""Written variants made one, character for character.

Every replacement keeps the length, so that an offset into the normalised text is an offset into the original.
"""

import re

from taizhang.reading import labels, markup
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import table
from taizhang.reading.unbroken import pages_among

_FULL_WIDTH = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)}
_VARIANTS = {
    "\u3000": " ",
    "\u00a0": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2009": " ",
    "\u200b": " ",
    "\ufeff": " ",
    "\t": "\t",
    "∶": ":",
    "︰": ":",
    "﹕": ":",
    "﹪": "%",
    "℅": "%",
    "٪": "%",
    "—": "-",
    "–": "-",
    "‐": "-",
    "‑": "-",
    "―": "-",
    "−": "-",
    "─": "-",
    "～": "~",
    "〜": "~",
    "∼": "~",
    "﹣": "-",
    "，": ",",
    "﹐": ",",
    "；": ";",
    "﹔": ";",
    "（": "(",
    "﹙": "(",
    "）": ")",
    "﹚": ")",
    "〝": "“",
    "〞": "”",
    "「": "“",
    "」": "”",
    "『": "“",
    "』": "”",
    "＂": '"',
    "☑": "●",
    "✔": "●",
    "✓": "●",
    "√": "●",
    "➤": "●",
    "➢": "●",
    "▶": "●",
    "►": "●",
    "·": "·",
    "•": "·",
    "‧": "·",
    "・": "·",
    "．": ".",
    "﹒": ".",
    "\r": "\n",
    "\x0b": "\n",
    "\x0c": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\x85": "\n",
}
_TRADITIONAL = {str(pair)[0]: str(pair)[1] for pair in table("traditional")["pairs"]}
_PLAIN = {k: v for k, v in {**_FULL_WIDTH, **_VARIANTS, **_TRADITIONAL}.items() if k != v}
_VARIANT = lazy(f"[{re.escape(''.join(_PLAIN))}]")


_FEW = 40
"""So many variants at most are replaced one by one; a text with traditional characters has hundreds."""


def _plain_of(variant: re.Match[str]) -> str:
    return _PLAIN[variant.group()]


_ROW = lazy(r"[^|\n]{0,400}(?:\|[^|\n]{0,400}){2,40}")
_RULE = lazy(r"[ |:\-]{5,}")
_ROWS = 3
"""So many lines with bars between their cells make a table."""


def _rows(text: str) -> list[tuple[int, int]]:
    """Return the lines with bars between their cells, by where they begin and end.

    Bars are rare even where a text is long: only the lines that have one are looked at.
    """
    rows = []
    at = text.find("|")
    while at >= 0:
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        end = len(text) if end < 0 else end
        if _ROW.fullmatch(text, start, end) is not None:
            rows.append((start, end))
        at = text.find("|", end)
    return rows


def _rows_tabbed(text: str) -> str:
    """Return ``text`` with tabs for the bars of its rows, where there are so many that they make a table."""
    rows = _rows(text)
    if len(rows) < _ROWS:
        return text
    pieces, last = [], 0
    for start, end in rows:
        between = text[last:start]
        pieces += [_ROW_ALONE.sub(r"\1 \2", between) if last and "|" in between else between, _barred(text[start:end])]
        last = end
    return "".join([*pieces, text[last:]])


_ROW_ALONE = lazy(r"(?m)^([^|\n]{1,60})\|([ \t]{0,8})$")
"""A row of one cell, over all columns."""


def _barred(row: str) -> str:
    """Return a row with bars between its cells as one with tabs; the line that rules off a head holds nothing."""
    if _RULE.fullmatch(row):
        return " " * len(row)
    opened = len(row) - len(row.lstrip(" "))
    head = row[:opened] + (" " if row[opened : opened + 1] == "|" else row[opened : opened + 1])
    return head + row[opened + 1 :].replace("|", "\t")


_RUN_ON = lazy(r"\n[ \t]*\d{1,2}\.\d{1,4}[余多]?[个家户人名所条座处项套栋场台]")
"""An item whose mark its number follows at once (2.50个小区), where it reads like a decimal."""
_MARKED = r"[ \t]*(\d{1,2})[.、](?:(\d{1,4}[余多]?[个家户人名所条座处项套栋场台])|(?!\d))"
_ITEM, _ITEM_BELOW = lazy(_MARKED), lazy(rf"\n{_MARKED}")


def _marks_told(text: str) -> str:
    """Return ``text`` with the marks that its list runs on to told from the number behind (2、50个小区)."""
    first = _ITEM.match(text)
    items = [*([] if first is None else [first]), *_ITEM_BELOW.finditer(text)]
    pieces, done, last = [], 0, 0
    for at, item in enumerate(items):
        number = int(item.group(1))
        after = int(items[at + 1].group(1)) if at + 1 < len(items) else 0
        if item.group(2) is None:
            last = number
        elif (last and number == last + 1 != after) or (number == 1 and after == 1 + number):
            last = number
            pieces += [text[done : item.end(1)], "、"]
            done = item.end(1) + 1
    return "".join([*pieces, text[done:]])


_LONE = lazy(r"\n[ \t]{0,4}\d[\d.,]{0,11}[ \t]{0,4}%?[ \t]{0,4}(?=\n)")
"""A number on a line of its own."""
_GOES_ON = lazy(r"[ \t]{0,4}(?:[一-龥%][^\n]{0,60}?[,。;:]|[,。;])")
"""How the line after it begins inside prose."""
_OPEN_END = lazy(r"[,。;:、(][^\n]{0,120}[一-龥,、:(“][ \t]{0,4}$|^[ \t]{0,4}[一-龥][^\n]{11,80}[一-龥][ \t]{0,4}$")
"""How the line before it ends there."""
_BROKEN = lazy(
    r"(?<=[一-龥])[ \t]{0,2}\n(?=\d[\d.,]{0,11}[余多万亿千百%个件起人次户家座处项份名亩吨辆台套米公])|(?<=\d)\n(?=年)"
)
"""Where a line breaks before a number that goes on with it, in a text that is set so."""
_SET_SO = 3
"""So many numbers on lines of their own inside prose make a text one that was taken apart round its numbers."""
_NEIGHBOUR = 160


def _numbers_joined(text: str, lone: list[re.Match[str]]) -> str:
    """Return ``text`` with the breaks round its numbers made spaces where pages set them on lines of their own inside
    sentences; of the same length."""
    cuts: list[int] = []
    for found in lone:
        at, end = found.span()
        before = text[max(text.rfind("\n", 0, at) + 1, at - _NEIGHBOUR) : at]
        if _OPEN_END.search(before) is not None and _GOES_ON.match(text, end + 1) is not None:
            cuts += [at, end]
    if len(cuts) < 2 * _SET_SO:
        return text
    cuts += [found.end() - 1 for found in _BROKEN.finditer(text)]
    pieces, last = [], 0
    for at in sorted(set(cuts)):
        pieces.append(text[last:at])
        last = at + 1
    return " ".join([*pieces, text[last:]])


_PAGE = lazy(r"\n[ \t]{0,8}(?:- ?)?(\d{1,3})(?: ?-)?[ \t]{0,8}(?=\n)")
"""A line that may be the number of a page."""
_BETWEEN = 200
"""The numbers of pages are so many characters apart at least."""
_PROSE_LINE = lazy(r"[,。;]|^.{30}")
_ITEM_FIRST = lazy(
    r"[一二三四五六七八九十]{1,3}[、是]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.](?!\d)|--|第[一二三四五六七八九十]{1,3}[章节]"
)


def _pages_joined(text: str) -> str:
    """Return ``text`` with the numbers of its pages made spaces, and with them the breaks round those that part a
    sentence; of the same length."""
    lines = list(_PAGE.finditer(text))
    run = pages_among([(*found.span(), int(found.group(1))) for found in lines], _BETWEEN)
    if not run:
        return text
    pieces, last = [], 0
    for found in (lines[which] for which in run):
        low, high = found.start() + 1, found.end()
        begin, end = _blanks_before(text, low), _after_blanks(text, high)
        line = text[text.rfind("\n", 0, begin) + 1 : begin]
        open_end = line[-1:] not in _SENTENCE_ENDS and _PROSE_LINE.search(line) is not None
        if open_end and _ITEM_FIRST.match(text, end) is None:
            low, high = begin, end
        pieces += [text[last:low], " " * (high - low)]
        last = high
    return "".join([*pieces, text[last:]])


def _blanks_before(text: str, at: int) -> int:
    """Return where the blanks and breaks right before an offset begin."""
    while at and text[at - 1].isspace():
        at -= 1
    return at


def _after_blanks(text: str, at: int) -> int:
    """Return where the blanks and breaks from an offset on end."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


_SENTENCE_ENDS = frozenset("。;:!?”")


_BOX = lazy("【(?<![^\n]【)([^【】\n]{10,})】(?![^\n])")
_BOXED = 4
"""So many lines that stand in boxes are sentences of a list (【再新建公园3个】), not headings."""


def _unboxed(found: re.Match[str]) -> str:
    """Return a line in a box as a sentence of the same length."""
    return f" {found.group(1)}。"


_SHELL = lazy(r"〔((?![12]\d{3})[^〔〕\n]{4,300})〕")
"""Words in the brackets that else hold the year of a document's number."""


_IN_TURN = lazy("(?<![其再])依次(?=[为达增下提降占超高低上])")
"""What shares out a list as 分别 does (贡献率依次为3.3%、71.1%和25.6%)."""


_STOP_FOR_POINT = lazy(
    r"。(?<=\d。)(?=\d{1,2}(?!\d)(?:[万亿]{1,2}|元|%|个百分点|倍|公里|公顷|平方|吨|亩))(?<![^一-龥\d(]\d。)(?<![^一-龥\d(]\d\d。)"
)
"""A full stop where the keyboard had no point (投资12。5亿元): nothing else stands between two numbers so."""


_LOST_BLANKS = lazy(r"(?m)^[ ]*\?[ ?]*\?(?=[^?\n])")
"""The blanks that indent a paragraph, which a page in another coding shows as question marks."""
_PLUS = lazy(r"(?<=同比|环比|增[速幅长])\+(?=\d[\d.]{0,8}(?:%|个百分点))|(?<=[(,、])\+(?=\d[\d.]{0,8}%)")
"""The sign of a rise, before how much it was (同比|+7.2%)."""


def normalise(text: str) -> str:
    """Return ``text`` with full-width forms, spaces, dashes and quotes in one form each, of the same length."""
    # Replacing every place of a variant once it is met is several times faster than a translation table, while they
    # are few; no plain form is itself a variant, so that what is behind holds none.
    found, met = _VARIANT.search(text), 0
    while found is not None and met < _FEW:
        variant = found.group()
        text = text.replace(variant, _PLAIN[variant])
        found, met = _VARIANT.search(text, found.end()), met + 1
    if found is not None:
        text = _VARIANT.sub(_plain_of, text)
    if "</t" in text or "</T" in text:
        text = markup.without_cells(text)
    if "  19" in text or "  20" in text:
        text = markup.set_by_years(text)
    if text.count("|\n") >= markup.FEWEST_CELLS:
        text = markup.unbarred(text)
    if text.count("|") >= 2 * _ROWS:
        text = _rows_tabbed(text)
    if text.count("】\n") >= _BOXED and len(_BOX.findall(text)) >= _BOXED:
        text = _BOX.sub(_unboxed, text)
    if "依次" in text:
        text = _IN_TURN.sub("分别", text)
    if "〔" in text:
        text = _SHELL.sub(r"(\1)", text)
    if _STOP_FOR_POINT.search(text) is not None:
        text = _STOP_FOR_POINT.sub(".", text)
    if "+" in text:
        text = _PLUS.sub("增", text)
    if "? ?" in text or "???" in text:
        text = _LOST_BLANKS.sub(lambda found: " " * (found.end() - found.start()), text)
    text = labels.joined(text)
    text = _pages_joined(text)
    lone = list(_LONE.finditer(text))
    text = _numbers_joined(text, lone) if len(lone) >= _SET_SO else text
    return _marks_told(text) if _RUN_ON.search(text) is not None else text
