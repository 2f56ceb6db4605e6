"""Line breaks that fall inside a sentence."""

from taizhang.reading.patterns import lazy

_SOFT_BEFORE = frozenset(",、由从到至达为约近的和与及(“《.")
_SOFT_AFTER = frozenset(",。;、%)”》")
_BREAK = lazy(r"\n(?=[^ \n\t])")
_FROM = frozenset("由从")
_STOPPED = frozenset("。;:!?)”")
_LATIN = frozenset("MOPXNHm")
_INDEX = lazy(r"\n(?:2\.5|10|\d)\n")
"""A line of nothing but the index of a symbol: M⏎2⏎, PM⏎2.5⏎, SO⏎2⏎."""


_SET_APART = lazy(r"\n(?<=[一-龥0-9a-zA-Z]\n)(?: |[一-龥A-Za-z0-9+“”]{2,14})\n(?=[一-龥0-9])")
"""A word on a line of its own in the middle of a sentence, as linked words come out of pages, or a line of nothing."""
_PROSE = lazy("[,。;]")
_LINE = 400
"""How far the line before and the one after are looked at."""


def _set_apart(text: str) -> list[int]:
    """Return the line breaks round words that stand on lines of their own inside a sentence: what comes before them is
    prose without its end, and so is what comes after."""
    cuts: list[int] = []
    for match in _SET_APART.finditer(text):
        at, end = match.start(), match.end() - 1
        line = text.rfind("\n", 0, at) + 1
        following = text.find("\n", end + 1)
        following = len(text) if following < 0 else following
        before = _PROSE.search(text, max(line, at - _LINE), at) is not None or (cuts and line - 1 in cuts[-2:])
        if before and _PROSE.search(text, end + 1, min(following, end + _LINE)) is not None:
            cuts += [at, end]
    return cuts


_ENDS = frozenset("。;:!?”》")


def _numbers(text: str, at: int) -> bool:
    """Say whether the line that ends at ``at`` is only the number of an item, after a sentence's end."""
    begin = text.rfind("\n", 0, at) + 1
    return at - begin < _LONG_NUMBER and begin > 1 and text[begin:at].isdigit() and text[begin - 2] in _ENDS


_MORE_FOLLOWS = frozenset("的由为达到现至约从近超比和与及将把")
"""What no sentence ends with, whatever lines are left blank after it."""
_AMOUNT = lazy(r"\d[\d.,]*(?:[%‰]|[百千万亿]*[元吨亩公平立人户个家米千辆倍])")
_LONG_NUMBER = 3
_ITEM = lazy(r"\d{1,2}[.、)](?=[一-龥“(])")
"""The mark of an item after a line that ends in a date."""


def unwrap(text: str) -> str:
    """Return ``text`` with the line breaks inside a sentence made spaces, of the same length.

    A break is inside a sentence where the line before it ends in a comma or a word that wants an object, the next
    begins with a mark that no line begins with, or where it parts the digits of one number or ratio. Texts whose lines
    were all cut to one width are read without those breaks (:mod:`taizhang.reading.unbroken`).
    """
    cuts: list[int] = []
    for match in _BREAK.finditer(text):
        at = match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if before and (
            before in _SOFT_BEFORE
            or after in _SOFT_AFTER
            or (before == ":" and after.isascii() and after.isdigit())
            or (
                before.isdigit()
                and ((after.isascii() and after.isdigit()) or after == "年")
                and not _numbers(text, at)
                and _ITEM.match(text, at + 1) is None
            )
            or (after in _FROM and text[at + 2 : at + 3].isdigit() and before not in _STOPPED)
            or (before in _LATIN and _INDEX.match(text, at) is not None)
            or (cuts and before.isdigit() and _INDEX.match(text, cuts[-1], at + 1) is not None)
        ):
            cuts.append(at)
        elif before == "\n" and text[at - 2 : at - 1] in _MORE_FOLLOWS and _AMOUNT.match(text, at + 1) is not None:
            cuts += [at - 1, at]  # 由“十一五”末的||12.8亿元增加到…
    cuts = sorted({*cuts, *_set_apart(text)})
    if not cuts:
        return text
    pieces, last = [], 0
    for at in cuts:
        pieces.append(text[last:at])
        last = at + 1
    return " ".join([*pieces, text[last:]])
