"""What the names of outputs end in, which goods and parts told after them leave out (粮食产量30万吨,棉花5万吨)."""

import re

from taizhang.reading.indicators import find
from taizhang.reading.patterns import lazy

_OF_OUTPUT = lazy(
    "(?:(?:年平均|年|总)?产量|(?:通车)?(?:总)?里程|[出存]栏量?|(?:播种|种植|栽培)面积|(?<=作物)种植|(?<=..)养殖|(?<=.)造林"
    "|(?:旅客|货物)周转量|[客货]运量|(?:内|外)?销[量额]|(?<!工业)(?<!总)产值)$"
)
_OUTPUT_LAST = frozenset("量程栏积植殖林额值")
"""What those words end with: a cheap test before the pattern."""


OF_HERDS = frozenset(("头", "只", "羽", "匹", "头只", "峰"))
"""What animals are counted in, which one output goes on over (生猪出栏3万头,家禽12万只)."""


def output_of(name: str) -> re.Match[str] | None:
    """Return the words for an output that a name ends with (粮食|产量), or None."""
    return _OF_OUTPUT.search(name) if name[-1:] in _OUTPUT_LAST else None


def outputs_alike(names: list[str], head: str) -> list[str]:
    """Return names of outputs with another output of the same things (生猪出栏 and 家禽出栏, 存栏 → 生猪存栏, 家禽存栏), or an
    empty list."""
    if head not in _OUTPUTS or not all(names):
        return []
    tails = [output_of(name) for name in names]
    if not all(tail is not None and tail.start() for tail in tails):
        return []
    return [name[: tail.start()] + head for name, tail in zip(names, tails, strict=True) if tail is not None]


_OUTPUTS = frozenset(("存栏", "出栏", "产量", "总产量", "总产", "播种面积", "种植面积", "产值", "单产"))
_MEAN_OF_BONDS = lazy("(?:加权|剩余)?平均[一-龥]{0,6}(?:期限|年限|利率)$")


def of_bonds(base: str, text: str) -> str:
    """Return a sort of bonds with the mean term or rate that ``base`` names (平均期限14年,其中一般债券|8年), or an empty
    string."""
    mean = _MEAN_OF_BONDS.search(base) if text.endswith(("债券", "债务", "债")) else None
    return "" if mean is None else text + mean.group()


def valued(whole: str, text: str) -> str:
    """Return an industry or sort of firms with the value that ``whole`` ends in (规上工业增加值增长7%。三大门类中,制造业|9%),
    or an empty string."""
    tail = _OF_VALUE.search(whole) if whole[-1:] in _VALUE_LAST else None
    if tail is None or not tail.start() or not text.endswith(_SORTS) or find(text, None, "level") is not None:
        return ""
    value = tail.group() if text.endswith("企业") else tail.group().removeprefix("工业")
    return "" if len(text) > _LONGEST_SORT or _OF_VALUE.search(text) is not None else text + value


_OF_VALUE = lazy("(?:工业)?(?:增加值|总产值|利润总额|用电量|营业收入|(?<=固定资产)投资|(?<=[产房]业)投资)$")
_VALUE_LAST = frozenset("值额量入资")
_SORTS = (
    *("企业", "业", "公司", "部门", "门类"),
    *("航天", "医药", "制药", "制造", "装备", "材料", "汽车", "电子", "食品", "机械", "化工", "纺织", "建材", "冶金"),
)
_LONGEST_SORT = 20
NO_GOODS = (
    *("量度值额积率数重产栏税"),
    *("量达", "产品", "收入", "出口", "进口", "还林", "还草", "抚育", "育林", "低改", "育苗", "建设", "改造", "修复", "管护"),
    *("利润", "投资", "增收", "收益", "播种", "种植", "栽植", "栽培", "养殖", "贷款", "存款", "创汇", "资金", "资产"),
)
"""How a name ends that is measured itself, and of which no output is told."""
