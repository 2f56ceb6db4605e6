"""Which of two numbers is the greater, where the words between them say so (增长5.2%,高于全国平均水平(5.6%)).

Ranks that rise get smaller (由第13位升至第9位), a target surpassed lies below what was done, and no more countries sent
people than people came.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, place_at, show, span_of, told_amiss, worded
from taizhang.checking.numerals import numeral
from taizhang.checking.passages import ANY, COUNT, PERCENT, POINTS, TIMES, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.reading.records import Figure

_VALUE = f"[{ANY[1:-1]}]"
_UP = ("高于", "高出", "超过", "多于", "大于", "快于", "超出", "长于")
_DOWN = ("低于", "少于", "小于", "慢于", "不及", "落后于", "短于")
_SIDE = re.compile(
    f"(?P<own>{_VALUE})[）)]?[，,、（(]?(?:增速|增幅|涨幅|降幅|占比)?(?:已|均|也|仍|略|稍|明显|大幅|远|同样|继续|连续){{0,2}}"
    f"(?P<way>{'|'.join((*_UP, *_DOWN))})"
    f"(?P<who>{WORD}{{0,16}}?)(?P<open>[（(])?(?P<of>[为是的])?(?P<base>{_VALUE})[）)]?"
    "(?P<tail>的[^，,。；;（()）]{1,10}|的?(?:全[国省市县区])?(?:总体|整体)?(?:平均)?(?:水平|增速|增幅|标准|目标值?|终值|初值|均值|平均值|预期|要求|计划|任务|指标)"
    "[^，,。；;（()）]{0,4})?(?=[，,。；;）)]|$)"
)
_FALLING = re.compile("下降|减少|降幅|降低|回落|跌|缩短|压缩|负")
_OTHER_THING = re.compile("其中|分别|同期|占")
_ADDED = re.compile("新增|净增|增加|增长|累计|再|多|又")
_SURPASSED = re.compile(
    f"(?P<own>{_VALUE})(?:[，,][^，,。；;{ANY[1:-1]}]{{0,24}}{PERCENT}?)?[，,、（(]?"
    f"(?:均|已|全面|提前|大幅){{0,2}}(?:超额|提前(?:[一二两三四五1-5]年)?)(?:完成|实现|达到)了?"
    f"[^，,。；;{ANY[1:-1]}]{{0,24}}?(?P<base>{_VALUE})(?:的?{WORD}{{0,10}}(?:目标|任务|计划|指标)(?:任务|值|数)?|[）)])"
)
_LESS_IS_MORE = re.compile("浓度|能耗|排放|失业率|死亡|事故|控制|强度|综合指数|赤字|贫困|下降|微克|毫克")
_MOVED = re.compile(
    "[由从](?:[^，,。；;0-9由从]{0,14}?)"
    + "第(?P<a>[0-9]{1,3}|[一二三四五六七八九十百]{1,5})(?:位|名)?[^，,。；;0-9]{0,4}?"
    + "(?P<way>上升|跃升|提升|攀升|跃居|前进|前移|提高|升|跃|下降|下滑|下跌|滑落|跌落|后移|退步|退|跌|降)(?:到|至|为)"
    + "[^，,。；;0-9第]{0,8}第(?P<b>[0-9]{1,3}|[一二三四五六七八九十百]{1,5})(?:位|名)?"
)
_BACK = ("下降", "下滑", "下跌", "滑落", "跌落", "后移", "退步", "退", "跌", "降")
_COME_FROM = re.compile(
    f"来自(?:世界|全球|全国|海外|境外|亚洲|欧洲|非洲|海内外)?(?P<from>{COUNT})(?:国家和地区|国家|地区|省份|省区市|省|城市|县区)?的"
    f"(?:近|超)?(?P<come>{COUNT})"
)
_PERSONS = ("人", "名", "位", "家", "支", "个")
_WHO = Why(zh="所比的未必是前面的数", en="it need not be the number before that is compared")


def check_directions(passage: Passage) -> Iterator[Finding]:
    """高于 what is more, 超额完成 what was surpassed, 升至 a smaller rank, 来自 no more places than people."""
    yield from _told_side(passage)
    yield from _surpassed(passage) if "超额" in passage.masked or "提前" in passage.masked else ()
    yield from _moved_ranks(passage) if "第" in passage.text else ()
    yield from _come_from(passage) if "来自" in passage.masked else ()


def _told_side(passage: Passage) -> Iterator[Finding]:
    """增长5.2%,高于全国平均水平(5.6%): a number told to lie above another lies below it."""
    text = passage.masked
    for match in _SIDE.finditer(text) if any(way in text for way in (*_UP, *_DOWN)) else ():
        own, base = passage.figure(match.start("own")), passage.figure(match.start("base"))
        if not _alike(passage, match, own, base):
            continue
        assert own.value is not None and base.value is not None
        below = own.value < base.value
        if span_of(own).meets(span_of(base)) or below == (match["way"] in _DOWN):
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
    added = own.measure == "level" and _ADDED.search(clause)
    return not added and not _FALLING.search(clause + match["who"]) and not _OTHER_THING.search(match["who"])


def _surpassed(passage: Passage) -> Iterator[Finding]:
    """压采916万立方米,超额完成794万立方米的任务: what surpassed a target is no less than it."""
    for match in _SURPASSED.finditer(passage.masked):
        own, base = passage.figure(match.start("own")), passage.figure(match.start("base"))
        if own.unit != base.unit or None in (own.value, base.value) or not (is_plain(own) and is_plain(base)):
            continue
        assert own.value is not None and base.value is not None
        clause = passage.label(passage.number(match.start("own")))
        less = _LESS_IS_MORE.search(clause + own.indicator + (own.unit or "")) is not None
        # A target is set, and rounded by nobody.
        if Fraction(base.value) in span_of(own) or (own.value < base.value) == less:
            continue
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
