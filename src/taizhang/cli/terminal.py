"""What the terminal shows of documents and findings."""

import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from taizhang.cli.documents import Document
from taizhang.cli.grid import Grid, Line, Style, View
from taizhang.cli.output import Output
from taizhang.cli.voice import Voice
from taizhang.cli.wording import (
    FINDING_VERDICTS,
    KINDS,
    MEASURES,
    MOODS,
    ROLES,
    SIGNS,
    counted,
    doubt_words,
    figure_value,
    is_doubtful,
    mood_of,
)

if TYPE_CHECKING:
    from taizhang.checking import Finding

_PIPED_WIDTH = 120
_DOUBT = 36
"""How much of an English doubt a table tells; `explain` and the page tell all of it."""
_STYLES: dict[str, Style] = {"contradicts": "red", "unclear": "yellow", "rounding": "cyan"}


def printer(output: Output) -> Callable[[View], None]:
    """Return a function that writes a view to ``output``; in colour only on a terminal, and not under ``NO_COLOR``."""
    terminal = output.is_terminal
    width = shutil.get_terminal_size((_PIPED_WIDTH, 40)).columns
    encoding = (getattr(sys.stdout, "encoding", None) if terminal else None) or "utf-8"
    colour = terminal and not os.environ.get("NO_COLOR")

    def show(view: View) -> None:
        lines = (line for part in view for line in part.lines(width, colour=colour))
        output.write("".join(f"{line}\n" for line in lines).encode(encoding, "replace"))

    return show


def document_view(document: Document, voice: Voice) -> View:
    """Return a read document as heads, tables and a line of totals."""
    view: View = [*_head(document, voice)]
    reading = document.reading
    if reading.figures:
        view += [Line(text=""), _figures(document, voice), *_totals(document, voice)]
    else:
        view.append(Line(text=voice.pick("没有读到数据：文中没有带数字的指标。", "No figures: the text states none.")))
    if reading.commitments:
        view += [Line(text=""), _commitments(document, voice)]
    return [*view, Line(text="")]


def _head(document: Document, voice: Voice) -> list[Line]:
    reading = document.reading
    facts = [
        reading.issuer,
        None if reading.year is None else voice.pick(f"{reading.year}年", str(reading.year)),
        KINDS[reading.kind][voice.language == "en"],
        reading.date,
        reading.source,
        document.encoding,
    ]
    title = Line(text=reading.title or voice.pick("（无标题）", "(no title)"), style="bold")
    below = [" · ".join(fact for fact in facts if fact), *document.notes_in(voice.language)]
    return [title, *(Line(text=text, style="dim") for text in below)]


def _figures(document: Document, voice: Voice) -> Grid:
    english = voice.language == "en"
    paged = document.pages is not None
    made = Grid(
        heads=(
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
    )
    for index, figure in enumerate(document.reading.figures):
        doubtful = is_doubtful(figure)
        doubts = doubt_words(figure.doubts[:1], english=english) or f"{figure.confidence:.2f}"
        if english:
            doubts = shorten(doubts, _DOUBT, placeholder="…")
        role = "" if figure.role == "value" else f"·{ROLES[figure.role][english]}"
        made.add(
            str(index),
            str(document.page_of(figure.start) if paged else figure.start),
            ("└ " if figure.part_of is not None else "") + (figure.indicator or "—"),
            figure_value(figure, english=english),
            MEASURES[figure.measure][english] + role,
            mood_of(figure, english=english),
            "" if figure.period is None else str(figure.period),
            figure.scope or "",
            f"? {doubts}" if doubtful else "",
            style="yellow" if doubtful else "",
        )
    return made


def _totals(document: Document, voice: Voice) -> list[Line]:
    reading = document.reading
    english = voice.language == "en"
    moods: Counter[str] = Counter(figure.mood for figure in reading.figures)
    doubtful = sum(is_doubtful(figure) for figure in reading.figures)
    each = [f"{names[english]} {moods[mood]}" for mood, names in MOODS.items() if moods[mood]]
    told = voice.pick(
        f"共 {len(reading.figures)} 个数据（{'，'.join(each)}），{len(reading.commitments)} 条目标任务，"
        f"{doubtful} 个存疑{'，请先看标 ? 的' if doubtful else ''}。",
        f"{counted(len(reading.figures), 'figure')} ({', '.join(each)}), "
        f"{counted(len(reading.commitments), 'commitment')}, "
        f"{doubtful} in doubt{': look at those marked ? first' if doubtful else ''}.",
    )
    return [Line(text=told, style="bold")]


def _commitments(document: Document, voice: Voice) -> Grid:
    made = Grid(
        heads=(
            ("#", True),
            (voice.pick("目标任务", "commitment"), False),
            (voice.pick("所属标题", "heading"), False),
            (voice.pick("责任单位", "responsible"), False),
            (voice.pick("时限", "deadline"), True),
        )
    )
    for index, promise in enumerate(document.reading.commitments):
        doubtful = is_doubtful(promise)
        made.add(
            str(index),
            ("? " if doubtful else "") + promise.text,
            promise.heading or "",
            promise.responsible or "",
            promise.deadline or "",
            style="yellow" if doubtful else "",
        )
    return made


def findings_view(findings: Sequence["Finding"], voice: Voice, files: Sequence[str]) -> View:
    """Return findings, one to a line: verdict, place (with its file where several ``files`` were checked), sentence."""
    from taizhang.cli.findings import short_names

    english = voice.language == "en"
    counts: Counter[str] = Counter(finding.verdict for finding in findings)
    each = [f"{names[english]} {counts[verdict]}" for verdict, names in FINDING_VERDICTS.items() if counts[verdict]]
    made = Grid(
        heads=(
            (voice.pick("结论", "verdict"), False),
            (voice.pick("位置", "place"), False),
            (voice.pick("说明", "why"), False),
        )
    )
    named = short_names(files) if len(files) > 1 else {}
    for finding in findings:
        made.add(
            f"{SIGNS.get(finding.verdict, '○')} {FINDING_VERDICTS[finding.verdict][english]}",
            voice.pick("、", ", ").join(_where(finding, named)),
            voice.pick(finding.message, finding.message_en),
            style=_STYLES.get(finding.verdict, ""),
        )
    head = voice.pick(
        f"核对结果 {len(findings)} 条：{'，'.join(each)}", f"{counted(len(findings), 'finding')}: {', '.join(each)}"
    )
    return [Line(text=head, style="bold"), made]


def _where(finding: "Finding", named: Mapping[str, str]) -> list[str]:
    """Return the first place of a finding in each file: its offset, after the file's name where it has one."""
    first = {place.file: place.start for place in reversed(finding.places)}
    files = dict.fromkeys(place.file for place in finding.places)
    return [f"{named.get(file, '')} {first[file]}".strip() for file in files]


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def nothing_found(documents: Sequence[Document], voice: Voice, *, everything: bool = False) -> View:
    """Return the sentence for a check without findings; ``everything`` where the consistent ones were asked for too."""
    figures = sum(len(document.reading.figures) for document in documents)
    checked = voice.pick(
        f"核对了{len(documents)}个文件、{figures}个数据，",
        f"{_counted(len(documents), 'file')} with {_counted(figures, 'figure')} checked",
    )
    if everything:
        told = voice.pick("没有找到可以相互核对的数据。", ": nothing found that can be held against anything else.")
    else:
        told = voice.pick(
            "没有发现尾差、口径待说明或矛盾；看全部核对过程请加--all。",
            ", nothing found; --all shows every check.",
        )
    return [Line(text=checked + told)]
