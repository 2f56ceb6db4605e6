"""Labels at the heads of lines, as task lists and accounts of them have them: 目标任务:…, 责任单位:…, 进展情况:….

What one item says of its task, of who answers for it and of how far it is, is one thing however it is set: behind
labels in boxes, in lines of their own, or numbered. Here such lines are made one paragraph, character for character.
"""

import re

from taizhang.reading.patterns import lazy

GOAL = r"(?:年度|全年|工作|建设|主要|实施|计划|考核)?(?:目标任务|任务目标|任务|目标|建设内容|计划)(?:内容|要求)?"
"""A label of what is to be done."""
PROGRESS = (
    r"(?:工作|目前|最新|实施|建设|项目|目标|任务|实际)?(?:进展|进度|完成|推进|落实|办理|实施)(?:情况|进度|进展)?(?:如下)?"
)
"""A label of how far it is."""
_WHO = r"(?:牵头|责任|主办|主责|承办|配合|协办|完成|办结)(?:单位|部门|领导|时限|时间|期限)"
_MARK = r"(?:\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、)](?!\d)|[①-⑳]|[●◆■]|-{1,2})?[ ]?"
_BLANKS = r"[ \t]{0,8}"
_BOXED = lazy(rf"(?m)^({_BLANKS}{_MARK})【({GOAL}|{PROGRESS}|{_WHO})】:?(?=[^\n])")
_IN_SQUARE = lazy(rf"[\[【]((?:主要)?{_WHO}:[^\[\]【】\n]{{2,200}})[\]】]")
"""Who answers, in square brackets behind a task ([责任单位:区教育局])."""
_ALONE = lazy(rf"(?m)^{_BLANKS}{_MARK}(?:{GOAL}|{PROGRESS}|{_WHO}):{_BLANKS}(\n[ \t\n]{{0,8}})(?=[^\n:]{{2,400}}$)")
_ITEM = lazy(
    rf"(?m)^{_BLANKS}({_MARK})(?:{GOAL}):[^\n]{{2,400}}"
    rf"(?:\n[ \t\n]{{0,8}}{_MARK}{_WHO}:[^\n]{{2,80}}){{0,3}}"
    rf"\n[ \t\n]{{0,8}}{_MARK}(?={PROGRESS}:)"
)
"""The lines of one item from what is to be done up to how far it is."""
_WHO_MARKED = lazy(rf"(?m)^{_BLANKS}(?:\([一二三四五六七八九十\d]{{1,3}}\)|\d{{1,2}}[.、)](?!\d)|[①-⑳])[ ]?(?={_WHO}:)")
"""The number of a line that only says who answers: it numbers the labels of an item, not items."""
_BELOW_WHO = lazy(
    rf"(?m)^([ ]{{3,12}}{_WHO}:[^\n]{{2,80}}\n[ \t\n]{{0,8}})(\([二三四五六]\)[ ]?)(?=(?:项目内容|{GOAL})(?:[及和]任务分解)?:)"
)
"""The number of the label of what is to be done, below one of who does it whose number is gone."""
_WHO_IN_BRACKETS = lazy(rf"(?m)^({_BLANKS})\(({_WHO}:[^()\n]{{2,200}})\)(?=。?$)")
"""Who answers, in a line of its own that brackets hold ((牵头单位:区城管局;完成时限:10月底前))."""
_WHO_OPENED = lazy(rf"\({_WHO}:")
"""What every such line holds; a search for it passes over other texts quickly."""
_CLOSES_ITEM = lazy(r"\n(?<=[。;]\n)[ \t]{0,8}(?=\([^()\n:]{2,120}(?:负责|牵头|配合|落实|完成|[局委办街])\)。?(?:\n|\Z))")
"""The break before a bracket that says who answers for the item above it, or until when."""
_OF_A_LIST = lazy(r"\(第\d{1,3}项\):(?=[^\n])")
"""Which item of another list a line speaks of, between its name and its colon (工业投资(第4项):增长14.6%)."""
_LABEL_LAST = frozenset("况展度位限门")
"""What such a label ends with, before its colon."""
_BREAK = lazy(rf"\n[ \t\n]{{0,8}}{_MARK}")
_SENTENCE_ENDS = frozenset("。;:!?”")


def tells_progress(text: str, start: int) -> bool:
    """Say whether the line at ``start`` begins with a label of how far the task in the line above it is."""
    return _HOW_FAR.match(text, start) is not None


_HOW_FAR = lazy(r"[ \t]{0,8}(?:工作|目前|任务|项目)?(?:进展|完成|落实|办理)情况:")


def joined(text: str) -> str:
    """Return ``text`` with labels in boxes written like others, and with the lines of each item that has labels both of
    its task and of its progress made one paragraph; of the same length."""
    if "\n(" in text or "\n (" in text:
        text = _CLOSES_ITEM.sub(lambda found: " " * len(found.group()), text)
        text = _who_unbracketed(text)
    if "项):" in text:
        text = _OF_A_LIST.sub(lambda found: ":" + " " * (len(found.group()) - 1), text)
    if "【" not in text and not _may_label(text):
        return text
    if "[" in text or "【" in text:
        text = _IN_SQUARE.sub(r"(\1)", text)
        text = _BOXED.sub(_unboxed, text)
    if "单位:" in text or "时限:" in text:
        text = _WHO_MARKED.sub(lambda found: " " * len(found.group()), text)
        text = _BELOW_WHO.sub(lambda found: found.group(1) + " " * len(found.group(2)), text)
    if "情况:" not in text and "进展:" not in text and "进度:" not in text:
        return text
    text = _ALONE.sub(_followed, text)
    return _ITEM.sub(_one, text)


def _who_unbracketed(text: str) -> str:
    """Return ``text`` without the brackets that alone on a line hold who answers; of the same length."""
    pieces, done = [], 0
    for opened in _WHO_OPENED.finditer(text):
        start = text.rfind("\n", 0, opened.start()) + 1
        line = _WHO_IN_BRACKETS.match(text, start) if start >= done else None
        if line is not None:
            pieces += [text[done:start], line.group(1), " ", line.group(2), " "]
            done = line.end()
    return "".join([*pieces, text[done:]]) if pieces else text


def _may_label(text: str) -> bool:
    """Say whether a colon stands behind what may end a label: a cheap test, since colons are few."""
    at = text.find(":")
    while at >= 0:
        if text[at - 1 : at] in _LABEL_LAST:
            return True
        at = text.find(":", at + 1)
    return False


def _unboxed(found: re.Match[str]) -> str:
    """Return a label in a box as one with a colon, of the same length."""
    before, label = found.groups()
    return f"{before} {label}:".ljust(len(found.group()))


def _followed(found: re.Match[str]) -> str:
    """Return a label that stands alone with the break behind it made blanks."""
    start, end = found.start(1) - found.start(), found.end(1) - found.start()
    return found.group()[:start] + " " * (end - start)


def _one(found: re.Match[str]) -> str:
    """Return the lines of an item as sentences of one paragraph, without the marks of its labels."""
    begin, end = found.start(1) - found.start(), found.end(1) - found.start()
    whole = found.group()
    whole = whole[:begin] + " " * (end - begin) + whole[end:]
    pieces, last = [], 0
    for gap in _BREAK.finditer(whole):
        closed = whole[: gap.start()].rstrip()[-1] in _SENTENCE_ENDS
        pieces += [whole[last : gap.start()], " " if closed else "。", " " * (gap.end() - gap.start() - 1)]
        last = gap.end()
    return "".join([*pieces, whole[last:]])
