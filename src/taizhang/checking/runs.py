"""Which figures go on with a list of parts, and where another statement begins."""

import re
from collections.abc import Sequence

from taizhang.checking.passages import ANY_MARK, COUNT, MONEY, PERCENT, POINTS, Passage
from taizhang.checking.staging import REST, stages_of
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

JOINED = lazy("^[^，,；;。]{0,30}[、和及][^，,；;。]{0,30}$")
"""What stands between two items of a list that 、 or 和 joins."""
BY_NOW = lazy("[，](?:总数|总量|累计)?(?:达到?|增至|增加到)了?")
"""What leads from what was added to what there is by now (净增2052.1万户,达到了6757.2万户), which was not added."""
_FLOW = lazy("(?:新增|增加|减少|净增|同比|增长|下降|提高|比上年|较上年|人均|户均|平均|每|占|奖励|投入|总投资)")
_ANEW = lazy(
    "[，,；;。](?:并|同时|已|共|还)?(?P<verb>完成|新建|建成|实施|开展|推进|启动|引进|新增|打造|改造|建设|培育|发放|投入|争取|组织|举办|办理|处理|查处|出动|累计|全年|今年"
    "|总投资|计划|解决|实现|建立|服务(?!业)|惠及|带动|受益|支持|安排|帮助|拨付|目前|实际|截至|现已|整治|拆除|清理|新开工|预计|力争|确保|全市|全区|全县|全省|全国|比上年|同比|经?审查|立案)"
)
_TIME = lazy("[；;。](?:截至|截止|至|到)[^，,]{1,12}[，,]|[；;。](?:全市|全区|全县|全省|全国)")
_OVER = lazy("(?:多|少)(?:增|减|投|收|支)|环比")
_STOCK = lazy("总量|总数|总计|累计|存量|总户数|总人数|总规模|达到$|达$|增至|增加到|增加至|扩大到")
_ASIDE = lazy("[（(][^（）()]{1,12}[）)](?=[^，,；;、。：:])")
_WITHIN = lazy("[，,]内(?:有|含)")
_LONGEST = 60
_NOUN, _LONG_KIND = 2, 8
_PEOPLE = ("人", "名")
_OPENED, _CLOSED = lazy("[（(]"), lazy("[）)]")
_GROWTH = lazy(
    "[，,](?:同比(?:去年|上年)?(?:同期)?|(?:比|较)(?:上|去)年(?:同期|末)?)(?:名义|实际)?(?:增长|下降|增加|提高|上升|降低)了?"
)


def labels_of(passage: Passage, numbers: Sequence[int]) -> list[str]:
    """Return the words that name each part: those before it in its clause, and those after it to the next mark."""
    labels = []
    for number in numbers:
        # 农业(种植业)产值: what stands in brackets only explains the name.
        before = ANY_MARK.split(_ASIDE.sub("", passage.between(number - 1, number)))[-1]
        after = ANY_MARK.split(passage.between(number, number + 1))[0]
        labels.append(before + "|" + after)
    return labels


def run(passage: Passage, first: int, unit: str | None) -> list[int]:
    """Return the figures that go on with the list: the same unit, growth rates and shares between them left out."""
    parts = [first]
    depth = 0
    for number in range(first + 1, len(passage.figures)):
        gap = passage.between(number - 1, number)
        depth = max(0, depth + len(_OPENED.findall(gap)) - len(_CLOSED.findall(gap)))
        if depth and not _CLOSED.search(gap):
            # 27项(省级6项、市级5项): what stands in brackets breaks down the part before it.
            continue
        if (
            "其中" in gap
            or _WITHIN.search(gap)
            or re.search("[，,；;](?:而|但)", gap)
            or len(gap) > 40
            or (_begins_anew(gap, passage.between(first - 1, first)) and not _goes_on(passage, first, number, gap))
        ):
            break
        figure = passage.figures[number]
        if passage.kind(number) not in (MONEY, COUNT):
            continue
        if is_base(passage, number):
            # 3511万元,占年初预算8465万元的41.5%: what a part is compared with is none itself.
            continue
        if figure.unit != unit and not (
            unit in _PEOPLE and figure.unit == "个" and ANY_MARK.split(gap)[-1].endswith("人员")
        ):
            # 省级项目5个,总投资3亿元: another measure of the same part.
            continue
        last_word = ANY_MARK.split(gap)[-1]
        if dealt_with(passage, number, first):
            # 咨询2157件;投诉920件,截至目前已办结746件;举报346件: how many of a part are dealt with is no part beside it.
            continue
        if _STOCK.search(last_word) and not _STOCK.search(passage.between(first - 1, first)):
            # 新增7862户,其中…,总量达到6.34万户: what there is by now is no part of what was added.
            break
        if _OVER.search(gap) and not _OVER.search(passage.between(first - 1, first)):
            # 增加39.7亿元,环比和同比分别少增142亿元和193.3亿元: by how much less than another time is no part.
            break
        if _FLOW.search(last_word) and not _FLOW.search(passage.between(parts[-1] - 1, parts[-1])):
            break
        parts.append(number)
        if len(parts) > _LONGEST:
            # No list that anyone adds up.
            return [first]
    return parts


def is_base(passage: Passage, number: int) -> bool:
    """Say whether a figure is the norm or whole that the share after it is of."""
    if number + 1 >= len(passage.figures) or passage.kind(number + 1) != PERCENT:
        return False
    before = passage.label(number)
    of_it = passage.between(number, number + 1).lstrip("数").startswith("的")
    return of_it and (
        "占" in before or re.search("(?:完成|为)[^，,；;]{0,6}(?:预算|计划|目标|任务)", before) is not None
    )


def dealt_with(passage: Passage, number: int, first: int) -> bool:
    """Say whether a figure tells how many of a part are dealt with, in a list that tells of something else."""
    own, other = (passage.label(k) for k in (number, first))
    return any(stage != REST for _, stage in stages_of(own)) and not stages_of(other)


def begins_anew(gap: str) -> bool:
    """Say whether a clause names a time or the whole place of its own, and so goes on with no list."""
    return _TIME.search(gap) is not None


def _goes_on(passage: Passage, first: int, number: int, gap: str) -> bool:
    """Say whether a list goes on though a word begins as if not: with how a part grew, or a kind (审查申诉和申请再审案件)."""
    kind, noun = ANY_MARK.split(gap)[-1], passage.label(first)[-_NOUN:]
    one_more = kind.startswith("审查") and len(kind) >= _LONG_KIND and len(noun) == _NOUN and kind.endswith(noun)
    return one_more or _is_growth(passage, number, gap)


def _is_growth(passage: Passage, number: int, gap: str) -> bool:
    """Say whether a figure is how the part before it grew (45亿元,同比增长5%), after which the list goes on."""
    return passage.kind(number) in (PERCENT, POINTS) and _GROWTH.fullmatch(gap) is not None


def _begins_anew(gap: str, first: str) -> bool:
    """Whether the words before a figure begin another statement rather than go on with the list."""
    match = _ANEW.search(gap)
    return match is not None and match["verb"] not in first


def told_as_whole(passage: Passage, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Say whether one of several parts that 、 joins is told by the number of their whole."""
    same = [p for p in parts if p.value == whole.value]
    at = [passage.figures.index(p) for p in parts if p in passage.figures]
    joined = len(at) == len(parts) and all(passage.gaps[k].startswith("、") for k in at[1:])
    return len(same) == 1 and joined and all(p.value for p in parts)
