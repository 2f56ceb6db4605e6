"""Naming every quantity of a text in order, with what one member of a sentence hands to the next."""

from collections.abc import Callable

from taizhang.reading.attributes.amounts import amount
from taizhang.reading.attributes.elided import OF_FIRM, firms_of, of_each_counted, stock_of
from taizhang.reading.attributes.grouping import counted_twice, each_once, names_each, owned_alike
from taizhang.reading.attributes.growths import AGAINST, relative
from taizhang.reading.attributes.headed import BARE, headed
from taizhang.reading.attributes.heads import relational, split_heads
from taizhang.reading.attributes.kinds import GOAL, THEN
from taizhang.reading.attributes.leads import goal_for, labelled, listed_in, most_of
from taizhang.reading.attributes.lexicon import FLOW_FIRST, by_last, ends, starts
from taizhang.reading.attributes.measure import MOVED, THAN_PLAN, Kind
from taizhang.reading.attributes.naming import name_before
from taizhang.reading.attributes.nouns import generic, noun_after
from taizhang.reading.attributes.openings import either
from taizhang.reading.attributes.outputs import outputs_alike
from taizhang.reading.attributes.phrases import (
    HONOURS,
    LONG_LIST,
    Name,
    because_off,
    clean,
    fix_ends,
    lead_off,
    light_off,
    what_fared,
    without_examples,
)
from taizhang.reading.attributes.planned import of_plan
from taizhang.reading.attributes.rates import OF_SECTOR, SHORT_HEADS, rate
from taizhang.reading.attributes.said import Said
from taizhang.reading.attributes.standing import RATES_OF_GROWTH, paced, standing_off
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.syntax import parse
from taizhang.reading.attributes.tails import joined
from taizhang.reading.attributes.tasks_set import set_beside
from taizhang.reading.attributes.toldaround import told_around
from taizhang.reading.attributes.verbs import verb_of
from taizhang.reading.patterns import lazy

_JOINED = lazy(r"、|和|与(?!试验|传媒|发展)|及")


class Namer:
    """Names the quantities of a text in order.

    It remembers, within one sentence, the last name, its flow verb and the last level, so that ``同比增长20%`` finds
    what grew, and within one paragraph what is counted.
    """

    def __init__(self, theme_at: Callable[[int], str | None]) -> None:
        """Start with nothing said; ``theme_at`` tells the heading over an offset."""
        self._said = Said(theme_at)

    def name(self, here: Surroundings, kind: Kind, position: int, count: int) -> Name:
        """Return the name of one quantity; ``position`` and ``count`` place it in a list joined by 分别."""
        self._said.enter(here)
        found = _find(self._said, here, kind, position, count)
        text = fix_ends(found.text)
        if text.isdigit():  # 20个乡镇,有15个|完成4、5月的发放
            text = self._said.counted.text
        if text == "已脱贫":
            text = text[1:]  # 全乡已脱贫60户
        if text[-1:] == "双":
            text = text[:-1].removesuffix("达到").removesuffix("实现")  # 利用率达到双100%
        if kind.measure in _MOVED:
            text = because_off(text)
        if text[-2:] == "预计":
            text = text[:-2]  # 由2020年的62亿元预计增加到2025年的|130亿元
        if text[-1:] == "均" and _MEAN_END.search(text) is not None:
            text = text[:-1].removesuffix("年")
        if text[-1:] == "等" and len(text) > _THREE and text[-2] not in _ALIKE:
            text = text[:-1]  # 用于归还借款、基本建设等|26.4亿元
        if text[-2:] in _DAILY and len(text) > len("日均"):
            text = text[-2:] + text[:-2]  # 刑事警情日均|10起
        if text[:1] == "该" and text[1:3] in _WORKS and len(text) > len("该项目"):
            text = text[1:]
        if "了" in text[1:_DONE] and (did := starts(text, FLOW_FIRST)) and text[len(did) :][:1] == "了":
            text = did + text[len(did) + 1 :]  # 建成了示范工程30个
        such = len(text) > LONG_LIST or "”等" in text or "等各类" in text or ("等" in text and text.endswith(HONOURS))
        if (
            here.quantity.family == "money"
            and here.left[-1:] in _EACH_LAST
            and here.left[-2:-1] == "每"
            and kind.role == "value"
        ):
            text = text if "每" in text else here.left[-2:] + text  # 享受到每人|1000元的救助
        if text[:1] == "或":
            text = either(text, clean(here.left))
        if here.quantity.unit == "倍" and "于" in text[2:]:
            text = _THAN_WHAT.sub("", text)  # 特困供养标准|不低于当地低保标准的1.6倍
        if text[-2:] == "总数" and text[:2] in ("新增", "净增") and "新增" not in here.left and "净增" not in here.left:
            text = text[2:]
        if not text:
            since = kind.measure == "change" and not here.lead and here.previous is None  # 较6月末增加|10.7个百分点
            text = self._said.earlier.text if since else told_around(here, kind)
        if here.quantity.family == "count" and (len(text) <= _OURS or text[-1:] == "这"):
            text = self._again(here, text)
        text = headed(self._said, here, kind, found, text) if len(text) <= BARE else text
        found.text = without_examples(text) if such else text
        self._said.keep(here, kind, found)
        return found

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

    def remember(self, name: Name) -> None:
        """Take ``name`` as the last one said, after a count has got its category's full name."""
        self._said.replace(name)


_THAN_WHAT = lazy("(?<=[一-龥]{2})(?:均|都|要)?不?得?(?:低于|高于|少于|多于|大于|小于)[^,。;]{2,24}$")
"""How a value stands to so many times another."""
_MEAN_END = lazy("(?<=[一-龥]{3})(?<![人户平月日亩头职])均$")
"""Both, or a year on average, behind a name (一般预算收入年均, 一般预算收入均)."""
_MOVED = frozenset(("growth", "change", "gap"))
_ALIKE = frozenset("平优中高初特上头同对均相一二三四甲乙丙")
"""What 等 makes one word with."""
_DAILY = frozenset(("日均", "月均", "周均"))
_EACH_LAST = frozenset("人户生")
_DONE = 6
"""了 stands behind a verb at the beginning, before this character."""
_WORKS = ("项目", "工程", "园区", "企业")
_OURS = len("涉及我市")
_TRADED = lazy("进出口|出口|进口")
"""What is traded with the partners that a later clause lists (对东盟、美国分别增长)."""


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
            whole = task.endswith(set_for[-_THREE:])
            named = task if whole else set_for + ("" if task[-2:] == "目标" else task)
            return Name(named, said.last.verb, "same as the name before")
    if here.left.lstrip()[:1] == "比" and said.last.text and _APPROVED.fullmatch(here.left.strip()) is not None:
        return Name(said.last.text, said.last.verb, "same as the name before")
    if said.last.rule == MOVED and here.previous is not None:
        return Name(said.last.text, "", "same as the name before")
    passed = not _ABOVE_FIRST.isdisjoint(here.left[:2]) and _goal_passed(here)
    if said.last.text and (passed or (here.previous is not None and _past_goal(here))):
        return Name(said.last.text, said.last.verb, "same as the name before")
    if (
        (here.left[-4:-1].find("同期") >= 0 or here.left[-2:] == "同期" or here.left[-3:] == "全年的")
        and (told := said.last.text if here.quantity.unit == said.unit else said.in_unit.get(here.quantity.unit, ""))
        and _EARLIER.fullmatch(here.left)
    ):
        return Name(told, verb_of(told), "same as the name before")
    then = here.inside and here.left[:1] in "上去" and said.last.text and here.quantity.unit == said.unit
    if then and THEN.fullmatch(here.left.strip()) is not None:
        return Name(said.last.text, said.last.verb, "same as the name before")  # 结案率99.95%(上月99.96%)
    if here.previous is not None and (said.one_more or said.in_turn) and _MOVES_TOO.fullmatch(here.left) is not None:
        name = said.in_turn.pop(0) if said.in_turn else said.one_more
        said.one_more = said.one_more if said.in_turn else ""
        return Name(name, "", "shared by 分别")
    said.in_turn = []
    if count == 1 and here.following is not None and "分别" in here.left and kind.measure in ("growth", "change"):
        each = _each_its_way(said, here, kind)
        if each:
            said.in_turn = each[1:]
            return Name(each[0], verb_of(each[0]), "shared by 分别")
    if count > 1:
        grouped = _grouped(said, here, kind, position, count)
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


_TWO, _THREE = 2, 3
_SECTORS = ("三次产业", "一二三产业", "一、二、三产业")
_PUSHES = lazy("(?<=..)对[一-龥]{2,12}贡献率")
"""What a sector does for growth, which its push to it goes on with."""
_APART = lazy("分别|分列|分居")
_AND_ANOTHER = lazy("(?<=[一-龥]{2})与(?![上去今]年|同期|全[国省市县]|试验|传媒|发展)(?=[一-龥]{2,12}$)")
"""What joins two that 分别 deals with, and compares nothing (立案数与处罚数同比分别增长)."""
_LOSSES = ("死亡人数", "受伤人数", "伤亡人数", "直接经济损失")
"""What an event cost, of which the clause before tells."""
_HOW_MANY = frozenset(("总数", "总量", "数量", "增量"))
"""What only says that there are so many of the things before, in all."""
_HOW_OFTEN = lazy("(?:^|[比,、])(批次|批数|件次|件数|起数)[、和](人次|人数)(?:同比|环比)?(?:均|都)?分别")
"""By what the things before are counted, of each of which it is told how it grew (与上月相比批次、人次分别上升)."""
_FLOWS = ("投资", "收入", "支出", "资金", "税收")
"""How names of money end of which a plan sets so much."""
_APPROVED = lazy("比[^,。;\\d]{2,24}(?:批准|核定|审议通过|下达|确定|安排)的(?:预算|目标|指标)?数?")
"""What an amount is held against (中央财政赤字2999亿元,比全国人大批准的|3000亿元减少0.38亿元)."""
_PLANNED_SHARE = lazy("[,、]?(?:分别|各)?(占[^,。;预]{0,8}(?:任务|计划|目标)数?)的?$")
"""Of what plan several amounts are so much (分别占全年任务的)."""
_OF_ALL = lazy("占比|比重")
_BARE_SHARE = lazy("所?占(?:比重?|比例|总?比重)?|比重|比例")
"""A share of which nothing is said but that it is one."""
_SHARE_IN = lazy("对[一-龥]{2,16}(?:贡献率|拉动率)$")
"""A share of a growth (对经济增长的贡献率), which those whose levels were stated before have."""


def _done_each(head: str, left: str, count: int) -> list[str]:
    """Return names with the flow that stands behind all of them (甲专利、乙专利分别新增|11件和27件), or an empty list."""
    verb = ends(head, _FLOWS_EACH)
    if not verb or "分别" + verb not in left:
        return []
    return [verb + one for one in split_heads(head[: -len(verb)].removesuffix("分别"), count)]


def _one_more(here: Surroundings, head: str, count: int) -> list[str]:
    """Return heads of which the last is of a value that moved in a way of its own, behind those that 分别 lists
    (案件数、罚款额和办结率分别增长|12%、8%和提高3个百分点), or an empty list."""
    last: Surroundings | None = here
    for _ in range(count):
        last = None if last is None else last.following
    if last is None or _MOVES_TOO.fullmatch(last.left) is None:
        return []
    heads = split_heads(head, count + 1)
    return heads if len(heads) == count + 1 else []


def _each_its_way(said: Said, here: Surroundings, kind: Kind) -> list[str]:
    """Return what each number of a list tells of where every one has its own way (受理、办结案件分别下降3%和上升9%), or an
    empty list."""
    count, last = 1, here.following
    while last is not None and _MOVES_TOO.fullmatch(last.left) is not None and count < _MOST_WAYS:
        count, last = count + 1, last.following
    if count == 1:
        return []
    head = name_before(here, kind).removesuffix("分别")
    names = split_heads(head, count) if head else each_once(said.levels)[-count:]
    return names if len(names) == count else []


_MOST_WAYS = 6
_OF_PLAN = lazy("(?<=..)占[^占]{0,10}(?:计划|任务|目标|预算)数?$")
"""Of what plan so much is done, behind what is."""
_MOVES_TOO = lazy("[、和及与并](?:分别)?(?:增长|增加|提高|提升|上升|下降|减少|降低|回落)了?")


def _rated(level: str, rate: str) -> str:
    """Return a rate with what it is of (高血压患者管理3.2万人、糖尿病患者管理0.9万人,规范管理率分别为|78%、76%)."""
    return joined(level[:-_TWO] if level[-_TWO:] in rate else level, rate)


_SO_MANY = lazy("(?:上述|以上|这)?[两二三四五六](?:项|个|大)(?:主要|经济|核心|关键)?(?:指标|收入|任务|税种)")
"""What only counts the amounts before, each of which moved (三项指标分别增长)."""
_BARE_STAND = lazy("[,、]?(?:总量[和与、]增[速幅])?(?:分别?)(?:[居列]|位[居列])")
_AMONG_OTHERS = ("rank", "gap")
_FLOWS_EACH = by_last(("新增", "净增", "引进", "建成", "新建", "改造", "培育"))


def _grouped(said: Said, here: Surroundings, kind: Kind, position: int, count: int) -> Name | None:
    both = (
        kind.measure == "rank" and count == _TWO and said.measure == "growth" and said.levels[-1:] == [said.last.text]
    )
    if position == 0 and both and said.last.text and _BARE_STAND.match(here.left) is not None:
        said.group = [said.last.text, said.last.text + "增幅"]  # 收入2.4亿元,增长6.4%,分居全省第4、第3位
    elif (
        position == 0
        and len(said.group) == count
        and (kind.measure == "gap" or (kind.measure == "rank" and not names_each(here.left)))
        and not paced(here.lead)
    ):
        paces = "进度" in here.left  # 投资完成率分别为43%、38%,分别超时序进度
        said.group = said.group if paces else [joined(member.removesuffix("增速"), "增速") for member in said.group]
    elif position == 0 and "最" in here.lead and (most := most_of(here)) is not None:
        said.group = [most or said.in_unit.get(here.quantity.unit or "", "")] * count  # 浓度最低的依次是甲、乙,分别为47…
    elif position == 0:
        before = said.group
        if "与" in kind.stem[2:] and "分别" in here.left and kind.stem.count("、") < count - 1:
            kind.stem = _AND_ANOTHER.sub("、", kind.stem)
        set_so = "务" in here.left or "标" in here.left or "计划" in here.left
        whose, each, rest = here.left.partition("分别") if set_so else ("", "", "")
        if each and len(whose) > _THREE and of_plan(rest):
            head = fix_ends(lead_off(clean(whose)))  # 甲收入和乙收入分别完成市下达任务的
        else:
            head = "" if of_plan(here.left) else name_before(here, kind)
        if kind.measure in _AMONG_OTHERS:
            head = standing_off(head)
        elif "分别占" in head:
            head = head.replace("分别占", "占", 1)
        apart = "分" in here.left and _APART.search(here.left) is not None
        if head in RATES_OF_GROWTH and len(before) == count:
            said.group = [one + head for one in before]  # 分别下降14.5%和5.3%,降幅分别收窄15.8和8.6个百分点
        elif _SHARE_IN.match(head) and len(said.levels) >= count:
            said.group = [level.removesuffix("增加值") + head for level in said.levels[-count:]]
        elif "占" in head[:1] and (kinds := listed_in(here.lead, count)):
            said.group = [one + head for one in kinds]  # 主要集中在甲、乙、丙等领域,分别占信访总量的
        elif head.startswith("占") and len(head) > 2 and len(said.levels) >= count:
            said.group = [level + head for level in said.levels[-count:]]
        elif head in _HOW_MANY and len(said.levels) >= count:
            said.group = [joined(stock_of(level, "总数"), head) for level in said.levels[-count:]]
        elif kind.measure == "share" and len(said.levels) >= count and _BARE_SHARE.fullmatch(head) is not None:
            # 第一产业34万人、第二产业17万人、第三产业55万人,占比分别为…
            said.group = [joined(level, "占比") for level in said.levels[-count:]]
        elif head.startswith("拉动") and len(said.levels) >= count and _PUSHES.search(said.levels[-1]) is not None:
            # 三次产业对经济增长贡献率…,分别拉动经济增长…
            said.group = [_PUSHES.sub("", level) + head.removesuffix("增长") + "增长" for level in said.levels[-count:]]
        elif apart and here.previous is not None and (each_has := of_each_counted(said, head, count)):
            said.group = each_has
        elif not apart and head.startswith(_SECTORS if count == _THREE else "城乡" if count == _TWO else "|"):
            said.group = split_heads(head, count)  # 城乡居民人均可支配收入从2.5万元和0.9万元增加到…
        elif apart and len(before) == count and (others := outputs_alike(before, head)):
            said.group = others  # 生猪、家禽出栏分别为…,年末存栏分别为…
        elif head and not apart and not _JOINED.search(head) and "存贷款" not in head:
            said.group = []
        else:
            # 淘汰落后炼铁产能…、落后炼钢产能…,今年分别淘汰…: a verb alone names nothing anew.
            fares = what_fared(here.lead) if not head and "、" in here.lead else ""
            if fares and len(split_heads(fares, count)) == count:
                head = fares  # 教育、卫生方面的支出增长较快,分别增长: of those, not of the amounts before
            if not head and kind.measure == "gap" and (whose := paced(here.lead)):
                head = whose if split_heads(whose, count) else "、".join([whose] * count)
            again = not head or (
                len(said.levels) >= count and (head == said.last.verb or _SO_MANY.fullmatch(head) is not None)
            )
            if again and said.levels and counted_twice(here.lead):
                said.group = said.levels[-1:] * count  # 受理案件65件109人,分别上升5%和7%
            elif again:
                said.group = [stock_of(level, here.left) for level in each_once(said.levels)[-count:]]
            else:
                said.group = _done_each(head, here.left, count) or split_heads(head, count)
                if apart and (heads := _one_more(here, head, count)):
                    said.group, said.one_more = heads[:-1], heads[-1]
            if not head and not said.group and apart and here.previous is None and len(said.grown) >= count:
                said.group = [name + "增速" * (kind.measure == "change") for name in said.grown[-count:]]
            if not said.group and apart and head[-1:] == "率" and len(said.levels) >= count:
                said.group = [_rated(level, head) for level in said.levels[-count:]]
            if not again and said.levels and any(member in SHORT_HEADS or relational(member) for member in said.group):
                said.group = owned_alike(said.group, said.levels)
            rated = head[-1:] == "率" and len(head) > _TWO and apart
            if rated and said.levels and said.levels[-1][-1:] == "率":
                said.group = [head] * count  # 开工率90%,…,东山市、西平市相对滞后,开工率分别为82%和73%
            over = len(said.earlier_levels) - count
            if (
                again
                and not said.levels
                and "分别" in here.left
                and (not over or (over > 0 and here.lead.endswith(AGAINST)))
            ):
                said.group = said.earlier_levels[-count:]  # 共完成造林…、育苗…。分别占全年任务的…
            often = _HOW_OFTEN.search(here.left) if "次" in here.left or "数" in here.left else None
            if count == _TWO and often is not None and said.last.text:
                said.group = [said.last.text + member for member in often.groups()]
            if said.fund and not again:
                said.group = [said.of_fund(member) or member for member in said.group]
            plan = _PLANNED_SHARE.match(clean(here.left)) if again and "占" in here.left else None
            if plan is not None and kind.measure == "share":
                of = plan.group(1)
                counted = [level for level in said.levels if not level.endswith(of)]
                counted = (
                    paid if len(paid := [level for level in counted if level.endswith(_FLOWS)]) >= count else counted
                )
                said.group = [level + of for level in counted[-count:] or said.group]
            share = _OF_ALL.search(here.left or here.lead) if again and kind.measure == "share" else None
            if share is not None:
                said.group = [joined(level, share.group()) for level in said.group]
            if not head and len(said.group) != count and len(before) == count and here.part == said.part:
                said.group = before  # 分别增长7.9%、17.6%,两年平均分别增长8.1%、16.4%
            if not head and len(said.group) != count:
                subject = parse(here.lead).subject or fix_ends(light_off(lead_off(clean(here.lead))))
                said.group = split_heads(subject, count)
            elif head.startswith("对") and (trade := _TRADED.search(here.lead)) and not _TRADED.search(head):
                said.group = [f"对{partner.removeprefix('对')}{trade.group()}" for partner in said.group]
            elif len(said.group) != count and head in SHORT_HEADS:
                # 推进甲项目和乙项目建设,分别完成投资…: whose it is, the clause before says.
                owners = split_heads(parse(here.lead).object.removesuffix("建设"), count)
                said.group = [joined(owner, head) for owner in owners]
        sectors = kind.measure == "growth" and here.continues and said.group and said.group[-1].endswith("产业")
        if sectors and "固定资产投资" in (said.earlier.text.removesuffix("增速"), said.last.text.removesuffix("增速")):
            said.group = [one + "投资" for one in said.group]  # 分产业看,第一、二、三产业分别增长
        if kind.measure in _AMONG_OTHERS and said.group and said.group[-1].endswith("增速"):
            said.group = [joined(one.removesuffix("增速"), "增速") for one in said.group]  # 投资、消费增速分别快于
        firms = firms_of(said) if kind.measure in ("growth", "share") and said.group else ""
        if firms and all(OF_FIRM.match(one) is not None for one in said.group):
            # 国有企业户数减少5%,资产总额、销售收入分别增长…; 12家龙头企业,产值和税收分别占…
            said.group = [firms + one.replace("分别占", "占") for one in said.group]
        event = parse(here.lead).subject if here.lead and said.group and not said.last.text else ""
        if len(event) > _TWO and said.group[0][:2] == event[-2:] and said.group[0] not in event:
            # 重特大事故大幅下降,事故起数和死亡人数分别下降
            said.group = [
                joined(event, one) if one[:2] == event[-2:] else event + one if one in _LOSSES else one
                for one in said.group
            ]
        elif len(event) > _TWO and OF_SECTOR.issuperset(said.group) and (sector := what_fared(here.lead)):
            said.group = [joined(sector, one) for one in said.group]  # 民营经济快速发展,产值、利税分别增长
        elif (
            kind.measure == "share"
            and not said.last.text
            and here.lead
            and all(one.partition("占")[0] in OF_SECTOR for one in said.group)
            and len(sector := what_fared(here.lead) or event or parse(here.lead).object) > 1
        ):
            said.group = [sector + one for one in said.group]  # 民营经济快速发展,产值、利税分别占全县的
    if len(said.group) == count and all(len(head) > 1 for head in said.group):
        text = said.group[position]
        if kind.measure == "growth" and "占" in text and "占" not in here.left:
            text = _OF_PLAN.sub("", text)  # 分别占年计划171%和100%,同比增长|47%和35%
        return Name(text, verb_of(text), "shared by 分别")
    if position and kind.measure == "change" and here.quantity.unit != said.unit:
        beside = said.in_unit.get(here.quantity.unit or "")
        if beside:
            return Name(beside, "", "change of the name before")  # 事故10起,死亡15人,同比增加5起、|3人
    if position and said.last.text and not noun_after(here.right)[0]:
        return Name(said.last.text, said.last.verb, "same as the member before")
    return None
