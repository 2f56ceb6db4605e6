"""What labels inside a paragraph say of the figures behind them: 任务:新建供水厂3座。进展:已建成2座。"""

from taizhang.reading.patterns import lazy
from taizhang.reading.records import Mood

_LABEL = lazy(
    r"(?:(?<=[。;,\s])|^)"
    r"(?:(?P<goal>(?:年度|全年|工作|建设|主要|实施|计划|考核)?(?:目标任务|任务目标|任务|目标|建设内容|计划)(?:内容|要求)?)"
    r"|(?:工作|目前|最新|实施|建设|项目|目标|任务)?(?:进展|进度|完成|推进|落实|办理|实施)(?:情况|进度|进展)?(?:如下)?)[:]",
)
_LABEL_LAST = frozenset("务标容划求展度成进实施理况下")
"""How a label ends: a cheap test before the pattern."""
_FAR = 300
"""So many characters before and after a figure its labels are looked for."""


def told_under(text: str, paragraph: int, offset: int) -> Mood | None:
    """Return what the label before ``offset`` says of a figure there, in a ``paragraph`` that has labels both of what
    was set and of how far it got; None where it has not."""
    far = max(paragraph, offset - _FAR)
    colon = text.rfind(":", far, offset)
    if colon <= far or text[colon - 1] not in _LABEL_LAST:
        return None
    end = text.find("\n", offset)
    labels = list(_LABEL.finditer(text, far, min(len(text) if end < 0 else end, offset + _FAR)))
    before = [label for label in labels if label.start() < offset]
    if not before or len({label["goal"] is None for label in labels}) == 1:
        return None
    return "result" if before[-1]["goal"] is None else "target"
