"""What labels say of the figures behind them: 任务:新建供水厂3座。进展:已建成2座。

Both may stand in one paragraph, or each at the head of a line of its own.
"""

from taizhang.reading import labels
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Mood

_LABEL = lazy(rf"(?:(?<=[。;,\s])|^)(?:(?P<goal>{labels.GOAL})|{labels.PROGRESS}):")
_LABEL_LAST = frozenset("务标容划求展度成进实施理况下")
"""How a label ends: a cheap test before the pattern."""
_FAR = 300
"""So many characters before and after a figure its labels are looked for."""
_LINES, _AROUND = 4, 800
"""So many lines before and after its own, and so far, a label of the other sort is looked for."""
_MARK = 6
"""A label that opens its line stands behind no more than the line's mark."""


_CAME_OF_IT = lazy("(?:工作|目前|目标|任务|项目)?(?:进展|完成|办理|落实)情况:")
"""A label at the head of a line that tells what came of the task in the line above, whether that has one or not."""
_TO_COME = lazy("将|拟|力争|确保|争取|预计|计划|下一步|明年|年底前|目标")


def told_under(text: str, paragraph: int, offset: int) -> Mood | None:
    """Return what the label before ``offset`` says of a figure there, in a ``paragraph`` that has labels both of what
    was set and of how far it got; None where it has not."""
    far = max(paragraph, offset - _FAR)
    colon = text.rfind(":", far, offset)
    if colon <= far or text[colon - 1] not in _LABEL_LAST:
        return None
    end = text.find("\n", offset)
    told = list(_LABEL.finditer(text, far, min(len(text) if end < 0 else end, offset + _FAR)))
    before = [label for label in told if label.start() < offset]
    if not before:
        return None
    said = before[-1]
    if len({label["goal"] is None for label in told}) == 1:
        opens = said.start() - paragraph <= _MARK
        if opens and said["goal"] is None and _CAME_OF_IT.match(said.group().lstrip()) is not None:
            return None if _TO_COME.search(text, said.end(), offset) is not None else "result"
        if not opens or not _answered(text, paragraph, len(text) if end < 0 else end, said["goal"] is not None):
            return None
    return "result" if said["goal"] is None else "target"


def accounted_for(text: str, sentence: tuple[int, int]) -> bool:
    """Say whether a sentence only says what was set, since right behind it begins how far that is (新增学位810个。进展情况:…)."""
    end = sentence[1]
    if text.find("情况:", end, end + _NEAR) < 0 or _HOW_FAR.match(text, end) is None:
        return False
    return _SAYS_DONE.search(text, *sentence) is None


_NEAR = 12
_HOW_FAR = lazy("[。;]?[ ]?(?:工作|目前|最新)?(?:进展|完成|落实|办理|推进)情况:")
_SAYS_DONE = lazy("已|累计|截[至止]|目前|完成了|情况")


def _answered(text: str, start: int, end: int, goal: bool) -> bool:
    """Say whether a line near ``start:end`` begins with a label of the other sort: no ``goal`` for one, or a goal."""
    before = text[max(0, start - _AROUND) : start].split("\n")[1:][-_LINES - 1 :]
    after = text[end : end + _AROUND].split("\n")[1 : _LINES + 1]
    return any(
        (label["goal"] is None) == goal
        for line in (*before, *after)
        if ":" in line and (label := _LABEL.match(line.lstrip())) is not None
    )
