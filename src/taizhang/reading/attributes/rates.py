"""Names of what grows, ranks, or is a rate or share of something."""

import re

from taizhang.reading.attributes.heads import alike_head, elided_head
from taizhang.reading.attributes.leads import ranked_in_lead, shares_led_in
from taizhang.reading.attributes.lexicon import FLOW_FIRST, LIGHT, starts
from taizhang.reading.attributes.listing import DOES, JOINTS, rate_listed, shared_deed, shared_together, whole_of_list
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.naming import name_before
from taizhang.reading.attributes.nouns import noun_after
from taizhang.reading.attributes.outputs import of_bonds
from taizhang.reading.attributes.owning import are_such, further_rate, object_of, rate_of_another
from taizhang.reading.attributes.phrases import Name, clean, fix_ends, lead_off, light_off, what_fared
from taizhang.reading.attributes.planned import DONE_OF_PLAN, OF_PLAN, PLAN, PLANNED_ENDS, another_plan, of_plan
from taizhang.reading.attributes.said import STATE, Said
from taizhang.reading.attributes.standing import OF_BEFORE
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.syntax import parse
from taizhang.reading.attributes.tails import joined
from taizhang.reading.attributes.topics import AS_A_TASK
from taizhang.reading.attributes.verbs import verb_of, without_subject
from taizhang.reading.attributes.works import volume_of_work
from taizhang.reading.indicators import find
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import words

_REACHES_PART = lazy(r"^([^占]{3,}?)(?:达(?!标)到?|超过)[^,。;占]{2,12}$")
_ARE = frozenset(("有", "共有", "已有", "达", "达到", "仅有", "只有"))
"""What says how many those are of whom a share was told (占比超过10%的|有44种)."""
_OF_STAGES = frozenset(("开工率", "竣工率", "投产率", "完工率", "签约率", "履约率", "落地率", "复工率", "入库率"))
"""Rates of things counted, whatever was told in between."""
_DAYS = lazy("(?<=..)(?:优良|达标)?(?:天数|比例)$")
_RATE_END = lazy(r"[一-龥]{2}率$")
_BARE_RATES = frozenset(words("lexicon", "bare_rates"))
_SHARE_OF = lazy(r"^(.*?)占(.*?)(?:的)?(?:比重|比例|比|份额)?$")
SHORT_HEADS = frozenset(words("lexicon", "short_heads"))
SHORTEST_RATE = 3
_AMONG = lazy(r"^在?([^,。;]{2,24}?)(?:之?中|里)$")
"""The whole that a clause before names (在…投资总额中,…占…)."""
_RATED = ("率", "进度", "比例", "占比", "比重")
"""What the name of a rate ends with."""
_ONLY = lazy("(?:仍然|则|也|还|只|仅|约|将|就|已经?)+$")
"""What may stand before 占 and is no part of the name."""
_BY_AND_BY = frozenset(("持续", "逐年", "逐步", "稳步", "不断", "大幅"))
"""How a rate moves, behind its name."""
_OF_THEM = frozenset(("", "有", "约", "其中", "其中有", "其中约", "但其中", "而其中"))
_RECOVERED = lazy(
    "[,、]?(?:(?:已)?(?:恢复|回升)(?:到|至|于)?|(?:为|是|相当于|达到)(?=[^,。;]{2,8}同期的$))(?:(?:19|20)\\d\\d年|[上去]年|疫情前)(?:同期)?(?:水平)?的$"
    "|[,、]?(?:是|为|相当于|达到?|超过)(?:(?:过去|此前|前|之前)[一二两三四五六七八九十]年|(?:19|20)\\d\\d年|[上去]年)"
    "(?:全年)?(?:的?(?:总和|总量|总数|之和|总额|全年))?的$"
)
"""How much of an earlier value something is again (恢复至2019年同期水平的81%)."""
SHORTEST_QUICKER = 3
QUALITY = lazy("(?<=..)(?:效益|贡献|实力|效率|活力|水平|规模|结构|质量|势头|运行|生产|发展)+$")
"""What of a sector the clause before says got better."""
OF_SECTOR = frozenset(
    ("增加值", "产值", "总产值", "营业收入", "销售收入", "税收收入", "利润", "利税", "利润总额", "销售额")
)
"""What a sector earns or makes, which the clause before names (民营经济贡献加大,增加值增幅提高…)."""
_RATE_OF_INSURED = lazy("保险([一-龥]{2,6}率)$")
"""A rate of one insurance, which the next goes on with (养老保险参保率达到97%,医疗保险达到95%)."""
_TASK_BETWEEN = lazy("的?(?:目标任务|任务|目标|计划)数?的?")
"""What stands between how much was to be done and what part of that was."""
_WHERE = frozenset(("全国", "全省", "全市", "全县", "全区", "全州", "全镇"))
_OF_ALL_LISTED = frozenset(("完成率", "任务完成率", "开工率", "竣工率", "办结率", "整改率", "满意率"))
"""Rates that are of all that was listed by its parts in the clause before."""
_SEPARATE = "、,和与及 \n"
_OF_FUNDS = frozenset(("投资", "资金", "贷款", "项目", "工程", "补助", "补贴", "债券"))
"""What rates of it begin with, where the name before ends so."""
_REALLY = ("完成", "实现", "达到", "达")
_REALLY_DONE = lazy("[、,]?(?:实际|目前|现|全年|年末)?已?(?:完成|实现|达到?)")
"""What was reached of what was set for the year."""
_HOW_FAR = lazy(
    "(?:^|[、;,])([^、,;\\d]{4,30}?)(?:正在[^、,;\\d]{2,6}|(?:已|基本|全部|主体)*(?:施工中|建设中|推进中|完成主体|完工|开工|竣工|建成|投用))$"
)
"""What is told of a thing before a bracket that says how much of it is done."""
_OF_GOAL = lazy("[一-龥]{0,8}(?:目标|任务|计划)(?:任务|目标|数)?[数量]?的")
"""The goal that an amount states, of which a share is done (完成15亿元|销售目标的|54%)."""
_STAGES = ("竣工", "开工", "完工", "建成", "投产", "投用", "交付", "验收", "复工", "入住", "销号")
_DOES_IT = lazy("完成|落实|推进|开展|实施|兑现|执行|办结|整改|清退|纳入|兑付|实行|采用|采取|配备|安装|签订|参加|通过")
_DONE_IT = lazy("[,。;]")
_SHORT_RATE = 6
_OWNED_RATE = lazy(
    "([一-龥]{0,14}?(?:企业|村|社区|学校|项目|机构|产业|产品|园区|家庭|农户|单位|医院|院校))[一-龥]{1,6}率"
)
"""A rate and whose it is, which the next of a list has too."""
_PART = lazy(
    "(?:以上|左右|的)*([一-龥]{0,10}?(?:农户|农民|家庭|案件|纠纷|诉求|事项|当事人|企业|乡镇|行政村|自然村|社区|县域|县区|县城|学校|医院|机构|单位|项目|居民|群众|学生|教师|小区|街道"
    "|[公道]路|财力|资金|收入|支出))"
    "(?=(?:实现|达到|完成|经|在(?![册校编岗建库])|得到|化解|自动|通|参与|加入|开展|建立|建成|建有|配备|享受|纳入|提供|设立|安装|用上|接入|符合|为|投向|用于|投入)[一-龥“])"
)
"""A part of what follows at once (99%|乡镇|通三级公路)."""
_NO_PART_NAME = frozenset(("", "拿出", "投入", "安排", "将", "实现"))
_PART_DOES = 14
_MOVES_ON = ("percent", "points")
_QUALIFIED = lazy("^(?:以上|以内|以下|左右)")
_COMES_TO = ("达到", "超过", "突破", "不低于", "达")
"""How what is said of a part ends before the amount that it comes to (55%|的村集体收入达到10万元以上)."""
_OTHER_LEVEL = lazy("(?<=[村乡县镇街])\\((?:社区|居委?|镇|市|区|市、区|街道|邻|场|办)\\)")
"""Other places of the same level, in brackets (村(社区), 乡(镇))."""
_USED_FOR = lazy("(?:以上)?(?:都|全部)?((?:用于|投入|投向|用在)(?:改善|保障|支持)?[一-龥]{2,14})(?=$|[,。;])")
_OBJECT = 4
"""What so many per cent of was done has a name of at least so many characters."""


def rate(said: Said, here: Surroundings, kind: Kind) -> Name:
    """Return the name of a rate, share or ratio."""
    text = name_before(here, kind)
    text = (text.replace("占到", "占") if "占到" in text else text)
    text = text[:-2] if text[-2:] in _BY_AND_BY and len(text) > len("持续率") else text
    if kind.measure == "share" and text[3:] and (raised := _RAISED_TO.fullmatch(text)) is not None:
        text = raised.group(1)
    text = text.replace("已占", "占") if "已占" in text else text
    if text[-3:] == "贡献率" and "对全部" + text in here.left:
        text = "对全部" + text  # 对|全部投资增长的贡献率
    for named in _BY_SHARE:
        if (name := named(said, here, kind, text)) is not None:
            return name
    if kind.measure == "share" and text.endswith("占") and len(text) > 2:
        text = _ONLY.sub("", text[:-1]) + "占比"
    for named in _BY_NAME:
        if (name := named(said, here, kind, text)) is not None:
            return name
    if kind.measure == "share" and (doing := DOES.match(here.right)) is not None and not text.endswith("率"):
        text += doing.group()
    return Name(text, verb_of(text), "rate named before the number")


def _at_once(said: Said, here: Surroundings, kind: Kind, text: str) -> Name | None:
    """Name a rate in brackets by the clause that they close, and one that goes on with the rate before."""
    if (listed := shares_led_in(here, kind, text)) is not None:
        return listed
    if kind.measure == "share" and (together := shared_together(said.levels, here.left)):
        return Name(together, "", OF_BEFORE)
    far = here.lead or here.before_bracket.rstrip("(") if here.inside and not text else ""
    if far and (own := _HOW_FAR.search(far)) is not None:
        of = fix_ends(light_off(lead_off(clean(own.group(1)))))
        return Name(of, verb_of(of), "the clause before")  # 引调水工程正在施工中(93%)
    told = here.inside and text[:1] == "占" and here.closing == ")" and here.previous is None
    if told and (item := _JUST_TOLD.search(here.before_bracket)) is not None:
        return Name(item[1] + ("占比" if text in _BARE_PARTS else text), "", OF_BEFORE)  # 噪音污染(占污染投诉|52.3%)
    alone = not text.strip("、是为") and (not said.last.text or said.measure == "rank")
    if alone and (rate_of := rate_listed(said, here)):
        return Name(rate_of, "", "rate of the name before")  # 开工率较高的有:东山县|100%
    if here.previous is None and text[:1] == "占" and "总" in text and (those := ranked_in_lead(here)):
        return Name(those + text, "", OF_BEFORE)
    further = further_rate(said.last.text, text) if here.previous is None else ""
    return Name(further, "", OF_BEFORE) if further else None


_IN_TIME = frozenset(("按时", "按期", "及时", "如期", "限时"))
"""How something is done, which is no thing that a rate could be of (按时办结率100%,满意率98%)."""
_BARE_PARTS = frozenset(("占", "占比", "约占", "占到"))
_JUST_TOLD = lazy("的([一-龥“”]{2,12})\\(?$")
"""What is told of by a clause right before a bracket that says what part it is."""


def _of_following(said: Said, here: Surroundings, kind: Kind, text: str) -> Name | None:
    """Name a share by those after it of whom it is."""
    right = here.right if "(" not in here.right else _OTHER_LEVEL.sub("", here.right)
    if "的" in right[:3] and _AT_LEVEL.match(right) is not None:
        return None  # 保持在98%以上的高水平
    noun, predicate = noun_after(right)
    of_next = kind.measure == "share" and here.right.startswith(("的", "以上的", "左右的")) and noun not in _ARE
    listed = (
        of_next and here.previous is not None and here.previous.right.endswith(here.left) and here.left[-1:] in JOINTS
    )
    if of_next and noun and text[:2] in ("覆盖", "惠及") and text[2:] in _WHERE:
        return Name(text[:2] + noun, "", "share of what follows")  # 覆盖全省61%的乡镇
    if of_next and (listed or not text or len(text) < 3):
        predicate = predicate or shared_deed(here)
        if not noun and (following := here.following) is not None and following.quantity.family in ("count", "person"):
            # 办理进度达100%的21个,80%至100%的|8个: by what those counted next are told apart
            rated = next((name for name in reversed(said.levels) if name.endswith(_RATED)), "")
            return Name(rated or predicate[:12], "", "rate of the name before" if rated else "share of what follows")
        told = noun + predicate[:12]
        if here.following is not None and predicate.endswith(_COMES_TO):
            amount, bound = here.following.quantity, _QUALIFIED.match(here.following.right)
            told = f"{noun}{predicate}{{{amount.start}:{amount.end}}}{bound.group() if bound is not None else ''}"
        return Name(told, "", "share of what follows")
    if kind.measure == "share" and text in _NO_PART_NAME and right and (part := _PART.match(clean(right))) is not None:
        did = fix_ends(_DONE_IT.split(lead_off(clean(right)[part.end() :]))[0])
        if here.following is None or here.following.quantity.family not in _MOVES_ON:
            return Name(part.group(1) + did[:_PART_DOES], "", "share of what follows")  # 95%以上农户参与…
    among = "其中" in here.left or here.lead[-1:] == "中"
    those = kind.measure == "share" and (among or said.last.rule == "share of what follows")
    if those and here.left.strip("、,和") in _OF_THEM and (such := are_such(here.lead, right, said.counted)):
        return Name(such, "", "share of what follows")  # 其中|63.5%为物业投诉
    bare = here.previous is None and not text and not here.lead and not here.left.strip()
    if bare and kind.measure == "share" and len(noun) > _OBJECT and _QUALIFIED.match(right) is not None:
        return Name(noun + predicate[:12], "", "share of what follows")  # 95%以上村级邻里中心建成投用
    does = _QUALIFIED.sub("", clean(here.right)) if kind.measure == "share" and not text else ""
    if does and here.following is None and _DOES_IT.match(does):
        done = fix_ends(_DONE_IT.split(light_off(lead_off(does)))[0])
        if len(done) >= _OBJECT:
            return Name(done, verb_of(done), "share of what follows")  # 100%完成整改任务
    if kind.measure == "share" and noun[:1] == "“" and (not text or text in LIGHT):
        return Name(noun, "", "share of what follows")  # 实现100%“免申即享”
    if kind.measure == "share" and text and here.left.endswith("的") and (use := _USED_FOR.match(clean(here.right))):
        return Name(text + use.group(1), "", "share of what follows")  # 新增财力的71%用于民生事业
    if _RECOVERED.match(clean(here.left)) is not None and (base := said.base or said.last.text):
        return Name(base, "", OF_BEFORE)
    if kind.measure == "share" and here.right.startswith("的") and noun and text.endswith(("给予", "予以")):
        return Name(text[:-2] + noun, "", "share of what follows")  # 对新增贷款给予2%的贴息
    return None


def _of_plan(said: Said, here: Surroundings, kind: Kind, text: str) -> Name | None:
    """Name a share by what was planned or set, and how much of the work is done."""
    did = _DID.fullmatch(text) if kind.measure == "share" and "完成" in text and here.left[-1:] == "的" else None
    if did is not None:
        return Name(did[1], "", "share of the plan for the name before")  # 技能培训完成目标任务的|111%
    whole = here.previous.left.strip("、, ") if here.previous is not None else ""
    planned = PLAN.match(clean(whole)) if here.left.strip() == "的" else None
    if kind.measure == "share" and here.left.strip() == "的" and (planned or whole.startswith("占")):
        if planned and not whole.startswith("占"):
            return Name(said.last.text, "", OF_PLAN)
        if planned:
            done = said.last.text.partition("占")[0] or said.last.text
            return Name(f"{done}占{planned.group(1)}", "", "share of the plan for the name before")
        base = said.levels[-2] if len(said.levels) > 1 else said.base
        return Name(f"{base}占{lead_off(clean(whole[1:]))}", "", "share of the name before")
    held = here.previous is not None and clean(here.previous.left).endswith(("完成", "占", "达到", "达", "为"))
    if held and kind.measure == "share" and said.levels[1:] and _OF_GOAL.fullmatch(here.left) is not None:
        return Name(said.levels[-2], "", OF_PLAN)
    between = said.levels[1:] and _TASK_BETWEEN.fullmatch(clean(here.left)) is not None
    if between and "完成" in whole:
        return Name(said.levels[-2], "", OF_PLAN)  # 完成今年竣工6000套任务的54%
    if between and "占" in whole:
        return Name(f"{said.levels[-2]}占{lead_off(clean(here.left)).rstrip('的')}", "", OF_BEFORE)
    if said.last.rule == OF_PLAN and another_plan(here.left):
        return said.last
    if not said.last.text and said.earlier.text and of_plan(here.left) and "占" not in here.left:
        return Name(said.earlier.text, said.earlier.verb, "share of the plan for the name before")
    if said.last.text and of_plan(here.left):
        plan = clean(here.left).lstrip("、,")
        of = plan.removesuffix("的") if plan.startswith("占") else ""
        done = said.last.text
        if "占" in done and said.base and done.startswith(said.base):
            done = said.base  # 到位资金5亿元,占总到位资金的41%,完成目标任务的138%
        if said.last.rule == "change of the name before":
            done = done.removesuffix("增速").removesuffix("增幅")  # 增长8%,增速比去年低1个百分点,完成年度计划的51%
        return Name(done + of, "", "share of the plan for the name before")
    if kind.measure == "share" and "量" in here.left[-6:] and (whole := volume_of_work(here, said.last.text)):
        return Name(whole, "", "belongs to what the clause before is about")
    if kind.measure == "share" and text.endswith("总投资") and here.previous is None:
        invested = _OF_INVESTMENT.fullmatch(lead_off(clean(here.left)))
        if invested is not None:
            return Name(invested.group(1) + "投资", "", "share of the plan for the name before")
    out_of = DONE_OF_PLAN.match(text) if text.endswith(PLANNED_ENDS) and kind.measure == "share" else None
    if out_of is not None:
        done = out_of.group(out_of.lastindex or 1)
        return Name(done, verb_of(done), "share of the plan for the name before")
    set_for = AS_A_TASK.search(said.last.text) if said.levels and here.left.endswith(_REALLY) else None
    if set_for is not None and _REALLY_DONE.fullmatch(clean(here.left)) is not None:
        return Name(said.last.text[: set_for.start()], "", "same as the name before")  # 覆盖率目标78.9%,实际完成95.3%
    return None


_AT_LEVEL = lazy("(?:以上|以下|左右)?的(?:历史|较|最|相对)*[高低好新](?:的)?(?:水平|位|区间)")
"""What only says that something is high or low, behind it."""
_RAISED_TO = lazy(
    "(?:普遍|平均)?(?:压缩|缩短)?([一-龥“”]{3,}?)(?:(?:提高|调整|增加|上调|降低|提升)到[^,。;]{2,20}|[到至](?:平常|原来|原先))"
)
"""What is raised to so much of something else (供养标准提高到人均纯收入的|70%)."""
_THESE = ("这些", "上述", "以上")
"""What points to those counted before."""
_OF_INVESTMENT = lazy("([一-龥“”、]{2,30}?)(?:已|累计|共)*完成了?(?:项目|工程)?总投资的")
"""What so much of all that is to be invested in has been invested in (在建项目已累计完成总投资的|91%)."""


def _of_whole(said: Said, here: Surroundings, kind: Kind, text: str) -> Name | None:
    """Name a share by the part and by the whole that it is of."""
    reached = _REACHES_PART.match(text)
    if kind.measure == "share" and reached is not None:
        return Name(reached.group(1), verb_of(reached.group(1)), "share that reaches part of a whole")
    made = text.partition("占")[0] if kind.measure == "share" else ""
    if made in OF_SECTOR and here.previous is None and here.lead and not said.last.text:
        sector = QUALITY.sub("", what_fared(here.lead)) or parse(here.lead).subject
        if len(sector) > 1 and not any(map(str.isdigit, sector)):
            return Name(sector + text, "", "the clause before")  # 支柱产业日益壮大,产值占工业总产值的80%
    match = _SHARE_OF.search(kind.stem) if kind.measure == "share" and "占" in kind.stem else None
    whose = match.group(1).strip(_SEPARATE).strip("约近").removesuffix("已") if match is not None else ""
    if whose.startswith(_THESE):
        whose = ""
    if kind.measure == "share" and match is not None and not whose:
        whole = clean(match.group(2))
        rest = whole if whole[:1] == "全" and whole[1:2] in _AREAS else lead_off(whole) or whole
        beside = here.previous is not None and said.measure == "growth" and here.left[:1] in ("、", "占")
        base = (said.last.text if beside else said.base) or said.last.text
        if not base and (among := _AMONG.search(clean(here.lead))) is not None:
            base = lead_off(among.group(1))
        if not base and (not here.lead or "这" in here.lead or match.group(1).strip(_SEPARATE)):
            base = said.earlier.text  # 已完成的任务19项。这些任务占任务总数的15.2%
        if (at := said.last.text.find("占")) > 1:
            base = said.last.text[:at]
        if rest.endswith("总数") and (one := object_of(said.counted)) and one[-1] in rest and base[-1:] not in rest:
            base = one  # 78个村集体经济收入突破50万元,占行政村总数的52%
        if rest[-1:] == ")" and "(" in rest and rest[: rest.rindex("(")].endswith(_PART_OF):
            return Name(f"{base}占{rest[: rest.rindex('(')]}", "", "share of the name before")  # 占人口的比重(城镇化率)
        of_it = f"占{rest}{_tail_word(here.left)}" if rest else "占比"
        return Name(base + of_it, "", "share of the name before")
    if kind.measure == "share" and text[:1] == "在" and text.endswith(_PART_OF) and (base := said.base):
        return Name(base + text, "", "share of the name before")  # 业务收入6397亿元,在电信收入中占比40.5%
    base = said.over_parts() if said.after_parts(here) else ""  # 其中甲类2项、乙类3项,女性占|86%: of all
    if kind.measure == "share" and text.endswith("占") and len(text) > 2 and (base := base or said.base):
        if base.endswith("率") or "占" in base:
            return Name(text + "比", "", "rate named before the number")  # nothing has a part in a rate
        stated = said.named.rule == STATE and said.named.text == base  # 受理诉求4939件,在办|56件。其中咨询类占28%: of all
        return Name(text + (said.named.noun or base if stated else base), "", "share of the name before")
    return None


_AREAS = frozenset("国省市县区州盟旗镇乡")
"""全 and one of these say of which area something is a part (占全省|旅游总收入)."""


def _by_clause_before(said: Said, here: Surroundings, kind: Kind, text: str) -> Name | None:
    """Name a rate without words of its own by what fared so in the clause before."""
    if not text and here.previous is None and here.lead and here.part != said.part and (fared := what_fared(here.lead)):
        return Name(fared, verb_of(fared), "the clause before")  # …;群众满意度稳步提升,达98.5%
    if not text and not said.last.text and here.lead:
        opening = what_fared(here.lead) or fix_ends(without_subject(light_off(lead_off(clean(here.lead)))))
        if opening and not any(character.isdigit() for character in opening):
            return Name(opening, verb_of(opening), "the clause before")
    return None


_DID = lazy("([一-龥“”]{3,16}?)(?:已|共|累计)?完成了?(?:全年|年度|年初|既定)?(?:目标任务|目标|任务|计划)")
"""What has fulfilled so much of what was set."""
_BY_SHARE = (_at_once, _of_following, _of_plan, _of_whole, _by_clause_before)
"""What names a rate by what it is of, the first that knows it."""


def _as_before_it(said: Said, here: Surroundings, kind: Kind, text: str) -> Name | None:
    """Name a rate by the stage, the owner or the money of the name before."""
    if kind.measure == "share" and text in _STAGES and here.right[:1] != "率":
        if said.measure == "share" and said.last.text.endswith(text):
            return Name(said.last.text, "", "rate of the name before")
        if said.counted.text and said.measure in ("level", "share"):
            return Name(object_of(said.counted) + text, "", "rate of the name before")
    if (
        here.left[:1] in ("、", "和")
        and text[-1:] == "率"
        and len(text) <= _SHORT_RATE
        and (owned := _OWNED_RATE.fullmatch(said.last.text)) is not None
        and find(text, None, "level") is None
    ):
        return Name(owned.group(1) + text, "", "rate of the name before")  # 国有企业混改率77%、资产证券化率65%
    return None


def _with_before(said: Said, here: Surroundings, kind: Kind, text: str) -> Name | None:
    """Name a rate that says little or nothing itself together with the name before."""
    if not text or text in ("占比", "比重", "比例"):
        return Name(said.last.text + text, "", "rate of the name before")
    if kind.measure == "level" and (sort := of_bonds(said.base, text)):
        return Name(sort, "", "rate of the name before")
    if said.sentence == here.sentence and _OF_TASK.fullmatch(text) is not None and said.last.text[-1:] not in "率比数":
        # 成片造林3.2万亩,任务完成率106%
        return Name(_ITS_AREA.sub("", said.last.text) + text, "", "rate of the name before")
    if (
        text.endswith("率")
        and len(text) > 2
        and find(text, None, "level") is None
        and said.last.text.endswith(text[:-1])
        and (starts(text, FLOW_FIRST) or text == "成功率")
    ):
        return Name(said.last.text.removeprefix("已") + "率", "", "rate of the name before")
    fund = text.removeprefix("年度") if text.endswith("率") else ""
    if fund[:2] in _OF_FUNDS and said.last.text[2:].endswith(fund[:2]):
        # 水利投资61.3亿元,年度投资完成率45.8%; 项目到位资金9亿元,资金到位率41%
        head = said.last.text.removesuffix(fund[2:-1] + fund[:2])
        head = head.removesuffix(fund[:2]).removesuffix("总").removesuffix("计划") if fund != text else head
        return Name(joined(head, text), "", "rate of the name before")
    pushes = text[:1] == "对" and _PUSHES.fullmatch(text) is not None
    if pushes and (base := said.base or said.last.text) and "占" not in base:
        return Name(base.removesuffix("增加值") + text, "", "rate of the name before")
    if text[-1:] == "率" and here.previous is None and len(text) >= SHORTEST_QUICKER and not said.last.text:
        subject = parse(here.lead).subject
        if len(subject) > len(text) and subject.endswith(text[:-1]):
            return Name(subject + "率", "", "the clause before")  # 农村集体积累有所增加,积累率提高到18%
    return None


_ITS_AREA = lazy("(?<=..)(?:收获|播种|种植|造林)?面积$")
_OF_TASK = lazy("(?:年度|全年|省定|市定|区定|县定|总)?(?:目标任务|任务|目标)完成率|计划完成率")
"""How much of what was set for what was just told is done."""


def _with_head(said: Said, here: Surroundings, kind: Kind, text: str) -> Name | None:
    """Name a rate by its own words and the head that it shares with what was named before."""
    if text in _OF_ALL_LISTED and here.previous is None and (whole := whole_of_list(said, here)):
        return Name(joined(object_of(said.whole) or whole, text), "", "rate of the name before")
    if (with_owner := said.owned(here, text)) is not None:
        return with_owner
    if text.endswith("保险") and (of_insured := _RATE_OF_INSURED.search(said.last.text)) is not None:
        return Name(text + of_insured.group(1), "", "rate with the head of the name before")
    listed = here.left[:1] in ("、", "和")
    again = kind.measure == "level" and said.unit == "%" and (listed or here.previous is None)
    if again and (other := rate_of_another(said.last.text, text, listed=listed)):
        return Name(other, "", "rate with the head of the name before")
    if alike := alike_head(said.last.text, text):
        return Name(alike, "", "rate with the head of the name before")
    if len(text) == SHORTEST_RATE and text[-1] == "率" and not said.last.text and text[:2] not in here.lead:
        done = _done_in(here.opening, text[:2])
        if done:
            return Name(done + text, "", "head carried over")
    if text in _BARE_RATES and not said.last.text and here.lead:
        opening = parse(here.lead).topic or light_off(lead_off(clean(here.lead)))
        opening = fix_ends(opening.removeprefix(starts(opening, FLOW_FIRST)))
        if opening and not any(character.isdigit() for character in opening):
            return Name(opening + text, "", "head carried over")
    if text in _BARE_RATES and said.last.text and not said.last.text.endswith(("占比", "比重", "比例", "浓度")):
        last = said.last
        if (text in _OF_STAGES or text == "满意率") and said.of_money and said.counted.text:
            return Name(object_of(said.counted) + text, "", "rate with the head of the name before")
        owner = _RATE_END.sub("", last.text)
        if owner[-1:] == "不":
            owner = owner[:-1]  # 总体不合格率2%,合格率98%
        if owner.endswith(_BESIDE) and text == "优良率":
            return Name(text, "", "rate named before the number")  # 优良178天,轻度污染3天,优良率…
        if (not owner or owner in _IN_TIME) and last.text.endswith("率"):
            return Name(text, "", "rate named before the number")  # 办复率100%,满意率98%: the one before says no more
        if len(owner or last.text) == 1:
            return Name(text, "", "rate named before the number")  # 其中优为20天、良为92天,优良率为61.5%
        owner = _DAYS.sub("", owner or last.text)  # 空气质量优良天数328天,优良率…
        if last.topic >= 0:
            head = last.noun + text
        else:
            head = joined(owner, text) if owner.endswith(text[:2]) else elided_head(text, owner)
        return Name(head, "", "rate with the head of the name before")
    return None


def _of_part(said: Said, here: Surroundings, kind: Kind, text: str) -> Name | None:
    """Name the rate of a part by the part and the rate of all (监察覆盖率68.2%。其中:国有煤矿|51.2%、乡镇煤矿70%)."""
    rated = said.last.text or said.earlier.text
    if text[-1:] in _NO_PART or "占" in text or rated[-1:] != "率" or not (said.among or here.continues):
        return None
    if said.last.rule == _PART_OF_RATE and said.last.noun:
        rated = said.last.noun
    whole = find(text, None, "level") is None and here.left.lstrip("、,和与及 ").removeprefix("其中")[:1] not in "达为"
    if not text or not whole:
        return None
    kind.measure = "level"
    same = rated.find(text[-2:], 1) if text[-2:] in _BODIES else -1
    of_these = rated[same + 2 :] if same > 0 else rated  # 国有企业资产负债率53%;其中,出资企业|62%
    return Name(text + of_these, "", _PART_OF_RATE, noun=rated)


_BODIES = frozenset(("企业", "单位", "学校", "机构", "部门", "医院"))
_PART_OF_RATE = "part with the rate of the whole"
_NO_PART = frozenset("率比重例度数额量值幅速费价")
_BY_NAME = (_as_before_it, _of_part, _with_before, _with_head)
"""What names a rate by the name before it, the first that knows it."""


_BESIDE = ("污染", "优", "良", "优良", "超标")
"""What days are that are counted beside those of which a rate is told."""


def _done_in(opening: str, verb: str) -> str:
    """Return what a paragraph's first clause says ``verb`` is done to (推动全市老年友善医疗机构创建工作。), or nothing."""
    clause = _FIRST_CLAUSE.split(opening, maxsplit=1)[0].strip()
    if verb not in clause:
        return ""
    told = fix_ends(light_off(lead_off(clean(clause))))
    told = _WORK_ITSELF.sub("", told[len(starts(told, FLOW_FIRST)) :])
    thing = fix_ends(told.removesuffix(verb))
    named = told.endswith(verb) and _LEAST_DONE <= len(thing) <= _MOST_DONE
    return "" if not named or any(mark in thing for mark in "、和及与") or any(map(str.isdigit, thing)) else thing


_FIRST_CLAUSE = lazy("[,。;:]")
_WORK_ITSELF = lazy("(?:工作|行动|活动|任务)$")
_LEAST_DONE, _MOST_DONE = 4, 16
_PART_OF = ("占比", "比重", "比例")
_PUSHES = lazy("对(?!全球|世界|全国)[一-龥A-Z]{2,10}的?(?:贡献率|拉动率)")
"""What a sector does for growth, told after its own value."""


def _tail_word(left: str) -> str:
    match = re.search(r"(?:比重|比例|份额)", left)
    return "的" + match.group() if match and "的" + match.group() in left else (match.group() if match else "")
