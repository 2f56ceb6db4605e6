"""Whether a sentence looks back or ahead by its own words, for stretches of which no heading says it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from taizhang.reading.paragraphs import Span, sentence_ends
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Part
from taizhang.reading.sections import ends_of_terms
from taizhang.reading.tables import alternation, words

PLAIN = 2
"""From so many words on one side more than on the other a sentence says itself where it belongs."""
_LONGEST = 400
"""Of a longer sentence only the beginning is asked."""
_REACHED = lazy(
    r"已(?!经?[开建竣投][^,。;]{0,6}的)[^,。;]{0,10}\d|\d[个项件处家][^,。;\d]{0,8}已(?:全部|基本)?[完开建竣投整办](?![^,。;]{0,6}的)"
    r"|[成工产用]的有\d|占(?:年度|全年|总)?(?:计划|任务|目标){1,2}的\d"
)
_LEVELS = lazy(r"(?<!达)(?<!不)[达为有占](?!到|标|成)(?:了)?\d")
_WITHIN = lazy(r"(?:到|至|前)(?<!年\d月[到至])(?<!年\d\d月[到至])20\d\d年|20\d\d年(?:底|末|内|前)")
_ADVISED = lazy(r"(?:^|[,:]|为此|特此?)(?:建议(?!、|案|[提议]案|办|所[提反]|[共有]?\d|和(?!加)|类|数)|拟(?!定|合))|同意(?!后)(?!率|并)")
_WILL = lazy(
    r"(?:今年|明年|(?<!\d)(20\d\d)年),?[^,。;\d]{0,16}?(?:将(?:再|要|会)?(?=重点|集中|健全|进一步|全力|努力|着力|大力|投入|完成|实施|新增|新建|建成|建设|开展|办好"
    r"|办理|推进|改造|实现|力争|启动|安排|开工|组织|加快|加大|达|超过|突破|会?发生|迎来)|要(?=[按坚以围抓做突全紧深着牢认切把实努大]))"
    r"|(?:指出|强调|要求|提出),[^。]{0,120}?[,;]要(?=[按坚以围抓做突全紧深着牢认切把实努大])"
    r"|(?:今年|明年|(?<!\d)(20\d\d)年),?[^,。;\d]{0,10}?计划(?=投资\d[\d.]{0,8}[万亿]元,?(?:实施|新建|改造|用于|启动|开展|推进)|投入"
    r"|实施|新建|改造|安排[^的]|开工|启动|新增|培育|创建|整治|新改建)"
    r"|(?:今年|明年|(?<!\d)20\d\d年)拟(?=实施|新|建|改|投|开|安|启|完|举|组|购|增|推|打)"
    r"|(?:届时,?|还|也)将(?![^,。;]{0,6}[把于])|(?<![已即])将(?=列为|建成|打造|成为|被列为)"
)
"""What a place will do in a year that is named (2013年云溪区将集中力量办好10件实事)."""
_LISTS_WORKS = lazy(r"\d项[^,。;:\d]{0,12}(?:工作|任务)(?:主要)?(?:是|为|包括)?:")
"""What leads in a list of works (16项经济工作主要是:…)."""
_TOLD = lazy("\\s*(?:\\d{1,2}月\\d{1,2}日(?:[上下]午)?,)?记者[^。]{2,40}?(?:获悉|了解到|得知|看到),?")
"""Where news has from what it tells, which may be what was or what will be."""
_THIS_YEAR = lazy(r"今年(?!以来|上半年|前|[1-9一])")
OPENS_YEAR = lazy(
    r"\s*(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.]\s*)?(?:在|到|至)?((?:19|20)\d\d)年(?![度-]?以来|[-至到])"
)
_MONTHS_PAST = lazy(
    r"(?<![\d-])(?:1|一)(?:月份?)?[至到-](?:\d{1,2}|[一二三四五六七八九十]{1,2})月"
    r"|(?<![之以])前(?:1?\d|[一二三四五六七八九十]{1,2})个月|数据显示"
)
_QUOTED = lazy("“[^“”]{0,30}要[^“”]{1,30}”")
"""What stands in quotes says nothing of the sentence's own time (“疫情要防住、经济要稳住”)."""
_DONE_BY = lazy(r"[于在]?\d{1,2}(?:月|日)(?:底|末|中旬|上旬|下旬|\d{1,2}日)?前(?=[^,。;]{0,6}[成现束办展付动]了)")
"""Until when something was done, which is no time to come (于9月底前完成了排查)."""
_THEN = lazy(r"[,;]预计[^,。;\d]{0,20}$")
"""What a sentence says at its end of a time to come, which is none of its figures' (…完成投资1.8亿元,预计年底前全部完工)."""
_SO_THAT = lazy(
    "(?<=[,;])(?:有效|有力|切实|全力)?确保(?![^,。;]{0,12}(?:年(?!度)|月|前|完成|建成|投[用产]|达))[^,。;\\d]{2,40}(?:[,;]|$)"
    "|确保(?:\\d[\\d.]*[^,。;\\d]{0,12}|[^,。;\\d]{0,16})(?:安全|平[安稳]|稳定|有序|畅通|顺利|不出|[无零未]..?)[^,。;\\d]{0,8}(?:[,;]|$)"
)
"""What a sentence says that its doings were for (投入警力1300名,确保重建平稳有序; 确保7972万旅客安全出行)."""
_TO_DO = lazy("将(?![一-龥]{2,12}?(?:与|和|纳入|作为|列入))|要|力争|确保|计划|拟|继续|争取|务必|重点|抓")
"""What a sentence about the rest of the year says where that is to come."""
_THERE_ARE = lazy(
    r"\s*(?:[一二三四五六七八九十]、[^。;]{2,20}。)?(?:我|全)[省市州区县旗镇乡](?:现|共|目前)?有(?![效力序关机望所限待])[^,。;\d]{0,12}\d"
)
"""How a sentence begins that says what there is (我区有企业320家)."""
_CALLED_PLANNED = lazy("计划(?=(?:新?开工|建成投产|竣工|投产)项目)")
"""What projects are only called (计划新开工项目完成投资2亿元)."""
_NO_AIM = lazy(
    r"投资计划(?=完成)|(?:[占为]|完成了?)?年度计划(?:的\d|(?=新?开工?|竣工|投资的))|(?:计划|任务|目标)(?:任务)?(?:完成率|进度|完成情况)"
    r"|(?<!将)(?<!要)(?<!期)按(?:原?计划|序时进度)(?=完成|推进|实施|进行|开展)"
    r"|(?<!(?:确保|争取|力争|努力|推动|要将|能够).)(?:均?已|超额|提前|全部|均)完成了?[^,。;\d]{0,8}(?:目标|任务){1,2}"
    r"|[与比较]“?十?[一二三四五六七八九]五”?末"
)
"""Names of how far a plan is fulfilled, in which nothing is planned, and ends of plans that are compared with."""
_TERM_END = lazy("“?(?:十[一二三四五六]?|[七八九])五”?期?末")
_SO_MANY = lazy(
    r"(?:^|\s)(?:今年)?(?:上半年|前三季度|[一二三]季度),[全我][市县区省州镇乡旗][^,。;要将]{0,16}\d"
    r"|(?:[一二三]季度|上半年|\d月份?|今年以来|全年|今年)[^,。;计]{0,4}(?:共(?!同|享|建)|累计|已)"
)
NEXT = lazy(r"\s*(?:下一?步|下一?阶段|明年|今后|新的一年|接下来)")
_DIGITS = lazy(r"20\d\d")
_MONTH = lazy(r"\d{1,2}(?:月|月份|日)(?:底|末|中旬|上旬|下旬|\d{1,2}日)?(?:之)?前(?!,?(?:仅|已|未|尚|只|累计|共))")


_BY_THEN = lazy(
    r"(?:确保|务必|力争|必须)(?:于|在|今年|本年|[一-龥]{2,12}?)?"
    r"(?:年底|\d{1,2}(?:月|日)(?:底|末|中旬|上旬|下旬|\d{1,2}日)?|[一二三四]季度末?|节)(?:之|以)?前"
)
"""How those to whom a text goes are told until when something must be done (确保12月20日前全面完成)."""
_REPORT_BY = lazy(
    r"\d{1,2}(?:月|日)(?:底|末|\d{1,2}日)?(?:之|以)?前(?:要|须|应)?(?:将[^,。;]{2,16})?"
    r"(?:报送|上报|反馈|提交|整改到位|完成整改|全部整改|报[^,。;告道]{0,8}[室办局委])"
)
"""How they are told until when they must report (6月15日前报送整改情况)."""


_PUT_IN_PLANS = lazy("列入(?:规划|计划)+|或(?:正在)?计划(?:逐步)?(?=解决|办理|落实|采纳)")
"""Where proposals stand that are to be acted on (正在解决或列入计划解决的41件)."""


@cache
def _cues(section: str) -> re.Pattern[str]:
    return lazy(rf"(?<![主重需必首])(?:{alternation(words('outline', section))})")


def leaning(sentence: str, year: int | None) -> int:
    """Return how much more plainly a sentence looks ahead than back: below zero back, above it ahead, 0 undecided.

    ``year`` is the document's, by which a year that the sentence names lies before or after; None where unknown. What
    stands for a time or a doing that is over, or is to come, counts two, other signs one; without one of the former a
    sentence says nothing.
    """
    if sentence.lstrip()[:1] in "您你" and _THEIR_WISH.match(sentence) is not None:
        return 0
    if "要求" in sentence[:_DEMAND_REACH] and _DEMANDS.match(sentence) is not None:
        return PLAIN
    sentence = _without_asides(sentence, year)
    past, coming = _signs_of_past(sentence), _signs_to_come(sentence, year)
    opens = OPENS_YEAR.match(sentence) if year is not None else None
    named = int(opens[1]) if opens is not None else year
    if year is not None and named is not None and named != year:
        # A year beside the document's own says the time by itself.
        past, coming = past + 2 * (named < year), coming + 2 * (named > year)
    if not past and not coming:
        return 0
    back = 2 * past + len(_cues("leaning_back").findall(sentence)) + (_LEVELS.search(sentence) is not None)
    ahead = len(_cues("leaning_ahead").findall(sentence)) + (_THIS_YEAR.search(sentence) is not None)
    lean = 2 * coming + ahead - back
    return lean if (coming if lean > 0 else past) else 0


def _without_asides(sentence: str, year: int | None) -> str:
    """Return a sentence without the words that look ahead or back in it without saying where it looks itself."""
    if "“" in sentence:
        sentence = _QUOTED.sub("", sentence)
    if "前" in sentence and "了" in sentence:
        sentence = _DONE_BY.sub("", sentence)
    if "预计" in sentence:
        sentence = _THEN.sub("", sentence)
    if "今年下半年" in sentence and _TO_DO.search(sentence) is None:
        sentence = sentence.replace("今年下半年", "")  # 今年下半年,每月8场开展法治宣传活动
    if "确保" in sentence:
        sentence = _SO_THAT.sub("", sentence)
    term = "五”末" in sentence or "五末" in sentence
    planned = "年度计划" in sentence or "投资计划" in sentence or "按计划" in sentence
    if term or planned or "完成率" in sentence or "目标" in sentence:
        sentence = _NO_AIM.sub("", sentence)
        if term and year is not None:
            sentence = _without_ended_terms(sentence, year)
    if "记者" in sentence[:16] and ("将" in sentence or "计划" in sentence):
        told = _TOLD.match(sentence)
        sentence = sentence if told is None else sentence[told.end() :]
    if "列入" in sentence or "或计划" in sentence:
        sentence = _PUT_IN_PLANS.sub("", sentence)
    if "工项目" in sentence or "产项目" in sentence:
        sentence = _CALLED_PLANNED.sub("", sentence)
    return sentence


def _without_ended_terms(sentence: str, year: int) -> str:
    """Take out the ends of plans' terms that lie before a year (“十一五”末, in a report of 2011)."""
    terms = [one.group() for one in _TERM_END.finditer(sentence)]
    for term in terms:
        if max(ends_of_terms(term), default=year) < year:
            sentence = sentence.replace(term, "")
    return sentence


def _signs_of_past(sentence: str) -> int:
    """Count what stands for a time or a doing that is over."""
    past = len(_cues("looking_back").findall(sentence)) + (_REACHED.search(sentence) is not None)
    past += _THERE_ARE.match(sentence) is not None
    past += _MONTHS_PAST.search(sentence) is not None or _SO_MANY.search(sentence) is not None
    return past


def _signs_to_come(sentence: str, year: int | None) -> int:
    """Count what stands for a time or a doing that is to come; what says so by itself counts two."""
    coming = len(_cues("looking_ahead").findall(sentence)) + (_MONTH.search(sentence) is not None)
    coming += _ADVISED.search(sentence) is not None
    if "预计" not in sentence and ("将" in sentence or "要" in sentence or "计划" in sentence or "年拟" in sentence):
        will = _WILL.search(sentence)
        if will is not None:
            named_year = will[1] or will[2]
            coming += year is None or named_year is None or int(named_year) >= year
    if "前" in sentence:
        coming += (_BY_THEN.search(sentence) is not None) + 2 * (_REPORT_BY.search(sentence) is not None)
    if ":" in sentence and _LISTS_WORKS.search(sentence) is not None:
        coming += 2
    if "了" in sentence and (goals := _goals_set(sentence, year)) is not None:
        coming += 2 * (FIGURE.search(sentence, goals.end()) is not None)
    to_come = _WITHIN.search(sentence)
    if to_come is not None and (year is None or int(_DIGITS.findall(to_come.group())[0]) >= year):
        coming += 1
    return coming + 2 * (NEXT.match(sentence) is not None)


def sets_goals(said: str, year: int | None) -> bool:
    """Say whether a sentence tells that the goals or tasks of a year were set, none before ``year`` (昨天公布了2026年目标任务):
    what comes next are those."""
    return _goals_set(said, year) is not None


def _goals_set(said: str, year: int | None) -> re.Match[str] | None:
    """Return the words that tell so, or None."""
    found = _SETS_GOALS.search(said)
    if found is None or "去年" in said or "上年" in said or "年初" in said:
        return None
    return found if year is None or found[1] is None or int(found[1]) >= year else None


def announces_goals(normalised: str, span: Span, year: int | None) -> bool:
    """Say whether a paragraph ends by saying that the goals or tasks of a year were set."""
    last = max(normalised.rfind("。", span.start, span.end - 1) + 1, span.start)
    if normalised.startswith("目标:", span.end - 3) and _GOALS_LABEL.fullmatch(normalised, last, span.end) is not None:
        return True
    if normalised.find("现", last, span.end) >= 0 and _HANDS_GOALS.search(normalised, last, span.end) is not None:
        return True
    return span.end - last <= _LONGEST_ANNOUNCEMENT and sets_goals(normalised[last : span.end], year)


_GOALS_LABEL = lazy(
    r"(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.][ ]*)?(?:总体|具体|主要|发展|预期|奋斗|总)+目标:"
    r"|(?![^:]*(?:了|完成|年初))[^:]{0,60}?(?:将|要|到20\d\d年)[^:]{0,80}目标:"
)
"""A line that is nothing but the name of goals, or says what will be reached, which those below it are."""
_LONGEST_ANNOUNCEMENT = 60
_HANDS_GOALS = lazy(
    "现将?(?:就|把)?[^。:\\n]{0,30}(?:目标|计划|打算|安排|思路|工作任务)(?![^。:\\n]{0,20}(?:完成|情况|总结))"
    "[^。:\\n]{0,12}(?:汇报|报告|安排|部署|公布|通知|印发|表态)[^。:\\n]{0,8}[:。]?$"
)
"""How a text leads up to what is planned (现将今年的工作目标作简要汇报如下)."""
_SETS_GOALS = lazy(
    "(?<!完成)(?:公布|发布|下达|确定|明确|部署|提出|敲定|安排)了[^。;,]{0,30}?"
    "(?:今年|明年|新年度|新的一年|全年|下半年|(?<!\\d)(20\\d\\d)年)[^。;,]{0,24}?(?:目标|任务|计划|思路|安排)(?!的?完成|执行|情况)"
    "|(?:今年|明年)[^。;,]{0,24}?(?:目标|任务)(?:也|都|已经?)?(?:定|敲定|确定)了"
)


def sentences_in(normalised: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of a paragraph, no more of each than is asked which way it looks."""
    start = span.start
    for stop, _ in sentence_ends(normalised, span.start, span.end):
        yield Span(start, min(stop, start + _LONGEST))
        start = stop + 1


def looks_ahead(normalised: str, spans: Iterable[Span], year: int | None) -> bool:
    """Say whether a sentence of these paragraphs looks ahead by its own words."""
    return any(
        leaning(normalised[start:end], year) > 0 for span in spans for start, end in sentences_in(normalised, span)
    )


def looks_back(normalised: str, spans: Iterable[Span], year: int | None) -> bool:
    """Say whether a sentence of these paragraphs looks back by its own words."""
    return any(
        leaning(normalised[start:end], year) < 0 for span in spans for start, end in sentences_in(normalised, span)
    )


def by_sentence(
    normalised: str, span: Span, inherited: Part, year: int | None, *, back: int = PLAIN, ahead: int = PLAIN
) -> Iterator[tuple[int, Part]]:
    """Yield each offset in a paragraph from which its sentences belong to another part than ``inherited`` so far.

    A sentence without plain words goes on with the one before it. ``back`` and ``ahead`` say how plain it must be to
    turn.
    """
    now, start = inherited, span.start
    for stop, _ in sentence_ends(normalised, span.start, span.end):
        lean = leaning(normalised[start : min(stop, start + _LONGEST)], year)
        part: Part = now
        if lean <= -back or (lean < 0 and inherited == "review"):
            part = "review"
        elif lean >= ahead:
            part = "tasks" if now == "review" else now
        if part != now:
            yield start, part
            now = part
        start = stop + 1


_DEMAND_REACH = 12
_DEMANDS = lazy("\\s*(?:会议|[^,。;]{1,6}(?:[书区县市局主][记长任]))(?:强调并?|还|同时|最后)?要求[,:]")
"""How a sentence begins that tells what a meeting asks for (会议要求,6月底前全部开工)."""
_THEIR_WISH = lazy("\\s*[您你](?:们|委)?(?:在[^,。;]{0,12}中)?(?:所?提出|建议|反映|提到|要求|指出|呼吁)")
"""How an answer says again what it was asked (您在建议中提出,…)."""
_STATES_RESULT = lazy(
    r"同比|环比|[比较]\s?(?:上|去)年|上年同期|年末|初步(?:核算|统计)|据[^,。;]{0,4}统计|决算数?为?|累计|截[至止]|今年以来|去年|荣获|先后|位居"
    r"|已(?:经|全部|有|基本|建|完|开|投|实|发|办|落|竣|累|签|入)|(?:完成|带动|实现|解决|取得)了|上半年[^,。;]{0,3}[共已]"
    r"|(?:[完建]成|占|为)[^,。;]{0,14}(?:预算|计划|任务|目标)数?[\d.]{0,9}[万亿]{0,2}"
    r"[元公里亩户个项吨]{0,2}的\d"
    r"|(?:本周|本月|本季度|当月|(?<![\d-])\d{1,2}月(?:份|底|末)?|今年上半年|[前第]?[一二三四]季度),?[^,。;]{0,14}(?:共|完成|受理|接[到收]|办理|发生|中)"
    r"|[比较](?:年度|全年)?(?:计划|目标)(?:投资)?[高低快慢多少]|与(?:年度|全年)?(?:计划|目标)(?:持平|相差)|全部(?:完[成工]|开工|建成|竣工|投用)"
    r"|[比较]上[周月季]|占(?<=[^,。;][^,。;]占)\d|共有?\d|[到至]目前|季度,[全该我]|今年上半年,[全该我]|分别(?:完成|占)[^,。;]{0,6}(?:计划|任务|目标)的"
    r"|(?:[高低好快优]于|[高超]出|超过)(?:年度|年初|全年)?(?:预期)?目标|未(?:发生|出现)|[查破抓缴]获|立案查处|捣毁|罚没款"
    r"|(?<!免予)起诉[^,。;\d]{0,40}\d|批准?捕|批准逮捕|[审执]结|判处"
)
_STATES_PLAN = lazy(
    r"[比较](?:[去上]年|(?:19|20)\d\d年)预计|力争|确保|必须|务必"
    r"|争取(?!到|了|上级|中央|国家|(?!全年|今年|年内|在|实现|完成|新|让|使|把)[^,。;\d]{0,8}(?:资金|债|补助|经费|贷款|转移支付|指标))"
    r"|(?<!投资)计划(?!总?(?:完成)?投资(?!\d[\d.]{0,8}[万亿]元,?(?:实施|新建|改造|用于|启动|开展|推进))|数|[\d.]{1,9}|的|任务|完成率|规模"
    r"|上报)|目标(?:任务)?(?:[是为:]|“[^”]{1,12}”,?即|,即)|预期(?<![于出过]预期)"
    r"|到20\d\d年|不得?低于|不得?少于|控制在"
    r"|[年月]底前|(?<!即)将(?!军)|(?<![主重需只])要(?![求素点])|应当|拟(?![定订])|给予|奖[励补](?!资金|项目|政策)|标准为|打算"
)
_GOAL = lazy("(?<!完成)目标(?:任务)?(?:[是为:]|“|,即)")
_ONE_SIDED, _ENOUGH, _SHARE, _MOST = 4, 2, 0.35, 0.6
"""A text reports by its language where so many times more of its sentences with figures state results than plans, where
there are so many of them, and where they are at least this share of all."""


_COUNTED, _UNEVEN = 8, 0.7
"""From so many numbers on, of which no more than this share is round, a text counts what there was."""


def _precise(sentence: str) -> bool:
    """Say whether a sentence states a number so precise that hardly a plan would (24213.6, 10249): four digits or more
    that are no year, final noughts not counted."""
    for found in _LONG_NUMBER.finditer(sentence):
        digits = found.group().replace(",", "").replace(".", "").strip("0")
        if len(digits) >= _PRECISE and not (len(found.group()) == _PRECISE and found.group()[:2] in ("19", "20")):
            return True
    return False


def round_numbers(text: str) -> tuple[int, float]:
    """Return how many whole numbers from ten on a text has, years and dates left out, and which share of them ends in 0
    or 5: what is planned is nearly always so round, what was counted is not."""
    found = [n.group() for n in _WHOLE_NUMBER.finditer(text)]
    return len(found), sum(n[-1] in "05" for n in found) / len(found) if found else 0.0


_WHOLE_NUMBER = lazy(r"(?<![\d.,第〔-])\d{2,7}(?![\d.,〕年月日号时-])")
_PRECISE = 4
_LONG_NUMBER = lazy(r"\d[\d.,]{3,15}(?![\d-])")


def reports(
    normalised: str, spans: Iterable[Span], year: int | None, *, plainly: bool = False, news: bool = False
) -> bool:
    """Say whether a text of which neither title nor headings say it reports what is done, by the language of its
    sentences with figures alone.

    ``year`` is the document's: a year before it that a sentence names, other than to compare with it, tells of it.
    ``plainly`` asks for more: that none of them plans, and most state results; ``news`` for less: that no more of them
    plan than state results.
    """
    back = ahead = count = 0
    spans = list(spans)
    planned = goes_on = False
    if sets_bounds(normalised, spans):
        return False
    for span in spans:
        start, held, aimed = span.start, False, False
        for stop, _ in sentence_ends(normalised, span.start, span.end):
            sentence = normalised[start : min(stop, start + _LONGEST)]
            start = stop + 1
            after, goes_on = goes_on, normalised[stop : stop + 1] == ";"
            if "哪些" in sentence and _WHAT_WILL.search(sentence) is not None:
                return False
            if "安排如下:" in sentence and "拟" in sentence:
                return False  # 公共财政预算主要指标拟安排如下:…
            if stop >= span.end - 1 and (
                ("了" in sentence and sets_goals(sentence, year))
                or ("实事" in sentence and _DEEDS_AHEAD.search(sentence) is not None)
            ):
                return False  # what comes next are the goals
            if FIGURE.search(sentence) is None:
                held, aimed = held and goes_on, aimed and goes_on
                continue
            count += 1
            plan = aimed or _STATES_PLAN.search(sentence) is not None
            aimed = goes_on and (aimed or (plan and _GOAL.search(sentence) is not None))
            result = _STATES_RESULT.search(sentence) is not None or _names_before(sentence, year)
            if planned and (after or sentence.startswith("其中")):
                plan = plan or not result  # 计划投资1.4亿元实施…。其中,甲项目投资5435.53万元
            else:
                result = result or _precise(sentence)
            planned = plan and not result
            result = result or (held and not plan)
            back, ahead = back + (result and not plan), ahead + (plan and not result)
            # What the first clause of a sentence states as done, or as a goal, holds for those after its 分号.
            held = result and not plan and goes_on
    if not plainly and not ahead:
        many, share = round_numbers(" ".join([normalised[span.start : span.end] for span in spans]))
        if many >= _COUNTED and share <= _UNEVEN:
            return True
    if news and not plainly:
        return back >= ahead
    if plainly:
        return ahead == 0 and back >= max(_ENOUGH + 1, _MOST * count)
    return back >= max(_ENOUGH, _SHARE * count) and back >= _ONE_SIDED * ahead


_DEEDS_AHEAD = lazy("(?:[将努全切着](?![^。]*(?:完成|了))[^。]{0,30}办好|列出[^。]{0,30}今年)[^。]{0,20}实事(?:的?项目)?(?:\\(.*\\))?[。:]?$")
"""How a paragraph ends that says which deeds will be done, listed next (努力办好十方面民生实事。)."""


def sets_bounds(normalised: str, spans: Sequence[Span]) -> bool:
    """Say whether so many of a text's figures are bounds (400公里以上) as only goals are told with."""
    many = sum(
        _BOUND.match(normalised, found.end(), span.end) is not None
        for span in spans
        if normalised.find("以", *span) >= 0
        for found in FIGURE.finditer(normalised, *span)
    )
    # Few texts come so far that all of their figures must be counted.
    return many >= _MANY_BOUNDS and many * _OF_ALL >= sum(len(FIGURE.findall(normalised, *span)) for span in spans)


_MANY_BOUNDS, _OF_ALL = 3, 4


def plans_nothing(normalised: str, spans: Iterable[Span]) -> bool:
    """Say whether sentences with figures say nothing of what is to be done before the last of their figures; what they
    say of it behind that (…,预计年底前全部完工) is of another time than the figures."""
    told = False
    spans = list(spans)
    if sets_bounds(normalised, spans):
        return False
    for span in spans:
        for start, end in sentences_in(normalised, span):
            last = None
            for last in FIGURE.finditer(normalised, start, end):  # noqa: B007 -- the last is what counts
                pass
            if last is None:
                continue
            told = True
            said = normalised[start : last.end()]
            if "确保" in said:
                said = _SO_THAT.sub("", normalised[start:end])
            if _STATES_PLAN.search(said) or _BOUND.match(normalised, last.end(), end):
                return False
    return told


_BOUND = lazy("[万亿]{0,2}[一-龥%]{0,4}?(?:以上|以下|以内|左右)")
"""What a goal is told with more often than a result (达到12亿元以上)."""
_NAMED = lazy(r"(?<![比较从由到至与同是自\d])(20\d\d|19\d\d)年(?![度代前])")


def _names_before(sentence: str, year: int | None) -> bool:
    """Say whether a sentence names a year before ``year`` as its own."""
    return year is not None and any(int(named) < year for named in _NAMED.findall(sentence))


FIGURE = lazy(r"\d[\d.,]*(?![\d.,年月日、)])")
"""A number that is no date and no mark of a list."""


_WHAT_WILL = lazy("将会?(?:发生|迎来|有)哪些|(?:要|将)(?:做|干|办|推进|实施|抓)(?:好)?哪些")
"""How an article leads up to what a report plans (2018年,我们身边将会发生哪些变化?)."""


def plans_year(normalised: str, span: Span, year: int | None) -> bool:
    """Say whether a paragraph begins by saying what the document's own year is to bring (2018年,全区计划引进…)."""
    if normalised.find("哪些", *span) >= 0 and _WHAT_WILL.search(normalised, *span) is not None:
        return True
    own = year is not None and normalised.startswith(f"{year}年", span.start)
    return own and _PLANS.match(normalised, *span) is not None


def lists_deeds(normalised: str, span: Span) -> bool:
    """Say whether a paragraph lists the deeds which the one before counts: that says whether they are done."""
    return _LISTS_DEEDS.match(normalised, *span) is not None


def counts_deeds_to_come(normalised: str, span: Span) -> bool:
    """Say whether a paragraph ends by saying how many deeds are to be done."""
    return _TO_BE_DONE.search(normalised, *span) is not None


def part_of_year(normalised: str, span: Span) -> bool:
    """Say whether a paragraph speaks of no more of this year than of a part of it that is over."""
    return len(_GONE_BY.findall(normalised, *span)) == normalised.count("今年", *span)


_PLANS = lazy("\\d{4}年,?[^,。;\\d]{0,8}?(?:计划(?!完成|生育|执行|任务|目标)|将|拟|要)")
_LISTS_DEEDS = lazy(
    "\\s*这?(?:[一二三四五六七八九十]{1,3}|\\d{1,2})[件项大][^,。;:\\d]{0,4}实事(?:项目)?(?:分别|具体)?(?:是|为|包括):"
)
_TO_BE_DONE = lazy("(?:将|[要拟]|计划|[确决]定|安排|承诺)[^。;了已]{0,40}实事(?:项目)?”?。?$")
_GONE_BY = lazy("今年(?:以来|上半年|[一二三]季度|前|第|1-|一至)")


_BUDGET_TEXT = 4000
"""A longer text tells more than an office's budget."""
_BUDGET_SAID = lazy(
    "(?:三公”?经费|部门|单位|收入|支出|收支|财政拨款|经费)[^,。;\\d]{0,16}预算(?:安排|数|总[额计])*[为是]?\\d"
    "|(?:部门|单位)预算(?:总?收入|总?支出|安排)(?:总计)?[为是]?\\d|安排“三公”经费\\d"
)
"""What a notice of an office's budget says, with a title or without."""
_SPENT = ("决算", "执行", "完成", "实际", "超支", "实现", "累计", "截至", "预算数的", "预算的")
"""What a text says that tells what came of a budget."""


def tells_budget(normalised: str) -> bool:
    """Say whether a short text tells what an office's budget is to be, and nothing of what came of one."""
    if "预算" not in normalised or len(normalised) > _BUDGET_TEXT or _BUDGET_SAID.search(normalised) is None:
        return False
    return not any(said in normalised for said in _SPENT)
