"""Numbers that a blank or the end of a line parts, told from two numbers that stand beside one another.

A number cut in two is the worst that can be read: what is left of it is a number too, and nobody sees that it is wrong.
"""

import re
from collections.abc import Iterator

from taizhang.reading.patterns import lazy
from taizhang.reading.quantities.units import unit_at
from taizhang.reading.wordsets import holds_any

_THIN = "\u00a0\u2007\u2008\u2009\u200a\u202f"
"""Blanks that are made to stand inside a number."""
_BLANK = lazy(r" (?<=\d.)(?=\d{3}(?!\d))")
_THIN_BLANK = lazy(rf"[{_THIN}](?<=\d.)(?=\d{{3}}(?!\d))")
"""What every blank between thousands has round it; a search for it passes over all others quickly."""
_GROUPS = lazy(rf"(?<![\d.,:/~+A-Za-z-])(\d{{1,3}})((?:[ {_THIN}]\d{{3}}(?!\d))+)(?![ {_THIN}]\d)")
_TAIL = lazy(rf"(?:[.．]\d+)?[ {_THIN}]?[余多]?[百千万亿]{{0,2}}")
_NUMBERED = lazy(
    "(?:第|附?[表图件]|附|专栏|栏|序号|编号|[章节页注])[ ]?$"
    "|^[^,，。;；、]{0,12}(?:任务|项目|事项|工程|案例|清单|实事|问题|目标|步骤|阶段|措施|行动|指标|标段)[ ]?$"
)
"""What a number only numbers that stands behind it (附件1⏎10个项目); of some things only where it ends their line."""
_FEW = 2
"""What such a thing is numbered by has no more digits."""
_BROKEN = lazy(r"\n(?<=[\d.．,，]\n)(?=\d)")
_MARKS_IN = frozenset(",，.．")
_REST = lazy(r"\d{1,9}(?:[,，]\d{3})*(?:[.．]\d{1,4})?(?!\d)")
_WHOLE = lazy(r"(?:[1-9]\d{0,2}(?:[,，]\d{3})+|[1-9]\d{0,9}|0)(?:[.．]\d{1,6})?")
_DATED = {
    "年": lazy("[^\n]*(?:19|20)\\d\\d"),
    "月": lazy("[^\n]*[年至到、和—-]1[0-2]"),
    "日": lazy("[^\n]*[月至到、和—-][1-3]\\d"),
}
"""What a number must be with the words before it, where its halves are to be one and one of these follows."""
_YEAR = lazy("(?:19|20)\\d\\d")
_WORD = lazy("[一-龥]")
_POINTED = lazy("[,，。、;；]")
_UNIT_BELOW = lazy(r"\n(?<=\d\n)(?=个(?![人体别性税])|[一-龥]{1,3}[,，。;；、])")
_LOOSE_SEED = lazy(r" (?:(?<=\d )(?=\d(?:[^\d]|$)|[.．])|(?<=\d[.．] )(?=\d))")
"""What every number set loosely holds; a search for it passes over other texts quickly."""
_LOOSE = lazy(
    r"(?<![\d.．,，A-Za-z+-])(?:\d(?: \d){1,8}|\d{1,9})(?: ?[.．] ?\d(?: \d){1,3}(?!\d)| ?[.．] ?\d{1,4})?(?! ?[.．]? ?\d)"
)
"""A number whose digits or whose point stand apart (1 2 0个, 3 . 6万吨, 7. 2亿元)."""
_BEFORE_LOOSE = lazy("[一-龥(（] ?$")
_PERCENT = ("%", "％")
_LARGE = frozenset("万亿")
_REACH, _NEAR = 24, 80
"""A number and what names it are looked at so far back, and the line round it so far for marks."""

_Stretch = tuple[int, int, str]


def _may_be_parted(text: str) -> bool:
    """Say whether a blank stands where one between thousands would."""
    return _BLANK.search(text) is not None or (holds_any(text, _THIN) and _THIN_BLANK.search(text) is not None)


def split_numbers(text: str) -> list[_Stretch]:
    """Return the blanks and line breaks that stand inside a number or between it and its counter, in order; nothing
    stands for them."""
    found = _by_blanks(text) if _may_be_parted(text) else []
    broken = [(at.start(), at.end(), "") for at in _BROKEN.finditer(text) if _one_number(text, at.start())]
    below = [(at.start(), at.end(), "") for at in _UNIT_BELOW.finditer(text) if _counted_below(text, at.start())]
    loose = _loosely_set(text) if _LOOSE_SEED.search(text) is not None else []
    found = [one for one in found if one not in loose] if loose else found
    return sorted([*found, *broken, *below, *loose]) if broken or below or loose else found


def _in_lines_with(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers of those lines that hold one set loosely; few lines do."""
    done = 0
    for seed in _LOOSE_SEED.finditer(text):
        if seed.start() < done:
            continue
        begin, end = text.rfind("\n", 0, seed.start()) + 1, text.find("\n", seed.end())
        done = end if end >= 0 else len(text)
        yield from _LOOSE.finditer(text, begin, done)


def _loosely_set(text: str) -> list[_Stretch]:
    """Return the blanks inside numbers of which some digits or the point stand apart, as texts off a page have them."""
    found: list[_Stretch] = []
    for loose in _in_lines_with(text):
        start, end = loose.span()
        number = loose.group()
        if " " not in number:
            continue
        near = text[max(0, start - _REACH) : start]
        behind = text[end : end + 2].strip()
        rated = behind.startswith(_PERCENT)
        if (number[1:2] == " " and rated) or (behind[:1] in _LARGE and _WORD.match(near[-2:]) is not None):
            # What begins its line may be the number of an item (1 . 5个项目), but not with per cent behind it, nor as
            # what goes on with the line above (固定资产投资⏎24. 3 亿元).
            near = near.removesuffix("\n")
        before = near.rpartition("\n")[2]
        first = number.partition(" ")[0]
        led = _BEFORE_LOOSE.search(before) is not None or (rated and before.endswith("、"))
        if not led or _numbered(before, first) or not _counted(text, end):
            continue
        found += [(at, at + 1, "") for at in range(start, end) if text[at] == " "]
    return found


def _by_blanks(text: str) -> list[_Stretch]:
    """Return the blanks between the thousands of numbers that are counted or measured (新增就业8 216人)."""
    found: list[_Stretch] = []
    for groups in _GROUPS.finditer(text):
        start, end = groups.span()
        before = text[max(0, start - _REACH) : start].rpartition("\n")[2]
        if not _counted(text, end) or text[start] == "0" or _numbered(before, groups[1]):
            continue
        made_for_it = " " not in groups[2]
        if made_for_it or _WORD.match(before[-1:]) is not None or (before.strip() and _in_prose(text, start)):
            found += [(at, at + 1, "") for at in range(groups.start(2), end) if not text[at].isdigit()]
    return found


def _numbered(before: str, number: str) -> bool:
    """Say whether a number only numbers what stands before it."""
    return len(number) <= _FEW and _NUMBERED.search(before) is not None


def _in_prose(text: str, at: int) -> bool:
    """Say whether a line is part of a sentence: in rows of a table blanks part cells."""
    before, after = text[max(0, at - _NEAR) : at].rpartition("\n")[2], text[at : at + _NEAR].partition("\n")[0]
    return "\t" not in before and "\t" not in after and _POINTED.search(before + after) is not None


def _head_before(text: str, at: int) -> tuple[int, str] | None:
    """Return where the number begins that ends a line at ``at``, and the words before it in the line; None where no
    number that waits for its counter stands there."""
    line = text[max(0, at - _REACH) : at].rpartition("\n")[2]
    size = len(line)
    while size and (line[size - 1].isdigit() or line[size - 1] in _MARKS_IN):
        size -= 1
    while size < len(line) and not line[size].isdigit():
        size += 1
    before, number = line[:size], line[size:]
    start = at - len(number)
    if not number or _YEAR.fullmatch(number) is not None or _numbered(before, number):
        return None
    if _WORD.match(before[-1:]) is None and not (before.strip() and _in_prose(text, start)):
        return None  # a cell, or a row of numbers
    return None if before[-1:].isascii() and before[-1:].isalnum() else (start, before)


def _one_number(text: str, at: int) -> bool:
    """Say whether the break at ``at`` stands inside a number: words before it wait for one, and what the next line
    begins with is counted (城镇新增就业812⏎6人)."""
    head = _head_before(text, at)
    rest = _REST.match(text, at + 1)
    if head is None or rest is None:
        return False
    whole = text[head[0] : at] + rest.group()
    if _WHOLE.fullmatch(whole) is None:
        return False
    dated = _DATED.get(text[rest.end() : rest.end() + 1])
    return _counted(text, rest.end()) if dated is None else dated.fullmatch(head[1] + whole) is not None


def _counted(text: str, at: int) -> bool:
    """Say whether what follows a number says what it counts."""
    tail = _TAIL.match(text, at)
    assert tail is not None  # every part of it is optional
    return (
        tail.group().strip() != "" or text[tail.end() : tail.end() + 1] == "％" or unit_at(text, tail.end()) is not None
    )


def _counted_below(text: str, at: int) -> bool:
    """Say whether a line below a number that waits for its counter is begun by that (新增就业8126⏎人,)."""
    head = _head_before(text, at)
    if head is None:
        return False
    unit = unit_at(text, at + 1)
    after = at + 1 + len(unit[0]) if unit is not None else at
    return unit is not None and (unit[0] == "个" or _POINTED.match(text, after) is not None)
