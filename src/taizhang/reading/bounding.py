"""Whether an amount bounds a category (亿元以上项目15个), by what stands around it."""

from taizhang.reading.attributes.lexicon import FLOW_FIRST, LIGHT_FIRST, starts
from taizhang.reading.attributes.nouns import noun_after
from taizhang.reading.attributes.phrases import clean
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import words

_CATEGORY_UNITS = frozenset(("money", "measure", "count", "person"))
BOUNDED = words("lexicon", "bounded")
CATEGORY = lazy(r".{0,12}?(?:项目|企业|工程|单位|园区|村|社区)")
INVESTED = ("固定资产投资", "项目投资", "工业投资", "项目完成投资")
"""Sums that are reported of projects above a size only (500万元以上固定资产投资)."""
_TAXED = ("小规模纳税人", "个体工商户")
"""Those who are told apart by what they sell (月销售额10万元以下的小规模纳税人)."""
_AFTER_COUNT = ",。;、(和"
"""What follows a count that is not told further; nothing at all, being in every string, with them."""
OVER = lazy(
    r"(?:\(含\)|及|或|级)?以上|(?:\(含\)|及|或)?以下"
    r"(?=“|(?:的)?[一-龥]{0,8}(?:机组|锅炉|煤矿|矿井|矿山|小矿|水库|电站|泵站|渔船"
    "|[^农]村(?!民)|学校|企业|项目|家庭|农户|人口|情况|群体|群众|小规模纳税人|个体工商户)(?!数|总))"
)
HOLDERS = words("lexicon", "holders")
_VILLAGE = lazy("(?:自然|行政|中心)?村(?![民医级集干务])|自然[屯寨]|居民小区|较大自然村")
"""What households or people bound, before what is done for it (20户以上自然村|通硬化路)."""
_VILLAGES = lazy("村寨|村落|村组|安置[点区]|聚居[点区]|搬迁点")
_AT_LEAST = lazy("(?:不少于|不低于|至少|有|达到?|共)$")
"""What stands between a category and how many of it there are to be (过5亿元项目|不少于5个)."""
THERE_ARE = lazy(r"(?:[已就]?[有达]|共有?|共计|预计|将|已)$")
MEASURED = lazy(
    r"(?:量|额|率|面积|人数|次数|人口|收入|长度|规模|里程|价格|浓度|高度|得分|床位|海拔|库容|装机)(?:达到|达|在|超过|突破|为)?$"
)
"""Quantities that a category may be bounded by besides those that projects and firms are (年货邮吞吐量达到1万吨以上的机场)."""


class _Bound:
    """An amount that may bound a category, with what stands around it: ``over`` says that 以上 or the like follows, and
    ``rest`` is what follows that."""

    def __init__(self, here: Surroundings) -> None:
        self.here, self.quantity, self.following = here, here.quantity, here.following
        self.left, self.right = here.left, here.right
        right = here.right
        self.over = ("以上" in right or "以下" in right[:5]) and OVER.match(right) is not None
        self.rest = (OVER.sub("", right) if self.over or "以上" in right else right).removeprefix("的").strip()

    @property
    def is_counted(self) -> bool:
        """Whether a count of other things or people follows at once."""
        following = self.following
        return (
            following is not None
            and following.quantity.family in ("count", "person")
            and following.quantity.unit != self.quantity.unit
            and following.right[:1] in _AFTER_COUNT
        )


def is_category(here: Surroundings) -> bool:
    """Say whether ``亿元以上项目15个`` is meant: a bound in the name of a category of things that are counted or merely
    named."""
    bound = _Bound(here)
    if (told := _by_form(bound)) is not None:
        return told
    quantity, rest = here.quantity, bound.rest
    if quantity.family not in _CATEGORY_UNITS or not rest or rest[0] in "、,和及以左,)并.…" or rest[:2] == "标准":
        return False
    noun = THERE_ARE.sub("", noun_after(rest)[0])
    if noun == "目标":
        return False  # 达到1450万元的|目标
    if not bound.over and not quantity.bare and here.following is None and _is_spent(bound):
        return noun.endswith(HOLDERS)
    if bound.over and _exceeded(bound, noun):
        return True
    if quantity.bare and quantity.family == "money":
        return _by_size(bound, noun)
    if not bound.over and (_passed(bound, noun) or (quantity.family == "money" and _worth_each(here, noun))):
        return True
    if noun == "等" or noun.endswith(("上", "基数", "基础")):
        return False  # 到位资金200亿元以上|等
    return _by_unit(bound, noun)


def _is_spent(bound: _Bound) -> bool:
    """Say whether an amount is what one work took (投资达1860万元的东湖公路)."""
    return bound.left.endswith("投资达") and bound.right[:1] == "的"


def _by_form(bound: _Bound) -> bool | None:
    """Return what the words around an amount say of it whatever its unit and the noun; None where they don't."""
    here, quantity, following, rest = bound.here, bound.quantity, bound.following, bound.rest
    if bound.over:
        if rest and rest[0] not in "、,和及以左,)" and after_count(here):
            return True
        if " " in bound.right and OVER.sub("", bound.right)[:1] == " ":
            return False
        if _AMONG_BIG.match(rest) is not None and STANDS.search(bound.left) is not None:
            return True
        if not rest and here.closing == ")" and quantity.family == "money":
            return name_before_bound(bound.left)
        if quantity.family == "percent" and following is not None and _RATED.search(bound.left) is not None:
            counts = following.quantity.family == "count" and following.right[:1] in ",。;、(和占"
            return counts and noun_after(rest)[0].endswith((*HOLDERS, *_RATED_THINGS))
    if quantity.family == "money" and bound.left.endswith(_FIRST_OF_SIZE) and not bound.over:
        return noun_after(rest)[0].endswith(HOLDERS)  # 成为云溪首个|300亿元|园区
    or_so = quantity.family == "money" and bound.right.strip().removesuffix("超") in BETWEEN_BOUNDS
    if or_so and following is not None and bound.left.endswith(EXCEEDS):
        return following.quantity.family == "money" and is_category(following)  # 超50亿元、百亿元大项目
    sought = bound.over and quantity.unit is None and quantity.multiplier > 1 and rest[:2] in _SOUGHT
    if sought and following is not None:
        return following.quantity.family == "count"  # 5000万以上项目1个: of money, though no 元 says so
    return None


_FIRST_OF_SIZE = ("首个", "首家", "第一个", "第一家")


def _exceeded(bound: _Bound, noun: str) -> bool:
    """Say whether 以上 behind an amount makes it the bound of what the noun names, by what is measured or counted."""
    quantity, following, left, right, rest = bound.quantity, bound.following, bound.left, bound.right, bound.rest
    if quantity.family == "money" and rest.startswith((*INVESTED, *_TAXED)):
        return True
    if quantity.family == "person" and left.endswith(CASUALTIES) and "事故" in noun[:_ACCIDENT]:
        return True  # 未发生一次死亡3人以上的道路交通事故
    if quantity.family == "person" and following is not None and following.quantity.family == "count":
        named = noun == clean(rest) and not starts(noun, FLOW_FIRST) and not starts(noun, LIGHT_FIRST)
        if named and following.right[:1] in _AFTER_COUNT:
            return True  # 受理5人以上集体访32批
    if left.endswith("海拔"):
        return True
    measured = MEASURED.search(left) is not None
    if measured and right[:3].endswith("的") and _NO_THING.match(rest) is None:
        return True
    if following is None:
        return False
    counts = following.quantity.family in ("count", "person") and following.right[:1] in _AFTER_COUNT
    if measured and counts and right.endswith(("有", "达", "共", "为", "数", *HOLDERS)):
        return True
    return following.quantity.unit == quantity.unit and noun.endswith("面积")


def _by_size(bound: _Bound, noun: str) -> bool:
    """Say whether a size without a number (亿元, 千万元) bounds what the noun names."""
    return (
        bound.over
        or bound.left.endswith(("超", "超过", "过"))
        or (bound.left.endswith("上") and bound.right[:1] == "的")
        or noun.removesuffix("数").endswith((*HOLDERS, "产业", "集群", "产业链", "工程"))
        or noun.startswith(("项目", "企业"))
    )


def _passed(bound: _Bound, noun: str) -> bool:
    """Say whether an amount that things exceed, or have, stands before how many of them there are."""
    if not bound.is_counted:
        return False
    if (
        bound.left.endswith(EXCEEDS)
        and _AT_LEAST.sub("", clean(bound.right)) == noun
        and noun.endswith((*HOLDERS, *_SUCH_THINGS))
    ):
        return True
    return (
        bound.right[:1] == "的"
        and not noun.endswith(("基础", "目标", "基数"))
        and MEASURED.search(bound.left) is not None
    )  # 出警量超过1000次的消防站达到13个


def _by_unit(bound: _Bound, noun: str) -> bool:
    """Say whether an amount bounds what the noun names, by its unit and by what else is told beside it."""
    here, quantity, following, over = bound.here, bound.quantity, bound.following, bound.over
    if not over and quantity.family == "money":
        if bound.left.endswith(EXCEEDS) and _MANY.match(bound.right) is not None:
            return True  # 投资总额超1000万美元项目数比上年增长52%
        if _bounds_too(here, noun):
            return True
    if not over and not (bound.right.startswith("的") and bound.left.endswith(_REACHES)):
        return False
    if quantity.family == "money":
        return (
            following is None
            or following.quantity.family in ("count", "person", "percent")
            or (following.quantity.family == "money" and NEXT_BOUND.search(following.left) is not None)
            or here.previous is not None
            or (over and _FIRMS_DO.match(bound.rest) is not None)
            or (over and following.quantity.family == "money" and OVER.match(following.right) is not None)
        )
    if quantity.unit in _OF_THINGS:
        return False
    if quantity.unit in ("户", "人") and over and (_VILLAGE.match(noun) or _VILLAGES.search(noun)):
        return True
    return noun.endswith(HOLDERS) and not (quantity.unit == "户" and noun.endswith("企业"))


_REACHES = ("超", "超过", "达", "达到", "不低于", "大于", "过", "突破")
"""What stands between what is measured and a bound that 的 follows."""
_OF_THINGS = frozenset(("家", "个", "项", "件", "名", "所", "处", "条", "座"))
"""Units of things that are counted, which bound none."""


def _worth_each(here: Surroundings, noun: str) -> bool:
    """Say whether an amount right before its projects is what each is worth of those counted next (1—10亿元|项目4个)."""
    following = here.following
    return (
        following is not None
        and following.quantity.family == "count"
        and following.right[:1] in _AFTER_COUNT
        and clean(here.right) == noun
        and noun in HOLDERS
        and not here.left.endswith(_SUMS)
    )


_SUMS = ("资金", "投资", "额", "安排", "下达", "完成", "达", "达到")
"""What stands before an amount that is a sum."""


def _bounds_too(here: Surroundings, noun: str) -> bool:
    """Say whether an amount is the next bound of a category after another (投资超10亿元、|20亿元的项目)."""
    before = here.previous
    return (
        before is not None
        and here.left.strip() in BETWEEN_BOUNDS
        and before.quantity.family == "money"
        and before.left.endswith((*EXCEEDS, "突破"))
        and noun.endswith(HOLDERS)
    )


CASUALTIES = ("死亡", "受伤", "伤亡", "遇难", "死伤")
"""What an accident is bounded by (一次死亡3人以上的事故)."""
_ACCIDENT = 8
_MANY = lazy("的?[一-龥]{0,6}(?:项目|企业)数")
_SOUGHT = ("项目", "企业", "工程", "工业", "产业")
BETWEEN_BOUNDS = frozenset(("、", "和", "或"))
NEXT_BOUND = lazy("^的[一-龥]{2,12}[和、及与](?:一批|若干)?超过?$")
"""What stands between the bounds of two categories (形成一批超100亿元|的优势产业集群和超|20亿元的特色产业集群)."""


def after_count(here: Surroundings) -> bool:
    """Say whether what an amount bounds was counted right before it (9个|人口20万以上的县, 12个|1000人以上安置区)."""
    counted = here.previous
    return (
        counted is not None
        and counted.quantity.family in ("count", "person")
        and counted.right.endswith(here.left)
        and (
            _BOUND_BETWEEN.fullmatch(clean(here.left)) is not None
            or (counted.quantity.end == here.quantity.start and counted.quantity.unit != here.quantity.unit)
        )
    )


_BOUND_BETWEEN = lazy(
    "(?:以上|左右)?(?:(?:常住|户籍|总)?人口|海拔|年?(?:产值|营收|营业收入|销售收入|主营业务收入|税收|纳税额?)|(?:计划|固定资产|总)*投资额?|(?:占地|建筑)?面积"
    "|装机(?:容量|规模)?|库容|床位|规模|产能|高度|宽度|长度)(?:超过?|过|≥|达到?|在|不低于)?"
)
"""What stands between how many things there are and the bound in their name."""
EXCEEDS = ("超", "超过", "过")
_SUCH_THINGS = (
    "景区",
    "商户",
    "农户",
    "养殖户",
    "大户",
    "产业",
    "品牌",
    "厂",
    "市场",
    "集群",
    "商圈",
    "门店",
    "产品",
    "单品",
)
"""What is told apart by a size that it exceeds (快递业务量超千万件|项目|1个), besides what categories are made of."""
_RATED = lazy("率(?:达到|达|在|超过|为)?$")
_RATED_THINGS = ("村", "乡镇", "镇街", "街道", "县", "区县", "县区", "社区", "学校", "部门", "行业")
"""What a rate bounds (贫困发生率在20%以上的|贫困村|92个)."""
_NO_THING = lazy("[一-龥]{0,4}(?:目标|任务|水平|规模|要求|标准|能力|产能|增[长速幅]|速度|[，。])")
"""What follows a value that bounds nothing (产量达到50万吨以上的水平)."""
_AMONG_BIG = lazy("(?:城市|县市区|县[区市]?|市|区|地区|国家|省[份区]?)(?:的?(?:首位|第|前列|之首|榜首|最))")
STANDS = lazy("^.*[居列名](?:于)?(?:全[国省市]|中国|世界|全球)")
"""Places of a size among which one ranks (居全国人口500万以上|城市首位)."""
_FIRMS_DO = lazy(
    "[一-龥]{0,8}?(?:(?:企业|工业|商业|单位)(?:累计|共|全年|已)?(?:完成|实现)"
    "|(?:固定资产|项目|改造|技改)(?:累计|共|全年|已|实际|完成|实现)+投资)"
)
"""Firms above a size with what they made (年销售收入500万元以上|工业企业实现|利税), and works with what they took."""
_SIZES = frozenset(("分", "亩"))
"""Units of what bounds people and things beside money (600分以上126人, 50亩以上38户)."""


def bounds_count(here: Surroundings) -> bool:
    """Say whether an amount bounds the things whose count follows at once (引进企业137家,其中注册资金千万元以上46家;
    存栏100头以上的12户)."""
    following = here.following
    if THOSE.fullmatch(here.right.strip()) is not None:
        return (
            following is not None
            and following.quantity.family in ("count", "person")
            and following.quantity.unit != here.quantity.unit
            and here.quantity.family != "percent"
            and (following.right[:1] in _AFTER_COUNT or counts_them(here, following))
            and (here.right[:1] != "的" or here.left.endswith(_PASSING))
        )
    return (
        (here.quantity.family == "money" or here.quantity.unit in _SIZES)
        and following is not None
        and following.quantity.family in ("count", "person")
        and OVER.fullmatch(here.right.strip()) is not None
        and following.right[:1] in _AFTER_COUNT
    )


def counts_them(here: Surroundings, following: Surroundings) -> bool:
    """Say whether what money bounds is counted before its noun (总投资500万元以上的|120个项目)."""
    return here.quantity.family == "money" and "以上" in here.right and CATEGORY.match(following.right) is not None


THOSE = lazy(f"(?:{OVER.pattern})?的(?:预计|将|已|约|可)*(?:有|共有?|达到?)?")
"""Those that a bound tells of, before how many they are (产值超亿元|的|15家)."""
_PASSING = ("超", "超过", "过", "达", "达到", "不低于")


def bounds_share(here: Surroundings) -> bool:
    """Say whether an amount bounds those of whom a share is told before it (80%的村集体年收入达到10万元以上)."""
    share = here.previous
    return (
        share is not None
        and share.quantity.family == "percent"
        and share.right.startswith(("的", "以上的", "左右的"))
        and here.right.strip() in ("", "以上", "及以上")
        and _OF_WHOM.search(here.left) is not None
        and _SHARE_OF.search(share.left) is None
    )


_OF_WHOM = lazy("的[一-龥]{2,10}(?:收入|收益|税收|产值|投资|面积|规模)(?:均)?(?:超过?|过|达到?|突破|不低于)$")
"""A thing that each of so many per cent has, before how much of it at least."""
_SHARE_OF = lazy("占|以|用|增长|下降|提高|减少|增加")
"""Before a percentage that is no share of those named after it."""


def name_before_bound(left: str) -> bool:
    """Say whether the words before a bound in brackets are nothing but what it bounds ((投资500万元以上)重点项目)."""
    return clean(left).strip("、,和与及") in BOUNDED
