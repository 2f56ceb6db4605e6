"""Saved web pages → the article: its paragraphs one a line, tables as lines of tab-separated cells.

Nothing is run and nothing is fetched: scripts, styles, frames and outside entities are never followed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from taizhang.intake.errors import IntakeError
from taizhang.intake.extracted import Content
from taizhang.intake.plaintext import HAN, normalise_newlines
from taizhang.intake.web.encoding import decode_page
from taizhang.intake.web.furniture import ends_article, is_container, is_page_line, is_surrounding, page_table
from taizhang.intake.web.lines import is_data, lines_of

_DROPPED = frozenset(
    [
        "script",
        "style",
        "head",
        "noscript",
        "template",
        "iframe",
        "frame",
        "frameset",
        "object",
        "embed",
        "applet",
        "svg",
        "canvas",
        "audio",
        "video",
        "select",
        "button",
        "input",
        "textarea",
        "option",
        "datalist",
        "nav",
        "footer",
        "aside",
        "dialog",
        "xml",
        "map",
    ]
)
_BLOCKS = frozenset({"div", "td", "article", "section", "main", "body", "form", "center", "table", "tbody", "tr"})
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}>")
_HIDDEN = re.compile(
    r"(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|mso-hide\s{0,3}:\s{0,3}all)", re.IGNORECASE
)
_SENTENCE = re.compile("[，。；：、,;:]")
_TELLING = re.compile(r"\w")
_DATE = re.compile(r"(20[0-9]{2}|19[0-9]{2})\s{0,2}[-/.年]\s{0,2}([01]?[0-9])\s{0,2}[-/.月]\s{0,2}([0-3]?[0-9])")
_SITE_NAME = re.compile(r"\s{0,3}[-_|—－–]{1,3}\s{0,3}[^-_|—－–]{0,40}$")
_ATTACHED = re.compile(
    r"(?:附件|附|相关附件|文件下载|下载)[0-9一二三四五六七八九十]{0,2}[:：.、]|[^。]{1,80}\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar)$"
)
# How much of an element's plain text one child must hold for the article to be looked for inside it.
_SHARE = 0.75
_LISTS = frozenset({"ul", "ol", "dl", "div", "td", "table", "section", "center"})
_MANY_LINKS = 4
_MAX_TITLE = 120
_ARTICLE = 100
"""So many characters outside links, a whole sentence among them, are an article beside lists of links."""
_SENTENCE_END = "。"


def read_page(data: bytes, *, charset: str | None = None) -> Content:
    """The article of a page; the text is empty where a page shows nothing without scripts.

    ``charset`` is the encoding that came with the page, for one that does not declare it itself.
    """
    decoded = decode_page(data, charset=charset)
    text = _DECLARATION.sub("", normalise_newlines(decoded.text).replace("\x00", ""))
    parser = etree.HTMLParser(no_network=True, remove_pis=True, remove_comments=True, huge_tree=False)
    try:
        root = etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise IntakeError("damaged", kind="html") from None
    if root is None:
        return Content(text="", media="html", encoding=decoded.encoding)
    metas = _metas(root)
    heading = _heading(root, metas)
    date = _date(metas)
    _drop_hidden(root)
    body = root.find(".//body")
    article = _article(root if body is None else body)
    lines: list[str] = []
    for line in _without_what_follows(lines_of(article)):
        if is_page_line(line):
            date = date or _day_in(line)  # 发布时间：2026-01-20 来源：…
        else:
            lines.append(line)
    if heading and (whole := _heading_among(lines, heading)):
        heading = whole
    notes = decoded.notes
    if lines and all(_ATTACHED.match(line) for line in lines):
        notes = (*notes, "网页里只有附件，没有正文，请下载附件再读取。")
    if heading and lines and not _begins_with(lines, heading):
        # A site prints the article's title outside the element that holds the article.
        lines.insert(0, heading)
    return Content(
        text="".join(line + "\n" for line in lines),
        media="html",
        encoding=decoded.encoding,
        notes=notes,
        title=heading,
        date=date,
    )


def _without_what_follows(lines: list[str]) -> list[str]:
    """The lines of an article, up to a line such as 相关新闻 or 网友评论（2条） that heads something else.

    What stands before must tell something and be the longer: a list beside the article may come first on the page.
    """
    at = next((index for index, line in enumerate(lines) if index and ends_article(line)), len(lines))
    before = sum(map(len, lines[:at]))
    told = any(_SENTENCE_END in line for line in lines[:at])
    return lines[:at] if told and 2 * before >= sum(map(len, lines)) else lines


def _heading_among(lines: list[str], heading: str) -> str | None:
    """The first line that is the page's title without the names of the site's parts behind it (… - 要闻)."""
    first = (line.strip() for line in lines[:4])
    return next((line for line in first if heading.startswith((line + " - ", line + "_"))), None)


def _metas(root: etree._Element) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").strip().lower()
        value = (meta.get("content") or "").strip()
        if name and value:
            metas.setdefault(name, value)
    return metas


def _heading(root: etree._Element, metas: dict[str, str]) -> str | None:
    """The article's title: the site's meta element, else the one h1, else the page's title without its site."""
    for name in page_table().title_metas:
        if HAN.search(metas.get(name, "")):
            return _plain(metas[name])
    headings = [text for h1 in root.iter("h1") if (text := _plain(_text(h1)))]
    if len(headings) == 1 and HAN.search(headings[0]):
        return headings[0][:_MAX_TITLE]
    title = next(root.iter("title"), None)
    text = "" if title is None else _plain(_text(title))
    # Programs that export pages leave titles such as "t" or "Document1".
    return _SITE_NAME.sub("", text)[:_MAX_TITLE] if HAN.search(text) else None


def _date(metas: dict[str, str]) -> str | None:
    for name in page_table().date_metas:
        if told := _day_in(metas.get(name, "")):
            return told
    return None


def _day_in(text: str) -> str | None:
    """The day that a text names first, if it is one."""
    found = _DATE.search(text)
    year, month, day = (int(part) for part in found.groups()) if found else (0, 0, 0)
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _text(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())


def _plain(text: str) -> str:
    return " ".join(text.split())


def _drop_hidden(root: etree._Element) -> None:
    """Take out what a browser does not show as text of the page.

    The holder of the article may be hidden until a script shows it, as WeChat's is: it stays where it holds more than
    all that is shown. A second copy of the article, kept for printing, does not.
    """
    hidden: list[etree._Element] = []
    for element in list(root.iter()):
        if element is root or element.tag == "body":
            continue
        if element.tag in _DROPPED:
            _take_out(element)
        elif element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "") is not None:
            hidden.append(element)
    holders = {element for element in hidden if _is_holder(element)}
    weights = _weights(root) if holders else {}
    inside = set(hidden)
    shown = weights.get(root, _NOTHING).plain - sum(
        weights[element].plain for element in hidden if holders and inside.isdisjoint(element.iterancestors())
    )
    for element in hidden:
        if not (element in holders and weights[element].plain > shown):
            _take_out(element)


def _take_out(element: etree._Element) -> None:
    """Remove an element and keep the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    if tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + tail
        else:
            before.tail = (before.tail or "") + tail
        element.tail = None
    parent.remove(element)


class _Weight(NamedTuple):
    """How much text an element holds, in characters.

    Text without sentence punctuation counts for a quarter: menus and lists of titles have none.
    """

    plain: int
    """Outside links."""
    linked: int
    """Inside links."""
    links: int
    """Number of links."""


_NOTHING = _Weight(0, 0, 0)


def _weights(root: etree._Element) -> dict[etree._Element, _Weight]:
    """The weight of every element under ``root``."""
    weights: dict[etree._Element, _Weight] = {}
    inside_link = {part for link in root.iter("a") for part in link.iter()}
    for element in _bottom_up(root):
        plain, linked, links = 0, 0, int(element.tag == "a")
        for piece in (element.text, *(child.tail for child in element)):
            text = (piece or "").strip()
            if text and (not _TELLING.search(text) or is_page_line(text)):
                continue
            size = len(text) if _SENTENCE.search(text) or len(text) > 20 else (len(text) + 3) // 4
            if element in inside_link:
                linked += size
            else:
                plain += size
        for child in element:
            below = weights.get(child, _NOTHING)
            plain, linked, links = plain + below.plain, linked + below.linked, links + below.links
        weights[element] = _Weight(plain, linked, links)
    return weights


def _bottom_up(root: etree._Element) -> list[etree._Element]:
    return list(root.iter())[::-1]


def _article(body: etree._Element) -> etree._Element:
    """The element that holds the article."""
    weights = _weights(body)
    total = weights[body].plain
    around_holders = _with_ancestors([element for element in body.iter() if _is_holder(element)])
    for element in list(body.iter()):
        if element is body or element in around_holders:
            continue
        weight = weights[element]
        # A block named as surroundings goes, unless it holds much of the page: templates wrap all of it in odd names.
        named = is_surrounding(element.get("id") or "", element.get("class") or "") and weight.plain * 3 < total
        linked = element.tag in _LISTS and weight.links >= _MANY_LINKS and weight.linked > 2 * weight.plain
        if named or (linked and not _holds_article(element, weights)):
            _take_out(element)
    weights = _weights(body)
    holders = [element for element in body.iter() if _is_holder(element)]
    if holders:
        best = max(holders, key=lambda element: weights[element].plain)
        # Short notices around a short article may outweigh it, so a named holder needs a quarter only.
        if weights[best].plain * 4 >= weights[body].plain and HAN.search(_text(best)):
            return best
    return _descend(body, weights)


def _holds_article(element: etree._Element, weights: dict[etree._Element, _Weight]) -> bool:
    """Whether a short article stands in an element beside its long lists of links."""
    return any(
        inner is not element
        and inner.tag in _BLOCKS
        and weights[inner].plain >= _ARTICLE
        and weights[inner].plain > weights[inner].linked
        and _SENTENCE_END in _text(inner)
        for inner in element.iter()
    )


def _is_holder(element: etree._Element) -> bool:
    return is_container(element.get("id") or "", element.get("class") or "")


def _with_ancestors(elements: list[etree._Element]) -> set[etree._Element]:
    """The elements and all that they lie in."""
    found: set[etree._Element] = set()
    for element in elements:
        inner: etree._Element | None = element
        while inner is not None and inner not in found:
            found.add(inner)
            inner = inner.getparent()
    return found


def _descend(element: etree._Element, weights: dict[etree._Element, _Weight]) -> etree._Element:
    """Go down while one block holds most of the plain text; not to a table of data, which the lines above it name."""
    while True:
        children = [child for child in element if child.tag in _BLOCKS]
        largest = max(children, key=lambda child: weights[child].plain, default=None)
        if largest is None or weights[largest].plain < _SHARE * weights[element].plain or _only_table(largest, weights):
            return element
        element = largest


def _only_table(element: etree._Element, weights: dict[etree._Element, _Weight]) -> bool:
    """Whether an element is a table of data or holds nothing but one."""
    while not (element.tag == "table" and is_data(element)):
        holds = [child for child in element if child.tag in _BLOCKS and weights[child].plain]
        if len(holds) != 1 or weights[holds[0]].plain < weights[element].plain:
            return False
        element = holds[0]
    return True


def _begins_with(lines: list[str], heading: str) -> bool:
    """Whether the title is already among the first lines, however it is broken or spaced."""
    start = "".join("".join(lines[:4]).split())
    return "".join(heading.split()) in start
