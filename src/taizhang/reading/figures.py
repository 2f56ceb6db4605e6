"""From raw quantities to figures: every attribute put together, in the order of the text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from taizhang.reading import indicators
from taizhang.reading.attributes.indicator import Namer, list_positions
from taizhang.reading.attributes.lexicon import PEOPLE
from taizhang.reading.attributes.measure import Kind, kind_of
from taizhang.reading.attributes.mood import estimate_start, mood_of, strength_of
from taizhang.reading.attributes.naming import Name
from taizhang.reading.attributes.parts import parts_of
from taizhang.reading.attributes.period import period_of, sums_up_years
from taizhang.reading.attributes.place import Places, stem_of
from taizhang.reading.attributes.surroundings import Surroundings, surroundings
from taizhang.reading.quantities import RawQuantity
from taizhang.reading.records import Figure, Mood, Part, Strength


@dataclass(slots=True)
class Context:
    """What the document says about a place in it, as functions of an offset."""

    part_at: Callable[[int], Part | None]
    """What the section does."""
    year_at: Callable[[int], int | None]
    """The year the section's heading names, or None."""
    home_at: Callable[[int], str | None]
    """The unit whose section it is, where that is a place other than the issuer, or None."""
    issuer: str | None
    """Who issued the document, or None."""
    year: int | None
    """The document's year, or None."""


@dataclass(slots=True)
class Draft:
    """Everything read of one quantity, with the rules that decided it; a figure is made from it."""

    here: Surroundings
    kind: Kind
    name: Name
    mood: Mood
    mood_rule: str
    strength: Strength | None
    period: int | None
    scope: str | None
    unit: str | None


def _is_grouped(text: str, here: Surroundings) -> bool:
    return "分别" in text[max(here.clause[0], here.quantity.start - 60) : here.quantity.start] or "均" in here.left[-4:]


def _people_unit(here: Surroundings, name: str) -> str | None:
    """Return 人 where a noun for people stands in for the missing unit."""
    after = here.right.split("、")[0][:12]
    stretch = after if after.strip() else name
    return "人" if any(word in stretch or word in name for word in PEOPLE) else None


def draft_figures(text: str, quantities: Sequence[RawQuantity], context: Context) -> list[Draft]:
    """Return a draft for every quantity of the normalised ``text``, in order."""
    places = surroundings(text, quantities)
    positions = list_positions(places)
    namer, where = Namer(), Places(stem_of(context.issuer))
    drafts: list[Draft] = []
    before: Kind | None = None
    estimated: tuple[tuple[int, int], int] = ((-1, -9), -1)
    paragraph, long_review = -1, False
    for here, (position, count) in zip(places, positions, strict=True):
        if here.paragraph != paragraph:
            paragraph = here.paragraph
            long_review = sums_up_years(text[paragraph : paragraph + 200])
        part = context.part_at(here.quantity.start)
        grouped = count > 1 and (_is_grouped(text, here) or position > 0)
        scope, left = where.scope(here, here.left, context.home_at(here.quantity.start))
        here.left = left
        kind = kind_of(here, before if position else None, grouped and _is_grouped(text, here))
        if position and before is not None and not kind.stem.strip("、,和与及 ") and kind.measure != before.measure:
            kind.measure, kind.sign = before.measure, before.sign
        bare_right = here.right.lstrip("以上左右内的")
        if bare_right and here.right.startswith("以上") and _category(here):
            kind.role, kind.measure = "threshold", "level"
        name = namer.name(here, kind, position, count if grouped else 1)
        said = estimate_start(text, here, estimated)
        estimated = (here.sentence, said)
        mood, rule = mood_of(text, here, part, said, bare_right)
        strength = strength_of(text, here) if mood == "target" else None
        period = period_of(text, here, mood, kind.role, part, context.year, context.year_at(here.quantity.start), long_review)
        unit = here.quantity.unit or (_people_unit(here, name.text) if here.quantity.multiplier != 1 else None)
        if kind.role != "value":
            scope = None
        drafts.append(Draft(here, kind, name, mood, rule, strength, period, scope, unit))
        before = kind
    _thresholds(drafts)
    return drafts


_CATEGORY_UNITS = frozenset(("money", "measure", "count", "person"))


def _category(here: Surroundings) -> bool:
    """Say whether ``亿元以上项目15个`` is meant: a number with 以上 directly before a noun that is counted by the next number."""
    following = here.following
    rest = here.right.removeprefix("以上").removeprefix("的").strip()
    if here.quantity.family not in _CATEGORY_UNITS or not rest or rest[0] in "、,和":
        return False
    if here.quantity.bare:
        return True
    return here.quantity.family == "money" and (following is None or following.quantity.family in ("count", "person"))


def _thresholds(drafts: list[Draft]) -> None:
    """Give thresholds and baselines the mood and strength of the figure they serve, and counts their category's full name."""
    for i, draft in enumerate(drafts):
        if draft.kind.role == "value":
            continue
        served = drafts[i + 1] if i + 1 < len(drafts) and drafts[i + 1].here.sentence == draft.here.sentence else None
        draft.period = None
        if draft.kind.role == "threshold":
            serve_threshold(drafts, i)
        if served is not None:
            draft.mood, draft.strength = served.mood, served.strength
            if draft.kind.role == "baseline" and served.name.rule.startswith(("same as", "no name")):
                served.name.text = draft.name.text


def serve_threshold(drafts: list[Draft], i: int) -> None:
    """Name a threshold by the quantity it bounds, and the count it serves by its category's full name."""
    draft = drafts[i]
    here = draft.here
    right = here.right
    qualified = right[2:] if right.startswith("以上") else right
    noun = qualified.removeprefix("的")
    served = drafts[i + 1] if i + 1 < len(drafts) and drafts[i + 1].here.previous is here else None
    left = draft.name.text
    threshold = here.left + ""
    from taizhang.reading.attributes.naming import _noun_after, head_verb, name_before

    before = name_before(here, draft.kind)
    quantity_name = before if before in ("产值", "投资", "总投资", "计划总投资", "收入", "年收入", "营收", "年营收", "营业收入", "主营业务收入", "税收", "销售收入", "年销售收入", "投资额", "注册资本", "纳税", "年产值", "单体投资") else ""
    if not quantity_name:
        for tail in ("计划总投资", "总投资", "固定资产投资", "投资", "产值", "营业收入", "主营业务收入", "年收入", "收入", "税收", "销售收入"):
            if before.endswith(tail):
                quantity_name = tail
                break
    noun_only, _, _ = _noun_after(noun)
    draft.name = Name(quantity_name or noun_only or left, "", "threshold")
    surface = here.quantity
    if served is not None and served.here.quantity.family in ("count", "person"):
        verb = head_verb(threshold)
        if quantity_name and verb == quantity_name:
            verb = ""
        if quantity_name and not verb:
            verb = head_verb(threshold[: threshold.rfind(quantity_name)]) if quantity_name in threshold else ""
        served.name = Name(f"{verb}{quantity_name}{{{surface.start}:{surface.end}}}以上{noun_only or '项目'}", verb, "count of a category")


def finish(text: str, original: str, drafts: Sequence[Draft]) -> tuple[Figure, ...]:
    """Return the figures that the drafts describe; ``original`` is the text as read, for the surfaces."""
    kinds = [draft.kind for draft in drafts]
    places = [draft.here for draft in drafts]
    wholes = parts_of(text, places, kinds, [draft.name.text for draft in drafts])
    figures = []
    for draft, whole in zip(drafts, wholes, strict=True):
        quantity, kind = draft.here.quantity, draft.kind
        value, high = _signed(quantity, kind)
        name = draft.name.text
        if "{" in name:
            cut, _, rest = name.partition("{")
            span, _, tail = rest.partition("}")
            start, _, end = span.partition(":")
            name = cut + original[int(start) : int(end)] + tail if end.isdigit() and start.isdigit() else name
        unit = "%" if quantity.times and kind.measure == "growth" else draft.unit
        confidence, doubts = _confidence(draft, kind)
        figures.append(
            Figure(
                start=quantity.start,
                end=quantity.end,
                text=original[quantity.start : quantity.end],
                value=value,
                value_high=high,
                values=quantity.values,
                unit=unit,
                resolution=quantity.resolution,
                indicator=name,
                indicator_id=indicators.find(name, unit, kind.measure),
                measure=kind.measure,
                qualifier=kind.qualifier,
                mood=draft.mood,
                strength=draft.strength,
                role=kind.role,  # type: ignore[arg-type]
                period=draft.period,
                scope=draft.scope,
                part_of=whole,
                confidence=confidence,
                doubts=doubts,
            )
        )
    return tuple(figures)


def _signed(quantity: RawQuantity, kind: Kind) -> tuple[Decimal | None, Decimal | None]:
    if quantity.value is None:
        return None, None
    value, high = quantity.value, quantity.high
    if quantity.times and kind.measure == "growth" and quantity.unit == "倍":
        less = 1 if "multiple of" in kind.rule else 0
        value = (value - less) * 100
        high = None if high is None else (high - less) * 100
    if kind.sign < 0 and kind.measure in ("growth", "change", "gap"):
        return -value, None if high is None else -high
    return value, high


def _confidence(draft: Draft, kind: Kind) -> tuple[float, tuple[str, ...]]:
    doubts = []
    score = 0.95
    if draft.name.doubt:
        doubts.append(draft.name.doubt + "。")
        score -= 0.4
    if not draft.name.text:
        score -= 0.3
    if len(draft.name.text) > 20:
        doubts.append("指标名称较长,可能带入了别的成分。")
        score -= 0.2
    if draft.mood == "context":
        score -= 0.15
    return round(max(score, 0.05), 2), tuple(doubts)
