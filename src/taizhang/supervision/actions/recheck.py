"""抽查: drawing closed tasks at random, and what the second look found."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from taizhang.audit.service import Invalid, NotAllowed, NotFound, change, expect
from taizhang.ledger.service import closed_tasks, closing_checkers
from taizhang.organs.records import Access
from taizhang.storage import today
from taizhang.supervision.actions.asking import allowed, said
from taizhang.supervision.doors import visible_recheck_items
from taizhang.supervision.drawing import ALGORITHM, draw
from taizhang.supervision.models import Recheck, RecheckItem
from taizhang.supervision.numbering import next_in
from taizhang.supervision.tables import recheck_size

_SHORTEST_SEED = 6


def draw_recheck(
    access: Access, year: int, *, seed: str, seed_source: str, size: int | None = None, key: str | None = None
) -> dict[str, Any]:
    """Draw from the closed tasks of a year's ledger; ``size`` None takes the usual share.

    Every draw gets a number and stays: one that was repeated until it pleased would show.
    """
    allowed(access, "closing.check")
    given = said(seed, "seed", _("请填写随机种子。"))
    source = said(seed_source, "seed_source", _("请写明随机种子的来源，便于他人核验。"))
    if len(given) < _SHORTEST_SEED:
        message = _("随机种子至少6个字符，请用公开可查的数字，例如当日开奖号码或日封摘要。")
        raise Invalid(message, fields={"seed": message})
    if size is not None and size < 1:
        raise Invalid(_("抽取数量至少为1。"), fields={"size": _("抽取数量至少为1。")})
    asked = {"year": year, "seed": given, "seed_source": source, "size": size}
    with change("recheck.draw", stream=None, by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        tasks = {task.number: task for task in closed_tasks(access, year=year)}
        expect(bool(tasks), _("%(year)s年台账还没有已销号的任务，不能抽查。") % {"year": year})
        drawn = draw(given, tasks, size if size is not None else recheck_size(len(tasks)))
        day = today()
        sequence = next_in("recheck", day.year)
        made = act.create(
            Recheck(
                number=settings.TAIZHANG_RECHECK_NUMBER.format(year=day.year, number=sequence),
                year=day.year,
                sequence=sequence,
                ledger_year=year,
                seed=given,
                seed_source=source,
                algorithm=ALGORITHM,
                population=list(drawn.population),
                list_hash=drawn.list_hash,
                size=len(drawn.drawn),
                drawn=list(drawn.drawn),
                drawn_at=act.at,
                drawn_by_id=access.person,
            )
        )
        for position, number in enumerate(drawn.drawn, 1):
            task = tasks[number]
            act.create(RecheckItem(recheck=made, position=position, task_id=task.id, organ_id=task.lead))
        return act.answer({"recheck": made.pk, "number": made.number, "drawn": list(drawn.drawn)})


def record_recheck(access: Access, item_id: int, *, holds: bool, found: str, key: str | None = None) -> dict[str, Any]:
    """Record what the second look at one task found. Whoever checked its closing may not look again."""
    item = visible_recheck_items(access).filter(pk=item_id).first()
    if item is None:
        raise NotFound(_("没有找到这项抽查。"))
    allowed(access, "closing.check", item.organ_id)
    if access.person in closing_checkers(access, [item.task_id]).get(item.task_id, frozenset()):
        raise NotAllowed(_("销号时的核查人应当回避，请由其他人员复查。"), code="recused")
    text = said(found, "found", _("请写明复查情况。"))
    asked = {"item": item_id, "holds": holds, "found": text}
    with change("recheck.record", stream=("recheck", item.recheck_id), by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        row = act.lock(RecheckItem, item_id)
        expect(row.result == "pending", _("这项任务已经复查。"))
        result = "holds" if holds else "doubtful"
        act.update(row, result=result, found=text, checked_at=act.at, checked_by_id=access.person)
        return act.answer({"item": row.pk, "result": row.result})
