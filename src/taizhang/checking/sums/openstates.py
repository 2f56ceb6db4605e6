"""Things done, under way and not begun, against all there are; periods told 分别 with what they make; ranks and steps.

52个重点项目中,已完工15个、在建26个、未开工11个; 确定10件。目前,8件已完成,2件正在推进.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, place_at, sum_told, total_of, worded
from taizhang.checking.passages import ANY_MARK, COUNT, MONEY, Passage
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import strays_to_whole
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_DONE = lazy("(?<!未)(?<!尚)已(?!开工)|(?<![未在正])(?:完成|完工|竣工|办结|整改|建成|销号|投产|交付)")
_DOING = lazy("在建|正在|推进中|办理中|整改中|建设中|进行中|施工中")
_NOT = lazy("未|尚有|剩余|余下|待|还有|拟")
_STEP = lazy("[比较每均]|增加|减少|增长|下降|上年|去年|同比|目标|任务|超额|提前|累计")
_CARRIED = lazy("结转|旧存|结存|遗留|上[月年季]")
_STAGE = lazy("已|开工|动工|启动|推进|实施")
_IN_TURN = lazy("分别|依次")
_ALTOGETHER = lazy(
    "(?:累计|合计|共计|总计|总共|共)(?:完成|实现|达到?|为|有|新增|投资|征收|收入|支出|受理|办理)?(?:投资|收入|支出|就业)?$"
)
_RANK = lazy(
    "第(?P<a>[0-9]{1,2})位?(?:上升|提升|前移|跃升|跃居|升|前进|进位|提高|攀升|跃|下降|后移|下滑|退)?(?P<way>[至到])[^，。；第]{0,6}第?(?P<b>[0-9]{1,2})位?"
    "[，、（](?:排名|位次)?(?:共|累计)?(?:提升|上升|前移|前进|进|升|提高|后移|下降|下滑|退)了?(?P<step>[0-9]{1,2})(?:个)?位"
)
_BACK, _REACH, _TWO, _MOST = 2, 300, 2, 6
_STATES = Why(
    zh="已完成、在办、未办各数之和与总数只差一个数字",
    en="what is done, under way and not begun lacks one digit of making all",
)
_PERIODS = Why(zh="分别所列各数未必就是合计的全部", en="what is told one by one need not be all of the total")


@dataclass(frozen=True, slots=True)
class _Told:
    passage: Passage
    number: int
    figure: Figure
    state: str


def check_open_states(readings: Sequence[Sequence[Passage]], held: Set[tuple[str, int]]) -> Iterator[Finding]:
    """Hold states against all there are, what is said 分别 against its total, and moves of ranks."""
    for passages in readings:
        for at, passage in enumerate(passages):
            yield from _in_turn(passage, held)
            yield from _states(passages, at, held)
        if passages:
            yield from _ranks(passages[0])


def _plain(passage: Passage, number: int) -> bool:
    figure = passage.figures[number]
    level = figure.measure == "level" and figure.role in ("value", "target") and bool(figure.value)
    return level and is_plain(figure) and passage.kind(number) in (COUNT, MONEY)


def _state(passage: Passage, number: int) -> str:
    """Say whether what is counted is done, under way or not begun; empty where nothing says so."""
    label = passage.label(number)
    if number + 1 < len(passage.figures):
        after = passage.gaps[number + 1]
        label += ANY_MARK.split(after)[0] if ANY_MARK.search(after) else ""
    else:
        label += ANY_MARK.split(passage.gaps[number + 1])[0]
    if _STEP.search(label):
        return ""
    for name, pattern in (("not", _NOT), ("doing", _DOING), ("done", _DONE)):
        if pattern.search(label):
            return name
    return ""


def _states(passages: Sequence[Passage], at: int, held: Set[tuple[str, int]]) -> Iterator[Finding]:
    home = passages[at]
    if not (_DOING.search(home.masked) or _NOT.search(home.masked)):
        return
    told: list[_Told] = []
    for passage in passages[max(0, at - _BACK) : at + 1]:
        if home.start - passage.end < _REACH:
            told += [
                _Told(passage, n, f, _state(passage, n)) for n, f in enumerate(passage.figures) if _plain(passage, n)
            ]
    for unit in {t.figure.unit for t in told if t.passage is home}:
        own = [t for t in told if t.figure.unit == unit]
        parts: list[_Told] = []
        while own and own[-1].state:
            parts.insert(0, own.pop())
        states = [t.state for t in parts]
        closed = states.count("done") == 1 and len(states) > 1 and len(set(states)) == len(states)
        if not own or not closed or len(parts) > _MOST or parts[-1].passage is not home:
            continue
        whole = own[-1]
        figures = [t.figure for t in parts]
        stretch = home.reading.text[max(0, whole.figure.start - _TWO * _MOST) : parts[-1].figure.end]
        if _CARRIED.search(stretch) or _STAGE.search(whole.passage.label(whole.number)):
            # 上月结转5件,受理100件,…; 已开工45个,完工21个,剩余29个: of more, or of less, than what stands before.
            continue
        asked = (home.reading.source, whole.figure.start) in held
        if asked or any((t.figure.value or 0) >= (whole.figure.value or 0) for t in parts):
            continue
        yield from _sum(whole, parts, figures, _STATES)


def _sum(whole: _Told, parts: Sequence[_Told], figures: Sequence[Figure], why: Why) -> Iterator[Finding]:
    total = total_of(figures)
    room = sum((half_unit(f) for f in figures), half_unit(whole.figure))
    fits = abs(total - Fraction(whole.figure.value or 0)) <= room
    if fits or strays_to_whole(whole.figure, figures):
        verdict: Verdict = "consistent" if fits else "unclear"
        pairs = [(t.passage, t.figure) for t in parts]
        yield sum_told(whole.passage, whole.figure, pairs, verdict, room=room, reason=None if fits else why)


def _in_turn(passage: Passage, held: Set[tuple[str, int]]) -> Iterator[Finding]:
    """第一、二、三季度分别完成12.4亿元、15.6亿元、18.2亿元,前三季度累计完成46.2亿元"""
    if not _IN_TURN.search(passage.masked):
        return
    for number, whole in enumerate(passage.figures):
        lead = passage.label(number)
        asked = (passage.reading.source, whole.start) in held
        if number < _TWO or asked or not _plain(passage, number) or not _ALTOGETHER.search(lead):
            continue
        begin = number
        while begin and passage.figures[begin - 1].unit == whole.unit and _plain(passage, begin - 1):
            begin -= 1
            if _IN_TURN.search(passage.gaps[begin]):
                break
        parts = [_Told(passage, k, passage.figures[k], "") for k in range(begin, number)]
        if len(parts) < _TWO or not _IN_TURN.search(passage.gaps[begin]) or re.search("[；;]", passage.gaps[number]):
            continue
        if max(t.figure.value or 0 for t in parts) < (whole.value or 0):
            yield from _sum(_Told(passage, number, whole, ""), parts, [t.figure for t in parts], _PERIODS)


def _ranks(passage: Passage) -> Iterator[Finding]:
    """由第12位上升至第8位,提升4位"""
    reading = passage.reading
    for match in _RANK.finditer(reading.text) if "位" in reading.text else ():
        apart = abs(int(match["a"]) - int(match["b"]))
        stated = int(match["step"])
        yield worded(
            "difference",
            "consistent" if apart == stated else "contradicts",
            places=(
                place_at(reading, *match.span("step")),
                place_at(reading, *match.span("a")),
                place_at(reading, *match.span("b")),
            ),
            stated=f"{stated}位",
            computed=f"{apart}位",
            difference=f"{abs(apart - stated)}位",
            tolerance="0位",
            basis=Why(
                zh=f"按由第{match['a']}位到第{match['b']}位计算的位次变化", en="the places between the two ranks"
            ),
        )
