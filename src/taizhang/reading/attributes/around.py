"""The words round an amount, put in order before it is named."""

import re
from dataclasses import dataclass

from taizhang.reading.attributes.faults import what_they_did, who_did
from taizhang.reading.attributes.lexicon import (
    FLOW,
    FLOW_FIRST,
    FLOW_LAST,
    LIGHT,
    PAYING,
    REACH_LAST,
    by_last,
    chop_right,
    ends,
    starts,
)
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.nouns import HANDED, TO_WHOM, generic, noun_after
from taizhang.reading.attributes.parting import last_joint, levels_first, parted, split
from taizhang.reading.attributes.phrases import Name, clean, fix_ends, lead_off, light_off
from taizhang.reading.attributes.said import Said
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.topics import state_only
from taizhang.reading.attributes.verbs import has_name, head_verb, only_verbs, verb_of
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import alternation

IN_ALL = frozenset(("共", "计", "共计", "合计"))
"""What stands between how many there are and how long or large they are in all (27条|共|320公里通村水泥路)."""
_LINKS = lazy("和|与|及")
_AND_MORE = lazy("[^、和及]{2,16}(?:和|及|以及)[^和及等]{2,20}、[^和及等]{2,20}等$")
"""A noun, and after 和 the beginning of the next number's list (8座水库和甲坝、乙坝等|5座)."""
_ITS = lazy(
    "([一-龥、“”]{1,12}?)的[一-龥]{2,10}?(?:均|都|全部|平均|已|全部都)*(?:达到?|超过?|突破|增加到|为|在|高于|低于|不低于)+"
)
"""Whose the value is that the next number tells."""
_HOST = lazy(
    "((?:(?:(?:行政|自然|中心|贫困|主产|重点)?(?:村|乡?镇|区县|县区)|社区|中?小?学校?|街道|小区|园区|医院|卫生院|景区|高校|幼儿园|站点)))"
    "(?=(?:新建|建成|建设|发展|改造|实施|开展|安装|设立|推广|完成|举办|建立|布设|配备|创建|打造|搬迁|设置|设有|聘请|选聘|选举产生|推选|开设|组建|试点推行|推行|探索|新增"
    "|种植)(?!面积|项目|工程|任务|工作)[一-龥]{2})"
)
"""Where so much of something was done, counted before it (在13个|村|新建公厕50座)."""
_WITHIN = lazy("在$|^[ ]*在[^,。;]{2,30}等$")
_AT_LENGTH = lazy(
    f"(?:[^,。;、的]{{2,16}}、)?[^,。;的]{{2,20}}的([一-龥]{{2,10}}?)(?=(?:{alternation(PAYING)}|提供|减免|赠送|送去|捐赠|捐助|资助)[一-龥“])"
)
"""Those for whom something is done, behind what they are like (因病、单亲等原因导致困难的|女职工|发放…)."""
_ITS_SIZE = ("建筑面积", "占地面积", "养殖面积", "种植面积", "营业面积", "经营面积", "水面面积")
"""How large the things counted are, which the next number says (新建3所|学校|建筑面积2万平方米)."""
_LENGTHS, _ITS_LENGTH = frozenset(("公里", "千米", "米", "km", "m")), ("总长", "全长")
_ITS_OWN = lazy(
    "[一-龥]{0,14}?(?:医院|卫生[院所]|学院|学校|[中小大]学|幼儿园|养老院|中心|单位|机构|社区|企业|公司|场馆)"
    "(?=(?:业务|服务|办公|生产)?用房$|(?:开放|编制|设置)?(?:病?床位?|床位数)$|在校学?生$|在园幼儿$|藏书$|校舍$|(?:专任)?教师$|教?职工$)"
)
"""Those counted, before what the next number says that they have (12所|中学|在校生8200人)."""
_OWN_LAST = frozenset("房床位数生儿书舍师工")
_GIVEN = lazy(
    "([一-龥]{0,8}?(?:企业|主体|农户|商户|用户|家庭|工商户|合作社|公司|项目|群众|居民))((?:完成|实现|累计)?(?:融资|授信|放贷|贷款|减税|退税|减租|贴息|减负|续贷|担保))"
)
"""Who was given money and how, between how many they are and how much it was."""
_OFFERS = lazy(
    "([一-龥]{0,12}?(?:单位|企业|基地|公司|乡镇|街道|部门|学校|商家|商户|机构|合作社|[农贫脱]?[困贫]?户|农民|家庭|群众|市民|居民|高校|工厂|医院))"
    "((?:累计|共)?(?:办理|承办|承担|上报|申报|报送|提供|推荐|选送|提交|推出|发布|领取|获得|享受|申领|认领|捐赠|捐款)了?(?=[一-龥“]{2}|$).*)"
)
"""Who handed in, offered or got so much of something, counted before it (8家|就业见习基地上报岗位|1819个)."""
_OFFERED = frozenset("办担报供荐送交出布取得受领赠捐")
_HOST_FIRST = frozenset("贫行自中村社小学乡镇街园医卫景区县高幼站")
_AND_OTHERS = lazy("(?:以?及|和|与)(?:其|相关|有关|配套|附属|辅助|其他|其它|(?:充足|大量|一批|若干|部分)的?)")
_JOINS = frozenset("以及和与")
_AND = frozenset("、和及与")
_JOINED_ON = ("、", "和", "以及")
_BOUGHT_FOR = lazy("^([一-龥]{2,18}?)(?=购[买置]|采购|更换|安装|新建|铺设|添置)")
_FOR_SUCH = lazy("[、,]?[为给向]([^,。;]{2,40})等$")
"""Some of those for whom something is done (为甲校、乙校等|5所学校购买设备)."""
_BEGUN = lazy("[一-龥]{0,6}?(?=(?:举办|开展|发放|实施|新建|建成|投放|赠送|悬挂|张贴|印发)[一-龥“《])")
"""Those counted before, in front of what was done for or by them."""
_HANDED_TO = ("交由", "交给", "转交", "分解到", "落实到")
_TO_WHOM = ("为", "给", "向", "对", "帮助", "支持", "指导", "引导", "督促", "协助", "深入")
_DONE_FOR = lazy(
    f"^([一-龥]{{2,18}}?)(?=提供|办理|{alternation(PAYING)}|减免|减轻|退[税还付费]|追[回讨]|争取|落实"
    "|解决|清欠|讨回|追讨|追发|挽回|节约|缓缴|投放|授信|选聘|聘请|选派|配备|实施|开展|创办|申报|建成|整改)"
)
"""Those for whom something is done, before what it is."""
_TWO = 2
_BUILT = frozenset(("建成", "竣工", "完工", "开工", "投产", "投用", "停工", "封顶", "交付"))
_STANDS_SO = frozenset(("未能", "没有", "处于", "尚未", "仍未"))
"""What became of works, and what begins to say how things stand, which are no things to be counted themselves."""
_STAGES = frozenset(("续建", "新建", "在建", "开工", "竣工", "改建", "扩建", "改扩建", "维修"))
"""Stages of works, two of which 和 may join before one noun."""


@dataclass(slots=True)
class Around:
    """An amount in the making of its name, with the words round it, which are put in order first."""

    said: Said
    """What the text has named so far."""
    here: Surroundings
    """Where the number stands."""
    kind: Kind
    """Its measure and role."""
    noun: str
    """The noun after the number, or an empty string."""
    predicate: str
    """What is said after the number of what it counts, or an empty string."""
    before: str = ""
    """The name in the words before the number, or an empty string."""
    shared: bool = False
    """Whether it shares the noun of the next number, which alone has one (4条188公里轨道交通)."""


_WHOM_FIRST = frozenset("为给对向")
_PAYING_LAST = by_last(PAYING)
_IN_ALL_END = lazy("(?<=..)(?:共计|总计|合计|共|计)$")
_SUBSIDISED = lazy(
    "([一-龥]{0,8}?(?:机构|企业|学校|农户|家庭|商户|合作社|公司|大户|农场|单位|个人|群众|人员|学生|老人|职工|居民))"
    "[一-龥]{0,8}?(?:补贴|补助|奖励|贴息|补偿|奖补|救助|稳岗返还)(?:资金|款|金)?"
)
"""Who was paid, and what, between how many they are and how much it was."""
_PAID_TO = lazy(
    f"(?:累计|共|已|全部|按时|足额)?(?:发放|发给|支付|给予|兑付|兑现|减免|退还|返还|核发|下发|{alternation(PAYING)})了?"
    "[一-龥“”]{1,14}(?:资金|[金款费贴助薪酬]|工资|补贴|补助|待遇)$"
)
"""What was paid, behind how many it was paid to (救助困难群众27941人次|发放救助资金|1417万元)."""


def share_following(around: Around) -> None:
    """Leave the words between an amount and the next to the one that they belong to."""
    here = around.here
    following, right = here.following, here.right
    if following is None:
        if around.noun and _WITHIN.search(here.left) is not None and (host := _HOST.match(right)) is not None:
            around.noun, around.predicate = host.group(1), ""  # 在116个贫困村|发展互助组织
        return
    gap = right if right.strip() not in IN_ALL else ""
    if (
        following.quantity.family == "money"
        and here.quantity.family in ("person", "count")
        and around.before[:1] not in _WHOM_FIRST
        and (has_name(around.before) or (here.previous is not None and not here.left.strip()))
        and _PAID_TO.match(clean(gap)) is not None
    ):
        gap = ""
    if following.quantity.family == "money" and (whom := _subsidised(here, gap)):
        here.left = around.before = around.predicate = ""
        around.noun = whom  # 拨付10家|养老机构运营补贴资金|206万元
        return
    if gap[-1:] not in _AND and here.quantity.family in ("count", "person") and (who := who_did(gap)):
        around.noun, around.predicate = who, ""  # 3家|单位违规出借公车2辆
        return
    if here.quantity.family in ("count", "person") and (peers := _peers_do(gap)) is not None:
        around.noun, around.predicate = peers.group(1), ""  # 帮助1万家|中央企业和地方企业解决用工|55万人
        return
    if "的" in gap and here.left.rstrip().endswith(_TO_WHOM) and (told := _AT_LENGTH.match(gap)) is not None:
        around.noun, around.predicate = told.group(1), ""  # 为13名|因病、单亲等导致困难的女职工发放爱心基金2万元
        return
    _part_gap(around, gap)
    if (
        "的" in around.noun
        and following.quantity.family != here.quantity.family
        and (its := _ITS.fullmatch(gap)) is not None
    ):
        around.noun, around.predicate = its.group(1), ""  # 51个脱贫村的集体收入均达到|3万元
    if (host := _HOST.match(gap) or _offering(here, gap)) is not None:
        around.noun, around.predicate = host.group(1), ""
    elif following.quantity.family == "money" and (given := _GIVEN.fullmatch(gap)) is not None:
        around.noun, around.predicate = given.group(1), ""  # 为120家市场主体融资|1.35亿元
    elif following.quantity.family == "measure" and around.noun.endswith(_ITS_SIZE):
        around.noun = around.noun[:-4].removesuffix("总")
    elif following.quantity.unit in _LENGTHS and around.noun.endswith(_ITS_LENGTH):
        around.noun = around.noun[:-2]  # 4条|干渠总长21公里
    elif (
        here.quantity.family == "count"
        and around.noun[-1:] in _OWN_LAST
        and (own := _ITS_OWN.match(around.noun)) is not None
    ):
        around.noun = own.group()  # 20个乡镇卫生院|业务用房16672平方米


_HOLD_LAST = frozenset("有将把")
_HOLD = lazy("[一-龥]{0,9}[县市区镇乡村道校院户人位门家司业局](?:共|还|仍|也|均|尚)?(?:有|(未?(?:将|把)))")
"""What leads from those counted to how much they have (3个|县有|2.4亿元闲置), or did not put where it belongs."""


def _subsidised(counted: Surroundings, between: str) -> str:
    """Return who those ``counted`` are, to whom what stands ``between`` was paid, or an empty string."""
    if counted.quantity.family not in ("person", "count"):
        return ""
    paid = ends(clean(counted.left).removesuffix("符合条件的"), _PAYING_LAST) != ""
    whom = _SUBSIDISED.fullmatch(clean(between)) if paid else None
    return "" if whom is None else whom.group(1)


def _offering(counted: Surroundings, between: str) -> re.Match[str] | None:
    """Return how those ``counted`` and what they handed in, offered or got stand ``between`` two amounts, or None."""
    if counted.quantity.family not in ("count", "person") or _OFFERED.isdisjoint(between):
        return None
    return _OFFERS.fullmatch(between)


def _peers_do(between: str) -> re.Match[str] | None:
    """Return how several sorts of those counted and what they did stand ``between`` two amounts, or None."""
    if between[:1] in _AND or between[-1:] in _AND or not ("、" in between or "和" in between or "及" in between):
        return None
    return _PEERS_DO.fullmatch(clean(between))


_PEERS = (
    "(?:企业|单位|部门|[工个]?商户|农户|户|群众|人员|干部|职工|学生|教师|居民|家庭|志愿者|工作者|队伍|力量|党员|社区|村|学校|机构|医院|乡镇|街道|园区|公司"
    "|合作社|主体|人才|代表|委员|医生|民警)"
)
_PEERS_DO = lazy(
    f"((?:[一-龥“”]{{0,10}}?{_PEERS}(?:、|和|及|与|以及)){{1,3}}[一-龥“”]{{0,8}}?{_PEERS})"
    f"((?:累计|共|先后|集中|分批|全部)?(?:{alternation(tuple(one for one in (*FLOW, *LIGHT) if len(one) == _TWO))})"
    "了?[一-龥“”]{2,16}"
    f"|(?:累计|共)(?:{alternation(tuple(one for one in FLOW if len(one) == _TWO))})了?)"
)
"""Several sorts of people or bodies counted together, and what they did or was done for them."""
_CLASSES = frozenset(("类", "大类", "方面", "系列"))
"""By what those are told apart that the next number counts (提供10类41项|基本公共卫生服务)."""
_PLACE_LAST, _LONGEST_LIST = frozenset("村镇乡区道"), 12
_VILLAGE = lazy("[、和]?([一-龥]{1,6}(?:[村镇乡]|社区|街道))")


def of_village(here: Surroundings) -> Name | None:
    """Name one of a list of measures that places tell apart by what stands behind the last (建成东村118亩、|西村197亩蔬菜大棚), or
    return None."""
    if here.left[-1:] not in _PLACE_LAST:
        return None
    first, last, far = here, here, 0
    while first.previous is not None and far < _LONGEST_LIST and _VILLAGE.fullmatch(first.left) is not None:
        first, far = first.previous, far + 1
    while last.following is not None and far < _LONGEST_LIST and _VILLAGE.fullmatch(last.right) is not None:
        last, far = last.following, far + 1
    if first is last or last.following is not None or first.quantity.unit != last.quantity.unit:
        return None
    left = lead_off(clean(first.left))
    verb = starts(left, FLOW_FIRST)
    verb = "" if len(left) == len(verb) + 1 else verb  # 建设村
    noun = noun_after(last.right)[0]
    if not noun or last.right[:1] in "、,和" or _VILLAGE.fullmatch(left[len(verb) :].removeprefix("了")) is None:
        return None
    return Name(verb + noun, verb, "name after the next number", noun=noun)


def _part_gap(around: Around, gap: str) -> None:
    """Take for the noun only what of the words between an amount and the next is not the next one's."""
    if not clean(gap).strip("、,和与及"):
        here = around.here
        sorted_so = here.quantity.unit in _CLASSES and "、" not in around.before and head_verb(here.left) != ""
        if not gap.strip() and (
            sorted_so
            or not has_name(around.before)
            or len(around.before) <= 2
            or only_verbs(around.before)
            or around.before.endswith("剩余")  # 紧盯剩余444户|832人贫困人口
        ):
            around.shared = True
        around.noun, around.predicate = "", ""
    elif gap[:1] == "、" or (
        gap[:1] == "和" and has_name(around.before) and around.before != head_verb(around.here.left)
    ):
        around.noun, around.predicate = "", ""
    elif places := levels_first(gap):
        around.noun, around.predicate = places, ""
    elif gap[-1:] in TO_WHOM and HANDED.match(gap) is not None:
        around.noun, around.predicate = noun_after(gap)
    elif "、" in gap or "和" in gap or "及" in gap:
        # 8座水库和甲坝、乙坝等|5座: what 和 begins belongs to the next number.
        parts = split(gap) if "(" in gap else parted(gap)
        one = len(parts) <= _TWO or _AND_MORE.match(gap) is not None
        if len(parts) == _TWO and ends(parts[0], FLOW_LAST) in _STAGES and "、" not in gap:
            parts = [gap]  # 106项省市重点续建和计划开工项目
        around.noun, around.predicate = noun_after(parts[0] if one else gap[: last_joint(gap)])
        around.predicate = around.predicate if len(parts) > 1 else ""
        first, _, bracketed = around.noun.partition("(")
        around.noun = first if len(first) > 1 and around.noun[-1:] == ")" and "、" in bracketed else around.noun
    else:
        around.predicate = ""
        if not _reach_off(clean(gap)).strip("、,的"):
            around.noun = ""
            around.shared = not has_name(around.before) or len(around.before) <= 2


def tell_state(around: Around) -> None:
    """Tell what became of the things counted, and for whom something is done, from the things."""
    here = around.here
    previous, following, right = here.previous, here.following, here.right
    if around.noun and right[-1:] == "、" and previous is not None and state_only(around.noun):
        around.noun, around.predicate = "", around.noun  # 10个项目中3个已完工、5个|在建、2个未开工
    if around.noun in _STANDS_SO:
        around.noun, around.predicate = "", around.noun + around.predicate  # 4项|未能如期完成
    elif around.noun in _BUILT and (here.lead or previous is not None or len(around.before) > len(around.noun)):
        around.noun, around.predicate = (
            "",
            around.noun + around.predicate,
        )  # 乡村幼儿园10所,6所|建成投用; 文化广场3个|建成投用
    if around.noun and "来自" in here.left and (whence := _WHENCE.search(here.left)) is not None:
        here.left = here.left[: whence.start()]  # 吸引来自全国各地的300名|选手参赛
        around.before = around.before[: around.before.find("来自")] if "来自" in around.before else around.before
    if around.noun[:1] in _JOINS and _AND_OTHERS.match(around.noun) is not None and has_name(around.before):
        around.noun, around.predicate = "", ""  # 建成畜棚510栋|及配套设施
    if around.noun and here.left.rstrip().endswith(_HANDED_TO):
        here.left = around.before = around.predicate = ""  # 将建议交由34个|市直部门承办
        around.noun = around.noun.removesuffix("承办").removesuffix("办理")
    if around.noun and here.left.rstrip().endswith(_TO_WHOM) and (whom := _DONE_FOR.match(around.noun)):
        if following is None and not around.predicate:
            around.predicate = around.noun[whom.end() :]
        around.noun = whom.group(1)


_WHENCE = lazy("来自[^,。;、等]{1,16}的$")
"""Where those come from that are counted."""


def part_previous(around: Around) -> None:
    """Leave what belongs to the amount before out of the words between the two."""
    here, previous = around.here, around.here.previous
    if previous is None:
        if around.noun and here.following is None and here.left.endswith(_JOINED_ON):
            # 建设茶厂和50亩苗圃: what stands before the joint is another thing.
            around.before = verb_of(around.before)
        return
    counted = here.left[-1:] not in _AND and previous.quantity.family in ("count", "person")
    if counted and _left_by_count(around, previous):
        return
    offered = None
    if around.before[:1] in _HOST_FIRST and (host := _HOST.match(around.before)) is not None:
        around.before = light_off(around.before[host.end() :])
    elif (offered := _offering(previous, here.left)) is not None:
        does = fix_ends(clean(offered.group(2)).replace("了", "", 1))
        around.before = light_off(does) or does
        here.left = does if here.quantity.family == "money" else here.left
    _past_joint(around, previous, here.left if offered is None else "")


def _left_by_count(around: Around, previous: Surroundings) -> bool:
    """Take off what those did or have that were counted right before; tell whether that is all there is to take off."""
    here = around.here
    if here.left[-1:] in _HOLD_LAST and (held := _HOLD.fullmatch(here.left.strip())) is not None:
        here.left = around.before = held[1] or ""  # 3个县有|2.4亿元闲置超过2年
        return True
    if done := what_they_did(here.left):
        here.left = around.before = done
        return True
    if (peers := _peers_do(here.left)) is not None:
        does = light_off(lead_off(clean(peers.group(2))))
        here.left = around.before = fix_ends(_reach_off(does)).replace("了", "", 1)
        return True
    if here.quantity.family == "money" and "的" in here.left and previous.left.rstrip().endswith(_TO_WHOM):
        told = _AT_LENGTH.match(here.left)
        if told is not None:
            here.left = around.before = here.left[told.end() :]
            return True
    if places := levels_first(here.left):
        here.left = here.left[len(places) + 1 :]
        around.before = fix_ends(light_off(lead_off(_reach_off(clean(here.left)))))
        return True
    return False


def _past_joint(around: Around, previous: Surroundings, joint: str) -> None:
    """Leave out what stands before the last 、, 和 or 及 of ``joint``, the words between two amounts."""
    here = around.here
    named = generic(around.noun.removesuffix("建设"))
    if joint[:1] == "的" and "、" in joint and previous.quantity.family == "money" and named:
        # 总投资1.7亿元的甲厂、乙厂|4个项目: by all their names
        around.before, around.noun = clean(joint)[1:], around.noun.removesuffix("建设")
    elif "、" in joint or "和" in joint or "及" in joint:
        tail = _last_joined(joint, here.quantity.family)
        if tail != clean(joint):
            around.before = fix_ends(light_off(lead_off(_reach_off(tail))))
    elif around.before and around.noun and _is_noun_of(previous, joint) and not ends(around.before, FLOW_LAST):
        # 组织10个医院56名医师: what stands between is what the number before counted
        here.left = around.before = ""
    elif around.before and (given := _given(previous, around.before)):
        around.before = given


def _is_noun_of(previous: Surroundings, joint: str) -> bool:
    """Say whether the words after a number are just what it counts."""
    return _IN_ALL_END.sub("", clean(joint)).rstrip("约近超逾") == _noun_of(previous)


def _last_joined(joint: str, family: str | None) -> str:
    """Return the last of the words that are joined between two amounts."""
    plain = clean(joint)
    tail = ""
    if joint[:1] == "和" and joint.rstrip().endswith("各"):
        tail = plain[1:].removesuffix("各")  # 甲企业1家和乙企业、丙企业各|3家
    begun = _BEGUN.match(plain) if joint[:1] not in "、和及与" else None
    if begun is not None:
        tail = plain[begun.end() :]  # 为8493人|发放抚恤金和生活补助
    if tail:
        return tail
    if joint[:1] == "、" and (_LINKS.search(joint) or (family != "count" and joint.rstrip().endswith("等"))):
        return plain[1:]
    return split(plain)[-1] if ")" in joint else parted(plain)[-1]


def _given(previous: Surroundings, text: str) -> str:
    """Return what was done for those whom the number before counts, without them (为1.2万户农户|提供风险保障18亿元), or an
    empty string."""
    if not (previous.left.rstrip().endswith(_TO_WHOM) or _FOR_SUCH.match(clean(previous.left)) is not None):
        return ""
    whom = clean(previous.right)
    verb = _DONE_FOR.search(whom) or _BOUGHT_FOR.search(whom)
    return light_off(text[len(verb.group(1)) :]) if verb is not None and text.startswith(verb.group(1)) else ""


def _noun_of(previous: Surroundings) -> str:
    """Return what a number before in the same clause counted, by the words after it."""
    return noun_after(previous.right)[0] if previous.quantity.family in ("count", "person") else ""


def _reach_off(text: str) -> str:
    for _ in range(4):
        shorter = chop_right(text, REACH_LAST)
        if shorter == text:
            return text
        text = shorter
    return text
