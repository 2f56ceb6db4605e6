"""Digits that are no quantity: dates, ordinals, numbering, names, codes, idioms.

Each rule answers for one kind of place where digits stand without counting anything. ``before_number`` looks at
what the digits
begin, ``after_number`` at what follows the number and its unit.
"""

import re

from taizhang.reading.patterns import lazy
from taizhang.reading.quantities.raw import RawQuantity
from taizhang.reading.quantities.signs import follows_index

_YEAR = lazy(
    r"(?:\d{2,4} ?(?:[-~至到、和及,] ?\d{2,4} ?){0,4}年(?:度|代|初|底|末|来|间|前|后|中|期)?"
    r"(?: ?\d{1,2} ?月(?:(?: ?\d{1,2} ?[日号])(?:[-~至到] ?(?:\d{1,2}月)?\d{1,2}[日号])?)?)?"
    r"(?: ?\d{1,2}(?:[-~至到]\d{1,2})月)?)"
)
_SPAN_OF_YEARS = lazy(r"\d{1,2}(?:[-~至到、]\d{1,2})?(?:(?:多|余)?年|个(?:多|余)?年(?![初底末])|个[多余]月)|\d{1,3}(?:周年|周岁|岁|年)")
_MONTH = lazy(
    r"\d{1,2} ?(?:[-~至到、和] ?\d{1,2} ?){0,3}月(?:份)?"
    r"(?: ?\d{1,2} ?(?:[-~至到、和]{1,2} ?\d{1,2} ?)?[日号](?:[-~至到] ?(?:\d{1,2}月)?\d{1,2}[日号])?)?"
)
_ISO = lazy(r"\d{4} ?[-./] ?\d{1,2} ?[-./] ?\d{1,2}(?: ?\d{1,2}:\d{2}(?::\d{2})?)?(?!\d)")
_CLOCK = lazy(r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d.:])")
_CODE = lazy(
    r"\d+(?: ?\+ ?[\dA-Za-zNX一-龥]{1,2}){1,6}|\d+/\d+(?!\w)|\d{1,2}·\d{1,2}(?!\d*[%个万亿])"
    r"|\d+(?:[x×*]\d+)(?:小时)?|\d{3,4}-\d{6,8}|\d+(?:\.\d+){2,}"
)
_MODEL = lazy(r"\d[A-Za-z\d.\-/]*")
_NUMBERING = lazy(r"\d{1,3}(?:\.\d{1,2}){0,3}(?:[、)]|\.(?!\d)|\. )")
_RANKED = lazy(r"\d{1,4}(?:[-~至到]\d{1,4})? ?[位名](?!次)")
_UP_TO_RANK = lazy(r"[-~至到]\d{1,4} ?[位名](?!次)")
"""How a rank goes on to the last of several (第3|-5名)."""
_CHANNELS = lazy("视频|监控|探头|摄像|设备|感知")
"""What is counted in channels (视频监控3000路), where a number before 路 names no road."""
_A_KIND = lazy("(?!规定|之规|的规定|所)[一-龥]{2}")
"""A noun behind 款, which then counts kinds of goods (1207款|农产品) and is no part of a law."""
_RANKS = lazy(
    r"(?:全[国省市县区州盟]|(?<=、)(?:[东西中]部|东北|长三角)|排名?|排序|[位名]?[居列]|位次|升至|跃居)[^,。;\d]{0,4}第 ?$"
    r"|[位名]?[居列][^,。;\d]{0,8}第 ?\d{1,3}[、和与及][^,。;\d]{0,4}第 ?$"
)
_RANK_ENDS = frozenset(",。;、)\n和与及")
"""A bare ordinal is a rank after the words above and before one of these (排名全省第1,)."""
_LATIN_NAMES = ("GDP", "CPI", "PPI", "PMI", "R&D", "AQI", "APP", "App", "ETC")
_ROAD = lazy(
    r" ?(?:国道|省道|县道|乡道|高速|铁路|专线|号|届|版|世纪|年代|年|月|周年|周岁|岁|时(?![限间长])|点(?![位])|成|"
    r"路(?!口|段|灯)|院|医院|中(?!心|小|型|国)|团(?!队|员|伙)|师|军|式|型|后|街|弄|[A-Za-z]|(?:政务|便民|市民|服务|政府|公共|旅游|消费|投诉|价格|劳动)*热线|平台|"
    r"星|级|\+|#|℃|°|周(?!边|期)|季度|维|英寸|寸|环境|模式|行动|工程(?!\w{0,3}[,。])|指示|条(?!\w)|字|号文)"
)
_AFTER_UNIT = lazy(
    r"级(?!以上|别)|[圈]|型(?!企业)|生活圈|经济圈|交通圈|便民(?:生活|服务|购物|商业|就医|消费|健身)?(?:圈|网)|健身圈|医疗圈"
)
_AFTER_FIRST = frozenset("级圈型生经交便健医")
"""What makes a number with its unit a name begins with one of these: a cheap test before the pattern."""
_DUTY = lazy(
    r"(?:不间断|值班|值守|服务|在线|监测|运行|营业|自助|开放|受理|全天|无人|轮班|警力|巡|响应|待命|应急|连续|不打烊|畅通|双|专人|监控)"
)
_MEAN_OVER = lazy("(?:滑动|移动)?(?:平均|均值)")
"""What a time makes one name with before it: a mean over so long (8小时滑动平均浓度)."""
_TIME_MEASURED = lazy(
    r"压缩|缩短|缩减|工作日|减至|减少|降至|降到|时限|时长|志愿服务|用时|耗时|时间|办结|审批|平均|天数|优良|优为|良为"
    r"|天气|空气|污染|超标|达标|提前|办理|办成|接听|响应|出具|登记|开办|办好|办电|接电|通关|公示|周期|时效|住院"
    r"|快于|延迟|延误|滞留|超过法定|提速|受理|拨付|到账|可支付|备付"
)
_TIME_MOVED = lazy(
    "(?:[比较](?:上年|去年|同期|上年同期|去年同期|上月|上季度|20\\d\\d年(?:同期)?)|同比|环比)"
    "(?:的?(?:\\d{1,4}[天日])?(?:相比)?,?(?:增加|延长|增多|多|少|快|慢)了?|的?)$"
    "|\\((?:增加|减少)了?$"
)
"""By how much a time is more or less than another, which may stand between, wherever what is measured was named."""
_ROAD_BEFORE = lazy("[国省县乡]道$|[高国]?[铁速]?[SGXY]?线$")
"""The kind of a road, before its number."""
_TIME_GOES_ON = lazy(
    r"(?:天数|时限|时长|用时|耗时|时间|寿命|预期寿命|周期|年限|工作日)[^,。;\n]{0,24}\d[^,。;\n\d]{0,6},"
    r"(?:累计|全年|平均|进一步|同比|实际|上半年|共|连续[一二三四五六七八九十两多\d]{1,2}年)*"
    r"(?:完成|达到?|为|降为|降到|升至|减至|增至|控制在|保持在|稳定在|增加|减少|增多|提高|延长|缩短|压缩|多|少)了?$"
)
"""A clause before that told of a time, of which this one tells what it came to or by how much (天数增加15天,达到|318天)."""
_LENGTHS = frozenset(("厘米", "毫米", "米", "公分"))
_ACROSS = lazy("(?:[胸干地直口管冠]径|[株树身]高)[为在]?$")
_OF_SIZE = lazy("(?:以[上下]|左右|及以上)?的?(?!以|左|及|的)[一-龥]")
"""How wide or high the things are that a count behind it counts (胸径5厘米以上|乔木)."""
_SO_MANY_OF = lazy("\\d{1,4}(?:%|[一-龥]{1,3})?(?=”)")
_SO_MANY_MEANS = lazy("(?:硬|惠企|务实|刚性|重点|具体)?(?:举措|措施|政策|行动|工程|意见|办法)(?=”)")
"""How a paper of so many points is called, in quotes."""
_NAME_IN_QUOTES = lazy(r"“[^“”,、。]{1,8}$")
_LINES = frozenset(
    (
        "110",
        "119",
        "120",
        "122",
        "12345",
        "12315",
        "12333",
        "12328",
        "12329",
        "12366",
        "12388",
        "12369",
        "12380",
        "12348",
        "96333",
    )
)
_LINE_DIGITS = 5
_HOUR = lazy("(?:[上下中]午|凌晨|早[上晨]?|晚上?|[日号])$")
"""What stands before an hour of the day (上午9点)."""
_YEARS_MEASURED = lazy(r"(?:寿命|受教育年限)(?:[^,。;]{0,32}|[^,。;\d]{0,12}\d[\d.]*[岁年],[^,。;\d]{0,8})$")
_MEASURED_FAR = 44
"""How far before a number of years its clause is asked whether they are what is measured."""
_OF_TITLES = frozenset(("条", "项", "个", "点", "件"))
_TITLE_BEGINS, _TITLE_ENDS = 40, 16
"""What the measures of a document are counted in, and how far its title reaches round their number."""
_DONE_LAST = frozenset("了成办行施展有训建开入过约近共达")
"""What stands before so many instalments of works, not before the one of which they are."""
_OPEN_QUOTES = '“"‘《'


_OF_SO_MANY = lazy("口?(?:中|拥有|占有|口中|刑事|发案|死亡|发病)")
"""What is told of so many people, who are what a rate is told for and no quantity."""
_AREAS = frozenset("镇乡县区市村省州旗局")
_YEAR_OF_AREA = lazy(
    r"(?:19|20)\d\d[镇乡县区市村省州旗局](?:人民)?(?:政府|党委|委|工作|财政|国民|民生|年"
    "|[一-龥]{2,8}[局委办会院站](?=[一-龥]{0,8}(?:总结|计划|要点|报告|汇报|情况|思路)))")
"""A year without 年 before the word for the area, at the head of a line."""
_TELLS_BEFORE = frozenset("第〔\n")
_TELLS_AFTER = frozenset("]〕)+/·x×*-. 年~至到、和及,月:岁周个")
"""What stands before or after digits that begin no quantity, beside ASCII before them; a number without it is asked
nothing more."""
_YEAR_DIGITS = 4


_CITED = lazy(
    r"[条款项]第? ?\d{1,3}(?:、\d{1,3})*、$|[条款]第[一二三四五六七八九十]{1,3}、$|(?:如|(?<!意)见|详见)(?:附?[图表]|附件)$|通过附件$"
    r"|(?:^|[^一-龥])(?:附[图表]|图|附件?) ?$|第 ?\d{1,3}(?:、\d{1,3})*、$"
)
"""What cites the items of a rule, a figure or a table before one of their numbers."""
_CITED_BACK = 24


_ROW_DIGITS, _NEXT_ROW = 3, 400
"""A row's number has at most so many digits, and the next row begins at most so far from it."""


def _numbers_a_row(text: str, start: int, end: int) -> bool:
    """Say whether a number set apart at the head of a line only numbers it, since a line beside it has the next
    (1 地区生产总值…, 2 财政收入…)."""
    number = int(text[start:end])
    following = text.find(f"\n{number + 1} ", end, end + _NEXT_ROW)
    before = max(0, start - _NEXT_ROW)
    opens = text.startswith(f"{number - 1} ")
    return following >= 0 or opens or (number > 1 and text.rfind(f"\n{number - 1} ", before, start) >= 0)


def before_number(text: str, start: int, end: int) -> int:
    """Return where to go on if the digits ``[start, end)`` begin no quantity, else 0.

    ``text`` is the normalised text; the answer is an offset into it, never smaller than ``end``.
    """
    previous = text[start - 1] if start else "\n"
    following = text[end] if end < len(text) else "\n"
    if previous in "、图表件附" and _CITED.search(text, max(0, start - _CITED_BACK), start) is not None:
        return end  # 第十二条第3、8项, 如图17所示
    if following == "\n" and text.startswith("年", end + 1) and end - start == _YEAR_DIGITS and text[start] in "12":
        return end + 2  # a year that the end of a line parted
    if following == "篇" and previous in "告结划" and text[end + 1 : end + 2] in ("", "\n"):
        return end + 1  # 区政府工作报告3篇, over a collection of them
    if following == "卷" and end - start == _YEAR_DIGITS and text[start] in "12":
        return end + 1  # 县年鉴2007卷
    if following == "团" and (previous == "师" or "团场" in text or "兵团" in text):
        return end  # 第三师44团
    if following not in _TELLS_AFTER and previous not in _TELLS_BEFORE and not previous.isascii():
        return 0  # as round most numbers
    if previous == "\n" and following in _AREAS and _YEAR_OF_AREA.match(text, start) is not None:
        return end  # 2008镇政府工作总结
    if previous == "第" or (previous == " " and text[start - 2 : start - 1] == "第"):
        if _RANKED.match(text, start):
            return 0
        return 0 if following in _RANK_ENDS and _RANKS.search(text, max(0, start - 12), start) is not None else end
    if previous.isascii() and (previous.isalpha() or previous in "_#@&=/"):
        if previous.isalpha() and text.endswith(_LATIN_NAMES, max(0, start - 3), start):
            return 0
        match = _MODEL.match(text, start)
        return match.end() if match else end
    if previous == "-" and text[start - 2 : start - 1].isascii() and text[start - 2 : start - 1].isalpha():
        return 0 if follows_index(text, start - 1) else end
    return _in_brackets(previous, following, end) or _in_list_or_code(text, start, end) or _in_time(text, start, end)


def _in_brackets(previous: str, following: str, end: int) -> int:
    """Return where to go on if digits stand in brackets of their own, as notes and numbers of documents do, else 0."""
    if (previous == "[" and following == "]") or (previous == "(" and following == ")"):
        return end + 1
    return end if previous == "〔" or following == "〕" else 0


def _in_list_or_code(text: str, start: int, end: int) -> int:
    """Return where to go on if digits number an item or row, or are part of a date in digits or a code, else 0."""
    previous = text[start - 1] if start else "\n"
    following = text[end] if end < len(text) else "\n"
    if previous == "\n" or (previous in " \t" and not text[max(0, text.rfind("\n", 0, start)) : start].strip()):
        match = _NUMBERING.match(text, start)
        if match is not None:
            return match.end()
        if following == " " and end - start <= _ROW_DIGITS and _numbers_a_row(text, start, end):
            return end
    if following not in "+/·x×*-. ":
        return 0
    match = (_ISO.match(text, start) if end - start == _YEAR_DIGITS else None) or _CODE.match(text, start)
    return 0 if match is None else match.end()


def _in_time(text: str, start: int, end: int) -> int:
    """Return where to go on if digits are part of a year, month, hour or age that measures nothing, else 0."""
    previous = text[start - 1] if start else "\n"
    following = text[end] if end < len(text) else "\n"
    measured = following in "岁年" and _YEARS_MEASURED.search(text, max(0, start - _MEASURED_FAR), start) is not None
    if following == "年" and measured and (end - start != _YEAR_DIGITS or text[start] not in "12"):
        return 0
    if following in "年-~至到、和及, " or text[end : end + 1] == "个":
        match = _YEAR.match(text, start) or _SPAN_OF_YEARS.match(text, start)
        if match is not None and _is_year(text, start, match):
            return match.end()
    if following in "月-~至到、和 ":
        match = _MONTH.match(text, start)
        if match is not None:
            return match.end()
    if following == ":":
        match = _CLOCK.match(text, start)
        if match is not None and (previous in " \n日午早晚" or text.startswith(":", start - 1)):
            return match.end()
    if not measured and following in "周岁" and _SPAN_OF_YEARS.match(text, start):
        return end + 1
    return 0


def _is_year(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell a year or a span of years from a list whose last member happens to be followed by 年."""
    return "," not in match.group() or match.group()[:2] in ("19", "20")


def after_number(text: str, quantity: RawQuantity) -> int:
    """Return where to go on if what follows makes the number a name, a code or a mere date, else 0."""
    start, end = quantity.start, quantity.end
    before = text[start - 1] if start else "\n"
    after = text[end : end + 1]
    if beyond := _line_or_clock(text, quantity, before):
        return beyond
    if quantity.unit is None:
        return _bare(text, quantity, before)
    if before == "每" and quantity.family == "person" and _OF_SO_MANY.match(text, end) is not None:
        return end  # 每10万人中具有大学文化程度的
    if (before in _OPEN_QUOTES or after == "”") and (beyond := _quoted(text, quantity, before, after)):
        return beyond
    if quantity.unit in _NUMBERED and quantity.multiplier == 1 and _is_number_of(text, quantity, before):
        return end
    if quantity.unit == "期" and text.startswith(("工程", "项目"), end) and "一" <= before <= "龥":
        return 0 if before in _DONE_LAST or quantity.multiplier != 1 else end  # 文化公园1期工程
    if quantity.unit in _OF_TITLES and _in_title(text, start, end):
        return end  # 《优化营商环境30条》
    if after in _AFTER_FIRST and _AFTER_UNIT.match(text, end):
        return end
    if quantity.family == "time":
        return end if _mere_time(text, quantity) else 0
    if quantity.unit in _CODED and (beyond := _code(text, quantity, before, after)):
        return beyond
    return end if _tells_size(text, quantity) else 0


_NUMBERED = frozenset(("号", "届", "级", "代", "路", "线", "步", "维", "字", "言", "页", "款", "章"))
"""What is numbered rather than counted."""
_CODED = frozenset("项个类")
_CLOSE_QUOTES = frozenset("”\"’》")


def _line_or_clock(text: str, quantity: RawQuantity, before: str) -> int:
    """Return where a telephone line, a time of day or a word that only begins as a unit does goes on, else 0."""
    start, end = quantity.start, quantity.end
    if text[start:end].isdigit() and text[start:end] in _LINES:
        return end
    if quantity.unit == "市" and text[start : end - 1] in _LINES:
        return end - 1  # 12345市长热线
    if before in _OPEN_QUOTES and text[start : start + _LINE_DIGITS] in _LINES:
        return start + _LINE_DIGITS  # “12345回音壁”
    if quantity.unit == "分" and before == "时" and text[start - 2 : start - 1].isdigit():
        return end  # 20时15分
    if quantity.unit == "点" and _HOUR.search(text, max(0, start - 3), start) and not text.startswith("位", end):
        return end
    if (quantity.unit == "管" and text.startswith("理", end)) or (quantity.unit == "人" and text.startswith("制", end)):
        return end  # 管理, 3人制篮球场
    return 0


def _bare(text: str, quantity: RawQuantity, before: str) -> int:
    """Return where to go on behind a number without a unit that is a name or a code, else 0; years get their unit."""
    start, end = quantity.start, quantity.end
    after = text[end : end + 1]
    if before == "第" or quantity.rule == "rank":
        ranked = after in _RANK_ENDS or end == len(text) or _UP_TO_RANK.match(text, end) is not None
        return 0 if ranked else end
    years = after == "年" and "." in text[start:end]
    if years or (after in _OF_YEARS and _YEARS_MEASURED.search(text, max(0, start - _MEASURED_FAR), start)):
        quantity.unit, quantity.family, quantity.end = after, "time", end + 1
        return 0
    if quantity.multiplier != 1 or quantity.more:
        return 0
    match = _ROAD.match(text, end)
    if match is not None:
        return max(match.end(), end)
    return end if before in _OPEN_QUOTES or after in _CLOSE_QUOTES or end - start >= _CODE_DIGITS else 0


_OF_YEARS = frozenset("岁年")
_CODE_DIGITS = 7
"""A number without a unit of so many digits is a code."""


def _quoted(text: str, quantity: RawQuantity, before: str, after: str) -> int:
    """Return where to go on behind a quantity in quotes that names something, else 0."""
    start, end = quantity.start, quantity.end
    if before in _OPEN_QUOTES and after in _CLOSE_QUOTES:
        return end
    if before == "“" and (named := _SO_MANY_MEANS.match(text, end)) is not None:
        return named.end()  # “10项举措”
    if before in _OPEN_QUOTES and quantity.unit == "个" and (called := _SO_MANY_OF.match(text, end)) is not None:
        return called.end()  # “2个100%”
    return end if after == "”" and _NAME_IN_QUOTES.search(text, max(0, start - 12), start) else 0


def _is_number_of(text: str, quantity: RawQuantity, before: str) -> bool:
    """Say whether a unit that is numbered is so here, and not counted (3款新药, 监控12路)."""
    if quantity.unit == "款":
        return not _A_KIND.match(text, quantity.end) or before == "第"
    start = quantity.start
    return quantity.unit != "路" or _CHANNELS.search(text, max(0, start - 12), start) is None


def _in_title(text: str, start: int, end: int) -> bool:
    """Say whether a quantity stands at the end of a title in 《》."""
    closed = text.find("》", end, end + _TITLE_ENDS)
    if closed < 0:
        return False
    opened = text.rfind("《", max(0, start - _TITLE_BEGINS), start)
    return opened >= 0 and text.find("》", opened, start) < 0 and text.find("《", end, closed) < 0


def _code(text: str, quantity: RawQuantity, before: str, after: str) -> int:
    """Return where to go on behind the number of a road, a class, a heading or a quarter, else 0."""
    start, end = quantity.start, quantity.end
    of_road = quantity.unit == "项" and before in "道线" and after == "目"
    if of_road and _ROAD_BEFORE.search(text, max(0, start - 3), start):
        return end - 1  # 省道227项目
    if quantity.unit == "个":
        return end + 2 if text.startswith("季度", end) else 0  # 连续19个季度
    if "." not in text[start:end]:
        return 0
    if quantity.unit == "类":
        return end  # 1.1类新药: the class of one, no count
    # 2.1项目引资目标: a numbered heading
    return end if after == "目" and quantity.multiplier == 1 and quantity.unit == "项" else 0


_RATE_WITHIN = lazy("(?:范围)?内[一-龥]{2,10}(?:率|比例)")
"""What a distance only bounds (公交与轨道50米|内换乘比例提高到90%)."""


def _tells_size(text: str, quantity: RawQuantity) -> bool:
    """Say whether a measure only says of what size, voltage or kind the thing behind it is."""
    start, end, unit = quantity.start, quantity.end, quantity.unit
    if unit == "马力" and _OF_SIZE.match(text, end) and text[start - 1 : start] not in "达为到过":
        return True
    if unit in _LENGTHS and _ACROSS.search(text, max(0, start - 4), start) and _OF_SIZE.match(text, end):
        return True
    if unit in ("‰", "%"):
        return text.startswith(("人口变动", "人口抽样", "抽样", "人口变化"), end)  # 5‰人口变动抽样调查
    if unit == "米":
        if text.startswith(("覆盖率", "服务半径", "半径覆盖率"), end):
            return True  # 公交站点500米覆盖率
        return text.startswith(("内", "范围内"), end) and _RATE_WITHIN.match(text, end) is not None
    return unit in ("千伏", "kV") and not text.startswith(("安", "A"), end)


def _mere_time(text: str, quantity: RawQuantity) -> bool:
    """Say whether a duration only dates or names something instead of being what is measured."""
    if quantity.unit in ("工作日", "自然日", "学时", "课时", "工时"):
        return False
    start, end = quantity.start, quantity.end
    if quantity.unit == "小时" and "万" in text[start:end]:
        return False  # 载客类完成2.8万小时: so long that it dates nothing
    if quantity.unit in ("月", "个月") and text[start - 1 : start] in _RECENT:
        return True  # 今年前5个月空气质量优良天数…
    if text[start - 2 : start] == "连续":
        return True  # 断面连续11个月稳定达标
    if quantity.unit == "小时" and quantity.value == 24 and _DUTY.match(text, end):
        return True
    if quantity.unit == "小时" and _MEAN_OVER.match(text, end):
        return True
    if quantity.unit == "日" and (
        text[end : end + 2] in _SAID_THEN or _ON_DAYS.search(text, max(0, start - _DAYS_FAR), start) is not None
    ):
        return True  # 生态环境局22日通报空气质量; 慰问时间为17-19日
    if _TIME_MOVED.search(text, max(0, start - 20), start) is not None:
        return False
    if "," in text[max(0, start - 10) : start] and _TIME_GOES_ON.search(text, max(0, start - 60), start) is not None:
        return False
    left = max(text.rfind(mark, max(0, start - 40), start) for mark in (",", "。", ";", "\n"))
    if text.startswith("时间", end) and _TIME_MEASURED.search(text, left + 1, start) is None:
        return True  # 30天时间完成征地1200亩
    right = min(
        (at for mark in (",", "。", ";", "\n") if (at := text.find(mark, end, end + 24)) >= 0), default=end + 24
    )
    return _TIME_MEASURED.search(text, left + 1, right) is None


_SAID_THEN = frozenset(("通报", "发布", "公布", "召开", "介绍", "表示", "获悉", "印发", "举行", "公告", "下发"))
"""What is done on a day of the month, which is no length of time."""
_ON_DAYS, _DAYS_FAR = lazy("[为于在月:]\\d{1,2}[-~至到—]$"), 5
"""From which day on something was held, before the last (慰问时间为17-|19日)."""
_RECENT = ("前", "近", "头")
"""What stands before so many months in which something was."""
_CAMPAIGN = lazy(r"[一-龥]{2,10}?(?:行动|计划|战略(?!性)|(?:产能|能力)(?:提升|建设)工程)")
_HUNDRED_NAMES = lazy(r"(?:姓|货|度|花|强|佳|日|年|科|般|里|万富|余年|分|事)")


def inside_name(text: str, start: int, end: int) -> bool:
    """Say whether a bare magnitude belongs to an idiom or a quoted name (“百名干部进百企”, 千家万户)."""
    if text[end : end + 1] in ("万", "千", "百") or _HUNDRED_NAMES.match(text, start + 1):
        return True
    opened = max(text.rfind("“", max(0, start - 12), start), text.rfind("《", max(0, start - 12), start))
    closed = max(text.rfind("”", max(0, start - 12), start), text.rfind("》", max(0, start - 12), start))
    return opened > closed or _CAMPAIGN.match(text, end) is not None
