"""A parent's light: the worst of its parts, in the one order that ``ledger/data/lights.toml`` declares."""

from collections import Counter
from collections.abc import Sequence

from taizhang.ledger.lights.records import Colour, Judged
from taizhang.ledger.lights.rules import LightRules


def worst(colours: Sequence[Colour], rules: LightRules) -> Colour:
    """Return the worst of these colours; grey where there are none."""
    return min(colours, key=rules.order.index, default="grey")


def roll_up(colours: Sequence[Colour], rules: LightRules) -> Judged:
    """Return the light of a task with these lights of its parts."""
    colour = worst(colours, rules)
    counted = Counter(colours)
    present = [one for one in rules.order if counted[one]]
    zh = "、".join(f"{rules.names[one].zh}{counted[one]}项" for one in present)
    en = ", ".join(f"{counted[one]} {rules.names[one].en}" for one in present)
    return Judged(
        colour=colour,
        rule="parts",
        actual=None,
        planned=None,
        derivation=f"分任务{len(colours)}项：{zh}；取最差 → {rules.shorts[colour].zh}",
        derivation_en=f"{len(colours)} parts: {en}; the worst counts → {rules.shorts[colour].en}",
    )
