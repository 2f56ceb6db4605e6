"""What kind of value a quantity is, its sign, and what the words round it allow."""

from dataclasses import dataclass

from taizhang.reading.attributes.kinds import measure_of
from taizhang.reading.attributes.lexicon import (
    DOWN,
    UP,
    by_first,
    starts,
)
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.wordsbefore import AGAINST, FROM, Before, words_before
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Measure, Qualifier

_DOWN = frozenset(DOWN)
_GAP_WORD = lazy(
    r"(高于|快于|高出|好于|优于|多于|超过|超出|远超|赶超|领先|低于|慢于|少于|落后|滞后|[欠塌差](?=目标|计划|预期|序时|时序|进度)"
    r"|超(?=序时|时序|目标|计划|预期|任务|全[国省市县区州旗盟]|平均)|(?<![提降加减])[高低快慢](?=[^,。;新]{0,12}$)|(?<=幅)[少小]$)"
)
_THAN = lazy("[,、]?" + AGAINST.pattern)
_PAST_MEAN = lazy("[,、]?(?:也|均|都|分别)?超过?全[国省市县区州盟旗](?:同期)?平均[一-龥]{0,8}")
"""The mean of a larger area, which a value is so much above."""
_THAN_PLAN = lazy(
    "[,、]?(?:分别)?[比较](?:[一-龥“”]{0,8}?)(?:目标|计划|预算|任务|指标|概算)(?:任务|目标|投资|数|值){0,2}的?$"
)
_PAST_IT = lazy(
    "的?(超过|超出|超额|超收|超支|超|增加|增收|减少|减收|短收|节约|节支|结余|多|高出|高|低于|低|少|快|慢)了?"
)
"""What was planned that a value is held against, and by how much it came out above or below (比年初预算40亿元|超收|2亿元)."""
_BEYOND = lazy(
    "[,、]?(低于|少于|低|少|超过|超出|超额|超|高于|多于)(?:[市省县区]?(?:下达|定)|年度|全年|年初){0,2}"
    "(?:指标|计划|任务|目标|控制)(?:指标|任务)?数"
)
"""How much more or less than was planned something is (失业人数为1991人,低于指标数|48人)."""
_FELL_SHORT = frozenset(("少于", "减少", "减收", "短收", "节约", "节支", "结余", "低于", "低", "少", "慢"))
_PLANNED_LAST = frozenset("标划算务资数值的")
_COMPARED_WITH = lazy("([^,。;、]{0,20}?)[,、 ]?[同与和跟][^,。;]{2,40}的$")
_COMPARED_LAST = frozenset(("相比", "相较", "比较", "作比"))
"""What an earlier value stands between where a change is told against it."""
_UP_FIRST, _DOWN_FIRST = by_first(UP), by_first(DOWN)
_GAP_NEGATIVE = frozenset(("低于", "慢于", "少于", "落后", "滞后", "欠", "塌", "差", "低", "慢", "少", "小"))
_FROM_RIGHT = lazy(
    r"^,?[^,。;]{0,8}?(?:增加|提高|提升|上升|扩大|增长|发展|上涨|增|升|扩充|壮大|拓展|延长|攀升|恢复|调整|优化|变|改|减少|降低|下降|压缩|压减|缩短|缩减|减|降"
    r"|精简|回落|收窄|缩小|跃升|前移|进位|扩展|拓宽|加宽|加深|加高|跃居)?(?:至|到|(?<!代)为|(?<![完组构形合])成(?![率立效本果功]))"
    "|^,?(?:跨入|进入|迈入|跻身|挺进|跃居|跃升|升至|升到|前移至)(?:全[国省市]|了)?前?$"
)

_RISEN_TO = lazy("[高加升长大低少降减缩](?:到|至|为)了?(?:(?:(?:19|20)\\d\\d年[末底]?|目前|现在)的)?(?:每[人户月年亩]){0,2}$")
"""What leads from the values that a list started from to those it comes to (从每月574元、271元提高到每人每月609元、300元)."""
_HEAD_MORE = lazy(
    r"^(?:个|名|家|%|级)?(?:及|或|\([一-龥]{1,4}\))?(以上|左右|上下|以内|之内|以下|内(?!容|部|资|涵|生|需|陆|外|河|涝|设)|多(?![个种项次元层式样边媒彩党功能效维语])|余)"
)
_QUALIFIERS: dict[str, Qualifier] = {
    "不能低于": ">=", "不得低于": ">=", "不能少于": ">=", "不得少于": ">=", "不能高于": "<=", "不得高于": "<=",
    "不能超过": "<=", "不得超过": "<=", "不能突破": "<=", "不得突破": "<=",
    "不低于": ">=", "不少于": ">=", "不小于": ">=", "至少": ">=", "≥": ">=",
    "不超过": "<=", "不高于": "<=", "不大于": "<=", "不突破": "<=", "不多于": "<=", "最长不超过": "<=", "最多": "<=", "≤": "<=",
    "约": "≈", "约为": "≈", "约达": "≈", "约合": "≈", "大约": "≈",
    "接近": "<", "将近": "<", "近": "<", "低于": "<", "小于": "<", "少于": "<", "不足": "<", "不到": "<", "不满": "<",
    "突破": ">", "破": ">",
    "超过": ">", "超出": ">", "超": ">", "逾": ">", "高于": ">", "多于": ">", "首超": ">", "大于": ">", "跨越": ">",
    "过": ">", "跨过": ">", "迈过": ">",
}  # fmt: skip
_RIGHT_QUALIFIERS: dict[str, Qualifier] = {
    "以上": ">=", "左右": "≈", "上下": "≈", "以内": "<=", "之内": "<=", "以下": "<=", "内": "<=", "多": ">", "余": ">",
}  # fmt: skip
_MORE_FIRST = frozenset("个名家级%及或(以左上之内多余")
"""What qualifying words after a number begin with: a cheap test before the pattern."""
_BARE_CHANGES = ("增加", "减少")
_THAN_BEFORE = lazy(
    "(?:同比|[比较与](?:上年|去年)(?:同期)?(?:的?(?:增[速幅]|水平))?(?:相[比较])?)(?:再|约)?[高低快慢]了?$"
    "|(?:超过|超出|高于|低于|快于|慢于)(?:上年|去年)(?:同期)?(?:水平)?$"
)
"""What compares a rate with itself a year before (增长13.7%,同比高0.4个百分点): it changed by so much."""


@dataclass(slots=True)
class Kind:
    """What the words say of a quantity's value."""

    measure: Measure
    sign: int
    """-1 for a fall or a shortfall, else 1."""
    qualifier: Qualifier
    role: str
    """``value``, ``threshold`` or ``baseline``."""
    stem: str
    """What is left of the words before the number once reach and growth words are gone: where the name is."""
    compared: bool
    """Whether it is measured against something (同比, 比上年)."""
    rule: str
    """Name of the rule that decided the measure."""
    unit: str | None = None
    """The quantity's unit, for comparing neighbours."""


_LONGEST_LIST = 24
"""How many members of a list of bare numbers are looked along."""


LIST_JOINTS = frozenset(("、", "和", "与", "及"))
"""What joins the members of such a list."""


def last_of_list(here: Surroundings) -> Surroundings:
    """Return the last member of the list of bare numbers (3%、4%和5%) that ``here`` belongs to."""
    last = here
    for _ in range(_LONGEST_LIST):
        if last.following is None or last.right.strip() not in ("、", "和", "与", "及", ",", "/"):
            break
        last = last.following
    return last


def first_of_list(here: Surroundings) -> Surroundings:
    """Return the first member of the list of bare numbers that ``here`` belongs to."""
    first = here
    for _ in range(_LONGEST_LIST):
        if first.previous is None or first.left.strip() not in LIST_JOINTS:
            break
        first = first.previous
    return first


def qualifier_of(here: Surroundings, before: Before, grouped: bool) -> Qualifier:
    """Return the qualifier; ``grouped`` says that 分别 spreads the last number's words over its whole list."""
    quantity = here.quantity
    right = here.right
    match = _HEAD_MORE.match(right) if right[:1] in _MORE_FIRST else None
    if match is None and grouped:
        match = _HEAD_MORE.match(last_of_list(here).right)
    if match is not None:
        found = _RIGHT_QUALIFIERS[match.group(1)]
        if not (found == "<=" and match.group(1) == "内" and quantity.family not in ("time", "percent", "points")):
            return found
    if quantity.more:
        return ">"
    if not before.qualifier and "约占" in here.left[-_ABOUT_REACH:] and quantity.family == "percent":
        return "≈"
    if not before.qualifier and before.early and here.previous is None:
        return _QUALIFIERS[before.early]
    if before.qualifier == "突破" and quantity.family == "count" and _SOLVED.match(right) is not None:
        return "="  # what is broken through is a problem, not the number
    return _QUALIFIERS.get(before.qualifier, "=")


_ABOUT_REACH = 16
_SOLVED = lazy("[^,。;、]{0,24}?(?:技术|难题|瓶颈|工艺|装备|问题|难点|堵点|障碍)")


THAN_PLAN = "held against what was planned"
STARTED = "same as the value it started from"
MOVED = "value that is moved"
"""The rule of a value that stands before its noun and where that is moved to (现行16%的税率降至13%)."""
_MOVED = lazy(
    r"(?:以上|左右)?的[一-龥]{0,6}?(?:[率价额]|比例|标准|水平|时限|幅度|费用)(?:逐步|再|统一|大幅|分别|均|由)?"
    r"(?:下调|上调|降低|提高|提升|调整|压缩|压减|缩短|下降|上升|降|提|减|增|升|调)(?:至|到|为)$"
)
MULTIPLE_BASE = "what a multiple is of"
"""The rule of an amount that stands between 是 and 的2倍: the earlier value."""
_MULTIPLE_OF = lazy(r"(?:是|为|相当于|达到?)[^,。;\d]{0,16}(?:(?:19|20)\d\d年)?[^,。;\d]{0,6}$")


_TIME_TAKEN = lazy("时限|时间|用时|时长|环节")
"""What is quicker is less of these."""


def of_own_head(here: Surroundings) -> Measure | None:
    """Return what a percentage of a list after 分别 is by its own head, where the heads are of two kinds, else None
    (城镇调查失业率、居民消费价格涨幅分别控制在5%和3%)."""
    first, at = here, 0
    while first.previous is not None and first.left.strip() in LIST_JOINTS and at < _LONGEST_LIST:
        first, at = first.previous, at + 1
    said, told, _ = first.left.partition("分别")
    if not told or here.quantity.family != "percent" or "率" not in said or _RISING.search(said) is None:
        return None
    heads = _JOINED.split(said)
    if at >= len(heads) or len(heads) < _LEAST_HEADS:
        return None
    if _RISING.search(heads[at]) is not None:
        return "growth"
    return "level" if heads[at].endswith("率") else None


_LEAST_HEADS = 2
_RISING = lazy("[涨增]幅|增速|增长率")
_JOINED = lazy("[、和与及]")
_HIGHER_GOAL = lazy(
    "[、,\\s]{0,2}(?:并|且)?(?:力争|争取|确保|冲刺|挑战|奋斗|(?:力争|奋斗|冲刺|挑战|底线|基本|必保)目标)(?:达到?|实现|完成|为|是)?"
)
"""What stands between two goals for one thing (增长6%,力争6.5%)."""


def kind_of(here: Surroundings, before: Kind | None, grouped: bool, last: Kind | None = None) -> Kind:
    """Return measure, sign, qualifier and role of one quantity.

    ``before`` is the kind of the quantity before it in the same list (``分别增长3%、4%``), or None; ``last`` that of the
    quantity before it in its sentence, wherever that stands, or None.
    """
    said = words_before(here.left)
    if here.quantity.values is not None:
        role = "baseline" if said.starts and _FROM_RIGHT.match(_with_unit_words(here)) else "value"
        bound = qualifier_of(here, said, grouped) if "不" in here.left[-4:] else "="
        return Kind("ratio", 1, bound, role, said.stem, said.compared, "ratio list")
    if (planned := _than_plan(here, last)) is not None:
        return planned
    if (of_list := _of_list(here, said, before, grouped, last)) is not None:
        return of_list
    kind = _by_its_words(here, said, last)
    kind.qualifier = _bound_in_list(here, said, before) if grouped else qualifier_of(here, said, grouped)
    _as_those_before(kind, here, last)
    if kind.measure in ("growth", "level", "share") and ("分别" in here.left or here.left.strip() in LIST_JOINTS):
        kind.measure = of_own_head(here) or kind.measure
    if kind.measure == "level":
        _keep_growth(kind, here, said)
    moved = before is not None and before.role == "baseline" and here.previous is not None
    if moved and before is not None and kind.measure in ("level", "share"):
        kind.measure, kind.rule = before.measure, STARTED
    _as_baseline(kind, here, said, last)
    _as_gap(kind, here)
    if last is not None and last.role == "baseline" and last.measure == kind.measure == "growth" and last.sign < 0:
        _as_fall_moved(kind, here.left)
    return kind


def _as_fall_moved(kind: Kind, left: str) -> None:
    """Keep what a fall is narrowed or widened to a fall: 同比下降由12.3%收窄至4.5%."""
    if "收窄" in left or "缩小" in left or "扩大" in left:
        kind.sign = -1


def _bound_in_list(here: Surroundings, said: Before, before: Kind | None) -> Qualifier:
    """Return the qualifier of one of a list, which the words before the first may hold for all."""
    qualifier = qualifier_of(here, said, True)
    if before is not None and qualifier == "=" != before.qualifier and here.left.strip() in LIST_JOINTS:
        first = first_of_list(here).left
        if "分别" in first:
            # 分别不低于95%和98%: what stands before the first holds for all, what stands behind it for it alone
            return _QUALIFIERS.get(words_before(first).qualifier, "=")
    return qualifier


def _of_list(here: Surroundings, said: Before, before: Kind | None, grouped: bool, last: Kind | None) -> Kind | None:
    """Return the kind of a quantity whose words say nothing beyond those of the one before it, or None."""
    quantity, left = here.quantity, here.left
    if grouped and before is not None and not said.stem and not said.growth:
        rule = before.rule if before.rule.startswith("multiple of") else "list"
        risen = before.role == "baseline" and _RISEN_TO.search(left) is not None
        role = "value" if risen else before.role
        own = of_own_head(here) if before.measure in ("growth", "level") else None
        bound = _bound_in_list(here, said, before)
        return Kind(own or before.measure, before.sign, bound, role, before.stem, before.compared, rule)
    if (
        quantity.family == "percent"
        and last is not None
        and last.unit == quantity.unit
        and last.measure in ("growth", "level", "share")
        and _HIGHER_GOAL.fullmatch(left) is not None
    ):
        bound = _bound_in_list(here, said, before) if grouped else qualifier_of(here, said, grouped)
        return Kind(last.measure, last.sign, bound, "value", last.stem, last.compared, "list")
    return None


def _by_its_words(here: Surroundings, said: Before, last: Kind | None) -> Kind:
    """Return the kind that the words before a quantity tell; its qualifier is still open."""
    quantity, left, growth = here.quantity, here.left, said.growth
    compared = said.compared
    sign = -1 if growth in _DOWN or (growth == "提速" and _TIME_TAKEN.search(left) is not None) else 1
    if growth == "改善" and _BETTER_MORE.search(left if said.stem.strip("、, ") else here.lead) is not None:
        sign = 1  # 优良天数比例改善3个百分点
    earlier = None if last is None else (last.measure, last.sign, last.rule)
    same = last is not None and last.measure == "level" and last.unit == quantity.unit
    moved = (last is not None and last.measure in ("growth", "gap")) or here.lead[-2:] in _COMPARED_LAST
    if moved and growth in _BARE_CHANGES and not said.stem:
        compared = True  # 增长5%,增加200户; 与上年相比,增加12万元
    measure, sign, rule = measure_of(here, said.stem, growth, sign, compared=compared, same_before=same, before=earlier)
    if measure == "share" and quantity.value is not None and quantity.value < 0:
        measure = "growth"  # 固定资产投资-3.2%: nothing has less than no part in something
    return Kind(measure, sign, "=", "value", said.stem, compared, rule, quantity.unit)


def _as_those_before(kind: Kind, here: Surroundings, last: Kind | None) -> None:
    """Take a bare percentage for what was told before it: a growth in a list of growths, a rate among rates."""
    quantity, left = here.quantity, here.left
    told_before = kind.rule == "percentage" and left in _IS_SO_MUCH and here.lead[-1:] in "大快高"
    fastest = _FASTEST.match(here.lead) if told_before else None
    if fastest is not None:
        # 汽车制造业增速最快,为35.2%
        kind.measure, kind.rule, kind.stem = "growth", "list", fastest[1]
        kind.sign = -1 if fastest[2] == "降幅" else 1
    if last is None:
        return
    if kind.rule == "percentage" and last.measure == "growth" and kind.stem.endswith(_FLOWS):
        kind.measure, kind.rule = "growth", "list"  # 教育支出增长5.1%,农林水支出20.7%
    if kind.rule == "percentage" and "占" not in left:
        named = last.rule == "named rate"
        goes_on = left[:1] == "、" or left.lstrip(", ").startswith("其中")  # 覆盖率92.5%,其中城区98.1%
        if last.stem.endswith("利率") or (named and (kind.stem.endswith("债券") or goes_on)):
            kind.measure, kind.rule = "level", "named rate"  # 平均利率2.04%,其中一般债券1.89%
    if not here.inside or quantity.unit != "%":
        return
    if last.measure in _MOVES and not left.strip(" (") and _COMPARED_PLACE.search(here.before_bracket) is not None:
        kind.measure, kind.rule, kind.stem = "growth", "list", ""  # 增速比全省(7.7%)高0.7个百分点
    if last.unit == "%" and _ELSEWHERE.fullmatch(left) is not None:
        kind.measure, kind.sign, kind.rule = last.measure, last.sign, "list"  # 增长7.5%(全市11.1%)


def _keep_growth(kind: Kind, here: Surroundings, said: Before) -> None:
    """Leave the word for a growth in the name of a level where it is a part of that."""
    left = here.left
    if "自然增长率" in left or "人口增长率" in left or "机械增长率" in left:
        kind.stem = left[: left.rindex("增长率") + 3]
    if (
        said.growth
        and here.quantity.family not in ("percent", "points")
        and left.rstrip(" \n").removesuffix("了").endswith(said.growth)
    ):
        kind.stem = said.stem + said.growth


def _as_baseline(kind: Kind, here: Surroundings, said: Before, last: Kind | None) -> None:
    """Mark what a value is held against or moved from as such."""
    quantity, left, right = here.quantity, here.left, here.right
    if (
        kind.measure in ("level", "share", "growth", "rank")
        and (said.starts or (here.previous and grouped_from(here)))
        and _FROM_RIGHT.match(_with_unit_words(here))
    ):
        kind.role = "baseline"
    if here.following is not None and kind.measure in ("level", "share") and _MOVED.match(right) is not None:
        kind.role, kind.rule = "baseline", MOVED
        kind.measure = "share" if "比例" in right else "level"
    as_last = last is not None and last.unit == quantity.unit
    if kind.measure == "share" and last is not None and "的" in right[:3] and as_last and last.measure == "level":
        goal = "目标" in right[:8] and _GOAL_OF.match(right) is not None and left.lstrip(" 、,")[:2] in _BESIDE_GOAL
        kind.measure = "level" if "水平" in right[:8] or goal else kind.measure
        kind.qualifier = "=" if goal else kind.qualifier  # 失业率4.45%,低于5%|的控制目标
    if said.against and (starts(right, _UP_FIRST) or starts(right, _DOWN_FIRST)):
        than = last is not None and _THAN.fullmatch(left) is not None
        if kind.measure == "level":
            kind.role, kind.rule = "baseline", MULTIPLE_BASE if than else kind.rule
        elif kind.measure == "share" and last is not None and as_last and than:
            kind.role, kind.measure, kind.stem = "baseline", last.measure, ""
            # 审结率84.5%,比去年同期的61.3%上升23.2个百分点
    if kind.measure != "level":
        return
    if "基础上" in right[:5] and _ON_BASIS.match(right) is not None:
        kind.role = "baseline"  # 在去年5.6亿元|的基础上增长8%
        return
    if "的基础上" in right and here.following is not None and _BASIS_OF.match(right) and _ON.search(left) is not None:
        kind.role = "baseline"  # 在原有23套|互联网法庭的基础上新建3套
        return
    following = here.following
    if following is not None and following.quantity.times and right.strip() == "的" and _MULTIPLE_OF.search(left):
        kind.role, kind.rule = "baseline", MULTIPLE_BASE
    if right[:2] in _COMPARED_LAST and (with_ := _COMPARED_WITH.match(left)) is not None:
        # 与上次普查的703428人|相比,增加22054人; 家庭户人口与上次普查时的62.1万人相比减少2.1万人
        kind.role, kind.rule, kind.stem = "baseline", MULTIPLE_BASE, with_[1]


_GOAL_OF = lazy("的(?:[省市县区年国][定度家级]|全年|控制|考核|预期|规划|总体|预定){0,3}目标(?:值|要求|任务|范围)?(?=[,。;之以]|$)")
_BESIDE_GOAL = frozenset(("低于", "高于", "优于", "控制", "好于"))
"""How a rate is held against the goal that was set for it."""
_ON, _BASIS_OF = lazy("在(?:原有?|现有|已有|原来)的?$"), lazy("[一-龥“”]{2,16}的基础上")
"""What there was before, of which the words behind it say what it is, and that there was more of it."""
_ON_BASIS = lazy(
    "\\)?的?基础上,?(?:再|又|继续|仍|同口径|实际|可比|力争|同比)*(?:[新]?增[长加]?|提[高升]|[减下][少降]|压减|降低|翻|扩大|上浮)"
)
"""How it goes on behind a value that something else grows from."""


def _as_gap(kind: Kind, here: Surroundings) -> None:
    """Give a gap its sign; one to the year before is a change."""
    if kind.measure != "gap":
        return
    left, words_end = here.left, here.left.rstrip(" \n")
    if here.quantity.family == "points" and _THAN_BEFORE.search(left) is not None:
        kind.measure = "change"
        kind.sign = -1 if words_end.endswith(("低", "慢")) or "低于" in left or "慢于" in left else 1
        return
    kind.qualifier = "=" if kind.qualifier in (">", "<") else kind.qualifier
    compared_by = _GAP_WORD.findall(left)
    below = compared_by[-1] in _GAP_NEGATIVE if compared_by else False
    kind.sign = -1 if below or words_end.endswith(("相差", "尚差", "还差")) else 1


_IS_SO_MUCH = frozenset(("为", "达", "达到", "分别为", "分别达", "分别达到", "依次为"))
_FASTEST = lazy("(?:从[^,。;]{0,6}看|其中)?,?([^,。;]{2,30}?)的?(增[速幅长]|涨幅|降幅)(?:最|较)[大快高]$")
"""A clause that tells which of several grew fastest, before by how much."""
_MOVES = ("growth", "change", "gap")
_COMPARED_PLACE = lazy("全[国省市县区州盟](?:同期)?(?:平均)?(?:水平|增速|增幅)?\\(?$")
"""How words before a bracket end that name an area whose growth the bracket gives."""
_ELSEWHERE = lazy("[(、,]?全[国省市县区州盟](?:平均)?(?:水平)?为?")
"""Where a bracket tells the same rate of (增长7.5%(全市|11.1%))."""
_FLOWS = ("支出", "收入", "投资", "产值", "增加值", "产量", "零售额", "销售额", "出口", "进口")
"""What grows, said in a list of growths with nothing but its name."""
_BETTER_MORE = lazy("优良|达标|合格|满意|良好")
"""What is the better the more of it there is."""


def _than_plan(here: Surroundings, last: Kind | None) -> Kind | None:
    """Return the kind of what was planned, or of by how much a value came out above or below it, else None."""
    quantity, previous = here.quantity, here.previous
    of_level = last is not None and last.measure == "level" and last.unit == quantity.unit
    if of_level and "超" in here.left[:3] and _PAST_MEAN.fullmatch(here.left.strip()) is not None:
        return Kind("gap", 1, "=", "value", "", True, THAN_PLAN, quantity.unit)  # 超全市平均单产|127.9公斤
    if here.left[-1:] == "数" and last is not None and last.unit == quantity.unit:
        beyond = _BEYOND.fullmatch(here.left.strip())
        if beyond is not None:
            return Kind("gap", -1 if beyond[1] in _FELL_SHORT else 1, "=", "value", "", True, THAN_PLAN, quantity.unit)
    if here.following is not None and here.left[-1:] in _PLANNED_LAST and _THAN_PLAN.fullmatch(here.left) is not None:
        if last is None or _PAST_IT.fullmatch(here.right.strip()) is None:
            return None
        measure = last.measure if last.unit == quantity.unit and last.measure != "gap" else "level"
        return Kind(measure, 1, "=", "baseline", "", True, THAN_PLAN, quantity.unit)
    if previous is None or previous.left[-1:] not in _PLANNED_LAST:
        return None
    past = _PAST_IT.fullmatch(here.left.strip())
    if past is None or _THAN_PLAN.fullmatch(previous.left) is None:
        return None
    sign = -1 if past.group(1) in _FELL_SHORT else 1
    return Kind("gap", sign, "=", "value", "", True, THAN_PLAN, quantity.unit)


def grouped_from(here: Surroundings) -> bool:
    """Say whether a list of bare numbers that 从 or 由 opened runs up to here (分别从83.8%、85.6%提高到…)."""
    first = first_of_list(here)
    return first is not here and FROM.search(first.left) is not None


def _with_unit_words(here: Surroundings) -> str:
    """Return the words after the number up to the next number, with qualifier words taken off the front."""
    last = last_of_list(here)
    return _HEAD_MORE.sub("", last.right[:24]) or last.after_comma[:24]
