"""The words that tell a promise from praise, stance and facts, and what they weigh together."""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from math import exp
from string import ascii_lowercase
from typing import NamedTuple, Protocol

from taizhang.reading.patterns import lazy
from taizhang.reading.records import Mood, Role
from taizhang.reading.tables import table
from taizhang.reading.wordsets import Words

_SHORT, _SHORT_ACT = 12, 8
"""A clause of fewer characters names nothing, the second where it has a verb of doing."""
_FACT = lazy(
    r"(?=[^,]{1,24},?是)(?:(?:今年|明年|本年|\d{4}年|当前)[^,]{0,6}是[^,]|[^,]{1,24},?是[^,]{0,30}"
    r"(?:之年|关键|关键期|重要|基础|节点|之一|举措|措施|年份|时期|阶段|大事|保障|前提|责任|任务|所在|使命"
    r"|条件|事业|系统工程|课题|支撑|保证|大计|基石|要务|根本)(?:$|[,。]))"
)

_YEAR_IS = lazy("(?:今年|明年|本年|\\d{4}年)[^,]{0,6}是[^,;]")
_THIS_IS = ("这将", "这样", "这些")
_SEEN_FROM = lazy("从[^,。;]{2,14}(?:看|来说|来讲|而言),")
"""How a clause begins that says how things are from one side (从财政支出看,…)."""
_TAKES = lazy("(?:要)?(?:全面|圆满|如期)?(?:完成|实现|做好|做到|搞好|确保)[^,。;]{2,30},(?:我们)?必须")
"""How a sentence begins that says what it takes to do something (完成今年的任务,必须解放思想)."""
_FACT_ENDS = (
    "时期",
    "阶段",
    "一年",
    "之年",
    "举措",
    "要求",
    "内容",
    "途径",
    "保障",
    "抓手",
    "任务",
    "基础",
    "体现",
    "环节",
    "手段",
    "支撑",
    "标志",
)
_FACT_AT_END = lazy(
    "是[^是。;]{2,60}?的?(?:重要|关键|决胜|攻坚){1,2}(?:时期|阶段|一年|之年)$"
    "|是[^是。;]{2,60}?的(?:重要|必然|基本|迫切|内在|关键|有力|具体|客观|根本){1,2}(?:举措|要求|内容|途径|保障|抓手|任务|基础|体现|环节|手段|支撑|标志)$"
)
"""What ends so says why something matters, and promises nothing."""


class FigureLike(Protocol):
    """What a promise needs to know of a figure."""

    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def end(self) -> int:
        """Offset after its last character."""

    @property
    def mood(self) -> Mood:
        """Reported, estimated, aimed at, or merely mentioned."""

    @property
    def role(self) -> Role:
        """Value, threshold or baseline."""


class _Letters(dict[str, str]):
    """The letter of every word's cue; what is no word of the table is a title or a quotation."""

    def __missing__(self, hit: str) -> str:
        return _TITLE if hit[0] == "《" else _QUOTED


# A clause's cues are told as one short string, a letter for each in the order in which they occur: it is made faster
# than a mapping, and what it weighs is kept for all the clauses of the same cues.
_ACT, _TITLE, _QUOTED = "A", "I", "Q"
_TARGET, _FIGURE, _SHORT_SIGN, _LISTED, _DATED, _OPENS, _FACT_SIGN, _PLACES, _ANSWERED, _YEAR_SIGN = "TFSLDONPRY"
_EVENT_SIGN, _DEMANDED_SIGN, _ADDRESSED_SIGN, _HANDING_SIGN, _SCOPE_SIGN, _APPEAL_SIGN = "VMXHWU"
_SITE_SIGN = "B"
_FIXED = {
    "act": _ACT,
    "title": _TITLE,
    "quoted": _QUOTED,
    "target": _TARGET,
    "figure": _FIGURE,
    "short": _SHORT_SIGN,
    "listed": _LISTED,
    "dated": _DATED,
    "opens": _OPENS,
    "fact": _FACT_SIGN,
    "year": _YEAR_SIGN,
    "places": _PLACES,
    "answered": _ANSWERED,
    "event": _EVENT_SIGN,
    "handing": _HANDING_SIGN,
    "scope": _SCOPE_SIGN,
    "demanded": _DEMANDED_SIGN,
    "addressed": _ADDRESSED_SIGN,
    "appeal": _APPEAL_SIGN,
    "site": _SITE_SIGN,
}
"""The cues that the code itself asks for; those that are words alone have small letters, in the table's order."""


class Cues(NamedTuple):
    """The table of cues, ready for use."""

    letters: dict[str, str]
    """The letter of every word's cue; a word in two lists belongs to the first."""
    names: dict[str, str]
    """The cue of every letter."""
    words: Words
    """Finds every word, and what stands in title marks or quotes."""
    weights: dict[str, float]
    """The weight of every cue."""
    most: dict[str, int]
    """How often each cue counts at most."""
    doubts: dict[str, str]
    """What each cue that raises a doubt says, in words."""
    bias: float
    """Where the sum of weights begins."""


@cache
def cue_table() -> Cues:
    """Return the table of cues, made ready at the first call."""
    rows = table("promises")["cues"]
    free = iter(ascii_lowercase)
    letter = {name: _FIXED.get(name) or next(free) for name in rows}
    letters = _Letters()
    for name, row in rows.items():
        for word in row.get("words", []):
            letters.setdefault(word, letter[name])
    return Cues(
        letters=letters,
        names={one: name for name, one in letter.items()},
        words=Words(letters, r"《[^《》\n]{2,60}》|“[^“”\n]{1,40}”", "《“"),
        weights={name: row["weight"] for name, row in rows.items()},
        most={name: row["most"] for name, row in rows.items()},
        doubts={name: row["doubt"] for name, row in rows.items() if "doubt" in row},
        bias=float(table("promises")["bias"]),
    )


@cache
def _finding() -> tuple[Words, Callable[[str], str]]:
    """Return what finds the words of cues, and what gives a word's letter."""
    return cue_table().words, cue_table().letters.__getitem__


def signs_of(
    said: str, figures: Sequence[FigureLike], inside: Sequence[int], *, opens: bool, listed: bool, dated: bool
) -> str:
    """Return the cues of a clause's words ``said``, one letter for every time that one occurs; see :func:`weigh`."""
    return weigh(said, figures, inside, opens=opens, listed=listed, dated=dated)[0]


def weigh(
    said: str,
    figures: Sequence[FigureLike],
    inside: Sequence[int],
    *,
    opens: bool,
    listed: bool,
    dated: bool,
    answered: bool = False,
    demanded: bool = False,
    led: bool = False,
) -> tuple[str, "Judgement"]:
    """Return the cues of a clause's words ``said``, one letter for every time that one occurs, and what they come to.

    ``inside`` are the figures in it; ``opens`` says that it opens its paragraph, ``listed`` that it is an item of a
    list of targets, ``dated`` that it has a date, ``answered`` that a line below says who answers for it, ``demanded``
    that it tells what was said at a meeting, ``led`` that a lead-in stands over it.
    """
    words, letter = _finding()
    if "(去年" in said or "(上年" in said:
        said = _BRACKETED.sub("", said)
    if inside and "基础上" in said:
        said = _FROM_WHAT.sub("", said)  # 在去年5.6亿元的基础上增长8%
    if "”的" in said:
        said = _DESCRIBING.sub("", said)
    signs = "".join(map(letter, words.found(said, 0, len(said))))
    if inside:
        signs += _TARGET if "target" in [figures[i].mood for i in inside] else _FIGURE
    elif len(said) < _SHORT and (_ACT not in signs or (len(said) < _SHORT_ACT and not led)):
        signs += _SHORT_SIGN
    if listed:
        signs += _LISTED
    if dated:
        signs += _DATED
    elif opens and not inside and _ACT not in signs and _TITLE not in signs:
        signs += _OPENS
    if answered:
        signs += _ANSWERED
    if "等" in said and said.count("、") >= 2:
        signs += _PLACES
    found = judge(signs)
    if _NEARLY < found.total <= 0 and "建设" in said and not inside and _SITE.search(said) is not None:
        signs = signs.replace(_SHORT_SIGN, "") + _SITE_SIGN
        found = judge(signs)
    # Whatever else is asked speaks against a promise: of a clause that is none already it need not be asked.
    if found.total > 0 and (against := _against(said, signs, dated=dated, demanded=demanded)):
        signs += against
        found = judge(signs)
    return signs, found


_NEARLY = -2.8
"""A clause whose cues come to less promises nothing, whatever it builds."""
_SITE = lazy(
    "(?:^|,)(?:切实|抓紧|积极|全力|全面|加快|推进|推动|规划|高标准|高质量|新|抓好|做好|启动|组织|在[^,]{2,12})*"
    "(?:建设(?P<built>[^,;、]{3,20}?(?:中心|广场|大厦|基地|[馆站厂库桥校厅楼塔渠坝闸堤]))(?=[,、]|$)"
    "|(?<=[紧极力面快进动好])(?P<site>[^,;、]{4,20}?(?:中心|广场|大厦|[馆站厂库桥校厅楼塔渠坝闸堤]))(?:等)?(?:项目|工程)?建设(?=,|$))"
)
"""What is to be built, a thing that stands there in the end (建设齐村客运站)."""


def _against(said: str, signs: str, *, dated: bool, demanded: bool) -> str:
    """Return the cues against a promise that no word alone is: what is told, to whom it is said, or what is so."""
    cues = ""
    if (
        "制定" in said or "编制本" in said or "如下" in said or "以下" in said or "制订" in said or "现将" in said
    ) and _HANDS.search(said) is not None:
        cues += _HANDING_SIGN
    if _TARGET not in signs or (demanded and _CALLED.search(said) is not None):
        if _tells_event(said):
            cues += _EVENT_SIGN
        elif demanded:
            cues += _ADDRESSED_SIGN if dated else _DEMANDED_SIGN
        elif ("各" in said or "相关" in said or "有关" in said) and _ADDRESSED.match(said) is not None:
            timed = dated and _UNTIL.search(said) is not None  # 全年 and 年度 are no more than whose tasks these are
            cues += _ADDRESSED_SIGN if timed or _EXHORTS.search(said) is None else _APPEAL_SIGN
    if _TARGET not in signs and (_OPENS in signs or _ACT not in signs) and "机" in said and _SEIZES.match(said):
        cues += _FACT_SIGN
    better = said[-2:] in _BETTER_LAST and _BETTER.fullmatch(said) is not None
    if _TARGET not in signs and (better or (said[:2] == "以更" and said.count("更") >= _MUCH_MORE)):
        cues += _FACT_SIGN
    if "是" in said and (
        said.startswith("这是")
        or (said[0] == "这" and _THIS.match(said) is not None)
        or _FACT.match(said) is not None
        or (said.endswith(_FACT_ENDS) and _FACT_AT_END.search(said) is not None)
    ):
        cues += _FACT_SIGN
        if _TARGET not in signs and _YEAR_IS.match(said) is not None:
            cues += _YEAR_SIGN
    elif (
        said.startswith(_THIS_IS)
        or ("必须" in said and _TARGET not in signs and _TAKES.match(said) is not None)
        or (said[:1] == "从" and _SEEN_FROM.match(said) is not None)
    ):
        cues += _FACT_SIGN
    elif (_TARGET not in signs and said.startswith(_SCOPES)) or (
        said[:1] == "《" and _TELLS_OF.match(said) is not None
    ):
        cues += _SCOPE_SIGN
    elif (
        _TARGET not in signs
        and _FIGURE not in signs
        and said[-1:] in _SERVED_LAST
        and _FOR_THE.search(said) is not None
        and _GUIDED.match(said) is not None
        and not (dated and _MONTH.search(said))
    ):
        cues += _FACT_SIGN
    return cues


_SEIZES = lazy("(?:[^,。;]{0,6})(?:抓住|抢抓|把握|紧抓|抓牢|用好)[^,。;]*(?:机遇|契机)")
"""How a sentence begins that says of what use is to be made (抢抓国家政策机遇,推动服务业发展)."""
_BECOMES = (
    *(
        "扩大",
        "健全",
        "壮大",
        "提升",
        "提高",
        "增强",
        "改善",
        "优化",
        "完善",
        "巩固",
        "彰显",
        "凸显",
        "缩小",
        "丰富",
        "成熟",
    ),
    *("定型", "释放", "增加", "加强", "协调", "繁荣", "和谐", "稳定", "进步", "深化", "优美", "显现", "发展", "好转"),
    *("进展", "突破", "成效"),
)
_BETTER_LAST = frozenset(_BECOMES)
_BETTER = lazy(
    "(?:(?:到20\\d\\d年[末底]?,)?[^,;]{2,40}?(?:稳步|加快|不断|持续|明显|显著|进一步|更加|更为|大幅|全面|日益|逐步|切实|有效|充分"
    f"|取得(?:重大|明显|显著|积极|新的?|实质性)*)+(?:{'|'.join(_BECOMES)})(?:,|$))+"
)
"""What says of one thing after another only that it is to become better (开放稳步扩大,机制更加健全,水平明显提升)."""
_GUIDED = lazy(
    "(?:20\\d\\d年,)?[^,。;]{0,30}?以[^,。;]{2,40}为(?:指导|统领|引领|目标|主线|核心|抓手|重点|契机|导向|牵引|根本|动力|中心|遵循|载体|突破口),"
    "|(?:围绕|按照|立足)[^。;]*,(?:加快|着力|努力|全力|进一步|切实)?(?:构建|补齐|形成|营造)[^,。;]{2,16}(?:网|短板|弱项|格局|局面|氛围|合力)$"
    "|(?:深入|全面|认真|坚决)\\s?(?:学习)?(?:贯彻|落实|学习)"
)
"""How a sentence begins that says what guides the work ..."""
_MONTH = lazy("[月日季]|年底")
_SERVED = (
    *("保障", "支撑", "保证", "贡献", "力量", "基础", "动力", "局面", "篇章", "台阶", "步伐", "发展", "成效", "成果"),
    *("突破", "质量", "水平"),
)
_FORMED = ("网", "短板", "弱项", "格局", "局面", "氛围", "合力")
_SERVED_LAST = frozenset(word[-1] for word in (*_SERVED, *_FORMED))
_FOR_THE = lazy(
    "(?:提供|作出|贡献|奠定|打下|注入|开创|谱写|推动|再上|迈上|迈出|保障|提升|促进)[^,。;]{0,30}"
    f"(?:{'|'.join(_SERVED)})$|(?:构建|补齐|形成|营造)[^,。;]{{2,16}}(?:{'|'.join(_FORMED)})$"
)
"""... and how it ends, if it promises nothing but what it is to serve."""


_SCOPES = ("主要包括", "包括", "适用于", "适用范围", "不包括", "是指", "本方案所称", "本办法所称")
"""How a sentence begins that says what something covers."""
_LAST_WORDS = 18
_CAME_OF_IT = lazy(
    "(?:便利|方便|提升|提高|增强|改善|解决|缓解|促进|推动|保障|赢得|受到|得到|收到|获得|激发|奠定|提供|营造)了[^,。;]{1,16}$"
)
"""How a sentence ends that says what came of something (…,大大便利了群众)."""
_SINCE_IN = 20
_SO_LONG = lazy("^自[^,。;]{2,16}以来,")
_AIM = lazy("^为[^,。;]{2,40},")
_DOINGS = lazy(
    "^自[^,。;]{2,16}以来,(?!我们)|(?:下发|印发|制定|成立|组建|召开|出台|举办|签订)了[^。;]*?,(?:并[^。;]*?)?(?:下发|印发|制定|成立|组建|召开|出台|举办|签订|组织)了"
)
"""What says of several things that they were done (下发了…,制定了…)."""
_AHEAD = lazy("(?<![主重需必首次紧])要(?![求素点])|(?<![已即])将|力争|确保|必须|计划|继续|今年")
_THIS = lazy("这(?:一|种|些|项|个)[^,。;]{1,8}(?:不仅|既|也|正)?是")
_TELLS_OF = lazy("《[^《》]{2,40}》(?:共|主要包括|主要内容|分为|明确了|提出了|从[^,。;]{1,16}方面|将[^,。;]{2,24}分解)")
"""How a sentence begins that says what a document holds."""
_HANDS = lazy(
    "现就[^。;]{2,80}(?:如下|以下)|制[定订][^,。;“《]{1,12}如下|现将[^。;]{2,80}(?:分解|印发|下达|明确|公布|予以|通知|报告)|"
    r"特制[定订]|现制[定订]|制[定订]本(?![地部单级市县区省系校企年]|行(?!动))|编制本(?=方案|预案|计划|规划)|(?:制[定订]|提出|作出?)(?:如下|以下)"
)
"""How a sentence says why a document is issued (结合实际,特制定本方案)."""
_DEMANDS = lazy(
    "(?![^,。;]{0,12}(?:按|落实|根据|围绕|遵|对照|符合|达到|适应|贯彻))(?:[^,。;]{0,30}?"
    "(?:(?<!的)要求(?:[,:](?=各|要|全|认真|切实|进一步)|各|全|要)|(?:强调|指出|表示|认为|号召)(?:[,:]|各|全|要|必须))"
    "|要求[^,。;])"
)
"""How a sentence begins that tells what others should do."""
_CALLED = lazy(r"(?:强调|指出|要求|认为|表示)[,:][^要]*\d[^要]*各[^要\d]{0,40}要(?![求素点])[^\d]*$")
"""What is demanded about things that were counted before (会议强调,这71个问题…,各部门要高度重视)."""
_ADDRESSED = lazy(
    "(?:(?:希望|下一?步|下一?阶段|今后|同时),?|对[^,。;]{2,40}的,)?[^,。;]{0,20}?"
    "(?:各(?!类|项|种|自|方面)|[相有]关(?=[^,。;]{0,4}(?:单位|部门|地区|方面|企业)))[^,。;]{1,30}?(?:,?作为[^,。;]{1,40},)?"
    "(?:(?<![主重需必首])[要须](?![求素点])|应(?:当|及时|该)|(?<=[门位区])高度重视)"
)
"""How a sentence begins that says what all organs should do ..."""
_UNTIL = lazy("[月日季旬]|年底|年内")
_EXHORTS = lazy(
    "高度重视|提高认识|(?:加强|强化)(?:组织)?领导|(?:落实|压实|明确|强化|细化|靠实|夯实)[^,。;]{0,8}责任|责任(?:分工|落实)|细化(?:措施|目标|分解|任务|方案)|密切配合"
    "|通力|各司其职|各负其责|靠前指挥|倒排|台账|抓(?:好)?落实|精准发力|履行[^,。;]{0,16}职责|第一责任人|紧扣|紧盯|政治任务|主动作为|认真研究|时间节点|落到实处|意识"
)
"""... and what it says where that is only how they should go about it (高度重视, 落实责任, 建立台账)."""


_DESCRIBING = lazy(
    "“[^“”]{1,40}”的(?=(?:总体|基本|工作|发展|空间|现代|良好|浓厚|社会|新型|城市|产业|战略){0,3}(?:要求|思路|原则|目标|理念|定位|布局|格局|城市"
    "|形象|环境|氛围|方针|战略|路子|局面|总要求|方式|方法|精神|态度|作风))"
)
"""What only describes, in quotes (按照“三城四片”的空间布局), and is no name."""
_MUCH_MORE = 3
"""How often 更 stands in a sentence that says nothing but how much better all is to go (以更高标准…、更实举措…)."""


def _tells_event(said: str) -> bool:
    """Say whether a clause tells what took place, at a meeting or on a day gone by, or what came of something."""
    if ("日" in said and _EVENT.match(said) is not None) or ("会" in said and _AT_IT.match(said) is not None):
        return True
    if "了" in said[-_LAST_WORDS:] and _CAME_OF_IT.search(said) is not None:
        return tells_ahead(said) is None
    if "以来" not in said[:_SINCE_IN] and "了" not in said:
        return False
    body = _AIM.sub("", said)
    return _DOINGS.search(body) is not None and tells_ahead(_SO_LONG.sub("", body)) is None


def tells_ahead(said: str) -> re.Match[str] | None:
    """Return the first word of what is to come in a clause, or None."""
    return _AHEAD.search(said)


def may_demand(said: str) -> bool:
    """Say whether a paragraph may tell what was said at a meeting: a cheap test before each of its clauses is asked."""
    return "要求" in said or "指出" in said or "强调" in said or "表示" in said or "认为" in said or "号召" in said


def tells_demand(said: str) -> bool:
    """Say whether a clause tells what was said at a meeting or by a leader."""
    if "要" in said:
        told = "要求" in said or "认为" in said or "号召" in said or "指出" in said or "强调" in said or "表示" in said
    else:
        told = "指出" in said or "强调" in said or "表示" in said
    return told and _DEMANDS.match(said) is not None


_EVENT = lazy(
    r"(?:[^,。;:]{0,16}讯[ ,]*(?:\([^()]{0,20}\) *)?)?(?:[^,。;:]{0,8}[,:])?(?:记者)?(?:在|从|于)?(?:[^,。;:《]{2,16}(?=近日|日前))?"
    r"(?:(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日)?(?![前起内底末至到、-])|\d{1,2}日(?![前起内至到、-])|近日|日前|连日来|昨[日天]|今[日天])"
    r"[^。;]{0,90}?(?:召开|举行|主持|出席|调研|深入|来到|前往|听取|审议|票决|印发|发布|批复|[开闭]幕|获悉|了解到|揭牌"
    r"|督[查导]|调度(?!平台|中心|系统|机制|水平|能力)|察看|考察|走访|慰问|作出|作了?《|作(?:政府)?(?:工作)?报告|确定了|明确了|闭会|下发|出台(?:了|关于|《)|启动了|看望|会见)"
)
"""How news begins that tells what took place on a day gone by."""
_AT_IT = lazy(
    "(?:会上|会前|会后|会议还?(?:讨论|研究)?(?:了|并)?(?:原则)?(?:听取|审议|通报|通过|票决|传达|学习|宣读|表彰|由|指出))[^。;]{0,60}?(?:,"
    "|了|通报|听取|审议|通过|作|指出|传达|由)"
)
_FROM_WHAT = lazy("在[^,。;]{0,30}?基础上")
_BRACKETED = lazy(r"\((?:去年|上年)[^()]{0,60}\)")
"""What the year before came to, told beside what is promised."""


def counted(signs: str) -> dict[str, int]:
    """Return how often each cue counts, capped as the table says, in the order in which they first occur."""
    _, names, _, _, most, _, _ = cue_table()
    found: dict[str, int] = {}
    for sign in signs:
        name = names[sign]
        found[name] = min(found.get(name, 0) + 1, most[name])
    return found


def score(found: dict[str, int]) -> float:
    """Return the sum of a clause's cues by their weights; above zero it is a promise."""
    weights, bias = cue_table().weights, cue_table().bias
    total = 0.0
    for name, count in found.items():
        total += weights[name] * count
    return bias + total


class Judgement(NamedTuple):
    """What the cues of a clause come to."""

    total: float
    """The sum of their weights; above zero the clause is a promise."""
    confidence: float
    """The logistic of that sum, rounded."""
    doubts: tuple[str, ...]
    """What its cues raise against it, in words."""


def judge(signs: str) -> Judgement:
    """Return what the cues of a clause come to."""
    # What is kept must not grow with the text: clauses of very many cues are judged anew.
    return _kept(signs) if len(signs) <= _MOST_KEPT else _judged(signs)


_MOST_KEPT = 24


@lru_cache(maxsize=8192)
def _kept(signs: str) -> Judgement:
    return _judged(signs)


def _judged(signs: str) -> Judgement:
    found = counted(signs)
    total = score(found)
    doubts = tuple(doubt for name, doubt in cue_table().doubts.items() if name in found)
    return Judgement(total, logistic(total), (*doubts, _NEAR) if total < 1 else doubts)


def logistic(total: float) -> float:
    """Return the confidence of a clause whose cues come to ``total``."""
    return round(1 / (1 + exp(-max(total, 0.0))), 3)


_NEAR = "句中可核查的内容不明显，请人工确认是否为承诺。"
