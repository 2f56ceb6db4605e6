"""The verb that a further member of a list takes from the first."""

from taizhang.reading.attributes.carrying import Case
from taizhang.reading.attributes.charges import PLEAS
from taizhang.reading.attributes.inherited import KEPT
from taizhang.reading.attributes.lexicon import ACTS, FLOW, FLOW_FIRST, FLOW_LAST, LIGHT_FIRST, TENDED, ends, starts
from taizhang.reading.attributes.owning import driven, object_of
from taizhang.reading.attributes.phrases import Name, clean, lead_off
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.topics import state_only
from taizhang.reading.indicators import find
from taizhang.reading.patterns import lazy

WITH_NOUN = "verb with the noun before"
OVER_LIST = "verb carried over from the list"
COMPLETE = frozenset(
    (
        *(*PLEAS, "扣车", "扣证", "扣分", "缴毒", "缴枪", "植树", "造林", "减贫", "融资", "贷款", "招商"),
        *(
            "减排",
            "送戏",
            "封育",
            "退耕",
            "征地",
            "棚改",
            "育苗",
            "封山育林",
            "减税降费",
            "易地搬迁",
            "异地搬迁",
            "移民搬迁",
        ),
    )
)
"""Verbs that hold their object and need none from the name before."""
IN_COURT = ("上诉", "抗诉", "申诉", "监督", "诉讼")
"""How names of what courts and procuratorates do end, of which no verb before them tells."""
DONE_TO_WORKS = ("改造", "建设", "项目", "工程", "整治", "治理", "加固", "维修")
SHORT = 6
_MEASURED = frozenset(("count", "measure"))
_NOT_NEW = ("旧存", "结转", "上年", "结案", "审结", "办结", "原有", "存量", "再融资", "置换债")
_USES = (
    "审判执行",
    "利用外",
    "使用外",
    "吸收外",
    "利用内",
    "利用贷",
    "利用境",
    "吸引",
    "预防",
    "防范",
    "劝阻",
    "制止",
    "收监",
    "限制",
)
_DEALT = frozenset(
    (
        *(
            "出动",
            "发放",
            "购置",
            "购买",
            "采购",
            "赠送",
            "捐赠",
            "安装",
            "铺设",
            "栽植",
            "配发",
            "配备",
            "印发",
            "张贴",
        ),
        *("悬挂", "投放", "更换", "收缴", "缴获", "没收", "暂扣", "查扣", "扣押", "拆除", "清理"),
    )
)
"""Verbs after which a list of things of all sorts goes on over commas (出动警力300人次,警车80辆次)."""
_ADDING = frozenset(("新增", "新建", "新改建", "新改扩建", "改造提升", "提升改造", "建成", "新培育", "培育", "引进"))
"""The same of short names (新建公厕20座,停车位300个)."""
_HOLDING = ("容纳", "停放", "存放", "接纳")
_REACHING_WHOM = ("涉及", "惠及", "覆盖", "受益")
"""What says whom the things before reach, and has no verb before it (开工改造小区38个、涉及居民1.2万户)."""
_OTHER = frozenset(("其他", "其它"))
_BOOKED = frozenset(
    ("调入", "调出", "结转", "追加", "巩固", "购置", "改造", "新建", "建设", "提升", "完善", "整治", "购买")
)
"""What is done with money that the next of a list does not share (调入3亿元、上年结余2亿元; 购置设备6万元、培训2万元)."""
_TITLES = frozenset(("认定", "获批", "获评", "创建"))
"""How a title is won, after which a list of titles in the same counter goes on over commas."""
_EACH = ("人均", "户均", "平均", "亩均", "每", "月均", "日均", "年均")
"""What begins so is a mean of its own, which takes no verb from the list before it."""
_OTHERS = (
    "法院",
    "检察机关",
    "公安机关",
    "行政机关",
    "有关部门",
    "相关部门",
    "当事人",
)  # who acts next, not what is done to
_OWN = ("停业", "通过", "作出", "拉动", "高质量办", "高标准办", "高效办理", "无害化处", "粮食最高", *_OTHERS)
_UNDER_WAY = (
    "配套",
    "在建",
    "在谈",
    "续建",
    "拟建",
    "待建",
    "储备",
    "前期",
    "初判",
    "存在",
    "判定",
    "鉴定",
    "评定",
    "列入",
    "纳入",
)
"""Words that a list of states goes on with: these take no verb from the list."""
_AT_FAULT = (
    *ACTS,
    "提起",
    "提请",
    "行政处罚",
    "行政拘留",
    "暂停",
    "取消",
    "吊销",
    "处罚",
    "处以",
    "处行政",
    "移送",
    "移交",
    *_OWN,
)
"""What is done with those found at fault, or otherwise by a verb of its own, whatever the verb of the list before."""
_MANNER = (
    "当场",
    "现场",
    "实际",
    "直接",
    "即时",
    "及时",
    "依法",
    "就地",
    "电话",
    "网上",
    "在线",
    "限期",
    "集中",
    "共同",
)
"""How something was done, before a verb of its own (受理诉求7227件,当场|答复诉求5113件)."""
_ANEW = lazy("(?:全[省市州县区镇乡村])?(?:累计|共(?!享|同|建)|总共|全年|已|现有|现(?!代|场|金|货|役)|拥有|设有)")
_REACHED = lazy("(?:达到?|突破|超过|增至|(?:增加|扩大|提高|发展|上升|增长|恢复)[到至]|(?:稳定|保持)在)了?[ ]*$")
_OWN_TAIL = lazy(
    r"(?:[存出]栏|总长度?|全长|长度|容量|能力|总投资|投资额?|计划总投资|意向投资|总额|产量|总产量|产值|总产值|面积|收入|支出|(?:收入|支出|收支)(?:总[量计额]|合计)|利润|税收"
    r"|占比|比重|增速|增幅|销售额|交易额|营业收入|余额"
    r"|学位|增加学位|就业|岗位|参保率"
    r"|造林|育林|还林|还草|还湿|补水|回用|利用|覆盖率|合格率|满意率|办结率|完成率|整改完成率|解决率|有率|.{1,6}率|(?:总|运营|营运|通车)里程)$"
)
_EXTENTS = frozenset(("面积", "里程"))
_TELLS_ITSELF = (
    *(
        "批评教育",
        "提醒谈话",
        "诫勉",
        "采用",
        "采纳",
        "刊发",
        "刊登",
        "转载",
        "开工建设",
        "建成",
        "竣工",
        "投产",
        "投用",
    ),
    *("获批", "录用", "上线", "鉴定", "结案", "办结", "曝光", "上稿", "搬离"),
)
"""What became of it, behind what is counted: no verb of a list before stands over it."""
_TAKES_OVER = lazy(r"(?:完成|实施|推进|开展|启动|组织)[^。;]{2,60}$")
"""A clause with a verb of its own, after which what a verb before it said reaches no further."""
_SHORTEST_SAME = 4
"""Of what is the same but for its first two characters, these are two verbs where the rest has so many."""
_BUILDING = lazy("新建|新?[(]?[改扩续、]{1,3}[)]?建|修建|建设|建成|维修|改造|改建|扩建|铺设|安装|购置|疏浚|硬化")
_NEWLY = frozenset((*FLOW, "识别", "推荐", "录入", "录用", "吸收", "招募"))
"""What is newly done, by a verb that no verb before the list stands over (获评镇3个,新推荐村6个)."""
_WORKED_ON = lazy("(?:改造|清淤|防渗|硬化|维修|整治|治理|加固|绿化|亮化|疏浚|修缮|养护|拓宽)(?:[(][^()]*[)])?$")


_KINDS_OF_CASES = frozenset(("民事", "刑事", "行政", "执行", "民商事", "商事", "非诉", "国家赔偿", "非诉行政", "非诉执行"))


def verb_of_list(case: Case) -> Name | None:
    """新建幼儿园4所、养老服务站|12个: a further member of a list takes the verb that stands before the first."""
    text, last = case.text, case.last
    if text in _KINDS_OF_CASES and last.text.endswith("案件") and case.here.quantity.unit == case.said.unit:
        return Name(text + "案件", "", "class of what was counted before", noun="案件")  # 受理案件613件(民事53件,刑事560件)
    if not last.verb or last.text == last.verb or last.text.endswith("率") or case.verb or last.verb in text:
        return None
    if _is_told_itself(case) or _is_of_another_kind(case) or _begins_anew(case):
        return None
    if not _goes_on(case):
        return None
    if text in KEPT and (kind := object_of(last)):
        return Name(text + kind, "", "class of what was counted before", noun=kind)  # 受理案件613件(旧存53件,新收560件)
    if _fits_no_verb(case):
        return None
    also = (
        last.text[2:4] if last.text.startswith(("发展种植", "发展养殖")) else driven(last)
    )  # 发展种植青花椒1800亩、辣椒500亩
    return Name(last.verb.removesuffix("上级") + also + text, last.verb, OVER_LIST)  # 争取上级补助,其中中央补助3亿元


def _is_told_itself(case: Case) -> bool:
    """Say whether a member says by its own words what was done, or how it stands."""
    said, here, text, last = case.said, case.here, case.text, case.last
    if text.startswith((*_EACH, *_REACHING_WHOM, *_UNDER_WAY)) or case.kind.role == "baseline" or state_only(text):
        return True
    if here.previous is None and len(starts(text[2:], FLOW_FIRST)) > 1 and not text.endswith(DONE_TO_WORKS):
        return True  # 查处车辆46辆,治超检测货车1.2万辆
    if here.part != said.part and (text[:1] == "对" or text.endswith(IN_COURT) or "热线受理" in text):
        return True  # 提请延押1件;二审上诉2件
    if text.startswith(_HOLDING) or text.endswith(last.verb[-2:]) or "转派" in text or "转办" in text:
        return True  # 设立销售点210处、容纳摊点1037个; 受理诉求277件,其中区长信箱转派工单23件
    if text in COMPLETE or text.startswith(_AT_FAULT) or (text.startswith(_MANNER) and starts(text[2:], FLOW_FIRST)):
        return True
    if text[:1] == "新" and text[1:3] in _NEWLY:
        return True
    if text[:1] == last.verb[:1] and text[:1] != "新":
        return True  # 破获刑事案件28起,其中破积案5起
    # 抢救财产价值151万元,保护财产价值741万元: what stands before the same again is another verb
    return len(last.text) == len(text) > _SHORTEST_SAME and last.text[2:] == text[2:]


def _is_of_another_kind(case: Case) -> bool:
    """Say whether a member is no such thing as the verb was said of: staff, a stage of works, or money."""
    said, here, text, last = case.said, case.here, case.text, case.last
    money = here.quantity.family == "money"
    if (last.verb == "组织" and here.left[:1] != "、") or (money and text[:2] in _OTHER):
        return True
    if last.verb == "新增" and last.text.endswith("资金") and text.endswith("支付"):
        return True  # 收到新增直达资金3亿元,其中:一般性转移支付1亿元
    if last.text.startswith(("注册护士", "注册乡村医生", "注册医", "营造林")):
        return True
    of_works = last.text in (last.verb + "项目", last.verb + "工程") and text.endswith(last.text[-2:])
    if of_works and len(text) <= len("新开工项目"):
        return True  # 新建项目8个、预备项目4个: at which stage they are
    return said.of_money != money or (money and (here.closing == ")" or last.verb in _BOOKED or "用于" in here.left))


def _begins_anew(case: Case) -> bool:
    """Say whether the words before a member begin another statement, or make it an indicator known by its own name."""
    said, here, last = case.said, case.here, case.last
    words = clean(here.left).lstrip("、,和与及")
    alone = last.rule == WITH_NOUN and here.previous is None and here.lead == ""
    if alone or starts(words, LIGHT_FIRST) or _ANEW.match(words) is not None:
        return True
    same = said.unit == here.quantity.unit and (last.rule == OVER_LIST or last.verb[:1] == "新" or last.verb in _TITLES)
    bare = same and here.left.lstrip("、, ") == case.text  # 新认定高新技术企业3家,科技型中小企业|33家
    goes_on = here.left[:1] == "、" or bare
    if not goes_on and find(case.text, here.quantity.unit, case.kind.measure) is not None:
        return True
    # 出动人员252人次。其中,火灾扑救7起
    of_sentence = here.continues and here.sentence[0] <= here.paragraph
    return of_sentence and last is said.over and here.quantity.unit != said.unit


def _goes_on(case: Case) -> bool:
    """Say whether a member stands in one list with what the verb was said of."""
    said, here, last = case.said, case.here, case.last
    if here.previous is None and here.left.endswith("共计") and here.part != said.part:
        return False  # 建议17件,其中:主办建议12件,协办建议5件;提案共计|13件
    if here.previous is None and last.rule != OVER_LIST and _TAKES_OVER.match(lead_off(clean(here.lead))) is not None:
        return False  # 建立示范点5个,完成…工程,文化公园等项目10个
    apart = said.among and (last is said.over or last.rule == OVER_LIST)
    joined = here.left[:1] == "、" or here.previous is not None
    return joined or apart or here.quantity.unit == said.unit or _of_all_sorts(case)


def _of_all_sorts(case: Case) -> bool:
    """Say whether a list of things of all sorts goes on after the verb (出动警力300人次,警车80辆次)."""
    said, text, verb, family = case.said, case.text, case.last.verb, case.here.quantity.family
    short = len(text) <= SHORT
    built = short and _BUILDING.fullmatch(verb) is not None
    if (built or (short and verb in TENDED)) and family in _MEASURED:
        return True
    added = built or (short and verb in _ADDING)
    dealt = verb in _DEALT or (added and not ends(text, FLOW_LAST))
    return dealt and said.counted is case.last and family == "count"


def _fits_no_verb(case: Case) -> bool:
    """Say whether a member tells how large something is or what became of it, of which the verb can't be said."""
    here, text, last = case.here, case.text, case.last
    joint = here.left[:1] == "、"
    if text[0] in "净做受对因赴" or (last.verb[:1] == "新" and text.startswith(_NOT_NEW)) or text.startswith(_USES):
        return True  # 引进内资32亿元、利用外资7530万美元; 新收案件99件,旧存案件10件,结案数为93件
    if _BUILDING.fullmatch(last.verb) is not None and _WORKED_ON.search(text) is not None:
        return True  # 新建公园3个、道路改造12条
    if not _bare_continuation(here, text) or _REACHED.search(here.left) is not None:
        return True
    own = _OWN_TAIL.search(text)
    if own is not None and not (joint and last.text.endswith(own.group()) and own.group() in _EXTENTS):
        return True  # 新增节水灌溉面积2万亩、除涝面积1万亩: both by how large they are
    # 印发简报39期,区台采用8期; 新造林3000亩、森林抚育1200亩
    itself = joint and (last.text[len(last.verb) :] in FLOW or last.text[:-1] == last.verb)
    return text.endswith(_TELLS_ITSELF) or itself


def _bare_continuation(here: Surroundings, text: str) -> bool:
    """Say whether the name stands alone after a comma or 、, as a further member of the list before it."""
    lead = here.left.lstrip(" \n")
    return here.previous is not None or len(lead) <= len(text) + 4
