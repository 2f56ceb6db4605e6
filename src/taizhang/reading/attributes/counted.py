"""Names of things counted, whose noun follows the number."""

import re

from taizhang.reading.attributes.faults import people_of
from taizhang.reading.attributes.lexicon import FLOW, FLOW_FIRST, LIGHT_FIRST, PAYING, chop_left, starts
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.nouns import generic, noun_after
from taizhang.reading.attributes.owning import OWNERS, TWO_STAGES, object_of
from taizhang.reading.attributes.phrases import Name, clean, fix_ends, lead_off, light_off
from taizhang.reading.attributes.predicates import named_as, predicate_first
from taizhang.reading.attributes.said import Said
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.tails import joined
from taizhang.reading.attributes.verbs import has_name, head_verb, verb_of
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import alternation, words

FOR_END = lazy(
    r"(为|对|给|向|帮助|支持|督促|指导|引导|组织|推动|带动|助力)(?:[^,。;]{0,8}?"
    r"(?:区|市|县|省|[全各本我该][州盟旗国镇乡村团场师]|辖区内?|[区市县]内|符合条件的|困难|(?<![办做])的))?$"
)
_ABOUT = ("围绕", "聚焦", "针对", "紧扣", "来自", "连续", "接连")
_FROM = lazy("[由从](?:原来|过去|以往|之前|改革前)?的?$")
_TO = lazy("[到至为成]$")
_FOR_THOSE = lazy("(?:^|[,。;])(?:对|为|给|向)[^,。;]{2,30}[的等]$")
"""Whom something is done for, told by what they are (对因病致贫的|32户|特别困难户进行帮扶)."""
_NAMED_ONES = lazy("对[^,。;]{2,60}$")
"""Those that something is done with, some by name (对东街、西街|4座水厕开展大修)."""
_AFTER_FOR = lazy(
    "(?:逐[一户个项条]|免费|配备|配置|安装|购置|添置|接种|体检|筛查|提供|进行|实行|开展|配送|适配|实施|办理|落实|解决|免费适配"
    f"|免费提供|减免|安排|给予|免除|完成|{alternation(PAYING)})"
)
_LOOKED_INTO = lazy(
    "(?:推进|进展|落实|完成|办理|整改|实施|建设|工作|执行|开展|贯彻)+情况(?:进行|开展|作)了?[^,。;]{0,12}(?:督查|检查|督导|调研|核查|评估|通报|抽查|调度|巡查|视察|审计)"
)
"""That how those counted stand was looked into."""
_DOES = ("进行", "开展", "实施", "实行")
_BRINGS = (*_DOES, "提供", "完成", "落实")
_MORE = ("提升", "提高", "增强")
_WITH_OBJECT = 5
"""An act with an object of its own has more characters."""
_REACHES_PEOPLE = ("惠及", "覆盖", "带动", "吸引", "受益", "服务")
_PEOPLE_DO = lazy(
    r"^(?:全部|均|都|已|陆续|相继)*(?:实现了?)?"
    r"((?:定居|创业|返乡|就地|转移就业|外出务工|稳定就业|稳定脱贫|领取|享受|脱贫|退出|摘帽|就近|就业|再就业|上岗|返岗|创业|增收|康复|复明|复学|就医|搬迁|参保|纳入|受益|迁入"
    r"|入住|征收|[住用喝吃走搬过][上进]了?)[^,。;、]{0,9})(?=[,。;、]|$)"
)
_PEOPLE = (
    *("村", "户", "群众", "人口", "人员", "家庭", "居民", "学生", "儿童", "牧民", "农民", "青年", "劳动力", "劳力"),
    *("军人", "毕业生", "农民工", "职工", "妇女", "残疾人", "工人", "失业者"),
)
"""Who may do such, as those counted are called."""
_TAKES_PART = lazy(
    "(参加|参与|观看|赴|前往)了?(?:(?:[一-龥]{0,16}?(?:举办|组织|开展|主办|召开|举行))的)?([^,。;、]{2,12})"
)
"""What people do who were brought together for it (组织120名|毕业生参加就业见习)."""
_GONE_TO = ("深入", "走进", "前往", "赴")
_PACKAGES = frozenset(words("lexicon", "packages"))
_FOR_WHAT = lazy("(?:促进|支持|推动|推进|加快|鼓励|保障|服务|稳定|扶持|优化|助推|提振)[一-龥、“”]{4,24}$")
_LONGEST_LEVEL = 3
"""The words for a level of government before a count have at most so many characters (州级301项重点项目)."""
_CARRIED_OUT = ("实施", "完成", "开展")
_SETTLEMENTS = frozenset(("村", "行政村", "自然村", "社区", "小区", "乡镇"))
_WORKS = ("项目", "工程")
_OF_WORK = lazy(
    "(?![全各我本该])[一-龥“”]{2,10}[^区县市镇乡村局委办处已共等、](?:改造|升级|调整|治理|整治|处理|保护|修复|改造提升|转型升级)"
    "|[一-龥]{2,8}(?:公路|道路|大道|国道|省道|干线|河|渠|水库|江堤)"
)
"""A work called by what it is done to, before so many projects of it (城镇污水处理|12个配套项目)."""
_WORK_LENGTHS = range(6, 15)
"""A work that is carried out in so many settlements (实施农村环境连片整治|350个村)."""
_WORK_FOR = lazy("(?!以上|以下|左右|以内|余|多)([一-龥]{2,8})的([一-龥]{2,8})工作(?=$|[,。;、])")
"""For whom a work is done, and what it is (完成30933户|贫困户的评级授信工作)."""
_LAST_PART = lazy("[、和及]")
_BY_NOUN = ("noun after", "name after")
_CALLED = lazy("(?<![”、和与])“[^“”]{2,14}”$")
"""What those counted are called, right before how many there are (“九年大跨越”61个重大项目)."""
_TIMES_OVER = ("次", "场", "场次", "批次")
_HOW_DONE = ("集中", "联合", "现场", "专题", "专项", "统一", "实地", "分组")
_HELD_SO = ("开展", "组织", "举办", "进行", "实施")
_PAUSE = lazy("[,。;、]")
"""How those named do what was held so often (组织开展890余次|代表集中视察)."""
_SORTS = ("系列", "品种", "规格", "品类", "门类", "类别", "花色")
"""Nouns that say by what something is sorted (产品达24个系列300余种规格)."""


def named_ones(left: str) -> bool:
    """Say whether the words before a measure name some of what is measured (石高路、范栏路等|53公里县乡道路)."""
    return left.endswith(("等处", "等地")) or ("等" in left[-1:] and _SOME_WAYS.search(left) is not None)


_SOME_WAYS = lazy("、[^、]{1,12}(?:路|街|巷|道|线|段|河|渠|沟|湖|桥|堤|江|溪)等$")


def sized(here: Surroundings) -> str:
    """Return what is counted where its size stands between (建成5个|总装机180万千瓦的光伏项目), or an empty string."""
    following = here.following
    if following is None or following.right[:1] != "的" or following.quantity.family == "money":
        return ""
    return noun_after(following.right[1:])[0] if _SIZE.fullmatch(clean(here.right)) is not None else ""


def size_of(here: Surroundings) -> str:
    """Return the name of a size that stands between a count and its noun, or an empty string."""
    before = here.previous
    told = None if before is None or here.right[:1] != "的" else _SIZE.fullmatch(clean(here.left))
    if told is None or before is None or before.quantity.family != "count" or here.quantity.family == "money":
        return ""
    noun = _UNDER_WORK.sub("", noun_after(here.right[1:])[0])
    return noun + told.group(1) if noun else ""


_SIZE = lazy(
    "((?:总|计划|规划)?(?:装机(?:容量|规模)?|建筑面积|占地面积|面积|长度?|里程|库容|规模|床位)|全长|占地|处理能力|日处理能力|年产能)"
    "(?:达到?|超过?|约|近|为|共)?"
)
"""How large things are, said before what they are."""
_UNDER_WORK = lazy("(?<=..)(?:前期工作|前期|施工|建设|改造|续建)$")


_SO_LONG = lazy("(?<![总全])长达$|(?:来自|连续|接连)$")
"""How long what is named next is (建成长达|280公里的农村公路)."""


_JOINS_NEXT = ("和", "及", "以及", "与", "、")
_BODIES = frozenset(("家", "所", "个"))
_OF_BODIES = lazy(
    r"([一-龥]{1,12}?(?:\([一-龥]{1,8}\))?)的(?:[一-龥]{0,6}(?:负责人|负责同志|领导|代表|书记|校长|院长|局长|干部|人员|同志|成员)"
    r"|积极响应|大力支持|高度关注|关注|好评|认可)"
)
"""Bodies of which so many sent or had whom what follows names."""
_AMONG_THEM = ("含", "包括", "包含", "其中含")
_AND_THEN = lazy("并(?=[在向给被将与由])")


def before_noun(said: Said, here: Surroundings, kind: Kind, noun: str, predicate: str, left_name: str) -> Name:
    """Return the name of what is counted by the noun after its number, with the verb, predicate or words before it
    (``left_name``) that it needs."""
    left = clean(here.left)
    if "的" in noun and here.quantity.unit in _BODIES and (bodies := _OF_BODIES.match(noun)) is not None:
        noun, predicate = bodies.group(1), ""  # 6家|单位的负责人
    predicate = _AND_THEN.split(predicate)[0] if "并" in predicate else predicate
    people = people_of(here.quantity.unit, noun) if predicate else ""
    if people and FOR_END.search(left) is None and not head_verb(here.left):
        noun, predicate = people, ""  # 2800名|学生学杂费全部免收
    if left_name in _AMONG_THEM:
        left_name = ""  # 乡镇卫生院28家(含4家|中心卫生院)
    if left_name[:2] in _ABOUT:
        left_name = "" if left_name[:2] == "来自" else left_name[2:]
    if left_name[-2:] == "领域" and noun and not predicate and noun.endswith(_WORKS) and here.previous is None:
        return Name(
            left_name + noun, "", "words on both sides of the number", noun=left_name + noun
        )  # 教育领域9个|项目
    if here.inside and not left and noun in OWNERS and said.last.text and said.unit == here.quantity.unit:
        return Name(noun + object_of(said.last), "", "head carried over", noun=noun)  # 幼儿园173所(81所|民办)
    if (
        kind.role == "baseline"
        and (of := _FROM.search(left)) is not None
        and has_name(whose := lead_off(left[: of.start()]))
    ):
        return Name(joined(fix_ends(whose), noun), "", "words on both sides of the number", noun=noun)
    if here.previous is not None and _TO.search(left) is not None and said.last.text.endswith(noun) and noun:
        return Name(said.last.text, said.last.verb, "same as the name before", noun=said.last.noun)
    if left.endswith(_GONE_TO):
        predicate = ""  # 深入8个乡镇|发放资料
    if here.quantity.unit in _TIMES_OVER and predicate[:2] in _HOW_DONE and left.endswith(_HELD_SO):
        return Name(noun + _PAUSE.split(predicate)[0], "", "noun after the number with its predicate", noun=noun)
    if predicate[:2] == "免费" and left.endswith("完成") and noun:
        # 已完成6000名|学龄儿童免费窝沟封闭
        all_given = noun + fix_ends(_PAUSE.split(predicate)[0])
        return Name(all_given, "", "noun after the number with its predicate", noun=all_given)
    served = FOR_END.search(left)
    verb = ""
    those = served if served is not None else _FOR_THOSE.search(left)
    if those is None and left[:1] == "对" and predicate.startswith(_DOES):
        those = _NAMED_ONES.match(left)
    if (
        those is None
        and not left
        and here.previous is not None
        and here.previous.right.endswith("的")
        and FOR_END.search(clean(here.previous.left)) is not None
        and predicate.startswith(_DOES)
        and (done := fix_ends(light_off(lead_off(predicate))))
    ):
        return Name(noun + done, "", "served by what follows", noun=noun)  # 对109家企业的187批次产品|开展抽查
    if (done := _done_for_both(here, predicate)) and noun:
        return Name(noun + done, "", "served by what follows", noun=noun)
    if (
        those is None
        and not left
        and here.previous is None
        and said.last.rule == "served by what follows"
        and here.quantity.family == "person"
    ):
        does = _GOES_ON.match(clean(here.right))
        if does is not None:
            done = does.group(2).replace("了", "", 1)
            done = fix_ends(light_off(lead_off(done)).removeprefix("提供"))
            return Name(does.group(1) + done, "", "served by what follows", noun=does.group(1))
    if those is not None and "情况" in predicate[:8] and _LOOKED_INTO.match(predicate) is not None:
        return Name(noun, "", "noun after the number", noun=noun)
    if those is not None and predicate and not predicate[0].isdigit():
        act = _AFTER_FOR.search(predicate) if served is not None else _AFTER_FOR.match(predicate)
        if act is not None and those.group().endswith("等") and act.group() not in _DOES:
            act = None  # 对低保对象等300名困难群众发放补贴
        if act is not None:
            done = (
                fix_ends(
                    re.split(r"[,。;]", light_off(lead_off(predicate)).removeprefix("提供").removeprefix("实行"))[0]
                )
                if act.group() in _BRINGS
                else fix_ends(re.split(r"[,。;]", lead_off(predicate))[0])
            )
            done = (chop_left(done, LIGHT_FIRST) or done).removesuffix("的基础上").removeprefix("了")
            did = starts(done, FLOW_FIRST)
            if did and done[len(did) : len(did) + 1] == "了":
                done = did + done[len(did) + 1 :]  # 对1785名残疾人|发放了药费补助
            first, _, more = done.partition("、")
            if (starts(more, LIGHT_FIRST) or more[:2] in _MORE) and len(more) > _WITH_OBJECT and first in FLOW:
                done = first  # 对73处隐患路段进行整治、提升通行能力
            return Name(noun + done, "", "served by what follows", noun=noun)
    verb = head_verb(_SO_LONG.sub("", here.left)) if served is None or served.group(1) in ("组织",) else ""
    told = here.previous is not None and here.left[-1:] != "将" and (not left or bool({*"、和"} & {*here.previous.right}))
    if not verb and told and not left and said.last.verb.startswith("新") and noun:
        verb = said.last.verb  # 新增机构6家180个托位
    if not verb and told and not starts(_LAST_PART.split(left)[-1], LIGHT_FIRST):
        verb = said.last.verb if said.last.rule.startswith("noun after" if left else _BY_NOUN) else ""
    goes_on = told and not predicate and said.last.verb and (not left or left in _JOINS_NEXT)
    if not verb and goes_on and said.last.text.startswith(said.last.verb):
        verb = said.last.verb  # 新建公路25公里、铁路37公里和5条|输电通道
    if not verb and "、" in left and here.previous is None and served is None and not predicate:
        # 新建甲、乙2个收费站: the verb stands before the names of those counted.
        verb = verb_of(lead_off(left))
    if verb == "组织" and ((predicate and generic(noun)) or _ORGANISED.search(here.left) is not None):
        verb = ""  # 组织10家|企业申报省级项目, 组织完成了65个|审计项目
    if verb == "组织" and (joined_in := _TAKES_PART.match(predicate)) is not None:
        return Name(noun + joined_in.group(1) + joined_in.group(2), "", "people with what they do", noun=noun)
    text = noun
    if len(noun) <= 3 and here.following is not None and noun.endswith(("级", "类", "型", "性")):
        last = here.following
        far = noun_after(last.right)[0]
        for _ in range(24):
            # 3个国家级、15个省级示范区和30个监测站: the noun of the first that has one
            named = len(far) > len(noun) + 1
            if named or last.following is None or not last.right.rstrip().endswith(("、", "和")):
                break
            last = last.following
            far = noun_after(last.right)[0]
        if far.startswith(("国家级", "省级", "市级", "区级", "县级")) or len(far) > len(noun) + 1:
            text = noun + far[far.find(noun[-1], 0, _LEVEL) + 1 :]
    elif here.following is not None and not verb and (tail := _shared_tail(here, noun)):
        text = noun + tail
    if told and (with_noun := _beside(said, here, noun)) is not None:
        return with_noun
    flows = starts(left_name, FLOW_FIRST) and 3 < len(left_name) <= 8 and has_name(left_name)
    if flows and served is None and not verb:
        left_name = predicate_first(left_name, predicate) if left_name.endswith(noun) else left_name + noun
        return Name(left_name, verb_of(left_name), "words on both sides of the number", noun=noun)
    if (
        noun in _SETTLEMENTS
        and not predicate
        and served is None
        and len(left_name) in _WORK_LENGTHS
        and "、" not in left_name
        and lead_off(left).startswith(_CARRIED_OUT)
        and not verb_of(left_name)
    ):
        return Name(left_name + noun, "", "words on both sides of the number", noun=noun)
    if (work := _WORK_FOR.match(here.right)) is not None and lead_off(left).lstrip("、,") in _CARRIED_OUT:
        return Name("".join(work.groups()), "", "words on both sides of the number", noun=noun)
    if noun.endswith(_WORKS) and served is None and _OF_WORK.fullmatch(left_name) is not None:
        return Name(left_name + noun, "", "words on both sides of the number", noun=noun)
    if left_name.endswith("级") and len(left_name) <= _LONGEST_LEVEL and not verb:
        return Name(left_name + noun, "", "words on both sides of the number", noun=noun)
    if left_name.endswith(_REACHES_PEOPLE) and len(left_name) > 4 and served is None:
        return Name(left_name + noun, verb_of(left_name), "words on both sides of the number", noun=noun)
    plain = not predicate or (
        not left.endswith("等")
        and "、" not in left_name
        and not starts(left_name, FLOW_FIRST)
        and not starts(left_name, LIGHT_FIRST)
    )
    if left_name[-1:] == "中" and noun and left_name.endswith(noun, 0, -1):
        # 重点项目中有5个|项目尚未开工
        return Name(predicate_first(left_name[:-1], predicate), "", "words before the number", noun=left_name[:-1])
    if generic(noun) and len(left_name) >= 4 and not verb and plain and has_name(left_name) and served is None:
        if left_name.endswith(noun):
            return Name(left_name, verb_of(left_name), "words before the number")  # 重点项目共8大类50个|项目
        return Name(left_name + noun, verb_of(left_name), "words on both sides of the number", noun=noun)
    if left.endswith("开工的") and generic(noun) and left_name.endswith("开工") and served is None and not predicate:
        return Name(left_name + noun, "", "words on both sides of the number", noun=noun)  # 新开工的12个|项目中
    if left[-1:] == "”" and served is None and (called := _CALLED.search(left)) is not None:
        return Name(verb + called.group() + noun, verb, "words on both sides of the number", noun=noun)
    if noun in _SORTS and (not verb or verb in _SORTS):
        if has_name(left_name) and left_name not in _SORTS:
            return Name(left_name + noun, "", "words on both sides of the number", noun=noun)
        before = next((sort for sort in _SORTS if said.last.text.endswith(sort)), "")
        if before:
            return Name(said.last.text[: -len(before)] + noun, "", "head carried over", noun=noun)
    if verb and noun[-2:] in ("措施", "举措", "政策", "办法", "意见") and _FOR_WHAT.search(left) is not None:
        return Name(fix_ends(lead_off(left)) + noun, "", "words before the number with a package noun")
    if noun in _PACKAGES and has_name(left_name) and (not verb or len(left_name) > len(verb) + 2):
        whose = left_name.removeprefix("针对").removeprefix("对")  # 对滞后的7项任务
        return Name(whose + noun, verb_of(left_name), "words before the number with a package noun")
    if predicate.startswith("受益") and left.endswith(("使", "让")) and (given := _GIVES.search(left)) is not None:
        return Name(given.group(1) + "受益" + text, "", "people with what they do", noun=text)
    if "得到" in predicate[:6] and not verb and (had := _HAD_DONE.match(predicate)) is not None and served is None:
        return Name(text + had.group(1), "", "noun after the number with its predicate", noun=text)
    act_done = (
        _PEOPLE_DO.match(predicate)
        if text.endswith(_PEOPLE) and not (text[-1:] == "户" and here.previous is not None and not left)
        else None
    )
    if act_done is not None and not verb and (served is None or served.group(1) == "帮助"):
        return Name(text + act_done.group(1), "", "people with what they do", noun=text)
    if not predicate and not verb and not left_name and here.following is not None and generic(text):
        predicate = _of_both(here)
    stage = predicate.startswith(TWO_STAGES) and re.split("[,。;、]", predicate)[0] in TWO_STAGES
    named = stage or named_as(predicate)
    if (generic(text) or named) and predicate and not verb:
        return Name(predicate_first(text, predicate), "", "noun after the number with its predicate", noun=text)
    if verb == "解决" and (problem := _problem(here)) and problem not in text:
        whole = verb + joined(text.partition("的")[0], problem)
        return Name(whole, verb, "noun after the number with its verb", noun=text)
    if verb == "解决" and text.endswith("问题") and (those_of := _OF_WHERE.search(here.left)) is not None:
        return Name(verb + those_of.group() + text, verb, "noun after the number with its verb", noun=text)
    if verb in _NEWLY and (joins := _JOINS.match(predicate)) is not None:
        return Name(verb + joins.group() + text, verb, "noun after the number with its verb", noun=text)
    if verb and not text.startswith(verb):
        return Name(verb + text, verb, "noun after the number with its verb", noun=text)
    return Name(text, "", "noun after the number", noun=text)


def took_part(here: Surroundings) -> Name | None:
    """Name people that are called no further by what they took part in (组织10人|参加全省举办的技能培训)."""
    if here.right[:1] != "参" or here.following is not None:
        return None
    if here.lead and here.right.strip() in _ATTENDS and here.previous is None:
        event = _EVENT.search(here.lead)  # 开展专业培训,共260人|参加
        return None if event is None else Name(here.right.strip() + event.group(1), "", "people with what they do")
    if not here.left.rstrip().endswith(_SENT):
        return None
    part = _TOOK_PART.match(clean(here.right)) if here.quantity.family == "person" else None
    return None if part is None else Name(part.group(1) + part.group(2), "", "people with what they do")


_GOES_ON = lazy(
    "([一-龥、“”]{1,24}?(?:[者人员户生童儿]|群众|家庭|居民|职工|妇女|青年|学员|劳动力))"
    "((?:开展|进行|提供|实施|安排|装配|适配|安装|配备|配发|办理|落实|发放|赠送|减免)了?[一-龥“”]{2,})"
)
"""Those for whom something is done in a list that goes on, and what (为5名聋儿开展手术,|39名儿童装配矫形器)."""
_ORGANISED = lazy("组织(?:完成|实施|开展|举办)了?(?:近|约|共)?$")
_ATTENDS = ("参加", "参与", "参训", "参赛")
_EVENT = lazy(
    "(?:开展|举办|举行|组织|召开)了?([^,。;\\d]{0,24}?(?:培训班?|活动|招聘会|比赛|讲座|大赛|演练|宣讲|会议|竞赛|体检))$"
)
"""What was held, of which the next words tell how many took part."""
_SENT = ("组织", "选派", "动员", "选送", "派出", "发动", "安排")
_TOOK_PART = lazy("(参[加与])(?:[一-龥]{0,12}?(?:举办|组织|开展|主办|召开)的)?([^,。;、\\d]{2,20})")


def _of_both(here: Surroundings) -> str:
    """Return what is said of all that a list counts, which stands behind the last of them (12个乡镇、96个村|完成整治), or an
    empty string."""
    last, far = here, 0
    while last.following is not None and last.right.rstrip()[-1:] in _AND and far < _LONGEST_COUNTS:
        last, far = last.following, far + 1
    if last is here or last.following is not None or last.quantity.family not in ("count", "person"):
        return ""
    if _COUNTED_DO.search(here.right.rstrip("、和及与")) is not None:
        return ""  # 45个|小区完成治理、6万户居民用上…: the first has done something of its own
    noun, predicate = noun_after(last.right)
    if last.quantity.unit == "人" and not predicate:
        predicate = noun  # 20个村、3200人|脱贫
    return predicate if _COUNTED_DO.match(predicate) is not None else ""


_LONGEST_COUNTS = 4
"""So many counts are joined at most of which one thing is said at the end."""
_COUNTED_DO = lazy(
    "(?:完成|通过|实现|获|达到|脱贫|退出|出列|摘帽|整改|启动|开工|竣工|投产|投用|建成|受益|入选|通车|[接通用]上)[^,。;]{0,12}(?:[,。;]|$)"
)


def _done_for_both(here: Surroundings, predicate: str) -> str:
    """Return what is done for one and another that are counted (对3名成人和1名儿童进行康复训练; 对3名儿童开展训练和3名家长进行
    培训), or an empty string."""
    before, after = here.previous, here.following
    if before is None and after is not None and not predicate and here.right[-1:] in _AND:
        does = noun_after(after.right)[1] if FOR_END.search(clean(here.left)) is not None else ""
        if here.left[-1:] == "对" and (of := _DONE_TO_BOTH.fullmatch(clean(after.right))) is not None:
            return of[1]  # 完成对2735家加油站、26408把加油枪的计量检定
    else:
        first = before is not None and before.previous is None and FOR_END.search(clean(before.left)) is not None
        does = predicate if first and here.left[-1:] in _AND else ""
    if not does.startswith((*_DOES, "提供")):
        return ""
    done = fix_ends(re.split(r"[,。;]", light_off(lead_off(does)).removeprefix("提供"))[0])
    return done if len(done) > 1 and not done.endswith("工作") else ""


_LEVEL = 5
"""Within so many characters a noun says of which level or kind its things are (省级|示范区)."""
_DONE_TO_BOTH = lazy("[一-龥]{2,12}的([一-龥]{2,8})[,。;]?")
_AND = frozenset("和及与、")
_GIVES = lazy("([一-龥“”]{4,20})(?:使|让)$")
"""What those counted have good of (饮水安全工程使|6069万农民受益)."""
_HAD_DONE = lazy(
    "(?:全部|全都|均|都|已)*得到(?:有效|全面|及时|妥善|彻底)?(改造|治理|整治|修复|解决|救助|安置|落实|化解|保护|处置)(?=$|[,。;])"
)
"""What was done with the things counted (80万户农村危房|得到改造)."""
_NEWLY = frozenset(("新增", "净增", "增加", "帮助"))
_JOINS = lazy("(?:参加|加入|纳入|享受|参保)[一-龥“”]{0,10}(?=$|[,。;])")
"""What those did who are newly so many (新增1000名快递员|参加工伤保险)."""
_PROBLEM = lazy(
    "(?:[^,。;、的]{0,12}|[^,。;的]{2,24}等[^,。;、的]{2,12})的([一-龥]{2,12}?(?:问题|难题|困难))(?:$|[,。;、])"
)


def _problem(here: Surroundings) -> str:
    """Return what problem of those counted is solved (解决25万农村人口和3万学生的|饮水安全问题), or an empty string."""
    last = here
    while (
        last.following is not None
        and "的" not in last.right
        and (last.right.rstrip().endswith(("和", "、", "与", "及")) or last.right.strip() in _SETTLEMENTS)
    ):
        last = last.following
    found = _PROBLEM.match(last.right)
    return "" if found is None else found.group(1)


_OF_WHERE = lazy("(?:农村|农牧区|城镇)(?:人口|群众)?$")
"""Whose problem is solved, before how many they are (解决农村|10万人安全饮水问题)."""
_SHARED = (
    *("改造", "建设", "整治", "治理", "提升", "创建", "维修", "征收", "拆迁", "搬迁", "安置"),
    *("除险加固", "加固", "重建", "修缮", "绿化", "硬化"),
    *("亮化", "申报", "认定", "验收", "编制", "扩建", "改建", "修复", "更新", "培训", "征迁", "修建"),
)
"""What is done to all members of a list, said behind the last (完成5所小学、2所中学和1所幼儿园|改造)."""
_DONE_TO = (
    *("扶持", "帮扶", "培育", "培养", "救助", "招引", "引进", "保护", "排查"),
    *("清理", "检测", "监测", "评估", "推广", "拆除", "升级", "试点"),
)
"""What is done to a member of a list that says it itself (经济薄弱村|扶持和示范村创建)."""
_SHARED_TAIL = lazy(f"(?:{'|'.join(_SHARED)})(?=(?:任务|工作|工程)?$)")
_JOINT = lazy("(?:、|以及|和|及|与)$")
_WHERE = lazy("(?:行政|自然|贫困|中心|示范)?村(?![庄民级]|道(?!路))|社区(?!服务|卫生)|小区|乡镇|街道|镇(?![级区])")
"""Where it is done, which the members tell (3个镇、20个|村|规划编制)."""
_MEMBERS = 12
"""How many members of a list are looked at."""


def _shared_tail(here: Surroundings, noun: str) -> str:
    """Return what is done to the things counted and to those of the list after them, which only the last says."""
    if noun.endswith((*_SHARED, *_DONE_TO)) or _member(here) != noun:
        return ""
    first, last = here, here.following
    for _ in range(_MEMBERS):
        if first.previous is None or not _member(first.previous):
            break
        first = first.previous
    if head_verb(first.left):
        return ""
    for _ in range(_MEMBERS):
        if last is None or not _member(last):
            break
        last = last.following
    done = "" if last is None else noun_after(last.right)[0]
    found = _SHARED_TAIL.search(done)
    if found is None:
        return ""
    where = _WHERE.match(done) if _WHERE.fullmatch(noun) is not None else None
    return done[where.end() : found.end()] if where is not None else found.group()


def _member(here: Surroundings) -> str:
    """Return what a number counts where only its noun and a joint stand before the next (5所|小学、), else nothing."""
    if here.following is None:
        return ""
    joined_on = _JOINT.search(clean(here.right))
    noun = "" if joined_on is None else clean(here.right)[: joined_on.start()]
    return noun if noun and noun_after(noun) == (noun, "") else ""


def _beside(said: Said, here: Surroundings, noun: str) -> Name | None:
    """Name what is counted beside another by the words before both (计划出列的2个贫困乡和|20个贫困村), else None."""
    last, before = said.last, here.previous
    noun = noun.split("的")[0]
    if before is None or not last.noun or last.rule != "words on both sides of the number" or not noun:
        return None
    if clean(here.left) != clean(before.right) or here.left[-1:] not in ("和", "及", "与", "、"):
        return None
    if last.text.removesuffix(last.noun)[-2:] in noun:
        return None  # 预脱贫的16个贫困村和51个脱贫村
    if not clean(before.left).endswith("的") or not last.text.endswith(last.noun):
        return None
    return Name(last.text.removesuffix(last.noun) + noun, last.verb, last.rule, noun=noun)
