"""Heads that several names share, and heads that a short name borrows."""

from collections.abc import Sequence

from taizhang.reading.attributes.lexicon import FLOW, FLOW_FIRST, starts
from taizhang.reading.attributes.phrases import lead_off
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.tails import beyond_kind, full_head, joined, told_alike
from taizhang.reading.indicators import find
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import alternation, words

_LIST_GAP = lazy(r"^[ \n]{0,3}(?:以上|左右|以内|以下)?[ \n]{0,3}[、,和与及/][ \n]{0,3}(?:(?:人均)?每[人年月日])?$")
_URBAN_RURAL = lazy(r"^城[、和]?乡(常住)?((?:居民|低保|最低生活).+)$")
_CARRIED = lazy(
    "(?:全社会|全[国省市县区])?(?:完成)?([一-龥]{2,8}?)(?:共|将|累计)*(?:完成)?([客货]运量)[和、及]((?:旅客|货物)?周转量)"
)
"""What was carried by what means, and how far (公路运输完成货运量和货物周转量)."""
_PARTS = lazy(r"^(?:第?一、?二、?三?(?:次)?产业?|三[次大]产业)(?!结构|比)(.*)$")
_SOME_PARTS = lazy(r"^(第[一二三](?:产业)?(?:[、和与]第?[一二三](?:产业)?){1,2})(?<=产业)(.*)$")
_BARE_PARTS = lazy(r"^([一二三]{2})产业?(.*)$")
_SHORT_MEMBER = 4
"""A member of so few characters may leave out what the one before it begins with (商品房销售面积、销售额)."""
_BOTH_SIDES = {
    "支出": "收入",
    "收入": "支出",
    "贷款": "存款",
    "进口": "出口",
    "出口": "进口",
    "出栏": "存栏",
    "存栏": "出栏",
}
"""What is said after the other side of the same thing, whose head it leaves out (一般公共预算收入和支出)."""
_COUNTS = frozenset(("人次", "批次", "人数", "户数", "件数", "起数", "次数"))
_HOW_MUCH = frozenset(("授权量", "申请量", "出栏量", "存栏量", "登记量", "成交量", "办结量", "受理量"))
"""How much was done of what the head before names."""
_SHORT = frozenset(words("lexicon", "short_heads"))
_VALUED = lazy(
    "(?:接待(?:人数|人次|游客)|游客(?:人数|人次)|总产值|增加值|产值|营业收入|主营业务收入|销售收入|总产量|产量)$"
)
"""Values of an industry, which the next member of a list may leave out with its industry (…增加值和投资)."""
_FIRMS = lazy(
    "规模(?:以上)?[一-龥]{2,8}?(?=主营业务收入|销售收入|营业收入|总产值|产值|增加值|利税|利润)"
    "|[一-龥]{2,8}?(?:企业|工商户|合作社)(?=投资总额|注册资[本金]|总投资|从业人员|主营业务收入|营业收入"
    "|总产值|增加值|产值|利税|利润)"
)
OF_FIRMS = frozenset(
    (
        "利润总额",
        "利税总额",
        "利税",
        "利润",
        "税金",
        "上交税金",
        "上缴税金",
        "入库税金",
        "实交税金",
        "实缴税金",
        "上缴税收",
        "资产总额",
        "负债总额",
        "主营业务收入",
        "应交增值税",
        "销售收入",
        "营业收入",
        "投资总额",
        "注册资本",
        "注册资金",
        "从业人员",
        "外方认缴额",
    )
)
"""Sums that belong to the firms of which the words before told (规模以上工业销售收入、利税、利润分别增长)."""
_AGED = lazy(r"(?:\d{1,3}-)?\d{1,3}(?:周?岁|年)(?:及?以[上下])?")
"""A class of ages, which takes what is counted from the last of its list."""
_ORDINAL = lazy("[一二三]")
_DEPOSITS = lazy(r"^(.*?)存(?:款?[、和])?贷款(.*)$")


_MODIFIERS, _NOUNS = (alternation(words("lexicon", f"relational_{part}")) for part in ("modifiers", "nouns"))
_RELATIONAL_LAST = frozenset(noun[-1] for noun in words("lexicon", "relational_nouns"))
_RELATIONAL = lazy(f"(?:{_MODIFIERS}){{1,3}}(?:{_NOUNS})")


def relational(text: str, *, known: bool = False) -> bool:
    """Say whether a name leaves open whose it is (到位资金, 审批时限) and is none that stands on its own.

    ``known`` takes one that the dictionary has too, as where the name before it was one of a series (…率, …率).
    """
    return (
        len(text) <= _LONGEST_RELATIONAL
        and text[-1:] in _RELATIONAL_LAST
        and text not in _HANDED_OUT
        and not text.startswith(_TAKEN_BACK)
        and (_RELATIONAL.fullmatch(text) is not None or (text[-1] == "率" and text[:-1] in _ACTS))
        and (known or find(text, None, "level") is None)
    )


_HANDED_OUT = frozenset(("发放资料", "发放材料", "散发资料", "印发资料"))
"""What is handed out, whatever was told before it."""
_TAKEN_BACK = ("追缴", "追回", "收缴", "清退", "上缴", "挽回", "没收", "退还")
"""What is done with money that belongs to nothing counted beside it (完善制度12项,追缴资金7万元)."""
_LONGEST_RELATIONAL = 8
_ACTS = frozenset(word for word in (*FLOW, *words("lexicon", "states")) if len(word) == len("办结"))
"""What is done with things or how they stand, whose rate is theirs."""


DIVISIONS = frozenset(
    (
        "镇",
        "乡",
        "街道",
        "乡镇",
        "行政村",
        "自然村",
        "村",
        "社区",
        "村民小组",
        "办事处",
        "居委会",
        "县",
        "区",
        "市",
        "县区",
        "区县",
        "县市区",
        "市县",
        "县(区)",
        "县(市)",
        "县(市、区)",
        "村民委员会",
    )
)
"""What a place is divided into: area, people and sums told after them are the place's (5个街道、3个镇,总面积560平方公里)."""


def owner_of(text: str) -> str:
    """Return whose a relational noun is that ``text`` ends with (企业开办审批时限 → 企业开办), else ``text``."""
    found = _RELATIONAL_TAIL.search(text, 2)
    return text if found is None else text[: found.start()].removesuffix("总")


_RELATIONAL_TAIL = lazy(_RELATIONAL.pattern + "$")


_ACT = 2
"""A verb with its object in two characters (改炕, 改灶)."""


_GRADES = frozenset("一二三四五甲乙丙")


def alike_head(last: str, text: str) -> str:
    """Return a short name with the head of the one before, whose end begins as it does (省级示范镇3个、示范点5个)."""
    at = len(last) - len(text)
    if at > 1 and text[1:2] == "级" and text[1:] == last[at + 1 :] and text[0] != last[at] and text[0] in _GRADES:
        return last[:at] + text  # 总承包一级企业20家、二级企业30家
    works = last.endswith(_WORKS_OR_SO) and last[0] not in "已未"
    if works and 2 * _ACT <= len(text) <= _WORKS_AT and text[-_ACT:] == last[-_ACT:]:
        stage, other = starts(text, FLOW_FIRST), _STAGED.search(last)
        if other is not None and stage == text[:-_ACT]:
            return last[: other.start()] + text  # 活动室新建项目9个,改造项目11个
    if len(text) == _ACT and at > 1 and last[at] == text[0] != "公" and last[at:] != text:
        return last[:at] + text
    alike = _ACT < len(text) <= 2 * _ACT and at > _ACT and last.startswith(text[:2], at) and last[at:] != text
    return last[:at] + text if alike else ""


_WORKS_AT = 6
"""Works called by their stage have names of at most so many characters (新开工项目)."""
_WORKS_OR_SO = ("项目", "工程")
_STAGED = lazy("(?<=[一-龥]{2})(?:新建|改建|扩建|改扩建|续建|改造|维修|新开工|修缮|加固)(?:项目|工程)$")
"""Works with their stage, behind what is built (活动室|新建项目)."""


def alike_stem(last: str, text: str) -> str:
    """Return a short name with what stood in the one before, in front of the stem that both have (农村低保户5户、低保对象8人),
    or an empty string."""
    stem = last.find(text[:2], 2) if _ACT < len(text) <= 2 * _ACT else 0
    return last[:stem] + text if stem > 1 and len(last) - stem < len(text) else ""


_PRODUCED = lazy("(?<=.[业产工])总?产值$")


def value_added(last: str) -> str:
    """Return the value added of what ``last`` names the output of (规模以上工业总产值…,增加值…), or an empty string."""
    produced = _PRODUCED.search(last)
    return "" if produced is None or last[0] in "全总" else last[: produced.start()] + "增加值"


def elided_head(text: str, last: str) -> str:
    """Put the head that ``last`` began with before a short name: 产量 after 粮食播种面积 → 粮食产量."""
    if last == text or last in ("占地", "用地"):
        return text
    if text == "完成率" and last[-2:] == "投资":
        return last + text  # 完成固定资产投资27亿元,完成率60%
    last = last.removesuffix("增幅").removesuffix("增速").removesuffix("新增") or last
    of_state = text in _LEVELS_OF_STATE
    if of_state and (levels := _ALL_LEVELS.match(last)) is not None:
        return text + last[levels.end() :]
    if of_state and (level := _LEVEL_OF_STATE.search(last)) is not None:
        return _TWO_LEVELS.sub("", last).replace(level.group(), text, 1)
    for measure in _MEASURES:
        if last == measure and text in ("利润", "利税", "税收", "产值", "增加值"):
            return text  # 实现营业收入16.8亿元、利润1.2亿元: nobody's in particular
        if last.endswith(measure) and len(last) > len(measure):
            whose = _whose(last, measure)
            if measure == "面积" and (taken := next((how for how in _HOW_TAKEN if whose.endswith(how)), "")):
                return joined(whose.removesuffix(taken), text)
            return last + text if measure == "项目" else joined(whose, text)
    if text in _HOW_MANY and last.endswith(("净增", "新增")):
        last = last[:-2]  # 规上企业净增15家、总数突破200家
    if text.endswith("投资"):
        last = last.removesuffix("建设")
    return text + last if of_state else last + text


def _whose(last: str, measure: str) -> str:
    """Return the head of a name that ends with a measure, without how that is told."""
    whose = last[: -len(measure)]
    if whose.endswith(_MEANS) and len(whose) > len("平均") + 1:
        return whose[:-2]  # 小麦平均单产452公斤,总产27.5万吨
    return whose


_MEASURES = (
    "发展",
    *("播面", "播种面积", "种植面积", "饲养量"),
    *("施工面积", "竣工面积", "销售面积", "新开工面积", "待售面积", "面积"),
    *("总产量", "资产总额", "总资产", "资产"),
    *("全长", "总长", "总里程", "里程"),
    *("利润总额", "主营业务收入", "营业收入", "销售收入", "利润"),
    *("总产", "单产", "亩产", "产量"),
    *("年产值", "年产量", "年销售收入", "年营业收入", "年营收", "营收", "产值"),
    *("销售额", "零售额", "交易额", "总产值", "增加值"),
    *("年度计划投资", "年度投资计划", "年度投资", "计划总投资", "总投资"),
    *("利税总额", "利税", "投资", "项目"),
    *("存栏", "出栏", "总量", "规模", "总数", "数量"),
    *("参保人数", "参保人员", "参合人数", "参合人员", "人数", "起数", "件数", "次数"),
)
"""Measures whose head the next name may leave out; the first that fits is taken."""
_MEANS = ("平均", "最高", "亩均", "年均", "户均")
"""How a value is told that another of the same things is not told so."""
_HOW_TAKEN = ("总建筑", "建筑", "总占地", "占地", "用地", "播种", "种植", "收获", "收割", "收购", "移栽")
"""What says how an area is taken and not of what it is (建筑面积5万平方米,床位500张)."""
_HOW_MANY = ("总数", "总量", "数量")
_LEVELS_OF_STATE = ("省级", "市级", "国家级", "县级", "区级", "州级", "自治区级", "旗县级", "盟市级", "旗级")
_ALL_LEVELS = lazy("(?:承担|承办)?(?:(?:国家|[省市县区州乡镇])、?){2,4}[两二三四]级")
"""The levels of all of which those were told (省市两级实事项目25项,其中省级|11项)."""
_TWO_LEVELS = lazy("(?:国家|省|市|县|区)级?、(?=[省市县区]级)")
"""A level beside that which a part of what was counted leaves out (获省、市级奖27项,其中省级2项)."""
_LEVEL_OF_STATE = lazy("国家级|自治区级|省级|盟?市级|州级|(?:旗|市)?[县区]级|旗级")


def split_heads(text: str, count: int) -> list[str]:
    """Split a shared head into ``count`` names: 城乡居民人均可支配收入 → 城镇…, 农村…; an empty list where it does not split."""
    if (named := _in_one_word(text, count)) is not None:
        return named
    if "”“" in text and text.count("”“") == count - 1 and text[:1] == "“":
        *heads, last = text.replace("”“", "”|“").split("|")
        tail = last[last.index("”") + 1 :]
        return [*(head + tail for head in heads), last]  # “一网通办”“免证办”事项
    if "口径" in text and (ways := _WAYS.search(text)) is not None and ways.start() > 1:
        text = text[: ways.start()] + ways[1] + ways[3] + "、" + text[: ways.start()] + ways[2] + ways[3]
    whose, and_its, part = text.partition("及其占")
    if and_its and count == _TWO:
        return [lead_off(whose), lead_off(whose) + "占" + part]  # 产值及其占工业总产值比重
    per = _PER_UNIT.match(text)
    if per is not None and (rest := _HEAD_JOINTS.split(text[per.end() :]))[count - 1 : count] and len(rest) == count:
        alike = all(1 < len(one) <= _LONGEST_USE and _PER_UNIT.match(one) is None for one in rest[1:])
        if alike and any(one.endswith(_USED) for one in rest[1:]):
            return [per.group() + one for one in rest]  # 万元GDP能耗、水耗
    text = _INDICATORS.sub("", _SUMMED_UP.sub("", text.removesuffix("居前").removesuffix("靠前")))
    text = text.replace("方面的", "", 1) if "方面的" in text[2:] else text
    if "分别" in text:
        text = text.replace("分别", "", 1)  # 化肥、种子|分别进口
    if (named := _in_one_more_word(text, count)) is not None:
        return named
    heads = [lead_off(head) for head in text.split("、") if head]
    if len(heads) != count:
        heads = [lead_off(head) for head in _HEAD_JOINTS.split(text) if head]
    if len(heads) != count:
        return []
    named = told_alike(heads) or _owned_by_first(heads, count)
    if named is None:
        named = _ending_as_last(heads, count)
    if named is not None:
        return named
    last = heads[-1]
    told = beyond_kind(heads)
    if told:
        return [*(head + told for head in heads[:-1]), last]
    return [*(full_head(head, last) for head in heads[:-1]), last]


def _in_one_word(text: str, count: int) -> list[str] | None:
    """Split what names two or three things in one word (城乡, 存贷款, 一二产业), or return None."""
    urban = _URBAN_RURAL.match(text)
    if urban is not None and count == 2:
        resident = urban.group(1) or ""
        town = "城镇" if urban.group(2).startswith("居民") else "城市"
        return [f"{town}{resident}{urban.group(2)}", f"农村{resident}{urban.group(2)}"]
    both = _DEPOSITS.match(text) if count == 2 else None
    if both is not None:
        return [f"{both.group(1)}{kind}{both.group(2)}" for kind in ("存款", "贷款")]
    if count == 2 and "周转量" in text and (carried := _CARRIED.match(text)) is not None:
        whose = carried.group(1)
        return [whose + carried.group(2), whose + carried.group(3)]
    if count == _TWO and (both := _TWO_CLASSES.search(text)) is not None:
        return [text[: both.start()] + one + text[both.end(2) :] for one in both.groups()]  # 一、二类低保人员补助标准
    if count == _TWO and text[:2] in _PAIRS and len(text) > _TWO:
        return [text[0] + text[2:], text[1] + text[2:]]  # 牛羊饲养量
    parts = _PARTS.match(text)
    if parts is not None and count in (2, 3):
        return [f"第{ordinal}产业{parts.group(1)}" for ordinal in "一二三"[:count]]
    named = _SOME_PARTS.match(text)
    if named is not None and len(ordinals := _ORDINAL.findall(named.group(1))) == count:
        return [f"第{ordinal}产业{named.group(2)}" for ordinal in ordinals]
    bare = _BARE_PARTS.match(text)
    if bare is not None and len(bare.group(1)) == count:
        return [f"第{ordinal}产业{bare.group(2)}" for ordinal in bare.group(1)]
    if count == _TWO and ("业和" in text or "宿和" in text or "发和" in text):
        trades = _TWO_TRADES.match(text)
        if trades is not None:
            return [f"{trades[one]}业{trades[3]}" for one in (1, 2)]  # 住宿和餐饮业
    return None


def _in_one_more_word(text: str, count: int) -> list[str] | None:
    """Split what names income and spending, or what is made and sold, in one word, or return None."""
    if count == _TWO and text.endswith(_BOTH_TOTALS):
        whose, _, total = text.rpartition("收支")
        return [f"{whose}收入{total}", f"{whose}支出{total}"]
    if count == _TWO and text.endswith(_MADE_AND_SOLD):
        at = text.rindex("产销")
        return [text[:at] + "产量", text[:at] + "销量"]
    return None


def _owned_by_first(heads: list[str], count: int) -> list[str] | None:
    """Give the members of a list what the first is of (项目个数、总投资), or return None."""
    if heads[0].endswith(_HOW_OFTEN) and len(heads[0]) > _TWO + 1 and all(one.endswith(_WHO) for one in heads[1:]):
        whose = heads[0][:-2]  # 事故起数、死亡人数
        return [heads[0], *(head if head.startswith(whose[-2:]) else whose + head for head in heads[1:])]
    if heads[1] in _SHORT and (number := _NUMBER_OF.search(heads[0])) is not None and number.start() > 1:
        whose = heads[0][: number.start()]
        return [heads[0], *(whose + head if head in _SHORT else head for head in heads[1:])]  # 项目个数、总投资
    if count == 2 and heads[1] in _SHORT and (value := _VALUED.search(heads[0])) is not None and value.start() > 1:
        return [heads[0], heads[0][: value.start()] + heads[1]]
    if count == 2 and _BOTH_SIDES.get(heads[1]) == heads[0][-2:] and len(heads[0]) > len(heads[1]):
        return [heads[0], heads[0][:-2] + heads[1]]
    if heads[1].startswith("总") and (at := heads[0].rfind("总")) > 1 and len(heads[0]) - at == len(heads[1]):
        return [
            heads[0],
            *(heads[0][:at] + head if head.startswith("总") else head for head in heads[1:]),
        ]  # 基金总收入、总支出
    if count == 2 and len(heads[1]) == 2 < len(heads[0]) - 1 and heads[0][-1] == heads[1][-1] and heads[1] in _COUNTS:
        return [heads[0], heads[0][:-2] + heads[1]]
    if count == 2 and heads[1] in _HOW_MUCH and heads[0][-1] == "量" and len(heads[0]) > len(heads[1]) + 1:
        return [heads[0], heads[0][: -len(heads[1])] + heads[1]]  # 发明专利拥有量、授权量
    short = len(heads[1]) <= _SHORT_MEMBER or heads[1].startswith("各项")  # 金融机构各项存款余额和各项贷款余额
    if count == 2 and short and len(heads[0]) > _SHORT_MEMBER and (at := heads[0].find(heads[1][:2])) > 0:
        return [heads[0], heads[0][:at] + heads[1]]
    level = _BY_LEVEL.fullmatch(heads[-1])
    if level is not None and (first := _LEVEL_LAST.search(heads[0])) is not None:
        whose, tail = heads[0][: first.start()], level[1]
        levels = [first.group(), *heads[1:-1], heads[-1][: -len(tail)]]
        if all(_LEVEL_LAST.fullmatch(one) for one in levels):
            return [whose + one + tail for one in levels]
    return None


def _ending_as_last(heads: list[str], count: int) -> list[str] | None:
    """Give the members of a list what only the last ends with (新建、改造|公园), or return None."""
    verb = starts(heads[-1], FLOW_FIRST)
    if verb and len(heads[-1]) > len(verb) and all(starts(head, FLOW_FIRST) == head for head in heads[:-1]):
        return [*(head + heads[-1][len(verb) :] for head in heads[:-1]), heads[-1]]  # 新建、改造公园
    if count == _TWO and (acts := _TWO_ACTS.match(heads[0] + "|" + heads[1])) is not None:
        return [acts[1] + acts[2] + acts[4], acts[1] + acts[3] + acts[4]]  # 货物进口和出口|通关时间
    sort = _SORT.match(heads[-1])
    if sort is not None and all(_SORT.fullmatch(head) for head in heads[:-1]):
        return [*(head + heads[-1][sort.end() :] for head in heads[:-1]), heads[-1]]  # 城镇和农村|人均住房面积
    first = _SORT_LAST.search(heads[0]) if sort is not None else None
    if first is not None and all(_SORT.fullmatch(head) for head in heads[1:-1]):
        whose, tail = heads[0][: first.start()], heads[-1][sort.end() :] if sort is not None else ""
        return [whose + one + tail for one in (first.group(), *heads[1:-1], heads[-1][: len(heads[-1]) - len(tail)])]
    of_level = _AT_LEVEL.match(heads[-1])
    if of_level is not None and all(head in _LEVEL_NAMES for head in heads[:-1]):
        return [*(head + heads[-1][len(of_level[1]) :] for head in heads[:-1]), heads[-1]]  # 省、市级|重点项目
    graded = _GRADED.match(heads[-1])
    if graded is not None and all(_GRADE_LAST.search(head) for head in heads[:-1]):
        tail = heads[-1][graded.end() :]
        return [*(head + tail for head in heads[:-1]), heads[-1]]  # 国家级、省级|龙头企业
    firms = _FIRMS.match(heads[0])
    if firms is not None and all(head in OF_FIRMS or head in ("增加值", "总产值") for head in heads[1:]):
        return [heads[0], *(firms.group() + head for head in heads[1:])]
    last = heads[-1]
    aged = _AGED.match(last)
    if aged is not None and all(_AGED.fullmatch(head) for head in heads[:-1]):
        return [*(head + last[aged.end() :] for head in heads[:-1]), last]
    return None


_LEVEL_NAMES = frozenset(("国家", "中央", "自治区", "省", "市", "州", "盟", "区", "县", "旗", "镇", "乡", "村"))
_AT_LEVEL = lazy("(国家|自治区|[省市州盟区县旗镇乡村])(?:[级属直](?=..)|(?=重点(?!县|区|市)|重大))")
"""Levels of government that share the word behind the last."""
_BOTH_TOTALS = ("收支", "收支决算", "收支总额", "收支总量")
"""Income and spending in one word each, of which a notice on accounts tells the sums."""
_MADE_AND_SOLD = ("产销量", "产销")
"""What was made and what was sold of one thing (汽车产销量分别为)."""
_TWO_CLASSES = lazy("([一二三四])[、和]([一二三四])(?=[类级期档等])")
"""Two classes of one sort, of which only the last is followed by the word for it."""
_TWO_TRADES = lazy("(批发|住宿)业?和(零售|餐饮)业(.*)$")
_WAYS = lazy(
    "((?:[省市县区州新老旧全大小]|中央|地方|国家|验资)口径)[、和与及]((?:[省市县区州新老旧全大小]|中央|地方|国家|验资)口径)([一-龥]{0,4})$"
)
"""Two ways in which one amount is reckoned (财政总收入省口径和市口径增幅)."""
_PER_UNIT = lazy("(?:万元|单位|亿元)(?:GDP|地区生产总值|国内生产总值|生产总值|工业增加值|增加值|产值)")
_LONGEST_USE = len("二氧化碳排放总量")
_USED = ("耗", "用水量", "用电量", "排放", "排放量", "强度", "用地")
"""What is used up or given off for so much output."""
_HOW_OFTEN = ("起数", "户数", "家数", "件数")
_WHO = ("人数", "经济损失", "损失数", "受伤数", "死亡数", "伤亡数")
_NUMBER_OF = lazy("(?:个数|数量|总数|项数|户数)$")
_LEVEL_LAST = lazy("(?:中央|省级?|市级?|区级?|县级?|自治区)$")
_BY_LEVEL = lazy("(?:中央|省级?|市级?|区级?|县级?|自治区)((?:财政|补助|专项|配套)*(?:资金|补助|投资|投入|拨款))")
"""Levels of government that a list of grants shares its noun between (校舍改造中央和省级资金)."""
_TWO = 2
_PAIRS = frozenset(("牛羊", "猪牛", "猪羊", "鸡鸭", "粮棉", "粮油", "稻麦", "桃李", "猪鸡"))
"""Two animals or crops in one word."""
_ACT_TAILS = "(?:通关|办理|审批|平均|办结)?(?:时间|时限|价格|标准|费用|成本|费率|税率|面积|人数|总量|总额|金额|周期|环节|材料|规模)"
_TWO_ACTS = lazy(
    rf"(?![^|]*{_ACT_TAILS}\|)([一-龥]{{2,10}}?)((?!收入|支出)[一-龥][^|数额率值])\|([一-龥]{{2}})({_ACT_TAILS})$"
)
"""Two acts or uses that share both their head and their tail."""
_SORTS_OF = (
    "昼间|夜间|白天|夜晚|城镇|城市|城区|农村|乡村|男性|女性|男|女|小学|初中|高中|公办|民办|国有|民营|中央|地方"
    "|国内|国际|境内|境外|市区|县区"
)
"""Sorts of which a list has one value each."""
_SORT = lazy(_SORTS_OF)
_SORT_LAST = lazy(f"(?<=[一-龥]{{2}})(?:{_SORTS_OF})$")
_GRADED = lazy("(?:世界级|国家级|自治区级|省级|市级|州级|区级|县级|镇级|[一二三四五]级|[3-5]A级)(?=..)")
_GRADE_LAST = lazy("(?:世界级|国家级|国家|自治区级|省级|市级|州级|区级|县级|镇级|[一二三四五]级|[3-5]A级)$")
"""Grades that a list shares its noun between (国家级、省级、市级龙头企业)."""
_SUMMED_UP = lazy(r"等?[两三四五六七八九十][大个][一-龥]{0,6}?(?:产业集群|产业链|产业|行业|集群|板块|领域|类)(?=[一-龥]{2})")
"""What a list of heads is called together (甲、乙、丙三大产业产值)."""
_INDICATORS = lazy("等?[两三四五六七八九十](?:项|大|个)(?:主要|核心|经济)?指标[^、]{0,16}$")
"""The same at the end of a list of indicators (甲、乙两项指标全面增长)."""
_HEAD_JOINTS = lazy(
    r"、|(?<!文化)和(?=旅游)|(?<=应用研究)和|和(?!谐|就业|试验|城乡建设|规划|旅游|零售|餐饮|商务|邮政|信息技术|技术服务|社会发展)"
    r"|与(?!试验|传媒|发展)|以及|(?<![普涉危波触顾惠])及(?![时格其])|,"
)


def list_positions(places: Sequence[Surroundings]) -> list[tuple[int, int]]:
    """Return for every quantity its position in, and the length of, the list of bare numbers it belongs to (1 where
    it is alone)."""
    out = [(0, 1)] * len(places)
    i = 0
    while i < len(places):
        j = i
        while j + 1 < len(places) and places[j + 1].previous is places[j] and _goes_on(places[j]):
            j += 1
        for k in range(i, j + 1):
            out[k] = (k - i, j - i + 1)
        i = j + 1
    return out


def _goes_on(here: Surroundings) -> bool:
    """Say whether the number behind ``here`` goes on with its list, in which a page may have lost a mark."""
    if here.right:
        return _LIST_GAP.match(here.right) is not None
    following = here.following
    return following is not None and here.quantity.family == "percent" == following.quantity.family  # 增长4%5%6%


ENTRIES_OF_ACCOUNTS = frozenset(
    f"{head}{entry}{tail}"
    for head in ("", "总", "当年", "本年", "基金")
    for entry in ("收入", "支出", "结余", "收支结余", "滚存结余", "累计结余", "收支缺口")
    for tail in ("", "总计", "合计", "总量", "预算数", "决算数")
)
"""What an account takes in, pays or has left, said alone."""
