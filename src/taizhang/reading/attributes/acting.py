"""Names that are a verb whose object was named before, or an object whose verb was."""

import re

from taizhang.reading.attributes.carrying import BESIDE, FIRST, LAST, PLAIN, VERB, Case, Rules
from taizhang.reading.attributes.charges import CAMPAIGNS, CHARGES, PLEAS
from taizhang.reading.attributes.grading import granted
from taizhang.reading.attributes.heads import value_added
from taizhang.reading.attributes.inherited import KEPT, NUMBER_OF
from taizhang.reading.attributes.lexicon import ACTS, FLOW, FLOW_FIRST, FLOW_LAST, LIGHT_FIRST, TENDED, ends, starts
from taizhang.reading.attributes.owning import SORTS_OF_WORKS, done_of_task, driven, object_of
from taizhang.reading.attributes.phrases import Name, clean, lead_off
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.syntax import good_of, object_before, parse
from taizhang.reading.attributes.topics import NO_THINGS, state_only
from taizhang.reading.attributes.verbs import only_verbs
from taizhang.reading.indicators import find
from taizhang.reading.patterns import lazy

_HEAD = "head carried over"
_VERB = "verb with the noun before"
_NOT_NEW = ("旧存", "结转", "上年", "结案", "审结", "办结", "原有", "存量", "再融资", "置换债")
_USES = ("审判执行", "利用外", "使用外", "吸收外", "利用内", "利用贷", "利用境", "吸引", "预防", "防范", "劝阻", "制止", "收监", "限制")
_LIST = "verb carried over from the list"
_CLAUSE = "belongs to what the clause before is about"
_WORDS = "words before the number"

_TREATED = lazy(
    "(?:重点|日常|全面)?(?:养护|维修|维护|管护|硬化|绿化|亮化|美化|清淤|疏浚|除险加固|提档升级|改造提升|治理|整治)"
)
"""What is done with more of that which was newly made (新建公路300公里,重点养护600公里)."""
_LEAVING = frozenset(("退出", "清退", "自然减员", "减员", "注销", "取消", "停发", "调出", "死亡", "迁出", "脱贫退出"))
"""What becomes of those that were counted beside new ones (城市低保新增276户,退出374户)."""
_PER_TIME = ("日均", "月均", "年均", "周均", "平均每天", "平均每日", "平均每月", "平均每年", "每天", "每日")
_PER_TIME_FIRST = frozenset("日月年周平每")
_STAGES = frozenset(
    ("开工", "竣工", "投产", "签约", "落地", "完工", "建成", "过半", "封顶", "投用", "复工", "启动", "交付", "验收")
)
_STAGE = lazy("(?:主体|全面|基本|整体|正式|新)?(?:结构)?(?:" + "|".join(sorted(_STAGES)) + ")$")
"""At what stage works are, behind what they are (道路工程|主体开工)."""
_TRADE = lazy("(?:进出口|出口|进口)(?:贸易)?(?:总?[额值]|总量)?$")
_OF_TRADE = frozenset(one + much for one in ("出口", "进口") for much in ("", "额", "总额", "总值", "值"))
_SUMMED = frozenset(("收入", "支出", "收支"))
_COMPLETE = frozenset(
    (
        *(*PLEAS, "扣车", "扣证", "扣分", "缴毒", "缴枪", "植树", "造林", "减贫", "融资", "贷款", "招商"),
        *("减排", "送戏", "封育", "退耕", "征地", "棚改", "育苗", "封山育林", "减税降费", "易地搬迁", "异地搬迁", "移民搬迁"),
    )
)
"""Verbs that hold their object and need none from the name before."""
_DEALT = frozenset(
    (
        *("出动", "发放", "购置", "购买", "采购", "赠送", "捐赠", "安装", "铺设", "栽植", "配发", "配备", "印发", "张贴"),
        *("悬挂", "投放", "更换", "收缴", "缴获", "没收", "暂扣", "查扣", "扣押", "拆除", "清理"),
    )
)
"""Verbs after which a list of things of all sorts goes on over commas (出动警力300人次,警车80辆次)."""
_ADDING = frozenset(("新增", "新建", "新改建", "新改扩建", "改造提升", "提升改造", "建成", "新培育", "培育", "引进"))
"""The same of short names (新建公厕20座,停车位300个)."""
_COMPLETE_ENDS = tuple(_COMPLETE)
_DONE_WITH = lazy("..(?:工程|项目|行动|计划|建设|安装|加装|改造)$")
_PENALTIES = ("罚款", "罚没", "退款")
"""Amounts named by what was done, which need no thing that it was done to."""
_HANDLED = frozenset(("归集", "提取", "收回", "偿还", "追回", "返还", "退还", "缴存", "回收", "清收", "核销"))
"""What is done with money that a verb before it counted (归集住房公积金12亿元,提取8亿元)."""
_FLOWS = ("收入", "支出", "投资")
_PERSONS = ("人", "名")
_UPON = frozenset(
    (
        *("查处", "问责", "处理", "处分", "抓获", "约谈", "刑拘", "逮捕", "追逃", "移送", "起诉", "移送起诉", "诫勉"),
        *("拘留", "不起诉", "不批捕", "打击处理", "打处", "惩戒", "训诫", "警告", "批评教育", "惠及", "受益"),
    )
)
"""What is done to persons, who need no things before them (整改问题3431个,查处272人)."""
_CASES = frozenset(("件", "宗"))
_HOLDERS = frozenset(("家", "户", "家次", "户次"))
"""Counters of those that something is done to on account of cases (信访件127件,责令整改28家)."""
_CASE_ENDS = (
    *("案件", "案", "事项", "问题", "建议", "提案", "线索", "诉求", "信访", "举报", "投诉", "件", "业务", "专利", "商标"),
    "纠纷",
)
"""What is counted in cases: other things are not, whatever is done to them (检查企业1380家次,立案查处86件)."""
_TIMES = frozenset(("人次", "车次", "次", "轮", "轮次", "场", "场次", "批次", "例", "起"))
"""Counters of acts themselves, which need no object of another count (支援21个医院,诊疗23122人次)."""
_NO_THINGS = frozenset(("growth", "change", "share", "gap", "rank"))
_RATES = ("率", "提速", "增速", "增幅", "降幅", "涨幅", "占比", "比重")
"""What a rate ends with: no thing of which more could be said."""
_HOLDING = ("容纳", "停放", "存放", "接纳")
_REACHING_WHOM = ("涉及", "惠及", "覆盖", "受益")
"""What says whom the things before reach, and has no verb before it (开工改造小区38个、涉及居民1.2万户)."""
_OTHER = frozenset(("其他", "其它"))
_BOOKED = frozenset(("调入", "调出", "结转", "追加", "巩固", "购置", "改造", "新建", "建设", "提升", "完善", "整治", "购买"))
"""What is done with money that the next of a list does not share (调入3亿元、上年结余2亿元; 购置设备6万元、培训2万元)."""
_EACH = ("人均", "户均", "平均", "亩均", "每", "月均", "日均", "年均")
"""What begins so is a mean of its own, which takes no verb from the list before it."""
_OTHERS = ("法院", "检察机关", "公安机关", "行政机关", "有关部门", "相关部门", "当事人")  # who acts next, not what is done to
_OWN = ("停业", "通过", "作出", "拉动", "高质量办", "高标准办", "高效办理", "无害化处", "粮食最高", *_OTHERS)
_UNDER_WAY = ("配套", "在建", "在谈", "续建", "拟建", "待建", "储备", "前期", "初判", "存在", "判定", "鉴定", "评定", "列入", "纳入")
"""Words that a list of states goes on with: these take no verb from the list."""
_AT_FAULT = (*ACTS, "提起", "提请", "行政处罚", "行政拘留", "暂停", "取消", "吊销", "处罚", "处以", "处行政", "移送", "移交", *_OWN)
"""What is done with those found at fault, or otherwise by a verb of its own, whatever the verb of the list before."""
_MANNER = ("当场", "现场", "实际", "直接", "即时", "及时", "依法", "就地", "电话", "网上", "在线", "限期", "集中", "共同")
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
    *("批评教育", "提醒谈话", "诫勉", "采用", "采纳", "刊发", "刊登", "转载", "开工建设", "建成", "竣工", "投产", "投用"),
    *("获批", "录用", "上线", "鉴定", "结案", "办结", "曝光", "上稿", "搬离"),
)
"""What became of it, behind what is counted: no verb of a list before stands over it."""
_DONE_TO_WORKS = ("改造", "建设", "项目", "工程", "整治", "治理", "加固", "维修")
_TAKES_OVER = lazy(r"(?:完成|实施|推进|开展|启动|组织)[^。;]{2,60}$")
"""A clause with a verb of its own, after which what a verb before it said reaches no further."""
_MOVED_TO = lazy("(?:压[减缩]|减少?|精简|缩[短减]|合并|降低?|提高|增加?)[至到为成]$")
_INNER = lazy("改造|新建|建设|整治|铺设|修复|安装|更换|打造|治理|提升")
_NOUN_LENGTHS = range(2, 5)
_SHORTEST_SAME = 4
"""Of what is the same but for its first two characters, these are two verbs where the rest has so many."""


def _treated(case: Case) -> Name | None:
    """新建公路300公里,重点养护|600公里."""
    last = case.last
    if not last.text or case.here.quantity.unit != case.said.unit or _TREATED.fullmatch(case.text) is None:
        return None
    return Name(object_of(last).removesuffix(case.text) + case.text, "", _VERB)


def _arranged_again(case: Case) -> Name | None:
    """财政支出增加到95亿元,明年将安排|200亿元."""
    if case.text not in _ARRANGES or not case.said.of_money or not case.last.text:
        return None
    return Name(case.last.text, case.last.verb, "same as the name before")


_ARRANGES = frozenset(("安排", "拟安排", "计划安排", "再安排", "预算安排"))


def _reached(case: Case) -> Name | None:
    """发放救助资金1.7亿元、惠及|3万人: who has good of what was just told."""
    if case.text not in _GOOD_OF or case.here.quantity.family != "person" or case.here.part != case.said.part:
        return None
    what = "" if case.said.unit == "小时" else object_of(case.last)
    told = len(what) >= _LEAST_TOLD and case.said.measure == "level" and not what.startswith(tuple(_GOOD_OF))
    return Name(what + case.text, "", _VERB) if told else None


_LEAST_TOLD = 3


def _left(case: Case) -> Name | None:
    """城市低保新增276户,退出|374户."""
    if case.text not in _LEAVING or not case.last.text:
        return None
    what = object_of(case.last)
    return Name(what[: len(what) - len(ends(what, FLOW_LAST))] + case.text, "", _VERB)


def _per_time(case: Case) -> Name | None:
    """新增用户1.8万户,日均新增|50户."""
    text, last = case.text, case.last
    each = next((each for each in _PER_TIME if text.startswith(each)), "") if text[0] in _PER_TIME_FIRST else ""
    if not each or not only_verbs(text[len(each) :]) or not last.text:
        return None
    what = "" if text[len(each) :] in object_of(last) else object_of(last)  # 人工造林面积…,年均造林|12万亩
    grew = case.said.measure == "growth" and case.here.quantity.family in _COUNTED and case.said.part == case.here.part
    same = case.here.quantity.unit == case.said.unit or grew  # 新登记企业增长24%,平均每天新增|15户
    return Name(text + what, "", _VERB, noun=what or text) if same else None


def _further_stage(case: Case) -> Name | None:
    """亿元以上项目开工32个,竣工|18个; 道路工程主体完工2个、占比5.4%,基本过半|3个."""
    text, named = case.text, case.said.named
    if text in _STAGES_OF_WORKS and case.here.left[:1] == "、" and case.here.quantity.unit == case.said.unit:
        works = _STAGE_TOLD.sub("", case.last.text)  # 棚户区改造完成680套、主体施工|229套、开工建设804套
        if len(works) > len("改造") and works.endswith(_DONE_TO_WORKS):
            return Name(works + text, "", _VERB)
    if text[-2:] not in _STAGES or _STAGE.fullmatch(text) is None:
        return None
    stage = _STAGE.search(named.text)
    if stage is None or stage.start() <= 1 or case.said.measure not in ("level", "share"):
        return None
    return Name(named.text[: stage.start()] + text, "", _VERB)


_STAGES_OF_WORKS = frozenset(
    ("主体施工", "开工建设", "主体完工", "主体封顶", "竣工交付", "交付使用", "分配入住", "基本建成", "建成入住", "在建")
)
"""Stages of works that were counted by how many are done."""
_STAGE_TOLD = lazy(f"(?:{'|'.join(sorted(_STAGES_OF_WORKS))})$")


def _trade(case: Case) -> Name | None:
    """外贸进出口总额12亿元,其中出口|8亿元."""
    text, last = case.text, case.last
    if text not in _OF_TRADE or not (len(text) == len("出口") or case.said.among):
        return None
    trade = _TRADE.search(last.text)
    return Name(last.text[: trade.start()] + text, "", _HEAD) if trade is not None and trade.start() else None


def _other_side(case: Case) -> Name | None:
    """工业总产值…,增加值|…; 基金收入…,支出|…; 各项存款余额…,贷款余额|…."""
    text, last = case.text, case.last.text
    if text == "增加值" and (with_added := value_added(last)):
        return Name(with_added, "", _HEAD)
    if text in _SUMMED and (at := last.find(text, 2)) > 0 and last[at:] != text:
        return Name(last[: at + len(text)], "", _HEAD)
    if text == "总支出" and last.endswith("总收入") and len(last) > len(text):
        return Name(last[:-2] + "支出", "", _HEAD)
    if text == "支出" and last.endswith(("收入", "筹资", "收入总计", "收入合计", "收入总量")):
        return Name(last[: last.rindex("收") if last[-2:] in "总计合计总量" else -2] + text, "", _HEAD)
    if text == "贷款余额" and "存款余额" in last:
        return Name(re.sub("(?:各项)?存款", "贷款", last), "", _HEAD)
    return None


def _echoed(case: Case) -> Name | None:
    """实施照明改造工程,完成改造|2万间; 推进管网建设,新建|12公里."""
    text, verb = case.text, case.verb
    if not verb:
        return None
    if text == verb and not case.last.text and case.here.lead and (echoed := _echo(parse(case.here.lead).object, verb)):
        return Name(echoed, verb, _CLAUSE)
    if text in _GOOD_OF and not case.last.text and (given := good_of(case.here.lead)):
        return Name(given + text, "", _CLAUSE)
    if verb in _COMPLETE or text.endswith(_COMPLETE_ENDS) or not only_verbs(text) or case.said.in_part(case.here):
        return None
    if text in _UPON and case.here.quantity.unit in _PERSONS:
        return None  # 整治网络谣言信息,打击处理200人
    done = parse(case.here.lead).object
    if text in CHARGES and done.endswith(CAMPAIGNS):
        return None  # 深化扫黑除恶专项斗争,批捕|373人
    if _DONE_WITH.search(done) and not (done.endswith("建设") and text.endswith(_BUILT)):
        return Name(done + text, verb, _CLAUSE)
    here = case.here
    if here.quantity.family == "money" or here.quantity.unit in _TIMES or _ENDS_THERE.fullmatch(here.right) is None:
        return None
    what = object_before(here.lead, here.subject if here.previous is None else "")
    return Name(text + what, text, _CLAUSE) if what else None


_ENDS_THERE = lazy("(?:以上|左右|以内|以下)?(?:[、,和与及 ]{0,3}|、(?:正?在建|竣工|完工|开工|投用|验收|新建|续建|改造|正在[一-龥]{2}))")


_GOOD_OF = frozenset(("惠及", "受益", "覆盖"))
_COUNTED, _MEASURED, _SHORT = frozenset(("count", "person")), frozenset(("count", "measure")), 6
_BUILT = ("建", "建成")


def _done_since(case: Case) -> Name | None:
    """城镇新增就业1.2万人。已新增|8600人: what was done of that which the sentence before named."""
    name = case.said.earlier_in_unit.get(case.here.quantity.unit, "")
    if case.text == "投资":
        # 重点项目86项,年度投资计划9亿元。1-5月完成投资|3亿元: of those
        planned = _INVESTED.search(name)
        whose = "" if planned is None else name[: planned.start()]
        whose = whose if whose in SORTS_OF_WORKS else whose.removeprefix(starts(whose, FLOW_FIRST))
        return Name(whose + "投资", "", _CLAUSE) if whose else None
    if case.text in _STAGED and (flow := starts(name, FLOW_FIRST)) and len(flow) + 1 < len(name) <= _LONGEST_DONE:
        # 新建管网28公里。已建成|19公里
        return Name(case.text + name[len(flow) :], case.text, _CLAUSE, noun=name[len(flow) :])
    if (
        case.text != case.verb
        or len(name) > _LONGEST_DONE
        or not 0 <= name.find(case.verb) < len(name) - len(case.verb)
    ):
        return None  # 计划投资19亿元。完成投资|28亿元: 投资 is no verb there
    return Name(name, "", _CLAUSE)


_LONGEST_DONE, _STAGED = 12, frozenset(("新开工", "开工", "竣工", "建成", "基本建成"))
_INVESTED = lazy("(?<=项目|工程)(?:(?:年度|计划|总|概算)+投资(?:计划|总?额|规模)?|投资(?:计划|总额))$")
"""What projects are to take or to cost in all."""


def _under_theme(case: Case) -> Name | None:
    """1.改造农村公路。计划改造|120公里: what is done is said by the heading of the item."""
    if case.last.text or not case.verb or case.text != case.verb or case.here.quantity.family == "money":
        return None
    work = case.said.promised(case.here, case.verb) or case.said.built(case.here, case.verb)
    if not work and case.text in _STAGED and (theme := case.said.themed(case.here)):
        work = case.text + theme  # 二是住房工程。新开工|900套
    return Name(work, case.verb, _CLAUSE, noun=work.removeprefix(case.verb)) if work else None


def _verb_alone(case: Case) -> Name | None:
    """受理案件4939件,办结|4210件: what was done with that which was counted or named before."""
    said, here, text, last = case.said, case.here, case.text, case.last
    verb, unit = case.verb, here.quantity.unit
    counting = here.quantity.family == "count" or unit == "户"
    only = bool(verb) and only_verbs(text) and verb not in _COMPLETE and not text.endswith(_COMPLETE_ENDS)
    whole = -1
    over = said.topics.of(unit) if only and said.among and here.part != said.part else None
    if over is not None and over.value > said.counted_value:
        # 市场主体28万户,其中企业8万户;新登记4万户: a new part goes on with the whole.
        return Name(text + over.noun, text, _VERB, noun=over.noun)
    if (
        only
        and counting
        and said.unit != unit
        and said.measure == "level"
        and (one := said.topics.of(unit)) is not None
    ):
        return Name(text + one.noun, text, _VERB, noun=one.noun)  # 检查单位3388家,发现隐患2706处,查封30家
    if only and counting and said.counted.text and not state_only(said.counted.text):
        case.last = last = said.counted
        # Of things that were merely counted; of what was itself newly done this need be no part.
        of_them = not last.verb and last.topic < 0 and not ends(last.text, FLOW_LAST) and not text.startswith("新")
        whole = said.counted_at if of_them else -1
    if only and said.of_money and last.text.endswith("投入") and unit in ("人", "户"):
        return Name(last.text[:-2] + text, "", _VERB)  # 扶贫搬迁累计投入1.9亿元,入住2800人
    handled = text in _HANDLED and last.verb != "" and not last.text.endswith(_FLOWS)
    if (said.of_money and last is said.last and not handled) or (
        here.quantity.family == "money" and text in _PENALTIES
    ):
        only = False
    if text == "立案" and last.text.endswith(("线索", "举报", "信访")):
        return Name(text, verb, _WORDS)  # 处置问题线索1080件,立案369件
    if text in _UPON and unit in _PERSONS and last.text and said.unit not in _PERSONS and said.unit != "户":
        return Name(text, verb, _WORDS)
    if not only:
        return None
    if last.text[:1] == "对" and last.text.endswith(_IN_COURT):
        return Name(text, verb, _WORDS)  # 对违法行为监督5件;支持起诉3件
    others = said.measure == "level" and said.unit != unit
    of_cases = last.text.endswith(_CASE_ENDS)
    own = here.left[:1] == "、" and len(text) > len("安置") and ends(last.text, FLOW_LAST)  # 小区改造9个、回迁安置35户
    cases = others and ((unit in _CASES and not of_cases) or (unit in _HOLDERS and of_cases) or own)
    if last.text and ((unit in _TIMES and said.unit != unit) or cases):
        return Name(text, verb, _WORDS)
    nothing = said.measure in _NO_THINGS or last.text.endswith(_RATES)
    if counting and nothing and not said.counted.text and (one := said.topics.near(unit)) is not None:
        return Name(text + one.noun, text, _VERB, noun=one.noun)
    among = said.among and unit == said.unit
    if (
        last.text
        and not NUMBER_OF.search(last.text)
        and not last.text.endswith(_RATES)
        and not only_verbs(last.text)
        and (counting or among or len(text) <= len("办结"))
        and not state_only(object_of(last))
    ):
        noun = done_of_task(text, last)
        if noun in NO_THINGS or noun.endswith(("案数", "占")):
            return Name(text, verb, _WORDS)  # 开工7142户,占8864户任务数的80%,竣工1349户
        if (text[:1] == "新" and text in noun) or noun.endswith(text) or noun.startswith(text):
            return Name(noun, "", _VERB, topic=whole)  # 城镇新增就业1.2万人;已新增8600人
        return Name(text + noun, text, _VERB, noun=noun if whole >= 0 else "", topic=whole)
    if counting and not last.text and (one := said.topics.of(unit)) is not None:
        return Name(text + one.noun, text, _VERB, noun=one.noun, topic=-1 if text.startswith("新") else one.at)
    return None


_BUILDING = lazy("新建|新?[(]?[改扩续、]{1,3}[)]?建|修建|建设|建成|维修|改造|改建|扩建|铺设|安装|购置|疏浚|硬化")
_NEWLY = frozenset((*FLOW, "识别", "推荐", "录入", "录用", "吸收", "招募"))
"""What is newly done, by a verb that no verb before the list stands over (获评镇3个,新推荐村6个)."""
_WORKED_ON = lazy("(?:改造|清淤|防渗|硬化|维修|整治|治理|加固|绿化|亮化|疏浚|修缮|养护|拓宽)(?:[(][^()]*[)])?$")
_SESSION = lazy("^[^,。;]{0,12}?届[^,。;]{0,10}?次(?:会议|全会)(?:期间)?的?")
_PUT_FORWARD = ("建议", "提案", "议案", "意见")
_IN_COURT = ("上诉", "抗诉", "申诉", "监督", "诉讼")
"""How names of what courts and procuratorates do end, of which no verb before them tells."""


def _verb_of_list(case: Case) -> Name | None:
    """新建幼儿园4所、养老服务站|12个: a further member of a list takes the verb that stands before the first."""
    said, here, text, last = case.said, case.here, case.text, case.last
    if not last.verb or last.text == last.verb or last.text.endswith("率") or case.verb or last.verb in text:
        return None
    if text.startswith((*_EACH, *_REACHING_WHOM, *_UNDER_WAY)) or case.kind.role == "baseline" or state_only(text):
        return None
    if (last.verb == "组织" and here.left[:1] != "、") or (case.here.quantity.family == "money" and text[:2] in _OTHER):
        return None
    if here.previous is None and len(starts(text[2:], FLOW_FIRST)) > 1 and not text.endswith(_DONE_TO_WORKS):
        return None  # 查处车辆46辆,治超检测货车1.2万辆
    if here.part != said.part and (text[:1] == "对" or text.endswith(_IN_COURT) or "热线受理" in text):
        return None  # 提请延押1件;二审上诉2件
    if last.verb == "新增" and last.text.endswith("资金") and text.endswith("支付"):
        return None  # 收到新增直达资金3亿元,其中:一般性转移支付1亿元
    if text.startswith(_HOLDING) or text.endswith(last.verb[-2:]) or "转派" in text or "转办" in text:
        return None  # 设立销售点210处、容纳摊点1037个; 受理诉求277件,其中区长信箱转派工单23件
    if text in _COMPLETE or text.startswith(_AT_FAULT) or (text.startswith(_MANNER) and starts(text[2:], FLOW_FIRST)):
        return None
    if last.text.startswith(("注册护士", "注册乡村医生", "注册医", "营造林")) or (text[:1] == "新" and text[1:3] in _NEWLY):
        return None
    if text[:1] == last.verb[:1] and text[:1] != "新":  # 破获刑事案件28起,其中破积案5起
        return None
    if len(last.text) == len(text) > _SHORTEST_SAME and last.text[2:] == text[2:]:
        return None  # 抢救财产价值151万元,保护财产价值741万元: what stands before the same again is another verb
    of_works = last.text in (last.verb + "项目", last.verb + "工程") and text.endswith(last.text[-2:])
    if of_works and len(text) <= len("新开工项目"):
        return None  # 新建项目8个、预备项目4个: at which stage they are
    money = here.quantity.family == "money"
    if said.of_money != money or (money and (here.closing == ")" or last.verb in _BOOKED or "用于" in here.left)):
        return None
    words = clean(here.left).lstrip("、,和与及")
    alone = last.rule == _VERB and here.previous is None and here.lead == ""
    if alone or starts(words, LIGHT_FIRST) or _ANEW.match(words) is not None:
        return None
    joint = here.left[:1] == "、"
    goes_on = joint or (said.among and last.rule == _LIST and said.unit == here.quantity.unit)
    if not goes_on and find(text, here.quantity.unit, case.kind.measure) is not None:
        return None
    built = len(text) <= _SHORT and _BUILDING.fullmatch(last.verb) is not None
    added = built or (len(text) <= _SHORT and last.verb in _ADDING)
    dealt = said.counted is last and here.quantity.family == "count"
    dealt = dealt and (last.verb in _DEALT or (added and not ends(text, FLOW_LAST)))
    tended = built or (len(text) <= _SHORT and last.verb in TENDED)
    dealt = dealt or (tended and here.quantity.family in _MEASURED)
    apart = said.among and (last is said.over or last.rule == _LIST)
    if here.continues and here.sentence[0] <= here.paragraph and last is said.over and here.quantity.unit != said.unit:
        return None  # 出动人员252人次。其中,火灾扑救7起
    if text.endswith("方面") and here.quantity.unit == "件":
        whole = _SESSION.sub("", object_of(case.said.over)) if case.said.among else ""
        kind = whole if whole.endswith(_PUT_FORWARD) else ""
        return Name(text + kind, last.verb, "class of what was counted before")  # 办理建议57件,其中:城建方面|18件
    if here.previous is None and here.left.endswith("共计") and here.part != case.said.part:
        return None  # 建议17件,其中:主办建议12件,协办建议5件;提案共计|13件
    if here.previous is None and last.rule != _LIST and _TAKES_OVER.match(lead_off(clean(here.lead))) is not None:
        return None  # 建立示范点5个,完成…工程,文化公园等项目10个
    if not (joint or here.previous is not None or apart or here.quantity.unit == said.unit or dealt):
        return None
    if text in KEPT and (kind := object_of(last)):
        return Name(text + kind, "", "class of what was counted before", noun=kind)  # 受理案件613件(旧存53件,新收560件)
    if text[0] in "净做受对因赴" or (last.verb[:1] == "新" and text.startswith(_NOT_NEW)) or text.startswith(_USES):
        return None  # 引进内资32亿元、利用外资7530万美元; 新收案件99件,旧存案件10件,结案数为93件
    if _BUILDING.fullmatch(last.verb) is not None and _WORKED_ON.search(text) is not None:
        return None  # 新建公园3个、道路改造12条
    if not _bare_continuation(here, text) or _REACHED.search(here.left) is not None:
        return None
    own = _OWN_TAIL.search(text)
    if own is not None and not (joint and last.text.endswith(own.group()) and own.group() in _EXTENTS):
        return None  # 新增节水灌溉面积2万亩、除涝面积1万亩: both by how large they are
    if text.endswith(_TELLS_ITSELF) or (joint and (last.text[len(last.verb) :] in FLOW or last.text[:-1] == last.verb)):
        return None  # 印发简报39期,区台采用8期; 新造林3000亩、森林抚育1200亩
    also = last.text[2:4] if last.text.startswith(("发展种植", "发展养殖")) else driven(last)  # 发展种植青花椒1800亩、辣椒500亩
    return Name(last.verb.removesuffix("上级") + also + text, last.verb, _LIST)  # 争取上级补助,其中中央补助3亿元


def _inner_verb(case: Case) -> Name | None:
    """海绵城市试点改造小区12个、道路|36条: the verb stands inside the name before."""
    last = case.last
    if case.here.previous is None or case.here.left[:1] != "、" or case.verb or ends(case.text, FLOW_LAST):
        return None
    if last.verb or last.rule not in (_WORDS, _LIST) or last.text.endswith(("资金", "经费", "投资")):
        return None
    if case.here.quantity.family == "money" and len(case.text) > _SHORT and case.text.endswith(("项目", "工程")):
        return None  # 供热设施建设项目3400万元、污水处理厂改造项目1000万元: each has its own name
    found = [m.end() for m in _INNER.finditer(last.text, 2) if len(last.text) - m.end() in _NOUN_LENGTHS]
    return Name(last.text[: found[0]] + case.text, "", _LIST) if found else None


def _moved_to(case: Case) -> Name | None:
    """企业开办环节由5个压减|到1个环节."""
    here, last = case.here, case.last
    if here.previous is None or here.quantity.unit != case.said.unit or last.text == case.text:
        return None
    if not last.text.endswith(case.text) or _MOVED_TO.search(clean(here.left)) is None:
        return None
    return Name(last.text, last.verb, "same as the name before")


def _echo(done: str, verb: str) -> str:
    """Return what is done by ``verb`` where the clause before has it in its object (照明改造工程, 完成改造2万间)."""
    at = done.find(verb, 2)
    return done[: at + len(verb)] if at > 0 else ""


def _bare_continuation(here: Surroundings, text: str) -> bool:
    """Say whether the name stands alone after a comma or 、, as a further member of the list before it."""
    lead = here.left.lstrip(" \n")
    return here.previous is not None or len(lead) <= len(text) + 4


RULES: Rules = Rules(
    (LAST, _treated),
    (LAST, _left, _LEAVING),
    (LAST, granted),
    (LAST, _reached, _GOOD_OF),
    (LAST, _arranged_again, _ARRANGES),
    (LAST, _per_time),
    (LAST, _further_stage),
    (LAST, _trade, _OF_TRADE),
    (LAST, _other_side, _SUMMED | {"增加值", "贷款余额", "总支出"}),
    (VERB, _echoed),
    (FIRST | VERB, _done_since),
    (FIRST | VERB, _under_theme),
    _verb_alone,
    (LAST | PLAIN, _verb_of_list),
    (BESIDE | PLAIN, _inner_verb),
    (BESIDE | LAST, _moved_to),
)
"""In the order in which they are tried."""
