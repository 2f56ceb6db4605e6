"""A second look at targets that no result states by name: the one result left that can hardly be about anything else.

Documents that answer for one list of targets word them anew: 硬化村组道路18公里 comes back as 通组路硬化15.6公里. A target
and a result that nothing else has claimed are taken for one where each is the nearest left to the other, by most of the
characters of their names, in unit, measure, area and year alike, and of one size.
"""

import dataclasses
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from taizhang.reading.patterns import lazy
from taizhang.settling.doings import alike_in_doing, done_to, moved_to, net_of_new, one_of_two, opposed
from taizhang.settling.matching import Candidate
from taizhang.settling.names import Name, NameMatch, compared, left_out, taken_apart
from taizhang.settling.obstacles import Obstacle, a_part, obstacles_between
from taizhang.settling.rule import SettlementRule, settlement_rule
from taizhang.settling.subjects import Subject, words_before

SCORE = 0.6
"""How sure such a match is by its name."""
_PASSABLE: frozenset[Obstacle] = frozenset({"narrower", "wider", "stage"})
_LEAST_ALIKE = 0.6
_LEAST_SHARED = 3
_SHORTEST = 2
_MARGIN = 0.12
_POINTS = Decimal(6)
_LEAST_RATIO, _LARGEST_RATIO = Decimal("0.66"), Decimal("1.5")
_FEW, _FEW_APART = 10, 2
_LEAST_UNQUOTED = 4
_FAR_BEYOND, _MANY = Decimal(3), 20
"""How far a result of the very same words may go beyond its target: 引进项目20个 comes back as 招引项目33个."""
_LEAST_EDGE = 2
_LEAST_DIGITS, _LEAST_BEYOND = 2, 2
_AND = lazy("(?<=..)(?:以及|及其?|和(?!谐|睦|美|解|平))(?=..)")
_QUOTED = lazy("“([^“”]{2,20})”")
_THRESHOLD = lazy("[0-9.]{0,6}[百千]?[万亿]元以上[\u4e00-\u9fff]{2,}$")
_SET_BY = lazy("([省市县区]定).{0,3}(?:民生|惠民|民心|实事|工程|事项)")
_CALLED = lazy("“([^“”]{4,20})”")
_ALIAS = lazy("[(（](?![^()（）]{0,8}[含除不其])[\u4e00-\u9fff]{1,8}[)）]")
"""Another word for what is named, in brackets."""
_MOST = 400
"""Of a longer list of what is left the rest is not looked at."""


@dataclass(frozen=True, slots=True)
class Left:
    """A target that was not judged, with its place in the list of settlements."""

    position: int
    target: Subject


def second_look(
    left: Sequence[Left],
    results: Sequence[Subject],
    *,
    areas: tuple[str | None, str | None],
    year: int | None,
) -> dict[int, Candidate]:
    """Return for each place in the list the result that its target is taken to be stated by."""
    rule = settlement_rule()
    rows = left[:_MOST]
    by_unit: dict[str | None, list[Subject]] = {}
    for result in results:
        by_unit.setdefault(_unit(result, rule), []).append(result)
    pairs: list[tuple[float, Left, Subject]] = []
    for row in rows:
        for result in by_unit.get(_unit(row.target, rule), ())[:_MOST]:
            likeness = _likeness(row.target, result, areas, year, rule)
            if likeness >= _LEAST_ALIKE:
                pairs.append((likeness, row, result))
    return _mutual(pairs)


def _mutual(pairs: Sequence[tuple[float, Left, Subject]]) -> dict[int, Candidate]:
    """Return the pairs of which neither side has another that is nearly as near."""
    best_left: dict[int, list[float]] = {}
    best_result: dict[int, dict[tuple[int, str], float]] = {}
    for likeness, row, result in pairs:
        best_left.setdefault(row.position, []).append(likeness)
        # Two goals for one thing (确保2.9万人,力争5.8万人) may have one result.
        goal = (row.target.sentence.start, row.target.name.text)
        rows = best_result.setdefault(result.index, {})
        rows[goal] = max(likeness, rows.get(goal, 0.0))
    rule = settlement_rule()
    found: dict[int, Candidate] = {}
    for likeness, row, result in pairs:
        alone = all(
            sum(other > likeness - _MARGIN for other in side) == 1
            for side in (best_left[row.position], best_result[result.index].values())
        )
        if alone:
            obstacles = _left_open(row.target, result, rule)
            found[row.position] = Candidate(subject=result, score=SCORE, obstacles=obstacles, by_dictionary=False)
    return found


def _left_open(target: Subject, result: Subject, rule: SettlementRule) -> tuple[Obstacle, ...]:
    """Return what keeps a person from taking two names that are alike for one: that they are no more than alike, or
    that the result is a part of what was set or a whole around it."""
    if a_part(result, target, rule):
        return ("wider",)
    if _told_otherwise(target, result, rule):
        return ()
    part = any(
        compared(ours, theirs).likeness == "narrower"
        for ours, theirs in ((target.name, result.name), (_in_full(target.name), _in_full(result.name)))
    )
    return ("narrower",) if part and alike_in_doing(target, result, rule) else ("guess",)


def _in_full(name: Name) -> Name:
    """Return a name whose core keeps its idle words: 亿元以上产业项目 is a kind of 亿元以上项目."""
    return dataclasses.replace(name, core=name.noun or name.core)


def _told_otherwise(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    """Say whether two names that are alike can only mean the same: they differ by words that change nothing, at one
    stage, or the very number that was set comes back.

    Of all others a person has to look at the two sentences: 建成幼儿园5所 and 签约幼儿园6所 are as much alike.
    """
    if opposed(target, result, rule) or not alike_in_doing(target, result, rule):
        return False
    return _same_number(target, result) or _same_but_for_idle(target, result, rule)


def _unit(subject: Subject, rule: SettlementRule) -> str | None:
    """Return the first unit of the group that counts the same things, or the unit itself."""
    unit = subject.judged.unit
    return next((min(group) for group in rule.unit_groups if unit in group), unit)


def _likeness(
    target: Subject,
    result: Subject,
    areas: tuple[str | None, str | None],
    year: int | None,
    rule: SettlementRule,
) -> float:
    """Return how much of the shorter name the longer holds, 0 where something forbids comparing the two."""
    if target.twins > 1 or result.twins > 1 or (target.indicator_id is not None and result.indicator_id is not None):
        return 0.0
    if any(one.flow is not None and one.flow not in other.name.classes for one, other in _both_ways(target, result)):
        return 0.0  # 粮食产量3920亿斤 and 粮食增加了3800亿斤
    if not _same_size(target, result, rule):
        return 0.0
    target, result = _without_praise(target), _without_praise(result)
    called = _same_number(target, result) and _called_alike(target, result)
    if not called and any(_unquoted(a, b) for a, b in _both_ways(target, result)):
        return 0.0
    if not called and any("、" in a.name.text and not _lists(b.name.text) for a, b in _both_ways(target, result)):
        return 0.0
    if any(rule.times.leading_years.search(subject.name.text) for subject in (target, result)):
        return 0.0
    if moved_to(target, result, rule) or net_of_new(target, result):
        return 0.0
    if any(_helped_apart(a, b, rule) for a, b in _both_ways(target, result)):
        return 0.0
    if one_of_two(target, result) or _of_other_things(target.name.text, result.name.text):
        return 0.0
    if _set_by_others(target, result) or any(_rated_apart(a, b) for a, b in _both_ways(target, result)):
        return 0.0
    shared = 0.8 if called else _shared(target, result, rule)
    if shared < _LEAST_ALIKE or (_kinds_apart(target.name.core, result.name.core) and not called):
        return 0.0
    if target.judged.measure == "growth" and not _same_but_for_idle(target, result, rule):
        return 0.0
    if not (_same_level(target, result, rule) or _restated(target, result)):
        return 0.0
    if rule.names.spending_of in target.name.text + result.name.text and not _goes_on_alike(target, result):
        return 0.0
    found = obstacles_between(
        target, result, NameMatch(likeness="same", score=SCORE), areas=areas, year=year, rule=rule
    )
    if set(found) == {"area"} and _same_number(target, result) and _zone_left_out(target, result, rule):
        return shared
    if not set(found) <= _PASSABLE or ("stage" in found and opposed(target, result, rule)):
        return 0.0
    return shared


def _both_ways(target: Subject, result: Subject) -> tuple[tuple[Subject, Subject], tuple[Subject, Subject]]:
    return (target, result), (result, target)


def _same_number(target: Subject, result: Subject) -> bool:
    """Say whether a result states the very count that was set, one of two digits at least."""
    ours = target.judged.value
    return ours is not None and ours == result.judged.value and ours >= _FEW and target.judged.unit != "%"


def _alike(one: str, other: str) -> int:
    """Return with how many of the same characters two strings begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _goes_on_alike(target: Subject, result: Subject) -> bool:
    """Say whether what follows a number that has two digits at least is the same beyond its noun: 2.8亿元资金纳入直达机制."""
    ours = target.judged.value
    if ours is None or len(ours.normalize().as_tuple().digits) < _LEAST_DIGITS or not _same_number(target, result):
        return False
    alike = _alike(target.after, result.after)
    return target.name.text == result.name.text and alike >= len(target.name.text) + _LEAST_BEYOND


def _of_other_things(one: str, other: str) -> bool:
    """Say whether both names bound something by an amount, and not the same thing: 2亿元以上企业, 亿元以上项目."""
    bounded = [_THRESHOLD.search(text) for text in (one, other)]
    return None not in bounded and one[-2:] != other[-2:]


def _rated_apart(one: Subject, other: Subject) -> bool:
    """Say whether only one is a rate of something done, of which the other says nothing: 事项100%入驻, 办理率100%."""
    ours, theirs = one.name.text, other.name.text
    if one.judged.unit != "%" or not ours.endswith("率") or theirs.endswith("率"):
        return False
    return ours[-3:-1] not in theirs + other.after + other.clause


def _helped_apart(one: Subject, other: Subject, rule: SettlementRule) -> bool:
    """Say whether only one counts those that are helped, of which the other says nothing: 支持100家民营企业, 129家民营企业签约."""
    if not _HELP & done_to(one, rule):
        return False
    return not _HELP & done_to(other, rule)


_HELP = frozenset(("support",))


def _set_by_others(target: Subject, result: Subject) -> bool:
    """Say whether 实事 that only one name says the setter of differ in number: 惠民实事15件, 县定民生实事12件."""
    setters = [found and found.group(1) for found in map(_SET_BY.search, (target.name.text, result.name.text))]
    return setters[0] != setters[1] and not _same_number(target, result)


def _restated(target: Subject, result: Subject) -> bool:
    """Say whether a result names shortly what was set at length, with the same number: 公办标准化幼儿园50所, 50所幼儿园."""
    ours, theirs = target.name.core, result.name.core
    short, long = sorted((ours, theirs), key=len)
    return _same_number(target, result) and len(short) >= _LEAST_SHARED and long.endswith(short)


def _zone_left_out(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    """Say whether only the target names a part of its own area (主城区) that has no administration of its own."""
    return target.area is not None and result.area is None and target.area.endswith(rule.areas.never)


def _same_size(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    """Say whether the two values are near enough to be promise and deed."""
    ours, theirs = target.judged.value, result.judged.value
    if ours is None or theirs is None:
        return False
    if target.judged.unit == "%":
        return abs(ours - theirs) <= _POINTS
    if 0 <= ours <= _FEW:
        return abs(ours - theirs) <= _FEW_APART or (ours <= theirs <= _MANY and _in_same_words(target, result, rule))
    if ours <= 0 or not _LEAST_RATIO <= theirs / ours <= _FAR_BEYOND:
        return False
    return theirs / ours <= _LARGEST_RATIO or _in_same_words(target, result, rule)


def _in_same_words(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    """Say whether two names say the same doing of the same thing, but for what may be left out."""
    one, other = target.name, result.name
    same = bool(one.classes) and one.classes == other.classes
    return same and rule.names.droppable.sub("", one.core) == rule.names.droppable.sub("", other.core)


def _same_level(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    """Say whether each word for a rank or kind in the one name stands in the other, or in its sentence before it."""
    for one, other in _both_ways(target, result):
        ours, theirs = (rule.names.droppable.sub("", subject.name.text) for subject in (one, other))
        missing = [word for word in rule.names.levels if word in ours and word not in theirs]
        if missing and not all(word in words_before(other) for word in missing):
            return False
    return True


def _without_praise(subject: Subject) -> Subject:
    """Return a subject without the list of qualities before its noun: 有特色、见成效的示范点 is 示范点."""
    qualities, _, noun = subject.name.text.rpartition("的")
    if "、" not in qualities or "、" in noun or len(noun) < _LEAST_SHARED:
        return subject
    name = dataclasses.replace(taken_apart(noun), classes=subject.name.classes)
    return dataclasses.replace(subject, name=name)


def _unquoted(one: Subject, other: Subject) -> bool:
    """Say whether a name holds words in quotes of which the other's sentence says nothing: “三品一标”农产品, 农副产品."""
    told = other.sentence.text + other.figure.indicator
    if all(words in told for words in _QUOTED.findall(one.figure.indicator)):
        return False
    bare = taken_apart(_QUOTED.sub("", one.figure.indicator)).core
    return bare != other.name.core or len(bare) < _LEAST_UNQUOTED


def _lists(text: str) -> bool:
    """Say whether a name lists several things."""
    return "、" in text or _AND.search(text) is not None


def _called_alike(target: Subject, result: Subject) -> bool:
    """Say whether both names hold the same words in quotes: “戏曲进校园”演出、辅导 and “戏曲进校园”活动."""
    ours, theirs = (_CALLED.findall(subject.figure.indicator) for subject in (target, result))
    return bool(ours) and ours == theirs


def _in_order(short: str, long: str) -> int:
    """Return how many characters of one name stand in the other in the same order."""
    row = [0] * (len(long) + 1)
    for character in short:
        before = row
        row = [0]
        for at, other in enumerate(long):
            row.append(before[at] + 1 if character == other else max(before[at + 1], row[at]))
    return row[-1]


def _without_alias(target: Subject, result: Subject) -> str | None:
    """Return the core that two names share once words in brackets are left out: 名师(名校长)室, 名师室; else None."""
    cores = []
    for subject in (target, result):
        named = _ALIAS.sub("", subject.figure.indicator)
        cores.append(subject.name.core if named == subject.figure.indicator else taken_apart(named).core)
    return cores[0] if cores[0] == cores[1] else None


def _kinds_apart(ours: str, theirs: str) -> bool:
    """Say whether two names differ only in the kind: 省级优势产业集群, 省级中小企业产业集群."""
    head = _alike(ours, theirs)
    tail = _alike(ours[head:][::-1], theirs[head:][::-1])
    mine, other = ours[head : len(ours) - tail], theirs[head : len(theirs) - tail]
    return head >= _LEAST_EDGE and tail >= _LEAST_EDGE and min(len(mine), len(other)) > 1 and not set(mine) & set(other)


def _same_but_for_idle(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    """Say whether the names hold the same characters but for what may be left out; growths are much alike in size."""
    one, other = (
        Counter(rule.names.growing.sub("", rule.names.droppable.sub("", s.name.core))) for s in (target, result)
    )
    return all(character in rule.names.particles for character in (one - other) + (other - one))


def _shared(target: Subject, result: Subject, rule: SettlementRule) -> float:
    if _goes_on_alike(target, result):
        return 0.9
    one, other = (rule.names.droppable.sub("", s.name.core) or s.name.core for s in (target, result))
    if (target.judged.unit or "").endswith("元"):
        # 专项资金支持技术改造 and 专项资金支持农村改厕 share only that money is spent.
        one, other = (rule.names.money_words.sub("", words) for words in (one, other))
    if one != other and (short := _without_alias(target, result)) is not None:
        one = other = short
    if one == other and len(one) >= _SHORTEST:
        together = target.name.classes & result.name.classes
        return 0.9 if one not in rule.names.vague else 0.75 if together and together <= rule.names.telling else 0.0
    short, long = sorted((one, other), key=len)
    if _same_number(target, result) and len(short) >= _SHORTEST and long.endswith("的" + short):
        # 新增联山联水的绿道1000公里, 新增绿道1000公里: what is said of the thing before 的 may be left out.
        return 0.8 if target.name.classes == result.name.classes and short not in rule.names.vague else 0.0
    held = Counter(long)
    common = sum(min(count, held[character]) for character, count in Counter(short).items())
    if short[-1:] not in long:
        return 0.0  # Chinese puts the head last: 科技型中小企业 is no 科技小院
    if long[-1:] not in short and _in_order(short, long) < _LEAST_ALIKE * len(short):
        return 0.0  # … and 企业技术改造 no 高新技术企业
    if short in rule.names.vague or common < _LEAST_SHARED:
        if len(short) < _SHORTEST or short not in long:
            return 0.0
        missing = left_out(target.name, result.name)
        shorter = result if len(result.name.core) <= len(target.name.core) else target
        return 0.7 if missing and missing in words_before(shorter) else 0.0
    return common / len(short) * 0.8 + common / len(long) * 0.2
