"""What the sections that set targets tell of what is done already, or only mention."""

from taizhang.reading.attributes.granting import grants, is_formal
from taizhang.reading.attributes.restating import stands_so
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.tasks_set import remains
from taizhang.reading.patterns import lazy

_IN_TIME = "(?:[之以]?内)?(?:办结|开工|完成|答复|办理|拿证|出证|办成)"
STANDARD = lazy(f"个工作日{_IN_TIME}|小时{_IN_TIME}|天{_IN_TIME}|日{_IN_TIME}|最长不超过|不少于\\d{{1,4}}小时")
_DONE = lazy("已经|先后|取得了|实现了|完成了|建成了")
_PLAYS = lazy(r"发挥[^,。;]{0,40}作用")
_LOOKED_AT = lazy(r"紧盯|围绕|依托|聚焦|针对|立足|瞄准|对照|锚定|用好|用足|现有(?<!利用现有)(?<!盘活现有)")
_LAST_YEAR = lazy(r"(?:去年|上年)(?<![由从自较比与同]..)(?!度?的|[结滚]|净?结|[^,。;]{0,24}基础上)|过去的?一年|20\d\d年以来")
_LEFT_TO_DO = lazy(
    "\\s*(?:要|继续|全力|全面|着力|重点)*(?:加快|加紧|抓紧|推进|推动|抓好|做好|力促|促进|确保|完成|化解|消化)(?:(?!了|已|增|减)[一-龥]){0,6}[去上]年(?!同期)"
)
"""What is still to be done of what last year began (加快去年85个签约项目落地建设)."""
_LAST_YEARS = lazy("(?:去年|上年|上一年)(?!度?的)")
"""How a bracket begins that tells all of the year before (增长40%(去年利用外资5亿美元,增长25%))."""
_HELD_TO = lazy(r"目标|确保|力争|不低于|不少于|比(?:去|上)年")
_SINCE = lazy(
    r"\s*(?:去年|近年|近[两三几]年|多年|一年)(?:以来|来)"
    r"|\s*[去上]年,?(?![的度同末底结])[^。;,]{0,16}?(?:已|累计|完成|建成|实现|新增)(?![^。;]{0,60}(?:基础上|计划|争取|继续|再))"
)
"""How a sentence begins that tells what came about since, or the year before."""
LOOK_AHEAD = lazy(r"今年(?![^,。;\d]{0,16}以来,)|明年|我们要|要[^求素点]|将|力争|确保|(?<![占成])目标")
SO_FAR = lazy(
    r"\s*(?:(?:截至|截止)(?:目前|今|\d)|今年[^,。;\d]{0,16}以来,|目前,?(?:已|仅|累计|共|全)"
    r"|1[-—~–至]1?\d月?份?[^。;\d]{0,24}[^。;]{0,80}?(?:同比|环比|累计|[比较][上去]年|已|增长|下降|排名?|[位居]居?全|占)"
    r"|1[-—~–至]1?\d月份?,?[^。;\d]{2,24}\d[\d.]*[万亿]?元)"
)
_FIRST_MONTHS = lazy(
    r"\s*1[-—~–至]1?\d(?:月份?|(?=全)),?[^。;]*?(?:[同环]比|累计|[比较]上?[年去]|已|增长|下降|排名?|[位名]?居|占)"
)
"""How a sentence tells what the first months of the year brought (1-9月,完成投资13亿元,同比增长4%)."""
ALREADY = lazy(
    r"(?<![计预])已(?:累计|全部|基本|陆续)?(?:完成|建成|开工|竣工|投入|拨付|发放|到位|落实|签约|办结|整改|兑现"
    r"|完工|启动|投用|实施|改造|新建|安装|铺设|拆除|治理|培训|出台|建立|使用|支付|支出|交付|接入|销号|新增"
    r"|开展|举办|组织|救助|资助|筛[查选]|招[聘录收]|引进|签订|吸纳|慰问|走访|办理|受理|审批|接待|处理|解决|购置|采购|种植|栽植|播种|修建|硬化|清理|关停"
    r"|征收|流转|搬迁|入住|实现|对|为(?!了))[^,。;的]{0,12}$|^[,、 ]*已将[^,。;]*$"
)
"""The clause of a figure among the tasks that says itself that it is done (今年计划投资8亿元,已完成投资6亿元)."""
_IN_FACT = lazy(
    r"[,、\s]{0,2}(?:目前|现|全年)?(?:实际(?:完成|开工|建成|竣工|完工|投入|种植|拨付|支出|改造|发放|整改|执行|新增)"
    r"|实(?:建|开工|完成|投|拨|改))[^,。;的]{0,10}$"
)
"""How a clause begins that holds what came about against what was set (应建10座,实建|5座)."""
_NOT_DONE = lazy(r"的基础上|今年|力争|(?<!已)将")
_MONTHS_DONE = lazy(
    r",(?:截[至止](?:目前|今|\d{1,2}月[底末]?|[一二三]季度末?)|(?:1|一|元)[-—~–至]1?[\d一二三四五六七八九十]{1,2}月份?|上半年),?"
    r"(?:已|共|累计|实际|完成|完工|建成|开工|实现|到位|签约|新增|竣工|投入|引进)"
)
"""A clause from which on a sentence tells what the first months of the year brought (年度计划投资8亿元,1-6月份完成|6亿元)."""
_GOES_ON_AHEAD = lazy("今年|明年|[要将再应]|力争|确保|目标|计划|下一步")
"""What a clause among the targets says of what is done, and what leads back to them."""
_DONE_BEFORE = lazy(
    "(?<![^,:。;)\\n])\\s{0,2}(?:目前|其中|现)?均?已(?:全部|基本|陆续|累计)?(?:开工|完成|建成|启动|投用|竣工|实施|完工|整改|交付|投入使用"
    "|发放|开展|安装|救助|筛[查选]|培训|拨付)(?![^,。;]{0,8}的)"
)
_OF_PLAN_DONE = lazy("(?:占|[已际]完成|完成了)[^,。;\\d]{0,8}(?:计划|任务|目标)(?:任务|投资|数)?的$")
"""What part of a plan is done (实际完成2.4亿元,占年度计划的|66.7%)."""
_STRIVES = lazy("力争|确保|争取|努力|必须|(?<![主重需必首])要(?![求素点])|(?<![已即])将")
_TASK_DONE = lazy(
    r"(?:超额|提前|已全部|已基本|已经?|均已?|已圆满|未能?|没有)完成了?(?:\d[\d.万亿]{0,8}[一-龥%㎡]{1,4}?的)?"
    r"(?:全年|年度|当年|年初|既定|计划|省定|市定|区定|县定)?(?:的?目标)?(?:任务|目标|计划)"
)
"""What is said after a figure of the task that it fulfils (新增378张,超额完成年度任务, 新建48所,超额完成40所的目标任务)."""
_NOT_YET = lazy(r"确保|力争|争取|努力|今年|[要将需]|必须|计划|拟")
_PACKAGE = lazy(r"(?:措施|政策|意见|条例|规定|举措|清单|办法)")
_APPLY = lazy(r"落实|落细|贯彻|用好|执行")
_REWARDED = lazy(
    r"(?<![^,:。;\n ])[对凡][^。;]{2,60}?(?:奖励|奖补|给予[^,。;]{0,24}(?:补助|补贴|资助|支持)|每[^,。;\d]{1,4}(?:补贴|补助|奖)(?=\d))"
)
_AMONG_PROJECTS = lazy(r"[一-龥][^,。;]{0,60}?等(?:一批)?(?:重大|重点|在建|续建)?(?:产业|工业)?(?:项目|工程)")
_AS_IT_IS = lazy(
    r"[我全][省市区县旗](?:目前|现在|现|已|共)?(?:有(?![效机色线关])|拥有|每年)(?!.*(?:要|将|力争|确保|争取|新增|新建|完成|实现|达到|以上))"
)
"""A clause that tells how things are, before what is to be done about it (全区有28万农牧民在城镇就业,要…)."""
_TO_BE = lazy("达到|实现|完成|通过|建成|创成|以上|获|进入|纳入|享受")
"""Words after a number that may say what is to be of those counted."""
_EACH_DONE = lazy("[^,。;]{0,12}?(?:逐一|逐项|逐个|逐条|限期)(?:销[号项])?(?:整改|化解|解决|销号|治理|整治|办理|落实)")
"""What is to be done with each of those that are looked at (紧盯督察反馈21项|问题逐一整改)."""
_DOES_FOR = lazy(
    "(?:紧盯|围绕|依托|聚焦|针对|立足|瞄准|对照|锚定)[^,。;\\d]{2,20}(?:引进|招引|引育|新增|新建|新上|建设|建成|培育|发展|打造|创建|实施|开展"
    "|改造|完成|举办|制定|出台|谋划|储备|推出|选派|种植|培训|投入|投资|安排|争取|开发|设立|组建|布局|整治|修建|扩建|认定|孵化|建立)[^,。;的\\d]{0,16}$"
)
"""What is done for that which is looked at, before how many (围绕主导产业引进项目|12个)."""
_PLANT = lazy(r"年产(?:能|值|量)?|日产|日处理|年处理|装机容量|设计|总投资|计划投资|年加工|月产")
_NAMED_PROJECT = lazy(r"等|项目|基地")
_CUES = lazy("|".join(pattern.pattern for pattern in (_DONE, STANDARD, _PLAYS, _LOOKED_AT)) + "|奖|给予|贴\\d|助\\d")
"""What most clauses hold none of: asked once for all of them, and quickly, as each branch begins with a character."""


def may_tell(text: str, here: Surroundings) -> bool:
    """Say whether the clause of a quantity holds a word that may tell that it is done or only mentioned."""
    return _CUES.search(text, here.clause[0], here.clause[1]) is not None


def of_last_year(text: str, here: Surroundings, clause: str) -> bool:
    """Say whether a quantity is last year's value; ``clause`` is what stands before it in its clause."""
    told = "年" in clause and _LAST_YEAR.search(clause) is not None and not _HELD_TO.search(clause)
    if told and (here.previous is not None or not _LEFT_TO_DO.match(clause)):
        return True
    bracket = text.rfind("(", here.sentence[0], here.quantity.start) + 1 if here.inside else 0
    return here.inside and _LAST_YEARS.match(text, bracket) is not None


def done_already(text: str, here: Surroundings, clause: str, *, cued: bool) -> bool:
    """Say whether the sentence of a quantity tells that it is done; ``cued`` is what ``may_tell`` says of it."""
    first, end = here.sentence[0], here.quantity.start
    opens = (
        _SINCE.match(text, first, end) is not None
        or SO_FAR.match(text, first, end) is not None
        or _FIRST_MONTHS.match(text, *here.sentence) is not None
    )
    if opens and not LOOK_AHEAD.search(text, first, end):
        return True
    if stands_so(text, *here.sentence, end) and not remains(text, here):
        return True
    in_fact = "实" in clause[:5] and here.part[0] < here.clause[0] and _IN_FACT.match(clause) is not None
    told = in_fact or ("已" in clause and ALREADY.search(clause) is not None)
    told = told or (
        cued and ("了" in clause or "已经" in clause or "先后" in clause) and _DONE.search(clause) is not None
    )
    if told and not _NOT_DONE.search(clause):
        return True
    if here.left[-1:] == "的" and _OF_PLAN_DONE.search(here.left) and not _STRIVES.search(text, *here.clause):
        return True
    return _months_done(text, here) or _done_before(text, here) or _task_done(text, here)


def _months_done(text: str, here: Surroundings) -> bool:
    """Say whether what came about in the first months of the year is told from a clause before a quantity on."""
    end = here.quantity.start
    if text.find("月", here.part[0], end) < 0 or text.startswith("会议要求", here.sentence[0]):
        return False
    since = _MONTHS_DONE.search(text, here.part[0], end)
    return since is not None and _GOES_ON_AHEAD.search(text, since.end(), end) is None and not remains(text, here)


def _done_before(text: str, here: Surroundings) -> bool:
    """Say whether a clause before a quantity in its sentence tells what is done, and nothing since what is to come."""
    end = here.quantity.start
    if text.find("已", here.sentence[0], end) < 0:
        return False
    already = _DONE_BEFORE.search(text, here.sentence[0], end)
    return already is not None and _GOES_ON_AHEAD.search(text, already.end(), end) is None and not remains(text, here)


def _task_done(text: str, here: Surroundings) -> bool:
    """Say whether the sentence goes on to tell that the task was fulfilled (新增378张,超额完成年度任务)."""
    end = here.quantity.end
    if text.find("完成", end, here.sentence[1]) < 0:
        return False
    done = _TASK_DONE.search(text, end, here.sentence[1])
    return done is not None and _NOT_YET.search(text, here.sentence[0], done.start()) is None


def only_mentioned(text: str, here: Surroundings, clause: str, bare_right: str, *, cued: bool) -> str:
    """Return by which rule a quantity among targets is none of them, or an empty string; ``bare_right`` is what stands
    behind it."""
    if cued and STANDARD.search(text, here.clause[0], here.clause[1]):
        return "a service standard"
    if bare_right and _PACKAGE.match(bare_right) and _APPLY.search(text, here.part[0], here.quantity.start):
        return "size of a package that exists"
    if is_formal(here):
        return "how it is marked"
    if (cued and _REWARDED.search(text, here.part[0], here.part[1])) or grants(text, here):
        return "what a rule grants"
    if here.quantity.family == "measure" and _AMONG_PROJECTS.match(here.right):
        return "size of a named project"
    if clause[:1] in "我全" and _AS_IT_IS.match(clause) is not None and _TO_BE.search(here.right) is None:
        return "only looked at"
    if cued and (_PLAYS.search(text, here.clause[0], here.clause[1]) or _looked_at(text, here, clause)):
        return "only looked at"
    if bare_right and _PLANT.search(here.left[-8:]) and _NAMED_PROJECT.search(bare_right[:24]):
        return "size of a named project"
    return ""


def _looked_at(text: str, here: Surroundings, clause: str) -> bool:
    """Say whether what is counted is only what work is aimed at (紧盯|21项|问题), and nothing is said to be done with it."""
    if not _LOOKED_AT.search(clause) or _EACH_DONE.match(here.right) is not None:
        return False
    return _DOES_FOR.search(clause) is None and "目标" not in text[here.clause[0] : here.clause[1]]
