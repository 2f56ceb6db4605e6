"""The words in which records are shown: names of codes, amounts as officials write them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from taizhang.reading import Commitment, Figure, doubt_in_english
from taizhang.values import plain, ratio_as_printed

if TYPE_CHECKING:
    from taizhang.settling import Settlement

Words = Mapping[str, tuple[str, str]]


def _words(**names: tuple[str, str]) -> Words:
    return MappingProxyType(names)


MOODS = _words(
    result=("结果", "result"), estimate=("预计", "estimate"), target=("目标", "target"), context=("背景", "context")
)
STRENGTHS = _words(binding=("确保", "binding"), aspire=("力争", "aspire"), plan=("计划", "plan"))
MEASURES = _words(
    level=("数量", "level"),
    growth=("增幅", "growth"),
    change=("增减", "change"),
    share=("占比", "share"),
    rank=("位次", "rank"),
    gap=("差距", "gap"),
    ratio=("比例", "ratio"),
)
ROLES = _words(value=("数值", "value"), threshold=("门槛", "threshold"), baseline=("基数", "baseline"))
PARTS = _words(
    review=("回顾", "review"),
    targets=("目标", "targets"),
    tasks=("任务", "tasks"),
    boilerplate=("套话", "boilerplate"),
)
KINDS = _words(
    work_report=("政府工作报告", "work report"),
    plan_report=("计划报告", "plan report"),
    budget_report=("预算报告", "budget report"),
    five_year_plan=("五年规划", "five-year plan"),
    task_list=("任务清单", "task list"),
    breakdown=("任务分解", "breakdown"),
    livelihood_list=("民生实事清单", "livelihood list"),
    communique=("统计公报", "communiqué"),
    bulletin=("通报", "bulletin"),
    summary=("工作总结", "summary"),
    other=("其他文件", "other document"),
)
FINDING_VERDICTS = _words(
    contradicts=("矛盾", "contradicts"),
    unclear=("口径待说明", "unclear"),
    rounding=("尾差", "rounding"),
    not_checked=("未核", "not checked"),
    consistent=("一致", "consistent"),
)
SETTLEMENT_VERDICTS = _words(
    missed=("未完成", "missed"),
    not_comparable=("口径不可比", "not comparable"),
    not_reported=("未见报告", "not reported"),
    met=("完成", "met"),
)
"""Of both, what a person looks at first stands first; so do the rows of what is shown."""
QUALIFIERS: Words = MappingProxyType(
    {
        "=": ("等于", "exactly"),
        "≈": ("约", "about"),
        "<": ("不足", "under"),
        ">": ("超过", "over"),
        ">=": ("至少", "at least"),
        "<=": ("至多", "at most"),
    }
)
SIGNS: Mapping[str, str] = MappingProxyType({"consistent": "✓", "rounding": "≈", "unclear": "▲", "contradicts": "■"})
"""A shape for each verdict of a check, so that colour is never alone."""
VERDICT_SIGNS: Mapping[str, str] = MappingProxyType(
    {"met": "✓", "missed": "■", "not_comparable": "▲", "not_reported": "○"}
)
"""A shape for each verdict of a settlement."""
DOUBTFUL = 0.75
DOUBTFUL_APART = 0.6
"""Records of lower confidence are marked: about a fifth of a report, which a person looks at first."""


def is_doubtful(record: Figure | Commitment) -> bool:
    """Whether a person should look at a record first; why is in its ``doubts``, which surer ones may have too."""
    return record.confidence < DOUBTFUL


def is_unsure(settlement: "Settlement") -> bool:
    """Whether a person should look first at what a target was held against, for it may be another thing."""
    if settlement.result is None:
        return False
    # What cannot be compared is never surer than 0.8: below 0.6 the names alone are near to each other.
    return settlement.confidence < (DOUBTFUL if settlement.verdict in ("met", "missed") else DOUBTFUL_APART)


def counted(number: int, noun: str) -> str:
    """Return a number with an English noun: ``1 file``, ``2 files``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def doubt_words(doubts: Sequence[str], *, english: bool = False) -> str:
    """Return why a record is in doubt, in one of the two languages."""
    return " ".join(map(doubt_in_english, doubts)) if english else "".join(doubts)


def _multiplier(value: Decimal, unit: str | None, printed: str) -> tuple[int, str]:
    """Return the multiplier (亿, 万 or none) of a number: the printed one, else the one that officials would use."""
    for times, name in ((100_000_000, "亿"), (10_000, "万")):
        if f"{name}{unit or ''}" in printed:
            return times, name
    if unit in ("%", "百分点", ":", "年", "位"):
        return 1, ""
    size = abs(value)
    digits = printed.replace(",", "")
    if digits.replace(".", "", 1).isdecimal():  # a table's cell, whose 万 stands in its head: 112,550
        for times, name in ((100_000_000, "亿"), (10_000, "万")):
            if Decimal(digits) * times == size:
                return times, name
    if size >= 100_000_000:
        return 100_000_000, "亿"
    # 41860元 and 12000人 are written out; from six digits on nobody counts the zeros.
    if size >= 100_000:
        return 10_000, "万"
    return 1, ""


def amount(
    value: Decimal,
    unit: str | None,
    *,
    signed: bool = False,
    resolution: Decimal | None = None,
    printed: str = "",
) -> str:
    """Return a number with its unit as officials write it, with every digit kept: 7.16亿元, 28.42万吨, 6.5%.

    ``resolution`` is the worth of the last printed place; zeros printed down to it are kept as well (51.0, 3.20亿元).
    ``printed`` is how the text has it, whose 万 or 亿 is kept.
    """
    times, multiplier = _multiplier(value, unit, printed)
    number = plain(value / times)
    places = 0 if resolution is None else len(plain(resolution / times).partition(".")[2])
    missing = places - len(number.partition(".")[2])
    if 0 < missing <= 6:
        number += ("" if "." in number else ".") + "0" * missing
    sign = "+" if signed and value > 0 else ""
    return f"{sign}{number}{multiplier}{_unit(unit)}"


def _unit(unit: str | None) -> str:
    if unit is None:
        return ""
    return f"个{unit}" if unit in ("百分点", "工作日") else unit


def exact(value: Decimal, unit: str | None) -> str:
    """Return the exact value in the base unit, digits grouped by three."""
    # 25.8亿元 is 2580000000.0 as reckoned; nobody printed that last digit.
    whole = value.to_integral_value()
    return f"{whole if whole == value else value:,f}{_unit(unit)}"


def figure_amount(figure: Figure) -> str:
    """Return a figure's number as shown in tables: with sign for growth, change and gap, a range, or the ratio list."""
    if figure.values is not None:
        return ratio_as_printed(figure.text, figure.values)
    if figure.value is None:
        return figure.text
    signed = figure.measure in ("growth", "change", "gap")
    shown = partial(amount, unit=figure.unit, signed=signed, resolution=figure.resolution, printed=figure.text)
    low = shown(figure.value)
    if figure.value_high is None:
        return f"第{low}" if figure.measure == "rank" else low
    return f"{low}～{shown(figure.value_high)}"


_AROUND = {"≈": ("约{}", "≈ {}"), "<": ("不足{}", "< {}"), ">": ("超{}", "> {}")}
_AFTER = {">=": ("{}以上", "≥ {}"), "<=": ("{}以内", "≤ {}")}


def figure_value(figure: Figure, *, english: bool = False) -> str:
    """Return the number with what its qualifier allows: 约3.2万人, 6.5%以上."""
    pattern = (_AROUND | _AFTER).get(figure.qualifier, ("{}", "{}"))[english]
    return pattern.format(figure_amount(figure))


def mood_of(figure: Figure, *, english: bool = False) -> str:
    """Return the mood's name, for a target with its strength: 目标·确保."""
    mood = MOODS[figure.mood][english]
    return mood if figure.strength is None else f"{mood}·{STRENGTHS[figure.strength][english]}"
