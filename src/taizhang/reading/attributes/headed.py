"""Names that say only what was done, or that it was set, of what the item's heading names (2.厕所改造。任务8000座,已完成6850座)."""

from taizhang.reading.attributes.lexicon import FLOW_FIRST, LIGHT_FIRST, starts
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.phrases import Name, clean, lead_off, light_off
from taizhang.reading.attributes.said import Said
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.attributes.tails import joined
from taizhang.reading.patterns import lazy

_ROOM = 12
"""So many characters the mark of an item and its line may take beside its heading."""
_WHOSE = lazy(
    "(?!.*(?:有|情况|任务|总体|总结|部署|时期|进展|开幕|召开|举行|发布|公告|减贫|[有得]力|到位|来源"
    "|渠道|类型|结案|摘帽|项目建设|回顾|进度|步伐|实事|[加提]快|提速|增效|突破|变化|领先|向好|[和与及、])|.*(?:方面|成效|问题|措施|总体|要求|机制|体系|保障|水平|能力"
    "|力度|环境|质量|管理|发展|经济|产业"
    "|服务|监管|作风|改革|绿化|教育|情况|概况|文化|卫生|农业|工业|旅游|交通|水利|林业|生态|农村|城市|民生|党建)$)"
    "(?!全面|加|推|狠|大力|着|切|稳|扎|深|强|持续|积极|有|不断|坚|抓|聚|夯|优|提|促|落实|做|整|主要|重点|基本)[一-龥“”()]{3,14}"
)
"""A heading that names a thing of which so much was done, and calls for nothing."""
_CALLS = ("建设", "打造", "创建", "发展", "培育", "引进", "壮大", "构建", "建立", "完善")
"""What a heading begins with that calls for something."""
_SET = lazy(
    "(?:(?:全年|年度|当年|全区|全县|全市|上级|市|省|县|区)*(?:计划|下达|安排|目标|任务)?){1,2}(?:任务|目标|计划)[数值]?"
)
"""What says of an amount only that it was set."""
_OF_WORKS = ("建设", "改造", "工程", "项目", "整治", "治理")
_SAYS_LITTLE = lazy("[ ,、已共累计目前现完成目标任务计划为达到全年度]*")
"""What names nothing before an amount."""
_UNITS = frozenset(("count", "person", "measure"))


def theme_of(said: Said, here: Surroundings) -> str:
    """Return the thing that the heading right over a paragraph, or at its beginning, names; else an empty string."""
    theme = said.heading(here.quantity.start)
    if not theme or said.heading(max(0, here.paragraph - len(theme) - _ROOM)) == theme:
        return ""
    named = light_off(lead_off(clean(theme).rstrip("。:; ")))
    if named.startswith(_CALLS) or _WHOSE.fullmatch(named) is None:
        return ""
    return named.removesuffix("工作")


def headed(said: Said, here: Surroundings, kind: Kind, found: Name, text: str) -> str:
    """Return ``text`` of a name with the thing that the heading names where it says only what was done, or that it was
    set, and note that thing in the name ``found``."""
    money = here.quantity.family == "money"
    if not (money or here.quantity.family in _UNITS) or kind.measure != "level" or kind.role != "value":
        return text
    if text and text in here.right[: len(text) + 2]:
        return text
    is_set = text == "" or _SET.fullmatch(text) is not None
    if not is_set and (text not in _CAME_IN if money else _DONE.fullmatch(text) is None):
        return text
    if not text and _SAYS_LITTLE.fullmatch(here.left) is None:
        return text
    if money and not is_set and (fund := _fund_before(here)):
        found.rule = "belongs to what the clause before is about"
        return fund + text
    thing = theme_of(said, here)
    if not thing:
        return text
    found.noun, found.rule = thing, "belongs to what the heading names"
    if is_set:
        return joined(thing, "任务") if "任务" in text else thing
    if money:
        return thing + text
    done = text.removeprefix("计划")
    own = starts(done, FLOW_FIRST) or starts(done, LIGHT_FIRST) or done
    of = next((end for end in _OF_WORKS if thing.endswith(end) and len(thing) > len(end) + 1), "")
    if of and (of in own or own.endswith(("建", "建成", "改造"))):
        return done + thing.removesuffix(of)
    return done + thing


def _fund_before(here: Surroundings) -> str:
    """Return the money that the clause before asks for, or an empty string (申报专项资金,|已下达3200万元)."""
    told = _FUND.search(clean(here.lead)) if here.lead[-1:] in _FUND_LAST else None
    fund = "" if told is None else told.group()
    if not fund or here.previous is not None:
        return ""
    asked = _ASKED.search(fund)
    fund = fund[asked.end() :] if asked is not None else fund
    return fund if _SHORTEST_FUND <= len(fund) < _LONGEST_FUND else ""


_ASKED = lazy("(?:.*(?:捐赠|申报|申请|争取到?|筹集|筹措|募集|下达|整合|申领|发行|落实|划拨|安排|设立|统筹))了?(?=..)")
"""What is done to get money, before what it is called."""
_FUND = lazy("[一-龥“”]{1,24}(?:资金|基金|经费|补助|补贴|贷款|债券|捐款|国债|奖金)$")
_FUND_LAST = frozenset("金费助贴款券债")
_SHORTEST_FUND, _LONGEST_FUND = 3, 16
_CAME_IN = frozenset(
    (
        *("到位", "已到位", "实际到位", "到账", "拨付", "已拨付", "下达", "已下达", "落实到位", "兑现", "已兑现"),
        *("支付", "已支付", "发放", "已发放", "下拨", "已下拨"),
    )
)
"""What became of money."""
BARE = 8
"""A name that says no more than that has at most so many characters."""
_DONE = lazy(
    "(?:计划|已经?|新|实际|全部|正在|主体|续|改)*(?:(?:开工|完工|竣工|建成|投用|投产|投入使用"
    "|交付|建设|新建|改建|扩建|改造|修建|安装|铺设|启动|实施|验收|整治|治理|硬化|维修|更换|配备|购置|完成){1,2})"
)
"""What is done with works."""
