"""Add evidence 佐证 to a report while it is the organ's own: a file, a link or an observation; and take it away again."""

from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Conflict, Invalid, NotAllowed, NotFound, Plain, change, told_before
from taizhang.ledger.actions.draft_progress import EDITABLE
from taizhang.ledger.doors import visible_evidence, visible_progress
from taizhang.ledger.models import Closing, Evidence, Progress, Task
from taizhang.ledger.reporting.evidence_files import inspected, safe_name
from taizhang.ledger.reporting.records import Upload
from taizhang.ledger.reporting.tables import evidence_rules
from taizhang.ledger.reporting.values import observation_of_task
from taizhang.organs.records import Access
from taizhang.storage import BlobStore


def add_evidence(
    access: Access,
    progress_id: int,
    *,
    upload: Upload | None = None,
    link: str = "",
    observation: int | None = None,
    title: str = "",
    sensitive: bool = False,
    key: str | None = None,
) -> dict[str, Plain]:
    """Add one piece of evidence to a report: exactly one of ``upload``, ``link`` and ``observation``.

    A file is looked through and written to the disk before the row that names it. Answers with the key of the evidence.
    """
    seen = visible_progress(access).filter(pk=progress_id).first()
    if seen is None:
        raise NotFound(_("没有找到这份报告。"))
    if not access.may("progress.report", seen.organ_id):
        raise NotAllowed(_("佐证由填报单位上传，您没有这项权限。"))
    if (upload is not None) + bool(link) + (observation is not None) != 1:
        raise Invalid(_("请选择一个文件、一个网址或一个观测值作为佐证。"))
    if observation is not None:
        observation_of_task(access, seen.task_id, observation)
    piece = stored(upload) if upload is not None else _linked(link) if link else Evidence(observation_id=observation)
    piece.title = (title or (upload.title if upload else "") or piece.filename or link or _("指标观测值")).strip()[:200]
    piece.sensitive = sensitive or (upload is not None and upload.sensitive)
    asked = {
        "progress": progress_id,
        "sha256": piece.sha256,
        "link": piece.link,
        "observation": observation,
        "title": piece.title,
    }
    with change("evidence.add", stream=("task", seen.task_id), by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        report = _own_report(act, seen)
        pieces = Evidence.objects.filter(progress=report)
        if pieces.count() >= evidence_rules().most:
            raise Conflict(
                _("一份报告最多附%(most)d件佐证，请合并后再传。") % {"most": evidence_rules().most}, code="too_many"
            )
        same = {"sha256": piece.sha256, "link": piece.link, "observation": piece.observation_id}
        if pieces.filter(**same).exists():
            raise Conflict(_("这份佐证已经附在本报告上。"), code="already_there")
        made = _add(act, piece, task_id=report.task_id, progress=report)
        return act.answer({"evidence": made.pk, "progress": report.pk, "sha256": made.sha256})


def stored(upload: Upload) -> Evidence:
    """Return the row of a file, not saved yet, once its bytes are on the disk; raises Invalid for what is not taken."""
    name = safe_name(upload.filename)
    media = inspected(upload.data, name)
    blob = BlobStore().put_bytes(upload.data)
    return Evidence(sha256=blob.sha256, size=blob.size, filename=name, media=media, title=(upload.title or name)[:200])


def _linked(link: str) -> Evidence:
    parts = urlsplit(link.strip())
    if parts.scheme not in ("http", "https") or not parts.netloc or len(link) > 500:
        message = _("网址应以http://或https://开头，且不超过500字。")
        raise Invalid(message, fields={"link": message})
    return Evidence(link=link.strip())


def _add(
    act: Act, piece: Evidence, *, task_id: int, progress: Progress | None = None, closing: Closing | None = None
) -> Evidence:
    piece.task_id = task_id
    piece.progress, piece.closing = progress, closing
    piece.added_by_id = act.by.person
    piece.added_at = act.at
    return act.create(piece)


def attach_to_closing(act: Act, closing: Closing, pieces: list[Evidence]) -> None:
    """Add stored pieces to a closing, inside its own command."""
    for piece in pieces:
        _add(act, piece, task_id=closing.task_id, closing=closing)


def remove_evidence(access: Access, evidence_id: int, *, key: str | None = None) -> dict[str, Plain]:
    """Take a piece of evidence from a report that is not handed in; the history keeps what it was, the store its
    bytes."""
    seen = visible_evidence(access).filter(pk=evidence_id).select_related("progress").first()
    asked = {"evidence": evidence_id}
    if seen is None:
        told = told_before("evidence.remove", by=access, key=key, asked=asked)
        if told is not None:
            return told
        raise NotFound(_("没有找到这份佐证。"))
    if seen.progress is None:
        raise Conflict(_("销号申请所附的佐证不能删除。"), code="wrong_state")
    if not access.may("progress.report", seen.progress.organ_id):
        raise NotAllowed(_("佐证由填报单位管理，您没有这项权限。"))
    with change("evidence.remove", stream=("task", seen.task_id), by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        report = _own_report(act, seen.progress)
        act.delete(act.lock(Evidence, evidence_id))
        return act.answer({"evidence": evidence_id, "progress": report.pk})


def _own_report(act: Act, seen: Progress) -> Progress:
    act.lock(Task, seen.task_id)
    report = act.lock(Progress, seen.pk)
    if report.state not in EDITABLE:
        raise Conflict(
            _("报告已经报送（%(state)s），佐证不能再改；需要补充请联系审签人或督查室退回。")
            % {"state": report.get_state_display()},
            code="wrong_state",
        )
    return report
