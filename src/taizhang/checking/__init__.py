"""Checking: what in the figures of one text, or of several, cannot be true together."""

from taizhang.checking.records import VERDICT_NAMES, Finding, FindingForm, Place, PlaceForm, Verdict, finding_to_json
from taizhang.checking.rules import check

__all__ = [
    "VERDICT_NAMES",
    "Finding",
    "FindingForm",
    "Place",
    "PlaceForm",
    "Verdict",
    "check",
    "finding_to_json",
]
