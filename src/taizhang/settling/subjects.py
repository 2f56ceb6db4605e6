"""Figures made ready for settling: what they are about, where and when, with the sentence round them."""

import dataclasses
from dataclasses import dataclass
from decimal import Decimal

from taizhang.reading import indicators
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure, Heading, Reading
from taizhang.settling.names import Name, bare_words, taken_apart, without_mark
from taizhang.settling.passages import Passages
from taizhang.settling.records import Passage
from taizhang.settling.rule import settlement_rule
from taizhang.settling.stages import Stage, stage_of
from taizhang.settling.times import Time, Times

_NO_BRACKETS = dict.fromkeys(map(ord, "()（）"))
_LONGEST_LEAD = 80
_LONGEST_LIST, _LONGEST_ITEM = 6, 30
_COMMAS, _COMMAS_AND_STOPS = "，,、", "，,；;。\n"
_WHAT_GROWS = lazy("(?<=[\u4e00-\u9fff]{3})增加值$|^(?:[带拉]动|促进|推动)(?=[\u4e00-\u9fff]{4})")
"""What a growth may leave out: 数字产业增加值增长8%, 数字产业增长8%; 带动工业投资增长10%, 工业投资增长10%."""
_OUTPUT_UNITS = ("吨", "斤", "公斤", "立方米", "千瓦时", "度", "辆", "台")
_LEAST_MADE = 2
_FIRM_CHARGED = lazy("([\u4e00-\u9fff]{2,8}?(?:集团|公司))(?:公司)?(?:要|须|应|将)")
_PER_HEAD = ("每", "千人口", "人均", "户均")
"""How a name opens that nothing is added to: 新增托位536个，每千人口托位数4.7个."""
_WITHIN = "省区县"
_LINE_HEAD = lazy("[\u4e00-\u9fff]{3,12}")
_AREA_LEVELS = "省市区县州旗镇乡"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A figure and what it is about."""

    index: int
    """Its index in the reading."""
    figure: Figure
    """The figure as read."""
    judged: Figure
    """The figure as judged: a stock's fall of 300 counts as 减少 300, 8%的增长目标 as a growth of 8 %."""
    name: Name
    """Its indicator's wording, taken apart."""
    indicator_id: str | None
    """Its canonical indicator, or None."""
    core_id: str | None
    """The canonical indicator that its name means without verbs and idle words, or None; the stage is still open."""
    area: str | None
    """The place it is for, or None for the document's own."""
    clause: str
    """The clause before the figure, back to the last comma."""
    time: Time | None
    """The time that the words round it name, or None where they name none."""
    twin: int
    """Which of the figures of this name, unit and measure in its sentence it is, from 0."""
    twins: int
    """How many of them there are, itself included."""
    rivals: frozenset[str]
    """Other cores under which its document states the same indicator with another value: 工业增加值 beside 规上工业增加值."""
    flow: str | None
    """``add`` or ``reduce`` where a change of a count was turned into a flow, else None."""
    sentence: Passage
    """The sentence it stands in."""
    title: str = ""
    """The bare words of its document's title."""
    after: str = ""
    """The words after it, up to the next comma or stop."""
    note: bool = False
    """Whether it stands in a note on a word of the text: 〔26〕7个幼儿园：包括…."""
    partial: bool = False
    """Whether its passage, or all of its document, tells only of a part of the year."""
    of_year: bool = False
    """Whether its passage names the year as a whole."""
    stage: Stage | None = None
    """The stage before the end that its words name, or None."""
    responsible: str | None = None
    """Who answers for its commitment, where the document names one."""
    lent: bool = False
    """Whether its doing is that of the list it stands in: 新增城镇就业812人、劳动力转移就业2600人."""

    @property
    def before(self) -> str:
        """The words of its sentence before it."""
        return self.sentence.text[: self.figure.start - self.sentence.start]


def place_name(name: str | None) -> str | None:
    """Return the place in an issuer's or organ's name (云溪区人民政府 → 云溪区); None where it is a department."""
    if not name:
        return None
    bare = name.strip()
    for tail in ("人民政府", "政府", "人民代表大会常务委员会", "人民代表大会"):
        bare = bare.removesuffix(tail)
    return bare if bare.endswith(tuple(_AREA_LEVELS)) else None


def place_of(reading: Reading) -> str | None:
    """Return the place that a document speaks for, or None where it is not known."""
    return reading.region or place_name(reading.issuer)


_ALSO_CALLED = lazy("[(（][^()（）]{1,12}[)）]$")
"""Another name of a place, after its own: 东津新区(经开区)."""


def same_place(one: str | None, other: str | None) -> bool:
    """Say whether two names mean one place; None means that it is not said, which agrees with anything."""
    if not one or not other:
        return True
    a, b = (_ALSO_CALLED.sub("", name.strip()) for name in (one, other))
    if a == b or (a.rstrip(_AREA_LEVELS) or a) == (b.rstrip(_AREA_LEVELS) or b):
        return True
    # 襄阳市樊城区 and 樊城区
    return (a.endswith(b) or b.endswith(a)) and min(len(a), len(b)) >= 3


def _judged(figure: Figure, name: Name) -> tuple[Figure, Name, str | None]:
    """Return a change of a count as the flow it is: 贫困人口减少300人 is a flow of 300, 减少; a named growth as growth."""
    if figure.unit == "%" and figure.measure in ("level", "share"):
        named = figure.indicator.endswith(settlement_rule().names.growth_endings)
        return dataclasses.replace(figure, measure="growth") if named else figure, name, None
    if figure.measure != "change" or figure.value is None or figure.unit in ("%", "百分点"):
        return figure, name, None
    flow = "reduce" if figure.value < 0 else "add"
    high = None if figure.value_high is None else abs(figure.value_high)
    judged = dataclasses.replace(figure, measure="level", value=abs(figure.value), value_high=high)
    return judged, dataclasses.replace(name, classes=name.classes | {flow}), flow


def _with_line_lead(indicator: str, lead: str) -> str:
    """Return an indicator that says too little with the head of its line: （二）政府性基金预算。收入完成22.7亿元."""
    head = without_mark(lead)
    rule = settlement_rule()
    if indicator not in rule.names.vague or not head.endswith(rule.names.account_heads):
        return indicator
    if not _LINE_HEAD.fullmatch(head) or indicator in head:
        return indicator
    return head + indicator


def _of_its_whole(reading: Reading, figure: Figure, name: Name) -> Name:
    """Return the name of a part with the verbs of its whole: 新增学位1900个,其中公办学位1650个 are 新增 as well."""
    if figure.part_of is None or not 0 <= figure.part_of < len(reading.figures):
        return name
    whole = taken_apart(without_mark(reading.figures[figure.part_of].indicator))
    if name.classes and name.core in settlement_rule().names.vague and whole.core.endswith(name.core):
        # 重点项目96个,其中新开工项目40个 are 新开工重点项目.
        return dataclasses.replace(whole, text=name.text, kept=name.kept, classes=name.classes)
    return name if name.classes else dataclasses.replace(name, classes=whole.classes)


def _with_shared_verb(name: Name, clause: str) -> tuple[Name, str]:
    """Return the name with the verb that its list shares, and that verb: 新增甲企业15家、乙企业8家 are both 新增."""
    rule = settlement_rule()
    if name.classes or "、" not in clause or name.text.startswith(_PER_HEAD):
        return name, ""
    verb = rule.doings.leading_verbs.match(without_mark(clause.lstrip()))
    if verb is None or "add" not in rule.doings.verb_classes[verb.group()]:
        return name, ""
    return dataclasses.replace(name, classes=rule.doings.verb_classes[verb.group()]), verb.group()


def _verb_of_list(reading: Reading, index: int, name: Name) -> str:
    """Return the verb that a list opened with, where commas part it: 新增甲企业10家，乙企业1家; else ""."""
    figure = reading.figures[index]
    if name.classes or figure.measure != "level" or figure.unit == "%" or figure.indicator.startswith(_PER_HEAD):
        return ""
    rule = settlement_rule()
    start = figure.start
    for earlier in reversed(reading.figures[max(0, index - _LONGEST_LIST) : index]):
        between = reading.text[earlier.end : start]
        if earlier.unit != figure.unit or between[:1] not in _COMMAS or len(between) > _LONGEST_ITEM:
            return ""
        if any(mark in between[1:] for mark in _COMMAS_AND_STOPS) or between[1:].endswith(rule.beside.stock):
            return ""
        if figure.indicator.endswith(rule.names.standing_names):
            return ""
        verb = rule.doings.leading_verbs.match(without_mark(earlier.indicator))
        if verb is not None:
            return verb.group() if "add" in rule.doings.verb_classes[verb.group()] else ""
        start = earlier.start
    return ""


def _nearest_verbs(name: Name, clause: str) -> Name:
    """Return the name with the verbs right before the figure where it has others too: 基本建成470套、新开工 is 新开工."""
    if "、" in name.text:
        return name
    rule = settlement_rule()
    here = clause.rpartition("、")[2].translate(_NO_BRACKETS)  # 新（改）扩建
    said = frozenset(c for verb in rule.doings.verb_pattern.findall(here) for c in rule.doings.verb_classes[verb])
    kept = said & name.classes
    return dataclasses.replace(name, classes=kept) if kept else name


def _as_obtained(name: Name, figure: Figure, clause: str) -> Name:
    """Return the name of money that is to be obtained as such: 争取水利投资10亿元 is not what is invested."""
    obtained = figure.mood == "target" and (figure.unit or "").endswith("元") and not name.classes
    if not obtained or settlement_rule().doings.obtained.search(clause) is None:
        return name
    return dataclasses.replace(name, classes=frozenset(("pay",)))


UNDER_WAY = frozenset(("under_way",))
"""What those counted are where they are being worked on (40所学校建设加紧实施)."""


def _as_begun(name: Name, figure: Figure, after: str) -> Name:
    """Return the name of things that were only begun as such: 118个老旧小区改造项目全部开工."""
    rule = settlement_rule()
    if figure.mood != "target" and after.endswith(rule.doings.under_way):
        return dataclasses.replace(name, classes=UNDER_WAY)
    if figure.mood == "target" or "start" in name.classes or not after.endswith(rule.doings.begun):
        return name
    return dataclasses.replace(name, classes=frozenset(("start",)))


_OF_THESE = lazy(
    "[、，,（(](?:其中)?(?:目前)?(?:已经?)?((?:主体|全部|全面)?(?:完成|完工|竣工|建成|投用|交付|投产|通车))?"
)
_DONE_BEHIND = lazy("(?:已经?|均已|全部|全面|主体)?(?:完成|完工|竣工|建成|投用|交付|投产|通车)")


def _partly_done(reading: Reading, index: int) -> bool:
    """Say whether a count is followed by how many of them are done: 新建学校21所、9所已完成; 改造小区30个，已完工22个."""
    if index + 1 >= len(reading.figures):
        return False
    whole, done = reading.figures[index], reading.figures[index + 1]
    if whole.mood == "target" or whole.unit != done.unit or whole.measure != "level" or done.measure != "level":
        return False
    if whole.value is None or done.value is None or not 0 < done.value < whole.value:
        return False
    between = _OF_THESE.fullmatch(reading.text, whole.end, done.start)
    return between is not None and (
        between.group(1) is not None or _DONE_BEHIND.match(reading.text, done.end) is not None
    )


def _core_id(name: Name, figure: Figure, after: str) -> str | None:
    # 近1400万农业转移人口在城镇落户: what follows the number may say more than the name read from it.
    # … but 300个老旧小区 of 物业服务覆盖300个老旧小区 says less than it.
    behind = after if not name.noun or name.noun in after else ""
    for words in (name.noun, name.core, settlement_rule().doings.leading_verbs.sub("", name.text), behind):
        found = indicators.find(words, figure.unit, figure.measure)
        if found is not None:
            return found
    return None


def with_rivals(subjects: list[Subject]) -> list[Subject]:
    """Return the subjects, each told by what other names its document states the same indicator otherwise."""
    groups: dict[tuple[str, str, str | None, str | None], list[Subject]] = {}
    for subject in subjects:
        if subject.indicator_id is not None:
            key = (subject.indicator_id, subject.judged.measure, subject.judged.unit, subject.area)
            groups.setdefault(key, []).append(subject)
    told: dict[int, frozenset[str]] = {}
    for group in groups.values():
        values: dict[str, Decimal | None] = {subject.name.core: subject.judged.value for subject in group}
        if len(values) > 1:
            for subject in group:
                others = (core for core, value in values.items() if value != subject.judged.value)
                told[subject.index] = frozenset(others) - {subject.name.core}
    return [dataclasses.replace(s, rivals=told[s.index]) if s.index in told else s for s in subjects]


def _is_area(name: str) -> bool:
    """Say whether a responsible unit or a line's lead is the name of an area and nothing else."""
    rule = settlement_rule()
    name = without_mark(name)
    return (
        len(name) <= rule.areas.longest
        and name.endswith(rule.areas.endings)
        and not name.endswith(rule.areas.never)
        and not rule.doings.verb_pattern.search(name)
        and not rule.names.idle_pattern.search(name)
    )


def _area_above(lead: str, headings: tuple[Heading, ...], responsible: str | None) -> str | None:
    """Return the area that answers for a figure, by its line's lead, its responsible unit or that of a heading."""
    names = [lead, responsible or "", *(heading.responsible or "" for heading in reversed(headings))]
    for name in names:
        if _is_area(name):
            return name
    return next((name for name in names if name in settlement_rule().areas.each), None)


def without_own_level(indicator: str, own_area: str | None) -> str:
    """Return an indicator's words without the level that the document itself is of: 区级重点项目 of a district."""
    if not own_area:
        return indicator
    level = f"{own_area[-1]}级"
    if own_area[-1] in _WITHIN:
        indicator = indicator.removeprefix(f"{own_area[-1]}内")  # 省内转化科技成果 of a province
    for word in settlement_rule().areas.own_level_before:
        indicator = indicator.replace(level + word, word)
    return indicator


def _as_output(indicator: str, unit: str | None) -> str:
    """Return what is produced as its output: 生产天然气56亿立方米 is 天然气产量."""
    made = indicator.removeprefix("生产")
    if made == indicator or unit not in _OUTPUT_UNITS or len(made) < _LEAST_MADE or made.endswith("产量"):
        return indicator
    return made + "产量"


def _owner(indicator: str, sentence: str) -> str:
    """Return whose figure a sentence up to a figure says it is, by how the list with its indicator opens; else "".

    省属企业完成投资5亿元、研发投入1亿元: both are the firms'; so is what a firm is charged with (能源集团要…,力争装机超过450万千瓦).
    """
    firm = _FIRM_CHARGED.match(sentence)
    if firm is not None and firm.group(1) not in indicator:
        return firm.group(1)
    named = sentence.rfind("、" + indicator) if indicator else -1
    if named < 0:
        return ""
    opening = max(sentence.rfind(mark, 0, named) for mark in "，,；;：:。")
    said = settlement_rule().areas.owners.match(sentence[max(0, opening) : named])
    return "" if said is None or said.group(1) in indicator else said.group(1)


def _mentioned_before(name: Name, figure: Figure, sentence: Passage) -> str | None:
    """Return the indicator that the sentence named before a figure whose own words are a verb alone, or None."""
    if figure.unit is None or figure.unit not in settlement_rule().names.sharp_units or taken_apart(name.text).noun:
        return None
    said = sentence.text[max(0, figure.start - sentence.start - _LONGEST_LEAD) : figure.start - sentence.start]
    return indicators.last_mentioned(said, figure.unit)


_SO_FAR = lazy("(?:截至|截止|至今|目前|迄今)[^，,。；;]{0,16}累计|累计[^，,。；;]{0,4}总")
_IN_YEAR = ("全年", "年内", "当年", "今年", "月")


def accumulated(subject: Subject) -> bool:
    """Say whether a figure of a report on a year is what came together over more: 截至目前累计建成3000个, 能耗累计下降14%."""
    clause = subject.clause
    if "累计" not in clause or subject.time == "several" or any(word in clause for word in _IN_YEAR):
        return False
    return subject.judged.measure == "growth" or _SO_FAR.search(clause) is not None


def words_before(subject: Subject) -> str:
    """Return the bare words of the sentence before the figure, at most its last 80 characters."""
    return bare_words(subject.before[-_LONGEST_LEAD:])


_HIGHER_GOAL = lazy("(?:力争|争取|确保|冲刺|挑战|奋斗|底线|必保)(?:目标)?(?:达到?|实现|完成|为|是)?$")
"""Words between two goals for one thing: 增长8%以上、力争达到10%."""


def with_twins(subjects: list[Subject]) -> list[Subject]:
    """Return the subjects, each told which of its namesakes in one sentence it is."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for position, subject in enumerate(subjects):
        judged = subject.judged
        # 确保2.9万人,力争5.8万人 are two goals for one thing.
        hoped = _HIGHER_GOAL.search(subject.clause) is not None
        meant = (subject.figure.strength, hoped) if subject.figure.mood == "target" else None
        kind = (judged.unit, judged.measure, subject.flow)
        key = (subject.sentence.start, subject.name.text, subject.area, kind, meant)
        groups.setdefault(key, []).append(position)
    told = list(subjects)
    for positions in groups.values():
        if len(positions) == 1:
            continue
        # 增长7.1%，按可比口径增长9.1%: the first is the growth meant where nothing more is said.
        plain = [position for position in positions if not _like_for_like(subjects[position])]
        for order, position in enumerate(positions):
            if plain != [position]:
                told[position] = dataclasses.replace(subjects[position], twin=order, twins=len(positions))
    return told


def _like_for_like(subject: Subject) -> bool:
    """Say whether a figure is a growth that is told as made comparable (按可比口径, 扣除留抵退税因素后)."""
    return (
        subject.judged.measure == "growth" and settlement_rule().beside.like_for_like.search(subject.clause) is not None
    )


def subject_of(
    reading: Reading,
    index: int,
    passages: Passages,
    times: Times,
    own_area: str | None,
    headings: tuple[Heading, ...],
    responsible: str | None,
    title: str = "",
) -> Subject:
    """Return the figure at ``index`` made ready; a scope that means ``own_area`` is the document's own.

    ``headings`` are those that it stands under, ``responsible`` is who answers for its commitment, ``title`` the bare
    words of the document's title.
    """
    figure = reading.figures[index]
    clause = passages.clause_before(figure.start)
    line_lead = passages.line_lead(figure.start)
    named = _with_line_lead(without_mark(figure.indicator), line_lead)
    sentence = passages.sentence(figure.start, figure.end)
    owner = _owner(figure.indicator, sentence.text[: figure.start - sentence.start])
    named = _as_output(owner + named, figure.unit)
    shown = without_own_level(named, own_area)
    if figure.measure == "growth":
        shown = _WHAT_GROWS.sub("", shown)
    words = _of_its_whole(reading, figure, taken_apart(shown))
    judged, name, flow = _judged(figure, _nearest_verbs(words, clause))
    name, shared = _with_shared_verb(name, clause)
    if not shared and (shared := _verb_of_list(reading, index, name)):
        name = dataclasses.replace(name, classes=settlement_rule().doings.verb_classes[shared])
    area = figure.scope or _area_above(line_lead, headings, responsible)
    if area is not None and own_area is not None and same_place(area, own_area):
        area = None
    after = passages.words_after(figure.end)
    part_of_year = passages.names_part_of_year(figure.start)
    name = _as_obtained(_as_begun(name, figure, after), figure, clause)
    if figure.unit not in (None, "%", "元") and "start" not in name.classes and _partly_done(reading, index):
        name = dataclasses.replace(name, classes=UNDER_WAY)
    return Subject(
        index=index,
        figure=figure,
        judged=judged,
        name=name,
        indicator_id=(shared and indicators.find(shared + named, judged.unit, judged.measure))
        or (flow == "add" and indicators.find("新增" + named, judged.unit, judged.measure))
        or (None if owner else figure.indicator_id)
        or indicators.find(named, judged.unit, judged.measure),
        core_id=_core_id(name, judged, after) or _mentioned_before(name, judged, sentence),
        area=area,
        clause=clause,
        time=times.time_of(figure, clause, headings),
        twin=0,
        twins=1,
        rivals=frozenset(),
        flow=flow,
        sentence=sentence,
        title=title,
        after=after,
        note=passages.in_note(figure.start),
        partial=part_of_year is True,
        of_year=part_of_year is False,
        lent=bool(shared),
        responsible=responsible,
        stage=stage_of(figure, name.text, clause, sentence.text[figure.end - sentence.start :]),
    )
