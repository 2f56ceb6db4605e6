"""From raw quantities to figures: every attribute put together, in the order of the text."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from taizhang.reading import indicators
from taizhang.reading.attributes.confidence import confidence_of, signs
from taizhang.reading.attributes.indicator import Namer, list_positions
from taizhang.reading.attributes.lexicon import PEOPLE
from taizhang.reading.attributes.measure import Kind, kind_of
from taizhang.reading.attributes.mood import estimate_start, mood_of, strength_of
from taizhang.reading.attributes.naming import Name, _noun_after, clean, head_verb, name_before
from taizhang.reading.attributes.parts import parts_of
from taizhang.reading.attributes.period import is_long, period_of, sums_up_years
from taizhang.reading.attributes.place import Places, stem_of
from taizhang.reading.attributes.surroundings import Surroundings, surroundings
from taizhang.reading.quantities import RawQuantity
from taizhang.reading.records import Figure, Mood, Part, Strength
from taizhang.reading.tables import words


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
    reviewed: int | None
    """The year that its reviews report: the one before ``year``, or ``year`` itself for a communiqué or bulletin; None where unknown."""


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


def _last_kind(drafts: Sequence[Draft], here: Surroundings) -> Kind | None:
    """Return the kind of the quantity before this one in its sentence, or None."""
    return drafts[-1].kind if drafts and drafts[-1].here.sentence == here.sentence else None


_TAIL_OF_LAST = re.compile(r"^(?:以上|左右|上下|以内|之内|以下)")


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
    long_marks = sums_up_years(text, context.part_at)
    for here, (position, count) in zip(places, positions, strict=True):
        if here.paragraph != paragraph:
            paragraph = here.paragraph
            long_review = is_long(long_marks, here.quantity.start)
        part = context.part_at(here.quantity.start)
        grouped = count > 1 and (_is_grouped(text, here) or position > 0)
        scope, left = where.scope(here, here.left, context.home_at(here.quantity.start))
        here.left = left
        if here.previous is not None:
            here.left = _TAIL_OF_LAST.sub("", here.left)
        kind = kind_of(
            here,
            before if position or here.previous is not None else None,
            grouped and _is_grouped(text, here),
            _last_kind(drafts, here),
        )
        if position and before is not None and not kind.stem.strip("、,和与及 ") and kind.measure != before.measure:
            kind.measure, kind.sign = before.measure, before.sign
        bare_right = here.right.lstrip("以上左右内的")
        if bare_right and _category(here):
            kind.role, kind.measure = "threshold", "level"
        name = namer.name(here, kind, position, count)
        said = estimate_start(text, here, estimated)
        estimated = (here.sentence, said)
        mood, rule = mood_of(text, here, part, said, bare_right)
        strength = strength_of(text, here) if mood == "target" else None
        period = period_of(
            text,
            here,
            kind.measure,
            name.text,
            indicators.find(name.text, None, kind.measure) is not None,
            mood,
            kind.role,
            part,
            context.year,
            context.reviewed,
            context.year_at(here.quantity.start),
            long_review,
        )
        unit = here.quantity.unit or (_people_unit(here, name.text) if here.quantity.multiplier != 1 else None)
        if kind.role != "value":
            scope = None
        drafts.append(Draft(here, kind, name, mood, rule, strength, period, scope, unit))
        before = kind
        if (
            len(drafts) > 1
            and drafts[-2].kind.role == "threshold"
            and here.previous is drafts[-2].here
            and not drafts[-2].here.right.rstrip().endswith(("、", "和", ","))
        ):
            _name_category(drafts[-2], drafts[-1], before=False)
            namer.remember(drafts[-1].name)
    _thresholds(drafts)
    return drafts


_CATEGORY_UNITS = frozenset(("money", "measure", "count", "person"))
_BOUNDED = words("lexicon", "bounded")
_CATEGORY = re.compile(r".{0,12}?(?:项目|企业|工程|单位|园区|村|社区)")
_OTHER_HOLDERS = words("lexicon", "holders")


def _category(here: Surroundings) -> bool:
    """Say whether ``亿元以上项目15个`` is meant: a bound in the name of a category of things that are counted or merely named."""
    quantity, following, right = here.quantity, here.following, here.right
    over = right.startswith("以上")
    rest = (right[2:] if over else right).removeprefix("的").strip()
    if quantity.family not in _CATEGORY_UNITS or not rest or rest[0] in "、,和及以左,)":
        return False
    noun = _noun_after(rest)[0]
    if quantity.bare and quantity.family == "money":
        return over or noun.endswith((*_OTHER_HOLDERS, "产业", "集群", "产业链", "工程"))
    if not over and not (
        right.startswith("的") and here.left.endswith(("超", "超过", "达", "达到", "不低于", "大于", "过"))
    ):
        return False
    if quantity.family == "money":
        return (
            following is None
            or following.quantity.family in ("count", "person", "percent")
            or here.previous is not None
        )
    if quantity.unit in ("家", "个", "项", "件", "名", "所", "处", "条", "座"):
        return False
    return noun.endswith(_OTHER_HOLDERS) and not (quantity.unit == "户" and noun.endswith("企业"))


def _thresholds(drafts: list[Draft]) -> None:
    """Give thresholds and baselines the mood and strength of the figure they serve, and counts their category's full name."""
    for i, draft in enumerate(drafts):
        if draft.kind.role == "value":
            continue
        served = drafts[i + 1] if i + 1 < len(drafts) and drafts[i + 1].here.sentence == draft.here.sentence else None
        counted = drafts[i - 1] if i and drafts[i - 1].here.following is draft.here else None
        draft.period = None
        if draft.kind.role == "threshold":
            if (
                counted is not None
                and draft.here.left.strip("、 ") == ""
                and counted.here.quantity.family in ("count", "person")
            ):
                served = counted
                _name_category(draft, counted, before=True)
            elif served is None or served.here.previous is not draft.here:
                _name_category(draft, None, before=False)
        if served is not None:
            draft.mood, draft.strength = served.mood, served.strength
            if draft.kind.role == "baseline" and served.name.rule.startswith(("same as", "no name")):
                served.name.text = draft.name.text


def _name_category(draft: Draft, served: Draft | None, *, before: bool) -> None:
    """Name a threshold by the quantity it bounds (else the category noun), and the count it serves by the category's full name."""
    here = draft.here
    bounded = name_before(here, draft.kind)
    quantity_name = next((word for word in _BOUNDED if bounded.endswith(word)), "")
    over = "以上" if here.right.startswith("以上") else ""
    noun, _ = _noun_after(here.right.removeprefix("以上").removeprefix("的"))
    category = _CATEGORY.match(noun)
    draft.name = Name(quantity_name or (category.group() if category else noun) or bounded, "", "threshold")
    if served is None or served.kind.measure not in ("level", "share"):
        return
    source = served.here if before else here
    lead = clean(source.left)
    if quantity_name and quantity_name in lead and not before:
        lead = lead[: lead.rfind(quantity_name)]
    verb = head_verb(lead)
    more = "超" if not over and here.left.endswith("超") else ""
    what = (
        clean(here.right.removeprefix("以上").removeprefix("的"))
        if before
        else served.kind.stem.strip().removeprefix("以上").removeprefix("的")
    )
    what = (noun if before else _plain_stem(what)) or noun or "项目"
    served.name = Name(
        f"{verb}{quantity_name}{more}{{{here.quantity.start}:{here.quantity.end}}}{over}{what}",
        verb,
        "count of a category",
    )


def _plain_stem(text: str) -> str:
    """Return the words between a category's bound and its count without adverbs at their end."""
    return clean(text).removesuffix("分别").removesuffix("各").strip("、,的")


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
        if name.isascii() or (not name.isascii() and any("A" <= c <= "z" for c in name)):
            at = text.find(name, max(0, quantity.start - 80), quantity.end + 80)
            name = original[at : at + len(name)] if at >= 0 and "\n" not in original[at : at + len(name)] else name
        if "{" in name:
            cut, _, rest = name.partition("{")
            span, _, tail = rest.partition("}")
            start, _, end = span.partition(":")
            name = cut + original[int(start) : int(end)] + tail if end.isdigit() and start.isdigit() else name
        unit = "%" if quantity.times and kind.measure == "growth" else draft.unit
        known = indicators.find(name, unit, kind.measure)
        confidence, doubts = confidence_of(signs(draft.here, kind, draft.name, name, known is not None))
        figures.append(
            Figure(
                start=quantity.start,
                end=quantity.end,
                text=original[quantity.start : quantity.end],
                value=value,
                value_high=high,
                values=quantity.values,
                unit=unit,
                resolution=quantity.resolution * 100 if unit == "%" and quantity.unit == "倍" else quantity.resolution,
                indicator=name,
                indicator_id=known,
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
