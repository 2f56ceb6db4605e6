"""Whether a quantity is reported, estimated, aimed at or merely mentioned."""

import re

from taizhang.reading.attributes.bracketed import only_aside
from taizhang.reading.attributes.granting import grants, is_formal
from taizhang.reading.attributes.labelled import accounted_for, told_under
from taizhang.reading.attributes.planned import OF_PROGRAMME
from taizhang.reading.attributes.restating import SAYS_DONE, expected_apart, reasoned, restates, stands_so
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.tasks_set import remains, set_to_do
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Mood, Part

# One class of first characters, and only then which it was: so a search passes over all others quickly.
_ESTIMATE = lazy(
    r"[预初快测](?:(?<=预)计(?<![比较]\d\d\d\d年预计)(?<![比较][上去]年预计)(?<!占年度预计)(?<!占全年预计)(?!数|规模|执行|完成数"
    r"|[^,。;\d]{0,6}(?:20\d\d年?)?(?:年底|年内|明年|下半年|月底|[到至]?\d{1,2}月(?:底|初|份|[上中下]旬)?)"
    r"(?:[之以]?[前可将能]|(?=[^,。;\d]{3}))[^,。;\d]{0,16}(?:[,。;]|$))"
    r"|(?<=预)测(?!报|预[警报]|模|分析|系统|能力|准|水平|机制|工作|服务|率|人口)(?=[^,。;]{0,24}\d)"
    r"|(?<=预)期实现|(?<=预)估(?=数)|(?<=初)步(?:统计|核算|测算)|(?<=快)报数|(?<=[据经]测)算(?=[^。]{0,80}\d)|(?<=初步测)算)"
)
_IN_BRACKETS = lazy(r"\((?:20\d\d年?(?:数据|数字|数)?[均都]?为?)?(?:预计数?|初步核算数?|快报数)(?:[,、]?下同)?\)")
"""What a bracket behind the first of its figures says of all of the sentence (生产总值305亿元(预计数,下同))."""
_HOPED = lazy("有望[^;。]{0,40}$")
"""What is hoped for holds in its own 分号-clause only."""
_TARGET = lazy(
    r"(?<!超)目标(?:是|为|:|任务(?!完成[率数]))|(?<!未达)(?<!达到)(?<!超过)(?<!实现)预期目标"
    r"|力争|确保(?!了)(?![^,。;]{0,20}(?:安全|平安|平稳|稳定|有序|畅通)[^,。;\d]{0,8}(?:[,。;]|$))"
    r"|(?<![按照超])(?<!超[过出年全])(?<!超[年全][度年])(?<!超[过出][年全][度年])(?<![为占成]年)(?<![为占成]全年)(?<![投列][资入])(?<!占)(?<!占全年)(?<!占年度)"
    rf"{OF_PROGRAMME}计划(?!总投资|投资|生育|执行|单列|(?:任务|数)?的\d|数?\d[\d.]*[万亿]{{0,2}}[一-龥]{{1,2}}的\d"
    r"|(?:新?开工|建成投产|竣工)项目)|拟(?!建项目|建工程)|明年|今后|下一步|将(?!军|领|近|士)"
    r"|争取(?!到|资金|了|上级|中长期|政策|项目|(?!全年|今年|年内|在|实现|完成|新|让|使|把)[^,。;\d]{0,8}(?:资金|债|补助|经费|贷款|转移支付|指标))"
    r"|(?<!恢复)(?<!达)(?<!回升)到20\d\d年(?!同期)|规划|会议(?:强调并?|还)?要求[,:]"
    r"|(?:经费|采购)(?:财政拨款)?(?:支出)?预算(?:安排|数|总[计额])*为?(?=\d)(?![^。\n]{0,120}(?:决算|完成|执行))"
)
_LOOKED_AT = lazy(r"紧盯|围绕|依托|聚焦|针对|立足|瞄准|对照|锚定|用好|用足|现有(?<!利用现有)(?<!盘活现有)")
_AS_IT_IS = lazy(
    r"[我全][省市区县旗](?:目前|现在|现|已|共)?(?:有(?![效机色线关])|拥有|每年)(?!.*(?:要|将|力争|确保|争取|新增|新建|完成|实现|达到|以上))"
)
"""A clause that tells how things are, before what is to be done about it (全区有28万农牧民在城镇就业,要…)."""
_TO_BE = lazy("达到|实现|完成|通过|建成|创成|以上|获|进入|纳入|享受")
"""Words after a number that may say what is to be of those counted."""
_IN_TIME = "(?:[之以]?内)?(?:办结|开工|完成|答复|办理|拿证|出证|办成)"
_STANDARD = lazy(f"个工作日{_IN_TIME}|小时{_IN_TIME}|天{_IN_TIME}|日{_IN_TIME}|最长不超过|不少于\\d{{1,4}}小时")
_DUTY = lazy(r"确保|不超过|必须|应当")
_OUTLOOK = lazy(
    r"[明下到目未之](?:(?<=明)年|(?<=之)年,[^。;]{0,40}?(?=将|力争|确保)"
    r"|(?<=下)一步|(?:(?<![一-龥\d%]到)|(?<=力争到|计划到|争取到|确保到))20\d\d年|(?<=目)标(?:是|为)"
    r"|(?<=未)来(?!产业|工厂|科[技学]|城|社区|乡村|学[校院]|能源|信息|网络|空间|制造|健康|材料))"
)
_AIM = lazy(r"目标|力争|将|计划|(?:提出|要求|明确),?:?到20")
_PACKAGE = lazy(r"(?:措施|政策|意见|条例|规定|举措|清单|办法)")
_APPLY = lazy(r"落实|落细|贯彻|用好|执行")
_LAST_YEAR = lazy(r"(?:去年|上年)(?<![由从自较比与同]..)(?!度?的|[结滚]|净?结)|过去的?一年|20\d\d年以来")
_LEFT_TO_DO = lazy(
    "\\s*(?:要|继续|全力|全面|着力|重点)*(?:加快|加紧|抓紧|推进|推动|抓好|做好|力促|促进|确保|完成|化解|消化)(?:(?!了|已|增|减)[一-龥]){0,6}[去上]年(?!同期)"
)
"""What is still to be done of what last year began (加快去年85个签约项目落地建设)."""
_LAST_YEARS = lazy("(?:去年|上年|上一年)(?!度?的)")
"""How a bracket begins that tells all of the year before (增长40%(去年利用外资5亿美元,增长25%))."""
_DONE = lazy("已经|先后|取得了|实现了|完成了|建成了")
_TASK_DONE = lazy(
    r"(?:超额|提前|已全部|已基本|已经?|均已?|已圆满|未能?|没有)完成了?(?:\d[\d.万亿]{0,8}[一-龥%㎡]{1,4}?的)?"
    r"(?:全年|年度|当年|年初|既定|计划|省定|市定|区定|县定)?(?:的?目标)?(?:任务|目标|计划)"
)
"""What is said after a figure of the task that it fulfils (新增378张,超额完成年度任务, 新建48所,超额完成40所的目标任务)."""
_OF_PLAN_DONE = lazy("(?:占|[已际]完成|完成了)[^,。;\\d]{0,8}(?:计划|任务|目标)(?:任务|投资|数)?的$")
"""What part of a plan is done (实际完成2.4亿元,占年度计划的|66.7%)."""
_STRIVES = lazy("力争|确保|争取|努力|必须|(?<![主重需必首])要(?![求素点])|(?<![已即])将")
_DONE_BEFORE = lazy(
    "[,:]\\s{0,2}(?:目前|其中|现)?均?已(?:全部|基本|陆续|累计)?(?:开工|完成|建成|启动|投用|竣工|实施|完工|整改|交付|投入使用)(?![^,。;]{0,8}的)"
)
_GOES_ON_AHEAD = lazy("今年|明年|[要将再应]|力争|确保|目标|计划|下一步")
"""What a clause among the targets says of what is done, and what leads back to them."""
_DOES_FOR = lazy(
    "(?:紧盯|围绕|依托|聚焦|针对|立足|瞄准|对照|锚定)[^,。;\\d]{2,20}(?:引进|招引|引育|新增|新建|新上|建设|建成|培育|发展|打造|创建|实施|开展"
    "|改造|完成|举办|制定|出台|谋划|储备|推出|选派|种植|培训|投入|投资|安排|争取|开发|设立|组建|布局|整治|修建|扩建|认定|孵化|建立)[^,。;的\\d]{0,16}$"
)
"""What is done for that which is looked at, before how many (围绕主导产业引进项目|12个)."""
_EACH_DONE = lazy("[^,。;]{0,12}?(?:逐一|逐项|逐个|逐条|限期)(?:销[号项])?(?:整改|化解|解决|销号|治理|整治|办理|落实)")
"""What is to be done with each of those that are looked at (紧盯督察反馈21项|问题逐一整改)."""
_NOT_YET = lazy(r"确保|力争|争取|努力|今年|[要将需]|必须|计划|拟")
_ALREADY = lazy(
    r"(?<![计预])已(?:累计|全部|基本|陆续)?(?:完成|建成|开工|竣工|投入|拨付|发放|到位|落实|签约|办结|整改|兑现"
    r"|完工|启动|投用|实施|改造|新建|安装|铺设|拆除|治理|培训|出台|建立|使用|支付|支出|交付|接入|销号|新增)[^,。;的]{0,12}$|^[,、 ]*已将[^,。;]*$"
)
"""The clause of a figure among the tasks that says itself that it is done (今年计划投资8亿元,已完成投资6亿元)."""
_IN_FACT = lazy(
    r"[,、\s]{0,2}(?:目前|现|全年)?(?:实际(?:完成|开工|建成|竣工|完工|投入|种植|拨付|支出|改造|发放|整改|执行|新增)"
    r"|实(?:建|开工|完成|投|拨|改))[^,。;的]{0,10}$"
)
"""How a clause begins that holds what came about against what was set (应建10座,实建|5座)."""
_MONTHS_DONE = lazy(
    r",(?:截[至止](?:目前|今|\d{1,2}月[底末]?|[一二三]季度末?)|(?:1|一|元)[-—~–至]1?[\d一二三四五六七八九十]{1,2}月份?|上半年),?"
    r"(?:已|共|累计|实际|完成|完工|建成|开工|实现|到位|签约|新增|竣工|投入|引进)"
)
"""A clause from which on a sentence tells what the first months of the year brought (年度计划投资8亿元,1-6月份完成|6亿元)."""
_NOT_DONE = lazy(r"的基础上|今年|力争|(?<!已)将")
_LOOKS_BACK = ("过去一年", "过去的一年", "去年", "上年", "近年来", "近几年", "这几年", "多年来", "一年来")
_BACK_WORD = lazy("过去|去年|上年|年来|近几年|这几年")
"""What stands in whatever a sentence begins with that looks back."""
_ACHIEVED = lazy(r"取得|[了已]")
_LOOK_BACK_FAR = 400
"""How many characters before a sentence are asked for one that looks back."""
_LOOK_AHEAD = lazy(r"今年(?![^,。;\d]{0,16}以来,)|明年|我们要|要[^求素点]|将|力争|确保|(?<![占成])目标")
_HELD_TO = lazy(r"目标|确保|力争|不低于|不少于|比(?:去|上)年")
_PLANT = lazy(r"年产(?:能|值|量)?|日产|日处理|年处理|装机容量|设计|总投资|计划投资|年加工|月产")
_PLAYS = lazy(r"发挥[^,。;]{0,40}作用")
_AMONG_PROJECTS = lazy(r"[一-龥][^,。;]{0,60}?等(?:一批)?(?:重大|重点|在建|续建)?(?:产业|工业)?(?:项目|工程)")
_NAMED_PROJECT = lazy(r"等|项目|基地")
_REWARDED = lazy(
    r"(?<![^,:。;\n ])[对凡][^。;]{2,60}?(?:奖励|奖补|给予[^,。;]{0,24}(?:补助|补贴|资助|支持)|每[^,。;\d]{1,4}(?:补贴|补助|奖)(?=\d))"
)
_HELD_AGAINST = lazy(r"没有|未[能完实达]|[低高慢快好]于|[与距离差]|不及|年初[^,。;]{0,4}[定出达]|规划[确设提]")
_GOAL_AFTER = lazy(
    r"(?:以上|左右|以内)?(?:、[^,。;]{2,30}\d[^,。;]{0,5})?的?[^,。;的]{0,6}(?<!新)目标(?!任务的|的\d|值的)"
)
_GOAL_LIST = lazy(r"(?:年度|绩效|预期|规划|年初|全年|总体)[^,。;:完]{0,8}目标(?:任务)?(?:[是为]:?|:)")
_GOALS_ARE = lazy("(?<!完成)(?:目标|任务)[一-龥]{0,8}?(?:主要)?(?:是|为|如下):|提出[^。;:]{0,40}预期目标:")
"""How a sentence begins that lists what was set (目标分解任务主要是:…)."""
_WILL_AT = 8
_WILL = lazy(
    r"[,、 ]{0,2}(?:[我全][省市县区])?(?:今年|年内|明年|下半年|[二三四]季度|年底前|接下来|还|即|也|届时|同时|近期){0,2}将(?:再|继续|陆续)?(?=新增|新建|新改|采购"
    r"|购置|建成|建设[^用]|开工|启动|完成|实现|实施"
    r"|投入[^产]|投资|发放|开展|举办|培训|招聘|改造|推出|拿出|安排|投放|打造|设立)"
)
"""How a clause of a review begins that says what will be done (将采购119项), not what something is turned into."""
_DONE_SINCE = lazy(
    r"累计|当[天日](?:集中)?(?:开工|签约)|实际|已(?!经?[开建竣投][^,。;]{0,6}的)|目前|截至|\d月(?:份|底)?,?(?:共|已)?完成|占[^,。;]{0,6}(?:计划|目标|任务)的|完成"
    r"[^,。;]{0,6}(?:计划|目标|任务)[^,。;]{0,4}的|占[^,。;\d]{0,12}(?:计划|目标|任务)\d[\d.]*[万亿]?[一-龥]{0,4}的"
)
_FIRST_MONTHS = lazy(
    r"\s*1[-—~–至]1?\d(?:月份?|(?=全)),?[^。;]*?(?:[同环]比|累计|[比较]上?[年去]|已|增长|下降|排名?|[位名]?居|占)"
)
"""How a sentence tells what the first months of the year brought (1-9月,完成投资13亿元,同比增长4%)."""
_SO_FAR = lazy(
    r"\s*(?:(?:截至|截止)(?:目前|今|\d)|今年[^,。;\d]{0,16}以来,|目前,?(?:已|仅|累计|共|全)"
    r"|1[-—~–至]1?\d月?份?[^。;\d]{0,24}[^。;]{0,80}?(?:同比|环比|累计|[比较][上去]年|已|增长|下降|排名?|[位居]居?全|占)"
    r"|1[-—~–至]1?\d月份?,?[^。;\d]{2,24}\d[\d.]*[万亿]?元)"
)
_SINCE = lazy(
    r"\s*(?:去年|近年|近[两三几]年|多年|一年)(?:以来|来)"
    r"|\s*[去上]年,?(?![的度同末底结])[^。;,]{0,16}?(?:已|累计|完成|建成|实现|新增)(?![^。;]{0,60}(?:基础上|计划|争取|继续|再))"
)
"""How a sentence begins that tells what came about since, or the year before."""
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
    r"(?:按照?|根据)(?:年度|全年)?计划,[^,。;已]{0,12}?应|(?:今年|全年|年内|本年度?|(?<!\d)20\d\d年),?[^,。;计已]{0,8}计划"
    r"(?!总?投资|的|完成率|数)"
    r"|(?<![成占为到超的])(?:年度|全年)计划(?=(?:新建|新增|改造|改建|实施|治理|建设|安排|培训|完成(?!率|投资))[^,。;率的已]{1,24}(?:\d|$))"
    r"|计划(?:[于在到])?(?:今年|全年|明年)?(?:年底|年内|[一二三四]季度|\d{1,2}月(?:底|份|中旬)?(?=[前完建开])|今年|全年|[上下]半年)"
    r"|计划(?=新?[开竣]工(?:\d|$))|(?<![按照年度的资入动])计划(?=(?:实施|改造|建设)(?:\d|$))"
    rf"|(?<![按照年度的资入或]){OF_PROGRAMME}计划(?=(?:新|改|扩|建|实施|改造|开工|竣工|基本建成|发放|培训|安置|搬迁|解决|治理|完成)"
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
            self._aims = self._first(_TARGET if _SO_FAR.match(self._text, *self.span) is None else _OUTLOOK)
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
_CUES = lazy("|".join(pattern.pattern for pattern in (_DONE, _STANDARD, _PLAYS, _LOOKED_AT)) + "|奖|给予|贴\\d|助\\d")
"""What most clauses hold none of: asked once for all of them, and quickly, as each branch begins with a character."""


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
    if (
        "年" in clause
        and _LAST_YEAR.search(clause)
        and not _HELD_TO.search(clause)
        and not (here.previous is None and _LEFT_TO_DO.match(clause))
    ):
        return "result", "last year's value among the targets"
    if here.inside and _LAST_YEARS.match(text, text.rfind("(", here.sentence[0], here.quantity.start) + 1):
        return "result", "last year's value among the targets"
    if _SINCE.match(text, here.sentence[0], end := here.quantity.start) and not _LOOK_AHEAD.search(
        text, here.sentence[0], end
    ):
        return "result", "done already, among the targets"
    if (
        _SO_FAR.match(text, here.sentence[0], end) or _FIRST_MONTHS.match(text, *here.sentence)
    ) and not _LOOK_AHEAD.search(text, here.sentence[0], end):
        return "result", "done already, among the targets"
    if stands_so(text, *here.sentence, here.quantity.start) and not remains(text, here):
        return "result", "done already, among the targets"
    cued = _CUES.search(text, here.clause[0], here.clause[1]) is not None
    if (
        ("已" in clause and _ALREADY.search(clause) is not None)
        or ("实" in clause[:5] and here.part[0] < here.clause[0] and _IN_FACT.match(clause))
    ) and not _NOT_DONE.search(clause):
        return "result", "done already, among the targets"
    may_be = cued and ("了" in clause or "已经" in clause or "先后" in clause)
    if (may_be and _DONE.search(clause) and not _NOT_DONE.search(clause)) or sentence.looks_back():
        return "result", "done already, among the targets"
    if (
        text.find("月", here.part[0], end) >= 0
        and (since := _MONTHS_DONE.search(text, here.part[0], end)) is not None
        and not text.startswith("会议要求", here.sentence[0])
        and _GOES_ON_AHEAD.search(text, since.end(), end) is None
        and not remains(text, here)
    ):
        return "result", "done already, among the targets"
    if text.find("已", here.sentence[0], end) >= 0 and (
        (already := _DONE_BEFORE.search(text, here.sentence[0], end)) is not None
        and _GOES_ON_AHEAD.search(text, already.end(), end) is None
        and not remains(text, here)
    ):
        return "result", "done already, among the targets"
    if here.left[-1:] == "的" and _OF_PLAN_DONE.search(here.left) and not _STRIVES.search(text, *here.clause):
        return "result", "done already, among the targets"
    end = here.quantity.end
    if (
        text.find("完成", end, here.sentence[1]) >= 0
        and (done := _TASK_DONE.search(text, end, here.sentence[1])) is not None
        and _NOT_YET.search(text, here.sentence[0], done.start()) is None
    ):
        return "result", "done already, among the targets"
    if cued and _STANDARD.search(text, here.clause[0], here.clause[1]):
        return "context", "a service standard"
    if bare_right and _PACKAGE.match(bare_right) and _APPLY.search(text, here.part[0], here.quantity.start):
        return "context", "size of a package that exists"
    if is_formal(here):
        return "context", "how it is marked"
    if (cued and _REWARDED.search(text, here.part[0], here.part[1])) or grants(text, here):
        return "context", "what a rule grants"
    if cued and _PLAYS.search(text, here.clause[0], here.clause[1]):
        return "context", "only looked at"
    if here.quantity.family == "measure" and _AMONG_PROJECTS.match(here.right):
        return "context", "size of a named project"
    if clause[:1] in "我全" and _AS_IT_IS.match(clause) is not None and _TO_BE.search(here.right) is None:
        return "context", "only looked at"
    looked = cued and _LOOKED_AT.search(clause) and _EACH_DONE.match(here.right) is None
    if looked and _DOES_FOR.search(clause) is None and "目标" not in text[here.clause[0] : here.clause[1]]:
        return "context", "only looked at"
    if bare_right and _PLANT.search(here.left[-8:]) and _NAMED_PROJECT.search(bare_right[:24]):
        return "context", "size of a named project"
    return "target", "in targets or tasks"


def _estimated(here: Surroundings, sentence: Sentence, clause: str) -> bool:
    """Say whether a 预计 holds for a quantity: not where its own clause says that it is done (预计投资8亿元,已完成投资2亿元)."""
    said = sentence.estimated_from(here.quantity.start)
    if said >= 0 and here.inside and here.left[:2] in ("19", "20") and _OF_YEAR.match(here.left) is not None:
        return False  # 预计总产值可达23亿元(2023年|22亿元)
    if 0 <= said < here.clause[0] and "月" in clause[:_MONTHS] and _FIRST_SO_FAR.match(clause) is not None:
        return False  # 预计…;1-8月累计完成|929万元
    if 0 <= said < here.clause[0] and sentence.only_there(said, here):
        return False  # 经测算,计划投入15亿元;累计拨付|10亿元
    return said >= 0 and not (said < here.clause[0] and "已" in clause and _ALREADY.search(clause) is not None)


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
        elif _LOOK_AHEAD.search(words):
            back = False
    return back and _LOOK_AHEAD.search(text, end, limit) is None


def _reviewed(text: str, here: Surroundings, part: Part | None, sentence: Sentence, clause: str) -> tuple[Mood, str]:
    """Return the mood of a quantity in a review, or where the section says nothing."""
    end = here.quantity.start
    if _estimated(here, sentence, clause):
        return "estimate", "estimated in its sentence"
    if part is None and sentence.aims(end) and not _DONE_SINCE.search(clause) and not clause.startswith("完成率"):
        return "target", "target word in its sentence"
    if _DUTY.search(clause) and _STANDARD.search(text, here.clause[0], here.clause[1]):
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
    if sentence.under_goals(here.paragraph):
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
    if sentence.restates(here.paragraph) or set_to_do(text, here, clause):
        return "target", "a list of goals inside a review"
    return "result", "in a review"
