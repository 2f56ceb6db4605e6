"""Open matters on the same subject, found by two-character pieces of their words: shown before another is opened.

政府督查工作条例 第十五条: 严禁重复督查、多头督查.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from taizhang.ledger.doors import visible_matters
from taizhang.ledger.matter_records import SimilarMatter
from taizhang.ledger.models import MatterState, Task
from taizhang.organs.records import Access
from taizhang.organs.service import organ_names

LIKE = Decimal("0.50")
"""From this share of common pieces on a matter of any organ is shown."""

LIKE_SAME_ORGAN = Decimal("0.30")
"""From this share on one of the same organ is shown."""

_HUNDREDTH = Decimal("0.01")

_UNSAID = frozenset("，。；、：？！“”‘’（）《》〈〉—…·　 ,.;:?!\"'()<>-\n\r\t0123456789０１２３４５６７８９％%")


def bigrams(text: str) -> frozenset[str]:
    """Return the two-character pieces of a text, without digits, marks and spaces."""
    letters = [letter for letter in text if letter not in _UNSAID]
    return frozenset(first + second for first, second in pairwise(letters))


def likeness(one: frozenset[str], other: frozenset[str]) -> Decimal:
    """Return how much two texts have in common: pieces in both over those of the shorter and longer on average."""
    if not one or not other:
        return Decimal(0)
    return (Decimal(2 * len(one & other)) / (len(one) + len(other))).quantize(_HUNDREDTH, ROUND_HALF_UP)


def same_subject(words: str, others: str) -> bool:
    """Return whether two texts about one organ are alike enough to be shown to whoever asks it for more."""
    return likeness(bigrams(words), bigrams(others)) >= LIKE_SAME_ORGAN


def similar_to(
    access: Access, asked: Sequence[tuple[str, int | None]], *, most: int = 5
) -> tuple[tuple[SimilarMatter, ...], ...]:
    """Return for each pair of words and organ the open matters like it, the most alike first: three queries in all.

    An organ's matters are those taken to be its business and those with a task that it leads.
    """
    rows = list(
        visible_matters(access)
        .filter(state=MatterState.OPEN)
        .order_by("id")
        .values_list("id", "number", "title", "text", "organ_id", "deadline")
    )
    leads: dict[int, set[int]] = defaultdict(set)
    for matter, lead in (
        Task.objects.filter(matter__in=[row[0] for row in rows]).exclude(lead=None).values_list("matter_id", "lead_id")
    ):
        leads[matter].add(lead)
    names = organ_names()
    pieces = {row[0]: bigrams(row[3]) | bigrams(row[2]) for row in rows}
    holding = _holding(pieces)
    by_key = {row[0]: row for row in rows}
    found = []
    for words, organ in asked:
        own = bigrams(words)
        common = Counter(matter for piece in own for matter in holding.get(piece, ()))
        alike = []
        for matter, shared in common.items():
            same = organ is not None and (by_key[matter][4] == organ or organ in leads[matter])
            score = (Decimal(2 * shared) / (len(own) + len(pieces[matter]))).quantize(_HUNDREDTH, ROUND_HALF_UP)
            if score >= (LIKE_SAME_ORGAN if same else LIKE):
                alike.append((score, same, matter))
        alike.sort(key=lambda one: (-one[0], not one[1], one[2]))
        found.append(
            tuple(
                SimilarMatter(
                    id=matter,
                    number=by_key[matter][1],
                    title=by_key[matter][2],
                    organ_name=names.get(by_key[matter][4] or 0, ""),
                    deadline=by_key[matter][5],
                    likeness=score,
                    same_organ=same,
                )
                for score, same, matter in alike[:most]
            )
        )
    return tuple(found)


def _holding(pieces: Mapping[int, Iterable[str]]) -> Mapping[str, list[int]]:
    """The matters that hold each piece."""
    found: dict[str, list[int]] = defaultdict(list)
    for matter, own in pieces.items():
        for piece in own:
            found[piece].append(matter)
    return found
