"""What a check hands back: findings, each with its places in the texts."""

from dataclasses import dataclass
from typing import Literal, TypedDict

Verdict = Literal["consistent", "rounding", "unclear", "contradicts", "not_checked"]
"""一致 · 尾差 · 口径待说明 · 矛盾 · 未核."""

VERDICT_NAMES: dict[Verdict, str] = {
    "consistent": "一致",
    "rounding": "尾差",
    "unclear": "口径待说明",
    "contradicts": "矛盾",
    "not_checked": "未核",
}
"""The Chinese name of each verdict, as shown to readers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """位置: a stretch of one of the texts that a finding speaks of."""

    file: str
    """The reading's source, as given; empty for a text handed over directly."""
    start: int
    """Offset of its first character in that text."""
    end: int
    """Offset after its last character."""
    text: str
    """The characters of the span."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """核对结果: what one rule says about numbers that ought to agree."""

    rule: str
    """The stable name of the rule."""
    verdict: Verdict
    """Whether they agree, and if not how sure that is."""
    places: tuple[Place, ...]
    """The numbers compared, the one under question first."""
    stated: str
    """The value as the text states it, with its unit."""
    computed: str
    """The value that follows from the other numbers, with its unit; empty where nothing could be computed."""
    difference: str
    """How far the two are apart, with its unit; empty where nothing could be computed."""
    tolerance: str
    """How far they may be apart by the digits printed, with its unit; empty where nothing could be computed."""
    message: str
    """One whole Chinese sentence with all of this."""
    message_en: str
    """The same in English."""


class PlaceForm(TypedDict):
    """A place as written in JSON."""

    file: str
    start: int
    end: int
    text: str


class FindingForm(TypedDict):
    """A finding as written in JSON."""

    rule: str
    verdict: Verdict
    places: list[PlaceForm]
    stated: str
    computed: str
    difference: str
    tolerance: str
    message: str
    message_en: str


def finding_to_json(finding: Finding) -> FindingForm:
    """Return the finding as plain values for ``json.dumps``, offsets in code points of the text as read."""
    return {
        "rule": finding.rule,
        "verdict": finding.verdict,
        "places": [{"file": p.file, "start": p.start, "end": p.end, "text": p.text} for p in finding.places],
        "stated": finding.stated,
        "computed": finding.computed,
        "difference": finding.difference,
        "tolerance": finding.tolerance,
        "message": finding.message,
        "message_en": finding.message_en,
    }
