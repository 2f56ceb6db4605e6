"""What ends a name in the words before a number and is no part of it."""

from taizhang.reading.attributes.lexicon import REACH_LAST, TOTALS, chop_right
from taizhang.reading.attributes.openings import years_off
from taizhang.reading.attributes.phrases import fix_ends, year_off
from taizhang.reading.attributes.planned import without_planner
from taizhang.reading.patterns import lazy

COMPARED_TAIL = lazy(
    r"(?:(?<![占对之同环性类无可相百收销])比(?![重例值率较如方照赛亚])|较(?!大(?:以上|及以上|事故|火灾))"
    r"|(?<!参)与(?=[上去]年|同期|全[国省市县区州]|(?:19|20)?\d\d"
    r"|[^,。;]{0,20}(?:相比|比较|平均|水平|同期|上年|年初|年底|年末|持平))|相比(?:于|较)?|相较(?:于)?|[从由](?=(?:19|20)?\d\d年))[^,。;]{0,24}$"
)
"""What something is compared with, at the end of a name (总值比上年)."""
_COMPARED_FIRST = lazy("[,、]?[与同和跟](?=[上去]年|同期)[^,。;\\d]{1,8}?(?:相比|相较|比较)(?=[一-龥]{1,8}[数量额率值费]$)")
"""With what time the thing that follows is compared (与去年同期相比|项目数减少)."""
SHORTEST_HELD = 5
"""A name of at most so many characters keeps what looks like a verb to it."""
SHORTEST_HAD = 2
"""A name has more characters than these."""
_RANKED = lazy(
    r"(?:继续|持续|连续[^,。;、]{1,4}年)?(?:稳居|位居|位列|名列|跃居|跃升至|保持|排名?|居)?(?:在?[全本][国省市县区州]|[^,。;、]{0,8}?)"
    r"(?:第[一二三四五六七八九十\d]{1,3}[位名]?|前[一二三四五六七八九十百\d]{1,3}[强位名]?|首位|榜首|前列)"
)
"""A rank told between an amount and its growth (总值达到300亿元、稳居全市第二、增长6%)."""
_RANK_FIRST = frozenset("稳位名跃保排居继持连全前第首")
_SPANS = frozenset("年月季")
_OVER_SPAN = lazy("(?:(?<=[一-龥]{2})|^(?=连续))(?:近|过去|这|连续)?(?:[\\d一二三四五六七八九十两]{1,3}个?)?[年月季]$")
"""Over what something grew (总产量十年|增长1.3倍), or is a mean, where nothing of 年均 is left but its first character."""
_EARLIER_LAST = frozenset(("同期", "上年", "去年"))
_ORIGINS = frozenset("由从原自年季半")
_HOW_ACTED = lazy("((?:集中|统一|联合|专项|综合|突击|交叉|异地|夜间|清查|整治){1,3}行动)$")
"""Actions of which nothing but how they were carried out is said (开展|集中统一行动|405次)."""
_STILL_LAST = frozenset("尚现仍还")
_THERE_ARE_STILL = lazy("(?:[该我全本]?[省市县区州旗镇乡村])?(?:目前)?[尚现仍还]")
"""Where there still is something (该县尚|有27条)."""
_TO_THE_WHOLE = lazy(
    "(?<=..)(?:[要将])?(?:扩大|推广|覆盖|扩展|延伸|普及|拓展|推开|惠及)(?:到|至)?了?全[国省市县区州旗乡镇]$"
)
"""How far something reaches, before so many per cent of all (试点范围|扩大到全市40%的村)."""
_SINCE_KNOWN = lazy("有(?:监测|统计|记录|气象|完整)[一-龥]{0,6}以来|建站以来")
"""Since when something is known, in the middle of its name (细颗粒物有监测数据以来浓度)."""
_GOALS = ("率目标", "值目标", "额目标", "量目标", "入目标")
_GOAL_KINDS = frozenset(("目标", "底线", "奋斗", "争取", "挑战", "保底", "必保", "冲刺"))
_GOAL_OF_A_KIND = lazy("(?:底线|奋斗|争取|基本|挑战|保底|必保|力争|冲刺|最低|最高)目标(?:任务|值)?$")
"""Which goal of several a number is, behind what it is a goal for (粮食产量|基本目标)."""
_BASES = frozenset(
    ("上", "以上", "自然", "自然口径", "同口径", "可比口径", "按同口径", "按可比口径", "可比", "按自然口径")
)
"""On what basis something grew, and what only says that all before are meant (以上|共28项): no name."""
_BASIS = lazy("(?<=..)(?:按?(?:同|可比|自然)口径)$")
_A_BODY = frozenset("支批个座条套项")
_NUMBERED = ("第", "十", "百")
_SET_ASIDE = ("支出安排", "收入安排", "投资安排", "资金安排")
"""An amount of money with the verb that sets it aside (公共预算支出安排12亿元)."""
_HELD = ("开展", "举办", "举行", "召开", "进行")
"""Verbs that stand between an event and how often there was one (…活动开展18场)."""
_AS_COAL = lazy("(?<=..)(?:折合|折算|折)(?:成|为)?标准?煤$")
_OF_A_HUNDRED = lazy("(?<=[率度])(?:达到?|为)?每[百千万]?(?:人|户|平方公里)$")
"""For how many a rate is told (电话普及率达到|每百人|18部)."""
_PER_AREA = lazy("(?<=单产)(?:平均)?每(?:亩|公顷)$|(?<=浓度)(?:均?值)?[^,、。;]{0,4}?每立方米$")
_PLANS_OF_THEIR_OWN = (
    *("投资计划", "年度计划", "工作计划", "五年计划", "行动计划", "创业计划", "生产计划", "建设计划"),
    *("实施计划", "用款计划", "收入计划", "支出计划", "总计划", "下达计划"),
)
"""Names that end in a plan of their own, not in 计划 before a verb (粮食产量计划达到)."""
_DOES = lazy("^[^“《,。;]{2,24}?(?:开展|举办|召开|举行)(?=[“《一-龥]{4})(?![一-龥]{0,2}(?:率|度|情况|工作)$)")
"""Who holds an event, before it (邀请讲师走进社区开展|专题宣讲)."""
_AMOUNT_LAST = ("入", "出", "值", "资", "口", "额", "量", "积", "数")
"""What ends with one of these passes a number (税收收入|过亿元), and is no 通过 or 超过."""
_WHAT_KIND = lazy("((?:新建|建设|打造|建成|培育|创建))有[一-龥]{1,6}(?:、[一-龥]{2,6}){1,4}的(?=[一-龥]{4})")
"""Of what kind things are to be, said in a list before what they are (建设|有特色、可示范、见成效的|投放收集点)."""
_WILL = lazy(
    "(?:为此|还|也|又)?将(?=(?:安排|投入|拨付|支出|补助)?$)(?<=...)|[则就]$(?<!一则)(?<!规则)(?<!成就)(?<!原则)(?<!细则)"
)
_ORIGINALLY = lazy(
    r"(?<![自理交经缘来])由(?:[一-龥]{2,6}后的|(?:原[来先]|过去|以前|此前|最初(?:设计|规划|设置|设立)?时?)的?)?|从(?:原[来先]|过去|以前|此前)的?|原[来先]的?"
)
_INNER_YEAR = lazy(
    r"从(?:(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})年(?:至|到|-)(?:(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})年"
    r"(?:的?(?:[\d一二三四五六七八九十]{1,3}年))?[间中里内]?|(?<!到)(?:19|20)\d\d年度?|(?:未来|今后)[一二两三五十]{1,2}年"
    r"|(?<=[业国市区县省额资值])(?:前[一二三四]季度|[上下]半年)(?=[一-龥]{3})"
)
_ROSE = ("增长", "上涨", "上升", "下降", "回落")
_FROM_TAIL = lazy(
    r"(?:从|由|自)(?:[年月]?[人户]均|每[人户]每?[年月]?|(?:19|20)?\d\d年|上年|去年|年初|“?十[一二三四]五”?|前?[一二三四]季度"
    r"|[上下]半年|\d{1,2}月份?|[一-龥]{2,8}(?<!之)前|[一-龥]{0,6}(?:之初|初期)|最初|起初)?"
    r"(?:底|末|期末)?的?$"
)


def without_tail(text: str, stem: str, measure: str, money: bool) -> str:
    """Return a name without what ends it and is no part of it (over what it grew, how far it reaches, a goal, a verb);
    ``stem`` are the words before the number from which it was taken. An empty string where they name nothing."""
    text = _without_reach(text, grown=measure == "growth")
    if text in _BASES or text[1:] == "口径":
        return ""
    if text[-1:] in _STILL_LAST and _THERE_ARE_STILL.fullmatch(text) is not None:
        return ""
    if measure in ("growth", "change"):
        if text[-1:] in _SPANS:
            text = _OVER_SPAN.sub("", text)  # 总值年|平均增长8%
    elif text[-2:] in _EARLIER_LAST:
        text = COMPARED_TAIL.sub("", text)  # 案件比去年同期的|431起减少
    if text[-1:] == "过" and text[-2:-1] in _AMOUNT_LAST:
        text = text[:-1]
    text = _without_goal(_without_measure(_without_doing(text)))
    if text == "行动" and (manner := _HOW_ACTED.search(stem)) is not None:
        text = manner.group(1)
    if money and text.endswith(_SET_ASIDE):
        text = text[:-2]
    text = _without_kind(text)
    if text in _NO_NAMES or (text[-1:].isdigit() and _ONLY_YEAR.fullmatch(text) is not None):
        return ""  # 它虽然|减少20%; 在1979|到1983年平均每年递增7.9%
    ranked = text[:1] in _RANK_FIRST and measure in ("growth", "change") and _RANKED.fullmatch(text)
    return "" if ranked else text


def _without_reach(text: str, *, grown: bool) -> str:
    """Return a name without from where it came (``grown``: how fast it did), in what whole and how far it goes."""
    if not _ORIGINS.isdisjoint(text):
        here = _INNER_YEAR.sub("", text)
        started = _FROM_TAIL.sub("", here)
        if grown and len(started) < len(here) and started.endswith(_ROSE):
            started = started[:-2].removesuffix("同比")  # 居民消费价格上涨由一季度的|1.5%回落
        text = years_off(_ORIGINALLY.sub("", started))
    if "全" in text[3:] and (whole := _TO_THE_WHOLE.search(text)) is not None:
        text = text[: whole.start()] if whole.start() > SHORTEST_HAD else text[: whole.end() - 2].rstrip("到至了")
    for _ in range(3):
        shorter = text if text.endswith(TOTALS) and text not in TOTALS else year_off(chop_right(text, REACH_LAST))
        if shorter == text or not (shorter or text.endswith(("到", "至"))):
            break
        text = shorter
    return text


def _without_doing(text: str) -> str:
    """Return a name without what will be done, or is done beside it."""
    if "将" in text[2:] or text[-1:] in "则就":
        text = _WILL.sub("", text)
    if "开" in text[2:] or "举" in text[2:]:
        text = _DOES.sub("", text)
    return text


def _without_measure(text: str) -> str:
    """Return a name without the amount that its number is told for (每亩, 每百人, 折标准煤)."""
    if text.endswith(("亩", "公顷", "立方米")):
        text = _PER_AREA.sub("", text)
    if text.endswith(("人", "户", "平方公里")) and ("率" in text or "密度" in text):
        text = _OF_A_HUNDRED.sub("", text)
    if text.endswith(("标准煤", "标煤")):
        text = _AS_COAL.sub("", text)
    return text


def _without_goal(text: str) -> str:
    """Return a name without the plan or goal that its number is of."""
    if "计划" in text and "的占" not in text:
        text = without_planner(text)
    if "目标" in text[-4:] or text in _GOAL_KINDS:
        text = "" if text in _GOAL_KINDS else _GOAL_OF_A_KIND.sub("", text)
    if text.endswith(_GOALS) and len(text) > len("增速目标"):
        text = text[:-2]  # 城镇化率目标|49.5%
    if text.endswith("口径"):
        text = _BASIS.sub("", text)
    if text.endswith("计划") and len(text) > SHORTEST_HELD and not text.endswith(_PLANS_OF_THEIR_OWN):
        text = text[:-2]
    return text


def _without_kind(text: str) -> str:
    """Return a name without what it is held by, of what kind or since when it is, and without words left at its end."""
    if text.endswith(_HELD) and len(text) > SHORTEST_HELD:
        text = text[:-2]
    if text[-2:-1] == "一" and text[-1] in _A_BODY and text[-3:-2] not in _NUMBERED and len(text) > SHORTEST_HAD + 1:
        text = text[:-2]  # 组建一支|50人的应急队伍
    if "、" in text and "的" in text[4:] and (what_kind := _WHAT_KIND.match(text)) is not None:
        text = what_kind.group(1) + text[what_kind.end() :]
    if "以来" in text and (since := _SINCE_KNOWN.search(text)) is not None:
        text = text[: since.start()] + text[since.end() :]
    text = fix_ends(text.removesuffix("必须").removesuffix("务必"))
    if text[-1:] == "才" and (text[-2:-1] in _AMOUNT_LAST or text[-2:-1] == "年"):
        text = year_off(text[:-1])  # 产量一九五七年才|达到三千七百亿斤
    if text[-1:] == "缩" and text[-2:-1] not in "压浓紧收":
        text = text[:-1]  # 投资缩|减为一百一十一亿元
    return text


def uncompared(text: str) -> str:
    """Return words before a growth without what it is compared with, at either end of them."""
    if ("相" in text or "较" in text) and (first := _COMPARED_FIRST.match(text)) is not None:
        return text[first.end() :]
    return COMPARED_TAIL.sub("", text)


_NO_NAMES = frozenset(("才", "就", "它", "它们", "它虽然", "虽然", "这才"))
_ONLY_YEAR = lazy("在?(?:19|20)\\d\\d")
"""A year that is left of a span of them, and names nothing."""
