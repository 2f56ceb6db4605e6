"""Names what 分别 shares out among several numbers."""

from dataclasses import dataclass

from taizhang.reading.attributes.elided import OF_FIRM, firms_of, of_each_counted, stock_of
from taizhang.reading.attributes.grouping import counted_twice, each_once, names_each, of_listed, owned_alike
from taizhang.reading.attributes.growths import AGAINST
from taizhang.reading.attributes.heads import relational, split_heads
from taizhang.reading.attributes.leads import first_in, listed_in, most_of
from taizhang.reading.attributes.lexicon import by_last, ends
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.naming import name_before
from taizhang.reading.attributes.nouns import noun_after
from taizhang.reading.attributes.outputs import outputs_alike
from taizhang.reading.attributes.phrases import (
    Name,
    clean,
    fix_ends,
    lead_off,
    light_off,
    what_fared,
)
from taizhang.reading.attributes.planned import of_plan
from taizhang.reading.attributes.rates import OF_SECTOR, SHORT_HEADS
from taizhang.reading.attributes.said import Said
from taizhang.reading.attributes.standing import RATES_OF_GROWTH, paced, standing_off
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.syntax import parse
from taizhang.reading.attributes.tails import joined
from taizhang.reading.attributes.verbs import verb_of
from taizhang.reading.patterns import lazy

_JOINED = lazy(r"、|和|与(?!试验|传媒|发展)|及")
_TRADED = lazy("进出口|出口|进口")
"""What is traded with the partners that a later clause lists (对东盟、美国分别增长)."""
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
_PLANNED_SHARE = lazy("[,、]?(?:分别|各)?(占[^,。;预]{0,8}(?:任务|计划|目标)数?)的?$")
"""Of what plan several amounts are so much (分别占全年任务的)."""
_OF_ALL = lazy("占比|比重")
_BARE_SHARE = lazy("所?占(?:比重?|比例|总?比重)?|比重|比例")
"""A share of which nothing is said but that it is one."""
_OF_WHOLE = lazy("(?<=[一-龥]{2})占[^占]{1,8}$")
"""Of what whole a share is, behind the name of what has it."""
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
    if last is None or MOVES_TOO.fullmatch(last.left) is None:
        return []
    heads = split_heads(head, count + 1)
    return heads if len(heads) == count + 1 else []


def each_its_way(said: Said, here: Surroundings, kind: Kind) -> list[str]:
    """Return what each number of a list tells of where every one has its own way (受理、办结案件分别下降3%和上升9%), or an
    empty list."""
    count, last = 1, here.following
    while last is not None and MOVES_TOO.fullmatch(last.left) is not None and count < _MOST_WAYS:
        count, last = count + 1, last.following
    if count == 1:
        return []
    head = name_before(here, kind).removesuffix("分别")
    names = split_heads(head, count) if head else each_once(said.levels)[-count:]
    return names if len(names) == count else []


_MOST_WAYS = 6
_OF_PLAN = lazy("(?<=..)占[^占]{0,10}(?:计划|任务|目标|预算|总[数量额值])数?$")
"""Of what plan so much is done, behind what is."""
MOVES_TOO = lazy("[、和及与并](?:分别)?(?:增长|增加|提高|提升|上升|下降|减少|降低|回落)了?")


def _rated(level: str, rate: str) -> str:
    """Return a rate with what it is of (高血压患者管理3.2万人、糖尿病患者管理0.9万人,规范管理率分别为|78%、76%)."""
    return joined(level[:-_TWO] if level[-_TWO:] in rate else level, rate)


_SO_MANY = lazy("(?:上述|以上|这)?[两二三四五六](?:项|个|大)(?:主要|经济|核心|关键)?(?:指标|收入|任务|税种|指数)")
"""What only counts the amounts before, each of which moved (三项指标分别增长)."""
_BARE_STAND = lazy("[,、]?(?:总量[和与、]增[速幅])?(?:分别?)(?:[居列]|位[居列])")
_AMONG_OTHERS = ("rank", "gap")
_FLOWS_EACH = by_last(("新增", "净增", "引进", "建成", "新建", "改造", "培育"))


@dataclass(slots=True)
class _Shared:
    """Several numbers among which 分别 shares what the words before them name."""

    said: Said
    """What the text has named so far."""
    here: Surroundings
    """Where the first of them stands."""
    kind: Kind
    """Its measure and role."""
    count: int
    """How many they are."""
    head: str
    """The words before the first, cleaned."""
    apart: bool
    """Whether 分别 or the like stands there."""
    again: bool = False
    """Whether those words name nothing anew, so that what was told before is meant."""

    def enough(self) -> bool:
        """Say whether as many levels were told before."""
        return len(self.said.levels) >= self.count

    def levels(self) -> list[str]:
        """Return as many of the levels told last, without those in brackets where the others are as many."""
        outside = [level for level in self.said.levels if level not in self.said.bracketed]
        # 受理案件795件(含信访案件12件),办结772件,分别增长8%、7%
        return outside if len(outside) == self.count else self.said.levels[-self.count :]

    def bare(self, members: list[str]) -> list[str]:
        """Return names without the whole of which a bracket said how much they are (新增就业15万人(占全省的23%),…,分别完成)."""
        if not self.again or self.kind.measure != "share" or "占" in self.here.left:
            return members
        return [_OF_WHOLE.sub("", member) if "占" in member else member for member in members]


_TOLD = lazy(r"\d[\d.]*[万亿]?[一-龥]{1,2}$")
"""A member that is a number with its unit, which no name ends with."""


def shared(said: Said, here: Surroundings, kind: Kind, position: int, count: int) -> Name | None:
    """Return the name of one of ``count`` numbers that share the words before the first, or None where those name
    none; ``position`` counts from 0."""
    if position == 0:
        said.group = of_listed(here.lead, here.left, count) or _members(said, here, kind, count)
        if any(member[-1:] in here.lead and _TOLD.search(member) is not None for member in said.group):
            said.group = said.levels[-count:]  # 分别查处58.3万起、27.2万起,同比增加|24%、25.9%
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


def _members(said: Said, here: Surroundings, kind: Kind, count: int) -> list[str]:
    """Return the names of several numbers, or another number of names where they are not to be told."""
    members = _of_those_before(said, here, kind, count)
    if members is not None:
        return members
    case = _case(said, here, kind, count)
    members = _by_head(case)
    if members is None:
        members = _told_last(case, _as_shares(case, _owned(case, _anew(case))))
    return _completed(case, case.bare(members)) if members else members


def _of_those_before(said: Said, here: Surroundings, kind: Kind, count: int) -> list[str] | None:
    """Name ranks and gaps by the numbers that they are of, or return None."""
    both = kind.measure == "rank" and count == _TWO and said.measure == "growth"
    if both and said.last.text and said.levels[-1:] == [said.last.text] and _BARE_STAND.match(here.left) is not None:
        return [said.last.text, said.last.text + "增幅"]  # 收入2.4亿元,增长6.4%,分居全省第4、第3位
    of_them = kind.measure == "gap" or (kind.measure == "rank" and not names_each(here.left))
    if len(said.group) == count and of_them and not paced(here.lead):
        if "进度" in here.left or said.measure == "level":
            return said.group  # 投资完成率分别为43%、38%,分别超时序进度
        return [joined(member.removesuffix("增速"), "增速") for member in said.group]
    if "最" in here.lead and (most := most_of(here)) is not None:
        return [most or said.in_unit.get(here.quantity.unit or "", "")] * count  # 浓度最低的依次是甲、乙,分别为47…
    return None


def _case(said: Said, here: Surroundings, kind: Kind, count: int) -> _Shared:
    """Return several numbers with the words before the first."""
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
    return _Shared(said, here, kind, count, head, apart)


def _by_head(case: _Shared) -> list[str] | None:
    """Name several numbers by words that say how what was told before is counted; None where they say what anew."""
    said, head, count, before = case.said, case.head, case.count, case.said.group
    if head in RATES_OF_GROWTH and len(before) == count:
        return [one + head for one in before]  # 分别下降14.5%和5.3%,降幅分别收窄15.8和8.6个百分点
    if _SHARE_IN.match(head) and case.enough():
        return [level.removesuffix("增加值") + head for level in case.levels()]
    if not head and case.kind.measure == "level" and (kinds := first_in(case.here.lead, count)):
        return kinds
    if not head and case.kind.measure == "growth" and (kinds := listed_in(case.here.lead, count)):
        return kinds  # 增速较快的行业集中在甲业、乙业,分别增长
    if "占" in head[:1] and (kinds := listed_in(case.here.lead, count)):
        return [one + head for one in kinds]  # 主要集中在甲、乙、丙等领域,分别占信访总量的
    if head.startswith("占") and len(head) > _TWO and case.enough():
        return [level + head for level in case.levels()]
    if head in _HOW_MANY and case.enough():
        return [joined(stock_of(level, "总数"), head) for level in case.levels()]
    if case.kind.measure == "share" and case.enough() and _BARE_SHARE.fullmatch(head) is not None:
        # 第一产业34万人、第二产业17万人、第三产业55万人,占比分别为…
        return [joined(level, "占比") for level in case.levels()]
    if head.startswith("拉动") and case.enough() and _PUSHES.search(said.levels[-1]) is not None:
        # 三次产业对经济增长贡献率…,分别拉动经济增长…
        return [_PUSHES.sub("", level) + head.removesuffix("增长") + "增长" for level in case.levels()]
    if case.apart and case.here.previous is not None and (each_has := of_each_counted(said, head, count)):
        return each_has
    if not case.apart and head.startswith(_SECTORS if count == _THREE else "城乡" if count == _TWO else "|"):
        return split_heads(head, count)  # 城乡居民人均可支配收入从2.5万元和0.9万元增加到…
    if case.apart and len(before) == count and (others := outputs_alike(before, head)):
        return others  # 生猪、家禽出栏分别为…,年末存栏分别为…
    if head and not case.apart and not _JOINED.search(head) and "存贷款" not in head:
        return []
    return None


def _anew(case: _Shared) -> list[str]:
    """Name several numbers by the members of a list before them, or by the levels told last where it names none."""
    said, here, count = case.said, case.here, case.count
    # 淘汰落后炼铁产能…、落后炼钢产能…,今年分别淘汰…: a verb alone names nothing anew.
    fares = what_fared(here.lead) if not case.head and "、" in here.lead else ""
    if fares and len(split_heads(fares, count)) == count:
        case.head = fares  # 教育、卫生方面的支出增长较快,分别增长: of those, not of the amounts before
    if not case.head and case.kind.measure == "gap" and (whose := paced(here.lead)):
        case.head = whose if split_heads(whose, count) else "、".join([whose] * count)
    head = case.head
    case.again = not head or (case.enough() and (head == said.last.verb or _SO_MANY.fullmatch(head) is not None))
    if case.again and said.levels and counted_twice(here.lead):
        members = said.levels[-1:] * count  # 受理案件65件109人,分别上升5%和7%
    elif case.again:
        members = [stock_of(level, here.left) for level in each_once(case.levels())[-count:]]
        if len(members) < count:
            members = [stock_of(level, here.left) for level in each_once(said.levels)[-count:]]
    else:
        those, part, whole = head.partition("占")
        if part and those[-2:-1] == "全":
            those, part = those[:-2], those[-2:] + part  # 生产总值、投资|全省占比
        both = split_heads(those, count) if part and _JOINED.search(those) else []
        shared = [one + part + whole for one in both]  # 事故起数和死亡人数分别|占总数的11.77%、10.8%
        if part and not both and (ratio := _RATIO.search(whole)) is not None:
            # 高新技术产业占工业增加值、出口的比重分别达到|68%、74%
            shared = [those + part + of + ratio.group() for of in split_heads(whole[: ratio.start()], count)]
        members = shared or _done_each(head, here.left, count) or split_heads(head, count)
        if case.apart and (heads := _one_more(here, head, count)):
            members, said.one_more = heads[:-1], heads[-1]
    if not head and not members and case.apart and here.previous is None and len(said.grown) >= count:
        members = [name + "增速" * (case.kind.measure == "change") for name in said.grown[-count:]]
    if not members and case.apart and head[-1:] == "率" and case.enough():
        members = [_rated(level, head) for level in case.levels()]
    return members


_COSTS = frozenset(
    ("起数", "亡人", "伤人", "损失", "死亡", "受伤", "亡人数", "伤人数", "死亡人数", "受伤人数", "直接损失", "直接财产损失", "直接经济损失")
)
"""How often something happened, and what it cost."""
_EARNED = OF_SECTOR | {"销售", "税收", "出口"}
_RATIO = lazy("的?(?:比重|比例|份额)$")


def _owned(case: _Shared, members: list[str]) -> list[str]:
    """Give members that name no thing by themselves what they are of."""
    said, here, head, count = case.said, case.here, case.head, case.count
    if len(members) == count and not case.again and _EARNED.issuperset(members[1:]):
        # 规模以上企业产值、销售、利润达到…: what the first is of, the others are of too
        own = max((one for one in _EARNED if members[0].endswith(one)), key=len, default="")
        whose = members[0][: -len(own)] if own else ""
        members = [members[0], *[joined(whose, one) for one in members[1:]]] if len(whose) > 1 else members
    if not case.again and said.levels and any(member in SHORT_HEADS or relational(member) for member in members):
        members = owned_alike(members, said.levels)
    event = said.levels[0].removeprefix("发生") if said.levels and not case.again and _COSTS.issuperset(members) else ""
    if event and any(level.startswith(event) and level != event for level in said.levels):
        members = [event + member for member in members]  # 火灾550起,死亡9人,…,起数、伤人分别上升
    rated = head[-1:] == "率" and len(head) > _TWO and case.apart
    if rated and said.levels and said.levels[-1][-1:] == "率":
        members = [head] * count  # 开工率90%,…,东山市、西平市相对滞后,开工率分别为82%和73%
    over = len(said.earlier_levels) - count
    against = not over or (over > 0 and here.lead.endswith(AGAINST))
    if case.again and not said.levels and "分别" in here.left and against:
        members = said.earlier_levels[-count:]  # 共完成造林…、育苗…。分别占全年任务的…
    often = _HOW_OFTEN.search(here.left) if "次" in here.left or "数" in here.left else None
    if count == _TWO and often is not None and said.last.text:
        members = [said.last.text + member for member in often.groups()]
    if said.fund and not case.again:
        members = [said.of_fund(member) or member for member in members]
    return members


def _as_shares(case: _Shared, members: list[str]) -> list[str]:
    """Name shares of what was told before by what they are shares of."""
    here, count = case.here, case.count
    plan = _PLANNED_SHARE.match(clean(here.left)) if case.again and "占" in here.left else None
    if plan is not None and case.kind.measure == "share":
        of = plan.group(1)
        counted = [level for level in case.said.levels if not level.endswith(of)]
        paid = [level for level in counted if level.endswith(_FLOWS)]
        counted = paid if len(paid) >= count else counted
        members = [level + of for level in counted[-count:] or members]
    share = _OF_ALL.search(here.left or here.lead) if case.again and case.kind.measure == "share" else None
    return members if share is None else [joined(level, share.group()) for level in members]


def _told_last(case: _Shared, members: list[str]) -> list[str]:
    """Name several numbers by what the clause before, or the numbers before, tell, where nothing nearer does."""
    said, here, head, count = case.said, case.here, case.head, case.count
    if not head and len(members) != count and len(said.group) == count and here.part == said.part:
        members = said.group  # 分别增长7.9%、17.6%,两年平均分别增长8.1%、16.4%
    if not head and len(members) == 1 and said.levels[-count:] == members * count and "分别" in here.lead:
        return members * count  # 云溪市、沙河市新增就业分别为30万人和17万人,分别增长3%、2%: one thing of several places
    if not head and len(members) != count:
        subject = parse(here.lead).subject or fix_ends(light_off(lead_off(clean(here.lead))))
        return split_heads(subject, count)
    if head.startswith("对") and (trade := _TRADED.search(here.lead)) and not _TRADED.search(head):
        return [f"对{partner.removeprefix('对')}{trade.group()}" for partner in members]
    if len(members) != count and head in SHORT_HEADS:
        # 推进甲项目和乙项目建设,分别完成投资…: whose it is, the clause before says.
        owners = split_heads(parse(here.lead).object.removesuffix("建设"), count)
        return [joined(owner, head) for owner in owners]
    return members


def _completed(case: _Shared, members: list[str]) -> list[str]:
    """Give members the branch, the firms or the event that the sentence tells them of."""
    said, here, measure = case.said, case.here, case.kind.measure
    if measure == "growth" and here.continues and members[-1].endswith("产业"):
        of = said.earlier.text.removesuffix("增速"), said.last.text.removesuffix("增速")
        if "固定资产投资" in of:
            members = [one + "投资" for one in members]  # 分产业看,第一、二、三产业分别增长
    paced_each = measure == "change" and ("增速" in here.left[-9:] or "增幅" in here.left[-9:])
    if paced_each or (measure in _AMONG_OTHERS and members[-1].endswith("增速")):
        pace = "增幅" if "增幅" in here.left[-9:] else "增速"
        members = [joined(one.removesuffix("增速").removesuffix("增幅"), pace) for one in members]  # 投资、消费增速分别快于
    firms = firms_of(said) if measure in ("growth", "share") else ""
    if firms and all(OF_FIRM.match(one) is not None for one in members):
        # 国有企业户数减少5%,资产总额、销售收入分别增长…; 12家龙头企业,产值和税收分别占…
        members = [firms + one.replace("分别占", "占") for one in members]
    if not here.lead or said.last.text:
        return members
    event = parse(here.lead).subject
    if len(event) > _TWO and members[0][:2] == event[-2:] and members[0] not in event:
        # 重特大事故大幅下降,事故起数和死亡人数分别下降
        return [
            joined(event, one) if one[:2] == event[-2:] else event + one if one in _LOSSES else one for one in members
        ]
    if len(event) > _TWO and OF_SECTOR.issuperset(members) and (sector := what_fared(here.lead)):
        return [joined(sector, one) for one in members]  # 民营经济快速发展,产值、利税分别增长
    if (
        measure == "share"
        and all(one.partition("占")[0] in OF_SECTOR for one in members)
        and len(sector := what_fared(here.lead) or event or parse(here.lead).object) > 1
    ):
        return [sector + one for one in members]  # 民营经济快速发展,产值、利税分别占全县的
    return members
