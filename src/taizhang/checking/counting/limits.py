"""Percentages that nothing can reach: a part of more than all (森林覆盖率932%), a fall by more than there was (下降157.9%)."""

from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Why, as_open, is_plain, told_amiss
from taizhang.checking.passages import PERCENT, POINTS, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_OF_ALL = lazy(
    "(?:(?:森林|绿化|植被|网络|信号|接种|绿地)?覆盖|城[镇市]化|合格|优良|优秀|及格|满意|知晓|参与|办结|办复|答复|回复|结案|签收|达标|普及|巩固|升学|净入学|就业|失业"
    "|死亡|治愈|存活|成活|处理|处置|利用|回收|治理|监管|收缴|入库|保障|通水|通电|硬化|自来水普及|卫生厕所普及|贫困发生|上座|出勤|到会|赞成|支持|整改|化解|调解成功"
    "|破案|执结|审结|结案|合规|达产|解决|披露|响应|见面|回访|兑现|入园|普惠|录取)率$"
    "|占比$|比重$|(?:出行|换乘|优良天数|优良水体|优质煤|绿电)比例$"
)
_MAY_BE_MORE = lazy(
    "毛入|入库税|计划|目标|任务|预算|生产总值|GDP|存贷|贷存|产能利用|设备利用|投资利用|偿付|拨备|备付|负债|杠杆|依存|移动电话|上年|去年|原|电话普及|宽带"
)
_FALLING = lazy("下降|减少|降低|缩减|压减|压缩|回落|减")
_UP_TO_LOSS = lazy("利润|盈|亏|净|差额|顺差|逆差|收益|效益|结余|损益|回报|所得|税后|流入")
_OF_IT = lazy("占(?!年)[^，；。：]{0,14}$")
_RISEN = lazy("[，、（](?:同比|环比|[比较](?:上年|去年|年初|上年同期|上年末|[0-9]{4}年))?(?:提高|提升|上升|增加)了?$")
_SHARES = lazy("率$|比重$|占比$|比例$")
_BELOW_ZERO = lazy("利润|增长|增速|增加|收益|回报|通胀|涨幅|增幅|盈|亏|净")
_NONE_BEFORE = Why(zh="原先的比率不会小于零，至多提高", en="no share is less than nothing; the most it can have risen by")
_ALL = 100
_SURE = 105
"""A rate so little above all may count some that were carried over."""
_MOST = Why(zh="全部为100%，比例", en="all there is is 100 %; the share")
_OTHER = Why(zh="所比的未必是它所属的整体", en="it need not be a part of what it is compared with")
_NONE_LEFT = Why(zh="最多减至零，降幅", en="no more than all there was can go; the fall")


def check_limits(passage: Passage) -> Iterator[Finding]:
    """Find shares of more than all, falls by more than there was and rises by more points than there are now."""
    for number, figure in enumerate(passage.figures):
        if passage.kind(number) == POINTS and number:
            yield from _risen(passage, number)
        if passage.kind(number) != PERCENT or figure.value is None or not (is_plain(figure) or _at_least(figure)):
            continue
        value = abs(Fraction(figure.value))
        if value <= _ALL:
            continue
        around = passage.gaps[number] + figure.indicator
        if figure.measure == "growth":
            lead = passage.label(number)
            if figure.value < 0 and _FALLING.search(lead) and not _UP_TO_LOSS.search(around):
                yield _amiss(passage, figure, _NONE_LEFT)
        elif value > _SURE and figure.measure in ("share", "level") and not _MAY_BE_MORE.search(around):
            if _OF_ALL.search(figure.indicator) is not None:
                yield _amiss(passage, figure, _MOST)
            elif figure.measure == "share" and _OF_IT.search(passage.gaps[number]):
                yield as_open(_amiss(passage, figure, _MOST, "share"), _OTHER)


def _risen(passage: Passage, number: int) -> Iterator[Finding]:
    """披露率65.35%、提高91个百分点: it was less than nothing before."""
    level, points = passage.figures[number - 1], passage.figures[number]
    if passage.kind(number - 1) != PERCENT or level.measure not in ("share", "level") or not is_plain(level):
        return
    if not (is_plain(points) and level.value and points.value and abs(points.value) > level.value > 0):
        return
    if _RISEN.fullmatch(passage.gaps[number]) is None or _SHARES.search(level.indicator) is None:
        return
    if _BELOW_ZERO.search(level.indicator) is None:
        yield told_amiss(
            "from_to",
            "contradicts",
            places=(passage.place(points), passage.place(level)),
            figure=points,
            value=Fraction(level.value),
            basis=_NONE_BEFORE,
        )


def _at_least(figure: Figure) -> bool:
    """Whether a figure is one number or more (230%以上)."""
    return figure.qualifier in (">", ">=") and figure.value_high is None


def _amiss(passage: Passage, figure: Figure, basis: Why, rule: str = "impossible_rate") -> Finding:
    return told_amiss(
        rule,
        "contradicts",
        places=(passage.place(figure),),
        figure=figure,
        value=Fraction(_ALL),
        basis=basis,
    )
