"""Names in the making, and what is taken off the ends of a phrase before it is one."""

from dataclasses import dataclass
from functools import lru_cache

from taizhang.reading.attributes.lexicon import (
    FLOW_FIRST,
    GUARD,
    LEAD_FIRST,
    LIGHT_FIRST,
    SEPARATORS,
    TIME_FIRST,
    TIME_LEAD,
    chop_left,
    starts,
)
from taizhang.reading.patterns import lazy

JOINTS = lazy(
    r"、|(?<!文化)和(?=旅游)|和(?!谐|就业|试验|城乡建设|规划|旅游|零售|餐饮|商务|邮政|信息技术|技术服务|社会发展)|以及|(?<![普涉危波触顾惠])及(?![时格其]|以[上下])"
)
"""Between members of a list; not inside names that hold 和 themselves (研究与试验发展, 社会保障和就业)."""
_BRACKETS = lazy(
    r"\((?:[^()]{5,80}|[^()]{0,3}\d[^()]{0,3}|单位|部门|[A-Za-z]类|[A-Za-z][A-Za-z&. ]{1,9}|[个条座处项家所名户件]|下同|不?含[^()]{1,3})\)"
)
_FOOTNOTE = lazy(r"\[\d{1,3}\]|〔\d{1,3}〕|[①-⑳]")
_TAGS = lazy(r"</?[A-Za-z][^<>]{0,40}>")
_LIST_MARK = lazy(
    r"^(?:[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十]|次产业|产业)|[一二三四五六七八九十]是|——|首先"
    r"|第[一二三四五六],|(?:\d{1,2}[.、])?\d{3,7}[-—–](?=[一-龥])"
    r"|[（(](?:[一二三四五六七八九十]+|\d{1,2})[)）]|\d{1,2}(?:[.、](?!\d(?!\d{3}年))|[)）])|[①-⑳●■★◆▲□○◎◇·]|\*(?!\*))"
)
YEAR_END = lazy(
    r"(?:(?:19|20)\d\d年(?:度)?(?:以来|底|末)?|[一二][〇○零一二三四五六七八九]{3}年|今年|去年|上年|当年|全年|明年"
    r"|(?:(?<!学)前|后|近|头)?(?<![十一二])(?<!学前)[两三四五六]年[来间]?|近[几]?年来?|前?[一二三四]季度|[上下]半年|(?<!\d)\d{1,2}月份?"
    r"|(?:“(?:[一二三四五六七八九]|十[一二三四五]?)五”|(?<!第)十[一二三四]?五)(?:期[末初]|时?期间?|末|初))的?$"
)


_YEAR_LAST = frozenset("年度来间底末月份的")
"""A time at the end of a phrase ends with one of these: a cheap test before the pattern."""


def year_off(text: str) -> str:
    """Take a year, quarter or month off the end."""
    return YEAR_END.sub("", text) if text[-1:] in _YEAR_LAST else text


@dataclass(slots=True)
class Name:
    """A name in the making."""

    text: str
    """The indicator in the text's words."""
    verb: str
    """The flow verb it begins with, or an empty string: later members of a list borrow it."""
    rule: str
    """Name of the rule that made it."""
    noun: str = ""
    """The thing counted, without verb or predicate, where the name has more; else an empty string."""
    topic: int = -1
    """Which figure of the text counted the things that the name takes its noun from, or -1."""


_MARK = lazy(r"^\s*\d{1,2}\)")
_DIRTY = lazy(r"[<\[〔() \n\t【】]")


@lru_cache(maxsize=16384)
def clean(text: str) -> str:
    """Take out tags, footnote marks and long brackets, and close the gaps that line breaks left."""
    if text.isalnum() or _DIRTY.search(text) is None:  # most are letters and figures alone
        return text
    if "<" in text:
        text = _TAGS.sub("", text)
    if "[" in text or "〔" in text:
        text = _FOOTNOTE.sub("", text)
    if "(" in text:
        text = _BRACKETS.sub("", text)
        if text.count("(") != text.count(")"):
            text = text.replace("(", "").replace(")", "")
    elif ")" in text:
        text = _MARK.sub("", text).replace(")", "")
    if "】" in text:
        text = text.rpartition("】")[2] or text.replace("】", "")
    return text.replace("【", "").replace("\n", "").replace(" ", "").replace("\t", "")


_LISTED = frozenset("一二三四五六七八九十—首第（(0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳●■★◆▲□○◎◇·*")
_CARRIED = ("上年结转", "上年结余", "上年滚存")
"""Balances of the year before: entries of an account, not times."""
_SEPARATES = frozenset(SEPARATORS)
_AT_ENDS = SEPARATORS + "的了〔"
_AT_END = _AT_ENDS + "将虽"
"""The same behind a name, where what will be begins (农民收入|将接近2万元)."""
_CENTRED = lazy("[、和与及]?(?:(?:分别是)?以)?(?:“[^“”]{1,14}”|[^,。;“”]){1,30}?为(?:中心|核心|龙头|重点|主体|依托)的")
"""Round what something is laid out (以范庄、袁楼为中心的)."""
_SUFFIXES = ("化", "性", "型", "级")


_BOUGHT_FROM = lazy("从[一-龥、]{2,14}?中?(?=截获|检出|查获|购买|购进|采购|引进|抽调|选派|调入(?!$)|筹集)")


_THEN = 6
_THEN_DONE = lazy(
    "经?(?:审计|检查|核查|排查|巡查|督查|验收|评估|审查|审核|考核|培训)后(?=[出下取提印颁反][具达得出发馈][一-龥]{2}"
    "|(?:依法)?(?:批准|决定|不?批?[准捕诉]|不?起诉))"
)
"""After what something was handed out or got (经培训后|取得证书)."""


@lru_cache(maxsize=8192)
def lead_off(text: str) -> str:
    """Take times, adverbs, connectives and words for the whole area off the beginning."""
    if "为" in text[2:] and (centred := _CENTRED.match(text)) is not None:
        text = text[centred.end() :]
    text = _lead_separators_off(text)
    if text[:1] in _LISTED:
        text = _LIST_MARK.sub("", text)
    if text[:1] == "从" and (source := _BOUGHT_FROM.match(text)) is not None:
        text = text[source.end() :]
    if "后" in text[2:_THEN] and (then := _THEN_DONE.match(text)) is not None:
        text = text[then.end() :]  # 审计后|出具审计报告
    if text[:2] == "主要" and starts(text[2:], LIGHT_FIRST):
        text = text[2:]  # 主要完成|中型水库除险加固
    for _ in range(10):
        first = text[:1]
        if first == "上" and text.startswith(_CARRIED):
            break
        if first in "以上" and text.startswith(("以上", "上述")) and len(text) > _ALL_BEFORE:
            text = text[2:]  # 以上共计28项指标
            continue
        if first in TIME_FIRST and (match := TIME_LEAD.match(text)) is not None and match.end():
            rest = text[match.end() :]
        elif first not in LEAD_FIRST or GUARD.match(text):
            break
        else:
            rest = chop_left(text, LEAD_FIRST)
            if rest.startswith(_SUFFIXES) and not rest.startswith("化解"):
                break
            if rest[-1:] in "数量" and len(rest) <= _ACT_COUNTED and text.startswith(_HOW_DONE):
                break  # 在线|办结数
        rest = _lead_separators_off(rest)
        if rest == text:
            break
        text = rest
    return text


def _lead_separators_off(text: str) -> str:
    """Take separators off the beginning, but no 并 or 和 that is part of a word (并网, 和谐)."""
    if text[:1] not in _SEPARATES or text[:2] == "及时" or GUARD.match(text) is not None:
        return text
    return text.lstrip(SEPARATORS)


_ACT_COUNTED = 3
_HOW_DONE = ("在线", "直接", "即时", "当场", "现场", "网上", "就地")
"""How something was done, which tells apart the number of what was done so."""
_ALL_BEFORE = 3
"""What says that all told before is meant stands before at least two characters."""
_CLASSES = ("或", "国家", "省级", "一级", "二级", "三级", "Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "小康")
"""Classes and standards that things are counted by which reach them (达到或优于Ⅲ类水质断面7个)."""


@lru_cache(maxsize=8192)
def light_off(text: str) -> str:
    """Take light verbs (完成 实现 开展) off the beginning, with 了 and adverbs between them."""
    for _ in range(4):
        word = starts(text, LIGHT_FIRST)
        if (
            not word
            or len(text) <= len(word)
            or text[len(word) :].startswith(
                ("率", "度", "性", "机制", "型", "情况", "进度", "额", "量", "目标进度", "序时进度", "时序进度")
            )
            or (word == "达到" and text[len(word) :].startswith(_CLASSES))
            or (word == "稳定" and text.startswith(("脱贫", "就业", "增收", "转移"), 2))
            or text in ("做好事", "接报警")
            or text.startswith("或基本" + word, len(word))  # 完成或基本完成的任务
        ):
            break
        flow = starts(text, FLOW_FIRST)
        if len(flow) > len(word):
            break
        text = lead_off(text[len(word) :].removeprefix("了"))
    return text


_REACHES = frozenset(("惠及", "普及", "涉及", "波及", "危及"))
"""Verbs that end like a conjunction."""
_IN_DISPUTE = ("结案标的", "诉讼标的", "执行标的", "涉案标的", "执结标的")
"""What is sued for ends like a word with a particle."""
LONG_LIST = 26
_AND_SUCH = lazy(
    r"等(?:(?:各类|各项|各种|各)(?=[一-龥]{4})|(?=[一-龥]{0,6}(?:项目|工程)[一-龥]{3})|(?=[一-龥]{2,12}(?:荣誉|称号|奖项)$)"
    r"|(?=(?:[一-龥]{0,6}(?:产业|行业|领域|门类))(?:全年|累计|共|实现|完成)*[一-龥]{2,8}(?:收入|产值|增加值|利润|税收|投资|额|量)$)"
    r"|(?<=案等)(?=[一-龥]{2,10}案件$)"
    r"|(?=(?:道路|交通|片区|路段)?(?:堵点|断头路|路段|道路|背街小巷|小区|点位|街巷|河道)$))"
)
HONOURS = ("荣誉", "称号", "奖项")
"""What was won, of which examples are named (荣获全国文明村、全省卫生镇等|省级以上荣誉)."""


_QUOTED_SUCH = lazy("(?<!与)(?<!和)(?:“[^“”]{1,14}”[、和]?){2,}等(?:各类|各种|多种|各|系列)?(?=[一-龥]{4})")
"""Examples in quotes, before what they are (推出“甲贷”“乙贷”等|金融产品)."""


def without_examples(text: str) -> str:
    """Take the examples off a name that is mostly a list of them (甲、乙、丙、丁等专业技能培训班)."""
    if "”等" in text:
        text = _QUOTED_SUCH.sub("", text)
    if "》等" in text and "《" in text:
        text = text[: text.index("《")] + text[text.rindex("》等") + 2 :]
    if (at := text.find("等各", 2)) > 0 and len(text) > at + 4 and "、" not in text[:at]:
        return starts(text, FLOW_FIRST) + text[at + 1 :]  # 文艺演出等|各类活动
    if "等" not in text or "、" not in text or (len(text) <= LONG_LIST and not text.endswith(HONOURS)):
        return text
    such = [found for found in _AND_SUCH.finditer(text) if found.start() > text.index("、")]
    if not such:
        return text
    return starts(text, FLOW_FIRST) + text[such[-1].end() :]


def fix_ends(text: str) -> str:
    """Take separators, a lone quote and quotes round the whole off a name."""
    reaches = text[-2:] in _REACHES or text.endswith(_IN_DISPUTE)
    if text[:1] not in _SEPARATES or GUARD.match(text) is None:
        text = text.lstrip(_AT_ENDS)
    text = text if reaches else text.rstrip(_AT_END)
    if text.endswith(_CARRIED_OUT):
        text = text[:-2]
    text = text.removesuffix(_GOAL)
    if "“" in text or "”" in text:
        if text.count("“") != text.count("”"):
            text = text.replace("“", "").replace("”", "")
        if len(text) > 2 and text[0] == "“" and text[-1] == "”" and text.count("“") == 1:
            text = text[1:-1]
    if ("《" in text or "》" in text) and text.count("《") != text.count("》"):
        text = text.replace("《", "").replace("》", "")
    return text


_CARRIED_OUT = ("支出执行", "收入执行")
"""How names of what a budget holds end that say how much of it there was (民生支出执行15亿元)."""
_GOAL = "的目标"
ABOUT = lazy(
    "(?:围绕|聚焦|紧扣|紧盯|针对|就)[^,。;]{2,60}?(?:等?[一-龥]{0,6}(?:问题|课题|主题|议题|事项|热点|难点|方面|领域|重点|工作|发展))?"
    "(?=(?:共|累计|深入|积极|先后|组织)*(?:提出|提交|形成|开展|报送|撰写|召开|举办|征集|收集|反映)[^,。;、]{2,14}$)"
)
"""What something is said or asked about, before that (围绕城市更新等重大问题|提出提案298件)."""
_HOW = "显著|明显|持续|稳步|平稳|较快|快速|大幅度?|不断|稳定|强劲|迅速"
_HOW_ELSE = "相对|较为|总体|基本|全面|顺利|加快|加速|逐步|逐年|进一步|日益|蓬勃|迅猛|健康|快速|有序|继续|[逆强]势|稳中|节节|企稳|止跌|触底|探底|连续[两三四五六七八九十]年"
_FARES = (
    "平稳|稳定|缩小|收窄|加快|回升|放缓|回落|增长|下降|降低|减少|提高|提升|改善|发展|壮大|扩大|向好|攀升|上升|走高|增强|增加|增多|优化|好转"
    "|提速|推进|运行|丰收|显现|恢复|回暖|复苏|拓展|完善|巩固|趋好|见效|成长|反弹|上扬"
)
_SETS_OFF = "(?:(?:比|较)[去上]年|却|也|又|还|有|正|呈)*"
_COURSE = lazy(
    f"(?<=..)(?:增长|增速|发展|成效|势头)?{_SETS_OFF}(?:{_HOW})+(?:{_FARES})?$"
    f"|(?<=..){_SETS_OFF}(?:{_HOW}|{_HOW_ELSE})+(?:{_FARES})$"
    "|(?<=..)(?:已|全面)?(?:进入|迈入|步入|踏上|驶入)了?[一-龥]{0,4}(?:阶段|时期|轨道|快车道|征程|行列)$"
    "|(?<=..)(?:增[速幅])?由(?:负转正|降转升|升转降|正转负)$"
    "|(?<=..)(?:数量|总量|占比|增[幅速]|[升涨降]幅)?(?:最多|居多|最大|最[高低快慢]|较多|居首位?|(?:位?居|靠)前列?|位居第一|排名?第一)$"
    "|(?<=..)(?:活力|优势|潜力|动能|贡献|势头|带动|支撑|拉动)(?:作用)?(?:持续|不断|进一步|逐步|日益|更加)?"
    "(?:凸显|显现|强劲|有力|突出|明显|显著|良好|增强|释放|迸发|较强|充足)$"
    "|(?<=..)(?:成功|迅速|逐步|率先)*(?:摆脱|扭转)了?[一-龥]{2,12}(?:局面|态势|趋势|势头|困境|影响|低谷|低迷)(?:[强逆]势回升)?$"
    "|(?<=..)进行了[一-龥]{0,8}?的?(?:精简|调整|整合|合并?|改革|优化|改造|压缩|重组|清理|归并?)$"
    "|(?<=..)(?:连续|喜获|再获|实现|夺得|迎来)了?“?(?:[一二三四五六七八九十\\d]{1,3}|[多几])?(?:年|个)?连?(?:丰收?|增收?|涨|翻?番|升)”?$"
    "|(?<=..)(?:屡|再|连|又|均|再次|相继)?创下?(?:历史|同期|近年)?(?:新高|最好水平|最高水平|佳绩)$"
    "|(?<=..)(?:再|又|迈|登|跃|跨|再次)?上了?(?:一个)?新的?大?台阶$"
    "|(?<=..)(?<![年月])(?<!季度)(?:成功|首次|已)?(?:[迈登跃跨站]上|突破)了?[一-龥]{0,2}[百千万]?亿(?:元|级)?的?新?(?:大?台阶|大关|关口)$"
    "|(?<=..)(?:由[一-龥]{2,12})?逐?渐?转为[一-龥]{2,4}(?:趋势|态势)$"
    "|(?<=..)(?:比较|相对|普遍|总体|均)?(?:较|比较|偏)[大高多小低少]$"
    "|(?<=..)稳中(?:有[进升增]|提质|求进|有快)$"
    "|(?<=..)(?:再获|喜获|又获|连年|再夺|喜夺|获得)(?:大|好)?丰收$"
    "|(?<=..)呈现?(?:出)?[一-龥]{0,6}(?:态势|趋势|势头)$|(?<=..)(?:总体|得到|有所|有效|明显|基本)+(?:遏制|缓解|好转|控制|扭转)$"
    f"|(?<=..)(?:实现|取得|保持|呈现)[了出]?(?:{_HOW}|良好|可喜|新|重大|新的|积极|历史性|突破性|阶段性){{0,2}}的?"
    "(?:增长|进展|成效|突破|态势|势头|进步|丰收)$"
    "|(?<=..)(?:始终|一直|持续|继续|总体)?(?:保持|维持|处于|控制|稳定)在?(?:较|相对)?(?:低位|高位|低水平|高水平|合理区间|稳定)(?:运行)?$"
)
_COURSE_LAST = frozenset(
    "制态趋番弹扬响境谷迷面丰涨增升”著显续步稳快速幅度断定劲迅升缓落长降低少高善展大好强加多化转进行收现复暖苏固效正负首位一绩平阶破势头简整合并革造缩组理归得见明足位平间行定关口质段期道程列力发放小窄前"
)
"""What such a clause ends with: a cheap test before the pattern."""
_SAYS_MORE = lazy(r"\d|“(?![^”]{1,6}”类)|[一二三四五六七八九十百]{2}|实施|推进|加强|开展|完成|坚持|围绕")


@lru_cache(maxsize=8192)
def what_fared(clause: str) -> str:
    """Return what a clause only says grew or went well (旅游业|快速发展,同比增长30%), or an empty string."""
    text = fix_ends(lead_off(clean(clause)))
    course = _COURSE.search(text) if text[-1:] in _COURSE_LAST else None
    if course is None or _SAYS_MORE.search(text, 0, course.start()) is not None:
        return ""
    return because_off(fix_ends(text[: course.start()]))


def moved_off(text: str) -> str:
    """Take off what a clause is about how it moved, which the next tells (犯罪人数|减少,共2189人)."""
    return text[:-2] if text[-2:] in _MOVED and len(text) > _MOVES and text[-3] not in "净有的" else text


_MOVED, _MOVES = frozenset(("减少", "增加", "增多", "上升", "下降", "增长", "回落")), 5
_BECAUSE = lazy(
    "(?<=[一-龥]{2})(?:主要|[是也又])*(?:受[^,。;]{2,24}(?:影响|拖累|带动|冲击|制约|拉动|推动|因素)"
    "|(?:(?<![基原成诱病主洛卡])因(?![素特故果])|由于)[^,。;]{3,24}"
    "|在[^,。;在]{2,24}(?:背景|情况|形势|环境|前提|压力)之?下|在[^,。;在]{2,24}基础[之上]{1,2})$"
)
"""Why something moved, behind what did (契税受市场低迷影响|下降23%)."""


def because_off(text: str) -> str:
    """Take off the end what something moved for."""
    if text[-1:] in "下上" or "因" in text[2:] or "影响" in text[2:] or "受" in text[2:] or "由于" in text[2:]:
        return _BECAUSE.sub("", text)
    return text
