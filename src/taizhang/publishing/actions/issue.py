"""印发通报: checking its text, laying it before a leader, approving it, issuing it."""

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Conflict, NotAllowed, change, expect, latest_seal, told_before
from taizhang.ledger.service import never_public
from taizhang.organs.records import Access
from taizhang.publishing.actions.asking import allowed, said, seen
from taizhang.publishing.blocks import kept
from taizhang.publishing.checked import blocks_issue, findings, text_hash
from taizhang.publishing.composing import NAMELESS, compose, issuer_now
from taizhang.publishing.doors import tasks_named
from taizhang.publishing.models import Bulletin
from taizhang.publishing.official import docx_of
from taizhang.publishing.workbooks import xlsx_of
from taizhang.storage import BlobStore
from taizhang.supervision.service import next_in


def _expect_public(row: Bulletin) -> None:
    """Raise Conflict where a bulletin names what is internal: such a one is for the offices alone."""
    expect(
        never_public(tasks_named(row.snapshot["behind"])) == frozenset(),
        _("滞后任务表里有出自内部事项或内部文件的任务，这份通报只能在内部印发，不能公开。"),
        code="internal",
    )


def check_bulletin(access: Access, bulletin_id: int, *, key: str | None = None) -> dict[str, Any]:
    """Run the checker over the text of a draft and keep what it finds."""
    seen(access, bulletin_id)
    allowed(access, "bulletin.draft")
    asked = {"bulletin": bulletin_id}
    with change("bulletin.check", stream=("bulletin", bulletin_id), by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        row = act.lock(Bulletin, bulletin_id)
        expect(row.state == "draft", _("这份通报已经送审或印发。"))
        found = _checked(act, row)
        return act.answer({"bulletin": row.pk, "findings": len(found), "contradicted": blocks_issue(found)})


def _checked(act: Act, row: Bulletin) -> list[dict[str, Any]]:
    act.update(row, issuer=issuer_now(row.issuer))
    composed = compose(row)
    found = findings(composed, year=row.ledger_year)
    act.update(row, findings=found, checked_text=text_hash(composed))
    return found


def _expect_named(issuer: str) -> None:
    """Raise Conflict where nobody has said whose government it is: the head would name none."""
    expect(
        issuer != NAMELESS,
        _(
            "还没有设置本级政府的名称，文头会印成“人民政府办公室”，所以不能送审和印发。"
            "请系统管理员设置 TAIZHANG_GOVERNMENT（例如云溪区人民政府），重新启动以后再办。"
        ),
        code="no_government",
    )


def _expect_clean(found: list[dict[str, Any]]) -> None:
    expect(
        not blocks_issue(found),
        _("核对发现%(count)s处数字互相矛盾，改正后才能送审和印发。")
        % {"count": sum(1 for one in found if one["verdict"] == "contradicts")},
        code="contradicts",
    )


def submit_bulletin(access: Access, bulletin_id: int, *, key: str | None = None) -> dict[str, Any]:
    """Lay a draft before a leader. Its text is checked; a contradiction keeps it back (and what was found is kept)."""
    asked = {"bulletin": bulletin_id}
    try:
        answer = check_bulletin(access, bulletin_id)
    except Conflict:
        told = told_before("bulletin.submit", by=access, key=key, asked=asked)
        if told is not None:
            return told
        raise
    with change("bulletin.submit", stream=("bulletin", bulletin_id), by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        row = act.lock(Bulletin, bulletin_id)
        expect(row.state == "draft", _("这份通报已经送审或印发。"))
        expect(row.checked_text == text_hash(compose(row)), _("正文刚刚改过，请重新送审。"))
        _expect_named(row.issuer)
        _expect_clean(list(row.findings))
        act.update(row, state="submitted", submitted_at=act.at, remark="")
        return act.answer({"bulletin": row.pk, "state": row.state, "findings": answer["findings"]})


def approve_bulletin(
    access: Access, bulletin_id: int, *, agreed: bool, remark: str = "", key: str | None = None
) -> dict[str, Any]:
    """Approve a bulletin, or send it back with a reason. Whoever drafted it may not approve it."""
    found = seen(access, bulletin_id)
    allowed(access, "bulletin.approve")
    if access.person is None or access.person == found.drafted_by_id:
        raise NotAllowed(_("起草人不能审批自己起草的通报。"), code="recused")
    text = remark.strip() if agreed else said(remark, "remark", _("请写明退回的理由。"))
    asked = {"bulletin": bulletin_id, "agreed": agreed, "remark": text}
    action = "bulletin.approve" if agreed else "bulletin.return"
    with change(action, stream=("bulletin", bulletin_id), by=access, key=key, asked=asked, reason=text) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        row = act.lock(Bulletin, bulletin_id)
        expect(row.state == "submitted", _("这份通报不在待审批状态。"))
        if agreed:
            act.update(row, state="approved", approved_by_id=access.person, approved_at=act.at, remark=text)
        else:
            act.update(row, state="draft", remark=text)
        return act.answer({"bulletin": row.pk, "state": row.state})


def issue_bulletin(access: Access, bulletin_id: int, *, public: bool = False, key: str | None = None) -> dict[str, Any]:
    """Number and issue an approved bulletin; from then on nothing of it changes. ``public`` publishes it for everyone.

    The text is checked once more with the words of the day. The files are stored as issued. ``public`` is refused for
    one that names a task of an internal matter or document.
    """
    seen(access, bulletin_id)
    allowed(access, "bulletin.issue")
    if public:
        allowed(access, "publish.decide")
    asked = {"bulletin": bulletin_id, "public": public}
    with change("bulletin.issue", stream=("bulletin", bulletin_id), by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        row = act.lock(Bulletin, bulletin_id)
        expect(row.state == "approved", _("这份通报还没有经领导批准，不能印发。"))
        issuer = issuer_now(row.issuer)
        _expect_named(issuer)
        if public:
            _expect_public(row)
        act.update(row, issuer=issuer)
        found = findings(compose(row), year=row.ledger_year)
        _expect_clean(found)
        year = timezone.localtime(act.at).year
        sequence = next_in("bulletin", year)
        seal = latest_seal()
        act.update(
            row,
            state="issued",
            year=year,
            sequence=sequence,
            number=settings.TAIZHANG_BULLETIN_NUMBER.format(year=year, number=sequence),
            issued_by_id=access.person,
            issued_at=act.at,
            public=public,
            seal_day=None if seal is None else seal.day,
            seal_digest="" if seal is None else seal.digest,
            findings=found,
        )
        composed = compose(row)
        store = BlobStore()
        # The bytes are on the disk before the row that names them is committed.
        act.update(
            row,
            composed=kept(composed),
            checked_text=text_hash(composed),
            docx=store.put_bytes(docx_of(composed, at=act.at)).sha256,
            xlsx=store.put_bytes(xlsx_of(composed, row.snapshot, at=act.at)).sha256,
        )
        return act.answer({"bulletin": row.pk, "number": row.number})


def publish_bulletin(access: Access, bulletin_id: int, *, public: bool, key: str | None = None) -> dict[str, Any]:
    """Publish an issued bulletin for everyone, or take it off the public pages. Nothing in it changes.

    One that names a task of an internal matter or document is never published: Conflict.
    """
    seen(access, bulletin_id)
    allowed(access, "publish.decide")
    asked = {"bulletin": bulletin_id, "public": public}
    with change("publish.decide", stream=("bulletin", bulletin_id), by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        row = act.lock(Bulletin, bulletin_id)
        expect(row.state == "issued", _("只有已印发的通报才能公开。"))
        if public:
            _expect_public(row)
        act.update(row, public=public)
        return act.answer({"bulletin": row.pk, "public": row.public})
