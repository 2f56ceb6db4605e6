"""复核申请: contesting a conclusion, taking the request back, deciding it (《政府督查工作条例》第十七条)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Invalid, NotAllowed, NotFound, change, expect
from taizhang.ledger.service import conclusions
from taizhang.organs.records import Access
from taizhang.storage import today
from taizhang.supervision.actions.asking import allowed, said
from taizhang.supervision.doors import visible_reviews, visible_sheets
from taizhang.supervision.models import ReviewRequest, ScoreLine, ScoreSheet
from taizhang.supervision.schemes import schemes
from taizhang.supervision.scoring import total_of
from taizhang.supervision.tables import review_due

_EVER = date(2000, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contested:
    """A conclusion of any kind, as far as a review needs it."""

    organ: int
    task: int | None
    on: date
    by: int | None
    title: str


def _contested(access: Access, kind: str, key: int) -> _Contested:
    """The conclusion; raises NotFound where it is not there for this person."""
    if kind == "score":
        sheet = visible_sheets(access).filter(pk=key, state="frozen").first()
        if sheet is not None and sheet.frozen_at is not None:
            day = timezone.localtime(sheet.frozen_at).date()
            title = _("%(year)s年度考核得分%(total)s") % {"year": sheet.year, "total": sheet.total}
            return _Contested(organ=sheet.organ_id, task=None, on=day, by=sheet.frozen_by_id, title=title)
    elif kind in {"progress", "closing", "override"}:
        for one in conclusions(access, since=_EVER, kind=kind, only=key):  # type: ignore[arg-type]
            title = f"{one.number} {one.title}"[:300]
            return _Contested(organ=one.organ, task=one.task, on=one.on, by=one.by, title=title)
    raise NotFound(_("没有找到可以申请复核的结论。"))


def request_review(
    access: Access, kind: str, conclusion: int, *, reason: str, key: str | None = None
) -> dict[str, Any]:
    """Contest a conclusion within its limit. Raises NotFound, NotAllowed, Invalid, Conflict."""
    one = _contested(access, kind, conclusion)
    allowed(access, "score.appeal" if kind == "score" else "review.request", one.organ)
    text = said(reason, "reason", _("请写明申请复核的理由和依据。"))
    asked = {"kind": kind, "conclusion": conclusion, "reason": text}
    stream = None if one.task is None else ("task", one.task)
    with change("review.request", stream=stream, by=access, key=key, asked=asked, reason=text) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        day = today()
        until, decided = review_due(one.on, day)
        expect(
            day <= until.on,
            _("申请复核的期限%(day)s已过，不能再申请。") % {"day": until.on.isoformat()},
            code="limit_passed",
        )
        again = ReviewRequest.objects.filter(kind=kind, conclusion=conclusion).exclude(state="withdrawn").exists()
        expect(not again, _("这项结论已经申请过复核。"))
        made = act.create(
            ReviewRequest(
                kind=kind,
                conclusion=conclusion,
                task_id=one.task,
                organ_id=one.organ,
                title=one.title,
                concluded_on=one.on,
                concluded_by_id=one.by,
                request_due=until.on,
                reason=text,
                requested_by_id=access.person,
                requested_at=act.at,
                decide_due=decided.on,
                derivation=f"{until.derivation}\n{decided.derivation}",
            )
        )
        return act.answer({"review": made.pk})


def withdraw_review(access: Access, review_id: int, *, key: str | None = None) -> dict[str, Any]:
    """Take a request back before it is decided."""
    found = _seen(access, review_id)
    allowed(access, "score.appeal" if found.kind == "score" else "review.request", found.organ_id)
    asked = {"review": review_id}
    with change("review.withdraw", stream=("review", review_id), by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        row = act.lock(ReviewRequest, review_id)
        expect(row.state == "requested", _("这项申请已经办结，不能撤回。"))
        act.update(row, state="withdrawn", decided_at=act.at)
        return act.answer({"review": row.pk, "state": row.state})


def decide_review(
    access: Access,
    review_id: int,
    *,
    changed: bool,
    decision: str,
    correction: Decimal | None = None,
    key: str | None = None,
) -> dict[str, Any]:
    """Uphold or change a conclusion. Whoever made it, or asked for the review, may not decide.

    ``correction``: for a score that is changed, the points given or taken; they become a line of the sheet.
    Raises NotFound, NotAllowed (``recused``), Invalid, Conflict.
    """
    found = _seen(access, review_id)
    allowed(access, "review.decide", found.organ_id)
    if access.person is None or access.person in {found.concluded_by_id, found.requested_by_id}:
        raise NotAllowed(_("作出原结论的人员应当回避，请由其他人员办理复核。"), code="recused")
    text = said(decision, "decision", _("请写明复核意见和理由。"))
    if (correction is not None) != (changed and found.kind == "score"):
        message = _("变更考核得分时请填写更正的分数，其他情形不填。")
        raise Invalid(message, fields={"correction": message})
    asked = {"review": review_id, "changed": changed, "decision": text, "correction": correction}
    with change("review.decide", stream=("review", review_id), by=access, key=key, asked=asked, reason=text) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        row = act.lock(ReviewRequest, review_id)
        expect(row.state == "requested", _("这项申请已经办结。"))
        act.update(
            row,
            state="changed" if changed else "upheld",
            decision=text,
            decided_at=act.at,
            decided_by_id=access.person,
            correction=correction,
        )
        if correction is not None:
            _correct(act, row, correction)
        return act.answer({"review": row.pk, "state": row.state})


def _correct(act: Act, review: ReviewRequest, points: Decimal) -> None:
    """Add the correction to the frozen sheet: what was there stays, the total follows."""
    sheet = act.lock(ScoreSheet, review.conclusion)
    lines = list(ScoreLine.objects.filter(sheet=sheet).order_by("position"))
    act.create(
        ScoreLine(
            sheet=sheet,
            position=max((line.position for line in lines), default=0) + 1,
            kind="correction",
            code="review",
            words="复核更正",
            words_en="correction by review",
            points=points,
            derivation=review.decision,
            derivation_en=review.decision,
            sources=[["review", review.pk]],
        )
    )
    total = total_of([*(line.points for line in lines), points], schemes()[sheet.scheme])
    act.update(sheet, total=total)


def _seen(access: Access, review_id: int) -> ReviewRequest:
    found = visible_reviews(access).filter(pk=review_id).first()
    if found is None:
        raise NotFound(_("没有找到这项复核申请。"))
    return found
