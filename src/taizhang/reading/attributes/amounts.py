"""Names of amounts and counts, from the words before and after the number."""

import re

from taizhang.reading.attributes.heads import elided_head, joined, owner_of, relational
from taizhang.reading.attributes.lexicon import (
    FLOW_FIRST,
    FLOW_LAST,
    LIGHT,
    LIGHT_FIRST,
    REACH_LAST,
    chop_left,
    chop_right,
    ends,
    starts,
)
from taizhang.reading.attributes.measure import MULTIPLE_BASE, Kind
from taizhang.reading.attributes.naming import name_before
from taizhang.reading.attributes.nouns import generic, noun_after, predicate_first, reaches
from taizhang.reading.attributes.phrases import JOINTS, Name, clean, fix_ends, lead_off, light_off
from taizhang.reading.attributes.rates import PLAN, SHORT_HEADS
from taizhang.reading.attributes.said import PLAN_RULE, Said, object_of
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.syntax import parse
from taizhang.reading.attributes.topics import state_only
from taizhang.reading.attributes.verbs import head_verb, only_verbs, verb_of, without_subject
from taizhang.reading.indicators import find
from taizhang.reading.tables import words

_OWN_TAIL = re.compile(
    r"(?:总投资|投资额?|计划总投资|意向投资|总额|产量|总产量|产值|总产值|面积|收入|支出|利润|税收|占比|比重|增速|增幅|销售额|交易额|营业收入|余额|学位|增加学位|就业|岗位|参保率"
    r"|覆盖率|合格率|满意率|办结率|完成率|整改完成率|解决率|有率|.{1,6}率)$"
)
_FOR_END = re.compile(
    r"(为|对|给|向|帮助|支持|督促|指导|引导|组织|推动|带动|助力)(?:[^,。;]{0,8}?(?:区|市|县|省|辖区|符合条件的|困难|的))?$"
)
_AFTER_FOR = re.compile(
    r"(?:免费|接种|体检|筛查|提供|进行|开展|发放|配送|配发|适配|实施|办理|落实|解决|免费适配|免费提供|减免|安排|给予|免除|送去|完成)"
)
_PLANTS = words("lexicon", "plant_words")
_SPENT_ON = re.compile(r"^(?:用于|实施|完成|推进|开展|支持|投向|进行|对|兴建|建设|修建|新建|改造|建(?=[一-龥]{3}))")
_REACHES_PEOPLE = ("惠及", "覆盖", "带动", "吸引", "受益", "服务")
_PER_HEAD = re.compile("[亩户]均|人均(?!生产总值|GDP|地区)")
_FUNDS = ("资金", "债券", "国债", "贷款", "补贴", "经费", "基金", "奖金", "补助")
_BEFORE_RATE = re.compile(r"^(.{2,}?)(?:[一-龥]{2}率)")
_PEOPLE_DO = re.compile(
    r"^(?:全部|均|都|已|陆续|相继)*((?:脱贫|退出|摘帽|就近|就业|搬迁|参保|纳入|受益|迁入|入住|征收)[^,。;、]{0,9})"
)
_PACKAGES = frozenset(words("lexicon", "packages"))
_TASK = re.compile(r"(?<=..)(?:目标)?(?:任务|目标|考核指标|计划|指标)数?$")
_DONE = re.compile(r"(?:完成|实现|达到?|落实)了?[^,。;]{0,2}$")
_ADDED = re.compile(r"新增加?(?=..)|净增(?=..)|^增加(?=..)")
_STOCK = re.compile("突破|达到|总[数量]|[增累]计?达|增至|增加到")
"""What says that a number is of all there is, not of what was added."""
_TRADE = re.compile("(?:进出口|出口|进口)(?:贸易)?(?:总?[额值]|总量)?$")
_OF_TRADE = frozenset(
    ("出口", "进口", "出口额", "进口额", "出口总额", "进口总额", "出口总值", "进口总值", "出口值", "进口值")
)
_COMPLETE = frozenset(("植树", "造林", "减贫", "融资", "贷款", "招商", "减排", "送戏", "退耕", "征地", "棚改"))
"""Verbs that hold their object and need none from the name before."""
_UNDER_WAY = ("在建", "续建", "拟建", "待建", "储备", "前期")
"""Words that a list of states goes on with: these take no verb from the list."""
_LINKS = re.compile("和|与|及")
_WORKS = re.compile("(?:项目|工程|基地|园区?|中心|[公道铁]路|大桥|水库|医院|学校|线|改造)$")
_MAKING_FOR = re.compile("(?:的?目标)?(?:冲刺|迈进|进军|挺进|奋进|迈步)")
_FOR = frozenset("为对给向")
_ALONG = ("全线", "沿线", "段", "两岸", "沿岸", "周边")
"""Where a stretch is: what it is follows its length."""
_PAID = re.compile(
    "([^,。;、年计总完实累]{2,20}|)(?:年度|年|累计|共|全年)?(?:实现|完成)?"
    "(?:销售收入|营业收入|主营业务收入|销售额|总产值|产值|增加值|税收|利润|利税|总投资|计划总投资|年度投资|计划投资|年度计划投资)$"
)
"""What is counted, and what money of it the next number states (75家企业年销售收入18亿元)."""
_SORTS = ("系列", "品种", "规格", "品类", "门类", "类别", "花色")
"""Nouns that say by what something is sorted (产品达24个系列300余种规格)."""
_SUMMED = frozenset(("收入", "支出", "收支"))
_SUM_UP = re.compile("^(?:收入|支出|收支)(?:总计|合计|总量)$")
_REACHED = re.compile("(?:达到?|突破|超过|增至)了?[ ]*$")
_NUMBER_OF = re.compile("(?:人|总|件|起|户)数$")
_COUNTS = re.compile(r"[\d亿]|万(?=[个元人吨亩户])")
"""What a clause holds that states a figure of its own."""
_ANEW = re.compile("累计|共|总共|全年|已")
_PAUSE = re.compile(r"[,。;]")
_VALUES = frozenset(("增加值", "产出", "总产出", "营业收入", "销售收入", "交易额", "零售额"))
_LIGHT = frozenset(LIGHT)


def amount(said: Said, here: Surroundings, kind: Kind) -> Name:
    """Return the name of an amount or a count."""
    previous, following = here.previous, here.following
    right = here.right
    noun, predicate = noun_after(right)
    shared = False
    left_name = name_before(here, kind)
    if left_name in _LIGHT or (left_name[:1] in _FOR and _FOR_END.fullmatch(left_name) is not None):
        left_name = ""
    if kind.rule == MULTIPLE_BASE and said.last.text:
        return Name(said.last.text, "", "what a multiple is of")
    plan = PLAN.match(clean(here.left).lstrip("、,"))
    if plan is not None and said.last.text:
        money = next(
            (w for w in ("投资", "收入", "支出", "引资") if said.last.text.endswith(w) and w in plan.group(1)), ""
        )
        return Name(said.last.text.removesuffix(money) + plan.group(1), "", PLAN_RULE)
    if following is not None:
        gap = right
        if not clean(gap).strip("、,和与及"):
            if not gap.strip() and (not _has_name(left_name) or len(left_name) <= 2):
                shared = True
            noun, predicate = "", ""
        elif gap[:1] == "、":
            noun, predicate = "", ""
        elif "、" in gap or "和" in gap or "及" in gap:
            noun, predicate = noun_after(
                JOINTS.split(gap, maxsplit=0)[0] if len(JOINTS.split(gap)) == 2 else gap[: _last_joint(gap)]
            )
        else:
            predicate = ""
            if not _reach_off(clean(gap)).strip("、,的"):
                noun = ""
                shared = not _has_name(left_name) or len(left_name) <= 2
    if previous is not None:
        joint = here.left
        if "、" in joint or "和" in joint or "及" in joint:
            tail = clean(joint)[1:] if joint[:1] == "、" and _LINKS.search(joint) else JOINTS.split(clean(joint))[-1]
            if tail != clean(joint):
                left_name = fix_ends(light_off(lead_off(_reach_off(tail))))
    family = here.quantity.family
    if family in ("count", "person") and (state := said.state(here, kind, left_name, noun, predicate)) is not None:
        return state
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
        named = _has_name(left_name)
        if not noun and named:
            return _after_noun(said, here, kind, left_name)
    after_count = previous is not None and previous.quantity.family in ("count", "person")
    if family == "money" and after_count and said.money and left_name and left_name == said.last.noun:
        return Name(left_name + said.money, "", "head carried over")
    if left_name in ("", "向", "朝着", "朝") and _MAKING_FOR.match(here.right) is not None and said.last.text:
        return Name(said.last.text, "", "same as the name before")
    if family == "money":
        spent = _spent(here, following)
        if spent is not None:
            return spent
    called = noun.endswith(_FUNDS) and following is None and not here.right.startswith("的")
    if family == "money" and left_name and called:
        return _funds(left_name, noun)
    if left_name in SHORT_HEADS and family == "money" and right.startswith(("的", "各类")):
        counted_noun = _from_following(following) if following is not None else noun
        if counted_noun:
            return Name(counted_noun + left_name, "", "head carried over")
    if (
        clean(here.left).endswith("的")
        and noun
        and len(left_name) <= 10
        and _has_name(left_name)
        and not re.search(r"政府|部门|确定", left_name)
    ):
        return Name(left_name + noun, verb_of(left_name), "words on both sides of the number", noun=noun)
    if len(noun) > 8 and "的" in noun and "、" in noun[: noun.index("的")]:
        noun = noun[noun.rindex("的") + 1 :] or noun
    counted = family in ("count", "person") or here.quantity.unit is None
    named = _has_name(left_name)
    verb_only = not named or left_name == head_verb(here.left)
    if noun in ("目标任务", "目标", "任务", "年度目标", "年度任务") and verb_only and said.last.text:
        return Name(said.last.text, "", "same as the name before")
    if left_name.endswith(_PLANTS) and noun:
        return Name(re.split(r"、", left_name)[-1] + noun_after(here.right)[0].split("等")[0], "", "output of a plant")
    if noun.startswith(("人口的", "群众的", "人民的")):
        noun = noun[:2]
    if noun and not here.quantity.bare and (counted or verb_only or right.startswith("的")):
        if counted and not verb_only and not predicate and not _noun_like(noun):
            return _after_noun(said, here, kind, left_name)
        return _before_noun(said, here, kind, noun, predicate, left_name)
    if following is not None and (shared or (not noun and not named)):
        far = _from_following(following)
        if far:
            return Name(far, verb_of(far), "name after the next number")
    if not left_name and predicate:
        text = light_off(lead_off(predicate))
        return Name(fix_ends(re.split(r"[,。;、]", text)[0])[:16], "", "predicate after the number")
    return _after_noun(said, here, kind, left_name)


def _spent(here: Surroundings, following: Surroundings | None) -> Name | None:
    """Name money by what it is spent on: 投入7000万元完成20个老旧小区改造 → 老旧小区改造投入; None where nothing follows."""
    verb = head_verb(here.left)
    if verb not in ("投入", "投资", "筹措", "筹集", "整合", "统筹", "总投资") or here.right[:1] in tuple("、,和及"):
        return None
    if not here.right and following is None:
        alone = lead_off(clean(here.left)) == verb != "总投资"
        return _spent_next(here.after_comma, verb) if alone else None
    act = _SPENT_ON.match(clean(here.right))
    if act is None:
        return None
    goal = _PAUSE.split(fix_ends(light_off(lead_off(clean(here.right)[act.end() :]))))[0]
    if following is not None and not goal:
        goal = _from_following(following)
    goal = fix_ends(re.split(r"[、,。;](?![^建改])", goal)[0]) if len(goal) > 30 else goal
    return Name(goal + verb, "", "money by what it is spent on") if goal else None


def _spent_next(after: str, verb: str) -> Name | None:
    """Name money by what the next comma-clause says was done with it (投资107万元,完成3公里公路硬化)."""
    act = _SPENT_ON.match(after)
    goal = (
        ""
        if act is None or act.group() == "对"
        else fix_ends(light_off(lead_off(_AMOUNT.sub("", _PAUSE.split(after[act.end() :])[0]))))
    )
    return Name(goal + verb, "", "money by what it is spent on") if len(goal) > 1 else None


_AMOUNT = re.compile(r"\d[\d.]*[余多]?[万亿千百]{0,2}(?:平方米|公里|[个米处座条户套亩所家名口台盏栋幢])?的?")


def _from_following(following: Surroundings) -> str:
    if following.right[:1] in "、,和及":
        return ""
    noun, predicate = noun_after(following.right)
    if reaches(predicate) or _MAKING_FOR.match(following.right) is not None:
        return ""
    if noun:
        return predicate_first(noun, predicate) if generic(noun) else noun
    return fix_ends(light_off(lead_off(predicate)))[:12] if predicate else ""


def _after_noun(said: Said, here: Surroundings, kind: Kind, text: str) -> Name:
    last = said.last
    if not text:
        subject = parse(here.lead).subject if here.previous is None and here.lead else ""
        if last.text:
            if subject and not _COUNTS.search(here.lead) and subject not in SHORT_HEADS:
                return Name(subject, "", "the clause before")
            if (added := _ADDED.search(last.text)) is not None and _STOCK.search(here.left):
                stock = last.text[: added.start()] + last.text[added.end() :]
                return Name(stock, "", "same as the name before")
            done = _TASK.sub("", last.text) if _DONE.search(here.left) else last.text
            return Name(done or last.text, last.verb, "same as the name before")
        lead = without_subject(light_off(lead_off(clean(here.lead))))
        if lead and not any(character.isdigit() for character in lead):
            return Name(lead, verb_of(lead), "the clause before")
        if subject and not _COUNTS.search(subject):
            return Name(subject, "", "the clause before")
        return Name("", "", "no name")
    short = text in SHORT_HEADS or relational(text)
    if short and last.text and here.previous is None and here.lead and not _COUNTS.search(here.lead):
        owner = parse(here.lead).object
        if len(owner) > 3 and _WORKS.search(owner) is not None:
            return Name(joined(owner, text), "", "head carried over")
    if (owned := said.owned(here, text)) is not None:
        return owned
    if text in _SUMMED and (sum_up := _SUM_UP.search(clean(here.left))) is not None:
        return said.account(here, sum_up.group()) or Name(sum_up.group(), "", "words before the number")
    if goods := said.goods(here, text):
        return Name(goods, "", "head carried over")
    if not last.text and (entry := said.account(here, text)) is not None:
        return entry
    if (each := _PER_HEAD.match(text)) is not None and (at := last.text.find(each.group())) > 0:
        return Name(last.text[:at] + text, last.verb, "head carried over")
    if (
        here.previous is not None
        and (alike := _alike(last, text))
        and find(text, here.quantity.unit, kind.measure) is None
    ):
        return Name(alike, last.verb, "head carried over")
    if text in SHORT_HEADS and last.text and (find(text, None, "level") is None or text in ("总投资", "面积")):
        said.head = said.head or owner_of(object_of(last))
        return Name(elided_head(text, said.head), "", "head carried over")
    if here.previous is None and here.lead and not _COUNTS.search(here.lead):
        subject = parse(here.lead).subject
        if len(subject) > len(text[:2]) and subject.endswith(text[:2]) and len(text) > 2:
            return Name(joined(subject, text), "", "belongs to what the clause before is about")
    if text in SHORT_HEADS | _VALUES and not last.text and here.lead and find(text, None, "level") is None:
        opening = parse(here.lead).topic
        if not opening and text in SHORT_HEADS:
            opening = light_off(lead_off(clean(here.lead)))
            opening = fix_ends(opening.removeprefix(starts(opening, FLOW_FIRST)))
        if opening and not any(character.isdigit() for character in opening):
            return Name(opening + text, "", "head carried over")
    if (
        text in ("增加学位", "增加床位")
        and last.noun + last.text
        and re.search(r"学校|幼儿园|中小学|医院|养老", last.text)
    ):
        return Name(object_of(last) + text, "", "head carried over")
    verb = verb_of(text)
    tail_verb = ends(last.text, FLOW_LAST) if text == verb else ""
    if (
        tail_verb
        and tail_verb in ("开工", "竣工", "投产", "新开工", "新竣工", "签约", "落地", "完工", "建成")
        and len(last.text) > len(tail_verb)
    ):
        return Name(last.text[: -len(tail_verb)] + text, "", "verb with the noun before")
    if (
        (trade := _TRADE.search(last.text)) is not None
        and trade.start()
        and text in _OF_TRADE
        and (len(text) == 2 or said.among)
    ):
        return Name(last.text[: trade.start()] + text, "", "head carried over")
    if text == "支出" and last.text.endswith("收入"):
        return Name(last.text[:-2] + text, "", "head carried over")
    if text == "贷款余额" and "存款余额" in last.text:
        return Name(re.sub("(?:各项)?存款", "贷款", last.text), "", "head carried over")
    if verb and text == verb and not last.text and here.lead and (echoed := _echo(parse(here.lead).object, verb)):
        return Name(echoed, verb, "belongs to what the clause before is about")
    counting = here.quantity.family == "count" or here.quantity.unit == "户"
    only = bool(verb) and only_verbs(text) and verb not in _COMPLETE
    whole = -1
    if only and counting and said.counted.text and not state_only(said.counted.text):
        last = said.counted
        # Of things that were merely counted; of what was itself newly done this need be no part.
        whole = said.counted_at if not last.verb and last.topic < 0 and not ends(last.text, FLOW_LAST) else -1
    if said.of_money and last is said.last:
        only = False
    among = said.among and here.quantity.unit == said.unit
    if (
        only
        and last.text
        and not _NUMBER_OF.search(last.text)
        and not only_verbs(last.text)
        and (counting or among or len(text) < 3)
        and not state_only(object_of(last))
    ):
        noun = object_of(last)
        return Name(text + noun, text, "verb with the noun before", noun=noun if whole >= 0 else "", topic=whole)
    if (
        last.verb
        and not verb
        and said.of_money == (here.quantity.family == "money")
        and not state_only(text)
        and not starts(clean(here.left).lstrip("、,和与及"), LIGHT_FIRST)
        and not _ANEW.match(clean(here.left).lstrip("、,和与及"))
        and (here.left[:1] == "、" or find(text, here.quantity.unit, kind.measure) is None)
        and _bare_continuation(here, text)
        and not _OWN_TAIL.search(text)
        and not text.startswith(_UNDER_WAY)
        and _REACHED.search(here.left) is None
        and not (here.quantity.family == "money" and here.closing == ")")
    ):
        return Name(last.verb + text, last.verb, "verb carried over from the list")
    again = here.previous is not None and here.previous.quantity.unit == here.quantity.unit and text == last.text
    return Name(text, verb, "words before the number", topic=said.at - 1 if again else -1)


def _alike(last: Name, text: str) -> str:
    """Return a short name with the head of the one before, whose end begins as it does (省级示范镇3个、示范点5个)."""
    at = len(last.text) - len(text)
    alike = 2 < len(text) <= 4 and at > 2 and last.text.startswith(text[:2], at) and last.text[at:] != text
    return last.text[:at] + text if alike else ""


def _echo(done: str, verb: str) -> str:
    """Return what is done by ``verb`` where the clause before has it in its object (照明改造工程, 完成改造2万间)."""
    at = done.find(verb, 2)
    return done[: at + len(verb)] if at > 0 else ""


def _before_noun(said: Said, here: Surroundings, kind: Kind, noun: str, predicate: str, left_name: str) -> Name:
    left = clean(here.left)
    served = _FOR_END.search(left)
    verb = ""
    if served is not None and predicate:
        act = _AFTER_FOR.search(predicate)
        if act is not None:
            done = (
                fix_ends(re.split(r"[,。;]", light_off(lead_off(predicate)).removeprefix("提供"))[0])
                if act.group() in ("进行", "开展", "实施", "提供", "完成", "落实")
                else fix_ends(re.split(r"[,。;]", lead_off(predicate))[0])
            )
            done = chop_left(done, LIGHT_FIRST) or done
            return Name(noun + done, "", "served by what follows", noun=noun)
    verb = head_verb(here.left) if served is None or served.group(1) in ("组织",) else ""
    if not verb and here.previous is not None and ("、" in here.previous.right or "和" in here.previous.right):
        verb = said.last.verb if said.last.rule.startswith("noun after") else ""
    text = noun
    if len(noun) <= 3 and here.following is not None and noun.endswith(("级", "类", "型", "性")):
        last = here.following
        for _ in range(24):
            if last.following is None or not last.right.rstrip().endswith(("、", "和")):
                break
            last = last.following
        far, _ = noun_after(last.right)
        if far.startswith(("国家级", "省级", "市级", "区级", "县级")) or len(far) > len(noun) + 1:
            text = noun + far[len(noun) :]
    elif here.following is not None and "、" in here.right[: len(noun) + 3]:
        far, _ = noun_after(here.following.right)
        for tail in ("改造", "建设", "整治", "治理", "提升", "创建", "维修"):
            if far.endswith(tail) and not noun.endswith(tail):
                text = noun + tail
    flows = starts(left_name, FLOW_FIRST) and 3 < len(left_name) <= 8 and _has_name(left_name)
    if flows and served is None and not verb:
        return Name(left_name + noun, verb_of(left_name), "words on both sides of the number", noun=noun)
    if left_name.endswith(_REACHES_PEOPLE) and len(left_name) > 4 and served is None:
        return Name(left_name + noun, verb_of(left_name), "words on both sides of the number", noun=noun)
    if generic(noun) and len(left_name) >= 4 and not verb and not predicate and _has_name(left_name) and served is None:
        return Name(left_name + noun, verb_of(left_name), "words on both sides of the number", noun=noun)
    if noun in _SORTS and (not verb or verb in _SORTS):
        if _has_name(left_name) and left_name not in _SORTS:
            return Name(left_name + noun, "", "words on both sides of the number", noun=noun)
        before = next((sort for sort in _SORTS if said.last.text.endswith(sort)), "")
        if before:
            return Name(said.last.text[: -len(before)] + noun, "", "head carried over", noun=noun)
    if noun in _PACKAGES and _has_name(left_name) and (not verb or len(left_name) > len(verb) + 2):
        return Name(left_name + noun, verb_of(left_name), "words before the number with a package noun")
    act_done = (
        _PEOPLE_DO.match(predicate) if text.endswith(("村", "户", "群众", "人口", "人员", "家庭", "居民")) else None
    )
    if act_done is not None and not verb and served is None:
        return Name(text + act_done.group(1), "", "people with what they do", noun=text)
    if generic(text) and predicate and not verb:
        return Name(predicate_first(text, predicate), "", "noun after the number with its predicate", noun=text)
    if verb and not text.startswith(verb):
        return Name(verb + text, verb, "noun after the number with its verb", noun=text)
    return Name(text, "", "noun after the number", noun=text)


def _last_joint(gap: str) -> int:
    """Return where the last separator of a gap between two numbers stands."""
    at = len(gap)
    for match in JOINTS.finditer(gap):
        at = match.start()
    return at


def _reach_off(text: str) -> str:
    for _ in range(4):
        shorter = chop_right(text, REACH_LAST)
        if shorter == text:
            return text
        text = shorter
    return text


def _has_name(text: str) -> bool:
    """Say whether ``text`` holds a noun of its own, not only a flow verb."""
    return bool(text) and starts(text, FLOW_FIRST) != text


def _noun_like(noun: str) -> bool:
    """Say whether the words after a number look like the thing counted."""
    return len(noun) >= 1 and not noun.startswith(
        ("以", "之", "内", "外", "后", "前", "起", "间", "次", "等", "为", "的")
    )


def _bare_continuation(here: Surroundings, text: str) -> bool:
    """Say whether the name stands alone after a comma or 、, as a further member of the list before it."""
    lead = here.left.lstrip(" \n")
    return here.previous is not None or len(lead) <= len(text) + 4


def _funds(giver: str, noun: str) -> Name:
    """Name money that is called something after its number: who gives it, or what is done, and its name."""
    giver = light_off(giver.removesuffix("拟")) or giver
    act = ends(giver, FLOW_LAST) or ("安排" if giver.endswith("安排") else "")
    who = giver[: -len(act)].removesuffix("拟") if act else giver
    return Name((act if not who and act != "安排" else who) + noun, "", "words on both sides of the number")
