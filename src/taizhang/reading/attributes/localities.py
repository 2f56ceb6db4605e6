"""Places named otherwise than by a level: parts of the issuer's area by its name, several by one level, villages."""

import re

from taizhang.reading.attributes.leads import FIRST_ARE
from taizhang.reading.attributes.lexicon import FLOW_FIRST, LIGHT_FIRST, PREDICATES_FIRST, starts
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import table

_ZONES = (
    "新区",
    "开发区",
    "高新区",
    "经开区",
    "示范区",
    "保税区",
    "园区",
    "工业园",
    "产业园",
    "新城",
    "管委会",
    "管理区",
)
"""What an issuer's name ends with that is no county or city, but a zone itself."""
_PART_OF_OWN = lazy(
    r"[省市县区州旗]?(?:[东西南北中]部|城[东西南北]|经济(?:技术)?|高新(?:技术)?(?:产业)?|循环经济|工业|化工|产业|科技|物流|临港|临空|空港"
    r"|临[江海湖]|滨[江海湖河]|生态|综合)*"
    r"(?:开发区|经开区|高新区|保税区|综保区|(?<=[业技流态])园区?|集中区|新区|新城(?!镇)|中心城区|主城区|老城区|城区|市区|(?<![一-龥]市)县城"
    r"(?!乡|镇))(?![级场民政域属值容长际内外代表人书委协办管]|面(?!积)|(?<=[城市]区)面|(?<=县城)面|建设|发展|规划|扩区|区位)"
)
"""How a part of the issuer's area goes on that bears the issuer's own name (云溪|经开区, 云溪|县城)."""
_TOWN_OF_OWN = lazy("(?:街道|镇|乡)(?![办级口区域村长党政里乡镇])")
"""How a town or street of the issuer's area goes on that bears its name (云溪区: 云溪|街道)."""
_TOWNS = ("镇", "乡", "街道", "苏木", "镇人民政府", "乡人民政府", "镇政府", "乡政府", "街道办事处", "街道办")
_PEOPLE = (
    "(?:藏|回|壮|苗|彝|土家|侗|白|傣|景颇|傈僳|哈尼|朝鲜|蒙古|哈萨克|柯尔克孜|布依|满|羌|黎|瑶|土|撒拉|裕固|东乡|保安|仡佬|水|佤|拉祜|纳西|普米|怒|独龙"
    "|布朗|锡伯|达斡尔|鄂温克|鄂伦春|畲|仫佬|毛南|各)族"
)
_PEOPLES = lazy(rf"(?<=..)(?:{_PEOPLE})+$")
"""Whose autonomous area a place is (玉树|藏族|自治州)."""
AUTONOMOUS = lazy(rf"(?:{_PEOPLE})*自治[区州县旗](?![长委域级直会内外]|人民政府|政府)")
_OUTER = lazy(
    "(?:[一-龥]{2,12}?(?:省|市|州|盟|自治区|县)){1,2}((?!市[场政])[一-龥]{2,5}?(?:自治县|县|区|旗|镇|乡|街道)(?![局委办厅院处社所]).*)"
)
"""An issuer's name that begins with the area around it (云溪市|白石区人民政府)."""
_LEVELS = "两三四五六七八九十"
_SEVERAL_OF_A_LEVEL = lazy(
    rf"[一-龥]{{2,3}}(?:、[一-龥]{{2,3}}){{1,4}}等?[{_LEVELS}]个?(?:乡镇|镇|乡|县市区|县区|县|区|市|街道|村"
    "|(?:工业|产业)?(?:园区|小区|集中区|园))(?!级|长)"
)
"""Several places that share the word for their level (石桥、白沙两镇)."""
_NUMERALS = frozenset("两二三四五六七八九十")
_SO_MANY = lazy("[两二三四五六七八九十]{1,2}(?:县(?:\\(市(?:、?区)?\\)|市区|市|区)?|区(?:县)?|镇|乡镇?|旗)(?:城区)?")
"""Several places of a level, by how many they are."""
_VILLAGE = lazy(r"[一-龥]{2,3}?(?:村(?![级民委组镇庄落干干规])|社区(?![级民矫工居干服卫养文治党医]))")
"""A village or neighbourhood by its name."""
KINDS_OF_AREA = tuple(table("places")["kinds"]["words"])
"""What a name of several areas of a kind begins with: those are counted, and no scope (绿色园区2个)."""
_KINDS_OF_VILLAGE = tuple(table("places")["villages"]["words"])


def is_zone(issuer: str | None) -> bool:
    """Say whether the issuer is itself a zone or park, of whose name its parts' can't be told apart."""
    return issuer is not None and issuer.endswith(_ZONES)


def short_names(issuer: str | None) -> frozenset[str]:
    """Return how an issuer that is a zone calls itself (云溪经济技术开发区管委会: 开发区, 经开区), none where it is no zone."""
    if issuer is None:
        return frozenset()
    name = issuer.removesuffix("管委会").removesuffix("管理委员会")
    kind = next((end for end in _ZONE_CALLED if name.endswith(end)), None)
    if kind is None or len(name) <= len(kind):
        return frozenset()
    called = {kind}
    if "高新" in name:
        called |= {"高新区", "开发区"}
    elif "经开区" in name or ("经济" in name and kind == "开发区"):
        called |= {"经开区", "开发区"}
    return frozenset(called)


_ZONE_CALLED = ("开发区", "经开区", "高新区", "新区", "示范区", "保税区", "园区", "工业园", "产业园", "新城")
"""What a zone is called by the end of its name."""


def is_town(issuer: str | None) -> bool:
    """Say whether the issuer is a town or street, of whose area no other bears the name."""
    return issuer is not None and issuer.endswith(_TOWNS)


def part_of_own(clause: str, at: int, own: str, *, towns: bool) -> str:
    """Return the name of a part of the issuer's area that begins with the issuer's own name, or an empty string.

    ``towns`` says whether a town may be one, as it may where the issuer is none itself.
    """
    if not own or not clause.startswith(own, at):
        return ""
    found = _PART_OF_OWN.match(clause, at + len(own))
    found = _TOWN_OF_OWN.match(clause, at + len(own)) if found is None and towns else found
    return clause[at : found.end()] if found is not None else ""


def zone_of_level(clause: str, at: int) -> tuple[str, int]:
    """Return the issuer's park that is called by the issuer's level (县工业园区, 我县|高新区) with where it begins, or
    an empty string."""
    ours = clause.startswith("我", at)
    found = _PART_OF_OWN.match(clause, at + ours)
    if found is None or found.group()[0] not in "市县区州" or found.end() - found.start() <= len("县城区"):
        return "", at
    begins = found.start() + ours
    return clause[begins : found.end()], begins


def several_of_a_level(clause: str, at: int) -> str:
    """Return several places named one after the other with one word for their level, or an empty string."""
    found = _SEVERAL_OF_A_LEVEL.match(clause, at) if "、" in clause[at : at + 4] else None
    return found.group() if found is not None else ""


_AREAS_OF_STATE = frozenset(table("places")["areas"]["words"])
"""Provinces and prefectures by name, without their level."""
_LENGTHS = sorted({len(name) for name in _AREAS_OF_STATE}, reverse=True)
_AND = frozenset("、和及")


def areas_listed(clause: str, at: int) -> str:
    """Return the provinces or prefectures that a clause names one after the other without their level (济南、临沂|受理案
    件分别为…), or an empty string; one alone may be part of any name."""
    if clause[at - 1 : at] in _WITH or clause.endswith(_WORKED_ON, 0, at):
        return ""
    begins, names = at, 0
    while (name := _area(clause, begins)) and (names or clause[begins + len(name) : begins + len(name) + 1] in _AND):
        begins, names = begins + len(name) + 1, names + 1
        if clause[begins - 1 : begins] not in _AND:
            more = _ALL_OF_THEM.match(clause, begins - 1)
            ends = begins - 1 if more is None else more.end()
            return clause[at:ends] if names > 1 and clause[ends : ends + 1] not in _LEVELS_LAST else ""
    return ""


_WITH = frozenset("与和同跟对向赴到去往从至于")
"""With whom, or where to, something is done (与北京、上海|合作项目)."""
_WORKED_ON = ("推动", "推进", "加快", "支持", "帮助", "打造", "建设")
"""What is done with places that are not its subject (加快|广州、深圳国际消费中心城市建设)."""
_ALL_OF_THEM = lazy(f"[{_LEVELS}]个?(?:省份?|市|州)(?![一-龥]?级)")
"""How many they are, behind the last of them (济南、青岛|两市)."""


_LEVELS_LAST = frozenset("省市区县州盟等")
"""What makes more of the last name: its own level, or that there are others."""


def _area(clause: str, at: int) -> str:
    """Return the name of the province or prefecture that begins at ``at``, or an empty string."""
    return next((clause[at : at + n] for n in _LENGTHS if clause[at : at + n] in _AREAS_OF_STATE), "")


def so_many(clause: str, at: int) -> str:
    """Return the places that a clause is about by how many they are (六县(市)|开工4所), or an empty string."""
    found = _SO_MANY.match(clause, at) if clause[at : at + 1] in _NUMERALS and at < len(clause) else None
    if found is None:
        return ""
    rest = clause[found.end() :]
    acts = starts(rest, FLOW_FIRST) or starts(rest, LIGHT_FIRST) or rest.startswith(_HAVE)
    return found.group() if acts else ""


_HAVE = ("有", "共有", "现有", "拥有")


def areas_named(clause: str, at: int) -> str:
    """Return the areas that a clause names otherwise than by one name with its level, or an empty string."""
    several = several_of_a_level(clause, at) or areas_listed(clause, at) or province(clause, at)
    return several or village(clause, at) or so_many(clause, at)


def province(clause: str, at: int) -> str:
    """Return the province that a clause is about by its name with its level (其中:四川省|33件), or an empty string."""
    name = _area(clause, at) if "省" in clause[at + 2 : at + 4] else ""
    ends = at + len(name)
    whose = name and clause[ends : ends + 1] == "省" and _OF_PROVINCE.isdisjoint(clause[ends + 1 : ends + 2])
    return name + "省" if whose and clause[at - 1 : at] not in _WITH and clause[-1] not in _AND else ""


def area_alone(words: str, clause: str, here: Surroundings, own: str) -> tuple[str, str, str] | None:
    """Return the province or prefecture that is all the words before a number say, as places are, where nothing follows
    that the number could be of (其中四川|33件、重庆|14件; but 哈密|400万吨煤制油); or None."""
    alone = words in _AREAS_OF_STATE and words != own
    alone = alone and (here.right[:1] in _ENDS if here.right else here.following is None)
    return (words, clause.replace(words, "", 1), "") if alone else None


_ENDS = frozenset(",;。、(\n")
_OF_PROVINCE = frozenset("级内外属直委政办厅府会管道人份长域市县区社的")
"""What goes on after 省 where the province's organs or what lies in it are meant, not itself."""


def included(clause: str) -> str:
    """Return the areas that a bracket says an amount takes in or leaves out (固定资产投资(含云溪高新区)|…), or an empty
    string."""
    bracket = None if clause.endswith(_PLACED_AMONG) else _BRACKET.search(clause)
    return "" if bracket is None else bracket[1]


_BRACKET = lazy(r"\((不?含(?=[^()]{1,29}[市区县旗镇乡园][、,和及)等])[^()]{2,30}?)(?:[,、]?下同)?\)[^,。;()]{0,12}$")
_PLACED_AMONG = ("排名", "排", "位居", "位列", "列", "居")
"""How a clause ends before a rank: what its brackets hold are those among whom that is (在全市(不含园区)排名|第1位)."""


def with_own_level(clause: str) -> tuple[str, str, str] | None:
    """Return the places among which the area's own level stands first, the clause without them and which of them must
    not be the issuer's own; or None (区本级、石桥镇和白沙镇|完成收入…)."""
    found = _FROM_OWN_LEVEL.match(clause) if _OWN_LEVEL in clause[:_OWN_REACH] else None
    return None if found is None else (found[1], clause[: found.start(1)] + clause[found.end() :], found[1])


_OWN_REACH = 10
_OWN_LEVEL = "本级"
_FROM_OWN_LEVEL = lazy(
    rf"[、, ]*(?:其中[,:]?)?([省市县区州地旗镇乡]{_OWN_LEVEL}(?:[、和与及][一-龥]{{2,8}}?[市县区旗镇乡](?=[、和与及一-龥]))+)"
)


def other_court(clause: str, told: str | None) -> tuple[str, str, str] | None:
    """Return the courts of another level than those ``told`` before that a clause is about, the clause without them and
    whose name they bear, as places are; or None (省高院受理案件312件,|基层法院受理9000件)."""
    if told is None or told[-1] != "院" or "院" not in clause:
        return None
    found = _OTHER_COURT.match(clause)
    return None if found is None else (found["court"], clause[: found.start("court")] + clause[found.end() :], "")


_OTHER_COURT = lazy(
    "[、, ]*(?:其中|而|全[省市])?(?P<court>各?(?:[高中]院|[高中]级(?:人民)?法院|基层(?:人民)?(?:法|检察)院))(?=[一-龥])"
)


def court(clause: str, at: int) -> str:
    """Return the court or procuratorate that a clause is about by its level, or an empty string."""
    found = _COURTS.match(clause, at) if "院" in clause[at : at + _COURT] else None
    return "" if found is None else found.group()


_COURTS = lazy(
    "[省市县区州旗](?:高院|中院|检察院|法院|(?:高|中)级(?:人民)?法院|人民检察院)(?:本级|本院)?"
    "(?=(?:共|累计|全年|新)*(?:受理|收案?|审结|办结|结案|执结|批捕|起诉|立案|办理|提起|执行|批准))"
)
"""A court or procuratorate, told apart from all of the area (全市法院受理案件5万件。市中院受理|2万件)."""
_COURT = 9
"""A court's name takes at most so many characters."""


def village(clause: str, at: int) -> str:
    """Return the village or neighbourhood that a clause is about by its name, with what was done there, or an empty
    string."""
    found = _VILLAGE.match(clause, at) if "村" in clause[at : at + 4] or "社区" in clause[at : at + 5] else None
    if found is None:
        return ""
    name, rest = found.group(), clause[found.end() :]
    while said := next((word for word in _SAID_OF_DOING if rest.startswith(word)), ""):
        rest = rest[len(said) :]
    done = starts(rest, FLOW_FIRST) or starts(rest, LIGHT_FIRST)
    if not done or len(rest) - len(done) < len("烟叶") or name[0] in "全各每该本我":
        return ""  # 信用村增加到318个: so many villages
    if name.endswith(_KINDS_OF_VILLAGE) or name.startswith(KINDS_OF_AREA):
        return ""
    return "" if starts(name, PREDICATES_FIRST) or starts(name, FLOW_FIRST) or starts(name, LIGHT_FIRST) else name


_SAID_OF_DOING = ("计划", "预计", "累计", "实际", "先后", "今年", "共", "已")
"""What may stand between a village's name and what is done there (石桥村|计划|投入资金4万元)."""
_AREAS = frozenset(("亩", "平方公里", "公顷", "平方米"))
_GROWS = lazy(
    "(?:力争|争取|确保|努力|到|今年|年底|年内|20\\d\\d年[底末]?|[、, ])*"
    "(?:达到?|扩[大展充]?[至到为]|拓[展宽]?[至到]|增[加至]?[至到])(?:近|约|超过?)?"
)


def is_measured(rest: str, unit: str | None) -> bool:
    """Say whether ``rest``, what is left of a clause without a zone's name, says nothing but how large the zone is to
    be (核心区|扩至1万亩)."""
    return unit in _AREAS and _GROWS.fullmatch(rest) is not None


_BETWEEN = lazy("[、和与及]")


def led_places(lead: str, count: int) -> tuple[list[str], str]:
    """Return the ``count`` places that a clause tells how they fare, for the values that 分别 gives them in the next, and
    what it says of them (城关镇、河口镇竣工率较高,分别为100%、65%; 东山市、西平市相对滞后,开工率分别为…; 案件数居前两位的是
    东山市和西平市,分别为…), or nothing."""
    if "前" in lead and "位" in lead:
        first = FIRST_ARE.fullmatch(lead) or _ARE_FIRST.fullmatch(lead)
        names = _EACH_PLACE.split(first["names"]) if first is not None else []
        if first is not None and len(names) == count and (first["place"] or all(map(_is_area, names))):
            return names, first["what"]
    found = _THEY_FARE.fullmatch(lead) or (_THEY_DEALT.fullmatch(lead) if lead[-1:] in _MOST_LAST else None)
    names = _EACH_PLACE.split(found.group(1)) if found is not None else []
    if found is None or len(names) != count or not _SECTOR_LAST.isdisjoint([name[-1] for name in names]):
        return [], ""
    return names, found.group(2)


_ARE_FIRST = lazy(
    "(?P<place>)(?:从[一-龥]{1,6}看,)?(?P<names>[一-龥、]{2,50}[、和](?:[一-龥]{1,3}[市县区州镇乡旗]|[一-龥]{2}))(?P<what>[一-龥]{2,16}?)"
    "(?:位?[居列]|排名?)(?:全[省国市])?前[两三四五六七八九十]位?"
)


def _is_area(name: str) -> bool:
    """Say whether words are the name of a province or prefecture, or end with the word for a level."""
    return name in _AREAS_OF_STATE or name[-1] in "市县区州旗镇乡"


_SECTOR_LAST = frozenset("业资施技类目展")
"""What sectors and not places end with."""
_EACH_PLACE = lazy("[、和]")
_THEY_FARE = lazy(
    "(?:其中[,:]?)?((?:[一-龥]{2,6}[、和]){1,11}[一-龥]{2,6}?)"
    "((?:(?:投资|资金|项目|任务|整改)?(?:完成|开工|竣工|开复工|复工|拨付|到位|支付|办结|满意|签约|履约|落地|入库|达标|整改|投产)率)?)"
    "(?:(?:工作|项目)?(?:进展|进度|推进)(?:情况)?)?(?:较|相对|比较|偏|不够|最|明显)(?:为)?"
    "(?:高|低|快|慢|好|差|滞后|落后|缓慢|理想|靠前|靠后|领先)"
)
_MOST_LAST = frozenset("前列多少")
_THEY_DEALT = lazy(
    "(?:其中[,:]?)?((?:[一-龥]{2,6}[、和]){1,11}[一-龥]{2,6}?)"
    "((?:受理|收案|结案|办件|办结|信访|来访|承办|接诉|派单|工单|立案|接警|发案)(?:总量|总数|件数|量|数))(?:较|最|居|相对)?(?:多|少|(?:位?居|排名?|靠|位?列)?前列?)"
)
"""How one tells which places or offices dealt with most (东山、西河受理量居前,)."""


def shared_out(scope: str, position: int, count: int) -> str | None:
    """Return which of several places a value of a list after 分别 is for (甲区和乙县分别完成投资|4亿元和1亿元), None for the
    area's own level."""
    places = _BETWEEN.split(scope)
    if len(places) != count:
        return scope
    if places[position].endswith(_OWN_LEVEL):
        return None
    return _OF_SO_MANY.sub("", places[position]) if position == count - 1 else places[position]


_OF_SO_MANY = lazy(f"(?<=[一-龥]{{2}})[{_LEVELS}]个?(?:省份?|市|县区?|区县?|州|镇|乡镇|街道|村)$")
"""How many there are, behind the last of several places (石桥|三县)."""


def stem_of(issuer: str | None) -> str:
    """Return the issuer's own place name without its level, to tell ``襄阳市`` and ``襄阳`` apart from other places."""
    if not issuer:
        return ""
    within = _OUTER.match(issuer)
    issuer = within.group(1) if within is not None else issuer
    match = re.match(r"([一-龥]{2,8}?)(?:市|区|县|省|州|盟|旗|自治|新区|人民政府|政府|国务院|镇|乡|村|街道)", issuer)
    return _PEOPLES.sub("", match.group(1)) if match else issuer[:2]
