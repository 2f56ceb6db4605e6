"""What else is asked of an organ on the same subject: the parts above the ledger say so before a matter is opened.

政府督查工作条例 第十五条: 严禁重复督查、多头督查. The ledger knows its own open matters; an app above it names what it
knows in its ``AppConfig.ready``::

    heed_before_opening(orders_on_the_same_subject)      # (access, [(words, organ), …]) → for each, what stands open
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from taizhang.audit.service import Conflict
from taizhang.ledger.matter_similar import similar_to
from taizhang.organs.records import Access

OPEN_ORDERS = "open_orders"

SIMILAR_OPEN = "similar_open"

MOST_NAMED = 5
"""How many a sentence names; a program is told all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandsOpen:
    """Something that an organ has not finished yet, on the subject of what is about to be asked of it."""

    kind: str
    """``matter`` 督办事项 or ``order`` 督办单."""
    id: int
    number: str
    title: str
    due: date | None


Heed = Callable[[Access, Sequence[tuple[str, int | None]]], Sequence[tuple[StandsOpen, ...]]]
"""From pairs of words and organ to what stands open for each, in a fixed number of queries."""

_HEEDED: list[Heed] = []


def heed_before_opening(heed: Heed) -> None:
    """Have what ``heed`` names known before a matter on the same subject is opened."""
    _HEEDED.append(heed)


def refuse_repeated(access: Access, asked: Sequence[tuple[str, int | None]]) -> None:
    """Raise Conflict where open matters or orders are on the same subject as what is about to be opened.

    ``similar_open`` where matters are among them, ``open_orders`` where only orders are; its ``about`` names all.
    """
    similar = [
        tuple(
            StandsOpen(kind="matter", id=one.id, number=one.number, title=one.title, due=one.deadline) for one in some
        )
        for some in similar_to(access, asked)
    ]
    other = [heed(access, asked) for heed in _HEEDED]
    matters = list(dict.fromkeys(one for some in similar for one in some))
    orders = list(dict.fromkeys(one for heeded in other for some in heeded for one in some))
    if not matters and not orders:
        return
    said = []
    if matters:
        said.append(_("已有内容相近的在办事项：%(list)s。") % {"list": _named(matters)})
    if orders:
        said.append(_("有关单位有内容相近的督办单还没有办结：%(list)s。") % {"list": _named(orders)})
    said.append(_("请先核对是否重复督办；确需另行立项的，请确认后再提交。"))
    about = [
        {"kind": one.kind, "id": one.id, "number": one.number, "title": one.title, "due": one.due and str(one.due)}
        for one in (*matters, *orders)
    ]
    raise Conflict("".join(said), code=SIMILAR_OPEN if matters else OPEN_ORDERS, about=about)


def _named(found: Sequence[StandsOpen]) -> str:
    named = "、".join(f"{one.number}《{one.title}》" for one in found[:MOST_NAMED])
    if len(found) <= MOST_NAMED:
        return named
    return _("%(list)s等%(count)d件") % {"list": named, "count": len(found)}
