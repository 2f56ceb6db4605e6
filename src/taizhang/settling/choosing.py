"""Which figures of a document are targets to be settled, and which are results for the year."""

import itertools
import re
from collections.abc import Sequence

from taizhang.reading.patterns import lazy
from taizhang.reading.records import Heading, Reading
from taizhang.settling.names import plain_words
from taizhang.settling.rule import settlement_rule
from taizhang.settling.subjects import same_place

_LONGEST_HEAD = 60
_OPENING = 200
_LONGEST_ROW, _LONGEST_CELL, _MOST_ROWS, _MERGED = 3000, 60, 40, 2
_BETWEEN_ORGANS = lazy("[、,，;；()（）\\s]+")


def _names_organ(text: str | None, organ: str) -> bool:
    """Say whether a responsible unit, heading or scope is the organ, alone or in a list."""
    if not text:
        return False
    return any(part and same_place(part, organ) for part in _BETWEEN_ORGANS.split(text))


def _row_names(text: str, offset: int, organ: str) -> bool:
    """Say whether a cell of the table row around an offset is the organ: 杏林镇<tab>新建公厕3座.

    An empty cell at its beginning stands for the last one above that is not.
    """
    begin = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    row = text[begin : min(end if end >= 0 else len(text), begin + _LONGEST_ROW)]
    if "\t" not in row:
        return False
    cells = row.split("\t")
    empty = [at for at, cell in enumerate(cells[:_MERGED]) if not cell.strip()]
    for _ in range(_MOST_ROWS):
        if not empty or begin == 0:
            break
        stop, begin = begin - 1, text.rfind("\n", 0, begin - 1) + 1
        above = text[begin : min(stop, begin + _LONGEST_CELL)].split("\t", maxsplit=_MERGED)
        if len(above) == 1:
            break
        for at in [at for at in empty if at < len(above) and above[at].strip()]:
            cells[at] = above[at]
            empty.remove(at)
    return any(len(cell) <= _LONGEST_CELL and _names_organ(cell, organ) for cell in cells)


def headings_above(outline: tuple[Heading, ...], offsets: list[int]) -> list[tuple[Heading, ...]]:
    """Return, for each of the ascending offsets, the headings that it stands under, the outermost first."""
    found: list[tuple[Heading, ...]] = []
    stack: list[Heading] = []
    at = 0
    ordered = sorted(outline, key=lambda heading: heading.start)
    for offset in offsets:
        while at < len(ordered) and ordered[at].start <= offset:
            while stack and stack[-1].level >= ordered[at].level:
                stack.pop()
            stack.append(ordered[at])
            at += 1
        found.append(tuple(stack))
    return found


def target_indices(targets: Reading, organ: str | None, year: int | None) -> list[int]:
    """Return the indices of the figures that promise something for ``year``, of one organ where it is given.

    A figure without a year counts as the document's. ``organ`` matches the figure's scope, its commitment's responsible
    unit or a heading above it.
    """
    promised = [i for i, f in enumerate(targets.figures) if f.mood == "target" and f.role == "value"]
    if not promised and any(word in _head(targets) for word in settlement_rule().target_titles):
        # 目标责任书: bare statements (新建公厕9座) are its targets.
        promised = [i for i, f in enumerate(targets.figures) if f.mood == "result" and f.role == "value"]
    wanted = [i for i in promised if year is None or targets.figures[i].period in (None, year)]
    if organ is None:
        return wanted
    responsible = {i: c.responsible for c in targets.commitments for i in c.figures}
    above = headings_above(targets.outline, [targets.figures[i].start for i in wanted])
    return [
        i
        for i, headings in zip(wanted, above, strict=True)
        if _names_organ(targets.figures[i].scope, organ)
        or _names_organ(responsible.get(i), organ)
        or any(_names_organ(h.responsible, organ) or _names_organ(h.title, organ) for h in headings)
        or _row_names(targets.text, targets.figures[i].start, organ)
    ]


_AUTHOR = lazy(
    r"\s{0,4}(?:关于)?([一-龥]{1,14}?(?:局|委员会|发改委|卫健委|委|办公室|办|镇|乡|街道|街道办事处|中心|集团|公司))"
    r"(?:关于)?(?=20\d\d年|上半年|[一二三四]季度|工作总结|年度)"
)
"""The organ that a report's title opens with (区住建局2025年工作总结)."""


def _author(results: Reading) -> str | None:
    """Return the department, town or other body of a place that reports, or None where a place as a whole does."""
    titled = _AUTHOR.match(_head(results))
    return results.issuer or (titled.group(1) if titled is not None else None)


def reports_for_more_than(results: Reading, organ: str) -> bool:
    """Say whether a results document is known to be another's than the organ's own: 区住建局 in the district's report."""
    author = _author(results)
    return author is not None and not same_place(author, organ)


def of_others(targets: Reading, results: Reading, wanted: list[int], year: int | None) -> frozenset[int]:
    """Return those of the targets ``wanted`` that a list gives to other organs than the one that reports.

    Only where some of them are its own: then the list is one by organ, and what another is to do is not its business.
    """
    author = _author(results)
    if author is None or same_place(author, targets.issuer or targets.region):
        return frozenset()
    own = set(target_indices(targets, author, year))
    if own.isdisjoint(wanted):
        return frozenset()
    responsible = {i: c.responsible for c in targets.commitments for i in c.figures if c.responsible}
    return frozenset(i for i in wanted if i in responsible and i not in own)


def result_indices(results: Reading) -> list[int]:
    """Return the indices of the figures that report something, done or estimated."""
    reported = [i for i, f in enumerate(results.figures) if f.mood in ("result", "estimate") and f.role == "value"]
    if not reported and any(word in _head(results) for word in settlement_rule().result_titles):
        # A report of a kind that the reader does not know: its plain statements say what was done.
        plain = [(i, f) for i, f in enumerate(results.figures) if f.mood == "target" and f.role == "value"]
        reported = [i for i, f in plain if f.strength in (None, "plan") and f.period in (None, results.year)]
    return reported


def of_part_year(results: Reading) -> bool:
    """Say whether a results document tells only of a part of the year: it opens so, and never speaks of the whole."""
    rule = settlement_rule()
    opening = results.text.lstrip()[:_OPENING]
    if rule.times.part_year.search(opening) is None:
        return False
    return rule.times.whole_of_year.search(_STILL_TO_COME.sub("", results.text)) is None


_STILL_TO_COME = lazy("(?:计划|预计|确保|力争|争取|将于|拟)?(?:年末|年底|12月底|12月31日)之?前")
"""A time that a report on a part of the year speaks of ahead: 计划12月底前完成."""


def restated_indices(results: Reading) -> list[int]:
    """Return the indices of the figures with which a results document says anew what was set."""
    return [i for i, f in enumerate(results.figures) if f.mood == "target" and f.role == "value"]


_ITEM = lazy("[ \t\u3000]{0,8}(?:[（(]?[0-9一二三四五六七八九十]{1,3}[)）.、．]|[①-⑳]|[一二三四五六七八九十]{1,2}是)")
_NUMBER_ALONE = lazy("[（(]?[0-9]{1,3}[)）.、．]?")
_DONE_BESIDE = lazy(
    "[^，,。；;（()）0-9\n]{0,20}(?:[（(](?:其中)?(?:目前|实际|现)?已?|[，,](?:截至)?(?:目前已?|实际|现已|已))"
    "(?:完成|建成|改造|新增|实现|开展|发放|培训)[^0-9（）()，,]{0,10}"
)
"""How a number, with its noun or without, is followed by how much was done: 500个（完成620个）, 500个小区，目前完成620个."""
_LONGEST_TASK, _MOST_SET = 200, 8
_WHO = lazy("[\u4e00-\u9fff、（）() ]{2,24}[局委办厅院会部室心团司镇乡区市县道位]")
_TOLD_ALREADY = lazy("已|了|共|超额|实际|累计|达到|[率比]|任务|计划|目标")
_GOES_ON = lazy(
    "(?:(?:完成|进展|落实|实施|推进)情况[：:]|目前进展[：:])|(?:(?:完成|进展|落实|实施|推进)情况|进展)?[【（(]?"
    "(?:截至|截止|目前|现|已|共|累计|实际|年内|今年以来|提前|超额|基本完成|按期|全部|未|全年(?:实际|已|共|完成|实现)|[^。，,；;]{0,12}?已)"
)
"""How a document goes on after an item's task to tell what came of it."""


def set_anew_indices(results: Reading, set_as: Sequence[str] = ()) -> list[int]:
    """Return the indices of the figures that say anew what was set, where the text then tells what came of it.

    1.新建公厕12座。已完成9座。: what the first sentence of an item says may be what was set, in the very words of the
    task; ``set_as`` holds the sentences that set it. So may a number be with what was done of it beside it.
    """
    spans = [*_task_spans(results, set_as), *_half_done_spans(results)]
    figures, at = results.figures, 0
    found: list[int] = []
    for start, end in sorted(spans):
        while at < len(figures) and figures[at].start < start:
            at += 1
        while at < len(figures) and figures[at].start < end:
            if figures[at].mood == "result" and figures[at].role == "value":
                found.append(at)
            at += 1
    return found


def _task_spans(results: Reading, set_as: Sequence[str]) -> list[tuple[int, int]]:
    """Return the first sentences of a report's items, by start and end, that say what was set.

    A report on progress goes on to what came of it (已完成9座); any report may put it under the whole sentence of the
    task, and does so with several.
    """
    progress = tells_progress(results)
    tasks = "\n".join(plain_words(sentence) for sentence in set_as)
    told: list[tuple[int, int]] = []
    verbatim: list[tuple[int, int]] = []
    lines = [(m.start(), m.group()) for m in re.finditer("[^\n]+", results.text) if not m.group().isspace()]
    for at, (start, line) in enumerate(lines):
        item = _ITEM.match(line)
        if item is None and (at == 0 or _NUMBER_ALONE.fullmatch(lines[at - 1][1].strip()) is None):
            continue
        first, _, rest = line.partition("。")
        span = (start, start + len(first))
        following = lines[at + 1][1] if at + 1 < len(lines) else ""
        below = rest.strip() or ("" if _ITEM.match(following) is not None else following)
        if _DIGIT.search(below) is not None and _said_in(tasks, first[item.end() if item else 0 :]):
            verbatim.append(span)
        if not progress:
            continue
        goes_on = [rest.strip()] if rest.strip() else [text.strip() for _, text in lines[at + 1 : at + 3]]
        if len(goes_on) > 1 and _WHO.fullmatch(goes_on[0]) is None:
            goes_on.pop()  # 新建公厕12座。/区城管局/已完成9座。
        if _TOLD_ALREADY.search(first) is None and any(_GOES_ON.match(text) is not None for text in goes_on):
            told.append(span)
    return sorted({*told, *(verbatim if progress or len(verbatim) > 1 else ())})


_DIGIT = lazy("[0-9０-９]")
_LEAST_TASK = 8


def _said_in(tasks: str, sentence: str) -> bool:
    """Say whether the plain words of the tasks hold those of a sentence."""
    words = plain_words(sentence)
    return len(words) >= _LEAST_TASK and words in tasks


def _half_done_spans(results: Reading) -> list[tuple[int, int]]:
    """Return the words before and up to a number that has what was done of it beside it: 500个，目前完成620个."""
    figures = results.figures
    spans: list[tuple[int, int]] = []
    for i, (one, following) in enumerate(itertools.pairwise(figures)):
        if _DONE_BESIDE.fullmatch(results.text, one.end, following.start) is not None:
            far = max(0, one.start - _LONGEST_TASK)
            begin = max(far, *(results.text.rfind(mark, far, one.start) + 1 for mark in "。；;\n"))
            if any(f.unit == following.unit for f in figures[max(0, i - _MOST_SET) : i + 1] if f.start >= begin):
                spans.append((begin, one.end))
    return spans


def tells_progress(results: Reading) -> bool:
    """Say whether a document's title, or the opening of one without, says that it tells how far tasks have come."""
    head = results.title or results.text.lstrip()[:_OPENING]
    return any(word in head for word in settlement_rule().result_titles)


def _head(reading: Reading) -> str:
    """Return a document's title, else its first line."""
    return reading.title or reading.text.lstrip()[:_LONGEST_HEAD].split("\n", 1)[0]
