"""The area, park or unit a value is for, where it is not the issuer."""

from functools import lru_cache

from taizhang.reading.attributes.lexicon import (
    FLOW_FIRST,
    LEAD_FIRST,
    LIGHT_FIRST,
    PREDICATES_FIRST,
    lead_off_index,
    starts,
)
from taizhang.reading.attributes.localities import (
    AUTONOMOUS,
    KINDS_OF_AREA,
    area_alone,
    areas_named,
    court,
    included,
    is_measured,
    is_town,
    is_zone,
    other_court,
    part_of_own,
    short_names,
    stem_of,
    with_own_level,
    zone_of_level,
)
from taizhang.reading.attributes.partplaces import (
    ORGAN_LAST,
    SURE_KINDS,
    bare,
    bracketed_owner,
    part_by_kind,
    tells_more,
    village_listed,
)
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.syntax import parse
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import alternation, table

_FIXED = "(?:" + alternation(tuple(table("places")["fixed"]["words"])) + ")(?!管[局办大委中]|域)"
_SUFFIX = alternation(tuple(table("places")["suffixes"]["words"]))
_NOT = frozenset(table("places")["not_places"]["words"])
_PROPER = frozenset(table("places")["proper"]["words"])
_NOT_END = tuple(table("places")["not_endings"]["words"])
_TRANSLITERATED = f"[{table('places')['transliterated']['characters']}]{{4,8}}"
_ONE_CHARACTER = table("regions")["short_counties"]["words"][0]
"""Counties called by one character (歙县)."""
_NAMED = lazy(
    rf"(?:{_FIXED})|{_TRANSLITERATED}(?:[市县旗])(?![级场])"
    rf"|[一-龥]{{2,3}}?(?:[市区县旗镇乡](?!级)(?<!全旗)(?<!城乡))(?!(?:{_SUFFIX}))(?![级场民政域属值容长际书委协道村镇本内外]|处级|团级)|[一-龥]{{2,4}}?州$"
    rf"|[{_ONE_CHARACTER}]县(?![级城域乡道委政人农长内外直林])"
    rf"|[一-龥]{{2,8}}?(?:自治[区州县]|经开区|高新区|开发区|工业园|产业园|集中区|新区|新城|街道)(?![级场民政域属值容长际内外代表人书委协办]|(?<=园)区)"
    "|[一-龥]{2,5}街道办(?:事处)?$"
)
_LEAD = lazy(
    r"^(?:其中|包括|全年|年内|[一二三四五六七八九十]是|\(\d{1,2}\)|同步|新(?:建设?|设立?|成立|规划)的|(?:今年|去年)?(?:上半年|第?[一二三四1-4]季度|前三季度)|今年"
    r"|在|对|由|为|已?将|把|帮助|支持|缓解|力争|争取|确保|预计|预测|(?:19|20)\d\d年(?:度|底|末)?|到|截至|年[底初末]|、|,|和|与|及| |\n|推动|推进|加快|完成|实现"
    r"|仅|而|同时|并|拟|计划|另外|此外|另|有|下达|下拨|拨付|安排|分配|拨给)+"
)
_CITY = lazy(
    r"中心城区|主城区|老城区|(?<![新一-龥])市区(?!级|域)|(?<![新老旧心主全远])城区(?!域|片区|面积|图书|面貌|规划|管理|建设|和|与|及|、)"
)
_VERB_INSIDE = lazy(
    r"进入|完成|实现|推进|建设|打造|列为|成为|获得|争取|支持|加快|开展|实施|创建|纳入|位居|排名|[共合援]建|改造|培育|规划|布局|启动|引导|鼓励|推动"
)
_OWN_NAME = lazy(
    r"[一-龥]{2,6}(?:自然保护区|综合保税区|自贸试验区)(?![级内外代表人数面])"
    r"|其[他余它](?:地区|区域|各地)(?![一-龥]{0,2}[的、和])"
    r"|(?:[东西中南北]部|中西部|东北|西北|西南|华北|华东|华中|华南|长三角|珠三角|京津冀)(?:及其?周边地区(?:“2\+26”城市)?|地区|三省|片区|组团|(?![大师新开县湾]))"
)
"""Reserves and zones of a proper name, and parts of the country."""
_RESERVES = lazy(
    "[全各每该本我][省市县区州旗]|[国省市县区]家?级|(?:共|现|已)?(?:建有?|有|设立?|批建)|地方|其中|各[级类]|野生|森林|湿地"
)
"""Reserves of a level or a kind, and how many there are (全市已建成自然保护区5个,国家级自然保护区1个)."""
_ZONE_DOES = lazy(
    "(?:[一-龥()]{2,12}(?:区|园|镇)、)*"
    "[一-龥()]{2,20}?(?:示范区|先行区|合作区|试验区|保税区|开发区|产业园区?|工业园?区|工业园|科技园|物流园|国际陆港|新片区|小镇|园区)"
    "(?=(?:累计|共|全年|已|现有?|目前)*(?:完成|实现|推出|新推出|落地|入驻|新增|引进|签约|建成|开行|集聚|注册|培育|吸引|新入驻|新引进|新签约|新落地)"
    "(?!的|率)..|(?:规上|规模以上)?(?:工业)?(?:总?产值|增加值|税收|营业收入))"
)
"""A zone or park by its whole name, before what was done there (共建产业园|落地项目31个)."""
_ANEW = ("新增", "新建", "建成", "创建", "打造")
_ZONE_LAST = frozenset("区园港镇")
_NO_ZONE = lazy(
    "[全各每该本我两二三四五六七八九十]|[国省市县区]家?级|(?:重点|主要|所有|多个|一批|现有|特色|有关)"
    "|.{0,12}(?:[、的和与及]|[一-龥]化(?!工|学|妆))|[^区园港]{0,4}(?:区|园区)(?:和|与)"
    "|(?:经济(?:技术)?|高新技术产业?|工业|产业|农业|科技|循环经济|物流|综合|自贸|自由贸易|生态|文化|现代农业)+(?:示范区|试验区|开发区|产业园|工业园|科技园|物流园)区?$"
)
"""Zones of a kind, more than one of them, and what is no name."""
_TOWN = lazy(
    r"(城镇|农村|城市(?!建设)|乡村)(?=(?:新建|改建|改造|建成(?!区)|竣工|开工|建设|铺设|新增(?!就业|的?就业|城镇|劳动|产业)|新开|实有)[^,。;]{2})"
)
_TOWN_LAST, _IN_TOWN = ("城区", "市区"), ("城区", "市区", "县城")
_COUNTRY = ("农村", "乡村", "乡镇", "镇村", "村级", "集镇", "县域", "各镇")
_OF_CITY = lazy("(?!域|片区|面积|图书|面貌|规划|管理|建设|和|与|及|、)[一-龥“\\d]{2}|$")
_TOWN_ITSELF = frozenset(("城区", "市区", "县城", "主城区", "中心城区", "建成区"))
_NO_PLACE_FIRST = tuple(table("places")["not_first"]["words"])
_SEVERAL = lazy(r"(?:[、和与及][一-龥]{2,8}?(?:" + _SUFFIX + r"))+(?:等地?)?")


def place_in(clause: str, own: str) -> tuple[str, str, str] | None:
    """Return the place that a clause names before its number and the same clause without it, or None; the third says
    which place must not be the issuer's own.

    ``own`` is the issuer's place name, which is no scope.
    """
    found = _place(clause)
    return None if found is None or (own and found[2].startswith(own)) else found


def own_place(clause: str, own: str, *, towns: bool = False) -> tuple[str, str, str] | None:
    """Return a part of the issuer's area that bears its name (云溪经开区), as :func:`place_in` does."""
    lead = _LEAD.match(clause)
    at = lead.end() if lead else 0
    name = part_of_own(clause, at, own, towns=towns)
    return (name, clause[:at] + clause[at + len(name) :], "") if name else None


def _names_zone(name: str) -> bool:
    """Say whether what zones or parks are called is the name of one of them."""
    verb = starts(name, PREDICATES_FIRST) or starts(name, FLOW_FIRST) or starts(name, LIGHT_FIRST)
    return not verb and name not in _NOT and _NO_ZONE.match(name) is None


@lru_cache(maxsize=8192)
def _place(clause: str) -> tuple[str, str, str] | None:
    """Return the same whoever issued the text: so it is kept for the words that come again in the texts of all."""
    if "(" in clause and (bracketed := included(clause)):
        return bracketed, clause, ""
    if (listed := with_own_level(clause)) is not None:
        return listed
    lead = _LEAD.match(clause)
    at = lead.end() if lead else 0
    if clause[at - 1 : at] == "的" and (newly := _NEWLY.search(clause, 0, at)) is not None:
        clause, at = clause[: newly.start()] + clause[at:], newly.start()
    town = _TOWN.match(clause, at)
    if town is not None:
        return town.group(1), clause[:at] + clause[town.end() :], ""
    whole = _OWN_NAME.match(clause, at)
    named = whole is not None and not starts(whole.group(), FLOW_FIRST) and not starts(whole.group(), LIGHT_FIRST)
    if whole is not None and named and _RESERVES.match(whole.group()) is None:
        return whole.group(), clause[:at] + clause[whole.end() :], ""
    zone = _ZONE_DOES.match(clause, at) if _ZONE_LAST.intersection(clause) else None
    if zone is not None and _names_zone(zone.group().rpartition("、")[2]):
        return zone.group(), clause[:at] + clause[zone.end() :], ""
    several = court(clause, at) or areas_named(clause, at)
    if several:
        return several, clause[:at] + clause[at + len(several) :], several
    if clause[at : at + 1] in _LEVEL_FIRST and at < len(clause):
        several, begins = zone_of_level(clause, at)
        if several:
            return several, clause[:at] + clause[begins + len(several) :], ""
    among = _AND_OTHERS.match(clause, at) if "等" in clause[at + 2 : at + _OTHERS_REACH] else None
    if among is not None and clause[at] not in _GOES_TO and not _acts(among.group()):
        return among.group(1), clause[:at] + clause[among.end() :], ""
    match = _NAMED.match(clause, at) if clause[at : at + 1] != "的" else None
    if match is None:
        inner = _CITY.search(clause) if "城区" in clause or "市区" in clause else None
        return (
            (inner.group(), clause[: inner.start()].removesuffix("市") + clause[inner.end() :], "") if inner else None
        )
    name = match.group()
    if (
        name[1:2] == "是"
        or "我" in name
        or "对" in name[1:]
        or "都由" in name
        or name[:2] in _POINTS_AT
        or name.startswith(_NO_PLACE_FIRST)
        or name.startswith(KINDS_OF_AREA)
        or (len(name) > 4 and _VERB_INSIDE.search(name))
    ):
        return None
    if starts(name, PREDICATES_FIRST) or starts(name, FLOW_FIRST) or starts(name, LIGHT_FIRST):
        begins, after = match.end() - 2, clause[match.end() :]
        inside = name[-2:] in _TOWN_LAST and name[-3:-2] not in "新老旧心主城" and _OF_CITY.match(after) is not None
        return (name[-2:], clause[:begins] + after, "") if inside else None
    if name in _NOT or (name.endswith(_NOT_END) and name not in _PROPER) or name[-2] in "于到至":
        return None
    rest = clause[match.end() :]
    if name in _TOWN_ITSELF and rest.startswith("面积"):
        return None  # 城区面积20平方公里
    if name[-1] in "镇乡" and rest.startswith(_OF_TOWN):
        return None  # 白沙镇中心幼儿园: one name
    if rest[:1] == "段" and rest[:2] != "段落":
        name, rest = name + "段", rest[1:]  # 湘江城区段|排污口101个
    own, more = name, _SEVERAL.match(rest)
    if more is not None:
        name, rest = name + more.group(), rest[more.end() :]
    if not rest and name[:2] == "现代":
        return None  # 现代产业园3家
    if (rest.rstrip().endswith("等") and len(rest) > 1) or (name[-1] == "园" and rest in _ANEW):
        return None  # 现代农业产业园新增3个: so many of them
    if "、" in rest and not _acts(rest) and _WORKS_LISTED.match(rest) is not None:
        return None  # 石桥镇路网改造、白沙镇生态修复等3项工程: so many of several places
    if rest[:1] == "的" and _OWN_THING.match(rest) is not None and clause[at - 1 : at] in ("", ",", ";"):
        return name, clause[:at] + rest[1:], own  # 东山市的优良天数比率不低于93.5%
    if rest.startswith(("、", "和", "与")) or (rest.startswith(("的", "等", "以上")) and not rest.startswith("等地")):
        return None
    return name, ("、" if clause[:at] == "、在" else clause[:at]) + rest, own


_OTHERS_REACH = 30
_AND_OTHERS = lazy("((?:[一-龥]{2,4}[、和])*[一-龥]{2,4}等(?:地区?(?!方)|[省市县区]{1,2}))(?:集中|先后|陆续|相继|共|累计|还)*(?=[一-龥]{2})")
"""Some places by their names alone, and that there are others (浏河、关山等地|查处…)."""
_GOES_TO = frozenset("赴到去在往来从与和对向于由为将把至")
"""What stands before where one goes to or comes from."""
_NEWLY = lazy("新(?:建设?|设立?|成立|规划)的$")
"""That a park is new, before its name."""


def _acts(rest: str) -> bool:
    """Say whether words begin with what is done."""
    return bool(starts(rest, FLOW_FIRST) or starts(rest, LIGHT_FIRST))


_WORKS_LISTED = lazy(
    f"[一-龥]{{2,16}}、[一-龥]{{0,8}}?(?:{_SUFFIX})[一-龥、]{{2,40}}$|[^、]{{4,24}}、[^,]{{4,40}}"
    "(?:建设|改造|工程|项目|发展|保护|治理|修复|研究)等?$"
)
"""Works by their names, of which the first is called by a place."""
_OF_TOWN = tuple("中心" + of for of in ("幼儿园", "小学", "中学", "学校", "校", "卫生院", "敬老院"))
"""What a town has one of, by whose name it is called."""
_POINTS_AT = frozenset(table("places")["points_at"]["words"])
"""What is done about what a higher level sets, before 市 or 区 that says which (紧盯|市环保督察)."""
_OWN_THING = lazy("的[^,。;、的]{2,20}?(?:率|比例|浓度|指数|收入|产值|总值|增加值|投资|产量|面积|人口|人数|总量|总额)")
"""What of a place is told, behind its name."""
_AUTONOMY = 12
"""Whose autonomy it is takes at most so many characters."""
_LEVELS_OF_WHOLE = frozenset("省市县区州旗镇乡")
"""What 全 makes the whole of the issuer's area, after its name (云溪全区)."""


_OWN_BODIES = (
    *("法院", "两级法院", "三级法院", "检察", "公安", "警方", "行政机关", "各级", "城镇", "农村", "城乡", "居民", "民营企业"),
    *("地区生产总值", "一般公共预算", "固定资产投资", "社会消费品", "规模以上", "规上", "外贸"),
)
"""What is the issuer's own behind its name: its organs, its people, and what is measured of it (云溪|两级法院)."""
_OF_GOVERNMENTS = tuple("政府" + what for what in ("性", "债", "隐性", "法定", "一般债", "专项债", "采购", "投资"))
"""What is called a government's, and is no organ."""


@lru_cache(maxsize=8192)
def without_own(clause: str, own: str) -> str:
    """Return a clause without the issuer's own name at its head, which says no more than 全县 does."""
    lead = _LEAD.match(clause)
    at = lead.end() if lead else 0
    at += 2 if clause.startswith(("年末", "年初"), at) else 0
    if not clause.startswith(own, at):
        return clause
    end = at + len(own)
    level = clause[end : end + 1]
    if "自治" in clause[end : end + _AUTONOMY] and (autonomous := AUTONOMOUS.match(clause, end)) is not None:
        return clause[:at] + clause[autonomous.end() :]
    if level == "全" and clause[end + 1 : end + 2] in _LEVELS_OF_WHOLE:
        return clause[:at] + clause[end + 2 :]
    if level not in "省市县区旗州镇乡村" or level == "":
        rest = clause[end + 1 :].removeprefix("通过") if level in ("将", "拟", "要") else clause[end:]
        acts = starts(rest, LIGHT_FIRST) or starts(rest, FLOW_FIRST)
        own_body = len(acts) > 1 or rest.startswith(_OWN_BODIES)
        return clause[:at] + clause[end:] if own_body and len(own) > 1 and own[-1] != "港" else clause
    of_organ = clause.startswith(("长", "委", "人民政府", "政府", "域", "级", "直", "属", "会", "内", "外"), end + 1)
    return clause if of_organ and not clause.startswith(_OF_GOVERNMENTS, end + 1) else clause[:at] + clause[end + 1 :]


_ZONE = lazy(
    r"(?:^|[,。;、]|推动|推进|加快|促进|支持|全力|打造|建设|提升|围绕|以)((?:[一-龥]{2,6}?)?(?:经济(?:技术)?开发区|高新(?:技术产业)?(?:开发)?区|经开区"
    r"|高新区|开发区|工业集中区|产业园区?|工业园区?|新区|新城))"
    r"(?=建设|发展|转型|升级|提速|提质|分别|开发|[,。]|管委会|机构)"
)
_SO_MANY_OF = lazy("[两二三四五六七八九十几多](?:个|大)")
"""What counts parks, whose kinds stand before it (食品、纺织三个产业园)."""


def zone_of(opening: str, own: str) -> str | None:
    """Return the park or new district that a paragraph's first sentences are about, or None.

    ``opening`` is the paragraph's beginning; a zone counts where its theme or a subject without figures names it.
    """
    if "区" not in opening and "园" not in opening and "新城" not in opening:
        return None
    for match in _ZONE.finditer(opening):
        name = match.group(1)
        for index in (FLOW_FIRST, LIGHT_FIRST):
            name = name[len(starts(name, index)) :]
        if (
            name in _NOT
            or name.startswith(("全", "各", "园", "特色", "国家", "省级"))
            or name[:2] in _POINTS_AT
            or _SO_MANY_OF.search(name)
            or (own and name.startswith(own))
        ):
            continue
        if len(name) > 2 and not _VERB_INSIDE.search(name):
            return name
    return None


_SUBJECT_ZONE = lazy(
    r"[一-龥]{2,6}?(?:经济(?:技术)?开发区|高新(?:技术产业)?(?:开发)?区|经开区|工业集中区|产业园|工业园|新区|新城)(?=全面|加快|建设|提速|提质|发展|[、,])"
    r"|(?:老城区|中心城区|主城区)(?=提质|改造|更新|加快|全面)"
)


_PLACE_MARK = lazy("[市区县旗园城镇乡街]")
"""Every name that a subject is found by holds one of these: a cheap test before the patterns."""
_SUBJECT_PLACE = lazy(
    r"(?!年[初底末]|[今去上当本]年)[一-龥]{2,3}(?:[市区县旗](?![级场民政域属际])|[镇乡](?<!城乡)(?![级村域区])|街道(?![办级]))"
)


_AT_HEAD = lazy(
    r"(?:[、, \n]|\(\d{1,2}\)|\d{1,2}[.、]|[一二三四五六七八九十]是|我[省市县区州旗]|(?:19|20)\d\d年底?|今年|全年|上半年|季度|同时|目前|年底|在|对|为|由|仅)*$"
)
"""What may stand before a place that its clause is about; after a verb a place belongs to that verb's object alone."""


_TOWN_AND_COUNTRY = ("城镇", "农村", "城市", "乡村")


_OF_THE_SAME = (
    "增长",
    "同比",
    "下降",
    "占",
    "比上年",
    "比去年",
    "增幅",
    "增速",
    "完成年度",
    "完成全年",
    "完成计划",
    "完成目标",
    "审结",
    "执结",
    "办结",
    "审(执)结",
    "结案",
)
"""How a clause begins that tells more of the amount before it, wherever that is."""


_HOPED = ("力争", "确保", "预计", "预测", "争取")
"""What may stand before 全县 where a clause begins with it."""
_LEVEL_FIRST = frozenset("我市县区州")
_ORDINALS = frozenset("一二三四五六七八九十")
"""What comes before 是 where points are numbered (一是…,二是…)."""


class Places:
    """Follows the place named in a sentence through its comma-clauses."""

    def __init__(self, issuer: str | None) -> None:
        self._own = stem_of(issuer)
        self._zone_itself, self._town_itself = is_zone(issuer), is_town(issuer)
        self._short = short_names(issuer)
        self._part = (-1, -1)
        self._once = False
        self._label = ""
        self._paragraph = -1
        self._zone: str | None = None
        self._labelled: str | None = None
        self._current: str | None = None
        self._clause = (-1, -1)
        self._asked = ""
        self._answer: str | None = None
        self._outside: tuple[tuple[int, int], str | None, bool] | None = None
        self._member = (-1, -1)

    def _is_place(self, words: str) -> bool:
        """Say whether words are no more than the name of a place other than the issuer's."""
        found = place_in(words, self._own)
        return found is not None and not found[1]

    def _subject(self, opening: str) -> str | None:
        """Return the place that a sentence's first clause is about (东兴市全力推进…, 芙蓉新区全面提速), or None."""
        if _PLACE_MARK.search(opening) is None:
            return None
        opening = opening[2:] if opening[1:2] == "是" and opening[0] in _ORDINALS else opening
        zone = _SUBJECT_ZONE.match(opening)
        if (
            zone is not None
            and not (zone.group() in _NOT or zone.group() in self._short or zone.group()[:2] in _POINTS_AT)
            and not zone.group().startswith(("全", "各", "围绕", "依托", "聚焦", "支持", "推动", "加快", "以", "在"))
        ):
            return zone.group()
        named = _SUBJECT_PLACE.match(opening)
        if named is None or named.group()[0] in "全各本" or "我" in named.group() or named.group() in _NOT:
            return None  # 今年我乡: the issuer's own
        name, rest = named.group(), opening[named.end() :]
        if name[:2] in _POINTS_AT:
            return None  # 根据|县区生产总值核算结果
        acts = (
            rest[:1] in "获荣被"
            or starts(rest, LEAD_FIRST)
            or starts(rest, FLOW_FIRST)
            or starts(rest, LIGHT_FIRST)
            or parse(opening).subject.startswith(name)
        )
        own = bool(self._own) and name.startswith(self._own)
        taken = starts(name, PREDICATES_FIRST) or starts(name, FLOW_FIRST) or starts(name, LIGHT_FIRST)
        kind = name.endswith(_NOT_END) and name not in _PROPER
        return name if acts and not own and not taken and not kind else None

    def _of_sentence(self, here: Surroundings) -> str | None:
        """Return the place that a sentence is about whose later 分号-clause goes on without a subject, or None."""
        if not here.head:
            return None
        begins = here.subject or here.left
        plain = lead_off_index(begins)
        goes_on = plain != begins.lstrip("、, ") or starts(plain, FLOW_FIRST) or starts(plain, LIGHT_FIRST)
        return self._subject(here.head.removeprefix("其中").lstrip(",: ")) if goes_on else None

    def _pass_brackets(self, here: Surroundings) -> None:
        """Let places that brackets name (安置点6个(甲区1个、乙县5个),已搬迁…) hold no further than those do."""
        if here.inside and self._outside is None:
            self._outside = here.sentence, self._current, self._once
        elif not here.inside and self._outside is not None:
            if self._outside[0] == here.sentence:
                _, self._current, self._once = self._outside
            self._outside = None

    def scope(self, here: Surroundings, clause: str, home: str | None) -> tuple[str | None, str]:
        """Return the scope of one quantity and its clause without the place's name.

        ``home`` is the unit whose section this is where that is a place (枣阳市 in a city's list), or None.
        """
        if here.part != self._part:
            next_part = self._part[1] + 1 == here.part[0] and not self._once
            self._part, told = here.part, next_part and tells_more(here, clause, self._current)
            self._current = self._current if told else self._of_sentence(here)
            self._once = self._once and self._current is None
        self._pass_brackets(here)
        if here.clause != self._clause:
            self._clause = here.clause
            if self._once and not clause.lstrip("、, ").startswith(_OF_THE_SAME):
                self._current, self._once = None, False
        if here.label and here.label != self._label:
            self._label = here.label
            named = place_in(here.label, self._own)
            self._labelled = named[0] if named is not None and not named[1] else None
        elif not here.label:
            self._label, self._labelled = "", None
        if here.paragraph != self._paragraph:
            self._paragraph = here.paragraph
            self._zone = zone_of(here.opening, self._own)
        if self._current is None and here.subject:
            if here.subject != self._asked:
                self._asked, self._answer = here.subject, self._subject(here.subject)
            self._current = self._answer
        found = None
        if self._own and self._own in clause:
            found = None if self._zone_itself else own_place(clause, self._own, towns=not self._town_itself)
            clause = without_own(clause, self._own) if found is None else clause
        words = bare(clause)
        listed = self._member == here.sentence
        kind = part_by_kind(here, words, self._is_place, listed=listed) if found is None else ""
        kind = kind or ("" if found is not None else village_listed(here, words, listed=listed))
        if kind:
            organ = kind[-1] in ORGAN_LAST  # an organ is no place, and what follows isn't about it
            self._current, self._once, self._member = self._current if organ else kind, not organ, here.sentence
            return kind, clause.replace(kind, "", 1)
        found = found or place_in(clause.removeprefix("含"), self._own)
        found = None if found is not None and is_measured(found[1], here.quantity.unit) else found
        found = found or other_court(clause, self._current) or area_alone(words, clause, here, self._own)
        if found is not None and found[0] in self._short:
            self._current, clause, found = None, found[1], None  # 开发区签约项目42个, says its own committee
        country = words.removeprefix("在").startswith(_COUNTRY)
        in_town = self._current is not None and self._current.endswith(_IN_TOWN) and country
        kinds = listed and words.startswith(SURE_KINDS) and (here.previous is None or here.left[:1] in "、,和")
        if found is None and (in_town or kinds):
            self._current = None
        alone = bare(found[1]) if found is not None else "?"
        self._member = here.sentence if not alone or starts(alone, FLOW_FIRST) == alone else (-1, -1)
        if found is not None and here.quantity.rule == "rank" and found[1].strip("、, ") == "":
            # 全国第9、中部|第1: among whom, not where
            return self._current or self._labelled or self._zone or home, found[1]
        alone_there = found is None and here.inside and not here.left.strip()
        if alone_there and (beside := bracketed_owner(here)) is not None:
            return beside, clause  # 竣工率较高的有东山镇(|100%)
        if found is not None:
            self._current = found[0]
            at_head = found[0] not in _TOWN_AND_COUNTRY and (
                found[1] == clause or _AT_HEAD.match(clause.partition(found[0])[0]) is not None
            )
            self._once = "其中" in clause[:8] or here.continues or not at_head
            return self._current, found[1]
        opening = clause.lstrip("、, ")
        opening = opening[2:] if opening.startswith(_HOPED) else opening
        if opening[:1] in "全我" and opening.startswith(
            ("全区", "全市", "全县", "全省", "全州", "我区", "我市", "我县", "我省")
        ):
            self._current = self._zone = None
            self._asked, self._answer = here.subject, None  # 云水镇获评强镇,全区新增企业5家,新建公园3座: all the area's
        return self._current or self._labelled or self._zone or home, clause
