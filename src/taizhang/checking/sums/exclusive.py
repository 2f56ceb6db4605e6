"""Names that exclude each other (城镇 and 乡村, 达标 and 未达标), so that what bears them adds up."""

from collections.abc import Iterator, Sequence

from taizhang.checking.words import WORDS
from taizhang.reading.patterns import lazy

_SAID_FIRST = lazy("^经?(?:调查|核查|核实|认定|查)")
CARRIERS = lazy("公路|水路|铁路|民航|航空|管道")
"""Ways of carriage, of which a whole has others as well (货运量48.3亿吨,其中公路35.5亿吨,水路8.4亿吨)."""
_TELLING = 2
"""A word of fewer characters denies another by chance."""


def _family(labels: Sequence[str], families: Sequence[Sequence[str]], *, whole: bool) -> bool:
    """Whether every label bears a different name of one family; all of its names where ``whole``."""
    for family in families:
        if whole and len(labels) != len(family):
            continue
        taken = []
        for label in labels:
            names = [name for name in family if name in label]
            if not names:
                break
            # 非税收入 holds 税收 too; the name that begins first is meant.
            taken.append(min(names, key=lambda name: (label.index(name), -len(name))))
        else:
            if len(set(taken)) == len(labels):
                return True
    return False


def exclusive(labels: Sequence[str]) -> bool:
    """Say whether the words that name the parts belong to one family of names that exclude each other."""
    if _family(labels, WORDS.open, whole=False) or _family(labels, WORDS.closed, whole=False):
        return True
    return denied(labels)


def denied(labels: Sequence[str]) -> bool:
    """Say whether there are two labels, one of which denies the other (经营性 and 非经营性), so that both are all of it."""
    return len(labels) == 2 and _negated(*(_bare(label) for label in labels))


def _bare(label: str) -> str:
    return _SAID_FIRST.sub("", label.split("|")[0].removeprefix("。").removeprefix("其中")).removeprefix("已")


def _negated(one: str, other: str) -> bool:
    """Say whether one label denies the other: 经营性 and 非经营性, 立案侦办涉税案件 and 立案侦办非涉税案件."""
    short, long = sorted((one, other), key=len)
    if len(short) < _TELLING:
        return False
    return any(
        negation in long and short in _without_each(long, negation)
        for negation in ("非", "未", "不", "无", "没有", "尚未")
    )


def _without_each(label: str, word: str) -> Iterator[str]:
    """Yield a label without each of the places where a word stands in it."""
    at = label.find(word)
    while at >= 0:
        yield label[:at] + label[at + len(word) :]
        at = label.find(word, at + 1)


def both_of_family(labels: Sequence[str]) -> bool:
    """Say whether two labels bear the two names that together are all of it (城镇, 乡村)."""
    return _family(labels, WORDS.closed, whole=True)


def likely_all(labels: Sequence[str]) -> bool:
    """Say whether labels bear the names that are mostly all of it (直接答复, 转办)."""
    return _family(labels, WORDS.likely, whole=True)


def names_of_family(labels: Sequence[str]) -> tuple[str, ...]:
    """Return the names that two labels bear and that together are all of it, both where there are any."""
    for family in WORDS.closed:
        if len(family) == len(labels) and all(any(name in label for label in labels) for name in family):
            return family
    return ()
