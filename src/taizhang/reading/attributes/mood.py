"""Whether a quantity is reported, estimated, aimed at or merely mentioned."""

import re

from taizhang.reading.attributes.amongtargets import (
    ALREADY,
    LOOK_AHEAD,
    SO_FAR,
    STANDARD,
    done_already,
    may_tell,
    of_last_year,
    only_mentioned,
)
from taizhang.reading.attributes.bracketed import only_aside
from taizhang.reading.attributes.granting import grants
from taizhang.reading.attributes.labelled import accounted_for, told_under
from taizhang.reading.attributes.planned import OF_PROGRAMME
from taizhang.reading.attributes.restating import SAYS_DONE, expected_apart, reasoned, restates
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.tasks_set import set_to_do
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Mood, Part

# One class of first characters, and only then which it was: so a search passes over all others quickly.
_ESTIMATE = lazy(
    r"[预初快测](?:(?<=预)计(?<![比较]\d\d\d\d年预计)(?<![比较][上去]年预计)(?<!占年度预计)(?<!占全年预计)(?!数|规模|执行|完成数"
    r"|[^,。;\d]{0,6}(?:20\d\d年?)?(?:年底|年内|明年|下半年|月底|[到至]?\d{1,2}月(?:底|初|份|[上中下]旬)?)"
    r"(?:[之以]?[前可将能]|(?=[^,。;\d]{3}))[^,。;\d]{0,16}(?:[,。;]|$))"
    r"|(?<=预)测(?!报|预[警报]|模|分析|系统|能力|准|水平|机制|工作|服务|率|人口)(?=[^,。;]{0,24}\d)"
    r"|(?<=统计预)测|(?<=预)期实现|(?<=预)估(?=数)|(?<=初)步(?:统计|核算|测算)|(?<=快)报数|(?<=[据经]测)算(?=[^。]{0,80}\d)|(?<=初步测)算)"
)
_IN_BRACKETS = lazy(r"\((?:20\d\d年?(?:数据|数字|数)?[均都]?为?)?(?:预计数?|初步核算数?|快报数)(?:[,、]?下同)?\)")
"""What a bracket behind the first of its figures says of all of the sentence (生产总值305亿元(预计数,下同))."""
_HOPED = lazy("有望[^;。]{0,40}$")
"""What is hoped for holds in its own 分号-clause only."""
_TARGET = lazy(
    r"(?<!超)目标(?:是|为|:|任务(?!完成[率数]))|(?<!未达)(?<!达到)(?<!超过)(?<!实现)预期目标"
    r"|力争|确保(?!了)(?![^,。;]{0,20}(?:安全|平安|平稳|稳定|有序|畅通)[^,。;\d]{0,8}(?:[,。;]|$))"
    r"|(?<![按照超])(?<!超[过出年全])(?<!超[年全][度年])(?<!超[过出][年全][度年])(?<![为占成]年)(?<![为占成]全年)(?<![投列][资入])(?<!占)(?<!占全年)(?<!占年度)"
    rf"{OF_PROGRAMME}计划(?!类|总投资|投资|生育|执行|单列|完成[率进]|(?:任务|数)?的\d|数?\d[\d.]*[万亿]{{0,2}}[一-龥]{{1,2}}的\d"
    r"|(?:新?开工|建成投产|竣工)项目)|拟(?!建项目|建工程)|明年|今后|下一步|将(?!军|领|近|士)"
    r"|争取(?!到|资金|了|上级|中长期|政策|项目|(?!全年|今年|年内|在|实现|完成|新|让|使|把)[^,。;\d]{0,8}(?:资金|债|补助|经费|贷款|转移支付|指标))"
    r"|(?<!恢复)(?<!达)(?<!回升)到20\d\d年(?!同期)|规划(?!计划|类)|会议(?:强调并?|还)?要求[,:]"
    r"|(?:经费|采购)(?:财政拨款)?(?:支出)?预算(?:安排|数|总[计额])*为?(?=\d)(?![^。\n]{0,120}(?:决算|完成|执行))"
)
_DUTY = lazy(r"确保|不超过|必须|应当")
_OUTLOOK = lazy(
    r"[明下到目未之](?:(?<=明)年|(?<=之)年,[^。;]{0,40}?(?=将|力争|确保)"
    r"|(?<=下)一步|(?:(?<![一-龥\d%]到)|(?<=力争到|计划到|争取到|确保到))20\d\d年|(?<=目)标(?:是|为)"
    r"|(?<=未)来(?!产业|工厂|科[技学]|城|社区|乡村|学[校院]|能源|信息|网络|空间|制造|健康|材料))"
)
_AIM = lazy(r"目标|力争|将|计划|(?:提出|要求|明确),?:?到20")
_LOOKS_BACK = ("过去一年", "过去的一年", "去年", "上年", "近年来", "近几年", "这几年", "多年来", "一年来")
_BACK_WORD = lazy("过去|去年|上年|年来|近几年|这几年")
"""What stands in whatever a sentence begins with that looks back."""
_ACHIEVED = lazy(r"取得|[了已]")
_LOOK_BACK_FAR = 400
"""How many characters before a sentence are asked for one that looks back."""
_HELD_AGAINST = lazy(r"没有|未[能完实达]|[低高慢快好]于|[与距离差]|不及|年初[^,。;]{0,4}[定出达]|规划[确设提]")
_GOAL_AFTER = lazy(
    r"(?:以上|左右|以内)?(?:、[^,。;]{2,30}\d[^,。;]{0,5})?的?[^,。;的]{0,6}(?<!新)目标(?!任务的|的\d|值的)"
)
_GOAL_LIST = lazy(r"(?:年度|绩效|预期|规划|年初|全年|总体)[^,。;:完]{0,8}目标(?:任务)?(?:[是为]:?|:)")
_GOALS_ARE = lazy("(?<!完成)(?:目标|任务)[一-龥]{0,8}?(?:主要)?(?:是|为|如下):|提出[^。;:]{0,40}预期目标:")
"""How a sentence begins that lists what was set (目标分解任务主要是:…)."""
_WILL_AT = 8
_TO_DO = (
    r"将(?:再|继续|陆续)?(?=新增|新建|新改|采购|购置|建成|建设[^用]|开工|启动|完成|实现|实施"
    r"|投入[^产]|投资|发放|开展|举办|培训|招聘|改造|推出|拿出|安排|投放|打造|设立)"
)
_WILL = lazy(
    r"[,、 ]{0,2}(?:[我全][省市县区])?(?:今年|年内|明年|下半年|[二三四]季度|年底前|接下来|还|即|也|届时|同时|近期){0,2}" + _TO_DO
)
"""How a clause of a review begins that says what will be done (将采购119项), not what something is turned into."""
_THIS_YEAR_WILL = lazy(r"(?:今年|年内|下半年|接下来),?[^,。;\d]{0,10}?" + _TO_DO)
"""What a sentence says will be done this year (记者获悉,今年白石区将投入…), among what was done."""
_DONE_SINCE = lazy(
    r"累计|当[天日](?:集中)?(?:开工|签约)|实际|已(?!经?[开建竣投][^,。;]{0,6}的)|目前|截至|\d月(?:份|底)?,?(?:共|已)?完成|占[^,。;]{0,6}(?:计划|目标|任务)的|完成"
    r"[^,。;]{0,6}(?:计划|目标|任务)[^,。;]{0,4}的|占[^,。;\d]{0,12}(?:计划|目标|任务)\d[\d.]*[万亿]?[一-龥]{0,4}的"
)
_OF_GOAL = lazy("[一-龥]{0,8}(?:目标|任务|计划)(?:任务|目标|数)?[数量]?的")
_HELD = ("完成", "占", "达到")
"""What holds a share against the goal that is stated first (完成15亿元销售目标的|54%)."""
_OF_TASK_DONE = lazy("的?(?:目标任务|任务|目标|计划)数?的")
"""What stands between how much was to be done and what part of it was (完成今年竣工6000套|任务的54%)."""
_OF_TASK = lazy(
    "[占完成为到超过出](?:了)?(?:(?:全年|年(?=目标任务)|[全市省区县定下达考核]){0,6}|既定)(?:目标|计划|任务)(?:任务)?[数量]{0,2}$"
    "|[占成](?:年度|当年|今年|年初|[上下]?半年|[一二三四]季度)的?(?:目标任务|目标|任务)[数量]{0,2}$"
)
"""What is only said to have been fulfilled by so much (占目标任务20公里的74.5%)."""
_GONE_BEYOND = lazy("(?:超额|提前|圆满|全面|如期|已)完成了?(?:全年|年度|当年|年初|既定|[国省市区县]定)?$")
_TASK_AFTER = lazy("的(?:全年|年度|当年|年初|既定|[国省市区县]定)?(?:目标任务|任务|目标|计划)")
"""What a result is only said to have fulfilled or gone beyond (超额完成40所的年度目标任务)."""
_SHORT_OF_GOAL = lazy(r"[距离](?:年度|全年|预期|规划|省定|市定)?目标(?:值)?$")
_LEAD_IN = 300
"""How far into a paragraph such a lead-in is looked for, which is its first sentence with a figure."""
_TASKS_OPEN = lazy(
    r"(?:主要|工作|建设|年度|全年|目标|总体|重点)(?:任务|目标)(?:任务)?(?:[是为]?:|如下:)[ ]{0,2}(?:计划|完成|新|实现|力争|确保|解决)"
    r"|20\d\d年[一-龥]{0,8}计划目标(?:[是为]:?|:)"
    r"|(?:[一二三四五六七八九十]{1,3}|\d{1,2})[件项大](?:民生|惠民|为民)?实事(?:项目)?(?:分别|具体)?[是为]:"
)
"""How a paragraph begins that lists what a year was to bring."""
_DEEDS_DONE = lazy("(?:了|完成|兑现)[^。\n]{0,24}实事|实事[^。\n]{0,12}(?:完成|办结|兑现|办成|落实)")
_DEEDS_FAR = 80
"""How the line before such a list says that it was done (办好了十件实事。这十件实事是:…)."""
_REALLY = lazy(
    r"全年|实际|(?<!公)共(?![同享青])|已|截[至止]|目前|累计|[上下]半年|季度|(?<!应)完成|增长|同比|建成|竣工|开工|投[产用]|占"
)
"""What ends the reach of a plan: from here on a clause tells what came of it."""
_REALLY_SO = lazy(
    r"实际|(?<!公)共(?![同享青])|已|截[至止]|目前|累计|[上下]半年|季度|增长|同比|占|[开竣完]工率|[完建]成率"
)
"""The same where the plan itself is to begin or finish things, so that those that follow may be more of it."""
_TO_FINISH = lazy("(?:新)?(?:开工|竣工|完工|建成|基本建成|完成)")
_PLANNED = lazy(
    r"(?:按照?|根据)(?:年度|全年)?计划,[^,。;已]{0,12}?应|(?<![占成])(?:今年|全年|年内|本年度?|(?<!\d)20\d\d年),?[^,。;计已]{0,8}计划"
    r"(?!总?投资|的|完成[率进]|数)"
    r"|(?<![成占为到超的])(?:年度|全年)计划(?=(?:新建|新增|改造|改建|实施|治理|建设|安排|培训|完成(?!率|投资))[^,。;率的已]{1,24}(?:\d|$))"
    r"|计划(?:[于在到])?(?:今年|全年|明年)?(?:年底|年内|[一二三四]季度|\d{1,2}月(?:底|份|中旬)?(?=[前完建开])|今年|全年|[上下]半年)"
    r"|计划(?=新?[开竣]工(?:\d|$))|(?<![按照年度的资入动])计划(?=(?:实施|改造|建设)(?:\d|$))"
    rf"|(?<![按照年度的资入或]){OF_PROGRAMME}计划(?=(?:新|改|扩|建|实施|改造|开工|竣工|基本建成|发放|培训|安置|搬迁|解决|治理|完成(?!进度))"
    r"(?![^,。;]{0,10}(?:项目|工程)(?:累?计?完成|投资))[^,。;率已]{1,24}(?:\d|$))"
    r"|(?<![虚模草比])拟(?=完成投资|完成总投资)|(?:(?<=[,;。])|(?<=其中))拟(?=新建|维修|改扩建|新增|建设|改造|采购|购置|实施|投资|建(?=[一-龥]{2}))"
)

INVESTS_IN = lazy("(?:实施|建设(?!内容|规模|期|周期|地点|单位|年限)|新建|改造|用于|启动|开展|推进)[一-龥]{2}")
"""What so much is to be invested in (今年计划投资1.4亿元|实施水利项目建设)."""
_PLANNED_OF = lazy("[^,。;\\d]{1,16}的(?=\\d)")
"""How a plan goes on that only says which are counted (计划建成的|15条公路)."""
_ALL_DONE = lazy("全部|均已?|都已?|已")


class Sentence:
    """What a sentence says that holds for all of its figures; each thing is looked for once, when it is first asked.

    A word counts for the figures after it. Whether it stands before one is told by where it first stands in the
    sentence, since no such word reaches into a figure.
    """

    __slots__ = ("_aims", "_back", "_carried", "_estimates", "_outlook", "_restates", "_text", "_under_goals", "span")

    def __init__(self, text: str, span: tuple[int, int], carried: int) -> None:
        """``carried`` is the offset of a 预计 in the sentence before, which holds on through 其中, and where what else will
        be is told (全国港口将完成…); -1 without one."""
        self._text, self.span = text, span
        goes_on = carried >= 0 and _GOES_ON.match(text, *span) is not None
        self._carried = carried if goes_on else -1
        self._estimates = self._first(_ESTIMATE)
        bracket = _IN_BRACKETS.search(text, *span)
        if bracket is not None:
            # 免费开放300余天,接待观众10万人次(预计): nothing before the clause of the first so marked
            self._estimates = max(span[0] - 1, text.rfind(",", span[0], bracket.start()))
        self._outlook: int | None = None
        self._aims: int | None = None
        self._back: bool | None = None
        self._restates: bool | None = None
        self._under_goals: bool | None = None

    def _first(self, pattern: re.Pattern[str]) -> int:
        """Return where a pattern first matches in the sentence, or the sentence's end and more where it doesn't."""
        found = pattern.search(self._text, *self.span)
        return self.span[1] + 1 if found is None else found.start()

    def estimated_from(self, offset: int) -> int:
        """Return where the 预计 stands that holds at ``offset``, or -1."""
        return self._estimates if self._estimates < offset else self._carried

    def only_there(self, said: int, here: Surroundings) -> bool:
        """Say whether what was expected or computed ends before ``here``."""
        return expected_apart(self._text, said, here)

    def looks_ahead(self, offset: int) -> bool:
        """Say whether a sentence of a review speaks before ``offset`` of a time to come."""
        if self._outlook is None:
            self._outlook = self._first(_OUTLOOK)
        return self._outlook < offset and not only_aside(_OUTLOOK, self._text, self.span, self._outlook, offset)

    def done_since_ahead(self, offset: int) -> bool:
        """Say whether after such words, and before ``offset``, it says that something is done (任务是改造90个,已完成60个)."""
        return self._outlook is not None and _DONE_SINCE.search(self._text, self._outlook, offset) is not None

    def aims(self, offset: int) -> bool:
        """Say whether a word for a target stands before ``offset``."""
        if self._aims is None:
            self._aims = self._first(_TARGET if SO_FAR.match(self._text, *self.span) is None else _OUTLOOK)
        return self._aims < offset and not only_aside(_TARGET, self._text, self.span, self._aims, offset)

    def restates(self, paragraph: int) -> bool:
        """Say whether it only repeats what was set, so that the next can hold the result against it (引进项目不少于3个。上半
        年,…); only the first sentence of a paragraph does."""
        if self._restates is None:
            self._restates = self.span[0] == paragraph and restates(self._text, *self.span)
        return self._restates

    def under_goals(self, paragraph: int) -> bool:
        """Say whether it stands in a paragraph that opens with what was to be done (今年的主要任务是:计划完成…), and says
        of nothing that it was done."""
        if self._under_goals is None:
            start, end = self.span
            far = min(end, paragraph + _LEAD_IN)
            leads = self._text.find(":", paragraph, far) >= 0
            opens = _TASKS_OPEN.search(self._text, paragraph, far) if leads else None
            self._under_goals = (
                opens is not None
                and SAYS_DONE.search(self._text, start, end) is None
                and _DEEDS_DONE.search(self._text, max(paragraph - _DEEDS_FAR, 0), paragraph) is None
            )
        return self._under_goals

    def looks_back(self) -> bool:
        """Say whether an earlier sentence of the paragraph looks back at what was achieved, and none since ahead."""
        if self._back is None:
            self._back = _looks_back(self._text, *self.span)
        return self._back

    def following(self, text: str, span: tuple[int, int], offset: int) -> "Sentence":
        """Return the sentence of the next figure; ``offset`` is that of the last figure in this one."""
        said = self.estimated_from(offset) if span[0] - self.span[1] <= _NEXT else -1
        return Sentence(text, span, said)


_GOES_ON = lazy(r"\s{0,5}(?:其中|[^,。;明后要年]{2,14}将(?:完成|达到|突破|超过))")
_NEXT = 2
"""A sentence begins at most so many characters after the one that it continues."""


_TITLE_LINES = 8
"""So far down no line is a title, whose number of things to do is a target (2025年为民办10件实事)."""


IN_TASKS = "in targets or tasks"
"""The rule by which the section alone decides."""
LABELLED = "what its label says"
"""The rule by which a label in the paragraph, or at the head of its line, decides."""


def mood_of(text: str, here: Surroundings, part: Part | None, sentence: Sentence, bare_right: str) -> tuple[Mood, str]:
    """Return the mood of one quantity and the name of the rule that decided it.

    ``part`` is what its section does; ``sentence`` is the one it stands in; ``bare_right`` the words after the number.
    """
    clause = text[here.clause[0] : here.quantity.start]
    if "有望" in text[here.part[0] : here.quantity.start] and _HOPED.search(text, here.part[0], here.quantity.start):
        return "estimate", "estimated in its sentence"
    if part != "review" and text.startswith("主要", here.sentence[0]) and (why := reasoned(text, here, clause)):
        return why
    colon = text.rfind(":", here.paragraph, here.quantity.start)
    if colon >= 0 and (labelled := told_under(text, here.paragraph, here.quantity.start)) is not None:
        return labelled, LABELLED
    if accounted_for(text, here.sentence):
        return "target", LABELLED
    if part == "review" or part is None:
        return _reviewed(text, here, part, sentence, clause)
    if part == "boilerplate" and text.count("\n", 0, here.sentence[0]) > _TITLE_LINES:
        return "context", "no part of the matter"
    if _estimated(here, sentence, clause):
        return "estimate", "estimated in its sentence"
    if of_last_year(text, here, clause):
        return "result", "last year's value among the targets"
    cued = may_tell(text, here)
    if done_already(text, here, clause, cued=cued) or sentence.looks_back():
        return "result", "done already, among the targets"
    only = only_mentioned(text, here, clause, bare_right, cued=cued)
    return ("context", only) if only else ("target", IN_TASKS)


def _estimated(here: Surroundings, sentence: Sentence, clause: str) -> bool:
    """Say whether a 预计 holds for a quantity: not where its own clause says that it is done (预计投资8亿元,已完成投资2亿元)."""
    said = sentence.estimated_from(here.quantity.start)
    if said >= 0 and here.inside and here.left[:2] in ("19", "20") and _OF_YEAR.match(here.left) is not None:
        return False  # 预计总产值可达23亿元(2023年|22亿元)
    if 0 <= said < here.clause[0] and "月" in clause[:_MONTHS] and _FIRST_SO_FAR.match(clause) is not None:
        return False  # 预计…;1-8月累计完成|929万元
    if 0 <= said < here.clause[0] and sentence.only_there(said, here):
        return False  # 经测算,计划投入15亿元;累计拨付|10亿元
    return said >= 0 and not (said < here.clause[0] and "已" in clause and ALREADY.search(clause) is not None)


_OF_YEAR = lazy("(?:19|20)\\d\\d年[^,。;\\d]{0,8}$")
_MONTHS = 8
_FIRST_SO_FAR = lazy("[,、 ]?1[-—~–至]1?\\d月份?(?:已|累计|共|实际)*(?:完成|实现|达)")


def _looks_back(text: str, end: int, limit: int) -> bool:
    """Say whether a sentence before ``end:limit``, in its paragraph, looks back at what was done, none since ahead."""
    far = max(end - _LOOK_BACK_FAR, 0)
    start = max(text.rfind("\n", far, end) + 1, far)
    if _BACK_WORD.search(text, start, end) is None:
        return False
    back = False
    for sentence in text[start:end].split("。"):
        words = sentence.strip()
        if words.startswith(_LOOKS_BACK):
            back = _ACHIEVED.search(words) is not None
        elif LOOK_AHEAD.search(words):
            back = False
    return back and LOOK_AHEAD.search(text, end, limit) is None


_TOWARDS = lazy("[、, ]?(?:[一-龥]是)?(?:紧紧|牢牢|始终)?(?:围绕|紧扣|锚定|朝着|瞄准|对照|按照)|[^。;]{0,60}?提出")
"""How a clause begins that tells by what goals something was done, or a sentence that tells which were set."""


def _towards(text: str, here: Surroundings) -> bool:
    """Say whether a quantity belongs to goals that are named behind it (围绕种草7000亩、封育10000亩的目标开展前期工作)."""
    goal = text.find("的目标", here.quantity.end, here.part[1])
    if goal < 0 or SAYS_DONE.search(text, here.part[0], here.quantity.start) is not None:
        return False
    if goal < here.clause[1] and _TOWARDS.match(text, here.clause[0], here.quantity.start) is not None:
        return True
    found = _TOWARDS.match(text, here.part[0], here.quantity.start)
    return found is not None and found.group().endswith("提出")


def _reviewed(text: str, here: Surroundings, part: Part | None, sentence: Sentence, clause: str) -> tuple[Mood, str]:
    """Return the mood of a quantity in a review, or where the section says nothing."""
    end = here.quantity.start
    if _estimated(here, sentence, clause):
        return "estimate", "estimated in its sentence"
    done = "计划完成" in here.lead and clause.lstrip("、, ").startswith("完成投资")  # 计划完成3亿元,完成投资|2亿元
    if part is None and sentence.aims(end) and not (done or _DONE_SINCE.search(clause) or clause.startswith("完成率")):
        return "target", "target word in its sentence"
    if _DUTY.search(clause) and STANDARD.search(text, here.clause[0], here.clause[1]):
        return "context", "a service standard"
    if grants(text, here):
        return "context", "what a rule grants"
    if (
        part == "review"
        and sentence.looks_ahead(end)
        and _AIM.search(text, here.sentence[0], end)
        and not sentence.done_since_ahead(end)
    ):
        return "target", "outlook inside a review"
    if "目标" in here.right and _GOAL_AFTER.match(here.right) and _HELD_AGAINST.search(clause):
        return "target", "a goal that a review speaks of"
    if "目标" in here.left[-6:] and _SHORT_OF_GOAL.search(here.left):
        return "target", "a goal that a review speaks of"
    if here.right[-1:] == "的" and here.left.endswith(_HELD) and _OF_GOAL.fullmatch(here.right) is not None:
        return "target", "a goal that a review speaks of"
    if (
        here.right[-1:] == "的"
        and _OF_TASK_DONE.fullmatch(here.right) is not None
        and here.left.lstrip("、,").startswith(("完成", "占"))
    ):
        return "target", "a goal that a review speaks of"
    if here.right[:1] == "的" and (
        _OF_TASK.search(here.left) is not None
        or (_GONE_BEYOND.search(here.left) is not None and _TASK_AFTER.match(here.right) is not None)
    ):
        return "target", "a goal that a review speaks of"
    if sentence.under_goals(here.paragraph) or _towards(text, here):
        return "target", "a list of goals inside a review"
    if (
        "目标" in text[here.sentence[0] : end]
        and (goals := _GOAL_LIST.match(text, here.sentence[0], end)) is not None
        and _DONE_SINCE.search(text, goals.end(), end) is None
    ):
        return "target", "a list of goals inside a review"
    if (
        ":" in text[here.sentence[0] : end]
        and (goals := _GOALS_ARE.search(text, here.sentence[0], end)) is not None
        and _DONE_SINCE.search(text, goals.end(), end) is None
    ):
        return "target", "a list of goals inside a review"
    start = here.part[0]
    planning = text.find("计划", start, end) >= 0 or text.find("拟", start, end) >= 0
    if planning and (plans := list(_PLANNED.finditer(text, here.part[0], end))):
        said = plans[-1].end()
        of_plan = _PLANNED_OF.match(text, said, here.clause[1])
        really = _REALLY_SO if _TO_FINISH.match(text, said) is not None else _REALLY
        if of_plan is not None:
            # 计划建成的15条公路全部开工,在建里程1205公里: the plan is said of what is counted, and of nothing else.
            planned = of_plan.end() == here.quantity.start and _ALL_DONE.search(here.right) is None
        else:
            planned = said >= here.clause[0] or ("投资" not in clause and really.search(text, said, end) is None)
        if planned:
            return "target", "planned, inside a review"
    if planning and here.left.endswith("计划投资") and INVESTS_IN.match(here.right) is not None:
        return "target", "planned, inside a review"
    if "将" in clause[:_WILL_AT] and _WILL.match(clause) is not None:
        return "target", "outlook inside a review"
    will = _THIS_YEAR_WILL.search(text, *here.part) if "将" in text[here.part[0] : end] else None
    if will is not None and will.end() <= end and _DONE_SINCE.search(text, will.end(), end) is None:
        return "target", "outlook inside a review"
    if sentence.restates(here.paragraph) or set_to_do(text, here, clause):
        return "target", "a list of goals inside a review"
    return "result", "in a review"
