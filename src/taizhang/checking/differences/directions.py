"""Which of two numbers is the greater, where the words between them say so (增长5.2%,高于全国平均水平(5.6%)).

Ranks that rise get smaller (由第13位升至第9位), a target surpassed lies below what was done, and no more countries sent
people than people came.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.growth.baselines import check_baselines
from taizhang.checking.judging import Why, half_unit, is_plain, place_at, show, span_of, told_amiss, worded
from taizhang.checking.numerals import numeral
from taizhang.checking.passages import ANY, COUNT, PERCENT, POINTS, TIMES, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_VALUE = f"[{ANY[1:-1]}]"
_BETTER = "优于"
_UP = ("高于", "高出", "超过", "多于", "大于", "快于", "超出", "长于")
_DOWN = ("低于", "少于", "小于", "慢于", "不及", "落后于", "短于")
_SIDE = lazy(
    f"(?P<own>{_VALUE})[）)]?[，,、（(]?(?:增速|增幅|涨幅|降幅|占比)?(?:已|均|也|仍|略|稍|明显|大幅|远|同样|继续|连续){{0,2}}"
    f"(?P<way>{'|'.join((*_UP, *_DOWN, _BETTER))})"
    f"(?P<who>{WORD}{{0,16}}?)(?P<open>[（(])?(?P<of>[为是的])?(?P<base>{_VALUE})[）)]?"
    "(?P<tail>的[^，,。；;（()）]{1,10}|的?(?:全[国省市县区])?(?:总体|整体)?(?:平均)?(?:水平|增速|增幅|标准|目标值?|终值|初值|均值|平均值|预期|要求|计划|任务|指标)"
    "[^，,。；;（()）]{0,4})?(?=[，,。；;）)]|$)"
)
_FALLING = lazy("下降|减少|降幅|降低|回落|跌|缩短|压缩|负")
_OTHER_THING = lazy("其中|分别|同期|占")
_ADDED = lazy("新增|净增|增加|增长|累计|再|多|又")
_RANKED = 4
_AIM = lazy("目标|任务|计划|要求")
_SURPASSED = lazy(
    f"(?P<own>{_VALUE})(?:[，,][^，,。；;{ANY[1:-1]}]{{0,24}}{PERCENT}?)?[，,、（(]?"
    f"(?:均|已|全面|提前|大幅){{0,2}}(?:超额|提前(?:[一二两三四五1-5]年)?)(?:完成|实现|达到)了?"
    f"[^，,。；;{ANY[1:-1]}]{{0,24}}?(?P<base>{_VALUE})(?:的?{WORD}{{0,10}}(?:目标|任务|计划|指标)(?:任务|值|数)?|[）)])"
)
_LESS_IS_MORE = lazy("浓度|能耗|排放|失业率|死亡|事故|控制|强度|综合指数|赤字|贫困|下降|微克|毫克")
_MOVED = lazy(
    "[由从](?:[^，,。；;0-9由从]{0,14}?)"
    + "第(?P<a>[0-9]{1,3}|[一二三四五六七八九十百]{1,5})(?:位|名)?[^，,。；;0-9]{0,4}?"
    + "(?P<way>上升|跃升|提升|攀升|跃居|前进|前移|提高|升|跃|下降|下滑|下跌|滑落|跌落|后移|退步|退|跌|降)"
    + "(?:(?:[0-9]{1,2}|[一二两三四五六七八九十])个?(?:位次?|名次?))?(?:到|至|为)"
    + "[^，,。；;0-9第]{0,8}第(?P<b>[0-9]{1,3}|[一二三四五六七八九十百]{1,5})(?:位|名)?"
)
_BACK = ("下降", "下滑", "下跌", "滑落", "跌落", "后移", "退步", "退", "跌", "降")
_COME_FROM = lazy(
    f"来自(?:世界|全球|全国|海外|境外|亚洲|欧洲|非洲|海内外)?(?P<from>{COUNT})(?:国家和地区|国家|地区|省份|省区市|省|城市|县区)?的"
    f"(?:近|超)?(?P<come>{COUNT})"
)
_PERSONS = ("人", "名", "位", "家", "支", "个")
_KEPT = lazy(
    f"(?P<own>{_VALUE})[，,、（(]?(?:各[^，,。；;{ANY[1:-1]}]{{0,12}}?[均都]|均|也|有效|严格|始终|继续|都)?"
    f"控制在(?P<who>{WORD}{{0,12}}?)(?P<base>{_VALUE})(?:以内|之内|以下|内)"
)
_KEPT_THEN = lazy(
    f"控制在(?P<who>{WORD}{{0,6}}?)(?P<base>{_VALUE})(?:以内|之内|以下|内)[，,](?:实际|全年|目前|年末)?(?:为|达到?|是)(?P<own>{_VALUE})"
)
_OVER_ALL = lazy(
    f"(?:目标|任务|计划)(?:数|任务)?的?(?P<own>{PERCENT})[，,][^，,。；;{ANY[1:-1]}]{{0,16}}?(?:均|都|全部|全面)?超额完成"
)
_BESIDE = lazy(
    f"(?P<own>{PERCENT})(?:[，,](?:增速|增幅)?(?:居|位居|列|位列|排名?)[^，,。；;]{{0,12}})?[，,]?"
    f"(?:比|较)(?P<who>{WORD}{{2,12}}?)(?P<other>{PERCENT})"
    f"(?:的?{WORD}{{0,6}})?(?P<way>高|低|快|慢)出?了?(?P<gap>{POINTS})"
)
_WIDENED = lazy(
    f"(?P<first>下降|减少|增长|上升)(?P<own>{PERCENT})[，,](?P<kind>降|增|涨|升)幅(?:比|较){WORD}{{2,8}}?的?(?P<other>{PERCENT})"
    f"(?P<way>扩大|收窄|缩小|提高|回落)了?{POINTS}"
)
_WHO = Why(zh="所比的未必是前面的数", en="it need not be the number before that is compared")


def check_directions(passage: Passage) -> Iterator[Finding]:
    """高于 what is more, 超额完成 what was surpassed, 升至 a smaller rank, 来自 no more places than people."""
    yield from check_baselines(passage)
    yield from _told_side(passage)
    if POINTS in passage.masked:
        yield from _then_other(passage)
        yield from _widened(passage)
    yield from _all_aside(passage) if "均" in passage.masked or "都" in passage.masked else ()
    yield from _kept(passage) if "控制在" in passage.masked else ()
    yield from _over_all(passage) if "超额完成" in passage.masked and PERCENT in passage.masked else ()
    yield from _surpassed(passage) if "超额" in passage.masked or "提前" in passage.masked else ()
    yield from _moved_ranks(passage) if "第" in passage.text else ()
    yield from _come_from(passage) if "来自" in passage.masked else ()


_THEN_OTHER = lazy(
    f"(?P<own>{PERCENT})[，,]?(?:增速|增幅)?(?P<way>高于|快于|高出|低于|慢于)(?P<who>{WORD}{{2,8}}?)(?:平均水平|平均|水平|增速)?"
    f"(?P<gap>{POINTS})[，,；;。]\\s?(?P=who)(?:平均水平|平均|水平|增速|增幅|同期){{0,2}}(?:为|是|增长)(?P<other>{PERCENT})"
)


def _then_other(passage: Passage) -> Iterator[Finding]:
    """增速6.8%,高于全市0.6个百分点,全市增速为6.4%: the other rate told after the gap to it."""
    for match in _THEN_OTHER.finditer(passage.masked):
        own, gap, other = (passage.figure(match.start(name)) for name in ("own", "gap", "other"))
        if None in (own.value, gap.value, other.value) or not all(map(is_plain, (own, gap, other))):
            continue
        sign = -1 if match["way"] in _DOWN else 1
        apart = (Fraction(own.value or 0) - Fraction(other.value or 0)) * sign
        room = half_unit(own) + half_unit(other) + half_unit(gap)
        if abs(apart - abs(Fraction(gap.value or 0))) > room:
            yield told_amiss(
                "gap",
                "unclear",
                places=(passage.place(gap), passage.place(own), passage.place(other)),
                figure=gap,
                value=apart,
                room=room,
                basis=Why(
                    zh=f"按{own.text}与{other.text}计算的差距", en=f"the gap between {own.text} and {other.text}"
                ),
                reason=_WHO,
            )


_ALL_ASIDE = lazy(
    f"(?P<list>{PERCENT}(?:[、和及与]{PERCENT}){{1,20}})[，,](?:增速|增幅|涨幅|降幅)?[均都](?P<way>高于|快于|高出|低于|慢于)"
    f"(?P<who>[^，,。；;（()）{ANY[1:-1]}]{{2,24}}?)[（(]?(?P<base>{PERCENT})"
)


def _all_aside(passage: Passage) -> Iterator[Finding]:
    """不合格率分别为0.43%、0.53%、16%,均低于总体不合格率2.40%: each of the list lies on that side."""
    for match in _ALL_ASIDE.finditer(passage.masked):
        base = passage.figure(match.start("base"))
        told = [passage.figure(k) for k in passage.marks if match.start("list") <= k < match.end("list")]
        sign = -1 if match["way"] in _DOWN else 1
        if base.value is None or not is_plain(base):
            continue
        for own in told:
            apart = (Fraction(own.value or 0) - Fraction(base.value)) * sign
            if is_plain(own) and own.measure == base.measure and apart < -half_unit(own) - half_unit(base):
                basis = Why(zh=f"说是都{match['way']}的数", en="what all of them are said to lie above or below")
                yield _beyond(passage, own, base, basis)


def _kept(passage: Passage) -> Iterator[Finding]:
    """债务余额86.4亿元,控制在债务限额82.6亿元以内: what is kept within a bound is no more than it."""
    for match in (*_KEPT.finditer(passage.masked), *_KEPT_THEN.finditer(passage.masked)):
        own, base = passage.figure(match.start("own")), passage.figure(match.start("base"))
        same = passage.kind(passage.number(match.start("own"))) == passage.kind(passage.number(match.start("base")))
        if not same or own.unit != base.unit or not is_plain(own) or own.value is None or base.value is None:
            continue
        # 上涨3.2%,控制在3%以内: of the very rate before it.
        aside = bool(match["who"]) or own.unit != "%"
        if "growth" in (own.measure, base.measure) and own.measure != base.measure and aside:
            continue
        if own.value > base.value and Fraction(base.value) not in span_of(own):
            basis = Why(zh="它说是控制在其以内的数", en="the bound it is said to be kept within")
            yield _beyond(passage, own, base, basis)


def _beyond(passage: Passage, own: Figure, base: Figure, basis: Why) -> Finding:
    """Return the question about a number that lies on the other side of one than its words say."""
    return told_amiss(
        "direction",
        "unclear",
        places=(passage.place(own), passage.place(base)),
        figure=own,
        value=Fraction(base.value or 0),
        room=half_unit(own),
        basis=basis,
        reason=_WHO,
    )


def _over_all(passage: Passage) -> Iterator[Finding]:
    """完成年度目标55.3%,各县均超额完成: what all of them surpassed is surpassed."""
    for match in _OVER_ALL.finditer(passage.masked):
        own = passage.figure(match.start("own"))
        if is_plain(own) and own.value is not None and 0 < own.value < _ALL:
            yield told_amiss(
                "direction",
                "unclear",
                places=(passage.place(own),),
                figure=own,
                value=Fraction(_ALL),
                room=half_unit(own),
                basis=Why(zh="超额完成的应超过", en="what is surpassed is beyond"),
                reason=_WHO,
            )


_ALL = 100


def _widened(passage: Passage) -> Iterator[Finding]:
    """下降5.6%,降幅比上月的7.2%扩大1.6个百分点: a fall that widened is the greater of the two."""
    for match in _WIDENED.finditer(passage.masked):
        own, other = passage.figure(match.start("own")), passage.figure(match.start("other"))
        falls = match["first"] in ("下降", "减少")
        if falls != (match["kind"] == "降") or own.value is None or other.value is None:
            continue
        wider = match["way"] in ("扩大", "提高")
        apart = abs(Fraction(own.value)) - abs(Fraction(other.value))
        if apart == 0 or (apart > 0) == wider:
            continue
        yield worded(
            "direction",
            "unclear",
            places=(passage.place(own), passage.place(other)),
            stated=match["way"],
            computed=f"{'收窄' if wider else '扩大'}{show(abs(apart), own)}",
            difference=show(abs(apart), own),
            tolerance=show(half_unit(own) + half_unit(other), own, places=2),
            basis=Why(zh="按前后两个幅度，方向", en="which of the two changes is the greater"),
            reason=_WHO,
        )
    for match in _BESIDE.finditer(passage.masked):
        own, other, gap = (passage.figure(match.start(name)) for name in ("own", "other", "gap"))
        if None in (own.value, other.value, gap.value) or not all(map(is_plain, (own, other))):
            continue
        apart = (Fraction(own.value or 0) - Fraction(other.value or 0)) * (1 if match["way"] in "高快" else -1)
        ranked = passage.masked[match.start("own") + 1 : match.start("who")]
        span = span_of(own) - span_of(other)
        off = is_plain(gap) and not span_of(gap).meets(span if match["way"] in "高快" else -span)
        if apart >= 0 and len(ranked) > _RANKED and off:
            yield told_amiss(
                "gap",
                "unclear",
                places=(passage.place(gap), passage.place(own), passage.place(other)),
                figure=gap,
                value=apart,
                basis=Why(zh=f"按{own.text}与{other.text}之差", en=f"the difference between {own.text} and {other.text}"),
                reason=_WHO,
            )
        if apart < 0:
            yield worded(
                "direction",
                "unclear",
                places=(passage.place(own), passage.place(other)),
                stated=match["way"],
                computed=f"{'低' if match['way'] in '高快' else '高'}{show(-apart, own)}",
                difference=show(-apart, own),
                tolerance=show(half_unit(own) + half_unit(other), own, places=2),
                basis=Why(zh="按前后两数，高低", en="which of the two numbers is the greater"),
                reason=_WHO,
            )


def _told_side(passage: Passage) -> Iterator[Finding]:
    """增长5.2%,高于全国平均水平(5.6%): a number told to lie above another lies below it."""
    text = passage.masked
    for match in _SIDE.finditer(text) if any(way in text for way in (*_UP, *_DOWN, _BETTER)) else ():
        own, base = passage.figure(match.start("own")), passage.figure(match.start("base"))
        if not _alike(passage, match, own, base):
            continue
        assert own.value is not None and base.value is not None
        below = own.value < base.value
        # A target is set, and rounded by nobody.
        aim = _AIM.search(match["tail"] or "") is not None
        near = Fraction(base.value) in span_of(own) if aim else span_of(own).meets(span_of(base))
        down = match["way"] in _DOWN
        if match["way"] == _BETTER:
            # PM2.5浓度优于目标: the less of it the better.
            down = _LESS_IS_MORE.search(passage.label(passage.number(match.start("own"))) + own.indicator) is not None
        if near or below == down:
            continue
        yield worded(
            "direction",
            "unclear",
            places=(passage.place(own), passage.place(base)),
            stated=f"{match['way']}{base.text}",
            computed=f"{'低' if below else '高'}{show(abs(Fraction(own.value) - Fraction(base.value)), own)}",
            difference=show(abs(Fraction(own.value) - Fraction(base.value)), own),
            tolerance=show(half_unit(own) + half_unit(base), own, places=2),
            basis=Why(zh="按前后两数，高低", en="which of the two numbers is the greater"),
            reason=_WHO,
        )


def _alike(passage: Passage, match: re.Match[str], own: Figure, base: Figure) -> bool:
    """Whether two figures may be held against each other: of one unit and kind, neither of them a fall."""
    kinds = passage.masked[match.start("own")], passage.masked[match.start("base")]
    if kinds[0] != kinds[1] or own.unit != base.unit or kinds[0] in (POINTS, TIMES):
        return False
    if own.value is None or base.value is None or own.value <= 0 or base.value <= 0 or not is_plain(own):
        return False
    if kinds[0] == PERCENT and not (match["open"] or match["tail"] or match["of"]):
        # 低于工业增速2.1%: that may be by how much, in points.
        return False
    if kinds[0] == PERCENT and "growth" in (own.measure, base.measure) and own.measure in ("share", "level"):
        return False
    clause = passage.label(passage.number(match.start("own")))
    added = own.measure == "level" and _ADDED.search(clause) and not _AIM.search(match["tail"] or "")
    return not added and not _FALLING.search(clause + match["who"]) and not _OTHER_THING.search(match["who"])


_FOR_EACH = lazy("每[百千万]?[\u4e00-\u9fff]{1,3}$")
"""How an amount is told that each of so many has (每千人|6.8批次)."""


def _surpassed(passage: Passage) -> Iterator[Finding]:
    """压采916万立方米,超额完成794万立方米的任务: what surpassed a target is no less than it."""
    for match in _SURPASSED.finditer(passage.masked):
        own, base = passage.figure(match.start("own")), passage.figure(match.start("base"))
        if own.unit != base.unit or None in (own.value, base.value) or not (is_plain(own) and is_plain(base)):
            continue
        assert own.value is not None and base.value is not None
        clause = passage.label(passage.number(match.start("own")))
        if _FOR_EACH.search(clause) is not None:
            continue  # 抽检5.48万批次,达到每千人6.8批次,超额完成4.7万批次的任务
        less = _LESS_IS_MORE.search(clause + own.indicator + (own.unit or "")) is not None
        # A target is set, and rounded by nobody.
        if Fraction(base.value) in span_of(own) or (own.value < base.value) == less:
            continue
        if passage.gaps[passage.number(match.start("base")) + 1].startswith("阶段"):
            continue  # 新建1.05亿亩,超额完成10亿亩阶段性目标: what all the years made together
        yield told_amiss(
            "direction",
            "unclear",
            places=(passage.place(own), passage.place(base)),
            figure=own,
            value=Fraction(base.value),
            room=half_unit(own) + half_unit(base),
            basis=Why(zh="它说是超额完成的目标", en="the target it is said to surpass"),
            reason=_WHO,
        )


def _moved_ranks(passage: Passage) -> Iterator[Finding]:
    """由第13位升至第9位: who rises gets a smaller number."""
    for match in _MOVED.finditer(passage.text):
        old, new = (numeral(match[name]) if not match[name].isdigit() else int(match[name]) for name in "ab")
        if not old or not new:
            continue
        fell = match["way"] in _BACK
        begin = passage.start
        places = [place_at(passage.reading, begin + match.start(name), begin + match.end(name)) for name in "ba"]
        if (new > old) != fell and new != old:
            yield worded(
                "direction",
                "contradicts",
                places=tuple(places),
                stated=f"{match['way']}到第{match['b']}位",
                computed=f"{'后移' if new > old else '前移'}{abs(new - old)}位",
                difference=f"{abs(new - old)}位",
                tolerance="0位",
                basis=Why(zh="按前后两个位次，方向", en="the direction between the two ranks"),
            )


def _come_from(passage: Passage) -> Iterator[Finding]:
    """来自13个国家的25个城市: there are no fewer of them than places they come from."""
    for match in _COME_FROM.finditer(passage.masked):
        places, come = passage.figure(match.start("from")), passage.figure(match.start("come"))
        if places.unit != "个" or come.unit not in _PERSONS or not (is_plain(places) and is_plain(come)):
            continue
        if (come.value or 0) < (places.value or 0):
            yield told_amiss(
                "parts",
                "unclear",
                places=(passage.place(come), passage.place(places)),
                figure=come,
                value=Fraction(places.value or 0),
                room=Fraction(0),
                basis=Why(zh="其来源地的数目（来者不会更少）", en="the places they come from, of which each sent one"),
                reason=Why(zh="来者可能是团体", en="those who came may be groups"),
            )
