"""What an amount is called once the words round it are in order."""

import re
from collections.abc import Callable

from taizhang.reading.attributes.accounts import of_own_level
from taizhang.reading.attributes.around import IN_ALL, Around
from taizhang.reading.attributes.carried import after_noun
from taizhang.reading.attributes.counted import before_noun
from taizhang.reading.attributes.granting import granted
from taizhang.reading.attributes.leadson import WHERETO
from taizhang.reading.attributes.lexicon import FLOW, FLOW_FIRST, LIGHT_FIRST, PAYING, starts
from taizhang.reading.attributes.nouns import generic, noun_after
from taizhang.reading.attributes.phrases import Name, clean, fix_ends, lead_off, light_off
from taizhang.reading.attributes.rates import SHORT_HEADS
from taizhang.reading.attributes.spending import MAKING_FOR, from_following, funds, spent_on
from taizhang.reading.attributes.stating import state
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.verbs import has_name, head_verb, verb_of
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import alternation, words

_PLANTS = words("lexicon", "plant_words")
_FUNDS = (
    *("资金", "债券", "国债", "贷款", "补贴", "经费", "基金", "奖金", "补助", "前期费", "工作费", "管护费"),
    *("款物", "善款", "捐款", "救助款", "慰问金", "救助金", "助学金"),
)
_FUND_FOR = lazy(
    "([一-龥“”]{0,16}?(?:资金|经费|基金|债券|国债|贷款|前期费))(?=(?:扶持|支持|用于|资助|助力|推动|保障|奖励|帮助)[一-龥])"
)
"""What money is called before what it is for (安排2亿元|专项资金支持企业技改)."""
_BEFORE_RATE = lazy(r"^(.{2,}?)(?:(?<=断面|源地)水质|[一-龥]{2}率|(?:水质)?(?:优良|达标|合格)?(?:比例|占比)$)")
_FOR = frozenset("为对给向")
_ALONG = ("全线", "沿线", "段", "两岸", "沿岸", "周边")
"""Where a stretch is: what it is follows its length."""
_PAID = lazy(
    "([^,。;、年计总完实累]{2,20}|)(?:年度|年|累计|共|全年)?(?:实现|完成)?"
    "(?:销售收入|营业收入|主营业务收入|销售额|总产值|产值|增加值|税收|利润|利税|总投资|计划总投资|年度投资|计划投资|年度计划投资"
    "|意向投资|意向总投资|协议投资|协议总投资|合同投资)$"
)
"""What is counted, and what money of it the next number states (75家企业年销售收入18亿元)."""
_PAID_OUT = lazy(f"已(?:全部|经)?(到账|到位|{alternation(PAYING)})")
"""What became of a part of money (其中2亿元已到账)."""
_OWN_PROJECT = lazy("的([^,。;、\\d]{3,20})(?:[、和](?:总投资|投资|计划投资)|(?<=[一二三]期)|(?<=项目)|(?<=工程))$")
"""What the money is put into where the next of a list has its own (投资3.2亿元的污水处理厂二期、投资…)."""
_WATER = lazy("(?:[(]?[头只匹][)]?){0,3}大?(?:牲畜|家畜|畜禽)的?((?:安全)?饮水(?:安全|困难)?(?:问题)?)")
"""What people and animals are both given (解决1.5万人、6800头大牲畜的饮水困难)."""
_OF = lazy("的(?:(?:省|市|县|区|国|境|海)(?:外|内)|外地|本地)?$")
_OF_LAST = frozenset("的外内地")
"""What tells those counted apart, and where they are, before how many of them there are (结对帮扶的省外|80个贫困县)."""


def _by_state(around: Around) -> Name | None:
    """Name an amount by its state, by where its stretch lies, or by whose money or rate the next number tells."""
    said, here, kind = around.said, around.here, around.kind
    following, right, family = here.following, here.right, here.quantity.family
    if (
        family in ("count", "person")
        and (known := state(said, here, kind, around.before, around.noun, around.predicate)) is not None
    ):
        return known
    if (
        right
        and here.quantity.family == "measure"
        and around.before.endswith(_ALONG)
        and around.noun
        and not around.predicate
    ):
        return Name(
            around.before + around.noun, verb_of(around.before), "words on both sides of the number", noun=around.noun
        )
    if following is not None and following.quantity.family == "percent" and around.noun:
        rated = _BEFORE_RATE.match(around.noun)
        around.noun = rated.group(1) if rated else around.noun
    if (
        following is not None
        and following.quantity.family == "money"
        and (paid := _PAID.match(clean(right))) is not None
    ):
        around.noun, around.predicate = paid.group(1), ""
        named = has_name(around.before)
        if not around.noun and named:
            return after_noun(said, here, kind, around.before)
    return None


def _by_name_before(around: Around) -> Name | None:
    """Name an amount by what was named or counted before, and money by what it was spent on or granted for."""
    said, here = around.said, around.here
    previous, following, family = here.previous, here.following, here.quantity.family
    after_count = previous is not None and previous.quantity.family in ("count", "person")
    if family == "money" and after_count and said.money and around.before and said.last.noun.endswith(around.before):
        return Name(said.last.noun + said.money, "", "head carried over")
    if after_count and said.last.text[:1] == "“" and said.last.noun and around.before.startswith(said.last.noun):
        return Name(said.last.text + around.before[len(said.last.noun) :], "", "head carried over")
    if around.before in ("", "向", "朝着", "朝") and MAKING_FOR.match(here.right) is not None and said.last.text:
        return Name(said.last.text, "", "same as the name before")
    if family == "money":
        spent = of_own_level(said, here) or spent_on(here, following)
        if spent is not None:
            return spent
        grant = granted(here, said.last)
        if grant is not None:
            return grant
    return None


def _by_fund(around: Around) -> Name | None:
    """Name money by the fund it is from, or by what was built with it."""
    here = around.here
    following, right, family = here.following, here.right, here.quantity.family
    if family == "money" and around.noun and (purse := _FUND_FOR.match(around.noun)) is not None:
        around.noun, around.predicate = purse.group(1), ""
    called = around.noun.endswith(_FUNDS) and following is None and not here.right.startswith("的")
    if family == "money" and around.before and called:
        return funds(around.before, around.noun)
    if (
        family == "money"
        and right[:1] == "的"
        and (did := verb_of(around.before))
        and around.before[len(did) :].removeprefix("了") in SHORT_HEADS
    ):
        around.before = around.before[len(did) :].removeprefix("了")  # 建成投资3亿元的|污水处理厂
    if family == "money" and right[:1] == "的" and around.before.endswith("投资"):
        staged = _STAGE_OF_MONEY.fullmatch(around.before)
        alone = following is None or (following.quantity.family == "count" and not following.right.strip())
        if staged is not None and around.noun and alone:
            return Name(around.noun + (staged[1] or "") + "投资", "", "head carried over")  # 一期投资2500万元的|供水厂
        money = _OWN_MONEY.search(around.before)
        if staged is None and around.noun and alone and money is not None and not verb_of(around.before):
            return Name(money[1] + around.noun + money[2], "", "head carried over")  # 云江集团总投资8亿元的|光伏项目
    if family == "money" and right[:1] == "的" and (each := _each_with_money(around)) is not None:
        return each
    counts = right[:1] == "的" and following is not None and following.quantity.family == "count"
    if counts and family == "money" and around.before.endswith("总投资"):
        around.before = "总投资"  # 服务好总投资|56亿元的12个重点项目
    elif family == "money" and right[:1] == "的" and around.before.endswith("投资"):
        head = "总投资" if around.before.endswith("总投资") or here.left.rstrip().endswith("总投资") else "投资"
        led = around.before.removesuffix("投资").removesuffix("总")
        while led and (verb := starts(led, FLOW_FIRST) or starts(led, LIGHT_FIRST)):
            led = led[len(verb) :]
        if not led or led[-1:] in _JOINS:
            around.before = head  # 启动总投资4亿元的|基础设施项目, 道路征迁和投资8000万元的|改建工程
    if around.before in SHORT_HEADS and family == "money" and right.startswith(("的", "各类")):
        own = _OWN_PROJECT.match(right) if following is not None else None
        counted_noun = around.noun if following is None else own.group(1) if own else from_following(following)
        if "等" in counted_noun and following is None and (such := _AND_SUCH.fullmatch(counted_noun)) is not None:
            counted_noun = such.group(1)  # 总投资4300万元的|东湖小学等学校建设
        works = counted_noun.removesuffix("建设")
        if following is not None and generic(works) and following.quantity.family == "count" and "、" in right:
            counted_noun = clean(right).removeprefix("的").removesuffix("等") + works
        if counted_noun in _PASSING:
            counted_noun = clean(right).removeprefix("的")  # 投资6亿元的|甲厂等6个过亿元项目
        counted_noun = counted_noun.removesuffix("等")
        if counted_noun:
            return Name(counted_noun + around.before, "", "head carried over")
    return None


_JOINS = frozenset("和及与")
_PASSING = frozenset(("过", "超", "超过"))
"""What stands between how many there are and the bound in their name (6个|过|亿元项目)."""


def _each_with_money(around: Around) -> Name | None:
    """Name the money of one of several things listed with what each costs (投资1亿元的动漫产业园、1.2亿元的|油茶项目), or None."""
    here, last = around.here, around.said.last.text
    previous, following = here.previous, here.following
    if around.before in SHORT_HEADS and following is not None and following.quantity.family == "money":
        own = _LISTED_WORK.fullmatch(here.right) if following.right[:1] == "的" else None
        return None if own is None else Name(own[1] + around.before, "", "head carried over")
    if previous is None or previous.quantity.family != "money":
        return None
    work = _LISTED_WORK.fullmatch(previous.right)
    if work is None or not around.noun or not last.startswith(work[1]) or last[len(work[1]) :] not in SHORT_HEADS:
        return None
    return Name(around.noun.removesuffix("等") + last[len(work[1]) :], "", "head carried over")


_LISTED_WORK = lazy("的([^,。;、\\d]{2,20}?)(?:、|和|及|以及|与)")
_STAGE_OF_MONEY = lazy(
    f"(?:{alternation(tuple(one for one in FLOW if not one.endswith('投资')))}|推进|加快推进|全力推进|抓好|做好)*"
    "了?(?:一[家个座条处所批])?([一二三四首前]期|计划|新增)?投资"
)
"""What is only said to be begun or put in, in which stage of the work, before how much it costs."""


_OWN_MONEY = lazy("^([一-龥]{3,12}?)((?:计划)?总投资)$")
"""Whose the work is on which so much is spent."""


def _on_both_sides(around: Around) -> Name | None:
    """Name an amount by the words on both its sides, where those before say which of the things after."""
    here = around.here
    if (
        here.left.rstrip()[-1:] in _OF_LAST
        and _OF.search(clean(here.left)) is not None
        and around.noun
        and len(around.before) <= 10
        and has_name(around.before)
        and around.before[0] not in _FOR
        and not re.search(r"政府|部门|确定", around.before)
    ):
        return Name(
            around.before + around.noun, verb_of(around.before), "words on both sides of the number", noun=around.noun
        )
    previous = here.previous
    if (
        previous is not None
        and here.left[:1] == "、"
        and previous.right == here.left
        and previous.quantity.unit == here.quantity.unit
        and around.noun
        and around.predicate
        and around.said.last.rule == "words before the number"
        and has_name(around.before)
    ):
        # 四类对象83户、非四类对象12户|危房改造全部完工
        return Name(around.before + around.noun, "", "words on both sides of the number", noun=around.noun)
    field = around.before.endswith("阶段") or (
        around.before.endswith(("大行业", "大领域", "大产业")) and "、" in around.before
    )
    if around.noun and field and (not around.predicate or around.before.endswith("阶段")):
        return Name(around.before + around.noun, "", "words on both sides of the number", noun=around.noun)
    if len(around.noun) > 8 and "的" in around.noun and "、" in around.noun[: around.noun.index("的")]:
        around.noun = around.noun[around.noun.rindex("的") + 1 :] or around.noun
    return None


def _by_noun(around: Around) -> Name | None:
    """Name an amount by the noun after it, with what its stretch, its plant or its verb adds."""
    said, here, kind = around.said, around.here, around.kind
    right, family = here.right, here.quantity.family
    counted = family in ("count", "person") or here.quantity.unit is None
    named = has_name(around.before)
    verb_only = not named or around.before == head_verb(here.left)
    if (
        family == "measure"
        and around.noun
        and named
        and not verb_only
        and not around.predicate
        and _is_stretch(here, around.before)
    ):
        return Name(
            around.before + around.noun, verb_of(around.before), "words on both sides of the number", noun=around.noun
        )
    meant = verb_only and said.last.text and not here.left.rstrip().endswith("的")
    if around.noun in _GOALS_OF and meant:
        return Name(said.last.text + around.noun.removesuffix("的"), "", "same as the name before")
    again = meant and (not counted or here.quantity.unit == said.unit)
    if around.noun in ("目标任务", "目标", "任务", "年度目标", "年度任务") and again:
        return Name(said.last.text, "", "same as the name before")
    if around.before.endswith(_PLANTS) and around.noun:
        return Name(
            re.split(r"、", around.before)[-1] + noun_after(here.right)[0].split("等")[0], "", "output of a plant"
        )
    if around.noun == "要求" and around.before[:3] == "按照每":
        return Name(around.before[2:], "", "words before the number")  # 按照每网格不超过30户|的要求
    to_money = counted and here.following is not None and here.following.quantity.family == "money"
    if to_money and around.noun.endswith(_MONEY_LAST) and (given := _GETS.fullmatch(around.noun)) is not None:
        around.noun = given.group(1)  # 落实8个|贫困村水利投资1863万元
    if around.noun.startswith(("人口的", "群众的", "人民的")):
        around.noun = around.noun[:2]
    if counted and around.noun and right.startswith(around.noun + "中") and _IN_ALL.search(here.left) is not None:
        around.before = ""  # 地区生产总值在全省91个|县(市)中排名第3
    if around.noun[-1:] == "的" and counted and len(around.noun) > 1:
        around.noun = around.noun[:-1]  # 来自18个|省的56家企业
    bare = here.quantity.bare and not counted and not (family == "measure" and verb_only and around.before in FLOW)
    bare = bare and not (family == "money" and verb_only and around.before in FLOW and around.noun.endswith(_MEANS))
    if counted and around.before[:1] == "对" and not around.noun and (done := _DONE_TO.match(around.predicate)):
        whom = around.before[1:].removesuffix("共")
        return Name(whom + fix_ends(done.group(1)), "", "served by what follows", noun=whom)
    if family == "money" and right[:1] == "的" and around.noun and around.before.endswith("价值"):
        return Name(around.noun + "价值", "", "head carried over")  # 赠送价值8000元的|慰问品
    sized = _ITS_SIZE.fullmatch(around.before) if right[:1] == "的" and around.noun and here.following is None else None
    if sized is not None and (family != "money" or sized.group(1).endswith("规模")):
        return Name(around.noun + sized.group(1), "", "head carried over")  # 新建占地面积500平方米的|广场
    if around.noun and not bare and (counted or verb_only or right.startswith("的")):
        if counted and not verb_only and not around.predicate and not _noun_like(around.noun):
            return after_noun(said, here, kind, around.before)
        return before_noun(said, here, kind, around.noun, around.predicate, around.before)
    return None


_MONEY_LAST = ("投资", "资金", "贷款", "补贴", "补助")
_GETS = lazy("([一-龥]{1,8}?(?:[村县户镇乡]|街道|社区|学校|企业|医院|单位))[一-龥]{0,8}")
"""Who is counted, before what is given to them, of which the next number tells how much it is."""
_ITS_SIZE = lazy(
    f"(?:完成|{alternation(tuple(FLOW))})?了?(?:运行|运营|使用)?(?:一?[座个处所条家幢栋片支])?"
    "((?:占地|总(?=面)|总?建筑|展陈|经营|使用|规划)?面积|(?:资金)?总?规模|座位数|床位数?|学位数?|泊位数?|车位数|总?库容|装机容量|(?:日|年)处理能力|总长度?|全长)"
)
"""How large the thing is that the words behind a number name, with what is done with it."""
_IN_ALL = lazy("(?:位居|位列|名列|在)全?[国省市州县区盟旗]?$")
_GOALS_OF = frozenset(
    ("任务数的", "目标任务的", "任务的", "目标的", "目标任务数的", "目标数的", "年度任务的", "年度目标的")
)
"""What was set of the name before, of which the next number tells how much is done (占今年88641户|任务数的80%)."""


def _by_next(around: Around) -> Name | None:
    """Name an amount by what is named only after the next number."""
    here = around.here
    following, family = here.following, here.quantity.family
    if not around.shared and (around.noun or has_name(around.before)):
        return None
    if around.before and family == "person" and here.right.strip() in WHERETO:
        return Name(around.before, verb_of(around.before), "words before the number")
    if following is not None:
        if family == "person" and (thirst := _WATER.match(clean(following.right))) is not None:
            does = head_verb(here.left)
            return Name(does + thirst.group(1), does, "name after the next number")
        far = from_following(following)
        if far:
            # 建成4条188公里轨道交通; 新开工60万平方米、建成30万平方米还建房
            only = here.right.strip().lstrip("、,和并及")
            only = "" if only in IN_ALL else only
            verb = head_verb(here.left) if not only or starts(only, FLOW_FIRST) == only else ""
            far = far if verb not in FLOW or far.startswith(verb) else verb + far
            return Name(far, verb_of(far), "name after the next number")
    return None


def _in_two_counts(around: Around) -> Name | None:
    """Name the first of two counts of the same things (市政府安排的|10件、27项实事项目)."""
    here, following = around.here, around.here.following
    if following is None or here.right.strip() != "、" or _ARRANGED.search(here.left.rstrip()) is None:
        return None
    if here.quantity.unit not in _COUNTS or {here.quantity.unit, following.quantity.unit} - _COUNTS:
        return None
    noun = "" if following.quantity.unit == here.quantity.unit else noun_after(following.right)[0]
    return Name(noun, "", "name after the next number") if noun else None


_ARRANGED = lazy("(?:(?:安排|确定|承诺|实施|部署|推出|公布|票决|提出)的|[市县区州省]委?(?:政府)?|年度?)$")
_COUNTS = frozenset(("件", "项", "类", "个", "大类"))


_FOR_WHOM = frozenset("民群企居市")
"""For whom something is done, behind 为, which then is no copula (为民办实事)."""


def _by_predicate(around: Around) -> Name | None:
    """Name an amount by what is said of it after the number."""
    said, here = around.said, around.here
    family = here.quantity.family
    if family == "money" and not around.before and said.last.text and (paid := _PAID_OUT.match(here.right)) is not None:
        return Name(paid.group(1) + said.last.text, "", "head carried over")
    if not around.before and around.predicate:
        text = fix_ends(_PAUSE.split(light_off(lead_off(around.predicate)))[0])
        if text[:1] == "为" and here.right[:1] == "为" and text[1:2] not in _FOR_WHOM:
            text = text[1:]  # 9户为低保户、1户|为农村特困人员
        how = _PAUSE.split(around.predicate)[0][: -len(text)] if len(text) == _ACT else ""
        return Name(how + text if how in _HOW else text[:16], "", "predicate after the number")
    return None


IN_ORDER: tuple[Callable[[Around], Name | None], ...] = (
    _by_state,
    _in_two_counts,
    _by_name_before,
    _by_fund,
    _on_both_sides,
    _by_noun,
    _by_next,
    _by_predicate,
)
"""What names an amount once its words are in order, the first that knows it."""


def _is_stretch(here: Surroundings, left_name: str) -> bool:
    """Say whether a measure tells how much of what follows it was made where, or of what (完成大田公路2公里硬化, 新建高湖350亩
    茶叶基地)."""
    done = bool(starts(left_name, FLOW_FIRST) or starts(lead_off(clean(here.left)), LIGHT_FIRST))
    done = done or here.left.rstrip().endswith("实施" + left_name)
    ends_there = here.following is None and here.right[:1] not in _NOT_MADE and "等" not in here.right
    return done and ends_there and not here.left.rstrip().endswith("、")


_AND_SUCH = lazy("([^、等]{2,16})等(?:一批|[一-龥]{0,4})?(?:项目|工程|学校|医院|企业|设施|园区|公园|道路)(?:建设|改造)?")
"""The last of several works, of which each is told with what it costs, and what they all are."""
_MEANS = ("资本", "资金", "贷款", "补贴", "补助", "债券", "基金")
"""What a bare magnitude of money may be of (引入亿元|社会资本); of others it is a bound (引进亿元项目)."""
_DONE_TO = lazy("(?:全部|分别)?(?:进行|开展|实施|给予|予以)了?(?:全面|集中)?([一-龥]{2,14})(?=$|[,。;、])")
"""What was done to or for those counted (对困难职工667人|进行了生活救助)."""
_PAUSE = lazy("[,。;、]")
_ACT = 2
"""A verb that needs to be told how it is done has so many characters (稳定就业)."""
_HOW = frozenset(("稳定", "按期", "如期", "就近", "就地", "灵活", "自主"))
_NOT_MADE = frozenset("以左上的、等(并和与及至到不")


def _noun_like(noun: str) -> bool:
    """Say whether the words after a number look like the thing counted."""
    return noun.startswith(_NOUNS_ALL_THE_SAME) or not noun.startswith(
        ("以", "之", "内", "外", "后", "前", "起", "间", "次", "等", "为", "的")
    )


_NOUNS_ALL_THE_SAME = (
    *("前期", "前沿", "前端", "前置", "内河", "内涝", "内陆", "内资", "内设", "外资", "外来", "外商", "外籍"),
    *("外贸", "外向", "外地", "后备", "后续", "后进", "次生", "次干", "为民", "等级", "起重"),
)
"""Nouns that begin as what goes on after a number does."""
