"""Which kind of value the words round a quantity make it: level, growth, change, share, rank or gap.

Rates with a name of their own (…率, 指数) are levels; 占 比重 N%的X are shares; a relative change is a growth, an absolute
change of one stock
a change; a distance to another entity is a gap. Each rule gives its name, which the derivation prints.
"""

import re

from taizhang.reading.attributes.lexicon import DOWN, FLOW, UP
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.tasks_set import set_beside
from taizhang.reading.patterns import lazy
from taizhang.reading.quantities import RawQuantity
from taizhang.reading.records import Measure
from taizhang.reading.tables import alternation, words

Verdict = tuple[Measure, int, str]
"""Measure, sign (-1 for a fall or a shortfall) and the name of the rule that decided."""

_DOWN = frozenset(DOWN)
_CHANGES = frozenset(words("lexicon", "change_words"))
_NOT_DIRECT = frozenset(words("lexicon", "growth_nouns"))
_SHARE = lazy(
    r"(?:占[^,。;]{0,24}|占比|比重|比例|份额|占有率的?|之比|渗透率的?)(?:为|达到?|由|从|提高|上升|升|增|降|下降|至|到|是|超过|超|近|约|不低于|保持在|控制在"
    r"|均|分别|都|增加|提升|达|左右|的|稳定在|仅|已|高达|只有|为的|了){0,5}$"
)
_ABOVE_ALL = lazy("(?:[高低快慢]于|高出|低出)全[国省市区县州旗盟][^,。;]{0,10}$")
"""Above whose growth something is, whenever that was (高于全国一季度增速|0.3个百分点)."""
_SHARE_EXCEPT = lazy(r"占[^,。;]{0,24}(?:增长|下降|提高了?)$")
_GAP = lazy(
    r"(?:高于|低于|快于|慢于|高出|低出|好于|优于|多于|少于|超过|超出|远超|赶超|领先|落后|滞后|[欠塌差](?=目标|计划|预期|序时|时序|进度)"
    r"|超额完成(?=[^,。;]{0,10}(?:目标|任务|计划)$)"
    r"|超(?=序时|时序|时间|均衡|目标|计划|预期|任务|全[国省市县区州旗盟]|平均)|(?<![提新])高|(?<!降)低|(?<!加)快|(?<!减)慢|(?<=幅)[少小])[^,。;]{0,18}$"
    r"|[与距同较][^,。;]{2,14}[相尚还]差$"
)
THEN = lazy("上(?:一)?(?:月|周|季度?|年度?|期|半年)(?:同期)?[为是数]?|去年(?:同期)?[为是数]?")
"""Of what earlier time a bracket tells the value (结案率99.95%(上月|99.96%))."""
GOAL = lazy("的?(?:预期|预定|增长|年度|年初|计划|既定|序时){0,2}(?:目标|任务|计划)")
"""What stands between a target and by how much it was missed or passed (高于年初12%的目标14.4个百分点)."""
_MORE_LESS = {"多": 1, "高": 1, "快": 1, "少": -1, "低": -1, "慢": -1}
_MORE_THAN = lazy("[同环]比[多高快少低慢]$|[比较][^,。;]{2,24}[多高快少低慢]$")
"""So much more or less than something (比下达的任务多17.8%)."""
_PAST_GROWTH = lazy("(?:[高低快慢]于|超过?)[一-龥A-Z]{2,14}(?:增长|下降)$")
"""The growth of something else that a growth is above or below (高于全市经济增长|0.5个百分点)."""
_THAN_OTHERS = lazy(
    "[比较](?:全[国省市县区州]|平均)[^,。;]{0,12}[多高少低]$"
    "|[比较][^,。;\\d]{0,20}(?:标准|目标|任务|指标|计划|预算|限额)(?:任务|目标|要求|数|值)?(?:均|分别|都|还|各)*[多高少低]$"
)
"""So much more or less than elsewhere (较全省人均花费低174元), or than was set (比省定标准高出|50元)."""
_EARLIER = lazy(r"上年|去年|同期|上月|上季|年初|(?:19|20)\d\d年|[一二三四]季度|上半年")
_RANK = lazy(
    r"(?:(?<![安编])排(?![查放除水污])名?|位[居列次]|名列|居(?![家民住室委])|(?<![出系陈阵并单专序])列(?![车入])|跃居|升至|进位|位次|排位|名次)[^,。;\d]{0,12}$"
)
_PLACES_MOVED = lazy("(前移|前进|上升|提升|进位|晋升|跃升|跃进|跃|后移|后退|下滑|下降)了?$")
_PLACES_LOST = frozenset(("后移", "后退", "下滑", "下降"))
"""How a ranking moved by so many places."""
_RATE_NAME = lazy(r"(?:率|指数|系数|强度|密度|浓度|水平|程度|[全福得]感|(?:覆盖|落实|参保|监管|普及|增长|亏损|盈利)面)$")
_RATE_FARES = lazy(
    r"(?:率|指数|系数|强度|密度|浓度|水平|程度|满意度|知晓度|安全感)(?:总体|始终|一直|稳步|稳定|持续|连续|不断|逐步|逐年|大幅|显著|明显|进一步|保持"
    r"|维持|处于|提升|提高|上升|增强|下降|降低|改善|再创|创)[^,。;占比\d]{0,8}$"
)
"""A rate that the clause before names and says how it fares (健康素养水平稳步提升,达38.2%)."""
MOVES_FIRST = lazy(r"[、,和\s]{0,3}(?:全年|累计|平均|再|又|并)?(提高|提升|降低|减少|缩小)(?=[一-龥]{3})(?!到|至)")
"""A clause that says first how something moves (降低农业税3.6个百分点)."""
CUT_FIRST = lazy(
    r"[、,和\s]{0,3}(?:全年|累计|平均|再|又|并|已|共|实现|均)*"
    r"(压减|压缩|精简|缩短|削减|减少|减征|降低|下调|调低|减(?![轻税贫排刑员])|提高|提升|增加|扩大|上调|调增)(?![到至为了])(?=[一-龥、]{2,24}$)"
)
"""A clause that says first what gets less or more, by a percentage (减少申请材料65%, 提高补助标准10%)."""
MORE_FIRST = frozenset(("提高", "提升", "增加", "扩大", "上调", "调增"))
"""Those of the verbs by which it gets more."""
CUT_LAST = frozenset("限间料节程本数")
CUT_INSIDE = lazy(
    "(?<=[一-龥]{2})(?:平均|再|已|均|共)*(?:压减|压缩|精简|缩短|削减|减少)了?"
    "(?=(?:办理|审批|申报|办事|申请|办结|承诺|审核|法定)*(?:时限|时间|材料|环节|流程|成本|次数)$)"
)
"""What is cut, by what share, behind that of which it is (审批业务|压缩|时限32%)."""
_GAP_TO_OTHERS = lazy(
    r"(?:高于|低于|高出|低出|多于|少于|超出)(?:全[国省市县区州]|平均)[^,。;]{0,10}$"
    r"|(?:低于|高于|超过|超出|超)(?:债务|核定|上级|年度|下达|批准)?(?:限额|预算|概算|标准)$"
    r"|超(?:过|出)?(?:了)?(?:原定|预定|既定|省定|市定|年度|全年)[^,。;]{0,6}(?:任务|计划|目标)数$"
)
_MEAN_LAST = frozenset("均平值数里高低快慢出了")
_GAP_TO_MEAN = lazy(
    "(?:[高低优]于|[高低]出|[快慢]于)(?:全[国省市县区州]|[省市县区]里)?(?:的?平均(?:水平|值|数)?|水平)$"
    "|比(?:全[国省市县区州]|[省市县区]里)?的?(?:平均(?:水平|值|数)?|水平)?(?<=[国省市县区州平里均值数])(?:要|还)?[高低快慢](?:出|了)?$"
)
"""How much better or worse a rate is than that of all (结案率91%,比全省平均高出|2.14%)."""
PAST_PLAN = "percentage above what was planned"
_PAST_PLAN = lazy(
    r"超(?:过|出|额完成)?(?:了)?(?:原定|预定|既定|[省市县区][定级]|上级|国家|省里|市里|年度|全年|年初|目标|下达|下调)[^,。;\d]{0,8}(?:任务|计划|目标|预算)(?:数|指标)?$"
)
"""What was passed by so much (超额完成年度任务2000万元)."""
_PAST_GOAL = lazy(
    "超(?:过|出)?了?(?:年度|全年|年初|既定|预定|预期|[省市县区]定|目标){0,2}(?:计划|任务|目标)(?:任务)?数?$"
)
"""What was passed by such a part of it (超年度计划5%)."""
_PACE = lazy("(超|欠|落|滞)(?:过|后)?(?:于)?(?:序时|时序|时间|均衡)?进度$")
"""By how much something is ahead of its time or behind it (完成目标任务的70%,欠进度12%)."""
_HALF = 50
PAST_GOAL = "part of a goal by which it was passed"
_NOUN_FOLLOWS = lazy(r"(?!以上|左右|以内|以下|上下|多个|余|来|的|和|与|及)[一-龥]{2}")
_NORM = lazy(r"标准|定额|限额")
_HELD = lazy("[,、]?(?:一直|始终)?(?:控制|保持|稳定|维持)在$")
"""Where a rate said before is held (失业率3.4%,控制在4%以内)."""
_NATURAL = lazy(r"(?:自然增长|自然人口增长|人口(?:年(?:均)?|机械)?增长)率[^,。;]{0,12}$")
_OF_NOUN = lazy(
    r"(?:以上|左右|以内)?的(?!增|[正负]增|(?:较快|平稳|高速|快速|两位数)增|速度|目标|预期|比例|比重|涨|降|年|较|水平|标准|任务|要求|成绩)[一-龥]{1,12}"
    r"|(?:以上)?(?:政府|行政村|县|乡镇|建制村|村|社区|企业)"
)
_GOAL_RIGHT = lazy(r"(?:以上|左右|以内)?的?(?:预[定期]|年度|全年|既定|计划|省定|市定)?(?:增长)?(?:目标|预期)")
_GROWTH_RIGHT = lazy(r"(?:以上|左右|以内)?的?(?:[正负]|较快|平稳|高速|快速|两位数)?(?:速度|增速|增幅|增长)")
_GROWTH_NOUN = lazy(r"增[长速幅](?!点|极|动|方式)|涨幅|上涨")
_RATE_EARLIER = lazy(r"率|指数|达标|合格|满意|覆盖|完好|优良")
_COMPARED = lazy(r"(?:比|较)[^,。;]{1,14}$")
_OF_EARLIER = lazy(
    r"(?:是|为|相当于|达到?)[^,。;]{0,16}的\s?$|(?:是|为|相当于)[^,。;]{0,12}(?:末期?|[上去]年|同期|年[末底]?)$"
)
_YEAR_ON_YEAR = ("同比", "环比", "同比分别", "环比分别")
"""What a growth may follow without a word for it (同比-3.1%)."""
_CUT_NOT = frozenset("率比例重达为到至")
_TIMES_TAKEN = (
    "寿命",
    "天数",
    "时间",
    "时限",
    "时长",
    "周期",
    "用时",
    "耗时",
    "工期",
    "期限",
    "住院日",
    "天气",
    "基础上",
)
"""How long something takes or how many days were such, by names that so much more or less is a change of."""
_TURNED = ("由负转正", "由降转升")
"""How a clause ends that says a growth came back, before one that says to how much."""
_AGAINST_PLAN = frozenset(("超收", "短收", "欠收", "超支"))
"""By how much an income or spending differs from its budget."""
_EARNED = frozenset(("增收", "增支", "减收", "减支")) | _AGAINST_PLAN
"""Changes of an income or spending where they stand alone; 户均增收 is an amount of its own."""
_COMPARES = lazy("同?[比较]")
_TWO_SIDES = ("收入", "支出", "税收", "税")
_INCOME_MOVED = lazy("[、,]?(?:[较比][^,。;]{2,14})?(增加|减少)了?(?:收入|支出)")
_GREW = lazy(r"(?:增长|扩大|提高|增加|翻)了?[到至]?$|增[长加]")
_BARELY = ("增", "升", "涨", "多")
_DIRECT = lazy(
    rf"(?:{alternation(tuple(w for w in UP + DOWN if w not in _NOT_DIRECT))})了?"
    r"(?:约|近|超过?|超|达到?|为|仅|逾|不少于|不低于|至少|共|多达|高达)?$"
)


DONE_MORE = frozenset(("完成", "投入", "支出", "拨付", "安排", "发放", "实现", "投资", "争取", "到位"))
"""What more or less of was done than before."""


def measure_of(
    here: Surroundings, stem: str, growth: str, sign: int, *, compared: bool, same_before: bool, before: Verdict | None
) -> Verdict:
    """Return measure, sign and rule of one quantity.

    ``stem`` is the name in the words before the number, ``growth`` the growth word taken off it (or an empty
    string), ``sign`` that word's direction; ``compared`` says that something is compared with, ``same_before`` that an
    amount of the same unit stands before it in its sentence, ``before`` is the verdict on that quantity whatever its
    unit, or None.
    """
    quantity, left = here.quantity, here.left.rstrip(" \n")
    ranked = _ranked(quantity, left) if quantity.rule == "rank" or quantity.unit in _PLACE_UNITS else None
    if ranked is not None:
        return ranked
    if quantity.family == "points":
        return _points(here, left, growth, sign)
    if quantity.times and quantity.unit in ("倍", "%"):
        return _multiple(here, growth, sign, before)
    if quantity.family == "percent":
        paced = _paced(quantity, left, beside=same_before or (before is not None and before[0] == "growth"))
        return paced or _percent(here, stem, growth, sign, before)
    beyond = _beyond_others(here, left)
    if beyond is not None:
        return beyond
    if left[-1:] == "了" and left[-2:-1] in _MORE_LESS:
        left = left[:-1]  # 比上年多了95个
    if left[-3:-2] in ("多", "少") and left[-2:] in DONE_MORE and "比" in left:
        left = left[:-2]  # 比上年多完成2亿元
    if left[-1:] in _MORE_LESS and (more := _MORE_THAN.search(left)) and (same_before or _EARLIER.search(more.group())):
        return "change", _MORE_LESS[left[-1:]], _CHANGE
    if not growth and not left and here.previous is not None and before is not None and before[2] == _CHANGE:
        return before
    if (same_before or before is not None) and (moved := _INCOME_MOVED.fullmatch(left)) is not None:
        return "change", 1 if moved.group(1) == "增加" else -1, _CHANGE  # 下降20.9%,减少收入1.8亿元
    if not growth:
        return "level", 1, "amount"
    if here.inside and quantity.family == "time" and growth in _CHANGES and not stem:
        return "change", sign, _CHANGE  # 改善0.3个百分点(增加1天)
    if growth in _AGAINST_PLAN and not stem and before is not None and quantity.family == "money":
        return "change", sign, _CHANGE  # 完成预算的166%,超支86亿元
    counts_noun = quantity.family in ("count", "person", None) and _NOUN_FOLLOWS.match(here.right) is not None
    steady = quantity.family != "time" or same_before or compared or stem.endswith(_TIMES_TAKEN)
    if not steady or counts_noun or not _DIRECT.search(left):
        return "level", 1, "amount"
    if growth in _BARELY and not stem and before is not None and before[2] == "what a multiple is of":
        return "change", 1, _CHANGE  # 比上年的90万亩增|5.5万亩
    changed = _changed(quantity, left, stem, growth, compared=compared, same_before=same_before)
    return ("change", sign, _CHANGE) if changed else ("level", 1, "amount")


_PLACE_UNITS = ("位", "名", "位次")
"""What ranks are counted by."""
_CHANGE = "change of one stock"


def _ranked(quantity: RawQuantity, left: str) -> Verdict | None:
    """Return that a quantity is a rank, or by how many places one moved; None where it is neither."""
    if quantity.rule != "rank" and (moved := _PLACES_MOVED.search(left)):
        return "change", -1 if moved.group(1) in _PLACES_LOST else 1, _CHANGE
    if quantity.rule != "rank" and (quantity.unit == "位次" or not (left.endswith("前") or _RANK.search(left))):
        return None
    return "rank", 1, "rank"


def _points(here: Surroundings, left: str, growth: str, sign: int) -> Verdict:
    """Return whether points tell how a rate moved or how far it is from another."""
    beside = (
        (growth in _NOT_DIRECT or _PAST_GROWTH.search(left) is not None)
        and _GAP.search(left) is not None
        and (_EARLIER.search(left) is None or _ABOVE_ALL.search(left) is not None)
    )
    if growth and growth != "超额" and not beside:
        return "change", sign, "points up or down"
    if not growth and (moved := MOVES_FIRST.match(left)) is not None:
        return "change", -1 if moved.group(1) in _DOWN else 1, "points up or down"
    if here.previous is not None and GOAL.fullmatch(left) is not None and _GAP.search(here.previous.left.rstrip()):
        return "gap", 1, "points above or below"
    return ("gap", 1, "points above or below") if _GAP.search(left) else ("change", sign, "points")


def _paced(quantity: RawQuantity, left: str, *, beside: bool) -> Verdict | None:
    """Return that a percentage tells how far something is from a mean, a pace or a goal, or None; ``beside`` says that
    an amount or a growth stands before it."""
    if beside and left[-1:] in _MEAN_LAST:
        mean = _GAP_TO_MEAN.search(left)
        if mean is not None:
            return "gap", -1 if "低" in mean.group() or "慢" in mean.group() else 1, "amount above or below"
    if left[-2:] == "进度" and (pace := _PACE.search(left)) is not None:
        return "gap", -1 if pace.group(1) in "欠落滞" else 1, PAST_GOAL
    if "超" in left and quantity.value is not None and quantity.value < _HALF and _PAST_GOAL.search(left):
        return "gap", 1, PAST_GOAL
    return None


def _beyond_others(here: Surroundings, left: str) -> Verdict | None:
    """Return that an amount tells by how much something is above or below another, or past a plan; or None."""
    if ("于" in left or "出" in left or "超" in left) and _GAP_TO_OTHERS.search(left):
        return "gap", 1, "amount above or below"
    if "超" in left and not here.right.startswith("的") and _little(here) and _PAST_PLAN.search(left) is not None:
        return "gap", 1, "amount above or below"
    more = left.removesuffix("出")
    if more[-1:] in _MORE_LESS and _THAN_OTHERS.search(more) is not None:
        return "gap", _MORE_LESS[more[-1:]], "amount above or below"
    return None


def _changed(quantity: RawQuantity, left: str, stem: str, growth: str, *, compared: bool, same_before: bool) -> bool:
    """Say whether a word of growth right before an amount tells how a stock moved, and not what was added or earned."""
    alone = not (stem or compared or same_before)
    if stem in FLOW and not compared and not same_before:
        return False  # 新建提升|310公里农村公路
    if growth == "净增" and same_before and left.lstrip("、,") == growth:
        return True
    if growth in _EARNED:
        of_plan = "年均" in left or (growth in _AGAINST_PLAN and alone)
        booked = stem[:1] in "比较" or _COMPARES.split(stem)[0].endswith(_TWO_SIDES)
        return booked and not of_plan and not left.endswith("实现增收")
    if growth in ("新增", "增加", "净增") and alone:
        return False
    if growth == "提升" and quantity.family == "count" and not (compared or same_before):
        return False
    against = compared or growth in _DOWN or same_before or stem or _COMPARED.search(left[: -len(growth)])
    return bool(against) and (compared or growth in _CHANGES)


def _percent(here: Surroundings, stem: str, growth: str, sign: int, before: Verdict | None) -> Verdict:
    left, right = here.left.rstrip(" \n"), here.right
    reaching = left.endswith(("到", "至", "为"))
    if growth and (not reaching or growth.endswith("幅度")):
        return _grown(left, sign)
    if before is not None and here.inside and left[:1] in "上去" and THEN.fullmatch(left.strip()) is not None:
        return before
    if before is not None and here.inside and set_beside(here):
        return before[0], before[1], "a goal named after the number"
    named_rate = _RATE_NAME.search(stem or here.lead) is not None
    named_rate = named_rate or (not stem and here.previous is None and _RATE_FARES.search(here.lead) is not None)
    if not named_rate and before is not None and before[0] == "change" and here.previous and not stem.strip("、"):
        named_rate = _RATE_FARES.search(here.previous.left.rstrip()) is not None  # 普及率提高3个百分点、达91%
    named_rate = named_rate or (here.inside and "率" in here.lead and _RATE_MORE.search(here.lead) is not None)
    if right and not growth and not named_rate and _OF_NOUN.match(right):
        return "share", 1, "part of what follows"
    if before is not None and before[0] == "change" and left.lstrip(", ") in ("即", "也即"):
        return "growth", before[1], "change given as a percentage"
    if before is not None and before[2].startswith("named rate") and _goes_on(here, left, stem):
        return "level", 1, "named rate"
    if reaching:
        if not stem and here.lead.endswith(_TURNED):
            return "growth", 1, "growth named earlier in the clause"
        if _SHARE.search(left):
            return "share", 1, "share"
        if not left.endswith("为") and (named_rate or not _GROWTH_NOUN.search(left)):
            return "level", 1, "a named rate reaching a value"
    if growth:
        return _grown(left, sign)
    if left[-1:] in _MORE_LESS and _MORE_THAN.search(left) is not None:
        return "growth", _MORE_LESS[left[-1:]], "growth word before the number"
    if left.endswith(_YEAR_ON_YEAR):
        return "growth", 1, "growth word before the number"
    if "超" in left and not right.startswith("的") and _PAST_PLAN.search(left) is not None:
        return "growth", 1, PAST_PLAN
    if _SHARE.search(left) and not _SHARE_EXCEPT.search(left):
        return "share", 1, "share"
    if right and _GROWTH_RIGHT.match(right):
        return "growth", 1, "growth word after the number"
    if right and before is not None and _GOAL_RIGHT.match(right):
        return before[0], before[1], "a goal named after the number"
    if left[-1:] in CUT_LAST and CUT_INSIDE.search(left) is not None:
        return "growth", -1, "growth named earlier in the clause"
    if left[-1:] not in _CUT_NOT and "占" not in left and (cut := CUT_FIRST.match(left)) is not None:
        return "growth", 1 if cut.group(1) in MORE_FIRST else -1, "growth named earlier in the clause"
    if named_rate:
        return "level", 1, "named rate"
    if _GROWTH_NOUN.search(left):
        return "growth", -1 if re.search(r"下降|降低|负增长", left) else 1, "growth named earlier in the clause"
    if _RATE_EARLIER.search(left):
        return "level", 1, "named rate earlier in the clause"
    return "share", 1, "percentage"


_RATE_MORE = lazy("(?:^|[、,])([一-龥]{2,8}率)(?:较|最|偏)[高低]的")
"""A rate by which places are listed (竣工率较高的有东方市(100%))."""
_PLACE_ONLY = lazy("(?:[一-龥]{1,3}[县旗]|[一-龥]{2,3}[区市镇])")
"""A place and nothing more, of which the rate said before is told (横县43.5%)."""


def _goes_on(here: Surroundings, left: str, stem: str) -> bool:
    """Say whether a percentage is one of the rate said before it (完工率90.7%(甲县89.7%、乙县97.2%); 失业率3.4%,控制在4%以内)."""
    if stem:
        return here.previous is None and _PLACE_ONLY.fullmatch(left.strip("、, ")) is not None
    return not left.strip("、,") or _HELD.match(left) is not None


def _grown(left: str, sign: int) -> Verdict:
    """Return the verdict on a percentage before which a growth word stands; 自然增长率 is a rate of its own."""
    if ("自然" in left or "人口" in left) and _NATURAL.search(left[-24:]):
        return "level", 1, "named rate"
    return "growth", sign, "growth word before the number"


def _multiple(here: Surroundings, growth: str, sign: int, before: Verdict | None) -> Verdict:
    if before is not None and before[2].startswith("multiple of") and here.left.strip() in ("、", "和", "与", "及"):
        return before
    left = here.left
    if here.quantity.unit == "%":
        return "growth", 1, "doubling"
    if _OF_EARLIER.search(left):
        return (
            ("level", 1, "multiple of a norm") if _NORM.search(left) else ("growth", 1, "multiple of an earlier value")
        )
    if left.strip() == "的" and before is not None and before[2] == "what a multiple is of":
        return "growth", 1, "multiple of an earlier value"
    if growth or _GREW.search(left):
        return "growth", sign, "growth by a multiple"
    return "level", 1, "multiple"


def _little(here: Surroundings) -> bool:
    """Say whether an amount is less than half of the one before it in its unit, as a surplus is and a plan is not."""
    before, now = here.previous, here.quantity
    if before is None or before.quantity.unit != now.unit or before.quantity.value is None or now.value is None:
        return before is None
    return now.value * 2 < before.quantity.value
