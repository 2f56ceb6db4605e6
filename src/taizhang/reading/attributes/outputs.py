"""What the names of outputs end in, which goods and parts told after them leave out (粮食产量30万吨,棉花5万吨)."""

import re

from taizhang.reading.patterns import lazy

_OF_OUTPUT = lazy(
    "(?:(?:年平均|年|总)?产量|(?:通车)?(?:总)?里程|[出存]栏量?|(?:播种|种植|栽培)面积|(?<=作物)种植|(?<=..)养殖|(?<=.)造林|(?:旅客|货物)周转量|[客货]运量)$"
)
_OUTPUT_LAST = frozenset("量程栏积植殖林")
"""What those words end with: a cheap test before the pattern."""


OF_HERDS = frozenset(("头", "只", "羽", "匹", "头只", "峰"))
"""What animals are counted in, which one output goes on over (生猪出栏3万头,家禽12万只)."""


def output_of(name: str) -> re.Match[str] | None:
    """Return the words for an output that a name ends with (粮食|产量), or None."""
    return _OF_OUTPUT.search(name) if name[-1:] in _OUTPUT_LAST else None


_MEAN_OF_BONDS = lazy("(?:加权|剩余)?平均[一-龥]{0,6}(?:期限|年限|利率)$")


def of_bonds(base: str, text: str) -> str:
    """Return a sort of bonds with the mean term or rate that ``base`` names (平均期限14年,其中一般债券|8年), or an empty
    string."""
    mean = _MEAN_OF_BONDS.search(base) if text.endswith(("债券", "债务", "债")) else None
    return "" if mean is None else text + mean.group()
