"""What there is by now is no less than what was added to it (新增百亿企业26家,累计达到16家)."""

from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Why, is_plain, span_of, told_amiss
from taizhang.checking.passages import AMOUNT, COUNT, MONEY, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_BY_NOW = "(?:累计|总数|总量|总计)(?:已|数)?(?:增至|增加到|达到|达|为|超过|突破)?"
_ADDED = "(?:新增|净增|新认定|新获批|新入选|新培育|新引进|新建成?|新签约|新上市|新获评|新创建)"
_ONE = lazy(
    f"{_ADDED}(?:(?!累计|总){WORD}){{0,20}}?(?P<add>{AMOUNT})(?:(?!累计|总){WORD}){{0,4}}[、，]{_BY_NOW}(?P<all>{AMOUNT})"
)
_AND_BEFORE = lazy(
    f"{_ADDED}(?:(?!累计|总){WORD}){{0,20}}?(?P<add>{AMOUNT})(?:(?!累计|总){WORD}){{0,4}}[、，]{_BY_NOW}(?P<all>{AMOUNT})"
    f"[，,；;（(](?:上年|去年)(?:末|底)(?:累计)?(?:已|有|为|是|达到?)*(?P<old>{AMOUNT})"
)
_TWO = lazy(
    f"分别{_ADDED}(?P<adds>{AMOUNT}(?:[、和及]{AMOUNT}){{1,5}})[、，](?:{_BY_NOW})?(?:分别)?(?:{_BY_NOW})?(?:达到|达|为|增至)?"
    f"(?P<alls>{AMOUNT}(?:[、和及]{AMOUNT}){{1,5}})"
)


def check_stocks(passage: Passage) -> Iterator[Finding]:
    """净增规上企业164家、累计145家: what was added stands within what there is."""
    text = passage.masked
    if "累计" not in text and "总" not in text:
        return
    for match in _ONE.finditer(text):
        yield from _held(passage, passage.figure(match.start("add")), passage.figure(match.start("all")))
    for match in _AND_BEFORE.finditer(text) if "年末" in text or "年底" in text else ():
        yield from _summed(passage, *(passage.figure(match.start(name)) for name in ("all", "add", "old")))
    for match in _TWO.finditer(text) if "分别" in text else ():
        adds, alls = (
            [passage.figure(match.start(name) + k) for k, sign in enumerate(match[name]) if sign in MONEY + COUNT]
            for name in ("adds", "alls")
        )
        if len(adds) == len(alls):
            for added, there in zip(adds, alls, strict=True):
                yield from _held(passage, added, there)


def _held(passage: Passage, added: Figure, there: Figure) -> Iterator[Finding]:
    if added.unit != there.unit or not added.value or not there.value or there.value >= added.value:
        return
    if not (is_plain(added) and is_plain(there)) or span_of(added).meets(span_of(there)):
        return
    yield told_amiss(
        "parts",
        "contradicts",
        places=(passage.place(there), passage.place(added)),
        figure=there,
        value=Fraction(added.value),
        room=Fraction(0),
        basis=Why(zh=f"累计应不少于其中新增的{added.text}，至少", en=f"with the {added.text} added it is at least"),
        reason=Why(zh="两者未必是同一事项", en="the two need not be of one thing"),
    )


_GONE = Why(zh="期间可能另有退出或核减", en="some may have gone since")


def _summed(passage: Passage, there: Figure, added: Figure, old: Figure) -> Iterator[Finding]:
    """新建360个,累计达1260个,去年底为960个: what there was and what was added are what there is."""
    if not there.unit == added.unit == old.unit or not all(map(is_plain, (there, added, old))):
        return
    summed = Fraction(added.value or 0) + Fraction(old.value or 0)
    span = span_of(added) + span_of(old)
    if span.meets(span_of(there)):
        return
    yield told_amiss(
        "parts",
        "unclear",
        places=(passage.place(there), passage.place(added), passage.place(old)),
        figure=there,
        value=summed,
        basis=Why(zh=f"按上年末{old.text}与新增{added.text}相加", en=f"{old.text} and the {added.text} added"),
        reason=_GONE,
    )
