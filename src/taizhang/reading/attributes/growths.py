"""Names of growths and changes, from the words before the number and what was named before."""

from taizhang.reading.attributes.events import of_events, so_many
from taizhang.reading.attributes.heads import OF_FIRMS, elided_head, value_added
from taizhang.reading.attributes.kinds import CUT_FIRST, CUT_INSIDE, MOVES_FIRST, PAST_PLAN
from taizhang.reading.attributes.lexicon import UP, by_first, starts
from taizhang.reading.attributes.listing import whole_of_list
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.naming import name_before
from taizhang.reading.attributes.owning import object_of
from taizhang.reading.attributes.phrases import Name, clean, fix_ends, lead_off, light_off, moved_off, what_fared
from taizhang.reading.attributes.rates import OF_SECTOR, QUALITY, SHORT_HEADS, SHORTEST_QUICKER, SHORTEST_RATE
from taizhang.reading.attributes.said import Said
from taizhang.reading.attributes.standing import RATES_OF_GROWTH, standing
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.syntax import parse
from taizhang.reading.attributes.tails import joined, told_alike
from taizhang.reading.attributes.verbs import verb_of
from taizhang.reading.indicators import find
from taizhang.reading.patterns import lazy

_CONTRIBUTES = lazy("(?:对[^,。;]{2,16}?)?的?贡献率$")
"""What share a thing has in a growth, which it adds so many points to (投资|对经济增长的贡献率)."""
_PER_HEAD = lazy(r"^(.{2,}?)([人户亩]均)$")
_INDUSTRY = lazy("\\s*[一-龥]{1,6}(?:业|产业|部门|系统|行业)")
"""A clause that is nothing but an industry (轻工业,总产值增长8%)."""
_PACE = lazy("(?:左右|以上)?的(?:经济)?(?:增速|增长速度|速度|增长)(?!为|达|超|高|低)")
"""How a rate goes on that is the pace of the economy, where nothing else is said to grow."""
_AT_PRICES = lazy("按(?:可比|不变|现行)价格?(?:计算|核算)?$")
"""At what prices something is reckoned, before how it grew (规模以上工业增加值按可比价格计算,同比增长)."""
_RUNNING = lazy(r"连续第?(?:\d{1,2}|[一二三四五六七八九十]{1,3})年")
_UP_FIRST = by_first(UP)
_BARE_SHARES = frozenset(("占比", "比重", "比例", "份额", "占比重"))
_PACES = frozenset(("进度", "完成进度", "支出进度", "收入进度", "执行进度", "序时进度"))
_UNNAMED = frozenset(
    (
        *("其", "总", "增", "多", "少", "高", "低", "人均", "户均", "日均", "月均", "周均", "年", "月", "季", "日", "每年"),
        *("每月", "前移", "后移", "进位", "总量", "增加收入", "减少收入", "增加支出", "减少支出", "时间"),
        *("时限", "数量", "价格", "规模", "实现", "达到", "完成"),
        *RATES_OF_GROWTH,
    )
)
"""What may stand before a rate of growth and doesn't say what grew."""
_HELD_AT = lazy(
    "([一-龥]{2,12}?(?:指数|[^效]率|浓度|均值|指标|总量|排放量))(?:稳定|继续|持续|长期)?(?:稳定|保持|维持|控制|处于|优于|达到?)[^,。;\\d]{2,16}$"
)
"""What was held at a standard, before by how much less or more it was (高锰酸盐指数稳定在三类水标准,并|下降5.3%)."""
_HIGHER = ("", "高", "低", "快", "慢")
"""What compares a rate with itself before it (增长13.7%,同比高0.4个百分点)."""
_ACTS = ("实际办理", "办理", "审批", "办结", "平均")
"""Acts that are quicker: 提速 belongs to their name (实际办理提速84.5%)."""
_PACE_MOVED = lazy(
    "(?<=..)(增速|增幅)(?:[同环]比|[较比][^,。;]{1,8}?)?(?:分别|明显|大幅|有所|小幅)?(?:回落|放缓|加快|提高|提升|下降|收窄|扩大|减缓|回升)了?$"
)
"""A pace that moved by so many points."""
_PLACES = ("位", "名", "位次")
_RANKING = lazy(
    "[、,]?([^,。;]{0,24}?)((?:在?全[国省市县区州](?:的)?)?(?:综合)?(?:排名|位次|排位|名次))(?![列居第])(?=(?:[同环]比|[较比][^,。;]{1,12})?(?:进一步)?"
    "(?:前移|前进|上升|提升|进位|晋升|跃升|跃进|后移|后退|下滑|下降)了?$)"
)
"""What has a place among others, and that it moved by so many."""
AGAINST = ("相比", "相较", "比较")
"""How a clause ends that only says what is compared with."""

_SORT_OF_GOODS = lazy(
    "(?:食品(?:烟酒)?|烟酒(?:及用品)?|衣着|居住|生活用品及服务|家庭设备用品及(?:维修)?服务|医疗保健(?:和?个人用品)?"
    "|交通和?通信|教育、?文化[和、]?娱乐|娱乐教育文化用品及服务|其他用品[和及]服务|服务项目|消费品)类?"
)
"""What prices are told of by sorts, behind the index of them all (居民消费价格上涨2.5%。其中,|食品烟酒上涨9.1%)."""
_THOUGH = ("的情况下", "的背景下", "的形势下")
_REFERS = ("数额", "金额", "总额", "额度")
"""What only points to the amount before (落实投资7695万元,数额创历史新高,同比增长|6%)."""
_BOTH_SIDES = ("收、支", "收支")
_TOWN_AND_COUNTRY = frozenset(("城市", "城镇", "农村", "乡村"))
_TOLD_BY_TOWN = ("价格", "价格总水平", "零售总额", "消费品零售额")
"""What is told apart by town and country."""


def relative(said: Said, here: Surroundings, kind: Kind) -> Name:
    """Return the name of a growth, change, gap or rank."""
    text = name_before(here, kind)
    if text[:1] == "在" and here.right[:4] in _THOUGH:
        text = text[1:]  # 在商品材产量下降|5.7%的情况下
    found = _moved(said, here, kind, text)
    if found is not None:
        return found
    text = _without_moves(here, kind, text)
    found = _told_beside(said, here, kind, text)
    if found is not None:
        return found
    if kind.measure in ("gap", "rank"):
        return standing(said, here, kind, text)
    found = _of_sort(said, here, kind, text)
    if found is not None:
        return found
    if text[-1:] == "数" and (again := so_many(said.in_unit.get(here.quantity.unit, ""), text)):
        return Name(again, "", "growth named before the number")
    if not text or text in _UNNAMED or kind.rule == PAST_PLAN:
        return _unnamed(said, here, kind, text)
    found = _carried(said, here, kind, text)
    return _own(said, here, kind, text) if found is None else found


def _moved(said: Said, here: Surroundings, kind: Kind, text: str) -> Name | None:
    """Return the name of a move among others, or of what went quicker, or None."""
    if kind.measure == "change" and here.quantity.unit in _PLACES:
        if (moved := _RANKING.match(clean(here.left))) is not None:
            whose = fix_ends(lead_off(moved.group(1))) or said.last.text
            return Name(whose + moved.group(2), "", "growth named before the number")  # 公众安全感全省排名上升5位
        if said.measure in ("rank", "change"):
            return Name(said.last.text, "", "change of the name before")
    if kind.measure == "growth" and (len(text) < SHORTEST_QUICKER or text in _ACTS):
        words = clean(here.left)
        if words.endswith("提速"):
            act = text or fix_ends(lead_off(words).removesuffix("提速"))
            return Name(act + "提速", "", "growth named before the number")
    return None


def _without_moves(here: Surroundings, kind: Kind, text: str) -> str:
    """Return a name without the words of a move before it, or of a comparison behind it."""
    if kind.measure == "change":
        if here.quantity.family == "points" and (moved := MOVES_FIRST.match(text)) is not None:
            text = lead_off(text[moved.end() :])
        if text[-1:] in _HIGHER and text[:-1] in RATES_OF_GROWTH:
            text = text[:-1]  # 增长8%,比上年同期增速快1.5个百分点
    if kind.rule == "growth named earlier in the clause" and (cut := CUT_FIRST.match(text)) is not None:
        text = lead_off(text[cut.end() :])
    return text


def _told_beside(said: Said, here: Surroundings, kind: Kind, text: str) -> Name | None:
    """Return the name of a growth that is told by what stands beside it (拉动, 总计, 进度), or None."""
    if kind.rule == "growth named earlier in the clause" and (cut := CUT_INSIDE.search(text)) is not None:
        return Name(text[: cut.start()] + text[cut.end() :], "", "growth named before the number")
    if text[:2] == "拉动" and here.quantity.family == "points" and (base := said.base or said.last.text):
        base = "" if base.startswith("对") else base  # 对经济增长的贡献率达13%,拉动经济增长2个百分点
        base = _CONTRIBUTES.sub("", base)
        return Name(base.removesuffix("增加值") + text.removesuffix("增长") + "增长", "", "change of the name before")
    if text in _BOTH_SIDES and "总计" in here.left:
        return Name(text + "总计", "", "growth named before the number")  # 收、支总计各减少1267万元
    if text in _BARE_SHARES and kind.measure == "change" and said.measure == "share" and said.last.text:
        return Name(said.last.text, "", "change of the name before")  # 占比65.2%,占比提高1.2个百分点
    if text in _PACES and said.last.text and kind.measure == "change":
        return Name(said.last.text + text, "", "change of the name before")  # 完成预算的83%,比去年同期进度提高6个百分点
    return None


def _of_sort(said: Said, here: Surroundings, kind: Kind, text: str) -> Name | None:
    """Return the name of a growth of one sort (城市, 食品) of what was told before, or of a rate that was, or None."""
    growth = kind.measure == "growth"
    if growth and text in _TOWN_AND_COUNTRY and (whole := said.base or said.last.text).endswith(_TOLD_BY_TOWN):
        # 居民消费价格上涨1.0%。其中,城市上涨1.2%
        return Name(text + (whole[2:] if whole[:2] in _TOWN_AND_COUNTRY else whole), "", "head carried over")
    priced = growth and ("价格" in said.earlier.text or "价格" in said.last.text)
    if priced and _SORT_OF_GOODS.fullmatch(text) is not None:
        return Name(text + "价格", "", "growth named before the number")
    if kind.measure == "change" and here.quantity.family == "points" and text in _HIGHER:
        if not said.last.text and not here.lead and said.earlier.text.endswith("率"):
            return Name(said.earlier.text, "", "change of the name before")  # 参保率为95%。较上年提高了2个百分点
        grown = said.measure == "growth" and not said.last.text.endswith((*RATES_OF_GROWTH, "提速"))
        return Name(said.last.text + ("增速" if grown else ""), "", "change of the name before")
    return None


_SET_ASIDE = lazy("([^,。;]{3,24}?)(?:剔除|扣除|还原)[^,。;]{1,20}因素(?:的?影响)?[之以]?后?,?$")
"""What grew, in a clause that says what was set aside (增加值剔除变化因素后,同比增长)."""


def _unnamed(said: Said, here: Surroundings, kind: Kind, text: str) -> Name:
    """Return the name of a growth before which nothing stands that says what grew."""
    change = kind.measure == "change"
    if text in ("时限", "时间") and kind.rule == "growth named earlier in the clause":
        return Name(text, "", "growth named before the number")  # 精简材料40%,压缩时限|50%
    stepped = not text and change and here.quantity.family == "count"
    if stepped and here.quantity.unit != said.unit and here.quantity.unit in said.in_unit:
        # 事故17起、死亡225人,同比增加1起
        return Name(said.in_unit[here.quantity.unit], "", "change of the name before")
    opens = here.previous is None
    if not text and opens and _PACE.match(here.right) is not None and not what_fared(here.lead):
        return Name("经济", "", "growth named before the number")  # 7%左右的速度可以实现充分就业
    if opens and here.lead and not text and (held := _HELD_AT.match(clean(here.lead))) is not None:
        return Name(lead_off(held.group(1)), "", "growth of the name before")
    if opens and "因素" in here.lead and (aside := _SET_ASIDE.match(clean(here.lead))) is not None:
        return Name(lead_off(aside.group(1)), "", "growth of the name before")
    if opens and here.lead and (fared := what_fared(here.lead)) and fared not in _REFERS:
        return Name(fared, "", "growth of the name before")
    of_next = here.following is not None and here.following.quantity.family in _AMOUNTS
    if not text and of_next and here.right[:1] == "的" and (grew := fix_ends(clean(here.right))):
        return Name(grew, "", "name after the next number")  # 增长5%的|旅游收入6亿元
    base = (whole_of_list(said, here) if here.left[:1] in ",同比较与" else "") or said.base or said.last.text
    if said.measure == "share" and here.left.endswith("提高"):
        base = said.last.text  # 占一般公共预算收入82.4%,较上年提高|3.9%
    if base[-3:] == "完成率" and (task := _OF_TASK.search(base)) is not None:
        base = base[: task.start()]  # 研发费用16亿元,年度任务完成率107%;累计增速25%
    if said.last.verb in _LESS and here.left[-2:] in _FALLS and base == said.last.text:
        base = object_of(said.last)  # 降低采购成本1.1亿元,平均降幅5.6%
    if kind.measure == "growth" and base[-2:] == "占比" and said.measure == "share":
        base = base[:-2]  # 采矿业增加值占比达96%,同比下降|15.6%
    if "年均" in here.left[-6:]:
        base = base.removeprefix("年均")
    if text in RATES_OF_GROWTH and opens and here.lead:
        subject = parse(here.lead).subject
        base = subject if subject and not any(map(str.isdigit, clean(here.lead))) else base
    if not base:
        base = _of_clause_before(here)
        if base[-1:] == "位":
            base = _ROSE_IN_RANK.sub("", base)
        if not base and opens and (not here.lead or here.lead.endswith(AGAINST)):
            # 收入382万元。较上年减少158万元: what the sentence before told.
            apart = said.earlier_whole if (here.lead or here.left)[:1] == "与" else ""
            # 经费12万元,其中…8万元。与上年相比减少|1万元: the whole again
            base = apart or said.earlier_in_unit.get(here.quantity.unit) or said.earlier.text
            base = base if len(base) > 1 else ""
    if change and base.endswith("注销") and clean(here.left).endswith("净增"):
        return Name("净增" + base[:-2], "净增", "growth of the name before")  # 新登记企业652户,注销120户,净增532户
    again = change and base == said.last.text and said.last.verb[:1] == "新"
    if again and clean(here.left).endswith("净增"):
        return Name("净增" + object_of(said.last), "净增", "growth of the name before")  # 新认定企业432家,净增136家
    if change and text in RATES_OF_GROWTH and not base.endswith(text):
        return Name(base + text, "", "change of the name before")
    return Name(base, "", "growth of the name before")


_AMOUNTS = frozenset(("money", "measure"))


_ROSE_IN_RANK = lazy("(?<=[一-龥]{2})[由从][^,。;]{0,10}位(?:上升|提升|跃升|提高|前移|下降|后移|升|降)[到至为]?[^,。;]{0,8}位$")
"""How its rank moved, behind the name of what is told next (…收入由全国第十五位上升到第九位,年均增长)."""
_OF_TASK = lazy("(?<=[一-龥]{3})(?:年度|全年)?(?:目标任务|任务|目标|计划)完成率$")
_LESS = frozenset(("降低", "减少", "压减", "压缩", "削减"))
_FALLS = frozenset(("降幅", "减幅"))


def _of_clause_before(here: Surroundings) -> str:
    """Return what the clause before names, or an empty string where it states a number or what is compared with."""
    plain = _AT_PRICES.sub("", here.lead) if "价" in here.lead[-8:] else here.lead
    lead = fix_ends(light_off(lead_off(_RUNNING.sub("", clean(plain)))))
    lead = lead[len(starts(lead, _UP_FIRST)) :].removeprefix("了") or lead
    lead = lead.rpartition("未发生")[2] or lead  # 东溪镇未发生事故,同比减少1起
    told = not lead.endswith(AGAINST) and not any(character.isdigit() for character in lead)
    return moved_off(lead) if told else ""


def _carried(said: Said, here: Surroundings, kind: Kind, text: str) -> Name | None:
    """Return the name of a growth that borrows of the name before it, or of the clause before, or None."""
    bare = text
    for tail in RATES_OF_GROWTH:
        bare = bare.removesuffix(tail)
    if bare in OF_SECTOR and here.previous is None and here.lead and not (said.last.text and said.part == here.part):
        subject = QUALITY.sub("", parse(here.lead).subject)
        if len(subject) > 1 and not any(map(str.isdigit, here.lead)):
            return Name(joined(subject, bare if kind.measure == "growth" else text), "", "the clause before")
    each = _PER_HEAD.search(kind.stem)
    if each is not None and (at := said.last.text.find(each.group(2))) > 0:
        return Name(lead_off(clean(each.group(1))) + said.last.text[at:], "", "head carried over")
    short = len(text) == 2 < len(said.last.text) - 2 and find(text, None, "level") is None
    if kind.measure == "growth" and short and text[-1] == said.last.text[-1] and "、" in here.left[:1]:
        return Name(said.last.text[:-2] + text, "", "head carried over")
    if text[:1] == "占" and len(text) > 2 and (base := said.base or said.last.text):
        return Name(base + text, "", "share of the name before")
    if kind.measure == "growth" and (fund := said.of_fund(text)):
        return Name(fund, "", "head carried over")
    if kind.measure == "growth" and (whole := said.of_values(text)):
        return Name(whole, "", "head carried over")
    return None


def _own(said: Said, here: Surroundings, kind: Kind, text: str) -> Name:
    """Return the name of a growth that stands before it, with what it leaves out of the name before."""
    growth = kind.measure == "growth"
    if (cost := of_events(said.last.text, text)) != "":
        return Name(cost, "", "growth named before the number")
    if growth and text in OF_FIRMS and said.last.text[-1:] in _RATED and (at := said.last.text.rfind("企业")) > 0:
        text = said.last.text[: at + len("企业")] + text  # 规上企业资产负债率下降2.3个百分点,利润增长|3.2%
    elif growth and said.last.text and (text in SHORT_HEADS or text == "额") and find(text, None, "level") is None:
        text = elided_head(text, said.last.text)
    if growth and text[-1:] == "率" and (both := told_alike([said.last.text, text])):
        text = both[1]  # 刑事案件破案率上升2.7%,发案率下降|8.5%
    if growth and text in SHORT_HEADS and not said.last.text and _INDUSTRY.fullmatch(clean(here.lead)):
        text = clean(here.lead).strip() + text
    if growth and said.last.text.endswith("产量") and _GOODS.fullmatch(text) is not None:
        alone = here.previous is None and not here.left.startswith(("、", "和")) and said.measure == "growth"
        if alone and (find(text, None, "growth") or "_output").endswith("_output"):
            return Name(text + "产量", "", "head carried over")  # 水泥产量下降15.6%,粗钢下降3.6%
    invested = said.last.text == "固定资产投资" or said.last.text.endswith("产业投资")
    if growth and invested and here.continues and text.endswith("产业"):
        return Name(text + "投资", "", "head carried over")  # 分产业看,第一产业增长12%
    if growth and "产品产量" in (here.head or here.subject or here.lead) and _GOODS.fullmatch(text):
        return Name(text + "产量", "", "head carried over")  # 从主要产品产量看,精制茶增长20%
    if text == "增加值":
        text = value_added(said.last.text) or text
    if kind.measure == "change" and here.quantity.family == "points" and not text.endswith(RATES_OF_GROWTH):
        pace = _PACE_MOVED.search(clean(here.left))
        text += pace.group(1) if pace is not None else ""  # 投资增速回落16个百分点
    if growth and len(text) > SHORTEST_RATE and text.endswith(RATES_OF_GROWTH):
        text = text.removesuffix("年均")
        text = text[: -max(len(tail) for tail in RATES_OF_GROWTH if text.endswith(tail))]
    return Name(text, verb_of(text), "growth named before the number")


_RATED = frozenset("率面")
"""What ends a rate that firms have (资产负债率, 亏损面)."""
_GOODS = lazy("[一-龥()]{0,11}[^量率值额度数积价费入出口资款业]")
"""Goods, of which no more is said than how much more or less was made."""
