"""What is told beside the same other number in two places, in whatever words (接待820万人次,收入52亿元; 游客802万人次,收入52亿元)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from taizhang.checking.accounts import of_two_accounts
from taizhang.checking.judging import Why, is_plain
from taizhang.checking.passages import COUNT, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_of, slip_like
from taizhang.checking.wordings import told_otherwise
from taizhang.reading.records import Figure

_TELLING, _ANCHOR, _MOST, _REACH = 3, 2, 4, 4000
_GENERAL = frozenset(
    (
        "完成",
        "实现",
        "达到",
        "增长",
        "下降",
        "全年",
        "全县",
        "全市",
        "全区",
        "全省",
        "新增",
        "累计",
        "收入",
        "总额",
        "人数",
        "项目",
        "投资",
        "万元",
        "亿元",
        "资金",
    )
)
_OPEN = Why(zh="两处用语不同，所指可能不同", en="the two are told in other words and may be of different things")


def check_beside(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Ask of two numbers one slip apart that stand beside one and the same number, their names sharing a word."""
    for passages in readings:
        seen: dict[tuple[object, ...], list[tuple[Passage, Figure, Figure]]] = defaultdict(list)
        for passage in passages:
            for number in range(len(passage.figures) - 1):
                for own, anchor in ((number, number + 1), (number + 1, number)):
                    if not _told(passage, own, _TELLING) or not _told(passage, anchor, _ANCHOR):
                        continue
                    figure, beside = passage.figures[own], passage.figures[anchor]
                    group = seen[beside.value, beside.unit, figure.unit, own < anchor]
                    if not any(home is passage for home, _, _ in group):
                        yield from _differs(group, passage, figure, beside)
                    if len(group) < _MOST:
                        group.append((passage, figure, beside))


def _told(passage: Passage, number: int, least: int) -> bool:
    """Whether a figure is a level of so many digits that it is hardly met with by chance."""
    figure = passage.figures[number]
    level = figure.measure == "level" and figure.role == "value" and is_plain(figure)
    digits = digits_of(figure) if level else ""
    # 820 and 802: a zero at the end may have changed places.
    telling = len(digits) >= least and len(digits.rstrip("0")) >= _ANCHOR
    return telling and passage.kind(number) in (COUNT, MONEY, PERCENT)


def _words(name: str) -> set[str]:
    return {name[k : k + 2] for k in range(len(name) - 1)} - _GENERAL


def _differs(
    group: Sequence[tuple[Passage, Figure, Figure]], passage: Passage, figure: Figure, beside: Figure
) -> Iterator[Finding]:
    if any(first.value == figure.value for _, first, _ in group):
        return
    for home, first, anchor in group:
        one = (first.mood, first.period, first.scope) == (figure.mood, figure.period, figure.scope)
        near = passage.start - home.end < _REACH and "\n" in passage.reading.text[home.end : passage.start]
        named = _words(first.indicator) & _words(figure.indicator) and _words(anchor.indicator) & _words(
            beside.indicator
        )
        alike = one and near and named and slip_like(first, figure)
        if alike and not of_two_accounts((home, first), (passage, figure)):
            yield told_otherwise(
                (passage, figure),
                (home, first),
                "unclear",
                basis=Why(zh=f"另一处与{beside.text}并列的数", en=f"the number beside {beside.text} elsewhere"),
                reason=_OPEN,
            )
            return
