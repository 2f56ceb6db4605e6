"""Which organ could lead a task: from who answers for it by the text, organs named, last year's tasks, the heading.

A proposal with its reason; a person confirms. Where several are named, the first leads and the others support
(杭州《政府工作报告》任务分解通知: 列第一位的责任单位为牵头单位).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from taizhang.ledger.breakdown_records import LeadProposal
from taizhang.ledger.doors import visible_tasks
from taizhang.ledger.matter_similar import bigrams, likeness
from taizhang.ledger.models import Support
from taizhang.organs.records import Access, OrganRecord
from taizhang.organs.service import organs_by_id
from taizhang.storage import today

LIKE_LAST_YEAR = Decimal("0.50")
"""From this likeness on a task of last year is taken for the same work."""

_LEVEL = re.compile(r"^(?:[\u4e00-\u9fff]{2,8}?)?(?=[市区县旗]|街道)")
_PREFIX = re.compile(r"^[市区县旗州盟]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is known of a task for which a lead is looked for."""

    text: str
    heading: str = ""
    responsible: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Past:
    number: str
    title: str
    theme: str
    year: int
    lead: int
    leader: int | None
    supports: tuple[int, ...]
    pieces: frozenset[str]


def propose_leads(access: Access, year: int, asked: Sequence[Asked]) -> tuple[tuple[LeadProposal, ...], ...]:
    """Return for each the organs it could go to, the best first, at most four: three queries in all."""
    organs = {pk: organ for pk, organ in organs_by_id().items() if _exists(organ, today())}
    names = _names(organs.values())
    past = _past(access, year)
    by_theme: dict[str, Counter[int]] = defaultdict(Counter)
    for task in past:
        if task.theme:
            by_theme[task.theme][task.lead] += 1
    holding: dict[str, list[int]] = defaultdict(list)
    for index, task in enumerate(past):
        for piece in task.pieces:
            holding[piece].append(index)
    return tuple(_for_one(one, organs, names, past, holding, by_theme) for one in asked)


def _for_one(
    asked: Asked,
    organs: Mapping[int, OrganRecord],
    names: Sequence[tuple[str, int]],
    past: Sequence[_Past],
    holding: Mapping[str, Sequence[int]],
    by_theme: Mapping[str, Counter[int]],
) -> tuple[LeadProposal, ...]:
    found: dict[int, LeadProposal] = {}

    def add(organ: int, supports: Iterable[int], leader: int | None, rule: str, reason: str) -> None:
        if organ in organs and organ not in found:
            found[organ] = LeadProposal(
                organ=organ,
                organ_name=organs[organ].short_name,
                supports=tuple(one for one in supports if one in organs and one != organ),
                leader=leader,
                rule=rule,
                reason=reason,
            )

    last = _last_year(asked, past, holding)
    leader_of = {task.lead: task.leader for task, _score in last}
    answering = named_in(asked.responsible, names)
    if answering:
        first, *others = answering
        add(
            first,
            others,
            leader_of.get(first),
            "responsible",
            _("原文写明责任单位“%(text)s”") % {"text": asked.responsible[:40]},
        )
    mentioned = named_in(asked.text, names)
    if mentioned:
        first, *others = mentioned
        add(
            first, others, leader_of.get(first), "named", _("原文提到“%(organ)s”") % {"organ": organs[first].short_name}
        )
    for task, score in last[:2]:
        add(
            task.lead,
            task.supports,
            task.leader,
            "last_year",
            _("%(year)d年同类任务%(number)s《%(title)s》由其牵头（相似度%(score)s）")
            % {"year": task.year, "number": task.number, "title": task.title[:30], "score": score},
        )
    theme = by_theme.get(asked.heading)
    if theme:
        organ, count = theme.most_common(1)[0]
        add(
            organ,
            (),
            None,
            "theme",
            _("“%(theme)s”主题下已有%(count)d项任务由其牵头") % {"theme": asked.heading[:30], "count": count},
        )
    return tuple(found.values())[:4]


def named_in(text: str, names: Sequence[tuple[str, int]]) -> tuple[int, ...]:
    """Return the organs that a text names, in the order of the text; of overlapping names the longest counts."""
    places: dict[int, int] = {}
    taken = [False] * len(text)
    for name, organ in names:
        start = text.find(name)
        while start >= 0:
            if not any(taken[start : start + len(name)]):
                taken[start : start + len(name)] = [True] * len(name)
                places[organ] = min(places.get(organ, start), start)
            start = text.find(name, start + len(name))
    return tuple(sorted(places, key=places.__getitem__))


def _names(organs: Iterable[OrganRecord]) -> tuple[tuple[str, int], ...]:
    """Every name that an organ may go by, the longest first; names that two organs share are left out."""
    found: dict[str, set[int]] = defaultdict(set)
    for organ in organs:
        for name in (organ.name, organ.short_name):
            found[name].add(organ.id)
            bare = _PREFIX.sub("", _LEVEL.sub("", name))
            if len(bare) >= 3:
                found[bare].add(organ.id)
    single = [(name, next(iter(owners))) for name, owners in found.items() if len(owners) == 1 and len(name) >= 3]
    return tuple(sorted(single, key=lambda pair: (-len(pair[0]), pair[0])))


def organ_names_in_order() -> tuple[tuple[str, int], ...]:
    """Return the names of today's organs for ``named_in``, the longest first: one query."""
    return _names(organ for organ in organs_by_id().values() if _exists(organ, today()))


def _exists(organ: OrganRecord, day: date) -> bool:
    return organ.valid_to is None or organ.valid_to >= day


def _past(access: Access, year: int) -> tuple[_Past, ...]:
    """The assigned tasks of the year before and of this one."""
    rows = list(
        visible_tasks(access)
        .filter(year__in=(year - 1, year))
        .exclude(lead=None)
        .exclude(state="withdrawn")
        .order_by("-year", "id")
        .values_list("id", "number", "title", "detail", "theme", "year", "lead_id", "leader_id")
    )
    supports: dict[int, list[int]] = defaultdict(list)
    for task, organ in (
        Support.objects.filter(task__in=[row[0] for row in rows])
        .order_by("position")
        .values_list("task_id", "organ_id")
    ):
        supports[task].append(organ)
    return tuple(
        _Past(
            number=number,
            title=title,
            theme=theme,
            year=of,
            lead=lead,
            leader=leader,
            supports=tuple(supports[pk]),
            pieces=bigrams(title),
        )
        for pk, number, title, _detail, theme, of, lead, leader in rows
        if lead is not None
    )


def _last_year(
    asked: Asked, past: Sequence[_Past], holding: Mapping[str, Sequence[int]]
) -> list[tuple[_Past, Decimal]]:
    own = bigrams(asked.text)
    common = Counter(index for piece in own for index in holding.get(piece, ()))
    alike = [(past[index], likeness(own, past[index].pieces)) for index, _count in common.most_common(20)]
    return sorted((pair for pair in alike if pair[1] >= LIKE_LAST_YEAR), key=lambda pair: -pair[1])
