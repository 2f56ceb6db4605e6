"""Names that are a verb whose object was named before, or an object whose verb was."""

import re

from taizhang.reading.attributes.carrying import BESIDE, FIRST, LAST, PLAIN, VERB, Case, Rules
from taizhang.reading.attributes.charges import CAMPAIGNS, CHARGES
from taizhang.reading.attributes.grading import granted
from taizhang.reading.attributes.heads import value_added
from taizhang.reading.attributes.inherited import NUMBER_OF
from taizhang.reading.attributes.lexicon import FLOW_FIRST, FLOW_LAST, ends, starts
from taizhang.reading.attributes.listverbs import (
    COMPLETE,
    DONE_TO_WORKS,
    OVER_LIST,
    SHORT,
    WITH_NOUN,
    verb_of_list,
)
from taizhang.reading.attributes.owning import SORTS_OF_WORKS, done_of_task, object_of
from taizhang.reading.attributes.phrases import Name, clean
from taizhang.reading.attributes.syntax import good_of, object_before, parse
from taizhang.reading.attributes.topics import state_only
from taizhang.reading.attributes.verbs import only_verbs
from taizhang.reading.patterns import lazy

_HEAD = "head carried over"
_COUNTED = frozenset(("count", "person"))
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
_COMPLETE_ENDS = tuple(COMPLETE)
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
_MOVED_TO = lazy("(?:压[减缩]|减少?|精简|缩[短减]|合并|降低?|提高|增加?)[至到为成]$")
_INNER = lazy("改造|新建|建设|整治|铺设|修复|安装|更换|打造|治理|提升")
_NOUN_LENGTHS = range(2, 5)


def _treated(case: Case) -> Name | None:
    """新建公路300公里,重点养护|600公里."""
    last = case.last
    if not last.text or case.here.quantity.unit != case.said.unit or _TREATED.fullmatch(case.text) is None:
        return None
    return Name(object_of(last).removesuffix(case.text) + case.text, "", WITH_NOUN)


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
    return Name(what + case.text, "", WITH_NOUN) if told else None


_LEAST_TOLD = 3


def _left(case: Case) -> Name | None:
    """城市低保新增276户,退出|374户."""
    if case.text not in _LEAVING or not case.last.text:
        return None
    what = object_of(case.last)
    return Name(what[: len(what) - len(ends(what, FLOW_LAST))] + case.text, "", WITH_NOUN)


def _per_time(case: Case) -> Name | None:
    """新增用户1.8万户,日均新增|50户."""
    text, last = case.text, case.last
    each = next((each for each in _PER_TIME if text.startswith(each)), "") if text[0] in _PER_TIME_FIRST else ""
    if not each or not only_verbs(text[len(each) :]) or not last.text:
        return None
    what = "" if text[len(each) :] in object_of(last) else object_of(last)  # 人工造林面积…,年均造林|12万亩
    grew = case.said.measure == "growth" and case.here.quantity.family in _COUNTED and case.said.part == case.here.part
    same = case.here.quantity.unit == case.said.unit or grew  # 新登记企业增长24%,平均每天新增|15户
    return Name(text + what, "", WITH_NOUN, noun=what or text) if same else None


def _further_stage(case: Case) -> Name | None:
    """亿元以上项目开工32个,竣工|18个; 道路工程主体完工2个、占比5.4%,基本过半|3个."""
    text, named = case.text, case.said.named
    if text in _STAGES_OF_WORKS and case.here.left[:1] == "、" and case.here.quantity.unit == case.said.unit:
        works = _STAGE_TOLD.sub("", case.last.text)  # 棚户区改造完成680套、主体施工|229套、开工建设804套
        if len(works) > len("改造") and works.endswith(DONE_TO_WORKS):
            return Name(works + text, "", WITH_NOUN)
    if text[-2:] not in _STAGES or _STAGE.fullmatch(text) is None:
        return None
    stage = _STAGE.search(named.text)
    if stage is None or stage.start() <= 1 or case.said.measure not in ("level", "share"):
        return None
    return Name(named.text[: stage.start()] + text, "", WITH_NOUN)


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
    if verb in COMPLETE or text.endswith(_COMPLETE_ENDS) or not only_verbs(text) or case.said.in_part(case.here):
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
_BUILT = ("建", "建成")


def _done_since(case: Case) -> Name | None:
    """城镇新增就业1.2万人。已新增|8600人: what was done of that which the sentence before named."""
    if case.last.text:
        return None  # 铺燃气管道400公里，累计建成|1000公里: of what its own sentence named
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
    only = bool(verb) and only_verbs(text) and verb not in COMPLETE and not text.endswith(_COMPLETE_ENDS)
    whole = -1
    over = said.topics.of(unit) if only and said.among and here.part != said.part else None
    if over is not None and over.value > said.counted_value:
        # 市场主体28万户,其中企业8万户;新登记4万户: a new part goes on with the whole.
        return Name(text + over.noun, text, WITH_NOUN, noun=over.noun)
    if (
        only
        and counting
        and said.unit != unit
        and said.measure == "level"
        and (one := said.topics.of(unit)) is not None
    ):
        return Name(text + one.noun, text, WITH_NOUN, noun=one.noun)  # 检查单位3388家,发现隐患2706处,查封30家
    if only and counting and said.counted.text and not state_only(said.counted.text):
        case.last = last = said.counted
        # Of things that were merely counted; of what was itself newly done this need be no part.
        of_them = not last.verb and last.topic < 0 and not ends(last.text, FLOW_LAST) and not text.startswith("新")
        whole = said.counted_at if of_them else -1
    if only and said.of_money and last.text.endswith("投入") and unit in ("人", "户"):
        return Name(last.text[:-2] + text, "", WITH_NOUN)  # 扶贫搬迁累计投入1.9亿元,入住2800人
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
    others = said.measure == "level" and said.unit != unit
    of_cases = last.text.endswith(_CASE_ENDS)
    own = here.left[:1] == "、" and len(text) > len("安置") and ends(last.text, FLOW_LAST)  # 小区改造9个、回迁安置35户
    cases = others and ((unit in _CASES and not of_cases) or (unit in _HOLDERS and of_cases) or own)
    if last.text and ((unit in _TIMES and said.unit != unit) or cases):
        return Name(text, verb, _WORDS)
    nothing = said.measure in _NO_THINGS or last.text.endswith(_RATES)
    if counting and nothing and not said.counted.text and (one := said.topics.near(unit)) is not None:
        return Name(text + one.noun, text, WITH_NOUN, noun=one.noun)
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
        if (text[:1] == "新" and text in noun) or noun.endswith(text) or noun.startswith(text):
            return Name(noun, "", WITH_NOUN, topic=whole)  # 城镇新增就业1.2万人;已新增8600人
        if text == "投入" and here.quantity.family == "money":
            return Name(noun + text, "", WITH_NOUN)  # 新建学校9所,投入|2亿元
        return Name(text + noun, text, WITH_NOUN, noun=noun if whole >= 0 else "", topic=whole)
    if counting and not last.text and (one := said.topics.of(unit)) is not None:
        return Name(text + one.noun, text, WITH_NOUN, noun=one.noun, topic=-1 if text.startswith("新") else one.at)
    return None


def _inner_verb(case: Case) -> Name | None:
    """海绵城市试点改造小区12个、道路|36条: the verb stands inside the name before."""
    last = case.last
    if case.here.previous is None or case.here.left[:1] != "、" or case.verb or ends(case.text, FLOW_LAST):
        return None
    if last.verb or last.rule not in (_WORDS, OVER_LIST) or last.text.endswith(("资金", "经费", "投资")):
        return None
    if case.here.quantity.family == "money" and len(case.text) > SHORT and case.text.endswith(("项目", "工程")):
        return None  # 供热设施建设项目3400万元、污水处理厂改造项目1000万元: each has its own name
    found = [m.end() for m in _INNER.finditer(last.text, 2) if len(last.text) - m.end() in _NOUN_LENGTHS]
    return Name(last.text[: found[0]] + case.text, "", OVER_LIST) if found else None


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
    (LAST | PLAIN, verb_of_list),
    (BESIDE | PLAIN, _inner_verb),
    (BESIDE | LAST, _moved_to),
)
"""In the order in which they are tried."""
