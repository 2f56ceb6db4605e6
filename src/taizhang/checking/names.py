"""A list's count against the names listed (A、B、C等3个, 3项…分别为A、B、C)."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Why, is_exact, is_plain, show, worded
from taizhang.checking.passages import COUNT, OTHER, PERCENT, WORD, Passage
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.words import WORDS, one_of

_ITEM = f"[^{PERCENT}-{OTHER}，,。；;：:、\n]{{1,30}}"
_NAME = f"(?:“[^“”{PERCENT}-{OTHER}]{{1,40}}”|《[^《》{PERCENT}-{OTHER}]{{1,60}}》)"
_NAMES = f"{_NAME}(?:[、和及与]?{_NAME}){{1,20}}"
_LIST = f"(?:(?:{_ITEM}、){{1,30}}{_ITEM}|{_NAMES})"
# A list begins where its clause does; one of quoted names may begin anywhere.
_BEGIN = f"(?<![^{PERCENT}-{OTHER}，,。；;：:\n])"
_BEFORE = re.compile(f"(?P<list>{_BEGIN}(?:{_ITEM}、){{1,30}}{_ITEM}?|{_NAMES})(?P<etc>等)?(?P<n>{COUNT})")
_AFTER = re.compile(
    f"(?P<n>{COUNT}){WORD}{{0,20}}[，,]?(?P<mark>分别为|分别是|依次为|依次是|即|为|[：:])(?P<list>{_LIST})(?=$|[。；;，,])"
)
_QUOTED = re.compile("“[^“”]{1,40}”|《[^《》]{1,60}》|（[^（）]{0,40}）|[(][^()]{0,40}[)]")
_AND = re.compile("和|及|与|以及")
_CLASS = re.compile(f"(?!大类|以上|左右){WORD}{{2}}")
_NO_NAME = re.compile(
    "的|各|^(?:新建|扩建|改建|取消|停征|制定|修订|审批|备案|优化|增加|市委|区委|县委|[一二三四五六七八九十]{1,2}$)"
)
_LEAD = re.compile(f"^{one_of(WORDS.list_leads)}{{1,3}}")
_SEVERAL = 3
_SHORT = {2, 3}
_FEW = 20
_MOST_APART = 6
_LONGEST_NAME = 16
_ETC = re.compile("等(?:$|[^级次待])")


def _items(listed: str) -> tuple[list[str], bool]:
    """Return the items of a list and whether all of them stand in quotes or book marks."""
    quotes = [m for m in _QUOTED.findall(listed) if m[0] in "“《"]
    outside = _QUOTED.sub("", listed)
    if quotes and not re.sub("[、和及与以]", "", outside):
        return quotes, True
    # A mark inside quotes does not part items.
    plain = _QUOTED.sub(lambda m: m.group().replace("、", "\u3001\u200b") if m.group()[0] in "“《" else "", listed)
    return [piece for piece in re.split("、(?!\u200b)", plain) if piece], False


def _alike(items: list[str]) -> bool:
    """Whether the items are names of one kind.

    All end in the same character, none much longer than the rest; or three and more are short and of one length, the
    verb before the first left out (建成望岚、清濑、云石).
    """
    tails = {item[-1] for item in items}
    lengths = sorted(len(item) for item in items)
    if len(tails) == 1 and lengths[-1] <= 2 * lengths[0] + 2 and lengths[-1] <= 10:
        return True
    bare = {len(_LEAD.sub("", items[0])), *map(len, items[1:])}
    return len(items) >= _SEVERAL and len(bare) == 1 and bare <= _SHORT and not any(map(_NO_NAME.search, items[1:]))


def _perhaps(items: list[str], count: int) -> bool:
    """Whether items of unlike form may still be names: none with 的 or a verb, as many as the count but for a few."""
    longest = max(map(len, items))
    plain = not any(_NO_NAME.search(item) for item in items)
    return plain and count <= _FEW and longest <= _LONGEST_NAME and abs(count - len(items)) <= _MOST_APART


def check_names(passage: Passage) -> Iterator[Finding]:
    """As many names as the count says; no more than it where the list ends in 等."""
    text = passage.masked
    for match in _AFTER.finditer(text):
        listed = match["list"]
        etc = bool(_ETC.search(listed))
        items, quoted = _items(re.split("等(?![级次待])", listed)[0])
        yield from _judged(passage, match.start("n"), items, quoted, etc, after=True)
    for match in _BEFORE.finditer(text):
        items, quoted = _items(match["list"])
        if len(items) < 2:
            continue
        yield from _judged(passage, match.start("n"), items, quoted, match["etc"] is not None, after=False)


def _judged(passage: Passage, at: int, items: list[str], quoted: bool, etc: bool, *, after: bool) -> Iterator[Finding]:
    figure = passage.figure(at)
    if not is_exact(figure) or not is_plain(figure) or figure.value is None or not 1 <= figure.value <= 40:
        return
    # 甲和乙、丙 may be two names or three.
    split = items if quoted else [piece for item in items for piece in _AND.split(item) if piece]
    fewest, most, count = len(items), len(split), int(figure.value)
    if etc and fewest <= count:
        return
    verdict: Verdict
    if fewest <= count <= most:
        named, verdict = count, "consistent"
    elif count == 1:
        return
    elif quoted or _alike(split):
        named, verdict = most, "contradicts"
    elif not after and _perhaps(split, count) and _CLASS.match(passage.masked, at + 1):
        named, verdict = most, "unclear"
    else:
        return
    yield worded(
        "listed_names",
        verdict,
        places=(passage.place(figure),),
        stated=figure.text,
        computed=show(Fraction(named), figure),
        difference=show(Fraction(abs(count - named)), figure),
        tolerance=show(Fraction(0), figure),
        basis=Why(zh="按所列名称计数", en="counting the names listed"),
        reason=Why(zh="所列名称的起止可能另有分法", en="the list may begin elsewhere or be parted otherwise"),
    )
