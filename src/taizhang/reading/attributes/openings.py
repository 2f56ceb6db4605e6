"""What opens a phrase before what is measured: where it is done, who leads there, a heading that no mark closes."""

from taizhang.reading.attributes.lexicon import FLOW_FIRST, starts
from taizhang.reading.attributes.phrases import lead_off
from taizhang.reading.patterns import lazy

_LEADING_IN = lazy(r"(?<!现)在全[国省市县区州](?!的)[^,。;]{0,8}(?<!的)(?<!的位次)(?:率先|首先|首个|首次)?$")
_HEADING_UNCLOSED = lazy(
    "^[一-龥、]{2,24}?(?:成效|进展|突破|台阶|提升|增强|向好|优化|加快|显著|明显|壮大|进步|跨越|步伐|改善|(?:平稳|较快|稳定|稳步)增长"
    "|(?:健康|快速|稳步|平稳)发展)(?:预计|初步核算|初步统计|初步测算|据初步|(?=全年(?:实现|完成)))(?:全年|年内|20\\d\\d年)?(?:全[省市县区州])?"
    "(?:实现|完成|达到)?(?=[一-龥]{2})"
)
"""A heading without a mark at its end, and the first words of what it heads (稳增长取得新成效预计全年实现|生产总值)."""
FOUND_FIT = "[^,。;的]{0,14}(?:验收|认定|认证|评估|审核|评审|考核|复核|审批|备案|评定|考评|检测|登记|核定)的[一-龥]{2}"
"""What goes on after 通过 where that says that what is counted was found fit (通过验收的|示范园), not by what means."""


_USED_FOR = lazy("(?:主要|重点|具体|统筹|专项|全部)(?:用于|依据|根据|考虑|原因是|是(?!指)|包括|为(?=[一-龥]{4}))(?=..)")
"""What says on what money is spent, or on what a reckoning rests (主要用于|农田建设4200万元)."""
_REASON = lazy("[^,。;]{0,24}?原因(?:主要)?(?:是|为|在于|:)(?:由于|因为?)?(?=..)")
"""What a reason is told by (决算数大于预算数的主要原因是|追加绩效工资)."""
_ALLOTTED = lazy(
    "[^,。;“《]{2,16}?(?:核定|批准|核准|转贷|分配|批复|批准核定)(?:给|下达)?我[省市县区州旗盟镇乡](?:本级)?的?(?:(?:19|20)\\d\\d年度?的?)?(?=[一-龥(]{2})"
)
"""Who set an amount for the issuer (财政厅核定我县|政府债务限额)."""
_PAID_OUT_OF = lazy(
    "[^,。;]{0,60}?(?:使用|利用|由|用)[^,。;的]{0,14}安排的(?=[一-龥“]{2})|[^,。;]{0,30}?业务活动所?(?:需|必需)?的(?=[一-龥]{3})"
)
"""Out of what, or for what, money is spent, before what it is called (使用当年财政拨款安排的|“三公”经费)."""
_SO_MANY_YEARS = lazy("^的?\\d{1,3}年(?:间|来)?(?![期度以份])(?=[一-龥]{3})")
"""How many years something came together in (1976~1985年的|10年|财政总收入)."""
_FOCUS_ON = lazy("^.{0,24}?(?:主要)?集中(?:体现|反映|分布|表现)?(?:在(?!建)|于)(?=[一-龥“]{2})")
"""What problems are mostly of, behind that they are (热点问题主要集中在|城乡建设类工单177件)."""
_HOTLINE = lazy("^“?12345”?(?:[一-龥]{0,6}(?:热线|平台))*(?=(?:共|累计)?(?:受理|接听|接到|收到|办理|办结|转办|交办|承办|接收))")
"""By which line something came in, before what is counted (12345|受理诉求193件)."""
_MAIN_FIRST = frozenset("主重具统专全")


def after_opening(text: str) -> str:
    """Return a phrase without what opens it before what is measured."""
    if "12345" in text[:6]:
        text = _HOTLINE.sub("", text)
    if text[:1] in _MAIN_FIRST and (used := _USED_FOR.match(text)) is not None:
        text = text[used.end() :]
    if "集中" in text[2:]:
        text = _FOCUS_ON.sub("", text)
    if ("等形式" in text or "等方式" in text) and (means := _BY_SUCH.match(text)) is not None:
        text = text[means.end() :]
    if "原因" in text and (reason := _REASON.match(text)) is not None:
        text = text[reason.end() :]
    if "我" in text[4:] and (allotted := _ALLOTTED.match(text)) is not None:
        text = text[allotted.end() :]
    if ("安排的" in text or "活动" in text) and (out_of := _PAID_OUT_OF.match(text)) is not None:
        text = text[out_of.end() :]
    if "在全" in text:
        rest = text[3:].removeprefix("率先")
        does = text[:2] == "在全" and starts(rest, FLOW_FIRST)
        text = rest if does else _LEADING_IN.sub("", text)  # 在全县|建设水厂: where, not among whom it leads
    if "预计" in text or "初步" in text or "全年" in text:
        text = _HEADING_UNCLOSED.sub("", text)
    return text


def without_means(text: str) -> str:
    """Return ``text`` without the means that it begins with (通过重复收费等方式|多收医疗费)."""
    means = _MEANS.match(text) if text[:1] in _MEANS_FIRST else None
    return text if means is None else lead_off(text[means.end() :])


_MEANS = lazy(
    r"(?:通过|采取|采用|利用|运用|以)[^。;]{2,60}?等(?:多种|各种)?(?:方式|形式|渠道|途径|办法|措施|手段)"
    r"|(?:采取|采用|运用)[^,。;的]{2,16}?(?:方式|模式|手段|形式)(?=[一-龥]{2})|通过[^,。;“]{1,14}?(?:促使|促成)(?=[一-龥]{2})"
)
_MEANS_FIRST = frozenset("通采利运以")
_BY_SUCH = lazy("[并且还也,、]{0,2}(?:以|通过|采取|采用|运用)[^,。;]{2,60}?等(?:形式|方式)的?(?=[^,。;的]{4})")
"""The same, joined to what was told before (并以文字、图片等形式|制作政策解读)."""


def years_off(text: str) -> str:
    """Return a name without how many years what it names came together in (10年|财政总收入)."""
    return _SO_MANY_YEARS.sub("", text) if text[:1] == "的" or text[:1].isdigit() else text


def added(text: str) -> str:
    """Return an entry of an account without the 加 that adds it to those before (加上级补助收入, 加上调入资金)."""
    if text.startswith("加上"):
        return text[1:] if text[2:3] in "级年解划缴" and text[2:5] != "年终结" else text[2:]
    return text[1:] if text.startswith(_ENTRIES, 1) else text


_ENTRIES = (
    *("上级", "上解", "上年", "调入", "动用", "转贷", "中央", "地方", "一般", "下级", "债务", "补助", "补充", "安排"),
    *("偿还", "结转", "专项", "国债", "新增", "再融资", "置换", "债券", "各项", "税收", "返还", "使用", "省级", "市级"),
)
"""How entries of an account begin."""


def either(text: str, left: str) -> str:
    """Return a name that 或 begins with the word before that (提前完成|或超额完成任务), as far as it stands in ``left``."""
    at = left.rfind(text[:3])
    first = _FIRST_OF_TWO.search(left, 0, at) if at > 0 else None
    return first.group().removeprefix("已") + text if first is not None else text


_FIRST_OF_TWO = lazy("(?:提前|超额|基本|已|全部)*[一-龥]{2,4}$")
"""What 或 joins to what is named after it."""
