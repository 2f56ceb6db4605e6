"""The amounts of a text by their unit, each with what is said before it, in which sums are looked for."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import half_unit, is_exact
from taizhang.checking.passages import COUNT, MONEY, Passage
from taizhang.checking.sums.candidates import FINE, Item
from taizhang.reading.patterns import lazy

_NARROW = str.maketrans(",;:()", "，；：（）")
STEP = lazy("(?:(?P<up>增加|净增|增长|扩大|增|多)|(?P<down>减少|下降|缩小|减|少))了?约?$")
"""How far something rose or fell, right before its amount."""
_NOT = lazy(
    "比(?!赛)|每|均(?!为|达|衡)|较(?![大小好高低快重])|从(?!业|事)|由(?=.{0,4}$)|增加(?!值)|减少|增长|下降|净增|占(?!$)|超过|高于|低于"
    "|目标|任务|计划(?!新?开工|新?建|投产|竣工|建成)|上年(?!结|滚)|去年|同期|(?<!规模)(?<!及)以上|(?<!及)以下|人均|户均|排名|第$"
)
_BUDGET = lazy("(?<!决算)预算(?!收|支|本级|内|外|稳|决|金额|规模)")
_DONE = lazy("完成|执行|决算|实际|调整|超收|短收")
_ALIKE = {"名": "人", "位": "人", "TEU": "标准箱", "标箱": "标准箱", "批次": "次", "条": "件", "篇": "件", "幅": "件"}
_TOLD = ("=", "≈")
NEAR = 260
"""How many characters may stand between two amounts of one list."""
_TWO = 2


def chains(passages: Sequence[Passage]) -> Iterator[list[Item]]:
    """Yield the levels, and the steps, of each unit in the order of the text, where there are three and more."""
    found: dict[tuple[str, bool], list[Item]] = {}
    for at, passage in enumerate(passages):
        depth = clause = 0
        done: bool | None = None
        for number, figure in enumerate(passage.figures):
            gap = passage.gaps[number]
            depth = max(0, depth + gap.count("（") - gap.count("）"))
            clause += gap.count("；") + gap.count("。")
            plain = figure.role == "value" and figure.unit and figure.value and figure.qualifier in _TOLD
            if passage.kind(number) not in (COUNT, MONEY) or not plain or figure.value_high is not None:
                continue
            label = passage.label(number)
            step = STEP.search(label)
            if _BUDGET.search(label):
                # Beside what came in, what was planned is no part of anything; looked for once a sentence.
                done = _DONE.search(passage.masked) is not None if done is None else done
                if done:
                    continue
            if step is None and (_NOT.search(label) or figure.measure not in ("level", "share")):
                continue
            unit = figure.unit or ""
            unit = "件" if unit.startswith("件") else _ALIKE.get(unit, unit)
            chain = found.setdefault((unit, step is not None), [])
            value = int(abs(Fraction(figure.value or 0)) * FINE) * (-1 if step is not None and step["down"] else 1)
            half = 0 if is_exact(figure) else int(half_unit(figure) * FINE)
            since, between = _since(chain[-1] if chain else None, passage, number)
            chain.append(Item(passage, number, figure, value, half, label, since, between, depth > 0, (at, clause)))
    yield from (chain for chain in found.values() if len(chain) > _TWO)


def _since(last: Item | None, passage: Passage, number: int) -> tuple[str, str]:
    figure = passage.figures[number]
    if last is None:
        return passage.between(-1, number), ""
    if figure.start - last.figure.end > NEAR:
        return "\n", ""
    between = passage.reading.text[last.figure.end : figure.start].translate(_NARROW)
    if last.passage is passage:
        return between, passage.kinds[last.number + 1 : number]
    return between, last.passage.kinds[last.number + 1 :] + passage.kinds[:number]
