"""Reasons in words, Chinese and English, one whole sentence each."""

from decimal import Decimal

from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.settling.matching import Candidate
from taizhang.settling.obstacles import Obstacle, left_out_of
from taizhang.settling.rule import settlement_rule
from taizhang.values import plain

_BY_ELIMINATION = 0.6
_UNSTATED = "not stated"
_NUMBER = lazy("[0-9]{1,9}(?:[.][0-9]{1,6})?")
_MEASURES = {
    "level": ("数额", "a level"),
    "growth": ("增幅", "a growth"),
    "change": ("增减量", "a change"),
    "share": ("占比", "a share"),
    "rank": ("位次", "a rank"),
    "gap": ("差距", "a gap"),
    "ratio": ("比例", "a ratio"),
}
_DIRECTIONS = {"up": ("越高越好", "higher is better"), "down": ("越低越好", "lower is better")}
_QUALIFIERS = {"=": "", "≈": "左右", "<": "（近或低于）", ">": "（超过）", ">=": "以上", "<=": "以内"}
_QUALIFIERS_EN = {"=": "", "≈": "about ", "<": "under ", ">": "over ", ">=": "at least ", "<=": "at most "}


def amount(value: Decimal, unit: str | None) -> str:
    """Write a value in its base unit with 万 or 亿 where it is large."""
    size, suffix = value, ""
    if unit not in ("%", "百分点", "‰"):
        if abs(value) >= 10**8:
            size, suffix = value / 10**8, "亿"
        elif abs(value) >= 10**4:
            size, suffix = value / 10**4, "万"
    return f"{plain(size)}{suffix}{'个百分点' if unit == '百分点' else unit or ''}"


def _course(figure: Figure) -> tuple[str, str]:
    """Return the words for the way a growth or change goes; its text holds its size alone."""
    if figure.measure not in ("growth", "change") or figure.value is None:
        return "", ""
    rises = figure.value >= 0
    if figure.measure == "growth":
        return ("增长", "growth of ") if rises else ("下降", "fall of ")
    return ("增加", "increase of ") if rises else ("减少", "decrease of ")


def _as_multiple(figure: Figure) -> Decimal | None:
    """Return by how many % a growth that is told as a multiple (上年的1.08倍, 翻一番) rises; None where it says its size."""
    if figure.measure != "growth" or figure.value is None or figure.unit != "%":
        return None
    if "番" in figure.text:
        return figure.value
    told = _NUMBER.search(figure.text) if "倍" in figure.text else None
    return None if told is None or Decimal(told.group()) * 100 == abs(figure.value) else figure.value


def _stated(figure: Figure) -> str:
    rise, around = _as_multiple(figure), _QUALIFIERS[figure.qualifier]
    if rise is not None:
        return f"{figure.text}{around}（即{_course(figure)[0]}{plain(abs(rise))}%）"
    return f"{_course(figure)[0]}{figure.text}{around}"


def _stated_en(figure: Figure) -> str:
    rise, around = _as_multiple(figure), _QUALIFIERS_EN[figure.qualifier]
    if rise is not None:
        return f"{around}{figure.text} (a {_course(figure)[1]}{plain(abs(rise))}%)"
    return f"{_course(figure)[1]}{around}{figure.text}"


def _why_matched(target: Figure, candidate: Candidate) -> tuple[str, str]:
    name = candidate.subject.figure.indicator
    if "narrower" in candidate.obstacles:
        return (
            f"“{name}”只是目标“{target.indicator}”的一部分，但仅此一项已达到目标",
            "the result is only a part of what was promised, but reaches it alone",
        )
    if name == target.indicator:
        return f"结果与目标都是“{name}”", "the names are the same"
    if candidate.by_dictionary:
        return (
            f"“{name}”与目标“{target.indicator}”是指标字典中的同一指标",
            "the dictionary has both under one indicator",
        )
    if candidate.score <= _BY_ELIMINATION:
        return (
            f"“{name}”与目标“{target.indicator}”只差不改变所指的词，单位和大小相当，请看原句核对",
            "the names differ by words that change nothing, unit and size fit; look at both sentences",
        )
    if candidate.score >= 0.97:
        return f"“{name}”与目标“{target.indicator}”所指相同", "the names mean the same"
    return f"“{name}”与目标“{target.indicator}”名称相当", "the names agree but for idle words"


def judged(
    target: Figure,
    candidate: Candidate,
    met: bool,
    direction: str,
    difference: Decimal | None,
    difference_unit: str | None,
    converted: Decimal | None = None,
    on_one_basis: bool = False,
) -> tuple[str, str]:
    """Return the reason of a verdict met or missed.

    ``converted`` is the result in the target's unit, where its own is another; ``on_one_basis`` says that only one of
    two growths is told as made comparable (同口径).
    """
    result = candidate.subject.figure
    why, why_en = _why_matched(target, candidate)
    said = "，为预计数" if result.mood == "estimate" else ""
    said_en = " (an estimate)" if result.mood == "estimate" else ""
    if converted is not None:
        said = f"，折合{amount(converted, target.unit)}{said}"
        said_en = f", or {amount(converted, target.unit)}{said_en}"
    if on_one_basis:
        said += "，只有一方注明同口径，请看原句核对"
        said_en += ", only one of them is told as made comparable: look at both sentences"
    better, better_en = _DIRECTIONS[direction]
    by = by_en = ""
    if difference is not None and difference != 0:
        size = amount(abs(difference), difference_unit)
        by = f"，{'优于' if difference > 0 else '不及'}目标{size}"
        points = f"{plain(abs(difference))} percentage points" if difference_unit == "百分点" else size
        by_en = f", {'better' if difference > 0 else 'worse'} by {points}"
        if met and difference < 0:
            by += "，在“左右”等词允许的范围之内"
            by_en += ", within what words such as 左右 (about) allow"
    verdict, verdict_en = ("完成", "met") if met else ("未完成", "missed")
    return (
        f"{why}；目标{_stated(target)}，结果{_stated(result)}{said}，{better}{by}，{verdict}。",
        f"{verdict_en.capitalize()}: {why_en}; target {_stated_en(target)}, result {_stated_en(result)}{said_en}, "
        f"{better_en}{by_en}.",
    )


def undecided(target: Figure, candidate: Candidate) -> tuple[str, str]:
    """Return the reason where a qualified result lies partly inside and partly outside the target."""
    result = candidate.subject.figure
    why, why_en = _why_matched(target, candidate)
    return (
        f"{why}，但结果{_stated(result)}只是约数，可能达到也可能未达到目标{_stated(target)}，不能判定。",
        f"Not comparable: {why_en}, but the result {_stated_en(result)} is inexact and may or may not reach the target "
        f"{_stated_en(target)}.",
    )


def without_single_value(candidate: Candidate) -> tuple[str, str]:
    """Return the reason where target or result is a list of proportions."""
    name = candidate.subject.figure.indicator
    return (
        f"“{name}”是比例关系，不是单一数值，不能判定高低。",
        "Not comparable: a list of proportions has no single value to be higher or lower.",
    )


_SAID_OF: dict[Obstacle, tuple[str, str]] = {
    "over_years": (
        "结果是累计数，远大于一年的目标，可能含以前年度",
        "the result is a total that may include earlier years",
    ),
    "vague": (
        "名称过于笼统，结果文件中有几个同名数据，不能确定对应哪一个",
        "the name is too general for the several of it",
    ),
    "guess": (
        "只是用词相近、单位和大小相当，不能确认是同一件事，请看原句核对",
        "the names share most words, unit and size fit, but that is no proof; look at both sentences",
    ),
    "stage": ("一个是新增或在办的量，一个是存量或另一环节的量", "one counts a flow or a stage that the other does not"),
    "definition": ("二者在指标字典中是两个不同口径的指标", "the dictionary keeps the two apart"),
    "ambiguous": (
        "目标句中有几个同名数据，无法确定与哪一个对应",
        "the target's sentence has several figures of this name",
    ),
}
"""What an obstacle says of any two figures."""


def _obstacle(
    kind: Obstacle,
    target: Figure,
    target_area: str | None,
    candidate: Candidate,
    areas: tuple[str | None, str | None],
) -> tuple[str, str]:
    result = candidate.subject.figure
    if kind in _SAID_OF:
        return _SAID_OF[kind]
    if kind == "measure":
        ours, theirs = _MEASURES[target.measure], _MEASURES[result.measure]
        return f"目标是{ours[0]}，结果是{theirs[0]}", f"the target is {ours[1]}, the result {theirs[1]}"
    if kind == "unit":
        return (
            f"目标以“{target.unit or '无单位'}”计，结果以“{result.unit or '无单位'}”计",
            f"the target is counted in {target.unit or 'no unit'}, the result in {result.unit or 'no unit'}",
        )
    if kind == "area":
        one, other = target_area or areas[0], candidate.subject.area or areas[1]
        return (
            f"目标范围是{one or '未注明'}，结果范围是{other or '未注明'}",
            f"the target is for {one or _UNSTATED}, the result for {other or _UNSTATED}",
        )
    if kind in ("period", "part_of_year", "early"):
        return _of_time(kind, candidate)
    if kind == "left_out":
        part = left_out_of(candidate.subject, settlement_rule())
        if part is None:
            return "目标扣除了一部分，结果没有扣除", "the target leaves a part out that the result holds"
        return f"结果不含{part}，目标没有这样说", f"the result leaves out {part}, of which the target says nothing"
    if kind == "rival":
        return (
            f"目标文件对“{result.indicator}”另设了数值不同的目标",
            f"the targets set another value for {result.indicator}",
        )
    if kind == "narrower":
        return "它只是目标所指的一部分", "the result is only a part of what was promised"
    return "它的范围大于目标", "the result covers more than what was promised"


def _of_time(kind: Obstacle, candidate: Candidate) -> tuple[str, str]:
    """Return what an obstacle of time or progress says of a result."""
    subject = candidate.subject
    if kind == "period":
        one_year = subject.figure.period is not None and subject.time != "several"
        when = f"{subject.figure.period}年" if one_year else "多年或另一时期"
        return f"结果属于{when}，与目标年度不同", "the result belongs to another year or to several years"
    if kind == "early":
        word = "" if subject.stage is None else subject.stage.word
        return f"结果只到“{word}”环节，还不是办成的量", f"the result has only come to the stage of {word}"
    if subject.partial or settlement_rule().times.part_year.search(subject.clause) is not None:
        return "结果只到一年中的部分月份，不是全年的数", "the result is for a part of the year only"
    return (
        "目标只定到一年中的部分月份，结果不是这几个月的数",
        "the target is for a part of the year, the result not",
    )


def not_comparable(
    target: Figure,
    target_area: str | None,
    candidate: Candidate,
    areas: tuple[str | None, str | None],
    reached: bool = False,
) -> tuple[str, str]:
    """Return the reason where the same thing is reported in a way that cannot be held against the target.

    ``reached`` says that a part of the year has brought what was set for all of it.
    """
    parts = [_obstacle(kind, target, target_area, candidate, areas) for kind in candidate.obstacles]
    chinese, english = "；".join(p[0] for p in parts), "; ".join(p[1] for p in parts)
    already = f"（{_stated(candidate.subject.figure)}，已达到目标{_stated(target)}）" if reached else ""
    already_en = ", though it has reached the target already" if reached else ""
    return (
        f"结果“{candidate.subject.figure.indicator}”与目标相近，但{chinese}{already}，口径不可比。",
        f"Not comparable: {english}{already_en}.",
    )


_CLAIMS = "；没有数据的概括性表述不算完成"
_CLAIMS_EN = "; a claim without a figure meets nothing"
"""What each reason for 未见报告 ends with."""


def not_reported(target: Figure, *, vague: bool = False) -> tuple[str, str]:
    """Return the reason where no figure of the results document states the indicator.

    ``vague`` says that its name is too general to look for: then nothing was found because nothing was compared.
    """
    name = target.indicator or "该目标"
    if vague:
        return (
            f"“{name}”名称过于笼统，没有同结果文件中的数据比对，请人工查对，暂列未见报告{_CLAIMS}。",
            f"Not reported: the name is too general to be compared; please look for it yourself{_CLAIMS_EN}.",
        )
    return (
        f"结果文件中没有给出“{name}”的数据，未见报告{_CLAIMS}。",
        f"Not reported: no figure of the results document states this indicator{_CLAIMS_EN}.",
    )


def of_another_organ() -> tuple[str, str]:
    """Return the reason where a list gives the target to another organ than the one whose report the results are."""
    return (
        f"目标由别的单位负责，结果文件是一个单位自己的报告，未见报告{_CLAIMS}。",
        f"Not reported: another organ answers for the target than the one that reports{_CLAIMS_EN}.",
    )


def without_claims(reason: str) -> str:
    """Return a reason of either language without its words on claims, which a list of reasons says once."""
    return reason.replace(_CLAIMS, "").replace(_CLAIMS_EN, "")
