"""Names of amounts and counts, from the words before and after the number."""

from taizhang.reading.attributes.around import IN_ALL, Around, of_village, part_previous, share_following, tell_state
from taizhang.reading.attributes.beside import FOR_END
from taizhang.reading.attributes.calling import IN_ORDER
from taizhang.reading.attributes.carried import after_noun
from taizhang.reading.attributes.counted import before_noun, named_ones, took_part
from taizhang.reading.attributes.events import hurt, solved_together
from taizhang.reading.attributes.faults import who_did
from taizhang.reading.attributes.heads import DIVISIONS
from taizhang.reading.attributes.leads import ranked
from taizhang.reading.attributes.lexicon import (
    FLOW_FIRST,
    FLOW_LAST,
    LIGHT,
    LIGHT_FIRST,
    PAYING,
    PLACE_ALL,
    ends,
    starts,
)
from taizhang.reading.attributes.measure import MULTIPLE_BASE, STARTED, Kind
from taizhang.reading.attributes.naming import name_before
from taizhang.reading.attributes.nouns import noun_after, peers_in
from taizhang.reading.attributes.phrases import Name, clean, fix_ends, lead_off
from taizhang.reading.attributes.planned import PLAN, PLAN_FIRST, of_goal
from taizhang.reading.attributes.said import PLAN_RULE, Said
from taizhang.reading.attributes.sizes import size_of, sized
from taizhang.reading.attributes.spending import at_standard, recipients
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.topics import state_only
from taizhang.reading.attributes.verbs import has_name, verb_of
from taizhang.reading.attributes.works import attributed, described
from taizhang.reading.patterns import lazy

_NEXT_TO = frozenset(("", "、"))
_BECAME_OF = frozenset(("脱贫", "搬迁", "入住", "受益", "出列", "退出", "搬迁入住", "稳定脱贫"))
"""What became of those in households that were counted before (贫困人口322户、677人|脱贫)."""
_HOUSEHOLDS = frozenset(("户", "批", "对"))
"""What is counted right before the people in it (剩余8户|21人全部落实措施)."""
_FOR = frozenset("为对给向")
_AND = frozenset("、和")
_SPREAD = lazy("(?:分布[在于]|遍布|途[径经])[我全]?[省市县区州旗盟镇乡]?的?$")
_LIGHT = frozenset(LIGHT)
_WHOLE_PLACES = frozenset(PLACE_ALL)
_MEETS = frozenset(("场", "场次", "期", "届"))
_MEETING = lazy("[一-龥“”、]{2,20}?(?:招聘会|对接会|洽谈会|推介会|座谈会|培训班|讲座|大赛|比赛|演出)(?=$|[,、。;和])")
"""What so many times was held (举办10场|下岗失业人员免费招聘会)."""
_AIMED = ("围绕", "锚定", "瞄准", "紧扣", "聚焦", "对照", "紧盯", "对标")
_AIM = lazy("([一-龥“”]{2,16}?)(?:这一)?总?目标(?=$|[,。;、])")
"""What a goal is for that is only named (锚定300家规上企业培育目标)."""
_AT_SEVERAL = lazy("对[一-龥]{2,8}[村镇乡街路区](?:、[一-龥]{2,8}[村镇乡街路区])*")
"""With what of several places something is done (对甲村、乙村|359亩低效土地进行盘活)."""
_ONE_WITH = ("网", "购", "联", "轨", "发", "行", "列")
"""What 并 is one word with."""


def amount(said: Said, here: Surroundings, kind: Kind) -> Name:
    """Return the name of an amount or a count."""
    noun, predicate = noun_after(here.right) if here.right[:1] != "、" else ("", "")
    around = Around(said, here, kind, noun, predicate)
    _words_after(around)
    if (name := _as_before_it(around)) is not None:
        return name
    around.before = name_before(here, kind)
    if around.before[:1] == "对" and here.right[:1] in _AND and here.right and not verb_of(around.before):
        around.before = lead_off(around.before[1:])  # 对全区困难家庭|318户、优抚对象36人进行走访
    if around.before[:1] == "含" and here.inside:
        around.before = around.before[1:]  # 窗口21个(含|3个综合窗口)
    if around.before[-1:] == "涉" and here.left.rstrip().endswith("涉及的"):
        around.before += "及"
    if (done := _so_often(here)) is not None:
        return done
    if around.before[-3:] in _MAKING_SURE:
        around.before = around.before[:-3]  # 法援案件|在确保140件基础上
    if (given := _given_to(here)) is not None:
        return given
    if around.before[-1:] == "天":
        around.before = _SO_MANY_DAYS.sub("", around.before)  # 上路巡查240天|3000余人次
    if (name := _by_words_before(around) or _of_plan_or_size(around)) is not None:
        return name
    if here.quantity.family == "measure" and (village := of_village(here)) is not None:
        return village
    share_following(around)
    tell_state(around)
    part_previous(around)
    _drop_places(around)
    for named in IN_ORDER:
        if (name := named(around)) is not None:
            return name
    return after_noun(said, here, kind, around.before)


_MAKING_SURE = frozenset(("在保证", "在确保", "在完成"))


def _so_often(here: Surroundings) -> Name | None:
    """Name how often those before a number did something by what they did (市委市政府|9次|召开会议研究安全生产工作)."""
    right = clean(here.right)
    if here.quantity.unit != "次" or here.following is not None or len(right) < _LEAST_DEED:
        return None
    who = clean(here.left)
    for adverb in _HOW_OFTEN:
        who = who.removesuffix(adverb)
    return Name(fix_ends(right), "", "noun after the number") if who.endswith(_WHO) else None


_HOW_OFTEN = ("已", "共", "累计", "先后", "分别", "曾")
_LEAST_DEED = 4
_WHO = (
    *("市委市政府", "县委县政府", "区委区政府", "市政府", "县政府", "区政府", "省政府", "市委", "县委", "区委", "省委", "党委", "党组"),
    *("领导", "同志", "班子", "书记", "市长", "县长", "区长", "局长", "厅长", "主任", "负责人", "常委会", "党委会", "常务会"),
)
"""Who does something so often, which is no part of what is counted."""


def _given_to(here: Surroundings) -> Name | None:
    """Name people by what stands before their number, where money that they are given follows it (为优抚对象|8493人发放抚恤金
    560万元), with what they are given where no amount of it follows."""
    if here.quantity.unit not in _GIVEN_UNITS or "为" not in here.left:
        return None
    next_clause = here.right or here.after_comma
    if next_clause.strip()[:2] not in PAYING:
        return None
    whom = _GIVEN.search(clean(here.left))
    if whom is None:
        return None
    given = lead_off(whom.group(1))
    follows = not here.right or (here.following is not None and here.following.quantity.family == "money")
    return Name(given if follows else given + fix_ends(clean(here.right)), "", "served by what follows", noun=given)


_CLASSES = frozenset(("类", "大类"))
_POWERS = frozenset(("千瓦", "兆瓦", "瓦"))
"""How large a power station is, between whose it is and what it is."""
_LONGEST_OWNER, _NO_OWNER = 11, frozenset("等和及与")
_HOW_LARGE = ("目标", "机组", "装机", "规模", "能力", "以上", "左右")
_GIVEN_UNITS = frozenset(("人", "人次", "名", "户", "户次"))
_GIVEN = lazy("为([一-龥“”、]{2,18})$")


def _words_after(around: Around) -> None:
    """Set right what the words after an amount are, where they begin something else."""
    here = around.here
    following, right = here.following, here.right
    if (right[:1] == "并" and right[1:2] not in _ONE_WITH) or (right[:1] == "的" and of_goal(here)):
        around.noun, around.predicate = "", ""  # 建成居民小区文化站6座|并投入使用
    if around.noun == "政府" and around.predicate.startswith("投资"):
        around.noun, around.predicate = around.noun + around.predicate, ""  # 180亿元政府投资重大项目
    if around.predicate and here.quantity.unit in _MEETS and (held := _MEETING.match(right)) is not None:
        around.noun, around.predicate = held.group(), ""
    if here.quantity.family == "money" and right[:1] in _TOLD_FIRST and _TOLD.match(right) is not None:
        around.noun, around.predicate = "", right.removeprefix("是")  # 有10.31亿元|被违规用于商品房开发
    if right[:3] in _SO_LARGE or (around.noun == "批次" and here.quantity.unit == "个"):
        around.noun, around.predicate = "", ""  # 种植面积6900亩的规模; 抽检畜产品100个批次
    if following is not None and right.strip() in _FINED and following.quantity.family == "money":
        around.noun, around.predicate = "", ""  # 简易案件12起罚1300元


def _as_before_it(around: Around) -> Name | None:
    """Name an amount by the name before it or by what its own turn of phrase says, before its words are asked."""
    said, here, kind = around.said, around.here, around.kind
    previous, following, right, family = here.previous, here.following, here.right, here.quantity.family
    if (
        kind.rule == STARTED
        and said.last.text
        and not around.noun
        and _CAME_TO.fullmatch(here.left.strip()) is not None
    ):
        return Name(said.last.text, said.last.verb, "same as the name before", noun=said.last.noun)
    if (previous is not None or following is not None) and (problem := solved_together(here)) is not None:
        return problem
    if family == "person" and (suffered := hurt(said, here)) is not None:
        return suffered
    if (by_rank := ranked(here) or attributed(here) or described(here) or took_part(here)) is not None:
        return by_rank
    if previous is not None and not around.noun and said.last.text and here.left.strip() in IN_ALL:
        return Name(said.last.text, said.last.verb, "same as the name before", noun=said.last.noun)
    if (
        not here.left
        and not right
        and family == "count"
        and previous is not None
        and not previous.right
        and said.last.text
        and previous.left.endswith(("有", "共", "计"))
    ):
        return Name(said.last.text, said.last.verb, "same as the name before")  # 民生实事共有12类45件53个事项
    if family == "money" and previous is not None and here.left.strip() in _FINED and said.counted.text:
        return Name(said.counted.text + "罚款", "", "belongs to what was counted")
    if (
        family == "person"
        and previous is not None
        and (not around.noun or around.noun in _BECAME_OF)
        and said.last.text
        and here.left.strip() in _NEXT_TO
        and previous.right.strip() in _NEXT_TO
        and previous.quantity.unit in _HOUSEHOLDS
        and previous.previous is None
        and has_name(lead_off(clean(previous.left)))
    ):
        return Name(said.last.text, said.last.verb, "same as the name before", noun=said.last.noun)
    return None


def _by_words_before(around: Around) -> Name | None:
    """Put the words before an amount in order; name it where they say by themselves what it is."""
    said, here = around.said, around.here
    previous, following, right = here.previous, here.following, here.right
    if here.quantity.unit in _POWERS and (plant := _power_station(here)) is not None:
        return plant
    if here.quantity.family == "measure" and (works := _works(around)) is not None:
        return works
    if here.quantity.unit == "亩" and (grounds := _grounds(said, here)) is not None:
        return grounds
    if following is not None and not right and here.quantity.unit in _CLASSES and "、" in here.left:
        counted, verb = noun_after(following.right)[0], verb_of(lead_off(clean(here.left)))
        if counted:
            return Name(verb + counted, verb, "noun after the number", noun=counted)  # 就业、社保等|10类|46项社区实事
    if around.noun in _CAPACITIES and here.left.rstrip().endswith("形成"):
        return Name(around.noun, "", "noun after the number", noun=around.noun)  # 企业通过整合形成3000吨|产能
    if following is not None and not right.strip() and clean(here.left).endswith(("为", "给", "向", "对")):
        around.before = ""
    # 16县区|完成增值税3.2亿元
    alone = (not around.noun or around.noun[0].isdigit()) and (not around.predicate or following is not None)
    if alone and here.quantity.unit in DIVISIONS and (
        around.before in _COVERS or not has_name(around.before)
    ):
        division = here.quantity.unit or ""
        return Name(division, "", "words before the number", noun=division)  # 全县8镇|6乡
    listed = (
        "、" in around.before
        and around.before.endswith(around.noun)
        and around.before.rpartition("、")[2] != around.noun
    )
    among_peers = around.noun and following is not None and peers_in(right) != ""
    if among_peers or (around.noun and (listed or _SPREAD.search(here.left) is not None)):
        around.before = ""  # 分布在我镇10个村; 涉及甲村、乙村2个村
    if here.left[-2:] == "发现" and who_did(right):
        here.left = around.before = ""  # 审计发现86个|县存在管理不规范问题
    if (both := _both_for(said, here, around.before)) is not None:
        return both
    among = around.before[-1:] == "中" and previous is not None and said.last.text.endswith(around.before[:-1])
    among = among or (
        here.left[-1:] == "、" and not around.noun and bool(around.predicate) and state_only(here.left.rstrip("、"))
    )
    light = among or around.before == "长" or around.before in _LIGHT
    if light or (around.before[:1] in _FOR and FOR_END.fullmatch(around.before) is not None):
        around.before = ""
    if around.before in _AIMED and (aim := _AIM.match(right)) is not None:
        return Name(aim.group(1), "", "noun after the number")  # 围绕13.82万担|烟叶收购目标
    way = (
        _FROM_PLACE.match(around.before)
        if around.noun and "至" in around.before and here.quantity.unit in _LENGTHS
        else None
    )
    if way is not None:
        verb = way.group(1) or ""  # 修建张家湾至李家沟12公里|通村公路
        return Name(
            verb + around.noun, verb, "noun after the number with its verb" if verb else "noun after the number"
        )
    if (
        around.noun
        and around.before[:1] == "对"
        and (around.before[-1:] == "等" or _AT_SEVERAL.fullmatch(around.before))
    ):
        around.before = ""  # 对鸿达铸造、明光电气等359亩|低效土地进行盘活利用
    planned = here.left.rstrip().endswith(("计划投资", "计划投资从", "计划投资由"))
    around.before = "计划投资" if around.before == "投资" and planned else around.before
    return None


def _power_station(here: Surroundings) -> Name | None:
    """Name how large a power station is by whose it is and what it is, which may stand behind the last of a list
    (龙源20兆瓦、华能|260兆瓦|光伏发电), or return None."""
    last = here
    while last.following is not None and last.right[:1] == "、" and last.following.quantity.unit in _POWERS:
        last = last.following
    if last is here and "、" not in here.left:
        return None
    owner, work = here.left.rpartition("、")[2], noun_after(last.right.partition("、")[0].partition("等")[0])[0]
    verb = "" if "、" in here.left else verb_of(lead_off(clean(owner)))
    if verb:
        owner = lead_off(clean(owner))[len(verb) :]
    taken = starts(owner, FLOW_FIRST) or starts(owner, LIGHT_FIRST) or not _NO_OWNER.isdisjoint(owner)
    if len(work) <= 1 or work.startswith(_HOW_LARGE):
        return None
    if not owner:
        return Name(work, "", "noun after the number", noun=work)
    if taken or not 1 < len(owner) < _LONGEST_OWNER:
        return None
    return Name(verb + owner + work, verb, "words on both sides of the number", noun=work)


def _works(around: Around) -> Name | None:
    """Name how much a plant makes or holds by whose it is and what it is, which stand on both sides of the number
    (云水集团30万吨|复合肥项目), or return None."""
    here, work = around.here, around.noun
    if len(work) < len("复合肥项目") or not work.endswith(_PLANTS) or here.right[:1] == "的":
        return None
    if here.previous is not None and "、" not in here.left:
        return None  # 24个贫困村|42公里|道路硬化工程
    work = work.partition("、")[0]
    owner = lead_off(clean(here.left.rpartition("、")[2])).lstrip("为对")
    taken = starts(owner, FLOW_FIRST) or starts(owner, LIGHT_FIRST) or not _NO_OWNER.isdisjoint(owner)
    taken = taken or not _DIGITS.isdisjoint(owner)
    if taken or not 1 < len(owner) < _LONGEST_OWNER or owner.endswith(_MAKES) or work.startswith(owner):
        return None
    return Name(owner + work, "", "words on both sides of the number", noun=work)


_PLANTS = ("项目", "工程", "生产线")
_DIGITS = frozenset("0123456789")
_MAKES = ("的", "产", "年产各", "能力", "规模", "面积", "达", "约", "总", "量", "库容", "长", "处理", "加工", "里程", "投资")
"""How words end that say what of the plant is told."""


def _grounds(said: Said, here: Surroundings) -> Name | None:
    """Name how large a ground is that bears a crop by what it is, which stands behind the number, with the firm whose
    it is or the verb before where it is (建成枣岭镇2万亩|绿豆基地、), or return None."""
    work = clean(here.right.partition("、")[0])
    grown = next((work[: -len(end)] for end in _GROUNDS if work.endswith(end)), "")
    several = here.previous is None and "、" in here.left  # 新建桥头、柳塘260亩|茶叶基地
    if several or len(grown) < len("绿豆") or grown in _NO_CROPS or noun_after(work) != (work, ""):
        return None
    left = lead_off(clean(here.left.rpartition("、")[2])).rpartition("了")[2]
    verb = verb_of(left)
    where = left[len(verb) :]
    takes = verb_of(where) or starts(where, LIGHT_FIRST) or where.endswith(_SOWN)
    if not 1 < len(where) < _LONGEST_OWNER or takes:
        return None
    owner = where if where.endswith(_FIRMS) else ""
    if not verb and here.previous is not None and here.previous.quantity.unit == here.quantity.unit:
        verb = said.last.verb
    return Name(verb + owner + work, verb, "noun after the number with its verb" if verb else "noun after the number")


_GROUNDS = ("种植示范基地", "标准化基地", "种植基地", "基地建设项目", "示范基地", "示范园", "产业园", "示范区", "示范片", "基地")
"""What grounds that bear a crop are called."""
_NO_CROPS = frozenset(("标准化", "规模化", "种植", "生产", "高标准", "示范", "绿色", "有机", "原料"))
"""What grounds are called that bear what the words before the number name."""
_SOWN = ("面积", "规模", "达到", "达")
_FIRMS = ("公司", "集团", "企业", "合作社", "农场", "林场")
_CAPACITIES = frozenset(("产能", "生产能力", "加工能力", "处理能力"))
_TAKES_UP = frozenset(("占地", "总占地", "规划占地", "计划占地"))
"""What says how much land something takes up, before what that is."""


def _of_plan_or_size(around: Around) -> Name | None:
    """Name a multiple, what came of a plan, and how large or long the things counted are."""
    said, here, kind = around.said, around.here, around.kind
    following, right = here.following, here.right
    if right[:1] == "的" and around.noun and around.before in _TAKES_UP:
        whose = fix_ends(around.noun).rstrip("和与及")
        return Name(whose + around.before, "", "head carried over")  # 占地50亩的|植物园
    if kind.rule == MULTIPLE_BASE and len(whose := lead_off(clean(kind.stem))) > 1 and here.right[:1] in "相比作":
        return Name(whose, "", "words before the number")  # 常住人口与上次普查的703428人|相比,增加22054人
    if kind.rule == MULTIPLE_BASE and said.last.text:
        return Name(said.last.text, "", "what a multiple is of")
    planned = clean(here.left).lstrip("、,") if said.last.text else ""
    plan = PLAN.match(planned) if planned[:1] in PLAN_FIRST else None
    if plan is not None:
        if (put_right := _PUT_RIGHT.match(plan.group(1))) is not None:
            return Name(said.last.text + put_right.group(1), "", PLAN_RULE)  # 完成调整后预算收入|48.9亿元
        money = next(
            (w for w in ("投资", "收入", "支出", "引资") if said.last.text.endswith(w) and w in plan.group(1)), ""
        )
        did = said.last.text.removesuffix(money).removesuffix("决算")
        did = did.removesuffix("任务") if plan.group(1).endswith("任务") else did
        return Name(did + plan.group(1), "", PLAN_RULE)
    if following is not None and right[:1] == " " and right.strip() and has_name(around.before):
        around.noun, around.predicate = "", ""  # 结案888.7万件 结案率60.9%: a headline's blank parts its clauses
    if kind.measure == "level" and (size := size_of(here)):
        return Name(size, "", "size of what was counted")
    if following is not None and (large := sized(here)):
        return before_noun(said, here, kind, large, "", around.before)
    if (paid := at_standard(here)) is not None:
        return paid  # 按1500元/人的标准发放求职创业补贴
    return recipients(here, following) if around.noun and following is not None else None


def _drop_places(around: Around) -> None:
    """Leave out places that only say where, and a noun that is the counter once more."""
    here = around.here
    previous, following, family = here.previous, here.following, here.quantity.family
    if family == "measure" and around.noun and named_ones(around.before):
        around.before = ""  # 完成甲路、乙路等处10公里街道绿化
    if family == "measure" and around.noun.startswith(_GROUND) and around.before.endswith(_WHERE_LAST):
        around.before = ""  # 完成东山工业园区1.4万亩|土地征迁
    if family == "measure" and around.noun and around.before.endswith(("内", "中")) and following is not None:
        around.before = ""  # 完成一期项目内17亩土地租赁及13亩青苗补偿
    if around.noun and around.before.endswith("造成") and around.noun[-1:] in _HIT_LAST:
        around.before = ""  # 自然灾害造成10个|县市101个乡镇受灾
    far = around.noun and previous is None and family != "money" and len(around.before) > _SOMEWHERE
    if far and (verb := _verb_far_off(around.before)):
        around.before = verb  # 引进公司到甲、乙等村建立165亩|蔬菜基地
    if around.noun in _WHOLE_PLACES:
        # 28项指标中,有24项全省占比提高: where, not what.
        around.noun, around.predicate = "", around.noun + around.predicate
    unit = here.quantity.unit or ""
    if (
        around.before
        and not around.noun.startswith("的")
        and len(unit) == 1
        and around.before.endswith(unit)
        and previous is None
    ):
        around.noun = ""  # 投保农户30户: what is counted ends with its counter


def _verb_far_off(words: str) -> str:
    """Return the verb that words end with behind who did it where, or an empty string."""
    verb = ends(words, FLOW_LAST)
    return verb if verb and _WHERE_DONE.search(words, 2, len(words) - len(verb)) is not None else ""


_SOMEWHERE = 8
_WHERE_DONE = lazy("(?<![得达收感接受取])[到在赴][一-龥、]{2,24}$")
_SO_MANY_DAYS = lazy("(?<=[一-龥]{2})\\d{1,3}天$")
_COVERS = frozenset(("涉及", "覆盖", "惠及", "抽查", "审计", "延伸", "抽审"))
_TOLD_FIRST = frozenset("被由是超长闲")
_TOLD = lazy("被[一-龥]{2}|由[一-龥]{3}|是(?:通过|由|被|用于)[一-龥]{2}|(?:长期)?(?:闲置)?超过?\\d|(?:长期)?闲置(?=$|[\\d,。;]|在)")
"""What became of money of which no more is said than how much it was."""
_GROUND = ("土地", "耕地", "林地", "山地", "荒山", "厂房", "水面")
_WHERE_LAST = ("园区", "开发区", "高新区", "经开区", "新区", "片区", "新城", "镇", "乡", "村", "街道")
_HIT_LAST = frozenset("县市区镇乡村道")
_CAME_TO = lazy("(?:[一-龥]{1,4})?[到至为成](?:(?:(?:19|20)\\d\\d|今|去|当)年底?|现在|目前|如今)的?")
"""What leads from the value that something started from to what it came to (由12项|拓展为2013年的33项)."""
_SO_LARGE = frozenset(("的规模", "的水平", "的目标", "的任务", "的优势", "的产能", "的能力"))
_FINED = frozenset(("罚", "共罚", "罚款", "共罚款", "处罚"))
"""What stands between cases and how much the fines for them came to."""
_PUT_RIGHT = lazy("(.*预算)总?(?:收入|支出)$")
"""A budget with what it is of, which the name before says."""
_LENGTHS = frozenset(("公里", "千米", "米"))
_FROM_PLACE = lazy(
    "^(新建|改建|扩建|新修|修建|修筑|改造|建成|建设|硬化|修复|拓宽|整修|养护|疏浚|清淤|治理|铺设|敷设|加固|绿化|打通)?[一-龥]{2,12}至[一-龥]{2,8}?段?$"
)
"""From where to where a road goes, before how long it is."""


def _both_for(said: Said, here: Surroundings, left_name: str) -> Name | None:
    """Name two counts of those something is done for by what they are (为城乡低保|85户、|160人|发放补贴), or return
    None."""
    left, previous, following = clean(here.left), here.previous, here.following
    if here.quantity.family not in ("count", "person"):
        return None
    if following is not None and here.right.strip() in _AND and following.quantity.family in ("count", "person"):
        whom = left_name[1:]
        if left_name[:1] in _FOR and has_name(whom) and not verb_of(whom) and not whom.startswith("主"):
            return Name(whom, "", "words before the number")
    if previous is None or left not in _AND or previous.right.strip() not in _AND or not said.last.text:
        return None
    whom = clean(previous.left).removesuffix(said.last.text)
    told = whom[-1:] in _FOR and whom != clean(previous.left)
    return Name(said.last.text, "", "same as the name before") if told else None
