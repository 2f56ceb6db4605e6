"""Names of money by what it is spent on or called, and names that stand after the next number."""

import re

from taizhang.reading.attributes.lexicon import FLOW_LAST, ends
from taizhang.reading.attributes.nouns import generic, noun_after, reaches
from taizhang.reading.attributes.phrases import Name, clean, fix_ends, lead_off, light_off
from taizhang.reading.attributes.predicates import predicate_first
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.verbs import head_verb
from taizhang.reading.patterns import lazy

_SPENT_ON = lazy(
    r"^(?:(?:重点|全面|先后|集中|补助|扶持)(?=改造|建设|新建|实施|支持))?(?:用于|办好|办成|办理|加强(?=[一-龥]{4})|实施|"
    r"完成|推进|开展|支持|投向|进行|对|兴建|开发(?=[一-龥]{3})|扩建|建设|修建|新建|改造|采购|购置|购买|配备|更换|建成|建(?=[一-龥]{3})"
    r"|提升改造|改造提升|铺设|敷设|架设|改建|迁建|重建|续建|增设|翻修|整修|打造|拆除|硬化|亮化|绿化|维修|修缮|修整|整治|治理|安装|种植|栽植|疏浚|清淤|加固|升级)"
)
_SUCH = lazy("[^\\d,。;]{2,40}等\\d[\\d.]*[余多]?[个所家处座条项](?:的)?([一-龥]{2,12})")
"""Examples of what was made, before how many of it (新建了甲校、乙校等4所学校)."""
_AND_SUCH = lazy("、[^、]{1,20}等(?:辖?区内)?(?:各[式类种]|一批)?(?![级候地])([一-龥]{3,16})$")
"""Examples before the noun for all of them (修整甲路5号、乙路沿街等各式特色建筑)."""
MAKING_FOR = lazy("(?:的?目标)?(?:冲刺|迈进|进军|挺进|奋进|迈步)")
_DONE_TO = lazy(
    r"[对为][个所家处座座村户名条项]([一-龥]{2,16}?)(?:进行|实施|开展)(?:了)?([一-龥]{2,16}?)(?:的|$|[,。;])"
)
"""What money was spent on doing to so many things (投入1700万元对17个卫生院进行设备更新)."""
_AT = lazy("^在[一-龥、]{2,20}(?=实施|建设|新建|修建|改造|建成)")
"""Where money was spent (投入260万元,|在甲村、乙村|实施抽水工程3件)."""
_DEALT_WITH = lazy(
    r"(?:.{0,60}\d[\d.]*[余多]?万?(?:[个所家处座条项段户口栋台眼]|公里|平方米|米|亩)(?:的)?)?([^\d;。]{2,36}?)"
    r"(?:(?:进行|开展|实施)(?:了)?(?:全面|彻底|统一)?)?((?:(?!进行|开展|实施)[一-龥]){0,8}"
    r"(?:改造|维修|修缮|修复|绿化|提升|大修|整治|治理|加固|硬化|改建|扩建|装修|翻修|亮化|美化|清淤|检修))(?=[,。;]|$)"
)
"""What was done with it, and to what or how many (投资33万元,对|东湖公园进行绿化提升)."""
_STOP = lazy("[;。]")
_PAUSE = lazy(r"[,。;]")
_DIGIT = lazy(r"(?<!“)(?<!“\d)(?<!“\d\d)\d(?![\d.]*(?:[kK][vV]|千伏))")
_AMOUNT = lazy(r"\d[\d.]*[余多]?[万亿千百]{0,2}(?:平方米|公里|[个米处座条户套亩所家名口台盏栋幢])?的?")


def spent_on(here: Surroundings, following: Surroundings | None) -> Name | None:
    """Name money by what it is spent on: 投入7000万元完成20个老旧小区改造 → 老旧小区改造投入; None where nothing follows."""
    verb = head_verb(here.left)
    if here.right[:2] == "作为" and verb and (fund := _FUND.match(clean(here.right)[2:])) is not None:
        return Name(verb + fund.group(), verb, "money by what it is spent on")  # 划拨650万元作为会战专项经费
    if here.right[:1] in _SPENDS and _GIVEN.search(clean(here.left)) is not None:
        return _given_for(here, following)
    if verb == "安排" and not here.right and following is None and lead_off(clean(here.left)) == verb:
        return _spent_next(here.after_comma, "")
    if not verb and following is None and not here.right and lead_off(clean(here.left)) == _PUT_IN:
        return _spent_next(here.after_comma, _PUT_IN)
    if verb in ("支出", "拨付", "拿出") and here.right.strip() == "为":
        return _spent_for(here, following, "支出")  # 支出234万元|为8165名对象实施医疗救助
    if verb not in ("投入", "投资", "筹措", "筹集", "整合", "统筹", "总投资") or here.right[:1] in tuple("、,和及"):
        return None
    if not here.right and following is None:
        alone = lead_off(clean(here.left)).removeprefix("计划") == verb != "总投资"
        alone = alone and (here.left[:1] != "、" or here.previous is None)  # 续建项目5个、投资1.2亿元,新建项目7个
        alone = alone and _WORKS_TOLD.search(here.lead) is None  # 实施项目12个,投资3.2亿元,新建道路12公里
        return _spent_next(here.after_comma, verb) if alone else None
    right = _HOW_SPENT.sub("", clean(here.right))
    act = _SPENT_ON.match(right)
    if right[:1] == "将" and (remade := _REMADE.match(right)) is not None:
        return Name(remade[1] + remade[2] + verb, "", "money by what it is spent on")  # 投资4万元|将小医院改造成农贸市场
    if act is None:
        betters = _BETTERS.match(clean(here.right)) if following is None or here.right[-1:] in "、," else None
        if betters is not None:
            return Name(betters.group(1) + verb, "", "money by what it is spent on")  # 投入3亿元|持续改善人居环境
        return _spent_for(here, following, verb)
    served = (
        _DONE_TO.match(here.right + following.quantity.unit + following.right)
        if following is not None and following.quantity.unit
        else None
    )
    if served is not None:
        return Name(served.group(1) + fix_ends(served.group(2)) + verb, "", "money by what it is spent on")
    goal = _PAUSE.split(fix_ends(light_off(lead_off(right[act.end() :]))))[0]
    if act.group() == "对":
        goal = _CARRIED_OUT.sub("", goal, count=1)  # 投资12万元对云溪路|进行提升改造
    if following is not None and (not goal or following.right[:1] not in tuple("、,和及")):
        goal += from_following(following)
    goal = _FROM_WHERE.sub("", goal) if goal[:1] == "从" else goal
    goal = fix_ends(re.split(r"[、,。;](?![^建改])", goal)[0]) if len(goal) > 30 else goal
    return Name(goal + verb, "", "money by what it is spent on") if goal else None


def _spent_for(here: Surroundings, following: Surroundings | None, verb: str) -> Name | None:
    """Name money by what was done with it for so many (投入1500万元|为约20万困难群众购买医疗保险)."""
    if following is None or here.right.strip().rstrip("约近超")[-1:] not in _TO_WHOM:
        return None
    while following.following is not None and _PAUSE.search(following.right) is None:
        following = following.following  # 为170所学校|1.8万名学生实施营养改善计划
    done = _DONE_FOR_THEM.search(_PAUSE.split(clean(following.right))[0])
    return None if done is None else Name(light_off(done.group()) + verb, "", "money by what it is spent on")


_REMADE = lazy("将([一-龥“”]{2,16}?)(改造|改建|升级|提升|扩建)(?:改造)?(?:成|为)")
_FROM_WHERE = lazy("从[^,。;]{2,16}?[到至][^,。;]{2,14}?长(?=[一-龥]{2})")
"""From where to where something leads, before what it is (从养殖场到大丰路长|水泥路)."""
_CARRIED_OUT = lazy("(?:进行|开展|实施)了?(?:全面|彻底|统一)?(?=[一-龥]{2})")
_HOW_SPENT = lazy("^(?:持续|大力|全力|着力|不断|深入|有序|加快|积极|扎实)(?=(?:实施|推进|开展|支持|完成|建设)[一-龥]{2})")
_BETTERS = lazy(
    "((?:持续|大力|全力|着力|不断|进一步|全面|积极)*(?:改善|发展|提升|完善|优化|加强|保障|促进|推动|化解|解决)[一-龥“”、]{3,20})(?=$|[,。;])"
)
"""What so much money was to better, right behind it."""
_WORKS_TOLD = lazy("(?:项目|工程)\\d[\\d.]*[个项处]$")
_DONE_FOR_THEM = lazy("(?:购买|发放|配备|安装|提供|建设|采购|改造|缴纳|代缴|支付|更换|实施|开展)[一-龥“”]{3,20}$")
_PUT_IN = "投入资金"
_SPENDS = frozenset("支用实推开建化兑保")
"""What words begin with that say what money was given for: a cheap test before the pattern."""
_GIVEN = lazy("(?:^|[,、年])(?:再|共|累计|又|已)*(?:拿出|统筹|安排|腾出|列支)(?:财政资金|资金)?(?:近|超过?|约|逾|了)?$")
"""Who gives money says only that it does (拿出|120亿元支持基层化债)."""


_FUND = lazy("[一-龥]{0,10}?(?:资金|经费|补助|贷款|基金|债券|费用)")
"""What the money itself is called (安排30亿元|建设资金)."""


def _given_for(here: Surroundings, following: Surroundings | None) -> Name | None:
    """Name money that is only said to be given by what it is for."""
    right = clean(here.right)
    act = _SPENT_ON.match(right)
    if act is None or _FUND.match(right) is not None:
        return None
    goal = _PAUSE.split(fix_ends(light_off(lead_off(right[act.end() :]))))[0]
    if following is not None and not goal:
        goal = from_following(following)
    return Name(goal + "资金", "", "money by what it is spent on") if goal else None


def _spent_next(after: str, verb: str) -> Name | None:
    """Name money by what the next comma-clause says was done with it (投资107万元,完成3公里公路硬化)."""
    after = _AT.sub("", after.lstrip("*"))
    act = _SPENT_ON.match(after)
    if act is None:
        named = _WORK_NEXT.match(after) if verb in ("投资", "投入", _PUT_IN) else None
        if named is not None and named[1] and verb != "投资":
            return None
        return None if named is None else Name((named[1] or named[2]) + verb, "", "money by what it is spent on")
    after = _STANDS_SO.sub("", after) if act.group() != "对" else after
    done = _PAUSE.split(after[act.end() :])[0].removeprefix("了")
    if act.group() == "对":
        dealt = _DEALT_WITH.match(_STOP.split(after, maxsplit=1)[0], 1)
        return None if dealt is None else Name(dealt[1] + dealt[2] + verb, "", "money by what it is spent on")
    such = _SUCH.match(done)
    if (long := _SO_LONG.match(done)) is not None:
        done = long.group(1) + long.group(2)  # 投资107万元,完成东山村9.3公里弹石公路
    such = such or _AND_SUCH.search(done)
    bare = such.group(1) if such else _AMOUNT.sub("", done) if _AMOUNT.match(done) else _DIGIT.split(done)[0]
    goal = fix_ends(light_off(lead_off(bare))).removesuffix("等")
    if goal and act.group().endswith(_SAID_WITH):
        goal = act.group() + goal
    return Name(goal + verb, "", "money by what it is spent on") if len(goal) > 1 else None


_STANDS_SO = lazy("(?<=[一-龥]{4})(?:现?已|正在|均已?|目前|全面|顺利|如期)[^,。;]*.*$")
"""How what was made stands, which is no part of its name (投入500万元,新建的广场|已全面建成)."""
_SO_LONG = lazy(r"([一-龥]{2,10})\d[\d.]*[余多]?(?:公里|千米|米|平方米|亩|延米)的?([一-龥、]{3,16})$")
"""Where or on what so much of a work was done, and what work."""
_WORK_NEXT = lazy(
    "([一-龥“”]{2,20}(?:建设|改造|工程|绿化|安装|亮化|硬化|维修|整治|治理))(?=\\d[\\d.]*[^,。;\\d]{1,4}[。;]|[。;])"
    "|([一-龥“”]{2,20}?(?:建设|改造|工程|项目|绿化|亮化|硬化|整治|治理|大?桥|道路|公路|大道|学校|医院|中心|水库|水?厂|公园|广场|泵站))"
    "(?:主体|基础|[一二三]期)?(?:工程|项目)?(?:已|基本|全面|全部|顺利|正在|即将|成效|进展|投入使用|竣工|完工|开工|建成|启动|通车|投用|封顶)"
)
"""The work that an item goes on to name, and nothing else (投资20万元,路灯安装40盏。), or to tell how it stands
(投资4500万元,东河大桥主体完工)."""
_SAID_WITH = (
    *(
        "改造",
        "新建",
        "提升",
        "铺设",
        "硬化",
        "亮化",
        "绿化",
        "维修",
        "修缮",
        "修整",
        "整治",
        "治理",
        "安装",
        "种植",
        "栽植",
    ),
    *("疏浚", "清淤", "加固", "升级"),
)
"""Doings that tell what the money was for, before what they are done to."""


def funds(giver: str, noun: str) -> Name:
    """Name money that is called something after its number: who gives it, or what is done, and its name."""
    giver = light_off(giver.removesuffix("拟")) or giver
    act = ends(giver, FLOW_LAST) or ("安排" if giver.endswith("安排") else "")
    who = giver[: -len(act)].removesuffix("拟") if act else giver
    return Name((act if not who and act != "安排" else who) + noun, "", "words on both sides of the number")


def from_following(following: Surroundings) -> str:
    """Return the name that stands after the next number, or an empty string where none does."""
    if following.right[:1] in "、,和及":
        return ""
    noun, predicate = noun_after(following.right)
    if reaches(predicate) or MAKING_FOR.match(following.right) is not None:
        return ""
    if noun:
        return predicate_first(noun, predicate) if generic(noun) else noun
    return fix_ends(light_off(lead_off(predicate)))[:12] if predicate else ""


def at_standard(here: Surroundings) -> Name | None:
    """Name what is paid out at so much for each (按1500元/人|的标准发放求职创业补贴)."""
    each = "/" in (here.quantity.unit or "") or "每月" in here.left[-8:] or "每年" in here.left[-8:]
    if "标准" not in here.right[:4] or not each:
        return None
    if (of_each := _AT_EACH.search(here.left)) is not None and here.previous is not None:
        return Name(lead_off(of_each.group(1)), "", "noun after the number")  # 、分散供养孤儿每人每月|1050元的标准
    paid = _PAID_AT.match(clean(here.right))
    return None if paid is None else Name(paid.group(1), "", "noun after the number")


_AT_EACH = lazy("^[、和]([一-龥]{2,12}每[人户]每[年月])(?:不低于|不少于)?$")
_PAID_AT = lazy("的?标准(?:进行)?(?:发放|给予|予以|支付|拨付)([一-龥]{2,16}?)(?=$|[,。;、])")


def recipients(here: Surroundings, following: Surroundings) -> Name | None:
    """Name those whom money goes to by what they are given, where they are called by a word that says too little
    (向5000户|家庭发放租金490万元, 为134家|企业融资3亿元)."""
    if following.quantity.family != "money" or (here.left.rstrip()[-1:] not in _TO_WHOM and not _FOR.search(here.left)):
        return None
    right = clean(here.right)
    whom = next((one for one in _RECEIVE if right.startswith(one)), "")
    given = fix_ends(right[len(whom) :]) if whom else ""
    if not 1 < len(given) <= _LONGEST_GIFT or not given.isalpha() or given[0] in "和及与":
        return None
    return Name(given + whom, "", "noun after the number with its predicate", noun=whom)


_TO_WHOM = frozenset("为向给")
_FOR = lazy("[为向给](?:[^,。;]{0,6}(?:区|市|县|省|辖区内?))$")
_RECEIVE = ("家庭", "企业", "单位", "商户", "个人")
"""Those of whom it says too little that they are, without what they were given."""
_LONGEST_GIFT = 10
