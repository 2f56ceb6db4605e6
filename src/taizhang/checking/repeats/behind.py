"""What is named behind its number (总投资5.63亿元的标准化科创园), told twice: in a review and among the plans, say."""

from collections.abc import Iterator, Sequence

from taizhang.checking.judging import Why, is_plain, span_of
from taizhang.checking.passages import COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_of, slip_like
from taizhang.checking.wordings import told_otherwise
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_BEHIND = lazy("(?P<of>的)?[“《]?(?P<name>[\u4e00-\u9fffA-Za-z0-9“”·、]{4,30})")
_BEFORE = lazy("(?P<what>总?投资额?|总长度?|全长|占地|建筑面积|总面积|总规模|下达|面积)(?:约|达到?|为|了|近)*$")
_TELLING = 3
_PREFIX, _SHORT = 6, 4
_COMMON = lazy("项目|工程|建设|产业|农村|重点|基础|公路|设施|园区|改造|企业|[市县区镇]$|资金|债券|贷款|补助|专项")
"""What very many things are called by, so that four characters of it name none."""
_MOST = 6
_PART = lazy("完成|新增|其中|年度|首期|一期|二期|三期|到位|本年|当年|今年|去年")
_OPEN = Why(zh="两处所指的部分或时点可能不同", en="the two may be of other parts or dates")


def check_named_behind(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """总投资5.63亿元的标准化科创园…, and further on 总投资5.36亿元的标准化科创园: one thing, two totals."""
    for passages in readings:
        seen: dict[tuple[str, str, str | None], list[tuple[Passage, Figure]]] = {}
        for passage in passages:
            for number, figure in enumerate(passage.figures):
                key = _key(passage, number, figure)
                if key is None:
                    continue
                group = seen.setdefault(key, [])
                for home, first in group:
                    if home is passage or span_of(first).meets(span_of(figure)) or not slip_like(first, figure):
                        continue
                    yield told_otherwise(
                        (passage, figure),
                        (home, first),
                        "unclear",
                        basis=Why(zh=f"另一处“{key[1]}”的数", en=f"another number of “{key[1]}”"),
                        reason=_OPEN,
                    )
                    break
                if len(group) < _MOST:
                    group.append((passage, figure))


def _key(passage: Passage, number: int, figure: Figure) -> tuple[str, str, str | None] | None:
    """Return what stands before and behind a number of some digits, with its unit, or None."""
    if passage.kind(number) not in (COUNT, MONEY) or not is_plain(figure):
        return None
    if len(digits_of(figure).rstrip("0")) < _TELLING or figure.measure != "level":
        return None
    behind = _BEHIND.match(passage.gaps[number + 1])
    if behind is None:
        return None
    lead = passage.label(number)
    before = _BEFORE.search(lead)
    money = passage.kind(number) == MONEY
    # 完成投资2660万元的县妇幼保健院: it is that which costs so much.
    lead = lead.removesuffix("完成投资") + "投资" if behind["of"] and lead.endswith("完成投资") else lead
    if (money and before is None) or _PART.search(lead):
        return None
    name = behind["name"]
    short = name[:_SHORT]
    if before is not None and behind["of"] and not _COMMON.search(short):
        return before["what"][-2:], short, figure.unit
    name = name.partition("、")[0]
    if len(name) < _PREFIX:
        return None
    return before["what"][-2:] if before else "", name[:_PREFIX], figure.unit
