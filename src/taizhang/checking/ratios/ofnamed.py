"""A share of a whole that another clause or sentence names: of 地区生产总值, of 年度计划, of 总人口."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from taizhang.checking.judging import QUALIFIED, Why, is_plain
from taizhang.checking.passages import ANY, CLAUSE_OR_BRACKET, COUNT, LINK, MONEY, PERCENT, POINTS, Passage
from taizhang.checking.ratios.inturn import amounts_to, in_turn, of_their_sum, shares_from
from taizhang.checking.ratios.shares import fits_nearer, fits_share, share_finding
from taizhang.checking.records import Finding
from taizhang.checking.slips import explained
from taizhang.reading import indicators
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_SHARE = lazy(
    f"(?P<subject>[^占，,；;：:]{{0,14}})占(?:到|了|全部|全市|全区|全县|全省|我市|我区|我县|同期)?"
    f"(?P<name>[^占，,；;。：:、]{{2,18}}?)的?(?:比重|比例|份额)?{LINK}$"
)
_PLAN = lazy(
    f"(?:占|为|完成(?:了)?|达到?)(?:年初?|全年|年度|当年|本年度?|调整)?(?:总|投资|目标|工作)?"
    f"(?:计划|目标|任务|预算(?!收入|支出|内))(?:任务|目标|数|投资|开工|[^，,；;。：:、的占]{{0,4}})?的{LINK}$"
)
_BRACKETED = lazy("[（(][A-Za-z]{2,6}[）)](?:为|达到?|完成|实现)?$")
_BRACKETS = lazy("[（(][^（）()]{0,80}[）)]")
_KIND = lazy("计划|目标|任务|预算")
_DONE_RATE = lazy(
    f"^[，,、；;]?(?:年度|全年|项目)?(?:投资|计划|任务|目标|目标任务|投资计划|资金)?(?:完成|执行|兑现)率{LINK}$"
)
IS_SET = lazy(
    "计划|目标|任务|预算(?!收入|支出|内|外|本级|稳定|调节|调[入出]|财政|拨款|资金|总收|总支|[^|]{0,4}基金)|下达|安排(?!预算稳定|稳定调节)|力争完成"
)
_HOPED = lazy("力争|确保|争取|努力|要|将")
_DONE = lazy("完成|实现|已|累计|到位|实际|开工|建成|收入|支出|新增|发放|办理|改造")
# 在甲市,计划筹集5万套。而在乙市,已筹集6.2万套: of a plan of its own.
_ELSEWHERE = lazy("[;；]|。而?在[一-鿿]{2,6}[，,]")
_PLAN_SHARE = lazy(
    r"(?:占|为|完成)[^，,；;。]{0,8}(?:计划|目标|任务|预算)[^，,；;。]{0,8}的[^，,；;。]{0,3}[0-9]|(?:完成|执行|兑现)率"
)
_OF_TARGET = lazy(f"(?:占|为|完成)[^，,；;。]{{0,8}}(?:计划|目标|任务|预算)[^，,；;。]{{0,6}}的{PERCENT}")
# Between an amount and its share nothing may stand but how it grew.
_GREW = lazy(
    f"[，,、；;]?(?:[（(][^（()）]{{0,20}}[）)][，,]?)?"
    f"(?:(?:占|为|完成)[^，,；;。{ANY[1:-1]}]{{0,6}}(?:预算|计划|目标|任务)数?的?{PERCENT}[，,、；;]?)?"
    f"(?:(?:同比|(?:比|较)(?:上|去|[0-9]{{4}})年(?:同期|末|底|同口径)?|按可比口径|同口径|名义|实际|占比)?"
    f"(?:增速|降幅|增幅)?(?:增长|下降|增加|减少|提高|上升|回落|加快|放缓|收窄|扩大|增|降|增幅|增收|减收|增支)(?:了|约|近)?"
    f"[{PERCENT}{POINTS}{MONEY}{COUNT}][，,、；;]?){{0,2}}"
)
STEPS = lazy("(?:[比较][^，,；;]{0,12})?(?:增加|减少|增长|下降|提高|净增|多|少|新增)了?$")
_IDLE = lazy(
    "全部|全市|全区|全县|全省|全国|我[市区县省]|总数|总量|总额|整体|总体|(?<=[口贸])总值|的|当年|同期|实现|完成|全年|已|共|年末"
)
_ONCE_MORE = lazy("(?<=比重|比例)[（(][^（）()]{2,16}[）)]")
_BUDGETED = lazy("(?<=支出|收入)预算(?:数|总额)?(?=的?(?:比重|比例)?(?:为|达到?)?$)")
_OTHER = lazy("[比较](?!重)|上年|去年|同期|人均|平均|增量|增加额|贡献")
_ALIASES = (
    ("GDP", "地区生产总值"),
    ("经济", "地区生产总值"),
    ("经济总量", "地区生产总值"),
    ("国内生产总值", "生产总值"),
    ("地区生产总值", "生产总值"),
)
_SOFT = Why(zh="所占的总数在别处写明，口径可能不同", en="the whole is stated elsewhere and may differ in scope")
_MADE_UP = lazy(f"^[，,]?(?P<subject>[^，,；;：:占]{{2,12}})占比{LINK}$")
_NOUN = lazy("(?:达到?|为|有|共)$")
_FROM = lazy("[由从](?:(?:上|去)年的?|[0-9]{4}年的?)?$")
_SOME_OF = lazy("(?:支出|收入|投资|总[额数量值]|企业|人口|项目|产值|贷款)中[，,][^，,；;。]*$|其中")
_TWO = 2
_MOST = 24
_NEAR = 300
"""How many characters off an amount of no stated year is still taken to be of the same."""
_LONG = 5
_WORD = 4


@dataclass(frozen=True, slots=True)
class _Told:
    """An amount with the words of its clause."""

    passage: Passage
    number: int
    figure: Figure
    words: str


def check_share_of_stated(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """税收16.5亿元,增长6.9%,占一般公共预算收入的70.3%, and 完成86亿元,占年度计划的68.2%, the whole stated before."""
    for passages in readings:
        told: list[_Told] = []
        paragraph = -1
        everywhere = _Everywhere(passages)
        for passage in passages:
            begin = passage.reading.text.rfind("\n", 0, passage.start)
            if begin != paragraph:
                # A plan is carried over to the next paragraph, which tells what became of it.
                told, paragraph = [t for t in told if IS_SET.search(t.words) and t.passage is not passage][-1:], begin
            for number, figure in enumerate(passage.figures):
                if passage.kind(number) in (MONEY, COUNT):
                    told.append(_Told(passage, number, figure, _words(passage, number)))
                elif passage.kind(number) == PERCENT and number + len(told):
                    if (listed := _of_list(passage, number, told)) is not None:
                        yield from listed
                        continue
                    for finding in _judged(passage, number, told[-_MOST:], everywhere):
                        if finding.verdict == "consistent" or not fits_nearer(passage, number):
                            yield finding


_FIRST_FEW = lazy("(?:位[居列于]|排名?|居)?前[二两三四五六十]|合计|共计?占")


def _of_list(passage: Passage, number: int, told: list[_Told]) -> Iterator[Finding] | None:
    """位居前三的:交通类783件、城建类579件、政法类562件,占工单总量的77%: the share is that of all of them together."""
    share = _SHARE.search(CLAUSE_OR_BRACKET.split(passage.gaps[number])[-1])
    first = number
    while first and passage.kind(first - 1) == COUNT and ("、" in passage.gaps[first - 1] or first == number):
        first -= 1
    first -= bool(first) and passage.kind(first - 1) == COUNT and first < number and "、" in passage.gaps[first]
    held = passage.figures[first:number]
    if share is None or len(held) < _TWO or len({f.unit for f in held}) > 1 or not _FIRST_FEW.search(passage.masked):
        return None
    name = _IDLE.sub("", share["name"])
    wholes = [t for t in told if t.figure.unit == held[0].unit and name in t.words and t.figure not in held]
    return _summed(passage, number, held, wholes[-1]) if wholes and name else None


def _summed(passage: Passage, number: int, held: Sequence[Figure], whole: _Told) -> Iterator[Finding]:
    total, percent = sum((f.value or 0 for f in held), Decimal(0)), passage.figures[number]
    part = replace(held[-1], value=Decimal(total), text=f"{held[0].text}等{len(held)}项之和")
    if is_plain(percent) and all(map(is_plain, held)) and whole.figure.value and total <= whole.figure.value:
        found = share_finding(passage, "share", percent, part, whole.figure, None)
        if found is not None:
            yield found


def _words(passage: Passage, number: int) -> str:
    after = CLAUSE_OR_BRACKET.split(passage.between(number, number + 1))[0] if passage.kind(number) == COUNT else ""
    before = _BRACKETED.sub("", passage.between(number - 1, number))
    return CLAUSE_OR_BRACKET.split(before)[-1].split("、")[-1].strip() + "|" + after[:8]


class _Everywhere:
    """The amounts of a text by unit and year, for wholes that another paragraph states."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._told: dict[tuple[str | None, int | None], list[_Told]] = defaultdict(list)
        self._of_unit: dict[str | None, list[_Told]] = defaultdict(list)
        self._dated = any(figure.period is not None for passage in passages for figure in passage.figures)
        for passage in passages:
            for number, figure in enumerate(passage.figures):
                if passage.kind(number) in (MONEY, COUNT) and figure.measure == "level" and figure.role == "value":
                    key = (figure.unit, figure.period)
                    told = _Told(passage, number, figure, _words(passage, number))
                    self._told[key].append(told)
                    self._of_unit[figure.unit].append(told)

    def like(self, figure: Figure) -> Sequence[_Told]:
        """Return the amounts of the unit and year of a figure; only those near where its year is not known."""
        told = self._told.get((figure.unit, figure.period), ())
        if figure.period is None and self._dated:
            own = self._of_unit.get(figure.unit, [])
            first = bisect_left(own, figure.start - _NEAR, key=lambda t: t.figure.start)
            last = bisect_left(own, figure.start + _NEAR, key=lambda t: t.figure.start)
            return own[first:last]
        return told


def _judged(passage: Passage, number: int, told: list[_Told], everywhere: _Everywhere) -> Iterator[Finding]:
    percent = passage.figures[number]
    if percent.value is None or percent.measure == "growth" or percent.role == "baseline":
        return
    begin = passage.masked[max(0, passage.marks[number] - 60) : passage.marks[number]]
    # 占总人口比重(户籍人口城镇化率)为31.44%: what is said in brackets only names it once more.
    lead = CLAUSE_OR_BRACKET.split(_ONCE_MORE.sub("", passage.between(number - 1, number)))[-1].strip()
    if number and passage.figures[number - 1].role == "baseline" and passage.kind(number - 1) == PERCENT:
        # 占比重由6.2%提高到14.6%: the later of the two is that of the amount before them.
        number -= 1
        lead = _FROM.sub("", CLAUSE_OR_BRACKET.split(passage.between(number - 1, number))[-1])
    if _AMONG.search(passage.between(number - 1, number)):
        return  # 供暖类来电3075个,在居民生活类问题中,供暖问题占比为93.58%: of a whole of its own.
    if "分别" in lead or not told or (percent.mood == "target" and _HOPED.search(begin)):
        return
    own = [t for t in told if t.passage is passage and t.number < number and t.figure.measure == "level"]
    rate = _DONE_RATE.match(passage.between(number - 1, number))
    if _PLAN.search(lead) or rate is not None:
        part = next((t for t in reversed(own) if _goes_on(passage, t, number)), None)
        if part is not None and _DONE.search(part.words) and not IS_SET.search(part.words.split("|")[0]):
            begin_at = passage.reading.text.rfind("\n", 0, passage.start)
            kinds = set(_KIND.findall(lead))
            # From the paragraph before only what is called the same (预算 is no 目标) is carried over.
            # Where several are held against theirs, each has a target of its own.
            alone = len(_OF_TARGET.findall(passage.masked)) < _TWO
            plans = [t for t in told if t.passage.start > begin_at or (alone and _of_kind(t, kinds))]
            yield from _of_plan(passage, number, part, plans)
        return
    made = _MADE_UP.search(lead)
    if made is not None and len(own) >= _TWO:
        yield from _of_longer_name(passage, percent, own, made["subject"])
        return
    # 占基本支出预算9.14%: of the expenditure, which is a budget.
    share = _SHARE.search(_BUDGETED.sub("", lead))
    if share is None or _OTHER.search(share["name"]) or IS_SET.search(share["name"]):
        return
    part = next((t for t in reversed(own) if _goes_on(passage, t, number)), None)
    if part is not None and in_turn(passage, number, part.number):
        listed = amounts_to(passage, part.number)
        parts = [t for t in own if t.number in listed]
        yield from _in_turn(passage, number, parts, share["name"], told, everywhere)
        return
    if (part is None and share["subject"]) or (
        part is not None and share["subject"] and not _shares_words(share["subject"], part.words)
    ):
        part = _of_subject(share["subject"], told)
    if part is not None:
        yield from _of_name(passage, percent, part, share["name"], told, everywhere)


def _in_turn(
    passage: Passage, number: int, parts: Sequence[_Told], name: str, told: list[_Told], everywhere: _Everywhere
) -> Iterator[Finding]:
    """货物、工程、服务分别为91.8亿元、174.9亿元和103亿元,占采购规模的24.8%、47.3%和27.9%: each amount has its own share."""
    shares = shares_from(passage, number)
    if len(shares) != len(parts):
        return
    found = [
        finding
        for share, part in zip(shares, parts, strict=True)
        for finding in _of_name(passage, passage.figures[share], part, name, told, everywhere)
    ]
    amiss = found and all(finding.verdict not in ("consistent", "rounding") for finding in found)
    if not (amiss and of_their_sum([passage.figures[k] for k in shares], [part.figure for part in parts])):
        yield from found


_AMONG = lazy("[，,；;]在[^，,；;]{2,16}中[，,][^，,；;]*$")


def _of_longer_name(passage: Passage, percent: Figure, own: Sequence[_Told], subject: str) -> Iterator[Finding]:
    """床位4186张,护理型床位2645张,护理型床位占比63.2%: what the longer name counts, of what its ending counts."""
    part = next((t for t in reversed(own) if t.words.split("|")[0].endswith(subject)), None)
    if part is None:
        yield from _of_inner(passage, percent, own, subject)
        return
    wholes = [
        t
        for t in own
        if t.number < part.number
        and t.figure.unit == part.figure.unit
        and len(noun := _NOUN.sub("", t.words.split("|")[0])[-2:]) == _TWO
        and subject.endswith(noun)
        and (t.figure.value or 0) >= (part.figure.value or 0)
    ]
    if wholes:
        yield from _found(passage, percent, part, wholes[-1], None)


def _of_inner(passage: Passage, percent: Figure, own: Sequence[_Told], subject: str) -> Iterator[Finding]:
    """收入8736万元,…,其中税收收入8039万元,税收占比92.02%: of what 其中 went into, the one amount of its unit before it."""
    part = own[-1]
    inner = [t for t in own if "其中" in passage.gaps[t.number]]
    if len(inner) != 1:
        return
    if inner[0] is not part:
        # 幼儿园565所,其中公办255所,民办310所,公办园占比45.1%: the one of them that the subject begins with.
        named = [t for t in own if t.number >= inner[0].number and subject.startswith(_bare_name(t.words) or "-")]
        if len(named) != 1 or named[0].figure.unit != inner[0].figure.unit:
            return
        part = named[0]
    elif subject[:_TWO] not in part.words.split("|")[0]:
        return
    beyond = len(subject) - len(_bare_name(part.words)) > _TWO
    if beyond and not any(_bare_name(t.words).endswith(subject[-_TWO:]) for t in own):
        # 幼儿园68所,其中公办园35所,公办园在园幼儿占比52%: of the children, and not of the schools.
        return
    before = [t for t in own if t.number < inner[0].number]
    wholes = [t for t in before if t.figure.unit == part.figure.unit and not STEPS.search(t.words.split("|")[0])]
    if len(wholes) == 1 and (wholes[0].figure.value or 0) >= (part.figure.value or 0):
        yield from _found(passage, percent, part, wholes[0], None)


def _goes_on(passage: Passage, told: _Told, number: int) -> bool:
    """Say whether nothing but its growth stands between an amount and the clause of its share."""
    between = _ONCE_MORE.sub("", passage.masked[passage.marks[told.number] + 1 : passage.marks[number]])
    last = max((m.end() for m in CLAUSE_OR_BRACKET.finditer(between)), default=0)
    head = between[:last]
    # 206项重点项目,完成…: the noun of what was counted.
    noun = CLAUSE_OR_BRACKET.split(head)[0] if told.passage.kind(told.number) == COUNT else ""
    return _GREW.fullmatch(head.removeprefix(noun)) is not None or _GREW.fullmatch(head) is not None


def _bare_name(words: str) -> str:
    """Return the name of an amount of two characters and more, without 其中; empty for a shorter one."""
    name = _NOUN.sub("", words.split("|")[0].replace("其中", ""))
    return name if len(name) >= _TWO else ""


_BEFORE = 6


def _of_subject(subject: str, told: Sequence[_Told]) -> _Told | None:
    """民营经济增加值309.7亿元,…;民营经济占GDP的比重: the amount whose words begin like the subject of the share."""
    # 城镇人口占总人口比重, of what was called 城镇常住人口.
    bare = re.sub("增加值|占比|所|的|其|年末|常住", "", subject)
    if len(bare) < 2:
        return None
    levels = [t for t in told[-_BEFORE:] if t.figure.measure == "level"][-3:]
    found = [t for t in levels if re.search("(?<!非)" + re.escape(bare), t.words.replace("常住", ""))]
    return found[-1] if len(found) == 1 else None


def _shares_words(subject: str, words: str) -> bool:
    bare = re.sub("增加值|占比|所|的|其中|其|年末|总", "", subject)
    return len(bare) < 2 or re.search("(?<!非)" + re.escape(bare[:2]), words) is not None


_COUNT_OF = lazy("总(?:起|件|户|宗|批次|人次)数$")


def _names(name: str) -> set[str]:
    bare = _IDLE.sub("", name)
    # 占事故总起数的77.6%: of 事故6769起.
    names = {name, bare, _COUNT_OF.sub("", bare)}
    for one, other in _ALIASES:
        if bare == one or (bare.endswith(one) and one != "经济"):
            names.add(bare[: -len(one)] + other)
    return {n for n in names if len(n) >= 2}


def _of_name(
    passage: Passage, percent: Figure, part: _Told, name: str, told: Sequence[_Told], everywhere: _Everywhere
) -> Iterator[Finding]:
    names = _names(name)
    known = indicators.find(_IDLE.sub("", name), part.figure.unit, "level")
    wholes = [t for t in _wholes(part, told, names, known) if not _shares_it(t, name) and not _partner(t, name)]
    fitting = [t for t in wholes if fits_share(percent, part.figure, t.figure)]
    budgeted = len(name) >= _WORD and name.endswith(("支出", "收入"))
    if not wholes and (known is not None or budgeted or any(len(n) >= _LONG for n in names)):
        # In another paragraph, where nothing but its name says that it is meant.
        wholes = [
            t
            for t in _wholes(part, everywhere.like(part.figure), names, known, exact=True)
            if not _within_other(t) or _traded(t, names)
        ]
        fitting = [t for t in wholes if fits_share(percent, part.figure, t.figure)]
        if wholes:
            yield from _found(passage, percent, part, (fitting or wholes)[-1], None if fitting else _SOFT)
            return
    if not wholes:
        # 495公里,占公路总里程(469公里)的97.7%: a part of the very thing named that is larger than it.
        small = [
            t for t in told if t.figure is not part.figure and _exactly(t, name) and t.figure.unit == part.figure.unit
        ]
        if len(small) == 1 and part.figure.measure == small[0].figure.measure == "level":
            yield from _found(passage, percent, part, small[0], _SOFT)
        return
    whole = (fitting or wholes)[-1]
    if not fitting and whole.figure.value == part.figure.value:
        # 总资产55万亿元…总资产已达55万亿元,占银行业总资产14%: said once more, as in a heading.
        return
    if not fitting and name.startswith("全") and not explained(percent, part.figure, whole.figure, scale=100):
        return  # 服务业外资1746亿元。高技术产业1027.3亿元,占全国实际使用外资的41.2%: what there is of it in all is not told
    open_to = None if fitting or len(wholes) == 1 else _SOFT
    yield from _found(passage, percent, part, whole, open_to)


def _partner(told: _Told, name: str) -> bool:
    """Whether an amount is of the trade with some, where the share is of that of a whole place (我国进出口总值)."""
    return "对" not in name and re.search("对.{1,20}(?:进出口|出口|进口)", told.words.split("|")[0]) is not None


def _exactly(told: _Told, name: str) -> bool:
    """Whether an amount bears a name of four characters and more word for word."""
    return len(name) >= _WORD and _ends(told.words, name, exact=True) and not STEPS.search(told.words.split("|")[0])


def _within_other(told: _Told) -> bool:
    """Say whether an amount is named as some of another (地方支出中,经济建设费…)."""
    return _SOME_OF.search(told.passage.masked[: told.passage.marks[told.number]]) is not None


def _wholes(
    part: _Told, told: Sequence[_Told], names: set[str], known: str | None, *, exact: bool = False
) -> list[_Told]:
    """Return the amounts that bear one of the names, or are of the indicator, and that the part may be of.

    ``exact`` asks for the whole name.
    """
    return [
        t
        for t in told
        if t.figure is not part.figure
        and t.figure.unit == part.figure.unit
        and t.figure.value is not None
        and part.figure.value is not None
        and t.figure.value >= part.figure.value
        and t.figure.measure == "level"
        and (t.figure.period == part.figure.period or (part.figure.period is None and _close(t, part)))
        and t.figure.scope == part.figure.scope
        and not STEPS.search(t.words.split("|")[0])
        and (
            any(_ends(t.words, n, exact=exact) for n in names)
            or (known is not None and t.figure.indicator_id == known)
            or (exact and _traded(t, names))
        )
    ]


def _traded(told: _Told, names: set[str]) -> bool:
    """Whether an amount is the 出口 or 进口 of the place named, of which others are shares though it is itself a part."""
    name = told.figure.indicator
    return name in names and len(name) > _LONG and name.endswith(("出口", "进口"))


def _close(told: _Told, part: _Told) -> bool:
    """Whether an amount of a year stands so near one of none that both are of it."""
    return abs(told.figure.start - part.figure.start) < _NEAR


def _shares_it(told: _Told, name: str) -> bool:
    """Whether an amount is itself said to be a share of the whole named, and so stands beside the part."""
    return re.match(f"[，,、（(]?占[^，,；;。]{{0,4}}{re.escape(name)}", told.passage.gaps[told.number + 1]) is not None


def _ends(words: str, name: str, *, exact: bool = False) -> bool:
    """Say whether the words before an amount name it by this name, and not something narrower that holds it."""
    before, _, after = words.partition("|")
    before = re.sub("(?:为|已?达到?|实现|累计|完成|有|是|共|[约近超]|GDP|[（()）])+$", "", before)
    before = before if before.endswith(name) else re.sub("(?:规模|总数|总量|数量|人数)$", "", before)
    trade = name[name.find("出口") :] if "出口" in name else ""
    if trade and before.endswith("进" + trade) and not name.endswith("进" + trade):
        return False
    if not exact and len(name) >= _LONG and before.endswith(name[-3:]) and name[:2] in before:
        # 公共财政预算总收入 is the 财政总收入.
        return True
    return before.endswith(name) or (not exact and len(name) >= 2 and after.startswith(name))


_ADJUSTED = lazy("调[整增减][为到至]")


def _of_plan(passage: Passage, number: int, part: _Told, told: Sequence[_Told]) -> Iterator[Finding]:
    """Compare with the plan stated since the last share of a plan: what 其中 goes into has another of its own."""
    percent, text = passage.figures[number], passage.reading.text
    plans = [
        t
        for t in told
        if t.figure.unit == part.figure.unit
        and t.figure is not part.figure
        and t.figure.value
        and t.figure.role == "value"
        and (IS_SET.search(t.words) or _ADJUSTED.search(t.words))
        and not re.search("其中|总投资", t.words.split("|")[0])
    ]
    if not plans:
        return
    whole = _called_alike(plans[-1], part, told)
    between = _BRACKETS.sub("", text[whole.figure.end : part.figure.end])
    apart = "其中" in between or _ELSEWHERE.search(between) is not None or _PLAN_SHARE.search(between) is not None
    off = not fits_share(percent, part.figure, whole.figure)
    if off and (apart or not explained(percent, part.figure, whole.figure, scale=100)):
        return  # 两项附加预算5000万元。…已拨付3900万元,占全年预算的44%: a budget of another thing
    yield from _found(passage, percent, part, whole, None)


def _of_kind(plan: _Told, kinds: set[str]) -> bool:
    """Say whether an amount is called a plan, by one of these words where there are any."""
    own = set(_KIND.findall(plan.words))
    return bool(kinds & own if kinds else own)


def _called_alike(plan: _Told, part: _Told, told: Sequence[_Told]) -> _Told:
    """Return what one plan sets for the thing that a part is of (计划新开工6892套、基本建成7200套;基本建成13778套), else ``plan``."""
    own = part.words.split("|")[0]
    for other in told:
        apart = other.number - plan.number
        if other.passage is not plan.passage or apart <= 0 or other.figure.unit != part.figure.unit:
            continue
        linked = all(plan.passage.gaps[plan.number + n].startswith("、") for n in range(1, apart + 1))
        if linked and own and own == other.words.split("|")[0]:
            return other
    return plan


def _found(passage: Passage, percent: Figure, part: _Told, whole: _Told, open_to: Why | None) -> Iterator[Finding]:
    if not (is_plain(percent) and is_plain(part.figure) and is_plain(whole.figure)):
        open_to = QUALIFIED
    home = None if whole.passage is passage else whole.passage
    if part.passage is not passage:
        # 第一产业增加值…;第二产业…。第一产业增加值占生产总值的比重为23.8%: both stand in the sentence before.
        if part.passage.reading is not passage.reading:
            return
        open_to = open_to or (None if fits_share(percent, part.figure, whole.figure) else _SOFT)
    found = share_finding(passage, "share", percent, part.figure, whole.figure, open_to, home)
    if found is not None:
        yield found
