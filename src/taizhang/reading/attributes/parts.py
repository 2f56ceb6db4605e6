"""Which figure is an additive part of which."""

from collections.abc import Sequence
from decimal import Decimal

from taizhang.reading.attributes import breakdown, columns
from taizhang.reading.attributes.breakdown import add_up, additive, take_within
from taizhang.reading.attributes.itemised import take_further, take_items, take_mainly, take_sorts, take_subjects
from taizhang.reading.attributes.lexicon import FLOW_FIRST, LIGHT_FIRST, starts
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.phrases import Name
from taizhang.reading.attributes.said import STATE
from taizhang.reading.attributes.sectors import Sectors, take_sectors
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.tasks_set import set_beside
from taizhang.reading.attributes.topics import state_only
from taizhang.reading.attributes.wholes import LONGEST, Wholes, not_more
from taizhang.reading.patterns import lazy
from taizhang.reading.quantities.raw import RawQuantity


def parts_of(
    text: str, places: Sequence[Surroundings], kinds: Sequence[Kind], named: Sequence[Name], sectors: Sectors
) -> list[int | None]:
    """Return for every quantity the index of the one of which it is a part, or None.

    The quantities are one block of the text; an index below 0 stands for one of a block before, as ``sectors`` counts.

    Only additive amounts of one unit: what follows 其中 up to the end of its sentence, and members that the sentence
    plainly lists as the make-up of the total before them.
    """
    told = zip(kinds, places, named, strict=True)
    additives = [
        additive(kind, here) and not _of_then(here) and not _set(here) and not name.text.endswith(_DIFFERENCES)
        for kind, here, name in told
    ]
    wholes = Wholes(text, places, kinds, named, additives)
    names, out = wholes.names, wholes.find()
    _drop_stages(places, named, out)
    _take_stages(places, additives, names, out)
    _take_charged(places, additives, names, out)
    _take_outcomes(places, additives, names, out)
    take_mainly(text, places, additives, out)
    take_further(text, places, additives, names, out)
    take_items(text, places, additives, names, out)
    take_subjects(text, places, additives, names, out)
    take_within(text, places, additives, names, out)
    take_sorts(text, places, additives, kinds, out)
    take_sectors(places, additives, names, out, sectors)
    columns.take_columns(places, additives, names, out)
    for measure in ("change", "level"):  # a rise between the parts of a level is none of them
        add_up(places, [a and kind.measure == measure for a, kind in zip(additives, kinds, strict=True)], out)
    breakdown.take_clauses(places, additives, out)
    breakdown.take_told_again(places, kinds, names, out)
    columns.put_right(places, additives, names, out)
    breakdown.drop_restated(places, names, out)
    _take_shares(places, additives, kinds, out)
    _take_classes(places, additives, named, out)
    _take_pairs(places, additives, out)
    _drop_ranked(named, out)
    _unlike(names, kinds, out)
    return out


_DIFFERENCES = ("顺差", "逆差")
"""By how much one amount is more than another, which is no part of that: it only adds up so."""


def _drop_ranked(named: Sequence[Name], out: list[int | None]) -> None:
    """Let go what only happens to add up to what another has (办件量居前的:东山镇46件;西河镇24件;南岭镇22件)."""
    for i, whole in enumerate(out):
        if whole is not None and whole >= 0 and named[i].rule == named[whole].rule == _RANKED:
            out[i] = None


_RANKED = "what a lead-in ranks by"


def _unlike(names: Sequence[str], kinds: Sequence[Kind], out: list[int | None]) -> None:
    """Let go what is told per head, and what moves the other way than its whole."""
    for i, name in enumerate(names):
        if out[i] is not None and "人均" in name[-8:] and "收入" not in name:
            out[i] = None  # 法官人均收案352件,结案240件
        whole = out[i]
        if whole is not None and whole >= 0 and kinds[i].sign != kinds[whole].sign:
            out[i] = None  # 同比减少11起…。其中:工矿企业…增加2起


def _of_then(here: Surroundings) -> bool:
    """Say whether a bracket tells of another time what the amount before it is now (571起(2023年同期461起))."""
    return here.inside and here.previous is None and here.left[:1] in "上去12同" and _THEN.match(here.left) is not None


_THEN = lazy(
    "上(?:一)?(?:月|周|季度?|期)[为是数]?$|(?:上年|去年|(?:19|20)\\d\\d年)?同期|(?:上年|去年|(?:19|20)\\d\\d年)(?:为|是|数)?$"
)


_HELD_AGAINST = lazy(
    "(?:完成|占|超|达到|为)[^,。;]{0,14}(?:目标|任务|计划|预算)(?:调?整?[数值]|总?[收支][入出]|投资)?$"
)
"""What was set, against which an amount is held: no whole of its parts."""


def _set(here: Surroundings) -> bool:
    """Say whether it is what an amount is held against (完成下达任务数132亿元|的90%), which is no part and no whole."""
    return (here.right[:1] == "的" and _HELD_AGAINST.search(here.left) is not None) or bool(set_beside(here))


def _drop_stages(places: Sequence[Surroundings], named: Sequence[Name], out: list[int | None]) -> None:
    """Take states that together are more than the whole for stages of it, not for parts (任务1200套,开工1200套,建成936套)."""
    states: dict[int, list[int]] = {}
    for i, whole in enumerate(out):
        if whole is not None and named[i].topic == whole:
            states.setdefault(whole, []).append(i)
    for whole, members in states.items():
        total = places[whole].quantity.value
        values = [value for i in members if (value := places[i].quantity.value) is not None]
        if total is not None and sum(values) > total:
            if _make_up_one(places, out, members):
                continue
            members = _without_details(places, named, out, members)
            values = [value for i in members if (value := places[i].quantity.value) is not None]
            if sum(values) <= total:
                continue
            # What 其中 tells right after the whole is of it, whatever is said of it later.
            detailed = [i for i in members if places[i].continues] if places[members[0]].continues else []
            told = sum(value for i in detailed if (value := places[i].quantity.value) is not None)
            for i in members:
                if i not in detailed or told > total:
                    out[i] = None


def _without_details(
    places: Sequence[Surroundings], named: Sequence[Name], out: list[int | None], members: list[int]
) -> list[int]:
    """Return the states without those that a 其中-sentence tells of some of it, where others stand before it; of those
    the first is a part of the whole, the others of that (受理2.4万件,办结2.1万件。其中市中院受理|1.8万件,办结|1.4万件)."""
    details = [i for i in members if places[i].continues]
    whole = out[members[0]]
    if not details or details[0] == members[0] or whole is None or not named[whole].verb:
        return members
    if not named[details[0]].text.startswith(named[whole].verb):
        return members
    for i in details[1:]:
        out[i] = details[0] if not_more(places, i, details[0]) else None
    return [i for i in members if not places[i].continues]


def _make_up_one(places: Sequence[Surroundings], out: list[int | None], members: Sequence[int]) -> bool:
    """Make the states after the first parts of that one, where they add up to it (发放100份,收回98份,其中满意79份、一般19份)."""
    rest = [value for i in members[1:] if (value := places[i].quantity.value) is not None]
    if len(rest) <= 1 or sum(rest) != places[members[0]].quantity.value:
        return False
    for i in members[1:]:
        out[i] = members[0]
    return True


def _take_classes(
    places: Sequence[Surroundings], additives: Sequence[bool], named: Sequence[Name], out: list[int | None]
) -> None:
    """Make what a sentence counts by classes parts of the number before it of all those, as long as together they are
    not more (办理工单2495件。位居前三的工单:能源类783件、建设类579件)."""
    i = 0
    while i < len(places):
        here, members = places[i], [i]
        i += 1
        if not _class_open(named, additives, out, members[0]) or here.inside:
            continue
        while i < len(places) and places[i].sentence == here.sentence:
            if _class_open(named, additives, out, i) and places[i].quantity.unit == here.quantity.unit:
                members.append(i)
            i += 1
        added = sum(value for j in members if (value := places[j].quantity.value) is not None)
        for whole in range(members[0] - 1, max(-1, members[0] - LONGEST), -1):
            total = places[whole].quantity
            if places[whole].paragraph != here.paragraph and here.quantity.unit not in _OF_CASES:
                break
            fits = additives[whole] and total.unit == here.quantity.unit and named[whole].rule not in (_CLASS, STATE)
            fits = fits and total.value is not None and total.value >= added + (len(members) == 1)
            alike = fits and named[whole].text[-2:] == named[members[0]].text[-2:]
            if alike and _ONE_CLASS.search(named[whole].text) is None:
                for j in members:
                    out[j] = whole
                break


def _take_shares(
    places: Sequence[Surroundings], additives: Sequence[bool], kinds: Sequence[Kind], out: list[int | None]
) -> None:
    """Make a count a part of that whose share the percentage behind it says it is (受理诉求3942件…求助类654件,占比16.59%)."""
    i = 1
    while i < len(places) - 1:
        first = i + 1
        last = first
        while last < len(places) and kinds[last].measure == "share":
            last += 1
        i = max(last, first)
        if last == first or places[first].quantity.start - places[first - 1].quantity.end > _SAID_OF:
            continue
        said = places[first].left.rpartition(",")[2]
        if _OF_ALL.search(said):
            many = last - first if "分别" in said else 1
            for k in range(many):
                if first - many + k >= 0:
                    _take_share(places, additives, first - many + k, first + k, out)


def _take_share(
    places: Sequence[Surroundings], additives: Sequence[bool], i: int, said: int, out: list[int | None]
) -> None:
    """Make a count a part of the last one before it of which it is the share that another figure says."""
    here, share = places[i].quantity, places[said].quantity
    value, percent = here.value, share.value
    if out[i] is not None or not additives[i]:
        return
    if value is None or percent is None or share.unit != "%":
        return
    for loosely in (False, True):
        for j in range(i - 1, max(-1, i - _SHARE_BACK), -1):
            total = places[j].quantity
            if not additives[j] or total.unit != here.unit or total.value is None or total.value <= value:
                continue
            rounded = total.value * share.resolution
            if loosely:
                rounded += 100 * _rounded(here) + percent * _rounded(total)
            if 2 * abs(100 * value - percent * total.value) <= rounded:
                out[i] = j
                return


def _rounded(quantity: RawQuantity) -> Decimal:
    """Return by how much a quantity in 万 or 亿 may be rounded; counts of single things are told as they are."""
    return quantity.resolution if quantity.multiplier > 1 and _many(quantity) else Decimal(0)


def _many(quantity: RawQuantity) -> bool:
    """Say whether a quantity is printed with two digits or more."""
    return quantity.value is not None and quantity.value >= 10 * quantity.resolution


_SAID_OF = 12
_SHARE_BACK = 60
"""How many figures back that is looked for whose share a percentage says a count is."""
_OF_ALL = lazy("占(?!全[国省市县区]|[国省市县区]|[^,。;]{0,8}(?:计划|任务|目标))")


def _class_open(named: Sequence[Name], additives: Sequence[bool], out: Sequence[int | None], i: int) -> bool:
    """Say whether a figure counts a class, of no whole so far."""
    name = named[i]
    of_class = name.rule == _CLASS or (name.rule == _CLAUSE and "类" in name.text[1:])
    return of_class and additives[i] and out[i] is None


_CLASS, _CLAUSE = "class of what was counted before", "the clause before"
_OF_CASES = frozenset(("件", "宗", "起", "条", "封", "例"))
"""In what is counted whose classes stand in paragraphs of their own."""
_ONE_CLASS = lazy("(?<![各分同])类")
"""What a name says that is of one class itself."""


def _take_charged(
    places: Sequence[Surroundings], additives: Sequence[bool], names: Sequence[str], out: list[int | None]
) -> None:
    """Make who was arrested or charged a part of those whose arrest or charge was asked for (受理审查起诉案件413件499人,决定起诉348件
    427人)."""
    for i, name in enumerate(names):
        charged = _CHARGED.search(name[:_CHARGED_BACK])
        verb = "" if charged is None else "捕" if "捕" in charged.group() else "诉"
        if not verb or out[i] is not None or not additives[i]:
            continue
        for j in range(i - 1, max(-1, i - _CHARGED_BACK), -1):
            asked = names[j]
            if places[j].sentence != places[i].sentence or asked == name:
                continue
            if verb in asked and _ASKED.search(asked) and additives[j] and not_more(places, i, j):
                out[i] = j
                break


def _take_outcomes(
    places: Sequence[Surroundings], additives: Sequence[bool], names: Sequence[str], out: list[int | None]
) -> None:
    """Make what came of something a part of that (开展诉前调解5367件,调解成功|5058件; 受理支持起诉案件384件,决定支持起诉|286件)."""
    for i, name in enumerate(names):
        deed = name.removesuffix("成功") if name.endswith("成功") else name.removeprefix("决定")
        if deed == name or out[i] is not None or not additives[i] or deed[:1] == "性":
            continue  # 决定性文书
        for j in range(i - 1, max(-1, i - _CHARGED_BACK), -1):
            if places[j].sentence != places[i].sentence:
                break
            if names[j] == name or not additives[j] or not not_more(places, i, j):
                continue
            if deed in names[j] or (deed in _SETTLES and names[j].startswith(_TAKES_UP)):
                out[i] = j if deed in names[j] or out[j] is None else out[j]
                break


_SETTLES = frozenset(("", "调解", "调处", "化解"))
_TAKES_UP = ("调解", "调处", "化解", "受理", "接收", "排查", "接待", "处理")
"""How one settles something, and how that is told which is settled."""
_CHARGED = lazy("批捕|逮捕|起诉|公诉")
_ASKED = lazy("审查(?:逮捕|批捕|起诉)|提请|移送")
_CHARGED_BACK = 8
"""How many figures back those are looked for whose charge was asked for."""


def _take_pairs(places: Sequence[Surroundings], additives: Sequence[bool], out: list[int | None]) -> None:
    """Make the people of cases parts of the people of the whole that those are a part of (受理案件884件1025人,审结822件950人)."""
    for i in range(1, len(places)):
        whole = out[i - 1]
        if out[i] is not None or whole is None or whole < 0 or whole + 1 >= i - 1 or not additives[i]:
            continue
        if "剩余" in places[i - 1].left:
            continue  # 消除风险46户188人,剩余9户|25人
        beside = places[whole + 1]
        both = _right_behind(places, i) and _right_behind(places, whole + 1)
        if both and additives[whole + 1] and beside.sentence == places[i].sentence and not_more(places, i, whole + 1):
            out[i] = whole + 1


def _right_behind(places: Sequence[Surroundings], i: int) -> bool:
    """Say whether a figure stands right behind the one before it (884件|1025人)."""
    return places[i].quantity.start == places[i - 1].quantity.end


def _take_stages(
    places: Sequence[Surroundings], additives: Sequence[bool], names: Sequence[str], out: list[int | None]
) -> None:
    """Make counts that name a state of what a count before them in the paragraph sums up its parts (共安排重点项目294个…
    竣工重点项目128个), as long as together they are not more."""
    for whole, here in enumerate(places):
        total = here.quantity.value
        if here.quantity.family != "count" or total is None or not additives[whole]:
            continue
        noun = names[whole]
        if _ALL_OF.search(here.left) is None or starts(noun, LIGHT_FIRST) or starts(noun, FLOW_FIRST):
            continue
        left = total
        for i in range(whole + 1, min(len(places), whole + 1 + LONGEST)):
            there = places[i]
            value = there.quantity.value
            if there.paragraph != here.paragraph:
                break
            state = names[i].removesuffix(noun[-max(2, min(len(noun), 4)) :])
            if value is None or there.quantity.unit != here.quantity.unit or not additives[i]:
                continue
            if out[i] is None and state != names[i] and len(state) > 1 and state_only(state) and value <= left:
                out[i], left = whole, left - value


_ALL_OF = lazy("共|合计|总计|累计|安排|确定|实施|谋划|推进")
"""What says that a count is of all there are."""
