"""A small builder of readings for the tests of single rules: numbers with units, and what the words beside them say."""

import re
from decimal import Decimal

from taizhang.reading.records import Figure, Measure, Qualifier, Reading
from taizhang.values import resolution_of

_UNITS = (
    "个百分点|百分点|%|％|‰|工作日|个工作日|平方公里|平方米|公里|吨|亩|元|美元|人次|人|名|户|家|个|项|件|所|处|条|座|场"
    "|起|位|套|日|天|倍|辆|张|次|份|岁|环节"
)
_NUMBER = re.compile(
    rf"(?<![0-9.])(?P<list>[0-9.]+(?:[:：∶][0-9.]+){{1,4}})|(?<![0-9.:：])(?P<digits>-?[0-9][0-9,]*(?:\.[0-9]+)?)"
    rf"(?P<more>[余多])?(?P<scale>万亿|亿|万)?(?P<unit>{_UNITS})|(?P<fan>翻一番)"
)
_SCALE = {"万亿": Decimal(10**12), "亿": Decimal(10**8), "万": Decimal(10**4), None: Decimal(1)}
_FALLS = re.compile(r"(?:下降|降低|减少|压缩|缩短|精简|压减|回落)[了约近]{0,2}$")
_RISES = re.compile(r"(?:增长|增加|提高|上升|增|提升|升)[了约近]{0,2}$")
_BEFORE: tuple[tuple[str, Qualifier], ...] = (("约", "≈"), ("近", "<"), ("超过", ">"), ("突破", ">"), ("超", ">"))


def reading_of(text: str, *, year: int | None = 2026, source: str = "") -> Reading:
    """Return a reading with the figures that the small grammar above finds."""
    figures = []
    for match in _NUMBER.finditer(text):
        before, after = text[max(0, match.start() - 6) : match.start()], text[match.end() : match.end() + 2]
        if match["list"]:
            parts = [Decimal(p.strip(".")) for p in re.split("[:：∶]", match["list"])]
            figures.append(_figure(match, None, ":", max(_resolution(p) for p in parts), "ratio", "=", tuple(parts)))
            continue
        if match["fan"]:
            figures.append(_figure(match, Decimal(100), "%", Decimal(1), "growth", "=", None))
            continue
        digits = match["digits"].replace(",", "")
        scale = _SCALE[match["scale"]]
        unit = match["unit"].removeprefix("个").replace("％", "%") if match["unit"] != "个" else "个"
        value, resolution = Decimal(digits) * scale, resolution_of(digits, scale)
        measure: Measure = "level"
        if unit in ("%", "倍") and (_FALLS.search(before) or _RISES.search(before)):
            measure = "growth"
            if unit == "倍":
                value, resolution, unit = value * 100, resolution * 100, "%"
        elif unit == "百分点" or _FALLS.search(before):
            measure = "change"
        if measure != "level" and _FALLS.search(before):
            value = -value
        qualifier: Qualifier = ">" if match["more"] else "="
        for word, sign in _BEFORE:
            if before.endswith(word):
                qualifier = sign
                break
        if after.startswith("以上"):
            qualifier = ">="
        elif after.startswith("左右"):
            qualifier = "≈"
        elif after.startswith("以内"):
            qualifier = "<="
        figures.append(_figure(match, value, unit, resolution, measure, qualifier, None))
    return Reading(
        text=text, source=source, sha256="", reader="", title=None, issuer="云溪区", region="云溪区", year=year, date=None,
        kind="work_report", outline=(), figures=tuple(figures), commitments=(),
    )  # fmt: skip


def _resolution(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _figure(
    match: re.Match[str], value: Decimal | None, unit: str, resolution: Decimal, measure: Measure, qualifier: Qualifier,
    values: tuple[Decimal, ...] | None,
) -> Figure:  # fmt: skip
    return Figure(
        start=match.start(), end=match.end(), text=match.group(), value=value, value_high=None, values=values,
        unit=unit,
        resolution=resolution, indicator="", indicator_id=None, measure=measure, qualifier=qualifier, mood="result",
        strength=None, role="value", period=None, scope=None, part_of=None, confidence=1.0, doubts=(),
    )  # fmt: skip
