"""Lists that are all of their whole by how they are told, so that what they make is asked about however far it is off.

城镇3120元,其中男1640人,女…: the names leave nothing out; (A户、B户、C户): a bracket parts what stands before it; 294户1097人
(甲108户408人、…): the other column adds up. Where nothing of the kind is told, only what looks like a slip is asked about.
"""

from collections.abc import Iterator, Sequence, Set
from fractions import Fraction

from taizhang.checking.judging import Why, is_exact, sum_told
from taizhang.checking.passages import MONEY, PERCENT, unbracketed
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_of
from taizhang.checking.staging import DONE, PARTLY, staged, stages_of
from taizhang.checking.sums.candidates import FINE, Item, Sum
from taizhang.checking.sums.exclusive import both_of_family, denied, likely_all
from taizhang.checking.sums.wholes import BOTH_OFFICES, CROSSING
from taizhang.reading.patterns import lazy

_OPENS = lazy("(?:其中(?!心)|^中，|分为|包括|分别(?![增下上比占同较提减降])|[按分从][^，。；：]{1,12}看[，：]|：$)[^；。\n]*$")
_SEEN = lazy("看[，：][^。\n]*$")
_ANEW = lazy("[。\n]|其中|；其余")
_END = lazy("[。\n]")
_MARK = lazy("[，、；]|和|及|与")
_INSIDE = lazy("（(?P<lead>[^（）]*)$")
_SOME = lazy("其中|含|包括|如|主要|不|以[上下]|[比较原由各]|上年|去年|同期|占")
_OFF = lazy("各|[低高超少多]$|[顺逆]差")
_TOTAL = lazy("^(?:合计|总计|共计)|(?:合计|总计|总量)[^，；。：]{0,4}$")
_SAYS_ALL = lazy("合计|总计|共计")
_LEADS = lazy("^(?:其中|此外|全[国省市区县])+|(?:达到|[为有共达])+$")
_MEANS = lazy("均|每|比|增|减")
_REPEATS = lazy("不重复|刑事拘留|移送|党纪|政务|审查|立案$")
_TOLD = {"result", "estimate"}
_CARRIED = lazy("结转|旧存|结存|遗留|上[月年季]")
_DUTIES = ("建议", "提案", "议案")
_COMPOUNDS = {"进出口": ("出口", "进口"), "出入境": ("入境", "出境"), "揽投": ("揽收", "投递")}
"""Names of wholes that are put together of those of their two parts."""
_MOST, _REACH, _APART = 14, 160, 2
_TWO, _THREE, _FOUR = 2, 3, 4
_SLIGHT = Fraction(12, 100)
_NAMES = Why(
    zh="各部分的名称合起来就是全部，除非另有未列出的部分",
    en="by their names the parts are all of it, unless there are others that are not listed",
)
_LISTED = Why(
    zh="所列各部分应为全部，也可能有未列出或交叉的部分",
    en="the parts listed look like all of it; some may be left out or overlap",
)
_TWIN = Why(
    zh="同样各部分的另一项数目相加与总数相合，这一项不合",
    en="another number told of the same parts adds up, and this one does not",
)
_ADDED = Why(zh="合计应为前列各项之和，也可能有未列出的项目", en="the total is of what stands before it, unless some is left out")


def sure_lists(told: Sequence[Sequence[Item]], closed: Sequence[Sum], asked: Set[int]) -> Iterator[Finding]:
    """Ask of lists that are surely all of their whole and do not make it.

    ``closed`` are the sums of the text that come out, ``asked`` where the figures stand that are asked about already.
    """
    made = {id(one.whole) for one in closed}
    held = {id(part) for one in closed for part in one.parts}
    twins = _by_rows(closed)
    done = set(asked)
    for items in told:
        for one in _lists(items):
            figures = [item.figure.start for item in (one.whole, *one.parts)]
            if abs(one.lacking) <= one.room or id(one.whole) in made or not done.isdisjoint(figures):
                continue
            if any(id(p) in held for p in one.parts) or not _of_one(one):
                continue
            reason = _reason(one, twins)
            if reason is not None:
                parts = [(p.passage, p.figure) for p in one.parts]
                done.update(figures)
                room = Fraction(one.room, FINE)
                yield sum_told(one.whole.passage, one.whole.figure, parts, "unclear", room=room, reason=reason)


def _reason(one: Sum, twins: dict[tuple[int, int], list[Sum]]) -> Why | None:
    """Return why the parts are all of it; None where nothing says so."""
    if any(_beside(one, other) for other in twins.get((id(one.parts[0].passage), len(one.run)), ())):
        return _TWIN
    if one.way == "total":
        return _ADDED
    if one.way == "bracket":
        return _NAMES if _all_by_names(one) else _LISTED if _parts_all(one) or _slight(one) else None
    if _all_by_names(one):
        return _NAMES if _opened(one) or _told_next(one) or _named_alike(one) else None
    if _named_alike(one) or _in_stages(one):
        return _NAMES
    if one.way != "list":
        return None
    if _kinds_of(one):
        return _NAMES
    return _LISTED if _opened(one) and _looks_whole(one) else None


def _all_by_names(one: Sum) -> bool:
    """Whether the names of the parts, or of the clauses they stand in, leave nothing out."""
    labels = [p.label for p in one.parts]
    if denied(labels) and one.lacking * _TWO > one.whole.value:
        # 来电100件,其中满意7件,不满意8件: most said neither.
        return False
    if _leaves_nothing(labels):
        return True
    heads = [p.clause_head() for p in one.parts]
    return len({p.clause for p in one.parts}) == len(heads) and _leaves_nothing(heads)


def _leaves_nothing(labels: Sequence[str]) -> bool:
    return both_of_family(labels) or likely_all(labels) or denied(labels)


def _named_alike(one: Sum) -> bool:
    """Whether a whole is named after both of its parts (进出口7.52万亿元。…出口4.88万亿元;进口2.64万亿元)."""
    labels = [_LEADS.sub("", p.label) for p in one.parts]
    return any(
        compound in one.whole.figure.indicator and _halves(labels, halves) for compound, halves in _COMPOUNDS.items()
    ) and _next_to(one)


def _halves(labels: Sequence[str], halves: tuple[str, str]) -> bool:
    """Whether two labels begin or end with the two halves of a compound, whichever comes first."""
    return any(
        len(labels) == _TWO and all(label.startswith(half) or label.endswith(half) for label, half in pairs)
        for pairs in (tuple(zip(labels, halves, strict=False)), tuple(zip(labels, halves[::-1], strict=False)))
    )


def _kinds_of(one: Sum) -> bool:
    """Whether parts bear the name of their whole with a word of their own before it (乔木林213万公顷。天然乔木林…,人工乔木林…)."""
    name = _LEADS.sub("", one.whole.label)
    names = [_LEADS.sub("", p.label) for p in one.parts]
    own = {n.removesuffix(name) for n in names if n.endswith(name)}
    return len(name) > _TWO and len(own) == len(names) and all(0 < len(n) <= _FOUR for n in own) and not _larger(one)


def _in_stages(one: Sum) -> bool:
    """Whether parts are told by how far along they are, one of them as not done yet or as done in part."""
    labels = [p.label for p in one.parts]
    told = [stages_of(label) for label in labels]
    if not (staged(labels) or (len(labels) == _TWO and _done_and_partly(told))):
        return False
    if (one.way != "list" and len(labels) > _TWO) or _CARRIED.search(one.parts[0].passage.masked):
        return False
    return _next_to(one) and (not _larger(one) or (_first_told(one) and "。" not in one.parts[0].since))


def _done_and_partly(told: Sequence[Sequence[tuple[int, int]]]) -> bool:
    """Whether of two counts one is of things done and the other of things done in part (已办结63件,阶段性办结64件)."""
    return any({stage for kind, stage in (*told[0], *told[1]) if kind == row} == {DONE, PARTLY} for row, _ in told[0])


def _told_next(one: Sum) -> bool:
    """Whether two kinds are told right after their whole, each in a clause (来电2340件,直接答复1800件,转办540件)."""
    if any(word in p.label for p in one.parts for word in _DUTIES) or (one.way == "begun" and len(one.run) > _TWO):
        return False
    sure = is_exact(one.whole.figure) or len(one.run) > _TWO
    return sure and not _larger(one) and _next_to(one) and _first_told(one)


def _larger(one: Sum) -> bool:
    return any(p.value >= one.whole.value for p in one.parts)


def _by_rows(closed: Sequence[Sum]) -> dict[tuple[int, int], list[Sum]]:
    """Return the sums that come out and say something, by the sentence their parts stand in and how many these are."""
    found: dict[tuple[int, int], list[Sum]] = {}
    for one in closed:
        if len(one.run) >= _THREE or len(digits_of(one.whole.figure).rstrip("0")) >= _THREE:
            found.setdefault((id(one.parts[0].passage), len(one.run)), []).append(one)
    return found


def _beside(one: Sum, other: Sum) -> bool:
    """Whether a sum tells of the same parts another number each, as far from the first one as the wholes are."""
    if other.items is one.items or other.whole.passage is not one.whole.passage:
        return False
    rows = [(one.whole, other.whole), *zip(one.parts, other.parts, strict=True)]
    if any(p.passage is not q.passage for p, q in rows):
        return False
    steps = {q.number - p.number for p, q in rows}
    regular = len(steps) == 1 or (len(rows) > _THREE and (min(steps) > 0 or max(steps) < 0))
    return regular and max(map(abs, steps)) <= _APART


def _of_one(one: Sum) -> bool:
    """Whether all of it is told of one time and as equally sure."""
    whole = one.whole.figure
    if "/" in (whole.unit or ""):
        return False
    moods = {item.figure.mood for item in (one.whole, *one.parts)}
    alike = len(moods) == 1 or moods == _TOLD
    if one.whole.since.startswith(("、", "和")) or any(_OFF.search(i.label) for i in (one.whole, *one.parts)):
        # 受理案件数分别为424件、553件,审结案件数分别为400件、520件: the last of a list is no whole of the next.
        return False
    return alike and all(p.figure.period in (whole.period, None) and p.value > 0 for p in one.parts)


def _opened(one: Sum) -> bool:
    """Whether words that open a list stand right between a whole and its parts."""
    since = one.parts[0].since
    if _OPENS.search(since) is None:
        return False
    if "。" in since and "其中" not in since and not (_SEEN.search(since) and _first_told(one)):
        return False
    opens = one.at == 0 or "\n" in one.whole.since
    seen = _SEEN.search(since) is not None and opens and _all_by_names(one)
    if _larger(one) and not seen and ("其中" not in since or "。" in since):
        # 家庭户127741人,集体户8167人。…常住人口中,男69796人: of a whole told long before, not of what stands there.
        return False
    return _next_to(one)


def _first_told(one: Sum) -> bool:
    """Whether a whole is the first amount of its unit in its sentence, and no item of a list there."""
    return one.at == 0 or one.items[one.at - 1].passage is not one.whole.passage


def _next_to(one: Sum) -> bool:
    """Whether no other amount of its unit that might be the whole stands between a whole and its parts."""
    first, whole = one.parts[0], one.whole
    spans = [(whole.passage, whole.number + 1, first.number)]
    if first.passage is not whole.passage:
        spans = [(whole.passage, whole.number + 1, len(whole.passage.figures)), (first.passage, 0, first.number)]
    return not any(
        passage.figures[k].unit == whole.figure.unit and _MEANS.search(passage.label(k)) is None
        for passage, begin, end in spans
        for k in range(begin, end)
    )


def _parts_all(one: Sum) -> bool:
    """Whether a bracket does nothing but part what stands before it (3.29亿元(中央1.2亿元、省级2.09亿元))."""
    lead = _INSIDE.search(one.parts[0].since)
    if lead is None or _SOME.search(lead["lead"]) or any(_SOME.search(p.label) or not p.label for p in one.parts):
        return False
    enough = len(one.parts) >= _THREE or one.lacking < 0
    return enough and all(_MARK.search(p.since) for p in one.parts[1:]) and len({p.between for p in one.parts[1:]}) == 1


def _slight(one: Sum) -> bool:
    """Whether parts make too much, or all but make it."""
    lead = _INSIDE.search(one.parts[0].since)
    if lead is None or _SOME.search(lead["lead"]) is None:
        return False
    crossing = any(CROSSING.search(p.label) or _REPEATS.search(p.label) for p in one.parts)
    within = abs(one.lacking) <= one.whole.value * _SLIGHT
    return within and not crossing and not _larger(one) and _alike(one)


def _looks_whole(one: Sum) -> bool:
    """Whether parts told alike make too much, or four of them all but make it, and nothing else explains that."""
    values = [p.value for p in one.parts]
    after = one.items[one.run[-1] + 1] if one.run[-1] + 1 < len(one.items) else None
    ended = after is None or _END.search(after.since) is not None
    if not ended or _larger(one) or _told_of_each_other(one.whole.value, values):
        return False
    if len(values) < _THREE and not 0 < -one.lacking <= one.whole.value * _SLIGHT:
        # Two parts that make less are some of it as often as not.
        return False
    if not _alike(one):
        return False
    if one.lacking < 0:
        twice = BOTH_OFFICES.search(one.parts[0].passage.masked) is not None
        return not twice and not any(CROSSING.search(p.label) or _REPEATS.search(p.label) for p in one.parts)
    tails = {_LEADS.sub("", p.label)[-_TWO:] for p in one.parts}
    tail = tails.pop() if len(tails) == 1 else ""
    most = _SLIGHT if len(values) >= _FOUR or (len(tail) == _TWO and tail in one.whole.figure.indicator) else 0
    return _SEEN.search(one.parts[0].since) is None and one.lacking <= one.whole.value * most


def _alike(one: Sum) -> bool:
    """Whether the parts are told one like the other: behind like marks, with nothing or a rate between them."""
    later = one.parts[1:]
    if not all(_MARK.search(p.since) for p in later):
        return False
    kinds = {p.between for p in later}
    return len(kinds) == 1 or kinds <= {"", PERCENT} or all("；" in p.since for p in later)


def _told_of_each_other(whole: int, values: Sequence[int]) -> bool:
    """Whether some of the parts make the whole or another part by themselves (24件,包括6件,14件,4件)."""
    sums = {sum(values[k : end + 1]) for k in range(len(values)) for end in range(k + 1, len(values))}
    return whole in sums or not sums.isdisjoint(values)


def _lists(items: Sequence[Item]) -> Iterator[Sum]:
    """Yield the lists that an amount may be parted into, by brackets and by words behind it, and what a total adds."""
    for at, whole in enumerate(items):
        yield from _bracketed(items, at)
        run: list[int] = []
        for k in range(at + 1, min(len(items), at + _MOST)):
            item = items[k]
            if item.figure.start - items[k - 1].figure.end > _REACH:
                break
            if item.inside and not whole.inside:
                continue
            if run and _ANEW.search(item.since):
                break
            run.append(k)
            if len(run) >= _TWO:
                ended = k + 1 == len(items) or len(run) == _MOST or _ANEW.search(items[k + 1].since) is not None
                yield _sum(items, at, run, "list" if ended else "begun")
        if _TOTAL.search(whole.label) is not None:
            yield from _before(items, at)


def _bracketed(items: Sequence[Item], at: int) -> Iterator[Sum]:
    whole = items[at]
    run: list[int] = []
    for k in range(at + 1, min(len(items), at + _MOST)):
        item = items[k]
        if not item.inside or item.passage is not whole.passage or whole.inside or (run and "）" in item.since):
            break
        if not run and (item.since.count("（") != 1 or _MARK.search(item.since.partition("（")[0])):
            return
        run.append(k)
    if len(run) >= _TWO:
        yield _sum(items, at, run, "bracket")


def _before(items: Sequence[Item], at: int) -> Iterator[Sum]:
    """Yield what 加上 joins before a total (收入27586万元,加上补助50249万元、…,收入总计)."""
    whole = items[at]
    run: list[int] = []
    for k in range(at - 1, max(-1, at - _MOST), -1):
        item = items[k]
        if item.inside and not whole.inside:
            continue
        if item.passage is not whole.passage or _TOTAL.search(item.label) is not None:
            break
        run.insert(0, k)
        if "。" in item.since or "；" in item.since:
            break
    text = unbracketed(whole.passage).masked
    joined = any("加" in items[k].since for k in run[1:2])
    said = _SAYS_ALL.match(whole.label) is not None and whole.passage.kind(whole.number) == MONEY
    first = bool(run) and items[run[0]].label.startswith("加")
    if len(run) >= _TWO and not first and (joined or said) and "每" not in text and "其中" not in text:
        yield _sum(items, at, run, "total")


def _sum(items: Sequence[Item], at: int, run: Sequence[int], way: str) -> Sum:
    whole = items[at]
    lacking = whole.value - sum(items[k].value for k in run)
    return Sum(items, at, tuple(run), way, lacking, whole.half + sum(items[k].half for k in run))
