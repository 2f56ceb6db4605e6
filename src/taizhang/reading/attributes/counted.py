"""Names of things counted, whose noun follows the number."""

import re
from dataclasses import dataclass

from taizhang.reading.attributes.beside import (
    DOES,
    FOR_END,
    SETTLEMENTS,
    done_for_both,
    named_beside,
    of_both,
    problem_of,
    shared_tail,
)
from taizhang.reading.attributes.faults import people_of
from taizhang.reading.attributes.lexicon import FLOW, FLOW_FIRST, LIGHT_FIRST, PAYING, chop_left, starts
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.nouns import generic, noun_after
from taizhang.reading.attributes.owning import OWNERS, TWO_STAGES, object_of
from taizhang.reading.attributes.parting import joins_next
from taizhang.reading.attributes.phrases import Name, clean, fix_ends, lead_off, light_off
from taizhang.reading.attributes.predicates import named_as, predicate_first
from taizhang.reading.attributes.said import Said
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.tails import joined
from taizhang.reading.attributes.verbs import has_name, head_verb, verb_of
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import alternation, words

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
_BRINGS = (*DOES, "提供", "完成", "落实")
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


_SO_LONG = lazy("(?<![总全])长达$|(?:来自|连续|接连)$")
"""How long what is named next is (建成长达|280公里的农村公路)."""


_JOINS_NEXT = ("和", "及", "以及", "与", "、")
_BODIES = frozenset(("家", "所", "个"))
_OF_BODIES = lazy(
    r"([一-龥]{1,12}?(?:\([一-龥]{1,8}\))?)的(?:[一-龥]{0,6}(?:负责人|负责同志|领导|代表|书记|校长|院长|局长|干部|人员|同志|成员)"
    r"|积极响应|大力支持|高度关注|关注|好评|认可)"
)
"""Bodies of which so many sent or had whom what follows names."""
_AND_THEN = lazy("并(?=[在向给被将与由])")


@dataclass(slots=True)
class _Counted:
    """Something counted by the noun after its number, with what is found of it on the way."""

    said: Said
    """What the text has named so far."""
    here: Surroundings
    """Where the number stands."""
    kind: Kind
    """Its measure and role."""
    noun: str
    predicate: str
    """The noun after the number, and what is said of that, or an empty string."""
    left_name: str
    """The name in the words before the number, or an empty string."""
    left: str
    """Those words, cleaned."""
    served: re.Match[str] | None = None
    """For whom something is done, at their end (为…), or None."""
    verb: str = ""
    """What is done with those counted."""
    told: bool = False
    """Whether the number goes on with a list."""
    text: str = ""
    """The noun, with what a list shares behind its last."""


def before_noun(said: Said, here: Surroundings, kind: Kind, noun: str, predicate: str, left_name: str) -> Name:
    """Return the name of what is counted by the noun after its number, with the verb, predicate or words before it
    (``left_name``) that it needs."""
    case = _Counted(said, here, kind, noun, predicate, left_name, clean(here.left))
    for step in _IN_TURN:
        name = step(case)
        if name is not None:
            return name
    return _with_verb(case)


def _set_in_order(case: _Counted) -> Name | None:
    """Put the words round a number in order."""
    here = case.here
    if "的" in case.noun and here.quantity.unit in _BODIES and (bodies := _OF_BODIES.match(case.noun)) is not None:
        case.noun, case.predicate = bodies.group(1), ""  # 6家|单位的负责人
    if "并" in case.predicate:
        case.predicate = _AND_THEN.split(case.predicate)[0]
    people = people_of(here.quantity.unit, case.noun) if case.predicate else ""
    if people and FOR_END.search(case.left) is None and not head_verb(here.left):
        case.noun, case.predicate = people, ""  # 2800名|学生学杂费全部免收
    if case.left_name[:2] in _ABOUT:
        case.left_name = "" if case.left_name[:2] == "来自" else case.left_name[2:]
    return None


def _of_field(case: _Counted) -> Name | None:
    """Name what is counted by the field, the owner or the earlier value that its words tell at once."""
    said, here, noun, left, left_name = case.said, case.here, case.noun, case.left, case.left_name
    if left_name[-2:] == "领域" and noun and not case.predicate and noun.endswith(_WORKS) and here.previous is None:
        # 教育领域9个|项目
        return Name(left_name + noun, "", "words on both sides of the number", noun=left_name + noun)
    if here.inside and not left and noun in OWNERS and said.last.text and said.unit == here.quantity.unit:
        return Name(noun + object_of(said.last), "", "head carried over", noun=noun)  # 幼儿园173所(81所|民办)
    of = _FROM.search(left) if case.kind.role == "baseline" else None
    if of is not None and has_name(whose := lead_off(left[: of.start()])):
        return Name(joined(fix_ends(whose), noun), "", "words on both sides of the number", noun=noun)
    if here.previous is not None and _TO.search(left) is not None and said.last.text.endswith(noun) and noun:
        return Name(said.last.text, said.last.verb, "same as the name before", noun=said.last.noun)
    if left.endswith(_GONE_TO):
        case.predicate = ""  # 深入8个乡镇|发放资料
    if here.quantity.unit in _TIMES_OVER and case.predicate[:2] in _HOW_DONE and left.endswith(_HELD_SO):
        return Name(noun + _PAUSE.split(case.predicate)[0], "", "noun after the number with its predicate", noun=noun)
    if case.predicate[:2] == "免费" and left.endswith("完成") and noun:
        # 已完成6000名|学龄儿童免费窝沟封闭
        all_given = noun + fix_ends(_PAUSE.split(case.predicate)[0])
        return Name(all_given, "", "noun after the number with its predicate", noun=all_given)
    beside = noun and not case.predicate and here.right[-1:] in _JOINTS and (not left_name or generic(noun))
    if beside and here.following is not None:
        praised = _PRAISED.fullmatch(here.following.right.strip())
        if praised is not None:  # 12个|集体和28名干警受到省级以上表彰
            return Name(praised.group(1) + noun, "", "noun after the number with its predicate", noun=noun)
    return None


_JOINTS = frozenset("和、")
_PRAISED = lazy("[一-龥]{1,8}?(?:分别|先后|均)?((?:受到|获得?|荣获)[一-龥“”]{2,14}?(?:表彰|嘉奖|表扬|荣誉(?:称号)?|奖励|奖项)(?:奖励)?)")
"""Those counted next, and for what they were praised together with those before."""


def _of_those_served(case: _Counted) -> Name | None:
    """Name those for whom, or with whom, something is done with what is done."""
    here, noun, left, predicate = case.here, case.noun, case.left, case.predicate
    case.served = FOR_END.search(left)
    those = case.served if case.served is not None else _FOR_THOSE.search(left)
    if those is None and left[:1] == "对" and predicate.startswith(DOES):
        those = _NAMED_ONES.match(left)
    if those is None and not left and (goes_on := _served_on(case)) is not None:
        return goes_on
    if (done := done_for_both(here, predicate)) and noun:
        return Name(noun + done, "", "served by what follows", noun=noun)
    if those is None and not left and (does := _done_to_people(case)) is not None:
        return does
    if those is None:
        return None
    if "情况" in predicate[:8] and _LOOKED_INTO.match(predicate) is not None:
        return Name(noun, "", "noun after the number", noun=noun)
    if not predicate or predicate[0].isdigit():
        return None
    act = _AFTER_FOR.search(predicate) if case.served is not None else _AFTER_FOR.match(predicate)
    if act is None or (those.group().endswith("等") and act.group() not in DOES):
        return None  # 对低保对象等300名困难群众发放补贴
    return Name(noun + _done_for(predicate, act.group()), "", "served by what follows", noun=noun)


def _served_on(case: _Counted) -> Name | None:
    """Name the second of two counts for which something is done (对109家企业的187批次产品|开展抽查), or return None."""
    previous = case.here.previous
    if previous is None or not previous.right.endswith("的") or FOR_END.search(clean(previous.left)) is None:
        return None
    done = fix_ends(light_off(lead_off(case.predicate))) if case.predicate.startswith(DOES) else ""
    return Name(case.noun + done, "", "served by what follows", noun=case.noun) if done else None


def _done_to_people(case: _Counted) -> Name | None:
    """Name people of whom a sentence goes on to tell what is done for them, or return None."""
    here = case.here
    goes_on = here.previous is None and case.said.last.rule == "served by what follows"
    does = _GOES_ON.match(clean(here.right)) if goes_on and here.quantity.family == "person" else None
    if does is None:
        return None
    done = fix_ends(light_off(lead_off(does.group(2).replace("了", "", 1))).removeprefix("提供"))
    return Name(does.group(1) + done, "", "served by what follows", noun=does.group(1))


def _done_for(predicate: str, act: str) -> str:
    """Return what a predicate says is done for those before it, without what only leads to it."""
    if act in _BRINGS:
        done = light_off(lead_off(predicate)).removeprefix("提供").removeprefix("实行")
    else:
        done = lead_off(predicate)
    done = fix_ends(re.split(r"[,。;]", done)[0])
    done = (chop_left(done, LIGHT_FIRST) or done).removesuffix("的基础上").removeprefix("了")
    did = starts(done, FLOW_FIRST)
    if did and done[len(did) : len(did) + 1] == "了":
        done = did + done[len(did) + 1 :]  # 对1785名残疾人|发放了药费补助
    first, _, more = done.partition("、")
    if (starts(more, LIGHT_FIRST) or more[:2] in _MORE) and len(more) > _WITH_OBJECT and first in FLOW:
        return first  # 对73处隐患路段进行整治、提升通行能力
    return done


def _find_verb(case: _Counted) -> Name | None:
    """Find what is done with those counted: in the words before their number, or before the list that it goes on
    with."""
    said, here, noun, left, predicate = case.said, case.here, case.noun, case.left, case.predicate
    served, last = case.served, case.said.last
    verb = head_verb(_SO_LONG.sub("", here.left)) if served is None or served.group(1) in ("组织",) else ""
    told = here.previous is not None and (not left or joins_next(here.previous.right)) and here.left[-1:] != "将"
    case.told = told
    if not verb and told and not left and last.verb.startswith("新") and noun:
        verb = last.verb  # 新增机构6家180个托位
    if not verb and told and not starts(_LAST_PART.split(left)[-1], LIGHT_FIRST):
        verb = last.verb if last.rule.startswith("noun after" if left else _BY_NOUN) else ""
    goes_on = told and not predicate and last.verb and (not left or left in _JOINS_NEXT)
    if not verb and goes_on and said.last.text.startswith(last.verb):
        verb = last.verb  # 新建公路25公里、铁路37公里和5条|输电通道
    if not verb and "、" in left and here.previous is None and served is None and not predicate:
        # 新建甲、乙2个收费站: the verb stands before the names of those counted.
        verb = verb_of(lead_off(left))
    if verb == "组织" and ((predicate and generic(noun)) or _ORGANISED.search(here.left) is not None):
        verb = ""  # 组织10家|企业申报省级项目, 组织完成了65个|审计项目
    case.verb = verb
    joined_in = _TAKES_PART.match(predicate) if verb == "组织" else None
    if joined_in is None:
        return None
    return Name(noun + joined_in.group(1) + joined_in.group(2), "", "people with what they do", noun=noun)


def _find_whole(case: _Counted) -> Name | None:
    """Give a noun what a list shares behind its last; name what is counted beside the one before."""
    here, noun = case.here, case.noun
    case.text = noun
    if len(noun) <= _CLASS and here.following is not None and noun.endswith(("级", "类", "型", "性")):
        far = _first_noun(here.following, len(noun) + 1)
        if far.startswith(("国家级", "省级", "市级", "区级", "县级")) or len(far) > len(noun) + 1:
            case.text = noun + far[far.find(noun[-1], 0, _LEVEL) + 1 :]
    elif here.following is not None and not case.verb and (tail := shared_tail(here, noun)):
        case.text = noun + tail
    return named_beside(case.said, here, noun) if case.told else None


_CLASS = 3
_LISTED = 24
"""So many members of a list are looked through."""


def _first_noun(last: Surroundings, longer: int) -> str:
    """Return the noun of the first member of a list that has one of more characters than so many (3个国家级、15个省级示范区
    和30个监测站), or of the last."""
    far = noun_after(last.right)[0]
    for _ in range(_LISTED):
        if len(far) > longer or last.following is None or not last.right.rstrip().endswith(("、", "和")):
            break
        last = last.following
        far = noun_after(last.right)[0]
    return far


def _of_both_sides(case: _Counted) -> Name | None:
    """Name what is counted by the words on both sides of its number, where those before it are a part of the name."""
    here, noun, left, left_name = case.here, case.noun, case.left, case.left_name
    predicate, verb, both = case.predicate, case.verb, "words on both sides of the number"
    unserved = case.served is None
    flows = starts(left_name, FLOW_FIRST) and _CLASS < len(left_name) <= _FLOWING and has_name(left_name)
    if flows and unserved and not verb:
        name = predicate_first(left_name, predicate) if left_name.endswith(noun) else left_name + noun
        case.left_name = name
        return Name(name, verb_of(name), both, noun=noun)
    if (
        noun in SETTLEMENTS
        and not predicate
        and unserved
        and len(left_name) in _WORK_LENGTHS
        and "、" not in left_name
        and lead_off(left).startswith(_CARRIED_OUT)
        and not verb_of(left_name)
    ):
        return Name(left_name + noun, "", both, noun=noun)
    if (work := _WORK_FOR.match(here.right)) is not None and lead_off(left).lstrip("、,") in _CARRIED_OUT:
        return Name("".join(work.groups()), "", both, noun=noun)
    if noun.endswith(_WORKS) and unserved and _OF_WORK.fullmatch(left_name) is not None:
        return Name(left_name + noun, "", both, noun=noun)
    if left_name.endswith("级") and len(left_name) <= _LONGEST_LEVEL and not verb:
        return Name(left_name + noun, "", both, noun=noun)
    if left_name.endswith(_REACHES_PEOPLE) and len(left_name) > _CLASS + 1 and unserved:
        return Name(left_name + noun, verb_of(left_name), both, noun=noun)
    if left_name[-1:] == "中" and noun and left_name.endswith(noun, 0, -1):
        # 重点项目中有5个|项目尚未开工
        return Name(predicate_first(left_name[:-1], predicate), "", "words before the number", noun=left_name[:-1])
    if generic(noun) and len(left_name) > _CLASS and not verb and has_name(left_name) and unserved and _plain(case):
        if left_name.endswith(noun):
            return Name(left_name, verb_of(left_name), "words before the number")  # 重点项目共8大类50个|项目
        return Name(left_name + noun, verb_of(left_name), both, noun=noun)
    if left.endswith("开工的") and generic(noun) and left_name.endswith("开工") and unserved and not predicate:
        return Name(left_name + noun, "", both, noun=noun)  # 新开工的12个|项目中
    if left[-1:] == "”" and unserved and (called := _CALLED.search(left)) is not None:
        return Name(verb + called.group() + noun, verb, both, noun=noun)
    return None


_FLOWING = 8


def _plain(case: _Counted) -> bool:
    """Say whether the words before a number are a name, and tell of no act where what follows has a predicate."""
    left_name = case.left_name
    return not case.predicate or (
        not case.left.endswith("等")
        and "、" not in left_name
        and not starts(left_name, FLOW_FIRST)
        and not starts(left_name, LIGHT_FIRST)
    )


def _of_sort(case: _Counted) -> Name | None:
    """Name sorts of things, and packages of measures, by the words before their number."""
    noun, left, left_name, verb, last = case.noun, case.left, case.left_name, case.verb, case.said.last
    if noun in _SORTS and (not verb or verb in _SORTS):
        if has_name(left_name) and left_name not in _SORTS:
            return Name(left_name + noun, "", "words on both sides of the number", noun=noun)
        before = next((sort for sort in _SORTS if last.text.endswith(sort)), "")
        if before:
            return Name(last.text[: -len(before)] + noun, "", "head carried over", noun=noun)
    if verb and noun[-2:] in ("措施", "举措", "政策", "办法", "意见") and _FOR_WHAT.search(left) is not None:
        return Name(fix_ends(lead_off(left)) + noun, "", "words before the number with a package noun")
    said_so = left_name[:1] == "《" and left_name.endswith("》" + verb)  # 《纲要》提出了15项|重点任务
    if noun in _PACKAGES and has_name(left_name) and not said_so and (not verb or len(left_name) > len(verb) + 2):
        whose = left_name.removeprefix("针对").removeprefix("对")  # 对滞后的7项任务
        return Name(whose + noun, verb_of(left_name), "words before the number with a package noun")
    return None


def _with_predicate(case: _Counted) -> Name | None:
    """Name what is counted with what is said of it, where a noun that says little needs it."""
    here, left, verb, text = case.here, case.left, case.verb, case.text
    if case.predicate.startswith("受益") and left.endswith(("使", "让")) and (given := _GIVES.search(left)) is not None:
        return Name(given.group(1) + "受益" + text, "", "people with what they do", noun=text)
    had = _HAD_DONE.match(case.predicate) if "得到" in case.predicate[:6] and not verb else None
    if had is not None and case.served is None:
        return Name(text + had.group(1), "", "noun after the number with its predicate", noun=text)
    households = text[-1:] == "户" and here.previous is not None and not left
    act_done = _PEOPLE_DO.match(case.predicate) if text.endswith(_PEOPLE) and not households else None
    if act_done is not None and not verb and (case.served is None or case.served.group(1) == "帮助"):
        return Name(text + act_done.group(1), "", "people with what they do", noun=text)
    if not case.predicate and not verb and not case.left_name and here.following is not None and generic(text):
        case.predicate = of_both(here)
    predicate = case.predicate
    stage = predicate.startswith(TWO_STAGES) and re.split("[,。;、]", predicate)[0] in TWO_STAGES
    named = stage or named_as(predicate)
    if (generic(text) or named) and predicate and not verb:
        return Name(predicate_first(text, predicate), "", "noun after the number with its predicate", noun=text)
    return None


_IN_TURN = (
    _set_in_order,
    _of_field,
    _of_those_served,
    _find_verb,
    _find_whole,
    _of_both_sides,
    _of_sort,
    _with_predicate,
)
"""What is asked of something counted in turn, until one names it."""


def _with_verb(case: _Counted) -> Name:
    """Name what is counted by its noun, with what is done with it."""
    here, verb, text = case.here, case.verb, case.text
    if verb == "解决" and (problem := problem_of(here)) and problem not in text:
        whole = verb + joined(text.partition("的")[0], problem)
        return Name(whole, verb, "noun after the number with its verb", noun=text)
    if verb == "解决" and text.endswith("问题") and (those_of := _OF_WHERE.search(here.left)) is not None:
        return Name(verb + those_of.group() + text, verb, "noun after the number with its verb", noun=text)
    if verb in _NEWLY and (joins := _JOINS.match(case.predicate)) is not None:
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


_LEVEL = 5
"""Within so many characters a noun says of which level or kind its things are (省级|示范区)."""
_GIVES = lazy("([一-龥“”]{4,20})(?:使|让)$")
"""What those counted have good of (饮水安全工程使|6069万农民受益)."""
_HAD_DONE = lazy(
    "(?:全部|全都|均|都|已)*得到(?:有效|全面|及时|妥善|彻底)?(改造|治理|整治|修复|解决|救助|安置|落实|化解|保护|处置)(?=$|[,。;])"
)
"""What was done with the things counted (80万户农村危房|得到改造)."""
_NEWLY = frozenset(("新增", "净增", "增加", "帮助"))
_JOINS = lazy("(?:参加|加入|纳入|享受|参保)[一-龥“”]{0,10}(?=$|[,。;])")
"""What those did who are newly so many (新增1000名快递员|参加工伤保险)."""


_OF_WHERE = lazy("(?:农村|农牧区|城镇)(?:人口|群众)?$")
"""Whose problem is solved, before how many they are (解决农村|10万人安全饮水问题)."""


