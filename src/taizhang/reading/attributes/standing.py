"""Names of ranks, and of how far a value stands from others."""

from taizhang.reading.attributes.kinds import PAST_GOAL
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.phrases import Name, clean, fix_ends, lead_off, what_fared
from taizhang.reading.attributes.said import Said
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.syntax import parse
from taizhang.reading.attributes.topics import AS_A_TASK
from taizhang.reading.patterns import lazy

_STANDING = lazy(
    r"(?:连续[\d一二三四五六七八九十]{1,3}个?[年季月]|高于|低于|快于|高出|好于|优于|远超|赶超|超过|超出|领先|落后|滞后|欠|塌|差(?=目标|计划|预期|序时|进度)"
    r"|超额完成|超(?=序时|时序|时间|均衡|目标|计划|预期|任务|预算|概算|限额|年度|全年|年初|原定|预定|既定|[省市县区][定级]|上级|全[国省市县区州旗盟]|平均)"
    r"|(?<![得积总评])分别?(?=[列居位排])|排名?|位居|位列|名列|(?<![人民安宜迁群邻定旅])居(?![民住家委])|(?<![系陈队])列(?![车入])"
    r"|在?全[国省市县区州盟]|平均水平|平均|跃居|跃升|升至|(?:上升|提升|提高|前进|攀升)[到至]|晋升|晋级|跨入|迈入|挺进"
    r"|高(?![速铁新等校中质标效端原山层级])|低(?![保收压碳空])|快(?![递速])"
    r"|同比|(?<!占)比(?![重例值率])|较|力争|保持|稳居|稳定|进入|跻身|前移|前(?=$)"
    "|(?:荣|喜|斩|摘)?获得?(?=全|国家|省|市)|[夺摘]得(?=全|国家|省|市)).*$"
)
_EXTENTS = ("改善幅度", "增长幅度", "下降幅度", "提升幅度", "提高幅度", "降低幅度")
RATES_OF_GROWTH = ("增速", "增幅", "增长率", "增长速度", "涨幅", "降幅")
_NO_SUBJECT = frozenset(("综合排名", "总量", "总数", "数量", *RATES_OF_GROWTH, *_EXTENTS))
"""Names that say no more than by how much, whatever it is."""
_AMONG_COUNTED = lazy("(?:[^,。;]{1,24}中的?)?(?:继续|持续|稳)?(?:排名?|位[居列次]|名列|居|列|综合排名)")
"""What is counted only to say among how many something ranks (在全国333个城市中排名第22位)."""
_OWN_AMONG = lazy("[一-龥]{0,10}?中的?([一-龥]{2,20})$")
_AMONG_WHOM = lazy("(?<=增[速幅])在[一-龥]{2,12}$|(?<=..)在[一-龥]{2,12}中$")
"""Among whom a growth ranks, behind it (增速在五县区中|列第3位)."""
_JUDGED = lazy("在?([^,。;在]{2,20}?(?:测评|评比|考核|考评|评价|排名))(?:当?中|里)")
"""In what something came off so well (在文明城市测评中名列第10位)."""
_JUDGED_HERE = lazy(
    "(?:(?:荣|喜|斩)?获得?|取得|夺得|赢得|位居|位列|名列|荣列|荣登|居|列)"
    "([^,。;在]{2,18}?(?:测评|评比|考核|考评|评价|竞赛|大赛|比赛|评选|督查|通报))(?:的|中|综合|总|总分)?$"
)
"""In what something came off so well, right before its rank (连续三年获全省考核|第1名)."""
OF_BEFORE = "share of the name before"
_NO_MORE = frozenset(("金额", "总额", "数额", "数值", "其"))
"""What stands before a rank and names nothing (成交额61亿元、金额|居全市第3位)."""
_TO_RANK = frozenset("从由均别双至入")
_LEADS_TO_RANK = lazy(
    "(?:(?:已|均|也)?[从由]|均|分别|双双|(?:已)?(?:前)?(?:进|升|跃|晋|列|提升|上升|攀升|挺进|前移)[至入])+$"
)
"""What stands between what ranks and its rank, and what leads from the one that it had (总额从|第13位升至第9位)."""
_WHOLE_RANK = frozenset(("综合", "总体", "总分", "总"))
"""What a ranking is called by that says no more than that it is one."""
_FROM_TIME = lazy("^[、,]?[与距同较](?:序时|时序|计划|目标|年度|全年)[^,。;]{0,8}[相尚还]差$")
"""How far something is from its time or plan, with nothing said of what it is (与序时进度相差5.5个百分点)."""


def standing_off(text: str) -> str:
    """Cut a name where it begins to say where it stands among others (生产总值增速|居全市)."""
    text = fix_ends(_STANDING.sub("", text))
    text = _BEFORE_NOW.sub("", text) if text[-1:] in "月年度初期" else text
    text = text[:-1] if text[-2:-1] in _PACE_LAST and text[-1:] == "在" else text
    if text in _ONLY_ADVERBS:
        return ""  # 但仍|比时间进度慢了6.6个百分点
    return text if text[-1:] not in _TO_RANK else _LEADS_TO_RANK.sub("", text)


_BEFORE_NOW = lazy("(?:已|均|也)?[从由]?(?:上个?月|上年|去年|上季度|年初|(?:上年|去年)同期)$")
"""When it had another rank (增速由上月的|第5位上升至第3位)."""
_ONLY_ADVERBS = frozenset(("相", "仍", "仍然", "还", "但仍", "也", "又", "均", "都", "却"))
_PACE_LAST = frozenset("速幅量值额数率入")
"""What ends with one of these ranks among those whom 在 behind it names (增加值增速在|12个地市中)."""
_PLACE_IN = lazy("[一-龥]{0,6}?在([一-龥“”()]{3,20}?)中?的?(?:位次|排名|名次)")
"""Whose place it is, and among whom."""
_PLANS = ("任务", "计划", "目标", "预算", "任务数", "指标")
_PACE = lazy("序时|时序|时间进度|均衡进度")
"""What an amount, and not its growth, is held against."""
_WHEN = lazy(r"(?:1?\d[-—~至])?1?\d月份?|(?:19|20)\d\d年")
_OTHER_PLACE = lazy("在?[一-龥]{2,3}[省市]")
_PEERS = lazy("(?:全[国省市县区州]|[一-龥]{1,4}[省市])$")
"""How the words end before a count of those among whom something ranks."""
_OUR_OWN = frozenset(first + place for first in "我全" for place in "省市县区州旗镇乡")
"""Who stands there, where that is the place itself (考核中|我县|排名第3位)."""
_ON_LIST = lazy(
    "[一-龥]{0,6}?在?(?:年度|(?:19|20)\\d\\d年度?)?([^,。;在]{2,24}?)(?:名单|榜单|榜|排行榜?|排名|评选|行列)(?:之?中|里|上)"
)
"""The list in which the place ranks, as the clause before names it."""
_STOOD_AMONG = lazy("(?:位居|位列|荣列|荣居|入选|跻身|列|居)([一-龥“”]{3,18}(?:城市|[县区市镇乡]|百强|榜单?|行列))$")
"""Among whom a place ranks where nothing else is named (位居全国百强网红城市|第8位)."""


def paced(lead: str) -> str:
    """Return the rate of growth that the clause before a gap names alone (收入增幅,|分别高于全省、全市4.6和6个百分点)."""
    text = lead_off(clean(lead))
    return text if text.endswith(RATES_OF_GROWTH) and not any(map(str.isdigit, text)) else ""


def standing(said: Said, here: Surroundings, kind: Kind, text: str) -> Name:
    """Return the name of a rank or gap, before which ``text`` stands."""
    ranks = kind.measure == "rank"
    if ranks and (listed := _quoted_list(here, said.last.text)):
        return Name(listed + "排名", "", _STANDS)
    previous = here.previous
    among = previous is not None and _AMONG_COUNTED.match(clean(here.left)) is not None
    itself = None
    if among and previous is not None:
        text = lead_off(clean(previous.left))
    elif ranks and previous is not None and previous.quantity.family == "count":
        itself = _OWN_AMONG.match(clean(here.left))
        text = text if itself is None else itself.group(1)  # 在12个县区中|收入增幅居第8位
    text = _what_stands(text)
    if text in _NO_MORE and said.last.text:
        text = ""
    if text in ("占", "占比", "比重") and said.measure == "share":
        return Name(said.last.text, "", _STANDS)  # 比重为27%,占比高于全省2.4个百分点
    if ranks and not text and not said.last.text and "排名" in here.left:
        text = "全国排名" if "全国排名" in here.left else "排名"  # 高新区全国排名53位
    if text.endswith(_PLANS) and clean(here.left).lstrip("、,").startswith("超"):
        text = ""  # 超额完成年度任务2000万元
    elif _FROM_TIME.search(clean(here.left)) is not None:
        text = ""
    if ranks and itself is None and previous is not None and clean(here.left) == clean(previous.right):
        text = _among_counted(here, previous, text, among=among)
    if ranks and text[-1:] in "省市" and _OTHER_PLACE.fullmatch(text) is not None and said.last.text:
        text = ""  # 全国第13名,江南省第1名
    named = _ranking(said, here, kind, text, among=among)
    if named:
        return Name(named, "", _STANDS)
    if text in _WHOLE_RANK:
        text += "排名"
    if ranks and not text and not said.last.text and previous is None and here.lead:
        text = parse(here.lead).subject or what_fared(here.lead)  # 屠宰量实现翻番,由全国第11位跃升至第5位
    alone = text in RATES_OF_GROWTH and not said.last.text and previous is None and "增长" in here.lead[-6:]
    if alone and (well := _GREW_WELL.match(here.lead)) is not None and len(whose := lead_off(clean(well[1]))) > 1:
        return Name(whose + text, "", _STANDS)  # 财政收入快速增长,增幅居全省第3位
    if kind.rule == PAST_GOAL and text[:1] in "超欠落滞":
        text = ""  # 完成目标任务的70%,欠进度12%
    return _of_name_before(said, here, kind, text) if not text or text in _NO_SUBJECT else Name(text, "", _STANDS)


_STANDS = "rank or gap"


def _what_stands(text: str) -> str:
    """Return what a rank or gap is told of, without whose place it is, among whom, and how it stands."""
    held = _PLACE_IN.fullmatch(text) if "在" in text[1:] else None
    text = standing_off(text) if held is None else held.group(1)  # 云溪在全国百强县的位次上升至第54位
    text = _AMONG_WHOM.sub("", text)
    return text[:-2].removesuffix("中") if text[-2:] in _OUR_OWN else text


def _among_counted(here: Surroundings, previous: Surroundings, text: str, *, among: bool) -> str:
    """Return what ranks where the figure before only counts among how many, from the words before that."""
    if _JUDGED.search(_before_rank(here)) is not None:
        text = ""  # 在考核中排名35个农产品主产区县第5位
    if among or previous.quantity.family != "count" or previous.quantity.rule == "rank":
        return text
    peers = _PEERS.search(clean(previous.left))
    if peers is None:
        return text
    # 水质保持优良,排名全国333个地级以上城市第13名: those counted only say among how many.
    own = lead_off(clean(previous.left)[: peers.start()])
    lead = _WHEN.sub("", here.lead)
    return standing_off(own) or parse(lead).subject or what_fared(lead)


def _ranking(said: Said, here: Surroundings, kind: Kind, text: str, *, among: bool) -> str:
    """Return what a rank or gap is told of that its own words leave out (a list, an assessment, the subject of the
    clause before), or an empty string."""
    ranks, first = kind.measure == "rank", here.previous is None
    if ranks and len(text) <= len("连续") and (judged_here := _JUDGED_HERE.search(clean(here.left))):
        return judged_here.group(1)
    if ranks and text in _RANK_ONLY and first and not said.last.text:
        entered = _ENTERED.search(clean(here.lead))
        if entered is not None:
            return entered.group(1) + "排名"  # 跻身全国百强县行列,排名第47位
    if text:
        return ""
    if among:
        grown = _GROWN_BY.match(clean(here.subject or here.lead))
        if grown is not None:
            return lead_off(grown.group(1))  # 固定资产投资增长6%,在全市10个县中排|第3位
        if subject := parse(here.subject or here.lead).subject:
            return subject
    if ranks and (judged := _JUDGED.search(_before_rank(here))) is not None:
        return judged.group(1)
    if ranks and not said.last.text:
        stood = _STOOD_AMONG.search(clean(here.left))
        if stood is not None:
            return stood.group(1)
        if first and (on := _ON_LIST.fullmatch(clean(here.lead))) is not None:
            return on.group(1)  # 在“全国百强区”名单中,我区位列第79位
    return paced(here.lead) if first and kind.measure == "gap" else ""


def _of_name_before(said: Said, here: Surroundings, kind: Kind, text: str) -> Name:
    """Return the name of a rank or gap that leaves out what was named before it; ``text`` may say how that grew."""
    last = said.last
    of_share = last.rule == OF_BEFORE and _THAN_YEAR.match(here.left) is None
    of_share = of_share or (kind.rule == PAST_GOAL and "占" in last.text)
    base, said_so = (said.base if of_share and said.base else last.text), ""
    for tail in RATES_OF_GROWTH:
        said_so = tail if base.endswith(tail) else said_so
        base = base.removesuffix(tail)
    if text in RATES_OF_GROWTH:
        base = base.removesuffix("总量")
    if last.rule == OF_BEFORE and "增" in clean(here.left):
        said_so = "增速"  # 占全省的6.5%,较全省增速高1.9个百分点
    if last.rule.startswith(_STANDS) and here.quantity.family == "points" and "增速" in clean(here.left):
        said_so = "增速"  # 较全省人均花费低174.19元,较全省总体增速高3.04个百分点
    of_rates = here.quantity.family in ("points", "percent") or kind.measure == "rank"
    if _PACE.search(here.left) is not None or here.left.rstrip().endswith("进度"):
        # 下降14.6%,低于序时进度12.4个百分点; 完成全年80亿目标任务的126%,超进度42%
        of_rates, base = False, AS_A_TASK.sub("", base)
    if kind.rule == PAST_GOAL:
        of_rates, base = False, base.removesuffix("增幅")
    rate = text or ("增幅" if of_rates and last.rule.startswith("growth") and said.measure != "change" else said_so)
    return Name(base + rate, "", "rank or gap of the name before")


_ON_QUOTED = lazy(
    "(“[^“”]{3,24}”)(?:(?:榜单?|名单|排行榜?|评选|评比|行列)?(?:之?中|里|上)?的?(?:综合)?(?:排名|位次|名次|排行)?)?"
    "(?:[已也均我全]?[市县区州省镇]?)(?:由|从)?(?:位[居列]|名列|排名|[列居排]|(?:上升|跃升|攀升|前移|提升|升|跃)[至到]|为)?$"
)
"""The list, named in quotes, in which something ranks (在“百强区”榜单中的排名上升至|第26位)."""


_GROWN_BY = lazy("([^,。;\\d]{2,24}?)(?:同比|比上年|累计)?(?:增长|下降|提高|上升)了?\\d")
_GREW_WELL = lazy("([^,。;]{2,20}?)(?:也|仍|继续|保持|实现|呈现?|有|了|的|持续)*(?:较快|快速|平稳|高速|大幅|稳步|稳定|恢复性|两位数)+增长")


def _quoted_list(here: Surroundings, named: str) -> str:
    """Return the name in quotes of the list in which a rank is one, or an empty string; the clause before has it where
    the rank's own words name nothing and nothing was ``named`` before."""
    if "”" in here.left:
        on = _ON_QUOTED.search(clean(here.left))
    elif "”" in here.lead and not named and _ONLY_STANDS.fullmatch(clean(here.left)) is not None:
        on = _ON_QUOTED.search(clean(here.lead))
    else:
        return ""
    return "" if on is None else on.group(1)


_ENTERED = lazy(
    "(?:跻身|入选|进入|入围|荣登|荣膺|蝉联|获评)(“?[一-龥]{2,20}(?:百强|十强|强|百佳|十佳|潜力)[县区市镇乡旗]?(?:[（(]市[)）])?”?)"
    "(?:行列|名单|榜单?|之列)?$"
)
"""The list that the place is now in (跻身全国县域经济百强县行列,排名第47位)."""
_THAN_YEAR = lazy("[高低]于(?:19|20)\\d\\d年")
"""A year that a share itself is held against (占工业比重28%,高于2019年|7.3个百分点)."""
_RANK_ONLY = ("", "排名", "位次", "名次", "排位")
_ONLY_STANDS = lazy("[、,]?(?:[我全][市县区州省镇])?(?:位[居列]|名列|排名|[列居排]|(?:上升|跃升|升|跃)[至到])?")


def _before_rank(here: Surroundings) -> str:
    """Return the words in which what a rank is in may stand: before the number, before that of how many there are
    (在考核中排名35个县第5位), or the clause before."""
    own = clean(here.left)
    before = "" if here.previous is None else clean(here.previous.left)
    if here.previous is None and here.lead.endswith(_IN_WHAT) and "中" not in own:
        return here.lead  # 在全市目标考核中,|获得全市第6名
    return before if "中" in before and "中" not in own else own or here.lead


_IN_WHAT = ("评中", "比中", "核中", "价中", "名中", "评中,", "比中,", "核中,", "价中,", "名中,")
"""How a clause ends that says in what something is judged."""
