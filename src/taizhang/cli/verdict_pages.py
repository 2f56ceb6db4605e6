"""The pages of ``check --format html`` and ``settle --format html``: verdicts with the sentences they rest on."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from taizhang.checking import Finding, Place
from taizhang.cli.documents import Document
from taizhang.cli.findings import short_names
from taizhang.cli.page import esc, facts, page, quoted, quoted_briefly, verdict
from taizhang.cli.rows import sentence_round
from taizhang.cli.settlement_sheets import in_order
from taizhang.cli.settlement_table import CLAIMS_NOTE, UNSURE_NOTE, apart, brief, brief_en
from taizhang.cli.voice import Voice
from taizhang.cli.wording import (
    FINDING_VERDICTS,
    MOODS,
    SETTLEMENT_VERDICTS,
    SIGNS,
    VERDICT_SIGNS,
    Words,
    counted,
    exact,
    figure_value,
    is_unsure,
)
from taizhang.reading import Figure
from taizhang.settling import Passage, Settlement, SettlementReport


def check_page(documents: Sequence[Document], findings: Sequence[Finding], voice: Voice) -> bytes:
    """Return the findings on these documents as a page."""
    title = voice.pick("核对结果", "Findings")
    return page(title, _check_body(title, documents, findings, voice), voice)


def _check_body(title: str, documents: Sequence[Document], findings: Sequence[Finding], voice: Voice) -> Iterator[str]:
    short = short_names([document.reading.source for document in documents])
    named = facts((document.reading.title or "", short[document.reading.source]) for document in documents)
    yield f"<header><h1>{esc(title)}</h1>{named}</header>"
    if not findings:
        figures = sum(len(document.reading.figures) for document in documents)
        none = voice.pick(
            f"核对了{len(documents)}个文件、{figures}个数据，没有发现尾差、口径待说明或矛盾。",
            f"Nothing was found in {counted(len(documents), 'file')} with {counted(figures, 'figure')}.",
        )
        yield f'<p class="empty">{none}</p>'
        return
    yield _numbers(Counter(finding.verdict for finding in findings), FINDING_VERDICTS, SIGNS, voice)
    texts = {document.reading.source: document.reading.text for document in documents}
    heads = voice.pick(
        "结论 说明 文中数 推算数 相差 允许尾差 原句", "Verdict Why Stated Computed Apart Allowed Sentences"
    )
    rows = "".join(_finding_row(finding, texts, heads.split(), voice) for finding in findings)
    yield _table(heads.split(), (2, 3, 4, 5), rows)


def _finding_row(finding: Finding, texts: Mapping[str, str], heads: Sequence[str], voice: Voice) -> str:
    chip = verdict(
        finding.verdict, SIGNS.get(finding.verdict, "○"), FINDING_VERDICTS[finding.verdict][voice.language == "en"]
    )
    sentences = _sentences(finding.places, texts, voice)
    points = voice.pick("个百分点", " pp")
    numbers = "".join(
        f'<td class="n" data-head="{esc(head)}">{esc(value.replace("个百分点", points))}</td>'
        for head, value in zip(
            heads[2:6], (finding.stated, finding.computed, finding.difference, finding.tolerance), strict=True
        )
    )
    return (
        f'<tr data-verdict="{finding.verdict}"><td class="sign">{chip}</td>'
        f'<td class="why">{esc(voice.pick(finding.message, finding.message_en))}</td>{numbers}'
        f'<td class="sentence">{sentences}</td></tr>'
    )


def _sentences(places: Sequence[Place], texts: Mapping[str, str], voice: Voice) -> str:
    """Return each sentence once, with all the places in it marked."""
    spans: dict[tuple[str, int, str], list[tuple[int, int]]] = {}
    for place in places:
        text = texts.get(place.file, "")
        begin, sentence = sentence_round(text, place.start, place.end) if text else (place.start, place.text)
        spans.setdefault((place.file, begin, sentence), []).append((place.start - begin, place.end - begin))
    named = short_names(texts) if len(texts) > 1 else {}
    made = []
    for (file, begin, sentence), marked in spans.items():
        at = voice.pick(f"第{begin}字", f"at {begin}")
        where = f"{named[file]} · {at}" if file in named else at
        made.append(f'<div><span class="theme">{esc(where)}</span>{quoted(sentence, marked)}</div>')
    return "".join(made)


def settlement_page(report: SettlementReport, targets: Document, results: Document, voice: Voice) -> bytes:
    """Return a settlement as a page: counts, a row per target with both sentences, and what was never promised."""
    title = voice.pick(
        f"{report.organ or targets.reading.issuer or ''}{'' if report.year is None else f'{report.year}年'}年终对账",
        f"Settlement {report.organ or targets.reading.issuer or ''} {report.year or ''}",
    )
    return page(title, _settlement_body(title, report, targets, results, voice), voice)


def _settlement_body(
    title: str, report: SettlementReport, targets: Document, results: Document, voice: Voice
) -> Iterator[str]:
    named = facts(
        (
            (voice.pick("目标", "targets"), targets.reading.title or PurePath(targets.reading.source).name),
            (voice.pick("结果", "results"), results.reading.title or PurePath(results.reading.source).name),
            (
                voice.pick("文件", "files"),
                f"{PurePath(targets.reading.source).name} → {PurePath(results.reading.source).name}",
            ),
        )
    )
    yield f"<header><h1>{esc(title)}</h1>{named}</header>"
    if not report.settlements:
        none = voice.pick(
            "没有可对账的目标：目标文件中没有该年度的目标数。请核对年度（--year）和机构（--organ）。",
            "Nothing to settle: the targets document states no target for that year. Check --year and --organ.",
        )
        yield f'<p class="empty">{none}</p>'
    else:
        yield _numbers(Counter(one.verdict for one in report.settlements), SETTLEMENT_VERDICTS, VERDICT_SIGNS, voice)
        heads = voice.pick(
            "结论 指标 目标 结果 相差 目标原句 结果原句 理由",
            "Verdict Indicator Target Result Apart Promised Reported Why",
        )
        rows = "".join(_settlement_row(one, heads.split(), voice) for one in in_order(report))
        yield _table(heads.split(), (2, 3, 4), rows, "settled")
        if unsure := sum(map(is_unsure, report.settlements)):
            yield f'<p class="theme">{voice.pick(*UNSURE_NOTE).format(unsure)}</p>'
        if any(one.verdict == "not_reported" for one in report.settlements):
            yield f'<p class="theme">{voice.pick(*CLAIMS_NOTE)}</p>'
    if report.unpromised:
        yield _unpromised(report, results, voice)


def _settlement_row(one: Settlement, heads: Sequence[str], voice: Voice) -> str:
    english = voice.language == "en"
    chip = verdict(one.verdict, VERDICT_SIGNS[one.verdict], SETTLEMENT_VERDICTS[one.verdict][english])
    sure = f"{voice.pick('把握', 'confidence')} {one.confidence:.2f}"
    if is_unsure(one):
        chip += f'<span class="unsure">? {voice.pick("存疑", "unsure")}</span>'
    estimate = ""
    if one.result is not None and one.result.mood == "estimate":
        estimate = f'<span class="theme">{MOODS["estimate"][english]}</span>'
    reason = voice.pick(brief(one), brief_en(one))
    return (
        f'<tr data-verdict="{one.verdict}"><td class="sign" title="{sure}">{chip}</td>'
        f'<td class="wide">{esc(one.target.indicator or "—")}{_who(one)}</td>'
        f'<td class="n" data-head="{heads[2]}">{_value(one.target, voice)}</td>'
        f'<td class="n" data-head="{heads[3]}">{_value(one.result, voice)}{estimate}</td>'
        f'<td class="n" data-head="{heads[4]}">{esc(apart(one, voice))}</td>'
        f'<td class="sentence" data-head="{heads[5]}">{_sentence(one.target_sentence, one.target)}</td>'
        f'<td class="sentence" data-head="{heads[6]}">{_sentence(one.result_sentence, one.result)}</td>'
        f'<td class="why" data-head="{heads[7]}">{esc(reason)}</td></tr>'
    )


def _who(one: Settlement) -> str:
    return "" if one.responsible is None else f'<span class="theme">{esc(one.responsible)}</span>'


def _value(figure: Figure | None, voice: Voice) -> str:
    if figure is None:
        return ""
    whole = "" if figure.value is None else exact(figure.value, figure.unit)
    return f'<span title="{esc(whole)}">{esc(figure_value(figure, english=voice.language == "en"))}</span>'


def _sentence(sentence: Passage | None, figure: Figure | None) -> str:
    if sentence is None or figure is None:
        return ""
    return quoted_briefly(sentence.text, figure.start - sentence.start, figure.end - sentence.start)


def _unpromised(report: SettlementReport, results: Document, voice: Voice) -> str:
    """Return what was reported and never promised: common indicators, and behind a fold all the rest."""
    common = [figure for figure in report.unpromised if figure.indicator_id is not None]
    rest = [figure for figure in report.unpromised if figure.indicator_id is None]
    head = voice.pick("报告了但没有列过目标的结果", "Reported but never promised")
    shown = _results_table(common or rest, results, voice)
    if common and rest:
        more = voice.pick(f"其余{len(rest)}项", f"{len(rest)} more")
        shown += f"<details><summary>{more}</summary>{_results_table(rest, results, voice)}</details>"
    return (
        f'<section class="unpromised"><h2>{head} <span class="count">{len(report.unpromised)}</span></h2>'
        f"{shown}</section>"
    )


def _results_table(figures: Sequence[Figure], results: Document, voice: Voice) -> str:
    text = results.reading.text
    rows = []
    for figure in figures:
        begin, sentence = sentence_round(text, figure.start, figure.end)
        rows.append(
            f'<tr><td class="wide">{esc(figure.indicator or "—")}</td><td class="n">{_value(figure, voice)}</td>'
            f'<td class="sentence">{quoted_briefly(sentence, figure.start - begin, figure.end - begin)}</td></tr>'
        )
    columns = voice.pick("指标 结果 原句", "Indicator Result Sentence").split()
    return _table(columns, (1,), "".join(rows), "told")


def _numbers(counts: Mapping[str, int], words: Words, signs: Mapping[str, str], voice: Voice) -> str:
    """Return the counts of each verdict, which also choose what the table shows."""
    buttons = "".join(
        f'<button type="button" data-kind="{kind}" aria-pressed="true"><b>{counts[kind]}</b>'
        f"{verdict(kind, signs.get(kind, '○'), names[voice.language == 'en'])}</button>"
        for kind, names in words.items()
        if counts.get(kind)
    )
    return f'<div class="numbers">{buttons}</div>'


def _table(heads: Sequence[str], numeric: Sequence[int], rows: str, kind: str = "") -> str:
    cells = "".join(
        f'<th scope="col"{" class=n" if number in numeric else ""}>{esc(head)}</th>'
        for number, head in enumerate(heads)
    )
    head = f"<thead><tr>{cells}</tr></thead>"
    return f'<div class="scroll"><table class="{f"verdicts {kind}".strip()}">{head}<tbody>{rows}</tbody></table></div>'
