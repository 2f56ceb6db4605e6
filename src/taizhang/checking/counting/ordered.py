"""Numbers told in order: how many pass each of several lines, and the foremost of a list with their numbers.

41个城市超过200万辆,24个城市超过300万辆: no more pass the higher line. 排名前五的城市分别是…,业务量分别为136.9亿件、114.5亿件…: each less.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.judging import Why, is_exact, is_plain, names_counted, place_at, told_amiss
from taizhang.checking.numerals import numeral
from taizhang.checking.passages import COUNT, MONEY, OTHER, PERCENT, Passage
from taizhang.checking.records import Finding, Place
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_LINE = "(?P<line>[0-9]+(?:\\.[0-9]+)?)(?P<scale>[百千]?[万亿]?)(?P<unit>[\u4e00-\u9fff]?)"
_OVER_AFTER = lazy(f"(?P<n>[0-9]+)(?P<what>[个家户只座处项])[^，。；：、0-9]{{0,10}}?超过?{_LINE}")
_OVER_BEFORE = lazy(
    f"(?:超过?|大于){_LINE}的?[^，。；：、0-9]{{0,8}}?(?:有|达到?)(?P<n>[0-9]+)(?P<what>[个家户只座处项])"
)
_MEMBERS = lazy("[；。]|其他|另有|分别")
_SCALES = {
    "": 1,
    "万": 10**4,
    "亿": 10**8,
    "百万": 10**6,
    "千万": 10**7,
    "百亿": 10**10,
    "千亿": 10**11,
    "百": 100,
    "千": 1000,
}
_FOREMOST = lazy(
    f"(?:居|列|排名|排|位列|位居|名列|总[量额]|数量|规模)?前(?:(?P<n>[二三四五六七八九十]|[2-9]|10)|(?P<f>[{COUNT}{OTHER}]))"
    "(?P<c>名|位|大)?(?![0-9年个月季期])"
)
_NAMED = lazy(
    "^[^，。；：、（）]{0,16}?(?:分别为|分别是|依次是|依次为|依次|为|是|有|：)(?P<list>[^，。；：]{4,240})(?=[，。；]|$)"
)
_BRACKET = lazy("（[^（）]*）")
_TWO, _THREE = 2, 3
_MOST = 12
_OPEN_ORDER = Why(zh="所列数字未必都按大小排列", en="they need not be listed by size")
_OPEN_NAMES = Why(zh="所列名称可能另有分法", en="the names may be parted otherwise")


def check_thresholds(passage: Passage) -> Iterator[Finding]:
    """超过500万的城市有11个,超过1000万的有29个: what passes the higher line passes the lower one too."""
    text = passage.text
    if text.count("超") < _TWO:
        return
    for pattern in (_OVER_AFTER, _OVER_BEFORE):
        told = list(pattern.finditer(text))
        for one, other in itertools.pairwise(told):
            between = text[one.end() : other.start()]
            alike = one["what"] == other["what"] and one["unit"] == other["unit"]
            if not alike or len(between) > _MOST or _MEMBERS.search(between):
                continue
            lines = [Decimal(m["line"]) * _SCALES[m["scale"]] for m in (one, other)]
            counts = [int(m["n"]) for m in (one, other)]
            low, high = (0, 1) if lines[0] < lines[1] else (1, 0)
            found = [_at(passage, passage.start + m.start("n")) for m in (one, other)]
            if lines[0] == lines[1] or counts[high] <= counts[low] or None in found:
                continue
            figures = [f for f in found if f is not None]
            yield told_amiss(
                "parts",
                "contradicts" if high > low else "unclear",
                places=(passage.place(figures[high]), passage.place(figures[low])),
                figure=figures[high],
                value=Fraction(counts[low]),
                room=Fraction(0),
                basis=Why(
                    zh=f"超过较低界限的{figures[low].text}", en=f"the {figures[low].text} that pass the lower line"
                ),
                reason=None if high > low else _OPEN_ORDER,
            )


def _at(passage: Passage, start: int) -> Figure | None:
    return next((f for f in passage.figures if f.start == start and is_exact(f) and is_plain(f)), None)


def check_foremost(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """居前5名的为北京(5721亿元)、上海(4167亿元)…: as many as said, the largest first."""
    for passages in readings:
        for passage in passages:
            if "前" in passage.masked and (len(passage.figures) >= _THREE or "：" in passage.masked):
                yield from _of_sentence(passage)
            if "最" in passage.masked and "分别" in passage.masked and len(passage.figures) >= _THREE:
                yield from _of_most(passage)


_MOST_OF = lazy(
    f"最[高低多少大小快慢好差][^，。；]{{0,4}}?(?P<n>[{COUNT}{OTHER}])[^，。；、]{{0,8}}(?:依次|分别)?(?:是|为)：?"
    f"(?P<names>[^，。；：]{{4,80}})，[^，。；]{{0,12}}分别(?:为|是|达到?)?(?P<first>[{MONEY}{COUNT}{PERCENT}{OTHER}])"
)


def _of_most(passage: Passage) -> Iterator[Finding]:
    """浓度最高的3个城市依次是安阳、濮阳和石家庄,分别为94、84和81微克: as many names and numbers as said, in their order."""
    for match in _MOST_OF.finditer(passage.masked):
        figure = passage.figure(match.start("n"))
        names = re.split("、|(?<=..)[和及与](?=..)", match["names"])
        first = passage.number(match.start("first"))
        last = first
        while last + 1 < len(passage.figures) and re.fullmatch("[、和及与]", passage.gaps[last + 1]):
            last += 1
        told = last - first + 1
        if told == len(names) and told != figure.value and is_plain(figure) and told > 1:
            counted = Why(zh="按所列名称计数", en="counting the names listed")
            yield names_counted(
                passage.place(figure), int(figure.value or 0), told, "unclear", counted, reason=_OPEN_NAMES
            )
        yield from _fall(passage, range(first, last + 1))


def _of_sentence(passage: Passage) -> Iterator[Finding]:
    for match in _FOREMOST.finditer(passage.masked):
        if match["f"]:
            figure = passage.figure(match.start("f"))
            if figure.unit not in ("名", "位", "个", None) or not figure.value or figure.value > _MOST:
                continue
            count, place = int(figure.value), passage.place(figure)
        else:
            count = numeral(match["n"])
            begin = passage.reading.text.find(match.group(), passage.start, passage.end)
            place = place_at(passage.reading, max(begin, passage.start), max(begin, passage.start) + len(match.group()))
        yield from _count(passage, match, count, place)
        yield from _order(passage, match, count)


def _count(passage: Passage, match: re.Match[str], count: int, place: Place) -> Iterator[Finding]:
    """Hold how many are said to come first against the names listed, with a bracket each or behind a colon."""
    rest = passage.masked[match.end() :]
    bare = _BRACKET.sub("", rest)
    told = _NAMED.match(bare)
    if told is None or "等" in told["list"]:
        return
    items = [item for item in re.split("、", told["list"]) if item]
    last = re.split("(?<=..)[和及与](?=..)", items[-1])
    brackets = len(re.findall("）", rest[: len(told["list"]) + len(rest)].split("。")[0].split("；")[0]))
    names = len(items) - 1 + len(last)
    if bare == rest:
        # 受理量前10位的单位:市住建委、公积金中心、…: short names behind a colon, of which none joins two.
        short = len(items) > _THREE and max(map(len, items)) <= _MOST
        led = "：" in told.group()[: told.start("list")]
        brackets = names if led and short and not len(items) <= count <= names else 0
    if names >= _THREE and names == brackets and names != count and abs(names - count) <= _TWO:
        counted = Why(zh="按所列名称计数", en="counting the names listed")
        yield names_counted(place, count, names, "unclear", counted, reason=_OPEN_NAMES)


def _order(passage: Passage, match: re.Match[str], count: int) -> Iterator[Finding]:
    """Ask of one number in a list of the foremost that is larger than the one before it."""
    first = next((k for k, mark in enumerate(passage.marks) if mark >= match.end()), None)
    if first is None or not _THREE <= count <= _MOST:
        return
    for start in range(first, min(first + _TWO, len(passage.figures))):
        run = _run(passage, start, count)
        if len(run) != count or (
            "分别" not in passage.gaps[start] + passage.gaps[run[0]] and "（" not in passage.gaps[start]
        ):
            continue
        yield from _fall(passage, run)
        return


def _fall(passage: Passage, run: Sequence[int]) -> Iterator[Finding]:
    """Ask of the one number that stands out of the order of three and more."""
    values = [passage.figures[k].value or Decimal(0) for k in run]
    if len(values) < _THREE or values == sorted(values, reverse=True) or values == sorted(values):
        return
    odd = [n for n in range(len(values)) if (v := values[:n] + values[n + 1 :]) == sorted(v, reverse=True)]
    if len(odd) in (1, _TWO):
        figure = passage.figures[run[odd[0]]]
        beside = passage.figures[run[odd[0] + 1 if odd[0] + 1 < len(values) else odd[0] - 1]]
        yield told_amiss(
            "listed_names",
            "unclear",
            places=(passage.place(figure), passage.place(beside)),
            figure=figure,
            value=Fraction(beside.value or 0),
            basis=Why(zh="按所列次序，相邻的一个数", en="the number next to it, by the order of the list,"),
            reason=_OPEN_ORDER,
        )


def _run(passage: Passage, start: int, count: int) -> Sequence[int]:
    """Return the numbers of one unit that stand side by side, each next in the list or in a bracket of its own."""
    kind, unit = passage.kind(start), passage.figures[start].unit
    if kind not in (MONEY, COUNT, PERCENT):
        return ()
    bracketed = passage.gaps[start].endswith("（")
    run = [start]
    for k in range(start + 1, len(passage.figures)):
        gap = passage.gaps[k]
        if passage.figures[k].unit != unit or passage.kind(k) != kind:
            if bracketed and "）" not in gap:
                continue
            break
        joined = re.fullmatch("[、和及与]", gap) if not bracketed else re.search("）[、和及与][^，。；]{1,16}（$", gap)
        if joined is None:
            if bracketed and "）" not in gap:
                continue
            break
        run.append(k)
    return run
