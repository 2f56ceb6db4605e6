"""By how many points each industry's share changed, against the structures and against each other."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.differences.points import after_structure
from taizhang.checking.judging import Why, decimal_text, half_unit, is_plain, total_of, worded
from taizhang.checking.passages import CLAUSE_MARK, PERCENT, POINTS, RATIO, Passage
from taizhang.checking.records import Finding, Place
from taizhang.checking.sums.signed import make_nothing
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_INDUSTRY = lazy("(?:第?(?P<n>[一二三])(?:次)?产业?)(?:增加值)?(?:所)?(?:占)?(?:比重|占比|比例)")
_DOWN = lazy("下降|减少|回落|降低")


def check_structure_steps(passage: Passage) -> Iterator[Finding]:
    """由14.9:33.2:51.9调整为15.3:31.3:53.4,一产比重上升0.4个百分点: the later part less the earlier."""
    lists = [f for k, f in enumerate(passage.figures) if passage.kind(k) == RATIO and f.values and len(f.values) == 3]
    if len(lists) != 2 or lists[0].values is None or lists[1].values is None:
        return
    for number, step in enumerate(passage.figures):
        if passage.kind(number) != POINTS or step.value is None or not is_plain(step):
            continue
        label = re.split("[，,；;：:]", passage.between(number - 1, number))[-1]
        match = _INDUSTRY.search(label)
        if match is None:
            continue
        at = "一二三".index(match["n"])
        moved = Fraction(lists[1].values[at]) - Fraction(lists[0].values[at])
        stated = -abs(Fraction(step.value)) if _DOWN.search(label) else abs(Fraction(step.value))
        room = half_unit(step) + Fraction(lists[0].resolution) / 2 + Fraction(lists[1].resolution) / 2
        away = abs(moved - stated)
        yield worded(
            "gap",
            "consistent" if away <= half_unit(step) else "rounding" if away <= room else "contradicts",
            places=(passage.place(step), passage.place(lists[0]), passage.place(lists[1])),
            stated=("下降" if stated < 0 else "上升") + step.text,
            computed=("下降" if moved < 0 else "上升") + decimal_text(abs(moved), 2) + "个百分点",
            difference=decimal_text(away, 2) + "个百分点",
            tolerance=decimal_text(room, 3) + "个百分点",
            basis=Why(
                zh=f"按结构由{lists[0].text}到{lists[1].text}，该产业比重的变化",
                en=f"the change of that share from {lists[0].text} to {lists[1].text}",
            ),
        )


_CONTRIBUTED = lazy("贡献率(?:为|是|达到?)?$")
_ALL_THREE = 3


def check_contributed(passage: Passage) -> Iterator[Finding]:
    """一产…贡献率为0.7%;二产…贡献率为69.5%;三产…贡献率为29.8%: the three make 100."""
    if passage.masked.count("贡献率") < _ALL_THREE:
        return
    told: dict[str, Figure] = {}
    named = ""
    for number, figure in enumerate(passage.figures):
        names = [m["n"] or m["m"] for m in _NAMED.finditer(passage.gaps[number])]
        named = names[-1] if names else named
        if passage.kind(number) != PERCENT or not _CONTRIBUTED.search(passage.gaps[number]) or not named:
            continue
        if named in told or figure.value is None or not is_plain(figure):
            return
        told[named] = figure
        named = ""
    if len(told) != _ALL_THREE:
        return
    total = sum((Fraction(f.value or 0) for f in told.values()), Fraction(0))
    room = sum(map(half_unit, told.values()), Fraction(0))
    away = abs(total - 100)
    yield worded(
        "shares_sum",
        "consistent" if away <= room else "rounding" if away <= room * 2 else "contradicts",
        places=tuple(passage.place(f) for f in told.values()),
        stated="、".join(f.text for f in told.values()),
        computed=decimal_text(total, 2) + "%",
        difference=decimal_text(away, 2) + "%",
        tolerance=decimal_text(room, 3) + "%",
        basis=Why(
            zh="三次产业的贡献率应合成100%，所列之和",
            en="what the three contribute makes 100 %; the sum of those stated",
        ),
    )


_NAMED = lazy("第?(?P<n>[一二三])(?:次)?(?:产业|产)?(?=[、和及与]第?[一二三](?:次)?产)|第?(?P<m>[一二三])(?:次)?产业?")
_MOVED = lazy("(?:上升|提高|增加|下降|减少|回落|降低)了?$")


def check_steps_of_three(passage: Passage) -> Iterator[Finding]:
    """一产比重上升3.82个百分点,二产、三产比重分别回落2.16和1.66个百分点: what one gains the others lose."""
    held: dict[str, tuple[Figure, int]] = {}
    structure = POINTS in passage.masked and "产业" in passage.masked and after_structure(passage)
    number = 0
    while number < len(passage.figures):
        label = re.split("[，,；;：:](?![^，,；;：:]{0,3}第?[二三])", passage.between(number - 1, number))[-1]
        names = [m["n"] or m["m"] for m in _NAMED.finditer(label)]
        if not names and number and passage.kind(number - 1) == PERCENT:
            # 第二产业比重为50.3%,上升2.4个百分点: whose share it is stands before its level.
            label = CLAUSE_MARK.split(passage.gaps[number - 1])[-1] + label
            names = [m["n"] or m["m"] for m in _NAMED.finditer(label)]
        told = "比重" in label or "占比" in label or structure
        if passage.kind(number) != POINTS or not names or not told or not _MOVED.search(label):
            number += 1
            continue
        sign = -1 if _DOWN.search(label) else 1
        figures = passage.figures[number : number + len(names)]
        joined = all(
            re.fullmatch("[、和及]", passage.between(k - 1, k)) and passage.kind(k) == POINTS
            for k in range(number + 1, min(number + len(names), len(passage.figures)))
        )
        if len(figures) < len(names) or (len(names) > 1 and "分别" not in label) or not joined:
            return
        for name, figure in zip(names, figures, strict=True):
            if name in held or figure.value is None or not is_plain(figure):
                return
            held[name] = (figure, sign)
        number += len(names)
    if len(held) != len("一二三"):
        return
    yield make_nothing(
        passage,
        [held[name] for name in "一二三"],
        Why(zh="三次产业比重升降之和应为0，所列之和", en="the changes of the three shares make 0; those stated"),
    )


_MOVE = "(?P<v{n}>上升|提高|增加|下降|减少|回落|降低)了?(?P<f{n}>[0-9]+(?:[.．][0-9]+)?)个?(?:百分点)?"
_IN_TURN = lazy(
    "第?一(?:产业?)?、第?二(?:产业?)?[、和及]第?三(?:次)?产业[^。；;，,]{0,24}?"
    + "[、,，和]".join(_MOVE.format(n=n) for n in range(3))
)


def check_steps_in_turn(passage: Passage) -> Iterator[Finding]:
    """一、二、三产业的比重分别下降0.2个、下降0.6个、提高0.8个百分点: each with its own word."""
    if "产业" not in passage.masked:
        return
    text = passage.reading.text
    for match in _IN_TURN.finditer(text, passage.start, passage.end):
        if not _SHARE.search(match.group()) or not text.startswith("百分点", match.end() - len("百分点")):
            continue
        values = [Fraction(match[f"f{n}"].replace("．", ".")) for n in range(3)]
        signs = [-1 if _DOWN.search(match[f"v{n}"]) else 1 for n in range(3)]
        half = sum((Fraction(1, 2 * 10 ** len(match[f"f{n}"].partition(".")[2])) for n in range(3)), Fraction(0))
        total = sum((s * v for s, v in zip(signs, values, strict=True)), Fraction(0))
        yield worded(
            "gap",
            "consistent" if total == 0 else "rounding" if abs(total) <= half else "contradicts",
            places=tuple(
                Place(
                    file=passage.reading.source, start=match.start(f"f{n}"), end=match.end(f"f{n}"), text=match[f"f{n}"]
                )
                for n in range(3)
            ),
            stated="、".join(match[f"v{n}"] + match[f"f{n}"] for n in range(3)),
            computed=decimal_text(total, 3) + "个百分点",
            difference=decimal_text(abs(total), 3) + "个百分点",
            tolerance=decimal_text(half, 3) + "个百分点",
            basis=Why(
                zh="三次产业比重升降之和应为0，所列之和", en="the changes of the three shares make 0; those stated"
            ),
        )


_SHARE = lazy("比重|占比")
_REGION = lazy(
    "(?P<n>[东中西])部(?:地区)?(?P<noun>[^，,；;。：:]{0,14}?)(?:所占)?(?:的)?(?:比重|占比)(?:(?:同比|较上年|比上年))?"
)
_LEVEL = lazy("基本持平|持平")


def check_steps_of_regions(passage: Passage) -> Iterator[Finding]:
    """东部比重下降2.1个百分点;中部比重上升1.2个百分点;西部比重上升0.9个百分点: what one gains the others lose."""
    held: dict[str, dict[str, tuple[Figure, int]]] = {}
    name = ""
    for number, figure in enumerate(passage.figures):
        label = re.split("[，,；;：:]", passage.gaps[number])[-1]
        match = _REGION.search(label)
        name = match["n"] if match is not None else name
        noun = match["noun"] if match is not None else label.partition("比重")[0]
        if passage.kind(number) != POINTS or "比重" not in label or not name or not _MOVED.search(label):
            continue
        if name in held.setdefault(noun, {}) or figure.value is None or not is_plain(figure):
            return
        held[noun][name] = (figure, -1 if _DOWN.search(label) else 1)
    for told in held.values():
        if set(told) == set("东中西") and not _LEVEL.search(passage.masked):
            yield make_nothing(
                passage,
                [told[one] for one in "东中西"],
                Why(
                    zh="三个地区比重升降之和应为0，所列之和", en="the changes of the three shares make 0; those stated"
                ),
            )


def check_steps_of_shares(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """占11.6%、86.6%和1.8%。…同城的比重下降1.4个百分点,异地的比重上升1.6个百分点,国际的下降0.2个百分点: three of 100."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if passage.masked.count(POINTS) < _ALL_THREE or not _SHARE.search(passage.masked):
                continue
            told = list(_moved(passage))
            if not _ALL_THREE <= len(told) <= _MOST or len(told) != passage.masked.count(POINTS):
                continue
            near = passages[max(0, at - 1) : at + 1]
            if any(len(run) == len(told) and _made_whole(run) for home in near for run in _percents(home)):
                yield make_nothing(passage, told, _OF_HUNDRED)


_MOST = 8
_OF_HUNDRED = Why(
    zh="各项比重合为100%，升降之和应为0，所列之和", en="the changes of shares of 100 make 0; those stated"
)


def _moved(passage: Passage) -> Iterator[tuple[Figure, int]]:
    """Yield the changes of shares in a sentence, with the sign that the words before each give it."""
    for number, figure in enumerate(passage.figures):
        label = re.split("[，,；;：:]", passage.gaps[number])[-1]
        moved = passage.kind(number) == POINTS and _MOVED.search(label) and _SHARE.search(label)
        if moved and figure.value is not None and is_plain(figure):
            yield figure, -1 if _DOWN.search(label) else 1


def _percents(passage: Passage) -> Iterator[list[Figure]]:
    """Yield the percentages that a sentence tells side by side."""
    run: list[Figure] = []
    for number, figure in enumerate(passage.figures):
        if passage.kind(number) == PERCENT and (not run or passage.gaps[number] in ("、", "和", "及")):
            run.append(figure)
            continue
        if run:
            yield run
        run = [figure] if passage.kind(number) == PERCENT else []
    if run:
        yield run


def _made_whole(run: Sequence[Figure]) -> bool:
    return abs(total_of(run) - 100) <= sum(map(half_unit, run), Fraction(0))


_OF_ALL = lazy("占[^，,；;。]{0,8}?(?P<all>总[^，,；;。]{1,6}?|全部|比重)的?(?:比重|比例)?(?:为|达到?)?$")
_SHARE_MOVED = lazy("(?:比重|占比)?(?:上升|提高|增加|下降|减少|回落|降低)了?$")


def check_shares_before(passage: Passage) -> Iterator[Finding]:
    """商品类占51.55%,比重上升5.43个百分点;服务类占45.15%,比重下降44.5个百分点: before, the two were more than all."""
    told: list[tuple[Figure, Figure, Fraction]] = []
    for number in range(1, len(passage.figures)):
        share, step = passage.figures[number - 1], passage.figures[number]
        if passage.kind(number) != POINTS or passage.kind(number - 1) != PERCENT:
            continue
        if not (_OF_ALL.search(passage.gaps[number - 1]) and _SHARE_MOVED.search(passage.gaps[number])):
            continue
        if share.value is None or step.value is None or not (is_plain(share) and is_plain(step)):
            continue
        sign = 1 if _DOWN.search(passage.gaps[number]) else -1
        told.append((share, step, Fraction(share.value) + sign * abs(Fraction(step.value))))
    before = sum((value for _, _, value in told), Fraction(0))
    now = sum((Fraction(share.value or 0) for share, _, _ in told), Fraction(0))
    if len(told) > 1 and now <= 100 and before > 100 + len(told):
        yield worded(
            "shares_sum",
            "unclear",
            places=tuple(passage.place(f) for share, step, _ in told for f in (share, step)),
            stated="、".join(step.text for _, step, _ in told),
            computed=decimal_text(before, 2) + "%",
            difference=decimal_text(before - 100, 2) + "%",
            tolerance=decimal_text(Fraction(len(told)), 2) + "%",
            basis=Why(
                zh="按各自的变化推算，以前的比重之和", en="what the shares were before, by what each moved, makes"
            ),
            reason=Why(zh="各项比重未必同一总体", en="the shares need not be of one whole"),
        )
