"""What announces the sections or the items that come next."""

from collections.abc import Callable, Sequence

from taizhang.reading import headings, labels
from taizhang.reading.paragraphs import Span
from taizhang.reading.patterns import lazy

_ANNOUNCED = lazy(
    r"(?:今年|明年|下一步|新的一年)[^。;\n]{0,24}(?:要|将|应|需|必须)[^。;\n]{0,24}"
    r"(?:以下|下列|如下|下面|[一二三四五六七八九十两几]{1,3}(?:个方面|项|件))[^。;\n]{0,10}(?:工作|任务|重点|部署)[。:]?$"
)
_LONGEST_ANNOUNCEMENT = 60


def announces(normalised: str, span: Span) -> bool:
    """Say whether a short paragraph announces what is to be done, so that the sections after it look ahead
    (今年要着重做好以下八个方面工作)."""
    start, end = span
    if end - start <= _LONGEST_ANNOUNCEMENT and _ANNOUNCED.search(normalised, start, end) is not None:
        return True
    head = normalised[start : min(end, start + _LONGEST_ANNOUNCEMENT)]
    return ("目标" in head or "要求" in head or "思路" in head) and _SET_FOR_YEAR.match(head) is not None


_SET_FOR_YEAR = lazy(
    "(?:[^,。;:]{2,30},)?(?:今年|新的一年|明年)[^,。;:]{0,20}(?:总体要求|总的要求|总体思路|工作思路|指导思想|(?:预期|主要|发展|奋斗|工作)目标)"
    "[^,。;:]{0,8}(?:是|为|:)|(?:今年|(?:我|全)[省市县区州旗镇乡])?(?:国民)?经济(?:和)?社会发展的?(?:主要)?(?:预期)?目标(?:任务)?(?:初步)?(?:安排)?(?:是|为|:)"
)
"""How a paragraph begins that says what is aimed at this year, so that what a heading before said is over."""


_LEADS_AHEAD = lazy(
    r"(?:[^,。;:\n]{2,30},){0,2}?(?:(下一?步|下一?阶段|下半年|第?四季度|接下来|今后|明年|来年|新的一年|新年度)|今年|(20\d\d)年)(?!以来|上半年)"
    r"(?=([^。;\n了已]{0,60})[:。]?$)[^。;:\n]{0,40}?"
    r"(?:(?:以下|如下|下列|下面|几)[^。;:\n]{0,12}|(?:工作)?(?:打算|安排|思路|任务|计划|措施|重点)(?:如下|是|为)?)[:。]?$"
)
"""A sentence that leads up to what is to be done (下一步,我局将重点做好以下工作:)."""
_DEEDS_NEXT = lazy(
    "(?:今年|(20\\d\\d)年)[^,。;:已了]{0,12}实事(?:项目)?(?:\\d{1,2}[件项个])?,?(?:清单|内容)?(?:具体|分别|主要)?(?:内容|项目)?"
    "(?:包括|是|为|有|如下)(?:以下[^,。;:]{0,8})?:$"
)
"""A sentence that leads up to the deeds of a year (街道2023年十大实事项目包括:)."""
_UNDER_WAY = lazy("已|目前|截至|进展|完成率|正在")
_FIRST_ITEMS = 150
_WILL_DO = lazy("将|(?<![主重需必首])要(?![求素点])|拟|计划|打算|继续|采取")


def leads_ahead(normalised: str, span: Span, reported: int | None) -> int:
    """Return where the sentence begins with which a paragraph leads up to what is to be done after the year
    ``reported``, or -1."""
    start = max(normalised.rfind("。", span.start, span.end - 1) + 1, span.start)
    if span.end - start > _LONGEST_LEAD or normalised[span.end - 1] not in ":。":
        return -1
    led = _LEADS_AHEAD.match(normalised, start, span.end)
    listed = "实事" in normalised[start : span.end]
    if led is None or listed:
        deeds = _DEEDS_NEXT.search(normalised, start, span.end) if listed else None
        dated = deeds is not None and (deeds[1] is None or reported is None or int(deeds[1]) >= reported)
        if dated and _UNDER_WAY.search(normalised, span.end, span.end + _FIRST_ITEMS) is None:
            return start
    if led is None:
        return -1
    later = led[1] is not None or (led[2] is not None and reported is not None and int(led[2]) > reported)
    acts = "以下" in led[3] or "如下" in led[3] or "下列" in led[3] or "下面" in led[3] or "几" in led[3]
    if led[2] is not None and not later:
        return -1
    ahead = later or (_WILL_DO.search(led[3]) is not None if acts else normalised[span.end - 1] != "。")
    return start if ahead else -1


_LONGEST_LEAD = 60
_COUNTS_ITEMS = lazy(
    "(?:\\d{1,3}|[一二三四五六七八九十]{1,3})(?:件|项|大|个?方面)(?:[^,。;\\d]{0,8}实事|[民惠便][生民][^,。;\\d]{0,4}工程)(?:项目)?”?(?:(?:分别"
    "|具体)?(?:是|为|包括)(?=:))?[。:]?$"
)
"""How a paragraph ends that says how many things are listed next (今年将办好10件民生实事。)."""
_LEAD_MAX = 120
"""A longer paragraph announces no list."""
_LINE = 20


def counts_items(lead: str) -> bool:
    """Say whether a lead-in counts the items that it leads in."""
    return _COUNTS_ITEMS.search(lead, max(0, len(lead) - _LINE)) is not None


_TASKS_DONE = lazy("(?:任务|目标|指标)(?:均|都|已)?(?:全面|圆满|顺利|胜利|如期|超额|较好)(?:地)?完成$")
_DEEDS_TOLD = lazy(
    "实事”?(?:项目)?(?:工作)?(?:方案|清单)?[^,。;\\d新建]{0,6}(?:出台|出炉|公布|发布|亮相|敲定|做成|打造成)[^。;\\d]*$|"
    "(?:承诺|明确|公布|确定|票决|推出|安排|发布|出炉)[^。;\\d]{0,60}"
    "(?:\\d{1,3}|[一二三四五六七八九十]{1,3})(?:件|项|大)[^,。;\\d]{0,10}实事(?:项目)?[^。;\\d]*$"
)


def tells_of_deeds(words: str) -> bool:
    """Say whether a sentence tells that so many deeds were promised or made known, not which, what something is, or
    that all was done."""
    if words[:2] == "这是":
        return "," not in words
    if words[-2:] == "完成" and ("提前" in words or "取得" in words):
        return _TASKS_DONE.search(words) is not None  # 预期目标提前一年实现,各项任务全面完成
    return "实事" in words and _DEEDS_TOLD.search(words) is not None


def tells_of_document(words: str) -> bool:
    """Say whether a sentence only says how many tasks a document sets and whom it asks (《任务分解》明确133项任务,涉及34个单位)."""
    if words[-2:] == "部署" and _DEPLOYED.search(words) is not None:
        return True  # 会议通过的《政府工作报告》,对今年工作作出了全面部署
    return words[0] == "《" and _OF_DOCUMENT.fullmatch(words) is not None


_DEPLOYED = lazy("(?:报告|会议|规划|方案|纲要|意见)[》”]?[^。;]{0,24}(?:作出|作|进行|提出)了(?:全面|具体|系统|总体)?(?:安排)?部署$")


_OF_DOCUMENT = lazy(
    "《[^》]*》[^,。;《]{0,10}?(?:明确|细化|分解|列出|列明|确定|包括|共|涉及|安排|提出)(?:成|为|了|出)?[^,。;]{0,6}\\d{1,3}[^,。;]{1,20}"
    "(?:,[^,。;]{0,8}(?:涉及|明确|细化|分解|包括|共|由)[^,。;]{0,8}\\d{1,3}[^,。;]{1,20})*"
)


def supervises(words: str) -> bool:
    """Say whether a sentence tells how the work is watched over, which promises nothing of its own."""
    return ("督" in words or "问责" in words) and _SUPERVISES.search(words) is not None


_SUPERVISES = lazy(
    "(?:^|,)[^,。;]{0,12}(?:督查室|督查办|督查局|督考办|督导组)[^,。;]{0,12}(?:将|要|会)[^。;\\d]{0,40}$"
    "|加大(?:督[查办导]|考核|问责|检查|、)+力度|(?:^|,)对[^。;]{0,30}?(?:滞后|未能|未按|推诿|不力|不作为|缓慢|落后)[^。;]{0,40}(?:问责|通报|督办|约谈)"
)
"""How the work is watched over, and what those who lag are in for."""
_FIRST_LINES = 24


def first_of_speech(normalised: str, paras: Sequence[Span]) -> int:
    """Return the index of the paragraph that greets those to whom a report is given, near its beginning, else 0; before
    it stand its title, its date and who gives it."""
    found = (i for i, span in enumerate(paras[:_FIRST_LINES]) if headings.is_greeting(normalised, span))
    return next(found, 0)


def calls_on(words: str) -> bool:
    """Say whether a sentence only asks those to whom a notice goes to see to it."""
    return words[0] in "请各望从" and _CALLS.match(words) is not None


_CALLS = lazy(
    "望(?:各|你们|结合|认真|遵照)"
    "|(?:从(?:20\\d\\d年)?[^,。;]{2,10}(?:开始|起),)?各(?:级|地|部门|单位|[责牵][任头]单位|主办单位)[^,。;]{0,4}要[^。]*(?:报送?|上报|抄送|函告)"
    "[^,。;]{0,6}(?:[省市县区州]|办公室|督查室|政府办)"
    "|请(?:各|有关|相关)[^,。;]{2,16}(?:认真|按照|结合|遵照|抓紧|高度|切实|对照|严格|于|在)|各(?:级|地|部门|单位|责任单位|牵头单位)[^,。;要]{0,16}要"
    "(?=[^。]{0,80}(?:落实|明确)责任)[^。]{0,80}(?:制定|高度重视|加强领导|密切配合|细化)"
)
"""What a notice asks of those to whom it goes, at its end."""


def lists_next(normalised: str, span: Span) -> bool:
    """Say whether the items after a paragraph are those that it announces."""
    if normalised[span.end - 1] == ":":
        return True
    start, end = span
    if end - start > _LEAD_MAX or (normalised.find("实事", start, end) < 0 and normalised.find("工程", start, end) < 0):
        return False
    return counts_items(normalised[start:end])


def said_again(
    normalised: str, paras: Sequence[Span], index: int, figures_in: Callable[[int, int], list[str]], item: bool
) -> bool:
    """Say whether the paragraph below a line tells what came of it, or says again, with more, all that an ``item``
    promises in one sentence (1.生产总值增长12%。⏎全区生产总值达到326亿元,增长12%。)."""
    if index + 1 == len(paras):
        return False
    line, below = paras[index], paras[index + 1]
    if not item or labels.tells_progress(normalised, below.start):
        return labels.tells_progress(normalised, below.start)
    told = figures_in(*line) if normalised.find("。", line.start, line.end - 1) < 0 else []
    more = figures_in(*below) if told else []
    if not told or len(more) < len(told) or headings.numbering(normalised, *below) is not None:
        return False
    return set(told) <= set(more)


def introduces(words: str) -> bool:
    """Say whether words only lead up to a list, or explain the marks of one."""
    may = "下" in words or "看" in words or "签" in words or "事关" in words or words[0] in "(标带加" or "|" in words
    return may and _INTRODUCES.match(words) is not None


def shows_round(words: str) -> bool:
    """Say whether words only lead a reader on to what is shown next (一起来看看, 下面盘点)."""
    may = "一起" in words or "下面" in words or "接下来" in words
    return may and _TOGETHER.search(words) is not None


_INTRODUCES = lazy(
    "(?:下面|接下来),?(?:让|请|就|我们|带)|(?:我们)?(?:一起)?来看看?|[^,。;]{0,20}事关[^,。;]{2,20}(?:利益|福祉|幸福|冷暖),?是"
    "|[^。;]*(?:特|现)?签[订定][^,。;]{0,40}(?:责任书|责任状)$|[^,。;]{0,16}(?:完成|落实|履行|承担)(?:以下|下列|如下)[^,。;]{0,12}(?:任务|目标|指标|职责)$"
    "|(?:主要)?(?:指标|项目|名称|类别|序号)[^|]{0,6}(?:\\|[^|]{0,12}){1,8}$|[^。;]*安排如下$|\\(?(?:标注|带有?|加)[*★※]"
)
"""How an article or a contract leads up to a list, and how a note explains its marks."""
_TOGETHER = lazy("一起来?(?:了解|看看|瞧瞧|围观)|(?:下面|接下来)[^,。]{0,8}(?:盘点|看看|了解)")


def vows(words: str, mark: str) -> bool:
    """Say whether a speaker vows or exhorts in a sentence that ``mark`` ends (我们一定紧紧盯住两大园区不放松)."""
    return mark == "!" or ("我们" in words and _VOWS.search(words) is not None)


_NAMES_DEEDS = 3.0
"""From so much on that speaks for it a vow names what will be done, and is a promise."""


def states(words: str, mark: str, total: float) -> bool:
    """Say whether a sentence only says what something is to the place
    (民营经济是区域经济的主体,在解决就业方面起到了重要作用), or vows; ``total`` is what speaks for its being a promise."""
    if total < _NAMES_DEEDS and vows(words, mark):
        return True
    if "是" in words[:_STATES_AT] and _STATES.match(words) is not None:
        return True
    return words[0] in _REASONS_FIRST and _REASONS.match(words) is not None


_REASONS_FIRST = frozenset("众然但随同由实做完事毋这我当")
_REASONS = lazy(
    "众所周知|然而|毋庸讳言|事实证明|随着[^。]*(?:不断|日益|越来越|逐步|逐渐)[^要将应]*$|(?:同时|但),?也(?:应|要|必须)?(?:清醒|清楚|看到)"
    "|(?:实现|完成|做好)(?:上述|以上|这些|全年|今年|明年|[^,。]{0,6}的)(?:[^,。\\d]{0,8})(?:目标|任务|工作)(?:任务)?,"
    "[^\\d]{0,12}(?:必须|关键|需要|离不开|意义|任务)[^\\d]*$"
    "|(?:这是|我们深知|我们坚信|我们相信|当前正是|当前,我)[^\\d]*$"
)
"""How a sentence begins that gives a reason or says what it takes to reach all that was set, and promises nothing."""
_VOWS = lazy("我们(?:还|也|都|更|就|既|始终)?(?:要|将|一定|必须|务必|应)(?!以下|如下)|我们(?:面临|正处|处于|坚信|相信|深信)")
"""How a speaker vows or exhorts, without naming a deed (我们一定紧紧盯住两大园区不放松)."""
_STATES_AT = 16
_STATES = lazy(
    "[^,;“一二三四五六七八九十]{2,14}(?<![就还但只正总更凡])是[^,。;]{0,24}?(?:主体|基础|关键|根本|保障|支撑|动力|重点|核心|载体"
    "|灵魂|命脉|生命线|抓手|前提|标志|弱项|短板|大事|引擎|优势)(?:$|,(?!要|必须|加快|推进|做|抓|我们))"
)
