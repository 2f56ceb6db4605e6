"""Opening 立项: a matter from an instruction, minutes, a task from above; or many from the commitments of a document."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Conflict, Invalid, NotAllowed, change
from taizhang.documents.service import document_by_id, mark_used
from taizhang.ledger.actions.plan_rows import insert_task
from taizhang.ledger.breakdown_check import Directory, cleaned, one_line, paragraphs, plan_errors
from taizhang.ledger.commitment_sources import commitment_sources
from taizhang.ledger.limits import Due, due, is_opened, matter_limit
from taizhang.ledger.matter_numbers import next_in_register
from taizhang.ledger.matter_records import CommitmentSource, MatterDraft, MatterOpening
from taizhang.ledger.models import Matter, MatterSource, MatterState
from taizhang.ledger.opening_checks import refuse_repeated
from taizhang.ledger.search import index_matter, index_task
from taizhang.organs.records import Access
from taizhang.organs.service import leaders, organs_by_id
from taizhang.storage import today

__all__ = ["open_from_commitments", "open_matter"]

URGENCIES = ("urgent", "normal", "difficult")


def open_matter(
    access: Access, draft: MatterDraft, *, despite_similar: bool = False, key: str | None = None
) -> Mapping[str, object]:
    """Open one matter and answer with its key and number.

    Raises NotAllowed; Invalid for what is missing or for an instruction 阅知, which is not opened; Conflict
    ``similar_open`` or ``open_orders`` where open matters or orders on the same subject were not said to be known
    (``despite_similar``).
    """
    _allowed(access, draft)
    draft = _checked(access, draft)
    with change("matter.open", stream=None, by=access, key=key, asked=[repr(draft), despite_similar]) as act:
        if act.repeated is not None:
            return act.repeated
        if not despite_similar:
            refuse_repeated(access, [(f"{draft.title}{draft.text}", draft.organ)])
        matter = _insert(act, draft)
        return act.answer({"matter": matter.pk, "number": matter.number})


def open_from_commitments(
    access: Access,
    openings: Sequence[MatterOpening],
    *,
    despite_similar: bool = False,
    key: str | None = None,
) -> Mapping[str, object]:
    """Open a matter for each of these confirmed commitments, all or none; answer with their keys and numbers.

    Where an opening carries a plan, its first task is made as a draft in the same act. Raises NotAllowed, NotFound for
    commitments that are not there, Conflict for one that is not confirmed or was opened before, ``similar_open`` and
    ``open_orders``.
    """
    if not access.may("matter.open"):
        raise NotAllowed(_("立项由督查室办理；如需立项，请与督查室联系。"))
    if not openings:
        raise Invalid(_("没有选择目标任务：请先勾选要立项的目标任务。"))
    asked = [[repr(one) for one in openings], despite_similar]
    sources = commitment_sources(access, [one.commitment for one in openings])
    also = {("document", source.document) for source in sources.values()}
    with change("matter.open", stream=None, by=access, key=key, asked=asked, also=also) as act:
        if act.repeated is not None:
            return act.repeated
        known = dict(
            Matter.objects.filter(commitment__in=sources)
            .exclude(state=MatterState.WITHDRAWN)
            .order_by("id")
            .values_list("commitment_id", "number")
        )
        if known:
            raise Conflict(
                _("有%(count)d条目标任务已经立项（%(numbers)s）：请刷新页面，去掉它们再提交。")
                % {"count": len(known), "numbers": "、".join(list(known.values())[:5])},
                code="already_open",
            )
        if not despite_similar:
            refuse_repeated(access, [(sources[one.commitment].text, one.organ) for one in openings])
        directory = Directory(organs=organs_by_id(), leaders=leaders())
        matters = []
        tasks = []
        for opening in openings:
            source = sources[opening.commitment]
            matter = _insert(act, _draft_of(opening, source))
            matters.append(matter)
            if opening.plan is not None:
                plan = cleaned(replace(opening.plan, deadline=opening.plan.deadline or matter.deadline))
                errors = plan_errors(plan, directory, today())
                if errors:
                    raise Invalid(f"{source.text[:20]}…：{''.join(errors)}")
                tasks.append(insert_task(act, matter, None, plan))
        for task in tasks:
            index_task(task)
        mark_used(act, sources)
        return act.answer(
            {
                "matters": [matter.pk for matter in matters],
                "numbers": [matter.number for matter in matters],
                "tasks": [task.pk for task in tasks],
            }
        )


def _allowed(access: Access, draft: MatterDraft) -> None:
    """The office opens any matter, a leader one from their own instruction."""
    own = draft.source == MatterSource.INSTRUCTION and draft.instructed_by == access.person
    if access.may("matter.open") or (own and access.may("matter.instruct")):
        return
    raise NotAllowed(_("立项由督查室办理；如需立项，请与督查室联系。"))


def _checked(access: Access, draft: MatterDraft) -> MatterDraft:
    """The draft with its texts tidied; raises Invalid with the fields that are wrong."""
    wrong: dict[str, str] = {}
    draft = replace(
        draft,
        title=one_line(draft.title),
        text=paragraphs(draft.text),
        theme=one_line(draft.theme),
        instructed_by_name=one_line(draft.instructed_by_name),
    )
    if not draft.title:
        wrong["title"] = _("请写明事项名称。")
    elif len(draft.title) > 300:
        wrong["title"] = _("事项名称最多300个字。")
    if not draft.text:
        wrong["text"] = _("请写明立项依据的原文。")
    if draft.source not in MatterSource.values or draft.source == MatterSource.COMMITMENT:
        wrong["source"] = _("请选择来源；文件里的目标任务请从文件立项。")
    if len(draft.theme) > 120:
        wrong["theme"] = _("主题最多120个字。")
    if draft.received_on > today():
        wrong["received_on"] = _("收到日期不能晚于今天。")
    if not 2000 <= draft.year <= 2100:
        wrong["year"] = _("请核对年度。")
    if draft.deadline is not None and draft.deadline < draft.received_on:
        wrong["deadline"] = _("办理时限不能早于收到日期。")
    if draft.organ is not None and draft.organ not in organs_by_id():
        wrong["organ"] = _("没有这个单位，请从名录中选择。")
    if draft.source == MatterSource.INSTRUCTION:
        wrong |= _instruction(draft)
    if draft.document is not None:
        document = document_by_id(access, draft.document)
        draft = replace(draft, internal=draft.internal or document.secrecy == "internal")
    if wrong:
        raise Invalid(
            _("有%(count)d处需要补正：%(first)s") % {"count": len(wrong), "first": next(iter(wrong.values()))},
            fields=wrong,
        )
    if draft.source != MatterSource.INSTRUCTION:
        draft = replace(draft, urgency="", instructed_by=None, instructed_by_name="")
    return draft


def _instruction(draft: MatterDraft) -> dict[str, str]:
    wrong: dict[str, str] = {}
    try:
        if not is_opened(draft.instruction_kind):
            raise Invalid(_("阅知、阅研类批示不立项：请转有关单位阅处。"), code="not_opened")
    except KeyError:
        wrong["instruction_kind"] = _("请选择批示类别。")
    if draft.urgency and draft.urgency not in URGENCIES:
        wrong["urgency"] = _("请选择紧急程度。")
    if draft.instructed_by is not None and draft.instructed_by not in leaders():
        wrong["instructed_by"] = _("批示人不在政府领导名单中，请重新选择。")
    if draft.instructed_by is None and not draft.instructed_by_name:
        wrong["instructed_by"] = _("请写明批示人。")
    return wrong


def _draft_of(opening: MatterOpening, source: CommitmentSource) -> MatterDraft:
    year = source.year or today().year
    return MatterDraft(
        title=one_line(opening.title or source.text)[:300],
        text=source.text,
        source=MatterSource.COMMITMENT.value,
        year=year,
        received_on=today(),
        theme=one_line(source.heading)[:120],
        organ=opening.organ,
        document=source.document,
        commitment=source.id,
        deadline=opening.deadline or source.deadline,
        internal=source.internal,
    )


def _insert(act: Act, draft: MatterDraft) -> Matter:
    limit = matter_limit(draft.source, draft.urgency)
    counted: Due | None = None if draft.deadline is not None else due(limit, draft.received_on, year=draft.year)
    deadline: date | None = draft.deadline if counted is None else counted.on
    sequence, number = next_in_register(draft.year)
    matter = act.create(
        Matter(
            number=number,
            sequence=sequence,
            title=draft.title,
            text=draft.text,
            source=draft.source,
            document_id=draft.document,
            commitment_id=draft.commitment,
            year=draft.year,
            theme=draft.theme,
            organ_id=draft.organ,
            instructed_by_id=draft.instructed_by,
            instructed_by_name=draft.instructed_by_name,
            received_on=draft.received_on,
            deadline=deadline,
            deadline_derivation=counted.derivation if counted else "",
            limit=limit if counted else "",
            urgency=draft.urgency,
            internal=draft.internal,
            opened_by_id=act.by.person,
            opened_at=act.at,
        )
    )
    index_matter(matter)
    return matter
