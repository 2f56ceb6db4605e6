"""A settlement as a table for the terminal."""

import re
from collections import Counter

from taizhang.cli.documents import Document
from taizhang.cli.grid import Grid, Line, Style, View
from taizhang.cli.settlement_sheets import difference_of, in_order
from taizhang.cli.voice import Voice
from taizhang.cli.wording import SETTLEMENT_VERDICTS, VERDICT_SIGNS, counted, figure_value, is_unsure
from taizhang.settling import Settlement, SettlementReport, without_claims

_VALUES = re.compile("；目标[^；]{0,80}?，结果[^，；。]{0,60}|，(?:优于|不及)目标[^，；。]{1,30}")
_VALUES_EN = re.compile(
    "; target .{0,80}?, result [^,(.]{0,60}?(?:[.][0-9][^,(.]{0,40}?)?(?= ?[(,])"
    "|, (?:better|worse) by [^,.]{1,30}(?:[.][0-9][^,.]{0,30})?"
)
_NAMED = (
    ("结果与目标都是“{}”", "名称相同"),
    ("结果“{}”与目标相近，但", "名称相同，但"),
    ("结果文件中没有给出“{}”的数据", "结果文件中没有这项数据"),
)
"""How a reason says the name that stands beside it, and how it is said without."""
_VERDICT = re.compile("，(?:未完成|完成|口径不可比|未见报告)(?=[。；])")
_VERDICT_EN = re.compile("^(?:Met|Missed|Not comparable|Not reported): ")
CLAIMS_NOTE = ("没有数据的概括性表述不算完成。", "A claim without a figure meets nothing.")
"""Said once below all of what was not reported, instead of in each reason."""
UNSURE_NOTE = (
    "带“?”的{}项匹配没有把握，请先看两边原句。",
    "{} marked ? were matched with little confidence; look at both sentences first.",
)
"""Said once below the table of the verdicts whose match is not sure."""
_STYLES: dict[str, Style] = {"missed": "red", "not_comparable": "yellow", "not_reported": "dim"}


def brief(one: Settlement) -> str:
    """Return a verdict's reason without what the columns beside it say: the name, the two values and the verdict."""
    short = _VERDICT.sub("", _VALUES.sub("", without_claims(one.reason)))
    for said, less in _NAMED:
        short = short.replace(said.format(one.target.indicator), less)
    return short


def brief_en(one: Settlement) -> str:
    """Return the same of the English sentence."""
    short = _VERDICT_EN.sub("", _VALUES_EN.sub("", without_claims(one.reason_en)))
    return short[:1].upper() + short[1:]


def apart(one: Settlement, voice: Voice) -> str:
    """Return by how much a result is larger or smaller than its target, in the language of the call."""
    return difference_of(one).replace("个百分点", voice.pick("个百分点", " pp"))


def settlement_view(report: SettlementReport, targets: Document, results: Document, voice: Voice) -> View:
    """Return the verdicts as a table with a line of totals."""
    english = voice.language == "en"
    year = "" if report.year is None else str(report.year)
    head = voice.pick(f"年终对账 {year}", f"Settlement {year}").strip()
    if report.organ:
        head += f" · {report.organ}"
    files = f"{targets.reading.source} → {results.reading.source}"
    if not report.settlements:
        empty = voice.pick(
            "没有可对账的目标：目标文件中没有该年度的目标数，请核对--year和--organ。",
            "Nothing to settle: the targets document states no target for that year; check --year and --organ.",
        )
        return [Line(text=head, style="bold"), Line(text=files), Line(text=empty)]
    made = Grid(
        heads=(
            (voice.pick("结论", "verdict"), False),
            (voice.pick("指标", "indicator"), False),
            (voice.pick("目标", "target"), True),
            (voice.pick("结果", "result"), True),
            (voice.pick("相差", "difference"), True),
            (voice.pick("理由", "reason"), False),
        )
    )
    for one in in_order(report):
        made.add(
            f"{VERDICT_SIGNS[one.verdict]} {SETTLEMENT_VERDICTS[one.verdict][english]}{' ?' * is_unsure(one)}",
            one.target.indicator,
            figure_value(one.target, english=english),
            "" if one.result is None else figure_value(one.result, english=english),
            apart(one, voice),
            voice.pick(brief(one), brief_en(one)),
            style=_STYLES.get(one.verdict, ""),
        )
    counts: Counter[str] = Counter(one.verdict for one in report.settlements)
    comma = voice.pick("，", ", ")
    each = comma.join(f"{names[english]} {counts[kind]}" for kind, names in SETTLEMENT_VERDICTS.items() if counts[kind])
    others = len(report.unpromised)
    totals = voice.pick(
        f"共 {len(report.settlements)} 项目标：{each}；另有 {others} 项结果没有列过目标。",
        f"{counted(len(report.settlements), 'target')}: {each}; "
        f"{counted(others, 'result')} {'was' if others == 1 else 'were'} never promised.",
    )
    unsure = sum(map(is_unsure, report.settlements))
    return [
        Line(text=head, style="bold"),
        Line(text=files, style="dim"),
        Line(text=""),
        made,
        *([Line(text=voice.pick(*UNSURE_NOTE).format(unsure), style="yellow")] if unsure else []),
        Line(text=totals, style="bold"),
        *([Line(text=voice.pick(*CLAIMS_NOTE), style="dim")] if counts["not_reported"] else []),
    ]
