"""A rate rises by 个百分点, an amount by %."""

import re
from collections.abc import Iterator

from taizhang.checking.judging import Why
from taizhang.checking.passages import AMOUNT, CLAUSE_MARK, LINK, PERCENT, POINTS, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.checking.wordings import unit_mistaken
from taizhang.checking.words import holds
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_RATE_WORD = lazy("率|占|比重|比例|比$|度$|指数|系数|增速|增幅|涨幅|降幅|份额|水平|弹性|利差|浓度比")
_RATES = ("率", "占比", "比重")
_PACES = ("速", "幅", "加快", "回落", "缓")
_RATE_BY_PERCENT = lazy(
    f"(?P<subject>{WORD}{{0,14}}(?:率|占比|比重))(?:(?:提高|升|降)?{LINK}{PERCENT}[，,])?"
    f"(?:同比|环比|(?:比|较)(?:[12][0-9]{{3}}年|上年|去年|上月|上季度?|上期|年初|前年)(?:同期|同月|末|底)?|分别|平均|年均)?(?:提高|上升|提升|下降|降低|回落|增加)(?:了|近"
    f"|约)?(?P<p>{PERCENT})"
)
_AMOUNT_BY_POINTS = lazy(
    f"(?P<subject>{WORD}{{2,20}}?)(?:均|也|仍)?(?:同比|比上年|较上年)?(?:均)?(?:增长|下降)(?:了|近|约)?(?P<q>{POINTS})"
)


_STEP_BY_POINTS = lazy(
    f"(?:增加|增长|增产|增收|增支|上升|减少|下降|减产|减收|减支)了?{AMOUNT}[，（](?:同比)?"
    f"(?:增幅|降幅|升幅|涨幅|增长|上升|提高|上涨|下降|降低|减少|回落)(?:为|达|达到)?了?(?P<q>{POINTS})"
)


_AMOUNT_THEN_POINTS = lazy(
    f"{AMOUNT}{WORD}{{0,6}}(?:（[^（）]{{1,30}}）)?[，；、（](?:同比|环比|(?:比|较)(?:上年|去年|上月)(?:同期|同月)?)?"
    f"(?:增长|上升|提高|上涨|增加|下降|降低|减少|回落)了?(?P<q>{POINTS})"
)


_BARE_STEP = lazy("[，、（]?(?:同比|环比|(?:比|较)(?:上年|去年|上月)(?:同期|同月)?)?(?:增加|减少|多|少|提高|下降)了?")
_SECOND_IN_POINTS = lazy(
    f"{AMOUNT}[，、（](?:同比|比上年同期)(?:增长|下降|上升){PERCENT}[，、](?:环比|比上月)(?:增长|下降|上升)了?(?P<q>{POINTS})"
)
_RATE_IN_POINTS = lazy(
    f"(?P<subject>{WORD}{{0,16}}(?:率|比重|占比|占{WORD}{{2,20}}?的|占(?:全[国省市区县]|总[数量额])(?:总数)?"
    f"|(?:完成|为|占){WORD}{{0,10}}?(?:计划|任务|目标|预算)数?的))"
    f"(?:约|达到?|[为是])?(?P<q>{POINTS})"
)
_TURNED_TO = lazy(
    f"(?:增长|上升|下降|减少){PERCENT}(?:转为|变为|扩大到|收窄到|回落到|提高到)(?:增长|上升|下降|减少)?(?P<q>{POINTS})"
)
_REACH = 40
_MOVES = lazy("[调降升提减增超高低快慢比较息涨扩缩]|拉动|贡献|领先|落后|带动|影响|优于|好于")


_SHARE_MOVED = lazy(
    f"占{WORD}{{0,10}}{PERCENT}[，,、](?:(?:比|较|同比){WORD}{{0,10}}?)?(?:提高|上升|提升|下降|降低|回落)了?(?P<by>[{PERCENT}{POINTS}])"
)


_MOVED = "(?:提高|上升|提升|下降|降低|回落|加快|放缓|扩大|收窄)了?"
_IN_TURN = lazy(
    f"(?:比|较)[^，,；;。]{{1,14}}?{_MOVED}{POINTS}[，,、](?:比|较)[^，,；;。]{{1,14}}?{_MOVED}(?P<by>{PERCENT})"
    f"|(?:高于|低于|快于|慢于)全[国省市县区][^，,；;。]{{0,6}}{POINTS}[，,、](?:高于|低于|快于|慢于)全[国省市县区][^，,；;。（(]{{0,6}}(?P<gap>{PERCENT})"
)


_SHARE_ROSE = lazy(
    f"占[^，,；;。占]{{0,24}}{PERCENT}[，,](?:(?:比重|占比)?(?:比|较)(?:上年|去年|上月|年初|前年)(?:同期|末|底)?"
    f"(?:提高|上升|提升|降低|回落)|(?:比|较)[^，,；;。{PERCENT}]{{2,8}}(?:提高|提升)|同比(?:提高|提升|回落))了?(?P<by>{PERCENT})"
)


_INTENSITY_ROSE = lazy(
    f"强度(?:（[^（）]{{2,20}}）)?{LINK}{PERCENT}[，,](?:同比|(?:比|较)(?:上年|去年|[12][0-9]{{3}}年)(?:同期)?)"
    f"(?:上升|提高|提升|下降|降低|回落)了?(?P<by>{PERCENT})(?=[，；。）]|$)"
)


_SHARE_AFTER_GROWTH = lazy(
    f"(?:增长|上升|下降|减少|增加){PERCENT}[，,]占[^，,；;。占]{{0,24}}{PERCENT}[，,](?:比重|占比)?(?:同比|(?:比|较)(?:上年|去年)(?:同期)?)"
    f"(?:上升|下降|降低|减少)了?(?P<by>{PERCENT})(?=[，；。]|$)"
)


def _share_rose(passage: Passage) -> Iterator[Finding]:
    """占外贸总值的65.4%,比去年同期提升1.1%: a share, said to rise by %."""
    # 增长7.1%,占业务的78.7%,同比下降1%: how the amount grew is told already.
    for pattern in (_SHARE_ROSE, _SHARE_AFTER_GROWTH, _INTENSITY_ROSE):
        for match in pattern.finditer(passage.masked):
            yield mixed(passage, passage.figure(match.start("by")), meant="个百分点")


_PACE = lazy(
    "(?:增速|增幅|涨幅|降幅|跌幅|升幅|幅度)(?:(?:同比|(?:比|较)[^，,；;。增涨降跌]{1,12}?)"
    "(?:提高|上升|提升|下降|降低|回落|加快|放缓|扩大|收窄|缩小|减缓)了?"
    # 高于上海(7.5%), 高于25%的全国平均水平: the other rate itself.
    f"|(?:高于|低于|快于|慢于|高出|低了)[^，,；;。、（(的]{{2,14}}?)(?P<by>{PERCENT})(?!的)"
)


_SLOWED = lazy(
    f"(?:增长|上涨|下降){PERCENT}[，（](?:同比|(?:比|较)[^，；。（）增涨降]{{1,12}}?)(?:回落|加快|放缓|减缓)了?(?P<by>{PERCENT})(?=[，；。）]|$)"
)


def _paces(passage: Passage) -> Iterator[Finding]:
    """增幅比1-4月提高1.6%, 增速高于全市平均水平0.3%: what a rate of growth moved by or is apart, said in %."""
    for match in (*_PACE.finditer(passage.masked), *_SLOWED.finditer(passage.masked)):
        if match.group().startswith("降幅") and "累计" in match.group():
            continue  # 能耗、排放降幅较2020年累计分别下降14%、20.5%: how far they fell is called 降幅
        yield mixed(passage, passage.figure(match.start("by")), meant="个百分点")


def _steps_alike(passage: Passage) -> Iterator[Finding]:
    """增幅比上年下降0.2个百分点,比2012年下降2%: of one thing, one step in points and the next in %."""
    for match in _IN_TURN.finditer(passage.masked):
        at = match.start("by") if match["by"] else match.start("gap")
        yield mixed(passage, passage.figure(at), meant="个百分点")


_RESET = lazy(f"(?P<way>下调|上调)了?(?P<by>[{PERCENT}{POINTS}])(?!的)")


def _resets_alike(passage: Passage) -> Iterator[Finding]:
    """定期存款下调0.1%,两年期下调0.2个百分点,三年期下调0.25个百分点: of one list, one step in %."""
    steps = [passage.figure(match.start("by")) for match in _RESET.finditer(passage.masked)]
    odd = [figure for figure in steps if figure.unit == "%"]
    if len(odd) == 1 and len(steps) > _PAIR:
        yield mixed(passage, odd[0], meant="个百分点")


_PAIR = 2


def _shares_alike(passage: Passage) -> Iterator[Finding]:
    """占58.8%,下降0.5%;…占22.6%,提高0.1个百分点: what one share of a list moved by in %, the others did in points."""
    moved = [passage.figure(match.start("by")) for match in _SHARE_MOVED.finditer(passage.masked)]
    odd = [figure for figure in moved if figure.unit == "%"]
    if len(odd) == 1 and len(moved) > 1:
        yield mixed(passage, odd[0], meant="个百分点")


_SELDOM = lazy("(?:发案|案发|受案|立案|发生|事故|死亡|伤亡|投诉|信访|上访|感染|发病|犯罪|利|费|税|汇)率")
_MUCH = 5


def check_points(passage: Passage) -> Iterator[Finding]:
    """A rate rises by 个百分点, an amount by %: 城镇化率提高1.4% and 投资增长5个百分点 leave open what is meant."""
    text = passage.masked
    yield from _shares_alike(passage) if PERCENT in text and POINTS in text and "占" in text else ()
    yield from _resets_alike(passage) if "调" in text and PERCENT in text and POINTS in text else ()
    yield from _share_rose(passage) if PERCENT in text and ("占" in text or "强度" in text) else ()
    yield from _paces(passage) if PERCENT in text and holds(text, _PACES) else ()
    yield from _steps_alike(passage) if PERCENT in text and POINTS in text else ()
    for match in _RATE_BY_PERCENT.finditer(text) if PERCENT in text and holds(text, _RATES) else ():
        figure = passage.figure(match.start("p"))
        if (
            "由" in match["subject"]
            or "从" in match["subject"]
            # 通关效率提升20% is how much faster, and no rate.
            or match["subject"].endswith("效率")
            # 发案率下降31.7% is by how much fewer: such rates are far from 30 in a hundred.
            or (figure.value is not None and abs(figure.value) >= _MUCH and _SELDOM.search(match["subject"]))
            or re.search(f"[{PERCENT}]{WORD}{{0,12}}$", text[match.start() : match.start("p")])
        ):
            continue
        yield mixed(passage, figure, meant="个百分点")
    # One number may be found in two ways.
    yield from _lists_of_two_units(passage) if PERCENT in text and POINTS in text and "分别" in text else ()
    for at in dict.fromkeys(_in_points(passage)) if POINTS in text else ():
        yield mixed(passage, passage.figure(at), meant="%")


_MIXED = lazy(
    f"分别(?:增长|上升|提高|下降|降低|减少|增加|提升|回落)了?(?P<list>[{PERCENT}{POINTS}](?:[、和及与][{PERCENT}{POINTS}]){{1,6}})"
)
_NOT_ONE = lazy("率|占|比重|比例|度")


def _lists_of_two_units(passage: Passage) -> Iterator[Finding]:
    """起诉25887人,较前五年分别上升2.3%、3.4个百分点: what a list says grew 分别 grew in one unit, but for rates among it."""
    for match in _MIXED.finditer(passage.masked):
        figures = [passage.figure(at) for at in range(*match.span("list")) if at in passage.marks]
        odd = [f for f in figures if f.unit == "百分点"]
        plain = len(odd) == 1 and not _NOT_ONE.search(passage.masked[max(0, match.start() - _SUBJECTS) : match.start()])
        if plain and len(figures) > 1:
            yield mixed(passage, odd[0], meant="%")


_SUBJECTS = 60


def _in_points(passage: Passage) -> Iterator[int]:
    """Yield where an amount is said to have grown by 个百分点, or a rate is told in them."""
    text = passage.masked
    for match in (*_STEP_BY_POINTS.finditer(text), *_SECOND_IN_POINTS.finditer(text)):
        yield match.start("q")
    for match in _AMOUNT_THEN_POINTS.finditer(text):
        amount = passage.number(match.start())
        # 下降0.2个、提高0.1个百分点: points as well.
        if _RATE_WORD.search(passage.gaps[amount]) or passage.figures[amount].text.endswith("个"):
            continue
        # 优良率80.2%,比上年增加15天、提高4.3个百分点: of the rate before the step.
        if not (amount and passage.kind(amount - 1) == PERCENT and _BARE_STEP.fullmatch(passage.gaps[amount])):
            yield match.start("q")
    for match in _TURNED_TO.finditer(text):
        yield match.start("q")
    for match in _RATE_IN_POINTS.finditer(text):
        # 下调支农支小再贷款、再贴现利率0.25个百分点
        if not _MOVES.search(CLAUSE_MARK.split(text[max(0, match.start() - _REACH) : match.end("subject")])[-1]):
            yield match.start("q")
    for match in _AMOUNT_BY_POINTS.finditer(text):
        if not (
            re.search("每|拉动|带动|贡献|影响|[高低快慢]于|超过", match["subject"])
            or _RATE_WORD.search(match["subject"])
            or _RATE_WORD.search(passage.figure(match.start("q")).indicator)
            or (_INDUSTRY.search(match["subject"]) and after_structure(passage))
            or _of_a_share(passage, passage.number(match.start("q")))
        ):
            yield match.start("q")


_INDUSTRY = lazy("第?[一二三](?:次)?产(?:业)?")
_STRUCTURE = lazy("(?:产业结构|结构比|结构)[^。\n]{0,60}[。，；][^。\n]{0,60}$")


def _of_a_share(passage: Passage, number: int) -> bool:
    """Whether points follow a percentage that is no growth (85%的县医院达到二级水平,比2020年增长6个百分点)."""
    told = number > 0 and passage.kind(number - 1) == PERCENT
    return told and passage.figures[number - 1].measure in ("level", "share") and "。" not in passage.gaps[number]


def after_structure(passage: Passage) -> bool:
    """Whether the sentence or the one before tells the structure by industries (三次产业结构为7.7:57.5:34.8)."""
    begin = passage.figures[0].start
    return _STRUCTURE.search(passage.reading.text[max(0, begin - _NEAR) : begin]) is not None


_NEAR = 80


def mixed(passage: Passage, figure: Figure, *, meant: str) -> Finding:
    """Return the question whether a figure is not meant in another unit."""
    return unit_mistaken(
        figure,
        "unclear",
        meant=meant,
        places=(passage.place(figure),),
        basis=Why(zh="按此类指标惯用的单位，变化", en="the unit usual for a change of this kind"),
        reason=Why(
            zh="“%”是相对变化，“百分点”是两个百分数之差，文中可能混用",
            en="% is a relative change, 百分点 the difference of two percentages; the text may mix them up",
        ),
    )
