"""Tables for the terminal, through rich: Chinese characters two columns wide, colour only where a person looks."""

import io
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import PurePath

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from taizhang.checking import Finding
from taizhang.cli.documents import Document
from taizhang.cli.output import Output
from taizhang.cli.voice import Voice
from taizhang.cli.wording import (
    FINDING_VERDICTS,
    KINDS,
    MEASURES,
    MOODS,
    ROLES,
    SIGNS,
    figure_value,
    is_doubtful,
    mood_of,
)

_PIPED_WIDTH = 120
_STYLES = {"contradicts": "red", "unclear": "yellow", "rounding": "cyan"}


def printer(output: Output) -> Callable[[RenderableType], None]:
    """Return a function that writes what rich can render to ``output``; in colour only on a terminal."""
    terminal = output.is_terminal
    width = shutil.get_terminal_size((_PIPED_WIDTH, 40)).columns
    encoding = (getattr(sys.stdout, "encoding", None) if terminal else None) or "utf-8"

    def show(thing: RenderableType) -> None:
        into = io.StringIO()
        console = Console(file=into, force_terminal=terminal, width=width, highlight=False, emoji=False)
        console.print(thing)
        lines = (line.rstrip() for line in into.getvalue().splitlines())
        output.write(("\n".join(lines) + "\n").encode(encoding, "replace"))

    return show


def _clean(text: str) -> str:
    """Return text on one line without control characters, which could steer the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def cell(text: str) -> Text:
    """Return text for a cell as it stands: no markup, no control characters."""
    return Text(_clean(text))


def table(*columns: tuple[str, bool]) -> Table:
    """Return an empty table with these heads; True aligns a column to the right and keeps it on one line."""
    made = Table(box=None, pad_edge=False, show_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for head, right in columns:
        made.add_column(head, justify="right" if right else "left", no_wrap=right, overflow="fold")
    return made


def document_view(document: Document, findings: Sequence[Finding], voice: Voice) -> RenderableType:
    """Return a read document as heads, tables and a line of totals."""
    parts: list[RenderableType] = [_head(document, voice)]
    reading = document.reading
    if reading.figures:
        parts += [Text(""), _figures(document, voice), _totals(document, voice)]
    else:
        parts.append(Text(voice.pick("没有读到数据：文中没有带数字的指标。", "No figures: the text states none.")))
    if reading.commitments:
        parts += [Text(""), _commitments(document, voice)]
    if findings:
        parts += [Text(""), findings_view(findings, voice)]
    return Group(*parts, Text(""))


def _head(document: Document, voice: Voice) -> Text:
    reading = document.reading
    facts = [
        reading.issuer,
        None if reading.year is None else voice.pick(f"{reading.year}年", str(reading.year)),
        KINDS[reading.kind][voice.language == "en"],
        reading.date,
        reading.source,
        document.encoding,
    ]
    head = Text(_clean(reading.title or voice.pick("（无标题）", "(no title)")), style="bold")
    head.append("\n" + _clean(" · ".join(fact for fact in facts if fact)), style="not bold dim")
    for note in document.notes:
        head.append("\n" + _clean(note), style="not bold dim")
    return head


def _figures(document: Document, voice: Voice) -> Table:
    english = voice.language == "en"
    paged = document.pages is not None
    made = table(
        ("#", True),
        (voice.pick("页" if paged else "位置", "page" if paged else "at"), True),
        (voice.pick("指标", "indicator"), False),
        (voice.pick("数值", "value"), True),
        (voice.pick("类型", "measure"), False),
        (voice.pick("性质", "mood"), False),
        (voice.pick("年度", "year"), True),
        (voice.pick("范围", "scope"), False),
        (voice.pick("存疑", "doubts"), False),
    )
    for index, figure in enumerate(document.reading.figures):
        doubtful = is_doubtful(figure)
        doubts = "".join(figure.doubts) or f"{figure.confidence:.2f}"
        role = "" if figure.role == "value" else f"·{ROLES[figure.role][english]}"
        made.add_row(
            str(index),
            str(document.page_of(figure.start) if paged else figure.start),
            cell(("└ " if figure.part_of is not None else "") + (figure.indicator or "—")),
            cell(figure_value(figure, english=english)),
            MEASURES[figure.measure][english] + role,
            mood_of(figure, english=english),
            "" if figure.period is None else str(figure.period),
            cell(figure.scope or ""),
            cell(f"? {doubts}" if doubtful else ""),
            style="yellow" if doubtful else "",
        )
    return made


def _totals(document: Document, voice: Voice) -> Text:
    reading = document.reading
    english = voice.language == "en"
    moods = Counter(figure.mood for figure in reading.figures)
    doubtful = sum(is_doubtful(figure) for figure in reading.figures)
    each = [f"{names[english]} {moods[mood]}" for mood, names in MOODS.items() if moods[mood]]  # type: ignore[index]
    return Text(
        voice.pick(
            f"共 {len(reading.figures)} 个数据（{'，'.join(each)}），{len(reading.commitments)} 条目标任务，"
            f"{doubtful} 个存疑，请先看标 ? 的。",
            f"{len(reading.figures)} figures ({', '.join(each)}), {len(reading.commitments)} commitments, "
            f"{doubtful} in doubt: look at those marked ? first.",
        ),
        style="bold",
    )


def _commitments(document: Document, voice: Voice) -> Table:
    made = table(
        ("#", True),
        (voice.pick("目标任务", "commitment"), False),
        (voice.pick("所属标题", "heading"), False),
        (voice.pick("责任单位", "responsible"), False),
        (voice.pick("时限", "deadline"), True),
    )
    for index, promise in enumerate(document.reading.commitments):
        doubtful = is_doubtful(promise)
        made.add_row(
            str(index),
            cell(("? " if doubtful else "") + promise.text),
            cell(promise.heading or ""),
            cell(promise.responsible or ""),
            promise.deadline or "",
            style="yellow" if doubtful else "",
        )
    return made


def findings_view(findings: Sequence[Finding], voice: Voice) -> RenderableType:
    """Return findings, one to a line: verdict, place, sentence."""
    english = voice.language == "en"
    counts = Counter(finding.verdict for finding in findings)
    each = [
        f"{names[english]} {counts[verdict]}"  # type: ignore[index]
        for verdict, names in FINDING_VERDICTS.items()
        if counts[verdict]  # type: ignore[index]
    ]
    made = table(
        (voice.pick("结论", "verdict"), False), (voice.pick("位置", "place"), False), (voice.pick("说明", "why"), False)
    )
    several = len({place.file for finding in findings for place in finding.places}) > 1
    for finding in findings:
        made.add_row(
            f"{SIGNS.get(finding.verdict, '○')} {FINDING_VERDICTS[finding.verdict][english]}",
            cell(_where(finding, several=several)),
            cell(voice.pick(finding.message, finding.message_en)),
            style=_STYLES.get(finding.verdict, ""),
        )
    head = voice.pick(f"核对结果 {len(findings)} 条：{'，'.join(each)}", f"{len(findings)} findings: {', '.join(each)}")
    return Group(Text(escape(head), style="bold"), made)


def _where(finding: Finding, *, several: bool) -> str:
    """Return the first place of a finding: its offset and, where there are several files, the file's name."""
    if not finding.places:
        return ""
    place = finding.places[0]
    return f"{PurePath(place.file).name} {place.start}" if several else str(place.start)


def nothing_found(documents: Sequence[Document], voice: Voice) -> RenderableType:
    """Return the sentence for a check without findings."""
    figures = sum(len(document.reading.figures) for document in documents)
    return Text(
        voice.pick(
            f"核对了{len(documents)}个文件、{figures}个数据，没有发现尾差、口径待说明或矛盾；看全部核对过程请加--all。",
            f"{len(documents)} files with {figures} figures were checked and nothing was found; --all shows every check.",
        )
    )
