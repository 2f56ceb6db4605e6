"""What a rate or a growth moved by, or lies off another, told in % where nothing says that no 个百分点 are meant.

覆盖率达71%,比年初提高13%; 增长8.5%,比二季度加快2.8%; 拉动经济增长4.6%: a share of a share is hardly ever what is meant.
"""

import re
from collections.abc import Iterator, Sequence, Set

from taizhang.checking.differences.points import mixed
from taizhang.checking.passages import COUNT, LINK, MONEY, PERCENT, POINTS, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy

_CLAUSE = lazy("[，,；;。：:（(]")
_SINCE = "(?:同比|环比|[比较][^，,；;。（(]{1,18}?)"
_HOW = "(?:又|再|大幅|显著|明显|略微?|分别|均|净|累计|约|近|平均|增速|增幅|比重|占比){0,2}"
_RATE_MOVED = lazy(f"^[，,（(、](?:占比|比重)?{_SINCE}?{_HOW}(?:提高|提升|降低|回落|回升|改善|收窄|扩大){LINK}$")
_OWN_MOVED = lazy(
    f"^[，,（(、](?:[该其这一]{{0,2}}(?:比例|比重|占比|比率))?{_SINCE}?{_HOW}(?:上升|下降|增长|增加|减少|上涨|高出?|低|升高?|降|提高|提升){LINK}$"
)
_GROWTH_MOVED = lazy(
    f"^[，,（(](?:(?:增速|增幅|涨幅|降幅|增长率){_SINCE}?{_HOW}(?:提高|提升|上升|扩大|收窄|高出?|低)"
    f"|{_SINCE}{_HOW}(?:提高|提升|扩大|收窄|高出?|低|快)|{_SINCE}?{_HOW}(?:加快|放缓|回落|回升)){LINK}$"
)
_PULLS = lazy(
    f"拉动(?:我?[国省市区县全]|规模以上|规上)*(?:国民经济|经济|GDP|ＧＤＰ|地区生产总值|生产总值|工业|投资|外贸|进出口)(?:增加值)?"
    f"(?:增长|上升|提高|回升|下降)?{LINK}$"
)
_APART = lazy(
    f"^[，,、（(](?:增速|增幅|涨幅|降幅)?(?:分别)?(?:高于|低于|快于|慢于|高出|领先|超出)[^，,；;。（(]{{0,18}}?"
    f"(?:增速|增幅|涨幅|平均水平|平均|整体水平|总体水平|水平|目标|工业|投资|外贸){LINK}$"
    f"|^[，,、（(](?:增速|增幅|涨幅)?(?:高出|领先)[^，,；;。（(]{{1,12}}$"
)
_AHEAD = lazy(
    "^[，,、（(](?:增速|增幅|涨幅)?(?:(?:高出|领先|快于|慢于)[^，,；;。（(]{1,14}?|低于(?:年度|全年)?目标)了?约?$"
)
_RESET = lazy("(?:上调|下调|调高|调低)[^，,；;。]{0,24}率约?$")
_RATE_NAME = lazy("(?:率|比例|比重|占比|覆盖度|投入强度|化度|指数)(?:平均值?)?$")
_OF_PLAN = lazy("(?:预算|计划|任务|目标)数?的?$")
_BORNE = lazy("(?:达到?|为|是|约|已|至|升至|降至|提高到|提升至|占|超过?|保持在|稳定在|的|了)+$")
_BARE_RATE = lazy(
    f"(?:上调|下调|调高|调低)[^，,；;。]{{0,24}}率{LINK}$"
    f"|(?:覆盖度|比例|投入强度)(?:平均|总体|累计)?(?:提高|提升|上升|下降|降低|回落){LINK}$"
)
_ROSE_EACH = lazy("分别(?:提高|提升|回落|降低)了?$")
_OF_PACE = lazy("(?:快于|慢于|高于|低于|超|滞后)[^，,；;。]{0,10}进度(?:约|近)?$")
_LISTED = lazy(
    "分别(?:[比较][^，,；;。]{1,20})?(?:加快|放缓|回落|高|低|快|慢)了?$|(?:快于|高于|低于|慢于)[^，,；;。]{1,20}$"
    "|(?:占比|比重)分别(?:提高|提升|上升|下降|降低|回落)了?$"
)
_STANDS = lazy(
    "(?:率|占比|比重|比例|覆盖面)(?:已|将|要|力争|预计|分别|都|均|总体)*(?:提高|提升|上升|增加|下降|降低|降|升|增|控制|保持|稳定|维持)(?:到|至|在|为)(?:约|近)?$"
    "|(?:增长|下降|亏损|盈利|覆盖)面(?:为|达到?)$"
    "|(?<![提增])占(?:比|总数|全部|总量|总额)?(?:约|近|达|到|为)?$"
)
_TO = lazy("^(?:提高|提升|上升|增加|下降|降低|下调|上调|降|升|增|扩大|回落|回升|变为|调整)(?:到|至|为)(?:约|近)?$")
_GROWN = lazy("(?:增长|下降|增加|减少|上升)了?$")
_RATES = lazy("率|占|比重|比例|度")
_JOINED = ("和", "、", "及")
_OF_THAT = lazy("^[，,（(、][该其这一]{0,2}(?:比例|比重|占比|比率)")
_HIGHER = lazy("^[，,（(、](?:比|高于|低于)[^，,；;。（(]{2,16}(?:高|低)[出了]{0,2}$")
_ASIDE = lazy("[（(][^（）()]{1,40}[）)]")
_MOST = 60


def check_open_points(readings: Sequence[Sequence[Passage]], held: Set[tuple[str, int]]) -> Iterator[Finding]:
    """Ask of moves of rates and growths in % whether no 个百分点 are meant."""
    for passages in readings:
        for passage in passages:
            for number, figure in enumerate(passage.figures):
                if passage.kind(number) == POINTS and (passage.reading.source, figure.start) not in held:
                    if _of_whole(passage, number):
                        yield mixed(passage, figure, meant="%")
                    continue
                if passage.kind(number) != PERCENT or (passage.reading.source, figure.start) in held:
                    continue
                if not 0 < abs(float(figure.value or 0)) < _MOST or passage.gaps[number + 1][:1] == "的":
                    continue
                if number + 1 < len(passage.figures) and passage.kind(number + 1) == POINTS:
                    # 高于全市增速10.5%1.8个百分点: the other rate; 上升2.3%、3.4个百分点: asked of already.
                    asked = (passage.reading.source, passage.figures[number + 1].start) in held
                    if asked or not passage.gaps[number + 1]:
                        continue
                of_itself = figure.measure in ("level", "share") and not _OF_PACE.search(passage.gaps[number])
                if _set_apart(passage, number) if of_itself else _moved(passage, number):
                    yield mixed(passage, figure, meant="个百分点")


def _of_whole(passage: Passage, number: int) -> bool:
    """Whether a rate itself is told in 个百分点 (覆盖率提高到86个百分点, 由21%提高到24个百分点), or one growth of a list is."""
    gap, after = passage.gaps[number], passage.gaps[number + 1]
    if _STANDS.search(_CLAUSE.split(gap)[-1]):
        return True
    before = number and passage.kind(number - 1) == PERCENT
    if before and _TO.match(gap):
        return True
    ahead = number + 1 < len(passage.figures) and passage.kind(number + 1) == PERCENT
    clause = _CLAUSE.split(gap)[-1]
    return bool(ahead and after in _JOINED and _GROWN.search(clause) and not _RATES.search(clause))


def _set_apart(passage: Passage, number: int) -> bool:
    """Whether a rate is told right behind that it was set anew, or that another one is so far above it."""
    gap = passage.gaps[number]
    if number and passage.kind(number - 1) == PERCENT and passage.figures[number - 1].measure == "growth":
        return _AHEAD.match(gap) is not None
    if number and passage.kind(number - 1) == PERCENT and _HIGHER.match(gap):
        # 00后线上购物占比69.8%,比70后群体高了53.79%
        return _RATE_NAME.search(_BORNE.sub("", _CLAUSE.split(passage.gaps[number - 1])[-1])) is not None
    return _RESET.search(_CLAUSE.split(gap)[-1]) is not None


def _moved(passage: Passage, number: int) -> bool:
    gap = passage.gaps[number]
    clause = _CLAUSE.split(gap)[-1]
    if _OF_PACE.search(clause):
        return True
    if _PULLS.search(clause) or (_BARE_RATE.search(clause) and not re.search("[由从]", clause)):
        return True
    after = passage.gaps[number + 1]
    if after in ("、", "和", "及") and number + 1 < len(passage.figures) and passage.kind(number + 1) == POINTS:
        # 分别较上月上升0.7%、0.3个百分点
        return True
    if not number:
        return False
    prior = passage.figures[number - 1]
    if gap in _JOINED and not prior.text.endswith(("%", "％", "点")):
        lead = _CLAUSE.split(passage.gaps[number - 1])[-1]
        of_shares = re.search("比重|占比", passage.masked[: passage.marks[number]]) is not None
        return _LISTED.search(lead) is not None or (of_shares and _ROSE_EACH.search(lead) is not None)
    if passage.kind(number - 1) != PERCENT or prior.value is None:
        return False
    if prior.measure == "growth":
        return _GROWTH_MOVED.match(gap) is not None or _APART.match(gap) is not None
    if prior.measure not in ("level", "share"):
        return False
    own = _BORNE.sub("", _CLAUSE.split(_ASIDE.sub("", passage.gaps[number - 1]))[-1])
    if _RATE_MOVED.match(gap):
        return not _OF_PLAN.search(own)
    if "增长" in gap and number > 1 and passage.kind(number - 2) in (COUNT, MONEY) and "占" in passage.gaps[number - 1]:
        # 产量为8843万吨,占全国产量比例为68.2%,同比增长5.44%: it is the output that grew.
        return False
    of_rate = (_RATE_NAME.search(own) is not None or _OF_THAT.match(gap) is not None) or (
        prior.measure == "level" and _RATE_NAME.search(prior.indicator)
    )
    return bool(of_rate) and (_OWN_MOVED.match(gap) or _APART.match(gap)) is not None
