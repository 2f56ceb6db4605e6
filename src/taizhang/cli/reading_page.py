"""The page of ``read --format html``: findings, the text with its figures marked, and a table beside it."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from taizhang.checking import Finding
from taizhang.cli.documents import Document, Outcome
from taizhang.cli.findings import shown_findings
from taizhang.cli.marked_text import marked_text
from taizhang.cli.output import Output
from taizhang.cli.page import esc, facts, page, verdict
from taizhang.cli.record_cards import card_of
from taizhang.cli.voice import Voice
from taizhang.cli.wording import (
    FINDING_VERDICTS,
    KINDS,
    MEASURES,
    MOODS,
    PARTS,
    ROLES,
    SIGNS,
    exact,
    figure_value,
    is_doubtful,
    mood_of,
)
from taizhang.reading import reasons


class ReadingPage:
    """One page for all the files of a call."""

    wants_json = False

    def __init__(self, output: Output, voice: Voice) -> None:
        self._output = output
        self._voice = voice
        self._documents: list[Document] = []

    def add(self, outcome: Outcome) -> None:
        """Keep one document; the page is written at the end."""
        assert outcome.document is not None
        self._documents.append(outcome.document)

    def end(self) -> None:
        """Write the page, unless there is nothing to show."""
        if self._documents:
            self._output.write(reading_page(self._documents, self._voice))


def reading_page(documents: Sequence[Document], voice: Voice) -> bytes:
    """Return the page for these documents."""
    first = documents[0].reading
    title = first.title or PurePath(first.source).name or voice.pick("读取结果", "Reading")
    if len(documents) > 1:
        title = voice.pick(f"{title}等{len(documents)}个文件", f"{title} and {len(documents) - 1} more")
    return page(title, _body(documents, shown_findings(documents), voice), voice)


def _body(documents: Sequence[Document], findings: Sequence[Finding], voice: Voice) -> Iterator[str]:
    if len(documents) > 1:
        links = "".join(
            f'<li><a href="#d{number}">{esc(document.reading.title or PurePath(document.reading.source).name)}</a></li>'
            for number, document in enumerate(documents)
        )
        yield f'<nav class="files"><h2>{voice.pick("文件", "Files")}</h2><ol>{links}</ol></nav>'
        yield findings_section(findings, documents, voice)
    for number, document in enumerate(documents):
        yield f'<article class="doc" id="d{number}">'
        yield _header(document, voice)
        if len(documents) == 1:
            yield findings_section(findings, documents, voice)
        yield from _room(document, f"d{number}", findings, voice)
        yield "</article>"


def _header(document: Document, voice: Voice) -> str:
    reading = document.reading
    named = facts(
        (
            (voice.pick("发文", "issuer"), reading.issuer),
            (voice.pick("年度", "year"), reading.year),
            (voice.pick("文种", "kind"), KINDS[reading.kind][voice.language == "en"]),
            (voice.pick("日期", "date"), reading.date),
            (voice.pick("文件", "file"), PurePath(reading.source).name),
            (voice.pick("编码", "encoding"), document.encoding),
            (voice.pick("文件指纹", "SHA-256"), reading.sha256[:16]),
            (voice.pick("读取", "read by"), f"{reading.reader} · {_today()}"),
        )
    )
    notes = "".join(f'<p class="note">{esc(note)}</p>' for note in document.notes_in(voice.language))
    title = reading.title or voice.pick("（无标题）", "(no title)")
    return f"<header><h1>{esc(title)}</h1>{named}{notes}</header>"


def _today() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).astimezone().strftime("%Y-%m-%d")


def findings_section(findings: Sequence[Finding], documents: Sequence[Document], voice: Voice) -> str:
    """Return the findings as a list, each linked to its places in the texts of the page."""
    english = voice.language == "en"
    where = {document.reading.source: (number, document) for number, document in enumerate(documents)}
    head = voice.pick("核对结果", "Findings")
    if not findings:
        none = voice.pick("没有发现尾差、口径待说明或矛盾。", "No contradictions, nothing unclear, no rounding.")
        return f'<section class="findings none"><h2>{head}</h2><p>{none}</p></section>'
    counts: Counter[str] = Counter(finding.verdict for finding in findings)
    summary = " · ".join(f"{names[english]} {counts[kind]}" for kind, names in FINDING_VERDICTS.items() if counts[kind])
    items: list[str] = []
    for finding in findings:
        links = " ".join(_place(place.file, place.start, place.end, place.text, where) for place in finding.places)
        chip = verdict(finding.verdict, SIGNS.get(finding.verdict, "○"), FINDING_VERDICTS[finding.verdict][english])
        told = esc(voice.pick(finding.message, finding.message_en))
        items.append(f'<li>{chip}<p>{told}</p><p class="places">{links}</p></li>')
    more = voice.pick(f"显示全部{len(items)}条", f"show all {len(items)}")
    return (
        f'<section class="findings"><h2>{head} <span class="count">{esc(summary)}</span></h2>'
        f'<ol data-more="{more}">{"".join(items)}</ol></section>'
    )


def _place(file: str, start: int, end: int, text: str, where: dict[str, tuple[int, Document]]) -> str:
    """Return a place as a link to the figure there, or, where none is marked, to its words."""
    shown = esc(text if len(text) <= 24 else text[:23] + "…")
    found = where.get(file)
    if found is not None:
        number, document = found
        index = _figure_at(document, start, end)
        if index is not None:
            return f'<a href="#d{number}f{index}">{shown}</a>'
        if document.reading.text[start:end].strip():
            return f'<a href="#d{number}p{start}">{shown}</a>'
    return f"<span>{shown}</span>"


def _figure_at(document: Document, start: int, end: int) -> int | None:
    """Return the index of the first figure that a span touches, or None."""
    figures = document.reading.figures
    index = bisect_right(figures, start, key=lambda figure: figure.end)
    return index if index < len(figures) and figures[index].start < end else None


def _bare_places(document: Document, findings: Sequence[Finding]) -> list[tuple[int, int]]:
    """Return the places of findings outside all figures (dates, days of the week), in order and each start once."""
    spans = {
        place.start: place.end
        for finding in findings
        for place in finding.places
        if place.file == document.reading.source and _figure_at(document, place.start, place.end) is None
    }
    return sorted(spans.items())


def _room(document: Document, prefix: str, findings: Sequence[Finding], voice: Voice) -> Iterator[str]:
    """Yield the reading room: tools, text, table."""
    reading = document.reading
    if not reading.figures and not reading.commitments:
        yield (
            '<p class="empty">'
            + voice.pick(
                "没有读到数据和目标任务：正文里没有带数字的指标，也没有可核验的承诺。请核对是否选对了文件。",
                "No figures and no commitments: the text states neither. Check that it is the right file.",
            )
            + "</p>"
        )
    rules = reasons(reading.text, issuer=reading.issuer, year=reading.year)
    cards = [card_of(document, index, voice, rules) for index in range(len(reading.figures))]
    listed = reading.figures or reading.commitments or reading.outline
    if listed:
        # Whoever has but keys would else go through every figure of the text to reach the tools.
        yield f'<a class="skip" href="#{prefix}t">{voice.pick("跳过正文，到数据表", "Skip the text, to the tables")}</a>'
    yield '<div class="room">'
    yield f'<section class="text" aria-label="{voice.pick("正文", "text")}">'
    yield from marked_text(reading, prefix, [card[0] for card in cards], _bare_places(document, findings))
    yield "</section>"
    if listed:
        yield f'<section class="side" id="{prefix}t" tabindex="-1" aria-label="{voice.pick("数据", "figures")}">'
        yield _tools(document, voice)
        yield _figures_table(document, cards, prefix, voice)
        yield _commitments_table(document, prefix, voice)
        yield _outline_table(document, prefix, voice)
        yield "</section>"
    yield "</div>"


def _tools(document: Document, voice: Voice) -> str:
    english = voice.language == "en"
    reading = document.reading
    moods: Counter[str] = Counter(figure.mood for figure in reading.figures)
    measures: Counter[str] = Counter(figure.measure for figure in reading.figures)
    buttons = "".join(
        f'<button type="button" class="mood" data-mood="{mood}" aria-pressed="true">'
        f'<span class="f {mood}">{names[english]}</span> {moods[mood]}</button>'
        for mood, names in MOODS.items()
        if moods[mood]
    )
    options = "".join(
        f'<option value="{measure}">{names[english]} {measures[measure]}</option>'
        for measure, names in MEASURES.items()
        if measures[measure]
    )
    doubtful = sum(is_doubtful(figure) for figure in reading.figures)
    tabs = "".join(
        f'<button type="button" class="tab" data-tab="{key}" aria-pressed="{str(key == "figures").lower()}">'
        f"{name} {count}</button>"
        for key, name, count in (
            ("text", voice.pick("正文", "Text"), ""),
            ("figures", voice.pick("数据", "Figures"), len(reading.figures)),
            ("commitments", voice.pick("目标任务", "Commitments"), len(reading.commitments)),
            ("outline", voice.pick("目录", "Outline"), len(reading.outline)),
        )
    )
    keys = voice.pick("j 下一个 · k 上一个 · Esc 收起", "j next · k previous · Esc close")
    return (
        f'<div class="tools"><div class="tabs">{tabs}</div><div class="filters">{buttons}'
        f'<select class="measure" aria-label="{voice.pick("类型", "measure")}">'
        f'<option value="">{voice.pick("全部类型", "all measures")}</option>{options}</select>'
        f'<label><input type="checkbox" class="doubts"> {voice.pick("只看存疑", "doubtful only")} {doubtful}</label>'
        f'<span class="shown" aria-live="polite"></span><span class="keys">{keys}</span></div></div>'
    )


def _figures_table(document: Document, cards: Sequence[Sequence[str]], prefix: str, voice: Voice) -> str:
    english = voice.language == "en"
    paged = document.pages is not None
    heads = (
        ("n", "#"),
        *((("n", voice.pick("页", "p.")),) if paged else ()),
        ("", voice.pick("指标", "Indicator")),
        ("n", voice.pick("数值", "Value")),
        ("", voice.pick("类型", "Measure")),
        ("", voice.pick("性质", "Mood")),
        ("n", voice.pick("年度", "Year")),
        ("", voice.pick("范围", "Scope")),
    )
    rows: list[str] = []
    for index, figure in enumerate(document.reading.figures):
        doubtful = is_doubtful(figure)
        role = "" if figure.role == "value" else f"·{ROLES[figure.role][english]}"
        value = esc(figure_value(figure, english=english))
        whole = "" if figure.value is None else exact(figure.value, figure.unit)
        page_cell = f'<td class="n">{document.page_of(figure.start)}</td>' if paged else ""
        classes = " ".join(name for name, on in (("doubt", doubtful), ("part", figure.part_of is not None)) if on)
        rows.append(
            f'<tr id="{prefix}r{index}" class="{classes}" data-mood="{figure.mood}" data-measure="{figure.measure}" '
            f'data-card="{esc(chr(10).join(cards[index]))}">'
            f'<td class="n">{index}</td>{page_cell}'
            f'<td><a href="#{prefix}f{index}">{esc(figure.indicator or "—")}</a></td>'
            f'<td class="n" title="{esc(whole)}">{value}</td>'
            f"<td>{MEASURES[figure.measure][english]}{role}</td>"
            f'<td><span class="f {figure.mood}">{mood_of(figure, english=english)}</span></td>'
            f'<td class="n">{"" if figure.period is None else figure.period}</td>'
            f"<td>{esc(figure.scope or '')}</td></tr>"
        )
    return _table("figures", heads, rows)


def _table(name: str, heads: Sequence[tuple[str, str]], rows: Sequence[str]) -> str:
    cells = "".join(f'<th class="{kind}" scope="col">{esc(head)}</th>' for kind, head in heads)
    return f'<table class="{name}"><thead><tr>{cells}</tr></thead><tbody>{"".join(rows)}</tbody></table>'


def _commitments_table(document: Document, prefix: str, voice: Voice) -> str:
    heads = (
        ("n", "#"),
        ("", voice.pick("目标任务", "Commitment")),
        ("", voice.pick("责任单位", "Responsible")),
        ("n", voice.pick("时限", "Deadline")),
    )
    rows = [
        f'<tr class="{"doubt" if is_doubtful(promise) else ""}">'
        f'<td class="n">{index}</td><td>'
        + (f'<span class="theme">{esc(promise.heading)}</span>' if promise.heading else "")
        + f'<a href="#{prefix}k{index}">{esc(promise.text)}</a></td>'
        f'<td>{esc(promise.responsible or "")}</td><td class="n">{esc(promise.deadline or "")}</td></tr>'
        for index, promise in enumerate(document.reading.commitments)
    ]
    return _table("commitments", heads, rows)


def _outline_table(document: Document, prefix: str, voice: Voice) -> str:
    english = voice.language == "en"
    heads = (
        ("", voice.pick("标题", "Heading")),
        ("", voice.pick("部分", "Part")),
        ("", voice.pick("责任单位", "Responsible")),
    )
    rows = [
        f'<tr><td class="l{min(heading.level, 4)}"><a href="#{prefix}h{heading.start}">'
        f"{esc((heading.number or '') + heading.title)}</a></td>"
        f"<td>{'' if heading.part is None else PARTS[heading.part][english]}</td>"
        f"<td>{esc(heading.responsible or '')}</td></tr>"
        for heading in document.reading.outline
    ]
    return _table("outline", heads, rows)
