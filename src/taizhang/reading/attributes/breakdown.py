"""Amounts that add up to one before them: the parts of a total that the text breaks down without saying 其中."""

from collections.abc import Sequence
from decimal import Decimal

from taizhang.reading.attributes.clausesums import firsts_after, parts_below, parts_by_clause, parts_by_sort
from taizhang.reading.attributes.lexicon import FLOW_FIRST, LIGHT_FIRST, starts
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.phrases import Name
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.patterns import lazy

_REACH = 24
"""How many figures after a total its parts are looked for in."""
_NEAR, _FAR = 2, 4
"""How many digits, final noughts not counted, a total has at least: one with fewer is made up by chance too easily
(新增3家 before 1家 and 2家), unless its parts stand in brackets right after it. The second is asked of a total in a
sentence before that of its parts."""


def additive(kind: Kind, here: Surroundings) -> bool:
    """Say whether a quantity is an amount that can be part of another: no rate, no change over time, no duration."""
    return (
        kind.measure in ("level", "change")
        and kind.role == "value"
        and here.quantity.value is not None
        and not here.quantity.times
        and here.quantity.family not in ("percent", "points", "time")
    ) or (here.quantity.unit == "天" and kind.measure == "level" and _DAYS.search(here.left) is not None)


_DAYS = lazy("天数(?:总?计|共|为|达到?)?\\s*$|(?:轻度|中度|重度|严重)污染(?:天气)?\\s*$|(?<![一-龥])[优良]\\s*$")
"""What days are counted by, which make up those of a year (优良天数282天、轻度污染|16天)."""


_LISTED = ("、", "和", "及", "以及")
"""What ends the words after a member of a list, which is no total of the members after it."""
_SUMS_UP = ("总计", "合计", "共计")
_SUMS_OF_SIDES = frozenset(("合计收入", "合计支出", "总计收入", "总计支出"))
_NAMED_TOTAL = 8
"""So many characters before a total its name may say so (财政总收入)."""


def add_up(places: Sequence[Surroundings], additives: Sequence[bool], out: list[int | None]) -> None:
    """Make the amounts that follow a total in its paragraph, and add up to just that, its parts; ``out`` holds the
    whole of every quantity, ``additives`` says of each whether it is :func:`additive`.

    A part may have parts of its own: later totals are looked at first, and what belongs to one is passed over. A
    total may also close its list (…, 收入总计113192万元).
    """
    next_sentences, next_paragraphs = firsts_after(places)
    for whole in range(len(places) - 1, -1, -1):
        if not additives[whole]:
            continue
        parts = _parts_before(places, additives, out, whole) if _sums_up(places[whole]) else []
        if not parts:
            parts = (
                _parts(places, additives, out, whole)
                or _parts_later(places, additives, out, whole)
                or parts_by_sort(places, additives, out, whole)
                or parts_by_clause(places, additives, out, whole, next_sentences[whole])
                or parts_below(places, additives, out, whole, next_paragraphs[whole])
            )
        if (
            parts
            and not _beside(places, out, whole, parts)
            and not _deeds_beside(places, whole, parts)
            and not _balanced(places, parts)
        ):
            above = _above(out, whole)
            for part in parts:
                if part not in above:
                    out[part] = whole


def _sums_up(here: Surroundings) -> bool:
    """Say whether the words before an amount say that it is the total of a list, or its name does and it is no amount
    that is made up by chance easily."""
    left = here.left.strip().removesuffix("为")
    if left.endswith(_SUMS_UP) or left in _SUMS_OF_SIDES:
        return True
    total = here.quantity.value
    return total is not None and "总" in left[-_NAMED_TOTAL:] and len(total.normalize().as_tuple().digits) > _NEAR


def _beside(places: Sequence[Surroundings], out: Sequence[int | None], whole: int, parts: Sequence[int]) -> bool:
    """Say whether a figure and those after it that come to as much are all parts of one before them, which they make up
    together."""
    over = out[whole]
    if over is None or over < 0 or any(out[part] != over for part in parts):
        return False
    values = [places[i].quantity.value for i in (whole, *parts)]
    return sum(value for value in values if value is not None) == places[over].quantity.value


def _deeds_beside(places: Sequence[Surroundings], whole: int, parts: Sequence[int]) -> bool:
    """Say whether figures that only happen to make up the one before them are of deeds of their own, each with its verb
    and one at least on something else (新建公园35个,建成厕所20个,改造车站15个)."""
    here = places[whole]
    total = here.quantity.value
    if total is None or len(total.normalize().as_tuple().digits) >= _FAR or here.quantity.family == "money":
        return False
    other = False
    for part in parts:
        words = places[part].left.strip("、,; ")
        verb = starts(words, FLOW_FIRST) or starts(words, LIGHT_FIRST)
        if not verb or places[part].inside:
            return False
        noun = words[len(verb) :].rstrip("达到至共约")
        other = other or (len(noun) > 1 and noun[-1:] not in here.left + here.right[:_NOUN])
    return other


def _balanced(places: Sequence[Surroundings], parts: Sequence[int]) -> bool:
    """Say whether one of the amounts is what is left of those before it (出生5419人,死亡2558人,净增2861人): they come to
    as much by what they are."""
    last = places[parts[-1]]
    return "净增" in last.left or "净增" in last.right[:_NOUN] or "自然增" in last.left


_NOUN = 6
"""So much behind a number is asked whether it is what was counted."""


def _above(out: Sequence[int | None], part: int) -> set[int]:
    """Return every figure of which ``part`` is a part, straight or by another: none of those can be a part of it."""
    above: set[int] = set()
    whole = out[part]
    while whole is not None and whole >= 0 and whole not in above:
        above.add(whole)
        whole = out[whole]
    return above


def _parts(
    places: Sequence[Surroundings], additives: Sequence[bool], out: Sequence[int | None], whole: int
) -> list[int]:
    """Return the amounts after ``whole`` that add up to it, run after run (by kind, then by district), else nothing."""
    here = places[whole]
    found: list[int] = []
    if whole + 2 >= len(places) or places[whole + 2].paragraph != here.paragraph:
        return found  # fewer than two of them
    total, unit = here.quantity.value, here.quantity.unit
    digits = 0 if total is None else len(total.normalize().as_tuple().digits)
    inside = whole + 1 < len(places) and places[whole + 1].clause[0] == here.quantity.end + 1
    if total is None or (digits < _NEAR and not inside) or here.right.rstrip().endswith(_LISTED):
        return found
    likened = _NEAR <= digits < _FAR and any(_alike(here, there) for there in places[whole + 1 : whole + 3])
    few = digits < _NEAR and here.closing != ":"  # 税收10亿元:国税6亿元,地税4亿元
    run: list[int] = []
    added = Decimal(0)
    for i in range(whole + 1, min(len(places), whole + 1 + _REACH)):
        there = places[i]
        if there.paragraph != here.paragraph:
            break
        if likened and there.quantity.unit != unit:
            continue
        same = likened and _alike(here, there)
        if not same and ((there.sentence != here.sentence and digits < _FAR) or (few and not there.inside)):
            break
        value = there.quantity.value
        if there.quantity.unit != unit or value is None or not additives[i]:
            continue
        if value >= total:
            break
        above = out[i]
        if above is not None and above > whole:
            continue
        run.append(i)
        added += value
        if added > total:
            break
        if len(run) > 1 and (added == total or _told_rounded(here, out, whole, run, total - added)):
            found += run
            run, added = [], Decimal(0)
    return found


def _parts_later(
    places: Sequence[Surroundings], additives: Sequence[bool], out: Sequence[int | None], whole: int
) -> list[int]:
    """Return the amounts of a sentence after that of ``whole`` that come to just as much as it, each named by itself
    (处分17004人(其中党纪处分13522人)。处分县处级干部394人,一般干部16610人)."""
    here = places[whole]
    total, unit = here.quantity.value, here.quantity.unit
    run: list[int] = []
    if total is None or len(total.normalize().as_tuple().digits) < _FAR:
        return run
    sentence = here.sentence
    for i in range(whole + 1, min(len(places), whole + 1 + _REACH)):
        there = places[i]
        if there.sentence != sentence:
            if run and _come_to(places, run, total):
                break
            run, sentence = [], there.sentence
        if there.sentence != here.sentence and there.quantity.unit == unit and additives[i] and out[i] is None:
            run.append(i)
    return run if _come_to(places, run, total) else []


def _come_to(places: Sequence[Surroundings], run: Sequence[int], total: Decimal) -> bool:
    """Say whether two or more amounts come to ``total`` together."""
    return len(run) > 1 and sum([places[i].quantity.value or Decimal(0) for i in run]) == total


def _told_rounded(
    here: Surroundings, out: Sequence[int | None], whole: int, run: Sequence[int], short: Decimal
) -> bool:
    """Say whether a run that 其中 told falls ``short`` of the total by no more than rounding takes off its members."""
    return short <= here.quantity.resolution * len(run) and not [part for part in run if out[part] != whole]


def _alike(here: Surroundings, there: Surroundings) -> bool:
    """Say whether two amounts are of things called alike (24个|项目…4个|项目完成; 建设面积|5590平方米…建设面积|900平方米)."""
    noun = here.right[:2]
    if noun == there.right[:2] and len(noun) == 2 and "一" <= noun[0] <= "龥" and "一" <= noun[1] <= "龥":
        return True
    return len(here.left) > 3 and here.left[-4:] == there.left[-4:] and there.left.strip(", 、") == there.left[-4:]


def _parts_before(
    places: Sequence[Surroundings], additives: Sequence[bool], out: Sequence[int | None], whole: int
) -> list[int]:
    """Return the amounts before ``whole`` that add up to it, what is a part of one of them passed over."""
    here = places[whole]
    total, unit = here.quantity.value, here.quantity.unit
    run: list[int] = []
    added = Decimal(0)
    if total is None:
        return run
    rounded = Decimal(1).scaleb(int(total.normalize().as_tuple().exponent))
    for i in range(whole - 1, max(-1, whole - 1 - _REACH), -1):
        there = places[i]
        if there.paragraph != here.paragraph:
            break
        value = there.quantity.value
        if there.quantity.unit != unit or value is None or out[i] is not None or not additives[i]:
            continue
        run.append(i)
        added += value
        first = i == 0 or places[i - 1].sentence != there.sentence
        if len(run) > _SEVERAL and first and abs(total - added) <= rounded:
            return run
        if added >= total:
            break
    return run if added == total and len(run) > 1 else []


_SEVERAL = 4
"""More amounts than so many, all that a sentence tells, make up a total that only their rounding misses."""


def take_clauses(places: Sequence[Surroundings], additives: Sequence[bool], out: list[int | None]) -> None:
    """Make the amounts of whole 分号-clauses and sentences after a total parts of it, where each on its own makes it up
    (受理工单506件,比上周增长2%。转办495件,直办11件;按期回复506件。咨询类400件、投诉类106件)."""
    for whole, here in enumerate(places):
        total, unit = here.quantity.value, here.quantity.unit
        if total is None or not additives[whole] or here.inside or out[whole] is not None:
            continue
        digits = len(total.normalize().as_tuple().digits)
        if here.quantity.family not in ("count", "person") or not _NEAR < digits < _FAR:
            continue
        run: list[int] = []
        for i in range(whole + 1, min(len(places), whole + 1 + _REACH)):
            there = places[i]
            if there.paragraph != here.paragraph:
                break
            if run and places[run[0]].part != there.part:
                run = []
            value = there.quantity.value
            if there.part == here.part or there.quantity.unit != unit or not additives[i] or value is None:
                continue
            if out[i] is not None or there.inside or value >= total:
                run = []
                continue
            run.append(i)
            added = sum([places[j].quantity.value or Decimal(0) for j in run])
            if len(run) > 1 and added == total and _last_of_part(places, additives, i):
                for part in run:
                    out[part] = whole
                run = []


def take_told_again(
    places: Sequence[Surroundings], kinds: Sequence[Kind], names: Sequence[str], out: list[int | None]
) -> None:
    """Make what is told by the same words again behind a part parts too (立案20件,处分30人,其中县级立案12件,处分|18人)."""
    levels = [kind.measure == "level" and additive(kind, here) for kind, here in zip(kinds, places, strict=True)]
    for i, here in enumerate(places):
        if out[i] is not None or not levels[i] or here.inside:
            continue
        began = -1  # the first part of the sentence that stands before
        for j in range(i - 1, max(-1, i - _REACH), -1):
            there = places[j]
            if there.sentence != here.sentence:
                break
            whole = out[j]
            if whole is not None and whole >= 0 and places[whole].sentence == here.sentence and there.part == here.part:
                began = j
            if began > j and out[j] is None and names[j] == names[i] and there.quantity.unit == here.quantity.unit:
                more = (there.quantity.value or 0) > (here.quantity.value or 0)
                out[i] = j if more and levels[j] and (out[began] or 0) <= j else None
                break


def _last_of_part(places: Sequence[Surroundings], additives: Sequence[bool], i: int) -> bool:
    """Say whether no further amount of a figure's unit stands in its 分号-clause."""
    for j in range(i + 1, min(len(places), i + _REACH)):
        if places[j].part != places[i].part:
            return True
        if additives[j] and places[j].quantity.unit == places[i].quantity.unit:
            return False
    return True


NEXT_LINE = 3
"""A sentence that details the one before begins at most so many characters after it, on the next line at most."""


def details_line_before(here: Surroundings, other: Surroundings) -> bool:
    """Say whether a line begins with 其中 and so details what the one before it ends with."""
    return here.continues and other.sentence[1] >= here.sentence[0] - NEXT_LINE


def goes_on_from(text: str, here: Surroundings, other: Surroundings, before: int) -> bool:
    """Say whether the sentence of a part details the one before it: it begins with 其中, which stands at ``before``, or
    with nothing but a time ahead of that."""
    if not here.continues and (
        before - here.sentence[0] > _SO_FAR_LONG or _SO_FAR.match(text, here.sentence[0], before) is None
    ):
        return False
    return other.sentence[1] >= here.sentence[0] - NEXT_LINE


_SO_FAR_LONG = 40
_SO_FAR = lazy("(?:[根依按]据?照?[^,。;]{2,20},)?(?:截[至止到]|目前|到|[一二三]季度|上半年|1[-至]\\d{1,2}月)[^,。;]{0,12},?$")
"""What stands before 其中 where it details the sentence before (截至6月底,|其中24个已完成)."""


def among_those(places: Sequence[Surroundings], additives: Sequence[bool], i: int) -> bool:
    """Say whether a figure counts some by name of those that the one right before it counts."""
    here = places[i]
    if not i or here.previous is not places[i - 1] or not additives[i - 1]:
        return False
    return _AMONG_THOSE.match(here.left) is not None


_AMONG_THOSE = lazy(
    "[一-龥“”]{0,16}?(?:项目|工程|企业|事项|任务|单位|部门|指标|学校|村|小区"
    "|社区|乡镇|案件|工单|问题|建议|提案|农户)中(?![心部学国小央])[^,。;]{2,60}等$"
)
"""What is counted, and some among those by name, before how many of those are meant."""


def next_among(places: Sequence[Surroundings], out: Sequence[int | None], i: int) -> int | None:
    """Return the whole that the figure before ``i`` is a part of, where its sentence begins with that and this one only
    names another of them (65件提案中,经济类34件,文化类|29件), or None."""
    here, whole = places[i], out[i - 1] if i else None
    if whole is None or whole < 0 or here.part != places[whole].part or not places[whole].right.endswith("中"):
        return None
    words = here.left.strip("、,和 ")
    if here.quantity.unit != places[whole].quantity.unit or starts(words, FLOW_FIRST) or starts(words, LIGHT_FIRST):
        return None
    so_far = sum(places[j].quantity.value or 0 for j in range(whole + 1, i + 1) if j == i or out[j] == whole)
    return whole if so_far <= (places[whole].quantity.value or 0) else None


def drop_restated(places: Sequence[Surroundings], names: Sequence[str], out: list[int | None]) -> None:
    """Take amounts that only say again what they would be parts of (3项进度偏慢。其中,进度偏慢的|3项是…) for no parts."""
    for i, whole in enumerate(out):
        if whole is not None and whole >= 0 and names[i] == names[whole] and not places[i].inside:
            same = places[i].quantity.value == places[whole].quantity.value
            out[i] = out[whole] if same else whole


def made_up(places: Sequence[Surroundings], named: Sequence[Name], whole: int) -> bool:
    """Say whether several states told of what was counted make it up together (新建学校8所,已投用3所、主体完工4所、在建1所)."""
    if "计划" in places[whole].left or "拟" in places[whole].left:
        return False
    told = range(whole + 1, min(len(places), whole + 1 + _REACH))
    values = [places[i].quantity.value or 0 for i in told if named[i].topic == whole]
    return len(values) > 1 and sum(values) == places[whole].quantity.value


def take_within(
    text: str, places: Sequence[Surroundings], additives: Sequence[bool], names: Sequence[str], out: list[int | None]
) -> None:
    """Make the amounts of a sentence that begins with what was told before (一般公共预算收入中,税收收入15亿元;非税收入…)
    parts of that, as long as together they are not more."""
    asked, whole, left = (-1, -1), None, Decimal(0)
    for i, here in enumerate(places):
        if here.sentence != asked:
            asked, whole = here.sentence, None
            start = here.quantity.start
            within = _WITHIN.match(text, asked[0], start) if "中" in text[asked[0] : start] else None
            if within is not None and additives[i]:
                opens = not text[here.paragraph : asked[0]].strip()
                whole = _named(places, additives, names, i, within.group(1), further=opens)
            left = (places[whole].quantity.value or left) if whole is not None else left
        if whole is None or not additives[i] or here.quantity.unit != places[whole].quantity.unit or here.inside:
            continue
        if out[i] is not None or "其中" in text[asked[0] : here.quantity.start]:
            continue
        left -= here.quantity.value or Decimal(0)
        if left < 0:
            whole = None
        else:
            out[i] = whole


def _named(
    places: Sequence[Surroundings],
    additives: Sequence[bool],
    names: Sequence[str],
    i: int,
    what: str,
    *,
    further: bool,
) -> int | None:
    """Return the last amount before the ``i``-th in its paragraph, or with ``further`` in the one before, that is named
    ``what``, or None."""
    last = what.removeprefix("已完成的") if what[:1] == "已" else _ALL_OF.get(what, "。")
    if last != what and len(what) <= len("总收入") and last != "。":
        # 财政总收入1.6亿元,其中地方收入1.2亿元。在总收入中,…: the total itself before another that ends alike
        total = next((j for j in range(i - 1, max(-1, i - _REACH), -1) if names[j].endswith(what) and additives[j]), -1)
        if total >= 0 and places[total].paragraph == places[i].paragraph:
            return total
    for j in range(i - 1, max(-1, i - _REACH), -1):
        if places[j].paragraph != places[i].paragraph and not (
            further and places[j].paragraph == places[i - 1].paragraph
        ):
            return None
        fits = additives[j] and places[j].quantity.unit == places[i].quantity.unit
        fits = fits and (places[j].quantity.value or 0) >= (places[i].quantity.value or 0)
        if fits and len(names[j]) >= len("总人口") and what.endswith(names[j]):
            return j
        if fits and names[j].endswith(last):
            return j  # 累计完成投资4.8亿元…。在已完成的投资中,…
    return None


_ALL_OF = {"总投资": "投资", "投资总额": "投资", "全部投资": "投资", "总产值": "产值", "总收入": "收入"}
"""By what word the whole is taken up again of which parts are told (总投资中,…)."""
_WITHIN = lazy(r"[\s在从]{0,2}([一-龥]{3,24}?)之?中(?![心小央部国间期等学西东])")
"""What a sentence begins with that tells of parts."""


def new_act(text: str, words: str, opened: int) -> bool:
    """Say whether ``words`` begin a 分号-clause with a verb, and not with that of the first part since ``opened``
    (其中慰问教职工287人次,金额90万元;慰问老干部75人次)."""
    did = starts(words, FLOW_FIRST)
    return did != "" and not (len(did) > 1 and 0 < text.find(did, opened) < text.find(";", opened))


def newly_begun(whole: Surroundings, name: str, here: Surroundings, part: str) -> bool:
    """Say whether what was newly begun is no whole of what was finished, which was begun in other years, unless 其中 says
    so (新开工的12项工程中,5项|正式动工; 新建项目124个,|已开工122个)."""
    if not name.startswith("新") or here.left.startswith("其中"):
        return False
    return not (whole.right.endswith("中") or ("开工" in part and name.startswith("新建")))
