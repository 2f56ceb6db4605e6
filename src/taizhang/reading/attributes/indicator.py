"""Naming every quantity of a text in order, with what one member of a sentence hands to the next."""

from collections.abc import Callable

from taizhang.reading.attributes.amounts import amount
from taizhang.reading.attributes.finishing import ends_off, frame_off, whole
from taizhang.reading.attributes.growths import relative
from taizhang.reading.attributes.headed import BARE, headed
from taizhang.reading.attributes.kinds import GOAL, THEN
from taizhang.reading.attributes.leads import goal_for, labelled
from taizhang.reading.attributes.measure import MOVED, THAN_PLAN, Kind
from taizhang.reading.attributes.naming import name_before
from taizhang.reading.attributes.nouns import generic
from taizhang.reading.attributes.phrases import (
    HONOURS,
    LONG_LIST,
    Name,
    because_off,
    clean,
    fix_ends,
    without_examples,
)
from taizhang.reading.attributes.rates import rate
from taizhang.reading.attributes.said import Said
from taizhang.reading.attributes.sharing import MOVES_TOO, each_its_way, shared
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.syntax import parse
from taizhang.reading.attributes.tails import joined
from taizhang.reading.attributes.tasks_set import set_beside
from taizhang.reading.attributes.toldaround import told_around
from taizhang.reading.attributes.verbs import verb_of
from taizhang.reading.patterns import lazy


class Namer:
    """Names the quantities of a text in order.

    It remembers, within one sentence, the last name, its flow verb and the last level, so that ``同比增长20%`` finds
    what grew, and within one paragraph what is counted.
    """

    def __init__(self, theme_at: Callable[[int], str | None]) -> None:
        """Start with nothing said; ``theme_at`` tells the heading over an offset."""
        self._said = Said(theme_at)
        self._raised_in, self._standard = (-1, -1), ""

    def name(self, here: Surroundings, kind: Kind, position: int, count: int) -> Name:
        """Return the name of one quantity; ``position`` and ``count`` place it in a list joined by 分别."""
        self._said.enter(here)
        if here.placed:
            self._said.leave()
        found = _find(self._said, here, kind, position, count)
        text = self._of_name_before(fix_ends(found.text))
        if kind.measure in _MOVED:
            text = because_off(text)
        text = self._in_full(here, self._raised(here, frame_off(text, here)))
        text = ends_off(text, here, kind)
        listed = len(text) > LONG_LIST or "”等" in text or "等各类" in text
        listed = listed or ("等" in text and text.endswith(HONOURS))
        text = self._told_elsewhere(here, kind, found, whole(text, here, kind))
        found.text = without_examples(text) if listed else text
        self._said.keep(here, kind, found)
        return found

    def _of_name_before(self, text: str) -> str:
        """Return the name said before in place of words that only say how a number of it was made up or is called."""
        if "因素" in text:
            text = _SET_ASIDE.sub("", text) or self._said.last.text  # 剔除留抵退税因素(后)完成|6.8亿元
        if text.isdigit():  # 20个乡镇,有15个|完成4、5月的发放
            text = self._said.counted.text
        if text[-1:] == "值" and (stands := _AS_A_VALUE.search(text)) is not None:
            text = text[: stands.start()] or self._said.last.text  # 建档率目标值90%,实际值|95.6%
        return text

    def _in_full(self, here: Surroundings, text: str) -> str:
        """Return a name that is only a grade, or only says that there was a little more or less, with what it is of."""
        if text in _GRADES and self._said.among and here.quantity.family in ("count", "person"):
            return text + (self._said.over.noun or self._said.over.text)  # 文物藏品69件,其中一级|1件
        if text in _SLIGHTLY and self._said.last.text:
            return self._said.last.text  # 粮食产量7.2亿斤,比上年略低|0.1亿斤
        return text

    def _told_elsewhere(self, here: Surroundings, kind: Kind, found: Name, text: str) -> str:
        """Return a name that its own words leave out or cut short, from the words or the counts round it."""
        said = self._said
        if not text:
            since = kind.measure == "change" and not here.lead and here.previous is None  # 较6月末增加|10.7个百分点
            since = since or (here.lead.startswith(("剔除", "扣除")) and not here.inside)  # 剔除退税因素后,下降|10.1%
            text = said.earlier.text if since else told_around(here, kind)
        if here.quantity.family == "count" and (len(text) <= _OURS or text[-1:] == "这"):
            text = self._again(here, text)
        text = headed(said, here, kind, found, text) if len(text) <= BARE else text
        if said.among and text == said.whole.text and here.left[:1] in _WHOM and kind.measure == "level":
            text = fix_ends(clean(here.left))  # 其中,向监护人制发督促令|43份
        return self._as_before(here, text) if said.among and found.rule == "head carried over" else text

    def _as_before(self, here: Surroundings, text: str) -> str:
        """Return the bare words of a number where it and the one before were told by the same words, in that order,
        before (检查企业27万户,认定发票1048万份,其中今年检查企业6万户,认定发票|184万份), else ``text``."""
        own, last, levels = clean(here.left), self._said.last.text, self._said.levels
        again = own in levels and last in levels and levels.index(last) < levels.index(own)
        return own if again else text

    def _again(self, here: Surroundings, text: str) -> str:
        """Return a name that says no more than that things are here, or are those told of, or that the next number
        counts too, by what was counted in the same counter before (民生实事共12类45件53个事项,涉及我区10类|39件|42个事项)."""
        of = self._said.topics.of(here.quantity.unit)
        if of is None:
            return text
        here_too = text[:2] == "涉及" and text[2:3] in ("我", "全") and len(text) <= _OURS
        these = text[-1:] == "这" and here.left[-1:] == "这"
        between = here.previous is not None and not here.left.strip() and not here.right.strip() and generic(text)
        return of.noun if here_too or these or between else text

    def _raised(self, here: Surroundings, text: str) -> str:
        """Return a name whose standard was raised to several values, each for those named right before it (补差水平提高到
        城镇|616元、农村|459元), or in clauses of their own (提高低保标准,城市提高到|600元)."""
        if here.sentence != self._raised_in:
            self._raised_in, self._standard = here.sentence, ""
        if "到" in text and (raised := _RAISED_TO.fullmatch(text)) is not None:
            self._standard = raised[1]
            return joined(raised[2], raised[1])
        if not self._standard and "到" in here.left and here.lead.endswith(_STANDARDS):
            self._standard = parse(here.lead).object
        named = text.removesuffix("每人每月").removesuffix("每人每年")
        return joined(named, self._standard) if self._standard and named in _WHOSE else text

    def remember(self, name: Name) -> None:
        """Take ``name`` as the last one said, after a count has got its category's full name."""
        self._said.replace(name)


_SLIGHTLY = frozenset(a + b for a in ("略", "稍") for b in "低高少多")
"""How a growth in absolute terms is told by words alone."""
_STANDARDS = ("标准", "水平", "待遇", "补贴", "补助", "限额", "额度", "津贴")
_WHOSE = frozenset(
    (
        *("城市", "城镇", "农村", "乡村", "集中供养", "分散供养", "集中", "分散", "全自理", "半护理", "全护理", "重度", "中度", "轻度"),
        *(a + "级" for a in "一二三四省市县区"),
    )
)
"""For whom a standard is, which is told of each of them."""
_RAISED_TO = lazy(
    "([一-龥]{2,20}(?:标准|水平|待遇|补贴|补助|限额|额度|津贴))(?:统一|分别|已|将)?(?:提高|调整|增加|上调|提升|确定|调高)(?:到|至|为)"
    f"({'|'.join(sorted(_WHOSE))})"
)
_GRADES = frozenset(a + "级" for a in "一二三四五六七八九特甲乙丙")
_AS_A_VALUE = lazy("(?<!完成)(?<!达到)(?<!实现)(?:年度|全年|预期|年初|绩效|实际)?(?:目标|指标|计划|实际|完成)值$|^值$")
_WHOM = frozenset("向对为给")
"""With what begins who something is done for, which tells a part from the whole where nothing else does."""
_MOVED = frozenset(("growth", "change", "gap"))
_SET_ASIDE = lazy("(?:扣除|剔除|还原)[^,。;]{1,20}?因素(?:的?影响)?[之以]?后?")
"""What was left out of an account."""
_OURS = len("涉及我市")
_SHORT = 3
"""A name of at most so many characters is hardly whole."""


def _find(said: Said, here: Surroundings, kind: Kind, position: int, count: int) -> Name:
    if kind.rule == MOVED:
        moved = _moved(here, kind)
        return Name(said.last.text, "", MOVED) if said.last.text.endswith(moved.text) else moved
    if kind.rule == THAN_PLAN:
        growth = kind.measure == "gap" and said.measure == "growth"
        return Name(joined(said.last.text, "增幅") if growth else said.last.text, said.last.verb, THAN_PLAN)
    if here.inside and said.last.text and (task := set_beside(here)):
        set_for = said.last.text if said.unit == here.quantity.unit else said.in_unit.get(here.quantity.unit, "")
        if set_for:
            whole = task.endswith(set_for[-_SHORT:])
            named = task if whole else set_for + ("" if task[-2:] == "目标" or "考核" in here.left else task)
            return Name(named, said.last.verb, "same as the name before")
    if here.left.lstrip()[:1] == "比" and said.last.text and _APPROVED.fullmatch(here.left.strip()) is not None:
        return Name(said.last.text, said.last.verb, "same as the name before")
    if said.last.rule == MOVED and here.previous is not None:
        return Name(said.last.text, "", "same as the name before")
    passed = not _ABOVE_FIRST.isdisjoint(here.left[:2]) and _goal_passed(here)
    if said.last.text and (passed or (here.previous is not None and _past_goal(here))):
        of_growth = not passed and kind.measure == "gap" and said.measure == "growth"
        named = joined(said.last.text, "增幅") if of_growth else said.last.text
        return Name(named, said.last.verb, "same as the name before")  # 增长26%,高于年初12%的目标|14个百分点
    if (
        (here.left[-4:-1].find("同期") >= 0 or here.left[-2:] == "同期" or here.left[-3:] == "全年的")
        and (told := said.last.text if here.quantity.unit == said.unit else said.in_unit.get(here.quantity.unit, ""))
        and _EARLIER.fullmatch(here.left)
    ):
        return Name(told, verb_of(told), "same as the name before")
    then = here.inside and here.left[:1] in "上去" and said.last.text and here.quantity.unit == said.unit
    if then and THEN.fullmatch(here.left.strip()) is not None:
        return Name(said.last.text, said.last.verb, "same as the name before")  # 结案率99.95%(上月99.96%)
    if here.previous is not None and (said.one_more or said.in_turn) and MOVES_TOO.fullmatch(here.left) is not None:
        name = said.in_turn.pop(0) if said.in_turn else said.one_more
        said.one_more = said.one_more if said.in_turn else ""
        return Name(name, "", "shared by 分别")
    said.in_turn = []
    if count == 1 and here.following is not None and "分别" in here.left and kind.measure in ("growth", "change"):
        each = each_its_way(said, here, kind)
        if each:
            said.in_turn = each[1:]
            return Name(each[0], verb_of(each[0]), "shared by 分别")
    if count > 1:
        grouped = shared(said, here, kind, position, count)
        if grouped is not None:
            return grouped
    if not here.left and here.lead and kind.measure == "level" and (label := labelled(here)) is not None:
        said.head = ""
        return label
    if "任务" in kind.stem or "目标" in kind.stem or "计划" in kind.stem:
        goal = goal_for(here, kind.stem)
        if goal is not None:
            said.head = ""
            return goal
    if kind.measure in ("growth", "change", "gap", "rank"):
        return relative(said, here, kind)
    if kind.measure == "share" or here.quantity.family == "percent" or kind.measure == "ratio":
        return rate(said, here, kind)
    return amount(said, here, kind)


def _goal_passed(here: Surroundings) -> bool:
    """Say whether a quantity is the target that something came out above or below (高于年初12%的目标…)."""
    return _ABOVE.match(here.left) is not None and GOAL.match(here.right) is not None


def _past_goal(here: Surroundings) -> bool:
    """Say whether a quantity tells by how much (…的目标14.4个百分点)."""
    assert here.previous is not None  # asked only then
    return GOAL.fullmatch(here.left.rstrip()) is not None and _goal_passed(here.previous)


_EARLIER = lazy(
    "[,、]?(?:已?(?:超过|高于|低于|超)(?:上年|去年)(?:全年|同期)的?$)"
    "|[,、]?(?:/[一-龥]{1,3})?\\(?(?:上年|去年|(?:19|20)\\d\\d年)?同期(?:为|是|达|数)?"
)
"""Of what time the value of what was just told is (受理320件,去年同期为|410件)."""
_ABOVE_FIRST = frozenset("高低超快慢")
_ABOVE = lazy("[,、]?(?:高于|低于|高出|低出|超过|超出|快于|慢于)[一-龥]{0,12}$")


def _moved(here: Surroundings, kind: Kind) -> Name:
    """Name a value that stands before its noun and where that is moved to (将制造业现行16%的税率降至13%)."""
    owner = _NOW.sub("", name_before(here, kind)).removeprefix("将").removeprefix("把")
    noun = _MOVING.sub("", clean(here.right).removeprefix("以上").removeprefix("左右").removeprefix("的"))
    return Name(joined(owner, noun), "", MOVED)


_NOW = lazy(r"(?:现行|目前|原来|现有|原有|按|执行|的|由|从)+$")
_MOVING = lazy(
    r"(?:逐步|再|统一|大幅|分别|均|由)?(?:下调|上调|降低|提高|提升|调整|压缩|压减|缩短|下降|上升|降|提|减|增|升|调)(?:至|到|为)$"
)


_APPROVED = lazy("比[^,。;\\d]{1,24}(?:批准|核定|审议通过|下达|确定|安排)的(?:预算|目标|指标|控制|计划|任务)?[数线]?")
"""What an amount is held against (中央财政赤字2999亿元,比全国人大批准的|3000亿元减少0.38亿元)."""
