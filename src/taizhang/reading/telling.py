"""How a derivation is worded: in plain Chinese or in English, from the words in ``data/derivation.toml``."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from taizhang.reading.doubting import doubt_in_english
from taizhang.reading.quantities.raw import RawQuantity
from taizhang.reading.records import Figure
from taizhang.reading.tables import table
from taizhang.values import plain, printed_interval

Language = Literal["zh", "en"]


def rule_name(section: str, rule: str) -> str:
    """Return what a derivation calls ``rule`` in Chinese; ``section`` is ``number``, ``name``, ``measure`` or ``mood``.

    In English a rule is called by its own name.
    """
    names: dict[str, str] = table("rules")[section]
    return names[rule]


@dataclass(frozen=True, slots=True)
class Telling:
    """The words of one derivation."""

    language: Language
    """The language it is in."""

    def pick(self, zh: str, en: str) -> str:
        """Return the one of two wordings that is in this language."""
        return zh if self.language == "zh" else en

    def word(self, section: str, key: str) -> str:
        """Return what ``data/derivation.toml`` says for a code."""
        zh, en = table("derivation")[section][key]
        return self.pick(zh, en)

    def rule(self, section: str, rule: str) -> str:
        """Return the line that names the rule which decided an attribute."""
        return self.pick(f"规则：{rule_name(section, rule)}", f"rule: {rule}")

    def none(self, zh: str, en: str) -> str:
        """Return what is said in brackets where there is nothing."""
        return self.pick(f"（{zh}）", f"({en})")

    def joined(self, parts: Sequence[str]) -> str:
        """Return a list."""
        return self.pick("、", ", ").join(parts)

    def placed(self, start: int, end: int) -> str:
        """Return in words where something stands."""
        return self.pick(f"第{start}–{end}字", f"characters {start}–{end}")

    def headed(self, index: int, text: str, start: int, end: int) -> str:
        """Return the first line of a figure's derivation."""
        return f"{self.pick('数据', 'figure')} {index}  “{one_line(text)}”  {self.placed(start, end)}"

    def amount(
        self, value: Decimal | None, high: Decimal | None, values: tuple[Decimal, ...] | None, unit: str | None
    ) -> str:
        """Return a number in its base unit, digits grouped by three."""
        if values is not None:
            return self.pick("：", ":").join(format(part, "f") for part in values)
        written = "" if value is None else _grouped(value)
        if high is not None:
            written += f"{self.pick('至', ' to ')}{_grouped(high)}"
        if unit is None:
            return written + self.none("无单位", "no unit")
        return f"{written}个{unit}" if unit in ("百分点", "工作日") else f"{written}{unit}"

    def printed(self, figure: Figure, quantity: RawQuantity) -> str:
        """Return what the printed digits leave open: nothing in a count of every one, else half the last place."""
        value, resolution, unit = figure.value, figure.resolution, figure.unit
        assert value is not None
        measured = table("derivation")["counted"]["measured"]
        if resolution == 1 and quantity.family in ("count", "person") and unit not in measured:
            if figure.text.lstrip("第")[:1].isdigit():
                return self.pick("逐个数到个位，没有四舍五入", "every one is counted; nothing was rounded")
            return self.pick("数是汉字写的，看不出末位在哪里", "in Chinese numerals, which do not show the last place")
        scale = quantity.multiplier if self.language == "zh" and quantity.multiplier in _SCALES else Decimal(1)
        interval = printed_interval(value, resolution)
        assert interval.low is not None and interval.high is not None  # a printed interval is closed
        ends = (Decimal(end.numerator) / end.denominator for end in (interval.low, interval.high))
        low, high, last = (_grouped(one / scale) + _SCALES.get(scale, "") for one in (*ends, resolution))
        return self.pick(
            f"印出的末位代表{last}，所以实际可以是{low}到{high}之间的数",
            f"the last printed place is worth {last}, so that it may be anything from {low} to {high}",
        )

    def weighed(self, named: Sequence[tuple[str, float]]) -> str:
        """Return facts with their weights; those that weigh nothing are left out."""
        parts = [self.pick(f"{name}（{weight:+.2f}）", f"{name} ({weight:+.2f})") for name, weight in named if weight]
        return self.joined(parts) or self.none("无", "none")

    def sign(self, sign: str) -> str:
        """Return a fact that goes with right or wrong readings, in words."""
        kind, _, rule = sign.partition(":")
        if kind == "rule":
            return self.pick(f"名称取法是“{rule_name('name', rule)}”", f"named by “{rule}”")
        return self.word("signs", sign)

    def strength(self, figure: Figure) -> list[str]:
        """Return the line on how firm a target is; none where it is told of no target."""
        if figure.strength is None:
            return []
        return [f"├ {self.pick('力度', 'strength')}  {self.word('strengths', figure.strength)}"]

    def year(self, figure: Figure) -> str:
        """Return the line on the year that a figure is of."""
        unknown = self.none("不是一年，或不明", "not one year, or not known")
        return f"├ {self.pick('年度', 'year')}  {unknown if figure.period is None else figure.period}"

    def scope(self, figure: Figure) -> str:
        """Return the line on the place that a figure is for."""
        everywhere = self.none("发文地区全域", "all of the issuer’s area")
        return f"├ {self.pick('范围', 'scope')}  {figure.scope or everywhere}"

    def doubts(self, doubts: Sequence[str]) -> list[str]:
        """Return a line for each doubt of a record."""
        return [self.pick(f"    存疑：{doubt}", f"    doubt: {doubt_in_english(doubt)}") for doubt in doubts]


_SCALES = {Decimal(10) ** 4: "万", Decimal(10) ** 8: "亿"}
"""The multipliers by which officials write."""


def _grouped(number: Decimal) -> str:
    return f"{Decimal(plain(number)):,f}"


def one_line(text: str) -> str:
    """Return text with its line ends shown."""
    return text.replace("\n", "⏎")
