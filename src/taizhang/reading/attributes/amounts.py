"""Names of amounts and counts, from the words before and after the number."""

import re

from taizhang.reading.attributes.accounts import of_own_level
from taizhang.reading.attributes.carried import after_noun
from taizhang.reading.attributes.counted import FOR_END, before_noun, named_ones, size_of, sized, took_part
from taizhang.reading.attributes.events import solved_together
from taizhang.reading.attributes.granting import granted
from taizhang.reading.attributes.heads import DIVISIONS
from taizhang.reading.attributes.leads import ranked
from taizhang.reading.attributes.lexicon import (
    FLOW,
    FLOW_FIRST,
    FLOW_LAST,
    LIGHT,
    LIGHT_FIRST,
    PAYING,
    PLACE_ALL,
    REACH_LAST,
    chop_right,
    ends,
    starts,
)
from taizhang.reading.attributes.measure import MULTIPLE_BASE, STARTED, Kind
from taizhang.reading.attributes.naming import name_before
from taizhang.reading.attributes.nouns import noun_after
from taizhang.reading.attributes.parting import last_joint, parted, split
from taizhang.reading.attributes.phrases import Name, clean, fix_ends, lead_off, light_off
from taizhang.reading.attributes.planned import PLAN, PLAN_FIRST, of_goal
from taizhang.reading.attributes.rates import SHORT_HEADS
from taizhang.reading.attributes.said import PLAN_RULE, Said
from taizhang.reading.attributes.spending import MAKING_FOR, from_following, funds, spent_on
from taizhang.reading.attributes.stating import state
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.syntax import good_of
from taizhang.reading.attributes.topics import state_only
from taizhang.reading.attributes.verbs import has_name, head_verb, only_verbs, verb_of
from taizhang.reading.attributes.works import described
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import alternation, words

_PLANTS = words("lexicon", "plant_words")
_HOUSEHOLDS = frozenset(("户", "批", "对"))
"""What is counted right before the people in it (剩余8户|21人全部落实措施)."""
_IN_ALL = frozenset(("共", "计", "共计", "合计"))
"""What stands between how many there are and how long or large they are in all (27条|共|320公里通村水泥路)."""
_FUNDS = ("资金", "债券", "国债", "贷款", "补贴", "经费", "基金", "奖金", "补助", "前期费", "工作费", "管护费")
_FUND_FOR = lazy(
    "([一-龥“”]{0,16}?(?:资金|经费|基金|债券|国债|贷款|前期费))(?=(?:扶持|支持|用于|资助|助力|推动|保障|奖励|帮助)[一-龥])"
)
"""What money is called before what it is for (安排2亿元|专项资金支持企业技改)."""
_BEFORE_RATE = lazy(r"^(.{2,}?)(?:(?<=断面|源地)水质|[一-龥]{2}率|(?:水质)?(?:优良|达标|合格)?(?:比例|占比)$)")
_LINKS = lazy("和|与|及")
_FOR = frozenset("为对给向")
_AND = frozenset("、和")
_SPREAD = lazy("(?:分布[在于]|遍布|途[径经])[我全]?[省市县区州旗盟镇乡]?的?$")
_ALONG = ("全线", "沿线", "段", "两岸", "沿岸", "周边")
"""Where a stretch is: what it is follows its length."""
_PAID = lazy(
    "([^,。;、年计总完实累]{2,20}|)(?:年度|年|累计|共|全年)?(?:实现|完成)?"
    "(?:销售收入|营业收入|主营业务收入|销售额|总产值|产值|增加值|税收|利润|利税|总投资|计划总投资|年度投资|计划投资|年度计划投资"
    "|意向投资|意向总投资|协议投资|协议总投资|合同投资)$"
)
"""What is counted, and what money of it the next number states (75家企业年销售收入18亿元)."""
_LIGHT = frozenset(LIGHT)
_WHOLE_PLACES = frozenset(PLACE_ALL)
_AND_MORE = lazy("[^、和及]{2,16}(?:和|及|以及)[^和及等]{2,20}、[^和及等]{2,20}等$")
"""A noun, and after 和 the beginning of the next number's list (8座水库和甲坝、乙坝等|5座)."""
_PAID_OUT = lazy(f"已(?:全部|经)?(到账|到位|{alternation(PAYING)})")
"""What became of a part of money (其中2亿元已到账)."""
_OWN_PROJECT = lazy("的([^,。;、\\d]{3,20})(?:[、和](?:总投资|投资|计划投资)|(?<=[一二三]期)|(?<=项目)|(?<=工程))$")
"""What the money is put into where the next of a list has its own (投资3.2亿元的污水处理厂二期、投资…)."""
_WATER = lazy("(?:[(]?[头只匹][)]?)?大?(?:牲畜|家畜|畜禽)的?((?:安全)?饮水(?:安全|困难)?(?:问题)?)")
"""What people and animals are both given (解决1.5万人、6800头大牲畜的饮水困难)."""
_OF = lazy("的(?:(?:省|市|县|区|国|境|海)(?:外|内)|外地|本地)?$")
_OF_LAST = frozenset("的外内地")
"""What tells those counted apart, and where they are, before how many of them there are (结对帮扶的省外|80个贫困县)."""
_ITS = lazy(
    "([一-龥、“”]{1,12}?)的[一-龥]{2,10}?(?:均|都|全部|平均|已|全部都)*(?:达到?|超过?|突破|增加到|为|在|高于|低于|不低于)+"
)
"""Whose the value is that the next number tells."""
_HOST = lazy(
    "((?:(?:(?:行政|自然|中心|贫困|主产|重点)?(?:村|乡?镇|区县|县区)|社区|中?小?学校?|街道|小区|园区|医院|卫生院|景区|高校|幼儿园|站点)))"
    "(?=(?:新建|建成|建设|发展|改造|实施|开展|安装|设立|推广|完成|举办|建立|布设|配备|创建|打造|搬迁|试点推行|推行|探索|新增|种植)(?!面积|项目|工程|任务|工作)[一-龥]{2})"
)
"""Where so much of something was done, counted before it (在13个|村|新建公厕50座)."""
_WITHIN = lazy("在$|^[ ]*在[^,。;]{2,30}等$")
_MEETS = frozenset(("场", "场次", "期", "届"))
_MEETING = lazy("[一-龥“”、]{2,20}?(?:招聘会|对接会|洽谈会|推介会|座谈会|培训班|讲座|大赛|比赛|演出)(?=$|[,、。;和])")
"""What so many times was held (举办10场|下岗失业人员免费招聘会)."""
_ITS_SIZE = ("建筑面积", "占地面积", "养殖面积", "种植面积", "营业面积", "经营面积", "水面面积")
"""How large the things counted are, which the next number says (新建3所|学校|建筑面积2万平方米)."""
_ITS_OWN = lazy(
    "[一-龥]{0,14}?(?:医院|卫生[院所]|学院|学校|[中小大]学|幼儿园|养老院|中心|单位|机构|社区|企业|公司|场馆)"
    "(?=(?:业务|服务|办公|生产)?用房$|(?:开放|编制|设置)?(?:病?床位?|床位数)$|在校学?生$|在园幼儿$|藏书$|校舍$|(?:专任)?教师$|教?职工$)"
)
"""Those counted, before what the next number says that they have (12所|中学|在校生8200人)."""
_OWN_LAST = frozenset("房床位数生儿书舍师工")
_HOST_FIRST = frozenset("贫行自中村社小学乡镇街园医卫景区县高幼站")
_AND_OTHERS = lazy("(?:以?及|和|与)(?:其|相关|有关|配套|附属|辅助|其他|其它|(?:充足|大量|一批|若干|部分)的?)")
_JOINS = frozenset("以及和与")
_JOINED_ON = ("、", "和", "以及")


_AIMED = ("围绕", "锚定", "瞄准", "紧扣", "聚焦", "对照", "紧盯", "对标")
_AIM = lazy("([一-龥“”]{2,16}?)(?:这一)?总?目标(?=$|[,。;、])")
"""What a goal is for that is only named (锚定300家规上企业培育目标)."""
_ONE_WITH = ("网", "购", "联", "轨", "发", "行", "列")
"""What 并 is one word with."""


def amount(said: Said, here: Surroundings, kind: Kind) -> Name:
    """Return the name of an amount or a count."""
    previous, following = here.previous, here.following
    right, family = here.right, here.quantity.family
    noun, predicate = noun_after(right) if right[:1] != "、" else ("", "")
    if (right[:1] == "并" and right[1:2] not in _ONE_WITH) or (right[:1] == "的" and of_goal(here)):
        noun, predicate = "", ""  # 建成居民小区文化站6座|并投入使用
    if noun == "政府" and predicate.startswith("投资"):
        noun, predicate = noun + predicate, ""  # 180亿元政府投资重大项目
    if predicate and here.quantity.unit in _MEETS and (held := _MEETING.match(right)) is not None:
        noun, predicate = held.group(), ""
    if following is not None and right.strip() in _FINED and following.quantity.family == "money":
        noun, predicate = "", ""  # 简易案件12起罚1300元
    if kind.rule == STARTED and said.last.text and not noun and _CAME_TO.fullmatch(here.left.strip()) is not None:
        return Name(said.last.text, said.last.verb, "same as the name before", noun=said.last.noun)
    if (previous is not None or following is not None) and (problem := solved_together(here)) is not None:
        return problem
    if (by_rank := ranked(here) or described(here) or took_part(here)) is not None:
        return by_rank
    if previous is not None and not noun and said.last.text and here.left.strip() in _IN_ALL:
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
        and not noun
        and said.last.text
        and not here.left.strip()
        and not previous.right.strip()
        and previous.quantity.unit in _HOUSEHOLDS
        and previous.previous is None
        and has_name(lead_off(clean(previous.left)))
    ):
        return Name(said.last.text, said.last.verb, "same as the name before", noun=said.last.noun)
    shared = False
    left_name = name_before(here, kind)
    if following is not None and not right.strip() and clean(here.left).endswith(("为", "给", "向", "对")):
        left_name = ""
    if not noun and not predicate and here.quantity.unit in DIVISIONS and not has_name(left_name):
        division = here.quantity.unit or ""
        return Name(division, "", "words before the number", noun=division)  # 全县8镇|6乡
    listed = "、" in left_name and left_name.endswith(noun) and left_name.rpartition("、")[2] != noun
    if noun and (listed or _SPREAD.search(here.left) is not None):
        left_name = ""  # 分布在我镇10个村; 涉及甲村、乙村2个村
    if (both := _both_for(said, here, left_name)) is not None:
        return both
    among = left_name[-1:] == "中" and previous is not None and said.last.text.endswith(left_name[:-1])
    among = among or (here.left[-1:] == "、" and not noun and bool(predicate) and state_only(here.left.rstrip("、")))
    light = among or left_name == "长" or left_name in _LIGHT
    if light or (left_name[:1] in _FOR and FOR_END.fullmatch(left_name) is not None):
        left_name = ""
    if left_name in _AIMED and (aim := _AIM.match(right)) is not None:
        return Name(aim.group(1), "", "noun after the number")  # 围绕13.82万担|烟叶收购目标
    way = _FROM_PLACE.match(left_name) if noun and "至" in left_name and here.quantity.unit in _LENGTHS else None
    if way is not None:
        verb = way.group(1) or ""  # 修建张家湾至李家沟12公里|通村公路
        return Name(verb + noun, verb, "noun after the number with its verb" if verb else "noun after the number")
    if noun and left_name[:1] == "对" and left_name[-1:] == "等":
        left_name = ""  # 对鸿达铸造、明光电气等359亩|低效土地进行盘活利用
    left_name = "计划投资" if left_name == "投资" and here.left.rstrip().endswith("计划投资") else left_name
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
        return Name(said.last.text.removesuffix(money) + plan.group(1), "", PLAN_RULE)
    if following is not None and right[:1] == " " and right.strip() and has_name(left_name):
        noun, predicate = "", ""  # 结案888.7万件 结案率60.9%: a headline's blank parts its clauses
    if kind.measure == "level" and (size := size_of(here)):
        return Name(size, "", "size of what was counted")
    if following is not None and (large := sized(here)):
        return before_noun(said, here, kind, large, "", left_name)
    if following is not None:
        gap = right if right.strip() not in _IN_ALL else ""
        if not clean(gap).strip("、,和与及"):
            if not gap.strip() and (not has_name(left_name) or len(left_name) <= 2 or only_verbs(left_name)):
                shared = True
            noun, predicate = "", ""
        elif gap[:1] == "、" or (gap[:1] == "和" and has_name(left_name) and left_name != head_verb(here.left)):
            noun, predicate = "", ""
        elif "、" in gap or "和" in gap or "及" in gap:
            # 8座水库和甲坝、乙坝等|5座: what 和 begins belongs to the next number.
            parts = split(gap) if "(" in gap else parted(gap)
            one = len(parts) <= _TWO or _AND_MORE.match(gap) is not None
            if len(parts) == _TWO and ends(parts[0], FLOW_LAST) in _STAGES and "、" not in gap:
                parts = [gap]  # 106项省市重点续建和计划开工项目
            noun, predicate = noun_after(parts[0] if one else gap[: last_joint(gap)])
            predicate = predicate if len(parts) > 1 else ""
            noun = noun.partition("(")[0] if noun[-1:] == ")" and "、" in noun.partition("(")[2] else noun
        else:
            predicate = ""
            if not _reach_off(clean(gap)).strip("、,的"):
                noun = ""
                shared = not has_name(left_name) or len(left_name) <= 2
        if (
            "的" in noun
            and following.quantity.family != here.quantity.family
            and (its := _ITS.fullmatch(gap)) is not None
        ):
            noun, predicate = its.group(1), ""  # 51个脱贫村的集体收入均达到|3万元
        if (host := _HOST.match(gap)) is not None:
            noun, predicate = host.group(1), ""
        elif following.quantity.family == "measure" and noun.endswith(_ITS_SIZE):
            noun = noun[:-4].removesuffix("总")
        elif family == "count" and noun[-1:] in _OWN_LAST and (own := _ITS_OWN.match(noun)) is not None:
            noun = own.group()  # 20个乡镇卫生院|业务用房16672平方米
    elif noun and _WITHIN.search(here.left) is not None and (host := _HOST.match(right)) is not None:
        noun, predicate = host.group(1), ""  # 在116个贫困村|发展互助组织
    if noun and right[-1:] == "、" and previous is not None and state_only(noun):
        noun, predicate = "", noun  # 10个项目中3个已完工、5个|在建、2个未开工
    if noun in _STANDS_SO:
        noun, predicate = "", noun + predicate  # 4项|未能如期完成
    elif noun in _BUILT and (here.lead or previous is not None or len(left_name) > len(noun)):
        noun, predicate = "", noun + predicate  # 乡村幼儿园10所,6所|建成投用; 文化广场3个|建成投用
    if noun[:1] in _JOINS and _AND_OTHERS.match(noun) is not None and has_name(left_name):
        noun, predicate = "", ""  # 建成畜棚510栋|及配套设施
    if noun and here.left.rstrip().endswith(_HANDED_TO):
        here.left = left_name = predicate = ""  # 将建议交由34个|市直部门承办
        noun = noun.removesuffix("承办").removesuffix("办理")
    if noun and here.left.rstrip().endswith(_TO_WHOM) and (whom := _DONE_FOR.match(noun)):
        if following is None and not predicate:
            predicate = noun[whom.end() :]
        noun = whom.group(1)
    if previous is not None:
        if left_name[:1] in _HOST_FIRST and (host := _HOST.match(left_name)) is not None:
            left_name = light_off(left_name[host.end() :])
        joint = here.left
        if "、" in joint or "和" in joint or "及" in joint:
            whole = joint[:1] == "、" and (
                _LINKS.search(joint) or (family != "count" and joint.rstrip().endswith("等"))
            )
            each = joint[:1] == "和" and joint.rstrip().endswith("各")  # 甲企业1家和乙企业、丙企业各|3家
            tail = clean(joint)[1:].removesuffix("各") if each else ""
            last = split if ")" in joint else parted
            begun = _BEGUN.match(clean(joint)) if joint[:1] not in "、和及与" else None
            if begun is not None:
                tail = clean(joint)[begun.end() :]  # 为8493人|发放抚恤金和生活补助
            tail = tail or (clean(joint)[1:] if whole else last(clean(joint))[-1])
            if tail != clean(joint):
                left_name = fix_ends(light_off(lead_off(_reach_off(tail))))
        elif (
            left_name
            and noun
            and joint.strip().rstrip("约近超逾") == _noun_of(previous)
            and not ends(left_name, FLOW_LAST)
        ):
            here.left = left_name = ""  # 组织10个医院56名医师: what stands between is what the number before counted
        elif left_name and (given := _given(previous, left_name)):
            left_name = given
        elif family == "money" and (at_fault := _AT_FAULT.match(left_name)) is not None:
            left_name = left_name[at_fault.end() :]
    elif noun and following is None and here.left.endswith(_JOINED_ON):
        # 建设茶厂和50亩苗圃: what stands before the joint is another thing.
        left_name = verb_of(left_name)
    if family == "measure" and noun and named_ones(left_name):
        left_name = ""  # 完成甲路、乙路等处10公里街道绿化
    if family == "measure" and noun and left_name.endswith(("内", "中")) and following is not None:
        left_name = ""  # 完成一期项目内17亩土地租赁及13亩青苗补偿
    if noun in _WHOLE_PLACES:
        # 28项指标中,有24项全省占比提高: where, not what.
        noun, predicate = "", noun + predicate
    unit = here.quantity.unit or ""
    if left_name and not noun.startswith("的") and len(unit) == 1 and left_name.endswith(unit) and previous is None:
        noun = ""  # 投保农户30户: what is counted ends with its counter
    if family in ("count", "person") and (known := state(said, here, kind, left_name, noun, predicate)) is not None:
        return known
    if right and here.quantity.family == "measure" and left_name.endswith(_ALONG) and noun and not predicate:
        return Name(left_name + noun, verb_of(left_name), "words on both sides of the number", noun=noun)
    if following is not None and following.quantity.family == "percent" and noun:
        rated = _BEFORE_RATE.match(noun)
        noun = rated.group(1) if rated else noun
    if (
        following is not None
        and following.quantity.family == "money"
        and (paid := _PAID.match(clean(right))) is not None
    ):
        noun, predicate = paid.group(1), ""
        named = has_name(left_name)
        if not noun and named:
            return after_noun(said, here, kind, left_name)
    after_count = previous is not None and previous.quantity.family in ("count", "person")
    if family == "money" and after_count and said.money and left_name and said.last.noun.endswith(left_name):
        return Name(said.last.noun + said.money, "", "head carried over")
    if after_count and said.last.text[:1] == "“" and said.last.noun and left_name.startswith(said.last.noun):
        return Name(said.last.text + left_name[len(said.last.noun) :], "", "head carried over")
    if left_name in ("", "向", "朝着", "朝") and MAKING_FOR.match(here.right) is not None and said.last.text:
        return Name(said.last.text, "", "same as the name before")
    if family == "money":
        spent = of_own_level(said, here) or spent_on(here, following)
        if spent is not None:
            return spent
        grant = granted(here, said.last)
        if grant is not None:
            return grant
    if family == "money" and noun and (purse := _FUND_FOR.match(noun)) is not None:
        noun, predicate = purse.group(1), ""
    called = noun.endswith(_FUNDS) and following is None and not here.right.startswith("的")
    if family == "money" and left_name and called:
        return funds(left_name, noun)
    if family == "money" and right[:1] == "的" and (did := verb_of(left_name)) and left_name[len(did) :] in SHORT_HEADS:
        left_name = left_name[len(did) :]  # 建成投资3亿元的|污水处理厂
    if left_name in SHORT_HEADS and family == "money" and right.startswith(("的", "各类")):
        own = _OWN_PROJECT.match(right) if following is not None else None
        counted_noun = noun if following is None else own.group(1) if own else from_following(following)
        if counted_noun:
            return Name(counted_noun + left_name, "", "head carried over")
    if (
        here.left.rstrip()[-1:] in _OF_LAST
        and _OF.search(clean(here.left)) is not None
        and noun
        and len(left_name) <= 10
        and has_name(left_name)
        and left_name[0] not in _FOR
        and not re.search(r"政府|部门|确定", left_name)
    ):
        return Name(left_name + noun, verb_of(left_name), "words on both sides of the number", noun=noun)
    field = left_name.endswith("阶段") or (left_name.endswith(("大行业", "大领域", "大产业")) and "、" in left_name)
    if noun and field and (not predicate or left_name.endswith("阶段")):
        return Name(left_name + noun, "", "words on both sides of the number", noun=noun)
    if len(noun) > 8 and "的" in noun and "、" in noun[: noun.index("的")]:
        noun = noun[noun.rindex("的") + 1 :] or noun
    counted = family in ("count", "person") or here.quantity.unit is None
    named = has_name(left_name)
    verb_only = not named or left_name == head_verb(here.left)
    if family == "measure" and noun and named and not verb_only and not predicate and _is_stretch(here, left_name):
        return Name(left_name + noun, verb_of(left_name), "words on both sides of the number", noun=noun)
    meant = verb_only and said.last.text and not here.left.rstrip().endswith("的")
    if noun in ("目标任务", "目标", "任务", "年度目标", "年度任务") and meant:
        return Name(said.last.text, "", "same as the name before")
    if left_name.endswith(_PLANTS) and noun:
        return Name(re.split(r"、", left_name)[-1] + noun_after(here.right)[0].split("等")[0], "", "output of a plant")
    if noun.startswith(("人口的", "群众的", "人民的")):
        noun = noun[:2]
    bare = here.quantity.bare and not counted and not (family == "measure" and verb_only and left_name in FLOW)
    if noun and not bare and (counted or verb_only or right.startswith("的")):
        if counted and not verb_only and not predicate and not _noun_like(noun):
            return after_noun(said, here, kind, left_name)
        return before_noun(said, here, kind, noun, predicate, left_name)
    if following is not None and (shared or (not noun and not named)):
        if family == "person" and (thirst := _WATER.match(clean(following.right))) is not None:
            does = head_verb(here.left)
            return Name(does + thirst.group(1), does, "name after the next number")
        far = from_following(following)
        if far:
            # 建成4条188公里轨道交通; 新开工60万平方米、建成30万平方米还建房
            only = here.right.strip().lstrip("、,和并及")
            only = "" if only in _IN_ALL else only
            verb = head_verb(here.left) if not only or starts(only, FLOW_FIRST) == only else ""
            far = far if verb not in FLOW or far.startswith(verb) else verb + far
            return Name(far, verb_of(far), "name after the next number")
    if family == "money" and not left_name and said.last.text and (paid := _PAID_OUT.match(here.right)) is not None:
        return Name(paid.group(1) + said.last.text, "", "head carried over")
    if not left_name and predicate:
        text = fix_ends(_PAUSE.split(light_off(lead_off(predicate)))[0])
        if text in _GOOD_OF and (
            given := good_of(clean(here.left).partition("、")[0] if "、" in here.left else here.lead)
        ):
            return Name(given + text, "", "belongs to what the clause before is about")
        how = _PAUSE.split(predicate)[0][: -len(text)] if len(text) == _ACT else ""
        return Name(how + text if how in _HOW else text[:16], "", "predicate after the number")
    return after_noun(said, here, kind, left_name)


def _is_stretch(here: Surroundings, left_name: str) -> bool:
    """Say whether a measure tells how much of what follows it was made where, or of what (完成大田公路2公里硬化, 新建高湖350亩
    茶叶基地)."""
    done = bool(starts(left_name, FLOW_FIRST) or starts(lead_off(clean(here.left)), LIGHT_FIRST))
    done = done or here.left.rstrip().endswith("实施" + left_name)
    ends_there = here.following is None and here.right[:1] not in _NOT_MADE and "等" not in here.right
    return done and ends_there and not here.left.rstrip().endswith("、")


_PAUSE = lazy("[,。;、]")
_ACT = 2
"""A verb that needs to be told how it is done has so many characters (稳定就业)."""
_GOOD_OF = frozenset(("受益", "获益"))
_HOW = frozenset(("稳定", "按期", "如期", "就近", "就地", "灵活", "自主"))
_NOT_MADE = frozenset("以左上的、等(并和与及至到不")


def _given(previous: Surroundings, text: str) -> str:
    """Return what was done for those whom the number before counts, without them (为1.2万户农户|提供风险保障18亿元), or an
    empty string."""
    if not (previous.left.rstrip().endswith(_TO_WHOM) or _FOR_SUCH.match(clean(previous.left)) is not None):
        return ""
    whom = clean(previous.right)
    verb = _DONE_FOR.search(whom) or _BOUGHT_FOR.search(whom)
    return light_off(text[len(verb.group(1)) :]) if verb is not None and text.startswith(verb.group(1)) else ""


_BOUGHT_FOR = lazy("^([一-龥]{2,18}?)(?=购[买置]|采购|更换|安装|新建|铺设|添置)")
_FOR_SUCH = lazy("[、,]?[为给向]([^,。;]{2,40})等$")
"""Some of those for whom something is done (为甲校、乙校等|5所学校购买设备)."""
_AT_FAULT = lazy(
    "^(?:单位|部门|项目|企业|学校|医院|乡镇|街道|村|县|区)(?=(?:无|未|超|违规|虚[报列增]|挪用|套取|截留|多[列计报]|少[列计报]|重复|擅自|应[缴收])..)"
)
"""Who did what an audit found, counted before it (3个|单位|无预算列支126.8万元)."""
_BEGUN = lazy("[一-龥]{0,6}?(?=(?:举办|开展|发放|实施|新建|建成|投放|赠送|悬挂|张贴|印发)[一-龥“《])")
"""Those counted before, in front of what was done for or by them."""
_CAME_TO = lazy("(?:[一-龥]{1,4})?[到至为成](?:(?:(?:19|20)\\d\\d|今|去|当)年底?|现在|目前|如今)的?")
"""What leads from the value that something started from to what it came to (由12项|拓展为2013年的33项)."""
_HANDED_TO = ("交由", "交给", "转交", "分解到", "落实到")
_TO_WHOM = ("为", "给", "向", "对", "帮助", "支持", "指导", "引导", "督促", "协助", "深入")
_DONE_FOR = lazy(
    f"^([一-龥]{{2,18}}?)(?=提供|办理|{alternation(PAYING)}|减免|减轻|退[税还付费]|追[回讨]|争取|落实"
    "|解决|挽回|节约|缓缴|投放|授信|选聘|聘请|选派|配备|实施|开展|创办|申报|建成|整改)"
)
"""Those for whom something is done, before what it is."""


def _noun_of(previous: Surroundings) -> str:
    """Return what a number before in the same clause counted, by the words after it."""
    return noun_after(previous.right)[0] if previous.quantity.family in ("count", "person") else ""


_FINED = frozenset(("罚", "共罚", "罚款", "共罚款", "处罚"))
"""What stands between cases and how much the fines for them came to."""
_TWO = 2
_BUILT = frozenset(("建成", "竣工", "完工", "开工", "投产", "投用", "停工", "封顶", "交付"))
_STANDS_SO = frozenset(("未能", "没有", "处于", "尚未", "仍未"))
"""What became of works, and what begins to say how things stand, which are no things to be counted themselves."""
_STAGES = frozenset(("续建", "新建", "在建", "开工", "竣工", "改建", "扩建", "改扩建", "维修"))
"""Stages of works, two of which 和 may join before one noun."""


_PUT_RIGHT = lazy("(.*预算)总?(?:收入|支出)$")
"""A budget with what it is of, which the name before says."""
_LENGTHS = frozenset(("公里", "千米", "米"))
_FROM_PLACE = lazy(
    "^(新建|改建|扩建|新修|修建|改造|建成|建设|硬化|修复|拓宽|整修|养护)?[一-龥]{2,12}至[一-龥]{2,8}?段?$"
)
"""From where to where a road goes, before how long it is."""


def _reach_off(text: str) -> str:
    for _ in range(4):
        shorter = chop_right(text, REACH_LAST)
        if shorter == text:
            return text
        text = shorter
    return text


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
