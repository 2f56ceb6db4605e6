"""Categories bounded by an amount: 亿元以上项目15个, 投资5000万元以上的企业, 20户以上自然村."""

from taizhang.reading.attributes.lexicon import FLOW, FLOW_FIRST, LIGHT_FIRST, starts
from taizhang.reading.attributes.naming import name_before
from taizhang.reading.attributes.nouns import noun_after
from taizhang.reading.attributes.phrases import Name, clean, fix_ends
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.verbs import has_name, head_verb, only_verbs
from taizhang.reading.drafts import Draft
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import words

_CATEGORY_UNITS = frozenset(("money", "measure", "count", "person"))
_BOUNDED = words("lexicon", "bounded")
_CATEGORY = lazy(r".{0,12}?(?:项目|企业|工程|单位|园区|村|社区)")
_INVESTED = ("固定资产投资", "项目投资", "工业投资", "项目完成投资")
"""Sums that are reported of projects above a size only (500万元以上固定资产投资)."""
_TAXED = ("小规模纳税人", "个体工商户")
"""Those who are told apart by what they sell (月销售额10万元以下的小规模纳税人)."""
_AFTER_COUNT = ",。;、(和"
"""What follows a count that is not told further; nothing at all, being in every string, with them."""
_OVER = lazy(
    r"(?:\(含\)|及|或|级)?以上|以下(?=“|(?:的)?[一-龥]{0,8}(?:机组|锅炉|煤矿|矿井|矿山|小矿|水库|电站|泵站|渔船"
    "|[^农]村(?!民)|学校|企业|项目|家庭|农户|人口|情况|群体|群众|小规模纳税人|个体工商户)(?!数|总))"
)
_OTHER_HOLDERS = words("lexicon", "holders")
_VILLAGE = lazy("(?:自然|行政|中心)?村(?![民医级集干务])|自然[屯寨]|居民小区|较大自然村")
"""What households or people bound, before what is done for it (20户以上自然村|通硬化路)."""
_VILLAGES = lazy("村寨|村落|村组|安置[点区]|聚居[点区]|搬迁点")
_AT_LEAST = lazy("(?:不少于|不低于|至少|有|达到?|共)$")
"""What stands between a category and how many of it there are to be (过5亿元项目|不少于5个)."""
_HAS_LAST = frozenset("有达共计将已")
_HAS = lazy(r"(?:[已就]?[有达]|共有?|共计|预计|将|已)$")
_MEASURED = lazy(
    r"(?:量|额|率|面积|人数|次数|人口|收入|长度|规模|里程|价格|浓度|高度|得分|床位|海拔|库容|装机)(?:达到|达|在|超过|突破|为)?$"
)
"""Quantities that a category may be bounded by besides those that projects and firms are (年货邮吞吐量达到1万吨以上的机场)."""


def is_category(here: Surroundings) -> bool:
    """Say whether ``亿元以上项目15个`` is meant: a bound in the name of a category of things that are counted or merely
    named."""
    quantity, following, right = here.quantity, here.following, here.right
    over = ("以上" in right or right.startswith("以下")) and _OVER.match(right) is not None
    rest = (_OVER.sub("", right) if over or "以上" in right else right).removeprefix("的").strip()
    if over and rest and rest[0] not in "、,和及以左,)" and _after_count(here):
        return True
    if over and " " in right and _OVER.sub("", right)[:1] == " ":
        return False
    if over and _AMONG_BIG.match(rest) is not None and _STANDS.search(here.left) is not None:
        return True
    if over and not rest and here.closing == ")" and quantity.family == "money":
        return name_before_bound(here.left)
    if over and quantity.family == "percent" and following is not None and _RATED.search(here.left) is not None:
        counts = following.quantity.family == "count" and following.right[:1] in ",。;、(和占"
        return counts and noun_after(rest)[0].endswith((*_OTHER_HOLDERS, *_RATED_THINGS))
    or_so = quantity.family == "money" and right.strip().removesuffix("超") in _OR
    if or_so and following is not None and here.left.endswith(_EXCEEDS):
        return following.quantity.family == "money" and is_category(following)  # 超50亿元、百亿元大项目
    if over and quantity.unit is None and quantity.multiplier > 1 and following is not None and rest[:2] in _SOUGHT:
        return following.quantity.family == "count"  # 5000万以上项目1个: of money, though no 元 says so
    if quantity.family not in _CATEGORY_UNITS or not rest or rest[0] in "、,和及以左,)并" or rest[:2] == "标准":
        return False
    noun = _HAS.sub("", noun_after(rest)[0])
    if following is None and not over and not quantity.bare and here.left.endswith("投资达") and right[:1] == "的":
        return noun.endswith(_OTHER_HOLDERS)  # 投资达1860万元的东湖公路
    if over and quantity.family == "money" and rest.startswith((*_INVESTED, *_TAXED)):
        return True
    if over and quantity.family == "person" and here.left.endswith(_CASUALTIES) and "事故" in noun[:_ACCIDENT]:
        return True  # 未发生一次死亡3人以上的道路交通事故
    if over and quantity.family == "person" and following is not None and following.quantity.family == "count":
        named = noun == clean(rest) and not starts(noun, FLOW_FIRST) and not starts(noun, LIGHT_FIRST)
        if named and following.right[:1] in _AFTER_COUNT:
            return True  # 受理5人以上集体访32批
    if over and here.left.endswith("海拔"):
        return True
    if over and right[:3].endswith("的") and _MEASURED.search(here.left) is not None and _NO_THING.match(rest) is None:
        return True
    if over and following is not None and _MEASURED.search(here.left) is not None:
        counts = following.quantity.family in ("count", "person") and following.right[:1] in _AFTER_COUNT
        if counts and right.endswith(("有", "达", "共", "为", "数", *_OTHER_HOLDERS)):
            return True
    if over and following is not None and following.quantity.unit == quantity.unit and noun.endswith("面积"):
        return True
    if quantity.bare and quantity.family == "money":
        return (
            over
            or here.left.endswith(("超", "超过", "过"))
            or (here.left.endswith("上") and right[:1] == "的")
            or noun.removesuffix("数").endswith((*_OTHER_HOLDERS, "产业", "集群", "产业链", "工程"))
            or noun.startswith(("项目", "企业"))
        )
    if (
        not over
        and following is not None
        and following.quantity.family in ("count", "person")
        and following.quantity.unit != quantity.unit
        and here.left.endswith(_EXCEEDS)
        and _AT_LEAST.sub("", clean(right)) == noun
        and noun.endswith((*_OTHER_HOLDERS, *_SUCH_THINGS))
        and following.right[:1] in _AFTER_COUNT
    ):
        return True
    if (
        not over
        and right[:1] == "的"
        and following is not None
        and following.quantity.family in ("count", "person")
        and following.quantity.unit != quantity.unit
        and following.right[:1] in _AFTER_COUNT
        and not noun.endswith(("基础", "目标", "基数"))
        and _MEASURED.search(here.left) is not None
    ):
        return True  # 出警量超过1000次的消防站达到13个
    if not over and quantity.family == "money" and _worth_each(here, noun):
        return True
    if noun == "等" or noun.endswith(("上", "基数", "基础")):
        return False  # 到位资金200亿元以上|等
    if not over and quantity.family == "money" and here.left.endswith(_EXCEEDS) and _MANY.match(right) is not None:
        return True  # 投资总额超1000万美元项目数比上年增长52%
    if not over and quantity.family == "money" and _bounds_too(here, noun):
        return True
    if not over and not (
        right.startswith("的") and here.left.endswith(("超", "超过", "达", "达到", "不低于", "大于", "过", "突破"))
    ):
        return False
    if quantity.family == "money":
        return (
            following is None
            or following.quantity.family in ("count", "person", "percent")
            or (following.quantity.family == "money" and _NEXT_BOUND.search(following.left) is not None)
            or here.previous is not None
            or (over and _FIRMS_DO.match(rest) is not None)
            or (over and following.quantity.family == "money" and _OVER.match(following.right) is not None)
        )
    if quantity.unit in ("家", "个", "项", "件", "名", "所", "处", "条", "座"):
        return False
    if quantity.unit in ("户", "人") and over and (_VILLAGE.match(noun) or _VILLAGES.search(noun)):
        return True
    return noun.endswith(_OTHER_HOLDERS) and not (quantity.unit == "户" and noun.endswith("企业"))


def _worth_each(here: Surroundings, noun: str) -> bool:
    """Say whether an amount right before its projects is what each is worth of those counted next (1—10亿元|项目4个)."""
    following = here.following
    return (
        following is not None
        and following.quantity.family == "count"
        and following.right[:1] in _AFTER_COUNT
        and clean(here.right) == noun
        and noun in _OTHER_HOLDERS
        and not here.left.endswith(_SUMS)
    )


_SUMS = ("资金", "投资", "额", "安排", "下达", "完成", "达", "达到")
"""What stands before an amount that is a sum."""


def _bounds_too(here: Surroundings, noun: str) -> bool:
    """Say whether an amount is the next bound of a category after another (投资超10亿元、|20亿元的项目)."""
    before = here.previous
    return (
        before is not None
        and here.left.strip() in _OR
        and before.quantity.family == "money"
        and before.left.endswith((*_EXCEEDS, "突破"))
        and noun.endswith(_OTHER_HOLDERS)
    )


_CASUALTIES = ("死亡", "受伤", "伤亡", "遇难", "死伤")
"""What an accident is bounded by (一次死亡3人以上的事故)."""
_ACCIDENT = 8
_MANY = lazy("的?[一-龥]{0,6}(?:项目|企业)数")
_SOUGHT = ("项目", "企业", "工程", "工业", "产业")
_OR = frozenset(("、", "和", "或"))
_NEXT_BOUND = lazy("^的[一-龥]{2,12}[和、及与](?:一批|若干)?超过?$")
"""What stands between the bounds of two categories (形成一批超100亿元|的优势产业集群和超|20亿元的特色产业集群)."""


def _after_count(here: Surroundings) -> bool:
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
    "|装机(?:容量|规模)?|库容|床位|规模|产能|高度|宽度|长度)(?:超过?|过|达到?|在|不低于)?"
)
"""What stands between how many things there are and the bound in their name."""
_EXCEEDS = ("超", "超过", "过")
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
_PUT_IN = ("投入", "投资")
_RATED_THINGS = ("村", "乡镇", "镇街", "街道", "县", "区县", "县区", "社区", "学校", "部门", "行业")
"""What a rate bounds (贫困发生率在20%以上的|贫困村|92个)."""
_MADE = lazy("^(?:建成|新建|打造|引进|培育|创建|改造|建设)(?![和与及])(?=[一-龥]{2})")
"""What was done with the things whose size follows (建成|面积500亩以上的基地)."""
_NO_THING = lazy("[一-龥]{0,4}(?:目标|任务|水平|规模|要求|标准|能力|产能|增[长速幅]|速度|[，。])")
"""What follows a value that bounds nothing (产量达到50万吨以上的水平)."""
_AMONG_BIG = lazy("(?:城市|县市区|县[区市]?|市|区|地区|国家|省[份区]?)(?:的?(?:首位|第|前列|之首|榜首|最))")
_STANDS = lazy("^.*[居列名](?:于)?(?:全[国省市]|中国|世界|全球)")
"""Places of a size among which one ranks (居全国人口500万以上|城市首位)."""
_FIRMS_DO = lazy(
    "[一-龥]{0,8}?(?:(?:企业|工业|商业|单位)(?:累计|共|全年|已)?(?:完成|实现)"
    "|(?:固定资产|项目|改造|技改)(?:累计|共|全年|已|实际|完成|实现)+投资)"
)
"""Firms above a size with what they made (年销售收入500万元以上|工业企业实现|利税), and works with what they took."""
_DID = lazy(
    "(?:(?<=企业)|(?<=工业)|(?<=商业)|(?<=单位))(?:累计|共|全年|已)?(?:完成|实现)(?=..)"
    "|(?:(?<=资产)|(?<=项目)|(?<=改造)|(?<=技改))(?:累计|共|全年|已|实际|完成|实现)+(?=投资)"
)
_BESIDE = "国有及"
"""Those of the state whatever their size, beside a category (国有及500万元以上非国有工业)."""
_NOTHING_OR_PAST = frozenset(("", "超", "超过", "过"))
"""What may stand between how many there are and the bound in their name (6个|过亿元项目)."""
_SIZES = frozenset(("分", "亩"))
"""Units of what bounds people and things beside money (600分以上126人, 50亩以上38户)."""


def bounds_count(here: Surroundings) -> bool:
    """Say whether an amount bounds the things whose count follows at once (引进企业137家,其中注册资金千万元以上46家;
    存栏100头以上的12户)."""
    following = here.following
    if _THOSE.fullmatch(here.right.strip()) is not None:
        return (
            following is not None
            and following.quantity.family in ("count", "person")
            and following.quantity.unit != here.quantity.unit
            and here.quantity.family != "percent"
            and (following.right[:1] in _AFTER_COUNT or _counts_them(here, following))
            and (here.right[:1] != "的" or here.left.endswith(_PASSING))
        )
    return (
        (here.quantity.family == "money" or here.quantity.unit in _SIZES)
        and following is not None
        and following.quantity.family in ("count", "person")
        and _OVER.fullmatch(here.right.strip()) is not None
        and following.right[:1] in _AFTER_COUNT
    )


def _counts_them(here: Surroundings, following: Surroundings) -> bool:
    """Say whether what money bounds is counted before its noun (总投资500万元以上的|120个项目)."""
    return here.quantity.family == "money" and "以上" in here.right and _CATEGORY.match(following.right) is not None


_THOSE = lazy(f"(?:{_OVER.pattern})?的(?:预计|将|已|约|可)*(?:有|共有?|达到?)?")
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
    return clean(left).strip("、,和与及") in _BOUNDED


def serve_thresholds(drafts: list[Draft]) -> None:
    """Give thresholds and baselines the mood and strength of the figure they serve, and counts their category's
    full name."""
    for i, draft in enumerate(drafts):
        if draft.kind.role == "value":
            continue
        served = drafts[i + 1] if i + 1 < len(drafts) and drafts[i + 1].here.sentence == draft.here.sentence else None
        counted = drafts[i - 1] if i and drafts[i - 1].here.following is draft.here else None
        draft.period = None
        if draft.kind.role == "threshold":
            if (
                counted is not None
                and (draft.here.left.strip("、 ") in _NOTHING_OR_PAST or _after_count(draft.here))
                and not ("、" in draft.here.left and served is not None and served.here.previous is draft.here)
                and counted.here.quantity.family in ("count", "person")
            ):
                served = counted
                name_category(draft, counted, before=True)
                money = drafts[i - 2] if i > 1 and drafts[i - 2].here.following is counted.here else None
                if money is not None and money.here.right[:1] == "的" and money.name.text in _INVESTED_IN:
                    all_of_them = counted.name.text.removeprefix(counted.name.verb)
                    money.name = Name(all_of_them + money.name.text, "", "head carried over")
            elif counted is not None and counted.here.quantity.family == "percent" and bounds_share(draft.here):
                served = counted
                name_share(draft, counted)
            elif served is None or served.here.previous is not draft.here or draft.here.right.strip() in _OR:
                name_category(draft, None, before=False)
        if served is not None:
            # Of several bounds of the same thing (收入2000万元以上或税收200万元以上的企业) each serves what they bound.
            near = drafts[i + 1 : i + 1 + _NEAR] if served is not counted else []
            after = (one for one in near if one.here.sentence == draft.here.sentence)
            last = next((one for one in after if one.kind.role != "threshold"), served)
            draft.mood, draft.strength = last.mood, last.strength
            if draft.kind.role == "baseline" and served.name.rule.startswith(("same as", "no name")):
                served.name.text = draft.name.text


def name_category(draft: Draft, served: Draft | None, *, before: bool, like: str = "") -> None:
    """Name a threshold by the quantity it bounds (else the category noun), and the count it serves by the
    category's full name; ``like`` is the noun of a category named before, for one that leaves its noun out."""
    here = draft.here
    bounded = name_before(here, draft.kind).removesuffix("过").removesuffix("上")
    if ("居" in bounded or "列" in bounded) and (stands := _STANDS.match(bounded)) is not None:
        draft.name = Name(bounded[stands.end() :], "", "threshold")
        return
    quantity_name = next((word for word in _BOUNDED if bounded.endswith(word)), "")
    if quantity_name and (each := _EACH.search(bounded)) is not None:
        quantity_name = each.group()
    bound = _OVER.match(here.right)
    over = "" if bound is None else bound.group()
    past = here.right[len(over) :].removeprefix("的")
    noun = next((sum_ for sum_ in _INVESTED if past.startswith(sum_)), "") or noun_after(past)[0].rstrip("和与及")
    listed = here.right.strip() in _OR
    if not noun and listed and here.following is not None:
        noun = noun_after(here.following.right.removeprefix("的"))[0]  # 超50亿元、百亿元|大项目
    if not noun and served is not None and here.right[-1:] == "的" and _counts_them(here, served.here):
        noun = noun_after(served.here.right)[0]  # 投资10亿元以上的8个|重大工程
    noun = "" if noun in EXPECTED else noun
    if not quantity_name and here.quantity.family != "money" and _MEASURED.search(bounded) is not None:
        quantity_name, noun = _MADE.sub("", bounded), _HAS.sub("", noun)
    if not quantity_name and here.quantity.family == "money" and bounded[-1:] == "额":
        quantity_name = bounded
        while (did := starts(quantity_name, FLOW_FIRST)) and did[-2:] != "投资":
            quantity_name = quantity_name[len(did) :]  # 立案侦办偷逃税额|50万元以上的案件
    if not quantity_name and not noun and _THOSE.fullmatch(here.right.strip()) is not None:
        quantity_name = _STATED.sub("", bounded)
    next_bound = here.left[:1] == "的" and _NEXT_BOUND.search(here.left) is not None
    exceeds = not over and here.left.endswith(_EXCEEDS) and not next_bound
    if not quantity_name and exceeds and noun and (has_name(bounded) or bounded in _PUT_IN) and not listed:
        quantity_name = _MADE.sub("", bounded)
    if not quantity_name and bounded.endswith(_CASUALTIES):
        quantity_name = bounded.removeprefix("未").removeprefix(head_verb(bounded)).removeprefix("发生").removeprefix("的")
    category = _CATEGORY.match(noun)
    counts = not quantity_name and here.quantity.family != "money" and "的" in noun
    bounds = noun[: noun.index("的")] if counts else quantity_name or (category.group() if category else noun)
    draft.name = Name(bounds or bounded, "", "threshold")
    if served is None or served.kind.measure not in ("level", "share"):
        if served is not None and served.kind.measure == "growth" and (over or exceeds) and not before:
            grown = served.name.text
            if len(noun) > 1 and grown.startswith(noun[:2]):  # 亿元以上企业|增长20%; 超亿元项目数|增长20%
                past_it = here.left[-1:] if exceeds else ""
                bound_text = f"{quantity_name}{past_it}{{{here.quantity.start}:{here.quantity.end}}}{over}"
                served.name = Name(bound_text + grown, "", "count of a category")
        return
    source = served.here if before else here
    lead = clean(source.left)
    if quantity_name and quantity_name in lead and not before:
        lead = lead[: lead.rfind(quantity_name)]
    beside = _BESIDE if _BESIDE in lead else ""
    verb = "" if beside else lead if lead in FLOW else head_verb(lead).removesuffix("过")
    verb = "" if verb == "拥" else verb  # 拥有年销售收入500万元以上的企业32家
    more = here.left[-1:] if not over and here.left.endswith(("超", "过", "上")) else ""
    more = "超过" if more == "过" and here.left[-2:-1] == "超" else more
    if not over and here.left.endswith("突破"):
        more = "突破"
    if here.left.endswith("规模以上"):
        more = "规模以上"  # 规模以上|亿元企业284家
    what = clean(past) if before else _OVER.sub("", served.kind.stem.strip()).removeprefix("的")
    if before:
        what = noun
        became = noun_after(past)[1]
        if not verb and what in _OTHER_HOLDERS and only_verbs(became):
            verb = became  # 6个过亿元项目|开工建设
    else:
        what = _plain_stem(what)
        what = (_HAS.sub("", what) if what[-1:] in _HAS_LAST else what) or noun
    what = _DID.sub("", what)
    unit = served.here.quantity.unit
    firms = unit == "家" or (unit == "户" and draft.name.text.endswith(_OF_FIRMS))
    things = "企业" if firms else "户" if unit == "户" else "项目"
    what = what or like or ("" if _MEASURED.search(bounded) else things)
    served.name = Name(
        f"{beside or verb}{quantity_name}{more}{{{here.quantity.start}:{here.quantity.end}}}{over}{what}",
        verb,
        "count of a category",
    )


def name_share(draft: Draft, served: Draft) -> None:
    """Name the share of those whom an amount bounds, and what it bounds."""
    here = draft.here
    told = here.left[here.left.index("的") + 1 :]
    bound = _OVER.match(here.right)
    over = "" if bound is None else bound.group()
    held = fix_ends(_PASSES.sub("", told))
    quantity = next((word for word in _BOUNDED if held.endswith(word)), held)
    if (each := _EACH.search(held)) is not None:
        quantity = each.group()
    draft.name = Name(quantity, "", "threshold")
    served.name = Name(f"{told}{{{here.quantity.start}:{here.quantity.end}}}{over}", "", "count of a category")


_PASSES = lazy("(?:均)?(?:超过?|过|达到?|突破|不低于)$")
_OF_FIRMS = ("纳税", "税收", "纳税额", "产值", "营业收入", "销售收入", "利润")
"""What firms have, which are counted in 户 too."""
EXPECTED = frozenset(
    ("有", "达", "共有", "预计", "将", "已", "已有", "约", "可", "预计将", "预计达到", "预计有", "将达到", "达到")
)
"""What stands before how many they are, where they are named no further (年纳税超500万元的|预计达到65户)."""
_EACH = lazy("(?:家庭|农民|农户|居民)?年?(?:人均|户均|亩均)[一-龥]{2,6}$")
"""What is bounded of each (家庭人均年收入|8000元以下)."""
_STATED = lazy("^(?:其中|已建成|已建|已|建成|年)+(?=..)")
_INVESTED_IN = frozenset(("总投资", "投资", "计划总投资", "概算总投资"))
"""What stands before the works that so much is put into (总投资60亿元的22个亿元以上项目)."""
_NEAR = 6
"""A category that leaves its noun out is one of the last so many figures' kind."""


def noun_of_last(drafts: list[Draft], here: Surroundings) -> str:
    """Return the noun of the category counted last before ``here`` in its paragraph, or an empty string."""
    for draft in reversed(drafts[-_NEAR:]):
        if draft.here.sentence != here.sentence:
            return ""
        if draft.name.rule == "count of a category":
            return draft.name.text.rpartition("}")[2].rpartition("以上")[2]
    return ""


def noun_counted(drafts: list[Draft], counted: Draft) -> str:
    """Return what was counted in the same unit before ``counted`` in its sentence, or an empty string."""
    for draft in reversed(drafts):
        if draft.here.sentence != counted.here.sentence:
            return ""
        if draft.here.quantity.unit == counted.here.quantity.unit and draft.kind.role == "value":
            named = draft.name.text.rpartition("}")[2].rpartition("以上")[2]
            if "超" in named[:4]:
                continue  # 投资超千万的5家,500万元以上的4家: its own noun is left out too
            return named.removeprefix(draft.name.verb) or named
    return ""


def bound_before(drafts: list[Draft], bound: Draft) -> Name:
    """Return the name of the bound before ``bound`` in its sentence, else its own (注册资金千万元以上46家,亿元以上5家)."""
    for draft in reversed(drafts):
        if draft.kind.role == "threshold" and draft.here.sentence == bound.here.sentence:
            return draft.name
        if draft.here.sentence == bound.here.sentence and "超" in draft.name.text:
            held = draft.name.text.partition("超")[0]  # 投资超千万的5家,500万元以上的4家
            return Name(held, "", "threshold") if held in _BOUNDED else bound.name
    return bound.name


def _plain_stem(text: str) -> str:
    """Return the words between a category's bound and its count without adverbs at their end."""
    return clean(text).removesuffix("分别").removesuffix("各").strip("、,的")
