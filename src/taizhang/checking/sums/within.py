"""What is part of another by its name, and stated in a sentence of its own (住户存款 of 各项存款, 增值税 of 税收)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, show, worded
from taizhang.checking.passages import CLAUSE_MARK, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_ALL = lazy("(?:各项|全部)(?P<noun>存款|贷款)余额(?:达到?|为)?$")
_SOME = lazy(
    "(?P<name>住户|居民|储蓄|非金融企业|企业|财政性|短期|中长期|制造业|普惠小微|小微企业|涉农)[^，,；;。]{0,6}?(?P<noun>存款|贷款)余额(?:达到?|为)?$"
)
_TAXES = lazy("(?<!非)(?:各项)?税收(?:收入)?(?:累计)?(?:完成|实现|达到?|为)*$")
_TAX = lazy(
    "^(?:其中)?(?:增值税|营业税|消费税|企业所得税|个人所得税|城市维护建设税|城建税|房产税|印花税|城镇土地使用税|土地增值税|车船税|车船使用税"
    "|耕地占用税|契税|资源税|环境保护税|烟叶税)(?:收入)?(?:累计)?(?:完成|实现|入库|达到?|为)*$"
)
_BILLS = lazy("票据融资(?:余额)?(?:达到?|为)?$")
_BACK = 3
_TERMS = {"短期", "中长期"}
_LOOSE = Why(zh="两处所计的范围可能不同", en="the two may differ in scope")


def check_within(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """各项贷款余额36111亿元。短期贷款11114亿元;中长期贷款23973亿元: no part exceeds it, nor do those by term together."""
    for passages in readings:
        for at, home in enumerate(passages):
            if "税" in home.masked:
                yield from _taxes(passages[at : at + _BACK], home)
            for number, whole in enumerate(home.figures):
                told = _ALL.search(CLAUSE_MARK.split(home.gaps[number])[-1]) if home.kind(number) == MONEY else None
                if told is None or not is_plain(whole) or not whole.value:
                    continue
                near = passages[at : at + 1 + _BACK]
                parts = list(_parts(near, whole, told["noun"]))
                for _, part in parts:
                    if Fraction(part.value or 0) > Fraction(whole.value) + half_unit(whole):
                        yield _beyond(home, whole, [p for p in parts if p[1] is part])
                terms = [(p, f) for p, f in parts if _term(p, f)]
                total = sum((Fraction(f.value or 0) for _, f in terms), Fraction(0))
                if len(terms) > 1 and total > Fraction(whole.value) + half_unit(whole) * (len(terms) + 1):
                    yield _beyond(home, whole, terms)


def _taxes(near: Sequence[Passage], home: Passage) -> Iterator[Finding]:
    """税收收入786亿元。分主要税种看:增值税122.3亿元;营业税243.2亿元: none exceeds all of them, nor do they together."""
    for number, whole in enumerate(home.figures):
        told = home.kind(number) == MONEY and whole.measure == "level" and is_plain(whole)
        if not told or not _TAXES.search(CLAUSE_MARK.split(home.gaps[number])[-1]) or not whole.value:
            continue
        parts: list[tuple[Passage, Figure]] = []
        for passage in near:
            for k, figure in enumerate(passage.figures):
                label = CLAUSE_MARK.split(passage.gaps[k])[-1]
                if figure.start <= whole.start or passage.kind(k) != MONEY or figure.measure != "level":
                    continue
                alike = (figure.unit, figure.period, figure.scope) == (whole.unit, whole.period, whole.scope)
                if not alike or not is_plain(figure) or _TAXES.search(label):
                    break
                if _TAX.search(label):
                    parts.append((passage, figure))
            else:
                continue
            break
        large = [p for p in parts if Fraction(p[1].value or 0) > Fraction(whole.value) + half_unit(whole)]
        total = sum((Fraction(f.value or 0) for _, f in parts), Fraction(0))
        if large:
            yield _beyond(home, whole, large[:1])
        elif total > Fraction(whole.value) + half_unit(whole) * (len(parts) + 1):
            yield _beyond(home, whole, parts)


def _parts(near: Sequence[Passage], whole: Figure, noun: str) -> Iterator[tuple[Passage, Figure]]:
    """Yield the amounts of parts up to where another whole of the kind is stated."""
    for passage in near:
        for number, figure in enumerate(passage.figures):
            label = CLAUSE_MARK.split(passage.gaps[number])[-1]
            if figure.start <= whole.start or passage.kind(number) != MONEY or figure.unit != whole.unit:
                continue
            if _ALL.search(label):
                return
            some = _SOME.search(label)
            named = some is not None and some["noun"] == noun
            bills = noun == "贷款" and _BILLS.search(label) is not None
            if (named or bills) and is_plain(figure) and figure.measure == "level" and figure.scope == whole.scope:
                yield passage, figure


def _term(passage: Passage, figure: Figure) -> bool:
    label = CLAUSE_MARK.split(passage.gaps[passage.figures.index(figure)])[-1]
    some = _SOME.search(label)
    return _BILLS.search(label) is not None or (some is not None and some["name"] in _TERMS)


def _beyond(home: Passage, whole: Figure, parts: Sequence[tuple[Passage, Figure]]) -> Finding:
    total = sum((Fraction(f.value or 0) for _, f in parts), Fraction(0))
    names = "、".join(f.text for _, f in parts)
    return worded(
        "parts",
        "unclear",
        places=(home.place(whole), *(p.place(f) for p, f in parts)),
        stated=whole.text,
        computed=show(total, whole),
        difference=show(total - Fraction(whole.value or 0), whole),
        tolerance=show(half_unit(whole) * (len(parts) + 1), whole, places=2),
        basis=Why(zh=f"其中一部分（{names}）" + ("之和" if len(parts) > 1 else ""), en=f"part of it ({names})"),
        reason=_LOOSE,
    )
