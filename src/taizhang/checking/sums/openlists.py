"""Lists behind 其中, 分…看 and …中: a part that is more than anything told before it, and lists that all but close.

Other rules are told by words which figures are parts; here what each list looks like is enough, and so it only asks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.bounded import is_net
from taizhang.checking.judging import (
    Why,
    asked_beyond,
    half_unit,
    is_exact,
    is_plain,
    last_place,
    sum_told,
    told_amiss,
    total_of,
)
from taizhang.checking.passages import COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_of, scaled_to_whole, stray_to, swap_to
from taizhang.checking.sums.ofmore import ON_TOP
from taizhang.checking.words import WORDS
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_OPENER = lazy(
    "(?P<within>其中(?!心))"
    "|(?P<seen>(?:分|按|从)[^，；。：看分\ue001-\ue007]{1,12}(?:看|分|划分)[，：])"
    "|(?:^|[，；。])在?(?P<named>[^，；。：、\ue001-\ue007]{2,16}?)(?<![其年途初高集])中，"
)
_END = lazy("[；。]")
_STEP = lazy(
    "[比每]|均(?!为|达|衡)|较(?![大小好高低快重])|从(?!业|事)|(?<![交转])由|增加|减少|增长|下降|净增|占(?!$)|超过|高于|低于"
    "|降低|回落|上升|提高|达到$|累计$|目标|计划|任务|上年(?!结|滚)|去年|同期|(?<!决算)预算(?!收|支|本级|内|外|稳|决)|合计|总计|共计|以上|以下|以内"
)
_WIDER = lazy("另有|全[国省市县区球社]|世界|[省市县区]内外|我国|累计|总")
_DONE = lazy("^(?:其中)?[，：]?(?:新增|新建|增加|建成|完成|修复|治理|改造|开发|安排|新开|打造|培育|新)")
_REST = lazy("其他|其余|其它")
_BOUND = ("以上", "以下", "以内")
_FOREMOST = lazy("[排位][名列居]|居前|前[一二三四五六七八九十0-9]|主要|最[多大高]|重点")
_MADE_MORE = lazy("^（?(?:不含|不包括|不计)|[增减](?:产|收|支)|日均|月均|平均")
_REACH = 400
_BACK = 8
_COMMAS = ("，", ",")
_MOST = 16
_NEXT = 3
_NAME = 6
_TWO, _THREE = 2, 3
_LEAST = 100
_FEW = 4
_FAR = 2
_MORE = Why(
    zh="部分多于前文所述的各个总数，两数的口径可能不同",
    en="a part is more than any whole told before it; the two may count different things",
)
_CLOSES = Why(
    zh="所列各部分应为全部，也可能有未列出或交叉的部分",
    en="the parts listed look like all of it; some may be left out or overlap",
)
_ALIKE = Why(
    zh="同一总数的两种分法，两边之和应当相等",
    en="two ways to part one whole ought to make the same",
)


@dataclass(frozen=True, slots=True)
class _List:
    """Amounts side by side after words that open a list, each with its passage."""

    passage: Passage
    opener: int
    way: str
    name: str
    items: tuple[tuple[Passage, int], ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The amounts."""
        return tuple(passage.figures[k] for passage, k in self.items)

    @property
    def places(self) -> list[tuple[Passage, Figure]]:
        """The amounts, each with its passage."""
        return [(passage, passage.figures[k]) for passage, k in self.items]


def check_open_lists(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """22.93亿人次,其中:铁路9946万人次,公路26.71亿人次,…: more than all of it; 9.67亿,中石油7.22亿;中石化2.54亿: not what it makes."""
    for passages in readings:
        seen: list[_List] = []
        for at, passage in enumerate(passages):
            found = [*_lists(passages, at)]
            for one in found:
                yield from _beyond(passages, at, one)
            seen = [one for one in seen if passage.start - one.passage.end < _REACH]
            for one in found:
                if one.way == "named" and any(one.items[0] in other.items for other in seen):
                    # 分机构看,甲13947只。乙中,…: goes on with the list.
                    continue
                yield from _closing(passages, at, one, seen)
                if one.way == "seen":
                    seen.append(one)


def _level(passage: Passage, number: int) -> bool:
    figure = passage.figures[number]
    return (
        passage.kind(number) in (COUNT, MONEY)
        and figure.measure == "level"
        and figure.role == "value"
        and figure.value is not None
        and figure.value > 0
        and is_plain(figure)
    )


def _words(passage: Passage, number: int) -> str:
    return passage.label(number)


def _lists(passages: Sequence[Passage], at: int) -> Iterator[_List]:
    """Yield the lists that a sentence opens, one for each unit that its items have."""
    passage = passages[at]
    text = passage.masked
    if "中" not in text and "看" not in text and "分" not in text:
        return
    for match in _OPENER.finditer(text):
        way = match.lastgroup or ""
        first = next((k for k, mark in enumerate(passage.marks) if mark >= match.end()), None)
        if first is None or _END.search(text[match.end() : passage.marks[first]]) or not _level(passage, first):
            continue
        items = _items(passage, first, way, inside=text[match.start() - 1 : match.start()] == "（")
        if way == "seen":
            for later in passages[at + 1 : at + _NEXT]:
                other = _OPENER.match(later.masked)
                apart = "\n" in later.reading.text[passage.start : later.start]
                if apart or (other is not None and other.lastgroup != "named"):
                    break
                items += _items(later, 0, way, inside=False)
        units = dict.fromkeys(p.figures[k].unit for p, k in items)
        for unit in units:
            alike = [(p, k) for p, k in items if p.figures[k].unit == unit][:_MOST]
            head = _STEP.search(_words(*alike[0]).replace("其中", ""))
            if not head:
                yield _List(passage, match.start(), way, match["named"] or "", tuple(alike))


def _items(passage: Passage, first: int, way: str, *, inside: bool) -> list[tuple[Passage, int]]:
    items: list[tuple[Passage, int]] = []
    nested = joined = False
    depth = 0
    for k in range(first, len(passage.figures)):
        gap = passage.gaps[k]
        depth = max(0, depth + gap.count("（") - gap.count("）")) if k > first else 0
        if k > first:
            if inside and "）" in gap.rpartition("（")[0] + gap:
                break
            if _END.search(gap):
                nested = False
                if way == "within" and joined:
                    # 其中甲9个、乙7个、丙10个;查出问题312个: the 分号 ends what 、 joined.
                    break
            if (other := _OPENER.search(gap)) is not None:
                if way == "within" or other.lastgroup == "seen" or (other.lastgroup == "named" and k > first):
                    break
                nested = other.lastgroup == "within"
            elif nested and "，" in gap and not _END.search(gap):
                continue
        if not nested and not depth and _level(passage, k) and not (k > first and _STEP.search(_words(passage, k))):
            since = passage.between(items[-1][1], k) if items else "；"
            joined = joined or since.startswith("、")
            items.append((passage, k))
    return items


def _heads(passages: Sequence[Passage], at: int, one: _List) -> list[tuple[Passage, int]]:
    """Return the amounts of the unit of a list that are told before it, the nearest last."""
    unit = one.figures[0].unit
    told: list[tuple[Passage, int]] = []
    for passage in passages[max(0, at - _BACK) : at + 1]:
        if one.passage.start - passage.end > _REACH:
            continue
        for k, figure in enumerate(passage.figures):
            if passage is one.passage and passage.marks[k] >= one.opener:
                break
            level = figure.measure == "level" and passage.kind(k) in (COUNT, MONEY)
            if passage.gaps[k + 1].startswith(_BOUND) or _MADE_MORE.search(_words(passage, k)):
                continue
            if level and figure.unit == unit and figure.value and figure.value > 0:
                told.append((passage, k))
    return _named(told, one, passages[max(0, at - _BACK) : at + 1]) if one.name else told


def _named(told: list[tuple[Passage, int]], one: _List, near: Sequence[Passage]) -> list[tuple[Passage, int]]:
    """Return those amounts that the words before 中 name, by as many of their last characters as any bears.

    立案5254件。…立案的提案中: the verb that they were counted by says more than their noun.
    """
    verb = _THINGS.sub("", one.name).removesuffix("的").removeprefix("已")
    if verb != one.name and len(verb) == _TWO:
        counted = [(p, k) for p, k in told if verb in (words := _words(p, k)) and not _denied(words, verb)]
        if found := [(p, k) for p, k in counted if _words(p, k).endswith(verb)] or counted:
            return found
    for length in range(min(len(one.name), _NAME), 1, -1):
        tail = one.name[-length:]
        if found := [(p, k) for p, k in told if tail in _words(p, k) + p.figures[k].indicator]:
            return found
        # 特大事故17起,死亡298人。…特大事故中,…: what is told beside what they name.
        if any(tail in _words(p, k) for p in near for k in range(len(p.figures)) if p is not one.passage):
            return [(p, k) for p, k in told if tail in p.masked]
    return []


def _beyond(passages: Sequence[Passage], at: int, one: _List) -> Iterator[Finding]:
    """Ask of a part that is more than every amount of its unit told before it."""
    if one.way == "seen" or not _additive(one):
        return
    heads = _heads(passages, at, one)
    if one.way == "within":
        near = [k for p, k in heads if p is one.passage and _level(p, k)]
        between = one.passage.masked[one.passage.marks[near[-1]] : one.opener - 1] if near else "。"
        begins = one.opener == 0 and heads and at and heads[-1][0] is passages[at - 1]
        if "。" in between and not (begins and one.passage.start - heads[-1][0].end <= 1):
            return
    if not heads:
        return
    home, at_head = heads[-1]
    whole = home.figures[at_head]
    if (whole.value or 0) <= 0 or is_net(home, whole) or (one.way == "within" and _aside(one, heads)):
        return
    noun = _words(*one.items[0])[-_THREE:]
    if one.way == "within" and len(noun) == _THREE and _words(home, at_head).endswith(noun):
        # 在校生人数2462人。其中义务教育阶段在校生人数2836人: of what its noun tells right before it.
        heads = heads[-1:]
    values = [p.figures[k].value or 0 for p, k in heads]
    # What those after it make just so is parted already, and nothing else is a part of it.
    parted = one.way == "within"
    open_ = [v for n, v in enumerate(values) if not (parted and len(values) - n > _TWO and sum(values[n + 1 :]) == v)]
    most = max(open_, default=0)
    for place, (passage, number) in enumerate(one.items):
        part = passage.figures[number]
        if "）" in passage.gaps[number].rpartition("其中")[2] and "其中" in passage.gaps[number]:
            return  # 6个行政村(5个贫困村,其中一个深度贫困)2个社区: the bracket ends before it.
        # 固定电话用户60万户,其中城市48.1万户;移动电话用户350.3万户: beside it, where only one goes before.
        if place and _END.search(passage.gaps[number]) and (place == 1 or not _parted(one, place)):
            return
        # 其中中央1.2亿元、省级0.5亿元,带动社会投资3亿元; 其中本科4500人、专科7500人,在校生3.8万人: beyond the list.
        if place and _ended_before(one, place, whole):
            return
        # 教职工2948人,其中专任教师2104人,在校学生38108人: those served are none of those who serve.
        served = _SERVED.search(passage.gaps[number]) and not _SERVED.search(_words(home, at_head))
        if place and (part.value or 0) <= max(values):
            continue
        if place and _noun_after(*one.items[0]) == _noun_after(home, at_head) != _noun_after(passage, number):
            # 102个部门,其中81个部门公开了104个项目: what they made public is of its own kind.
            continue
        if (part.value or 0) > most and not served and not _all_of_them(passage, number):
            if _DONE.search(_words(passage, number)):
                return
            yield asked_beyond((passage, part), (home, whole), _MORE)
            return


def _all_of_them(passage: Passage, number: int) -> bool:
    """Whether an amount is said to be of something wider (全国…, 总…, 159亿元总票房)."""
    wider = _WIDER.search(_words(passage, number)) is not None or passage.gaps[number + 1].startswith("总")
    # 其中,81个部门公开了104个项目: what is told of the part right before it.
    after = number and passage.figures[number - 1].unit == passage.figures[number].unit
    if ON_TOP.search(passage.gaps[number]) is not None:
        return True
    return wider or bool(after and passage.gaps[number].endswith("了") and "，" not in passage.gaps[number])


def _noun_after(passage: Passage, number: int) -> str:
    return passage.gaps[number + 1][:_TWO]


def _ended_before(one: _List, place: int, whole: Figure) -> bool:
    """Whether a list is over before one of its items: those before make the whole, or it alone stands after a comma."""
    if place >= _TWO and _fits(whole, [p.figures[k] for p, k in one.items[:place]]):
        return True
    joints = [passage.gaps[number][:1] for passage, number in one.items[1 : place + 1]]
    return place >= _TWO and joints[-1] in _COMMAS and all(joint == "、" for joint in joints[:-1])


def _parted(one: _List, place: int) -> bool:
    """Whether the items before one stand in 分号-clauses of their own, so that it goes on with them."""
    (home, first), (passage, last) = one.items[0], one.items[place - 1]
    return home is passage and _END.search(passage.between(first, last)) is not None


def _aside(one: _List, heads: Sequence[tuple[Passage, int]]) -> bool:
    """Whether what 其中 is of stands elsewhere than in the amounts of its unit (留言15件;来电8947个,其中转办2274件)."""
    passage, number = one.items[0]
    home, head = heads[-1]
    part = passage.figures[number]
    if number and passage is home and head != number - 1:
        beside = passage.figures[number - 1]
        if passage.kind(number - 1) == COUNT and (beside.value or 0) >= (part.value or 0):
            return True
    # 建议168件、提案112件,其中已解决196件: of both together.
    total, at = Fraction(home.figures[head].value or 0), head
    while at and home.gaps[at][:1] in ("、", "和", "及") and home.figures[at - 1].unit == part.unit:
        at -= 1
        total += Fraction(home.figures[at].value or 0)
    name = _words(passage, number).replace("其中", "")[:_NAMES]
    named = len(name) == _NAMES and name in home.masked[home.marks[head] : one.opener if home is one.passage else None]
    both = at != head and total >= max(f.value or 0 for f in one.figures)
    return both or named


_THINGS = lazy("(?:提案|建议|案件|项目|企业|问题|诉求|工单|举报|人员)$")
_DENIED = ("未", "不", "不予", "未予", "没有")


def _denied(words: str, verb: str) -> bool:
    return words.partition(verb)[0].endswith(_DENIED)


_NAMES = 4
_SERVED = lazy("学生|在校生|在园|幼儿|学员|儿童|患者|毕业生|招生|老人|床位")


def _additive(one: _List) -> bool:
    """Whether a list is of amounts that add up: no marks, no means, no balances that may be negative."""
    unit = one.figures[0].unit or ""
    words = one.passage.masked[: one.passage.marks[one.items[-1][1]] if one.items[-1][0] is one.passage else None]
    return unit not in ("分", "点") and "/" not in unit and not _NO_SUM.search(words[max(0, one.opener - _NEAR) :])


_NEAR = 60
_NO_SUM = lazy("顺差|逆差|差额|差距|净流|冲减|抵减|单产")


def _room(whole: Figure, parts: Sequence[Figure]) -> Fraction:
    return sum(map(half_unit, parts), half_unit(whole))


def _fits(whole: Figure, parts: Sequence[Figure]) -> bool:
    return abs(total_of(parts) - Fraction(whole.value or 0)) <= _room(whole, parts)


def _closing(passages: Sequence[Passage], at: int, one: _List, seen: Sequence[_List]) -> Iterator[Finding]:
    """Ask of a list that ought to be all of what stands before it."""
    unit = one.figures[0].unit
    if len(one.items) < _TWO or not _additive(one):
        return
    if any("包括" in p.gaps[k] for p, k in one.items[1:]):
        return  # 其中经费类130.6亿元,包括本级90.5亿元、转移支付40.1亿元: parts of the part
    if _FOREMOST.search(one.passage.masked[one.opener : one.passage.marks[one.items[0][1]]]):
        return
    sisters = [s for s in seen if s.figures[0].unit == unit and len(s.items) > 1] if one.way == "seen" else []
    listed = {id(f) for s in sisters for f in s.figures}
    heads = [(p, p.figures[k]) for p, k in _heads(passages, at, one) if id(p.figures[k]) not in listed]
    if any(_fits(f, [g for _, g in told]) for told in (*_lengths(one), _first_clause(one)) for _, f in heads):
        return
    for told in _lengths(one):
        parts = [f for _, f in told]
        for home, whole in reversed(heads if one.way != "within" else heads[-1:]):
            ratio = total_of(parts) / Fraction(whole.value or 1)
            sized = Fraction(1, _FAR) <= ratio <= _FAR or scaled_to_whole(whole, parts)
            if not is_plain(whole) or not sized:
                continue
            sister = any(_fits(whole, s.figures) for s in sisters)
            if _closed(one, told) or sister or _slip(whole, parts, least=_least(one)) or _kinds(one, whole, told):
                yield sum_told(home, whole, told, "unclear", room=_room(whole, parts), reason=_CLOSES)
                return
    if not heads and sisters:
        yield from _beside(one, sisters[-1])


def _lengths(one: _List) -> Iterator[list[tuple[Passage, Figure]]]:
    """Yield the amounts of the sentence of a list, and all of them where it goes on in the next."""
    own = [(p, f) for p, f in one.places if p is one.passage]
    if len(own) > 1:
        yield own
    if len(own) < len(one.items):
        yield one.places


def _first_clause(one: _List) -> list[tuple[Passage, Figure]]:
    """Return the amounts before the first 分号 (其中乡镇卫生院3.6万个,…,村卫生室62.1万个;专业机构1.7万个), where several are."""
    home = one.passage
    ends = [n for n, (p, k) in enumerate(one.items) if n and (p is not home or _END.search(home.gaps[k]))]
    return one.places[: ends[0]] if ends and ends[0] > 1 else []


def _beside(one: _List, other: _List) -> Iterator[Finding]:
    """Ask of two breakdowns of a whole that is not told, but for one slip the same."""
    mine, theirs = list(one.figures), list(other.figures)
    off = total_of(mine) - total_of(theirs)
    room = sum(map(half_unit, (*mine, *theirs)), Fraction(0))
    place = max(Fraction(last_place(f)) for f in (*mine, *theirs))
    if abs(off) <= room or abs(off) < place * _LEAST or abs(off) * _TWO > total_of(theirs):
        return
    slipped = [
        f
        for figures, sign in ((mine, -1), (theirs, 1))
        for f in figures
        if len(digits_of(f)) > _THREE and stray_to(f, Fraction(f.value or 0) + sign * off)
    ]
    if slipped:
        figure = slipped[0]
        home = next(p for p, f in (*one.places, *other.places) if f is figure)
        meant = Fraction(figure.value or 0) + (-off if figure in mine else off)
        yield told_amiss(
            "parts",
            "unclear",
            places=(
                home.place(figure),
                *(p.place(f) for p, f in (*other.places, *one.places) if f is not figure),
            ),
            figure=figure,
            value=meant,
            room=room,
            basis=Why(zh="按另一种分法各部分之和推算的数", en="what the other breakdown leaves for it"),
            reason=_ALIKE,
        )


def _closed(one: _List, told: Sequence[tuple[Passage, Figure]]) -> bool:
    """Whether a list ends in the rest, or in the last of a family of names."""
    names = [_words(p, k) for p, k in one.items[: len(told)]]
    (home, before), (last, number) = one.items[len(told) - 2 : len(told)]
    begin = home.marks[before] if home is last else 0
    if len(told) > _TWO and _REST.search(last.masked, begin, last.marks[number]):
        return True
    return any(
        len(family) == len(names) and all(any(n in name for name in names) for n in family) for family in WORDS.closed
    )


def _kinds(one: _List, whole: Figure, told: Sequence[tuple[Passage, Figure]]) -> bool:
    """Whether counts that all bear the noun named before 中 are together more than there are of it."""
    parts = [f for _, f in told]
    noun = one.name[-_KIND:]
    if len(noun) < _KIND or total_of(parts) <= Fraction(whole.value or 0) or not all(map(is_exact, (whole, *parts))):
        return False
    return all(_words(p, k).endswith(noun) and len(_words(p, k)) > _KIND for p, k in one.items[: len(told)])


_KIND = 5


def _least(one: _List) -> int:
    """Return how many units of the last place a slip has to make out: of kinds that bear one noun any does."""
    nouns = {_words(p, k)[-_TWO:] for p, k in one.items}
    whole = one.way == "named" and len(nouns) == 1 and one.name.endswith(tuple(nouns)) and len(one.items) <= _FEW
    return 1 if whole and all(map(is_exact, one.figures)) else _LEAST


def _slip(whole: Figure, parts: Sequence[Figure], *, least: int = _LEAST) -> bool:
    """Whether one digit, two swapped ones or a moved point would make the parts the whole, hardly by chance."""
    total = total_of(parts)
    lacking = Fraction(whole.value or 0) - total
    if scaled_to_whole(whole, parts) or any(_tenfold(f, Fraction(f.value or 0) + lacking, whole) for f in parts):
        return True
    place = max(Fraction(last_place(f)) for f in (whole, *parts))
    exact = all(map(is_exact, (whole, *parts)))
    shifts = (Fraction(0),) if exact else (Fraction(0), place, -place)
    meant = ((whole, total), *((f, Fraction(f.value or 0) + lacking) for f in parts))
    if len(digits_of(whole).rstrip("0")) < _THREE:
        return exact and len(parts) == _TWO and any(v > 0 and swap_to(f, v, least=_TWO) for f, v in meant)
    if any(v > 0 and swap_to(f, v, least=_TWO) for f, v in meant):
        return True
    if abs(lacking) < place * least:
        return False
    return any(value + shift > 0 and stray_to(f, value + shift) for f, value in meant for shift in shifts)


def _tenfold(part: Figure, meant: Fraction, whole: Figure) -> bool:
    """Whether a part is ten times what would make the parts their whole, as near as that is printed (40万 for 4.0万)."""
    near = abs(Fraction(part.value or 0) - meant * 10) <= half_unit(whole) * 20
    return meant > 0 and near and len(digits_of(whole).rstrip("0")) >= _THREE and meant > half_unit(whole) * 10
