"""Who issued a document, and for which area."""

import re
from collections import Counter
from functools import cache

from taizhang.reading import headings as forms
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import alternation, words

_BODY = 20000
"""Within so many characters an area that is spoken of again and again is the one that speaks."""
_BEFORE_AREA = lazy(
    r"^(?:[(（][^()（）]{2,8}[)）])?(?:[^,。]{0,20}大?会议?上)?(?:关于|在|中共)?(?:(?:印发|转发)《?)?"
    r"(?:(?:19|20)\d{2}(?:年度?(?:\d{1,2}(?:-\d{1,2})?月份?|[上下]半年|(?:第?[一二三四1-4]|前三)季度)?)?)?"
)
_NOT_AREA = lazy(r"[的是了及年届]|(?<!^)和(?!县$)|工作|建设|发展|推进")
_NO_NAME = lazy("[我各该]|[省市县区州旗镇]委|开发区$|有关|相关|本(?!溪)|当前|现代|城市|自治[区州县旗]$")
"""How no area's name begins, even where what stands there can only be one (我代表本届区人民政府)."""
_WITHIN = lazy("[一-鿿]{2,5}?(?:自治县|经开区|高新区|开发区|新区|街道|区|县|镇|乡|旗)")
_CITY_WITHIN = lazy("[一-鿿]{2,8}?(?:自治州|州|盟|地区|市)(?!(?:[一-鿿]{0,6}(?:局|委|办|厅|中心|支队)))")
"""A city or prefecture within a province, or a city within one that governs it (江苏省|昆山市)."""
_GOVERNS_CITIES = ("省", "自治区", "市", "州", "地区")
_DATED = lazy("(?:[一-鿿]{2,10}[局委办厅院](?:关于)?)?(?:19|20)\\d\\d年")
"""What follows only a name where a title begins with one, whatever word that begins with (新乡市|2025年)."""
_NO_PART = lazy(
    "[局委办厅院处社于的是各全我本该]|[有相]关|市[场政县]|县[乡区]|乡镇|^城[市区镇乡]|进一步|持续|大力|切实|积极|着力"
    "|推[进动行]|加[快强大]|实施|深[入化]|促进|开展|落实|做好|打造|提[升高]|支持|扎实|贯彻|完善|建[设立]|优化|强化|巩固|拓展|统筹"
    "|培育|规范|整治|创建|保障|健全|防治|治理|改造|改善"
)
"""What the name of an area within the one named before it does not hold (云溪市教育局|关于各县)."""
_ORGANS = ("人民政府", "统计局", "发展和改革委员会", "作风办")
_STATE_COUNCIL = lazy(r"我代表(?:国务院|中央人民政府)")
_MENTIONED = lazy(
    r"[市县区省](?=获评|被|地区|人民|经济|成为|综合)(?:(?<=[,。、;\n ]([一-鿿]{3}).)|(?<=[,。、;\n ]([一-鿿]{2}).))"
)
_ORGAN_DATED = lazy(r"[在经从-]([一-鿿]{2,14}?)第[一二三四五六七八九十百\d]{1,4}(?:届|次)")
_SPEAKER = lazy(
    r"(?:我(?:谨)?(?:受|代表)|(?<!副)[省市县区州]长[一-鿿·]{2,4}代表)"
    r"([一-鿿]{2,14}?(?:人民政府(?:[一-鿿]{2,5}街道(?=办事处))?|国务院|中央人民政府|街道(?=办事处)|区(?=管委会|管理委员会)))"
)
_FROM = lazy(r"(?:信息来源|来源|发布机构|发布单位|主办):?[ ]*([一-鿿]{2,20})")
_PLAN_OF = lazy(r"《([一-鿿]{2,14}?)(?:20\d\d年)?国民经济和社会发展")
"""Whose plan or report news tells of (《云溪市国民经济和社会发展第十四个五年规划》)."""
_OFFICE = lazy(
    r"([一-鿿]{2,8}(?:省|市|县|区|州|盟|旗|自治区|镇|乡))(?:代)?(?:人民政府)?(?:代|常务副)?(?:省|市|县|区|州|盟|旗|镇|乡|主席)(?:长|$| )"
)
_SIGNED = lazy(r"(?m)^[ ]*([一-鿿]{2,12}(?:人民政府|管理委员会)(?:办公[室厅])?)[ ]*$")
"""A line that is nothing but the name of the government that signed."""
_OFFICE_END = lazy(r"[省市县区州盟旗席镇乡](?:(?=长)|(?<![镇乡])(?= |$))")
_OFFICE_MAX = 24
"""An area with its office is at most so long."""


@cache
def _area() -> re.Pattern[str]:
    endings = alternation(words("regions", "area_endings"))
    return lazy(
        rf"((?:[{words('regions', 'short_counties')[0]}]县(?![域级直区市])|[一-鿿]{{2,8}}?(?:{endings})))"
    )


@cache
def _organ() -> re.Pattern[str]:
    return lazy(rf"(.{{2,}}?)(?:{alternation(words('regions', 'organ_endings'))})")


def region_of(issuer: str | None) -> str | None:
    """Return the area of an issuer (``云溪区人民政府`` → ``云溪区``, ``云溪市作风办`` → ``云溪市``), or None without one.

    The issuer of a national report stands for ``全国``.
    """
    if issuer is None or not issuer.strip():
        return None
    name = issuer.strip()
    if name in words("regions", "national"):
        return "全国"
    found = _organ().fullmatch(name)
    if found:
        name = found.group(1)
    endings = words("regions", "area_endings")
    if name.endswith(endings):
        return name
    inside = _area().match(name)
    return inside.group(1) if inside else name


def _first_area(text: str, *, sure: bool = False) -> str | None:
    """Return the area's name that ``text`` begins with, together with one inside it (云溪市白石区), else None; ``sure``
    says that what stands there can hardly be anything else."""
    text = _BEFORE_AREA.sub("", text.strip())
    found = _area().match(text)
    if found is None:
        return None
    name, rest = found.group(1), text[found.end() :]
    if _NOT_AREA.search(name) or _ALL_OF_IT.search(name) or _NO_NAME.match(name):
        return None
    for within in (_CITY_WITHIN, _CITY_WITHIN, _WITHIN, _WITHIN):  # 江苏省|苏州市|昆山市|玉山镇
        inner = within.match(rest) if within is _WITHIN or name.endswith(_GOVERNS_CITIES) else None
        if inner is not None and _NO_PART.search(inner.group()) is None:
            name, rest = name + inner.group(), rest[inner.end() :]
    governs = rest.startswith(_GOVERNS) or _DATED.match(rest) is not None
    if not (sure or governs) and name.startswith(words("regions", "not_in_area")):
        return None
    return name


_GOVERNS = ("人民政府", "政府", "人民代表大会", "国民经济", "办事处")
"""What follows an area's name, whatever it begins with (2026年山西省|政府工作报告)."""


_ALL_OF_IT = lazy("[全我各该本][省市区县州盟旗镇乡]$")
"""What ends so says only that all of an area is meant (拉动|全市)."""


_OFFICE_NAMED = lazy(
    "(?!政府工作|人民政府政府工作)([一-龥()]{2,18}?)"
    "(?=(?:19|20)\\d\\d(?!\\d)|关于|年度工作|工作(?:总结|要点|计划|报告|任务|打算|安排|汇报|小结)|“?十[一二三四五]五)"
)
"""The office whose paper it is, right behind its area in a title (清溪县|教育局|2026年工作要点); 政府工作报告 names a kind."""


def _office_in(title: str, area: str) -> str | None:
    """Return the office of an area that a title names as whose it is, with the area's name; None where it names none.
    """
    at = title.find(area) + len(area)
    found = _OFFICE_NAMED.match(title.replace("（", "(").replace("）", ")"), at)
    if found is None or found.group(1).endswith(words("regions", "area_endings")):
        return None
    return forms.organ(area + found.group(1))


def issuer_of(title: str | None, normalised: str) -> str | None:
    """Return who issued a document by its title, else by who speaks in it, dates or signs it, or is spoken of most.

    That is an office where the title names one behind its area (清溪县教育局2026年工作要点), else an area; None where
    nobody is to be found.
    """
    head = normalised[:3000]
    if title and title.startswith("国务院关于"):
        return "国务院"
    named = _first_area(title) if title else None
    if named:
        # Not one pattern with the name in it: to compile that takes longer than all else that is asked of a title.
        if title and (named_office := _office_in(title, named)) is not None:
            return named_office
        organs = (named + organ for organ in _ORGANS)
        return min((organ for organ in organs if organ in (title or "")), key=(title or "").find, default=named)
    speaker = _SPEAKER.search(head)
    if speaker and speaker.group(1).endswith("国务院"):
        return "国务院"
    office = _OFFICE_END.search(head)
    for found, sure in (
        (_ORGAN_DATED.search(head), True),
        (speaker, True),
        (_OFFICE.search(head, max(0, office.start() - _OFFICE_MAX)) if office else None, False),
        (_FROM.search(head), False),
        (_SIGNED.search(head), True),
    ):
        if found and (area := _first_area(found.group(1).replace("人民政府", "", 1), sure=sure)):
            return area
    told = _PLAN_OF.search(head) if "国民经济" in head else None
    if told and (area := _first_area(told.group(1))):
        return area
    if _STATE_COUNCIL.search(head):
        return "国务院"
    counts = Counter(
        name
        for found in _MENTIONED.finditer(normalised, 0, _BODY)
        if (name := _first_area((found[1] or found[2]) + found.group()))
    )
    if counts and counts.most_common(1)[0][1] >= 3:
        return counts.most_common(1)[0][0]
    return None
