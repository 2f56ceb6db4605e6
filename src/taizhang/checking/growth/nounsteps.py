"""Levels in one sentence, and in the next how each changed, by its noun (死亡人数减少9283人,下降9.4%)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.growth.stepped import led_to, rate_of_step
from taizhang.checking.judging import Why, balanced, half_unit, is_plain, show, told_amiss, worded
from taizhang.checking.passages import COUNT, ITEM_MARK, MONEY, PERCENT, Passage, kind_of
from taizhang.checking.records import Finding
from taizhang.checking.slips import strayed_step, swap_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_STEP = lazy(
    f"(?:^|[，,；;：:])(?P<noun>[\u4e00-\u9fff]{{2,10}}?)(?P<verb>减少|下降|少|增加|上升|增长|多)了?(?P<step>[{MONEY}{COUNT}])"
    f"[，,（(](?:同比)?(?:下降|上升|增长|降幅|增幅|升幅)(?:为|达)?(?P<rate>{PERCENT})"
)
_DOWN = ("减少", "下降", "少")
_KINDS = (lazy("死亡|致死|[致亡]$|亡人"), lazy("受伤|伤"))
_BACK = 2
_OPEN = Why(zh="前一句的数与它所指可能不是同一口径", en="the level before may not be what is compared")


def check_noun_steps(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """事故378781起,89455人死亡。与上年相比,起数减少71473起,下降15.9%;死亡人数减少9283人,下降9.4%."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for match in _STEP.finditer(passage.masked):
                step, rate = passage.figure(match.start("step")), passage.figure(match.start("rate"))
                if "均" in match["noun"] or "每" in match["noun"]:
                    continue
                if step.value and rate.value and is_plain(step) and is_plain(rate):
                    near = passages[max(0, at - _BACK) : at + 1]
                    yield from _judged(near, passage, match["noun"], step, rate, match["verb"] in _DOWN)


def _judged(
    near: Sequence[Passage], passage: Passage, noun: str, step: Figure, rate: Figure, down: bool
) -> Iterator[Finding]:
    levels = [
        (home, figure)
        for home in near
        for k, figure in enumerate(home.figures)
        if figure.start < step.start and figure.unit == step.unit and _of(home, k, noun) and figure.measure == "level"
    ]
    levels = [(home, figure) for home, figure in levels if is_plain(figure) and (figure.value or 0) > 0]
    if not levels or any(_fits(figure, step, rate, down) for _, figure in levels):
        return
    slips = [(home, figure) for home, figure in levels if strayed_step(figure, step, rate, -1 if down else 1)]
    if not slips and len(levels) > 1:
        return
    home, level = (slips or levels)[-1]
    base = _base(level, step, down)
    if base <= 0:
        # 受伤12人,增加12人,上升133.33%: there would have been none before.
        meant = _meant(level, step, rate, down)
        if len(levels) == 1 and swap_to(level, meant, least=2):
            yield told_amiss(
                "growth",
                "contradicts" if kind_of(step) == COUNT else "unclear",
                places=(home.place(level), passage.place(step), passage.place(rate)),
                figure=level,
                value=meant,
                basis=Why(
                    zh=f"按变化{step.text}、幅度{rate.text}推算的现有数",
                    en=f"what a change of {step.text}, or {rate.text}, leads to",
                ),
                reason=_OPEN,
            )
        return
    computed = abs(Fraction(step.value or 0)) * 100 / base
    stated = abs(Fraction(rate.value or 0))
    if not stated or (not slips and not Fraction(1, 4) <= computed / stated <= 4):
        return
    yield worded(
        "growth",
        "contradicts" if slips and len(levels) == 1 and kind_of(step) == COUNT else "unclear",
        places=(passage.place(rate), home.place(level), passage.place(step)),
        stated=rate.text,
        computed=show(computed, rate),
        difference=show(abs(computed - stated), rate),
        tolerance=show(half_unit(rate), rate, places=2),
        basis=led_to(level, step),
        reason=_OPEN,
    )


def _of(home: Passage, number: int, noun: str) -> bool:
    """Whether an amount is one of what the noun names: of people those that died, or were hurt, where it says so."""
    around = home.gaps[number][-4:] + "|" + ITEM_MARK.split(home.gaps[number + 1])[0][:2]
    for kind in _KINDS:
        if kind.search(noun):
            before, _, after = around.partition("|")
            return kind.search(after) is not None or (kind.search(before) is not None and not _named(after))
    return not any(kind.search(around) for kind in _KINDS)


def _named(after: str) -> bool:
    return any(kind.search(after) for kind in _KINDS)


def _base(level: Figure, step: Figure, down: bool) -> Fraction:
    return Fraction(level.value or 0) + abs(Fraction(step.value or 0)) * (1 if down else -1)


def _fits(level: Figure, step: Figure, rate: Figure, down: bool) -> bool:
    compared = rate_of_step(level, step, rate, -1 if down else 1, None)
    return compared is not None and balanced(rate).meets(compared.computed_span)


def _meant(level: Figure, step: Figure, rate: Figure, down: bool) -> Fraction:
    """Return the level that a step and its rate lead to, rounded as it is printed."""
    grown = abs(Fraction(rate.value or 0)) / 100
    change = abs(Fraction(step.value or 0))
    return change / grown - change if down else change / grown + change
