"""The verb that says which flow is counted, and who acts or benefits beside it."""

import re
from functools import lru_cache

from taizhang.reading.attributes.charges import CHARGES_LAST, without_crime
from taizhang.reading.attributes.lexicon import (
    FLOW,
    FLOW_FIRST,
    FLOW_LAST,
    LIGHT,
    LIGHT_FIRST,
    LIGHT_LAST,
    PAYING,
    REACH_LAST,
    chop_right,
    ends,
    starts,
)
from taizhang.reading.attributes.phrases import JOINTS, clean, lead_off, light_off, year_off
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import alternation

_SUBJECT = lazy(
    r"^(?:[^“《]|“[^”]{1,14}”){1,60}?(?:等|累计|共计|(?<!公)共(?!同|享|建(?![成设立])|有|青)|先后|已经|分别|又|已)(?=(?:"
    + "|".join(w for w in sorted(FLOW + LIGHT, key=len, reverse=True) if len(w) > 1)
    + r")(?!率|度|性|者|员(?!工|额)|人(?![大民才口次])|品(?![牌种])|金(?![额融])))"
)
_SPARED = lazy(
    "[一-龥]{2,20}?为(?:企业|群众|市场主体|经营主体|纳税人|办事人|居民|农民|社会)(?:、(?:企业|群众|居民|农民|社会))?(?:直接|累计|共)?(?=节[省约]|减[少免轻]|降低)"
)
"""What spares whom something, before what it spares (印章刻制免费为企业|节省费用)."""
_TAKING_PART = ("参加", "参与", "组团参加", "组队参加", "选派选手参加")
_WON = lazy("[组选]?[一-龥]{0,4}参[加与][^,。;]{2,20}?(?=(?:共|荣|斩|夺|喜|勇)?[获夺][^,。;]{2})")
"""Where something was won, before what it was (参加全省运动会|获金牌13枚)."""
_SERVES = lazy(
    "[一-龥]{2,14}?(?:点|站|中心|部门|单位|局|社区|学校|医院|企业)(?:累计|共|已)*为[一-龥、]{2,14}?"
    f"(?=(?:提供|开展|办理|减免|{alternation(PAYING)})..)"
    "|[^,。;]{2,24}?(?:累计|共|已)+为[一-龥、]{2,14}?(?=(?:减免|发放|退|挽回|节约|追回)[一-龥]{2})"
)
"""Who does something for whom, before what was done (各宣传点为旅客|发放宣传资料)."""
_ON_DUTY_REACH = 12
_ON_DUTY = lazy(
    "[一-龥]{0,8}?(?:民警|人员|干部|队员|职工|党员|教师|志愿者)在[^,。;]{2,14}?(?=检查|巡查|走访|查处|开展|清理|排查|救助|劝导)"
)
"""Who does something where, before what was done (执勤民警在主要道路|检查车辆)."""
_LIGHT = frozenset(LIGHT)
_PLANS = frozenset(("目标", "任务", "计划", "目标任务", "年度目标", "年度任务"))
_SUBJECT_MARKS = frozenset("等计共后经别又已")
_AID_TO = lazy("对(?:附属单位|下级单位|个人和家庭|企业|事业单位|民间非营利组织|机关)的?(?:经常性|资本性)?补[助贴](?:支出)?")
"""Entries of an account that are called by whom they go to."""
_BENEFICIARY = lazy(
    r"^(?:为|对|给|向)(?:[^“《]|“[^”]{1,12}”){1,60}?(?=(?:"
    + "|".join(w for w in sorted(FLOW + LIGHT, key=len, reverse=True) if len(w) > 1)
    + r"|送[一-龥]{2}$)(?![率度性者员人书、]))"
)


def without_subject(text: str) -> str:
    """Take off who did it or for whom, where a verb with its own object follows (各首席代表累计走访企业 → 走访企业)."""
    if len(text) < 5:
        return text[2:] if text[:2] == "法院" and text[2:] in _OF_COURTS else text
    if text[:2] in ("移送", "对上") or (text[0] == "对" and _AID_TO.fullmatch(text) is not None):
        return text  # 移送司法机关处理4人; 对附属单位补助支出2万元
    if (done := _after_level(text)) is not None:
        return done
    organ = _ORGAN_FIRST.match(text) if not _ORGAN_SIGNS.isdisjoint(text) else None
    if organ is not None:
        if _GIVEN_BY.fullmatch(text, organ.end()) or text.endswith(_TAKEN_IN):
            return text  # 国家发改委|补助资金: who gives it; 税务局|组织收入: who takes it in
        text = _after_organ(text, organ.end())
    if "共同" in text[2:_TOGETHER_REACH] and (together := _TOGETHER.match(text)) is not None:
        rest = text[together.end() :]
        text = rest if len(starts(rest, FLOW_FIRST) or starts(rest, LIGHT_FIRST)) > 1 else text  # 与相关乡镇共同|开发公益性岗位
    if text[0] in "为对给向" and (done := _for_whom(text)) is not None:
        return done
    if (done := _after_occasion(text)) is not None:
        return done
    if _SUBJECT_MARKS.isdisjoint(text) or "的占" in text:
        return text  # 建议所提问题已经解决或计划解决的占
    match = _SUBJECT.match(text)
    return text if match is None else _past_mark(match.group(), text[match.end() :])


def _after_level(text: str) -> str | None:
    """Return what was told to whom, or done by a level or body named at the start; None where none is."""
    if text[0] == "向" and (told := _TOLD_TO.match(text)) is not None:
        return text[told.end() :]
    organ = _ORGAN_TO.match(text) if not _TO_WHOM.isdisjoint(text[2:]) else None
    if organ is not None and starts(text[organ.end() :], FLOW_FIRST):
        return text[organ.end() :]
    level = _OWN_LEVEL.match(text)
    if level is not None:
        return light_off(lead_off(text[level.end() :]))
    body = _BODY_THEN.match(text) if "年" in text[2:] or "季度" in text or "还" in text[2:] else None
    if body is not None and (did := lead_off(text[body.end() :])):
        verb = starts(did, FLOW_FIRST) or starts(did, LIGHT_FIRST)
        if 1 < len(verb) < len(did) - 1 or did.startswith(_ORGANS_DO):
            return light_off(did)
    return None


def _after_organ(text: str, end: int) -> str:
    """Return what an organ did, whose name ends at ``end``; the whole text where that says no doing."""
    after = text[end:]
    if not after.startswith("负责人"):
        after = after.removeprefix("负责").removeprefix("牵头").removeprefix("收到")
    did = lead_off(after)
    if not did or text[end] in "和、与及等的":
        return text
    does = (
        len(did) < len(text) - end
        or len(starts(did, FLOW_FIRST)) > 1
        or len(starts(did, LIGHT_FIRST)) > 1
        or did.startswith(_ORGANS_DO)
        or (did[1:2] == "均" and starts(did[2:], FLOW_FIRST))
    )
    return (light_off(did) or did) if does else text


def _for_whom(text: str) -> str | None:
    """Return what was done for or to those named at the start; None where the text does not say."""
    if text[0] == "为" and "免费" in text:
        return text[1:]
    if text[0] == "对" and text.endswith(CHARGES_LAST) and (charged := without_crime(text)):
        return charged
    if text[0] == "对" and text.endswith(_SAID_OF) and _SAYS_OF.match(text) is not None:
        return text
    match = _BENEFICIARY.match(text)
    if match is None:
        return None
    rest = light_off(lead_off(text[match.end() :]))
    if text[0] != "对" and rest in _AMOUNTS:
        return text
    done_to = lead_off(match.group()[1:])
    return done_to + rest if text[0] == "对" and only_verbs(rest) and len(done_to) > 1 else rest


def _after_occasion(text: str) -> str | None:
    """Return what was won, spared or done where the text tells first on what occasion, by whom or where; else None."""
    if text.startswith(_TAKING_PART) and (won := _WON.match(text)) is not None:
        return text[won.end() :]
    if "为" in text[2:] and (spared := _SPARED.match(text) or _SERVES.match(text)) is not None:
        return text[spared.end() :]
    if "在" in text[2:_ON_DUTY_REACH] and (on_duty := _ON_DUTY.match(text)) is not None:
        rest = text[on_duty.end() :]
        return rest if starts(rest, FLOW_FIRST) else text
    return None


def _past_mark(subject: str, text: str) -> str:
    """Return what was done, with what it was done to where that stands in the subject before 累计, 共, 等 or 已."""
    rest = light_off(lead_off(text))
    topic = re.sub(r"(?:累计|共计|共|先后|已经|分别|又|已|等)$", "", subject)
    if rest in _BARE_WORKS and len(topic) > len(rest):
        return light_off(lead_off(topic)).removesuffix("问题") + rest
    if (rest in _LIGHT or rest.removesuffix("的") in _PLANS) and len(topic) > 1:
        return light_off(lead_off(topic))
    if rest.startswith(_PAID_OUT) and topic.endswith(_FUNDS):
        return light_off(lead_off(topic)) + rest  # 水利发展资金已|拨付项目单位
    if rest.startswith("发生") and topic.endswith(_FIELDS):
        return light_off(lead_off(topic)) + rest  # 道路交通领域累计|发生事故
    if only_verbs(rest) and topic.endswith(rest):
        return light_off(lead_off(topic))  # 城乡医疗救助共|救助
    if only_verbs(rest) or rest.endswith(("面积", "额", "收入", "产值", "增加值", "利税", "利润", "电量")):
        return light_off(lead_off(topic)) + rest
    return rest


_SAID_OF = ("建议", "意见", "建议书", "意见书", "抗诉", "监督")
_SAYS_OF = lazy("对[^,。;]{4,30}?(?:提出|发出|制发|开展|实施)(?![^,。;]*[提发开实]出?)[一-龥]{2,12}")
"""What is said of somebody's doings, which is told apart by whose they are (对侦查活动违法情形|提出纠正意见)."""
_FIELDS = ("领域", "行业", "业", "系统")
"""Where something came about that is told by fields."""


def past_opening(stem: str) -> str:
    """Take off what only tells which programme or plan the amount stands in (“技能培训”累计|开发岗位, 建设内容包括|道路)."""
    at = stem.rfind("“")
    if at >= 0 and stem.find("”", at) < 0 and (not at or stem[at - 1] in "是为即"):
        stem = stem[at + 1 :]  # 任务是“全年|实现融资210亿元”
    if stem[:1] == "“" and (programme := _PROGRAMME.match(stem)) is not None:
        rest = stem[programme.end() :]
        verb = starts(rest, LIGHT_FIRST) or starts(rest, FLOW_FIRST)
        what = rest[len(verb) :] if verb or programme.group().endswith("累计") else ""
        alone = not rest and programme.group(1) is not None
        return rest if alone or (len(what) > 1 and what not in _WORKS_ONLY) else stem
    if stem[-1:] == "类" and (sorts := _OF_SORTS.search(stem)) is not None:
        stem = stem[: sorts.start()]
    contents = _CONTENTS.match(stem) if stem[:1] in "建主" else None
    return stem if contents is None else stem[contents.end() :]


_PROGRAMME = lazy(
    "“[^“”]{4,24}”(?:工程|项目|行动)?(?:(全[省市县区州国旗])(?:累计|共计|共|已)?|累计|共计|共|已|(?=完成(?!率)..))"
)
_OF_SORTS = lazy("(?<=..)(?:共|分为?|包括|涉及)?[\\d一二三四五六七八九十]{1,2}大?类$")
"""Of how many sorts things are, before how many they are (民生实事项目共8大类|50个)."""
_WORKS_ONLY = ("项目", "工程", "任务", "投资")
_CONTENTS = lazy("(?:主要)?建设(?:内容|规模)(?:[及和与](?:内容|规模))?(?:主要)?(?:包括|包含|为|有|:)")
_TAKEN_IN = ("局组织收入", "局组织入库", "局征收收入", "局入库税收", "局完成收入")


def only_verbs(text: str) -> bool:
    """Say whether ``text`` is nothing but one or two flow verbs (建成投产)."""
    first = starts(text, FLOW_FIRST)
    if not first:
        return False
    rest = text[len(first) :]
    return not rest or starts(rest, FLOW_FIRST) == rest


def verb_of(text: str) -> str:
    """Return the flow verb that ``text`` begins with, or an empty string."""
    if text.startswith(_VERBS_IN_NOUNS) or text in ("编制", "表扬"):
        return ""
    verb = starts(text, FLOW_FIRST)
    return "" if verb and text[len(verb) :] in _NOUN_ENDS else verb if text not in _SORTS_OF_WORKS else ""


_DONE_BESIDE = lazy(
    "[^、]{2,}(?:(?:[厂站桥路库楼心园馆院校场线道程目地期](?:已|全面|全部|相继|顺利|正式|如期)*"
    "(?:建成|竣工|完工|开业|启用|落成|开工)|投入(?:使用|运[行营])|投[产用]|(?:竣工|建成|正式|全线)通车)、)"
)
"""What else was finished, before what is counted."""


def without_done(text: str) -> str:
    """Return ``text`` without what else was finished (龙泉水厂建成投产、铺设管网|45公里)."""
    done = _DONE_BESIDE.match(text)
    return text[done.end() :] if done is not None and verb_of(text[done.end() :]) else text


_SORTS_OF_WORKS = frozenset(("建设工程", "建设项目"))
"""Works of a sort, and nothing that is built (建设工程23个、产业项目14个)."""
_NOUN_ENDS = frozenset("信书单册卡证员点站室所班栏牌箱器机表函法")
"""What makes one noun of the verb before it (表扬信, 检查站)."""


_VERBS_IN_NOUNS = (
    "生产环节",
    "建设部门",
    "建设单位",
    "建设主体",
    "建设用地",
    "建成区",
    "生产总值",
    "生产性",
    "免疫密度",
    "免疫率",
    "免疫规划",
    "种植业",
    "养殖业",
    "加工业",
    "运输业",
    "开采业",
    "培训机构",
    "服务机构",
    "投资强度",
    "建档立卡",
    "补贴性",
    "保障性",
    "发展改革",
    "脱贫不稳定",
    "脱贫户",
    "脱贫人口",
    "脱贫劳动力",
    "脱贫群众",
    "脱贫地区",
    "脱贫村",
    "脱贫县",
    "监测对象",
)
"""Beginnings of nouns that look like verbs."""
_OF_COURTS = ("结案", "收案", "受理", "审结", "执结")
"""What courts do with cases, which no object follows (全国法院|结案888.7万件)."""
_PAID_OUT = (*PAYING, "到位", "分解")
_FUNDS = ("资金", "补贴", "补助", "经费", "债券", "贷款", "款项")
"""Money of which is told whom it was paid to."""
_TOLD_TO = lazy("向[^,。;“《]{2,16}?(?=(?:提出|发出|移送|移交|报送|推送|反馈|通报|征求)..)")
"""Whom something is told or handed to, before what was done (向党委政府|提出司法建议)."""
_TOGETHER_REACH = 18
_TOGETHER = lazy("[一-龥、]{2,14}?共同")
"""With whom something was done."""
_ORGANS_DO = (
    *("完成", "实施", "开展", "专题", "召开", "听取", "审议", "研究", "组织", "安排", "培训", "牵头", "为"),
    *("接受", "运用", "作出", "采取", "荣获", "获", "下沉", "带案", "通过", "收民", "收刑", "收行政", "收各"),
)
"""What organs do, whose object tells what is counted."""
_BODY_THEN = lazy(
    "[一-龥()、]{2,24}?(?:机关|部门|(?<!金融)机构|系统|单位|组织|队伍|力量|[支大中队]队|[厅局委办院所站庭会]|中心|窗口|代表|委员|干警|民警|辅警|干部|队员|[解格导查]员|律师"
    "|志愿者)(?:(?:[12]\\d{3}|今|去|本|当|全)年|年内|[上下]半年|前?[一二三四]季度|还)(?:度|以来)?(?=[一-龥]{2})"
    "|[一-龥]{2,3}(?<![偿退返归政])还(?!将)(?=[一-龥]{3})"
)
"""Who did something and when, before what was done (审批窗口全年|受理申请; 市场监管系统今年|查办案件)."""
_GIVEN_BY = lazy("(?:专项)?(?:补助|专项|扶持|奖补|配套|援助|补贴)(?:资金|经费)")
_ORGAN_FIRST = lazy(
    "各级(?:各类)?[一-龥]{2,8}?(?:组织|机构|队伍)(?=[一-龥]{4})|[一-龥]{0,4}(?:消防|执法|救援|巡逻|调解|应急)[一-龥]{0,3}?(?:队伍|力量|部队)(?=[一-龥]{4})"
    "|(?:本次|此次)?会议(?=表彰|听取|审议|研究|通报)|[一-龥]{0,4}(?:政府|公安|政法|法院)系统|[一-龥]{2,8}系统(?=[共累全出查检破][一-龥])"
    "|(?:“[一-龥]{2,8}”(?:专项|集中)?|专项|集中)(?:整治|打击)?行动(?=共?(?:立案|查[办处获扣]|检查|抓获|破获|捣毁|打掉))"
    "|[一-龥]{2,10}(?:监察|执法|检察|审计|调解|仲裁)机构(?=[一-龥]{4})|(?:单位|部门|镇街|乡镇|街道)(?=报送|上报|办理|完成|开展|受理|排查|检查|督查|走访)"
    "|(?:法院)?[一-龥]{1,3}庭(?=受理|审结|办结|审理)|(?:各级|基层|两级)?(?:法院|检察院|检察机关|公安机关|司法行政机关|职能部门|相关部门|各部门|各单位|各地)"
    "|(?:各级|上级)财政(?=拨付|下达)|(?:全国|地方|各级|[省市县区州]){0,2}(?:人民)?(?:法院|检察院)(?=[一两二三四五]年以上|依法|新收|审结|执结|受理|办理|批准|起诉)"
    "|(?:[一-龥]{0,8}人民政府(?:办公室)?|[一-龥]{2,20}?办公室)(?=(?:共|累计|主动|全年|通过|先后|开展|组织)[一-龥]{2})"
    "|(?:公安|警方|民警|交警|特警|干警)(?:机关)?(?=(?:成功|有效|共|累计)?[破抓查侦捣打缉拘摧攻处化调][一-龥]{2})"
    "|[一-龥]{0,4}(?:海关|海警局)(?=[全去今]年|共|累计|立案|从|[查破侦缉打截检][一-龥])|[支大中总]队(?=[一-龥]{4})"
    "|[一-龥、]{1,24}?(?:总?工会|基金会|妇联|共青团|团委|残联|红十字会|慈善会|协会|商会)(?=(?:慰问|走访|救助|资助|发放|筹集)..)"
    "|我[局院办委校会](?:积极|主动)?|[一-龥]{0,6}?(?:党组|党委|党工委|常委会|班子)(?=(?:先后|多次)?(?:专题|研究|召开|听取|审议|传达|部署)..)"
    "|[一-龥]{0,8}?(?:电力|供电|水务|供水|燃气|自来水|公交|烟草)(?:公司|集团)"
    "|[一-龥]{0,10}?(?:公司|集团|管委会|指挥部|[镇乡]政府|街道办(?:事处)?)"
    "(?=(?:新建|建设|改造|完成|实施|开展|建成)[一-龥]{2})(?!..(?:投资|产值|收入|利润|税))"
    "|[一-龥]{1,12}?(?:中心|站|平台)(?=完成|实施|开展)(?!..(?:投资|交易|产值|收入|销售|营收|金额|服务))"
    "|[一-龥\\d]{0,14}?(?:中心|热线|平台)(?=共|累计)"
    "|[一-龥“”]{0,16}信箱”?(?=(?:共|累计)?(?:收到|受理|接到|接收|办理)[一-龥]{2})"
    "|[一-龥]{0,8}12[1-5]\\d{2}[一-龥]{0,10}?(?:中心|热线|平台)(?=(?:受理|接听|接到|接收|收到)[一-龥]{2})"
    "|[一-龥\\d“”]{2,24}?(?=共(?:收到|接到|受理|接收|接听)[一-龥]{2})"
    "|[一-龥\\d]{0,20}?(?:话务员|工作人员|接线员|座席)(?=接听|受理|解答|接待)"
    "|[一-龥]{1,8}?(?:宣传部|组织部|统战部|武装部|妇联|团委|工会|残联|工商联|科协)(?!采[用纳编]|[刊转])"
    "|(?!委托|协调|联合|会同|配合|联系)[一-龥]{2,6}(?<!责任)(?<!牵头)部门(?=[一-龥]{4})"
    "|(?:各(?:有关)?|相关)(?:镇街|乡镇|街道|县区|区县)|[省市区县州][一-龥]{1,5}(?<![举主承协开创兴新合转交督代受已包])办(?=[一-龥]{4})"
    "|[一-龥]{0,8}?(?:派出|司法|税务|监管|看守|拘留|戒毒)所(?=(?:共|现|累计|全年)*(?:有|接|处[置警]|受理|办理|出动|调[处解]|开展|关押|查处|破获|抓获)[一-龥]{2})"
    "|[一-龥]{2,16}?(?:督[察查导]组|检查组|巡[视察]组|考核组|专班|[支大]队|[厅局委]|机关)|(?!人均|每万)[一-龥]{0,8}?(?:图书|文化|博物|美术)馆"
)
_ORGAN_SIGNS = frozenset("动织构所会统位门街镇庭院关各财联团我党班司部府心站线箱台共员席组队厅局委馆检警公")
"""Each of those has one of these characters: a cheap test before the pattern."""
REACHES_ALL = lazy("(?<=覆盖|惠及|涉及|辐射|遍及|遍布|带动)到?全[国省市县区州盟旗镇乡]$")
"""The whole area that something reaches, before how much of it (已覆盖到全区|318个村居)."""
_TO_WHOM = frozenset("向对给")
_ORGAN_TO = lazy(
    "[一-龥]{1,16}?(?:组|[厅局委办署院会行]|残联|工会|部门|政府|中心)[向对给][一-龥]{1,12}?"
    f"(?=[移交转分]|下[发达]|反馈|移送|提出|发出|推送|推荐|颁发|{alternation(PAYING)})"
)
"""Who does it, before the verb (法院|受理各类案件)."""
_OWN_LEVEL = lazy(
    "(?:本|我|该|全)?(?:街道|社区|[乡镇县区市州旗村局院校])(?=(?:共|累计|全年|预计)?(?:实现|完成|达到)[一-龥]{2})"
)
"""Who reports, said by its level alone (街道实现财政总收入)."""
_BARE_WORKS = ("工程", "项目", "建设工程", "建设项目", "任务", "工作量", "建设任务")
"""Nouns that need to be told what they are for by the subject before the verb (饮水安全问题已完成|建设工程)."""
_AMOUNTS = ("投资", "投入", "融资", "贷款", "补贴", "补助")
"""Verbs that at the end of a phrase are an amount of money (…项目计划总投资)."""
_NO_VERBS = frozenset("在从由向对于以与使让令这那其该此中含除按")
"""What begins with one of these before a number is no verb."""
_LOOKED = lazy(
    r"^(?:分|分为|分成|项目涉及|工程涉及|发挥|充分发挥|紧盯|围绕|依托|聚焦|针对|立足|瞄准|剩余|剩下|其余|涉及|关于|全国|全省|全市|全县|国家|省级|市级|新)$"
)


_AFTER_VERB = frozenset(("其中", "全国", "全省", "全市", "全县", "全区", "全州", "全镇"))
_NUMERALS = frozenset("一二三四五六七八九十")
_JOINED_VERBS = 3


@lru_cache(maxsize=8192)
def head_verb(left: str) -> str:
    """Return the flow verb that stands right before a number (``打造50个…``), or an empty string; light verbs give
    none."""
    if left.rstrip().endswith("等"):
        return verb_of(light_off(lead_off(clean(left))))
    text = clean(left)
    if text[1:2] == "、" and text[0] in _NUMERALS:
        text = text[2:]  # 一、|新建和改建5所
    if "、" in text or "和" in text or "及" in text:  # as every joint has
        parts = [lead_off(part).removesuffix("了") for part in JOINTS.split(text)]
        if 1 < len(parts) <= _JOINED_VERBS and all(part and starts(part, FLOW_FIRST) == part for part in parts):
            return lead_off(text).removesuffix("了")  # 维修和改建了27所
        text = JOINTS.split(text)[-1]
    if "全" in text[-2:]:
        text = REACHES_ALL.sub("", text)
    if text.endswith(("争取", "争取到")):
        return "争取"
    text = light_off(lead_off(text))
    if text[-2:] in _AFTER_VERB and (did := starts(text[:-2], FLOW_FIRST)) and did == text[:-2] != "组织":
        text = did  # 检查全区|18所学校, 责令其中|9家停业
    if not text or _LOOKED.match(text) or (text[-1] == "到" and ends(text, LIGHT_LAST)):
        return ""
    for _ in range(4):
        shorter = year_off(chop_right(text, REACH_LAST))
        if shorter == text:
            break
        text = shorter
    if not text or text in ("完成", "实现", "拥"):
        return ""
    text = text.removesuffix("了")
    if "并" in text[1:-1] and len(text) <= 6:
        return text
    flow = ends(text, FLOW_LAST)
    light = ends(text, LIGHT_LAST)
    if light and len(light) >= len(flow):
        return ""
    if flow:
        before = text[: -len(flow)]
        if before == "新":
            return text
        return text if before and starts(before, FLOW_FIRST) == before else flow
    if "、" in left:
        return ""
    return (
        text
        if len(text) <= 3
        and text[:1] not in _NO_VERBS
        and not text.endswith(("区", "市", "县", "的", "业", "等", "级", "中", "院", "局", "厅", "委", "机关", "系统"))
        else ""
    )


def has_name(text: str) -> bool:
    """Say whether ``text`` holds a noun of its own, not only a flow verb."""
    return bool(text) and starts(text, FLOW_FIRST) != text
