"""Ranks among so many: the last of 262 places is the 262nd, and whoever moved up stood no further back."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.judging import QUALIFIED, Why, is_plain, worded
from taizhang.checking.passages import COUNT, OTHER, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_RANK = lazy(
    f"(?P<of>{COUNT})(?P<noun>{WORD}{{1,12}}?)(?:中|里|当中)?{WORD}{{0,14}}?(?:综合排名|信用排名|排名|位次|名次|位居|排|位列|居)"
    f"[^。；;{COUNT}{OTHER}]{{0,16}}?(?:(?P<way>前移|上升|提升|跃升|前进|提高|后移|下降|后退)了?(?P<by>{COUNT}){WORD}{{0,4}}[、，,])?"
    f"{WORD}{{0,6}}?(?P<rank>{OTHER})"
)
_AMONG_ALL = lazy(
    f"全(?P<area>[国省市区县州])(?:共有?|现有|有|的)?(?P<of>{COUNT})(?:省|市|县|区|旗|街道|乡|镇|地市|设区市|单位|城市)"
    f"[^。；{COUNT}{OTHER}]{{0,40}}?(?:居|列|排|排名|位列|位居)(?:全(?P=area))?[^。；，全{COUNT}{OTHER}]{{0,6}}?(?P<rank>{OTHER})"
)
_OF_OTHERS = lazy("(?:居|列|排)[^，,；;。]{0,2}(?:全国|全省|全市|全区|全县)|其中")
_BACK = ("后移", "下降", "后退")


def check_ranks(passage: Passage) -> Iterator[Finding]:
    """在262个城市排名中前移109个位次、升至第71位: 71 is a rank of 262, and so is 71 and 109 together."""
    for match in _RANK.finditer(passage.masked):
        of, rank = passage.figure(match.start("of")), passage.figure(match.start("rank"))
        if _OF_OTHERS.search(passage.masked[match.end("of") : match.start("rank")]) or not rank.text.startswith("第"):
            # 4省区增速居全国前10位: the rank is among all of the country, and 前10位 is none.
            continue
        if rank.measure != "rank" or of.value is None or rank.value is None or of.value < _FEWEST:
            continue
        moved = None if match["by"] is None else passage.figure(match.start("by"))
        before = rank.value
        if moved is not None and moved.value is not None:
            before += -moved.value if match["way"] in _BACK else moved.value
        if 1 <= rank.value <= of.value and 1 <= before <= of.value:
            continue
        off = rank if not 1 <= rank.value <= of.value or moved is None else moved
        others = tuple(f for f in (moved, rank, of) if f is not None and f is not off)
        plain = is_plain(of) and is_plain(off)
        yield _beyond(passage, of, off, others, max(before, rank.value), plain=plain)
    if "全" in passage.masked and "第" in passage.reading.text[passage.start : passage.end]:
        yield from _among_all(passage)


def _among_all(passage: Passage) -> Iterator[Finding]:
    """全市共10个县区,我区增速居全市第19位: no place of ten is the nineteenth."""
    for match in _AMONG_ALL.finditer(passage.masked):
        of, rank = passage.figure(match.start("of")), passage.figure(match.start("rank"))
        told = rank.measure == "rank" and rank.text.startswith("第") and is_plain(of) and is_plain(rank)
        if told and of.value is not None and rank.value is not None and rank.value > of.value >= _FEWEST:
            yield _beyond(passage, of, rank, (of,), rank.value, plain=True)


def _beyond(
    passage: Passage, of: Figure, off: Figure, others: Sequence[Figure], last: Decimal, *, plain: bool
) -> Finding:
    return worded(
        "parts",
        "contradicts" if plain else "unclear",
        places=(passage.place(off), *map(passage.place, others)),
        stated=off.text,
        computed=f"第{last}位",
        difference=f"{abs(last - (of.value or 0))}位",
        tolerance="0位",
        basis=Why(
            zh=f"在{of.text}中的位次应在{of.text}以内，推得", en=f"a rank among {of.text} is no more than that; it"
        ),
        reason=QUALIFIED,
    )


_FEWEST = Fraction(3)
