"""Money of works that are only called 项目 or 工程 before it, and of those that the paragraph counts."""

from taizhang.reading.attributes.carrying import Case
from taizhang.reading.attributes.headed import theme_of
from taizhang.reading.attributes.heads import relational
from taizhang.reading.attributes.lexicon import FLOW_FIRST, LIGHT_FIRST, starts
from taizhang.reading.attributes.nouns import noun_after
from taizhang.reading.attributes.owning import object_of
from taizhang.reading.attributes.phrases import Name, clean, fix_ends, lead_off, light_off
from taizhang.reading.attributes.said import SHORT_HEADS
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.syntax import parse
from taizhang.reading.attributes.tails import joined
from taizhang.reading.attributes.verbs import head_verb, verb_of
from taizhang.reading.patterns import lazy

_CALLED = lazy(
    "(?:该|本|此)?(?:项目|工程)((?:计划|概算|预算|估算|年度|当年|合同|年度计划|计划总)?(?:总投资|投资|总造价|造价|概算))额?"
)
_BARE = ("工程", "项目")
_CALLED_FIRST = frozenset("项工该本此")
_ENDS = ("项目", "工程", "改造", "治理", "整治", "建设", "加固", "工程建设", "项目建设")
_SAID_OF = lazy(
    "([^,。;:]{3,40}?(?:项目|工程))(?:\\([^()]{1,8}\\))?(?=涉及|属|位于|位居|是|由|包括|共|总|分|建设内容|于|自|全长|各|正在?|全面"
    "|有序|稳步|加快|顺利|进展|主体|已|基本|全部|完成|开工|竣工|通车)"
)
"""The works that a clause tells of (饮水安全项目|涉及14个乡镇)."""
_LONGEST = 40


def money_of_works(case: Case) -> Name | None:
    """实施城区防洪工程,项目总投资|2722万元; 饮水安全项目涉及14个乡镇,工程总投资|4569万元."""
    here, text = case.here, case.text
    called = _CALLED.fullmatch(text) if text[:1] in _CALLED_FIRST else None
    if text in _BARE and here.quantity.family == "money" and "完成" in here.left and here.previous is None:
        owner = _works_in(here.lead)
        return Name(joined(owner, "投资"), "", "belongs to what the clause before is about") if owner else None
    if called is None:
        return None
    for clause in (here.lead, here.subject.split(",")[0]):
        owner = _works_in(clause)
        if owner:
            return Name(joined(owner, called.group(1)), "", "belongs to what the clause before is about")
    counted = object_of(case.said.counted)
    if counted.endswith(_ENDS) and case.last.text:
        return Name(joined(counted, called.group(1)), "", "belongs to what was counted")
    return None


def _works_in(clause: str) -> str:
    """Return the works that a clause does or tells of, or an empty string."""
    words = lead_off(clean(clause))
    told = _SAID_OF.match(words)
    if told is not None:
        return fix_ends(told.group(1))
    done = parse(clause).object or fix_ends(light_off(words))
    if words[:1] in "对为以按将把":
        return ""
    fits = done.endswith(_ENDS) and 3 < len(done) <= _LONGEST and not any(map(str.isdigit, done))
    return done.removesuffix("建设") if fits else ""


def described(here: Surroundings) -> Name | None:
    """完成了总投资|3300万元、总里程|150公里的乡村道路建设: two of the things by which a work is described."""
    has = _HAS.fullmatch(clean(here.left)) if here.left[-1:] in _HAS_LAST else None
    if has is None:
        return None
    right, following, previous = here.right, here.following, here.previous
    beside = following is not None and following.quantity.family == "count" and right.strip() == "、"
    if following is not None and beside and has.group(1) == "总投资" and following.right[:1] != "的":
        works = noun_after(following.right)[0].removesuffix("建设")
        return Name(works + "总投资", "", "name after the next number") if works else None  # 总投资63亿元、28个重点项目
    if following is not None and following.quantity.family == "count" and not right.strip("、"):
        right, following = following.right, following.following  # 投资2亿元、5条总长51公里的山区道路
    if following is not None and following.quantity.family != here.quantity.family:
        right = following.right if _HAS.fullmatch(clean(right)) is not None else ""
    elif previous is None or here.left[:1] != "、" or _HAS.fullmatch(clean(previous.left)) is None:
        return None
    work = noun_after(right[1:])[0] if right[:1] == "的" else ""
    return Name(work + has.group(1), "", "name after the next number") if work else None


def attributed(here: Surroundings) -> Name | None:
    """建成1条|宽12米、|长3公里的|园区道路: things counted, and what they are like, told before what they are."""
    own = _LIKE.fullmatch(clean(here.left)) if here.previous is not None else None
    counts = here.quantity.family == "count" and here.following is not None
    if own is None and not (counts and _LIKE.fullmatch(clean(here.right)) is not None):
        return None
    first = last = here
    while own is not None and first.previous is not None and _LIKE.fullmatch(clean(first.left)) is not None:
        first = first.previous
    while last.following is not None and _LIKE.fullmatch(clean(last.right)) is not None:
        last = last.following
    if first.quantity.family != "count" or last.following is not None:
        return None
    rest = last.right
    if not rest and (more := _LIKE_NEXT.match(last.after_comma)) is not None:
        rest = _PAUSE.split(last.after_comma[more.end() - 1 :])[0]  # 13条总里程826公里,总投资12亿元的高速公路
    noun = noun_after(rest[1:])[0] if rest[:1] == "的" else ""
    if not noun:
        return None
    if own is not None:
        return Name(noun + own.group(1), "", "size of what was counted")
    verb = head_verb(here.left)
    return Name(verb + noun, verb, "noun after the next number", noun=noun)


_PAUSE = lazy("[,。;、(]")
_LIKE = lazy(
    "[、,和]?((?:路面|路基|河道|红线|平均|设计|计划|规划|概算|估算|总)?(?:里程|全长|长度?|宽度?|高度?|深度?|厚度?|(?:建筑|占地)?面积|占地|投资|造价"
    "|直径|容积|库容|跨度|管径))(?:不低于|不少于|不小于|超过?|达到?|约|近|为|共)*"
)
_LIKE_NEXT = lazy("(?:计划|概算|估算|总|全)?(?:里程|长度?|面积|投资|造价)[约近为达]?\\d[\\d.]*[余多]?[万亿]*[一-龥]{1,4}?的")


_HAS = lazy(
    "[、,]?(?:20\\d\\d年)?(?:即|又|还|共|累计|先后|就)*(?:建设|建成|实施|完成|新建|启动|开工|抓好|推进)?了?"
    "(总?投资|总?造价|总里程|总面积|全长|总长|长|占地|占地面积|总?建筑面积|装机容量|规划面积)"
)
_HAS_LAST = frozenset("资价程积长地量")


def done_of_work(case: Case) -> Name | None:
    """通达工程:完成路面|2600公里; 农村危房改造:完成投资|3000万元: of the work that the clause before names."""
    here, text = case.here, case.text
    if here.left.lstrip()[:2] != "完成" or here.previous is not None or len(text) > _LONGEST_DONE:
        return None
    work = clean(here.lead)
    if _LABEL.fullmatch(work) is None or lead_off(work) != work or verb_of(work):
        return None
    return Name(work if work.endswith(text) else work + text, "", "belongs to what the clause before is about")


_LABEL = lazy(
    "(?![推加深全强扩狠大着切稳继持抓实开启])[一-龥“”()]{2,12}(?<!全面|加快)(?<!正在|顺利)(?:工程|改造|治理|整治|建设|加固|维修|路)"
)
_LONGEST_DONE = 4


def money_of_work_begun(case: Case) -> Name | None:
    """东坪饮水工程,已完成基础处理,开挖土方2万立方米,累计完成投资|370万元: of the work that the 分号-clause begins with, not
    of what was made for it last."""
    here, said = case.here, case.said
    if case.text not in ITS_MONEY or here.quantity.family != "money" or not case.last.text:
        return None
    if here.previous is not None or said.of_money:
        return None
    if len(set(said.levels)) > 1 and said.unit != "%" and not here.inside and (work := theme_of(said, here)):
        return Name(joined(work, case.text), "", "belongs to what the heading names")  # 高标准农田。打井…,埋管…,完成投资
    all_works = said.topics.latest
    if _STAGED.fullmatch(case.last.text) and all_works is not None and "累计" in here.left and not here.inside:
        all_of_them = all_works.noun.endswith(_WORKS_LAST) and all_works.noun not in _WORKS_LAST
        if all_of_them and _STAGED.fullmatch(all_works.noun) is None:
            return Name(joined(all_works.noun, case.text), "", "belongs to what was counted")
    fared = _FARES.fullmatch(lead_off(clean(here.lead))) if here.lead else None
    if fared is not None:
        return Name(joined(fared[1], case.text), "", "belongs to what the clause before is about")
    if not here.subject:
        return _of_sentence(case)
    if said.unit not in said.measured and said.measure != "share":
        return None
    begins = here.subject.partition(",")[0]
    if any(map(str.isdigit, begins)):
        counted = object_of(said.counted)
        begun = counted if counted.endswith(_WORKS_LAST) and counted in here.subject else ""
    elif begins == here.subject:
        return None  # cut short
    else:
        begun = _works_in(begins)
        words = lead_off(clean(begins))
        begun = begun or (words if words.endswith(_WORKS_LAST) and not verb_of(words) else "")
    return Name(joined(begun, case.text), "", "belongs to what the clause before is about") if len(begun) > 3 else None


def _of_sentence(case: Case) -> Name | None:
    """移民工程完成征地1120亩;房屋迁建3万平方米;累计完成投资|3566万元: of the work that the sentence begins with."""
    here = case.here
    if not here.head or case.said.unit == "%" or _ALONE.fullmatch(clean(here.left)) is None:
        return None
    told = _SENTENCE_OF.match(lead_off(clean(here.head.rpartition(":")[2])))
    return None if told is None else Name(joined(told[1], case.text), "", "belongs to what the clause before is about")


_STAGED = lazy("(?:已|新|未)?(?:开工|竣工|完工|建成|投产|在建|续建)(?:项目|工程)")
"""Works at a stage, of whose whole the money told next is (项目719个,竣工项目100个,累计完成投资|3205亿元)."""
_FARES = lazy(
    "([^,。;:\\d]{2,28}?(?:工程|项目))(?:建设|推进|实施)?(?:进展|进度|推进|建设)?(?:较为?|非常|十分|总体)?(?:迅速|顺利|良好|较快|加快|有序)(?:推进|实施)?"
)
"""A clause that says only how works fare (新能源项目推进迅速,|完成投资38亿元)."""
_SENTENCE_OF = lazy("([^,。;:\\d]{2,18}?(?:工程|项目))(?:建设)?(?:共|已|累计|目前|现)*(?:完成|开工|实施)")
"""How a sentence begins that tells what was done of a work."""
_ALONE = lazy("[、,]?(?:目前|现|已|累计|共)*(?:完成|实际完成)(?:总?投资)?")


def work_did(case: Case) -> Name | None:
    """移民工程完成土地征收|1120亩: what was done of a work, without the verb between."""
    text = case.text
    at = text.find("完成", 3)
    if at < 0 or not text[:at].endswith(_WORKS_LAST) or len(text) < at + len("完成") + 2:
        return None
    if "、" in text or text[-1] == "率":
        return None
    return Name(text[:at] + text[at + len("完成") :], "", "words before the number")


def done_to_titled(case: Case) -> Name | None:
    """20个撤并村通公路。上半年已完成建设|42公里: of what the sentence before named."""
    earlier = case.said.earlier
    if case.text not in TITLED or case.here.lead or not earlier.text or case.here.quantity.family == "percent":
        return None
    named = object_of(earlier)
    while done := next((word for word in TITLED if named.endswith(word)), ""):
        named = named.removesuffix(done)  # what was done to it before is not done again
    return Name(joined(named, case.text), "", "belongs to what was counted") if named else None


TITLED = frozenset(("建设", "改造", "整治", "治理", "安装", "搬迁", "修缮", "维修", "铺设", "改建", "施工"))
"""What is done to something that the clause does not name."""
ALL_IN_ALL = ("共计", "合计", "总计", "总共")
"""How a clause begins that sums up what was paid for all of those before it."""
ITS_MONEY = frozenset(("投资", "总投资", "投资概算"))
_WORKS_LAST = ("工程", "项目")


def money_of_counted(case: Case) -> Name | None:
    """安排重点项目458个。1-8月完成投资|622亿元: of the works that the paragraph counts."""
    here, latest = case.here, case.said.topics.latest
    if case.text != "投资" or case.last.text or latest is None:
        return None
    if here.lead and _UP_TO.fullmatch(here.lead.strip()) is None:
        return None
    if (
        here.previous is not None
        or not latest.noun.endswith(("项目", "重点工程", "实事", "民生工程"))
        or "完成" not in here.left
    ):
        return None
    return Name(joined(latest.noun, case.text), "", "belongs to what was counted")


_UP_TO = lazy("(?:截[至止]|到|目前|今年以来|上半年|前三季度|[一二三]季度|1[-—~–至]\\d{1,2}月)[^,。;]{0,8}")
"""A clause that only says up to when (截至6月底,|累计完成投资9亿元)."""


def extent_of_works(case: Case) -> Name | None:
    """校舍工程投入2亿元,开工面积|17万平方米: of the works that the money was for."""
    if not case.said.of_money or case.text[-2:] not in _EXTENTS or not relational(case.text):
        return None
    work = _MONEY_FOR.match(case.last.text)
    return None if work is None else Name(joined(work.group(), case.text), "", "belongs to what was counted")


_EXTENTS = frozenset(("面积", "里程", "长度"))
_MONEY_FOR = lazy(".{2,}?(?:工程|项目|改造|建设)(?=(?:总|计划|完成)*投[资入]$)")


OF_WORK = SHORT_HEADS | {
    *(
        "全长",
        "总长",
        "线路全长",
        "道路全长",
        "建设面积",
        "建筑面积",
        "总建筑面积",
        "占地面积",
        "占地",
        "建设里程",
        "总工程量",
        "工程量",
        "投资概算",
        "概算",
    ),
    *("中央投资", "中央资金", "省级投资", "省级资金", "上级资金", "中央补助", "省级补助"),
}
"""What a work has that the clause before only names."""
_UNDER_WAY = lazy("正(?:在|抓紧|加紧|加快|全力|有序|组织|按)")
_WORK_LENGTH = (5, 36)
_WORK_NAME = lazy(
    "[^,。;的](?:工程|项目|[一二三四]期|[段线桥路]|大道|水库|中心|学校|医院|基地|园区|[泵电车]站|[电水]厂|煤矿|[公铁道]路建设|大桥建设)$"
)
"""How a clause ends that is the name of a work."""
_SO_FAR = lazy("(?:截[至止]|目前)[^,。;]{0,10}")
"""A clause that only says up to when (“老旧小区改造”项目,|截至9月底|,…)."""


def of_work_named(case: Case) -> Name | None:
    """西汲河治理工程,总投资|4800万元: of the work that the clause before is nothing but the name of."""
    here, text = case.here, case.text
    if text not in OF_WORK or here.previous is not None or not here.lead:
        return None
    lead = here.subject if here.lead[:1] in "截目" and _SO_FAR.fullmatch(here.lead) is not None else here.lead
    work = light_off(lead_off(clean(lead).rpartition(":")[2].strip()).removeprefix("正在"))
    if "正" in work:
        work = _UNDER_WAY.split(work, maxsplit=1)[0]
    if verb := starts(work, FLOW_FIRST):
        work = work[len(verb) :]  # 启动东环路闭合建设工程,全长|1.4公里
    if not _WORK_LENGTH[0] <= len(work) <= _WORK_LENGTH[1] or _WORK_NAME.search(work) is None:
        return None
    if work[0] in "为是系由在以" or any(character.isdigit() for character in work):
        return None
    if starts(work, FLOW_FIRST) or starts(work, LIGHT_FIRST):
        return None
    return Name(joined(work, text), "", "belongs to what the clause before is about")


def volume_of_work(here: Surroundings, last: str) -> str:
    """Return how much there is to do of a work, of which a share is done (东山学校已完成工程总量的|90%), or an empty string."""
    left = clean(here.left)
    volume = _VOLUME.search(left)
    if volume is None or here.previous is not None:
        return ""
    work = lead_off(left[: volume.start()])
    if not work and here.lead and not any(map(str.isdigit, here.lead)):
        work = _works_in(here.lead)
    if not work and last.endswith("投资"):
        work = last.removesuffix("投资")  # 东河大桥完成投资3亿元,完成总工程量的|60%
    fits = len(work) > _SHORTEST_WORK and work[-1] != "的" and "完成" not in work
    return joined(work, volume[1]) if fits else ""


_VOLUME = lazy("(?:现|目前|已|累计|共|约)*(?:完成了?|占)(总?工程总?量|总?工作总?量)的?(?:约|近|超|超过)?$")
_SHORTEST_WORK = 2


_WORK_OF_PART = lazy(
    "([一-龥“”()、]{2,30}?(?:工程|项目|建设))(?:一期|二期)?(?:已|累计|共|现|目前|全年|计划)*"
    "(?=完成|安装|铺设|开挖|浇筑|建成|修建|砌筑|回填|敷设|架设)"
)


def work_of_part(here: Surroundings) -> str:
    """Return the work of which the 分号-clause of ``here`` first tells how much is done (管网改造项目安装管网2820米,完成投资|…),
    or an empty string."""
    work = _WORK_OF_PART.match(lead_off(here.subject))
    return "" if work is None else work.group(1)


def work_done(clause: str) -> str:
    """Return the work of which a clause says that it is done (灌区节水改造工程建设全面完成,共完成投资|5440万元), or an empty
    string."""
    done = _WORK_DONE.fullmatch(clean(clause)) if clause[-1:] in _DONE_LAST else None
    return "" if done is None else done[1]


_DONE_LAST = frozenset("成工产")
_WORK_DONE = lazy(
    "([一-龥“”]{2,30}(?:工程|项目))(?:建设|施工)?(?:任务)?(?:已|全面|全部|基本|顺利|如期|按期|圆满|主体)*(?:完成|完工|竣工|建成|投产)"
)
