"""Amounts that a list tells apart: the items under a total, and the subjects that a sentence divides it into."""

from collections.abc import Sequence
from decimal import Decimal

from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.patterns import lazy


def take_items(
    text: str, places: Sequence[Surroundings], additives: Sequence[bool], names: Sequence[str], out: list[int | None]
) -> None:
    """Make the amounts of a list's items parts of the total that its lead-in names (支出安排12亿元。按科目安排为:(1)教育支
    出…。(2)…), as long as all of them together are not more."""
    lead = whole = -1
    plainly, marked, over, rest = False, "", -1, Decimal(0)
    left = Decimal(0)
    taken: list[int] = []
    for i, here in enumerate(places):
        start = here.paragraph
        if i and places[i - 1].paragraph == start:
            continue  # only what an item states first
        if text[(line := text.rfind("\n", start, here.quantity.start) + 1) - 2 : line] == ":\n":
            start = line  # the lead-in is read with the first item
        ends = len(text[max(0, start - _BREAKS) : start].rstrip()) + max(0, start - _BREAKS)
        before = text.rfind("\n", 0, ends) + 1
        lists = _LISTS.search(text, max(before, start - _LEAD_IN), start)
        if lists is not None:
            lead, whole, taken = start, _total(places, additives, names, i, text[before:start]), []
            over = -1
            plainly, marked = lists.group().startswith("其中"), _mark(text, start)
            if whole < 0 or not additives[whole] or start - places[whole].quantity.end > _LEAD_IN:
                lead = whole = -1
                continue
            left = places[whole].quantity.value or Decimal(0)
        if lead < 0:
            continue
        if marked and _mark(text, start) not in ("", marked):
            if over >= 0 and additives[i] and _of_item(places, names, i, over):
                rest -= here.quantity.value or Decimal(0)  # (1)增值税… under 一是税收收入…
                out[i] = over if out[i] is None and rest >= 0 else out[i]
            continue
        value = here.quantity.value
        alike = plainly or names[i][-2:] == names[whole][-2:] or _is_tax_of(names[i], names[whole])
        alike = alike and here.quantity.unit == places[whole].quantity.unit
        if _mark(text, start) != marked or not additives[i] or not alike or value is None or value > left:
            lead = whole = over = -1
            continue
        taken.append(i)
        left -= value
        over, rest = i, value
        if len(taken) > 1:
            for j in taken:
                out[j] = whole if out[j] is None else out[j]


def _mark(text: str, start: int) -> str:
    """Return the sort of mark that a list's item begins with, or an empty string."""
    item = _ITEM.match(text, start)
    if item is None:
        return ""
    said = item[0]
    return next((sort for sort in ("(", "是", ")", "、", ".", "-", "—", "·") if sort in said), "①")


def _total(places: Sequence[Surroundings], additives: Sequence[bool], names: Sequence[str], i: int, lead: str) -> int:
    """Return the last amount before ``i``, and in its paragraph, that the lead-in names, else the one before ``i``."""
    said = _OVERALL.sub("", lead.rstrip("\n").rpartition("。")[2])
    for j in range(i - 1, max(-1, i - _LAST_FEW), -1):
        if places[j].paragraph != places[i - 1].paragraph:
            break
        if additives[j] and names[j] and said.startswith(names[j]) and not places[j].left.endswith(("增加", "减少")):
            return j
    unit = places[i].quantity.unit
    for j in range(i - 1, max(-1, i - _LONGEST // 2), -1):
        if places[j].paragraph != places[i - 1].paragraph:
            break
        if additives[j] and places[j].quantity.unit == unit:
            return j
    return i - 1


def _of_item(places: Sequence[Surroundings], names: Sequence[str], i: int, over: int) -> bool:
    """Say whether an amount under an item is of the item's sort (增值税 under 税收收入)."""
    if places[i].quantity.unit != places[over].quantity.unit:
        return False
    return names[i][-2:] == names[over][-2:] or _is_tax_of(names[i], names[over])


def _is_tax_of(name: str, whole: str) -> bool:
    return name.endswith("税") and whole.startswith("税")


def take_subjects(
    text: str, places: Sequence[Surroundings], additives: Sequence[bool], names: Sequence[str], out: list[int | None]
) -> None:
    """Make the amounts of a sentence that tells a total by its subjects (具体支出分科目为:教育支出…;科技支出…) parts of the
    largest of that name before it in the paragraph, as long as together they are not more."""
    asked, opens = (-1, -1), False
    for i, here in enumerate(places):
        if here.sentence == asked:
            continue
        asked = here.sentence
        opens = text[asked[0] : asked[0] + 1] in _SUBJECT_FIRST and _BY_SUBJECT.match(text, *asked) is not None
        if not opens or not i or not additives[i]:
            continue
        alike = [
            j
            for j in range(i - 1, max(-1, i - _LAST_FEW), -1)
            if places[j].paragraph == here.paragraph
            and additives[j]
            and places[j].quantity.unit == here.quantity.unit
            and _of_subject(names[i], names[j])
        ]
        if not alike:
            continue
        whole = max(alike, key=lambda j: places[j].quantity.value or Decimal(0))
        members = [
            j
            for j in range(i, min(len(places), i + _LONGEST))
            if places[j].sentence == asked and additives[j] and _of_subject(names[j], names[whole]) and out[j] is None
        ]
        if sum(places[j].quantity.value or Decimal(0) for j in members) <= (places[whole].quantity.value or Decimal(0)):
            for j in members:
                out[j] = whole


def _of_subject(name: str, whole: str) -> bool:
    """Say whether an amount is of the sort that a total sums up (教育支出 and 支出, 增值税 and 收入)."""
    return name[-2:] == whole[-2:] or (name[-1:] == "税" and whole[-2:] == "收入")


_LAST_FEW, _LONGEST = 9, 24
_SUBJECT_FIRST = frozenset("具分按从其支收一主")
_BY_SUBJECT = lazy(
    "[^,。;:]{0,8}(?:分|按|从)(?:主要|重点)?(?:支出|收入)?(?:科目|分项|项目|税种|功能)[^,。;:]{0,8}(?::|看,)|[^,。;:]{0,6}分项[^,。;:]{0,6}:"
)
_LISTS = lazy("其中[,:]?[ ]*\n+$|(?:科目|项目|明细|分类|具体)[^。;\n]{0,12}(?:为|如下|是|安排)?:[ ]*\n*$")
_OVERALL = lazy("^(?:[全我本][省市县区州旗镇乡]|主要|各项)+")
_ITEM = lazy(r"[ \t]*(?:[(]?[一二三四五六七八九十\d]{1,3}(?:[)、.]|是)|[①-⑳]|——?|--|·)")
_BREAKS = 6
"""So many characters before an item lines may be empty."""
_LEAD_IN = 120
"""A total and the lead-in of its list stand at most so many characters before the first item."""


def take_sorts(
    text: str, places: Sequence[Surroundings], additives: Sequence[bool], kinds: Sequence[Kind], out: list[int | None]
) -> None:
    """Make the amounts of a sentence that tells sorts apart (按产业划分,第一产业21万人,…) parts of the one summed up before it,
    as long as together they are not more; in each unit (事故17起,死亡20人。分行业看,…事故13起、死亡14人;…)."""
    i = 0
    while i < len(places):
        here, first = places[i], i
        i += 1
        spent = text.find("用于", here.sentence[0], here.quantity.start) >= 0  # 专项债券主要用于:
        if not (here.continues or spent) or not i - 1 or places[first - 1].sentence == here.sentence:
            continue
        while i < len(places) and places[i].sentence == here.sentence:
            i += 1
        members: dict[str | None, list[int]] = {}
        for j in range(first, i):
            if additives[j] and kinds[j].measure == "level" and out[j] is None and not places[j].inside:
                members.setdefault(places[j].quantity.unit, []).append(j)
        for unit, sorts in members.items():
            if len(sorts) >= _SORTS:
                _sorted_out(places, additives, out, unit, sorts)


def _sorted_out(
    places: Sequence[Surroundings],
    additives: Sequence[bool],
    out: list[int | None],
    unit: str | None,
    sorts: Sequence[int],
) -> None:
    """Make amounts of one unit parts of what they add up to: nearly of the sentence before, else just."""
    here = places[sorts[0]]
    added = sum(value for j in sorts if (value := places[j].quantity.value) is not None)
    for whole in range(sorts[0] - 1, max(-1, sorts[0] - 1 - _LONGEST), -1):
        there = places[whole]
        total = there.quantity.value
        near = there.sentence[1] + 2 >= here.sentence[0]
        if there.quantity.unit != unit or not additives[whole] or total is None or there.sentence == here.sentence:
            continue
        if (total == added and (near or not here.left.startswith("其中"))) or (
            near and here.continues and _NEARLY_ALL * total <= added <= total * _ROUNDED
        ):
            for j in sorts:
                out[j] = whole
            return
        over = out[whole]  # 来信65件,其中信箱22件、网上43件。按目的分:投诉50件,咨询15件。按行业分:…
        if over is not None and over >= 0 and places[over].quantity.value == added:
            for j in sorts:
                out[j] = over
            return


_SORTS, _NEARLY_ALL, _ROUNDED = 2, Decimal("0.9"), Decimal("1.001")
"""Sorts told apart are at least so many, at least so much of the whole together, and so much at most, for rounding."""


def take_mainly(text: str, places: Sequence[Surroundings], additives: Sequence[bool], out: list[int | None]) -> None:
    """Make the amounts that a 分号-clause tells behind 主要 parts of the one before that (生活类诉求147件,主要包括供水52件、供电11件),
    as long as together they are not more."""
    for i, here in enumerate(places):
        if out[i] is not None or not additives[i] or not i or places[i - 1].part != here.part or here.inside:
            continue
        if _MAINLY.match(text, places[i - 1].quantity.end, here.quantity.start) is None:
            continue
        unit = here.quantity.unit
        whole = next((j for j in range(i - 1, max(-1, i - _LAST_FEW), -1) if _same(places, additives, j, here)), -1)
        left = (places[whole].quantity.value or Decimal(0)) if whole >= 0 else Decimal(0)
        for j in range(i, min(len(places), i + _LONGEST)):
            there = places[j]
            if there.part != here.part:
                break
            if there.quantity.unit != unit or not additives[j] or out[j] is not None:
                continue
            left -= there.quantity.value or Decimal(0)
            if left < 0:
                break
            out[j] = whole


def _same(places: Sequence[Surroundings], additives: Sequence[bool], j: int, here: Surroundings) -> bool:
    """Say whether an amount stands in the 分号-clause of another and has its unit."""
    return additives[j] and places[j].part == here.part and places[j].quantity.unit == here.quantity.unit


_MAINLY = lazy("[,、(]? ?主要(?:包括|包含|集中在|涉及|为|是|有)(?!由|由于|因|原因)")


def _beside_part(
    places: Sequence[Surroundings],
    additives: Sequence[bool],
    names: Sequence[str],
    out: Sequence[int | None],
    i: int,
) -> int | None:
    """Return the whole of the part that the sentence before begins with behind 其中, where one of its sort begins the
    next (财政支出9亿元。其中:一般公共预算支出8亿元…。政府性基金预算支出|1亿元…), or None."""
    here, tail = places[i], names[i][-4:]
    if here.inside or tail[-2:] not in _BOTH_SIDES or places[i - 1].sentence == here.sentence:
        return None
    for j in range(i - 1, max(-1, i - _LAST_PARTS), -1):
        there, whole = places[j], out[j]
        if there.paragraph != here.paragraph or there.sentence[1] + 2 < here.sentence[0]:
            return None
        if whole is None or whole < 0 or not additives[j] or there.inside or places[j - 1].sentence == there.sentence:
            continue
        total = places[whole].quantity.value
        if names[j][-4:] != tail or total is None or names[whole][-2:] != tail[-2:]:
            return None
        added = [v for k in range(whole + 1, i) if out[k] == whole and (v := places[k].quantity.value) is not None]
        fits = here.quantity.unit == there.quantity.unit and sum(added) + (here.quantity.value or 0) <= total
        return whole if fits else None
    return None


_BOTH_SIDES = frozenset(("收入", "支出"))
_LAST_PARTS = 10
"""How many figures back the part that a sentence begins with is looked for."""


def take_further(
    text: str, places: Sequence[Surroundings], additives: Sequence[bool], names: Sequence[str], out: list[int | None]
) -> None:
    """Make amounts of a sentence that goes on as the one before it began (其中,交通方面完成投资5亿元…。能源方面完成投资1亿元) parts of
    the same whole, as long as all of them together are not more."""
    for i, here in enumerate(places):
        if out[i] is not None or not additives[i] or not i:
            continue
        head = ASPECT.match(text, here.sentence[0], here.sentence[1])
        if head is None:
            out[i] = _beside_part(places, additives, names, out, i)
            continue
        for j in range(i - 1, max(-1, i - _LONGEST), -1):
            there, whole = places[j], out[j]
            if there.paragraph != here.paragraph:
                break
            if there.sentence == here.sentence or whole is None or whole < 0:
                continue
            if there.quantity.unit != here.quantity.unit or _act(there) != _act(here):
                continue
            aspect = ASPECT.match(text, there.sentence[0], there.sentence[1])
            if aspect is None or aspect.group(1) != head.group(1) or there.sentence[1] + 2 < here.sentence[0]:
                break
            total = places[whole].quantity.value
            added = [v for k in range(i) if out[k] == whole and (v := places[k].quantity.value) is not None]
            if total is not None and sum(added) + (here.quantity.value or 0) <= total:
                out[i] = whole
            break


def _act(here: Surroundings) -> str:
    """Return the words before a number without the field or place that they begin with."""
    return ASPECT.sub("", here.left, count=1).strip(" ,、")


ASPECT = lazy(r"[\s,:]{0,3}(?:其中[,:]?)?[一-龥、和]{2,12}?(方面|领域|行业|类|片区|县|市|区|镇|乡|(?:业|运输|建筑|火灾)?(?=事故))")
"""How a sentence begins that tells of one of several fields or places."""
