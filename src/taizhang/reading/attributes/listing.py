"""What figures of a list by places are of, which only its lead-in says (开工率较高的有:东山县|100%、西河区|98.5%)."""

from taizhang.reading.attributes.phrases import clean, fix_ends, lead_off, light_off
from taizhang.reading.attributes.said import Said
from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.patterns import lazy

_RATES = "(?:率|进度|比例|占比|得分|指数|增速|增幅)"
_BY_RATE = lazy(
    f"(?:从|按)?([一-龥]{{1,16}}?{_RATES})(?:[来上]?看,[^,。;:]{{0,8}})?(?:均|都)?"
    "(?:较[高低好差快慢大小]|最[高低好差快慢]|相对|排名?|分列|位[居列]|居|列|靠[前后]|领先|滞后|落后|未?达|超|低于|高于|不足|在|[前后倒])"
    "[^:。;]{0,20}?(?::|[是有为])"
)
"""How a list by places is led in by a rate of theirs."""
_RATE_IN_LEAD = lazy("[一-龥]{1,14}?率(?=[较最相排分位居列未达超低高])")
_BY_PACE = lazy(
    "[一-龥]{0,8}?(?:进展|进度|推进|完成情况)(?:情况)?(?:较[快慢好差]|最[快慢]|相对[一-龥]{2}|滞后|缓慢|靠[前后]|领先|居[前后]|落后)[^:。;]{0,12}:"
)
"""How one is by how far they are, with no rate named."""
_IN_ASPECT = lazy("[在从 ]?([一-龥]{2,14}(?:率|度))方面")
"""A clause that says only of what rate those are that follow (按期办结率方面,)."""
_OF_EACH = lazy(
    "(?:其中|具体|分[县区镇街]?[一-龥]{0,2}看)?[,:]?(?:各[一-龥、]{1,6}?(?=完成|实现|新增|受理|开工|整改|争取|上报|投诉|办理)|全[市区县])?"
    "([一-龥]{2,14}?)(?:完成)?情况(?:如下|分别)?[是为]?:?"
)
"""How one is by what is told of each (各县区完成投资情况:)."""
_MOST = lazy("([一-龥]{2,10}?)(?:居前|靠前|较多|最多|较少|排名?前|位居前|列前)[^:。;]{0,12}?(?::|[是有为])")
"""How one is by what they have most of (投诉量居前的单位:)."""


def rate_listed(said: Said, here: Surroundings) -> str:
    """Return the rate that a list by places is of, by its lead-in, or an empty string."""
    aspect = _IN_ASPECT.fullmatch(here.lead) if here.lead.endswith("方面") else None
    if aspect is not None:
        return aspect[1]
    for words in (here.subject, here.head):
        led = lead_off(clean(words.removeprefix("其中").lstrip(",: ")))
        found = _BY_RATE.match(led) if led else None
        if found is not None:
            named = _RATE_IN_LEAD.findall(found.group())
            return lead_off(named[-1] if named else found[1])
        if led and _BY_PACE.match(led) is not None:
            return said.earlier.text
    return ""


def amount_listed(here: Surroundings) -> str:
    """Return what amounts of a list by places are of, by its lead-in, or an empty string."""
    for words in (here.label, here.subject, here.head):
        if not words or ("情况" not in words and "前" not in words and "多" not in words):
            continue
        led = clean(words)
        found = _OF_EACH.match(led)
        if found is not None and (found.end() == len(led) or led[found.end() - 1] == ":"):
            return fix_ends(light_off(lead_off(found[1])))
        most = _MOST.match(lead_off(led))
        if most is not None:
            return fix_ends(lead_off(most[1]))
    return ""


def shared_together(levels: list[str], left: str) -> str:
    """Return the name of what those told before come to together (食品类投诉237件、服装类投诉54件,合计占|32.6%), by what
    ends the names of all of them, or an empty string."""
    found = _TOGETHER.fullmatch(left) if "占" in left and len(levels) > 1 else None
    if found is None:
        return ""
    last = tail = levels[-1].partition("占")[0]
    for name in reversed(levels):
        told, shared = name.partition("占")[0], tail
        if told == last:
            continue
        while shared and not told.endswith(shared):
            shared = shared[1:]
        if len(shared) < 2:
            break
        tail = shared
    tail = tail.removeprefix("类").removeprefix("的") if tail != last else ""
    return tail + "合计占" + (found["of"] or "比")


_TOGETHER = lazy(
    "[、,和 ]*(?:(?:上述|以上|前|这)?[两二三四五六七八九十](?:大?[者类项种个]|大)?[一-龥]{0,6}?)?(?:合计|共计|总计|总共|累计|合共|加起来)(?:约|共|已)?"
    "占(?:到|了)?(?:比[为达约]?|(?P<of>[^,。;占]{2,20}?)的?(?:比重|比例)?[为达约]?)?"
)
"""How a clause goes on that says which part those before it make up together."""


def shared_deed(here: Surroundings) -> str:
    """Return what the last member of a list of shares does, which all do (98%的行政村、35%的自然村|通硬化路)."""
    last = here
    for _ in range(4):
        if last.following is None or last.right[-1:] not in JOINTS:
            break
        last = last.following
    does = None if last is here else DOES.search(last.right, 2)
    return "" if does is None else does.group()


JOINTS = ("、", "和", "及", "与")
DOES = lazy(
    "(?:通(?![过报告])|有(?![所效序])|安装|用上|接通|建有|设有|配[备有]|建立|设立|喝上|住上|参加)[一-龥]{1,9}(?=$|[,。;、)])"
    "|(?:化解|整改|销号|办结|竣工|开工|复工|复产|复工复产|完工|投产|入驻|上线|签约|缴存|兑现|发放|支付|清零|见底|答复|回访|验收|备案|脱贫|就业)(?:到位)?(?=$|[,。;、)])"
)
"""What a share of those named before it have (行政村100%|通硬化路)."""


def whole_of_list(said: Said, here: Surroundings) -> str:
    """Return what was broken down by a list of bare amounts in the clause before, which what follows tells more of as a
    whole (受理诉求1655件,包括咨询1127件、求助523件、投诉5件,较上年下降|5.7%), or an empty string."""
    joints = here.lead.count("、")
    members = len(_MEMBERS.findall(here.lead)) if joints >= _LISTED_AT_LEAST else 0
    if members <= joints:
        return ""
    if here.lead.startswith("包括") and len(said.levels) > members:
        return said.levels[-members - 1]
    return said.whole.text if said.among else ""


_LISTED_AT_LEAST = 2
_MEMBERS = lazy("\\d[^、\\d]{0,6}(?=、|$)")
"""The members of a list that end with their numbers."""
